"""Counted tables of any subject, a line a cell: read where each row has as many lines as the head."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extract.ground.source import SourceText
from parsers.facts.risks import risks
from parsers.records.facts import Risk
from parsers.tables.grid import find_grids
from parsers.tables.lines.other_subjects import tables_of_other_subjects

Make = Callable[[str], SourceText]

HEAD = ["ที่", "กระบวนงาน", "เหตุการณ์ความเสี่ยง", "ระดับความเสี่ยง", "มาตรการควบคุม"]
FIRST = ["๑", "การจัดซื้อ", "กำหนดคุณลักษณะเอื้อผู้ขาย", "สูง", "แต่งตั้งคณะกรรมการ"]
SECOND = ["๒", "การใช้รถ", "นำรถไปใช้ส่วนตัว", "", "มาตรการทำทะเบียนคุม"]
BEHIND = ["๑.๓ วัตถุประสงค์", "เพื่อป้องกันการทุจริต"]


def saved(*rows: Sequence[str]) -> str:
    return "\n".join(cell for row in rows for cell in row)


def read(source: SourceText) -> tuple[Risk, ...]:
    return risks(find_grids(source), source)[0]


def test_risks_a_cell_a_line(source: Make) -> None:
    found = source(saved(["๑.๒ ความเสี่ยงการทุจริต"], HEAD, FIRST, SECOND, BEHIND))
    assert [(one.process, one.text, one.score, one.span.start) for one in read(found)] == [
        ("การจัดซื้อ", "กำหนดคุณลักษณะเอื้อผู้ขาย", "high", 9),
        ("การใช้รถ", "นำรถไปใช้ส่วนตัว", None, 14),
    ]
    assert [one.text for one in risks((), found)[1]] == ["แต่งตั้งคณะกรรมการ", "มาตรการทำทะเบียนคุม"]


def test_the_head_returns_on_the_next_page(source: Make) -> None:
    assert len(read(source(saved(HEAD, FIRST, ["", "- 4 -", ""], HEAD, SECOND, BEHIND)))) == 2


def test_entries_that_are_counted_are_one_cell(source: Make) -> None:
    counted = ["๑", "การจัดซื้อ", "๑. กำหนดเอื้อผู้ขาย", "๒. ตรวจรับไม่จริง", "สูง", "1) แต่งตั้งกรรมการ", "2) เผยแพร่ราคากลาง"]
    found = source(saved(HEAD, counted, SECOND, BEHIND))
    assert [one.text for one in read(found)] == ["กำหนดเอื้อผู้ขาย", "ตรวจรับไม่จริง", "นำรถไปใช้ส่วนตัว"]
    assert [one.text for one in risks((), found)[1]] == ["แต่งตั้งกรรมการ", "เผยแพร่ราคากลาง", "มาตรการทำทะเบียนคุม"]


@pytest.mark.parametrize(
    ("trap", "rows"),
    [
        ("a line is lost", [FIRST[:3] + FIRST[4:], SECOND]),
        ("a line too many", [[*FIRST, "และติดประกาศ"], SECOND]),
        ("a number is not due", [FIRST, ["๔", *SECOND[1:]]]),
        ("the third row lost a line", [FIRST, SECOND, ["ค", "๓", *FIRST[1:]]]),
        ("one row", [FIRST]),
        ("an entry that does not count on", [[*FIRST[:4], "1) แต่งตั้งกรรมการ", "3) เผยแพร่ราคากลาง"], SECOND]),
    ],
)
def test_rows_that_do_not_count_on_are_no_table(trap: str, rows: list[list[str]], source: Make) -> None:
    assert read(source(saved(HEAD, *rows, BEHIND))) == (), trap


def test_a_head_of_another_subject_is_none(source: Make) -> None:
    text = source(saved(HEAD, FIRST, SECOND, BEHIND))
    assert list(tables_of_other_subjects(text, range(1, 6), lambda _row: False)) == []


def test_thousands_of_heads_without_rows(source: Make) -> None:
    assert risks((), source(saved(*[HEAD] * 4000))) == ((), ())
