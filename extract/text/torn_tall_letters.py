"""Tall letters (ป ฝ ฟ) that a blank parts from the rest of their syllable: ``ป้ องกัน`` ``เป็ น`` ``ปี งบประมาณ``; in
some fonts ``น``, too: ``สำนั ก`` ``หน่ วย``.

A mark above a tall letter is drawn to the left of its stroke. Programs that read text off a page by its places, as
``pdftotext`` does, see a gap behind such a mark and write a blank: in the texts of many offices behind nearly each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

Proof = Literal["spelling", "text", "year", "spelling of no nu", "text of no nu"]
"""What tells that a blank is none of the plan's: no word ends so; few do, and the text has many such blanks; ``ปี``
ends words, but not before what says which year. ``น`` is torn in fewer texts: its blanks tell of its own alone.
"""

_SIGNS = re.compile("ป(?:้ อ|็ น|ั ญ)"), re.compile("ฝ่ า")
"""Of the commonest words, as such a text has them: where there are none nothing is torn, and that is found out fast."""

_TORN = re.compile(
    "(?P<letter>[\u0e19\u0e1b\u0e1d\u0e1f])(?P<vowel>[\u0e31\u0e34-\u0e37\u0e47]?)(?P<tone>[\u0e48-\u0e4b]?)"
    "(?<![\u0e19\u0e1b\u0e1d\u0e1f])(?P<blank> )(?=(?P<next>[\u0e01-\u0e2e\u0e30\u0e32\u0e33]))"
)
_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_NEEDS_MORE = "\u0e31\u0e37\u0e47"
"""Vowels with which no syllable ends: mai han akat, sara uee, maitaikhu."""

_NO_NU, _SARA_II = "\u0e19", "\u0e35"
_LEADING_VOWELS, _FOLLOWING_VOWELS = "\u0e40-\u0e44", "\u0e30\u0e32\u0e33"
_LEADING = re.compile(f"[{_LEADING_VOWELS}]")
_WHICH_YEAR = (
    r"(?:งบ|ละ(?!เว้น|เลย|เมิด|เอียด|ทิ้ง)|ที่(?=\s?[0-9๐-๙]|ผ่าน)|นี้|การศึกษา|ก่อน|ถัด|แรก|ใหม่|ปฏิทิน|ปั ?จจุบัน|สุดท้าย|หน้า(?!ที่))"
)
_TORN_YEAR, _WHOLE_YEAR = re.compile(f"ปี (?={_WHICH_YEAR})"), re.compile(f"ปี(?={_WHICH_YEAR})")
_ENDS_SO = "กะปิ"
_LEAST_TORN = 3
"""Places without doubt that a text has whose other places are torn, too."""

_MOST_WHOLE = 0.25
"""Whole ``ปีงบประมาณ`` for each ``ปี งบประมาณ`` where the blank is a fault: else the writer puts some of both."""

_LONE_BEHIND = re.compile(f"[{_MARKS}]* [\u0e01-\u0e46][{_MARKS}]*(?: |$)", re.MULTILINE)
_GAP = re.compile(r"(?P<gap> {2,})(?=\S)|\n")


def closed_up(text: str) -> tuple[str, int]:
    """``text`` without the blanks that tore syllables behind the mark of a tall letter, and how many these were.

    Each goes to the next gap of its line (two blanks and more): what stands behind keeps its place across the page.

    Where no Thai word ends as the letters before a blank do, it is a fault; where few do, in a text with several of
    these. Behind ``ปี`` it is one before words that say which year, where nearly all of them have it: before
    a year, ``พ.ศ.`` and a new phrase it is real.

    Wrong for ``ปี งบประมาณ`` of a writer who always puts that blank, in a text with the fault.

    >>> closed_up("แผนป้ องกัน    10  เป็ นเงิน  5 ปี")
    ('แผนป้องกัน     10  เป็นเงิน   5 ปี', 2)
    >>> closed_up("ปี งบประมาณ ปิ ด"), closed_up("ปี งบประมาณ ปี 2567 เปิ ด ปิ ด เป็ น ปั ญหา")[0]
    (('ปี งบประมาณ ปิ ด', 0), 'ปีงบประมาณ ปี 2567 เปิด ปิด เป็น ปัญหา')
    """
    if not any(sign.search(text) for sign in _SIGNS):
        return text, 0
    found = [(match.start("blank"), proof) for match in _TORN.finditer(text) if (proof := _proof(text, match))]
    proved: set[Proof] = {"spelling", "spelling of no nu"}
    if sum(proof == "spelling" for _, proof in found) >= _LEAST_TORN:
        proved.add("text")
        if len(_WHOLE_YEAR.findall(text)) <= _MOST_WHOLE * len(_TORN_YEAR.findall(text)):
            proved.add("year")
    if sum(proof == "spelling of no nu" for _, proof in found) >= _LEAST_TORN:
        proved.add("text of no nu")
    blanks = [blank for blank, proof in found if proof in proved]
    return ("".join(_without(text, blanks)), len(blanks)) if blanks else (text, 0)


def _proof(text: str, match: re.Match[str]) -> Proof | None:
    """What proves, or would, that a blank tore a syllable; None where nothing does.

    >>> def proof(text):
    ...     return _proof(text, _TORN.search(text))
    >>> [proof(text) for text in ("เป็ น", "ป้ องกัน", "เปิ ด", "ฟื้ นฟู", "แฟ้ ม", "ฝึ ก", "ฝ่ าย")]
    ['spelling', 'spelling', 'spelling', 'spelling', 'text', 'text', 'spelling']
    >>> [proof(text) for text in ("ปี ละ", "3 ปี กับ", "กะปิ ตำบล", "ป้ อ ง กั น")]
    ['year', None, None, None]
    """
    before, vowel, tone = text[match.start() - 1 : match.start()], match["vowel"], match["tone"]
    if (vowel and match["next"] in _FOLLOWING_VOWELS) or _is_spaced_out(text, match):
        return None
    leads = _LEADING.match(before)
    if match["letter"] == _NO_NU:
        return _proof_of_no_nu(match, leads=leads is not None)
    if match["next"] in _FOLLOWING_VOWELS or (vowel in _NEEDS_MORE if vowel else not leads) or (vowel and leads):
        return "spelling"
    if vowel == _SARA_II and not tone:
        return "year" if _TORN_YEAR.match(text, match.start()) else None
    return None if text.endswith(_ENDS_SO, 0, match.start("blank")) else "text"


def _proof_of_no_nu(match: re.Match[str], *, leads: bool) -> Proof | None:
    """The same for ``น``, which ends words with more marks than tall letters do: ``นี้ กำหนด`` ``แน่ ชัด``; what ``า``
    stands behind may be a torn ``น้ำ``.

    >>> {_proof(text, _TORN.search(text)) for text in ("สำนั ก", "หน่ วย", "ดำเนิ น", "เนื้ อ")}
    {'spelling of no nu'}
    >>> [_proof(text, _TORN.search(text)) for text in ("นิ ติ", "สำนึ ก")]
    ['text of no nu', 'text of no nu']
    >>> [_proof(text, _TORN.search(text)) for text in ("นี้ กำหนด", "แน่ ชัด", "น้ า", "มณฑานี กองคลัง")]
    [None, None, None, None]
    """
    vowel = match["vowel"]
    if vowel == _SARA_II or match["next"] in _FOLLOWING_VOWELS or (leads and not vowel):
        return None
    return "spelling of no nu" if vowel in _NEEDS_MORE or leads or not vowel else "text of no nu"


def _is_spaced_out(text: str, match: re.Match[str]) -> bool:
    """Whether letters stand apart to fill a line: ``ป้ อ ง กั น``."""
    before = text[match.start() - 1 : match.start()]
    return (not before or before.isspace()) and bool(_LONE_BEHIND.match(text, match.end("next")))


def _without(text: str, blanks: Sequence[int]) -> Iterator[str]:
    """The pieces of a text without the blanks at some places, each in the next gap of its line, if there is one."""
    end = taken = 0
    for blank, following in zip(blanks, (*blanks[1:], len(text)), strict=True):
        yield text[end:blank]
        end = blank + 1
        taken += 1
        if gap := _GAP.search(text, end, following):
            yield text[end : gap.end()] + (" " * taken if gap["gap"] else "")
            end, taken = gap.end(), 0
    yield text[end:]
