"""What a detail block claims of its row: each amount for the years that it names, and what such a claim allows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from extract.ground.issues import Issue
from extract.ground.source import Span
from parsers.budget.settling.claims import NO_CLAIM, Claim, claim_of
from parsers.records.blocks import BudgetStatus, DetailAmount, DetailBlock, Per, Period
from parsers.records.budget import BudgetCell, CellStatus
from parsers.records.structure import Branch

HERE = Span(5, 5)
PLAN = (2566, 2570)
Said = tuple[tuple[int, ...], int, Per]


def baht(*amounts: int) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, amounts))


def block(*said: Said, period: Period | None = None, status: BudgetStatus = "amount") -> DetailBlock:
    """A detail block that says amounts: the years that it names for each, its baht, and what it is for."""
    amounts = tuple(DetailAmount(years, Decimal(amount), per, str(amount), HERE) for years, amount, per in said)
    return DetailBlock(
        1, "project", "โครงการ ก", None, Branch(), (), period, None, status, amounts,
        None, None, None, None, orphan=False, heading=HERE, span=HERE,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([((2566,), 100, "year")], Claim(amounts_by_year={2566: baht(100)})),
        ([((2566,), 100, "year"), ((2566,), 50, "year")], Claim(amounts_by_year={2566: baht(100, 50)})),
        (
            [((2566,), 100, "year"), ((2567, 2568), 70, "unstated")],
            Claim(amounts_by_year={2566: baht(100)}, together={(2567, 2568): baht(70)}),
        ),
        ([((), 100, "year")], Claim(yearly=baht(100))),
        ([((), 100, "unstated"), ((), 50, "unstated")], Claim(unstated=baht(100, 50))),
        ([((), 500, "total")], Claim(sums=baht(500))),
        (
            [((), 500, "total"), ((), 20, "unit"), ((), 30, "part")],
            Claim(sums=baht(500)),
        ),  # rates and parts say nothing
        ([((2566,), 20, "unit"), ((2567, 2568), 30, "part")], Claim()),
    ],
)
def test_each_amount_is_claimed_for_the_years_that_it_names(said: list[Said], expected: Claim) -> None:
    assert claim_of(block(*said), PLAN) == expected


@pytest.mark.parametrize(
    ("status", "none"), [("none", True), ("dash", True), ("blank", False), ("missing_field", False), ("unnamed", False)]
)
def test_a_block_without_amounts_claims_nothing_unless_it_says_so(status: BudgetStatus, *, none: bool) -> None:
    assert claim_of(block(status=status), PLAN) == Claim(none=none)


@pytest.mark.parametrize(
    ("code", "claims"), [("unreadable_amount", False), ("year_uncertain", False), ("repeated_field", True)]
)
def test_a_block_with_an_amount_or_a_year_in_doubt_claims_nothing(code: str, *, claims: bool) -> None:
    doubtful = replace(block(((), 100, "year")), issues=(Issue(code, HERE, "budget_lines"),))
    assert claim_of(doubtful, PLAN) == (Claim(yearly=baht(100)) if claims else NO_CLAIM)
    assert claim_of(None, PLAN) == NO_CLAIM


@pytest.mark.parametrize(
    ("start", "end", "plan", "expected"),
    [
        (2566, 2568, PLAN, (2566, 2568)),
        (2565, 2566, PLAN, (2565, 2566)),  # it reaches into the plan's years by one
        (2570, 2572, PLAN, (2570, 2572)),
        (2561, 2565, PLAN, None),  # a slip
        (2571, 2575, PLAN, None),
        (2566, 2568, None, None),
        (None, 2568, PLAN, None),
        (2566, None, PLAN, None),
    ],
)
def test_a_period_bounds_a_claim_where_it_meets_the_plan(
    start: int | None, end: int | None, plan: tuple[int, int] | None, expected: tuple[int, int] | None
) -> None:
    period = Period("", start, end, gaps=(2567,))
    claim = claim_of(block(((), 100, "year"), period=period), plan)
    assert (claim.period, claim.gaps) == (expected, (2567,) if expected else ())


YEARLY = Claim(yearly=baht(100), period=(2566, 2568), gaps=(2567,))
TOGETHER = Claim(together={(2566, 2567): baht(100)})


@pytest.mark.parametrize(
    ("claim", "year", "allowed", "refused"),
    [
        (Claim(none=True), 2566, [None, 0], [100]),
        (NO_CLAIM, 2566, [None, 0, 100], []),
        (Claim(amounts_by_year={2566: baht(100, 50)}), 2566, [100, 50, 150], [None, 0, 70]),
        (Claim(amounts_by_year={2566: baht(100)}), 2567, [None, 70], []),  # of another year it says nothing
        (YEARLY, 2566, [100], [None, 70]),
        (YEARLY, 2568, [100], [None, 70]),
        (YEARLY, 2567, [None, 100], [70]),  # left out; money there is what it says for the others
        (YEARLY, 2569, [None, 100], [70]),
        (Claim(yearly=baht(100)), 2570, [100], [None]),  # without a period for every year
        (TOGETHER, 2566, [None, 60, 100], [101]),
        (TOGETHER, 2568, [None, 101], []),
        (Claim(unstated=baht(100), sums=baht(30)), 2566, [None, 130], [131]),
        (Claim(unstated=baht(100), amounts_by_year={2567: baht(10)}), 2566, [500], []),  # it repeats their sum
        (Claim(unstated=baht(100), together={(2567, 2568): baht(10)}), 2566, [500], []),
        (Claim(sums=baht(100), yearly=baht(10), period=(2567, 2568)), 2566, [10], [500]),
    ],
)  # fmt: skip
def test_what_a_claim_allows_in_a_year(
    claim: Claim, year: int, allowed: list[int | None], refused: list[int | None]
) -> None:
    for amounts, expected in ((allowed, True), (refused, False)):
        for amount in amounts:
            assert claim.allows(year, None if amount is None else Decimal(amount)) is expected, amount


def years(*amounts: int | None) -> Mapping[int, Decimal | None]:
    return {2566 + place: None if amount is None else Decimal(amount) for place, amount in enumerate(amounts)}


@pytest.mark.parametrize(
    ("claim", "agreeing", "against"),
    [
        (TOGETHER, [(100, 100), (60, 40), (100, None, 7)], [(60, 50), (None, None), (60, None)]),
        (Claim(unstated=baht(100)), [(100, 100), (60, 40), (None, 100)], [(60, 50), (None, None), (100, 60)]),
        (Claim(unstated=baht(100), period=(2566, 2567)), [(100, 100, None), (100, 100, 7)], [(100, 60, 100)]),
        (Claim(sums=baht(100)), [(60, 40), (None, 100)], [(100, 100), (60, 30)]),
        (Claim(sums=baht(60, 40)), [(60, 40), (None, 60)], [(60, 30)]),
        (Claim(none=True), [(None, None), (0, None)], [(1, None)]),
        (NO_CLAIM, [(None, None), (60, 7)], []),
        (Claim(yearly=baht(100)), [(100, 100)], [(100, 60), (None, None)]),
    ],
)
def test_all_years_of_a_row_are_held_against_a_claim(
    claim: Claim, agreeing: list[tuple[int | None, ...]], against: list[tuple[int | None, ...]]
) -> None:
    assert all(claim.agrees(years(*amounts)) for amounts in agreeing)
    assert not any(claim.agrees(years(*amounts)) for amounts in against)


@pytest.mark.parametrize(
    ("claim", "amounts", "expected"),
    [
        (Claim(unstated=baht(72)), (72, 74, 76), True),
        (Claim(unstated=baht(72)), (None, 72, 74), True),  # it begins later
        (TOGETHER, (90, 100), True),
        (Claim(unstated=baht(72)), (72, 72), False),  # each year's own
        (Claim(unstated=baht(72)), (74, 72), False),
        (Claim(unstated=baht(72)), (72, 76, 74), False),
        (Claim(unstated=baht(72), amounts_by_year={2567: baht(74)}), (72, 74), False),
        (Claim(unstated=baht(72), yearly=baht(72)), (72, 74), False),
        (Claim(none=True), (72, 74), False),
        (Claim(together={(2566, 2567): baht(72), (2568, 2569): baht(74)}), (72, 74), False),
    ],
)
def test_an_amount_that_is_one_year_s_of_a_growing_table(
    claim: Claim, amounts: tuple[int | None, ...], *, expected: bool
) -> None:
    assert claim.is_of_one_year(years(*amounts)) is expected


@pytest.mark.parametrize(
    ("status", "claim", "held"),
    [
        ("amount", NO_CLAIM, True),
        ("dash", NO_CLAIM, True),
        ("blank", NO_CLAIM, False),  # perhaps the print's economy
        ("blank", Claim(amounts_by_year={2566: baht(100)}), True),
        ("unnamed", Claim(amounts_by_year={2566: baht(100)}), False),
    ],
)
def test_which_cells_a_claim_is_held_against(status: CellStatus, claim: Claim, *, held: bool) -> None:
    cell = BudgetCell(2566, "", None, status, "exact", HERE)
    assert (2566 in claim.comparable([cell])) is held


def test_which_years_a_claim_speaks_of() -> None:
    said = {2566: (True, False), 2567: (False, True)}
    for year, (by_year, together) in said.items():
        assert Claim(amounts_by_year={2566: baht(1)}).speaks_of(year) is by_year
        assert Claim(together={(2567, 2568): baht(1)}).speaks_of(year) is together
        assert not NO_CLAIM.speaks_of(year)
        assert not Claim(sums=baht(1), unstated=baht(1)).speaks_of(year)
        assert Claim(none=True).speaks_of(year)
        assert YEARLY.speaks_of(year) is (year == 2566)


def test_claims_over_several_years_span_them() -> None:
    assert all(claim.spans_years for claim in (TOGETHER, Claim(sums=baht(1)), Claim(unstated=baht(1))))
    assert not any(claim.spans_years for claim in (YEARLY, NO_CLAIM, Claim(unstated=baht(1), yearly=baht(1))))


@pytest.mark.parametrize(
    ("claim", "amounts", "found"),
    [
        (Claim(unstated=(Decimal(72),)), (None, 72, 74), True),  # it begins a year later
        (Claim(unstated=(Decimal(74),)), (0, 0, 72, 74), True),
        (Claim(unstated=(Decimal(72),)), (72, 72, 72), False),
        (Claim(unstated=(Decimal(72),)), (None, 72, 72), False),
        (Claim(unstated=(Decimal(72),)), (None, None), False),
        (Claim(unstated=(Decimal(72),), sums=(Decimal(146),)), (72, 74), True),
        (Claim(unstated=(Decimal(72),), sums=(Decimal(150),)), (72, 74), False),
    ],
)
def test_an_amount_without_a_year_is_one_of_those_that_grow(
    claim: Claim, amounts: tuple[int | None, ...], found: bool
) -> None:
    values = {2566 + place: None if amount is None else Decimal(amount) for place, amount in enumerate(amounts)}
    assert claim.is_of_one_year(values) is found


BOTH_YEARS = (2566, 2567)


@pytest.mark.parametrize(
    ("claim", "amounts", "found"),
    [
        (Claim(amounts_by_year={2566: baht(100), 2567: baht(180)}), (280, None), True),
        (Claim(amounts_by_year={2566: baht(100), 2567: baht(170)}), (280, None), False),
        (Claim(amounts_by_year={2566: baht(100)}), (280, None), True),  # of the other year it says nothing
        (Claim(amounts_by_year={2566: baht(100), 2567: baht(180), 2568: baht(20)}), (280, 20), True),
        (Claim(amounts_by_year={2566: baht(100), 2567: baht(180), 2568: baht(20)}), (270, 20), False),
        (Claim(unstated=baht(300)), (None, None), False),  # money that the table has nowhere
        (Claim(none=True), (None, None), True),
        (Claim(sums=baht(300)), (280, 20), True),
        (Claim(unstated=baht(300), sums=baht(300)), (280, 20), True),
        (Claim(unstated=baht(290), sums=baht(300)), (280, 20), False),
    ],
)
def test_columns_of_several_years_are_held_against_what_is_said_of_each(
    claim: Claim, amounts: tuple[int | None, int | None], found: bool
) -> None:
    values = {
        years: None if amount is None else Decimal(amount)
        for years, amount in zip((BOTH_YEARS, (2568,)), amounts, strict=True)
    }
    assert claim.agrees_over(values) is found
