"""A flattened table whose rows print their cells in another order than its head names their columns: what the cells
hold says where the years are.

A head on a web page may have a row of names, one of them over all the money, and a row of years below it. Copied as
text, the years stand behind all names, and their cells where the name of the money does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from parsers.records.table import Grid, GridRow
from parsers.tables.columns.meaning import read_header
from parsers.tables.columns.names import TOTAL
from parsers.tables.flat.ground.flat_head import FlatHead
from parsers.tables.rows.cell_kinds import has_letters
from parsers.tables.rows.readings import UNPROVED, Proof, prove


def in_best_order(head: FlatHead, printed: Grid | None, read: Callable[[FlatHead], Grid | None]) -> Grid | None:
    """The table as ``printed``, or with its years in the one other place where less is impossible, if totals agree with
    it or it is that of the name over all the money, which is taken where two places are as good. Most rows must have
    words in the columns that they go past. They go there as well where nothing is impossible, but all columns that they
    go past are empty in the table as printed.

    Where there is none, rows with words in a year that has words in most of its cells are torn.
    """
    as_printed = (prove(printed) or UNPROVED) if printed else UNPROVED
    if printed and not as_printed.possible:
        return _in_band(head, printed, as_printed, read) or printed
    found = []
    for other in _orders(head):
        grid = read(other)
        proof = prove(grid) if grid else None
        sure = proof and (proof.totals_met or other.before == head.band)
        if grid and proof and sure and proof.possible > as_printed.possible and _goes_past_words(grid, head, other):
            found.append((proof[:2], other.before == head.band, grid))
    best = max((proof for proof, *_ in found), default=None)
    grids = [(in_band, grid) for proof, in_band, grid in found if proof == best]
    if len(grids) > 1:
        grids = [(in_band, grid) for in_band, grid in grids if in_band]
    if len(grids) == 1:
        return grids[0][1]
    return _without_years_of_words(printed) if printed else None


def _in_band(head: FlatHead, printed: Grid, proof: Proof, read: Callable[[FlatHead], Grid | None]) -> Grid | None:
    """The table with its years below the name over all the money, where every cell that they go past is empty as it is
    printed, and none that way.
    """
    other = next((one for one in _orders(head) if one.before == head.band), None)
    if other is None or other.before > head.before:
        return None
    past = range(other.before, head.before)
    if any(row.cells[index].text for row in _whole_rows(printed, head) for index in past):
        return None
    grid = read(other)
    better = grid and (prove(grid) or UNPROVED)[:2] >= proof[:2] and _goes_past_words(grid, head, other)
    return grid if better else None


def _whole_rows(grid: Grid, head: FlatHead) -> list[GridRow]:
    """The rows below a head with all its columns that are no totals."""
    whole = [row for row in grid.rows[1:] if len(row.cells) == head.width]
    return [row for row in whole if not any(TOTAL.match(cell.text) for cell in row.cells)]


def _orders(head: FlatHead) -> Iterator[FlatHead]:
    """The same head with its years in each other place behind the titles."""
    years = slice(head.before, head.before + head.years)
    pieces = (*head.pieces[: years.start], *head.pieces[years.stop :])
    kinds = (*head.kinds[: years.start], *head.kinds[years.stop :])
    for place in range(kinds.index("title") + 1, len(kinds) + 1):
        if place != head.before:
            yield replace(
                head,
                pieces=(*pieces[:place], *head.pieces[years], *pieces[place:]),
                kinds=(*kinds[:place], *head.kinds[years], *kinds[place:]),
                before=place,
            )


def _goes_past_words(grid: Grid, head: FlatHead, other: FlatHead) -> bool:
    """Whether most rows have words in the columns between the place of the years in two orders."""
    first, last = sorted((head.before, other.before))
    past = range(first, last) if other.before > head.before else range(first + head.years, last + head.years)
    whole = _whole_rows(grid, head)
    return 2 * sum(any(has_letters(row.cells[index].text) for index in past) for row in whole) > len(whole)


def _without_years_of_words(grid: Grid) -> Grid:
    header = read_header(grid.rows, 0, None)
    if header is None:
        return grid
    columns = header[0]
    whole = [row for row in grid.rows[1:] if len(row.cells) == columns.width]
    in_doubt = set()
    for year in columns.years:
        texts = [row.cells[year].text for row in whole if row.cells[year].text]
        if 2 * sum(map(has_letters, texts)) > len(texts):
            in_doubt.add(year)
    rows = (
        replace(row, torn=True)
        if len(row.cells) == columns.width and any(has_letters(row.cells[year].text) for year in in_doubt)
        else row
        for row in grid.rows[1:]
    )
    return replace(grid, rows=(grid.rows[0], *rows)) if in_doubt else grid
