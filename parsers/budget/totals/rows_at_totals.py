"""Rows at a total that are no projects, as the sums prove: a reserve between two totals, what the total is split into,
what is taken off it and what is left then; what was allotted, above its rows.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from parsers.budget.items.item_groups import ItemGroup
from parsers.budget.totals.more_of_totals import names_a_sum
from parsers.budget.totals.total_rows import PrintedTotal
from parsers.values.kinds import kind_of
from parsers.values.money.said import label_of

_NOTHING = Decimal(0)

_Sums = Mapping[int | None, Decimal]


def without_rows_at_totals(
    groups: Sequence[ItemGroup], totals: Sequence[PrintedTotal]
) -> tuple[list[ItemGroup], list[PrintedTotal]]:
    """The rows without those right below a total of what stands above that have neither number nor the word of a kind
    nor anybody in charge, as all above have, where sums say that they are none: they lead from this total to the next,
    or are two at least that add up to it, or the last of them is the total with the others or without them. Below rows
    that all have a number, one that is named as a sum or a rest is none without a proof. Nor is what was allotted.

    Their figures are nobody's, and are said to be.
    """
    groups, totals = _without(groups, totals, set(_allotted(groups, totals)))
    taken: set[int] = set()
    for place, total in enumerate(totals):
        at = total.rows_above
        if not at or (total.named and total.row.scope != "plan"):
            continue
        following = totals[place + 1] if place + 1 < len(totals) else None
        end = following.rows_above if following else len(groups)
        stop = next((n for n in range(at, end) if not _may_say_of_total(groups[n], groups[at - 1])), end)
        count = stop - at
        if count <= 0:
            continue
        above = [row for row in groups[:at] if not row.is_part]
        if not _are_told_apart(above):
            continue
        if all(row.numbered for row in above):
            taken.update(n for n in range(at, stop) if names_a_sum(_title(groups[n])))
        if not _is_met(total, groups, totals[place - 1].rows_above if place else 0):
            continue
        sums = [_sums_of([row], _printed(total)) for row in groups[at : at + count]]
        behind = following if following and following.rows_above == at + count else None
        for n in range(count, 0, -1):
            if _say_of_total(total, sums[:n], behind if n == count else None):
                taken.update(range(at, at + n))
                break
    return _without(groups, totals, taken)


def _without(
    groups: Sequence[ItemGroup], totals: Sequence[PrintedTotal], taken: Collection[int]
) -> tuple[list[ItemGroup], list[PrintedTotal]]:
    """The rows but for those ``taken``, and the totals with how many of them stand above."""
    left = [row for place, row in enumerate(groups) if place not in taken]
    places = sorted(taken)
    return left, [one._replace(rows_above=one.rows_above - bisect_left(places, one.rows_above)) for one in totals]


def _allotted(groups: Sequence[ItemGroup], totals: Sequence[PrintedTotal]) -> Iterator[int]:
    """The first of the rows that a total is of, or that none is of, where it has neither number nor the word of a kind,
    as all below it have, and is no part of the total: it is what was allotted, where what is left of it stands in the
    next row like it, with that one; or where it is money by its name above two rows at least that the total is of.
    Without a total both must be called what they are: a unit's sum stands above its rows, too.
    """
    since = 0
    ends: list[tuple[int, PrintedTotal | None]] = [(total.rows_above, total) for total in totals]
    for end, total in [*ends, (len(groups), None)]:
        first, since = since, end
        rows = _of_the_last_head(groups[first:end])
        below = groups[end : end + 1] if total else rows[-1:]
        projects = [row for row in (rows[1:] if total else rows[1:-1]) if not row.is_part]
        if not projects or not _may_say_of_total(rows[0], projects[0]) or not _are_told_apart(projects):
            continue
        years = _printed(total).keys() if total else set(projects[0].columns.years.values())
        sums = _sums_of(projects, years)
        if sums is None or (total and sums != _printed(total)) or (allotted := _sums_of(rows[:1], years)) is None:
            continue
        left = _sums_of(below, years) if below and _may_say_of_total(below[0], projects[-1]) else None
        of_money = label_of(_title(rows[0])) == "budget"
        told = total is not None or (of_money and names_a_sum(_title(below[0])))
        if told and left is not None and _leads(sums, [left], allotted):
            yield from (end - len(rows), end if total else end - 1)
        elif total and len(projects) > 1 and of_money:
            yield end - len(rows)


def _title(row: ItemGroup) -> str:
    return row.items[0].piece.text


def _of_the_last_head(rows: Sequence[ItemGroup]) -> Sequence[ItemGroup]:
    """Those of the rows that stand below the same head as the last."""
    start = next((n for n, row in enumerate(rows) if row.columns.heads is rows[-1].columns.heads), 0)
    return rows[start:]


def _are_told_apart(rows: Sequence[ItemGroup]) -> bool:
    """Whether each row has a number, or each the word of a kind: what has neither differs from them."""
    return all(row.numbered for row in rows) or all(
        kind_of(item.piece.text) != "unspecified" for row in rows for item in row.items
    )


def _may_say_of_total(row: ItemGroup, last: ItemGroup) -> bool:
    """Whether a row below a total may be no project: it stands in the place of the ``last`` above."""
    if len(row.items) != 1 or row.run or row.suspect or row.merged_cells or any(row.words):
        return False
    item = row.items[0]
    unnamed = not item.piece.number and kind_of(item.piece.text) == "unspecified"
    return unnamed and bool(last.items) and item.branch == last.items[-1].branch


def _is_met(total: PrintedTotal, groups: Sequence[ItemGroup], since: int) -> bool:
    """Whether a total is the sum of the rows since the one before it, or of all above it."""
    return any(
        _sums_of([row for row in rows if not row.is_part], _printed(total)) == _printed(total)
        for rows in (groups[since : total.rows_above], groups[: total.rows_above])
    )


def _printed(total: PrintedTotal) -> dict[int | None, Decimal]:
    return {year: amount or _NOTHING for year, amount in total.row.amounts.items() if year is not None}


def _sums_of(rows: Sequence[ItemGroup], years: Iterable[int | None]) -> dict[int | None, Decimal] | None:
    """What rows add up to in the ``years`` of a total; None where a value is not known."""
    sums = dict.fromkeys(years, _NOTHING)
    for row in rows:
        for index, year in row.columns.years.items():
            values = row.printed(index)
            if year not in sums or any(value.status is None for value in values):
                return None
            sums[year] += sum((value.amount or _NOTHING for value in values), _NOTHING)
    return sums if any(sums.values()) else None


def _say_of_total(
    total: PrintedTotal, rows: Sequence[dict[int | None, Decimal] | None], following: PrintedTotal | None
) -> bool:
    known = [row for row in rows if row is not None]
    if len(known) < len(rows):
        return False
    whole = _printed(total)
    if len(known) > 1 and (_added(known) == whole or _leads(whole, known[:-1], known[-1])):
        return True
    return following is not None and _leads(whole, known, _printed(following))


def _leads(start: _Sums, steps: Sequence[_Sums], end: _Sums) -> bool:
    """Whether ``end`` is ``start`` with the steps, or without them, in each year."""
    step = _added(steps)
    return start.keys() == end.keys() and any(
        all(end[year] == amount + sign * step[year] for year, amount in start.items()) for sign in (1, -1)
    )


def _added(rows: Sequence[_Sums]) -> dict[int | None, Decimal]:
    return {year: sum((row[year] for row in rows), _NOTHING) for year in rows[0]}
