"""A page as a person sees it: without what is hidden, and with what is struck out marked as such."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.pdf.letters.glyphs import UNMAPPED
from extract.pdf.letters.page import MOST_INVISIBLE, Box, Edge, Glyph, Glyphs, RawPage

_Line = tuple[float, float]
"""Where the glyphs of a line stand, and their size."""

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


_COVERS = 0.8
"""Of the texts of a row: over how much of their width the rulings above and below are drawn."""

_NEXT_LINE = 1.5
"""Of the font's size: how far from a line through a row other lines of its cells stand."""

_APART = 0.2
"""Of the font's size: what stands nearer to a digit is of its number."""

_LEAST_TEXTS = 2
"""Texts apart that stand on the line of a table's row."""

_GAP = 0.6
"""Of the font's size: a wider gap parts the texts of a line."""


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
    columns = Glyphs.of(page.glyphs)
    lines = sorted(set(zip(columns.bottoms, columns.sizes, strict=True)))
    bottoms = [bottom for bottom, _ in lines]
    tallest = max(size for _, size in lines)
    deepest = max(_BASELINE * tallest, *page.below.values(), 0.0)
    hits: dict[Edge, set[_Line]] = defaultdict(set)
    at_level: dict[float, list[_Line]] = {}
    for edge, height in across:
        level = edge[2]
        near = at_level.get(level)
        if near is None:
            first = bisect_left(bottoms, level)
            last = bisect_right(bottoms, level + deepest + _HIGHEST * tallest)
            near = at_level[level] = [line for line in lines[first:last] if _runs_through(level, line, page.below)]
        for bottom, size in near:
            if height <= _TALLEST * size:
                hits[edge].add((bottom, size))
    if not hits:
        return page
    on_line: dict[_Line, list[int]] = defaultdict(list)
    for place, (text, bottom, size) in enumerate(zip(columns.texts, columns.bottoms, columns.sizes, strict=True)):
        if not text.isspace():
            on_line[bottom, size].append(place)
    glyphs = list(page.glyphs)
    by_line: dict[_Line, set[int]] = defaultdict(set)
    drawn: set[Edge] = set()
    for edge, keys in hits.items():
        for key in keys:
            struck = _struck(edge, [(place, glyphs[place]) for place in on_line[key]])
            if struck:
                drawn.add(edge)
                by_line[key].update(struck)
    lone = {edge: keys for edge, keys in hits.items() if edge not in drawn}
    others = [edge for edge, _ in across if edge not in drawn]
    for edge, in_rows in _through_rows(lone, others, glyphs, on_line, page.below):
        drawn.add(edge)
        for place in in_rows:
            by_line[glyphs[place].bottom, glyphs[place].size].add(place)
    if not drawn:
        return page
    boxes: list[Box] = []
    down = sorted(edge for edge in page.edges if edge[0] == edge[1])
    for key, some in by_line.items():
        line = sorted(on_line[key], key=lambda place: glyphs[place].x0)
        _take_whole_numbers(line, some, glyphs)
        for first, last in _runs(line, some, glyphs, down):
            boxes.append((glyphs[first].x0, glyphs[first].top, glyphs[last].x1, glyphs[last].bottom))
            for place, text in ((first, f"{STRUCK}{{}}"), (last, f"{{}}{STRUCK}")):
                glyphs[place] = replace(glyphs[place], text=text.format(glyphs[place].text))
    kept = tuple(edge for edge in page.edges if edge not in drawn)
    return replace(page, glyphs=tuple(glyphs), edges=kept, struck=len(boxes), struck_at=tuple(boxes))


def _runs_through(level: float, line: _Line, below: Mapping[_Line, float]) -> bool:
    """Whether a level is that of the letters of a line, and not below or above them. ``below`` says of lines how far
    their glyphs' boxes reach below them.
    """
    bottom, size = line
    height = bottom - below.get(line, _BASELINE * size) - level
    return _LOWEST * size <= height <= _HIGHEST * size


def _through_rows(
    lone: Mapping[Edge, set[_Line]],
    across: Sequence[Edge],
    glyphs: Sequence[Glyph],
    on_line: Mapping[_Line, Sequence[int]],
    known: Mapping[_Line, float],
) -> Iterator[tuple[Edge, set[int]]]:
    """The lines that are drawn through whole rows of a table, with the places of the glyphs that stand in these.

    ``lone`` are lines longer than a text, with the lines of glyphs through whose middle they may run. A ruling runs
    between the texts of two rows; one that runs through their letters, with rulings above and below it, strikes them.
    Where as many lines run through letters as stand around rows, the letters stand elsewhere than their font says.
    Where no rulings stand around it, a line strikes a row of texts apart among more such rows without a line.
    """
    through = {
        edge: {place for key in keys for place in on_line[key] if edge[0] <= _middle(glyphs[place]) <= edge[1]}
        for edge, keys in lone.items()
    }
    through = {edge: places for edge, places in through.items() if _holds_a_text(places, glyphs, on_line)}
    ruled = [edge for edge in across if edge not in through]
    for edge, places in through.items():
        x0, x1, level, _ = edge
        texts = [glyphs[place] for place in places]
        rulings = _levels(ruled, min(glyph.x0 for glyph in texts), max(glyph.x1 for glyph in texts))
        above, below = [one for one in rulings if one < level], [one for one in rulings if one > level]
        rows = {
            round(glyphs[place].bottom)
            for other in through
            for place in through[other]
            if other[0] < x1 and other[1] > x0
        }
        if not above or not below:
            if _stands_among_rows(edge, rows, glyphs, on_line, known):
                yield edge, places
            continue
        if len(rows) >= len(rulings):
            continue
        top, bottom = max(above), min(below)
        slack = _NEXT_LINE * glyphs[min(places)].size
        top, bottom = max(top, level - slack), min(bottom, level + slack)
        beside = (
            place
            for (low, size), some in on_line.items()
            if top < low - size / 2 < bottom
            for place in some
            if x0 <= _middle(glyphs[place]) <= x1
        )
        yield edge, places | set(beside)


def _holds_a_text(places: set[int], glyphs: Sequence[Glyph], on_line: Mapping[_Line, Sequence[int]]) -> bool:
    """Whether a line runs through all letters of some text; one that only touches texts may be a ruling beside them."""
    for key in {(glyphs[place].bottom, glyphs[place].size) for place in places}:
        line = sorted(on_line[key], key=lambda place: glyphs[place].x0)
        texts = _runs(line, set(line), glyphs, ())
        if any(
            all(place in places for place in line[line.index(first) : line.index(last) + 1]) for first, last in texts
        ):
            return True
    return False


def _stands_among_rows(
    edge: Edge,
    struck: set[int],
    glyphs: Sequence[Glyph],
    on_line: Mapping[_Line, Sequence[int]],
    below: Mapping[_Line, float],
) -> bool:
    """Whether a line runs through a row of texts apart, and more such rows above and below it have no line.

    ``struck`` are the levels of all rows that lines run through.
    """
    texts: Counter[int] = Counter()
    own = 0
    for (bottom, size), some in on_line.items():
        line = sorted((p for p in some if edge[0] <= _middle(glyphs[p]) <= edge[1]), key=lambda p: glyphs[p].x0)
        count = sum(1 for _ in _runs(line, set(line), glyphs, ()))
        if round(bottom) not in struck:
            texts[round(bottom)] += count
        elif _runs_through(edge[2], (bottom, size), below):
            own += count
    rows = [level for level, count in texts.items() if count >= _LEAST_TEXTS]
    return own >= _LEAST_TEXTS and len(rows) > len(struck)


def _levels(edges: Sequence[Edge], x0: float, x1: float) -> list[float]:
    """The levels at which lines, in one or more pieces, are drawn over most of a width."""
    pieces: dict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        if edge[0] < x1 and edge[1] > x0:
            pieces[round(edge[2])].append(edge)
    found = []
    for some in pieces.values():
        covered, reached = 0.0, x0
        for left, right, _, _ in sorted(some):
            covered += max(0.0, min(right, x1) - max(left, reached))
            reached = max(reached, right)
        if covered >= _COVERS * (x1 - x0):
            found.append(some[0][2])
    return found


def _middle(glyph: Glyph) -> float:
    return (glyph.x0 + glyph.x1) / 2


def _runs(
    line: Sequence[int], some: set[int], glyphs: Sequence[Glyph], down: Sequence[Edge]
) -> Iterator[tuple[int, int]]:
    """The first and the last place of each stretch of a line that is in ``some``: two lines may strike one text.

    A wide gap, or one of the rulings ``down`` between two cells, parts a stretch.
    """
    run: list[int] = []
    for place in line:
        if run and (place not in some or _parted(glyphs[run[-1]], glyphs[place], down)):
            yield run[0], run[-1]
            run = []
        if place in some:
            run.append(place)
    if run:
        yield run[0], run[-1]


def _take_whole_numbers(line: Sequence[int], some: set[int], glyphs: Sequence[Glyph]) -> None:
    """Of a number that is struck in part, all is: what is left of it is no number."""
    for pairs in (pairwise(line), pairwise(reversed(line))):
        for one, other in pairs:
            left, right = sorted((glyphs[one], glyphs[other]), key=lambda glyph: glyph.x0)
            if one in some and _are_of_number(left.text, right.text) and right.x0 - left.x1 <= _APART * left.size:
                some.add(other)


def _are_of_number(left: str, right: str) -> bool:
    return all(text.isdigit() or text in ".," for text in (left, right))


def _parted(left: Glyph, right: Glyph, down: Sequence[Edge]) -> bool:
    if right.x0 - left.x1 > _GAP * left.size:
        return True
    first = bisect_left(down, (_middle(left),))
    last = bisect_right(down, (_middle(right),))
    return any(edge[2] < left.bottom and edge[3] > left.top for edge in down[first:last])


def _struck(edge: Edge, glyphs: Sequence[tuple[int, Glyph]]) -> list[int]:
    """The places of the glyphs that a line runs through, from its beginning to its end; none where it is a ruling."""
    x0, x1 = edge[0], edge[1]
    under = [(place, glyph) for place, glyph in glyphs if x0 <= _middle(glyph) <= x1]
    if not under:
        return []
    slack = _END * under[0][1].size
    left, right = min(glyph.x0 for _, glyph in under), max(glyph.x1 for _, glyph in under)
    if abs(left - x0) > slack or abs(right - x1) > slack:
        return []
    return [place for place, _ in under]
