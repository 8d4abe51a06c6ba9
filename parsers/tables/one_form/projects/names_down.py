"""Tables whose first column has the names of columns, and whose others are projects: as tables with a row a project."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.ground.characters import arabic_digits
from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.columns.names import TOTAL
from parsers.tables.columns.roles import Role, names_projects, role_of
from parsers.values.kinds import KIND_WORD, kind_of

_COUNTED = re.compile(rf"(?:{KIND_WORD}|ลำดับ)?\s*(?:ที่)?\s*(?P<number>[0-9]{{1,3}})[.)]*")
_LEAST = 2
"""Projects; columns of names."""

_NUMBER = "ลำดับที่"
"""What heads the numbers of projects, whatever heads them in their row (``รายการ``)."""

_MONEY: frozenset[Role] = frozenset({"budget", "year"})
_BESIDE: frozenset[Role] = _MONEY | {"quarter", "month", "responsible", "remark", "period", "place", "source", "sum"}
_BESIDE |= {"dimension", "mission", "strategy"}
_OF_EACH_YEAR: frozenset[Role] = frozenset({"target", "indicator"})
"""What stands beside the money of several years, and of one also in blocks."""

_FIELD = re.compile("กลุ่ม|วัตถุประสงค์")
"""How names of these begin that only blocks have."""


def with_names_upright(grid: Grid) -> Grid:
    """``grid`` with its rows as columns, where its first column names projects, money and what else a row of a budget
    table says, nothing twice; a row may count the projects on. A cell over several columns is one over several rows
    then, and the reverse. A name over several rows (``งบประมาณ``) has those in the second column below it (``ปี 2568``).
    Itself where it is no such table.

    What a block says (reasons, aims, methods) makes it a table of blocks.
    """
    if not any(row.cells and names_projects(row.cells[0].text) for row in grid.rows):
        return grid
    rows = _with_whole_names([row for row in grid.rows if not row.blank])
    if len(rows) <= _LEAST or len(rows[0].cells) <= _LEAST:
        return grid
    width = len(rows[0].cells)
    if any(len(row.cells) != width or row.torn or row.cells[0].merged for row in rows):
        return grid
    counters = rows[0] if _counts_on(rows[0]) else None
    said = rows[1:] if counters else rows
    names = [row.cells[0].text for row in said]
    titles = next((row for row in said if names_projects(row.cells[0].text)), None)
    others = [name for row, name in zip(said, names, strict=True) if row is not titles]
    if titles is None or not _are_of_a_row(others) or len(set(names)) < len(names):
        return grid
    last = _text_of_last(rows, titles)
    sums = bool(TOTAL.match(last))
    if not _are_projects([*(cell.text for cell in titles.cells[1:-1]), *(() if sums else (last,))]):
        return grid
    turned = [_numbered(counters)] if counters else []
    turned += [row.cells for row in said]
    end = rows[0].span | rows[-1].span if sums else titles.cells[-1].span
    spans = [rows[0].span, *(cell.span for cell in titles.cells[1:-1]), end]
    upright = tuple(GridRow(tuple(_turned(cells[place]) for cells in turned), span) for place, span in enumerate(spans))
    return replace(grid, rows=upright, by_row=True)


def _with_whole_names(rows: Sequence[GridRow]) -> Sequence[GridRow]:
    """Rows with one column of names where they have two: one over both, or one over rows beside those of each."""
    if all(row.cells and row.cells[0].rows == 1 for row in rows) or any(len(row.cells) <= _LEAST for row in rows):
        return rows
    whole: list[GridRow] = []
    over = ""
    for row in rows:
        first, second = row.cells[:2]
        over = first.text if first.rows else over
        if first.rows == 1 and first.columns == _LEAST:
            name = first._replace(columns=1)
        elif first.rows != 1 and first.columns == 1 and not second.merged:
            text = f"{over} {second.text}"
            name = second._replace(text=text, parts=(text,))
        else:
            return rows
        whole.append(replace(row, cells=(name, *row.cells[2:])))
    return whole


def _are_of_a_row(names: Sequence[str]) -> bool:
    """Whether names are those of money and of what else a row of a budget table says."""
    roles = [role_of(name) for name in names]
    beside = _BESIDE | _OF_EACH_YEAR if roles.count("year") > 1 else _BESIDE
    return beside.issuperset(roles) and not _MONEY.isdisjoint(roles) and not any(map(_FIELD.match, names))


def _text_of_last(rows: Sequence[GridRow], titles: GridRow) -> str:
    """What the last column says in the row of titles, or in a cell that reaches down to it."""
    above = rows[: rows.index(titles) + 1]
    if titles.cells[-1].rows:
        return titles.cells[-1].text
    return next((row.cells[-1].text for row in reversed(above) if row.cells[-1].rows), "")


def _turned(cell: Cell) -> Cell:
    return cell._replace(rows=cell.columns, columns=cell.rows) if cell.merged else cell


def _counts_on(row: GridRow) -> bool:
    """Whether a row counts projects: ``รายการ | โครงการที่ 12 | โครงการที่ 13``; a sum may stand behind them."""
    texts = [arabic_digits(cell.text) for cell in row.cells[1:]]
    found = [_COUNTED.fullmatch(text) for text in (texts[:-1] if TOTAL.match(texts[-1]) else texts)]
    numbers = [int(match["number"]) for match in found if match]
    return len(numbers) == len(found) >= _LEAST and all(below == above + 1 for above, below in pairwise(numbers))


def _numbered(row: GridRow) -> tuple[Cell, ...]:
    """The cells of a row that counts projects, with their numbers alone, as printed; a sum that goes on below stays."""
    cells = [row.cells[0]._replace(text=_NUMBER, parts=(_NUMBER,))]
    for cell in row.cells[1:]:
        match = _COUNTED.fullmatch(arabic_digits(cell.text))
        if match is None and cell.rows > 1:
            cells.append(cell)
            continue
        number = cell.text[match.start("number") : match.end("number")] if match else ""
        cells.append(cell._replace(text=number, parts=(number,) if number else ()))
    return tuple(cells)


def _are_projects(titles: Sequence[str]) -> bool:
    """Whether texts are titles of projects, two at least."""
    return len(titles) >= _LEAST and all(kind_of(title) != "unspecified" for title in titles)
