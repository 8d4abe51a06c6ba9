"""What a table of labels and contents does to labels: a narrow column tears them (``วิธี`` above ``ดำเนินการ``), and a
head stands above them (``รายการ | รายละเอียด``).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extract.ground.source import SourceText
from parsers.structure.headings import carries_nothing, title_label
from parsers.structure.labels.field_labels import field_label
from parsers.structure.labels.label_numbers import enumerator_of
from parsers.structure.labels.label_rules import label_beginnings

_LONGEST_PIECE = 24
_SHORTEST_PIECE = 2
_LONGEST_HEAD = 40
_TABLE_HEAD = re.compile(
    r"(?:(?:ที่|ลำดับ(?:ที่)?|ข้อ)\s*\t\s*)?(?:รายการ|หัวข้อ|ประเด็น|หัวเรื่อง|เรื่อง)\s*\t\s*(?:รายละเอียด\S{0,12}|เนื้อหา\S{0,12}|ข้อมูล|สาระสำคัญ|คำอธิบาย)"
)
_NUMBER_OF_BLOCK = re.compile(r"(?:ลำดับ(?:ที่)?|ที่)\s*[0-9]{1,3}")
_BEHIND_LETTER = (".", ")")
_GOES_ON = ("และ", "/")
"""How no label ends: ``หลักการและ`` above ``เหตุผล/ที่มาของโครงการ``, which alone would be one."""

_PARTING = re.compile("[\t:：]")
_MOST_BELOW = 3
"""Lines between such a head and the first label, empty ones and rules."""

_NUMBER_HEADS = frozenset({"ที่", "ลำดับ", "ลำดับที่", "ข้อ"})
_TITLE_LABELS = frozenset({"ชื่อโครงการ", "ชื่อกิจกรรม", "ชื่อมาตรการ", "ชื่อโครงการ/กิจกรรม", "ชื่อโครงการ/กิจกรรม/มาตรการ"})


def with_whole_labels(source: SourceText) -> SourceText:
    """The source with each torn label on its lower line, the upper one empty; heads of tables of labels are blanked.

    The two pieces, the upper alone on its line and the lower up to a tab, a colon or the line's end, are exactly a
    label, and neither is one by itself; or the upper is the same field's, or goes on. Wrapped prose makes no such
    lines. Where a page's end tore the label's cell (``กลุ่มเป้า | ประชาชน``, ``หมาย |``), it is whole on the upper
    line. The head of a table below a whole label (``งบประมาณ`` above ``ที่ | รายการ``) is no piece of it.
    """
    changed: dict[int, str | None] = {}
    firsts, keys = _firsts(), source.stripped_digits
    pieces = [
        (number, upper)
        for number, upper in enumerate(keys[:-1], 1)
        if upper  # of all others few are short
        and (_SHORTEST_PIECE <= len(upper) <= _LONGEST_PIECE or "\t" in upper)
        and (upper[0] in firsts or upper[1] in _BEHIND_LETTER)
    ]
    for number, upper in pieces:
        if upper[0] in "รหปเทลข" and "\t" in upper and _TABLE_HEAD.fullmatch(upper) and _above_label(source, number):
            changed[number] = None
        elif "\t" in upper and _is_torn_cell(upper, keys[number], source.line(number + 1)):
            cell, _, content = source.line(number).partition("\t")
            changed[number], changed[number + 1] = f"{cell.rstrip()}{source.line(number + 1).strip()}\t{content}", ""
        elif len(upper) <= _LONGEST_PIECE and number not in changed and _may_begin(upper):
            lower = keys[number]
            head = _head_of(lower)
            if head and _is_torn(upper, head) and not (_is_head_of_columns(lower, head) and _is_whole(upper)):
                line = source.line(number + 1)
                changed[number], changed[number + 1] = "", f"{source.line(number).rstrip()}{line.lstrip()}"
    return source.with_lines(changed)


def _head_of(lower: str) -> str | None:
    """A line's beginning up to a tab or a colon; None where that is no piece of a label.

    >>> _head_of("ดำเนินการ : อบรม"), _head_of("ดำเนินการ\\tอบรม"), _head_of(": อบรม")
    ('ดำเนินการ', 'ดำเนินการ', None)
    """
    text = _PARTING.split(lower, 1)[0]
    head = text.rstrip()
    return head if len(text) >= _SHORTEST_PIECE and len(head) <= _LONGEST_HEAD else None


def _above_label(source: SourceText, number: int) -> bool:
    """Whether the next line that carries something, but for a block's number, begins with a label."""
    for key in source.digits[number : number + _MOST_BELOW]:
        if not carries_nothing(key.strip()) and not _NUMBER_OF_BLOCK.fullmatch(key.strip()):
            label = field_label(key)
            return (label is not None and label.sure) or title_label(key) is not None
    return False


@cache
def _beginnings() -> tuple[str, ...]:
    return (*label_beginnings(), "ชื่อ")


@cache
def _firsts() -> frozenset[str]:
    """What a label, or the head of a table of labels, begins with."""
    return frozenset((*(start[0] for start in _beginnings()), *"0123456789([ขลท"))


@lru_cache(maxsize=4096)  # short lines are the same in every block
def _may_begin(upper: str) -> bool:
    return upper[enumerator_of(upper)[2] :].startswith(_beginnings())


def _is_whole(upper: str) -> bool:
    label = field_label(upper)
    return label is not None and label.sure


def _is_head_of_columns(lower: str, head: str) -> bool:
    """Whether a row is no label with what it says, but the names of columns: there are more, or it counts."""
    return lower.count("\t") > 1 or head in _NUMBER_HEADS


def _is_torn_cell(upper: str, lower: str, line: str) -> bool:
    """Whether a row's first cell goes on in the next row (``line``), whose other cells are empty."""
    if "\t" in lower or "\t" not in line or not _SHORTEST_PIECE <= len(lower) <= _LONGEST_PIECE:
        return False
    cell, _, content = upper.partition("\t")
    return bool(content.strip()) and len(cell) <= _LONGEST_PIECE and _may_begin(cell) and _is_torn(cell.rstrip(), lower)


def _is_torn(upper: str, head: str) -> bool:
    """Whether two pieces are a label together."""
    lower = field_label(head)
    if head[0].isdecimal() or title_label(head) or (lower and lower.sure and not upper.endswith(_GOES_ON)):
        return False
    whole = f"{upper}{head}"
    if whole[enumerator_of(whole)[2] :].replace(" ", "") in _TITLE_LABELS:
        return title_label(upper) is None
    label, above = field_label(whole), field_label(upper)
    if label is None or not label.sure or label.fuzzy or label.start is not None:
        return False
    return above is None or not above.sure or above.field == label.field
