"""Totals in words right below a table: how near they stand, and what is another table's."""

from __future__ import annotations

import pytest

from extract.ground.characters import arabic_digits
from extract.ground.source import Span
from lawful import Rows, found_by, plan_around, rows_of_text
from parsers.budget.totals.sums_in_words import total_in_words

TABLE = """ที่\tโครงการ/กิจกรรม\tปี 2566\tปี 2567
1\tโครงการอบรม\t10,000\t20,000
2\tโครงการค่าย\t5,000\t6,000
"""
OF_2566 = "รวมปี 2566 เป็นเงิน 15,000 บาท"
OF_2567 = "รวมปี 2567 เป็นเงิน 26,000 บาท"
OF_ALL = "รวมทั้งสิ้น 2 ปี เป็นเงิน 41,000 บาท"


def totals(rows: Rows) -> list[tuple[int | None, int]]:
    """The year and the baht of each total, as they stand in the plan."""
    found = sorted(rows["budget_totals"], key=lambda total: int(total["line_start"]))
    return [(total["fiscal_year_be"], int(total["declared_baht"])) for total in found]


def below(*lines: str) -> list[tuple[int | None, int]]:
    return totals(rows_of_text(plan_around(TABLE + "\n".join(lines), "พ.ศ. 2566 - 2567")))


@pytest.mark.parametrize("empty", [0, 1, 3])
def test_empty_lines_may_stand_between(empty: int) -> None:
    assert below(*[""] * empty, OF_ALL) == [(None, 41_000)]


def test_the_first_three_lines_may_each_say_one() -> None:
    three = [(2566, 15_000), (2567, 26_000), (None, 41_000)]
    assert below("", OF_2566, OF_2567, OF_ALL) == three
    assert below("", OF_2566, OF_2567, OF_ALL, "รวมทั้งสิ้น 2 ปี เป็นเงิน 48,000 บาท") == three


def test_a_total_without_an_amount_is_passed_over() -> None:
    assert below("", "รวมเป็นเงินทั้งสิ้น", "", OF_2566) == [(2566, 15_000)]


@pytest.mark.parametrize("first", ["หมายเหตุ ตามข้อบัญญัติ", "5"])
def test_behind_any_other_line_none_is_looked_for(first: str) -> None:
    assert below("", first, OF_ALL) == []


@pytest.mark.parametrize(("length", "found"), [(320, [(None, 41_000)]), (321, [])])
def test_a_paragraph_that_begins_like_a_total_is_none(length: int, found: list[tuple[int | None, int]]) -> None:
    start, end = "รวมทั้งสิ้น 2 ปี ", " เป็นเงิน 41,000 บาท"
    assert below("", start + "ก" * (length - len(start) - len(end)) + end) == found


@pytest.mark.parametrize("rows", [["{}\t\t\t"], ["{}\t\t\t", "รวม 2 โครงการ\t\t\t"]])
def test_a_total_in_the_rest_of_the_table_is_read_once(rows: list[str]) -> None:
    assert below("", *(row.format(OF_ALL) for row in rows)) == [(None, 41_000)]


def test_a_total_in_another_table_is_not_this_ones() -> None:
    assert below("", "ที่\tรายการ\tเงิน\t", OF_ALL + "\t\t\t", "ก\tข\tค\tง") == []


def test_a_total_may_be_the_last_line_of_a_plan() -> None:
    plan = plan_around(TABLE, "พ.ศ. 2566 - 2567").partition("ส่วนที่ 3")[0].rstrip()
    assert totals(rows_of_text(f"{plan}\n{OF_ALL}")) == [(None, 41_000)]


@pytest.mark.parametrize(
    "line",
    [
        "รวมทั้งสิ้น ปี 2566 และ ปี 2567 จำนวน 41,000 บาท",
        "รวมทั้งสิ้น ปี 2566 และ 2567 จำนวน 41,000 บาท",
        "รวมทั้งสิ้น ปี 2566, ปี 2567 เป็นเงิน 41,000 บาท",
        "รวมทั้งสิ้น ปี ๒๕๖๖ ถึงปี ๒๕๖๗ จำนวน ๔๑,๐๐๐ บาท",
        "รวมทั้งสิ้น ปี 2566 กับปีงบประมาณ พ.ศ. 2567 จำนวน 41,000 บาท",
        "รวมทั้งสิ้น ปี 2566 - ปี 2567 จำนวน 41,000 บาท",
    ],
)
def test_one_sum_of_two_years_is_not_that_of_the_last(line: str) -> None:
    """It was the sum of 2567 alone."""
    rows = rows_of_text(plan_around(f"{TABLE}\n{line}", "พ.ศ. 2566 - 2567"))
    assert totals(rows) == []
    assert [arabic_digits(str(found)) for found in found_by("unaccounted_amount", rows)] == ["41,000"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("รวมทั้งสิ้น ปี 2566 จำนวน 15,000 บาท และ ปี 2567 จำนวน 26,000 บาท", {2566: 15_000, 2567: 26_000}),
        ("รวมทั้งสิ้น 2 ปี (2566-2567) ปี 2566 15,000 บาท ปี 2567 26,000 บาท", {2566: 15_000, 2567: 26_000}),
        ("รวมทั้งสิ้น ปี 2566 จำนวน 15,000 บาท ปี 2567 จำนวน - รวม 2 ปี 15,000 บาท", {2566: 15_000, 2567: None, None: 15_000}),
        ("รวมทั้งสิ้น 2 ปี (2566-2567) 41,000 บาท", {None: 41_000}),
        ("รวมทั้งสิ้น ปี 2566 15,000 บาท", {2566: 15_000}),
        ("รวมทั้งสิ้น 41,000 บาท", {}),  # of which year?
        ("รวมทั้งสิ้น 2 ปี อุดหนุน 15,000 บาท ค่าใช้สอย 26,000 บาท", {}),  # which of them?
        ("รวมทั้งสิ้น ปี 2565 15,000 บาท", {}),
        ("รวมทั้งสิ้น ปี 2566 จำนวน - ปี 2567 จำนวน -", {}),
        ("รวมทั้งสิ้น ปี 2566 จำนวน 15,000 บาท ปี 2567 จำนวน 26,000 บาท เหลือ 3,000 บาท", {}),
    ],
)
def test_what_the_words_of_a_total_say_of_years(line: str, found: dict[int | None, int | None]) -> None:
    total = total_in_words(line, (2566, 2567), Span(9, 9))
    assert (total.amounts if total else {}) == found


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("มิติที่ 2", ("dimension", 2, None)),
        ("ภารกิจที่ 1.2", ("mission", 1, "1.2")),
        ("ทั้งสิ้น", ("plan", None, None)),
        ("มิติที่ 1 - 4 ทั้งสิ้น", None),  # of several
        ("โครงการอบรม", None),
    ],
)
@pytest.mark.parametrize(
    "sums", ["ปี 2566 จำนวน 15,000 บาท", "ปี 2566 จำนวน 15,000 บาท ปี 2567 จำนวน 26,000 บาท", "ปี 2566 15,000 บาท"]
)
def test_what_the_words_of_a_total_sum_up(
    words: str, named: tuple[str, int | None, str | None] | None, sums: str
) -> None:
    total = total_in_words(f"รวม{words} {sums}", (2566, 2567), Span(9, 9))
    assert (total and (total.scope, total.dimension_no, total.mission_no)) == named


FRAME = "<table><tr><td>รวมทั้งสิ้น 2 โครงการ</td><td>ปี 2566<br>15,000 บาท</td><td>ปี 2567<br>26,000 บาท</td></tr></table>"


def test_a_table_of_one_row_says_a_total() -> None:
    assert below("", FRAME) == [(2566, 15_000), (2567, 26_000)]
    assert below("", *FRAME.replace("<tr>", "\n<tr>").replace("</tr>", "</tr>\n").split("\n")) == [
        (2566, 15_000),
        (2567, 26_000),
    ]


@pytest.mark.parametrize(
    "frame",
    [
        FRAME.replace("รวมทั้งสิ้น", "ใช้จ่ายจริง"),
        FRAME.replace("<tr>", "<tr><td>รวมทั้งสิ้น</td><td>ปี 2566</td><td>ปี 2567</td></tr><tr>", 1),  # of two rows
    ],
)
def test_another_table_below_says_none(frame: str) -> None:
    assert below("", frame, OF_ALL) == []
