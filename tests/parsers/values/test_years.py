"""Years in running text: numbers of four digits that are none."""

from __future__ import annotations

import pytest

from parsers.values.years import (
    by_dashes,
    find_year_lists,
    find_year_ranges,
    find_years,
    list_of_years,
    parse_year,
    parse_year_range,
    year_be,
)

PLAN = (2566, 2570)


@pytest.mark.parametrize(
    ("key", "years"),
    [
        ("2023", [2566]),
        (" (2023) ", [2566]),
        ("ห้อง 1950 อาคาร 2015", []),  # Common Era stands alone or behind ปี; here it numbers rooms
        ("ห้อง 2099", []),
        ("ปี 2015", [2558]),
        ("แบบ 2500", [2500]),
        ("2400 2799", [2400, 2799]),
        ("2399 2800", []),
        ("2566 บาท ปี 2567", [2567]),  # what is none hides no other
        ("ห้อง 2015 ปี 2566", [2566]),
    ],
)
def test_a_bare_year_of_the_common_era_is_one_only_alone(key: str, years: list[int]) -> None:
    assert [year for _, _, year in find_years(key)] == years


@pytest.mark.parametrize("key", ["1\ufffd2566", "2566\ufffd1", "2566.\ufffd5", "พ.ศ. 256\ufffd6", "ปี 6\ufffd6"])
def test_a_year_that_a_lost_character_touches_is_none(key: str) -> None:
    assert find_years(key, PLAN) == ()


@pytest.mark.parametrize(
    ("digits", "slack", "year"),
    [
        ("66", 0, 2566),
        ("70", 0, 2570),
        ("65", 0, None),
        ("71", 0, None),
        ("65", 1, 2565),
        ("71", 1, 2571),
        ("2099", 0, 2642),
        ("2100", 0, 2100),
    ],
)
def test_short_years_are_the_plan_s(digits: str, slack: int, year: int | None) -> None:
    assert year_be(digits, PLAN, slack) == year


def test_a_short_year_that_two_years_of_the_plan_have_is_neither() -> None:
    assert year_be("66", (2466, 2566)) is None


def test_places_of_ranges() -> None:
    assert find_year_ranges("ใน พ.ศ. 2566 - 2566 และ 2567 - 69", PLAN) == (
        (3, 19, (2566, 2566)),
        (24, 33, (2567, 2569)),
    )
    assert parse_year_range("พ.ศ. 2566 - 2566") == (2566, 2566)
    assert parse_year("ปี 2566 ปี 2566") == 2566


def test_a_count_behind_a_dash_hides_no_range() -> None:
    assert [years for _, _, years in find_year_ranges("ปี 2566 - 70 คน และ พ.ศ. 2567 - 2568")] == [(2567, 2568)]


def test_a_short_year_beside_the_plan_s_is_none_by_itself() -> None:
    assert (year_be("65", PLAN), year_be("66", PLAN)) == (None, 2566)


@pytest.mark.parametrize(
    ("key", "end", "years"),
    [
        ("ปี 2555, 2556 - 2570", 20, tuple(range(2555, 2571))),  # fifteen years
        ("ปี 2555, 2556 - 2571", 7, (2555,)),  # a longer stretch is a slip, and so is one that runs back
        ("ปี 2566, 2570 - 2567", 7, (2566,)),
    ],
)
def test_a_list_ends_before_a_stretch_that_is_none(key: str, end: int, years: tuple[int, ...]) -> None:
    assert list_of_years(key, 7, years[:1], None) == (end, years)


@pytest.mark.parametrize(
    ("key", "years", "read"),
    [
        ("ปี 67| 67 จำนวน", (2567,), (2567,)),  # the same again
        ("ปี 67| 68| จำนวน", (2567,), (2567, 2568)),
        ("ปี 66,67| 67 จำนวน", (2566, 2567), (2566, 2567)),  # more than the first of those before, not than the last
    ],
)
def test_two_digits_behind_a_list_count_on_from_its_last_year(
    key: str, years: tuple[int, ...], read: tuple[int, ...]
) -> None:
    """A bar stands where the list begins to go on, and where it ends."""
    before, *more = key.split("|")
    end = len(before) + (len(more[0]) if len(more) > 1 else 0)
    assert list_of_years(key.replace("|", ""), len(before), years, PLAN) == (end, read)


def test_years_with_nothing_between_are_two_lists() -> None:
    assert [years for _, _, years in find_year_lists("ปี 2566ปี 2568")] == [(2566,), (2568,)]


@pytest.mark.parametrize(
    ("key", "lists"),
    [
        ("ปี 2566 68", [(2566,)]),  # two digits behind a blank alone may be anything
        ("ปี 66 68 70", [(2566, 2568, 2570)]),  # as the first has
        ("ปี 66 68 65", [(2566,)]),  # not counting up
        ("ปี 66 68 แห่ง", [(2566,)]),
        ("ปี 2566,2567 และ 2569", [(2566, 2567, 2569)]),
        ("ปี 2566 และ 68", [(2566, 2568)]),
        ("ปี 66-67-68", [(2566, 2567, 2568)]),  # the longest of those that begin at one place
        ("ปี 66-67-69", [(2566, 2567)]),  # what does not count on is no list of years
        ("ปี 66,99 ปี 66,67,68 ปีละ", [(2566, 2567, 2568)]),  # nor one with a year of no plan; the next one is
        ("ปี 67 66 70 จำนวน", [(2567,)]),
        ("ปี 68 67 จำนวน", [(2568,)]),
        ("ปี 67 67 จำนวน", [(2567,)]),
        ("ปี 66,67 67 จำนวน", [(2566, 2567)]),
        ("ปี 66+67+68 ปีละ", [(2566, 2567, 2568)]),
        ("ปี 2566, 75", [(2566,)]),  # no year of the plan ends so
        ("ปี 2566, 67 - 75", [(2566,)]),
        ("ปี 2566, 67 - 69", [(2566, 2567, 2568, 2569)]),
        ("ปี 2566 จัด ปี 2567 - 2568", [(2566,), (2567, 2568)]),  # a year inside a stretch is no list of its own
        ("ปี 2566-2568 จัด ปี 2570", [(2566, 2567, 2568), (2570,)]),
    ],
)
def test_where_a_list_of_years_goes_on(key: str, lists: list[tuple[int, ...]]) -> None:
    assert [years for _, _, years in find_year_lists(key, PLAN)] == lists


@pytest.mark.parametrize(
    ("key", "end", "years", "found"),
    [
        ("2566-2567-2568-2569 ปีละ", 9, (2566, 2567), (19, (2566, 2567, 2568, 2569))),
        ("2566-2567-2568-2568 ปีละ", 9, (2566, 2567), (19, ())),  # it does not count on
        ("2566-2567", 4, (2566,), (4, (2566,))),  # one year begins no stretch
        ("2566-2567", 4, (), (4, ())),
    ],
)
def test_a_stretch_goes_on_by_dashes(
    key: str, end: int, years: tuple[int, ...], found: tuple[int, tuple[int, ...]]
) -> None:
    assert by_dashes(key, end, years) == found
