"""Rows that no ruling parts: what begins one, and what is not told by its place."""

from __future__ import annotations

import pytest

from extract.pdf.layout.unruled.columns import Habits
from extract.pdf.layout.unruled.text_rows import row_tops
from extract.pdf.letters.page import Glyph

SIDES = (0.0, 100.0, 300.0, 380.0, 460.0)
HEAD = ("ภารกิจ", "โครงการ", "ปี 2566", "ปี 2567")
LINE, GAP = 15.0, 20.0


def written(*lines: tuple[float, tuple[str, str, str, str]]) -> list[Glyph]:
    """Lines of four cells, each so far below the one before."""
    glyphs, bottom = [], 0.0
    for step, texts in lines:
        bottom += step
        for x, text in zip(SIDES, texts, strict=False):
            glyphs += [
                Glyph(letter, x + 4 + 5 * place, x + 9 + 5 * place, bottom - 10, bottom, 10)
                for place, letter in enumerate(text)
            ]
    return glyphs


def rows(*lines: tuple[float, tuple[str, str, str, str]], headed: bool = True) -> list[int] | None:
    """The numbers of the lines with which rows begin."""
    bottoms, bottom = [], 0.0
    for step, _ in lines:
        bottom += step
        bottoms.append(bottom)
    found = row_tops(SIDES, written(*lines), headed=headed)
    return None if found is None else [sum(one - 10 < top for one in bottoms) for top in found.tops]


LONG = "ก" * 38
"""A text that fills the column of items."""


def test_an_item_with_its_values_begins_a_row_and_its_other_lines_do_not() -> None:
    lines = (
        (LINE, HEAD),
        (LINE, ("1.1 ก", f"1) {LONG}"[:38], "100,000", "-")),
        (LINE, ("ก", "ก", "", "")),
        (LINE, ("", "2) ข", "-", "5,000")),
    )
    assert rows(*lines) == [0, 1, 3]


def test_a_total_begins_a_row() -> None:
    lines = ((LINE, HEAD), (LINE, ("", "1) ก", "500", "500")), (LINE, ("รวม", "", "500", "500")))
    assert rows(*lines) == [0, 1, 2]


def test_an_item_without_values_may_share_those_above() -> None:
    """A blank is no sure one where no ruling parts it from the values above: they would be lost without a word."""
    lines = (
        (LINE, HEAD),
        (LINE, ("", f"1) {LONG}"[:38], "500", "500")),
        (LINE, ("", "ก", "", "")),
        (GAP, ("", "2) ข", "", "")),
        (GAP, ("", "3) ค", "", "700")),
    )
    assert rows(*lines) == [0, 1]


def test_a_heading_without_values_is_a_row_where_it_stands_apart() -> None:
    lines = (
        (LINE, HEAD),
        (LINE, ("", f"1) {LONG}"[:38], "500", "500")),
        (LINE, ("", "ก", "", "")),
        (GAP, ("", "1.1.2 ข", "", "")),
        (GAP, ("", "2) ค", "700", "700")),
    )
    assert rows(*lines) == [0, 1, 3, 4]


@pytest.mark.parametrize(("below", "expected"), [("", [0, 1]), ("700", [0, 1, 7, 8])])
def test_an_item_without_values_below_a_heading_may_share_those_of_the_heading_above(
    below: str, expected: list[int]
) -> None:
    """The values stand at a heading's line, above its item: they may be of one cell with the next heading."""
    lines = (
        (LINE, HEAD),
        (LINE, ("", f"1.1.1 {LONG}"[:38], "-", "-")),
        (LINE, ("", LONG, "", "")),
        (LINE, ("", "ก", "", "")),
        (GAP, ("", f"1) {LONG}"[:38], "", "")),
        (LINE, ("", LONG, "", "")),
        (LINE, ("", "ก", "", "")),
        (GAP, ("", "1.1.2 ข", "", "")),
        (GAP, ("", "2) ค", below, below)),
    )
    assert rows(*lines) == expected


@pytest.mark.parametrize(("above", "expected"), [("ผลประโยชน์ส่วน", [0, 1, 4]), ("ผลประโยชน์ของตน", [0, 1, 3, 4])])
def test_the_end_of_a_word_is_no_total(above: str, expected: list[int]) -> None:
    lines = (
        (LINE, HEAD),
        (LINE, ("", "1) โครงการเพื่อ", "500", "500")),
        (LINE, ("", above, "", "")),
        (LINE, ("", "รวม", "", "")),
        (GAP, ("", "2) ค", "700", "700")),
    )
    assert rows(*lines) == expected


def test_values_below_each_other_are_shared_with_the_items_that_follow() -> None:
    lines = (
        (LINE, HEAD),
        (LINE, ("", f"1) {LONG}"[:38], "500", "500")),
        (LINE, ("", "ก", "700", "-")),
        (GAP, ("", "2) ข", "", "")),
        (GAP, ("", "3) ค", "900", "900")),
    )
    assert rows(*lines) == [0, 1, 4]


def test_the_rest_of_a_broken_value_begins_nothing() -> None:
    lines = (
        (LINE, HEAD),
        (LINE, ("", "1) ก", "3", "-")),
        (LINE, ("", "", ",000,000", "")),
        (LINE, ("", "2) ข", "-", "500")),
    )
    assert rows(*lines) == [0, 1, 3]


FULL = "ก" * 18
"""A text that fills the first column."""


@pytest.mark.parametrize(
    ("beside", "expected"),
    [
        ("ข", [0, 1, 3]),  # the rest of the mission above
        ("2. ข", [0, 1, 2, 3]),  # the next mission
    ],
)
def test_the_rest_of_a_mission_beside_an_item_opens_nothing(beside: str, expected: list[int]) -> None:
    """The item may share the values above; below a mission of its own it has none."""
    lines = (
        (LINE, HEAD),
        (GAP, (FULL, "1) ก", "500", "500")),
        (LINE, (beside, "2) ข", "", "")),
        (GAP, ("3. ค", "3) ค", "700", "700")),
    )
    assert rows(*lines) == expected


def test_a_mission_below_a_short_one_opens_a_row() -> None:
    lines = (
        (LINE, HEAD),
        (GAP, ("ก", "1) ก", "500", "500")),
        (LINE, ("ข", "2) ข", "", "")),
        (GAP, (FULL, "3) ค", "700", "700")),
    )
    assert rows(*lines) == [0, 1, 2, 3]


def test_the_rest_of_a_row_does_not_say_which_columns_are_filled() -> None:
    """A page begins with the rest of one value: below it an item that lacks another may share the row above it."""
    lines = (
        (LINE, ("", "ก", "", "00")),
        (LINE, ("", "2) ข", "500", "500")),
        (GAP, ("", "3) ค", "500", "")),
        (GAP, ("", "4) ง", "500", "500")),
    )
    assert rows(*lines, headed=False) == [0, 1, 3]


def test_the_first_item_of_a_page_that_lacks_what_all_others_have_may_share_the_rest_above() -> None:
    rest = (LINE, ("", "ก", "", "1"))
    others = ((GAP, ("", "3) ค", "500", "500")), (GAP, ("", "4) ง", "500", "500")))
    assert rows(rest, (LINE, ("", "2) ข", "", "2,500")), *others, headed=False) == [0, 2, 3]
    assert rows(rest, (LINE, ("", "2) ข", "-", "2,500")), *others, headed=False) == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("last", "first", "rest", "shares"),
    [
        ("25", "0,00", "0", True),  # 250,000 in three pieces: no amount begins with 0,
        ("1", "2,50", "0", True),  # 12,500, or 1 and 2,500
        ("1,000", "2,50", "0", False),
        ("-", "2,50", "0", False),
    ],
)
def test_a_number_torn_in_three_may_go_on_beside_the_next_item(last: str, first: str, rest: str, shares: bool) -> None:
    lines = (
        (LINE, HEAD),
        (GAP, ("", f"1) {LONG}"[:38], "500", "-")),
        (LINE, ("", "ก", "", last)),
        (GAP, ("", f"2) {LONG}"[:38], "500", first)),
        (LINE, ("", "ก", "", rest)),
        (GAP, ("", "3) ค", "500", "-")),
    )
    assert rows(*lines) == ([0, 1, 5] if shares else [0, 1, 3, 5])


def test_a_head_that_returns_ends_where_it_ended_before() -> None:
    """What stands below it is of a row, however like a wrapped word of the head it looks."""
    row = (LINE, ("1.1 ก", "1) ข", "500", "500"))
    first = row_tops(SIDES, written((LINE, HEAD), (LINE, ("", "", "บาท", "บาท")), row), headed=True)
    assert first is not None
    rest = written((LINE, HEAD), (LINE, ("", "", "บาท", "บาท")), (LINE, ("", "ค", "", "")), row)
    found = row_tops(SIDES, rest, headed=True, habits=first.habits)
    assert found is not None
    assert [round((top + 10) / LINE) for top in found.tops] == [1, 3, 4]
    other = written((LINE, HEAD), (LINE, ("", "ค", "", "")), row)
    found = row_tops(SIDES, other, headed=True, habits=first.habits)
    assert found is not None
    assert [round((top + 10) / LINE) for top in found.tops] == [1, 3]


@pytest.mark.parametrize(("mission", "expected"), [("1.2 ข", [0, 1, 2, 3]), ("", [0, 1, 2])])
def test_the_first_item_of_a_mission_shares_no_values_of_the_one_before(mission: str, expected: list[int]) -> None:
    lines = (
        (LINE, HEAD),
        (LINE, ("1.1 ก", "1) ก", "500", "500")),
        (LINE, ("", "2) ข", "600", "600")),
        (LINE, (mission, "3) ค", "", "700")),
    )
    assert rows(*lines) == expected


def test_years_below_their_word_are_of_the_head() -> None:
    lines = (
        (LINE, ("ภารกิจ", "โครงการ", "ปี", "ปี")),
        (LINE, ("", "", "2566", "2567")),
        (LINE, ("", "1) ก", "500", "-")),
    )
    assert rows(*lines) == [0, 2]


def test_a_page_inside_the_table_begins_with_the_rest_of_a_row() -> None:
    lines = ((LINE, ("", "ก", "", "")), (LINE, ("", "2) ข", "500", "-")), (LINE, ("", "3) ค", "500", "-")))
    assert rows(*lines, headed=False) == [0, 1, 2]


@pytest.mark.parametrize(
    "lines",
    [
        ((LINE, HEAD), (LINE, ("ก", "ข", "ค", "ง"))),
        ((LINE, ("", "1) ก", "500", "-")), (LINE, ("", "2) ข", "500", "-"))),
    ],
    ids=["no values", "no head"],
)
def test_without_values_or_a_head_nothing_tells(lines: tuple[tuple[float, tuple[str, str, str, str]], ...]) -> None:
    assert rows(*lines) is None


def test_the_items_of_a_counted_table_stand_beside_its_numbers() -> None:
    """Not what heads several of them, however many entries it has."""
    sides = (0.0, 50.0, 150.0, 250.0, 330.0, 410.0)
    texts = [("ที่", "ภารกิจ", "โครงการ", "2566", "2567"), ("1", "1.1 ก", "ก", "100", "-"), ("2", "", "ข", "-", "-")]
    texts += [("3", "1.2 ข", "ค", "-", "-")]
    glyphs = [
        Glyph(letter, x + 4 + 5 * place, x + 9 + 5 * place, LINE * row + 5, LINE * row + 15, 10)
        for row, cells in enumerate(texts)
        for x, text in zip(sides, cells, strict=False)
        for place, letter in enumerate(text)
    ]
    found = row_tops(sides, glyphs, headed=True)
    assert found is not None
    assert len(found.tops) == len(texts)


COUNTED = (
    (LINE, ("", "title", "", "office")),
    (LINE, ("13", "next", "500", "-")),
    (LINE, ("14", "last", "500", "-")),
)


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        (("", "rest of a", "", ""), [0, 2, 3]),
        (("", "rest of a", "700", ""), None),  # whose value that is is not told
    ],
)
def test_words_above_the_first_number_of_a_page_go_on_with_the_row_before(
    first: tuple[str, str, str, str], expected: list[int] | None
) -> None:
    lines = ((LINE, first), *COUNTED)
    found = row_tops(SIDES, written(*lines), headed=False, habits=Habits("top", numbered=True))
    tops = found and [round((top + 10) / LINE - 1) for top in found.tops]
    assert tops == expected
