"""``1 2 3 4`` below a band of quarters are names of its columns, beside the years of the money as alone."""

from __future__ import annotations

import pytest

from extract.ground.source import SourceText
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import KnownOfPlan, read_budget_table
from parsers.records.budget import BudgetTable, TableItem
from parsers.tables.grid import find_grids


def table_of(*lines: str, years: tuple[int, int] = (2566, 2567)) -> BudgetTable:
    source = SourceText("plan.txt", "txt", "0" * 64, tuple(line.replace("|", "\t") for line in lines))
    return read_budget_table(budget_grids(find_grids(source))[0], years, KnownOfPlan(source=source))


def amounts(table: BudgetTable) -> list[dict[int | None, object]]:
    return [{cell.year_be: cell.amount and int(cell.amount) for cell in item.cells} for item in table.items]


def quarters(item: TableItem) -> list[tuple[str | None, int | None]]:
    return [(cell.header, cell.period_no) for cell in item.beside if cell.role in ("tick", "quarter")]


def unaccounted(table: BudgetTable) -> list[str | None]:
    return [issue.found for issue in table.issues if issue.code == "unaccounted_amount"]


BAND = "ไตรมาสที่ดำเนินการ"
ROWS = ("1|โครงการอบรมวินัย|9,000|8,000||/||/|กองคลัง", "2|กิจกรรมวันสุจริต|-|5,000|/||||สำนักปลัด")


@pytest.mark.parametrize("numbers", ["1|2|3|4", "๑|๒|๓|๔"])
@pytest.mark.parametrize("years", ["2566|2567", "ปี 2566|ปี 2567"])
def test_numbers_of_quarters_beside_years_leave_the_years_a_head(years: str, numbers: str) -> None:
    """The row of years was one of figures, and no money had a year."""
    head = (f"ที่|โครงการ/กิจกรรม|งบประมาณ (บาท)||{BAND}||||ผู้รับผิดชอบ", f"||{years}|{numbers}|")
    table = table_of(*head, *ROWS)
    assert amounts(table) == [{2566: 9_000, 2567: 8_000}, {2566: None, 2567: 5_000}]
    second, fourth = numbers.split("|")[1::2]
    assert quarters(table.items[0]) == [(f"{BAND} {second}", 2), (f"{BAND} {fourth}", 4)]


@pytest.mark.parametrize("band", ["ไตรมาส", "ระยะเวลาดำเนินการ (ไตรมาสที่)", "แผนการดำเนินงาน (ไตรมาส)"])
def test_numbers_of_quarters_alone_say_which_they_are(band: str) -> None:
    """They were numbers of columns, and the ticks of no quarter."""
    head = (f"ที่|โครงการ/กิจกรรม|งบประมาณ (บาท)|{band}||||ผู้รับผิดชอบ", "|||1|2|3|4|")
    table = table_of(*head, "1|โครงการอบรมวินัย|9,000||/|||กองคลัง", years=(2568, 2568))
    assert amounts(table) == [{2568: 9_000}]
    assert quarters(table.items[0]) == [(f"{band} 2", 2)]


def test_a_number_of_a_column_is_no_quarter() -> None:
    head = (f"ที่|โครงการ/กิจกรรม|งบประมาณ (บาท)|{BAND}|ผู้รับผิดชอบ", "1|2|3|4|5")
    table = table_of(*head, "1|โครงการอบรมวินัย|9,000|3|กองคลัง", years=(2568, 2568))
    assert amounts(table) == [{2568: 9_000}]
    assert quarters(table.items[0]) == [(BAND, None)]


@pytest.mark.parametrize("lower", ["||2566|2567|1|2|3|", "||2566|2567|1|3|2|4|", "||9,000|8,000|1|2|3|4|"])
def test_other_numbers_below_the_band_are_no_names(lower: str) -> None:
    """What counts no quarters may be a row's."""
    head = f"ที่|โครงการ/กิจกรรม|งบประมาณ (บาท)||{BAND}||||ผู้รับผิดชอบ"
    table = table_of(head, lower, *ROWS)
    assert amounts(table) == [{}, {}]
    assert unaccounted(table) == ["9,000 | 8,000", "5,000"]
    assert [quarters(item) for item in table.items] == [[(None, None)] * 2, [(BAND, None)]]


def test_the_same_numbers_below_another_band_are_no_quarters() -> None:
    head = ("ที่|โครงการ/กิจกรรม|งบประมาณ (บาท)||ครั้งที่||||ผู้รับผิดชอบ", "||2566|2567|1|2|3|4|")
    table = table_of(*head, *ROWS)
    assert amounts(table) == [{}, {}]
    assert unaccounted(table) == ["9,000 | 8,000", "5,000"]
    assert [quarters(item) for item in table.items] == [[(None, None)] * 2, [("ครั้งที่", None)]]


OF_MONEY = (
    "1|โครงการอบรมวินัย|-|15,000|-|-|15,000|กองคลัง",
    "2|กิจกรรมวันสุจริต|2,500|2,500|2,500|2,500|10,000|สำนักปลัด",
    "3|มาตรการติดตาม|-|-|-|-|-|กองคลัง",
)


def in_one_year(band: str, name: str, *rows: str) -> BudgetTable:
    """A table of one year's money by quarters, with a column behind them."""
    names = "|".join(f"ไตรมาส {number}" for number in range(1, 5))
    head = (f"ที่|โครงการ/กิจกรรม|{band}|||||ผู้รับผิดชอบ", f"||{names}|{name}|")
    return table_of(*head, *rows, years=(2568, 2568))


@pytest.mark.parametrize("name", ["รวม", "รวมทั้งปี", "รวมทั้งสิ้น (บาท)"])
@pytest.mark.parametrize(
    "band", ["งบประมาณ (บาท)", "แผนการใช้จ่ายงบประมาณ (บาท)", "งบประมาณของเทศบาล", "งบประมาณสำหรับปี 2568"]
)
def test_what_sums_up_the_quarters_of_a_band_is_the_years(band: str, name: str) -> None:
    table = in_one_year(band, name, *OF_MONEY)
    assert amounts(table) == [{2568: 15_000}, {2568: 10_000}, {2568: None}]
    assert not table.issues


@pytest.mark.parametrize(
    ("band", "name", "last"),
    [
        ("งบประมาณ (บาท)", "รวม", "11,000"),  # the sums do not prove it
        ("ผลการเบิกจ่ายงบประมาณ (บาท)", "รวม", "10,000"),  # what was paid
        ("งบประมาณ (บาท)", "เบิกจ่ายแล้ว", "10,000"),
        ("ผลการใช้งบประมาณ", "รวม", "10,000"),
        ("งบประมาณที่โอนลด", "รวม", "10,000"),
        ("ประมาณการรายรับ (บาท)", "รวม", "10,000"),
    ],
)
def test_what_does_not_is_given_to_no_year(band: str, name: str, last: str) -> None:
    table = in_one_year(band, name, OF_MONEY[0], OF_MONEY[1].replace("10,000", last), OF_MONEY[2])
    assert all(amount is None for row in amounts(table) for amount in row.values())


def test_the_sum_of_some_quarters_is_no_years() -> None:
    head = ("ที่|โครงการ/กิจกรรม|งบประมาณ (บาท)|||ผู้รับผิดชอบ", "||ไตรมาส 1|ไตรมาส 2|รวม|")
    rows = ("1|โครงการอบรมวินัย|10,000|5,000|15,000|กองคลัง", "2|กิจกรรมวันสุจริต|2,500|2,500|5,000|สำนักปลัด")
    table = table_of(*head, *rows, years=(2568, 2568))
    assert all(amount is None for row in amounts(table) for amount in row.values())
