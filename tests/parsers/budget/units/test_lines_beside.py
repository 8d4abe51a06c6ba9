"""Every unit that is printed beside a table is the table's, another table's, or leaves its money without one."""

from __future__ import annotations

import pytest

from lawful import Rows, baht_or_status, rows_of_text

HEAD = "ที่|โครงการ/กิจกรรม|ปี 2566|ปี 2567|หมายเหตุ"
BODY = "1|โครงการอบรมคุณธรรม|20|25|\n2|กิจกรรมรับเรื่องร้องเรียน|-|5|"
OTHER = "3|โครงการเด็กไทยใจสุจริต|30|35|\n4|มาตรการควบคุมพัสดุ|-|6|"
BAHT, THOUSANDS = [20, 25, "dash", 5], [20_000, 25_000, "dash", 5_000]
NONE = ["ambiguous", "ambiguous", "dash", "ambiguous"]
REVENUES = "รายการ|ปี 2564|ปี 2565\nภาษีอากร|500|600\nค่าธรรมเนียม|70|80"


def rows_of(table: str) -> Rows:
    text = f"""แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)
เทศบาลตำบลบ้านสมมุติ

ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)

{table.replace("|", chr(9))}

ส่วนที่ 3 รายละเอียดโครงการ
"""
    return rows_of_text(text)


def amounts(rows: Rows) -> list[int | str]:
    return [baht_or_status(line) for line in rows["budget_lines"]]


def is_said(rows: Rows) -> bool:
    """Whether each row without amounts is among the lines of an issue."""
    issues = [issue for issue in rows["issues"] if issue["code"] == "unit_uncertain"]
    lost = [line["line_start"] for line in rows["budget_lines"] if line["status"] == "ambiguous"]
    return bool(issues) and all(any(i["line_start"] <= n <= i["line_end"] for i in issues) for n in lost)


@pytest.mark.parametrize(
    "line",
    [
        "ตารางที่ 1 แผนงาน/โครงการ หน่วย : พันบาท",
        "ตารางที่ 1 สรุปโครงการ กิจกรรม มาตรการ ตามแผนปฏิบัติการป้องกันการทุจริตของเทศบาล (หน่วย : พันบาท)",
        "ตารางที่ ๑ โครงการ/กิจกรรม/มาตรการ และงบประมาณ ปี ๒๕๖๖ - ๒๕๖๗ (พันบาท)",
        "ตาราง 2 : แผนงาน [พันบาท]",
        "ตัวเลขงบประมาณในตารางเป็นหน่วยพันบาท",
        "(หน่วย : พัน)",
        "(x 1,000 บาท)",
        "หน่วย : 1,000 บาท",
    ],
)
def test_a_caption_or_sentence_that_says_the_unit(line: str) -> None:
    assert amounts(rows_of(f"{line}\n\n{HEAD}\n{BODY}")) == THOUSANDS


@pytest.mark.parametrize(
    "note",
    [
        "หมายเหตุ งบประมาณมีหน่วยเป็นพันบาท",
        "หมายเหตุ : ตัวเลขงบประมาณ (พันบาท)",
        "* หน่วย : พันบาท",
        "หมายเหตุ : ตัวเลขในตารางให้คูณด้วย 1,000 บาท",
        "(ตัวเลขให้คูณด้วย 1000)",
    ],
)
def test_a_note_that_says_the_unit(note: str) -> None:
    assert amounts(rows_of(f"{HEAD}\n{BODY}\n{note}")) == THOUSANDS


@pytest.mark.parametrize(
    "line",
    [
        "งบประมาณ 1,000 บาท",
        "ราคาต่อหน่วย 1,000 บาท",
        "หน่วยละห้าพันบาท",
        "ใช้งบประมาณไม่เกินหนึ่งแสนบาท",
        "(50 คน x 1,000 บาท)",
        "หน่วยงาน : กองคลัง",
        "ตารางที่ 1 โครงการที่ใช้งบประมาณเกินห้าพันบาท",
        "ตารางที่ 1 โครงการ (เกิน 5 พันบาท)",
        "ตารางที่ 1 โครงการและงบประมาณ (บาท)",
    ],
)
@pytest.mark.parametrize("place", ["{line}\n\n{table}", "{table}\n\n{line}"])
def test_a_line_that_names_a_sum_or_an_office_is_no_unit(line: str, place: str) -> None:
    rows = rows_of(place.format(line=line, table=f"{HEAD}\n{BODY}"))
    assert amounts(rows) == BAHT
    assert not is_said(rows)


FAR = "แผนปฏิบัติการ\nเทศบาล\nปี 2566-2567"


@pytest.mark.parametrize(
    "table",
    [
        f"(หน่วย : พันบาท)\n{FAR}\n{HEAD}\n{BODY}",
        f"ราคา (พันบาท)\n\n{HEAD}\n{BODY}",
        f"ตารางที่ 1 งบประมาณ (ล้านบาท) ของโครงการที่ขอ (พันบาท)\n\n{HEAD}\n{BODY}",
        f"ตารางที่ 1 โครงการและงบประมาณ (พันบาท) ของเทศบาล\n\n{HEAD}\n{BODY}",
        f"ตารางที่ 1 โครงการและงบประมาณ (พันบาท)\n\n{HEAD}\n{BODY}\n\nหน่วย : ล้านบาท",
        f"งบประมาณทั้งหมดของตารางนี้ มีหน่วยนับเป็นพันบาท ตามมติที่ประชุม\n\n{HEAD}\n{BODY}",
        f"ตารางที่ 1 งบประมาณรายจ่าย (ตัวเลขเป็นพันบาท)\n{HEAD}\n{BODY}",
        f"หน่วย: บาท (พัน)\n{HEAD}\n{BODY}",
        f"(Unit: 1,000 Baht)\n{HEAD}\n{BODY}",
        f"{HEAD}\n{BODY}\n\nหมายเหตุ: จำนวนเงินในตารางแสดงเป็นหลักพัน",
        f"{HEAD}\n{BODY}\n\nหมายเหตุ\n1. ข้อมูล ณ วันประชุม\n2. หน่วย : พันบาท",
        f'{HEAD}\n{BODY}\n\nหมายเหตุ : จำนวนเงินในตารางมีหน่วยเป็นบาท (คำว่า "พันบาท" ที่หัวตารางพิมพ์ผิด)',
    ],
)
def test_a_unit_that_no_table_surely_has_leaves_the_money_without_one(table: str) -> None:
    rows = rows_of(table)
    assert amounts(rows) == NONE
    assert is_said(rows)


def test_a_far_line_of_baht_or_behind_the_next_part_changes_nothing() -> None:
    assert amounts(rows_of(f"(หน่วย : บาท)\n{FAR}\n{HEAD}\n{BODY}")) == BAHT
    assert amounts(rows_of(f"{HEAD}\n{BODY}\n\nส่วนที่ 4 รายรับ\n\n(หน่วย : พันบาท)\n")) == BAHT


IN_HEADS = HEAD.replace("2566", "2566 (พันบาท)").replace("2567", "2567 (พันบาท)")


def test_heads_and_a_note_that_disagree() -> None:
    note = "หมายเหตุ : จำนวนเงินในตารางมีหน่วยเป็นบาท"
    rows = rows_of(f"หน่วย : พันบาท\n{IN_HEADS}\n{BODY}\n\n{note}")
    assert amounts(rows) == NONE
    assert is_said(rows)
    assert amounts(rows_of(f"{IN_HEADS}\n{BODY}\n\n{note.replace('บาท', 'พันบาท')}")) == THOUSANDS


@pytest.mark.parametrize("line", ["(หน่วย : คน)", "จำนวนผู้เข้าร่วมโครงการ (หน่วย : คน)", "หน่วยนับ : ครั้ง", "หน่วย : ร้อยละ"])
def test_a_table_that_counts_people_holds_no_baht(line: str) -> None:
    rows = rows_of(f"{line}\n{HEAD}\n{BODY}")
    assert amounts(rows) == NONE
    assert is_said(rows)


def test_heads_that_say_baht_are_baht_whatever_a_line_counts() -> None:
    head = HEAD.replace("2566", "2566 (บาท)").replace("2567", "2567 (บาท)")
    assert amounts(rows_of(f"(หน่วย : คน)\n{head}\n{BODY}")) == BAHT


def test_a_unit_between_another_table_and_ours_is_of_neither() -> None:
    rows = rows_of(f"ตารางรายรับ\n{REVENUES}\n\nหน่วย : พันบาท\n\n{HEAD}\n{BODY}")
    assert amounts(rows) == NONE
    assert is_said(rows)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (f"{REVENUES}\n\nหน่วย : พันบาท\n{HEAD}\n{BODY}", THOUSANDS),
        (f"{REVENUES}\nหน่วย : พันบาท\n\n{HEAD}\n{BODY}", BAHT),
        (f"หน่วย : บาท\n{REVENUES}\n\nหน่วย : พันบาท\n\n{HEAD}\n{BODY}", THOUSANDS),
        (f"{HEAD}\n{BODY}\n\n(หน่วย : พันบาท)\n{REVENUES}", BAHT),
        (f"{HEAD}\n{BODY}\n(หน่วย : พันบาท)\n\n{REVENUES}", THOUSANDS),
        (f"{HEAD}\n{BODY}\n\n(หน่วย : พันบาท)\n\n{REVENUES.replace('2564', '2564 (บาท)')}", THOUSANDS),
        (f"{HEAD}\n{BODY}\n\n(หน่วย : ร้อยละ)\n\n{REVENUES}", BAHT),
    ],
    ids=["at ours", "at theirs", "theirs has one", "below at theirs", "below at ours", "their heads say one", "shares"],
)
def test_a_unit_between_two_tables_is_of_the_one_it_touches(table: str, expected: list[int | str]) -> None:
    rows = rows_of(table)
    assert amounts(rows) == expected
    assert not is_said(rows)


def test_a_table_in_thousands_leaves_those_open_that_say_nothing() -> None:
    """One head of two says the unit, or a note below the last table alone."""
    dimension = "\n\nมิติที่ 2 การบริหารราชการด้วยความโปร่งใส\n\n"
    rows = rows_of(f"{IN_HEADS}\n{BODY}{dimension}{HEAD}\n{OTHER}")
    assert amounts(rows) == [*THOUSANDS, *NONE]
    assert is_said(rows)
    rows = rows_of(f"{HEAD}\n{BODY}{dimension}{HEAD}\n{OTHER}\n(หน่วย : พันบาท)")
    assert amounts(rows) == [*NONE, 30_000, 35_000, "dash", 6_000]
    assert is_said(rows)


def test_a_table_that_says_baht_beside_one_in_thousands_is_baht() -> None:
    rows = rows_of(f"{IN_HEADS}\n{BODY}\n\n{IN_HEADS.replace('พันบาท', 'บาท')}\n{OTHER}")
    assert amounts(rows) == [*THOUSANDS, 30, 35, "dash", 6]


@pytest.mark.parametrize("unit", ["('000 บาท)", "(000)", "(พัน)", "(x 1,000)", "(พ.บ.)"])
def test_thousands_in_a_head_without_the_word_for_baht(unit: str) -> None:
    head = HEAD.replace("2566", f"2566 {unit}").replace("2567", f"2567 {unit}")
    assert amounts(rows_of(f"{head}\n{BODY}")) == THOUSANDS


def test_a_unit_that_makes_amounts_of_billions_is_doubtful() -> None:
    head = HEAD.replace("2566", "2566 (ลบ.)").replace("2567", "2567 (ลบ.)")
    rows = rows_of(f"{head}\n{BODY.replace('|25|', '|2,500|')}")
    assert amounts(rows) == [20_000_000, 2_500_000_000, "dash", 5_000_000]
    assert [issue["found"] for issue in rows["issues"] if issue["code"] == "implausible_amount"] == [
        "2567: 2,500,000,000"
    ]


OWN = "1|โครงการอบรมคุณธรรม|20|1.2 ล้านบาท|\n2|กิจกรรมรับเรื่องร้องเรียน|-|5,000 บาท|\n|รวม|20|1,205|"
BUT_OWN = [
    "หน่วย : พันบาท (เว้นแต่ระบุไว้เป็นอย่างอื่น)",
    "(หน่วย: พันบาท ยกเว้นที่ระบุหน่วยไว้)",
    "หน่วย : พันบาท เว้นแต่จะได้กำหนดไว้เป็นอย่างอื่น",
]


@pytest.mark.parametrize("line", BUT_OWN)
def test_a_cell_has_its_own_unit_where_the_line_leaves_room_for_it(line: str) -> None:
    rows = rows_of(f"{line}\n\n{HEAD}\n{OWN}")
    assert amounts(rows) == [20_000, 1_200_000, "dash", 5_000]
    assert [row["difference_baht"] for row in rows["budget_totals"]] == [0, 0]
    pipes = "\n".join(f"| {' | '.join(line.split('|'))} |" for line in (HEAD, "---|---|---|---|---", *OWN.split("\n")))
    assert amounts(rows_of_text(PIPES.format(line=line, table=pipes))) == [20_000, 1_200_000, "dash", 5_000]


PIPES = """# แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567) ของ เทศบาลตำบลบ้านสมมุติ

## ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต

{line}

{table}
"""


@pytest.mark.parametrize("line", ["หน่วย : พันบาท", "(หน่วย : พันบาท)", "หน่วย : พันบาท ยกเว้นโครงการที่ 2"])
def test_baht_in_a_cell_is_open_where_no_line_leaves_room_for_it(line: str) -> None:
    assert 5_000 not in amounts(rows_of(f"{line}\n\n{HEAD}\n{OWN.rpartition(chr(10))[0]}"))


def test_a_unit_behind_a_star_is_that_of_the_amounts_with_the_star() -> None:
    rows = rows_of(f"{HEAD}\n1|โครงการอบรมคุณธรรม|20,000|150*|\n2|กิจกรรมรับเรื่องร้องเรียน|-|900|\n* หน่วย : พันบาท")
    assert amounts(rows) == [20_000, "ambiguous", "dash", 900]


MARKED = "1|โครงการอบรมคุณธรรม|20|9,500*|\n2|กิจกรรมรับเรื่องร้องเรียน|-|5|\n|รวม|20|14.5|"


@pytest.mark.parametrize(
    "line",
    [
        "จำนวนเงินในตารางมีหน่วยเป็นพันบาท ยกเว้นรายการที่มีเครื่องหมาย * มีหน่วยเป็นบาท",
        "หน่วย : พันบาท (เว้นแต่ช่องที่มีเครื่องหมายดอกจัน (*) เป็นบาท)",
        "ตัวเลขในตารางเป็นพันบาท รายการที่มี * หน่วย : บาท",
    ],
)
def test_what_has_a_star_has_the_unit_that_a_sentence_gives_it(line: str) -> None:
    rows = rows_of(f"{line}\n\n{HEAD}\n{MARKED}")
    assert amounts(rows) == [20_000, 9_500, "dash", 5_000]
    assert [row["difference_baht"] for row in rows["budget_totals"]] == [0, 0]


def test_a_star_at_a_title_is_of_its_row() -> None:
    line = "หน่วย : พันบาท ยกเว้นโครงการที่มีเครื่องหมาย * มีหน่วยเป็นบาท"
    body = "1|โครงการอบรมคุณธรรม *|20,000|9,500|\n2|กิจกรรมรับเรื่องร้องเรียน|-|5|"
    assert amounts(rows_of(f"{line}\n\n{HEAD}\n{body}")) == [20_000, 9_500, "dash", 5_000]


def test_another_star_has_no_unit_of_its_own() -> None:
    line = "หน่วย : พันบาท ยกเว้นรายการที่มีเครื่องหมาย ** มีหน่วยเป็นบาท"
    assert amounts(rows_of(f"{line}\n\n{HEAD}\n{MARKED}")) == [20_000, 9_500_000, "dash", 5_000]


@pytest.mark.parametrize(
    "line",
    [
        "หน่วย : พันบาท ยกเว้นโครงการที่ 1 มีหน่วยเป็นบาท",
        "หน่วย : พันบาท ยกเว้นรายการที่ขีดเส้นใต้ หน่วย : บาท",
        "รายการที่มีเครื่องหมาย * มีหน่วยเป็นบาท นอกนั้นมีหน่วยเป็นพันบาท",
        "ตัวเลขเป็นพันบาท เว้นปี 2567 หน่วยเป็นบาท",
    ],
)
def test_two_units_in_one_sentence_leave_money_without_one(line: str) -> None:
    rows = rows_of(f"{line}\n\n{HEAD}\n{BODY}")
    assert amounts(rows) == NONE
    assert is_said(rows)


@pytest.mark.parametrize(
    "line",
    [
        "งบประมาณในตารางต่อไปนี้แสดงเป็นพันบาท",
        "ตัวเลขทุกช่องเป็นจำนวนเต็มพันบาท",
        "ตัวเลขในตารางมีหน่วยเป็นพันบาททุกช่อง",
        "หน่วยของจำนวนเงิน คือ พันบาท",
    ],
)
def test_a_sentence_that_says_the_unit_of_all_figures(line: str) -> None:
    assert amounts(rows_of(f"{line}\n\n{HEAD}\n{BODY}")) == THOUSANDS


@pytest.mark.parametrize(
    ("caption", "found"),
    [
        ("บัญชีโครงการ||||หน่วย : พันบาท", THOUSANDS),
        ("บัญชีโครงการ||(หน่วย : พันบาท)", THOUSANDS),
        ("บัญชีโครงการ||||หน่วย : บาท", BAHT),
        ("บัญชีโครงการ|หน่วยงาน : กองคลัง||||", BAHT),
    ],
)
def test_a_unit_at_the_end_of_a_caption_in_tabs_is_the_tables(caption: str, found: list[int | str]) -> None:
    assert amounts(rows_of(f"{caption}\n{HEAD}\n{BODY}")) == found


def test_another_unit_at_the_end_of_a_caption_in_tabs_leaves_none() -> None:
    rows = rows_of(f"(หน่วย : บาท)\n\nบัญชีโครงการ||||หน่วย : พันบาท\n{HEAD}\n{BODY}")
    assert (amounts(rows), is_said(rows)) == (NONE, True)
