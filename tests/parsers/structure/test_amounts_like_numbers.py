"""Amounts of a block's budget field that look like the number of a mission: ``1.2 ล้านบาท``, ``4.1 ค่าอาหาร 300 บาท``."""

from __future__ import annotations

import pytest

from lawful import rows_of_text

BLOCK = """โครงการที่ {number}
1. ชื่อโครงการ : {title}
2. หลักการและเหตุผล
เพื่อป้องกันการทุจริต
3. งบประมาณ
{budget}
4. ผู้รับผิดชอบ
สำนักปลัด
"""
LAST = """โครงการที่ {number}
1. ชื่อโครงการ : {title}
2. หลักการและเหตุผล
เพื่อป้องกันการทุจริต
3. ผู้รับผิดชอบ
สำนักปลัด
4. งบประมาณ
{budget}
"""
FIRST, SECOND = "โครงการอบรมคุณธรรม", "โครงการจิตอาสา"


def baht(block: str, budget: str, dimension: int) -> dict[str, list[int]]:
    """The amounts of the two projects of a plan; both have who is responsible, and stand in no mission."""
    blocks = [
        block.format(number=1, title=FIRST, budget=budget),
        block.format(number=2, title=SECOND, budget="15,000 บาท"),
    ]
    head = f"แผนปฏิบัติการป้องกันการทุจริต\nเทศบาลตำบลบ้านใหม่ จังหวัดลำปาง\nพ.ศ. 2566 - 2568\n\nมิติที่ {dimension} การสร้างสังคม\n\n"
    rows = rows_of_text(head + "\n".join(blocks))
    assert {row["mission_no"] for row in rows["projects"]} == {None}
    titles = {row["project_id"]: row["title"] for row in rows["projects"]}
    found: dict[str, list[int]] = {title: [] for title in titles.values()}
    for line in rows["budget_lines"]:
        found[titles[line["project_id"]]].append(int(line["amount_baht"] or -1))
    return found


@pytest.mark.parametrize("block", [BLOCK, LAST])
@pytest.mark.parametrize(
    ("budget", "amount"),
    [
        ("1.2 ล้านบาท", 1_200_000),
        ("๑.๒ ล้านบาท", 1_200_000),
        ("1.25 แสนบาท/ปี", 125_000),
        ("1.2 หมื่นบาท จากข้อบัญญัติ", 12_000),
    ],
)
def test_an_amount_with_a_scale_is_no_mission(block: str, budget: str, amount: int) -> None:
    # the block ended above it, and both the amount and who is responsible were lost without a word
    assert baht(block, budget, 1) == {FIRST: [amount], SECOND: [15_000]}


@pytest.mark.parametrize(
    ("block", "dimension", "budget", "amounts"),
    [
        (BLOCK, 1, "1.1 ค่าวิทยากร 5,000 บาท", [5_000]),
        (LAST, 4, "4.1 ค่าวิทยากร 5,000 บาท", [5_000]),
        (LAST, 4, "4.1 ค่าวิทยากร 5,000 บาท\n4.2 ค่าอาหาร 3,000 บาท\nรวม 8,000 บาท", [5_000, 3_000, 8_000]),
        (LAST, 4, "8,000 บาท\n4.1 ค่าวิทยากร 5,000.-\n4.2 ค่าอาหาร 3,000.-", [8_000, 5_000, 3_000]),
    ],
)
def test_a_cost_whose_number_goes_on_with_the_dimension_is_no_mission(
    block: str, dimension: int, budget: str, amounts: list[int]
) -> None:
    assert baht(block, budget, dimension) == {FIRST: amounts, SECOND: [15_000]}


def test_a_mission_of_the_plan_s_own_below_a_budget_is_one() -> None:
    first, second = (LAST.format(number=n, title=t, budget="15,000 บาท") for n, t in ((1, FIRST), (2, SECOND)))
    head = "แผนปฏิบัติการป้องกันการทุจริต\nเทศบาลตำบลบ้านใหม่ จังหวัดลำปาง\nพ.ศ. 2566 - 2568\n\nมิติที่ 1 การสร้างสังคม\n"
    text = f"{head}1.1 ล้านนาสุจริต\n{first}\n1.2 พันธกิจร่วมใจต้านโกง\n{second}"
    assert [row["mission_no"] for row in rows_of_text(text)["projects"]] == ["1.1", "1.2"]
