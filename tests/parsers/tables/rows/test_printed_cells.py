"""Rules across a table are no rows; a dash in each cell is one. What a program prints for nothing is a blank cell."""

from __future__ import annotations

import pytest

from extract.ground.source import Span
from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.rows.printed_cells import printed_cell, without_rules

HERE = Span(1, 1)


@pytest.mark.parametrize(
    ("row", "kept"),
    [
        ("----|----------------------|---------|---------", False),
        ("====|======|===|===", False),
        ("|-----|-|", False),
        ("-|-|-|-", True),
        ("|-|-|", True),
        ("1|---|5,000|-", True),
        ("|||", True),
    ],
)
def test_a_rule_is_no_row(row: str, kept: bool) -> None:
    texts = ("ที่|โครงการ|ปี 2566|ปี 2567", row, "1|โครงการ ก|5,000|-")
    rows = tuple(GridRow(tuple(Cell(text, (text,), HERE) for text in one.split("|")), HERE) for one in texts)
    found = without_rules(Grid(rows, HERE, "layout"))
    assert len(found.rows) == 2 + kept


@pytest.mark.parametrize("text", ["nan", "NaN", "<NA>", " nan "])
def test_a_program_s_word_for_none_is_a_blank_cell(text: str) -> None:
    assert (printed_cell([text], HERE).text, printed_cell([text], HERE).parts) == ("", ())


@pytest.mark.parametrize("pieces", [["nan", "5,000"], ["nano"], ["None"], ["-"], ["โครงการ nan"]])
def test_other_words_are_what_they_are(pieces: list[str]) -> None:
    assert printed_cell(pieces, HERE).text == " ".join(pieces)
