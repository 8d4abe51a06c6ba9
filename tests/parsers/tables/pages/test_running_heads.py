"""Running heads: only what every page repeats beside its number; never a label, a unit or an entry."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extract.ground.source import SourceText
from parsers.tables.pages.running_heads import without_running_heads

Make = Callable[[str], SourceText]
TITLE = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๖ - ๒๕๗๐)"


def pages(count: int, foot: Callable[[int], Sequence[str]], head: Sequence[str] = ()) -> str:
    """A document of some pages, each with two lines of text that no other has."""
    return "\n".join(
        line for page in range(1, count + 1) for line in (*head, f"ข้อความ ก{page}", f"เนื้อหา ข{page}", *foot(page))
    )


def removed(source: SourceText) -> set[str]:
    kept = without_running_heads(source)
    return {line for number, line in enumerate(source.lines, 1) if kept.is_blanked(number)}


@pytest.mark.parametrize("form", ["{} | {}", "{}   {}", "{} หน้า {}", "{} - {} -", "{1} | {0}"])
def test_a_text_with_the_page_s_number(form: str, source: Make) -> None:
    text = pages(6, lambda page: [form.format(TITLE, page)])
    assert removed(source(text)) == {form.format(TITLE, page) for page in range(1, 7)}


def test_a_title_beside_the_page_s_number_goes_the_one_on_the_cover_stays(source: Make) -> None:
    plan = source(f"{TITLE}\nเทศบาลตำบลตัวอย่าง\nคำนำ\n" + pages(6, lambda page: ["", f"-{page}-", ""], [TITLE]))
    kept = without_running_heads(plan).lines
    assert kept.count(TITLE) == 1 + 1  # the cover's, and the one above the first page's number
    assert kept[0] == TITLE


@pytest.mark.parametrize(("count", "gone"), [(30, True), (8, False)])
def test_a_head_may_stand_on_some_pages_more_that_count_in_letters(count: int, gone: bool, source: Make) -> None:
    """The fifth of a long plan's pages at most: elsewhere it is the plan's own title."""
    front = "\n".join(line for letter in "กขคง" for line in (TITLE, f"บทนำ {letter}", f"เทศบาล หน้า {letter}"))
    text = f"{front}\n" + pages(count, lambda page: [f"เทศบาลตำบลตัวอย่าง หน้า {page}"], [TITLE])
    assert (TITLE in removed(source(text))) == gone


def test_a_head_goes_before_letters_of_the_pages_before_the_first_too(source: Make) -> None:
    """The trap: a line of the contents begins like it and ends in a letter of a list."""
    text = f"{TITLE}   ก\nสารบัญ\n{TITLE} ข\nคำนำ\n{TITLE}   ข\n" + pages(5, lambda page: [f"{TITLE}   {page}"])
    assert removed(source(text)) == {f"{TITLE}   {page}" for page in (*range(1, 6), "ก", "ข")}


def _by_pages(source: Make, *texts: str) -> SourceText:
    """A text whose pages are known, as form feeds part them."""
    made = source("\n".join(texts))
    pages = tuple(page for page, text in enumerate(texts, 1) for _ in text.split("\n"))
    return SourceText(made.path, made.format, made.sha256, made.lines, pages=pages)


@pytest.mark.parametrize("first", [1, 7])
@pytest.mark.parametrize("form", ["ข้อความ\n7. งบประมาณ\n{}", "{}\nข้อความ", "ข้อความ\n- {} -"])
def test_numbers_alone_at_the_ends_of_pages_count_them(form: str, first: int, source: Make) -> None:
    """The trap: the number below a field's label is no amount of it; nothing else returns on the pages."""
    numbers = range(first, first + 6)
    made = _by_pages(source, *(form.format(number) for number in numbers))
    assert removed(made) == {form.format(number).split("\n")[0 if form[0] == "{" else -1] for number in numbers}


@pytest.mark.parametrize("numbers", [(5, 5, 5, 5, 5), (1, 2, 3), (1, 2, 8, 9, 10, 3, 4)])
def test_numbers_at_the_ends_of_pages_that_do_not_count_them_are_values(numbers: Sequence[int], source: Make) -> None:
    assert removed(_by_pages(source, *(f"ข้อความ\n{number}" for number in numbers))) == set()


def test_pages_without_a_printed_number_have_no_head_to_count(source: Make) -> None:
    """Form feeds part more pages than carry a number: the cover and the turned pages of the table are none of them."""
    text = "ปก\nแผน\n" * 8 + pages(6, lambda page: ["", f"-{page}-", TITLE])
    made = source(text)
    many = SourceText(
        made.path, made.format, made.sha256, made.lines, pages=tuple(1 + n // 2 for n in range(len(made.lines)))
    )
    assert removed(many) == {TITLE}


@pytest.mark.parametrize(
    "line",
    ["วัตถุประสงค์", "ไม่ใช้งบประมาณ", "สำนักปลัดเทศบาล", "โครงการป้องกันการทุจริตในองค์กร"],
)
def test_what_every_block_repeats_is_no_running_head(line: str, source: Make) -> None:
    """One block a page: the line stands beside every page number."""
    assert removed(source(pages(8, lambda page: [line, f"-{page}-"]))) == set()


def test_a_unit_below_its_label_is_no_running_head(source: Make) -> None:
    foot = ["ผู้รับผิดชอบ", "เทศบาลตำบลตัวอย่าง"]
    assert removed(source(pages(8, lambda page: [*foot, f"-{page}-"]))) == set()


def test_the_organisation_alone_below_text_is_one(source: Make) -> None:
    text = pages(8, lambda page: ["เทศบาลตำบลตัวอย่าง", f"-{page}-"])
    assert removed(source(text)) == {"เทศบาลตำบลตัวอย่าง"}


@pytest.mark.parametrize(
    "foot",
    [
        lambda page: [f"ลำดับที่ {page}"],
        lambda page: [f"รายละเอียดโครงการที่   {page}"],
        lambda page: [f"จำนวนโครงการทั้งหมดในมิติ   {page * 3}"],
        lambda page: [f"แผนปฏิบัติการป้องกันการทุจริต   {page // 9 + 5}"],
        lambda page: [f"ปีงบประมาณ พ.ศ.   {2560 + page}"],
        lambda page: [f"1. ชื่อโครงการ   {page}"],
        lambda page: [f"แผนงานบริหารทั่วไป\t{page}"],
    ],
)
def test_a_line_that_counts_is_not_always_a_page(foot: Callable[[int], Sequence[str]], source: Make) -> None:
    assert removed(source(pages(6, foot))) == set()


def test_three_pages_are_too_few(source: Make) -> None:
    assert removed(source(pages(3, lambda page: [f"{TITLE} | {page}"]))) == set()


def test_what_an_ocr_model_puts_in_its_own_tags(source: Make) -> None:
    """A picture's description is the model's wording, not the plan's; a tag inside a line leaves the line alone."""
    gone = [
        "<page_number>๑๒</page_number>",
        "<figure>",
        "ตราเทศบาล มีตัวเลข ๕,๐๐๐",
        "</figure>",
        "<watermark>สำเนา</watermark>",
    ]
    kept = ["ข้อความ", "โครงการ <figure>ตรา</figure> ก", "จบ"]
    text = source("\n".join([kept[0], *gone[:4], kept[1], gone[4], kept[2]]))
    assert removed(text) == set(gone)


def test_a_picture_that_nobody_closed_takes_no_text(source: Make) -> None:
    assert removed(source("<figure>\nข้อความ\n\nจบ")) == set()


def test_a_title_beside_a_tagged_number_is_a_running_head(source: Make) -> None:
    text = pages(6, lambda page: [TITLE, f"<page_number>{page}/9</page_number>"])
    assert TITLE in removed(source(text))


@pytest.mark.parametrize(
    ("often", "elsewhere", "gone"), [(5, "", True), (3, "", False), (5, f"{TITLE}\nข้อความ\nข้อความ", False)]
)
def test_a_title_on_those_pages_alone_that_begin_inside_a_table(
    source: Make, often: int, elsewhere: str, gone: bool
) -> None:
    marks = [
        f"ข้อความ {n}\n\n<page_number>{n}</page_number>\n\n{TITLE if n > 12 - often else f'ส่วนที่ {n}'}"
        for n in range(1, 13)
    ]
    assert (TITLE in removed(source("\n".join((elsewhere, *marks))))) == gone


LOOSE = "\n".join(f"รายการที่ลอยอยู่ {n}\n\n{n}\n\nข้อความ {n}" for n in (7, 3, 12, 5, 9, 2, 8, 30, 14, 6))
"""Ten numbers alone on their lines, as a table's columns that a program tore apart."""


def test_heads_beside_numbers_that_count_the_pages_among_other_lone_numbers(source: Make) -> None:
    text = pages(6, lambda page: [str(page), "", TITLE, "เทศบาลตำบลตัวอย่าง"])
    assert removed(source(f"{LOOSE}\n{text}")) == {TITLE, "เทศบาลตำบลตัวอย่าง", *"123456"}


def test_a_unit_beside_numbers_that_count_no_pages_stays(source: Make) -> None:
    text = pages(6, lambda page: [str(page * 7 % 5), "", "เทศบาลตำบลตัวอย่าง"])
    assert removed(source(f"{LOOSE}\n{text}")) == set()


def test_values_alone_on_their_lines_are_no_page_numbers(source: Make) -> None:
    """Zeros of a table with a cell a line would be most of the pages that the head does not stand on."""
    head = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๗ - ๒๕๗๐)"
    pages = "\n".join(f"{head}\nโครงการที่ทำ\n๐\n\n๐\n\n๐\n\n{page}\n" for page in "๑๒๓๔๕")
    text = without_running_heads(source(pages))
    assert [number for number, line in enumerate(text.lines, 1) if line == head] == [1]  # as on a cover
    assert sum(line == "๐" for line in text.lines) == 15


BROWSER = "11/28/2569, 10:31 AM แผนป้องกันการทุจริต\n{}\n"


def test_what_a_browser_prints_on_each_page(source: Make) -> None:
    text = "".join(
        f"ข้อความ ก{page}\n" + BROWSER.format(f"https://www.sample.go.th/plan?id=7 {page}/3") for page in range(1, 4)
    )
    assert removed(source(text)) == {
        "11/28/2569, 10:31 AM แผนป้องกันการทุจริต",
        *(f"https://www.sample.go.th/plan?id=7 {page}/3" for page in range(1, 4)),
    }


@pytest.mark.parametrize(
    "text",
    [
        "ดูที่ https://www.sample.go.th/plan 1/2\nดูที่ https://www.sample.go.th/plan 2/2",  # in a sentence
        "https://www.sample.go.th/plan 1/2\nhttps://www.sample.go.th/plan 1/2",  # nothing counts on
        "https://www.sample.go.th/a 1/2\nhttps://www.sample.go.th/b 2/3",  # other numbers of pages
        "https://www.sample.go.th/plan 1/2\n11/28/2569, 10:31 น. ประชุม",  # one page
    ],
)
def test_addresses_of_the_text_stay(text: str, source: Make) -> None:
    assert removed(source(text)) == set()


def test_a_title_at_the_head_goes_where_the_foot_has_the_page_s_number(source: Make) -> None:
    """The trap: numbers alone on their lines are those of rows, and a page may begin below a label."""
    text = pages(6, lambda page: [str(page + 7), "ระยะเวลาดำเนินการ", f"เทศบาลตำบลตัวอย่าง หน้า {page}"], [TITLE])
    assert removed(source(f"{TITLE}\nคำนำ\n{text}")) >= {f"เทศบาลตำบลตัวอย่าง หน้า {page}" for page in range(1, 7)} | {
        TITLE
    }


def test_an_office_below_a_label_stays_though_pages_begin_with_it(source: Make) -> None:
    office = "เทศบาลตำบลตัวอย่าง สำนักปลัด"
    text = pages(6, lambda page: ["ผู้รับผิดชอบ", f"แผนงาน หน้า {page}"], [office])
    assert office not in removed(source(f"ผู้รับผิดชอบ\n{office}\n{text}"))


@pytest.mark.parametrize(
    ("stamp", "goes"),
    [
        ("Scanned with CamScanner", True),
        ("Scanned by TapScanner", True),
        ("สำนักปลัด เทศบาล", False),
        ("No Gift Policy 2566", False),  # a number may be content
        ("SWOT", False),
    ],
)
def test_a_scanning_program_s_stamp_beside_page_numbers_goes_wherever_it_stands(
    stamp: str, goes: bool, source: Make
) -> None:
    text = f"ปก\n{stamp}\nคำนำ\n" + pages(5, lambda page: [stamp, "", f"- {page} -"])
    assert (stamp in removed(source(text))) == goes
    assert (without_running_heads(source(text)).lines[1] == stamp) != goes


@pytest.mark.parametrize(
    ("text", "gap", "goes"),
    [
        ("สแกนด้วย CamScanner", True, True),
        ("สแกนด้วย CamScanner", False, True),  # a Latin word tells
        ("สแกนโดยแอปพลิเคชัน", True, True),
        ("ประชาชนพึงพอใจ", False, False),  # the last line of a block on each page
        ("หน่วย : พันบาท", True, False),  # what all amounts are in
        ("ไม่ใช้งบประมาณ", True, False),
        ("กองช่าง เทศบาล", True, False),  # the cell of a row
        ("โครงการ/กิจกรรม/มาตรการ", True, False),  # a column's name
        ("ผู้รับผิดชอบ", True, False),
        ("1) ประชาชนพึงพอใจ", True, False),  # an entry
        ("มิติที่ 1 การสร้างวัฒนธรรมสุจริต", True, False),
        ("แผนปฏิบัติการ   สแกนด้วย", True, False),  # cells
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_what_stands_beside_all_page_numbers_and_nowhere_else_is_the_page_s(
    text: str, gap: bool, goes: bool, above: bool, source: Make
) -> None:
    def head(page: int) -> list[str]:
        number, blank = f"- {page} -", [""] if gap else []
        return [*blank, text, "", number] if above else [number, "", text, *blank]

    lines = [line for page in range(1, 7) for line in (*head(page), f"ข้อความ ก{page}", f"เนื้อหา ข{page}")]
    made = source("\n".join(["ปก", f"ประกาศ {text} ทุกหน้า", *lines] if above else lines))
    assert (text in removed(made)) == goes
    assert not above or not without_running_heads(made).is_blanked(2)


@pytest.mark.parametrize(("field", "goes"), [("ผลลัพธ์", False), ("ข้อความ", True)])
def test_the_end_of_a_field_that_the_block_on_each_page_has_is_content(field: str, goes: bool, source: Make) -> None:
    text = "ประชาชนได้รับประโยชน์สูงสุด"
    lines = (
        line for page in range(1, 7) for line in (field, "", f"บุคลากรมีจิตสำนึก ก{page}", "", text, "", f"- {page} -", "")
    )
    assert (text in removed(source("\n".join(lines)))) == goes


def test_what_stands_beside_all_page_numbers_and_elsewhere_too_is_text(source: Make) -> None:
    text = pages(6, lambda page: ["", "สแกนด้วยแอป", "", f"- {page} -"])
    assert removed(source(f"{text}\nสแกนด้วยแอป\nข้อความ\nสแกนด้วยแอป")) == set()
    assert removed(source(pages(6, lambda page: ["", "สแกนด้วยแอป" if page > 1 else "ก", "", f"- {page} -"]))) == set()


def test_rows_that_count_on_below_the_same_unit_are_no_pages(source: Make) -> None:
    lines = [line for row in range(1, 7) for line in (f"{row}", f"โครงการ ก{row}", "5,000", "", "ปลัดเทศบาล", "")]
    assert removed(source("\n".join(lines))) == set()


def test_a_text_of_another_script_on_a_few_pages_stays(source: Make) -> None:
    text = pages(5, lambda page: ["Integrity and Transparency" if page < 3 else f"ข้อ ค{page}", "", f"- {page} -"])
    assert removed(source(text)) == set()


@pytest.mark.parametrize("gap", [" ", "\t\t\t"])
def test_two_pages_that_are_called_so_are_enough_beside_the_plan_s_name(gap: str, source: Make) -> None:
    text = "\n".join(["ก", f"{TITLE}{gap}หน้า 9", "ข", f"{TITLE}{gap}หน้า 15", "ค"])
    assert removed(source(text)) == {f"{TITLE}{gap}หน้า 9", f"{TITLE}{gap}หน้า 15"}


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param((f"{TITLE} หน้า 9", f"{TITLE} หน้า 9"), id="one page cited twice"),
        pytest.param((f"{TITLE} หน้า 9",), id="once"),
        pytest.param(("โครงการอบรม\tหน้า 9", "โครงการอบรม\tหน้า 15"), id="entries of contents"),
        pytest.param((f"{TITLE}\t9", f"{TITLE}\t15"), id="values"),
    ],
)
def test_what_names_no_two_pages_of_the_plan_stays(lines: tuple[str, ...], source: Make) -> None:
    assert removed(source("\n".join(["ก", *lines, "ข"]))) == set()


def test_a_foot_on_the_other_side_of_the_numbers_than_the_head_goes_too(source: Make) -> None:
    """Else ``องค์การบริหารส่วนตำบล…`` is the last line of whatever field a page ends in; the contents' pages are none."""
    head, foot = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)", "องค์การบริหารส่วนตำบลตัวอย่าง"
    contents = "สารบัญ\nบทนำ\n1\nแผนงาน\n2\nรายละเอียด\n4\n"
    pages = "".join(f"9. ผู้รับผิดชอบ : สำนักปลัด\n{foot}\n{page}\n\n{head}\n" for page in range(1, 7))
    text = without_running_heads(source(f"{head}\n{foot}\nคำนำ\n{contents}{pages}10. ผลลัพธ์\n{foot}\n7\n"))
    assert [line for line in text.lines if line in (head, foot)] == [head, foot]
    assert [line for line in text.lines if line.isdecimal()] == ["1", "2", "4"]


def test_numbers_beside_rules_that_go_on_counting_are_pages(source: Make) -> None:
    rule = "_" * 16
    pages = "".join(f"๗. งบประมาณ\nจำนวน {page},๐๐๐ บาท\n{page}\n\n{rule}\n\n" for page in "๑๒๓๔๕")
    text = without_running_heads(source(pages))
    assert not [line for line in text.lines if line in "๑๒๓๔๕" and line]


@pytest.mark.parametrize("numbers", ["๑๒๓", "๕๕๕๕", "๒๔๒๔๒๔"])
def test_numbers_beside_rules_that_do_not_go_on_counting_stay(source: Make, numbers: str) -> None:
    """A line to fill in below an amount of one figure, and too few to tell."""
    rule = "_" * 16
    text = without_running_heads(source("".join(f"ค่าพาหนะ (บาท)\n{number}\n{rule}\n" for number in numbers)))
    assert [line for line in text.lines if line in "๑๒๓๔๕" and line] == list(numbers)


@pytest.mark.parametrize(
    ("text", "same", "goes"),
    [
        ("ประชาชนเชื่อมั่นในองค์กร", True, False),  # each form may end so
        ("คะแนน ITA ผ่านเกณฑ์ระดับ Good", True, False),
        ("สแกนด้วย CamScanner", True, True),
        ("เอกสารของเทศบาลตัวอย่าง", False, True),
    ],
)
def test_what_ends_the_same_field_on_each_page_is_no_foot(text: str, same: bool, goes: bool, source: Make) -> None:
    fields = ["ผลลัพธ์", "ผลลัพธ์" if same else "วิธีดำเนินการ"]
    made = source(pages(6, lambda page: [f"ชื่อโครงการ ก{page}", fields[page % 2], "ดี", "", text, "", f"- {page} -"]))
    assert (text in removed(made)) == goes


@pytest.mark.parametrize(
    "form", ["หน่วย : พันบาท | {}", "{} | หน่วย : พันบาท", "แผนปฏิบัติการป้องกันการทุจริต (หน่วย : พันบาท)   หน้า {}"]
)
def test_a_unit_of_money_that_a_running_head_says_stays_above_a_table(form: str, source: Make) -> None:
    text = source(pages(6, lambda page: [form.format(page), "ที่   โครงการ   ปี 2566   ปี 2567"]))
    kept = [line for line in without_running_heads(text).lines if "พันบาท" in line]
    assert len(kept) == 6
    assert {*kept} in ({"หน่วย : พันบาท"}, {"(หน่วย : พันบาท)"})


@pytest.mark.parametrize("below", ["20,000 บาท", "5. ระยะเวลาดำเนินการ", "รายการ   จำนวนเงิน"])
def test_one_that_cuts_a_block_goes_with_its_unit(below: str, source: Make) -> None:
    form = "แผนปฏิบัติการป้องกันการทุจริต (หน่วย : พันบาท)   หน้า {}"
    text = source(pages(6, lambda page: [f"4. งบประมาณของโครงการ ก{page}", form.format(page), below]))
    assert not [line for line in without_running_heads(text).lines if "พันบาท" in line]
