"""Whether what a row prints fits its table's columns, and where it alone can belong if it does not: for all dialects.

A column's kind says what may stand in it: money has digits, a title has letters. A row is fitted to the kinds by a
small dynamic program that may leave a column empty, put two pieces into one cell of words, or drop an empty piece.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import inf
from typing import Literal

from extract.ground.characters import arabic_digits
from extract.ground.source import Span
from parsers.records.table import Cell
from parsers.structure.levels import names_node
from parsers.tables.project_cells import split_cell
from parsers.values.kinds import kind_of
from parsers.values.money_cells import DASHES, parse_cell, split_values

Kind = Literal["number", "words", "title", "money", "remark", "any"]
"""What a column holds: the row's number; a dimension or mission; the projects; a year's baht; who or why; anything."""

_WRONG_WORD = 1.0
"""A word where money is due, a number where words are: well placed perhaps, but not read."""

_JOINED = 1.0
_LOST: dict[Kind, float] = {"number": 0.5, "words": 0.5, "title": 3.0, "money": 2.0, "remark": 0.5, "any": 0.5}
_DROPPED = 1.0
_LONGEST_NUMBER = 6
_LONGEST_WORD = 40
_MOST = 40


@lru_cache(maxsize=4096)
def misfit(text: str, kind: Kind) -> float:
    """How badly a text stands in a column of a kind: 0 well, ``inf`` impossibly.

    >>> [misfit(text, "money") for text in ("5,000", "-", "", "ตามเทศบัญญัติ", "๔๕,OOO", "2) โครงการ ก")]
    [0.0, 0.0, 0.0, 1.0, 1.0, inf]
    >>> [misfit(text, "title") for text in ("โครงการ ก", "-", "35,000")], misfit("20,000", "remark")
    ([0.0, 0.0, inf], inf)
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
    return _WRONG_WORD if names_items(text) else 0.0


def fit(tokens: Sequence[str], kinds: Sequence[Kind]) -> tuple[int, ...] | None:
    """The column of each token where one assignment is the best; None where none is possible or two are as good.

    Tokens keep their order. What is empty has a place of its own, but which of two empty places was lost does not count
    as a difference: for empty tokens the column is -1; so it is for words that may stand in either of two columns that
    hold no money and no titles.

    >>> kinds = ("number", "title", "money", "money", "any", "remark")
    >>> fit(("2", "มาตรการ ก", "-", "-", "-", "งานนิติการ"), kinds), fit(("1", "โครงการ ก", "5", "6", "กองคลัง"), kinds)
    ((0, 1, 2, 3, 4, 5), (0, 1, 2, 3, -1))
    >>> fit(("1", "โครงการ", "อบรม", "5,000", "6,000"), ("number", "title", "money", "money"))
    (0, 1, 1, 2, 3)
    >>> fit(("โครงการ ก", "5,000"), ("title", "money", "money")) is None
    True
    """
    if max(len(tokens), len(kinds)) > _MOST:
        return None
    best: dict[tuple[int, int], tuple[float, frozenset[tuple[int, ...]]]] = {}

    def solve(i: int, j: int) -> tuple[float, frozenset[tuple[int, ...]]]:
        """The least cost of tokens from ``i`` in columns from ``j``, the last column taken being ``j - 1``."""
        if (i, j) in best:
            return best[i, j]
        if i == len(tokens) and j == len(kinds):
            return 0.0, frozenset({()})
        choices: list[tuple[float, frozenset[tuple[int, ...]]]] = []
        if i < len(tokens):
            token = tokens[i]
            if j < len(kinds):
                choices.append(_then(misfit(token, kinds[j]), j if token else -1, solve(i + 1, j + 1)))
            if not token:
                choices.append(_then(_DROPPED, -1, solve(i + 1, j)))
            elif j > 0 and kinds[j - 1] in ("title", "words", "remark") and i and tokens[i - 1] and has_letters(token):
                choices.append(_then(_JOINED + misfit(token, kinds[j - 1]), j - 1, solve(i + 1, j)))
        if j < len(kinds):
            cost, found = solve(i, j + 1)
            choices.append((cost + _LOST[kinds[j]], found))
        least = min((cost for cost, _ in choices), default=inf)
        found = frozenset().union(*(ways for cost, ways in choices if cost == least)) if least < inf else frozenset()
        best[i, j] = least, frozenset(sorted(found)[:3])
        return best[i, j]

    cost, ways = solve(0, 0)
    if cost == inf or not ways:
        return None
    places = tuple(where[0] if len(set(where)) == 1 else -1 for where in zip(*ways, strict=True))
    loose = [where for where in zip(*ways, strict=True) if len(set(where)) > 1]
    return places if all(kinds[at] in ("any", "remark") for where in loose for at in where) else None


def _then(
    cost: float, column: int, rest: tuple[float, frozenset[tuple[int, ...]]]
) -> tuple[float, frozenset[tuple[int, ...]]]:
    return cost + rest[0], frozenset((column, *way) for way in rest[1])


@lru_cache(maxsize=4096)
def names_items(text: str) -> bool:
    """Whether a text begins with, or has as a piece, a project, activity or measure by its kind word."""
    cell = Cell(text, (text,), Span(1, 1))
    return any(kind_of(piece.text) != "unspecified" for piece in split_cell(cell, None))


def has_letters(text: str) -> bool:
    """Whether there is more than one letter in a text: the O that OCR makes of a zero is none."""
    return sum(sign.isalpha() for sign in text) > 1 and not _digits_mostly(text)


def _digits_mostly(text: str) -> bool:
    letters, digits = sum(sign.isalpha() for sign in text), sum(sign.isdecimal() for sign in text)
    return bool(digits) and all(sign in "oOlIบาทฯ" for sign in text if sign.isalpha()) and letters <= 6


def is_money(text: str) -> bool:
    """Whether a text is values with an amount that no number of a list looks like: four digits or grouped."""
    values = [parse_cell(value) for value in split_values(text)]
    large = any(value.amount is not None and value.amount >= 1000 for value in values)
    return bool(values) and all(value.status for value in values) and (large or "," in arabic_digits(text))
