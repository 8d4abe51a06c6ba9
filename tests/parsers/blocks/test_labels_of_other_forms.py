"""Labels behind other signs and in other words: they are labels, and what only looks like one is content."""

from __future__ import annotations

import pytest

from lawful import Rows, baht_or_status, rows_of_text

HEAD = """แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)
เทศบาลตำบลบ้านสมมุติ
อำเภอเมืองลำปาง จังหวัดลำปาง

ส่วนที่ 3 รายละเอียดโครงการ/กิจกรรม/มาตรการ

"""
FIELDS = [
    ("หลักการและเหตุผล", "เยาวชนเป็นกำลังสำคัญ"),
    ("วัตถุประสงค์", "เพื่อปลูกจิตสำนึก"),
    ("ระยะเวลาดำเนินการ", "ปีงบประมาณ 2567"),
    ("งบประมาณ", "24,000 บาท"),
    ("ผู้รับผิดชอบ", "กองการศึกษา"),
]
ROMAN = ("I.", "II.", "III.", "IV.", "V.")


def block(title: str, signs: list[str]) -> str:
    labelled = (f"{sign} {label}\n{text}" for sign, (label, text) in zip(signs, FIELDS, strict=True))
    return f"{title}\n" + "\n".join(labelled) + "\n\n"


def fields(rows: Rows) -> list[tuple[str, str]]:
    return [(item["field"], item["text"]) for item in rows["project_items"]]


@pytest.mark.parametrize("signs", [ROMAN, [sign.replace(".", ")") for sign in ROMAN], *(sign * 5 for sign in "●○■➢✓")])
def test_labels_behind_any_sign_are_labels(signs: list[str]) -> None:
    titles = ("โครงการ : โครงการเยาวชนต้นกล้าสุจริต", "โครงการ : โครงการค่ายพ่อแม่ลูกไม่โกง")
    rows = rows_of_text(HEAD + "".join(block(title, list(signs)) for title in titles))
    assert len(rows["projects"]) == 2
    assert [baht_or_status(line) for line in rows["budget_lines"]] == [24_000] * 2
    assert {text for _, text in fields(rows)} == {text for _, text in FIELDS}


@pytest.mark.parametrize("signs", [["1. ", "2. ", "3. ", "4. ", "5. "], [""] * 5, ["- "] * 5])
@pytest.mark.parametrize("entry", ["งบประมาณ", "การติดตามประเมินผล", "ผู้รับผิดชอบโครงการ"])
def test_a_word_behind_a_bullet_among_the_entries_of_a_method_is_no_field(signs: list[str], entry: str) -> None:
    title, aims, method, budget, unit = signs
    listed = f"{method}วิธีดำเนินการ :\n● ประชุม\n● {entry}\n● สรุปผล\n"
    rest = f"{budget}งบประมาณ : 5,000 บาท\n{unit}ผู้รับผิดชอบ : กองคลัง\n"
    rows = rows_of_text(f"{HEAD}{title}ชื่อโครงการ : โครงการอบรม\n{aims}วัตถุประสงค์ : เพื่อให้รู้\n{listed}{rest}")
    assert [text for field, text in fields(rows) if field == "method"] == ["ประชุม", entry, "สรุปผล"]
    assert [baht_or_status(line) for line in rows["budget_lines"]] == [5_000]
    assert rows["projects"][0]["responsible_unit"] == "กองคลัง"


def test_entries_with_roman_figures_are_content() -> None:
    method = (
        "3. วิธีดำเนินการ\nII. งบประมาณของทุกกอง\nIII. งบประมาณ\nIV. สรุปผล\n4. งบประมาณ\n5,000 บาท\n5. ผู้รับผิดชอบ\nกองคลัง\n"
    )
    rows = rows_of_text(f"{HEAD}1. ชื่อโครงการ : โครงการอบรม\n2. วัตถุประสงค์\nเพื่อให้รู้\n{method}")
    assert [baht_or_status(line) for line in rows["budget_lines"]] == [5_000]
    assert not [text for field, text in fields(rows) if field == "budget" and "สรุป" in text]


@pytest.mark.parametrize("label", ["งบประมาณที่ได้รับปีที่ผ่านมา", "งบประมาณปีก่อน", "งบประมาณที่เบิกจ่ายในปีที่แล้ว"])
@pytest.mark.parametrize("own", ["งบประมาณปีนี้", "งบประมาณ"])
def test_a_field_of_last_year_is_not_this_years(label: str, own: str) -> None:
    lines = [("วัตถุประสงค์", "เพื่อให้รู้"), (label, "15,000 บาท"), (own, "20,000 บาท"), ("ผู้รับผิดชอบ", "กองคลัง")]
    for order in (lines, [*lines[:1], lines[2], lines[1], *lines[3:]]):
        labelled = "\n".join(f"{name} : {text}" for name, text in order)
        rows = rows_of_text(f"{HEAD}ชื่อโครงการ : โครงการอบรม\n{labelled}\n")
        assert [baht_or_status(line) for line in rows["budget_lines"]] == [20_000]


@pytest.mark.parametrize(
    ("label", "text", "amounts"),
    [
        ("ระยะเวลาและงบประมาณ", "ปีงบประมาณ 2566 - 2567 ใช้งบประมาณปีละ 6,000 บาท", [6_000, 6_000]),
        ("ระยะเวลาดำเนินการ/งบประมาณ", "ปีงบประมาณ 2566 - 2567 ไม่ใช้งบประมาณ", ["none"]),
        ("งบประมาณและระยะเวลา", "ปี 2566 - 2567 จำนวน 6,000 บาท", [6_000]),
    ],
)
def test_a_field_of_the_period_and_the_budget(label: str, text: str, amounts: list[int | str]) -> None:
    rest = f"2. หลักการและเหตุผล/วัตถุประสงค์ : เพื่อดี\n3. {label} : {text}\n4. ผู้รับผิดชอบ : กองคลัง\n"
    rows = rows_of_text(f"{HEAD}1. ชื่อโครงการ : โครงการอบรม\n{rest}")
    (project,) = rows["projects"]
    assert (project["title"], project["responsible_unit"]) == ("โครงการอบรม", "กองคลัง")
    assert (project["period_start_be"], project["period_end_be"]) == (2566, 2567)
    assert [baht_or_status(line) for line in rows["budget_lines"]] == amounts


OTHER_WORDS = [
    ("ความเป็นมาและเหตุผลความจำเป็น", "rationale", "เยาวชนเป็นกำลังสำคัญ"),
    ("วัตถุประสงค์ของการจัดโครงการ", "objective", "เพื่อปลูกจิตสำนึก"),
    ("เป้าหมายผู้เข้าร่วม", "target_group", "นักเรียน จำนวน 60 คน"),
    ("สถานที่จัด", "location", "ห้องประชุม อบต."),
    ("ขั้นตอนและกิจกรรม", "method", "อบรม 1 วัน"),
    ("ช่วงเวลาที่ดำเนินการ", "period", "ปีงบประมาณ 2567"),
    ("วงเงินและแหล่งที่มา", "budget", "24,000 บาท จากข้อบัญญัติงบประมาณ"),
    ("หน่วยดำเนินการหลัก", "responsible", "กองการศึกษา"),
    ("ผลที่จะได้รับ", "outcome", "เยาวชนมีวินัย"),
    ("ตัวบ่งชี้ความสำเร็จ", "indicator", "ผ่านการอบรมร้อยละ 80"),
]
TITLES = ("โครงการเยาวชนต้นกล้าสุจริต", "โครงการค่ายพ่อแม่ลูกไม่โกง", "โครงการธรรมะสัญจร")


@pytest.mark.parametrize("sign", [" : ", "\t", " "])
def test_labels_are_put_together_of_what_they_name_and_whose_that_is(sign: str) -> None:
    labelled = "\n".join(f"{label}{sign}{text}" for label, _, text in OTHER_WORDS)
    rows = rows_of_text(HEAD + "".join(f"ชื่อโครงการ{sign}{title}\n{labelled}\n\n" for title in TITLES))
    assert sorted(fields(rows)) == sorted([(field, text) for _, field, text in OTHER_WORDS] * len(TITLES))
    assert [baht_or_status(line) for line in rows["budget_lines"]] == [24_000] * len(TITLES)


def test_what_a_project_costs_is_its_budget_where_nothing_else_heads_that() -> None:
    block = "ชื่อโครงการ : โครงการอบรม\nวัตถุประสงค์ : เพื่อให้รู้\nระยะเวลา : ปี 2567\n{}ผู้รับผิดชอบ : กองคลัง\n"
    alone = rows_of_text(HEAD + block.format("ค่าใช้จ่าย : 9,000 บาท\n"))
    assert [baht_or_status(line) for line in alone["budget_lines"]] == [9_000]
    costs = "รายละเอียดค่าใช้จ่าย\n- ค่าอาหาร 4,000 บาท\n- ค่าวิทยากร 5,000 บาท\n"
    below = rows_of_text(HEAD + block.format(f"งบประมาณ : 9,000 บาท\n{costs}"))
    assert [(baht_or_status(line), line["per"]) for line in below["budget_lines"]] == [
        (9_000, "unstated"),
        (4_000, "part"),
        (5_000, "part"),
    ]


def test_a_label_goes_on_over_blanks_in_words_that_are_joined_to_it() -> None:
    fields_of_block = "2. หลักการ เหตุผล และความจำเป็น การทุจริตยังมีอยู่\n3. วัตถุประสงค์ เพื่อให้รู้\n4. งบประมาณ 5,000 บาท\n"
    rows = rows_of_text(f"{HEAD}1. ชื่อโครงการ โครงการอบรม\n{fields_of_block}")
    assert ("rationale", "การทุจริตยังมีอยู่") in fields(rows)


def test_a_title_ends_where_another_name_stands_beside_it() -> None:
    rows = rows_of_text(
        f"{HEAD}ชื่อโครงการ\tโครงการอบรมคุณธรรม\tรหัสโครงการ\t66-2-001\nงบประมาณ\t5,000 บาท\tแหล่งงบประมาณ\tเทศบัญญัติ\n"
        "ระยะเวลา\tปี 2567\tผู้รับผิดชอบ\tกองคลัง\nวัตถุประสงค์\tเพื่อให้รู้\tตัวชี้วัด\tร้อยละ 80\n"
    )
    assert [project["title"] for project in rows["projects"]] == ["โครงการอบรมคุณธรรม"]
    assert [baht_or_status(line) for line in rows["budget_lines"]] == [5_000]


@pytest.mark.parametrize("digits", ["123456", "๑๒๓๔๕๖"])
def test_a_block_that_runs_on_in_a_paragraph_is_parted_by_its_numbers(digits: str) -> None:
    texts = [": {}", "การทุจริตยังมี ตาม พ.ศ. 2561", "เพื่อให้รู้", "ปี 2567", "ปีละ 9,000 บาท", "กองคลัง"]
    labels = ["ชื่อโครงการ", "หลักการและเหตุผล", "วัตถุประสงค์", "ระยะเวลาดำเนินการ", "งบประมาณดำเนินการ", "ผู้รับผิดชอบ"]
    block = " ".join(f"{sign}. {label} {text}" for sign, label, text in zip(digits, labels, texts, strict=True))
    rows = rows_of_text(HEAD + "\n\n".join(block.format(title) for title in TITLES))
    assert [project["title"] for project in rows["projects"]] == list(TITLES)
    assert [baht_or_status(line) for line in rows["budget_lines"]] == [9_000] * len(TITLES)


def test_numbers_of_a_list_in_a_paragraph_are_no_fields() -> None:
    steps = "3. วิธีดำเนินการ 1. ประชุม 2. จัดทำงบประมาณ 3. อบรม 4. สรุปผล"
    rows = rows_of_text(f"{HEAD}1. ชื่อโครงการ : โครงการอบรม\n2. วัตถุประสงค์ : เพื่อให้รู้\n{steps}\n4. งบประมาณ : 5,000 บาท\n")
    assert [baht_or_status(line) for line in rows["budget_lines"]] == [5_000]


@pytest.mark.parametrize(
    ("values", "found"), [("10,000|-|5,000", [10_000, 5_000]), ("-|-|-", ["dash"]), ("–|–|–", ["dash"])]
)
def test_a_label_over_two_rows_has_years_and_their_money_beside_it(values: str, found: list[int | str]) -> None:
    cells = "".join(f"<td>{value}</td>" for value in values.split("|"))
    table = (
        '<table><tr><td>ชื่อโครงการ</td><td colspan="3">โครงการอบรม</td></tr>'
        '\n<tr><td>วัตถุประสงค์</td><td colspan="3">เพื่อให้รู้</td></tr>'
        '\n<tr><td rowspan="2">งบประมาณ (บาท)</td><td>2566</td><td>2567</td><td>2568</td></tr>'
        f'\n<tr>{cells}</tr>\n<tr><td>ผู้รับผิดชอบ</td><td colspan="3">กองคลัง</td></tr></table>'
    )
    assert [baht_or_status(line) for line in rows_of_text(HEAD + table)["budget_lines"]] == found


@pytest.mark.parametrize(
    ("text", "status"),
    [("มิได้ใช้งบประมาณแต่อย่างใด", "none"), ("จำนวนเงินทั้งสิ้น - บาท (= - =)", "dash"), ("`5,000` บาท", 5_000)],
)
def test_other_words_of_the_same(text: str, status: int | str) -> None:
    rows = rows_of_text(f"{HEAD}ชื่อโครงการ : โครงการอบรม\nวัตถุประสงค์ : เพื่อให้รู้\nงบประมาณ : {text}\nผู้รับผิดชอบ : กองคลัง\n")
    assert [baht_or_status(line) for line in rows["budget_lines"]] == [status]


def test_a_mission_without_its_dimension_has_that_of_its_number() -> None:
    block = "ชื่อโครงการ : โครงการอบรม\nวัตถุประสงค์ : เพื่อให้รู้\nงบประมาณ : -\nผู้รับผิดชอบ : กองคลัง\n"
    rows = rows_of_text(f"{HEAD}ภารกิจตามมิติที่ 1.2 การเสริมสร้างจิตสำนึก\n{block}")
    assert [(one["dimension_no"], one["mission_no"]) for one in rows["projects"]] == [(1, "1.2")]


def test_a_note_below_a_short_answer_is_none_of_it() -> None:
    block = "ชื่อโครงการ : โครงการอบรม\nวัตถุประสงค์ : เพื่อให้รู้\nงบประมาณ : -\nผู้รับผิดชอบ :\nกองคลัง\n"
    rows = rows_of_text(f"{HEAD}{block}หมายเหตุ งบประมาณอาจเปลี่ยนแปลง\n")
    assert [one["responsible_unit"] for one in rows["projects"]] == ["กองคลัง"]


PLAIN = "ชื่อโครงการ : โครงการอบรม\nวัตถุประสงค์ : เพื่อให้รู้\nระยะเวลา : ปี 2567\n{}ผู้รับผิดชอบ : กองคลัง\n"


@pytest.mark.parametrize(
    ("lines", "amounts"),
    [
        ("งบประมาณ : 9,000 บาท\nรายละเอียดงบประมาณ : ค่าอาหาร 4,000 บาท\n", [9_000]),
        ("งบประมาณ : 9,000 บาท\nกรอบวงเงิน : ไม่เกินข้อบัญญัติ\n", [9_000]),
        ("แหล่งงบประมาณ : เทศบัญญัติ 9,000 บาท\nค่าใช้จ่าย : ค่าอาหาร 4,000 บาท ค่าวิทยากร 5,000 บาท\n", [9_000]),
        ("วงเงิน : 9,000 บาท\n", [9_000]),
        ("รายละเอียดงบประมาณ : 9,000 บาท\n", [9_000]),
        ("เทศบาลได้รับอนุมัติ\nวงเงิน 450,000 บาท เมื่อปี 2560 จึงดำเนินการ\n", []),  # the rest of a sentence
    ],
)
def test_a_label_that_stands_for_another_counts_where_that_is_not(lines: str, amounts: list[int]) -> None:
    rows = rows_of_text(HEAD + PLAIN.format(lines))
    found = [baht_or_status(line) for line in rows["budget_lines"] if line["per"] != "part"]
    assert found == amounts


def test_two_units_in_charge_are_not_one() -> None:
    rows = rows_of_text(HEAD + PLAIN.format("งบประมาณ : -\nผู้ดำเนินการ : งานนิติการ\n"))
    assert [one["responsible_unit"] for one in rows["projects"]] == ["กองคลัง"]


@pytest.mark.parametrize(
    "steps", ["1) กิจกรรมจัดประชุม\n2) กิจกรรมจัดอบรม\n3) สรุปผล", "1) ประชุม\n2) แนวทางการปฏิบัติงาน\n3) สรุปผล"]
)
def test_steps_are_no_labels(steps: str) -> None:
    rows = rows_of_text(HEAD + PLAIN.format(f"วิธีดำเนินการ\n{steps}\nงบประมาณ : 9,000 บาท\n"))
    method = [text for field, text in fields(rows) if field == "method"]
    assert method == [step.partition(") ")[2] for step in steps.split("\n")]


def test_activities_behind_bullets_are_no_projects() -> None:
    steps = "วิธีดำเนินการ\n➢ ชื่อกิจกรรม : อบรม\n➢ ชื่อกิจกรรม : ดูงาน\nงบประมาณ : 9,000 บาท\n"
    rows = rows_of_text(HEAD + PLAIN.format(steps))
    assert [project["title"] for project in rows["projects"]] == ["โครงการอบรม"]
    assert [baht_or_status(line) for line in rows["budget_lines"]] == [9_000]


def test_a_paragraph_that_lost_a_number_is_parted_by_its_colons() -> None:
    block = "1. ชื่อโครงการ : โครงการอบรม 2. วัตถุประสงค์ : เพื่อดี 3. วิธีดำเนินการ : อบรม 5. ระยะเวลา : ปี 2567"
    rows = rows_of_text(f"{HEAD}{block} 6. งบประมาณ : 9,000 บาท 7. ผู้รับผิดชอบ : กองคลัง\n")
    assert [baht_or_status(line) for line in rows["budget_lines"]] == [9_000]


def test_fewer_dashes_than_years_are_not_none_for_each() -> None:
    rows = rows_of_text(HEAD + PLAIN.format("งบประมาณ\t2566\t2567\t2568\n\t-\t-\n").replace(" : ", "\t"))
    assert [baht_or_status(line) for line in rows["budget_lines"]] != ["dash"]
