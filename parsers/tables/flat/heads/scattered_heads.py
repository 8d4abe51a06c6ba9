"""The heads of tables whose page was read in its own order: the names of columns, other texts between."""

from __future__ import annotations

from dataclasses import dataclass

from extract.ground.source import SourceText
from parsers.tables.columns.names import TOTAL, is_column_name, is_unit
from parsers.tables.columns.roles import Role, role_of
from parsers.tables.flat.ground.pieces import FlatPiece
from parsers.tables.flat.heads.names import YEAR_WORDS
from parsers.values.dates import parse_year
from parsers.values.money.units import factor_in_head

_HEAD_ABOVE = 16
"""Lines between the first name of a head and its first year."""

_HEAD_BETWEEN = 8
_KNOWN: frozenset[Role] = frozenset({"number", "project", "year", "budget", "target", "responsible", "remark", "sum"})
_LONGEST_SUM = 12
_ROWS_BELOW = 20
"""Lines of rows below a head that show what parts their texts."""

LONG_NAMES = ("ลำดับที่", "หน่วยงานที่รับผิดชอบ")
"""What a narrow column parts; the end of it is no name by itself."""

SHORTEST = 2
"""A rest of a head's name that has no more letters is not looked at."""


@dataclass(frozen=True, slots=True)
class ScatteredHead:
    """The names of columns, each on a line, other texts between them."""

    number: FlatPiece
    project: FlatPiece
    years: tuple[FlatPiece, ...]
    behind: FlatPiece | None
    target: FlatPiece | None = None
    sum: FlatPiece | None = None
    """Of a row's years, behind them."""

    unparted: bool = False
    """No empty line parts the texts below it."""

    dense: bool = False
    """What stands right below another says nothing of it."""

    @property
    def pieces(self) -> list[FlatPiece]:
        """The names in the order of the columns."""
        before = [self.number, self.project, *([self.target] if self.target else [])]
        return [*before, *self.years, *([self.sum] if self.sum else []), *([self.behind] if self.behind else [])]

    @property
    def values(self) -> int:
        """How many values a row has."""
        return len(self.years) + (self.sum is not None)

    @property
    def start(self) -> int:
        """Its first line."""
        return min(piece.line for piece in self.pieces)


def scattered_head(source: SourceText, number: int, last: int) -> ScatteredHead | None:
    """The head that begins on a line with the name of the numbers or the projects; its years follow, in order.

    None where it names another column or another unit than baht: not all texts could be told then. Targets can be told
    where no empty line parts the texts.
    """
    if role_on(source.line(number).strip()) not in ("number", "project"):
        return None
    found: dict[Role, FlatPiece] = {}
    years: list[FlatPiece] = []
    line, farthest = number, number + _HEAD_ABOVE
    while line <= min(farthest, last):
        text = source.line(line).strip()
        if text in YEAR_WORDS:  # of a year that stands below
            farthest = line + _HEAD_BETWEEN
        role = role_on(text)
        if role is not None and (role not in _KNOWN or (factor_in_head(text) or 1) != 1):
            return None
        if role == "year":
            if years and parse_year(text) != (parse_year(years[-1].text) or 0) + 1:
                break
            years.append(FlatPiece(text, line))
            farthest = line + _HEAD_BETWEEN
        elif role == "sum" and (not years or TOTAL.match(text) is None or len(text) > _LONGEST_SUM):
            return None
        elif role is not None:
            found[role] = _with_rest(found[role], text) if role in found else FlatPiece(text, line)
        line += 1
    if len(years) < 2 or "number" not in found or "project" not in found:
        return None
    dense = all(source.key(below).strip() for below in range(number, min(years[-1].line + _ROWS_BELOW, last) + 1))
    behind, target = found.get("responsible") or found.get("remark"), found.get("target")
    if (target and not dense) or ("sum" in found and dense):
        return None
    return ScatteredHead(
        found["number"], found["project"], tuple(years), behind, target, found.get("sum"), unparted=dense, dense=dense
    )


def role_on(text: str) -> Role | None:
    """What a line names as a column's head; None where it is no name."""
    if not text or not is_column_name(text):
        return None
    return "budget" if is_unit(text) else role_of(text)


def _with_rest(name: FlatPiece, rest: str) -> FlatPiece:
    """A name with its rest from another line, where both together are one: ``โครงการ/``, ``กิจกรรม/มาตรการ``."""
    whole = name.text + rest
    return FlatPiece(whole, name.line) if len(rest) > SHORTEST and role_on(whole) == role_on(name.text) else name
