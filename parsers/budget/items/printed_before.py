"""Rows that are printed again: over a page, or by a model."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from parsers.budget.items.item_groups import ItemGroup
from parsers.records.structure import Branch

_Print = tuple[tuple[tuple[str | None, str, Branch], ...], tuple[str, ...]]
"""A row as printed: number, title and place of each item, and the texts of its cells."""


_CONTINUED = re.compile(r"\s*\(\s*ต่อ\s*\)\s*$")
"""What stands behind a text that goes on from the page before."""


def _uncontinued(text: str) -> str:
    return _CONTINUED.sub("", text) if text.rstrip().endswith(")") else text


@dataclass(slots=True)
class PrintedRows:
    """The rows that were printed so far, in all tables of a plan."""

    years: dict[_Print, list[dict[int, int]]] = field(default_factory=dict)
    """The years of the columns below which each row was printed."""

    last: _Print | None = None
    first_below_head: bool = False

    def take(self, group: ItemGroup, texts: tuple[str, ...]) -> bool:
        """Take the next row with the ``texts`` of its cells from its titles on. True where it was printed before with
        the same numbers, titles, years and texts, but for ``(ต่อ)`` behind them; one without numbers only right below
        another head.
        """
        columns = group.columns.years
        items = tuple((item.piece.number, _uncontinued(item.piece.text), item.branch) for item in group.items)
        found: _Print = (items, tuple(map(_uncontinued, texts)))
        before = self.years.setdefault(found, [])
        again = any(all(years.get(i, year) == year for i, year in columns.items()) for years in before)
        again = again and (group.numbered or (self.first_below_head and found == self.last))
        before.append(columns)
        self.last, self.first_below_head = found, False
        return again
