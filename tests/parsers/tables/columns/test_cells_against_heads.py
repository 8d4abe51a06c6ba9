"""Columns that a head calls money and whose cells say otherwise, in plans of one year."""

from __future__ import annotations

import pytest

from lawful import Rows, baht_or_status, codes, plan_around, rows_of_text


def rows_of(*lines: str) -> Rows:
    return rows_of_text(plan_around("\n".join(lines), "ประจำปีงบประมาณ พ.ศ. 2568"))


def amounts(rows: Rows) -> list[int | str]:
    return [baht_or_status(line) for line in rows["budget_lines"]]


def test_ticks_below_the_word_for_a_budget_are_no_money() -> None:
    rows = rows_of(
        "ที่\tโครงการ\tการใช้งบประมาณ\t\tงบประมาณ (บาท)\tผู้รับผิดชอบ",
        "\t\tใช้\tไม่ใช้\t\t",
        "1\tโครงการอบรม\t✓\t\t22,000\tกองคลัง",
        "2\tมาตรการเผยแพร่\t\t✓\t-\tกองคลัง",
        "\tรวม\t1\t1\t22,000\t",
    )
    assert (amounts(rows), codes(rows)) == ([22_000, "dash"], set())
    assert {cell["role"] for cell in rows["row_cells"]} == {"tick", "responsible"}


def test_ticks_beside_figures_leave_the_column_one_of_money() -> None:
    rows = rows_of(
        "ที่\tโครงการ\tการใช้งบประมาณ\tงบประมาณ (บาท)\tผู้รับผิดชอบ",
        "1\tโครงการอบรม\t✓\t40,000\tกองคลัง",
        "2\tโครงการจิตอาสา\t5,000\t15,000\tกองคลัง",
    )
    assert (amounts(rows), "unaccounted_amount" in codes(rows)) == ([], True)


PRICES = "ที่\tโครงการ\tจำนวน\tหน่วย\tราคาต่อหน่วย (บาท)\tรวมเป็นเงินงบประมาณ (บาท)\tผู้รับผิดชอบ"


def test_a_count_times_a_price_in_each_row_is_the_money() -> None:
    rows = rows_of(
        PRICES,
        "1\tโครงการอบรม\t150\tคน\t250\t37,500\tกองคลัง",
        "2\tโครงการป้าย\t12\tป้าย\t1,500\t18,000\tกองช่าง",
        "\tรวมทั้งสิ้น\t\t\t\t55,500\t",
    )
    assert (amounts(rows), codes(rows)) == ([37_500, 18_000], {"unknown_column"})


def test_a_product_that_fails_in_a_row_far_down_proves_nothing() -> None:
    rows = [f"{number}\tโครงการอบรม\t{number}\tคน\t1,000\t{number * 1000}\tกองคลัง" for number in range(1, 30)]
    assert "ambiguous" not in amounts(rows_of(PRICES, *rows))
    last = "30\tโครงการป้าย\t12\tป้าย\t1,500\t19,000\tกองช่าง"
    assert set(amounts(rows_of(PRICES, *rows, last))) == {"ambiguous"}


def test_what_is_no_product_proves_nothing() -> None:
    rows = rows_of(
        PRICES, "1\tโครงการอบรม\t150\tคน\t250\t37,500\tกองคลัง", "2\tโครงการป้าย\t12\tป้าย\t1,500\t19,000\tกองช่าง"
    )
    assert amounts(rows) == ["ambiguous", "ambiguous"]


RATE = "ที่\tโครงการ\tคน\t{}\tรวมเงิน ปี 2568 (บาท)"


@pytest.mark.parametrize("rate", ["อัตราต่อคน (บาท)", "หัวละ (บาท)", "ค่าอาหาร (บาท)", "งบประมาณ (บาท)"])
def test_a_rate_beside_the_sum_of_the_year_is_no_budget(rate: str) -> None:
    rows = rows_of(
        RATE.format(rate),
        "1\tโครงการอบรม\t50\t400\t20,000",
        "2\tกิจกรรมป้าย\t1,000\t-\t-",
        "3\tโครงการสัมมนา\t26\t2,500\t65,000",
    )
    assert amounts(rows) == [20_000, "dash", 65_000]


def test_money_that_is_no_rate_beside_another_sum_of_the_year_is_in_doubt() -> None:
    rows = rows_of(
        RATE.format("ค่าอาหาร (บาท)"), "1\tโครงการอบรม\t50\t400\t20,000", "2\tโครงการสัมมนา\t26\t2,500\t64,000"
    )
    assert (amounts(rows), "unaccounted_amount" in codes(rows)) == ([], True)


def test_one_of_each_proves_no_rate() -> None:
    rows = rows_of(RATE.format("งบประมาณ (บาท)"), "1\tโครงการอบรม\t1\t4,000\t4,000", "2\tโครงการสัมมนา\t1\t2,500\t2,500")
    assert amounts(rows) == [4_000, 2_500]


SOURCES = "ที่\tโครงการ\tแหล่งงบประมาณ (บาท)\t\t\tหน่วยงาน", "\t\tรายได้ อบต.\tเงินอุดหนุน\tรวม\t"


def test_the_sum_of_sources_below_their_name_is_the_money() -> None:
    rows = rows_of(*SOURCES, "1\tโครงการอบรม\t20,000\t10,000\t30,000\tกองคลัง", "2\tโครงการป้าย\t-\t5,000\t5,000\tกองช่าง")
    assert (amounts(rows), codes(rows)) == ([30_000, 5_000], set())


def test_what_is_no_sum_of_sources_is_in_doubt() -> None:
    rows = rows_of(
        *SOURCES, "1\tโครงการอบรม\t20,000\t10,000\t35,000\tกองคลัง", "2\tโครงการป้าย\t4,000\t5,000\t7,000\tกองช่าง"
    )
    assert (amounts(rows), "unaccounted_amount" in codes(rows)) == ([], True)


def test_codes_of_a_budget_and_words_of_its_source_are_no_money() -> None:
    rows = rows_of(
        "ที่\tโครงการ\tรหัสงบประมาณ\tแหล่งงบประมาณ (บาท)\tงบประมาณ (บาท)\tผู้รับผิดชอบ",
        "1\tโครงการอบรม\t320300\tข้อบัญญัติ\t40,000\tกองคลัง",
        "2\tโครงการป้าย\t320200\tเงินอุดหนุน\t15,000\tกองช่าง",
    )
    assert (amounts(rows), codes(rows)) == ([40_000, 15_000], set())


def test_a_source_may_stand_in_the_cell_of_its_amount() -> None:
    rows = rows_of(
        "ที่\tโครงการ\tงบประมาณ (บาท)/แหล่งที่มา\tผู้รับผิดชอบ",
        "1\tโครงการอบรม\t28,000 / ข้อบัญญัติ\tกองคลัง",
        "2\tโครงการป้าย\tข้อบัญญัติปี 2568 จำนวน 9,000 บาท\tกองช่าง",
        "3\tโครงการจิตอาสา\tข้อบัญญัติปี 2567 จำนวน 9,000 บาท\tกองช่าง",
        "4\tโครงการสายตรวจ\t15,000 / คน\tกองช่าง",
    )
    assert amounts(rows) == [28_000, 9_000, "ambiguous", "ambiguous"]


def beside_money(head: str, first: str, second: str) -> Rows:
    return rows_of_text(
        plan_around(
            f"ที่\tโครงการ\tปี 2566\t\tปี 2567\t\n\t\tบาท\t{head}\tบาท\t{head}\n"
            f"1\tโครงการอบรม\t35,000\t{first}\t36,000\t-\n2\tโครงการจิตอาสา\t-\t-\t20,000\t{second}",
            "พ.ศ. 2566 - 2567",
        )
    )


def test_words_beside_the_money_of_each_year_are_none_of_it() -> None:
    for head, quiet in (("ที่มา", set[str]()), ("อ้างอิง", {"unknown_column"})):
        rows = beside_money(head, "ข้อบัญญัติ 66 หน้า 45", "อุดหนุน อบจ. 20,000")
        assert (amounts(rows), codes(rows)) == ([35_000, 36_000, "dash", 20_000], quiet)
        assert {cell["role"] for cell in rows["row_cells"]} == {"budget_source" if not quiet else "other"}


def test_figures_beside_the_money_of_each_year_leave_it_open_which_is_the_budget() -> None:
    rows = beside_money("อ้างอิง", "ข้อบัญญัติ", "12,000")
    assert (amounts(rows), "unaccounted_amount" in codes(rows)) == ([], True)


COUNTED = (
    "ที่\tมิติ/โครงการ\tจำนวน\tงบประมาณ\tหน่วยงาน",
    "\tมิติที่ 2 การบริหารราชการด้วยความโปร่งใส\t2\t11,000\t",
    "1\tโครงการปรับปรุงกระบวนงาน\t\t11,000\tกองคลัง",
    "2\tมาตรการออกใบอนุญาต\t\t-\tกองช่าง",
    "\tมิติที่ 3 การส่งเสริมบทบาทของภาคประชาชน\t1\t23,000\t",
    "3\tโครงการเวทีสาธารณะ\t\t23,000\tกองคลัง",
    "\tรวมทั้งสิ้น\t3\t34,000\t",
)


def test_numbers_that_count_the_rows_below_them_are_no_money() -> None:
    rows = rows_of(*COUNTED)
    assert amounts(rows) == [11_000, "dash", 23_000]
    assert [(one["scope"], int(one["declared_baht"])) for one in rows["budget_totals"]] == [
        ("dimension", 11_000),
        ("dimension", 23_000),
        ("plan", 34_000),
    ]


@pytest.mark.parametrize(("old", "new"), [("\t2\t11,000", "\t3\t11,000"), ("\t3\t34,000", "\t4\t34,000")])
def test_numbers_that_do_not_count_the_rows_leave_two_columns_of_money(old: str, new: str) -> None:
    assert amounts(rows_of(*(line.replace(old, new) for line in COUNTED))) == []
