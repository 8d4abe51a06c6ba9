"""Marks above and below letters that a text lost, or that slipped over the next letter, by the marks that it has.

A PDF whose font draws marks with letters of its own gives text without them: all above tall letters (``ป 2566``
``เปน``), the tone marks and silencers that stand on a letter alone (``หนวยงาน`` ``วัตถุประสงค``). A text that OCR read
may have none at all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

Lost = Literal["tall", "tone", "silencer", "second", "above", "below", "ring"]
"""Marks over ป ฝ ฟ; tone marks, and the silencer, on a letter that has no vowel above it; tone marks over such a vowel;
vowels above other letters; vowels below letters; the ring of ำ."""

USUAL: tuple[frozenset[Lost], ...] = (
    frozenset({"tall", "tone", "silencer"}),
    frozenset({"tone", "second"}),
    frozenset({"tone", "silencer", "second"}),
    frozenset({"tall", "tone", "silencer", "second", "above", "below"}),
    frozenset({"tall", "tone", "silencer", "second", "above", "below", "ring"}),
)
"""What is often lost together: by a font, by OCR, by bold letters."""

_RATES: dict[Lost, float] = {
    "tall": 0.32,
    "tone": 0.066,
    "silencer": 0.0115,
    "second": 0.029,
    "above": 0.137,
    "below": 0.0285,
    "ring": 0.0185,
}
"""How many marks of a kind a letter has in plans: a tall one, or any other. The poorest page has a third of that."""

_MOST_LEFT = 0.1
"""The share of the marks that a text has still where they are lost."""

_LEAST_EXPECTED = 8
_WINDOW = 2_500
"""Letters that are looked at together: of several files in one, one may have lost its marks."""

_SHORTEST = 400
_TALL = frozenset("ปฝฟ")
_SILENCER = "\u0e4c"
_TONES = "\u0e48-\u0e4b"
_LETTER = re.compile(
    rf"(?P<letter>[\u0e01-\u0e2e])(?P<above>[\u0e31\u0e34-\u0e37]?)(?P<below>[\u0e38-\u0e3a]?)(?P<short>\u0e47?)"
    rf"(?P<marks>[{_TONES}{_SILENCER}]*)"
)
_SIGNS = ("เปน", "ปงบประมาณ", "ดวย", "หนวย", "วตถ", "ผูร", "ผรบ", "กจกรรม", "ทงสน", "ไมใช")
"""Beginnings of common words without a mark, which no word has: where there are none nothing is lost."""

_SLIPPED_SIGNS = ("ชอื่", "เพอื่", "เรอื่", "พนื้", "ครงั้", "ทงั้", "ทอ้ง")


def _any_of(signs: Sequence[str], shared: Sequence[str]) -> tuple[re.Pattern[str], ...]:
    """Patterns that find any of some signs by the letters that several share: faster than sign by sign."""
    left, found = list(signs), list[str]()
    for letter in shared:
        ends = "|".join(f"{sign.partition(letter)[2]}(?<={sign})" for sign in left if letter in sign)
        left = [sign for sign in left if letter not in sign]
        found.append(f"{letter}(?:{ends})")
    return tuple(map(re.compile, (*found, *left)))


_MAY_HAVE_LOST = _any_of(_SIGNS, ("ว", "ผ", "ป"))
_MAY_HAVE_SLIPPED = _any_of(_SLIPPED_SIGNS, ("\u0e37", "\u0e31"))
_LEAST_SLIPPED = 3
_SLIPS = re.compile(rf"(?P<letter>[\u0e01-\u0e2e])(?P<marks>[\u0e31\u0e34-\u0e37][{_TONES}])(?P<next>[\u0e01-\u0e2e])")


def lost_marks(text: str) -> frozenset[frozenset[Lost]]:
    """What parts of a text lost, each kind of part once; empty for a text that lost nothing.

    Marks are lost where a stretch has less than a tenth of those that Thai has. Wrong for a stretch without sentences,
    such as a list of a few names over and over, in a text that has such a sign as well.

    >>> text = "เทศบาลตำบลเปนหนวยงานที่ตองปองกันการทุจริตดวยความโปรงใส ใหผูรับบริการไดรับประโยชน "
    >>> sorted(sorted(lost) for lost in lost_marks(text * 20)), lost_marks("เทศบาลเป็นหน่วยงานที่ต้องป้องกันการทุจริต" * 20)
    ([['silencer', 'tall', 'tone']], frozenset())
    """
    if not may_have_lost(text):
        return frozenset()
    return frozenset(lost for window in windows(text, _WINDOW) if (lost := _lost(window)))


def may_have_lost(text: str) -> bool:
    """Whether a text has a word without a mark: those of most texts have none."""
    return any(pattern.search(text) for pattern in _MAY_HAVE_LOST)


def has_slipped(text: str) -> bool:
    """Whether marks of a text slipped over the next letter: ``ชอื่`` for ``ชื่อ``."""
    if not any(pattern.search(text) for pattern in _MAY_HAVE_SLIPPED):
        return False
    return sum(text.count(sign) for sign in _SLIPPED_SIGNS) >= _LEAST_SLIPPED


def without_lost(word: str, lost: frozenset[Lost]) -> str:
    """A word as a text has it that lost some marks.

    >>> font = frozenset({"tall", "tone", "silencer"})
    >>> [without_lost(word, font) for word in ("ปีงบประมาณ", "ผู้รับผิดชอบ", "ผลลัพธ์", "ทั้งสิ้น")]
    ['ปงบประมาณ', 'ผูรับผิดชอบ', 'ผลลัพธ', 'ทั้งสิ้น']
    """

    def left(match: re.Match[str]) -> str:
        below = "" if "below" in lost else match["below"]
        if match["letter"] in _TALL and "tall" in lost:
            return match["letter"] + below
        above = "" if "above" in lost else match["above"]
        marks = match["marks"]
        if match["above"]:
            marks = "" if {"second", "above"} & lost else marks
        else:
            marks = marks.replace(_SILENCER, "") if "silencer" in lost else marks
            marks = "".join(filter(_SILENCER.__eq__, marks)) if "tone" in lost else marks
        return match["letter"] + above + below + ("" if "above" in lost else match["short"]) + marks

    word = _LETTER.sub(left, word)
    return word.replace("\u0e33", "\u0e32") if "ring" in lost else word


def with_slipped(word: str) -> str:
    """A word whose vowel and tone mark slipped over the next letter.

    >>> with_slipped("ชื่อโครงการ"), with_slipped("ที่"), with_slipped("งบประมาณ")
    ('ชอื่โครงการ', 'ที่', 'งบประมาณ')
    """
    return _SLIPS.sub(r"\g<letter>\g<next>\g<marks>", word)


def windows(text: str, least: int) -> Iterator[str]:
    """Stretches of whole lines with so many letters each; the last, which has fewer, with the one before it.

    >>> list(windows("กกก\\nขข\\nค\\n", 3)), list(windows("กข\\n", 3))
    (['กกก\\n', 'ขข\\nค\\n'], ['กข\\n'])
    """
    edges, letters, start = [0], 0, 0
    for line in text.splitlines(keepends=True):
        letters += sum("\u0e01" <= sign <= "\u0e2e" for sign in line)
        start += len(line)
        if letters >= least:
            edges.append(start)
            letters = 0
    edges = [*(edges[:-1] or edges), len(text)]
    return (text[first:last] for first, last in pairwise(edges))


def _lost(text: str) -> frozenset[Lost]:
    letters = tall = 0
    marks: Counter[Lost] = Counter()
    marks["ring"] = text.count("\u0e33")
    for match in _LETTER.finditer(text):
        letters += 1
        if match["letter"] in _TALL:
            tall += 1
            marks["tall"] += bool(match["above"] or match["short"] or match["marks"])
            continue
        marks["above"] += bool(match["above"])
        marks["below"] += bool(match["below"])
        if match["above"]:
            marks["second"] += bool(match["marks"])
        else:
            marks["silencer"] += _SILENCER in match["marks"]
            marks["tone"] += bool(match["marks"]) and _SILENCER not in match["marks"]
    if letters < _SHORTEST:
        return frozenset()
    expected = {kind: rate * (tall if kind == "tall" else letters - tall) for kind, rate in _RATES.items()}
    return frozenset(
        kind for kind, due in expected.items() if due >= _LEAST_EXPECTED and marks[kind] <= _MOST_LEFT * due
    )
