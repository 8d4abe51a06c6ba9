"""Small tables inside a block: what they say is the field's above them, or a field's below its label."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from parsers.document import parse_plan
from parsers.records.blocks import DetailBlock

Make = Callable[[str], SourceText]

PLAN = """แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)
เทศบาลตำบลตัวอย่าง จังหวัดลำปาง

| ลำดับ | โครงการ/กิจกรรม/มาตรการ | ปี 2566 | ปี 2567 |
|---|---|---|---|
| 1 | โครงการอบรมคุณธรรม | 5,000 | 7,000 |

ส่วนที่ 3 รายละเอียดโครงการ

1. โครงการอบรมคุณธรรม

วัตถุประสงค์ : เพื่อสร้างวินัย

{}

ผลผลิต : บุคลากรมีวินัย
"""
MONEY = "| ปีงบประมาณ | 2566 | 2567 | รวม |\n|---|---|---|---|\n| งบประมาณ (บาท) | 5,000 | 7,000 | 12,000 |"
ACROSS = "| ระยะเวลาดำเนินการ | งบประมาณ | ผู้รับผิดชอบ |\n|---|---|---|\n| ตลอดปี | 5,000 บาท | กองคลัง |"


@pytest.fixture
def read(source: Make) -> Callable[[str], DetailBlock]:
    return lambda text: next(
        project.detail for project in parse_plan(source(PLAN.format(text))).projects if project.detail
    )


def said(block: DetailBlock) -> dict[str, list[str]]:
    return {found.field: [item.text for item in found.items] for found in block.fields}


def test_a_row_that_names_the_label_above_again_is_its_content(read: Callable[[str], DetailBlock]) -> None:
    block = read(f"งบประมาณ\n\n{MONEY}")
    assert [(amount.years, int(amount.amount)) for amount in block.amounts] == [
        ((2566,), 5000),
        ((2567,), 7000),
        ((), 12000),
    ]
    assert [found.field for found in block.fields].count("budget") == 1


def test_a_row_that_names_another_field_is_that_field(read: Callable[[str], DetailBlock]) -> None:
    block = read("งบประมาณ\n\n| งบประมาณ | 5,000 บาท |\n|---|---|\n| ผู้รับผิดชอบ | กองคลัง |")
    assert block.responsible == "กองคลัง"


def test_a_row_of_labels_has_what_is_said_of_each_below_it(read: Callable[[str], DetailBlock]) -> None:
    block = read(ACROSS)
    found = said(block)
    assert (found["period"], found["budget"], found["responsible"]) == (["ตลอดปี"], ["5,000 บาท"], ["กองคลัง"])
    assert [amount.span.start for amount in block.amounts] == [16]


def test_a_table_of_indicators_is_no_target_group(read: Callable[[str], DetailBlock]) -> None:
    block = read("งบประมาณ : -\n\nผู้รับผิดชอบ : กองคลัง\n\nตัวชี้วัด\n\n| ตัวชี้วัด | เป้าหมาย |\n|---|---|\n| ผู้เข้าร่วม | 60 คน |")
    assert block.target_group is None


@pytest.mark.parametrize(
    "table",
    [
        f"{ACROSS}\n| ต้นปี | 7,000 บาท | กองช่าง |",  # of two rows nobody knows which is meant
        ACROSS.replace("กองคลัง", "ตัวชี้วัด"),  # a label where a content should stand
        ACROSS.replace("| กองคลัง |", "|"),
    ],
)
def test_labels_over_something_else_are_not_answered(read: Callable[[str], DetailBlock], table: str) -> None:
    assert said(read(table)).get("responsible") != ["กองคลัง"]


@pytest.mark.parametrize("head", ["แหล่งงบประมาณ", "แหล่งเงิน"])
@pytest.mark.parametrize("last", ["", " รวม |"])
def test_a_table_of_sources_by_year_in_the_budget_is_no_field(
    read: Callable[[str], DetailBlock], head: str, last: str
) -> None:
    rows = [
        ["งบเทศบาล", "4,000", "7,000", "11,000"],
        ["เงินอุดหนุน", "1,000", "-", "1,000"],
        ["รวม", "5,000", "7,000", "12,000"],
    ]
    width = 4 if last else 3
    body = "\n".join(f"| {' | '.join(row[:width])} |" for row in rows)
    block = read(f"งบประมาณ\n\n| {head} | ปี 2566 | ปี 2567 |{last}\n{'|---' * width}|\n{body}\n\nผู้รับผิดชอบ : กองคลัง")
    money = [(amount.years, int(amount.amount)) for amount in block.amounts if amount.per == "year"]
    assert money == [((2566,), 5_000), ((2567,), 7_000)]
    assert block.responsible == "กองคลัง"


def test_a_source_beside_its_label_is_a_field(read: Callable[[str], DetailBlock]) -> None:
    block = read("งบประมาณ\t12,000 บาท\nแหล่งงบประมาณ\tข้อบัญญัติปี 2566\nผู้รับผิดชอบ\tกองคลัง")
    assert [int(amount.amount) for amount in block.amounts] == [12_000]
    assert block.budget_text == "12,000 บาท"
