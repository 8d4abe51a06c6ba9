"""Frames beside each other, as the cards of a web page: each is read by itself, from the left to the right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extract.pdf.layout.pieces.lines import PrintedLine, Stretch, lines_of
from extract.pdf.letters.page import Box, Glyph

_SAME = 2.0
"""Points: how far apart the upper sides, and the lower ones, of frames beside each other stand."""

_APART = 3.0
"""Points: frames that stand nearer are cells of a table."""

_MOST, _LEAST_LINES = 4, 3
"""Frames beside each other, and lines of the highest text in them: else they are boxes of single values."""


def in_frames(lines: list[PrintedLine], boxes: Iterable[Box]) -> list[PrintedLine]:
    """The lines of a page, those in frames beside each other one frame after the other; the lines have their glyphs.

    ``boxes`` are what is drawn on the page around whatever stands there. Where a line reaches out of its frame, these
    are none.
    """
    for frames in _beside(boxes):
        top, bottom = frames[0][1], frames[0][3]
        within = [
            place
            for place, line in enumerate(lines)
            if top <= (line.top + line.bottom) / 2 <= bottom and line.x1 > frames[0][0] and line.x0 < frames[-1][2]
        ]
        found = _parted([glyph for place in within for glyph in lines[place].glyphs], frames)
        if found is None:
            continue
        gone = set(within)
        above = [line for place, line in enumerate(lines[: within[0]]) if place not in gone]
        below = [line for place, line in enumerate(lines[within[0] :], within[0]) if place not in gone]
        lines = [*above, *found, *below]
    return lines


def _parted(glyphs: Sequence[Glyph], frames: Sequence[Box]) -> list[PrintedLine] | None:
    """The lines of each frame; None where something stands in none of them, or all have few lines."""
    held: list[list[Glyph]] = [[] for _ in frames]
    for glyph in glyphs:
        place = next((at for at, box in enumerate(frames) if box[0] <= (glyph.x0 + glyph.x1) / 2 <= box[2]), None)
        if place is not None:
            held[place].append(glyph)
        elif not glyph.text.isspace():
            return None
    parts = [lines_of(some, columns=False) if some else [] for some in held]
    if sum(map(bool, parts)) < 2 or max(map(len, parts)) < _LEAST_LINES:
        return None
    for part, box in zip(parts, frames, strict=True):
        for line in part:
            line.cell, line.column = box, Stretch(part[0].x0, max(one.x1 for one in part))
    return [line for part in parts for line in part]


def _beside(boxes: Iterable[Box]) -> Iterator[list[Box]]:
    """The frames beside each other, from left to right."""
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda one: (one[1], one[0])):
        row = rows[-1] if rows else []
        if row and abs(box[1] - row[0][1]) <= _SAME and abs(box[3] - row[0][3]) <= _SAME:
            row.append(box)
        else:
            rows.append([box])
    for row in rows:
        row.sort()
        apart = all(right[0] - left[2] > _APART for left, right in pairwise(row))
        if 1 < len(row) <= _MOST and apart:
            yield row
