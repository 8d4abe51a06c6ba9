"""What returns at the edges of a web page's printed pages: their numbers, heads and feet. No part of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from extract.ground.characters import arabic_digits
from extract.web.placed_lines import Line

_EDGE, _OUTER_EDGE = 0.15, 0.05
"""Of a page's height, from above and below: where heads, feet and page numbers stand; and where no text does."""

_LEAST_PAGES, _MOST_PAGES = 3, 0.5
"""A head returns on as many pages, and on that share of them."""

_MOST_LINES = 2
"""Of a page, from above and below."""

_NUMBER = re.compile(r"\d{1,4}")
_SAME_PLACE = 6.0
_ENTRY = re.compile(r"[(\[]?\d{1,3}[.)]|(?!หน้า)\D{0,12}ที่\s*\d{1,3}(?!\d)")
"""What counts on without being a page: ``1.``, ``ลำดับที่ 1``."""

_Shape = tuple[str, bool, int]


def without_edges(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """The lines of the pages without those that return at the same place near an edge on half of them, in the same
    words but for a number that counts on with the pages. ``heights`` are the pages', 0 where unknown.

    A head of a table returns too: what has several texts is none at the outer edge alone.
    """
    known = [
        height or max((line.bottom for line in page), default=0.0) for page, height in zip(pages, heights, strict=True)
    ]
    edges = [list(_edge_lines(page, height)) for page, height in zip(pages, known, strict=True)]
    offsets = Counter(
        offset for number, some in enumerate(edges) for offset in {n - number for one in some for n in _numbers(one)}
    )
    least = max(_LEAST_PAGES, len(pages) * _MOST_PAGES)
    counted = {offset for offset, count in offsets.items() if count >= _LEAST_PAGES}
    shapes = [
        {id(line): _shape(line, number, known[number], counted) for line in some} for number, some in enumerate(edges)
    ]
    seen = Counter(shape for some in shapes for shape in set(some.values()))
    return [
        [line for line in page if id(line) not in shapes[number] or _times(seen, shapes[number][id(line)]) < least]
        for number, page in enumerate(pages)
    ]


def _times(seen: Counter[_Shape], shape: _Shape) -> int:
    """How often a line stands at its place, or a little above or below: letters of another size do."""
    text, above, place = shape
    return sum(seen[(text, above, place + step)] for step in (-1, 0, 1))


def _edge_lines(page: Sequence[Line], height: float) -> Iterator[Line]:
    for line in (*page[:_MOST_LINES], *page[_MOST_LINES:][-_MOST_LINES:]):
        edge = height * (_EDGE if len(line.runs) == 1 else _OUTER_EDGE)
        if not edge < line.bottom < height - edge and not _ENTRY.match(arabic_digits(line.runs[0].text)):
            yield line


def _numbers(line: Line) -> set[int]:
    return {int(number) for number in _NUMBER.findall(_text(line))}


def _text(line: Line) -> str:
    return arabic_digits(" ".join(run.text for run in line.runs))


def _shape(line: Line, number: int, height: float, counted: set[int]) -> _Shape:
    """A line's words, whether it is a head, and how far from its edge it stands: not all pages are as high."""
    text = "".join(_text(line).split())
    text = _NUMBER.sub(lambda found: "#" if int(found[0]) - number in counted else found[0], text)
    above = line.bottom < height / 2
    return text, above, round((line.bottom if above else height - line.bottom) / _SAME_PLACE)
