"""Tables without rulings whose texts stand in the middle, or at the bottom, of their rows; and such as only look so."""

from __future__ import annotations

import pytest

from extract.pdf.layout.unruled.bare_tables import tables_of_gaps
from extract.pdf.layout.unruled.columns import Columns
from extract.pdf.letters.page import Glyph

LINE, GAP, WIDE = 20.0, 4.0, 5.0
"""Points between two lines of a text, between two rows, and of a letter."""

SIDES = (50.0, 80.0, 250.0, 320.0, 390.0, 460.0)
Cell = str | list[str]


def row(y: float, *cells: Cell, stand: str = "middle", sides: tuple[float, ...] = SIDES) -> tuple[list[Glyph], float]:
    """The glyphs of a row that begins at a height, and where it ends."""
    lines = [cell if isinstance(cell, list) else [cell] for cell in cells]
    height = max(map(len, lines)) * LINE
    glyphs = []
    for x, texts in zip(sides, lines, strict=False):
        rest = height - len(texts) * LINE
        start = y + {"top": 0.0, "middle": rest / 2, "bottom": rest}[stand]
        for place, text in enumerate(texts):
            bottom = start + place * LINE + 12
            glyphs += [
                Glyph(letter, x + WIDE * n, x + WIDE * (n + 1), bottom - 12, bottom, 12)
                for n, letter in enumerate(text)
                if letter != " "
            ]
    return glyphs, y + height + GAP


def page(*rows: tuple[Cell, ...], stand: str = "middle", sides: tuple[float, ...] = SIDES) -> list[Glyph]:
    glyphs: list[Glyph] = []
    y = 60.0
    for cells in rows:
        more, y = row(y, *cells, stand=stand, sides=sides)
        glyphs += more
    return glyphs


def read(glyphs: list[Glyph], before: Columns | None = None) -> list[tuple[str, ...]] | None:
    tables, _, _ = tables_of_gaps(glyphs, before)
    return [tuple(cell.text for cell in row) for row in tables[0].rows] if tables else None


LONG = "โครงการอบรมคุณธรรมจริยธรรมแก่"[:30]
REST = "บุคลากรในสังกัดและประชาชน"
BAND = ("", "", "", "งบประมาณ (บาท)", "")
YEARS = ("ที่", "โครงการ/กิจกรรม", "ปี 2566", "ปี 2567", "ปี 2568", "หน่วยงาน")
HEADING = "1.1 การเสริมสร้างวัฒนธรรมสุจริตแก่บุคลากรขององค์กร"
ROWS: tuple[tuple[Cell, ...], ...] = (
    ("1", [LONG, REST], "250,000", "-", "1,250,000", ["กองการ", "เจ้าหน้าที่"]),
    ("2", [LONG, REST, "ทุกหมู่บ้าน"], "-", "99,000", "0", "กองคลัง"),
    ("3", "มาตรการเผยแพร่", "5,000", "5,000", "", ["กอง", "ยุทธศาสตร์", "และแผน"]),
)
READ = [
    ("1", f"{LONG}{REST}", "250,000", "-", "1,250,000", "กองการเจ้าหน้าที่"),
    ("2", f"{LONG}{REST}ทุกหมู่บ้าน", "-", "99,000", "0", "กองคลัง"),
    ("3", "มาตรการเผยแพร่", "5,000", "5,000", "", "กองยุทธศาสตร์และแผน"),
]


@pytest.mark.parametrize("stand", ["middle", "bottom", "top"])
def test_rows_are_the_same_wherever_their_texts_stand(stand: str) -> None:
    found = read(page(YEARS, *ROWS, stand=stand))
    assert found == [YEARS, *READ]


def test_a_heading_across_begins_a_row_also_where_it_wraps() -> None:
    wrapped = [HEADING + "ปกครองส่วนท้องถิ่นทุกแห่งในจังหวัดนี้กับ", "ที่ร่วม"]
    found = read(page(YEARS, (HEADING,), ROWS[0], (wrapped,), *ROWS[1:]))
    assert found is not None
    assert [cells[0] for cells in found] == ["ที่", HEADING, "1", "".join(wrapped), "2", "3"]


def test_a_text_over_the_years_heads_all_of_them() -> None:
    band = ("ที่", "โครงการ/กิจกรรม", "", "   งบประมาณ (บาท)", "", "หน่วยงาน")
    years = ("", "", "ปี 2566", "ปี 2567", "ปี 2568", "รับผิดชอบ")
    wide = page(band, years, *ROWS)
    found = read(wide)
    assert found is not None
    assert [cells[-5:] for cells in found if "1,250,000" in cells] == [READ[0][-5:]]
    assert ("ปี 2566", "ปี 2567", "ปี 2568") in found


def test_totals_of_two_lines_stand_at_the_top() -> None:
    total = ("", ["รวมมิติที่ 1 จำนวน 2 โครงการ 1", "มาตรการ"], "255,000", "104,000", "1,250,000", "")
    rows = page(YEARS, *ROWS)
    more, _ = row(max(glyph.bottom for glyph in rows) + GAP, *total, stand="top")
    found = read([*rows, *more])
    assert found is not None
    assert found[-1][1:5] == ("รวมมิติที่ 1 จำนวน 2 โครงการ 1 มาตรการ", "255,000", "104,000", "1,250,000")


def test_without_a_column_of_numbers_the_items_themselves_tell() -> None:
    sides = SIDES[1:]
    found = read(page(YEARS[1:], *(cells[1:] for cells in ROWS), sides=sides))
    assert found == [YEARS[1:], *(cells[1:] for cells in READ)]


def test_other_widths_and_amounts_at_the_left() -> None:
    sides = (50.0, 90.0, 300.0, 400.0, 450.0, 520.0)
    assert read(page(YEARS, *ROWS, sides=sides)) == [YEARS, *READ]


def test_an_amount_that_a_narrow_column_broke_stays_one() -> None:
    rows = (
        *ROWS[:2],
        ("3", [LONG, REST], ["1,250,0", "00"], "-", "-", "กองคลัง"),
        ("4", [LONG, REST], "-", "-", "-", ""),
    )
    found = read(page(YEARS, *rows))
    assert found is not None
    assert found[3][2] in ("1,250,000", "1,250,0\ufffd00")


def test_rows_go_on_over_the_page() -> None:
    _, _, columns = tables_of_gaps(page(YEARS, *ROWS), None)
    more = [("4", [LONG, REST], "700", "-", "-", "กองช่าง"), ("5", ["กิจกรรม", REST, REST], "-", "800", "-", "")]
    found = read(page(*more), columns)
    assert found is not None
    assert [cells[0] for cells in found] == ["4", "5"]
    assert [cells[2:4] for cells in found] == [("700", "-"), ("-", "800")]


def test_a_row_that_the_page_before_began_is_no_part_of_the_first_one() -> None:
    _, _, columns = tables_of_gaps(page(YEARS, *ROWS), None)
    found = read(
        page(("", "สุดท้าย 3", "", "", "", ""), ("4", [LONG, REST, REST, REST], "700", "-", "-", "กองช่าง")), columns
    )
    assert found is not None
    assert [(cells[0], cells[1].split()[0]) for cells in found][-1][0] == "4"
    assert "สุดท้าย" not in found[-1][1]


def test_rows_whose_texts_may_be_parted_in_two_ways_stay_text() -> None:
    """Three lines above each other and values beside the second: the first may be a heading, or all one item."""
    lines = (("ก ข", "-", "5,000"), ("", "", ""), ("ค", "", ""))
    glyphs = page(
        ("โครงการ", "ปี 2566", "ปี 2567"), (["ก", "ข", "ค", "ง"], "500", "-"), *lines, sides=(50.0, 150.0, 250.0)
    )
    found = read(glyphs)
    assert found is None or all("500" in "".join(cells) or "5,000" in "".join(cells) for cells in found[1:])


def test_the_heading_of_the_next_part_below_the_table_is_none_of_its_rows() -> None:
    rows = page(YEARS, (HEADING,), *ROWS)
    more, _ = row(max(glyph.bottom for glyph in rows) + GAP, "ส่วนที่ 3 รายละเอียดโครงการ กิจกรรม และมาตรการ")
    tables, rest, _ = tables_of_gaps([*rows, *more], None)
    assert len(tables[0].rows) == 5
    assert "".join(glyph.text for glyph in rest).startswith("ส่วนที่3")
