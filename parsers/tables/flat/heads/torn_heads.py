"""Heads whose names narrow columns tore over lines, where ``pdftotext -raw`` prints one cell behind the other:
``หมายเห`` and ``ตุ``, ``งบ`` and ``ประมา`` and ``ณ``.

A head is put together where its words, up to a line's end, are names of columns in one way and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from extract.ground.source import SourceText, Span
from extract.text.torn_lines import Piece, WholeLine
from parsers.tables.columns.names import LONGEST_NAME, is_column_name
from parsers.tables.columns.roles import Role, role_of
from parsers.tables.flat.ground.pieces import GAP
from parsers.tables.flat.heads.names import YEAR_WORDS
from parsers.values.dates import parse_year
from parsers.values.money.units import factor_in_head

_FIRST: frozenset[Role] = frozenset({"number", "dimension", "mission", "project", "strategy"})
_OF_YEAR: frozenset[Role] = frozenset({"year", "budget"})
_COUNTED: frozenset[Role] = frozenset({"year", "sum", "quarter"})
"""Names that have a number in them."""

_YEARS = re.compile(r"[0-9๐-๙]{4}|งบ")
_MOST_LINES = 40
_MOST_WORDS = 6
_MOST_PARTS = 90
"""Words of a head."""

_LEAST_BESIDE = 2
"""Words of its first line: its first two names stand beside each other."""


_Printed = tuple[str, bool]
"""A word, and whether it is the first of its line."""

_Way = tuple[int, tuple[int, ...]]
"""How many names words make, and where each begins."""


class Word(NamedTuple):
    """A word of a line, and the place in it where it begins."""

    text: str
    line: int
    start: int


class Name(NamedTuple):
    """A name of a column, and its words."""

    text: str
    words: tuple[Word, ...]


class TornHead(NamedTuple):
    """The names of a head in the order of the print, and its last line."""

    names: tuple[Name, ...]
    end: int

    @property
    def roles(self) -> list[Role]:
        """What each names."""
        return [role_of(name.text) for name in self.names]

    @property
    def money(self) -> int:
        """How many columns of money it has: a name over all years is none."""
        roles = self.roles
        years = roles.count("year")
        return (years or min(1, roles.count("budget"))) + roles.count("sum")


def words_of(source: SourceText, number: int) -> list[Word]:
    """The words of a line."""
    line, found, at = source.lines[number - 1], [], 0
    for text in line.split():
        at = line.index(text, at)
        found.append(tuple.__new__(Word, (text, number, at)))  # of thousands: made so in a third of the time
        at += len(text)
    return found


def assembled(parts: Sequence[tuple[str, Word]], span: Span) -> WholeLine:
    """One line of words, each with what parts it from the one before; it takes the place of the lines of ``span``."""
    text = ""
    pieces: list[Piece] = []
    for parting, word in parts:
        text += parting if text else ""
        if not pieces or pieces[-1].line != word.line or len(text) - word.start != pieces[-1].moved:
            pieces.append(Piece(len(text), word.line, len(text) - word.start))
        text += word.text
    if pieces[0].line != span.start:
        pieces.insert(0, Piece(0, span.start))
    if pieces[-1].line != span.end:
        pieces.append(Piece(len(text), span.end, len(text)))
    return WholeLine(text, tuple(pieces))


def may_begin_head(line: str) -> bool:
    """Whether a line begins with the name of a column that stands first, another word behind it, and its words have no
    gaps between them.
    """
    words = line.split(maxsplit=1)
    if len(words) < _LEAST_BESIDE or len(words[0]) > LONGEST_NAME:
        return False
    if role_of(words[0]) not in _FIRST or not is_column_name(words[0]):
        return False
    return "\t" not in line.strip() and not GAP.search(line.strip())


def torn_head(source: SourceText, number: int, last: int) -> TornHead | None:
    """The head that begins on a line (:func:`may_begin_head`), where a name of it goes on over a line's end; None where
    there is none.
    """
    words: list[Word] = []
    printed: list[_Printed] = []
    ways: list[_Way | None] = [(0, ())]
    found: TornHead | None = None
    unnamed = 0  # letters of the words behind the last name
    for line in range(number, min(number + _MOST_LINES, last) + 1):
        more = words_of(source, line)
        if not more:
            continue
        for word in more:
            unnamed += len(word.text)
            if unnamed > LONGEST_NAME:  # no name is so long: no way leads beyond them
                break
            words.append(word)
            printed.append((word.text, word is more[0]))
            ways.append(_best(printed, ways))
            unnamed = 0 if ways[-1] is not None else unnamed
        if unnamed > LONGEST_NAME or len(words) > _MOST_PARTS or all(way is None for way in ways[-_MOST_WORDS:]):
            break
        whole = ways[-1]
        if whole is not None:
            edges = (*whole[1], len(words))
            names = tuple(Name(_name(printed[a:b]) or "", tuple(words[a:b])) for a, b in pairwise(edges))
            found = TornHead(names, line)
    return found if found and _is_head(found) else None


def _best(words: Sequence[_Printed], ways: Sequence[_Way | None]) -> _Way | None:
    """The way with the fewest names to the last word: how many, and where each begins."""
    found = None
    for count in range(1, min(_MOST_WORDS, len(words)) + 1):
        before = ways[len(words) - count]
        if before is not None and (found is None or before[0] + 1 < found[0]) and _name(words[-count:]):
            found = (before[0] + 1, (*before[1], len(words) - count))
    return found


def _name(words: Sequence[_Printed]) -> str | None:
    """The name of a column that words are, or None."""
    return _name_of(((words[0][0], False), *words[1:]))


@lru_cache(maxsize=8192)  # a text may have the same words on a thousand lines
def _name_of(words: tuple[_Printed, ...]) -> str | None:
    """The same, whatever line the first begins."""
    text = _joined(words)
    if not is_column_name(text) or len(_YEARS.findall(text)) > 1 or text.count("บาท") > 1:
        return None
    if any(_are_two(_joined(words[:at]), _joined(words[at:])) for at in range(1, len(words))):
        return None
    if role_of(text) not in _COUNTED:
        return None if any(map(str.isdecimal, text)) else text
    return None if role_of(text) == "year" and parse_year(text) is None else text


def _joined(words: Sequence[_Printed]) -> str:
    return words[0][0] + "".join(f"{_parting(above, *word)}{word[0]}" for (above, _), word in pairwise(words))


def _are_two(left: str, right: str) -> bool:
    """Whether words name two columns, not one: a dimension, a mission. Brackets say more of the same, and end a name of
    money.
    """
    roles = {role_of(left), role_of(right)}
    if right in YEAR_WORDS:
        return left.endswith(")") or not roles & {"sum", "budget"}
    goes_on = right.startswith("(") or right[:1].isdecimal() or left[-1:].isdecimal() or roles <= _OF_YEAR
    return len(roles) > 1 and "other" not in roles and not goes_on


def _parting(above: str, below: str, new_line: bool) -> str:
    """What stands between two words of a name: nothing at a line's end, but for a word and its number."""
    return " " if not new_line or below.isdecimal() != above.isdecimal() else ""


def _is_head(head: TornHead) -> bool:
    """Whether a head is one of a budget table, with a torn name and the first two beside each other: where each cell
    has lines of its own, no other name stands on them. No name that :func:`whole_lines` leaves out says another unit
    than baht.
    """
    roles = head.roles
    if not _has_own_line_of_years(head) and any(factor_in_head(name.text) not in (None, 1) for name in _units(head)):
        return False
    torn = any(name.words[0].line != name.words[-1].line for name in head.names)
    beside = len(head.names) > 1 and head.names[0].words[0].line == head.names[1].words[0].line
    years = [parse_year(name.text) for name, role in zip(head.names, roles, strict=True) if role == "year"]
    together = "year" in roles and roles.count("year") == len(roles) - roles.index("year") - roles[::-1].index("year")
    in_order = together and len(years) > 1 and all(a and b == a + 1 for a, b in pairwise(years))
    return torn and beside and roles.count("project") == 1 and roles[0] in _FIRST and in_order


def _units(head: TornHead) -> Iterator[Name]:
    """The names that only say the unit of money."""
    return (name for name, role in zip(head.names, head.roles, strict=True) if role == "budget")


def _has_own_line_of_years(head: TornHead) -> bool:
    """Whether the years stand last, below one name over all money."""
    roles = head.roles
    if "year" not in roles or roles[-1] != "year":
        return False
    first = roles.index("year")
    above = head.names[first - 1].words[-1].line if first else head.end
    return roles[:first].count("budget") == 1 and above < head.names[first].words[0].line


def whole_lines(head: TornHead) -> Iterator[WholeLine]:
    """The lines of a head with whole names and gaps between them: one of the years below one of the others, where those
    have a name over all money; else one line. What only says the unit of each year is left out.
    """
    roles = head.roles
    own_line = _has_own_line_of_years(head)
    first = roles.index("year")
    last = max(at for at, role in enumerate(roles) if role == "year")
    groups = [range(first), range(first, last + 1)] if own_line else [range(len(roles))]
    for group in groups:
        names = [head.names[at] for at in group if own_line or roles[at] != "budget"]
        parts = [
            ("  " if above is None else _parting(above.text, word.text, above.line != word.line), word)
            for name in names
            for above, word in pairwise((None, *name.words))
            if word
        ]
        yield assembled(parts, Span(head.names[group[0]].words[0].line, head.names[group[-1]].words[-1].line))
