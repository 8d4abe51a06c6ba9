"""Fields on one line that no sign parts: parted where what stands behind each label answers it, else content."""

from __future__ import annotations

import pytest

from lawful import Rows, baht_or_status, codes, rows_of_text

HEAD = """แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2568
เทศบาลตำบลบ้านสมมุติ
อำเภอเมืองลำปาง จังหวัดลำปาง

ส่วนที่ 3 รายละเอียดโครงการ/กิจกรรม/มาตรการ

"""
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def amounts(rows: Rows) -> list[int | str]:
    return [baht_or_status(line) for line in rows["budget_lines"]]


def units(rows: Rows) -> list[str]:
    return [project["responsible_unit"] for project in rows["projects"]]


@pytest.mark.parametrize("bold", ["", "**"])
@pytest.mark.parametrize("digits", [{}, THAI])
def test_labels_with_their_answers_on_one_line(bold: str, digits: dict[int, str]) -> None:
    def line(*fields: tuple[str, str]) -> str:
        return " ".join(f"{bold}{label}{bold} {text}" for label, text in fields)

    blocks = [
        f"{bold}{n}. ชื่อโครงการ{bold} โครงการ{title}\n"
        + line(("วัตถุประสงค์", "เพื่อสร้างจิตสาธารณะ"), ("เป้าหมาย", f"ประชาชน {people} คน"))
        + "\n"
        + line(("ระยะเวลา", "ก.พ. - มี.ค. 2568"), ("งบประมาณ", budget), ("ผู้รับผิดชอบ", unit))
        for n, title, people, budget, unit in (
            (1, "จิตอาสาพัฒนาคลอง", 100, "20,000 บาท", "กองช่าง"),
            (2, "ประกวดคำขวัญ", 150, "ไม่ใช้งบประมาณ", "กองการศึกษา"),
        )
    ]
    rows = rows_of_text((HEAD + "\n\n".join(blocks)).translate(digits))
    assert amounts(rows) == [20_000, "none"]
    assert units(rows) == ["กองช่าง", "กองการศึกษา"]
    assert [project["target_count"] for project in rows["projects"]] == [100, 150]


def test_two_fields_that_only_blocks_state_with_their_answers() -> None:
    rows = rows_of_text(f"{HEAD}ชื่อโครงการ โครงการอบรม\nวัตถุประสงค์ เพื่อดี\nงบประมาณ 5,000 บาท ผู้รับผิดชอบ กองคลัง\n")
    assert (amounts(rows), units(rows)) == ([5_000], ["กองคลัง"])


@pytest.mark.parametrize(
    "line",
    [
        "ใช้ งบประมาณ 8,500 บาท ผู้รับผิดชอบ กองคลัง",  # begins with no label
        "วัตถุประสงค์ เพื่อให้บรรลุ เป้าหมาย 100 คน",  # two that prose may name, once
        "วัตถุประสงค์ เพื่อใช้ งบประมาณ อย่างคุ้มค่า ระยะเวลา ที่เหมาะสม",  # no answers
    ],
)
def test_words_of_a_sentence_are_no_labels(line: str) -> None:
    rest = "ระยะเวลาดำเนินการ ปี 2568\nงบประมาณ 5,000 บาท\nผู้รับผิดชอบ กองการศึกษา\n"
    rows = rows_of_text(f"{HEAD}ชื่อโครงการ โครงการอบรม\nหลักการและเหตุผล การทุจริตเป็นปัญหา\n{line}\n{rest}")
    assert 5_000 in amounts(rows)
    assert units(rows) == ["กองการศึกษา"]
    assert not any(project["target_count"] for project in rows["projects"])


TITLE = "ชื่อโครงการ โครงการตลาดนัดคุณธรรม"


@pytest.mark.parametrize("title", [TITLE, f"1. {TITLE}", TITLE.replace(" ", " : ", 1)])
@pytest.mark.parametrize("first", ["หลักการและเหตุผล ตลาดเป็นที่รวมของชุมชน", "วัตถุประสงค์ เพื่อดี"])
def test_the_next_title_behind_the_last_field_begins_its_block(title: str, first: str) -> None:
    block = "วัตถุประสงค์ เพื่อส่งเสริม\nระยะเวลาดำเนินการ ปีงบประมาณ 2568\nงบประมาณ 40,000 บาท\n"
    again = f"{first}\nระยะเวลาดำเนินการ ปีงบประมาณ 2568\nงบประมาณ 25,000 บาท\nผู้รับผิดชอบ กองคลัง\n"
    rows = rows_of_text(f"{HEAD}ชื่อโครงการ โครงการหนึ่งตำบล\n{block}ผู้รับผิดชอบ กองส่งเสริมการเกษตร {title}\n{again}")
    assert [project["title"] for project in rows["projects"]] == ["โครงการหนึ่งตำบล", "โครงการตลาดนัดคุณธรรม"]
    assert (amounts(rows), units(rows)) == ([40_000, 25_000], ["กองส่งเสริมการเกษตร", "กองคลัง"])


def test_a_title_that_a_field_names_begins_no_block() -> None:
    rows = rows_of_text(
        f"{HEAD}ชื่อโครงการ โครงการหนึ่งตำบล\nวัตถุประสงค์ เพื่อดี\nวิธีดำเนินการ แจ้ง ชื่อโครงการ โครงการตลาดนัด ให้ทราบ\n"
        "งบประมาณ 5,000 บาท\nผู้รับผิดชอบ กองคลัง\n"
    )
    assert [project["title"] for project in rows["projects"]] == ["โครงการหนึ่งตำบล"]
    assert "unaccounted_amount" not in codes(rows)


@pytest.mark.parametrize(
    ("lines", "read", "lost"),
    [
        (
            [
                "งบประมาณ 20,000 บาท ผู้รับผิดชอบ กองคลัง 10,000 บาท และกองช่าง 5,000 บาท",
                "ระยะเวลา ปี 2566 งบประมาณ 7,000 บาท ปี 2567 ผู้รับผิดชอบ กองคลัง",
            ],
            [20_000],
            ["10,000; 5,000", "7,000"],
        ),
        (["งบประมาณ 9,000 บาท", "ระยะเวลา ปี 2566 งบประมาณ 7,000 บาท ปี 2567 ผู้รับผิดชอบ กองคลัง"], [9_000], ["7,000"]),
        (
            ["เป้าหมาย ประชาชน 50 คน งบประมาณ 30,000 บาท ผู้รับผิดชอบ กองช่าง", "งบประมาณ : ไม่ใช้งบประมาณ"],
            ["none"],
            ["30,000"],
        ),
        (["เป้าหมาย ประชาชน 50 คน งบประมาณ 30,000 บาท ผู้รับผิดชอบ กองช่าง", "งบประมาณ : 30,000 บาท"], [30_000], []),
        (["งบประมาณ 20,000 บาท ผู้รับผิดชอบ กองคลัง 10,000 บาท", "สถานที่ : ศาลา"], [], ["20,000"]),  # a line of the aims
        (["เป้าหมาย มอบเงินรางวัล 3,000 บาท", "งบประมาณ : 30,000 บาท"], [30_000], []),  # what they get
        (["วิธีดำเนินการ จ่ายงบประมาณ 3,000 บาท", "งบประมาณ : 30,000 บาท"], [30_000], []),  # a sentence
    ],
)
def test_money_behind_a_label_that_is_read_as_content_is_not_lost(
    lines: list[str], read: list[int | str], lost: list[str]
) -> None:
    block = "\n".join(lines)
    rows = rows_of_text(f"{HEAD}โครงการที่ 1\nชื่อโครงการ : โครงการอบรม\nวัตถุประสงค์ : เพื่อดี\n{block}\n")
    assert amounts(rows) == read
    assert [issue["found"] for issue in rows["issues"] if issue["code"] == "unaccounted_amount"] == lost
