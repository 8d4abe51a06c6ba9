"""Risk tables: entries in cells, headers repeated on each page, rows torn or lost between pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.ground.characters import thai_digits
from extract.ground.source import SourceText
from parsers.facts.entries import split_numbered, split_parts
from parsers.facts.risks import risks, score_of
from parsers.records.facts import Risk, RiskControl
from parsers.tables.grid import find_grids

HEADER = "ลำดับ ที่\tขั้นตอน การดำเนินงาน\tประเด็นความเสี่ยงการ ทุจริต\tRisk Score\tมาตรการ ควบคุมความเสี่ยงการทุจริต\n"


def read(text: str) -> tuple[tuple[Risk, ...], tuple[RiskControl, ...]]:
    source = SourceText("plan.txt", "txt", "", tuple(text.split("\n")))
    return risks(find_grids(source))


def test_entries_of_a_row_share_its_process() -> None:
    found, controls = read(HEADER + "๑.\tการเงิน\t๑.เบิกเกิน ๒.ใช้ผิด\tปานกลาง\t๑.มาตรการ ก ๒.โครงการ ข ๓.กิจกรรม ค")
    assert [(risk.process, risk.text, risk.score) for risk in found] == [
        ("การเงิน", "เบิกเกิน", "medium"),
        ("การเงิน", "ใช้ผิด", "medium"),
    ]
    assert [(control.row, control.ordinal, control.text) for control in controls] == [
        (1, 1, "มาตรการ ก"),
        (1, 2, "โครงการ ข"),
        (1, 3, "กิจกรรม ค"),
    ]


def test_a_skipped_number_still_splits() -> None:
    _, controls = read(HEADER + "1\tการเงิน\tเบิกเกิน\tต่ำ\t4.มาตรการ ก 6.มาตรการ ข 7.มาตรการ ค")
    assert [control.text for control in controls] == ["มาตรการ ก", "มาตรการ ข", "มาตรการ ค"]


def test_as_many_scores_as_risks_are_each_ones_own() -> None:
    found, _ = read(HEADER + "1\tการเงิน\t1. ก่อหนี้ 2. เบิกเกิน\tต่ำ สูงมาก\t1. ตรวจ")
    assert [(risk.score_text, risk.score) for risk in found] == [("ต่ำ", "low"), ("สูงมาก", "very_high")]


def test_scores_that_do_not_fit_their_risks_are_not_shared_out() -> None:
    found, _ = read(HEADER + "1\tการเงิน\t1. ก่อหนี้ 2. เบิกเกิน 3. ใช้ผิด\tต่ำ สูง\t1. ตรวจ")
    assert {(risk.score_text, risk.score) for risk in found} == {("ต่ำ สูง", None)}


def test_rows_go_on_counting_behind_the_next_pages_header() -> None:
    found, _ = read(f"{HEADER}1\tก\tขาดวินัย\tต่ำ\tตรวจ\n\n{HEADER}2\tข\tขาดงบ\tสูง\tตรวจ")
    assert [(risk.row, risk.process) for risk in found] == [(1, "ก"), (2, "ข")]


def test_a_row_whose_numbers_do_not_follow_has_no_process() -> None:
    # row 2 ends with number 1, the next page begins with 3: what stood between is lost, and so is the process
    found, controls = read(
        f"{HEADER}2\tงานบุคคล\t1. ไม่เป็นธรรม\tต่ำ\t1. เปิดเผย\n\n"
        f"{HEADER}\t\t<p>3. ขาดรู้</p> <p>4. เอื้อประโยชน์</p>\t\t2. ป้องกัน"
    )
    assert [(risk.process, risk.text) for risk in found] == [
        ("งานบุคคล", "ไม่เป็นธรรม"),
        (None, "ขาดรู้"),
        (None, "เอื้อประโยชน์"),
    ]
    assert [(control.row, control.process) for control in controls] == [(1, "งานบุคคล"), (2, None)]


def test_a_row_whose_numbers_follow_keeps_the_process() -> None:
    found, _ = read(f"{HEADER}2\tงานบุคคล\t1. ไม่เป็นธรรม\tต่ำ\t1. เปิดเผย\n\n{HEADER}\t\t2. เรียกเงิน\t\t2. ป้องกัน")
    assert found[1].process == "งานบุคคล"


def test_the_rest_of_a_sentence_joins_the_row_above() -> None:
    found, controls = read(f"{HEADER}1\tพัสดุ\tจัดซื้อไม่ตรง\tสูง\t1. กำหนด\n\n{HEADER}\t\tตามระเบียบ\t\tราคากลาง")
    assert [risk.text for risk in found] == ["จัดซื้อไม่ตรงตามระเบียบ"]
    assert [control.text for control in controls] == ["กำหนดราคากลาง"]


def test_a_dash_is_no_control() -> None:
    found, controls = read(HEADER + "1\tการเงิน\tเบิกเกิน\tต่ำ\t-")
    assert (len(found), controls) == (1, ())


def test_other_tables_hold_no_risk() -> None:
    assert read("มิติ\tภารกิจตามมิติ\tโครงการ/กิจกรรม/มาตรการ\tปี 2566\n1\t1.1\tมาตรการบริหารความเสี่ยง\t-") == ((), ())
    assert read("ค่าเป้าหมาย\tปี 2566\tปี 2567\nคะแนน ITA\t85\t86") == ((), ())


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("ต่ำ", "low"),
        ("๔ (ปานกลาง)", "medium"),
        ("สูงมาก (25)", "very_high"),
        ("ปานกลาง ปานกลาง", "medium"),
        ("12", None),  # no scale is printed: the number alone says nothing
        ("ต่ำ สูง", None),
        ("", None),
    ],
)
def test_a_score_is_the_one_level_that_is_named(text: str, score: str | None) -> None:
    assert score_of(text) == score


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("ยื่นข้อเสนอได้ไม่น้อยกว่า 3 ราย", ["ยื่นข้อเสนอได้ไม่น้อยกว่า 3 ราย"]),
        ("ตามข้อ 1. ของประกาศ", ["ตามข้อ 1. ของประกาศ"]),  # a clause of a law
        ("1. ร้อยละ 2.5 ของงบ 2. ตรวจ", ["ร้อยละ 2.5 ของงบ", "ตรวจ"]),  # a decimal is no enumerator
        ("1. ตรวจ 9. แห่ง", ["ตรวจ 9. แห่ง"]),  # too far to go on counting
        ("ด้านการเงิน ๑. เบิก ๒. จ่าย", ["ด้านการเงิน", "เบิก", "จ่าย"]),
        ("(๑) เบิก (๒) จ่าย", ["เบิก", "จ่าย"]),
        ("", []),
    ],
)
def test_split_where_a_printed_number_goes_on_counting(text: str, pieces: list[str]) -> None:
    assert [piece for _, piece in split_numbered(text)] == pieces


def test_paragraphs_without_numbers_are_entries_and_wrapped_lines_are_not() -> None:
    assert len(split_parts(("ก่อหนี้", "เบิกเกิน"), separate=True)) == 2
    assert len(split_parts(("ก่อหนี้", "เบิกเกิน"), separate=False)) == 1


@given(st.lists(st.sampled_from(["ตรวจสอบ", "ป้องกัน ความเสี่ยง", "จัดทำ (คู่มือ)"]), min_size=1, max_size=12))
def test_numbered_entries_come_back_whatever_the_digits(words: list[str]) -> None:
    printed = " ".join(f"{number}.{word}" for number, word in enumerate(words, 1))
    for text in (printed, thai_digits(printed)):
        assert split_numbered(text) == tuple(enumerate(words, 1))


def test_a_table_of_risks_and_what_is_done_has_two_columns() -> None:
    found, controls = read("|ประเด็นความเสี่ยง|แนวทางควบคุมความเสี่ยง|\n|---|---|\n|รับสินบน|ตรวจสอบ|")
    assert [one.text for one in found] == ["รับสินบน"]
    assert [one.text for one in controls] == ["ตรวจสอบ"]


def test_two_columns_of_a_risk_and_its_score_are_no_risk_table() -> None:
    assert read("|ประเด็นความเสี่ยง|ระดับความเสี่ยง|\n|---|---|\n|รับสินบน|สูง|") == ((), ())


@pytest.mark.parametrize(
    "head",
    ["ความเสี่ยง\tโอกาส\tผลกระทบ\tระดับ\tแนวทางควบคุม", "เหตุการณ์ความเสี่ยง\tโอกาส\tผลกระทบ\tระดับความเสี่ยง\tมาตรการป้องกัน"],
)
def test_each_row_of_a_table_without_numbers_is_a_risk(head: str) -> None:
    found, controls = read(f"{head}\nรับสินบน\t3\t4\tสูง (12)\tอบรม\nใช้รถหลวง\t2\t2\tต่ำ (4)\tระเบียบ")
    assert [(one.text, one.score) for one in found] == [("รับสินบน", "high"), ("ใช้รถหลวง", "low")]
    assert [(one.row, one.text) for one in controls] == [(1, "อบรม"), (2, "ระเบียบ")]


def test_rows_of_two_columns_are_their_own_and_half_a_row_goes_on() -> None:
    found, controls = read(
        "|ประเด็นความเสี่ยง|แนวทางควบคุมความเสี่ยง|\n|---|---|\n|รับสินบน|ตรวจสอบ|\n|ใช้รถหลวง|ออกระเบียบ|\n||และรายงาน|"
    )
    assert [one.text for one in found] == ["รับสินบน", "ใช้รถหลวง"]
    assert [one.text for one in controls] == ["ตรวจสอบ", "ออกระเบียบและรายงาน"]


@pytest.mark.parametrize(
    "head",
    [
        "ลำดับ\tความเสี่ยง\tระดับ\tการจัดการ",
        "ที่\tประเด็นความเสี่ยง\tระดับ\tมาตรการ",
        "ที่\tเหตุการณ์ความเสี่ยง\tระดับ\tแนวทางแก้ไข",
        "No.\tRisk\tRisk Score\tControl",
    ],
)
def test_heads_of_risk_tables_in_other_words(head: str) -> None:
    found, controls = read(f"{head}\n1\tเอื้อผู้ขาย\tสูง\tอบรมพัสดุ")
    assert [(risk.text, risk.score) for risk in found] == [("เอื้อผู้ขาย", "high")]
    assert [control.text for control in controls] == ["อบรมพัสดุ"]


@pytest.mark.parametrize(
    "head", ["โครงการ\tความเสี่ยง\tงบประมาณ", "ที่\tความเสี่ยงภัย\tจำนวนครัวเรือน", "มาตรการ\tงบประมาณ\tระดับ"]
)
def test_tables_with_a_word_of_a_risk_tables_head(head: str) -> None:
    assert read(f"{head}\nก\tข\t5,000") == ((), ())


LIGHTS = "ขั้นตอน\tพฤติการณ์ความเสี่ยงการทุจริต\tเขียว\tเหลือง\tส้ม\tแดง\n"


def test_the_ticked_colour_is_the_score() -> None:
    found, _ = read(f"{LIGHTS}จัดซื้อ\tเอื้อผู้ขาย\t\t✓\t\t\nรถ\tใช้ส่วนตัว\t\t\t\t/")
    assert [(risk.process, risk.score_text, risk.score) for risk in found] == [
        ("จัดซื้อ", "เหลือง", "medium"),
        ("รถ", "แดง", "very_high"),
    ]


@pytest.mark.parametrize("ticks", ["\t\t\t", "✓\t\t✓\t", "\t2\t\t"])
def test_a_colour_that_nothing_or_two_ticks_is_no_score(ticks: str) -> None:
    found, _ = read(f"{LIGHTS}จัดซื้อ\tเอื้อผู้ขาย\t{ticks}")
    assert [(risk.text, risk.score_text, risk.score) for risk in found] == [("เอื้อผู้ขาย", None, None)]


SCORES = "ลำดับ\tเหตุการณ์ความเสี่ยง\tระดับความเสี่ยง\n1\tเอื้อผู้ขาย\tสูง\n2\tใช้รถ\tต่ำ\n\n"


def test_a_risk_that_another_table_controls_is_one() -> None:
    found, controls = read(f"{SCORES}ลำดับ\tเหตุการณ์ความเสี่ยง\tมาตรการป้องกัน\n1\tเอื้อผู้ขาย\tอบรม\n2\tใช้รถ\tสมุดบันทึก")
    assert [(risk.row, risk.text, risk.score) for risk in found] == [(1, "เอื้อผู้ขาย", "high"), (2, "ใช้รถ", "low")]
    assert [(control.row, control.text) for control in controls] == [(1, "อบรม"), (2, "สมุดบันทึก")]


@pytest.mark.parametrize(
    "second",
    [
        "ลำดับ\tเหตุการณ์ความเสี่ยง\tระดับความเสี่ยง\n1\tเอื้อผู้ขาย\tต่ำ",  # another score: said twice, and kept twice
        "ลำดับ\tเหตุการณ์ความเสี่ยง\tมาตรการป้องกัน\n1\tเอื้อผู้ขายรายเดิม\tอบรม",  # another risk
    ],
)
def test_a_risk_that_another_table_contradicts_is_its_own(second: str) -> None:
    found, _ = read(f"{SCORES}{second}")
    assert [risk.row for risk in found] == [1, 2, 3]


LEVELS = (
    "<table><tr><th rowspan=2>ที่</th><th rowspan=2>กระบวนงาน</th><th rowspan=2>ความเสี่ยง</th>{before}"
    "<th colspan=4>ระดับความเสี่ยง</th><th rowspan=2>มาตรการ</th></tr>"
    "<tr>{below}<th>ต่ำ</th><th>ปานกลาง</th><th>สูง</th><th>สูงมาก</th></tr>"
    "<tr><td>1</td><td>พัสดุ</td><td>ล็อกสเปค</td>{cells}{ticks}<td>อบรม</td></tr></table>"
)


def ticked(*places: str) -> str:
    return "".join(f"<td>{place}</td>" for place in places)


@pytest.mark.parametrize(
    ("ticks", "score_text", "score"),
    [
        (ticked("", "", "✓", ""), "สูง", "high"),
        (ticked("/", "", "", ""), "ต่ำ", "low"),  # the first of them is the column of the score's head
        (ticked("", "", "", "X"), "สูงมาก", "very_high"),
        (ticked("/", "", "/", ""), None, None),  # two levels
        (ticked("", "", "", ""), None, None),
        (ticked("3", "", "", ""), None, None),  # a number is no tick
    ],
)
def test_the_ticked_level_is_the_score(ticks: str, score_text: str | None, score: str | None) -> None:
    found, controls = read(LEVELS.format(before="", below="", cells="", ticks=ticks))
    assert [(risk.process, risk.text, risk.score_text, risk.score) for risk in found] == [
        ("พัสดุ", "ล็อกสเปค", score_text, score)
    ]
    assert [control.text for control in controls] == ["อบรม"]


def test_levels_of_the_chance_are_no_score() -> None:
    """Only the columns below the head of the score count."""
    text = LEVELS.format(
        before="<th colspan=3>โอกาสเกิด</th>",
        below="<th>ต่ำ</th><th>ปานกลาง</th><th>สูง</th>",
        cells=ticked("/", "", ""),
        ticks=ticked("", "/", "", ""),
    )
    assert [(risk.score_text, risk.score) for risk in read(text)[0]] == [("ปานกลาง", "medium")]


def test_levels_in_the_head_itself() -> None:
    found, _ = read("ที่\tความเสี่ยง\tต่ำ (1)\tปานกลาง (2)\tสูง (3)\tมาตรการ\n1\tรับสินบน\t\t\t/\tตรวจสอบ")
    assert [(risk.text, risk.score_text, risk.score) for risk in found] == [("รับสินบน", "สูง (3)", "high")]


def test_a_tick_below_the_score_s_own_head_is_no_score() -> None:
    found, _ = read("ที่\tความเสี่ยง\tระดับความเสี่ยง\tมาตรการ\n1\tรับสินบน\t/\tตรวจสอบ")
    assert [(risk.text, risk.score_text, risk.score) for risk in found] == [("รับสินบน", None, None)]


@pytest.mark.parametrize(
    "head",
    [
        "ความเสี่ยง\tโอกาสเกิด (L)\tผลกระทบ (I)\tLxI",
        "ประเด็นความเสี่ยง\tโอกาส\tความรุนแรง\tคะแนนรวม",
        "Risk\tLikelihood\tImpact\tL x I",
        "ความเสี่ยง\tโอกาสที่จะเกิด\tผลกระทบ\tโอกาส x ผลกระทบ",
    ],
)
def test_a_risk_with_its_chance_and_impact(head: str) -> None:
    found, _ = read(f"{head}\nล็อกสเปค\t4\t5\t20\nเบิกเท็จ\t2\t2\t4")
    assert [(risk.text, risk.score_text, risk.score) for risk in found] == [
        ("ล็อกสเปค", "20", None),
        ("เบิกเท็จ", "4", None),
    ]


@pytest.mark.parametrize(
    "head", ["โอกาส\tผลกระทบ\tอุปสรรค", "ความเสี่ยง\tโอกาส\tงบประมาณ", "ประเด็น\tระดับ\tแนวทาง", "ประเด็น\tระดับความเสี่ยง\tปี"]
)
def test_heads_with_some_of_these_words(head: str) -> None:
    assert read(f"{head}\nก\t2\tข") == ((), ())


def test_the_head_of_the_score_may_be_all_that_says_risk() -> None:
    found, controls = read("ประเด็น\tระดับความเสี่ยง\tแนวทาง\nจัดซื้อ\tสูง\tตรวจสอบ")
    assert [(risk.text, risk.score) for risk in found] == [("จัดซื้อ", "high")]
    assert [control.text for control in controls] == ["ตรวจสอบ"]


def test_a_risk_merged_over_rows_has_the_controls_of_all() -> None:
    found, controls = read(
        "<table><tr><th>ประเด็นความเสี่ยง</th><th>ระดับความเสี่ยง</th><th>แนวทาง</th></tr>"
        "<tr><td rowspan=2>จัดซื้อ</td><td>สูง</td><td>ตรวจสอบ</td></tr><tr><td>ต่ำ</td><td>อบรม</td></tr>"
        "<tr><td>การเงิน</td><td>ต่ำ</td><td>รายงาน</td></tr></table>"
    )
    assert [(risk.row, risk.text, risk.score_text, risk.score) for risk in found] == [
        (1, "จัดซื้อ", "สูง ต่ำ", None),  # which is whose cannot be told
        (2, "การเงิน", "ต่ำ", "low"),
    ]
    assert [(control.row, control.text) for control in controls] == [(1, "ตรวจสอบ"), (1, "อบรม"), (2, "รายงาน")]


def test_the_severity_is_not_the_score_where_that_has_a_column() -> None:
    found, _ = read("ความเสี่ยง\tโอกาสเกิด\tระดับความรุนแรง\tระดับความเสี่ยง\tมาตรการ\nล็อกสเปค\tสูง\tต่ำ\tปานกลาง\tอบรม")
    assert [(risk.score_text, risk.score) for risk in found] == [("ปานกลาง", "medium")]


@pytest.mark.parametrize(
    "row",
    [
        "1\tโครงการประเมินความเสี่ยง\tเพื่อค้นหาจุดเสี่ยงของกระบวนงาน\t5 กระบวนงาน\tมีแผน\tความเสี่ยงลดลง",
        "โครงการประเมินความเสี่ยง\tเพื่อค้นหาจุดเสี่ยงของกระบวนงาน\t5 กระบวนงาน\t๑๐,๐๐๐\tความเสี่ยงลดลง\tสำนักปลัด",
        "มาตรการลดความเสี่ยง\tเพื่อค้นหาจุดเสี่ยงของกระบวนงาน\t5 กระบวนงาน\t-\tความเสี่ยงลดลง\tสำนักปลัด",
    ],
)
def test_a_project_about_risks_is_no_head(row: str) -> None:
    below = "\n2\tมาตรการติดตาม\tเพื่อให้ระบบเพียงพอ\t4 ครั้ง\t-\tข้อผิดพลาดลดลง"
    assert read("ที่\tโครงการ\tวัตถุประสงค์\tเป้าหมาย\tงบประมาณ\tผลที่คาดว่าจะได้รับ\n" + row + below) == ((), ())


def test_a_head_with_years_beside_the_risk_is_one() -> None:
    found, controls = read("ความเสี่ยง\tมาตรการป้องกัน\tระดับ\t2568\nเบิกเกิน\tตรวจทุกเดือน\tสูง\t1,000")
    assert [(risk.text, risk.score_text) for risk in found] == [("เบิกเกิน", "สูง")]
    assert [control.text for control in controls] == ["ตรวจทุกเดือน"]
