"""What counts on at the edges of a web page's printed pages, their numbers, and the plan's title above or below them.
No part of the text.

All other heads and feet stay: which of them are no contents is told where all texts are freed from them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from extract.web.placed_lines import Line

_EDGE, _EDGE_OF_TURNED = 0.08, 0.12
"""Of the highest page's height, and of a page's own: so far from above and below heads, feet and page numbers stand.
Pages that are turned have the same margins.
"""

_LEAST_PAGES, _LEAST_SHARE, _LEAST_SHARE_OF_TITLE = 3, 0.5, 0.8
"""They return on as many pages; on that share of them, those with a title."""

_MOST_LINES = 2
"""Of a page, from above and below."""

_YEAR = r"2[45]\d\d"
_TITLE = re.compile(rf"แผน[^\d:]*(?:(?:พ\.?\s?ศ\.?|ปี)\s*{_YEAR}(?:\s*[-–—]\s*{_YEAR})?(?![\d,.])[^\d:]*)?")
"""Words that begin with a plan's, in which no number stands but its years."""

_PAGE = re.compile(
    r"(?P<before>.*?)(?:หน้า(?:ที่)?|[Pp]age)?[\s|~–—-]{0,6}(?<![\d.,(\[])(?P<page>\d{1,4})"
    r"(?:\s*(?:/|จาก|of)\s*\d{1,4})?[\s|~–—-]{0,6}"
)
_PAGE_FIRST = re.compile(r"[\s|~–—-]{0,6}(?P<page>\d{1,4})\s*[|~–—-]\s*(?P<before>\D.*)")
"""``12``, ``- 12 -``, ``หน้า 12``, ``12/40``, alone or beside a title; no ``1.`` and ``(1)``, which count entries."""

_MONEY = "บาท"
_SAME_PLACE = 6.0


class _Edge(NamedTuple):
    """The title at an edge, how far the number beside it is ahead of its page, whether they stand above the text, and
    how far from the edge.
    """

    title: str
    ahead: int | None
    above: bool
    far: int


def without_edges(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """The lines of the pages without those near an edge that return at the same place: page numbers that count on with
    the pages, on half of them, and the plan's title on nearly all. ``heights`` are the pages', 0 where unknown.
    """
    known = [height or _lowest(page) for page, height in zip(pages, heights, strict=True)]
    margin = _EDGE * max(known, default=0.0)
    found = [
        {id(line): edge for line, edge in _edges(page, number, height, min(margin, _EDGE_OF_TURNED * height))}
        for number, (page, height) in enumerate(zip(pages, known, strict=True))
    ]
    seen = Counter(edge for some in found for edge in set(some.values()))
    return [
        [line for line in page if id(line) not in some or not _returns(seen, some[id(line)], len(pages))]
        for page, some in zip(pages, found, strict=True)
    ]


def _edges(page: Sequence[Line], number: int, height: float, margin: float) -> Iterator[tuple[Line, _Edge]]:
    """The lines in the margins of a page, the ``number``th, that may be its number, the plan's title, or both."""
    for line in (*page[:_MOST_LINES], *page[_MOST_LINES:][-_MOST_LINES:]):
        above = line.bottom < height / 2
        far = line.bottom if above else height - line.bottom
        said = _said(" ".join(run.text for run in line.runs))
        if said is not None and far <= margin:
            title, page_number = said
            ahead = None if page_number is None else page_number - number
            yield line, _Edge(title, ahead, above, round(far / _SAME_PLACE))


def _said(text: str) -> tuple[str, int | None] | None:
    """The title and the number that stand at an edge; None for any other text.

    >>> _said("~ ๑๒ ~"), _said("แผนปฏิบัติการ (พ.ศ. 2566 - 2570)  หน้า 3"), _said("3 | แผนปฏิบัติการ")
    (('', 12), ('แผนปฏิบัติการ (พ.ศ. 2566 - 2570)', 3), ('แผนปฏิบัติการ', 3))
    >>> _said("1."), _said("งบประมาณ : 10,000 บาท"), _said("แผนงาน 2,570"), _said("โครงการที่ 1"), _said("10,000")
    (None, None, None, None, None)
    """
    text = arabic_digits(text).strip()
    if _MONEY in text:
        return None
    if _TITLE.fullmatch(text):
        return text, None
    match = _PAGE.fullmatch(text) or _PAGE_FIRST.fullmatch(text)
    if match is None:
        return None
    title = match["before"].strip(" |~–—-")
    return (title, int(match["page"])) if not title or _TITLE.fullmatch(title) else None


def _returns(seen: Counter[_Edge], edge: _Edge, pages: int) -> bool:
    """Whether an edge returns often at its place, or a little above or below: letters of another size do."""
    least = max(_LEAST_PAGES, pages * (_LEAST_SHARE_OF_TITLE if edge.title else _LEAST_SHARE))
    return sum(seen[edge._replace(far=edge.far + step)] for step in (-1, 0, 1)) >= least


def _lowest(page: Sequence[Line]) -> float:
    return max((line.bottom for line in page), default=0.0)
