"""Where a list of part 1 ends: at a heading that no chapter's rule knows, or at a number that is not the list's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from extract.ground.source import SourceText, Span
from parsers.facts.entries import NO_WORDING
from parsers.rules.load import load
from parsers.tables.tabs import is_row
from parsers.values import enumerators

_NEARLY_WHOLE = 0.8
_LONGEST_HEADING = 60
_LEAST_WRAPPED = 40
"""Characters; a line that is shorter goes on below only where the list counts on."""


@cache
def _rules(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rule["pattern"]) for rule in load("statements")[name])


def is_end(key: str) -> bool:
    """Whether a line is the heading of something else that a plan states beside its lists: its values, its strategies.

    >>> is_end("ค่านิยมองค์กร (Core Values)"), is_end("ค่านิยมสุจริตของประชาชน"), is_end("2. เป้าประสงค์ :")
    (True, False, True)
    """
    return _matches("end", key)


def is_part(key: str) -> bool:
    """Whether a line is the heading of a part of the same list: ``ด้านเศรษฐกิจ``."""
    return _matches("part", key)


def _matches(name: str, key: str) -> bool:
    if len(key) > _LONGEST_HEADING:
        return False
    enumerator = enumerators.head(key)
    text = key[enumerator.end :] if enumerator and not enumerator.bullet else key
    return any(pattern.match(text.strip()) for pattern in _rules(name))


def before_next_list(source: SourceText, span: Span) -> Span | None:
    """The lines of a list before what another heading opens; None where that is the first line.

    Such a heading is one of ``rules/statements.toml`` or, whatever it says, a short line right above a number 1 that
    the list had already; a line that another one goes on with is none: the list counts on below it, or it is as long as
    lines get. A heading of a part of the list (``ด้านเศรษฐกิจ``) ends nothing; one alone above a table ends a list of
    numbers, also one that is a chapter's first (``1. สรุปงบประมาณ``).
    """
    lines = [
        number for number, key in source.numbered(span) if key.strip() and not NO_WORDING.match(key) and not is_row(key)
    ]
    widest = max((len(source.line(number).strip()) for number in lines), default=0)
    style: enumerators.Style | None = None
    last: int | None = None
    for place, number in enumerate(lines):
        key = source.key(number)
        found = enumerators.head(key)
        apart = last is not None and (place == 0 or lines[place - 1] != number - 1)
        if found and found.number == 1 and apart and _is_above_table(source, number):
            return Span(span.start, number - 1)
        if found and (style is None or found.style == style):
            style, last = found.style, found.number if found.number is not None else last
            if found.number is None or not is_end(key):
                continue
        below = enumerators.head(source.key(lines[place + 1])) if place + 1 < len(lines) else None
        same = below is not None and below.style == style
        counts_on = same and below is not None and last is not None and below.number not in (None, 1)
        above = lines[place - 1] if place else None
        goes_on = above == number - 1 and len(source.line(above).strip()) >= max(_NEARLY_WHOLE * widest, _LEAST_WRAPPED)
        if found is None and last is not None and above != number - 1 and _is_above_table(source, number):
            return Span(span.start, number - 1) if number > span.start else None
        heads = is_end(key) and not counts_on and not (goes_on and (below is None or (same and below.bullet)))
        above_one = same and below is not None and below.number == 1 and last is not None and found is None
        anew = above_one and not goes_on and not is_part(key) and len(key.strip()) <= _LONGEST_HEADING
        if heads or anew:
            return Span(span.start, number - 1) if number > span.start else None
    return span


def _is_above_table(source: SourceText, number: int) -> bool:
    """Whether a short line is a table's heading: below it stand blanks or rules, and then a row."""
    below = number + 1
    while below <= len(source.lines) and (not source.key(below).strip() or NO_WORDING.match(source.key(below))):
        below += 1
    short = len(source.key(number).strip()) <= _LONGEST_HEADING
    return short and below <= len(source.lines) and is_row(source.key(below))


def part_headings(source: SourceText, span: Span) -> Iterator[int]:
    """The lines of a list that head a part of it, whose entries count from 1 below: ``ด้านเศรษฐกิจ``."""
    lines = [(number, key) for number, key in source.numbered(span) if key.strip() and not NO_WORDING.match(key)]
    for (number, key), (_, below) in pairwise(lines):
        first = enumerators.head(below)
        if is_part(key) and not enumerators.head(key) and first and first.number == 1:
            yield number


def before_next_number(source: SourceText, span: Span) -> Span:
    """The lines below a heading before a number that is none of its own.

    A list of bullets ends at a number other than 1, one of numbers where, below a blank line, another style or a number
    that is not due stands; both at prose below a blank line that no due number follows. Where every line has a blank
    one below it, or a page ends, blank lines say nothing.
    """
    texts = [bool(source.line(number).strip()) for number in span.lines]
    parted = any(above and below for above, below in pairwise([True, *texts]))  # the heading stands above
    first: enumerators.Enumerator | None = None
    last: enumerators.Enumerator | None = None
    gap = paged = False
    for number, key in source.numbered(span):
        if not key.strip() or NO_WORDING.match(key):
            gap, paged = True, paged or bool(key.strip())
            continue
        found = enumerators.head(key)
        ends = gap and parted and not paged
        gap = paged = False
        if first is None or last is None:
            first = last = found
        elif found is None:
            if ends and not _due_below(source, Span(number, span.end), last):
                return Span(span.start, number - 1)
        elif _is_foreign(first, last, found, gap=ends):
            return Span(span.start, number - 1)
        elif found.style == first.style:
            last = found
    return span


def _next(one: enumerators.Enumerator) -> tuple[int, ...]:
    return (*one.numbers[:-1], one.numbers[-1] + 1) if one.numbers else ()


def _due_below(source: SourceText, span: Span, last: enumerators.Enumerator) -> bool:
    """Whether a line of ``span`` has the number that comes next."""
    below = (enumerators.head(key) for _, key in source.numbered(span))
    return bool(last.numbers) and any(one and one.style == last.style and one.numbers == _next(last) for one in below)


def _is_foreign(
    first: enumerators.Enumerator, last: enumerators.Enumerator, found: enumerators.Enumerator, *, gap: bool
) -> bool:
    """Whether a numbered line below a list is none of its entries; ``gap``: a blank line says that something ends."""
    if found.number is None:
        return False
    if first.number is None:
        return found.numbers[-1:] != (1,) or len(found.numbers) > 1
    return gap and found.numbers[-1] != 1 and (found.style != first.style or found.numbers != _next(last))
