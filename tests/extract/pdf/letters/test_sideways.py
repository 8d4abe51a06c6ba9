"""Pages that were drawn sideways without saying so, as programs print tables across."""

from __future__ import annotations

import pytest

import pdf_files
from extract.pdf.letters.read_by_pdfium import LEFT, RIGHT
from extract.pdf.open_document import Document
from extract.pdf.read_pdf import read_pdf

ROWS = [("1", "first", "20,000", "-"), ("2", "second", "1,250,000", "500")]
WIDTH, HEIGHT = 800, 600
TURNS = {RIGHT: f"0 1 -1 0 {HEIGHT} 0 cm", LEFT: f"0 -1 1 0 0 {WIDTH} cm", 0: ""}


def page(turn: int, *, upright: str = "") -> bytes:
    """A page with a table of two rows, drawn so that it must be turned."""
    lines = [f"{x} {y} m {x} 500 l S" for x in (50, 100, 250, 400, 550) for y in (400,)] + [
        f"50 {y} m 550 {y} l S" for y in (400, 450, 500)
    ]
    cells = [
        pdf_files.text(cell, x=x + 5, y=480 - 50 * row)
        for row, texts in enumerate(ROWS)
        for x, cell in zip((50, 100, 250, 400), texts, strict=True)
    ]
    drawn = pdf_files.content(upright, "q", TURNS[turn], *lines, *cells, pdf_files.text("below", x=50, y=300), "Q")
    return pdf_files.pdf([drawn], size=(HEIGHT, WIDTH) if turn else (WIDTH, HEIGHT))


@pytest.mark.parametrize("turn", TURNS)
def test_a_page_drawn_sideways_is_read_as_one_that_is_not(turn: int) -> None:
    source = read_pdf(page(turn), "a.pdf")
    assert list(source.lines)[:4] == [
        "<table>",
        "<tr><td>1</td><td>first</td><td>20,000</td><td>-</td></tr>",
        "<tr><td>2</td><td>second</td><td>1,250,000</td><td>500</td></tr>",
        "</table>",
    ]
    assert "below" in source.lines


def test_a_number_beside_the_table_that_stands_upright_turns_no_page_back() -> None:
    source = read_pdf(page(RIGHT, upright=pdf_files.text("7", x=300, y=20)), "a.pdf")
    assert "<tr><td>1</td><td>first</td><td>20,000</td><td>-</td></tr>" in source.lines


def test_one_word_along_the_side_turns_no_page() -> None:
    side = f"q 0 1 -1 0 {WIDTH} 0 cm {pdf_files.text('side', x=100, y=10)} Q"
    source = read_pdf(page(0, upright=side), "a.pdf")
    assert "<tr><td>1</td><td>first</td><td>20,000</td><td>-</td></tr>" in source.lines


def test_the_other_library_reads_the_page_as_it_was_turned() -> None:
    with Document(page(LEFT)) as document:
        fast = document.page(1)
        careful = document.by_the_other(1)
    assert careful is not None
    assert (careful.width, careful.height) == (fast.width, fast.height) == (WIDTH, HEIGHT)
    assert "".join(glyph.text for glyph in careful.glyphs).replace(" ", "") == "".join(
        glyph.text for glyph in fast.glyphs
    ).replace(" ", "")
