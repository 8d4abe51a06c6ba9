"""Tables whose cells each say the name of their column before their value (``ปี 2566 (บาท): 40,000``), as web pages do
for small screens: as tables that say it once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.ground.characters import arabic_digits
from parsers.records.table import Grid, GridRow
from parsers.tables.columns.head_rows import head_starts
from parsers.tables.columns.roles import squeezed

_LABELLED = re.compile(r"(?P<label>[^:：]{1,40}?)\s*[:：](?:\s+(?P<value>.*))?", re.DOTALL)
_LEAST_COLUMNS, _LEAST_ROWS = 3, 2


def with_labels_once(grid: Grid) -> Grid:
    """``grid`` without the labels that the cells of a column begin with, each the same one, which its head says, too:
    where that is so in three columns at least, and half of all, in each row that has any label. A head whose labels say
    more of it (a unit) says that.
    """
    start = next(iter(head_starts(grid)), None)
    if start is None or len(grid.rows) < start + 1 + _LEAST_ROWS:
        return grid
    head, below = grid.rows[start], grid.rows[start + 1 :]
    labels = [_label_of_column(place, cell.text, below) for place, cell in enumerate(head.cells)]
    if sum(map(bool, labels)) < max(_LEAST_COLUMNS, len(labels) / 2):
        return grid
    if not all(_is_even(row, labels) for row in below):
        return grid
    named = (
        cell.with_text(label) if label and squeezed(label).startswith(squeezed(cell.text)) else cell
        for cell, label in zip(head.cells, labels, strict=True)
    )
    rows = (_without_labels(row, labels) for row in below)
    return replace(grid, rows=(*grid.rows[:start], replace(head, cells=tuple(named)), *rows))


def _label_of_column(place: int, name: str, rows: Sequence[GridRow]) -> str:
    """The label that the cells of a column have, and its head; empty where they have none, or several."""
    texts = [text for row in rows if ":" in (text := row.text(place)) or "：" in text]
    found = [match["label"].strip() for text in texts if (match := _LABELLED.fullmatch(text))]
    label = found[0] if len(found) >= _LEAST_ROWS and len(set(map(arabic_digits, found))) == 1 else ""
    said, own = squeezed(label), squeezed(name)
    return label if said and own and (said.startswith(own) or own.startswith(said)) else ""


def _is_even(row: GridRow, labels: Sequence[str]) -> bool:
    """Whether each cell of a row that has one in a column of ``labels`` begins with it, or none does."""
    filled = [(row.text(place), label) for place, label in enumerate(labels) if label and row.text(place)]
    return len({_value(text, label) is not None for text, label in filled}) <= 1


def _value(text: str, label: str) -> str | None:
    """What stands behind its label in a cell; None where that has another one, or none."""
    match = _LABELLED.fullmatch(text)
    same = match is not None and arabic_digits(match["label"].strip()) == arabic_digits(label)
    return (match["value"] or "").strip() if match and same else None


def _without_labels(row: GridRow, labels: Sequence[str]) -> GridRow:
    cells = list(row.cells)
    for place, (cell, label) in enumerate(zip(row.cells, labels, strict=False)):
        if label and (value := _value(cell.text, label)) is not None:
            cells[place] = cell.with_text(value)
    return replace(row, cells=tuple(cells))
