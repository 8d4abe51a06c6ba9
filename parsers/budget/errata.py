"""Lines below the budget tables that correct a cell of one: ``แก้คำผิด : ลำดับที่ 2 ปี 2568 "30,000" ที่ถูกต้องคือ "45,000"``."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText
from parsers.budget.items.row_doubts import Erratum
from parsers.records.table import Grid
from parsers.structure.headings import ends_table
from parsers.values.money.remarks import star_of_doubt

_FARTHEST = 20
"""Lines that are looked at below a table, empty ones among them."""

_LONGEST = 400
_WORDS = ("ผิด", "ถูก", "แก้")
"""What is looked for has one of these."""

_CORRECTS = re.compile(r"คำผิด|พิมพ์(?:ว่า|ผิด|คลาดเคลื่อน)|ที่ถูก(?:ต้อง)?\s*(?:คือ|ควรเป็น|เป็น(?!ธรรม)|[:=])|แก้(?:ไข)?จาก")
_RIGHT = re.compile(r"(?:ถูก(?:ต้อง)?|แก้(?:ไข)?|เป็น|คือ)")
_AMOUNT = re.compile(
    r"(?<![0-9,.])(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]{2})?|[1-9][0-9]{3,8}(?=\s*บาท))(?![0-9,])"
)
_ROW = re.compile(r"(?:ลำดับ(?:ที่)?|(?<![ก-๎])ที่|ข้อ(?:ที่)?|รายการ(?:ที่)?|แถว(?:ที่)?|โครงการที่)\s*([0-9]{1,3})(?![0-9,./])")
_YEAR = re.compile(r"(?<![0-9/])25[0-9]{2}(?![0-9])")


def errata_below(grids: Sequence[Grid], others: Sequence[Grid], source: SourceText) -> Iterator[Erratum]:
    """What lines below the budget tables ``grids``, up to the next table of these or ``others``, say to be wrong."""
    ends = sorted((grid.span.end, grid.span.start) for grid in (*grids, *others))
    budget = {grid.span.end for grid in grids}
    for number in sorted({number for words in _WORDS for number in source.lines_with(words)}):
        place = bisect_left(ends, (number, 0))
        inside = place < len(ends) and ends[place][1] <= number
        if inside or not place or ends[place - 1][0] not in budget or number - ends[place - 1][0] > _FARTHEST:
            continue
        between = range(ends[place - 1][0] + 1, number)
        if not any(ends_table(source.key(other).strip()) for other in between) and (
            found := erratum_of(source.line(number).strip())
        ):
            yield found


def erratum_of(line: str) -> Erratum | None:
    """What a line says to be wrong: the last of its amounts is right, the others are not.

    >>> erratum_of('แก้คำผิด : ลำดับที่ ๒ ปี ๒๕๖๘ พิมพ์ว่า "๓๐,๐๐๐" ที่ถูกต้องคือ "๔๕,๐๐๐"')[1:3]
    (frozenset({2}), frozenset({2568}))
    >>> erratum_of("โครงการที่ถูกต้องเป็นธรรม 5,000 บาท"), erratum_of("แก้คำผิด : ลำดับที่ 2 กองช่าง เป็น กองคลัง")
    (None, None)
    """
    if len(line) > _LONGEST or star_of_doubt(line):
        return None  # a star says where it belongs
    digits = arabic_digits(line)
    amounts = [Decimal(match[0].replace(",", "")) for match in _AMOUNT.finditer(digits)]
    if not amounts or not _CORRECTS.search(digits) or not _RIGHT.search(digits):
        return None
    numbers = frozenset(map(int, _ROW.findall(digits)))
    if not numbers and len(amounts) == 1:
        return None  # where it stands is not known
    return Erratum(line, numbers, frozenset(map(int, _YEAR.findall(digits))), frozenset(amounts[:-1]), amounts[-1])
