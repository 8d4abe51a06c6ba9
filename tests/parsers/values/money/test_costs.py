"""A cell may print the costs that its amount pays for: the costs of this year, and not money of other times."""

from __future__ import annotations

import pytest

from parsers.values.money.cell_forms import figure_and_beside, printed_amount
from parsers.values.money.cells import parse_cell


@pytest.mark.parametrize(
    "text",
    [
        "ค่าวิทยากร 3,600 ค่าอาหาร 6,400 รวม 10,000",
        "- ค่าอาหาร 4,000 บาท - ค่าหน้ากาก 6,000 บาท รวมเป็นเงิน 10,000 บาท",
        "จัดซื้อวัสดุ ๔,๐๐๐ บาท, ค่าจ้างเหมา ๖,๐๐๐ บาท รวม ๑๐,๐๐๐ บาท",
    ],
)
def test_costs_and_their_sum_are_one_amount(text: str) -> None:
    assert parse_cell(text).amount == 10_000
    assert figure_and_beside(text).beside_is == "not_budget"


@pytest.mark.parametrize(
    "text",
    [
        "งบปีที่แล้ว 4,000 งบปีนี้ 6,000 รวม 10,000",
        "ใช้ไปแล้ว 4,000 ขอตั้งเพิ่ม 6,000 รวม 10,000",
        "จ่ายแล้ว 4,000 คงเหลือ 6,000 รวม 10,000",
        "ปีแรก 5,000 ปีต่อไป 5,000 รวม 10,000 บาท",
        "งวดที่หนึ่ง 5,000 งวดที่สอง 5,000 รวม 10,000",
        "ได้รับ 4,000 ขาด 6,000 รวม 10,000",
        "ตั้งไว้ 4,000 โอนเพิ่ม 6,000 รวม 10,000",
        "อบต. สมทบ 5,000 เทศบาล 5,000 รวม 10,000",
        "มิติที่หนึ่ง 5,000 มิติที่สอง 5,000 รวม 10,000",
        "ค่าใช้จ่ายปีก่อน 4,000 ค่าใช้จ่ายปีนี้ 6,000 รวม 10,000",
        "ค่าอาหารที่จ่ายแล้ว 4,000 ค่าวิทยากร 6,000 รวม 10,000",
        "ค่าอาหาร 4,000 ค่าอาหารขอเพิ่ม 6,000 รวม 10,000",
        "ค่าอาหาร 4,000 คงเหลือ 6,000 รวม 10,000",
    ],
)
def test_money_of_other_times_is_no_cost(text: str) -> None:
    assert (parse_cell(text).status, printed_amount(text)) == (None, None)
