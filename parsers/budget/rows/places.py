"""Where the rows of a table stand in the plan's tree, as headings, columns and rows of it say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.ground.characters import arabic_digits
from parsers.budget.items.branches import BranchCursor, heading_among_titles
from parsers.records.structure import Branch
from parsers.records.table import GridRow
from parsers.structure.levels import level_named
from parsers.tables.columns.column_roles import ColumnRoles


@dataclass(slots=True)
class Places:
    """The place of the next row, which ``cursor`` carries down, and what the columns of its table say of places."""

    cursor: BranchCursor = field(default_factory=BranchCursor)
    strategies: tuple[int, ...] = ()
    """The columns of strategies, where the table has none of dimensions and missions."""

    in_columns: bool = False
    """Whether the table has a column of dimensions or missions."""

    left: Branch | None = None
    """The place at the end of a table with such a column, until the next one, without it, has a row."""

    def open_table(self, columns: ColumnRoles) -> None:
        """Begin below a header."""
        levels = columns.dimension is not None or columns.mission is not None
        strategies = tuple(column.place for column in columns.heads if column.role == "strategy")
        self.strategies = () if levels else strategies
        self.left = self.cursor.branch if self.in_columns and not levels else None
        self.in_columns = levels

    def read_headings(self, texts: Sequence[str], columns: ColumnRoles) -> None:
        """Move by the headings that stand above a table, where no column of it says more."""
        for text in texts:
            level = level_named(text)
            if (columns.dimension if level == "dimension" else columns.mission) is None:
                self.cursor.move_by_name(text)

    def move(self, row: GridRow, columns: ColumnRoles) -> tuple[str | None, bool]:
        """Move by what a row prints in its columns, or among the titles of projects: what of these names a place, None
        where none does, and whether the row begins another dimension or mission, or one stands among its titles.
        """
        if self.left is not None and arabic_digits(row.text(columns.number)).strip(" .)") == "1":
            self.cursor.leave(self.left)
        self.left = None
        moved = self.cursor.move(row.text(columns.dimension), row.text(columns.mission))
        if not self.cursor.has_dimensions:
            for index in self.strategies:
                self.cursor.move_in_column(row.text(index))
        level = heading_among_titles(row, columns)
        if level and self.cursor.move_by_name(level):
            moved = True
        return level, moved

    def move_beside_total(self, row: GridRow, total: str, columns: ColumnRoles) -> None:
        """Move by the dimension or mission that a row names beside its ``total``: its rows may stand below."""
        beside = [row.text(columns.dimension), row.text(columns.mission)]
        named = [text if text != total and level_named(text) else "" for text in beside]
        if any(named):
            self.cursor.move(*named)
