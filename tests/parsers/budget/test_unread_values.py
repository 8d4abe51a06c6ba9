"""Amounts that stand like those of a table, where no table was read, are reported whatever form it had."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from extract.ground.source import SourceText, Span
from extract.ground.spans import Spans
from parsers.budget.unread_values import unread_values
from parsers.document import parse_plan

Make = Callable[[str], SourceText]


def spans(source: SourceText, taken: Iterable[int] = ()) -> list[tuple[int, ...]]:
    lines = Spans(Span(line, line) for line in taken)
    return [tuple(issue.span) for issue in unread_values(source, lines) if issue.span]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("│1│โครงการอบรม│ 30,000│ 35,000│\n├─┼─┤\n│2│โครงการค่าย│ 5,000│ -│ 6,000│", [(1, 3)]),
        ("<b>30,000</b> &amp; <i>๓๕,๐๐๐</i>", [(1, 1)]),
        ("40,000\n\n-\n\n45,000\nโครงการอบรม", [(1, 5)]),
        ("๔๐,๐๐๐\n๔๕,๐๐๐", []),  # two may be anything
        ("40,000\nโครงการ\n45,000\n50,000", []),
        ("-\n-\n-", []),  # no amount among them
        ("ใช้เงิน 30,000 บาท และ 35,000 บาท", []),
        ("ก. โครงการ   5,000  คลัง\nข. โครงการ\t6,000\nค. โครงการ | 7,000", [(1, 3)]),
        ("ก. โครงการ   5,000\nข. โครงการ   6,000", []),
        ("โครงการ 5,000 คน\nโครงการ 6,000 คน\nโครงการ 7,000 คน", []),
        ("- 5,000 บาท", []),  # a bullet
        ("ปรับ 5,000 - 10,000 บาท", []),  # a range in a sentence
        ("8,000 - 8,000 กองคลัง", [(1, 1)]),
        ("โทร. 043-123,456 789", []),
        ("30,000, 35,000" + "\n" * 12 + "1,000 2,000", [(1, 13)]),
        ("30,000, 35,000" + "\n" * 13 + "1,000 2,000", [(1, 1), (14, 14)]),
        ("3\tโครงการอบรม กองการ 45.0 45.0 50.0 140.0 7 วัด", [(1, 1)]),  # in thousands
        ("โครงการค่าย\t๑๒.๕\t-\t๑๒.๕ ๒๕.๐ กองช่าง", [(1, 1)]),
        ("โครงการค่าย | 45 | 0 | 50 | 95", [(1, 1)]),
        ("ปีงบประมาณ 2566 2567 2568 2569", []),
        ("เดือน 10 11 12 1 2 3", []),
        ("โอกาส ผลกระทบ ระดับ 3 4 12", []),
        ("เอกสาร 13 - 97 หน้า", []),  # a range
        ("โทร. 0 4412 3456 ต่อ 12", []),
        ("คะแนน 85.20 87.10 ตามลำดับ", []),  # two may be anything
        ("วันที่ 15 16 และ 17 มกราคม", []),
    ],
)
def test_values_side_by_side_or_one_below_the_other(text: str, found: list[tuple[int, int]], source: Make) -> None:
    assert spans(source(text)) == found


def test_lines_that_were_read_are_none(source: Make) -> None:
    made = source("30,000 35,000\n40,000\n40,000\n40,000")
    assert spans(made, [1, 3]) == []


def test_a_table_of_no_known_form_is_reported_and_accounted_for(source: Make) -> None:
    plan = parse_plan(
        source(
            "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)\nเทศบาลตำบลหนองแสง\n"
            "โครงการอบรม ¦ 30,000 ¦ 35,000\nโครงการค่าย ¦ 5,000 ¦ 6,000\n"
        )
    )
    assert [tuple(issue.span) for issue in plan.issues if issue.code == "unread_table" and issue.span] == [(3, 4)]
    assert [entry.became for entry in plan.account.numbers if entry.raw == "35,000"] == ["unaccounted"]
