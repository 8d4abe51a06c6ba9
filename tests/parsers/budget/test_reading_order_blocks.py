"""Tables in reading order told by blocks: what sums, blocks and a regular order prove is published, nothing else."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from extract.ground.source import SourceText
from extract.readers import read_source
from parsers.budget.reading_order_blocks import blocks_of_rows
from parsers.budget.settling.claims import Claim
from parsers.document import parse_plan
from parsers.tables.flat.any_order.rows_and_titles import ScatteredRow
from parsers.tables.flat.any_order.sparse_columns import OPEN, fill_sparse
from parsers.tables.flat.any_order.sparse_rows import SparseRow, SparseValue
from parsers.tables.flat.ground.pieces import FlatPiece

PLAN = (
    "แผนปฏิบัติการป้องกันการทุจริต\n3 ปี (พ.ศ. 2568 - 2570)\n\nองค์การบริหารส่วนตำบลหนองไผ่\nอำเภอหนองไผ่ จังหวัดเพชรบูรณ์\n\f"
    "ส่วนที่ 2\nแผนปฏิบัติการป้องกันการทุจริต 3 ปี\nมิติที่ 1 การสร้างวัฒนธรรมสุจริต\nที่\n\nโครงการ/กิจกรรม/มาตรการ\n\n"
    "งบประมาณ (บาท)\n\nหมายเหตุ\n\nพ.ศ.\n\nพ.ศ.\n\nพ.ศ.\n\n2568\n\n2569\n\n2570\n\n{values}\n\n"
    "1\n\nโครงการอบรมคุณธรรมผู้บริหาร\n\n2\n\nมาตรการป้องกันการรับสินบน\n\n{remark}\n\n3\n\nโครงการหมู่บ้านพอเพียง\n\n"
    "{third}\n\n4\n\nโครงการค่ายเยาวชนต้นกล้า\n\n{fourth}\n\nรวมมิติที่ 1 จำนวน 4 โครงการ\n\n{totals}\n\f"
    "ส่วนที่ 3\nรายละเอียดโครงการ\nลำดับที่ 1\n1. ชื่อโครงการ : โครงการอบรมคุณธรรมผู้บริหาร\n2. งบประมาณดำเนินการ\n"
    "ปีงบประมาณ พ.ศ. 2568 จำนวน 30,000 บาท\nปีงบประมาณ พ.ศ. 2569 จำนวน 31,000 บาท\n"
    "ปีงบประมาณ พ.ศ. 2570 จำนวน 32,000 บาท\n3. ผู้รับผิดชอบ\nสำนักปลัด\n"
    "ลำดับที่ 2\n1. ชื่อโครงการ : มาตรการป้องกันการรับสินบน\n2. งบประมาณดำเนินการ\nไม่ใช้งบประมาณ\n3. ผู้รับผิดชอบ\nสำนักปลัด\n"
)
PARTS = {
    "values": "30,000\n\n31,000\n\n32,000\n\n-\n\n-",
    "remark": "- ไม่ใช้งบประมาณ",
    "third": "7,000\n\n8,000\n\n9,000 ปีเว้นปี",
    "fourth": "5,000\n\n6,000",
    "totals": "42,00\n\n45,00\n\n41,00\n\n0\n\n0\n\n0",
}
READ = [
    ["30000", "31000", "32000"],
    ["dash"] * 3,
    ["7000", "8000", "9000"],
    ["5000", "6000", "blank"],
]


def cells(folder: Path, **other: str) -> list[list[str]]:
    """What is published of each row."""
    path = folder / "plan.txt"
    path.write_text(PLAN.format(**(PARTS | other)), encoding="utf-8")
    items = [project.item for project in parse_plan(read_source(path, "plan")).projects if project.item]
    return [[str(cell.status if cell.amount is None else int(cell.amount)) for cell in item.cells] for item in items]


def test_values_with_remarks_and_torn_totals_are_read(tmp_path: Path) -> None:
    assert cells(tmp_path) == READ


@pytest.mark.parametrize(
    "other",
    [
        {"totals": "42,00\n\n45,00\n\n51,00\n\n0\n\n0\n\n0"},  # a digit of a total
        {"values": "30,000\n\n31,000\n\n-\n\n-"},  # a value lost
        {"values": "30,000\n\n32,000\n\n31,000\n\n-\n\n-"},  # two values of a row
        {"values": "-\n\n-\n\n30,000\n\n31,000\n\n32,000", "totals": "42,00\n\n45,00\n\n41,00\n\n0\n\n0"},
        {"third": "7,000\n\n9,000\n\n8,000 ปีเว้นปี"},  # sums differ
        {"fourth": "6,000\n\n5,000"},
        {"remark": "ไม่ใช้งบประมาณ"},  # a dash lost
        {"values": "7,000\n\n8,000\n\n9,000\n\n-\n\n-", "third": "30,000\n\n31,000\n\n32,000 ปีเว้นปี"},  # rows exchanged
    ],
)
def test_what_is_not_proved_is_not_published(other: dict[str, str], tmp_path: Path) -> None:
    for row, due in zip(cells(tmp_path, **other), READ, strict=True):
        for cell, own in zip(row, due, strict=True):
            assert cell in (own, "ambiguous", "blank", "dash"), (row, due)


def test_a_last_value_is_read_apart_from_its_column() -> None:
    """The dash of the first row, with words behind it, stands below the last value of the second."""
    known = Claim(amounts_by_year={2566: (Decimal(5),), 2567: (Decimal(0),)})
    rows = [SparseRow(1, known), SparseRow(1), SparseRow(1, sum_of=(0, 1))]
    amounts = [Decimal(5), Decimal(6), Decimal(7), None, Decimal(11), Decimal(7)]
    values = [SparseValue(amount, 1, last=amount is None) for amount in amounts]
    assert fill_sparse(values, rows, (2566, 2567)) == [[0, 3], [1, 2], [4, 5]]
    unknown = [rows[0]._replace(known=None), *rows[1:]]
    assert fill_sparse(values, unknown, (2566, 2567)) == [[0, OPEN], [1, OPEN], [4, 5]]


@pytest.mark.parametrize("number", ["2", "๒", "2."])
def test_of_two_blocks_of_one_title_a_row_has_that_of_its_number(number: str) -> None:
    text = "".join(
        f"ลำดับที่ {at}\n1. ชื่อโครงการ : โครงการอบรมคุณธรรม\n2. งบประมาณ\n{at},000 บาท\n3. ผู้รับผิดชอบ\nสำนักปลัด\n"
        for at in (1, 2)
    )
    plan = parse_plan(SourceText("a.txt", "txt", "", tuple(f"ส่วนที่ 3 รายละเอียดโครงการ\n{text}".split("\n"))))
    blocks = [project.detail for project in plan.projects if project.detail]
    row = ScatteredRow(1, FlatPiece(number, 1), [FlatPiece("โครงการอบรมคุณธรรม", 1)])
    assert [block and block.number for block in blocks_of_rows([row], blocks)] == [2]


@pytest.mark.parametrize(("number", "sure", "found"), [("1", True, 2), ("1", False, None), ("2", False, 2)])
def test_a_title_that_may_be_another_rows_has_no_block_of_another_number(
    number: str, sure: bool, found: int | None
) -> None:
    row = ScatteredRow(1, FlatPiece(number, 1), [FlatPiece("มาตรการป้องกันการรับสินบน", 1)], sure=sure)
    plan = parse_plan(SourceText("a.txt", "txt", "", tuple(PLAN.format(**PARTS).split("\n"))))
    blocks = [project.detail for project in plan.projects if project.detail]
    assert [block and block.number for block in blocks_of_rows([row], blocks)] == [found]
