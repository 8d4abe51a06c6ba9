"""The years of columns whose heads are damaged, empty or of another plan's years."""

from __future__ import annotations

import pytest

from lawful import amounts_of_titles, plan_around, rows_of_text
from parsers.tables.columns.years import YearHead, read_years

PLAN = (2566, 2570)


def read(*texts: str) -> tuple[dict[int, int], list[str]]:
    heads = [YearHead(place, text, int(text) if text.isdecimal() else None) for place, text in enumerate(texts)]
    years, unread = read_years(heads, PLAN)
    return years, [head.text for head in unread]


def test_an_empty_head_among_whole_ones_is_the_year_that_is_left() -> None:
    assert read("2566", "2567", "", "2569", "2570") == ({0: 2566, 1: 2567, 2: 2568, 3: 2569, 4: 2570}, [])


@pytest.mark.parametrize("slipped", ["2567 2568", "รวม"])
def test_an_empty_head_beside_one_that_is_not_understood_is_unknown(slipped: str) -> None:
    """Heads that slipped by a column: the empty one would take a year whose values stand in another."""
    years, unread = read("2566", slipped, "2568", "", "2570")
    assert years == {0: 2566, 2: 2568, 4: 2570}
    assert unread == [slipped, ""]


@pytest.mark.parametrize("damaged", ["2.5.6.8", "25 68"])
def test_one_damaged_head_alone_is_no_year(damaged: str) -> None:
    """Nothing counts on beside it: there is no year that it could be restored to."""
    assert read_years([YearHead(2, damaged, None)], None) == ({}, [YearHead(2, damaged, None)])


def test_a_year_of_the_plan_may_be_left_out() -> None:
    assert read("2566", "2567", "2569", "2570") == ({0: 2566, 1: 2567, 2: 2569, 3: 2570}, [])


@pytest.mark.parametrize(
    ("heads", "unread"),
    [
        (("2566", "2567", "2568", "2570"), ["2570"]),  # one slip makes that of four years
        (("2566", "2568", "2569", "2570"), ["2566"]),
        (("2566", "2567", "2569", "2569"), ["2569"]),
        (("2566", "2567", "2570", "2571"), ["2566", "2567", "2570", "2571"]),  # a year that is none of the plan's
        (("2570", "2569", "2567", "2566"), ["2570", "2569", "2567", "2566"]),
    ],
)
def test_a_gap_that_a_slip_may_make_is_none(heads: tuple[str, ...], unread: list[str]) -> None:
    assert read(*heads)[1] == unread


TABLE = "ที่\tโครงการ\tปี 2566\tปี 2567\tปี 2569\tปี 2570\tหมายเหตุ\n"


def test_a_head_that_lost_the_cell_of_a_year_is_none_of_fewer_years() -> None:
    """The rows have a value for the year that is lost: none may slip into another year."""
    rows = (
        "1\tโครงการอบรม\t10,000\t20,000\t30,000\t40,000\t50,000\t\n2\tโครงการสัญจร\t1,000\t2,000\t3,000\t4,000\t5,000\t"
    )
    found = amounts_of_titles(rows_of_text(plan_around(TABLE + rows, "พ.ศ. 2566 - 2570")))
    assert not [amount for amount in found.values() if isinstance(amount, int)]


def test_a_table_without_a_year_of_its_plan() -> None:
    rows = "1\tโครงการอบรม\t10,000\t20,000\t30,000\t-\t\n2\tโครงการสัญจร\t1,000\t2,000\t3,000\t4,000\t"
    found = amounts_of_titles(rows_of_text(plan_around(TABLE + rows, "พ.ศ. 2566 - 2570")))
    assert found["โครงการอบรม", 2569] == 30000
    assert found["โครงการสัญจร", 2570] == 4000


@pytest.mark.parametrize("sign", ["'", "’", "‘"])
def test_two_digits_behind_the_sign_of_what_is_left_out(sign: str) -> None:
    years = "".join(f"<td>{sign}{year}</td>" for year in range(66, 71))
    cells = "".join(f"<td>{value}</td>" for value in ("10,000", "20,000", "-", "40,000", "50,000"))
    table = (
        "<table><tr><td rowspan=2>ที่</td><td rowspan=2>โครงการ</td><td colspan=5>ปีงบประมาณ (บาท)</td></tr>"
        f"<tr>{years}</tr><tr><td>1</td><td>โครงการอบรม</td>{cells}</tr></table>"
    )
    found = amounts_of_titles(rows_of_text(plan_around(table, "พ.ศ. 2566 - 2570")))
    assert found == {
        ("โครงการอบรม", 2566 + place): amount for place, amount in enumerate((10000, 20000, "dash", 40000, 50000))
    }
