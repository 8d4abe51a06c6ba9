"""Tables of bars whose cells are padded to their columns and go on over lines, with no line between the rows:
``|๑) โครงการ ก   |๕,๐๐๐ |``, as converters of old Word files print them.

All bars stand at the same places of a screen; a line without one of them has a cell that reaches over columns. A line
is broken at a blank. Where there is none it is cut at the width of its column: such a piece fills it, and goes on
below without a blank. A value that is as wide as its column fills it, too, and is whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise, starmap

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.columns.head_rows import is_header
from parsers.tables.marked.bar_rows import BarLine, BarPiece, BarRow, lines_joined, rows_of_lines
from parsers.tables.marked.drawn_tables import screen_width
from parsers.tables.marked.pipes import is_ruling
from parsers.tables.rows.printed_cells import printed_cell
from parsers.values.money.cells import parse_cell

_BAR = re.compile(r"(?<!\\)\|")
_FIGURE = re.compile(r"[\d.,]*\d[\d.,]*")
_LEAST_BARS = 2
_LEAST_LINES = 3


def padded_tables(source: SourceText) -> Iterator[Grid]:
    """The tables of padded bars that have rows over several lines. One with a row a line is left to
    :func:`parsers.tables.marked.pipes.pipe_tables`, as is one with a row of dashes.
    """
    if "|" not in source.joined:
        return
    end = 0
    for number in source.lines_with("|"):
        if number > end and _is_barred(source.line(number)):
            end = number
            while end < len(source.lines) and _is_barred(source.line(end + 1)):
                end += 1
            grid = _grid(source, Span(number, end))
            if grid:
                yield grid


def has_bars_in_places(source: SourceText, span: Span) -> bool:
    """Whether all of these lines have bars, and at the same places: each cell is what stands between two."""
    lines = span.lines
    return all(_is_barred(source.line(number)) for number in lines) and bool(_lines(source, span))


def _is_barred(line: str) -> bool:
    text = line.strip()
    return (
        text.startswith("|") and text.endswith("|") and len(_BAR.findall(text)) >= _LEAST_BARS and not is_ruling(text)
    )


def _grid(source: SourceText, span: Span) -> Grid | None:
    lines = _lines(source, span)
    if not lines:
        return None
    width = max(len(line.pieces) for line in lines)
    rows = [_row(row, width) for row in rows_of_lines(lines)]
    if not any(map(is_header, rows)):
        rows = [_row(row, width) for row in lines_joined(lines)]
    return Grid(tuple(rows), span, "pipes") if rows else None


def _lines(source: SourceText, span: Span) -> list[BarLine]:
    """The lines with their pieces in columns; none where a bar stands where the fullest line has none."""
    texts = [_BAR.split(source.line(number).strip())[1:-1] for number in span.lines]
    if len(texts) < _LEAST_LINES:
        return []
    places = [list(accumulate((screen_width(text) + 1 for text in line), initial=0)) for line in texts]
    fullest = max(places, key=len)
    edges = {place: column for column, place in enumerate(fullest)}
    if any(place not in edges for line in places for place in line):
        return []
    return [
        BarLine(
            number,
            tuple(
                BarPiece(
                    edges[left], edges[right] - edges[left], text.strip(), text == text.strip() and " " not in text
                )
                for text, left, right in zip(line, bars, bars[1:], strict=False)
            ),
        )
        for number, (line, bars) in enumerate(zip(texts, places, strict=True), span.start)
    ]


def _row(row: BarRow, width: int) -> GridRow:
    span = Span(row.lines[0].number, row.lines[-1].number)
    cells = [Cell("", (), span)] * width
    for place, piece in enumerate(row.lines[0].pieces):
        for column in range(piece.column, piece.column + piece.columns):
            cells[column] = Cell("", (), span, columns=0 if column > piece.column else 1)
        cells[piece.column] = _cell(row, place, span)._replace(columns=piece.columns)
    return GridRow(tuple(cells), span)


def _cell(row: BarRow, place: int, span: Span) -> Cell:
    """A cell of the pieces on a row's lines. One that was cut goes on in the next; where several items stand on lines
    of their own, a part of it is what stands beside one.
    """
    pieces = [(line.number, line.pieces[place]) for line in row.lines if line.pieces[place].text]
    if not pieces:
        return Cell("", (), span)
    items = {line.number for line in row.items if line.pieces[place].text}
    apart = len(items) == len(row.items) > 1
    texts: list[str] = []
    begun: list[int] = []
    for number, text in _whole_pieces(pieces):
        if texts and apart and number not in items:
            texts[-1] += f" {text}"
        else:
            texts.append(text)
            begun.append(number)
    lines = begun if len(texts) > 1 else ()
    return printed_cell(texts, Span(pieces[0][0], pieces[-1][0]), wrapped=True, references=True, lines=lines)


def _whole_pieces(pieces: Sequence[tuple[int, BarPiece]]) -> Iterator[tuple[int, str]]:
    """The lines of a cell with what stands there, those cut at the width as one; the number is that of its first."""
    held: list[tuple[int, BarPiece]] = []
    for number, piece in pieces:
        if held and not held[-1][1].cut:
            yield from _glued(held)
            held = []
        held.append((number, piece))
    yield from _glued(held)


def _glued(pieces: Sequence[tuple[int, BarPiece]]) -> Iterator[tuple[int, str]]:
    """Pieces that each fill the column but the last: words are joined. Values that are whole may just be as wide as the
    column, and figures are joined where they make an amount with its separators and are not whole before.
    """
    texts = [piece.text for _, piece in pieces]
    if all(map(_is_figure, texts)):
        whole = "".join(texts)
        joined = (
            "," in whole and parse_cell(whole).amount is not None and not any(starmap(_are_values, pairwise(texts)))
        )
        yield from [(pieces[0][0], whole)] if joined else [(number, piece.text) for number, piece in pieces]
        return
    number, text = pieces[0][0], texts[0]
    for (line, _), (above, below) in zip(pieces[1:], pairwise(texts), strict=True):
        if _are_values(above, below):
            yield number, text
            number, text = line, below
        else:
            text += below
    yield number, text


def _is_figure(text: str) -> bool:
    return _FIGURE.fullmatch(arabic_digits(text)) is not None


def _are_values(above: str, below: str) -> bool:
    """Whether two pieces are each a value by themselves: an amount, a dash, words for no money."""
    return parse_cell(above).status is not None and parse_cell(below).status is not None
