"""One row below a head while it is read: what its column of projects and its columns of money hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.ground.source import Span
from parsers.budget.items.cell_values import is_positive, values_of
from parsers.records.table import Cell, GridRow
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.rows.cell_kinds import has_letters
from parsers.tables.rows.project_cells import CellPiece


@dataclass(slots=True)
class OpenRow:
    """A row with what its columns mean. ``pieces`` are those of its cell of projects, none where that says a ``level``
    (a dimension or a mission); ``values``, ``raws``, ``spans`` are by column of money; ``words`` are its remark and who
    is responsible, as printed, also in a cell from above that reaches into it.
    """

    row: GridRow
    columns: ColumnRoles
    pieces: Sequence[CellPiece]
    level: str | None
    values: dict[int, list[str]]
    raws: dict[int, str]
    spans: dict[int, Span]
    words: tuple[str | None, str | None]

    @property
    def project(self) -> Cell | None:
        """The cell of projects, which may have been left out."""
        cells = self.row.cells
        return cells[self.columns.project] if self.columns.project < len(cells) else None

    @property
    def span(self) -> Span:
        """The lines of the row."""
        return self.row.span

    @property
    def has_values(self) -> bool:
        """Whether a column of money holds anything."""
        return any(self.values.values())

    @property
    def has_amount(self) -> bool:
        """Whether a column of money holds more than nothing."""
        return any(self.amounts(index) for index in self.values)

    def amounts(self, index: int, texts: Sequence[str] | None = None) -> list[str]:
        """The values of a column, or those of its ``texts``, that are above nothing."""
        year = self.columns.years.get(index)
        return [text for text in (self.values[index] if texts is None else texts) if is_positive(text, year)]


def open_row(
    row: GridRow,
    columns: ColumnRoles,
    pieces: Sequence[CellPiece],
    level: str | None,
    with_words: GridRow | None = None,
) -> OpenRow:
    """A row with the values of its columns of money; one that ends before them has none there. ``with_words`` is the
    row with the words that reach into it from above.
    """
    said = with_words or row
    numbers = tuple(piece.number or "" for piece in pieces if piece.kind == "item")
    return OpenRow(
        row,
        columns,
        pieces,
        level,
        money_of(row, columns, numbers),
        {index: row.text(index) for index in columns.of_money},
        {index: row.cells[index].span if index < len(row.cells) else row.span for index in columns.of_money},
        (said.text(columns.remark) or None, said.text(columns.responsible) or None),
    )


def money_of(row: GridRow, columns: ColumnRoles, numbers: Sequence[str] = ()) -> dict[int, list[str]]:
    """The values of each column of money (see :func:`cell_values.values_of`)."""
    return {i: values_of(row.cells[i], numbers) if i < len(row.cells) else [] for i in columns.of_money}


def words_of_no_item(pieces: Sequence[CellPiece], row: GridRow, columns: ColumnRoles) -> str:
    """What a row without a number is called: its one piece, or the words in the place of a number where it has none;
    nothing where it has a number or several pieces.
    """
    number = row.text(columns.number)
    if not pieces:
        return number if has_letters(number) else ""
    return "" if len(pieces) > 1 or pieces[0].number or number else pieces[0].text
