"""Clusters of a page as printed lines, with the blanks that stand between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from math import inf
from operator import attrgetter

from extract.pdf.letters.page import MADE_UP, Glyph

_SAME_LINE = 0.5
"""Of the font's size: how far the baselines of one line may be apart."""

_BLANK = 0.28
"""Of the font's size: a gap that is wider is a space."""

_PRINTED_BLANK = 0.1
"""Of the font's size: the least gap at a space that is printed; programs also write spaces below other glyphs."""

_COLUMN = 3.5
"""Of the font's size: a gap that is wider parts columns, and becomes a tab."""


@dataclass(slots=True)
class PrintedLine:
    """One printed line. ``ends_blank`` says that a space stands behind its last letter, as at a break between words."""

    glyphs: list[Glyph]
    bottom: float
    text: str = ""
    x0: float = 0.0
    x1: float = 0.0
    top: float = 0.0
    size: float = 0.0
    font: str = ""
    ends_blank: bool = False


def lines_of(clusters: Iterable[Glyph], *, columns: bool) -> list[PrintedLine]:
    """The lines from top to bottom. With ``columns``, wide gaps become tabs, otherwise a space."""
    clusters = list(clusters)
    if len({glyph.bottom for glyph in clusters}) == 1:  # as in most cells
        line = PrintedLine(clusters, clusters[0].bottom)
        return [line] if _laid_out(line, columns) else []
    lines: list[PrintedLine] = []
    for bottom, some in groupby(sorted(clusters, key=attrgetter("bottom")), key=attrgetter("bottom")):
        glyphs = list(some)
        if lines and bottom - lines[-1].bottom <= _SAME_LINE * min(glyphs[0].size, lines[-1].glyphs[0].size):
            lines[-1].glyphs += glyphs
        else:
            lines.append(PrintedLine(glyphs, bottom))
    return [line for line in lines if _laid_out(line, columns)]


def _laid_out(line: PrintedLine, columns: bool) -> bool:
    """Puts the line's text together; False where it has none."""
    line.glyphs.sort(key=attrgetter("x0"))
    printed: list[Glyph] = []
    pieces: list[str] = []
    end = inf
    blank = ""
    for glyph in line.glyphs:
        text = glyph.text
        if text.isspace():
            blank = text
            continue
        gap = glyph.x0 - end
        if gap > _PRINTED_BLANK * glyph.size:
            if columns and gap > _COLUMN * glyph.size:
                pieces.append("\t")
            elif blank or gap > _BLANK * glyph.size:
                pieces.append(" ")
        pieces.append(text)
        printed.append(glyph)
        if glyph.x1 > end or end == inf:
            end = glyph.x1
        blank = ""
    if not printed:
        return False
    line.text = "".join(pieces)
    line.ends_blank = blank not in ("", MADE_UP)
    line.x0, line.x1 = printed[0].x0, end
    line.top = min([glyph.top for glyph in printed])
    line.size = sorted([glyph.size for glyph in printed])[len(printed) // 2]
    line.font = printed[0].font
    return True
