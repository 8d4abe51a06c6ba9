"""The numbers, letters and bullets at the head of list entries: ``๓.๑``, ``๒)``, ``(๑)``, ``1.``, ``ก.``, ``-``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from extract.ground.characters import BULLETS
from extract.ground.scales import SCALES_ALONE
from parsers.values.page_marks import PAGE_MARK

Style = Literal["1.", "1)", "(1)", "1.1", "ก.", "-"]

LIST_SIGNS = f"-–*·{BULLETS}"
LIST_SIGN = f"[{LIST_SIGNS}]"
"""A sign before an entry that is known by what follows, a label."""

LOOSE_BULLET = rf"[-–{BULLETS}]|·(?=[ \t]+[^\s.·])|[oØ§ü](?=[ \t]+[ก-ฮเ-ไ])"
"""A pattern of bullets, dashes, ``·`` where a blank follows (elsewhere it leads to a page number), and before a Thai
word the ``o`` that Word prints for the second level, and what its arrows, squares and ticks are as letters.
"""

_HEAD = re.compile(  # U+FFFD: an unseen character parts the number
    rf"""^\s*
    (?:(?P<bullet>{LOOSE_BULLET}|\*(?=[ ]+(?!หมายเหตุ)[^\s*(]))(?=\s*\S)\s*)?      # '- ๑) …', '• …', '* …'
    (?:
        \(\s*(?P<round>\d{{1,3}})\s*\)                  # '(๑)'
      | (?P<dotted>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})\s*[).]*(?=\s*[^\s\d.,%\ufffd])  # '๓.๑', '๒.๑)', '๖.๒.๑'
      | (?P<paren>\d{{1,3}})\s*\)+\.?                   # '๒)', '16))'
      | (?P<dot>\d{{1,3}})\s*\.(?![\d\ufffd])            # '1.', '1.จัดทำ'
      | \(\s*(?P<letter_between>[กขคงจฉชซ])\s*\)    # '(ก)'
      | (?P<letter>[กขคงฉชซ](?:\.(?=\s)|\))|จ\)|จ\.(?=\s+(?:เพื่อ|การ)))   # 'ก. เพื่อ…', 'ข)'; not 'จ. ลำปาง'
    )?
    \s*""",
    re.VERBOSE,
)
_STYLES: dict[str, Style] = {
    "round": "(1)",
    "dotted": "1.1",
    "paren": "1)",
    "dot": "1.",
    "letter": "ก.",
    "letter_between": "ก.",
}
_LETTERS = "กขคงจฉชซ"
_BEHIND_LETTER = frozenset(".)")
_FIRST = frozenset("(-–·*oØ§ü0123456789" + BULLETS + _LETTERS)
_MEASURE_AFTER = re.compile(
    rf"(?:น\.|{SCALES_ALONE}|ล้าน(?!นา)|บาท|%|เปอร์เซ็นต์|เมตร|กม\.|กิโล|คะแนน|ตาราง|ชั่วโมง)"  # '1.5 ล้านคน'
)


class Enumerator(NamedTuple):
    """``text`` as printed (bullet aside), its ``numbers`` (``๖.๒.๑`` = 6, 2, 1), and ``end``: the offset of the
    entry's text, behind all blanks.
    """

    text: str
    numbers: tuple[int, ...]
    style: Style
    end: int
    bullet: bool

    @property
    def number(self) -> int | None:
        """The last number, None for a bare bullet."""
        return self.numbers[-1] if self.numbers else None


def head(key: str, line: str | None = None) -> Enumerator | None:
    """The enumerator that an entry begins with, or None.

    ``key`` is the line with Arabic digits, ``line`` the same in its own wording (for ``text``). A lone ``-`` is
    not an enumerator (it is a value), nor is a page number ``-๒-``, a time (``12.00 น.``) or a measure (``1.5
    ล้าน``).

    >>> head("- 3.1 เพื่อให้").numbers, head("2)ประสาน").style, head("-"), head("-30-"), head("12.30 น. เปิด")
    ((3, 1), '1)', None, None, None)
    >>> head("o จัดทำแผน").text, head("\\uf0b7\\tจัดทำแผน").text, head("o - 5"), head("online ตลอดปี")
    ('-', '-', None, None)
    """
    text = key.lstrip()
    if text[:1] not in _FIRST or (text[0] in _LETTERS and text[1:2] not in _BEHIND_LETTER):
        return None
    return _read(key, key if line is None else line)


@lru_cache(maxsize=4096)  # a line is asked by whoever looks for blocks, fields and items; many stand in every plan
def _read(key: str, line: str) -> Enumerator | None:
    """The enumerator of a line that begins as one does."""
    match = _HEAD.match(key)
    if match is None:
        return None
    group = match.lastgroup
    if group is None:
        return None
    if group == "bullet":
        return None if PAGE_MARK.fullmatch(key.strip()) else Enumerator("-", (), "-", match.end(), True)
    style, printed_number, end = _STYLES[group], match[group], match.end()
    if style == "1.1":
        if _MEASURE_AFTER.match(key, end):
            return None
        numbers = tuple(map(int, printed_number.split(".")))
    elif style == "ก.":
        numbers = (_LETTERS.index(printed_number[0]) + 1,)
    else:
        numbers = (int(printed_number),)
    if end == len(key) and style in ("(1)", "ก."):
        return None
    start = max(0, match.end("bullet"))  # -1 where there is none
    return Enumerator(line[start:end].strip(), numbers, style, end, start > 0)
