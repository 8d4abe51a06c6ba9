"""The text as the parsers of prose read it: rows of marked-up tables as rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.ground.source import SourceText
from extract.text.dress import BLANKED_LINE
from parsers.records.table import Grid

_WORDING = re.compile(r"\w")


def legible(source: SourceText, grids: Sequence[Grid]) -> SourceText:
    """``source`` with the same number of lines and the same wording, but for its form.

    A row of a pipe or HTML table is one line with tabs between its cells, as other plans print it, on the row's first
    line; rows that share a line follow each other on it. The other lines of such a table are ``BLANKED_LINE``. So
    headings, fields and lists need to know one form of a table row. Where there is no such table the source itself is
    given back.
    """
    changed: dict[int, str] = {}
    for grid in grids:
        if grid.ruled:
            changed |= _rows_as_lines(grid, changed)
    return source.with_lines(changed)


def _rows_as_lines(grid: Grid, changed: dict[int, str]) -> dict[int, str]:
    lines = dict.fromkeys(range(grid.span.start, grid.span.end + 1), BLANKED_LINE)
    start = grid.span.start
    if start in changed and changed[start] != BLANKED_LINE:
        lines[start] = changed[start]  # another table ends on the line
    for row in grid.rows:
        if not any(_WORDING.search(cell.text) for cell in row.cells):
            continue
        text = "\t".join(cell.text for cell in row.cells)
        above = lines[row.span.start]
        lines[row.span.start] = text if above == BLANKED_LINE else f"{above}\t{text}"
    return lines
