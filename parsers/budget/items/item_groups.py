"""The items of one printed row of the budget table, and what its cells settle about them.

A value is given to an item only where the print leaves no choice: the item's own cell (``exact``), or a shared
cell with exactly as many values as items (``by_order``). Everything else is ``ambiguous``: no amount, the cell
as printed, and its values kept apart for who knows more about them (:mod:`left_open`). An amount in a merged cell
is never copied to the places that the cell reaches over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extract.ground.issues import Issue
from extract.ground.source import Span
from parsers.budget.items.branches import tidy_branch
from parsers.budget.items.cell_values import in_baht, says_each_year
from parsers.budget.items.merged_cells import MergedCell
from parsers.records.budget import Alignment, BudgetCell, PrintedValue, RowCell, RowReading, TableItem, years_text
from parsers.records.structure import Branch
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.names import EACH_YEAR
from parsers.tables.rows.project_cells import CellPiece
from parsers.values.kinds import kind_of, split_alternative
from parsers.values.money.cell_forms import scale_of
from parsers.values.money.cells import states_unit
from parsers.values.money.fields import parse_cell
from parsers.values.spacing import tidy


@dataclass(slots=True)
class GroupItem:
    """An item while its table is read: a torn row may still add to its title and lines."""

    piece: CellPiece
    branch: Branch
    span: Span
    remark: str | None = None
    responsible: str | None = None
    part_of: GroupItem | None = None
    doubtful_part: bool = False
    """Whether only its amounts can tell that it is one."""

    part_by_sum: bool = False
    """Whether it is called a project, and would be one if its amounts did not tell."""

    part_by_title: bool = False

    beside: list[RowCell] = field(default_factory=list)
    row_total: Decimal | None = None


@dataclass(slots=True)
class Spelled:
    """How a document spells headings and titles, with the branches of its table, each tidied once."""

    spellings: Mapping[str, str]
    branches: dict[Branch, Branch] = field(default_factory=dict)

    def branch(self, branch: Branch) -> Branch:
        """A branch with its titles as they are spelled outside narrow cells."""
        found = self.branches.get(branch)
        if found is None:
            found = self.branches[branch] = tidy_branch(branch, self.spellings)
        return found


@dataclass(slots=True)
class ShiftedRun:
    """Printed rows among which one or more have values but no item: the values of all may be shifted."""

    rows: list[ItemGroup] = field(default_factory=list)


@dataclass(slots=True)
class ItemGroup:
    """The items of one printed row (none on a row of a run that has values alone).

    ``values``, ``raws``, ``spans`` are by column. ``merged_cells`` are those by column, each with the place of
    this row's first item among the cell's items. A ``suspect`` row keeps no value, and nothing settles it.
    ``first_item_index`` is the first item's in the whole table, known once the table is read. ``quarters`` are the
    cells of years that have no figure of their own.
    """

    items: list[GroupItem]
    values: dict[int, list[str]]
    raws: dict[int, str]
    spans: dict[int, Span]
    columns: ColumnRoles
    span: Span
    run: ShiftedRun | None = None
    suspect: bool = False
    mended: bool = False
    """Whether its cells were put into their columns again, in the one way that its number vouches for."""

    readings: tuple[RowReading, ...] = ()
    """The ways to read a suspect row that lost, doubled, split or joined cells."""

    counts_on: bool = False
    """Whether its number is the one behind that of the row above."""

    unsaid: frozenset[int] = frozenset()
    """The columns whose dash or blank may mean that nothing changed."""

    words: tuple[str | None, str | None] = (None, None)
    """Its remark and who is responsible, as printed: in a run they may be those of another row's items."""

    merged_cells: dict[int, tuple[MergedCell, int]] = field(default_factory=dict)
    quarters: tuple[BudgetCell, ...] = ()
    first_item_index: int = 0
    heading: Branch | None = None
    """Of a row without items: where it stands, if it is a heading itself."""

    of_dimension: bool = False
    """Whether that heading is a dimension's."""

    counted: str = ""
    """What that heading says of how many projects stand below it."""

    @property
    def numbered(self) -> bool:
        """Whether each of its items has a number."""
        return bool(self.items) and all(item.piece.number for item in self.items)

    @property
    def is_part(self) -> bool:
        """Whether its items are parts of one above."""
        return any(item.part_of is not None for item in self.items)

    def join(self, span: Span, values: dict[int, list[str]], raws: dict[int, str]) -> bool:
        """Take a row that has only values as the rest of this one, if that makes one value for each item everywhere."""
        if values.keys() != self.values.keys() or self.merged_cells:
            return False  # another header stands between the two rows, or merged cells say what belongs to what
        if any(len(self.values[index]) + len(texts) != len(self.items) for index, texts in values.items()):
            return False
        columns = self.columns
        read = [
            in_baht(text, columns.factor(i, text), own_unit=columns.own_units).status
            for i, texts in values.items()
            for text in texts
        ]
        if None in read or "unnamed" in read:
            return False  # words: what they are of is not known
        for index, texts in values.items():
            self.values[index] = [*self.values[index], *texts]
            self.raws[index] = f"{self.raws[index]} {raws[index]}".strip()
            self.spans[index] |= span
        self.span |= span
        for item in self.items:
            item.span |= span
        return True

    def finish(self, issues: list[Issue], spelled: Spelled) -> list[TableItem]:
        """The items with their values, as far as the print settles them; what cannot be read goes to ``issues``."""
        return [self._item(position, item, issues, spelled) for position, item in enumerate(self.items)]

    def _item(self, position: int, item: GroupItem, issues: list[Issue], spelled: Spelled) -> TableItem:
        title, alternative = split_alternative(item.piece.text)
        return TableItem(
            number=int(item.piece.number) if item.piece.number else None,
            kind=kind_of(title),
            title=tidy(title, spelled.spellings),
            alternative_title=tidy(alternative, spelled.spellings) if alternative else None,
            branch=spelled.branch(item.branch),
            cells=self._cells(position, issues),
            remark=item.remark,
            span=item.span,
            responsible=item.responsible,
            beside=tuple(item.beside),
            places=self.columns.of_money,
            row_total=None if self.suspect or self.run else item.row_total,
        )

    def _cells(self, position: int, issues: list[Issue]) -> tuple[BudgetCell, ...]:
        columns = self.columns
        own = [
            self._cell(index, columns.years[index], position, issues)
            if index in columns.years
            else self._cell_of_several(index, position, issues)
            for index in columns.of_money
        ]
        own = self._without_each_year(own, issues)
        if columns.says_more:
            own = [self._with_head(cell, index) for cell, index in zip(own, columns.of_money, strict=True)]
        return (*own, *self.quarters)

    def _without_each_year(self, own: list[BudgetCell], issues: list[Issue]) -> list[BudgetCell]:
        """The cells of a row, but an amount that is said to be each year's is not that of its column alone where the
        cells of all other years are blank, or those on both sides of it, over which it may stand in the middle: none of
        these is settled.
        """
        said = [
            cell
            for cell in own
            if "ปี" in cell.raw and cell.amount is not None and not cell.years and EACH_YEAR.search(cell.raw)
        ]
        if len(said) != 1 or len(own) == 1:
            return own
        (one,) = said
        first = last = own.index(one)
        while first and own[first - 1].status == "blank":
            first -= 1
        while last + 1 < len(own) and own[last + 1].status == "blank":
            last += 1
        if last - first + 1 < len(own) and (own[first] is one or own[last] is one):
            return own
        if any(merged.each_year for merged, _ in self.merged_cells.values()):
            return own
        reached = own[first : last + 1]
        years = ", ".join(str(cell.year_be) for cell in reached if cell.year_be)
        params = {"values": "1", "items": "1", "years": years}
        params |= {"why": "it is of each year", "why_th": "เป็นจำนวนเงินต่อปี"}
        issues.append(
            Issue("ambiguous_alignment", one.span, "budget_lines", expected="1", found=one.raw, params=params)
        )
        open_ = [cell._replace(amount=None, status="ambiguous", alignment="ambiguous") for cell in reached]
        return [*own[:first], *open_, *own[last + 1 :]]

    def _cell_of_several(self, index: int, position: int, issues: list[Issue]) -> BudgetCell:
        """The cell of a column of several years. Nothing else tells whose a value is that several items share; one that
        is of each year, as it (``ปีละ 60,000``) or its head says, is no amount of all together.
        """
        years = self.columns.stretches[index]
        merged = index in self.merged_cells and self.merged_cells[index][0]
        may_be_settled = merged.may_be_settled if merged else self.uneven(index)
        cell = self._cell(index, None, position, issues)
        if cell.alignment == "ambiguous" and position == 0 and may_be_settled and not self.suspect and not self.run:
            count, values = str(len(self.items)), str(len(self.values[index]))
            params = {"values": values, "items": count, "years": years_text(years)}
            params |= {"why": "nothing says whose it is", "why_th": "ไม่มีสิ่งใดบอกว่าเป็นของรายการใด"}
            issues.append(
                Issue("ambiguous_alignment", cell.span, "budget_lines", expected=count, found=cell.raw, params=params)
            )
        if cell.amount is not None and (says_each_year(self.columns, index) or EACH_YEAR.search(cell.raw)):
            params = {"values": "1", "items": "1", "years": years_text(years)}
            params |= {"why": "it is of each year", "why_th": "เป็นจำนวนเงินต่อปี"}
            issues.append(
                Issue("ambiguous_alignment", cell.span, "budget_lines", expected="1", found=cell.raw, params=params)
            )
            cell = cell._replace(amount=None, status="ambiguous", alignment="ambiguous")
        return cell._replace(years=years, per=self.columns.per(index))

    def _with_head(self, cell: BudgetCell, index: int) -> BudgetCell:
        """A cell with the unit of its column, and what says that one's year."""
        factor = self.columns.factor(index, cell.raw)
        if factor is not None and factor != 1 and not states_unit(cell.raw):
            cell = cell._replace(unit_factor=int(factor), unit_line=self.columns.unit_lines.get(index))
        basis = self.columns.year_basis(index) if index in self.columns.years else "head"
        return cell if basis == cell.year_basis else cell._replace(year_basis=basis)

    def _cell(self, index: int, year: int | None, position: int, issues: list[Issue]) -> BudgetCell:
        alignment: Alignment
        texts, raw, span = self.values[index], self.raws[index], self.spans[index]
        doubtful = self.suspect or self.run is not None
        if index in self.merged_cells and not doubtful:
            merged, items_above = self.merged_cells[index]
            settled = None if merged.each_year and year is None else merged.value_of_item(items_above + position)
            if settled:
                text, value, alignment = settled
                status = value.status or "ambiguous"
                return BudgetCell(year, text, value.amount, status, alignment, merged.span, unit_factor=scale_of(text))
            if not merged.may_be_settled:
                issues.append(merged.issue(str(year) if year else years_text(self.columns.stretches[index])))
            return BudgetCell(year, merged.raw, None, "ambiguous", "ambiguous", merged.span)
        if doubtful or index in self.unsaid or self.uneven(index):
            return BudgetCell(year, raw, None, "ambiguous", "ambiguous", span)
        if not texts:
            return BudgetCell(year, raw, None, "blank", "mended" if self.mended else "exact", span)
        text, columns = texts[position], self.columns
        factor = columns.factor(index, text)
        value = in_baht(text, factor, own_unit=columns.own_units, year=year)
        if value.status is None:
            if factor is not None or not parse_cell(text).status:  # else it is said at the head
                issues.append(Issue("unreadable_amount", span, "budget_lines", found=text))
            return BudgetCell(year, text, None, "ambiguous", "ambiguous", span)
        alignment = "mended" if self.mended else "exact" if len(self.items) == 1 else "by_order"
        return BudgetCell(year, text, value.amount, value.status, alignment, span, unit_factor=scale_of(text))

    @property
    def item_indexes(self) -> range:
        """The indexes of its items in the whole table."""
        return range(self.first_item_index, self.first_item_index + len(self.items))

    def uneven(self, index: int) -> bool:
        """Whether a column has values, but another number of them than there are items."""
        return bool(self.values[index]) and len(self.values[index]) != len(self.items)

    def printed(self, index: int) -> tuple[PrintedValue, ...]:
        """The values of a column; one that cannot be read where they are not known or not this row's alone."""
        span = self.spans[index]
        if self.suspect or index in self.merged_cells:
            return (PrintedValue(self.raws[index], None, None, span),)
        columns, year = self.columns, self.columns.years.get(index)
        return tuple(
            value
            for text in self.values[index]
            for value in printed_values(
                (text,), span, columns.factor(index, text), own_unit=columns.own_units, year=year
            )
        )


def printed_values(
    texts: Sequence[str], span: Span, factor: Decimal | None, *, own_unit: bool = False, year: int | None = None
) -> tuple[PrintedValue, ...]:
    read = ((text, in_baht(text, factor, own_unit=own_unit, year=year)) for text in texts)
    return tuple(PrintedValue(text, value.amount, value.status, span) for text, value in read)


def shifted_runs(groups: Iterable[ItemGroup]) -> list[ShiftedRun]:
    """The runs that some rows are of, each once, in the order of the rows."""
    return list({id(group.run): group.run for group in groups if group.run is not None}.values())
