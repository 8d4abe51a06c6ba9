"""Paper that is nearly empty is white before Tesseract sees it: its specks alone would be letters for minutes."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

from extract.pdf.scan.paper import around_ink

SIZE = (1200, 900)


def paper(lines: int) -> Image.Image:
    """Grey, speckled paper with so many lines of ink."""
    specks = np.random.default_rng(1).integers(225, 245, SIZE[::-1], dtype=np.uint8)
    page = Image.fromarray(specks)
    draw = ImageDraw.Draw(page)
    for line in range(lines):
        draw.rectangle((100, 60 + 40 * line, 1100, 80 + 40 * line), fill=30)
    return page


def test_paper_far_from_a_single_mark_is_white_and_around_it_as_it_was() -> None:
    page = paper(0)
    ImageDraw.Draw(page).rectangle((500, 400, 506, 406), fill=20)
    before = np.asarray(page)
    white = np.asarray(around_ink(page, before < 140))
    assert (white[:300] == 255).all()
    assert (white[:, 700:] == 255).all()
    assert (white[390:420, 490:520] == before[390:420, 490:520]).all()


def test_a_page_of_text_stays_as_it_is() -> None:
    page = paper(20)
    assert around_ink(page, np.asarray(page) < 140) is page


def test_a_mark_at_the_edge_of_a_page_whose_sides_no_square_divides() -> None:
    page = paper(0)
    ImageDraw.Draw(page).rectangle((SIZE[0] - 5, SIZE[1] - 5, *SIZE), fill=20)
    white = np.asarray(around_ink(page, np.asarray(page) < 140))
    assert white.shape == SIZE[::-1]
    assert white[-1, -1] == 20
    assert white[0, 0] == 255
