"""The words of a line of a table in a picture, as an OCR reads them: its rulings as bars and brackets, its dashes as
colons.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.ground.characters import arabic_digits
from parsers.values.kinds import KIND_WORD
from parsers.values.money.cells import parse_cell

_BARS = frozenset("|[]{}()!¦")
_CLOSES = {")": "(", "]": "[", "}": "{"}
_FIGURE = re.compile(r"[\d.,]*\d[\d.,]*")
_MISREAD_DASHES = frozenset((":", "=", "~", "_", "»", "«", "“", "”", "*"))
"""What an OCR makes of a dash in a cell."""

_RULINGS = re.compile(r"[\[\]{}()!|¦]+")
_RULING_BEFORE = re.compile(rf"[|¦!'\[({{เไ]{{1,2}}\s*(?={KIND_WORD}|รวม(?:มิติ|ภารกิจ|ทั้ง|[\s0-9๐-๙]|$))")
"""What an OCR makes of the ruling before the words of a project or a total."""

_LONGEST = 100
"""Letters of figures that rulings part."""

_LEAST_DIGITS = 3
_FIGURE_OF_CELL = re.compile(r"[ก-ฮA-Za-z]{0,2}(?!25\d\d$)\d{1,3}[.,]?\d[\d.,]+[ก-ฮA-Za-z]{0,2}")


def without_bars(words: Sequence[str]) -> list[str]:
    """The words of a line without what an OCR made of the rulings beside its figures and dashes: bars, and brackets
    that have no other half.

    >>> without_bars("1 |โครงการ 30,000] 30,000) 32,000} (5,000) | -| 65,000. |".split())
    ['1', 'โครงการ', '30,000', '30,000', '32,000', '(5,000)', '-', '65,000']
    >>> without_bars("(โครงการ 30,000 30,000)".split())
    ['(โครงการ', '30,000', '30,000']
    >>> without_bars("16) อบรม (ครู 25 คน) | ]".split())
    ['16)', 'อบรม', '(ครู', '25', 'คน)']
    >>> without_bars("รวม -!121,000 200,500{111,000]".split())
    ['รวม', '-', '121,000', '200,500', '111,000']
    """
    found: list[str] = []
    opened: set[str] = set()
    for word in (part for whole in words for part in _parted(whole)):
        text = word.strip("|¦")
        bare = text.strip("|[]{}()!¦")
        if not bare:
            continue
        if _is_value(bare) or _is_value(bare.rstrip(".")):
            for close, opens in _CLOSES.items():
                if text.endswith(close) and opens not in text and opens not in opened:
                    text = text[:-1].rstrip("|¦")
                if text.startswith(opens) and close not in text:
                    text = text[1:]
            text = text.strip("!").rstrip(".")
            if text == bare:
                opened.clear()  # a bracket before a figure that another follows was a ruling, too
        opened |= {opens for close, opens in _CLOSES.items() if opens in text and close not in text}
        opened -= {opens for close, opens in _CLOSES.items() if close in text}
        found.append(text)
    return found


def without_ruling_before(text: str) -> str:
    """A text without what an OCR made of the ruling before the words of a project or a total.

    >>> [without_ruling_before(text) for text in ("เ(โครงการ ก", "'กิจกรรม ข", "(โครงการเดิม) ง", "ไ(รวม 3")]
    ['โครงการ ก', 'กิจกรรม ข', '(โครงการเดิม) ง', 'รวม 3']
    """
    match = _RULING_BEFORE.match(text)
    return text[match.end() :] if match and not ("(" in match[0] and text.count(")") >= text.count("(")) else text


def has_bars(line: str) -> bool:
    """Whether an OCR made bars or brackets of rulings beside the figures of a line.

    >>> has_bars("1 |โครงการ 30,000]"), has_bars("อบรม 5,000 (ห้าพันบาท)")
    (True, False)
    """
    words = line.split()
    return any(word.strip("".join(_BARS)) != word for word in words) and without_bars(words) != words


def is_misread_dash(word: str) -> bool:
    """Whether a word may be a dash of a cell that an OCR misread."""
    return word in _MISREAD_DASHES


def is_figure_of_cell(word: str) -> bool:
    """Whether a word is the figure of a cell, readable or not: a count, a number and a year are none.

    >>> [is_figure_of_cell(word) for word in ("408,50", "12.000", "ว20,000", "32000", "500", "25", "2566", "5,000คน")]
    [True, True, True, True, True, False, False, True]
    """
    return _FIGURE_OF_CELL.fullmatch(arabic_digits(word)) is not None


def _parted(word: str) -> Sequence[str]:
    """A word, or the figures and dashes in it that rulings part."""
    parts = _RULINGS.split(word) if len(word) <= _LONGEST and _RULINGS.search(word) else ()
    values = [part for part in parts if part]
    return values if len(values) > 1 and all(map(_is_value, values)) else (word,)


def _is_value(word: str) -> bool:
    """Whether a word is a dash, or a figure that numbers no row."""
    if _FIGURE.fullmatch(arabic_digits(word)):
        return sum(map(str.isdecimal, word)) >= _LEAST_DIGITS
    return parse_cell(word).status is not None
