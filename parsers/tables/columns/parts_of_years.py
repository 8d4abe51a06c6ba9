"""Columns that are a part of a year or sum several up: quarters, months, ticks of what is done when, row totals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.ground.characters import arabic_digits
from extract.ground.scales import UNIT_IN_BRACKETS
from parsers.records.table import GridRow
from parsers.tables.columns.column import Column
from parsers.tables.columns.roles import Role, is_tick, role_of, squeezed
from parsers.values.dates import first_month_of, parse_year, parse_year_range
from parsers.values.money.cells import parse_cell
from parsers.values.years import Years

PART_OF_A_YEAR: frozenset[Role] = frozenset({"quarter", "month"})
_SUM_ALONE = re.compile(
    r"(?:ยอด)?รวม(?:เงิน|งบประมาณ)?(?:ทั้ง(?:สิ้น|หมด|แผน|ปี)(?:งบประมาณ)?|ทุกปี|(?:ทั้ง)?\d{1,2}ปี)?"
    rf"(?:\(?(?:ปี)?(?:งบประมาณ)?(?:พศ)?\d{{4}}[–-]\d{{2,4}}\)?)?{UNIT_IN_BRACKETS}?"
)
_OF_A_FISCAL_YEAR = "งบ"
_CALENDAR_YEARS, _FIRST_FISCAL_MONTH = 2, 10
_WHOLE_YEAR = (4, 12)
"""Quarters, and months: the sum of fewer is no year's."""

_OF_OTHER_MONEY = re.compile(r"ผล|โอน|(?<!สำห)รับ|จ่ายจริง|เบิก|ภายนอก|สนับสนุน|ขอ(?!ง)|ปี(?:ก่อน|ที่ผ่านมา|ที่แล้ว)|คงเหลือ")
"""What a band says that is not of the plan's own money of its year: results, transfers, income, proposals."""

_LEAST_SUMMED = 2
"""Rows that are the sums of their parts by no chance."""

_LEAST_AMOUNT = 1000
"""Baht below which a number may as well be a count."""


def year_of(column: Column, plan_years: Years | None) -> int | None:
    return parse_year(column.year_text, plan_years) if column.year_text else None


def with_fiscal_years(columns: list[Column], plan_years: Years | None) -> list[Column]:
    """The columns, with the fiscal year over the months or quarters of one that stand below its two calendar years:
    October to December below the year before.
    """
    parts = {
        column.place: (year_of(column, plan_years), _first_month(column))
        for column in columns
        if column.role in PART_OF_A_YEAR and column.year_text and _OF_A_FISCAL_YEAR not in column.year_text
    }
    found = {place: (year, month) for place, (year, month) in parts.items() if year is not None and month is not None}
    years = sorted({year for year, _ in found.values()})
    if len(years) != _CALENDAR_YEARS or years[1] != years[0] + 1 or len(found) != len(parts):
        return columns
    if any((month >= _FIRST_FISCAL_MONTH) != (year == years[0]) for year, month in found.values()):
        return columns
    return [c._replace(year_text=str(years[1])) if c.place in found else c for c in columns]


def _first_month(column: Column) -> int | None:
    """The month with which a column of a month or a quarter begins, by the lowest of its heads that says one."""
    for text in reversed(column.texts):
        if month := first_month_of(arabic_digits(text)):
            return month
    return None


def sums_of_quarters(
    columns: Sequence[Column], years: dict[int, int], plan_years: Years | None, body: Sequence[GridRow]
) -> dict[int, int]:
    """The columns that print the money of a year behind that of its quarters or months: they are the year's."""
    sums = [
        (column.place, year_of(column, plan_years))
        for column in columns
        if column.role == "sum" and _is_of_money(column, body)
    ]
    parted = quarters_of(columns, years, plan_years, body)
    said = [year for _, year in sums]
    if said == [None] and not years and len(parted) == 1:  # beside the quarters of the only year
        ((year, parts),) = parted.items()
        column = columns[sums[0][0]]
        if _is_sum_alone(column) or _sums_up_its_band(column, [columns[place] for place in parts], body):
            return {column.place: year}
    return {place: year for place, year in sums if year is not None and year in parted and said.count(year) == 1}


def _sums_up_its_band(column: Column, parts: Sequence[Column], body: Sequence[GridRow]) -> bool:
    """Whether a column ends a band of money over all quarters or months, and is their sum in each of the rows."""
    *bands, name = column.texts
    if not bands or not _SUM_ALONE.fullmatch(squeezed(name)) or any(role_of(band) != "budget" for band in bands):
        return False
    if len(parts) not in _WHOLE_YEAR or any(list(part.texts[: len(bands)]) != bands for part in parts):
        return False
    if any(_OF_OTHER_MONEY.search(squeezed(band)) for band in bands):
        return False
    rows = [[_baht(row, place) for place in (column.place, *(part.place for part in parts))] for row in body]
    summed = [(whole, of_parts) for whole, *of_parts in rows if whole or any(of_parts)]
    return len(summed) >= _LEAST_SUMMED and all(whole == sum(of_parts) for whole, of_parts in summed)


def _baht(row: GridRow, place: int) -> Decimal:
    """The amount of a cell, 0 where it has none."""
    return parse_cell(row.text(place)).amount or Decimal(0)


def quarters_of(
    columns: Sequence[Column], years: dict[int, int], plan_years: Years | None, body: Sequence[GridRow]
) -> dict[int, tuple[int, ...]]:
    """The years that are printed over quarters or months of money and have no column of their own."""
    found: dict[int, list[int]] = {}
    money: set[int] = set()
    for column in columns:
        if column.role in PART_OF_A_YEAR and column.year_text:
            year = parse_year(column.year_text, plan_years)
            if year is not None and year not in years.values():
                found.setdefault(year, []).append(column.place)
                money |= {year} if _is_of_money(column, body) else set()
    return {year: tuple(indexes) for year, indexes in found.items() if year in money}


def parts_without_year(columns: Sequence[Column], body: Sequence[GridRow]) -> Iterator[int]:
    """The columns of quarters or months below no year, where one of them holds money."""
    parts = [column for column in columns if column.role in PART_OF_A_YEAR and column.year_text is None]
    if any(_is_of_money(column, body) for column in parts):
        yield from (column.place for column in parts)


def with_ticks(columns: list[Column], body: Sequence[GridRow]) -> list[Column]:
    """The columns, those of years as periods where all that do not speak of money hold ticks: what is done in which
    year.
    """
    years = [column for column in columns if column.role == "year" and not column.money]
    if not years:
        return columns
    cells = [
        row.cells[column.place].text.strip()
        for row in body
        for column in years
        if column.place < len(row.cells) and row.cells[column.place].text.strip()
    ]
    if not any(map(is_tick, cells)) or not all(is_tick(text) or parse_cell(text).status == "dash" for text in cells):
        return columns
    return [column._replace(role="period") if column in years else column for column in columns]


def with_money_of_parts(columns: list[Column], body: Sequence[GridRow]) -> list[Column]:
    """The columns, those of the quarters or months of a year as money where one of them is by its cells."""
    parts = [column for column in columns if column.role in PART_OF_A_YEAR]
    of_money = {column.year_text for column in parts if _is_of_money(column, body)}
    return [c._replace(money=True) if c in parts and c.year_text in of_money else c for c in columns]


def _is_of_money(column: Column, body: Sequence[GridRow]) -> bool:
    """Whether the head of a column of parts of a year, or of their sums, speaks of money; or its cells do, where the
    head says nothing that is counted.
    """
    if column.money:
        return True
    counted = any(role_of(text) in ("target", "indicator", "paid") for text in column.texts)
    cells = [row.cells[column.place].text for row in body if column.place < len(row.cells)]
    amounts = [parse_cell(text).amount for text in cells]
    return not counted and any(amount is not None and amount >= _LEAST_AMOUNT for amount in amounts)


def column_of_sums(columns: Sequence[Column], years: dict[int, int], factors: dict[int, Decimal | None]) -> int | None:
    """The one column that sums up the money of several years: below a band of money or alone, and of no year; not below
    a band of quarters or months, which is a year that cannot be read.

    None where it says no unit and the years have two.
    """
    parted = {column.texts[0] for column in columns if column.role in PART_OF_A_YEAR and len(column.texts) > 1}
    found = [column for column in columns if column.role == "sum" and _is_of(column, years)]
    found = [column for column in found if len(column.texts) == 1 or column.texts[0] not in parted]
    found = [column for column in found if column.money or _is_sum_alone(column)]
    if len(found) != 1 or len(years) <= 1:
        return None
    place = found[0].place
    return place if place in factors or len({factors.get(index, Decimal(1)) for index in years}) == 1 else None


def _is_of(column: Column, years: dict[int, int]) -> bool:
    """Whether a column of sums names no year, or all of the table's: ``รวมปี 2566 - 2568``."""
    of_all = years and (min(years.values()), max(years.values()))
    return column.year_text is None or parse_year_range(column.year_text) == of_all


def _is_sum_alone(column: Column) -> bool:
    return bool(_SUM_ALONE.fullmatch(squeezed(" ".join(column.texts))))
