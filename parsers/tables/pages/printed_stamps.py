"""What a program prints of itself on each page: when it was printed, and the title of the document with its code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from extract.ground.source import SourceText
from parsers.structure.kinds.plan_title import begins_plan_title
from parsers.tables.pages.page_numbers import LONGEST_HEAD

_DATE = r"\d{1,2}(?:[/.-]\d{1,2}[/.-]|\s*[ก-๎.]{3,10}\s*)\d{2,4}"
_STAMP = re.compile(
    r"(?:วันที่|เวลาที่)?\s*(?:พิมพ์|ดาวน์โหลด|(?i:print(?:ed)?|download(?:ed)?))\s*(?:เอกสาร|รายงาน)?\s*"
    rf"(?:เมื่อ|ณ|(?i:on|at))?\s*(?:วันที่)?\s*:?\s*{_DATE}\s*,?\s*(?:เวลา)?\s*(?:\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?\s*(?:น\.)?)?"
    r"(?:\s+(?:หน้า(?:ที่)?|(?i:page))\s*\d{1,3}(?:\s*(?:/|จาก|of)\s*\d{1,3})?)?"
)
"""'พิมพ์เมื่อ 15/10/2565 เวลา 10:25:38   หน้า 3/12'."""

_FIRST = re.compile("[วเพดPpDd]")
_GAP = re.compile(r"\s{2}")
_NEAR = 4
"""Lines between a stamp and the next page's head."""


def printed_stamps(source: SourceText) -> Iterator[int]:
    """The lines on which a program says when a page was printed, and next to each the plan's title with more behind a
    gap (``แผนปฏิบัติการ…   รหัสเอกสาร PA-003``), where that title stands alone on another line.
    """
    keys = ((number, source.stripped_digits[number - 1]) for number in source.lines_beginning(_FIRST))
    stamps = [number for number, key in keys if len(key) <= LONGEST_HEAD and _STAMP.fullmatch(key)]
    yield from stamps
    titled = {number: title for number in _lines_beside(source, stamps) if (title := _title_before_gap(source, number))}
    alone = set(source.stripped_digits).intersection(titled.values()) if titled else ()
    yield from (number for number, title in titled.items() if title in alone)


def _lines_beside(source: SourceText, stamps: Iterable[int]) -> Iterator[int]:
    """The next line with wording above each stamp and below it."""
    for stamp in stamps:
        above, below = range(stamp - 1, max(0, stamp - _NEAR), -1), range(stamp + 1, stamp + _NEAR)
        for lines in (above, below):
            within = (number for number in lines if number <= len(source.lines) and source.stripped_digits[number - 1])
            yield from islice(within, 1)


def _title_before_gap(source: SourceText, number: int) -> str:
    """The plan's title that a line begins with before a gap; empty where it does not."""
    key = source.stripped_digits[number - 1]
    gap = _GAP.search(key) if len(key) <= LONGEST_HEAD and begins_plan_title(key) else None
    return key[: gap.start()] if gap else ""
