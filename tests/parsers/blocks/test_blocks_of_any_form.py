"""Blocks in forms that the template does not have: what each says is found, and nothing else with it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from extract.ground.source import SourceText, Span
from extract.text.read_txt import read_txt
from extract.web.read_html import read_html
from parsers.document import parse_plan
from parsers.records.blocks import DetailBlock
from parsers.records.plan import PlanDocument
from parsers.structure.labels.field_labels import field_label

Make = Callable[[str], SourceText]
Read = Callable[[str], PlanDocument]

HEAD = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)\nเทศบาลตำบลตัวอย่าง จังหวัดลำปาง\n"
TABLE = """ส่วนที่ 2 แผนปฏิบัติการ
มิติ\tภารกิจตามมิติ\tโครงการ/กิจกรรม/มาตรการ\tปี 2566\tปี 2567\tปี 2568\tหมายเหตุ
1. การสร้างวัฒนธรรมสุจริต\t1.1 การสร้างจิตสำนึก\t1) โครงการอบรมคุณธรรมบุคลากร\t70,000\t70,000\t70,000\t
\t\t2) ส่งเสริมความโปร่งใสในชุมชน\t10,000\t10,000\t10,000\t
"""
PART = "ส่วนที่ 3 รายละเอียดโครงการ\n"


@pytest.fixture
def read(source: Make) -> Read:
    return lambda text: parse_plan(source(HEAD + text))


def blocks(plan: PlanDocument) -> list[DetailBlock]:
    return [project.detail for project in plan.projects if project.detail]


def items(block: DetailBlock, field: str) -> list[str]:
    return [item.text for found in block.fields if found.field == field for item in found.items]


def stated(block: DetailBlock) -> tuple[str | None, list[Decimal], str | None]:
    """Title, amounts and who is responsible."""
    return block.title, [amount.amount for amount in block.amounts], block.responsible


FIELDS = (("หลักการและเหตุผล", "เพราะดี"), ("วัตถุประสงค์", "เพื่อดี"), ("งบประมาณ", "ปีละ {} บาท"), ("ผู้รับผิดชอบ", "{}"))


def block(title: str, amount: str, unit: str, enumerators: tuple[str, ...], parting: str) -> str:
    """A block of four fields."""
    lines = [title]
    for enumerator, (name, content) in zip(enumerators, FIELDS, strict=True):
        lines.append(f"{enumerator}{name}{parting}{content.format(amount if 'บาท' in content else unit)}")
    return "\n".join(lines) + "\n"


DIGITS = ("1. ", "2. ", "3. ", "4. ")
ENUMERATORS = [
    DIGITS,
    ("(1) ", "(2) ", "(3) ", "(4) "),
    ("[1] ", "[2] ", "[3] ", "[4] "),
    ("ก. ", "ข. ", "ค. ", "ง. "),
    ("(ก) ", "(ข) ", "(ค) ", "(ง) "),
    ("ข้อ 1 ", "ข้อ 2 ", "ข้อ 3 ", "ข้อ 4 "),
    ("1.1 ", "1.2 ", "1.3 ", "1.4 "),
    ("1.1.1(1) ", "1.1.1(2) ", "1.1.1(3) ", "1.1.1(4) "),
    ("(๑) ", "(๒) ", "(๓) ", "(๔) "),
    ("", "", "", ""),
]
TITLES = ["{}) ", "{}. ", "({}) ", "(1.1-0{}) ", "โครงการที่ {} ", "ลำดับที่ {} ", "โครงการที่ {}\n", "ข้อ {} ", "๑.๑.{} ", ""]
TITLES += ["แผนงานที่ {} : ", "รหัสโครงการ ป.1-0{} ", "รหัส 0{}: "]


@pytest.mark.parametrize("parting", ["\n", " : ", "\t", "   ", " ", " – ", " = ", "......"])
@pytest.mark.parametrize("enumerators", ENUMERATORS)
def test_labels_in_any_enumerator_and_parting(read: Read, enumerators: tuple[str, ...], parting: str) -> None:
    first = block("1) โครงการอบรมคุณธรรมบุคลากร", "70,000", "สำนักปลัด", enumerators, parting)
    second = block("2) กิจกรรมชุมชนโปร่งใส", "10,000", "กองคลัง", enumerators, parting)
    found = blocks(read(PART + first + second))
    assert [stated(one) for one in found] == [
        ("โครงการอบรมคุณธรรมบุคลากร", [Decimal(70000)], "สำนักปลัด"),
        ("กิจกรรมชุมชนโปร่งใส", [Decimal(10000)], "กองคลัง"),
    ]
    assert [items(one, "objective") for one in found] == [["เพื่อดี"], ["เพื่อดี"]]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_needs_no_label(read: Read, title: str) -> None:
    first = block(title.format(1) + "โครงการอบรมคุณธรรมบุคลากร", "70,000", "สำนักปลัด", DIGITS, "\n")
    second = block(title.format(2) + "โครงการโรงเรียนสุจริต", "10,000", "กองคลัง", DIGITS, "\n")
    found = blocks(read(PART + first + second))
    assert [stated(one) for one in found] == [
        ("โครงการอบรมคุณธรรมบุคลากร", [Decimal(70000)], "สำนักปลัด"),
        ("โครงการโรงเรียนสุจริต", [Decimal(10000)], "กองคลัง"),
    ]


def test_a_list_of_projects_in_bullets_is_blocks(read: Read) -> None:
    """No table, no label on a line of its own, no colon: ``• label text`` below ``รายการที่ 1 โครงการ…``."""
    bullets = ("• ",) * 4
    chapters = "ส่วนที่ 1 บทนำ\n1. วัตถุประสงค์\nเพื่อดี\n2. เป้าหมาย\nทุกคน\n"
    first = block("รายการที่ 1 โครงการอบรมคุณธรรมบุคลากร\n", "70,000", "สำนักปลัด", bullets, " ")
    second = block("รายการที่ 5 มาตรการใช้รถ\n", "10,000", "กองคลัง", bullets, " ")
    found = blocks(read(chapters + PART + first + second))
    assert [(one.number, *stated(one)) for one in found] == [
        (1, "โครงการอบรมคุณธรรมบุคลากร", [Decimal(70000)], "สำนักปลัด"),
        (5, "มาตรการใช้รถ", [Decimal(10000)], "กองคลัง"),
    ]


def test_an_entry_of_costs_begins_no_block(read: Read) -> None:
    text = block("1) โครงการอบรมคุณธรรมบุคลากร", "70,000", "สำนักปลัด", DIGITS, "\n")
    found = blocks(read(PART + text.replace("\n4. ", "\nรายการที่ 1 ค่าวิทยากร\nรายการที่ 2 ค่าอาหาร\n4. ")))
    assert [stated(one) for one in found] == [("โครงการอบรมคุณธรรมบุคลากร", [Decimal(70000)], "สำนักปลัด")]


@pytest.mark.parametrize("parting", [" • {} ", " • {} : ", "; {}: ", " {}: "])
@pytest.mark.parametrize("title", ["รายการที่ {} ", "{}. "])
def test_a_paragraph_of_fields_is_parted(read: Read, title: str, parting: str) -> None:
    def paragraph(number: int, name: str, amount: str, unit: str) -> str:
        fields = (
            f"{parting.format(label)}{content.format(amount if 'บาท' in content else unit)}"
            for label, content in FIELDS
        )
        return f"{title.format(number)}{name}{''.join(fields)}\n"

    text = paragraph(1, "โครงการอบรมวินัย", "70,000", "สำนักปลัด") + paragraph(2, "กิจกรรมชุมชน", "10,000", "กองคลัง")
    plan = read(PART + text)
    assert [stated(one) for one in blocks(plan)] == [
        ("โครงการอบรมวินัย", [Decimal(70000)], "สำนักปลัด"),
        ("กิจกรรมชุมชน", [Decimal(10000)], "กองคลัง"),
    ]
    assert [items(one, "objective") for one in blocks(plan)] == [["เพื่อดี"], ["เพื่อดี"]]
    assert [one.span for one in blocks(plan)] == [Span(4, 4), Span(5, 5)]


@pytest.mark.parametrize(
    "line",
    [
        "ประกอบด้วย • วัตถุประสงค์ • งบประมาณ • ผู้รับผิดชอบ",  # names alone
        "ดู: ข้อ 1 เวลา: 9.00 น. สถานที่: ห้องประชุม โทร: 053",  # one field
        "• วัตถุประสงค์ของแผน เพื่อดี • งบประมาณ 10,000 บาท ของปี",
    ],
)
def test_a_paragraph_that_only_names_fields_is_prose(read: Read, line: str) -> None:
    text = block("1) โครงการอบรมคุณธรรม", "70,000", "สำนักปลัด", DIGITS, "\n").replace("เพราะดี", f"เพราะดี\n{line}")
    (found,) = blocks(read(PART + text))
    assert [amount.amount for amount in found.amounts] == [Decimal(70000)]
    assert "".join(items(found, "rationale")).startswith("เพราะดี")


@pytest.mark.parametrize(
    "label", ["ก. ชื่อโครงการ : ", "(1) ชื่อโครงการ ", "1.1 ชื่อโครงการ: ", "[1] ชื่อโครงการ\t", "1\tชื่อโครงการ\t"]
)
def test_a_titles_label_has_the_fields_enumerators(read: Read, label: str) -> None:
    (found,) = blocks(read(PART + block(label + "โครงการโรงเรียนสุจริต", "10,000", "กองคลัง", ("", "", "", ""), "\n")))
    assert stated(found) == ("โครงการโรงเรียนสุจริต", [Decimal(10000)], "กองคลัง")


@pytest.mark.parametrize("brackets", ["[{}] ", "({}) ", "【{}】", "“{}” : "])
@pytest.mark.parametrize("numbered", [False, True])
def test_labels_that_stand_in_brackets_themselves(read: Read, brackets: str, numbered: bool) -> None:
    def printed(title: str, amount: str, unit: str) -> str:
        names = [
            ("ชื่อโครงการ", title),
            *((name, text.format(amount if "บาท" in text else unit)) for name, text in FIELDS),
        ]
        lines = [
            f"{f'{n}. ' if numbered else ''}{brackets.format(name)}{text}" for n, (name, text) in enumerate(names, 1)
        ]
        return "\n".join(lines) + "\n"

    first, second = printed("โครงการอบรมวินัย", "70,000", "สำนักปลัด"), printed("กิจกรรมชุมชน", "10,000", "กองคลัง")
    assert [stated(one) for one in blocks(read(PART + first + second))] == [
        ("โครงการอบรมวินัย", [Decimal(70000)], "สำนักปลัด"),
        ("กิจกรรมชุมชน", [Decimal(10000)], "กองคลัง"),
    ]


@pytest.mark.parametrize(
    "line", ["(บาท)", "[รูปภาพ] งบประมาณ", "(งบประมาณของเทศบาล) 5,000 บาท", "วัตถุประสงค์ดังกล่าว......4"]
)
def test_what_stands_in_brackets_or_before_leaders_and_is_no_label(line: str) -> None:
    label = field_label(line)
    assert label is None or not label.sure


def test_leaders_of_a_form_are_no_content(read: Read) -> None:
    text = block("1) โครงการอบรมวินัย", "70,000", "สำนักปลัด", ("", "", "", ""), "......").replace("\n", "........\n")
    (found,) = blocks(read(PART + text))
    assert stated(found) == ("โครงการอบรมวินัย", [Decimal(70000)], "สำนักปลัด")
    assert items(found, "objective") == ["เพื่อดี"]


def test_a_title_of_the_table_needs_no_kind_word(read: Read) -> None:
    """The table names it: nothing else says that ``ส่งเสริม…`` is a project."""
    text = block("ส่งเสริมความโปร่งใสใน\nชุมชน", "10,000", "กองคลัง", DIGITS, "\n")
    (found,) = blocks(read(TABLE + PART + text))
    assert found.title == "ส่งเสริมความโปร่งใสในชุมชน"
    assert blocks(read(PART + text))[0].title == ""


def test_a_block_of_a_known_project_may_begin_with_a_field_that_the_one_above_lacks(read: Read) -> None:
    """The second one alone has reasons; the fields of the first return below them."""
    first = "1. โครงการอบรมคุณธรรมบุคลากร\nวัตถุประสงค์ : เพื่อดี\nงบประมาณ : ปีละ 70,000 บาท\nผู้รับผิดชอบ : สำนักปลัด\n"
    second = block("2. ส่งเสริมความโปร่งใสในชุมชน", "10,000", "กองคลัง", ("",) * 4, " : ")
    assert [stated(one) for one in blocks(read(TABLE + PART + first + second))] == [
        ("โครงการอบรมคุณธรรมบุคลากร", [Decimal(70000)], "สำนักปลัด"),
        ("ส่งเสริมความโปร่งใสในชุมชน", [Decimal(10000)], "กองคลัง"),
    ]


def test_another_project_above_fields_that_a_block_still_lacks_begins_none(read: Read) -> None:
    """It is an entry of the field above: no field returns below it."""
    text = (
        "1. โครงการอบรมคุณธรรมบุคลากร\nวัตถุประสงค์ : เพื่อดี\nวิธีดำเนินการ : ร่วมกับ\n2. ส่งเสริมความโปร่งใสในชุมชน\n"
        "ตัวชี้วัด : ร้อยละ 80\nงบประมาณ : ปีละ 70,000 บาท\nผู้รับผิดชอบ : สำนักปลัด\n"
    )
    expected = ("โครงการอบรมคุณธรรมบุคลากร", [Decimal(70000)], "สำนักปลัด")
    assert [stated(one) for one in blocks(read(TABLE + PART + text))] == [expected]


def test_fields_without_a_title_have_none(read: Read) -> None:
    """A title is never guessed: two runs of fields are two blocks without one."""
    text = block("ข้อความนำ", "70,000", "สำนักปลัด", DIGITS, "\n") + block("", "10,000", "กองคลัง", DIGITS, "\n")
    found = blocks(read(PART + text))
    assert [(one.title, one.orphan) for one in found] == [("", True), ("", True)]
    assert [code for one in found for code in (issue.code for issue in one.issues)] == ["headless_block"] * 2
    assert [one.responsible for one in found] == ["สำนักปลัด", "กองคลัง"]


@pytest.mark.parametrize(
    "chapters",
    [
        "1. หลักการและเหตุผล\nเพราะดี\n2. วัตถุประสงค์\nเพื่อดี\n3. เป้าหมาย\nทุกคน\n4. ประโยชน์ที่คาดว่าจะได้รับ\nดี\n",
        "โครงการต่าง ๆ มีดังนี้\nหลักการและเหตุผล\nเพราะดี\nวัตถุประสงค์\nเพื่อดี\nเป้าหมาย\nทุกคน\n",
        "โครงการ\nวัตถุประสงค์\nงบประมาณ\nระยะเวลา\nผู้รับผิดชอบ\n",  # the column heads of a flattened table
        "1.\tสภาพทั่วไป\n\t2)\tพื้นที่ 13 หมู่บ้าน\n2.\tหลักการและเหตุผล\n\tเพราะดี\n3.\tวัตถุประสงค์\n\tเพื่อดี\n"
        "4.\tเป้าหมาย\n\tทุกคน\n5.\tประโยชน์ที่คาดว่าจะได้รับ\n\tดี\n",  # an entry begins like a label
    ],
)
def test_chapters_and_column_heads_are_no_block(read: Read, chapters: str) -> None:
    assert blocks(read("ส่วนที่ 1 บทนำ\n" + chapters + PART)) == []


@pytest.mark.parametrize("listed", ["1) โครงการอบรมวินัย\n2) โครงการโรงเรียนสุจริต", "โครงการนี้จะช่วยได้", "กิจกรรมปลูกต้นไม้"])
def test_a_project_named_in_a_field_begins_no_block(read: Read, listed: str) -> None:
    text = block("ลำดับที่ 1\nชื่อโครงการ : โครงการอบรมคุณธรรม", "70,000", "สำนักปลัด", DIGITS, "\n")
    (found,) = blocks(read(PART + text.replace("เพราะดี", f"เพราะดี\n{listed}")))
    assert (found.title, found.responsible) == ("โครงการอบรมคุณธรรม", "สำนักปลัด")


@pytest.mark.parametrize("damaged", ["3 ", "3, ", "l. ", "?. ", "3"])
def test_a_damaged_number_before_a_whole_label(read: Read, damaged: str) -> None:
    text = block("1) โครงการอบรมคุณธรรม", "70,000", "สำนักปลัด", ("1. ", "2. ", damaged, "4. "), "\n")
    (found,) = blocks(read(PART + text))
    assert stated(found)[1:] == ([Decimal(70000)], "สำนักปลัด")
    assert [issue.code for issue in found.issues] == ["fuzzy_heading"]


def test_labels_that_are_all_misread_count_on(read: Read) -> None:
    """Nothing but the numbers and the likeness of each: with its content on the line, long or short."""
    names = ("หลักการเเละเหตุผล", "วัตถุประสงศ์", "งบประมาญดำเนินการ", "ผู้รับผิดซอบ")
    long = "เพราะบุคลากรเป็นปัจจัยสำคัญขององค์กรปกครองส่วนท้องถิ่นในการป้องกันการทุจริต"
    lines = [f"{n}. {name} : {{}}" for n, name in enumerate(names, 2)]
    text = "\n".join(("ลำดับที่ 1", "1. ชื่อโครงการ : โครงการอบรมคุณธรรม", *lines))
    (found,) = blocks(read(PART + text.format(long, "เพื่อดี", "ปีละ 70,000 บาท", "สำนักปลัด")))
    assert stated(found) == ("โครงการอบรมคุณธรรม", [Decimal(70000)], "สำนักปลัด")
    assert (items(found, "rationale"), items(found, "objective")) == ([long], ["เพื่อดี"])
    assert [issue.code for issue in found.issues] == ["fuzzy_heading"] * 4


@pytest.mark.parametrize("first", ["1.1 หลักการและเหตุผส", "1.1 หลักการเเละเหตุผล", "1.1 หลักการและเหตุผล"])
def test_a_block_whose_first_label_is_misread_begins_at_its_title(read: Read, first: str) -> None:
    numbers = ("1.1 ", "1.2 ", "1.3 ", "1.4 ")
    one = block("1. โครงการอบรมคุณธรรม", "70,000", "สำนักปลัด", numbers, "\n")
    two = one.replace("1.", "2.").replace("โครงการอบรมคุณธรรม", "โครงการโรงเรียนสุจริต")
    two = two.replace("2.1 หลักการและเหตุผล", first.replace("1.1", "2.1"))
    assert [found.title for found in blocks(read(PART + one + two))] == ["โครงการอบรมคุณธรรม", "โครงการโรงเรียนสุจริต"]


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("3. งบประมาณดาเนินการ 5,000 บาท", "budget"),
        ("3. งบประมาณดำเนิการ 5,000 บาท", "budget"),
        ("3. งบประมาณรายจ่าย 5,000 บาท", None),  # other words, no damage
        ("งบประมาณดาเนินการ 5,000 บาท", None),  # without its number
    ],
)
def test_a_misread_label_with_its_content_behind_a_blank(line: str, field: str | None) -> None:
    label = field_label(line)
    assert (label.field if label and label.fuzzy else None) == field


@pytest.mark.parametrize("entry", ["1. เสนอโครงการ", "1) เสนอโครงการเพื่ออนุมัติ", "2. เห็นชอบโครงการ", "1. ผู้เสนอแผน"])
def test_who_signs_is_never_guessed_from_what_is_done(entry: str) -> None:
    label = field_label(entry)
    assert label is None or not label.fuzzy


@pytest.mark.parametrize("listed", ["5,000 บาท เป็นค่าวัสดุ", "งบประมาณ 5,000 บาท จากเงินสะสม", "2) งบประมาณ 5,000 บาท"])
def test_money_in_another_field_opens_no_budget(read: Read, listed: str) -> None:
    """Labels of this block stand on their own lines: a line that begins with one and goes on is prose."""
    text = block("1) โครงการอบรมคุณธรรม", "70,000", "สำนักปลัด", DIGITS, "\n").replace("เพื่อดี", f"เพื่อดี\n{listed}")
    (found,) = blocks(read(PART + text))
    assert [amount.amount for amount in found.amounts] == [Decimal(70000)]


LISTED = """1) โครงการอบรมคุณธรรม
{e[0]}หลักการและเหตุผล{p}เพราะดี
{e[1]}วัตถุประสงค์{p}{aims}
{e[2]}วิธีดำเนินการ{p}{steps}
{e[3]}งบประมาณ{p}ปีละ 70,000 บาท
{e[4]}ผู้รับผิดชอบ{p}สำนักปลัด
"""
NUMBERS = ("1. ", "2. ", "3. ", "4. ", "5. ")
BARE = ("",) * 5


@pytest.mark.parametrize("entry", ["{}) ", "{}. ", "({}) "])
@pytest.mark.parametrize(("enumerators", "parting"), [(NUMBERS, "\n"), (NUMBERS, " : "), (BARE, "\n"), (BARE, " : ")])
def test_a_whole_label_as_an_entry_of_a_list_opens_no_field(
    read: Read, enumerators: tuple[str, ...], parting: str, entry: str
) -> None:
    steps, aims = ("ประชุม", "งบประมาณ", "ผู้รับผิดชอบ", "สรุปผล"), ("เพื่อดี", "เป้าหมาย", "ตัวชี้วัด")
    listed = ["\n".join(f"{entry.format(n)}{text}" for n, text in enumerate(texts, 1)) for texts in (aims, steps)]
    (found,) = blocks(read(PART + LISTED.format(e=enumerators, p=parting, aims=listed[0], steps=listed[1])))
    assert stated(found) == ("โครงการอบรมคุณธรรม", [Decimal(70000)], "สำนักปลัด")
    assert (items(found, "objective"), items(found, "method")) == (list(aims), list(steps))


@pytest.mark.parametrize("numbers", [("1. ", "2. ", "3. ", "3. ", "4. "), ("1. ", "2. ", "3. ", "4. ", "4. ")])
def test_a_label_with_its_neighbours_number_is_one(read: Read, numbers: tuple[str, ...]) -> None:
    """Also where a list above it has that number next: it has content, and the block no other label of it."""
    for steps in ("1) ประชุม\n2) สรุปผล", "1. ประชุม\n2. สรุปผล", "1. ประชุม\n2. อบรม\n3. สรุปผล"):
        (found,) = blocks(read(PART + LISTED.format(e=numbers, p="\n", aims="เพื่อดี", steps=steps)))
        assert stated(found) == ("โครงการอบรมคุณธรรม", [Decimal(70000)], "สำนักปลัด")


def test_the_same_with_its_content_beside_it(read: Read) -> None:
    numbers = ("1. ", "2. ", "3. ", "3. ", "4. ")
    (found,) = blocks(read(PART + LISTED.format(e=numbers, p=" : ", aims="เพื่อดี", steps="1. ประชุม\n2. สรุปผล")))
    assert stated(found) == ("โครงการอบรมคุณธรรม", [Decimal(70000)], "สำนักปลัด")


@pytest.mark.parametrize("last", [False, True])
def test_markdowns_notes_are_in_no_field(read: Read, last: bool) -> None:
    note = "\n[^1]: ตามข้อบัญญัติ 500,000 บาท\n    และที่แก้ไข\n[^ก]: ปรับปรุงแล้ว\n"
    first, second = (block(f"{n}) โครงการอบรมรุ่น {n}", "70,000", "สำนักปลัด", DIGITS, "\n") for n in (1, 2))
    found = blocks(read(PART + first.rstrip() + "[^1]\n" + ("" if last else note) + second + (note if last else "")))
    assert [items(one, "responsible") for one in found] == [["สำนักปลัด"]] * 2


def test_what_only_looks_like_a_note_is_content(read: Read) -> None:
    text = block("1) โครงการอบรมคุณธรรม", "70,000", "สำนักปลัด", DIGITS, "\n")
    (found,) = blocks(read(PART + text.replace("เพราะดี", "เพราะดี\n[1]: ตามระเบียบ\nดู [^1]: ข้างท้าย")))
    assert items(found, "rationale") == ["เพราะดี [1]: ตามระเบียบดู [^1]: ข้างท้าย"]


INLINE = """1) โครงการอบรมคุณธรรม
{}หลักการและเหตุผล
เพราะดี
{}วิธีดำเนินการ
ขออนุมัติ
{}ระยะเวลาดำเนินการ
ปี 2566
งบประมาณ 70,000 บาท
{}ผู้รับผิดชอบ
สำนักปลัด
"""


@pytest.mark.parametrize("numbers", [("", "", "", ""), ("1. ", "2. ", "3. ", "5. "), ("ก. ", "ข. ", "ค. ", "จ. ")])
def test_one_label_with_its_answer_behind_it_at_its_place(read: Read, numbers: tuple[str, ...]) -> None:
    (found,) = blocks(read(PART + INLINE.format(*numbers)))
    assert stated(found)[1:] == ([Decimal(70000)], "สำนักปลัด")
    assert items(found, "period") == ["ปี 2566"]


@pytest.mark.parametrize(
    "text",
    [
        INLINE.format("1. ", "2. ", "3. ", "4. "),  # the numbers leave no room
        INLINE.replace("งบประมาณ 70,000", "งบประมาณ รายจ่ายประจำปีที่ตั้งไว้ตามแผน 70,000").format("", "", "", ""),
        INLINE.replace("\nงบประมาณ 70,000 บาท", "")
        .replace("เพราะดี", "เพราะดี\nงบประมาณ 70,000 บาท")
        .format("", "", "", ""),
    ],
)
def test_elsewhere_it_is_prose(read: Read, text: str) -> None:
    (found,) = blocks(read(PART + text))
    assert (found.budget_status, found.amounts) == ("missing_field", ())


def html(rows: list[tuple[str, ...]]) -> str:
    """An HTML table."""
    return "<table>\n" + "\n".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in rows) + "\n</table>\n"


def pipes(rows: list[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join((lines[0], "|" + "---|" * len(rows[0]), *lines[1:])) + "\n"


def tabs(rows: list[tuple[str, ...]]) -> str:
    """Rows of cells parted by tabs."""
    return "\n".join("\t".join(row) for row in rows) + "\n"


ROWS: list[tuple[str, ...]] = [
    ("ชื่อโครงการ", "โครงการอบรมคุณธรรมบุคลากร"),
    ("วิธีดำเนินการ", "1) จัดอบรม<br>2) สรุปผล"),
    ("งบประมาณ", "ปีละ 70,000 บาท"),
    ("ผู้รับผิดชอบ", "สำนักปลัด"),
]
MORE: list[tuple[str, ...]] = [
    ("ชื่อโครงการ", "กิจกรรมชุมชนโปร่งใส"),
    *ROWS[1:2],
    ("งบประมาณ", "ปีละ 10,000 บาท"),
    ("ผู้รับผิดชอบ", "กองคลัง"),
]


@pytest.mark.parametrize("numbered", [False, True])
@pytest.mark.parametrize("together", [False, True])
@pytest.mark.parametrize("printed", [html, pipes, tabs])
def test_tables_of_labels_and_contents(
    read: Read, printed: Callable[[list[tuple[str, ...]]], str], together: bool, numbered: bool
) -> None:
    first, second = ([(str(n), *row) if numbered else row for n, row in enumerate(rows, 1)] for rows in (ROWS, MORE))
    text = printed(first + second) if together else f"{printed(first)}\n{printed(second)}"
    found = blocks(read(PART + text))
    assert [stated(one) for one in found] == [
        ("โครงการอบรมคุณธรรมบุคลากร", [Decimal(70000)], "สำนักปลัด"),
        ("กิจกรรมชุมชนโปร่งใส", [Decimal(10000)], "กองคลัง"),
    ]
    assert [items(one, "method") for one in found] == [["จัดอบรม", "สรุปผล"]] * 2


RESULTS = [
    ("ผลผลิต<br>อบรม 1 ครั้ง<br>ผลลัพธ์<br>บุคลากรมีวินัย", ["อบรม 1 ครั้ง"], ["บุคลากรมีวินัย"]),
    ("ผลผลิต : อบรม 1 ครั้ง<br>ผลลัพธ์ : บุคลากรมีวินัย", ["อบรม 1 ครั้ง"], ["บุคลากรมีวินัย"]),
    ("- ผลผลิต : อบรม 1 ครั้ง<br>- ผลลัพธ์ : บุคลากรมีวินัย", ["อบรม 1 ครั้ง"], ["บุคลากรมีวินัย"]),
    ("ผลผลิต: อบรม 1 ครั้ง ผลลัพธ์: บุคลากรมีวินัย", ["อบรม 1 ครั้ง"], ["บุคลากรมีวินัย"]),
    ("ผลผลิต (Output) อบรม 1 ครั้ง ผลลัพธ์ (Outcome) บุคลากรมีวินัย", ["อบรม 1 ครั้ง"], ["บุคลากรมีวินัย"]),
    # words of a sentence are no names of results
    ("ผลผลิต ทางการเกษตรเพิ่มขึ้น", ["ผลผลิต ทางการเกษตรเพิ่มขึ้น"], []),
    ("อบรม 1 ครั้ง<br>ผลผลิตดีขึ้น", ["อบรม 1 ครั้ง", "ผลผลิตดีขึ้น"], []),
    ("มีการอบรม ผลลัพธ์ ของงานดีขึ้น", ["มีการอบรม ผลลัพธ์ ของงานดีขึ้น"], []),
]


@pytest.mark.parametrize(("cell", "output", "outcome"), RESULTS)
@pytest.mark.parametrize("printed", [html, pipes, None])
def test_outputs_and_outcomes_in_one_cell(
    read: Read,
    printed: Callable[[list[tuple[str, ...]]], str] | None,
    cell: str,
    output: list[str],
    outcome: list[str],
) -> None:
    if printed is None:  # on the label's own line
        if "<br>" in cell:
            return
        rows = "\n".join(f"{label} : {content}" for label, content in [*ROWS, ("ผลผลิต/ผลลัพธ์", cell)])
    else:
        rows = printed([*ROWS, ("ผลผลิต/ผลลัพธ์", cell)])
    (found,) = blocks(read(PART + rows))
    assert (items(found, "output"), items(found, "outcome")) == (output, outcome)


@pytest.mark.parametrize(
    ("second", "between"), [("หน่วยงานสนับสนุน", ", "), ("ผู้ประสานงาน", " "), ("ฝ่ายช่วย", " "), ("ที่ปรึกษา", "")]
)
def test_rows_beside_a_label_that_reaches_down_are_its_content(read: Read, second: str, between: str) -> None:
    """``หน่วยงานสนับสนุน`` is a label elsewhere, and an unknown heading in the dress of labels is one."""

    def table(title: str, unit: str) -> str:
        rows = (
            f'<td>ชื่อโครงการ</td><td colspan="2">{title}</td>',
            '<td>วัตถุประสงค์</td><td colspan="2">เพื่อดี</td>',
            '<td>งบประมาณ</td><td colspan="2">ปีละ 70,000 บาท</td>',
            f'<td rowspan="2">ผู้รับผิดชอบ</td><td>หน่วยงานหลัก</td><td>{unit}</td>',
            f"<td>{second}</td><td>กองช่าง</td>",
            '<td>ผลลัพธ์</td><td colspan="2">ดี</td>',
        )
        return "<table>\n" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "\n</table>\n"

    found = blocks(read(PART + table("โครงการอบรมวินัย", "กองคลัง") + table("กิจกรรมชุมชน", "สำนักปลัด")))
    assert [one.responsible for one in found] == [
        f"หน่วยงานหลัก {unit}{between}{second} กองช่าง" for unit in ("กองคลัง", "สำนักปลัด")
    ]
    assert [items(one, "outcome") for one in found] == [["ดี"], ["ดี"]]


@pytest.mark.parametrize(
    "again", ["โครงการที่ 1 (ต่อ)\nชื่อโครงการ : โครงการค่ายสุจริต (ต่อ)", "ชื่อโครงการ : (ต่อ)", "ลำดับที่ 1 (ต่อ)"]
)
def test_a_title_that_is_printed_again_goes_on_with_its_block(read: Read, again: str) -> None:
    text = "โครงการที่ 1\n" + block(
        "1. ชื่อโครงการ : โครงการค่ายสุจริต", "70,000", "สำนักปลัด", ("2. ", "3. ", "4. ", "5. "), "\n"
    )
    more = text.replace("ที่ 1", "ที่ 2").replace("โครงการค่ายสุจริต", "กิจกรรมชุมชน")
    found = blocks(read(PART + text.replace("เพื่อดี", f"1) เพื่อดี\n\n9\n\n{again}\n2) เพื่องาม") + more))
    assert [stated(one) for one in found] == [
        ("โครงการค่ายสุจริต", [Decimal(70000)], "สำนักปลัด"),
        ("กิจกรรมชุมชน", [Decimal(70000)], "สำนักปลัด"),
    ]
    assert items(found[0], "objective") == ["เพื่อดี", "เพื่องาม"]


INSIDE = """ลำดับที่ {n}
1. ส่วนราชการเจ้าของเรื่อง
{unit}
2. วงเงินดำเนินการ
{money}
3. {label}{parting}{title}
4. ความมุ่งหมาย
1) เพื่อดี
"""


@pytest.mark.parametrize("parting", ["\n", " : "])
@pytest.mark.parametrize("label", ["ชื่อโครงการ", "ชื่อโครงการ/กิจกรรม"])
def test_a_title_among_the_fields_of_its_block(read: Read, label: str, parting: str) -> None:
    """What stands above it belongs to the block that its number has opened, not to the one before."""
    first = INSIDE.format(
        n=1, unit="สำนักปลัด", money="ปีละ 70,000 บาท", title="โครงการอบรมวินัย", label=label, parting=parting
    )
    second = INSIDE.format(
        n=2, unit="กองคลัง", money="ไม่ใช้วงเงิน", title="กิจกรรมชุมชน\nโปร่งใส", label=label, parting=parting
    )
    found = blocks(read(PART + first + second))
    assert [(one.number, *stated(one)) for one in found] == [
        (1, "โครงการอบรมวินัย", [Decimal(70000)], "สำนักปลัด"),
        (2, "กิจกรรมชุมชนโปร่งใส", [], "กองคลัง"),
    ]
    assert [one.budget_status for one in found] == ["amount", "none"]
    assert [items(one, "objective") for one in found] == [["เพื่อดี"]] * 2
    assert [items(one, "other") for one in found] == [[], []]


def test_a_title_that_does_not_count_on_begins_another_block(read: Read) -> None:
    text = INSIDE.format(
        n=1, unit="สำนักปลัด", money="ปีละ 70,000 บาท", title="โครงการอบรมวินัย", label="ชื่อโครงการ", parting=" : "
    )
    found = blocks(read(TABLE + PART + text.replace("3. ชื่อ", "1. ชื่อ")))
    assert [(one.title, one.responsible) for one in found] == [("", "สำนักปลัด"), ("โครงการอบรมวินัย", None)]


def test_another_title_that_goes_on_is_a_block_of_its_own(read: Read) -> None:
    first = block("ชื่อโครงการ : โครงการค่ายสุจริต", "70,000", "สำนักปลัด", DIGITS, "\n")
    second = block("ชื่อโครงการ : กิจกรรมชุมชน (ต่อ)", "10,000", "กองคลัง", DIGITS, "\n")
    assert [one.responsible for one in blocks(read(PART + first + second))] == ["สำนักปลัด", "กองคลัง"]


def test_blocks_below_each_mission(read: Read) -> None:
    """One part for all: missions without a handbook's title, numbers that begin again in each."""
    first = block("(1.1-01) โครงการอบรมคุณธรรม", "70,000", "สำนักปลัด", ENUMERATORS[3], " : ")
    second = block("(1.2-01) โครงการชุมชนโปร่งใส", "10,000", "กองคลัง", ENUMERATORS[3], " : ")
    text = f"{PART}มิติที่ 1 การสร้างวัฒนธรรมสุจริต\nภารกิจที่ 1.1 สร้างจิตสำนึก\n{first}ภารกิจที่ 1.2 สร้างชุมชน\n{second}"
    found = blocks(read(text))
    assert [one.branch.mission.number for one in found if one.branch.mission] == ["1.1", "1.2"]
    assert [items(one, "responsible") for one in found] == [["สำนักปลัด"], ["กองคลัง"]]


@pytest.mark.parametrize(
    "heading",
    ["การติดตามประเมินผล", "5. การติดตามและประเมินผล", "ผู้เสนอโครงการ", "(ลงชื่อ)..........ผู้อนุมัติแผน", "ที่ปรึกษาโครงการ",
     "ความสอดคล้องกับยุทธศาสตร์จังหวัด", "แหล่งงบประมาณ", "การติดตามและประเมินผลแผน"],
)  # fmt: skip
def test_what_is_no_field_ends_the_field_above(read: Read, heading: str) -> None:
    text = block("1) โครงการอบรมคุณธรรม", "70,000", "สำนักปลัด", DIGITS, "\n")
    plan = read(f"{PART}{text}{heading}\nแบบสอบถาม ใช้งบประมาณ 900 บาท\n")
    (found,) = blocks(plan)
    assert stated(found) == ("โครงการอบรมคุณธรรม", [Decimal(70000)], "สำนักปลัด")
    assert "unknown_heading" not in {issue.code for issue in plan.issues}


@pytest.mark.parametrize("entry", ["5) การติดตามประเมินผล", "- การติดตามประเมินผล", "2.5 การติดตามประเมินผล"])
def test_an_entry_of_a_list_ends_no_field(read: Read, entry: str) -> None:
    text = block("1) โครงการอบรมคุณธรรม", "70,000", "สำนักปลัด", DIGITS, "\n")
    (found,) = blocks(read(PART + text.replace("เพื่อดี", f"4) เพื่อดี\n{entry}\n6) เพื่องาม")))
    assert any("การติดตามประเมินผล" in text for text in items(found, "objective"))
    assert any("เพื่องาม" in text for text in items(found, "objective"))


@pytest.mark.parametrize(
    "furniture",
    [
        "![](page_3.png)",
        "{12}------------",
        "![หน้า 3](img/3.png)",
        "………………………………",
        "........................",
        "- 12 -",
    ],
)
def test_page_furniture_is_in_no_field(read: Read, furniture: str) -> None:
    text = block("1) โครงการอบรมคุณธรรม", "70,000", "สำนักปลัด", DIGITS, "\n")
    (found,) = blocks(read(f"{PART}{text}{furniture}\n"))
    assert found.responsible == "สำนักปลัด"


def test_where_money_comes_from_is_the_budget_only_where_there_is_no_other(read: Read) -> None:
    text = block("1) โครงการอบรมคุณธรรม", "70,000", "สำนักปลัด", ("", "", "", ""), "\n")
    (both,) = blocks(read(PART + text + "แหล่งงบประมาณ\nเงินรายได้ 5,000 บาท\n"))
    (alone,) = blocks(read(PART + text.replace("งบประมาณ\n", "แหล่งงบประมาณ\n")))
    assert [amount.amount for amount in both.amounts] == [Decimal(70000)]
    assert [amount.amount for amount in alone.amounts] == [Decimal(70000)]


@pytest.mark.parametrize(
    ("target", "count", "flagged"),
    [
        ("บุคลากร จำนวน 50 คน", 50, False),
        ("บุคลากร 50 คน ประชาชน 30 คน รวม 80 คน", 80, False),
        ("บุคลากร 50 คน ประชาชน 30 คน", None, True),
        ("บุคลากร 50 คน ประชาชน 30 คน รวม 90 คน", None, True),  # the plan's sum is none
        ("ประชาชนทั่วไป", None, False),
    ],
)
def test_counts_are_added_where_the_plan_adds_them(read: Read, target: str, count: int | None, flagged: bool) -> None:
    text = block("1) โครงการอบรมคุณธรรม", "70,000", "สำนักปลัด", DIGITS, "\n") + f"5. กลุ่มเป้าหมาย\n{target}\n"
    (found,) = blocks(read(PART + text))
    assert found.target_count == count
    assert ("several_counts" in [issue.code for issue in found.issues]) == flagged


def page(body: str) -> str:
    """What is read of a web page."""
    return "\n".join(read_html(f"<html><body>{body}</body></html>".encode(), "plan.html").lines)


@pytest.mark.parametrize(
    "lists",
    [
        "<h3>1) โครงการอบรมคุณธรรมบุคลากร</h3><dl>{}</dl>",
        "<dl><dt>ชื่อโครงการ</dt><dd>โครงการอบรมคุณธรรมบุคลากร</dd>{}</dl>",
        "<dl><div><dt>ชื่อโครงการ</dt><dd>โครงการอบรมคุณธรรมบุคลากร</dd></div>{}</dl>",
    ],
)
def test_lists_of_terms_of_a_web_page(read: Read, lists: str) -> None:
    rows = (
        "<dt>วิธีดำเนินการ</dt><dd><ol><li>จัดอบรม</li><li>สรุปผล</li></ol></dd>"
        "<dt>งบประมาณ</dt><dd>ปี 2566 จำนวน 10,000 บาท<br>ปี 2567 จำนวน 20,000 บาท</dd><dt>ผู้รับผิดชอบ</dt><dd>สำนักปลัด</dd>"
    )
    (found,) = blocks(read(page(f"<h2>{PART}</h2>{lists.format(rows)}")))
    assert stated(found) == ("โครงการอบรมคุณธรรมบุคลากร", [Decimal(10000), Decimal(20000)], "สำนักปลัด")
    assert items(found, "method") == ["จัดอบรม", "สรุปผล"]


INNER = "<table><tr><td>ค่าอาหาร</td><td>50,000</td></tr><tr><td>ค่าวิทยากร</td><td>20,000</td></tr></table>"


@pytest.mark.parametrize("form", ["lines", "page"])
def test_a_table_inside_a_field_is_its_text(read: Read, form: str) -> None:
    steps = "ตามตาราง<table><tr><td>อบรม</td><td>มกราคม</td></tr><tr><td>สรุป</td><td>มีนาคม</td></tr></table>"
    rows = [ROWS[0], ("วิธีดำเนินการ", steps), ("งบประมาณ", f"รวม 70,000 บาท{INNER}"), ROWS[3]]
    text = PART + html(rows) if form == "lines" else page(f"<h2>{PART}</h2>{html(rows)}")
    (found,) = blocks(read(text))
    assert stated(found) == (
        "โครงการอบรมคุณธรรมบุคลากร",
        [Decimal(70000), Decimal(50000), Decimal(20000)],
        "สำนักปลัด",
    )
    assert [amount.per for amount in found.amounts] == ["unstated", "part", "part"]
    assert all(word in " ".join(items(found, "method")) for word in ("ตามตาราง", "มกราคม", "มีนาคม"))


@pytest.mark.parametrize(("upper", "lower"), [("ชื่อโครง", "การ"), ("ชื่อ", "โครงการ")])
def test_a_first_cell_that_is_torn_before_its_first_tab(read: Read, upper: str, lower: str) -> None:
    text = (
        f"{upper}\n{lower}\tโครงการอบรมคุณธรรมบุคลากร\nวิธีดำเนิน\nการ\t1) จัดอบรม\n"
        "งบ\nประมาณ\tปีละ 70,000 บาท\nผู้รับ\nผิดชอบ\tสำนักปลัด"
    )
    (found,) = blocks(read(PART + text))
    assert stated(found) == ("โครงการอบรมคุณธรรมบุคลากร", [Decimal(70000)], "สำนักปลัด")
    assert items(found, "method") == ["จัดอบรม"]


@pytest.mark.parametrize("printed", [html, pipes, tabs])
@pytest.mark.parametrize("head", [("รายการ", "รายละเอียด"), ("หัวข้อ", "เนื้อหา"), None])
@pytest.mark.parametrize("title", ["caption", "row"])
def test_the_head_of_a_table_of_labels_is_no_content(
    read: Read, printed: Callable[[list[tuple[str, ...]]], str], head: tuple[str, str] | None, title: str
) -> None:
    """The title stands above the table, or in its first row; a head between them is neither title nor heading."""

    def one(rows: list[tuple[str, ...]]) -> str:
        name, *fields = rows
        above = [("1) " + name[1], "")] if title == "row" else []
        table = printed([*above, *([head] if head else []), *fields])
        return table if title == "row" else f"1) {name[1]}\n\n{table}"

    plan = read(PART + one(ROWS) + "\n" + one(MORE))
    assert [stated(found) for found in blocks(plan)] == [
        ("โครงการอบรมคุณธรรมบุคลากร", [Decimal(70000)], "สำนักปลัด"),
        ("กิจกรรมชุมชนโปร่งใส", [Decimal(10000)], "กองคลัง"),
    ]
    assert "unknown_heading" not in {issue.code for issue in plan.issues}


@pytest.mark.parametrize("printed", [html, pipes, tabs])
def test_two_labels_beside_each_other_in_a_row(read: Read, printed: Callable[[list[tuple[str, ...]]], str]) -> None:
    rows: list[tuple[str, ...]] = [
        ("ชื่อโครงการ", "โครงการอบรมคุณธรรมบุคลากร", "ระยะเวลา", "ปี 2566"),
        ("วัตถุประสงค์", "เพื่อดี", "งบประมาณ", "10,000 บาท"),
        ("กลุ่มเป้าหมาย", "บุคลากร 50 คน", "ผู้รับผิดชอบ", "สำนักปลัด"),
    ]
    (found,) = blocks(read(PART + printed(rows)))
    assert [amount.amount for amount in found.amounts] == [Decimal(10000)]
    assert (found.responsible, found.target_count) == ("สำนักปลัด", 50)
    assert items(found, "objective") == ["เพื่อดี"]


def test_a_title_over_the_width_of_two_labels_and_their_content(read: Read) -> None:
    """Its row has one label: the table was taken for none of a block, and the plan had none."""
    rows = [
        "<td>ชื่อโครงการ</td><td colspan=3>โครงการอบรมคุณธรรมบุคลากร</td>",
        "<td>วัตถุประสงค์</td><td colspan=3><p>1. เพื่อดี</p><p>2. เพื่อเก่ง</p></td>",
        "<td>กลุ่มเป้าหมาย</td><td>บุคลากร 50 คน</td><td>ระยะเวลา</td><td>ปี 2566</td>",
        "<td>งบประมาณ</td><td>10,000 บาท</td><td>ผู้รับผิดชอบ</td><td>สำนักปลัด</td>",
    ]
    plan = read(PART + f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")
    (found,) = blocks(plan)
    assert stated(found) == ("โครงการอบรมคุณธรรมบุคลากร", [Decimal(10000)], "สำนักปลัด")
    assert items(found, "objective") == ["เพื่อดี", "เพื่อเก่ง"]
    assert found.target_count == 50


def test_a_table_of_projects_is_no_block_by_one_filled_cell_beside_its_head(read: Read) -> None:
    rows = "<tr><td>ชื่อโครงการ</td><td colspan=3>งบประมาณ</td></tr>"
    rows += "<tr><td>โครงการอบรม</td><td>1,000</td><td>2,000</td><td>-</td></tr>"
    assert not [found for found in blocks(read(PART + f"<table>{rows}</table>")) if found.amounts]


def test_a_label_that_a_block_has_already_is_content_of_a_row(read: Read) -> None:
    rows = "ชื่อโครงการ\tโครงการอบรม\nงบประมาณ\t10,000 บาท\nวิธีดำเนินการ\tแจ้ง\tงบประมาณ\tให้ทราบ\nผู้รับผิดชอบ\tกองคลัง"
    (found,) = blocks(read(PART + rows))
    assert [amount.amount for amount in found.amounts] == [Decimal(10000)]


def test_the_kind_alone_beside_a_title_is_its_label(read: Read) -> None:
    """The traps: a kind beside words that name none, and a row with more cells."""
    first = "โครงการ\tโครงการอบรม\nเหตุผลความจำเป็น\tเพราะดี\nงบประมาณ\t10,000 บาท\nผู้รับผิดชอบ\tกองคลัง\n"
    second = "กิจกรรม\tกิจกรรมชุมชน\nงบประมาณ\t5,000 บาท\nวิธีดำเนินการ\tแจ้ง\nกิจกรรม\tทำความสะอาด\nผู้รับผิดชอบ\tกองช่าง"
    assert [stated(one) for one in blocks(read(PART + first + second))] == [
        ("โครงการอบรม", [Decimal(10000)], "กองคลัง"),
        ("กิจกรรมชุมชน", [Decimal(5000)], "กองช่าง"),
    ]


@pytest.mark.parametrize("kind", ["กิจกรรม", "มาตรการ", "โครงการ"])
def test_each_kind_may_be_counted_above_its_block(read: Read, kind: str) -> None:
    first = block("โครงการลำดับที่ 1\nโครงการอบรมคุณธรรมบุคลากร", "70,000", "สำนักปลัด", ("",) * 4, "\n")
    second = block(f"{kind}ลำดับที่ 2\n{kind}ชุมชนโปร่งใส", "10,000", "กองคลัง", ("",) * 4, "\n")
    assert [(one.number, *stated(one)) for one in blocks(read(PART + first + second))] == [
        (1, "โครงการอบรมคุณธรรมบุคลากร", [Decimal(70000)], "สำนักปลัด"),
        (2, f"{kind}ชุมชนโปร่งใส", [Decimal(10000)], "กองคลัง"),
    ]


@pytest.mark.parametrize("parting", ["", " : "])
def test_labels_behind_dashes_with_or_without_a_colon(read: Read, parting: str) -> None:
    first = block("โครงการที่ 1 โครงการอบรมคุณธรรมบุคลากร", "70,000", "สำนักปลัด", ("- ",) * 4, parting or " ")
    second = block("โครงการที่ 2 กิจกรรมชุมชนโปร่งใส", "10,000", "กองคลัง", ("- ",) * 4, parting or " ")
    assert [stated(one) for one in blocks(read(PART + first + second))] == [
        ("โครงการอบรมคุณธรรมบุคลากร", [Decimal(70000)], "สำนักปลัด"),
        ("กิจกรรมชุมชนโปร่งใส", [Decimal(10000)], "กองคลัง"),
    ]


def test_entries_behind_dashes_below_a_label_stay_entries(read: Read) -> None:
    text = block("1) โครงการอบรมคุณธรรม", "70,000", "สำนักปลัด", DIGITS, "\n")
    (found,) = blocks(
        read(PART + text.replace("เพื่อดี", "เพื่อดี\n- งบประมาณ เพียงพอ\n- ระยะเวลา เหมาะสม\n- วิธีดำเนินการ ชัดเจน"))
    )
    assert (len(items(found, "objective")), found.responsible) == (4, "สำนักปลัด")


@pytest.mark.parametrize("bullet", ["- ", "• ", "– "])
@pytest.mark.parametrize("bold", ["{}", "**{}**"])
def test_titles_and_labels_behind_bullets(bullet: str, bold: str) -> None:
    def printed(title: str, amount: str, unit: str) -> str:
        fields = [(f"{name}:", text.format(amount if "บาท" in text else unit)) for name, text in FIELDS]
        names = [("ชื่อโครงการ:", title), *fields]
        return "\n".join(f"{bullet}{bold.format(name)} {text}" for name, text in names) + "\n\n"

    text = "### 1. โครงการอบรมคุณธรรมบุคลากร\n\n"  # both stand below the number of the first
    text += printed("โครงการอบรมคุณธรรมบุคลากร", "70,000", "สำนักปลัด") + printed("กิจกรรมชุมชน", "10,000", "กองคลัง")
    plan = parse_plan(read_txt(f"{HEAD}{PART}{text}".encode(), "plan.md"))
    assert [stated(one) for one in blocks(plan)] == [
        ("โครงการอบรมคุณธรรมบุคลากร", [Decimal(70000)], "สำนักปลัด"),
        ("กิจกรรมชุมชน", [Decimal(10000)], "กองคลัง"),
    ]


def test_a_bullet_that_speaks_of_names_begins_no_block(read: Read) -> None:
    text = block("1) โครงการอบรมคุณธรรม", "70,000", "สำนักปลัด", DIGITS, "\n")
    (found,) = blocks(read(PART + text.replace("เพื่อดี", "เพื่อดี\n- ชื่อโครงการ ต้องตรงกับแผน")))
    assert (found.title, found.responsible) == ("โครงการอบรมคุณธรรม", "สำนักปลัด")


ENDS = ["- จบเอกสาร -", "*** จบ ***", "(จบ)", "สิ้นสุดเอกสาร", "จบแผนปฏิบัติการป้องกันการทุจริต", "--- END ---"]


@pytest.mark.parametrize("line", [*ENDS, "[รูปภาพ]", "(ภาพประกอบ)"])
def test_a_mark_of_the_end_and_a_pictures_place_are_in_no_field(read: Read, line: str) -> None:
    text = block("1) โครงการอบรมคุณธรรม", "70,000", "สำนักปลัด", DIGITS, "\n")
    (found,) = blocks(read(f"{PART}{text}\n{line}\n"))
    assert found.responsible == "สำนักปลัด"


@pytest.mark.parametrize("line", ["- จบหลักสูตรแล้วรายงานผล", "สิ้นสุดโครงการ", "(ภาพรวมของหน่วยงาน)", "END"])
def test_a_line_that_says_more_is_content(read: Read, line: str) -> None:
    text = block("1) โครงการอบรมคุณธรรม", "70,000", "สำนักปลัด", DIGITS, "\n")
    (found,) = blocks(read(PART + text.replace("เพื่อดี", f"เพื่อดี\n{line}")))
    assert line.strip("- ") in " ".join(items(found, "objective"))


def test_a_heading_is_printed_without_its_leaders(read: Read) -> None:
    text = block("1) โครงการอบรมคุณธรรม", "70,000", "สำนักปลัด", DIGITS, " ............\n")
    (found,) = blocks(read(PART + text))
    names = [f"{number}{name}" for number, (name, _) in zip(DIGITS, FIELDS, strict=True)]
    assert [one.title for one in found.fields] == names


CARD = """{number}. {title}

ภารกิจตามมิติ {mission}

วัตถุประสงค์

เพื่อดี

งบประมาณ

ปี 2566 จำนวน {baht} บาท

ผู้รับผิดชอบ

สำนักปลัด

"""


def test_a_line_with_a_place_s_number_alone_stands_between_a_title_and_its_fields(read: Read) -> None:
    """Cards of a web page say so below the title: it parted the title from its block, or was its end."""
    cards = CARD.format(number=1, title="โครงการอบรมคุณธรรมบุคลากร", mission="1.1", baht="70,000")
    cards += CARD.format(number=2, title="โครงการค่ายเยาวชนคนดี", mission="1.3", baht="20,000")
    found = blocks(read(f"{TABLE}{PART}มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n\n{cards}"))
    assert [(one.title, int(one.amounts[0].amount)) for one in found] == [
        ("โครงการอบรมคุณธรรมบุคลากร", 70_000),
        ("โครงการค่ายเยาวชนคนดี", 20_000),
    ]
    assert [(one.branch.dimension and one.branch.dimension.number, one.branch.mission) for one in found] == [
        ("1", ("1.1", None)),
        ("1", ("1.3", None)),
    ]


def test_a_place_with_words_of_its_own_goes_on_in_a_title(read: Read) -> None:
    text = block("ชื่อโครงการ : โครงการจัดทำสื่อ\nตามภารกิจที่ 1.1", "10,000", "กองคลัง", ("",) * 4, " : ")
    assert [one.title for one in blocks(read(f"{TABLE}{PART}{text}"))] == ["โครงการจัดทำสื่อตามภารกิจที่ 1.1"]


COUNTED = """ลำดับที่ {number} {title}

1. ชื่อโครงการ : {title}

2. วัตถุประสงค์

เพื่อดี

3. งบประมาณ

ปี 2566 จำนวน {baht} บาท

4. ผลลัพธ์

ดีขึ้น

"""


def test_a_counted_title_above_its_label_begins_the_block_and_a_strategy_above_it_is_one(read: Read) -> None:
    """Both were the end of the last field of the block above."""
    text = "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n\nภารกิจที่ 1.1 การสร้างจิตสำนึก\n\n1.1.1 สร้างสำนึกแก่ทุกคน\n\n"
    text += COUNTED.format(number=1, title="โครงการอบรมคุณธรรมบุคลากร", baht="70,000")
    text += "1.1.2 สร้างสำนึกแก่ชุมชน\n\n" + COUNTED.format(number=2, title="โครงการชุมชนโปร่งใสใจสะอาด", baht="9,000")
    text += COUNTED.format(number=3, title="โครงการค่ายเยาวชนคนดี", baht="8,000")
    found = blocks(read(f"{TABLE}{PART}{text}"))
    assert [(one.number, one.title) for one in found] == [
        (1, "โครงการอบรมคุณธรรมบุคลากร"),
        (2, "โครงการชุมชนโปร่งใสใจสะอาด"),
        (3, "โครงการค่ายเยาวชนคนดี"),
    ]
    assert [items(one, "outcome") for one in found] == [["ดีขึ้น"]] * 3
    assert [one.branch.strategy for one in found] == [
        ("1.1.1", "สร้างสำนึกแก่ทุกคน"),
        ("1.1.2", "สร้างสำนึกแก่ชุมชน"),
        ("1.1.2", "สร้างสำนึกแก่ชุมชน"),
    ]


def test_an_entry_that_counts_another_title_ends_no_block(read: Read) -> None:
    text = COUNTED.format(number=1, title="โครงการอบรมคุณธรรมบุคลากร", baht="70,000")
    text += "กิจกรรมที่ 2 ตรวจเยี่ยมทุกหมู่บ้าน\n\n" + COUNTED.format(number=2, title="โครงการชุมชนโปร่งใส", baht="9,000")
    first, second = blocks(read(f"{TABLE}{PART}{text}"))
    assert items(first, "outcome") == ["ดีขึ้น", "กิจกรรมที่ 2 ตรวจเยี่ยมทุกหมู่บ้าน"]
    assert (second.number, second.title) == (2, "โครงการชุมชนโปร่งใส")
