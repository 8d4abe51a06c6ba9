"""Tables of tabs whose cells go on over line ends, as they are when copied from a word processor.

A line then holds the end of one cell, the cells behind it and the beginning of another. The rows are told by their
number of tabs: it is that of the widest line, and a reading stands only if every row has exactly so many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.records.table import Grid, GridRow
from parsers.structure.headings import heading_of, title_label
from parsers.tables.columns.head_rows import is_header
from parsers.tables.lines.joined_lines import begins_something, row_of_lines

_LEAST_TABS = 4
_LEAST_ROWS = 3
_NUMBERED = re.compile(r"(?:มิติ(?:ที่)?\s*)?[1-9]\d?\s*[.)]\s*(?!โครงการ|กิจกรรม|มาตรการ)[ก-๎]|มิติ(?:ที่)?\s*[1-9]")
_MOST_BETWEEN = 5
"""Lines between two pages of a table."""

_MOST_LINES = 20
"""Lines of one row."""


def broken_tables(source: SourceText) -> Iterator[Grid]:
    """The budget tables of tabs, in document order, that have rows over several lines and whose rows all fit.

    Rows below an empty line or a page's number go on with the table above where they have as many cells.
    """
    above: Grid | None = None
    number = 1
    while number <= len(source.lines):
        end = number
        while end <= len(source.lines) and source.line(end).strip():
            end += 1
        grid = _grid(source, number, end - 1)
        if grid is None and above and end > number and number - above.span.end <= _MOST_BETWEEN:
            rows = _rows(source, number, end - 1, len(above.rows[0].cells) - 1)
            if rows:
                above = Grid((*above.rows, *rows), above.span | Span(number, end - 1), "tabs")
        elif grid:
            if above:
                yield above
            above = grid
        number = end + 1
    if above:
        yield above


def _grid(source: SourceText, first: int, last: int) -> Grid | None:
    tabs = [source.line(number).count("\t") for number in range(first, last + 1)]
    most = max(tabs, default=0)
    if most < _LEAST_TABS:
        return None
    for start in range(first, last + 1):
        if "\t" in source.line(start):
            rows = _rows(source, start, last, most, headed=True)
            if rows and len(rows) > _LEAST_ROWS:
                return Grid(tuple(rows), Span(start, last), "tabs")
    return None


def _rows(source: SourceText, first: int, last: int, width: int, *, headed: bool = False) -> Sequence[GridRow] | None:
    """The lines as rows of ``width`` tabs each; None where they are not, where a line may belong to two rows, or where
    the first of several is no head and must be (``headed``).
    """
    rows: list[GridRow] = []
    taken: list[int] = []
    tabs = 0
    for number in range(first, last + 1):
        line = source.line(number)
        more = line.count("\t")
        if tabs == width and (more or _begins_level(line)):
            rows.append(row_of_lines(source, taken))
            if headed and not is_header(rows[0]):
                return None
            taken, tabs = [], 0
        elif tabs == width and begins_something(line):
            return None
        taken.append(number)
        tabs += more
        if tabs > width or len(taken) > _MOST_LINES:
            return None
    return [*rows, row_of_lines(source, taken)] if tabs == width else None


def _begins_level(line: str) -> bool:
    """Whether a line without a tab begins a row whose first cell, a dimension, goes on over lines: ``๑. การสร้าง``."""
    key = arabic_digits(line).strip()
    found = heading_of(key, key)
    return bool(_NUMBERED.match(key)) and (found is None or found.rule == "dimension") and title_label(key) is None
