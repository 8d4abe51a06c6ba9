"""The tables of a text as they are printed: rows of cells.

Two dialects live by tabs. In ``tabs`` a row is a line and tabs part its cells (``<p>…</p>`` may part the pieces of a
cell). In ``cells`` every cell begins a line with a tab and goes on in lines without one. What the file itself marks as
a table comes typed. All others are read by modules of their own, in the order that the room's docstring says; all meet
in :func:`find_grids`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import Literal

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from extract.web.markup import tables_of
from parsers.records.table import Cell, Grid, GridRow
from parsers.structure.headings import chapter_of, heading_of, title_label
from parsers.structure.levels import names_node, names_place
from parsers.tables.columns.head_ranges import with_columns_of_heads
from parsers.tables.columns.head_rows import header_rows, is_header
from parsers.tables.columns.heads_again import with_names_again
from parsers.tables.columns.heads_over_rows import with_whole_heads
from parsers.tables.columns.names import is_column_name, is_unit
from parsers.tables.columns.roles import Role, role_of
from parsers.tables.flat.anchored import anchored_tables
from parsers.tables.flat.column_by_column import column_tables
from parsers.tables.flat.heads import find_head, has_gap, names_on
from parsers.tables.flat.line_heads import line_head
from parsers.tables.flat.lone_pipes import with_gaps_for_pipes
from parsers.tables.flat.numbered_lines import numbered_tables
from parsers.tables.flat.out_of_order import torn_out_of_order, without_order
from parsers.tables.flat.reading_order import tables_in_reading_order
from parsers.tables.flat.rows import flat_tables
from parsers.tables.flat.summaries import flat_summaries
from parsers.tables.layout.head_names import years_on
from parsers.tables.layout.table import layout_tables
from parsers.tables.lines.bare_cells import line_tables
from parsers.tables.lines.broken_rows import broken_tables
from parsers.tables.lines.counted_rows import counted_tables
from parsers.tables.lines.even_rows import even_tables
from parsers.tables.lines.gapless_rows import gapless_tables
from parsers.tables.lines.run_on_rows import run_on_tables
from parsers.tables.lines.tabbed_cells import cell_rows, is_cell_line
from parsers.tables.lines.uneven_tabs import with_even_rows
from parsers.tables.marked.delimited import delimited_tables
from parsers.tables.marked.drawn_tables import drawn_tables
from parsers.tables.marked.merged_cells import grid_of
from parsers.tables.marked.open_bars import open_tables
from parsers.tables.marked.padded_bars import has_bars_in_places, padded_tables
from parsers.tables.marked.pipes import is_ruling, pipe_tables
from parsers.tables.rows.cell_kinds import has_letters, is_money
from parsers.tables.rows.printed_cells import printed_cell, without_rules
from parsers.tables.rows.readings import UNPROVED, Proof, prove
from parsers.tables.rows.row_begins import number_due, number_of_item
from parsers.tables.rows.sums_in_years import with_sums_apart
from parsers.values.money.units import factor_on_line
from parsers.values.page_marks import MAYBE_PAGE_MARK, is_blanked_or_rule, is_empty_or_of_page, is_of_page
from parsers.values.years import find_year_ranges

_LIST_ENTRY = re.compile(r"^\s*(?:[-–•*]\s*)?(?:\(?[0-9๐-๙.]{1,8}[.)]*)?\s*\t\s*[^\t]*$")
_COLUMN_NAME = re.compile(
    r"^(?:ม.{0,2}ต[ิี]?|ภารกิจ\S{0,12}|(?:โครงการ|กิจกรรม)(?:/\S*)?|ปี\s*[0-9๐-๙]*|งบ\S{0,16}|จำนวน|หมายเหตุ|ลำดับ(?:\s*ที่)?|ที่"
    r"|ขั้นตอน\S{0,16}|ประเด็น\S{0,24}|ความเสี่ยง\S{0,16}|ค่าเป้าหมาย|จุดแข็ง.{0,14}|จุดอ่อน.{0,14}|โอกาส.{0,16}|อุปสรรค.{0,14}|เรื่อง|หน้า"
    r"|risk score|ผู้รับผิดชอบ|หน่วยงาน\S{0,12})$",
    re.IGNORECASE,
)
_OF_MONEY: frozenset[Role] = frozenset({"year", "budget", "sum", "quarter", "month"})
_FIRST: frozenset[Role] = frozenset({"number", "dimension", "mission", "project"})
_HEAD_ROWS = 4
_MOST_BETWEEN = 3
_MOST_CONTINUED = 6
_MOST_EMPTY = 12
_MOST_BEHIND = 6
_MOST_NAMES = 12
"""Lines of a head above its years."""

_LONGEST_YEAR = 30


def find_grids(source: SourceText) -> tuple[Grid, ...]:
    """All tables of a source, in document order, each as long as its lines stand together."""
    marked = list(map(grid_of, tables_of(source)))
    taken_lines = {number for grid in marked for number in range(grid.span.start, grid.span.end + 1)}
    found = (drawn_tables, padded_tables, open_tables, delimited_tables, pipe_tables)
    for grid in chain.from_iterable(tables(source) for tables in found):
        if taken_lines.isdisjoint(range(grid.span.start, grid.span.end + 1)):
            marked.append(grid)
            taken_lines.update(range(grid.span.start, grid.span.end + 1))
    marked = sorted(map(with_whole_heads, marked), key=lambda grid: grid.span.start)
    marked = list(with_columns_of_heads(with_names_again(marked)))
    gapless = list(gapless_tables(source))
    gapless += [grid for grid in run_on_tables(source) if all(_apart(grid.span, other.span) for other in gapless)]
    counted = (
        grid
        for grid in chain(counted_tables(source), even_tables(source))
        if taken_lines.isdisjoint(range(grid.span.start, grid.span.end + 1))
        and all(_apart(grid.span, other.span) or len(grid.rows) >= len(other.rows) for other in gapless)
    )
    marked = [*marked, *counted]
    marked += [grid for grid in gapless if all(_apart(grid.span, other.span) for other in marked)]
    summaries = (
        found.grid
        for found in flat_summaries(source)
        if found.grid and all(_apart(found.span, grid.span) for grid in marked)
    )
    marked = sorted((*marked, *summaries), key=lambda grid: grid.span.start)
    grids: list[Grid] = []
    start = 1
    for grid in marked:
        grids += _tab_grids(source, start, grid.span.start - 1)
        grids.append(grid)
        start = max(start, grid.span.end + 1)
    grids += _tab_grids(source, start, len(source.lines))
    if not _has_whole_head(grids) and (broken := tuple(broken_tables(source))):
        apart = [grid for grid in grids if all(_apart(grid.span, other.span) for other in broken)]
        grids = sorted((*apart, *broken), key=lambda grid: grid.span.start)
    firm = [grid for grid in grids if grid.dialect != "pipes" or _is_firm(source, grid)]
    if not _has_budget(firm):
        grids = _with_flat(with_gaps_for_pipes(source), grids, firm)
    else:
        grids = _with_unmarked(source, grids)
    return tuple(with_sums_apart(without_rules(grid)) for grid in grids)


def _apart(one: Span, other: Span) -> bool:
    return one.end < other.start or other.end < one.start


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
    ruled = any(is_ruling(source.line(number)) for number in range(grid.span.start, grid.span.end + 1))
    return ruled or has_bars_in_places(source, grid.span) or (_has_budget([grid]) and prove(grid) is not None)


def _with_flat(source: SourceText, grids: list[Grid], firm: list[Grid]) -> list[Grid]:
    """``grids`` with the flattened budget tables between those that are ``firm``: looked for only where there is no
    other. One that is proved takes the place of what pipes alone made of its lines.
    """
    found: list[Grid] = []
    start = 1
    for end, following in ((grid.span.start - 1, grid.span.end + 1) for grid in firm):
        found += _without_form(source, start, end)
        start = max(start, following)
    found += _without_form(source, start, len(source.lines))
    loose = [grid for grid in grids if grid not in firm]
    taken = [flat for flat in found if prove(flat) or all(_apart(flat.span, grid.span) for grid in loose)]
    left = [grid for grid in loose if all(_apart(grid.span, flat.span) for flat in taken)]
    return sorted((*firm, *taken, *left), key=lambda grid: grid.span.start)


def _with_unmarked(source: SourceText, grids: list[Grid]) -> list[Grid]:
    """``grids`` with the tables that nothing marks between them, where a head names years there and at least half of
    the rows fit it: copies mix forms.
    """
    found: list[Grid] = []
    start = 1
    for end, following in (*((grid.span.start - 1, grid.span.end + 1) for grid in grids), (len(source.lines), 0)):
        years = [number for number, key in enumerate(source.digits[start - 1 : end], start) if "25" in key]
        if any(_may_be_head(source, number, end) for number in years):
            found += [grid for grid in _without_form(source, start, end) if prove(grid)]
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
    if not (_is_stretch(line) if several else is_column_name(line)):
        return False
    lines = range(max(1, number - _MOST_NAMES), number)
    return any(_begins_head(source.line(above).strip()) and find_head(source, above, last) for above in lines)


def _is_stretch(line: str) -> bool:
    """Whether a line is the head of a column of several years, and nothing else: ``ปี 2566 - 2568 (บาท)``."""
    years = find_year_ranges(arabic_digits(line))
    left = f"{line[: years[0][0]]} {line[years[0][1] :]}".strip() if len(years) == 1 else line
    return len(years) == 1 and (not left or is_unit(left))


@lru_cache(maxsize=1024)  # the lines above several years are the same
def _begins_head(line: str) -> bool:
    """Whether a line begins with the name of a table's first column, of rows or of projects."""
    first = line.split(maxsplit=1)[0] if line else ""
    return is_column_name(first) and role_of(first) in _FIRST


def _without_form(source: SourceText, first: int, last: int) -> Iterator[Grid]:
    """Tables that nothing but places and line ends parts, between two lines, each as the reading with the better proof
    has it. Places are looked at where line ends and gaps alone prove nothing.
    """
    doubtful: list[Grid] = []
    found = _in_order(source, chain(flat_tables(source, first, last), column_tables(source, first, last)), doubtful)
    flat = {grid: prove(grid) for grid in found}
    whole = bool(flat) and not doubtful and all(proof and proof.complete for proof in flat.values())
    whole = whole and not any(_has_places(source, grid) for grid in found)
    if whole and not _has_years_beside(source, first, last, found):
        yield from sorted(flat, key=lambda grid: grid.span.start)
        return
    scattered = list(tables_in_reading_order(source, first, last))
    others = chain(
        anchored_tables(source, first, last),
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
    taken = _best(_of_same_lines({grid: proof or UNPROVED for grid, proof in flat.items()}, laid))
    taken = taken or scattered
    for grid in (*_beside(doubtful, scattered), *map(torn_out_of_order, doubtful)):
        if all(_apart(grid.span, other.span) for other in taken):
            taken.append(grid)
    taken = _with_lines(taken, [grid for grid in numbered_tables(source, first, last) if not _beside(doubtful, [grid])])
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
        if all(_apart(grid.span, other.span) for other in left):
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
    return [grid for grid in others if not all(_apart(grid.span, one.span) for one in doubtful)]


def _has_years_beside(source: SourceText, first: int, last: int, found: Sequence[Grid]) -> bool:
    """Whether a line that none of some tables has names years in order, as the head of another one does."""
    taken = {number for grid in found for number in range(grid.span.start, grid.span.end + 1)}
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
    taken = {number for row in grid.rows for cell in row.cells for number in range(cell.span.start, cell.span.end + 1)}
    lines = (number for number in range(grid.span.start, grid.span.end + 1) if number not in taken)
    return sum(has_letters(source.line(number)) and not is_of_page(source, number) for number in lines)


def _of_same_lines(flat: Mapping[Grid, Proof], laid: Mapping[Grid, Proof]) -> dict[Grid, Proof]:
    """The readings without those that lose over the same lines: a table by places, or of a line a cell, against others.

    A cell of money that these leave out is as bad as one that cannot be.
    """
    left = {**flat, **laid}
    for grid, proof in laid.items():
        rivals = [other for other in flat if not _apart(grid.span, other.span)]
        if rivals:
            possible = sum(flat[other].possible for other in rivals) - _left_out(grid, rivals)
            together = (possible, sum(flat[other].totals_met for other in rivals))
            for loser in rivals if proof[:2] >= together else [grid]:
                left.pop(loser, None)
    return left


def _left_out(grid: Grid, others: Sequence[Grid]) -> int:
    """How many cells of money a table has in rows that are on no lines of the others' rows."""
    taken = {number for other in others for row in other.rows for number in range(row.span.start, row.span.end + 1)}
    rows = (row for row in grid.rows if taken.isdisjoint(range(row.span.start, row.span.end + 1)))
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
        if all(_apart(grid.span, other.span) for other in taken):
            taken.append(grid)
    return taken


def _tab_grids(source: SourceText, first: int, last: int) -> Iterator[Grid]:
    for span, dialect in _regions(source, first, last):
        if dialect == "tabs":
            rows = tuple(with_even_rows(source, _tab_rows(source, span), last))
            span = Span(span.start, max(span.end, rows[-1].span.end)) if rows else span
        else:
            rows = tuple(cell_rows(source, span))
        if rows:
            yield Grid(rows, span, dialect)


def _regions(source: SourceText, first: int, last: int) -> Iterator[tuple[Span, Literal["tabs", "cells"]]]:
    """Runs of table lines from ``first`` to ``last`` with their dialect. A ``tabs`` run ends with the first line
    without a tab, but for a heading or the middle of a cell inside a budget table.
    """
    lines = source.lines
    end = 0
    for number in source.lines_with("\t"):
        if number <= end or number < first:
            continue
        if number > last:
            break
        if _opens_cells(lines, number):
            end = min(_end_of_cells(source, number), last)
            yield Span(number, end), "cells"
            continue
        end = number
        headed = _has_header(source, number)
        while end < last and not _opens_cells(lines, end + 1):
            if "\t" not in lines[end]:
                following = _goes_on(source, end, last) if headed or _is_place_within(source, number, end) else None
                if headed and not following:
                    following = _over_page(source, Span(number, end), last)
                if not following:
                    end += headed and _is_bare_row(source, end + 1)
                    break
                end = following - 1
            end += 1
            headed = headed or _has_header(source, end)
        rows = [place for place in range(number, end + 1) if is_row(lines[place - 1])]
        if rows:  # what stands above the first is indented prose
            yield Span(rows[0], end if headed else _last_of(source, rows, end)), "tabs"


def _has_header(source: SourceText, number: int) -> bool:
    return is_header(_tab_row(source.line(number), number))


def _goes_on(source: SourceText, end: int, last: int) -> int | None:
    """The line with which a budget table of tabs goes on below lines without a tab that stand right below it: a
    heading, or what a line break in a cell left. None where it does not.
    """
    following = range(end + 2, min(end + 1 + _MOST_BETWEEN, last) + 1)
    below = next((n for n in following if _may_be_row(source.line(n))), None)
    if below is None:
        return None
    between = range(end + 1, below)
    if any(not source.line(number).strip() or _is_no_cell(source, number) for number in between):
        return None
    return None if _has_header(source, below) else below


def _over_page(source: SourceText, above: Span, last: int) -> int | None:
    """The line with which a budget table of tabs goes on right behind a page's number: as wide a row as that above it,
    which has the number that is due or names a place of the tree alone. None for all others, as a head that returns.
    """
    below, mark = above.end + 1, ""
    while below <= min(above.end + _MOST_BETWEEN, last) and _is_over_page(source, below):
        mark = mark or source.stripped_digits[below - 1]
        below += 1
    row = source.line(below) if mark and below <= last else ""
    if not is_row(row) or row.count("\t") != source.line(above.end).count("\t") or _has_header(source, below):
        return None
    lines = range(above.end, max(above.start, above.end - _MOST_BETWEEN) - 1, -1)
    due = next((due for n in lines if (due := number_due(source.line(n).partition("\t")[0]))), None)
    own = number_due(row.partition("\t")[0])
    if due is not None and own is None and "\t" not in row.strip() and names_node(row.strip()):
        return below if number_due(mark) != due + 1 else None  # else the mark may be the number of a row
    return below if due is not None and own == due + 1 else None


def _is_over_page(source: SourceText, number: int) -> bool:
    """Whether a line may stand between two pages: an empty one, or a page's number."""
    return is_empty_or_of_page(source, number) or bool(MAYBE_PAGE_MARK.fullmatch(source.stripped_digits[number - 1]))


def _is_place_within(source: SourceText, start: int, end: int) -> bool:
    """Whether the line below a table that begins with a head of several years is a place of the tree, and the next as
    wide a row as the one above: a table that sums the plan up, whose blank cells were stripped.
    """
    if (
        end + 2 > len(source.lines)
        or source.key(start).count("25") < 2
        or not names_place(source.line(end + 1).strip())
    ):
        return False
    return source.line(end + 2).count("\t") == source.line(end).count("\t") > 1


def _is_bare_row(source: SourceText, number: int) -> bool:
    """Whether a line right below a table's rows is one more that lost its tabs, without money: the item that is due."""
    counted = number_of_item(source.line(number - 1).partition("\t")[0])
    return counted is not None and number_of_item(source.line(number)) == counted + 1


def _is_no_cell(source: SourceText, number: int) -> bool:
    """Whether a line is no part of a table's row: a page number, a blanked running head, a heading of a part."""
    key = source.stripped_digits[number - 1]
    found = heading_of(key, key)
    ends = found is not None and found.rule not in ("dimension", "mission", "strategy", "named_strategy")
    of_page = is_blanked_or_rule(source, number) or MAYBE_PAGE_MARK.fullmatch(key)
    return ends or bool(of_page) or title_label(key) is not None


def _last_of(source: SourceText, rows: Sequence[int], end: int) -> int:
    """The last line of a table's run, which ends above a chapter with fewer cells: ``5.``, a tab, its title."""
    most = max(source.line(number).count("\t") for number in rows)
    for number in range(rows[-1] + 1, end + 1):
        line = source.line(number)
        if line.count("\t") <= most / 2 and _is_chapter(" ".join(line.split())):
            return number - 1
    return end


def is_row(line: str) -> bool:
    """Whether tabs part cells in a line. One that only indents it, or stands behind a list's number, parts none.

    >>> [is_row(line) for line in ("1\\tโครงการ ก", "โครงการ ก\\t5,000", "\\t\\t3.1 เพื่อ", "1.\\tหลักการ", "โครงการ\\t")]
    [False, True, False, False, False]
    """
    tabs = line.strip().count("\t") if "\t" in line else 0
    return tabs > 0 and (tabs > 1 or not is_list_entry(line))


def _may_be_row(line: str) -> bool:
    """Whether a line is a row, or may be one of which only a cell is filled."""
    return is_row(line) or (line.count("\t") > 1 and not is_list_entry(line))


def is_list_entry(line: str) -> bool:
    """Whether a line, indented or not, begins with a list's number: ``1)\tText``."""
    return bool(_LIST_ENTRY.match(line.lstrip()))


def _opens_cells(lines: tuple[str, ...], number: int) -> bool:
    """Whether a line opens a table of the ``cells`` dialect: cells follow closely, and the first ones name columns.

    Indented prose does not.
    """
    if not is_cell_line(lines[number - 1]):
        return False
    cells = [line.strip() for line in lines[number - 1 : number + 7] if is_cell_line(line)]
    if len(cells) < 3 or not _names_column(cells[0]):
        return False  # an indented paragraph above the table is none of its cells
    return sum(map(_names_column, cells[:4])) >= 2


def _names_column(text: str) -> bool:
    return bool(_COLUMN_NAME.match(text)) or (bool(text) and is_column_name(text))


def _end_of_cells(source: SourceText, start: int) -> int:
    """The last line of a ``cells`` table: the last cell line (with its continuation) before a gap.

    A continuation line belongs to a cell only while another cell line follows within a few lines; empty cells whose
    tabs were stripped are more empty lines.
    """
    lines = source.lines
    end = number = start
    while number < len(lines):
        if is_cell_line(lines[number]):  # right below: nothing stands between
            end = number = number + 1
            continue
        following = next((n for n in range(number + 1, _reach(lines, number) + 1) if is_cell_line(lines[n - 1])), None)
        if following is None or any(_ends_cells(lines, n) for n in range(number + 1, following)):
            break
        end = number = following
    return end


def _ends_cells(lines: tuple[str, ...], number: int) -> bool:
    """Whether a line without a tab is in no cell: a chapter, a unit, or a place of the tree below an empty line."""
    line = lines[number - 1]
    if _is_chapter(line) or factor_on_line(line) is not None:
        return True
    return number > 1 and not lines[number - 2].strip() and names_place(line.strip())


def _is_chapter(line: str) -> bool:
    """Whether a line without indentation is a numbered chapter of part 1: indented prose may stand below it."""
    key = arabic_digits(line)
    chapter = chapter_of(key, line) if key[:1].isdecimal() else None
    return chapter is not None and chapter.number is not None


def _reach(lines: tuple[str, ...], number: int) -> int:
    """The last line on which the next cell may begin."""
    blank = number
    while blank < min(number + _MOST_EMPTY, len(lines)) and not lines[blank].strip():
        blank += 1
    return min(max(number + _MOST_CONTINUED, blank + 1), len(lines))


def _tab_rows(source: SourceText, span: Span) -> Sequence[GridRow]:
    lines = [(source.line(number), number) for number in range(span.start, span.end + 1)]
    rows = [_tab_row(line, number) for line, number in lines if "\t" in line or not _is_over_page(source, number)]
    return rows if source.has_blank_ends else _with_whole_heads(rows)


def _with_whole_heads(rows: list[GridRow]) -> list[GridRow]:
    """The rows of a table whose blank ends were stripped, with the empty cells at the ends of its heads' rows: a row of
    years that is narrower than the names above it would be no sure place for them.
    """
    place = 0
    while place < len(rows):
        below = place + 1
        if is_header(rows[place]):
            _, widths, below = header_rows(rows, place)
            for index in range(place, below):
                blanks = [Cell("", (), rows[index].span)] * (max(widths) - len(rows[index].cells))
                rows[index] = replace(rows[index], cells=(*rows[index].cells, *blanks))
        place = below
    return rows


@lru_cache(maxsize=512)  # a line is asked whether it is a head before the table is read
def _tab_row(line: str, number: int) -> GridRow:
    here = Span(number, number)
    return GridRow(tuple([printed_cell((text,), here) for text in line.split("\t")]), here)
