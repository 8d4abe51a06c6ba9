"""Detail blocks: labels, items, and the blocks whose beginning is missing."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from extract.ground.source import SourceText
from parsers.blocks.items import ContentLine, field_items
from parsers.blocks.read_blocks import read_blocks
from parsers.records.blocks import DetailBlock, FieldName
from parsers.records.structure import Node
from parsers.structure.labels.field_labels import field_label
from parsers.structure.sections import find_sections

Make = Callable[[str], SourceText]

NUMBERED = """ลำดับที่ ๑
๑. ชื่อโครงการ : โครงการ ก
๒. หลักการและเหตุผล
เพราะ
๓. วัตถุประสงค์
๑) เพื่อรู้
๒) เพื่อเข้าใจ
๔. กลุ่มเป้าหมาย
ประชาชน จำนวน ๖๐ คน
๕. วิธีดำเนินการ
๑) ทำ
๖. ระยะเวลาดำเนินการ
ปีงบประมาณ พ.ศ. ๒๕๖๖ - ๒๕๗๐
๗. งบประมาณดำเนินการ
ปีงบประมาณละ ๑๐๐,๐๐๐ บาท
๘. ผู้รับผิดชอบ
สำนักปลัด
๙. ผลผลิต/ผลลัพธ์
ผลผลิต
- ๑) รู้
ผลลัพธ์
เข้าใจ"""


@pytest.fixture
def read(source: Make) -> Callable[[str], tuple[DetailBlock, ...]]:
    def reader(text: str) -> tuple[DetailBlock, ...]:
        made = source(text)
        return read_blocks(made, find_sections(made, (), ()), (2566, 2570))[0]

    return reader


Read = Callable[[str], tuple[DetailBlock, ...]]


def fields(block: DetailBlock) -> list[str]:
    return [found.field for found in block.fields]


def codes(block: DetailBlock) -> list[str]:
    return [issue.code for issue in block.issues]


def test_a_whole_block(read: Read) -> None:
    (block,) = read(NUMBERED)
    assert (block.number, block.title, block.kind) == (1, "โครงการ ก", "project")
    assert fields(block) == [
        "rationale", "objective", "target_group", "method", "period", "budget", "responsible", "output", "outcome",
    ]  # fmt: skip
    assert (block.budget_status, [(a.amount, a.per, a.year_be) for a in block.amounts]) == (
        "amount",
        [(Decimal(100000), "year", None)],
    )
    assert block.period is not None
    assert (block.period.start_be, block.period.end_be) == (2566, 2570)
    assert (block.responsible, block.target_count) == ("สำนักปลัด", 60)
    assert codes(block) == []


@pytest.mark.parametrize("label", ["ผลการดำเนินงาน รอบ 6 เดือน", "ผลการดำเนินการ ไตรมาสที่ 2", "ผลการเบิกจ่ายงบประมาณ"])
def test_what_a_report_adds_to_a_block_is_none_of_its_outcome(label: str, read: Read) -> None:
    (block,) = read(f"{NUMBERED}\n{label}\tดำเนินการแล้ว เบิกจ่าย 58,200 บาท")
    assert [item.text for found in block.fields if found.field == "outcome" for item in found.items] == ["เข้าใจ"]
    assert [amount.amount for amount in block.amounts] == [Decimal(100000)]


@pytest.mark.parametrize("text", ["สรุปผลการดำเนินงาน", "ผลการดำเนินงานของเทศบาลดีขึ้น", "รายงานผลการดำเนินงาน รอบ 6 เดือน"])
def test_what_is_said_of_results_ends_no_field(text: str, read: Read) -> None:
    (block,) = read(f"{NUMBERED}\n{text}")
    assert text in " ".join(item.text for found in block.fields if found.field == "outcome" for item in found.items)


def test_bare_labels_in_another_order(read: Read) -> None:
    (block,) = read("1. ชื่อโครงการ ก\nวัตถุประสงค์\n1. เพื่อรู้\nงบประมาณ\n\nไม่ใช้งบประมาณ\nผู้รับผิดชอบ\nกองคลัง\nผลผลิต\n1. ได้")
    assert fields(block) == ["objective", "budget", "responsible", "output"]
    assert block.budget_status == "none"


def test_a_field_after_the_results_begins_a_block_without_beginning(read: Read) -> None:
    """The pages between two projects are missing: the second budget is never the first project's."""
    torn = NUMBERED + "\n๖. ระยะเวลาดำเนินการ\nปีงบประมาณ ๒๕๖๗\n๗. งบประมาณดำเนินการ\n๕๐๐ บาท\n๘. ผู้รับผิดชอบ\nกองช่าง"
    first, orphan = read(torn)
    assert [amount.amount for amount in first.amounts] == [Decimal(100000)]
    assert (orphan.orphan, orphan.number, orphan.title, fields(orphan)) == (
        True,
        None,
        "",
        ["period", "budget", "responsible"],
    )
    assert [amount.amount for amount in orphan.amounts] == [Decimal(500)]
    assert codes(orphan) == ["orphan_fields"]


def test_a_budget_that_stands_twice_is_not_read(read: Read) -> None:
    text = NUMBERED.replace("๘. ผู้รับผิดชอบ", "๗. งบประมาณดำเนินการ\n๕๐๐ บาท\n๘. ผู้รับผิดชอบ")
    (block,) = read(text)
    assert (block.budget_status, block.amounts) == (None, ())
    assert "repeated_field" in codes(block)
    assert "unreadable_amount" in codes(block)


@pytest.mark.parametrize("label", ["๙. งบประมาณดำเนินการ (ต่อ)", "๙. งบประมาณ(ต่อ) :"])
def test_a_field_that_goes_on_over_the_page_is_read_as_one(read: Read, label: str) -> None:
    text = NUMBERED.replace("๙. ผลผลิต/ผลลัพธ์", f"{label}\nรวม ๕ ปี เป็นเงิน ๕๐๐,๐๐๐ บาท\n๑๐. ผลผลิต/ผลลัพธ์")
    (block,) = read(text)
    assert [int(one.amount) for one in block.amounts] == [100000, 500000]
    assert "repeated_field" not in codes(block)
    (responsible,) = [found for found in block.fields if found.field == "responsible"]
    assert [item.text for item in responsible.items] == ["สำนักปลัด"]


def test_a_missing_budget_is_not_a_blank_one(read: Read) -> None:
    (missing,) = read(NUMBERED.replace("๗. งบประมาณดำเนินการ\nปีงบประมาณละ ๑๐๐,๐๐๐ บาท\n", ""))
    (blank,) = read(NUMBERED.replace("ปีงบประมาณละ ๑๐๐,๐๐๐ บาท\n", "\n"))
    (dash,) = read(NUMBERED.replace("ปีงบประมาณละ ๑๐๐,๐๐๐ บาท", "-"))
    assert [block.budget_status for block in (missing, blank, dash)] == ["missing_field", "blank", "dash"]


def test_a_heading_glued_to_a_paragraph_opens_its_field(read: Read) -> None:
    prose = "เพราะ" * 20
    (block,) = read(NUMBERED.replace("เพราะ\n๓. วัตถุประสงค์", f"{prose}๓. วัตถุประสงค์"))
    assert fields(block)[:2] == ["rationale", "objective"]
    assert [item.text for item in block.fields[0].items] == [prose]


def test_a_damaged_label_is_read_and_flagged(read: Read) -> None:
    (block,) = read(NUMBERED.replace("๘. ผู้รับผิดชอบ", "๘. ผู้รับผิตซอบโครงการ"))
    assert block.responsible == "สำนักปลัด"
    assert codes(block) == ["fuzzy_heading"]


def test_a_list_item_that_names_a_field_is_none(read: Read) -> None:
    (block,) = read(NUMBERED.replace("๑) ทำ", "๑) ทำ\n- งบประมาณ\n๒) กำหนดกลุ่มเป้าหมาย"))
    assert fields(block).count("budget") == 1
    assert fields(block).count("target_group") == 1


def test_page_numbers_and_rules_are_no_content(read: Read) -> None:
    (block,) = read(NUMBERED.replace("เข้าใจ", "เข้าใจ").replace("๔. กลุ่ม", "-๓๐-\n#####\n๔. กลุ่ม"))
    assert [item.text for item in block.fields[1].items] == ["เพื่อรู้", "เพื่อเข้าใจ"]


def test_a_title_over_several_lines(read: Read) -> None:
    (block,) = read(NUMBERED.replace("โครงการ ก", "โครงการ ก ผ่าน\nทางเว็บ\n- ศูนย์ข้อมูล *(กิจกรรม ข)"))
    assert (block.title, block.alternative_title) == ("โครงการ ก ผ่านทางเว็บ - ศูนย์ข้อมูล", "กิจกรรม ข")


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("๕. วิธีการดำเนินงาน".replace("๕", "5"), "method"),
        ("ระยะเวลาที่ดำเนินการ", "period"),
        ("7. งบประมาณที่ใช้ในการดำเนินการ", "budget"),
        ("9. ผลผลิต, ผลลัพธ์", "output"),
        ("2. หลักการและเหตุผล / ที่มาของโครงการ", "rationale"),
        ("10. ตัวชี้วัด/ผลลัพธ์", "indicator"),
    ],
)
def test_label_families(line: str, field: str) -> None:
    label = field_label(line)
    assert label is not None
    assert (label.field, label.sure) == (field, True)


@pytest.mark.parametrize(
    ("line", "content"),
    [
        ("4. กลุ่มเป้าหมาย ผู้เข้าร่วมโครงการ จำนวน 35 คน", "ผู้เข้าร่วมโครงการ จำนวน 35 คน"),
        ("กลุ่มเป้าหมาย ผู้เข้ารับการอบรม 35 คน", "ผู้เข้ารับการอบรม 35 คน"),
        ("4. กลุ่มเป้าหมาย ผู้เข้าร่วมโครงการ : 35 คน", "35 คน"),
        ("4. กลุ่มเป้าหมายผู้เข้าร่วมโครงการ จำนวน 35 คน", "จำนวน 35 คน"),
        ("7. ระยะเวลาดำเนิน การ ปี 2566", "ปี 2566"),
    ],
)
def test_people_behind_a_label_and_a_blank_are_the_answer(line: str, content: str) -> None:
    label = field_label(line)
    assert label is not None
    assert label.start is not None
    assert line[label.start :] == content


@pytest.mark.parametrize(
    "line", ["เพื่อใช้งบประมาณอย่างคุ้มค่า", "1) เพื่อให้วัตถุประสงค์บรรลุ", "เป้าหมายของการพัฒนาที่ยั่งยืน", "วิธีการคิดแยกแยะ"]
)
def test_no_label(line: str) -> None:
    assert field_label(line) is None


def items(field: FieldName, text: str) -> list[tuple[str | None, int, str]]:
    lines, blank = [], False
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            lines.append(ContentLine.of(number, line, line, after_blank=blank))
        blank = not line.strip()
    return [(item.enumerator, item.level, item.text) for item in field_items(field, lines)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. ก\nข\n2. ค", [("1.", 1, "กข"), ("2.", 1, "ค")]),  # a wrapped line
        ("- 1) ก\n- 2) ข", [("1)", 1, "ก"), ("2)", 1, "ข")]),
        ("1) ก\n1.1) ข\n2) ค", [("1)", 1, "ก"), ("1.1)", 2, "ข"), ("2)", 1, "ค")]),
        ("3.1 ก\n3.2 ข", [("3.1", 1, "ก"), ("3.2", 1, "ข")]),
        ("6.1 ก\n6.1.1 ข\n6.2 ค", [("6.1", 1, "ก"), ("6.1.1", 2, "ข"), ("6.2", 1, "ค")]),
        ("1. ก\n- ข\n2. ค", [("1.", 1, "ก"), ("-", 2, "ข"), ("2.", 1, "ค")]),
        ("- ก\n- ข", [("-", 1, "ก"), ("-", 1, "ข")]),
        ("เชิงปริมาณ\n- ก\nเชิงคุณภาพ\n- ข", [(None, 1, "เชิงปริมาณ"), ("-", 1, "ก"), (None, 1, "เชิงคุณภาพ"), ("-", 1, "ข")]),
        ("1) ก\n\nข", [("1)", 1, "กข")]),
        ("(1) ก (2) ข (3) ค", [("(1)", 1, "ก"), ("(2)", 1, "ข"), ("(3)", 1, "ค")]),  # a list on one line
        ("1. ก 2. ข\n3. ค", [("1.", 1, "ก"), ("2.", 1, "ข"), ("3.", 1, "ค")]),
        ("1) ก ข้อ (2) ข", [("1)", 1, "ก ข้อ (2) ข")]),  # another enumerator, a number that does not count on
        ("1.2 แสนบาท", [(None, 1, "1.2 แสนบาท")]),  # a measure, no enumerator
        ("(1) ก (3) ข", [("(1)", 1, "ก (3) ข")]),
        ("2) ก 3) ข", [("2)", 1, "ก 3) ข")]),
        ("1. วันละ 2.5 ชั่วโมง 2.30 น.", [("1.", 1, "วันละ 2.5 ชั่วโมง 2.30 น.")]),
        ("80 (แบบทดสอบ)", [(None, 1, "80 (แบบทดสอบ)")]),  # a number, no enumerator
        ("-", [(None, 1, "-")]),
    ],
)
def test_items(text: str, expected: list[tuple[str | None, int, str]]) -> None:
    assert items("method", text) == expected


def test_prose_is_one_item_a_paragraph() -> None:
    assert items("rationale", "ก\nข\n\nค\n1. ง\n\nจ") == [
        (None, 1, "กข"), (None, 1, "ค"), ("1.", 1, "ง"), (None, 1, "จ"),
    ]  # fmt: skip


def test_results_that_return_begin_no_block(read: Read) -> None:
    """The indicators are printed once before the results and once behind them: one project's, in two places."""
    indicators = "\n๙. ตัวชี้วัดความสำเร็จ\nร้อยละ ๘๐\n"
    (block,) = read(NUMBERED.replace("\n๙. ", f"{indicators}๑๐. ") + indicators.replace("๙.", "๑๑."))
    assert fields(block)[-4:] == ["indicator", "output", "outcome", "indicator"]


def test_a_bare_label_that_returns_behind_the_results_begins_a_block(read: Read) -> None:
    """Without numbers nothing else says that the pages between two projects are missing."""
    torn = (
        "1. ชื่อโครงการ ก\nวัตถุประสงค์\nเพื่อรู้\nงบประมาณ\n500 บาท\nผู้รับผิดชอบ\nกองคลัง\nผลผลิต\nได้\n"
        "งบประมาณ\n700 บาท\nผู้รับผิดชอบ\nกองช่าง"
    )
    first, orphan = read(torn)
    assert [int(amount.amount) for amount in first.amounts] == [500]
    assert (orphan.orphan, [int(amount.amount) for amount in orphan.amounts]) == (True, [700])


@pytest.mark.parametrize("heading", ["เชิงปริมาณ", "- เชิงคุณภาพ"])
def test_what_follows_a_heading_of_quality_is_a_paragraph(heading: str) -> None:
    """The heading is no beginning of the sentence below it."""
    lines = [ContentLine.of(n, line, line, after_blank=False) for n, line in enumerate((heading, "ประชาชนรู้"), 1)]
    assert [item.text for item in field_items("output", lines)] == [heading, "ประชาชนรู้"]


@pytest.mark.parametrize("unseen", list("\u200b\u00ad\u2060\u200c\u200d\ufeff"))
def test_an_unseen_character_inside_an_amount_parts_it(read: Read, unseen: str) -> None:
    (block,) = read(NUMBERED.replace("๑๐๐,๐๐๐", f"๑๐๐{unseen},๐๐๐"))
    assert (block.budget_status, block.amounts) == (None, ())
    assert [(issue.code, issue.found) for issue in block.issues] == [("unreadable_amount", f"๑๐๐{unseen},๐๐๐ บาท")]


def test_a_year_that_is_left_out_is_left_out_of_the_blocks_own_period(read: Read) -> None:
    left_out = NUMBERED.replace("๑๐๐,๐๐๐ บาท", "๑๐๐,๐๐๐ บาท (เว้นปี ๒๕๖๗)")
    (block,) = read(left_out.replace("๒๕๖๖ - ๒๕๗๐", "๒๕๖๖ - ๒๕๖๘"))
    assert [(amount.year_be, amount.per) for amount in block.amounts] == [(2566, "year"), (2568, "year")]
    (open_ended,) = read(left_out.replace("ปีงบประมาณ พ.ศ. ๒๕๖๖ - ๒๕๗๐", "ตลอดทั้งปี"))
    assert [amount.year_be for amount in open_ended.amounts] == [None]
    assert codes(open_ended) == ["year_uncertain"]


@pytest.mark.parametrize(
    ("people", "count", "issues"),
    [
        ("ประชาชน จำนวนไม่น้อยกว่า ๑,๐๐๐ คน", 1000, []),
        ("ประชาชน ประมาณ ๖๕๐ คน", 650, []),
        ("บุคลากร ๓๐ คน ประชาชน ๗๐ คน", None, ["several_counts"]),
        ("บุคลากร ๓๐ คน ประชาชน ๗๐ คน รวมทั้งสิ้น ๑๐๐ คน", 100, []),
        ("บุคลากร ๓๐ คน ประชาชน ๗๐ คน รวมทั้งสิ้น ๙๐ คน", None, ["several_counts"]),
        ("๑๐๐ คน ประกอบด้วย บุคลากร ๓๐ คน ประชาชน ๗๐ คน", 100, []),
        ("รุ่นละ ๕๐ คน", None, ["several_counts"]),
        ("๕๐ - ๖๐ คน", None, ["several_counts"]),
        ("บุคลากรทุกคน", None, []),
    ],
)
def test_counts_of_people_are_added_where_the_plan_adds_them(
    people: str, count: int | None, issues: list[str], read: Read
) -> None:
    (block,) = read(NUMBERED.replace("ประชาชน จำนวน ๖๐ คน", people))
    assert (block.target_count, codes(block)) == (count, issues)


@pytest.mark.parametrize(
    ("people", "comparator"),
    [
        ("ประชาชน จำนวนไม่น้อยกว่า ๑,๐๐๐ คน", "ge"),
        ("ประชาชน ๑,๐๐๐ คนขึ้นไป", "ge"),
        ("ประชาชน ไม่เกิน ๑,๐๐๐ คน", "le"),
        ("ประชาชน ประมาณ ๖๕๐ คน", "approx"),
        ("บุคลากร ๓๐ คน ประชาชน ๗๐ คน รวมไม่น้อยกว่า ๑๐๐ คน", "ge"),
        ("บุคลากร ประมาณ ๓๐ คน ประชาชน ๗๐ คน รวมทั้งสิ้น ๑๐๐ คน", None),
        ("ประชาชน ๖๐ คน", None),
        ("ประชาชนที่มีรายได้ไม่น้อยกว่าเกณฑ์ จำนวน ๖๐ คน", None),
    ],
)
def test_a_count_keeps_its_comparator(people: str, comparator: str | None, read: Read) -> None:
    (block,) = read(NUMBERED.replace("ประชาชน จำนวน ๖๐ คน", people))
    assert block.target_count_comparator == comparator


def test_what_is_no_budget_is_named_with_its_reason(read: Read) -> None:
    (block,) = read(NUMBERED.replace("๑๐๐,๐๐๐ บาท", "๑๐๐,๐๐๐ บาท (เบิกจ่ายแล้ว ๒๐,๐๐๐ บาท)"))
    assert [amount.amount for amount in block.amounts] == [Decimal(100000)]
    (issue,) = block.issues
    assert (issue.code, issue.found) == ("not_budget", "๒๐,๐๐๐ บาท")
    assert "spent" in issue.message()
    assert "ใช้ไปแล้ว" in issue.message("th")


def test_labels_behind_dashes_where_the_block_prints_all_of_them_so(read: Read) -> None:
    (block,) = read(
        "ลำดับที่ 1 : โครงการ ก\n- วัตถุประสงค์ :\n- เพื่อรู้\n- กลุ่มเป้าหมาย : ประชาชน 60 คน\n- วิธีดำเนินการ :\n- จัดอบรม\n"
        "- งบประมาณดำเนินการ : 5,000 บาท\n- ผู้รับผิดชอบ : กองคลัง"
    )
    assert fields(block) == ["objective", "target_group", "method", "budget", "responsible"]
    assert [int(amount.amount) for amount in block.amounts] == [5000]


def test_a_list_entry_that_names_a_field_is_none_where_labels_have_no_dash(read: Read) -> None:
    (block,) = read(NUMBERED.replace("๑๐๐,๐๐๐ บาท", "๑๐๐,๐๐๐ บาท\n- ผู้รับผิดชอบ : กองช่าง"))
    assert block.responsible == "สำนักปลัด"


@pytest.mark.parametrize(
    ("label", "title"),
    [
        ("๑. ชื่อโครงการ/กิจกรรม/\nมาตรการ โครงการโตไปไม่โกง", "โครงการโตไปไม่โกง"),
        ("1. ชื่อโครงการ/\nกิจกรรม/มาตรการ : กิจกรรมรับเรื่อง", "กิจกรรมรับเรื่อง"),
        ("๑. ชื่อโครงการ/กิจกรรม/\nมาตรการจัดทำคู่มือ", "มาตรการจัดทำคู่มือ"),
        ("๑. ชื่อโครงการ/กิจกรรม/มาตรการ\nโครงการ ก/กิจกรรม ข", "โครงการ ก/กิจกรรม ข"),
    ],
)
def test_the_label_of_a_title_goes_on_behind_a_slash(
    label: str, title: str, read: Callable[[str], tuple[DetailBlock, ...]]
) -> None:
    (block,) = read(NUMBERED.replace("๑. ชื่อโครงการ : โครงการ ก", label))
    assert block.title == title


@pytest.mark.parametrize("parting", ["\t", " : "])
def test_a_label_parted_from_a_long_paragraph_is_one(read: Read, parting: str) -> None:
    """A field's whole text stands on its label's line: in a table of two columns, in a text with a line a paragraph."""
    (block,) = read(NUMBERED.replace("๒. หลักการและเหตุผล\nเพราะ", f"๒. หลักการและเหตุผล{parting}{'เพราะเหตุนี้ ' * 50}"))
    assert fields(block)[0] == "rationale"
    assert "other" not in fields(block)


def test_the_number_of_a_block_has_its_place_in_brackets_behind_it(read: Read) -> None:
    texts = [NUMBERED.replace("ลำดับที่ ๑", f"ลำดับที่ {n} (มิติที่ {n} ภารกิจที่ {n}.2)") for n in (3, 4)]
    blocks = read("\n\n".join(texts))
    assert [(block.number, block.title) for block in blocks] == [(3, "โครงการ ก"), (4, "โครงการ ก")]
    places = [(block.branch.dimension, block.branch.mission) for block in blocks]
    assert places == [(Node("3", None), Node("3.2", None)), (Node("4", None), Node("4.2", None))]


@pytest.mark.parametrize("below", ["", "\n๑๐. การติดตามประเมินผล\nรายงาน"])
def test_a_label_right_below_the_heading_that_has_it_is_no_content(below: str, read: Read) -> None:
    text = NUMBERED.replace("๙. ผลผลิต/ผลลัพธ์\nผลผลิต\n- ๑) รู้", "๙. ตัวชี้วัด/ผลลัพธ์\nตัวชี้วัด\nรู้ร้อยละ ๘๐") + below
    (block,) = read(text)
    said = {found.field: [item.text for item in found.items] for found in block.fields}
    assert (said["indicator"], said["outcome"]) == (["รู้ร้อยละ ๘๐"], ["เข้าใจ"])
    assert "repeated_field" not in codes(block)


def test_a_label_below_content_of_its_field_is_content(read: Read) -> None:
    text = NUMBERED.replace("๔. กลุ่มเป้าหมาย\n", "๔. กลุ่มเป้าหมาย\nเด็กและเยาวชนที่เป็น\nกลุ่มเป้าหมาย\n")
    (block,) = read(text)
    (found,) = [found for found in block.fields if found.field == "target_group"]
    assert "กลุ่มเป้าหมาย" in " ".join(item.text for item in found.items)
