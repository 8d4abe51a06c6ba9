"""Words behind an amount, or in the note that its star leads to, may make another thing of it than its column says."""

from __future__ import annotations

import pytest

from lawful import Rows, baht_or_status, rows_of_text

HEAD = "ที่|โครงการ/กิจกรรม|ปี 2566 (บาท)|ปี 2567 (บาท)|ผู้รับผิดชอบ"


def rows_of(first: str, below: str = "", title: str = "โครงการอบรมวินัย", head: str = HEAD) -> Rows:
    text = f"""แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)
เทศบาลตำบลบ้านสมมุติ

ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)

{head}
1|{title}|{first}|-|กองคลัง
2|โครงการจิตอาสา|20,000|20,000|กองคลัง
{below}

ส่วนที่ 3 รายละเอียดโครงการ
""".replace("|", "\t")
    return rows_of_text(text)


def amounts(rows: Rows) -> list[int | str]:
    return [baht_or_status(line) for line in rows["budget_lines"]]


def unreadable(rows: Rows) -> list[str]:
    return [issue["found"] for issue in rows["issues"] if issue["code"] == "unreadable_amount"]


@pytest.mark.parametrize(
    "words",
    [
        "พันบาท",
        "ตลอดโครงการ",
        "รวมทุกปี",
        "ต่อรุ่น",
        "เดือนละ",
        "ใช้จริง",
        "งบเดิม",
        "งบประมาณปีก่อน",
        "ยกเลิก",
        "คน",
        "โอนเพิ่ม",
        "ใช้ร่วมกับโครงการอบรม",
    ],
)
def test_words_that_say_that_an_amount_is_something_else(words: str) -> None:
    rows = rows_of(f"500,000 ({words})")
    assert amounts(rows) == ["ambiguous", "dash", 20_000, 20_000]
    assert unreadable(rows) == [f"500,000 ({words})"]


@pytest.mark.parametrize(
    "words", ["งบ อบต.", "เงินอุดหนุน", "ค่าวิทยากร", "ห้าแสนบาทถ้วน", "ตั้งจ่ายจากเทศบัญญัติ", "โครงการต่อเนื่อง", "ต่อปี"]
)
def test_words_for_the_source_or_the_purpose_leave_an_amount_as_it_is(words: str) -> None:
    rows = rows_of(f"500,000 ({words})")
    assert amounts(rows) == [500_000, "dash", 20_000, 20_000]
    assert unreadable(rows) == []


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("ตั้งงบประมาณปี 2566", 500_000),
        ("งบ อบต. ปีงบประมาณ พ.ศ. ๒๕๖๖", 500_000),
        ("ตั้งงบประมาณปี 2565", "ambiguous"),
        ("ปี 2566 - 2567", "ambiguous"),
        ("ใช้จริง ปี 2566", "ambiguous"),
    ],
)
def test_the_year_of_its_column_is_no_doubt_of_an_amount(words: str, first: int | str) -> None:
    rows = rows_of(f"500,000 ({words})")
    assert amounts(rows) == [first, "dash", 20_000, 20_000]
    cancelled = rows_of(f"500,000 ({words})", title="โครงการอบรมวินัย (ยกเลิก)")
    assert amounts(cancelled)[0] == "ambiguous"


@pytest.mark.parametrize(
    "note",
    [
        "* ปี 2566 แก้ไขจาก 20,000 บาท เป็น 25,000 บาท ตามมติที่ประชุม",
        "หมายเหตุ : * งบประมาณรวมตลอด 2 ปี",
        "หมายเหตุ\n* ใช้ร่วมกับโครงการจิตอาสา",
        "* คือ โครงการที่ยกเลิกแล้ว",
        "* ตั้งไว้ในปี 2567",
        "* ใช้งบประมาณรวมกัน 3 โครงการ",
        "* ร่วมกับโครงการที่ 1",
        "* นับรวมในมิติที่ 1 แล้ว",
        "* งบประมาณสำหรับ 2 ปี",
        "* อยู่ระหว่างโอนงบประมาณไปตั้งจ่ายเป็นรายการใหม่",
        "|* ยกเลิกโครงการ|||",
    ],
)
def test_a_note_that_changes_an_amount_leaves_it_out(note: str) -> None:
    rows = rows_of("20,000*", note)
    assert amounts(rows) == ["ambiguous", "dash", 20_000, 20_000]
    assert unreadable(rows) == ["20,000*"]


@pytest.mark.parametrize(
    "note",
    ["* ใช้งบประมาณของ อบจ.", "** แก้ไขเป็น 25,000 บาท", "หมายเหตุ : แก้ไขเป็น 25,000 บาท", "* โครงการตามนโยบายจังหวัด", ""],
)
def test_a_note_that_changes_nothing_or_has_another_star(note: str) -> None:
    rows = rows_of("20,000*", note)
    assert amounts(rows) == [20_000, "dash", 20_000, 20_000]
    assert unreadable(rows) == []


@pytest.mark.parametrize(("total", "first"), [("40,000", 20_000), ("45,000", "ambiguous")])
def test_a_total_says_whether_a_starred_amount_counts_as_printed(total: str, first: int | str) -> None:
    rows = rows_of("20,000*", f"|รวม|{total}|20,000|\n* แก้ไขเป็น 25,000 บาท")
    assert amounts(rows) == [first, "dash", 20_000, 20_000]


def test_a_star_at_a_title_or_a_head_is_that_of_its_amounts() -> None:
    rows = rows_of("20,000", "* งบประมาณรวมตลอด 5 ปี", title="โครงการอบรมวินัย*")
    assert amounts(rows) == ["ambiguous", "dash", 20_000, 20_000]
    rows = rows_of("20,000", "* แก้ไขเป็น 25,000 บาท", head=HEAD.replace("2566 (บาท)", "2566*"))
    assert amounts(rows) == ["ambiguous", "dash", "ambiguous", 20_000]
    assert amounts(rows_of("20,000", "* ใช้งบ อบจ.", title="โครงการอบรมวินัย*")) == [20_000, "dash", 20_000, 20_000]


@pytest.mark.parametrize("mark", [" (ยกเลิก)", " [งดดำเนินการ]", " (ขอยกเลิกโครงการ)", " ยกเลิกแล้ว"])
def test_a_project_that_is_not_carried_out_has_no_amount(mark: str) -> None:
    rows = rows_of("500,000", title=f"โครงการอบรมวินัย{mark}")
    assert amounts(rows) == ["ambiguous", "dash", 20_000, 20_000]
    assert unreadable(rows) == [f"โครงการอบรมวินัย{mark} | 500,000"]


@pytest.mark.parametrize("title", ["โครงการยกเลิกการใช้โฟม", "โครงการงดเหล้า (เข้าพรรษา)", "โครงการคนดี (งดเหล้า)"])
def test_a_project_that_is_about_giving_up_has_its_amount(title: str) -> None:
    rows = rows_of("500,000", title=title)
    assert amounts(rows)[0] == 500_000
    assert unreadable(rows) == []


def test_a_total_that_counts_a_project_marked_so_says_that_its_amount_stands() -> None:
    rows = rows_of("500,000", "|รวม|520,000|20,000|", title="โครงการอบรมวินัย (ยกเลิก)")
    assert amounts(rows)[0] in (500_000, "ambiguous")
    assert amounts(rows)[2:] == [20_000, 20_000]


@pytest.mark.parametrize(
    ("head", "each"),
    [
        ("ปีงบประมาณ 2566-2567 (บาท/ปี)", True),
        ("งบประมาณ ปี 2566 - 2567 (บาทต่อปี)", True),
        ("งบประมาณปีละ (บาท) 2566-2567", True),
        ("งบประมาณ ปี 2566-2567 (บาท)", False),
        ("จำนวนเงิน/ปีงบประมาณ 2566-2567", False),
    ],
)
def test_a_head_of_several_years_may_say_that_its_values_are_of_each(head: str, each: bool) -> None:
    text = f"""แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)
เทศบาลตำบลบ้านสมมุติ

ที่|โครงการ/กิจกรรม|{head}|ผู้รับผิดชอบ
1|โครงการอบรมวินัย|10,000|กองคลัง
2|โครงการจิตอาสา|-|กองคลัง
|รวม|10,000|
""".replace("|", "\t")
    rows = rows_of_text(text)
    assert amounts(rows) == ([10_000, 10_000, "dash", "dash"] if each else [10_000, "dash"])
    assert [total["declared_baht"] for total in rows["budget_totals"] if total["declared_baht"]] == (
        [10_000, 10_000] if each else [10_000]
    )
    assert not unreadable(rows)
