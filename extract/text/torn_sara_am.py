"""Letters that a space parts from า, or from what was ำ (``ต าบล``), as in what comes of a PDF: a dictionary puts them
together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extract.text.dictionary import cost, in_word

SARA_AA, SARA_AM = "\u0e32", "\u0e33"
_SPACE_AND_AA = f" {SARA_AA}"
_TORN = re.compile(_SPACE_AND_AA)
_LETTER = re.compile("[\u0e01-\u0e2e][\u0e48-\u0e4b]?\\Z")
_BEFORE = re.compile(r"[\u0e01-\u0e4e]*$")
_BEHIND = re.compile(r"(?:[\u0e01-\u0e4e](?! \u0e32))*")
_AROUND = 14
"""Letters to either side that are looked at."""


class _Place(NamedTuple):
    """A letter with its tone mark, a space and ``า``."""

    start: int
    letter: str
    end: int


def most_sara_am_lost(text: str) -> bool:
    """Whether more letters of a document may have lost their ``ำ`` than have one."""
    return sum(not _is_spaced_out(text, place) for place in _places(text)) > text.count(SARA_AM)


def restored(text: str, *, mostly_lost: bool | None = None) -> tuple[str, int]:
    """``text`` with every such place put together as words of the dictionary prove, and how many there were.

    No Thai word begins with ``า``, so the space before it is damage. Of the two readings that one is taken in which
    more of what stands around is words; where both are as good, ``ำ`` if most of the document's are lost
    (``mostly_lost``; by default those of ``text`` are counted). Where no word holds the place, the text stays.

    Wrong for a name that the dictionary does not know and that reads as words otherwise.

    >>> restored("เทศบาลต าบลพอกน้อย จ านวน 5 ครั้ง สามารถน าความรู้")
    ('เทศบาลตำบลพอกน้อย จำนวน 5 ครั้ง สามารถนำความรู้', 3)
    >>> restored("เป้ าหมายและหน้ าที่"), restored("ฎ าฎ")
    (('เป้าหมายและหน้าที่', 2), ('ฎ าฎ', 0))
    """
    places = [place for place in _places(text) if not _is_spaced_out(text, place)]
    if not places:
        return text, 0
    lost = len(places) > text.count(SARA_AM) if mostly_lost is None else mostly_lost
    vowels = (SARA_AM, SARA_AA) if lost else (SARA_AA, SARA_AM)
    found: list[str] = []
    count = end = 0
    for place in places:
        found.append(text[end : place.start])
        left, right = "".join(found)[-_AROUND:], text[place.end : place.end + _AROUND]
        known = [vowel for vowel in vowels if _in_word(left, place.letter + vowel, right)]
        costs = [cost(_around(left, place.letter + vowel, right)) for vowel in known]
        if known:
            found.append(place.letter + known[costs.index(min(costs))])
            count += 1
        else:
            found.append(text[place.start : place.end])
        end = place.end
    return "".join(found) + text[end:], count


def _places(text: str) -> Iterator[_Place]:
    """Where ``า`` stands behind a letter and a space; these two are looked for first: they are found much faster."""
    for torn in _TORN.finditer(text) if _SPACE_AND_AA in text else ():  # a text without is found out faster so
        letter = _LETTER.search(text, max(0, torn.start() - 2), torn.start())
        if letter:
            yield _Place(letter.start(), letter[0], torn.end())


def _is_spaced_out(text: str, place: _Place) -> bool:
    """Whether letters stand apart to fill a line: ``บ ริ ห า ร``."""
    return text[place.start - 1 : place.start] == " " and text[place.end : place.end + 1] == " "


def _around(left: str, middle: str, right: str) -> str:
    """The Thai letters around a place, up to the next sign or blank; a torn place further on ends them, too."""
    before, behind = _BEFORE.search(left), _BEHIND.match(right)
    return (before.group() if before else "") + middle + (behind.group() if behind else "")


def _in_word(left: str, middle: str, right: str) -> bool:
    """Whether a word of the dictionary holds the place."""
    before, behind = _BEFORE.search(left), _BEHIND.match(right)
    return in_word(before.group() if before else "", middle, behind.group() if behind else "")
