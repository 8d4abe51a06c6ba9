"""Lines that say a year of the plan, or several, and behind a colon what money these have: ``- ปี 2566: 18,000 บาท``.

A word of years may stand for the colon, where nothing but money or a dash follows: ``ปี 2566 18,000 บาท``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extract.ground.source import SourceText, Span
from parsers.tables.rows.cell_kinds import is_money
from parsers.values.enumerators import LIST_SIGN, LIST_SIGNS
from parsers.values.years import PLAN_YEAR_OF_AN_ERA, YEAR_WORD, YEARS_NAMED, Years, year_be

_LINE = re.compile(
    rf"\s*(?:{LIST_SIGN}\s+)?(?P<label>(?:งบประมาณ\s*)?{YEARS_NAMED}\s*(?:\([^()]{{1,20}}\))?)\s*[:：=]\s*(?P<value>\S.*?)?\s*"
)
_BARE = re.compile(
    rf"\s*(?:{LIST_SIGN}\s+)?(?P<label>{YEAR_WORD}\s*+(?P<first>{PLAN_YEAR_OF_AN_ERA}))"
    r"(?P<last>)\s+(?P<value>(?:จำนวน\s*)?[0-9][0-9,.]*\s*บาท|[-–—]|ไม่ใช้งบประมาณ)\s*"
)
_PLAN_YEAR = re.compile(PLAN_YEAR_OF_AN_ERA)
_FIRST = frozenset(f"{LIST_SIGNS}งปพค2")
"""What a line begins with whose first word names a year, as the pattern above has them."""

_BAHT = re.compile(r"[0-9]\s*บาท")
_LEAST_LINES = 2
"""One line of one year may be anything."""


class YearLine(NamedTuple):
    """A line of money: the years that it names, the first and the last, how it names them, and what it says of them."""

    years: Years
    label: str
    value: str


def year_line(source: SourceText, number: int, years: Years) -> YearLine | None:
    """What line ``number`` says of years of the plan; None where it says anything else, or names other years."""
    match = _LINE.fullmatch(source.key(number)) or _BARE.fullmatch(source.key(number))
    first = year_be(match["first"], None) if match else None
    last = year_be(match["last"], None) if match and match["last"] else first
    if match is None or first is None or last is None or not years[0] <= first <= last <= years[1]:
        return None
    line = source.line(number)
    value = line[match.start("value") : match.end("value")] if match["value"] else ""
    return YearLine((first, last), line[match.start("label") : match.end("label")], value)


def money_of_years(source: SourceText, years: Years) -> tuple[Span, ...]:
    """The lines of years that stand one below the other, two at least or one of several years, with an amount among
    them.
    """
    return tuple(_money_of_years(source, years))


def _money_of_years(source: SourceText, years: Years) -> Iterator[Span]:
    run: list[int] = []
    found: list[YearLine] = []
    keys = source.stripped_digits
    dated = (number for number in source.lines_found(_PLAN_YEAR) if keys[number - 1][0] in _FIRST)
    for number in (*dated, len(source.lines) + 1):
        said = year_line(source, number, years) if number <= len(source.lines) else None
        if run and (said is None or number != run[-1] + 1):
            of_several = len(run) >= _LEAST_LINES or found[0].years[0] != found[0].years[1]
            if of_several and any(is_money(one.value) or _BAHT.search(one.value) for one in found):
                yield Span(run[0], run[-1])
            run, found = [], []
        if said:
            run.append(number)
            found.append(said)
