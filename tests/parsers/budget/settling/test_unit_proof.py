"""Detail blocks say their money in baht: they prove the unit that a table leaves open, and deny one that it prints."""

from __future__ import annotations

from typing import Any

import pytest

from lawful import Rows, baht_or_status, rows_of_text

TITLES = ("โครงการอบรมคุณธรรม", "โครงการค่ายเยาวชน", "กิจกรรมรับเรื่องร้องเรียน")
HEAD = "ที่|โครงการ/กิจกรรม|ปี 2566|ปี 2567|หมายเหตุ"
FIGURES = (("145.5", "148"), ("40", "41.25"), ("18", "-"))
BAHT = ("ปี 2566 จำนวน 145,500 บาท ปี 2567 จำนวน 148,000 บาท", "ปี 2566 จำนวน 40,000 บาท ปี 2567 จำนวน 41,250 บาท")
THOUSANDS = [145_500, 148_000, 40_000, 41_250, 18_000, "dash"]
NONE = ["ambiguous"] * 5 + ["dash"]


def rows_of(above: str, budgets: tuple[str, ...], *, head: str = HEAD, figures: tuple[Any, ...] = FIGURES) -> Rows:
    body = [f"{n}|{title}|{'|'.join(cells)}|" for n, (title, cells) in enumerate(zip(TITLES, figures, strict=True), 1)]
    blocks = [
        f"{n}. ชื่อโครงการ/กิจกรรม : {title}\n\n1. หลักการและเหตุผล\n\nเพื่อความโปร่งใส\n\n2. งบประมาณ\n\n{budget}\n"
        for n, (title, budget) in enumerate(zip(TITLES, budgets, strict=False), 1)
    ]
    text = f"""แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)
เทศบาลตำบลบ้านสมมุติ

ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)

{above}

{chr(10).join([head, *body]).replace("|", chr(9))}

ส่วนที่ 3 รายละเอียดโครงการ

{chr(10).join(blocks)}
"""
    return rows_of_text(text)


def amounts(rows: Rows) -> list[int | str]:
    lines = [line for line in rows["budget_lines"] if line["source"] == "table"]
    return [baht_or_status(line) for line in lines]


def codes(rows: Rows) -> set[str]:
    return {row["code"] for row in rows["issues"]}


OPEN = "โครงการ และงบประมาณ ปี 2566 - 2567 (พันบาท)"


def test_a_unit_that_a_line_may_say_is_proved_by_two_figures_in_baht() -> None:
    rows = rows_of(OPEN, BAHT)
    assert amounts(rows) == THOUSANDS
    assert {line["unit_line"] for line in rows["budget_lines"] if line["unit_factor"] == 1000} == {6}
    assert not codes(rows) & {"unit_uncertain", "unreadable_amount", "unaccounted_amount"}


@pytest.mark.parametrize(
    "budgets",
    [
        (),
        ("ปี 2566 จำนวน 145,500 บาท",),
        ("ปี 2566 จำนวน 145.50 บาท", "ปี 2566 จำนวน 40,000 บาท ปี 2567 จำนวน 41,250 บาท"),
        ("ปี 2566 จำนวน 14,550 บาท ปี 2567 จำนวน 14,800 บาท", "ปี 2566 จำนวน 4,000 บาท ปี 2567 จำนวน 4,125 บาท"),
        (BAHT[0], "ปี 2566 จำนวน 50,000 บาท", "ปี 2566 จำนวน 19,000 บาท"),
        ("ไม่ใช้งบประมาณ", "ไม่ใช้งบประมาณ"),
    ],
    ids=["no block", "one figure", "two units", "no printed unit", "most contradict", "none"],
)
def test_a_unit_that_blocks_do_not_prove_stays_open(budgets: tuple[str, ...]) -> None:
    rows = rows_of(OPEN, budgets)
    assert amounts(rows) == NONE
    assert "unit_uncertain" in codes(rows)


def test_a_unit_is_proved_where_one_block_slips() -> None:
    assert amounts(rows_of(OPEN, (*BAHT, "ปี 2566 จำนวน 19,000 บาท"))) == THOUSANDS


def test_baht_is_proved_where_a_line_may_say_thousands() -> None:
    figures = (("145,500", "148,000"), ("40,000", "41,250"), ("18,000", "-"))
    assert amounts(rows_of(OPEN, BAHT, figures=figures)) == THOUSANDS


@pytest.mark.parametrize("line", ["ตารางที่ 1 งบประมาณ (พันบาท)", "หน่วย : พันบาท"])
def test_a_printed_unit_that_every_block_contradicts_is_doubtful(line: str) -> None:
    figures = (("145,500", "148,000"), ("40,000", "41,250"), ("18,000", "-"))
    rows = rows_of(line, BAHT[:1], figures=figures)
    assert amounts(rows) == NONE
    assert "unit_uncertain" in codes(rows)
    assert amounts(rows_of(line, (*BAHT[:1], "ปี 2566 จำนวน 40,000,000 บาท"), figures=figures))[0] == 145_500_000


@pytest.mark.parametrize("line", ["ตารางที่ 1 งบประมาณ (พันบาท)", "หน่วย : พันบาท"])
@pytest.mark.parametrize("budgets", [(), BAHT, ("ปี 2566 จำนวน 145,500 บาท", "ปี 2566 จำนวน 40 บาท")])
def test_a_printed_unit_that_a_block_agrees_with_or_none_denies_holds(line: str, budgets: tuple[str, ...]) -> None:
    assert amounts(rows_of(line, budgets)) == THOUSANDS


def test_figures_without_a_unit_that_the_blocks_say_in_thousands_are_no_baht() -> None:
    rows = rows_of("รายละเอียดมีดังนี้", BAHT)
    assert amounts(rows) == NONE
    assert "unit_uncertain" in codes(rows)


@pytest.mark.parametrize("budgets", [(), BAHT[:0], ("ปี 2566 จำนวน 145,500 บาท",), ("ปี 2566 จำนวน 145.50 บาท", BAHT[1])])
def test_figures_without_a_unit_are_baht_where_less_is_said(budgets: tuple[str, ...]) -> None:
    assert amounts(rows_of("รายละเอียดมีดังนี้", budgets))[2] == 40


def test_heads_and_a_line_that_disagree_are_settled_by_the_blocks() -> None:
    head = HEAD.replace("2566", "2566 (บาท)").replace("2567", "2567 (บาท)")
    assert amounts(rows_of("หน่วย : พันบาท", BAHT, head=head)) == THOUSANDS
    assert amounts(rows_of("หน่วย : พันบาท", (), head=head)) == NONE
