"""A number that its narrow column has torn over two lines: told only where its rest begins, or its beginning ends, as
no number does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.ground.characters import arabic_digits

_BEGIN = re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})*$")
_REST = re.compile(r"(?:,\d{3})+(?![\d,])|0\d?(?:,\d{3})+(?![\d,])|\.\d\d(?!\d)")
"""A comma or a point first, or a nought before other figures."""

_REST_ALONE = re.compile(r"(?:,\d{3})+(?:\.\d\d)?(?:\s*บาท)?")
_BEGIN_ALONE = re.compile(r"\d{1,3}(?:,\d{3})*,(\d{1,2})")
OPEN = re.compile(r"\d{1,3}(?:,\d{3})*(?:,(\d{0,2})|\.)")
"""A figure that ends inside a group of three, which has so many digits of it, or with its point."""

_DIGITS = re.compile(r"\d{1,2}")
_MOST = 3


def is_rest_of(above: str, below: str) -> bool:
    """Whether ``below`` begins with the rest of the number that ``above`` ends with.

    >>> [is_rest_of(*texts) for texts in (("3", ",000,000"), ("จำนวน ๑๑", "๐,๐๐๐ บาท"), ("๐", ".๐๐บาท"))]
    [True, True, True]
    >>> [is_rest_of(*texts) for texts in (("10", "5,000"), ("1,000", "000"), ("-", ",000"), ("1,000", "0,000"))]
    [False, False, False, False]
    """
    begin, rest = _BEGIN.search(arabic_digits(above)), _REST.match(arabic_digits(below))
    if begin is None or rest is None:
        return False
    last = begin[0].rpartition(",")[2] + rest[0].partition(",")[0].partition(".")[0]
    return len(last) <= _MOST


def is_rest_alone(text: str) -> bool:
    """Whether a text is the rest of a number and nothing else: its beginning stands somewhere above.

    >>> is_rest_alone(",๐๐๐,๐๐๐"), is_rest_alone("1,000"), is_rest_alone(", ๐๐๐")
    (True, False, False)
    """
    return bool(_REST_ALONE.fullmatch(arabic_digits(text)))


def is_begin_alone(text: str) -> bool:
    """Whether a text is the beginning of a number whose last digits stand somewhere below.

    >>> [is_begin_alone(text) for text in ("100,00", "๑๒๐,๐", "1,000,5", "100,000", "10", "1,0000", "5,00 บาท")]
    [True, True, True, False, False, False, False]
    """
    return bool(_BEGIN_ALONE.fullmatch(arabic_digits(text)))


def lacks_digits(text: str, rest: str) -> bool:
    """Whether a figure ends inside a group of three that another text has the last digits of.

    >>> [lacks_digits(*texts) for texts in (("100,00", "0"), ("๕,๕๐", "๐"), ("100,000", "0"), ("100,00", "12"))]
    [True, True, False, False]
    """
    match, digits = OPEN.fullmatch(arabic_digits(text)), arabic_digits(rest)
    if match is None or match[1] is None:
        return False
    return digits.isdecimal() and len(match[1]) + len(digits) == _MOST


def joined_figures(texts: Sequence[str], columns: int) -> list[str] | None:
    """The numbers of a row that its columns have all torn, from their beginnings and then their rests in the same
    order; None where these are others, or a rest is of another length than its number lacks.

    >>> joined_figures(["198,00", "85,00", "0", "5"], 2)
    ['198,000', '85,005']
    >>> joined_figures(["198,00", "-", "0", "0"], 2), joined_figures(["198,00", "85,0", "0", "0"], 2)
    (None, None)
    """
    begins, rests = texts[:columns], texts[columns:]
    if len(rests) != columns or not all(_DIGITS.fullmatch(arabic_digits(rest)) for rest in rests):
        return None
    whole = [begin + rest for begin, rest in zip(begins, rests, strict=True) if lacks_digits(begin, rest)]
    return whole if len(whole) == columns else None
