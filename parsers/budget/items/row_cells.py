"""What a row of the budget table says beside its number, title and money, column by column: no column is dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from extract.ground.characters import arabic_digits
from extract.ground.source import Span
from parsers.records.budget import ColumnMeaning, HeadColumn, RowCell, RowRole, TableHead
from parsers.rules.load import load
from parsers.tables.columns.column import Column
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.roles import Role, is_arrow, is_tick
from parsers.values.dates import months_named
from parsers.values.numerals import parse_decimal

_QUARTER = re.compile(r"(?:ไตรมาส(?:ที่)?|Q|ไตรมาส\D{0,40}\s(?=\d$))\s*([1-4])")
_ONE_NUMBER = re.compile(r"(?P<percent>ร้อยละ\s*)?(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>%|[ก-๎]{1,16})?")
_UNIT_IN_HEAD = re.compile(r"[(\[]\s*(?:หน่วย(?:นับ)?\s*:?\s*)?(ร้อยละ|%|[ก-๎]{1,16})\s*[)\]]")
_PERCENT = ("ร้อยละ", "%")
_BAHT = "บาท"


def columns_beside(columns: ColumnRoles) -> Sequence[tuple[Column, RowRole]]:
    """The columns whose cells are published as they are, each with its role, looked for once a table."""
    return columns.once(_columns_beside)


def _columns_beside(columns: ColumnRoles) -> Sequence[tuple[Column, RowRole]]:
    money = {*columns.of_money, *columns.undated, *(index for index, _ in columns.unread_years)}
    taken = money | {columns.project, columns.number, columns.dimension, columns.mission}
    return tuple((column, _published_as(column.role)) for column in columns.heads if column.place not in taken)


def _published_as(role: Role) -> RowRole:
    """What the cells of a column are called: those of years and money, of which no rule says it, are of another one.

    >>> _published_as("source"), _published_as("price"), _published_as("year")
    ('budget_source', 'other', 'other')
    """
    return _roles().get(role, "other")


@cache
def _roles() -> dict[Role, RowRole]:
    return {rule["id"]: rule["published_as"] for rule in load("columns")["rule"]}


def head_of(columns: ColumnRoles, span: Span) -> TableHead:
    """What each column of a table was read as; one that goes on below the head of its neighbour has an empty header."""
    beside = {column.place: role for column, role in columns_beside(columns)}
    own: dict[int | None, ColumnMeaning] = {
        columns.mission: "mission",
        columns.dimension: "dimension",
        columns.number: "number",
        columns.project: "project",
        **dict.fromkeys(columns.undated, "undated"),
        **{index: "unread_year" for index, _ in columns.unread_years},
        **dict.fromkeys(columns.years, "year"),
        **dict.fromkeys(columns.stretches, "years"),
    }
    return TableHead(
        span,
        tuple(
            _head_column(column, columns, own.get(column.place) or beside.get(column.place, "other"))
            for column in columns.heads
        ),
    )


def _head_column(column: Column, columns: ColumnRoles, meaning: ColumnMeaning) -> HeadColumn:
    index = column.place
    money = meaning in ("year", "years", "unread_year", "undated") or column.money
    factor = columns.factor(index) if money else None
    return HeadColumn(
        index,
        " ".join(column.texts),
        meaning,
        money,
        columns.years.get(index, None if meaning == "unread_year" else column.year),
        columns.year_basis(index) if index in columns.years else None,
        int(factor) if factor is not None else None,
        columns.unit_lines.get(index) if money else None,
        columns.stretches.get(index, ()),
    )


def row_cell(column: Column, role: RowRole, text: str, span: Span, factor: Decimal | None) -> RowCell:
    """One cell with what its column says about it, and its number where it holds one and nothing else.

    >>> head = Column(4, ("ปี 2566", "เป้าหมาย (คน)"), "target", "ปี 2566", False, 2566)
    >>> cell = row_cell(head, "target", "๕๐", Span(1, 1), Decimal(1))
    >>> cell.header, cell.year_be, str(cell.value), cell.unit
    ('ปี 2566 เป้าหมาย (คน)', 2566, '50', 'คน')
    >>> row_cell(head, "target", "ทุกคน 50", Span(1, 1), Decimal(1)).value is None
    True
    """
    header = " ".join(column.texts) or None
    value, unit = _number(text, header or "", money=column.money)
    in_baht = value is not None and unit == "baht"
    return RowCell(
        header,
        "tick"
        if (is_tick(text) or is_arrow(text)) and role in ("other", "quarter", "month", "target", "period")
        else role,
        column.year,
        _period(role, header or ""),
        text,
        span,
        value,
        unit if value is not None else None,
        int(factor) if in_baht and factor is not None and factor == int(factor) else None,
        column.place,
    )


def _number(text: str, header: str, *, money: bool) -> tuple[Decimal | None, str | None]:
    match = _ONE_NUMBER.fullmatch(arabic_digits(text).strip())
    value = parse_decimal(match["number"]) if match else None
    if match is None or value is None or (match["percent"] and match["unit"] not in (None, "%")):
        return None, None
    said = _UNIT_IN_HEAD.search(header)
    unit = match["unit"] or ("ร้อยละ" if match["percent"] else said[1] if said else None)
    if unit in _PERCENT:
        return value, "percent"
    if unit == _BAHT or (money and unit is None) or (unit and unit.endswith(_BAHT)):
        return value, "baht"
    return value, unit


def _quarter_of(months: Sequence[int]) -> int | None:
    """The quarter of the fiscal year that the first and the last month of a head are.

    >>> _quarter_of((10, 12)), _quarter_of((7, 9)), _quarter_of((10, 3)), _quarter_of(())
    (1, 4, None, None)
    """
    first, last = (months[0], months[-1]) if len(months) > 1 else (0, 0)
    return (first - 10) % 12 // 3 + 1 if first % 3 == 1 and last == first + 2 else None


def _period(role: RowRole, header: str) -> int | None:
    if role == "quarter":
        match = _QUARTER.search(arabic_digits(header))
        return int(match[1]) if match else _quarter_of(months_named(header))
    if role == "month":
        months = months_named(header)
        return months[0] if len(months) == 1 else None
    return None
