"""The rationale under a heading that no rule knows: read where its place and its sentences say so, else not."""

from __future__ import annotations

import pytest

from extract.ground.issues import Issue
from extract.ground.source import SourceText
from parsers.blocks.read_blocks import read_blocks
from parsers.records.blocks import DetailBlock
from parsers.structure.sections import find_sections

PROSE = "การ{w}ในท้องถิ่นเป็นเรื่องสำคัญที่ต้องดำเนินการต่อเนื่องทุกปี เพราะปัญหายังมีอยู่"
NUMBERED = """{n}. โครงการ{w}

(1) {name}
{above}
{prose}

(2) วัตถุประสงค์
เพื่อให้รู้

(3) วิธีดำเนินการ
ประชุม

(4) งบประมาณ
ไม่ใช้งบประมาณ

(5) ผู้รับผิดชอบ
สำนักปลัด
"""
BESIDE = """{n}. โครงการ{w}
- กลุ่มเป้าหมาย: ประชาชน
- งบประมาณ: ไม่ใช้งบประมาณ
- ผู้รับผิดชอบ: สำนักปลัด
- {name}: {prose}
- วัตถุประสงค์: เพื่อให้รู้
- ผลผลิต: ได้รู้
"""
WORDS = ("ป้องกัน", "ตรวจสอบ", "รณรงค์")


def read(
    form: str, name: str, prose: str = PROSE, above: str = "", words: tuple[str, ...] = WORDS
) -> tuple[tuple[DetailBlock, ...], tuple[Issue, ...]]:
    blocks = [
        form.format(n=n, w=word, name=name, above=above, prose=prose.format(w=word)) for n, word in enumerate(words, 1)
    ]
    source = SourceText("plan.txt", "txt", "", tuple("\n".join(blocks).split("\n")))
    return read_blocks(source, find_sections(source, (), ()), (2566, 2570))


def rationales(blocks: tuple[DetailBlock, ...]) -> list[str]:
    return [
        item.text for block in blocks for found in block.fields if found.field == "rationale" for item in found.items
    ]


@pytest.mark.parametrize("form", [NUMBERED, BESIDE])
@pytest.mark.parametrize("name", ["บทเกริ่นนำ", "ทำไมต้องทำ", "ความรู้สึกของชุมชน"])
def test_sentences_right_above_the_objectives_are_the_rationale(form: str, name: str) -> None:
    """Below numbers the whole blocks were lost: nothing known began them."""
    blocks, _ = read(form, name)
    assert rationales(blocks) == [PROSE.format(w=word) for word in WORDS]
    assert [block.title for block in blocks] == [f"โครงการ{word}" for word in WORDS]
    said = [issue for block in blocks for issue in block.issues if issue.code == "fuzzy_heading"]
    assert [issue.expected for issue in said] == ["หลักการและเหตุผล"] * 3


@pytest.mark.parametrize(
    ("name", "prose"),
    [
        pytest.param("ความสอดคล้องกับนโยบาย", PROSE, id="what it accords with"),
        pytest.param("ผู้มีส่วนเกี่ยวข้อง", PROSE, id="people"),
        pytest.param("บทเกริ่นนำ", "งาน{w}", id="a word"),
        pytest.param("บทเกริ่นนำ", "โครงการ{w}" + "ในสถานศึกษาและชุมชน" * 3, id="another title"),
        pytest.param("บทเกริ่นนำ", "ยุทธศาสตร์{w}" + "และการพัฒนาท้องถิ่น" * 3, id="a strategy"),
        pytest.param("บทเกริ่นนำ", PROSE.replace("{w}", "ทุจริต"), id="the same in each"),
    ],
)
def test_what_may_be_another_field_is_none(name: str, prose: str) -> None:
    assert not rationales(read(BESIDE, name, prose)[0])


def test_two_blocks_say_too_little() -> None:
    assert not rationales(read(BESIDE, "บทเกริ่นนำ", words=WORDS[:2])[0])


def test_beside_a_rationale_that_is_known_it_is_none() -> None:
    form = BESIDE.replace("- {name}", "- หลักการและเหตุผล: ตามระเบียบของทางราชการ\n- {name}")
    blocks, _ = read(form, "บทเกริ่นนำ")
    assert not set(rationales(blocks)) & {PROSE.format(w=word) for word in WORDS}
