"""Rows of tabs over several lines: their cells, and what a line without a tab may be."""

from __future__ import annotations

from collections.abc import Sequence

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.records.table import GridRow
from parsers.structure.headings import heading_of, title_label
from parsers.structure.levels import names_node
from parsers.tables.rows.printed_cells import printed_cell


def row_of_lines(source: SourceText, numbers: Sequence[int]) -> GridRow:
    """The row that lines hold together: the last cell of each goes on in the first of the next."""
    cells: list[tuple[list[str], list[int]]] = [([], [])]
    for place, number in enumerate(numbers):
        for index, text in enumerate(source.line(number).split("\t")):
            if index:
                cells.append(([], []))
            if text.strip() or (not index and not place):
                cells[-1][0].append(text)
                cells[-1][1].append(number)
    span = Span(numbers[0], numbers[-1])
    made = []
    for texts, lines in cells:
        cell = printed_cell(tuple(texts) or ("",), Span(min(lines), max(lines)) if lines else span)
        made.append(cell._replace(wrapped=len(texts) > 1))
    return GridRow(tuple(made), span)


def begins_something(line: str) -> bool:
    """Whether a line without a tab below a full row may be no end of the row's last cell."""
    key = arabic_digits(line).strip()
    return bool(key[:1].isdecimal() or heading_of(key, key) or title_label(key) or names_node(key))
