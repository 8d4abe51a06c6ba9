"""Forms whose values are printed over their dotted lines: the dots below a value are no text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from extract.pdf.letters.page import Glyph

_DOTS = frozenset(".…·")
_LEAST_DOTS = 8
_LEVEL = 0.4
"""Of a dot's size: how far apart the baselines of a dotted line and of what is written on it may be."""

_FARTHEST = 12.0
"""Points: farther apart they are in no print."""

_STEP = 1.0
"""Points: levels are told apart by it."""

_NEAR = 1.0
"""Of a dot's size: the widest gap within a dotted line."""


class _Dotted(NamedTuple):
    """A dotted line: the places of its dots among the glyphs, and where it stands."""

    first: int
    end: int
    x0: float
    x1: float
    bottom: float
    size: float


def without_filled_lines(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs of a page, in the order of its file, without the dotted lines over which others are printed.

    >>> dots = [Glyph(".", 3.0 * at, 3.0 * at + 3, 0, 10, 10) for at in range(9)]
    >>> "".join(one.text for one in without_filled_lines([*dots, Glyph("ก", 10, 16, 0, 10, 10)]))
    'ก'
    >>> "".join(one.text for one in without_filled_lines([*dots, Glyph("ก", 30, 36, 0, 10, 10)]))
    '.........ก'
    """
    if sum([glyph.text in _DOTS for glyph in glyphs]) < _LEAST_DOTS:
        return glyphs
    levels: dict[int, list[float]] = {}
    for glyph in glyphs:
        if glyph.text not in _DOTS and not glyph.text.isspace():
            levels.setdefault(round(glyph.bottom / _STEP), []).append((glyph.x0 + glyph.x1) / 2)
    middles = {level: sorted(some) for level, some in levels.items()}
    gone: set[int] = set()
    for line in _dotted(glyphs):
        if _is_written_on(line, middles):
            gone.update(range(line.first, line.end))
    return [glyph for place, glyph in enumerate(glyphs) if place not in gone] if gone else glyphs


def _dotted(glyphs: Sequence[Glyph]) -> Iterator[_Dotted]:
    first = 0
    for place in range(1, len(glyphs) + 1):
        if place < len(glyphs) and _goes_on(glyphs[place - 1], glyphs[place]):
            continue
        if place - first >= _LEAST_DOTS:
            start, last = glyphs[first], glyphs[place - 1]
            yield _Dotted(first, place, start.x0, last.x1, start.bottom, start.size)
        first = place


def _goes_on(left: Glyph, right: Glyph) -> bool:
    """Whether two glyphs are dots of one line."""
    same = left.text in _DOTS and right.text in _DOTS and left.bottom == right.bottom
    return same and right.x0 > left.x0 and right.x0 - left.x1 <= _NEAR * left.size


def _is_written_on(line: _Dotted, middles: Mapping[int, Sequence[float]]) -> bool:
    """Whether the middle of a glyph stands on a dotted line; ``middles`` are those of each level from left to right."""
    reach = min(_LEVEL * line.size, _FARTHEST)
    for level in range(round((line.bottom - reach) / _STEP), round((line.bottom + reach) / _STEP) + 1):
        some = middles.get(level, ())
        if bisect_left(some, line.x1) > bisect_right(some, line.x0):
            return True
    return False
