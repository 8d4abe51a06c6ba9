"""Thai vowels and tones that stand twice, too late or in another order than they are typed."""

from __future__ import annotations

import re

_TONES = "\u0e48-\u0e4b"
PHINTHU = "\u0e3a"
VOWEL_MARKS = "\u0e31\u0e34-\u0e3a"
OTHER_MARKS = "\u0e47-\u0e4e"
_DISORDER = re.compile(f"[{OTHER_MARKS}][{VOWEL_MARKS}]")
_MARKS = re.compile(f"[{VOWEL_MARKS}{OTHER_MARKS}]{{2,}}")
_DECOMPOSED_AM = re.compile(f"\u0e4d(?<!\u0e4d\u0e4d)\u0e4d*([{_TONES}]*)\u0e32")  # the lookbehind second, as below
_TONE_BEHIND_AM = re.compile(f"\u0e33(?<!\u0e33\u0e33)[\u0e33{_TONES}]*[{_TONES}]")
_AM_TWICE = re.compile("\u0e33\u0e32+")
_LATE = (
    "\u0e31[\u0e01-\u0e2e]",
    "\u0e37\u0e2d",
    f"[{VOWEL_MARKS}][\u0e40-\u0e44]",
)
_LATE_BEFORE_MARK = "[\u0e34-\u0e37][\u0e01-\u0e2e]"
"""What a blank and a vowel mark follow: the consonant has that one, so that the tone is none of its own."""

_SYLLABLE_ABOVE = f"[{VOWEL_MARKS}][\u0e01-\u0e2e\u0e40-\u0e44]"
"""What each of these is: nearly no tone stands behind it."""

_OF_NEXT = f"(?= [{VOWEL_MARKS}])"
_LATE_TONE = re.compile(f"({'|'.join(_LATE)}|{_LATE_BEFORE_MARK}(?=[{_TONES}]{_OF_NEXT}))([{_TONES}])")
_DISORDER_OF_EACH = {  # the same mark by mark: a fixed letter is found fast
    mark: re.compile(f"{mark}[{VOWEL_MARKS}]") for mark in map(chr, range(0x0E47, 0x0E4F))
}
_LATE_TONE_OF_EACH = {  # the same tone by tone
    tone: re.compile(
        f"{tone}(?<={_SYLLABLE_ABOVE}{tone})"
        f"(?:(?<={f'{tone}|'.join(_LATE)}{tone})|(?<={_LATE_BEFORE_MARK}{tone}){_OF_NEXT})"
    )
    for tone in "\u0e48\u0e49\u0e4a\u0e4b"
}
_ILL_PLACED = {  # of each mark both: what most texts have none of is found out in one look at it
    mark: re.compile(f"{pattern.pattern}|{late.pattern}" if (late := _LATE_TONE_OF_EACH.get(mark)) else pattern.pattern)
    for mark, pattern in _DISORDER_OF_EACH.items()
}
_PERHAPS_AM = re.compile(f"\u0e33[\u0e32\u0e33{_TONES}]")


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


def marks_are_well_placed(text: str) -> bool:
    """Whether no vowel stands behind another mark, and no tone is late: neither fix finds anything."""
    return not any(mark in text and pattern.search(text) for mark, pattern in _ILL_PLACED.items())


def _mark_rank(mark: str) -> int:
    """Phinthu, vowels, then all others: an order that NFC does not change."""
    return 0 if mark == PHINTHU else 1 if mark < PHINTHU else 2


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
