"""Titles that go on at the top of the next page, below the head: the document has them once more as a whole."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from extract.ground.source import SourceText
from parsers.structure.handbook import ends_title
from parsers.structure.levels import dimension_in, mission_in
from parsers.tables.flat.ground.pieces import FlatPiece, letters_of
from parsers.values.spacing import join_lines

_NUMBER = re.compile(r"\(?\d{1,3}(?:\.\d{1,2})*[.)]*(?!\d)")
_SHORTEST = 10
"""Letters of a beginning: fewer stand before too many words."""

_MOST_LINES, _MOST_WORDS = 16, 12


def rest_of_title(source: SourceText, table: range, title: Sequence[FlatPiece], below: Sequence[FlatPiece]) -> range:
    """Which of the lines below a head go on with a title, whatever cells the others are of: the most with which it
    stands beside the lines of the ``table``, up to a line's end. None where it stands nowhere.
    """
    begin = _NUMBER.sub("", letters_of(piece.text for piece in title), count=1) if title else ""
    if len(begin) < _SHORTEST:
        return range(0)
    found = [place + len(begin) for place in _places(source, table, begin)]
    if not found:
        return range(0)
    text, ends = source.closed_up
    lines = [letters_of(piece.text) for piece in below[:_MOST_LINES]]
    for run in _runs(len(lines)):
        rest = "".join(lines[run.start : run.stop])
        if any(text.startswith(rest, place) and _is_one(place + len(rest), ends) for place in found):
            return run
    return range(0)


def rest_of_place(source: SourceText, table: range, place: Sequence[FlatPiece], below: Sequence[FlatPiece]) -> range:
    """Which of the lines below a head go on with the title of a dimension or mission: the most with which it is one of
    the handbook's, or stands beside the ``table``.
    """
    begun = join_lines(piece.text for piece in place)
    node = dimension_in(begun) or mission_in(begun)
    if node is None or node.number is None or node.title is None:
        return range(0)
    lines = [piece.text for piece in below[:_MOST_LINES]]
    for run in _runs(len(lines)):
        if ends_title(node.number, node.title, "".join(lines[run.start : run.stop])):
            return run
    return rest_of_title(source, table, place, below)


def _runs(count: int) -> list[range]:
    """The runs of so many lines, the longest first."""
    return sorted(
        (range(start, end) for start in range(count) for end in range(start + 1, count + 1)), key=len, reverse=True
    )


def with_words_of_title(
    source: SourceText, table: range, title: Sequence[FlatPiece], below: Sequence[FlatPiece]
) -> tuple[list[FlatPiece], list[FlatPiece]] | None:
    """The words at the beginnings of the lines below a row that go on with its title, and what stands behind them, of
    another cell: together these words end the title as it stands beside the ``table``. None where none do.
    """
    begin = _NUMBER.sub("", letters_of(piece.text for piece in title), count=1) if title else ""
    if len(begin) < _SHORTEST or len(below) > _MOST_LINES:
        return None
    for place in _places(source, table, begin):
        counts = _words_of_each(source, place + len(begin), [piece.text.split(" ") for piece in below])
        if counts and any(counts):
            halves = [(piece.text.split(" "), count, piece.line) for piece, count in zip(below, counts, strict=True)]
            return (
                [FlatPiece(" ".join(words[:count]), line) for words, count, line in halves if count],
                [FlatPiece(" ".join(words[count:]), line) for words, count, line in halves if count < len(words)],
            )
    return None


def _words_of_each(source: SourceText, place: int, lines: Sequence[Sequence[str]]) -> list[int]:
    """How many words at the beginning of each line stand one behind the other from a place of the closed-up text to a
    line's end, the most first; none where they do in no way.
    """
    text, ends = source.closed_up
    if not lines:
        return []
    for count in range(min(len(lines[0]), _MOST_WORDS), -1, -1):
        rest = letters_of(lines[0][:count])
        if not text.startswith(rest, place):
            continue
        if len(lines) == 1:
            if _is_one(place + len(rest), ends):
                return [count]
        elif behind := _words_of_each(source, place + len(rest), lines[1:]):
            return [count, *behind]
    return []


def is_whole_elsewhere(source: SourceText, table: range, title: Sequence[FlatPiece]) -> bool:
    """Whether a title ends where a line beside the ``table`` does."""
    begin = _NUMBER.sub("", letters_of(piece.text for piece in title), count=1) if title else ""
    ends = source.closed_up[1]
    return len(begin) >= _SHORTEST and any(_is_one(at + len(begin), ends) for at in _places(source, table, begin))


def places_behind(source: SourceText, table: range, begun: Sequence[FlatPiece]) -> list[int]:
    """Where in the closed-up text beside the ``table`` words end that a title begins with; none where they are few."""
    begin = letters_of(piece.text for piece in begun)
    return [place + len(begin) for place in _places(source, table, begin)] if len(begin) >= _SHORTEST else []


def _places(source: SourceText, table: range, begin: str) -> Iterator[int]:
    """Where a title's beginning stands in the closed-up text beside a table."""
    text, ends = source.closed_up
    first, last = (ends[number - 2] if number > 1 else 0 for number in (table.start, table.stop))
    for start, end in ((0, first), (last, len(text))):
        place = text.find(begin, start, end)
        while place >= 0:
            yield place
            place = text.find(begin, place + 1, end)


def _is_one(place: int, ends: Sequence[int]) -> bool:
    """Whether a place is one of the ends of lines."""
    at = bisect_left(ends, place)
    return at < len(ends) and ends[at] == place
