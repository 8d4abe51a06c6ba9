"""A cell of a printed table from the text that stands in it, in whatever dialect the table is written."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extract.ground.characters import tame_references
from extract.ground.source import Span
from extract.text.repair import repair
from parsers.records.table import Cell, Grid, GridRow

_RULE, _LEAST_RULE = re.compile(r"[-–—=_:+\s]+"), 3
_NO_VALUE = frozenset({"nan", "NaN", "<NA>", "NaT"})
"""How programs for tables print a cell that had nothing."""

_PARAGRAPH = re.compile(r"</?p\b[^>]*>|<br\s*/?>", re.IGNORECASE)


def printed_cell(
    pieces: Iterable[str], span: Span, *, wrapped: bool = False, references: bool = False, lines: Sequence[int] = ()
) -> Cell:
    """The cell of some pieces of text, in order; ``<p>`` elements and ``<br>`` part a piece, blank ones go. ``lines``
    are those on which the pieces begin, where that is known. A cell with but a program's word for none (``nan``) is
    blank.

    With ``references``, ``&nbsp;`` and ``&#3588;`` become the characters that they stand for, repaired as the file's
    own are. That comes last: such a character is text and never makes a tag.

    >>> printed_cell(["<p>๕) ก</p> <p>๖)  ข</p>", " "], Span(1, 1)).parts
    ('๕) ก', '๖) ข')

    >>> printed_cell(["&#3585;&nbsp;&lt;br&gt;&amp;lt;"], Span(1, 1), references=True).text
    'ก <br>&lt;'
    """
    parts: list[str] = []
    begun: list[int] = []
    for place, piece in enumerate(pieces):
        for part in _PARAGRAPH.split(piece) if "<" in piece else (piece,):
            if references and "&" in part:
                part = repair(html.unescape(tame_references(part)))[0]
            if text := " ".join(part.split()):
                parts.append(text)
                begun += lines[place : place + 1]
    if len(parts) == 1 and parts[0] in _NO_VALUE:
        parts, begun = [], []
    return Cell(" ".join(parts), tuple(parts), span, 1, 1, wrapped, tuple(begun))


def without_rules(grid: Grid) -> Grid:
    """A table without the rows that are rules across it: ``---- -------- --------``. A dash in each cell is a row."""
    rows = tuple(row for row in grid.rows if not _is_rule(row))
    return grid if len(rows) == len(grid.rows) or not rows else replace(grid, rows=rows)


def _is_rule(row: GridRow) -> bool:
    texts = [cell.text for cell in row.cells if cell.text]
    return (
        bool(texts) and all(_RULE.fullmatch(text) for text in texts) and any(len(text) >= _LEAST_RULE for text in texts)
    )
