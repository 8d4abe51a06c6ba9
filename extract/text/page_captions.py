"""What a model that read pictures of pages writes before their headings: ``📄 ภาพที่ 4–6 – ส่วนที่ ๒ …``."""

from __future__ import annotations

import re

from extract.ground.source import SourceText

_CAPTION = re.compile(
    r"(?:[^\w\s*<|\[(]{1,3}[ \t]*)?(?:รูปภาพ|ภาพ|รูป|หน้า)(?:ที่)?[ \t]*(?P<first>[0-9]{1,4})"
    r"(?:[ \t]*[-–—][ \t]*(?P<last>[0-9]{1,4}))?[ \t]*[-–—:|][ \t]+(?=\S)"
)
_FIRST = re.compile(r"[ภรห]|[^\w\s*<|\[(]")
"""The first sign of a line that begins so."""

_OF_BOOK = re.compile(r"(?:ส่วน|บท|ตอน)ที่|คำนำ|สารบัญ|(?:หน้า)?ปก")
_LONGEST = 160
_LEAST = 3


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
