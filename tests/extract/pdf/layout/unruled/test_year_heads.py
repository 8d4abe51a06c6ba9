"""Columns of years that no ruling parts: the head says where they stand, and a text over several closes none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.pdf.layout.pieces.lines import lines_of
from extract.pdf.layout.pieces.tables import PageTable
from extract.pdf.layout.unruled.bare_tables import tables_of_gaps, tables_under_years
from extract.pdf.layout.unruled.open_tables import open_tables
from extract.pdf.layout.unruled.year_heads import years_of
from extract.pdf.letters.glyphs import UNMAPPED
from extract.pdf.letters.page import Glyph

MIDDLES = (10.0, 70.0, 160.0, 220.0, 280.0, 340.0, 400.0, 470.0)
HEAD = ("no", "title", "2566", "2567", "2568", "2569", "2570", "office")
FULL = ("1", "a project", "20", "20", "1,250", "-", "20", "law")
WIDTH = 500.0

Placed = Sequence[tuple[float, str]]
"""Texts of one line, each with the middle of its place."""


def placed(texts: Sequence[str]) -> Placed:
    return [(middle, text) for middle, text in zip(MIDDLES, texts, strict=False) if text]


def written(lines: Sequence[Placed], *, first: int = 0) -> list[Glyph]:
    return [
        Glyph(letter, x + 5 * at, x + 5 * at + 5, 20.0 * row + 5, 20.0 * row + 15, 10)
        for row, texts in enumerate(lines, first)
        for middle, text in texts
        for x in [middle - 2.5 * len(text)]
        for at, letter in enumerate(text)
    ]


def between_rulings(*lines: Placed) -> list[PageTable]:
    edges = [(0.0, WIDTH, 20.0 * level, 20.0 * level) for level in range(len(lines) + 1)]
    return open_tables(written(lines), edges, [], None)[0]


def cells(table: PageTable, row: int) -> list[tuple[int, int, str]]:
    return [(cell.column, cell.columns, cell.text) for cell in table.rows[row] if cell.text]


def row_of(*others: tuple[float, str]) -> Placed:
    return [(10.0, "2"), (70.0, "another"), *others, (470.0, "law")]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ([(280.0, "no budget at all")], [(2, 5, "no budget at all")]),
        ([(280.0, "none")], [(2, 5, "none")]),
        ([(280.0, "each year 50")], [(2, 5, "each year 50")]),
        (
            [(216.0, "<-------"), (280.0, "each year 50"), (344.0, "------->")],
            [(2, 5, "<------- each year 50 ------->")],
        ),
        ([(280.0, "120**")], [(2, 5, "120**")]),
        ([(280.0, "1,200")], [(4, 1, "1,200")]),
        ([(280.0, "1,200.-")], [(4, 1, "1,200.-")]),
        ([(160.0, "20"), (370.0, "year 30")], [(2, 1, "20"), (5, 2, "year 30")]),
        ([(160.0, "20"), (280.0, "none"), (400.0, "20")], [(2, 1, "20"), (4, 1, "none"), (6, 1, "20")]),
        ([(220.0, "20"), (280.0, "20"), (340.0, "20")], [(3, 1, "20"), (4, 1, "20"), (5, 1, "20")]),
        ([(340.0, "none")], [(5, 1, "none")]),
    ],
    ids=[
        "wide",
        "words",
        "rate",
        "arrow",
        "marked",
        "middle year",
        "with a dash",
        "of two",
        "words among",
        "three",
        "off the middle",
    ],
)
def test_a_text_below_the_years_is_of_its_own_or_of_several(
    texts: list[tuple[float, str]], found: list[tuple[int, int, str]]
) -> None:
    """An amount alone in the middle may be the middle year's; words there, or an amount with a mark, are of all."""
    (table,) = between_rulings(placed(HEAD), placed(FULL), row_of(*texts))
    assert len(table.sides) == 9
    assert cells(table, 2) == [(0, 1, "2"), (1, 1, "another"), *found, (7, 1, "law")]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ([(310.0, "each year 50")], [(4, 2, f"each year 50 {UNMAPPED}")]),  # of four as well
        ([(220.0, "20"), (310.0, "each 50"), (400.0, "20")], [(3, 1, "20"), (4, 2, "each 50"), (6, 1, "20")]),
        ([(310.0, "none at all")], [(4, 2, "none at all")]),  # no amount is lost in it
        ([(160.0, "20"), (370.0, "each year 50")], [(2, 1, "20"), (5, 2, "each year 50")]),  # no more to the right
    ],
    ids=["blanks on both sides", "amounts beside it", "words", "at the end"],
)
def test_an_amount_that_may_be_of_more_years_is_unknown(
    texts: list[tuple[float, str]], found: list[tuple[int, int, str]]
) -> None:
    (table,) = between_rulings(placed(HEAD), placed(FULL), row_of(*texts))
    assert cells(table, 2)[2:-1] == found


@pytest.mark.parametrize(("shift", "found"), [(0.0, [(2, 2, "of two")]), (-26.0, [(2, 1, "of two")])])
def test_words_between_columns_are_of_both_however_amounts_are_aligned(
    shift: float, found: list[tuple[int, int, str]]
) -> None:
    """Amounts end at the right of their columns: the middle between two columns is below those of the left one."""
    rights = [185.0 + 60 * at for at in range(5)]
    lines = [
        [
            (10.0, texts[0]),
            (70.0, texts[1]),
            *((end - 2.5 * len(one), one) for end, one in zip(rights, texts[2:7], strict=True)),
        ]
        for texts in (HEAD, FULL, ("2", "more", "1,000", "7", "7", "7", "7"))
    ]
    (table,) = between_rulings(*lines, [(10.0, "3"), (70.0, "last"), (188.0 + shift, "of two"), (rights[4] - 5, "20")])
    assert cells(table, 3)[2:-1] == found


def test_a_row_below_a_heading_is_in_the_columns_of_the_head() -> None:
    """Where a heading stands alone, nothing else than the head far above tells the columns of the one row below it."""
    heading = [(100.0, "a mission over the width of it")]
    (table,) = between_rulings(
        placed(HEAD), heading, placed(FULL), heading, row_of((280.0, "each year 50")), heading, placed(FULL)
    )
    assert [len(table.rows), cells(table, 4)[2]] == [7, (2, 5, "each year 50")]


def test_each_head_begins_a_table_below_the_notes_of_the_one_above() -> None:
    notes = [(150.0, "* a note that runs below the table over many columns of it")]
    tables = between_rulings(placed(HEAD), placed(FULL), notes, placed(HEAD), placed(FULL), row_of((280.0, "none")))
    assert [len(table.rows) for table in tables] == [2, 3]
    assert cells(tables[1], 2)[2] == (2, 5, "none")


def test_a_head_that_returns_below_a_row_begins_no_table() -> None:
    (table,) = between_rulings(placed(HEAD), placed(FULL), row_of((280.0, "none")), placed(HEAD), placed(FULL))
    assert len(table.rows) == 5


@pytest.mark.parametrize(
    "lines",
    [
        [HEAD, ("1", "a project", "20")],  # no row has a text for each year
        [("no", "title", "2566", "2567"), FULL],
        [("no", "title", "2566", "2568", "2570"), FULL],  # they do not count on
        [HEAD],
    ],
    ids=["no full row", "two years", "years apart", "head alone"],
)
def test_what_does_not_prove_columns_of_years(lines: list[tuple[str, ...]]) -> None:
    assert years_of(lines_of(written([placed(line) for line in lines]), columns=False)) is None


def test_columns_below_each_year_are_none_of_years() -> None:
    """Below each year stand two: plan and result. A text between two heads is then of one column."""
    halves = [(middle + step, "20") for middle in MIDDLES[2:7] for step in (-20.0, 20.0)]
    lines = lines_of(written([placed(HEAD), placed(FULL), halves]), columns=False)
    assert years_of(lines) is None
    assert years_of(lines[:2]) is not None


def test_a_table_without_rulings_stands_below_one_with_rulings() -> None:
    ruled = PageTable((0, 0, WIDTH, 50), (0, 100, WIDTH), ((),))
    title = [(150.0, "the title of the second table")]
    glyphs = written(
        [title, placed(HEAD), placed(FULL), row_of((280.0, "no budget")), placed(("3", *FULL[1:]))], first=3
    )
    (table,), rest, columns, _ = tables_under_years(glyphs, [ruled])
    assert cells(table, 2)[2] == (2, 5, "no budget")
    assert "".join(glyph.text for glyph in rest) == "the title of the second table"
    assert columns is not None


def test_several_tables_without_rulings_stand_on_one_page() -> None:
    """What stands between them is text, and each begins with its head."""
    notes = [(150.0, "a note that runs over the columns")]
    one = [placed(HEAD), placed(FULL), placed(FULL)]
    glyphs = written([*one, [], [], notes, [], [], *one])
    (first,), rest, _ = tables_of_gaps(glyphs, None)
    (second,), left, _, _ = tables_under_years(rest, [first])
    assert [len(first.rows), len(second.rows)] == [3, 3]
    assert "".join(glyph.text for glyph in left) == notes[0][1]


@pytest.mark.parametrize(
    "lines",
    [
        [placed(FULL), placed(FULL), placed(FULL)],  # no head
        [[(150.0, "in 2566, 2567 and 2568")], placed(FULL), placed(FULL)],  # years of a sentence
        [placed(HEAD), [(70.0, "some words")], [(70.0, "and others")]],  # no values
    ],
    ids=["no head", "a sentence", "no values"],
)
def test_what_stands_beside_other_tables_stays_text(lines: list[Placed]) -> None:
    glyphs = written(lines, first=3)
    ruled = PageTable((0, 0, WIDTH, 50), (0, 100, WIDTH), ((),))
    tables, rest, columns, _ = tables_under_years(glyphs, [ruled])
    assert (tables, rest, columns) == ([], glyphs, None)
