"""A caption over a table of a plan of one year may say that its money is of another."""

from __future__ import annotations

import pytest

from extract.text.read_txt import read_txt
from lawful import Rows
from normalize.document_rows import document_rows
from parsers.document import parse_plan

PAST = "1\tโครงการอบรมวินัย\t7,000\tกองคลัง\n2\tโครงการจิตอาสา\t8,000\tกองคลัง"
OWN = "1\tโครงการเด็กไทยใจสุจริต\t2,000\tกองคลัง\n2\tโครงการสัญจร\t3,000\tกองคลัง"
HEAD = "ที่\tโครงการ/กิจกรรม\tงบประมาณ (บาท)\tผู้รับผิดชอบ"


def rows_of(text: str) -> Rows:
    plan = f"แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567\nเทศบาลตำบลบ้านสมมุติ\n\n{text}\n"
    return document_rows(parse_plan(read_txt(plan.encode(), "plan.txt")), "plan", "0")


def amounts(rows: Rows) -> list[tuple[int, int]]:
    return [(line["fiscal_year_be"], int(line["amount_baht"])) for line in rows["budget_lines"] if line["amount_baht"]]


def left_out(rows: Rows) -> list[str]:
    return [issue["found"] for issue in rows["issues"] if issue["code"] == "unaccounted_amount"]


def codes(rows: Rows) -> set[str]:
    return {issue["code"] for issue in rows["issues"]}


@pytest.mark.parametrize(
    "caption",
    [
        "ผลการดำเนินงานตามแผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. ๒๕๖๖",
        "ตารางที่ 1 โครงการที่ดำเนินการแล้วในปีงบประมาณ พ.ศ. 2566",
        "ผลการดำเนินงานตามแผน ปี 66",
        "ผลการดำเนินงานตามแผนฉบับก่อน",
        "โครงการในปีที่ผ่านมา",
        "จากการดำเนินงานในปี ๒๕๖๖ มีโครงการดังนี้",
        "ร่างงบประมาณ ปี ๒๕๖๘",
        "ประมาณการปีถัดไป",
    ],
)
def test_money_below_the_caption_of_another_year_is_not_the_plans(caption: str) -> None:
    own = "โครงการตามแผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567"
    rows = rows_of(f"{caption}\n{HEAD}\n{PAST}\n\tรวม\t15,000\t\n\n{own}\n{HEAD}\n{OWN}\n\tรวม\t5,000\t")
    assert amounts(rows) == [(2567, 2_000), (2567, 3_000)]
    assert {"7,000", "8,000"} <= set(left_out(rows)) or "unread_table" in codes(rows)
    assert [int(total["declared_baht"]) for total in rows["budget_totals"]] == [5_000]


def test_a_head_that_returns_below_no_caption_goes_on_with_what_the_last_one_said() -> None:
    rows = rows_of(f"ผลการดำเนินงาน ปี 2566\n{HEAD}\n{PAST}\n\n- 2 -\n\n{HEAD}\n{OWN.replace('1', '3')}")
    assert amounts(rows) == []
    assert left_out(rows) == ["7,000", "8,000", "2,000", "3,000"]


@pytest.mark.parametrize(
    "caption",
    [
        "โครงการตามแผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)",
        "แผนงานตาม พ.ร.บ. ประกอบรัฐธรรมนูญ พ.ศ. 2561",
        "จากการประเมินคุณธรรม ปี 2566 เทศบาลได้คะแนน 92 จึงกำหนดโครงการดังนี้",
        "ผลการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2567",
        "รายละเอียดโครงการ",
    ],
)
def test_a_caption_of_the_plans_year_or_of_no_year_of_money_changes_nothing(caption: str) -> None:
    rows = rows_of(f"{caption}\n{HEAD}\n{OWN}")
    assert amounts(rows) == [(2567, 2_000), (2567, 3_000)]
    assert left_out(rows) == []


def test_a_head_that_prints_the_year_needs_no_caption() -> None:
    head = HEAD.replace("งบประมาณ", "งบประมาณ ปี 2567")
    assert amounts(rows_of(f"ผลการดำเนินงาน ปี 2566\n{head}\n{OWN}")) == [(2567, 2_000), (2567, 3_000)]


@pytest.mark.parametrize("head", ["งบประมาณ ปี 2567", "ปี 2567 (บาท)", "งบประมาณ (บาท)"])
def test_a_caption_of_what_was_spent_speaks_against_any_head(head: str) -> None:
    rows = rows_of(f"ผลการเบิกจ่ายงบประมาณของโครงการ\n{HEAD.replace('งบประมาณ (บาท)', head)}\n{OWN}")
    assert amounts(rows) == []
    assert left_out(rows) == ["2,000", "3,000"]
