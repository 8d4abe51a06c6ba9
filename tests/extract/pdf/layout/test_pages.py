"""Heads, page numbers and wrapped lines: what leaves the text, and what must never."""

from __future__ import annotations

import pytest

from extract.pdf.layout.going_on import continues
from extract.pdf.layout.pages import LaidPage, Paragraph, over_pages, take_out_heads
from extract.pdf.layout.pieces.lines import PrintedLine, Stretch
from extract.pdf.layout.pieces.tables import PageTable
from extract.pdf.layout.pitch import Pitch

SIZE = 10.0


def line(text: str, bottom: float, *, x0: float = 50, x1: float | None = None) -> PrintedLine:
    end = x1 if x1 is not None else x0 + 5 * len(text)
    return PrintedLine([], bottom, text, x0, end, bottom - SIZE, SIZE, "Sarabun")


def page(number: int, *lines: PrintedLine) -> LaidPage:
    return LaidPage(number, 600, 800, list(lines), [])


def texts(pages: list[LaidPage]) -> list[str]:
    return [line.text for page in pages for line in page.lines]


def body(number: int) -> PrintedLine:
    return line(f"เนื้อหาของหน้าที่ {number * 7}", 400)


@pytest.mark.parametrize("shown", ["- {} -", "หน้า {}", "{}", "{}/12"])
def test_page_numbers_leave_the_text(shown: str) -> None:
    pages = [page(n, line(shown.format(n + 4), 40), body(n)) for n in range(1, 9)]
    take_out_heads(pages)
    assert texts(pages) == [f"เนื้อหาของหน้าที่ {n * 7}" for n in range(1, 9)]
    assert [found.label for found in pages] == [shown.format(n + 4) for n in range(1, 9)]


@pytest.mark.parametrize("shown", ["{}", "- {} -"])
def test_letters_that_count_pages_leave_the_text(shown: str) -> None:
    """The pages of a foreword; others have numbers. A letter that does not count on is text."""
    pages = [page(n, body(n), line(shown.format("กขคง"[n - 1]), 780)) for n in range(1, 5)]
    pages += [page(n, body(n), line(str(n - 4), 780)) for n in range(5, 12)]
    take_out_heads(pages)
    assert texts(pages) == [f"เนื้อหาของหน้าที่ {n * 7}" for n in range(1, 12)]
    assert [found.label for found in pages[:6]] == [*map(shown.format, "กขคง"), "1", "2"]
    alone = [page(n, body(n), line("กคก"[n - 1], 780)) for n in range(1, 4)]
    take_out_heads(alone)
    assert [found.label for found in alone] == [None, None, None]


def test_heads_and_feet_leave_the_text_and_are_noted() -> None:
    head, foot = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)", "เทศบาลตำบลตัวอย่าง | {}"
    pages = [page(n, line(head, 40), body(n), line(foot.format(n), 780)) for n in range(1, 9)]
    take_out_heads(pages)
    assert texts(pages) == [f"เนื้อหาของหน้าที่ {n * 7}" for n in range(1, 9)]
    assert (pages[2].header, pages[2].footer) == (head, foot.format(3))


def test_a_head_beside_the_number_of_the_page_leaves_all_pages() -> None:
    """``- 2 - แผนปฏิบัติการ`` begins as an entry of a list does, and counts on with the pages."""
    pages = [page(n, line(f"- {n} - แผนปฏิบัติการป้องกันการทุจริต", 40), body(n)) for n in range(1, 9)]
    take_out_heads(pages)
    assert texts(pages) == [f"เนื้อหาของหน้าที่ {n * 7}" for n in range(1, 9)]
    lists = [page(n, line("- อบรมผู้นำชุมชน 1 - 2 วัน", 40), body(n)) for n in range(1, 9)]
    take_out_heads(lists)
    assert len(texts(lists)) == 16


HANGING = Pitch(1.4, tells=True)


@pytest.mark.parametrize(
    ("above", "below", "goes_on"),
    [
        (line("1) ประชุมคณะกรรมการ", 100, x1=290), line("ตรวจรับ", 114, x0=70), True),
        (line("มิติที่ 3 การส่งเสริม", 100, x1=290), line("โครงการ", 114, x0=70), True),
        (line("1) ประชุมคณะกรรมการ", 100, x1=250), line("ตรวจรับ", 114, x0=70), False),  # the word had a place above
        (line("วิธีดำเนินการ", 100, x1=290), line("ตรวจรับ", 114, x0=70), False),  # no entry
        (line("1) ประชุมคณะกรรมการ", 100, x1=290), line("ตรวจรับ", 120, x0=70), False),  # farther below
        (line("1) ประชุมคณะกรรมการ", 100, x1=290), line("2) ตรวจรับ", 114, x0=70), False),
    ],
)
def test_lines_of_an_entry_may_hang(above: PrintedLine, below: PrintedLine, goes_on: bool) -> None:
    assert continues(above, below, 300, HANGING) is goes_on


def test_a_line_in_another_cell_begins_anew() -> None:
    above, below = line("โครงการค่ายต้นกล้า", 100, x1=290), line("หลักการและเหตุผล", 114)
    assert continues(above, below, 300, HANGING)
    above.cell, below.cell = (40, 80, 300, 102), (40, 102, 300, 200)
    assert not continues(above, below, 300, HANGING)
    assert continues(above, below, 300, None)  # over two pages a cell is in two


def test_a_head_with_a_date_and_a_foot_with_the_page_leave_all_pages() -> None:
    """As a browser prints them: on some pages a number of the date is as far from the page's as on others."""
    head, foot = "11/29/26, 1:00 PM แผนปฏิบัติการ 5 ปี", "example.go.th/o35.html {}/13"
    pages = [page(n, line(head, 24), body(n), line(foot.format(n), 780)) for n in range(1, 14)]
    take_out_heads(pages)
    assert texts(pages) == [f"เนื้อหาของหน้าที่ {n * 7}" for n in range(1, 14)]


@pytest.mark.parametrize(("top", "above"), [(99.8, True), (101.0, True), (94.0, False), (80.0, False)])
def test_a_line_whose_lower_edge_reaches_over_a_ruling_stands_above_its_table(top: float, above: bool) -> None:
    """The box of a line is larger than its ink; one that stands beside a table's first row stands behind it."""
    laid = page(1, line("หน่วย : พันบาท", 100.0), line("หมายเหตุ", 300))
    laid.tables.append(PageTable((50, top, 500, 250), (50, 200), ((),)))
    shown = [one.text if isinstance(one, Paragraph) else "table" for one in over_pages([laid])]
    assert shown == (["หน่วย : พันบาท", "table", "หมายเหตุ"] if above else ["table", "หน่วย : พันบาท", "หมายเหตุ"])


def across(number: int, *lines: PrintedLine) -> LaidPage:
    return LaidPage(number, 800, 600, list(lines), [])


def test_a_low_head_of_all_pages_leaves_the_text_though_it_wraps_where_pages_are_narrow() -> None:
    """Left there it would part a table that goes on over pages, and a row with it."""
    plan, place = "แผนปฏิบัติการป้องกันการทุจริต องค์การ", "บริหารส่วนตำบลตัวอย่าง"
    narrow = [page(n, line(plan, 62), line(place, 85), body(n)) for n in range(2, 9)]
    wide = [across(n, line(f"{plan}{place}", 62), line(f"ตาราง {n * 7}", 75)) for n in range(9, 12)]
    pages = [page(1, line("ปก", 400)), *narrow, *wide]
    take_out_heads(pages)
    assert texts(pages)[1:] == [f"เนื้อหาของหน้าที่ {n * 7}" for n in range(2, 9)] + [f"ตาราง {n * 7}" for n in range(9, 12)]
    assert (pages[3].header, pages[9].header) == (f"{plan} | {place}", f"{plan}{place}")


def test_a_low_foot_of_all_pages_leaves_the_text() -> None:
    foot = "เทศบาลตำบลตัวอย่าง", "จังหวัดตัวอย่าง"
    pages = [page(n, body(n), line(foot[0], 735), line(foot[1], 760)) for n in range(1, 6)]
    take_out_heads(pages)
    assert texts(pages) == [f"เนื้อหาของหน้าที่ {n * 7}" for n in range(1, 6)]


def test_a_low_line_of_most_pages_is_no_head() -> None:
    """The head of a table that nothing rules returns on its own pages, not on the others."""
    head = "โครงการ ปี 2566 ปี 2567 ปี 2568"
    pages = [page(n, line(head, 85), body(n)) if n > 2 else page(n, body(n)) for n in range(1, 9)]
    before = texts(pages)
    take_out_heads(pages)
    assert texts(pages) == before


@pytest.mark.parametrize(
    "shown",
    [
        "ลำดับที่ {}",
        "ลำดับที่ {} โครงการอบรม",
        "{}. ชื่อโครงการ : โครงการอบรม",
        "{}) โครงการอบรม",
        "ชื่อโครงการ",
        "มิติที่ 1 การสร้างวัฒนธรรมสุจริต",
        "โครงการที่มีรหัส 25{0}9{0}",
    ],
)
def test_what_stands_at_the_head_of_each_project_s_own_page_stays(shown: str) -> None:
    pages = [page(n, line(shown.format(n), 40), body(n)) for n in range(1, 9)]
    before = texts(pages)
    take_out_heads(pages)
    assert texts(pages) == before


def test_the_last_line_of_a_form_is_no_foot() -> None:
    """Each project on a form of its own: the office stands at the same place, right below its label."""
    pages = [
        page(n, line(f"โครงการ {n * 7}", 400), line("ผู้รับผิดชอบโครงการ", 730), line("สำนักปลัดเทศบาล", 745))
        for n in range(1, 9)
    ]
    pages += [page(n, *(line(f"ข้อความ {n} {m}", 100 + 15 * m) for m in range(20))) for n in range(9, 12)]
    before = texts(pages)
    take_out_heads(pages)
    assert texts(pages) == before


HEAD, REST = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570) องค์การ", "บริหารส่วนตำบลตัวอย่าง"


def headed(number: int, *, wide: bool) -> LaidPage:
    """A page whose text begins right below its head, as where a tall head in Word pushes it down."""
    heads = [line(HEAD + REST, 61)] if wide else [line(HEAD, 61), line(REST, 76)]
    text = [line(f"ข้อความของหน้าที่ {number * 7} บรรทัด {n * 11}", heads[-1].bottom + 15 * n) for n in range(1, 30)]
    return LaidPage(number, 842 if wide else 595, 800, [*heads, *text], [])


def test_with_what_all_pages_begin_is_a_head_however_near_the_text_stands() -> None:
    pages = [headed(n, wide=n in (4, 5)) for n in range(1, 9)]
    take_out_heads(pages)
    assert not any(HEAD in text or REST in text for text in texts(pages))
    assert (pages[0].header, pages[3].header) == (f"{HEAD} | {REST}", HEAD + REST)


def test_with_what_some_pages_begin_is_a_title_where_the_text_stands_near() -> None:
    """Six forms of eight pages begin with their name; the cover and the foreword do not."""
    pages = [headed(n, wide=False) for n in range(1, 7)]
    pages += [page(n, *(line(f"ข้อความ {n * 7} {m * 11}", 100 + 15 * m) for m in range(20))) for n in range(7, 9)]
    before = texts(pages)
    take_out_heads(pages)
    assert texts(pages) == before


def test_what_stands_alone_on_its_pages_is_no_head() -> None:
    pages = [page(n, line(f"แผ่นที่ {n}", 70)) for n in range(1, 9)]
    take_out_heads(pages)
    assert len(texts(pages)) == 8


def test_what_stands_below_such_a_head_on_few_pages_is_text() -> None:
    pages = [headed(n, wide=True) for n in range(1, 9)]
    pages[2].lines.insert(1, line("แบบ ปปช. 1", 74))
    take_out_heads(pages)
    assert "แบบ ปปช. 1" in texts(pages)


TITLE, OWNER = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)", "องค์การบริหารส่วนตำบลปากคลอง"


def small(text: str, bottom: float) -> PrintedLine:
    return PrintedLine([], bottom, text, 50, 400, bottom - 7, 7, "Sarabun")


@pytest.mark.parametrize("said", [TITLE, f"{TITLE} {OWNER}"])
def test_the_title_in_small_print_in_the_margin_of_a_second_page_is_its_head(said: str) -> None:
    """It stood between a field's label and the amount on the next page, which was lost."""
    first = page(1, line(TITLE, 60), line(OWNER, 80), line("7. งบประมาณดำเนินการ", 700))
    pages = [first, page(2, small(said, 40), line("ปีละ 24,000 บาท", 80))]
    take_out_heads(pages)
    assert texts(pages)[-2:] == ["7. งบประมาณดำเนินการ", "ปีละ 24,000 บาท"]
    assert (pages[0].header, pages[1].header) == (None, said)


@pytest.mark.parametrize(
    "head",
    [
        line(TITLE, 40),  # a title as large as the text: that of the table below it
        small(TITLE, 62),  # not above where the text of the first page begins
        small(OWNER, 40),  # not with what the first page begins
        small("รวมงบประมาณทั้งสิ้น 24,000 บาท", 40),
    ],
    ids=["large", "low", "other line", "text"],
)
def test_what_else_stands_at_the_top_of_a_second_page_is_text(head: PrintedLine) -> None:
    pages = [page(1, line(TITLE, 60), line(OWNER, 80), body(1)), page(2, head, line("ปีละ 24,000 บาท", 90))]
    take_out_heads(pages)
    assert head.text in texts(pages[1:])


def test_numbers_that_do_not_count_with_the_pages_stay() -> None:
    pages = [page(n, line(str(n * n + 100), 40), body(n)) for n in range(1, 9)]
    take_out_heads(pages)
    assert len(texts(pages)) == 16


def paragraphs(pages: list[LaidPage]) -> list[str]:
    return [block.text for block in over_pages(pages) if isinstance(block, Paragraph)]


FULL = "ก" * 100


def test_a_full_line_goes_on_for_certain_in_a_line_too_long_for_a_label() -> None:
    long = "ข" * 70
    pages = [page(1, line(FULL, 100), line(long, 115), line("ประชาชน", 130), line("x", 145), line("y", 160))]
    assert paragraphs(pages)[:2] == [FULL + long, "ประชาชน"]


def test_a_short_line_below_a_full_one_may_be_a_label() -> None:
    pages = [page(1, line(FULL, 100), line("กลุ่มเป้าหมาย", 115), line("ประชาชน", 130), line("x", 145), line("y", 160))]
    first, second, third, *_ = (block for block in over_pages(pages) if isinstance(block, Paragraph))
    assert (first.text, second.text, second.goes_on, third.goes_on) == (FULL, "กลุ่มเป้าหมาย", True, False)


def test_a_numbered_heading_goes_on_in_a_short_line() -> None:
    heading = "1.1.2 " + FULL
    pages = [page(1, line(heading, 100), line("และการทุจริต", 115), line("ก", 130), line("ข", 145), line("ค", 160))]
    assert paragraphs(pages)[0] == f"{heading}และการทุจริต"


def test_where_the_pitch_tells_it_parts_paragraphs() -> None:
    """Wrapped lines stand 15 points apart, paragraphs 20."""
    lines = [line("ก" * 80, 100 + 35 * n + 15 * m) for n in range(6) for m in range(2)]
    assert paragraphs([page(1, *lines)]) == ["ก" * 160] * 6


@pytest.mark.parametrize("text", ["1) อบรม", "- อบรม", "ลำดับที่ 2", "ส่วนที่ 3", "ชื่อโครงการ : อบรม"])
def test_what_begins_something_new_does_not_go_on(text: str) -> None:
    pages = [page(1, line(FULL, 100), line(text, 115), line("ก", 130), line("ข", 145), line("ค", 160))]
    assert paragraphs(pages)[:2] == [FULL, text]


def test_a_paragraph_over_a_page_stays_in_two_lines_unless_a_word_is_broken() -> None:
    first = page(1, *(line(FULL, 100 + 40 * n) for n in range(5)), line(FULL[:-4] + "ในหน่วย", 700, x1=550))
    second = page(2, line("งานของเทศบาล", 100), *(line("ข", 200 + 40 * n) for n in range(5)))
    assert any(text.endswith("ในหน่วยงานของเทศบาล") for text in paragraphs([first, second]))
    third = page(2, line("วัตถุประสงค์", 100), *(line("ข", 200 + 40 * n) for n in range(5)))
    (block,) = (b for b in over_pages([first, third]) if isinstance(b, Paragraph) and b.text == "วัตถุประสงค์")
    assert block.goes_on


def test_a_line_that_is_indented_begins_a_paragraph() -> None:
    lines = [line(FULL, 100), line("ประชาชน", 115, x0=90), line("ก", 130), line("ข", 145), line("ค", 160)]
    assert paragraphs([page(1, *lines)])[0] == FULL


INDENTED = [
    item
    for n in range(5)
    for item in (
        line(FULL, 100 + 45 * n, x0=90),
        line("ประชาชน", 115 + 45 * n),
        line(FULL[: len(FULL) * 4 // 5], 130 + 45 * n, x0=90, x1=480),
    )
]
"""Paragraphs whose first lines are indented; the last is nearly as long as its line."""


def test_a_line_at_the_indent_of_first_lines_begins_a_paragraph() -> None:
    """Nothing else tells: the pitch is that of wrapped lines, and the line above is long."""
    short = line("ผู้รับผิดชอบ กองคลัง " + "ก" * 60, 130 + 45 * 5, x0=90, x1=540)
    found = paragraphs([page(1, *INDENTED, short, line("ข" * 70, 145 + 45 * 5, x0=90, x1=530))])
    assert found[-2:] == [short.text, "ข" * 70]


def test_a_hanging_indent_parts_no_entry() -> None:
    """Below a wrapped entry its own text goes on at the same place."""
    entries = [one for n in range(5) for one in (line(FULL, 100 + 30 * n, x0=90), line(FULL, 115 + 30 * n, x0=90))]
    assert len(paragraphs([page(1, *entries)])) == 1


def test_a_line_without_a_size_goes_on_with_none() -> None:
    """As a damaged file may print it: its letters are of font size 0."""
    above, below = PrintedLine([], 100.0, "โครงการ", 0.0, 400.0), PrintedLine([], 112.0, "อบรม", 0.0, 300.0)
    assert not continues(above, below, 400.0, Pitch(1.2, tells=False))


def in_column(column: Stretch, *lines: PrintedLine) -> list[PrintedLine]:
    for one in lines:
        one.column = column
    return list(lines)


def written(*lines: PrintedLine) -> list[str]:
    """The paragraphs of a page whose wrapped lines stand closer than others."""
    other = [line(f"{n}. ย่อหน้าอื่น", 500 + 24 * n) for n in range(1, 8)]
    wrapped = [line("ก" * 100, 700 + 15 * n, x1=550) for n in range(1, 8)]
    return [block.text for block in over_pages([page(1, *lines, *other, *wrapped)]) if isinstance(block, Paragraph)]


def test_labels_and_amounts_that_fill_a_narrow_panel_stay_lines() -> None:
    panel = [line("งบประมาณโครงการ", 100, x1=110), line("20,000 บาทต่อปี", 115, x1=112), line("ผู้รับผิดชอบ", 130, x1=108)]
    assert written(*in_column(Stretch(50, 112), *panel))[:3] == ["งบประมาณโครงการ", "20,000 บาทต่อปี", "ผู้รับผิดชอบ"]


def test_a_word_that_a_narrow_panel_breaks_is_put_together() -> None:
    panel = [line("คุณธรรมภายในหน่วย", 100, x1=112), line("งานของรัฐ", 115, x1=100)]
    assert written(*in_column(Stretch(50, 112), *panel))[0] == "คุณธรรมภายในหน่วยงานของรัฐ"


def test_a_sentence_goes_on_at_the_top_of_a_column_as_wide_and_not_beside_a_panel() -> None:
    first, second = (
        line("แผนฉบับนี้มีโครงการต่าง ๆ เพื่อ", 300, x1=290),
        line("ให้ประชาชนติดตามได้ว่าทำตามแผนหรือไม่", 100, x0=310, x1=550),
    )
    wide = in_column(Stretch(50, 290), first) + in_column(Stretch(310, 550), second)
    assert written(*wide)[0] == "แผนฉบับนี้มีโครงการต่าง ๆ เพื่อให้ประชาชนติดตามได้ว่าทำตามแผนหรือไม่"
    beside = in_column(Stretch(150, 290), first) + in_column(Stretch(310, 550), second)
    assert written(*beside)[0] == "แผนฉบับนี้มีโครงการต่าง ๆ เพื่อ"


def test_the_next_year_begins_a_line_below_an_amount() -> None:
    years = [line("ปี ๒๕๖๘ จำนวน 48,000 บาท", 100, x1=550), line("ปี ๒๕๖๙ จำนวน 54,000 บาท", 115, x1=550)]
    assert written(*years)[:2] == ["ปี ๒๕๖๘ จำนวน 48,000 บาท", "ปี ๒๕๖๙ จำนวน 54,000 บาท"]


def test_an_office_in_the_middle_below_a_name_begins_anew() -> None:
    name = line("(นางสาวจันทร์ฟอง ธารทิพย์กุล)", 100, x0=330, x1=470)
    assert not continues(name, line("นายกองค์การบริหารส่วนตำบลตัวอย่าง", 115, x0=300, x1=500), 550, Pitch(1.5, tells=True))
