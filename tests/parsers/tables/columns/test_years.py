"""The years of columns whose heads are damaged, empty or of another plan's years."""

from __future__ import annotations

import pytest

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
