"""The announcement's date and signature, and announcements of other things."""

from __future__ import annotations

import datetime

import pytest

from extract.ground.source import SourceText, Span
from parsers.facts.announcement import Announcement, find_announcement
from parsers.facts.signatures import person_name
from parsers.records.structure import Section

HEAD = "ประกาศเทศบาลตำบลเมืองจันทร์\nเรื่อง ใช้แผนปฏิบัติการป้องกันการทุจริต\n"


def read(text: str) -> Announcement:
    return find_announcement(SourceText("plan.txt", "txt", "", tuple(text.split("\n"))))


def test_date_name_and_position() -> None:
    assert read(
        f"{HEAD}\nประกาศ ณ วันที่ ๒๔ เดือน กันยายน พ.ศ.๒๕๖๕\n\n(นายมิตร สัมไย)\n\nนายกเทศมนตรีตำบลเมืองจันทร์\n\nคำนำ"
    ) == (Announcement(datetime.date(2022, 9, 24), "นายมิตร สัมไย", "นายกเทศมนตรีตำบลเมืองจันทร์"))


def test_pictures_dots_and_page_numbers_are_passed_over() -> None:
    found = read(
        f"{HEAD}   ประกาศ  ณ  วันที่  18  เดือน สิงหาคม  พ.ศ. 2565   \n      [image: image2.png]\n.........\n"
        "   (นายเสน่ห์  วจีสิงห์)\n - 2 -\n   นายกเทศมนตรีตำบลพอกน้อย\nส่วนที่ 1"
    )
    assert found == Announcement(datetime.date(2022, 8, 18), "นายเสน่ห์ วจีสิงห์", "นายกเทศมนตรีตำบลพอกน้อย")


def test_an_acting_mayor_has_an_office_of_two_lines() -> None:
    found = read(
        f"{HEAD}ประกาศ ณ วันที่ 1 ตุลาคม พ.ศ. 2565\n(นางสาวสมหญิง ใจดี)\nปลัดเทศบาล ปฏิบัติหน้าที่\nนายกเทศมนตรีตำบลเมืองจันทร์"
    )
    assert found.signatory_position == "ปลัดเทศบาล ปฏิบัติหน้าที่ นายกเทศมนตรีตำบลเมืองจันทร์"


def test_a_missing_position_is_not_the_next_heading() -> None:
    found = read(f"{HEAD}ประกาศ ณ วันที่ 1 ตุลาคม พ.ศ. 2565\n(นายมิตร สัมไย)\n\nคำนำ\nเทศบาลได้จัดทำ")
    assert (found.signatory_name, found.signatory_position) == ("นายมิตร สัมไย", None)


def test_a_blank_day_gives_no_date() -> None:
    found = read(f"{HEAD}ประกาศ ณ วันที่        เดือน กันยายน พ.ศ. 2565\n(นายมิตร สัมไย)\nนายกเทศมนตรี")
    assert (found.announced_on, found.signatory_name) == (None, "นายมิตร สัมไย")


@pytest.mark.parametrize(
    "text",
    [
        "ประกาศเทศบาล\nเรื่อง นโยบายไม่รับของขวัญ\nประกาศ ณ วันที่ 1 ตุลาคม พ.ศ. 2565\n(นายมิตร สัมไย)",  # of something else
        f"{HEAD}จึงประกาศให้ทราบโดยทั่วกัน\n(นายมิตร สัมไย)",  # undated
        f"{HEAD}ตามประกาศ ณ วันที่ 7 เมษายน 2558 เรื่อง หลักเกณฑ์",  # another's, quoted in prose
        "",
    ],
)
def test_no_announcement_of_the_plan(text: str) -> None:
    assert read(text) == Announcement(None, None, None)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("(นายเสน่ห์  วจีสิงห์)", "นายเสน่ห์ วจีสิงห์"),
        ("ลงชื่อ ......... (นางสมศรี รักดี)", "นางสมศรี รักดี"),
        ("พันจ่าเอกสมชาย ใจดี", "พันจ่าเอกสมชาย ใจดี"),
        ("(มิตร สัมไย)", "มิตร สัมไย"),
        ("นายกเทศมนตรีตำบลพอกน้อย", None),  # begins like นาย
        ("(พ.ศ. ๒๕๖๖ - ๒๕๗๐)", None),
        ("(ลงชื่อ)", None),
        ("นายมิตร สัมไย นายกเทศมนตรี", None),  # name and office in one line: not a name alone
        ("งบประมาณ (บาท)", None),
    ],
)
def test_a_line_that_is_a_name(line: str, name: str | None) -> None:
    assert person_name(line) == name


@pytest.mark.parametrize(
    "blank", ["(......................)", "(ลงชื่อ) ..............\n(..............)", "ลงชื่อ………………", "(ลงชื่อ)"]
)
def test_a_position_stands_below_a_blank_signature(blank: str) -> None:
    found = read(f"{HEAD}ประกาศ ณ วันที่ 1 ตุลาคม พ.ศ. 2565\n\n{blank}\nนายกเทศมนตรีตำบลพอกน้อย\n")
    assert (found.signatory_name, found.signatory_position) == (None, "นายกเทศมนตรีตำบลพอกน้อย")


def test_prose_below_a_blank_signature_is_no_position() -> None:
    found = read(f"{HEAD}ประกาศ ณ วันที่ 1 ตุลาคม พ.ศ. 2565\n(..............)\nตามที่นายกเทศมนตรีเห็นชอบ\n")
    assert found.signatory_position is None


def test_who_approved_a_plan_without_announcement_signed_it() -> None:
    text = "แผนปฏิบัติการป้องกันการทุจริต\n(ลงชื่อ)..............ผู้อนุมัติแผน\n(นายมิตร สัมไย)\nนายกเทศมนตรีตำบลพอกน้อย\n"
    assert read(text) == Announcement(None, "นายมิตร สัมไย", "นายกเทศมนตรีตำบลพอกน้อย")


def signed(foreword: str, above: str = "") -> Announcement:
    lines = (*above.split("\n"), *foreword.split("\n"))
    start = above.count("\n") + 2
    section = Section(1, None, 1, "foreword", None, "คำนำ", Span(start, start), Span(start, len(lines)))
    return find_announcement(SourceText("plan.txt", "txt", "", lines), [section])


@pytest.mark.parametrize("end", ["", "<br>", "  "])
def test_who_signed_the_foreword_where_nothing_was_announced(end: str) -> None:
    text = f"คำนำ\nเทศบาลหวังว่าแผนจะเป็นประโยชน์\n\n(นางสาวสมหญิง ใจดี){end}\nนายกเทศมนตรีตำบลตัวอย่าง{end}\nกันยายน ๒๕๖๕"
    assert signed(text) == Announcement(None, "นางสาวสมหญิง ใจดี", "นายกเทศมนตรีตำบลตัวอย่าง")


@pytest.mark.parametrize(
    "text",
    [
        "คำนำ\nเทศบาลหวังว่า\n(นางสาวสมหญิง ใจดี)\nกันยายน ๒๕๖๕",  # no office: who typed it
        "คำนำ\nเทศบาลหวังว่า\nนายกเทศมนตรีตำบลตัวอย่าง\nกันยายน ๒๕๖๕",  # no name
        "คำนำ\n(นายสม ใจ)\nนายกเทศมนตรี\n" + "\n".join(f"ประโยคที่ {n}" for n in "กขคงจฉชซ"),  # not at its end
    ],
)
def test_a_foreword_that_nobody_signs(text: str) -> None:
    assert signed(text) == Announcement(None, None, None)


def test_an_announcement_goes_before_the_foreword() -> None:
    above = f"{HEAD}ประกาศ ณ วันที่ ๒๔ เดือน กันยายน พ.ศ.๒๕๖๕\n(นายมิตร สัมไย)\nนายกเทศมนตรีตำบลเมืองจันทร์"
    assert signed("คำนำ\nก\n(นายอื่น คนอื่น)\nปลัดเทศบาล", above).signatory_name == "นายมิตร สัมไย"


SIGNED = "(นายมิตร สัมไย)\nนายกเทศมนตรีตำบลพอกน้อย\n"


@pytest.mark.parametrize(
    "dated",
    [
        "จึงประกาศให้ทราบโดยทั่วกัน ณ วันที่ 20 กันยายน พ.ศ. 2565",
        "จึงประกาศให้ทราบโดยทั่วกัน\n\nณ วันที่ 20 กันยายน 2565",
        "ประกาศ วันที่ 20 กันยายน 2565",
        "ให้ไว้ ณ วันที่ ๒๐ เดือน กันยายน พ.ศ. ๒๕๖๕",
    ],
)
def test_an_announcement_dated_otherwise_is_signed(dated: str) -> None:
    assert read(f"{HEAD}{dated}\n\n{SIGNED}") == Announcement(
        datetime.date(2022, 9, 20), "นายมิตร สัมไย", "นายกเทศมนตรีตำบลพอกน้อย"
    )
    assert read(f"{HEAD}{dated}\n\nส่วนที่ 1 บทนำ\n") == Announcement(None, None, None)


@pytest.mark.parametrize(
    "dated",
    [
        "คำสั่งเทศบาล ที่ 5/2565 เรื่อง แต่งตั้งคณะทำงานจัดทำแผน\nสั่ง ณ วันที่ 20 กันยายน 2565",  # an order
        "ตามมติที่ประชุม ณ วันที่ 7 เมษายน 2558 เห็นชอบหลักเกณฑ์",  # told in prose
    ],
)
def test_a_date_that_is_none_of_the_announcement(dated: str) -> None:
    assert read(f"{HEAD}{dated}\n{SIGNED}").announced_on is None


@pytest.mark.parametrize(
    ("tail", "name"),
    [
        (f"(ลงชื่อ) ....................\n{SIGNED}", "นายมิตร สัมไย"),
        (f"{SIGNED}20 กันยายน 2565", "นายมิตร สัมไย"),
        (f"เห็นชอบ\n\n{SIGNED}", "นายมิตร สัมไย"),
        ("(นายมิตร สัมไย)\nปลัดเทศบาลตำบลพอกน้อย", None),  # puts nothing into force
        ("(นายมิตร สัมไย)\nนักวิเคราะห์นโยบายและแผน", None),
        (f"{SIGNED}ก\nข\nค\nง", None),  # not at the end
        (f"สั่ง ณ วันที่ 20 กันยายน 2565\n{SIGNED}", None),  # an order's end
        (f"โครงการ ก\n{SIGNED}\nโครงการ ข\n{SIGNED}", None),  # signs each project
    ],
)
def test_the_mayor_who_signs_at_the_end(tail: str, name: str | None) -> None:
    assert read(f"แผนปฏิบัติการป้องกันการทุจริต\nเทศบาลตำบลพอกน้อย\n\n{tail}").signatory_name == name


@pytest.mark.parametrize("gap", ["\t", "          "])
@pytest.mark.parametrize("role", ["ผู้เสนอ{gap}ผู้อนุมัติ", "ลงชื่อ..........ผู้เสนอแผน{gap}ลงชื่อ..........ผู้อนุมัติแผน"])
def test_who_approves_signs_beside_who_proposes(gap: str, role: str) -> None:
    rows = (role, "(นางสมศรี ใจดี){gap}(นายมิตร สัมไย)", "ปลัดเทศบาล{gap}นายกเทศมนตรีตำบลพอกน้อย")
    text = "\n".join(rows).format(gap=gap)
    assert read(f"แผนปฏิบัติการป้องกันการทุจริต\n{text}") == Announcement(None, "นายมิตร สัมไย", "นายกเทศมนตรีตำบลพอกน้อย")


YEARS = (2566, 2568)


def dated(printed: str) -> Announcement:
    text = f"{HEAD}\nประกาศ ณ วันที่ {printed}\n(นายมิตร สัมไย)\nนายกเทศมนตรีตำบลเมืองจันทร์"
    return find_announcement(SourceText("plan.txt", "txt", "", tuple(text.split("\n"))), (), YEARS)


@pytest.mark.parametrize(
    "printed", ["15 ต.ค. 65", "15 ตุลาคม 2565", "15/10/2565", "๑๕/๑๐/๖๕", "15-10-2565", "15 ตุลาคม 2022"]
)
def test_a_date_in_its_forms(printed: str) -> None:
    assert dated(printed).announced_on == datetime.date(2022, 10, 15)


@pytest.mark.parametrize("printed", ["15 ต.ค. 40", "32/10/2565", "10/2565", "15/10", "ตุลาคม 2565"])
def test_what_is_no_date_of_a_day(printed: str) -> None:
    assert dated(printed).announced_on is None


@pytest.mark.parametrize("printed", ["15 ตุลาคม 2656", "15 ตุลาคม 2556", "15/10/2570"])
def test_a_date_far_from_the_plan_s_years_is_a_misprint(printed: str) -> None:
    found = dated(printed)
    assert found.announced_on is None
    assert found.outside == (f"ประกาศ ณ วันที่ {printed}", Span(4, 4))
    assert found.signatory_name == "นายมิตร สัมไย"


@pytest.mark.parametrize(("printed", "year"), [("1 มีนาคม 2563", 2020), ("30 กันยายน 2569", 2026)])
def test_a_date_near_the_plan_s_years_is_its_own(printed: str, year: int) -> None:
    found = dated(printed)
    assert (found.announced_on and found.announced_on.year, found.outside) == (year, None)


def test_a_date_far_below_the_plan_s_name_that_the_mayor_signs() -> None:
    """A page of a web site: the announcement is the plan, and its end is dated."""
    blocks = "\n".join(f"กิจกรรมที่ {n} ดำเนินการโดยกองคลัง" for n in range(60))
    end = "ประกาศ ณ วันที่ 30 กันยายน พ.ศ. 2568\n"
    title = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2569)\n"
    assert read(f"{title}{blocks}\n{end}{SIGNED}") == Announcement(
        datetime.date(2025, 9, 30), "นายมิตร สัมไย", "นายกเทศมนตรีตำบลพอกน้อย"
    )
    for other in (f"ประกาศเทศบาลตำบลพอกน้อย\nเรื่อง งดรับของขวัญ\n{end}{SIGNED}", f"{end}(นายสม ใจดี)\nปลัดเทศบาล\n"):
        assert read(f"{title}{blocks}\n{other}ท้าย\nท้าย\nท้าย\nท้าย").announced_on is None


SAID = (
    "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)\n"
    "> ประกาศใช้เมื่อวันที่: 20 กันยายน พ.ศ. 2565\n"
    "> ผู้ลงนามประกาศ: (นายมิตร สัมไย) นายกเทศมนตรีเมืองจันทร์\n"
)


def test_a_cover_says_date_and_signature_behind_labels() -> None:
    assert read(SAID) == Announcement(datetime.date(2022, 9, 20), "นายมิตร สัมไย", "นายกเทศมนตรีเมืองจันทร์")


@pytest.mark.parametrize(
    "text",
    [
        SAID.replace("ผู้ลงนามประกาศ", "ผู้จัดทำ"),
        SAID.replace("นายกเทศมนตรีเมืองจันทร์", "ผู้ดูแลระบบ"),
        SAID.replace("แผนปฏิบัติการป้องกันการทุจริต", "นโยบายไม่รับของขวัญ"),
        SAID.replace("ประกาศใช้เมื่อวันที่", "ประกาศเมื่อ"),  # when a page was posted
    ],
)
def test_other_labels_announce_nothing(text: str) -> None:
    assert read(text).announced_on is None


def test_a_plan_that_is_put_into_force_at_its_end() -> None:
    found = read("เนื้อหา\nประกาศใช้ ณ วันที่ 27 กันยายน พ.ศ. 2565\n(นายมิตร สัมไย)\nนายกองค์การบริหารส่วนตำบลพอกน้อย")
    assert found == Announcement(datetime.date(2022, 9, 27), "นายมิตร สัมไย", "นายกองค์การบริหารส่วนตำบลพอกน้อย")
