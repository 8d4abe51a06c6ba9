"""Heads of tables of a line for each line of a cell: names of columns on lines of their own, in whatever order."""

from __future__ import annotations

from itertools import islice

from extract.ground.source import SourceText
from parsers.tables.columns.roles import Role
from parsers.tables.flat.ground.flat_head import LONGEST_HEAD, FlatHead
from parsers.tables.flat.ground.pieces import FlatPiece
from parsers.tables.flat.heads.columns import head_of
from parsers.tables.flat.heads.find_heads import find_head
from parsers.tables.flat.heads.scattered_heads import role_on
from parsers.values.money.units import factor_in_head

_MOST_ABOVE, _FARTHEST = 3, 8
"""Lines above a head that may name one more column, and how far up they stand."""

_BEFORE: tuple[Role, ...] = ("dimension", "mission", "project")
_BEHIND: tuple[Role, ...] = ("remark", "responsible")


def counted_head(source: SourceText, number: int, last: int) -> FlatHead | None:
    """The head that begins on a line, of dimension, mission, projects, years and one remark, a name a line; None where
    it names another column or unit, or names of places stand above it: their columns would be left out.
    """
    if role_on(source.line(number).strip()) is None or _names_places_above(source, number):
        return None
    head = find_head(source, number, last)
    if head is None or head.form != "lines":
        head = _in_any_order(source, number, last)
    return head if head and head.form == "lines" and head.classic and head.years > 1 else None


def _names_places_above(source: SourceText, number: int) -> bool:
    lines = (source.line(line).strip() for line in range(number - 1, max(0, number - _FARTHEST), -1))
    return any(role_on(line) in ("dimension", "mission") for line in islice(filter(None, lines), _MOST_ABOVE))


def _in_any_order(source: SourceText, number: int, last: int) -> FlatHead | None:
    found: dict[Role, FlatPiece] = {}
    years: list[FlatPiece] = []
    units: list[FlatPiece] = []
    line = number
    while line <= min(last, number + LONGEST_HEAD):
        text = source.line(line).strip()
        role = role_on(text)
        if role is None or (factor_in_head(text) or 1) != 1:
            break
        piece = FlatPiece(text, line)
        if role in ("year", "budget"):
            (years if role == "year" else units).append(piece)
        elif role in found or role not in (*_BEFORE, *_BEHIND):
            return None
        else:
            found[role] = piece
        line += 1
    behind = [found[role] for role in _BEHIND if role in found]
    if "project" not in found or len(behind) > 1:
        return None
    before = [found[role] for role in _BEFORE if role in found]
    return head_of([*before, *years, *behind, *units], line - 1, "lines")
