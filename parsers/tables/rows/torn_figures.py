"""A number that its narrow column has torn over lines: told only where its rest begins, or its beginning ends, as no
number does, or where a row has as many whole ones as columns in no other way. Who reads tables says where parts stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.ground.characters import arabic_digits
from parsers.values.money.cells import parse_cell

_BEGIN = re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})*$")
_REST = re.compile(r"(?:,\d{3})+(?![\d,])|0\d?(?:,\d{3})+(?![\d,])|\.\d\d(?!\d)")
"""A comma or a point first, or a nought before other figures."""

_REST_ALONE = re.compile(r"(?:,\d{3})+(?:\.\d\d)?(?:\s*บาท)?")
_BEGIN_ALONE = re.compile(r"\d{1,3}(?:,\d{3})*,(\d{1,2})")
OPEN = re.compile(r"\d{1,3}(?:,\d{3})*(?:,(\d{0,2})|\.)")
"""A figure that ends inside a group of three, which has so many digits of it, or with its point."""

ONE_BEHIND = re.compile(r"\d{1,3}(?:,\d{3})*\.\d")
"""A figure with one digit behind its point."""

_GROUPS, _SATANG = r"[1-9]\d{0,2}(?:,\d{3})+", r"(?:\.\d{1,2})?"
_CHUNK = re.compile(r"[\d,.]*\d[\d,.]*")
_WHOLE = re.compile(rf"(?:{_GROUPS}|[1-9]\d{{0,2}}|0){_SATANG}")
_VALUE = re.compile(rf"(?:{_GROUPS}|\d{{1,3}}){_SATANG}|[-–—]")
_SEPARATED = re.compile(rf"{_GROUPS}{_SATANG}|\d{{1,3}}\.\d{{1,2}}")
"""What parts may make together: it has a separator, and its first group no nought before it."""

_BEGINS = re.compile(r"(?!0\d|0,)\d{1,3}(?:,\d{3})*(?:,\d{0,2}|\.\d{0,2})?")
"""What a grouped amount may begin with."""

_NO_BEGINNING = re.compile(r"[,.].*|0[\d,].*")
_SHORT_GROUP_FIRST = re.compile(r"\d{1,2},\d{1,3}.*")
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


def tears_satang(text: str, rest: str) -> bool:
    """Whether a text may be the last digit of a figure that ends with one behind its point.

    >>> [tears_satang(*texts) for texts in (("2,055.7", "5"), ("2,055", "5"), ("2,055.75", "5"), ("2,055.7", "50"))]
    [True, False, False, False]
    """
    return bool(ONE_BEHIND.fullmatch(text)) and len(rest) == 1 and rest.isdecimal()


def joined_figures(texts: Sequence[str], columns: int) -> list[str] | None:
    """The numbers of a row whose columns have torn some, or all: as many as there are columns, then the rests of those
    that end inside a group of three, in the same order. None where these are others, or a rest is of another length
    than its number lacks.

    >>> joined_figures(["198,00", "85,00", "0", "5"], 2), joined_figures(["198,00", "-", "0"], 2)
    (['198,000', '85,005'], ['198,000', '-'])
    >>> joined_figures(["198,00", "-", "0", "0"], 2), joined_figures(["198,00", "85,0", "0", "0"], 2)
    (None, None)
    """
    begins, rests = texts[:columns], list(texts[columns:])
    if not rests or len(begins) < columns or not all(_DIGITS.fullmatch(arabic_digits(rest)) for rest in rests):
        return None
    whole = [begin + rests.pop(0) if rests and lacks_digits(begin, rests[0]) else begin for begin in begins]
    return None if rests or any(map(is_begin_alone, whole)) else whole


def go_on(pairs: Sequence[tuple[str, str]], *, tears: bool) -> bool:
    """Whether figures, in Arabic digits, go on with those above them, as ``(above, below)`` in each column: each may,
    and one must; or where a table ``tears`` figures, each has a beginning that is too short to be grouped.

    >>> go_on([("3", "0,00")], tears=False), go_on([("100,00", "0")], tears=False), go_on([("5,000", "0")], tears=True)
    (True, True, False)
    >>> [go_on([("2", "5,000")], tears=tears) for tears in (False, True)]
    [False, True]
    """
    if not all(_CHUNK.fullmatch(below) and _BEGINS.fullmatch(above + below) for above, below in pairs):
        return False
    if any(OPEN.fullmatch(above) or _NO_BEGINNING.fullmatch(below) for above, below in pairs):
        return True
    return tears and all(_SHORT_GROUP_FIRST.fullmatch(below) for _, below in pairs)


def lacks_nothing(text: str) -> bool:
    """Whether a text is a whole number, or none at all.

    >>> [lacks_nothing(text) for text in ("30,000", "0.50", "-", "30,00", "030")]
    [True, True, True, False, False]
    """
    return bool(_WHOLE.fullmatch(text)) or not _CHUNK.fullmatch(text)


def is_one_value(parts: Sequence[str]) -> bool:
    """Whether parts, in Arabic digits, are one value: a part by itself, or a figure with separators of several.

    >>> [is_one_value(parts) for parts in (["3", "0,00", "0"], ["-"], ["5"], ["5", "0"], ["0", "5,000"])]
    [True, True, True, False, False]
    """
    text = "".join(parts)
    if len(parts) > 1:
        return bool(_SEPARATED.fullmatch(text))
    return bool(_VALUE.fullmatch(text)) or parse_cell(text).status is not None


def is_surely_whole(text: str) -> bool:
    """Whether a text in Arabic digits is a number with separators, or says that there is none: no figure to go on."""
    return bool(_SEPARATED.fullmatch(text)) or parse_cell(text).status in ("dash", "zero")
