"""Labels beside texts that stand below each other, as in a form: the gap between both becomes a tab."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from extract.ground.characters import BULLETS
from extract.pdf.layout.pieces.lines import PrintedLine, chunks, lines_of
from extract.pdf.layout.pieces.wrapped import begins_entry, joined
from extract.pdf.letters.page import Glyph

_SAME = 1.0
"""Points: how far apart the beginnings of texts of one column may stand."""

_LEAST_LABELS = 3
_NARROWEST = 0.1
_WIDE = 0.5
"""Of the font's size: the gap behind the longest label, which is one word, and behind others."""

_SET_IN = 1.0
"""Of the font's size: how far the number that begins an entry of a list may stand behind the beginning of texts."""

_ROW_STEP = 1.15
"""Of the step between lines of a text: how far apart rows of labels stand at least."""

_OFF_MIDDLE = 0.25
"""Of the font's size: how far a label may stand from the middle of its text."""


class _Form(NamedTuple):
    """Where the labels begin, and where the texts beside them."""

    left: float
    right: float


def part_labels(lines: list[PrintedLine]) -> None:
    """Puts a tab behind each label of a page: texts beside three labels begin at one place, and other lines there. A
    label of several lines is put together on its first one.
    """
    form = _form(lines)
    if form is None:
        return
    for line in lines:
        label = [glyph for glyph in line.glyphs if glyph.x0 < form.right - _SAME and not glyph.text.isspace()]
        text = [glyph for glyph in line.glyphs if glyph.x0 >= form.right - _SAME and not glyph.text.isspace()]
        if not label or not text or abs(line.x0 - form.left) > _SAME:
            continue
        set_in = abs(text[0].x0 - form.right) > _SAME
        if set_in and text[0].x0 - form.right > _SET_IN * line.size:
            continue
        if text[0].x0 - max(glyph.x1 for glyph in label) < _NARROWEST * line.size:
            continue
        (before,), (after,) = (
            lines_of([glyph for glyph in line.glyphs if (glyph.x0 < form.right - _SAME) is left], columns=True)
            for left in (True, False)
        )
        if set_in and not begins_entry(after.text):
            continue
        narrow = text[0].x0 - max(glyph.x1 for glyph in label) < _WIDE * line.size
        if not (narrow and len(before.text.split()) > 1):  # a sentence has blanks, too
            line.text = f"{before.text.strip()}\t{after.text}"
    _join_labels(lines, form)


def _join_labels(lines: list[PrintedLine], form: _Form) -> None:
    """Puts what goes on with a label behind it: it stands as near below as lines of one text, and rows stand farther
    apart. Its own text, if it has one, goes on with the one above.
    """
    steps = {id(below): below.bottom - above.bottom for above, below in pairwise(lines)}
    texts = [line for line in lines if -_SAME <= line.x0 - form.right <= _SET_IN * line.size and id(line) in steps]
    labels = [line for line in lines if abs(line.x0 - form.left) <= _SAME and id(line) in steps]
    pitch = min((steps[id(line)] for line in texts), default=0.0)
    near = [line for line in labels if abs(steps[id(line)] - pitch) <= _SAME]
    apart = sum(steps[id(line)] > _ROW_STEP * pitch for line in labels)
    if len(near) + apart < len(labels) or apart < max(_LEAST_LABELS, 2 * len(near)):
        return
    above = {id(below): one for one, below in pairwise(lines)}
    going_on, gone = {id(line) for line in near}, set[int]()
    for line in near:
        first = above[id(line)]
        while id(first) in going_on:
            first = above[id(first)]
        label, tab, text = line.text.partition("\t")
        own, own_tab, rest = first.text.partition("\t")
        if not own_tab or (not tab and line.x1 > form.right - _SAME):
            continue
        first.text = f"{joined(own, label)}\t{rest}"
        line.text, line.x0 = text, form.right
        if not text:
            gone.add(id(line))
    lines[:] = [line for line in lines if id(line) not in gone]


def labels_on_top(lines: list[PrintedLine]) -> list[PrintedLine]:
    """The lines of a page with each label on the first line of its text, where labels stand at half the height of
    their texts: one at least between two lines of its text, as no label does that begins it.

    The lines stand from top to bottom, and have their glyphs.
    """
    form = _form(lines)
    middles = [place for place in range(1, len(lines) - 1) if _is_between(lines, place, form)] if form else []
    if form is None or not middles:
        return lines
    found: dict[int, PrintedLine | None] = dict(enumerate(lines))
    lone = set(middles)
    pitch = min(lines[place + 1].bottom - lines[place - 1].bottom for place in middles)
    for place, line in enumerate(lines):
        between = place in lone
        if not between and abs(line.x0 - form.left) > _SAME:
            continue
        first, last = (place - 1, place + 1) if between else (place, place)
        while first > 0 and last + 1 < len(lines) and _goes_on(lines, first, last, pitch, form):
            first, last = first - 1, last + 1
        if first == place:
            continue
        label = [glyph for glyph in line.glyphs if glyph.x0 < form.right - _SAME]
        text = [glyph for glyph in line.glyphs if glyph.x0 >= form.right - _SAME]
        step = lines[first].bottom - line.bottom
        lifted = [replace(one, top=one.top + step, bottom=one.bottom + step) for one in label]
        found[first] = _line([*lifted, *lines[first].glyphs], lines[first])
        found[place] = _line(text, line) if text else None
    return [line for line in found.values() if line is not None]


def _line(glyphs: list[Glyph], like: PrintedLine) -> PrintedLine | None:
    line = next(iter(lines_of(glyphs, columns=False)), None)
    if line is not None:
        line.cell = like.cell
    return line


def _is_between(lines: Sequence[PrintedLine], place: int, form: _Form) -> bool:
    """Whether a line is a label alone in the middle between two lines of texts, which reach over it in height; not one
    of several lines of a column beside them, of which others stand as near.
    """
    above, label, below = lines[place - 1 : place + 2]
    if abs(label.x0 - form.left) > _SAME or label.x1 > form.right - _SAME:
        return False
    if any(abs(text.x0 - form.right) > _SAME for text in (above, below)):
        return False
    others = [lines[near] for near in (place - 2, place + 2) if 0 <= near < len(lines)]
    if any(line.bottom > above.top and line.top < below.bottom for line in others if abs(line.x0 - form.right) > _SAME):
        return False
    off = abs(above.bottom + below.bottom - 2 * label.bottom) / 2
    return above.bottom > label.top and below.top < label.bottom and off <= _OFF_MIDDLE * label.size


def _goes_on(lines: Sequence[PrintedLine], first: int, last: int, pitch: float, form: _Form) -> bool:
    """Whether the lines above and below those of a text are of it, too: as far away as these are from each other."""
    above, below = lines[first - 1], lines[last + 1]
    steps = lines[first].bottom - above.bottom, below.bottom - lines[last].bottom
    texts = all(abs(line.x0 - form.right) <= _SAME for line in (above, below))
    return texts and all(abs(step - pitch) <= _SAME for step in steps)


def _form(lines: Sequence[PrintedLine]) -> _Form | None:
    """The labels and texts of a page; None where it has no such."""
    found: Counter[tuple[int, int]] = Counter()
    starts = Counter(round(line.x0) for line in lines)
    for line in lines:
        first, *others = chunks(line)
        if others and first.text not in BULLETS:
            found[round(first.x0), round(others[0].x0)] += 1
    known = [
        (count, left, right)
        for (left, right), count in found.items()
        if count >= _LEAST_LABELS and any(starts[right + step] for step in (-1, 0, 1))
    ]
    return _Form(*map(float, max(known)[1:])) if known else None
