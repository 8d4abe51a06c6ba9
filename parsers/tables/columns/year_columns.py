"""Which columns of a budget table are the money of which years, and which name none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from extract.ground.scales import SCALED_BAHT
from parsers.records.table import GridRow
from parsers.tables.columns.column import Column
from parsers.tables.columns.doubts import may_be_counts, sums_without_a_head
from parsers.tables.columns.head_column import OF_A_YEAR
from parsers.tables.columns.names import is_unit
from parsers.tables.columns.parts_of_years import parts_without_year, year_of
from parsers.tables.columns.roles import role_of, speaks_of_money, squeezed
from parsers.tables.columns.stretches import each_year, stretches_of
from parsers.tables.columns.years import YearHead, read_years
from parsers.values.dates import parse_year
from parsers.values.money.cells import parse_cell, split_values
from parsers.values.years import COUNTED_YEAR, Years, counted_year

_UNIT = rf"(?:\(?{SCALED_BAHT}\)?)?"
_TWO_DIGITS_OF_BUDGET = re.compile(rf"(?:งบ(?:ประมาณ)?)?(?:25|['’‘`´])?(\d\d){_UNIT}")
"""'66' below the word for a year, 'งบประมาณ 66'."""

_COUNTED = re.compile(rf"(?:งบประมาณ|งบ|เงิน)?ปี(?:งบประมาณ)?({COUNTED_YEAR}){_UNIT}")
"""'ปีที่ 1', 'ปีงบประมาณที่ 2 (บาท)', 'ปีที่สาม': a year by its place among those of the plan."""

_TORN = re.compile(rf"[^\d(\[]{{0,40}}(?P<year>2\s*5\s*[5-9]\s*\d)(?P<mark>\s*\d[)/])?\s*{_UNIT}\s*")
_TORN_YEAR = r"(?<!\d)(?:2 \d{3}|2\d \d\d|2\d\d \d)(?!\d)"
_TORN_BESIDE = re.compile(rf"{_TORN_YEAR}(?=.*\d)|(?<=\d)\D+{_TORN_YEAR}")
"""A year whose digits a blank parts, and further digits: which years it says is not known."""

_OPEN_END = re.compile(r"\d\)?(?:เป็นต้น|\+|ขึ้นไป|ลงไป)|(?:^|[^ก-๎])(?:หลัง|ก่อน)(?:ปี|งบประมาณ|พศ)*\d{2}")
_PLANNED = re.compile(r"(?:ตาม|ยอด|ที่|ได้รับ|ขอ)*(?:แผน|ตั้ง|อนุมัติ|จัดสรร|ประมาณการ|ข้อบัญญัติ|เทศบัญญัติ)|(?:งบ|เฉพาะ|ของ|ใน)*ปีนี้$")


class YearColumns(NamedTuple):
    """The columns of money: ``years`` and ``stretches`` (several years together) by place; ``undated`` name no year,
    that of the ``unread`` cannot be read. ``heads`` are all that may be a year's. ``of_title``: no head
    prints the years; they are the plan's one year, or heads count them.
    """

    columns: list[Column]
    heads: list[YearHead]
    years: dict[int, int]
    unread: list[YearHead]
    stretches: dict[int, tuple[int, ...]]
    undated: tuple[int, ...]
    of_title: bool = False

    @property
    def none(self) -> bool:
        """Whether no column of money was found."""
        return not self.years and not self.unread and not self.undated and not self.stretches


def year_columns(
    columns: list[Column], body: Sequence[GridRow], plan_years: Years | None, *, even: bool, one_line: bool
) -> YearColumns:
    """The years of the columns of a head; ``body`` are the first rows below it. Where it is not ``even``, it lost a
    cell: only what heads print is believed then. ``one_line``: the head is one row.
    """
    by_order = _years_by_order(columns, plan_years) if even else {}
    heads = [
        head._replace(year=by_order.get(head.place, head.year))
        for head in _year_heads(columns, body if even else (), plan_years)
    ]
    stretches = stretches_of(columns, heads, body, plan_years) if even else {}
    years, unread = read_years(list(each_year(heads, stretches)), plan_years)
    doubted = (*may_be_counts(columns, body), *sums_without_a_head(heads, years, body))
    lost = {head.place for head in unread}.union(_unsaid_of_years(columns, plan_years), doubted)
    stretches = {place: of_years for place, of_years in stretches.items() if place not in lost}
    years = {place: year for place, year in years.items() if place not in stretches and place not in lost}
    years, unread = _one_column_a_year(years, [head for head in heads if head.place in lost], heads)
    if one_line and _is_of_two_lines(columns, years):
        years, unread = {}, [*unread, *(head for head in heads if head.place in years)]
    known = {*years, *stretches, *(head.place for head in unread)}
    undated = tuple(place for place in _of_money(columns, body) if even and place not in known)
    found = YearColumns(columns, heads, years, unread, stretches, undated, of_title=bool(by_order) and bool(years))
    return _with_year_of_plan(found, body, plan_years)


def _with_year_of_plan(found: YearColumns, body: Sequence[GridRow], plan_years: Years | None) -> YearColumns:
    """The same where no head names a year: parts of one or a sum may be all there is; a plan may have one year."""
    one_year = plan_years[0] if plan_years and plan_years[0] == plan_years[1] else None
    columns = found.columns
    if found.none:
        parts = tuple(parts_without_year(columns, body))
        if parts and one_year:
            columns = [one._replace(year_text=f"ปี {one_year}") if one.place in parts else one for one in columns]
            return found._replace(columns=columns, of_title=True)
        sums = tuple(column.place for column in columns if column.role == "sum" and column.money)
        found = found._replace(undated=parts or sums)
    alone = not found.years and not found.unread and not found.stretches and len(found.undated) == 1
    if one_year and alone:
        return found._replace(years={found.undated[0]: one_year}, undated=(), of_title=True)
    return found


def _years_by_order(columns: Sequence[Column], plan_years: Years | None) -> dict[int, int]:
    """The years of columns whose heads count them (``ปีที่ 1``, ``ปีที่ 2``), by place: those of the plan, where one head
    counts each of them and no other column is of a year.
    """
    of_years = [column for column in columns if column.role == "year"]
    counted = [_COUNTED.fullmatch(squeezed(column.year_text or "")) for column in of_years]
    numbers = [counted_year(match[1]) for match in counted if match]
    if plan_years is None or len(numbers) < len(of_years):
        return {}
    if numbers != [*range(1, plan_years[1] - plan_years[0] + 2)]:
        return {}
    return {column.place: plan_years[0] + number - 1 for column, number in zip(of_years, numbers, strict=True)}


def _is_of_two_lines(columns: Sequence[Column], years: dict[int, int]) -> bool:
    """Whether a head has names twice behind the last column of its table: they belong below its years, and were joined
    to its end where a line's cells were told apart by gaps.
    """
    last = max((column.place for column in columns if column.role in ("remark", "responsible")), default=len(columns))
    behind = [column.texts for column in columns[last + 1 :] if column.role in OF_A_YEAR or column.role == "budget"]
    return len(behind) > len(set(behind)) and all(place < last for place in years)


def _of_money(columns: Sequence[Column], body: Sequence[GridRow]) -> Iterator[int]:
    """The columns of money without a year by their heads, and those without a head to their right that hold amounts:
    the head reaches over them.
    """
    band = False
    for column in columns:
        band = column.role == "budget" or (band and not column.texts)
        if column.role == "budget" or (band and _holds_money(column.place, body)):
            yield column.place


def _year_heads(columns: Sequence[Column], body: Sequence[GridRow], plan_years: Years | None) -> Iterator[YearHead]:
    """The columns that are, or by their place and contents may be, the money of a year."""
    printed = [column.place for column in columns if column.role == "year"]
    for column in columns:
        if column.role == "year":
            text = column.year_text or ""
            year = None if _TORN_BESIDE.search(arabic_digits(text)) else parse_year(text, plan_years)
            if year is None and (match := _TWO_DIGITS_OF_BUDGET.fullmatch(squeezed(text))):
                year = parse_year(f"ปี {match[1]}", plan_years)
            yield YearHead(column.place, text, _torn_year(text) if year is None else year)
        elif printed and column.role in ("other", "budget") and _stands_beside(column.place, printed):
            damaged = next(filter(_may_be_a_year, reversed(column.texts or ("",))), None)
            if damaged is not None and _holds_money(column.place, body, dashes=bool(damaged)):
                yield YearHead(column.place, damaged, _torn_year(damaged))


def _torn_year(text: str) -> int | None:
    """The one year whose digits blanks part, or behind which the mark of a note stands: ``ปี 25 66``, ``ปี 25671)``."""
    match = _TORN.fullmatch(arabic_digits(text))
    if match is None or (match["year"].isdecimal() and not match["mark"]):
        return None
    return int("".join(match["year"].split()))


def _may_be_a_year(text: str) -> bool:
    return bool(re.search(r"\d\d", squeezed(text))) or squeezed(text) in ("", "ปี")


def _stands_beside(index: int, printed: Sequence[int]) -> bool:
    return min(printed) - 1 <= index <= max(printed) + 1


def _holds_money(index: int, body: Sequence[GridRow], *, dashes: bool = False) -> bool:
    """Whether most cells of a column are amounts, dashes or blank, and one is an amount; or a dash, where that is
    enough.
    """
    cells = [text for row in body if (text := row.text(index))]
    values = [[parse_cell(value) for value in split_values(text)] for text in cells]
    amounts = any(value.amount is not None or (dashes and value.status) for cell in values for value in cell)
    return amounts and 2 * sum(all(value.status for value in cell) for cell in values) > len(cells)


def _one_column_a_year(
    years: dict[int, int], unread: list[YearHead], heads: Sequence[YearHead]
) -> tuple[dict[int, int], list[YearHead]]:
    """Of two columns of one year none is believed: which is the plan and which something else is not said."""
    counts: dict[int, int] = {}
    for year in years.values():
        counts[year] = counts.get(year, 0) + 1
    twice = [head for head in heads if counts.get(years.get(head.place, 0), 0) > 1]
    return {index: year for index, year in years.items() if counts[year] == 1}, [*unread, *twice]


def _unsaid_of_years(columns: Sequence[Column], plan_years: Years | None) -> Iterator[int]:
    """The columns of a year whose lowest head no rule knows, where another column of that year says what it is: nothing
    says that they are its budget. And those of all years before or behind one.
    """
    of_years = [column for column in columns if column.year_text and column.role in {"year", *OF_A_YEAR}]
    for column in of_years:
        if column.role == "year" and any(_OPEN_END.search(squeezed(text)) for text in column.texts):
            yield column.place
        lowest = column.texts[-1]
        if column.role != "year" or lowest == column.year_text or role_of(lowest) != "other" or is_unit(lowest):
            continue
        year = year_of(column, plan_years)
        beside = any(one is not column and year_of(one, plan_years) == year for one in of_years)
        if beside and not speaks_of_money(lowest) and not _PLANNED.match(squeezed(lowest)):
            yield column.place
