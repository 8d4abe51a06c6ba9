"""Notes that say which year the first of those that heads count is: ``ปีที่ 1 หมายถึง ปีงบประมาณ 2567``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText
from parsers.budget.captions_above import CAPTION
from parsers.records.table import Grid, Tables
from parsers.structure.headings import ends_table
from parsers.structure.levels import names_place
from parsers.values.years import COUNTED_YEAR, counted_year

_COUNTED = re.compile(
    rf"ปี(?:งบประมาณ)?\s*+(?P<counted>{COUNTED_YEAR})\s*+(?:=|คือ|หมายถึง|เริ่ม|[:：(])++\s*+"
    r"(?:ใน)?(?:ปี)?\s*+(?:งบประมาณ)?\s*+(?:พ\.?\s*+ศ\.?)?\s*+(?P<year>25\d\d)(?![0-9,.]|\s*+บาท)"
)
_NOTE = "หมายเหตุ"
_SIGNS = "|*_([- \t"
"""What may stand before a note's first word: a row's bar, signs of Markdown, a bracket."""

_LINES_BESIDE = 3
_FARTHEST = 12
"""Lines that are looked at above and below a table, empty ones among them."""


def first_years_said(grids: Iterable[Grid], source: SourceText, tables: Tables) -> frozenset[int]:
    """The years (BE) that notes give to the first year, or leave it by that of another one: in or at one of the tables
    ``grids``, or anywhere in a line that begins as a note. ``tables`` are all.
    """
    texts = [source.key(number) for number in source.lines_with(_NOTE) if _begins_note(source.key(number))]
    for grid in grids:
        texts += (arabic_digits(cell.text) for row in grid.rows for cell in row.cells if "ปี" in cell.text)
        texts += _lines_above(grid, source, tables)
        texts += _lines_below(grid, source, tables)
    found = (match for text in texts for match in _COUNTED.finditer(text))
    return frozenset(int(match["year"]) + 1 - counted_year(match["counted"]) for match in found)


def _begins_note(key: str) -> bool:
    return key.lstrip(_SIGNS).startswith(_NOTE)


def _lines_above(grid: Grid, source: SourceText, tables: Tables) -> Iterator[str]:
    """The nearest lines above a table, up to its caption."""
    above = tables.lines.end_above(grid.span.start)
    seen = 0
    for number in range(grid.span.start - 1, max(above, grid.span.start - _FARTHEST), -1):
        key = source.stripped_digits[number - 1]
        if not key or names_place(key):
            continue
        yield key
        seen += 1
        if seen == _LINES_BESIDE or CAPTION.match(key) or ends_table(key):
            break


def _lines_below(grid: Grid, source: SourceText, tables: Tables) -> Iterator[str]:
    """The nearest lines below a table, up to the next one or a heading."""
    seen = 0
    for number in range(grid.span.end + 1, min(grid.span.end + _FARTHEST, len(source.lines)) + 1):
        key = source.stripped_digits[number - 1]
        if number in tables.lines or ends_table(key):
            break
        if key:
            yield key
            seen += 1
        if seen == _LINES_BESIDE:
            break
