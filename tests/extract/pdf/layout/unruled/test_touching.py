"""Sheets without rulings whose texts reach to the next column: parted by where others begin and end, and only there."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extract.pdf.layout.pieces.lines import chunks, lines_of
from extract.pdf.layout.pieces.tables import PageTable
from extract.pdf.layout.unruled.bare_tables import tables_of_gaps
from extract.pdf.layout.unruled.open_tables import open_tables
from extract.pdf.layout.unruled.touching import touching
from extract.pdf.letters.page import Glyph

HEIGHT, WIDTH = 15.0, 5.0

NUMBER, MISSION, TITLE, FIRST, SECOND, OFFICE = 10.0, 31.0, 121.0, 260.0, 320.0, 321.0
"""Where texts of each column begin, and amounts of the two years end."""


def text(row: float, x: float, words: str) -> list[Glyph]:
    places = [x + WIDTH * place for place in range(len(words))]
    bottom = HEIGHT * row + 15
    return [Glyph(one, at, at + WIDTH, bottom - 10, bottom, 10) for at, one in zip(places, words, strict=True)]


def spaced(row: float, end: float, words: str, gap: float) -> list[Glyph]:
    """An amount with a gap behind each of its glyphs but the last."""
    step = WIDTH + gap
    return [
        glyph
        for place, one in enumerate(words)
        for glyph in text(row, end - WIDTH - step * (len(words) - 1 - place), one)
    ]


def amount(row: float, end: float, words: str) -> list[Glyph]:
    return text(row, end - WIDTH * len(words), words)


def head() -> list[Glyph]:
    """Three lines: names of one line stand in the middle of those of two, and a band stands over the years."""
    first = [*text(0, NUMBER, "No"), *text(0, 228, "Budget of years"), *text(0, OFFICE, "Office")]
    second = [*text(0.6, MISSION, "Mission"), *text(0.6, TITLE, "Project")]
    third = [*text(1.2, NUMBER, "of"), *amount(1.2, FIRST - 10, "2566"), *amount(1.2, SECOND - 10, "2567")]
    return [*first, *second, *third, *text(1.2, OFFICE, "charge")]


def sheet() -> list[Glyph]:
    """Two rows and their sums; the texts of the first row fill their columns."""
    rows = [
        *[*text(3, NUMBER, "14"), *text(3, MISSION, "Voice of citizens"), *text(3, TITLE, "Village forum")],
        *[*amount(3, FIRST, "35,000.00"), *amount(3, SECOND, "181,000.00"), *text(3, OFFICE, "Office of")],
        *[*text(4, MISSION, "in all of it"), *text(4, TITLE, "every year"), *text(4, OFFICE, "the clerk")],
        *[*text(5, NUMBER, "15"), *text(5, MISSION, "Answers"), *text(5, TITLE, "Complaints")],
        *[*amount(5, FIRST, "0.00"), *amount(5, SECOND, "36,500.00"), *text(5, OFFICE, "Law")],
    ]
    return [*rows, *text(8, TITLE, "รวม"), *amount(8, FIRST, "35,000.00"), *amount(8, SECOND, "217,500.00")]


def texts(table: PageTable) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row) for row in table.rows]


def printed(glyphs: list[Glyph]) -> list[list[str]]:
    lines = lines_of([*glyphs, *touching(lines_of(glyphs, columns=False)).marks], columns=False)
    return [[chunk.text for chunk in chunks(line)] for line in lines]


def test_a_sheet_without_rulings_is_read_in_its_columns() -> None:
    (table,), rest, _ = tables_of_gaps([*head(), *sheet()], None)
    amounts = "35,000.00", "181,000.00"
    assert texts(table)[-3:] == [
        ("14", "Voice of citizens in all of it", "Village forum every year", *amounts, "Office of the clerk"),
        ("15", "Answers", "Complaints", "0.00", "36,500.00", "Law"),
        ("", "", "รวม", "35,000.00", "217,500.00", ""),
    ]
    assert rest == []


def test_an_amount_and_a_text_that_begins_as_others_do_are_two() -> None:
    glyphs = [*amount(0, 60, "5,000.00"), *text(0, 61, "Office"), *amount(1, 60, "0.00"), *text(1, 61, "Law")]
    lone = [*text(2, 61, "Clerk"), *text(3, 61, "Clerk")]
    assert printed([*glyphs, *lone]) == [["5,000.00", "Office"], ["0.00", "Law"], ["Clerk"], ["Clerk"]]


def test_two_amounts_are_two_where_others_end_at_both_places() -> None:
    others = [*amount(1, 60, "5,000"), *amount(1, 116, "7,000"), *amount(2, 60, "900.00")]
    glyphs = [*amount(0, 60, "441,500.00"), *amount(0, 116, "477,500.00"), *others]
    assert printed(glyphs) == [["441,500.00", "477,500.00"], ["5,000", "7,000"], ["900.00"]]


def test_two_amounts_of_which_neither_ends_where_others_do_stay_together_but_make_no_third() -> None:
    assert printed([*text(0, 10, "1,500"), *text(0, 36, "5,000")]) == [["1,5005,000"]]
    assert printed([*text(0, 10, "1500"), *text(0, 31, "2000")]) == [["1500", "2000"]]


@pytest.mark.parametrize("gap", [0.7, 1.2])
def test_figures_set_with_letter_spacing_are_whole(gap: float) -> None:
    """Each glyph stands apart from the one before it, and the digits of a column end at the same places."""
    rows = [glyph for row in range(3) for glyph in spaced(row, 200, "20,000", gap)]
    assert touching(lines_of(rows, columns=False)).marks == []
    words = [glyph for row in range(3) for glyph in text(row, 10, "Voice of citizens")]
    assert touching(lines_of([*rows, *words], columns=False)).marks == []


def test_a_ruled_table_of_figures_set_with_letter_spacing_has_a_column_of_them() -> None:
    levels = (0.0, 30.0, 45.0, 60.0, 75.0)
    edges = [(10.0, 300.0, level, level) for level in levels]
    rows = [
        glyph
        for row, words in enumerate(("20,000", "5,000", "30,000"), start=2)
        for glyph in (*text(row, 12, f"{row - 1}"), *text(row, 40, "Voice of all"), *spaced(row, 250, words, 0.7))
    ]
    head = [*text(0.5, 12, "No"), *text(0.5, 40, "Project"), *amount(0.5, 250, "2566")]
    (table,), _, _ = open_tables([*head, *rows], edges, [], None)
    assert [row[2:] for row in texts(table)] == [("2566",), ("20,000",), ("5,000",), ("30,000",)]


def test_an_amount_whose_end_no_other_has_stays_with_the_words_before_it() -> None:
    glyphs = [*text(0, 10, "cost"), *amount(0, 58, "5,000"), *text(1, 10, "cost")]
    assert printed(glyphs) == [["cost 5,000"], ["cost"]]


def test_the_number_of_an_entry_stays_with_its_text() -> None:
    """Its further lines begin below its text."""
    glyphs = [*text(0, 10, "3.1"), *text(0, 27, "Voice"), *text(1, 27, "of all"), *text(2, 27, "people")]
    assert printed(glyphs) == [["3.1 Voice"], ["of all"], ["people"]]


@pytest.mark.parametrize(("words", "x"), [("of mission", 65.0), ("mission of", 61.5), ("of mission", 60.0)])
def test_an_entry_that_begins_where_other_texts_begin_is_a_column(words: str, x: float) -> None:
    """A blank parts it from the text of the column before it, a hair's breadth, or nothing at all."""
    lone = [*text(1, x, "people"), *text(2, x, "people")]
    assert printed([*text(0, 10, words), *text(0, x, "2) Voice"), *lone])[0] == [words, "2) Voice"]


def test_a_number_in_brackets_inside_of_a_word_begins_nothing_where_no_text_begins() -> None:
    lone = [*text(1, 75, "people"), *text(2, 75, "people")]
    assert printed([*text(0, 10, "of Act 7x2) Voice"), *lone])[0] == ["of Act 7x2) Voice"]


def test_a_dash_and_an_amount_are_two_where_others_end_at_both_places() -> None:
    others = [glyph for row in (1, 2) for glyph in (*amount(row, 60, "5,000"), *amount(row, 98, "7,000"))]
    assert printed([*amount(0, 60, "-"), *amount(0, 98, "165,000"), *others])[0] == ["-", "165,000"]
    assert printed([*amount(0, 58, "-"), *amount(0, 98, "165,000"), *others])[0] == ["- 165,000"]


def test_a_dash_and_a_text_are_two_where_amounts_end_and_texts_begin_at_that_place() -> None:
    others = [glyph for row in (1, 2) for glyph in (*amount(row, 60, "5,000"), *text(row, 63, "Office"))]
    others += text(3, 63, "Clerk")
    assert printed([*amount(0, 60, "-"), *text(0, 63, "Law"), *others])[0] == ["-", "Law"]
    assert printed([*amount(0, 58.5, "-"), *text(0, 63, "Law"), *others])[0] != ["-", "Law"]  # an entry of a list
    assert printed([*amount(0, 60, "-"), *text(0, 64.5, "Law"), *others])[0] != ["-", "Law"]


def test_a_remark_a_blank_behind_amounts_is_a_column_where_others_begin_there() -> None:
    """The gap is no wider than between two sentences."""
    rows = [*amount(0, 60, "5,000"), *text(0, 65.5, "added"), *amount(1, 60, "-"), *text(1, 65.5, "later")]
    assert touching(lines_of(rows, columns=False)).places == []
    more = [*rows, *amount(2, 60, "7,000")]
    assert touching(lines_of(more, columns=False)).places == [65.5, 65.5]
    assert touching(lines_of([*more[:-1], *text(1, 64, "s")], columns=False)).places != [65.5, 65.5]


def test_letters_of_one_word_stay_together_wherever_others_begin() -> None:
    glyphs = [*text(0, 10, "Voicepeople"), *text(1, 35, "people"), *text(2, 35, "people")]
    assert printed(glyphs) == [["Voicepeople"], ["people"], ["people"]]


def test_a_text_behind_an_amount_is_a_column_where_another_begins_there_alone() -> None:
    """The remark of one row, of two lines; the unit of an amount has none below it."""
    glyphs = [*amount(0, 60, "5,000.00"), *text(0, 61, "added"), *text(1, 61, "later"), *amount(2, 60, "0.00")]
    assert printed(glyphs) == [["5,000.00", "added"], ["later"], ["0.00"]]
    units = [*amount(0, 60, "5,000.00"), *text(0, 61, "baht"), *amount(1, 60, "0.00"), *text(1, 61, "baht")]
    assert printed(units) == [["5,000.00baht"], ["0.00baht"]]


def test_the_head_of_the_page_is_none_of_the_table() -> None:
    """It stands over the years, as near to the head as its lines to each other."""
    (table,), rest, _ = tables_of_gaps([*text(-1.3, 228, "Sheet 3"), *head(), *sheet()], None)
    assert "Sheet 3" not in str(texts(table))
    assert "".join(glyph.text for glyph in rest) == "Sheet 3"


def test_a_new_sheet_below_the_head_of_its_page_does_not_go_on_with_the_last_one() -> None:
    _, _, before = tables_of_gaps([*head(), *sheet()], None)
    (table,), _, _ = tables_of_gaps(
        [*text(-4, 228, "Sheet 4"), *text(-2.3, NUMBER, "Part 4"), *head(), *sheet()], before
    )
    assert texts(table)[-2] == ("15", "Answers", "Complaints", "0.00", "36,500.00", "Law")


def test_rulings_across_whose_pieces_end_at_merged_cells_alone_prove_no_columns() -> None:
    """The gaps do: several amounts of one line stand between two such ends."""
    ends = (NUMBER, MISSION - 1, TITLE - 1, FIRST - 47, 366.0)
    levels = (0.0, 52.0, 84.0, 115.0, 141.0)
    edges = [(x0, x1, level, level) for level in levels for x0, x1 in pairwise(ends)]
    (table,), _, _ = open_tables([*head(), *sheet()], edges, [], None)
    assert texts(table)[-1][2:] == ("รวม", "35,000.00", "217,500.00", "")
    assert len(table.sides) == len(("No", "Mission", "Project", "2566", "2567", "Office")) + 1


def test_a_year_behind_its_word_is_one_text_with_it() -> None:
    """``ปี 2566`` ends where the amounts below it end; the year begins no column."""
    head = [*amount(0, SECOND, "ปี 2567"), *amount(0, FIRST, "ปี 2566"), *text(0, TITLE, "title")]
    rows = [
        [*text(row, TITLE, "words"), *amount(row, FIRST, "20,000"), *amount(row, SECOND, "30,000")] for row in (1, 2)
    ]
    near = touching(lines_of([*head, *rows[0], *rows[1]], columns=False))
    years = {end - WIDTH * 4 for end in (FIRST, SECOND)}
    assert not near.marks
    assert years.isdisjoint(near.places)


@pytest.mark.parametrize(("blank", "parted"), [(3.0, False), (WIDTH, True), (2.0, True)])
def test_a_blank_that_fills_the_gap_before_a_text_is_inside_of_one(blank: float, parted: bool) -> None:
    """A blank behind a text of another column ends wherever it does; one as wide as letters is set between columns."""
    gap = WIDTH if blank == WIDTH else 3.0
    heading = [*text(2, TITLE - 8 * WIDTH - gap, "part one"), *text(2, TITLE, "Honesty")]
    printed = Glyph(" ", TITLE - gap, TITLE - gap + blank, 35, 45, 10)
    others = [*text(4, TITLE, "Village"), *text(5, TITLE, "Forum")]
    near = touching(lines_of([*heading, printed, *others], columns=False))
    assert [mark.x0 for mark in near.marks] == ([pytest.approx(TITLE, abs=0.1)] if parted else [])
