"""Money that was asked for beside what was granted, and that of a work plan beside the project's own."""

from __future__ import annotations

import pytest

from lawful import Rows, baht_or_status, codes, plan_around, rows_of_text


def rows_of(heads: str, *rows: str, period: str = "ประจำปีงบประมาณ พ.ศ. 2568") -> Rows:
    lines = [f"ที่\tโครงการ/กิจกรรม\t{heads}\tผู้รับผิดชอบ"]
    lines += [f"{number}\tโครงการที่ดี {number}\t{row}\tกองคลัง" for number, row in enumerate(rows, 1)]
    return rows_of_text(plan_around("\n".join(lines), period))


def amounts(rows: Rows) -> list[int | str]:
    return [baht_or_status(line) for line in rows["budget_lines"]]


@pytest.mark.parametrize(
    "heads",
    [
        "งบประมาณที่เสนอขอ (บาท)\tงบประมาณที่ได้รับอนุมัติ (บาท)",
        "คำของบประมาณ\tงบประมาณที่ได้รับจัดสรร",
        "งบประมาณแผนงาน (บาท)\tงบประมาณโครงการ (บาท)",
        "วงเงินของแผนงาน\tงบประมาณของโครงการ/กิจกรรม",
        "วงเงินทั้งหมวดในเทศบัญญัติ (บาท)\tงบประมาณโครงการ (บาท)",
        "งบตั้งไว้ในหมวด (บาท)\tงบประมาณโครงการ (บาท)",
    ],
)
def test_what_the_project_got_is_its_budget(heads: str) -> None:
    rows = rows_of(heads, "50,000\t30,000", "15,000\t-")
    assert (amounts(rows), codes(rows)) == ([30_000, "dash"], set())


@pytest.mark.parametrize(
    "heads",
    [
        "งบประมาณที่เสนอขอ (บาท)\tงบประมาณ (บาท)",
        "งบประมาณแผนงาน (บาท)\tงบประมาณ (บาท)",
        "งบประมาณที่ขอจัดสรร\tงบประมาณที่ขอตั้ง",
        "งบประมาณที่ได้รับอนุมัติ (บาท)\tงบประมาณที่ได้รับจัดสรร (บาท)",
    ],
)
def test_where_no_word_parts_them_neither_is(heads: str) -> None:
    rows = rows_of(heads, "50,000\t30,000", "20,000\t20,000")
    assert (amounts(rows), "unaccounted_amount" in codes(rows)) == ([], True)


def test_a_larger_sum_that_is_smaller_than_the_project_is_none() -> None:
    rows = rows_of("วงเงินทั้งหมวดในเทศบัญญัติ (บาท)\tงบประมาณโครงการ (บาท)", "50,000\t30,000", "20,000\t25,000")
    assert (amounts(rows), "unaccounted_amount" in codes(rows)) == ([], True)


@pytest.mark.parametrize("head", ["งบประมาณที่ขอตั้ง (บาท)", "งบประมาณแผนงาน (บาท)"])
def test_alone_it_is_the_money_of_the_plan(head: str) -> None:
    assert amounts(rows_of(head, "50,000", "20,000")) == [50_000, 20_000]


def test_so_it_is_below_years() -> None:
    heads = "ปี 2567 เสนอขอ\tปี 2567 ได้รับอนุมัติ\tปี 2568 เสนอขอ\tปี 2568 ได้รับอนุมัติ"
    rows = rows_of(heads, "50,000\t30,000\t60,000\t40,000", "5,000\t5,000\t5,000\t5,000", period="พ.ศ. 2567 - 2568")
    assert amounts(rows) == [30_000, 40_000, 5_000, 5_000]
