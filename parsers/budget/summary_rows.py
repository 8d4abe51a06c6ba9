"""What each row of a table sums up that sums a plan up: a dimension, a mission or all; also where the rows of missions
stand below the name of their dimension, and its sum below them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

from extract.ground.characters import arabic_digits
from parsers.records.table import GridRow
from parsers.structure.levels import level_named, mission_in, named_strategy
from parsers.tables.columns.names import TOTAL
from parsers.values.money.cells import parse_cell
from parsers.values.sums import OF_ALL

_DIMENSION = re.compile(r"มิติ(?:ที่)?\s*(\d{1,2})(?!\d)")
_OF_ONE = re.compile(rf"{_DIMENSION.pattern}(?!\s*(?:[-–,]|ถึง|และ)\s*(?:มิติ|\d))")
_NUMBERED = re.compile(r"(\d{1,2})[.)]")
_OF_ALL = re.compile(OF_ALL)


class Place(NamedTuple):
    """What a row sums up."""

    scope: Literal["dimension", "mission", "plan"]
    dimension_no: int | None = None
    mission_no: str | None = None


PLAN = Place("plan")
"""The total of all."""


def named_place(text: str, *, own_tree: bool = False, headed: bool = False) -> Place | None:
    """The dimension or mission that a row's first cell names, or the plan for any total; None where it names neither.
    With a tree of the plan's own a strategy stands in the place of a dimension. Where the column is ``headed`` as that
    of dimensions, a number counts them.

    >>> texts = ("มิติที่ ๑ การสร้าง", "1.2 แนวทางการสร้าง", "รวมทั้งสิ้น", "รวมมิติที่ 2", "รวมมิติที่ 1 - 4", "กองคลัง")
    >>> for place in map(named_place, texts): print(place and place[:3])
    ('dimension', 1, None)
    ('mission', 1, '1.2')
    ('plan', None, None)
    ('dimension', 2, None)
    ('plan', None, None)
    None
    >>> named_place("ยุทธศาสตร์ที่ 2 ก"), named_place("ยุทธศาสตร์ที่ 2 ก", own_tree=True) == Place("dimension", 2)
    (None, True)
    >>> named_place("2. เมืองโปร่งใส"), named_place("2. เมืองโปร่งใส", headed=True) == Place("dimension", 2)
    (None, True)
    """
    key = arabic_digits(text)
    if TOTAL.match(key):
        of = _OF_ONE.search(key)
        return Place("dimension", int(of[1])) if of else PLAN
    level = level_named(key)
    counted = level == "dimension" or (headed and level is None)
    found = _DIMENSION.match(key) or (_NUMBERED.match(key) if counted else None)
    if found:
        return Place("dimension", int(found[1]))
    node = mission_in(key) if level == "mission" else named_strategy(key) if own_tree else None
    if node and node.number:
        top, _, below = node.number.partition(".")
        return Place("mission", int(top), node.number) if below else Place("dimension", int(top))
    return None


def places_of(
    rows: Sequence[GridRow], money: Sequence[int], *, own_tree: bool = False, headed: bool = False
) -> list[Place | None] | None:
    """What each row sums up, None for one that sums up nothing the plan has: the name of a dimension without values, a
    row that is part of its dimension's sum. None for all where the rows are no summary: a row without a place, a total
    of which two things may be meant, a mission below another dimension, a place twice.

    ``money`` are the columns whose sums prove what rows without a number are part of. ``headed`` says that the first
    column is headed as that of dimensions: numbers that count on from 1 are theirs.
    """
    named = [named_place(row.cells[0].text, own_tree=own_tree) for row in rows]
    if headed and None in named:
        counted = [named_place(row.cells[0].text, own_tree=own_tree, headed=True) for row in rows]
        numbers = [place.dimension_no for place in counted if place and place.dimension_no]
        named = counted if numbers == list(range(1, len(numbers) + 1)) else named
    if all(place and place.scope != "mission" for place in named):
        return list(named)
    walk = _Walk(rows, named, money)
    places = [walk.place(at) for at in range(len(rows))]
    walk.close()
    if walk.refused or (len(walk.bare) not in (0, walk.headings) and not walk.ends_in_bare_total):
        return None
    if walk.ends_in_bare_total:
        places[-1] = PLAN
    printed = [place for place in places if place]
    whole = len(set(printed)) == len(printed) and any(place.scope == "dimension" for place in printed)
    return places if whole else None


@dataclass(slots=True)
class _Walk:
    """The rows from above, with the dimension that is open: one whose name stands there and whose sum does not yet."""

    rows: Sequence[GridRow]
    named: Sequence[Place | None]
    money: Sequence[int]
    refused: bool = False
    headings: int = 0
    bare: list[int] = field(default_factory=list)
    """The totals that name nothing and close a dimension."""

    _open: int | None = None
    _sum: int | None = None
    """The row of the dimension's sum, where that stands above its parts."""

    _parts: list[int] = field(default_factory=list)
    _unnamed: bool = False

    @property
    def ends_in_bare_total(self) -> bool:
        """Whether the only total that names nothing is the last row: it is the plan's."""
        return self.bare == [len(self.rows) - 1]

    def place(self, at: int) -> Place | None:
        """What the next row sums up."""
        place, filled = self.named[at], any(cell.text for cell in self.rows[at].cells[1:])
        if place is None or place.scope == "mission":
            return self._part(at, place, filled=filled)
        if place.scope == "dimension" and not TOTAL.match(self.rows[at].cells[0].text):
            self.close()
            self._open, self._sum = place.dimension_no, at if filled else None
            self.headings += not filled
            return place if filled else None
        closes = self._open is not None and self._parts and self._sum is None
        if closes and place == PLAN and not _OF_ALL.search(self.rows[at].cells[0].text):
            place = Place("dimension", self._open)
            self.bare.append(at)
        if place.scope == "dimension":
            self.refused |= self._open != place.dimension_no or self._sum is not None
            self._sum = at
        self.close()
        return place

    def _part(self, at: int, place: Place | None, *, filled: bool) -> Place | None:
        known = self._open is not None and place in (None, Place("mission", self._open, place and place.mission_no))
        self.refused |= not known or not (filled or place)
        self._unnamed |= place is None
        self._parts += [at] * filled
        return place if filled else None

    def close(self) -> None:
        """The dimension that is open ends here: where a part of it has no number, its sum must be that of its parts."""
        if self._unnamed:
            self.refused |= self._sum is None or not all(map(self._adds_up, self.money))
        self._open, self._sum, self._parts, self._unnamed = None, None, [], False

    def _adds_up(self, column: int) -> bool:
        rows = [*self._parts, *([] if self._sum is None else [self._sum])]
        values = [parse_cell(self.rows[at].cells[column].text) for at in rows]
        *parts, whole = (value.amount or Decimal(0) for value in values)
        return all(value.status for value in values) and sum(parts) == whole
