"""One column of money that sums up as many years as the plan has is of all of them together."""

from __future__ import annotations

import pytest

from lawful import Rows, found_by, plan_around, rows_of_text


def rows_of(head: str, *, period: str = "พ.ศ. 2567 - 2569", beside: str = "") -> Rows:
    lines = (
        f"ที่\tโครงการ/กิจกรรม\tจำนวนครั้งที่ดำเนินการ\t\t\t{head}{beside}\tผู้รับผิดชอบ",
        "\t\t2567\t2568\t2569\t\t" + "\t" * bool(beside),
        "1\tโครงการอบรม\t1\t1\t2\t80,000" + "\t70,000" * bool(beside) + "\tสำนักปลัด",
        "2\tกิจกรรมประชุม\t12\t12\t12\t-" + "\t-" * bool(beside) + "\tสำนักปลัด",
    )
    return rows_of_text(plan_around("\n".join(lines), period))


def lines_of(rows: Rows) -> list[tuple[str | None, int | None, str]]:
    return [
        (line["years_be"], None if line["amount_baht"] is None else int(line["amount_baht"]), line["per"])
        for line in rows["budget_lines"]
    ]


@pytest.mark.parametrize("head", ["งบประมาณรวม 3 ปี (บาท)", "งบประมาณรวมสามปี", "วงเงินรวมทั้ง ๓ ปี (บาท)"])
def test_the_sum_of_the_plan_s_years_is_of_all_together(head: str) -> None:
    assert lines_of(rows_of(head)) == [("2567 2568 2569", 80_000, "total"), ("2567 2568 2569", None, "total")]


@pytest.mark.parametrize(
    ("head", "period", "beside"),
    [
        ("งบประมาณรวม 5 ปี (บาท)", "พ.ศ. 2567 - 2569", ""),
        ("งบประมาณรวม (บาท)", "พ.ศ. 2567 - 2569", ""),
        ("งบประมาณรวม 3 ปี (บาท)", "พ.ศ. 2567 - 2571", ""),
        ("งบประมาณรวม 3 ปี (บาท)", "พ.ศ. 2567 - 2569", "\tงบประมาณ (บาท)"),
    ],
)
def test_any_other_sum_is_of_no_year_that_is_said(head: str, period: str, beside: str) -> None:
    rows = rows_of(head, period=period, beside=beside)
    assert lines_of(rows) == []
    assert found_by("unaccounted_amount", rows) == ["80,000 | 70,000" if beside else "80,000"]
