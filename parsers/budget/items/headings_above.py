"""The places in the tree that stand as headings above a budget table, for tables that have no column for them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.ground.characters import arabic_digits, text_behind
from extract.ground.source import SourceText
from parsers.records.table import Grid, apart_from
from parsers.structure.headings import OF_PARTS, Heading, heading_of
from parsers.structure.levels import dimension_in, level_named, mission_in, named_strategy, says_level
from parsers.tables.columns.head_rows import head_starts
from parsers.values.enumerators import LIST_SIGN
from parsers.values.money.units import unit_on_line
from parsers.values.page_marks import is_blanked_or_rule

_MOST_LINES = 4
"""Lines with wording above a table among which its headings stand, its own caption aside."""

_LISTED = re.compile(rf"{LIST_SIGN}\s+(?=มิติ|ภารกิจ|(?:ประเด็น)?ยุทธศาสตร์|กลยุทธ์)")
"""What stands before a heading that is an entry of a list."""

_CAPTION = re.compile(r"ตาราง(?:ที่)?\s*[0-9๐-๙]|\(?ข้อมูล\s*ณ|หมายเหตุ|\(\s*ต่อ\s*\)")


def headings_above(
    source: SourceText, grids: Sequence[Grid], others: Sequence[Grid] = ()
) -> dict[int, tuple[str, ...]]:
    """The headings right above each of ``grids``, from the top, by the first line of the grid; the tables among
    ``others`` that have the head of one and are none of them stand between.
    """
    between = {grid.span.end: grid.span.start for grid in apart_from(others, grids) if head_starts(grid)}
    parts = _PartsAbove(source)
    found: dict[int, tuple[str, ...]] = {}
    above = 0
    for grid in grids:
        headings: list[str] = []
        seen = 0
        number = grid.span.start - 1
        while number > above and seen < _MOST_LINES:
            if number in between:
                number = between[number] - 1
                continue
            text = text_behind(_LISTED, source.line(number).strip())
            number -= 1
            if not text or is_blanked_or_rule(source, number + 1):
                continue
            if _begins_part(text):
                break  # what stands above belongs to the part before
            seen += not (_CAPTION.match(text) or unit_on_line(text))
            level = level_named(text)
            if named_strategy(text) or (level and not (level == "mission" and _is_chapter(parts, number + 1, text))):
                headings.insert(0, text)
            if level == "dimension":
                break
        if headings:
            found[grid.span.start] = tuple(headings)
        above = grid.span.end
    return found


def _begins_part(text: str) -> bool:
    found = _heading(text)
    return found is not None and found.rule in OF_PARTS


class _PartsAbove:
    """The heading of the part above a line, and the numbers of the dimensions between. What was found above one line is
    kept for those below it.
    """

    def __init__(self, source: SourceText) -> None:
        self._source = source
        self._found: dict[int, tuple[Heading | None, frozenset[str | None]]] = {}

    def of(self, number: int) -> tuple[Heading | None, frozenset[str | None]]:
        part: Heading | None = None
        dimensions: set[str | None] = set()
        for below in range(number, 1, -1):
            if below in self._found:
                part, farther = self._found[below]
                dimensions |= farther
                break
            line = self._source.line(below - 1).strip()
            if level_named(line) == "dimension" and (dimension := dimension_in(line)):
                dimensions.add(dimension.number)
            part = _heading(line) if line else None
            if part and part.rule in OF_PARTS:
                break
            part = None
        self._found[number] = part, frozenset(dimensions)
        return self._found[number]


def _is_chapter(parts: _PartsAbove, number: int, text: str) -> bool:
    """Whether line ``number`` is a chapter of its part and no mission: ``2.1`` below ``ส่วนที่ 2``, where neither a word
    nor a template says that it is one and no dimension 2 stands between.
    """
    printed = mission_in(text)
    if printed is None or says_level(text):
        return False
    own = (printed.number or "").partition(".")[0]
    part, dimensions = parts.of(number)
    return part is not None and part.rule == "part" and part.number == own and own not in dimensions


def _heading(text: str) -> Heading | None:
    key = arabic_digits(text)
    return heading_of(key, key)
