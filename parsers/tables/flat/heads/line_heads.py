"""The heads of tables whose rows are a line each, or begin with their number and end with their values: names of
columns that single blanks part, the first of which numbers the rows. The years may stand on a line below the name of
all money.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.ground.source import SourceText
from parsers.tables.columns.names import LONGEST_NAME, is_column_name, is_unit
from parsers.tables.columns.roles import Role, role_of
from parsers.tables.flat.ground.flat_head import FlatHead
from parsers.tables.flat.ground.pieces import FlatPiece, groups_digits, has_gap
from parsers.tables.flat.heads.columns import head_of
from parsers.tables.flat.heads.find_heads import find_head
from parsers.tables.flat.heads.names import is_unit_of_money
from parsers.values.dates import parse_year
from parsers.values.money.units import factor_in_head, factor_on_line

_OF_YEAR: frozenset[Role] = frozenset({"year", "budget", "other"})
_BEHIND: frozenset[Role] = frozenset({"responsible", "remark", "indicator", "target", "other"})
_BELOW: frozenset[Role] = frozenset({"year", "sum", "budget"})
_PAGE = frozenset({"หน้า", "หน้าที่", "เลขหน้า"})
"""What a column of pages is called."""

_IN_BRACKETS = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"\([^()]*\)|\S+")
_LONGEST = 400
"""Letters of a head's line."""

_MOST_WORDS = 4
"""Words of the name of a year or of a sum."""

_MOST_YEARS = 12
_UNIT_LINES = 2
_MOST_BEFORE = 3
UNIT = "หน่วย"
"""How the name of the column begins that says what a target counts."""


def line_head(source: SourceText, number: int, last: int) -> FlatHead | None:
    """The head that begins on a line; None where it has none of this form, or is in a unit that is not baht and that
    its years do not say.

    Its years, and the sums behind them, stand beside each other; between the projects and these is a column at most, or
    two for what is counted and its number.
    """
    first = source.line(number).split(maxsplit=1)[:1]
    if not first or role_of(first[0]) != "number" or not is_column_name(first[0]):
        return None
    head = _own_head(source, number, last) or find_head(source, number, last)
    if head is None or head.kinds[:2] != ("number", "title") or head.form == "lines":
        return None
    if head.before > _MOST_BEFORE and not counts_in_two(head):
        return None
    if "money" in head.kinds[head.before + values_of(head) :]:
        return None
    end = _end(source, head.end, last)
    return replace(head, end=end, grouped=groups_digits(source)) if end else None


def counts_in_two(head: FlatHead) -> bool:
    """Whether two columns stand between the projects and the years: a target's unit and its number."""
    names = [piece.text for piece in head.pieces[2 : head.before]]
    units = [name for name in names if name.startswith(UNIT)]
    return len(names) == 2 and len(units) == 1 and all(role_of(name) == "target" for name in names)


def values_of(head: FlatHead) -> int:
    """How many values a row has beside each other: one for each year, and for each column of sums behind them."""
    end = head.before
    while end < head.width and head.kinds[end] == "money":
        end += 1
    return end - head.before


def names_page(text: str) -> bool:
    """Whether a name is that of a column of pages."""
    return text in _PAGE


def _own_head(source: SourceText, number: int, last: int) -> FlatHead | None:
    """The head by the names on a line, with those on the next line where the years stand there."""
    found = _names(_words(source, number), number)
    end = number
    if found and not any(role_of(name.text) == "year" for name in found):
        apart = number == last or has_gap(source.line(number).strip()) or has_gap(source.line(number + 1).strip())
        below = [] if apart else _names(_words(source, number + 1), number + 1, below=True)
        found = _with_names_below(found, below)
        end = number + 1
    units = [name for name in found if is_unit_of_money(name) and (factor_in_head(name.text) or 1) != 1]
    if len(units) != 1:
        return head_of(found, end, "mixed") if found else None
    head = head_of([name for name in found if name not in units], end, "mixed")
    if head is None:
        return None
    unit = _IN_BRACKETS.findall(units[0].text)[-1:] or [units[0].text]
    money = range(head.before, head.before + values_of(head))
    named = (FlatPiece(f"{one.text} {unit[0]}", one.line) if at in money else one for at, one in enumerate(head.pieces))
    return replace(head, pieces=tuple(named), scaled=True)


def _with_names_below(found: Sequence[FlatPiece], below: Sequence[FlatPiece]) -> list[FlatPiece]:
    """The names of a line and of the one below it, whose years and sums stand below the one name of all money, and
    whose other names end names above; nothing where they do not.
    """
    bands = [at for at, name in enumerate(found) if is_unit_of_money(name)]
    money = [name for name in below if role_of(name.text) in _BELOW]
    ends = [name for name in below if name not in money]
    if len(bands) != 1 or not money or role_of(money[0].text) != "year":
        return []
    band = bands[0]
    whole = list(found)
    for name in ends:
        same = (at for at, above in enumerate(whole) if role_of(above.text) == role_of(name.text))
        begun = [at for at in same if is_column_name(f"{whole[at].text}{name.text}")]
        if len(begun) != 1:
            return []
        whole[begun[0]] = FlatPiece(f"{whole[begun[0]].text}{name.text}", whole[begun[0]].line)
    return [*whole[: band + 1], *money, *whole[band + 1 :]]


def _words(source: SourceText, number: int) -> list[str]:
    """The words of a line, as one those in brackets."""
    line = source.line(number)
    return _WORD.findall(line) if len(line) <= _LONGEST else []


def _names(words: Sequence[str], number: int, *, below: bool = False) -> list[FlatPiece]:
    """The names of the columns; words behind the last year, or the name of all money, that name none are one column,
    unless they stand ``below`` others.
    """
    found: list[FlatPiece] = []
    at = 0
    while at < len(words):
        end = _end_of_name(words, at)
        if end is None and found and names_page(words[at]) and not below:
            end = at + 1
        if end is None or len(found) > _MOST_YEARS:
            rest = " ".join(words[at : at + LONGEST_NAME])
            behind = any(role_of(name.text) in ("year", "sum") for name in found) and len(rest) <= LONGEST_NAME
            unknown = behind and role_of(rest) in _BEHIND and not any(map(str.isdecimal, rest)) and not below
            return [*found, FlatPiece(rest, number)] if unknown else []
        while end < len(words) and _goes_on(words[at:end], words[end]):
            end += 1
        found.append(FlatPiece(" ".join(words[at:end]), number))
        at = end
    return found


def _goes_on(name: Sequence[str], word: str) -> bool:
    """Whether a word goes on with a name: what it says in brackets, the unit of all money."""
    more = word.startswith("(") or (is_unit(word) and role_of(" ".join(name)) == "budget")
    return more and is_column_name(" ".join([*name, word]))


def _end_of_name(words: Sequence[str], at: int) -> int | None:
    role = role_of(words[at])
    ends = range(at + 1, min(at + _MOST_WORDS, len(words)) + 1)
    wholes = {end: text for end in ends if is_column_name(text := " ".join(words[at:end]))}
    if role == "sum":
        apart = next((end for end in ends if end > at + 1 and is_column_name(words[end - 1])), len(words) + 1)
        return max((end for end, text in wholes.items() if role_of(text) == "sum" and end < apart), default=None)
    if at + 1 in wholes and role not in _OF_YEAR:
        return at + 1
    years = (end for end, text in wholes.items() if role_of(text) == "year" and parse_year(text) is not None)
    of_money = (end for end in (at + 2, at + 1) if end in wholes and role_of(wholes[end]) == "budget")
    return next(years, None) or (at + 1 if is_unit(words[at]) else next(of_money, None))


def _end(source: SourceText, end: int, last: int) -> int | None:
    """The last line of a head with its units below it; None where these are not baht."""
    for below in range(end + 1, min(end + _UNIT_LINES, last) + 1):
        line = source.line(below)
        said, words = factor_on_line(line), line.split()
        if said is None and not (words and all(map(is_unit, words))):
            break
        if said not in (None, 1) or any(factor_in_head(word) not in (None, 1) for word in words):
            return None
        end = below
    return end
