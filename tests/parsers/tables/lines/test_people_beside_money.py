"""A cell a line where a number of people stands beside the only money: a row that lost either is in doubt."""

from __future__ import annotations

import pytest

from lawful import Rows, baht_or_status, codes, plan_around, rows_of_text

HEAD = "ลำดับ\nโครงการ/กิจกรรม/มาตรการ\nเป้าหมาย (คน)\nงบประมาณ (บาท)\nผู้รับผิดชอบ\n"
TABLE = HEAD + (
    "1\nโครงการฝึกอบรมคุณธรรม\nและวินัยพนักงาน\n85\n45,000\nสำนักปลัด\n"
    "2\nกิจกรรมยืนไว้อาลัย\n120\n-\nสำนักปลัด\n"
    "3\nโครงการส่งเสริมศาสนา\n300\n28,000\nกองการศึกษา\n"
)


def rows_of(table: str) -> Rows:
    return rows_of_text(plan_around(table.strip(), "ประจำปีงบประมาณ พ.ศ. 2568"))


def amounts(rows: Rows) -> list[int | str]:
    return [baht_or_status(line) for line in rows["budget_lines"]]


@pytest.mark.parametrize("total", ["", "รวม\n505\n73,000\n"])
def test_the_money_stands_behind_the_people(total: str) -> None:
    rows = rows_of(TABLE + total)
    assert (amounts(rows), codes(rows)) == ([45_000, "dash", 28_000], set())
    assert rows["projects"][0]["table_title"] == "โครงการฝึกอบรมคุณธรรม และวินัยพนักงาน"


@pytest.mark.parametrize("left", ["85\n", "45,000\n", "4,500\n"])
def test_one_figure_may_be_either(left: str) -> None:
    assert amounts(rows_of(TABLE.replace("85\n45,000\n", left))) == ["ambiguous", "dash", 28_000]


def test_a_table_of_people_alone_has_no_money() -> None:
    table = TABLE.replace("45,000\n", "").replace("120\n-\n", "120\n").replace("28,000\n", "")
    assert not [amount for amount in amounts(rows_of(table)) if isinstance(amount, int)]
