"""Headings that no rule knows: they end a field where this plan's own form says that they are headings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.issues import Issue
from extract.ground.source import SourceText
from parsers.blocks.read_blocks import read_blocks
from parsers.records.blocks import DetailBlock
from parsers.structure.sections import find_sections

Make = Callable[[str], SourceText]
Read = Callable[[str], tuple[tuple[DetailBlock, ...], tuple[Issue, ...]]]

BLOCK = """ลำดับที่ {n}
{e[0]}ชื่อโครงการ{c}โครงการ {n}
{e[1]}วัตถุประสงค์{p}เพื่อรู้
{e[2]}งบประมาณ{p}ปีละ {n},000 บาท
{e[3]}ผู้รับผิดชอบ{p}สำนักปลัด
{more}{e[4]}ผลผลิต{p}ได้รู้
{end}"""
NUMBERS = ("1. ", "2. ", "3. ", "4. ", "6. ")


@pytest.fixture
def read(source: Make) -> Read:
    def reader(text: str) -> tuple[tuple[DetailBlock, ...], tuple[Issue, ...]]:
        made = source(text)
        return read_blocks(made, find_sections(made, (), ()), (2566, 2570))

    return reader


def block(n: int, more: str = "", e: tuple[str, ...] = ("",) * 5, p: str = "\n", end: str = "") -> str:
    return BLOCK.format(n=n, e=e, p=p, c=" : ", more=more, end=end)


def items(block: DetailBlock, field: str) -> list[str]:
    return [item.text for found in block.fields if found.field == field for item in found.items]


def named(issues: tuple[Issue, ...]) -> list[tuple[str | None, str]]:
    return [(issue.found, issue.params["blocks"]) for issue in issues if issue.code == "unknown_heading"]


@pytest.mark.parametrize(
    ("enumerators", "heading"),
    [
        (NUMBERS, "5. การเบิกจ่าย"),
        (("๑. ", "๒. ", "๓. ", "๔. ", "๖. "), "๕. การเบิกจ่าย"),
        (("(1) ", "(2) ", "(3) ", "(4) ", "(6) "), "(5) การเบิกจ่าย"),
        (("ก. ", "ข. ", "ค. ", "ง. ", "ฉ. "), "จ. การเบิกจ่าย"),
        (("1.1 ", "1.2 ", "1.3 ", "1.4 ", "1.6 "), "1.5 การเบิกจ่าย"),
    ],
)
def test_the_next_number_of_the_labels_is_a_heading(read: Read, enumerators: tuple[str, ...], heading: str) -> None:
    (found,), issues = read(block(1, f"{heading}\nตามระเบียบ 500 บาท\n", enumerators))
    assert (found.responsible, items(found, "output")) == ("สำนักปลัด", ["ได้รู้"])
    assert named(issues) == [("การเบิกจ่าย", "1")]


def test_a_heading_behind_the_last_field(read: Read) -> None:
    (found,), issues = read(block(1, "", ("1. ", "2. ", "3. ", "4. ", "5. "), end="6. การเบิกจ่าย\nตามระเบียบ"))
    assert items(found, "output") == ["ได้รู้"]
    assert named(issues) == [("การเบิกจ่าย", "1")]


@pytest.mark.parametrize(
    "entries",
    [
        "1. กองคลัง\n2. กองช่าง\n3. กองแผน\n4. กองวิชาการ\n5. หน่วยตรวจสอบ\n",  # a list in the labels' own enumerators
        "4) กองคลัง\n5) หน่วยตรวจสอบ\n",  # in others
        "- 5. หน่วยตรวจสอบ\n",
        "5. ดำเนินการภายใน 30 วัน\n",  # a number, as no heading's name has
        "7. หน่วยตรวจสอบ\n",  # not the next
    ],
)
def test_an_entry_of_a_list_is_none(read: Read, entries: str) -> None:
    (found,), issues = read(block(1, entries, NUMBERS))
    assert named(issues) == []
    assert len(" ".join(items(found, "responsible"))) > len("สำนักปลัด")


@pytest.mark.parametrize("enumerators", [("1. ", "2. ", "3. ", "4. ", "6. "), ("ก. ", "ข. ", "ค. ", "ง. ", "ฉ. ")])
@pytest.mark.parametrize(
    ("entries", "heading"),
    [
        (("สำนักปลัด", "กองคลัง", "กองช่าง", "กองแผน", "การเบิกจ่าย"), True),
        (("การจัดอบรม", "การสำรวจ", "การรายงาน", "การสรุป", "การเบิกจ่าย"), False),  # all are called so
        (("สำนักปลัด", "กองคลัง", "กองช่าง", "กองแผน", "เบิกจ่าย"), False),  # no name of a heading
    ],
)
def test_the_number_that_a_list_and_the_labels_both_leave(
    read: Read, enumerators: tuple[str, ...], entries: tuple[str, ...], heading: bool
) -> None:
    """The labels count 4 and 6 around a list of four: what counts 5 is its fifth entry, or a heading by its name."""
    numbers = (*enumerators[:4], "จ. " if "ก" in enumerators[0] else "5. ")
    more = "".join(f"{number}{entry}\n" for number, entry in zip(numbers, entries, strict=True))
    _, issues = read(block(1, f"{more}ตามระเบียบ\n", enumerators))
    assert named(issues) == ([("การเบิกจ่าย", "1")] if heading else [])


@pytest.mark.parametrize("parting", [" : ", "\t"])
def test_a_name_with_the_labels_colon_in_two_blocks(read: Read, parting: str) -> None:
    text = "".join(block(n, f"ช่องทางเผยแพร่{parting}เว็บไซต์\n", p=parting) for n in (1, 2, 3))
    found, issues = read(text)
    assert [one.responsible for one in found] == ["สำนักปลัด"] * 3
    assert named(issues) == [("ช่องทางเผยแพร่", "3")]
    others = [field for one in found for field in one.fields if field.field == "other"]
    assert [(one.title, [item.text for item in one.items]) for one in others] == [("ช่องทางเผยแพร่", ["เว็บไซต์"])] * 3


@pytest.mark.parametrize("behind", [" : วัดและโรงเรียน", "\nวัดและโรงเรียน", "\tวัดและโรงเรียน"])
def test_what_stands_behind_a_numbered_heading_is_kept(read: Read, behind: str) -> None:
    (found,), issues = read(block(1, f"5. ภาคีเครือข่าย{behind}\n", NUMBERS))
    assert (found.responsible, named(issues)) == ("สำนักปลัด", [("ภาคีเครือข่าย", "1")])
    assert items(found, "other") == ["วัดและโรงเรียน"]


@pytest.mark.parametrize("heading", [True, False])
def test_below_the_one_line_that_states_the_budget(read: Read, heading: bool) -> None:
    """A name there is a heading in two blocks, unless money stands below it."""
    more = "ช่องทางเผยแพร่\nเว็บไซต์" if heading else "ช่องทางจ่ายเงิน\nค่าป้าย 500 บาท"
    found, issues = read("".join(block(n).replace("ผู้รับผิดชอบ", f"{more}\nผู้รับผิดชอบ") for n in (1, 2)))
    assert [name for name, _ in named(issues)] == (["ช่องทางเผยแพร่"] if heading else [])
    assert all((more.split("\n")[1] in (one.budget_text or "")) is not heading for one in found)


def test_in_one_of_several_blocks_it_is_content(read: Read) -> None:
    found, issues = read(block(1, "ช่องทางเผยแพร่ : เว็บไซต์\n", p=" : ") + block(2, p=" : "))
    assert found[0].responsible == "สำนักปลัดช่องทางเผยแพร่ : เว็บไซต์"
    assert named(issues) == []


def test_money_below_a_budget_is_never_taken_away(read: Read) -> None:
    """``แยกเป็น : ค่าอาหาร 500 บาท`` in every block may be the budget's own: an amount is worth more than a heading."""
    text = "".join(block(n, p=" : ").replace(",000 บาท", ",000 บาท\nแยกเป็น : ค่าอาหาร 500 บาท") for n in (1, 2))
    found, issues = read(text)
    assert named(issues) == []
    assert all("500" in (one.budget_text or "") for one in found)


def test_paragraphs_that_only_labels_begin(read: Read) -> None:
    text = "\n".join(block(1, "ช่องทางเผยแพร่\nเว็บไซต์\n").replace("\n", "\n\n").split("\n\n"))
    spaced = text
    for label in ("วัตถุประสงค์", "งบประมาณ", "ผู้รับผิดชอบ", "ช่องทางเผยแพร่", "ผลผลิต"):
        spaced = spaced.replace(f"\n{label}\n", f"\n\n{label}\n")
    (found,), issues = read(spaced)
    assert found.responsible == "สำนักปลัด"
    assert named(issues) == [("ช่องทางเผยแพร่", "1")]


def test_below_the_one_line_that_answers_a_field(read: Read) -> None:
    found, issues = read("".join(block(n, "ผู้เกี่ยวข้อง\nทุกกอง\n") for n in (1, 2)))
    assert [one.responsible for one in found] == ["สำนักปลัด"] * 2
    assert named(issues) == [("ผู้เกี่ยวข้อง", "2")]


def test_wrapped_answers_are_no_headings(read: Read) -> None:
    """The same unit on two lines in every block: nothing stands below the second."""
    found, issues = read("".join(block(n, "องค์การบริหารส่วนตำบลตัวอย่าง\n") for n in (1, 2)))
    assert [one.responsible for one in found] == ["สำนักปลัดองค์การบริหารส่วนตำบลตัวอย่าง"] * 2
    assert named(issues) == []


def titled(n: int, between: str, e: tuple[str, ...] = ("",) * 4, p: str = "\t") -> str:
    """A block whose title has a label, with something between that and the first field."""
    title = {1: "โครงการอบรมพนักงาน", 2: "กิจกรรมเผยแพร่ข้อมูล", 3: "มาตรการงดรับของขวัญ"}[n]
    return (
        f"ลำดับที่ {n}\n{e[0]}ชื่อโครงการ{p}{title}\n{between}{e[1]}วัตถุประสงค์{p}เพื่อรู้\n"
        f"{e[2]}งบประมาณ{p}{n},000 บาท\n{e[3]}ผู้รับผิดชอบ{p}สำนักปลัด\n\n"
    )


TITLES = ["โครงการอบรมพนักงาน", "กิจกรรมเผยแพร่ข้อมูล", "มาตรการงดรับของขวัญ"]


@pytest.mark.parametrize("parting", ["\t", " : ", "\n"])
@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("แผนงาน", "บริหารงานทั่วไป"),
        ("ลักษณะโครงการ", "โครงการต่อเนื่อง"),  # its answer names a project
        ("ความสอดคล้อง", "ยุทธศาสตร์ที่ 1 เสริมสร้างวัฒนธรรมสุจริต"),
        ("มิติที่", "1 การสร้างวัฒนธรรมสุจริต"),
        ("มิติ", "มิติที่ 1 การสร้างวัฒนธรรมสุจริต"),
    ],
)
def test_a_name_between_title_and_first_field(read: Read, parting: str, name: str, answer: str) -> None:
    found, _ = read("".join(titled(n, f"{name}{parting}{answer}\n", p=parting) for n in (1, 2, 3)))
    assert [one.title for one in found] == TITLES
    assert [items(one, "other") for one in found] == [[answer]] * 3
    assert [one.responsible for one in found] == ["สำนักปลัด"] * 3


@pytest.mark.parametrize("parting", ["\t", " : ", "\n"])
def test_the_numbers_leave_room_for_a_heading_below_the_title(read: Read, parting: str) -> None:
    numbers = ("1. ", "4. ", "5. ", "6. ")
    between = f"2. แผนงาน{parting}บริหารงานทั่วไป\n3. มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n"
    found, issues = read("".join(titled(n, between, numbers, parting) for n in (1, 2, 3)))
    assert [one.title for one in found] == TITLES
    assert [one.fields[1].title for one in found] == ["3. มิติที่ 1 การสร้างวัฒนธรรมสุจริต"] * 3
    assert named(issues)[0] == ("แผนงาน", "3")


@pytest.mark.parametrize(
    ("between", "more"),
    [
        ("ของเทศบาลตำบลเมืองใหม่\nประจำปี\n", "ของเทศบาลตำบลเมืองใหม่ประจำปี"),  # the rest of every title
        ("และประชาชน\n", "และประชาชน"),  # nothing answers it
        ("1. กิจกรรมย่อย\n", " 1. กิจกรรมย่อย"),  # the title has no number, and the first field none to leave room
    ],
)
def test_the_rest_of_a_title_is_no_heading(read: Read, between: str, more: str) -> None:
    found, issues = read("".join(titled(n, between) for n in (1, 2, 3)))
    assert [one.title for one in found] == [f"{title}{more}" for title in TITLES]
    assert named(issues) == []


def test_a_name_below_one_title_alone_is_of_that_title(read: Read) -> None:
    """No other block has it: nothing says that it is a heading."""
    found, issues = read(titled(1, "หลักสูตรคนดี\nรุ่นใหม่\n") + titled(2, "") + titled(3, ""))
    assert (found[0].title, named(issues)) == ("โครงการอบรมพนักงานหลักสูตรคนดีรุ่นใหม่", [])


def test_the_next_dimension_below_a_title_without_fields_is_a_section(read: Read) -> None:
    """What follows it is no field but the next project: the title has no block of its own."""
    found, _ = read(
        "ส่วนที่ 3 รายละเอียดโครงการ\nมิติที่ 1 ก\n1. ชื่อโครงการ : โครงการ ก\nมิติที่ 2 ข\n" + titled(2, "").replace("ลำดับที่ 2\n", "")
    )
    assert found[-1].branch.dimension is not None
    assert found[-1].branch.dimension.number == "2"


@pytest.mark.parametrize(
    ("line", "name", "content"),
    [
        ("ลักษณะโครงการ ☑ โครงการใหม่ ☐ โครงการต่อเนื่อง", "ลักษณะโครงการ", ["☑ โครงการใหม่ ☐ โครงการต่อเนื่อง"]),
        ("ประเภท : [x] โครงการ [ ] มาตรการ", "ประเภท", ["[x] โครงการ [ ] มาตรการ"]),
    ],
)
def test_boxes_to_tick_below_a_title_are_no_part_of_it(read: Read, line: str, name: str, content: list[str]) -> None:
    text = block(1, e=NUMBERS).replace("2. วัตถุประสงค์", f"{line}\n2. วัตถุประสงค์")
    (found,), issues = read(text)
    assert found.title == "โครงการ 1"
    assert items(found, "other") == content
    assert named(issues)[0] == (name, "1")


def test_a_second_line_of_a_title_without_boxes_is_its_own(read: Read) -> None:
    text = block(1, e=NUMBERS).replace("2. วัตถุประสงค์", "และประชาชน (ต่อเนื่อง)\n2. วัตถุประสงค์")
    (found,), _ = read(text)
    assert found.title.endswith("และประชาชน (ต่อเนื่อง)")
