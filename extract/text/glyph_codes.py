"""Letters that a text has as numbers of glyphs (``ก(cid:6)ร``), and vowels that it has as tone marks (``ผ้้`` for
``ผู้``): a dictionary says which letter each is.

A PDF may not say what a glyph means, or say it of a glyph that it drew first with another one. Programs that read its
text by ``pdfminer`` write the number, or the other one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product

from extract.text.dictionary import LONGEST, OUTSIDE, cost, in_word, words

_CODE = re.compile(r"\(cid:[0-9]{1,5}\)")
_TONES = "\u0e48-\u0e4b"
_LETTERS = tuple(
    map(chr, (*range(0x0E01, 0x0E2F), *range(0x0E30, 0x0E3A), *range(0x0E40, 0x0E46), *range(0x0E47, 0x0E4D)))
)
_GAP = "\ue000"
"""The place of the letter that is looked for, as no text has it when it is read."""

_OTHER = "\ue001"
"""The place of another one."""

_THAI = "\u0e01-\u0e4e"
_PLACE = re.compile(f"(?P<left>[{_THAI}{_GAP}]{{0,8}}){_GAP}(?=(?P<right>[{_THAI}{_GAP}]{{0,8}}+)(?!{_OTHER}))")
_SARA_AA, _SARA_AM = "\u0e32", "\u0e33"
_TWICE = re.compile(f"(?<=\u0e33){_GAP}|{_GAP}(?=[{_TONES}]?\u0e33)")
"""An ``า`` that is part of a ``ำ`` beside it."""

_MOST_CODES = 12
"""Different ones that are looked at, the most frequent first."""

_SAMPLE, _LEAST_PLACES, _LEAST_AROUND = 40, 5, 4
"""Places that are tried, at least how many must be there, and how many letters around each."""

_SHORTEST = 5
"""Letters of a word that proves one of its letters."""

_LEAST_EXPLAINED = 0.6
_MOST_OF_ANOTHER = 0.3
"""The share of places that must be in such words, and the share of these that another letter may explain at most."""

_VOWELS = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39"
_LEAST_LETTERS, _LEAST_HELD = 2_000, 0.8
_PAIRS = tuple(first + second for first in "\u0e48\u0e49" for second in "\u0e48\u0e49")
_LETTERS_IN_A_ROW = re.compile(f"[{_THAI}]{{1,200}}")
_MOST_MARKS = 4


def with_letters(text: str) -> tuple[str, int]:
    """``text`` with the letters of its glyph numbers, each where words of the dictionary prove it, and how many there
    were. A number means the same letter everywhere; one beside a digit stays, and so do those that nothing proves.

    Wrong where two fonts of a file give one number to two letters and nearly all places are of one of them.

    >>> text = "ทำ(cid:6)โครงก(cid:6)ร ม(cid:6)ตรก(cid:6)ร กันย(cid:6)ยน พย(cid:6)บ(cid:6)ล ตุล(cid:6)คม 1(cid:7)0"
    >>> with_letters(text)
    ('ทำโครงการ มาตรการ กันยายน พยาบาล ตุลาคม 1(cid:7)0', 8)
    """
    if "(cid:" not in text:
        return text, 0
    count = 0
    codes = [code for code, _ in Counter(_CODE.findall(text)).most_common(_MOST_CODES)]
    for code in (*codes, *codes):  # again: more may prove a letter when others are known
        place = re.compile(f"(?<![0-9๐-๙])(?<![0-9๐-๙][.,]){re.escape(code)}(?![.,]?[0-9๐-๙])")
        marked = place.sub(_GAP, text)
        letter = _meant(_CODE.sub(_OTHER, marked)) if _GAP in marked else None
        if letter:
            count += marked.count(_GAP)
            text = _TWICE.sub("", marked) if letter == _SARA_AA else marked
            text = text.replace(_GAP, letter)
    return text, count


def with_vowels(text: str) -> tuple[str, int]:
    """``text`` with the vowel that it has as a tone mark, and how often. Such a text has two tone marks on a letter,
    which no letter has, and has one of the vowels nowhere. Where the mark stands alone, a dictionary says what it is.

    >>> text = "ผ้้บริหาร ข้อม้ล ผ้้นำ อย่้ ค่้มือ ด้าน ถ้กต้อง ผ้้ร้องเรียน " * 60
    >>> with_vowels(text)[0][:59]
    'ผู้บริหาร ข้อมูล ผู้นำ อยู่ คู่มือ ด้าน ถูกต้อง ผู้ร้องเรีย'
    >>> with_vowels("ให้้ผู้นำ " * 300)[1]
    0
    """
    absent = [vowel for vowel in _VOWELS if vowel not in text]  # of nearly all texts none, which shows in a few lines
    if not absent or len(text) < _LEAST_LETTERS or not any(pair in text for pair in _PAIRS):
        return text, 0
    for mark in "\u0e49\u0e48":
        pair = re.compile(
            f"(?P<left>[{_THAI}]{{0,8}}[\u0e01-\u0e2e])(?:{mark}(?P<behind>[{_TONES}])|(?P<before>[{_TONES}]){mark})"
            f"(?=(?P<right>[{_THAI}]{{0,8}}))"
        )
        places = {(match["left"], match["behind"] or match["before"], match["right"]) for match in pair.finditer(text)}
        for vowel in absent if len(places) >= _LEAST_PLACES else ():
            held = sum(in_word(left[:-1], left[-1] + vowel + tone, right) for left, tone, right in places)
            if held >= _LEAST_HELD * len(places):
                text, pairs = pair.subn(rf"\g<left>{vowel}\g<behind>\g<before>", text)
                text, alone = _with_lone_vowels(text, mark, vowel)
                return text, pairs + alone
    return text, 0


def _with_lone_vowels(text: str, mark: str, vowel: str) -> tuple[str, int]:
    """The same where the mark is the only one of its letter: more of what stands around is words with the vowel."""
    count = 0

    def read_over_blank(match: re.Match[str]) -> str:
        nonlocal count
        first, behind, right = match["first"], match["next"], match["right"]
        late = f"{first}{vowel}{mark}{behind}"
        apart = cost(_best_reading(match[0], mark, vowel)) + cost(_best_reading(right, mark, vowel))
        if cost(late + _best_reading(right, mark, vowel)) >= apart:
            return match[0]
        count += 1
        return late

    late_tone = f"(?P<first>[\u0e01-\u0e2e]){mark}(?P<next>[\u0e01-\u0e2e]){mark} (?=(?P<right>[{_THAI}]{{1,12}}))"
    text = re.sub(late_tone, read_over_blank, text)

    def read(match: re.Match[str]) -> str:
        nonlocal count
        if mark not in match[0]:
            return match[0]
        found = _best_reading(match[0], mark, vowel)
        count += found.count(vowel) - match[0].count(vowel)
        return found

    return _LETTERS_IN_A_ROW.sub(read, text), count


def _best_reading(run: str, mark: str, vowel: str) -> str:
    """Letters with a mark as the vowel wherever that makes more of them words; as printed where it makes as many."""
    known = words()
    best: list[tuple[int, int, str]] = [(0, 0, "")]
    for end in range(1, len(run) + 1):
        cost_before, changed, read = best[end - 1]
        found = (cost_before + OUTSIDE, changed, read + run[end - 1])
        for start in range(max(0, end - LONGEST), end):
            cost_before, changed, read = best[start]
            if cost_before + 1 > found[0]:
                continue
            for word, changes in _readings(run[start:end], mark, vowel):
                if word in known and (cost_before + 1, changed + changes) < found[:2]:
                    found = (cost_before + 1, changed + changes, read + word)
        best.append(found)
    return best[-1][2]


def _readings(text: str, mark: str, vowel: str) -> Iterator[tuple[str, int]]:
    """A text with some of its marks as vowels, and how many; with all or none where it has many."""
    pieces = text.split(mark)
    if len(pieces) > _MOST_MARKS:
        return iter(((text, 0), (text.replace(mark, vowel), len(pieces) - 1)))
    ways = product((mark, vowel), repeat=len(pieces) - 1)
    return (("".join(map("".join, zip(pieces, (*way, ""), strict=True))), way.count(vowel)) for way in ways)


def _meant(text: str) -> str | None:
    """The letter that makes words of what stands around the gaps of a text, where no other does."""
    places = dict.fromkeys(
        (match["left"], match["right"])
        for match in _PLACE.finditer(text)
        if text[match.start() - 1 : match.start()] != _OTHER and _proves(match["left"], match["right"])
    )
    tried = list(places)[:: max(1, len(places) // _SAMPLE)]
    if len(tried) < _LEAST_PLACES:
        return None
    (most, letter), (next_most, _) = sorted(((_explained(tried, one), one) for one in _LETTERS), reverse=True)[:2]
    return letter if most >= _LEAST_EXPLAINED * len(tried) and next_most <= _MOST_OF_ANOTHER * most else None


def _proves(left: str, right: str) -> bool:
    """Whether enough letters stand around a gap; beside ``ำ`` it may be an ``า`` that is printed twice."""
    return len(left) + len(right) >= _LEAST_AROUND and not left.endswith(_SARA_AM) and not right.startswith(_SARA_AM)


def _explained(places: Iterable[tuple[str, str]], letter: str) -> int:
    """In how many places a letter is part of a word, which is no short one: in these any letter may be."""
    return sum(
        _is_in_long_word(left.replace(_GAP, letter), letter, right.replace(_GAP, letter)) for left, right in places
    )


def _is_in_long_word(left: str, letter: str, right: str) -> bool:
    known = words()
    return any(
        left[start:] + letter + right[:end] in known
        for start in range(len(left) + 1)
        for end in range(max(0, _SHORTEST - 1 - len(left) + start), len(right) + 1)
    )
