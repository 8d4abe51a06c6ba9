"""Rows with the name of a unit above its projects, whose money is their sum: no projects."""

from __future__ import annotations

import pytest

from lawful import Rows, baht_or_status, plan_around, rows_of_text

HEAD = "ที่|โครงการ/กิจกรรม|ปี 2566|ปี 2567|หมายเหตุ"
OFFICE = "|สำนักปลัดเทศบาล|15,000|26,000|\n1|โครงการอบรมคุณธรรม|10,000|20,000|\n2|โครงการดูงาน|5,000|6,000|"
FINANCE = "|กองคลัง|4,000|5,000|\n3|โครงการภาษี|4,000|5,000|"


def read(*rows: str) -> Rows:
    table = "\n".join((HEAD, *rows)).replace("|", "\t")
    return rows_of_text(plan_around(table, "พ.ศ. 2566 - 2567"))


def titles(rows: Rows) -> list[str]:
    return [row["table_title"] for row in rows["projects"]]


def test_the_sums_of_units_above_their_projects_are_no_projects() -> None:
    rows = read(OFFICE, FINANCE, "|รวมทั้งสิ้น|19,000|31,000|")
    assert titles(rows) == ["โครงการอบรมคุณธรรม", "โครงการดูงาน", "โครงการภาษี"]
    assert [baht_or_status(line) for line in rows["budget_lines"]] == [10_000, 20_000, 5_000, 6_000, 4_000, 5_000]
    assert {row["difference_baht"] for row in rows["budget_totals"]} <= {0, None}


@pytest.mark.parametrize(
    ("rows", "unit"),
    [
        ((OFFICE.replace("26,000", "27,000"),), "สำนักปลัดเทศบาล"),  # another sum
        ((FINANCE,), "กองคลัง"),  # one row with the same money
        ((OFFICE.replace("สำนักปลัดเทศบาล", "กิจกรรมกองทุน"),), "กิจกรรมกองทุน"),
        ((OFFICE.replace("2|โครงการดูงาน", "|ดูงานต่างจังหวัด"),), "สำนักปลัดเทศบาล"),  # not all rows are numbered
    ],
)
def test_what_is_no_sum_of_a_unit_stays(rows: tuple[str, ...], unit: str) -> None:
    assert unit in titles(read(*rows))


OF_DIMENSIONS = ("มิติที่ 1||||", "1|โครงการวินัย|4,000|5,000|", "มิติที่ 2||||", "2|โครงการภาษี|6,000|7,000|")


@pytest.mark.parametrize("below", ["|รวมงบประมาณทั้งสิ้น 2 ปี|22,000||", "รวมทั้งสิ้น ๒ ปี เป็นเงิน ๒๒,๐๐๐ บาท||||", ""])
def test_sums_by_year_below_all_dimensions_are_the_plans_also_above_its_sum_of_all_years(below: str) -> None:
    rows = read(*OF_DIMENSIONS, "|รวมงบประมาณแต่ละปี|10,000|12,000|", *filter(None, [below]))
    of_year = [row for row in rows["budget_totals"] if row["fiscal_year_be"]]
    assert {(row["scope"], row["dimension_no"]) for row in of_year} == {("plan", None)}
    assert [row["declared_baht"] for row in of_year if row["declared_baht"]] == [10_000, 12_000]
    assert "total_mismatch" not in {issue["code"] for issue in rows["issues"]}


def test_a_sum_that_names_nothing_below_its_dimension_is_not_the_plans() -> None:
    rows = read(
        *OF_DIMENSIONS[:2], "|รวม|4,000|5,000|", *OF_DIMENSIONS[2:], "|รวม|6,000|7,000|", "|รวมทั้งสิ้น|10,000|12,000|"
    )
    assert [(row["scope"], row["dimension_no"]) for row in rows["budget_totals"]][::2] == [
        ("dimension", 1),
        ("dimension", 2),
        ("plan", None),
    ]


@pytest.mark.parametrize(
    ("third", "expected"),
    [
        ("|รวมมิติที่ 1|6,000|7,000|", 2),  # copied: the sum of the rows above it, whose dimension has no other
        ("|รวมมิติที่ 1|6,000|7,500|", 1),  # no sum of these
        ("|รวมมิติที่ 2|6,000|7,000|", 2),
    ],
)
def test_a_sum_with_the_name_of_another_dimension_is_of_the_rows_above_it_where_it_is_their_sum(
    third: str, expected: int
) -> None:
    rows = read(*OF_DIMENSIONS[:2], "|รวมมิติที่ 1|4,000|5,000|", *OF_DIMENSIONS[2:], third)
    assert sorted(row["dimension_no"] for row in rows["budget_totals"]) == [1, 1, expected, expected]
    assert ("repeated_value" in {issue["code"] for issue in rows["issues"]}) == (expected == 1)


def test_a_sum_with_the_name_of_another_dimension_keeps_it_where_that_has_no_other() -> None:
    rows = read(*OF_DIMENSIONS, "|รวมมิติที่ 1|6,000|7,000|")
    assert {row["dimension_no"] for row in rows["budget_totals"]} == {1}
