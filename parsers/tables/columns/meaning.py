"""Which column of a budget table means what: its whole head, all rows joined, as data about its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from parsers.records.table import Grid, GridRow
from parsers.tables.columns.cells_against_heads import as_cells_say
from parsers.tables.columns.column import Column
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.doubts import is_slipped
from parsers.tables.columns.figure_of_year import left_as_they_were, with_one_figure_a_year
from parsers.tables.columns.head_column import TWO_DIGITS, columns_of
from parsers.tables.columns.head_rows import HeadRows, header_rows, is_header, rows_of_heads
from parsers.tables.columns.levels_beside import with_levels_apart
from parsers.tables.columns.parts_of_years import (
    column_of_sums,
    quarters_of,
    sums_of_quarters,
    with_fiscal_years,
    with_money_of_parts,
    with_ticks,
    year_of,
)
from parsers.tables.columns.roles import full_name, is_damaged, role_of, squeezed
from parsers.tables.columns.year_columns import year_columns
from parsers.tables.columns.years import YearHead
from parsers.values.money.units import factor_in_head, is_garbled_unit
from parsers.values.years import Years

_LOOKED_AT = 12
_COUNTED = re.compile(r"\(?(\d{1,3})[.)]*")
_FIGURES, _FULL_YEAR = re.compile(r"\d+"), re.compile(r"25\d\d")
_LEAST_YEARS = 2
_LEAST_COUNTED = 2
"""Numbers that each follow the one above them."""


def heads_of(grid: Grid, plan_years: Years | None) -> Mapping[int, tuple[ColumnRoles, int]]:
    """The heads of a table by the row that each begins with, as :func:`read_header` gives them, read once a table."""
    return grid.once(_heads_of, plan_years)


def _heads_of(grid: Grid, plan_years: Years | None) -> Mapping[int, tuple[ColumnRoles, int]]:
    without = heads_of(grid, None) if plan_years else {}
    known = {index: head for index, head in without.items() if _says_all(head[0], plan_years)}
    read = [
        (index, known.get(index) or _meaning(grid.rows, index, rows, plan_years))
        for index, rows in rows_of_heads(grid).items()
    ]
    return {index: head for index, head in read if head}


def _says_all(columns: ColumnRoles, plan_years: Years | None) -> bool:
    """Whether a head that was read without the plan's years prints all of its own, one after the other, and no figure
    but years in full: those of a plan of several years tell nothing more of it.
    """
    if plan_years is None or plan_years[0] == plan_years[1] or columns.restored or columns.stretches:
        return False
    years = columns.years_in_order
    if columns.year_of_title or not columns.complete or len(years) < _LEAST_YEARS:
        return False
    if years != tuple(range(years[0], years[0] + len(years))):
        return False
    figures = _FIGURES.findall(arabic_digits(" ".join(text for head in columns.heads for text in head.texts)))
    return all(map(_FULL_YEAR.fullmatch, figures))


def read_header(rows: Sequence[GridRow], start: int, plan_years: Years | None) -> tuple[ColumnRoles, int] | None:
    """The columns that the header rows from ``rows[start]`` name, and the index of the first row below them.

    None where ``rows[start]`` is no header or names no column of money. A year column whose year cannot be read (two
    digits without ``plan_years``, a year that does not count on from its neighbours) is listed in ``unread_years`` and
    has no values. In a plan of one year a column of money without a year has the plan's.
    """
    if start >= len(rows) or not is_header(rows[start]):
        return None
    return _meaning(rows, start, header_rows(rows, start), plan_years)


def _meaning(
    rows: Sequence[GridRow], start: int, head: HeadRows, plan_years: Years | None
) -> tuple[ColumnRoles, int] | None:
    """What the columns mean of a head that begins with ``rows[start]``, as :func:`read_header` says."""
    texts, widths, below = head
    width = max(widths)
    columns = with_levels_apart(list(columns_of(texts, width, plan_years)), rows)
    project = next((column.place for column in columns if column.role == "project"), None)
    if project is None:
        return None
    body = rows[below : below + _LOOKED_AT]
    columns = with_fiscal_years(columns, plan_years)
    columns = with_money_of_parts(with_ticks(_with_number(columns, project, body), body), body)
    columns = with_one_figure_a_year(as_cells_say(columns, rows[below:]), rows[below:], plan_years)
    even = next((n == width for line, n in zip(texts, widths, strict=True) if _has_years(line)), True)
    even = even and not is_slipped(columns, body)
    of_years = year_columns(columns, body, plan_years, even=even, one_line=len(texts) == 1)
    columns, years = of_years.columns, of_years.years
    years |= sums_of_quarters(columns, years, plan_years, body)
    quarters = quarters_of(columns, years, plan_years, body)
    if of_years.none and not years and not quarters:
        return None
    units = _units(columns, years, rows[start:below])
    at = {column.role: column.place for column in reversed(columns)}  # the first of each
    restored = (head for head in of_years.heads if years.get(head.place, head.year) != head.year)
    roles = ColumnRoles(
        width,
        project,
        years,
        unread_years=tuple((head.place, head.text) for head in of_years.unread),
        number=at.get("number"),
        dimension=at.get("dimension"),
        mission=at.get("mission"),
        remark=at.get("remark", at.get("responsible")),
        factors=units.factors,
        damaged=tuple((cell.text, full_name(cell.text)) for cell in rows[start].cells if is_damaged(cell.text)),
        even=even,
        responsible=at.get("responsible"),
        undated=of_years.undated,
        quarters=quarters,
        unknown=tuple(_unknown(columns, of_years.heads)),
        restored=tuple((head.text, years[head.place]) for head in restored),
        heads=tuple(
            column._replace(year=year_of(column, plan_years), money=column.money or column.place == units.total)
            for column in columns
        ),
        unit_lines=units.lines,
        year_of_title=of_years.of_title,
        total=units.total,
        former=left_as_they_were(columns, years, rows[below:]),
        stretches=of_years.stretches,
    )
    return roles, below


class _Units(NamedTuple):
    """The units that heads say by column, the lines that say another one than baht, and the column of sums."""

    factors: dict[int, Decimal | None]
    lines: dict[int, int]
    total: int | None


def _units(columns: Sequence[Column], years: dict[int, int], head: Sequence[GridRow]) -> _Units:
    """The units of a table's columns; that of the first year is the one of the sums, where their head says none."""
    factors = dict(_factors(columns))
    lines = {place: _unit_line(head, place) for place, factor in factors.items() if factor != 1}
    total = column_of_sums(columns, years, factors)
    if total is not None and years and total not in factors and (first_year := min(years)) in factors:
        factors[total] = factors[first_year]
        lines |= {total: lines[first_year]} if first_year in lines else {}
    return _Units(factors, lines, total)


def _with_number(columns: list[Column], project: int, body: Sequence[GridRow]) -> list[Column]:
    """The columns with the unknown one before the projects as their number, where its cells count on: its head may be
    misread.
    """
    before = columns[project - 1] if project else None
    if before is None or before.role != "other" or any(column.role == "number" for column in columns):
        return columns
    whole = (row.cells for row in body if len(row.cells) == len(columns))
    cells = [arabic_digits(row[project - 1].text).strip() for row in whole if row[project].text]
    numbers = [int(match[1]) if (match := _COUNTED.fullmatch(cell)) else None for cell in cells if cell]
    following = sum(a is not None and b == a + 1 for a, b in pairwise(numbers))
    if following < max(_LEAST_COUNTED, (len(numbers) - 1) / 2):
        return columns
    return [column._replace(role="number") if column is before else column for column in columns]


def _unit_line(head: Sequence[GridRow], place: int) -> int:
    """The line of a head that says the unit of a column: the lowest cell at or left of it that says one."""
    for row in reversed(head):
        for cell in reversed(row.cells[: place + 1]):
            if cell.text and factor_in_head(cell.text) not in (None, 1):
                return cell.span.start
    return head[0].span.start


def _unknown(columns: Sequence[Column], heads: Sequence[YearHead]) -> Iterator[tuple[int, str]]:
    known = {head.place for head in heads}
    for column in columns:
        named = column.role != "other" or not column.texts or role_of(column.texts[0]) == "former"
        if not named and column.place not in known:
            yield column.place, " ".join(column.texts)


def _has_years(texts: Sequence[str]) -> bool:
    return any(role_of(text) == "year" or TWO_DIGITS.fullmatch(squeezed(text)) for text in texts)


def _factors(columns: Sequence[Column]) -> Iterator[tuple[int, Decimal | None]]:
    """The unit that the heads over each column say; None where they say two, or one that is garbled."""
    for column in columns:
        if any(map(is_garbled_unit, column.texts)):
            yield column.place, None
            continue
        said = {factor for text in column.texts if (factor := factor_in_head(text)) is not None}
        if said:
            yield column.place, said.pop() if len(said) == 1 else None
