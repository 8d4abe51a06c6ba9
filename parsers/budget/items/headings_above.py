"""The places in the tree that stand as headings above a budget table, for tables that have no column for them."""

from __future__ import annotations

from collections.abc import Sequence

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText
from extract.text.dress import BLANKED_LINE
from parsers.records.table import Grid
from parsers.structure.headings import heading_of
from parsers.structure.levels import level_named, named_strategy

_PARTS = frozenset({"part", "appendix", "foreword", "contents"})
_MOST_LINES = 4
"""Lines with wording above a table among which its headings stand."""


def headings_above(source: SourceText, grids: Sequence[Grid]) -> dict[int, tuple[str, ...]]:
    """The headings right above each of ``grids``, from the top, by the first line of the grid."""
    found: dict[int, tuple[str, ...]] = {}
    above = 0
    for grid in grids:
        headings: list[str] = []
        seen = 0
        number = grid.span.start - 1
        while number > above and seen < _MOST_LINES:
            text = source.line(number).strip()
            number -= 1
            if not text or text == BLANKED_LINE:
                continue
            if _begins_part(text):
                break  # what stands above belongs to the part before
            seen += 1
            level = level_named(text)
            if level or named_strategy(text):
                headings.insert(0, text)
            if level == "dimension":
                break
        if headings:
            found[grid.span.start] = tuple(headings)
        above = grid.span.end
    return found


def _begins_part(text: str) -> bool:
    key = arabic_digits(text)
    found = heading_of(key, key)
    return found is not None and found.rule in _PARTS
