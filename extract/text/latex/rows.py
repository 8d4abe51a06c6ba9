r"""The rows and cells of a table in LaTeX, as places in the text: ``&`` parts cells and ``\\`` rows, in no group and
in no environment inside of the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.text.latex.braces import RANGE, ROW_GAP, arguments
from extract.text.latex.commands import commands

_STEP = re.compile(r"\\(?:[A-Za-z]+\*?|[^A-Za-z])|[{}&]", re.DOTALL)
_RULING = re.compile(r"\s*+\\(?P<name>[A-Za-z]+)\*?")
_ROW_ENDS = frozenset({"\\\\", "\\tabularnewline", "\\cr"})
_END_OF_LINE = re.compile(
    r"(?:\\\\|\\tabularnewline\b)(?:[ \t]*\[[^\[\]\n]{0,20}\])?[ \t]*(?:\n|(?=\\[a-z]*(?:line|rule)\b))"
)


@dataclass(slots=True)
class RawRow:
    """Where the cells of a row begin and end, and the place behind the sign that ends it; ``whole`` where a sign does
    and every group in it is closed.
    """

    cells: list[tuple[int, int]] = field(default_factory=list)
    end: int = 0
    whole: bool = True

    @property
    def start(self) -> int:
        """Where its first cell begins."""
        return self.cells[0][0]


def raw_rows(text: str, start: int, end: int, *, closed: bool = True) -> list[RawRow]:
    """The rows between two places of a text. The last needs no sign that ends it in a table that is ``closed``.

    Where a group is not closed, the rows are those that line ends part; those that have such a group are not whole.

    >>> text = r"\\hline ก & \\& {a & b} \\\\ \\hline ข & 5"
    >>> [[text[first:last].strip() for first, last in row.cells] for row in raw_rows(text, 0, len(text))]
    [['ก', '\\\\& {a & b}'], ['ข', '5']]
    """
    rows, balanced = _rows(text, start, end, closed=closed)
    if balanced:
        return rows
    rows = []
    for first, last in _stretches(text, start, end):
        ends = last < end or closed
        found, balanced = _rows(text, first, last, closed=ends)
        rows += found if balanced else [RawRow([(first, last)], last, whole=False)]
    return rows


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a text that end where a row ends with its line."""
    place = start
    for match in _END_OF_LINE.finditer(text, start, end):
        yield place, match.end()
        place = match.end()
    if place < end:
        yield place, end


def _rows(text: str, start: int, end: int, *, closed: bool) -> tuple[list[RawRow], bool]:
    """The rows between two places, and whether all groups in them are closed."""
    rows: list[RawRow] = []
    row = RawRow()
    cell = place = _behind_rulings(text, start, end)
    depth = inside = 0
    while step := _STEP.search(text, place, end):
        place = step.end()
        sign = step[0]
        if sign in "{}":
            depth += 1 if sign == "{" else -1
        elif sign in ("\\begin", "\\end"):
            inside += 1 if sign == "\\begin" else -1
        elif depth == inside == 0 and (sign == "&" or sign in _ROW_ENDS):
            row.cells.append((cell, step.start()))
            if sign != "&":
                gap = ROW_GAP.match(text, place, end)
                row.end = place = gap.end() if gap else place
                rows.append(row)
                row = RawRow()
                place = _behind_rulings(text, place, end)
            cell = place
        if depth < 0 or inside < 0:
            return rows, False
    row.cells.append((cell, end))
    row.end, row.whole = end, closed
    if len(row.cells) > 1 or text[cell:end].strip():
        rows.append(row)
    return rows, depth == inside == 0


def _behind_rulings(text: str, place: int, end: int) -> int:
    """The place behind the rulings and blanks at the start of a row."""
    rules = commands().rulings
    while (match := _RULING.match(text, place, end)) and match["name"] in rules:
        place = match.end()
        count = rules[match["name"]]
        if count and (trimmed := RANGE.match(text, place, end)):
            place = trimmed.end()
        found = arguments(text, place, count, end)
        if found is None:
            break
        place = found[1]
    while place < end and text[place].isspace():
        place += 1
    return place
