"""Rows of a Markdown table below cells that reached down: a converter wrote none for the places that these cover.

markitdown and what else goes by HTML writes a cell that reaches to the right with empty ones behind it, and nothing for
the rows that it reaches down into: these are shorter than their table. Of the head, they are as many cells as its bands
reach over (five years below ``งบประมาณ | | | | |``). Of the others, each cell must hold what its column does; a row
whose money, title or place in the tree may stand in two ways is torn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.head_rows import header_rows, is_header
from parsers.tables.columns.meaning import read_header
from parsers.tables.rows.cell_kinds import Kind, has_letters, is_figure, kinds_of, misfit, names_unit
from parsers.values.money.cells import split_values

_LEAST_WIDTH, _WIDEST = 3, 40
_MOST_LOWER = 3
_WORDS = 1.0
"""How badly words stand where money is due, which may be there all the same (:func:`misfit`)."""

_BESIDE: frozenset[Kind] = frozenset({"remark", "any"})
_GROUPS: Mapping[Kind, str] = {"words": "tree", "number": "item", "title": "item"}

_Pattern = tuple[bool, ...]
"""Which columns of a group are left out."""

_Group = tuple[tuple[int, ...], tuple[_Pattern, ...]]
"""Columns beside each other, and the ways in which they may be left out, those with more first."""

_Steps = list[dict[int, list[tuple[_Pattern, int]]]]
"""For each group, by the first cell that it may take: the ways in which it does, and the first cell behind."""

_EITHER: tuple[_Pattern, ...] = ((True,), (False,))
_NEVER: tuple[_Pattern, ...] = ((False,),)


def with_merges(grid: Grid, width: int, *, headless: bool) -> Grid:
    """``grid`` with the rows that are shorter than ``width`` put where their cells can alone stand: what a cell above
    covers is an empty cell with ``rows`` 0, as in any table with merged cells.

    That its short rows lost no cell in another way, a lower row of its head proves that stands so, or blank cells above
    its row of dashes (``headless``): tables that were no Markdown have them.
    """
    if not _LEAST_WIDTH <= width <= _WIDEST or all(len(row.cells) >= width for row in grid.rows):
        return grid
    rows = list(grid.rows)
    heads = {at: _with_lower_rows(rows, at, width) for at, row in enumerate(rows) if _may_head(row, width)}
    for at, end in pairwise((*heads, len(rows))):
        whole = [row for row in rows[at:end] if len(row.cells) == width]
        read = read_header(whole, 0, None) if heads[at] or headless else None
        if read:
            units = frozenset(row.text(read[0].responsible) for row in whole[1:])
            _place(rows, range(at + 1, end), read[0], units)
    return replace(grid, rows=with_reach(rows, width)) if rows != list(grid.rows) else grid


def _may_head(row: GridRow, width: int) -> bool:
    return len(row.cells) == width and is_header(row)


def _with_lower_rows(rows: list[GridRow], at: int, width: int) -> bool:
    """Puts the lower rows of a head below its bands, in ``rows``; whether there was one."""
    bands, below = _bands(rows[at]), at + 1
    while bands and below < len(rows) and below - at <= _MOST_LOWER and len(rows[below].cells) < width:
        row = rows[below]
        cells = row.cells if len(row.cells) == len(bands) else tuple(cell for cell in row.cells if cell.text)
        if len(cells) != len(bands):
            break
        at_place = dict(zip(bands, cells, strict=True))
        placed = replace(row, cells=tuple(at_place.get(place, _covered(row)) for place in range(width)))
        if header_rows([*rows[at:below], placed], 0)[2] <= below - at:
            break
        rows[below] = placed
        bands, below = _bands(placed), below + 1
    return below > at + 1


def _bands(row: GridRow) -> list[int]:
    """The places of a row's cells that reach to the right.

    >>> blank, covered = Cell("", (), None), Cell("", (), None, rows=0)
    >>> _bands(GridRow((covered, Cell("ที่", (), None), Cell("งบประมาณ", (), None), blank, blank, covered), None))
    [2, 3, 4]
    """
    places: list[int] = []
    for place, (cell, following) in enumerate(pairwise(row.cells)):
        if following.text or following.rows == 0:
            continue
        if cell.text:
            places.append(place)
        if places and places[-1] == place:
            places.append(place + 1)
    return places


def _place(rows: list[GridRow], span: range, columns: ColumnRoles, units: frozenset[str]) -> None:
    """Puts the short rows of a table's part where they belong, in ``rows``: those below a row of several cells."""
    below = False
    for at in span:
        row = rows[at]
        if below and 1 < len(row.cells) < columns.width:
            rows[at] = _placed(row, columns, units)
        below = sum(bool(cell.text) for cell in row.cells) > 1 and not is_header(row)


def _placed(row: GridRow, columns: ColumnRoles, units: frozenset[str], *, all_money: bool = False) -> GridRow:
    """A short row with its cells in their columns; as it is where they fit in no way, or where in several ways but for
    the words beside the money; torn where its money, title or place may stand in several.

    Of words beside the money, what names a unit is in the column of units, as is what one of the whole rows has there
    (``units``). ``all_money``: no column of money is left out.
    """
    kinds = kinds_of(columns)
    groups = list(_groups(columns, kinds, all_money=all_money))
    of_units = columns.responsible

    def fits(text: str, place: int) -> bool:
        return _fits(text, place, columns)

    def fits_closely(text: str, place: int) -> bool:
        of_unit = of_units is not None and bool(text) and (text in units or names_unit(text))
        return fits(text, place) and not (of_unit and kinds[place] in _BESIDE and place != of_units)

    steps = _ways(row, groups, fits)
    places = _places(row, groups, steps)
    if any(len(found) > 1 and any(kinds[place] not in _BESIDE for place in found) for found in places.values()):
        return replace(row, torn=True)  # so that none of the ways is taken further down either
    if any(len(found) > 1 for found in places.values()):
        steps = _ways(row, groups, fits_closely)
        if any(len(found) > 1 for found in _places(row, groups, steps).values()):
            return row
    return _filled(row, groups, steps) or row


def row_in_columns(row: GridRow, columns: ColumnRoles) -> GridRow | None:
    """A row with each cell in the one column where it can stand, an empty one with ``rows`` 0 where a cell above
    covers the place, which is none of money; None where it has too many cells, or these stand in no way or in several.
    """
    if len(row.cells) > columns.width:
        return None
    if len(row.cells) == columns.width:
        return row if all(_fits(cell.text, place, columns) for place, cell in enumerate(row.cells)) else None
    found = _placed(row, columns, frozenset(), all_money=True)
    return found if len(found.cells) == columns.width and not found.torn else None


def with_doubts(rows: Sequence[GridRow], columns: ColumnRoles) -> list[GridRow]:
    """Rows that :func:`row_in_columns` gave: torn where a value would stand in another column if a cell above covered
    one of money. What a column of neither money nor words may hold, the rows show that have it: a figure where one of
    them has one, or none says what is due.
    """
    beside = [place for place, kind in enumerate(kinds_of(columns)) if kind == "any"]
    whole = [row for row in rows if len(row.cells) == columns.width and not _is_short(row)]
    texts = {place: [row.cells[place].text for row in whole if row.cells[place].text] for place in beside}
    of_words = {place for place in beside if texts[place] and not any(map(_is_values, texts[place]))}
    groups = list(_groups(columns, kinds_of(columns), all_money=False))

    def fits(text: str, place: int) -> bool:
        return _fits(text, place, columns) and not (place in of_words and _is_values(text))

    found: list[GridRow] = []
    for row in rows:
        if len(beside) > len(of_words) and len(row.cells) == columns.width and _is_short(row):
            short = replace(row, cells=tuple(cell for cell in row.cells if cell.rows))
            places = _places(short, groups, _ways(short, groups, fits))
            values = (columns_of for at, columns_of in places.items() if _is_values(short.cells[at].text))
            row = replace(short, torn=True) if any(len(columns_of) > 1 for columns_of in values) else row
        found.append(row)
    return found


def _is_short(row: GridRow) -> bool:
    return any(cell.rows == 0 for cell in row.cells)


def _is_values(text: str) -> bool:
    return all(map(is_figure, split_values(text)))


def _fits(text: str, place: int, columns: ColumnRoles) -> bool:
    kind = kinds_of(columns)[place]
    loosely = _WORDS if kind == "money" and not names_unit(text) else 0
    dash = place == columns.responsible and bool(text) and not has_letters(text)
    return misfit(text, kind) <= loosely and not dash


def _ways(row: GridRow, groups: Sequence[_Group], fits: Callable[[str, int], bool]) -> _Steps:
    """All ways in which the groups take the cells of a row from left to right, and none is left."""
    texts = [cell.text for cell in row.cells]

    def taken(group: _Group, start: int) -> list[tuple[_Pattern, int]]:
        found: list[tuple[_Pattern, int]] = []
        for pattern in group[1]:
            places = _taken(group[0], pattern)
            cells = texts[start : start + len(places)]
            if len(cells) == len(places) and all(map(fits, cells, places)):
                found.append((pattern, start + len(places)))
        return found

    steps: _Steps = []
    reached = {0}
    for group in groups:
        steps.append({start: taken(group, start) for start in reached})
        reached = {end for found in steps[-1].values() for _, end in found}
    wanted = {len(texts)}
    for at in range(len(steps) - 1, -1, -1):
        kept = {start: [(way, end) for way, end in found if end in wanted] for start, found in steps[at].items()}
        steps[at] = {start: found for start, found in kept.items() if found}
        wanted = set(steps[at])
    return steps


def _taken(places: tuple[int, ...], pattern: _Pattern) -> list[int]:
    return [place for place, left_out in zip(places, pattern, strict=True) if not left_out]


def _places(row: GridRow, groups: Sequence[_Group], steps: _Steps) -> dict[int, set[int]]:
    """The columns in which each filled cell of a row may stand."""
    places: dict[int, set[int]] = {}
    for (columns, _), ends in zip(groups, steps, strict=True):
        for start, found in ends.items():
            for pattern, _ in found:
                for index, place in enumerate(_taken(columns, pattern), start):
                    if row.cells[index].text:
                        places.setdefault(index, set()).add(place)
    return places


def _filled(row: GridRow, groups: Sequence[_Group], steps: _Steps) -> GridRow | None:
    """The row as the first of the ways has it; None without one."""
    if not all(steps):
        return None
    cells: list[Cell] = []
    start = 0
    for _, ends in zip(groups, steps, strict=True):
        pattern, end = ends[start][0]
        taken = iter(row.cells[start:end])
        cells += [_covered(row) if left_out else next(taken) for left_out in pattern]
        start = end
    return replace(row, cells=tuple(cells))


def _groups(columns: ColumnRoles, kinds: Sequence[Kind], *, all_money: bool) -> Iterator[_Group]:
    """The columns of a table from left to right: those of the tree, the number with its title, and the others alone.

    What stands left in the tree covers what stands right of it, and a title is covered with its number alone.
    """
    for name, run in groupby(range(columns.width), lambda place: _GROUPS.get(kinds[place], "other")):
        places = tuple(run)
        if name == "other":
            yield from (((place,), _NEVER if all_money and kinds[place] == "money" else _EITHER) for place in places)
        else:
            count = len(places)
            most = count if name == "tree" or count > 1 else count - 1
            yield places, tuple((True,) * first + (False,) * (count - first) for first in range(most, -1, -1))


def _covered(row: GridRow) -> Cell:
    return Cell("", (), row.span, rows=0)


def with_reach(rows: Sequence[GridRow], width: int) -> tuple[GridRow, ...]:
    """The rows, each cell in its column, with each cell that covers places below it saying so."""
    below: dict[int, int] = {}
    found: list[GridRow] = []
    for row in reversed(rows):
        if len(row.cells) != width:  # nobody knows what stands where
            below.clear()
            found.append(row)
            continue
        cells = list(row.cells)
        for place, cell in enumerate(cells):
            if cell.rows == 0:
                below[place] = below.get(place, 0) + 1
            elif reach := below.pop(place, 0):
                cells[place] = cell._replace(rows=reach + 1)
        found.append(replace(row, cells=tuple(cells)))
    return tuple(reversed(found))
