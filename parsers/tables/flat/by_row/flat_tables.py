"""Flattened budget tables, copied from a web page, whose cells a gap, a blank or a line end parts: each is found by its
head, and its rows are read by the reader that the head asks for.
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.ground.source import SourceText
from parsers.records.table import Grid
from parsers.tables.flat.by_row.classic_rows import ClassicReader
from parsers.tables.flat.by_row.fitted_rows import FittedReader
from parsers.tables.flat.by_row.order_of_columns import in_best_order
from parsers.tables.flat.ground.flat_head import LEAST_ROWS, FlatHead, table_below
from parsers.tables.flat.heads.find_heads import find_heads
from parsers.tables.flat.mixed_ends.mixed_reader import MixedReader


def flat_tables(source: SourceText, first: int, last: int) -> Iterator[Grid]:
    """The flattened budget tables between two lines.

    A header must name the project column and at least two years in order, on one line with gaps or blanks between or
    each on a line of its own. Below it a row is a run of exactly as many values as there are years, behind a text that
    names projects or behind รวม; where the header has other columns too, all of a row's cells must fit them in one way.
    Rows with another number of values keep their cells as printed, for the budget table to refuse. Where fewer than two
    rows fit, or fewer than half, there is no table: nothing of it is read.
    """
    number = first
    while number <= last:
        end = number
        for head in find_heads(source, number, last):
            reader = _reader_below(source, head)
            printed = _table(reader, last)
            grid = in_best_order(head, printed, lambda other: _table(FittedReader(source, other, other.end), last))
            if grid:
                yield grid
                end = grid.span.end
                break
            end = max(end, reader.end)
        number = end + 1


def _table(reader: ClassicReader | FittedReader | MixedReader, last: int) -> Grid | None:
    """The table that a reader reads; None where too few rows fit its head."""
    rows = reader.read(last)
    of_values = [row for row in rows if row.torn or len(row.cells) > 1]
    fitting = sum(not row.torn and len(row.cells) == reader.head.width for row in of_values)
    if fitting < max(LEAST_ROWS, len(of_values) / 2):
        return None
    return table_below(reader.head.pieces, rows)


def _reader_below(source: SourceText, head: FlatHead) -> ClassicReader | FittedReader | MixedReader:
    if head.form == "mixed":
        return MixedReader(source, head, head.end)
    return ClassicReader(source, head, head.end) if head.classic else FittedReader(source, head, head.end)
