"""The tables of a page: rulings to cells by pdfplumber's own functions, glyphs to the cells that hold them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from plan_extract.extract.errors import SourceError
from plan_extract.extract.pdf.lines import Line, lines_of
from plan_extract.extract.pdf.page import Box, Edge, Glyph
from plan_extract.extract.pdf.wrapped import cell_pieces, is_value, makes_amount

_TOLERANCE = 3.0
"""Points: pdfplumber's own. Rulings that are nearer are one; shorter ones are none."""

_ROUNDING = 1.0
"""Points."""

_MOST_EDGES, _MOST_CROSSINGS = 20_000, 40_000
"""Finding cells takes time by the square of the places where rulings cross; a page of a plan has some hundred."""


@dataclass(frozen=True, slots=True)
class PageCell:
    """A cell: its place and reach in the table's grid, its box on the page, and the pieces of its text."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box
    pieces: tuple[str, ...]

    @property
    def text(self) -> str:
        """The pieces on one line."""
        return " ".join(self.pieces)


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table on one page. ``sides`` are the places of its vertical rulings, ``box`` all that it covers."""

    box: Box
    sides: tuple[float, ...]
    rows: tuple[tuple[PageCell, ...], ...]


def page_tables(clusters: Sequence[Glyph], edges: Iterable[Edge]) -> tuple[list[PageTable], list[Glyph]]:
    """The tables of a page from top to bottom, and the clusters that stand outside of them.

    A box around a single cell, or around cells in one column, lays out text and is no table.
    Raises ``SourceError`` where a page has more rulings than any plan.
    """
    boxes = cell_boxes(edges)
    tables: list[PageTable] = []
    rest = list(clusters)
    for cells in boxes:
        if len({box[0] for box in cells}) < 2:
            continue
        table, rest = _filled(cells, rest)
        tables.append(table)
    return tables, rest


def cell_boxes(edges: Iterable[Edge]) -> list[list[Box]]:
    """The boxes of the cells of each table, by the settings of pdfplumber's ``extract_tables``."""
    found = [_as_dict(edge) for edge in _joined(edges) if max(edge.x1 - edge.x0, edge.bottom - edge.top) >= _TOLERANCE]
    if not found:
        return []
    if len(found) > _MOST_EDGES:
        raise _too_many(f"{len(found):,} rulings")
    merged = merge_edges(found, _TOLERANCE, _TOLERANCE, _TOLERANCE, _TOLERANCE)
    long = [edge for edge in merged if max(edge["x1"] - edge["x0"], edge["bottom"] - edge["top"]) >= _TOLERANCE]
    across = sum(edge["orientation"] == "h" for edge in long)
    if across * (len(long) - across) > _MOST_CROSSINGS:
        raise _too_many(f"rulings that may cross at {across * (len(long) - across):,} places")
    cells = intersections_to_cells(edges_to_intersections(long, _TOLERANCE, _TOLERANCE))
    tables: list[list[Box]] = cells_to_tables(cells)
    return tables


def _joined(edges: Iterable[Edge]) -> Iterator[Edge]:
    """Edges on one line that touch, as one: programs draw each side of each cell, and many make the rest slow."""
    across: dict[float, list[tuple[float, float]]] = {}
    down: dict[float, list[tuple[float, float]]] = {}
    for edge in edges:
        if edge.horizontal:
            across.setdefault(round(edge.top, 1), []).append((edge.x0, edge.x1))
        else:
            down.setdefault(round(edge.x0, 1), []).append((edge.top, edge.bottom))
    for y, stretches in across.items():
        yield from (Edge(start, end, y, y) for start, end in _stretches(stretches))
    for x, stretches in down.items():
        yield from (Edge(x, x, start, end) for start, end in _stretches(stretches))


def _stretches(pieces: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """The stretches that pieces of a line cover."""
    pieces.sort()
    begin, end = pieces[0]
    for start, stop in pieces:
        if start > end + _TOLERANCE:
            yield begin, end
            begin = start
        end = max(end, stop)
    yield begin, end


def _too_many(what: str) -> SourceError:
    message = f"a page has {what}; a page of a plan has some hundred"
    return SourceError("limits", message, "Check that the file is a plan.")


def _as_dict(edge: Edge) -> dict[str, Any]:
    return {
        "x0": edge.x0,
        "x1": edge.x1,
        "top": edge.top,
        "bottom": edge.bottom,
        "width": edge.x1 - edge.x0,
        "height": edge.bottom - edge.top,
        "orientation": "h" if edge.horizontal else "v",
        "object_type": "line",
    }


def _filled(cells: Sequence[Box], clusters: Sequence[Glyph]) -> tuple[PageTable, list[Glyph]]:
    """A table with the clusters that stand in its cells, and those that do not."""
    sides = sorted({x for box in cells for x in (box[0], box[2])})
    levels = sorted({y for box in cells for y in (box[1], box[3])})
    columns, rows = {x: n for n, x in enumerate(sides)}, {y: n for n, y in enumerate(levels)}
    held: dict[Box, list[Glyph]] = {box: [] for box in cells}
    by_row: list[list[Box]] = [[] for _ in levels]
    for box in cells:
        for level in range(rows[box[1]], rows[box[3]]):
            by_row[level].append(box)
    rest: list[Glyph] = []
    for glyph in clusters:
        x, y = glyph.middle
        place = bisect_right(levels, y) - 1
        around = by_row[place] if 0 <= place < len(levels) else []
        holder = next((box for box in around if box[0] <= x < box[2]), None)
        (rest if holder is None else held[holder]).append(glyph)
    printed: list[list[PageCell]] = [[] for _ in levels]
    for box, glyphs in held.items():
        pieces = tuple(cell_pieces(_cell_lines(glyphs, box)))
        row, column = rows[box[1]], columns[box[0]]
        cell = PageCell(row, column, rows[box[3]] - row, columns[box[2]] - column, box, pieces)
        printed[row].append(cell)
    table_rows = tuple(tuple(sorted(row, key=lambda cell: cell.column)) for row in printed[:-1])
    whole = (sides[0], levels[0], sides[-1], levels[-1])
    return PageTable(whole, tuple(sides), table_rows), rest


def _cell_lines(glyphs: Sequence[Glyph], box: Box) -> list[str]:
    """The printed lines of a cell. An amount that is too wide for its cell is put together again.

    It is one where no blank ends the line above, and where both halves, which make one amount, have no place on one
    line: ``จำนวน``, ``๑๐``, ``๕,๐๐๐ บาท`` in rendition 001 (page 19). Programs break Thai digits anywhere.
    """
    found: list[str] = []
    lines = lines_of(glyphs, columns=False)
    among_words = not all(is_value(line.text) for line in lines)
    for place, line in enumerate(lines):
        text = f"{line.text} " if line.ends_blank else line.text
        above = lines[place - 1] if place else None
        if (
            above is not None
            and not above.ends_blank
            and makes_amount(above.text, line.text, among_words=among_words)
            and _too_wide(above, line, box)
        ):
            found[-1] += text
        else:
            found.append(text)
    return found


def _too_wide(above: Line, below: Line, box: Box) -> bool:
    """Whether the last word of a line and the first of the next have no place on one line of the cell."""
    last, first = len(above.text.split()[-1]), len(below.text.split(maxsplit=1)[0])
    padding = max(0.0, min(above.x0, below.x0) - box[0])
    room = box[2] - box[0] - 2 * padding
    return _width(reversed(above.glyphs), last) + _width(below.glyphs, first) > room - _ROUNDING


def _width(glyphs: Iterable[Glyph], characters: int) -> float:
    """How wide the first glyphs are that hold so many characters."""
    taken: list[Glyph] = []
    for glyph in glyphs:
        if characters <= 0:
            break
        if not glyph.text.isspace():
            taken.append(glyph)
            characters -= len(glyph.text)
    return max(glyph.x1 for glyph in taken) - min(glyph.x0 for glyph in taken)
