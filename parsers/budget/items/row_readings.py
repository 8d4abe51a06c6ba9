"""The ways to read a doubtful row: it lost, doubled, split or joined cells, or its figures may mean another thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product
from typing import Literal

from extract.ground.characters import arabic_digits
from extract.ground.source import Span
from parsers.budget.items.cell_values import TOO_LARGE, in_baht, values_of
from parsers.records.budget import PrintedValue, RowReading
from parsers.records.table import Cell, GridRow
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.flat.ground.glued_words import row_on_line
from parsers.tables.rows.cell_kinds import Kind, has_letters, is_money, kinds_of, misfit
from parsers.tables.rows.printed_cells import printed_cell
from parsers.values.money.cells import broken_figure, states_unit
from parsers.values.money.fields import parse_cell
from parsers.values.numerals import parse_decimal

_MOST_EDITS = 2
_WIDEST = 24
"""Columns: how many ways there are grows with their square."""

_MOST_JOINTS = 3
"""From either end of a cell: a figure has few words."""

_JOINTS = re.compile(r"\s+|(?<=[^\d\s.,(])(?=\d)|(?<=,\d{3})(?=\d{1,3},\d{3})")
"""Where two cells may have been joined: at blanks, between words and figures, between two grouped figures."""

_Layout = tuple[Cell | None, ...]
"""What stands in each column; None where a cell was lost."""

_Change = Literal[0, 1, 2]
"""The gravest of what was done to cells that were not lost: nothing; words were put together; a cell was parted, put
together or passed over, or stands in a column where its like is not due."""


def readings_of(row: GridRow, title: str, columns: ColumnRoles) -> tuple[RowReading, ...]:
    """The values of a row by year, in each way to read it in which ``title`` is in the cell of its titles. A year whose
    cell was lost has none; where all were, the reading is there for what speaks against the others.

    The ways are those with the fewest changes, two at most: a cell lost, one that is empty or printed twice too many,
    one in two, two in one, a figure for a remark. Nothing where a unit is not known, or where more was changed.
    """
    if not columns.even:
        return ()
    kinds = kinds_of(columns)
    changes = abs(len(row.cells) - columns.width) or _MOST_EDITS
    if changes > _MOST_EDITS or columns.width > _WIDEST:
        return ()
    printed = {cell.text for cell in row.cells}
    found: list[RowReading] = []
    for layout, change in sorted(_layouts(row.cells, kinds, changes), key=lambda found: found[1]):
        cell = layout[columns.project]
        if cell is None or title not in cell.text:
            continue
        values = _values(layout, columns)
        made = frozenset(year for year, value in values.items() if value.raw not in printed)
        plain = not change and changes == 1 and not row.torn
        reading = RowReading(values, cell.text.partition(title)[2].strip(), plain, change < 2, made)
        lost = all(layout[index] is None for index in columns.years)  # its figures stand in other columns then
        if (values or lost) and not any(one.values == values and one.rest == reading.rest for one in found):
            found.append(reading)
    return tuple(found)


def reading_of_line(row: GridRow, title: str, columns: ColumnRoles) -> tuple[RowReading, ...]:
    """The one reading of a row that lost all its tabs: its number, ``title``, a value a year and words, for a total or
    a block to vouch for each amount. Figures may be broken. None where its words leave a choice.
    """
    if len(row.cells) != 1 or len(columns.years) != len(columns.of_money) or columns.number is None:
        return ()
    (cell,) = row.cells
    found = row_on_line(cell.text.split()[1:], len(columns.years), grouped=True, counted=False)
    if found is None or not found.sure or " ".join(found.before) != title:
        return ()
    texts = dict(zip(sorted(columns.years), found.values, strict=True))
    values = {columns.years[i]: _value(text, columns.factor(i, text), cell.span, columns) for i, text in texts.items()}
    made = frozenset(year for year, value in values.items() if value and broken_figure(value.raw))
    whole = {year: value for year, value in values.items() if value}
    return (RowReading(whole, "", plain=False, in_place=False, made=made),) if len(whole) == len(values) else ()


def _value(text: str, factor: Decimal | None, span: Span, columns: ColumnRoles) -> PrintedValue | None:
    """A value by itself, or the amount that its broken figure makes; None for what is neither."""
    value = in_baht(text, factor, own_unit=columns.own_units)
    if value.status is not None:
        return PrintedValue(text, value.amount, value.status, span)
    printed = broken_figure(text, points=False)
    figure = parse_decimal(printed) if printed else None
    return PrintedValue(text, figure * factor, "amount", span) if figure and factor else None


def reading_in_columns(row: GridRow, columns: ColumnRoles) -> tuple[RowReading, ...]:
    """The one reading of a row whose cells were put into their columns, for a total or a block to vouch for each of its
    amounts; none where a year has no one value.
    """
    values = _values(row.cells, columns)
    return (RowReading(values, "", plain=False, in_place=False, made=frozenset()),) if values else ()


def _layouts(cells: Sequence[Cell], kinds: Sequence[Kind], changes: int) -> Iterator[tuple[_Layout, _Change]]:
    """The rows of whole cells that fit the kinds, from ``cells`` with so many changes at most, and what was changed
    beside the cells that were lost.
    """
    if not kinds:
        if len(cells) <= changes and all(not cell.text for cell in cells):
            yield (), 2 if cells else 0
        return
    kind, rest = kinds[0], kinds[1:]
    if changes:
        for layout, change in _layouts(cells, rest, changes - 1):
            yield (None, *layout), change
    if not cells:
        return
    first, behind = cells[0], cells[1:]
    if not misfit(first.text, kind):
        for layout, change in _layouts(behind, rest, changes):
            yield (first, *layout), change
        if changes and behind and behind[0].text == first.text:
            for layout, _ in _layouts(behind[1:], rest, changes - 1):
                yield (first, *layout), 2
    if not changes:
        return
    if kind == "remark" and is_money(first.text):  # a count of people perhaps
        for layout, _ in _layouts(behind, rest, changes - 1):
            yield (first, *layout), 2
    if not first.text:
        yield from ((layout, 2) for layout, _ in _layouts(behind, kinds, changes - 1))
    whole = _together(first, behind[0], kind) if behind else None
    if whole and not misfit(whole.text, kind):
        for layout, change in _layouts(behind[1:], rest, changes - 1):
            yield (whole, *layout), 2 if kind == "money" else max(change, 1)
    for left, right in _halves(first) if {"money", "number"} & {kind, *rest[:1]} and rest else ():
        if not misfit(left.text, kind) and not misfit(right.text, rest[0]):
            for layout, _ in _layouts(behind, rest[1:], changes - 1):
                yield (left, right, *layout), 2


def _together(first: Cell, second: Cell, kind: Kind) -> Cell | None:
    """Two cells as the one that a break made two of: figures without a blank, or words. None where they are neither."""
    figures = all(any(sign.isdecimal() for sign in cell.text) for cell in (first, second))
    if kind == "money" and figures:
        return printed_cell([first.text + second.text], first.span | second.span)
    if kind in ("title", "words", "remark") and has_letters(first.text) and has_letters(second.text):
        return printed_cell([f"{first.text} {second.text}"], first.span | second.span)
    return None


def _halves(cell: Cell) -> Iterator[tuple[Cell, Cell]]:
    joints = list(_JOINTS.finditer(arabic_digits(cell.text)))
    for joint in dict.fromkeys([*joints[:_MOST_JOINTS], *joints[-_MOST_JOINTS:]]):
        left, right = cell.text[: joint.start()], cell.text[joint.end() :]
        if left and right:
            yield printed_cell([left], cell.span), printed_cell([right], cell.span)


def _values(layout: _Layout, columns: ColumnRoles) -> dict[int, PrintedValue]:
    """The values by year; none where one cannot be read, or two stand in a cell."""
    values: dict[int, PrintedValue] = {}
    for index, year in columns.years.items():
        cell = layout[index]
        if cell is None:
            continue
        value = in_baht(cell.text, columns.factor(index, cell.text), own_unit=columns.own_units)
        if value.status is None or len(values_of(cell)) > 1:
            return {}
        values[year] = PrintedValue(cell.text, value.amount, value.status, cell.span)
    return values


_MOST_UNITS = 4


def readings_of_units(values: Mapping[int, Sequence[str]], columns: ColumnRoles, span: Span) -> tuple[RowReading, ...]:
    """The ways to read a row whose cells say baht in columns of thousands: as they say, or by the column's unit."""
    if columns.own_units or columns.in_baht:
        return ()
    choices: list[list[tuple[int, PrintedValue]]] = []
    for index, texts in values.items():
        if index not in columns.years or len(texts) != 1:
            continue
        factor = columns.factor(index, texts[0])
        if not factor or factor == 1:
            continue
        if in_baht(texts[0], factor).status is None:
            value = parse_cell(texts[0])
            if value.amount and states_unit(texts[0]):
                year, text = columns.years[index], texts[0]
                amounts = (value.amount, value.amount * factor)
                choices.append([(year, PrintedValue(text, amount, "amount", span)) for amount in amounts])
    if not 0 < len(choices) <= _MOST_UNITS:
        return ()
    return tuple(
        RowReading(dict(values), "", plain=True, in_place=True, made=frozenset()) for values in product(*choices)
    )


def readings_of_broken_figures(
    values: Mapping[int, Sequence[str]], spans: Mapping[int, Span], columns: ColumnRoles
) -> tuple[RowReading, ...]:
    """The way to read a row with blanks or letters inside figures (``2 6,000``, ``l5,OOO``): each is the figure that
    :func:`broken_figure` makes of it, if a total or a block says so.
    """
    made: dict[int, PrintedValue] = {}
    for index, texts in values.items():
        factor = columns.factor(index, texts[0]) if len(texts) == 1 and index in columns.years else None
        if not factor or in_baht(texts[0], factor).status is not None:  # as nearly all can be read
            continue
        printed = broken_figure(texts[0])
        figure = parse_decimal(printed) if printed else None
        if figure and figure * factor < TOO_LARGE:
            made[columns.years[index]] = PrintedValue(texts[0], figure * factor, "amount", spans[index])
    return (RowReading(made, "", plain=True, in_place=True, made=frozenset(made)),) if made else ()


def readings_as_printed(
    places: Sequence[int], values: Mapping[int, Sequence[str]], spans: Mapping[int, Span], columns: ColumnRoles
) -> tuple[RowReading, ...]:
    """The way to read a row whose amounts at ``places`` a note may change: as printed, if a total or block agrees."""
    printed: dict[int, PrintedValue] = {}
    for index in places:
        amount = in_baht(values[index][0], columns.factor(index, values[index][0]), own_unit=columns.own_units).amount
        if amount and index in columns.years:
            printed[columns.years[index]] = PrintedValue(values[index][0], amount, "amount", spans[index])
    made = frozenset(printed)
    return (RowReading(printed, "", plain=True, in_place=True, made=made),) if made else ()
