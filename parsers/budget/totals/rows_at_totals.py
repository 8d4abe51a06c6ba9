"""Rows at a total that are no projects, as the sums prove: a reserve between two totals, what the total is split into,
what is taken off it and what is left then.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from decimal import Decimal

from parsers.budget.items.item_groups import ItemGroup
from parsers.budget.totals.total_rows import PrintedTotal
from parsers.values.kinds import kind_of

_NOTHING = Decimal(0)

_Sums = Mapping[int | None, Decimal]


def without_rows_at_totals(
    groups: Sequence[ItemGroup], totals: Sequence[PrintedTotal]
) -> tuple[list[ItemGroup], list[PrintedTotal]]:
    """The rows without those right below a total of what stands above that have neither number nor the word of a kind
    nor anybody in charge, as all above have, where sums say that they are none: they lead from this total to the next,
    or are two at least that add up to it, or the last of them is the total with the others or without them.

    Their figures are nobody's, and are said to be.
    """
    taken: set[int] = set()
    for place, total in enumerate(totals):
        at = total.rows_above
        if not at or (total.named and total.row.scope != "plan"):
            continue
        following = totals[place + 1] if place + 1 < len(totals) else None
        end = following.rows_above if following else len(groups)
        stop = next((n for n in range(at, end) if not _may_say_of_total(groups[n], groups[at - 1])), end)
        count = stop - at
        if count <= 0 or not _are_told_apart([row for row in groups[:at] if not row.is_part]):
            continue
        if not _is_met(total, groups, totals[place - 1].rows_above if place else 0):
            continue
        sums = [_sums_of([row], total) for row in groups[at : at + count]]
        behind = following if following and following.rows_above == at + count else None
        for n in range(count, 0, -1):
            if _say_of_total(total, sums[:n], behind if n == count else None):
                taken.update(range(at, at + n))
                break
    left = [row for place, row in enumerate(groups) if place not in taken]
    places = sorted(taken)
    return left, [one._replace(rows_above=one.rows_above - bisect_left(places, one.rows_above)) for one in totals]


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
        _sums_of([row for row in rows if not row.is_part], total) == _printed(total)
        for rows in (groups[since : total.rows_above], groups[: total.rows_above])
    )


def _printed(total: PrintedTotal) -> dict[int | None, Decimal]:
    return {year: amount or _NOTHING for year, amount in total.row.amounts.items() if year is not None}


def _sums_of(rows: Sequence[ItemGroup], total: PrintedTotal) -> dict[int | None, Decimal] | None:
    """What rows add up to in the years of a total; None where a value is not known."""
    sums = dict.fromkeys(_printed(total), _NOTHING)
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
