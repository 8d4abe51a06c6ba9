"""Several entries between two rulings: rows of their own where each value stands beside the first line of one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.pdf.layout.pieces.tables import page_tables
from extract.pdf.layout.unruled.bare_tables import tables_ruled_down
from extract.pdf.layout.unruled.open_tables import open_tables
from extract.pdf.letters.page import Edge, Glyph

STARTS = (0.0, 40.0, 200.0, 280.0, 360.0)
PITCH = 14.0

Line = tuple[str, ...]
HEAD: Sequence[Line] = [("no", "title", "2566", "2567")]
ONE: Sequence[Line] = [("1", "โครงการ one that", "5,000", "7,000"), ("", "wraps")]
WHOLE = ("2", "โครงการ two", "30,000", "9,000")
PARTS: Sequence[Line] = [
    ("", "- part one of it", "20,000", "4,000"),
    ("", "goes on"),
    ("", "- part two", "10,000", "5,000"),
]
LAST: Sequence[Line] = [("3", "โครงการ three", "-", "8,000")]


def written(texts: Line, top: float, starts: Sequence[float] = STARTS) -> list[Glyph]:
    return [
        Glyph(character, x + 2 + 5 * place, x + 7 + 5 * place, top, top + 10, 10)
        for x, text in zip(starts, texts, strict=False)
        for place, character in enumerate(text)
    ]


def printed(*bands: Sequence[Line], off: float = 0.0) -> tuple[list[Glyph], list[float]]:
    """The glyphs of bands, and the levels of the rulings around them; values stand ``off`` their line."""
    glyphs: list[Glyph] = []
    levels = [0.0]
    top = 3.0
    for band in bands:
        for line in band:
            glyphs += written(line[:2], top)
            glyphs += written(("", "", *line[2:]), top + off)
            top += PITCH
        top += 6
        levels.append(top - 3)
    return glyphs, levels


def read(*bands: Sequence[Line], off: float = 0.0) -> list[Line]:
    """The rows of a table whose bands have rulings between them."""
    glyphs, levels = printed(*bands, off=off)
    (table,), _, _ = open_tables(glyphs, [(STARTS[0], STARTS[-1], level, level) for level in levels], [], None)
    return [tuple(cell.text for cell in row) for row in table.rows]


def test_parts_below_their_project_are_rows() -> None:
    found = read(HEAD, ONE, [WHOLE, *PARTS], LAST)
    assert found == [
        *HEAD,
        ("1", "โครงการ one that wraps", "5,000", "7,000"),
        WHOLE,
        ("", "- part one of it goes on", "20,000", "4,000"),
        ("", "- part two", "10,000", "5,000"),
        *LAST,
    ]


def test_a_project_without_amounts_above_parts_that_have_them() -> None:
    found = read(HEAD, ONE, [(*WHOLE[:2], "", ""), *PARTS], LAST)
    assert [row[1:] for row in found[2:4]] == [("โครงการ two", "", ""), ("- part one of it goes on", "20,000", "4,000")]


@pytest.mark.parametrize(
    "parts",
    [
        [PARTS[0], ("", "- part without"), *PARTS[1:]],
        [PARTS[0], ("", "goes on", "1,000", "500"), PARTS[2]],
        [PARTS[0], PARTS[1], ("", "- part two", "9,000", "")],
    ],
    ids=["an entry without values", "values beside no entry", "a year that is lacking, and no sum"],
)
def test_values_that_no_place_gives_to_an_entry_stay_together(parts: Sequence[Line]) -> None:
    found = read(HEAD, ONE, [WHOLE, *parts], LAST)
    assert [row[0] for row in found] == ["no", "1", "2", "3"]


def test_values_between_the_lines_of_their_entries_stay_together() -> None:
    parts = [
        ("", "- part one of it", "20,000", "4,000"),
        ("", "goes on"),
        ("", "- part two", "10,000", "5,000"),
        ("", "on"),
    ]
    found = read(HEAD, [("1", "โครงการ one", "5,000", "7,000"), ("", "x")], [WHOLE, ("", "too"), *parts], LAST, off=7.0)
    assert [row[0] for row in found] == ["no", "1", "2", "3"]


def test_a_year_that_is_blank_where_the_parts_add_up_to_their_project() -> None:
    whole = ("2", "โครงการ two", "30,000", "4,000")
    found = read(HEAD, ONE, [whole, *PARTS[:2], ("", "- part two", "10,000", "")], LAST)
    assert found[3:5] == [("", "- part one of it goes on", "20,000", "4,000"), ("", "- part two", "10,000", "")]


@pytest.mark.parametrize(("amount", "rows"), [("10,000", 3), ("11,000", 1)])
def test_what_is_called_a_project_below_a_full_line_needs_the_sum(amount: str, rows: int) -> None:
    """The title above may go on with the word: ``… ที่ส่งเสริม`` and ``โครงการ``."""
    full = "โครงการ part one of the whole"
    some = [WHOLE, ("", full, "20,000", "4,000"), ("", "โครงการ part", amount, "5,000")]
    assert len(read(HEAD, ONE, some, LAST)) == 3 + rows


def test_below_rulings_down_alone() -> None:
    glyphs, levels = printed(HEAD, ONE, [WHOLE, *PARTS], LAST)
    sides: list[Edge] = [(x, x, 0.0, levels[-1]) for x in STARTS]
    ends: list[Edge] = [(STARTS[0], STARTS[-1], level, level) for level in (0.0, levels[-1])]
    tables, _ = page_tables(glyphs, [*sides, *ends])
    (table,), _ = tables_ruled_down(tables, glyphs, [*sides, *ends], None)
    assert [row[0].text for row in table.rows] == ["no", "1", "2", "", "", "3"]
    assert [row[2].text for row in table.rows][2:5] == ["30,000", "20,000", "10,000"]


@pytest.mark.parametrize("head", ["budget of all", "budget"])
def test_a_text_over_some_columns_heads_them_beside_names_of_other_columns(head: str) -> None:
    """It stands on the line of the other names, the years below it."""
    above = [
        glyph
        for x, text in ((0.0, "no"), (40.0, "title"), (275 - 2.5 * len(head), head))
        for glyph in written((text,), 3.0, (x,))
    ]
    glyphs, levels = printed([("",), ("", "", "2566", "2567")], ONE, [WHOLE, *PARTS], LAST)
    edges = [(STARTS[0], STARTS[-1], level, level) for level in levels]
    (table,), _, _ = open_tables([*above, *glyphs], edges, [], None)
    first, second = table.rows[:2]
    assert [(cell.text, cell.columns, cell.rows) for cell in first] == [("no", 1, 2), ("title", 1, 2), (head, 2, 1)]
    assert [cell.text for cell in second] == ["2566", "2567"]


def test_the_head_of_sums_stands_in_a_column_as_others_do() -> None:
    """``รวม`` begins left of its amounts; in a row it may reach over columns."""
    starts = (0.0, 40.0, 200.0, 250.0, 300.0)
    rows: list[Line] = [
        ("no", "title", "2566", "2567"),
        ("1", "โครงการ one", "5,000", "7,000"),
        ("2", "โครงการ two", "6,000", "-"),
    ]
    glyphs = [glyph for place, row in enumerate(rows) for glyph in written(row, 20.0 * place + 3, starts)]
    sums = [("รวม 2 ปี", 286.0), ("12,000", 316.0), ("6,000", 321.0)]
    glyphs += [glyph for place, (text, x) in enumerate(sums) for glyph in written((text,), 20.0 * place + 3, (x,))]
    (table,), _, _ = open_tables(glyphs, [(0.0, 380.0, 20.0 * n, 20.0 * n) for n in range(4)], [], None)
    assert [row[-1].text for row in table.rows] == [text for text, _ in sums]


def test_a_heading_above_a_row_whose_title_begins_above_its_values() -> None:
    """Values stand in the middle of the row: on their line is no title."""
    heading = written(("part 1 of the plan",), 23.0)
    rows = [
        written(HEAD[0], 3.0),
        heading,
        written(("", "โครงการ one"), 37.0),
        written(("1", "", "5,000", "7,000"), 44.0),
    ]
    rows += [written(("", "wraps"), 51.0), *(written(row, 74.0 + 20 * n) for n, row in enumerate([*LAST, *LAST]))]
    glyphs = [glyph for row in rows for glyph in row]
    edges = [(STARTS[0], STARTS[-1], level, level) for level in (0.0, 20.0, 68.0, 90.0, 110.0)]
    (table,), _, _ = open_tables(glyphs, edges, [], None)
    assert [cell.text for cell in table.rows[1] if cell.text] == ["part 1 of the plan"]
    assert [cell.text for cell in table.rows[2]] == ["1", "โครงการ one wraps", "5,000", "7,000"]
