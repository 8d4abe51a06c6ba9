"""Of which years the amount of a row is, where its head says that amounts are of each year: the row's period and remark
may name fewer, and a product may be over all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from parsers.records.table import Cell, GridRow
from parsers.tables.columns.column import Column
from parsers.tables.columns.names import TOTAL
from parsers.tables.columns.roles import squeezed
from parsers.tables.one_form.years.column_a_year import over_years
from parsers.values.dates import fiscal_years, parse_period
from parsers.values.money.cell_forms import figure_and_beside
from parsers.values.years import find_years

_DONE_IN = re.compile(
    r"(?:เริ่ม|เฉพาะ|เว้น|ตั้งแต่|ถึง|สิ้นสุด|เสร็จ|งด|ไม่|ดำเนิน(?:การ|งาน)?|จัดทำ)"
    r"(?:ใช้|มี|ตั้ง|ได้|จัด|ดำเนิน(?:การ|งาน)|โครงการ|กิจกรรม|ภายใน|จน|ถึง|ใน|ประจำ|ปี|งบประมาณ|พศ|ที่)*(?:25)?[0-9]{2}"
)
_YEARS_ALONE = re.compile(r"(?:ปี|งบประมาณ|ประจำ|พศ|และ|ถึง|กับ|[0-9]{4}|[-–—~,/])+")
_NUMBER = re.compile(r"[0-9][0-9,.]*")


class Beside(NamedTuple):
    """The columns of a table that may say of which years a row is: its periods, its remarks and its titles."""

    periods: tuple[int, ...]
    remarks: tuple[int, ...]
    titles: tuple[int, ...] = ()


def beside_of(columns: Iterable[Column]) -> Beside:
    """The columns of periods, of remarks and of projects, by their heads."""
    found = list(columns)
    periods, titles = (tuple(one.place for one in found if one.role == role) for role in ("period", "project"))
    return Beside(periods, tuple(one.place for one in found if one.role in ("remark", "other")), titles)


def names_years_alone(text: str) -> bool:
    """Whether a text, without blanks, says years and nothing else."""
    return bool(_YEARS_ALONE.fullmatch(squeezed(arabic_digits(text))))


def years_of_row(row: GridRow, beside: Beside, years: Sequence[int]) -> tuple[int, ...] | None:
    """Those of ``years`` that an amount of the row is of, as its periods say; None where it is left open: no year of a
    period is among them, a remark speaks of some of them, or its title does where no period says any.
    """
    if any(TOTAL.match(cell.text) for cell in row.cells):
        return tuple(years)
    left = tuple(years)
    for place in beside.periods:
        left = tuple(year for year in _years_of_period(row.text(place), years) if year in left)
    dated = any(_named(row.text(place), years) for place in beside.periods)
    if not dated and any(_names_some(row.text(place), years) for place in beside.titles):
        return None
    return left if left and not any(_speaks_of_some(row.text(place), left) for place in beside.remarks) else None


def in_years(cell: Cell, years: Sequence[int], own: Sequence[int] | None) -> list[Cell]:
    """A cell in each of its ``own`` years, blank in the others; over all of them where it has none of its own, or may
    say what they are together.
    """
    if not own or may_be_of_all(cell, own):
        return over_years(cell, len(years))
    return [cell if year in own else Cell("", (), cell.span) for year in years]


def may_be_of_all(cell: Cell, years: Sequence[int]) -> bool:
    """Whether an amount is worked out with as many as there are years: ``20,000 x 3 = 60,000`` may be of all three."""
    beside = figure_and_beside(cell.text).beside
    numbers = [number.rstrip(",.") for number in _NUMBER.findall(arabic_digits(beside))]
    return len(years) > 1 < len(numbers) and str(len(years)) in numbers


def _years_of_period(text: str, years: Sequence[int]) -> tuple[int, ...]:
    """Those of ``years`` that a period goes over: all where it names none, none where it cannot be read."""
    around = (min(years), max(years))
    if not find_years(arabic_digits(text), around):
        return tuple(years)
    period = parse_period(text, around)
    found = fiscal_years(period, around)
    if found is None and period.start_be is not None and period.end_be is None:
        found = (period.start_be, around[1])
    return tuple(year for year in years if found and found[0] <= year <= found[1] and year not in period.gaps)


def _named(text: str, years: Sequence[int]) -> set[int]:
    """The years that a text names, of which ``years`` are the whole."""
    return {year for _, _, year in find_years(arabic_digits(text), (min(years), max(years)))}


def _names_some(text: str, years: Sequence[int]) -> bool:
    """Whether a title names some of the years and does not go over all of them."""
    return bool(_named(text, years).intersection(years)) and _years_of_period(text, years) != tuple(years)


def _speaks_of_some(text: str, years: Sequence[int]) -> bool:
    """Whether a remark says when the row is done, and not that it is in all of its years."""
    key = arabic_digits(text)
    if not _named(text, years).intersection(years) or not (names_years_alone(text) or _DONE_IN.search(squeezed(key))):
        return False
    return _years_of_period(text, years) != tuple(years)
