"""Lists of projects that say no more than their money and who does them."""

from __future__ import annotations

import pytest

from lawful import rows_of_text

HEAD = """แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2567 - 2569)
เทศบาลตำบลตัวอย่าง

มิติที่ 2 การบริหารราชการด้วยความโปร่งใส

"""
TITLES = ["โครงการประเมินความพึงพอใจของผู้รับบริการ", "กิจกรรมลดขั้นตอนการปฏิบัติงาน", "โครงการจ้างสำรวจความเห็น"]
MONEY = ["15,000 บาท", "ไม่ใช้งบประมาณ", "220,000 บาท"]


def written(names: list[str], mark: str, money: list[str] = MONEY) -> list[tuple[str, list[int]]]:
    """The titles and amounts of a list of projects ``names`` whose labels stand behind ``mark``."""
    entries = zip(names, money, strict=True)
    lines = [f"{name}\n{mark}งบประมาณ {said}\n{mark}ผู้รับผิดชอบ สำนักปลัด\n" for name, said in entries]
    rows = rows_of_text(HEAD + "\n".join(lines))
    amounts = [line for line in rows["budget_lines"] if line["amount_baht"] is not None]
    return [
        (project["title"], [int(one["amount_baht"]) for one in amounts if one["project_id"] == project["project_id"]])
        for project in rows["projects"]
    ]


READ = list(zip(TITLES, [[15_000], [], [220_000]], strict=True))


@pytest.mark.parametrize("mark", ["", "- ", "    - "])
@pytest.mark.parametrize("numbers", [("1. ", "2. ", "3. "), ("1) ", "2) ", "1) ")])
def test_two_fields_below_each_title_are_a_block(numbers: tuple[str, ...], mark: str) -> None:
    names = [number + title for number, title in zip(numbers, TITLES, strict=True)]
    assert written(names, mark) == READ


def test_one_such_title_alone_is_no_block() -> None:
    assert written(["1. " + TITLES[0]], "", MONEY[:1]) == []


def test_labels_behind_dashes_with_their_content_below() -> None:
    lines = [
        f"{place}. **{title}**\n    - งบประมาณ\n        - {said}\n    - ผู้รับผิดชอบ : กองคลัง\n"
        for place, (title, said) in enumerate(zip(TITLES, ["ปี 2567 : 15,000 บาท", *MONEY[1:]], strict=True), 1)
    ]
    rows = rows_of_text(HEAD + "\n".join(lines))
    assert [project["title"] for project in rows["projects"]] == TITLES
    assert [int(line["amount_baht"]) for line in rows["budget_lines"] if line["amount_baht"]] == [15_000, 220_000]


ALONE = "{title}\n\nกลุ่มเป้าหมาย\tนักเรียน 100 คน\n\n{fields}"
FIELDS = ["ระยะเวลาดำเนินการ\tกรกฎาคม 2568", "งบประมาณ\t35,000 บาท", "ผู้รับผิดชอบ\tกองการศึกษา"]


def titles_of_one(title: str, fields: list[str]) -> list[str]:
    rows = rows_of_text(HEAD + ALONE.format(title=title, fields="\n\n".join(fields)))
    return [project["title"] for project in rows["projects"]]


def test_the_only_title_of_a_plan_opens_a_block_above_money_time_and_unit() -> None:
    assert titles_of_one("โครงการอบรมบ่มเพาะพลเมืองดี", FIELDS) == ["โครงการอบรมบ่มเพาะพลเมืองดี"]


@pytest.mark.parametrize("left_out", range(3))
def test_the_only_title_above_fewer_fields_opens_none(left_out: int) -> None:
    assert titles_of_one("โครงการอบรมบ่มเพาะพลเมืองดี", FIELDS[:left_out] + FIELDS[left_out + 1 :]) == []


def test_words_that_name_no_project_open_none() -> None:
    assert titles_of_one("การอบรมบ่มเพาะพลเมืองดี", FIELDS) == []


FIRST_OF_A_LIST = [
    pytest.param("ผู้รับผิดชอบ กองคลัง\nงบประมาณ 55,000 บาท", id="in another order"),
    pytest.param("งบประมาณ 55,000 บาท", id="one alone"),
    pytest.param("งบประมาณ 55,000 บาท\nระยะเวลาดำเนินการ ตลอดปี", id="others"),
]


@pytest.mark.parametrize("fields", FIRST_OF_A_LIST)
def test_the_first_of_a_list_may_say_other_things(fields: str) -> None:
    below = "".join(f"{n}. {title}\nงบประมาณ {n},000 บาท\nผู้รับผิดชอบ กองคลัง\n\n" for n, title in enumerate(TITLES, 2))
    rows = rows_of_text(f"{HEAD}1. โครงการธรรมะ\n{fields}\n\n{below}")
    amounts = [int(line["amount_baht"]) for line in rows["budget_lines"]]
    assert amounts == [55_000, 2_000, 3_000, 4_000]


@pytest.mark.parametrize("caption", ["โครงการที่ไม่ผ่านการพิจารณา", "ส่วนที่ 1 ผลการดำเนินงานตามแผน พ.ศ. 2566"])
def test_a_list_of_others_is_no_part_of_the_plan(caption: str) -> None:
    others = "".join(f"{n}. {title}\nงบประมาณ {n},000 บาท\nผู้รับผิดชอบ กองคลัง\n\n" for n, title in enumerate(TITLES, 1))
    own = others.replace(",000", "0,000")
    rows = rows_of_text(f"{HEAD}{caption}\n\n{others}\nส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต\n\n{own}")
    assert [int(line["amount_baht"]) for line in rows["budget_lines"]] == [10_000, 20_000, 30_000]
