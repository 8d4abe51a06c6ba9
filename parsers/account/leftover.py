"""What a number is that no record was read from, by the words beside it: each rule names why it is no money."""

from __future__ import annotations

import re

from extract.ground.scales import BAHT, SCALE, WHOLE_BAHT
from parsers.account.lexer import Token
from parsers.records.account import Became
from parsers.values.page_marks import IN_SIGNS
from parsers.values.years import PLAN_YEAR, PLAN_YEAR_OF_AN_ERA

_COUNTER = re.compile(
    r"[\s*_]*(?:/\s*\d+\s*)?(?:โครงการ|กิจกรรม|มาตรการ|รายการ|คน|ราย|ครั้ง|วัน|เดือน|ปี(?!\s*(?:\d\d|2[45]\d\d)(?![\d,]))|ชั่วโมง|มื้อ"
    r"|รุ่น|แห่ง|โรงเรียน|ศูนย์|ตำบล|หมู่บ้าน|ชุด|เล่ม|แผ่น"
    r"|ป้าย|ฉบับ|เรื่อง|หลัง|ชุมชน|ครัวเรือน|ช่องทาง|กลุ่ม|อัน|ตัว|ใบ|ห้อง|คัน|เครื่อง|ต้น|หน่วยงาน|หน่วย|คะแนน|ระดับ|ข้อ|ด้าน|ท่าน|รูป|ภารกิจ|มิติ|ส่วนราชการ|กอง|%)"
)
_PERCENT = re.compile(r"ร้อยละ\s*$|\bQ\s*$")
_NAMED = re.compile(
    r"(?:ปี(?:งบประมาณ)?|พ\.?\s?ศ\.?|มาตรา|ข้อ|ฉบับ|ครั้ง|ลำดับ|ที่|หมู่|ม\.|มิติ|ภารกิจ|ไตรมาส|หน้า|ตอน|ระยะ|รหัส|แผนงาน|หมายเลข|เลข|ส่วน|โทร\.?|เวลา"
    r"|ม\.ค\.|ก\.พ\.|มี\.ค\.|เม\.ย\.|พ\.ค\.|มิ\.ย\.|ก\.ค\.|ส\.ค\.|ก\.ย\.|ต\.ค\.|พ\.ย\.|ธ\.ค\.|มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม"
    r"|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม)(?:ที่)?[\s:*_]*$"
)
_MONTH_BEHIND = re.compile(
    r"\s*(?:ม\.ค\.|ก\.พ\.|มี\.ค\.|เม\.ย\.|พ\.ค\.|มิ\.ย\.|ก\.ค\.|ส\.ค\.|ก\.ย\.|ต\.ค\.|พ\.ย\.|ธ\.ค\.|มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน"
    r"|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม)"
)
_YEAR = re.compile(rf"24\d\d|{PLAN_YEAR_OF_AN_ERA}")
_RANGE_OF_YEARS = re.compile(rf"(?:24\d\d|{PLAN_YEAR}|ปี\s*\d\d)\s*[-–/,และถึง\s]{{1,6}}$")
_SHORT_YEARS = re.compile(r"ปี\s*\d\d(?:\s*(?:[-–,/]|ถึง|และ)\s*\d\d)*\s*(?:[-–,/]|ถึง|และ)\s*$")
_LISTED_WITH_WORDS = re.compile(r"[ก-๎]\s*(?:\d{1,2}\s*(?:,|และ|[-–])\s*)*$")
_LISTED_WITH_MONEY = re.compile(r"(?:จำนวน|เงิน|(?<!แ)ละ|ประมาณ|เป็น|รวม|บาท|ทั้งสิ้น)\s*(?:\d{1,2}\s*(?:,|และ|[-–])\s*)*$")
_SCALE_BEHIND = re.compile(rf"\s*+[(\[]?\s*+(?:{BAHT}|{SCALE}|{WHOLE_BAHT})")
_BEHIND_YEAR = re.compile(
    rf"\s*[-–]\s*{PLAN_YEAR}|\s*[:=]\s*(?:\d{{1,3}}(?:,\d{{3}}|\d*\s*บาท|\s*(?=$|[<|;•\t]))|[-–](?!\s*\d)|ไม่)"
)
_MONEY_BEHIND = re.compile(r"[^\S\n]+(?:\d[\d,.]*\s*(?:บาท|\.?[-–])|[-–](?=\s*$))")
"""Behind a year that begins a line of a field: its money, or that it has none."""

_WORD_FOR_YEAR = re.compile(
    r"(?:ปี(?:งบประมาณ)?|พ\.?\s?ศ\.?)[\s:*_]*$|ปี(?:แรก|สุดท้าย|ที่\s?\d{1,2}|ถัด\s?ๆ?\s?ไป|ต่อ\s?ๆ?\s?ไป)\s*\(\s*$"
)
"""``ปี 2566``, ``ปีแรก (2566)``."""

_ENDS_WITH_YEAR = re.compile(r"(?:^|[^\d\s])\s*+(?:ปี(?:งบประมาณ)?|พ\.?\s?ศ\.?)\s*+$")
"""The word for a year at the end of a line; ``5 ปี`` counts years."""

_BEGINS_ROW = re.compile(r"(?:[|\s]|<t[rd][^<>]*>)*+")
_CODE = re.compile(r"00\d{3}")
"""Of a work plan of the ordinance: no amount begins with two zeros."""

_PAGE_NUMBER = re.compile(rf"\s*{IN_SIGNS}\s*")
_EDGE = re.compile(r"(?:^|[|>\t])[\s*_]*$")
_EDGE_BEHIND = re.compile(r"[\s*_]*(?:$|[|<\t])")
_FIRST_CELL_ENDS = re.compile(r"[^\S\t]*+[.)]?[^\S\t]*+(?:\||\t|</td>)\s*+[^\s|]")
_ENUMERATOR = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,4}\.?")
_BEGINS_PIECE = re.compile(r"(?:^|[\t|>(\[]|\s{2})[\s\-–•*#(\[_]*$")
_CLOSED_BEFORE_WORDS = re.compile(r"\)\s*[ก-๎]")
_GOES_ON_WITH_WORDS = re.compile(r"[.)\]\\*_]*\s*[ก-๎A-Za-z“\"(]|[.)\]]+(?:\s|$)")
_LONGEST_LINE = 4000
"""Characters. Of a longer line, such as a page without line ends, what stands farther off says nothing of a number."""

_LONGEST_BEFORE = 24
_LONGEST_GAP = 200
"""Characters in front of a number in which its cell or piece begins: a line of thousands of numbers is not read anew
for each of them.
"""

_BARS_OF_BOXES = "│┃║"

_CELL_ENDS = ("\t", "|", "   ")
"""A tab, a pipe, a gap."""

_SHORT = 2
_SLASH_BEHIND = re.compile(r"/(?=\s|$|[|<]|[^\s0-9/])")
_BEFORE_MARK = re.compile(r"(?:[0-9บท]\s|[\s|]-\s|^|[|>]|หมายเหตุ)[\s:：]*$")
"""The end of a figure or of บาท, a dash, the beginning of a cell or a note."""


def _is_year(line: str, token: Token, begin: int, end: int) -> bool:
    """Whether a year stands behind the word for it, in a stretch of years, or before its money on a line of its own."""
    return bool(_YEAR.fullmatch(token.key)) and bool(
        _RANGE_OF_YEARS.search(line, begin, token.start)
        or _BEHIND_YEAR.match(line, token.end, end)
        or _WORD_FOR_YEAR.search(line, begin, token.start)
        or (
            not line[:begin].strip()
            and _BEGINS_PIECE.search(line[begin : token.start])
            and _MONEY_BEHIND.match(line, token.end)
        )
    )


def is_lone_year(line: str, token: Token) -> bool:
    """Whether a year is all that a line or a cell of markup holds: a head or a first cell of a table in a field.

    >>> from parsers.account.lexer import tokens
    >>> [is_lone_year(line, tokens(line)[0]) for line in ("<td>2568</td>", "| 2568 |", "2568 บาท", "2,568")]
    [True, True, False, False]
    """
    return bool(
        _YEAR.fullmatch(token.key)
        and _EDGE.search(line, max(0, token.start - _LONGEST_GAP), token.start)
        and _EDGE_BEHIND.match(line, token.end)
    )


def is_year_of(above: str, line: str, token: Token) -> bool:
    """Whether a year begins a line, and the line above it ends with the word for it.

    >>> from parsers.account.lexer import tokens
    >>> above = ("12,000 บาท ปี", "12,000 บาท ปี", "รวม 5 ปี", "งบประมาณต่อปี")
    >>> lines = ("2570 จำนวน 15,000 บาท", "2,570 บาท", "2570", "2570 บาท")
    >>> [is_year_of(*pair, tokens(pair[1])[0]) for pair in zip(above, lines)]
    [True, False, False, False]
    """
    return bool(
        _YEAR.fullmatch(token.key)
        and token.start <= _LONGEST_LINE
        and not line[: token.start].strip()
        and _ENDS_WITH_YEAR.search(above, max(0, len(above) - _LONGEST_BEFORE))
        and not _SCALE_BEHIND.match(line, token.end)
    )


def _is_enumerator(line: str, token: Token) -> bool:
    """Whether a small number begins a line, a cell or a piece of one and words follow, or it is a row's first cell; or
    whether it is closed before words inside a line.
    """
    if not _ENUMERATOR.fullmatch(token.key):
        return False
    near = max(0, token.start - _LONGEST_GAP)
    if _BEGINS_PIECE.search(line, near, token.start) and _GOES_ON_WITH_WORDS.match(line, token.end):
        return True
    if line[token.start - 1 : token.start] == " " and _CLOSED_BEFORE_WORDS.match(line, token.end):
        return line.count("(", near, token.start) <= line.count(")", near, token.start)  # '… บาท 2) ค่าอาหาร'
    return bool(_BEGINS_ROW.fullmatch(line, 0, token.start) and _FIRST_CELL_ENDS.match(line, token.end))


def _is_note_mark(line: str, token: Token) -> bool:
    """Whether a small number before a slash stands behind an amount, or begins a note."""
    if len(token.key) > _SHORT or not _SLASH_BEHIND.match(line, token.end):
        return False
    return bool(_BEFORE_MARK.search(line, max(0, token.start - _LONGEST_BEFORE), token.start))


def by_its_words(line: str, token: Token) -> Became | None:
    """``label`` for a year, an enumerator, the number of a section or a date; ``count_or_target`` for what is counted;
    ``text`` for a number of one or two digits that is listed behind a name (``โรงเรียนเทศบาล ๑, ๓ และ ๗``).

    None where nothing beside the number says that it is no money; a number with commas is only counted.

    >>> def said(line, key):
    ...     from parsers.account.lexer import tokens
    ...     return by_its_words(line, next(token for token in tokens(line) if token.key == key))
    >>> said("ปี 2566", "2566"), said("2) โครงการอบรม", "2"), said("1.2 สร้างจิตสำนึก", "1.2"), said("รวม 5 โครงการ", "5")
    ('label', 'label', 'label', 'count_or_target')
    >>> said("x 20,000 y", "20,000"), said("\\t500\\t", "500"), said("5,000 คน", "5,000"), said("1 งาน\\t900", "900")
    (None, None, 'count_or_target', None)
    >>> said("ปี 67 - 69 จำนวน", "69"), said("โรงเรียน 1, 3 และ 7", "7"), said("จำนวน 50", "50"), said("งบ 5 แสน", "5")
    ('label', 'text', None, None)
    >>> said("2566  20,000 บาท", "2566"), said("- 2567 -", "2567"), said("ก 2567 -", "2567"), said("2566: 0|", "2566")
    ('label', 'label', None, 'label')
    >>> said("x 1 " * 2000 + "ปี 2566" + " y" * 4000, "2566"), said("x 1 " * 2000 + "20,000 y", "20,000")
    ('label', None)
    >>> said("แผนงานบริหารงานทั่วไป (00110)", "00110"), said("│1.1 การสร้างจิตสำนึก│", "1.1")
    ('label', 'label')
    """
    line, token = _near(line, token)
    for bar in _BARS_OF_BOXES:
        line = line.replace(bar, "|")  # a table of signs takes far longer
    if _CODE.fullmatch(token.key):
        return "label"
    if _PAGE_NUMBER.fullmatch(line) or _is_enumerator(line, token) or _is_note_mark(line, token):
        return "label"
    begin, end = _cell_around(line, token)
    if _is_year(line, token, begin, end):
        return "label"
    if _COUNTER.match(line, token.end, end) or _PERCENT.search(line, begin, token.start):
        return "count_or_target"
    if "," in token.key:
        return None
    if _NAMED.search(line, begin, token.start) or _MONTH_BEHIND.match(line, token.end, end):
        return "label"
    if token.key.count(".") > 1 or (len(token.key) == _SHORT and _SHORT_YEARS.search(line, begin, token.start)):
        return "label"
    if len(token.key) <= _SHORT and not _SCALE_BEHIND.match(line, token.end, end):
        named = _LISTED_WITH_WORDS.search(line, begin, token.start)
        return "text" if named and not _LISTED_WITH_MONEY.search(line, begin, token.start) else None
    return None


def _near(line: str, token: Token) -> tuple[str, Token]:
    """A line and a number of it; of a very long line, each of whose numbers asks, what stands around the number."""
    if len(line) <= _LONGEST_LINE:
        return line, token
    begin = max(0, token.start - _LONGEST_LINE // 2)
    placed = token._replace(start=token.start - begin, end=token.end - begin)
    return line[begin : token.end + _LONGEST_LINE // 2], placed


def _cell_around(line: str, token: Token) -> tuple[int, int]:
    """Where the words that are a number's own begin and end: what stands in another cell says nothing about it."""
    begin = max(token.start - _LONGEST_BEFORE, *(line.rfind(sign, 0, token.start) + 1 for sign in _CELL_ENDS), 0)
    ends = [at for sign in _CELL_ENDS if (at := line.find(sign, token.end)) >= 0]
    return begin, min(ends, default=len(line))
