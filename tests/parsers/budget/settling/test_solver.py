"""Shared cells: settled where exactly one assignment agrees with all evidence, and never otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.ground.issues import Issue
from extract.ground.source import SourceText, Span
from parsers.budget.budget_grids import budget_grids
from parsers.budget.settling.claims import NO_CLAIM, Claim
from parsers.budget.settling.solver import settle
from parsers.budget.table import read_budget_table
from parsers.records.budget import BudgetCell, BudgetTable, PrintedValue, SharedValues, TableItem, TotalRow
from parsers.records.structure import Branch, Node
from parsers.tables.grid import find_grids

Read = Callable[..., BudgetTable]
NONE = Claim(none=True)


def yearly(*amounts: int) -> Claim:
    return Claim(yearly=tuple(map(Decimal, amounts)))


def total(*amounts: int) -> Claim:
    return Claim(unstated=tuple(map(Decimal, amounts)))


def row(shared: str, items: int = 3, other: str = "") -> str:
    titles = " ".join(f"{number}) โครงการ {'กขคงจฉช'[number - 1]}" for number in range(1, items + 1))
    return f"๑. ก\t๑.๑ ข\t{titles}\t{shared}\t{other}\t"


def outcome(
    table: BudgetTable, *claims: Claim, totals: tuple[TotalRow, ...] | None = None
) -> tuple[list[tuple[str, int | None]], list[str]]:
    """Status and amount of every item's first year, and the codes of the issues."""
    items, issues = settle(table.items, table.shared, claims, table.totals if totals is None else totals)
    first = [item.cells[0] for item in items]
    assert all(cell.alignment == ("ambiguous" if cell.status == "ambiguous" else "by_detail") for cell in first)
    found: list[tuple[str, int | None]] = [
        (cell.status, None if cell.amount is None else int(cell.amount)) for cell in first
    ]
    return found, [issue.code for issue in issues]


OPEN = ("ambiguous", None)
UNSETTLED = ["ambiguous_alignment"]
SETTLED = ["settled_alignment"]


def test_the_blocks_say_whose_the_amounts_are(read: Read) -> None:
    """Six values for seven items, as OCR leaves them of a merged row."""
    claims = (NONE, yearly(280000), yearly(1100000), NONE, NONE, NONE, NONE)
    found, codes = outcome(read(row("- 280,000 1,100,000 - - -", 7, "- 280,000 1,100,000 - - -")), *claims)
    assert found == [("dash", None), ("amount", 280000), ("amount", 1100000), *[("dash", None)] * 4]
    assert codes == SETTLED


@pytest.mark.parametrize(
    ("shared", "claims", "expected"),
    [
        ("20,000", (NONE, yearly(20000), NONE), [("blank", None), ("amount", 20000), ("blank", None)]),
        ("20,000", (yearly(20000),) * 3, [("amount", 20000)] * 3),  # one amount, said of each
        ("-", (NONE, NONE, NONE), [("dash", None)] * 3),
        ("- - - -", (NONE, NONE, NONE), [("dash", None)] * 3),  # one stands beside a heading in the cell
        ("ไม่ใช้งบประมาณ", (NONE, NONE, NONE), [("none", None)] * 3),
        ("5,000 -", (yearly(5000), NONE, NONE), [("amount", 5000), ("dash", None), ("dash", None)]),
    ],
)
def test_what_the_blocks_settle(
    shared: str, claims: tuple[Claim, ...], expected: list[tuple[str, int | None]], read: Read
) -> None:
    assert outcome(read(row(shared)), *claims) == (expected, SETTLED)


@pytest.mark.parametrize(
    ("trap", "shared", "claims"),
    [
        ("another amount", "20,000", (yearly(30000), NONE, NONE)),
        ("no block", "20,000", (NO_CLAIM, NO_CLAIM, NO_CLAIM)),
        ("two may have it", "20,000", (NO_CLAIM, yearly(20000), NO_CLAIM)),
        ("one may have lost its own", "- 20,000", (NONE, yearly(20000), NO_CLAIM)),
        ("the other order", "5,000 7,000", (yearly(7000), yearly(5000), NONE)),
        ("an amount more than they say", "5,000 7,000", (yearly(5000), NONE, NONE)),
        ("an amount too few", "5,000", (yearly(5000), yearly(6000), NONE)),
        ("more amounts than items", "5 6 7 8", (NO_CLAIM, NO_CLAIM, NO_CLAIM)),
        ("one amount split in two", "12,000", (yearly(5000), yearly(7000), NONE)),
        ("a dash, and a block with money", "-", (NONE, yearly(5000), NONE)),
        ("a value that cannot be read", "1,50,000", (NONE, NONE, NONE)),
        ("one zero for three", "0", (NONE, NONE, NONE)),
        ("two zeros for three", "0 0", (NONE, NONE, NONE)),
        ("a dash or a zero", "- 0", (NONE, NONE, NONE)),
    ],
)
def test_what_stays_open(trap: str, shared: str, claims: tuple[Claim, ...], read: Read) -> None:
    assert outcome(read(row(shared)), *claims) == ([OPEN] * 3, UNSETTLED), trap


def declared(amount: int, scope: Literal["dimension", "plan"] = "dimension", dimension: int | None = 1) -> TotalRow:
    return TotalRow(scope, None if scope == "plan" else dimension, {2566: Decimal(amount)}, "", Span(90, 90))


def test_a_declared_total_vouches_for_items_that_say_nothing(read: Read) -> None:
    table = read(row("- 20,000"))
    claims = (NONE, yearly(20000), NO_CLAIM)
    assert outcome(table, *claims, totals=(declared(20000),))[0] == [("dash", None), ("amount", 20000), ("dash", None)]
    assert outcome(table, *claims, totals=(declared(20000, "plan"),))[1] == SETTLED
    assert outcome(table, *claims, totals=(declared(25000),))[1] == UNSETTLED  # 5,000 more: the third lost it
    assert outcome(table, *claims, totals=(declared(20000, dimension=2),))[1] == UNSETTLED
    assert outcome(table, *claims, totals=(declared(20000), declared(25000)))[1] == UNSETTLED


def test_a_declared_total_tells_one_amount_for_all_from_one_amount_for_one(read: Read) -> None:
    table = read(row("20,000", 2))
    claims = (yearly(20000), NO_CLAIM)
    assert outcome(table, *claims)[1] == UNSETTLED
    assert outcome(table, *claims, totals=(declared(40000),))[0] == [("amount", 20000)] * 2
    assert outcome(table, *claims, totals=(declared(20000),))[0] == [("amount", 20000), ("blank", None)]


def test_blocks_and_total_that_contradict_leave_the_cell_open(read: Read) -> None:
    table = read(row("20,000", 2))
    items, issues = settle(table.items, table.shared, (yearly(20000), NONE), (declared(40000),))
    assert {item.cells[0].status for item in items} == {"ambiguous"}
    assert "contradict" in issues[0].message()


def test_a_total_that_no_assignment_meets_says_nothing_about_the_cell(read: Read) -> None:
    """Another row of the dimension, or the sum itself, is wrong: that is an issue of its own."""
    assert outcome(read(row("20,000", 2)), yearly(20000), NONE, totals=(declared(99),))[1] == SETTLED


def test_years_are_settled_one_by_one(read: Read) -> None:
    table = read(row("20,000", 2, "30,000"))
    claims = (Claim(amounts_by_year={2566: (Decimal(20000),)}), NONE)
    items, issues = settle(table.items, table.shared, claims, ())
    assert [cell.status for cell in items[0].cells] == ["amount", "ambiguous"]
    assert sorted(issue.code for issue in issues) == ["ambiguous_alignment", "settled_alignment"]


def test_a_total_over_the_years_is_held_against_all_of_them(read: Read) -> None:
    table = read(row("20,000", 2, "30,000"))
    sums = (declared(20000), replace(declared(30000), amounts={2567: Decimal(30000)}))
    assert outcome(table, total(50000), NONE, totals=sums)[0] == [("amount", 20000), ("blank", None)]
    assert outcome(table, total(70000), NONE, totals=sums)[1] == UNSETTLED


def test_a_block_that_names_no_year_settles_none_without_a_total(read: Read) -> None:
    """20,000 in all, or each year: which year's is whose is not said."""
    table = read(row("20,000", 2, "20,000"))
    for claim in (total(20000), total(40000), Claim(sums=(Decimal(40000),))):
        assert outcome(table, claim, NONE)[0] == [OPEN, OPEN]
    found, codes = outcome(table, total(20000), NONE, totals=(declared(20000),))
    assert found == [("amount", 20000), ("blank", None)]
    assert sorted(codes) == ["ambiguous_alignment", "settled_alignment"]  # of the next year no total is declared


@pytest.mark.parametrize(
    ("claim", "settled"),
    [
        (total(20000), False),
        (replace(total(20000), period=(2566, 2567)), False),
        (replace(total(20000), period=(2566, 2566)), True),  # the project has no other year
        (Claim(together={(2566, 2567): (Decimal(20000),)}), True),
        (Claim(amounts_by_year={2566: (Decimal(20000),)}), True),
    ],
)
def test_a_block_s_amount_is_of_a_year_that_it_or_its_period_names(claim: Claim, *, settled: bool, read: Read) -> None:
    found, _ = outcome(read(row("20,000", 2)), claim, NONE)
    assert found == ([("amount", 20000), ("blank", None)] if settled else [OPEN, OPEN])


def test_in_a_table_of_one_year_a_block_s_amount_is_that_year_s() -> None:
    shared = SharedValues((0, 1), {2566: printed(20000)}, Span(5, 5))
    items, _ = settle(by_hand("1", "1"), (shared,), (total(20000), NONE), ())
    assert [(item.cells[0].status, item.cells[0].amount) for item in items] == [("amount", 20000), ("blank", None)]


def test_rows_shifted_by_one_are_put_back(read: Read) -> None:
    table = read(
        "๑. ก\t๑.๑ ข\t๑.๑.๑ เสริมสร้าง\t๑๐๐\t-\t",
        "\t\t๑) โครงการ ค\t๒๐๐\t-\t",
        "\t\t๒) โครงการ ง\t-\t-\t",
        "\t\t๓) โครงการ จ\t\t\t",
    )
    items, _ = settle(table.items, table.shared, (yearly(100), yearly(200), NONE), ())
    cells = [item.cells[0] for item in items]
    assert [(cell.status, cell.amount, cell.raw) for cell in cells[:2]] == [
        ("amount", Decimal(100), "๑๐๐"),
        ("amount", Decimal(200), "๒๐๐"),
    ]
    assert cells[2].status == "dash"
    # An amount has the line that it was printed on, which is not its item's.
    assert [cell.span.start for cell in cells[:2]] == [table.items[0].span.start - 1, table.items[0].span.start]


def shifted(amounts: tuple[str, str], empty: str = "-") -> tuple[str, ...]:
    """Three projects whose values and remarks stand a row too high."""
    return (
        f"๑. ก\t๑.๑ ข\t๑.๑.๑ เสริมสร้าง\t{amounts[0]}\t{amounts[0]}\tกองช่าง",
        f"\t\t๑) โครงการ ค\t{amounts[1]}\t{amounts[1]}\tกองคลัง",
        f"\t\t๒) โครงการ ง\t{empty}\t{empty}\tสป.",
        "\t\t๓) โครงการ จ\t\t\t",
    )


@pytest.mark.parametrize(
    ("rows", "claims", "remarks"),
    [
        (shifted(("๑๐๐", "๒๐๐")), (yearly(100), yearly(200), NONE), ["กองช่าง", "กองคลัง", "สป."]),
        (shifted(("๑๐๐", "๒๐๐"), ""), (yearly(100), yearly(200), NONE), ["กองช่าง", "กองคลัง", None]),  # no value, no row
        (shifted(("๑๐๐", "๒๐๐")), (NO_CLAIM, NO_CLAIM, NO_CLAIM), [None, None, None]),  # nobody knows
        (
            shifted(("๑๐๐", "๒๐๐")),
            (*(Claim(amounts_by_year={2566: (Decimal(n),)}) for n in (100, 200)), NONE),
            [None, None, None],  # of the next year it is not known
        ),
    ],
)
def test_remarks_of_a_run_go_with_the_values_that_stand_beside_them(
    rows: tuple[str, ...], claims: tuple[Claim, ...], remarks: list[str | None], read: Read
) -> None:
    table = read(*rows)
    items, _ = settle(table.items, table.shared, claims, ())
    assert [item.remark for item in items] == remarks


def test_a_shifted_run_without_blocks_stays_open(read: Read) -> None:
    table = read("๑. ก\t๑.๑ ข\t๑.๑.๑ เสริมสร้าง\t๑๐๐\t\t", "\t\t๑) โครงการ ค\t๒๐๐\t\t", "\t\t๒) โครงการ ง\t\t\t")
    assert outcome(table, NO_CLAIM, NO_CLAIM)[0] == [OPEN, OPEN]


def test_one_amount_above_two_rows_is_not_said_of_both(read: Read) -> None:
    """Below it stand two cells of their own, both blank: that is no cell that they share."""
    table = read("๑. ก\t๑.๑ ข\t๑.๑.๑ เสริมสร้าง\t๑๐๐\t\t", "\t\t๑) โครงการ ค\t\t\t", "\t\t๒) โครงการ ง\t\t\t")
    assert outcome(table, yearly(100), yearly(100))[0] == [OPEN, OPEN]
    assert outcome(table, yearly(100), NONE)[0] == [("amount", 100), ("blank", None)]


def test_a_sum_on_the_mission_row_leaves_the_rows_their_own(read: Read) -> None:
    table = read("๑. ก\t๑.๑ ข\t\t๓๐๐\t\t", "\t\t๑) โครงการ ค\t๒๐๐\t\t", "\t\t๒) โครงการ ง\t๑๐๐\t\t")
    assert [str(item.cells[0].amount) for item in table.items] == ["200", "100"]
    assert {item.cells[0].alignment for item in table.items} == {"exact"}
    assert table.issues == ()


def test_a_sum_that_a_shift_would_print_as_well_is_none(read: Read) -> None:
    """The values of two projects, each one row too high: the last row is empty, and the first two are alike."""
    table = read("๑. ก\t๑.๑ ข\t\t๕๐๐\t\t", "\t\t๑) โครงการ ค\t๕๐๐\t\t", "\t\t๒) โครงการ ง\t\t\t")
    assert {item.cells[0].status for item in table.items} == {"ambiguous"}


@pytest.mark.parametrize("head", ["๓๐๐\t๕๐", "๔๐๐\t"])
def test_a_mission_row_that_is_no_sum_in_every_year_makes_the_rows_below_doubtful(read: Read, head: str) -> None:
    table = read(f"๑. ก\t๑.๑ ข\t\t{head}\t", "\t\t๑) โครงการ ค\t๒๐๐\t\t", "\t\t๒) โครงการ ง\t๑๐๐\t\t")
    assert {cell.status for item in table.items for cell in item.cells} == {"ambiguous"}
    assert [issue.code for issue in table.issues] == ["amount_on_heading_row"]


def test_money_on_a_mission_s_row_leaves_the_mission_above_alone(read: Read) -> None:
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค\t๒๐๐\t-\t", "\t๑.๒ ง\t\t๓๐๐\t\t", "\t\t๒) โครงการ จ\t๒๕๐\t\t")
    assert [item.cells[0].status for item in table.items] == ["amount", "ambiguous"]


def test_money_on_a_heading_row_without_items_below_settles_nothing(read: Read) -> None:
    table = read("๑. ก\t๑.๑ ข\t๑.๑.๑ เสริมสร้าง\t๑๐๐\t\t")
    assert settle(table.items, table.shared, (), table.totals) == ((), ())
    assert [issue.code for issue in table.issues] == ["amount_on_heading_row"]


def test_an_amount_merged_over_rows_is_settled_as_a_shared_cell(source: Callable[[str], SourceText]) -> None:
    html = (
        "<table><tr><td>มิติ</td><td>ภารกิจตามมิติ</td><td>โครงการ/กิจกรรม/มาตรการ</td><td>ปี 2566</td><td>หมายเหตุ</td></tr>"
        "<tr><td>1. ก</td><td>1.1 ข</td><td>1) โครงการ ค</td><td rowspan=2>20,000</td><td></td></tr>"
        "<tr><td></td><td></td><td>2) โครงการ ง</td><td></td></tr></table>"
    )
    table = read_budget_table(budget_grids(find_grids(source(html)))[0], (2566, 2570))
    assert outcome(table, NONE, yearly(20000))[0] == [("blank", None), ("amount", 20000)]
    assert outcome(table, NO_CLAIM, NO_CLAIM)[0] == [OPEN, OPEN]


AMOUNTS = st.sampled_from([None, 0, 5000, 7000, 20000])


@st.composite
def merged_cells(draw: st.DrawFn) -> tuple[list[int | None], list[Claim], list[str]]:
    """What each item has, what its block says of it (or nothing), and the cell with some of the dashes lost."""
    truth = draw(st.lists(AMOUNTS, min_size=2, max_size=6))
    claims = [draw(st.sampled_from([NO_CLAIM, yearly(has) if has else NONE])) for has in truth]
    printed = [f"{has:,}" if has is not None else "-" for has in truth]
    kept = [text for text in printed if text != "-" or draw(st.booleans())]
    return truth, claims, kept


@given(merged_cells(), st.booleans())
def test_what_is_settled_is_true(case: tuple[list[int | None], list[Claim], list[str]], with_total: bool) -> None:
    """Dashes may be lost, blocks may say nothing; blocks that speak and totals that are printed say the truth."""
    truth, claims, kept = case
    here = Span(5, 5)
    values = tuple(
        PrintedValue(text, None, "dash", here)
        if text == "-"
        else PrintedValue(text, Decimal(text.replace(",", "")), "amount" if text != "0" else "zero", here)
        for text in kept
    )
    if not values or len(values) == len(truth):
        return
    cell = BudgetCell(2566, " ".join(kept), None, "ambiguous", "ambiguous", here)
    place = Branch(Node("1", None))
    items = [TableItem(n, "project", f"โครงการ {n}", None, place, (cell,), None, here) for n in range(len(truth))]
    totals = (declared(sum(has or 0 for has in truth)),) if with_total else ()
    settled, issues = settle(items, (SharedValues(tuple(range(len(truth))), {2566: values}, here),), claims, totals)
    assert len(issues) == 1
    for item, has in zip(settled, truth, strict=True):
        if item.cells[0].status != "ambiguous":
            assert (item.cells[0].amount or 0) == (has or 0)


def test_a_total_over_a_row_that_cannot_be_read_vouches_for_nothing(read: Read) -> None:
    """What the row would add is not known: the sum of the others may be anything below the total."""
    table = read(row("20,000", 2), "\t\t๓) โครงการ จ\t1,50,000\t\t")
    claims = (yearly(20000), NO_CLAIM, NO_CLAIM)
    items, issues = settle(table.items, table.shared, claims, (declared(20000),))
    assert [item.cells[0].status for item in items] == ["ambiguous"] * 3
    assert [issue.code for issue in issues] == UNSETTLED


def by_hand(*dimensions: str, years: tuple[int, ...] = (2566,)) -> list[TableItem]:
    """Items of dimensions whose cells of all years are open."""
    cells = tuple(BudgetCell(year, "", None, "ambiguous", "ambiguous", Span(5, 5)) for year in years)
    return [
        TableItem(place, "project", f"โครงการ {place}", None, Branch(Node(dimension, None)), cells, None, Span(5, 5))
        for place, dimension in enumerate(dimensions)
    ]


def printed(*amounts: int | None) -> tuple[PrintedValue, ...]:
    return tuple(
        PrintedValue(
            str(amount or "-"), Decimal(amount) if amount else None, "amount" if amount else "dash", Span(5, 5)
        )
        for amount in amounts
    )


def test_a_dimension_s_total_says_nothing_of_a_cell_that_reaches_into_another() -> None:
    shared = SharedValues((0, 1), {2566: printed(20000)}, Span(5, 5))
    claims = (yearly(20000), NO_CLAIM)
    for dimensions, codes in ((("1", "1"), SETTLED), (("1", "2"), UNSETTLED)):
        _, issues = settle(by_hand(*dimensions), (shared,), claims, (declared(20000),))
        assert [issue.code for issue in issues] == codes


def test_a_total_of_years_that_cannot_all_be_read_vouches_for_none() -> None:
    """The block says 20,000 over the years: the year that cannot be read may have some of it."""
    shared = SharedValues((0, 1), {2566: printed(20000)}, Span(5, 5))
    for years, codes in (((2566,), SETTLED), ((2566, 2567), UNSETTLED)):
        _, issues = settle(by_hand("1", "1", years=years), (shared,), (total(20000), NONE), ())
        assert [issue.code for issue in issues] == codes


def test_years_that_are_too_many_to_weigh_together_vouch_for_none() -> None:
    """Each of three years could be any item's: that the dashes of the fourth fit them is not found out."""
    for count, first in ((2, "settled_alignment"), (20, "ambiguous_alignment")):
        years = {2566: printed(None), **dict.fromkeys((2567, 2568, 2569), printed(100))}
        shared = SharedValues(tuple(range(count)), years, Span(5, 5))
        items = by_hand(*["1"] * count, years=tuple(years))
        said = Claim(together={tuple(years): (Decimal(300),)})
        _, issues = settle(items, (shared,), (said,) * count, ())
        assert [issue.code for issue in issues if "2566" in dict(issue.params)["years"]] == [first]


def said(issue: Issue) -> tuple[str, str]:
    """What settled a cell, or why nothing did, in English and Thai."""
    return str(issue.params["why"]), str(issue.params["why_th"])


@pytest.mark.parametrize(
    ("shared", "claims", "totals", "english", "thai"),
    [
        ("20,000", (yearly(20000), NONE), (), "the detail blocks settle", "รายละเอียดโครงการชี้"),
        ("20,000", (yearly(20000), NONE), (20000,), "the detail blocks settle", "รายละเอียดโครงการชี้"),
        ("20,000", (yearly(20000), NO_CLAIM), (20000,), "the detail blocks and the declared totals settle", "ยอดรวม"),
        ("20,000", (yearly(20000), NO_CLAIM), (), "several assignments are possible", "จับคู่ได้หลายแบบ"),
        ("- 20,000 -", (NONE, NO_CLAIM), (), "nothing vouches for every item", "ไม่มีหลักฐาน"),
        ("20,000", (yearly(30000), NONE), (), "no assignment agrees with the detail blocks", "ไม่มีการจับคู่"),
        ("1,50,000", (NONE, NONE), (), "a value cannot be read", "อ่านค่า"),
        ("- 0", (NONE, NONE, NONE), (), "the values left over are of several sorts", "หลายแบบ"),
    ],
)
def test_an_issue_says_what_settles_a_cell_or_why_nothing_does(
    shared: str, claims: tuple[Claim, ...], totals: tuple[int, ...], english: str, thai: str, read: Read
) -> None:
    table = read(row(shared, len(claims)))
    _, issues = settle(table.items, table.shared, claims, tuple(map(declared, totals)))
    (issue,) = issues
    assert said(issue)[0] == english
    assert thai in said(issue)[1]
    assert (issue.expected, issue.found) == (str(len(claims)), shared)
    assert issue.params["items"] == str(len(claims))
    assert issue.params["values"] == str(len(shared.split()))
    assert issue.params["years"] == "2566"


def test_cells_without_an_amount_that_stay_open_are_no_warning(read: Read) -> None:
    for shared, severity in (("-", "info"), ("- 20,000", "warning")):
        table = read(row(shared))
        _, issues = settle(table.items, table.shared, (NO_CLAIM,) * 3, ())
        assert [issue.rank() for issue in issues] == [severity]


def test_a_settled_value_keeps_its_own_scale(read: Read) -> None:
    table = read(row("1.5 ล้านบาท", 2))
    items, _ = settle(table.items, table.shared, (yearly(1500000), NONE), ())
    assert [(item.cells[0].amount, item.cells[0].unit_factor) for item in items] == [(1500000, 1000000), (None, 1)]


def test_a_total_of_another_dimension_is_no_evidence() -> None:
    shared = [SharedValues(places, {2566: printed(20000)}, Span(5, 5)) for places in ((0, 1), (2, 3))]
    claims = (yearly(20000), NO_CLAIM, yearly(20000), NO_CLAIM)
    items, _ = settle(by_hand("1", "1", "2", "2"), shared, claims, (declared(20000),))
    assert [item.cells[0].status for item in items] == ["amount", "blank", "ambiguous", "ambiguous"]


def test_more_amounts_than_items_have_no_sum_that_a_total_could_meet() -> None:
    shared = SharedValues((0, 1), {2566: printed(5000, 6000, 7000)}, Span(5, 5))
    items, issues = settle(by_hand("1", "1"), (shared,), (NO_CLAIM, NO_CLAIM), (declared(18000),))
    assert [item.cells[0].status for item in items] == ["ambiguous"] * 2
    assert [issue.code for issue in issues] == UNSETTLED


@pytest.mark.parametrize(
    ("own", "beside", "settled"),
    [
        ((100, None, 200), (300,), True),
        ((100, None, 100), (200,), True),  # each its own, though they are alike
        ((100, None, 200), (400,), False),  # no sum of the rows: it may be one's own
        ((100, None, 200), (100, 200), False),
        ((100, None, 200), (300, 300), False),
    ],
)
def test_rows_keep_their_own_values_beside_their_sum(
    own: tuple[int | None, ...], beside: tuple[int, ...], *, settled: bool
) -> None:
    """A run of rows with a value beside no item: where that is what the others make, nothing was shifted."""
    loose = printed(*beside)
    rows = tuple(None if amount is None else printed(amount)[0] for amount in own)
    shared = SharedValues(
        (0, 1, 2),
        {2566: (*loose, *(value for value in rows if value))},
        Span(5, 5),
        run=True,
        row_values={2566: rows},
        beside_no_item={2566: loose},
    )
    claims = tuple(yearly(amount) if amount else NONE for amount in own)
    items, issues = settle(by_hand("1", "1", "1"), (shared,), claims, ())
    found = [None if item.cells[0].amount is None else int(item.cells[0].amount) for item in items]
    if settled:
        assert found == list(own)
        assert [item.cells[0].status for item in items] == ["amount", "blank", "amount"]
    else:
        assert found == [None] * 3
    assert [issue.code for issue in issues] == (SETTLED if settled else UNSETTLED)


def test_one_issue_tells_of_all_years_that_are_left_open_alike_by_the_first(read: Read) -> None:
    table = read(row("20,000", 3, "30,000"))
    _, (issue,) = settle(table.items, table.shared, (NO_CLAIM,) * 3, ())
    assert (issue.expected, issue.found, issue.params["years"]) == ("3", "20,000", "2566, 2567")
    assert issue.params["values"] == "1"
    _, (first, second) = settle(table.items, table.shared, (yearly(20000), NONE, NONE), ())
    assert [(one.code, one.found) for one in (first, second)] == [
        ("settled_alignment", "20,000"),
        ("ambiguous_alignment", "30,000"),
    ]


def test_blocks_that_each_have_the_amount_are_held_against_a_total_that_has_it_once(read: Read) -> None:
    table, claims = read(row("20,000")), (yearly(20000),) * 3
    assert outcome(table, *claims, totals=(declared(60000),)) == ([("amount", 20000)] * 3, SETTLED)
    assert outcome(table, *claims, totals=(declared(20000),)) == ([OPEN] * 3, UNSETTLED)


@pytest.mark.parametrize(("total", "settled"), [(40300, True), (40200, False), (20300, False)])
def test_amounts_that_no_block_allows_count_in_their_total_all_the_same(total: int, *, settled: bool) -> None:
    """Whose 100 and 200 are is not known; what they leave of the total says that each of the others has 20,000."""
    lost = SharedValues((0, 1), {2566: printed(100, 200)}, Span(5, 5))
    shared = SharedValues((2, 3), {2566: printed(20000)}, Span(6, 6))
    claims = (yearly(999), yearly(999), NO_CLAIM, NO_CLAIM)
    items, _ = settle(by_hand("1", "1", "1", "1"), (lost, shared), claims, (declared(total),))
    found = [item.cells[0].amount for item in items]
    assert found == [None, None, *[Decimal(20000) if settled else None] * 2]


def test_a_year_without_any_value_says_nothing_of_a_run_s_remarks(read: Read) -> None:
    rows = (
        line.replace("\t๑๐๐\tกอง", "\t\tกอง").replace("\t๒๐๐\tกอง", "\t\tกอง") for line in shifted(("๑๐๐", "๒๐๐"), "")
    )
    table = read(*rows)
    assert table.shared[0].values[2567] == ()
    items, _ = settle(table.items, table.shared, (yearly(100), yearly(200), NONE), ())
    assert [item.cells[0].amount for item in items] == [100, 200, None]
    assert [item.remark for item in items][:2] == ["กองช่าง", "กองคลัง"]
