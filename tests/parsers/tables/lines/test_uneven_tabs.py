"""Rows of tabs that are not a cell a tab: aligned by several, two on a line, blanks for tabs. Where the head, the
numbers and the kinds of cells leave a choice, no amount is read.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText, Span
from lawful import plan_around, rows_of_text
from parsers.budget.budget_grids import budget_grids
from parsers.budget.settling.claims import claim_of
from parsers.budget.settling.mending import mend_rows
from parsers.budget.table import KnownOfPlan, read_budget_table
from parsers.records.budget import BudgetTable
from parsers.tables.grid import find_grids

Make = Callable[[str], SourceText]
HEAD = "ลำดับ\tโครงการ/กิจกรรม\tปี 2566\tปี 2567\tผู้รับผิดชอบ\n"
BARE = "ลำดับ\tโครงการ/กิจกรรม\tปี 2566\tปี 2567\n"
ONE = "1\tโครงการ ก\t5,000\t6,000\tกองคลัง"
TWO = "2\tโครงการ ข\t-\t7,000\tกองช่าง"
THREE = "3\tโครงการ ค\t8,000\t-\tสำนักปลัด"
READ = [(1, "โครงการ ก", [5000, 6000]), (2, "โครงการ ข", ["dash", 7000]), (3, "โครงการ ค", [8000, "dash"])]
OPEN = ["ambiguous"] * 2


def read(source: SourceText) -> BudgetTable:
    return read_budget_table(budget_grids(find_grids(source))[0], (2566, 2567), KnownOfPlan(source=source))


def settled(source: SourceText) -> BudgetTable:
    table = read(source)
    return mend_rows(table, [claim_of(None, None)] * len(table.items))


def rows(table: BudgetTable) -> list[tuple[int | None, str, list[object]]]:
    return [
        (item.number, item.title, [cell.status if cell.amount is None else int(cell.amount) for cell in item.cells])
        for item in table.items
    ]


@pytest.mark.parametrize("parting", ["\t", "", " "])
def test_two_rows_on_a_line_begin_with_the_number_that_is_due(parting: str, source: Make) -> None:
    table = read(source(f"{HEAD}{ONE}{parting}{TWO}{parting}{THREE}\n"))
    assert rows(table) == READ
    assert [item.responsible for item in table.items] == ["กองคลัง", "กองช่าง", "สำนักปลัด"]


def test_the_last_of_them_may_lack_its_unit(source: Make) -> None:
    short = TWO.rpartition("\t")[0]
    assert rows(read(source(f"{HEAD}{ONE}\t{short}\n{THREE}\n"))) == READ


@pytest.mark.parametrize(
    "second", [TWO.replace("2\t", "3\t", 1), TWO.replace("-\t", "", 1), "โครงการ ข\t-\t7,000\tกองช่าง"]
)
def test_what_is_no_whole_row_behind_another_is_not_made_one(second: str, source: Make) -> None:
    table = read(source(f"{HEAD}{ONE}\t{second}\n{THREE}\n"))
    assert rows(table) == [(3, "โครงการ ค", OPEN)]
    assert [(issue.code, issue.span) for issue in table.issues] == [("uneven_row", Span(2, 2))]


def test_a_number_at_the_end_of_a_units_name_is_its_own(source: Make) -> None:
    table = read(source(f"{HEAD}{ONE} 2\n{TWO}\n{THREE}\n"))
    assert rows(table) == READ
    assert table.items[0].responsible == "กองคลัง 2"


def test_gaps_may_stand_for_the_tabs_of_a_row(source: Make) -> None:
    """In a table's middle and at its end."""
    two, three = (row.replace("\t", "   ") for row in (TWO, THREE))
    for lines in ((ONE, two, THREE), (ONE, two, three)):
        assert rows(read(source(HEAD + "\n".join(lines)))) == READ


@pytest.mark.parametrize("last", [THREE, THREE.replace("\t", " ")])
def test_single_blanks_do_not_say_whether_a_figure_is_the_titles_end(last: str, source: Make) -> None:
    table = read(source(f"{HEAD}{ONE}\n2 โครงการ ข 6,000 7,000 กองช่าง\n{last}\n"))
    assert [cells for *_, cells in rows(table)][1:] == [OPEN, OPEN if " ค 8" in last else [8000, "dash"]]
    assert "uneven_row" in {issue.code for issue in table.issues}


def test_dashes_behind_single_blanks_are_no_part_of_the_title(source: Make) -> None:
    table = read(source(f"{HEAD}{ONE}\n2 โครงการ ข - - กองช่าง\n{THREE}\n"))
    assert rows(table) == [READ[0], (2, "โครงการ ข", ["dash", "dash"]), READ[2]]


def test_the_total_below_them_is_one(source: Make) -> None:
    table = read(source(f"{HEAD}{ONE}\n2  โครงการ ข  -  7,000  กองช่าง\nรวม 5,000 13,000\nปี 2567 5,000 6,000\n"))
    assert rows(table) == READ[:2]
    assert [list(total.amounts.values()) for total in table.totals] == [[5000, 13000]]


@pytest.mark.parametrize("row", ["2   โครงการ ข   7,000   กองช่าง", "2   โครงการ ข   50   -   7,000   กองช่าง"])
def test_a_row_of_blanks_with_another_number_of_values_is_left_open(row: str, source: Make) -> None:
    assert OPEN in [cells for *_, cells in rows(read(source(f"{HEAD}{ONE}\n{row}\n{THREE}\n")))]


def test_prose_below_a_table_is_no_row(source: Make) -> None:
    table = read(source(f"{HEAD}{ONE}\n{TWO}\n3 ข้อ ได้แก่ งบ 5,000 บาท\n4 ค 5,000 6,000\n"))
    assert rows(table) == READ[:2]


def test_several_tabs_may_align_the_columns(source: Make) -> None:
    head = "ที่\tโครงการ/กิจกรรม\t\t\tปี 2566\t\tปี 2567\n"
    text = head + "1\tโครงการ ก\t5,000\t\t6,000\n2\tโครงการ ข\t\t\t-\t\t7,000\n\tรวม\t\t\t\t5,000\t\t13,000\n"
    table = read(source(text))
    assert rows(table) == READ[:2]
    assert [list(total.amounts.values()) for total in table.totals] == [[5000, 13000]]


def test_an_empty_cell_among_such_tabs_leaves_the_row_open(source: Make) -> None:
    head = "ที่\tโครงการ/กิจกรรม\t\t\tปี 2566\t\tปี 2567\n"
    text = head + "1\tโครงการ ก\t5,000\t\t6,000\n2\tโครงการ ข\t\t\t-\t\t7,000\n3\tโครงการ ค\t\t\t\t9,000\n"
    assert [cells for *_, cells in rows(read(source(text)))] == [[5000, 6000], ["dash", 7000], OPEN]


def test_a_number_of_the_column_behind_is_not_moved_into_an_empty_year(source: Make) -> None:
    head = "ที่\tโครงการ/กิจกรรม\t\tปี 2566\t\tปี 2567\tหมู่\n"
    text = head + "1\tโครงการ ก\t5,000\t6,000\t3\n2\tโครงการ ข\t\t7,000\t\t12\n3\tโครงการ ค\t-\t-\t1\n"
    assert [cells for *_, cells in rows(read(source(text)))] == [[5000, 6000], OPEN, ["dash", "dash"]]


def test_empty_columns_of_a_head_stay_where_the_rows_have_them(source: Make) -> None:
    head = "ที่\tโครงการ/กิจกรรม\t\tปี 2566\tปี 2567\n"
    assert rows(read(source(head + "1\tโครงการ ก\t\t5,000\t6,000\n2\tโครงการ ข\t\t-\t7,000\n"))) == READ[:2]
    one_empty = head + "1\tโครงการ ก\t\t5,000\t6,000\n2\tโครงการ ข\t\t-\t7,000\n3\tโครงการ ค\t\t\t9,000\n"
    assert rows(read(source(one_empty)))[2] == (3, "โครงการ ค", ["blank", 9000])


@pytest.mark.parametrize(
    ("behind", "row"),
    [
        ("รวม", "3\tโครงการ ค\t\t\t20,000\t\t\t30,000\t50,000"),
        ("เป้าหมาย", "3\tโครงการ ค\t\t\t20,000\t\t\t30,000\t1,000"),
        ("หมายเหตุ", "3\tโครงการ ค\t\t\t20,000\t\t\t30,000\t-"),
    ],
)
def test_a_value_that_a_column_behind_may_hold_is_not_put_to_the_last_year(behind: str, row: str) -> None:
    head = f"ที่\tโครงการ\t\tปี 2566\t\tปี 2567\t\tปี 2568\t\t{behind}"
    whole = [f"{n}\tโครงการ {'กข'[n - 1]}\t20,000\t\t30,000\t\t20,000\t\t70,000" for n in (1, 2)]
    lines = "\n".join((head, *whole, row))
    rows = rows_of_text(plan_around(lines, "พ.ศ. 2566 - 2568"))
    amounts = [line["amount_baht"] for line in rows["budget_lines"] if line["project_id"].endswith("003")]
    assert amounts in ([], [None] * 3)


LOST = "2 โครงการ ข 7,000 8,000 กองช่าง"
TOTAL = "\tรวม 3 โครงการ\t{}\t{}\t"


@pytest.mark.parametrize("row", [LOST, LOST.replace("8,000", "๘,๐oo")])
def test_a_total_vouches_for_a_row_that_lost_all_its_tabs(row: str, source: Make) -> None:
    """A figure of it may be broken."""
    three = THREE.replace("\t-\t", "\t1,000\t")
    table = settled(source(f"{HEAD}{ONE}\n{row}\n{three}\n{TOTAL.format('20,000', '15,000')}\n"))
    assert rows(table) == [READ[0], (2, "โครงการ ข", [7000, 8000]), (3, "โครงการ ค", [8000, 1000])]
    assert {issue.code for issue in table.issues} == {"mended_row"}


@pytest.mark.parametrize("sums", [("20,000", "16,000"), ("20,000", "-"), ("20,000", "")])
def test_a_total_that_vouches_for_one_year_leaves_it_open(sums: tuple[str, str], source: Make) -> None:
    three = THREE.replace("\t-\t", "\t1,000\t")
    table = settled(source(f"{HEAD}{ONE}\n{LOST}\n{three}\n{TOTAL.format(*sums)}\n"))
    assert [cells for *_, cells in rows(table)] == [[5000, 6000], OPEN, [8000, 1000]]


def test_a_figure_at_the_end_of_a_title_makes_no_row_of_blanks(source: Make) -> None:
    """Where an empty cell left no trace the totals do not say so."""
    table = settled(
        source(f"{HEAD}{ONE}\n2 โครงการ ข 7,000 8,000 กองช่าง\n{THREE}\n{TOTAL.format('21,000', '6,000')}\n")
    )
    assert [cells for *_, cells in rows(table)][1] == OPEN


@pytest.mark.parametrize("mark", ["๗", "- 7 -", "\n- 7 -\n", "หน้า 7"])
def test_a_table_goes_on_over_a_pages_number_with_rows_that_lost_tabs(mark: str, source: Make) -> None:
    four = "4\tโครงการ ง\nที่ไปต่อ\t1,000\t2,000\tกองคลัง"
    table = read(source(f"{HEAD}{ONE}\n{TWO}\n{mark}\n{THREE}\n{four}\n"))
    assert rows(table) == [*READ, (4, "โครงการ ง ที่ไปต่อ", [1000, 2000])]


def test_a_number_below_a_row_may_be_that_of_the_next(source: Make) -> None:
    bare = THREE.removeprefix("3")
    assert len(rows(read(source(f"{HEAD}{ONE}\n{TWO}\n3\n{bare}\n")))) < 4
    assert rows(read(source(f"{HEAD}{ONE}\n{TWO}\n7\n5\tโครงการ ค\t8,000\t-\tสำนักปลัด\n")))[:2] == READ[:2]


def test_letters_for_the_digits_of_a_number_are_these_where_it_is_due(source: Make) -> None:
    nine, ten = (ONE.replace("1\t", number, 1) for number in ("9\t", "1o\t"))
    assert [number for number, *_ in rows(read(source(f"{HEAD}{nine}\n{ten}\n")))] == [9, 10]
    assert [number for number, *_ in rows(read(source(f"{HEAD}{ONE}\n{ten}\n")))] == [1, None]
