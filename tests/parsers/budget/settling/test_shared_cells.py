"""Values that are printed for several items and that nothing settles: whose they may be, and how often they count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from extract.ground.source import Span
from parsers.budget.settling.claims import Claim
from parsers.budget.settling.shared_cells import shared_cells
from parsers.budget.settling.solver import settle
from parsers.records.budget import BudgetTable, Counted, PrintedValue, SharedCell, TotalRow

Read = Callable[..., BudgetTable]

HERE = Span(9, 9)
THREE = "๑. ก\t๑.๑ ข\t๑) โครงการ ค ๒) โครงการ ง ๓) กิจกรรม จ\t{}\t{}\t"
TWO = "๑. ก\t๑.๑ ข\t๑) โครงการ ค ๒) โครงการ ง\t{}\t{}\t"
FOURTH = "\t๑.๒ ฉ\t๔) โครงการ ช\t{}\t{}\t"


def declared(baht: int | None, *, scope: str = "dimension", year: int = 2566) -> TotalRow:
    amount = None if baht is None else Decimal(baht)
    if scope == "plan":
        return TotalRow("plan", None, {year: amount}, "", HERE)
    return TotalRow("dimension", 1, {year: amount}, "", HERE)


def left(table: BudgetTable, *totals: TotalRow) -> list[tuple[int, list[int], list[int], str, int, int]]:
    """Year, items, amounts, how they count, least and most of each cell that is left when all is settled."""
    items, _ = settle(table.items, table.shared, [Claim()] * len(table.items), totals)
    cells = shared_cells(items, table.shared, totals)
    for cell in cells:
        assert all("ambiguous" in {c.status for c in items[item].cells} for item in cell.items)
    return [
        (
            cell.year_be,
            list(cell.items),
            [int(value.amount or 0) for value in cell.amounts],
            cell.counted,
            int(cell.least),
            int(cell.most),
        )
        for cell in cells
    ]


def test_one_value_for_three_items_counts_once_to_three_times(read: Read) -> None:
    assert left(read(THREE.format("๒๐,๐๐๐", ""))) == [(2566, [0, 1, 2], [20000], "unknown", 20000, 60000)]


def test_two_values_for_three_items_count_once_at_least(read: Read) -> None:
    """The third item may have either of them, too: which one is not printed."""
    table = read(THREE.format("๒๐,๐๐๐ ๓๐,๐๐๐", ""))
    assert left(table) == [(2566, [0, 1, 2], [20000, 30000], "unknown", 50000, 80000)]
    assert left(table, declared(50000)) == [(2566, [0, 1, 2], [20000, 30000], "once", 50000, 50000)]


def test_a_dash_among_them_is_one_of_the_values(read: Read) -> None:
    assert left(read(THREE.format("- ๓๐,๐๐๐", ""))) == [(2566, [0, 1, 2], [30000], "unknown", 30000, 60000)]


def test_a_total_proves_that_it_counts_once_beside_the_other_rows(read: Read) -> None:
    table = read(TWO.format("๒๐,๐๐๐", ""), FOURTH.format("๕,๐๐๐", ""))
    assert left(table, declared(25000)) == [(2566, [0, 1], [20000], "once", 20000, 20000)]
    assert left(table, declared(25000, scope="plan")) == [(2566, [0, 1], [20000], "once", 20000, 20000)]


def test_where_the_total_proves_it_for_each_item_each_has_it_and_nothing_is_left(read: Read) -> None:
    table = read(TWO.format("๒๐,๐๐๐", ""), FOURTH.format("๕,๐๐๐", ""))
    assert left(table, declared(45000)) == []


def test_each_is_proved_but_not_given_where_a_block_says_that_an_item_has_none(read: Read) -> None:
    table = read(TWO.format("๒๐,๐๐๐", ""))
    totals = (declared(40000),)
    items, _ = settle(table.items, table.shared, [Claim(none=True), Claim()], totals)
    (cell,) = shared_cells(items, table.shared, totals)
    assert (cell.counted, int(cell.least), int(cell.most)) == ("each", 40000, 40000)


@pytest.mark.parametrize("baht", [None, 26000, 20000])
def test_a_total_that_is_met_in_no_way_proves_nothing(baht: int | None, read: Read) -> None:
    table = read(TWO.format("๒๐,๐๐๐", ""), FOURTH.format("๕,๐๐๐", ""))
    assert left(table, declared(baht)) == [(2566, [0, 1], [20000], "unknown", 20000, 40000)]


def test_totals_that_contradict_prove_nothing(read: Read) -> None:
    table = read(THREE.format("๒๐,๐๐๐", ""))
    totals = (declared(20000), declared(60000, scope="plan"))
    assert [cell[3] for cell in left(table, *totals)] == ["unknown"]


def test_two_cells_of_which_one_counts_twice_are_not_told_apart(read: Read) -> None:
    table = read(TWO.format("๑๐,๐๐๐", ""), "\t๑.๒ ฉ\t๓) โครงการ ช ๔) โครงการ ซ\t๑๐,๐๐๐\t\t")
    assert [cell[3] for cell in left(table, declared(30000))] == ["unknown", "unknown"]
    assert [cell[3] for cell in left(table, declared(20000))] == ["once", "once"]


def test_an_item_whose_value_is_not_known_for_another_reason_lets_no_total_prove(read: Read) -> None:
    table = read(TWO.format("๒๐,๐๐๐", ""), FOURTH.format("๕,๐๐๐", ""))
    doubtful = table.items[2].cells[0]._replace(amount=None, status="ambiguous", alignment="ambiguous")
    items = (*table.items[:2], replace(table.items[2], cells=(doubtful, *table.items[2].cells[1:])))
    assert left(replace(table, items=items), declared(25000)) == [(2566, [0, 1], [20000], "unknown", 20000, 40000)]


def test_dashes_for_more_items_are_shared_and_add_nothing(read: Read) -> None:
    assert left(read(THREE.format("- -", ""))) == [(2566, [0, 1, 2], [], "unknown", 0, 0)]


@pytest.mark.parametrize("values", ["๑๐,๐๐๐ ๒๐,๐๐๐ ๓๐,๐๐๐ ๔๐,๐๐๐", "๑๐,๐๐๐ ๒x,๐๐๐", "- - - -"])
def test_more_values_than_items_and_damaged_ones_are_not_shared(values: str, read: Read) -> None:
    assert left(read(THREE.format(values, ""))) == []


def test_a_run_of_rows_that_may_be_shifted_shares_none(read: Read) -> None:
    table = read("๑. ก\t๑.๑ ข\t\t๒๐,๐๐๐\t๒๐,๐๐๐\t", "\t\t๑) โครงการ ค\t๓๐,๐๐๐\t๓๐,๐๐๐\t", "\t\t๒) โครงการ ง\t\t\t")
    assert any(shared.run for shared in table.shared)
    assert left(table) == []


def test_fewer_values_than_items_in_a_shifted_run_are_not_shared(read: Read) -> None:
    rows = ("\t\t๑) โครงการ ค\t๓๐,๐๐๐\t\t", "\t\t๒) โครงการ ง\t\t\t", "\t\t๓) โครงการ จ\t\t\t")
    table = read("๑. ก\t๑.๑ ข\t\t๒๐,๐๐๐\t\t", *rows)
    assert [(shared.run, len(shared.items), len(shared.values[2566])) for shared in table.shared] == [(True, 3, 2)]
    assert left(table) == []


def test_the_total_of_another_year_proves_nothing(read: Read) -> None:
    table = read(TWO.format("๒๐,๐๐๐", "๒๐,๐๐๐"))
    assert [(cell[0], cell[3]) for cell in left(table, declared(20000, year=2567))] == [
        (2566, "unknown"),
        (2567, "once"),
    ]


def test_a_merged_cell_over_two_rows_is_shared_by_both(read: Read) -> None:
    head = "<tr><th>มิติ</th><th>ภารกิจตามมิติ</th><th>โครงการ</th><th>ปี ๒๕๖๖</th><th>ปี ๒๕๖๗</th></tr>"
    rows = (
        "<tr><td>๑. ก</td><td>๑.๑ ข</td><td>๑) โครงการ ค</td><td rowspan=2>20,000</td><td>5,000</td></tr>"
        "<tr><td></td><td></td><td>๒) โครงการ ง</td><td>6,000</td></tr>"
    )
    table = read(header=f"<table>{head}{rows}</table>")
    assert left(table, declared(20000)) == [(2566, [0, 1], [20000], "once", 20000, 20000)]
    assert left(table) == [(2566, [0, 1], [20000], "unknown", 20000, 40000)]


@pytest.mark.parametrize(("counted", "least", "most"), [("once", 2, 2), ("each", 6, 6), ("unknown", 2, 6)])
def test_what_a_cell_adds_is_told_by_how_it_counts(counted: Counted, least: int, most: int) -> None:
    cell = SharedCell(2566, (0, 1, 2), (PrintedValue("20,000", Decimal(20000), "amount", HERE),), counted)
    assert (int(cell.least), int(cell.most)) == (least * 10000, most * 10000)
