"""Numbers on lines of their own that are those of pages, and what is looked for beside them: heads, edges of pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from extract.ground.source import SourceText
from parsers.values.page_marks import PAGE_RULE

PLAN = re.compile(r"แผ่?น.{0,60}ทุจริต")
"""A running head that names the plan."""

NAMES_PLAN = re.compile(rf"{PLAN.pattern}|^(?:เทศบาล|องค์การบริหารส่วน|เมืองพัทยา|อบ[ตจ]\.)")
"""The same, or one that begins with the name of its organisation."""

LEAST_PAGES = 4
"""On which a head returns at least."""

SHORTEST_HEAD, LONGEST_HEAD = 12, 160
"""Letters of one."""

MOST_PAGES = 0.6
"""The share of the pages on which one stands at least."""

MOST_ELSEWHERE = 3
"""Places without a page number that a title also has: cover, first page, above the budget table."""

_NEAR = 2
"""Lines with wording from a page's edge: a head has one or two."""


def count_on(pages: Sequence[int]) -> bool:
    """Whether numbers are those of pages: they never fall, and most go on by one.

    >>> count_on([1, 2, 3, 5]), count_on([3, 5, 7, 9]), count_on([1, 1, 1, 1]), count_on([1, 2, 1, 2])
    (True, False, False, False)
    """
    steps = [page - above for above, page in pairwise(pages)]
    return min(steps, default=0) > 0 and steps.count(1) >= MOST_PAGES * len(steps)


def page_marks(marks: Sequence[tuple[int, str]], at_edges: Container[int] = ()) -> list[int]:
    """The lines with a number alone that is a page's: those of the longest row of them that counts on, a page left out
    now and then; all where hardly any do. Others are values of a table with a cell a line, or pages that contents name.
    One ``at_edges`` of pages, by what stands beside it, counts more than any number of others.

    >>> page_marks([(1, "1"), (5, "0"), (6, "0"), (7, "- 2 -"), (9, "0"), (11, "3"), (20, "5")])
    [1, 7, 11, 20]
    >>> page_marks([(1, "1"), (2, "2"), (3, "4"), (20, "1"), (30, "2"), (40, "3"), (50, "4")], {20, 30, 40, 50})
    [20, 30, 40, 50]
    """
    chains: dict[int, tuple[tuple[int, int], int]] = {}
    """By the last page of a row of marks: how many are at edges, how many it has, and the place of its last mark."""
    above: list[int] = []
    for place, (number, text) in enumerate(marks):
        page = page_of(text)
        before = [chains[due] for due in (page - 1, page - 2) if due in chains]
        (edges, length), last = max(before, key=itemgetter(0), default=((0, 0), -1))
        above.append(last)
        worth = (edges + (number in at_edges), length + 1)
        if worth > chains.get(page, ((0, 0), 0))[0]:
            chains[page] = (worth, place)
    (_, longest), last = max(chains.values(), key=itemgetter(0), default=((0, 0), -1))
    if longest < LEAST_PAGES:
        return [number for number, _ in marks]
    found: list[int] = []
    while last >= 0:
        found.append(marks[last][0])
        last = above[last]
    return found[::-1]


def numbers_at_page_ends(source: SourceText, numbers: Sequence[tuple[int, str]]) -> Iterator[int]:
    """The lines of numbers alone that are the first or the last of their page, as the source itself parts them, and as
    far from its place among the pages as most of these are.
    """
    ends: dict[int, list[int]] = {}
    for number, text in enumerate(source.stripped_digits, 1) if source.pages else ():
        if text:
            ends.setdefault(source.pages[number - 1], [number, number])[1] = number
    at_ends = {line for both in ends.values() for line in both}
    ahead = {number: page_of(text) - source.pages[number - 1] for number, text in numbers if number in at_ends}
    most, count = Counter(ahead.values()).most_common(1)[0] if ahead else (0, 0)
    if count >= LEAST_PAGES and count >= MOST_PAGES * len(ahead):
        yield from (number for number, pages in ahead.items() if pages == most)


def marks_beside_heads(source: SourceText, numbers: Sequence[int]) -> set[int]:
    """The lines of numbers beside a text that names the plan, or a rule, and returns beside others."""
    beside: defaultdict[str, set[int]] = defaultdict(set)
    if len(numbers) >= LEAST_PAGES:
        for number, line in beside_marks(source, numbers):
            text = source.stripped_digits[line - 1]
            if PAGE_RULE.fullmatch(text) or (len(text) >= SHORTEST_HEAD and NAMES_PLAN.search(text)):
                beside[text].add(number)
    return {number for found in beside.values() if len(found) >= LEAST_PAGES for number in found}


def beside_marks(source: SourceText, marks: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Each mark with each of the lines with wording next to it."""
    for mark in marks:
        for step in (1, -1):
            yield from ((mark, line) for line in lines_with_wording(source, mark + step, step))


def marks_count_on(source: SourceText, marks: Iterable[int]) -> bool:
    """Whether the numbers of some lines are those of pages."""
    return count_on([page_of(source.key(mark)) for mark in marks])


def page_of(text: str) -> int:
    """The page that a mark names, whatever signs it has."""
    return int("".join(sign for sign in text if sign.isdecimal()))


def page_edges(source: SourceText, marks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where pages meet, as the lines above and below: at printed page numbers; if few, where the source says so."""
    for number in marks:
        yield number - 1, number + 1
    if len(marks) >= LEAST_PAGES:
        return  # pages without a printed number (covers, turned tables) have no head either
    for number in range(2, len(source.pages) + 1):
        if source.page(number) != source.page(number - 1):
            yield number - 1, number


def lines_with_wording(source: SourceText, number: int, step: int) -> Iterator[int]:
    """The first lines with wording from ``number`` on, up or down."""
    given = passed = 0
    while 1 <= number <= len(source.lines) and given < _NEAR and passed < 2 * _NEAR + 1:
        if source.line(number).strip():
            yield number
            given += 1
        number += step
        passed += 1
