"""Tables that a page makes of ``<div>``: their rows and cells get the tags that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

_TAG = re.compile(r"<(/?)div\b([^<>]*)>", re.IGNORECASE)
_STYLED = re.compile(r"<style\b[^<>]*>[^<]*\bdiv\b", re.IGNORECASE)
"""A style for such elements, which would not hold for others."""

_FIGURE = re.compile(r"\s*(?:[0-9๐-๙][0-9๐-๙,.]*|[-–—])\s*")
_LEAST_CELLS, _LEAST_ROWS = 3, 3


@dataclass(slots=True)
class _Block:
    """An element by its tags, with the elements in it; ``says`` whether it has words of its own beside them."""

    start: re.Match[str]
    end: re.Match[str] | None = None
    inside: list[_Block] = field(default_factory=list)
    says: bool = False

    @property
    def is_row(self) -> bool:
        cells = self.inside
        return len(cells) >= _LEAST_CELLS and not self.says and not any(cell.inside for cell in cells)


def with_tables_of_blocks(markup: str) -> str:
    """The page with tables in the place of elements that are rows: three or more, one behind the other, of as many
    elements each, three or more, with nothing beside and nothing in them but words; most rows have a figure.

    >>> row = "<div><div>โครงการ</div><div>5</div><div>6</div></div>"
    >>> with_tables_of_blocks(row * 3).startswith("<table><tr><td>โครงการ</td><td>5</td>")
    True
    >>> with_tables_of_blocks(row * 2) == row * 2
    True
    """
    if markup.lower().count("<div") < _LEAST_ROWS * _LEAST_CELLS or _STYLED.search(markup):
        return markup
    new: dict[int, tuple[int, str]] = {}
    for rows in _tables(_blocks(markup), markup):
        for row in rows:
            for block, tag in ((row, "tr"), *((cell, "td") for cell in row.inside)):
                assert block.end is not None
                new[block.start.start()] = (block.start.end(), f"<{tag}{block.start[2]}>")
                new[block.end.start()] = (block.end.end(), f"</{tag}>")
        first, last = rows[0].start, rows[-1].end
        assert last is not None
        new[first.start()] = (first.end(), f"<table>{new[first.start()][1]}")
        new[last.start()] = (last.end(), f"{new[last.start()][1]}</table>")
    place = 0
    pieces: list[str] = []
    for start, (end, tag) in sorted(new.items()):
        pieces += (markup[place:start], tag)
        place = end
    return "".join((*pieces, markup[place:]))


def _blocks(markup: str) -> Iterator[list[_Block]]:
    """The elements of a page that are closed, by the one around them; those that stand in none are the last."""
    outer: list[_Block] = []
    opened: list[_Block] = []
    place = 0
    for tag in _TAG.finditer(markup):
        if opened and markup[place : tag.start()].strip():
            opened[-1].says = True
        place = tag.end()
        if not tag[1]:
            opened.append(_Block(tag))
        elif opened:
            block = opened.pop()
            block.end = tag
            (opened[-1].inside if opened else outer).append(block)
            if block.inside:
                yield block.inside
    yield from (block.inside for block in opened)
    yield outer


def _tables(groups: Iterator[list[_Block]], markup: str) -> Iterator[Sequence[_Block]]:
    for blocks in groups:
        for is_row, run in groupby(blocks, key=lambda block: block.is_row):
            if is_row:
                for _, rows in groupby(_apart(list(run), markup), key=lambda pair: (pair[0], len(pair[1].inside))):
                    table = [row for _, row in rows]
                    if len(table) >= _LEAST_ROWS and _has_figures(table, markup):
                        yield table


def _apart(rows: Sequence[_Block], markup: str) -> Iterator[tuple[int, _Block]]:
    """Rows, each with how many times anything stands between two of them above it."""
    parted, place = 0, rows[0].start.start()
    for row in rows:
        parted += bool(markup[place : row.start.start()].strip())
        assert row.end is not None
        place = row.end.end()
        yield parted, row


def _has_figures(rows: Sequence[_Block], markup: str) -> bool:
    """Whether more than half of the rows below the first have a cell that is a figure or a dash."""
    with_figure = sum(any(map(_FIGURE.fullmatch, _words(row, markup))) for row in rows[1:])
    return 2 * with_figure > len(rows) - 1


def _words(row: _Block, markup: str) -> Iterator[str]:
    return (markup[cell.start.end() : cell.end.start()] for cell in row.inside if cell.end)
