"""The years of a header: believed where most of them count on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from parsers.records.budget import BudgetTable


@pytest.mark.parametrize(
    ("printed", "years", "unread"),
    [
        (("2566", "2567", "2568"), (2566, 2567, 2568), []),
        (("2566", "2505", "2568"), (2566, 2568), ["ปี 2505"]),
        (("2566", "2568"), (), ["ปี 2566", "ปี 2568"]),  # one of two is wrong, and nothing says which
        (("2566", "2567", "2586", "2599"), (), ["ปี 2566", "ปี 2567", "ปี 2586", "ปี 2599"]),  # half are no majority
        (("2568", "2567", "2566"), (2568, 2567, 2566), []),
        # two columns changed places: two of three count down
        (("2567", "2566", "2568"), (), ["ปี 2567", "ปี 2566", "ปี 2568"]),
        (("2566", "2568", "2567"), (), ["ปี 2566", "ปี 2568", "ปี 2567"]),
    ],
)
def test_years_that_do_not_count_on(
    printed: tuple[str, ...], years: tuple[int, ...], unread: list[str], read: Callable[..., BudgetTable]
) -> None:
    columns = "\t".join(f"ปี {year}" for year in printed)
    row = "๑. ก\t๑.๑ ข\t๑) โครงการ ค" + "\t๕,๐๐๐" * len(printed) + "\t"
    table = read(row, "", header=f"มิติ\tภารกิจตามมิติ\tโครงการ/กิจกรรม/มาตรการ\t{columns}\tหมายเหตุ")
    assert table.years_be == tuple(sorted(years))
    assert [issue.found for issue in table.issues if issue.code == "unreadable_year"] == unread


@pytest.mark.parametrize("damaged", ["ปี ๒๕๘", "ปี", "ปี ๒๕๖B"])
def test_a_damaged_year_above_its_unit_is_what_its_neighbours_leave(
    damaged: str, read: Callable[..., BudgetTable]
) -> None:
    header = f"มิติ\tภารกิจตามมิติ\tโครงการ/กิจกรรม/มาตรการ\tปี ๒๕๖๖\tปี ๒๕๖๗\t{damaged}\tหมายเหตุ\n"
    header += "\t\t" + "\tงบประมาณ (บาท)" * 3 + "\t"
    shared = "\t๑.๒ ง\t๒) โครงการ จ ๓) โครงการ ฉ\t- -\t- ๗,๐๐๐\t๘,๐๐๐ -\t"
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค\t๕,๐๐๐\t-\t๖,๐๐๐\t", shared, header=header)
    assert table.years_be == (2566, 2567, 2568)
    assert next([cell.amount for cell in item.cells] for item in table.items) == [5000, None, 6000]
    assert [(issue.code, issue.expected) for issue in table.issues] == [("fuzzy_heading", "2568")]
