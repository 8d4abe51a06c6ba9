"""A head that stands alone at the end of a page, above the page with its rows."""

from __future__ import annotations

import pytest

from extract.pdf.layout.pieces.tables import PageCell, PageTable
from extract.pdf.layout.unruled.lone_heads import head_at_end, lacks_head
from extract.pdf.letters.page import Glyph

SIDES = (0.0, 100.0, 300.0, 380.0, 460.0)
HEIGHT = 800.0
ROWS = (("1.1 ก", "1) โครงการ ก", "5,000", "-"), ("", "2) โครงการ ข", "-", "7,000"))


def table(*rows: tuple[str, ...]) -> PageTable:
    cells = tuple(
        tuple(PageCell(place, column, 1, 1, (0, 0, 1, 1), (text,) if text else ()) for column, text in enumerate(texts))
        for place, texts in enumerate(rows)
    )
    return PageTable((0.0, 0.0, 460.0, 100.0), SIDES, cells, ruled=False)


def written(*lines: tuple[float, tuple[tuple[float, str], ...]]) -> list[Glyph]:
    """Lines of texts, each with its distance from the page's top and from its left side."""
    return [
        Glyph(letter, x + 5 * place, x + 5 + 5 * place, bottom - 10, bottom, 10)
        for bottom, texts in lines
        for x, text in texts
        for place, letter in enumerate(text)
    ]


def line(bottom: float, *texts: str) -> tuple[float, tuple[tuple[float, str], ...]]:
    return bottom, tuple((x + 4, text) for x, text in zip(SIDES, texts, strict=False) if text)


TITLE = (600.0, ((60.0, "ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต"),))
HEAD = (line(620, "ภารกิจ", "โครงการ", "ปี 2566", "ปี 2567"), line(635, "", "กิจกรรม", "(บาท)", "(บาท)"))


def head(*lines: tuple[float, tuple[tuple[float, str], ...]]) -> list[str] | None:
    found = head_at_end(written(*lines), HEIGHT, table(*ROWS))
    return None if found is None else [cell.text for cell in found[0].rows[0]]


def test_the_last_lines_of_a_page_are_the_head_of_the_rows_on_the_next() -> None:
    found = head_at_end(written(TITLE, *HEAD), HEIGHT, table(*ROWS))
    assert found is not None
    assert [cell.text for cell in found[0].rows[0]] == ["ภารกิจ", "โครงการ กิจกรรม", "ปี 2566 (บาท)", "ปี 2567 (บาท)"]
    assert found[0].sides == SIDES
    assert "".join(glyph.text for glyph in found[1]) == TITLE[1][0][1]


def test_the_number_of_the_page_below_it_is_none_of_it() -> None:
    assert head(TITLE, *HEAD, (790.0, ((230.0, "12"),))) == head(TITLE, *HEAD)


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE,),
        (TITLE, line(620, "ภารกิจ", "โครงการ", "จำนวน", "หน่วย")),  # no years
        (TITLE, line(620, "", "", "ปี 2566", "")),  # one year
        (TITLE, line(620, "ภารกิจ", "โครงการ", "ปี 2566", "ปี 2567"), line(635, "", "1) ก", "5,000", "")),  # rows
        (*HEAD, (650.0, ((60.0, "หมายเหตุ ข้อมูล ณ วันที่ 30 กันยายน พ.ศ. 2566 ของเทศบาล"),))),  # not at the end
        (line(620, "", "", "ปี 2566", "ปี 2567"),),  # two texts of years in a sentence
    ],
)
def test_other_lines_are_no_head(lines: tuple[tuple[float, tuple[tuple[float, str], ...]], ...]) -> None:
    assert head(*lines) is None


@pytest.mark.parametrize(
    ("rows", "lacks"),
    [
        (ROWS, True),
        ((("มิติ", "โครงการ", "ปี 2566", "ปี 2567"), *ROWS), False),
        ((("", "", "(บาท)", "(บาท)"), *ROWS), True),
        ((("1.1 ก", "1) โครงการ ก", "", ""),), False),
    ],
)
def test_rows_without_a_head_lack_one(rows: tuple[tuple[str, ...], ...], lacks: bool) -> None:
    assert lacks_head(table(*rows)) is lacks
