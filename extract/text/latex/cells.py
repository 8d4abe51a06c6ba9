"""The cells of a table in LaTeX: their texts, and how many rows and columns they reach over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from extract.text.latex.braces import arguments
from extract.text.latex.commands import commands
from extract.text.latex.rows import raw_rows
from extract.text.latex.words import math_words, without_commands

_MERGES = re.compile(r"\s*+\\(?P<name>multirow|multicolumn|multirowcell|multirowthead)\b\*?")
_STEP = re.compile(r"\\(?:[A-Za-z]+\*?|[^A-Za-z])|\n[ \t]*\n", re.DOTALL)
_ENVIRONMENT = re.compile(r"\s*+\{\s*+(?P<name>[A-Za-z]+)\*?\s*+\}")
_ENDS = re.compile(r"\\(?P<kind>begin|end)\s*+\{\s*+(?P<name>[A-Za-z]+)\*?\s*+\}")
_STACKS = {"makecell": 1, "thead": 1, "shortstack": 1, "Centerstack": 1, "parbox": 2, "vtop": 1, "vbox": 1, "hbox": 1}
"""Commands around lines of one cell, with their arguments."""

_LINE_ENDS = frozenset({"\\\\", "\\newline", "\\linebreak", "\\tabularnewline"})
_PARAGRAPHS = frozenset({"\\par", "\\item"})
_COUNT = re.compile(r"\s*(-?\d{1,3})\s*")
_ALIGNED = frozenset({"array", "aligned", "gathered", "split", "cases", "matrix", "pmatrix", "bmatrix"})
"""Tables of formulas."""

_OPENS = re.compile(r"(?P<fence>\$\$?\s*|\\\(\s*)?(?:\\left\s*\\?[.|(\[{]\s*)?$")
_CLOSES = re.compile(r"(?:\s*\\right\s*\\?[.|)\]}])?(?P<fence>\s*\$\$?|\s*\\\))?")
_DELIMITERS = re.compile(r"\\left\s*+[.|(\[{]|\\right\s*+[.|)\]}]")
_DEEPEST = 20


class Piece(NamedTuple):
    """A text of a cell, the place where it begins, and whether a line's end parts it from the last, no paragraph's."""

    text: str
    at: int
    by_line: bool = False


@dataclass(slots=True)
class RawCell:
    """A cell: its texts, how many columns it reaches over, and how many rows down (up, where less than nothing)."""

    pieces: list[Piece]
    rows: int = 1
    columns: int = 1


def columns_end(text: str, place: int, name: str) -> int | None:
    """The place behind the arguments of a table that begins, the last of which says its columns; None without these.

    >>> columns_end("[t]{|l|p{3cm}|} 1", 0, "tabular"), columns_end("{5cm}{ll}", 0, "tabularx")
    (15, 9)
    """
    found = arguments(text, place, commands().tables[name] + 1)
    return None if found is None else found[1]


def raw_cell(text: str, start: int, end: int, *, math: bool) -> RawCell:
    """The cell between two places. ``math`` where the table is a formula's: its words stand in commands."""
    cell = RawCell([])
    while (merge := _MERGES.match(text, start, end)) and (found := arguments(text, merge.end(), _of_merge(merge), end)):
        groups, behind = found
        if text[behind:end].strip():
            break
        counted = _COUNT.fullmatch(text[slice(*groups[0])])
        count = int(counted[1]) if counted else 1
        if merge["name"] == "multicolumn":
            cell.columns = max(1, count)
        else:
            cell.rows = count or 1
        start, end = groups[-1]
    cell.pieces = [piece for piece in _pieces(text, start, end, math=math, depth=0) if piece.text]
    return cell


def _of_merge(merge: re.Match[str]) -> int:
    return 3 if merge["name"] in ("multirow", "multicolumn") else 2


def _pieces(text: str, start: int, end: int, *, math: bool, depth: int) -> Iterator[Piece]:
    """The texts between two places: those that line ends part, the rows of a table inside, the entries of a list."""
    begun = place = start
    by_line = False
    while depth < _DEEPEST and (step := _STEP.search(text, place, end)):
        sign, place = step[0], step.end()
        found = _inside(text, step, end)
        if found is not None:
            first, last, behind, name = found
            before, behind = _around_formula(text, (begun, step.start()), (behind, end))
            yield _piece(text, begun, before, math=math)._replace(by_line=by_line)
            is_table = name in commands().tables or name in _ALIGNED
            begun = place = behind
            by_line = name in _STACKS or is_table
            if is_table:
                yield from _table_pieces(text, first, last, math=math or name in _ALIGNED, depth=depth + 1)
            else:
                yield from _pieces(text, first, last, math=math, depth=depth + 1)
        elif sign in _LINE_ENDS or sign in _PARAGRAPHS or sign.startswith("\n"):
            yield _piece(text, begun, step.start(), math=math)._replace(by_line=by_line)
            begun, by_line = place, sign in _LINE_ENDS
    yield _piece(text, begun, end, math=math)._replace(by_line=by_line)


def _around_formula(text: str, before: tuple[int, int], behind: tuple[int, int]) -> tuple[int, int]:
    """Where the words before a table end and those behind it begin: the signs of a formula that is nothing else are
    none, nor are brackets around it.
    """
    opens, closes = _OPENS.search(text, *before), _CLOSES.match(text, *behind)
    if opens and closes and bool(opens["fence"]) == bool(closes["fence"]):
        return opens.start(), closes.end()
    return before[1], behind[0]


def _inside(text: str, step: re.Match[str], end: int) -> tuple[int, int, int, str] | None:
    """Where what is inside of an environment or of a stack of lines begins and ends, the place behind it, its name."""
    name = step[0][1:]
    if name in _STACKS:
        found = arguments(text, step.end(), _STACKS[name], end)
        return (*found[0][-1], found[1], name) if found else None
    environment = _ENVIRONMENT.match(text, step.end(), end) if name == "begin" else None
    if environment is None:
        return None
    first, depth = environment.end(), 1
    if environment["name"] in commands().tables:
        first = columns_end(text, first, environment["name"]) or first
    for match in _ENDS.finditer(text, first, end):
        depth += 1 if match["kind"] == "begin" else -1
        if depth == 0:
            return first, match.start(), match.end(), environment["name"]
    return None


def _table_pieces(text: str, start: int, end: int, *, math: bool, depth: int) -> Iterator[Piece]:
    """The rows of a table inside of a cell, each a text."""
    for row in raw_rows(text, start, end):
        found = [list(_pieces(text, *cell, math=math, depth=depth + 1)) for cell in row.cells]
        words = " ".join(piece.text for cell in found for piece in cell if piece.text)
        yield Piece(words, row.start, by_line=True)


def _piece(text: str, start: int, end: int, *, math: bool) -> Piece:
    part = text[start:end]
    begins = start + len(part) - len(part.lstrip())
    words = " ".join(part.split())
    if math:
        said = math_words(_DELIMITERS.sub("", words))
        return Piece(words if said is None else " ".join(said.split()), begins)
    return Piece(" ".join(without_commands(_as_formula(words)).split()), begins)


def _as_formula(words: str) -> str:
    """The same with the signs of a formula that a text in Markdown knows."""
    return words.replace("\\(", "$").replace("\\)", "$") if "\\(" in words and "\\)" in words else words
