"""What a row says of its own figures: their unit, that they count people, are another project's or were changed."""

from __future__ import annotations

import pytest

from lawful import Rows, baht_or_status, rows_of_text


def rows_of(head: str, *body: str) -> Rows:
    table = "\n".join([head, *body]).replace("|", "\t")
    text = f"""แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)
เทศบาลตำบลบ้านสมมุติ

ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)

{table}

ส่วนที่ 3 รายละเอียดโครงการ
"""
    return rows_of_text(text)


def amounts(rows: Rows) -> list[int | str]:
    return [baht_or_status(line) for line in rows["budget_lines"]]


def lines_of(rows: Rows, code: str) -> list[int]:
    return [issue["line_start"] for issue in rows["issues"] if issue["code"] == code]


NONE = ["ambiguous", "ambiguous"]
UNITS = "ที่|โครงการ/กิจกรรม|{unit}|ปี 2566|ปี 2567"


@pytest.mark.parametrize("head", ["หน่วย", "หน่วยนับ", "หน่วยวัด", "ตัวชี้วัด/หน่วย"])
def test_a_column_of_units_says_what_each_row_is_in(head: str) -> None:
    rows = rows_of(
        UNITS.format(unit=head),
        "1|โครงการอบรม|พันบาท|1,500|2,000",
        "2|โครงการค่าย|บาท|5,000|6,000",
        "3|โครงการจิตอาสา|คน|100|200",
    )
    assert amounts(rows) == [1_500_000, 2_000_000, 5_000, 6_000, *NONE]
    assert lines_of(rows, "unit_uncertain") == [9]


def test_the_sums_of_rows_that_all_have_one_unit_are_in_it() -> None:
    rows = rows_of(UNITS.format(unit="หน่วย"), "1|โครงการอบรม|พันบาท|15|20", "2|โครงการค่าย|พันบาท|5|6", "|รวมทั้งสิ้น||20|26")
    assert amounts(rows) == [15_000, 20_000, 5_000, 6_000]
    assert [int(total["declared_baht"]) for total in rows["budget_totals"] if total["scope"] == "plan"] == [
        20_000,
        26_000,
    ]


def test_a_row_without_a_unit_among_rows_of_several_has_none() -> None:
    rows = rows_of(
        UNITS.format(unit="หน่วย"), "1|โครงการอบรม|พันบาท|15|20", "2|โครงการค่าย|คน|5|6", "3|โครงการจิตอาสา||7|8"
    )
    assert amounts(rows) == [15_000, 20_000, *NONE, *NONE]


@pytest.mark.parametrize("remark", ["พันบาท", "หน่วยพันบาท", "หน่วย : พันบาท"])
@pytest.mark.parametrize("head", ["หมายเหตุ", "หน่วยนับ", "หน่วยงาน"])
def test_the_unit_of_one_row_is_not_that_of_the_others(head: str, remark: str) -> None:
    rows = rows_of(
        f"ที่|โครงการ/กิจกรรม|ปี 2566|ปี 2567|{head}",
        "1|โครงการอบรม|20,000|30,000|",
        f"2|โครงการค่าย|150|-|{remark}",
        "3|โครงการจิตอาสา|200|250|",
    )
    assert amounts(rows) == [*NONE, 150_000, "dash", *NONE]
    assert lines_of(rows, "unit_uncertain") == [7, 9]


def test_a_row_with_another_unit_below_a_line_of_baht_casts_doubt_on_what_may_share_it() -> None:
    rows = rows_of(
        "ที่|โครงการ/กิจกรรม|ปี 2566 (บาท)|ปี 2567 (บาท)|หมายเหตุ",
        "1|โครงการอบรม|20,000|30,000|",
        "2|โครงการค่าย|150|160|พันบาท",
        "3|โครงการจิตอาสา|200|250|",
        "4|โครงการประกวด|5,000|6,000|กองคลัง",
    )
    assert amounts(rows) == [20_000, 30_000, *NONE, *NONE, 5_000, 6_000]


def test_a_total_is_in_the_unit_of_its_rows_where_all_say_it() -> None:
    head = "ที่|โครงการ/กิจกรรม|ปี 2566|ปี 2567|หมายเหตุ"
    rows = rows_of(head, "1|โครงการอบรม|15|20|พันบาท", "2|โครงการค่าย|5|6|", "|รวม|20|26|")
    assert amounts(rows) == [15_000, 20_000, *NONE]
    assert [total["declared_baht"] for total in rows["budget_totals"]] == [None, None]


AMONG_WORDS = [
    "ตัวเลขเป็นพันบาท",
    "งบประมาณเป็นพันบาท",
    "จำนวนเงินหน่วยเป็นพันบาท",
    "คิดเป็นพันบาท",
    "ใช้หน่วยพันบาท",
    "สำนักปลัด (พันบาท)",
    "สำนักปลัด หน่วย : พันบาท",
    "(หลักพัน)",
    "คูณด้วย 1,000",
    "(พัน)",
    "สำนักปลัด พันบาท",
    "พันบาท สำนักปลัด",
    "ตัวเลขเป็นพันบาท ตามข้อบัญญัติ",
    "ตัวเลขหลักพัน",
    "บาท x 1000",
    "'000 บาท",
]


@pytest.mark.parametrize("remark", AMONG_WORDS)
@pytest.mark.parametrize("unit", ["", " (บาท)", " (พันบาท)"])
def test_a_unit_among_other_words_is_doubt(remark: str, unit: str) -> None:
    head = f"ที่|โครงการ/กิจกรรม|ปี 2566{unit}|ปี 2567{unit}|หมายเหตุ"
    rows = rows_of(head, "1|โครงการอบรม|200|300|", f"2|โครงการค่าย|150|-|{remark}")
    none = ["ambiguous", "dash"]
    expected = {"": [*NONE, *none], " (บาท)": [200, 300, *none], " (พันบาท)": [200_000, 300_000, 150_000, "dash"]}
    assert amounts(rows) == expected[unit]
    assert bool(lines_of(rows, "unit_uncertain")) == (unit != " (พันบาท)")


@pytest.mark.parametrize("remark", ["ตัวเลขเป็นบาท", "กองคลัง (บาท)", "หน่วย : บาท", "บาท"])
def test_a_row_of_baht_below_heads_of_thousands_has_no_unit(remark: str) -> None:
    head = "ที่|โครงการ/กิจกรรม|ปี 2566 (พันบาท)|ปี 2567 (พันบาท)|หมายเหตุ"
    rows = rows_of(head, "1|โครงการอบรม|20|30|", f"2|โครงการค่าย|15,000|15,000|{remark}")
    assert amounts(rows) == [20_000, 30_000, *NONE]


@pytest.mark.parametrize(
    "row",
    [
        "2|โครงการค่าย (พันบาท)|150|160|",
        "2|โครงการค่าย หน่วย : พันบาท|150|160|",
        "2|โครงการค่าย|150|160|กองคลัง (พันบาท)",
    ],
)
def test_a_title_or_office_with_a_unit_leaves_a_table_of_no_other_unit_without_one(row: str) -> None:
    assert amounts(rows_of("ที่|โครงการ/กิจกรรม|ปี 2566|ปี 2567|หมายเหตุ", FIRST, row)) == [*NONE, *NONE]


@pytest.mark.parametrize(
    "words",
    [
        "ตัวชี้วัด|มูลค่าการจัดซื้อ (ล้านบาท)",
        "เป้าหมาย|รายได้ (พันบาท)",
        "หมายเหตุ|ไม่เกินหนึ่งแสนบาท",
        "หมายเหตุ|ไม่เกินแสนบาท",
        "หมายเหตุ|คนละพันบาท",
        "หมายเหตุ|ศูนย์อนุรักษ์พันธุ์ไม้",
        "หมายเหตุ|ครั้งละ 5 พันบาท",
        "หมายเหตุ|หน่วยงาน : กองคลัง",
        "หมายเหตุ|ค่าอาหาร 20,000 บาท",
        "หมายเหตุ|(50 คน x 1,000 บาท)",
    ],
)
def test_words_of_other_figures_say_no_unit_of_the_money(words: str) -> None:
    head, text = words.split("|")
    rows = rows_of(f"ที่|โครงการ/กิจกรรม|{head}|ปี 2566|ปี 2567", f"1|โครงการอบรม|{text}|5,000|6,000", "2|โครงการค่าย||7|8")
    assert amounts(rows) == [5_000, 6_000, 7, 8]
    assert lines_of(rows, "unit_uncertain") == []


def test_a_title_has_words_for_sums() -> None:
    rows = rows_of("ที่|โครงการ/กิจกรรม|ปี 2566|ปี 2567|หมายเหตุ", "1|โครงการกองทุนแสนบาทสร้างอาชีพ|5,000|6,000|")
    assert amounts(rows) == [5_000, 6_000]


@pytest.mark.parametrize("unit", ["(หน่วย : พันบาท)", "(พันบาท)"])
def test_a_unit_in_a_column_of_dimensions_is_of_the_rows_below_it(unit: str) -> None:
    rows = rows_of(
        "มิติ|โครงการ/กิจกรรม|ปี 2566 (บาท)|ปี 2567 (บาท)",
        "มิติที่ 1 การสร้างสังคม|โครงการอบรม|5,000|6,000",
        f"มิติที่ 2 การบริหารราชการ {unit}|โครงการค่าย|150|160",
        "|โครงการจิตอาสา|200|250",
        "มิติที่ 3 การมีส่วนร่วม|โครงการประชุม|7,000|8,000",
    )
    assert amounts(rows) == [5_000, 6_000, *NONE, *NONE, 7_000, 8_000]


@pytest.mark.parametrize("remark", ["พันบาท", "(พันบาท)", "หน่วย : พันบาท"])
def test_a_remark_that_says_a_unit_and_nothing_else(remark: str) -> None:
    rows = rows_of("ที่|โครงการ/กิจกรรม|ปี 2566|ปี 2567|หมายเหตุ", f"1|โครงการอบรม|15|20|{remark}")
    assert amounts(rows) == [15_000, 20_000]


@pytest.mark.parametrize("remark", ["งบ อบต.", "5 พันบาท", "คน", "พันบาทแรก", "บาท"])
def test_other_remarks_say_no_unit(remark: str) -> None:
    rows = rows_of("ที่|โครงการ/กิจกรรม|ปี 2566|ปี 2567|หมายเหตุ", f"1|โครงการอบรม|1,500|2,000|{remark}")
    assert amounts(rows) == [1_500, 2_000]


@pytest.mark.parametrize(
    "head",
    [
        "ที่|โครงการ/กิจกรรม|หน่วยนับ|งบประมาณ ปี 2566|งบประมาณ ปี 2567",
        "ที่|โครงการ/กิจกรรม|หน่วยนับ|ปี 2566 (บาท)|ปี 2567 (บาท)",
        "ที่|โครงการ/กิจกรรม|หน่วยงาน|ปี 2566|ปี 2567",
    ],
)
def test_what_is_counted_is_no_matter_of_heads_that_speak_of_money(head: str) -> None:
    rows = rows_of(head, "1|โครงการอบรม|คน|1,500|2,000")
    assert amounts(rows) == [1_500, 2_000]
    assert lines_of(rows, "unit_uncertain") == []


def test_what_is_counted_is_of_the_targets_beside_it() -> None:
    rows = rows_of("ที่|โครงการ/กิจกรรม|เป้าหมาย|หน่วยนับ|ปี 2566|ปี 2567", "1|โครงการอบรม|50|คน|1,500|2,000")
    assert amounts(rows) == [1_500, 2_000]


def test_a_row_and_a_head_that_say_other_units_have_none() -> None:
    rows = rows_of("ที่|โครงการ/กิจกรรม|หน่วย|ปี 2566 (บาท)|ปี 2567 (บาท)", "1|โครงการอบรม|พันบาท|1,500|2,000")
    assert amounts(rows) == NONE
    assert lines_of(rows, "unit_uncertain") == [7]


REMARKS = "ที่|โครงการ/กิจกรรม|ปี 2566|ปี 2567|หมายเหตุ"
FIRST = "1|โครงการอบรม|5,000|6,000|"


@pytest.mark.parametrize("remark", ["ใช้งบประมาณร่วมกับโครงการที่ 1", "รวมอยู่ในโครงการที่ 1", "งบประมาณเดียวกันกับข้อ 1"])
def test_money_that_the_remark_says_is_another_project_s_is_not_counted_again(remark: str) -> None:
    rows = rows_of(REMARKS, FIRST, f"2|โครงการค่าย|5,000|6,000|{remark}")
    assert amounts(rows) == [5_000, 6_000, *NONE]
    assert set(lines_of(rows, "unreadable_amount")) == {8}


@pytest.mark.parametrize(("figures", "expected"), [("60,000|60,000", NONE), ("60,000|50,000", [60_000, 50_000])])
def test_one_figure_in_every_year_beside_a_remark_of_all_years(figures: str, expected: list[int | str]) -> None:
    """A converter writes the text of a merged cell into each of its columns."""
    assert amounts(rows_of(REMARKS, FIRST, f"2|โครงการค่าย|{figures}|รวม 2 ปี"))[2:] == expected


@pytest.mark.parametrize(
    ("remark", "expected"),
    [
        ("ปี 2567 ปรับลดเหลือ 500 บาท", [5_000, "ambiguous"]),
        ("ปรับลดเหลือ 500 บาท", NONE),
        ("ปี 2567 แก้ไขจาก 4,000 บาท เป็น 6,000 บาท", [5_000, 6_000]),
        ("ปรับปรุงห้อง 500 บาท", [5_000, 6_000]),
        ("ร่วมกับชุมชน", [5_000, 6_000]),
        ("ตั้งจ่ายจากข้อบัญญัติ", [5_000, 6_000]),
    ],
)
def test_a_remark_that_changes_an_amount(remark: str, expected: list[int | str]) -> None:
    assert amounts(rows_of(REMARKS, f"1|โครงการอบรม|5,000|6,000|{remark}")) == expected


@pytest.mark.parametrize(
    ("remark", "found"),
    [
        ("ไม่ใช้งบประมาณ ปี ๒๕๖๗", ["2567: 6,000"]),
        ("ปี 2567 ไม่ใช้งบประมาณ", ["2567: 6,000"]),
        ("ไม่ใช้งบประมาณ", ["2566: 5,000; 2567: 6,000"]),
        ("ไม่ใช้งบประมาณ ปี 2565", []),
        ("ใช้งบประมาณ ปี 2567", []),
    ],
)
def test_a_remark_that_no_budget_is_used_is_held_against_its_year(remark: str, found: list[str]) -> None:
    rows = rows_of(REMARKS, f"1|โครงการอบรม|5,000|6,000|{remark}")
    assert [one["found"] for one in rows["issues"] if one["code"] == "remark_contradicts_amount"] == found
    assert amounts(rows) == [5_000, 6_000]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("2|โครงการค่าย 5,000|6,000||", ["ambiguous", "blank"]),  # the first figure stands in the title
        ("2|โครงการค่าย ๕,๐๐๐|๖,๐๐๐||", ["ambiguous", "blank"]),
        ("2|โครงการค่าย 5,000|6,000|7,000|", [6_000, 7_000]),
        ("2|โครงการค่าย 5,000 คน|6,000||", [6_000, "blank"]),
        ("2|โครงการค่าย|6,000||", [6_000, "blank"]),
        ("2|โครงการค่าย 2566|6,000||", [6_000, "blank"]),
    ],
)
def test_a_title_that_ends_in_an_amount_before_a_blank_last_year(row: str, expected: list[int | str]) -> None:
    rows = rows_of(REMARKS, FIRST, row)
    assert amounts(rows)[2:] == expected
    assert ("unreadable_amount" in {one["code"] for one in rows["issues"]}) == ("ambiguous" in expected)


@pytest.mark.parametrize("head", ["พันบาท", "ล้านบาท"])
def test_rows_in_baht_below_a_head_in_thousands_have_no_unit(head: str) -> None:
    """All rows say the same unit, and it is not the head's: which of the two holds is not known."""
    rows = rows_of(
        f"ที่|โครงการ/กิจกรรม|หน่วย|ปี 2566 ({head})|ปี 2567 ({head})",
        "1|โครงการอบรม|บาท|15|20",
        "2|โครงการค่าย|บาท|5|6",
    )
    assert amounts(rows) == [*NONE, *NONE]
    assert lines_of(rows, "unit_uncertain") == [7, 8]


def test_rows_that_say_the_unit_of_the_head_are_in_it() -> None:
    head = "ที่|โครงการ/กิจกรรม|หน่วย|ปี 2566 (พันบาท)|ปี 2567 (พันบาท)"
    assert amounts(rows_of(head, "1|โครงการอบรม|พันบาท|15|20", "2|โครงการค่าย||5|6")) == [15_000, 20_000, 5_000, 6_000]
    head = UNITS.format(unit="หน่วย")
    rows = rows_of(head, "1|โครงการอบรม|บาท|1,500|2,000", "2|โครงการค่าย||500|600")
    assert amounts(rows) == [1_500, 2_000, 500, 600]
