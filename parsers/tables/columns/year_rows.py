"""Tables with a row for each year of a project (``ปีงบประมาณ | งบประมาณ``), as tables with a column a year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.columns.meaning import header_rows, is_header
from parsers.tables.columns.names import TOTAL
from parsers.tables.columns.roles import role_of, squeezed
from parsers.values.dates import parse_year

_YEAR_COLUMN = re.compile(r"(?:ประจำ)?ปี(?:งบประมาณ)?(?:พศ)?|พศ")
_YEAR = re.compile(r"(?:ปี|งบประมาณ|พศ)*(?:25|26)\d\d")


@dataclass(slots=True)
class _Group:
    """The rows of one project, or of one total, by year."""

    first: GridRow
    rows: dict[int, GridRow] = field(default_factory=dict)


def years_across(grid: Grid) -> Grid:
    """``grid`` with a column a year where its rows are of one year each: ``Grid.by_row`` says so then.

    Itself where it is no such table, or where one of its rows leaves open whose and of which year its money is: a year
    twice for one project, a row without a year, an amount that reaches over several rows.
    """
    starts = [index for index, row in enumerate(grid.rows) if is_header(row)]
    if not starts or header_rows(grid.rows, starts[0])[2] != starts[0] + 1:
        return grid
    head = grid.rows[starts[0]]
    heads = [squeezed(cell.text) for cell in head.cells]
    year = [index for index, text in enumerate(heads) if _YEAR_COLUMN.fullmatch(text)]
    money = [i for i, cell in enumerate(head.cells) if role_of(cell.text) == "budget" and i not in year]
    project = next((index for index, cell in enumerate(head.cells) if role_of(cell.text) == "project"), None)
    if len(year) != 1 or len(money) != 1 or project is None or any(map(_names_year, head.cells)):
        return grid
    body = [row for index, row in enumerate(grid.rows[starts[0] + 1 :]) if index + starts[0] + 1 not in starts]
    groups = _groups(body, len(head.cells), year[0], money[0], project)
    if groups is None:
        return grid
    years = sorted({of for group in groups for of in group.rows})
    rows = [_head(head, year[0], money[0], years), *(_row(group, year[0], money[0], years) for group in groups)]
    return replace(grid, rows=(*grid.rows[: starts[0]], *rows), by_row=True)


def _names_year(cell: Cell) -> bool:
    return parse_year(cell.text) is not None


def _groups(body: Sequence[GridRow], width: int, year: int, money: int, project: int) -> list[_Group] | None:
    groups: list[_Group] = []
    for row in body:
        if row.blank:
            continue
        if len(row.cells) != width:
            return None
        of = row.cells[year].text
        if not of and not row.cells[money].text:
            groups.append(_Group(row))  # a heading
            continue
        if not _YEAR.fullmatch(squeezed(of)) or row.cells[money].rows != 1 or row.cells[money].columns != 1:
            return None
        printed = parse_year(of if of.strip()[:1] not in "0123456789๐๑๒๓๔๕๖๗๘๙" else f"ปี {of}")
        last = groups[-1] if groups else None
        if last is None or not last.rows or not _goes_on(row, last.first, year, money, project):
            groups.append(_Group(row))
        if printed is None or printed in groups[-1].rows:
            return None
        groups[-1].rows[printed] = row
    return groups if any(len(group.rows) > 1 for group in groups) else None


def _goes_on(row: GridRow, first: GridRow, year: int, money: int, project: int) -> bool:
    """Whether a row is another year of the project, or the total, that ``first`` names."""
    words = [cell.text for index, cell in enumerate(row.cells) if index not in (year, money) and cell.text]
    if not words:
        return True
    same = [cell.text for index, cell in enumerate(first.cells) if index not in (year, money)]
    title = row.cells[project].text
    return (not title and not TOTAL.match(words[0]) and not words[0].strip(" .").isdecimal()) or (
        bool(title) and words == [text for text in same if text]
    )


def _head(head: GridRow, year: int, money: int, years: Sequence[int]) -> GridRow:
    cells: list[Cell] = []
    for index, cell in enumerate(head.cells):
        if index == money:
            texts = [f"{cell.text} ปี {of}" for of in years]
            cells += (Cell(text, (text,), cell.span) for text in texts)
        elif index != year:
            cells.append(cell)
    return GridRow(tuple(cells), head.span)


def _row(group: _Group, year: int, money: int, years: Sequence[int]) -> GridRow:
    rows = list(group.rows.values()) or [group.first]
    span = rows[0].span | rows[-1].span
    cells: list[Cell] = []
    for index, cell in enumerate(group.first.cells):
        if index == money:
            cells += (group.rows[of].cells[money] if of in group.rows else Cell("", (), cell.span) for of in years)
        elif index != year:
            cells.append(_joined([row.cells[index] for row in rows]))
    return GridRow(tuple(cells), span, any(row.torn for row in rows))


def _joined(cells: Sequence[Cell]) -> Cell:
    """What the rows of a project say in one column, each once."""
    said = list(dict.fromkeys(cell.text for cell in cells if cell.text))
    first, last = cells[0], next((cell for cell in reversed(cells) if cell.text), cells[0])
    parts = first.parts if len(said) <= 1 and first.text else tuple(said)
    return Cell(" ".join(said), parts, first.span | last.span)
