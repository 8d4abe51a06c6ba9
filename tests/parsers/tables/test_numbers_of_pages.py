"""The number of a page behind the last row of each: known by the head that returns below it, and as it counts on."""

from __future__ import annotations

import pytest

from lawful import baht_or_status, plan_around, rows_of_text

HEAD = "ที่\tโครงการ/กิจกรรม\tปี 2566\tปี 2567"


def amounts(first: str, second: str) -> list[int | str]:
    lines = (
        *(HEAD, f"1\tโครงการอบรม\t80,000\t85,000{first}"),
        *(HEAD, f"2\tโครงการธรรมะ\t10,000\t-{second}"),
        *(HEAD, "3\tโครงการรณรงค์\t5,000\t6,000"),
    )
    return [
        baht_or_status(line) for line in rows_of_text(plan_around("\n".join(lines), "พ.ศ. 2566 - 2567"))["budget_lines"]
    ]


def test_numbers_that_count_on_are_of_pages() -> None:
    assert amounts("\t14", "\t๑๕") == [80_000, 85_000, 10_000, "dash", 5_000, 6_000]


@pytest.mark.parametrize(("first", "second"), [("\t14", ""), ("\t14", "\t14"), ("\t14", "\t16"), ("\t14", "\t15,000")])
def test_others_leave_their_rows_open(first: str, second: str) -> None:
    found = amounts(first, second)
    assert found[:2] == ["ambiguous"] * 2
    assert found[4:] == [5_000, 6_000]
