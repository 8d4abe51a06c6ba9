"""Repairs of a text's encoding: what two programs write in two ways for the same Thai letters becomes one.

Wording is never repaired: an OCR slip stays as it is printed. The fixes run in the order of ``FIXES``; each is
idempotent, adds and takes no line feed, and costs little where it has nothing to do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from plan_extract.extract.source import Repair

_TONE_MARKS = "\u0e48\u0e49\u0e4a\u0e4b"
_TONES = "\u0e48-\u0e4b"
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_SEPARATORS = "\u000b\u000c\u001c\u001d\u001e\u0085\u2028\u2029"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\ufeff"
_SARA_AM = re.compile(
    f"\u0e4d([{_TONES}]*)\u0e32([{_TONES}]*)|([{_TONES}]+)\u0e4d\u0e32([{_TONES}]*)|\u0e33([{_TONES}]+)"
)
_UPPER_SIGNS = f"{_TONES}\u0e4c"
_VOWELS = "\u0e31\u0e34-\u0e39"
_TONE_BEFORE_VOWEL = re.compile(f"[{_UPPER_SIGNS}][{_UPPER_SIGNS}{_VOWELS}]*[{_VOWELS}]")
_VOWEL = re.compile(f"[{_VOWELS}]")
_PRIVATE_GLYPHS = dict(zip(range(0xF700, 0xF71B), "ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุู", strict=True))
"""Positional glyphs of Thai fonts (Microsoft's private use area) and the letters they draw, U+F700 to U+F71A."""


def _replaced(text: str, old: str, new: str) -> tuple[str, int]:
    """``text`` with ``old`` replaced, and how often it stood there. Looking first is many times cheaper than a pattern."""
    if old not in text:
        return text, 0
    return text.replace(old, new), text.count(old)


def private_glyphs(text: str) -> tuple[str, int]:
    """Letters for the glyph codes that PDF software leaves in a text.

    Wrong for a font that uses U+F700-F71A for something else; no Thai font is known to.

    >>> private_glyphs("ท\\uf70aี")[0] == "ท\\u0e48ี"
    True
    """
    count = 0
    for code, letter in _PRIVATE_GLYPHS.items():
        text, found = _replaced(text, chr(code), letter)
        count += found
    return text, count


def composition(text: str) -> tuple[str, int]:
    """Unicode NFC.

    Wrong never: NFC keeps the meaning of every text (NFKC would break every ำ).

    >>> composition("cafe\\u0301")[0]
    'café'
    """
    if unicodedata.is_normalized("NFC", text):
        return text, 0
    return unicodedata.normalize("NFC", text), 1


def sara_am(text: str) -> tuple[str, int]:
    """Sara am as one character, behind its tone mark.

    Wrong where a Pali nikhahit really stands before า; plans are written in Thai.

    >>> sara_am("น\\u0e4d\\u0e49า จ\\u0e4dานวน")[0]
    'น้ำ จำนวน'
    """
    if "\u0e4d" not in text and not any(f"\u0e33{tone}" in text for tone in _TONE_MARKS):
        return text, 0
    return _SARA_AM.subn(lambda match: f"{''.join(filter(None, match.groups()))}\u0e33", text)


def mark_order(text: str) -> tuple[str, int]:
    """An upper or lower vowel before its tone mark, as it is typed.

    Wrong never: a tone mark cannot carry a vowel.

    >>> mark_order("ท\\u0e48\\u0e35")[0] == "ที่"
    True
    """
    return _TONE_BEFORE_VOWEL.subn(lambda found: "".join(_VOWEL.findall(found[0])) + _VOWEL.sub("", found[0]), text)


def double_sara_e(text: str) -> tuple[str, int]:
    """Two เ are a แ that was typed with two keys.

    Wrong never: no Thai word has two เ in a row.

    >>> double_sara_e("เเผน")[0]
    'แผน'
    """
    return _replaced(text, "เเ", "แ")


def spaces(text: str) -> tuple[str, int]:
    """No-break and typographic spaces as a blank; other line separators and form feeds too, so that lines stay
    the file's.

    Wrong where the width of a space means something; no rule here depends on it.

    >>> spaces("เทศบาล\\u00a0นคร")[0]
    'เทศบาล นคร'
    """
    count = 0
    for space in _SPACES + _SEPARATORS:
        text, found = _replaced(text, space, " ")
        count += found
    return text, count


def invisible(text: str) -> tuple[str, int]:
    """Zero-width characters, soft hyphens and direction marks are taken out.

    Wrong for scripts that need a joiner; Thai does not.

    >>> invisible("การ\\u200bทุจริต")[0]
    'การทุจริต'
    """
    count = 0
    for character in _INVISIBLE:
        text, found = _replaced(text, character, "")
        count += found
    return text, count


FIXES: tuple[tuple[str, Callable[[str], tuple[str, int]]], ...] = (
    ("private_glyphs", private_glyphs),
    ("spaces", spaces),
    ("invisible", invisible),
    ("double_sara_e", double_sara_e),
    ("mark_order", mark_order),
    ("sara_am", sara_am),
    ("composition", composition),
)
"""In this order: glyphs become letters before letters are put in order; NFC comes last."""


def repair(text: str) -> tuple[str, tuple[Repair, ...]]:
    """The repaired text and what was repaired how often.

    >>> text, repairs = repair("เเผน\\u00a0จ\\u0e4dานวน")
    >>> text, [found.name for found in repairs]
    ('แผน จำนวน', ['spaces', 'double_sara_e', 'sara_am'])
    """
    repairs = []
    for name, fix in FIXES:
        text, count = fix(text)
        if count:
            repairs.append(Repair(name, count))
    return text, tuple(repairs)
