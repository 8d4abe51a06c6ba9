"""The money beside a budget table: in the lines above and below it that no row was read from."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from extract.ground.source import SourceText
from parsers.account.lexer import Token, is_grouped
from parsers.records.table import Grid
from parsers.tables.rows.row_begins import begins_total

_REACH = 15
"""Lines above and below a table in which a row may stand that a reader dropped."""

_MONEY = re.compile(r"\d,\d{3}")
_BAHT = re.compile("บาท(?:ถ้วน)?")
_WORD = re.compile(r"[ก-ฮA-Za-z]")


def is_of_numbers(line: str, found: Iterable[Token]) -> bool:
    """Whether a line with money among the numbers that were ``found`` is the rest of a row rather than a sentence: no
    word but at its beginning, and baht in a total.

    >>> from parsers.account.lexer import tokens
    >>> lines = ("20,000 30,000 -", "โครงการอบรม 20,000 -", "(30,000) ตั้งจ่ายจากเทศบัญญัติ")
    >>> [is_of_numbers(line, tokens(line)) for line in lines]
    [True, True, False]
    >>> lines = ("รวมเป็นเงินทั้งสิ้น 36,000 บาท", "โครงการอบรม ใช้เงิน 36,000 บาท")
    >>> [is_of_numbers(line, tokens(line)) for line in lines]
    [True, False]
    """
    money = next(filter(is_grouped, found), None)
    if money is None:
        return False
    behind = line[money.end :]
    return not _WORD.search(_BAHT.sub("", behind) if begins_total(line) else behind)


def lines_beside(
    source: SourceText,
    budget: Sequence[Grid],
    others: Iterable[Grid],
    headings: Collection[int],
    taken: Collection[int],
) -> Iterator[int]:
    """The lines around each table, to the next heading, table or line that has been ``taken``, that hold money."""
    closed = {number for grid in others for number in grid.span.lines}
    end = len(source.lines)
    for grid in budget:
        for number in range(grid.span.start - 1, max(0, grid.span.start - _REACH), -1):
            if number in closed or number in taken:
                break
            if _MONEY.search(source.digits[number - 1]):
                yield number
            if number in headings:
                break
        for number in range(grid.span.end + 1, min(end, grid.span.end + _REACH) + 1):
            if number in closed or number in taken or number in headings:
                break
            if _MONEY.search(source.digits[number - 1]):
                yield number
