"""Web pages that a spreadsheet saved: rows of one cell are prose, tables stay tables."""

from __future__ import annotations

from extract.text.dress import HIDDEN_TEXT
from extract.web.read_html import read_html

HEAD = "<tr><td>ที่</td><td>โครงการ</td><td>ปี 2567</td></tr>"
ROWS = "<tr><td>1</td><td>โครงการอบรม</td><td>1,000</td></tr><tr><td>2</td><td>โครงการสัญจร</td><td>-</td></tr>"
DIMENSION = "<tr><td colspan=3>มิติที่ 1 การสร้างสังคม</td></tr>"


def lines_of(*rows: str, outside: str = "") -> list[str]:
    page = f"<html><body>{outside}<table>{''.join(rows)}</table></body></html>"
    return [line for line in read_html(page.encode(), "plan.html").lines if line]


def prose(*texts: str) -> str:
    return "".join(f"<tr><td colspan=3>{text}</td></tr>" for text in texts)


def test_rows_above_and_below_the_table_are_lines() -> None:
    lines = lines_of(prose("คำนำ", "เทศบาล<br>จัดทำแผน"), HEAD, ROWS, prose("2. วิสัยทัศน์", "เมืองโปร่งใส"))
    assert lines[:4] == ["คำนำ", "เทศบาล", "จัดทำแผน", "<table>"]
    assert lines[-3:] == ["</table>", "2. วิสัยทัศน์", "เมืองโปร่งใส"]


def test_a_text_that_runs_over_the_empty_cells_beside_it_is_a_line() -> None:
    assert lines_of("<tr><td>ส่วนที่ 1 บทนำ</td><td></td><td>&nbsp;</td></tr>", HEAD, ROWS)[0] == "ส่วนที่ 1 บทนำ"


def test_headings_between_rows_stay_in_their_table() -> None:
    """A dimension, a mission and a strategy above a project are no end of the table."""
    lines = lines_of(HEAD, ROWS, DIMENSION, prose("ภารกิจตามมิติที่ 1.1", "กลยุทธ์ที่ 1"), ROWS)
    assert lines.count("<table>") == 1
    assert sum("colspan" in line for line in lines) == 3


def test_a_stretch_of_prose_between_two_tables_of_a_sheet_parts_them() -> None:
    lines = lines_of(HEAD, ROWS, prose("1. หลักการ", "ความเป็นมา", "2. วิสัยทัศน์", "เมืองโปร่งใส"), HEAD, ROWS)
    assert lines.count("<table>") == 2
    assert "2. วิสัยทัศน์" in lines


def test_a_page_with_text_around_its_table_keeps_the_rows_of_one_cell() -> None:
    lines = lines_of(DIMENSION, HEAD, ROWS, outside="<p>แผนปฏิบัติการป้องกันการทุจริต ของเทศบาลตำบลสมมุติ</p>")
    assert '<tr><td colspan="3">มิติที่ 1 การสร้างสังคม</tr>' in lines


def test_a_number_alone_and_a_cell_that_goes_on_below_are_no_prose() -> None:
    lines = lines_of("<tr><td>12</td><td></td><td></td></tr>", HEAD, ROWS)
    assert lines[0] == "<table>"
    lines = lines_of(HEAD, ROWS, "<tr><td rowspan=2>มิติที่ 2</td></tr>", "<tr><td>โครงการ</td><td>-</td></tr>")
    assert lines.count("<table>") == 1


def test_a_hidden_row_is_no_end_of_a_sheet() -> None:
    gone = "<tr style='display:none'><td>3</td><td>ตัดออก</td><td>70,000</td></tr>"
    lines = lines_of(prose("แผนปฏิบัติการป้องกันการทุจริต"), HEAD, ROWS, gone, ROWS)
    assert lines[:2] == ["แผนปฏิบัติการป้องกันการทุจริต", "<table>"]
    assert lines.count("<table>") == 1
    assert HIDDEN_TEXT in lines
    lines = lines_of(gone, prose("แผนปฏิบัติการป้องกันการทุจริต"), HEAD, ROWS)
    assert lines[:3] == [HIDDEN_TEXT, "แผนปฏิบัติการป้องกันการทุจริต", "<table>"]


def framed(*rows: str, letters: str = "ABC", first: int = 1) -> str:
    """Rows in the frame of a sheet, as it is published."""
    above = f"<tr><th></th>{''.join(f'<th>{letter}</th>' for letter in letters)}</tr>"
    return above + "".join(row.replace("<tr>", f"<tr><th>{number}</th>") for number, row in enumerate(rows, first))


TITLE = "<tr><td colspan=3>แผนปฏิบัติการป้องกันการทุจริต</td></tr>"
BODY = (HEAD, *(f"{row}</tr>" for row in ROWS.split("</tr>") if row))
FOOT = "<p>เผยแพร่โดยโปรแกรมตารางคำนวณ และปรับปรุงเองทุกห้านาทีตลอดเวลาที่เปิดหน้านี้ไว้</p>"


def test_the_letters_and_numbers_around_a_sheet_are_no_cells() -> None:
    """The numbers beside the rows are none of projects, and the title in the first row is the page's."""
    lines = lines_of(framed(TITLE, *BODY), outside=FOOT)
    assert lines[1:5] == [
        "แผนปฏิบัติการป้องกันการทุจริต",
        "<table>",
        "<tr><td>ที่<td>โครงการ<td>ปี 2567</tr>",
        ("<tr><td>1<td>โครงการอบรม<td>1,000</tr>"),
    ]
    assert "<tr><td>ที่<td>โครงการ<td>ปี 2567</tr>" in lines_of(framed(TITLE, *BODY, first=7), outside=FOOT)


def test_letters_or_numbers_that_do_not_count_on_are_cells() -> None:
    """Columns that a plan calls by letters, and a column of numbers of its own."""
    assert "<tr><td><td>A<td>B<td>D</tr>" in lines_of(framed(TITLE, *BODY, letters="ABD"), outside=FOOT)
    rows = framed(TITLE, *BODY).replace("<th>3</th>", "<th>1</th>")
    assert "<tr><td><td>A<td>B<td>C</tr>" in lines_of(rows, outside=FOOT)
