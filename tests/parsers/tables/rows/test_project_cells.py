"""What splits a project cell into items, and what must not."""

from __future__ import annotations

import pytest

from extract.ground.source import Span
from parsers.records.table import Cell
from parsers.tables.rows.project_cells import items_by_numbers, split_cell


def split(text: str, last: int | None = None, *parts: str) -> list[tuple[str, str | None, str]]:
    cell = Cell(text, parts or (text,), Span(1, 1))
    return [(piece.kind, piece.number, piece.text) for piece in split_cell(cell, last)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(๑) โครงการ ก", [("item", "1", "โครงการ ก")]),
        ("1.โครงการ ก", [("item", "1", "โครงการ ก")]),
        ("50. มาตรการ ก", [("item", "50", "มาตรการ ก")]),
        ("๑๖)) มาตรการ NO Gift Policy", [("item", "16", "มาตรการ NO Gift Policy")]),
        ("(๑) โครงการ ก (๒) กิจกรรม ข", [("item", "1", "โครงการ ก"), ("item", "2", "กิจกรรม ข")]),
        ("1) ส่งเสริม ก 2) ส่งเสริม ข", [("item", "1", "ส่งเสริม ก"), ("item", "2", "ส่งเสริม ข")]),
        ("- โครงการ ก - กิจกรรม ข", [("item", None, "โครงการ ก"), ("item", None, "กิจกรรม ข")]),
        ("- ไม่มีโครงการ/กิจกรรม/มาตรการ", [("none", None, "")]),
        ("กลยุทธ์ 2.1.1 การเปิดเผย", [("strategy", "2.1.1", "การเปิดเผย")]),
        ("กลยุทธ์ที่ 2.1.1 การเปิดเผย", [("strategy", "2.1.1", "การเปิดเผย")]),
        (
            "3) โครงการ ก กลยุทธ์ 2.1.1 การเปิดเผย",
            [("item", "3", "โครงการ ก"), ("strategy", "2.1.1", "การเปิดเผย")],
        ),
        (
            "3) โครงการแผนกลยุทธ์ 2.1.1 การเปิดเผย",  # a word of the title
            [("item", "3", "โครงการแผนกลยุทธ์"), ("strategy", "2.1.1", "การเปิดเผย")],
        ),
        ("2.1.1 การเปิดเผย 13) กิจกรรม ก", [("strategy", "2.1.1", "การเปิดเผย"), ("item", "13", "กิจกรรม ก")]),
    ],
)
def test_splits(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert split(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "๑) โครงการ ก ตามมาตรา ๙) วรรคสอง",  # a number in the title that does not count on
        "๑) กิจกรรม ก - ผู้รับข้อร้องเรียน - จัดส่ง",  # a dash list inside a title
        "๑) โครงการ ก (LINE Official Account) พ.ศ. ๒๕๖๐",
        "๑) โครงการ ก ระยะที่ 2.โดยชุมชน",
    ],
)
def test_does_not_split_a_title(text: str) -> None:
    assert len(split(text)) == 1


@pytest.mark.parametrize("text", ["", "-", "–"])
def test_no_item(text: str) -> None:
    assert split(text) == []


def test_a_number_goes_on_from_the_row_above() -> None:
    text = "๑.๑.๒ เสริมสร้าง ๕) ส่งเสริม ก"
    assert split(text, 4)[-1] == ("item", "5", "ส่งเสริม ก")
    assert [kind for kind, _, _ in split(text, 7)] == ["strategy"]


def test_a_part_opens_an_item_whatever_its_number() -> None:
    assert [number for _, number, _ in split("๙) ส่งเสริม ก ๔) ส่งเสริม ข", None, "๙) ส่งเสริม ก", "๔) ส่งเสริม ข")] == [
        "9",
        "4",
    ]


def stacked(numbers: str, titles: str, *parts: str) -> list[str]:
    here = Span(1, 1)
    pieces = items_by_numbers(Cell(numbers, (numbers,), here), Cell(titles, parts or (titles,), here))
    return [piece.text for piece in pieces]


@pytest.mark.parametrize("numbers", ["๑ ๒", "1. 2.", "7 8"])
def test_titles_of_a_stacked_row_on_one_line_begin_at_their_kind_words(numbers: str) -> None:
    assert stacked(numbers, "มาตรการเผยแพร่ข้อมูล พ.ศ. ๒๕๔๐ กิจกรรมเผยแพร่ผล ประจำเดือน") == [
        "มาตรการเผยแพร่ข้อมูล พ.ศ. ๒๕๔๐",
        "กิจกรรมเผยแพร่ผล ประจำเดือน",
    ]


def test_lines_of_titles_are_those_between_the_kind_words() -> None:
    titles = ("มาตรการเผยแพร่", "ข้อมูลข่าวสาร", "กิจกรรมเผยแพร่ผล")
    assert stacked("1 2", " ".join(titles), *titles) == ["มาตรการเผยแพร่ ข้อมูลข่าวสาร", "กิจกรรมเผยแพร่ผล"]


@pytest.mark.parametrize(
    ("numbers", "titles"),
    [
        ("1", "โครงการอบรม กิจกรรมวันเด็ก"),  # one project with an activity in its title
        ("1 3", "โครงการอบรม กิจกรรมวันเด็ก"),  # numbers that do not count on
        ("1 2", "โครงการอบรม กิจกรรมวันเด็ก มาตรการประหยัด"),  # which of the words is in a title is not said
        ("1 2", "โครงการอบรม ส่งเสริมวินัย"),
        ("1 2", "ส่งเสริมวินัย โครงการอบรม กิจกรรมวันเด็ก"),  # words of no title before the first
        ("1 2", "โครงการ กิจกรรมวันเด็ก"),  # a kind word without a title
        ("1 2", "โครงการ/กิจกรรมวันเด็ก"),
        ("1 2", "โครงการอบรมและกิจกรรมวันเด็ก"),  # inside a word
    ],
)
def test_a_row_of_which_the_print_leaves_a_choice_is_not_parted(numbers: str, titles: str) -> None:
    assert stacked(numbers, titles) == []
