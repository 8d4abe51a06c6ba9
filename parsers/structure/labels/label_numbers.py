"""The enumerators of labels: what they count with and how they look, and those that lost their signs."""

from __future__ import annotations

import re
from typing import Literal

from extract.ground.characters import BULLETS, THAI_CONSONANTS

Style = Literal["", "1.", "(1)", "[1]", "1.1", "ก.", "(ก)", "II.", "?"]
"""How a label's enumerator looks; ``1.`` also stands for ``1)`` and ``ข้อ 1``, ``?`` for a damaged one (``7 งบ``), which
``I.`` and ``V.`` may be, too.
"""

_ROMAN = {"II": 2, "III": 3, "IV": 4, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "XI": 11, "XII": 12}
NUMBER = re.compile(
    rf"""^(?:[-–#*{BULLETS}]+\s*)?(?:
      (?:ข้อ\s*(?:ที่\s*)?)?(?P<number>\d{{1,2}})\s*[.)]\s*(?!\d)
    | ข้อ\s*(?:ที่\s*)?(?P<said>\d{{1,2}})\s*[:：]?\s+
    | \(\s*(?P<round>\d{{1,2}})\s*\)\s*\.?\s*
    | \[\s*(?P<square>\d{{1,2}})\s*\]\s*\.?\s*
    | (?P<dotted>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}(?:\s*\(\d{{1,2}}\))?)\s*[.),]?\s*
    | (?P<letter>[ก-ฮ])\s*[.)]\s*
    | \(\s*(?P<roundletter>[ก-ฮ])\s*\)\s*\.?\s*
    | (?P<tabbed>\d{{1,2}})\t\s*
    | (?P<mixed>\d{{1,2}})[ก-ฮ]\s*\.\s*
    | (?P<bare>\d{{1,2}})\s*[,;:·]?\s*(?!\d)
    | (?P<roman>{"|".join(reversed(_ROMAN))})\s*[.)]\s*
    | (?P<junk>[A-Za-z?!|&]\s*[.,)]|\.(?!\.))\s*
    )?""",
    re.VERBOSE,
)
"""What a stripped line may begin with before its label; nothing, too."""

_STYLES: dict[str, Style] = {
    "number": "1.",
    "said": "1.",
    "tabbed": "1.",
    "round": "(1)",
    "square": "[1]",
    "dotted": "1.1",
    "letter": "ก.",
    "roundletter": "(ก)",
    "bare": "?",
    "mixed": "?",
    "roman": "II.",
    "junk": "?",
}
BROKEN_NUMBER = re.compile(
    r"(?:(?:\d{1,2}|[A-Za-z?!|&])(?:\s*[.,·)]\s*|\s+)(?:(?:\d{1,2}|[A-Za-z?!|&])(?:\s*[.,·)]\s*|\s+)){1,3}|(?P<letter>[ก-ฒด-ฮ])(?:\s*,\s*|\s+))(?=[ก-ฮ])"
)
"""An enumerator that lost its signs: ``4 7 2 วัตถุประสงค์``, ``l. 6 งบประมาณ``, ``ค  งบประมาณ`` (``ณ`` is a word)."""

_SIGNS_AND_DIGITS = frozenset(f"0123456789-–#*([?!|&.{BULLETS}")
_LETTERED = re.compile(r"(?:[ก-ฮA-Za-z]\s*[.,)]|ข้อ|[IVX]{2,4}\s*[.)])")
_BEHIND_LETTER = frozenset((*".,)IVX", "\N{THAI CHARACTER MAI THO}"))
"""The second letter of what ``_LETTERED`` matches, blanks aside."""


def is_enumerated(text: str) -> bool:
    """Whether a stripped line may begin with an enumerator: its first two letters spare most lines the patterns."""
    if text[:1] in _SIGNS_AND_DIGITS:
        return True
    second = text[1:2]
    return (second in _BEHIND_LETTER or second.isspace()) and bool(_LETTERED.match(text))


def number_and_style(match: re.Match[str]) -> tuple[int | None, Style]:
    """The number that an enumerator counts with, and its style."""
    group = match.lastgroup
    if match.re is BROKEN_NUMBER:
        numbers = re.findall(r"\d+", match[0])
        letter = match["letter"]
        return (THAI_CONSONANTS.find(letter) + 1 or None if letter else int(numbers[-1]) if numbers else None), "?"
    if group is None:
        return None, ""
    style, printed = _STYLES[group], match[group]
    if group in ("letter", "roundletter"):
        return (THAI_CONSONANTS.index(printed) + 1 if printed in THAI_CONSONANTS else None), style
    if group == "junk":
        return None, style
    if group == "roman":
        return _ROMAN[printed], style
    return int(printed if printed.isdecimal() else re.findall(r"\d+", printed)[-1]), style


def enumerator_of(text: str) -> tuple[int | None, Style, int]:
    """The number, the style and the length of the enumerator that a stripped line (Arabic digits) begins with.

    >>> enumerator_of("10. ปัญหา"), enumerator_of("ฉ. ปัญหา")[:2], enumerator_of("ปัญหา")
    ((10, '1.', 4), (6, 'ก.'), (None, '', 0))
    """
    match = NUMBER.match(text) if is_enumerated(text) else None
    return (*number_and_style(match), match.end()) if match else (None, "", 0)
