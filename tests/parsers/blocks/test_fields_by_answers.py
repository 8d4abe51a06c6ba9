"""Headings in words that no rule knows: they are the field that all blocks lack and their answers tell, or end one."""

from __future__ import annotations

import pytest

from lawful import Rows, baht_or_status, rows_of_text

HEAD = """แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)
เทศบาลตำบลบ้านสมมุติ
อำเภอเมืองลำปาง จังหวัดลำปาง

ส่วนที่ 3 รายละเอียดโครงการ/กิจกรรม/มาตรการ

"""
TITLES = ("โครงการเยาวชนต้นกล้าสุจริต", "โครงการค่ายพ่อแม่ลูกไม่โกง", "โครงการธรรมะสัญจร")
LINES = ("วัตถุประสงค์", "กลุ่มเป้าหมาย", "วิธีดำเนินการ", "ระยะเวลา", "ผู้รับผิดชอบ")
TEXTS = ("เพื่อให้รู้", "นักเรียน 60 คน", "จัดอบรม", "ปี 2567", "กองคลัง")


def plan(name: str, answers: tuple[str, ...], sign: str, instead: str = "") -> Rows:
    """Three blocks with a line of the ``name`` before the last label, or ``instead`` of one of them."""
    blocks = []
    for title, answer in zip(TITLES, answers, strict=True):
        lines = [f"{label}{sign}{text}" for label, text in zip(LINES, TEXTS, strict=True)]
        if instead:
            lines[LINES.index(instead)] = f"{name}{sign}{answer}"
        else:
            lines.insert(-1, f"{name}{sign}{answer}")
        blocks.append("\n".join((f"ชื่อโครงการ{sign}{title}", *lines)))
    return rows_of_text(HEAD + "\n\n".join(blocks))


def texts(rows: Rows, field: str) -> list[str]:
    return [item["text"] for item in rows["project_items"] if item["field"] == field]


MONEY = ("20,000 บาท", "ไม่ใช้งบประมาณ", "ปี 2567 จำนวน 5,000 บาท")


@pytest.mark.parametrize("sign", [" : ", "\t"])
@pytest.mark.parametrize("name", ["เงินที่ขอใช้", "ทุนของงาน", "แผนเงิน"])
def test_a_name_of_money_is_the_budget_that_all_blocks_lack(name: str, sign: str) -> None:
    rows = plan(name, MONEY, sign)
    assert [baht_or_status(line) for line in rows["budget_lines"]] == [20_000, "none", 5_000]
    assert texts(rows, "budget") == list(MONEY)
    assert ("fuzzy_heading", name) in [(issue["code"], issue["found"]) for issue in rows["issues"]]


@pytest.mark.parametrize(
    ("name", "instead", "answers", "field"),
    [
        ("ขั้นตอนและลำดับงาน", "วิธีดำเนินการ", ("จัดอบรม", "จัดค่าย", "จัดเวที"), "method"),
        ("โครงการนี้มุ่งหมายเพื่อ", "วัตถุประสงค์", ("ให้รู้", "ให้ร่วม", "ให้เข้าใจ"), "objective"),
    ],
)
@pytest.mark.parametrize("sign", [" : ", "\t", " "])
def test_names_whose_answers_have_no_form_are_told_by_their_words(
    name: str, instead: str, answers: tuple[str, ...], field: str, sign: str
) -> None:
    assert texts(plan(name, answers, sign, instead), field) == list(answers)


@pytest.mark.parametrize("sign", [" : ", "\t"])
@pytest.mark.parametrize(
    ("name", "answers", "field"),
    [
        ("ผลอันพึงได้รับ", ("เด็กมีวินัย", "ครอบครัวอบอุ่น", "ใจสงบ"), "outcome"),
        ("ตัววัดผลสำเร็จ", ("ผ่านร้อยละ 80", "ผ่านร้อยละ 70", "ร่วมงาน"), "indicator"),
        ("สถานที่ที่ใช้จัดโครงการ", ("วัดป่า", "หอประชุม", "ศาลา"), "location"),
    ],
)
def test_so_are_those_that_no_other_block_lacks(name: str, answers: tuple[str, ...], field: str, sign: str) -> None:
    assert texts(plan(name, answers, sign), field) == list(answers)


@pytest.mark.parametrize(
    ("name", "instead", "answers", "field"),
    [
        ("ทำเมื่อไร (วันเวลา)", "ระยะเวลา", ("เดือนมกราคม 2567", "ตลอดปี", "ไตรมาส 2"), "period"),
        ("ผู้ลงมือทำ", "ผู้รับผิดชอบ", ("กองคลัง", "สำนักปลัด", "กองช่าง"), "responsible"),
        ("ผู้มาร่วมงาน", "กลุ่มเป้าหมาย", ("ครู 20 คน", "ผู้นำ 12 คน", "เด็ก 50 คน"), "target_group"),
    ],
)
@pytest.mark.parametrize("sign", [" : ", "\t"])
def test_other_names_are_the_field_that_their_answers_tell(
    name: str, instead: str, answers: tuple[str, ...], field: str, sign: str
) -> None:
    assert texts(plan(name, answers, sign, instead), field) == list(answers)


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        ("เงินที่จ่ายแล้ว", MONEY),  # what was paid is no budget
        ("ราคากลาง", MONEY),
        ("เงินปีก่อน", MONEY),
        ("เงินรางวัล", MONEY),
        ("งบประมาณที่ประหยัดได้", MONEY),
        ("วงเงินที่ต้องประกาศ", MONEY),
        ("ทุนประกันอุบัติเหตุ", MONEY),
        ("เงินที่ขอใช้", ("ตามระเบียบ", "ตามระเบียบ", "20,000 บาท")),  # no answers
        ("สิ่งที่ได้", MONEY),  # no name of money
    ],
)
def test_a_heading_of_something_else_ends_the_field_above_it(name: str, answers: tuple[str, ...]) -> None:
    rows = plan(name, answers, " : ")
    assert texts(rows, "budget") == []
    assert texts(rows, "period") == ["ปี 2567"] * 3
    assert ("unknown_heading", name) in [(issue["code"], issue["found"]) for issue in rows["issues"]]


def test_a_plan_with_a_budget_of_its_own_has_no_second_one() -> None:
    rows = plan("เงินที่ขอใช้", MONEY, " : ")
    own = rows_of_text(
        HEAD
        + "\n\n".join(
            f"ชื่อโครงการ : {title}\nวัตถุประสงค์ : เพื่อให้รู้\nงบประมาณ : 7,000 บาท\nเงินที่ขอใช้ : 3,000 บาท\nผู้รับผิดชอบ : กองคลัง"
            for title in TITLES
        )
    )
    assert len(rows["budget_lines"]) == len(TITLES)
    assert "fuzzy_heading" not in [issue["code"] for issue in own["issues"]]


def test_what_begins_alike_in_each_block_behind_a_blank_is_content() -> None:
    steps = ("อบรมเด็ก 20 คน", "อบรมครู 30 คน", "อบรมผู้นำ 10 คน")
    rows = plan("อบรม", tuple(step.removeprefix("อบรม") for step in steps), " ", "วิธีดำเนินการ")
    assert "unknown_heading" not in [issue["code"] for issue in rows["issues"]]


def test_the_end_of_a_sentence_that_all_blocks_have_is_no_budget() -> None:
    rows = plan("วงเงิน", ("450,000 บาท เมื่อปี 2560",) * 3, " ")
    assert rows["budget_lines"] == []
