"""Characters that Thai documents get wrong, and the small changes that keep offsets: digits, spaces, homoglyphs."""

from __future__ import annotations

import re
from functools import lru_cache

THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
"""U+0E50 to U+0E59, in the order of their value."""

THAI_CONSONANTS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
"""The letters that number entries and pages, in the order in which they count; ฃ and ฅ are left out."""

UNSEEN = (
    "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
"""Characters that no reader sees: zero-width ones, soft hyphens, marks of direction."""

SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""No-break and typographic spaces, as they stand between the brackets of a pattern."""

CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029"
"""Control characters and the line ends that no editor counts, as they stand between the brackets of a pattern."""

THAI_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
"""Vowels and marks above and below letters, as they stand between the brackets of a pattern: OCR loses them first."""

BULLETS = "•●○◦▪▫■◆❖➢➤►▶‣✓✔\uf0b7\uf0a7\uf0d8\uf076"
"""The signs that begin an entry of a list whatever follows, with those that Word's symbol fonts have for them, also by
their codes there, as text has them that was pasted from Word.
"""

REPLACEMENT = "\ufffd"

_THAI_AND_ASCII = re.compile("[\t\n -~\u0e01-\u0e5b]+")
_UNSEEN = re.compile(f"[{UNSEEN}][{UNSEEN}]*")  # a set stands first: a search jumps from one of them to the next
_THAI_MARK = re.compile(f"[{THAI_MARKS}]")
_CHANGED = re.compile(f"[{THAI_DIGITS}{UNSEEN}]")
_SHORT = 500
"""Characters. In a longer text it is quicker to look for each sign than for any of them."""

BLANKS = re.compile(f"[^\\S{CONTROLS}]+")
"""Blanks, tabs and line feeds: whitespace without control characters, which may part a number."""

_LINE_ENDS = frozenset("\x0b\x0c\r\x1c\x1d\x1e\x85\u2028\u2029")
_TAIL = re.compile(f"[0-9{THAI_DIGITS}][0-9{THAI_DIGITS}.,]{{0,20}}\\Z")
_HEAD = re.compile(f"[0-9{THAI_DIGITS}.,]{{1,20}}")
_DIGIT = f"[0-9{THAI_DIGITS}]"
_ONE_NUMBER = re.compile(f"(?:{_DIGIT}{{1,3}}(?:,{_DIGIT}{{3}})+|{_DIGIT}{{1,7}})(?:[.]{_DIGIT}*)?,?")
_NUMBER_ENDS = re.compile(f"[0-9{THAI_DIGITS}][.,]?\\Z")
_NUMBER_GOES_ON = re.compile(f"[.,]?[0-9{THAI_DIGITS}]")
_DIGIT_PAIRS = tuple((thai, str(value)) for value, thai in enumerate(THAI_DIGITS))

_ENDLESS_REFERENCE = re.compile(r"&#[0-9]{9,}")

CYRILLIC_OR_GREEK = re.compile(r"[\u0370-\u03ff\u0400-\u04ff]")
"""Letters of alphabets that no Thai plan uses: OCR takes them for Thai or Latin ones (``การยกระดับгло``)."""


def without_marks(text: str) -> str:
    """A text, or a pattern, without the vowels and marks above and below its letters.

    >>> without_marks("เป้าหมาย ที่ 1")
    'เปาหมาย ท 1'
    """
    return _THAI_MARK.sub("", text)


def signs_beside_thai(text: str) -> frozenset[str]:
    """The characters of a text that are neither Thai nor ASCII: few, and all that are odd are among them.

    >>> sorted(signs_beside_thai("“ปี 2566” •"))
    ['“', '”', '•']
    """
    return frozenset(_THAI_AND_ASCII.sub("", text))


def arabic_digits(text: str, signs: frozenset[str] | None = None) -> str:
    """``text`` with every Thai digit as the Arabic one; the length does not change.

    Unseen characters inside a number part it: patterns meet U+FFFD there, the sign of a character that is lost.
    ``signs`` are its :func:`signs_beside_thai`, where they are known.

    Ten ``str.replace`` calls are 25 times faster than ``str.translate`` on a whole document; most short texts have
    no Thai digit at all.

    >>> arabic_digits("พ.ศ. ๒๕๖๖ - 2570")
    'พ.ศ. 2566 - 2570'
    >>> arabic_digits("๑\\u200b๐,๐๐๐") == "1\\ufffd0,000"
    True
    """
    if text.isascii():
        return text
    if len(text) < _SHORT:
        return _arabic_digits_of_short(text)
    return _with_arabic_digits(text, signs)


@lru_cache(maxsize=2048)  # a cell is asked by everyone who looks for tables
def _arabic_digits_of_short(text: str) -> str:
    return _with_arabic_digits(text, None) if _CHANGED.search(text) else text


def _with_arabic_digits(text: str, signs: frozenset[str] | None) -> str:
    for thai, arabic in _DIGIT_PAIRS:  # one that a text does not have is found out faster than that it has none
        text = text.replace(thai, arabic)
    unseen = _UNSEEN.search(text) if signs is None else not signs.isdisjoint(UNSEEN)
    return _UNSEEN.sub(_parting, text) if unseen else text


def _parting(match: re.Match[str]) -> str:
    return REPLACEMENT * len(match[0]) if parts_number(match) else match[0]


def parts_number(unseen: re.Match[str]) -> bool:
    """Whether a match of unseen characters stands inside a number: ``1<U+200B>0,000``.

    >>> [parts_number(re.search("\\u200b", text)) for text in ("1\\u200b,000", "๑\\u200b๐", "1\\u200b บาท")]
    [True, True, False]
    """
    text = unseen.string
    before = text_before(text, unseen.start(), most=2)
    return bool(_NUMBER_ENDS.search(before) and _NUMBER_GOES_ON.match(text, unseen.end()))


def control_parts_number(controls: re.Match[str]) -> bool:
    """Whether a match of control characters stands inside a number. One that may end a line or a page parts two
    numbers as well, where what stands before and behind it cannot be one.

    >>> texts = ("๒๐,\\x01๐๐๐", "2\\f0,000", "20,000\\f5,000", "1\\f บาท")
    >>> [control_parts_number(re.search("\\x01|\\f", text)) for text in texts]
    [True, True, False, False]
    """
    if not parts_number(controls):
        return False
    if not _LINE_ENDS.issuperset(controls[0]):
        return True
    text = controls.string
    tail, head = _TAIL.search(text_before(text, controls.start(), most=24)), _HEAD.match(text, controls.end())
    return tail is None or head is None or _ONE_NUMBER.fullmatch(f"{tail[0]}{head[0]}") is not None


def tame_references(text: str) -> str:
    """``text`` whose numeric references are all short enough for ``html.unescape``, which fails at 4,301 digits.

    >>> tame_references("&#3585; &#00000000000000000000042;")
    '&#3585; &#99999999;'
    """
    return _ENDLESS_REFERENCE.sub("&#99999999", text) if "&#" in text else text


def text_behind(head: re.Pattern[str], text: str) -> str:
    """What stands behind ``head`` where a text begins with it, else the text: ``sub`` would look for it everywhere.

    >>> text_behind(re.compile("[0-9]+[.)]"), "12) งบ 5) ก"), text_behind(re.compile("[0-9]+"), "งบ 5")
    (' งบ 5) ก', 'งบ 5')
    """
    match = head.match(text)
    return text[match.end() :] if match else text


def text_before(text: str, end: int, most: int = 80) -> str:
    """The last characters before ``end``, for a pattern that looks back: all of a long text would be copied each time.

    >>> text_before("จำนวน 5 บาท", 6, most=3)
    'วน '
    """
    return text[max(0, end - most) : end]


def line_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the line begins that a stretch of a text begins on, and where the line ends that it ends on.

    >>> line_around("งบ\\nปี 2566\\n-", 6, 10), line_around("ปี 2566", 3, 7)
    ((3, 10), (0, 7))
    """
    line_end = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, line_end if line_end >= 0 else len(text)


def thai_digits(text: str) -> str:
    """The reverse of :func:`arabic_digits`.

    >>> thai_digits("ปี 2566")
    'ปี ๒๕๖๖'
    """
    for thai, arabic in _DIGIT_PAIRS:
        text = text.replace(arabic, thai)
    return text
