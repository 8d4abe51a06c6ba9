"""Tables of contents with tabs, with dotted leaders and with neither; lines that look like an entry and are none."""

from __future__ import annotations

import pytest

from extract.ground.source import SourceText, Span
from parsers.facts.contents import contents
from parsers.records.facts import ContentsEntry
from parsers.records.structure import Section


def read(text: str) -> list[ContentsEntry]:
    lines = tuple(text.split("\n"))
    section = Section(1, None, 1, "contents", None, "สารบัญ", Span(1, 1), Span(1, len(lines)))
    return list(contents(SourceText("plan.txt", "txt", "", lines), (section,), ()))


@pytest.mark.parametrize(
    ("line", "title", "label"),
    [
        ("ส่วนที่ ๑\tบทนำ\t", "ส่วนที่ ๑ บทนำ", None),  # the label's column is empty
        ("\t- หลักการและเหตุผล\t๓", "หลักการและเหตุผล", "๓"),
        ("ส่วนที่ ๒ แผนปฏิบัติการ\t๕ - ๙", "ส่วนที่ ๒ แผนปฏิบัติการ", "๕ - ๙"),
        ("คำนำ\tก", "คำนำ", "ก"),
        ("๑. การประเมินความเสี่ยง\t", "การประเมินความเสี่ยง", None),
        ("บทนำ ........ 1", "บทนำ", "1"),
        ("บทนำ……………๑๒", "บทนำ", "๑๒"),
        ("ภาคผนวก     45", "ภาคผนวก", "45"),
        (" ส่วนที่ 3  รายละเอียดโครงการ", "ส่วนที่ 3 รายละเอียดโครงการ", None),
        ("มิติ 1", "มิติ 1", None),  # its number is no page
        ("โครงการ (พ.ศ. ๒๕๖๒ – ๒๕๖๔)", "โครงการ (พ.ศ. ๒๕๖๒ – ๒๕๖๔)", None),  # nor is a year
    ],
)
def test_title_and_label(line: str, title: str, label: str | None) -> None:
    (entry,) = read(f"สารบัญ\n{line}")
    assert (entry.title, entry.page_label, entry.span) == (title, label, Span(2, 2))


@pytest.mark.parametrize(
    "line", ["\tเรื่อง\tหน้า", "\tหน้า", "เรื่อง           ", "สารบัญ (ต่อ)", "- ๒ -", "[หน้า ๔]", "......", ""]
)
def test_headers_and_page_numbers_are_no_entries(line: str) -> None:
    assert read(f"สารบัญ\n{line}") == []


def test_a_wrapped_title_is_one_entry_and_takes_the_label_below() -> None:
    (entry,) = read("สารบัญ\nโครงการ/กิจกรรม/มาตรการ และจำนวนงบประมาณ\t\nแยกตาม ๔ มิติ\t๕")
    assert (entry.title, entry.page_label) == ("โครงการ/กิจกรรม/มาตรการ และจำนวนงบประมาณ แยกตาม ๔ มิติ", "๕")
    assert entry.span == Span(2, 3)


def test_a_line_that_closes_a_bracket_goes_on_with_the_entry_above() -> None:
    (entry,) = read("สารบัญ\nส่วนที่ ๒ โครงการ (พ.ศ. ๒๕๖๖\n\n– ๒๕๗๐)\t๔")
    assert (entry.title, entry.page_label, entry.span) == ("ส่วนที่ ๒ โครงการ (พ.ศ. ๒๕๖๖ – ๒๕๗๐)", "๔", Span(2, 4))
    assert len(read("สารบัญ\nบทนำ (ใหม่)\n– ๒๕๗๐)\t๔")) == 2


def test_a_line_behind_a_finished_entry_stands_alone() -> None:
    assert [entry.title for entry in read("สารบัญ\nบทนำ\t๑\nตามแผนปฏิบัติการ\t๕")] == ["บทนำ", "ตามแผนปฏิบัติการ"]


def test_a_plan_without_contents_has_none() -> None:
    assert contents(SourceText("plan.txt", "txt", "", ("บทนำ\t1",)), (), ()) == ()


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("คำนำ ก\nส่วนที่ 1 บทนำ 1\nส่วนที่ 2 แผน 5", [("คำนำ", "ก"), ("ส่วนที่ 1 บทนำ", "1"), ("ส่วนที่ 2 แผน", "5")]),
        ("คำนำ (ก)\nบทนำ (๑)\nแผน (๕)", [("คำนำ", "ก"), ("บทนำ", "๑"), ("แผน", "๕")]),
        ("คำนำ หน้า ก\nบทนำ หน้า 1", [("คำนำ", "ก"), ("บทนำ", "1")]),
        ("คำนำ\nก\nบทนำ\n๑\nแผน\n๕", [("คำนำ", "ก"), ("บทนำ", "๑"), ("แผน", "๕")]),  # the page on the line below
        ("คำนำ ------ ก\nบทนำ ------ 1", [("คำนำ", "ก"), ("บทนำ", "1")]),
        ("เรื่อง หน้า\nส่วนที่ 1 บทนำ 1\nส่วนที่ 2 แผน 5", [("ส่วนที่ 1 บทนำ", "1"), ("ส่วนที่ 2 แผน", "5")]),  # the head says it
        (
            "บทนำ 1 - 4\nแผน พ.ศ. 2566 - 2570 5\nภาคผนวก ก 40",
            [("บทนำ", "1 - 4"), ("แผน พ.ศ. 2566 - 2570", "5"), ("ภาคผนวก ก", "40")],
        ),
        ("1\tคำนำ\tก\n2\tบทนำ\t1", [("คำนำ", "ก"), ("บทนำ", "1")]),  # the rows are numbered
    ],
)
def test_pages_by_the_whole_list(lines: str, found: list[tuple[str, str]]) -> None:
    assert [(entry.title, entry.page_label) for entry in read(f"สารบัญ\n{lines}")] == found


@pytest.mark.parametrize(
    "lines",
    [
        ("ส่วนที่ 1", "ส่วนที่ 2", "ส่วนที่ 3"),  # what the figure belongs to
        ("บทนำ", "แผนงานระยะ 5 ปี", "รายละเอียดโครงการ 20"),  # one of three
        ("เสาหลัก 3", "เสาหลัก 2", "เสาหลัก 1"),  # no pages go back
        ("บทนำ 1", "แผน 5"),  # too few to tell, and no head says so
        ("ภาคผนวก ก", "ภาคผนวก ข", "ภาคผนวก ค"),
    ],
)
def test_figures_at_the_ends_of_titles_are_no_pages(lines: tuple[str, ...]) -> None:
    assert [(entry.title, entry.page_label) for entry in read("\n".join(("สารบัญ", *lines)))] == [
        (line, None) for line in lines
    ]


WIDE = "ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริตของเทศบาลตำบล"


@pytest.mark.parametrize(
    ("above", "below", "title"),
    [
        (WIDE, "หนองบัว อำเภอเมือง 5", f"{WIDE} หนองบัว อำเภอเมือง"),
        (WIDE, "ส่วนที่ 3 รายละเอียดโครงการ 5", WIDE),  # an entry of its own
        (WIDE, "2.1 หลักการและเหตุผล 5", WIDE),
        ("ส่วนที่ 2 แผน", "หลักการและเหตุผล 5", "ส่วนที่ 2 แผน"),  # a line that had room for more
    ],
)
def test_a_line_without_a_page_goes_on_where_it_is_full(above: str, below: str, title: str) -> None:
    entries = read(f"สารบัญ\nคำนำ ก\nบทนำ 1\n{above}\n{below}\nภาคผนวก 40")
    assert entries[2].title == title
