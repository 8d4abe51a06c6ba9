"""Tables that nothing marks, between those that are marked: of the readings of the same lines the best proved one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.records.table import Grid
from parsers.tables.columns.names import is_column_name, is_unit
from parsers.tables.columns.roles import Role, role_of
from parsers.tables.flat.any_order.one_year import tables_of_one_year
from parsers.tables.flat.any_order.reading_order import tables_in_reading_order
from parsers.tables.flat.by_column.column_tables import column_tables
from parsers.tables.flat.by_row.anchored import anchored_tables
from parsers.tables.flat.by_row.flat_tables import flat_tables
from parsers.tables.flat.by_row.merged_columns import merged_tables
from parsers.tables.flat.by_row.numbered_lines import numbered_tables
from parsers.tables.flat.by_row.scanned_rows import scanned_tables
from parsers.tables.flat.ground.pieces import has_gap
from parsers.tables.flat.heads.find_heads import find_head
from parsers.tables.flat.heads.line_heads import line_head
from parsers.tables.flat.heads.names import names_on
from parsers.tables.flat.item_lines.item_tables import item_tables
from parsers.tables.flat.not_by_row import torn_out_of_order, without_order
from parsers.tables.layout.head_names import years_on
from parsers.tables.layout.table import layout_tables
from parsers.tables.lines.bare_cells import line_tables
from parsers.tables.rows.cell_kinds import has_letters, is_money
from parsers.tables.rows.readings import UNPROVED, Proof, prove
from parsers.values.dates import parse_year
from parsers.values.page_marks import is_of_page
from parsers.values.years import find_year_ranges

_FIRST: frozenset[Role] = frozenset({"number", "dimension", "mission", "project"})
_MOST_BEHIND = 6
_MOST_NAMES = 12
"""Lines of a head above its years."""

_LONGEST_YEAR = 30
_OF_A_YEAR = re.compile("25")


def stand_apart(one: Span, other: Span) -> bool:
    """Whether two tables have no line in common."""
    return one.end < other.start or other.end < one.start


def with_unmarked(source: SourceText, grids: list[Grid]) -> list[Grid]:
    """``grids`` with the tables that nothing marks between them, where a head names years there and at least half of
    the rows fit it: copies mix forms.
    """
    found: list[Grid] = []
    of_years = source.lines_found(_OF_A_YEAR)
    start = 1
    for end, following in (*((grid.span.start - 1, grid.span.end + 1) for grid in grids), (len(source.lines), 0)):
        years = of_years[bisect_left(of_years, start) : bisect_right(of_years, end)]
        if any(_may_be_head(source, number, end) for number in years):
            found += [grid for grid in without_form(source, start, end) if prove(grid)]
        start = max(start, following)
    return sorted((*grids, *found), key=lambda grid: grid.span.start) if found else grids


def _may_be_head(source: SourceText, number: int, last: int) -> bool:
    """Whether a line with a year is one of the head of a table that nothing marks: with other years behind gaps, behind
    the name of its first column, or alone below that. Prose is told by that without a closer look.
    """
    line = source.line(number).strip()
    if has_gap(line) and years_on(source, number):
        return True
    several = source.key(number).count("25") > 1
    if several and _begins_head(line):
        return find_head(source, number, last) is not None or line_head(source, number, last) is not None
    if len(line) > _LONGEST_YEAR or role_of(line) != "year":
        return False
    if not (_is_stretch(line) or _are_years(line) if several else is_column_name(line)):
        return False
    first = max(1, number - _MOST_NAMES)
    lines = enumerate(source.lines[first - 1 : number - 1], first)
    return any(_begins_head(above.strip()) and find_head(source, start, last) for start, above in lines)


def _is_stretch(line: str) -> bool:
    """Whether a line is the head of a column of several years, and nothing else: ``ปี 2566 - 2568 (บาท)``."""
    years = find_year_ranges(arabic_digits(line))
    left = f"{line[: years[0][0]]} {line[years[0][1] :]}".strip() if len(years) == 1 else line
    return len(years) == 1 and (not left or is_unit(left))


def _are_years(line: str) -> bool:
    """Whether a line is several years in order, and nothing else: ``2566 2567 2568``."""
    years = [parse_year(word) for word in line.split(" ")]
    return len(years) > 1 and all(year is not None and below == year + 1 for year, below in pairwise(years))


@lru_cache(maxsize=1024)  # the lines above several years are the same
def _begins_head(line: str) -> bool:
    """Whether a line begins with the name of a table's first column, of rows or of projects."""
    first = line.split(maxsplit=1)[0] if line else ""
    return is_column_name(first) and role_of(first) in _FIRST


def without_form(source: SourceText, first: int, last: int) -> Iterator[Grid]:
    """Tables that nothing but places and line ends parts, between two lines, each as the reading with the better proof
    has it. Places are looked at where line ends and gaps alone prove nothing.
    """
    if first > last:
        return
    doubtful: list[Grid] = []
    found = _in_order(source, chain(flat_tables(source, first, last), column_tables(source, first, last)), doubtful)
    flat = {grid: prove(grid) for grid in found}
    whole = bool(flat) and not doubtful and all(proof and proof.complete for proof in flat.values())
    whole = whole and not any(_has_places(source, grid) for grid in found)
    if whole and not _has_years_beside(source, first, last, found):
        yield from sorted(flat, key=lambda grid: grid.span.start)
        return
    scattered = [*tables_in_reading_order(source, first, last), *tables_of_one_year(source, first, last)]
    of_items = list(item_tables(source, first, last))
    others = chain(
        of_items,
        anchored_tables(source, first, last),
        merged_tables(source, first, last),
        layout_tables(source, first, last),
        _in_order(source, line_tables(source, first, last), doubtful),
        scattered,
    )
    laid = {
        grid: proof._replace(possible=proof.possible - _names_above(source, grid) - _unplaced(source, grid, scattered))
        for grid in others
        if grid not in flat and (proof := prove(grid))
    }
    for grid in _beside(doubtful, [*flat, *laid]):
        proof = laid.get(grid) or flat.get(grid)
        if grid not in scattered and (proof is None or proof.possible):
            doubtful.append(grid)
            flat.pop(grid, None)
            laid.pop(grid, None)
    for grid in _beside(of_items, [*flat, *laid]):  # these are proved by counts and sums
        if grid not in of_items and not (laid.get(grid) or flat.get(grid) or UNPROVED).complete:
            flat.pop(grid, None)
            laid.pop(grid, None)
    taken = _best(_of_same_lines({grid: proof or UNPROVED for grid, proof in flat.items()}, laid))
    taken = taken or scattered
    for grid in (*_beside(doubtful, scattered), *map(torn_out_of_order, doubtful)):
        if all(stand_apart(grid.span, other.span) for other in taken):
            taken.append(grid)
    by_line = chain(numbered_tables(source, first, last), scanned_tables(source, first, last))
    taken = _with_lines(taken, [grid for grid in by_line if not _beside(doubtful, [grid])])
    yield from sorted(taken, key=lambda grid: grid.span.start)


def _with_lines(taken: Sequence[Grid], numbered: Sequence[Grid]) -> list[Grid]:
    """Readings with those of tables a line a row (``numbered``), where no other has their lines, or has them with less
    proof.
    """
    left = list(taken)
    for grid in numbered:
        rivals = _beside([grid], left)
        proof = prove(grid)
        if rivals and proof:
            others = [prove(rival) or UNPROVED for rival in rivals]
            impossible = -proof.possible + _kept_open(grid) + sum(_left_out(rival, [grid]) for rival in rivals)
            theirs = sum(map(_kept_open, rivals)) - sum(other.possible for other in others) + _left_out(grid, rivals)
            better = (theirs - impossible, proof.totals_met - sum(other.totals_met for other in others)) > (0, 0)
            left = [other for other in left if not better or other not in rivals]
        if all(stand_apart(grid.span, other.span) for other in left):
            left.append(grid)
    return left


def _in_order(source: SourceText, grids: Iterable[Grid], doubtful: list[Grid]) -> list[Grid]:
    """The tables whose lines are in the order of their cells; the others are put to the ``doubtful`` ones."""
    found = list(grids)
    doubtful += (grid for grid in found if without_order(grid, _lines_behind(source, grid)))
    return [grid for grid in found if grid not in doubtful]


def _lines_behind(source: SourceText, grid: Grid) -> list[str]:
    """The next lines with wording right behind a table."""
    lines = source.lines[grid.span.end : grid.span.end + _MOST_BEHIND]
    return [text for line in lines if (text := line.strip())]


def _beside(doubtful: Sequence[Grid], others: Sequence[Grid]) -> list[Grid]:
    """The other readings of the lines of doubtful tables."""
    return [grid for grid in others if not all(stand_apart(grid.span, one.span) for one in doubtful)]


def _has_years_beside(source: SourceText, first: int, last: int, found: Sequence[Grid]) -> bool:
    """Whether a line that none of some tables has names years in order, as the head of another one does."""
    taken = {number for grid in found for number in grid.span.lines}
    return any(number not in taken and years_on(source, number) for number in range(first, last + 1))


def _has_places(source: SourceText, grid: Grid) -> bool:
    """Whether a head has gaps and rows go on over lines: the place of a line may then say whose its words are."""
    head = source.line(grid.rows[0].span.start).strip()
    several = any(row.span.end > row.span.start and len(row.cells) > 1 for row in grid.rows[1:])
    return several and has_gap(head)


def _names_above(source: SourceText, grid: Grid) -> int:
    """How many names of columns stand on the line right above a table: its head has left them out."""
    above = grid.span.start - 1
    return len(names_on(source.line(above), above)) if above >= 1 and source.line(above).strip() else 0


def _unplaced(source: SourceText, grid: Grid, scattered: Sequence[Grid]) -> int:
    """How many lines of words no cell has of a table whose lines are in no order: it is as good as a torn one."""
    if grid not in scattered:
        return 0
    taken = {number for row in grid.rows for cell in row.cells for number in cell.span.lines}
    lines = (number for number in grid.span.lines if number not in taken)
    return sum(has_letters(source.line(number)) and not is_of_page(source, number) for number in lines)


def _of_same_lines(flat: Mapping[Grid, Proof], laid: Mapping[Grid, Proof]) -> dict[Grid, Proof]:
    """The readings without those that lose over the same lines: a table by places, or of a line a cell, against others.

    A cell of money that these leave out is as bad as one that cannot be.
    """
    left = {**flat, **laid}
    for grid, proof in laid.items():
        rivals = [other for other in flat if not stand_apart(grid.span, other.span)]
        if rivals:
            possible = sum(flat[other].possible for other in rivals) - _left_out(grid, rivals)
            together = (possible, sum(flat[other].totals_met for other in rivals))
            for loser in rivals if proof[:2] >= together else [grid]:
                left.pop(loser, None)
    return left


def _left_out(grid: Grid, others: Sequence[Grid]) -> int:
    """How many cells of money a table has in rows that are on no lines of the others' rows."""
    taken = {number for other in others for row in other.rows for number in row.span.lines}
    rows = (row for row in grid.rows if taken.isdisjoint(row.span.lines))
    return sum(is_money(cell.text) for row in rows for cell in row.cells)


def _kept_open(grid: Grid) -> int:
    """How many cells the torn rows of a table lack: their words are in none."""
    width = len(grid.rows[0].cells)
    return sum(max(0, width - len(row.cells)) for row in grid.rows if row.torn)


def _best(found: Mapping[Grid, Proof]) -> list[Grid]:
    """Of readings of the same lines those with the best proof."""
    taken: list[Grid] = []
    # Where places and gaps prove as much, places say more: a gap tells two columns from one, not which they are.
    weight = {grid: (proof[:2], grid.dialect != "flat", proof.placed) for grid, proof in found.items()}
    for grid in sorted(found, key=lambda grid: weight[grid], reverse=True):
        if all(stand_apart(grid.span, other.span) for other in taken):
            taken.append(grid)
    return taken
