"""Characters that stand for others: composed ones, blanks, controls, unseen ones, glyphs of fonts, full-width signs."""

from __future__ import annotations

import re
import unicodedata

from extract.ground.characters import CONTROLS, REPLACEMENT, SPACES, UNSEEN, control_parts_number, parts_number

_GLYPHS = "\uf700-\uf71a"
_WIDE = "\uff05\uff08\uff09\uff0b-\uff1a\uff21-\uff3a\uff41-\uff5a"
_SPACE, _CONTROL, _GLYPH, _WIDE_SIGN = (re.compile(f"[{some}]") for some in (SPACES, CONTROLS, _GLYPHS, _WIDE))
_CONTROL_OR_UNSEEN = re.compile(f"[{CONTROLS}{UNSEEN}]+")
_UNSEEN = re.compile(f"[{UNSEEN}]+")
ODD = re.compile(f"[{SPACES}{CONTROLS}{UNSEEN}{_GLYPHS}{_WIDE}]")
PLAIN = re.compile("[\t\n -~\u00ae-\u024f\u0e01-\u0e5b\u2010-\u2027]*")
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

_WIDER = 0xFF01 - ord("!")


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
