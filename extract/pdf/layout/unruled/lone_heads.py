"""A head that stands alone at the end of a page: its rows begin on the next one, whose columns tell its cells apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.ground.characters import arabic_digits
from extract.pdf.layout.pieces.lines import PrintedLine, chunks, lines_of
from extract.pdf.layout.pieces.tables import PageCell, PageTable, filled
from extract.pdf.layout.pieces.wrapped import begins_entry, is_value
from extract.pdf.layout.unruled.columns import BESIDE, LEAST_COLUMNS, crossed
from extract.pdf.letters.page import Glyph

_YEAR = re.compile(r"25\d\d")
_TORN_YEAR = re.compile(r"[\d ]{1,5}")
_LEAST_YEARS = 2
_FARTHEST = 2.5
"""Of the font's size: how far apart lines of a head stand at most."""

_FOOT = 60.0
"""Points from the page's end: where its number stands."""


def lacks_head(table: PageTable) -> bool:
    """Whether a table without all its rulings begins with rows that no head names: none has years, one has values."""
    texts = [cell.text for row in table.rows[:LEAST_COLUMNS] for cell in row]
    named = sum(len(_YEAR.findall(arabic_digits(text))) for text in texts) >= _LEAST_YEARS
    return not named and any(sum(is_value(cell.text) for cell in row) >= _LEAST_YEARS for row in table.rows)


def is_head_alone(table: PageTable) -> bool:
    """Whether a table names years and holds no value: its rulings may be those of a head, and end above its rows."""
    texts = [arabic_digits(cell.text) for row in table.rows for cell in row]
    years = sum(len(_YEAR.findall(text)) for text in texts)
    return years >= _LEAST_YEARS and not any(is_value(text) and not _YEAR.fullmatch(text) for text in texts)


def head_at_end(clusters: Sequence[Glyph], height: float, below: PageTable) -> tuple[PageTable, list[Glyph]] | None:
    """The head at the end of a page in the columns of the table ``below`` it on the next one, and the other clusters.

    Its lines are the last ones of the page of which each text stands in one column; it names years over two columns of
    values at least, and stands over most columns. None where there is no such head.
    """
    lines = [line for line in lines_of(clusters, columns=False) if line.text.strip()]
    if lines and lines[-1].bottom > height - _FOOT and len(list(chunks(lines[-1]))) == 1:
        del lines[-1]  # the page's number
    found: list[PrintedLine] = []
    for line in reversed(lines):
        if found and found[0].bottom - line.bottom > _FARTHEST * line.size:
            break
        if not _fits(line, below):
            break
        found.insert(0, line)
    while found and len(list(chunks(found[0]))) == 1:
        del found[0]  # a title above the table
    if not found or any(_is_of_row(chunk.text) for line in found for chunk in chunks(line)):
        return None
    top, bottom = found[0].top - BESIDE, found[-1].bottom + BESIDE
    glyphs = [glyph for line in found for glyph in line.glyphs]
    head, _ = filled([(left, top, right, bottom) for left, right in pairwise(below.sides)], glyphs)
    if len(head.rows) != 1 or not _is_head(head.rows[0], below):
        return None
    held = set(map(id, glyphs))
    return replace(head, ruled=below.ruled), [glyph for glyph in clusters if id(glyph) not in held]


def _fits(line: PrintedLine, below: PageTable) -> bool:
    """Whether every text of a line stands in one column."""
    return all(
        below.sides[0] <= chunk.x0 and chunk.x1 <= below.sides[-1] and not crossed(chunk, below.sides[1:-1])
        for chunk in chunks(line)
    )


def _is_of_row(text: str) -> bool:
    """Whether a text is a value or an item, and no word or torn year of a head.

    >>> [_is_of_row(text) for text in ("5,000", "-", "1) โครงการ", "2566", "256", "โครงการ")]
    [True, True, True, False, False, False]
    """
    return (is_value(text) and not _TORN_YEAR.fullmatch(arabic_digits(text))) or begins_entry(text)


def _is_head(cells: Sequence[PageCell], below: PageTable) -> bool:
    values = {cell.column for row in below.rows for cell in row if is_value(cell.text) and cell.column}
    years = {cell.column for cell in cells if _YEAR.search(arabic_digits("".join(cell.text.split())))}
    sums = any(is_value(cell.text) and cell.column not in years for cell in cells)
    filled_cells = sum(bool(cell.text) for cell in cells)
    return len(values & years) >= _LEAST_YEARS and 2 * filled_cells > len(cells) and not sums
