"""Tables over pages, and the lines of their cells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.pdf.layout.long_tables import append_page, form_labels, goes_on, long_table, typed_rows
from extract.pdf.layout.pieces.tables import PageCell, PageTable, page_tables
from extract.pdf.layout.pieces.wrapped import cell_pieces
from extract.pdf.letters.page import Glyph
from extract.text.cell_texts import markup_of

SIDES = (0.0, 50.0, 150.0, 200.0)


def table(*rows: tuple[str, ...], sides: tuple[float, ...] = SIDES) -> PageTable:
    cells = tuple(
        tuple(
            PageCell(
                number,
                column,
                1,
                1,
                (sides[column], number, sides[column + 1], number + 1),
                tuple(filter(None, [text])),
            )
            for column, text in enumerate(row)
        )
        for number, row in enumerate(rows)
    )
    return PageTable((sides[0], 0, sides[-1], len(rows)), sides, cells)


HEADER = ("มิติ", "โครงการ", "ปี 2566")


def rows_of(*pages: PageTable) -> list[str]:
    first = long_table(1, pages[0])
    for number, page in enumerate(pages[1:], 2):
        assert goes_on(first, page)
        append_page(first, number, page)
    lines = markup_of([cells for _, cells in typed_rows(first)])[1:-1]
    return [line.removeprefix("<tr><td>").removesuffix("</td></tr>") for line in lines]


def test_a_repeated_header_stands_once() -> None:
    found = rows_of(table(HEADER, ("1", "1) ก", "-")), table(HEADER, ("", "2) ข", "100")))
    assert found == ["</td><td>".join(row) for row in (HEADER, ("1", "1) ก", "-"), ("", "2) ข", "100"))]


def test_the_rest_of_a_broken_row_joins_it() -> None:
    found = rows_of(table(HEADER, ("1", "1) โครงการ", "100")), table(HEADER, ("", "อบรม", ""), ("", "2) ข", "-")))
    assert found[1:] == ["1</td><td>1) โครงการอบรม</td><td>100", "</td><td>2) ข</td><td>-"]


FORM = (0.0, 50.0, 200.0)
AIM, WHOM = ("วัตถุประสงค์", "เพื่อเพิ่มทักษะ"), ("กลุ่มเป้าหมาย", "สมาชิกสภา")


@pytest.mark.parametrize(
    ("elsewhere", "below", "found"),
    [
        pytest.param([WHOM], WHOM, [AIM, WHOM], id="a label of another form"),
        pytest.param([], WHOM, [("วัตถุประสงค์กลุ่มเป้าหมาย", "เพื่อเพิ่มทักษะสมาชิกสภา")], id="known nowhere else"),
        pytest.param([WHOM], ("ของโครงการ", "แก่สมาชิก"), [("วัตถุประสงค์ของโครงการ", "เพื่อเพิ่มทักษะแก่สมาชิก")], id="a rest"),
        pytest.param([("กลุ่มเป้าหมาย", "")], WHOM, [("วัตถุประสงค์กลุ่มเป้าหมาย", "เพื่อเพิ่มทักษะสมาชิกสภา")], id="above nothing"),
    ],
)
def test_a_form_s_row_at_the_top_of_a_page_is_known_by_its_label(
    elsewhere: list[tuple[str, str]], below: tuple[str, str], found: list[tuple[str, str]]
) -> None:
    other, first, second = (table(*rows, sides=FORM) for rows in (elsewhere, [AIM], [below]))
    long = long_table(1, first)
    append_page(long, 2, second, form_labels([other, first, second]))
    assert [tuple(cell.text for cell in row.cells) for row in long.rows] == found


def test_a_form_s_label_that_pages_tear_is_one_where_it_stands_whole_elsewhere() -> None:
    """The trap: its rest is the label of another row."""
    above, below, whole = ("เป้าหมาย/", "คนและ"), ("ผลผลิต", "ครัวเรือน"), ("เป้าหมาย/ผลผลิต", "คน")
    first, second, other = (table(*rows, sides=FORM) for rows in ([above], [below], [whole, whole, ("ผลผลิต", "คู่มือ")]))
    long = long_table(1, first)
    append_page(long, 2, second, form_labels([other, first, second]))
    assert [cell.text for cell in long.rows[0].cells] == ["เป้าหมาย/ ผลผลิต", "คนและครัวเรือน"]


def reaching(page: PageTable, row: int, rows: int) -> PageTable:
    """The table with its first cell in a row reaching down over some rows, which have no cell there."""
    cells = [list(some) for some in page.rows]
    cells[row][0] = cells[row][0]._replace(rows=rows)
    for below in cells[row + 1 : row + rows]:
        del below[0]
    return replace(page, rows=tuple(map(tuple, cells)))


@pytest.mark.parametrize(("rest", "whole"), [("ของท้องถิ่น", "มิติที่ 4 การตรวจสอบของท้องถิ่น"), ("", "มิติที่ 4 การตรวจสอบ")])
def test_a_row_below_a_merged_cell_goes_on_with_it(rest: str, whole: str) -> None:
    """The merged cell goes on, too: it reaches over the rows below the rest of the torn one."""
    first = reaching(table(HEADER, ("มิติที่ 4 การตรวจสอบ", "12) ก", "-"), ("", "13) โครงการ", "100")), 1, 2)
    second = reaching(table((rest, "อบรม", ""), ("", "14) ข", "0"), ("", "รวม", "100")), 0, 2)
    assert rows_of(first, second)[1:] == [
        f'<tr><td rowspan="3">{whole}</td><td>12) ก</td><td>-',
        "13) โครงการอบรม</td><td>100",
        "14) ข</td><td>0",
        "</td><td>รวม</td><td>100",
    ]


def test_what_begins_an_entry_goes_on_with_no_merged_cell() -> None:
    first = reaching(table(HEADER, ("มิติที่ 4", "12) ก", "-"), ("", "13) โครงการ", "100")), 1, 2)
    second = reaching(table(("5. มิติ", "อบรม", ""), ("", "14) ข", "0")), 0, 2)
    assert rows_of(first, second)[-2:] == ['<tr><td rowspan="2">5. มิติ</td><td>อบรม</td><td>', "14) ข</td><td>0"]


NUMBERED = (0.0, 50.0, 70.0, 150.0, 200.0)
COUNTED = ("ภารกิจ", "ที่", "โครงการ", "ปี 2566")


def test_a_row_with_the_next_number_is_its_own_below_a_mission_that_the_page_s_end_cut() -> None:
    """Rows 9 and 10 have one mission; nothing is printed beside 10 on its page, and both have amounts."""
    first = table(COUNTED, ("2.2 การใช้", "8", "ก", "5"), ("3.1 การเปิด", "9", "ข", "480"), sides=NUMBERED)
    found = rows_of(first, table(COUNTED, ("", "10", "ค", "64"), sides=NUMBERED))
    assert found[2:] == ["3.1 การเปิด</td><td>9</td><td>ข</td><td>480", "</td><td>10</td><td>ค</td><td>64"]


def test_the_rest_of_a_mission_beside_the_next_number_is_the_mission_s_of_the_page_before() -> None:
    first = table(COUNTED, ("2.2 การใช้", "8", "ก", "5"), ("3.1 การเปิด", "9", "ข", "480"), sides=NUMBERED)
    found = rows_of(first, table(COUNTED, ("เผยข้อมูล", "10", "ค", "64"), ("4.1 คุม", "11", "ง", "-"), sides=NUMBERED))
    assert found[2:] == [
        '<tr><td rowspan="2">3.1 การเปิดเผยข้อมูล</td><td>9</td><td>ข</td><td>480',
        "10</td><td>ค</td><td>64",
        "4.1 คุม</td><td>11</td><td>ง</td><td>-",
    ]


def test_the_rest_of_a_mission_beside_a_title_without_a_number() -> None:
    first = table(HEADER, ("1.1 การสร้าง", "ก", "5"), ("3.1 การเปิด", "ข", "480"))
    found = rows_of(first, table(HEADER, ("เผยข้อมูล", "ค", "64")))
    assert found[2:] == ['<tr><td rowspan="2">3.1 การเปิดเผยข้อมูล</td><td>ข</td><td>480', "ค</td><td>64"]


@pytest.mark.parametrize(("above", "below"), [("3.1 การเปิด", "3.2 การรับฟัง"), ("การเปิดเผย", "การรับฟัง")])
def test_a_mission_beside_the_next_number_that_may_be_another_is_one(above: str, below: str) -> None:
    first = table(COUNTED, (above, "8", "ก", "5"), (above, "9", "ข", "480"), sides=NUMBERED)
    found = rows_of(first, table(COUNTED, (below, "10", "ค", "64"), sides=NUMBERED))
    assert found[-1] == f"{below}</td><td>10</td><td>ค</td><td>64"


@pytest.mark.parametrize(
    "row",
    [
        ("", "2) โครงการ", "100"),  # an amount of its own
        ("", "รวม 2 โครงการ", ""),
        ("2", "อบรม", ""),
    ],
)
def test_a_row_of_its_own_is_not_joined(row: tuple[str, ...]) -> None:
    assert len(rows_of(table(HEADER, ("1", "1) ก", "100")), table(HEADER, row))) == 3


def test_items_whose_values_stand_above_belong_to_that_row() -> None:
    """Four values for two items: the other two are on the next page."""
    above = ("2", "1) ก 2) ข", "- - 77,000 495,000")
    first = table(HEADER, above)
    cells = list(first.rows[1])
    cells[1] = cells[1]._replace(pieces=("20) ก", "21) ข"))
    first = replace(first, rows=(first.rows[0], tuple(cells)))
    following = table(HEADER, ("", "22) ค", ""), ("", "24) ง", "-"))
    rest = list(following.rows[1])
    rest[1] = rest[1]._replace(pieces=("22) ค", "23) ฅ"))
    following = replace(following, rows=(following.rows[0], tuple(rest), following.rows[2]))
    found = rows_of(first, following)
    assert len(found) == 3
    assert "22) ค<br>23) ฅ" in found[1]
    single = replace(following, rows=(following.rows[0], (rest[0], rest[1]._replace(pieces=("22) ค",)), rest[2])))
    found = rows_of(first, single)
    assert "21) ข<br>22) ค" in found[1], "three items and four values in one row: none is assigned"


def test_entries_may_follow_in_a_row_without_amounts() -> None:
    above = ("4", "1. เหตุ", "1. มาตรการ")
    assert len(rows_of(table(HEADER, above), table(HEADER, ("", "ที่สอง", "2. โครงการ")))) == 2


def test_other_columns_are_another_table() -> None:
    first = long_table(1, table(HEADER, ("1", "1) ก", "-")))
    assert not goes_on(first, table(HEADER, sides=(0.0, 60.0, 150.0, 200.0)))
    assert not goes_on(first, table(("ก", "ข"), sides=(0.0, 50.0, 200.0)))


def test_rulings_of_a_title_make_no_columns() -> None:
    """The report of e-LAAS frames its title on the first page."""
    sides = (0.0, 20.0, 50.0, 150.0, 200.0)
    first = PageTable(
        (0, 0, 200, 2),
        sides,
        (
            (PageCell(0, 0, 1, 4, (0, 0, 200, 1), ("รายงาน",)),),
            tuple(
                PageCell(1, column, 1, width, (0, 1, 1, 2), (text,))
                for column, width, text in ((0, 2, "มิติ"), (2, 1, "โครงการ"), (3, 1, "ปี 2566"))
            ),
            (PageCell(2, 0, 1, 1, (0, 2, 20, 3), ()), PageCell(2, 1, 1, 3, (20, 2, 200, 3), ())),
        ),
    )
    found = rows_of(first, table(HEADER, ("1", "1) ก", "-")))
    assert found[1:] == ["มิติ</td><td>โครงการ</td><td>ปี 2566", '<tr><td colspan="3">', "1</td><td>1) ก</td><td>-"]


def test_a_cell_s_text_is_no_markup() -> None:
    assert rows_of(table(("<b>", "a & b", "</td>")))[0] == "&lt;b&gt;</td><td>a &amp; b</td><td>&lt;/td&gt;"


def ruled(width: float, *lines: str) -> tuple[str, ...]:
    """The pieces of a cell of that width with these lines, each glyph 5 points wide, beside an empty cell."""
    edges = [(x, x, 0, 100) for x in (0, width, width + 50)] + [(0, width + 50, y, y) for y in (0, 100)]
    glyphs = [
        Glyph(character, 2 + 5 * place, 7 + 5 * place, 10 * row, 10 * row + 10, 10)
        for row, line in enumerate(lines)
        for place, character in enumerate(line)
    ]
    (found,), rest = page_tables(glyphs, edges)
    assert rest == []
    return found.rows[0][0].pieces


def test_an_amount_too_wide_for_its_cell_is_one() -> None:
    assert ruled(35, "จำนวน", "๑๐๕,๐", "๐๐ บาท") == ("จำนวน ๑๐๕,๐๐๐ บาท",)
    assert ruled(30, "1,100", ",000") == ("1,100,000",)


def test_values_below_each_other_are_several() -> None:
    assert ruled(60, "280,000", "1,100,000", "-") == ("280,000", "1,100,000", "-")
    assert ruled(60, "10", "5,000") == ("10", "5,000")
    assert ruled(30, "100", "5,000") == ("100", "5,000")
    assert ruled(100, "จำนวน 10", "5,000") == ("จำนวน 10", "5,000")  # they had place on one line


def test_what_a_narrow_cell_may_have_broken_is_no_amount() -> None:
    """``9`` above ``9,000``: 99,000, or two values. It stays one that cannot be read."""
    assert ruled(30, "9", "9,000") == ("9\ufffd9,000",)
    assert ruled(30, "๙", "๙,๐๐๐", "-") == ("๙\ufffd๙,๐๐๐", "-")


def test_lines_of_a_cell_break_inside_words() -> None:
    assert cell_pieces(["งบ", "ประมาณ", "(บาท)"]) == ["งบประมาณ (บาท)"]
    assert cell_pieces(["- ไม่มีโครงการ"]) == ["- ไม่มีโครงการ"]
