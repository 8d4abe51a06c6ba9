"""Notes below the budget tables that stars in their cells lead to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.ground.source import SourceText
from parsers.records.table import Grid
from parsers.structure.headings import ends_table
from parsers.values.money.remarks import star_of, star_of_doubt

_FARTHEST = 20
"""Lines that are looked at below a table, empty ones among them."""


def stars_of_doubt(grids: Sequence[Grid], others: Sequence[Grid], source: SourceText) -> Iterator[str]:
    """The stars in ``grids`` whose note, below one of them or in a row of it, changes the amounts that they mark."""
    texts = (cell.text for grid in grids for row in grid.rows for cell in row.cells)
    starred = {star_of(text) for text in texts if "*" in text or text.endswith("/")}
    for grid in grids if starred - {None} else ():
        for line in (*_rows_of_words(grid), *_lines_below(grid, (*grids, *others), source)):
            star = star_of_doubt(line)
            if star in starred and star:
                yield star


def _rows_of_words(grid: Grid) -> Iterator[str]:
    for row in grid.rows:
        texts = [cell.text for cell in row.cells if cell.text]
        if texts and (texts[0].lstrip().startswith(("*", "หมายเหตุ")) or star_of_doubt(texts[0])):
            yield " ".join(texts)


def _lines_below(grid: Grid, tables: Sequence[Grid], source: SourceText) -> Iterator[str]:
    for number in range(grid.span.end + 1, min(grid.span.end + _FARTHEST, len(source.lines)) + 1):
        if any(number in other.span for other in tables) or ends_table(source.key(number).strip()):
            break
        yield source.line(number)
