"""Plans are read, neighbours and strangers are refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from plan_extract.extract.characters import arabic_digits, thai_digits
from plan_extract.extract.read_txt import read_txt
from plan_extract.extract.source import SourceText
from plan_extract.parsers.document_kind import refusal

Make = Callable[[str], SourceText]
PLANS = sorted((Path(__file__).parents[2] / "data" / "raw").glob("*.txt"))


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
@pytest.mark.parametrize("style", [arabic_digits, thai_digits], ids=["arabic", "thai"])
def test_real_plans_are_plans(path: Path, style: Callable[[str], str]) -> None:
    assert refusal(read_txt(style(path.read_text(encoding="utf-8")).encode(), path.name)) is None


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
@pytest.mark.parametrize("tenth", range(1, 10))
def test_the_end_of_a_plan_is_a_plan(path: Path, tenth: int) -> None:
    """Cut at its beginning: no cover, no contents."""
    lines = path.read_text(encoding="utf-8").split("\n")
    assert refusal(read_txt("\n".join(lines[len(lines) * tenth // 10 :]).encode(), path.name)) is None


@pytest.mark.parametrize(
    "text",
    [
        "แผนปฏิบัติการป้องกัน\nการทุจริต\nเทศบาลตำบลบ้านใหม่",  # a title over two lines
        "แผนป้องกัน ปราบปรามการทุจริตและประพฤติมิชอบ\nองค์การบริหารส่วนตำบลหนองบัว",
        "แผนปฏิบัติการป้องกันและปราบปรามการทุจริต\nรายงานผลการดำเนินงานประจำปีอยู่ท้ายเล่ม",
    ],
)
def test_titles_of_plans(source: Make, text: str) -> None:
    assert refusal(source(text)) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("รายงานผลการดำเนินงานตาม\nแผนปฏิบัติการป้องกันการทุจริต\nประจำปีงบประมาณ พ.ศ. 2566", "รายงานผล"),
        ("รายงานการกำกับติดตามการดำเนินการป้องกันการทุจริต", "รายงานผล"),
        ("แผนการดำเนินงาน\nประจำปีงบประมาณ พ.ศ. 2566\nเทศบาลตำบลบ้านใหม่", "แผนการดำเนินงาน"),
        ("แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570)\nเทศบาลตำบลบ้านใหม่", "แผนพัฒนาท้องถิ่น"),
        ("เทศบัญญัติงบประมาณรายจ่าย ประจำปีงบประมาณ พ.ศ. 2566", "เทศบัญญัติ"),
        ("Dear Sir,\nplease find attached the invoice.", "not a plan"),
        ("ซื้อไข่ 10 ฟอง\nซื้อนม", "not a plan"),
        ("ข่าวประชาสัมพันธ์ การป้องกันการทุจริต", "not a plan"),
    ],
)
def test_others_are_refused_by_name(source: Make, text: str, name: str) -> None:
    refused = refusal(source(text))
    assert refused is not None
    assert refused.code == "not_a_plan"
    assert name in refused.message
