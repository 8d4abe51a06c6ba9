"""What a printed sum is one of, and of which years: each number is a total once, and compared with its rows."""

from __future__ import annotations

from typing import Any

import pytest

from extract.ground.source import SourceText
from lawful import Rows, plan_around, rows_of_lines, rows_of_text
from normalize.document_rows import document_rows
from parsers.document import parse_plan

Totals = dict[tuple[str, object, object], tuple[object, object]]

FRONT = """แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)
เทศบาลตำบลตัวอย่าง จังหวัดลำปาง

ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต

"""
HEAD = "มิติ | ภารกิจตามมิติ | โครงการ/กิจกรรม/มาตรการ | ปี 2566 | ปี 2567 | หมายเหตุ"
A = "1. การสร้างวัฒนธรรมสุจริต | 1.1 การเสริมสร้างจิตสำนึก | 1) โครงการอบรม | 10,000 | 11,000 |"
B = " | | 2) โครงการปลูกป่า | 5,000 | 6,000 |"
C = " | 1.2 มาตรการส่งเสริม | 3) โครงการโรงเรียนสุจริต | 20,000 | - |"
D = "2. การบริหารราชการ | 2.1 การเปิดเผย | 4) โครงการเปิดเผยข้อมูล | 1,000 | 1,000 |"


def rows_of(*lines: str, head: str = HEAD, below: str = "") -> Rows:
    """The rows of a plan with a table of tabs, ``|`` standing for one."""
    table = "\n".join("\t".join(cell.strip() for cell in line.split("|")) for line in (head, *lines))
    return rows_of_lines(f"{FRONT}{table}\n\n{below}")


def totals(rows: Rows, year: int | None = 2566) -> Totals:
    """Declared and computed by scope, dimension and mission."""
    return {
        (row["scope"], row["dimension_no"], row["mission_no"]): (row["declared_baht"], row["computed_baht"])
        for row in rows["budget_totals"]
        if row["fiscal_year_be"] == year
    }


def codes(rows: Rows) -> set[str]:
    beside = {"missing_details", "project_without_detail", "number_gap", "unknown_tree"}
    return {row["code"] for row in rows["issues"]} - beside


@pytest.mark.parametrize("words", ["รวมภารกิจที่ 1.1", "รวมภารกิจตามมิติ 1.1", "รวม ๑.๑", "รวมตามภารกิจ", "รวมภารกิจ"])
def test_a_total_that_names_a_mission_is_of_that_mission(words: str) -> None:
    rows = rows_of(A, B, f" | {words} | 2 โครงการ | 15,000 | 17,000 |", C, "รวมมิติที่ 1 | | | 35,000 | 17,000 |")
    assert totals(rows) == {("mission", 1, "1.1"): (15000, 15000), ("dimension", 1, None): (35000, 35000)}
    assert codes(rows) == set()


@pytest.mark.parametrize("words", ["รวมเป็นเงินทั้งมิติ", "รวมทั้งมิติ", "รวมงบประมาณทั้งมิติ"])
def test_a_total_of_the_whole_dimension_is_of_the_one_that_it_stands_in(words: str) -> None:
    rows = rows_of(A, B, f"{words} | | 2 โครงการ | 15,000 | 17,000 |", D, "รวมทั้ง 2 มิติ | | | 16,000 | 18,000 |")
    assert totals(rows) == {("dimension", 1, None): (15000, 15000), ("plan", None, None): (16000, 16000)}


@pytest.mark.parametrize("words", ["รวมมิติที่ 1", "รวม 2 โครงการ", "รวม 1.1.1 สร้างจิตสำนึก"])
def test_a_number_in_a_totals_words_that_is_no_missions(words: str) -> None:
    rows = rows_of(A, B, f"{words} | | | 15,000 | 17,000 |", D)
    assert totals(rows) == {("dimension", 1, None): (15000, 15000)}


def test_totals_without_a_name_below_each_mission_are_theirs() -> None:
    """The second stands below rows of one mission alone; the third right below it is the dimension's."""
    rows = rows_of(
        *(A, B, " | รวม | 2 โครงการ | 15,000 | 17,000 |"),
        *(C, " | รวม | 1 โครงการ | 20,000 | - |", "รวม | | 3 โครงการ | 35,000 | 17,000 |"),
        *(D, "รวมทั้งสิ้น | | 4 โครงการ | 36,000 | 18,000 |"),
    )
    assert totals(rows) == {
        ("mission", 1, "1.1"): (15000, 15000),
        ("mission", 1, "1.2"): (20000, 20000),
        ("dimension", 1, None): (35000, 35000),
        ("plan", None, None): (36000, 36000),
    }
    assert codes(rows) == set()


def test_a_total_below_all_missions_of_its_dimension_is_the_dimensions() -> None:
    rows = rows_of(A, B, C, " | รวม | 3 โครงการ | 35,000 | 17,000 |", D, " | รวม | 1 โครงการ | 1,000 | 1,000 |")
    assert totals(rows) == {("dimension", 1, None): (35000, 35000), ("dimension", 2, None): (1000, 1000)}


def test_the_one_total_below_several_dimensions_is_the_plans() -> None:
    assert totals(rows_of(A, D, "รวม | | | 11,000 | 12,000 |")) == {("plan", None, None): (11000, 11000)}


def test_a_total_of_a_mission_that_its_rows_do_not_make_is_said() -> None:
    rows = rows_of(A, B, " | รวมภารกิจที่ 1.1 | | 15,500 | 17,000 |", C)
    (issue,) = (row for row in rows["issues"] if row["code"] == "total_mismatch")
    assert (issue["expected"], issue["found"]) == ("15,500", "15,000")
    assert "1.1" in issue["message"]


def test_a_total_that_leaves_out_the_sum_of_one_year_is_said() -> None:
    rows = rows_of(A, B, C, " | รวม | 3 โครงการ | 35,000 | |")
    (issue,) = (row for row in rows["issues"] if row["code"] == "total_mismatch")
    assert (issue["expected"], issue["found"], issue["severity"]) == ("–", "17,000", "warning")


@pytest.mark.parametrize("total", [" | รวม | 3 โครงการ | | |", " | รวม | 3 โครงการ | 35,000 | 17,000 |"])
def test_a_total_without_any_sum_or_with_all_leaves_none_out(total: str) -> None:
    assert "total_mismatch" not in codes(rows_of(A, B, C, total))


def test_a_year_of_dashes_alone_has_no_sum_to_leave_out() -> None:
    rows = rows_of("1. ก | 1.1 ข | 1) โครงการ ค | 5,000 | - |", " | รวม | 1 โครงการ | 5,000 | |")
    assert "total_mismatch" not in codes(rows)


def test_headings_that_carry_the_sum_of_their_rows_are_totals() -> None:
    """Of a mission and of its dimension, whose missions have rows of their own."""
    rows = rows_of(
        "1. การสร้างวัฒนธรรมสุจริต | | | 35,000 | 17,000 |",
        " | 1.1 การเสริมสร้างจิตสำนึก | | 15,000 | 17,000 |",
        " | | 1) โครงการอบรม | 10,000 | 11,000 |",
        B,
        " | 1.2 มาตรการส่งเสริม | | 20,000 | - |",
        " | | 3) โครงการโรงเรียนสุจริต | 20,000 | - |",
        D,
    )
    assert totals(rows) == {
        ("dimension", 1, None): (35000, 35000),
        ("mission", 1, "1.1"): (15000, 15000),
        ("mission", 1, "1.2"): (20000, 20000),
    }
    dash = [row for row in rows["budget_totals"] if row["mission_no"] == "1.2"][1]
    assert (dash["declared_baht"], dash["computed_baht"]) == (None, 0)  # a dash is no printed 0
    assert codes(rows) == set()


def test_a_heading_with_another_amount_than_the_sum_may_be_shifted() -> None:
    rows = rows_of(" | 1.1 การเสริมสร้างจิตสำนึก | | 15,500 | 17,000 |", " | | 1) โครงการอบรม | 10,000 | 11,000 |", B)
    assert totals(rows) == {}
    assert "amount_on_heading_row" in codes(rows)
    assert [row["amount_baht"] for row in rows["budget_lines"]] == [None] * 4


NARROW = "ที่ | โครงการ/กิจกรรม/มาตรการ | ปี 2566 | ปี 2567 | หมายเหตุ"


@pytest.mark.parametrize(
    "heading",
    [
        " | มิติที่ 1 การสร้างวัฒนธรรมสุจริต | 15,000 | 17,000 |",
        "มิติที่ 1 | การสร้างวัฒนธรรมสุจริต | 15,000 | 17,000 |",
        "1 | การสร้างวัฒนธรรมสุจริต | 15,000 | 17,000 |",
        " | ๑. การสร้างวัฒนธรรมสุจริต | 15,000 | 17,000 |",
    ],
)
def test_a_dimension_with_its_sum_among_the_titles_is_no_project(heading: str) -> None:
    rows = rows_of(heading, "1 | โครงการอบรม | 10,000 | 11,000 |", "2 | โครงการปลูกป่า | 5,000 | 6,000 |", head=NARROW)
    assert [(row["table_title"], row["dimension_no"]) for row in rows["projects"]] == [
        ("โครงการอบรม", 1),
        ("โครงการปลูกป่า", 1),
    ]
    assert totals(rows) == {("dimension", 1, None): (15000, 15000)}


@pytest.mark.parametrize("title", ["1.1 การจัดทำคู่มือปฏิบัติงาน", "มิติใหม่ของการบริการ", "ภารกิจพิชิตโกง", "การบริหารงานบุคคล"])
def test_a_title_that_looks_like_a_level_stays_a_project(title: str) -> None:
    rows = rows_of(f"1 | {title} | 10,000 | 11,000 |", "2 | โครงการปลูกป่า | 5,000 | 6,000 |", head=NARROW)
    assert [line["amount_baht"] for line in rows["budget_lines"]] == [10000, 11000, 5000, 6000]


WITH_SUM = HEAD.replace("| หมายเหตุ", "| รวม 2 ปี | หมายเหตุ")


def test_the_column_of_all_years_has_its_total() -> None:
    rows = rows_of(A + "21,000 |", D + "2,000 |", "รวมทั้งสิ้น | | 2 โครงการ | 11,000 | 12,000 | 24,000 |", head=WITH_SUM)
    assert totals(rows) == {("plan", None, None): (11000, 11000)}
    assert totals(rows, None) == {("plan", None, None): (24000, 23000)}
    (issue,) = (row for row in rows["issues"] if row["code"] == "total_mismatch")
    assert "all years" in issue["message"]
    assert "รวมทุกปี" in issue["message_th"]


def test_a_short_total_row_has_a_figure_for_each_column_of_money() -> None:
    rows = rows_of(A + "21,000 |", D + "2,000 |", "รวมทั้งสิ้น | 2 โครงการ | 11,000 | 12,000 | 23,000", head=WITH_SUM)
    assert totals(rows, None) == {("plan", None, None): (23000, 23000)}
    assert codes(rows) == set()


@pytest.mark.parametrize(
    "row",
    [
        "รวมทั้งสิ้น 2 ปี | | | 23,000 | |",
        "รวมตลอดแผน | | 2 โครงการ | | 23,000 |",
        "รวมงบประมาณทั้งสิ้น (ปี 2566 - 2567) | | | 23,000 | |",
        "รวมทั้งสิ้นทุกปี | | | | | 23,000",
    ],
)
def test_one_figure_beside_words_for_all_years_is_of_all(row: str) -> None:
    rows = rows_of(A, D, row)
    assert totals(rows, None) == {("plan", None, None): (23000, 23000)}
    assert totals(rows) == {}
    assert codes(rows) == set()


@pytest.mark.parametrize("row", ["รวมทั้งสิ้น 2 ปี | | | 11,000 | 12,000 |", "รวมทั้งสิ้น | | | 11,000 | 12,000 |"])
def test_figures_in_the_years_stay_the_years(row: str) -> None:
    rows = rows_of(A, D, row)
    assert totals(rows) == {("plan", None, None): (11000, 11000)}
    assert totals(rows, None) == {}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("รวมงบประมาณทั้งสิ้น 2 ปี เป็นเงิน ๒๓,๐๐๐ บาท", {(None, "plan"): 23000}),
        ("รวมทั้งสิ้น ปี 2566 เป็นเงิน 11,000 บาท", {(2566, "plan"): 11000}),
        ("รวมมิติที่ 1 ตลอดแผน 21,000 บาท", {(None, "dimension"): 21000}),
        ("รวมทั้งสิ้น 23,000 บาท", {}),  # of which year?
        ("รวมทั้งสิ้น ปี 2565 เป็นเงิน 11,000 บาท", {}),
        ("รวมพลังคนไทย 2 ปี ใช้เงิน 23,000 บาท", {}),
    ],
)
def test_a_line_right_below_the_table_is_a_total_where_it_says_of_what(line: str, found: Any) -> None:
    rows = rows_of(A, D, below=line)
    declared = {(row["fiscal_year_be"], row["scope"]): row["declared_baht"] for row in rows["budget_totals"]}
    assert declared == found
    assert [row["computed_baht"] for row in rows["budget_totals"]] == list(found.values())


def test_totals_over_all_years_are_not_compared_where_two_tables_share_the_years() -> None:
    """Each table has its own years, and its column of sums those alone."""
    second = "\n".join(
        "\t".join(cell.strip() for cell in line.split("|"))
        for line in (
            HEAD.replace("ปี 2566 | ปี 2567", "ปี 2568 | ปี 2569 | รวม 2 ปี"),
            A.replace("11,000 |", "11,000 | 21,000 |"),
            "รวมทั้งสิ้น | | | 10,000 | 11,000 | 21,000 |",
        )
    )
    rows = rows_of(A, below=second)
    assert totals(rows, None) == {("plan", None, None): (21000, None)}
    assert "total_mismatch" not in codes(rows)


def test_sums_of_targets_in_a_total_row_are_counts() -> None:
    head = "ที่ | โครงการ/กิจกรรม | เป้าหมาย (คน) | ปี 2566 | ปี 2567 | หมายเหตุ"
    rows = rows_of("1 | โครงการอบรม | 120 | 10,000 | 11,000 |", " | รวม | 120 | 10,000 | 11,000 |", head=head)
    assert {row["became"] for row in rows["amounts"] if row["raw"] == "120"} == {"row_cell", "count_or_target"}
    assert codes(rows) == set()


OWN = (
    "ยุทธศาสตร์ที่ 1 สร้างสังคมสุจริต | | | |",
    "1 | โครงการอบรม | 10,000 | 11,000 |",
    "2 | โครงการปลูกป่า | 5,000 | 6,000 |",
    "รวม | | 15,000 | 17,000 |",
    "ยุทธศาสตร์ที่ 2 ตรวจสอบ | | | |",
    "3 | โครงการตรวจสอบ | 1,000 | 1,000 |",
    "รวม | | 1,500 | 1,000 |",
    "รวมทั้งสิ้น | | 16,000 | 18,000 |",
)


def test_strategies_stand_in_the_place_of_dimensions_that_a_plan_does_not_have() -> None:
    """So each of their totals is compared with its own rows; a code of the handbook is none of theirs."""
    rows = rows_of(*OWN, head=NARROW)
    assert [(row["dimension_no"], row["dimension_title"], row["dimension_code"]) for row in rows["projects"]] == [
        (1, "สร้างสังคมสุจริต", None),
        (1, "สร้างสังคมสุจริต", None),
        (2, "ตรวจสอบ", None),
    ]
    assert totals(rows) == {
        ("dimension", 1, None): (15000, 15000),
        ("dimension", 2, None): (1500, 1000),
        ("plan", None, None): (16000, 16000),
    }
    assert "total_mismatch" in codes(rows)
    assert "repeated_value" not in codes(rows)


def test_strategies_with_others_below_them_are_dimensions_with_missions() -> None:
    rows = rows_of(
        OWN[0],
        "กลยุทธ์ที่ 1.1 ปลูกฝัง | | | |",
        OWN[1],
        "รวมกลยุทธ์ที่ 1.1 | | 10,000 | 11,000 |",
        "กลยุทธ์ที่ 1.2 เฝ้าระวัง | | | |",
        OWN[2],
        "รวมยุทธศาสตร์ที่ 1 | | 15,000 | 17,000 |",
        head=NARROW,
    )
    assert [(row["dimension_no"], row["mission_no"], row["mission_title"]) for row in rows["projects"]] == [
        (1, "1.1", "ปลูกฝัง"),
        (1, "1.2", "เฝ้าระวัง"),
    ]
    assert totals(rows) == {("dimension", 1, None): (15000, 15000), ("mission", 1, "1.1"): (10000, 10000)}


def test_a_column_of_strategies_is_a_level_where_there_is_no_other() -> None:
    rows = rows_of(
        "ยุทธศาสตร์ที่ 1 สร้างสังคมสุจริต | 1. โครงการอบรม | 10,000 | 11,000 |",
        " | 2. โครงการปลูกป่า | 5,000 | 6,000 |",
        "รวมยุทธศาสตร์ที่ 1 | | 15,000 | 17,000 |",
        head=NARROW.replace("ที่ |", "ยุทธศาสตร์ |", 1),
    )
    assert totals(rows) == {("dimension", 1, None): (15000, 15000)}


def test_below_a_dimension_a_strategy_stays_one() -> None:
    rows = rows_of("มิติที่ 1 การสร้างสังคม | | | |", *OWN[:3], "รวม | | 15,000 | 17,000 |", head=NARROW)
    assert {(row["dimension_no"], row["strategy_no"]) for row in rows["projects"]} == {(1, "1")}
    assert totals(rows) == {("dimension", 1, None): (15000, 15000)}


def test_a_column_of_strategies_beside_dimensions_moves_nothing() -> None:
    rows = rows_of(
        "มิติที่ 1 การสร้างสังคม | | | |",
        "ยุทธศาสตร์ที่ 4 ของจังหวัด | 1. โครงการอบรม | 10,000 | 11,000 |",
        head=NARROW.replace("ที่ |", "ยุทธศาสตร์ |", 1),
    )
    assert [(row["dimension_no"], row["strategy_no"]) for row in rows["projects"]] == [(1, None)]


def test_one_cell_says_the_sums_of_all_years() -> None:
    words = "รวมมิติที่ 1 จำนวน 2 โครงการ ปี 2566 เป็นเงิน 15,000 บาท ปี 2567 เป็นเงิน ๑๗,๐๐๐ บาท"
    rows = rows_of(A, B, f"{words} | | | | |", D)
    for year, declared in ((2566, 15000), (2567, 17000)):
        assert totals(rows, year)[("dimension", 1, None)] == (declared, declared)
    assert codes(rows) == set()


@pytest.mark.parametrize(
    "words",
    [
        "รวมมิติที่ 1 ปี 2565 เป็นเงิน 15,000 บาท ปี 2566 เป็นเงิน 17,000 บาท",  # a year that the table has not
        "รวมมิติที่ 1 ปี 2566 เป็นเงิน 15,000 บาท และ 17,000 บาท",  # a sum of no year
        "รวมมิติที่ 1 ปี 2566 15,000 ปี 2567 17,000",  # of what?
    ],
)
def test_sums_in_one_cell_that_are_not_sure_are_none(words: str) -> None:
    rows = rows_of(A, B, f"{words} | | | | |", D)
    assert {total[0] for total in totals(rows).values()} <= {None}


def html_totals(row: str) -> Totals:
    head = "<tr><td rowspan=2>ที่</td><td rowspan=2>โครงการ/กิจกรรม</td><td colspan=2>ปี 2566</td>"
    head += "<td colspan=2>ปี 2567</td></tr>"
    head += "\n<tr><td>เป้าหมาย</td><td>งบประมาณ (บาท)</td><td>เป้าหมาย</td><td>งบประมาณ (บาท)</td></tr>"
    items = "\n".join(
        f"<tr><td>{n}</td><td>โครงการ {n}</td><td>{n}0 คน</td><td>{n},000</td><td>{n} ครั้ง</td><td>2,000</td></tr>"
        for n in (1, 2)
    )
    lines = f"{FRONT}<table>{head}\n{items}\n<tr><td colspan=2>รวมทั้งสิ้น 2 โครงการ</td>{row}</tr></table>".split("\n")
    rows = document_rows(parse_plan(SourceText("plan.txt", "txt", "0" * 64, tuple(lines))), "plan", "test")
    return totals(rows)


def test_a_sum_over_a_year_s_target_and_money_is_that_money_s() -> None:
    found = html_totals("<td colspan=2>3,000</td><td colspan=2>4,000</td>")
    assert found == {("plan", None, None): (3000, 3000)}


def test_a_sum_over_two_years_is_of_neither() -> None:
    assert html_totals("<td colspan=4>7,000</td>")[("plan", None, None)][0] is None


@pytest.mark.parametrize(
    "first",
    [
        "' | รวมทั้งสิ้น | ",
        ". | รวมทั้งสิ้น | จำนวน 2 โครงการ",
        "๕ 2๕. | รวมทงสน | จำนวน 2 โครงการ",
        " | ๕ 2๕. รวมทงสน | จำนวน 2 โครงการ",
        "; | ๆ รวมทั้งสิน | 2 โครงการ",
        "' | | รวม",
    ],
)
def test_a_total_beside_what_ocr_makes_of_dust_is_no_project(first: str) -> None:
    rows = rows_of(A, B, f"{first} | 15,000 | 17,000 |")
    assert [row["title"] for row in rows["projects"]] == ["โครงการอบรม", "โครงการปลูกป่า"]
    assert set(totals(rows).values()) == {(15000, 15000)}


@pytest.mark.parametrize("title", ["3) โครงการรวมพลังชุมชน", "3) กิจกรรมรวมใจต้านโกง", "รวมพลังต้านโกง"])
def test_a_project_whose_title_has_the_word_is_one(title: str) -> None:
    rows = rows_of(A, B, f"' | | {title} | 15,000 | 17,000 |")
    assert len(rows["projects"]) == 3
    assert totals(rows) == {}


@pytest.mark.parametrize(
    ("words", "counted"),
    [
        ("รวมมิติที่ 1 (1 โครงการ 1 | กิจกรรม)", {"project": 1, "activity": 1}),  # a line's end parted it
        ("รวมมิติที่ 1 (1 โครงการ) | กิจกรรม)", {"project": 1}),
        ("รวมมิติที่ 1 จำนวน 2 | โครงการ/กิจกรรม", {"project": 2}),  # columns by place parted it
        ("รวมมิติที่ 1 | โครงการ/กิจกรรม", {}),
    ],
)
def test_a_count_may_go_on_in_the_next_cell(words: str, counted: dict[str, int]) -> None:
    rows = rows_of(A, B, f"{words} | | 15,000 | 17,000 |", D)
    assert {row["kind"]: row["declared"] for row in rows["declared_counts"]} == counted


@pytest.mark.parametrize(
    "words",
    ["ยอดเงินของมิติที่ 1", "คิดเป็นเงินมิติที่ 1", "งบประมาณทุกมิติเป็นเงินทั้งสิ้น", "เงินที่ใช้ทั้งหมด", "สรุปมิติที่ 1", "งบที่ใช้ในภารกิจนี้"],
)
def test_a_row_without_a_number_that_is_the_sum_of_those_above_is_a_total(words: str) -> None:
    """It was a project of its own, and doubled the plan."""
    rows = rows_of(A, B, f" | | {words} | 15,000 | 17,000 |")
    assert [row["title"] for row in rows["projects"]] == ["โครงการอบรม", "โครงการปลูกป่า"]
    assert list(totals(rows).values()) == [(15000, 15000)]
    assert codes(rows) == set()


@pytest.mark.parametrize(
    ("row", "projects"),
    [
        ("3) เงินออมชุมชนสุจริต | 15,000 | 17,000 |", 3),  # it counts on
        ("โครงการเงินออมชุมชน | 15,000 | 17,000 |", 3),  # it is called a project
        ("เงินออมชุมชนสุจริต | 15,000 | 16,000 |", 3),  # no sum
        ("เงินออมชุมชนสุจริต | 15,000 | 17,000 |", 3),  # its words are no total's
        ("งบกลางสำรองจ่าย | 15,000 | 17,000 |", 3),
        ("งบประมาณภารกิจดับเพลิง | 15,000 | 17,000 |", 3),
        ("ยกมาตรฐานการให้บริการ | 15,000 | 17,000 |", 3),  # nothing is carried
        ("ยอดเงินของมิติที่ 1 | 15,000 | 16,000 |", 2),  # a total that does not agree
    ],
    ids=["number", "project", "no sum", "savings", "reserve", "mission of a title", "raise", "wrong sum"],
)
def test_what_is_no_sum_by_its_figures_is_a_project_unless_it_says_so(row: str, projects: int) -> None:
    rows = rows_of(A, B, f" | | {row}")
    assert len(rows["projects"]) == projects
    assert ("total_mismatch" in codes(rows)) is (projects == 2 and "16,000" in row)


@pytest.mark.parametrize(
    ("above", "below"),
    [("ยอดยกไป", "ยอดยกมา"), ("รวมยกไป", "ยกยอดมา"), ("ยก ไป", "รวมยอดยกมา")],
)
@pytest.mark.parametrize("place", ["{} | | ", " | | {}"])
def test_a_sum_that_is_carried_over_a_page_is_no_row_and_no_total(above: str, below: str, place: str) -> None:
    sums = "| 15,000 | 17,000 |"
    lines = (A, B, f"{place.format(above)} {sums}", HEAD, f"{place.format(below)} {sums}", C)
    rows = rows_of(*lines, "รวมทั้งสิ้น | | | 35,000 | 17,000 |")
    assert len(rows["projects"]) == 3
    assert totals(rows) == {("plan", None, None): (35000, 35000)}
    assert codes(rows) == {"carried_sum"}
    again = sorted(row["raw"] for row in rows["amounts"] if row["became"] == "repeated")
    assert again == ["15,000", "15,000", "17,000", "17,000"]


def test_a_carried_sum_may_be_that_of_one_row() -> None:
    rows = rows_of(A, "ยอดยกไป | | | 10,000 | 11,000 |", B, C)
    assert codes(rows) == {"carried_sum"}


def test_a_carried_sum_that_does_not_agree_is_said() -> None:
    rows = rows_of(A, B, "ยอดยกไป | | | 15,500 | 17,000 |", C)
    assert len(rows["projects"]) == 3
    assert "unaccounted_amount" in codes(rows)


@pytest.mark.parametrize("words", ["รวมทั้งสิ้น มิติที่ 1 - 2 (บาท)", "รวมทั้งสิ้น มิติที่ ๑ ถึง มิติที่ ๒", "รวมทั้งสิ้น 2 มิติ"])
def test_a_total_of_several_dimensions_is_the_plan_s(words: str) -> None:
    rows = rows_of(A, B, C, D, f"{words} | | | 36,000 | 18,000 |")
    assert totals(rows) == {("plan", None, None): (36000, 36000)}
    assert "total_mismatch" not in codes(rows)


def test_a_row_equal_to_the_only_one_with_money_is_no_total() -> None:
    rows = rows_of(A, B.replace("5,000", "-").replace("6,000", "-"), " | | เงินทั้งหมดเพื่อชุมชน | 10,000 | 11,000 |")
    assert len(rows["projects"]) == 3


@pytest.mark.parametrize("total", ["รวมทั้งสิ้น\t\t12,000\t12,000\t12,000\t", "รวมทั้งสิ้น 12,000\t\t\t12,000\t12,000\t"])
def test_amounts_of_a_total_that_begin_before_its_years_are_in_none(total: str) -> None:
    """Its words are merged over one column less than the head has: each amount stands a column to the left."""
    table = (
        "ลำดับ\tโครงการ/กิจกรรม\tตัวชี้วัด\tปี 2566\tปี 2567\tปี 2568\n1\tโครงการอบรม\tร้อยละ 80\t5,000\t5,000\t5,000\n"
        f"2\tโครงการประชาคม\tร้อยละ 80\t7,000\t7,000\t7,000\n{total}"
    )
    rows = rows_of_text(plan_around(table, "พ.ศ. 2566 - 2568"))
    assert [row["declared_baht"] for row in rows["budget_totals"]] == [None] * 3
    assert "unreadable_amount" in codes(rows)
    assert "total_mismatch" not in codes(rows)


def test_a_count_before_the_years_of_a_total_moves_none_of_its_amounts() -> None:
    table = (
        "ลำดับ\tโครงการ/กิจกรรม\tเป้าหมาย (คน)\tปี 2566\tปี 2567\n1\tโครงการอบรม\t1,000\t5,000\t5,000\n"
        "2\tโครงการประชาคม\t2,000\t7,000\t-\nรวม\t\t3,000\t12,000\t5,000"
    )
    rows = rows_of_text(plan_around(table, "พ.ศ. 2566 - 2567"))
    assert [row["declared_baht"] for row in rows["budget_totals"]] == [12000, 5000]


def test_a_numbered_row_whose_title_ends_in_a_count_is_no_total() -> None:
    head = "ลำดับ | โครงการ/กิจกรรม/มาตรการ | ปี 2566 | ปี 2567"
    rows = (
        "1 | โครงการอบรม | 10,000 | 11,000",
        "2 | สายด่วน 24 ชั่วโมง | 5,000 | 6,000",
        " | จำนวน 2 โครงการ | 15,000 | 17,000",
    )
    read = rows_of(*rows, head=head)
    assert [row["title"] for row in read["projects"]] == ["โครงการอบรม", "สายด่วน 24 ชั่วโมง"]
    assert set(totals(read).values()) == {(15_000, 15_000)}


def test_a_numbered_row_that_counts_projects_is_one_all_the_same() -> None:
    head = "ลำดับ | มิติ | โครงการ/กิจกรรม/มาตรการ | ปี 2566 | ปี 2567"
    rows = ("1 | มิติที่ 1 การสร้าง | โครงการอบรม | 10,000 | 11,000", "2 | มิติที่ 1 การสร้าง | 1 โครงการ | 10,000 | 11,000")
    assert [row["title"] for row in rows_of(*rows, head=head)["projects"]] == ["โครงการอบรม"]
