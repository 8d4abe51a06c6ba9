"""A page drawn for a person: what was left out, struck or joined stands there in a colour of its own."""

from __future__ import annotations

import pytest

import pdf_files
from extract.pdf.read_pdf import draw_page

CELL, HEAD, REST, HIDDEN, STRUCK = (0, 90, 200), (130, 130, 130), (0, 140, 60), (200, 0, 120), (220, 0, 0)
NUMBER = pdf_files.text("20,000", x=60, y=600)


def colours(data: bytes, page: int = 1) -> set[object]:
    image = draw_page(data, page)
    return {colour for _, colour in image.getcolors(maxcolors=1 << 24) or ()}


def one_page(*operators: str) -> bytes:
    return pdf_files.pdf([pdf_files.content(pdf_files.text("Budget for the year 2566", y=700), *operators)])


@pytest.mark.parametrize("before", ["3 Tr", "1 1 1 rg"])
def test_hidden_text_is_framed(before: str) -> None:
    hidden = f"q {before} {pdf_files.text('9', x=50, y=600)} Q"
    assert HIDDEN in colours(one_page(hidden, NUMBER))


def test_struck_text_has_its_line() -> None:
    found = colours(one_page(NUMBER, "60 604 m 98 604 l S"))
    assert STRUCK in found
    assert HIDDEN not in found


def test_a_page_without_any_shows_neither() -> None:
    assert not colours(one_page(NUMBER)) & {HIDDEN, STRUCK, REST, CELL}


def test_the_corner_says_what_read_the_page() -> None:
    """A page that is shown turned is read by the other library."""
    upright = one_page(NUMBER)
    at = upright.rindex(b"/Type /Page /Parent")
    turned = upright[:at] + b"/Rotate 180 " + upright[at:]
    corners = [draw_page(data, 1).crop((0, 0, 300, 24)) for data in (upright, turned)]
    assert all(corner.getbbox() for corner in corners)
    assert corners[0].tobytes() != corners[1].tobytes()


def table(*rows: tuple[str, str, str], last: bool) -> bytes:
    """A page with a table that begins at its top and, unless it is the last, ends at its bottom."""
    end = 400 if last else 60
    levels = [740 - (740 - end) * n / len(rows) for n in range(len(rows) + 1)]
    lines = [f"{x} {end} m {x} 740 l S" for x in (50, 150, 350, 500)]
    lines += [f"50 {y:.1f} m 500 {y:.1f} l S" for y in levels]
    cells = [
        pdf_files.text(cell, x=x + 5, y=level - 15)
        for texts, level in zip(rows, levels, strict=False)
        for x, cell in zip((50, 150, 350), texts, strict=True)
        if cell
    ]
    return pdf_files.content(*lines, *cells)


HEADER = ("no", "title", "sum")


def test_the_rest_of_a_row_and_the_head_once_more_are_told_apart() -> None:
    first = table(HEADER, ("1", "first", "1,250"), last=False)
    torn = pdf_files.pdf([first, table(HEADER, ("", "", ",000"), ("2", "second", "500"), last=True)])
    whole = pdf_files.pdf([first, table(HEADER, ("2", "second", "500"), ("3", "third", "-"), last=True)])
    assert {CELL, HEAD, REST} <= colours(torn, 2)
    assert {CELL, HEAD} <= colours(whole, 2)
    assert REST not in colours(whole, 2)
    assert REST not in colours(torn, 1)
