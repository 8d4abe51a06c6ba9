"""Units that the rows of dimensions say, each for the rows below it: ``มิติที่ 2 การบริหาร… (หน่วย : ล้านบาท)``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from extract.ground.source import SourceText
from parsers.records.table import Grid, GridRow
from parsers.structure.headings import GOES_ON, carries_nothing, ends_table
from parsers.structure.levels import depth_of, level_named, names_place
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.figure_of_year import BESIDE_BUDGET
from parsers.tables.columns.head_rows import in_heads
from parsers.tables.columns.names import TOTAL, is_column_name, is_unit
from parsers.tables.columns.roles import Role, role_of, squeezed
from parsers.tables.rows.cell_kinds import is_figure
from parsers.values.money.units import COUNTED, UNREAD, UnitSaid, factor_in_head, unit_of_heading, unit_on_line
from parsers.values.page_marks import is_empty_or_of_page
from parsers.values.sums import OF_ALL

_OF_ALL = re.compile(OF_ALL)
_TAG = re.compile(r"<[^<>]*>")
_BAHT = "บาท"
_BAHT_AMOUNT = re.compile(r"[0-9๐-๙]\s*(?:บาท|\.-)")
_OF_ALL_PLACES, _OF_NO_PLACE = -2, 1
"""How deep stands what begins anew, and a row that names no place (:func:`depth_of`)."""

_FARTHEST = 40
_LONGEST_NAME = 60
"""Of a column, beside a heading."""

_LONGEST_OTHER_NAME = 20
"""Of a column that no rule knows as a whole."""

_OF_FIGURES: frozenset[Role] = BESIDE_BUDGET.union(("year", "budget", "sum", "paid", "target", "quarter", "month"))
_LEAST_FIGURES = 2
"""In a row of the table: its number, and one of money."""


@dataclass(slots=True)
class UnitsOfHeadings:
    """The units of rows by the lines from which each holds: a factor, and the line that says it; None where none is
    said. ``mixed`` are the lines of totals that sum up rows of several units.
    """

    starts: list[int] = field(default_factory=list)
    units: list[tuple[Decimal, int] | None] = field(default_factory=list)
    said: frozenset[int] = frozenset()
    """The lines of the headings, or other rows of one text, that say a unit."""

    unknown: set[int] = field(default_factory=set)
    """The lines from which no unit is known, whatever heads and lines say."""

    unsure: dict[int, Decimal] = field(default_factory=dict)
    """The units that are said from some lines, though not of what: those of a head that says the same."""

    mixed: set[int] = field(default_factory=set)
    none_but_baht: bool = False
    """Whether no place says another unit: what is not known below some line holds above it."""

    def begin(self, line: int, unit: tuple[Decimal, int] | None) -> None:
        """A unit holds from a line on."""
        self.starts.append(line)
        self.units.append(unit)

    def of_row(self, row: GridRow, columns: ColumnRoles) -> ColumnRoles:
        """The columns of a row in the unit of its heading; in none where that is not said, or contradicted."""
        if sum(bool(cell.text) for cell in row.cells) < 2:
            return columns
        line = row.span.start
        place = bisect_right(self.starts, line) - 1
        if place >= 0 and self.starts[place] in self.unknown:
            return columns.in_unit(None, None)
        unit = self.units[place] if place >= 0 and line not in self.mixed else None
        printed = {factor for factor in columns.factors.values() if factor is not None}
        if place >= 0 and (unsure := self.unsure.get(self.starts[place])):
            return columns if printed == {unsure} and line not in self.mixed else columns.in_unit(None, None)
        if unit is None:
            known = (printed or self.none_but_baht) and line not in self.mixed
            return columns if known else columns.in_unit(None, None)
        return (
            columns.in_unit(*unit)
            if not columns.in_unknown_unit and printed <= {unit[0]}
            else columns.in_unit(None, None)
        )


def units_of_headings(grids: Sequence[Grid], source: SourceText | None) -> UnitsOfHeadings | None:
    """The units that headings inside the budget tables ``grids`` say for the rows down to the next of their level; None
    where none says one, or the first says the only one: that is the table's, and of those that go on with it.
    """
    headings = [(row.span.start, text) for grid in grids for row in grid.rows if (text := _heading(row))]
    units = {line: unit for line, text in headings if (unit := unit_of_heading(text))}
    factors = {unit.factor for unit in units.values()}
    unread = {row.span.start: factor for grid in grids for row, factor in _rows_of_names(grid)}
    if not factors - {Decimal(1)} and not unread:
        return None
    others = {
        row.span.start: factor
        for grid in grids
        for index, row in enumerate(grid.rows)
        for factor in _unit_of_no_heading(row, of_table=index == 0 or not headings or row.span.start < headings[0][0])
    }
    none_but_baht = {*factors, *others.values(), *unread.values()} <= {Decimal(1)}
    others |= dict.fromkeys(unread)
    says = headings[0][0] if headings else min(unread)
    if len(factors) == 1 and says in units and not {*others.values()} - factors and not _has_rows_above(grids, says):
        if units[says].sure:
            return _of_first_tables(grids, source, units[says], says)
        if units[says] != UNREAD:
            return None
    lines = [row.span.start for grid in grids for row in grid.rows]
    found = UnitsOfHeadings(said=frozenset({*units, *others}), none_but_baht=none_but_baht)
    if len(set(lines)) < len(lines):
        return found  # what stands below what is not known
    above_all = bool(headings) and level_named(headings[0][1]) is None
    walk = _Walk(found)
    for above, grid in zip((None, *grids), grids, strict=False):
        if above and not _goes_on(above, grid, source):
            walk.heading(grid.span.start, None, _OF_ALL_PLACES)
        for row in grid.rows:
            line = row.span.start
            if line in others:
                if (factor := unread.get(line)) and factor != 1:
                    found.unsure[line] = factor
                else:
                    found.unknown.add(line)
                walk.heading(line, None, _OF_NO_PLACE, says=True)
            elif text := _heading(row):
                unit = units.get(line)
                factor = unit.factor if unit and unit.sure and unit.factor != COUNTED else None
                if unit and factor is None:
                    found.unknown.add(line)
                said = None if factor is None else (factor, line)
                walk.heading(line, said, depth_of(text, above_all=above_all), says=unit is not None)
            elif (first := next((cell.text for cell in row.cells if cell.text), "")) and TOTAL.match(first):
                walk.total(line, of_all=_OF_ALL.search(first) is not None)
    walk.close()
    return found


def _of_first_tables(
    grids: Sequence[Grid], source: SourceText | None, unit: UnitSaid, line: int
) -> UnitsOfHeadings | None:
    """The ``unit`` of the first heading, on a ``line``, where another part of the plan begins between the tables: it
    holds down to there, and none is known below. None where none does.
    """
    other = next((below for above, below in pairwise(grids) if _begins_part(above, below, source)), None)
    if other is None or unit.factor is None:
        return None
    found = UnitsOfHeadings(said=frozenset({line}))
    found.begin(grids[0].span.start, (unit.factor, line))
    found.begin(other.span.start, None)
    found.unknown.add(other.span.start)
    return found


def _begins_part(above: Grid, grid: Grid, source: SourceText | None) -> bool:
    """Whether the heading of another part stands between two tables, which is none that stood above the first, too."""
    if source is None:
        return False
    upper = {squeezed(source.line(number)) for number in range(1, above.span.start)}
    between = (number for number in range(above.span.end + 1, grid.span.start) if source.key(number).strip())
    return any(
        ends_table(source.key(number).strip())
        and not names_place(source.line(number).strip())
        and squeezed(source.line(number)) not in upper
        for number in between
    )


@dataclass(slots=True)
class _Walk:
    """The rows from above: the unit that holds, and whether each heading had a total."""

    found: UnitsOfHeadings
    _depth: int = 0
    _totals: list[list[int]] = field(default_factory=list)

    def heading(self, line: int, unit: tuple[Decimal, int] | None, depth: int, *, says: bool = False) -> None:
        """A heading of a ``depth``; one that says no unit has that of the one it stands below."""
        self._totals.append([])
        if says or depth <= self._depth:
            self.found.begin(line, unit)
            self._depth = depth if says else self._depth

    def total(self, line: int, *, of_all: bool) -> None:
        """A total below a heading: the first is its own, the others may be of rows of several units."""
        if of_all or not self._totals or self._totals[-1]:
            self.found.mixed.add(line)
        else:
            self._totals[-1].append(line)

    def close(self) -> None:
        """The end of the tables: a total below the last heading is that of all where others have none."""
        *others, last = self._totals or [[]]
        if not all(others):
            self.found.mixed.update(last)


def _has_rows_above(grids: Sequence[Grid], line: int) -> bool:
    """Whether rows with figures stand in the tables above a ``line``: what is said there is not said for them."""
    for grid in grids:
        of_heads = in_heads(grid)
        for at, row in enumerate(grid.rows):
            if row.span.start >= line:
                return False
            if at not in of_heads and sum(is_figure(cell.text) for cell in row.cells) >= _LEAST_FIGURES:
                return True
    return False


def _heading(row: GridRow) -> str | None:
    """The text of a row that names a place and nothing else."""
    texts = [cell.text for cell in row.cells if cell.text]
    return texts[0] if len(texts) == 1 and names_place(texts[0]) else None


def _rows_of_names(grid: Grid) -> Iterator[tuple[GridRow, Decimal | None]]:
    """The rows of a table, below its head, that name a place and, without a figure, have beside it names of columns of
    figures or a name with a unit; or have units alone, several. What stands below has those, and which is the name of
    which column is not said. Each with the unit that it says, 1 for names without one; None where it says several, or
    in names of columns of figures.
    """
    of_heads = in_heads(grid)
    for at, row in enumerate(grid.rows):
        texts = [cell.text for cell in row.cells if cell.text]
        if at in of_heads or len(texts) < 2 or any(map(is_figure, texts)):
            continue
        place = next((text for text in texts[:2] if names_place(text)), None)
        beside = [text for text in texts if text is not place]
        names = [text for text in beside if len(text) <= _LONGEST_NAME]
        units_alone = len(names) > 1 and all(_BAHT in text and is_unit(text) for text in beside)
        if place is None and not units_alone:
            continue
        said = (unit_on_line(text) for text in names if _BAHT in text)
        units = {unit.factor for unit in said if unit and unit.factor != COUNTED}
        of_figures = place is not None and any(map(_is_name_of_figures, names))
        if units <= {Decimal(1)}:
            yield from [(row, Decimal(1))] * of_figures
        else:
            yield row, units.pop() if len(units) == 1 and not of_figures else None


def _is_name_of_figures(text: str) -> bool:
    """Whether a text is the name of a column of figures."""
    role = role_of(text)
    return role in _OF_FIGURES and (is_column_name(text) or (role != "budget" and len(text) <= _LONGEST_OTHER_NAME))


def _unit_of_no_heading(row: GridRow, *, of_table: bool) -> Iterator[Decimal | None]:
    """The unit that a row of one text says which names no place, and is no total: None where that is not sure. Where it
    may be ``of_table``, and says nothing else, it is.
    """
    texts = [cell.text for cell in row.cells if cell.text]
    if len(texts) != 1 or names_place(texts[0]) or TOTAL.match(texts[0]):
        return
    unit = unit_on_line(texts[0])
    if unit and unit.factor != COUNTED:
        if not of_table or not unit.sure:
            yield unit.factor if unit.sure else None
    elif _BAHT in texts[0] and not _BAHT_AMOUNT.search(texts[0]) and factor_in_head(texts[0]):
        yield None


def _goes_on(above: Grid, grid: Grid, source: SourceText | None) -> bool:
    """Whether a table goes on with the one above: with the same head, over a page's end alone and what is printed
    again there: a caption of the one above, or what says ``(ต่อ)``.
    """
    if source is None or grid.span.start - above.span.end > _FARTHEST:
        return False
    upper = range(max(0, above.span.start - _FARTHEST) + 1, above.span.start)
    captions = {squeezed(source.line(number)) for number in upper}
    for number in range(above.span.end + 1, grid.span.start):
        text = _TAG.sub("", source.line(number)).strip()
        if carries_nothing(_TAG.sub("", source.key(number)).strip()) or is_empty_or_of_page(source, number):
            continue
        again = squeezed(text) in captions or GOES_ON.search(text)
        if not again or names_place(text) or ends_table(source.key(number).strip()):
            return False
    texts = [[cell.text for cell in one.rows[0].cells] for one in (above, grid)]
    return texts[0] == texts[1]
