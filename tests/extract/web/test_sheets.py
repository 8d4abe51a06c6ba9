"""Web pages that a spreadsheet saved: rows of one cell are prose, tables stay tables."""

from __future__ import annotations

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
