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

from extract.ground.characters import CONTROLS, REPLACEMENT, UNSEEN, control_parts_number, parts_number
from extract.ground.source import Repair

_TONES = "\u0e48-\u0e4b"
_VOWEL_MARKS = "\u0e31\u0e34-\u0e3a"
_OTHER_MARKS = "\u0e47-\u0e4e"

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_GLYPHS = "\uf700-\uf71a"
_WIDE = "\uff05\uff08\uff09\uff0b-\uff1a\uff21-\uff3a\uff41-\uff5a"
_SPACE, _CONTROL, _GLYPH, _WIDE_SIGN = (re.compile(f"[{some}]") for some in (_SPACES, CONTROLS, _GLYPHS, _WIDE))
_CONTROL_OR_UNSEEN = re.compile(f"[{CONTROLS}{UNSEEN}]+")
_UNSEEN = re.compile(f"[{UNSEEN}]+")
_ODD = re.compile(f"[{_SPACES}{CONTROLS}{UNSEEN}{_GLYPHS}{_WIDE}]")
_PLAIN = re.compile("[\t\n -~\u00ae-\u024f\u0e01-\u0e5b\u2010-\u2027]*")
"""What most texts are made of, and none of it odd: to know that takes a tenth of the time of looking for each kind."""

_GLYPH_LETTERS = (
    # U+F700: tho than without its foot; four vowels to the left
    "\u0e10\u0e34\u0e35\u0e36\u0e37"
    # U+F705: five marks low and left; U+F70A: low
    "\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
    # U+F70F: yo ying without its foot; three marks to the left; U+F713: five marks to the left
    "\u0e0d\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
    # U+F718: three marks lower
    "\u0e38\u0e39\u0e3a"
)
"""The letters that U+F700 to U+F71A draw, in this order; as codes, since an editor may reorder marks."""

PRIVATE_USE = {chr(0xF700 + place): letter for place, letter in enumerate(_GLYPH_LETTERS)}
"""The same by code."""

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

_WIDER = 0xFF01 - ord("!")
_LONGEST, _SAMPLES = 300, 6

_SAME = re.compile(rf"(.)\1{{{_SAMPLES - 1}}}")
_PERHAPS_MARK = "[^\t\n -~\u0e01-\u0e30\u0e32\u0e33\u0e3f-\u0e46\u0e4f-\u0e5b]"
_PERHAPS_MARKS = re.compile(f"{_PERHAPS_MARK}{_PERHAPS_MARK}{{{_SAMPLES - 1}}}")
_DISORDER = re.compile(f"[{_OTHER_MARKS}][{_VOWEL_MARKS}]")
_MARKS = re.compile(f"[{_VOWEL_MARKS}{_OTHER_MARKS}]{{2,}}")
_DECOMPOSED_AM = re.compile(f"\u0e4d(?<!\u0e4d\u0e4d)\u0e4d*([{_TONES}]*)\u0e32")  # the lookbehind second, as below
_TONE_BEHIND_AM = re.compile(f"\u0e33(?<!\u0e33\u0e33)[\u0e33{_TONES}]*[{_TONES}]")
_BOLD = re.compile(r"\*\*(?<!\*\*\*)(?!\*)([^*\n]+)\*\*(?!\*)")  # the lookbehind second: fixed letters are found fast
_HEADING_SIGN = re.compile(r"\n[ \t]{0,3}(?:#{1,6}[ \t]++)+(?=\S)")
_AM_TWICE = re.compile("\u0e33\u0e32+")
_LATE = (
    "\u0e31[\u0e01-\u0e2e]",
    "\u0e37\u0e2d",
    f"[{_VOWEL_MARKS}][\u0e40-\u0e44]",
)
_LATE_BEFORE_MARK = "[\u0e34-\u0e37][\u0e01-\u0e2e]"
"""What a blank and a vowel mark follow: the consonant has that one, so that the tone is none of its own."""

_OF_NEXT = f"(?= [{_VOWEL_MARKS}])"
_LATE_TONE = re.compile(f"({'|'.join(_LATE)}|{_LATE_BEFORE_MARK}(?=[{_TONES}]{_OF_NEXT}))([{_TONES}])")
_DISORDER_OF_EACH = {  # the same mark by mark: a fixed letter is found fast
    mark: re.compile(f"{mark}[{_VOWEL_MARKS}]") for mark in map(chr, range(0x0E47, 0x0E4F))
}
_LATE_TONE_OF_EACH = {  # the same tone by tone
    tone: re.compile(f"{tone}(?:(?<={f'{tone}|'.join(_LATE)}{tone})|(?<={_LATE_BEFORE_MARK}{tone}){_OF_NEXT})")
    for tone in "\u0e48\u0e49\u0e4a\u0e4b"
}
_ILL_PLACED = {  # of each mark both: what most texts have none of is found out in one look at it
    mark: re.compile(f"{pattern.pattern}|{late.pattern}" if (late := _LATE_TONE_OF_EACH.get(mark)) else pattern.pattern)
    for mark, pattern in _DISORDER_OF_EACH.items()
}
_PERHAPS_AM = re.compile(f"\u0e33[\u0e32\u0e33{_TONES}]")
_PHINTHU = "\u0e3a"


def composition(text: str) -> tuple[str, int]:
    """Unicode NFC; counts lines. NFKC would be wrong here: it takes every ำ apart.

    Wrong never: NFC keeps the meaning of every text.

    >>> composition("cafe\\u0301")
    ('café', 1)
    """
    if unicodedata.is_normalized("NFC", text):
        return text, 0
    composed = unicodedata.normalize("NFC", text)
    return composed, sum(map(str.__ne__, text.split("\n"), composed.split("\n")))


def spaces(text: str) -> tuple[str, int]:
    """No-break and typographic spaces as a blank. Tabs stay: they part the cells of a table.

    Wrong where the width of a space means something; no rule here depends on it.

    >>> spaces("เทศบาล\\u00a0นคร")
    ('เทศบาล นคร', 1)
    """
    return _SPACE.subn(" ", text)


def controls(text: str) -> tuple[str, int]:
    """Control characters, and line ends that no editor counts (U+0085, U+2028, vertical tab), as a blank; inside a
    number as U+FFFD, the sign of a character that is lost: they part it, and no file can show them.

    Wrong where U+2028 parts two lines that belong apart: they become one, with one number.

    >>> controls("ส่วนที่ 1\\x0bบทนำ"), controls("20,\\x01000 5,000\\f6,000") == ("20,\ufffd000 5,000 6,000", 2)
    (('ส่วนที่ 1 บทนำ', 1), True)
    """
    if not _CONTROL.search(text):
        return text, 0
    found = 0

    def shown(match: re.Match[str]) -> str:
        nonlocal found
        signs, count = _CONTROL.subn(" ", match[0])
        found += count
        return REPLACEMENT * len(match[0]) if count and control_parts_number(match) else signs

    return _CONTROL_OR_UNSEEN.sub(shown, text), found


def invisible(text: str) -> tuple[str, int]:
    """Zero-width characters, soft hyphens and marks of direction are taken out, but not of a number: they part it.

    Wrong for a script that needs a joiner, and for an emoji made of several; Thai needs none.

    >>> invisible("การ\\u200bทุจริต")
    ('การทุจริต', 1)
    >>> invisible("1\\u200b0,000") == ("1\\u200b0,000", 0)  # 10,000, or 1 and 0,000: nobody knows
    True
    """
    repaired = _UNSEEN.sub(lambda match: match[0] if parts_number(match) else "", text)
    return repaired, len(text) - len(repaired)


def glyphs(text: str) -> tuple[str, int]:
    """Letters for the codes of positional glyphs that PDF software leaves in a text (U+F700 to U+F71A).

    Wrong for a font that draws other things there: its text becomes Thai marks. Thai fonts for Windows all draw these.

    >>> glyphs("ท\\uf702\\uf70a") == ("ท\\u0e35\\u0e48", 2)
    True
    """
    return _GLYPH.subn(lambda match: PRIVATE_USE[match[0]], text)


def full_width(text: str) -> tuple[str, int]:
    """Latin letters, digits and the signs beside them in full width, as models write them that read pictures of many
    languages, as the ASCII ones. What would become markup (``＜`` ``＃`` ``｜``) stays.

    Wrong never: they are the same characters in the width of a Chinese one.

    >>> full_width("ปี ２５６８ １５，０００ － ＜")
    ('ปี 2568 15,000 - ＜', 11)
    """
    return _WIDE_SIGN.subn(lambda match: chr(ord(match[0]) - _WIDER), text)


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


def double_sara_e(text: str) -> tuple[str, int]:
    """Two เ are a แ that was typed with two strokes.

    Wrong never: no Thai word has two เ in a row.

    >>> double_sara_e("เเผน")
    ('แผน', 1)
    """
    pairs = text.count("เเ")
    return (text.replace("เเ", "แ"), pairs) if pairs else (text, 0)


def mark_order(text: str) -> tuple[str, int]:
    """The vowel above or below a letter before its tone mark and other marks.

    Wrong where a text shows marks by themselves, as a table of the alphabet does; both orders look the same.

    >>> mark_order("ท\\u0e48\\u0e35") == ("ท\\u0e35\\u0e48", 1)
    True
    >>> mark_order("สิทธิ์ ที่")
    ('สิทธิ์ ที่', 0)
    """
    if _is_in_order(text):
        return text, 0
    ordered = _MARKS.sub(lambda match: "".join(sorted(match[0], key=_mark_rank)), text)
    return ordered, len(_DISORDER.findall(text))


def _is_in_order(text: str) -> bool:
    """Whether no vowel above or below a letter stands behind another mark. That a text does not have a mark at all is
    found out much faster.
    """
    return not any(mark in text and pattern.search(text) for mark, pattern in _DISORDER_OF_EACH.items())


def _are_well_placed(text: str) -> bool:
    """Whether no vowel stands behind another mark, and no tone is late: neither fix finds anything."""
    return not any(mark in text and pattern.search(text) for mark, pattern in _ILL_PLACED.items())


def _mark_rank(mark: str) -> int:
    """Phinthu, vowels, then all others: an order that NFC does not change."""
    return 0 if mark == "\u0e3a" else 1 if mark < "\u0e3a" else 2


def sara_am(text: str) -> tuple[str, int]:
    """Sara am as one character behind its tone mark; PDF software writes two, in any order, or adds an า.

    Wrong for Pali, where a nikhahit may stand on a letter that า follows; plans are written in Thai.

    >>> sara_am("น\\u0e4d\\u0e49า จ\\u0e4dานวน ท\\u0e33\\u0e32")
    ('น้ำ จำนวน ทำ', 3)
    """
    count = found = 0
    if "\u0e4d" in text:
        text, count = _DECOMPOSED_AM.subn("\\1\u0e33", text)
    if not _PERHAPS_AM.search(text):
        return text, count
    text, found = _TONE_BEHIND_AM.subn(lambda match: "".join(sorted(match[0], key="\u0e33".__eq__)), text)
    count += found
    text, found = _AM_TWICE.subn("\u0e33", text)
    return text, count + found


def late_tones(text: str) -> tuple[str, int]:
    """A tone mark one letter late, as PDF software writes it that goes by where a mark is drawn: back on its syllable.

    Wrong never: no Thai word has a tone mark behind the consonant that ends a syllable with mai han akat or sara ue,
    nor one on a vowel that is written before its consonant, nor before a blank and a vowel mark of the same consonant.
    Where letters alone do not say it, :mod:`extract.text.late_marks` asks a dictionary.

    >>> late_tones("รวมทัง\\u0e49 สิ้น แผนนีเ\\u0e49 ป็น"), late_tones("วันก่อน ปีก่อน เก้า")
    (('รวมทั้ง สิ้น แผนนี้เ ป็น', 2), ('วันก่อน ปีก่อน เก้า', 0))
    >>> late_tones("ชือ\\u0e48 ตัวชีว\\u0e49 ัด"), late_tones("สิน้ มีน้ ำ มีส่ วน ปีก่ อน มีน้ อย")
    (('ชื่อ ตัวชี้ว ัด', 2), ('สิน้ มีน้ ำ มีส่ วน ปีก่ อน มีน้ อย', 0))
    """
    if not any(tone in text and pattern.search(text) for tone, pattern in _LATE_TONE_OF_EACH.items()):
        return text, 0
    return _LATE_TONE.subn(lambda match: f"{match[1][0]}{match[2]}{match[1][1]}", text)


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
    mark = f"[{_VOWEL_MARKS}{_OTHER_MARKS}{marks}]"
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
    plain = _PLAIN.fullmatch(shown) is not None
    fixes = ORDER_AND_FORM if plain or not _ODD.search(shown) else FIXES
    needless: tuple[Fix, ...] = ()
    if _are_well_placed(text):  # known for two of them, until another changes the text
        needless = (mark_order, late_tones)
        if plain and _PHINTHU not in text:  # of plain signs, NFC has phinthu first, then other vowels, then tones
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
