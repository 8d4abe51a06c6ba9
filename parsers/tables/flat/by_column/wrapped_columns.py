"""Flattened budget tables whose columns were read one after the other, their words on several lines: the names of the
columns of words, then all their words, then each year with its values.

The row numbers say where a row's words begin; that each year has a value for each row and that the printed total is the
sum in each says that none is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from extract.ground.source import SourceText, Span
from parsers.records.table import Cell, Grid, GridRow
from parsers.structure.headings import ends_table
from parsers.structure.levels import level_named
from parsers.tables.columns.names import TOTAL, is_column_name, is_unit
from parsers.tables.columns.roles import Role, role_of
from parsers.tables.flat.ground.flat_head import LEAST_ROWS
from parsers.tables.flat.ground.pieces import FlatPiece, cell_of, pieces_of, row_of
from parsers.tables.flat.ground.row_words import number_of_marked_item
from parsers.tables.flat.heads.torn_names import with_whole_names
from parsers.tables.rows.cell_kinds import begins_with_item, names_unit
from parsers.values.dates import parse_year
from parsers.values.money.cells import parse_cell
from parsers.values.page_marks import is_of_page

_OF_WORDS: frozenset[Role] = frozenset({"number", "dimension", "mission", "project"})
_MOST_LINES = 200


@dataclass(slots=True)
class _Columns:
    """What was read: the names of the columns, the levels, the rows' titles, the total's words, each year's values, and
    the lines of the column behind them.
    """

    names: list[FlatPiece] = field(default_factory=list)
    levels: dict[Role, list[list[FlatPiece]]] = field(default_factory=dict)
    titles: list[list[FlatPiece]] = field(default_factory=list)
    total: list[FlatPiece] = field(default_factory=list)
    years: list[list[FlatPiece]] = field(default_factory=list)
    values: list[list[FlatPiece]] = field(default_factory=list)
    behind: list[FlatPiece] = field(default_factory=list)
    words_behind: list[FlatPiece] = field(default_factory=list)
    rest: list[FlatPiece] = field(default_factory=list)
    """What stands behind all columns, from a total on."""


def wrapped_columns(source: SourceText, start: int, last: int) -> Grid | None:
    """The table of this form that begins on a line; None where it is none, or not all values are proved."""
    pieces = _pieces(source, start, last)
    names: list[FlatPiece] = []
    first = None
    for first in pieces:
        if not is_column_name(first.text):
            break
        if role_of(first.text) not in _OF_WORDS:
            return None  # a head in one piece: nothing more is looked at
        names.append(first)
    columns = _read(with_whole_names(names), [first, *pieces]) if first and names else None
    if columns is None or not _is_proved(columns):
        return None
    rows = list(_rows(columns))
    spans = [cell.span for row in rows for cell in row.cells]
    return Grid(tuple(rows), Span(start, max(span.end for span in spans)), "flat")


def _pieces(source: SourceText, start: int, last: int) -> Iterator[FlatPiece]:
    """The lines of a table, without the marks of pages."""
    for number in range(start, min(start + _MOST_LINES, last) + 1):
        key = source.key(number).strip()
        if ends_table(key):
            return
        if key and not is_of_page(source, number):
            found = pieces_of(source, number)
            if len(found) > 1:
                return
            yield from found


def _read(names: Sequence[FlatPiece], pieces: Sequence[FlatPiece]) -> _Columns | None:
    """The columns in the order of the print, below the names of those of words; None where something stands at no such
    place.
    """
    columns = _Columns(list(names))
    roles = [role_of(name.text) for name in names]
    if "project" not in roles or len(set(roles)) < len(roles):
        return None
    at = 0
    while at < len(pieces) and not _names_year(pieces[at]):
        if not _take_words(columns, pieces[at]):
            return None
        at += 1
    while at < len(pieces) and _names_year(pieces[at]):
        end = next((n for n in range(at + 1, len(pieces)) if not is_unit(pieces[n].text)), len(pieces))
        values = next((n for n in range(end, len(pieces)) if not pieces[n].is_value), len(pieces))
        columns.years.append(list(pieces[at:end]))
        columns.values.append(list(pieces[end:values]))
        at = values
    behind = next((n for n in range(at, len(pieces)) if not is_column_name(pieces[n].text)), len(pieces))
    columns.behind = with_whole_names(pieces[at:behind])
    total = next((n for n in range(behind, len(pieces)) if TOTAL.match(pieces[n].text)), len(pieces))
    columns.words_behind = list(pieces[behind:total]) if columns.behind else []
    columns.rest = list(pieces[total:]) if columns.behind or total == at else []
    return columns


def _names_year(piece: FlatPiece) -> bool:
    return role_of(piece.text) == "year" and is_column_name(piece.text) and parse_year(piece.text) is not None


def _take_words(columns: _Columns, piece: FlatPiece) -> bool:
    """Add a line of the columns of words to what it begins or goes on with; False where it is none of these."""
    if piece.is_value:
        return False
    level = level_named(piece.text)
    due = len(columns.titles) and number_of_marked_item(columns.titles[-1][0])
    number = number_of_marked_item(piece)
    if TOTAL.match(piece.text) or columns.total:
        columns.total.append(piece)
    elif number is not None and number == (due or number - 1) + 1:
        columns.titles.append([piece])
    elif columns.titles and not begins_with_item(piece.text):  # a row that lost its number, perhaps
        columns.titles[-1].append(piece)
    elif level and not columns.titles:
        columns.levels.setdefault(level, []).append([piece])
    elif columns.levels and not columns.titles:
        list(columns.levels.values())[-1][-1].append(piece)
    else:
        return False
    return True


def _is_proved(columns: _Columns) -> bool:
    """Whether the years count on, each has a value for each row and the total, and each total is the sum."""
    count = len(columns.titles)
    years = [parse_year(year[0].text) for year in columns.years]
    if count < LEAST_ROWS or len(years) < 2 or not columns.total:
        return False
    if any(before is None or after != before + 1 for before, after in pairwise(years)):
        return False
    for values in columns.values:
        amounts = [parse_cell(value.text) for value in values]
        if len(values) != count + 1 or any(one.status not in ("amount", "dash", "zero") for one in amounts):
            return False
        *own, total = (one.amount or Decimal(0) for one in amounts)
        if sum(own) != total:
            return False
    return any(parse_cell(values[-1].text).amount for values in columns.values)


def _rows(columns: _Columns) -> Iterator[GridRow]:
    roles = [role_of(name.text) for name in columns.names]
    behind = 1 if columns.behind else 0
    head = [cell_of([name]) for name in columns.names]
    yield row_of([*head, *map(cell_of, columns.years), *map(cell_of, [columns.behind][:behind])])
    offices = _offices(columns) if behind else []
    for at, title in enumerate(columns.titles):
        none = Cell("", (), cell_of(title).span)
        words = [_words(columns, role, at) if role != "project" else title for role in roles]
        values = [cell_of([of_year[at]]) for of_year in columns.values]
        office = [cell_of(offices[at]) if offices else none] * behind
        yield row_of([*(cell_of(own) if own else none for own in words), *values, *office])
    totals = [(columns.total, [of_year[-1] for of_year in columns.values])]
    due = len(columns.years)
    named = next((n for n, piece in enumerate(columns.rest) if piece.is_value), 0)
    of_all = columns.rest[named : named + due]
    if named and len(of_all) == due and all(piece.is_value for piece in of_all):
        totals.append((columns.rest[:named], of_all))
    for texts, sums in totals:
        blank = Cell("", (), cell_of(texts).span)
        left = [cell_of(texts) if role == "project" else blank for role in roles]
        yield row_of([*left, *(cell_of([one]) for one in sums), *[blank] * behind])


def _words(columns: _Columns, role: Role, at: int) -> list[FlatPiece]:
    """The dimension or mission that begins with a row: as many as rows are one each, a lone one is the first row's."""
    levels = columns.levels.get(role, [])
    if len(levels) == len(columns.titles):
        return levels[at]
    return levels[0] if len(levels) == 1 and at == 0 else []


def _offices(columns: _Columns) -> list[list[FlatPiece]]:
    """The offices of all rows, where each begins with the name of a unit or has a line; nothing where they are less."""
    found: list[list[FlatPiece]] = []
    lines = columns.words_behind
    wrapped = len(lines) != len(columns.titles)
    for piece in lines:
        if found and wrapped and not names_unit(piece.text):
            found[-1].append(piece)
        else:
            found.append([piece])
    return found if len(found) == len(columns.titles) else []
