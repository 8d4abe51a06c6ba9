"""Calculations in a budget field: ``50 คน * 100 บาท * 2 มื้อ = 10,000 บาท``, held against their results."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations
from math import prod

from extract.ground.characters import line_around
from parsers.values.numerals import parse_decimal

_NUMBER = re.compile(r"(?<![0-9.,])[0-9][0-9,]*(?:\.[0-9]{1,2})?(?![0-9])")
_PRODUCT = re.compile(
    r"(?P<factors>[0-9][0-9,.]*[^\n=*0-9]{0,30}(?:\*\s*[0-9][0-9,.]*[^\n=*0-9]{0,30}?)+)(?:=|เป็นเงิน)\s*(?:จำนวน|เงิน)?\s*"
    r"(?P<result>[0-9][0-9,]*(?:\.[0-9]{1,2})?)(?![0-9])"
)
_MOST_FACTORS = 8


def wrong_products(key: str) -> list[tuple[Decimal, str]]:
    """The calculations whose stated result no numbers of their line give.

    >>> wrong_products("ค่าอาหาร 50 คน * 100 บาท * 2 มื้อ = 9,000 บาท")
    [(Decimal('9000'), '50 x 100 x 2 = 10,000')]
    >>> wrong_products("ค่าอาหาร 2 มื้อ ๆ ละ 50 บาท * 100 คน = 10,000 บาท")
    []
    """
    wrong = []
    for match in _PRODUCT.finditer(key):
        line_start, _ = line_around(key, match.start(), match.end())
        line = key[line_start : match.start("result")]
        factors = numbers_in(match["factors"])
        result = parse_decimal(match["result"])
        if result and len(factors) > 1 and result not in products_of(numbers_in(line)):
            stated = " x ".join(f"{factor:,f}" for factor in factors)
            wrong.append((result, f"{stated} = {prod(factors):,f}"))
    return wrong


def numbers_in(text: str) -> list[Decimal]:
    """The numbers of a text, zero aside; the last ones where there are more than can be multiplied."""
    return [value for printed in _NUMBER.findall(text)[-_MOST_FACTORS:] if (value := parse_decimal(printed))]


def products_of(numbers: Sequence[Decimal]) -> set[Decimal]:
    """What two or more of some numbers come to."""
    return {
        prod(some, start=Decimal(1)) for count in range(2, len(numbers) + 1) for some in combinations(numbers, count)
    }
