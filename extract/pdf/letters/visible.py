"""A page as a person sees it: without what is hidden, and with what is struck out marked as such."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.pdf.letters.glyphs import UNMAPPED
from extract.pdf.letters.page import MOST_INVISIBLE, Box, Edge, Glyph, RawPage

STRUCK = "~~"
"""Around what is struck out: so Markdown marks it, and so the parsers know it in any format."""

_BASELINE = 0.25
"""Of the font's size: how far the bottom of a glyph is below its line."""

_LOWEST, _HIGHEST = 0.12, 0.5
"""Of the font's size above the baseline: where a line through letters stands. One below them underlines."""

_TALLEST = 1.6
"""Of the font's size: how high a slanted or bent line through letters is at most."""

_END = 0.7
"""Of the font's size: how far from its text a line through it may begin and end. A ruling is as long as its cell."""


def is_ocr_layer(page: RawPage) -> bool:
    """Whether the text of a page is what somebody's OCR laid, unpainted, over its picture."""
    return page.invisible > MOST_INVISIBLE and page.pictures > 0


def without_hidden(
    page: RawPage, boxes: Sequence[Box] = (), seen: Sequence[Box] = (), torn: Sequence[Box] = ()
) -> RawPage:
    """A page without the glyphs that nobody sees, and with their number. The rest of a number has no meaning.

    ``boxes`` are those of hidden glyphs, ``seen`` those of the others, ``torn`` those of rests of numbers. They are for
    a page whose reader does not know its hidden glyphs: where a hidden and another one stand at one place, nothing
    tells which was read, and it has no meaning.
    """
    if is_ocr_layer(page):
        return page
    if page.unseen:
        kept = tuple(
            replace(glyph, text=UNMAPPED) if place in page.torn else glyph
            for place, glyph in enumerate(page.glyphs)
            if place not in page.unseen
        )
        gone = tuple(_box(page.glyphs[place]) for place in sorted(page.unseen))
        hidden = page.hidden + len(page.unseen)
        none: frozenset[int] = frozenset()
        return replace(page, glyphs=kept, unseen=none, torn=none, hidden=hidden, hidden_at=(*page.hidden_at, *gone))
    if not boxes:
        return page
    glyphs: list[Glyph] = []
    away: list[Box] = []
    for glyph in page.glyphs:
        x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
        if not any(_in(x, y, box) for box in boxes):
            rest = glyph.text.isdigit() and any(_in(x, y, box) for box in torn)
            glyphs.append(replace(glyph, text=UNMAPPED) if rest else glyph)
            continue
        away.append(_box(glyph))
        if any(_in(x, y, box) for box in seen):
            glyphs.append(replace(glyph, text=UNMAPPED))
    lost = _printed(page.glyphs) - _printed(glyphs)
    return replace(page, glyphs=tuple(glyphs), hidden=lost, hidden_at=tuple(away))


def _box(glyph: Glyph) -> Box:
    return glyph.x0, glyph.top, glyph.x1, glyph.bottom


def _printed(glyphs: Sequence[Glyph]) -> int:
    return sum(not glyph.text.isspace() for glyph in glyphs)


def _in(x: float, y: float, box: Box) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def with_struck(page: RawPage) -> RawPage:
    """A page on which :data:`STRUCK` stands around what a line is drawn through, without that line as a ruling."""
    across: list[tuple[Edge, float]] = [(edge, 0.0) for edge in page.edges if edge[2] == edge[3]]
    across += [((x0, x1, (y0 + y1) / 2, (y0 + y1) / 2), y1 - y0) for x0, y0, x1, y1 in page.strokes]
    if not across or not page.glyphs:
        return page
    lines = sorted({(glyph.bottom, glyph.size) for glyph in page.glyphs})
    bottoms = [bottom for bottom, _ in lines]
    tallest = max(size for _, size in lines)
    hits: dict[Edge, set[tuple[float, float]]] = defaultdict(set)
    for edge, height in across:
        level = edge[2]
        first = bisect_left(bottoms, level)
        last = bisect_right(bottoms, level + (_BASELINE + _HIGHEST) * tallest)
        for bottom, size in lines[first:last]:
            lowest, highest = (_BASELINE + _LOWEST) * size, (_BASELINE + _HIGHEST) * size
            if lowest <= bottom - level <= highest and height <= _TALLEST * size:
                hits[edge].add((bottom, size))
    if not hits:
        return page
    on_line: dict[tuple[float, float], list[int]] = defaultdict(list)
    for place, glyph in enumerate(page.glyphs):
        if not glyph.text.isspace():
            on_line[glyph.bottom, glyph.size].append(place)
    glyphs = list(page.glyphs)
    by_line: dict[tuple[float, float], set[int]] = defaultdict(set)
    drawn: set[Edge] = set()
    for edge, keys in hits.items():
        for key in keys:
            struck = _struck(edge, [(place, glyphs[place]) for place in on_line[key]])
            if struck:
                drawn.add(edge)
                by_line[key].update(struck)
    if not drawn:
        return page
    boxes: list[Box] = []
    for key, some in by_line.items():
        for first, last in _runs(sorted(on_line[key], key=lambda place: glyphs[place].x0), some):
            boxes.append((glyphs[first].x0, glyphs[first].top, glyphs[last].x1, glyphs[last].bottom))
            for place, text in ((first, f"{STRUCK}{{}}"), (last, f"{{}}{STRUCK}")):
                glyphs[place] = replace(glyphs[place], text=text.format(glyphs[place].text))
    kept = tuple(edge for edge in page.edges if edge not in drawn)
    return replace(page, glyphs=tuple(glyphs), edges=kept, struck=len(boxes), struck_at=tuple(boxes))


def _runs(line: Sequence[int], some: set[int]) -> Iterator[tuple[int, int]]:
    """The first and the last place of each stretch of a line that is in ``some``: two lines may strike one text."""
    run: list[int] = []
    for place in line:
        if place in some:
            run.append(place)
        elif run:
            yield run[0], run[-1]
            run = []
    if run:
        yield run[0], run[-1]


def _struck(edge: Edge, glyphs: Sequence[tuple[int, Glyph]]) -> list[int]:
    """The places of the glyphs that a line runs through, from its beginning to its end; none where it is a ruling."""
    x0, x1 = edge[0], edge[1]
    under = [(place, glyph) for place, glyph in glyphs if x0 <= (glyph.x0 + glyph.x1) / 2 <= x1]
    if not under:
        return []
    slack = _END * under[0][1].size
    left, right = min(glyph.x0 for _, glyph in under), max(glyph.x1 for _, glyph in under)
    if abs(left - x0) > slack or abs(right - x1) > slack:
        return []
    return [place for place, _ in under]
