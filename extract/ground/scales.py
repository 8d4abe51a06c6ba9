"""The words of units of money, once for all: scales, baht and satang, and the pieces of patterns that they make.

A piece is a group: what repeats it stands behind it (``{SCALE}*``, ``{SCALES}?``).
"""

from __future__ import annotations

import re
from decimal import Decimal

FACTORS = {
    "สิบ": Decimal(10),
    "ร้อย": Decimal(100),
    "พัน": Decimal(1_000),
    "หมื่น": Decimal(10_000),
    "แสน": Decimal(100_000),
    "ล้าน": Decimal(1_000_000),
}
"""The scale words; one behind another multiplies it."""

_BEGINS_ANOTHER = {"ร้อย": "(?!ละ)", "พัน": "(?!ธ)"}
"""``ร้อยละ`` is a share; ``พันธุ์``, ``พันธกิจ`` and ``สัมพันธ์`` have no thousand."""


def _one_of(*words: str) -> str:
    return f"(?:{'|'.join(word + _BEGINS_ANOTHER.get(word, '') for word in words)})"


SCALE = _one_of(*FACTORS)
"""One scale word."""

SCALES = f"(?:{SCALE}++)"
"""Scale words, one or more, wherever they are the unit of figures: in heads, captions and notes."""

*_BELOW_A_MILLION, _MILLION = FACTORS
_COMPOUNDS = (
    f"{_one_of(*_BELOW_A_MILLION)}?{_MILLION}|{_one_of(*_BELOW_A_MILLION[:2])}?{_one_of(*_BELOW_A_MILLION[2:])}"
)
SCALES_OF_FIGURE = rf"(?:{_COMPOUNDS}|{_BELOW_A_MILLION[1]}(?=\s*บาท))"
"""What multiplies the figure before it. Not ``ล้านแสน``, which nobody says; hundreds are said of baht alone."""

BAHT = "(?:บาท|฿)"
"""The word for baht, or its sign."""

BAHT_IN_SHORT = r"(?:บาท|บ\.|฿)"
"""The same behind a figure, where ``บ.`` is no beginning of a name."""

SCALED_BAHT = f"(?:{SCALE}*{BAHT})"
"""The unit of money: ``บาท``, ``พันบาท``, ``สิบล้านบาท``."""

UNIT_IN_BRACKETS = rf"(?:\((?:หน่วย[:：]?|เป็น)?{SCALED_BAHT}\))"
"""The same behind a name of a column, blanks aside."""

SATANG_IN_FULL = "สตางค์"
SATANG = r"สต(?:\.|างค์)"
"""The word for satang, in full or in short."""

WHOLE_BAHT = r"\.[-–]"
"""The sign behind a figure of baht without satang: ``5,000.-``."""

SCALES_ALONE = rf"(?:{SCALES}(?=\s*{BAHT_IN_SHORT}|ถ้วน|เศษ|กว่า|แรก|[^ก-๎]|$))"
"""Scale words that are no beginning of a name: not in ``ล้านนา``, ``แสนสุข``, ``หมื่นลี้``."""

PIECES = {
    "scale": SCALE,
    "scales": SCALES,
    "baht": BAHT,
    "scaled_baht": SCALED_BAHT,
    "unit_in_brackets": UNIT_IN_BRACKETS,
}
"""The pieces that the rules of ``parsers/rules`` name in braces."""

_WORD = re.compile("|".join(FACTORS))
_OF_FIGURE = re.compile(f"{_COMPOUNDS}|{_BELOW_A_MILLION[1]}")


def factor_of(words: str) -> Decimal:
    """By what scale words multiply figures; 1 for none.

    >>> [int(factor_of(words)) for words in ("", "พัน", "สิบล้าน", "แสนล้าน")]
    [1, 1000, 10000000, 100000000000]
    """
    factor = Decimal(1)
    for word in _WORD.findall(words):
        factor *= FACTORS[word]
    return factor


def factor_of_figure(words: str) -> int | None:
    """By what the words behind a figure multiply it; 1 for none, None for words that nobody puts together.

    >>> [factor_of_figure(words) for words in ("", "แสน", "สิบล้าน", "ล้านแสน", "พันล้าน", "สิบ")]
    [1, 100000, 10000000, None, 1000000000, None]
    """
    return int(factor_of(words)) if not words or _OF_FIGURE.fullmatch(words) else None


def scale_words(factor: Decimal) -> str:
    """The words for a power of ten.

    >>> [scale_words(Decimal(factor)) for factor in (1, 1000, 10**6, 10**7, 10**11)]
    ['', 'พัน', 'ล้าน', 'สิบล้าน', 'แสนล้าน']
    """
    millions, zeros = divmod(factor.adjusted(), FACTORS[_MILLION].adjusted())
    return ("", *_BELOW_A_MILLION)[zeros] + _MILLION * millions
