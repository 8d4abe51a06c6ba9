"""Rows of fewer figures than their table has columns of figures: which cells are empty is known by places alone.

What parts the cells of such tables is blanks; a row that leaves out a cell has its values one column too far to the
left, those of a sum, a share, a count or a page among the years.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText
from parsers.records.table import Cell, Grid, GridRow
from parsers.structure.levels import names_node
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.meaning import read_header
from parsers.tables.columns.names import LONGEST_NAME, TOTAL, is_column_name, is_unit
from parsers.tables.columns.roles import Role, role_of
from parsers.tables.flat.ground.columns_by_sums import (
    Amounts,
    amounts_of,
    columns_by_sums,
    ends_in_sum,
    summed_by_totals,
)
from parsers.tables.flat.ground.pieces import letters_of
from parsers.tables.flat.ground.row_words import is_of_word_before, is_year
from parsers.tables.flat.heads.line_heads import names_page
from parsers.tables.layout.placed_words import Extent, Word, extent, joined, overlap, pieces, words
from parsers.values.money.cells import parse_cell

_MOST_WORDS = 300
_OF_FIGURES: frozenset[Role] = frozenset(
    {"sum", "paid", "cumulative", "former", "revised", "change", "price", "target"}
)
_NEAR = 1
"""Places by which figures of one column may stand apart."""

_MOST_NAMES = 12
_MOST_BEFORE = 8
"""Figures at the end of a title."""

_NEAREST = 40
"""Rows above and below whose places are looked at."""

_REST = re.compile(r"\([^()]*\)")
"""The rest of a name whose words stand above."""

_HAS_REST = re.compile(r"\([^()]*\)\s+[ก-ฮเ-ไ]")
"""The same, with the name of the next column behind it."""


@dataclass(frozen=True)
class _Line:
    """The figures that stand beside each other on the line of a row, and the columns that have them, where known."""

    row: GridRow
    figures: tuple[Word, ...]
    columns: tuple[int, ...] = ()


def with_fewer_figures_torn(source: SourceText, grid: Grid) -> Grid:
    """A table that blanks part, and in it torn each row with fewer figures than the table has columns of them, unless
    the places of its figures, its sum with every year, or the total below it say whose each is.
    """
    if grid.dialect not in ("flat", "layout"):
        return grid
    header = read_header(grid.rows, 0, None)
    if header is None:
        return grid
    doubtful = _doubtful(source, grid, *header, drawn=True)
    if doubtful:
        doubtful &= _doubtful(source, grid, *header, drawn=False)
    if not doubtful:
        return grid
    rows = (replace(row, torn=True, cells=_filled(row)) if id(row) in doubtful else row for row in grid.rows)
    return replace(grid, rows=tuple(rows))


def _doubtful(source: SourceText, grid: Grid, columns: ColumnRoles, first: int, *, drawn: bool) -> set[int]:
    """The rows, by their ids, of fewer figures whose places do not say whose each is."""
    money = set(columns.of_money) | ({columns.total} if columns.total is not None else set())
    body = grid.rows[first:]
    of_figures = money | _bare_columns(grid, columns, body)
    lines = [line for row in body if (line := _line_of(source, row, columns, money, of_figures, drawn=drawn))]
    head = [
        piece
        for number in range(grid.span.start, body[0].span.start if body else grid.span.start)
        for piece in pieces(words(source, number, drawn=drawn))
    ]
    beside = _names_beside(source, grid, drawn=drawn) + _names_joined(grid, columns, head)
    counts = Counter(len(line.figures) for line in lines)
    seen = (count for count, rows in counts.items() if rows > 1 or beside)
    most = max([len(of_figures) + beside, *seen])
    left = [
        line
        for at, line in enumerate(lines)
        if line.columns and len(line.figures) < most and _has_amount(line) and not _has_sum_of_all(line, columns)
        if not _is_beside(line, _whole(lines[max(0, at - _NEAREST) : at + _NEAREST], most))
    ]
    names = _places_of_names(grid, head)
    below = [line for line in left if _is_below(line, names)]
    kept = {id(line.row) for line in below if not beside and _are_in_places(below)}
    kept |= _summed(body, columns) if most == len(columns.of_money) else set()
    cut = {id(row) for row in body if _is_cut(source, row, columns, of_figures)}
    return ({id(line.row) for line in left} - kept) | cut


def _summed(body: Sequence[GridRow], columns: ColumnRoles) -> set[int]:
    """The rows, by their ids, whose amounts can stand in no other columns, as the total below them says, which has a
    figure in each, or whose own can stand in no others.
    """
    rows = [row for row in body if len(row.cells) != 1 or row.torn]
    found: set[int] = set()
    for parts, at in summed_by_totals([_is_total(_texts(row)) for row in rows]):
        total = rows[at]
        if id(total) in found or all(total.text(column) for column in columns.of_money):
            found |= _added_up([rows[part] for part in parts], total, columns)
    return found


def _added_up(parts: Sequence[GridRow], total: GridRow, columns: ColumnRoles) -> set[int]:
    sums = _amounts_of(total, columns)
    read = [own for row in parts if (own := _amounts_of(row, columns)) is not None]
    if sums is None or ends_in_sum(sums) or len(read) < len(parts):
        return set()
    ways = columns_by_sums([tuple(filter(None, own)) for own in read], sums) or [None] * len(parts)
    filled = (tuple(at for at, amount in enumerate(own) if amount) for own in read)
    return {id(row) for row, way, own in zip(parts, ways, filled, strict=True) if way == own}


def _texts(row: GridRow) -> list[str]:
    return [cell.text for cell in row.cells if cell.text]


def _is_total(texts: Sequence[str]) -> bool:
    return any(TOTAL.match(text) for text in texts[:2])


def _amounts_of(row: GridRow, columns: ColumnRoles) -> Amounts | None:
    """The amounts of a row's years; None where one is not read, or the row is torn."""
    if row.torn or len(row.cells) != columns.width:
        return None
    return amounts_of([row.cells[at].text for at in columns.of_money])


def _is_cut(source: SourceText, row: GridRow, columns: ColumnRoles, of_figures: set[int]) -> bool:
    """Whether on the line of a row that is whole more figures stand beside each other than in its cells."""
    if row.torn or len(row.cells) != columns.width or row.span.start != row.span.end:
        return False
    found = words(source, row.span.start, drawn=True)
    runs = _runs(found) if len(found) <= _MOST_WORDS else []
    own = Counter(word for cell in row.cells for word in cell.text.split())
    run = max(runs, key=len, default=[])
    return len(run) > len(of_figures) and bool(Counter(word.text for word in run) - own)


def _bare_columns(grid: Grid, columns: ColumnRoles, body: Sequence[GridRow]) -> set[int]:
    """The columns behind the projects' that have figures, or whose names say so, and no words."""
    names = grid.rows[0].cells
    whole = [row for row in body if not row.torn and len(row.cells) == len(names)]
    texts = {at: [row.cells[at].text for row in whole if row.cells[at].text] for at in range(len(names))}
    bare = {
        at
        for at, own in texts.items()
        if at not in (columns.project, columns.number)
        if all(map(_is_figure, own))
        if _names_figures(names[at].text) or role_of(names[at].text) == "other" or any(map(_is_amount, own))
    }
    left, right = min(columns.of_money, default=0), max(columns.of_money, default=0)
    while left - 1 in bare:
        left -= 1
    while right + 1 in bare:
        right += 1
    return {at for at in bare if left <= at <= right}


def _names_figures(text: str) -> bool:
    return names_page(text) or role_of(text) in _OF_FIGURES


def _places_of_names(grid: Grid, head: Sequence[Sequence[Word]]) -> list[tuple[Extent, set[int]]]:
    """The places of the names on a head's lines, and the columns that they may name."""
    cells = [letters_of([cell.text]) for cell in grid.rows[0].cells]
    texts = [(extent(piece), joined(piece)) for piece in head]
    found = [(place, text, {at for at, own in enumerate(cells) if letters_of([text]) in own}) for place, text in texts]
    return [(place, own) for place, text, own in found if own or role_of(text) != "budget" or is_unit(text)]


def _is_below(line: _Line, names: Sequence[tuple[Extent, set[int]]]) -> bool:
    """Whether each figure of a row stands below a name of its column and of no other."""
    for word, column in zip(line.figures, line.columns, strict=True):
        above = [own for place, own in names if overlap((word.start, word.end), place)]
        if {column} not in above or not all(column in own for own in above):
            return False
    return True


def _are_in_places(lines: Sequence[_Line]) -> bool:
    """Whether the figures of each column begin, end or have their middle in one place."""
    columns: dict[int, list[Word]] = {}
    for line in lines:
        for word, column in zip(line.figures, line.columns, strict=True):
            columns.setdefault(column, []).append(word)
    return all(_apart(own) <= _NEAR for own in columns.values())


def _filled(row: GridRow) -> tuple[Cell, ...]:
    return tuple(cell for cell in row.cells if cell.text)


def _line_of(
    source: SourceText, row: GridRow, columns: ColumnRoles, money: set[int], of_figures: set[int], *, drawn: bool
) -> _Line | None:
    """The figures of a row that stand beside each other on one line; None where it is no project's."""
    texts = _texts(row)
    if len(texts) < 2 or _is_total(texts):
        return None
    whole = not row.torn and len(row.cells) == columns.width
    own = [row.cells[at] for at in sorted(money) if whole and row.cells[at].text]
    if (whole and not own) or len({cell.span for cell in own}) > 1:
        return None
    number = own[0].span.start if own else row.span.start
    found = words(source, number, drawn=drawn)
    if len(found) > _MOST_WORDS or "|" in source.line(number):
        return None
    for run in sorted(_runs(found), key=len, reverse=True):
        if not whole:
            while len(run) > len(of_figures) and parse_cell(run[-1].text).status == "dash":
                run = run[:-1]  # of a remark
            return _Line(row, tuple(run)) if len(run) > 1 else None
        parted = (_columns_of(run[start:], row, columns) for start in range(min(len(run), _MOST_BEFORE)))
        placed = [pair for pair in next(filter(None, parted), ()) if pair[1] in of_figures]
        if placed and len({at for _, at in placed} & money) == len(own):
            return _Line(row, tuple(word for word, _ in placed), tuple(at for _, at in placed))
    return None


def _runs(found: Sequence[Word]) -> list[list[Word]]:
    """The figures beside each other behind a line's first word, without those of the words before them."""
    runs: list[list[Word]] = []
    for above, word in pairwise(found):
        if not _is_figure(word.text):
            continue
        if runs and runs[-1][-1] is above:
            runs[-1].append(word)
        elif _is_figure(above.text) or not is_of_word_before(above.text, word.text):
            runs.append([word])
    return runs


def _is_figure(text: str) -> bool:
    key = arabic_digits(text).rstrip("%")
    return parse_cell(key).status in ("amount", "dash", "zero") if key else False


def _is_amount(text: str) -> bool:
    return parse_cell(text).status == "amount"


def _has_amount(line: _Line) -> bool:
    return any(_is_amount(word.text) for word in line.figures)


def _columns_of(run: Sequence[Word], row: GridRow, columns: ColumnRoles) -> list[tuple[Word, int]] | None:
    """The columns of figures, in order: those behind the title's; None where they are not those of the row's cells."""
    found: list[tuple[Word, int]] = []
    places = [
        (word, at)
        for at, cell in enumerate(row.cells)
        if at not in (columns.project, columns.number)
        for word in cell.text.split()
    ]
    at = 0
    for word in run:
        following = next((to for to in range(at, len(places)) if places[to][0] == word.text), None)
        if following is None:
            if found:
                return None
            continue
        found.append((word, places[following][1]))
        at = following + 1
    return found or None


def _names_beside(source: SourceText, grid: Grid, *, drawn: bool) -> int:
    """How many columns of figures the line above a head names that it has not: all but those to which its texts in
    brackets belong where these are but the rest of names, else those that say figures.
    """
    above = grid.rows[0].span.start - 1
    names = [cell.text for cell in grid.rows[0].cells]
    own = list(map(letters_of, ([name] for name in names)))
    head = grid.rows[0].span
    inside = [word.text for number in head.lines for word in words(source, number, drawn=drawn)]
    lost = sum(_names_figures(text) and not any(letters_of([text]) in name for name in own) for text in inside)
    named = pieces(words(source, above, drawn=drawn)) if above >= 1 else []
    texts = [joined(piece) for piece in named]
    if not texts or len(texts) > _MOST_NAMES or max(map(len, texts)) > LONGEST_NAME or names_node(" ".join(texts)):
        return lost
    lacking = [text for text in texts if not any(letters_of([text]) in name for name in own)]
    behind = [word for year, word in pairwise(inside) if is_year(arabic_digits(year))]
    lone = [word for word in behind if is_unit(word) and not any(word in name for name in own)]
    if lone and any(role_of(text) not in ("budget", "year") for text in lacking):
        lost = max(1, lost)
    rests = sum(bool(_REST.fullmatch(name)) for name in names)
    if _has_lone_unit(names) or any(map(_HAS_REST.search, names)):
        return lost + max(1, len(lacking) - rests)
    if rests:
        return lost + max(0, len(lacking) - rests)
    return lost + sum(map(_names_figures, lacking))


def _names_joined(grid: Grid, columns: ColumnRoles, head: Sequence[Sequence[Word]]) -> int:
    """How many names of columns are taken for the begin of another's, or for more of the projects'."""
    found = 0
    for cell in grid.rows[0].cells:
        *before, last = cell.text.split() or [""]
        ends = role_of(last) in ("responsible", "remark") and is_column_name(last)
        found += bool(before) and ends and not is_column_name(cell.text)
    project = letters_of([grid.rows[0].text(columns.project)])
    lines = Counter(piece[0].line for piece in head if letters_of([joined(piece)]) in project)
    return found + sum(count - 1 for count in lines.values())


def _has_lone_unit(names: Sequence[str]) -> bool:
    """Whether one year of several has a unit, which may be of what stands behind it."""
    years = [name for name in names if role_of(name) == "year"]
    return len(years) > 1 and sum(name.endswith(")") for name in years) == 1


def _whole(lines: Sequence[_Line], most: int) -> list[_Line]:
    return [line for line in lines if line.columns and len(line.figures) == most]


def _is_beside(line: _Line, whole: Sequence[_Line]) -> bool:
    """Whether each figure of a row begins, ends or has its middle where that of its column does in one of all figures,
    and stands below no other.
    """
    return any(
        all(
            _is_in_place(word, mate) if own == column else not overlap(_extent(word), _extent(mate))
            for word, column in zip(line.figures, line.columns, strict=True)
            for mate, own in zip(other.figures, other.columns, strict=True)
        )
        for other in whole
        if set(line.columns) <= set(other.columns)
    )


def _extent(word: Word) -> Extent:
    return word.start, word.end


def _is_in_place(word: Word, other: Word) -> bool:
    return _apart([word, other]) <= _NEAR


def _apart(found: Sequence[Word]) -> float:
    """How far figures stand apart by their begins, ends or middles, whichever are nearest."""
    sides = ([word.start for word in found], [word.end for word in found], [sum(_extent(word)) / 2 for word in found])
    return min(max(places) - min(places) for places in sides)


def _has_sum_of_all(line: _Line, columns: ColumnRoles) -> bool:
    """Whether a row has each year's value and, behind them, their sum."""
    total, years = columns.total, columns.of_money
    if total is None or not all(at in line.columns for at in (*years, total)):
        return False
    values = [parse_cell(line.row.cells[at].text) for at in (*years, total)]
    amounts = [value.amount or 0 for value in values]
    return amounts[-1] > 0 and sum(amounts[:-1]) == amounts[-1]
