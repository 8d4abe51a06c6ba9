"""Values of columns that were read from the top down, in any order beside each other."""

from __future__ import annotations

from decimal import Decimal

import pytest

from parsers.tables.flat.any_order.columns_in_order import Line, Value, fill

ROWS = [Line(1), Line(1), Line(1, (0, 1))]


def values(text: str, *, due: dict[int, int] | None = None) -> list[Value]:
    """The values of a text, whose runs a stroke ends."""
    found: list[Value] = []
    for run in text.split("|"):
        for place, word in enumerate(run.split()):
            amount = Decimal(0) if word == "-" else Decimal(word)
            found.append(Value(word, amount, place > 0, 1, (due or {}).get(len(found))))
    return found


def filled(read: list[Value], lines: list[Line], columns: int) -> list[list[str | None]] | None:
    places = fill(read, lines, columns)
    if places is None:
        return None
    return [[None if place is None else read[place].text for place in row] for row in places]


@pytest.mark.parametrize("text", ["5 6 7 8 12 14", "5 6 | 7 8 | 12 14", "6 | 5 | 7 8 | 12 14", "5 6 | 8 | 7 | 12 14"])
def test_sums_say_which_column_a_value_is_of(text: str) -> None:
    assert filled(values(text), ROWS, 2) == [["5", "6"], ["7", "8"], ["12", "14"]]


@pytest.mark.parametrize("text", ["5 6 7 8 12 15", "5 6 7 8 12", "5 6 7 8 12 14 -", ""])
def test_a_sum_that_is_not_met_and_a_value_too_few_or_many_fill_nothing(text: str) -> None:
    assert filled(values(text), ROWS, 2) is None


def test_columns_that_could_change_places_have_no_values() -> None:
    assert filled(values("5 7 12 | 6 8 14"), ROWS, 2) == [[None, None]] * 3


def test_a_value_that_could_stand_in_either_of_two_rows_stands_in_none() -> None:
    assert filled(values("5 | - 5 | 4 5 9"), ROWS, 2) == [[None, "5"], [None, "4"], ["5", "9"]]


def test_the_words_right_before_a_value_say_whose_it_is() -> None:
    assert filled(values("5 | - 5 | 4 5 9", due={1: 0}), ROWS, 2) == [["-", "5"], ["5", "4"], ["5", "9"]]


def test_rows_that_no_sum_covers_have_no_values() -> None:
    assert filled(values("5 6 7 8 12 14 1 2"), [*ROWS, Line(1)], 2) == [
        *[["5", "6"], ["7", "8"], ["12", "14"]],
        [None, None],
    ]
    assert filled(values("5 6 7 8"), [Line(1), Line(1)], 2) == [[None, None], [None, None]]


def test_a_value_is_of_a_row_on_its_own_page() -> None:
    read = values("5 6 7 8 12 14")
    lines = [Line(1), Line(2), Line(2, (0, 1))]
    assert fill(read, lines, 2) is None
    turned = [value._replace(page=1 if at < 2 else 2) for at, value in enumerate(read)]
    assert fill(turned, lines, 2) == [[0, 1], [2, 3], [4, 5]]


def test_too_many_ways_are_none() -> None:
    lines = [Line(1)] * 12 + [Line(1, tuple(range(12)))]
    read = values("| ".join(["1"] * 12 * 4 + ["13"] * 4))
    assert fill(read, lines, 4) is None
