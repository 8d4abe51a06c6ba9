"""Web pages whose texts are placed one by one, as programs write those of a PDF: printed pages, set by position.

What a visitor sees is the page, whatever the order in the file. Such pages are written as ``pdftotext -layout`` does:
line by line, each text at its place, and a form feed between pages.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from math import inf
from statistics import median
from typing import NamedTuple

from extract.text.torn_sara_am import restored
from extract.web.page_edges import without_edges
from extract.web.placed_lines import Grid, Line, Run, grid_of, joined, lines_of
from extract.web.placed_page import page_text, usual_pitches
from extract.web.settings import Frame, Letters, Spot

_LEAST_TEXTS, _LEAST_LINES = 6, 3
"""Texts placed one by one, and the lines that they stand on: fewer are a menu, or a picture with its labels."""

_MOST_LINES = 3
"""Lines of a placed text, on the average; what has more is a box of text on a web page."""

_LEAST_SHARE = 0.5
"""Of a page's lines: how many are placed at least."""

_USUAL_SIZE, _USUAL_LEADING = 16.0, 1.2


class Mark(NamedTuple):
    """Where a line of a web page stands, in which letters, and whether a blank stands behind its last one."""

    spot: Spot
    letters: Letters
    ends_blank: bool = False


class Laid(NamedTuple):
    """The lines of a web page with its printed pages, form feeds between them; how many torn letters were mended."""

    lines: list[str]
    torn: int


class _Page(NamedTuple):
    """The lines of a frame, from the first to the last, and their marks."""

    frame: Frame
    lines: range
    marks: Sequence[Mark]

    @property
    def texts(self) -> int:
        return len({mark.spot.number for mark in self.marks})

    @property
    def is_print(self) -> bool:
        """Whether it is a page by itself: many texts on several lines, none of them a box of text."""
        rows = {round(mark.spot.down) for mark in self.marks}
        return self.texts >= _LEAST_TEXTS and len(rows) >= _LEAST_LINES and self.is_short

    @property
    def is_short(self) -> bool:
        return len(self.marks) <= _MOST_LINES * self.texts


def as_printed(lines: Sequence[str], marks: Mapping[int, Mark]) -> Laid | None:
    """The lines of a web page with its placed texts as they are seen; ``marks`` by the place of a line.

    None where most of the page flows.
    """
    pages = list(_pages(lines, marks))
    if not any(page.is_print for page in pages):
        return None
    pages = [page for page in pages if page.is_short]
    if sum(len(page.marks) for page in pages) < _LEAST_SHARE * sum(map(bool, lines)):
        return None
    texts, torn = _mended(lines, pages)
    usual = _usual(pages)
    printed = [lines_of(_runs(page, texts, usual)) for page in pages]
    grid = grid_of(printed, [page.frame.width for page in pages], usual.size)
    printed = [joined(page, grid) for page in printed]
    kept = without_edges(printed, [page.frame.height for page in pages])
    return Laid(list(_written(lines, pages, kept, grid)), torn)


def _pages(lines: Sequence[str], marks: Mapping[int, Mark]) -> Iterator[_Page]:
    """The frames in which nothing but placed texts stands, in the order of the file."""
    filled = [place for place, line in enumerate(lines) if line]
    for frame, group in groupby(filled, key=lambda place: marks[place].spot.frame if place in marks else None):
        places = list(group)
        if frame is not None:
            yield _Page(frame, range(places[0], places[-1] + 1), [marks[place] for place in places])


def _mended(lines: Sequence[str], pages: Sequence[_Page]) -> tuple[dict[int, str], int]:
    """The placed lines by their place, with torn letters put together before anything is counted."""
    places = [place for page in pages for place in page.lines if lines[place]]
    whole, torn = restored("\n".join(lines[place].replace("\u00a0", " ").strip() for place in places))
    return dict(zip(places, whole.split("\n"), strict=True)), torn


class _Usual(NamedTuple):
    """The size of most letters, for those whose styles say none; the pitches of lines that line breaks part, in order,
    and that of most.
    """

    size: float
    pitches: Sequence[float]
    pitch_of_most: float

    def pitch(self, spot: Spot, rows: int, below: float) -> float:
        """The pitch of the lines of a text whose style does not say it: the widest of those known with which it ends
        above what is placed ``below`` it.
        """
        if below == inf:
            return self.pitch_of_most
        most = (below - spot.down) / rows
        fitting = bisect_right(self.pitches, most + 1)
        return min(self.pitches[fitting - 1] if fitting else self.size * _USUAL_LEADING, most)


def _usual(pages: Sequence[_Page]) -> _Usual:
    letters = [mark.letters for page in pages for mark in page.marks]
    sizes = [one.size for one in letters if one.size]
    size = median(sizes) if sizes else _USUAL_SIZE
    pitches = sorted(one.leading for one in letters if one.leading) or [size * _USUAL_LEADING]
    return _Usual(size, pitches, median(pitches))


class _Below:
    """How far down a page the texts stand that begin at about the same left."""

    def __init__(self, spots: Iterable[Spot]) -> None:
        found: defaultdict[int, set[float]] = defaultdict(set)
        for spot in spots:
            found[round(spot.left)].add(spot.down)
        self._downs = {left: sorted(downs) for left, downs in found.items()}
        self._lefts = sorted(self._downs)

    def next(self, spot: Spot, near: float) -> float:
        """How far down the next text below one is, less than ``near`` pixels aside; infinite where none is.

        >>> spots = [Spot(n, Frame(), left, down) for n, (left, down) in enumerate([(5, 10), (8, 30), (90, 20)])]
        >>> below = _Below(spots)
        >>> below.next(spots[0], 16.0), below.next(spots[1], 16.0)
        (30, inf)
        """
        first = bisect_right(self._lefts, spot.left - near)
        downs = [self._downs[left] for left in self._lefts[first : bisect_left(self._lefts, spot.left + near)]]
        return min((some[at] for some in downs if (at := bisect_right(some, spot.down)) < len(some)), default=inf)


def _runs(page: _Page, texts: Mapping[int, str], usual: _Usual) -> Iterator[Run]:
    """The placed texts of a page; lines that a line break parts stand below each other."""
    pairs = zip((place for place in page.lines if place in texts), page.marks, strict=True)
    below = _Below(mark.spot for mark in page.marks)
    for _, group in groupby(pairs, key=lambda pair: pair[1].spot.number):
        rows = list(group)
        first = rows[0][1]
        pitch = first.letters.leading
        if len(rows) > 1 and not pitch:
            pitch = usual.pitch(first.spot, len(rows), below.next(first.spot, usual.size))
        for row, (place, mark) in enumerate(rows):
            size = mark.letters.size or usual.size
            down = mark.spot.down + row * pitch
            bottom = down if mark.spot.by_bottom else down + size
            yield Run(texts[place], mark.spot.left, bottom, size, mark.ends_blank, mark.spot.classes)


def _written(
    lines: Sequence[str], pages: Sequence[_Page], printed: Sequence[Sequence[Line]], grid: Grid
) -> Iterator[str]:
    """All lines in order, those of pages as printed."""
    end = 0
    above: Line | None = None
    for page, some, pitch in zip(pages, printed, usual_pitches(printed), strict=True):
        flowing = list(lines[end : page.lines.start])
        yield from flowing if any(flowing) else ()
        if any(flowing):
            above = None
        text = page_text(some, grid, pitch, above)
        yield from (f"\f{line}" if not place and end else line for place, line in enumerate(text))
        above = some[-1] if some else above
        end = page.lines.stop
    yield from lines[end:]
