"""A number that its narrow column has torn over two lines: told only where its rest begins as no number does."""

from __future__ import annotations

import re

from extract.ground.characters import arabic_digits

_BEGIN = re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})*$")
_REST = re.compile(r"(?:,\d{3})+(?![\d,])|0\d?(?:,\d{3})+(?![\d,])|\.\d\d(?!\d)")
"""A comma or a point first, or a nought before other figures."""

_REST_ALONE = re.compile(r"(?:,\d{3})+(?:\.\d\d)?(?:\s*บาท)?")
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
