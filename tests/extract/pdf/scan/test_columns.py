"""Tables of scans with horizontal rulings alone get the columns that the paper between their texts shows."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extract.pdf.letters.page import Edge
from extract.pdf.scan.columns import with_columns

LEFT, RIGHT, ROW = 100, 1100, 60
COLUMNS = ((120, 150), (200, 650), (800, 900), (950, 1080))
"""Where the texts of a row stand: number, title, amount, office."""


def table(rows: list[tuple[tuple[int, int], ...]], *extra: Edge) -> tuple[list[Edge], np.ndarray]:
    page = Image.new("L", (1200, 1000), 255)
    draw = ImageDraw.Draw(page)
    edges: list[Edge] = [(LEFT, RIGHT, 100 + ROW * n, 100 + ROW * n) for n in range(len(rows) + 1)]
    for number, row in enumerate(rows):
        for start, end in row:
            draw.rectangle((start, 120 + ROW * number, end, 140 + ROW * number), fill=0)
    return [*edges, *extra], np.asarray(page) < 128


def upright(edges: list[Edge]) -> dict[float, int]:
    """How high each vertical edge is, in rows, by its place."""
    found: dict[float, int] = {}
    for x0, x1, top, bottom in edges:
        if x0 == x1:
            found[x0] = found.get(x0, 0) + round((bottom - top) / ROW)
    return found


def test_columns_stand_where_paper_runs_down() -> None:
    edges, ink = table([COLUMNS] * 6)
    found = upright(with_columns(edges, ink))
    assert sorted(found) == [LEFT, 175, 725, 925, RIGHT]
    assert set(found.values()) == {6}


@pytest.mark.parametrize(
    "heading", [((120, 640),), ((120, 168), (180, 640))], ids=["over the gap", "with a blank of its words in the gap"]
)
def test_a_heading_that_reaches_over_columns_is_one_cell(heading: tuple[tuple[int, int], ...]) -> None:
    edges, ink = table([COLUMNS, heading, *[COLUMNS] * 5])
    found = upright(with_columns(edges, ink))
    assert found[175] == 6, "number and title of the heading are one"
    assert found[725] == 7


def test_letters_that_look_like_rulings_are_taken_out_and_hinder_nothing() -> None:
    stroke: Edge = (300, 300, 125, 138)
    line: Edge = (250, 380, 125, 125)
    edges, ink = table([COLUMNS] * 6, stroke, line)
    found = with_columns(edges, ink)
    assert stroke not in found
    assert line not in found
    assert len(upright(found)) == 5


@pytest.mark.parametrize(
    "rows",
    [[COLUMNS] * 2, [((120, 1080),)] * 6, [((120, 300), (700, 1080))] * 6],
    ids=["a letterhead", "prose between rules", "a form with one gap"],
)
def test_what_is_no_table_gets_none(rows: list[tuple[tuple[int, int], ...]]) -> None:
    edges, ink = table(rows)
    assert with_columns(edges, ink) == edges


def test_a_table_that_draws_a_column_is_left_as_it_is() -> None:
    edges, ink = table([COLUMNS] * 6, (175, 175, 100, 460))
    assert with_columns(edges, ink) == edges
