"""Lines of a text set by position that a mark tore: ``pdftotext -layout`` begins another line with a mark that is drawn
over the last letter of a line, and sets what follows there.

``    รวมทั้งสิน`` and ``             ้ จำนวน 14 โครงการ`` are one printed line. All that stands on the second keeps its
place, so that the columns of a table are those of both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_VOWELS, _TONES = "\u0e31\u0e34-\u0e3a\u0e47\u0e4d", "\u0e48-\u0e4c"
_REST = re.compile(rf"^(?P<blanks> *)(?P<marks>[{_VOWELS}{_TONES}]{{1,3}}) ?(?P<text>.*)$")
_PERHAPS = re.compile(rf"\n *[{_VOWELS}{_TONES}]")
_END = re.compile(
    rf"(?P<letter>[\u0e01-\u0e2e])(?P<marks>[{_VOWELS}{_TONES}]*) ?(?P<last>[\u0e01-\u0e2e\u0e40-\u0e44])$"
)
_TALL_BEFORE = re.compile("[\u0e1b\u0e1d\u0e1f]$")
"""Letters with a long stroke, to the left of which a mark is drawn: without places its line begins another one."""

_TONE_AND_BLANK = re.compile("[\u0e48-\u0e4b] [\u0e01-\u0e33]")
_VOWEL_AND_TONE = re.compile(rf"[{_VOWELS}]?[{_TONES}]?")
_THAI = re.compile("[\u0e01-\u0e4e]|$")
_VOWEL, _MARK = re.compile(f"[{_VOWELS}]"), re.compile(f"[{_VOWELS}{_TONES}]")
_LIVE = frozenset("งนมยวอ")
_GAP = re.compile(r"  +")
_MOST_TAKEN_OUT = 4
"""Blanks that repairs may have taken out of the upper line, to the left of the mark."""


class Piece(NamedTuple):
    """A part of a text from the place ``at`` on: it stands on a line, ``moved`` places farther left."""

    at: int
    line: int
    moved: int = 0


class WholeLine(NamedTuple):
    """A printed line and its pieces, in order, on the lines that it was torn into."""

    text: str
    pieces: tuple[Piece, ...]

    @property
    def last(self) -> int:
        """The last of these lines."""
        return self.pieces[-1].line


def torn_lines(lines: Sequence[str], joined: str) -> dict[int, WholeLine]:
    """The lines that were torn, whole, by the number (from 1) of the first; those below, to the last, are its rest.

    ``joined`` are all lines in one text: most have nothing to look for.

    >>> lines = ("    รวมทั้งสิน", "             \u0e49    14    257,000", "กองคลัง")
    >>> found = torn_lines(lines, "\\n".join(lines))
    >>> found[1].text, found[1].last, len(found)
    ('    รวมทั้งสิ้น   14    257,000', 2, 1)
    """
    found: dict[int, WholeLine] = {}
    if not _PERHAPS.search(joined):
        return found
    above: WholeLine | None = None
    for number, line in enumerate(lines, 1):
        whole = _with_rest(above, line, number) if above else None
        if above and whole:
            found[above.pieces[0].line] = above = whole
        else:
            above = WholeLine(line, (Piece(0, number),))
    return found


def _may_end(end: re.Match[str], rest: re.Match[str]) -> bool:
    """Whether a mark that begins a line may be of the letter before the last one above: it is its vowel, what follows
    has one for the last letter, or this is one that ends a syllable with a tone.
    """
    return bool(_VOWEL.match(rest["marks"]) or _MARK.match(rest["text"]) or end["last"] in _LIVE)


def _with_rest(above: WholeLine, line: str, number: int) -> WholeLine | None:
    """A line with the rest of it that stands below, or None where that is none.

    The mark must stand over the last letter of the upper line, or begin a line without places, a blank behind it. It
    belongs to the letter before: a tone mark above that one's vowel, a vowel below its tone mark. Where lines have no
    places, and the last letter is a tall one, it is that one's tone.

    >>> def put(upper, lower):
    ...     whole = _with_rest(WholeLine(upper, (Piece(0, 1),)), lower, 2)
    ...     return whole and whole.text
    >>> put("ตัวชีว", "     \u0e49 \u0e31ด   ผู้รับผิดชอบ"), put("  ที่อ่ น", "        \u0e37 ใด")
    ('ตัวชี้วัด   ผู้รับผิดชอบ', '  ที่อื่นใด')
    >>> put("โครงการป", "\u0e49 องกันการทุจริต"), put("โครงการป", "\u0e49องกัน")
    ('โครงการป้องกันการทุจริต', None)
    >>> put("ทุกขัน", "\u0e49 ตอน"), put("ปีท่ผ", "\u0e35 ่านมา"), put("รวมทั้งสิน", "\u0e49"), put("มติ", "\u0e49 ตอน")
    ('ทุกขั้นตอน', 'ปีที่ผ่านมา', 'รวมทั้งสิ้น', None)
    >>> put("รวมทั้งสิน", "\u0e49 14 257,000"), put("อบรมสุจริต", "\u0e49 30,000")
    ('รวมทั้งสิ้น 14 257,000', None)
    >>> put("กอง", "\u0e49 คลัง"), put("กองคลัง", "      คลัง"), put("ขึ้น", "   \u0e49 ไป")
    (None, None, None)
    """
    match = _REST.match(line)
    upper = above.text.rstrip()
    if match and not match["blanks"] and _TALL_BEFORE.search(upper) and _TONE_AND_BLANK.match(line):
        begins = f"{upper}{match['marks']}"
        piece = Piece(len(begins), number, len(begins) - match.start("text"))
        return WholeLine(begins + match["text"], (*above.pieces, piece))
    end = _END.search(upper) if match else None
    if match is None or end is None:
        return None
    marks = "".join(sorted(end["marks"] + match["marks"], key=lambda mark: mark in "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"))
    over_letter = 0 <= len(match["blanks"]) + 1 - len(upper) <= _MOST_TAKEN_OUT
    unplaced = not match["blanks"] and not above.text.startswith(" ")
    begins_line = unplaced and end["marks"] and line[len(match["marks"]) :][:1] in (" ", "") and _may_end(end, match)
    if not (over_letter or begins_line) or not _VOWEL_AND_TONE.fullmatch(marks):
        return None
    begins = f"{upper[: end.start()]}{end['letter']}{marks}{end['last']}"
    rest, start = match["text"], match.start("text")
    if not over_letter and line[start - 1] == " " and not _THAI.match(rest):
        rest, start = f" {rest}", start - 1  # another word
    moved = len(begins) - start
    pieces = [*above.pieces, Piece(len(begins), number, moved)]
    if gap := _GAP.search(rest):  # what a gap parts from the torn word keeps its place
        left = len(gap[0]) - moved
        blanks = max(2, left)
        rest = f"{rest[: gap.start()]}{' ' * blanks}{rest[gap.end() :]}"
        pieces.append(Piece(len(begins) + gap.start() + blanks, number, blanks - left))
    return WholeLine(begins + rest, tuple(pieces))
