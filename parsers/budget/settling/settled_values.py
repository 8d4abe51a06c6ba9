"""What a shared cell gives to each of its items once it is settled."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from parsers.budget.settling.assignments import Assignment, SharedCell, each_row_its_own
from parsers.records.budget import BudgetCell, PrintedValue, RowWords, TableItem
from parsers.values.money.cell_forms import scale_of

_MIXED = ("the values left over are of several sorts", "ค่าที่เหลือมีหลายแบบ")
_UNVOUCHED = ("nothing vouches for every item", "ไม่มีหลักฐานยืนยันครบทุกรายการ")


def settled_values(cell: SharedCell) -> Sequence[PrintedValue]:
    """The value of each item where one assignment is left and each item is vouched for; else nothing, with a reason."""
    if len(cell.assignments) != 1:
        return ()
    if not (cell.vouched or cell.confirmed):
        cell.why = _UNVOUCHED
        return ()
    (assignment,) = cell.assignments
    values = _values_of_items(cell, assignment)
    if values is None:
        cell.why = _MIXED
        return ()
    return values


def as_cell(value: PrintedValue, year: int) -> BudgetCell:
    status, factor = value.status or "blank", scale_of(value.raw) if value.amount else 1
    return BudgetCell(year, value.raw, value.amount, status, "by_detail", value.span, unit_factor=factor)


def rows_of_items(cell: SharedCell, values: Sequence[PrintedValue]) -> Iterator[tuple[int, RowWords | None]]:
    """The items of a run, each with the row that prints its value of a year; None where that is not known."""
    for position, item in enumerate(cell.shared.items):
        value = values[position] if values else None
        place = next((index for index, printed in enumerate(cell.values) if printed is value), None)
        if place is not None:  # what is left over for several has no row
            yield item, next((row for row in cell.shared.words if place < dict(row.ends)[cell.year]), None)
        elif cell.values and not values:
            yield item, None


def _values_of_items(cell: SharedCell, assignment: Assignment) -> list[PrintedValue] | None:
    """The value of each item: its amount, or what it has instead.

    That is what stands in its own place where each item has one value, else what all the values left over say (``-``),
    and nothing where none is left. None where they do not all say the same, and for fewer zeros than items: 0 is an
    amount, and stands for one item.
    """
    span = cell.shared.span
    blank = PrintedValue(cell.raw, None, "blank", span)
    if assignment == each_row_its_own(cell.shared, cell.year):
        return [value or blank for value in cell.shared.row_values[cell.year]]
    if len(cell.values) == len(assignment) and all(
        value_index in (None, position) for position, value_index in enumerate(assignment)
    ):
        return list(cell.values)
    left = [value for value_index, value in enumerate(cell.values) if value_index not in assignment]
    if len({value.status for value in left}) > 1:
        return None
    if left and left[0].status == "zero" and len(left) != assignment.count(None):
        return None
    nothing = replace(left[0], raw=cell.raw) if left else blank
    return [nothing if value_index is None else cell.values[value_index] for value_index in assignment]


def _with_unit_of(cell: BudgetCell, settled: BudgetCell) -> BudgetCell:
    """What was settled about a cell, in the unit and by the year of its column."""
    if settled is cell:
        return cell
    factor = max(cell.unit_factor, settled.unit_factor)  # what says its own scale stands in a column of baht
    return settled._replace(year_basis=cell.year_basis, unit_factor=factor, unit_line=cell.unit_line)


def with_words_of_rows(item: TableItem, place: int, rows: Collection[RowWords | None] | None) -> TableItem:
    """The item of a run with the words of the one row that its values are printed on; its own row's are its already."""
    if rows is None:
        return item
    row = next(iter(rows)) if len(rows) == 1 else None
    if row and place in row.items:
        return item
    return replace(item, remark=row and row.remark, responsible=row and row.responsible)


def with_settled(item: TableItem, item_index: int, settled: Mapping[tuple[int, int | None], BudgetCell]) -> TableItem:
    cells = tuple(_with_unit_of(cell, settled.get((item_index, cell.year_be), cell)) for cell in item.cells)
    return item if cells == item.cells else replace(item, cells=cells)
