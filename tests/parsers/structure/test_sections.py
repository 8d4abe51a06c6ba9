"""Headings, and lines that only look like one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.budget.budget_grids import budget_grids
from parsers.structure.headings import chapter_of, heading_of, title_label
from parsers.structure.listed_pages import end_of_list
from parsers.structure.sections import SectionTree, find_sections
from parsers.tables.grid import find_grids

Make = Callable[[str], SourceText]
RAW = Path(__file__).parents[3] / "data" / "raw"

TABLE = "มิติ\tภารกิจตามมิติ\tโครงการ\tปี 2566\n1. ก\t1.1 ข\t1) โครงการ ค\t-"
BLOCK = "1. ชื่อโครงการ : โครงการ ค\n2. หลักการและเหตุผล\nเพราะ"


def tree_of(source: SourceText) -> SectionTree:
    grids = find_grids(source)
    return find_sections(source, grids, budget_grids(grids)[0])


def kinds(source: SourceText) -> list[tuple[str, str | None]]:
    """All sections but the one that a table without a part makes."""
    return [(section.kind, section.number) for section in tree_of(source).sections if section.kind != "other"]


def test_a_whole_plan(source: Make) -> None:
    text = "\n".join(
        [
            "แผนปฏิบัติการป้องกันการทุจริต",
            "ประกาศเทศบาลตำบลบ้านใหม่",
            "เรื่อง ใช้แผน",
            "คำนำ",
            "ส่วนที่ 1 บทนำ ประกอบด้วย การประเมินความเสี่ยง",
            "มิติที่ 1 การสร้างวัฒนธรรมสุจริต จำนวน 1 โครงการ",
            "สารบัญ",
            "ส่วนที่ 1 บทนำ\t1",
            "2. หลักการและเหตุผล\t",
            "",
            "ส่วนที่ 1",
            "บทนำ",
            "1. การประเมินความเสี่ยงการทุจริตในองค์กร",
            "2. หลักการและเหตุผล",
            "ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต",
            TABLE,
            "ส่วนที่ 3 รายละเอียดโครงการ",
            "มติที่ 1 การสร้างวัฒนธรรมสุจริต",
            "1.1 การเสริมสร้าง",
            "ลำดับที่ 1",
            BLOCK,
            "ภาคผนวก",
        ]
    )
    assert kinds(source(text)) == [
        ("cover", None),
        ("announcement", None),
        ("foreword", None),
        ("contents", None),
        ("part", "1"),
        ("chapter", "1"),
        ("chapter", "2"),
        ("part", "2"),
        ("part", "3"),
        ("dimension", "1"),
        ("mission", "1.1"),
        ("project_detail", "1"),
        ("appendix", None),
    ]


def test_list_items_that_look_like_missions_are_none(source: Make) -> None:
    text = f"{TABLE}\nมิติที่ 3 ก\nลำดับที่ 1\n{BLOCK}\n3. วัตถุประสงค์\n3.1 เพื่อให้รู้\n3.2 เพื่อให้เข้าใจ\n4. กลุ่มเป้าหมาย"
    assert kinds(source(text)) == [("dimension", "3"), ("project_detail", "1")]


def test_the_last_result_of_a_block_is_no_mission(source: Make) -> None:
    """9.2 stands right above the next block, where a mission would stand."""
    text = f"{TABLE}\nมิติที่ 1 ก\nลำดับที่ 1\n{BLOCK}\n9. ผลผลิต/ผลลัพธ์\n9.1 รู้\n9.2 เข้าใจ\nลำดับที่ 2\n{BLOCK}"
    assert ("mission", "9.2") not in kinds(source(text))


def test_a_mission_of_the_plan_itself_is_known_by_its_place(source: Make) -> None:
    text = f"{TABLE}\nมิติที่ 2 ก\n2.1 หัวข้อที่คู่มือไม่มี\nลำดับที่ 1\n{BLOCK}"
    assert ("mission", "2.1") in kinds(source(text))


def test_a_strategy_is_not_put_below_another_mission(source: Make) -> None:
    """The heading of mission 3.1 is lost; its strategy stays with the part, not with mission 2.3."""
    mission, strategy_line = "2.3 มาตรการลดการใช้ดุลพินิจในการปฏิบัติงาน", "3.1.2 การมีส่วนร่วมตรวจสอบ และการประเมินผลการดำเนินงาน"
    text = "\n".join((TABLE, "มิติที่ 2 ก", mission, "ลำดับที่ 1", BLOCK, strategy_line, "ลำดับที่ 2", BLOCK))
    sections = {section.ordinal: section for section in tree_of(source(text)).sections}
    strategy = next(section for section in sections.values() if section.kind == "strategy")
    assert strategy.parent is None


def test_blocks_without_a_running_number_take_the_one_before_the_label(source: Make) -> None:
    text = f"{TABLE}\n1. ชื่อโครงการ : ก\nหลักการและเหตุผล\n2. ชื่อโครงการ ข\nหลักการและเหตุผล"
    assert kinds(source(text)) == [("project_detail", "1"), ("project_detail", "2")]


def test_the_label_s_field_number_is_no_project_number(source: Make) -> None:
    text = f"{TABLE}\n{BLOCK}\n{BLOCK}"
    assert kinds(source(text)) == [("project_detail", None), ("project_detail", None)]


@pytest.mark.parametrize("bullet", ["- ", "• ", "* "])
def test_contents_behind_bullets_end_where_their_first_heading_comes_back(bullet: str, source: Make) -> None:
    entries = f"{bullet}ส่วนที่ 1 บทนำ ...... 1\n{bullet}ส่วนที่ 2 บัญชีโครงการ ...... 3\n"
    text = f"สารบัญ\n{entries}\n---\n\nส่วนที่ 1 บทนำ\n\n1. หลักการและเหตุผล\nเพราะ\n\nส่วนที่ 2 บัญชีโครงการ\nก"
    assert kinds(source(text)) == [("contents", None), ("part", "1"), ("chapter", "1"), ("part", "2")]


def test_a_mission_right_above_a_table_of_its_own_is_a_section(source: Make) -> None:
    """Its title is not the handbook's; that a table begins below it is what makes it one."""
    text = f"มิติที่ 1 การสร้างสุจริต\n\n1.1 การสร้างเสริมสุจริต\n\n{TABLE}\n"
    assert kinds(source(text)) == [("dimension", "1"), ("mission", "1.1")]


def test_contents_without_tabs_end_where_the_headings_come_back(source: Make) -> None:
    text = "คำนำ\nก\nสารบัญ\nเรื่อง\nส่วนที่ 1 บทนำ\nภาคผนวก\nส่วนที่ 1 บทนำ\n1. หลักการและเหตุผล\nเพราะ"
    assert kinds(source(text)) == [("foreword", None), ("contents", None), ("part", "1"), ("chapter", "1")]


@pytest.mark.parametrize(
    ("line", "rule"),
    [("ลำคับที่ 7", "project_number"), ("ส่วนที 2", "part"), ("สารบญ", "contents"), ("ภาคผนวถ", "appendix")],
)
def test_ocr_tolerance(line: str, rule: str) -> None:
    found = heading_of(line, line)
    assert found is not None
    assert found.rule == rule


@pytest.mark.parametrize("line", ["ไตรมาสที่ 1", "ระดับที่ 3", "จำนวน 5", "ข้อที่ 2", "หมู่ที่ 4", "ครั้งที่ 2", "ลำดับ", "งบประมาณ"])
def test_other_words_are_no_damaged_heading(line: str) -> None:
    assert heading_of(line, line) is None


@pytest.mark.parametrize(
    "line",
    [
        "กลุ่มเป้าหมาย",
        "เป้าหมาย/ผลผลิต",
        "วัตถุประสงค์ของการจัดทำแผน เป้าหมาย และประโยชน์ของการจัดทำแผน",
        "แผนงานประจำปี งบประมาณ พ.ศ. 2567",
        "4. แผนงานประจำปีงบประมาณ พ.ศ. 2567 ยังไม่มีผู้รับผิดชอบ",
    ],
)
def test_no_chapter(line: str) -> None:
    assert chapter_of(line, line) is None


@pytest.mark.parametrize(
    "line",
    ["4. แผนงานประจำปี งบประมาณ พ.ศ. 2567", "3. โครงการ/กิจกรรม ประจำปีงบประมาณ พ.ศ. 2566 - 2570", "2. บัญชีโครงการ ปี 2567"],
)
def test_the_chapter_of_the_budget_table_has_a_number(line: str) -> None:
    found = chapter_of(line, line)
    assert found is not None
    assert (found.rule, found.number) == ("programmes", line[0])


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("1. ชื่อโครงการ : โครงการ ก", "โครงการ ก"),
        ("๑. ชื่อโครงการ/กิจกรรม/มาตรการ.....กิจกรรม ก".replace("๑", "1"), "กิจกรรม ก"),
        (" 2. ชื่อโครงการ   โครงการ ก", "โครงการ ก"),
        ("1. **ชื่อโครงการ :** มาตรการ ก", "มาตรการ ก"),
        ("1. ชื่อมาตรการ : มาตรการ ก", "มาตรการ ก"),
        ("ชื่อ : โครงการอบรม", "โครงการอบรม"),
        ("1. ชื่อ: กิจกรรมวันแม่", "กิจกรรมวันแม่"),
        ("1. โครงการ/กิจกรรม/มาตรการ : กิจกรรม ก", "กิจกรรม ก"),
        ("๗) ซื่อโครงการ โครงการ ก".replace("๗", "7"), "โครงการ ก"),
    ],
)
def test_title_labels(line: str, title: str) -> None:
    label = title_label(line)
    assert label is not None
    assert line[label.start :] == title


@pytest.mark.parametrize(
    "line",
    [
        "1. กิจกรรม : ประชุม",
        "โครงการ/กิจกรรม ที่ดำเนินการ",
        "1. ข้อเสนอ : โครงการ",
        "ชื่อ : นายสมชาย ใจดี",
        "ชื่อ : โครงการ/กิจกรรม",
        "ชื่อผู้เสนอ : โครงการ",
        "รายชื่อโครงการ",
        "ตรวจสอบรายชื่อ",
        "ลงชื่อผู้เสนอโครงการ",
        "มีชื่อเสียง",
    ],
)
def test_no_title_label(line: str) -> None:
    assert title_label(line) is None


@pytest.mark.parametrize("path", sorted(RAW.glob("*.txt")), ids=lambda path: path.stem)
def test_every_line_of_a_real_plan_is_covered_once(path: Path) -> None:
    lines = tuple(path.read_text(encoding="utf-8").split("\n"))
    assert covered(SourceText(path.name, "txt", "0" * 64, lines)) == list(range(1, len(lines) + 1))


LINES = st.sampled_from(
    [
        *("", "ข้อความ", "คำนำ", "สารบัญ", "ส่วนที่ 1 บทนำ", "ลำดับที่ 1", "ชื่อโครงการ : ก", "มิติที่ 1 ก"),
        *("1.1 ก ข ค ง", "ภาคผนวก", "#####", "ก\tข\tค", "\tก", "ประกาศเทศบาลตำบลก", "เรื่อง ข", "1. หลักการและเหตุผล"),
        *TABLE.split("\n"),
    ]
)


@given(st.lists(LINES, min_size=1, max_size=40))
@settings(max_examples=150)
def test_every_line_is_covered_once_whatever_the_order(lines: list[str]) -> None:
    assert covered(SourceText("plan.txt", "txt", "0" * 64, tuple(lines))) == list(range(1, len(lines) + 1))


def covered(source: SourceText) -> list[int]:
    return [line for section in tree_of(source).sections for line in section.span.lines]


def test_a_mission_over_two_lines(source: Make) -> None:
    text = f"{TABLE}\nมิติที่ 3 ก\n3.2 การรับฟังความคิดเห็น การรับและตอบสนองเรื่อง\nร้องเรียน/ร้องทุกข์ของประชาชน\n{BLOCK}"
    (mission,) = tree_of(source(text)).of_kind("mission")
    assert (mission.number, mission.heading.end - mission.heading.start) == ("3.2", 1)


def test_indented_prose_is_no_table(source: Make) -> None:
    text = "\tคำนำ\n\tมิติที่ 1 การสร้าง จำนวน 2 โครงการ\n\tมิติที่ 2 การบริหาร จำนวน 3 โครงการ\n\tสารบัญ\n1.\tหลักการ\n2.\tเหตุผล"
    assert find_grids(source(text)) == ()
    assert kinds(source(text)) == [("foreword", None), ("contents", None)]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["", "ส่วนที่ 4 คณะทำงานจัดทำ", "", "นายหนึ่ง"], ["ส่วนที่ 4 คณะทำงานจัดทำ"]),
        (["ส่วนที่ 4 คณะทำงานจัดทำ", "นายหนึ่ง"], []),  # a line of a paragraph
        (["", "ส่วนที่ 6 คณะทำงานจัดทำ", ""], []),  # does not count on
        (["", "ส่วนที่ 4 ของแผนนี้" + "ซึ่งกล่าวถึงแล้วข้างต้น" * 4, ""], []),
        (["", "ส่วนที่ 4 การติดตามและประเมินผล", ""], []),  # a part like others
    ],
)
def test_a_part_that_nobody_knows_ends_the_block_above(lines: list[str], found: list[str], source: Make) -> None:
    tree = tree_of(source("\n".join(["ส่วนที่ 2 แผน", TABLE, "ส่วนที่ 3 รายละเอียดโครงการ", BLOCK, *lines])))
    assert [issue.found for issue in tree.issues if issue.code == "unknown_section"] == found
    assert bool(found) == (tree.sections[-1].kind == "other")


TWO_TABLES = (
    "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)\nเทศบาลตำบลตัวอย่าง\n\nส่วนที่ 2 แผนปฏิบัติการ\n\n"
    "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n(หน่วย : บาท)\nที่\tภารกิจตามมิติ\tโครงการ\tปี 2566\tปี 2567\n"
    "1\t1.1 ก\tโครงการ ก\t1,000\t2,000\n\n"
    "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส\nที่\tภารกิจตามมิติ\tโครงการ\tปี 2566\tปี 2567\n2\t2.1 ข\tโครงการ ข\t1,000\t2,000\n"
)


def test_a_dimension_above_its_own_table_is_a_section(source: Make) -> None:
    assert kinds(source(TWO_TABLES)) == [("part", "2"), ("dimension", "1"), ("dimension", "2")]


def test_a_dimension_named_in_part_one_is_none(source: Make) -> None:
    text = TWO_TABLES.replace("ส่วนที่ 2", "ส่วนที่ 1 บทนำ\n\nมิติที่ 1 การสร้างวัฒนธรรมสุจริต\n\n" + "ข้อความ\n" * 8 + "\nส่วนที่ 2", 1)
    assert [kind for kind, _ in kinds(source(text))] == ["cover", "part", "part", "dimension", "dimension"]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("4. เปาหมาย", "goals"),
        ("3. วตถุประสงคของการจัดทำแผน", "objectives"),
        ("1. ความเสี่ยงการทุจริตขององค์กร", "risk_assessment"),
        ("2. การวิเคราะห์ SWOT", "surroundings"),
        ("5. ประโยชน์ที่จะได้รับ", "benefits"),
    ],
)
def test_a_chapter_is_known_without_its_marks_behind_a_number(line: str, rule: str) -> None:
    found = chapter_of(line, line)
    assert found is not None
    assert found.rule == rule


@pytest.mark.parametrize("line", ["เปาหมาย", "4. เปาหมายของโครงการ", "4. เป้า", "1. ความเสี่ยง"])
def test_what_is_like_a_chapter_is_none(line: str) -> None:
    assert chapter_of(line, line) is None


@pytest.mark.parametrize(("line", "rule"), [("ส่วนที 3 รายละเอียดโครงการ", "part"), ("มิติที 2 การบริหารราชการ", "dimension")])
def test_a_lost_tone_mark_hides_no_heading(line: str, rule: str) -> None:
    found = heading_of(line, line)
    assert found is not None
    assert found.rule == rule
    assert found.number in ("2", "3")


@pytest.mark.parametrize("blank", ["", "\t"])
def test_contents_whose_blank_cells_lost_their_tabs_are_contents_still(blank: str, source: Make) -> None:
    text = (
        "คำนำ\n\nสารบัญ\n\nเรื่อง\tหน้า\nส่วนที่ ๑ บทนำ\t๑ - ๔\n"
        f"๑. หลักการและเหตุผล{blank}\nโครงการที่ดำเนินการ{blank}\nแยกตาม ๔ มิติ{blank}\nส่วนที่ ๒ แผนปฏิบัติการ\t๕\n\n"
        "ส่วนที่ ๑ บทนำ\n\n๑. หลักการและเหตุผล\n"
    )
    assert kinds(source(text)) == [("foreword", None), ("contents", None), ("part", "1"), ("chapter", "1")]


def test_lists_that_tabs_set_are_no_tables(source: Make) -> None:
    text = (
        "ส่วนที่ 1 บทนำ\n1.\tการวิเคราะห์สภาพแวดล้อม\n\tจุดแข็ง\n\t1)\tมีนโยบาย\n\t2)\tมีเว็บไซต์\n"
        "2.\tวัตถุประสงค์ของแผน\n\t2.1\tเพื่อเป็นกรอบ\n\t2.2\tเพื่อยกระดับ\n3.\tเป้าหมายของแผน\n"
    )
    assert kinds(source(text)) == [("part", "1"), ("chapter", "1"), ("chapter", "2"), ("chapter", "3")]


def test_numbered_rows_below_a_head_are_a_table_still(source: Make) -> None:
    text = "ส่วนที่ 1 บทนำ\nลำดับ\tเรื่อง\n1.\tวัตถุประสงค์\n2.\tเป้าหมาย\n"
    assert kinds(source(text)) == [("part", "1")]


STRATEGY = "ยุทธศาสตร์ที่ 1 เสริมสร้างจิตสำนึกแก่ผู้บริหาร"


def test_strategies_of_the_plan_s_own_are_counted_through_its_dimensions(source: Make) -> None:
    text = "\n".join(
        (TABLE, "มิติที่ 1 ก", STRATEGY, "ลำดับที่ 1", BLOCK, "มิติที่ 2 ข", "ยุทธศาสตร์ที่ 2 ปลูกฝังค่านิยม", "ลำดับที่ 2", BLOCK)
    )
    tree = tree_of(source(text)).sections
    found = [(one.number, one.title) for one in tree if one.kind == "strategy"]
    assert found == [("1", "เสริมสร้างจิตสำนึกแก่ผู้บริหาร"), ("2", "ปลูกฝังค่านิยม")]
    by_ordinal = {one.ordinal: one for one in tree}
    parents = [by_ordinal[one.parent].number for one in tree if one.kind == "strategy" and one.parent]
    assert parents == ["1", "2"]


@pytest.mark.parametrize(
    "where", ["2. ความสอดคล้องกับยุทธศาสตร์\n{}\n3. วัตถุประสงค์\nเพื่อ", "2. หลักการและเหตุผล\n{} กำหนดไว้\nเพราะ"]
)
def test_a_strategy_named_in_a_field_is_no_heading(source: Make, where: str) -> None:
    text = f"{TABLE}\nมิติที่ 1 ก\nลำดับที่ 1\n1. ชื่อโครงการ : โครงการ ค\n{where.format(STRATEGY)}"
    assert [kind for kind, _ in kinds(source(text))] == ["dimension", "project_detail"]


PARTS = "ส่วนที่ 1 บทนำ\n1.1 หลักการและเหตุผล\nเพราะ\n\n"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("ส่วนที่ 2 นโยบายและวิสัยทัศน์\n2.1 วิสัยทัศน์\nสุจริต", ["1", "2"]),  # its first chapter stands below
        ("ส่วนที่ 2 นโยบายและวิสัยทัศน์\nของคณะผู้บริหาร", ["1"]),
        ("ส่วนที่ 2 นโยบายและวิสัยทัศน์\n3.1 วิสัยทัศน์\nสุจริต", ["1"]),
    ],
)
def test_a_part_whose_name_no_rule_knows(source: Make, text: str, parts: list[str]) -> None:
    found = [number for kind, number in kinds(source(f"{PARTS}{text}\n{TABLE}")) if kind == "part"]
    assert found == parts


@pytest.mark.parametrize(
    ("text", "chapters"),
    [
        ("\n1.2 ค่าเป้าหมายคะแนนการประเมิน ITA\nร้อยละ 90", ["1.1", "1.2"]),  # counts on, below an empty line
        ("1.2 เพื่อให้รู้\n1.3 เพื่อให้เข้าใจ", ["1.1"]),  # no empty line: a list
        ("\n1.4 ค่าเป้าหมายคะแนนการประเมิน ITA\nร้อยละ 90", ["1.1"]),
    ],
)
def test_a_chapter_whose_name_no_rule_knows(source: Make, text: str, chapters: list[str]) -> None:
    found = [number for kind, number in kinds(source(f"{PARTS.rstrip()}\n{text}\n\n{TABLE}")) if kind == "chapter"]
    assert found == chapters


def test_indented_prose_below_a_chapter_is_no_table_above_it(source: Make) -> None:
    """Cells printed a line each, then a chapter, then a paragraph that a tab indents."""
    swot = "\tจุดแข็ง\n\t1) ผู้นำดี\n\tจุดอ่อน\n\t1) คนน้อย\n\tโอกาส\n\t1) เครือข่าย\n\tอุปสรรค\n\t1) งบน้อย"
    text = (
        f"ส่วนที่ 1 บทนำ\n1. การวิเคราะห์สภาพแวดล้อม (SWOT Analysis)\n{swot}\n2.\tหลักการและเหตุผล\n\tเพราะมีการทุจริต\n\n{TABLE}"
    )
    assert [number for kind, number in kinds(source(text)) if kind == "chapter"] == ["1", "2"]


LEADER = "." * 90


def test_entries_of_the_contents_are_as_long_as_their_leaders_make_them(source: Make) -> None:
    text = "\n".join(
        [
            "คำนำ",
            "สารบัญ",
            f"ส่วนที่ 1 บทนำ{LEADER}1",
            "",
            f"      1. การวิเคราะห์สภาพแวดล้อมขององค์กร{LEADER}1",
            f"ส่วนที่ 3 รายละเอียดโครงการ {LEADER} 7 - 9",
            "",
            "ส่วนที่ 1",
            "บทนำ",
            "1. การวิเคราะห์สภาพแวดล้อมขององค์กร",
        ]
    )
    assert kinds(source(text)) == [("foreword", None), ("contents", None), ("part", "1"), ("chapter", "1")]


@pytest.mark.parametrize("leader", ["........", "……………", ". . . . . ."])
def test_a_heading_with_a_leader_to_its_page_opens_nothing(leader: str, source: Make) -> None:
    """Whoever copied the text left out the word สารบัญ."""
    text = f"คำนำ\nส่วนที่ 1 บทนำ {leader} 1\nส่วนที่ 2 แผนปฏิบัติการ {leader} ๓\nส่วนที่ 1 บทนำ\n2. หลักการและเหตุผล"
    assert kinds(source(text)) == [("foreword", None), ("part", "1"), ("chapter", "2")]


def test_a_blank_to_fill_in_is_no_leader(source: Make) -> None:
    assert kinds(source("ส่วนที่ 1 บทนำ\nส่วนที่ 2 แผนปฏิบัติการ ..........")) == [("part", "1"), ("part", "2")]


HEADED = "#### 7. โครงการ ค่ายเยาวชน\n\n{}1. ชื่อโครงการ : {}\n2. หลักการและเหตุผล\nเพราะ"


@pytest.mark.parametrize("between", ["", "หัวข้อ\tรายละเอียด\n", "---\n\n"])
def test_a_block_begins_at_the_heading_that_says_its_title(between: str, source: Make) -> None:
    text = f"{TABLE}\n{HEADED.format(between, 'โครงการ ค่ายเยาวชน')}"
    block = tree_of(source(text.replace("#### ", ""))).sections[-1]
    assert (block.kind, block.number, block.title, block.span.start) == ("project_detail", "7", "โครงการ ค่ายเยาวชน", 3)


@pytest.mark.parametrize(
    "above",
    [
        "7. โครงการ ค่ายผู้สูงอายุ",
        "กองการศึกษา",
        "ประชาชนได้ร่วมโครงการ ค่ายเยาวชน",
        "9. ผลลัพธ์",
        "หัวข้อ\tรายละเอียด\nหน้า\tค่ายเยาวชน",
    ],
)
def test_another_line_above_a_title_is_not_of_its_block(above: str, source: Make) -> None:
    text = f"{TABLE}\n{above}\n3. ชื่อโครงการ : โครงการ ค่ายเยาวชน\n4. หลักการและเหตุผล\nเพราะ"
    block = tree_of(source(text)).sections[-1]
    assert (block.number, block.span.start) == ("3", 3 + above.count("\n") + 1)


def test_a_list_below_a_mission_of_part_two_is_of_that_mission(source: Make) -> None:
    text = f"ส่วนที่ 2 แผนปฏิบัติการ\nมิติที่ 1 การสร้างวัฒนธรรมสุจริต\n1.1 การเสริมสร้าง\n\n{TABLE}"
    sections = tree_of(source(text)).sections
    assert [(one.kind, one.number) for one in sections] == [("part", "2"), ("dimension", "1"), ("mission", "1.1")]


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("ส่วนที่สอง แผนปฏิบัติการ", "2", "แผนปฏิบัติการ"),
        ("ส่วนที่ III รายละเอียดโครงการ", "3", "รายละเอียดโครงการ"),
        ("ส่วน ที่ 2 แผนปฏิบัติการ", "2", "แผนปฏิบัติการ"),
        ("บทที่หนึ่ง", "1", ""),
    ],
)
def test_parts_numbered_by_words_and_letters(line: str, number: str, title: str) -> None:
    found = heading_of(line, line)
    assert found is not None
    assert (found.rule, found.number, found.title, found.fuzzy) == ("part", number, title, False)


@pytest.mark.parametrize("line", ["ส่วนที่สองของแผน", "ส่วนที่ Internet", "ส่วนที่สามารถดำเนินการได้", "ส่วนที่ห้าม"])
def test_words_that_begin_like_numbers_open_no_part(line: str) -> None:
    assert heading_of(line, line) is None


TOLD = "ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต แยกตาม 4 มิติ รวมทั้งสิ้น 22 โครงการ/กิจกรรม/มาตรการ ได้แก่"


@pytest.mark.parametrize(
    ("between", "part"),
    [
        ("สารบัญ\nคำนำ\t1\n\n", True),  # the contents stand below
        ("", True),  # the part's own heading does
        ("", False),  # nothing tells that it is one ahead: it is a part
    ],
    ids=["contents", "its own heading", "neither"],
)
def test_what_a_foreword_tells_of_the_parts_is_no_part(between: str, part: bool, source: Make) -> None:
    own = f"ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต\n\n{TABLE}" if part else TABLE
    found = kinds(source(f"คำนำ\n\n{TOLD}\n\nมิติที่ 1 การสร้างวัฒนธรรมสุจริต จำนวน 7 โครงการ\n\n{between}{own}"))
    assert [kind for kind, _ in found].count("part") == 1
    sections = tree_of(source(f"คำนำ\n\n{TOLD}\n\n{between}{own}")).sections
    assert any(one.kind == "part" and "22" in one.title for one in sections) is not part


def test_entries_of_the_contents_with_leaders_among_rows_with_tabs(source: Make) -> None:
    """Word writes a tab in one line and dots in the next, with a blank line between any two."""
    entries = ("คำนำ\tก", "ประกาศใช้แผนปฏิบัติการป้องกันการทุจริต..............................ข", "ส่วนที่ 1 บทนำ\t1")
    text = "\n\n".join(["สารบัญ", *entries, "ประกาศเทศบาลตำบลบ้านใหม่", "เรื่อง ใช้แผน", "ส่วนที่ 1 บทนำ", "เพราะ"])
    sections = tree_of(source(text)).sections
    assert [one.kind for one in sections] == ["contents", "announcement", "part"]


ANNOUNCED = "ประกาศเทศบาลตำบลบ้านใหม่\nเรื่อง ใช้แผน\nด้วยเทศบาลได้จัดทำแผน\nประกาศ ณ วันที่ 1 ตุลาคม 2565\nส่วนที่ 1 บทนำ\nเพราะ"


@pytest.mark.parametrize("entries", ["คำนำ ก\nส่วนที่ 1 บทนำ 1\nส่วนที่ 2 แผน 5", "- ส่วนที่ 1 บทนำ\n- ส่วนที่ 2 แผน"])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_an_announcement_below_the_contents_is_none_of_them(entries: str, between: str, source: Make) -> None:
    text = f"สารบัญ{between}{entries}{between}{ANNOUNCED}".replace("\n", between)
    assert [kind for kind, _ in kinds(source(text))] == ["contents", "announcement", "part"]


@pytest.mark.parametrize("page", [" ก", ""])
def test_an_announcement_that_the_contents_name_is_an_entry(page: str, source: Make) -> None:
    entries = f"ประกาศเทศบาลตำบลบ้านใหม่{page}\nเรื่อง แผน{page}\nส่วนที่ 1 บทนำ 1\nส่วนที่ 2 แผน 5\n"
    assert [kind for kind, _ in kinds(source(f"สารบัญ\n{entries}ส่วนที่ 1 บทนำ\nเพราะ"))] == ["contents", "part"]


def test_a_table_of_contents_with_tabs_ends_at_the_heading_right_below_it(source: Make) -> None:
    text = "สารบัญ\nเรื่อง\t\tหน้า\nส่วนที่ ๑ บทนำ\t\t๑\nส่วนที่ ๒ แผน\t\t๔\nภาคผนวก\t\t๙\nส่วนที่ ๑\nบทนำ\n๑.\tเป้าหมาย\nก"
    assert [kind for kind, _ in kinds(source(text))] == ["contents", "part", "chapter"]


@pytest.mark.parametrize("entry", ["คำนำ ก", "คำนำ\tก", "คำนำ"])
def test_a_foreword_below_the_contents_is_a_section(entry: str, source: Make) -> None:
    text = f"สารบัญ\n{entry}\nส่วนที่ 1 บทนำ 1\nส่วนที่ 2 แผน 5\n\nคำนำ\nเทศบาลได้จัดทำแผน\nส่วนที่ 1 บทนำ\nเพราะ"
    assert [kind for kind, _ in kinds(source(text))] == ["contents", "foreword", "part"]


def test_the_subject_of_an_announcement_may_stand_behind_a_tab(source: Make) -> None:
    text = "แผน\n\n" + ANNOUNCED.replace("เรื่อง ", "เรื่อง\t")
    assert [kind for kind, _ in kinds(source(text))] == ["cover", "announcement", "part"]


SIGNED = "ประกาศเทศบาลตำบลบ้านใหม่\nเรื่อง แผน\nด้วยมีแผน{date}\n(นายดี มาก)\nนายกเทศมนตรี\n"
DATE = "\nประกาศ ณ วันที่ 1 ตุลาคม 2565"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            f"{SIGNED.format(date=DATE)}แผนป้องกันการทุจริต\n1. ความเป็นมา\n2. วัตถุประสงค์\n2.1 เพื่อดี\n3. เป้าหมาย\nดี",
            [("announcement", None), ("cover", None), ("chapter", "2"), ("chapter", "3")],
            id="the plan below the announcement",
        ),
        pytest.param(
            f"{SIGNED.format(date=DATE)}2. วัตถุประสงค์\nก",
            [("announcement", None), ("chapter", "2")],
            id="without its title",
        ),
        pytest.param(
            f"{SIGNED.format(date=DATE)}วัตถุประสงค์ของแผน\nก",
            [("announcement", None), ("chapter", None)],
            id="a chapter of the plan without a number",
        ),
        pytest.param(f"{SIGNED.format(date=DATE)}วัตถุประสงค์\nก", [("announcement", None)], id="that of anything"),
        pytest.param(
            f"{SIGNED.format(date=DATE.replace('ประกาศ', 'ให้ไว้'))}2. วัตถุประสงค์\nก",
            [("announcement", None), ("chapter", "2")],
            id="given on a day",
        ),
        pytest.param(
            f"{SIGNED.format(date='')}แผนป้องกันการทุจริต\n2. วัตถุประสงค์\nก",
            [("announcement", None)],
            id="with no date above",
        ),
        pytest.param(
            SIGNED.format(date=f"\n1. วัตถุประสงค์\nก{DATE}"), [("announcement", None)], id="what the announcement lists"
        ),
        pytest.param(
            f"{SIGNED.format(date=DATE)}แผนป้องกันการทุจริตนี้จัดทำขึ้นเพื่อให้ดี", [("announcement", None)], id="a sentence"
        ),
    ],
)
def test_what_stands_below_a_dated_announcement_is_no_part_of_it(
    text: str, found: list[tuple[str, str | None]], source: Make
) -> None:
    far_above_tables = text + "\nก" * 20
    assert kinds(source(far_above_tables)) == found


@pytest.mark.parametrize(
    ("heading", "opens"), [("วัตถุประสงค์ของแผน", True), ("ประโยชน์ของการจัดทำแผน", True), ("วัตถุประสงค์", False)]
)
def test_a_chapter_that_names_the_plan_needs_no_part_above(source: Make, heading: str, opens: bool) -> None:
    """A page of a web site has no parts; a word alone may be a field of anything there."""
    above = f"แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2569)\nเทศบาลตำบลบ้านใหม่ จัดทำแผน\n\n{heading}\n\n1. เพื่อความสุจริต"
    text = f"{above}\n\nมิติที่ 1 การสร้าง\n{TABLE}\n\n{BLOCK}"
    assert (("chapter", None) in kinds(source(text))) is opens


@pytest.mark.parametrize("pages", ["๑\n๓\n๓\n๕", "1\n3\n5\n9", "ก\n1\n4"])
def test_pages_in_a_column_below_all_titles_end_a_table_of_contents(pages: str, source: Make) -> None:
    titles = "ส่วนที่ ๑ บทนำ\nวัตถุประสงค์ของการจัดทำแผน\nเป้าหมาย\nประโยชน์ของการจัดทำแผน\nส่วนที่ ๒ แผนปฏิบัติการ"
    text = f"สารบัญ\nเรื่อง\n{titles}\nหน้า\n{pages}\n\nส่วนที่ ๑\nบทนำ\n๑. เป้าหมาย\nก"
    assert kinds(source(text)) == [("contents", None), ("part", "1"), ("chapter", "1")]


@pytest.mark.parametrize("pages", ["๕\n๓\n๑", "๑\n๓", "๑\n๒\n๓\n๔\n๕\n๖"])
def test_numbers_that_go_back_or_are_too_few_or_too_many_are_no_pages(pages: str) -> None:
    keys = ["เรื่อง", *"abcde", "หน้า", *arabic_digits(pages).split("\n")]
    assert end_of_list(keys) is None


@pytest.mark.parametrize("kind", ["มาตรการ", "กิจกรรม"])
def test_a_number_with_a_title_of_its_kind_below_opens_a_block_of_its_own(source: Make, kind: str) -> None:
    first = "ลำดับที่ 1\nชื่อโครงการ : โครงการ ค\nวัตถุประสงค์\nเพื่อปลูกฝัง\nระยะเวลาดำเนินการ\nปี 2566"
    text = f"{TABLE}\n\n{first}\n{kind}ที่ 2\n{kind}จัดซื้อจัดจ้าง\nงบประมาณ\n5,000 บาท\nผู้รับผิดชอบ\nกองคลัง"
    assert [number for name, number in kinds(source(text)) if name == "project_detail"] == ["1", "2"]


def test_the_page_that_a_list_stands_on_is_none_of_its_pages() -> None:
    """A foot below the list counts in letters; a list whose own pages are called so may go back by a misread figure."""
    keys = ["เรื่อง.........หน้า", "คำนำ\tก", "ส่วนที่ 1 บทนำ\t1", "ส่วนที่ 2 แผน\t4", "ส่วนที่ 3 รายละเอียด\t9"]
    assert end_of_list([*keys, "เทศบาลตำบลบ้านใหม่ หน้า ค", "ส่วนที่ 1", "บทนำ"]) == len(keys)
    assert end_of_list([*keys, "ภาคผนวก\t3"]) == len(keys) + 1


FORMS = "ภารกิจที่ 3.1 การรับฟัง\n\n" + "\n\n".join(
    f"แบบรายละเอียดที่ {number}\n\n(1) ชื่อโครงการ : โครงการที่ {name}\n\n(2) ผลลัพธ์\n\nดี"
    for number, name in enumerate("กขค", 1)
)


@pytest.mark.parametrize(
    ("heading", "opens"),
    [
        ("ภารกิจที่ 3.3 เครือข่ายภาคประชาชนต้านโกง", True),  # 3.2 has no block
        ("3.3 ประชาชนเชื่อมั่น", False),  # an entry of a list
        ("ภารกิจสำเร็จตามแผน", False),
    ],
)
def test_a_mission_above_what_stands_above_each_title_is_a_heading(source: Make, heading: str, opens: bool) -> None:
    text = (
        f"{TABLE}\n\nมิติที่ 3 การมีส่วนร่วม\n\n{FORMS.replace('แบบรายละเอียดที่ 3', f'{heading}{chr(10) * 2}แบบรายละเอียดที่ 3')}"
    )
    assert (("mission", "3.3") in kinds(source(text))) is opens


def test_a_line_above_one_title_alone_is_no_caption_below_a_mission(source: Make) -> None:
    first = FORMS.split("\n\nแบบรายละเอียดที่ 2")[0]
    text = f"{TABLE}\n\nมิติที่ 3 การมีส่วนร่วม\n\n{first}\n\nภารกิจที่ 3.3 ต้านโกง\n\nทำครบ 3 ครั้ง\n\n{BLOCK}"
    assert ("mission", "3.3") not in kinds(source(text))


LISTED = "สารบัญ\n\nสารจากนายกเทศมนตรี\t2\n\nทำไมต้องมีแผนฉบับนี้\t3\n\nแผนงานและงบประมาณ\t4\n\n"


def test_a_message_of_the_mayor_is_a_foreword_up_to_what_the_contents_list_beside_it(source: Make) -> None:
    text = f"{LISTED}สารจากนายกเทศมนตรี\n\nแผนนี้มี 9 โครงการ\n\nทำไมต้องมีแผนฉบับนี้\n\nวัตถุประสงค์ของแผน\n\n1. เพื่อ"
    assert [section.kind for section in tree_of(source(text)).sections] == ["contents", "foreword", "other", "chapter"]


def test_a_line_of_a_foreword_that_no_contents_list_ends_nothing(source: Make) -> None:
    text = f"{LISTED}สารจากนายกเทศมนตรี\n\nแผนนี้มี 9 โครงการ\n\nทำไมต้องมีแผน\n\nวัตถุประสงค์ของแผน\n\n1. เพื่อ"
    assert [section.kind for section in tree_of(source(text)).sections] == ["contents", "foreword"]


def test_a_title_in_a_row_above_another_section_begins_no_block_of_the_label_below(source: Make) -> None:
    """A section has begun between the two: sections must stand in the order of their lines."""
    title = "โครงการเครือข่ายภาคประชาชน"
    head = "มิติ\tโครงการ/กิจกรรม/มาตรการ\tปี 2566\tปี 2567\tหมายเหตุ"
    found = tree_of(source(f"\t2. {title}\t5,000\t6,000\t\nลำดับที่ 1\n{head}\n1. ชื่อโครงการ : {title}")).sections
    assert [section.span.start for section in found] == [1, 3, 4]
    assert found[-1].heading == Span(4, 4)


def test_contents_with_bullets_and_no_pages_end_where_their_first_entry_returns(source: Make) -> None:
    text = "สารบัญ\n• ประกาศใช้แผน\n• ทิศทางของแผน\n• รายละเอียด\n\nประกาศใช้แผน\n\nข้อความ\n\nทิศทางของแผน\n\nข้อความ"
    found = [(section.kind, section.title, section.span.start) for section in tree_of(source(text)).sections]
    assert found == [("contents", "สารบัญ", 1), ("other", "ประกาศใช้แผน", 6), ("other", "ทิศทางของแผน", 10)]
