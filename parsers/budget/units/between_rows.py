"""Units that stand between the rows of figures of a budget table, in a row or on a line of their own or beside a
heading: of the rows below, and of none above.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from decimal import Decimal
from operator import itemgetter

from extract.ground.scales import FACTORS
from extract.ground.source import SourceText, Span
from parsers.budget.units.lines_beside import lines_inside
from parsers.records.table import Grid, GridRow
from parsers.structure.levels import names_place
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.head_rows import in_heads
from parsers.tables.columns.names import TOTAL, is_column_name
from parsers.tables.rows.cell_kinds import has_letters, is_figure, is_money
from parsers.tables.rows.row_begins import number_alone
from parsers.values.kinds import kind_of
from parsers.values.money.cell_forms import DASHES
from parsers.values.money.units import COUNTED, UnitSaid, unit_among_words, unit_in_cell, unit_on_line

_BAHT = Decimal(1)
_UNIT = "หน่วย"
_WORDS = (_UNIT, "บาท", "หลัก", "คูณ", *(f"{scale})" for scale in FACTORS))
"""One of them stands on a line that says a unit."""

_LINES_OF_CELLS = frozenset({"layout", "flat", "cells"})
"""Dialects in which a row may have taken a line that stands below it."""


@dataclass(slots=True)
class UnitsBetween:
    """The units that stand between rows, by the first line of their table: each with its line, None for several in
    one place.
    """

    said: dict[int, list[tuple[int, Decimal | None]]] = field(default_factory=dict)

    @property
    def lines(self) -> frozenset[int]:
        """The lines that say them: they are not of a whole table."""
        return frozenset(line for found in self.said.values() for line, _ in found)

    @property
    def larger(self) -> bool:
        """Whether one is, perhaps, another than baht."""
        return any(factor != _BAHT for found in self.said.values() for _, factor in found)

    def of_row(self, grid: Grid, row: GridRow, columns: ColumnRoles) -> ColumnRoles:
        """The columns of a row of ``grid``: what stands below a unit has none that is known, unless the head,
        a line, or the row itself says the same; of baht no more need be said.
        """
        found = self.said.get(grid.span.start, ())
        place = bisect_right(found, row.span.end, key=itemgetter(0))
        if not place or sum(bool(cell.text) for cell in row.cells) < 2:
            return columns
        factor = found[place - 1][1]
        printed = {*columns.factors.values()}
        return columns if {factor} == (printed or {_BAHT}) else columns.in_unit(None, None)


def units_between_rows(
    grids: Sequence[Grid], source: SourceText | None, of_headings: Set[int] = frozenset()
) -> UnitsBetween:
    """The units that stand between the rows of figures of each table; those on lines ``of_headings`` aside. What stands
    above the first such row or below the last is said of the whole table, if :mod:`lines_beside` hears it.
    """
    between = UnitsBetween()
    for grid in grids if source else ():
        assert source is not None
        if words := {number for word in _WORDS for number in source.lines_with(word, *grid.span)} - of_headings:
            found = dict((*_on_lines(grid, source, words), *_in_rows(grid, source, words)))
            if found:
                above = between.said.get(grid.span.start, [])  # of another table on the same line
                between.said[grid.span.start] = sorted((*above, *found.items()), key=itemgetter(0))
    return between


def without_units(rows: Iterable[GridRow]) -> list[GridRow]:
    """The rows without those that say a unit and nothing else: they go on with no title."""
    return [row for row in rows if not _is_unit_alone(row)]


def _is_unit_alone(row: GridRow) -> bool:
    texts = row.texts
    if len(texts) != 1:
        return bool(texts) and all(_unit_of_cell(text) for text in texts)
    (text,) = texts
    if names_place(text) or TOTAL.match(text) or kind_of(text) != "unspecified":
        return False
    unit = _unit_of_cell(text) or unit_on_line(text)
    return unit is not None and unit.sure and unit.factor != COUNTED


def _in_rows(grid: Grid, source: SourceText, words: Set[int]) -> Iterator[tuple[int, Decimal | None]]:
    """The units of rows without figures, with their lines; ``words`` are on those that may say one."""
    of_heads = in_heads(grid)
    figures = grid.once(_rows_with_figures)
    of_table = {line for line, _ in lines_inside(grid, source)}
    for at, row in enumerate(grid.rows):
        if at in of_heads or words.isdisjoint(row.span.lines):
            continue
        unit = _unit_of_row(row)
        between = figures and figures[0] < at < figures[-1]
        if unit and (between or row.span.start not in of_table):
            yield row.span.start, unit.factor


def _on_lines(grid: Grid, source: SourceText, words: Set[int]) -> Iterator[tuple[int, Decimal | None]]:
    """The units of lines that are no row's, or begin with the word, with these; ``words`` are on those that may."""
    of_heads = in_heads(grid)
    figures = [grid.rows[at].span for at in grid.once(_rows_with_figures)]
    first, last = (figures[0].start, _end_of_cells(figures[-1], source)) if figures else (0, 0)
    of_table = {line for line, _ in lines_inside(grid, source)}
    heads = {number for at in of_heads for number in grid.rows[at].span.lines}
    begun = {row.span.start for row in grid.rows}
    inside = {number for row in grid.rows for number in row.span.lines}
    for number in sorted(words - heads):
        text = source.line(number).strip()
        alone = text.lstrip("([* \t").startswith(_UNIT) or (grid.dialect in _LINES_OF_CELLS and number not in begun)
        if number in inside and not alone:
            continue
        if not names_place(text) and any(map(is_figure, text.split())):
            continue
        unit = (
            _unit_of_words(text)
            or unit_on_line(text)
            or (None if number in inside else unit_among_words(text, of_title=True))
        )
        if number in inside and unit and not unit.sure:
            continue  # words of a cell
        if unit and unit.factor != COUNTED and (first < number < last or number not in of_table):
            yield number, unit.factor


def _end_of_cells(row: Span, source: SourceText) -> int:
    """The line that what belongs to no row stands below: the first of a row on one line, else the one behind it."""
    return row.start if any(map(is_figure, source.line(row.start).split()[1:])) else row.end + 1


def _rows_with_figures(grid: Grid) -> list[int]:
    """The rows below a table's heads that have figures, by their places."""
    of_heads = in_heads(grid)
    return [at for at, row in enumerate(grid.rows) if at not in of_heads and _has_figures(row)]


def _has_figures(row: GridRow) -> bool:
    """Whether a row has a figure behind its words."""
    texts = [cell.text for cell in row.cells if cell.text]
    worded = any(has_letters(text) and not _unit_of_cell(text) for text in texts[:-1])
    return worded and any(is_figure(text) or is_money(text) for text in texts[1:])


def _unit_of_row(row: GridRow) -> UnitSaid | None:
    """The unit that a row without figures says: alone, beside the name of a place, or in each of its cells."""
    texts = [cell.text for cell in row.cells if cell.text]
    if not texts or _has_figures(row):
        return None
    if len(texts) == 1:
        if names_place(texts[0]) or TOTAL.match(texts[0]):
            return None
        unit = unit_on_line(texts[0]) or _unit_of_cell(texts[0]) or unit_among_words(texts[0], of_title=True)
        return unit if unit and unit.factor != COUNTED else None
    said = {text: _unit_of_cell(text) or unit_among_words(text, of_title=True) for text in texts}
    units = [unit for unit in said.values() if unit]
    others = [text for text, unit in said.items() if not unit and text.strip(DASHES + " ")]
    if not units or not (any(map(names_place, texts)) or all(map(_is_no_project, others))):
        return None
    factors = {unit.factor for unit in units}
    return UnitSaid(factors.pop() if len(factors) == 1 else None, sure=len(factors) == 0 and not others)


def _is_no_project(text: str) -> bool:
    """Whether a text beside a unit in a row without figures is of no project: neither its number nor its title."""
    return number_alone(text) is None and (is_column_name(text) or kind_of(text) == "unspecified")


def _unit_of_words(text: str) -> UnitSaid | None:
    """The unit that a line says and nothing else, once or for each column."""
    found = {_unit_of_cell(word) for word in text.split()}
    return found.pop() if len(found) == 1 else _unit_of_cell(text)


def _unit_of_cell(text: str) -> UnitSaid | None:
    """The unit of money that a cell says and nothing else."""
    factor = unit_in_cell(text)
    return None if factor in (None, COUNTED) else UnitSaid(factor, sure=True)
