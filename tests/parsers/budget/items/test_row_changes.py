"""Rows that say what the money of the project above was, or what it was changed to: it is published once, or not."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from lawful import Rows, amounts_of_titles, codes, plan_around, rows_of_text

HEAD = ["ที่", "โครงการ/กิจกรรม/มาตรการ", "ปี 2567", "ปี 2568", "หน่วยงาน"]
FIRST = ["1", "โครงการอบรมคุณธรรม", "20,000", "21,000", "สำนักปลัด"]
LAST = ["2", "โครงการจิตอาสา", "30,000", "31,000", "สำนักปลัด"]
OF_LAST = [30000, 31000]
Row = Sequence[str]


def tabs(rows: Sequence[Row]) -> str:
    return "\n".join("\t".join(row) for row in rows)


def pipes(rows: Sequence[Row]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]])


def by_place(rows: Sequence[Row]) -> str:
    return "\n".join(f"{a:<6}{b:<50}{c:>12}{d:>12}     {e}".rstrip() for a, b, c, d, e in rows)


def plan(rows: Sequence[Row], printed: Callable[[Sequence[Row]], str] = tabs) -> Rows:
    return rows_of_text(plan_around(printed([HEAD, *rows]), "พ.ศ. 2567 - 2568"))


@pytest.mark.parametrize("printed", [tabs, pipes, by_place])
@pytest.mark.parametrize(
    "words",
    ["ปรับเพิ่มเป็น", "เพิ่มขึ้น", "ขอเพิ่ม", "โอนลด", "ปรับลดเหลือ", "แก้ไขครั้งที่ 1", "ขอเปลี่ยนเป็น", "หลังปรับแผน"],
)
def test_what_the_money_above_was_changed_to_is_no_project(words: str, printed: Callable[[Sequence[Row]], str]) -> None:
    # they were published as projects, and counted beside the money that they change
    rows = plan([FIRST, ["", words, "25,000", "26,000", ""], LAST], printed)
    assert list(amounts_of_titles(rows).values()) == ["ambiguous"] * 2 + OF_LAST
    assert "unreadable_amount" in codes(rows)


@pytest.mark.parametrize("words", [("- เดิม", "- แก้ไขเป็น"), ("เดิม :", "ใหม่ :"), ("• เดิม", "• แก้ไขเป็น (ครั้งที่ 2)")])
def test_a_bullet_or_a_colon_beside_the_words_changes_nothing(words: tuple[str, str]) -> None:
    below = [["", words[0], "20,000", "21,000", ""], ["", words[1], "25,000", "26,000", ""]]
    rows = plan([["1", "โครงการอบรมคุณธรรม", "", "", "สำนักปลัด"], *below, LAST])
    assert list(amounts_of_titles(rows).values()) == ["ambiguous"] * 2 + OF_LAST
    assert "unreadable_amount" in codes(rows)


@pytest.mark.parametrize("printed", [tabs, pipes])
@pytest.mark.parametrize("words", [("เดิม : ", "แก้ไขเป็น : "), ("(เดิม) ", "(ใหม่) "), ("เดิม : ", "ใหม่ : ")])
def test_the_title_may_stand_behind_the_words(words: tuple[str, str], printed: Callable[[Sequence[Row]], str]) -> None:
    former = ["1", f"{words[0]}โครงการอบรมคุณธรรม", "20,000", "21,000", "สำนักปลัด"]
    changed = ["", f"{words[1]}โครงการอบรมคุณธรรมและจริยธรรม", "25,000", "26,000", "สำนักปลัด"]
    rows = plan([former, changed, LAST], printed)
    assert list(amounts_of_titles(rows).values()) == [25000, 26000, *OF_LAST]
    assert rows["projects"][0]["table_title"] == "โครงการอบรมคุณธรรมและจริยธรรม"
    assert {"20,000", "21,000", "โครงการอบรมคุณธรรม"} <= {row["text"] for row in rows["row_cells"]}
    # where both rows are below the project, nothing says which of the three has the number
    rows = plan([FIRST, ["", *former[1:]], changed, LAST], printed)
    assert list(amounts_of_titles(rows).values()) == ["ambiguous"] * 2 + OF_LAST


@pytest.mark.parametrize("printed", [tabs, pipes])
def test_a_title_behind_words_that_are_no_label_is_left_open(printed: Callable[[Sequence[Row]], str]) -> None:
    former = ["1", "เดิม โครงการอบรมคุณธรรม", "20,000", "21,000", "สำนักปลัด"]
    changed = ["", "เปลี่ยนชื่อเป็น โครงการอบรมคุณธรรมและจริยธรรม", "25,000", "26,000", "สำนักปลัด"]
    for rows in (plan([former, changed, LAST], printed), plan([FIRST, ["", *former[1:]], changed, LAST], printed)):
        assert list(amounts_of_titles(rows).values()) == ["ambiguous"] * 2 + OF_LAST


def test_a_change_to_nothing_leaves_nothing_that_is_sure() -> None:
    rows = plan([FIRST, ["", "แก้ไขเป็น", "-", "-", ""], LAST])
    assert list(amounts_of_titles(rows).values()) == ["ambiguous"] * 2 + OF_LAST


def test_each_of_several_changes_is_said() -> None:
    below = [["", f"แก้ไขครั้งที่ {n}", f"2{n},000", "26,000", ""] for n in (1, 2)]
    rows = plan([FIRST, *below, LAST])
    assert list(amounts_of_titles(rows).values()) == ["ambiguous"] * 2 + OF_LAST
    assert sum(row["code"] == "unreadable_amount" for row in rows["issues"]) == 2


@pytest.mark.parametrize(
    "title",
    [
        "ปรับปรุงห้องประชุม",
        "เพิ่มประสิทธิภาพการบริการ",
        "ลดขั้นตอนการปฏิบัติงาน",
        "แก้ไขปัญหาข้อร้องเรียน",
        "โครงการปรับปรุงภูมิทัศน์",
        "(ใหม่) โครงการต้านทุจริต",
        "เปลี่ยนเป็นองค์กรสุจริต",
    ],
)
def test_a_title_that_begins_with_such_a_word_is_one(title: str) -> None:
    rows = plan([FIRST, ["", title, "25,000", "26,000", "กองช่าง"], LAST])
    assert list(amounts_of_titles(rows).values()) == [20000, 21000, 25000, 26000, *OF_LAST]


@pytest.mark.parametrize("title", ["แก้ไขเป็น", "เพิ่มขึ้น", "ลดลงเหลือ"])
def test_a_numbered_row_is_a_project_whatever_it_is_called(title: str) -> None:
    rows = plan([FIRST, ["2", title, "25,000", "26,000", "กองช่าง"], ["3", *LAST[1:]]])
    assert list(amounts_of_titles(rows).values()) == [20000, 21000, 25000, 26000, *OF_LAST]
