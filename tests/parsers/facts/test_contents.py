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


@pytest.mark.parametrize("line", ["\tเรื่อง\tหน้า", "\tหน้า", "เรื่อง           ", "สารบัญ (ต่อ)", "- ๒ -", "......", ""])
def test_headers_and_page_numbers_are_no_entries(line: str) -> None:
    assert read(f"สารบัญ\n{line}") == []


def test_a_wrapped_title_is_one_entry_and_takes_the_label_below() -> None:
    (entry,) = read("สารบัญ\nโครงการ/กิจกรรม/มาตรการ และจำนวนงบประมาณ\t\nแยกตาม ๔ มิติ\t๕")
    assert (entry.title, entry.page_label) == ("โครงการ/กิจกรรม/มาตรการ และจำนวนงบประมาณ แยกตาม ๔ มิติ", "๕")
    assert entry.span == Span(2, 3)


def test_a_line_behind_a_finished_entry_stands_alone() -> None:
    assert [entry.title for entry in read("สารบัญ\nบทนำ\t๑\nตามแผนปฏิบัติการ\t๕")] == ["บทนำ", "ตามแผนปฏิบัติการ"]


def test_a_plan_without_contents_has_none() -> None:
    assert contents(SourceText("plan.txt", "txt", "", ("บทนำ\t1",)), (), ()) == ()
