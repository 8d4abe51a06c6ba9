"""Real plans whose amounts are made to differ from year to year, so that a value in a wrong year can be told.

Each year of a budget table has a factor of its own: its amounts and totals are multiplied alike, so that what agreed or
contradicted still does. A detail block that agreed with its row says the row's amounts, year by year.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, cast

from extract.ground.characters import arabic_digits, thai_digits
from extract.ground.source import SourceText, Span
from extract.text.dress import undressed
from extract.text.read_txt import read_txt
from parsers.admission import parse_admitted
from parsers.budget.budget_grids import budget_grids
from parsers.records.plan import PlanDocument, Project
from parsers.records.table import GridRow
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.head_rows import is_header
from parsers.tables.columns.meaning import read_header
from parsers.tables.grid import find_grids
from parsers.tables.pages.running_heads import without_running_heads
from plan_extract.engine.documents import plan_rows

NAME = "plan.txt"
UNSURE = "?"
"""Instead of an amount: what the plan prints cannot be given to the project."""

Rows = dict[str, list[dict[str, Any]]]
Amounts = Mapping[int, Decimal | str | None]
"""By year (BE); None for nothing."""

_NUMBER = re.compile(r"[0-9๐-๙][0-9๐-๙,]*(?:\.[0-9๐-๙]+)?")
_ONE_TO_NINE = re.compile("[1-9๑-๙]")
_TOTAL = re.compile(r"(?:ยอด)?รวม")


@dataclass(frozen=True)
class TableRow:
    """A printed row of the budget table: ``cells`` are its lines' texts by cell, ``money`` the columns of its years."""

    kind: str
    """``head``, ``item`` or ``total``."""
    span: Span
    dialect: str
    cells: tuple[tuple[str, ...], ...]
    money: Mapping[int, int]
    width: int

    @property
    def years(self) -> dict[int, int]:
        """The year of each of its cells of money; a total that leaves cells out has its years at its end."""
        count = len(self.cells)
        if count == self.width or self.kind != "total":
            return {index: year for index, year in self.money.items() if index < count}
        behind = sorted(self.money.values())
        start = 2 if count >= len(behind) + 2 else count
        return {start + place: year for place, year in enumerate(behind) if start + place < count}


@dataclass(frozen=True)
class KnownPlan:
    """A text, what the program reads in it, and the rows of its budget table."""

    text: str
    rows: Rows = field(hash=False)
    table: tuple[TableRow, ...] = field(hash=False)
    document: PlanDocument = field(hash=False)


def known(text: str) -> KnownPlan:
    """A plan as it is read. Raises ``SourceError`` for what is none."""
    source = read_txt(text.encode(), NAME)
    document = parse_admitted(source)
    return KnownPlan(text, cast(Rows, plan_rows(document, NAME)), table_rows(source), document)


def table_rows(source: SourceText) -> tuple[TableRow, ...]:
    """The rows of the budget table as lines print them."""
    pages = without_running_heads(undressed(source)[0])
    found: list[TableRow] = []
    columns: ColumnRoles | None = None
    for grid in budget_grids(find_grids(pages))[0]:
        below = 0
        for index, row in enumerate(grid.rows):
            if is_header(row) and (header := read_header(grid.rows, index, None)):
                columns, below = header
            if columns is not None and not row.blank:
                kind = "head" if index < below else "total" if _is_total(row) else "item"
                found.append(_table_row(source, row, kind, grid.dialect, columns))
    return tuple(found)


def _is_total(row: GridRow) -> bool:
    return bool(_TOTAL.match(next(cell.text for cell in row.cells if cell.text)))


def _table_row(source: SourceText, row: GridRow, kind: str, dialect: str, columns: ColumnRoles) -> TableRow:
    lines = [source.line(number) for number in row.span.lines]
    if dialect == "tabs":
        cells: tuple[tuple[str, ...], ...] = tuple((text,) for text in lines[0].split("\t"))
    else:
        grouped: list[list[str]] = []
        for line in lines:
            if "\t" in line or not grouped:
                grouped.append([])
            grouped[-1].append(line)
        cells = tuple(tuple(cell) for cell in grouped)
    return TableRow(kind, row.span, dialect, cells, columns.years, columns.width)


def differing(text: str) -> str:
    """The plan with other amounts in each year: the first year's as they are, the next a tenth higher, and so on."""
    plan = known(text)
    lines = text.split("\n")
    years = sorted({year for row in plan.table for year in row.money.values()})
    factors = {year: Decimal(10 + place) / 10 for place, year in enumerate(years)}
    for project in plan.document.projects:
        if (said := _said_by_year(plan, project, factors)) is not None:
            first, last, new = said
            lines[first - 1 : last] = [new, *[""] * (last - first)]
    for row in plan.table:
        if row.kind != "head":
            cells = [
                tuple(_multiplied(line, factors[row.years[place]]) for line in cell) if place in row.years else cell
                for place, cell in enumerate(row.cells)
            ]
            lines[row.span.start - 1 : row.span.end] = printed(row, cells)
    return "\n".join(lines)


def bare(text: str) -> str:
    """The plan without its totals and without the amounts of its detail blocks: the table's rows alone tell."""
    plan = known(text)
    lines: list[str | None] = list(text.split("\n"))
    for project in plan.document.projects:
        for stated in project.detail.amounts if project.detail else ():
            lines[stated.span.start - 1 : stated.span.end] = [""] * (stated.span.end - stated.span.start + 1)
    for row in plan.table:
        if row.kind == "total":
            lines[row.span.start - 1 : row.span.end] = [None] * (row.span.end - row.span.start + 1)
    return "\n".join(line for line in lines if line is not None)


def printed(row: TableRow, cells: list[tuple[str, ...]]) -> list[str]:
    """The lines of a row with other cells."""
    if row.dialect == "tabs":
        return "\t".join(" ".join(cell) for cell in cells).split("\n")
    return [line for cell in cells for line in cell]


def _multiplied(text: str, factor: Decimal) -> str:
    def times(match: re.Match[str]) -> str:
        figure = arabic_digits(match[0])
        value = Decimal(figure.replace(",", "")) * factor
        decimals = len(figure.partition(".")[2]) if "." in figure else 0 if value == value.to_integral_value() else 2
        new = f"{value:,.{decimals}f}"
        return thai_digits(new) if match[0] != figure else new

    return _NUMBER.sub(times, text)


def _said_by_year(plan: KnownPlan, project: Project, factors: Mapping[int, Decimal]) -> tuple[int, int, str] | None:
    """Where a block says one amount for its row, which has it in its years: those lines, and what they shall say."""
    item, block = project.item, project.detail
    if item is None or block is None or not block.amounts:
        return None
    (row,) = (row for row in plan.rows["projects"] if row["ordinal"] == project.ordinal)
    disputed = {issue["project_id"] for issue in plan.rows["issues"] if issue["code"] == "table_detail_budget_mismatch"}
    if row["project_id"] in disputed or len({stated.amount for stated in block.amounts}) > 1:
        return None
    amounts = {cell.year_be: cell.amount for cell in item.cells if cell.amount and cell.year_be}
    if set(amounts.values()) != {block.amounts[0].amount}:
        return None
    span = block.amounts[0].span
    for stated in block.amounts:
        span |= stated.span
    raw = block.amounts[0].raw
    new = " ".join(f"ปี {year} จำนวน {amount * factors[year]:,.2f} บาท" for year, amount in sorted(amounts.items()))
    return span.start, span.end, thai_digits(new) if raw != arabic_digits(raw) else new


def amounts_of(rows: Rows, source: str) -> dict[str, Amounts]:
    """What the rows give each project, by its key; ``source`` is that of ``budget_lines``."""
    found: dict[str, dict[int, Decimal | str | None]] = {}
    for line in rows["budget_lines"]:
        if line["source"] == source:
            unsure = line["status"] == "ambiguous" and _ONE_TO_NINE.search(line["raw"] or "")
            amount = UNSURE if unsure else line["amount_baht"] or None
            year = line["fiscal_year_be"] or 0
            mine = found.setdefault(line["project_id"], {})
            mine[year] = _together(mine.get(year), amount)
    return dict(found)


def _together(one: Decimal | str | None, other: Decimal | str | None) -> Decimal | str | None:
    if isinstance(one, str) or isinstance(other, str):
        return UNSURE
    return (one or Decimal(0)) + other if other else one
