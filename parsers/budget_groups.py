"""The items of one printed row of the budget table, and what its cells settle about them.

A value is given to an item only where the print leaves no choice: the item's own cell (``exact``), or a shared
cell with exactly as many values as items (``by_order``). Everything else is ``ambiguous``: no amount, the cell
as printed, and its values kept apart as :class:`SharedValues` for who knows more about them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from plan_extract.extract.issues import Issue
from plan_extract.extract.source import Span
from plan_extract.parsers.budget_places import tidy_place
from plan_extract.parsers.kinds import kind_of, split_alternative
from plan_extract.parsers.money import CellValue, parse_cell, split_values
from plan_extract.parsers.records import (
    Alignment,
    BudgetCell,
    Cell,
    Place,
    PrintedValue,
    Row,
    SharedValues,
    TableItem,
)
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
class Run:
    """Printed rows among which one or more have values but no item: the values of all may be shifted."""

    rows: list[Group] = field(default_factory=list)


@dataclass(slots=True)
class Group:
    """The items of one printed row (none on a row of a run that has values alone).

    ``values``, ``raws``, ``spans`` are by column. ``first`` is the place of the first item in the whole table, known
    once the table is read.
    """

    items: list[GroupItem]
    values: dict[int, list[str]]
    raws: dict[int, str]
    spans: dict[int, Span]
    columns: Columns
    span: Span
    run: Run | None = None
    first: int = 0

    def join(self, span: Span, values: dict[int, list[str]], raws: dict[int, str]) -> bool:
        """Take a row that has only values as the rest of this one, if that makes one value for each item everywhere."""
        if values.keys() != self.values.keys():
            return False  # another header stands between the two rows
        if any(len(self.values[index]) + len(texts) != len(self.items) for index, texts in values.items()):
            return False
        if any(in_baht(text, self.columns).status is None for texts in values.values() for text in texts):
            return False  # words: what they are is not known
        for index, texts in values.items():
            self.values[index] = [*self.values[index], *texts]
            self.raws[index] = f"{self.raws[index]} {raws[index]}".strip()
            self.spans[index] |= span
        self.span |= span
        for item in self.items:
            item.span |= span
        return True

    def finish(self, issues: list[Issue], spellings: dict[str, str] | None) -> list[TableItem]:
        """The items with their values, as far as the print settles them; what cannot be read goes to ``issues``."""
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
        texts, raw, span = self.values[index], self.raws[index], self.spans[index]
        if self.run or self.uneven(index):
            return BudgetCell(year, raw, None, "ambiguous", "ambiguous", span)
        if not texts:
            return BudgetCell(year, raw, None, "blank", "exact", span)
        value = in_baht(texts[position], self.columns)
        if value.status is None:
            issues.append(Issue("unreadable_amount", span, "budget_lines", found=texts[position]))
            return BudgetCell(year, texts[position], None, "ambiguous", "ambiguous", span)
        alignment: Alignment = "exact" if len(self.items) == 1 else "by_order"
        return BudgetCell(year, texts[position], value.amount, value.status, alignment, span)

    def uneven(self, index: int) -> bool:
        """Whether a column has values, but another number of them than there are items."""
        return bool(self.values[index]) and len(self.values[index]) != len(self.items)

    def printed(self, index: int) -> tuple[PrintedValue, ...]:
        """The values of a column."""
        found = ((text, in_baht(text, self.columns)) for text in self.values[index])
        return tuple(PrintedValue(text, value.amount, value.status, self.spans[index]) for text, value in found)


def shared_values(groups: Sequence[Group]) -> Iterator[SharedValues]:
    """What the cells of ``groups`` leave open, in their order: each uneven row, and each run as one."""
    seen: set[int] = set()
    for group in groups:
        if group.run is None:
            values = {year: group.printed(index) for index, year in group.columns.years.items() if group.uneven(index)}
            if values:
                yield SharedValues(tuple(range(group.first, group.first + len(group.items))), values, group.span)
        elif id(group.run) not in seen:
            seen.add(id(group.run))
            yield _of_run(group.run)


def _of_run(run: Run) -> SharedValues:
    items = tuple(group.first + position for group in run.rows for position in range(len(group.items)))
    span = run.rows[0].span
    for group in run.rows:
        span |= group.span
    values: dict[int, tuple[PrintedValue, ...]] = {}
    own: dict[int, tuple[PrintedValue | None, ...]] = {}
    loose: dict[int, tuple[PrintedValue, ...]] = {}
    for index, year in run.rows[0].columns.years.items():
        printed = [(group, group.printed(index)) for group in run.rows]
        values[year] = tuple(value for _, texts in printed for value in texts)
        if not any(group.items and group.uneven(index) for group in run.rows):
            own[year] = tuple(
                value for group, texts in printed for value in (texts or (None,) * len(group.items)) if group.items
            )
            loose[year] = tuple(value for group, texts in printed for value in texts if not group.items)
    return SharedValues(items, values, span, own, loose)


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
