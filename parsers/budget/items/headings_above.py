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
            if named_strategy(text) or (level and not (level == "mission" and _is_chapter(source, number + 1, text))):
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


def _is_chapter(source: SourceText, number: int, text: str) -> bool:
    """Whether line ``number`` is a chapter of its part and no mission: ``2.1`` below ``ส่วนที่ 2``, where neither a word
    nor a template says that it is one and no dimension 2 stands between.
    """
    printed = mission_in(text)
    if printed is None or says_level(text):
        return False
    part = (printed.number or "").partition(".")[0]
    for above in range(number - 1, 0, -1):
        line = source.line(above).strip()
        if level_named(line) == "dimension":
            dimension = dimension_in(line)
            if dimension and dimension.number == part:
                return False
        found = _heading(line) if line else None
        if found and found.rule in OF_PARTS:
            return found.rule == "part" and found.number == part
    return False


def _heading(text: str) -> Heading | None:
    key = arabic_digits(text)
    return heading_of(key, key)
