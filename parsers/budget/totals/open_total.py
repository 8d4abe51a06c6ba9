"""A row with a sum while it is read: its cells, its words, and what of it cannot be read."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.ground.characters import arabic_digits
from extract.ground.issues import Issue
from parsers.budget.totals.counted import counts_projects
from parsers.records.table import Cell, GridRow
from parsers.tables.columns.column_roles import ColumnRoles

OfYears = int | tuple[int, ...] | None
"""What a sum is of: a year, several together, or all."""


@dataclass(slots=True)
class OpenTotal:
    """A row with a sum. The ``first`` cell makes it a total; its ``words``, in Arabic digits, are those up to that one;
    ``counting`` is the cell that counts projects.
    """

    row: GridRow
    first: Cell
    columns: ColumnRoles
    words: str
    counting: Cell | None
    ruled: bool
    issues: list[Issue] = field(default_factory=list)

    @property
    def stands_alone(self) -> bool:
        """Whether no cell but the first says anything."""
        return not any(cell.text for cell in self.row.cells if cell is not self.first)

    def say_unreadable(self, found: str) -> None:
        """Say of a sum that it cannot be read, or not of which year it is."""
        self.issues.append(Issue("unreadable_amount", self.row.span, "budget_totals", found=found))


def open_total(row: GridRow, first: Cell, columns: ColumnRoles, *, ruled: bool) -> OpenTotal:
    """A row that its cell ``first`` makes a total, with its words and what it counts."""
    words = arabic_digits(" ".join(cell.text for cell in row.cells[: row.cells.index(first) + 1]))
    counting = next((cell for cell in row.cells if counts_projects(cell.text)), None)
    return OpenTotal(row, first, columns, words, counting, ruled)
