"""Placed texts of a page on printed lines, how wide they are, and the grid of places that all pages share.

No browser says how wide a text is drawn. It is known by what stands around it: it ends before the next text on its
line, and the longest lines of a page end at its margin.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

_SAME_LINE = 0.5
"""Of the letters' size: how far the bottoms of one line may be apart."""

_TAG = re.compile(r"</?(?:sup|sub|del)>")
_NARROW = frozenset("ารเะไใโๅ.,:;'|!il()[]-–")
_WIDTHS = {"narrow": 0.6, "blank": 0.4, "figure": 0.8}
"""Of a Thai letter's width."""

_PLACE = 0.6
"""Of a Thai letter's width: so narrow is a place on a line that texts seldom push others aside."""

_SHARE, _LEAST_SHARE, _MOST_SHARE = 0.55, 0.3, 0.8
"""How wide a Thai letter is, of the size of letters, where nothing tells; the least and the most that is believed."""

_LEAST_UNITS, _LONG, _LEADERS = 2, 30, "...."
"""Letters of a text that ends before another one, and of a line that may reach to the margin; leaders do not."""

_LEAST_TOLD = 5
"""Texts that tell how wide letters are."""

_TOUCHING, _BLANK = 0.45, 0.25
"""Of the letters' size: a gap that parts no cells, and the least of a blank."""

_UNSURE, _MOST_UNSURE = 0.5, 0.8
"""How much of a text's width is not sure, and how much at most, of the letters' size."""

_UNSURE_OF_SENTENCE = 0.25
"""The same, where a blank ends the text and nothing else begins where the next one does."""

AMOUNT = re.compile(r"[\d๐-๙]{1,3}(?:,[\d๐-๙]{3})+.*|[-–—]+")

_SAME_TEXT = 0.3
"""Of the letters' size: a text printed twice as near is bold."""


class Run(NamedTuple):
    """A placed text: its left, its bottom and the size of its letters, in pixels; whether a blank ends it."""

    text: str
    left: float
    bottom: float
    size: float
    ends_blank: bool = False
    style: frozenset[str] = frozenset()


class Line(NamedTuple):
    """A printed line: its runs from left to right."""

    runs: Sequence[Run]

    @property
    def bottom(self) -> float:
        return self.runs[0].bottom

    @property
    def size(self) -> float:
        return max(run.size for run in self.runs)

    @property
    def left(self) -> float:
        return self.runs[0].left


class Grid(NamedTuple):
    """How wide a letter is, of the size of letters; the pixels of a place on a line, and where the first one is."""

    share: float
    place: float
    left: float

    def width(self, text: str, size: float) -> float:
        """About how wide a text is."""
        return units(text) * self.share * size

    def end(self, run: Run) -> float:
        """About where a text ends."""
        return run.left + self.width(f"{run.text} " if run.ends_blank else run.text, run.size)


def lines_of(runs: Iterable[Run]) -> list[Line]:
    """The lines of a page from top to bottom.

    >>> lines = lines_of([Run("b", 50, 11, 9), Run("c", 5, 30, 9), Run("a", 5, 10, 9)])
    >>> [[run.text for run in line.runs] for line in lines]
    [['a', 'b'], ['c']]
    """
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda one: one.bottom):
        if lines and run.bottom - lines[-1][0].bottom <= _SAME_LINE * min(run.size, lines[-1][0].size):
            lines[-1].append(run)
        else:
            lines.append([run])
    return [Line(tuple(_once(sorted(some, key=lambda one: one.left)))) for some in lines]


def _once(runs: Sequence[Run]) -> Iterator[Run]:
    """The runs of a line without those that are printed once more to look bold."""
    for place, run in enumerate(runs):
        before = runs[place - 1] if place else None
        if before is None or before.text != run.text or run.left - before.left > _SAME_TEXT * run.size:
            yield run


def units(text: str) -> float:
    """How wide a text is, of a Thai letter's width: marks above and below letters take none.

    >>> units("ที่"), round(units("ก 10,000"), 1)
    (1.0, 6.0)
    """
    width = 0.0
    for sign in _TAG.sub("", text):
        if sign in _NARROW:
            width += _WIDTHS["narrow"]
        elif sign == " ":
            width += _WIDTHS["blank"]
        elif sign.isdecimal():
            width += _WIDTHS["figure"]
        elif not is_mark(sign):
            width += 1.0
    return width


def is_mark(sign: str) -> bool:
    """Whether a sign is printed above or below a letter."""
    return unicodedata.category(sign) == "Mn"


def places(text: str) -> int:
    """How many places of a line a text takes."""
    return sum(not is_mark(sign) for sign in _TAG.sub("", text))


def grid_of(pages: Sequence[Sequence[Line]], widths: Sequence[float], usual: float) -> Grid:
    """The grid of all pages; ``widths`` are theirs, 0 where unknown, ``usual`` the size of most letters."""
    runs = [run for page in pages for line in page for run in line.runs]
    left = min((run.left for run in runs), default=0.0)
    limits = [
        (run.text, (behind.left - run.left) / (units(run.text) * run.size))
        for page in pages
        for line in page
        for run, behind in pairwise(line.runs)
        if units(run.text) >= _LEAST_UNITS
    ]
    told = [share for share in (_narrow(limits), _narrow(list(_to_margin(pages, widths)))) if share is not None]
    share = min(max(min(told, default=_SHARE), _LEAST_SHARE), _MOST_SHARE)
    return Grid(share, share * usual * _PLACE, left)


def _narrow(shares: Sequence[tuple[str, float]]) -> float | None:
    """The share that hardly any text falls short of; None where few tell. What stands on many pages counts once."""
    found = sorted(dict(shares).values())
    return found[len(found) // 10] if len(found) >= _LEAST_TOLD else None


def _to_margin(pages: Sequence[Sequence[Line]], widths: Sequence[float]) -> Iterator[tuple[str, float]]:
    """How wide a letter is at most where lines end as far from the right of a page as they begin from its left."""
    for page, width in zip(pages, widths, strict=True):
        left = min((line.left for line in page), default=0.0)
        for line in page:
            text = line.runs[0].text
            if width and len(line.runs) == 1 and units(text) >= _LONG and _LEADERS not in text:
                yield text, (width - left - line.left) / (units(text) * line.size)


def joined(page: Sequence[Line], grid: Grid) -> list[Line]:
    """The lines of a page whose runs go on where the ones before them end: programs begin another run at each change of
    the font. In the same font they part what stands apart, so there a gap must be none.
    """
    begins = Counter(round(run.left) for line in page for run in line.runs)
    return [Line(tuple(_joined(line.runs, begins, grid))) for line in page]


def _joined(runs: Sequence[Run], begins: Mapping[int, int], grid: Grid) -> Iterator[Run]:
    held = last = runs[0]
    for run in runs[1:]:
        gap = run.left - grid.end(last)
        unsure = 0.0
        if run.style != last.style and not AMOUNT.fullmatch(run.text):
            width = grid.width(last.text, last.size)
            unsure = min(_UNSURE * width, _MOST_UNSURE * run.size)
            if last.ends_blank and begins[round(run.left)] == 1:
                unsure = max(unsure, _UNSURE_OF_SENTENCE * width)
        least = _BLANK * run.size + unsure
        most = least if run.style == last.style else _TOUCHING * run.size + unsure
        apart = begins[round(run.left)] > 1 or AMOUNT.fullmatch(run.text) or _are_two_numbers(last.text, run.text)
        if gap <= most and (last.ends_blank or not apart):  # where others begin, a column does
            blank = " " if last.ends_blank or gap > least else ""
            held = held._replace(text=f"{held.text}{blank}{run.text}", ends_blank=run.ends_blank)
        else:
            yield held
            held = run
        last = run
    yield held


def _are_two_numbers(text: str, behind: str) -> bool:
    """Whether two texts side by side end and begin with figures: no number is made of two."""
    return text[-1:].isdecimal() and (behind[:1].isdecimal() or behind[:1] in (",", "."))
