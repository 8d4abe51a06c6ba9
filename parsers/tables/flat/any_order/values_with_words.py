"""Words that stand right behind a row's last value on its line: a remark, an office. They may go on on lines below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from extract.ground.characters import arabic_digits
from parsers.tables.flat.ground.pieces import FlatPiece
from parsers.values.money.cell_forms import DASHES

_MOST_WORDS = 6
_VALUE = re.compile(rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d\d)?|0(?:\.00)?|[{re.escape(DASHES.strip())}])\s+")
_BEGUN = re.compile(r"\d{1,3}(?:,\d{3})*,(\d{1,2})")
_REST = re.compile(r"\d{1,2}")
_GROUP = 3


def value_and_words(line: str, number: int) -> tuple[FlatPiece, FlatPiece] | None:
    """The value that a line begins with and the few words behind it, no other value among them; None for any other.

    >>> value_and_words("20,000 ปี เว้นปี", 3)
    (FlatPiece(text='20,000', line=3), FlatPiece(text='ปี เว้นปี', line=3))
    >>> [value_and_words(line, 3) for line in ("20,000", "20,000 30,000", "15 คน", "2. โครงการ", "- 5,000 กองคลัง")]
    [None, None, None, None, None]
    """
    key = arabic_digits(line)
    found = _VALUE.match(key)
    if not found or len(key) != len(line):
        return None
    words = line[found.end() :].strip()
    first = key[found.end() : found.end() + 1]
    if not first.isalpha() or len(words.split()) > _MOST_WORDS or _VALUE.search(f"{key[found.end() :]} "):
        return None
    return FlatPiece(line[: found.end()].strip(), number), FlatPiece(words, number)


def whole_values(values: Sequence[FlatPiece]) -> list[tuple[FlatPiece, FlatPiece | None, int]]:
    """Values with each run of torn ones made whole: as many beginnings below each other as rests behind them. Each
    with the rest that it had apart and the place of its first part.

    >>> pieces = [FlatPiece(text, 1) for text in "- 293,00 7,50 0 0 5".split()]
    >>> [(piece.text, rest and rest.text, at) for piece, rest, at in whole_values(pieces)]
    [('-', None, 0), ('293,000', '0', 1), ('7,500', '0', 2), ('5', None, 5)]
    """
    found: list[tuple[FlatPiece, FlatPiece | None, int]] = []
    at = 0
    while at < len(values):
        lacks = _lacks(values, at)
        rests = values[at + len(lacks) : at + 2 * len(lacks)]
        if lacks and [len(rest.text) if _REST.fullmatch(arabic_digits(rest.text)) else 0 for rest in rests] == lacks:
            for place, rest in enumerate(rests, at):
                found.append((FlatPiece(values[place].text + rest.text, values[place].line), rest, place))
            at += 2 * len(lacks)
        else:
            found += ((value, None, place) for place, value in enumerate(values[at : at + max(1, len(lacks))], at))
            at += max(1, len(lacks))
    return found


def _lacks(values: Sequence[FlatPiece], first: int) -> list[int]:
    """How many digits each value lacks that stands torn below the one before, from the first on."""
    found = []
    for value in islice(values, first, None):
        begun = _BEGUN.fullmatch(arabic_digits(value.text))
        if begun is None:
            break
        found.append(_GROUP - len(begun[1]))
    return found
