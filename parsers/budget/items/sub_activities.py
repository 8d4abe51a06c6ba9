"""Rows that are parts of the row above: ``1.1`` and ``1.2`` below ``1``, or those behind dashes or numbers in brackets
whose amounts add up to it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.ground.characters import arabic_digits
from parsers.budget.items.item_groups import GroupItem
from parsers.records.budget import TableItem
from parsers.values.kinds import kind_of
from parsers.values.money.said import NAMES_COST

_PATH = re.compile(r"(\d{1,3})\.(\d{1,2})")
_PATH_AHEAD = re.compile(r"(\d{1,3})\.(\d{1,2})\.?\s+(?=[ก-๎])")
_IN_BRACKETS = re.compile(r"\((\d{1,2})\)")
_SUB_ACTIVITY = re.compile(r"กิจกรรม\s*ที่\s*(?P<number>[0-9]{1,2})(?![0-9.])|(?:กิจกรรม|โครงการ)ย่อย")
"""'กิจกรรมที่ 1 อบรม', 'กิจกรรมย่อย': the title of a part of the row above (Arabic digits)."""

_DASHES = "-–—↳ "
_NOTHING = Decimal(0)


@dataclass(slots=True)
class PartsBelow:
    """The last row that may have parts, and how many of them came so far."""

    whole: GroupItem | None = None
    count: int = 0
    under: GroupItem | None = None
    """The last row below the whole that has no number in a table of them and is called a project: a part perhaps."""

    summed: GroupItem | None = None
    """The last such row above a total, as long as no row has come below that."""

    def below_total(self) -> PartsBelow:
        """The same below a total: it is the whole of nothing, but what says more of the total differs from its rows."""
        return PartsBelow(summed=self.whole or self.summed)

    def has_whole(self, *, has_numbers: bool) -> bool:
        """Whether what has neither a number nor the word of a kind differs from the last row that may have parts."""
        whole = self.whole or self.summed
        if whole is None:
            return False
        return bool(whole.piece.number) if has_numbers else kind_of(whole.piece.text) != "unspecified"

    def take(self, item: GroupItem, mark: str | None, *, has_numbers: bool) -> None:
        """Look at the next item, with the number of two levels or in brackets that it prints, or a dash before it.

        ``1.1`` is part of the ``1`` above it, ``1.2`` the next, also at the beginning of a title that has no word of a
        kind; it has no number of its own then. What stands behind a
        dash or behind ``(1)``, ``(2)``, below a row that is numbered in another way, is part of that row only where the
        amounts say so (see :func:`with_parents`); so is what has no number and no word of a kind in a table with a
        column of numbers (``has_numbers``), and what is called a project, an activity or a measure there. A cost
        (``ค่าอาหาร``, ``งบ อบต.``) is a part whatever its amount, and so is what its title says to be one.
        """
        mark, whole = mark or "", self.whole
        below = self.has_whole(has_numbers=has_numbers)
        title = item.piece.text.lstrip(_DASHES)
        bracket = _IN_BRACKETS.fullmatch(mark)
        path = _PATH.fullmatch(mark) or (self._path_ahead(title) if not mark else None)
        if path and whole and path[1] == whole.piece.number and int(path[2]) == self.count + 1:
            item.part_of, self.count = whole, self.count + 1
            item.piece = item.piece._replace(number=None)
        elif whole and below and mark in ("", "-") and NAMES_COST.match(title):
            item.part_of = self.under or whole
        elif whole and mark == "-" and (has_numbers or whole.piece.number):
            item.part_of, item.doubtful_part = whole, True
        elif whole and below and not mark and self._is_next_sub_activity(title):
            item.part_of, item.part_by_title, self.count = whole, True, self.count + 1
        elif whole and below and has_numbers and not mark:
            item.part_of, item.doubtful_part = whole, True
            if kind_of(title) != "unspecified":
                item.part_by_sum, self.under = True, item
        elif whole and bracket and _is_numbered_otherwise(whole) and int(bracket[1]) == self.count + 1:
            item.part_of, item.doubtful_part, self.count = whole, True, self.count + 1
        else:
            self.whole, self.count, self.under = (None if path else item), 0, None

    def _path_ahead(self, title: str) -> re.Match[str] | None:
        """The number of two levels that a title without the word of a kind begins with, where it is the next part's:
        ``1.1 ค่าวิทยากร``.
        """
        found = _PATH_AHEAD.match(arabic_digits(title))
        if found is None or self.whole is None or kind_of(title[found.end() :]) != "unspecified":
            return None
        return found if found[1] == self.whole.piece.number and int(found[2]) == self.count + 1 else None

    def _is_next_sub_activity(self, title: str) -> bool:
        """Whether a title says that it is a part, the first or the next one if it has a number."""
        found = _SUB_ACTIVITY.match(arabic_digits(title))
        if found is None or self.whole is None or _SUB_ACTIVITY.match(arabic_digits(self.whole.piece.text)):
            return False
        return found["number"] is None or int(found["number"]) == self.count + 1


def _is_numbered_otherwise(whole: GroupItem) -> bool:
    return bool(whole.piece.number) and not _IN_BRACKETS.fullmatch(whole.piece.opener or "")


def with_parents(items: Sequence[TableItem], printed: Sequence[GroupItem]) -> list[TableItem]:
    """The items with the index of the one that each is a part of; ``printed`` are they as the table prints them.

    Parts behind dashes or brackets are parts only where they add up to the row above in each year that has an amount;
    then they have no number of their own. What is called a project may have lost its number: it is a part only where
    the sums of years with several amounts agree, and the next number counts on behind the whole's. What is a part by
    its title is none of a row without money. A part of a row that became no item, as one that was printed again, is
    part of none.
    """
    places = {id(item): place for place, item in enumerate(printed)}
    parts: dict[int, list[int]] = {}
    for place, item in enumerate(printed):
        if item.part_of is not None and id(item.part_of) in places:
            parts.setdefault(places[id(item.part_of)], []).append(place)
    whole_of: dict[int, int] = {}
    for whole, below in parts.items():
        amounts = {cell.amount for cell in items[whole].cells if cell.amount}
        sure = [place for place in below if not printed[place].doubtful_part]
        whole_of |= {place: whole for place in sure if amounts or not printed[place].part_by_title}
        told = [place for place in below if not printed[place].part_by_sum]
        by_sum = len(told) < len(below) and len(amounts) > 1 and _counts_on(printed, whole, below[-1])
        for rows in (below, told) if by_sum else (told,):
            alone = not rows or (len(rows) == 1 and not printed[rows[0]].piece.opener)
            if not alone and _adds_up(items[whole], [items[place] for place in rows]):
                whole_of |= dict.fromkeys(rows, whole)
                break
    if not whole_of:
        return list(items)
    return [
        replace(item, parent=whole_of[place], number=None) if place in whole_of else item
        for place, item in enumerate(items)
    ]


def _counts_on(printed: Sequence[GroupItem], whole: int, last: int) -> bool:
    """Whether no number is missing between a row and the next one that has a number, behind the ``last`` part."""
    following = next((item.piece.number for item in printed[last + 1 :] if item.piece.number), None)
    own = printed[whole].piece.number
    return own is not None and (following is None or int(following) in (1, int(own) + 1))


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
