"""The rows and values of a table some of whose cells are empty: what is known before it is known which stands where."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple, Protocol


class Known(Protocol):
    """What is known of a row by something else than the table."""

    def allows(self, year: int, amount: Decimal | None) -> bool:
        """Whether the row may have an amount (None for none) in a year."""

    def agrees(self, values: Mapping[int, Decimal | None]) -> bool:
        """Whether all its years together may be so."""


class SparseValue(NamedTuple):
    """A value as it was read: its amount (None for a dash), its page, and whether another stands right before it.

    One that is ``last`` in its row, as words stand behind it, is read in any order. ``row`` is its row where its place
    tells.
    """

    amount: Decimal | None
    page: int
    goes_on: bool = False
    last: bool = False
    row: int | None = None


class SparseRow(NamedTuple):
    """A row: its page, what is ``known`` of it, and the rows of which it is the sum: a sum has no empty cell.

    A ``closed`` row has no value at all.
    """

    page: int
    known: Known | None = None
    sum_of: tuple[int, ...] = ()
    closed: bool = False
