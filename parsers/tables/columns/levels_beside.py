"""Columns of measures beside a column of projects: levels that the projects stand below, where the rows prove it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.records.table import GridRow
from parsers.structure.levels import named_measure
from parsers.tables.columns.column import Column
from parsers.values.kinds import kind_of

_OF_ROWS = ("project", "activity")
_LETTER = re.compile(r"[ก-๎A-Za-z]")


def with_levels_apart(columns: list[Column], rows: Sequence[GridRow]) -> list[Column]:
    """The columns of a head, those of measures before that of projects as ones of strategies, where the ``rows`` of its
    table, its heads on other pages aside, show that projects stand below a measure: ``มาตรการ | ที่ | โครงการ/กิจกรรม``.
    A measure beside what is done for it (``มาตรการ | กิจกรรม``) is a project itself, as is one that has money for
    several activities together.
    """
    named = [column for column in columns if column.role == "project"]
    titles = next((column for column in named if _says(column, "โครงการ", "กิจกรรม")), None)
    levels = [column.place for column in named if titles and column.place < titles.place]
    if titles is None or not levels:
        return columns
    own = titles.place
    body = [row for row in rows if row.text(own) not in titles.texts]
    counted = [column.place for column in columns if column.role == "number" and column.place < own]
    money = [column.place for column in columns if column.money or column.role in ("year", "budget")]
    found = {
        level
        for level in levels
        if (counted and counted[-1] > level)
        or _has_several(level, own, money, body)
        or _is_numbered(level, own, body)
        or (_says(titles, "โครงการ") and _are_projects(own, level, body))
    }
    return [column._replace(role="strategy") if column.place in found else column for column in columns]


def _says(column: Column, *words: str) -> bool:
    return any(word in text for text in column.texts for word in words)


def _has_several(level: int, own: int, money: Sequence[int], body: Sequence[GridRow]) -> bool:
    """Whether a title with money of its own stands below another one beside the same cell of a ``level``."""
    above = False
    for row in body:
        if not _has_title(row, own):
            above = False
        elif row.text(level):
            above = True
        elif above and any(row.text(place) and row.cells[place].rows for place in money):
            return True
    return False


def _is_numbered(level: int, own: int, body: Sequence[GridRow]) -> bool:
    """Whether all cells of a ``level`` beside titles are measures by word, with numbers of a tree: ``มาตรการที่ 1.1``."""
    texts = [text for row in body if _has_title(row, own) and (text := row.text(level))]
    nodes = [named_measure(text) for text in texts]
    return bool(nodes) and all(node and "." in (node.number or "") for node in nodes)


def _are_projects(own: int, level: int, body: Sequence[GridRow]) -> bool:
    """Whether all titles beside the cells of a ``level`` say that they are projects or activities, and no such cell."""
    rows = [row for row in body if _has_title(row, own) and row.text(level)]
    kinds = [(kind_of(row.text(own)), kind_of(row.text(level))) for row in rows]
    return bool(kinds) and all(title in _OF_ROWS and above not in _OF_ROWS for title, above in kinds)


def _has_title(row: GridRow, own: int) -> bool:
    return _LETTER.search(row.text(own)) is not None
