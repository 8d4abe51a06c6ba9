"""Tables as converters of old Word files print them: bars, cells padded to their columns, nothing between rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from parsers.tables.marked.drawn_tables import screen_width

Table = Sequence[Sequence[Sequence[str]]]
"""Rows of cells of paragraphs."""


def padded_bars(table: Table, widths: Sequence[int]) -> str:
    """A table with columns of these widths. A line is broken at its last blank that fits, or cut."""
    return "\n".join(line for row in table for line in _lines(row, widths))


def _lines(row: Sequence[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    cells = [
        [line for paragraph in cell for line in broken(paragraph, width)]
        for cell, width in zip(row, widths, strict=True)
    ]
    for texts in zip_longest(*cells, fillvalue="") if any(cells) else ():
        padded = (text + " " * (width - screen_width(text)) for text, width in zip(texts, widths, strict=True))
        yield f"|{'|'.join(padded)}|"


def broken(text: str, width: int) -> Iterator[str]:
    """A paragraph in lines of a width.

    >>> list(broken("๔) โครงการอบรมกฎหมาย", 12))
    ['๔)', 'โครงการอบรมก', 'ฎหมาย']
    """
    while screen_width(text) > width:
        end = max(place for place in range(len(text) + 1) if screen_width(text[:place]) <= width)
        blank = text[: end + 1].rfind(" ")
        yield text[: blank if blank > 0 else end]
        text = text[blank + 1 if blank > 0 else end :]
    yield text
