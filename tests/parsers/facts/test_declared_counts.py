"""Where a plan says how many projects it has, and numbers that say something else."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extract.ground.source import SourceText, Span
from parsers.facts.counts_in_prose import counts_in
from parsers.facts.declared_counts import declared_counts
from parsers.records.budget import TotalRow
from parsers.records.facts import DeclaredCount
from parsers.records.structure import Section, SectionKind
from parsers.tables.grid import find_grids


def read(text: str, kind: SectionKind = "foreword", totals: tuple[TotalRow, ...] = ()) -> tuple[DeclaredCount, ...]:
    lines = tuple(text.split("\n"))
    section = Section(1, None, 1, kind, None, lines[0], Span(1, 1), Span(1, len(lines)))
    return declared_counts(SourceText("plan.txt", "txt", "", lines), (section,), totals)


def total(count_text: str, dimension: int | None = 1) -> TotalRow:
    return TotalRow(
        "plan" if dimension is None else "dimension", dimension, {2566: Decimal(5000)}, count_text, Span(9, 9)
    )


def by_dimension(text: str, kind: SectionKind = "foreword") -> list[tuple[int | None, str, int]]:
    return [(c.dimension_no, c.kind, c.declared) for c in read(text, kind)]


def told(counts: tuple[DeclaredCount, ...]) -> list[tuple[str, int | None, str, int, bool]]:
    return [(c.stated_in, c.dimension_no, c.kind, c.declared, c.combined) for c in counts]


def test_a_foreword_counts_the_plan_and_each_dimension() -> None:
    counts = read(
        "คำนำ\nส่วนที่ ๒ โครงการ/กิจกรรม/มาตรการ แยกตาม ๔ มิติ รวมทั้งสิ้นจำนวน ๖๒ โครงการ ดังนี้\n\n"
        "มิติที่ ๑ การสร้างวัฒนธรรมสุจริต จำนวน ๑๘ โครงการ\n\n"
        "มติที่ ๔ การยกระดับกลไกการตรวจสอบ\n\nจำนวน ๗ โครงการ"  # misread, and the count on the line below
    )
    assert told(counts) == [
        ("foreword", None, "project", 62, True),
        ("foreword", 1, "project", 18, True),
        ("foreword", 4, "project", 7, True),
    ]
    assert [count.span for count in counts] == [Span(2, 2), Span(4, 4), Span(6, 8)]


def test_all_entries_are_counted_then_each_kind() -> None:
    """The trap: entries that are counted of the year before, or of another plan."""
    kinds = "โครงการ 8 โครงการ กิจกรรม 4 กิจกรรม และมาตรการ 4 มาตรการ"
    counted = [(None, "project", 8), (None, "activity", 4), (None, "measure", 4)]
    assert by_dimension(f"คำนำ\nมาจัดทำเป็นแผนประจำปีฉบับนี้ รวม 16 รายการ เป็น{kinds} โดยได้นำผลมาประกอบ") == counted
    assert by_dimension(f"คำนำ\nในปีที่ผ่านมาดำเนินการ รวม 16 รายการ เป็น{kinds}") == []
    assert by_dimension(f"คำนำ\nแผนพัฒนาท้องถิ่น รวม 16 รายการ เป็น{kinds}") == []


def test_an_introduction_stands_above_its_table() -> None:
    counts = read(
        "ส่วนที่ 2\nประกอบด้วย\n โครงการ/กิจกรรม/มาตรการ รวมจำนวน 41 โครงการ ดังนี้\n\nมิติ\tโครงการ\tปี 2566\nรวม\t3 โครงการ\t-",
        "part",
    )
    assert told(counts) == [("part_intro", None, "project", 41, True)]


def test_totals_split_by_kind() -> None:
    counts = read("ก", "other", (total("๑ โครงการ ๔ กิจกรรม ๑ มาตรการ"), total("จำนวน 3 โครงการ", None)))
    assert told(counts) == [
        ("table_subtotal", 1, "project", 1, False),
        ("table_subtotal", 1, "activity", 4, False),
        ("table_subtotal", 1, "measure", 1, False),
        ("table_grand_total", None, "project", 3, False),  # other kinds are counted apart: this is projects alone
    ]


def test_a_table_that_counts_everything_as_projects_is_combined() -> None:
    counts = read("ก", "other", (total("จำนวน ๙ โครงการ"), total("จำนวน ๙ โครงการ", None)))
    assert {count.combined for count in counts} == {True}


def test_the_three_kinds_in_one_number() -> None:
    assert told(read("ก", "other", (total("จำนวน 17 /โครงการ/กิจกรรม/มาตรการ"), total("2 กิจกรรม", 2)))) == [
        ("table_subtotal", 1, "project", 17, True),
        ("table_subtotal", 2, "activity", 2, False),
    ]


def test_a_foreword_that_splits_its_count_is_not_combined() -> None:
    counts = read("คำนำ\nโครงการ/กิจกรรม/มาตรการ รวมจำนวน 4 โครงการ 3 กิจกรรม\nมิติที่ 2 ความโปร่งใส จำนวน 1 โครงการ")
    assert told(counts) == [
        ("foreword", None, "project", 4, False),
        ("foreword", None, "activity", 3, False),
        ("foreword", 2, "project", 1, False),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "องค์กรปกครองส่วนท้องถิ่น จำนวน ๗,๘๕๐ แห่ง",
        "รวมทั้งสิ้น 75,000 บาท",
        "ปีที่ผ่านมาดำเนินการจำนวน 3 โครงการ",  # neither a dimension nor a total
        "โครงการ/กิจกรรม/มาตรการ และจำนวนงบประมาณ ใน ๕ ปี",
        "มิติที่ 1 การสร้างวัฒนธรรมสุจริต",
        "รวม 5,000 โครงการละ",  # a grouped figure is money
    ],
)
def test_other_numbers_are_no_counts(line: str) -> None:
    assert read(f"คำนำ\n{line}") == ()


def test_a_chapter_without_a_table_counts_nothing() -> None:
    assert read("1. หลักการและเหตุผล\nระดับประเทศ รวมทั้งสิ้นจำนวน 120 โครงการ", "chapter") == ()


def test_a_blank_total_counts_nothing() -> None:
    assert read("ก", "other", (total(""), total("จำนวน ๗๕,๐๐๐ บาท"))) == ()


def test_the_digits_style_does_not_matter() -> None:
    assert counts_in("จำนวน ๑๒ โครงการ") == counts_in("จำนวน 12 โครงการ")


def test_a_list_by_kinds_behind_the_number_of_dimensions_is_the_plans() -> None:
    counts = read("คำนำ\nแผนฉบับนี้มี ๔ มิติ ประกอบด้วย ๖ โครงการ ๒ กิจกรรม และ ๒ มาตรการ ดำเนินการใน ๔ ปี")
    assert told(counts) == [
        ("foreword", None, "project", 6, False),
        ("foreword", None, "activity", 2, False),
        ("foreword", None, "measure", 2, False),
    ]


def test_a_list_by_kinds_about_something_else_is_not() -> None:
    assert read("คำนำ\nปีที่ผ่านมาดำเนินการแล้ว จำนวน ๖ โครงการ ๒ กิจกรรม") == ()


@pytest.mark.parametrize(
    "line",
    [
        "ประกอบด้วย ๖ โครงการ ๒ กิจกรรม และ ๒ มาตรการ",
        "ประกอบด้วยโครงการ กิจกรรม และมาตรการ จำนวน ๑๐ โครงการ",
        "ประกอบด้วยโครงการ/กิจกรรม/มาตรการ จำนวน ๑๐ โครงการ",
    ],
)
def test_what_a_foreword_says_the_plan_consists_of_is_the_plans(line: str) -> None:
    assert {count.scope for count in read(f"คำนำ\n{line}")} == {"plan"}
    assert sum(count.declared for count in read(f"คำนำ\n{line}")) == 10
    assert read(f"ส่วนที่ ๒\n{line}", "part") == ()  # without a table below


def test_a_count_behind_one_kind_alone_is_of_something_else() -> None:
    assert read("คำนำ\nกองคลังมีโครงการ จำนวน ๓ โครงการ") == ()


@pytest.mark.parametrize(
    "table",
    [
        "มิติ\tจำนวน\tปี 2566\nมิติที่ 1\t3 โครงการ\t10\nรวมทั้งสิ้น\t7 โครงการ\t20",
        "มิติ\tจำนวนโครงการ\tปี 2566\nมิติที่ 1\t๓\t10\nรวมทั้งสิ้น\t๗\t20",
    ],
)
def test_a_table_that_sums_the_plan_up_counts_it(table: str) -> None:
    source = SourceText("plan.txt", "txt", "", tuple(table.split("\n")))
    (count,) = declared_counts(source, [], [], find_grids(source))
    assert (count.stated_in, count.scope, count.declared) == ("table_grand_total", "plan", 7)


@pytest.mark.parametrize("row", ["รวม\t3 โครงการ\t10", "รวมทั้งสิ้น\t20\t30", "จำนวนโครงการ\t7\t10"])
def test_other_rows_sum_no_plan_up(row: str) -> None:
    source = SourceText("plan.txt", "txt", "", (*["มิติ\tจำนวน\tปี 2566", "มิติที่ 1\t3 โครงการ\t10"], row))
    assert declared_counts(source, [], [], find_grids(source)) == ()


@pytest.mark.parametrize(
    "table", ["<table>\n<tr><td>มิติ</td><td>โครงการ</td></tr>\n</table>", "| มิติ | โครงการ |\n|---|---|\n| ก | ข |"]
)
@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("เทศบาลกำหนดโครงการ กิจกรรม และมาตรการ จำนวน ๑๖ โครงการ ดังตารางต่อไปนี้", [16]),
        ("มีโครงการ กิจกรรม และมาตรการ จำนวน 9 โครงการ รายละเอียดดังนี้", [9]),
        ("เทศบาลดำเนินโครงการ กิจกรรม และมาตรการ จำนวน 16 โครงการ ในปีก่อน", []),
        ("กำหนดโครงการตามแผน ระยะ 3 ปี (พ.ศ. 2568 - 2570) ประกอบด้วย 9 โครงการ 3 กิจกรรม และ 5 มาตรการ ดังนี้", [9, 3, 5]),
        ("เทศบาลมี 9 โครงการ 3 กิจกรรม และ 5 มาตรการ ที่ขอรับการสนับสนุน", []),
        ("ในปีนี้กำหนดดำเนินการ 7 โครงการ 3 กิจกรรม 3 มาตรการ ตามรายการในตาราง", [7, 3, 3]),
        ("ปีที่ผ่านมากำหนดดำเนินการ 7 โครงการ 3 กิจกรรม ตามรายการในตาราง", []),
        ("กำหนดดำเนินการ 7 โครงการ 3 กิจกรรม ตามแผนพัฒนา", []),
    ],
)
def test_an_introduction_above_a_table_of_signs_or_tags(table: str, sentence: str, counted: list[int]) -> None:
    lines = ("ส่วนที่ 3 แผนงานและงบประมาณ", sentence, *table.split("\n"))
    source = SourceText("plan.txt", "txt", "", lines)
    section = Section(1, None, 1, "part", "3", lines[0], Span(1, 1), Span(1, len(lines)))
    counts = declared_counts(source, (section,), (), find_grids(source))
    assert [(count.stated_in, count.scope, count.declared) for count in counts] == [
        ("part_intro", "plan", n) for n in counted
    ]


def test_a_lone_mark_that_slipped_to_the_next_line_hides_no_total() -> None:
    counts = read("คำนำ\nแยกตาม 4 มิติ รวมทัง้ สิน\n" + " " * 50 + "้ จำนวน 14 โครงการ\nดังนี้")
    assert told(counts) == [("foreword", None, "project", 14, True)]


def test_a_count_above_a_table_that_stands_below_a_mission() -> None:
    lines = ("ส่วนที่ 2 บัญชีโครงการ", "รวมทั้งสิ้น 15 โครงการ ดังนี้", "มิติที่ 1 ก", "1.1 ข", "โครงการ\tปี 2568", "ค\t-")
    sections = [
        Section(1, None, 1, "part", "2", "บัญชีโครงการ", Span(1, 1), Span(1, 2)),
        Section(2, 1, 2, "dimension", "1", "ก", Span(3, 3), Span(3, 3)),
        Section(3, 2, 3, "mission", "1.1", "ข", Span(4, 4), Span(4, 6)),
    ]
    counts = declared_counts(SourceText("plan.txt", "txt", "", lines), sections, ())
    assert told(counts) == [("part_intro", None, "project", 15, True)]
    below = [*sections[:2], Section(3, None, 1, "chapter", "1", "ข", Span(4, 4), Span(4, 6))]
    assert declared_counts(SourceText("plan.txt", "txt", "", lines), below, ()) == ()  # the chapter's, not the part's


def test_a_count_above_a_table_that_begins_a_section_of_its_own() -> None:
    lines = ("4. แผนงานประจำปี 2568", "กำหนดดำเนินการ 7 โครงการ 3 กิจกรรม ตามรายการในตาราง", "โครงการ\tปี 2568", "ค\t-")
    source = SourceText("plan.txt", "txt", "", lines)
    sections = [
        Section(1, None, 2, "chapter", "4", "แผนงาน", Span(1, 1), Span(1, 2)),
        Section(2, None, 1, "other", None, lines[2], Span(3, 3), Span(3, 4)),
    ]
    counts = declared_counts(source, sections, (), find_grids(source))
    assert [(count.stated_in, count.declared) for count in counts] == [("part_intro", 7), ("part_intro", 3)]


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("ประกอบด้วยโครงการ/กิจกรรม/มาตรการ จำนวน 14 โครงการ แยกตาม 4 มิติ ดังนี้", 14),
        ("มีโครงการ กิจกรรม และมาตรการ จำนวน 14 โครงการ ภายใต้ 4 มิติ ดังตาราง", 14),
        ("เทศบาลกำหนดโครงการ/กิจกรรม/มาตรการไว้ จำนวน 14 โครงการ ดังตารางต่อไปนี้", 14),
        ("เทศบาลมีโครงการ กิจกรรม และมาตรการตามแผน จำนวน 14 โครงการ งบประมาณรวม 3 ปี\n604,500 บาท รายละเอียดดังนี้", 14),
        ("โครงการ/กิจกรรม/มาตรการ จำนวน 14 โครงการ ใช้งบประมาณของเทศบาล", None),  # not said to be those below
        ("ในปีที่ผ่านมามีโครงการตามแผน จำนวน 14 โครงการ งบประมาณรวม 604,500 บาท", None),
        ("มีโครงการตามแผนพัฒนาท้องถิ่น จำนวน 14 โครงการ งบประมาณรวม 604,500 บาท", None),
        ("ดำเนินโครงการตามแผน จำนวน 14 โครงการ งบประมาณรวม 604,500 บาท", None),  # of how many?
        ("โครงการ/กิจกรรม/มาตรการ ที่ผ่านมา จำนวน 14 โครงการ แยกตาม 4 มิติ แล้วเสร็จ", None),
    ],
)
def test_a_count_above_its_table_may_name_the_dimensions(sentence: str, count: int | None) -> None:
    counts = read(f"ส่วนที่ 2\n{sentence}\n\nมิติ\tโครงการ\tปี 2566\n1\tค\t-", "part")
    assert [one.declared for one in counts] == ([] if count is None else [count])


@pytest.mark.parametrize(
    "past", ["ในปีที่ผ่านมาดำเนินการรวม ๙ โครงการ", "ปีก่อนมีทั้งสิ้นจำนวน ๙ โครงการ", "รวม ๙ โครงการที่ดำเนินการแล้ว"]
)
def test_projects_of_the_years_before_are_none_of_the_plan(past: str) -> None:
    assert read(f"คำนำ\n{past}") == ()


@pytest.mark.parametrize("before", ["ที่ผ่านมามีการทุจริต\nจึงจัดทำแผน ", "ที่ผ่านมามีการทุจริต แผนฉบับนี้มีโครงการ "])
def test_a_plan_that_speaks_of_the_years_before_counts_its_own(before: str) -> None:
    assert [count.declared for count in read(f"คำนำ\n{before}รวมทั้งสิ้น ๙ โครงการ")] == [9]


@pytest.mark.parametrize(
    ("sentence", "declared"),
    [
        ("จึงได้จัดทำแผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2568 จำนวน 13 โครงการ/กิจกรรม/มาตรการ", [13]),
        ("เทศบาลได้จัดทำแผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2568 – 2570) จำนวน 13 โครงการ/กิจกรรม/มาตรการ เพื่อ", [13]),
        ("โดยกำหนดโครงการ กิจกรรม และมาตรการไว้ทั้งสิ้น 14 โครงการ ตามกรอบ 4 มิติ", [14]),
        ("กองคลังเสนอจำนวน 3 โครงการ/กิจกรรม/มาตรการ", []),  # whose plan?
        ("จัดทำแผนปฏิบัติการป้องกันการทุจริต และประชุมจำนวน 3 โครงการ", []),
    ],
)
def test_what_a_plan_is_made_of_is_its_count(sentence: str, declared: list[int]) -> None:
    assert [count.declared for count in read(f"คำนำ\n{sentence}")] == declared


@pytest.mark.parametrize(
    ("text", "declared"),
    [
        ("โดยมีโครงการ กิจกรรม และมาตรการ จำนวนทั้งสิ้น ๖ โครงการ ๒ กิจกรรม ๔\nมาตรการ เพื่อใช้เป็นกรอบ", [6, 2, 4]),
        ("กำหนดโครงการ กิจกรรม และมาตรการ รวมทั้งสิ้น ๑๔\nโครงการ/กิจกรรม/มาตรการ แยกเป็น", [14]),
        ("จำนวนทั้งสิ้น ๖ โครงการ ๒ กิจกรรม ๔\n\nมาตรการ เพื่อใช้เป็นกรอบ", [6, 2]),  # another paragraph
        ("จำนวนทั้งสิ้น ๖ โครงการ ตั้งแต่ปี ๒๕๖๖\nมาตรการทางกฎหมาย", [6]),
        ("จำนวนทั้งสิ้น ๖ โครงการ ๒ กิจกรรม\n๔ มาตรการเดิมยกเลิก", [6, 2]),  # nothing is cut off
    ],
    ids=["cut off", "all kinds", "paragraph", "year", "whole"],
)
def test_a_list_of_counts_goes_on_below_where_one_is_cut_off(text: str, declared: list[int]) -> None:
    assert [count.declared for count in read(f"คำนำ\n{text}")] == declared


@pytest.mark.parametrize(
    "sentence",
    [
        "ได้จัดทำแผนปฏิบัติการป้องกันการทุจริต 5 ปี (พ.ศ. 2566 - 2570) ประกอบด้วย 4 มิติ จำนวน 14 โครงการ ทั้งนี้ได้จัดลำดับ",
        "ได้จัดทำแผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570) จำนวน 14 โครงการ เพื่อเป็นแนวทาง",
        "แบ่งเป็น 4 มิติ 14 โครงการ/กิจกรรม",
        "ภายใต้ 4 มิติ 12 ภารกิจ จำนวน 14 โครงการ",
        "จำนวน 14 (สิบสี่) โครงการ ภายใต้ 4 มิติ",
        "ประกอบด้วยโครงการ/กิจกรรม/มาตรการ (14 โครงการ) ครอบคลุม 4 มิติ",
        "กำหนดโครงการ กิจกรรม และมาตรการไว้ทั้งหมด 14 รายการ",
        "รวมทั้งสิ้นสิบสี่โครงการ",
        "แผนนี้มี 14 โครงการ",
        "สอดคล้องกับแผนพัฒนาท้องถิ่น รวมทั้งสิ้น 14 โครงการ",  # is not that plan
        "ใช้แบบ ผ.01 และ ผ.02 ของแผนพัฒนาท้องถิ่น ประกอบด้วยโครงการ กิจกรรม และมาตรการ รวม 14 โครงการ",  # its form alone
        "จึงได้จัดทำแผนปฏิบัติการป้องกันการทุจริตขึ้น เพื่อให้สอดคล้องกับช่วงเวลาที่เหลือของแผนพัฒนาท้องถิ่น (พ.ศ. 2566 – 2570) "
        "โดยมีโครงการ/กิจกรรม/มาตรการ จำนวน 14 โครงการ",
        "มีโครงการรวมทั้งสิ้น 14 โครงการ ซึ่งเพิ่มขึ้นจากปีที่ผ่านมา",
        "ให้สอดคล้องกับสถานะการคลังและเทศบัญญัติ จึงจัดทำแผนฉบับทบทวนนี้ขึ้น ประกอบด้วยโครงการ/กิจกรรม รวมทั้งสิ้น 14 โครงการ",
        "มีโครงการที่จะดำเนินการในปีงบประมาณ พ.ศ. 2568 รวมทั้งสิ้น จำนวน\n14 โครงการ งบประมาณรวม 547,300 บาท",
    ],
)
def test_the_words_around_a_count_say_that_it_is_the_plans(sentence: str) -> None:
    assert by_dimension(f"คำนำ\n{sentence}") == [(None, "project", 14)]


@pytest.mark.parametrize(
    "sentence",
    [
        "ในปีที่ผ่านมาได้ดำเนินการ จำนวน 14 โครงการ แล้วเสร็จทั้งสิ้น 12 โครงการ",
        "แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570) มีโครงการรวมทั้งสิ้น 250 โครงการ",  # another plan
        "โครงการตามแบบ ผ.02 ในแผนพัฒนาท้องถิ่น ส่วนแผนพัฒนาท้องถิ่นมีโครงการรวมทั้งสิ้น 250 โครงการ",
        "แผนปฏิบัติการฉบับเดิม (พ.ศ. 2562 - 2565) มีโครงการทั้งสิ้น 20 โครงการ",
        "ให้สอดคล้องกับสถานะการคลังและเทศบัญญัติ ประกอบด้วยโครงการ/กิจกรรม รวมทั้งสิ้น 14 โครงการ",
        "จัดทำแผนป้องกันการทุจริต ให้สอดคล้องกับโครงการของแผนพัฒนาท้องถิ่น ซึ่งมีโครงการ/กิจกรรม จำนวน 250 โครงการ",
        "จัดทำแผนป้องกันการทุจริต และติดตามผลของแผนพัฒนาท้องถิ่น โดยมีโครงการ/กิจกรรม จำนวน 250 โครงการ",
        "ให้สอดคล้องกับช่วงเวลาของแผนพัฒนาท้องถิ่น โดยมีโครงการ/กิจกรรม จำนวน 250 โครงการ",  # no plan of its own is named
        "ยุทธศาสตร์ชาติ 20 ปี มีโครงการสำคัญ จำนวน 400 โครงการ",
        "เพื่อประโยชน์ส่วนรวม 3 โครงการ",  # รวม within a word
        "ในปีที่ผ่านมาได้ดำเนินการแล้วเสร็จ รวมทั้งสิ้น จำนวน\n14 โครงการ",
        "มีเรื่องร้องเรียนเกี่ยวกับการจัดซื้อจัดจ้าง จำนวน 3 โครงการ",
        "ตรวจสอบเอกสาร รวมทั้งสิ้น 14 รายการ",  # entries of what?
        "มีผลงานเด่น จำนวน 3 โครงการ ที่ได้รับรางวัลระดับประเทศ",
    ],
)
def test_what_a_sentence_says_of_anything_else_is_no_count(sentence: str) -> None:
    assert by_dimension(f"คำนำ\n{sentence}") == []


def test_a_sentence_that_lists_the_dimensions_counts_each() -> None:
    text = (
        "คำนำ\nรวมทั้งสิ้น 14 โครงการ แยกเป็น มิติที่ 1 จำนวน 5 โครงการ มิติที่ 2 จำนวน 4 โครงการ 3 กิจกรรม และมิติที่ 3 จำนวน 2 โครงการ"
    )
    assert by_dimension(text) == [
        (None, "project", 14),
        (1, "project", 5),
        (2, "project", 4),
        (2, "activity", 3),
        (3, "project", 2),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "ประกอบด้วยโครงการ 8 โครงการ กิจกรรม 4 กิจกรรม และมาตรการ 2 มาตรการ",
        "มี 4 มิติ มีโครงการ จำนวน 8 โครงการ กิจกรรม จำนวน 4 กิจกรรม และมาตรการ จำนวน 2 มาตรการ",
    ],
)
@pytest.mark.parametrize("whole", [True, False])
def test_kinds_that_are_counted_apart_and_the_whole(sentence: str, whole: bool) -> None:
    text = f"คำนำ\n{sentence}{' รวมทั้งสิ้น 14 โครงการ/กิจกรรม/มาตรการ' if whole else ''}"
    apart = [("project", 8, False), ("activity", 4, False), ("measure", 2, False)]
    assert [(c.kind, c.declared, c.combined) for c in read(text)] == apart + [("project", 14, True)] * whole


@pytest.mark.parametrize(
    ("first", "second", "last"),
    [
        ("มิติที่ 1 การสร้างวัฒนธรรมสุจริต (5 โครงการ)", "มิติที่ 2 การบริหารราชการ (9 โครงการ)", "รวม 14 โครงการ"),
        ("มิติที่ 1 : 5 โครงการ", "มิติที่ 2 : 9 โครงการ", "รวมทั้ง 2 มิติ : 14 โครงการ"),
        ("มิติที่ 1 มี 5 โครงการ", "มิติที่ 2 มี 9 โครงการ", "(จำนวน 14 โครงการ)"),
        (
            "1. การสร้างวัฒนธรรมสุจริต จำนวน 5 โครงการ",  # the template's number and title
            "2. การบริหารราชการด้วยความโปร่งใส จำนวน 9 โครงการ",
            "มีทั้งหมด 14 โครงการ",
        ),
    ],
)
def test_a_list_of_dimensions_above_the_table(first: str, second: str, last: str) -> None:
    text = f"ส่วนที่ 2\n{first}\n{second}\n{last}\nมิติ\tโครงการ\tปี 2566\n1\tค\t-"
    assert by_dimension(text, "part") == [(1, "project", 5), (2, "project", 9), (None, "project", 14)]


@pytest.mark.parametrize(
    "line",
    [
        "1. จัดอบรมบุคลากร จำนวน 5 โครงการ",  # an entry of any list
        "มิติที่ 1 มีโครงการเด่น 5 โครงการที่ได้รับรางวัล",  # goes on with something else
        "โครงการที่ดำเนินการแล้วเสร็จในปี 2565 รวม 7 โครงการ",
    ],
)
def test_other_lines_above_the_table_count_nothing(line: str) -> None:
    assert by_dimension(f"ส่วนที่ 2\n{line}\nมิติ\tโครงการ\tปี 2566\n1\tค\t-", "part") == []


@pytest.mark.parametrize(("kinds", "counted"), [((), [14]), (("foreword",), []), (("part",), [])])
def test_what_stands_first_counts_where_a_plan_has_neither_foreword_nor_parts(
    kinds: tuple[SectionKind, ...], counted: list[int]
) -> None:
    lines = ("แผนปฏิบัติการป้องกันการทุจริต", "ประกอบด้วย 4 มิติ จำนวน 14 โครงการ", "ส่วนนี้", "ตาราง")
    sections = [
        Section(place, None, 1, kind, None, "", Span(line, line), Span(line, line + 1))
        for place, (kind, line) in enumerate((("cover", 1), *((kind, 3) for kind in kinds)), 1)
    ]
    found = declared_counts(SourceText("plan.txt", "txt", "", lines), sections, ())
    assert [count.declared for count in found if count.scope == "plan"] == counted
