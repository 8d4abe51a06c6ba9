"""What the text of one cell of a row holds: its values, in the order of the row's items, and each in baht."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extract.ground.characters import arabic_digits
from parsers.records.table import Cell
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.names import EACH_YEAR_IN_HEAD
from parsers.tables.rows.project_cells import split_cell
from parsers.values.kinds import kind_of
from parsers.values.money.cell_forms import scale_of
from parsers.values.money.cells import states_unit
from parsers.values.money.fields import CellValue, parse_cell, split_values
from parsers.values.money.remarks import without_own_year

TOO_LARGE = Decimal(10) ** 12
"""Baht: more than any budget."""

_OF_DECIMALS = Decimal(10) ** 6
_DECIMALS = re.compile(r"\s*(?P<number>\d{1,3}\.\d{3,6})\s*")
"""``0.050`` in a column of millions, whatever its digits are."""

_ENUMERATOR = re.compile(r"(?:^|\s)\(?([0-9]{1,3})[.)](?![0-9])\s*")
"""``1) ``: the number of an item before its value."""


def values_of(cell: Cell, numbers: Sequence[str] = ()) -> list[str]:
    """The values of a cell in order: its pieces where every piece is one value, else what gaps part. Where the
    ``numbers`` of the row's items stand before the values, in their order, they are left out.

    >>> from extract.ground.source import Span
    >>> text = "1) 10,000 2) -"
    >>> values_of(Cell(text, (text,), Span(1, 1)), ("1", "2")), values_of(Cell(text, (text,), Span(1, 1)), ("2", "3"))
    (['10,000', '-'], ['1) 10,000 2) -'])
    """
    parted = _ENUMERATOR.split(arabic_digits(cell.text)) if numbers else []
    if len(numbers) > 1 and not parted[0] and tuple(parted[1::2]) == tuple(numbers):
        ends = [(match.start(), match.end()) for match in _ENUMERATOR.finditer(arabic_digits(cell.text))]
        stops = [*(start for start, _ in ends[1:]), len(cell.text)]
        values = [cell.text[end:stop].strip() for (_, end), stop in zip(ends, stops, strict=True)]
        if all(parse_cell(value).status for value in values):
            return values
    if parse_cell(cell.text).status == "amount":
        return [cell.text]  # '30,000', '(สามหมื่นบาทถ้วน)'
    if len(cell.parts) > 1 and all(len(split_values(part)) == 1 and parse_cell(part).status for part in cell.parts):
        return list(cell.parts)
    return list(split_values(cell.text))


def is_positive(text: str, year: int | None = None) -> bool:
    """Whether a text, in the column of a ``year``, is an amount above nothing."""
    amount = parse_cell(without_own_year(text, year)).amount
    return amount is not None and amount > 0


def names_items(cell: Cell) -> bool:
    """Whether a piece of a cell says that it is a project, an activity or a measure."""
    return any(kind_of(piece.text) != "unspecified" for piece in split_cell(cell, None))


def in_baht(text: str, factor: Decimal | None, *, own_unit: bool = False, year: int | None = None) -> CellValue:
    """The cell's value in baht, its figure times ``factor``.

    A scale in the cell itself (``2 แสน``) is the one that holds. Unreadable where the factor is not known, where the
    cell says baht alone in a column of thousands, and where the column's unit makes it larger than any budget. Where
    the table says that cells may have an ``own_unit``, baht in one is such. That words name the column's ``year`` is no
    doubt. Millions have three decimals or more: what stands there is no comma, for it would be thousands of millions.

    >>> in_baht("20", Decimal(1000)).amount, in_baht("20 บาท", Decimal(1000)).status, in_baht("-", None).status
    (Decimal('20000'), None, 'dash')
    >>> in_baht("20,000 บาท", Decimal(1000)).status, in_baht("2 แสน", Decimal(1000)).amount
    (None, Decimal('200000'))
    >>> [str(in_baht(text, Decimal(1000000)).amount) for text in ("0.050", "1.250", "๐.๐๐๐", "1.250.000")]
    ['50000.00', '1250000.00', '0', 'None']
    >>> [in_baht(text, factor).amount for text in ("0.050", "1.250") for factor in (Decimal(1), Decimal(1000))]
    [None, None, None, None]
    >>> in_baht("20,000 บาท", Decimal(1000), own_unit=True).amount, in_baht("20", Decimal(1000), own_unit=True).amount
    (Decimal('20000'), Decimal('20000'))
    """
    text = without_own_year(text, year)
    value = parse_cell(text)
    if (
        value.status is None
        and factor is not None
        and factor >= _OF_DECIMALS
        and (figure := _DECIMALS.fullmatch(arabic_digits(text)))
    ):
        number = Decimal(figure["number"]).normalize()
        value = CellValue("amount" if number else "zero", number)
    if not value.amount or factor == 1:
        return value
    if factor is not None and scale_of(text) > 1:
        return value
    if factor is None or states_unit(text):
        return value if own_unit and factor is not None else CellValue(None)
    amount = value.amount * factor
    return replace(value, amount=amount) if amount < TOO_LARGE else CellValue(None)


def says_each_year(columns: ColumnRoles, index: int) -> bool:
    """Whether the head of a column of several years says that its values come again in each of them."""
    return any(EACH_YEAR_IN_HEAD.search(text) for text in columns.heads[index].texts)
