"""An amended plan: a table of its projects as it was, behind it one of those that were changed, then one of added ones;
or the changes first.

A changed row says what a project had before and what it has now. Where the first is what the other table says of the
project, that has the new cells and the new title; else neither row has money.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

from rapidfuzz import fuzz

from extract.ground.characters import arabic_digits
from extract.ground.issues import Issue
from extract.ground.source import Span
from parsers.budget.settling.repeats import without_money
from parsers.records.budget import (
    BudgetCell,
    BudgetTable,
    HeadColumn,
    RowCell,
    TableHead,
    TableItem,
    TotalRow,
    years_text,
)
from parsers.tables.columns.roles import role_of
from parsers.values.money.cells import parse_cell
from parsers.values.money.said import CANCELLED, HEAD_OF_CHANGES
from parsers.values.spacing import wording_key

_ZERO = Decimal(0)
_FIGURE = re.compile(r"[0-9]+")
_ALIKE = 80.0
"""How much of a title must be the same where a number and all amounts are, and the title itself is not."""

_BARE = ("dash", "zero", "none", "blank")
"""What a cell without money says."""

_Amounts = Mapping[int, Decimal | None]


class Amended(NamedTuple):
    """A table without the rows that change others: its items are as they were but for their titles, ``changed`` has the
    items that are in force by their index.
    """

    table: BudgetTable
    changed: Mapping[int, TableItem]


def amended(table: BudgetTable, heads: Collection[int] = ()) -> Amended:
    """``table`` as it was before some rows changed others, and these as they are in force. ``heads`` are the first
    lines of heads above which a line says that the projects below were changed.

    A changed row is of the project that has in each of its years the former amounts that it prints, and its title, now
    or before, or its number and nearly its title; without any money both. Where the project has the new amounts already
    the row says nothing more of it. Otherwise both rows have no money.
    """
    former = {index: found for index, item in enumerate(table.items) if (found := _former_amounts(item)) is not None}
    of_changes = [head.span.start for head in table.heads if head.span.start in heads or _says_changes(head)]
    if not former and not of_changes:
        return Amended(table, {})
    starts = sorted(head.span.start for head in table.heads)
    changed = set(of_changes)
    below = [
        index
        for index, item in enumerate(table.items)
        if index in former or ((at := bisect_right(starts, item.span.start)) and starts[at - 1] in changed)
    ]
    if not below:
        return Amended(table, {})
    changes = _Changes(table, min(table.items[index].span.start for index in below), frozenset(below))
    for index in sorted(below, key=lambda one: table.items[one].span.start):
        changes.read(index, former.get(index))
    return changes.as_one() if changes.first_of or changes.doubted else Amended(table, {})


def in_force(amendment: Amended, table: BudgetTable) -> BudgetTable:
    """``table``, which is that of an amendment settled, with the items that are in force."""
    if not amendment.changed:
        return table
    items = [
        replace(amendment.changed[index], former=item.cells) if index in amendment.changed else item
        for index, item in enumerate(table.items)
    ]
    return replace(table, items=tuple(items))


@dataclass(slots=True)
class _Changes:
    """What is found of the rows from the line ``start`` on, where the first changed row stands."""

    table: BudgetTable
    start: int
    rows: frozenset[int]
    """The changed rows."""

    first_of: dict[int, int] = field(default_factory=dict)
    """The rows that change a project above them, and those that only say once more what it has: by their index, its."""

    changes: bool = False
    """Whether one of them changes a project, and so what stands above is a plan as it was."""

    now: dict[int, TableItem] = field(default_factory=dict)
    doubted: dict[int, set[int]] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    said: list[tuple[int, Issue]] = field(default_factory=list)
    by_title: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_number: dict[int | None, list[int]] = field(default_factory=lambda: defaultdict(list))
    open: set[int] = field(default_factory=set)
    """The rows whose cells may be another's, or may be read in several ways."""

    parents: set[int | None] = field(default_factory=set)
    starts: list[int] = field(default_factory=list)
    """The first lines of heads."""

    tables: set[int] = field(default_factory=set)
    """The places of the heads below which projects stand that change no other."""

    def __post_init__(self) -> None:
        table = self.table
        self.open = {index for shared in table.shared for index in shared.items} | {one.item for one in table.torn}
        self.parents = {item.parent for item in table.items}
        self.starts = sorted(head.span.start for head in table.heads)
        for index, item in enumerate(table.items):
            if index not in self.rows:
                self.tables.add(self._table_of(item))
                self.by_title[wording_key(item.title)].append(index)
                self.by_number[item.number].append(index)

    def read(self, index: int, former: _Amounts | None) -> None:
        """Read the changed row ``index``, which may say what ``former`` amounts its project had."""
        item = self.table.items[index]
        titles = dict.fromkeys((wording_key(item.title), *map(wording_key, _former_titles(item))))
        named = list(dict.fromkeys(found for title in titles if title for found in self.by_title.get(title, ())))
        numbered = self.by_number.get(item.number, []) if item.number is not None else []
        likely = [one for one in numbered if not named and len(numbered) == 1 and self._is_alike(one, titles)]
        if index in self.open or index in self.parents:
            if named:
                self._doubt(index, named)
            return
        new = {cell.year_be: cell.amount for cell in item.cells if cell.year_be}
        for amounts, before in ((former, True), (new, False)):
            if amounts is None or not (named or any(amounts.values())):
                continue
            proved = [one for one in named or likely if self._has(one, item, amounts)]
            if len(proved) > 1 or (former is None and item.number is not None):
                proved = [one for one in proved if self.table.items[one].number == item.number]
            if len(proved) == 1:
                self._take(index, proved[0], changes=before)
                return
        by_number = numbered if len(numbered) == 1 and self._has_former_number(item) else []
        firsts = [one for one in named if one in numbered] or named or likely or by_number
        if firsts or (former is not None and self.tables - {self._table_of(item)}):  # what a project had is of none
            self._doubt(index, firsts)

    def _table_of(self, item: TableItem) -> int:
        return bisect_right(self.starts, item.span.start)

    def _has_former_number(self, item: TableItem) -> bool:
        """Whether the number of a changed row is that of the plan as it was, as the head above it says."""
        columns = _head_above(item, self.table.heads)
        return any(column.meaning == "number" and HEAD_OF_CHANGES.match(column.header) for column in columns)

    def _is_alike(self, first: int, titles: Iterable[str]) -> bool:
        """Whether the title of a project above is nearly one of some, with the same figures (``หมู่ 3``)."""
        key = wording_key(self.table.items[first].title)
        return any(fuzz.ratio(key, title) >= _ALIKE and _figures(key) == _figures(title) for title in titles)

    def _has(self, first: int, item: TableItem, amounts: _Amounts) -> bool:
        """Whether a project above has certain amounts in all years of a changed row; without money also its number."""
        own = self.now.get(first, self.table.items[first])
        if first in self.open or first in self.doubted:
            return False
        years = [cell.year_be for cell in item.cells]
        for year in years:
            cells = [cell for cell in own.cells if cell.year_be == year]
            if year is None or len(cells) != 1 or "ambiguous" in (cells[0].status, cells[0].alignment):
                return False
            if (cells[0].amount or _ZERO) != (amounts.get(year) or _ZERO):
                return False
        some = any(amounts.get(year) for year in years if year)
        return bool(years) and (some or (item.number is not None and item.number == own.number))

    def _take(self, index: int, first: int, *, changes: bool) -> None:
        """Let a project above have what a changed row says of it."""
        self.first_of[index] = first
        above, item = self.now.get(first, self.table.items[first]), self.table.items[index]
        if changes and not any(cell.raw.strip() for cell in item.cells):
            changes = False  # a row that lost its new cells
            self.doubted[first] = {year for cell in item.cells for year in cell.of_years}
        self.changes = self.changes or changes
        whole = _changed(above, item, self.table.heads) if changes else _with_beside(above, item)
        self.now[first] = whole
        if changes:
            was, new = _said(above.title, above.cells), _said(whole.title, whole.cells)
            issue = Issue("changed_row", item.span, "budget_lines", expected=was, found=new)
        else:
            code = "contradicting_rows" if first in self.doubted else "repeated_row"
            issue = Issue(code, item.span, "budget_lines", found=item.title.strip())
        self.said.append((first, issue))

    def _doubt(self, index: int, firsts: Sequence[int]) -> None:
        """Take the money of a changed row, and of those that may be the same project, where they contradict it."""
        item = self.table.items[index]
        years = {year for cell in item.cells for year in cell.of_years}
        for one in (*firsts, index):
            self.doubted.setdefault(one, set()).update(years)
        self.issues.append(Issue("contradicting_rows", item.span, "budget_lines", found=item.title.strip()))

    def as_one(self) -> Amended:
        """The table without the changed rows that are a project's above."""
        table = self.table
        kept = [index for index in range(len(table.items)) if index not in self.first_of]
        place = {index: at for at, index in enumerate(kept)}
        place |= {index: place[first] for index, first in self.first_of.items()}
        items = [self._kept(index, place) for index in kept]
        issues = [replace(issue, subject=place[first] + 1) for first, issue in self.said]
        return Amended(
            replace(
                table,
                items=tuple(items),
                totals=tuple(map(self._total, table.totals)) if self.changes else table.totals,
                shared=tuple(replace(one, items=tuple(place[at] for at in one.items)) for one in table.shared),
                torn=tuple(replace(one, item=place[one.item]) for one in table.torn),
                issues=(*table.issues, *self.issues, *issues),
            ),
            {place[first]: self._in_force(first, items[place[first]]) for first in self.now if self.changes},
        )

    def _total(self, total: TotalRow) -> TotalRow:
        """A total of the table as it was; one below, of some rows, is of those of its own table."""
        if total.span.end < self.start:
            return replace(total, as_it_was=True)
        own = max((head.span.start for head in self.table.heads if head.span.end < total.span.start), default=0)
        own = max(own, total.rows.start) if total.rows else own
        return replace(total, rows=Span(own, total.rows.end)) if total.rows and own <= total.rows.end else total

    def _in_force(self, first: int, kept: TableItem) -> TableItem:
        now = replace(self.now[first], parent=kept.parent)
        return without_money(now, sorted(self.doubted.get(first, ())))

    def _kept(self, index: int, place: Mapping[int, int]) -> TableItem:
        """An item as it was before the changes: with its new title; one that stands behind them was not there."""
        item = self.table.items[index]
        if item.parent is not None:
            item = replace(item, parent=place[item.parent])
        if now := self.now.get(index):
            item = replace(item, title=now.title, alternative_title=now.alternative_title, kind=now.kind)
            if self.changes:
                return item
            item = replace(item, beside=now.beside, remark=now.remark, responsible=now.responsible)
        if index in self.doubted:
            item = without_money(item, sorted(self.doubted[index]))
        return replace(item, former=()) if self.changes and item.span.start >= self.start else item


def _says_changes(head: TableHead) -> bool:
    """Whether a table has a column that those of changes alone have."""
    return any(HEAD_OF_CHANGES.match(column.header) for column in head.columns)


def _former_amounts(item: TableItem) -> _Amounts | None:
    """What a row says that its project had before, by year; None where it says nothing, or what is no money."""
    found: dict[int, Decimal | None] = {}
    factors = {cell.unit_factor for cell in item.cells if cell.amount}
    own = factors.pop() if len(factors) == 1 else 1
    for cell in _former(item):
        if cell.year_be is None:
            continue
        if cell.value is not None and cell.unit in (None, "baht"):  # without a word in the unit of the new ones
            found[cell.year_be] = cell.value * (cell.unit_factor or own)
        elif parse_cell(cell.text).status in _BARE:
            found[cell.year_be] = None
        else:
            return None
    return found or None


def _former_titles(item: TableItem) -> Iterator[str]:
    return (cell.text for cell in _former(item) if cell.year_be is None and cell.value is None)


def _former(item: TableItem) -> Iterator[RowCell]:
    return (cell for cell in item.beside if cell.role == "other" and cell.header and role_of(cell.header) == "former")


def _changed(above: TableItem, item: TableItem, heads: Sequence[TableHead]) -> TableItem:
    """A project with what a changed row says of it; what it had goes beside."""
    new = {cell.year_be: cell for cell in item.cells}
    cells = tuple(new.get(cell.year_be, cell) for cell in above.cells)
    cancelled = CANCELLED.match(item.title) is not None
    other_title = not cancelled and wording_key(above.title) != wording_key(item.title)
    left = [cell for old, cell in zip(cells, above.cells, strict=True) if old is not cell]
    return replace(
        _with_beside(above, item),
        title=item.title if other_title else above.title,
        alternative_title=item.alternative_title if other_title else above.alternative_title,
        kind=item.kind if other_title and item.kind != "unspecified" else above.kind,
        cells=cells,
        beside=(
            *above.beside,
            *([RowCell(None, "other", None, None, above.title, above.span)] if other_title else ()),
            *(_left_beside(cell, above, heads) for cell in left if cell.raw.strip()),
            *item.beside,
        ),
        row_total=item.row_total,
    )


def _with_beside(above: TableItem, item: TableItem) -> TableItem:
    return replace(
        above,
        beside=(*above.beside, *item.beside),
        remark=above.remark or item.remark,
        responsible=above.responsible or item.responsible,
    )


def _left_beside(cell: BudgetCell, item: TableItem, heads: Sequence[TableHead]) -> RowCell:
    """What a project had in a year, as a cell that holds no budget."""
    at = item.cells.index(cell)
    place = item.places[at] if at < len(item.places) else 0
    value = None if cell.amount is None else cell.amount / cell.unit_factor
    header = next((one.header for one in _head_above(item, heads) if one.place == place), None)
    unit = None if value is None else "baht"
    factor = None if value is None else cell.unit_factor
    return RowCell(header, "other", cell.year_be, None, cell.raw, cell.span, value, unit, factor, place)


def _head_above(item: TableItem, heads: Sequence[TableHead]) -> Sequence[HeadColumn]:
    above = [head for head in heads if head.span.start <= item.span.start]
    return above[-1].columns if above else ()


def _said(title: str, cells: Sequence[BudgetCell]) -> str:
    """A project's title and what it has in each year, in words."""
    amounts = (f"{years_text(cell.of_years)}: {cell.raw.strip() or '–'}" for cell in cells)
    return f"{title.strip()} ({', '.join(amounts)})"


def _figures(title: str) -> list[str]:
    return _FIGURE.findall(arabic_digits(title))
