"""Tables that sum a plan up beside its budget table, and rows that stack several projects."""

from __future__ import annotations

import pytest

from extract.text.read_txt import read_txt
from normalize.document_rows import document_rows
from parsers.document import parse_plan
from parsers.records.plan import PlanDocument

PLAN = """แผนปฏิบัติการป้องกันการทุจริต
(พ.ศ. 2566 - 2567)
เทศบาลตำบลตัวอย่าง

มิติที่ 1 การสร้างวัฒนธรรมสุจริต

| ลำดับ | โครงการ/กิจกรรม/มาตรการ | ปี 2566 (บาท) | ปี 2567 (บาท) | ผู้รับผิดชอบ |
|---|---|---|---|---|
| 1 | โครงการอบรมคุณธรรม | 5,000 | - | สำนักปลัด |
| 2 | มาตรการลดขั้นตอน | 1,000 | 2,000 | กองช่าง |

สรุปงบประมาณ

"""
SUMMARY = """| มิติ | จำนวนโครงการ | ปี 2566 | ปี 2567 |
|---|---|---|---|
| มิติที่ 1 | 2 | 6,000 | 2,000 |
| รวมทั้งสิ้น | 2 | 6,000 | 2,000 |
"""


def parsed(text: str) -> PlanDocument:
    return parse_plan(read_txt(text.encode(), "plan.txt"))


def totals(text: str) -> list[tuple[object, ...]]:
    return [(row.scope, row.dimension_no, list(row.amounts.values())) for row in parsed(text).totals]


def test_its_totals_and_counts_are_the_plans() -> None:
    assert totals(PLAN + SUMMARY) == [("dimension", 1, [6000, 2000]), ("plan", None, [6000, 2000])]
    counts = [(count.stated_in, count.dimension_no, count.declared) for count in parsed(PLAN + SUMMARY).declared_counts]
    assert counts == [("table_subtotal", 1, 2), ("table_grand_total", None, 2)]


def test_its_unit_is_its_own() -> None:
    thousands = SUMMARY.replace(",000", "").replace("ปี 2566", "ปี 2566 (พันบาท)").replace("ปี 2567", "ปี 2567 (พันบาท)")
    assert totals(PLAN + thousands) == [("dimension", 1, [6000, 2000]), ("plan", None, [6000, 2000])]


@pytest.mark.parametrize(
    "other",
    [
        SUMMARY.replace("ปี 2566", "ปี 2561").replace("ปี 2567", "ปี 2562"),  # of another plan
        SUMMARY.replace("| มิติที่ 1 |", "| สำนักปลัด |"),  # by office: a sum of no dimension
        SUMMARY.replace("ปี 2566", "ร้อยละ").replace("ปี 2567", "คะแนน"),
    ],
)
def test_a_table_of_something_else_gives_none(other: str) -> None:
    assert totals(PLAN + other) == []


def test_a_total_that_it_repeats_otherwise_is_said_and_both_stay() -> None:
    own = "| | รวมมิติที่ 1 | 6,000 | 2,000 | |\n"
    document = parsed(PLAN.replace("\nสรุป", own + "\nสรุป") + SUMMARY.replace("| 2 | 6,000", "| 2 | 9,000"))
    rows = document_rows(document, "plan", "test")
    declared = {
        (row["scope"], row["fiscal_year_be"], row["ordinal"]): row["declared_baht"] for row in rows["budget_totals"]
    }
    assert (declared["dimension", 2566, 1], declared["dimension", 2566, 2]) == (6000, 9000)
    assert "repeated_value" in {row["code"] for row in rows["issues"]}


def test_a_figure_of_it_that_cannot_be_read_is_null_and_said() -> None:
    document = parsed(PLAN + SUMMARY.replace("| 2 | 6,000 | 2,000 |\n| รวม", "| 2 | 6,O0x | 2,000 |\n| รวม"))
    assert [row.amounts[2566] for row in document.totals] == [None, 6000]
    assert "unreadable_amount" in {issue.code for issue in document.issues}


STACKED = "| 3<br>4 | โครงการสายด่วน<br>กิจกรรมเสียงตามสาย | 60,000<br>- | 60,000<br>- | กองคลัง<br>กองช่าง |\n"


def rows_of(row: str) -> list[tuple[object, ...]]:
    document = parsed(PLAN.replace("\nสรุป", row + "\nสรุป"))
    items = [project.item for project in document.projects if project.item]
    return [(item.number, item.title, [cell.amount or cell.status for cell in item.cells]) for item in items[2:]]


def test_a_row_of_as_many_titles_as_numbers_is_as_many_projects() -> None:
    assert rows_of(STACKED) == [
        (3, "โครงการสายด่วน", [60000, 60000]),
        (4, "กิจกรรมเสียงตามสาย", ["dash", "dash"]),
    ]


def test_a_title_over_two_lines_beside_one_number_stays_one() -> None:
    row = STACKED.replace("3<br>4", "3").replace("60,000<br>-", "60,000")
    assert rows_of(row) == [(3, "โครงการสายด่วน กิจกรรมเสียงตามสาย", [60000, 60000])]


def test_titles_that_share_one_amount_give_it_to_none() -> None:
    row = STACKED.replace("60,000<br>-", "60,000")
    assert [values for _, _, values in rows_of(row)] == [["ambiguous", "ambiguous"]] * 2


@pytest.mark.parametrize("head", ["", "| มิติ | จำนวนโครงการ | ปี 2566 | ปี 2567 |\n"])
def test_a_name_that_a_page_s_end_cuts_is_no_row_of_it(head: str) -> None:
    torn = SUMMARY.replace("| รวม", f"{head}| และการมีส่วนร่วม | | | |\n| รวม")
    assert totals(PLAN + torn) == [("dimension", 1, [6000, 2000]), ("plan", None, [6000, 2000])]


@pytest.mark.parametrize("cells", ["| 1 | | |", "| | 5,000 | |"])
def test_another_row_with_figures_makes_it_a_table_of_something_else(cells: str) -> None:
    assert totals(PLAN + SUMMARY.replace("| รวม", f"| และการมีส่วนร่วม {cells}\n| รวม")) == []


TWO_ROWS = """
<table>
<tr><td rowspan="2">มิติ</td><td rowspan="2">จำนวนโครงการ</td><td colspan="3">งบประมาณ (บาท)</td></tr>
<tr><td>ปี 2566</td><td>ปี 2567</td><td>รวม</td></tr>
<tr><td>1. การสร้างวัฒนธรรมสุจริต</td><td>2</td><td>6,000</td><td>2,000</td><td>8,000</td></tr>
<tr><td>รวม</td><td>2</td><td>6,000</td><td>2,000</td><td>8,000</td></tr>
</table>
"""


@pytest.mark.parametrize("place", ["above", "below"])
def test_a_head_of_two_rows_and_bare_numbers_of_the_template_s_dimensions_are_read(place: str) -> None:
    text = PLAN + TWO_ROWS if place == "below" else PLAN.replace("\nมิติที่ 1 ", f"\nบัญชีสรุป\n{TWO_ROWS}\nมิติที่ 1 ", 1)
    assert totals(text) == [("dimension", 1, [6000, 2000, 8000]), ("plan", None, [6000, 2000, 8000])]
    document = parsed(text)
    counts = [(count.stated_in, count.dimension_no, count.declared) for count in document.declared_counts]
    assert counts == [("table_subtotal", 1, 2), ("table_grand_total", None, 2)]
    assert not {"unread_table", "unaccounted_amount"} & {issue.code for issue in document.issues}


def test_the_unit_of_its_upper_row_is_that_of_the_years_below() -> None:
    thousands = TWO_ROWS.replace(",000</td>", "</td>").replace("(บาท)", "(พันบาท)")
    assert totals(PLAN + thousands) == [("dimension", 1, [6000, 2000, 8000]), ("plan", None, [6000, 2000, 8000])]


def test_numbers_of_projects_below_a_year_are_no_money() -> None:
    pairs = """
<table>
<tr><td rowspan="2">มิติ</td><td colspan="2">ปี 2566</td><td colspan="2">ปี 2567</td></tr>
<tr><td>จำนวนโครงการ</td><td>งบประมาณ</td><td>จำนวนโครงการ</td><td>งบประมาณ</td></tr>
<tr><td>มิติที่ 1</td><td>2</td><td>6,000</td><td>1</td><td>2,000</td></tr>
<tr><td>รวม</td><td>2</td><td>6,000</td><td>1</td><td>2,000</td></tr>
</table>
"""
    assert totals(PLAN + pairs) == [("dimension", 1, [6000, 2000]), ("plan", None, [6000, 2000])]


@pytest.mark.parametrize("other", ["1. ด้านโครงสร้างพื้นฐาน", "1. โครงการอบรมคุณธรรม", "1.1 การสร้างวัฒนธรรมสุจริต"])
def test_another_tree_s_numbers_give_none(other: str) -> None:
    assert totals(PLAN + TWO_ROWS.replace("1. การสร้างวัฒนธรรมสุจริต", other)) == []


OWN = PLAN.replace("มิติที่ 1 การ", "ยุทธศาสตร์ที่ 1 การ")
NUMBERED = SUMMARY.replace("| มิติ |", "| ยุทธศาสตร์ |").replace("| มิติที่ 1 |", "| 1. การสร้างวัฒนธรรม |")


def test_numbers_below_a_head_of_strategies_are_those_of_the_plan_s_own() -> None:
    assert totals(OWN + NUMBERED) == [("dimension", 1, [6000, 2000]), ("plan", None, [6000, 2000])]
    assert totals(OWN + NUMBERED.replace("| 1. ", "| 2. ")) == []  # they count on from another
    assert totals(PLAN + NUMBERED) == []  # the plan has dimensions


def test_a_sum_of_some_years_of_the_plan_is_not_that_of_all() -> None:
    one = TWO_ROWS.replace("<td>ปี 2567</td>", "").replace("<td>2,000</td>", "").replace('colspan="3"', 'colspan="2"')
    assert totals(PLAN + one) == [("dimension", 1, [6000]), ("plan", None, [6000])]
    assert "unaccounted_amount" in {issue.code for issue in parsed(PLAN + one).issues}


def test_a_dimension_with_as_many_projects_as_its_number_is_accounted_for() -> None:
    own = PLAN.replace("| 2 | มาตรการลดขั้นตอน | 1,000 | 2,000 | กองช่าง |\n", "").replace("5,000 | -", "6,000 | 2,000")
    document = parsed(own + TWO_ROWS.replace("<td>2</td>", "<td>1</td>"))
    assert "unaccounted_amount" not in {issue.code for issue in document.issues}


@pytest.mark.parametrize(
    ("head", "sums"), [("รวม (บาท)", 2), ("รวม 2 ปี", 2), ("รวม (ร้อยละ)", 0), ("รวมร้อยละ", 0), ("รวม (แห่ง)", 0)]
)
def test_a_sum_of_what_is_no_money_is_no_sum_of_the_years(head: str, sums: int) -> None:
    """Shares of the whole were published as baht."""
    summary = f"| มิติ | ปี 2566 | ปี 2567 | {head} |\n|---|---|---|---|\n"
    summary += "| มิติที่ 1 | 6,000 | 2,000 | 8,000 |\n| รวมทั้งสิ้น | 6,000 | 2,000 | 8,000 |\n"
    found = parsed(PLAN + summary)
    assert sum(None in row.amounts for row in found.totals) == sums
    assert any(issue.code == "unaccounted_amount" for issue in found.issues) == (not sums)


def test_a_plan_with_its_money_in_blocks_alone_has_the_totals_of_its_summary() -> None:
    blocks = PLAN.split("| ลำดับ")[0] + SUMMARY + "\nโครงการที่ 1 โครงการอบรม\nวัตถุประสงค์\nเพื่อให้รู้\nงบประมาณ 6,000 บาท\n"
    assert totals(blocks) == [("dimension", 1, [6000, 2000]), ("plan", None, [6000, 2000])]
    assert totals(blocks.replace("2566", "2561").replace("(พ.ศ. 2561", "(พ.ศ. 2566")) == []


def test_what_was_spent_is_no_total_of_the_plan() -> None:
    assert totals(PLAN + "ผลการเบิกจ่ายงบประมาณ\n\n" + SUMMARY) == []


TURNED = """| ปีงบประมาณ | มิติที่ 1 | รวมทั้งสิ้น |
|---|---|---|
| พ.ศ. 2566 | 6,000 | 6,000 |
| พ.ศ. 2567 | 2,000 | 2,000 |
"""


def test_years_may_stand_below_each_other_and_dimensions_beside() -> None:
    assert totals(PLAN + TURNED) == [("dimension", 1, [6000, 2000]), ("plan", None, [6000, 2000])]
    summed = f"{TURNED}| รวม 2 ปี | 8,000 | 8,000 |\n"
    assert totals(PLAN + summed) == [("dimension", 1, [6000, 2000, 8000]), ("plan", None, [6000, 2000, 8000])]


@pytest.mark.parametrize(
    "other",
    [
        TURNED.replace("มิติที่ 1", "สำนักปลัด"),  # by office
        TURNED.replace(",000", ""),  # counts of projects
        TURNED.replace("2566", "2561").replace("2567", "2562"),
        TURNED.replace("| พ.ศ. 2567 | 2,000 |", "| พ.ศ. 2567 |"),  # a cell is lost
    ],
)
def test_a_turned_table_of_something_else_gives_none(other: str) -> None:
    assert totals(PLAN + other) == []


ONE_YEAR = PLAN.replace("2566 - 2567", "2569").replace(" ปี 2566 (บาท) | ปี 2567 (บาท) |", " งบประมาณ (บาท) | ไตรมาส 1 |")
OF_ONE_YEAR = """| มิติ | จำนวน (รายการ) | งบประมาณ (บาท) |
|---|---|---|
| มิติที่ 1 | 2 | 6,000 |
| รวมทั้งสิ้น | 2 | 6,000 |
"""


@pytest.mark.parametrize(
    ("plan", "summary", "found"),
    [
        (ONE_YEAR, OF_ONE_YEAR, [("dimension", 1, [6000]), ("plan", None, [6000])]),
        (ONE_YEAR, OF_ONE_YEAR.replace("งบประมาณ (บาท)", "เบิกจ่าย (บาท)"), []),  # what was spent
        (ONE_YEAR, OF_ONE_YEAR.replace("จำนวน (รายการ)", "วงเงิน (บาท)"), []),  # which of two is not said
        (PLAN, OF_ONE_YEAR, []),  # of which year is not said
    ],
)
def test_the_only_money_of_a_plan_of_one_year_is_of_that_year(
    plan: str, summary: str, found: list[tuple[object, ...]]
) -> None:
    assert totals(plan + summary) == found


BY_KIND = """### สรุปงบประมาณทุกมิติ (ล้านบาท)

| มิติ | โครงการ | กิจกรรม | มาตรการ | ปี 2566 (ล้านบาท) | ปี 2567 (ล้านบาท) |
|---|---|---|---|---|---|
| มิติที่ 1 การสร้าง | 1 | - | 1 | 0.0060 | 0.0020 |
| **รวมทั้งสิ้น** | **1** | - | **1** | **0.0060** | **0.0020** |
"""


def test_kinds_that_are_counted_in_a_column_each_head_no_budget_table() -> None:
    """The trap: one of these columns has the name of the column of projects."""
    document = parsed(PLAN + BY_KIND)
    assert [row.amounts for row in document.totals] == [{2566: 6000, 2567: 2000}] * 2
    counts = [(count.stated_in, count.kind, count.declared) for count in document.declared_counts]
    assert counts == [
        (place, kind, 1) for place in ("table_subtotal", "table_grand_total") for kind in ("project", "measure")
    ]
    assert not document.issues or {issue.code for issue in document.issues} == {"project_without_detail"}


def test_a_unit_of_a_column_that_a_line_above_contradicts_leaves_its_money_open() -> None:
    totals_of = [row.amounts for row in parsed(PLAN + BY_KIND.replace("ทุกมิติ (ล้านบาท)", "ทุกมิติ (พันบาท)")).totals]
    assert totals_of == [{2566: None, 2567: None}] * 2


def test_columns_of_two_kinds_that_hold_titles_are_a_budget_table() -> None:
    table = "| ที่ | โครงการ | กิจกรรม | ปี 2566 | ปี 2567 |\n|---|---|---|---|---|\n"
    table += "| 1 | โครงการอบรม | อบรมครู | 5,000 | 6,000 |\n"
    head = PLAN[: PLAN.index("| ลำดับ")]
    assert [item.title for item in (one.item for one in parsed(head + table).projects) if item] == ["โครงการอบรม"]


FIRST = """| มิติที่ 1 การสร้างวัฒนธรรมสุจริต | | | | | | |
| 1.1 แนวทางแก่บุคลากร | 1 | 5,000 | 0 | - | 1 | 5,000 |
| 1.2 แนวทางแก่ประชาชน | 1 | 1,000 | 1 | 2,000 | 2 | 3,000 |
"""
SUM = "| รวม | 2 | 6,000 | 1 | 2,000 | 3 | 8,000 |\n"
SECOND = "| มิติที่ 2 ความโปร่งใส | | | | | | |\n| 2.1 แนวทางเปิดเผย | 1 | 100 | 1 | 200 | 2 | 300 |\n"
SUM_2 = "| รวม | 1 | 100 | 1 | 200 | 2 | 300 |\n"
ALL = "| รวมทั้งสิ้น | 3 | 6,100 | 2 | 2,200 | 5 | 8,300 |\n"
HEAD = (
    "| มิติ/แนวทาง | ปี 2566 | | ปี 2567 | | รวม 2 ปี | |\n|---|---|---|---|---|---|---|\n"
    "| | จำนวนโครงการ | งบประมาณ (บาท) | จำนวนโครงการ | งบประมาณ (บาท) | จำนวนโครงการ | งบประมาณ (บาท) |\n"
)
OF_MISSIONS = [("mission", 1, [5000, None, 5000]), ("mission", 1, [1000, 2000, 3000])]
OF_FIRST = ("dimension", 1, [6000, 2000, 8000])
OF_ALL = ("plan", None, [6100, 2200, 8300])
OF_SECOND = [("mission", 2, [100, 200, 300]), ("dimension", 2, [100, 200, 300])]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (FIRST + SUM + SECOND + SUM_2 + ALL, [*OF_MISSIONS, OF_FIRST, *OF_SECOND, OF_ALL]),
        (FIRST + SUM.replace("รวม", "รวมมิติที่ 1") + ALL, [*OF_MISSIONS, OF_FIRST, OF_ALL]),
        (FIRST.replace("1.1 ", "").replace("1.2 ", "") + SUM + ALL, [OF_FIRST, OF_ALL]),  # a sum proves it
        (FIRST + SECOND.replace("| | | | | | |", "| 1 | 100 | 1 | 200 | 2 | 300 |") + ALL, None),
        (FIRST.replace("| | | | | | |", SUM[6:-1]) + ALL, [OF_FIRST, *OF_MISSIONS, OF_ALL]),  # the sum beside the name
    ],
)  # fmt: skip
def test_missions_stand_below_their_dimension(rows: str, found: list[tuple[object, ...]] | None) -> None:
    expected = [*OF_MISSIONS, ("dimension", 2, [100, 200, 300]), ("mission", 2, [100, 200, 300]), OF_ALL]
    assert totals(PLAN + HEAD + rows) == (expected if found is None else found)


def test_counts_of_each_year_are_no_count_of_the_plan() -> None:
    """A project that is done in two years is counted twice in their sum."""
    document = parsed(PLAN + HEAD + FIRST + SUM + ALL)
    assert document.declared_counts == ()
    assert not {"unaccounted_amount", "count_mismatch"} & {issue.code for issue in document.issues}


@pytest.mark.parametrize(
    "rows",
    [
        FIRST.replace("1.1 ", "").replace("1.2 ", "") + SUM.replace("6,000", "7,000") + ALL,  # no sum of these
        FIRST.replace("1.2 ", "3.2 ") + SUM + ALL,  # of another dimension
        FIRST + SUM + FIRST + SUM + ALL,  # the same once more
        FIRST + SECOND + SUM + SUM_2 + ALL,  # whose is which?
        FIRST.partition("\n")[2] + ALL,  # missions of nothing: numbered lines of any table
    ],
)
def test_rows_that_are_no_tree_give_no_total(rows: str) -> None:
    assert totals(PLAN + HEAD + rows) == []


def test_one_sum_at_the_end_of_several_dimensions_is_the_plans() -> None:
    found = totals(PLAN + HEAD + FIRST + SECOND + ALL.replace("รวมทั้งสิ้น", "รวม"))
    assert found == [*OF_MISSIONS, OF_SECOND[0], OF_ALL] or found == []


def test_a_count_beside_the_sum_of_all_years_is_the_plans() -> None:
    head = "| มิติ | ปี 2566 | ปี 2567 | รวม | |\n|---|---|---|---|---|\n| | | | จำนวนโครงการ | งบประมาณ (บาท) |\n"
    rows = "| มิติที่ 1 | 6,000 | 2,000 | 2 | 8,000 |\n| รวมทั้งสิ้น | 6,000 | 2,000 | 2 | 8,000 |\n"
    document = parsed(PLAN + head + rows)
    assert [row.amounts[None] for row in document.totals] == [8000, 8000]
    assert [(one.dimension_no, one.declared) for one in document.declared_counts] == [(1, 2), (None, 2)]


def test_blank_cells_at_the_ends_of_lines_may_be_stripped() -> None:
    head = "มิติ/แนวทาง\tปี 2566\t\tปี 2567\n\tจำนวนโครงการ\tงบประมาณ (บาท)\tจำนวนโครงการ\tงบประมาณ (บาท)\n"
    first = "มิติที่ 1 สุจริต\n1.1 แนวทางแก่บุคลากร\t2\t6,000\t1\t2,000\nรวม\t2\t6,000\t1\t2,000\n"
    second = "มิติที่ 2 โปร่งใส\n2.1 แนวทางเปิดเผย\t1\t100\t1\t200\nรวม\t1\t100\t1\t200\n"
    found = [("mission", 1), ("dimension", 1), ("mission", 2), ("dimension", 2)]
    assert [total[:2] for total in totals(PLAN + head + first + second)] == found
    prose = second.replace("มิติที่ 2 โปร่งใส", "ทั้งนี้ได้จัดทำไว้")
    assert totals(PLAN + head + first + prose)[:2] == totals(PLAN + head + first)
