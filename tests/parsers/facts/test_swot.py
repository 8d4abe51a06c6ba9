"""SWOT tables of unequal columns, and lists under headings; headings that only look like a quadrant."""

from __future__ import annotations

import pytest

from extract.ground.source import SourceText, Span
from parsers.facts.swot import quadrant_of, swot
from parsers.records.facts import SwotEntry
from parsers.records.structure import Section
from parsers.tables.grid import find_grids


def read(text: str, *sections: Section) -> tuple[SwotEntry, ...]:
    source = SourceText("plan.txt", "txt", "", tuple(text.split("\n")))
    return swot(source, sections, find_grids(source))


def texts(entries: tuple[SwotEntry, ...], quadrant: str) -> list[str]:
    return [entry.text for entry in entries if entry.quadrant == quadrant]


@pytest.mark.parametrize(
    ("heading", "quadrant"),
    [
        ("จุดแข็ง (Strength)", "strength"),
        ("จุดอ่อน (Weaknesses : W)", "weakness"),
        ("๑.๒ โอกาส (Opportunity)", "opportunity"),  # a numbered heading in Thai digits
        ("S : จุดแข็ง", "strength"),
        ("ภัยคุกคาม (T)", "threat"),
        ("อุปสรรค/ข้อจำกัด", "threat"),
        ("โอกาส แม้ว่าในปัจจุบันมีหน่วยงาน", None),  # an entry of a list of causes
        ("จุดแข็งและจุดอ่อนขององค์กร", None),  # names two: it heads neither
        ("โอกาสเกิดการทุจริต", None),  # a risk column
        ("ข้อจำกัดด้านงบประมาณ", None),
        ("", None),
    ],
)
def test_a_quadrant_is_named_by_the_heading_alone(heading: str, quadrant: str | None) -> None:
    assert quadrant_of(heading) == quadrant


def test_columns_of_unequal_length_keep_their_quadrant() -> None:
    entries = read(
        "จุดแข็ง (Strength)\tจุดอ่อน (Weakness)\n๑.มีโครงสร้าง\t๑.ขาดทักษะ\n๒.มีแผน\t\n\t๒.งบจำกัด\n"
        "โอกาส (Opportunity)\tอุปสรรค (Threat)\n๑. กฎหมายเอื้อ\t๑. ภัยแล้ง"
    )
    assert texts(entries, "strength") == ["มีโครงสร้าง", "มีแผน"]
    assert texts(entries, "weakness") == ["ขาดทักษะ", "งบจำกัด"]
    assert texts(entries, "opportunity") == ["กฎหมายเอื้อ"]
    assert [entry.ordinal for entry in entries if entry.quadrant == "weakness"] == [1, 2]
    assert entries[-1].span == Span(6, 6)


def test_several_entries_in_one_cell_split_at_their_numbers() -> None:
    entries = read("จุดแข็ง\tจุดอ่อน\n1. คนดี 2. งานดี ร้อยละ 3.5\t1. ช้า")
    assert texts(entries, "strength") == ["คนดี", "งานดี ร้อยละ 3.5"]


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("1. ชุมชนเข้มแข็งในพื้นที่<br>2. กฎหมายเอื้อ", ["ชุมชนเข้มแข็งในพื้นที่", "กฎหมายเอื้อ"]),
        ("1. ขาดเจ้าหน้าที่ 2. ขาดสถานที่ 3. ขาดงบ", ["ขาดเจ้าหน้าที่", "ขาดสถานที่", "ขาดงบ"]),
        ("1. ผ่านการประเมินครั้งที่ 2. แล้ว", ["ผ่านการประเมินครั้งที่ 2. แล้ว"]),
        ("1. ถือปฏิบัติตามข้อ 2. ของระเบียบ", ["ถือปฏิบัติตามข้อ 2. ของระเบียบ"]),
    ],
)
def test_a_place_at_the_end_of_an_entry_claims_no_number(cell: str, found: list[str]) -> None:
    rows = f"<tr><td>โอกาส</td><td>อุปสรรค</td></tr><tr><td>{cell}</td><td>1. ภัยแล้ง</td></tr>"
    assert texts(read(f"<table>{rows}</table>"), "opportunity") == found


def test_a_cell_without_a_number_goes_on_with_the_entry_above() -> None:
    entries = read("จุดแข็ง\tจุดอ่อน\n1. ประชาชนมี\t1. ช้า\nส่วนร่วม\t")
    assert texts(entries, "strength") == ["ประชาชนมีส่วนร่วม"]
    assert entries[0].span == Span(2, 3)


def test_cells_without_any_number_are_one_entry_each() -> None:
    assert texts(read("จุดแข็ง\tจุดอ่อน\nคนดี\tช้า\nงานดี\t"), "strength") == ["คนดี", "งานดี"]


def test_lists_under_headings() -> None:
    entries = read("จุดแข็ง (S)\n1) คนดี\n2) งาน\nดี\n\nจุดอ่อน (W)\n- ช้า\n- แพง\n\n๒. หลักการและเหตุผล")
    assert texts(entries, "strength") == ["คนดี", "งานดี"]
    assert texts(entries, "weakness")[0] == "ช้า"


def test_a_lone_heading_is_no_analysis() -> None:
    assert read("โอกาส\n1) เศรษฐกิจดี\n2) คนดี") == ()


def test_details_of_projects_are_not_read() -> None:
    detail = Section(1, None, 1, "project_detail", "1", "โครงการ", Span(1, 1), Span(1, 4))
    assert read("ลำดับที่ 1\nจุดแข็ง\n1) ก\nจุดอ่อน\n1) ข", detail) == ()


def test_another_table_gives_nothing() -> None:
    assert read("มิติ\tโครงการ\tปี 2566\n1. การสร้าง\tโครงการ ก\t5,000") == ()


@pytest.mark.parametrize(
    ("below", "found"),
    [
        ("๓. มีสาม\n๔. มีสี่\n", ["มีหนึ่ง", "มีสอง", "มีสาม", "มีสี่"]),
        ("๒. หลักการและเหตุผล\n", ["มีหนึ่ง", "มีสอง"]),  # a chapter: it does not count on
        ("\n๓. วัตถุประสงค์\n", ["มีหนึ่ง", "มีสอง"]),
    ],
)
def test_rows_that_lost_their_blank_cells_count_on(below: str, found: list[str]) -> None:
    table = "จุดแข็ง (Strength)\tจุดอ่อน (Weakness)\n๑. มีหนึ่ง\t๑. ขาดหนึ่ง\n๒. มีสอง\t๒. ขาดสอง\n"
    entries = read(table + below)
    assert texts(entries, "strength") == found
    assert texts(entries, "weakness") == ["ขาดหนึ่ง", "ขาดสอง"]


def test_a_chapter_below_a_row_without_a_first_cell_is_no_entry() -> None:
    table = "จุดแข็ง (Strength)\tจุดอ่อน (Weakness)\n๑. มีหนึ่ง\t๑. ขาดหนึ่ง\n\t๒. ขาดสอง\n๒. การประเมินความเสี่ยง\n"
    assert texts(read(table), "strength") == ["มีหนึ่ง"]


HEAD = "จุดแข็ง (Strengths)\tจุดอ่อน (Weaknesses)"


@pytest.mark.parametrize(
    ("below", "strengths", "weaknesses"),
    [
        pytest.param("1. มีหนึ่ง\t1. ขาดหนึ่ง\n\n2. มีสอง\t2. ขาดสอง", 2, 2, id="a paragraph a row"),
        pytest.param("1. มีหนึ่ง\t1. ขาดหนึ่ง\n\n2. มีสอง\t\n\n3. มีสาม\t", 3, 1, id="a shorter column"),
        pytest.param("1. มีหนึ่ง\t1. ขาดหนึ่ง\n\n\t2. ขาดสอง", 1, 2, id="only the second column"),
        pytest.param("1. มีหนึ่ง\t1. ขาดหนึ่ง\n\n\n\n\n2. มีสอง\t2. ขาดสอง", 2, 2, id="over a page"),
        pytest.param("- มีหนึ่ง\t- ขาดหนึ่ง\n\n- มีสอง\t- ขาดสอง", 2, 2, id="bullets"),
        pytest.param("มีหนึ่ง\tขาดหนึ่ง\n\nมีสอง\tขาดสอง", 2, 2, id="no numbers"),
        pytest.param("1. มีหนึ่ง\t1. ขาดหนึ่ง\n\n1. พื้นที่\t1. เวลา", 1, 1, id="another list counts anew"),
        pytest.param("1. มีหนึ่ง\t1. ขาดหนึ่ง\n\nปี 2567\t86 คะแนน", 1, 1, id="a row of another table"),
        pytest.param("มีหนึ่ง\tขาดหนึ่ง\n\nปี 2567\t86 คะแนน", 1, 1, id="a row of another table below no numbers"),
        pytest.param("มีหนึ่ง\tขาดหนึ่ง\n\n\n\nผู้จัดทำ\tผู้ตรวจ", 1, 1, id="words farther below no numbers"),
        pytest.param("1. มีหนึ่ง\t1. ขาดหนึ่ง\n\n2. วิสัยทัศน์", 1, 1, id="a chapter"),
        pytest.param("1. มีหนึ่ง\t1. ขาดหนึ่ง\n\n2. พื้นที่\tเทศบาล", 1, 1, id="a label and its content"),
        pytest.param("1. มีหนึ่ง\t1. ขาดหนึ่ง\n\n2. มีสอง\t2. ขาดสอง\t2. อื่น", 1, 1, id="more columns"),
    ],
)
def test_rows_that_are_paragraphs_of_their_own(below: str, strengths: int, weaknesses: int) -> None:
    """As Word writes a table that tabs make, and a converter that of a PDF."""
    entries = read(f"{HEAD}\n\n{below}")
    assert texts(entries, "strength") == ["มีหนึ่ง", "มีสอง", "มีสาม"][:strengths]
    assert texts(entries, "weakness") == ["ขาดหนึ่ง", "ขาดสอง"][:weaknesses]


def test_a_paragraph_row_goes_on_over_a_line_break() -> None:
    entries = read(f"{HEAD}\n\n1. ผู้บริหาร\t1. คน\nมีวินัย\tไม่พอ\n\n2. แผนดี\t2. งบน้อย")
    assert texts(entries, "strength") == ["ผู้บริหารมีวินัย", "แผนดี"]
    assert texts(entries, "weakness") == ["คนไม่พอ", "งบน้อย"]
    assert entries[0].span == Span(3, 4)


def test_two_heads_each_above_its_paragraph_rows() -> None:
    below = "โอกาส (O)\tอุปสรรค (T)\n\n1. รัฐหนุน\t1. กฎหมายเปลี่ยน"
    entries = read(f"{HEAD}\n\n1. มีหนึ่ง\t1. ขาดหนึ่ง\n\n{below}")
    assert [(entry.quadrant, entry.text, entry.span) for entry in entries] == [
        ("strength", "มีหนึ่ง", Span(3, 3)),
        ("weakness", "ขาดหนึ่ง", Span(3, 3)),
        ("opportunity", "รัฐหนุน", Span(7, 7)),
        ("threat", "กฎหมายเปลี่ยน", Span(7, 7)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "จุดแข็ง : ผู้นำดี\nจุดอ่อน : คนน้อย",
        "**จุดแข็ง (Strengths):** ผู้นำดี\n**จุดอ่อน (Weaknesses):** คนน้อย",
        "จุดแข็ง 1) ผู้นำดี\nจุดอ่อน 1) คนน้อย",
        "จุดแข็ง/Strength = S\n1. ผู้นำดี\nจุดอ่อน/Weakness = W\n1. คนน้อย",
        "S1 ผู้นำดี\nW1 คนน้อย",
        "- S-1. ผู้นำดี\n- W-1. คนน้อย",
    ],
)
def test_names_of_quadrants_beside_their_entries(text: str) -> None:
    assert said(text) == [("strength", "ผู้นำดี"), ("weakness", "คนน้อย")]


def test_an_entry_on_its_headings_line_goes_on_below() -> None:
    text = "จุดแข็ง : 1) ผู้นำดี\nมาก\n2) คนพร้อม\nจุดอ่อน\n- คนน้อย\nโอกาส : รัฐหนุน"
    assert said(text) == [
        ("strength", "ผู้นำดีมาก"),
        ("strength", "คนพร้อม"),
        ("weakness", "คนน้อย"),
        ("opportunity", "รัฐหนุน"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "O1 โครงสร้าง\nO2 ข้อมูลผู้บริหาร\nO39 แผนปฏิบัติการป้องกันการทุจริต",  # documents that a page shows
        "S1 ผู้นำดี\nS2 คนพร้อม",  # one quadrant
        "S3 ผู้นำดี\nW3 คนน้อย",  # numbers that begin nowhere
        "โอกาสในการพัฒนา : มีมาก\nจุดแข็งแรงของสะพาน : เสา",  # other words
    ],
)
def test_letters_and_words_that_name_no_quadrant(text: str) -> None:
    assert said(text) == []


def said(text: str) -> list[tuple[str, str]]:
    lines = tuple(text.split("\n"))
    section = Section(1, None, 1, "chapter", "1", "การวิเคราะห์ SWOT", Span(1, 1), Span(1, len(lines)))
    found = swot(SourceText("plan.txt", "txt", "", lines), (section,), ())
    return [(entry.quadrant, entry.text) for entry in found]


@pytest.mark.parametrize(
    ("below", "threats"),
    [
        ("2) อุปถัมภ์\nวิสัยทัศน์\n\nโปร่งใส", ["ระเบียบ", "อุปถัมภ์"]),
        ("2) อุปถัมภ์\nพันธกิจ :\n1) ส่งเสริม", ["ระเบียบ", "อุปถัมภ์"]),
        ("2) ผู้นำไม่มี\nวิสัยทัศน์\n3) อุปถัมภ์", ["ระเบียบ", "ผู้นำไม่มีวิสัยทัศน์", "อุปถัมภ์"]),
        ("2) ผู้นำไม่มี\nวิสัยทัศน์กว้างไกล", ["ระเบียบ", "ผู้นำไม่มีวิสัยทัศน์กว้างไกล"]),
    ],
    ids=["vision below", "mission below", "an entry's own end", "an entry's words"],
)
def test_a_vision_below_the_last_list_ends_it(below: str, threats: list[str]) -> None:
    entries = read(f"จุดแข็ง\n1) คนดี\nอุปสรรค\n1) ระเบียบ\n{below}")
    assert texts(entries, "threat") == threats


def test_a_coded_entry_goes_on_below_and_no_further() -> None:
    entries = read("S๑ ผู้บริหารให้ความสำคัญ\nกับความโปร่งใส\nW๑ ช้า\nวิสัยทัศน์ “น่าอยู่”\nO๑ คนดี\n\nบทนำ")
    assert [(entry.text, entry.span) for entry in entries] == [
        ("ผู้บริหารให้ความสำคัญกับความโปร่งใส", Span(1, 2)),
        ("ช้า", Span(3, 3)),
        ("คนดี", Span(5, 5)),
    ]


def test_the_heading_of_a_side_is_no_end_of_a_coded_entry() -> None:
    entries = read("ปัจจัยภายใน\nS1 ผู้นำดี\nW1 คนน้อย\nปัจจัยภายนอก\nO1 รัฐหนุน")
    assert [entry.text for entry in entries] == ["ผู้นำดี", "คนน้อย", "รัฐหนุน"]


QUADRANTS = "จุดแข็ง\n- คนดี\nจุดอ่อน\n- ขาดงบ\n\nโอกาส\n- นโยบายรัฐ\n\nอุปสรรค\n"


@pytest.mark.parametrize(
    "below",
    [
        "\n2. ทิศทางการป้องกันการทุจริต\n\nเทศบาลจะดำเนินการ",
        "2. ทิศทางการป้องกันการทุจริต",  # with no blank line above it
        "\n1.4 กรอบแนวคิด\n1) หลักการ",
        "\nทิศทางของแผน\n\n- ดำเนินการอย่างจริงจัง",  # no number at all
        "\nค่านิยม\n- ซื่อสัตย์",
    ],
)
def test_the_next_heading_is_no_threat(below: str) -> None:
    assert texts(read(f"{QUADRANTS}- การเมือง\n{below}"), "threat") == ["การเมือง"]


def test_a_numbered_list_ends_at_a_number_that_is_not_due() -> None:
    text = "จุดแข็ง\n1. คนดี\n2. งานดี\n\nอุปสรรค\n1. การเมือง\n2. ภัยแล้ง\n3. หนี้\n"
    assert texts(read(f"{text}\n2. กรอบแนวคิด"), "threat") == ["การเมือง", "ภัยแล้ง", "หนี้"]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("1. การเมือง\n\n2. ภัยแล้ง", ["การเมือง", "ภัยแล้ง"]),  # blank lines between entries that count on
        ("1. การเมือง\n\n-5-\n\nท้องถิ่น\n2. ภัยแล้ง", ["การเมืองท้องถิ่น", "ภัยแล้ง"]),  # over the end of a page
        ("- การเมือง\n- ภัยแล้ง\n\n- หนี้", ["การเมือง", "ภัยแล้ง", "หนี้"]),
        ("1. การเมือง\n3. ภัยแล้ง", ["การเมือง", "ภัยแล้ง"]),  # a number misprinted
        ("1. การเมือง\n\nที่มา : แบบสำรวจ\n\n2. ภัยแล้ง", ["การเมือง", "ภัยแล้ง"]),  # a note inside the list
    ],
)
def test_what_goes_on_with_a_list(body: str, found: list[str]) -> None:
    assert texts(read(f"{QUADRANTS}{body}"), "threat") == found


def html(*rows: tuple[str, ...]) -> str:
    printed = ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in printed)}</table>"


FOUR = {
    "strength": ["ผู้นำดี", "มีกฎ"],
    "weakness": ["ขาดคน", "ขาดเงิน"],
    "opportunity": ["รัฐหนุน"],
    "threat": ["การเมือง"],
}


@pytest.mark.parametrize(
    "rows",
    [
        (
            ("", "ปัจจัยบวก", "ปัจจัยลบ"),
            ("ปัจจัยภายใน", "S1 ผู้นำดี S2 มีกฎ", "W1 ขาดคน W2 ขาดเงิน"),
            ("ปัจจัยภายนอก", "O1 รัฐหนุน", "T1 การเมือง"),
        ),
        (
            ("SWOT", "ด้านบวก (+)", "ด้านลบ (-)"),
            ("ภายในองค์กร", "1. ผู้นำดี 2. มีกฎ", "1. ขาดคน 2. ขาดเงิน"),
            ("ภายนอกองค์กร", "รัฐหนุน", "การเมือง"),
        ),
        (
            ("", "ปัจจัยภายใน", "ปัจจัยภายนอก"),
            ("ปัจจัยบวก", "- ผู้นำดี<br>- มีกฎ", "- รัฐหนุน"),
            ("ปัจจัยลบ", "- ขาดคน<br>- ขาดเงิน", "- การเมือง"),
        ),
        (
            ("", "ปัจจัยบวก", "ปัจจัยลบ"),
            ("ปัจจัยภายใน", "จุดแข็ง<br>1. ผู้นำดี<br>2. มีกฎ", "จุดอ่อน<br>1. ขาดคน<br>2. ขาดเงิน"),
            ("ปัจจัยภายนอก", "โอกาส<br>1. รัฐหนุน", "อุปสรรค<br>1. การเมือง"),
        ),
        (
            ("", "ปัจจัยบวก", "ปัจจัยลบ"),
            ("ปัจจัยภายใน", "ผู้นำดี", "ขาดคน"),
            ("", "มีกฎ", "ขาดเงิน"),
            ("ปัจจัยภายนอก", "รัฐหนุน", "การเมือง"),
        ),
        (
            ("ปัจจัยภายใน", "จุดแข็ง", "จุดอ่อน"),
            ("", "1. ผู้นำดี", "1. ขาดคน"),
            ("", "2. มีกฎ", "2. ขาดเงิน"),
            ("ปัจจัยภายนอก", "โอกาส", "อุปสรรค"),
            ("", "รัฐหนุน", "การเมือง"),
        ),
        (("S1 ผู้นำดี<br>S2 มีกฎ", "W1 ขาดคน<br>W2 ขาดเงิน"), ("O1 รัฐหนุน", "T1 การเมือง")),
        (("จุดแข็ง", "จุดอ่อน"), ("S1 ผู้นำดี S2 มีกฎ", "W1 ขาดคน W2 ขาดเงิน"), ("โอกาส", "อุปสรรค"), ("O1 รัฐหนุน", "T1 การเมือง")),
    ],
    ids=[
        "coded",
        "numbered",
        "turned",
        "named too",
        "several rows",
        "named heads beside a side",
        "codes alone",
        "coded below heads",
    ],
)
def test_tables_of_two_by_two(rows: tuple[tuple[str, ...], ...]) -> None:
    found = read(html(*rows))
    assert {quadrant: texts(found, quadrant) for quadrant in FOUR} == FOUR


@pytest.mark.parametrize(
    "rows",
    [
        (("", "ปัจจัยบวก", "ปัจจัยลบ"), ("บุคลากร", "ดี", "ช้า")),  # one axis alone
        (("", "ปัจจัยภายใน", "ปัจจัยภายนอก"), ("ภายในองค์กร", "ก", "ข")),  # the same axis twice
        (("ที่", "ปัจจัยภายใน", "งบประมาณ"), ("1", "ระบบ", "5,000")),
        (("S1 อาคาร", "5,000"), ("S2 ถนน", "6,000")),  # codes of something else
        (("", "ปัจจัยบวก", "ปัจจัยลบ"), ("ปัจจัยภายใน", "อุปสรรค<br>ภัยแล้ง", "")),  # a name that contradicts its place
    ],
)
def test_tables_like_two_by_two(rows: tuple[tuple[str, ...], ...]) -> None:
    assert read(html(*rows)) == ()


BESIDE = "จุดแข็ง\nจุดอ่อน\n1. ผู้นำดี\n2. มีกฎ\n1. ขาดคน\nโอกาส\nอุปสรรค\n{}"


def test_lists_under_headings_that_stood_side_by_side_begin_with_1_each() -> None:
    """A table of two columns as a text of a cell a line: its heads first, then the lists."""
    found = read(BESIDE.format("1. รัฐหนุน\n1. การเมือง\n2. ภัยแล้ง"))
    assert [texts(found, quadrant) for quadrant in ("strength", "weakness", "opportunity", "threat")] == [
        ["ผู้นำดี", "มีกฎ"],
        ["ขาดคน"],
        ["รัฐหนุน"],
        ["การเมือง", "ภัยแล้ง"],
    ]


@pytest.mark.parametrize("below", ["- รัฐหนุน\n- ภัยแล้ง", "1. รัฐหนุน\n2. ภัยแล้ง"], ids=["no numbers", "one list"])
def test_a_single_list_below_headings_side_by_side_is_the_last_ones(below: str) -> None:
    found = read(BESIDE.format(below))
    assert (texts(found, "opportunity"), texts(found, "threat")) == ([], ["รัฐหนุน", "ภัยแล้ง"])
    assert texts(found, "weakness") == ["ขาดคน"]


def test_lists_that_are_not_as_many_as_their_headings_belong_to_none() -> None:
    found = read(BESIDE.format("1. รัฐหนุน\n1. ภัยแล้ง\n1. การเมือง"))
    assert {entry.quadrant for entry in found} == {"strength", "weakness"}


def test_codes_below_the_headings_of_their_quadrants_number_the_entries() -> None:
    text = "จุดแข็ง (Strengths)\nS1. ผู้นำดี\nS2. มีกฎ\nจุดอ่อน (Weaknesses)\nW1. คนน้อย\nโอกาส\nO1. มีกฎหมาย\nอุปสรรค\nT1. งบน้อย"
    assert [(entry.quadrant, entry.text) for entry in read(text)] == [
        ("strength", "ผู้นำดี"),
        ("strength", "มีกฎ"),
        ("weakness", "คนน้อย"),
        ("opportunity", "มีกฎหมาย"),
        ("threat", "งบน้อย"),
    ]


def test_codes_below_the_headings_of_others_are_no_numbers() -> None:
    text = "จุดแข็ง\nS1. ผู้นำดี\nW1. คนน้อย\nโอกาส\n1. มีกฎหมาย"
    assert texts(read(text), "opportunity") == ["มีกฎหมาย"]


def rows(*of_quadrants: str) -> str:
    """A table of a row a line, whose cells are parted by ``|``."""
    cells = "".join(f"<tr><td>{'</td><td>'.join(row.split('|'))}</td></tr>" for row in of_quadrants)
    return f"<table>{cells}</table>"


@pytest.mark.parametrize("first", ["", "1|", "ปัจจัยภายใน|"], ids=["name first", "number", "side"])
def test_a_quadrant_a_row(first: str) -> None:
    head = f"{'ที่|' if first else ''}ปัจจัย|ผลการวิเคราะห์"
    found = read(
        rows(
            head,
            f"{first}จุดแข็ง (Strengths)|<ul><li>ผู้นำดี</li><li>มีกฎ</li></ul>",
            f"{first}จุดอ่อน|1. คนน้อย<br>2. งบน้อย",
            f"{first}โอกาส (O)|มีกฎหมาย",
            f"{first}ภัยคุกคาม|",
        )
    )
    assert [(entry.quadrant, entry.text) for entry in found] == [
        ("strength", "ผู้นำดี"),
        ("strength", "มีกฎ"),
        ("weakness", "คนน้อย"),
        ("weakness", "งบน้อย"),
        ("opportunity", "มีกฎหมาย"),
    ]


def test_the_rest_of_a_quadrant_stands_in_the_next_row() -> None:
    found = read("จุดแข็ง\tผู้นำดี\n\tมีกฎ\nจุดอ่อน\tคนน้อย\nสรุป\tต้องพัฒนา")
    assert [entry.text for entry in found] == ["ผู้นำดี", "มีกฎ", "คนน้อย"]


@pytest.mark.parametrize(
    "table",
    [
        rows("ปัจจัย|ระดับ", "โอกาส|สูง", "ผลกระทบ|ต่ำ"),  # of a risk
        rows("ปัจจัย|ผล|แนวทาง", "จุดแข็ง|ผู้นำดี|ส่งเสริม", "จุดอ่อน|คนน้อย|อบรม"),  # which cell has the entries?
        rows("จุดแข็ง|จุดอ่อน", "โอกาส|อุปสรรค"),
    ],
)
def test_rows_that_name_no_quadrants_with_entries(table: str) -> None:
    assert read(table) == ()
