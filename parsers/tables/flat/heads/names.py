"""The names of columns on a line of a head, parted by gaps or by single blanks."""

from __future__ import annotations

import re

from parsers.structure.levels import names_node
from parsers.tables.columns.names import is_column_name, is_unit
from parsers.tables.columns.roles import Role, role_of
from parsers.tables.columns.years import is_damaged_year
from parsers.tables.flat.ground.pieces import GAP, MOST_WORDS, FlatPiece
from parsers.values.years import PLAN_YEAR

LONGEST_NAME = 40
_LONGEST_WITH_BRACKETS = 100
YEAR_WORDS = frozenset({"ปี", "พ.ศ.", "ปี พ.ศ.", "ปีงบประมาณ"})
YEAR_NAMED = re.compile(rf"\s*(?:ปี\s*)?(?:งบประมาณ\s*)?(?:พ\.?ศ\.?\s*)?{PLAN_YEAR}\s*")
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)$")
_NUMBERED_WORDS = re.compile(r"[0-9๐-๙]{1,2}(?:[.)]+|(?:\.[0-9๐-๙]{1,2})+[.)]*)\s*(?=[ก-๎])")
_OF_MONEY: frozenset[Role] = frozenset({"year", "sum", "budget"})
_DIGIT = re.compile(r"\d")
"""Each year has some, a damaged one too: it spares prose all else."""


def names_on(line: str, number: int) -> list[FlatPiece]:
    """The names of columns on a line, whatever its gaps and its damage; nothing where it has any other word."""
    names = [names_in(FlatPiece(text, number)) for text in GAP.split(line.strip())]
    return [name for found in names for name in found] if all(names) else []


def names_in(piece: FlatPiece) -> list[FlatPiece]:
    """The names of columns in a text, whatever parts them; nothing where any word is left over."""
    if holds_years_too(piece):
        return names_between_blanks(piece)
    if is_name(piece.text) or (len(piece.text) <= LONGEST_NAME and is_unit_of_money(piece)):
        years = names_between_blanks(piece) if role_in_head(piece.text) == "year" else []
        return years or [piece]
    return names_between_blanks(piece)


def holds_years_too(piece: FlatPiece) -> bool:
    """Whether a text names the projects and one year behind a blank: columns on one line, the other years below."""
    names = names_between_blanks(piece) if _DIGIT.search(piece.text) else []
    roles = [role_in_head(name.text) for name in names]
    return "project" in roles and roles.count("year") == 1


def names_between_blanks(piece: FlatPiece) -> list[FlatPiece]:
    """The names of columns that single blanks part; nothing where any word is left over."""
    names: list[FlatPiece] = []
    open_words: list[str] = []
    for word in piece.text.split(" "):
        if len(word) > LONGEST_NAME:
            return []
        if open_words or role_of(word) in ("year", "budget", "other"):
            open_words.append(word)
        elif is_column_name(word):
            names.append(FlatPiece(word, piece.line))
        else:
            return []
        text = " ".join(open_words)
        if open_words and _DIGIT.search(text) and role_in_head(text) == "year" and is_name(text):
            names.append(FlatPiece(text, piece.line))
            open_words = []
        elif len(open_words) == 1 and names and is_unit(word):
            of_money = role_of(names[-1].text) in _OF_MONEY
            if of_money:
                names[-1] = FlatPiece(f"{names[-1].text} {word}", piece.line)
            else:
                names.append(FlatPiece(word, piece.line))
            open_words = []
        if len(open_words) > MOST_WORDS:
            return []
    return [] if open_words else names


def may_name_column(piece: FlatPiece) -> bool:
    """Whether a text may be the name of a column, or part of it.

    >>> [may_name_column(FlatPiece(text, 1)) for text in ("งบประมาณปี 2566", "2. โครงการ", "2.2 การใช้จ่ายงบประมาณ")]
    [True, True, False]
    """
    name = _IN_BRACKETS.sub("", piece.text)  # what a name says of itself: 'หมายเหตุ (โทรศัพท์/หนังสืออ้างอิง)'
    if len(name) > LONGEST_NAME or len(piece.text) > _LONGEST_WITH_BRACKETS or names_node(piece.text):
        return False
    if numbered := _NUMBERED_WORDS.match(name):
        return is_column_name(name[numbered.end() :])  # else a heading: '2.2 การเปิดเผยการใช้จ่ายงบประมาณ'
    return role_of(name or piece.text) != "other" or is_name(piece.text)


def role_in_head(text: str) -> Role:
    """What a text names in a head whose years may be damaged."""
    return "year" if is_damaged_year(text) else role_of(text)


def is_name(text: str) -> bool:
    """Whether a text is the name of a column whose year may be damaged."""
    return is_column_name(text) or is_damaged_year(text)


def is_unit_of_money(piece: FlatPiece) -> bool:
    """Whether a text is over all the money, or its unit: ``งบประมาณ``, ``(บาท)``."""
    return role_of(piece.text) == "budget" and (
        all(is_unit(word) for word in piece.text.split()) or not piece.text.startswith("แหล่ง")
    )
