"""The heads of tables each of whose rows is a line: names of columns that single blanks part, the first of which
numbers the rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.ground.source import SourceText
from parsers.tables.columns.names import LONGEST_NAME, is_column_name, is_unit
from parsers.tables.columns.roles import Role, role_of
from parsers.tables.flat.ground.flat_head import FlatHead
from parsers.tables.flat.ground.pieces import FlatPiece, groups_digits
from parsers.tables.flat.heads.columns import head_of
from parsers.tables.flat.heads.find_heads import find_head
from parsers.values.dates import parse_year
from parsers.values.money.units import factor_in_head, factor_on_line

_OF_YEAR: frozenset[Role] = frozenset({"year", "budget", "other"})
_BEHIND: frozenset[Role] = frozenset({"responsible", "remark", "indicator", "target", "other"})
_MOST_WORDS = 4
"""Words of a year's name."""

_UNIT_LINES = 2


def line_head(source: SourceText, number: int, last: int) -> FlatHead | None:
    """The head that begins on a line; None where it has none of this form, or is in another unit than baht.

    Its years, and the sums behind them, stand beside each other; between the projects and these is a column at most.
    """
    first = source.line(number).split(maxsplit=1)[:1]
    if not first or role_of(first[0]) != "number" or not is_column_name(first[0]):
        return None
    words = source.line(number).split()
    names = _names(words, number)
    head = head_of(names, number, "mixed") if names else None
    head = head or find_head(source, number, last)
    if head is None or head.kinds[:2] != ("number", "title") or head.form == "lines" or head.before > 3:
        return None
    if "money" in head.kinds[head.before + values_of(head) :]:
        return None
    end = _end(source, head.end, last)
    return replace(head, end=end, grouped=groups_digits(source)) if end else None


def values_of(head: FlatHead) -> int:
    """How many values a row has beside each other: one for each year, and for each column of sums behind them."""
    end = head.before
    while end < head.width and head.kinds[end] == "money":
        end += 1
    return end - head.before


def _names(words: Sequence[str], number: int) -> list[FlatPiece]:
    """The names of the columns; words behind the last year that name none are one column."""
    found: list[FlatPiece] = []
    at = 0
    while at < len(words):
        end = _end_of_name(words, at)
        if end is None:
            rest = " ".join(words[at : at + LONGEST_NAME])
            behind = any(role_of(name.text) == "year" for name in found) and len(rest) <= LONGEST_NAME
            unknown = behind and role_of(rest) in _BEHIND and not any(map(str.isdecimal, rest))
            return [*found, FlatPiece(rest, number)] if unknown else []
        while end < len(words) and words[end].startswith("(") and is_column_name(" ".join(words[at : end + 1])):
            end += 1
        found.append(FlatPiece(" ".join(words[at:end]), number))
        at = end
    return found


def _end_of_name(words: Sequence[str], at: int) -> int | None:
    if is_column_name(words[at]) and role_of(words[at]) not in _OF_YEAR:
        return at + 1
    for end in range(at + 1, min(at + _MOST_WORDS, len(words)) + 1):
        text = " ".join(words[at:end])
        if role_of(text) == "year" and is_column_name(text) and parse_year(text) is not None:
            return end
    return at + 1 if is_unit(words[at]) else None


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
