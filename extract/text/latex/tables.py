"""The tables of a text in LaTeX: ``\\begin{tabular}`` and its kin to typed tables, each cell with its lines.

What is broken is left in the lines, where the account finds its numbers: a row with a group that nothing closes, and
the last row of a table that ends without ``\\end``. A row that is left out parts its table in two.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, groupby

from extract.ground.source import Span, Table, TableCell, TableRow
from extract.text.latex.cells import Piece, RawCell, columns_end, raw_cell
from extract.text.latex.commands import commands
from extract.text.latex.rows import RawRow, raw_rows

_BEGIN = "\\begin"
_OVER = re.compile(r"\n[ \t]*\n(?!\s*(?:[^\n&]*(?<!\\)&|\\[a-z]*(?:line|rule)\b))")
"""An empty line with no row behind it, where a table that nothing closes is over."""

_NEXT_TABLE = re.compile(r"\n[ \t]*\n\s*\\begin\b")
_HEADING = re.compile(r"\n[ \t]*\\(?:part|chapter|(?:sub)*section)\b\*?\s*\{")
"""A heading, which no table has inside."""


@cache
def _ends() -> re.Pattern[str]:
    names = "|".join(commands().tables)
    return re.compile(rf"\\(?P<kind>begin|end)\s*+\{{\s*+(?P<name>{names})\*?\s*+\}}")


@dataclass(frozen=True, slots=True)
class _Place:
    """A table in the text: where its rows begin and end, where the whole ends, and whether something closes it."""

    begin: int
    start: int
    end: int
    behind: int
    name: str
    closed: bool


@dataclass(frozen=True, slots=True)
class _Lines:
    text: str
    starts: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The lines of what stands from ``start`` to before ``end``, without the blanks around it."""
        part = self.text[start:end]
        first = start + len(part) - len(part.lstrip())
        last = max(first, start + len(part.rstrip()) - 1)
        return Span(self.line(first), self.line(last))

    def line(self, place: int) -> int:
        """The number of the line on which a place is."""
        return bisect_right(self.starts, place)


def latex_tables(lines: Sequence[str]) -> tuple[Table, ...]:
    """The tables in LaTeX on the lines of a text; one inside of a cell is text of that cell.

    >>> text = (r"\\begin{tabular}{lr}", r"\\hline ก & $5{,}000$ \\\\", r"\\end{tabular}")
    >>> [[cell.texts for cell in row.cells] for table in latex_tables(text) for row in table.rows]
    [[('ก',), ('5,000',)]]
    """
    text = "\n".join(lines)
    if _BEGIN not in text:
        return ()
    where = _Lines(text, [0, *accumulate(len(line) + 1 for line in lines)])
    return tuple(table for place in _places(text) for table in _tables(place, where))


def _places(text: str) -> Iterator[_Place]:
    """The outermost tables of a text, in order."""
    taken = 0
    matches = list(_ends().finditer(text))
    headings = [*(match.start() for match in _HEADING.finditer(text)), len(text)]
    for index, match in enumerate(matches):
        if match["kind"] == "end" or match.start() < taken:
            continue
        start = columns_end(text, match.end(), match["name"])
        depth, place = 0, None
        following = _NEXT_TABLE.search(text, match.end())
        heading = headings[bisect_left(headings, match.end())]
        for other in matches[index:]:
            if other.start() > heading:
                break
            if following and depth and other.start() > following.start() and other["kind"] == "begin":
                break  # a table in a cell stands behind no empty line
            depth += 1 if other["kind"] == "begin" else -1
            if depth == 0:
                place = other
                break
        if start is None:
            continue
        if place:
            yield _Place(match.start(), start, place.start(), place.end(), match["name"], True)
            taken = place.end()
        else:
            over = _OVER.search(text, start)
            taken = min([heading, *(found.start() for found in (over, following) if found)])
            yield _Place(match.start(), start, taken, taken, match["name"], False)


def _tables(place: _Place, lines: _Lines) -> Iterator[Table]:
    """A table, or its stretches between rows that are not whole."""
    rows = raw_rows(lines.text, place.start, place.end, closed=place.closed)
    torn = {line for row in rows if not row.whole for line in lines.span(row.start, row.end).lines}
    for row in rows:
        row.whole = row.whole and torn.isdisjoint(lines.span(row.start, row.end).lines)
    last = rows[-1] if rows else None
    for whole, stretch in groupby(rows, key=lambda row: row.whole):
        if not whole:
            continue
        found = list(stretch)
        typed = _merged(found, [_cells(row, lines, place) for row in found], lines)
        if not typed:
            continue
        span = typed[0].span | typed[-1].span
        if found[0] is rows[0]:
            span |= lines.span(place.begin, place.start)
        if found[-1] is last and place.closed:
            span |= lines.span(place.end, place.behind)
        yield Table(typed, span)


def _cells(row: RawRow, lines: _Lines, place: _Place) -> list[RawCell]:
    return [raw_cell(lines.text, *cell, math=place.name == "array") for cell in row.cells]


def _merged(rows: Sequence[RawRow], cells: Sequence[Sequence[RawCell]], lines: _Lines) -> tuple[TableRow, ...]:
    """The rows as tables of other formats have them: a cell that reaches over rows stands in the first of them, and
    the empty ones that LaTeX leaves in its place are none.
    """
    columns = [list(accumulate((cell.columns for cell in row[:-1]), initial=0)) for row in cells]
    places = [dict(zip(firsts, row, strict=True)) for firsts, row in zip(columns, cells, strict=True)]
    reach: dict[tuple[int, int], int] = {}
    covered: set[tuple[int, int]] = set()
    moved: dict[tuple[int, int], RawCell] = {}
    for index, row in enumerate(places):
        for column, cell in row.items():
            if cell.rows == 1 or (index, column) in covered:
                continue
            step = 1 if cell.rows > 1 else -1
            reached = _empty_beside(places, index, column, step, abs(cell.rows) - 1)
            reached = [at for at in reached if (at, column) not in covered]
            first = min([index, *reached])
            moved[first, column] = cell
            reach[first, column] = len(reached) + 1
            covered |= {(at, column) for at in (index, *reached) if at != first}
    typed = []
    for index, (row, raw) in enumerate(zip(places, rows, strict=True)):
        span = lines.span(raw.start, raw.end)
        typed.append(
            TableRow(
                tuple(
                    _typed(moved.get((index, column), cell), reach.get((index, column), 1), span, lines)
                    for column, cell in row.items()
                    if (index, column) not in covered
                ),
                span,
            )
        )
    return tuple(row for row in typed if row.cells)


def _empty_beside(places: Sequence[dict[int, RawCell]], index: int, column: int, step: int, most: int) -> list[int]:
    """The rows below a cell (above, with a ``step`` of -1) whose places in its column are empty, down to the first that
    is not.
    """
    width = places[index][column].columns
    found = []
    for at in range(index + step, index + step * (most + 1), step):
        cell = places[at].get(column) if 0 <= at < len(places) else None
        if cell is None or cell.pieces or cell.columns != width or cell.rows != 1:
            break
        found.append(at)
    return found


def _typed(cell: RawCell, rows: int, span: Span, lines: _Lines) -> TableCell:
    return TableCell(
        tuple(piece.text for piece in cell.pieces),
        span,
        rows,
        cell.columns,
        wrapped=any(piece.by_line for piece in cell.pieces[1:]),
        lines=_lines_of(cell.pieces, span, lines),
    )


def _lines_of(pieces: Sequence[Piece], span: Span, lines: _Lines) -> tuple[int, ...]:
    if span.start == span.end or len(pieces) < 2:
        return ()
    return tuple(lines.line(piece.at) for piece in pieces)
