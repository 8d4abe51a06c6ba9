"""Target values by year: what a cell says, and tables that are something else."""

from __future__ import annotations

import pytest

from extract.ground.source import SourceText, Span
from parsers.facts.target_values import target_value
from parsers.facts.targets import targets
from parsers.records.facts import Target
from parsers.tables.grid import find_grids


def read(text: str) -> tuple[Target, ...]:
    source = SourceText("plan.txt", "txt", "", tuple(text.split("\n")))
    return targets(find_grids(source))


def test_each_year_of_each_row() -> None:
    found = read(
        "ค่าเป้าหมาย\tปี ๒๕๖๖\tปี ๒๕๖๗\nจำนวนคติทุจริตลดลง (คำนวณจากปี๒๕๖๕)\tร้อยละ ๑๐\tร้อยละ ๒๐\nคะแนน ITA\t๖๕ คะแนน\t๗๐ คะแนน"
    )
    assert [(target.metric, target.year_be, target.value, target.unit, target.comparator) for target in found] == [
        ("corruption_cases_reduction", 2566, 10.0, "percent", "decrease"),
        ("corruption_cases_reduction", 2567, 20.0, "percent", "decrease"),
        ("ita_score", 2566, 65.0, "คะแนน", "eq"),
        ("ita_score", 2567, 70.0, "คะแนน", "eq"),
    ]
    assert found[-1].span == Span(3, 3)
    assert found[-1].raw == "๗๐ คะแนน"


@pytest.mark.parametrize(
    "text",
    [
        "ตัวชี้วัด\tค่าเป้าหมาย\t\n\tปี ๒๕๖๖\tปี ๒๕๖๗\nคะแนน ITA\t๘๕\t๘๗",
        "| ตัวชี้วัด | ค่าเป้าหมาย | |\n|---|---|---|\n| | ปี 2566 | ปี 2567 |\n| คะแนน ITA | 85 | 87 |",
        "<table><tr><th rowspan=2>ตัวชี้วัด</th><th colspan=2>ค่าเป้าหมาย</th></tr><tr><th>2566</th><th>2567</th></tr>"
        "<tr><td>คะแนน ITA</td><td>85</td><td>87</td></tr></table>",
    ],
    ids=["tabs", "pipes", "html"],
)
def test_the_years_may_stand_below_one_wide_head(text: str) -> None:
    assert [(target.year_be, target.value) for target in read(text)] == [(2566, 85.0), (2567, 87.0)]


def test_the_targets_of_a_budget_table_are_none_of_the_plan() -> None:
    """They are those of its projects."""
    assert read("โครงการ\tค่าเป้าหมาย\t\tงบประมาณ\n\tปี 2566\tปี 2567\t\nโครงการ ก\t50\t60\t5,000") == ()


@pytest.mark.parametrize(
    ("text", "metric", "value", "unit", "comparator"),
    [
        ("ไม่น้อยกว่า 98 คะแนน", "คะแนน ITA", 98.0, "คะแนน", "ge"),
        ("85 คะแนนขึ้นไป", "คะแนน ITA", 85.0, "คะแนน", "ge"),
        ("๙๒.๕๐", "คะแนน ITA", 92.5, "คะแนน", "eq"),  # the unit stands in the label
        ("ไม่เกิน 2 เรื่อง", "เรื่องร้องเรียนการทุจริต", 2.0, "เรื่อง", "le"),
        ("50 %", "จำนวนคดีทุจริตลดลง", 50.0, "percent", "decrease"),
        ("ไม่น้อยกว่าร้อยละ ๑๐", "จำนวนคดีทุจริตลดลง", 10.0, "percent", "ge"),
        ("65-70 คะแนน", "คะแนน ITA", None, None, "eq"),  # two numbers: neither is the target
        ("ผ่านเกณฑ์", "คะแนน ITA", None, None, None),
        ("-", "คะแนน ITA", None, None, None),
        ("8S คะแนน", "คะแนน ITA", None, None, None),  # a misread figure is no figure
        ("ร้อยละ 1O", "จำนวนคดีทุจริตลดลง", None, None, None),
        ("ร้อยละ 10 ในปี 2566", "จำนวนคดีทุจริตลดลง", None, None, None),
    ],
)
def test_what_a_cell_says(
    text: str, metric: str, value: float | None, unit: str | None, comparator: str | None
) -> None:
    read_value = target_value(text, metric)
    assert read_value.value == value
    assert read_value.unit == unit
    if value is not None:
        assert read_value.comparator == comparator


def test_a_blank_cell_is_no_target_and_an_unreadable_one_keeps_its_wording() -> None:
    found = read("ค่าเป้าหมาย\tปี 2566\tปี 2567\nคะแนน ITA\t\tผ่าน")
    assert [(target.year_be, target.value, target.raw) for target in found] == [(2567, None, "ผ่าน")]


def test_a_row_that_returns_on_the_next_page_counts_once() -> None:
    table = "ค่าเป้าหมาย\tปี 2566\nคะแนน ITA\t85 คะแนน"
    assert len(read(f"{table}\n\n{table}")) == 1


@pytest.mark.parametrize(
    "table",
    [
        "มิติ\tภารกิจตามมิติ\tโครงการ\tปี 2566\tปี 2567\n1\t1.1\tคะแนน ITA\t85\t90",
        "เป้าหมาย\tโครงการ\tปี 2566\nคะแนน ITA\tก\t85",  # a project table's column
        "คะแนน ITA\t85 คะแนน\t90 คะแนน",  # no header, no year
        "ค่าเป้าหมาย\tครั้งที่ 1\tครั้งที่ 2\nคะแนน ITA\t85\t90",
    ],
)
def test_tables_that_state_no_target(table: str) -> None:
    assert read(table) == ()


@pytest.mark.parametrize("base", ["ข้อมูลพื้นฐาน ปี ๒๕๖๕", "ผลการดำเนินงาน ๒๕๖๕", "ค่าฐาน (ปี 2565)"])
def test_a_column_of_what_was_reached_is_no_target(base: str) -> None:
    found = read(f"ตัวชี้วัด\t{base}\tปี ๒๕๖๖\tปี ๒๕๖๗\nคะแนน ITA\t๘๐\t๘๕\t๘๗")
    assert [(target.year_be, target.value) for target in found] == [(2566, 85.0), (2567, 87.0)]
