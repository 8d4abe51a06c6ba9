"""Words of a Thai dictionary, for what spaces do not tell: which letters belong together, where a line could break."""

from __future__ import annotations

import re

from extract.text.dictionary import words

_LONGEST = 16
_LEAST_HALF, _LEAST_WORD = 2, 5
_GLUE = frozenset('/-–)”"')
"""Signs at which no program breaks a line before the word behind them."""

_WITHOUT_WIDTH = re.compile(r"[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_THAI = re.compile(r"[\u0e01-\u0e4e]+")


def first_word(text: str) -> str:
    """The beginning of a line up to where it could break: its longest word, or all up to a blank where none is known.

    >>> first_word("หลักการและเหตุผล"), first_word("Transparency Assessment"), first_word("เรียน/ร้องทุกข์ได้ทราบ")
    ('หลักการ', 'Transparency', 'เรียน/ร้องทุกข์')
    """
    chunk = text.split(maxsplit=1)[0] if text.strip() else ""
    thai = _THAI.match(chunk)
    if thai is None:
        return chunk
    known = words()
    for length in range(min(_LONGEST, len(thai.group())), 1, -1):
        if chunk[:length] in known:
            glue = chunk[length : length + 1]
            if glue and glue in _GLUE:
                return chunk[: length + 1] + first_word(chunk[length + 1 :])
            return chunk[:length]
    return chunk


def share_of(part: str, whole: str) -> float:
    """How much of a line's width the beginning of it takes: marks above and below letters take none.

    >>> share_of("ที่", "ที่มี")
    0.5
    """
    return len(_WITHOUT_WIDTH.sub("", part)) / max(1, len(_WITHOUT_WIDTH.sub("", whole)))


def breaks_word(above: str, below: str) -> bool:
    """Whether a line ends inside a word that the next one begins with: ``…ภายในหน่วย`` and ``งาน``.

    Both halves have at least two letters and the word five, because short ones come about by chance.

    >>> breaks_word("คุณธรรมภายในหน่วย", "งาน"), breaks_word("การควบคุมภายใน", "หลักการและเหตุผล")
    (True, False)
    """
    before, behind = _THAI.findall(above[-_LONGEST:]), _THAI.match(below)
    if not before or behind is None or not above.endswith(before[-1]):
        return False
    known = words()
    head, tail = before[-1], behind.group()[:_LONGEST]
    return any(
        head[-left:] + tail[:right] in known
        for left in range(_LEAST_HALF, len(head) + 1)
        for right in range(_LEAST_HALF, len(tail) + 1)
        if left + right >= _LEAST_WORD
    )
