"""Clusters of a page as printed lines, with the blanks that stand between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import inf
from operator import attrgetter
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from extract.pdf.letters.page import MADE_UP, PARTED, Box, Glyph

_SAME_LINE = 0.5
"""Of the font's size: how far the baselines of one line may be apart."""

_BLANK = 0.28
"""Of the font's size: a gap that is wider is a space."""

_EVEN = 0.15
"""Of the font's size: how much the gaps between the figures of one amount differ."""

_PRINTED_BLANK = 0.1
"""Of the font's size: the least gap at a space that is printed; programs also write spaces below other glyphs."""

_COLUMN = 3.5
"""Of the font's size: a gap that is wider parts columns, and becomes a tab."""

_CHUNK = 0.5
"""Of the font's size: a gap that is wider parts two texts; a blank is narrower."""

_DOTS = frozenset("•●○◦")
"""What begins an entry of a list, also in another column on the same line."""

_LEAST_BLANK = 0.15
"""Of the font's size: the least gap of a blank between values."""


_SPACED = re.compile(r"\d(?: \d){0,2}(?: , \d \d \d)+(?: \. \d \d)?")


class Stretch(NamedTuple):
    """A stretch of a page's width."""

    x0: float
    x1: float


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
    tabbed: str = ""
    """The text with a tab in place of each wide gap."""

    in_one: bool = False
    """Whether all of it surely is one chunk: it has no gap that parts two."""

    column: Stretch | None = None
    """From where to where the lines of its column reach, if it stands in one of several."""

    cell: Box | None = None
    """The ruled cell that it stands in, where that is no table's."""

    parts: Sequence[Chunk] | None = None
    """What :func:`chunks` found: the glyphs of a line stay as they are."""


class Chunk(NamedTuple):
    """What stands together on a printed line."""

    x0: float
    x1: float
    text: str


def lines_of(clusters: Iterable[Glyph], *, columns: bool) -> list[PrintedLine]:
    """The lines from top to bottom. With ``columns``, wide gaps become tabs, otherwise a space."""
    lines = _grouped(list(clusters))
    if columns:
        set_tabs(lines)
    return lines


def set_tabs(lines: Iterable[PrintedLine]) -> None:
    """Puts a tab in place of each wide gap of lines."""
    for line in lines:
        line.text = line.tabbed


def _grouped(clusters: list[Glyph]) -> list[PrintedLine]:
    if len({glyph.bottom for glyph in clusters}) == 1:  # as in most cells
        line = PrintedLine(clusters, clusters[0].bottom)
        return [line] if _laid_out(line) else []
    lines: list[PrintedLine] = []
    for bottom, some in groupby(sorted(clusters, key=attrgetter("bottom")), key=attrgetter("bottom")):
        glyphs = list(some)
        if lines and bottom - lines[-1].bottom <= _SAME_LINE * min(glyphs[0].size, lines[-1].glyphs[0].size):
            lines[-1].glyphs += glyphs
        else:
            lines.append(PrintedLine(glyphs, bottom))
    return [line for line in lines if _laid_out(line)]


def _laid_out(line: PrintedLine) -> bool:
    """Puts the line's text together; False where it has none."""
    line.glyphs.sort(key=attrgetter("x0"))
    printed: list[Glyph] = []
    pieces: list[str] = []
    end = inf
    blank = ""
    wide = False
    in_one = True
    for glyph in line.glyphs:
        text = glyph.text
        if text.isspace():
            blank = text
            in_one = in_one and text != PARTED
            continue
        gap = glyph.x0 - end
        if gap > 0.0 and gap > _PRINTED_BLANK * glyph.size:
            if gap > _COLUMN * glyph.size or (gap > _CHUNK * glyph.size and text in _DOTS):
                pieces.append("\t")
                wide = True
            elif blank or gap > _BLANK * glyph.size:
                pieces.append(" ")
            if gap > _CHUNK * glyph.size:
                in_one = False
        pieces.append(text)
        printed.append(glyph)
        if glyph.x1 >= end or end == inf:
            end = glyph.x1
        else:
            in_one = False  # chunks have another end than the line
        blank = ""
    if not printed:
        return False
    line.text = line.tabbed = "".join(pieces)
    if wide:
        line.text = line.tabbed.replace("\t", " ")
    elif " , " in line.text and _spaced(line.text, printed):
        line.text = line.tabbed = line.text.replace(" ", "")
    line.in_one = in_one
    line.ends_blank = blank not in ("", MADE_UP)
    line.x0, line.x1 = printed[0].x0, end
    line.top = min([glyph.top for glyph in printed])
    line.size = sorted([glyph.size for glyph in printed])[len(printed) // 2]
    line.font = printed[0].font
    return True


def _spaced(text: str, glyphs: Sequence[Glyph]) -> bool:
    """Whether a line is one amount whose figures are all set apart, by gaps of one width: ``8 , 5 0 0``."""
    if not _SPACED.fullmatch(arabic_digits(text)):
        return False
    gaps = [right.x0 - left.x1 for left, right in pairwise(glyphs)]
    return max(gaps) - min(gaps) <= _EVEN * glyphs[0].size


def chunks(line: PrintedLine) -> Sequence[Chunk]:
    """What stands on a line, parted at gaps that are wider than a blank."""
    if line.parts is None:
        line.parts = tuple(_chunks(line.glyphs))
    return line.parts


def _chunks(glyphs: Iterable[Glyph]) -> Iterator[Chunk]:
    held: list[str] = []
    start = end = before = last = 0.0
    parted = False
    for glyph in glyphs:
        text = glyph.text
        if text.isspace():
            parted = parted or text == PARTED
            continue
        x0, x1, size = glyph.x0, glyph.x1, glyph.size
        if held and (parted or x0 - (last if last > before else before) > _CHUNK * size):
            yield Chunk(start, end, "".join(held))
            held = []
        if not held:
            start, end, before = x0, x1, x1
        else:
            before = last
            if x0 - last > _LEAST_BLANK * size:
                held.append(" ")
        held.append(text)
        parted = False
        last = x1
        end = max(end, x1)
    if held:
        yield Chunk(start, end, "".join(held))
