"""One organisation or two: names that run on into a sentence, and names that begin with another's."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.ground.source import SourceText
from parsers.structure.several_plans import several_plans, titles_left

CLEAN = (Path(__file__).parents[2] / "cases" / "clean.txt").read_text(encoding="utf-8")
TITLE = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๖ – ๒๕๗๐)"


def refused(text: str) -> str | None:
    error = several_plans(SourceText("plan.txt", "txt", "", tuple(text.split("\n"))))
    return error.code if error else None


def plan(name: str, below: str = "") -> str:
    return f"{TITLE}\n{below or name}\n\n{CLEAN[CLEAN.index('ส่วนที่ ๒') :]}\n\n{name}จัดทำ\n{name}ดำเนินการ\n"


def test_a_sentence_below_the_title_makes_no_other_organisation() -> None:
    name = "เทศบาลตำบลท่าไม้งาม"
    assert refused(plan(name) + plan(name, f"{name}กำหนดแผนงานไว้ รวมทั้งสิ้น ๓ โครงการ ดังตาราง")) is None


def test_a_name_that_begins_with_anothers_is_another() -> None:
    assert refused(plan("เทศบาลตำบลบาง") + plan("เทศบาลตำบลบางพลี", "เทศบาลตำบลบางพลี อำเภอบางพลี")) == "several_plans"


@pytest.mark.parametrize(
    "sentence",
    [
        "สภาองค์การบริหารส่วนตำบลมีหน้าที่ควบคุมการปฏิบัติงานของฝ่ายบริหารให้เป็นไปตามกฎหมาย",
        "องค์การบริหารส่วนตำบลเป็นหน่วยงานที่ใกล้ชิดประชาชน จึงต้องดำเนินงานให้โปร่งใส",
        "ผู้บริหารเทศบาลตำบลทุกแห่งต้องแสดงเจตจำนงต่อต้านการทุจริตต่อประชาชนทุกปี",
    ],
)
def test_a_title_that_returns_as_a_head_of_pages_above_any_text_begins_no_plan(sentence: str) -> None:
    name = "เทศบาลตำบลท่าไม้งาม"
    text = plan(name)
    assert refused(f"{text}ผลลัพธ์ของโครงการ\n{TITLE}\nลำดับที่ ๒\n{sentence}\n{text[text.index('ส่วนที่') :]}") is None


def test_a_name_that_begins_a_sentence_below_a_title_and_returns_is_another() -> None:
    text = plan("เทศบาลตำบลท่าไม้งาม")
    assert refused(text + plan("เทศบาลตำบลบางพลี", "เทศบาลตำบลบางพลี ได้จัดทำไว้ดังนี้")) == "several_plans"


def test_a_name_that_goes_on_over_a_lines_end_is_that_of_the_title() -> None:
    name = "เทศบาลตำบลท่าหินลาด"
    torn = "และมีภูมิคุ้มกัน ลดแรงจูงใจที่จะแสวงหาประโยชน์โดยมิชอบ เทศบาลตำบลท่า\nหินลาดจึงจัดให้มีขึ้น"
    text = plan(name)
    assert refused(f"{text}ผลลัพธ์ของโครงการ\n{TITLE}\nลำดับที่ ๒\n{torn}\n{text[text.index('ส่วนที่') :]}") is None


def test_a_name_at_a_lines_end_with_which_another_begins_is_another() -> None:
    below = "แผนนี้จัดทำขึ้นเพื่อลดแรงจูงใจที่จะแสวงหาประโยชน์โดยมิชอบของ เทศบาลตำบลท่า\nหินลาด"
    other = plan("เทศบาลตำบลท่า", f"เทศบาลตำบลท่า\n{below}")
    assert refused(plan("เทศบาลตำบลท่าหินลาด") + other) == "several_plans"


def with_head_of_pages(below: str, *, head: str = f"{TITLE} อบต.ท่าไม้งาม", pages: int = 1) -> str:
    text = plan("องค์การบริหารส่วนตำบลท่าไม้งาม")
    page = f"๙\n{head}\nลำดับที่ ๒\n๒. หลักการและเหตุผล\n{below}\n{text[text.index('ส่วนที่') :]}"
    return text + page * pages


def test_a_sentence_that_blocks_repeat_below_a_head_of_pages_is_no_name() -> None:
    sentence = "องค์การบริหารส่วนตำบลท่าไม้งามจึงเห็นความจำเป็นที่จะต้องดำเนินการอย่างต่อเนื่อง"
    assert refused(with_head_of_pages(f"{sentence}\n๓. วัตถุประสงค์\nเพื่อให้\n{sentence}")) is None
    assert refused(with_head_of_pages(f"{sentence}\n{sentence}", head=TITLE)) is None
    assert refused(with_head_of_pages(f"{sentence}\nดังที่{sentence}", head=TITLE)) is None


def test_another_office_or_another_plans_years_in_the_text_below_a_head_of_pages_begin_no_plan() -> None:
    other = "คณะกรรมการได้รับเชิญจาก องค์การบริหารส่วนจังหวัดลำปาง\nองค์การบริหารส่วนจังหวัดลำปาง สนับสนุนวิทยากร"
    assert refused(with_head_of_pages(other, head=TITLE, pages=3)) is None
    years = "องค์การบริหารส่วนตำบลท่าไม้งาม\nมีแผนพัฒนาท้องถิ่น พ.ศ. ๒๕๖๑ - ๒๕๖๕ แล้ว"
    assert refused(with_head_of_pages(years, head="แผนปฏิบัติการป้องกันการทุจริต", pages=3)) is None


def test_a_title_on_many_pages_begins_a_plan_where_it_is_a_cover() -> None:
    other = plan("เทศบาลตำบลบางพลี", "เทศบาลตำบลบางพลี อำเภอบางพลี")
    assert refused(with_head_of_pages("การทุจริต", head=TITLE, pages=3) + other) == "several_plans"


def test_the_office_in_a_title_goes_before_one_in_the_text_below_it() -> None:
    other = plan("เทศบาลตำบลบางพลี", "ดำเนินการตามแนวทาง\nเทศบาลตำบลบางพลี")
    other = other.replace(TITLE, f"{TITLE} องค์การบริหารส่วนตำบลท่าไม้งาม")
    assert refused(plan("องค์การบริหารส่วนตำบลท่าไม้งาม") + other) is None


BARE = "แผนปฏิบัติการป้องกันการทุจริต"
YEARS = [
    "(พ.ศ. {} - {})",
    "ระยะ ๕ ปี (พ.ศ. {} - {})",
    "๕ ปี (พ.ศ. {} - {})",
    "แผน ๕ ปี พ.ศ. {} - {}",
    "ตั้งแต่ปีงบประมาณ พ.ศ. {} ถึง พ.ศ. {}",
    "ตั้งแต่ปีงบประมาณ พ.ศ. {} ถึงปีงบประมาณ พ.ศ. {}",
    "(พ.ศ. {} - {}) ฉบับทบทวน",
]
NAMES = ["เทศบาลตำบลท่าไม้งาม", "เทศบาลตำบลโคกสูง", "องค์การบริหารส่วนตำบลบางพลี"]


def with_cover(
    name: str, years: str, *, office: str = "", first: str = "๒๕๖๖", last: str = "๒๕๗๐", heads: int = 2
) -> str:
    """A plan whose title stands above its years and its office, and on ``heads`` more lines."""
    cover = f"{years.format(first, last)}\n{office}{name}"
    return plan(name).replace(f"{TITLE}\n{name}", f"{BARE}\n{cover}") + f"\n{BARE}\nลำดับที่ ๒\nผลลัพธ์\n" * heads


@pytest.mark.parametrize("years", YEARS)
def test_covers_of_three_plans_are_no_head_of_pages_for_each_other(years: str) -> None:
    assert refused("\n".join(with_cover(name, years, heads=0) for name in NAMES)) == "several_plans"


@pytest.mark.parametrize("office", ["", "สำนักปลัด ", "งานนิติการ สำนักปลัด ", "จัดทำโดย ", "จัดทำโดย สำนักปลัด"])
@pytest.mark.parametrize("years", YEARS)
def test_another_office_alone_below_a_title_on_many_lines_begins_a_plan(years: str, office: str) -> None:
    plans = [with_cover(name, years, office=office) for name in NAMES]
    assert refused("\n".join(plans)) == refused("\n".join(plans[:2])) == "several_plans"
    assert refused(plans[0]) is None


@pytest.mark.parametrize("years", YEARS)
def test_other_years_alone_below_a_title_on_many_lines_begin_a_plan(years: str) -> None:
    name = NAMES[0]
    other = with_cover(name, years, first="๒๕๗๑", last="๒๕๗๕")
    assert refused(with_cover(name, years) + other) == "several_plans"
    assert refused(with_cover(name, years) + other.replace(f"\n{name}\n", "\nคำนำ\n", 1)) == "several_plans"
    assert refused(with_cover(name, years) + with_cover(name, years)) is None


def test_another_office_begins_a_plan_though_a_sentence_has_the_years() -> None:
    years = "แผนนี้ใช้เป็นกรอบในการดำเนินงานขององค์กรปกครองส่วนท้องถิ่น (พ.ศ. {} - {})"
    assert refused("\n".join(with_cover(name, years) for name in NAMES)) == "several_plans"


def test_a_title_on_many_lines_that_has_its_office_and_its_years_begins_a_plan() -> None:
    plans = [plan(name).replace(TITLE, f"{TITLE} {name}") + f"\n{TITLE} {name}\nผลลัพธ์\n" * 2 for name in NAMES]
    assert refused("\n".join(plans)) == "several_plans"
    assert refused(plans[0] + plans[0]) is None


@pytest.mark.parametrize("name", [NAMES[0], NAMES[1]])
@pytest.mark.parametrize("years", YEARS)
def test_a_head_of_pages_above_a_sentence_that_names_an_office_begins_no_plan(years: str, name: str) -> None:
    text = with_cover(NAMES[0], years)
    sentence = f"ตามยุทธศาสตร์ชาติ (พ.ศ. ๒๕๖๑ - ๒๕๘๐) คณะกรรมการได้ศึกษาดูงานที่ {name}\n{name} สนับสนุนวิทยากร"
    assert refused(f"{text}\n{BARE}\nลำดับที่ ๒\n{sentence}\n{text[text.index('ส่วนที่') :]}") is None


OFFICE = "เทศบาลตำบลท่าไม้งาม"
PART_3 = "ส่วนที่ ๓\nรายละเอียดโครงการ/กิจกรรม/มาตรการ\n"


def with_title_of_part_3(years: str = "๒๕๖๖ – ๒๕๗๐", office: str = OFFICE, part: str = PART_3) -> str:
    title = f"แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. {years})\n{office}\n"
    return plan(OFFICE).replace(PART_3, f"ส่วนที่ ๓\n{title}" + part.split("\n", 1)[1])


@pytest.mark.parametrize(
    ("left", "found"),
    [
        ({"years": "๒๕๖๑ – ๒๕๖๔"}, "2561-2564"),
        ({"years": "๒๕๖๖ – ๒๕๗๑"}, "2566-2571"),
        ({"office": "องค์การบริหารส่วนตำบลบ้านเดิม"}, "องค์การบริหารส่วนตำบลบ้านเดิม"),
    ],
    ids=["the last plan's years", "a misprint", "the template's office"],
)
def test_blocks_of_a_plan_below_a_title_that_was_left_are_its_own(left: dict[str, str], found: str) -> None:
    text = with_title_of_part_3(**left)
    assert PART_3 in plan(OFFICE)
    assert refused(text) is None
    issues = titles_left(SourceText("plan.txt", "txt", "", tuple(text.split("\n"))))
    assert [(issue.code, issue.found) for issue in issues] == [("title_differs", found)]


def test_a_title_that_is_the_plans_own_is_none_that_was_left() -> None:
    assert not list(titles_left(SourceText("plan.txt", "txt", "", tuple(with_title_of_part_3().split("\n")))))


HEAD_OF_MONEY = "ลำดับ\tโครงการ/กิจกรรม\tงบประมาณ (บาท)\n"


@pytest.mark.parametrize(
    "part",
    [
        f"{PART_3}ส่วนที่ ๑\nบทนำ\n",
        f"ส่วนที่ ๓\n{HEAD_OF_MONEY}๑\tโครงการอบรมคุณธรรมจริยธรรม\t๕,๐๐๐\n",
        f"ส่วนที่ ๓\n{HEAD_OF_MONEY}๑\tโครงการอบรมคุณธรรมจริยธรรม\t๕,๐๐๐\n".replace("\t", "   "),
        f"ส่วนที่ ๓\n{HEAD_OF_MONEY}๑\tโครงการอบรมคุณธรรมจริยธรรม\t๕,๐๐๐\n".replace("\t", " "),
        f"ส่วนที่ ๓\n{HEAD_OF_MONEY}๑\tโครงการอบรมคุณธรรมจริยธรรม\t๕,๐๐๐\n".replace("\t", "\n"),
        f"{PART_3}คำนำ\nแผนฉบับนี้จัดทำขึ้นเพื่อป้องกันการทุจริต\n",
    ],
    ids=["its own first part", "its own table", "with gaps", "with blanks", "a line a cell", "its own foreword"],
)
def test_blocks_behind_what_a_plan_has_once_are_another_plans(part: str) -> None:
    assert refused(with_title_of_part_3("๒๕๖๑ – ๒๕๖๔", part=part)) == "several_plans"


def test_blocks_of_other_projects_or_with_office_and_years_of_another_are_another_plans() -> None:
    text = with_title_of_part_3("๒๕๖๑ – ๒๕๖๔")
    own, left = text.split("(พ.ศ. ๒๕๖๑", 1)
    assert refused(f"{own}(พ.ศ. ๒๕๖๑{left.replace('ชื่อโครงการ : ', 'ชื่อโครงการ : ถนน')}") == "several_plans"
    assert refused(with_title_of_part_3("๒๕๖๑ – ๒๕๖๔", "เทศบาลตำบลบางพลี")) == "several_plans"


def test_a_plan_behind_one_that_has_blocks_is_another() -> None:
    other = plan(OFFICE).replace("๒๕๖๖ – ๒๕๗๐", "๒๕๖๑ – ๒๕๖๔").replace("ภารกิจตามมิติ", "แนวทาง")
    assert refused(plan(OFFICE) + other) == "several_plans"


@pytest.mark.parametrize(
    ("left", "sentence"),
    [
        ({"years": "๒๕๗๑ – ๒๕๗๕"}, "ระยะเวลาดำเนินการ ปีงบประมาณ พ.ศ. ๒๕๗๑ - ๒๕๗๕"),
        ({"office": "เทศบาลตำบลบางพลี"}, "พนักงานของเทศบาลตำบลบางพลี"),
    ],
    ids=["years", "office"],
)
def test_blocks_that_name_what_the_title_above_them_names_are_another_plans(
    left: dict[str, str], sentence: str
) -> None:
    assert refused(with_title_of_part_3(**left)) is None
    assert refused(f"{with_title_of_part_3(**left)}" + f"\n{sentence}" * 20) == "several_plans"
