"""Which tables a source has: those that its reader knows, and those in the markup of its lines."""

from __future__ import annotations

from extract.ground.source import SourceText, Span, Table, TableCell, TableRow
from extract.web.markup import tables_of


def source(*lines: str, tables: tuple[Table, ...] = ()) -> SourceText:
    return SourceText("plan.txt", "txt", "0" * 64, lines, tables=tables)


def known(text: str, start: int) -> Table:
    """A table of one cell as a reader gives it, written on three lines."""
    row = Span(start + 1, start + 1)
    return Table((TableRow((TableCell((text,), row),), row),), Span(start, start + 2))


def test_a_table_in_markup_is_typed_with_its_lines() -> None:
    (table,) = tables_of(source("ข้อความ", "<table><tr><td rowspan=2>ก<br>ข</td>", "<td>ค</td></tr></table>"))
    first, second = table.rows[0].cells
    assert (table.span, table.rows[0].span) == (Span(2, 3), Span(2, 3))
    assert (first.texts, first.rows, first.columns, first.wrapped, first.span) == (("ก", "ข"), 2, 1, True, Span(2, 2))
    assert (second.texts, second.wrapped, second.span) == (("ค",), False, Span(3, 3))


def test_what_a_reader_knows_is_not_read_from_its_line() -> None:
    """The line is for people: what it says of the cell is not asked."""
    table = known("10,000", 1)
    assert tables_of(source("<table>", "<tr><td>99,999</td></tr>", "</table>", tables=(table,))) == (table,)


def test_markup_beside_a_table_that_a_reader_knows_is_read() -> None:
    table = known("ก", 3)
    markup = "<table><tr><td>ข</td></tr></table>"
    found = tables_of(source(markup, "", "<table>", "<tr><td>ก</td></tr>", "</table>", tables=(table,)))
    assert [one.span for one in found] == [Span(1, 1), Span(3, 5)]
    assert found[1] == table


def test_an_open_table_above_does_not_take_what_a_reader_knows() -> None:
    table = known("ก", 2)
    lines = ("<table><tr><td>ข</td></tr>", "<table>", "<tr><td>ก</td></tr>", "</table>", "<tr><td>ค</td></tr></table>")
    assert table in tables_of(source(*lines, tables=(table,)))


def test_a_row_goes_with_its_line() -> None:
    """A running head that is a table's row is blanked on its line: the row must not stay behind."""
    text = source("<table>", "<tr><td>ก</td></tr>", "</table>", tables=(known("ก", 1),))
    assert tables_of(text.with_lines({2: "---"})) == ()
    assert tables_of(text.with_lines({1: "---"})) == (known("ก", 1),)


def test_each_text_of_a_cell_over_lines_knows_its_line() -> None:
    lines = ("<table><tr><td>", "ก<br>ข", "", "<p", ">ค</p>", "</td><td>ง</td></tr></table>")
    first, second = tables_of(source(*lines))[0].rows[0].cells
    texts = {text: line for text, line in zip(first.texts, first.lines, strict=True) if text.strip()}
    assert (texts, second.lines) == ({"ก": 2, "ข": 2, "ค": 5}, ())


def test_the_last_cell_of_a_table_that_nothing_closes_goes_to_the_end_of_its_line() -> None:
    lines = ("<table>", "<tr><th>ก<th>ข", "<tr><td>1<td>62,000", "ข้อความ 70,000", "", "<p>ท้าย</p>")
    (table,) = tables_of(source(*lines))
    assert [[text.strip() for cell in row.cells for text in cell.texts if text.strip()] for row in table.rows] == [
        ["ก", "ข"],
        ["1", "62,000"],
    ]
    assert table.span == Span(1, 3)


def test_a_closed_cell_at_the_end_of_an_open_table_takes_no_text_behind_it() -> None:
    (table,) = tables_of(source("<table><tr><td>ก</td><td>5,000</td> หมายเหตุ 9,000"))
    assert [cell.texts for cell in table.rows[0].cells] == [("ก",), ("5,000",)]
