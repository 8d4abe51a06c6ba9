"""Rulings to cells: what pdfplumber finds, cell by cell."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from pdfplumber.table import edges_to_intersections, intersections_to_cells

from extract.pdf.layout.pieces.cells import cell_boxes, cells_between

_PLACES = st.integers(0, 6)
_SHIFTS = st.sampled_from([0.0, 0.0, 1.5, 3.0, 4.5])
"""Points by which a ruling misses its place: within the tolerance, at it, beyond it."""


@st.composite
def rulings(draw: st.DrawFn) -> list[dict[str, object]]:
    """Rulings that end where others begin, cross them, touch them, or nearly do."""
    found: list[dict[str, object]] = []
    for _ in range(draw(st.integers(0, 24))):
        orientation = draw(st.sampled_from("hv"))
        start, end = sorted((draw(_PLACES) * 10.0 + draw(_SHIFTS), draw(_PLACES) * 10.0 + draw(_SHIFTS)))
        at = draw(_PLACES) * 10.0 + draw(_SHIFTS)
        x0, x1, top, bottom = (start, end, at, at) if orientation == "h" else (at, at, start, end)
        found.append({"orientation": orientation, "x0": x0, "x1": x1, "top": top, "bottom": bottom})
    return found


def _ruled(*lines: tuple[float, float, float, float]) -> list[dict[str, object]]:
    return [
        {"orientation": "h" if top == bottom else "v", "x0": x0, "x1": x1, "top": top, "bottom": bottom}
        for x0, x1, top, bottom in lines
    ]


_TORN = _ruled(
    (0, 20, 0, 0), (0, 20, 20, 20), (0, 0, 0, 20), (20, 20, 0, 20), (10, 10, 0, 8), (10, 10, 14, 20), (0, 20, 8, 8)
)
"""A ruling between two cells with a gap in it: its two ends cross others, but nothing joins them."""


@given(rulings())
@example(_TORN)
@example([])
def test_cells_are_those_of_pdfplumber(found: list[dict[str, object]]) -> None:
    crossings = edges_to_intersections(found, 3, 3)
    assert cells_between(crossings) == intersections_to_cells(crossings)


def test_a_ruling_with_a_gap_parts_no_cells_at_the_gap() -> None:
    cells = cells_between(edges_to_intersections(_TORN, 1, 1))
    assert (0, 0, 10, 8) in cells
    assert (0, 8, 20, 20) in cells


def test_the_sides_of_each_cell_are_joined_before_cells_are_sought() -> None:
    sides = [
        side
        for x in (0.0, 30.0)
        for y in (0.0, 20.0)
        for side in (
            (x, x + 30, y, y),
            (x, x + 30, y + 20, y + 20),
            (x, x, y, y + 20),
            (x + 30, x + 30, y, y + 20),
        )
    ]
    (table,) = cell_boxes(sides)
    assert sorted(table) == [(0, 0, 30, 20), (0, 20, 30, 40), (30, 0, 60, 20), (30, 20, 60, 40)]


def test_short_strokes_make_no_cell() -> None:
    assert cell_boxes([(0, 2, 0, 0), (0, 2, 2, 2), (0, 0, 0, 2), (2, 2, 0, 2)]) == []
