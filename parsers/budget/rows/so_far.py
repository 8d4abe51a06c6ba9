"""What is carried down the rows of the budget tables, and what was found in them."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.ground.issues import Issue
from extract.ground.source import Span
from parsers.budget.items.item_groups import ItemGroup, ShiftedRun
from parsers.budget.items.merged_cells import MergedAbove
from parsers.budget.items.printed_before import PrintedRows
from parsers.budget.items.row_doubts import Erratum
from parsers.budget.items.sub_activities import PartsBelow
from parsers.budget.rows.places import Places
from parsers.budget.totals.total_rows import PrintedTotal
from parsers.records.budget import TotalRow


@dataclass(slots=True)
class RowsSoFar:
    """The rows of a plan's budget tables that were read so far: their items, sums and issues, and what the next row
    must know of them.
    """

    stars: frozenset[str] = frozenset()
    """Those that lead to notes which change amounts."""

    errata: tuple[Erratum, ...] = ()
    """What lines below the tables say to be wrong in them."""

    groups: list[ItemGroup] = field(default_factory=list)
    totals: list[PrintedTotal] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    loose: list[ItemGroup] = field(default_factory=list)
    """Rows with amounts and without items."""

    places: Places = field(default_factory=Places)
    merged: MergedAbove = field(default_factory=MergedAbove)
    printed: PrintedRows = field(default_factory=PrintedRows)
    parts: PartsBelow = field(default_factory=PartsBelow)
    last_number: int | None = None
    run: ShiftedRun | None = None
    items_since_total: int = 0
    items_unsummed: int = 0
    """Since a total that is none of a mission."""

    headless_at: tuple[int, int] | None = None
    """How many rows and totals stood above the last row without a beginning."""

    short_row: ItemGroup | None = None
    """The row right above, where it ended before its years."""

    below_more: bool = False
    """Whether the row above said more of the total above it."""

    below_former: bool = False
    """Whether the row above said what the money of the one above it was."""

    @property
    def due(self) -> int:
        """The number of the next project."""
        return (self.last_number or 0) + 1

    @property
    def since_total(self) -> int:
        """The first row below the last total."""
        return self.totals[-1].rows_above if self.totals else 0

    def say(self, issue: Issue | None) -> None:
        """Say what is doubtful in a row, if anything."""
        if issue:
            self.issues.append(issue)

    def add(self, group: ItemGroup) -> None:
        """Add the items of a row, to its run of shifted rows, too."""
        self.groups.append(group)
        if group.run:
            group.run.rows.append(group)
        self.items_since_total += len(group.items)
        self.items_unsummed += len(group.items)

    def add_total(self, total: TotalRow, *, named: bool) -> None:
        """Add a total; ``named``: its words say of what."""
        self.totals.append(PrintedTotal(total, named, len(self.groups)))
        self.items_since_total, self.run, self.below_more = 0, None, False
        if total.scope != "mission":
            self.items_unsummed = 0
        self.parts = self.parts.below_total()

    def add_to_last_title(self, text: str, span: Span) -> None:
        """Take the text of a row as the rest of the last item's title."""
        last = self.groups[-1].items[-1]
        last.piece = last.piece._replace(text=f"{last.piece.text} {text}")
        last.span |= span
