"""Which of several columns of money below one year is its budget: the sum of sources, the figure as it was changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from extract.ground.scales import UNIT_IN_BRACKETS
from parsers.records.table import GridRow
from parsers.tables.columns.column import Column
from parsers.tables.columns.names import TOTAL
from parsers.tables.columns.parts_of_years import PART_OF_A_YEAR, year_of
from parsers.tables.columns.roles import Role, role_of, squeezed
from parsers.values.money.cells import parse_cell
from parsers.values.years import PLAN_YEAR, Years

BESIDE_BUDGET: frozenset[Role] = frozenset({"cumulative", "former", "revised", "change", "price"})
"""Money of a year that is not its budget, or is it in the place of a former one."""

_BESIDE_ONE: frozenset[Role] = BESIDE_BUDGET | PART_OF_A_YEAR | {"paid", "sum"}
_OF_A_YEAR: frozenset[Role] = BESIDE_BUDGET | PART_OF_A_YEAR | {"year", "sum", "budget"}
_NO_SOURCE: frozenset[Role] = BESIDE_BUDGET | PART_OF_A_YEAR
_LEAST_AMOUNT = 1000
"""Baht below which a number may as well be a count."""

_YEAR = re.compile(PLAN_YEAR)
_ASKED = re.compile(r"ขอ|เสนอ")
_GRANTED = re.compile(r"อนุมัติ|(?:ที่|ได้)รับ|จัดสรร|ตั้ง(?:ไว้|จ่าย)|บัญญัติ")
_OF_WORK_PLAN = re.compile(
    r"(?:งบประมาณ|วงเงิน|ยอดเงิน|งบ|เงิน)+(?:ที่)?(?:ตั้งไว้|ตั้งจ่าย)?(?:ของ|ตาม|ราย|รวม|ใน|ทั้ง)*(?:แผนงาน|หมวด(?:รายจ่าย)?)"
    rf"(?:(?:ตาม|ใน)?(?:ข้อ|เทศ)บัญญัติ)?{UNIT_IN_BRACKETS}?"
)
_OF_PROJECT = re.compile(r"(?:งบประมาณ|วงเงิน|งบ|เงิน)+(?:ของ|ตาม|ราย|เฉพาะ|ใน)*(?:โครงการ|กิจกรรม).*")
_MOST_WRONG = 4
"""As many rows at least add up for one that does not: a misprint, which is said."""


def with_one_figure_a_year(columns: list[Column], body: Sequence[GridRow], plan_years: Years | None) -> list[Column]:
    """The columns with one of each year as its money, where their heads or their sums say which.

    ``รวม`` is the year's where it is the sum of two columns or more, its sources; ``แก้ไขเป็น`` is where one stands
    beside it that it replaces. Where nothing says it the columns stay two of one year, which nobody believes. Where
    no head names a year ``รวม`` is money where it is the sum of the columns of money right before it; else it is a
    second figure, as other money beside a budget is. So it is where it names the only year, as no other column does.
    """
    by_year: dict[int | None, list[Column]] = {}
    for column in columns:
        if column.role in _OF_A_YEAR:
            by_year.setdefault(year_of(column, plan_years), []).append(column)
    undated = by_year.pop(None, [])
    roles = _of_sources(list(by_year.values()), body)
    for group in by_year.values():
        roles |= _of_changes(group, "year")
    undated = [column for column in undated if column.role not in ("year", "sum")]
    replaced = _of_changes(undated, "budget") or _of_larger(undated, body)
    if not by_year:
        roles |= _of_no_year(columns, body)
    roles |= replaced or {column.place: _alone(column) for column in undated if column.role in ("former", "revised")}
    columns = _with_roles(columns, roles)
    of_sum_alone = len(by_year) == 1 and all(column.role == "sum" for group in by_year.values() for column in group)
    if by_year and not of_sum_alone:
        return columns
    return _with_roles(columns, dict.fromkeys(_rivals(columns, body), "budget"))


def _with_roles(columns: list[Column], roles: Mapping[int, Role]) -> list[Column]:
    return [
        column._replace(role=roles[column.place], money=column.money or roles[column.place] != "other")
        if column.place in roles
        else column
        for column in columns
    ]


def _rivals(columns: Sequence[Column], body: Sequence[GridRow]) -> Iterator[int]:
    """The columns that may be the budget as well as the only column of it, where no head names a year: a sum behind it
    that is another amount somewhere, and one right beside it that a head calls money and nothing else.
    """
    budgets = [column.place for column in columns if column.role == "budget"]
    if len(budgets) != 1:
        return
    (budget,) = budgets
    for column in columns[budget + 1 :]:
        if column.role == "sum" and _differ(column.place, budget, body):
            yield column.place
        elif column.role == "other" and _names_money(column):
            yield from [column.place] if _holds_amounts(column.place, body) else ()
        elif column.role not in _BESIDE_ONE:
            break
    before = columns[budget - 1] if budget else None
    if before and before.role == "other" and _names_money(before) and _holds_amounts(before.place, body):
        yield before.place


def _differ(one: int, other: int, body: Sequence[GridRow]) -> bool:
    rows = [row for row in body if _reaches(row, one, other)]
    pairs = [(parse_cell(row.cells[one].text).amount, parse_cell(row.cells[other].text).amount) for row in rows]
    return any(None not in pair and pair[0] != pair[1] for pair in pairs)


def _reaches(row: GridRow, *places: int) -> bool:
    return max(places) < len(row.cells)


def _holds_amounts(place: int, body: Sequence[GridRow]) -> bool:
    amounts = [parse_cell(row.cells[place].text).amount for row in body if _reaches(row, place)]
    return any(amount is not None and amount >= _LEAST_AMOUNT for amount in amounts)


def _of_no_year(columns: Sequence[Column], body: Sequence[GridRow]) -> dict[int, Role]:
    """The roles of the one sum of money without a year and of its sources, where its figures prove it."""
    sums = [column.place for column in columns if column.role == "sum"]
    if len(sums) != 1:
        return {}
    first = total = sums[0]
    while first and columns[first - 1].role in ("budget", "other") and _names_money(columns[first - 1]):
        first -= 1
    found = _of_sources([columns[first : total + 1]], body)
    if "source" not in found.values():
        return {}
    return {place: "budget" if place == total else role for place, role in found.items()}


def _names_money(column: Column) -> bool:
    """Whether a head is that of a source of money, and not of ``ชาย | หญิง | รวม``."""
    return any(word in text for text in column.texts for word in ("งบ", "เงิน", "บาท"))


def _alone(column: Column) -> Role:
    """The role of a column without a year that may replace another, where there is none: money only if it says so."""
    return "budget" if column.money else "other"


def _of_larger(group: Sequence[Column], body: Sequence[GridRow]) -> dict[int, Role]:
    """The roles of columns without a year beside the one budget of a project: what was asked for beside what was
    granted, that of the work plan, or part of the ordinance, that has it beside its own.
    """
    plain = [column for column in group if column.role == "budget"]
    asked = [column for column in group if column.role == "former"]
    if len(plain) == 1 and asked and len(asked) + 1 == len(group):
        granted = _GRANTED.search(_lowest(plain[0])) and not _ASKED.search(_lowest(plain[0]))
        if granted and all(_ASKED.search(_lowest(column)) for column in asked):
            return {column.place: column.role for column in group}
    if len(plain) == len(group) == 2:
        larger = [column for column in plain if _OF_WORK_PLAN.fullmatch(_lowest(column))]
        own = [column for column in plain if _OF_PROJECT.fullmatch(_lowest(column))]
        if len(larger) == len(own) == 1 and larger != own and _holds(own[0].place, larger[0].place, body):
            return {larger[0].place: "cumulative"}
    return {}


def _holds(own: int, larger: int, body: Sequence[GridRow]) -> bool:
    """Whether no amount of a column is larger than that of another beside it."""
    amounts = [
        [parse_cell(row.cells[at].text).amount for at in (own, larger)] for row in body if _reaches(row, own, larger)
    ]
    return all(a <= b for a, b in amounts if a is not None and b is not None)


def _lowest(column: Column) -> str:
    return squeezed(column.texts[-1])


def _of_changes(group: Sequence[Column], budget: Role) -> dict[int, Role]:
    """The roles of the columns of a year where one replaces another, by their place; ``budget`` is the replacing one's.

    Several that no other replaces are all of the year, and so none is.
    """
    revised = [column for column in group if column.role == "revised"]
    former = [column for column in group if column.role == "former"]
    plain = [column for column in group if column.role == budget]
    if len(revised) == 1 and len(former) + len(plain) == 1 and all(map(_says_no_more, plain)):
        return {revised[0].place: budget, **{column.place: "former" for column in plain}}
    if budget == "year" and (revised or (former and not plain and len(group) == 1)):
        return {column.place: budget for column in (*revised, *(former if len(group) == 1 else ()))}
    return {}


def left_as_they_were(columns: Sequence[Column], years: Mapping[int, int], body: Sequence[GridRow]) -> dict[int, int]:
    """The columns of changed budgets with those of what they replace, where a dash beside a former amount may as well
    mean that nothing changed: no total adds up with it as none.
    """
    found: dict[int, int] = {}
    for column in columns:
        if column.place in years and column.texts and role_of(column.texts[-1]) == "revised":
            former = [one.place for one in columns if one.role == "former" and _same_year(one, column)]
            if len(former) == 1 and not _totals_agree(column.place, former[0], min(years), body):
                found[column.place] = former[0]
    return found


def _same_year(one: Column, other: Column) -> bool:
    return year_of(one, None) == year_of(other, None)


def _totals_agree(changed: int, former: int, first: int, body: Sequence[GridRow]) -> bool:
    """Whether each row with a former amount and none now is in a total that adds up."""
    since, doubtful = Decimal(0), False
    for row in body:
        if max(changed, former) >= len(row.cells):
            return False
        now, before = (parse_cell(row.cells[place].text) for place in (changed, former))
        if any(TOTAL.match(cell.text) for cell in row.cells[:first]):
            if doubtful and now.amount != since:
                return False
            since, doubtful = Decimal(0), False
        else:
            since += now.amount or 0
            doubtful = doubtful or (now.status in ("dash", "blank") and bool(before.amount))
    return not doubtful


def _says_no_more(column: Column) -> bool:
    """Whether a head says but that its column is money, or of which year."""
    return role_of(column.texts[-1]) in ("year", "budget")


def _of_sources(groups: Sequence[Sequence[Column]], body: Sequence[GridRow]) -> dict[int, Role]:
    """The roles of the columns of years that have a sum each and what it adds, by their place.

    The same heads below several years mean the same: what one year proves holds for all, and a sum that is none in
    one is none.
    """
    found: dict[int, Role] = {}
    by_heads: dict[tuple[str, ...], list[Sequence[Column]]] = {}
    for group in groups:
        roles = [column.role for column in group]
        if roles.count("sum") == 1 and _NO_SOURCE.isdisjoint(roles):
            names = tuple(_YEAR.sub("", squeezed(column.texts[-1])) for column in group)
            by_heads.setdefault(names, []).append(group)
    for alike in by_heads.values():
        parts = [column for column in alike[0] if column.role != "sum"]
        found_sums = [one for group in alike for one in _sums(group, body)]
        wrong = sum(not fit for _, fit in found_sums)
        proved = any(several and fit for several, fit in found_sums)
        if len(parts) > 1 and proved and _MOST_WRONG * wrong <= len(found_sums) - wrong:
            for column in (column for group in alike for column in group):
                found[column.place] = "year" if column.role == "sum" else "source"
        elif parts and (wrong or len(parts) > 1):  # a sum of something else perhaps: several figures of one year
            found |= {column.place: "year" for group in alike for column in group if column.role == "sum"}
    return found


def _sums(group: Sequence[Column], body: Sequence[GridRow]) -> Iterator[tuple[bool, bool]]:
    """For each row with an amount, all of which can be read, whether it adds several, and whether its sum is one."""
    (total,) = (column.place for column in group if column.role == "sum")
    for row in body:
        if any(column.place >= len(row.cells) for column in group):
            continue
        values = {column.place: parse_cell(row.cells[column.place].text) for column in group}
        if any(row.cells[place].text and value.status is None for place, value in values.items()):
            continue
        printed = values.pop(total).amount
        parts = [value.amount for value in values.values() if value.amount]
        if printed or parts:
            yield len(parts) > 1, sum(parts, Decimal(0)) == (printed or 0)
