"""Rows that are printed again with other money: an amended table below the first, a draft beside what was approved."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from extract.ground.issues import Issue
from parsers.budget.settling.shared_cells import counts_above, is_open
from parsers.budget.settling.solver import declared_sums
from parsers.records.budget import BudgetCell, BudgetTable, TableItem, TotalRow
from parsers.values.spacing import wording_key

_EDITION = re.compile(r"\s*\((?:ของ)?(?:เดิม|ใหม่|แก้ไข[^()]{0,20}|ปรับปรุง[^()]{0,20}|เปลี่ยน(?:แปลง|เป็น)[^()]{0,20})\)\s*$")
"""What says behind a title that another row has the same project before or after a change."""

_ZERO = Decimal(0)


def without_contradicted(table: BudgetTable) -> BudgetTable:
    """``table`` without the amounts of rows that contradict each other: with the number, title and place of another
    row, but other money in a year of both. A row whose amounts the declared sums count keeps them where they do not
    count the other's; both keep them where the sums count both, or where they stand below each other for two units.
    """
    items, issues = list(table.items), list(table.issues)
    for one, other in _repeated(table.items):
        years = _years_of_both(items[one], items[other])
        if not any(_amount(items[one], year) != _amount(items[other], year) for year in years):
            continue
        counted = _counted(items, table.totals, one, other, years)
        for index in {one, other} - counted:
            items[index] = without_money(items[index], years)
        if counted != {one, other}:
            issues.append(
                Issue("contradicting_rows", items[other].span, "budget_lines", found=items[other].title.strip())
            )
    return replace(table, items=tuple(items), issues=tuple(issues)) if len(issues) > len(table.issues) else table


def _repeated(items: Sequence[TableItem]) -> Iterator[tuple[int, int]]:
    """The pairs of rows that are of one project by number, title and place."""
    by_title: defaultdict[object, list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        if item.parent is None and item.title:
            place = tuple(node.number or node.title for node in item.branch if node)
            by_title[wording_key(_EDITION.sub("", item.title)), place].append(index)
    for indexes in by_title.values():
        if 1 < len(indexes) <= _MOST:
            yield from (pair for pair in combinations(indexes, 2) if _are_one(items, *pair))


_MOST = 6
"""Rows with one title in one place; more are no amendment."""


def _are_one(items: Sequence[TableItem], above: int, below: int) -> bool:
    one, other = items[above], items[below]
    changed = bool(_EDITION.search(one.title)) or bool(_EDITION.search(other.title))
    numbered = one.number is not None and one.number == other.number
    if not numbered and not (changed and None in (one.number, other.number)):
        return False
    beside = below == above + 1 and not changed
    return not (beside and (one.responsible, one.remark, one.beside) != (other.responsible, other.remark, other.beside))


def _years_of_both(one: TableItem, other: TableItem) -> list[int]:
    years = [{cell.year_be for cell in item.cells if cell.year_be} for item in (one, other)]
    return sorted(years[0] & years[1])


def _amount(item: TableItem, year: int) -> Decimal | None:
    return next((cell.amount for cell in item.cells if cell.year_be == year), None)


def _counted(
    items: Sequence[TableItem], totals: Sequence[TotalRow], one: int, other: int, years: Sequence[int]
) -> set[int]:
    """Which of two rows the declared sums count: in every year that has one."""
    ways: list[set[int]] = [{one, other}, {one}, {other}]
    held = False
    for inside, year, declared in declared_sums(items, totals):
        rows = [index for index in inside if not counts_above(items, items[index], year)]
        if year not in years or not {one, other} <= inside or any(is_open(items[index], year) for index in rows):
            continue
        held = True
        whole = sum((_amount(items[index], year) or _ZERO for index in rows), _ZERO)
        ways = [
            way
            for way in ways
            if whole - sum((_amount(items[index], year) or _ZERO for index in {one, other} - way), _ZERO) == declared
        ]
    return ways[0] if held and len(ways) == 1 else set()


def without_money(item: TableItem, years: Sequence[int]) -> TableItem:
    """An item whose amounts of some years are not known."""

    def open_cell(cell: BudgetCell) -> BudgetCell:
        if cell.year_be not in years or cell.amount is None:
            return cell
        return cell._replace(amount=None, status="ambiguous", alignment="ambiguous")

    return replace(item, cells=tuple(map(open_cell, item.cells)))
