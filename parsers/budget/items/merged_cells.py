"""Cells of money that reach over several rows or columns of a ruled table: of which items their values are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from extract.ground.issues import Issue
from extract.ground.source import Span
from parsers.budget.items.cell_values import in_baht, values_of
from parsers.records.budget import Alignment
from parsers.records.table import Cell, GridRow
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.names import EACH_YEAR
from parsers.tables.columns.roles import ARROW_FROM, ARROW_SHAFT, ARROW_TO
from parsers.values.money.fields import CellValue, parse_cell


@dataclass(slots=True)
class MergedCell:
    """A merged cell: the values that it holds, how many columns it reaches over, and the items of all its rows."""

    texts: list[str]
    raw: str
    span: Span
    columns: int = 1
    items: int = 0
    factor: Decimal | None = Decimal(1)

    def value_of_item(self, position: int) -> tuple[str, CellValue, Alignment] | None:
        """What the cell says about the item at ``position`` among all its items; None where it does not say.

        It says so where it holds a value for each item, or no amount: a dash is true of every place it reaches, and so
        is what one item has in each year: ``ปีละ 20,000 บาท``.
        """
        if not self.raw:
            return "", CellValue("blank"), "exact"
        if self.columns == 1 and len(self.texts) == self.items:
            text = self.texts[position]
            value = in_baht(text, self.factor)
            return (text, value, "exact" if self.items == 1 else "by_order") if value.status else None
        said = without_arrows(self.raw) if self.columns > 1 else self.raw
        value = parse_cell(said)
        if self.each_year and self.items == 1:
            value = in_baht(EACH_YEAR.sub("", said).strip(), self.factor)
            return (self.raw, value, "exact") if value.amount else None
        return (self.raw, value, "exact") if value.status in ("dash", "none", "unnamed") else None

    @property
    def each_year(self) -> bool:
        """Whether it reaches over several columns of money and says that its value is of each year."""
        return self.columns > 1 and bool(self.texts) and len(EACH_YEAR.findall(self.raw)) == 1

    @property
    def may_be_settled(self) -> bool:
        """Whether its values are known and may be settled by who knows more."""
        return self.columns == 1 and bool(self.texts)

    def issue(self, years: str) -> Issue:
        """What the reader should know where it does not say and nothing can settle it."""
        if self.columns > 1:
            params = {"columns": str(self.columns)}
            return Issue("merged_columns", self.span, "budget_lines", found=self.raw, params=params)
        items = str(self.items)
        params = {"values": "0", "items": items, "years": years}
        params |= {"why": "another header cuts their cell", "why_th": "หัวตารางคั่นกลางช่อง"}
        return Issue("ambiguous_alignment", self.span, "budget_lines", expected=items, found=self.raw, params=params)


@dataclass(slots=True)
class MergedAbove:
    """The merged cells that may reach into the next row, by column."""

    cells: dict[int, MergedCell] = field(default_factory=dict)

    words: dict[int, Cell] = field(default_factory=dict)
    """The last cells of words beside the money, which may reach down as well."""

    def with_words(self, row: GridRow, columns: ColumnRoles) -> GridRow:
        """The row with remark, unit and strategy that a cell from above says, where that reaches into it."""
        for place in columns.once(_of_words):
            if place >= len(row.cells):
                continue
            if row.cells[place].rows:
                self.words[place] = row.cells[place]
            elif above := self.words.get(place):
                row = replace(row, cells=(*row.cells[:place], above, *row.cells[place + 1 :]))
        return row

    def of_row(self, row: GridRow, columns: ColumnRoles) -> dict[int, MergedCell]:
        """The merged cells that reach into the row's years, by column: those that begin here and those from above."""
        by_column: dict[int, MergedCell] = {}
        heads: dict[int, MergedCell] = {}
        for i in (place for place in columns.of_money if place < len(row.cells)):
            cell = row.cells[i]
            if cell.rows == 0:
                # Where another header stands between, what the cell above holds is not known.
                by_column[i] = self.cells.setdefault(i, MergedCell([], "…", cell.span))
                continue
            self.cells.pop(i, None)
            if not cell.merged:
                continue
            head = next(j for j in range(i, -1, -1) if row.cells[j].columns)
            first = row.cells[head]
            if head not in heads:
                # A title that runs into the years says nothing about them.
                texts = values_of(first) if head in columns.of_money else []
                factor = columns.factor(head, first.text)
                heads[head] = MergedCell(texts, first.text, first.span, first.columns, factor=factor)
            by_column[i] = self.cells[i] = heads[head]
        return by_column


def _of_words(columns: ColumnRoles) -> tuple[int, ...]:
    strategies = (column.place for column in columns.heads if column.role == "strategy")
    return (*(place for place in (columns.remark, columns.responsible) if place is not None), *strategies)


def without_arrows(text: str) -> str:
    """A text without the arrow that says how far it reaches.

    >>> [without_arrows(text) for text in ("←——— ปีละ 50 ———→", "<--- 20,000 --->", "←→", "-", "<บาท>")]
    ['ปีละ 50', '20,000', '←→', '-', 'บาท']
    """
    bare = text.strip()
    if bare[:1] and bare[0] in ARROW_FROM and bare[-1] in ARROW_TO:
        return bare[1:-1].strip(ARROW_SHAFT) or text
    return text


def with_items(cells: Mapping[int, MergedCell], count: int) -> dict[int, tuple[MergedCell, int]]:
    """The merged cells of a row, each with the place of the row's first item among its own; ``count`` are the row's."""
    places = {index: (cell, cell.items) for index, cell in cells.items()}
    for cell in {id(cell): cell for cell in cells.values()}.values():
        cell.items += count
    return places
