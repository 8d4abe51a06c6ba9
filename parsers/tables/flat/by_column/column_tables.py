"""Flattened budget tables whose columns were read one after the other: each name, then all cells below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from math import isinf

from extract.ground.source import SourceText, Span
from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.columns.names import TOTAL, is_column_name
from parsers.tables.columns.roles import role_of
from parsers.tables.flat.by_column.wrapped_columns import wrapped_columns
from parsers.tables.flat.ground.flat_head import KINDS, LEAST_ROWS
from parsers.tables.flat.ground.pieces import FlatPiece, pieces_of
from parsers.tables.rows.cell_kinds import begins_with_item, misfit
from parsers.tables.rows.printed_cells import printed_cell
from parsers.values.dates import parse_year
from parsers.values.money.cells import parse_cell
from parsers.values.page_marks import is_of_page

_MOST_ROWS, _MOST_COLUMNS = 60, 30


def column_tables(source: SourceText, first: int, last: int) -> Iterator[Grid]:
    """The budget tables between two lines that print each column as its name and its cells, a line each.

    All columns must have the same number of cells, at least two, each such as its column holds; totals may follow. An
    empty cell leaves no trace, so that a column without one of them makes the numbers differ: nothing is read.
    """
    number = first
    while number <= last:
        named = _name_at(source, number)
        grid = (_read(source, number, last) or wrapped_columns(source, number, last)) if named else None
        if grid:
            yield grid
            number = grid.span.end
        number += 1


def _name_at(source: SourceText, number: int) -> bool:
    line = source.line(number).strip()
    return bool(line) and len(line) <= 40 and is_column_name(line)


def _read(source: SourceText, start: int, last: int) -> Grid | None:
    lines = _lines(source, start, last)
    columns: list[tuple[FlatPiece, list[FlatPiece]]] = []
    for piece in lines:
        if is_column_name(piece.text) and not (TOTAL.match(piece.text) and _are_whole(columns)):
            if len(columns) == _MOST_COLUMNS or (
                columns and not LEAST_ROWS <= len(columns[-1][1]) == len(columns[0][1])
            ):
                return None
            columns.append((piece, []))
        elif len(columns[-1][1]) == _MOST_ROWS or (len(columns) == 1 and TOTAL.match(piece.text)):
            break
        else:
            columns[-1][1].append(piece)
    size = len(columns[0][1]) if columns else 0
    if size < LEAST_ROWS or any(len(cells) != size for _, cells in columns[:-1]) or len(columns[-1][1]) < size:
        return None
    rest = columns[-1][1][size:]
    if rest and is_column_name(rest[0].text) and not _sums_up(rest, columns, size):
        columns = [*columns[:-1], (columns[-1][0], columns[-1][1][:size]), (rest[0], rest[1 : size + 1])]
        rest = rest[size + 1 :]
        if len(columns[-1][1]) != size or not all(piece.is_value for piece in columns[-1][1]):
            return None
    names = [name for name, _ in columns]
    roles = [role_of(name.text) for name in names]
    years = [index for index, role in enumerate(roles) if role == "year"]
    of_years = [parse_year(names[index].text) for index in years]
    counts = all(before is not None and after == before + 1 for before, after in pairwise(of_years))
    if len(years) < 2 or not counts or years[-1] - years[0] + 1 != len(years) or roles.count("project") != 1:
        return None
    kinds = [KINDS.get(role, "any") for role in roles]
    cells = [cells[:size] for _, cells in columns]
    begin = {begins_with_item(piece.text) for piece in cells[roles.index("project")]}
    if len(begin) > 1 or (begin == {False} and _end_in_sums([cells[place] for place in years])):
        return None  # a title that goes on in a line, or a total without its word
    if any(isinf(misfit(piece.text, kind)) for kind, own in zip(kinds, cells, strict=True) for piece in own):
        return None
    rows = [_row(names)]
    rows += [_row([own[place] for own in cells]) for place in range(size)]
    rows += _totals(rest, years, len(names))
    span = Span(names[0].line, max(cell.span.end for row in rows for cell in row.cells))
    return Grid(tuple(rows), span, "flat")


def _are_whole(columns: Sequence[tuple[FlatPiece, Sequence[FlatPiece]]]) -> bool:
    """Whether columns of two years at least have as many cells as the first: a total may follow."""
    sizes = {len(cells) for _, cells in columns}
    return len(sizes) == 1 and min(sizes) >= LEAST_ROWS and sum(role_of(name.text) == "year" for name, _ in columns) > 1


def _sums_up(rest: Sequence[FlatPiece], columns: Sequence[tuple[FlatPiece, Sequence[FlatPiece]]], size: int) -> bool:
    """Whether what follows ``รวม`` is the sum of each year, and no column of sums."""
    sums = [_sum_of(cells[:size]) for name, cells in columns if role_of(name.text) == "year"]
    values = rest[1 : 1 + len(sums)]
    return len(values) == len(sums) and all(
        piece.is_value and (parse_cell(piece.text).amount or 0) == due for piece, due in zip(values, sums, strict=True)
    )


def _sum_of(cells: Sequence[FlatPiece]) -> Decimal:
    return sum((parse_cell(cell.text).amount or Decimal(0) for cell in cells), Decimal(0))


def _end_in_sums(of_years: Sequence[Sequence[FlatPiece]]) -> bool:
    """Whether the last value of each year is the sum of those above it: a total whose word stands elsewhere."""
    amounts = [parse_cell(cells[-1].text).amount for cells in of_years]
    sums = [_sum_of(cells[:-1]) for cells in of_years]
    return any(amounts) and all((amount or 0) == due for amount, due in zip(amounts, sums, strict=True))


def _lines(source: SourceText, start: int, last: int) -> Iterator[FlatPiece]:
    """The texts from a line on, a line each, as far as they stand close together."""
    empty = 0
    for number in range(start, last + 1):
        found = pieces_of(source, number)
        if is_of_page(source, number):
            continue
        empty = 0 if found else empty + 1
        if len(found) > 1 or empty > 2:
            return
        yield from found


def _totals(rest: Sequence[FlatPiece], years: Sequence[int], width: int) -> Iterator[GridRow]:
    """The total rows behind the last column: รวม and a value a year."""
    due = len(years)
    place = 0
    while place + due < len(rest) and TOTAL.match(rest[place].text):
        values = rest[place + 1 : place + 1 + due]
        if not all(value.is_value for value in values):
            return
        blank = Cell("", (), Span(rest[place].line, rest[place].line))
        cells = [blank] * width
        cells[years[0] - 1] = _cell(rest[place])
        for index, value in zip(years, values, strict=True):
            cells[index] = _cell(value)
        yield GridRow(tuple(cells), Span(rest[place].line, values[-1].line))
        place += 1 + due


def _cell(piece: FlatPiece) -> Cell:
    return printed_cell((piece.text,), Span(piece.line, piece.line))


def _row(pieces: Sequence[FlatPiece]) -> GridRow:
    lines = [piece.line for piece in pieces]
    return GridRow(tuple(map(_cell, pieces)), Span(min(lines), max(lines)))
