"""A page drawn with what was found on it, for a person who checks how it was read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from extract.pdf.layout.pages import LaidPage
from extract.pdf.letters.page import Box

if TYPE_CHECKING:
    from PIL.Image import Image

_CELL, _LINE, _HEAD = (0, 90, 200), (210, 90, 0), (130, 130, 130)
_REST, _HIDDEN, _STRUCK = (0, 140, 60), (200, 0, 120), (220, 0, 0)


def drawn(picture: Image, page: LaidPage, heads: Iterable[Box] = (), rests: Iterable[Box] = ()) -> Image:
    """The picture of a page with its cells (blue), its lines (orange), and what is no part of its text (grey).

    Cells that go on with the row of the page before (``rests``) are green, text that nobody sees is purple, struck text
    has a red line through it. In the upper left corner stands what read the page.
    """
    from PIL import ImageDraw

    image = picture.convert("RGB")
    scale = image.width / page.width
    pen = ImageDraw.Draw(image)

    def frame(box: Box, colour: tuple[int, int, int], width: int, grow: float = 0) -> None:
        x0, top, x1, bottom = box
        sides = (x0 - grow) * scale, (top - grow) * scale, (x1 + grow) * scale, (bottom + grow) * scale
        pen.rectangle(sides, outline=colour, width=width)

    for table in page.tables:
        for row in table.rows:
            for cell in row:
                frame(cell.box, _CELL, 3)
    for line in page.lines:
        frame((line.x0, line.top, line.x1, line.bottom), _LINE, 1, grow=1)
    for box in heads:
        frame(box, _HEAD, 2, grow=1)
    for box in rests:
        frame(box, _REST, 5)
    for box in page.hidden_at:
        frame(box, _HIDDEN, 2)
    for x0, top, x1, bottom in page.struck_at:
        middle = (top + bottom) / 2 * scale
        pen.line((x0 * scale, middle, x1 * scale, middle), fill=_STRUCK, width=3)
    pen.text((4, 4), f"page {page.number}, read by {page.read_by}", fill=_LINE)
    return image
