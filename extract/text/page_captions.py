"""What a model that read pictures of pages writes before their headings, ``📄 ภาพที่ 4–6 – ส่วนที่ ๒ …``, and above each
page, ``**[หน้าที่ 12 ของไฟล์สแกน]**``.
"""

from __future__ import annotations

import re

from extract.ground.source import SourceText

_CAPTION = re.compile(
    r"(?:[^\w\s*<|\[(]{1,3}[ \t]*)?(?:รูปภาพ|ภาพ|รูป|หน้า)(?:ที่)?[ \t]*(?P<first>[0-9]{1,4})"
    r"(?:[ \t]*[-–—][ \t]*(?P<last>[0-9]{1,4}))?[ \t]*[-–—:|][ \t]+(?=\S)"
)
_FIRST = re.compile(r"[ภรห]|[^\w\s*<|\[(]")
"""The first sign of a line that begins so."""

_MARK = re.compile(
    r"[\s*_#>]*\[[*_ \t]*(?i:หน้า|page)(?:ที่)?[ \t]*(?P<number>[0-9]{1,4})"
    r"(?P<words>(?:[^\[\]0-9]|(?:/|จาก|of)[ \t]*[0-9]{1,4}){0,60})\][\s*_]*"
)
_OF_BOOK = re.compile(r"(?:ส่วน|บท|ตอน)ที่|คำนำ|สารบัญ|(?:หน้า)?ปก")
_LONGEST = 160
_LEAST = 3


def page_marks(source: SourceText) -> dict[int, None]:
    """The lines in brackets, three at least, that count the pages of a file from 1 on, none left out, and say nothing
    else but the same words each: they are no text of the plan.
    """
    found: dict[int, None] = {}
    words = ""
    for number in source.lines_with("["):
        line = source.line(number)
        match = _MARK.fullmatch(source.key(number)) if len(line) <= _LONGEST else None
        if match is None:
            continue
        here = match["words"].strip()
        if int(match["number"]) != len(found) + 1 or (found and here != words):
            return {}
        words = here
        found[number] = None
    return found if len(found) >= _LEAST else {}


def page_captions(source: SourceText) -> dict[int, str]:
    """The lines of headings behind such captions, without these. They count the pages from 1 on, three at least, none
    left out, and one stands before a part's heading: ``หน้า 5 : …`` in a table of contents, and figures' names, do not.
    """
    found: dict[int, str] = {}
    due = 1
    for number in source.lines_beginning(_FIRST):
        line = source.line(number)
        match = _CAPTION.match(source.key(number)) if len(line) <= _LONGEST else None
        if match is None:
            continue
        if int(match["first"]) != due:
            return {}
        due = max(due, int(match["last"] or match["first"])) + 1
        found[number] = line[match.end() :]
    return found if len(found) >= _LEAST and any(map(_OF_BOOK.match, found.values())) else {}
