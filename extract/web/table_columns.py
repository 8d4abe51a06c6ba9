"""A table's columns while it is read: which of them are collapsed, and which stand below a cell of a row above."""

from __future__ import annotations

from dataclasses import dataclass, field

_MOST_COLUMNS = 1_000
"""That a cell reaches over, as browsers have it."""

_TO_THE_END = 10**9


@dataclass(slots=True)
class TableColumns:
    """Which columns of a table are collapsed, and where its next cell stands.

    >>> columns = TableColumns()
    >>> columns.add(2, collapsed=False)
    >>> columns.add(1, collapsed=True)
    >>> columns.begin_row()
    >>> columns.seen(rows=1, columns=2), columns.seen(rows=1, columns=1)
    (2, 0)
    """

    count: int = 0
    collapsed: set[int] = field(default_factory=set)
    below: dict[int, int] = field(default_factory=dict)
    """By column: the rows that a cell reaches down from the present one."""

    next: int = 0

    def add(self, span: int, *, collapsed: bool) -> None:
        """One or more columns, of a ``<col>``."""
        span = min(_MOST_COLUMNS, max(1, span))
        if collapsed:
            self.collapsed.update(range(self.count, self.count + span))
        self.count += span

    def begin_section(self) -> None:
        """A section: no cell reaches into it."""
        self.below = {}

    def begin_row(self) -> None:
        """A row: the cells of those above stand in it."""
        self.next = 0
        self.below = {column: rows - 1 for column, rows in self.below.items() if rows > 1}

    def seen(self, rows: int, columns: int) -> int:
        """How many columns of the next cell, which reaches over so many rows and columns, are not collapsed."""
        while self.next in self.below:
            self.next += 1
        width = range(self.next, self.next + min(columns, _MOST_COLUMNS))
        self.next = width.stop
        if rows != 1:
            self.below |= dict.fromkeys(width, rows or _TO_THE_END)
        return sum(column not in self.collapsed for column in width)
