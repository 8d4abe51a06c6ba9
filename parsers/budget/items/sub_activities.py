"""Rows that are parts of the row above: ``1.1`` and ``1.2`` below ``1``, or those behind dashes or numbers in brackets
whose amounts add up to it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from parsers.budget.items.item_groups import GroupItem
from parsers.records.budget import TableItem
from parsers.values.kinds import kind_of

_PATH = re.compile(r"(\d{1,3})\.(\d{1,2})")
_IN_BRACKETS = re.compile(r"\((\d{1,2})\)")
_COST = re.compile(r"(?:ค่า(?!นิยม|ของ)|งบ|เงิน)(?=[ก-๎\s.])")
"""How the name of a cost or of a source of money begins."""

_NOTHING = Decimal(0)


@dataclass(slots=True)
class PartsBelow:
    """The last row that may have parts, and how many of them came so far."""

    whole: GroupItem | None = None
    count: int = 0

    def has_whole(self, *, has_numbers: bool) -> bool:
        """Whether what has neither a number nor the word of a kind differs from the last row that may have parts."""
        whole = self.whole
        if whole is None:
            return False
        return bool(whole.piece.number) if has_numbers else kind_of(whole.piece.text) != "unspecified"

    def take(self, item: GroupItem, mark: str | None, *, has_numbers: bool) -> None:
        """Look at the next item, with the number of two levels or in brackets that it prints, or a dash before it.

        ``1.1`` is part of the ``1`` above it, ``1.2`` the next; it has no number of its own then. What stands behind a
        dash or behind ``(1)``, ``(2)``, below a row that is numbered in another way, is part of that row only where the
        amounts say so (see :func:`with_parents`); so is what has no number and no word of a kind in a table with a
        column of numbers (``has_numbers``). There a cost (``ค่าอาหาร``, ``งบ อบต.``) is a part whatever its amount.
        """
        mark, whole = mark or "", self.whole
        below = self.has_whole(has_numbers=has_numbers)
        title = item.piece.text
        path, bracket = _PATH.fullmatch(mark), _IN_BRACKETS.fullmatch(mark)
        if path and whole and path[1] == whole.piece.number and int(path[2]) == self.count + 1:
            item.part_of, self.count = whole, self.count + 1
            item.piece = replace(item.piece, number=None)
        elif whole and mark == "-" and (has_numbers or whole.piece.number):
            item.part_of, item.doubtful_part = whole, True
        elif whole and below and not mark and _COST.match(title):
            item.part_of = whole
        elif whole and below and has_numbers and not mark and kind_of(title) == "unspecified":
            item.part_of, item.doubtful_part = whole, True
        elif whole and bracket and _is_numbered_otherwise(whole) and int(bracket[1]) == self.count + 1:
            item.part_of, item.doubtful_part, self.count = whole, True, self.count + 1
        else:
            self.whole, self.count = (None if path else item), 0


def _is_numbered_otherwise(whole: GroupItem) -> bool:
    return bool(whole.piece.number) and not _IN_BRACKETS.fullmatch(whole.piece.opener or "")


def with_parents(items: Sequence[TableItem], printed: Sequence[GroupItem]) -> list[TableItem]:
    """The items with the index of the one that each is a part of; ``printed`` are they as the table prints them.

    Parts behind dashes or brackets are parts only where they add up to the row above in each year that has an amount;
    then they have no number of their own. A part of a row that became no item, as one that was printed again, is part
    of none.
    """
    places = {id(item): place for place, item in enumerate(printed)}
    parts: dict[int, list[int]] = {}
    for place, item in enumerate(printed):
        if item.part_of is not None and id(item.part_of) in places:
            parts.setdefault(places[id(item.part_of)], []).append(place)
    whole_of: dict[int, int] = {}
    for whole, below in parts.items():
        alone = len(below) == 1 and not printed[below[0]].piece.opener
        whole_of |= {place: whole for place in below if not printed[place].doubtful_part}
        if not alone and _adds_up(items[whole], [items[place] for place in below]):
            whole_of |= dict.fromkeys(below, whole)
    if not whole_of:
        return list(items)
    return [
        replace(item, parent=whole_of[place], number=None) if place in whole_of else item
        for place, item in enumerate(items)
    ]


def _adds_up(whole: TableItem, parts: Sequence[TableItem]) -> bool:
    """Whether parts add up to the whole in each year; one that is numbered is no part by itself."""
    if len(parts) == 1 and parts[0].number is not None:
        return False
    sums = {year: amount for year, amount in _sums(parts).items() if amount != _NOTHING}
    amounts = {cell.of_years: cell.amount for cell in whole.cells if cell.amount}
    return bool(amounts) and sums == amounts


def _sums(parts: Sequence[TableItem]) -> Mapping[tuple[int, ...], Decimal | None]:
    """What parts add up to by the years of a column; None where a value of one is not known."""
    sums: dict[tuple[int, ...], Decimal | None] = {}
    for part in parts:
        for cell in part.cells:
            so_far = sums.get(cell.of_years, _NOTHING)
            unknown = so_far is None or "ambiguous" in (cell.status, cell.alignment)
            sums[cell.of_years] = None if unknown or so_far is None else so_far + (cell.amount or _NOTHING)
    return sums


def sums_against(whole: TableItem, parts: Sequence[TableItem]) -> Mapping[str, tuple[Decimal, Decimal]]:
    """The years, in words, in which parts do not add up to the whole: its amount and theirs. What is not known is not
    compared.
    """
    sums = _sums(parts)
    return {
        cell.when: (cell.amount, known)
        for cell in whole.cells
        if cell.amount and (known := sums.get(cell.of_years)) is not None and known != cell.amount
    }
