"""What splits a project cell into items, and what must not."""

from __future__ import annotations

import pytest

from extract.ground.source import Span
from parsers.records.table import Cell
from parsers.tables.rows.project_cells import split_cell


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
