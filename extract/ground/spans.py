"""Stretches: many of lines, looked up by a line, so that none is looked at one by one; those of flags that are set."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from extract.ground.source import Span


class Spans:
    """Stretches of lines in any order, which may have lines in common.

    >>> taken = Spans([Span(9, 9), Span(3, 5)])
    >>> [line in taken for line in (2, 3, 5, 6)], [taken.meet(span) for span in (Span(1, 3), Span(6, 8), Span(1, 20))]
    ([False, True, True, False], [True, False, True])
    >>> [taken.end_above(line) for line in (5, 6, 10)], [taken.start_below(line) for line in (2, 3, 9)]
    ([0, 5, 9], [3, 9, None])
    """

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[Span]) -> None:
        starts, ends = zip(*found, strict=True) if (found := list(spans)) else ((), ())
        self._starts: list[int] = sorted(starts)
        self._ends: list[int] = sorted(ends)

    def __contains__(self, line: int) -> bool:
        """Whether one of them has a line, by its number."""
        return bisect_right(self._starts, line) > bisect_left(self._ends, line)

    def meet(self, span: Span) -> bool:
        """Whether one of them has a line in common with ``span``: more have begun by its end than ended above it."""
        return bisect_right(self._starts, span.end) > bisect_left(self._ends, span.start)

    def end_above(self, line: int) -> int:
        """The last line of those that end above a line; 0 where none does."""
        place = bisect_left(self._ends, line)
        return self._ends[place - 1] if place else 0

    def start_below(self, line: int) -> int | None:
        """The first line of those that begin below a line; None where none does."""
        place = bisect_right(self._starts, line)
        return self._starts[place] if place < len(self._starts) else None


def stretches(flags: Iterable[bool]) -> Iterator[tuple[int, int]]:
    """The first place of every stretch of flags that are set, and the one behind its last.

    >>> list(stretches([True, True, False, True]))
    [(0, 2), (3, 4)]
    """
    start: int | None = None
    for place, flag in enumerate((*flags, False)):
        if flag and start is None:
            start = place
        elif not flag and start is not None:
            yield start, place
            start = None
