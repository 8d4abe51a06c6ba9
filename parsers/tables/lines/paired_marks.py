"""Tables of a text whose converter wrote a tab for the end of a cell, and a line break for two such ends side by side:
of an empty cell, or of the last cell and its row, as ``catdoc`` does with Word's own format.

A row of so many columns has one end more, wherever its lines break; a line break in a cell counts as none. The head and
all counted rows must say one number of columns, and sums stand where they are sums, or there is no table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, pairwise
from math import comb
from typing import Literal, NamedTuple

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.records.table import Cell, Grid, GridRow
from parsers.structure.levels import names_place
from parsers.tables.columns.parts_of_years import PART_OF_A_YEAR
from parsers.tables.columns.roles import is_tick, role_of
from parsers.tables.lines.merged_heads import with_places
from parsers.tables.lines.merged_sums import (
    LONGEST_NAME,
    MergedSums,
    SumsOfHeads,
    begins_numbered_head,
    tables_with_sums,
)
from parsers.tables.rows.cell_kinds import has_letters, is_figure, misfit
from parsers.tables.rows.printed_cells import printed_cell
from parsers.tables.rows.row_begins import begins_total, number_alone
from parsers.values.money.cells import parse_cell

_LEAST, _MOST = 4, 24
"""Columns of a table."""

_LEAST_ROWS = 2
_MOST_LINES = 20
"""Lines of a row, or of a head."""

_MOST_WAYS = 60
"""In which the line breaks of a row may be those of cells."""

_OF_LAST_CELL = 2
"""Ends of a row's last cell and of the row."""

_Kind = Literal["counted", "place", "sum"]


class _Text(NamedTuple):
    """A text without a break, its line, and what stands between it and the text before."""

    text: str
    line: int
    between: str


class _Begin(NamedTuple):
    """A line on which a row begins, and what it is."""

    line: int
    kind: _Kind


class _Head(NamedTuple):
    """The rows of a head, how many columns it has without an empty cell before the place of the tree below it, and
    whether a place stands there.
    """

    rows: Sequence[GridRow]
    width: int
    above_place: bool


def paired_tables(source: SourceText) -> Iterator[Grid]:
    """The tables of such a text, in document order: those in which a row has a line break for two ends of cells."""
    return tables_with_sums(source, _table)


def _table(source: SourceText, start: int, of_heads: SumsOfHeads) -> Grid | None:
    begins, end = _begins(source, start)
    if sum(begin.kind == "counted" for begin in begins) < _LEAST_ROWS:
        return None
    found = []
    head = _head(source, start, begins[0])
    for before in (0, 1) if head and head.above_place else (0,):  # empty cells before a place of the tree
        if head and _LEAST <= (width := head.width - before) <= _MOST:
            rows = [_filled(row, width) for row in head.rows] if len(head.rows) > 1 else list(head.rows)
            names = tuple(cell.text for row in rows for cell in row.cells)
            sums = MergedSums(of_heads.get(names, [Decimal()] * width))
            if body := _rows(source, begins, end, with_places(rows), sums, before):
                found.append((names, [*with_places(rows), *body], sums.of_all(body)))
    if len(found) != 1:
        return None
    names, rows, of_all = found[0]
    of_heads[names] = of_all
    return Grid(tuple(rows), Span(start, rows[-1].span.end), "tabs")


def _begins(source: SourceText, start: int) -> tuple[Sequence[_Begin], int]:
    """The lines on which the rows below a head begin, and the last line that may be the last row's."""
    found: list[_Begin] = []
    last = 0
    end = start
    for number in range(start + 1, len(source.lines) + 1):
        line = source.line(number).strip()
        counted = _counted(line)
        above = found[-1].line if found else start
        if begins_numbered_head(line) or number - above > _MOST_LINES:
            break
        if counted is not None and (counted == last + 1 or not last):
            found.append(_Begin(number, "counted"))
            last = counted
        elif "\t" not in line and names_place(line):
            found.append(_Begin(number, "place"))
        elif last and "\t" in line and begins_total(line.partition("\t")[0]):
            found.append(_Begin(number, "sum"))
        elif line and found and found[-1].kind != "counted":
            break
        end = number
    while found and found[-1].kind == "place":
        end = found.pop().line - 1
    return found, end


def _texts(source: SourceText, first: int, last: int) -> tuple[list[_Text], str]:
    """The texts of some lines with what stands between them, and what stands behind the last."""
    found: list[_Text] = []
    between = ""
    for number in range(first, last + 1):
        for place, part in enumerate(source.line(number).split("\t")):
            between += "\t" if place else ""
            if part.strip():
                found.append(_Text(part.strip(), number, between))
                between = ""
        between += "\n"
    return found, between


def _ends(between: str) -> int:
    """How many ends of cells stand between two texts."""
    return between.count("\t") + 2 * between.count("\n")


def _indent(source: SourceText, number: int) -> str:
    """The tabs that a line begins with."""
    line = source.line(number)
    return line[: len(line) - len(line.lstrip("\t"))]


def _head(source: SourceText, start: int, first: _Begin) -> _Head | None:
    """The head down to its first row: one row of names, or two, of which the lower one stands below bands."""
    texts, behind = _texts(source, start, first.line - 1)
    behind += _indent(source, first.line)
    rows: list[list[tuple[int, list[_Text]]]] = [[]]
    place = 0
    for text in texts:
        if text.between == "\n" and rows[-1]:
            rows[-1][-1][1].append(text)
            continue
        if "\n" in text.between:
            rows.append([])
            place = _ends(text.between) - _OF_LAST_CELL
        elif rows[-1]:
            place += _ends(text.between)
        rows[-1].append((place, [text]))
    names = [" ".join(text.text for text in texts) for row in rows for _, texts in row]
    if len(rows) > 2 or first.line - start > _MOST_LINES or any(len(n) > LONGEST_NAME or is_figure(n) for n in names):
        return None
    width = rows[-1][-1][0] + 1 if len(rows) == 1 else rows[-1][-1][0] + _ends(behind) - 1
    return _Head([_row_of(row) for row in rows], width, first.kind == "place" and len(rows) > 1)


def _row_of(cells: Sequence[tuple[int, Sequence[_Text]]], width: int = 0) -> GridRow:
    """The row of cells at their places, empty ones between, of such a width."""
    span = Span(cells[0][1][0].line, cells[-1][1][-1].line)
    made = [Cell("", (), span)] * max(width, cells[-1][0] + 1)
    for place, texts in cells:
        cell = printed_cell([text.text for text in texts], Span(texts[0].line, texts[-1].line))
        made[place] = cell._replace(wrapped=len(texts) > 1)
    return GridRow(tuple(made), span)


def _filled(row: GridRow, width: int) -> GridRow:
    """A lower row of a head with the empty cells at its end; the upper one as it is."""
    blanks = [Cell("", (), row.span)] * (width - len(row.cells))
    return row if row.cells[0].text else replace(row, cells=(*row.cells, *blanks))


def _rows(
    source: SourceText, begins: Sequence[_Begin], end: int, head: Sequence[GridRow], sums: MergedSums, before: int
) -> list[GridRow] | None:
    """The rows below a head, each in its columns; None where one has another number of them, or none shows that line
    breaks are ends of cells. ``before``: how many empty cells stand before a place of the tree.
    """
    width = len(sums.before)
    if any(len(row.cells) != width for row in head):
        return None
    columns = _Columns(head)
    rows: list[GridRow] = []
    breaks = False
    for begin, following in pairwise((*begins, None)):
        if begin is None:
            break
        texts, behind = _texts(source, begin.line, following.line - 1 if following else end)
        behind += _indent(source, following.line) if following else ""
        row: GridRow | None
        if begin.kind == "place":
            row = _row_of([(0, texts[:1])])
        elif begin.kind == "sum":
            row = _sum(texts, behind, rows, sums)
        elif following:
            row = _counted_row(texts, behind, before if following.kind == "place" else 0, columns)
        else:
            row = _last_row(source, begin.line, end, columns)
        if row is None:
            return None
        breaks = breaks or (begin.kind == "counted" and _breaks(row))
        rows.append(row)
    return rows if breaks else None


def _breaks(row: GridRow) -> bool:
    """Whether a line break in a row is the end of cells: two that stand side by side begin on other lines."""
    lines = [cell.span for cell in row.cells if cell.text]
    return any(above.end < below.start for above, below in pairwise(lines))


def _last_row(source: SourceText, first: int, last: int, columns: _Columns) -> GridRow | None:
    """The row that no other follows: it may end on any line, and anywhere in what stands behind its texts; torn where
    it has other cells then.
    """
    ways: list[GridRow] = []
    for line in range(first, last + 1):
        texts, behind = _texts(source, first, line)
        ends = {behind[:at] for at in range(1, len(behind) + 1)}
        found = (_counted_row(texts, end, 0, columns) for end in sorted(ends, key=len))
        ways += [row for row in found if row is not None and all(row.cells != way.cells for way in ways)]
    return _only(ways)


def _only(ways: Sequence[GridRow]) -> GridRow | None:
    """The one way to read a row; torn where there are several."""
    if not ways:
        return None
    return ways[0] if len(ways) == 1 else replace(ways[0], torn=True)


def _counted_row(texts: Sequence[_Text], behind: str, more: int, columns: _Columns) -> GridRow | None:
    """The row of some texts, which has an end of each cell and one of its own, and ``more`` of the next row's; torn
    where these can stand so in several ways, None where in none.
    """
    ends = sum(_ends(text.between) for text in texts[1:]) + _ends(behind)
    in_cells, odd = divmod(ends - columns.width - 1 - more, 2)
    breaks = [at for at, text in enumerate(texts) if at and text.between == "\n"]
    if odd or in_cells < 0 or comb(len(breaks), in_cells) > _MOST_WAYS:
        return None
    ways = []
    for chosen in combinations(breaks, in_cells):
        cells: list[tuple[int, list[_Text]]] = []
        for at, text in enumerate(texts):
            if at in chosen:
                cells[-1][1].append(text)
            else:
                place = cells[-1][0] + _ends(text.between) if cells else 0
                cells.append((place, [text]))
        if all(columns.hold(" ".join(text.text for text in own), place) for place, own in cells):
            ways.append(_row_of(cells, columns.width))
    return _only(ways)


def _sum(texts: Sequence[_Text], behind: str, above: Sequence[GridRow], sums: MergedSums) -> GridRow | None:
    """The row of a sum, where its amounts are the sums of the rows above."""
    if any(text.between != "\t" for text in texts[1:]) or len(texts) > len(sums.before):
        return None
    row = _row_of([(place, [text]) for place, text in enumerate(texts)])
    if _ends(behind) > _OF_LAST_CELL and len(row.cells) < len(sums.before):
        row = replace(row, cells=(*row.cells, Cell("", (), row.span)))
    return sums.placed(row, above)


class _Columns:
    """What may stand in each column, by the names above it."""

    def __init__(self, head: Sequence[GridRow]) -> None:
        self.width = len(head[-1].cells)
        names = (" ".join(row.cells[at].text for row in head if row.cells[at].text) for at in range(self.width))
        self.roles = [role_of(name) for name in names]

    def hold(self, text: str, place: int) -> bool:
        """Whether a text may stand in the column at a place."""
        if place >= self.width:
            return False
        role = self.roles[place]
        if role == "number":
            return number_alone(text) is not None
        if role == "project":
            return misfit(text, "title") == 0 and has_letters(text)
        if role in PART_OF_A_YEAR:
            return is_tick(text) or parse_cell(text).status is not None
        return role not in ("budget", "year", "sum") or misfit(text, "money") == 0


def _counted(line: str) -> int | None:
    """The number that a line with several cells begins with, before words."""
    first, tab, rest = line.partition("\t")
    number = number_alone(first) if tab and re.fullmatch(r"\(?\d{1,3}[.)]?", arabic_digits(first).strip()) else None
    return number if number is not None and has_letters(rest.partition("\t")[0]) else None
