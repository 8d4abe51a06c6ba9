"""Repairs of a text's form: what programs write in several ways for the same Thai letters becomes one, markup goes.

Wording is never repaired. A slip of the OCR, a letter left out and a mark printed twice (``ให้้``) stay as they are: text
columns keep the document's own words. The fixes run in the order of ``FIXES``; none adds or takes a line feed.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from functools import cache
from itertools import cycle

from extract.ground.source import Repair
from extract.text.mark_order import (
    OTHER_MARKS,
    PHINTHU,
    VOWEL_MARKS,
    double_sara_e,
    late_tones,
    mark_order,
    marks_are_well_placed,
    sara_am,
)
from extract.text.odd_characters import ODD, PLAIN, composition, controls, full_width, glyphs, invisible, spaces

_COMMAS = "\u060c\u066c\ufe50"
"""Commas of other scripts, and the small one."""

_LIKE_COMMAS = f"'\u2018\u2019\u201a\u2032\u00b4{_COMMAS}"
"""What stands for the comma of a grouped number: the low quote, which is drawn as one, and apostrophes, too."""

_GROUPED = re.compile(
    rf"[1-9๑-๙](?<![0-9๐-๙.,{_LIKE_COMMAS}].)[0-9๐-๙]{{0,2}}(?:[,{_LIKE_COMMAS}][0-9๐-๙]{{3}}(?![0-9๐-๙]))++(?![{_LIKE_COMMAS}])"
)
_GROUPS = {sign: re.compile(f"{sign}(?<=[0-9๐-๙]{sign})[0-9๐-๙]{{3}}") for sign in _LIKE_COMMAS}
"""Each of them between digits as a comma stands: most texts have none, which is found out much faster."""

_SEPARATOR = re.compile(f"[,{_LIKE_COMMAS}]")
_ZERO_FIRST = re.compile("[^0-9๐-๙][0๐]")
_PARTS_NUMBERS = re.compile(
    rf",[0-9๐-๙]{{3}}([{_LIKE_COMMAS}])(?=[0-9๐-๙])|(?<=[0-9๐-๙])([{_LIKE_COMMAS}])(?=[0-9๐-๙]{{1,3}},[0-9๐-๙]{{3}})"
)
"""A sign beside a number that has its commas: ``5,000'100,000``."""

_LONGEST, _SAMPLES = 300, 6

_SAME = re.compile(rf"(.)\1{{{_SAMPLES - 1}}}")
_PERHAPS_MARK = "[^\t\n -~\u0e01-\u0e30\u0e32\u0e33\u0e3f-\u0e46\u0e4f-\u0e5b]"
_PERHAPS_MARKS = re.compile(f"{_PERHAPS_MARK}{_PERHAPS_MARK}{{{_SAMPLES - 1}}}")
_BOLD = re.compile(r"\*\*(?<!\*\*\*)(?!\*)([^*\n]+)\*\*(?!\*)")  # the lookbehind second: fixed letters are found fast
_HEADING_SIGN = re.compile(r"\n[ \t]{0,3}(?:#{1,6}[ \t]++)+(?=\S)")


def grouping_signs(text: str) -> frozenset[str]:
    """The signs that are commas wherever one stands in a number of ``text``: a number that can't be two is grouped by
    them (``1'250'000``, ``20'000``), and none parts numbers with commas of their own.

    >>> grouping_signs("1'250 20\u2019000"), grouping_signs("20'000 5,000'10,000")
    (frozenset({'\u2019'}), frozenset())
    """
    told = {sign for match in _GROUPED.finditer(text) if (sign := _separator(match[0])) and _is_one(match[0], sign)}
    return frozenset(told - {match[1] or match[2] for match in _PARTS_NUMBERS.finditer(text)} if told else ())


def _separator(number: str) -> str | None:
    """The sign that a grouped number has for each comma; None where it has commas, or signs of several kinds."""
    signs = {*_SEPARATOR.findall(number)}
    return signs.pop() if len(signs) == 1 and "," not in signs else None


def _is_one(number: str, sign: str) -> bool:
    """Whether what a sign groups can't be two numbers: it has three parts, or one that begins with zero."""
    return sign in _COMMAS or number.count(sign) > 1 or _ZERO_FIRST.search(number) is not None


def commas(text: str, signs: frozenset[str] | None = None) -> tuple[str, int]:
    """The commas of grouped numbers where a keyboard or an OCR has another sign for them; ``signs`` are those that
    group the whole document's numbers, where the text is a piece of it. ``100'200`` alone may be two numbers.

    Wrong where an apostrophe stands for feet or minutes before three digits; no plan measures so.

    >>> commas("20\u201a000 1'250'000 5'00 12'34567 'ปี 66'")
    ("20,000 1,250,000 5'00 12'34567 'ปี 66'", 3)
    >>> commas("100'200")[0], commas("100'200 9'000")[0], commas("20'000 5,000'100,000")[0]
    ("100'200", '100,200 9,000', "20,000 5,000'100,000")
    """
    found = 0
    if not any(sign in text and group.search(text) for sign, group in _GROUPS.items()):
        return text, 0
    known = grouping_signs(text) if signs is None else signs

    def grouped(match: re.Match[str]) -> str:
        nonlocal found
        sign = _separator(match[0])
        if sign is None or not (sign in known or _is_one(match[0], sign)):
            return match[0]
        found += match[0].count(sign)
        return match[0].replace(sign, ",")

    return _GROUPED.sub(grouped, text), found


def markup(text: str) -> tuple[str, int]:
    """Markdown's signs around headings and bold words, as OCR models write them; a row of signs alone stays.

    Wrong where a document itself writes two stars around words, or ``# `` before them.

    >>> markup("## **๑. ชื่อโครงการ :** โครงการ ก *(กิจกรรม ข)")
    ('๑. ชื่อโครงการ : โครงการ ก *(กิจกรรม ข)', 2)
    >>> markup("#####\\n*******")
    ('#####\\n*******', 0)
    """
    bold = headings = 0
    if "*" in text and "**" in text:  # one letter is found ten times as fast as two, and two as fast as a pattern
        text, bold = _BOLD.subn(r"\1", text)
    if "#" in text and ("# " in text or "#\t" in text):
        text, headings = _HEADING_SIGN.subn("\n", f"\n{text}")
        text = text[1:]
    return text, bold + headings


@cache
def _stretch() -> re.Pattern[str]:
    """The same character, or any marks, more often than is left of them, where they begin: a search from each of those
    that are left would go over them again. To list the marks takes a moment.
    """
    marks = "".join(mark for mark in map(chr, range(0x300, 0x1EA00)) if unicodedata.combining(mark))
    mark = f"[{VOWEL_MARKS}{OTHER_MARKS}{marks}]"
    return re.compile(rf"{mark}(?<!{mark}{mark}){mark}{{{_LONGEST},}}+|(.)(?<!\1\1)\1{{{_LONGEST},}}+")


def _may_have_stretch(text: str) -> bool:
    """Whether it is worth to look at each character: every fiftieth tells."""
    sample = text[:: _LONGEST // _SAMPLES]
    return bool(_SAME.search(sample) or _PERHAPS_MARKS.search(sample))


def stretches(text: str) -> tuple[str, int]:
    """A character that stands hundreds of times in a row, and hundreds of marks on one letter, are cut to 300.

    No page is wider than that. What looks for the end of a leader, or puts marks in order, takes time with its square.

    Wrong for a table with more than 300 empty cells in a row.

    >>> stretches(f"1.{' ' * 1000}2")[0].count(" ")
    300
    """
    if not _may_have_stretch(text):
        return text, 0
    lines = text.split("\n")
    cut = 0
    for index, line in enumerate(lines):
        if len(line) > _LONGEST and _may_have_stretch(line):
            lines[index], count = _stretch().subn(lambda match: match[0][:_LONGEST], line)
            cut += count
    return ("\n".join(lines), cut) if cut else (text, 0)


Fix = Callable[[str], tuple[str, int]]
"""From a text to the repaired text and the number of places; the number is 0 where nothing changed."""

ODD_CHARACTERS: tuple[Fix, ...] = (spaces, controls, invisible, glyphs, full_width)
ORDER_AND_FORM: tuple[Fix, ...] = (
    stretches,
    markup,
    commas,
    composition,
    double_sara_e,
    mark_order,
    sara_am,
    late_tones,
)
FIXES = ODD_CHARACTERS + ORDER_AND_FORM
"""In this order: characters become letters before letters are put in order."""


def repair(
    text: str, signs: frozenset[str] | None = None, grouping: frozenset[str] | None = None
) -> tuple[str, tuple[Repair, ...]]:
    """The repaired text, and what was repaired how often. ``signs`` are its signs that are neither Thai nor ASCII,
    ``grouping`` the ``grouping_signs`` of the document that it is a piece of.

    One repair can make room for another (an invisible character between two marks), so they take turns until each has
    found nothing since the last change. That ends: each takes a character away, or moves a mark to where no other moves
    it back.

    >>> repair("เเผน\\u00a0จ\\u0e4dานวน")[0], repair("แผน จำนวน")
    ('แผน จำนวน', ('แผน จำนวน', ()))
    """
    counts: Counter[str] = Counter()
    shown = text if signs is None else "".join(signs)
    plain = PLAIN.fullmatch(shown) is not None
    fixes = ORDER_AND_FORM if plain or not ODD.search(shown) else FIXES
    needless: tuple[Fix, ...] = ()
    if marks_are_well_placed(text):  # known for two of them, until another changes the text
        needless = (mark_order, late_tones)
        if plain and PHINTHU not in text:  # of plain signs, NFC has phinthu first, then other vowels, then tones
            needless = (composition, *needless)
    idle = 0
    for fix in cycle(fixes):
        text, count = (text, 0) if fix in needless else commas(text, grouping) if fix is commas else fix(text)
        idle = 0 if count else idle + 1
        if count:
            counts[fix.__name__] += count
            needless = ()
        if idle == len(fixes):
            break
    return text, tuple(Repair(name, count) for name, count in counts.items())
