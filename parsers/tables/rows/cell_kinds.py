"""What a column holds, and how badly one text stands in it: money has digits, a title has letters."""

from __future__ import annotations

import re
from functools import lru_cache
from math import inf
from typing import Literal

from parsers.structure.levels import names_node
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.rows.project_cells import split_text
from parsers.values.kinds import kind_of
from parsers.values.money.cell_forms import DASHES
from parsers.values.money.cells import parse_cell, split_values

Kind = Literal["number", "words", "title", "money", "remark", "any"]
"""What a column holds: the row's number; a dimension or mission; the projects; a year's baht; who or why; anything."""

_WRONG_WORD = 1.0
"""A word where money is due, a number where words are: well placed perhaps, but not read."""

_DIGIT_LIKE = frozenset("oOlI")
_UNIT_LETTERS = frozenset("บาท")
_LONGEST_NUMBER = 6
_LONGEST_WORD = 40
LONGEST_REMARK = 60
"""Words in a remark's place that are longer may be an indented paragraph."""

_UNIT = re.compile(r"กอง|สำนัก|หน่วย|ฝ่าย|ศูนย์|โรงเรียน|ทุก(?:กอง|ส่วน|สำนัก|หน่วย)|(?:สป|กวช)\.")


def kinds_of(columns: ColumnRoles) -> tuple[Kind, ...]:
    """What each column of a table holds, found once a table."""
    return columns.once(_kinds)


def _kinds(columns: ColumnRoles) -> tuple[Kind, ...]:
    kinds: list[Kind] = ["any"] * columns.width
    for index, kind in (
        (columns.number, "number"),
        (columns.dimension, "words"),
        (columns.mission, "words"),
        (columns.responsible, "remark"),
        (columns.remark, "remark"),
        (columns.project, "title"),
    ):
        if index is not None and index < columns.width:
            kinds[index] = kind  # type: ignore[call-overload]
    of_quarters = (index for indexes in columns.quarters.values() for index in indexes)
    unread = (index for index, _ in columns.unread_years)
    for index in (*columns.of_money, *unread, *columns.undated, *of_quarters, columns.total):
        if index is not None and index < columns.width:
            kinds[index] = "money"
    return tuple(kinds)


@lru_cache(maxsize=4096)
def misfit(text: str, kind: Kind) -> float:
    """How badly a text stands in a column of a kind: 0 well, ``inf`` impossibly.

    >>> [misfit(text, "money") for text in ("5,000", "-", "", "รอการจัดสรร", "๔๕,OOO", "2) โครงการ ก")]
    [0.0, 0.0, 0.0, 1.0, 1.0, inf]
    >>> [misfit(text, "title") for text in ("โครงการ ก", "-", "35,000")], misfit("20,000", "remark")
    ([0.0, 0.0, inf], inf)
    >>> [misfit(text, "remark") for text in ("8,000 กองคลัง", "8 กองคลัง", "8,000 บาทต่อปี", "กองคลัง 8,000")]
    [inf, 0.0, 0.0, 0.0]
    """
    if not text or kind == "any" or not text.strip(DASHES + " "):
        return 0.0
    if kind == "money":
        if all(parse_cell(value).status for value in split_values(text)):
            return 0.0
        long = len(text) > _LONGEST_WORD
        return inf if names_items(text) or names_node(text) or (long and has_letters(text)) else _WRONG_WORD
    if kind == "number":
        short = len(text) <= _LONGEST_NUMBER and "," not in text
        return 0.0 if short else (_WRONG_WORD if has_letters(text) else inf)
    if not has_letters(text):
        bare = kind == "title" or is_money(text)
        return inf if bare else _WRONG_WORD
    if kind == "title":
        return 0.0
    first, _, rest = text.partition(" ")
    if kind == "remark" and "," in first and is_money(first) and names_unit(rest):
        return inf  # an amount that lost its cell
    return _WRONG_WORD if names_items(text) else 0.0


@lru_cache(maxsize=4096)
def names_items(text: str) -> bool:
    """Whether a text begins with, or has as a piece, a project, activity or measure by its kind word."""
    return any(kind_of(piece.text) != "unspecified" for piece in split_text(text))


def begins_with_item(text: str) -> bool:
    """Whether a text begins with a project, activity or measure by its kind word, its number aside.

    >>> begins_with_item("๒) โครงการ ก"), begins_with_item("ของเทศบาล ๒) โครงการ ก")
    (True, False)
    """
    pieces = split_text(text)
    return bool(pieces) and kind_of(pieces[0].text) != "unspecified"


@lru_cache(maxsize=4096)
def has_letters(text: str) -> bool:
    """Whether a text has words: the O or l that OCR makes of a digit is none, nor is the unit behind a number.

    >>> [has_letters(text) for text in ("โครงการ ก", "๔๕,OOO", "5,000 บาท", "2566", "50 คน")]
    [True, False, False, False, True]
    """
    letters = {sign for sign in text if sign.isalpha()}
    if not letters or letters <= _DIGIT_LIKE:
        return False
    return not (letters <= _DIGIT_LIKE | _UNIT_LETTERS and any(sign.isdecimal() for sign in text))


def names_unit(text: str) -> bool:
    """Whether a text begins with the name of a unit: ``กองคลัง``, ``สำนักปลัด``, ``สป.``."""
    return bool(_UNIT.match(text))


def is_figure(text: str) -> bool:
    """Whether a text is an amount, a zero or a dash; words that say that there is none may be a remark.

    >>> [is_figure(text) for text in ("5,000", "0", "-", "", "ไม่ใช้งบประมาณ", "กองคลัง")]
    [True, True, True, False, False, False]
    """
    return parse_cell(text).status not in (None, "blank", "none", "unnamed")


def is_money(text: str) -> bool:
    """Whether a text is values with an amount that no number of a list looks like: four digits or grouped."""
    values = split_values(text)
    large = "," in text
    for value in values:
        cell = parse_cell(value)
        if not cell.status:
            return False
        large = large or (cell.amount is not None and cell.amount >= 1000)
    return bool(values) and large
