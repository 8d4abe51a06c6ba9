"""Titles that go on at the top of the next page, below the head: the document has them once more as a whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText
from parsers.tables.flat.heads import FlatPiece

_NUMBER = re.compile(r"\(?\d{1,3}[.)]*(?!\d)")
_SHORTEST = 10
"""Letters of a beginning: fewer stand before too many words."""

_MOST_LINES = 16


def rest_of_title(source: SourceText, table: range, title: Sequence[FlatPiece], below: Sequence[FlatPiece]) -> range:
    """Which of the lines below a head go on with a title, whatever cells the others are of: the most with which it
    stands beside the lines of the ``table``, up to a line's end. None where it stands nowhere.
    """
    begin = _NUMBER.sub("", _letters(title), count=1) if title else ""
    if len(begin) < _SHORTEST:
        return range(0)
    beside = (*source.digits[: table.start - 1], *source.digits[table.stop - 1 :])
    text = "\n".join("".join(line.split()) for line in beside)
    count = min(len(below), _MOST_LINES)
    runs = [range(start, end) for start in range(count) for end in range(start + 1, count + 1)]
    for run in sorted(runs, key=len, reverse=True):
        whole = begin + _letters(below[run.start : run.stop])
        if re.search("\n?".join(map(re.escape, whole)) + "(?=\n|$)", text):
            return run
    return range(0)


def _letters(pieces: Sequence[FlatPiece]) -> str:
    return "".join("".join(arabic_digits(piece.text).split()) for piece in pieces)
