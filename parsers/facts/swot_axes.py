"""SWOT tables that name their quadrants by two axes, a row each, or by codes in their cells (``S1``, ``W2``)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from extract.ground.characters import arabic_digits, text_behind
from extract.ground.source import Span
from parsers.facts.entries import split_parts
from parsers.records.facts import Quadrant
from parsers.records.table import Cell, Grid, GridRow
from parsers.rules.load import load
from parsers.values.spacing import join_lines

FoundEntry = tuple[Quadrant, str, Span]
LETTERS: dict[str, Quadrant] = {"S": "strength", "W": "weakness", "O": "opportunity", "T": "threat"}
_QUADRANTS: dict[frozenset[str], Quadrant] = {
    frozenset({"inside", "helps"}): "strength",
    frozenset({"inside", "harms"}): "weakness",
    frozenset({"outside", "helps"}): "opportunity",
    frozenset({"outside", "harms"}): "threat",
}
_CODE = re.compile(r"(?<![A-Za-z0-9])(?P<letter>[SWOT])\s*[-.]?\s*(?P<number>\d{1,2})\s*[.:)\-–]*\s+(?=\S)")
_NUMBER = re.compile(r"[\s\d.)(*-]+(?=[^\W\d])")
"""What may stand before the name of a side."""

_LONGEST_AXIS = 60
_NAME_AND_ENTRIES = 2
_LEAST_QUADRANTS = 2


@cache
def _axes() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple((rule["axis"], rule["side"], re.compile(rule["pattern"], re.I)) for rule in load("swot")["axis"])


@lru_cache(maxsize=1024)  # a cell is asked for the head of a table, and by itself
def side_of(text: str) -> tuple[str, str] | None:
    """The axis and the side of it that a cell names, and nothing else.

    >>> side_of("ปัจจัยภายใน"), side_of("ด้านลบ (-)"), side_of("ปัจจัยภายใน ได้แก่ คน")
    (('origin', 'inside'), ('effect', 'harms'), None)
    """
    plain = text_behind(_NUMBER, arabic_digits(text)).strip(" *")
    if len(plain) > _LONGEST_AXIS:
        return None
    return next(((axis, side) for axis, side, pattern in _axes() if pattern.match(plain)), None)


def entries_by_axes(grid: Grid, name_of: Callable[[str], Quadrant | None]) -> list[FoundEntry]:
    """The entries of a table with the sides of one axis in its head and of the other in its first column.

    ``name_of`` is the quadrant that a text names: a cell may begin with its name, which must be that of its place.
    """
    found: list[FoundEntry] = []
    heads: dict[int, tuple[str, str]] = {}
    row_side: tuple[str, str] | None = None
    for row in grid.rows:
        filled = [(index, cell.text) for index, cell in enumerate(row.cells) if cell.text]
        if not heads and not any(side_of(text) for _, text in filled[-2:]):
            continue  # in a head all cells name sides but one at most
        sides = {index: side for index, text in filled if (side := side_of(text))}
        if (
            len(sides) >= 2
            and len({axis for axis, _ in sides.values()}) == 1
            and len(filled) - len(sides) <= (0 not in sides)
        ):
            heads, row_side = sides, None
            continue
        if not heads:
            continue
        first = sides.get(0)
        row_side = first if first else None if row.text(0) else row_side
        if row_side is None:
            continue
        for index, head in heads.items():
            quadrant = _QUADRANTS.get(frozenset({head[1], row_side[1]}))
            if index and quadrant and row.text(index):
                found += _entries_in(row.cells[index], quadrant, name_of)
    return found


def entries_by_rows(grid: Grid, name_of: Callable[[str], Quadrant | None]) -> list[FoundEntry]:
    """The entries of a table with a quadrant a row: its name, then one cell with its entries, which a row with that
    cell alone goes on with. ``name_of`` is the quadrant that a text names.

    None where a row with a name has other cells, or fewer than two are named: ``โอกาส`` may head anything.
    """
    found: list[FoundEntry] = []
    above: tuple[Quadrant, int] | None = None
    for row in grid.rows:
        filled = [(index, cell) for index, cell in enumerate(row.cells) if cell.text]
        while filled and (side_of(filled[0][1].text) or filled[0][1].text.strip(" .)").isdecimal()):
            filled = filled[1:]
        named = name_of(filled[0][1].text) if filled else None
        if named and len(filled) > 1:
            if len(filled) > _NAME_AND_ENTRIES or name_of(filled[1][1].text):
                return []
            above = named, filled[1][0]
        elif filled and (above is None or [index for index, _ in filled] != [above[1]]):
            above = None
        if above and filled:
            found += _entries_in(filled[-1][1], above[0], name_of)
    return found if len({quadrant for quadrant, _, _ in found}) >= _LEAST_QUADRANTS else []


def _entries_in(cell: Cell, quadrant: Quadrant, name_of: Callable[[str], Quadrant | None]) -> Iterator[FoundEntry]:
    parts = cell.parts
    named = name_of(parts[0])
    if named is not None:
        if named != quadrant:
            return
        parts = parts[1:]
    coded = coded_entries(parts)
    if coded and {LETTERS[letter] for letter, _, _ in coded} == {quadrant}:
        yield from ((quadrant, text, cell.span) for _, _, text in coded)
    else:
        yield from ((quadrant, text, cell.span) for _, text in split_parts(parts, separate=not cell.wrapped))


def coded_entries(parts: tuple[str, ...]) -> list[tuple[str, int, str]]:
    """Letter, number and text of each entry of a cell that codes name: ``S1 ผู้นำดี S2 มีกฎ``; empty where it begins with
    none, or where one letter does not count on.
    """
    text = "\n".join(parts)
    marks = list(_CODE.finditer(arabic_digits(text)))
    if not marks or text[: marks[0].start()].strip(" -–•*\n"):
        return []
    letter, last = marks[0]["letter"], int(marks[0]["number"])
    cuts = [marks[0]]
    for mark in marks[1:]:
        if mark["letter"] == letter and int(mark["number"]) == last + 1:
            cuts.append(mark)
            last += 1
    ends = [mark.start() for mark in cuts[1:]] + [len(text)]
    return [
        (letter, int(mark["number"]), join_lines(text[mark.end() : end].strip(" -–•\n").split("\n")))
        for mark, end in zip(cuts, ends, strict=True)
    ]


def entries_by_codes(grid: Grid) -> list[FoundEntry]:
    """The entries of a table whose cells begin with codes; each letter counts from 1, S and W at least are there."""
    counted = dict.fromkeys(LETTERS, 0)
    found: list[FoundEntry] = []
    for row in _rows_of_codes(grid):
        for cell in row.cells:
            for letter, number, text in coded_entries(cell.parts) if cell.text else ():
                if number != counted[letter] + 1:
                    return []
                counted[letter] = number
                found.append((LETTERS[letter], text, cell.span))
    return found if counted["S"] and counted["W"] else []


def _rows_of_codes(grid: Grid) -> Iterator[GridRow]:
    return (row for row in grid.rows if any(cell.text[:1] in LETTERS for cell in row.cells if cell.text))
