"""Texts of two columns that stand so near to each other that no gap parts them, as in a spreadsheet without rulings.

A text reaches to the end of its column, and the next one begins there: a hair's breadth parts them, beside the gaps
between the letters of the line. They are two where the right one begins as texts of other lines do, or ends as amounts
of other lines do. The last digits of a figure are no amount of their own, however far they are set from the others.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from statistics import median_low

from extract.ground.characters import arabic_digits
from extract.pdf.layout.pieces.lines import PrintedLine
from extract.pdf.letters.page import MADE_UP, PARTED, Glyph

_HAIR = 0.06
"""Of the font's size: the least gap between texts of two cells, which keep off their sides, beside that between letters
of the line.
"""

_APART = 0.5
"""Of the font's size: a gap that is wider parts two texts by itself."""

_SAME = 0.8
"""Points: how far apart the beginnings of texts of one column may stand, or the ends of its amounts."""

_LEAST = 2
"""Lines on which a text begins, or an amount ends, at one place."""

_LEAST_LETTERS = 4
"""Gaps of a line that tell how far its letters stand apart."""

_EVEN = 0.05
"""Of the font's size: how much two widths differ that are one."""

_BEFORE = 0.01
"""Points: the glyphs of a line are in the order of their left sides."""

_AMOUNT = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d\d)?|\d+\.\d\d|\d{3,}|0")
_LETTER = re.compile(r"[^\W\d_]")
_ENTRY = re.compile(r"\d{1,3}[.)]|\d{1,2}(?:\.\d{1,2})+\.?")
_BEGINS_ENTRY = re.compile(r"\d{1,3}[.)](?!\d)")
_DASH = re.compile(r"[-–—]")
_YEAR, _OF_YEAR = re.compile(r"25\d\d"), re.compile(r".*(?:ปี|ศ\.?|ประมาณ)")
_OF_EACH = re.compile(r".*ปีละ")
_FIGURE, _TAIL = re.compile(r".*[\d,.]"), re.compile(r"\d{1,3}")


@dataclass(frozen=True, slots=True)
class _Word:
    """What stands together without the least gap; ``begins`` says that nothing stands right before it, ``goes_on`` that
    a printed blank alone does, which reaches from the word before to it.
    """

    glyphs: Sequence[Glyph]
    text: str
    begins: bool
    goes_on: bool = False

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return max(glyph.x1 for glyph in self.glyphs)

    @property
    def is_amount(self) -> bool:
        """Whether it is an amount; ``3.1`` is none."""
        return _AMOUNT.fullmatch(arabic_digits(self.text)) is not None

    @property
    def begins_text(self) -> bool:
        """Whether a text may begin with it: it has a letter, or numbers an entry, ``๒)``."""
        return _has_letter(self) or _ENTRY.fullmatch(arabic_digits(self.text)) is not None


@dataclass(frozen=True, slots=True)
class Touching:
    """Where texts of two columns touch: ``marks`` are blanks without width before the right ones. ``places`` are
    those, and others at which a column begins, however near to the one before.
    """

    marks: Sequence[Glyph] = ()
    places: Sequence[float] = ()


def touching(lines: Sequence[PrintedLine]) -> Touching:
    """Where columns begin that no wide gap parts from the one before."""
    words = [list(_words(line.glyphs)) for line in lines]
    starts = _starts(words)
    words = [[part for word in some for part in _at_entry(word, starts)] for some in words]
    ends = _often([[word.x1 for word in _amounts(some)] for some in words])
    marks: list[Glyph] = []
    places: list[float] = []
    for some in words:
        before: list[_Word] = []
        for place, word in enumerate(some):
            if word.begins and place and _begins_column(some[place - 1], word, starts, ends):
                places.append(word.x0)
            before = [] if word.begins else before
            if before and _parted(before, word, starts, ends):
                places.append(word.x0)
                marks.append(replace(word.glyphs[0], text=PARTED, x0=word.x0 - _BEFORE, x1=word.x0, cid=None))
                before = []
            before.append(word)
    return Touching(marks, places)


def _starts(words: Sequence[Sequence[_Word]]) -> list[float]:
    """Where texts of several lines begin: one at least with nothing right before it, others behind an amount."""
    alone = [[word.x0 for word in some if word.begins and word.begins_text] for some in words]
    behind = [
        [word.x0 for before, word in pairwise(some) if not word.begins and before.is_amount and _has_letter(word)]
        for some in words
    ]
    known = sorted(x for some in alone for x in some)
    return [x for x in _often([[*one, *other] for one, other in zip(alone, behind, strict=True)]) if _at(x, known)]


def _begins_column(before: _Word, word: _Word, starts: Sequence[float], ends: Sequence[float]) -> bool:
    """Whether a word that stands apart from the one before it begins a column: as it begins or ends, so do others."""
    if word.is_amount and before.is_amount:
        return True
    if _is_said(before, word):
        return False
    if (before.is_amount or _DASH.fullmatch(before.text)) and _at(before.x1, ends):
        return _has_letter(word) and _at(word.x0, starts)
    return _has_letter(before) and (_at(word.x1, ends) if word.is_amount else word.begins_text and _at(word.x0, starts))


def _parted(before: Sequence[_Word], word: _Word, starts: Sequence[float], ends: Sequence[float]) -> bool:
    """Whether a word begins another column than the words right before it."""
    if word.goes_on or _is_tail(before[-1], word) or _is_said(before[-1], word):
        return False
    if word.is_amount and before[-1].is_amount:
        third = _AMOUNT.fullmatch(arabic_digits(before[-1].text + word.text))  # two amounts make no third
        return third is not None or _at(before[-1].x1, ends) or _at(word.x1, ends)
    if word.is_amount and _DASH.fullmatch(before[-1].text) and _at(before[-1].x1, ends):
        return _at(word.x1, ends)
    value = before[0].is_amount or _DASH.fullmatch(before[0].text) is not None
    after_value = len(before) == 1 and value and _at(before[0].x1, ends)
    if not after_value and not any(map(_has_letter, before)):
        return False  # the number of an entry, and its text
    return _at(word.x1, ends) if word.is_amount else word.begins_text and _at(word.x0, starts)


def _amounts(words: Sequence[_Word]) -> Iterator[_Word]:
    """The words of a line that are amounts, and no ends of figures, nor said by the word before."""
    for place, word in enumerate(words):
        if not word.is_amount or (place and _is_said(words[place - 1], word)):
            continue
        if word.begins or not place or not _is_tail(words[place - 1], word):
            yield word


def _is_tail(before: _Word, word: _Word) -> bool:
    """Whether a word right behind another may be the end of a figure that stands there: ``000`` behind ``20,``."""
    return _TAIL.fullmatch(word.text) is not None and _FIGURE.fullmatch(before.text) is not None


def _is_said(before: _Word, word: _Word) -> bool:
    """Whether a word is the year, or the amount of each, that the one before says: ``ปี 2566``, ``ปีละ 500``."""
    year = _YEAR.fullmatch(arabic_digits(word.text)) is not None and _OF_YEAR.fullmatch(before.text) is not None
    return year or (word.is_amount and _OF_EACH.fullmatch(before.text) is not None)


def _has_letter(word: _Word) -> bool:
    return _LETTER.search(word.text) is not None


def _words(glyphs: Sequence[Glyph]) -> Iterator[_Word]:
    least = _HAIR + _letter_gap([glyph for glyph in glyphs if not glyph.text.isspace()])
    held: list[Glyph] = []
    blanks: list[Glyph] = []
    end = 0.0
    begins, goes_on = True, False
    for glyph in glyphs:
        if glyph.text.isspace():
            blanks.append(glyph)
            continue
        gap = glyph.x0 - end
        if held and gap >= least * glyph.size:
            yield _Word(held, "".join(one.text for one in held), begins, goes_on)
            begins, goes_on = gap > _APART * glyph.size, _fill_gap(blanks, held[-1], glyph)
            held = []
        end = max(end, glyph.x1)
        held.append(glyph)
        blanks = []
    if held:
        yield _Word(held, "".join(one.text for one in held), begins, goes_on)


def _fill_gap(blanks: Sequence[Glyph], left: Glyph, right: Glyph) -> bool:
    """Whether one printed blank reaches from a glyph to the next, as inside of a text. Behind a text that ends with a
    blank its column's side is wherever it is. Where all glyphs are as wide blanks are set between columns, too.
    """
    if len(blanks) != 1 or blanks[0].text in {MADE_UP, PARTED}:
        return False
    x0, x1 = blanks[0].x0, blanks[0].x1
    if all(abs(glyph.x1 - glyph.x0 - (x1 - x0)) <= _EVEN * glyph.size for glyph in (left, right)):
        return False
    return abs(x0 - left.x1) <= _EVEN * left.size and abs(x1 - right.x0) <= _EVEN * right.size


def _at_entry(word: _Word, starts: Sequence[float]) -> Iterator[_Word]:
    """A word, parted where the number of an entry begins in it right behind a letter, as texts of other lines begin."""
    for place in range(1, len(word.glyphs)):
        x0 = word.glyphs[place].x0
        rest = "".join(glyph.text for glyph in word.glyphs[place:])
        if _BEGINS_ENTRY.match(arabic_digits(rest)) and _LETTER.match(word.glyphs[place - 1].text) and _at(x0, starts):
            yield replace(word, glyphs=word.glyphs[:place], text=word.text[: -len(rest)])
            yield _Word(word.glyphs[place:], rest, begins=False)
            return
    yield word


def _letter_gap(glyphs: Sequence[Glyph]) -> float:
    """The gap between most letters of a line, of the font's size: none where they touch."""
    ends = accumulate((glyph.x1 for glyph in glyphs), max)
    gaps = [(glyph.x0 - end) / glyph.size for end, glyph in zip(ends, glyphs[1:], strict=False) if glyph.size]
    letters = [gap for gap in gaps if gap <= _APART]
    return max(0.0, median_low(letters)) if len(letters) >= _LEAST_LETTERS else 0.0


def _often(places: Sequence[Sequence[float]]) -> list[float]:
    """The places at which something stands on several lines."""
    known = sorted((x, line) for line, some in enumerate(places) for x in some)
    found: list[float] = []
    for place, (x, line) in enumerate(known):
        others = {line}
        for step in (-1, 1):
            near = place + step
            while 0 <= near < len(known) and abs(known[near][0] - x) <= _SAME and len(others) < _LEAST:
                others.add(known[near][1])
                near += step
        if len(others) >= _LEAST:
            found.append(x)
    return found


def _at(x: float, places: Sequence[float]) -> bool:
    place = bisect_left(places, x - _SAME)
    return place < len(places) and places[place] <= x + _SAME
