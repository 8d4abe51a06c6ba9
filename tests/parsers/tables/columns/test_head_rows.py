"""The rows of a head: names below years, of which the year that comes may have one alone."""

from __future__ import annotations

import pytest

from lawful import Rows, baht_or_status, found_by, plan_around, rows_of_text

HEAD = "ที่\tโครงการ/มาตรการ\tปี 2566\t\tปี 2567\t\tปี 2568\tผู้รับผิดชอบ"
ROWS = (
    "1\tโครงการฝึกอบรม\t40,000\t38,250\t40,000\t39,900\t45,000\tสำนักปลัด",
    "2\tโครงการประชาคม\t15,000\t-\t15,000\t14,760\t15,000\tกองแผน",
)


def rows_of(lower: str) -> Rows:
    return rows_of_text(plan_around("\n".join((HEAD, lower, *ROWS)), "พ.ศ. 2566 - 2568"))


def amounts(rows: Rows) -> list[int | str]:
    return [baht_or_status(line) for line in rows["budget_lines"] if line["source"] == "table"]


@pytest.mark.parametrize("last", ["ตั้งไว้", ""])
def test_what_was_paid_of_past_years_is_no_budget(last: str) -> None:
    assert amounts(rows_of(f"\t\tตั้งไว้\tเบิกจ่ายจริง\tตั้งไว้\tเบิกจ่ายจริง\t{last}\t")) == [
        *(40_000, 40_000, 45_000),
        *(15_000, 15_000, 15_000),
    ]


def test_what_was_paid_below_the_last_year_is_no_budget_either() -> None:
    found = amounts(rows_of("\t\tตั้งไว้\tเบิกจ่ายจริง\tตั้งไว้\tเบิกจ่ายจริง\tเบิกจ่ายจริง\t"))
    assert found == [40_000, 40_000, 15_000, 15_000]


def test_another_name_below_the_last_year_leaves_its_column_open() -> None:
    """So are the others: what was set and paid is told by all of them."""
    rows = rows_of("\t\tตั้งไว้\tเบิกจ่ายจริง\tตั้งไว้\tเบิกจ่ายจริง\tยอด\t")
    assert amounts(rows) == []
    assert found_by("unaccounted_amount", rows) == [
        "40,000; 38,250; 40,000; 39,900; 45,000",
        "15,000; 15,000; 14,760; 15,000",
    ]


@pytest.mark.parametrize(("before", "read"), [("คะแนน ITA 2565", True), ("ครั้งที่ 3", False)])
def test_results_before_the_years_may_name_the_year_they_are_of(before: str, read: bool) -> None:
    head = f"ที่\tโครงการ/มาตรการ\tผลที่ผ่านมา\t\tงบประมาณ (บาท)\t\n\t\t{before}\tเรื่องร้องเรียน\t2566\t2567"
    text = f"{head}\n1\tโครงการเปิดเผยข้อมูล\t82.45\t3\t18,000\t19,000\n2\tมาตรการบริการ\t79.10\t12\t-\t-"
    found = amounts(rows_of_text(plan_around(text, "พ.ศ. 2566 - 2567")))
    assert found == ([18_000, 19_000, "dash", "dash"] if read else [])


MONTHS = ("ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.")
REPORT = ("ผลการดำเนินงาน", "งบประมาณที่เบิกจ่าย (บาท)", "ปัญหา/อุปสรรค")


def of_one_year(above: tuple[str, ...], parts: tuple[str, ...], marks: tuple[str, ...]) -> Rows:
    """The rows of a plan of 2568 whose table has its money before months or quarters, and a report of three columns."""
    head = "\t".join(("ที่", "โครงการ/กิจกรรม", "งบประมาณ (บาท)", *above, "ผู้รับผิดชอบ", "การรายงานผล", "", ""))
    lower = "\t".join(("", "", "", *parts, "", *REPORT))
    rows = (
        "\t".join((*row, *marks, "สำนักปลัด", "", "", ""))
        for row in (("1", "โครงการฝึกอบรม", "35,000"), ("2", "มาตรการ ก", "-"))
    )
    return rows_of_text(plan_around("\n".join((head, lower, *rows)), "ประจำปีงบประมาณ พ.ศ. 2568"))


@pytest.mark.parametrize("mark", ["✓", "↔"])
@pytest.mark.parametrize("years", [("พ.ศ. ๒๕๖๗", "พ.ศ. ๒๕๖๘"), ("ปี 2567", "ปี 2568")])
def test_calendar_years_over_months_are_no_years_of_money_beside_a_report(years: tuple[str, str], mark: str) -> None:
    rows = of_one_year((years[0], "", "", years[1], *[""] * 8), MONTHS, (*[""] * 4, mark, *[""] * 7))
    assert [(line["fiscal_year_be"], baht_or_status(line)) for line in rows["budget_lines"]] == [
        (2568, 35_000),
        (2568, "dash"),
    ]


@pytest.mark.parametrize("parts", [("1", "2", "3", "4"), ("ไตรมาส 1", "ไตรมาส 2", "ไตรมาส 3", "ไตรมาส 4")])
def test_quarters_beside_a_report_are_below_their_band(parts: tuple[str, ...]) -> None:
    rows = of_one_year(("ไตรมาส", "", "", ""), parts, ("/", "", "/", ""))
    assert amounts(rows) == [35_000, "dash"]


BANDS = """<table>
<tr><th rowspan=2>โครงการ</th><th>{past}</th><th colspan=2>{coming}</th></tr>
<tr><th>{paid}</th><th>2569</th><th>2570</th></tr>
<tr><td>1. โครงการอบรม</td><td>29,870.50</td><td>32,000</td><td>34,000</td></tr>
<tr><td>2. กิจกรรมบันทึก</td><td>0.00</td><td>-</td><td>-</td></tr>
</table>"""


def amounts_below_bands(past: str, paid: str, coming: str) -> list[int | str]:
    table = BANDS.format(past=past, paid=paid, coming=coming)
    return amounts(rows_of_text(plan_around(table, "พ.ศ. 2569 - 2570")))


@pytest.mark.parametrize(
    ("past", "paid", "coming"),
    [
        ("ผลปี 2568", "เบิกจ่ายจริง (บาท)", "แผน"),
        ("ปีก่อน", "จ่ายจริง", "ประมาณการ"),
    ],
)
def test_bands_of_nothing_known_over_years_are_a_head(past: str, paid: str, coming: str) -> None:
    assert amounts_below_bands(past, paid, coming) == [32_000, 34_000, "dash", "dash"]


def test_a_unit_over_what_was_paid_alone_leaves_the_others_open() -> None:
    assert amounts_below_bands("ผลปี 2568", "เบิกจ่ายจริง (พันบาท)", "แผน") == ["ambiguous", "ambiguous", "dash", "dash"]


@pytest.mark.parametrize(("past", "paid", "coming"), [("หน่วยงาน", "", "แผน"), ("ผลปี 2568", "เบิกจ่าย (บาท)", "แผน (คน)")])
def test_bands_of_no_money_are_none(past: str, paid: str, coming: str) -> None:
    assert amounts_below_bands(past, paid, coming) == []


def test_years_below_a_band_of_results_in_baht_have_no_budget() -> None:
    head = "<tr><th rowspan=2>โครงการ</th><th colspan=2>ผล (บาท)</th><th colspan=2>แผน</th></tr>"
    lower = "<tr><th>2567</th><th>2568</th><th>2569</th><th>2570</th></tr>"
    row = "<tr><td>1. โครงการอบรม</td><td>100</td><td>200</td><td>32,000</td><td>34,000</td></tr>"
    table = f"<table>\n{head}\n{lower}\n{row}\n{row.replace('1. โครงการอบรม', '2. โครงการจิตอาสา')}\n</table>"
    assert amounts(rows_of_text(plan_around(table, "พ.ศ. 2569 - 2570"))) == [32_000, 34_000] * 2
