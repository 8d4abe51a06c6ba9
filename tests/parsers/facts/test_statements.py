"""Objectives, goals, benefits, vision and mission of the plan, and the same words in other places."""

from __future__ import annotations

import pytest

from extract.ground.source import SourceText, Span
from parsers.facts.list_ends import before_next_list
from parsers.facts.statement_headings import statement_heading
from parsers.facts.statements import statements
from parsers.records.facts import Statement
from parsers.records.structure import Section, SectionKind
from parsers.structure.sections import find_sections
from parsers.tables.grid import find_grids
from parsers.tables.legible import legible


def read(text: str, kind: SectionKind = "chapter") -> list[Statement]:
    lines = tuple(text.split("\n"))
    section = Section(1, None, 1, kind, "3", lines[0], Span(1, 1), Span(1, len(lines)))
    return list(statements(SourceText("plan.txt", "txt", "", lines), (section,)))


def texts(found: list[Statement]) -> list[str]:
    return [statement.text for statement in found]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("๑.๓ วัตถุประสงค์ของการจัดทำแผน", "objective"),
        (" 4. เป้าหมาย", "goal"),
        ("๓. เป้าประสงค์", "goal"),
        ("๕. ประโยชน์ของการจัดทำแผนฯ", "benefit"),
        ("วิสัยทัศน์ (Vision)", "vision"),
        ("พันธกิจ (Mission)", "mission"),
        ("เป้าหมาย/ผลผลิต", None),  # a field of a project
        ("เป้าหมายตามยุทธศาสตร์ชาติ", None),
        ("ผู้บริหารมีวิสัยทัศน์", None),
        ("ประโยชน์ทับซ้อน", None),
        ("วัตถุประสงค์\tก", None),  # a cell of a table
    ],
)
def test_headings(heading: str, kind: str | None) -> None:
    found = statement_heading(SourceText("", "txt", "", (heading,)).key(1), heading)
    assert (found[0] if found else None) == kind


@pytest.mark.parametrize(
    "body",
    [
        "๑. เพื่อแสดงเจตจำนง\n๒. เพื่อลดการทุจริต",
        "- (๑) เพื่อแสดงเจตจำนง\n- (๒) เพื่อลดการทุจริต",
        "\n1) เพื่อแสดง\nเจตจำนง\n\n\n 2) เพื่อลดการทุจริต",  # wrapped, and parted by empty lines
        "แผนนี้มีวัตถุประสงค์ดังนี้\n1) เพื่อแสดงเจตจำนง\n-5-\n2) เพื่อลดการทุจริต",  # an introduction, a page number
        "1) เพื่อแสดง\n\n-๕-\n\nเจตจำนง\n2) เพื่อลดการทุจริต",  # an entry that goes on behind the page number
    ],
)
def test_entries_without_their_enumerators(body: str) -> None:
    found = read(f"3. วัตถุประสงค์ของการจัดทำแผน\n{body}")
    assert texts(found) == ["เพื่อแสดงเจตจำนง", "เพื่อลดการทุจริต"]
    assert [(statement.kind, statement.ordinal) for statement in found] == [("objective", 1), ("objective", 2)]


def test_a_target_table_below_is_no_goal() -> None:
    found = read("4. เป้าหมาย\n\n(1) คดีลดลง ร้อยละ 50\n\nค่าเป้าหมาย\tปี 2566\nคะแนน ITA\t85 คะแนน\n")
    assert texts(found) == ["คดีลดลง ร้อยละ 50"]


@pytest.mark.parametrize(
    ("below", "end"),
    [
        ("คะแนนที่ต้องการ\n\n---\nปี ๒๕๖๗\tปี ๒๕๖๘\n86\t88\n---", 4),
        ("คะแนนที่ต้องการ\n\nปี ๒๕๖๗ ได้ 86", 7),
        ("๓. คะแนนที่ต้องการ\n\n---\nปี ๒๕๖๗\tปี ๒๕๖๘\n86\t88\n---", 10),
    ],
    ids=["a table's heading", "prose", "an entry above a table"],
)
def test_the_heading_of_a_table_below_ends_a_list_of_numbers(below: str, end: int) -> None:
    lines = tuple(f"๑. องค์กรมีทิศทาง\n\n๒. ประชาชนร่วมตรวจสอบ\n\n{below}".split("\n"))
    span = before_next_list(SourceText("plan.txt", "txt", "", lines), Span(1, len(lines)))
    assert span == Span(1, end)


def test_the_plans_title_ends_the_last_chapter() -> None:
    # where part 2 has no heading, the title above its table looks like one more entry
    found = read("5. ประโยชน์ของการจัดทำแผน\n1) โปร่งใส\n2) เป็นธรรม\n ๑. แผนปฏิบัติการป้องกันการทุจริต 5 ปี มีรายละเอียดดังนี้")
    assert texts(found) == ["โปร่งใส", "เป็นธรรม"]


def test_vision_and_mission_inside_another_chapter() -> None:
    found = read(
        "2. หลักการและเหตุผล\nเนื่องจาก\nวิสัยทัศน์ (Vision)\n\n“น่าอยู่ มุ่งสู่คุณธรรม”\n\nพันธกิจ (Mission)\n1. พัฒนา\n2. ส่งเสริม"
    )
    assert [(statement.kind, statement.text) for statement in found] == [
        ("vision", "“น่าอยู่ มุ่งสู่คุณธรรม”"),
        ("mission", "พัฒนา"),
        ("mission", "ส่งเสริม"),
    ]
    assert found[0].span == Span(5, 5)


def test_a_vision_on_its_headings_line() -> None:
    assert texts(read("2. หลักการและเหตุผล\nวิสัยทัศน์ : เมืองน่าอยู่")) == ["เมืองน่าอยู่"]


@pytest.mark.parametrize("kind", ["project_detail", "contents", "foreword"])
def test_the_same_words_elsewhere_say_nothing_about_the_plan(kind: SectionKind) -> None:
    assert read("3. วัตถุประสงค์\n1) เพื่ออบรม", kind) == []


def test_a_heading_inside_another_chapter_is_prose() -> None:
    assert read("2. หลักการและเหตุผล\nเป้าหมาย\n1) ประเทศปลอดทุจริต") == []


def test_prose_is_one_statement_a_paragraph() -> None:
    assert texts(read("4. เป้าหมาย\nบุคลากร\nทุกคน\n\nประชาชน")) == ["บุคลากรทุกคน", "ประชาชน"]


def test_an_empty_chapter_states_nothing() -> None:
    assert read("4. เป้าหมาย") == []


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("๓. วัตถุประสงคของการจัดทำแผน", "objective"),
        ("4. เปาหมาย", "goal"),
        ("1.5 ประโยชนของการจัดทำแผน", "benefit"),
        ("2. วิสัยทัศน", "vision"),
        ("3. พนธกิจ", "mission"),
    ],
)
def test_a_chapter_whose_heading_lost_marks_states_what_it_states(heading: str, kind: str) -> None:
    assert [(one.kind, one.text) for one in read(f"{heading}\n1) ข้อหนึ่ง\n2) ข้อสอง")] == [
        (kind, "ข้อหนึ่ง"),
        (kind, "ข้อสอง"),
    ]


@pytest.mark.parametrize(
    "heading", ["เปาหมาย", "4. เปาหมายของโครงการ", "4. กลุ่มเปาหมาย", "4. ประโยชนทับซอน", "2. วิสัยทัศน : เมือง", "วิสัยทัศน"]
)
def test_what_is_like_a_damaged_heading_states_nothing(heading: str) -> None:
    assert read(f"{heading}\n1) ข้อหนึ่ง") == []


@pytest.mark.parametrize("first", ["1) {}", "(๑) {}", "๑. {}", "ก. {}"])
@pytest.mark.parametrize("heading", ["๓. วัตถุประสงค์", "3. วัตถุประสงค์ของการจัดทำแผน"])
def test_a_list_that_begins_on_its_headings_line(first: str, heading: str) -> None:
    second = first.translate(str.maketrans("1๑ก", "2๒ข")).format("เพื่อ ข")
    found = read(f"{heading} {first.format('เพื่อ ก ที่ไปต่อ')}\nบรรทัดหน้า\n{second}")
    assert texts(found) == ["เพื่อ ก ที่ไปต่อบรรทัดหน้า", "เพื่อ ข"]
    assert [one.span for one in found] == [Span(1, 2), Span(3, 3)]


def test_objectives_without_numbers_begin_each_with_their_word() -> None:
    assert texts(read("๓. วัตถุประสงค์\nเพื่อให้บุคลากรซื่อสัตย์\nและโปร่งใส\nเพื่อให้ประชาชนมีส่วนร่วม")) == [
        "เพื่อให้บุคลากรซื่อสัตย์และโปร่งใส",
        "เพื่อให้ประชาชนมีส่วนร่วม",
    ]


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("จัดทำแผนขึ้น\nเพื่อให้บุคลากรซื่อสัตย์\nเพื่อให้ประชาชนมีส่วนร่วม", 1),  # a sentence that goes on
        ("1) เพื่อให้บุคลากรซื่อสัตย์\nเพื่อให้ประชาชนมีส่วนร่วม", 1),  # the rest of a numbered entry
    ],
)
def test_the_word_of_objectives_inside_a_sentence_begins_none(body: str, count: int) -> None:
    assert len(read(f"๓. วัตถุประสงค์\n{body}")) == count


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("แผนนี้มีวัตถุประสงค์ คือ (๑) เพื่อยก\nระดับ (๒) เพื่อร่วม\nตรวจสอบ", ["เพื่อยกระดับ", "เพื่อร่วมตรวจสอบ"]),
        ("แผนนี้มีเป้าหมายสองด้าน (๑) เพื่อก (๒) เพื่อข", ["แผนนี้มีเป้าหมายสองด้าน", "เพื่อก", "เพื่อข"]),  # a sentence by itself
        ("ตาม (๑) แห่งประกาศ จัดทำแผน", ["ตาม (๑) แห่งประกาศ จัดทำแผน"]),  # no list
        ("๓.๑ เพื่อก ๓.๒ เพื่อข\n๓.๓ เพื่อค", ["เพื่อก", "เพื่อข", "เพื่อค"]),
        ("๓.๑ เพื่อก ตามข้อ ๓.๓ เพื่อข\n๓.๒ เพื่อค", ["เพื่อก ตามข้อ ๓.๓ เพื่อข", "เพื่อค"]),  # it does not count on
        ("๓.๑ ไม่น้อยกว่าร้อยละ ๓.๒", ["ไม่น้อยกว่าร้อยละ ๓.๒"]),  # a figure
        ("(ก) เพื่อก\n(ข) เพื่อข", ["เพื่อก", "เพื่อข"]),
    ],
    ids=["sentence", "lead by itself", "law", "dotted", "not next", "figure", "letters in brackets"],
)
def test_lists_inside_a_sentence_or_a_line(body: str, found: list[str]) -> None:
    assert texts(read(f"๓. วัตถุประสงค์\n{body}")) == found


AIM = "เพื่อยกระดับธรรมาภิบาลขององค์การบริหาร"


@pytest.mark.parametrize(
    ("suffix", "above", "found"),
    [
        ("pdf", AIM, [f"{AIM}ส่วนจังหวัดอุทัยธานี", "เพื่อส่งเสริมประชาชน"]),
        ("md", AIM, [AIM, "เพื่อส่งเสริมประชาชน"]),  # there a blank line parts paragraphs
        ("pdf", "เพื่อยกระดับ", ["เพื่อยกระดับ", "เพื่อส่งเสริมประชาชน"]),  # it ends before the line does
    ],
)
def test_a_page_with_a_blank_below_every_line_wraps_its_long_ones(suffix: str, above: str, found: list[str]) -> None:
    lines = ("วัตถุประสงค์", "", f"๑) {above}", "", "ส่วนจังหวัดอุทัยธานี", "", "๒) เพื่อส่งเสริมประชาชน", "")
    section = Section(1, None, 1, "chapter", "3", lines[0], Span(1, 1), Span(1, len(lines)))
    assert texts(list(statements(SourceText(f"plan.{suffix}", suffix, "", lines), (section,)))) == found


def stated(text: str) -> list[tuple[str, str]]:
    """The statements of a whole part, whose sections the walk finds."""
    source = SourceText(
        "plan.txt", "txt", "", tuple(f"ส่วนที่ 1 บทนำ\n\n1. หลักการและเหตุผล\nการทุจริตเป็นปัญหา\n\n{text}".split("\n"))
    )
    grids = find_grids(source)
    plain = legible(source, grids)
    return [(one.kind, one.text) for one in statements(plain, find_sections(plain, grids, ()).sections, grids)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("2. วัตถุประสงค์ เพื่อความโปร่งใส", [("objective", "เพื่อความโปร่งใส")]),
        ("2. เป้าหมาย : บุคลากรสุจริต", [("goal", "บุคลากรสุจริต")]),
        ("2. เป้าหมาย บุคลากรสุจริต", [("goal", "บุคลากรสุจริต")]),  # its number counts on
        ("2. วิสัยทัศน์ เมืองน่าอยู่ ควบคู่สุจริต", [("vision", "เมืองน่าอยู่ ควบคู่สุจริต")]),
        ("เป้าหมาย : บุคลากรสุจริต", [("goal", "บุคลากรสุจริต")]),
        ("7. เป้าหมาย บุคลากรสุจริต", []),  # an entry of some list
        ("เป้าหมาย บุคลากรสุจริต", []),
        ("2. วิสัยทัศน์ พันธกิจ และเป้าหมาย", []),  # names what is below
        ("2. วิสัยทัศน์ เทศบาลตำบลตัวอย่าง\nเมืองน่าอยู่", [("vision", "เมืองน่าอยู่")]),  # whose it is
        ("2. วิสัยทัศน์ เมืองน่าอยู่", [("vision", "เมืองน่าอยู่")]),
        ("2. ผลที่คาดว่าจะได้รับ\n1) สุจริต", [("benefit", "สุจริต")]),
        ("2. วัตถุประสงค์ของโครงการ : เพื่ออบรม", []),
    ],
)
def test_what_a_chapter_states_on_its_headings_line(line: str, found: list[tuple[str, str]]) -> None:
    assert stated(line) == found


@pytest.mark.parametrize("sign", ["{})", "{}.", "({})"])
def test_a_whole_list_on_its_headings_line(sign: str) -> None:
    first, second, third = map(sign.format, (1, 2, 3))
    assert stated(f"2. เป้าหมาย {first} สุจริต {second} โปร่งใส {third} เป็นธรรม") == [
        ("goal", "สุจริต"),
        ("goal", "โปร่งใส"),
        ("goal", "เป็นธรรม"),
    ]


def test_a_figure_within_the_first_of_several_entries_parts_nothing() -> None:
    assert texts(read("4. เป้าหมาย\n1) ผ่านตัวชี้วัดข้อ 2) ของจังหวัด\n2) โปร่งใส")) == ["ผ่านตัวชี้วัดข้อ 2) ของจังหวัด", "โปร่งใส"]


@pytest.mark.parametrize(
    ("below", "vision"),
    [
        ("3. ค่านิยมองค์กร\nซื่อสัตย์", ["เมืองน่าอยู่"]),
        ("1. ก\n2. ข\n3. ค", ["ก", "ข", "ค"]),  # a list in the chapters' own enumerators
        ("1. ก\n2. ข\n3. ค\n4. ง", ["ก", "ข", "ค", "ง"]),
    ],
)
def test_the_next_chapter_ends_a_list_whatever_its_name(below: str, vision: list[str]) -> None:
    assert [text for kind, text in stated(f"2. วิสัยทัศน์\n\nเมืองน่าอยู่\n\n{below}") if kind == "vision"] == vision


def test_a_mission_whose_entries_are_counted_by_its_name() -> None:
    assert texts(read("3. พันธกิจ\nพันธกิจที่ 1 พัฒนา\nพันธกิจที่ 2 : ส่งเสริม")) == ["พัฒนา", "ส่งเสริม"]
    assert texts(read("4. เป้าหมาย\nข้อ 1 สุจริต\nข้อ 2 โปร่งใส")) == ["สุจริต", "โปร่งใส"]
    assert texts(read("4. เป้าหมาย\nดำเนินการตาม\nข้อ 2 ของระเบียบ")) == ["ดำเนินการตามข้อ 2 ของระเบียบ"]


def test_a_list_behind_the_colon_of_a_bare_heading() -> None:
    assert texts(read("2. สภาพทั่วไป\nพันธกิจ : 1) พัฒนา 2) ส่งเสริม")) == ["พัฒนา", "ส่งเสริม"]


def test_a_vision_in_quotation_marks_goes_on_over_a_blank_line() -> None:
    assert texts(read("3. วิสัยทัศน์\n“เมืองน่าอยู่\n\nควบคู่สุจริต”\n\n“อื่น”")) == ["“เมืองน่าอยู่ควบคู่สุจริต”", "“อื่น”"]


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>วิสัยทัศน์</td><td>เมืองน่าอยู่</td></tr>"
        "<tr><td>พันธกิจ</td><td><p>1. พัฒนา</p><p>2. ส่งเสริม</p></td></tr></table>",
        "| หัวข้อ | รายละเอียด |\n|---|---|\n| วิสัยทัศน์ | เมืองน่าอยู่ |\n| พันธกิจ | 1) พัฒนา<br>2) ส่งเสริม |",
        "<table><tr><td>วิสัยทัศน์</td><td>พันธกิจ</td></tr><tr><td>เมืองน่าอยู่</td><td>1. พัฒนา 2. ส่งเสริม</td></tr></table>",
        "<table><tr><td><p>วิสัยทัศน์</p><p>เมืองน่าอยู่</p></td>"
        "<td><p>พันธกิจ</p><p>1. พัฒนา</p><p>2. ส่งเสริม</p></td></tr></table>",
        "<table><tr><td>1</td><td>วิสัยทัศน์</td><td>เมืองน่าอยู่</td></tr>"
        "<tr><td>2</td><td>พันธกิจ</td><td>1) พัฒนา 2) ส่งเสริม</td></tr></table>",
    ],
    ids=["beside", "pipes", "below", "in the cell", "numbered rows"],
)
def test_a_table_of_part_one_states(table: str) -> None:
    assert stated(table) == [("vision", "เมืองน่าอยู่"), ("mission", "พัฒนา"), ("mission", "ส่งเสริม")]


@pytest.mark.parametrize(
    "row",
    [
        "<tr><td>ชื่อโครงการ</td><td>โครงการอบรม</td></tr>",  # a project's block
        "<tr><td>งบประมาณ</td><td>5,000 บาท</td></tr>",
        "<tr><td>วัตถุประสงค์</td><td>เป้าหมาย</td><td>ผู้รับผิดชอบ</td></tr>",
    ],
)
def test_the_table_of_a_project_states_nothing_of_the_plan(row: str) -> None:
    assert stated(f"<table>{row}<tr><td>วัตถุประสงค์</td><td>เพื่ออบรม</td></tr></table>") == []


def test_aims_beside_vision_and_mission_are_goals_but_not_those_of_a_strategy() -> None:
    text = "2. วิสัยทัศน์\nสุจริต\n\n3. พันธกิจ\n1) ตรวจสอบ\n\n4. เป้าประสงค์\n1) ลดทุจริต\n2) บริการเร็ว\n"
    said = [("vision", "สุจริต"), ("mission", "ตรวจสอบ"), ("goal", "ลดทุจริต"), ("goal", "บริการเร็ว")]
    assert stated(text) == said
    assert stated(text.replace("เป้าประสงค์", "เป้าประสงค์เชิงยุทธศาสตร์")) == said[:2]


MISSIONS = "พันธกิจ\n1. สร้างวัฒนธรรมสุจริต\n2. ตรวจสอบ\n"


@pytest.mark.parametrize(
    "below",
    [
        "ค่านิยม\nซื่อสัตย์",
        "ค่านิยมองค์กร (Core Values)\n1. ซื่อสัตย์",
        "ค่านิยม : ซื่อสัตย์",
        "\nเป้าประสงค์\n1. ลดทุจริต",
        "ยุทธศาสตร์การพัฒนา\n1. ป้องกัน",
        "1.3 กลยุทธ์\n1. ป้องกัน",  # numbered as chapters are
        "สิ่งที่มุ่งหวัง\n1. ลดทุจริต",  # of any name: the count begins anew
    ],
)
def test_another_heading_ends_a_list(below: str) -> None:
    assert texts(read(f"{MISSIONS}{below}")) == ["สร้างวัฒนธรรมสุจริต", "ตรวจสอบ"]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("1. พัฒนาองค์กรตาม\nยุทธศาสตร์\n2. ตรวจสอบ", ["พัฒนาองค์กรตามยุทธศาสตร์", "ตรวจสอบ"]),  # the list counts on
        ("1. สร้างค่านิยม\nค่านิยมสุจริตของประชาชน\n2. ตรวจสอบ", ["สร้างค่านิยมค่านิยมสุจริตของประชาชน", "ตรวจสอบ"]),
        ("1. ยุทธศาสตร์\n2. กลยุทธ์\n3. ตรวจสอบ", ["ยุทธศาสตร์", "กลยุทธ์", "ตรวจสอบ"]),  # entries of its own
        ("ด้านเศรษฐกิจ\n1. อาชีพ\nด้านสังคม\n1. คนดี\n2. งานดี", ["อาชีพ", "คนดี", "งานดี"]),  # parts of one list
        ("1. พัฒนาคุณภาพชีวิต\nด้านเศรษฐกิจ\n2. คนดี", ["พัฒนาคุณภาพชีวิตด้านเศรษฐกิจ", "คนดี"]),  # the rest of an entry
        (
            "1. พัฒนาการบริหารจัดการองค์กรอย่างโปร่งใสและตรวจสอบได้ตาม\nยุทธศาสตร์",  # a line as long as lines get
            ["พัฒนาการบริหารจัดการองค์กรอย่างโปร่งใสและตรวจสอบได้ตามยุทธศาสตร์"],
        ),
    ],
)
def test_words_of_a_heading_in_a_list_end_none(body: str, found: list[str]) -> None:
    assert texts(read(f"พันธกิจ\n{body}")) == found


@pytest.mark.parametrize(
    ("number", "below", "last"),
    [
        ("1", "มิติ\tจำนวน\tปี 2566", 4),
        ("3", "มิติ\tจำนวน\tปี 2566", 7),  # the list counts on
        ("1", "เพื่อประชาชน", 7),  # no table: entries that are all called 1
    ],
)
def test_a_chapter_with_the_number_1_above_a_table_ends_a_list(number: str, below: str, last: int) -> None:
    listed = ("1. เพื่อปลูกฝังวัฒนธรรม", "", "2. เพื่อความโปร่งใส", "", f"{number}. สรุปงบประมาณ", "", below)
    found = before_next_list(SourceText("plan.txt", "txt", "", listed), Span(1, 7))
    assert found == Span(1, last)


ANNOUNCED = "วัตถุประสงค์\n1. เพื่อลดเรื่องร้องเรียน\n2. เพื่อเพิ่มช่องทางตรวจสอบ"


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("บทที่ 2 วิสัยทัศน์ พันธกิจ และวัตถุประสงค์", 2),
        ("บทที่ 2 วิสัยทัศน์ พันธกิจและวัตถุประสงค์", 2),
        ("บทที่ 2 วัตถุประสงค์ / เป้าหมาย", 2),
        ("บทที่ 2 วิสัยทัศน์และพันธกิจ", 0),
        ("บทที่ 4 โครงการและวัตถุประสงค์ของโครงการ", 0),  # of the projects
    ],
)
def test_a_list_inside_a_chapter_that_announces_it(title: str, count: int) -> None:
    lines = tuple(f"{title}\n\nวิสัยทัศน์\nเมืองสุจริต\n\n{ANNOUNCED}".split("\n"))
    section = Section(1, None, 1, "other", "2", title, Span(1, 1), Span(1, len(lines)))
    found = statements(SourceText("plan.txt", "txt", "", lines), (section,))
    assert [one.text for one in found if one.kind == "objective"] == [
        "เพื่อลดเรื่องร้องเรียน",
        "เพื่อเพิ่มช่องทางตรวจสอบ",
    ][:count]
