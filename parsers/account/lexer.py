"""The numbers of a line, found without knowing what any of them means."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from extract.ground.scales import BAHT, SCALE, WHOLE_BAHT

NUMBER = re.compile(
    r"\d(?:(?:\0[\d,.])+|\d{0,2}(?: ?,(?: |\0+)?\d{3})+(?:(?![\d,])(?:\0*+\.\d+| \.\d\d(?![\d,.]))?"
    r"|(?=\d{1,3},\d{3}(?:\D|\d{1,3},|$)))"
    r"|(?:[\doO]|[.,](?=[\doO])|\0++(?=\.\d))*)"
)
"""``20,000`` ``20, 000`` ``20 ,000`` ``20,000 .00`` ``1.1.2`` ``2566`` ``10o,000``: a run that may be one number, well
formed or not; each of two amounts that lost what parts them, ``15,00015,000``. A line break (``\\0``) may stand behind
a comma, ``30,<br>000``, or a tag before raised satang; one such sign joins the digits of a number that a formula prints
one by one. The first digit stands before all that may follow, so that a search jumps from digit to digit.
"""

_DIGIT = re.compile(r"\d")
_WELL_FORMED = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,6})?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_LONGEST = 32
"""Digits that a column of printed numbers holds."""

_UNSEEN = re.compile(
    r"(?P<satang>(?<=\d)<sup\b[^<>]*>\s*(?=\.\d\d\s*</sup))|<(?P<mark>su[bp])\b[^<>]*>[^<>]*</(?P=mark)>|<[^<>]*>"
    r"|&#?\w{1,10};|https?://\S+|\[\^[^\[\]\s^]{1,12}\]|(?<=\S)\^\d{1,3}\^(?!\d)"
)
"""What stands in a line and prints no number of the text: raised marks, tags, entities, addresses."""

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_MONEY_BEHIND = re.compile(rf"[\s*_]*+(?:\.?[-–]++[\s*_]*+)?{SCALE}*\s*+{BAHT}|{WHOLE_BAHT}(?!\d)")
_LONGEST_GAP = 9
"""Characters between the sign of the baht and its number."""


class Token(NamedTuple):
    """A run of digits in a line, from ``start`` to before ``end``."""

    start: int
    end: int
    key: str
    """In Arabic digits and without blanks."""


def tokens(line: str) -> list[Token]:
    """The numbers of a line in Arabic digits.

    >>> [token.key for token in tokens('<td colspan="2">20,000<sup>1</sup></td><td>1.1.2 ปี 2566-2570 20, 000</td>')]
    ['20,000', '1.1.2', '2566', '2570', '20,000']
    >>> [token.key for token in tokens("| 20,000[^1] | 5,000^2^ | 15,00015,000 1,50,000 |")]
    ['20,000', '5,000', '15,000', '15,000', '1,50,000']
    >>> [token.key for token in tokens("<td>30,<br>000</td><td>5,000<br/>6,000</td><td>7,<b>000</b></td>")]
    ['30,000', '5,000', '6,000', '7', '000']
    >>> [token.key for token in tokens("<td>20,000<sup>.50</sup></td><td>5,000<sup>50</sup></td>")]
    ['20,000.50', '5,000']
    >>> [token.key for token in tokens("20,000 .50 5,000 .5 5,000 .500 2566 .50")]
    ['20,000.50', '5,000', '5', '5,000', '500', '2566', '50']
    """
    if not _DIGIT.search(line):
        return []
    if "<" in line or "&" in line or "^" in line or "http" in line:
        line = _UNSEEN.sub(
            lambda match: ("\0" if match["satang"] or _BREAK.fullmatch(match[0]) else " ") * len(match[0]), line
        )
    return [  # a plan has a thousand: named tuples are made so in a third of the time
        tuple.__new__(Token, (*match.span(), match[0].replace(" ", "").replace("\0", "")))
        for match in NUMBER.finditer(line)
    ]


def is_grouped(token: Token) -> bool:
    """Whether a number is printed as money is, in groups of three.

    >>> [token.key for token in tokens("ปี 2566 จำนวน 12,000 และ 1.2 5000 1,234.50") if is_grouped(token)]
    ['12,000', '1,234.50']
    """
    return "," in token.key and _GROUPED.fullmatch(token.key) is not None


@lru_cache(maxsize=4096)
def keys_in(text: str) -> tuple[str, ...]:
    """The numbers of what was read from somewhere, as :attr:`Token.key` has them.

    >>> keys_in("๒๐,๐๐๐ -"), keys_in("ไม่ใช้งบประมาณ")
    (('20,000',), ())
    """
    return tuple(token.key for token in tokens(arabic_digits(text)))


@lru_cache(maxsize=4096)
def value_of(key: str) -> Decimal | None:
    """The value of a number as printed; None where it is not well formed or too long to hold.

    >>> value_of("20,000"), value_of("1,50,000"), value_of("1.1.2"), value_of("1" * 40)
    (Decimal('20000'), None, None, None)
    """
    if not _WELL_FORMED.fullmatch(key) or sum(map(str.isdigit, key)) > _LONGEST:
        return None
    return Decimal(key.replace(",", ""))


def says_money(line: str, token: Token) -> bool:
    """Whether baht stand beside a number: ``20,000 บาท`` ``1.5 ล้านบาท`` ``5,000.-`` ``฿ 300``.

    >>> line = "5,000 บาท 1.5 ล้านบาท 300.- ฿ 200 ปี 2566 50 คน"
    >>> [token.key for token in tokens(line) if says_money(line, token)]
    ['5,000', '1.5', '300', '200']
    """
    if _MONEY_BEHIND.match(line, token.end):
        return True
    near = max(0, token.start - _LONGEST_GAP)  # a line of a million numbers is not read anew for each of them
    return "฿" in line[near : token.start] and line[near : token.start].rstrip().endswith("฿")
