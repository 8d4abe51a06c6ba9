"""The items of one printed row of the budget table, and what its cells settle about them.

A value is given to an item only where the print leaves no choice: the item's own cell (``exact``), or a shared
cell with exactly as many values as items (``by_order``). Everything else is ``ambiguous``: no amount, the cell
as printed, and its values kept apart as :class:`SharedValues` for who knows more about them. An amount in a merged cell
is never copied to the places that the cell reaches over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import accumulate, product

from extract.ground.characters import arabic_digits
from extract.ground.issues import Issue
from extract.ground.source import Span
from parsers.budget.items.branches import tidy_branch
from parsers.budget.items.row_cells import columns_beside, row_cell
from parsers.records.budget import (
    Alignment,
    BudgetCell,
    PrintedValue,
    RowCell,
    RowReading,
    RowWords,
    SharedValues,
    TableItem,
    years_text,
)
from parsers.records.structure import Branch
from parsers.records.table import Cell, GridRow
from parsers.tables.columns.meaning import ColumnRoles
from parsers.tables.rows.fit import names_unit
from parsers.tables.rows.project_cells import CellPiece, split_cell
from parsers.values.kinds import kind_of, split_alternative
from parsers.values.money.cells import scale_of, states_unit, torn_figure
from parsers.values.money.fields import CellValue, parse_cell, split_values
from parsers.values.spacing import tidy

_TOO_LARGE = Decimal(10) ** 12
_MOST_UNITS = 4
_EACH_YEAR = re.compile(r"(?:ปี(?:\s*งบประมาณ)?\s*ละ|แต่ละปี|ทุก\s*ๆ?\s*ปี|ต่อ\s*ปี|/\s*ปี)\s*(?:จำนวน)?")
_ENUMERATOR = re.compile(r"(?:^|\s)\(?([0-9]{1,3})[.)](?![0-9])\s*")
"""``1) ``: the number of an item before its value."""


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

    beside: list[RowCell] = field(default_factory=list)
    row_total: Decimal | None = None


@dataclass(slots=True)
class ShiftedRun:
    """Printed rows among which one or more have values but no item: the values of all may be shifted."""

    rows: list[ItemGroup] = field(default_factory=list)


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
        value = parse_cell(self.raw)
        if self.each_year and self.items == 1:
            value = in_baht(_EACH_YEAR.sub("", self.raw).strip(), self.factor)
            return (self.raw, value, "exact") if value.amount else None
        return (self.raw, value, "exact") if value.status in ("dash", "none", "unnamed") else None

    @property
    def each_year(self) -> bool:
        """Whether it reaches over several columns of money and says that its value is of each year."""
        return self.columns > 1 and bool(self.texts) and len(_EACH_YEAR.findall(self.raw)) == 1

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
        read = [in_baht(text, self.columns.factor(i)).status for i, texts in values.items() for text in texts]
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
            branch=tidy_branch(item.branch, spellings),
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
        if columns.factors or columns.restored or columns.year_of_title or columns.year_of_row:
            own = [self._with_head(cell, index) for cell, index in zip(own, columns.of_money, strict=True)]
        return (*own, *self.quarters)

    def _cell_of_several(self, index: int, position: int, issues: list[Issue]) -> BudgetCell:
        """The cell of a column of several years. Nothing else tells whose a value is that several items share; one that
        is of each year (``ปีละ 60,000``) is no amount of all together.
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
        if cell.amount is not None and _EACH_YEAR.search(cell.raw):
            params = {"values": "1", "items": "1", "years": years_text(years)}
            params |= {"why": "it is of each year", "why_th": "เป็นจำนวนเงินต่อปี"}
            issues.append(
                Issue("ambiguous_alignment", cell.span, "budget_lines", expected="1", found=cell.raw, params=params)
            )
            cell = cell._replace(amount=None, status="ambiguous", alignment="ambiguous")
        return cell._replace(years=years, per=self.columns.per(index))

    def _with_head(self, cell: BudgetCell, index: int) -> BudgetCell:
        """A cell with the unit of its column, and what says that one's year."""
        factor = self.columns.factor(index)
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
        value = in_baht(texts[position], self.columns.factor(index))
        if value.status is None and self.columns.factor(index) is None and parse_cell(texts[position]).status:
            return BudgetCell(year, texts[position], None, "ambiguous", "ambiguous", span)  # said at the head
        if value.status is None:
            issues.append(Issue("unreadable_amount", span, "budget_lines", found=texts[position]))
            return BudgetCell(year, texts[position], None, "ambiguous", "ambiguous", span)
        alignment = "mended" if self.mended else "exact" if len(self.items) == 1 else "by_order"
        own = scale_of(texts[position])
        return BudgetCell(year, texts[position], value.amount, value.status, alignment, span, unit_factor=own)

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
        return _printed(self.values[index], span, self.columns.factor(index))


def _printed(texts: Sequence[str], span: Span, factor: Decimal | None) -> tuple[PrintedValue, ...]:
    read = ((text, in_baht(text, factor)) for text in texts)
    return tuple(PrintedValue(text, value.amount, value.status, span) for text, value in read)


def shared_values(groups: Sequence[ItemGroup]) -> Iterator[SharedValues]:
    """What the cells of ``groups`` leave open: each uneven row, each merged cell, and each run as one."""
    runs: dict[int, ShiftedRun] = {}
    for group in groups:
        if group.run is not None:
            runs.setdefault(id(group.run), group.run)
        elif not group.suspect:
            values = {year: group.printed(index) for index, year in group.columns.years.items() if group.uneven(index)}
            if values:
                yield SharedValues(tuple(group.item_indexes), values, group.span)
    yield from map(_left_open_by_run, runs.values())
    yield from _left_open_by_merged_cells(groups)


def _left_open_by_merged_cells(groups: Sequence[ItemGroup]) -> Iterator[SharedValues]:
    """The merged cells that leave it open whose their values are; those of the same items as one."""
    reached: dict[int, tuple[MergedCell, int, list[ItemGroup]]] = {}
    for group in groups:
        for index, (merged, _) in group.merged_cells.items():
            if merged.may_be_settled:
                reached.setdefault(id(merged), (merged, index, []))[2].append(group)
    by_items: dict[tuple[int, ...], dict[int, tuple[PrintedValue, ...]]] = {}
    for merged, index, rows in reached.values():
        if any(row.run or row.suspect for row in rows) or merged.value_of_item(0):
            continue
        items = tuple(item_index for row in rows for item_index in row.item_indexes)
        year = rows[0].columns.years.get(index)
        if year is None:
            continue
        by_items.setdefault(items, {})[year] = _printed(merged.texts, merged.span, merged.factor)
    for items, values in by_items.items():
        span = next(iter(values.values()))[0].span
        for printed in values.values():
            span |= printed[0].span
        yield SharedValues(items, values, span)


def _left_open_by_run(run: ShiftedRun) -> SharedValues:
    items = tuple(item_index for group in run.rows for item_index in group.item_indexes)
    span = run.rows[0].span
    for group in run.rows:
        span |= group.span
    values: dict[int, tuple[PrintedValue, ...]] = {}
    row_values: dict[int, tuple[PrintedValue | None, ...]] = {}
    beside_no_item: dict[int, tuple[PrintedValue, ...]] = {}
    for index, year in run.rows[0].columns.years.items():
        printed = [(group, group.printed(index)) for group in run.rows]
        values[year] = tuple(value for _, texts in printed for value in texts)
        if not any(group.items and group.uneven(index) for group in run.rows):
            row_values[year] = tuple(
                value for group, texts in printed for value in (texts or (None,) * len(group.items)) if group.items
            )
            beside_no_item[year] = tuple(value for group, texts in printed for value in texts if not group.items)
    words = tuple(_words_of_rows(run))
    return SharedValues(items, values, span, True, row_values, beside_no_item, words)


def _words_of_rows(run: ShiftedRun) -> Iterator[RowWords]:
    """The words of each row. Its values are told by their number: all rows may stand on one line."""
    columns = run.rows[0].columns.years
    ends = dict.fromkeys(columns.values(), 0)
    for group in run.rows:
        for index, year in columns.items():
            ends[year] += len(group.printed(index))
        yield RowWords(*group.words, tuple(group.item_indexes), tuple(ends.items()))


def values_of(cell: Cell, numbers: Sequence[str] = ()) -> list[str]:
    """The values of a cell in order: one a piece where every piece is one value, else split at their gaps. Where each
    has one of the ``numbers`` of the row's items before it, in their order, it is not of the value.

    >>> text = "1) 10,000 2) -"
    >>> values_of(Cell(text, (text,), Span(1, 1)), ("1", "2")), values_of(Cell(text, (text,), Span(1, 1)), ("2", "3"))
    (['10,000', '-'], ['1) 10,000 2) -'])
    """
    parted = _ENUMERATOR.split(arabic_digits(cell.text)) if numbers else []
    if len(numbers) > 1 and not parted[0] and tuple(parted[1::2]) == tuple(numbers):
        ends = [(match.start(), match.end()) for match in _ENUMERATOR.finditer(arabic_digits(cell.text))]
        stops = [*(start for start, _ in ends[1:]), len(cell.text)]
        values = [cell.text[end:stop].strip() for (_, end), stop in zip(ends, stops, strict=True)]
        if all(parse_cell(value).status for value in values):
            return values
    if parse_cell(cell.text).status == "amount":
        return [cell.text]  # '30,000', '(สามหมื่นบาทถ้วน)'
    if len(cell.parts) > 1 and all(len(split_values(part)) == 1 and parse_cell(part).status for part in cell.parts):
        return list(cell.parts)
    return list(split_values(cell.text))


def is_positive(text: str) -> bool:
    """Whether a text is an amount above nothing."""
    amount = parse_cell(text).amount
    return amount is not None and amount > 0


def names_items(cell: Cell) -> bool:
    """Whether a piece of a cell says that it is a project, an activity or a measure."""
    return any(kind_of(piece.text) != "unspecified" for piece in split_cell(cell, None))


def in_baht(text: str, factor: Decimal | None) -> CellValue:
    """The cell's value in baht, its figure times ``factor``.

    A scale in the cell itself (``2 แสน``) is the one that holds. Unreadable where the factor is not known, where the
    cell says baht alone in a column of thousands, and where the column's unit makes it larger than any budget.

    >>> in_baht("20", Decimal(1000)).amount, in_baht("20 บาท", Decimal(1000)).status, in_baht("-", None).status
    (Decimal('20000'), None, 'dash')
    >>> in_baht("20,000 บาท", Decimal(1000)).status, in_baht("2 แสน", Decimal(1000)).amount
    (None, Decimal('200000'))
    """
    value = parse_cell(text)
    if not value.amount or factor == 1:
        return value
    if factor is not None and scale_of(text) > 1:
        return value
    if factor is None or states_unit(text):
        return CellValue(None)
    amount = value.amount * factor
    return replace(value, amount=amount) if amount < _TOO_LARGE else CellValue(None)


def readings_of_units(values: Mapping[int, Sequence[str]], columns: ColumnRoles, span: Span) -> tuple[RowReading, ...]:
    """The ways to read a row whose cells say baht in columns of thousands: as they say, or by the column's unit."""
    choices: list[list[tuple[int, PrintedValue]]] = []
    for index, texts in values.items():
        factor = columns.factor(index)
        if index not in columns.years:
            continue
        if len(texts) == 1 and factor and factor != 1 and in_baht(texts[0], factor).status is None:
            value = parse_cell(texts[0])
            if value.amount and states_unit(texts[0]):
                year, text = columns.years[index], texts[0]
                amounts = (value.amount, value.amount * factor)
                choices.append([(year, PrintedValue(text, amount, "amount", span)) for amount in amounts])
    if not 0 < len(choices) <= _MOST_UNITS:
        return ()
    return tuple(
        RowReading(dict(values), "", plain=True, in_place=True, made=frozenset()) for values in product(*choices)
    )


def readings_of_torn_figures(
    values: Mapping[int, Sequence[str]], spans: Mapping[int, Span], columns: ColumnRoles
) -> tuple[RowReading, ...]:
    """The way to read a row with blanks inside figures (``2 6,000``): each is one, if a total or a block says so."""
    made: dict[int, PrintedValue] = {}
    for index, texts in values.items():
        figure, factor = torn_figure(texts[0]) if len(texts) == 1 else None, columns.factor(index)
        if figure and factor and in_baht(texts[0], factor).status is None and figure * factor < _TOO_LARGE:
            made[columns.years[index]] = PrintedValue(texts[0], figure * factor, "amount", spans[index])
    return (RowReading(made, "", plain=True, in_place=True, made=frozenset(made)),) if made else ()


def readings_as_printed(
    places: Sequence[int], values: Mapping[int, Sequence[str]], spans: Mapping[int, Span], columns: ColumnRoles
) -> tuple[RowReading, ...]:
    """The way to read a row whose amounts at ``places`` a note may change: as printed, if a total or block agrees."""
    printed: dict[int, PrintedValue] = {}
    for index in places:
        amount = in_baht(values[index][0], columns.factor(index)).amount
        if amount and index in columns.years:
            printed[columns.years[index]] = PrintedValue(values[index][0], amount, "amount", spans[index])
    made = frozenset(printed)
    return (RowReading(printed, "", plain=True, in_place=True, made=made),) if made else ()


def give_words(items: Sequence[GroupItem], row: GridRow, columns: ColumnRoles) -> None:
    """Give a row's remark and its unit to its items: one each where the cell holds as many (pieces, words, the same
    words again, names of units) as there are items, else the whole cell to all. The row's own total is that of the
    one item.
    """
    for item, remark in zip(items, _words_of(items, row, columns.remark), strict=False):
        item.remark = remark
    for item, responsible in zip(items, _words_of(items, row, columns.responsible), strict=False):
        item.responsible = responsible
    for column, role in columns_beside(columns) if items else ():
        for item, text in zip(items, _words_of(items, row, column.place), strict=False):
            span, factor = row.cells[column.place].span, columns.factor(column.place)
            item.beside.append(row_cell(column, role, text, span, factor))
    if len(items) == 1 and columns.total is not None and columns.complete and columns.total < len(row.cells):
        cell = row.cells[columns.total]
        items[0].row_total = None if cell.merged else in_baht(cell.text, columns.factor(columns.total)).amount


def _words_of(items: Sequence[GroupItem], row: GridRow, index: int | None) -> Sequence[str]:
    if not items or index is None or index >= len(row.cells) or not row.cells[index].text:
        return ()
    cell = row.cells[index]
    words = tuple(cell.text.split(" "))
    for candidate in (cell.parts, words, _repeated(words, len(items)), _unit_names(words)):
        if len(items) > 1 and len(candidate) == len(items):
            return candidate
    return (cell.text,) * len(items)


def _repeated(words: Sequence[str], count: int) -> tuple[str, ...]:
    """The remark that is printed ``count`` times in a row, as the first is spelt; nothing where the words differ.

    A narrow cell breaks the copies in different places, so blanks do not count.

    >>> _repeated("ไม่ใช้ งบประมาณ ไม่ใช้งบ ประมาณ".split(), 2), _repeated("ก ข".split(), 2), _repeated("กก".split(), 2)
    (('ไม่ใช้ งบประมาณ', 'ไม่ใช้ งบประมาณ'), (), ())
    """
    letters = "".join(words)
    size = len(letters) // count
    ends = list(accumulate(map(len, words)))
    if letters != letters[:size] * count or size not in ends:
        return ()
    return (" ".join(words[: ends.index(size) + 1]),) * count


def _unit_names(words: Sequence[str]) -> tuple[str, ...]:
    """The names of units in a remark, whose blanks may stand inside a name; a list with ``/`` or ``และ`` is one.

    >>> _unit_names("กองยุทธศาสตร์ และงบประมาณ กองคลัง สำนักปลัด/ กองช่าง".split())
    ('กองยุทธศาสตร์ และงบประมาณ', 'กองคลัง', 'สำนักปลัด/ กองช่าง')
    """
    units: list[str] = []
    for word in words:
        begins = names_unit(word) and not (units and units[-1].endswith(("/", "และ", ",")))
        if begins or not units:
            units.append(word)
        else:
            units[-1] = f"{units[-1]} {word}"
    return tuple(units)
