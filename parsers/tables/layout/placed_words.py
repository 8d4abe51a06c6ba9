"""Words on a line and the places where they stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from extract.ground.source import SourceText

_WORD = re.compile(r"\S+")

Extent = tuple[float, float]
"""The places from one to another."""


class Word(NamedTuple):
    """A text without blanks on a line, with the places where it begins and ends."""

    text: str
    start: float
    end: float
    line: int


@lru_cache(maxsize=4096)
def _wide(text: str) -> int:
    """Places that a text takes up where vowels above and below take none."""
    return sum(unicodedata.category(sign) != "Mn" for sign in text)


def words(source: SourceText, number: int, *, drawn: bool) -> list[Word]:
    """The words of a line. With ``drawn`` vowels above and below take no place, as on paper; else each sign takes one:
    programs that set text by position count either way.
    """
    line = source.line(number)
    found, read, place = [], 0, 0
    for match in _WORD.finditer(line):
        start, end = match.span()
        if drawn:
            place += _wide(line[read:start])
            start, read = place, end
            place = end = start + _wide(match[0])
        found.append(Word(match[0], start, end, number))
    return found


def pieces(found: Sequence[Word]) -> list[list[Word]]:
    """Words with one blank between, together."""
    runs: list[list[Word]] = []
    for word in found:
        if runs and word.start - runs[-1][-1].end <= 1:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def joined(piece: Sequence[Word]) -> str:
    """The text of words that stand side by side."""
    return " ".join(word.text for word in piece)


def extent(piece: Sequence[Word]) -> Extent:
    """Where words that stand side by side begin and end."""
    return piece[0].start, piece[-1].end


def covered(found: Iterable[Extent]) -> list[Extent]:
    """The places that are covered, those that meet as one."""
    runs: list[Extent] = []
    for start, end in sorted(found):
        if runs and start <= runs[-1][1]:
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
        else:
            runs.append((start, end))
    return runs


def overlap(one: Extent, other: Extent) -> bool:
    """Whether two extents have places in common."""
    return one[0] < other[1] and other[0] < one[1]


def fill_columns(places: Sequence[Extent]) -> bool:
    """Whether some places have one blank between: what fills its column moves what follows it to the right, or is set
    beside it, wherever the columns are.
    """
    return any(right[0] - left[1] <= 1 for left, right in pairwise(places))
