"""What is printed above each block, and what a word processor prints below all: lines that are in no field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.ground.source import SourceText
from parsers.blocks.labelled import Labelled
from parsers.structure.field_labels import field_label
from parsers.structure.headings import BARE_PAGE_NUMBER, NOISE

_DIGITS = re.compile(r"[0-9]+")
_LEAST = 3
_MOST_LINES = 3
_FARTHEST = 8
_NODE = re.compile(r"(?:ยุทธศาสตร์|กลยุทธ์|แผนงาน|พันธกิจ|ด้าน|หมวด)\s*ที่\s*[0-9]{1,2}(?![0-9])")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_COMMENT = re.compile(r"\[(?P<mark>[a-z])\]\s*\S")


def captions(source: SourceText, blocks: Sequence[Labelled]) -> frozenset[int]:
    """The lines above the blocks' titles that are the same above each but for a number: a caption, a form's name.

    The line must stand above the first block too, where no field is open that it could be of: entries that return at
    the end of blocks (``ประชาชนได้รับความรู้``) are content. With them go the numbered headings of a plan's own tree
    (``ยุทธศาสตร์ที่ 2 ปลูกฝังค่านิยม``) right above a title, and the comments that an office program prints below
    the text (``[a]ตรวจสอบตัวเลข``), where their mark stands in it.
    """
    starts = [one.section.span.start for one in blocks if one.section.kind == "project_detail"]
    above = [list(_lines_above(source, start)) for start in starts]
    found = {*_comments(source, starts), *(n for lines in above for n in lines if _NODE.match(source.key(n).strip()))}
    for place in range(_MOST_LINES):
        shared = [(lines[place], _wording(source, lines[place])) for lines in above if len(lines) > place]
        same = [number for number, wording in shared if wording == shared[0][1]]
        if len(same) < max(_LEAST, len(starts) // 2) or field_label(source.key(same[0])):
            break
        found.update(same)
    return frozenset(found)


def _lines_above(source: SourceText, start: int) -> Iterator[int]:
    """The lines with wording above a block's title, from below."""
    for number in range(start - 1, max(0, start - _FARTHEST), -1):
        key = source.stripped_digits[number - 1]
        if key and not NOISE.match(key) and not BARE_PAGE_NUMBER.match(key):
            yield number


def _wording(source: SourceText, number: int) -> str:
    return _DIGITS.sub("#", " ".join(source.stripped_digits[number - 1].split()))


def _comments(source: SourceText, starts: Sequence[int]) -> Iterator[int]:
    """The lines of comments behind the last block, which are counted in letters from ``[a]`` on."""
    due = 0
    for number in range(max(starts, default=len(source.lines)), len(source.lines) + 1):
        match = _COMMENT.match(source.stripped_digits[number - 1])
        if match and match["mark"] == _LETTERS[due : due + 1]:
            due += 1
            yield number
