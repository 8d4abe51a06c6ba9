"""Notes at the budget tables that stars in their cells, or brackets around amounts, lead to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.ground.source import SourceText
from parsers.records.table import Grid, Tables
from parsers.structure.headings import ends_table
from parsers.values.money.remarks import BRACKETS, marks_of, says_what_brackets_hold, star_of_doubt

_FARTHEST = 20
"""Lines that are looked at below a table, empty ones among them."""

_ABOVE = 4


def stars_of_doubt(grids: Sequence[Grid], others: Sequence[Grid], source: SourceText) -> Iterator[str]:
    """The marks of amounts in ``grids`` whose note changes what they mark: stars whose note stands below one of the
    tables, or in a row of it; brackets where a line at a table, or its head, says what they hold.
    """
    texts = [cell.text for grid in grids for row in grid.rows for cell in row.cells]
    marked = {mark for text in texts if text.endswith((")", "/")) or "*" in text for mark in marks_of(text)} - {None}
    tables = Tables((*grids, *others))
    for grid in grids if marked else ():
        below = [*_rows_of_words(grid), *_lines_below(grid, tables, source)]
        if BRACKETS in marked and any(map(says_what_brackets_hold, (*below, *_beside(grid, source)))):
            yield BRACKETS
        for line in below:
            star = star_of_doubt(line)
            if star in marked and star:
                yield star


def _beside(grid: Grid, source: SourceText) -> Iterator[str]:
    """The lines right above a table, and the cells of its first rows."""
    yield from (source.line(number) for number in range(max(1, grid.span.start - _ABOVE), grid.span.start))
    yield from (cell.text for row in grid.rows[:_ABOVE] for cell in row.cells)


def _rows_of_words(grid: Grid) -> Iterator[str]:
    for row in grid.rows:
        texts = [cell.text for cell in row.cells if cell.text]
        if texts and (texts[0].lstrip().startswith(("*", "หมายเหตุ")) or star_of_doubt(texts[0])):
            yield " ".join(texts)


def _lines_below(grid: Grid, tables: Tables, source: SourceText) -> Iterator[str]:
    for number in range(grid.span.end + 1, min(grid.span.end + _FARTHEST, len(source.lines)) + 1):
        if number in tables.lines or ends_table(source.key(number).strip()):
            break
        yield source.line(number)
