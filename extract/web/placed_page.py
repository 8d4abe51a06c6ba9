"""A printed page of a web page as lines set by position: gaps stand for gaps, an empty line for space between lines.

Columns of prose stand below each other, not side by side: a line of a text goes on in the one below it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from math import inf
from statistics import median
from typing import NamedTuple

from extract.web.placed_lines import AMOUNT, Grid, Line, Run, places

_WIDER_PITCH = 1.08
"""A pitch that is wider than that of wrapped lines by this parts paragraphs."""

_FARTHEST = 4.0
_LEAST_STEPS, _POPULOUS = 2, 0.1
"""Lines that stand as far below others, and their share, that make a pitch usual."""

_FULL = 0.8
"""Of a line's length, or of a column's width: a line as long may go on below."""

_GAP = 0.5
"""Of the letters' size: a gap between runs that is wider is no blank."""

_BACK, _AHEAD = 0.6, 1.2
"""Of the letters' size: how far a word behind a blank may stand from where the letters before it end."""

_NEAR = 2
"""Lines above and below one whose texts may begin at the same edges."""

_LEAST_RUNS = 4
"""Of a line of a table."""

_FIGURE = re.compile(r"[\d.,%()\s–—-]+")
_LEAST_FIGURES = 3

_MIDDLE = (0.35, 0.65)
"""Of the width of the text: where the second of two columns of prose begins."""

_LEAST_SIDE, _LEAST_LETTERS = 3, 10
"""Lines of each column, and letters of them on the average."""

_LEAST_FULL = 1 / 3
"""Of a column's lines: as many fill it at least, so that they go on below."""

_SAME_LEFT = 1.0

_MOST_PLACES = 1_000
"""Of a line: what is set farther to the right stands behind a gap, and in no column."""

_MOST_EDGES = 10
"""Where the second of two columns may begin: those most lines tell."""


class _Edges(NamedTuple):
    """The left edges of columns around a line: where texts begin on the lines beside it, and on all of several texts.

    Both in order; ``begun`` tells how many texts of the latter begin at an edge, ``own`` how many of these are the
    line's.
    """

    beside: Sequence[float]
    columns: Sequence[float]
    begun: Mapping[float, int]
    own: Mapping[float, int]

    def between(self, low: float, high: float) -> list[float]:
        """The edges from ``low`` to ``high``, without these.

        >>> _Edges([5.0, 9.0], [1.0, 6.0, 7.0], {1.0: 1, 6.0: 2, 7.0: 1}, {6.0: 1, 7.0: 1}).between(4, 9)
        [5.0, 6.0]
        """
        beside, columns = (
            some[bisect_right(some, low) : bisect_left(some, high)] for some in (self.beside, self.columns)
        )
        return [*beside, *(edge for edge in columns if self.begun[edge] > self.own.get(edge, 0))]


def usual_pitches(pages: Sequence[Sequence[Line]]) -> list[float]:
    """The pitch of wrapped lines on each page, in pixels: the smallest that is usual between texts below each other.
    A page on which none is wider, so that it may have no wrapped lines, has that of most pages, if smaller.
    """
    own = [_smallest(page) for page in pages]
    known = [pitch for pitch, _ in own if pitch < inf]
    usual = median(known) if known else inf
    return [pitch if tells else min(pitch, usual) for pitch, tells in own]


def _smallest(page: Sequence[Line]) -> tuple[float, bool]:
    """The smallest usual pitch of a page, and whether others are wider."""
    last: dict[int, Run] = {}
    steps: list[float] = []
    for run in (run for line in page for run in line.runs):
        before = last.get(round(run.left))
        if before is not None and before.style == run.style:
            steps.append(run.bottom - before.bottom)
        last[round(run.left)] = run
    steps = sorted(step for step in steps if page[0].size / 2 < step < _FARTHEST * page[0].size)
    least = max(_LEAST_STEPS, len(steps) * _POPULOUS)
    wider = ((step, bisect_right(steps, step * _WIDER_PITCH)) for step in steps)
    pitch, above = next(((step, n) for step, n in wider if n - bisect_left(steps, step) >= least), (inf, len(steps)))
    return pitch, len(steps) - above >= least


def page_text(page: Sequence[Line], grid: Grid, pitch: float, before: Line | None) -> Iterator[str]:
    """The lines of a page; ``before`` is the last one of the page before, below which an empty line stands unless it
    may go on here.
    """
    lines = list(_in_order(page, grid))
    above = before
    first = True
    for line, edges in zip(lines, _edges(lines), strict=True):
        if above is not None and (not _fills(above, page, grid) if first else _is_apart(above, line, pitch)):
            yield ""
        yield _written(line, grid, edges)
        above, first = line, False


def _is_apart(above: Line, line: Line, pitch: float) -> bool:
    """Whether more space stands between two lines than between those of a paragraph, or another column begins."""
    return not 0 <= line.bottom - above.bottom <= pitch * _WIDER_PITCH


def _fills(line: Line, page: Sequence[Line], grid: Grid) -> bool:
    """Whether a line of one text reaches about as far as those of a page do."""
    left, right = _extent(page, grid)
    return len(line.runs) == 1 and grid.end(line.runs[0]) - left > _FULL * (right - left)


def _extent(page: Sequence[Line], grid: Grid) -> tuple[float, float]:
    """Where the text of a page begins and ends."""
    return min(line.left for line in page), max(grid.end(run) for line in page for run in line.runs)


def _edges(lines: Sequence[Line]) -> Iterator[_Edges]:
    """For each line the left edges of columns around it."""
    begun = Counter(run.left for line in lines if len(line.runs) >= _LEAST_RUNS for run in line.runs)
    columns = sorted(begun)
    for place, line in enumerate(lines):
        near = (*lines[max(place - _NEAR, 0) : place], *lines[place + 1 : place + _NEAR + 1])
        own = Counter(run.left for run in line.runs) if len(line.runs) >= _LEAST_RUNS else {}
        yield _Edges(sorted({run.left for one in near for run in one.runs}), columns, begun, own)


def _written(line: Line, grid: Grid, edges: _Edges) -> str:
    """A line with each run at its place; a run that is pushed aside keeps a gap before it where one is printed."""
    texts: list[str] = []
    filled = 0
    end = 0.0
    in_columns = len(line.runs) > 1 or _is_row_of_figures(line.runs[0].text.split())
    for place, run in enumerate(line.runs):
        behind = line.runs[place + 1].left if place + 1 < len(line.runs) else None
        for word in _parted(run, grid, edges, behind) if in_columns else (run,):
            at = min(round((word.left - grid.left) / grid.place), _MOST_PLACES)
            if texts:
                at = max(at, filled + (2 if word.left - end > _GAP * word.size else 1))
            texts += (" " * (at - filled), word.text)
            filled = max(at, filled) + places(word.text)
            end = grid.end(word)
    return "".join(texts)


def _is_row_of_figures(words: Sequence[str]) -> bool:
    """Whether words are figures most of all: cells that a program joined, each with a blank between."""
    return sum(any(map(str.isdecimal, word)) for word in words if _is_figure(word)) >= max(
        _LEAST_FIGURES, len(words) / 2
    )


def _is_figure(word: str) -> bool:
    return bool(_FIGURE.fullmatch(word))


def _parted(run: Run, grid: Grid, edges: _Edges, behind: float | None) -> Iterator[Run]:
    """A run, parted where a word of it begins at the edge of a column, and between figures: programs join cells that
    stand close together.
    """
    words = run.text.split(" ")
    of_figures = _is_row_of_figures(words)
    text, left = words[0], run.left
    for number, word in enumerate(words[1:], 1):
        end = left + grid.width(f"{text} ", run.size)
        rest = grid.width(" ".join(words[number:]), run.size)
        near = [
            edge
            for edge in edges.between(max(left, end - _BACK * run.size), end + _AHEAD * run.size)
            if (behind is None or edge + rest < behind + run.size)
        ]
        if not (_is_figure(text) or AMOUNT.fullmatch(word) or of_figures):
            near = []  # words and counts of one text may stand there by chance
        if word and text and (near or of_figures or (number == 1 and AMOUNT.fullmatch(text))):
            yield run._replace(text=text, left=left)
            text, left = word, min(near, key=lambda edge: abs(edge - end)) if near else end
        else:
            text += f" {word}"
    yield run._replace(text=text, left=left)


def _in_order(page: Sequence[Line], grid: Grid) -> Iterator[Line]:
    """The lines of a page as they are read: those of two columns of prose one column after the other."""
    place = 0
    for start, end, edge in _prose_columns(page, grid):
        yield from page[place:start]
        left = [Line(some) for line in page[start:end] if (some := [run for run in line.runs if run.left < edge])]
        right = [Line(some) for line in page[start:end] if (some := [run for run in line.runs if run.left >= edge])]
        aside = min(line.left for line in right) - min(line.left for line in left)
        yield from left
        yield from (Line([run._replace(left=run.left - aside) for run in line.runs]) for line in right)
        place = end
    yield from page[place:]


def _prose_columns(page: Sequence[Line], grid: Grid) -> list[tuple[int, int, float]]:
    """Where a page has two columns of prose: from which line to which, and where the second column begins."""
    if not page:
        return []
    left, right = _extent(page, grid)
    begins = Counter(round(run.left) for line in page for run in line.runs[-1:])
    edges = [
        begin - _SAME_LEFT
        for begin, count in begins.most_common()
        if count >= _LEAST_SIDE and _MIDDLE[0] < (begin - left) / (right - left or 1.0) < _MIDDLE[1]
    ]
    found: list[tuple[int, int, float]] = []
    for edge in edges[:_MOST_EDGES]:
        for beside, group in groupby(range(len(page)), key=lambda n: _is_beside(page[n], edge, grid)):
            stretch = _trimmed(page, list(group), edge) if beside else None
            if (
                stretch is not None
                and _is_prose(page[stretch[0] : stretch[1]], edge, right, grid)
                and all(stretch[1] <= start or end <= stretch[0] for start, end, _ in found)
            ):
                found.append((*stretch, edge))
    return sorted(found)


def _is_beside(line: Line, edge: float, grid: Grid) -> bool:
    """Whether a line has a text at most on either side of an edge, none over it, and no figure alone."""
    sides = [run.left >= edge for run in line.runs]
    if len(sides) > len(set(sides)) or any(_FIGURE.fullmatch(run.text) for run in line.runs):
        return False
    return all(run.left >= edge or grid.end(run) <= edge + run.size for run in line.runs)


def _trimmed(page: Sequence[Line], stretch: Sequence[int], edge: float) -> tuple[int, int] | None:
    """The lines of a stretch from the first with both columns to the last with the second; None for too few."""
    held = [place for place in stretch if page[place].runs[-1].left >= edge]
    both = [place for place in held if len(page[place].runs) > 1]
    return (both[0], held[-1] + 1) if len(both) >= _LEAST_SIDE else None


def _is_prose(lines: Sequence[Line], edge: float, margin: float, grid: Grid) -> bool:
    """Whether both columns hold sentences that go on below, in about as many lines."""
    left = [run for line in lines for run in line.runs if run.left < edge]
    right = [run for line in lines for run in line.runs if run.left >= edge]
    if min(len(left), len(right)) * 2 < max(len(left), len(right)):
        return False
    for some, end in ((left, edge), (right, margin)):
        begin = min(run.left for run in some)
        full = sum(grid.end(run) - begin > _FULL * (end - begin) for run in some)
        if full < _LEAST_FULL * len(some) or sum(len(run.text) for run in some) < _LEAST_LETTERS * len(some):
            return False
    return True
