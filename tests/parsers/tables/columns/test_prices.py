"""Prices, what was saved, and money of the year before are no budget, whatever their heads call them."""

from __future__ import annotations

import pytest

from extract.text.read_txt import read_txt
from lawful import Rows
from normalize.document_rows import document_rows
from parsers.document import parse_plan

PRICES = [
    "ราคากลาง (บาท)",
    "มูลค่า (บาท)",
    "งบประมาณต่อคน (บาท)",
    "งบประมาณ (บาท/คน)",
    "งบประมาณ/ครั้ง",
    "งบประมาณปีที่ผ่านมา (บาท)",
]


def rows_of(*tables: str) -> Rows:
    body = "\n\n".join(tables).replace("|", "\t")
    plan = f"แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567\nเทศบาลตำบลบ้านสมมุติ\n\n{body}\n"
    return document_rows(parse_plan(read_txt(plan.encode(), "plan.txt")), "plan", "0")


def amounts(rows: Rows) -> list[int]:
    return [int(line["amount_baht"]) for line in rows["budget_lines"] if line["amount_baht"]]


def codes(rows: Rows) -> set[str]:
    return {issue["code"] for issue in rows["issues"]}


def table(heads: str, first: str, second: str) -> str:
    rows = (f"{n}|โครงการที่ดี {n}|{cells}|กองคลัง" for n, cells in enumerate((first, second), 1))
    return "\n".join([f"ที่|โครงการ/กิจกรรม|{heads}|ผู้รับผิดชอบ", *rows])


@pytest.mark.parametrize("price", PRICES)
def test_a_table_of_prices_alone_is_said_and_not_read(price: str) -> None:
    rows = rows_of(table(price, "50,000", "500"))
    assert amounts(rows) == []
    assert "unread_table" in codes(rows)
    assert {row["raw"]: row["became"] for row in rows["amounts"] if row["raw"] in ("50,000", "500")} == {
        "50,000": "unaccounted",
        "500": "unaccounted",
    }


@pytest.mark.parametrize("price", PRICES)
@pytest.mark.parametrize("order", [0, 1])
def test_a_price_beside_the_budget_is_a_cell_of_its_row(price: str, order: int) -> None:
    heads, first = [price, "งบประมาณ (บาท)"], ["1,500", "50,000"]
    if order:
        heads, first = heads[::-1], first[::-1]
    rows = rows_of(table("|".join(heads), "|".join(first), "-|-"))
    assert amounts(rows) == [50_000]


def test_a_table_of_prices_below_a_budget_table_is_no_part_of_it() -> None:
    budget = table("ปี 2567 (บาท)|หมายเหตุ", "50,000|", "20,000|")
    rows = rows_of(budget, table("ราคากลาง|ราคาจ้าง", "11,000|12,000", "13,000|-"))
    assert amounts(rows) == [50_000, 20_000]
    assert "unread_table" in codes(rows)


@pytest.mark.parametrize("head", ["งบประมาณต่อปี (บาท)", "งบประมาณ (บาท)", "วงเงิน"])
def test_what_a_year_costs_is_its_budget(head: str) -> None:
    assert amounts(rows_of(table(head, "50,000", "20,000"))) == [50_000, 20_000]
