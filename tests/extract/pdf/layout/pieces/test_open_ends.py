"""Rulings down that no ruling across ends: a row that goes on over the page, a table of such rulings alone."""

from __future__ import annotations

from extract.pdf.layout.pieces.open_ends import closed
from extract.pdf.letters.page import Edge

PLACES = (10.0, 60.0, 160.0, 220.0)


def down(*places: float, top: float = 0.0, bottom: float = 100.0) -> list[Edge]:
    return [(x, x, top, bottom) for x in places]


def across(level: float) -> Edge:
    return (PLACES[0], PLACES[-1], level, level)


def test_a_row_that_the_page_s_end_cuts_is_closed() -> None:
    edges = [across(0), across(40), *down(*PLACES, bottom=100)]
    assert set(closed(edges)) - set(edges) == {across(100)}


def test_a_table_of_rulings_down_alone_is_closed_above_and_below() -> None:
    edges = down(*PLACES)
    assert set(closed(edges)) - set(edges) == {across(0), across(100)}


def test_a_whole_grid_stays_as_it_is() -> None:
    edges = [across(0), across(50), across(100.8), *down(*PLACES)]
    assert closed(edges) == edges


def test_two_rulings_are_a_frame() -> None:
    edges = down(10, 220)
    assert closed(edges) == edges


def test_a_ruling_that_a_text_over_columns_breaks_is_whole() -> None:
    edges = [*down(10, 160, 220), *down(60, bottom=40), *down(60, top=60)]
    assert (60, 60, 0, 100) in closed(edges)


def test_a_ruling_that_merged_cells_of_a_grid_break_stays_broken() -> None:
    edges = [across(0), across(40), across(60), across(100), *down(10, 160, 220)]
    edges += [*down(60, bottom=40), *down(60, top=60)]
    assert closed(edges) == edges


def test_columns_of_a_chart_that_stand_on_its_axis_stay_as_they_are() -> None:
    edges = [across(100), *down(20, top=80), *down(70, top=30), *down(120, top=50)]
    assert closed(edges) == edges


def test_a_merged_cell_that_the_page_s_end_cuts_is_closed_beside_cells_that_end() -> None:
    """A spreadsheet draws no side of it there."""
    ends: list[Edge] = [(10, 60, 100, 100), (160, 220, 100, 100)]
    edges = [across(0), across(40), *ends, *down(*PLACES)]
    assert set(closed(edges)) - set(edges) == {(60, 160, 100, 100)}


def test_what_stands_between_two_tables_stays_open() -> None:
    sides = (10.0, 60.0, 160.0, 220.0)
    edges: list[Edge] = [(x0, x1, level, level) for level in (0, 40, 100) for x0, x1 in ((10, 60), (160, 220))]
    edges += down(*sides)
    assert closed(edges) == edges
