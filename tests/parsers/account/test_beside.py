"""Money in lines beside a budget table is in the account: as lost where it looks like a row, else as text."""

from __future__ import annotations

import pytest

from lawful import Rows, codes, plan_around, rows_of_text

HEAD = "ที่\tโครงการ\tปี 2566\tปี 2567"
BODY = "1\tโครงการอบรมเครือข่าย\t5,000\t6,000\n2\tโครงการค่ายคุณธรรม\t-\t7,000"


def read(below: str = "", above: str = "") -> Rows:
    return rows_of_text(plan_around(f"{above}{HEAD}\n{BODY}\n{below}", "พ.ศ. 2566 - 2567"))


def became(rows: Rows, raw: str) -> list[str]:
    return [row["became"] for row in rows["amounts"] if row["raw"] == raw]


@pytest.mark.parametrize("line", ["45,000", "45,000   -", "โครงการที่หลุดจากตาราง   45,000   -"])
def test_money_as_in_a_row_right_below_a_table_is_lost_with_a_word(line: str) -> None:
    rows = read(f"\n{line}")
    assert became(rows, "45,000") == ["unaccounted"]
    (issue,) = (row for row in rows["issues"] if row["code"] == "unaccounted_amount")
    assert issue["found"] == "45,000"


@pytest.mark.parametrize("line", ["หมายเหตุ (45,000) ตั้งจ่ายจากเทศบัญญัติ", "ราคาเอกสาร 45,000 ต่อชุดตามระเบียบ"])
def test_money_in_a_sentence_beside_a_table_is_text(line: str) -> None:
    for rows in (read(f"\n{line}"), read(above=f"{line}\n\n")):
        assert became(rows, "45,000") == ["text"]
        assert "unaccounted_amount" not in codes(rows)


def test_a_number_without_groups_beside_a_table_is_no_money() -> None:
    assert not became(read("\nแผ่นที่ 45 จาก 90"), "45")


def test_behind_the_next_heading_nothing_is_beside_the_table() -> None:
    rows = read("\nส่วนที่ 4 การติดตาม\n45,000 -")
    assert became(rows, "45,000") == []
