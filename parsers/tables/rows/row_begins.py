"""Which line begins a row of its own: the law for all who join the lines or cells of a row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.ground.characters import arabic_digits
from parsers.tables.columns.names import TOTAL
from parsers.tables.rows.cell_kinds import begins_with_item, has_letters
from parsers.values.sums import OF_ALL

_COUNTS_ITEM = re.compile(r"\(?(\d{1,3})[.)]*\s*[^\d.)\s]")
_NUMBER = re.compile(r"\(?(\d{1,3})[.)]*")
_LONGEST_NUMBER = 3
_OF_TOTALS = (
    rf"{OF_ALL}|ทั้ง\s*(?:ปี|แผน|[0-9๐-๙]+)|ทุก(?:มิติ|ภารกิจ|โครงการ|กิจกรรม|มาตรการ|รายการ|ด้าน|แผน(?:งาน)?|ปี)?|จำนวน(?:เงิน)?"
    r"|(?:เป็น)?เงิน|ยอด(?:เงิน)?|โครงการ|กิจกรรม|มาตรการ|รายการ|ปี(?:งบประมาณ)?|แผน(?:งาน)?|สุทธิ|(?:สาม|ห้า)(?:ปี)?"
)
_TOTAL = re.compile(
    rf"[(\[]?\s*(?:ยอด|ผล)?รวม(?:\s*(?:{_OF_TOTALS}))*+(?:(?![^\s\d๐-๙:()\[\]|.\-–—/]|\s*ๆ)|\s*(?:มิติ|ภารกิจ|งบประมาณ))"
    rf"|[(\[]?\s*(?:ยอด|ผล)?รวม\s*(?:{OF_ALL}|เป็นเงิน)"
)
"""``รวม`` that begins a total: alone or with what totals say, before a blank, a figure or the end."""

_COUNTS_OTHERS = re.compile(
    r"[(\[]?\s*รวม\s*+(?:จำนวน|ทั้ง)?\s*+[0-9๐-๙]{1,4}+\s*+(?!โครงการ|กิจกรรม|มาตรการ|รายการ|มิติ|ภารกิจ|ปี|บาท|แผน|ยุทธศาสตร์)[ก-ฮเ-ไ]"
)
"""``รวม 23 ชุมชน``: what a title counts, and no total of a table."""

_BEFORE_ONE_WORD = re.compile(r"(?:ส่วน|รวบ|โดย|ภาพ|องค์|หลอม|ควบ|มวล|ศูนย์)$")
"""Ends of lines with which ``รวม`` on the next makes one word: ``ผลประโยชน์ส่วน``, ``รวม``."""


NOTE = re.compile(r"\*{0,3}\s*(?:หมายเหตุ|ที่มา)(?:\s*[:：]|\s|$)")
"""How a line begins that is a note below a table."""


def begins_total(text: str, above: str = "") -> bool:
    """Whether a line, or a cell by itself, begins a total rather than goes on with what stands ``above``.

    >>> [begins_total(text) for text in ("รวม", "รวม จำนวน 3 โครงการ", "รวมทั้งสิ้น", "รวม5,000", "รวมทั้งเผยแพร่", "รวมพลัง")]
    [True, True, True, True, False, False]
    >>> [begins_total(text) for text in ("รวม 23 ชุมชน", "รวม 3 โครงการ", "รวม 3 ปี", "รวม 12,000 บาท")]
    [False, True, True, True]
    >>> [begins_total(text) for text in ("รวมทุกภาคส่วน", "รวมสามัคคี", "รวมเงินบริจาค", "รวมทั้ง 5 ชุมชน", "รวมทุกโครงการ")]
    [False, False, False, False, True]
    >>> begins_total("รวม", "เพื่อผลประโยชน์ส่วน"), begins_total("รวม", "รวมมิติที่ 1")
    (False, True)
    """
    bare = text.strip()
    if _BEFORE_ONE_WORD.search(above.rstrip()) or _COUNTS_OTHERS.match(bare):
        return False
    if "รวม" in bare[:8]:
        return bool(_TOTAL.match(bare)) and bool(TOTAL.match(bare))
    return bool(TOTAL.match(bare))


def number_of_item(text: str) -> int | None:
    """The number of a line that begins with one and an item.

    >>> [number_of_item(text) for text in ("๓) กิจกรรมเผยแพร่", "3. การอบรม", "กิจกรรม ก", "3")]
    [3, None, None, None]
    """
    match = _COUNTS_ITEM.match(arabic_digits(text).strip())
    return int(match[1]) if match and begins_with_item(text.strip()) else None


def bare_number(text: str) -> str:
    """What a cell of numbers prints without its marks; ``""`` for nothing, words as they are.

    >>> bare_number("๓."), bare_number("(3)*"), bare_number("")
    ('3', '3', '')
    """
    return arabic_digits(text).strip(" .()*")


def number_alone(text: str) -> int | None:
    """The number of a row that is all of a text; None where that is none.

    >>> number_alone("๓."), number_alone("(9)*"), number_alone("กองช่าง"), number_alone("2566")
    (3, 9, None, None)
    """
    bare = bare_number(text)
    return int(bare) if bare.isdecimal() and len(bare) <= _LONGEST_NUMBER else None


def number_due(text: str) -> int | None:
    """The number that the next row has, below one whose own number is ``text``; None where that is none.

    >>> number_due("๓."), number_due("(9)"), number_due("กองช่าง")
    (4, 10, None)
    """
    number = number_alone(text)
    return None if number is None else number + 1


def begins_row(cells: Sequence[str], above: str, due: int | None = None) -> bool:
    """Whether a line with these cells begins a row, so that it goes on with no row above it but that of a total.

    It does with a total's name; with the number that is ``due`` and words behind it; with a number and an item.

    >>> [begins_row(cells, "กองช่าง", 3) for cells in (("รวม", "5,000"), ("3", "การอบรม"), ("3) โครงการ ก",))]
    [True, True, True]
    >>> [begins_row(cells, "กองช่าง", 3) for cells in (("โครงการ ก", "5,000"), ("3", "7,000"), ("4", "การอบรม"))]
    [False, False, False]
    """
    first = cells[0].strip()
    if begins_total(first, above):
        return not begins_total(above)
    number = _NUMBER.fullmatch(arabic_digits(first))
    if number:
        behind = next((cell.strip() for cell in cells[1:] if cell.strip()), "")
        return int(number[1]) == due and has_letters(behind)
    return number_of_item(first) is not None
