"""Indicators: counted things, and the many numbers that count nothing."""

import re

import pytest

from extract.ground.characters import thai_digits
from parsers.blocks.indicators import find_indicators
from parsers.rules.load import load


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("ไม่น้อยกว่า ๒ ครั้งต่อปี", [("ge", 2, "ครั้ง")]),
        ("อย่างน้อย ๓ ช่องทาง", [("ge", 3, "ช่องทาง")]),
        ("จำนวนอย่างน้อย 5 เรื่องขึ้นไป", [("ge", 5, "เรื่อง")]),
        ("อย่างน้อย ไตรมาสละ 1 ครั้ง", [("ge", 1, "ครั้ง")]),
        ("ปีละ 2 ครั้งเป็นอย่างน้อย", [("ge", 2, "ครั้ง")]),
        ("ผ่านเกณฑ์การประเมิน ITA (๘๕ คะแนนขึ้นไป)", [("ge", 85, "คะแนน")]),
        ("อย่างน้อย 5 ช่องทาง และไม่น้อยกว่าปีละ 4 ครั้ง", [("ge", 5, "ช่องทาง"), ("ge", 4, "ครั้ง")]),
        ("ภายใน ๑๕ วันทำการ", [("le", 15, "วันทำการ")]),
        ("ไม่เกินร้อยละ 5", [("le", 5, "percent")]),
        ("มากกว่าหรือเท่ากับร้อยละ 80", [("ge", 80, "percent")]),
        ("≥ 80%", [("ge", 80, "percent")]),
        ("> 80 %", [("ge", 80, "percent")]),
        ("≤ 5 เรื่อง", [("le", 5, "เรื่อง")]),
        ("น้อยกว่าหรือเท่ากับ 5 เรื่อง", [("le", 5, "เรื่อง")]),
        ("ผล -> 80 คน", [("eq", 80, "คน")]),  # an arrow
        ("จำนวน 100 ครัวเรือน", [("eq", 100, "ครัวเรือน")]),
        ("ครัวเรือนต้นแบบไม่น้อยกว่าหมู่บ้านละ ๑ ครัวเรือน", [("ge", 1, "ครัวเรือน")]),
        ("ครัวเรือนต้นแบบหมู่บ้านละ 1 ครัวเรือน", [("eq", 1, "ครัวเรือน")]),
        ("เข้าร่วม 48 จาก 50 คน", [("eq", 48, "คน")]),  # the whole is no measure
        ("ไม่น้อยกว่า 48 คน จาก 50 คน", [("ge", 48, "คน")]),
        ("ข้าราชการ 48 คน ลูกจ้าง 50 คน", [("eq", 48, "คน"), ("eq", 50, "คน")]),
        ("เพิ่มขึ้นไม่น้อยกว่า 5 คะแนน จากเดิม 80 คะแนน", [("ge", 5, "คะแนน")]),  # what was before
        ("จากเดิม 3 ช่องทาง เป็น 5 ช่องทาง", [("eq", 5, "ช่องทาง")]),
        ("เพิ่มขึ้นจากเดิม 5 ช่องทาง", [("eq", 5, "ช่องทาง")]),  # by how much, or from what: the one number stays
        ("ไม่มากกว่า 3 เรื่อง", [("le", 3, "เรื่อง")]),
        ("ไม่น้อยกว่าร้อยละ ๘๐ (สำรวจโดยใช้แบบประเมินผล)", [("ge", 80, "percent")]),
        ("ร้อยละของผู้ผ่านการประเมิน : ร้อยละ ๘๐", [(None, 80, "percent")]),
        ("กิจกรรมการควบคุมภายในร้อยละ ๘๐", [(None, 80, "percent")]),  # internal control, not a limit
        ("ปริมาณการใช้น้ำมันลดลงได้อย่างน้อยร้อยละ ๓๐", [("decrease", 30, "percent")]),
        ("การทุจริตลดลง ร้อยละ 50", [("decrease", 50, "percent")]),
        ("ลดลงไม่ต่ำกว่าร้อยละ 10", [("decrease", 10, "percent")]),  # a bound of a fall is a fall
        ("เพิ่มขึ้นร้อยละ ๑๐", [("increase", 10, "percent")]),
        ("มีความรู้เพิ่มขึ้น ไม่น้อยกว่าร้อยละ ๘๐", [("ge", 80, "percent")]),  # the knowledge rises, not the share
        ("จำนวน ๑ ฉบับ", [("eq", 1, "ฉบับ")]),
        ("จำนวนครั้งที่จัด : ปีละ ๑ ครั้ง", [("eq", 1, "ครั้ง")]),
        ("เจ้าหน้าที่ 5 คน", [("eq", 5, "คน")]),  # หน้าที่ is not ที่
        ("ประมาณ 50 คน", [("approx", 50, "คน")]),
        ("เพื่อพัฒนาการใช้จ่ายงบประมาณ จำนวน 1 ครั้ง", [("eq", 1, "ครั้ง")]),
        ("ประมาณร้อยละ 80", [("approx", 80, "percent")]),
        ("บุคลากร 50 คนได้รับความรู้", [("eq", 50, "คน")]),  # a sentence goes on behind the counter
        ("ประชาชนไม่น้อยกว่า 100 คนเข้าร่วมกิจกรรม", [("ge", 100, "คน")]),
        ("จัดทำคู่มือ 1 เล่มแจกจ่ายประชาชน", [("eq", 1, "เล่ม")]),
        ("บุคลากร 30 คนที่ผ่านการอบรม", [("eq", 30, "คน")]),
        ("ลดลงจาก 10 เรื่อง เหลือ 5 เรื่อง", [("eq", 5, "เรื่อง")]),  # what was before
        ("ลดลงจาก 12 เรื่องเหลือไม่เกิน 6 เรื่อง", [("le", 6, "เรื่อง")]),
        ("เพิ่มขึ้นจากร้อยละ 70 เป็นร้อยละ 80", [(None, 80, "percent")]),
        ("เพิ่มขึ้นจาก 3 ช่องทาง เป็นไม่น้อยกว่า 5 ช่องทาง", [("ge", 5, "ช่องทาง")]),
        ("คะแนน ITA เพิ่มขึ้นปีละ 5 คะแนน", [("increase", 5, "คะแนน")]),
        ("เรื่องร้องเรียนลดลงปีละ 2 เรื่อง", [("decrease", 2, "เรื่อง")]),
        ("มีความรู้เพิ่มขึ้น ปีละ 2 ครั้ง", [("eq", 2, "ครั้ง")]),  # how often
        ("เรื่องร้องเรียนลดลงร้อยละ 10 จาก 20 เรื่อง", [("decrease", 10, "percent")]),
        ("ร้อยละ 80 ของผู้เข้าร่วม 50 คน มีความรู้", [(None, 80, "percent")]),  # what the share is of
        ("80% ของกลุ่มเป้าหมาย จำนวน 120 คน", [(None, 80, "percent")]),
        ("ร้อยละ 80 ของผู้เข้าร่วม มีความรู้ 50 คน", [(None, 80, "percent"), ("eq", 50, "คน")]),
        ("ร้อยละ 80 ของแผน ปีละ 2 ครั้ง", [(None, 80, "percent"), ("eq", 2, "ครั้ง")]),
        ("ร้อยละ 80/85/90 (ปี 2566 - 2568)", [(None, 80, "percent"), (None, 85, "percent"), (None, 90, "percent")]),
        ("ร้อยละ 80/ปี", [(None, 80, "percent")]),
        ("ร้อยละ 80/500 คน", [(None, 80, "percent")]),
        ("ร้อยละของผู้เข้าร่วมที่มีความพึงพอใจ 80", [(None, 80, "percent")]),
        ("ร้อยละของผู้เข้าร่วมที่พึงพอใจ ไม่น้อยกว่า 75", [("ge", 75, "percent")]),
        ("คะแนนเฉลี่ยความพึงพอใจ 3.51 ขึ้นไป", [("ge", 3.51, "คะแนน")]),
        ("ITA ไม่น้อยกว่า 85 จากคะแนนเต็ม 100 คะแนน", [("ge", 85, "คะแนน")]),
    ],
)
def test_counted(text: str, measures: list[tuple[str | None, float, str]]) -> None:
    for form in (text, thai_digits(text)):
        found = find_indicators("output", form)
        assert [(measure.comparator, measure.value, measure.unit) for measure in found] == measures


@pytest.mark.parametrize(
    "text",
    [
        "ตามพระราชบัญญัติข้อมูลข่าวสาร พ.ศ. ๒๕๔๐",
        "ในปี 2566 คนไทย",
        "มาตรา ๕๐ แห่งพระราชบัญญัติ",
        "ข้อ ๘ ครั้ง",
        "ครั้งที่ 2 ครั้ง",
        "ระดับ ๕",
        "โทร 043-123456",
        "แผนพัฒนา 5 ปี",
        "อายุ 60 ปีขึ้นไป",
        "ทุก 6 เดือน",
        "๖ เดือน ต่อ ๑ ครั้ง",
        "คะแนนเต็ม 100 คะแนน",
        "1,50 คน",
        "1 000 คน",
        "1 โครงการฝึกอบรม",  # the number of a project, not a number of projects
        "15 วันที่ผ่านมา",
        "3 - 2 ครั้ง",  # a slip
        "ร้อยละ 80 - 70",
        "2/3 ครั้ง",
        "ที่ 2 - 3 ครั้ง",
        "จำนวน ... ฉบับ",
        "จำนวนข้อร้องเรียนลดลง",
    ],
)
def test_not_counted(text: str) -> None:
    assert find_indicators("indicator", text) == ()


def test_other_fields_have_no_indicators() -> None:
    assert find_indicators("method", "จัดประชุม จำนวน 2 ครั้ง") == ()
    assert find_indicators("budget", "ร้อยละ 80") == ()


@pytest.mark.parametrize("rule", load("counters")["rule"], ids=lambda rule: rule["id"])
def test_counters(rule: dict[str, str]) -> None:
    pattern = re.compile(rf"[0-9]\s*{rule['pattern']}{load('counters')['after']}")
    for example in rule["examples"]:
        assert pattern.search(example), example
        assert [measure.unit for measure in find_indicators("output", example)] == [rule["id"]]
    for counterexample in rule["counterexamples"]:
        assert rule["id"] not in [measure.unit for measure in find_indicators("output", counterexample)]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("2 - 3 ครั้ง", (2, 3, "ครั้ง")),
        ("จำนวน 50 ถึง 60 คน", (50, 60, "คน")),
        ("ร้อยละ 70 - 80", (70, 80, "percent")),
        ("ร้อยละ 70 ถึงร้อยละ 80", (70, 80, "percent")),
        ("70 - 80 %", (70, 80, "percent")),
    ],
)
def test_between_two_numbers(text: str, measure: tuple[float, float, str]) -> None:
    (found,) = find_indicators("output", text)
    assert (found.comparator, found.value, found.value_to, found.unit) == ("between", *measure)


def test_a_count_behind_a_slash_is_no_further_goal() -> None:
    for text, share in (("ร้อยละ 100 / 4 ครั้ง", 100), ("ร้อยละ 80/12 เดือน", 80)):
        assert [one.value for one in find_indicators("indicator", text) if one.unit == "percent"] == [share]
    goals = find_indicators("indicator", "ร้อยละ 80/85/90 ของผู้เข้าร่วม")
    assert [one.value for one in goals] == [80, 85, 90]


def test_what_those_of_a_share_take_part_in_is_counted() -> None:
    text = "ร้อยละ 90 ของประชาชนเข้าร่วมกิจกรรม 5 กิจกรรม"
    assert [(one.value, one.unit) for one in find_indicators("indicator", text)] == [(90, "percent"), (5, "กิจกรรม")]
