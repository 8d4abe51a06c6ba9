"""Tables on a finer grid than their heads, as a converter from PDF leaves them: a year reaches over several columns."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText, Span, Table, TableCell, TableRow
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import read_budget_table
from parsers.records.budget import BudgetTable
from parsers.tables.grid import find_grids

Make = Callable[[str], SourceText]

HEAD = "ภารกิจตามมิติ:2|โครงการ/กิจกรรม:2|งบประมาณ (บาท):6|หมายเหตุ\n:2|:2|ปี 2566:3|ปี 2567:3|"
FIRST = "1.1 ก:2|1. โครงการ ก:2|10,000:3|11,000:3|กองคลัง"
SECOND = ":2|2. โครงการ ข:2|20,000:3|21,000:3|"


def markup(rows: str) -> str:
    """A table of cells that ``|`` parts, each with the columns it reaches over behind a colon."""
    lines = []
    for row in rows.split("\n"):
        cells = (cell.partition(":") for cell in row.split("|"))
        lines.append("".join(f'<td colspan="{columns or 1}">{text}</td>' for text, _, columns in cells))
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def read(source: SourceText) -> BudgetTable:
    return read_budget_table(budget_grids(find_grids(source), source)[0], (2566, 2567))


def amounts(table: BudgetTable) -> list[list[tuple[int | None, str]]]:
    """The amount of each item in each year, and how it is known."""
    return [
        [(None if cell.amount is None else int(cell.amount), cell.status) for cell in item.cells]
        for item in table.items
    ]


def said(*values: int) -> list[tuple[int, str]]:
    return [(value, "amount") for value in values]


UNSAID = [(None, "ambiguous")] * 2


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(":2|2. โครงการ ข:2|20,000:3|21,000:3|", id="whole cells"),
        pytest.param(":2|2. โครงการ ข:2||20,000:2|21,000:2||", id="slivers at the outer edges"),
        pytest.param(":2|2. โครงการ ข:2|20,000:2|||21,000:2|", id="slivers between the years"),
        pytest.param(":2|2. โครงการ ข:2||20,000|||21,000||", id="a sliver on each side"),
        pytest.param("|||2. โครงการ ข|20,000:3|21,000:3|", id="a title behind a sliver"),
        pytest.param(":2|2. โครงการ ข:3|20,000:2|21,000:3|", id="a title that reaches into a sliver"),
        pytest.param(":2|2. โครงการ ข:2|20,000:4|21,000:2|", id="a value that reaches into a sliver"),
    ],
)
def test_a_value_in_any_column_below_a_head_is_of_that_head(source: Make, row: str) -> None:
    table = read(source(markup("\n".join((HEAD, FIRST, row, FIRST.replace("1. โครงการ ก", "3. โครงการ ค"))))))
    assert amounts(table) == [said(10000, 11000), said(20000, 21000), said(10000, 11000)]
    assert [item.title for item in table.items] == ["โครงการ ก", "โครงการ ข", "โครงการ ค"]
    assert table.issues == ()


@pytest.mark.parametrize(
    ("row", "read_as"),
    [
        (":2|2. โครงการ ข:2|-:3||0:2|", [(None, "dash"), (0, "zero")]),
        (":2|2. โครงการ ข:2|:3|21,000:3|", [(None, "blank"), (21000, "amount")]),
        (":2|2. โครงการ ข:2||||21,000:2||", [(None, "blank"), (21000, "amount")]),
    ],
)
def test_nothing_a_dash_and_zero_stay_three_things(
    source: Make, row: str, read_as: list[tuple[int | None, str]]
) -> None:
    assert amounts(read(source(markup(f"{HEAD}\n{FIRST}\n{row}"))))[1] == read_as


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(":2|2. โครงการ ข:2|:3|20,000|21,000:2|", id="two values below one head"),
        pytest.param(":2|2. โครงการ ข:2|:3|20,000|:2|", id="a value in the sliver of the next head"),
        pytest.param(":2|2. โครงการ ข:2|:2|20,000|:3|", id="a value in the last sliver of the head before"),
        pytest.param(":2|2. โครงการ ข:2|20,000:4|:2|", id="a value that reaches into an empty column"),
        pytest.param(":2|2. โครงการ ข:2||20,000:4||", id="a value that is half below each"),
    ],
)
def test_a_value_that_may_be_of_two_heads_is_of_none(source: Make, row: str) -> None:
    rows = (FIRST.replace("1. โครงการ ก", f"{number}. โครงการ {number}") for number in (3, 4, 5))
    table = read(source(markup("\n".join((HEAD, FIRST, row, *rows)))))
    assert amounts(table) == [said(10000, 11000), UNSAID, *[said(10000, 11000)] * 3]
    assert {issue.code for issue in table.issues} in ({"uneven_row"}, {"merged_columns"})


def test_a_cell_over_two_years_is_shared_as_before(source: Make) -> None:
    table = read(source(markup(f"{HEAD}\n{FIRST}\n:2|2. โครงการ ข:2|30,000:6|")))
    assert amounts(table)[0] == said(10000, 11000)
    assert [status for _, status in amounts(table)[1]] == ["ambiguous", "ambiguous"]


def test_two_values_below_a_head_in_most_rows_are_two_columns(source: Make) -> None:
    rows = (f":2|{number}. โครงการ {number}:2|10,000|:1|4,000|11,000|:1|5,000|" for number in (1, 2, 3))
    (grid,) = find_grids(source(markup("\n".join((HEAD, *rows)))))
    assert {len(row.cells) for row in grid.rows} == {9}


def test_a_second_figure_in_a_place_of_its_own_is_not_the_years(source: Make) -> None:
    """Below ``ปี 2566`` stand the plan and, in a column that nothing names, what was spent."""
    head = "ภารกิจตามมิติ|โครงการ/กิจกรรม|ปี 2566:2|ปี 2567:2"
    rows = [f"|{number}. โครงการ {number}|10,000||11,000|" for number in range(1, 6)]
    table = read(source(markup("\n".join((head, *rows, "|6. โครงการ 6||9,000|11,000|")))))
    assert amounts(table) == [*[said(10000, 11000)] * 5, UNSAID]


def test_a_number_beside_a_title_below_one_head_stays_a_cell(source: Make) -> None:
    head = "ภารกิจตามมิติ|โครงการ/กิจกรรม:2|ปี 2566:2|ปี 2567:2"
    rows = (f"|{number}|โครงการ {number}|10,000:2||11,000" for number in (1, 2, 3))
    grid = find_grids(source(markup("\n".join((head, *rows)))))[0]
    assert [cell.text for cell in grid.rows[1].cells] == ["", "1", "โครงการ 1", "10,000", "11,000"]


def test_a_head_in_a_sliver_and_its_text_above_whole_cells(source: Make) -> None:
    head = "ภารกิจตามมิติ|โครงการ/กิจกรรม||ปี 2566||ปี 2567|หมายเหตุ"
    rows = "|1. โครงการ ก|10,000:2|11,000:2|\n|2. โครงการ ข|20,000:2|21,000:2|\n|3. โครงการ ค||30,000|31,000:2|"
    table = read(source(markup(f"{head}\n{rows}")))
    assert amounts(table) == [said(10000, 11000), said(20000, 21000), said(30000, 31000)]


def test_a_column_without_a_head_that_has_values_of_its_own_stays_one(source: Make) -> None:
    head = "ภารกิจตามมิติ|โครงการ/กิจกรรม||ปี 2566|ปี 2567|หมายเหตุ"
    rows = "|1. โครงการ ก|10,000:2|11,000|\n|2. โครงการ ข|1,000|20,000|21,000|\n|3. โครงการ ค|30,000:2|31,000|"
    (grid,) = find_grids(source(markup(f"{head}\n{rows}")))
    assert {len(row.cells) for row in grid.rows} == {6}


def test_a_total_is_read_by_the_heads_too(source: Make) -> None:
    table = read(source(markup(f"{HEAD}\n{FIRST}\n{SECOND}\nรวม:4||30,000:2|32,000:2||")))
    assert [total.amounts for total in table.totals] == [{2566: 30000, 2567: 32000}]


def test_a_total_with_two_values_below_one_head_is_not_read(source: Make) -> None:
    rows = (FIRST.replace("1. โครงการ ก", f"{number}. โครงการ {number}") for number in (3, 4, 5))
    table = read(source(markup("\n".join((HEAD, FIRST, *rows, "รวม:4|:3|40,000|44,000:2|")))))
    assert [amount for total in table.totals for amount in total.amounts.values() if amount] == []
    assert table.issues


def test_a_table_without_a_head_goes_on_with_the_ranges_above(source: Make) -> None:
    table = read(source(f"{markup(f'{HEAD}{chr(10)}{FIRST}')}\n\n{markup(':2|2. โครงการ ข:2||20,000:2|21,000:2||')}"))
    assert amounts(table) == [said(10000, 11000), said(20000, 21000)]


def test_a_table_without_a_head_on_another_grid_does_not(source: Make) -> None:
    """As many columns, but its years stand elsewhere."""
    rows = ":3|2. โครงการ ข:2|20,000:3|21,000:2|"
    table = read(source(f"{markup(f'{HEAD}{chr(10)}{FIRST}')}\n\n{markup(rows)}"))
    assert [value for row in amounts(table)[1:] for value, _ in row if value] == []


def test_a_cell_over_rows_in_a_sliver_is_of_the_first(source: Make) -> None:
    head = "ภารกิจตามมิติ|โครงการ/กิจกรรม|ปี 2566:2|ปี 2567:2"
    rows = (
        "<tr><td>1.1 ก</td><td>1. โครงการ ก</td><td></td><td rowspan=2>10,000</td><td colspan=2>11,000</td></tr>"
        "<tr><td></td><td>2. โครงการ ข</td><td></td><td colspan=2>21,000</td></tr></table>"
    )
    table = read(source(markup(head).removesuffix("</table>") + rows))
    assert [status for item in amounts(table) for _, status in item] == ["ambiguous", "amount"] * 2


def typed(*tables: tuple[str, tuple[float, ...]]) -> SourceText:
    """A source of tables that its reader knows, as those of Word and PDF: their rows and the edges of their columns."""
    lines: list[str] = []
    found = []
    for rows, edges in tables:
        typed_rows = []
        for row in rows.split("\n"):
            lines.append(row)
            span = Span(len(lines), len(lines))
            parts = (cell.partition(":") for cell in row.split("|"))
            cells = (TableCell((text,) if text else (), span, columns=int(columns or 1)) for text, _, columns in parts)
            typed_rows.append(TableRow(tuple(cells), span))
        found.append(Table(tuple(typed_rows), typed_rows[0].span | typed_rows[-1].span, edges))
        lines.append("")
    return SourceText("plan.docx", "docx", "0" * 64, tuple(lines), tables=tuple(found))


EDGES = (0.0, 40, 80, 180, 220, 230, 270, 280, 290, 330, 340, 400)


def test_a_table_that_its_reader_knows_is_aligned_as_markup_is() -> None:
    source = typed((f"{HEAD}\n{FIRST}\n:2|2. โครงการ ข:2||20,000:2|21,000:2||", ()))
    assert amounts(read(source)) == [said(10000, 11000), said(20000, 21000)]


@pytest.mark.parametrize(
    ("rows", "edges"),
    [
        pytest.param(":2|2. โครงการ ข:2|20,000:3|21,000:3|", EDGES, id="the same grid"),
        pytest.param(":2|2. โครงการ ข:2|20,000:3|21,000:3|", tuple(x + 30 for x in EDGES), id="another margin"),
        pytest.param(":3|2. โครงการ ข:2|20,000:3|21,000:3|", (0, 20, *EDGES[1:]), id="a finer grid"),
        pytest.param("|2. โครงการ ข|20,000|21,000|", (0, 80, 221, 279, 341, 400), id="a coarser grid"),
        pytest.param(":3|2. โครงการ ข:2|20,000:3|21,000:2|", (0, 20, *EDGES[1:8], 310, 340, 400), id="as many columns"),
        pytest.param("|2. โครงการ ข|20,000||21,000|", (0, 80, 220, 270, 280, 340, 400), id="other slivers"),
    ],
)
def test_a_table_without_a_head_goes_on_by_the_places_of_its_columns(rows: str, edges: tuple[float, ...]) -> None:
    table = read(typed((f"{HEAD}\n{FIRST}", EDGES), (rows, edges)))
    assert amounts(table) == [said(10000, 11000), said(20000, 21000)]


@pytest.mark.parametrize(
    ("rows", "edges"),
    [
        pytest.param(":2|2. โครงการ ข:2|20,000:3|21,000:3|", (*EDGES[:7], 310, *EDGES[8:]), id="a column over two"),
        pytest.param(":2|2. โครงการ ข:2|20,000:3|21,000:3|", tuple(2 * x for x in EDGES), id="twice as wide"),
    ],
)
def test_a_table_without_a_head_whose_columns_stand_elsewhere_does_not_go_on(
    rows: str, edges: tuple[float, ...]
) -> None:
    (_, grid) = find_grids(typed((f"{HEAD}\n{FIRST}", EDGES), (rows, edges)))
    assert len(grid.rows[0].cells) == 11


def test_as_many_columns_in_other_places_are_told_by_these() -> None:
    """Counted, two values would stand below the first year."""
    row = ":2|2. โครงการ ข:2||20,000|21,000||||"
    edges = (0.0, 40, 80, 180, 220, 230, 280, 290, 310, 330, 340, 400)
    table = read(typed((f"{HEAD}\n{FIRST}", EDGES), (row, edges)))
    assert amounts(table) == [said(10000, 11000), said(20000, 21000)]
