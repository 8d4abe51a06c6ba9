"""A unit in the row of a dimension is of the rows below it; those of another row that says none have none."""

from __future__ import annotations

import pytest

from lawful import Rows, baht_or_status, rows_of_text

PLAN = """แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)
เทศบาลตำบลบ้านสมมุติ

ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต

{table}
"""
HEAD = "โครงการ/กิจกรรม/มาตรการ|ปี 2566|ปี 2567|ผู้รับผิดชอบ"
FIRST, SECOND = "มิติที่ 1 การสร้างวัฒนธรรมสุจริต{}|||", "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส{}|||"
ONE, TWO = "1) โครงการสัมมนา|250|260|กองคลัง", "2) โครงการระบบ|12.50|-|กองช่าง"
THOUSANDS, MILLIONS, BAHT = " (หน่วย : พันบาท)", " (หน่วย : ล้านบาท)", " (หน่วย : บาท)"
UNKNOWN = ["ambiguous", "ambiguous"]


def rows_of(*rows: str) -> Rows:
    return rows_of_text(PLAN.format(table="\n".join(rows).replace("|", "\t")))


def amounts(rows: Rows) -> list[int | str]:
    return [baht_or_status(line) for line in rows["budget_lines"]]


def sums(rows: Rows) -> list[tuple[str, int, int | None]]:
    return [
        (row["scope"], row["fiscal_year_be"], row["declared_baht"] and int(row["declared_baht"]))
        for row in rows["budget_totals"]
    ]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (THOUSANDS, MILLIONS, [250_000, 260_000, 12_500_000, "dash"]),
        (BAHT, MILLIONS, [250, 260, 12_500_000, "dash"]),
        ("", MILLIONS, [*UNKNOWN, 12_500_000, "dash"]),
        (THOUSANDS, THOUSANDS, [250_000, 260_000, 12_500, "dash"]),
        (THOUSANDS, "", [250_000, 260_000, 12_500, "dash"]),
        ("", BAHT, [250, 260, 12, "dash"]),
    ],
)
def test_each_heading_says_the_unit_of_its_rows(first: str, second: str, found: list[int | str]) -> None:
    rows = rows_of(HEAD, FIRST.format(first), ONE, SECOND.format(second), TWO)
    assert amounts(rows) == found
    said = any(issue["code"] == "unit_uncertain" for issue in rows["issues"])
    assert said == ("ambiguous" in found)


def test_rows_of_a_heading_that_says_none_below_others_that_do_have_none() -> None:
    third = ("มิติที่ 3 การมีส่วนร่วม|||", "3) โครงการประชุม|5|5|กองคลัง")
    rows = rows_of(HEAD, FIRST.format(BAHT), ONE, SECOND.format(MILLIONS), TWO, *third)
    assert amounts(rows) == [250, 260, 12_500_000, "dash", *UNKNOWN]


def test_a_mission_has_the_unit_of_its_dimension() -> None:
    below = ("2.1 แนวทางการบริหารงานบุคคลให้โปร่งใส|||", TWO)
    rows = rows_of(HEAD, FIRST.format(THOUSANDS), ONE, SECOND.format(MILLIONS), *below)
    assert amounts(rows) == [250_000, 260_000, 12_500_000, "dash"]


def test_a_head_that_says_another_unit_contradicts_it() -> None:
    head = HEAD.replace("2566", "2566 (บาท)").replace("2567", "2567 (บาท)")
    rows = rows_of(head, FIRST.format(BAHT), ONE, SECOND.format(MILLIONS), TWO)
    assert amounts(rows) == [250, 260, "ambiguous", "dash"]


def test_totals_have_the_unit_of_their_rows_and_none_where_these_have_several() -> None:
    """The last one was of all rows: in which unit, nobody knows."""
    first, second = (f"รวม|{row.split('|', 1)[1]}".replace("กองคลัง", "").replace("กองช่าง", "") for row in (ONE, TWO))
    parts = (HEAD, FIRST.format(THOUSANDS), ONE, first, SECOND.format(MILLIONS), TWO, second)
    own = {250_000, 260_000, 12_500_000}
    assert {amount for _, _, amount in sums(rows_of(*parts)) if amount} == own
    assert {amount for _, _, amount in sums(rows_of(*parts, "รวมทั้งสิ้น|12.75|0.26|")) if amount} == own
    alone = rows_of(HEAD, FIRST.format(THOUSANDS), ONE, SECOND.format(MILLIONS), TWO, "รวม|12.75|0.26|")
    assert {amount for _, _, amount in sums(alone)} <= {None}


@pytest.mark.parametrize(
    ("between", "found"),
    [
        (("", "- 3 -", "", HEAD), [12_500_000, "dash"]),
        (("", "- 3 -", "ตารางแผน (ต่อ)", HEAD), [12_500_000, "dash"]),
        (("", "เทศบาลตำบลบ้านสมมุติ", "", HEAD), [12_500_000, "dash"]),
        (("", "มิติที่ 3 การมีส่วนร่วม", "", HEAD), ["ambiguous", "dash"]),
        (("", "ส่วนที่ 3 โครงการเพิ่มเติมของสภา", "", HEAD), ["ambiguous", "dash"]),
        (("", "โครงการที่เพิ่มเติมระหว่างปี", "", HEAD), ["ambiguous", "dash"]),
        (("", "ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต", "", HEAD), ["ambiguous", "dash"]),
    ],
)
def test_a_unit_goes_over_a_page_and_not_to_a_table_of_another_place(
    between: tuple[str, ...], found: list[int | str]
) -> None:
    rows = rows_of(
        HEAD,
        FIRST.format(THOUSANDS),
        ONE,
        SECOND.format(MILLIONS),
        ONE.replace("1)", "2)"),
        *between,
        TWO.replace("2)", "3)"),
    )
    assert amounts(rows)[-2:] == found


@pytest.mark.parametrize("row", ["มาตรการเสริม (บาท)|||", "มาตรการเสริม (หน่วย : บาท)|||", "กลุ่มงานอื่น (พันบาท) (บาท)|||"])
@pytest.mark.parametrize("head", [HEAD, HEAD.replace("2566", "2566 (พันบาท)").replace("2567", "2567 (พันบาท)")])
def test_a_row_that_names_no_place_and_says_a_unit_leaves_those_below_without_one(row: str, head: str) -> None:
    other = ("2) โครงการประชาคม|15,000|10,000|กองคลัง", SECOND.format(THOUSANDS), TWO.replace("2)", "3)"))
    rows = rows_of(head, FIRST.format(THOUSANDS), ONE, row, *other)
    found = [line for line in amounts(rows) if line != "blank"]
    assert found == [250_000, 260_000, *UNKNOWN, 12_500, "dash"]
    assert any(issue["code"] == "unit_uncertain" for issue in rows["issues"])


def test_a_row_of_one_text_above_all_headings_says_the_unit_of_the_table() -> None:
    rows = rows_of("(หน่วย : บาท)|||", HEAD, FIRST.format(""), ONE, SECOND.format(MILLIONS), TWO)
    assert amounts(rows) == [250, 260, "ambiguous", "dash"]


@pytest.mark.parametrize(("name", "last"), [("ยุทธศาสตร์", "ambiguous"), ("แนวทาง", 1_985_000)])
def test_a_strategy_ends_the_unit_of_a_dimension(name: str, last: int | str) -> None:
    """Those that go by another word stand below dimensions, unless they come first."""
    last_rows = (f"{name}ที่ 2 การบริหารงาน|||", "3) โครงการประชาคม|1,985,000|-|กองคลัง")
    rows = rows_of(HEAD, FIRST.format(THOUSANDS), ONE, SECOND.format(BAHT), TWO, *last_rows)
    assert amounts(rows) == [250_000, 260_000, 12, "dash", last, "dash"]
    above = (f"{name}ที่ 1 การสร้างสังคม{THOUSANDS}|||", FIRST.format(""), ONE, SECOND.format(BAHT), TWO)
    assert amounts(rows_of(HEAD, *above, *last_rows)) == [250_000, 260_000, 12, "dash", "ambiguous", "dash"]


@pytest.mark.parametrize(
    ("between", "known"),
    [
        ("ส่วนที่ 3 โครงการเพิ่มเติมของสภา", False),
        ("มิติที่ 3 การส่งเสริมบทบาทและการมีส่วนร่วม", True),
        ("ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต", True),
    ],
    ids=["another part", "a dimension", "the same part again"],
)
def test_the_only_unit_of_a_heading_ends_where_another_part_begins(between: str, known: bool) -> None:
    """250,000 of the council's own list were a thousand times too large."""
    table = (HEAD, FIRST.format(THOUSANDS), ONE, SECOND.format(""), ONE.replace("1)", "2)"))
    rows = rows_of(*table, "", between, "", HEAD, ONE.replace("1)", "3)"))
    assert amounts(rows)[-2:] == ([250_000, 260_000] if known else UNKNOWN)
    assert amounts(rows)[:4] == [250_000, 260_000] * 2
    assert any(issue["code"] == "unit_uncertain" for issue in rows["issues"]) != known
