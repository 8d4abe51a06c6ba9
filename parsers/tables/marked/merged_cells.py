"""Tables that the file marks as such, with a cell in each of their places: merged ones reach over several."""

from __future__ import annotations

from extract.ground.source import Span, Table, TableCell, TableRow
from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.rows.printed_cells import printed_cell

_WIDEST = 64
"""Columns. No plan prints a table that wide; a cell that claims to reach farther would only cost time."""


def grid_of(table: Table) -> Grid:
    """The grid of a table. A merged cell stands in the first of its places; the others are empty cells that say so
    (see :class:`Cell`): its text is never copied.
    """
    rows: list[GridRow] = []
    covered: dict[int, int] = {}
    """Columns that a cell from above reaches into, and over how many rows more."""
    section = 0
    for at, row in enumerate(table.rows):
        if row.section != section:
            goes_on = at == 1 and _lacks(table.rows[0], row, len(covered))
            section, covered = row.section, covered if goes_on else {}
        cells: list[Cell] = []
        reaching: dict[int, int] = {}
        for cell in map(_printed, row.cells):
            _fill_covered(cells, covered, row.span)
            if cell.rows > 1:
                reached = range(len(cells), min(len(cells) + cell.columns, _WIDEST))
                reaching.update(dict.fromkeys(reached, cell.rows - 1))
            cells.append(cell)
            cells += [Cell("", (), cell.span, columns=0)] * (cell.columns - 1)
        _fill_covered(cells, covered, row.span)
        covered = {column: left - 1 for column, left in covered.items() if left > 1} | reaching
        rows.append(GridRow(tuple(cells), row.span))
    wide = max((len(row.cells) for row in rows), default=0)
    return Grid(tuple(rows), table.span, "html", edges=table.edges if len(table.edges) == wide + 1 else ())


def _lacks(head: TableRow, row: TableRow, covered: int) -> bool:
    """Whether the row below a head of one row lacks just the columns that cells of it reach down into: converters write
    the second row of a head so, in the section below.
    """
    widths = [sum(cell.columns for cell in one.cells) for one in (head, row)]
    return 0 < covered == widths[0] - widths[1]


def _printed(cell: TableCell) -> Cell:
    printed = printed_cell(cell.texts, cell.span, wrapped=cell.wrapped, references=True, lines=cell.lines)
    if cell.rows == cell.columns == 1:
        return printed
    return printed._replace(rows=cell.rows, columns=min(cell.columns, _WIDEST))


def _fill_covered(cells: list[Cell], covered: dict[int, int], span: Span) -> None:
    while len(cells) in covered:
        cells.append(Cell("", (), span, rows=0))
