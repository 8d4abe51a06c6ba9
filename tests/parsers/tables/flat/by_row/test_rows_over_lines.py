"""Tables copied from a viewer: single blanks between the cells, titles over lines, the other cells behind their last
line, units in charge before the years or behind them, sums and pages behind these.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import KnownOfPlan, read_budget_table
from parsers.records.budget import TableItem
from parsers.tables.grid import find_grids

Make = Callable[[str], SourceText]
NO_UNIT = "ที่ โครงการ/กิจกรรม งบประมาณ (บาท) รวม\nปี 2568 ปี 2569\n"
BEFORE = "ที่ โครงการ/กิจกรรม/มาตรการ ผู้รับผิดชอบ งบประมาณ (บาท) รวม 2 ปี หน้า\nปี 2568 ปี 2569\n"
BEHIND = "ที่ โครงการ/กิจกรรม/มาตรการ งบประมาณ (บาท) รวม ผู้รับผิดชอบ\n2568 2569\n"
THOUSANDS = BEFORE.replace("(บาท)", "(พันบาท)")
FIRST = "1 โครงการอบรมคุณธรรม\nของเจ้าหน้าที่ สำนักปลัด 30,000 35,000 65,000 5\n"
LAST = "3 โครงการปิดท้าย กองช่าง 5,000 - 5,000 -\n"
OPEN = ["ambiguous"] * 2
Row = tuple[int | None, str, str | None, list[object]]


def items(source: SourceText) -> tuple[TableItem, ...]:
    return read_budget_table(budget_grids(find_grids(source))[0], (2568, 2569), KnownOfPlan(source=source)).items


def rows(source: SourceText) -> list[Row]:
    return [
        (
            item.number,
            item.title,
            item.responsible,
            [cell.status if cell.amount is None else int(cell.amount) for cell in item.cells],
        )
        for item in items(source)
    ]


def amounts(source: SourceText) -> list[list[object]]:
    return [cells for *_, cells in rows(source)]


def test_the_unit_stands_behind_the_title_on_the_line_of_the_values(source: Make) -> None:
    text = (
        FIRST + "2 กิจกรรม ข กองการศึกษา ศาสนาและวัฒนธรรม - - - 6\n" + LAST + "รวม จำนวน 3 โครงการ 35,000 35,000 70,000\n"
    )
    assert rows(source(BEFORE + text)) == [
        (1, "โครงการอบรมคุณธรรม ของเจ้าหน้าที่", "สำนักปลัด", [30000, 35000]),
        (2, "กิจกรรม ข", "กองการศึกษา ศาสนาและวัฒนธรรม", ["dash", "dash"]),
        (3, "โครงการปิดท้าย", "กองช่าง", [5000, "dash"]),
    ]
    assert [item.span.end - item.span.start for item in items(source(BEFORE + text))] == [1, 0, 0]


def test_a_title_that_ends_in_a_unit_keeps_it(source: Make) -> None:
    """Other rows say how the unit of a row is called, and the titles of blocks where a title ends."""
    text = FIRST + "2 โครงการเพิ่มศักยภาพ\nฝ่ายบริหาร สำนักปลัด - - - 6\n" + LAST
    assert rows(source(BEFORE + text))[1][1:3] == ("โครงการเพิ่มศักยภาพ ฝ่ายบริหาร", "สำนักปลัด")
    printed = "\nส่วนที่ 3 รายละเอียดโครงการ\nชื่อโครงการ : โครงการเพิ่มศักยภาพ\n"
    assert rows(source(BEFORE + text + printed))[1][1:3] == ("โครงการเพิ่มศักยภาพ", "ฝ่ายบริหาร สำนักปลัด")


def test_units_behind_the_years_may_go_on_below_them(source: Make) -> None:
    text = "1 โครงการอบรม\nคุณธรรม 30,000 35,000 65,000 สำนักปลัด\n2 โครงการ ข - - - กองการศึกษา\nศาสนาและวัฒนธรรม\n"
    assert rows(source(f"{BEHIND}{text}3 โครงการ ค - - - กองช่าง\n")) == [
        (1, "โครงการอบรม คุณธรรม", "สำนักปลัด", [30000, 35000]),
        (2, "โครงการ ข", "กองการศึกษา ศาสนาและวัฒนธรรม", ["dash", "dash"]),
        (3, "โครงการ ค", "กองช่าง", ["dash", "dash"]),
    ]


def test_words_below_a_row_that_are_of_no_unit_are_not_its_units(source: Make) -> None:
    text = "1 โครงการอบรม\nคุณธรรม 30,000 35,000 65,000 สำนักปลัด\n2 โครงการ ข 1,000 - 1,000 กองคลัง\nในตำบล\n"
    found = rows(source(f"{BEHIND}{text}3 โครงการ ค - - - กองช่าง\n"))
    assert found[1] == (2, "โครงการ ข ในตำบล", "กองคลัง", [1000, "dash"])


def test_years_stand_below_the_name_of_all_money_whatever_stands_behind_it(source: Make) -> None:
    """A name below a name ends it; one that ends none names another column, whose place is not known."""
    text = "1 โครงการ ก 30,000 35,000 สำนักปลัด\n2 โครงการ\nข - 5,000 กองช่าง\n"
    torn = source("ลำดับที่ โครงการ/กิจกรรม ปีงบประมาณ พ.ศ. (บาท) หน่วยงาน\n๒๕๖๘ ๒๕๖๙ รับผิดชอบ\n" + text)
    assert [row[2:] for row in rows(torn)] == [("สำนักปลัด", [30000, 35000]), ("กองช่าง", ["dash", 5000])]
    other = source("ที่ โครงการ/กิจกรรม งบประมาณ (บาท) ผู้รับผิดชอบ\n2568 2569 เป้าหมาย\n" + text)
    assert not find_grids(other)


def test_five_years_in_thai_digits(source: Make) -> None:
    head = "ที่ โครงการ/กิจกรรม ผู้รับผิดชอบ ปีงบประมาณ พ.ศ. รวม ๕ ปี หน้า\n๒๕๖๖ ๒๕๖๗ ๒๕๖๘ ๒๕๖๙ ๒๕๗๐\n"
    text = "๑ โครงการอบรม\nคุณธรรม สำนักปลัด ๕,๐๐๐ ๕,๐๐๐ - - ๑,๐๐๐ ๑๑,๐๐๐ ๕\n๒ โครงการค่าย กองการศึกษา - - - - ๗๐๐ ๗๐๐ -\n"
    assert amounts(source(head + text)) == [
        [5000, 5000, "dash", "dash", 1000],
        ["dash", "dash", "dash", "dash", 700],
    ]


def test_thousands_are_small_numbers_that_their_sum_proves(source: Make) -> None:
    text = "1 โครงการ ก รุ่น 2 กองคลัง 30 35.5 65.5 5\n2 โครงการ ข กองช่าง - 5 5 -\n3 โครงการ ค กองช่าง - - - 6\n"
    assert amounts(source(THOUSANDS + text)) == [[30000, 35500], ["dash", 5000], ["dash", "dash"]]
    without = THOUSANDS.replace(" รวม 2 ปี หน้า", "")
    unproved = source(without + "1 โครงการ ก กองคลัง 30 35\n2 โครงการ ข กองช่าง - -\n3 โครงการ ค กองช่าง - -\nรวม 30 40\n")
    assert amounts(unproved) == [OPEN, ["dash", "dash"], ["dash", "dash"]]


def test_the_sum_says_which_numbers_are_the_titles_own(source: Make) -> None:
    text = (
        "1 โครงการอบรม รุ่น 2 30,000 35,000 65,000\n2 โครงการ\nเดิน 5 500 500 1,000\n3 โครงการ ค 2 30,000 35,000 55,000\n"
    )
    assert rows(source(f"{NO_UNIT}{text}4 โครงการ ง - - -\n")) == [
        (1, "โครงการอบรม รุ่น 2", None, [30000, 35000]),
        (2, "โครงการ เดิน 5", None, [500, 500]),
        (3, "โครงการ ค 2", None, OPEN),
        (4, "โครงการ ง", None, ["dash", "dash"]),
    ]


@pytest.mark.parametrize(
    "row",
    [
        "2 โครงการ ข กองคลัง 5,000 5,000 6",
        "2 โครงการ ข กองคลัง 5,000 5,000",
        "2 โครงการ\nข กองคลัง - 5,000 -",
        "2 โครงการ ข กองคลัง 1 2 3 4 5",
    ],
    ids=["a year left out", "and the page", "the sum or a year", "five numbers"],
)
def test_a_value_that_is_missing_leaves_the_row_open(row: str, source: Make) -> None:
    found = {number: cells for number, _, _, cells in rows(source(f"{BEFORE}{FIRST}{row}\n{LAST}"))}
    assert found == {1: [30000, 35000], 2: OPEN, 3: [5000, "dash"]}


def test_a_sum_that_is_not_met_changes_no_amount(source: Make) -> None:
    text = FIRST.replace("65,000", "64,000") + "2 กิจกรรม ข กองคลัง - - - 6\n" + LAST
    assert amounts(source(BEFORE + text)) == [[30000, 35000], ["dash", "dash"], [5000, "dash"]]


def test_a_row_of_dashes_has_no_page_where_other_rows_have_none(source: Make) -> None:
    text = FIRST + "2 กิจกรรม ข กองคลัง - - -\n"
    assert amounts(source(BEFORE + text + LAST))[1] == OPEN
    assert amounts(source(BEFORE + text + LAST.replace(" -\n", "\n")))[1] == ["dash", "dash"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("2 โครงการอบรม\n3 รุ่น กองคลัง 5,000 - 5,000 6\n", "โครงการอบรม 3 รุ่น"),
        ("2 โครงการขับเคลื่อน\n3 ส กองคลัง 5,000 - 5,000 6\n", "โครงการขับเคลื่อน 3 ส"),
        ("2 โครงการรณรงค์ ปี 2568 - 2569\nครั้งที่ 2 กองคลัง 5,000 - 5,000 6\n", "โครงการรณรงค์ ปี 2568 - 2569 ครั้งที่ 2"),
        ("2 โครงการอบรมและ\nกิจกรรมจิตอาสา กองคลัง 5,000 - 5,000 6\n", "โครงการอบรมและกิจกรรมจิตอาสา"),
    ],
    ids=["what it counts", "the number that is due", "years", "a kind of project, no unit above"],
)
def test_a_line_of_a_title_may_begin_as_a_row_does(text: str, title: str, source: Make) -> None:
    found = rows(source(BEFORE + FIRST + text + LAST))
    assert [row[:2] for row in found[1:]] == [(2, title), (3, "โครงการปิดท้าย")]
    assert found[1][2:] == ("กองคลัง", [5000, "dash"])


def test_an_item_below_a_row_that_has_its_unit_is_not_the_rest_of_its_title(source: Make) -> None:
    text = "2 โครงการ ข กองคลัง\nกิจกรรมจิตอาสา กองคลัง 5,000 - 5,000 6\n"
    assert amounts(source(BEFORE + FIRST + text + LAST)) == [[30000, 35000], OPEN, OPEN, [5000, "dash"]]


def test_a_row_goes_on_below_the_head_of_the_next_page(source: Make) -> None:
    text = f"2 โครงการที่มีชื่อ\n\n{BEFORE}ยาวมาก กองคลัง 5,000 - 5,000 6\n"
    found = rows(source(BEFORE + FIRST + text + LAST))
    assert found[1] == (2, "โครงการที่มีชื่อ ยาวมาก", "กองคลัง", [5000, "dash"])
    assert len(found) == 3


def test_the_values_of_a_total_may_stand_on_a_line_of_their_own(source: Make) -> None:
    text = FIRST + "2 กิจกรรม ข กองคลัง - - - 6\n" + LAST + "รวมทั้งสิ้น จำนวน 3 โครงการ\n35,000 35,000 70,000\n"
    whole = source(BEFORE + text)
    table = read_budget_table(budget_grids(find_grids(whole))[0], (2568, 2569), KnownOfPlan(source=whole))
    assert [total.amounts for total in table.totals] == [{2568: 35000, 2569: 35000, None: 70000}]


def test_a_page_among_columns_behind_is_the_last_of_them(source: Make) -> None:
    head = BEHIND.replace("ผู้รับผิดชอบ", "ผู้รับผิดชอบ หน้า")
    text = "1 โครงการอบรม\nคุณธรรม 30,000 35,000 65,000 กองคลัง 5\n2 โครงการ ข - - - กองช่าง -\n3 โครงการ ค - - - กองช่าง\n"
    assert [row[2] for row in rows(source(head + text))] == ["กองคลัง", "กองช่าง", "กองช่าง"]


def test_many_words_and_lines_are_read_in_time_in_proportion(source: Make) -> None:
    text = BEFORE + "1 โครงการ ก\n" + "ยาว " * 100_000 + "\n" + "2 โครงการ ข กองคลัง\n" * 2_000 + "5 " * 290 + "\n"
    assert not list(find_grids(source(text)))


def test_values_that_stand_alone_are_of_the_row_above_where_the_next_has_its_own(source: Make) -> None:
    text = FIRST + "2 โครงการ ข กองคลัง\n5,000 - 5,000 6\n"
    assert rows(source(BEFORE + text + LAST))[1] == (2, "โครงการ ข", "กองคลัง", [5000, "dash"])
    without = LAST.replace(" 5,000 - 5,000 -", "")
    assert amounts(source(f"{BEFORE}{text}{without}4 โครงการ ง กองช่าง - - - 7\n")) == [
        [30000, 35000],
        OPEN,
        OPEN,
        ["dash", "dash"],
    ]


def test_two_items_with_the_number_that_is_due_leave_both_rows_open(source: Make) -> None:
    """A title that tears before a number: ``ครั้งที่``, ``3 กิจกรรมจิตอาสา``."""
    text = "2 โครงการรณรงค์ ครั้งที่\n3 กิจกรรมจิตอาสา กองคลัง 7,000 - 7,000 6\n"
    whole = "".join(f"{number} โครงการ ง กองช่าง 1,000 - 1,000 {number}\n" for number in (4, 5))
    found = amounts(source(BEFORE + FIRST + text + LAST + whole))
    assert [7000, "dash"] not in found
    assert found[0] == [30000, 35000]
