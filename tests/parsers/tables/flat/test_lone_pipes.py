"""Tables whose pipes an OCR kept here and lost there: a pipe that is left is a gap, whatever stands for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import KnownOfPlan, read_budget_table
from parsers.records.budget import BudgetTable
from parsers.tables.flat.lone_pipes import with_gaps_for_pipes
from parsers.tables.grid import find_grids

Make = Callable[[str], SourceText]
HEAD = "ลำดับ | โครงการ/กิจกรรม/มาตรการ | งบประมาณ (บาท) | ผู้รับผิดชอบ\nปี ๒๕๖๖ ปี ๒๕๖๗ | ปี ๒๕๖๘\n"
ONE = "๑ | โครงการอบรมคุณธรรม | ๕,๐๐๐ ๖,๐๐๐ | ๗,๐๐๐ | สำนักปลัด\n"
TWO = "๒ โครงการจิตอาสา | ๑,๐๐๐ | ๒,๐๐๐ ๓,๐๐๐ | กองช่าง\n"
THREE = "๓ | มาตรการเปิดเผยข้อมูล | - - - | กองคลัง\n"
TOTAL = "รวม | ๖,๐๐๐ ๘,๐๐๐ | ๑๐,๐๐๐\n"
READ: list[tuple[int, str, list[object]]] = [
    (1, "โครงการอบรมคุณธรรม", [5000, 6000, 7000]),
    (2, "โครงการจิตอาสา", [1000, 2000, 3000]),
    (3, "มาตรการเปิดเผยข้อมูล", ["dash"] * 3),
]


def read(source: SourceText, years: tuple[int, int] = (2566, 2568)) -> BudgetTable:
    return read_budget_table(budget_grids(find_grids(source))[0], years, KnownOfPlan(source=source))


def rows(table: BudgetTable) -> list[object]:
    return [
        (item.number, item.title, [cell.status if cell.amount is None else int(cell.amount) for cell in item.cells])
        for item in table.items
    ]


@pytest.mark.parametrize("sign", ["|", "¦", "!", "I", "l"])
def test_what_the_head_prints_between_its_names_parts_the_cells(sign: str, source: Make) -> None:
    table = read(source((HEAD + ONE + TWO + THREE + TOTAL).replace("|", sign)))
    assert rows(table) == READ
    assert [item.responsible for item in table.items] == ["สำนักปลัด", "กองช่าง", "กองคลัง"]
    assert [list(total.amounts.values()) for total in table.totals] == [[6000, 8000, 10000]]
    assert table.issues == ()


def test_a_sign_that_the_head_does_not_print_belongs_to_a_title(source: Make) -> None:
    text = HEAD + "๑ | โครงการอบรม ระยะ I คุณธรรม | ๕,๐๐๐ ๖,๐๐๐ | ๗,๐๐๐ | สำนักปลัด\n" + TWO
    assert read(source(text)).items[0].title == "โครงการอบรม ระยะ I คุณธรรม"


@pytest.mark.parametrize("sign", ["| ", ""])
def test_a_pipe_at_the_beginning_of_lines_makes_no_pipe_table(sign: str, source: Make) -> None:
    lines = (HEAD + ONE + TWO + THREE + TOTAL).replace("| ", "").replace("งบประมาณ (บาท) ", "").splitlines()
    lines[0:2] = ["ลำดับ โครงการ/กิจกรรม/มาตรการ ปี ๒๕๖๖ ปี ๒๕๖๗ ปี ๒๕๖๘ ผู้รับผิดชอบ"]
    assert rows(read(source("\n".join(sign + line for line in lines)))) == READ


def test_pipes_that_fit_the_head_in_hardly_any_row_are_gaps_as_well(source: Make) -> None:
    """Most rows lost a pipe of their own: counted, their cells would slide; told by what they hold, they do not."""
    text = (
        "| ลำดับ | โครงการ/กิจกรรม/มาตรการ | ปี ๒๕๖๖ | ปี ๒๕๖๗ | ปี ๒๕๖๘ | ผู้รับผิดชอบ |\n"
        "| ๑ โครงการอบรมคุณธรรม | ๕,๐๐๐ | ๖,๐๐๐ ๗,๐๐๐ | สำนักปลัด\n"
        "| ๒ | โครงการจิตอาสา | ๑,๐๐๐ ๒,๐๐๐ | ๓,๐๐๐ | กองช่าง\n"
        "| ๓ | มาตรการเปิดเผยข้อมูล | - | - - | กองคลัง\n"
        "| รวม | ๖,๐๐๐ | ๘,๐๐๐ ๑๐,๐๐๐ |\n"
    )
    table = read(source(text))
    assert rows(table) == READ
    assert table.issues == ()


def test_one_broken_row_among_whole_pipes_stays_with_them(source: Make) -> None:
    text = (
        "| ลำดับ | โครงการ/กิจกรรม/มาตรการ | ปี ๒๕๖๖ | ปี ๒๕๖๗ | ปี ๒๕๖๘ | ผู้รับผิดชอบ |\n"
        "| ๑ | โครงการอบรมคุณธรรม | ๕,๐๐๐ | ๖,๐๐๐ | ๗,๐๐๐ | สำนักปลัด |\n"
        "| ๒ | โครงการจิตอาสา | ๑,๐๐๐ ๒,๐๐๐ | กองช่าง |\n"
        "| ๓ | มาตรการเปิดเผยข้อมูล | - | - | - | กองคลัง |\n"
    )
    table = read(source(text))
    assert rows(table)[::2] == READ[::2]
    assert rows(table)[1] == (2, "โครงการจิตอาสา", ["ambiguous"] * 3)
    assert [issue.code for issue in table.issues] == ["uneven_row"]


def test_cells_may_go_on_over_lines_that_begin_with_a_pipe(source: Make) -> None:
    text = (
        HEAD
        + "๑ | โครงการอบรม\nคุณธรรม | ๕,๐๐๐ ๖,๐๐๐ | ๗,๐๐๐ | สำนักปลัด\n๒ โครงการจิตอาสา | ๑,๐๐๐\n| ๒,๐๐๐ ๓,๐๐๐ | กองช่าง\n"
    )
    table = read(source(text))
    assert [item.title.replace(" ", "") for item in table.items] == ["โครงการอบรมคุณธรรม", "โครงการจิตอาสา"]
    assert [[int(cell.amount or 0) for cell in item.cells] for item in table.items] == [
        [5000, 6000, 7000],
        [1000, 2000, 3000],
    ]


def test_an_empty_cell_between_pipes_leaves_the_row_open(source: Make) -> None:
    """A gap tells two cells from one, not which of them is empty."""
    table = read(source(HEAD + "๑ | โครงการอบรม | | ๖,๐๐๐ | ๗,๐๐๐ | สำนักปลัด\n" + TWO + THREE))
    assert rows(table)[0] == (1, "โครงการอบรม", ["ambiguous"] * 3)
    assert rows(table)[1:] == READ[1:]


def test_damaged_names_and_years_are_read_where_one_reading_is_left(source: Make) -> None:
    damaged = (
        (HEAD + ONE + TWO).replace("ลำดับ", "ลำดบ").replace("มาตรการ |", "มาตรกาs |").replace("งบประมาณ", "งบปsะมาณ")
    )
    table = read(source(damaged.replace("ผู้รับผิดชอบ", "ผู้sับผิดซอบ").replace("ปี ๒๕๖๘", "ปี ๒๕๖B")))
    assert rows(table) == READ[:2]
    assert {cell.year_be for cell in table.items[0].cells} == {2566, 2567, 2568}
    assert {(issue.code, issue.found) for issue in table.issues} >= {("fuzzy_heading", "ปี ๒๕๖B")}


@pytest.mark.parametrize("years", ["ปี ๒๕๖b ปี ๒๕๖๗ | ปี ๒๕O๘", "ปี ๒๕๖๖ ปี ๒๕๖๙ | ปี ๒๕๖B"])
def test_years_that_no_two_neighbours_vouch_for_make_no_table(years: str, source: Make) -> None:
    assert read(source(HEAD.replace("ปี ๒๕๖๖ ปี ๒๕๖๗ | ปี ๒๕๖๘", years) + ONE + TWO + THREE)).items == ()


def test_a_damaged_figure_has_a_place_and_no_amount(source: Make) -> None:
    table = read(source(HEAD + ONE.replace("๖,๐๐๐", "๖,O๐๐") + TWO))
    assert rows(table) == [(1, "โครงการอบรมคุณธรรม", [5000, "ambiguous", 7000]), READ[1]]
    assert [(issue.code, issue.found) for issue in table.issues] == [("unreadable_amount", "๖,O๐๐")]


def test_the_years_of_a_head_that_returns_are_its_own(source: Make) -> None:
    """The first line of the head is the same on both pages, the years below it are not."""
    later = HEAD.replace("ปี ๒๕๖๖ ปี ๒๕๖๗ | ปี ๒๕๖๘", "ปี ๒๕๖๙ ปี ๒๕๗๐ | ปี ๒๕๗๑")
    table = read(source(HEAD + ONE + TWO + later + ONE + TWO), (2566, 2571))
    assert [cell.year_be for cell in table.items[0].cells] == [2566, 2567, 2568, 2569, 2570, 2571]


def test_the_number_of_a_page_between_rows_is_no_value(source: Make) -> None:
    table = read(source(HEAD + ONE + THREE.replace("๓", "๒") + "- ๕ -\n\n" + HEAD + TWO.replace("๒ โ", "๓ โ") + TOTAL))
    assert [item.number for item in table.items] == [1, 2, 3]
    assert table.issues == ()


def test_a_total_without_values_does_not_take_the_headings_below_it(source: Make) -> None:
    count = "รวมมิติที่ ๑ | ๒ โครงการ/กิจกรรม/มาตรการ\nมิติที่ ๒ การบริหารราชการ\n๒.๒ มาตรการสร้างความโปร่งใสในการปฏิบัติราชการ\n"
    table = read(source(HEAD + ONE + TWO + count + THREE))
    assert [total.count_text for total in table.totals] == ["รวมมิติที่ ๑ ๒ โครงการ/กิจกรรม/มาตรการ"]
    assert [node and node.number for node in table.items[-1].branch[:2]] == ["2", "2.2"]


def test_a_line_of_rulings_is_no_row_of_dashes(source: Make) -> None:
    made = with_gaps_for_pipes(source("a | b\n|---|---|\n| - | - |\nc"))
    assert [line.split() for line in made.lines] == [["a", "b"], [], ["-", "-"], ["c"]]


def test_rulings_may_be_read_as_brackets(source: Make) -> None:
    head = "ลำดับ | โครงการ/กิจกรรม/มาตรการ | ปี ๒๕๖๖ [ ปี ๒๕๖๗ | ปี ๒๕๖๘ ]\n"
    text = (
        head
        + "๑ [ โครงการ [ใหม่] ก | ๕,๐๐๐ [๖,๐๐๐ | ๗,๐๐๐ ]\n๒ | โครงการ ข ๑,๐๐๐ | ๒,๐๐๐] ๓,๐๐๐ |\n"
        + "๓ ] มาตรการ ค | - [- | -]\n"
    )
    expected = [(1, "โครงการ [ใหม่] ก", [5000, 6000, 7000]), (2, "โครงการ ข", [1000, 2000, 3000])]
    assert rows(read(source(text))) == [*expected, (3, "มาตรการ ค", ["dash"] * 3)]
