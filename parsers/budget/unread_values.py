"""What is said of amounts that stand side by side, or one below the other, where no table, list or field was read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise

from extract.ground.issues import Issue
from extract.ground.source import SourceText, Span
from extract.ground.spans import Spans

_AMOUNT = re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})++(?:\.\d\d?)?(?!,?\d)")
_VALUE = re.compile(rf"{_AMOUNT.pattern}|[-–—]")
_RANGE = re.compile(r"\s?(?:[-–—]|ถึง)\s?")
_BAHT = re.compile(r"\s*บาท")
_PARTED = re.compile(r"[^\S\t]*+[|│¦\t]\s*+|\s{2,}+")
_WORDS = re.compile(r"[ก-๎]{3}")
_SIGNS = re.compile(r"<[^<>]*+>|&\w{1,10};|[^ก-๛A-Za-z<&]")
"""What may stand between two values of a row: signs of a table, markup, figures."""

_BETWEEN_CELLS = re.compile(r"[\s|│¦]++")
_GAPS, _ODD_BARS = (" ", "\t", "|"), "│¦"
_VALUE_BEGINS = re.compile(r"[\d–—-]")
_FIGURE = re.compile(r"(?:[1-9]\d{0,2}(?:,\d{3})++|[1-9]\d*+|0(?=\.))(?:\.\d\d?)?")
_DASH_OR_ZERO = re.compile(r"[-–—]|0")
_YEAR = re.compile(r"2[45]\d\d")
_LEAST_OF_MONEY, _LEAST_FIGURES, _LEAST_VALUES, _COUNTED = 2, 3, 4, 10
"""Of a row: figures that may be money, and half of all, as a number that is smaller than the last may not; figures; or
values, dashes and zeros among them, as three may be a range.
"""

_LEAST_BELOW = 3
"""Values one below the other: fewer may be anything."""

_FARTHEST = 12
"""Lines between two rows of what is one table."""


def unread_values(source: SourceText, taken: Spans) -> Iterator[Issue]:
    """An issue for each stretch of lines, but for those ``taken``, that print values like the rows of a table: two
    amounts on a line with no word between them, but for a range in a sentence; or three values and more a line each, an
    amount among them; or an amount in a piece of its own beside words, on three lines near each other; or three values
    and more side by side that are figures of any size, as of a table in thousands. Nobody knew a table there, so that
    none of them is published.
    """
    readers = (_side_by_side, _one_below_the_other, _in_a_column, _rows_of_figures)
    found = {number for reader in readers for number in reader(source, taken)}
    for span in _together(sorted(found)):
        yield Issue("unread_table", span, "budget_lines", found=source.line(span.start).strip())


def _side_by_side(source: SourceText, taken: Spans) -> Iterator[int]:
    for number in source.lines_with(","):
        if number not in taken:
            key = source.key(number)
            if any(_are_values(key, *pair) for pair in pairwise(_AMOUNT.finditer(key))):
                yield number


def _are_values(key: str, left: re.Match[str], right: re.Match[str]) -> bool:
    """Whether two amounts have no word between them, and are no range: ``5,000 - 10,000 บาท``."""
    gap = key[left.end() : right.start()]
    return not _SIGNS.sub("", gap) and not (_RANGE.fullmatch(gap) and _BAHT.match(key, right.end()))


def _rows_of_figures(source: SourceText, taken: Spans) -> Iterator[int]:
    """The lines with so many values between the same two words; years, and what counts on, name columns."""
    for number in sorted(_with_values_side_by_side(source)):
        if number in taken:
            continue
        line = source.stripped_digits[number - 1]
        for are_values, some in groupby(_BETWEEN_CELLS.split(line), _is_figure_or_none):
            if are_values and _is_row(list(some)):
                yield number
                break


def _with_values_side_by_side(source: SourceText) -> set[int]:
    """The lines that have a figure or a dash, a gap, and a figure or a dash: found by each sign of a gap that the text
    has, as fixed letters are found without a look at the others.
    """
    text = source.joined_digits
    odd = (sign for sign in source.signs if sign.isspace() or sign in _ODD_BARS)
    gaps = [gap for gap in (*_GAPS, *odd) if gap in text]
    return {source.line_at(match.start()) for gap in gaps for match in _side_by_side_at(gap).finditer(text)}


@cache
def _side_by_side_at(gap: str) -> re.Pattern[str]:
    sign = re.escape(gap)
    return re.compile(rf"{sign}(?<=[0-9–—-]{sign})(?:[^\S\n]|[|│¦])*+[0-9–—-]")


def _is_figure_or_none(word: str) -> bool:
    return bool(_FIGURE.fullmatch(word) or _DASH_OR_ZERO.fullmatch(word))


def _is_row(values: Sequence[str]) -> bool:
    """Whether values stand side by side as in a row of money.

    >>> rows = ("45.0 45.0 50.0", "12.5 - 12.5 25.0", "45 45 50 140")
    >>> [_is_row(row.split()) for row in rows]
    [True, True, True]
    >>> others = ("2566 2567 2568", "10 11 12", "3 4 12", "45 50", "13 - 97")
    >>> [_is_row(row.split()) for row in others]
    [False, False, False, False, False]
    """
    figures = [value for value in values if not _DASH_OR_ZERO.fullmatch(value)]
    amounts = [float(value.replace(",", "")) for value in figures]
    of_money = [
        "." in value or (amount >= _COUNTED and not _YEAR.fullmatch(value))
        for value, amount in zip(figures, amounts, strict=True)
    ]
    many = len(figures) >= _LEAST_FIGURES or len(values) >= _LEAST_VALUES
    if not many or sum(of_money) < max(_LEAST_OF_MONEY, len(figures) // 2 + 1):
        return False
    return len(figures) < len(values) or any(right - left != 1 for left, right in pairwise(amounts))


def _in_a_column(source: SourceText, taken: Spans) -> Iterator[int]:
    """The lines with words, and an amount that gaps, tabs or bars part from them, where three stand near each other."""
    numbers = [
        number
        for number in source.lines_with(",")
        if number not in taken and _stands_apart(source.stripped_digits[number - 1])
    ]
    for left, middle, right in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if right - middle <= _FARTHEST and middle - left <= _FARTHEST:
            yield from (left, middle, right)


def _stands_apart(line: str) -> bool:
    pieces = _PARTED.split(line)
    return len(pieces) > 1 and any(map(_AMOUNT.fullmatch, pieces)) and any(map(_WORDS.search, pieces))


def _one_below_the_other(source: SourceText, taken: Spans) -> Iterator[int]:
    """The lines of nothing but a value, where only empty ones are between them."""
    run: list[int] = []
    keys = source.stripped_digits
    for number in source.lines_beginning(_VALUE_BEGINS):
        if _VALUE.fullmatch(keys[number - 1]) and number not in taken:
            if run and any(keys[run[-1] : number - 1]):
                yield from _of_money(run, source)
                run = []
            run.append(number)
    yield from _of_money(run, source)


def _of_money(run: Sequence[int], source: SourceText) -> Sequence[int]:
    amounts = any("," in source.key(number) for number in run)
    return run if len(run) >= _LEAST_BELOW and amounts else ()


def _together(numbers: Sequence[int]) -> list[Span]:
    """The stretches of lines that stand near each other.

    >>> _together([3, 5, 9, 40])
    [Span(start=3, end=9), Span(start=40, end=40)]
    """
    spans: list[Span] = []
    for number in numbers:
        if spans and number <= spans[-1].end + _FARTHEST:
            spans[-1] = Span(spans[-1].start, number)
        else:
            spans.append(Span(number, number))
    return spans
