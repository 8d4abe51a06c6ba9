"""Texts side by side: columns and panels are read one after the other, rows of whatever kind across."""

from __future__ import annotations

import random

import pytest

from extract.pdf.layout.pieces.lines import lines_of
from extract.pdf.layout.side_by_side import in_reading_order
from extract.pdf.letters.page import Box, Edge, Glyph

_SIZE = 10.0
Text = tuple[float, float, str]
"""Where it begins, its baseline, and what it says."""


def glyphs_of(texts: list[Text]) -> list[Glyph]:
    return [
        Glyph(letter, x + 5 * place, x + 5 * place + 5, baseline - 8, baseline, _SIZE)
        for x, baseline, text in texts
        for place, letter in enumerate(text)
    ]


def read(*texts: list[Text], edges: tuple[Edge, ...] = (), tables: tuple[Box, ...] = ()) -> list[str]:
    lines = lines_of(glyphs_of([text for some in texts for text in some]), columns=False)
    return [line.tabbed for line in in_reading_order(lines, edges, tables)]


def column(x: float, first: float, texts: str | list[str], *, pitch: float = 15.0) -> list[Text]:
    some = texts.split("|") if isinstance(texts, str) else texts
    return [(x, first + pitch * place, text) for place, text in enumerate(some)]


PANEL = column(50, 100, "target group|all the people|place|the town hall|budget|60,000 baht a year", pitch=19)
MAIN = column(
    250, 103, "reasons|many people do not know the law|aims|to know the law|method|a course|result|all know it"
)


def test_a_panel_is_read_before_the_text_beside_it() -> None:
    assert read(PANEL, MAIN) == [text for _, _, text in [*PANEL, *MAIN]]


PROSE = (
    "the words of the first column of|prose go on from line to line as|far as there is place for a next|one, and end"
)
BESIDE = "what stands in the second column|has the same pitch and begins at|the same level on the page|this line"


def test_columns_of_prose_on_the_same_baselines_are_read_one_after_the_other() -> None:
    assert read(column(50, 100, PROSE), column(260, 100, BESIDE)) == [*PROSE.split("|"), *BESIDE.split("|")]


def test_three_columns() -> None:
    third = column(480, 96, "third|three words here|again some words|and the very end", pitch=17)
    first, second = PANEL[:5], column(250, 104, "second|is another one|of the columns|with five lines|and no more")
    assert read(first, second, third) == [text for _, _, text in [*first, *second, *third]]


def test_a_heading_below_both_columns_stays_behind_them() -> None:
    assert read(PANEL, MAIN, [(50, 270, "the next part")])[-1] == "the next part"


def test_a_line_over_both_columns_parts_those_above_from_those_below() -> None:
    wide = "a title that goes over the whole width of the page and both columns"
    again = [(x, baseline + 150, text) for x, baseline, text in PANEL], [(x, y + 150, text) for x, y, text in MAIN]
    found = read(PANEL, MAIN, [(50, 227, wide)], *again)
    assert found == [text for some in (PANEL, MAIN, [(0, 0, wide)], *again) for _, _, text in some]


GROUND = ((40.0, 560.0, 225.0, 225.0),)


@pytest.mark.parametrize(
    ("edges", "tables"), [(GROUND, ()), ((), ((40.0, 224.0, 560.0, 226.0),))], ids=["a ground ends", "a table"]
)
def test_what_goes_over_the_page_parts_two_cards(edges: tuple[Edge, ...], tables: tuple[Box, ...]) -> None:
    again = [(x, baseline + 132, text) for x, baseline, text in PANEL], [(x, y + 132, text) for x, y, text in MAIN]
    found = read(PANEL, MAIN, *again, edges=edges, tables=tables)
    assert found == [text for some in (PANEL, MAIN, *again) for _, _, text in some]


LABELS = "target group|place of it|period of it|budget of it|who does it|what comes of it"


@pytest.mark.parametrize(
    "texts",
    [
        (column(50, 100, LABELS), column(250, 100, "all people|the hall|one year|none|the clerk|a result")),
        (column(50, 101.5, LABELS), column(250, 100, "all people|the hall|one year|none|the clerk|a result")),
        (
            column(50, 107.5, "target group|place of it|who does it", pitch=30),
            column(250, 100, "all the people|of the town|the hall of|the old town|the clerk of|the town"),
        ),
        (
            column(50, 100, LABELS, pitch=30),
            column(250, 100, "all the people|of the town|the hall of|the old town|the clerk of|the town"),
        ),
        (column(50, 100, LABELS, pitch=19), column(250, 103, "60,000|5,000|-|12,000|7,500|900")),
        (column(50, 100, "-|-|-|-|-|-", pitch=19), MAIN),
        (column(50, 100, "1.|2.|3.|4.|5.|6.", pitch=19), MAIN),
        (column(50, 100, "(signed)....|( a name )|the mayor"), column(250, 100, "(signed)....|( a name )|the clerk")),
        (column(50, 100, "name : one|post : mayor|tel : 1"), column(250, 100, "name : two|post : clerk|tel : 2")),
    ],
    ids=[
        "labels and values",
        "in another font",
        "labels in the middle",
        "values over two lines",
        "amounts",
        "dashes of a list",
        "numbers of a list",
        "signatures",
        "label and value twice",
    ],
)
def test_rows_are_read_across(texts: tuple[list[Text], ...]) -> None:
    lines = lines_of(glyphs_of([text for some in texts for text in some]), columns=False)
    assert read(*texts) == [line.tabbed for line in lines]


def test_rows_of_two_long_cells_are_read_across() -> None:
    """The cells of a row wrap, and each row begins anew on both sides."""
    left = "the first project of this plan|and its name|the second project of the plan|and its name|the third project"
    right = "the office of the clerk does|this|the office of works and all|of it|the office of schools"
    found = read(column(50, 100, left), column(260, 100, right))
    assert found[0] == "the first project of this plan\tthe office of the clerk does"


def test_nothing_is_lost_or_doubled_wherever_texts_stand() -> None:
    chance = random.Random(7)
    for _ in range(150):
        texts = [
            (chance.choice((50.0, 60.0, 250.0, 400.0)), chance.uniform(100, 300), "word " * chance.randint(1, 8))
            for _ in range(chance.randint(3, 40))
        ]
        glyphs = glyphs_of(texts)
        edges = [(40.0, chance.uniform(100, 500), level, level) for level in (150.0, 200.0)]
        ordered = in_reading_order(lines_of(glyphs, columns=False), edges, [])
        kept = [id(glyph) for line in ordered for glyph in line.glyphs if not glyph.text.isspace()]
        assert sorted(kept) == sorted(id(glyph) for glyph in glyphs if not glyph.text.isspace())


def cells(x: float, first: float, texts: str, *, pitch: float = 15.0, level: float = 0.0) -> list[Text]:
    """A column of a table whose rows have three lines of space: ``/`` parts the lines of a cell, ``|`` the rows.

    A cell stands at the top of its row (``level`` is 0) or in the middle (0.5).
    """
    found: list[Text] = []
    for row, text in enumerate(texts.split("|")):
        lines = text.split("/")
        top = first + row * 52 + level * (3 - len(lines)) * pitch
        found += [(x, top + place * pitch, line) for place, line in enumerate(lines)]
    return found


NAMES_OF_FIELDS = (
    "the name of the/project/or course|reasons/for it|what it is/good for/and whom|budget of/the project|place"
)
TEXTS_OF_FIELDS = (
    "a course/on the law|many people/do not know/of the law|to know it/and live by it"
    "|60,000 baht/in each year/of the plan|the town/hall"
)


@pytest.mark.parametrize("level", [0.0, 0.5], ids=["at the top", "in the middle"])
@pytest.mark.parametrize("pitch", [14.0, 16.0], ids=["one font", "two fonts"])
def test_cells_of_rows_without_rulings_are_read_across_wherever_they_stand(level: float, pitch: float) -> None:
    rows = read(
        cells(50, 100, NAMES_OF_FIELDS, pitch=pitch, level=level),
        cells(200, 100, TEXTS_OF_FIELDS, pitch=14.0, level=level),
    )
    places = {text: place for place, text in enumerate(" ".join(rows).split())}
    assert places["course"] < places["reasons"] < places["good"] < places["60,000"]


OF_FORMS = ("rationale of it", "aims of it all", "target group", "budget in baht")
FIRST_FORM = [text for label in OF_FORMS for text in (label, f"{label[:4]} of the first")]
OTHER_FORM = [text for label in OF_FORMS for text in (label, f"{label[:4]} of the second one")]


def test_two_forms_with_the_same_labels_are_read_one_after_the_other() -> None:
    """All their lines stand on the same baselines: each label was read twice, and the amounts of both beside it."""
    assert read(column(50, 100, FIRST_FORM), column(260, 100, OTHER_FORM)) == [*FIRST_FORM, *OTHER_FORM]


def test_few_texts_that_two_columns_share_make_no_forms() -> None:
    """Signatures beside each other, and answers that repeat."""
    signed = ["the very first line of all", "signed by him", "head of the whole office", "on a date"]
    beside = ["another line of those beside", "signed by him", "head of the whole office", "on a third"]
    assert len(read(column(50, 100, signed), column(260, 100, beside))) == len(signed)
    rows = [text for number in range(4) for text in (f"row {number} of these", "no budget is used")]
    assert len(read(column(50, 100, rows), column(260, 100, ["no budget is used"] * 8))) == len(rows)
