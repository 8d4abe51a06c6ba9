"""Amounts that are written in Thai words: ``(หนึ่งแสนบาทถ้วน)``."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from extract.ground.scales import SATANG_IN_FULL, SCALE
from parsers.values.numerals import MOST_BAHT

_WORD = rf"(?:ศูนย์|หนึ่ง|เอ็ด|สอง|ยี่|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|{SCALE})"
_DIGIT = r"(?:หนึ่ง|สอง|ยี่|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า)"
# two words at least: 'ล้านบาท' after a figure is its scale; a figure before a scale belongs to it: not '2566 ห้าหมื่นบาท'
_AMOUNT = re.compile(
    rf"""(?:(?<![0-9])(?<![0-9]\s)|(?<=\s)(?={_DIGIT}))(?P<baht>{_WORD}(?:\s?{_WORD})+)\s?บาท
         (?:\s?ถ้วน|\s?(?P<satang>{_WORD}(?:\s?{_WORD})*)\s?{SATANG_IN_FULL})?""",
    re.VERBOSE,
)
SATANG = rf"[^\S\n]*(?:[0-9]{{1,2}}[^\S\n]*|[ก-๎]{{2,20}}){SATANG_IN_FULL}"
"""What stands behind the baht of a figure and is a part of the amount: digits, or words that nobody adds to digits."""

_IN_SHORT = re.compile(rf"{SCALE}\s?{_DIGIT}\s*$")
"""``สองหมื่นห้า``: 20,005 in full, and 25,000 to those who say it so."""

_WHOLE = re.compile(rf"{_DIGIT}\s?{SCALE}(?:\s?{_WORD})*")

_MARKS = "\u0e31\u0e34-\u0e37\u0e47-\u0e4c"
_DAMAGED_BEFORE = re.compile(
    rf"(?:หน[{_MARKS}]*ง|ส[{_MARKS}]+|(?<![ก-๎])ส|ย[{_MARKS}]+|(?<![ก-๎])ย|หา|เกา|เจด|เอด|ส[{_MARKS}]*บ|รอย|พน|หม[{_MARKS}]*น|ลาน)$"
)
"""The end of a number word that lost marks: what stands behind it is the rest of a number."""

_LONGEST_WORD = 8


def find_amount_words(key: str) -> Iterator[tuple[int, int, Decimal | None]]:
    """Start, end and value (baht; None: words that are no number) of every amount in words.

    >>> list(find_amount_words("100,000 บาท (หนึ่งแสนบาทถ้วน)"))
    [(13, 28, Decimal('100000'))]
    >>> list(find_amount_words("ร้อยพันบาท")), list(find_amount_words("5 แสนล้านบาท"))
    ([(0, 10, None)], [])
    >>> [value for _, _, value in find_amount_words("หนึงแสนห้าพันบาท ปีละห้าพันบาท สองหมื่นห้าบาท")]
    [None, Decimal('5000'), None]
    """
    if "บาท" not in key:
        return
    for match in _AMOUNT.finditer(key):
        baht, satang = value_of_words(match["baht"]), value_of_words(match["satang"] or "ศูนย์")
        begin = max(0, match.start() - _LONGEST_WORD)
        torn = _DAMAGED_BEFORE.search(key, begin, match.start()) is not None
        if (
            torn
            or _IN_SHORT.search(match["baht"])
            or baht is None
            or satang is None
            or baht >= MOST_BAHT
            or satang >= 100
        ):
            yield match.start(), match.end(), None
        else:
            yield match.start(), match.end(), baht + Decimal(satang) / 100


def number_in_words(key: str) -> int | None:
    """The number, a hundred or more, that a text names in words and nothing else; None for any other text.

    >>> [number_in_words(key) for key in ("ห้าพัน", "สองหมื่น ห้าพัน", "ห้าสิบ", "ห้าพันคน", "พันห้า", "สองหมื่นห้า")]
    [5000, 25000, None, None, None, None]
    """
    number = value_of_words(key) if _WHOLE.fullmatch(key) and not _IN_SHORT.search(key) else None
    return number if number and 100 <= number < MOST_BAHT else None


@cache
def value_of_words(words: str) -> int | None:
    """The number that words name; None for words that name none."""
    # without this the import makes a folder in HOME, or fails; it is slow, and amounts in words are rare
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    from pythainlp.util import thaiword_to_num

    try:
        return int(thaiword_to_num(re.sub(r"\s", "", words)))
    except ValueError:
        return None
