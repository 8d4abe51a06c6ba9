"""Tables without rulings across: columns by rulings down or by gaps; what is no table stays text."""

from __future__ import annotations

import pytest

from extract.pdf.layout.pieces.open_ends import closed
from extract.pdf.layout.pieces.tables import PageTable, page_tables
from extract.pdf.layout.unruled.bare_tables import tables_of_gaps, tables_ruled_down
from extract.pdf.layout.unruled.columns import Columns
from extract.pdf.letters.page import Edge, Glyph

SIDES = (0.0, 60.0, 160.0, 220.0, 280.0)
HEAD = ("no", "title", "2566", "2567")
BODY = (("1", "first", "20,000", "-"), ("2", "second", "1,250,000", "500"), ("3", "third", "-", "-"))


def written(*rows: tuple[str, ...], starts: tuple[float, ...] = SIDES) -> list[Glyph]:
    return [
        Glyph(letter, x + 4 + 5 * place, x + 9 + 5 * place, 15.0 * row + 5, 15.0 * row + 15, 10)
        for row, texts in enumerate(rows)
        for x, text in zip(starts, texts, strict=False)
        for place, letter in enumerate(text)
    ]


def texts(table: PageTable) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row) for row in table.rows]


DOWN: list[Edge] = [(x, x, 0, 65) for x in SIDES]


def ruled_down(glyphs: list[Glyph], edges: list[Edge]) -> tuple[list[PageTable], list[Glyph]]:
    tables, _ = page_tables(glyphs, closed(edges))
    return tables_ruled_down(tables, glyphs, edges, None)


def test_rulings_down_alone() -> None:
    (table,), lost = ruled_down(written(HEAD, *BODY), DOWN)
    assert texts(table) == [HEAD, *BODY]
    assert lost == []


def test_a_row_in_a_frame_stays_one_row() -> None:
    edges = [*DOWN, (0, 280, 0, 0), (0, 280, 65, 65)]
    glyphs = written(("1", "first", "20,000", "-"), ("", "second", "500", "500"))
    (table,), _ = ruled_down(glyphs, edges)
    assert texts(table) == [("1", "first second", "20,000 500", "- 500")]


def test_rulings_down_beside_words_are_no_table() -> None:
    glyphs = written(("a", "b", "c", "d"), ("e", "f", "g", "h"))
    tables, lost = ruled_down(glyphs, DOWN)
    assert tables == []
    assert lost == glyphs


def test_no_ruling_at_all() -> None:
    (table,), rest, columns = tables_of_gaps(written(HEAD, *BODY), None)
    assert texts(table) == [HEAD, *BODY]
    assert rest == []
    assert columns is not None


def test_the_columns_hold_on_the_next_page() -> None:
    _, _, columns = tables_of_gaps(written(HEAD, *BODY), None)
    more = (("4", "fourth", "", "700"), ("", "รวม", "1,270,000", "500"))
    (table,), _, _ = tables_of_gaps(written(*more), columns)
    assert texts(table) == list(more)


def test_columns_that_rulings_parted_hold_on_no_page_without_any() -> None:
    """Pieces of rulings told the columns of the page before, and no gaps: nothing proves them here."""
    drawn = Columns((0.0, 280.0), SIDES)
    more = (("4", "fourth", "", "700"), ("", "รวม", "1,270,000", "500"))
    glyphs = written(*more)
    assert tables_of_gaps(glyphs, drawn) == ([], glyphs, None)


def test_a_page_that_begins_with_a_total_has_no_head() -> None:
    """What a total says over its values are no words of a head, on whichever page it stands."""
    _, _, columns = tables_of_gaps(written(HEAD, *BODY), None)
    more = (("รวม", "3 โครงการ", "จำนวน", "จำนวน"), ("", "", "500", "-"), ("4", "fourth", "20,000", "700"))
    (table,), _, _ = tables_of_gaps(written(*more), columns)
    assert texts(table) == [("รวม", "3 โครงการ", "จำนวน 500", "จำนวน -"), more[2]]


def test_the_rest_of_a_row_above_a_total_is_no_head() -> None:
    words = (("a", "1) first", "20,000", "-"), ("", "2) second", "1,250,000", "500"), ("b", "3) third", "-", "-"))
    _, _, columns = tables_of_gaps(written(HEAD, *words), None)
    more = (("", "rest", "", ""), ("รวม", "3 โครงการ", "จำนวน", "จำนวน"), ("", "", "500", "-"), words[2])
    (table,), _, _ = tables_of_gaps(written(*more), columns)
    assert texts(table)[0] == more[0]


def test_the_last_column_may_reach_farther_on_the_next_page() -> None:
    """Its texts may be longer there; what begins before it and reaches beyond the table is none of it."""
    starts = (*SIDES, 340.0)
    _, _, columns = tables_of_gaps(written((*HEAD, "note"), *((*row, "x") for row in BODY), starts=starts), None)
    longer = ("4", "fourth", "20,000", "700", "a longer note")
    (table,), rest, _ = tables_of_gaps(written(longer, (*BODY[0], "y"), starts=starts), columns)
    assert texts(table)[0] == longer
    assert rest == []
    assert columns is not None
    assert table.sides == columns.sides


@pytest.mark.parametrize(
    "rows",
    [
        (("a plain line of some text",), ("and another one below it",)),
        (("in 2566", "", "20,000", "baht"), ("a line of text that runs over all of the columns",)),
        BODY,
    ],
    ids=["text", "one amount", "no head"],
)
def test_what_no_head_and_no_values_prove_stays_text(rows: tuple[tuple[str, ...], ...]) -> None:
    glyphs = written(*rows)
    assert tables_of_gaps(glyphs, None) == ([], glyphs, None)
