"""Tables that sum a plan up by dimension and year, pasted without what parts their cells."""

from __future__ import annotations

import pytest

from extract.text.read_txt import read_txt
from lawful import codes, rows_of_text
from parsers.document import parse_plan
from parsers.records.plan import PlanDocument

TOP = """แผนปฏิบัติการป้องกันการทุจริต
(พ.ศ. 2566 - 2567)
เทศบาลตำบลตัวอย่าง

5. สรุปจำนวนโครงการและงบประมาณ
"""
SUMMARY = """มิติ จำนวน (โครงการ) งบประมาณ (บาท) รวม 2 ปี
ปี 2566 ปี 2567
มิติที่ 1 การสร้างวัฒนธรรมสุจริต 2 6,000 2,000 8,000
มิติที่ 2 การบริหารราชการด้วยความโปร่งใส\t1\t1,000\t-\t1,000
รวมทั้งสิ้น 3 7,000 2,000 9,000
"""
BLOCK = """
6. รายละเอียดโครงการ

มิติที่ 1 การสร้างวัฒนธรรมสุจริต

โครงการที่ 1 โครงการอบรมคุณธรรม
วัตถุประสงค์
เพื่อเสริมสร้างคุณธรรม
งบประมาณ
ปี 2566 จำนวน 5,000 บาท
ผู้รับผิดชอบ สำนักปลัด
"""
TOTALS = [
    ("dimension", 1, [6000, 2000, 8000], 2),
    ("dimension", 2, [1000, None, 1000], 1),
    ("plan", None, [7000, 2000, 9000], 3),
]


def parsed(summary: str) -> PlanDocument:
    return parse_plan(read_txt((TOP + summary + BLOCK).encode(), "plan.txt"))


def totals(summary: str) -> list[tuple[object, ...]]:
    document = parsed(summary)
    counts = [count.declared for count in document.declared_counts if count.stated_in.startswith("table")]
    rows = [(row.scope, row.dimension_no, list(row.amounts.values())) for row in document.totals]
    return [(*row, count) for row, count in zip(rows, counts, strict=True)]


def issues(summary: str) -> set[str]:
    return {issue.code for issue in parsed(summary).issues}


def on_one_line(head: str) -> str:
    return SUMMARY.replace("งบประมาณ (บาท) รวม 2 ปี\nปี 2566 ปี 2567", head)


@pytest.mark.parametrize(
    "printed",
    [
        SUMMARY,
        SUMMARY.replace("\t", " "),
        SUMMARY.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")),
        on_one_line("ปี 2566 ปี 2567 รวม"),
        SUMMARY.replace("มิติที่ 1 ", "1. ").replace("มิติที่ 2 ", "2. "),
        SUMMARY.replace("มิติ จำนวน", "ที่ มิติ จำนวน").replace("มิติที่ 1", "1 มิติที่ 1").replace("มิติที่ 2", "2 มิติที่ 2"),
        SUMMARY.replace("ต 2 6", "ต 2 โครงการ 6")
        .replace("\t1\t1", "\t1 โครงการ\t1")
        .replace("น 3 ", "น 2 มิติ 3 โครงการ "),
        SUMMARY.replace("ราชการด้วย", "ราชการ\nด้วย"),
        SUMMARY.replace("1,000\nรวม", "1,000\nและเป็นธรรม\nรวม"),
        SUMMARY.replace("รวม 2 ปี", "รวม").replace("(โครงการ)", "").replace("ปี 2566", "(โครงการ) ปี 2566"),
    ],
    ids=[
        "tabs in a row",
        "blanks",
        "Thai digits",
        "one line",
        "numbers",
        "numbered rows",
        "words",
        "wrapped",
        "below",
        "layout",
    ],
)
def test_its_totals_are_read_whatever_parts_its_cells(printed: str) -> None:
    assert totals(printed) == TOTALS
    assert not issues(printed) & {"unread_table", "unaccounted_amount"}


def test_a_cell_a_line_is_read() -> None:
    lines = "มิติ\n\nจำนวนโครงการ\n\nปี 2566\n\nปี 2567\n\nรวม\n"
    for name, *values in (
        ("มิติที่ 1 การสร้างวัฒนธรรมสุจริต", 2, "6,000", "2,000", "8,000"),
        ("มิติที่ 2 การบริหารราชการด้วยความโปร่งใส", 1, "1,000", "-", "1,000"),
        ("รวม", 3, "7,000", "2,000", "9,000"),
    ):
        lines += "".join(f"\n{text}\n" for text in (name, *values))
    assert totals(lines) == TOTALS


def test_thousands_above_all_the_money_are_those_of_each_column() -> None:
    thousands = SUMMARY.replace("(บาท) รวม 2 ปี", "(พันบาท) รวม (พันบาท)").replace(",000", "")
    assert totals(thousands) == TOTALS
    one = thousands.replace("รวม (พันบาท)", "รวม")
    assert (totals(one), "unread_table" in issues(one)) == ([], True)


def test_a_total_that_does_not_add_up_is_published_as_printed() -> None:
    wrong = SUMMARY.replace("7,000 2,000", "7,000 2,500")
    assert totals(wrong)[-1] == ("plan", None, [7000, 2500, 9000], 3)


@pytest.mark.parametrize("damaged", ["6,O00", "6.000"])
def test_a_damaged_figure_has_its_place_and_no_amount(damaged: str) -> None:
    printed = SUMMARY.replace("6,000", damaged)
    assert totals(printed)[0] == ("dimension", 1, [None, 2000, 8000], 2)
    assert "unreadable_amount" in issues(printed)


@pytest.mark.parametrize(
    "printed",
    [
        SUMMARY.replace("\t-", ""),  # a lost value: whose the others are is not sure
        SUMMARY.replace("รวม 2 ปี", "ร้อยละ"),
        SUMMARY.replace("รวมทั้งสิ้น 3 7,000 2,000 9,000\n", "").replace(" รวม 2 ปี", "").replace(" 8,000", ""),
        on_one_line("รวม ปี 2566 ปี 2567"),  # names and sums that do not agree
        SUMMARY.replace("(โครงการ) ", "").replace("จำนวน งบ", "งบ").replace("ปี 2566 ปี", "โครงการ ปี 2566 ปี"),
        SUMMARY.replace("7,000 2,000 9,000", "4,000 5,000 6,000"),
        SUMMARY.split("\n", 2)[2],  # no head
    ],
    ids=["lost value", "other column", "no sums", "swapped", "lower count", "no sum holds", "headless"],
)
def test_what_is_not_proved_is_said_and_gives_none(printed: str) -> None:
    assert totals(printed) == []
    assert "unread_table" in issues(printed)


@pytest.mark.parametrize(
    "printed",
    [
        "มิติ และงบประมาณ ปี 2566\nมิติที่ 1 สุจริต จำนวน 2 โครงการ งบประมาณ 6,000 บาท\nมิติที่ 2 โปร่งใส 1 โครงการ 1,000 บาท\n",
        "มิติที่ 1 การสร้างวัฒนธรรมสุจริต จำนวน 2 โครงการ\nมิติที่ 2 การบริหารราชการด้วยความโปร่งใส จำนวน 1 โครงการ\n",
        "มิติ ตามแผน ปี 2566\nมิติที่ 1 ประกาศ ณ วันที่ 3 ตุลาคม 2565\nมิติที่ 2 การบริหารราชการด้วยความโปร่งใส\n",
    ],
)
def test_prose_of_dimensions_is_no_table(printed: str) -> None:
    assert totals(printed) == []
    assert "unread_table" not in issues(printed)


def test_what_was_spent_is_no_total_of_the_plan() -> None:
    spent = f"ผลการเบิกจ่ายงบประมาณ\n{SUMMARY}"
    assert totals(spent) == []
    assert "unread_table" in issues(spent)


def test_years_of_another_plan_give_none() -> None:
    assert totals(SUMMARY.replace("2566", "2561").replace("2567", "2562")) == []


def test_a_heading_right_below_is_no_rest_of_a_name() -> None:
    document = parsed(SUMMARY.replace("รวมทั้งสิ้น 3 7,000 2,000 9,000\n", ""))
    assert [row.span.end for row in document.totals] == [8, 9]
    assert document.totals[-1].amounts == {2566: 1000, 2567: None, None: 1000}


def test_each_number_is_accounted_for() -> None:
    assert not codes(rows_of_text(TOP + SUMMARY + BLOCK)) & {"unread_table", "unaccounted_amount", "total_mismatch"}


COUNTS_OF_YEARS = """มิติ ปี 2566 ปี 2567
มิติที่ 1 การสร้างวัฒนธรรมสุจริต 2 2
มิติที่ 2 การบริหารราชการด้วยความโปร่งใส 1 1
รวม 3 3
"""
OF_MARKS = COUNTS_OF_YEARS.replace(" ปี", " | ปี").replace(" 2 2", " | 2 | 2").replace(" 1 1", " | 1 | 1")


@pytest.mark.parametrize(
    "summary",
    [
        COUNTS_OF_YEARS,
        COUNTS_OF_YEARS.replace("มิติ ปี", "มิติ จำนวนโครงการ\nปี", 1),
        "".join(f"| {line} |\n" for line in OF_MARKS.replace(" 3 3", " | 3 | 3").splitlines()),
    ],
    ids=["flat", "with a name over the years", "marked"],
)
def test_counts_of_projects_below_years_are_no_money(summary: str) -> None:
    caption = TOP.replace("และงบประมาณ", "ในแต่ละปี")
    document = parse_plan(read_txt((caption + summary + BLOCK).encode(), "plan.txt"))
    assert not document.totals
    assert "unread_table" not in {issue.code for issue in document.issues}


ONE_YEAR = """มิติ                   จำนวน (รายการ)      งบประมาณ (บาท)
มิติที่ 1                    2                     6,000
มิติที่ 2                    1                     1,000
รวมทั้งสิ้น                3                     7,000
"""


@pytest.mark.parametrize(
    ("summary", "found"),
    [
        (ONE_YEAR, [("dimension", 1, [6000]), ("dimension", 2, [1000]), ("plan", None, [7000])]),
        (ONE_YEAR.replace("7,000", "9,000"), []),  # its own sum does not hold
        (ONE_YEAR.replace("    2         ", "              "), []),  # a value is lost
        (ONE_YEAR.replace("งบประมาณ (บาท)", "ร้อยละ"), []),
    ],
)
def test_one_of_a_plan_of_one_year_names_none(summary: str, found: list[tuple[object, ...]]) -> None:
    text = (TOP + summary + BLOCK).replace("(พ.ศ. 2566 - 2567)", "ประจำปีงบประมาณ พ.ศ. 2566")
    document = parse_plan(read_txt(text.encode(), "plan.txt"))
    assert [(row.scope, row.dimension_no, list(row.amounts.values())) for row in document.totals] == found
