"""Captions of tables that stand side by side on a page, and lines that go over all of them."""

from __future__ import annotations

import pytest

from extract.pdf.layout.captions import captions_apart
from extract.pdf.layout.pages import LaidPage, Paragraph, blocks
from extract.pdf.layout.pieces.lines import PrintedLine, lines_of
from extract.pdf.layout.pieces.tables import PageTable
from extract.pdf.layout.pitch import Pitch
from extract.pdf.letters.page import Box, Glyph

SIZE, WIDE = 10.0, 5.0
LEFT, RIGHT = (40.0, 160.0, 300.0, 250.0), (340.0, 160.0, 600.0, 280.0)


def drawn(text: str, x: float, bottom: float) -> list[Glyph]:
    return [
        Glyph(sign, x + WIDE * at, x + WIDE * (at + 1), bottom - SIZE, bottom, SIZE) for at, sign in enumerate(text)
    ]


def order(*glyphs: list[Glyph], tables: tuple[Box, ...] = (LEFT, RIGHT)) -> list[str]:
    """The texts and the tables of a page from top to bottom; a table by where it begins."""
    lines: list[PrintedLine] = lines_of([one for some in glyphs for one in some], columns=True)
    page = LaidPage(1, 640, 400, captions_apart(lines, tables), [PageTable(box, (), ()) for box in tables])
    found = blocks(page, 600, Pitch(None, tells=False))
    return [one.text if isinstance(one, Paragraph) else str(one[1].box[0]) for one in found]


ONE, TWO = "มิติที่ 1 การสร้างวัฒนธรรม", "มิติที่ 2 การบริหาร"


def test_each_table_has_the_caption_that_stands_above_it() -> None:
    """The second one's projects were of the first one's dimension."""
    found = order(drawn("แผนปฏิบัติการ", 260, 40), drawn(ONE, 42, 140), drawn(TWO, 342, 140))
    assert found == ["แผนปฏิบัติการ", ONE, "40.0", TWO, "340.0"]


def test_two_captions_each() -> None:
    found = order(
        drawn(ONE, 42, 120), drawn(TWO, 342, 120), drawn("ภารกิจที่ 1.1", 42, 140), drawn("ภารกิจที่ 2.1", 342, 140)
    )
    assert found == [ONE, "ภารกิจที่ 1.1", "40.0", TWO, "ภารกิจที่ 2.1", "340.0"]


@pytest.mark.parametrize(
    "line",
    [
        drawn("งบประมาณตามมิติทั้งสองของแผนปฏิบัติการ", 200, 140),  # across
        [*drawn(ONE, 42, 140), *drawn(TWO, 200, 140)],  # both above the first
        [*drawn(ONE, 42, 90), *drawn(TWO, 342, 90)],  # far above
    ],
    ids=["across", "beside", "far"],
)
def test_what_is_no_caption_of_each_stays_above_both(line: list[Glyph]) -> None:
    assert order(line)[1:] == ["40.0", "340.0"]


def test_a_caption_above_a_line_that_goes_over_both_stays() -> None:
    found = order(drawn(ONE, 42, 120), drawn(TWO, 342, 120), drawn("บาท" * 12, 240, 140))
    assert found[2:] == ["40.0", "340.0"]


def test_tables_below_each_other_have_their_lines_as_they_stand() -> None:
    lower = (340.0, 300.0, 600.0, 380.0)
    found = order(drawn(ONE, 42, 140), drawn(TWO, 342, 140), tables=(LEFT, lower))
    assert found[1:] == ["40.0", "340.0"]
