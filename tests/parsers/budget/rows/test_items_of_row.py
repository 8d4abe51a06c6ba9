"""Rows that name several projects: whose their values are, or that it cannot be known."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tables_read import Read, codes, statuses


def test_as_many_values_as_items_go_by_order(read: Read) -> None:
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค ๒) โครงการ ง\t- ๑๐,๐๐๐\t๕,๐๐๐ ๐.๐๐\tสป. กวช.")
    assert statuses(table) == [
        [("dash", None, "by_order"), ("amount", Decimal(5000), "by_order")],
        [("amount", Decimal(10000), "by_order"), ("zero", Decimal(0), "by_order")],
    ]
    assert [item.remark for item in table.items] == ["สป.", "กวช."]
    assert codes(table) == []


@pytest.mark.parametrize("shared", ["๒๐,๐๐๐", "-", "- ๑๐,๐๐๐", "- - - -"])
def test_any_other_number_of_values_is_ambiguous(read: Read, shared: str) -> None:
    table = read(f"๑. ก\t๑.๑ ข\t๑) โครงการ ค ๒) โครงการ ง ๓) กิจกรรม จ\t{shared}\t\t")
    assert [row[0] for row in statuses(table)] == [("ambiguous", None, "ambiguous")] * 3
    assert {item.cells[0].raw for item in table.items} == {shared}
    assert [(one.items, list(one.values)) for one in table.shared] == [((0, 1, 2), [2566])]


def test_unseen_characters_in_a_shared_cell_leave_it_whole(read: Read) -> None:
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค ๒) โครงการ ง\t๑\u200b๐,๐๐๐ -\t\t")
    assert [row[0] for row in statuses(table)] == [("ambiguous", None, "ambiguous")] * 2
