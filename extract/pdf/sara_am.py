"""Letters that a PDF parts by a space from า, or from what was ำ (``ต าบล``): a dictionary puts them together."""

from __future__ import annotations

import re

from plan_extract.extract.pdf.glyphs import SARA_AA, SARA_AM
from plan_extract.extract.pdf.words import words

_TORN = re.compile(r"(?P<letter>[\u0e01-\u0e2e][\u0e48-\u0e4b]?) (?P<vowel>\u0e32)")
_AROUND = 10
"""Letters to either side that a word may take in."""


def restored(text: str) -> tuple[str, int]:
    """``text`` with every such place put together as a word of the dictionary proves, and how many there were.

    No Thai word begins with ``า``, so the space before it is damage; the longest word that the place can be in says
    whether ``ำ`` or ``า`` was printed. Where both or neither make a word, the text stays. Wrong for a name that the
    dictionary does not know and that holds the other reading as a word.

    >>> restored("เทศบาลต าบลพอกน้อย จ านวน 5 ครั้ง"), restored("เป้ าหมาย")
    (('เทศบาลตำบลพอกน้อย จำนวน 5 ครั้ง', 2), ('เป้าหมาย', 1))
    >>> restored("ฎ าฎ")
    ('ฎ าฎ', 0)
    """
    count = 0
    start = 0
    while match := _TORN.search(text, start):
        left, right = text[: match.start()], text[match.end() :]
        readings = [match["letter"] + vowel for vowel in (SARA_AM, SARA_AA)]
        lengths = [_longest(left, reading, right) for reading in readings]
        if lengths[0] != lengths[1]:
            text = f"{left}{readings[lengths.index(max(lengths))]}{right}"
            count += 1
        start = match.end() - 1
    return text, count


def _longest(left: str, middle: str, right: str) -> int:
    """The length of the longest word of the dictionary that holds ``middle`` with some of what stands around it."""
    before = re.search(r"[\u0e01-\u0e4e]*$", left[-_AROUND:])
    behind = re.match(r"[\u0e01-\u0e4e]*", right[:_AROUND])
    head, tail = before.group() if before else "", behind.group() if behind else ""
    known = words()
    best = 0
    for start in range(len(head) + 1):
        for end in range(len(tail), -1, -1):
            length = len(head) - start + len(middle) + end
            if length <= best:
                break
            if head[start:] + middle + tail[:end] in known:
                best = length
    return best
