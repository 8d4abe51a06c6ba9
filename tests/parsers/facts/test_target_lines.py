"""Target values on lines that single blanks part."""

from __future__ import annotations

import pytest

from extract.ground.source import SourceText
from parsers.facts.target_lines import target_lines

HEAD = "ค่าเป้าหมาย ปี ๒๕๖๖ ปี ๒๕๖๗ ปี ๒๕๖๘"


def read(*lines: str) -> list[tuple[str, int, float | None, str | None]]:
    found = target_lines(SourceText("plan.txt", "txt", "", ("ข้อความ", *lines))).targets
    return [(target.metric_text, target.year_be, target.value, target.unit) for target in found]


def test_a_label_and_a_value_a_year_on_each_line() -> None:
    assert read(
        HEAD, "คะแนน ITA ๘๒ คะแนน ๘๔ คะแนน ๘๖ คะแนน", "เรื่องร้องเรียนลดลง ร้อยละ ๑๐ ร้อยละ ๒๐ ร้อยละ ๓๐", "๕. ประโยชน์"
    ) == [
        ("คะแนน ITA", 2566, 82.0, "คะแนน"),
        ("คะแนน ITA", 2567, 84.0, "คะแนน"),
        ("คะแนน ITA", 2568, 86.0, "คะแนน"),
        ("เรื่องร้องเรียนลดลง", 2566, 10.0, "percent"),
        ("เรื่องร้องเรียนลดลง", 2567, 20.0, "percent"),
        ("เรื่องร้องเรียนลดลง", 2568, 30.0, "percent"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        (HEAD, "คะแนน ITA ๘๒ คะแนน ๘๔ คะแนน"),
        (HEAD, "คะแนน ITA ๘๒ คะแนน ๘๔ คะแนน ๘๖ คะแนน ในทุกปี"),
        (HEAD, "๘๒ ๘๔ ๘๖"),
        ("ผลการประเมิน ปี 2563 ปี 2564", "คะแนน ITA 82 84"),
        ("ค่าเป้าหมาย ปี 2566 - 2570", "คะแนน ITA 82 84"),
        ("ค่าเป้าหมาย ปี 2566 ปี 2567 งบประมาณ", "อบรม 82 84"),
        ("เป้าหมาย", "ปี 2566 ปี 2567", "งบประมาณ 5,000 6,000"),
        ("ค่าเป้าหมายและงบประมาณ", "ปี 2566 ปี 2567", "อบรม 5,000 6,000"),
        ("ผลการประเมินตามค่าเป้าหมาย", "ปี 2563 ปี 2564", "คะแนน ITA 82 84"),
        ("ค่าเป้าหมาย", "", "ปี 2566 ปี 2567", "คะแนน ITA 82 84"),
    ],
    ids=[
        *("a value short", "words behind", "no label", "results", "a range", "another head"),
        *("a field of a block", "money", "a caption of results", "a line between"),
    ],
)
def test_lines_of_another_form_give_none(lines: tuple[str, ...]) -> None:
    assert read(*lines) == []


def test_years_below_a_line_that_says_that_these_are_targets() -> None:
    """And the lines are no end of the list above."""
    lines = ("ตารางค่าเป้าหมายคะแนน ITA", "ปี งบประมาณ    2566    2567    2568", " คะแนน ITA      86      88      90", "")
    assert read(*lines) == [
        ("คะแนน ITA", 2566, 86.0, "คะแนน"),
        ("คะแนน ITA", 2567, 88.0, "คะแนน"),
        ("คะแนน ITA", 2568, 90.0, "คะแนน"),
    ]
    assert target_lines(SourceText("plan.txt", "txt", "", lines)).lines == {1, 2, 3}


IN_COLUMNS = (
    "ค่าเป้าหมาย   ปี ๒๕๖๖      ปี ๒๕๖๗",
    "คะแนน ITA      ๘๘.๕          ๙๐ คะแนน",
    "               คะแนน",
    "เรื่องร้อง     ร้อยละ ๑๐    ร้อยละ ๒๐",
    "เรียนลดลง",
    "จากปี ๒๕๖๕",
)


@pytest.mark.parametrize("behind", [("๕. ประโยชน์ของการจัดทำแผน",), ("การประเมินผลของแผนนี้ทุกปี",), ("",), ()])
def test_cells_that_go_on_below_their_line(behind: tuple[str, ...]) -> None:
    assert read(*IN_COLUMNS, *behind) == [
        ("คะแนน ITA", 2566, 88.5, "คะแนน"),
        ("คะแนน ITA", 2567, 90.0, "คะแนน"),
        ("เรื่องร้องเรียนลดลงจากปี ๒๕๖๕", 2566, 10.0, "percent"),
        ("เรื่องร้องเรียนลดลงจากปี ๒๕๖๕", 2567, 20.0, "percent"),
    ]


CELLS = ("ค่าเป้าหมาย", "ปี ๒๕๖๘", "ปี ๒๕๖๙")


def test_each_cell_on_a_line_of_its_own() -> None:
    assert read(
        *CELLS, "คะแนน ITA ไม่น้อยกว่า", "๙๐ คะแนน", "๙๒.๕ คะแนน", "เรื่องร้องเรียน", "ที่ลดลง", "ร้อยละ ๒๐", "-", "๑.๕ ก"
    ) == [
        ("คะแนน ITA ไม่น้อยกว่า", 2568, 90.0, "คะแนน"),
        ("คะแนน ITA ไม่น้อยกว่า", 2569, 92.5, "คะแนน"),
        ("เรื่องร้องเรียนที่ลดลง", 2568, 20.0, "percent"),
    ]


def test_rows_of_cells_may_be_counted() -> None:
    counted = (
        "ค่าเป้าหมายของแผน",
        "ที่",
        "ตัวชี้วัด",
        *CELLS[1:],
        "1",
        "คะแนน ITA",
        "85",
        "90",
        "2",
        "เรื่องร้องเรียน",
        "5 เรื่อง",
        "3 เรื่อง",
    )
    assert [value for _, _, value, _ in read(*counted)] == [85.0, 90.0, 5.0, 3.0]


def test_values_that_narrow_columns_tore_stand_on_two_lines_each() -> None:
    rows = ("คดีทุจริตลดลง", "(คำนวณจากปี 2565)", "ร้อยละ", "10", "ร้อยละ", "20", "คะแนน ITA", "๘๐", "คะแนน", "๘๒", "คะแนน")
    assert read(*CELLS, *rows, "ข้อความ") == [
        ("คดีทุจริตลดลง (คำนวณจากปี 2565)", 2568, 10.0, "percent"),
        ("คดีทุจริตลดลง (คำนวณจากปี 2565)", 2569, 20.0, "percent"),
        ("คะแนน ITA", 2568, 80.0, "คะแนน"),
        ("คะแนน ITA", 2569, 82.0, "คะแนน"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        (*CELLS, "คะแนน ITA", "90", "คะแนน", "92"),
        (*CELLS, "คะแนน ITA", "90", "คะแนน", "92", "คะแนน", "94", "คะแนน"),
        (*CELLS, "คะแนน ITA", "ร้อยละ", "90", "ข้อความ", "92"),
        (*CELLS, "คะแนน ITA", "90", "92", "94"),
        (*CELLS, "คะแนน ITA", "90"),
        (*CELLS, "90", "92"),
        ("ค่าเป้าหมาย", "ปี 2568", "คะแนน ITA", "90"),
        ("ผลการประเมินที่ผ่านมา", *CELLS, "คะแนน ITA", "90", "92"),
        ("ผลการประเมิน ITA", "ตัวชี้วัด", *CELLS[1:], "คะแนน ITA", "90", "92"),
        ("ข้อความ", "ตัวชี้วัด", *CELLS[1:], "คะแนน ITA", "90", "92"),
        ("โครงการ", *CELLS[1:], "โครงการอบรม", "20,000", "30,000"),
        ("ค่าเป้าหมาย", "ปี 2568", "ปี 2568", "คะแนน ITA", "90", "92"),
    ],
    ids=[
        "a unit short",
        "a torn value too many",
        "another word",
        "a value too many",
        "a value short",
        "no label",
        "one year",
        "results",
        "of an assessment",
        "nothing says so",
        "another head",
        "a year twice",
    ],
)
def test_cells_of_another_form_give_none(lines: tuple[str, ...]) -> None:
    assert read(*lines) == []
