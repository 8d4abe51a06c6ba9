"""Heads of columns that stand at the head of every page, as a table above the one that the document's text has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extract.ground.source import TableCell

Rows = Sequence[Sequence[TableCell]]

_VALUE = re.compile(r"\s*(?:[0-9๐-๙]{1,3}(?:,[0-9๐-๙]{3})+(?:\.[0-9๐-๙]+)?|[-–—])\s*")
_LEAST_COLUMNS = 4
_FARTHEST = 2.0
"""Points between the edges of columns that stand above each other."""


class PageHead(NamedTuple):
    """A table at the head of pages, and where its columns stand."""

    rows: Rows
    edges: Sequence[float]


def head_above(rows: Rows, edges: Sequence[float], heads: Sequence[PageHead]) -> Rows:
    """The rows that stand above those of a table as its head: it begins with values, and one head's columns are its.

    None where it has a head of its own, or where the heads of its pages differ.
    """
    if not rows or len(edges) <= _LEAST_COLUMNS or not any(map(_is_value, rows[0])):
        return ()
    above = {
        _texts(head.rows): head.rows for head in heads if _names_columns(head.rows) and _stand_alike(head.edges, edges)
    }
    return next(iter(above.values())) if len(above) == 1 else ()


def _is_value(cell: TableCell) -> bool:
    return _VALUE.fullmatch(" ".join(cell.texts)) is not None


def _texts(rows: Rows) -> tuple[tuple[str, ...], ...]:
    return tuple(cell.texts for row in rows for cell in row)


def _names_columns(rows: Rows) -> bool:
    """Whether every cell of a table has words, and none a value: it has no place for a seal or a page number."""
    cells = [cell for row in rows for cell in row]
    return bool(cells) and all(any(map(str.isalpha, "".join(cell.texts))) and not _is_value(cell) for cell in cells)


def _stand_alike(one: Sequence[float], other: Sequence[float]) -> bool:
    return len(one) == len(other) and all(abs(a - b) <= _FARTHEST for a, b in zip(one, other, strict=True))
