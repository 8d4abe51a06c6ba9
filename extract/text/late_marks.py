"""Marks that stand a letter late, mostly before a blank that is none: ``เพ่อื เป็น`` ``ทงั้ สนิ้`` ``ขา้ ราชการ``.

A program that puts the glyphs of a page in order of their places, as ``pdfplumber`` does, has a mark that is drawn over
the right edge of its letter behind the next letter, and sees a gap there.
"""

from __future__ import annotations

import re

from extract.text.dictionary import OUTSIDE, cost, in_word

_TONES, _ABOVE, _VOWELS = "\u0e48-\u0e4c", "\u0e31\u0e34-\u0e37", "\u0e31\u0e34-\u0e39"
_SIGNS = ("\u0e48อ\u0e37", "\u0e49อ\u0e37")
"""Sara uee on the ``อ`` behind it, the tone mark before: of ``เพื่อ`` ``เรื่อง`` ``ชื่อ``, which every plan has. Where
another tone follows they are of ``ที่อื่น``.
"""

_TONES_OF_OTHERS = tuple(map(chr, range(0x0E48, 0x0E4D)))
_LEAST_SIGNS = 3
_DOUBTFUL = "\ue000"
"""A blank behind a mark that was late, until what stands behind it is mended, too."""

_LATE = re.compile(
    rf"(?P<first>[ก-ฮ])(?P<vowel>[{_VOWELS}]?)(?P<tone>[{_TONES}]?){_DOUBTFUL}?(?P<next>[ก-ฮาเ-ไ])"
    rf"(?P<late_vowel>[{_ABOVE}]?)(?P<late_tone>[{_TONES}]?)(?<=[{_VOWELS}{_TONES}])(?P<blank> ?)"
)
_NO_BEGIN = re.compile(rf"[{_VOWELS}{_TONES}\u0e30\u0e32\u0e33]")
_BEFORE, _BEHIND = re.compile("[\u0e01-\u0e4e]*$"), re.compile("[\u0e01-\u0e4e]*")
_AROUND = 12
_LONGEST = 300
_STRETCH_BEFORE = re.compile("[\u0e01-\u0e4e ]")
_STRETCH = re.compile(f"[\u0e01-\u0e4e ]{{4,{_LONGEST}}}")


def with_marks_back(text: str, late: int = 0) -> tuple[str, int]:
    """``text`` with late marks on their letters again, where more of what stands around is words so, and how many;
    ``late`` is how many :func:`extract.text.repair.late_tones` found, which only looks for what letters alone say.

    The blank behind goes where the letters on both its sides are one word, or none can begin with what follows.

    Wrong for a name that the dictionary does not know and that is words with its marks moved.

    >>> text = "เพ\u0e48อ\u0e37 ช\u0e48อ\u0e37 เร\u0e48อ\u0e37 งข\u0e32\u0e49 ราชการ"
    >>> with_marks_back(text)
    ('เพื่อ ชื่อ เรื่องข้าราชการ', 4)
    >>> with_marks_back("เพื่อ ก่อน")
    ('เพื่อ ก่อน', 0)
    """
    if late < _LEAST_SIGNS and _signs_in(text) < _LEAST_SIGNS:
        return text, 0
    count = 0

    def mended(match: re.Match[str]) -> str:
        nonlocal count
        torn = _STRETCH_BEFORE.match(text, match.start() - 1) if match.start() else None
        stretch, found = _with_marks_back(match[0], _AROUND if torn else 0)
        count += found
        return stretch

    return _STRETCH.sub(mended, text), count


def _signs_in(text: str) -> int:
    """How many signs of late marks a text has: fixed letters are found faster than a pattern."""
    return sum(not behind.startswith(_TONES_OF_OTHERS) for sign in _SIGNS for behind in text.split(sign)[1:])


def _with_marks_back(text: str, at: int) -> tuple[str, int]:
    """The same of a stretch, from a place on."""
    count = 0
    cut = len(text) == _LONGEST  # then it is not known what stands behind its end
    while match := _LATE.search(text, at):
        at = match.start() + 1
        if cut and match.end() > len(text) - _AROUND:
            break
        moved = _moved(text, match)
        if moved:
            text = text[: match.start()] + moved + text[match.end() :]
            count += 1
    pieces = text.split(_DOUBTFUL)
    text = pieces[0]
    for piece in pieces[1:]:
        left, right = _before(text, len(text)), _behind(piece, 0)
        text += piece if cost(left + right) < cost(left) + cost(right) else f" {piece}"
    return text, count


def _moved(text: str, match: re.Match[str]) -> str | None:
    """What is found, its mark on its letter; None where that makes no better words."""
    if (match["vowel"] and match["late_vowel"]) or (match["tone"] and match["late_tone"]):
        return None
    whole = match["first"] + (match["vowel"] or match["late_vowel"]) + (match["tone"] or match["late_tone"])
    left, right = _before(text, match.start()), _behind(text, match.end())
    if not in_word(left, whole, match["next"] + right):
        return None
    moved = whole + match["next"]
    printed = match[0].rstrip().replace(_DOUBTFUL, "")
    if not match["blank"]:
        if not (match["tone"] or match["late_tone"]):
            return None  # a vowel that stands as well where it is: the tone of ``โครงการนี`` is on the next line
        return moved if cost(left + moved + right) + OUTSIDE <= cost(left + printed + right) else None
    together, apart = cost(left + moved + right), cost(left + moved) + cost(right)
    if min(together, apart) + OUTSIDE > cost(left + printed) + cost(right):
        return None
    if cost(left + printed + right) <= min(together, apart):
        return None  # the blank alone is a fault
    return moved if _NO_BEGIN.match(right) else f"{moved}{_DOUBTFUL}"


def _before(text: str, end: int) -> str:
    found = _BEFORE.search(text, max(0, end - _AROUND), end)
    return found[0] if found else ""


def _behind(text: str, start: int) -> str:
    found = _BEHIND.match(text, start, start + _AROUND)
    return found[0] if found else ""
