"""Heads over several rows as text: a name that stands over several columns is one cell, one that reaches down leaves an
empty cell in each row below.

So the lowest row says how many columns there are, and where the names above it stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from extract.ground.characters import arabic_digits
from extract.ground.source import Span
from parsers.records.table import Cell, GridRow
from parsers.values.dates import first_month_of, parse_year
from parsers.values.spacing import wording_key

_OF_A_FISCAL_YEAR = "งบ"
_LEAST_PARTS = 2


def with_places(rows: Sequence[GridRow]) -> list[GridRow]:
    """The rows of a head with a cell in each of its places, as those of merged cells are written; a row whose names may
    stand over other columns stays as it is, and those above it.
    """
    found = [rows[-1]]
    for row in reversed(rows[:-1]):
        spread = _over(row, found[0]) if len(found[0].cells) == len(rows[-1].cells) else None
        found.insert(0, spread or row)
    return found


def row_of_places(cells: Sequence[Cell], reaching: Sequence[int], span: Span) -> GridRow:
    """The row of some cells that each reach over so many places."""
    placed: list[Cell] = []
    for cell, columns in zip(cells, reaching, strict=True):
        placed.append(cell._replace(columns=columns))
        placed += [Cell("", (), cell.span, columns=0)] * (columns - 1)
    return GridRow(tuple(placed), span)


def _over(row: GridRow, lower: GridRow) -> GridRow | None:
    """A row with a cell in each place of the row below it; None where that leaves a choice."""
    if len(row.cells) == len(lower.cells):
        return row
    runs = [(filled, list(cells)) for filled, cells in groupby(_texts(lower), bool)]
    bands = len(row.cells) - sum(len(texts) for filled, texts in runs if not filled)
    of_bands = [texts for filled, texts in runs if filled]
    if len(of_bands) != 1 and len(of_bands) != bands:
        return None
    reaching: list[int] = []
    for filled, texts in runs:
        if not filled:
            reaching += [1] * len(texts)
        elif len(of_bands) == bands:
            reaching.append(len(texts))
        elif bands > 0:
            names = [cell.text for cell in row.cells[len(reaching) : len(reaching) + bands]]
            parts = _parts(names, texts)
            if len(parts) != bands:
                return None
            reaching += parts
    return row_of_places(row.cells, reaching, row.span) if len(reaching) == len(row.cells) else None


def _texts(row: GridRow) -> Iterator[str]:
    """The texts of a row's cells, a merged one's in all its places."""
    text = ""
    for cell in row.cells:
        text = cell.text if cell.columns else text
        yield text


def _parts(names: Sequence[str], texts: Sequence[str]) -> Sequence[int]:
    """Over how many columns each of several names stands: the same columns below each, or the months or quarters of the
    calendar years that follow each other. None where neither is so.

    >>> _parts(["ปี 2567", "ปี 2568"], ["แผน", "ผล", "แผน", "ผล"]), _parts(["ปี 2567", "ปี 2568"], ["ก", "ข", "ค", "ง"])
    ([2, 2], [])
    >>> _parts(["พ.ศ. 2567", "พ.ศ. 2568"], ["ไตรมาส 1", "ไตรมาส 2", "ไตรมาส 3", "ไตรมาส 4"])
    [1, 3]
    """
    size, left = divmod(len(texts), len(names))
    keys = [wording_key(text) for text in texts]
    if not left and size >= _LEAST_PARTS and keys == keys[:size] * len(names) and len(set(keys[:size])) == size:
        return [size] * len(names)
    years = [parse_year(name) for name in names]
    if None in years or any(_OF_A_FISCAL_YEAR in name for name in names):
        return []
    months = [first_month_of(arabic_digits(text)) for text in texts]
    if None in months:
        return []
    follow = all(a is not None and b == a + 1 for a, b in pairwise(years))
    begins = [place for place, (a, b) in enumerate(pairwise(months), 1) if a is not None and b is not None and b < a]
    return [b - a for a, b in pairwise([0, *begins, len(texts)])] if follow else []
