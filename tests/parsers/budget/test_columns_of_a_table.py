"""What a column means comes from its whole head: only money is money, and what is not recognised is said."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from extract.ground.source import SourceText
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import KnownOfPlan, read_budget_table
from parsers.records.budget import BudgetTable
from parsers.tables.grid import find_grids

Read = Callable[..., BudgetTable]


def table_of(text: str, years: tuple[int, int] | None = (2566, 2568)) -> BudgetTable:
    source = SourceText("plan.txt", "txt", "0" * 64, tuple(text.split("\n")))
    return read_budget_table(budget_grids(find_grids(source))[0], years, KnownOfPlan(source=source))


def amounts(table: BudgetTable) -> list[dict[int | None, object]]:
    """The amounts by year of each item; the status where there is none."""
    return [
        {cell.year_be: cell.status if cell.amount is None else int(cell.amount) for cell in item.cells}
        for item in table.items
    ]


def codes(table: BudgetTable) -> list[str]:
    return [issue.code for issue in table.issues]


HEAD = "ที่\tโครงการ/กิจกรรม/มาตรการ\tปี 2566\tปี 2567\tปี 2568\tหมายเหตุ"


@pytest.mark.parametrize(
    "remark", ["ตั้งจ่ายปี 2567", "๔๕ (ปี ๒๕๖๖)", "ปี 2567", "พ.ร.บ. จัดซื้อจัดจ้าง พ.ศ. 2560", "งบประมาณปี 2566"]
)
def test_a_row_with_a_title_or_money_is_no_head_whatever_its_remark_says(remark: str) -> None:
    """Its amounts, and those of all rows below, went to other years or to nobody."""
    table = table_of(
        f"{HEAD}\n1\tโครงการอบรมวินัย\t20,000\t20,000\t20,000\t\n2\tโครงการโตไปไม่โกง\t30,000\t30,000\t30,000\t{remark}\n"
        "3\tโครงการจิตอาสา\t10,000\t11,000\t12,000\t"
    )
    assert amounts(table)[1:] == [dict.fromkeys((2566, 2567, 2568), 30_000), {2566: 10_000, 2567: 11_000, 2568: 12_000}]
    assert codes(table) == []


def test_the_head_returns_on_the_next_page() -> None:
    table = table_of(f"{HEAD}\n1\tโครงการ ก\t1,000\t-\t-\t\n{HEAD}\n2\tโครงการ ข\t-\t2,000\t-\t")
    assert amounts(table) == [{2566: 1000, 2567: "dash", 2568: "dash"}, {2566: "dash", 2567: 2000, 2568: "dash"}]


@pytest.mark.parametrize("band", ["เป้าหมาย", "ร้อยละ", "ตัวชี้วัด", "จำนวน (คน)", "จำนวนครั้ง", "คะแนน ITA", "จำนวนโครงการ"])
@pytest.mark.parametrize("digits", ["2566\t2567\t2568", "ปี ๒๕๖๖\tปี ๒๕๖๗\tปี ๒๕๖๘"])
def test_what_stands_below_a_target_is_no_money(band: str, digits: str) -> None:
    """50 people in 2566 are not 50 baht; the money, which names no year of three, is said."""
    head = f"ที่\tโครงการ/กิจกรรม\t{band}\t\t\tงบประมาณ (บาท)\tหมายเหตุ\n\t\t{digits}\t\t"
    table = table_of(f"{head}\n1\tโครงการ ก\t50\t60\t70\t20,000\t")
    assert amounts(table) == [{}]
    assert [(issue.code, issue.found) for issue in table.issues] == [("unaccounted_amount", "20,000")]


@pytest.mark.parametrize("year", ["ปี 2566", "ปีงบประมาณ พ.ศ. ๒๕๖๖"])
def test_a_target_in_the_head_of_the_year_itself(year: str) -> None:
    table = table_of(
        f"ที่\tโครงการ/กิจกรรม\tร้อยละ {year}\tงบประมาณ {year} (บาท)\tหมายเหตุ\n1\tโครงการ ก\t80\t5,000\t", (2566, 2566)
    )
    assert amounts(table) == [{2566: 5000}]


LOWER = "\t".join(["เป้าหมาย (คน)\tงบประมาณ (บาท)"] * 2)


@pytest.mark.parametrize(
    "text",
    [
        f"ที่\tโครงการ/กิจกรรม\tปี 2566\t\tปี 2567\t\tหมายเหตุ\n\t\t{LOWER}\t\n1\tโครงการ ก\t30\t20,000\t40\t-\t",
        "| ที่ | โครงการ/กิจกรรม | ปี 2566 | | ปี 2567 | | หมายเหตุ |\n|---|---|---|---|---|---|---|\n"
        "| | | เป้าหมาย (คน) | งบประมาณ (บาท) | เป้าหมาย (คน) | งบประมาณ (บาท) | |\n"
        "| 1 | โครงการ ก | 30 | 20,000 | 40 | - | |",
        "<table><tr><th rowspan=2>ที่</th><th rowspan=2>โครงการ/กิจกรรม</th><th colspan=2>ปี 2566</th>"
        "<th colspan=2>ปี 2567</th><th rowspan=2>หมายเหตุ</th></tr><tr><th>เป้าหมาย (คน)</th><th>งบประมาณ (บาท)</th>"
        "<th>เป้าหมาย (คน)</th><th>งบประมาณ (บาท)</th></tr>"
        "<tr><td>1</td><td>โครงการ ก</td><td>30</td><td>20,000</td><td>40</td><td>-</td><td></td></tr></table>",
    ],
    ids=["tabs", "pipes", "html"],
)
def test_of_two_columns_of_a_year_the_money_is_taken(text: str) -> None:
    table = table_of(text, (2566, 2567))
    assert amounts(table) == [{2566: 20_000, 2567: "dash"}]


def test_what_was_paid_is_not_the_budget() -> None:
    head = "ที่\tโครงการ/กิจกรรม\tปี 2566\t\tหมายเหตุ\n\t\tงบประมาณ (บาท)\tเบิกจ่าย (บาท)\t"
    assert amounts(table_of(f"{head}\n1\tโครงการ ก\t20,000\t18,000\t", (2566, 2566))) == [{2566: 20_000}]


def test_of_two_columns_of_money_of_one_year_none_is_believed() -> None:
    head = "ที่\tโครงการ/กิจกรรม\tงบประมาณ 2566\tเงินอุดหนุน 2566\tหมายเหตุ"
    table = table_of(f"{head}\n1\tโครงการ ก\t20,000\t18,000\t", (2566, 2566))
    assert amounts(table) == [{}]
    assert codes(table) == ["unreadable_year", "unreadable_year"]


@pytest.mark.parametrize(
    "lower", ["ไตรมาส 1\tไตรมาส 2\tไตรมาส 3\tไตรมาส 4", "ไตรมาสที่ ๑\tไตรมาสที่ ๒\tไตรมาสที่ ๓\tไตรมาสที่ ๔", "Q1\tQ2\tQ3\tQ4"]
)
def test_quarters_without_a_figure_of_the_year_are_not_added_up(lower: str) -> None:
    head = f"ที่\tโครงการ/กิจกรรม\tปีงบประมาณ พ.ศ. 2566 (บาท)\t\t\t\tหมายเหตุ\n\t\t{lower}\t"
    table = table_of(f"{head}\n1\tโครงการ ก\t2,500\t2,500\t-\t-\t\n2\tโครงการ ข\t-\t-\t-\t-\t", (2566, 2566))
    assert amounts(table) == [{2566: "ambiguous"}, {2566: "dash"}]
    assert [(issue.code, issue.found) for issue in table.issues] == [("quarter_only", "2,500 | 2,500 | - | -")]


def test_quarters_with_a_figure_of_the_year_leave_it_to_that() -> None:
    head = "ที่\tโครงการ/กิจกรรม\tปีงบประมาณ พ.ศ. 2566 (บาท)\t\t\tหมายเหตุ\n\t\tไตรมาส 1\tไตรมาส 2\tรวม\t"
    table = table_of(f"{head}\n1\tโครงการ ก\t2,500\t2,500\t5,000\t\n2\tโครงการ ข\t-\t-\t-\t", (2566, 2566))
    assert amounts(table) == [{2566: 5000}, {2566: "dash"}]
    assert [(str(cell.role), cell.text) for cell in table.items[0].beside] == [("quarter", "2,500")] * 2
    assert codes(table) == []


def test_the_sum_of_two_years_quarters_is_no_year() -> None:
    """Each year has its quarters and none its own figure; what stands behind both is of no year."""
    head = "ที่\tโครงการ/กิจกรรม\tปี 2566 (บาท)\t\tปี 2567 (บาท)\t\tรวม\n\t\tไตรมาส 1\tไตรมาส 2\tไตรมาส 1\tไตรมาส 2\t"
    table = table_of(f"{head}\n1\tโครงการ ก\t2,500\t2,500\t1,000\t1,000\t7,000", (2566, 2567))
    assert amounts(table) == [{2566: "ambiguous", 2567: "ambiguous"}]
    assert codes(table) == ["quarter_only", "quarter_only"]


@pytest.mark.parametrize("over", ["ปี 2568 ไตรมาส 1", "ไตรมาส 1"])
def test_the_money_of_a_quarter_is_not_that_of_its_year(over: str) -> None:
    """The word for money below the quarter made it the year's."""
    head = f"ที่\tโครงการ/กิจกรรม\tปี 2566\tปี 2567\t{over}\n\t\tงบประมาณ (บาท)\tงบประมาณ (บาท)\tงบประมาณ (บาท)"
    table = table_of(f"{head}\n1\tโครงการ ก\t20,000\t20,000\t5,000\n2\tโครงการ ข\t1,000\t1,000\t500")
    assert [(item[2566], item[2567]) for item in amounts(table)] == [(20_000, 20_000), (1000, 1000)]
    assert not {5000, 500} & {amount for item in amounts(table) for amount in item.values()}
    assert ("quarter", "5,000") in {(str(cell.role), cell.text) for cell in table.items[0].beside}


def test_months_of_a_calendar_are_no_years() -> None:
    head = "ที่\tโครงการ/กิจกรรม\tงบประมาณ\tผู้รับผิดชอบ\tพ.ศ. 2567\t\t\tพ.ศ. 2568\t\n\t\t\t\tต.ค.\tพ.ย.\tธ.ค.\tม.ค.\tก.พ."
    table = table_of(f"{head}\n1\tโครงการ ก\t20,000\tกองคลัง\t/\t/\t\t/\t", (2568, 2568))
    assert amounts(table) == [{2568: 20_000}]
    assert table.items[0].responsible == "กองคลัง"


def test_money_without_a_year_is_of_the_one_year_of_the_plan() -> None:
    text = "ที่\tโครงการ/กิจกรรม\tงบประมาณ (บาท)\tผู้รับผิดชอบ\n1\tโครงการ ก\t30,000\tสป.\n2\tกิจกรรม ข\tไม่ใช้งบประมาณ\tสป."
    assert amounts(table_of(text, (2568, 2568))) == [{2568: 30_000}, {2568: "none"}]
    several = table_of(text, (2566, 2570))
    assert amounts(several) == [{}, {}]
    assert [(issue.code, issue.found) for issue in several.issues] == [("unaccounted_amount", "30,000")]


@pytest.mark.parametrize(
    ("heads", "years"),
    [
        ("ปี 2566\tปี 2567\tปี ๒๕๖O", [2566, 2567, 2568]),  # the last one, by OCR
        ("ปี ๒๕๖b\tปี 2567\tปี 2568", [2566, 2567, 2568]),  # the first one
        ("ปี 2566\tปี ๒๕๖\tปี 2568", [2566, 2567, 2568]),  # a digit lost between two
        ("\tปี 2567\tปี 2568", [2566, 2567, 2568]),  # empty at the edge: the plan has that year
        ("ปี 2566\t\tปี 2568", [2566, 2567, 2568]),
    ],
)
def test_a_damaged_year_is_restored_where_one_reading_is_left(heads: str, years: list[int]) -> None:
    table = table_of(f"ที่\tโครงการ/กิจกรรม/มาตรการ\t{heads}\tหมายเหตุ\n1\tโครงการ ก\t1,000\t2,000\t3,000\t")
    assert amounts(table) == [dict(zip(years, (1000, 2000, 3000), strict=True))]
    assert codes(table) == ["fuzzy_heading"]


@pytest.mark.parametrize("heads", ["ปี 2566\tปี 2567\tปี 2599", "ปี 2566\tปี 2567\tปี 2510"])
def test_a_year_that_does_not_count_on_is_named_and_not_believed(heads: str) -> None:
    """It is that head that is named, and its neighbours are read."""
    table = table_of(f"ที่\tโครงการ/กิจกรรม/มาตรการ\t{heads}\tหมายเหตุ\n1\tโครงการ ก\t1,000\t2,000\t3,000\t")
    assert amounts(table) == [{2566: 1000, 2567: 2000}]
    assert [(issue.code, issue.found) for issue in table.issues] == [("unreadable_year", heads.split("\t")[2])]


def test_an_empty_head_of_no_year_of_the_plan_is_none() -> None:
    text = f"{HEAD}\t\n1\tโครงการ ก\t1,000\t2,000\t3,000\tสป.\t6,000".replace("หมายเหตุ\t", "หมายเหตุ\t")
    assert amounts(table_of(text)) == [{2566: 1000, 2567: 2000, 2568: 3000}]


def test_short_years_below_one_head() -> None:
    head = "ที่\tโครงการ/กิจกรรม\tงบประมาณ (บาท)\t\t\tหมายเหตุ\n\t\t66\t67\t68\t"
    assert amounts(table_of(f"{head}\n1\tโครงการ ก\t1,000\t2,000\t3,000\t")) == [{2566: 1000, 2567: 2000, 2568: 3000}]


@pytest.mark.parametrize("last", ["(6)", "(6)=(3)+(4)+(5)", "6 = 3+4+5", "(3)+(4)+(5)=(6)"])
def test_numbers_of_columns_are_no_row(last: str) -> None:
    text = f"{HEAD}\n(1)\t(2)\t(3)\t(4)\t(5)\t{last}\n1\tโครงการ ก\t1,000\t2,000\t3,000\t"
    table = table_of(text)
    assert amounts(table) == [{2566: 1000, 2567: 2000, 2568: 3000}]
    assert codes(table) == []


def test_numbers_that_do_not_count_the_columns_are_a_row() -> None:
    table = table_of(f"{HEAD}\n(1)\t(2)\t(3)\t(4)\t(5)\t(7)=(3)+(4)\n1\tโครงการ ก\t1,000\t2,000\t3,000\t")
    assert "uneven_row" in codes(table)


def test_an_unknown_column_is_said_once() -> None:
    head = HEAD.replace("หมายเหตุ", "ความเห็น")
    table = table_of(f"{head}\n1\tโครงการ ก\t1,000\t-\t-\tดี\n{head}\n2\tโครงการ ข\t-\t-\t-\tดี")
    assert [(issue.code, issue.found) for issue in table.issues] == [("unknown_column", "ความเห็น")]


@pytest.mark.parametrize(
    ("above", "head", "below", "factor"),
    [
        ("หน่วย : พันบาท", "ปี 2566", "", 1000),
        ("(หน่วย: ล้านบาท)", "ปี 2566", "", 1_000_000),
        ("จำนวนเงิน : พันบาท", "ปี 2566", "", 1000),
        ("", "ปี 2566 (พันบาท)", "", 1000),
        ("", "งบประมาณ 2566 (แสนบาท)", "", 100_000),
        ("", "งบประมาณ 2566 (หมื่นบาท)", "", 10_000),
        ("", "ปี 2566 (1,000 บาท)", "", 1000),
        ("", "ปี 2566 x 1,000 บาท", "", 1000),
        ("", "ปี 2566 (บาท)", "", 1),
        ("", "ปี 2566", "หน่วย : พันบาท", 1000),
        ("หน่วย : พันบาท", "ปี 2566 (พันบาท)", "", 1000),
    ],
)
def test_a_unit_counts_wherever_it_is_printed(above: str, head: str, below: str, factor: int) -> None:
    table = table_of(f"{above}\n\nที่\tโครงการ/กิจกรรม\t{head}\tหมายเหตุ\n1\tโครงการ ก\t20\t\n\n{below}", (2566, 2566))
    assert amounts(table) == [{2566: 20 * factor}]


def test_each_column_has_its_own_unit() -> None:
    table = table_of(
        "ที่\tโครงการ/กิจกรรม\tปี 2566 (พันบาท)\tปี 2567 (บาท)\tหมายเหตุ\n1\tโครงการ ก\t20\t30,000\t", (2566, 2567)
    )
    assert amounts(table) == [{2566: 20_000, 2567: 30_000}]


def test_two_units_leave_no_amount() -> None:
    text = "หน่วย : พันบาท\n\nที่\tโครงการ/กิจกรรม\tปี 2566 (บาท)\tหมายเหตุ\n1\tโครงการ ก\t20\t\n2\tโครงการ ข\t-\t"
    table = table_of(text, (2566, 2566))
    assert amounts(table) == [{2566: "ambiguous"}, {2566: "dash"}]
    assert codes(table) == ["unit_uncertain"]


@pytest.mark.parametrize("remark", ["โครงการเกินห้าพันบาทต้องขออนุมัติ", "งบประมาณพันบาทแรกจ่ายโดยกองคลัง"])
def test_a_sum_in_prose_is_no_unit(remark: str) -> None:
    table = table_of(f"{remark}\n\n{HEAD}\n1\tโครงการ ก\t20\t-\t-\t\n\n{remark}")
    assert table.items[0].cells[0].amount == Decimal(20)


def test_years_over_two_tables_are_years_of_the_same_projects() -> None:
    rows = ("1\tโครงการ ก\t{}\t{}", "2\tโครงการ ข\t{}\t{}")
    first = "ที่\tโครงการ/กิจกรรม\tปี 2566\tปี 2567\n" + "\n".join(row.format("1,000", "2,000") for row in rows)
    second = "ที่\tโครงการ/กิจกรรม\tปี 2568\tปี 2569\n" + "\n".join(row.format("3,000", "-") for row in rows)
    table = table_of(f"{first}\n\nต่อ\n\n{second}", (2566, 2569))
    assert amounts(table) == [{2566: 1000, 2567: 2000, 2568: 3000, 2569: "dash"}] * 2


def test_another_table_of_other_projects_stays_apart() -> None:
    head = "ที่\tโครงการ/กิจกรรม\t{}\tหมายเหตุ"
    first, second = head.format("ปี 2566"), head.format("ปี 2567")
    table = table_of(f"{first}\n1\tโครงการ ก\t1,000\t\n\n{second}\n1\tโครงการ ข\t2,000\t")
    assert amounts(table) == [{2566: 1000}, {2567: 2000}]


@pytest.mark.parametrize("repeated", ["ที่\tโครงการ/กิจกรรม", "\t"])
def test_names_that_a_second_head_row_repeats_begin_no_other_table(repeated: str) -> None:
    """What a model makes of merged cells: the money was of no year."""
    above = "ที่\tโครงการ/กิจกรรม\tปี 2566\tปี 2566\tปี 2567\tปี 2567\tหน่วยงาน"
    below = f"{repeated}\tเป้าหมาย\tงบประมาณ (บาท)\tเป้าหมาย\tงบประมาณ (บาท)\tหน่วยงาน"
    table = table_of(f"{above}\n{below}\n1\tโครงการ ก\t150\t90,000\t160\t-\tกองคลัง", (2566, 2567))
    assert amounts(table) == [{2566: 90_000, 2567: "dash"}]
    assert codes(table) == []
