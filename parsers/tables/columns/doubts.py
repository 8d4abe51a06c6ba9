"""What the cells of a table say against its head: columns of counts, a head that slipped, a sum taken for a year."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal

from parsers.records.table import GridRow
from parsers.tables.columns.column import Column
from parsers.tables.columns.roles import Role, squeezed
from parsers.tables.columns.years import YearHead
from parsers.values.money.cells import parse_cell
from parsers.values.money.units import factor_in_head

_LEAST_AMOUNT = 1000
"""Baht below which a number may as well be a count."""

_NUMBER_OF = re.compile(r"จำนวน")
_OF_WORDS: frozenset[Role] = frozenset({"source", "remark", "responsible"})


def may_be_counts(columns: Sequence[Column], body: Sequence[GridRow]) -> list[int]:
    """The columns of years of which nothing but ``จำนวน`` says what they hold, where most of the numbers of all of them
    are too small to be surely baht.
    """
    places = [
        column.place
        for column in columns
        if column.role == "year"
        and not column.money
        and any(_NUMBER_OF.fullmatch(squeezed(text)) for text in column.texts)
        and all(factor_in_head(text) is None for text in column.texts)
    ]
    amounts = [amount for row in body for place in places if (amount := _amount(row, place))]
    return places if 2 * sum(amount < _LEAST_AMOUNT for amount in amounts) > len(amounts) else []


def is_slipped(columns: Sequence[Column], body: Sequence[GridRow]) -> bool:
    """Whether a head is not over its columns: most cells below the name of a column of words are amounts, and most of
    those of a column behind it without a name are words.
    """
    empty = [column.place for column in columns if not column.texts]
    named = [column.place for column in columns if column.role in _OF_WORDS] if empty else []
    of_money = [place for place in named if _share(body, place, money=True)]
    return any(place < words for place in of_money for words in empty if _share(body, words, money=False))


def sums_without_a_head(heads: Sequence[YearHead], years: Mapping[int, int], body: Sequence[GridRow]) -> Iterator[int]:
    """The columns that print no year and were given one, where they hold the sum of the other years in every row that
    has several amounts.
    """
    for head in heads:
        if head.text or head.place not in years:
            continue
        others = [place for place in years if place != head.place]
        rows = [(amounts, _amount(row, head.place)) for row in body if len(amounts := _amounts(row, others)) > 1]
        if rows and all(sum(amounts, Decimal(0)) == whole for amounts, whole in rows):
            yield head.place


def _amounts(row: GridRow, places: Collection[int]) -> list[Decimal]:
    return [amount for place in places if (amount := _amount(row, place))]


def _amount(row: GridRow, place: int) -> Decimal | None:
    return parse_cell(row.text(place)).amount


def _share(body: Sequence[GridRow], place: int, *, money: bool) -> bool:
    """Whether more than half of a column's filled cells are large amounts; or words."""
    cells = [text for row in body if (text := row.text(place))]
    values = [parse_cell(text) for text in cells]
    if money:
        fitting = sum(value.amount is not None and value.amount >= _LEAST_AMOUNT for value in values)
    else:
        fitting = sum(value.status is None for value in values)
    return bool(cells) and 2 * fitting > len(cells)
