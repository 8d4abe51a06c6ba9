"""The account: the printed numbers that may be money, and which records they became."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

from extract.ground.issues import Issue

FoundIn = Literal["table_cell", "table_total", "budget_field", "other_table", "text"]
Became = Literal[
    "budget_line",
    "budget_total",
    "shared_amount",
    "row_cell",
    "count_or_target",
    "text",
    "label",
    "not_budget",
    "repeated",
    "unreadable",
    "unaccounted",
]


class PrintedNumber(NamedTuple):
    """A number where it stands: ``start`` is an offset in its ``line``, ``end`` in its ``last_line``, the next where a
    line end tore it. ``value`` is as printed, None where it cannot be read. ``project`` is the ordinal of that whose
    row or block it stands in.
    """

    line: int
    start: int
    end: int
    raw: str
    value: Decimal | None
    found_in: FoundIn
    became: Became
    project: int | None
    last_line: int


@dataclass(frozen=True, slots=True)
class Account:
    """All numbers in the order of the document, and the number (from 1) that each record was read from.

    ``lines`` are by project, source and the place among its cells or amounts; ``totals`` by the place of the total row
    and the year; ``row_cells`` by project and place; ``shared`` by the place of the shared cell and of its amount.
    """

    numbers: tuple[PrintedNumber, ...] = ()
    lines: dict[tuple[int, str, int], int] = field(default_factory=dict, hash=False)
    totals: dict[tuple[int, int | tuple[int, ...] | None], int] = field(default_factory=dict, hash=False)
    row_cells: dict[tuple[int, int], int] = field(default_factory=dict, hash=False)
    shared: dict[tuple[int, int], int] = field(default_factory=dict, hash=False)
    issues: tuple[Issue, ...] = ()
