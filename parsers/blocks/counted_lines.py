"""Lines of a field of results without enumerators: which are entries of their own, which go on with the line above."""

from __future__ import annotations

import re

from extract.ground.characters import arabic_digits
from parsers.blocks.offices import Joined
from parsers.records.blocks import FieldName
from parsers.rules.load import load
from parsers.values.counters import THINGS

LISTED_FIELDS: frozenset[FieldName] = frozenset({"target_output", "output", "outcome", "indicator"})
"""The fields whose entries are counted one by one."""

_ENDS_COUNTED = re.compile(rf"[0-9]\s*(?:{THINGS})\s*(?:(?:ต่อ|/)\s*ปี|ขึ้นไป)?$")
_COUNTED = re.compile(rf"[0-9]\s*(?:{THINGS})|ร้อยละ\s*[0-9]|[0-9]\s*%")
_CONTINUES = re.compile(load("counters")["continues"])
_LONGEST_END = 40


def counted_joins(above: str, line: str) -> Joined:
    """How ``line`` stands to the line ``above``: a count ends an entry, and so does a row of a table.

    >>> counted_joins("จัดอบรม 1 ครั้ง", "ผู้เข้าร่วมโครงการ 50 คน"), counted_joins("อบรม ๕๐ คน", "ในหัวข้อวินัย")
    ('new', 'blank')
    >>> counted_joins("จัดอบรมบุคลากร", "ผู้เข้าร่วม 50 คน"), counted_joins("การอบรม\\t1 ครั้ง", "ผู้ผ่าน\\tร้อยละ 80")
    ('joined', 'new')
    """
    above, line = above.strip(), line.strip()
    if "\t" in above and "\t" in line:
        return "new"
    if not _ENDS_COUNTED.search(arabic_digits(above[-_LONGEST_END:])):
        return "joined"
    return "blank" if _CONTINUES.match(line) else "new"


def counts_something(key: str) -> bool:
    """Whether a line (Arabic digits) has a number with a thing or a share that results are counted in.

    >>> counts_something("จัดอบรม 2 ครั้ง"), counts_something("ร้อยละ 80"), counts_something("สถิติวันนี้ 1,248")
    (True, True, False)
    """
    return bool(_COUNTED.search(key))
