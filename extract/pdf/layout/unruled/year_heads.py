"""Columns of years that no ruling parts: where their head says that they stand, and which texts are of several."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from extract.pdf.layout.pieces.lines import Chunk, PrintedLine, chunks
from extract.pdf.layout.pieces.wrapped import is_value

_NAMED = re.compile(r"\D{0,20}25\d\d\D{0,12}")
_YEAR, _DIGIT = re.compile(r"25\d\d"), re.compile(r"\d")
_LEAST = 3
"""Years of a head: of two the middle of both is the gap between them, and tells nothing."""

_AMOUNT = re.compile(r"\d[\d,.]*\s*(?:-|บาท)?")
_ARROW = re.compile(r"[←→↔⟵⟶<>–—\-_.]{2,}|[←→↔⟵⟶]")
_AT_ARROW = 1.5
"""Of a letter's width as the font's size gives it: how far an arrow stands from the text it belongs to."""

_OFF_MIDDLE = 0.25
"""Of the distance of two columns: how far the middle of a text may be from that of the columns which it is of. Between
two it is half of it.
"""

_ALIGNED = 1.5
"""Points: how far apart the ends of texts stand that are aligned at them."""

_PAD = 3.0
"""Points: how far from its side a text stands that is aligned at it."""

Stretch = tuple[float, float]
"""Begin and end, along a line."""


@dataclass(frozen=True, slots=True)
class Years:
    """The columns of years of one table."""

    columns: tuple[Stretch, ...]
    """What the head of each covers, and what rows with a text for every year have below it."""

    zone: Stretch
    """Where the middles of their texts stand."""

    middles: tuple[float, ...]
    """The middle of each, as the texts of its rows are aligned in it."""

    @property
    def pitch(self) -> float:
        """How far apart the columns stand."""
        return (self.columns[-1][0] - self.columns[0][0]) / (len(self.columns) - 1)

    def texts(self, line: Sequence[Chunk], size: float) -> list[Chunk]:
        """What of a line stands below the years, an arrow with the text beside it."""
        least = self.columns[0][0] - self.pitch / 2
        zone = [chunk for chunk in line if chunk.x0 >= least and self.zone[0] <= _middle(chunk) <= self.zone[1]]
        return list(_with_arrows(zone, size))

    def reaches(self, line: PrintedLine) -> list[Reach]:
        """The texts of a line that is no row with one for each year, but for amounts in one column, and of which of
        the years each is: those that it reaches over, or stands between; words by their middle.
        """
        found = self.texts(chunks(line), line.size)
        if len(found) == len(self.columns):
            return []
        if self.is_of_all(found):
            return [Reach(found[0], 0, len(self.columns) - 1)]
        reaches = [self._reach(text) for text in found]
        return [one for one in reaches if one.first < one.last or not _is_amount(one.text)]

    def of_row(self, lines: Sequence[PrintedLine]) -> list[Reach]:
        """The same of the lines of one row: of several lines none tells of which years its text is, but where each is
        of all.
        """
        held = [line for line in lines if self.texts(chunks(line), line.size)]
        found = [self.reaches(line) for line in held]
        if len(held) > 1 and any(len(some) != 1 or not self._all(some[0]) for some in found):
            return []
        return [reach for some in found for reach in some]

    def untold(self, lines: Sequence[PrintedLine], sides: Sequence[float]) -> list[Chunk]:
        """The texts of a row that say an amount, and may be of more years than they reach over: those on both sides
        have none, or the text reaches over one of ``sides`` from the middle of its column.
        """
        found = []
        reaches = self.of_row(lines)
        for text, first, last in reaches:
            if not _DIGIT.search(text.text) or self._all(Reach(text, first, last)):
                continue
            others = [one for line in lines for one in self.texts(chunks(line), line.size) if one != text]
            taken = {at for one in others for at in range(self._reach(one).first, self._reach(one).last + 1)}
            open_ = first > 0 and last + 1 < len(self.columns) and taken.isdisjoint((first - 1, last + 1))
            over = any(text.x0 < side - 1.0 and side + 1.0 < text.x1 for side in sides)
            if over and (open_ or first == last):
                found.append(text)
        return found

    def _all(self, reach: Reach) -> bool:
        return reach.last - reach.first + 1 == len(self.columns)

    def is_of_all(self, texts: Sequence[Chunk]) -> bool:
        """Whether what stands in a row below the years is one text in their middle, which is of all of them: words, or
        what reaches over columns. An amount may be the middle year's.
        """
        if len(texts) != 1:
            return False
        middle = (self.middles[0] + self.middles[-1]) / 2
        off = abs(_middle(texts[0]) - middle) > _OFF_MIDDLE * self.pitch
        reach = self._reach(texts[0])
        return not off and (not _is_amount(texts[0]) or reach.first < reach.last)

    def gap_behind(self, place: float) -> int:
        """Behind how many of the years a place stands."""
        return sum((x0 + x1) / 2 < place for x0, x1 in self.columns)

    def _reach(self, text: Chunk) -> Reach:
        met = [at for at, (x0, x1) in enumerate(self.columns) if x0 < text.x1 and text.x0 < x1]
        if _is_amount(text) and met:
            return Reach(text, met[0], met[-1])
        behind = sum(middle < _middle(text) for middle in self.middles)
        nearest = min(range(len(self.middles)), key=lambda at: abs(_middle(text) - self.middles[at]))
        off = abs(_middle(text) - self.middles[nearest]) > _OFF_MIDDLE * self.pitch
        two = 0 < behind < len(self.columns) and (off or not met)
        first, last = (behind - 1, behind) if two else (nearest, nearest)
        while met and (met[0] < first or last < met[-1]):
            first, last = first - 1, last + 1  # as far to the left as to the right
        if first < 0 or last >= len(self.columns):
            return Reach(text, met[0], met[-1])
        return Reach(text, first, last)


class Reach(NamedTuple):
    """A text below years, and the first and the last of those that it is of."""

    text: Chunk
    first: int
    last: int


def names_years(line: PrintedLine) -> bool:
    """Whether a line is the head of columns of years."""
    return _heads(line) is not None


def years_of(lines: Sequence[PrintedLine]) -> Years | None:
    """The columns of the years that the first head among some lines names, each once and one after the other.

    None where no row has a text for each, or one has more: then something else parts the columns, too.
    """
    for place, line in enumerate(lines):
        found = _heads(line)
        if found is not None:
            heads = tuple((head.x0, head.x1) for head in found)
            years = Years(heads, _zone(found, chunks(line)), tuple(map(_middle, found)))
            return _with_rows(years, [*lines[:place], *lines[place + 1 :]])
    return None


def _heads(line: PrintedLine) -> list[Chunk] | None:
    """The texts of a line that name years which count on; None where there are fewer than three, or others."""
    if line.in_one:
        return None
    named = [chunk for chunk in chunks(line) if _NAMED.fullmatch(arabic_digits(chunk.text))]
    years = [int(_YEAR.findall(arabic_digits(chunk.text))[0]) for chunk in named]
    counted = len(years) >= _LEAST and years == list(range(years[0], years[0] + len(years)))
    return named if counted else None


def _zone(heads: Sequence[Chunk], line: Sequence[Chunk]) -> Stretch:
    half = (heads[-1].x0 - heads[0].x0) / (len(heads) - 1) / 2
    after = min((chunk.x0 for chunk in line if chunk.x0 >= heads[-1].x1), default=heads[-1].x1 + 2 * half)
    return heads[0].x0 - half, min(heads[-1].x1 + half, (heads[-1].x1 + after) / 2)


def _with_rows(years: Years, lines: Iterable[PrintedLine]) -> Years | None:
    """The columns with what rows have below each head; None where no row has as many texts, or one has more."""
    columns = list(years.columns)
    rows: list[list[Chunk]] = []
    for line in lines:
        if line.in_one:
            continue
        texts = years.texts(chunks(line), line.size)
        if len(texts) > len(columns):
            return None
        if len(texts) == len(columns):
            if any(is_value(text.text) and not _YEAR.search(arabic_digits(text.text)) for text in texts):
                rows.append(texts)
            columns = [(min(x0, text.x0), max(x1, text.x1)) for (x0, x1), text in zip(columns, texts, strict=True)]
    if not rows or any(left[1] >= right[0] for left, right in pairwise(columns)):
        return None
    return Years(tuple(columns), years.zone, _middles(rows, years))


def _middles(rows: Sequence[Sequence[Chunk]], years: Years) -> tuple[float, ...]:
    """The middle of each column: where its texts are aligned at their ends, that is half of its width beside these."""
    columns = list(zip(*rows, strict=True))
    half = years.pitch / 2 - _PAD

    def spread(place: Callable[[Chunk], float]) -> float:
        return max(max(map(place, some)) - min(map(place, some)) for some in columns)

    centred = spread(_middle)
    if centred > _ALIGNED >= spread(lambda text: text.x1):
        return tuple(max(text.x1 for text in some) - half for some in columns)
    if centred > _ALIGNED >= spread(lambda text: text.x0):
        return tuple(min(text.x0 for text in some) + half for some in columns)
    return tuple(sum(map(_middle, some)) / len(some) for some in columns)


def _with_arrows(texts: Iterable[Chunk], size: float) -> Iterator[Chunk]:
    """Texts, those beside an arrow as one with it."""
    held: Chunk | None = None
    for text in texts:
        arrow = held is not None and (_ARROW.fullmatch(text.text) or _ARROW.fullmatch(held.text.split()[-1]))
        if held is not None and arrow and text.x0 - held.x1 <= _AT_ARROW * size:
            held = Chunk(held.x0, text.x1, f"{held.text} {text.text}")
            continue
        if held is not None:
            yield held
        held = text
    if held is not None:
        yield held


def _is_amount(text: Chunk) -> bool:
    return is_value(text.text) or _AMOUNT.fullmatch(arabic_digits(text.text)) is not None


def _middle(text: Chunk) -> float:
    return (text.x0 + text.x1) / 2
