"""Rows whose tabs became blanks or were lost between figures: mended where their number counts on, else in doubt."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import read_budget_table
from parsers.document import parse_plan
from parsers.records.budget import BudgetTable
from parsers.tables.grid import find_grids

Make = Callable[[str], SourceText]
HEAD = "ที่\tโครงการ/กิจกรรม/มาตรการ\tงบประมาณ (บาท)\t\t\tหน่วยงานรับผิดชอบ\n\t\t{}\t{}\t{}\t\n"
FIRST = "๑\tโครงการอบรม\t๑,๐๐๐\t๒,๐๐๐\t๓,๐๐๐\tสำนักปลัด\n"
LAST = "๓\tโครงการที่สาม\t๗,๐๐๐\t-\t๙,๐๐๐\tกองช่าง\n"


def read(source: SourceText) -> BudgetTable:
    return read_budget_table(budget_grids(find_grids(source))[0], (2566, 2568))


def amounts(table: BudgetTable) -> list[list[int | None]]:
    return [[None if cell.amount is None else int(cell.amount) for cell in item.cells] for item in table.items]


def head(*years: str) -> str:
    return HEAD.format(*(years or ("๒๕๖๖", "๒๕๖๗", "๒๕๖๘")))


@pytest.mark.parametrize(
    "row",
    [
        "๒\tโครงการเยาวชน\t๔,๐๐๐๕,๐๐๐\t๖,๐๐๐\tกองคลัง",
        "๒\tโครงการเยาวชน\t๔,๐๐๐ ๕,๐๐๐\t๖,๐๐๐ กองคลัง",
        "๒ โครงการเยาวชน\t๔,๐๐๐\t๕,๐๐๐\t๖,๐๐๐\tกองคลัง",
    ],
)
def test_a_row_that_counts_on_and_has_its_table_s_cells_is_mended(row: str, source: Make) -> None:
    table = read(source(head() + FIRST + row + "\n" + LAST))
    assert amounts(table) == [[1000, 2000, 3000], [4000, 5000, 6000], [7000, None, 9000]]
    assert [item.responsible for item in table.items] == ["สำนักปลัด", "กองคลัง", "กองช่าง"]
    assert [{cell.alignment for cell in item.cells} for item in table.items] == [{"exact"}, {"mended"}, {"exact"}]
    assert [issue.code for issue in table.issues] == ["mended_row"]


IN_DOUBT = [
    "๒ โครงการเยาวชน ๔,๐๐๐ ๕,๐๐๐\t๖,๐๐๐ กองคลัง",
    "๒ โครงการเยาวชน ๔,๐๐๐ ๕,๐๐๐ ๖,๐๐๐ กองคลัง",
    "๒\tโครงการเยาวชน ๔,๐๐๐\t๕,๐๐๐ ๖,๐๐๐\tกองคลัง",
]
"""Titles that an amount stands right behind: it may be their own end, and a year's empty cell have left no trace."""

TOTAL = "\tรวม\t๑๒,๐๐๐\t๗,๐๐๐\t๑๘,๐๐๐\t\n"


def settled(plan: str) -> tuple[list[list[int | None]], set[str]]:
    """The amounts of a plan's rows once totals and blocks had their say, and what is said of its rows."""
    text = f"แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๖ - ๒๕๖๘)\n\n{plan}"
    document = parse_plan(SourceText("plan.txt", "txt", "0" * 64, tuple(text.split("\n"))))
    items = [project.item for project in document.projects if project.item]
    found = [[None if cell.amount is None else int(cell.amount) for cell in item.cells] for item in items]
    return found, {issue.code for issue in document.issues} & {"uneven_row", "mended_row", "total_mismatch"}


@pytest.mark.parametrize("row", IN_DOUBT)
def test_a_figure_behind_a_title_is_its_first_year_s_where_totals_vouch_for_it(row: str) -> None:
    rows, codes = settled(head() + FIRST + row + "\n" + LAST + TOTAL)
    assert rows == [[1000, 2000, 3000], [4000, 5000, 6000], [7000, None, 9000]]
    assert codes == {"mended_row"}


@pytest.mark.parametrize("total", ["", TOTAL.replace("๑๒,๐๐๐", "๑๓,๐๐๐"), TOTAL.replace("๗,๐๐๐", "")])
@pytest.mark.parametrize(
    "row",
    [*IN_DOUBT, "๒ โครงการเยาวชน จำนวน ๔,๐๐๐ ๕,๐๐๐ ๖,๐๐๐ กองคลัง", "๒ โครงการเยาวชน รุ่น ๔,๐๐๐\t๕,๐๐๐\t๖,๐๐๐\tกองคลัง"],
)
def test_the_row_s_number_alone_moves_no_figure_out_of_a_title(row: str, total: str) -> None:
    rows, codes = settled(head() + FIRST + row + "\n" + LAST + total)
    assert rows == [[1000, 2000, 3000], [None, None, None], [7000, None, 9000]]
    assert "uneven_row" in codes


def test_a_block_vouches_for_the_figures_behind_a_title_too() -> None:
    block = (
        "\nส่วนที่ ๓ รายละเอียดโครงการ\nลำดับที่ ๒\n๑. ชื่อโครงการ : โครงการเยาวชน\n๒. งบประมาณดำเนินการ\n"
        "ปี ๒๕๖๖ จำนวน ๔,๐๐๐ บาท ปี ๒๕๖๗ จำนวน ๕,๐๐๐ บาท ปี ๒๕๖๘ จำนวน {} บาท\n"
    )
    plan = head() + FIRST + IN_DOUBT[0] + "\n" + LAST
    assert settled(plan + block.format("๖,๐๐๐"))[0][1] == [4000, 5000, 6000]
    assert settled(plan + block.format("๖,๑๐๐"))[0][1] == [None, None, None]


def test_the_same_figure_in_every_year_is_no_title_s() -> None:
    row = "๒ โครงการเยาวชน ๔,๐๐๐ ๔,๐๐๐\t๔,๐๐๐ กองคลัง\n"
    assert settled(head() + FIRST + row + LAST)[0][1] == [4000, 4000, 4000]


@pytest.mark.parametrize(
    "row",
    [
        "๒ โครงการเยาวชน ๔,๐๐๐ ๖,๐๐๐ กองคลัง",  # a year lost its dash
        "๒ โครงการเยาวชน ๔,๐๐๐ ๕,๐๐๐ ๖,๐๐๐ ๗,๐๐๐ กองคลัง",
        "๒ โครงการเยาวชน ๔,๐๐๐ ๕,๐๐๐ ๖,๐๐๐",  # no unit: perhaps a value of the last year is one of another's
        "๔ โครงการเยาวชน ๔,๐๐๐ ๕,๐๐๐\t๖,๐๐๐ กองคลัง",  # the number does not count on
        "๔ โครงการเยาวชน\t๔,๐๐๐\t๕,๐๐๐\t๖,๐๐๐\tกองคลัง",
        "๒\tโครงการเยาวชน\t๔,๐๐๐,๐๐\t๖,๐๐๐\tกองคลัง",
    ],
)
def test_a_row_that_can_be_read_otherwise_has_no_amounts(row: str, source: Make) -> None:
    table = read(source(head() + FIRST + row + "\n" + LAST))
    (item,) = (item for item in table.items if item.title == "โครงการเยาวชน")
    assert {(cell.status, cell.amount) for cell in item.cells} == {("ambiguous", None)}
    assert any(issue.code == "uneven_row" for issue in table.issues)
    assert amounts(table)[-1] == [7000, None, 9000]


def test_several_items_in_a_cell_keep_their_values_together(source: Make) -> None:
    table = read(source(head() + FIRST + "\t๒) โครงการ ก ๓) โครงการ ข\t๔,๐๐๐ ๕,๐๐๐\t- -\t๖,๐๐๐ -\tกองคลัง\n"))
    assert amounts(table)[1:] == [[4000, None, 6000], [5000, None, None]]
    assert table.issues == ()


@pytest.mark.parametrize(
    ("years", "codes"),
    [
        (("๒๕๖๖", "๒๕๖๗", "๒๕๖B"), ["fuzzy_heading"]),
        (("๒๕๖๖", "๒๕๖o", "๒๕๖๘"), ["fuzzy_heading"]),
        (("๒๕๖๖", "๒๕๖๗", "รวม"), ["years_without_column"]),
    ],
)
def test_a_damaged_year_below_a_band_is_what_its_neighbours_leave(
    years: tuple[str, str, str], codes: list[str], source: Make
) -> None:
    table = read(source(head(*years) + FIRST + LAST))
    restored = "fuzzy_heading" in codes
    assert table.years_be == ((2566, 2567, 2568) if restored else (2566, 2567))
    assert amounts(table)[0] == ([1000, 2000, 3000] if restored else [1000, 2000])


def test_a_band_whose_years_are_lost_leaves_no_amount_without_a_word(source: Make) -> None:
    table = read(source(head("ก", "ข", "ค") + FIRST + LAST))
    assert [issue.found for issue in table.issues if issue.code == "unaccounted_amount"] == [
        "๑,๐๐๐ | ๒,๐๐๐ | ๓,๐๐๐",
        "๗,๐๐๐ | ๙,๐๐๐",
    ]
