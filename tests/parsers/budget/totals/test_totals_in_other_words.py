"""Totals that do not begin with รวม, or that say their sum in words: never a project, never lost."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from extract.ground.source import SourceText
from parsers.document import parse_plan
from parsers.records.plan import PlanDocument

Make = Callable[[str], SourceText]

HEAD = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)\nเทศบาลตำบลตัวอย่าง จังหวัดลำปาง\nส่วนที่ 2 แผนปฏิบัติการ\n\n"
ROWS = ("1|โครงการอบรม|10,000|20,000|กองคลัง", "2|โครงการจิตอาสา|5,000|6,000|กองคลัง")


def read(last: str, source: Make, head: str = "ที่|โครงการ/กิจกรรม|ปี 2566|ปี 2567|ผู้รับผิดชอบ") -> PlanDocument:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row.split('|'))}</tr>" for row in (head, *ROWS))
    return parse_plan(source(f"{HEAD}<table>{rows}{last}</table>"))


def titles(plan: PlanDocument) -> list[str]:
    return [project.item.title for project in plan.projects if project.item]


def row(title: str, first: str = "15,000", second: str = "26,000", number: str = "") -> str:
    return f"<tr><td>{number}</td><td>{title}</td><td>{first}</td><td>{second}</td><td></td></tr>"


@pytest.mark.parametrize("title", ["Grand Total", "Total", "TOTAL (บาท)", "SUM", "(รวม)", "Sub-total", "สุทธิ"])
def test_a_total_by_its_word_or_its_figures(title: str, source: Make) -> None:
    plan = read(row(title), source)
    assert titles(plan) == ["โครงการอบรม", "โครงการจิตอาสา"]
    assert plan.totals[0].amounts == {2566: Decimal(15000), 2567: Decimal(26000)}


@pytest.mark.parametrize(
    "last",
    [
        row("Total Quality Management", "15,000", "9,000"),
        row("สุทธิ", "15,000", "9,000"),
        row("โครงการสาม"),  # called a project
        row("สุทธิ", number="3"),  # with a number of its own
    ],
)
def test_what_is_no_sum_is_a_row(last: str, source: Make) -> None:
    plan = read(last, source)
    assert len(titles(plan)) == 3
    assert plan.totals == ()


@pytest.mark.parametrize("title", ["ยอดสุทธิทั้งแผน", "ยอดเงินทั้ง 4 มิติ", "งบประมาณทั้งฉบับ"])
def test_a_total_of_the_whole_plan_by_its_words_is_one_that_differs(title: str, source: Make) -> None:
    plan = read(row(title, "16,000"), source)
    assert titles(plan) == ["โครงการอบรม", "โครงการจิตอาสา"]
    assert [(total.scope, total.amounts[2566]) for total in plan.totals] == [("plan", Decimal(16000))]


def test_the_sums_of_all_rows_that_differ_are_a_total_by_any_name(source: Make) -> None:
    third = row("โครงการสาม", "1,000", "-", number="3")
    plan = read(f"{third}{row('ทุกรายการ', '16,000')}", source)
    assert titles(plan) == ["โครงการอบรม", "โครงการจิตอาสา", "โครงการสาม"]
    assert plan.totals[0].amounts == {2566: Decimal(16000), 2567: Decimal(26000)}


@pytest.mark.parametrize(
    "last",
    [
        row("พัฒนาบุคลากร"),  # of two rows
        row("พัฒนาบุคลากร", "15,000", "15,000"),  # the sum of one year
        row("พัฒนาบุคลากร", number="3"),
        row("โครงการพัฒนาบุคลากร"),
        row("พัฒนาบุคลากร").replace("<td></td></tr>", "<td>กองคลัง</td></tr>"),
        row("ยอดสุทธิทั้งแผนงาน", "15,000", "15,000"),
    ],
)
def test_a_row_with_the_amounts_of_all_may_be_a_project(last: str, source: Make) -> None:
    plan = read(last, source)
    assert (len(titles(plan)), plan.totals) == (3, ())


def test_an_average_is_no_project_and_no_total(source: Make) -> None:
    plan = read(row("เฉลี่ย", "7,500", "13,000"), source)
    assert titles(plan) == ["โครงการอบรม", "โครงการจิตอาสา"]
    assert "unaccounted_amount" in {issue.code for issue in plan.issues}


def merged(text: str) -> str:
    return f'<tr><td colspan="5">{text}</td></tr>'


def test_the_sum_in_the_words_of_a_merged_cell_is_that_of_all_years(source: Make) -> None:
    plan = read(merged("รวม 2 โครงการ งบประมาณทั้งสิ้น 99,000 บาท"), source)
    assert [total.amounts for total in plan.totals] == [{None: Decimal(99000)}]


def test_of_which_year_such_a_sum_is_is_not_guessed(source: Make) -> None:
    plan = read(merged("รวม 2 โครงการ 99,000 บาท"), source)
    assert [set(total.amounts.values()) for total in plan.totals] == [{None}]
    assert "unreadable_amount" in {issue.code for issue in plan.issues}


def test_a_count_in_a_merged_cell_is_no_sum(source: Make) -> None:
    plan = read(merged("รวม 2 โครงการ"), source)
    assert [set(total.amounts.values()) for total in plan.totals] == [{None}]
    assert "unreadable_amount" not in {issue.code for issue in plan.issues}


def below(line: str, source: Make, tables: int = 1) -> PlanDocument:
    head = "ที่|โครงการ/กิจกรรม|ปี 2566|ปี 2567|ผู้รับผิดชอบ"
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row.split('|'))}</tr>" for row in (head, *ROWS))
    return parse_plan(source("\n\n".join([HEAD, *[f"<table>{rows}</table>"] * tables, line])))


@pytest.mark.parametrize(
    ("line", "amounts"),
    [
        ("รวมงบประมาณ ปี 2566 จำนวน 15,000 บาท ปี 2567 จำนวน 27,000 บาท", {2566: 15000, 2567: 27000}),
        ("รวมทั้งสิ้น ปี ๒๕๖๖ เป็นเงิน ๑๕,๐๐๐ บาท และปี ๒๕๖๗ เป็นเงิน ๒๗,๐๐๐ บาท", {2566: 15000, 2567: 27000}),
        (
            "รวมงบประมาณ ปี 2566 จำนวน 15,000 บาท ปี 2567 จำนวน 27,000 บาท รวม 2 ปี 42,000 บาท",
            {2566: 15000, 2567: 27000, None: 42000},
        ),
    ],
)
def test_a_line_below_says_the_sum_of_each_year(line: str, amounts: dict[int | None, int], source: Make) -> None:
    plan = below(line, source)
    assert [total.scope for total in plan.totals] == ["plan"]
    assert plan.totals[0].amounts == {year: Decimal(amount) for year, amount in amounts.items()}


@pytest.mark.parametrize(
    "line",
    [
        "รวมงบประมาณ ปี 2566 จำนวน 15,000 บาท ปี 2569 จำนวน 27,000 บาท",  # a year that the table has not
        "รวมงบประมาณ ปี 2566 จำนวน 15,000 บาท ปี 2566 จำนวน 27,000 บาท",  # one twice
        "รวมงบประมาณ ปี 2566 จำนวน 15,000 บาท และอุดหนุน 3,000 บาท ปี 2567 จำนวน 27,000 บาท",  # one of no year
        "รวมพลังต้านการทุจริต ปี 2566 จำนวน 15,000 บาท ปี 2567 จำนวน 27,000 บาท",
    ],
)
def test_a_line_below_that_is_no_such_sum(line: str, source: Make) -> None:
    assert below(line, source).totals == ()


def test_a_sum_of_nothing_named_below_one_of_several_tables_is_not_the_plans(source: Make) -> None:
    line = "รวมงบประมาณ ปี 2566 จำนวน 15,000 บาท ปี 2567 จำนวน 27,000 บาท"
    assert [total.scope for total in below(line, source, tables=2).totals] == []


DIMENSIONS = (
    "<tr><td>ที่</td><td>มิติ</td><td>โครงการ/กิจกรรม</td><td>2566</td><td>2567</td></tr>"
    "<tr><td>1</td><td>1</td><td>โครงการอบรม</td><td>10,000</td><td>20,000</td></tr>"
    "<tr><td>2</td><td>2</td><td>โครงการจิตอาสา</td><td>5,000</td><td>{second}</td></tr>"
    "<tr><td colspan='3'>รวมงบประมาณแต่ละปี</td><td>{totals[0]}</td><td>{totals[1]}</td></tr>"
    "<tr><td colspan='3'>รวมงบประมาณทั้งสิ้น 2 ปี</td><td colspan='2'>{all}</td></tr>"
)


def of_dimensions(source: Make, **told: object) -> PlanDocument:
    return parse_plan(source(f"{HEAD}<table>{DIMENSIONS.format(**told)}</table>"))


def test_the_sum_of_all_rows_above_that_of_all_years_is_the_plan_s(source: Make) -> None:
    """It stands below the rows of the last dimension, whose sum it is not."""
    told = "41,000 บาท (สี่หมื่นหนึ่งพันบาทถ้วน) เฉลี่ยปีละ 20,500 บาท"
    plan = of_dimensions(source, second="6,000", totals=("15,000", "26,000"), all=told)
    assert [(total.scope, total.amounts) for total in plan.totals] == [
        ("plan", {2566: Decimal(15000), 2567: Decimal(26000)}),
        ("plan", {None: Decimal(41000)}),
    ]


def test_a_total_that_is_nobody_s_sum_stays_that_of_the_rows_above(source: Make) -> None:
    plan = of_dimensions(source, second="6,000", totals=("15,000", "27,000"), all="42,000 บาท")
    assert plan.totals[0].dimension_no == 2


@pytest.mark.parametrize("told", ["41,000 บาท หรือ 42,000 บาท", "41,000 บาท (ร้อยละ 100) ปรับได้", "เฉลี่ยปีละ 20,500 บาท"])
def test_a_sum_of_all_years_with_other_words_is_not_read(source: Make, told: str) -> None:
    plan = of_dimensions(source, second="6,000", totals=("15,000", "26,000"), all=told)
    assert not any(total.amounts.get(None) for total in plan.totals)
    assert "unreadable_amount" in {issue.code for issue in plan.issues}


@pytest.mark.parametrize(
    "title",
    ["โครงการทั้งหมดรวมเป็นเงิน", "โครงการ/กิจกรรมทั้งสิ้นรวมทั้งหมด", "โครงการรวมเป็นเงิน", "งบประมาณของทุกโครงการรวมกัน", "รวมทั้งสิ้น"],
)
def test_a_sum_with_the_next_number_is_a_total_and_no_project(title: str, source: Make) -> None:
    plan = read(row(title, number="3"), source)
    assert titles(plan) == ["โครงการอบรม", "โครงการจิตอาสา"]
    assert plan.totals[-1].amounts == {2566: Decimal(15000), 2567: Decimal(26000)}


def test_what_names_itself_a_sum_and_is_none_is_said_to_be_wrong(source: Make) -> None:
    plan = read(row("โครงการทั้งหมดรวมเป็นเงิน", second="27,000", number="3"), source)
    assert titles(plan) == ["โครงการอบรม", "โครงการจิตอาสา"]
    assert plan.totals[-1].amounts[2567] == Decimal(27000)


@pytest.mark.parametrize(
    ("title", "second"),
    [("โครงการรวมพลังต้านโกง", "26,000"), ("โครงการเงินออมรวม", "27,000"), ("โครงการทั้งหมดเพื่อส่วนรวม ปีที่ 2", "26,000")],
)
def test_a_project_with_a_number_may_cost_what_others_do(title: str, second: str, source: Make) -> None:
    assert titles(read(row(title, second=second, number="3"), source))[-1] == title
