"""Cells beside the line on which their row is written: what is mended there is mended in them."""

from __future__ import annotations

from extract.ground.source import Span, TableCell
from extract.text.cell_texts import Written, mended
from extract.text.repair import repair

ANYWHERE = Span(1, 1)


def cell(*texts: str, rows: int = 1, columns: int = 1) -> TableCell:
    return TableCell(texts, ANYWHERE, rows, columns, len(texts) > 1)


def repaired(text: str) -> str:
    return repair(text)[0]


def test_a_table_knows_its_lines() -> None:
    written = Written(["ข้อความ"])
    written.add_table([[cell("ก", "ข", columns=2)], [], [cell("ค")]])
    assert written.lines[1:] == [
        "<table>",
        '<tr><td colspan="2">ก<br>ข</td></tr>',
        "<tr></tr>",
        "<tr><td>ค</td></tr>",
        "</table>",
    ]
    (table,) = written.tables
    assert table.span == Span(2, 6)
    assert [(row.span, row.cells[0].span, row.cells[0].texts) for row in table.rows] == [
        (Span(3, 3), Span(3, 3), ("ก", "ข")),
        (Span(5, 5), Span(5, 5), ("ค",)),
    ]


def test_a_table_knows_where_its_columns_stand_whatever_its_lines() -> None:
    written = Written()
    written.add_table([[cell("ก"), cell("ข")], [cell("ค"), cell("ง")]], edges=(0.0, 10.0, 30.0))
    (table,) = written.tables
    left = table.on_lines(lambda number: number + 5).without({7: ""})
    assert left is not None
    assert [table.edges, left.edges] == [(0.0, 10.0, 30.0)] * 2


def test_lines_apart_are_counted_with_the_empty_ones_between() -> None:
    written = Written()
    written.add_table([[cell("ก")], [cell("ข")]], lines_apart=True)
    (table,) = written.tables
    assert [written.lines[row.span.start - 1] for row in table.rows] == ["<tr><td>ก</td></tr>", "<tr><td>ข</td></tr>"]
    assert written.lines[table.span.end - 1] == "</table>"


def test_a_table_without_a_cell_is_written_and_is_none() -> None:
    written = Written()
    written.add_table([[], []])
    assert (written.lines, written.tables) == (["<table>", "<tr></tr>", "<tr></tr>", "</table>"], [])


def test_what_was_mended_on_a_line_is_mended_in_its_cells() -> None:
    written = Written()
    written.add_table([[cell("เเผน", ""), cell("10,000")], [cell("ก")]])
    lines = repaired("\n".join(written.lines)).split("\n")
    (table,) = written.mended_tables(lines, repaired)
    assert [one.texts for row in table.rows for one in row.cells] == [("แผน", ""), ("10,000",), ("ก",)]
    assert lines[1] == "<tr><td>แผน<br></td><td>10,000</td></tr>"


def test_a_cell_begins_no_line() -> None:
    """``# `` begins a heading of Markdown on a line; in a cell it is a column's name."""
    assert mended(["# ", "# 5", "เเ"], repaired) == ["# ", "# 5", "แ"]
