"""Tables of tabs without numbers of rows, as browsers copy them: cells over line ends, none below a merged one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from lawful import Rows, baht_or_status, codes, plan_around, rows_of_text
from parsers.tables.lines.copied_rows import copied_tables

Make = Callable[[str], SourceText]

HEAD = "มิติ\tภารกิจตามมิติ\tโครงการ/กิจกรรม/มาตรการ\tปี 2561\n(บาท)\tปี 2562\n(บาท)\tหมายเหตุ\n"
FIRST = "1. การสร้างสังคมที่ไม่ทนต่อการทุจริต\t1.1 การสร้างจิตสำนึกแก่บุคลากร\t"
OWN = "(1) โครงการ ก\t1,000\t2,000\tสป.\n(2) โครงการ ข\t2,000\t-\tกองคลัง\n"
SHARED = "1.2 การสร้างจิตสำนึกแก่ประชาชน\t(1) โครงการ ค\n(2) โครงการ ง\t3,000\n4,000\t5,000\n-\tกองช่าง\nกองคลัง\n"
TOTAL = "\tรวม\t4 โครงการ\t10,000\t7,000\t\n"
MONEY = {"ก": [1000, 2000], "ข": [2000, "dash"], "ค": [3000, 5000], "ง": [4000, "dash"]}


def read(table: str, period: str = "พ.ศ. 2561 - 2562") -> Rows:
    return rows_of_text(plan_around(table, period))


def money(rows: Rows) -> dict[str, list[int | str]]:
    titles = {row["project_id"]: row["table_title"].removeprefix("โครงการ ") for row in rows["projects"]}
    found: dict[str, list[int | str]] = {title: [] for title in titles.values()}
    for line in rows["budget_lines"]:
        found[titles[line["project_id"]]].append(baht_or_status(line))
    return found


def remarks(rows: Rows) -> list[str | None]:
    return [row["remark"] for row in rows["projects"]]


def test_a_row_of_several_projects_has_a_line_of_each_in_every_cell() -> None:
    rows = read(HEAD + FIRST + OWN + SHARED + TOTAL)
    assert money(rows) == MONEY
    assert remarks(rows) == ["สป.", "กองคลัง", "กองช่าง", "กองคลัง"]
    assert [line["alignment"] for line in rows["budget_lines"]] == ["exact"] * 4 + ["by_order"] * 4
    assert [(total["declared_baht"], total["computed_baht"]) for total in rows["budget_totals"]] == [
        (10_000, 10_000),
        (7_000, 7_000),
    ]
    assert not codes(rows)


@pytest.mark.parametrize(
    "table",
    [
        HEAD + FIRST + OWN + SHARED,  # the last line stands behind the last tab
        (HEAD + FIRST + OWN + SHARED).replace("กองช่าง\nกองคลัง", "กองช่าง") + TOTAL,
        (HEAD + FIRST + OWN + SHARED + TOTAL).replace("\tสป.", "\tสป.\nงานนิติการ"),
        (HEAD + FIRST + OWN + SHARED + TOTAL).replace("\tสป.", "\t(1) สป.\n(2) กองคลัง"),
        (HEAD + FIRST + OWN + SHARED + TOTAL).replace("\tสป.", ""),  # merged with that above, or lost at its end
        (HEAD + FIRST + OWN + "รวม\t3,000\t2,000\t\n" + SHARED + "รวมทั้งสิ้น 4 โครงการ\t10,000\t7,000"),
        HEAD.replace("(บาท)\tหมายเหตุ", "(บาท)")
        + (FIRST + OWN + SHARED).replace("\tสป.", "").replace("\tกองคลัง", "").replace("\tกองช่าง\nกองคลัง", ""),
        HEAD.replace("ปี 2561\n(บาท)\tปี 2562\n(บาท)\tหมายเหตุ", "งบประมาณ (บาท)\tหมายเหตุ\n2561\t2562")
        + FIRST
        + OWN
        + SHARED
        + TOTAL,
        HEAD.replace("มิติ\tภารกิจตามมิติ\t", "")
        + f"มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต\n1.1 การสร้างจิตสำนึกแก่บุคลากร\n{OWN}"
        + SHARED.replace("ประชาชน\t", "ประชาชน\n"),
        (HEAD + FIRST + OWN + SHARED + TOTAL).replace("มิติที่ ", "").replace("1. การสร้าง", "ด้านการสร้าง"),
        HEAD + FIRST + OWN + SHARED.replace("\n", "\n\n") + TOTAL,  # paragraphs in cells
        HEAD + FIRST + OWN + "\n" + SHARED + TOTAL,
    ],
)
def test_neighbours_give_the_same_money(table: str) -> None:
    rows = read(table)
    assert money(rows) == MONEY
    assert not codes(rows) & {"uneven_row", "ambiguous_alignment", "unaccounted_amount", "total_mismatch"}


@pytest.mark.parametrize(
    ("shared", "below", "code"),
    [
        ("3,000\n4,000\t5,000\n6,000\t", {"ค": ["ambiguous", "ambiguous"]}, "ambiguous_alignment"),
        ("3,000\n4,000\t5,000\t", {"ค": ["ambiguous", 5000]}, "ambiguous_alignment"),
        ("3,000\t", {"ค": ["ambiguous", "ambiguous"]}, "uneven_row"),  # of which year?
    ],
)
def test_a_row_whose_lines_do_not_fit_stays_open(shared: str, below: dict[str, list[int | str]], code: str) -> None:
    row = f"1.2 การสร้างจิตสำนึกแก่ประชาชน\t(1) โครงการ ค\t{shared}กองช่าง\n"
    rows = read(HEAD + FIRST + OWN + row + "(2) โครงการ จ\t7,000\t8,000\tสป.\n")
    assert money(rows) == {"ก": [1000, 2000], "ข": [2000, "dash"], "จ": [7000, 8000]} | below
    assert code in codes(rows)


def test_words_for_no_money_stand_once_for_all_years() -> None:
    rows = read(HEAD + FIRST + OWN.replace("2,000\t-\t", "ไม่ใช้งบประมาณ\t") + SHARED)
    assert money(rows) == MONEY | {"ข": ["none", "none"]}


def test_the_lines_of_quarters_are_no_money() -> None:
    head = "มิติ\tภารกิจตามมิติ\tโครงการ/กิจกรรม\tงบประมาณ\nปี 2566\n(บาท)\tไตรมาส 1\tไตรมาส 2\tไตรมาส 3\tไตรมาส 4\tผู้รับผิดชอบ\n"
    row = "(1) โครงการ ก\t1,000\t\t/\t\t\tสป.\n1.2 การสร้างจิตสำนึกแก่ประชาชน\t(1) โครงการ ค\n(2) โครงการ ง"
    rows = read(f"{head}{FIRST}{row}\t3,000\n4,000\t/\n/\t\t\t\tกองช่าง\nกองคลัง", "ประจำปีงบประมาณ พ.ศ. 2566")
    assert money(rows) == {"ก": [1000], "ค": [3000], "ง": [4000]}
    assert [row["responsible_unit"] for row in rows["projects"]] == ["สป.", "กองช่าง", "กองคลัง"]


def test_what_stands_below_an_empty_line_and_is_no_row_is_none(source: Make) -> None:
    (grid,) = copied_tables(source(HEAD + FIRST + OWN + SHARED + "\nผู้จัดทำ\tนาย ก\tวันที่ 5"))
    assert grid.rows[-1].cells[-1].text == "กองช่าง กองคลัง"


@pytest.mark.parametrize(
    ("row", "items", "code"),
    [
        ("2.1 แสดงเจตจำนง\t(1) โครงการ จ\t7,000\tสป.\n", ["จ"], "uneven_row"),  # of which year?
        ("2. การบริหาร\t2.1 แสดงเจตจำนง\t(1) โครงการ จ\t7,000 8,000\tสป.\n", ["จ"], "uneven_row"),  # a lost tab
        ("รวม\t4 โครงการ\t6,000 7,000\n", [], "unreadable_amount"),
    ],
)
def test_a_torn_row_below_an_empty_line_is_no_less_a_row(row: str, items: list[str], code: str) -> None:
    rows = read(HEAD + FIRST + OWN + SHARED + "\n" + row)
    assert money(rows) == MONEY | {item: ["ambiguous", "ambiguous"] for item in items}
    assert code in codes(rows)


def test_names_below_a_table_are_no_rows_of_it() -> None:
    names = "\n(ลงชื่อ)\tผู้เสนอแผน\t(ลงชื่อ)\tผู้อนุมัติ\n(นาย ก)\t(นาย ข)\n"
    assert not codes(read(HEAD + FIRST + OWN + SHARED + names)) & {"uneven_row", "unread_table"}


COUNTED = "มิติ\tโครงการ/กิจกรรม/มาตรการ\tเป้าหมาย\n(คน)\tปี 2561\n(บาท)\tปี 2562\n(บาท)\tผู้รับผิดชอบ\n"


@pytest.mark.parametrize(
    ("first", "short", "last", "expected"),
    [
        ("600", "500\t20,000", "5", ["ambiguous"] * 2),  # 500 persons, or baht
        ("600", "20,000\t20,000", "5", ["ambiguous"] * 2),
        ("60 คน", "-\t20,000", "-", ["ambiguous"] * 2),  # the dash of a target, or of a year
        ("60 คน", "20,000\t-", "5 ครั้ง", [20_000, "dash"]),  # no row has a figure for a target
        ("600", "500\t20,000\t-", "5", [20_000, "dash"]),
    ],
)
def test_a_count_is_no_money_where_either_may_be_merged(
    first: str, short: str, last: str, expected: list[int | str]
) -> None:
    rows = read(
        f"{COUNTED}1. การสร้างสังคมที่ไม่ทนต่อการทุจริต\t(1) โครงการ ก\t{first}\t1,000\t2,000\tสป.\n"
        f"(2) โครงการ ข\t{short}\tสป.\n2. การบริหารราชการ\t(1) โครงการ ค\t{last}\t3,000\t-\tกองคลัง\n"
    )
    assert money(rows) == {"ก": MONEY["ก"], "ข": expected, "ค": [3000, "dash"]}
    assert ("uneven_row" in codes(rows)) == ("ambiguous" in expected)


def without_units(rows: str) -> str:
    for unit in ("\tสป.", "\tกองช่าง\nกองคลัง", "\tกองคลัง"):
        rows = rows.replace(unit, "")
    return rows


BARE_HEAD = HEAD.replace("\tหมายเหตุ", "")
BARE = without_units(FIRST + OWN + SHARED).removesuffix("-\n")
BELOW = "2. การบริหารราชการ\t2.1 แสดงเจตจำนง\t(1) โครงการ จ\t7,000\t8,000\n"


@pytest.mark.parametrize("number", ["112\n", "112\n\f", "\f112\n", "- 12 -\n", "\n112\n\n"])
@pytest.mark.parametrize("below", ["", BELOW])
def test_the_number_of_a_page_is_no_value_of_the_row_above(number: str, below: str) -> None:
    rows = read(BARE_HEAD + BARE + number + below)
    due = {"ค": [3000, "ambiguous"], "ง": [4000, "ambiguous"]} | ({"จ": [7000, 8000]} if below else {})
    assert money(rows) == MONEY | due
    assert "ambiguous_alignment" in codes(rows)


@pytest.mark.parametrize(("value", "amount"), [("500", 500), ("4,500", 4500), ("0", 0), ("-", "dash")])
def test_a_last_line_that_no_page_explains_is_a_value(value: str, amount: int | str) -> None:
    """Where the table has amounts as small as the number of a page, 500 is one more."""
    small = BELOW.replace("7,000", "700")
    found = money(read(BARE_HEAD + BARE + value + "\n" + small))
    assert found == MONEY | {"ง": [4000, amount], "จ": [700, 8000]}


def test_the_number_of_a_page_is_no_unit() -> None:
    rows = read(HEAD + FIRST + OWN + SHARED + "112\n")
    assert remarks(rows)[-1] == "กองคลัง"


@pytest.mark.parametrize(
    "text",
    [
        (HEAD + FIRST + OWN).replace("\n(บาท)", ""),  # a line a row: others read these
        "โครงการ\tปี 2561\n(บาท)\tหมายเหตุ\nไม่มี",
        "มิติ\tภารกิจตามมิติ\tผลการประเมิน\n1. การสร้าง\t1.1 การสร้าง\n(ต่อ)\tดี",
        HEAD + "\t\t\n" * 5,
    ],
)
def test_other_tables_are_left_to_others(source: Make, text: str) -> None:
    assert list(copied_tables(source(text))) == []


@pytest.mark.parametrize("line", ["(1) โครงการ ก\t1,000\n", "\t\n", "มิติ\tภารกิจ\tโครงการ\n", "(2) ก\n\n", "1.1 ก\n"])
def test_long_texts_take_no_end(source: Make, line: str) -> None:
    assert len(list(copied_tables(source(HEAD + FIRST + OWN + line * 1500)))) <= 1


def test_money_merged_over_rows_is_nobodys_and_leaves_the_other_rows() -> None:
    """Two short rows that happen to have the tabs of a whole one are none."""
    rows = read(HEAD + FIRST + OWN.replace("2,000\t-\t", "") + SHARED + TOTAL)
    assert money(rows) == MONEY | {"ข": ["ambiguous", "ambiguous"]}
    assert "uneven_row" in codes(rows)


def test_titles_without_numbers_part_rows_by_their_cells() -> None:
    table = HEAD + FIRST + OWN.replace("(2) โครงการ ", "การ").replace("(1) โครงการ ", "การ") + SHARED + TOTAL
    found = money(read(table))
    assert found == {"การก": MONEY["ก"], "การข": MONEY["ข"], "ค": MONEY["ค"], "ง": MONEY["ง"]}
