"""The tables of a text as they are printed: rows of cells.

What the file itself marks as a table comes typed. All others are read by modules of their own, in the order that the
room's docstring says; all meet in :func:`find_grids`.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from extract.ground.source import SourceText
from extract.web.markup import tables_of
from parsers.records.table import Grid, Tables
from parsers.tables.columns.head_ranges import with_columns_of_heads
from parsers.tables.columns.head_rows import is_header
from parsers.tables.columns.heads_again import with_names_again
from parsers.tables.columns.heads_over_rows import with_whole_heads
from parsers.tables.columns.plain_heads import with_plain_heads
from parsers.tables.columns.roles import Role, role_of
from parsers.tables.fewer_figures import with_fewer_figures_torn
from parsers.tables.flat.lone_pipes import with_gaps_for_pipes
from parsers.tables.flat.summaries.flat_summaries import flat_summaries
from parsers.tables.lines.broken_rows import broken_tables
from parsers.tables.lines.copied_rows import copied_tables
from parsers.tables.lines.counted_rows import counted_tables
from parsers.tables.lines.even_rows import even_tables
from parsers.tables.lines.gapless_rows import gapless_tables
from parsers.tables.lines.paired_marks import paired_tables
from parsers.tables.lines.run_on_rows import run_on_tables
from parsers.tables.marked.delimited import delimited_tables
from parsers.tables.marked.drawn_tables import drawn_tables
from parsers.tables.marked.merged_cells import grid_of
from parsers.tables.marked.open_bars import open_tables
from parsers.tables.marked.padded_bars import has_bars_in_places, padded_tables
from parsers.tables.marked.pipes import is_ruling, pipe_tables
from parsers.tables.rows.printed_cells import without_rules
from parsers.tables.rows.readings import prove
from parsers.tables.rows.sums_in_years import with_sums_apart
from parsers.tables.tabs import tab_grids
from parsers.tables.unmarked import stand_apart, with_unmarked, without_form

_OF_MONEY: frozenset[Role] = frozenset({"year", "budget", "sum", "quarter", "month"})
_HEAD_ROWS = 4


def find_grids(source: SourceText) -> Tables:
    """All tables of a source, in document order, each as long as its lines stand together."""
    marked = list(map(grid_of, tables_of(source)))
    taken_lines = {number for grid in marked for number in grid.span.lines}
    found = (drawn_tables, padded_tables, open_tables, delimited_tables, pipe_tables)
    for grid in chain.from_iterable(tables(source) for tables in found):
        if taken_lines.isdisjoint(grid.span.lines):
            marked.append(grid)
            taken_lines.update(grid.span.lines)
    marked = sorted(map(with_whole_heads, marked), key=lambda grid: grid.span.start)
    marked = list(with_columns_of_heads(with_names_again(marked)))
    gapless = list(gapless_tables(source))
    gapless += _apart(run_on_tables(source), gapless)
    counted = (
        grid
        for grid in chain(counted_tables(source), even_tables(source))
        if taken_lines.isdisjoint(grid.span.lines)
        and all(stand_apart(grid.span, other.span) or len(grid.rows) >= len(other.rows) for other in gapless)
    )
    marked = [*marked, *counted]
    marked += _apart(paired_tables(source), marked)
    marked += _apart(copied_tables(source), marked)
    marked += _apart(gapless, marked)
    taken = Tables(marked).lines
    summaries = (found.grid for found in flat_summaries(source) if found.grid and not taken.meet(found.span))
    marked = sorted((*marked, *summaries), key=lambda grid: grid.span.start)
    grids: list[Grid] = []
    start = 1
    for grid in marked:
        grids += tab_grids(source, start, grid.span.start - 1)
        grids.append(grid)
        start = max(start, grid.span.end + 1)
    grids += tab_grids(source, start, len(source.lines))
    grids = list(map(with_plain_heads, grids))
    if not _has_whole_head(grids) and (broken := tuple(broken_tables(source))):
        grids = sorted((*_apart(grids, broken), *broken), key=lambda grid: grid.span.start)
    firm = [grid for grid in grids if grid.dialect != "pipes" or _is_firm(source, grid)]
    if not _has_budget(firm):
        grids = _with_flat(with_gaps_for_pipes(source), grids, firm)
    else:
        grids = with_unmarked(source, grids)
    grids = [with_fewer_figures_torn(source, grid) for grid in grids]
    return Tables(with_sums_apart(without_rules(grid)) for grid in grids)


def _has_budget(grids: list[Grid]) -> bool:
    """Whether any table has the header of a budget table; the widest are the likeliest."""
    by_width = sorted(grids, key=lambda grid: -len(grid.rows[0].cells))
    return any(is_header(row) for grid in by_width for row in grid.rows)


def _has_whole_head(grids: list[Grid]) -> bool:
    """Whether any table has a budget table's header with its columns of money: line ends may have torn it."""
    return any(is_header(row) and _names_money(grid, at) for grid in grids for at, row in enumerate(grid.rows))


def _names_money(grid: Grid, index: int) -> bool:
    """Whether a head names money or years: in its first row, or in one below that has no fewer cells."""
    width = len(grid.rows[index].cells)
    rows = (row for row in grid.rows[index : index + _HEAD_ROWS] if len(row.cells) >= width)
    return any(role_of(cell.text) in _OF_MONEY for row in rows for cell in row.cells)


def _is_firm(source: SourceText, grid: Grid) -> bool:
    """Whether the cells of a pipe table are those between its pipes: it has a row of rulings, its pipes stand below
    each other, or most of its rows fit the head of a budget table.
    """
    ruled = any(is_ruling(source.line(number)) for number in grid.span.lines)
    return ruled or has_bars_in_places(source, grid.span) or (_has_budget([grid]) and prove(grid) is not None)


def _with_flat(source: SourceText, grids: list[Grid], firm: list[Grid]) -> list[Grid]:
    """``grids`` with the flattened budget tables between those that are ``firm``: looked for only where there is no
    other. One that is proved takes the place of what pipes alone made of its lines.
    """
    found: list[Grid] = []
    start = 1
    for end, following in ((grid.span.start - 1, grid.span.end + 1) for grid in firm):
        found += without_form(source, start, end)
        start = max(start, following)
    found += without_form(source, start, len(source.lines))
    own = set(map(id, firm))
    loose = Tables(grid for grid in grids if id(grid) not in own)
    taken = [flat for flat in found if prove(flat) or not loose.lines.meet(flat.span)]
    return sorted((*firm, *taken, *_apart(loose, taken)), key=lambda grid: grid.span.start)


def _apart(grids: Iterable[Grid], others: Iterable[Grid]) -> list[Grid]:
    """Those of ``grids`` that have no line in common with one of the others."""
    taken = Tables(others).lines
    return [grid for grid in grids if not taken.meet(grid.span)]
