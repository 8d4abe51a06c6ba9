"""A unit between the rows of figures is of none above it, and of those below only where head or line say the same."""

from __future__ import annotations

import pytest

from lawful import Rows, baht_or_status, rows_of_text

PLAN = """แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)
เทศบาลตำบลบ้านสมมุติ

ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต

{table}
"""
HEAD = "ที่|โครงการ/กิจกรรม/มาตรการ|ปี 2566{unit}|ปี 2567{unit}|หน่วยงาน"
ABOVE = ("1|โครงการสัมมนา|20,000|30,000|กองคลัง", "2|โครงการค่าย|20,000|-|กองคลัง")
BELOW = ("3|โครงการระบบ|150|160|กองช่าง", "4|โครงการประชุม|200|-|กองช่าง")
NONE = ["ambiguous", "ambiguous", "ambiguous", "dash"]
BAHT_ABOVE, BAHT_BELOW = [20_000, 30_000, 20_000, "dash"], [150, 160, 200, "dash"]
UNITS = [
    "|หน่วย : พันบาท|||",
    "||||หน่วย : พันบาท",
    "||พันบาท|พันบาท|",
    "||(พันบาท)||",
    "|งบลงทุน (หน่วย : พันบาท)|||",
    "|งบลงทุน (พันบาท)|||",
    "|ตัวเลขต่อไปนี้เป็นพันบาท|||",
    "|(ต่อไปนี้หน่วยเป็นพันบาท)|||",
    "|(พัน)|||",
    "|งบลงทุน|(พันบาท)|(พันบาท)|",
    "|งบลงทุน|||พันบาท",
    "|แผนงานบริหารทั่วไป|||หน่วย : พันบาท",
    "-|หน่วย : พันบาท|-|-|-",
    "|มิติที่ 2 การบริหารราชการ|||ตัวเลขเป็นพันบาท",
    "|มิติที่ 2 การบริหารราชการ|||(หลักพัน)",
]


def rows_of(*rows: str, unit: str = "") -> Rows:
    return rows_of_text(PLAN.format(table="\n".join((HEAD.format(unit=unit), *rows)).replace("|", "\t")))


def amounts(rows: Rows) -> list[int | str]:
    return [baht_or_status(line) for line in rows["budget_lines"]]


def of_projects(rows: Rows) -> list[int | str]:
    """The amounts of what has a number: a row without figures may be taken for a project without any."""
    numbered = {row["project_id"] for row in rows["projects"] if row["table_number"]}
    return [baht_or_status(line) for line in rows["budget_lines"] if line["project_id"] in numbered]


def is_said(rows: Rows) -> bool:
    return any(issue["code"] == "unit_uncertain" for issue in rows["issues"])


def titles(rows: Rows) -> list[str]:
    return [row["title"] for row in rows["projects"]]


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_between_rows_is_not_known_above_nor_below_where_nothing_else_says_one(unit: str) -> None:
    rows = rows_of(*ABOVE, unit, *BELOW)
    assert of_projects(rows) == [*NONE, *NONE]
    assert is_said(rows)


@pytest.mark.parametrize("unit", UNITS)
def test_rows_above_a_unit_have_that_of_their_head(unit: str) -> None:
    rows = rows_of(*ABOVE, unit, *BELOW, unit=" (บาท)")
    assert of_projects(rows)[4:] == NONE
    assert of_projects(rows)[:2] == BAHT_ABOVE[:2]  # a row without a number may go on with the one above
    assert is_said(rows)


@pytest.mark.parametrize("unit", [unit for unit in UNITS if "|||ตัวเลขเป็น" not in unit])
def test_the_unit_of_the_head_printed_again_changes_nothing(unit: str) -> None:
    rows = rows_of("1|โครงการสัมมนา|20|30|กองคลัง", unit, *BELOW, unit=" (พันบาท)")
    assert of_projects(rows) == [20_000, 30_000, 150_000, 160_000, 200_000, "dash"]
    assert not is_said(rows)


@pytest.mark.parametrize(
    ("at", "unit"),
    [
        (0, "||||หน่วย : พันบาท"),
        (0, "|หมายเหตุ : หน่วย : พันบาท|||"),
        (2, "|หน่วย : พันบาท|||"),
        (2, "||||หน่วย : พันบาท"),
        (2, "|หมายเหตุ : หน่วย : พันบาท|||"),
    ],
)
def test_a_unit_above_all_rows_or_below_them_is_of_the_table(at: int, unit: str) -> None:
    rows = rows_of(*BELOW[:at], unit, *BELOW[at:])
    assert amounts(rows) == [150_000, 160_000, 200_000, "dash"]
    assert titles(rows) == ["โครงการระบบ", "โครงการประชุม"]


@pytest.mark.parametrize("unit", ["|หน่วย : พันบาท|||", "||||หน่วย : พันบาท", "|งบลงทุน (หน่วย : บาท)|||"])
def test_a_row_of_a_unit_goes_on_with_no_title(unit: str) -> None:
    assert titles(rows_of(*ABOVE, unit, *BELOW)) == ["โครงการสัมมนา", "โครงการค่าย", "โครงการระบบ", "โครงการประชุม"]


@pytest.mark.parametrize(
    "row",
    [
        "|หน่วย : บาท|||",
        "|และพัฒนาหน่วยงาน|||",
        "|มิติที่ 2 การบริหารราชการ (หน่วย : บาท)|||",
        "||||กองช่าง (ต่อ)",
        "|รวม|40,000|30,000|",
    ],
)
def test_what_says_no_other_unit_changes_nothing(row: str) -> None:
    rows = rows_of(*ABOVE, row, *BELOW)
    assert amounts(rows) == [*BAHT_ABOVE, *BAHT_BELOW]
    assert not is_said(rows)


PLACED_HEAD = "ที่     โครงการ                                       ปี 2566      ปี 2567      หน่วยงาน"
PLACED_ABOVE = """  1     โครงการอบรมคุณธรรม                            20,000      20,000      สำนักปลัด
  2     โครงการจิตอาสา                                20,000      20,000      สำนักปลัด"""
PLACED_BELOW = """  3     โครงการประกาศเจตนารมณ์                           150         150      สำนักปลัด
  4     โครงการเครือข่ายต้านทุจริต                           200         200      สำนักปลัด"""


@pytest.mark.parametrize(
    "line",
    [
        "        หน่วย : พันบาท",
        "                                                                           (พันบาท)",
        "                                                                     หน่วย : พันบาท",
        "                                                      (พันบาท)     (พันบาท)",
        "มิติที่ 2 การบริหารราชการเพื่อป้องกันการทุจริต                              (พันบาท)",
        "        มิติที่ 2 การบริหารราชการเพื่อป้องกันการทุจริต                        (พันบาท)",
    ],
)
@pytest.mark.parametrize("unit", ["", "หน่วย : บาท\n"])
def test_lines_of_a_table_set_by_position(line: str, unit: str) -> None:
    table = "\n".join((PLACED_HEAD, PLACED_ABOVE, line, PLACED_BELOW))
    rows = rows_of_text(PLAN.format(table=unit + table))
    assert amounts(rows)[4:] == ["ambiguous"] * 4
    assert set(amounts(rows)[:4]) <= {20_000, "ambiguous"}
    assert is_said(rows)


def test_a_heading_set_by_position_that_says_a_unit_at_the_right_is_one() -> None:
    """The trap: a line that says a unit is none of the table's rows, and the heading went with it."""
    line = "มิติที่ 2 การบริหารราชการเพื่อป้องกันการทุจริต                        หน่วย : พันบาท"
    rows = rows_of_text(PLAN.format(table="\n".join((PLACED_HEAD, PLACED_ABOVE, line, PLACED_BELOW))))
    assert amounts(rows) == ["ambiguous"] * 4 + [150_000] * 2 + [200_000] * 2
    assert [row["dimension_no"] for row in rows["projects"]] == [None, None, 2, 2]


def test_units_below_a_heading_set_by_position_end_no_table() -> None:
    """The trap: neither words nor values, so that the rows below were lost with their money."""
    lines = (
        "มิติที่ 2 การบริหารราชการเพื่อป้องกันการทุจริต",
        "                                                      (พันบาท)     (พันบาท)",
    )
    rows = rows_of_text(PLAN.format(table="\n".join((PLACED_HEAD, PLACED_ABOVE, *lines, PLACED_BELOW))))
    assert amounts(rows) == ["ambiguous"] * 8
    assert is_said(rows)


def test_a_unit_printed_again_on_each_page_is_of_the_table() -> None:
    table = "\n".join((PLACED_HEAD, PLACED_ABOVE, "", "หน่วย : พันบาท", PLACED_HEAD, PLACED_BELOW))
    rows = rows_of_text(PLAN.format(table=f"หน่วย : พันบาท\n{table}"))
    assert amounts(rows) == [20_000_000] * 4 + [150_000] * 2 + [200_000] * 2


def test_rows_that_share_a_line_have_no_order_to_tell_them_by() -> None:
    cells = ["<td>1</td><td>โครงการอบรม</td><td>20,000</td>", "<td colspan=3>หน่วย : พันบาท</td>"]
    cells.append("<td>2</td><td>โครงการจิตอาสา</td><td>150</td>")
    head = "<th>ที่</th><th>โครงการ</th><th>งบประมาณ ปี 2566</th>"
    table = "".join(f"<tr>{row}</tr>" for row in (head, *cells))
    assert amounts(rows_of_text(PLAN.format(table=f"<table>{table}</table>"))) == ["ambiguous"] * 2
