"""Where in the plan's tree a block stands, as a field of its own says it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from parsers.document import parse_plan
from parsers.records.blocks import DetailBlock

Make = Callable[[str], SourceText]
Read = Callable[[str], list[DetailBlock]]

HEAD = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)\nเทศบาลตำบลตัวอย่าง จังหวัดลำปาง\nส่วนที่ 3 รายละเอียดโครงการ\n"
NESTED = """### {n}. {title}

- {place}
- หลักการและเหตุผล: เพราะดี
- วัตถุประสงค์:
  1. เพื่อดี
- ระยะเวลาดำเนินการ: ปีงบประมาณ พ.ศ. 2566
- งบประมาณ:
  - ปี 2566: 5,000 บาท
- หน่วยงานรับผิดชอบ: กองคลัง
- ผลลัพธ์ที่คาดว่าจะได้รับ: ชุมชนดีขึ้น

---

"""
FORM = """ชื่อโครงการ : {title}
1. {place}
2. หลักการและเหตุผล
เพราะดี
3. วัตถุประสงค์
เพื่อดี
4. งบประมาณ
5,000 บาท
5. ผู้รับผิดชอบ
กองคลัง
"""


@pytest.fixture
def read(source: Make) -> Read:
    def blocks(text: str) -> list[DetailBlock]:
        return [project.detail for project in parse_plan(source(HEAD + text)).projects if project.detail]

    return blocks


def plan(form: str, *places: str) -> str:
    return "".join(form.format(n=n, title=f"โครงการที่มีชื่อ {n}", place=place) for n, place in enumerate(places, 1))


def numbers(found: list[DetailBlock]) -> list[tuple[str | None, str | None]]:
    return [
        (one.branch.dimension and one.branch.dimension.number, one.branch.mission and one.branch.mission.number)
        for one in found
    ]


@pytest.mark.parametrize("form", [NESTED, FORM])
def test_a_field_of_dimension_and_mission(read: Read, form: str) -> None:
    """A form that has it below its title, before any field that all blocks have."""
    label = "มิติและภารกิจ: "
    found = read(
        plan(form, f"{label}มิติที่ 1 การสร้างวัฒนธรรม / ภารกิจที่ 1.1", f"{label}มิติที่ 2 การบริหาร / ภารกิจที่ 2.3 ความโปร่งใส")
    )
    assert [one.title for one in found] == ["โครงการที่มีชื่อ 1", "โครงการที่มีชื่อ 2"]
    assert numbers(found) == [("1", "1.1"), ("2", "2.3")]
    assert [one.branch.mission and one.branch.mission.title for one in found] == [None, "ความโปร่งใส"]
    assert [one.responsible for one in found] == ["กองคลัง"] * 2


def test_a_field_of_what_the_project_agrees_with(read: Read) -> None:
    found = read(plan(FORM, "ความสอดคล้อง   มิติที่ 1 การสร้างวัฒนธรรม  ภารกิจตามมิติที่ 1.2 ชุมชน", "ความสอดคล้อง   มิติที่ 3 ก"))
    assert numbers(found) == [("1", "1.2"), ("3", None)]


@pytest.mark.parametrize(
    "said",
    [
        "มิติที่ 1 ก และมิติที่ 2 ข",
        "มิติที่ 1 ก ภารกิจที่ 2.1 ข",
        "ยุทธศาสตร์ชาติ 20 ปี ครอบคลุม 4 มิติ 9 ภารกิจ",
        "ภารกิจที่ 1.1 และภารกิจที่ 1.2",
        "-",
    ],
)
def test_what_names_several_places_or_none_is_no_place(read: Read, said: str) -> None:
    assert numbers(read(plan(FORM, f"ความสอดคล้อง : {said}", f"ความสอดคล้อง : {said}"))) == [(None, None)] * 2


def test_another_field_that_names_a_mission_is_no_place(read: Read) -> None:
    text = plan(FORM, "ความสอดคล้อง : -", "ความสอดคล้อง : -").replace("เพราะดี", "ตามมิติที่ 1 ภารกิจที่ 1.1")
    assert numbers(read(text)) == [(None, None)] * 2


def test_expected_outcomes_have_their_field(read: Read) -> None:
    found = read(plan(NESTED, "มิติและภารกิจ: มิติที่ 1 ก", "มิติและภารกิจ: มิติที่ 2 ข"))
    said = [[item.text for field in one.fields if field.field == "outcome" for item in field.items] for one in found]
    assert said == [["ชุมชนดีขึ้น"]] * 2


HEADED = """{place}
ชื่อโครงการ : {title}
หลักการและเหตุผล : เพราะดี
งบประมาณ : 5,000 บาท
ผู้รับผิดชอบ : กองคลัง
"""


@pytest.mark.parametrize(
    "heading",
    [
        "แบบรายละเอียด ลำดับที่ {} มิติที่ {} ภารกิจตามมิติ {}",
        "ลำดับที่ {} / มิติที่ {} / ภารกิจที่ {}",
        "ลำดับที่ {} (มิติที่ {} ภารกิจที่ {})",
    ],
)
def test_a_heading_that_counts_a_block_may_say_its_place(heading: str, read: Read) -> None:
    found = read(plan(HEADED, heading.format(1, 1, "1.2"), heading.format(2, 3, "3.1")))
    assert [one.title for one in found] == ["โครงการที่มีชื่อ 1", "โครงการที่มีชื่อ 2"]
    assert numbers(found) == [("1", "1.2"), ("3", "3.1")]


def test_prose_behind_the_number_of_a_block_is_no_place(read: Read) -> None:
    found = read(plan(HEADED, "ลำดับที่ 1 มิติที่ 1 ได้คะแนนสูงสุด", "ลำดับที่ 2 มิติใหม่"))
    assert numbers(found) == [(None, None)] * 2
