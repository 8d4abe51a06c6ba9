"""Running heads below page numbers that an OCR misread, and what only looks like them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extract.ground.source import SourceText
from parsers.tables.pages.misread_pages import misread_pages

Make = Callable[[str], SourceText]

HEAD = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570) เทศบาลตำบลตัวอย่าง"


def pages(marks: Sequence[str], head: str = HEAD) -> str:
    return "".join(f"{mark}\n{head}\nข้อความของหน้านี้\n" for mark in marks)


def test_heads_and_their_numbers_go(source: Make) -> None:
    made = source(f"{HEAD}\n{pages(['aoe', '= 3 -', 'iS 4 eb', '5 -', 'a 6 is'])}")
    assert sorted(misread_pages(made)) == [1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15]


def test_what_may_be_a_value_stays(source: Make) -> None:
    found = set(misread_pages(source(pages(["aoe", "-", "iS 4 eb", "0", "a 6 is"]))))
    assert {1, 7, 13} <= found
    assert not found & {4, 10}


@pytest.mark.parametrize(
    "text",
    [
        pages(["aoe", "iS 3 eb", "ake"]),  # three pages
        pages(["5,000", "-", "6,000", "0", "7,000"]),  # cells
        pages(["ก", "ข", "ค", "ง", "จ"]),  # pages in letters: another rule's
        pages(["กองคลัง", "สำนักปลัด", "กองช่าง", "aoe", "กองคลัง"]),
        pages(["aoe", "iS 3 eb", "ake", "a 5 is"], "เทศบาลตำบลตัวอย่าง"),  # names no plan
        pages(["aoe", "iS 3 eb", "ake", "a 5 is"], "1. ชื่อโครงการ : แผนปฏิบัติการป้องกันการทุจริต"),
    ],
)
def test_other_lines_stay(text: str, source: Make) -> None:
    assert not list(misread_pages(source(text)))
