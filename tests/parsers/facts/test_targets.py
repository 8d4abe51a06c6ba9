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
    return targets(find_grids(source), source)


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


BOXES = (
    "<table><tr><td>ปี ๒๕๖๗</td><td>ปี ๒๕๖๘</td></tr><tr><td>86</td><td>88</td></tr>"
    "<tr><td>คะแนน</td><td>คะแนน</td></tr></table>"
)


def test_boxes_of_years_have_the_heading_above_them_for_their_measure() -> None:
    found = read(f"๒. เป้าหมายคะแนน ITA รายปี\n\n{BOXES}")
    assert [(target.metric, target.metric_text, target.year_be, target.value, target.unit) for target in found] == [
        ("ita_score", "เป้าหมายคะแนน ITA", 2567, 86.0, "คะแนน"),
        ("ita_score", "เป้าหมายคะแนน ITA", 2568, 88.0, "คะแนน"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"ผลคะแนน ITA รายปี\n\n{BOXES}",
        f"เป้าหมายการใช้งบประมาณ\n\n{BOXES}",
        f"เป้าหมายคะแนน ITA\n\nผลที่ผ่านมาเป็นดังนี้\n\n{BOXES}",
        f"เป้าหมายคะแนน ITA\n\n{BOXES.replace('88', '88 หรือ 90')}",
        f"เป้าหมายคะแนน ITA\n\n{BOXES.replace('<td>ปี ๒๕๖๘</td>', '<td>ปี ๒๕๖๗</td>')}",
    ],
    ids=["reached", "money", "another heading between", "two values", "a year twice"],
)
def test_boxes_of_years_that_say_no_targets(text: str) -> None:
    assert read(text) == ()


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
        ("65 หรือ 70 คะแนน", "คะแนน ITA", None, None, "eq"),  # two numbers: neither is the target
        ("90 - 85 คะแนน", "คะแนน ITA", None, None, None),  # a range goes up
        ("85 - 90 ขึ้นไป", "คะแนน ITA", None, None, None),  # a range, or at least one of them
        ("2566 - 2570", "คะแนน ITA", None, None, None),  # years are no range of values
        ("ภายในปี 2568", "คะแนน ITA", None, None, None),  # a year is no value
        ("90 คะแนนขึ้นไป จากคะแนนเต็ม 100", "คะแนน ITA", 90.0, "คะแนน", "ge"),  # the scale is no target
        ("90 คะแนน (เต็ม 100 คะแนน)", "คะแนน ITA", 90.0, "คะแนน", "eq"),
        ("90 คะแนน จาก 100 คะแนน", "คะแนน ITA", 90.0, "คะแนน", "eq"),
        ("จาก 80 คะแนน เป็น 90 คะแนน", "คะแนน ITA", None, None, None),  # two scores
        ("ลดลงจากปี 2566 ร้อยละ 20", "จำนวนคดีทุจริต", 20.0, "percent", "decrease"),  # the base of the change
        ("ร้อยละ 20 เมื่อเทียบกับปี พ.ศ. 2566", "จำนวนคดีทุจริตลดลง", 20.0, "percent", "decrease"),
        ("มากกว่าปี 2566 ร้อยละ 5", "การมีส่วนร่วม", 5.0, "percent", "increase"),
        ("ลดลงเหลือ 2 เรื่อง", "จำนวนคดีทุจริตลดลง", 2.0, "เรื่อง", "eq"),  # what is left, not by how much
        ("เพิ่มขึ้นเป็น 90 คะแนน", "คะแนน ITA", 90.0, "คะแนน", "eq"),
        ("ลดลงเหลือไม่เกิน 2 เรื่อง", "จำนวนคดีทุจริต", 2.0, "เรื่อง", "le"),
        ("85", "คะแนน ITA ไม่น้อยกว่า", 85.0, "คะแนน", "ge"),  # the label says how
        ("5", "เรื่องร้องเรียน ไม่เกินร้อยละ", 5.0, "percent", "le"),
        ("2 เรื่อง", "เรื่องร้องเรียน (ไม่เกิน)", 2.0, "เรื่อง", "le"),
        ("90", "คะแนน ITA (ผ่านเมื่อไม่น้อยกว่า 85)", 90.0, "คะแนน", "eq"),  # a bound with a number of its own
        ("10", "ร้อยละของเรื่องร้องเรียนที่ลดลง", 10.0, "percent", "decrease"),
        ("80", "ความพึงพอใจ (ร้อยละ)", 80.0, "percent", "eq"),
        ("80 คน", "ร้อยละของผู้เข้าร่วม", 80.0, "คน", "eq"),  # the cell's own counter
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


@pytest.mark.parametrize(
    ("text", "metric", "lower", "upper", "unit"),
    [
        ("85 - 89.99", "คะแนน ITA", 85.0, 89.99, "คะแนน"),
        ("๘๕–๙๐ คะแนน", "ITA", 85.0, 90.0, "คะแนน"),
        ("85 ถึง 90", "ความพึงพอใจ", 85.0, 90.0, None),
        ("ร้อยละ 80 ถึงร้อยละ 85", "ความพึงพอใจ", 80.0, 85.0, "percent"),
        ("80% - 85%", "ความพึงพอใจ", 80.0, 85.0, "percent"),
        ("2 - 3 เรื่อง", "จำนวนคดีทุจริต", 2.0, 3.0, "เรื่อง"),
    ],
)
def test_a_range_is_between_its_two_numbers(
    text: str, metric: str, lower: float, upper: float, unit: str | None
) -> None:
    found = target_value(text, metric)
    assert (found.comparator, found.value, found.value_to, found.unit) == ("between", lower, upper, unit)


def test_the_upper_number_reaches_the_target() -> None:
    (one,) = read("ค่าเป้าหมาย\tปี 2566\nคะแนน ITA\t85 - 89.99")
    assert (one.comparator, one.value, one.value_to) == ("between", 85.0, 89.99)


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


def test_a_target_of_what_an_assessment_shall_result_in_is_no_result() -> None:
    table = rows("| ปีงบประมาณ | 2567 | 2568 |", "| คะแนน ITA (ร้อยละ) | 86 | 88 |")
    assert years_and_values(f"ค่าเป้าหมายผลการประเมินคุณธรรม (ITA) ของเทศบาล\n\n{table}") == [(2567, 86.0), (2568, 88.0)]


@pytest.mark.parametrize(
    "base", ["ข้อมูลพื้นฐาน ปี ๒๕๖๕", "ผลการดำเนินงาน ๒๕๖๕", "ค่าฐาน (ปี 2565)", "ปี 2565 (ผลที่ได้)", "ปี 2565 (ผล)"]
)
def test_a_column_of_what_was_reached_is_no_target(base: str) -> None:
    found = read(f"ตัวชี้วัด\t{base}\tปี ๒๕๖๖\tปี ๒๕๖๗\nคะแนน ITA\t๘๐\t๘๕\t๘๗")
    assert [(target.year_be, target.value) for target in found] == [(2566, 85.0), (2567, 87.0)]


def test_a_chapter_right_below_a_table_is_none_of_its_rows() -> None:
    found = read("ค่าเป้าหมาย\tปี 2566\tปี 2567\nคะแนน ITA\t85\t90\n4.\tการประเมินความเสี่ยงการทุจริต\nก")
    assert [target.metric_text for target in found] == ["คะแนน ITA", "คะแนน ITA"]


def years_and_values(text: str, plan_years: tuple[int, int] | None = None) -> list[tuple[int, float | None]]:
    source = SourceText("plan.txt", "txt", "", tuple(text.split("\n")))
    return [(target.year_be, target.value) for target in targets(find_grids(source), source, plan_years)]


def rows(*lines: str) -> str:
    return "\n".join((lines[0], "|---" * (lines[0].count("|") - 1) + "|", *lines[1:]))


@pytest.mark.parametrize(
    "text",
    [
        "2.4 ค่าเป้าหมายคะแนน ITA\n\n" + rows("| ปีงบประมาณ | 2567 | 2568 |", "| คะแนน ITA | 88 | 90 |"),
        rows("| ปีงบประมาณ พ.ศ. | 2567 | 2568 |", "| คะแนน ITA (ไม่น้อยกว่า) | 88 | 90 |"),
        rows("| ปี | 2567 | 2568 |", "| เป้าหมายคะแนน ITA | 88 | 90 |"),
        rows("| ลำดับ | ตัวชี้วัด | หน่วยนับ | ปี 2567 | ปี 2568 |", "| 1 | คะแนน ITA | คะแนน | 88 | 90 |"),
        "ค่าเป้าหมายของแผน\n\n" + rows("| ปี พ.ศ. | คะแนน ITA |", "| 2567 | 88 |", "| 2568 | 90 |"),
        rows("| ปีงบประมาณ | ค่าเป้าหมาย | ผล |", "| 2567 | 88 คะแนน | |", "| ปี 2568 | 90 คะแนน | |"),
    ],
    ids=["heading", "bound", "label", "number and unit", "a row a year", "target in head"],
)
def test_the_head_may_name_years_and_the_rows_or_the_heading_the_target(text: str) -> None:
    assert years_and_values(text) == [(2567, 88.0), (2568, 90.0)]


@pytest.mark.parametrize(
    "text",
    [
        rows("| ปีงบประมาณ | 2563 | 2564 |", "| คะแนน ITA | 78 | 80 |"),
        "ผลการประเมินเทียบกับเป้าหมาย\n\n" + rows("| ปีงบประมาณ | 2563 | 2564 |", "| คะแนน ITA | 78 | 80 |"),
        "ค่าเป้าหมาย\n\n" + rows("| ปี | 2563 | 2564 |", "| ผลการประเมิน ITA ที่ผ่านมา | 78 | 80 |"),
        "ค่าเป้าหมายผลการประเมินที่ผ่านมา\n\n" + rows("| ปี | 2563 | 2564 |", "| คะแนน ITA | 78 | 80 |"),
        "เป้าหมายด้านงบประมาณ\n\n" + rows("| ปี | 2567 | 2568 |", "| รายจ่าย | 200 | 300 |"),
        rows("| ปีงบประมาณ | คะแนน ITA |", "| 2563 | 78 |", "| 2564 | 80 |"),
        "ค่าเป้าหมาย\n\n" + rows("| ปีงบประมาณ | งบประมาณ |", "| 2567 | 78 |", "| 2568 | 80 |"),
    ],
    ids=[
        "results",
        "results beside targets",
        "base",
        "past results of an assessment",
        "money",
        "results by row",
        "money by row",
    ],
)
def test_numbers_by_year_that_nothing_calls_a_target_are_none(text: str) -> None:
    assert years_and_values(text) == []


def test_in_a_plan_of_one_year_the_head_of_the_values_need_not_name_it() -> None:
    text = rows("| ลำดับ | ตัวชี้วัด | ค่าเป้าหมาย |", "| 1 | คะแนน ITA | ไม่น้อยกว่า 90 คะแนน |")
    assert years_and_values(text, (2568, 2568)) == [(2568, 90.0)]
    assert years_and_values(text, (2566, 2570)) == []
    assert years_and_values(text.replace("ตัวชี้วัด", "ตัวชี้วัดโครงการ"), (2568, 2568)) == []


@pytest.mark.parametrize("base", ["ข้อมูลพื้นฐาน ปี 2565", "ผลปี 2565", "ผลการประเมิน ปี 2565"])
def test_what_was_reached_before_stands_beside_the_targets_below_one_wide_head(base: str) -> None:
    head = f"<tr><td rowspan=2>ตัวชี้วัด</td><td rowspan=2>{base}</td><td colspan=2>ค่าเป้าหมาย</td></tr>"
    found = read(
        f"<table>{head}<tr><td>ปี 2566</td><td>ปี 2567</td></tr>"
        "<tr><td>คะแนน ITA</td><td>78.32</td><td>80</td><td>82.50</td></tr></table>"
    )
    assert [(target.year_be, target.value) for target in found] == [(2566, 80), (2567, 82.5)]


@pytest.mark.parametrize(
    ("above", "label", "values"),
    [
        ("1.5 ค่าเป้าหมายผลการประเมิน ITA", "คะแนนผลการประเมิน ITA (ไม่น้อยกว่า)", [85.0, 87.0]),
        ("1.5 ค่าเป้าหมาย", "คะแนนของผลการประเมิน ITA", [85.0, 87.0]),
        ("ดังนี้", "คะแนนผลการประเมิน ITA ไม่น้อยกว่า", [85.0, 87.0]),
        ("1.5 ผลการประเมินที่ผ่านมา", "คะแนนผลการประเมิน ITA", []),
        ("1.5 ค่าเป้าหมาย", "ผลการประเมิน ITA ที่ผ่านมา", []),
        ("1.5 ค่าเป้าหมาย", "คะแนนผลการประเมิน ITA ปีก่อน", []),
    ],
)
def test_a_score_of_what_an_assessment_results_in_may_be_a_target(above: str, label: str, values: list[float]) -> None:
    found = read(f"{above}\n\nปี พ.ศ.\t2566\t2567\n{label}\t85\t87\n")
    assert [target.value for target in found] == values
