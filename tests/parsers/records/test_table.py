"""Tables that are found by their lines: in whatever order, and where several stand on one line."""

from __future__ import annotations

from extract.ground.source import Span
from parsers.records.table import Grid, Tables


def at(start: int, end: int) -> Grid:
    return Grid((), Span(start, end), "tabs")


def test_the_nearest_tables_above_and_below_a_table() -> None:
    first, second, third = at(1, 4), at(6, 7), at(8, 8)
    tables = Tables((first, second, third))
    assert (tables.above(6), tables.below(7)) == (first, third)
    assert (tables.above(1), tables.below(8)) == (None, None)
    assert tables == (first, second, third)


def test_the_order_of_the_tables_does_not_matter() -> None:
    first, second = at(1, 4), at(6, 7)
    tables = Tables((second, first))
    assert (tables.above(8), tables.above(7), tables.below(1)) == (second, first, second)


def test_of_tables_on_one_line_the_nearest_is_the_last_above_and_the_first_below() -> None:
    one, other = Grid((), Span(5, 5), "html"), Grid((), Span(5, 5), "pipes")
    tables = Tables((one, other))
    assert tables.above(6) is other
    assert tables.below(4) is one
    assert (tables.above(5), tables.below(5)) == (None, None)


def test_there_may_be_no_table() -> None:
    assert (Tables().above(5), Tables().below(5), 5 in Tables().lines) == (None, None, False)
