"""Numbers alone on a line with nothing beside them: pages are told from rows, blocks, fields and entries that count."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from extract.ground.source import SourceText
from parsers.tables.pages.counted_pages import counted_pages

Make = Callable[[str], SourceText]

FIELDS = ("หลักการและเหตุผล", "วัตถุประสงค์", "วิธีดำเนินการ", "ระยะเวลาดำเนินการ", "งบประมาณ", "ผู้รับผิดชอบ", "ตัวชี้วัด")
HEAD = "ลำดับ โครงการ/กิจกรรม ปี 2566 ปี 2567"


def block(title: str, *, number: str | None = None) -> list[str]:
    """A block of seven fields, two lines each; with its number on a line of its own or not."""
    lines = [f"ชื่อโครงการ : {title}", *(line for name in FIELDS for line in (f"{name} : ข้อความ ก", "ข้อความ ข"))]
    return lines if number is None else [number, *lines]


def with_pages(lines: list[str], numbers: Iterable[int | str], length: int = 20) -> list[str]:
    """The lines with a number behind each so many."""
    found: list[str] = []
    for at, number in enumerate(numbers):
        found += [*lines[at * length : (at + 1) * length], str(number)]
    return found


def taken(source: SourceText) -> list[str]:
    """The numbers alone that are of pages."""
    keys = source.stripped_digits
    numbers = [number for number, key in enumerate(keys, 1) if key.isdecimal() and len(key) <= 3 and int(key)]
    return [keys[number - 1] for number in counted_pages(source, numbers)]


BLOCKS = [line for _ in range(12) for line in block("โครงการอบรม")]


@pytest.mark.parametrize("numbers", [range(8, 14), ["๘", "๙", "๑๐", "๑๑", "๑๒", "๑๓"], (8, 9, 11, 12, 13, 14)])
def test_numbers_between_now_these_fields_now_those(numbers: Iterable[int | str], source: Make) -> None:
    text = source("\n".join(with_pages(BLOCKS, numbers)))
    assert len(taken(text)) == 6


@pytest.mark.parametrize("numbers", [(8, 9, 10), (8, 12, 3, 5, 9), (5, 5, 5, 5, 5), (10, 9, 8, 7, 6)])
def test_numbers_that_do_not_count_on_or_are_few_stay(numbers: Iterable[int], source: Make) -> None:
    assert taken(source("\n".join(with_pages(BLOCKS, numbers)))) == []


def test_a_number_far_from_the_one_that_is_due_stays_among_pages(source: Make) -> None:
    lines = with_pages(BLOCKS, range(8, 14))
    lines.insert(lines.index("11") - 6, "250")
    assert taken(source("\n".join(lines))) == ["8", "9", "10", "11", "12", "13"]


def test_a_number_that_is_printed_twice_may_be_either(source: Make) -> None:
    lines = with_pages(BLOCKS, range(4, 14))
    lines.insert(lines.index("9") - 6, "9")
    assert taken(source("\n".join(lines))) == ["4", "5", "6", "7", "8"]


def test_what_a_label_counts_stays(source: Make) -> None:
    lines = with_pages(BLOCKS, range(8, 14))
    at = lines.index("11")
    lines[at - 1 : at + 1] = ["เป้าหมาย", "11", "คน"]
    assert taken(source("\n".join(lines))) == ["8", "9", "10", "12", "13"]


def test_numbers_of_blocks_stay(source: Make) -> None:
    lines = [line for number in range(1, 9) for line in block(f"โครงการ {number}", number=str(number))]
    assert taken(source("\n".join(lines))) == []


def test_numbers_of_fields_stay(source: Make) -> None:
    lines = [line for number, name in enumerate(FIELDS, 1) for line in (str(number), name, *["ข้อความ"] * 14)]
    assert taken(source("\n".join(lines))) == []


def test_numbers_of_entries_stay(source: Make) -> None:
    lines = [line for number in range(1, 9) for line in (str(number), "ขั้นตอนการดำเนินงาน", "กองคลัง")]
    assert taken(source("\n".join(["วิธีดำเนินการ", *lines, "งบประมาณ", "ผู้รับผิดชอบ"]))) == []


def row(number: int | str, lines: int = 1) -> list[str]:
    """A row of a table with a cell a line."""
    return [str(number), *["ส่งเสริมความซื่อสัตย์"] * lines, "5,000", "-", "กองคลัง"]


def test_numbers_of_rows_stay(source: Make) -> None:
    assert taken(source("\n".join([HEAD, *(line for number in range(1, 12) for line in row(number, 14))]))) == []


def test_numbers_of_rows_before_blocks_stay_though_pages_count_on_from_them(source: Make) -> None:
    rows = [line for number in range(1, 8) for line in row(number, 14)]
    text = source("\n".join([HEAD, *rows, *with_pages(BLOCKS, range(8, 14))]))
    assert taken(text) == ["8", "9", "10", "11", "12", "13"]


@pytest.mark.parametrize("head", [[HEAD], ["ลำดับ", "โครงการ", "ปี 2566", "ปี 2567"]])
def test_numbers_above_a_head_that_returns(head: list[str], source: Make) -> None:
    page = ["1) โครงการอบรม", "5,000 6,000", "2) โครงการธรรมะ", "- -"]
    text = source("\n".join(line for number in range(3, 8) for line in (*head, *page, str(number))))
    assert taken(text) == ["3", "4", "5", "6", "7"]
