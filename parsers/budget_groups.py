"""The items of one printed row of the budget table, and what its cells settle about them.

A value is given to an item only where the print leaves no choice: the item's own cell (``exact``), or a shared
cell with exactly as many values as items (``by_order``). Everything else is ``ambiguous``: no amount, the cell
as printed, and an issue. An amount in a merged cell is never copied to the places that the cell reaches over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from plan_extract.extract.issues import Issue
from plan_extract.extract.source import Span
from plan_extract.parsers.budget_places import tidy_place
from plan_extract.parsers.kinds import kind_of, split_alternative
from plan_extract.parsers.money import CellValue, parse_cell, split_values
from plan_extract.parsers.records import Alignment, BudgetCell, Cell, Place, Row, TableItem
from plan_extract.parsers.spacing import tidy
from plan_extract.parsers.table_cells import Piece
from plan_extract.parsers.table_columns import Columns

_TOO_LARGE = Decimal(10) ** 12


@dataclass(slots=True)
class GroupItem:
    """An item while its table is read: a torn row may still add to its title and lines."""

    piece: Piece
    place: Place
    span: Span
    remark: str | None = None


@dataclass(slots=True)
class Share:
    """A merged cell: the values that it holds, how many columns it reaches over, and the items of all its rows."""

    texts: list[str]
    raw: str
    span: Span
    columns: int = 1
    items: int = 0

    def value(self, position: int, columns: Columns) -> tuple[str, CellValue, Alignment] | None:
        """What the cell says about the item at ``position`` among all its items; None where it does not say.

        It says so where it holds a value for each item, or none of money: a dash is true of every place it reaches.
        """
        if not self.raw:
            return "", CellValue("blank"), "exact"
        if self.columns == 1 and len(self.texts) == self.items:
            text = self.texts[position]
            value = in_baht(text, columns)
            return (text, value, "exact" if self.items == 1 else "by_order") if value.status else None
        value = parse_cell(self.raw)
        return (self.raw, value, "exact") if value.status in ("dash", "none", "zero") else None

    def issue(self) -> Issue:
        """What the reader should know where it does not say."""
        if self.columns > 1:
            params = {"columns": str(self.columns)}
            return Issue("merged_columns", self.span, "budget_lines", found=self.raw, params=params)
        if len(self.texts) == self.items:
            return Issue("unreadable_amount", self.span, "budget_lines", found=self.raw)
        items = str(self.items)
        params = {"values": str(len(self.texts)), "items": items}
        return Issue("ambiguous_alignment", self.span, "budget_lines", expected=items, found=self.raw, params=params)


@dataclass(slots=True)
class Group:
    """The items of one printed row. ``values``, ``raws``, ``spans`` are by column; a ``suspect`` row keeps no value.

    ``shares`` are the merged cells by column, each with the place of this row's first item among the cell's items.
    """

    items: list[GroupItem]
    values: dict[int, list[str]]
    raws: dict[int, str]
    spans: dict[int, Span]
    columns: Columns
    span: Span
    suspect: bool = False
    shares: dict[int, tuple[Share, int]] = field(default_factory=dict)

    def join(self, span: Span, values: dict[int, list[str]], raws: dict[int, str]) -> bool:
        """Take a row that has only values as the rest of this one, if that makes one value for each item everywhere."""
        if values.keys() != self.values.keys() or self.shares:
            return False  # another header stands between the two rows, or merged cells say what belongs to what
        if any(len(self.values[index]) + len(texts) != len(self.items) for index, texts in values.items()):
            return False
        for index, texts in values.items():
            self.values[index] = [*self.values[index], *texts]
            self.raws[index] = f"{self.raws[index]} {raws[index]}".strip()
            self.spans[index] |= span
        self.span |= span
        for item in self.items:
            item.span |= span
        return True

    def finish(self, issues: list[Issue], spellings: dict[str, str] | None) -> list[TableItem]:
        """The items with their values, as far as the print settles them; what it does not goes to ``issues``."""
        count = len(self.items)
        uneven = sorted({len(texts) for texts in self.values.values() if texts and len(texts) != count})
        if uneven and not self.suspect:
            found = next(raw for index, raw in sorted(self.raws.items()) if len(self.values[index]) in uneven)
            params = {"values": "/".join(map(str, uneven)), "items": str(count)}
            issues.append(
                Issue("ambiguous_alignment", self.span, "budget_lines", expected=str(count), found=found, params=params)
            )
        return [self._item(position, item, issues, spellings) for position, item in enumerate(self.items)]

    def _item(self, position: int, item: GroupItem, issues: list[Issue], spellings: dict[str, str] | None) -> TableItem:
        title, alternative = split_alternative(item.piece.text)
        return TableItem(
            number=int(item.piece.number) if item.piece.number else None,
            kind=kind_of(title),
            title=tidy(title, spellings),
            alternative_title=tidy(alternative, spellings) if alternative else None,
            place=tidy_place(item.place, spellings),
            cells=tuple(
                self._cell(index, year, position, issues) for index, year in sorted(self.columns.years.items())
            ),
            remark=item.remark,
            span=item.span,
        )

    def _cell(self, index: int, year: int, position: int, issues: list[Issue]) -> BudgetCell:
        alignment: Alignment
        texts, raw, span = self.values[index], self.raws[index], self.spans[index]
        if index in self.shares and not self.suspect:
            share, before = self.shares[index]
            said = share.value(before + position, self.columns)
            if said:
                text, value, alignment = said
                return BudgetCell(year, text, value.amount, value.status or "ambiguous", alignment, share.span)
            issues.append(share.issue())
            return BudgetCell(year, share.raw, None, "ambiguous", "ambiguous", share.span)
        if self.suspect:
            return BudgetCell(year, raw, None, "ambiguous", "ambiguous", span)
        if not texts:
            return BudgetCell(year, raw, None, "blank", "exact", span)
        if len(texts) != len(self.items):
            return BudgetCell(year, raw, None, "ambiguous", "ambiguous", span)
        value = in_baht(texts[position], self.columns)
        if value.status is None:
            issues.append(Issue("unreadable_amount", span, "budget_lines", found=texts[position]))
            return BudgetCell(year, texts[position], None, "ambiguous", "ambiguous", span)
        alignment = "exact" if len(self.items) == 1 else "by_order"
        return BudgetCell(year, texts[position], value.amount, value.status, alignment, span)


def values_of(cell: Cell) -> list[str]:
    """The values of a cell in order: one a piece where every piece is one value, else by :func:`money.split_values`."""
    if len(cell.parts) > 1 and all(len(split_values(part)) == 1 and parse_cell(part).status for part in cell.parts):
        return list(cell.parts)
    return list(split_values(cell.text))


def in_baht(text: str, columns: Columns) -> CellValue:
    """The cell's value in baht; unreadable where the table's unit makes it larger than any budget."""
    value = parse_cell(text)
    if value.amount is None or columns.scale == 1:
        return value
    amount = value.amount * columns.scale
    return replace(value, amount=amount) if amount < _TOO_LARGE else CellValue(None)


def share_remark(items: Sequence[GroupItem], row: Row, columns: Columns) -> None:
    """Give a row's remark to its items: one each where the cell holds as many as there are items, else the whole cell
    to all.
    """
    if columns.remark is None or columns.remark >= len(row.cells) or not row.cells[columns.remark].text:
        return
    cell = row.cells[columns.remark]
    shares: Sequence[str] = (cell.text,) * len(items)
    for candidate in (cell.parts, tuple(cell.text.split(" "))):
        if len(items) > 1 and len(candidate) == len(items):
            shares = candidate
            break
    for item, share in zip(items, shares, strict=True):
        item.remark = share
