"""Sub-activities: parts of the row above by their number, or by their sum behind a dash; and what is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.text.read_txt import read_txt
from normalize.document_rows import document_rows
from parsers.document import parse_plan
from parsers.records.budget import BudgetTable

Read = Callable[..., BudgetTable]
HEADER = "ที่\tโครงการ/กิจกรรม/มาตรการ\tปี 2566\tปี 2567\tหน่วยงานรับผิดชอบ"
WHOLE = "1\tโครงการสุจริต\t30,000\t40,000\tกองคลัง"
OTHER = "2\tโครงการเยาวชน\t5,000\t5,000\tกองคลัง"


def parents(table: BudgetTable) -> list[int | None]:
    return [item.parent for item in table.items]


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        (["\t1.1 กิจกรรมอบรม\t10,000\t10,000\t", "\t1.2 กิจกรรมดูงาน\t20,000\t30,000\t"], [0, 0]),
        (["1.1\tกิจกรรมอบรม\t10,000\t10,000\t", "1.2\tกิจกรรมดูงาน\t20,000\t30,000\t"], [0, 0]),
        (["\t1.1 กิจกรรมอบรม\t10,000\t10,000\t", "\t1.2 กิจกรรมดูงาน\t20,000\t-\t"], [0, 0]),  # they do not add up
        (["\t- กิจกรรมอบรม\t10,000\t10,000\t", "\t- กิจกรรมดูงาน\t20,000\t30,000\t"], [0, 0]),
        (["\t- กิจกรรมอบรม\t10,000\t10,000\t", "\t- กิจกรรมดูงาน\t20,000\t20,000\t"], [None, None]),  # nor do these
        (["\t1.2 กิจกรรมอบรม\t10,000\t10,000\t", "\t1.3 กิจกรรมดูงาน\t20,000\t30,000\t"], [None, None]),  # no first one
        (["\t2.1 กิจกรรมอบรม\t10,000\t10,000\t", "\t2.2 กิจกรรมดูงาน\t20,000\t30,000\t"], [None, None]),  # of another row
    ],
)
def test_what_is_part_of_the_row_above(parts: list[str], found: list[int | None], read: Read) -> None:
    table = read(WHOLE, *parts, OTHER, header=HEADER)
    assert parents(table) == [None, *found, None]
    assert [item.title for item in table.items] == ["โครงการสุจริต", "กิจกรรมอบรม", "กิจกรรมดูงาน", "โครงการเยาวชน"]
    assert table.items[-1].number == 2


PLAIN = "โครงการ/กิจกรรม/มาตรการ\tปี 2566\tปี 2567\tหมายเหตุ"


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        (["(1) กิจกรรมอบรม\t10,000\t10,000\t", "(2) กิจกรรมดูงาน\t20,000\t30,000\t"], [0, 0]),
        (["- กิจกรรมอบรม\t10,000\t10,000\t", "- กิจกรรมดูงาน\t20,000\t30,000\t"], [0, 0]),
        (["(1) กิจกรรมอบรม\t10,000\t10,000\t", "(2) กิจกรรมดูงาน\t20,000\t20,000\t"], [None, None]),  # another sum
        (["(1) กิจกรรมอบรม\t10,000\t10,000\t", "(2) กิจกรรมดูงาน\t20,000\t?\t"], [None, None]),  # one not known
        (["(2) กิจกรรมอบรม\t10,000\t10,000\t", "(3) กิจกรรมดูงาน\t20,000\t30,000\t"], [None, None]),  # no first one
        (["2. กิจกรรมอบรม\t10,000\t10,000\t", "3. กิจกรรมดูงาน\t20,000\t30,000\t"], [None, None]),  # it counts on
    ],
)
def test_numbers_in_brackets_and_dashes_below_a_numbered_title(
    parts: list[str], found: list[int | None], read: Read
) -> None:
    table = read("1. โครงการสุจริต\t30,000\t40,000\tกองคลัง", *parts, header=PLAIN)
    assert parents(table) == [None, *found]
    assert all(item.number is None for item in table.items if item.parent is not None)


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ("1. โครงการสุจริต\t30,000\t40,000\t", "(1) กิจกรรมอบรม\t30,000\t40,000\t"),  # one alone may be a project
        ("(1) โครงการสุจริต\t30,000\t40,000\t", "(2) กิจกรรมอบรม\t30,000\t40,000\t"),  # of one list
        ("1. โครงการสุจริต\t30,000\t-\t", "- กิจกรรมอบรม\t30,000\t5,000\t"),  # a year of its own
        ("โครงการสุจริต\t30,000\t40,000\t", "- กิจกรรมอบรม\t30,000\t40,000\t"),  # neither is numbered
    ],
)
def test_what_has_a_choice_is_no_part(whole: str, part: str, read: Read) -> None:
    assert parents(read(whole, part, header=PLAIN)) == [None, None]


def test_projects_that_are_numbered_by_their_dimension_are_no_parts(read: Read) -> None:
    table = read("\t1.1 โครงการ ก\t10,000\t10,000\t", "\t1.2 โครงการ ข\t20,000\t30,000\t", header=HEADER)
    assert parents(table) == [None, None]
    assert [item.number for item in table.items] == [1, 2]


@pytest.mark.parametrize(("last", "codes"), [("30,000", set()), ("29,000", {"parts_mismatch"})])
def test_parts_are_not_counted_twice_and_held_against_the_whole(last: str, codes: set[str]) -> None:
    parts = f"\t1.1 กิจกรรมอบรม\t10,000\t10,000\t\n\t1.2 กิจกรรมดูงาน\t20,000\t{last}\t"
    total = "\tรวม 2 โครงการ\t35,000\t45,000\t"
    text = f"""แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)
เทศบาลตำบลตัวอย่าง อำเภอเมือง จังหวัดลำปาง

ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต

มิติที่ 1 การสร้างวัฒนธรรมสุจริต
{HEADER}
{WHOLE}
{parts}
{OTHER}
{total}
"""
    rows = document_rows(parse_plan(read_txt(text.encode(), "plan.txt")), "plan", "0")
    sums = {row["fiscal_year_be"]: row["computed_baht"] for row in rows["budget_totals"] if row["scope"] == "dimension"}
    assert sums == {2566: 35_000, 2567: 45_000}
    assert [row["parent_project_id"] for row in rows["projects"]] == [None, "plan/001", "plan/001", None]
    assert [row["per"] for row in rows["budget_lines"]] == [
        "year",
        "year",
        "part",
        "part",
        "part",
        "part",
        "year",
        "year",
    ]
    said = {row["code"] for row in rows["issues"]} & {"parts_mismatch", "total_mismatch", "count_mismatch"}
    assert said == codes


STACKED = "| 2 | โครงการเยาวชน<br>- กิจกรรมค่าย<br>- กิจกรรมประกวด | {} | {} |"


@pytest.mark.parametrize(
    ("first", "second", "amounts", "parts"),
    [
        ("42,500<br>30,000<br>12,500", "30,000<br>30,000<br>-", [42500, 30000, 12500], [None, 1, 1]),
        ("42,500<br>30,000<br>12,500", "30,000<br>20,000<br>5,000", [42500, 30000, 12500], [None] * 3),  # no sum
        ("30,000<br>12,500", "30,000<br>-", [None] * 3, [None] * 3),  # whose the values are is not told
    ],
)
def test_a_project_above_its_parts_in_one_cell_is_no_rest_of_the_title_above(
    first: str, second: str, amounts: list[int | None], parts: list[int | None], read: Read
) -> None:
    rows = ["| 1 | โครงการสุจริต | 5,000 | 6,000 |", STACKED.format(first, second), "| 3 | มาตรการโปร่งใส | - | - |"]
    table = read(*rows, header="| ที่ | โครงการ/กิจกรรม/มาตรการ | ปี 2566 | ปี 2567 |\n|---|---|---|---|")
    assert [(item.number, item.title) for item in table.items] == [
        *[(1, "โครงการสุจริต"), (2, "โครงการเยาวชน"), (None, "กิจกรรมค่าย"), (None, "กิจกรรมประกวด")],
        (3, "มาตรการโปร่งใส"),
    ]
    assert [item.cells[0].amount for item in table.items[1:4]] == amounts
    assert parents(table)[1:4] == parts
