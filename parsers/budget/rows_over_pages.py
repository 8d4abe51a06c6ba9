"""Rows that a page's end tore in two: the table goes on below its head, which returns, or in another without one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from parsers.budget.totals.total_rows import total_cell
from parsers.records.table import Cell, Grid, GridRow
from parsers.structure.levels import names_place
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.names import is_column_name
from parsers.tables.rows.cell_kinds import begins_with_item, has_letters
from parsers.tables.rows.project_cells import split_cell
from parsers.values.enumerators import head
from parsers.values.spacing import wording_key

_UNREAD = "\ufffd"
_GOES_ON = re.compile(r"\(?(?P<number>\d{1,3})[.)]*\s*[(\[]\s*ต่อ\s*[)\]]")
_GOES_ON_IN_TITLE = re.compile(r"[(\[]\s*ต่อ\s*[)\]]\s*(?=\S)")
_FIGURE = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d\d)?")

_BREAKS_OFF = re.compile(r"(?:และ|หรือ|เพื่อ)\s*$")
"""The end of a line that is no end of a title."""

Heads = Mapping[int, tuple[ColumnRoles, int]]
"""The heads of a grid: by the row each begins with, its columns and the first row below it."""


class _Stretch(NamedTuple):
    """The rows of a grid below one of its heads, or of the grid above, up to the next."""

    grid: int
    first: int
    end: int
    columns: ColumnRoles


def with_rows_over_pages(
    grids: Sequence[Grid], heads: Sequence[Heads], spellings: Mapping[str, str]
) -> list[Grid] | None:
    """``grids`` with the two halves of each torn row as one in the place of the upper; None where no row is torn.

    The lower half is the first row below a head that returns, or of a table that goes on without one. It has a rest of
    a title, or of words in another column, no number, and no money where the upper half has some. Together they are one
    where the whole title is known elsewhere (``spellings``, see :func:`spacing.known_spellings`): then the name of its
    place may go on, too. Or where a numbered row without any money stands above money without a number and the next row
    counts on; so where both together have one value in each column: where one has none, each of the two is torn. Or
    where the lower half says so: the number above, and ``(ต่อ)``. Or where the title above cannot end so
    (``…การปฏิบัติงานและ``) and nothing else stands below but the names of the same places again. A page's end may cut a
    figure, too (``2`` above ``5,000``): what it was nobody can read.
    """
    found = [list(grid.rows) for grid in grids]
    torn = False
    for above, below in pairwise(_stretches(grids, heads)):
        if above.first >= above.end or below.first >= below.end:  # rows of a head may begin another
            continue
        if _heads(above.columns) != _heads(below.columns):
            continue
        rows = grids[below.grid].rows[below.first : below.end]
        upper = found[above.grid][above.end - 1]
        marked = _without_mark(rows[0], upper, above.columns)
        together = whole = _whole(upper, marked or rows[0], above.columns)
        if whole is None or (not marked and not _is_one(upper, rows, whole, above.columns, spellings)):
            whole = _with_figures_cut(upper, rows, above.columns) or _with_rest_of_title(upper, rows[0], above.columns)
        if whole is None and together and _goes_on_below(upper, rows, above.columns):
            found[above.grid][above.end - 1] = replace(upper, torn=True)
            found[below.grid][below.first] = replace(rows[0], torn=True)
            torn = True
        if whole:
            found[above.grid][above.end - 1] = whole
            found[below.grid][below.first] = replace(
                rows[0], cells=tuple(c._replace(text="", parts=()) for c in rows[0].cells)
            )
            torn = True
    return [replace(grid, rows=tuple(rows)) for grid, rows in zip(grids, found, strict=True)] if torn else None


def _without_mark(lower: GridRow, upper: GridRow, columns: ColumnRoles) -> GridRow | None:
    """A lower half that has the number of the upper one and the mark that it goes on (``2 (ต่อ)``), without both; None
    where it is none.
    """
    place = columns.number
    if place is None or place >= len(lower.cells) or columns.project >= len(lower.cells):
        return None
    number, title = (arabic_digits(lower.text(at)).strip() for at in (place, columns.project))
    if marked := _GOES_ON.fullmatch(number):
        number, end = marked["number"], 0
    elif marked := _GOES_ON_IN_TITLE.match(title):
        number, end = number.strip(" .()"), marked.end()
    else:
        return None
    if not number.isdecimal() or int(number) != number_of(upper, columns):
        return None
    cells = list(lower.cells)
    cells[place] = cells[place]._replace(text="", parts=())
    text = cells[columns.project].text[end:]
    cells[columns.project] = cells[columns.project]._replace(text=text, parts=(text,))
    return replace(lower, cells=tuple(cells))


def _heads(columns: ColumnRoles) -> list[str]:
    """What stands over each column, in one row or several."""
    return [wording_key(" ".join(column.texts)) for column in columns.heads]


def _stretches(grids: Sequence[Grid], heads: Sequence[Heads]) -> list[_Stretch]:
    """The rows below each head, and those of a grid that goes on without one."""
    found: list[_Stretch] = []
    for place, (grid, of_grid) in enumerate(zip(grids, heads, strict=True)):
        starts = [*sorted(of_grid), len(grid.rows)]
        if found and starts[0] > 0:
            found.append(_Stretch(place, 0, starts[0], found[-1].columns))
        found += [_Stretch(place, of_grid[start][1], end, of_grid[start][0]) for start, end in pairwise(starts)]
    return found


def _whole(upper: GridRow, lower: GridRow, columns: ColumnRoles) -> GridRow | None:
    """The two halves as one row; None where the lower one is a row of its own."""
    if lower.torn or len(lower.cells) > columns.width or len(upper.cells) > columns.width:
        return None
    rest = lower.text(columns.project)
    first = next((cell for cell in lower.cells if cell.text), None)
    if first is None or names_place(rest) or not _are_rests_of_places(upper, lower, columns):
        return None
    if not rest and not _go_on_beside_title(upper, lower, columns):
        return None
    if not upper.text(columns.project) or begins_with_item(rest) or total_cell(lower, first, columns):
        return None
    of_places = _places(columns)
    if any(cell.merged for row in (upper, lower) for at, cell in enumerate(row.cells) if at not in of_places):
        return None
    cells = []
    for index in range(max(len(upper.cells), len(lower.cells))):
        over, under = (row.cells[index] if index < len(row.cells) else None for row in (upper, lower))
        if over and under and over.text and under.text:
            if index in columns.of_money:
                return None
            text = f"{over.text} {under.text}"
            cells.append(over._replace(text=text, parts=(text,), span=over.span | under.span, wrapped=True))
        else:
            cells.append(
                over if over and (over.text or not (under and under.text)) else under or Cell("", (), upper.span)
            )
    return GridRow(tuple(cells), upper.span | lower.span)


def _with_rest_of_title(upper: GridRow, lower: GridRow, columns: ColumnRoles) -> GridRow | None:
    """The upper half with the rest of its title, which breaks off there and is all that the lower half has, its places
    aside where they are those above; None where the lower one may be more.
    """
    title, rest = upper.text(columns.project), lower.text(columns.project)
    if not rest or not _BREAKS_OFF.search(title) or upper.torn or lower.torn or number_of(upper, columns) is None:
        return None
    if begins_with_item(rest) or names_place(rest) or number_of(lower, columns) is not None:
        return None
    others = ((index, cell.text) for index, cell in enumerate(lower.cells) if cell.text and index != columns.project)
    if any(index not in _places(columns) or upper.text(index) not in ("", text) for index, text in others):
        return None
    over, under = upper.cells[columns.project], lower.cells[columns.project]
    whole = _joined(over, under, " ")._replace(wrapped=True)
    cells = (*upper.cells[: columns.project], whole, *upper.cells[columns.project + 1 :])
    return GridRow(cells, upper.span | lower.span)


def _go_on_beside_title(upper: GridRow, lower: GridRow, columns: ColumnRoles) -> bool:
    """Whether words of a column behind the titles go on below: each half has a part of an objective or a target."""
    beside = range(columns.project + 1, min(columns.of_money, default=columns.width))
    return any(has_letters(upper.text(index)) and has_letters(lower.text(index)) for index in beside)


def _places(columns: ColumnRoles) -> frozenset[int]:
    return frozenset(index for index in (columns.dimension, columns.mission) if index is not None)


def _are_rests_of_places(upper: GridRow, lower: GridRow, columns: ColumnRoles) -> bool:
    """Whether what a lower half has before its title goes on with the names of dimension and mission above."""
    for index, cell in enumerate(lower.cells[: columns.project]):
        if not cell.text:
            continue
        if index not in _places(columns) or not upper.text(index):
            return False
        if names_place(cell.text) or head(arabic_digits(cell.text)) or begins_with_item(cell.text):
            return False
    return True


def _with_figures_cut(upper: GridRow, rows: Sequence[GridRow], columns: ColumnRoles) -> GridRow | None:
    """The two halves of a row as one whose figures a page's end cut in two: each figure below makes one with the last
    digits above, which are none of this table's figures. None where they are two rows.

    The upper half counts, the lower one does not, and the next row counts on; or the upper half is a total, and what it
    counts stands below (``จำนวน 7`` above ``โครงการ/กิจกรรม``).
    """
    lower = rows[0]
    if len(lower.cells) != len(upper.cells) or lower.torn or not lower.text(columns.project):
        return None
    if number_of(lower, columns) is not None:
        return None
    pieces = split_cell(upper.cells[columns.project], None) if upper.text(columns.project) else ()
    last = slice(-1, None) if sum(piece.kind == "item" for piece in pieces) > 1 else slice(None)
    pairs = [
        ("".join(upper.text(index).split()[last]), "".join(under.split()))
        for index in columns.of_money
        if (under := lower.text(index))
    ]
    if not pairs or not all(_is_cut(*pair) for pair in pairs):
        return None
    number = number_of(upper, columns) if len(pieces) < 2 else _decimal(pieces[-1].number)
    below = next((row for row in rows[1:] if any(cell.text for cell in row.cells)), None)
    counts_on = number is not None and (
        below is None or number_of(below, columns) == number + 1 or _is_total(below, columns)
    )
    rest = lower.text(columns.project)
    if not (is_column_name(rest) if _is_total(upper, columns) else counts_on and not begins_with_item(rest)):
        return None
    joined = dict.fromkeys(columns.of_money, _UNREAD)
    cells = [_joined(*two, joined.get(at, " ")) for at, two in enumerate(zip(upper.cells, lower.cells, strict=True))]
    return GridRow(tuple(cells), upper.span | lower.span)


def _is_cut(over: str, under: str) -> bool:
    """Whether a figure goes on in another one: together they are one with commas, which the first alone is not.

    >>> _is_cut("๒", "๕,๐๐๐"), _is_cut("1,2", "50,000"), _is_cut("2,000", "5,000"), _is_cut("-", "5,000")
    (True, True, False, False)
    """
    first, second = arabic_digits(over), arabic_digits(under)
    return bool(first and _FIGURE.fullmatch(first + second)) and not _FIGURE.fullmatch(first)


def _joined(over: Cell, under: Cell, sign: str) -> Cell:
    if not over.text or not under.text:
        return over if over.text or over.merged else under
    *parts, last = over.parts or ("",)
    text = f"{over.text}{sign}{under.text}"
    return over._replace(text=text, parts=(*parts, f"{last}{sign}{under.text}"), span=over.span | under.span)


def _is_one(
    upper: GridRow, rows: Sequence[GridRow], whole: GridRow, columns: ColumnRoles, spellings: Mapping[str, str]
) -> bool:
    pieces = split_cell(whole.cells[columns.project], None)
    if rows[0].text(columns.project) and len(pieces) == 1 and wording_key(pieces[0].text) in spellings:
        return True
    none_above = not any(upper.text(index) for index in columns.of_money)
    return (none_above or all(whole.text(index) for index in columns.of_money)) and _goes_on_below(upper, rows, columns)


def _goes_on_below(upper: GridRow, rows: Sequence[GridRow], columns: ColumnRoles) -> bool:
    """Whether money without a number stands below a row that has one, and the next row counts on from it."""
    number = number_of(upper, columns)
    if number is None:
        return False
    if any(cell.text for cell in rows[0].cells[: columns.project]) or any(cell.merged for cell in rows[0].cells):
        return False
    if not any(rows[0].text(index) for index in columns.of_money):
        return False
    below = next((row for row in rows[1:] if any(cell.text for cell in row.cells)), None)
    return below is None or number_of(below, columns) == number + 1 or _is_total(below, columns)


def _is_total(row: GridRow, columns: ColumnRoles) -> bool:
    first = next((cell for cell in row.cells if cell.text), None)
    return first is not None and total_cell(row, first, columns) is not None


def number_of(row: GridRow, columns: ColumnRoles) -> int | None:
    """The number that a row has in its column, else before its title; None where it has none."""
    text = arabic_digits(row.text(columns.number)).strip(" .()")
    if not text and (pieces := split_cell(row.cells[columns.project], None) if row.text(columns.project) else ()):
        text = pieces[0].number or ""
    return _decimal(text)


def _decimal(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() else None
