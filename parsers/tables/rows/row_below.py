"""The row that stands right below a table and counts on from its last: what lies between them ended it too soon."""

from __future__ import annotations

import re

from extract.ground.source import SourceText, Span
from parsers.records.table import Grid
from parsers.tables.rows.cell_kinds import has_letters, is_figure
from parsers.tables.rows.row_begins import number_alone
from parsers.values.kinds import kind_of

_BEGINS = re.compile(r"\(?(\d{1,3})[.)]?(?:\s+|$)")
_FIGURE = re.compile(r"\d[\d,.]*|[-–—]")
_FARTHEST = 3
"""Lines below the table among which the row begins."""

_LONGEST = 12
"""Lines of a row with a cell a line."""


def row_below(grid: Grid, source: SourceText, first: int) -> Span | None:
    """The lines of a row among those from the ``first`` on that has the number behind that of the table's last row and
    as many figures; one figure alone is enough where it is a project's by its word.
    """
    if not grid.rows or not grid.rows[-1].cells:
        return None
    cells = grid.rows[-1].cells
    last = number_alone(cells[0].text)
    figures = sum(is_figure(cell.text) for cell in cells[1:])
    if last is None or not figures:
        return None
    farthest = min(first + 2 * _LONGEST, len(source.lines) + 1)
    lines = [number for number in range(first, farthest) if source.key(number).strip()]
    for place, number in enumerate(lines[:_FARTHEST]):
        key = source.key(number).strip()
        match = _BEGINS.match(key)
        if match is None:
            continue
        if int(match[1]) != last + 1:
            break  # others that count stand there
        words = key[match.end() :].split()
        below = lines[place + 1 : place + _LONGEST]
        texts = words or [source.key(line).strip() for line in below]
        end = _end_of_figures(texts, figures)
        if end is not None and (figures > 1 or kind_of(" ".join(texts[: end - 1])) != "unspecified"):
            return Span(number, number if words else below[end - 1])
    return None


def _end_of_figures(texts: list[str], count: int) -> int | None:
    """Where as many figures end that stand together behind words; None where they do not."""
    at = next((place for place, text in enumerate(texts) if _FIGURE.fullmatch(text)), 0)
    end = at
    while end < len(texts) and _FIGURE.fullmatch(texts[end]):
        end += 1
    if not at or end - at != count or not any(map(has_letters, texts[:at])):
        return None
    return end
