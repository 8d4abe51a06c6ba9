"""Which tables are the plan's budget, what their heads say, and where they go on."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tables_read import FIRST, PIPES, Read, codes


@pytest.mark.parametrize(
    ("header", "years"),
    [
        ("โครงการ/กิจกรรม\tปี ๖๖\tปี ๖๗\tหมายเหตุ", (2566, 2567)),
        ("ที่\tโครงการ\tงบประมาณ ปี 2566\tหมายเหตุ", (2566,)),
        ("มิติ\tภารกิจตามมิติ\tโครงการ\tงบประมาณ (บาท)\tหมายเหตุ\n\t\t\t2566\t2567\t2568\t", (2566, 2567, 2568)),
    ],
)
def test_headers(read: Read, header: str, years: tuple[int, ...]) -> None:
    assert read("", header=header).years_be == years


def test_thousands_of_baht_become_baht(read: Read) -> None:
    header = "มิติ\tภารกิจตามมิติ\tโครงการ\tปี ๒๕๖๖ (พันบาท)\tหมายเหตุ"
    assert read("๑. ก\t๑.๑ ข\t๑) โครงการ ค\t๑๕\t", header=header).items[0].cells[0].amount == 15000


def test_another_table_is_not_read(read: Read) -> None:
    assert read("๑\tก\tต่ำ", header="ลำดับที่\tประเด็นความเสี่ยงการทุจริต\tRisk Score").items == ()


def test_a_table_goes_on_behind_a_page_number(read: Read) -> None:
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค\t๔๐๐\t-\t", "", "- ๗ -", "", "\t\t๒) โครงการ ง\t๕๐๐\t-\t")
    assert [item.cells[0].amount for item in table.items] == [400, 500]


def test_a_narrower_table_below_is_another(read: Read) -> None:
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค\t๔๐๐\t-\t", "", "๒) โครงการ ง\t๕๐๐\t-")
    assert len(table.items) == 1


def test_years_below_a_wide_cell_that_names_them_all(read: Read) -> None:
    header = (
        "<table><tr><th rowspan=2>มิติ</th><th rowspan=2>ภารกิจตามมิติ</th><th rowspan=2>โครงการ</th>"
        "<th colspan=2>งบประมาณ พ.ศ. 2566 - 2567 (บาท)</th></tr><tr><th>2566</th><th>2567</th></tr>"
        f"<tr>{FIRST}<td>1,000</td><td>2,000</td></tr></table>"
    )
    assert [(cell.year_be, cell.amount) for cell in read(header=header).items[0].cells] == [
        (2566, Decimal(1000)),
        (2567, Decimal(2000)),
    ]


def test_a_pipe_table_goes_on_on_the_next_page_without_its_header(read: Read) -> None:
    """There the first row stands above the dashes; a damaged row in it does not cost the others."""
    first = "| ๑. ก | ๑.๑ ข | ๑) โครงการ ค | - | 5,000 | |"
    second = ("| | | ๒) โครงการ ง | 6,000 | - | |", "|---|---|---|---|---|---|", "| | | ๓) โครงการ จ | 7,000 |")
    table = read(first, "", "-๒-", "", *second, "| | | ๔) โครงการ ฉ | - | 8,000 | |", header=PIPES)
    assert [[cell.amount for cell in item.cells] for item in table.items] == [
        [None, Decimal(5000)],
        [Decimal(6000), None],
        [None, None],
        [None, Decimal(8000)],
    ]
    assert codes(table) == ["uneven_row"]
