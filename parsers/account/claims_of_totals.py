"""Total rows claim their numbers: the sums that they declare, then what they count, in words and by columns."""

from __future__ import annotations

from decimal import Decimal

from parsers.account.ledger import Ledger
from parsers.account.lexer import keys_in, value_of
from parsers.account.links import Links
from parsers.records.budget import TotalRow

_UNITS = frozenset(Decimal(10) ** power for power in range(10))


def claim_total(ledger: Ledger, links: Links, index: int, total: TotalRow) -> None:
    """The numbers of the total row with the place ``index``."""
    for year, amount in total.amounts.items():
        if amount is not None:
            _claim_sum(ledger, links, (index, year), amount, total)
    for years, amount in total.of_several.items():
        if amount is not None:
            _claim_sum(ledger, links, (index, years), amount, total)
    ledger.claim(total.mission_no, total.span, "label")
    number = str(total.dimension_no)
    if number in keys_in(total.count_text) and sum(one.key == number for one in ledger.free(total.span)) > 1:
        ledger.claim(number, total.span, "label")  # ``4. …`` of a dimension with four projects
    ledger.claim(total.count_text, total.span, "count_or_target")
    for text in total.counted:
        ledger.claim(text, total.span, "count_or_target")
    for text in total.not_budget:
        ledger.claim(text, total.span, "not_budget")


def _claim_sum(
    ledger: Ledger, links: Links, of: tuple[int, int | tuple[int, ...] | None], amount: Decimal, total: TotalRow
) -> None:
    """The sum ``of`` a total row, by its place, and its years: as printed, whole or in pieces, in any unit."""
    ledger.join_satang(amount, total.span)
    free = ledger.free(total.span)
    if all(value_of(entry.key) != amount for entry in free):
        ledger.torn(f"{amount:f}", total.span)
    for make_whole in (ledger.torn_around, ledger.torn_column_by_column):
        if not any(_is_times(value_of(entry.key), amount) for entry in ledger.free(total.span)):
            make_whole(lambda key: _is_times(value_of(key), amount), total.span)
    for entry in sorted(ledger.free(total.span), key=lambda one: value_of(one.key) != amount):
        if _is_times(value_of(entry.key), amount) and ledger.rule_of(entry) is None:
            entry.became = "not_budget" if total.scope == "group" else "budget_total"
            if total.scope != "group":
                links.totals[of] = entry
            return
    above = [entry for (at, _), entry in links.totals.items() if at == of[0]]
    for entry in above[-1:]:  # one number is each year's, as its column's head says
        if _is_times(value_of(entry.key), amount) and total.scope != "group":
            links.totals[of] = entry


def _is_times(value: Decimal | None, amount: Decimal) -> bool:
    """Whether an amount is a printed value in some unit: itself, or a power of ten times it."""
    if value is None or not value:
        return value == amount
    return value == amount or amount / value in _UNITS
