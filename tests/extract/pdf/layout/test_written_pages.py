"""What heads of pages say of a unit of money stands above the tables of these pages."""

from __future__ import annotations

import pytest

from extract.pdf.layout.pages import LaidPage
from extract.pdf.layout.pieces.tables import PageCell, PageTable
from extract.pdf.layout.written_pages import written_pages

SIDES = (0.0, 50.0, 150.0, 200.0)
HEAD = ("ที่", "โครงการ", "ปี 2566")


def table(*rows: tuple[str, ...]) -> PageTable:
    cells = tuple(
        tuple(
            PageCell(number, at, 1, 1, (SIDES[at], 20.0 * number, SIDES[at + 1], 20.0 * number + 20), (text,))
            for at, text in enumerate(row)
        )
        for number, row in enumerate(rows)
    )
    return PageTable((0.0, 0.0, 200.0, 20.0 * len(rows)), SIDES, cells)


def lines(*heads: str | None) -> list[str]:
    pages = [
        LaidPage(number, 600, 800, [], [table(HEAD, (str(number), f"โครงการ {number}", "1,500"))], header=head)
        for number, head in enumerate(heads, 1)
    ]
    return [line for line in written_pages(pages)[0].lines if line.strip()]


@pytest.mark.parametrize("head", ["(หน่วย : พันบาท)", "แบบ ผปท. 02 | (หน่วย : พันบาท)"])
def test_the_unit_stands_once_above_a_table_over_pages(head: str) -> None:
    found = lines(head, head)
    assert [found[0], found.count("(หน่วย : พันบาท)"), sum("ปี 2566" in line for line in found)] == [
        "(หน่วย : พันบาท)",
        *(1, 1),
    ]


def test_pages_of_other_units_go_on_with_no_table() -> None:
    found = lines("(หน่วย : พันบาท)", "(หน่วย : บาท)")
    assert [line for line in found if "หน่วย" in line] == ["(หน่วย : พันบาท)", "(หน่วย : บาท)"]
    assert sum("ปี 2566" in line for line in found) == 2


def test_other_heads_stand_above_no_table() -> None:
    assert not any("แผน" in line for line in lines("แผนปฏิบัติการ (เทศบาลตำบลแสนสุข)", None))
