"""Figures that narrow columns tore over lines, below a head that says how many a row has: ``๓``, ``๐,๐๐``, ``๐``.

``pdftotext -raw`` prints one cell behind the other. A run of figures and parts of figures is put together where there
is one way only to make a value for each column of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from extract.text.torn_lines import WholeLine
from parsers.tables.flat.ground.row_words import is_of_word_before, number_in
from parsers.tables.flat.heads.torn_heads import (
    TornHead,
    Word,
    assembled,
    may_begin_head,
    torn_head,
    whole_lines,
    words_of,
)
from parsers.tables.rows.torn_figures import is_one_value, is_surely_whole
from parsers.values.money.cells import parse_cell

_PART = re.compile(r"[0-9๐-๙.,]+|[-–—]")
_BEGINS = ("ที่", "มิติ", "ลำดับ", "ยุทธศาสตร์", "ภารกิจ", "โครงการ", "กลยุทธ์")
_FIRST = re.compile("[ทมลยภโก]")
"""The first letters of these."""

_MOST_PARTS = 6
"""Parts of one figure."""

_LONGEST_RUN = 60
_MOST_BELOW = 400
"""Lines below a head that are of its table."""

_NOTE = re.compile(r"[1-9๑-๙]")
"""The raised mark of a note, which the text does not tell from a figure."""

_MOST_TRIED = 500
"""Lines that may begin a head (:func:`may_begin_head`): a plan has a dozen, a text of nothing else takes minutes."""


def whole_cells(source: SourceText) -> dict[int, WholeLine]:
    """The lines of torn heads and figures put together, by their first; those below, to the last, are its rest."""
    found: dict[int, WholeLine] = {}
    last = len(source.lines)
    lines = ((number, source.line(number)) for number in source.lines_beginning(_FIRST))
    begins = [number for number, line in lines if line.startswith(_BEGINS) and may_begin_head(line)]
    first = next((number for number in begins[:_MOST_TRIED] if torn_head(source, number, last)), None)
    if first is None:  # as in most texts: no line is looked at for its figures
        return found
    head: TornHead | None = None
    number, reach = first, 0
    open_above = first_of_page = False
    left = _MOST_TRIED - begins.index(first)
    may_begin_at = frozenset(begins)
    while number <= last:
        may_begin = left > 0 and number in may_begin_at
        left -= may_begin
        if may_begin and (again := torn_head(source, number, last)):
            head, reach = again, again.end + _MOST_BELOW
            found |= {whole.pieces[0].line: whole for whole in whole_lines(again)}
            number = again.end + 1
            first_of_page = True
            continue
        run = _run(source, number, min(reach, last)) if head and number <= reach else []
        if head and run:
            whole = None if first_of_page and open_above else _whole_run(source, run, head)
            if whole:
                found[number] = whole
            if whole or len(run) >= head.money:
                open_above, first_of_page = not whole and _is_open(run), False
            number = run[-1].line
        number += 1
    return found


def _run(source: SourceText, number: int, last: int) -> list[Word]:
    """The parts of figures with which a line ends, and those on the lines below, up to the first other word."""
    words = words_of(source, number)
    begins = next((at for at in range(len(words), 0, -1) if not _PART.fullmatch(words[at - 1].text)), 0)
    if 0 < begins < len(words) and is_of_word_before(words[begins - 1].text, words[begins].text):
        begins += 1  # 'รวมมิติที่ 2', '1,262', '.0'
    run = words[begins:]
    line = number + 1
    while run and line <= last and len(run) <= _LONGEST_RUN:
        more = words_of(source, line)
        parts = [word for word in more if _PART.fullmatch(word.text)]
        if not more or more[: len(parts)] != parts:
            break
        run += parts
        if len(parts) < len(more):
            break
        line += 1
    return run


def _is_open(run: Sequence[Word]) -> bool:
    """Whether figures may go on below the next page's head: not all are whole numbers with separators, or dashes."""
    return not all(is_surely_whole(arabic_digits(word.text)) for word in run)


def _whole_run(source: SourceText, run: Sequence[Word], head: TornHead) -> WholeLine | None:
    """The lines of a run as one, with whole figures; None where none is torn, or there are several ways."""
    values = _values(run, head.money)
    if _ends_in_number(run) and not (values and _adds_up(values, head)):
        run = run[:-1]  # the next row's number, or the page's
        values = _values(run, head.money)
    of_note = values is None and "sum" in head.roles
    values = _without_note(run, head) if of_note else values
    if values is None or run[0].line == run[-1].line or not (of_note or any(len(value) > 1 for value in values)):
        return None
    start, end = run[0].line, run[-1].line
    before = [word for word in words_of(source, start) if word.start < run[0].start]
    keys = tuple(arabic_digits(word.text) for word in run)
    if before and is_one_value(keys[:1]) and _ways(keys[1:], head.money):
        return None  # its first may be of the words before it
    behind = [word for word in words_of(source, end) if word.start > run[-1].start]
    figures = [("" if at else " ", word) for value in values for at, word in enumerate(value)]
    parts = [*((" ", word) for word in before), *figures, *((" ", word) for word in behind)]
    return assembled(parts, Span(start, end))


def _ends_in_number(run: Sequence[Word]) -> bool:
    """Whether the last line of a run has but a number on it, as rows and pages are counted."""
    last = [word for word in run if word.line == run[-1].line]
    return len(run) > 1 and len(last) == 1 and bool(number_in(last[0].text))


def _values(run: Sequence[Word], columns: int) -> list[Sequence[Word]] | None:
    """The one way to make a value for each of some columns; None where there is none, or another."""
    keys = tuple(arabic_digits(word.text) for word in run)
    ways = _ways(keys, columns)
    if len(ways) != 1:
        return None
    edges = (*ways[0], len(run))
    return [run[start:end] for start, end in pairwise(edges)]


@lru_cache(maxsize=256)
def _ways(keys: tuple[str, ...], columns: int) -> tuple[tuple[int, ...], ...]:
    """The ways to make as many values of parts as there are columns, each as the places where they begin.

    >>> _ways(("3", "0,00", "0", "-", "4", "5,000"), 3), _ways(("12", "5,000"), 2), _ways(("12", "5,000"), 1)
    (((0, 3, 4),), ((0, 1),), ((0,),))
    """
    by_count: list[dict[int, list[tuple[int, ...]]]] = [{0: [()]}]
    for end in range(1, len(keys) + 1):
        here: dict[int, list[tuple[int, ...]]] = {}
        for start in range(max(0, end - _MOST_PARTS), end):
            if not is_one_value(keys[start:end]):
                continue
            for count, ways in by_count[start].items():
                if count < columns:
                    here.setdefault(count + 1, []).extend((*way, start) for way in ways[:2])
        by_count.append(here)
    return tuple(by_count[-1].get(columns, ()))


def _without_note(run: Sequence[Word], head: TornHead) -> list[Sequence[Word]] | None:
    """The same without the mark of a note, where the row's own sum proves that it is none of its figures."""
    found = []
    for at, word in enumerate(run):
        rest = [*run[:at], *run[at + 1 :]]
        if at and _NOTE.fullmatch(word.text) and (values := _values(rest, head.money)) and _adds_up(values, head):
            found.append(values)
    return found[0] if len(found) == 1 else None


def _adds_up(values: Sequence[Sequence[Word]], head: TornHead) -> bool:
    """Whether the one sum of a row is that of its other values."""
    roles = [role for role in head.roles if role in ("year", "sum")]
    amounts = [parse_cell("".join(word.text for word in value)).amount or Decimal(0) for value in values]
    sums = _in_order(roles)
    if sums is None or len(sums) != len(amounts):
        return False
    total = amounts[sums.index("sum")]
    return total == sum(amounts) - total > 0


def _in_order(roles: Sequence[str]) -> list[str] | None:
    """The columns of money as they stand: the years together, in the place of the name over all where they are below
    the others; None where there is not one sum.
    """
    if roles.count("sum") != 1:
        return None
    years = [role for role in roles if role == "year"]
    return [*years, "sum"] if roles[-1] == "sum" or roles[0] == "sum" else list(roles)
