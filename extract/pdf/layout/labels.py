"""Labels beside texts that stand below each other, as in a form: the gap between both becomes a tab."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from extract.pdf.layout.pieces.lines import PrintedLine, chunks, lines_of

_SAME = 1.0
"""Points: how far apart the beginnings of texts of one column may stand."""

_LEAST_LABELS = 3
_NARROWEST = 0.1
_WIDE = 0.5
"""Of the font's size: the gap behind the longest label, which is one word, and behind others."""


class _Form(NamedTuple):
    """Where the labels begin, and where the texts beside them."""

    left: float
    right: float


def part_labels(lines: Sequence[PrintedLine]) -> None:
    """Puts a tab behind each label of a page: texts beside three labels begin at one place, and other lines there."""
    form = _form(lines)
    if form is None:
        return
    for line in lines:
        label = [glyph for glyph in line.glyphs if glyph.x0 < form.right - _SAME and not glyph.text.isspace()]
        text = [glyph for glyph in line.glyphs if glyph.x0 >= form.right - _SAME and not glyph.text.isspace()]
        if not label or not text or abs(line.x0 - form.left) > _SAME or abs(text[0].x0 - form.right) > _SAME:
            continue
        if text[0].x0 - max(glyph.x1 for glyph in label) < _NARROWEST * line.size:
            continue
        (before,), (after,) = (
            lines_of([glyph for glyph in line.glyphs if (glyph.x0 < form.right - _SAME) is left], columns=True)
            for left in (True, False)
        )
        narrow = text[0].x0 - max(glyph.x1 for glyph in label) < _WIDE * line.size
        if not (narrow and len(before.text.split()) > 1):  # a sentence has blanks, too
            line.text = f"{before.text.strip()}\t{after.text}"


def _form(lines: Sequence[PrintedLine]) -> _Form | None:
    """The labels and texts of a page; None where it has no such."""
    found: Counter[tuple[int, int]] = Counter()
    starts = Counter(round(line.x0) for line in lines)
    for line in lines:
        first, *others = chunks(line)
        if others:
            found[round(first.x0), round(others[0].x0)] += 1
    known = [
        (count, left, right)
        for (left, right), count in found.items()
        if count >= _LEAST_LABELS and any(starts[right + step] for step in (-1, 0, 1))
    ]
    return _Form(*map(float, max(known)[1:])) if known else None
