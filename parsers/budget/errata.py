"""Lines below the budget tables that correct a cell of one: ``แก้คำผิด : ลำดับที่ 2 ปี 2568 "30,000" ที่ถูกต้องคือ "45,000"``;
and slips of errata, wherever they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, pairwise

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

_SLIP = re.compile(
    r"[\s#*:(\[]*+(?:ใบ|บัญชี|ตาราง|รายการ|เอกสาร|แบบ)*+\s*+(?:ขอ|แจ้ง)?(?:แก้(?:ไข)?คำ(?:ที่)?(?:พิมพ์)?ผิด|แก้ไขข้อ(?:ผิดพลาด|ความที่ผิด)|แก้คำ(?=\W|$)|errata(?![a-z]))"
    r"[\s*:)\]]*",
    re.IGNORECASE,
)
"""How the first line of a slip begins."""

_SLIP_WORDS = ("แก้", "rrata", "RRATA")
"""It has one of these."""

_BECOMES = re.compile(r"แก้(?:ไข)?\s*เป็น|ที่ถูก|ถูกต้อง|เปลี่ยนเป็น|ให้เป็น|(?:^|[\s\"”'’0-9])เป็น")
_IN_QUOTES = re.compile(r"(?<=[\"“”'‘’])\s*([1-9][0-9]{3,8})(?:\.[0-9]{2})?\s*(?=[\"“”'‘’])")
_LONGEST_SLIP = 30
"""Lines of a slip, empty ones among them."""


def errata_of(grids: Sequence[Grid], others: Sequence[Grid], source: SourceText) -> Iterator[Erratum]:
    """What is said to be wrong in the budget tables ``grids``: by lines below them (:func:`errata_below`), and by slips
    of errata, whose entries may take several lines or be the rows of one of ``others``.
    """
    below = list(errata_below(grids, others, source))
    said = {found[1:] for found in below}
    yield from below
    tables = sorted((*grids, *others), key=lambda grid: grid.span.start)
    for number in sorted({number for word in _SLIP_WORDS for number in source.lines_with(word)}):
        match = _SLIP.match(source.key(number))
        if match and (match.end() == len(source.key(number)) or source.line(number)[match.end() - 1] in " :"):
            for entry in _entries(number, match.end(), tables, source):
                found = _corrected(entry)
                if found and found[1:] not in said:
                    said.add(found[1:])
                    yield found


def _entries(first: int, begins: int, tables: Sequence[Grid], source: SourceText) -> Iterator[str]:
    """The entries of the slip that begins on a line: each up to its right amount, in lines or in the rows of a table.
    It ends before a table of something else, and where a heading stands below an empty line.
    """
    last = min(len(source.lines), first + _LONGEST_SLIP)
    ends = next((grid for grid in tables if grid.span.end >= first), None)
    if ends and ends.span.start <= last:
        last = min(last, ends.span.start - 1)
    entry: list[str] = []
    empty = False
    for number in range(first, last + 1):
        text = source.line(number)[begins if number == first else 0 :].strip()
        if empty and ends_table(source.key(number).strip()):
            return
        empty = not text and number > first
        if not text or len(text) > _LONGEST:
            continue
        entry.append(text)
        if _amounts(text) and _BECOMES.search(text):
            yield " ".join(entry)
            entry = []
    if ends and last == ends.span.start - 1 and _is_slip(ends):
        yield from (" ".join(cell.text for cell in row.cells if cell.text) for row in ends.rows[1:])


def _is_slip(grid: Grid) -> bool:
    """Whether the head of a table names what was printed and what is right."""
    heads = [cell.text for cell in grid.rows[0].cells]
    return any(re.search(r"เดิม|ผิด", head) for head in heads) and any(map(_BECOMES.search, heads))


def _amounts(text: str) -> list[Decimal]:
    """The amounts that a text prints, in order, also those that stand in quotes without commas."""
    digits = arabic_digits(text)
    found = [(match.start(), match[0]) for match in _AMOUNT.finditer(digits)]
    found += [(match.start(1), match[1]) for match in _IN_QUOTES.finditer(digits)]
    return [Decimal(figure.replace(",", "")) for _, figure in sorted(dict(found).items())]


def _corrected(entry: str) -> Erratum | None:
    """What the entry of a slip says to be wrong.

    >>> _corrected('ส่วนที่ 2 ลำดับที่ 2 ปี 2567 ข้อความเดิม "20,000" แก้เป็น "25,000"')[1:4]
    (frozenset({2}), frozenset({2567}), frozenset({Decimal('20000')}))
    >>> _corrected("หน้า 5 กองช่าง แก้เป็น กองคลัง")
    """
    amounts, digits = _amounts(entry), arabic_digits(entry)
    numbers = frozenset(map(int, _ROW.findall(digits)))
    if not amounts or (not numbers and len(amounts) == 1):
        return None
    return Erratum(entry, numbers, frozenset(map(int, _YEAR.findall(digits))), frozenset(amounts[:-1]), amounts[-1])


def errata_below(grids: Sequence[Grid], others: Sequence[Grid], source: SourceText) -> Iterator[Erratum]:
    """What lines below the budget tables ``grids``, up to the next table of these or ``others``, say to be wrong."""
    ends = sorted((grid.span.end, grid.span.start) for grid in (*grids, *others))
    budget = {grid.span.end for grid in grids}
    for (end, _), (_, following) in pairwise((*ends, (0, len(source.lines) + 1))):
        last = min(end + _FARTHEST, following - 1) if end in budget else end
        words = (source.lines_with(word, end + 1, last) for word in _WORDS) if last > end else ()
        for number in sorted({*chain.from_iterable(words)}):
            between = range(end + 1, number)
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
