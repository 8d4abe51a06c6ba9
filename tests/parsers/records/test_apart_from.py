"""Which tables are left when some are taken away."""

from __future__ import annotations

from dataclasses import replace

from extract.ground.source import Span
from parsers.records.table import Cell, Grid, GridRow, apart_from


def grid(start: int, text: str) -> Grid:
    span = Span(start, start)
    return Grid((GridRow((Cell(text, (text,), span),), span),), span, "tabs")


def test_what_is_equal_goes_and_all_else_keeps_its_order() -> None:
    first, second, third = grid(1, "ก"), grid(2, "ก"), grid(3, "ข")
    assert apart_from((first, second, third), (grid(2, "ก"),)) == [first, third]


def test_another_table_on_the_same_lines_stays() -> None:
    assert apart_from((grid(1, "ก"),), (grid(1, "ข"), replace(grid(1, "ก"), by_row=True))) == [grid(1, "ก")]
    assert apart_from((), (grid(1, "ก"),)) == []
