"""How far apart a document sets its lines: those that wrap, and those that begin paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extract.pdf.layout.pieces.lines import PrintedLine

WIDER_PITCH = 1.08
"""A pitch that is wider than the usual one by this parts paragraphs."""

INDENT = 1.5
"""Of the font's size: a line that begins farther to the right than the one above begins a paragraph, or is centred."""

_SAME_PITCH = 0.03
_POPULOUS = 0.1
_FARTHEST = 4.0
"""Of the font's size: lines farther apart are of no text that goes on."""

_FULL = 0.06
"""Of a line's length: what a line that fills it may leave at its end."""

_LEAST_WRAPPED, _MOST = 5, 0.75
"""Lines of a pitch that few have: how many there must be, and what share of them stands below full ones."""

_LEAST_INDENTS, _MORE_INDENTS = 4, 2
"""Lines that go on to the left of an indent: how many there must be, and how many for each that stands right below."""


@dataclass(frozen=True, slots=True)
class Pitch:
    """How a document sets its lines: the pitch of wrapped lines as a share of the font's size, None where unknown.

    ``tells`` is true where paragraphs stand farther apart than the lines in them: then the pitch alone parts them.
    ``first_lines`` are the indents of paragraphs' first lines, in points: a line there begins one.
    """

    wrapped: float | None
    tells: bool
    first_lines: frozenset[int] = frozenset()


class Step(NamedTuple):
    """A line and the next one of its page; ``end`` is where lines such as the first end, in points."""

    above: PrintedLine
    below: PrintedLine
    end: float

    @property
    def is_full(self) -> bool:
        """Whether the first line fills its page's width."""
        return self.above.x1 >= self.end - _FULL * (self.end - self.above.x0)


def first_line_indents(steps: Iterable[Step]) -> frozenset[int]:
    """The indents from which lines that fill their page's width go on farther to the left, and hardly ever right below.

    In a list with a hanging indent the lines below an entry stand where its text does: there is none.
    """
    left: Counter[int] = Counter()
    below: Counter[int] = Counter()
    for step in steps:
        above, line = step.above, step.below
        if step.is_full:
            indent = round(above.x0)
            left[indent] += line.x0 < above.x0 - INDENT * line.size
            below[indent] += abs(line.x0 - above.x0) < line.size / 2
    return frozenset(
        indent for indent, count in left.items() if count >= _LEAST_INDENTS and count >= _MORE_INDENTS * below[indent]
    )


def usual_pitch(steps: Iterable[Step]) -> Pitch:
    """The smallest pitch of lines that is usual, whatever the few below it are.

    >>> usual_pitch([])
    Pitch(wrapped=None, tells=False, first_lines=frozenset())
    """
    ratios = sorted(ratio for ratio, _ in _ratios(steps))
    if not ratios:
        return Pitch(None, tells=False)
    usual = ratios[len(ratios) // 10]
    near = sum(abs(ratio - usual) <= usual * _SAME_PITCH for ratio in ratios)
    wider = sum(usual * WIDER_PITCH < ratio for ratio in ratios)
    return Pitch(usual, near >= len(ratios) * _POPULOUS and wider >= len(ratios) * _POPULOUS)


def pitch_of(steps: Sequence[Step]) -> Pitch:
    """The pitch of a document's wrapped lines: the smallest that is usual; or, where nearly all paragraphs are a line
    each, the smaller one of the few lines below full ones.
    """
    first_lines = first_line_indents(steps)
    usual = usual_pitch(steps)
    few = None if usual.tells or usual.wrapped is None else _of_few(list(_ratios(steps)), usual.wrapped)
    return Pitch(few or usual.wrapped, usual.tells or few is not None, first_lines)


def _of_few(ratios: Sequence[tuple[float, bool]], usual: float) -> float | None:
    """The one pitch below the ``usual`` one, where it is that of lines below full ones, and the usual one is not."""
    small = [(ratio, full) for ratio, full in ratios if ratio * WIDER_PITCH < usual]
    others = [full for ratio, full in ratios if ratio * WIDER_PITCH >= usual]
    if len(small) < _LEAST_WRAPPED or sum(others) > (1 - _MOST) * len(others):
        return None
    least, largest = min(small)[0], max(small)[0]
    full = sum(full for _, full in small)
    return largest if largest - least <= least * _SAME_PITCH and full >= _MOST * len(small) else None


def _ratios(steps: Iterable[Step]) -> Iterable[tuple[float, bool]]:
    """The pitch of each step as a share of the font's size, and whether its first line is full."""
    for step in steps:
        if step.below.size and 0 < (pitch := step.below.bottom - step.above.bottom) < _FARTHEST * step.below.size:
            yield pitch / step.below.size, step.is_full
