"""``เป้าหมาย`` as a heading: whom a project is for, or what is to come out of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from parsers.blocks.read_blocks import read_blocks
from parsers.structure.sections import find_sections

Make = Callable[[str], SourceText]

BLOCK = """{n}. ชื่อโครงการ : โครงการ {name}
วัตถุประสงค์
เพื่อรู้
{heading}
{aim}
วิธีดำเนินการ
อบรม
งบประมาณ
5,000 บาท
ผู้รับผิดชอบ
กองคลัง
"""


@pytest.mark.parametrize(
    ("heading", "first", "fields"),
    [
        ("เป้าหมาย", "4.1 เชิงปริมาณ พนักงานเข้าร่วม จำนวน 120 คน", ["target_output", "target_output"]),
        ("เป้าหมายของโครงการ", "- เชิงคุณภาพ ผู้เข้าร่วมมีความรู้", ["target_output", "target_output"]),
        ("เป้าหมาย", "พนักงานเทศบาล จำนวน 120 คน", ["target_group", "target_group"]),
        ("กลุ่มเป้าหมาย", "เชิงปริมาณ พนักงานเทศบาล จำนวน 120 คน", ["target_group", "target_group"]),
    ],
)
def test_a_heading_means_one_thing_throughout_a_plan(heading: str, first: str, fields: list[str], source: Make) -> None:
    """The second block says nothing of quantity: its heading is the same."""
    blocks = (
        BLOCK.format(n=1, name="ก", heading=heading, aim=first),
        BLOCK.format(n=2, name="ข", heading=heading, aim="ระบบ 1 ระบบ"),
    )
    text = source("\n".join(blocks))
    found = read_blocks(text, find_sections(text, (), ()), (2566, 2570))[0]
    assert [field.field for block in found for field in block.fields if field.field.startswith("target")] == fields
    assert found[0].target_count == (None if "เชิงคุณภาพ" in first else 120)


@pytest.mark.parametrize(
    ("first", "second", "fields"),
    [
        (("เป้าหมาย", "อบรม 2 รุ่น"), ("เป้าหมาย", "ระบบ 1 ระบบ"), ["target_output", "target_output"]),
        (("เป้าหมาย", "วารสาร 12,000 เล่มต่อปี"), ("กลุ่มเป้าหมาย", "ประชาชน"), ["target_output", "target_group"]),
        (("เป้าหมาย", "การจัดซื้อทุกรายการ"), ("กลุ่มเป้าหมาย", "ประชาชน"), ["target_output", "target_group"]),
        (("เป้าหมาย", "พนักงานทุกแห่ง"), ("กลุ่มเป้าหมาย", "ประชาชน"), ["target_group", "target_group"]),
        (("เป้าหมาย", "การจัดซื้อทุกรายการ"), ("เป้าหมาย", "การบริการ"), ["target_group", "target_group"]),
        (("เป้าหมาย", "อบรม 2 รุ่น 60 คน"), ("เป้าหมาย", "ระบบ 1 ระบบ"), ["target_group", "target_group"]),
    ],
)
def test_a_heading_is_of_things_where_no_field_of_it_speaks_of_people(
    first: tuple[str, str], second: tuple[str, str], fields: list[str], source: Make
) -> None:
    blocks = (
        BLOCK.format(n=n, name=name, heading=heading, aim=aim)
        for n, name, (heading, aim) in ((1, "ก", first), (2, "ข", second))
    )
    text = source("\n".join(blocks))
    found = read_blocks(text, find_sections(text, (), ()), (2566, 2570))[0]
    assert [field.field for block in found for field in block.fields if field.field.startswith("target")] == fields
