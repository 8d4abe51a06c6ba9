"""The rows of a table of tabs that are paragraphs of their own, with empty lines between them, as Word writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.rows.printed_cells import printed_cell
from parsers.values import enumerators

_MOST_BLANK = 6
"""Empty lines between two rows: a page may end there."""


def with_paragraph_rows(grid: Grid, source: SourceText, head_of: Callable[[GridRow], object]) -> Grid:
    """``grid``, a table of tabs with a list in each column, with the rows below its end that go on with it behind empty
    lines. ``head_of`` is true of a row that is a head.

    Each cell must stand below a head, and count on from the one above it or have a bullet; without any number, all
    columns of the row must be filled, not all with figures. A line right below such a row, with a tab, goes on with it.
    """
    if grid.dialect != "tabs":
        return grid
    head = next((index for index in reversed(range(len(grid.rows))) if head_of(grid.rows[index])), None)
    if head is None:
        return grid
    reader = _Reader({index for index, cell in enumerate(grid.rows[head].cells) if cell.text})
    for row in grid.rows[head + 1 :]:
        reader.take(row)
    rows: list[GridRow] = []
    last = grid.span.end
    for row in _rows_below(source, grid.span.end):
        blank = row.span.start - last - 1
        if head_of(row) or not (reader.counts_on(row, blank) if blank else rows and reader.stands_below(row)):
            break
        rows.append(row)
        reader.take(row)
        last = row.span.end
    return replace(grid, rows=(*grid.rows, *rows), span=Span(grid.span.start, last)) if rows else grid


def _rows_below(source: SourceText, end: int) -> Iterator[GridRow]:
    """The lines with tabs below a line, as rows, up to the first line without one."""
    last = end
    for number in range(end + 1, len(source.lines) + 1):
        line = source.line(number)
        if line.strip():
            if "\t" not in line:
                return
            here = Span(number, number)
            yield GridRow(tuple(printed_cell((text,), here) for text in line.split("\t")), here)
            last = number
        elif number - last > _MOST_BLANK:
            return


class _Reader:
    """The lists in the columns of a table: which number each has come to."""

    def __init__(self, columns: set[int]) -> None:
        self.last = dict.fromkeys(columns, 0)
        self.numbered = False

    def take(self, row: GridRow) -> None:
        """Count the entries of a row."""
        for index, cell in enumerate(row.cells):
            if index in self.last and (number := _number_of(cell)):
                self.last[index], self.numbered = number, True

    def stands_below(self, row: GridRow) -> bool:
        """Whether all cells with text stand below the heads."""
        return all(index in self.last for index, cell in enumerate(row.cells) if cell.text)

    def counts_on(self, row: GridRow, blank: int) -> bool:
        """Whether the cells of a row below some ``blank`` lines go on with the lists."""
        filled = {index: cell for index, cell in enumerate(row.cells) if cell.text}
        if not filled or not self.stands_below(row):
            return False
        if all(enumerators.head(arabic_digits(cell.text)) for cell in filled.values()):
            return all(_number_of(cell) in (None, self.last[index] + 1) for index, cell in filled.items())
        figures = [any(sign.isdecimal() for sign in cell.text) for cell in filled.values()]
        return not self.numbered and blank == 1 and len(filled) == len(self.last) and not all(figures)


def _number_of(cell: Cell) -> int | None:
    head = enumerators.head(arabic_digits(cell.text))
    return head.number if head else None
