"""Neighbours of the kept cases of columns, units, years and totals: the same kinds in other words, and what they must
not be taken for.
"""

from __future__ import annotations

from typing import Any

import pytest

from lawful import Rows, baht_or_status, codes, plan_around, rows_of_text

Printed = list[dict[int, int | str]]

TWO, THREE, FIVE = "พ.ศ. 2566 - 2567", "พ.ศ. 2566 - 2568", "พ.ศ. 2566 - 2570"
ANNUAL = "ประจำปีงบประมาณ พ.ศ. 2568"


def rows_of(table: str, period: str) -> Rows:
    """The rows of a plan around a table whose cells ``|`` parts, ``│`` being a bar in a cell."""
    return rows_of_text(plan_around(table.strip(chr(10)).replace("|", chr(9)).replace("│", "|"), period))


def amounts(rows: Rows) -> Printed:
    """Baht by year of each project, the status where there is none."""
    return [
        {
            line["fiscal_year_be"]: baht_or_status(line)
            for line in rows["budget_lines"]
            if line["project_id"] == project["project_id"]
        }
        for project in rows["projects"]
    ]


def roles(rows: Rows) -> list[tuple[object, ...]]:
    return [(row["role"], row["fiscal_year_be"], row["period_no"], row["text"]) for row in rows["row_cells"]]


HEAD = "ที่|โครงการ/กิจกรรม|ปี 2566|ปี 2567|หมายเหตุ"
BODY = "1|โครงการอบรมคุณธรรม|20|25|\n2|กิจกรรมรับเรื่องร้องเรียน|-|5|"
BAHT = "1|โครงการอบรมคุณธรรม|20,000|25,000|\n2|กิจกรรมรับเรื่องร้องเรียน|-|5,000|"
IN_BAHT: Printed = [{2566: 20_000, 2567: 25_000}, {2566: "dash", 2567: 5_000}]
NONE: Printed = [{2566: "ambiguous", 2567: "ambiguous"}, {2566: "dash", 2567: "ambiguous"}]


@pytest.mark.parametrize(
    "table",
    [
        f"หน่วย : พันบาท\n\n{HEAD}\n{BODY}",
        f"ตารางที่ 1 งบประมาณตามแผน (หน่วย : พันบาท)\n\n{HEAD}\n{BODY}",
        f"{HEAD}\n{BODY}\n\nหมายเหตุ : หน่วยเป็นพันบาท",
        f"{HEAD}\n{BODY}\n\nหมายเหตุ หน่วย : พันบาท",
        f"หน่วย : พันบาท\n\nมิติที่ 1 การสร้างวัฒนธรรมสุจริต\n\n1.1 การเสริมสร้างจิตสำนึก\n\nรายละเอียด\n\n{HEAD}\n{BODY}",
        f"|||หน่วย : พันบาท|\n{HEAD}\n{BODY}",
        f"{HEAD.replace('ปี 2566', 'ปี 2566 (พันบาท)').replace('ปี 2567', 'ปี 2567 (x 1,000 บาท)')}\n{BODY}",
    ],
    ids=["above", "caption", "remark below", "unit below", "over headings", "first row", "heads"],
)
def test_kin_02_a_unit_wherever_it_stands(table: str) -> None:
    rows = rows_of(table, TWO)
    assert amounts(rows) == IN_BAHT
    assert {line["unit_factor"] for line in rows["budget_lines"] if line["amount_baht"]} == {1000}
    assert codes(rows) == set()


@pytest.mark.parametrize(
    "table",
    [
        f"หน่วย : พันบาท\n\n{HEAD}\n{BODY}\n\n(หน่วย : ล้านบาท)",
        f"หน่วย : บาท\n\n{HEAD}\n{BODY}\n\nหมายเหตุ : หน่วยเป็นพันบาท",
        f"หน่วย : พันบาท\n\n{HEAD.replace('ปี 2566', 'ปี 2566 (บาท)').replace('ปี 2567', 'ปี 2567 (บาท)')}\n{BODY}",
    ],
    ids=["above and below", "baht and thousands", "line and heads"],
)
def test_kin_02_units_that_disagree_are_none(table: str) -> None:
    rows = rows_of(table, TWO)
    assert amounts(rows) == NONE
    assert "unit_uncertain" in codes(rows)


@pytest.mark.parametrize("line", ["โครงการที่มีวงเงินเกินหนึ่งแสนบาทต้องเสนอสภา", "หน่วยงานละห้าพันบาท", "พันบาทแรกใช้งบ อบต."])
def test_kin_02_a_line_that_names_a_sum_is_no_unit(line: str) -> None:
    rows = rows_of(f"{line}\n\n{HEAD}\n{BAHT}", TWO)
    assert amounts(rows) == IN_BAHT
    assert codes(rows) == set()


OTHER = BODY.replace("คุณธรรม", "วินัย").replace("ร้องเรียน", "ร้องทุกข์")


def test_kin_02_a_unit_between_two_tables_is_that_of_the_lower_one() -> None:
    rows = rows_of(f"หน่วย : พันบาท\n\n{HEAD}\n{BODY}\n\nหน่วย : บาท\n\n{HEAD}\n{OTHER.replace('20', '20,000')}", TWO)
    assert amounts(rows) == [*IN_BAHT, {2566: 20_000, 2567: 25}, {2566: "dash", 2567: 5}]


def test_kin_02_units_below_each_table() -> None:
    rows = rows_of(f"{HEAD}\n{BODY}\n\n(หน่วย : พันบาท)\n\n{HEAD}\n{OTHER}\n\n(หน่วย : พันบาท)", TWO)
    assert amounts(rows) == [*IN_BAHT, *IN_BAHT]


def test_kin_02_the_unit_of_a_table_holds_where_its_head_returns() -> None:
    rows = rows_of(f"หน่วย : พันบาท\n\n{HEAD}\n{BODY}\n\n- 2 -\n\n{HEAD}\n{OTHER}", TWO)
    assert amounts(rows) == [*IN_BAHT, *IN_BAHT]


def test_kin_02_below_a_table_in_thousands_another_head_without_a_unit_is_open() -> None:
    other = "ที่|โครงการ/กิจกรรม|เป้าหมาย (คน)|ปี 2566|ปี 2567|หมายเหตุ\n1|โครงการอบรมวินัย|50|20|25|"
    rows = rows_of(f"หน่วย : พันบาท\n\n{HEAD}\n{BODY}\n\nข้อความหนึ่ง\n\nสอง\n\nสาม\n\n{other}", TWO)
    assert amounts(rows) == [*IN_BAHT, {2566: "ambiguous", 2567: "ambiguous"}]
    assert "unit_uncertain" in codes(rows)


@pytest.mark.parametrize(
    "band",
    ["จำนวนผู้เข้าร่วม (คน)", "เป้าหมาย (ร้อยละ)", "เป้าหมายคะแนน ITA", "จำนวนครั้ง"],
    ids=["persons", "percent", "score", "times"],
)
def test_kin_03_targets_of_years_beside_their_money(band: str) -> None:
    head = f"ที่|โครงการ/กิจกรรม|{band}||งบประมาณ (บาท)||หมายเหตุ\n||2566|2567|2566|2567|"
    rows = rows_of(f"{head}\n1|โครงการอบรมคุณธรรม|85|90|20,000|25,000|\n|รวม|85|90|20,000|25,000|", TWO)
    assert amounts(rows) == [{2566: 20_000, 2567: 25_000}]
    assert [(role, year, text) for role, year, _, text in roles(rows)] == [
        ("target", 2566, "85"),
        ("target", 2567, "90"),
    ]
    assert codes(rows) == set()


def test_kin_03_ticks_of_years_are_no_money_and_of_several_give_none_an_amount() -> None:
    head = "ที่|โครงการ/กิจกรรม|ปีที่ดำเนินการ||งบประมาณ (บาท)|หมายเหตุ\n||2566|2567||"
    rows = rows_of(f"{head}\n1|โครงการอบรมคุณธรรม|/|/|20,000|\n2|กิจกรรมรับเรื่องร้องเรียน|-|✓|5,000|", TWO)
    assert amounts(rows) == [{2566: "ambiguous", 2567: "ambiguous"}, {2566: "blank", 2567: 5_000}]
    assert ("tick", 2566, None, "/") in roles(rows)
    assert "merged_columns" in codes(rows)


def test_kin_03_a_tick_among_amounts_makes_no_ticks_of_them() -> None:
    rows = rows_of(f"{HEAD}\n1|โครงการอบรมคุณธรรม|20,000|/|\n2|กิจกรรมรับเรื่องร้องเรียน|-|5,000|", TWO)
    assert amounts(rows) == [{2566: 20_000, 2567: "ambiguous"}, {2566: "dash", 2567: 5_000}]
    assert "unreadable_amount" in codes(rows)


@pytest.mark.parametrize(("second", "role"), [("ผลการเบิกจ่าย (บาท)", "paid"), ("เป้าหมาย (คน)", "target")])
def test_kin_04_doc_10_annual_05_web_13_two_columns_a_year(second: str, role: str) -> None:
    head = f"ที่|โครงการ/กิจกรรม|ปี 2566||ปี 2567||หมายเหตุ\n||งบประมาณ (บาท)|{second}|งบประมาณ (บาท)|{second}|"
    table = f"{head}\n1|โครงการอบรมคุณธรรม|20,000|18,500|25,000|0|\n2|กิจกรรมรับเรื่อง|-|-|5,000|10|"
    rows = rows_of(table, TWO)
    assert amounts(rows) == IN_BAHT
    assert {found for found, *_ in roles(rows)} == {role}
    assert codes(rows) == set()


@pytest.mark.parametrize("period", [ANNUAL, "ประจำปี 2568", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"])
@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("งบประมาณ|ผู้รับผิดชอบ", "20,000|สำนักปลัด"),
        ("งบประมาณ ปี 2568 (บาท)|ผู้รับผิดชอบ", "20,000|สำนักปลัด"),
        ("งบประมาณ|เบิกจ่าย|ผู้รับผิดชอบ", "20,000|18,000|สำนักปลัด"),
        ("เป้าหมาย|งบประมาณ (บาท)|ผลการดำเนินงาน", "100 คน|20,000|ดำเนินการแล้ว 80 คน"),
        ("งบประมาณ|ต.ค. 67|พ.ย. 67|ธ.ค. 67|ผู้รับผิดชอบ", "20,000|●||●|สำนักปลัด"),
        ("งบประมาณ|ระยะเวลา|ผู้รับผิดชอบ", "20,000|ตุลาคม 2567 - กันยายน 2568|สำนักปลัด"),
    ],
    ids=["plain", "year in its head", "paid beside", "result beside", "calendar", "period"],
)
def test_kin_17_ocr_15_annual_13_a_plan_of_one_year(period: str, head: str, row: str) -> None:
    rows = rows_of(f"ที่|โครงการ/กิจกรรม|{head}\n1|โครงการอบรมคุณธรรม|{row}", period)
    assert amounts(rows) == [{2568: 20_000}]
    assert [plan["kind"] for plan in rows["plans"]] == ["annual"]


def test_kin_17_money_without_a_year_in_a_plan_of_several_is_of_none() -> None:
    rows = rows_of("ที่|โครงการ/กิจกรรม|งบประมาณ|ผู้รับผิดชอบ\n1|โครงการอบรมคุณธรรม|20,000|สำนักปลัด", THREE)
    assert amounts(rows) == [{}]
    assert "unaccounted_amount" in codes(rows)


MONTHS = "ต.ค.|พ.ย.|ธ.ค.|ม.ค.|ก.พ.|มี.ค.|เม.ย.|พ.ค.|มิ.ย.|ก.ค.|ส.ค.|ก.ย."


@pytest.mark.parametrize(("mark", "role"), [("/", "tick"), ("1", "month"), ("3 ครั้ง", "month")])
def test_kin_18_months_of_a_year_are_no_money(mark: str, role: str) -> None:
    head = f"ที่|โครงการ/กิจกรรม|งบประมาณ (บาท)|ปีงบประมาณ 2568{'|' * 12}ผู้รับผิดชอบ\n|||{MONTHS}|"
    rows = rows_of(f"{head}\n1|โครงการอบรมคุณธรรม|20,000|{mark}|{'|' * 11}สำนักปลัด", ANNUAL)
    assert amounts(rows) == [{2568: 20_000}]
    assert (role, 2568, 10, mark) in roles(rows)


QUARTERS = [
    "ไตรมาส 1|ไตรมาส 2|ไตรมาส 3|ไตรมาส 4",
    "Q1|Q2|Q3|Q4",
    "ต.ค.-ธ.ค.|ม.ค.-มี.ค.|เม.ย.-มิ.ย.|ก.ค.-ก.ย.",
    "ไตรมาสที่ ๑|ไตรมาสที่ ๒|ไตรมาสที่ ๓|ไตรมาสที่ ๔",
]


@pytest.mark.parametrize("quarters", QUARTERS)
@pytest.mark.parametrize("band", ["ปีงบประมาณ พ.ศ. 2568 (บาท)", "ปี 2568", "งบประมาณ (บาท)"])
def test_web_15_annual_07_quarters_without_a_figure_are_not_summed(quarters: str, band: str) -> None:
    table = f"ที่|โครงการ/กิจกรรม|{band}||||หมายเหตุ\n||{quarters}|\n1|โครงการอบรมคุณธรรม|5,000|-|6,000|-|"
    rows = rows_of(table, ANNUAL)
    assert amounts(rows) == [{2568: "ambiguous"}]
    assert [(role, number, text) for role, _, number, text in roles(rows)][:2] == [
        ("quarter", 1, "5,000"),
        ("quarter", 2, "-"),
    ]
    assert "quarter_only" in codes(rows)


@pytest.mark.parametrize("quarters", QUARTERS)
@pytest.mark.parametrize("total", ["รวม", "รวมทั้งปี", "รวม (บาท)", "รวมทั้งสิ้น"])
def test_web_15_annual_07_the_figure_of_the_year_is_its_line(quarters: str, total: str) -> None:
    table = f"ที่|โครงการ|ปี 2568|||||หมายเหตุ\n||{quarters}|{total}|\n1|โครงการอบรมคุณธรรม|5,000|-|6,000|-|11,000|"
    rows = rows_of(table, ANNUAL)
    assert amounts(rows) == [{2568: 11_000}]
    assert codes(rows) == set()


@pytest.mark.parametrize("total", ["รวม", "รวม (บาท)", "รวมทั้งสิ้น"])
def test_web_15_the_figure_beside_quarters_below_no_year(total: str) -> None:
    table = f"ที่|โครงการ|{QUARTERS[0]}|{total}|หมายเหตุ\n1|โครงการอบรมคุณธรรม|5,000|-|6,000|-|11,000|"
    assert amounts(rows_of(table, ANNUAL)) == [{2568: 11_000}]


def test_web_15_ticked_quarters_leave_the_money_of_the_year() -> None:
    table = f"ที่|โครงการ|{QUARTERS[0]}|งบประมาณ (บาท)|หมายเหตุ\n1|โครงการอบรมคุณธรรม|/|||✓|11,000|"
    rows = rows_of(table, ANNUAL)
    assert amounts(rows) == [{2568: 11_000}]
    assert [(role, number) for role, _, number, _ in roles(rows)] == [("tick", 1), ("tick", 4)]


def test_web_15_one_year_in_quarters_beside_one_in_full() -> None:
    table = f"ที่|โครงการ|ปี 2566||||ปี 2567|หมายเหตุ\n||{QUARTERS[1]}||\n1|โครงการอบรมคุณธรรม|5,000|-|6,000|-|25,000|"
    rows = rows_of(table, TWO)
    assert amounts(rows) == [{2566: "ambiguous", 2567: 25_000}]
    assert "quarter_only" in codes(rows)


THREE_HEADS = "ที่|โครงการ/กิจกรรม|ปี 2566|ปี 2567|ปี 2568|หมายเหตุ"
THREE_ROWS = "1|โครงการอบรมคุณธรรม|20,000|21,000|22,000|\n2|กิจกรรมรับเรื่องร้องเรียน|-|5,000|-|"


@pytest.mark.parametrize(
    ("printed", "damaged"),
    [
        *[("ปี 2567", "ปี 25G7"), ("ปี 2568", "ปี 256"), ("ปี 2567", ""), ("ปี 2568", "ปี 256B"), ("ปี 2566", "ปี 25b6")],
        *[("ปี 2567", "ปี 2587"), ("ปี 2567", "ปี 2577"), ("ปี 2566", "ปี 2596")],
    ],
)
def test_ocr_07_ocr_08_a_damaged_year_is_what_its_neighbours_leave(printed: str, damaged: str) -> None:
    rows = rows_of(f"{THREE_HEADS.replace(printed, damaged)}\n{THREE_ROWS}", THREE)
    assert amounts(rows)[0] == {2566: 20_000, 2567: 21_000, 2568: 22_000}
    year = int(printed[-4:])
    assert {line["year_basis"] for line in rows["budget_lines"] if line["fiscal_year_be"] == year} == {"restored"}
    assert "fuzzy_heading" in codes(rows)


@pytest.mark.parametrize(("printed", "wrong"), [("ปี 2567", "ปี 2578"), ("ปี 2568", "ปี 2578"), ("ปี 2567", "ปี 2566")])
def test_ocr_08_a_year_that_does_not_count_on_is_nobodys_and_its_neighbours_are(printed: str, wrong: str) -> None:
    rows = rows_of(f"{THREE_HEADS.replace(printed, wrong)}\n{THREE_ROWS}", THREE)
    left = {2566: 20_000, 2567: 21_000, 2568: 22_000}
    assert amounts(rows)[0] == {year: left[year] for year in left if year != int(printed[-4:])}
    assert {"unreadable_year", "unaccounted_amount", "years_without_column"} <= codes(rows)


PAGES = (
    "1|โครงการอบรมคุณธรรม|20,000|21,000|22,000|",
    "2|กิจกรรมรับเรื่องร้องเรียน|-|5,000|-|",
)


@pytest.mark.parametrize("last", [False, True])
@pytest.mark.parametrize(
    "years",
    [("2566", "2563", "25b8"), ("2566", "2577", "2S68"), ("2560", "2567", "25G8"), ("25b6", "256T", "2568")],
)
def test_ocr_08_a_head_whose_years_the_head_of_another_page_has(years: tuple[str, ...], last: bool) -> None:
    damaged = THREE_HEADS
    for printed, year in zip(("2566", "2567", "2568"), years, strict=True):
        damaged = damaged.replace(printed, year)
    heads = (THREE_HEADS, damaged) if last else (damaged, THREE_HEADS)
    rows = rows_of("\n\n12\n\n".join(f"{head}\n{page}" for head, page in zip(heads, PAGES, strict=True)), THREE)
    assert amounts(rows) == [{2566: 20_000, 2567: 21_000, 2568: 22_000}, {2566: "dash", 2567: 5_000, 2568: "dash"}]
    assert "fuzzy_heading" in codes(rows)
    assert "unreadable_year" not in codes(rows)


@pytest.mark.parametrize(
    ("years", "end"),
    [
        (("2563", "2577", "2568"), "หมายเหตุ"),  # two good years that are wrong
        (("2566", "2568", "25b8"), "หมายเหตุ"),  # another year of the plan
        (("2563", "2564", "2565"), "หมายเหตุ"),  # what was spent before
        (("2563", "256T", "25b8"), "หมายเหตุ"),  # no year in full
        (("2566", "2563", ""), "หมายเหตุ"),  # a head that may have slipped
        (("2566", "2563", "25b8"), "ผู้รับผิดชอบ"),  # another table
    ],
)
def test_ocr_08_a_head_that_the_head_of_another_page_does_not_restore(years: tuple[str, ...], end: str) -> None:
    damaged = THREE_HEADS.replace("หมายเหตุ", end)
    for printed, year in zip(("ปี 2566", "ปี 2567", "ปี 2568"), years, strict=True):
        damaged = damaged.replace(printed, year and f"ปี {year}")
    rows = rows_of("\n\n12\n\n".join((f"{damaged}\n{PAGES[0]}", f"{THREE_HEADS}\n{PAGES[1]}")), THREE)
    assert 21_000 not in {line["amount_baht"] for line in rows["budget_lines"] if line["fiscal_year_be"] == 2567}
    assert amounts(rows)[-1] == {2566: "dash", 2567: 5_000, 2568: "dash"}
    assert {"unreadable_year", "period_outside_plan"} & codes(rows)


def test_ocr_09_years_that_go_on_in_a_table_of_fewer_projects() -> None:
    below = HEAD.replace("2566", "2568").replace("2567", "2569")
    rows = rows_of(f"{HEAD}\n{BAHT}\n\n\n{below}\n1|โครงการอบรมคุณธรรม|22,000|23,000|", "พ.ศ. 2566 - 2569")
    assert amounts(rows) == [{2566: 20_000, 2567: 25_000, 2568: 22_000, 2569: 23_000}, IN_BAHT[1]]


@pytest.mark.parametrize("titles", [("โครงการอบรมวินัย",), ("กิจกรรมรับเรื่องร้องเรียน", "โครงการอบรมคุณธรรม")])
def test_ocr_09_other_projects_or_another_order_stay_apart(titles: tuple[str, ...]) -> None:
    below = HEAD.replace("2566", "2568").replace("2567", "2569")
    lower = "\n".join(f"{number}|{title}|1,000|2,000|" for number, title in enumerate(titles, 1))
    rows = rows_of(f"{HEAD}\n{BAHT}\n\n\n{below}\n{lower}", "พ.ศ. 2566 - 2569")
    assert amounts(rows)[:2] == IN_BAHT
    assert len(rows["projects"]) == 2 + len(titles)


@pytest.mark.parametrize(
    "remark",
    ["ตั้งจ่ายปี 2567", "โครงการ ปี 2566 งบประมาณ", "พ.ร.บ. งบประมาณ พ.ศ. 2560", "ปี 2567", "โครงการ/กิจกรรม", "45 (ปี 2566)"],
)
def test_annual_01_annual_03_a_remark_is_no_head(remark: str) -> None:
    rows = rows_of(f"{HEAD}\n{BAHT.replace('25,000|', f'25,000|{remark}')}\n|รวม|20,000|30,000|", TWO)
    assert amounts(rows) == IN_BAHT
    assert ("remark", None, None, remark) in roles(rows)
    assert codes(rows) == set()


def test_annual_03_the_year_of_a_law_is_no_year_of_the_plan() -> None:
    head = HEAD.replace("|ปี 2566", "|ตาม พ.ร.บ. 2560|ปี 2566")
    rows = rows_of(f"{head}\n1|โครงการอบรมคุณธรรม|มาตรา 5|20,000|25,000|", TWO)
    assert amounts(rows) == IN_BAHT[:1]
    assert codes(rows) == {"unreadable_year"}


LEVELS = "มิติ|ภารกิจตามมิติ|โครงการ/กิจกรรม|ปี 2566|ปี 2567|หมายเหตุ"
TREE = """{}|1.1 การเสริมสร้างจิตสำนึกและความตระหนัก|1) โครงการอบรมคุณธรรม|20,000|25,000|
||2) กิจกรรมรับเรื่องร้องเรียน|-|5,000|
|1.2 การสร้างจิตสำนึกแก่เด็กและเยาวชน|3) โครงการโตไปไม่โกง|7,000|8,000|
{}|2.1 แสดงเจตจำนงทางการเมือง|4) กิจกรรมประกาศเจตจำนง|1,000|1,000|"""


@pytest.mark.parametrize("names", [("1", "2"), ("๑", "๒"), ("มิติที่ 1", "มิติที่ 2"), ("1. การสร้างสังคม", "2. การบริหาร")])
def test_annual_17_a_dimension_by_its_number_alone(names: tuple[str, str]) -> None:
    total = "มิติที่ 1|รวม|(3 โครงการ)|27,000|38,000|\nมิติที่ 2|รวม|(1 โครงการ)|1,000|1,000|"
    rows = rows_of(f"{LEVELS}\n{TREE.format(*names)}\n{total}", TWO)
    assert [project["dimension_no"] for project in rows["projects"]] == [1, 1, 1, 2]
    found = {row["dimension_no"]: row["difference_baht"] for row in rows["budget_totals"]}
    assert found == {1: 0, 2: 0}
    assert codes(rows) == set()


@pytest.mark.parametrize("top", ["ยุทธศาสตร์ที่", "ประเด็นยุทธศาสตร์ที่", "ประเด็นที่"])
def test_annual_17_strategies_in_columns_stand_for_dimensions(top: str) -> None:
    table = f"""ยุทธศาสตร์|กลยุทธ์|โครงการ|ปี 2566|ปี 2567|หมายเหตุ
{top} 1 สร้างสังคมสุจริต|กลยุทธ์ที่ 1.1 ปลูกฝัง|โครงการอบรมคุณธรรม|20,000|25,000|
||กิจกรรมรับเรื่องร้องเรียน|-|5,000|
รวม{top} 1|||20,000|30,000|
{top} 2 ยกระดับเจตจำนง|กลยุทธ์ที่ 2.1 ป้องกัน|โครงการโตไปไม่โกง|1,000|1,000|
รวม{top} 2|||1,000|1,000|
รวมทั้งสิ้น|||21,000|31,000|"""
    rows = rows_of(table, TWO)
    assert [(p["dimension_no"], p["mission_no"], p["dimension_code"]) for p in rows["projects"]] == [
        (1, "1.1", None),
        (1, "1.1", None),
        (2, "2.1", None),
    ]
    assert {row["difference_baht"] for row in rows["budget_totals"]} == {0}


@pytest.mark.parametrize(
    "words", ["รวมภารกิจ 1.1||- {} โครงการ", "|รวมภารกิจที่ 1.1 จำนวน {} โครงการ|", "|รวม 1.1|({} โครงการ)"]
)
@pytest.mark.parametrize("wrong", [0, 1])
def test_plain_05_web_16_doc_05_counts_of_missions_are_compared(words: str, wrong: int) -> None:
    tree = TREE.format("1. การสร้างสังคม", "2. การบริหาร").split("\n")
    total = words.format(2 + wrong)
    rows = rows_of("\n".join((LEVELS, *tree[:2], f"{total}|20,000|30,000|", *tree[2:])), TWO)
    assert rows["declared_counts"] == []  # of dimensions and the plan alone
    said = [row for row in rows["issues"] if row["code"] == "count_mismatch"]
    assert [(row["expected"], row["found"], "mission 1.1" in row["message"]) for row in said] == (
        [("3", "2", True)] if wrong else []
    )


@pytest.mark.parametrize("title", ["โครงการรวมพลังคนดี", "รวมใจไทยต้านโกง", "กิจกรรมรวมกลุ่มจิตอาสา"])
def test_plain_05_a_title_that_begins_with_the_word_for_sums(title: str) -> None:
    rows = rows_of(f"{HEAD}\n{BAHT}\n3|{title}|1,000|1,000|", TWO)
    assert amounts(rows) == [*IN_BAHT, {2566: 1_000, 2567: 1_000}]
    assert rows["budget_totals"] == []


@pytest.mark.parametrize(
    ("cell", "baht"),
    [
        ("๒๐, ๐๐๐", 20_000),
        ("(50,000)", 50_000),
        ("$15,000$", 15_000),
        ("50,000*", 50_000),
        ("1.5 ล้านบาท", 1_500_000),
        ("๕ แสน", 500_000),
        ("50,000 (งบ อบต.)", 50_000),
        ("50,000 (เทศบัญญัติฯ หน้า ๗๘)", 50_000),
        ("50,000 (แผนพัฒนาท้องถิ่น หน้า 12-13)", 50_000),
        ("50,000 หน้า 7", 50_000),
        ("50,000 (ตามเทศบัญญัติ ปี 2566 หน้า 78)", 50_000),
        ("50,000 (ความก้าวหน้า 50)", "ambiguous"),
        ("50,000 (จ่ายล่วงหน้า 500)", "ambiguous"),
        ("50,000 (หน้า 5,000)", "ambiguous"),
        ("50,000 (ปีหน้า 60)", "ambiguous"),
        ("50,000 (หน้า 78 ใช้ร่วมกับโครงการที่ 2)", "ambiguous"),
        ("50,000 (78)", "ambiguous"),
        ("฿50,000", 50_000),
        ("50,000 บ.", 50_000),
        ("15,000.-", 15_000),
        ("ห้าหมื่นบาทถ้วน", 50_000),
        ("งบบริหาร", "unnamed"),
        ("ตามข้อบัญญัติ", "unnamed"),
        ("50,000 (ห้าพันบาทถ้วน)", "ambiguous"),
        ("50,000-60,000", "ambiguous"),
        ("ไม่เกิน 50,000", 50_000),
        ("ประมาณ ๕๐,๐๐๐ บาท", 50_000),
        ("ปีละไม่เกิน 50,000 บาท", 50_000),
        ("45 ,๒๐๐", "ambiguous"),
        ("1 ,000", "ambiguous"),  # 10,000 whose digit became a blank
        ("ไม่น้อยกว่า 50,000", "ambiguous"),
        ("ไม่เกิน 50,000 - 60,000", "ambiguous"),
        ("ประมาณ 3,000 ถึง 5,000", "ambiguous"),
        ("ใช้งบประมาณร่วมกับโครงการที่ 1", "unnamed"),
        ("งบประมาณรวมอยู่ในกิจกรรมที่ ๑.๒", "unnamed"),
        ("ใช้งบประมาณร่วมกับอำเภอ 50,000", "ambiguous"),
        ("50,000 + 10,000", "ambiguous"),
        ("50.000", "ambiguous"),
        ("50 000", "ambiguous"),
        ("50,0000", "ambiguous"),
        ("รวมในข้อ 1", "ambiguous"),
        (".-", "dash"),
    ],
)
def test_ocr_22_the_grammar_of_a_cell(cell: str, baht: int | str) -> None:
    rows = rows_of(f"{HEAD}\n1|โครงการอบรมคุณธรรม|{cell}|25,000|\n2|กิจกรรมรับเรื่องร้องเรียน|-|5,000|", TWO)
    assert amounts(rows)[0] == {2566: baht, 2567: 25_000}
    assert bool(codes(rows)) == (baht == "ambiguous")


@pytest.mark.parametrize("cell", ["2566", "20.00", "20,000,000,000"])
def test_ocr_23_an_amount_that_no_plan_has_is_kept_and_said(cell: str) -> None:
    rows = rows_of(f"{HEAD}\n1|โครงการอบรมคุณธรรม|{cell}|25,000|\n2|กิจกรรมรับเรื่องร้องเรียน|-|5,000|", TWO)
    assert amounts(rows)[0] == {2566: int(float(cell.replace(",", ""))), 2567: 25_000}
    assert codes(rows) == {"implausible_amount"}


@pytest.mark.parametrize(
    "words",
    [
        "รวม",
        "ยอดรวม",
        "ผลรวม",
        "รวมงบประมาณ",
        "รวมเป็นเงินทั้งสิ้น",
        "คิดเป็นเงินทั้งสิ้น",
        "เป็นเงินทั้งสิ้น",
        "งบประมาณรวม",
        "งบประมาณทั้งสิ้น",
    ],
)
@pytest.mark.parametrize("row", ["{}||", "|{}|", "||{}"], ids=["dimension", "mission", "title"])
def test_doc_05_web_16_a_total_in_any_words_and_cell(words: str, row: str) -> None:
    tree = TREE.format("1. การสร้างสังคม", "").split("\n")[:3]
    rows = rows_of("\n".join((LEVELS, *tree, f"{row.format(words)}|27,000|38,000|")), TWO)
    assert len(rows["projects"]) == 3
    assert {(t["declared_baht"], t["computed_baht"]) for t in rows["budget_totals"]} == {
        (27_000, 27_000),
        (38_000, 38_000),
    }
    assert codes(rows) == set()


@pytest.mark.parametrize("title", ["งบประมาณโปร่งใส เราร่วมคิด", "การใช้งบประมาณอย่างคุ้มค่า", "เป็นเงินของประชาชน"])
def test_doc_05_a_title_that_speaks_of_money_is_no_total(title: str) -> None:
    rows = rows_of(f"{HEAD}\n{BAHT}\n3|{title}|1,000|1,000|", TWO)
    assert amounts(rows) == [*IN_BAHT, {2566: 1_000, 2567: 1_000}]
    assert rows["budget_totals"] == []


TARGETS = """แผนปฏิบัติการป้องกันการทุจริต
({period})
เทศบาลตำบลบ้านสมมุติ

ส่วนที่ 1
บทนำ

4. เป้าหมาย

{table}

ส่วนที่ 2
แผนปฏิบัติการป้องกันการทุจริต

{head}
{rows}
"""


@pytest.mark.parametrize(
    "table",
    [
        "ตัวชี้วัด|ค่าเป้าหมาย|\n|ปี 2566|ปี 2567\nคะแนนการประเมิน ITA|ร้อยละ 85|ร้อยละ 90",
        "ตัวชี้วัด|ค่าเป้าหมาย|\n|2566|2567\nคะแนนการประเมิน ITA|ร้อยละ 85|ร้อยละ 90",
        "ตัวชี้วัด|ปี 2566|ปี 2567\nคะแนนการประเมิน ITA|ร้อยละ 85|ร้อยละ 90",
    ],
    ids=["two heads", "bare years", "one head"],
)
def test_kin_23_targets_below_one_head_or_two(table: str) -> None:
    text = TARGETS.format(period=TWO, table=table, head=HEAD, rows=BAHT).replace("|", "\t")
    rows = rows_of_text(text)
    assert [(row["fiscal_year_be"], row["value"], row["unit"]) for row in rows["targets"]] == [
        (2566, 85, "percent"),
        (2567, 90, "percent"),
    ]
    assert amounts(rows) == IN_BAHT


@pytest.mark.parametrize("caption", ["งบประมาณ (หน่วย: แสนบาท)", "หน่วย : แสนบาท"])
@pytest.mark.parametrize("end", ["", "\n"])
def test_kin_02_a_unit_in_the_caption_of_a_web_table(caption: str, end: str) -> None:
    cells = "<th>ที่</th><th>โครงการ</th><th>ปี 2566</th><th>ปี 2567</th>"
    row = "<td>1</td><td>โครงการอบรม</td><td>2</td><td>1.5</td>"
    table = f"<table><caption>{caption}</caption>{end}<tr>{cells}</tr>{end}<tr>{row}</tr></table>"
    assert amounts(rows_of(table, TWO)) == [{2566: 200_000, 2567: 150_000}]


@pytest.mark.parametrize("form", ["งบปี {}", "งบประมาณปี {}", "ปี {}", "ปีงบประมาณ {}", "งบฯ ปี {}", "ปีงบฯ {}"])
@pytest.mark.parametrize("short", [False, True])
def test_kin_17_forms_of_year_heads(form: str, short: bool) -> None:
    head = HEAD
    for year in (2566, 2567):
        head = head.replace(f"ปี {year}", form.format(year % 100 if short else year))
    rows = rows_of(f"{head}\n{BAHT}", TWO)
    assert amounts(rows) == IN_BAHT
    assert codes(rows) == set()


def test_annual_03_a_year_before_the_plan_has_its_column_and_an_issue() -> None:
    rows = rows_of(f"{HEAD.replace('|ปี 2566', '|ปี 2565|ปี 2566')}\n1|โครงการอบรมคุณธรรม|15,000|20,000|25,000|", TWO)
    assert amounts(rows) == [{2565: 15_000, **IN_BAHT[0]}]
    assert [row["found"] for row in rows["issues"] if row["code"] == "period_outside_plan"] == ["2565"]


def test_annual_13_a_table_of_titles_with_money_that_is_no_budget_table_is_said() -> None:
    """Columns for sources of money alone: which year, and whether they add up, is not said."""
    head = "ที่|โครงการ/กิจกรรม|แหล่งงบประมาณ||หมายเหตุ\n||งบ อปท.|เงินอุดหนุน|"
    rows = rows_of(f"{head}\n1|โครงการอบรมคุณธรรม|20,000|5,000|", ANNUAL)
    assert not [line for line in rows["budget_lines"] if line["amount_baht"]]
    assert {"missing_table", "unread_table"} <= codes(rows)


@pytest.mark.parametrize("place", ["{}||", "|{}|"])
def test_plain_05_a_heading_with_the_sum_of_its_rows_in_any_cell(place: str) -> None:
    heading = place.format("มิติที่ 1 การสร้างวัฒนธรรมสุจริต")
    rows = rows_of(f"{HEAD}\n{heading}20,000|30,000|\n{BAHT}", TWO)
    assert amounts(rows) == IN_BAHT
    found = [(t["scope"], t["dimension_no"], t["difference_baht"]) for t in rows["budget_totals"]]
    assert found == [("dimension", 1, 0), ("dimension", 1, 0)]
    assert codes(rows) == set()


@pytest.mark.parametrize("place", ["{}||", "|{}|"])
def test_plain_05_money_on_a_heading_that_is_no_sum_is_said(place: str) -> None:
    heading = place.format("มิติที่ 1 การสร้างวัฒนธรรมสุจริต")
    rows = rows_of(f"{HEAD}\n{heading}7,000|30,000|\n{BAHT}", TWO)
    assert rows["budget_totals"] == []
    assert {"amount_on_heading_row", "unaccounted_amount"} & codes(rows)


@pytest.mark.parametrize("head", ["รวมงบประมาณ (บาท)", "ต.ค.|พ.ย.|ธ.ค.|รวม (บาท)"])
def test_annual_13_a_plan_of_one_year_with_its_sum_alone(head: str) -> None:
    cells = "20,000" if "|" not in head else "5,000||15,000|20,000"
    rows = rows_of(f"ที่|โครงการ/กิจกรรม|{head}|ผู้รับผิดชอบ\n1|โครงการอบรมคุณธรรม|{cells}|สำนักปลัด", ANNUAL)
    assert amounts(rows) == [{2568: 20_000}]
    assert codes(rows) == set()


UNDER = "ที่|โครงการ/กิจกรรม|ปี 2566||ปี 2567||หน่วยงาน"
PAIRS = "1|โครงการอบรมคุณธรรม|20,000|90,000|25,000|80,000|สำนักปลัด\n2|กิจกรรมรับเรื่องร้องเรียน|-|7,000|5,000|6,000|กองคลัง"


def in_form(table: str, form: str) -> str:
    """The table with cells parted by ``|`` as Markdown, as HTML with its empty head cells merged, or as it is."""
    lines = [line.split("|") for line in table.split("\n")]
    if form == "pipes":
        rows = [f"| {' | '.join(cells)} |".replace("|", "│") for cells in lines]
        return "\n".join([rows[0], "│---" * len(lines[0]) + "│", *rows[1:]])
    if form == "html":
        return (
            "<table>\n"
            + "\n".join(_html_row(cells, head=place == 0) for place, cells in enumerate(lines))
            + "\n</table>"
        )
    return table


def _html_row(cells: list[str], *, head: bool) -> str:
    merged: list[list[Any]] = []
    for cell in cells:
        if head and not cell and merged:
            merged[-1][1] += 1
        else:
            merged.append([cell, 1])
    return "<tr>" + "".join(f'<td colspan="{width}">{text}</td>' for text, width in merged) + "</tr>"


@pytest.mark.parametrize("form", ["tabs", "pipes", "html"])
@pytest.mark.parametrize(
    ("budget", "other"),
    [
        ("งบประมาณ (บาท)", "สะสม (บาท)"),
        ("จำนวนเงิน", "ยอดสะสม"),
        ("แก้ไขเป็น", "เดิม"),
        ("หลังเปลี่ยนแปลง (บาท)", "ก่อนเปลี่ยนแปลง (บาท)"),
        ("งบประมาณใหม่", "งบประมาณเดิม"),
        ("งบประมาณ", "เพิ่ม/ลด"),
    ],
)
def test_money_of_a_year_beside_its_budget(budget: str, other: str, form: str) -> None:
    total = "|รวม|20,000|97,000|30,000|86,000|"
    rows = rows_of(in_form(f"{UNDER}\n||{budget}|{other}|{budget}|{other}|\n{PAIRS}\n{total}", form), TWO)
    assert amounts(rows) == IN_BAHT
    assert [role for role in roles(rows) if role[0] == "other"] == [
        ("other", 2566, None, "90,000"),
        ("other", 2567, None, "80,000"),
        ("other", 2566, None, "7,000"),
        ("other", 2567, None, "6,000"),
    ]
    assert codes(rows) == set()


SOURCES = "ที่|โครงการ/กิจกรรม|ปี 2566|||ปี 2567|||หน่วยงาน\n||งบ อบต.|งบอุดหนุน|รวม|งบ อบต.|งบอุดหนุน|รวม|"
OF_SOURCES = """1|โครงการอบรมคุณธรรม|15,000|5,000|20,000|-|25,000|25,000|สำนักปลัด
2|กิจกรรมรับเรื่องร้องเรียน|-|-|-|5,000||5,000|กองคลัง"""


@pytest.mark.parametrize("form", ["tabs", "pipes", "html"])
def test_a_sum_of_sources_below_a_year_is_its_budget(form: str) -> None:
    rows = rows_of(in_form(f"{SOURCES}\n{OF_SOURCES}\n|รวม|15,000|5,000|20,000|5,000|25,000|30,000|", form), TWO)
    assert amounts(rows) == IN_BAHT
    found = [(role, year, text) for role, year, _, text in roles(rows) if role == "budget_source"]
    assert found == [
        ("budget_source", 2566, "15,000"),
        ("budget_source", 2566, "5,000"),
        ("budget_source", 2567, "-"),
        ("budget_source", 2567, "25,000"),
        ("budget_source", 2566, "-"),
        ("budget_source", 2566, "-"),
        ("budget_source", 2567, "5,000"),
    ]
    assert {total["declared_baht"] for total in rows["budget_totals"]} == {20_000, 30_000}
    assert codes(rows) == set()


def test_a_sum_that_its_sources_do_not_add_up_to_is_no_budget() -> None:
    wrong = OF_SOURCES.replace("5,000|20,000", "5,000|21,000").replace("||5,000", "||6,000")
    rows = rows_of(f"{SOURCES}\n{wrong}", TWO)
    assert not [line for line in rows["budget_lines"] if line["amount_baht"]]
    assert {"unreadable_year", "unaccounted_amount"} <= codes(rows)


def test_one_sum_of_many_that_is_wrong_is_kept_and_said() -> None:
    more = "\n".join(f"{n}|โครงการที่ดีลำดับ {n}|1,000|2,000|3,000|-|-|-|กองคลัง" for n in range(3, 8))
    rows = rows_of(f"{SOURCES}\n{OF_SOURCES.replace('5,000|20,000', '5,000|21,000')}\n{more}", TWO)
    assert amounts(rows)[0] == {2566: 21_000, 2567: 25_000}
    assert [(row["expected"], row["found"]) for row in rows["issues"] if row["code"] == "parts_mismatch"] == [
        ("21,000", "20,000")
    ]


def test_sources_below_a_year_without_their_sum_are_not_added_up() -> None:
    head = "ที่|โครงการ/กิจกรรม|ปี 2566||ปี 2567||หน่วยงาน\n||งบ อบต.|งบอุดหนุน|งบ อบต.|งบอุดหนุน|"
    rows = rows_of(f"{head}\n{PAIRS}", TWO)
    assert not [line for line in rows["budget_lines"] if line["amount_baht"]]
    assert "unreadable_year" in codes(rows)


@pytest.mark.parametrize("names", [("แก้ไขเป็น", "เดิม"), ("เดิม", "แก้ไขเป็น"), ("งบประมาณ (บาท)", "งบประมาณสะสม (บาท)")])
def test_a_plan_of_one_year_with_two_columns_of_money(names: tuple[str, str]) -> None:
    values = {"แก้ไขเป็น": "20,000", "งบประมาณ (บาท)": "20,000"}
    cells = "|".join(values.get(name, "90,000") for name in names)
    rows = rows_of(f"ที่|โครงการ/กิจกรรม|งบประมาณ (บาท)|\n||{'|'.join(names)}\n1|โครงการอบรมคุณธรรม|{cells}", ANNUAL)
    assert amounts(rows) == [{2568: 20_000}]
    assert codes(rows) == set()


def test_reserve_money_is_a_source_and_no_sum_up_to_a_year() -> None:
    """``เงินสะสม`` is a fund that a local government may spend."""
    rows = rows_of(f"{SOURCES.replace('งบอุดหนุน', 'เงินสะสม')}\n{OF_SOURCES}", TWO)
    assert amounts(rows) == IN_BAHT


def test_a_first_row_of_words_below_the_years_is_a_row() -> None:
    """``ไม่ใช้งบประมาณ`` in each year, without number and title, is no lower head."""
    rows = rows_of(f"{HEAD}\n||ไม่ใช้งบประมาณ|ไม่ใช้งบประมาณ|\n{BAHT}", TWO)
    assert amounts(rows) == IN_BAHT


BY_YEAR = "ที่|โครงการ/กิจกรรม|งบประมาณ (บาท)|หน่วยงาน"
FIRST = "1|โครงการอบรมคุณธรรม|20,000|สำนักปลัด\n2|กิจกรรมรับเรื่องร้องเรียน|-|กองคลัง"
SECOND = "1|โครงการเด็กไทยใจสุจริต|25,000|สำนักปลัด\n2|มาตรการควบคุมพัสดุ|5,000|กองคลัง"
A_YEAR_EACH: Printed = [{2566: 20_000}, {2566: "dash"}, {2567: 25_000}, {2567: 5_000}]


@pytest.mark.parametrize("form", ["tabs", "pipes", "html"])
@pytest.mark.parametrize("words", ["ปีงบประมาณ พ.ศ. {}", "ปี {}", "ประจำปี {}"])
def test_years_over_the_rows_of_a_table(form: str, words: str) -> None:
    table = f"{BY_YEAR}\n{words.format(2566)}|||\n{FIRST}\n{words.format(2567)}|||\n{SECOND}"
    rows = rows_of(in_form(table, form), TWO)
    assert amounts(rows) == A_YEAR_EACH
    assert {line["year_basis"] for line in rows["budget_lines"]} == {"row"}
    assert codes(rows) == set()


def test_totals_of_years_that_stand_over_rows() -> None:
    """The sum of all years is of none of them."""
    table = f"{BY_YEAR}\n|ปี 2566||\n{FIRST}\n|รวมปี 2566|20,000|\n|ปี 2567||\n{SECOND}\n|รวมปี 2567|30,000|"
    rows = rows_of(f"{table}\n|รวมทั้งสิ้น|50,000|", TWO)
    assert amounts(rows) == A_YEAR_EACH
    found = [(total["fiscal_year_be"], total["declared_baht"]) for total in rows["budget_totals"]]
    assert found == [(2566, 20_000), (2567, 30_000)]
    assert codes(rows) == {"unaccounted_amount"}


@pytest.mark.parametrize("between", ["", "หน่วย : บาท\n\n", "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n\n"])
def test_years_right_above_tables(between: str) -> None:
    table = "\n\n".join(f"ปีงบประมาณ {y}\n\n{between}{BY_YEAR}\n{body}" for y, body in ((2566, FIRST), (2567, SECOND)))
    rows = rows_of(table, TWO)
    assert amounts(rows) == A_YEAR_EACH
    assert codes(rows) == set()


def test_the_same_projects_below_two_years_are_each_one() -> None:
    rows = rows_of(f"{BY_YEAR}\nปี 2566|||\n{FIRST}\nปี 2567|||\n{FIRST}", TWO)
    assert amounts(rows) == [{2566: 20_000, 2567: 20_000}, {2566: "dash", 2567: "dash"}]


@pytest.mark.parametrize("line", ["ข้อมูล ณ ปี 2566", "พ.ร.บ. พ.ศ. 2566", "ใช้งบประมาณปี 2566 และ 2567"])
def test_a_line_that_says_more_than_a_year_is_no_head(line: str) -> None:
    rows = rows_of(f"{line}\n\n{BY_YEAR}\n{FIRST}", TWO)
    assert not [found for found in rows["budget_lines"] if found["amount_baht"]]
    assert "unaccounted_amount" in codes(rows)


ANNUAL_CELLS = """ที่
โครงการ/กิจกรรม
{head}
ผู้รับผิดชอบ
1
โครงการอบรมคุณธรรม
{first}
สำนักปลัด
2
กิจกรรมรับเรื่องร้องเรียน
{second}
กองคลัง
รวมทั้งสิ้น
{total}"""


@pytest.mark.parametrize(
    ("head", "first", "second", "total"),
    [
        ("งบประมาณ (บาท)", "20,000", "-", "20,000"),
        ("รวมงบประมาณ (บาท)", "20,000", "-", "20,000"),
        ("ไตรมาส 1\nไตรมาส 2\nรวมทั้งปี (บาท)", "5,000\n15,000\n20,000", "-\n-\n-", "5,000\n15,000\n20,000"),
        (
            "ต.ค. - มี.ค. (บาท)\nเม.ย. - ก.ย. (บาท)\nรวม (บาท)",
            "5,000\n15,000\n20,000",
            "-\n-\n-",
            "5,000\n15,000\n20,000",
        ),
    ],
)
def test_a_plan_of_one_year_with_a_line_for_each_cell(head: str, first: str, second: str, total: str) -> None:
    rows = rows_of(ANNUAL_CELLS.format(head=head, first=first, second=second, total=total), ANNUAL)
    assert amounts(rows) == [{2568: 20_000}, {2568: "dash"}]
    assert [found["declared_baht"] for found in rows["budget_totals"]] == [20_000]
    assert codes(rows) == set()


def test_labels_on_lines_of_their_own_are_no_head() -> None:
    fields = "โครงการ\n{}\nงบประมาณ\n{}\nผู้รับผิดชอบ\nสำนักปลัด\n"
    lines = fields.format("โครงการอบรมคุณธรรม", "20,000 บาท") + fields.format("กิจกรรมรับเรื่องร้องเรียน", "-")
    assert {line["source"] for line in rows_of(lines, ANNUAL)["budget_lines"]} == {"detail"}


LONG = "ที่\nโครงการ/กิจกรรม\nปี 2566\nปี 2567\nหมายเหตุ (โทรศัพท์/หนังสืออ้างอิง/จำนวนผู้ได้รับประโยชน์)"


def test_a_long_name_of_the_last_column_with_a_line_for_each_cell() -> None:
    cells = "1|โครงการอบรมคุณธรรม|20,000|25,000|044 251 300|2|กิจกรรมรับเรื่องร้องเรียน|-|5,000|1,567|รวม|20,000|30,000"
    rows = rows_of(LONG + "\n" + cells.replace("|", "\n"), TWO)
    assert amounts(rows) == IN_BAHT


def test_a_figure_for_a_remark_that_a_total_speaks_against() -> None:
    cells = "1|โครงการอบรมคุณธรรม|20,000|25,000|กองคลัง|2|กิจกรรมรับเรื่องร้องเรียน|-|5,000|1,567|รวม|20,000|31,000"
    rows = rows_of(LONG + "\n" + cells.replace("|", "\n"), TWO)
    assert amounts(rows) == [IN_BAHT[0], {2566: "ambiguous", 2567: "ambiguous"}]
    assert "uneven_row" in codes(rows)


@pytest.mark.parametrize("form", ["tabs", "pipes", "html"])
@pytest.mark.parametrize(("own", "total"), [("20,000 บาท", True), ("๒๐,๐๐๐ บาท", True), ("2 หมื่นบาท", False)])
def test_a_unit_in_a_cell_beats_that_of_its_table(form: str, own: str, total: bool) -> None:
    table = f"{HEAD}\n1|โครงการอบรมคุณธรรม|{own}|25|\n2|กิจกรรมรับเรื่องร้องเรียน|-|5|" + "\n|รวม|20|30|" * total
    rows = rows_of(f"หน่วย : พันบาท\n\n{in_form(table, form)}", TWO)
    assert amounts(rows) == IN_BAHT
    assert codes(rows) == ({"mended_row"} if total else set())


@pytest.mark.parametrize("total", ["", "|รวม|20,000|30|", "|รวม|30|30|"])
@pytest.mark.parametrize("own", ["20,000 บาท", "1,500 บาท", "200 บาท"])
def test_baht_in_a_cell_of_thousands_is_unknown_without_a_total_that_vouches(own: str, total: str) -> None:
    table = f"{HEAD}\n1|โครงการอบรมคุณธรรม|{own}|25|\n2|กิจกรรมรับเรื่องร้องเรียน|-|5|\n{total}"
    rows = rows_of(f"หน่วย : พันบาท\n\n{table}", TWO)
    vouched = own == "20,000 บาท" and total == "|รวม|20,000|30|"
    assert amounts(rows)[0][2566] == (20_000_000 if vouched else "ambiguous")


def test_baht_in_a_cell_that_is_less_than_one_of_its_table_is_unknown() -> None:
    rows = rows_of(f"หน่วย : พันบาท\n\n{HEAD}\n1|โครงการอบรมคุณธรรม|20 บาท|25|", TWO)
    assert amounts(rows) == [{2566: "ambiguous", 2567: 25_000}]
    assert "unreadable_amount" in codes(rows)


SHARED = "1) โครงการอบรมคุณธรรม<br>2) กิจกรรมรับเรื่องร้องเรียน"


@pytest.mark.parametrize("number", ["{})", "({})", "{}."])
def test_the_numbers_of_items_before_their_values(number: str) -> None:
    one, two = number.format(1), number.format("๒")
    cells = f"{one} 20,000<br>{two} -|{one} 25,000<br>{two} 5,000"
    rows = rows_of(in_form(f"โครงการ/กิจกรรม|ปี 2566|ปี 2567\n{SHARED}|{cells}", "html"), TWO)
    assert amounts(rows) == IN_BAHT
    assert codes(rows) == set()


@pytest.mark.parametrize("cell", ["2) 20,000<br>1) -", "1) 20,000<br>3) -", "1) 20,000", "1) 20,000<br>-"])
def test_other_numbers_before_values_say_nothing(cell: str) -> None:
    rows = rows_of(in_form(f"โครงการ/กิจกรรม|ปี 2566|ปี 2567\n{SHARED}|{cell}|1) 25,000<br>2) 5,000", "html"), TWO)
    found = amounts(rows)
    assert [one[2566] for one in found] == ["ambiguous", "ambiguous"]
    assert [one[2567] for one in found] == [25_000, 5_000]


SEVERAL = [
    (("งบประมาณ", "สะสม"), ("20,000", "90,000", "25,000", "90,000"), ("-", "90,000", "5,000", "90,000")),
    (("เดิม", "แก้ไขเป็น"), ("90,000", "20,000", "90,000", "25,000"), ("-", "-", "-", "5,000")),
    (
        ("งบ อบต.", "งบอุดหนุน", "รวม"),
        ("15,000", "5,000", "20,000", "-", "25,000", "25,000"),
        ("-", "-", "-", "5,000", "-", "5,000"),
    ),
    (("เป้าหมาย (คน)", "งบประมาณ"), ("50", "20,000", "60", "25,000"), ("1,200", "-", "1,500", "5,000")),
    (("งบประมาณ", "เบิกจ่าย"), ("20,000", "19,000", "25,000", "-"), ("-", "-", "5,000", "4,500")),
]
Values = tuple[str, ...]


@pytest.mark.parametrize(("names", "one", "two"), SEVERAL)
def test_several_columns_a_year_with_a_line_for_each_cell(names: Values, one: Values, two: Values) -> None:
    heads = [f"{name} ปี {year}" for year in (2566, 2567) for name in names]
    rows = [["1", "โครงการอบรมคุณธรรม", *one, "กองคลัง"], ["2", "กิจกรรมรับเรื่องร้องเรียน", *two, "กองช่าง"]]
    cells = ["ที่", "โครงการ/กิจกรรม", *heads, "หน่วยงาน", *rows[0], *rows[1]]
    assert amounts(rows_of("\n".join(cells), TWO)) == IN_BAHT


def at_places(cells: list[str]) -> str:
    return "".join(cell.ljust(width) for cell, width in zip(cells, [6, 40, *[16] * 8], strict=False)).rstrip()


@pytest.mark.parametrize(("names", "one", "two"), SEVERAL)
def test_several_columns_a_year_told_by_their_places(names: Values, one: Values, two: Values) -> None:
    over = [cell for year in (2566, 2567) for cell in (f"        ปี {year}", *[""] * (len(names) - 1))]
    rows = [
        ["ที่", "โครงการ/กิจกรรม", *over, "หน่วยงาน"],
        ["", "", *names, *names],
        ["1", "โครงการอบรมคุณธรรม", *one, "กองคลัง"],
        ["2", "กิจกรรมรับเรื่องร้องเรียน", *two, "กองช่าง"],
    ]
    assert amounts(rows_of("\n".join(map(at_places, rows)), TWO)) == IN_BAHT


@pytest.mark.parametrize("lower", [("งบประมาณ", "สะสม", "งบประมาณ", "เบิกจ่าย"), ("งบ ก", "งบ ข", "งบ ก", "งบ ข")])
def test_columns_below_years_that_do_not_say_which_is_the_budget(lower: Values) -> None:
    rows = [
        ["ที่", "โครงการ/กิจกรรม", "        ปี 2566", "", "        ปี 2567", "", "หน่วยงาน"],
        ["", "", *lower],
        ["1", "โครงการอบรมคุณธรรม", "20,000", "90,000", "25,000", "80,000", "กองคลัง"],
        ["2", "กิจกรรมรับเรื่องร้องเรียน", "10,000", "70,000", "5,000", "60,000", "กองช่าง"],
    ]
    found = rows_of("\n".join(map(at_places, rows)), TWO)
    assert not [line for line in found["budget_lines"] if line["amount_baht"] in (90_000, 80_000, 70_000, 60_000)]
    assert codes(found)


def test_a_head_without_a_unit_among_heads_of_thousands_is_unknown() -> None:
    rows = rows_of(f"{HEAD.replace('ปี 2566', 'ปี 2566 (พันบาท)')}\n{BODY}", TWO)
    assert amounts(rows) == [{2566: 20_000, 2567: "ambiguous"}, {2566: "dash", 2567: "ambiguous"}]
    assert "unit_uncertain" in codes(rows)


def test_a_line_says_the_unit_of_a_head_without_one() -> None:
    rows = rows_of(f"หน่วย : พันบาท\n\n{HEAD.replace('ปี 2566', 'ปี 2566 (พันบาท)')}\n{BODY}", TWO)
    assert amounts(rows) == IN_BAHT


def test_a_damaged_year_told_by_its_place_has_its_unit() -> None:
    heads = [f"พ.ศ. {year} (พันบาท)" for year in ("2566", "2567", "256B")]
    rows = [
        ["ที่", "โครงการ/กิจกรรม", *heads],
        ["1", "โครงการอบรมคุณธรรม", "20", "25", "30"],
        ["2", "กิจกรรมรับเรื่องร้องเรียน", "-", "5", "-"],
    ]
    lines = ["".join(c.ljust(w) for c, w in zip(row, [6, 40, 28, 28, 28], strict=True)).rstrip() for row in rows]
    found = amounts(rows_of("\n".join(lines), THREE))
    assert found == [{2566: 20_000, 2567: 25_000, 2568: 30_000}, {2566: "dash", 2567: 5_000, 2568: "dash"}]


SHORT = """ที่|โครงการ/กิจกรรม|ปี 2566|ปี 2567|ปี 2568|ปี 2569|ปี 2570|หมายเหตุ
1|โครงการอบรมคุณธรรม|25,000|25,000|25,000|25,000|25,000|สำนักปลัด
2|กิจกรรมรับเรื่องร้องเรียน|12,000
3|กิจกรรมบำเพ็ญประโยชน์|||4,000
4|โครงการลานธรรมลานปัญญา||30,000||30,000"""
ADDS_UP = "|รวม|37,000|55,000|29,000|55,000|25,000"


def test_cells_that_are_gone_at_the_ends_of_rows_are_blank_where_totals_say_so() -> None:
    rows = rows_of(f"{SHORT}\n{ADDS_UP}", FIVE)
    blank = dict.fromkeys(range(2566, 2571), "blank")
    assert amounts(rows)[1:] == [{**blank, 2566: 12_000}, {**blank, 2568: 4_000}, {**blank, 2567: 30_000, 2569: 30_000}]
    assert {total["difference_baht"] for total in rows["budget_totals"]} == {0}
    assert codes(rows) == set()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (ADDS_UP, ""),
        (ADDS_UP, "|รวม|37,000|55,000|29,000|54,000|25,000"),
        (ADDS_UP, "|รวม|37,000||29,000|55,000|25,000"),
        ("|||4,000", "||4,000"),
        ("||30,000||30,000", "||30,000|30,000"),
    ],
    ids=["no total", "another total", "a year without a total", "a lost first cell", "a lost cell inside"],
)
def test_cells_that_are_gone_at_the_ends_of_rows_where_no_total_vouches(old: str, new: str) -> None:
    rows = rows_of(f"{SHORT}\n{ADDS_UP}".replace(old, new), FIVE)
    found = [value for project in amounts(rows)[1:] for value in project.values()]
    assert all(value in ("ambiguous", "blank", 12_000, 30_000) for value in found)
    assert "ambiguous" in found
    assert "uneven_row" in codes(rows)


@pytest.mark.parametrize(
    "words",
    ["ปี 67", "แผนงานประจำปีงบประมาณ พ.ศ. 2567", "ปี 2566 - 2570", "ปี 2567 ถึง 2570", "งบปี 2567 ที่ขอเพิ่ม", "ปี 2566, 2567"],
)
@pytest.mark.parametrize("above", ["ปี 2566|||", ""])
def test_a_row_that_says_more_than_a_year_ends_the_year_above(words: str, above: str) -> None:
    first = f"{BY_YEAR}\n{above}" if above else f"ปี 2566\n\n{BY_YEAR}"
    rows = rows_of(f"{first}\n{FIRST}\n{words}|||\n{SECOND}", TWO)
    assert amounts(rows)[:2] == A_YEAR_EACH[:2]
    assert amounts(rows)[2:] == [{}, {}]
    assert "unaccounted_amount" in codes(rows)


@pytest.mark.parametrize("words", ["ปี 2567 (ต่อ)", "ปีงบประมาณ พุทธศักราช 2567", "1. ปี ๒๕๖๗"])
def test_other_words_for_a_year_alone(words: str) -> None:
    rows = rows_of(f"{BY_YEAR}\nปี 2566|||\n{FIRST}\n{words}|||\n{SECOND}", TWO)
    assert amounts(rows) == A_YEAR_EACH


@pytest.mark.parametrize("above", ["มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n\n", ""])
def test_a_heading_over_the_year_ends_it(above: str) -> None:
    inside = "" if above else "มิติที่ 1 การสร้างวัฒนธรรมสุจริต|||\n"
    rows = rows_of(f"{above}{BY_YEAR}\n{inside}ปี 2566|||\n{FIRST}\nมิติที่ 2 การบริหารราชการด้วยความโปร่งใส|||\n{SECOND}", TWO)
    assert amounts(rows) == [*A_YEAR_EACH[:2], {}, {}]
    assert "unaccounted_amount" in codes(rows)


def test_headings_below_a_year_go_on_with_it() -> None:
    one, two = "มิติที่ 1 การสร้างวัฒนธรรมสุจริต|||", "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส|||"
    rows = rows_of(f"{BY_YEAR}\nปี 2566|||\n{one}\n{FIRST}\n{two}\n{SECOND}", TWO)
    assert amounts(rows) == [*A_YEAR_EACH[:2], {2566: 25_000}, {2566: 5_000}]


CHANGED = """ที่|โครงการ/กิจกรรม|ปี 2566||ปี 2567||หน่วยงาน
||เดิม|แก้ไขเป็น|เดิม|แก้ไขเป็น|
1|โครงการอบรมคุณธรรม|5,000|20,000|30,000|25,000|กองคลัง"""


@pytest.mark.parametrize("none", ["-", ""])
@pytest.mark.parametrize("total", ["", "\n|รวม|45,000|60,000|30,000|30,000|"])
def test_a_dash_where_a_budget_was_may_mean_no_change(none: str, total: str) -> None:
    rows = rows_of(f"{CHANGED}\n2|กิจกรรมรับเรื่องร้องเรียน|40,000|{none}|-|5,000|กองช่าง{total}", TWO)
    assert amounts(rows) == [IN_BAHT[0], {2566: "ambiguous", 2567: 5_000}]
    assert "unreadable_amount" in codes(rows)


def test_a_dash_where_a_budget_was_is_none_where_the_total_says_so() -> None:
    total = "|รวม|45,000|20,000|30,000|30,000|"
    rows = rows_of(f"{CHANGED}\n2|กิจกรรมรับเรื่องร้องเรียน|40,000|-|-|5,000|กองช่าง\n{total}", TWO)
    assert amounts(rows) == IN_BAHT
    assert codes(rows) == set()


@pytest.mark.parametrize("words", ["โครงการที่ดำเนินการทุกปี", "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส"])
def test_a_heading_behind_rows_right_below_a_year_ends_it(words: str) -> None:
    rows = rows_of(f"{BY_YEAR}\nปี 2566|||\n{FIRST}\n{words}|||\n{SECOND}", TWO)
    assert [line["amount_baht"] for line in rows["budget_lines"] if line["amount_baht"]] == [20_000]
    assert "unaccounted_amount" in codes(rows)


MORE = "3|โครงการเด็กไทยใจสุจริต|7,000|8,000|\n4|มาตรการควบคุมพัสดุ|3,000|-|"
FOUR = [*IN_BAHT, {2566: 7_000, 2567: 8_000}, {2566: 3_000, 2567: "dash"}]


def became(rows: Rows) -> dict[int, set[str]]:
    """What the numbers of each line became."""
    found: dict[int, set[str]] = {}
    for row in rows["amounts"]:
        found.setdefault(row["line_start"], set()).add(row["became"])
    return found


@pytest.mark.parametrize("end", ["", "|รวมทั้งสิ้น|30,000|38,000|", "|รวม|30,000|38,000|", "||30,000|38,000|"])
@pytest.mark.parametrize("words", ["รวม", "รวมย่อย", "รวมกองคลัง", "**รวม**", ""])
def test_sums_of_groups_that_have_no_name_are_no_totals_of_the_dataset(words: str, end: str) -> None:
    table = f"{HEAD}\n{BAHT}\n|{words}|20,000|30,000|\n{MORE}\n|{words}|10,000|8,000|\n{end}"
    rows = rows_of(table, TWO)
    assert amounts(rows) == FOUR
    assert codes(rows) == set()
    whole = [(row["scope"], row["fiscal_year_be"], row["difference_baht"]) for row in rows["budget_totals"]]
    assert whole == ([("plan", 2566, 0), ("plan", 2567, 0)] if end else [])
    assert [became(rows)[line] for line in (12, 15)] == [{"not_budget"}, {"not_budget"}]


@pytest.mark.parametrize("printed", ["20,000|31,000", "2,000|30,000", "-|30,000"])
def test_a_sum_of_a_group_that_is_wrong_is_said(printed: str) -> None:
    table = f"{HEAD}\n{BAHT}\n|รวม|{printed}|\n{MORE}\n|รวม|10,000|8,000|\n|รวมทั้งสิ้น|30,000|38,000|"
    rows = rows_of(table, TWO)
    assert amounts(rows) == FOUR
    assert [row["line_start"] for row in rows["issues"] if row["code"] == "total_mismatch"] == [12]
    assert codes(rows) == {"total_mismatch"}


def test_a_running_sum_of_all_rows_so_far_is_right() -> None:
    table = (
        f"{HEAD}\n{BAHT}\n|รวม|20,000|30,000|\n3|โครงการรักน้ำ|1,000|-|\n|รวม|21,000|30,000|\n4|มาตรการควบคุมพัสดุ|3,000|-|"
    )
    assert codes(rows_of(table, TWO)) == set()


def test_a_sum_that_is_none_of_its_dimension_is_said() -> None:
    table = f"{HEAD}\nมิติที่ 1 การสร้างสังคม||||\n{BAHT}\n|รวม|20,000|30,000|\n{MORE}\n|รวมทั้งสิ้น|30,000|38,000|"
    assert "total_mismatch" in codes(rows_of(table, TWO))  # or the heading of another dimension was lost


@pytest.mark.parametrize("figures", ["20,001|30,000", "20,000|", "5,000|5,000"])
def test_figures_without_a_word_that_are_no_sum_may_be_a_rows_that_lost_its_title(figures: str) -> None:
    rows = rows_of(f"{HEAD}\n{BAHT}\n||{figures}|\n{MORE}", TWO)
    assert "amount_on_heading_row" in codes(rows)
    assert [one[2566] for one in amounts(rows)[2:]] == ["ambiguous", "ambiguous"]


def test_figures_of_one_year_without_a_word_are_a_sum_of_three_rows_at_least() -> None:
    two = "ที่|โครงการ/กิจกรรม|งบประมาณ|หมายเหตุ\n1|โครงการอบรมคุณธรรม|20,000|\n2|กิจกรรมรับเรื่องร้องเรียน|5,000|"
    assert "amount_on_heading_row" in codes(rows_of(f"{two}\n||25,000|", ANNUAL))
    assert codes(rows_of(f"{two}\n3|โครงการรักน้ำ|1,000|\n||26,000|", ANNUAL)) == set()


@pytest.mark.parametrize(
    ("total", "found"),
    [("25,000", ["ambiguous", "ambiguous"]), ("30,000", [5_000, 5_000]), ("26,000", ["ambiguous", "ambiguous"])],
)
def test_the_sum_of_a_group_says_how_often_a_shared_cell_counts(total: str, found: list[int | str]) -> None:
    head, one = "โครงการ/กิจกรรม|ปี 2566|ปี 2567", "1) โครงการอบรมคุณธรรม|20,000|25,000"
    shared = "2) โครงการรักน้ำ<br>3) โครงการรักป่า|5,000|-<br>-"
    more = "4) โครงการเด็กไทยใจสุจริต|7,000|8,000"
    rows = rows_of(in_form(f"{head}\n{one}\n{shared}\nรวม|{total}|25,000\n{more}", "html"), TWO)
    assert [of_year[2566] for of_year in amounts(rows)[1:3]] == found
    once = [row["counted"] for row in rows["shared_amounts"]]
    assert once == ([] if found[0] == 5_000 else ["once" if total == "25,000" else "unknown"])


SHARES = "ใช้งบประมาณร่วมกับโครงการที่ 1"


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (f'<td colspan="2">{SHARES}</td>', ["unnamed", "unnamed"]),
        (f"<td>{SHARES}</td><td>-</td>", ["unnamed", "dash"]),
        ('<td colspan="2">5,000</td>', ["ambiguous", "ambiguous"]),
        ("<td>30,000<br>(สามหมื่นบาทถ้วน)</td><td>9,000</td>", ["30000", "9000"]),
        ("<td><p>๓๐,๐๐๐</p><p>(สามหมื่นบาทถ้วน)</p></td><td>-</td>", ["30000", "dash"]),
        ("<td>30,000<br>(สามพันบาทถ้วน)</td><td>9,000</td>", ["ambiguous", "9000"]),
        ("<td>30,000<br>20,000</td><td>9,000</td>", ["ambiguous", "9000"]),
    ],
)
def test_words_beside_an_amount_and_in_its_place(cells: str, found: list[str]) -> None:
    """What names no amount is true of every year that it reaches; an amount in words is no second one."""
    rows = rows_of(
        "<table>"
        "<tr><th>ที่</th><th>โครงการ/กิจกรรม</th><th>ปี 2566</th><th>ปี 2567</th></tr>"
        "<tr><td>1</td><td>โครงการ ก</td><td>26,000</td><td>27,000</td></tr>"
        f"<tr><td>2</td><td>โครงการ ข</td>{cells}</tr></table>",
        TWO,
    )
    last = [line for line in rows["budget_lines"] if str(line["project_id"]).endswith("/002")]
    assert [str(line["amount_baht"] or line["status"]) for line in last] == found


@pytest.mark.parametrize(
    ("torn", "raw"),
    [("2 6,000", "2 6,000"), ("๒ ๖ ๐๐๐", "๒ ๖ ๐๐๐"), ("26 , 0 0 0", "26 , 0 0 0"), ("26 ,000", "26 ,000")],
)
def test_a_figure_with_blanks_that_a_total_proves_is_one_number_of_the_account(torn: str, raw: str) -> None:
    rows = rows_of(f"{HEAD}\n1|โครงการ ก|{torn}|7,000|\n2|โครงการ ข|3,600|-|\n|รวม|29,600|7,000|", TWO)
    assert amounts(rows)[0] == {2566: 26_000, 2567: 7_000}
    line = next(one for one in rows["budget_lines"] if one["amount_baht"] == 26_000)
    (number,) = [one for one in rows["amounts"] if one["ordinal"] == line["amount_ordinal"]]
    assert (number["raw"], number["value"], number["became"]) == (raw, 26_000, "budget_line")


EACH = """<table><tr><th>ที่</th><th>โครงการ/กิจกรรม</th><th>ปี 2566</th><th>ปี 2567</th><th>ปี 2568</th><th>หมายเหตุ</th></tr>
<tr><td>1</td><td>โครงการอบรมคุณธรรม</td><td colspan="3">{}</td><td></td></tr>
<tr><td>2</td><td>กิจกรรมรับเรื่องร้องเรียน</td><td>-</td><td colspan="2">{}</td><td></td></tr></table>"""


@pytest.mark.parametrize(
    "words", ["ปีละ {} บาท", "ปีละ {}", "{} บาทต่อปี", "{}/ปี", "ปีงบประมาณละ {} บาท", "ปีละจำนวน {} บาท"]
)
def test_an_amount_of_each_year_in_a_cell_over_several(words: str) -> None:
    rows = rows_of(EACH.format(words.format("20,000"), words.format("๕,๐๐๐")), THREE)
    assert amounts(rows) == [dict.fromkeys((2566, 2567, 2568), 20_000), {2566: "dash", 2567: 5_000, 2568: 5_000}]
    assert codes(rows) == set()


@pytest.mark.parametrize("words", ["{} บาท", "รวม 3 ปี {} บาท", "ปีละ 2 ครั้ง {} บาท", "ปีละ {} - 30,000 บาท", "ปีละ 2 ครั้ง"])
def test_an_amount_in_a_cell_over_several_years_is_of_none_unless_it_says_so(words: str) -> None:
    rows = rows_of(EACH.format(words.format("20,000"), "-"), THREE)
    assert amounts(rows)[0] == dict.fromkeys((2566, 2567, 2568), "ambiguous")
    assert "merged_columns" in codes(rows)


@pytest.mark.parametrize("name", ["เจ้าของโครงการ", "ส่วนงานเจ้าของงาน", "ผู้ดำเนินการ", "สังกัด"])
def test_names_for_who_is_responsible(name: str) -> None:
    rows = rows_of(f"{HEAD.replace('หมายเหตุ', name)}\n1|โครงการอบรมคุณธรรม|20,000|25,000|สำนักปลัด", TWO)
    assert [row["responsible_unit"] for row in rows["projects"]] == ["สำนักปลัด"]
    assert codes(rows) == set()


SOURCES_ALONE = "ที่|โครงการ/กิจกรรม|งบ อบต.|งบอุดหนุน|รวม|หน่วยงาน"
BANDED = "ที่|โครงการ/กิจกรรม|งบประมาณ|||หน่วยงาน\n||งบ อบต.|งบอุดหนุน|รวม|"
OF_TWO = "1|โครงการอบรมคุณธรรม|15,000|5,000|{}|สำนักปลัด\n2|กิจกรรมรับเรื่องร้องเรียน|-|5,000|5,000|กองคลัง"


@pytest.mark.parametrize("head", [SOURCES_ALONE, BANDED])
@pytest.mark.parametrize("form", ["tabs", "html"])
def test_a_sum_of_sources_in_a_plan_of_one_year_is_its_budget(head: str, form: str) -> None:
    table = f"{head}\n{OF_TWO.format('20,000')}\n|รวม|15,000|10,000|25,000|"
    rows = rows_of(in_form(table, form), ANNUAL)
    assert amounts(rows) == [{2568: 20_000}, {2568: 5_000}]
    assert [row["role"] for row in rows["row_cells"]].count("budget_source") == 4
    assert codes(rows) == set()


@pytest.mark.parametrize("head", [SOURCES_ALONE, BANDED])
def test_a_sum_that_is_none_of_its_sources_in_a_plan_of_one_year_is_no_budget(head: str) -> None:
    rows = rows_of(f"{head}\n{OF_TWO.format('30,000')}", ANNUAL)
    assert rows["budget_lines"] == []
    assert codes(rows) & {"unaccounted_amount", "unread_table"}


def test_people_that_add_up_are_no_money() -> None:
    head = "ที่|โครงการ/กิจกรรม|ชาย|หญิง|รวม|งบประมาณ|หน่วยงาน"
    body = "1|โครงการอบรมคุณธรรม|1,500|500|2,000|20,000|สำนักปลัด\n2|กิจกรรมรับเรื่องร้องเรียน|20|30|50|-|กองคลัง"
    assert amounts(rows_of(f"{head}\n{body}", ANNUAL)) == [{2568: 20_000}, {2568: "dash"}]


TURNED = """ปีงบประมาณ|1. โครงการอบรมคุณธรรม|2. กิจกรรมรับเรื่องร้องเรียน|รวม
2566|20,000|-|20,000
2567|25,000|5,000|30,000
ผู้รับผิดชอบ|สำนักปลัด|กองคลัง|"""


@pytest.mark.parametrize("form", ["tabs", "pipes", "html"])
@pytest.mark.parametrize(
    ("old", "new"),
    [("", ""), ("2566", "ปี ๒๕๖๖"), ("|รวม\n", "|รวม (บาท)\n"), ("1. โ", "1) โ"), ("ผู้รับผิดชอบ", "หน่วยงาน")],
)
def test_a_row_a_year_and_a_column_a_project(old: str, new: str, form: str) -> None:
    rows = rows_of(in_form(TURNED.replace(old, new), form), TWO)
    assert amounts(rows) == IN_BAHT
    assert [row["title"] for row in rows["projects"]] == ["โครงการอบรมคุณธรรม", "กิจกรรมรับเรื่องร้องเรียน"]
    assert [row["responsible_unit"] for row in rows["projects"]] == ["สำนักปลัด", "กองคลัง"]
    assert [(row["fiscal_year_be"], row["difference_baht"]) for row in rows["budget_totals"]] == [(2566, 0), (2567, 0)]
    assert {line["year_basis"] for line in rows["budget_lines"]} == {"row"}
    assert codes(rows) == set()


@pytest.mark.parametrize("form", ["tabs", "html"])
def test_a_second_table_of_a_column_a_project_goes_on_counting(form: str) -> None:
    second = TURNED.replace("2. กิจกรรมรับเรื่องร้องเรียน", "4. กิจกรรมเผยแพร่").replace("1. โครงการอบรม", "3. โครงการสอน")
    text = f"{in_form(TURNED, form)}\n\nมิติที่ 2 การบริหารราชการ\n\n{in_form(second, form)}"
    assert amounts(rows_of(text, TWO)) == [*IN_BAHT, *IN_BAHT]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1. โครงการอบรมคุณธรรม|2. กิจกรรมรับเรื่องร้องเรียน", "โครงการ|กิจกรรม"),  # what is counted
        ("2. กิจกรรม", "4. กิจกรรม"),
        ("\n2567", "\n2568"),
        ("ผู้รับผิดชอบ|", "ผลที่ได้|"),
        ("|25,000|5,000|", "|25,000|"),
    ],
)
def test_another_table_with_years_in_its_first_column_is_not_turned(old: str, new: str) -> None:
    rows = rows_of(in_form(TURNED.replace(old, new), "html"), TWO)
    assert rows["budget_lines"] == []
