"""Clusters of a page as printed lines, with the blanks that stand between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plan_extract.extract.pdf.page import MADE_UP, Glyph

_SAME_LINE = 0.5
"""Of the font's size: how far the baselines of one line may be apart."""

_BLANK = 0.28
"""Of the font's size: a gap that is wider is a space."""

_PRINTED_BLANK = 0.1
"""Of the font's size: the least gap at a space that is printed; programs also write spaces below other glyphs."""

_COLUMN = 3.5
"""Of the font's size: a gap that is wider parts columns, and becomes a tab."""


@dataclass(slots=True)
class Line:
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


def lines_of(clusters: Iterable[Glyph], *, columns: bool) -> list[Line]:
    """The lines from top to bottom. With ``columns``, wide gaps become tabs, otherwise a space."""
    lines: list[Line] = []
    for glyph in sorted(clusters, key=lambda glyph: glyph.bottom):
        if lines and glyph.bottom - lines[-1].bottom <= _SAME_LINE * min(glyph.size, lines[-1].glyphs[0].size):
            lines[-1].glyphs.append(glyph)
        else:
            lines.append(Line([glyph], glyph.bottom))
    return [line for line in lines if _laid_out(line, columns)]


def _laid_out(line: Line, columns: bool) -> bool:
    """Puts the line's text together; False where it has none."""
    line.glyphs.sort(key=lambda glyph: glyph.x0)
    printed = [glyph for glyph in line.glyphs if not glyph.text.isspace()]
    if not printed:
        return False
    pieces: list[str] = []
    end: float | None = None
    blank = printed_blank = False
    for glyph in line.glyphs:
        if glyph.text.isspace():
            blank = end is not None
            printed_blank = glyph.text != MADE_UP
            continue
        if end is not None:
            gap = glyph.x0 - end
            if columns and gap > _COLUMN * glyph.size:
                pieces.append("\t")
            elif gap > (_PRINTED_BLANK if blank else _BLANK) * glyph.size:
                pieces.append(" ")
        pieces.append(glyph.text)
        end = max(end or glyph.x1, glyph.x1)
        blank = printed_blank = False
    line.text = "".join(pieces)
    line.ends_blank = blank and printed_blank
    line.x0, line.x1 = printed[0].x0, max(glyph.x1 for glyph in printed)
    line.top = min(glyph.top for glyph in printed)
    sizes = sorted(glyph.size for glyph in printed)
    line.size = sizes[len(sizes) // 2]
    line.font = printed[0].font
    return True
