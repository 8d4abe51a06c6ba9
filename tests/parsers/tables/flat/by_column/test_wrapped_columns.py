"""Tables read column by column whose words stand on several lines: the printed total proves each column."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from extract.ground.characters import thai_digits
from extract.ground.source import SourceText
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import read_budget_table
from parsers.records.table import Grid
from parsers.tables.flat.by_column.wrapped_columns import wrapped_columns
from parsers.tables.grid import find_grids

Make = Callable[[str], SourceText]

NAMES = "มิติ|ภารกิจตามมิติ|โครงการ/กิจกรรม/|มาตรการ"
LEVELS = "มิติที่ 4 การยกระดับ|กลไกการตรวจสอบ|4.1 มีการจัดวาง|ระบบควบคุมภายใน|4.2 การส่งเสริม|บทบาทของสภา"
TITLES = "16. กิจกรรมรายงานผล|ระบบควบคุมภายใน|17. โครงการสัมมนา|สมาชิกสภา"
TOTAL = "รวม จำนวน 1 โครงการ 1 กิจกรรม"
FIRST = "ปี 2566|งบประมาณ|(บาท)|5,000|350,000|355,000"
SECOND = "ปี 2567|งบประมาณ|(บาท)|-|100,000|100,000"
OFFICES = "หน่วยงาน|รับผิดชอบ|หน่วยตรวจสอบ|ภายใน|กองคลัง"
OF_ALL = "รวมทั้งสิ้น 3 โครงการ|455,000|300,000"
ALL = (NAMES, LEVELS, TITLES, TOTAL, FIRST, SECOND, OFFICES, OF_ALL)


def printed(source: Make, *parts: str, thai: bool = False) -> SourceText:
    text = "\n".join(filter(None, parts)).replace("|", "\n")
    return source(thai_digits(text) if thai else text)


def read(source: SourceText) -> Grid | None:
    return wrapped_columns(source, 1, len(source.lines))


@pytest.mark.parametrize("thai", [False, True])
def test_each_row_has_its_words_and_values(thai: bool, source: Make) -> None:
    found = printed(source, *ALL, "ส่วนที่ 3 รายละเอียดโครงการ", thai=thai)
    table = read_budget_table(budget_grids(find_grids(found))[0], (2566, 2567))
    assert [
        (item.number, item.title.replace(" ", ""), item.branch.mission and item.branch.mission.number)
        for item in table.items
    ] == [(16, "กิจกรรมรายงานผลระบบควบคุมภายใน", "4.1"), (17, "โครงการสัมมนาสมาชิกสภา", "4.2")]
    assert [[cell.amount for cell in item.cells] for item in table.items] == [
        [Decimal(5_000), None],
        [Decimal(350_000), Decimal(100_000)],
    ]
    assert [dict(total.amounts) for total in table.totals] == [
        {2566: Decimal(355_000), 2567: Decimal(100_000)},
        {2566: Decimal(455_000), 2567: Decimal(300_000)},
    ]


def test_the_offices_that_begin_with_a_unit_are_the_rows(source: Make) -> None:
    grid = read(printed(source, *ALL))
    assert grid is not None
    assert [row.cells[-1].text for row in grid.rows] == ["หน่วยงานรับผิดชอบ", "หน่วยตรวจสอบ ภายใน", "กองคลัง", "", ""]


@pytest.mark.parametrize(
    ("part", "other"),
    [
        pytest.param("350,000|355,000", "350,000|365,000", id="a total that is not the sum"),
        pytest.param("-|100,000|100,000", "100,000|100,000", id="an empty cell that left no line"),
        pytest.param("ปี 2567", "ปี 2568", id="years that do not count on"),
        pytest.param("17. โครงการ", "18. โครงการ", id="a row whose number is lost"),
        pytest.param("17. โครงการ", "โครงการ", id="a row without a number"),
        pytest.param(TOTAL, "", id="no total"),
    ],
)
def test_what_is_not_proved_is_not_read(part: str, other: str, source: Make) -> None:
    assert read(printed(source, "\n".join((*ALL, "")).replace(part, other))) is None


def test_as_many_missions_as_rows_or_one(source: Make) -> None:
    one = LEVELS.partition("|4.2")[0]
    grid = read(printed(source, NAMES, one, *ALL[2:]))
    assert grid is not None
    assert [row.cells[1].text for row in grid.rows[1:3]] == ["4.1 มีการจัดวาง ระบบควบคุมภายใน", ""]
