"""Columns of money for several years together: ``ปี 2566 - 2568``. What they hold is spread over no year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from extract.ground.characters import arabic_digits
from extract.ground.scales import SCALED_BAHT, UNIT_IN_BRACKETS
from parsers.records.table import GridRow
from parsers.tables.columns.column import Column
from parsers.tables.columns.roles import Role, squeezed
from parsers.tables.columns.years import YearHead
from parsers.values.dates import parse_year_range
from parsers.values.money.cells import parse_cell, split_values
from parsers.values.years import MOST_YEARS, Years

_MONEY_OF_YEARS = re.compile(
    r"(?:งบประมาณ|งบ|จำนวน|วงเงิน|เงิน|ประมาณ|รายจ่าย|ดำเนินการ|ที่ใช้|ประจำ|ช่วง|ระหว่าง|ตั้งแต่|ปี|พศ|ถึง|รวม|ทั้งสิ้น|ทั้งหมด|ตลอด|แผน|ระยะ|ต่อ(?=ปี)|(?<=ปี)ละ|แต่ละ(?=ปี)"
    rf"|{SCALED_BAHT}|[0-9]{{2}}|[()/:–—~-])++"
)
"""A head that speaks of money and years alone, and not of a page of ``แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570)``."""


_OF_WHOLE_PLAN = re.compile(
    rf"(?:งบประมาณ|วงเงิน|งบ|เงิน|จำนวน)*รวม(?:ทั้ง|ตลอด|ระยะ(?:เวลา)?)*(?P<years>[2-9]|สอง|สาม|สี่|ห้า)ปี{UNIT_IN_BRACKETS}?"
)
_NUMBERS = {"สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5}
_OF_MONEY: frozenset[Role] = frozenset({"year", "budget", "sum", "quarter", "month", "former", "revised"})


def stretches_of(
    columns: Sequence[Column], heads: Sequence[YearHead], body: Sequence[GridRow], plan_years: Years | None
) -> dict[int, tuple[int, ...]]:
    """The columns whose heads say several years for the one amount of a row, with these years; ``heads`` are those of
    all columns of years.

    None where another column is of one of these years, where an empty head beside it makes it a band over the columns
    of each year, or where its cells hold no money. One that says a sum is a column of its own where no other is of
    years. The only column of money may say how many years of the plan it sums up.
    """
    of_years = [column for column in columns if column.role == "year"]
    found = {
        column.place: tuple(range(years[0], years[1] + 1))
        for column in of_years or [column for column in columns if column.role == "sum"]
        if (years := _years_of(column, plan_years))
        and not (column.place + 1 < len(columns) and not columns[column.place + 1].texts)
        and _holds_money(column.place, body)
    }
    counted = Counter(year for years in found.values() for year in years)
    counted.update(head.year for head in heads if head.year is not None)
    found = {place: years for place, years in found.items() if all(counted[year] == 1 for year in years)}
    return found or _of_whole_plan(columns, body, plan_years)


def _of_whole_plan(
    columns: Sequence[Column], body: Sequence[GridRow], plan_years: Years | None
) -> dict[int, tuple[int, ...]]:
    """The only column of money where its head says the sum of as many years as the plan has (``งบประมาณรวม 3 ปี``)."""
    of_money = [column for column in columns if column.role in _OF_MONEY]
    if plan_years is None or len(of_money) != 1 or not of_money[0].texts:
        return {}
    years = tuple(range(plan_years[0], plan_years[1] + 1))
    said = _OF_WHOLE_PLAN.fullmatch(arabic_digits(squeezed(of_money[0].texts[-1])))
    count = said and (_NUMBERS.get(said["years"]) or int(said["years"]))
    return {of_money[0].place: years} if count == len(years) and _holds_money(of_money[0].place, body) else {}


def each_year(heads: Sequence[YearHead], stretches: Mapping[int, tuple[int, ...]]) -> Iterator[YearHead]:
    """The heads of years, with one for each year in the place of that of several: all together count on."""
    for head in heads:
        for year in stretches.get(head.place, (head.year,)):
            yield head._replace(year=year)


def _years_of(column: Column, plan_years: Years | None) -> Years | None:
    years = parse_year_range(column.year_text, plan_years) if column.year_text else None
    if years is None or not 1 < years[1] - years[0] + 1 <= MOST_YEARS:
        return None
    return years if all(_MONEY_OF_YEARS.fullmatch(squeezed(text)) for text in column.texts) else None


def _holds_money(place: int, body: Sequence[GridRow]) -> bool:
    """Whether most filled cells of a column are values, if there are any."""
    cells = [row.cells[place].text for row in body if place < len(row.cells) and row.cells[place].text]
    return 2 * sum(all(parse_cell(value).status for value in split_values(text)) for text in cells) >= len(cells)
