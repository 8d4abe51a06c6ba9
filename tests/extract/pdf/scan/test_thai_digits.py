"""Amounts that OCR read in a document with Thai digits."""

from __future__ import annotations

import pytest

from extract.pdf.layout.pages import LaidPage
from extract.pdf.layout.pieces.lines import PrintedLine
from extract.pdf.layout.pieces.tables import PageCell, PageTable
from extract.pdf.scan.thai_digits import has_thai_digits, knows_all, prints_thai_numbers, without_amounts


def page(*cells: str, line: str = "") -> LaidPage:
    row = tuple(PageCell(0, place, 1, 1, (0, 0, 1, 1), (text,)) for place, text in enumerate(cells))
    return LaidPage(1, 600, 800, [PrintedLine([], 10, line)], [PageTable((0, 0, 1, 1), (0.0, 1.0), (row,))])


def test_amounts_go_and_years_and_numbers_stay() -> None:
    one = page("๑", "1) โครงการ ๒", "๕,๐๐๐", "5,500", "-", "2566", "๒๕๖๖", line="ปี ๒๕๖๖ จำนวน ๒๐,๐๐๐ บาท ข้อ ๓")
    assert without_amounts(one) == 3
    cells = [cell.text for cell in one.tables[0].rows[0]]
    assert cells == ["๑", "1) โครงการ ๒", "\ufffd,\ufffd\ufffd\ufffd", "\ufffd,\ufffd\ufffd\ufffd", "-", "2566", "๒๕๖๖"]
    assert one.lines[0].text == "ปี ๒๕๖๖ จำนวน \ufffd\ufffd,\ufffd\ufffd\ufffd บาท ข้อ ๓"


@pytest.mark.parametrize(
    ("text", "thai", "all_known"), [("5,000", False, False), ("๕,๐๐๐", True, False), ("๘,๐๐๐", True, True)]
)
def test_what_the_text_tells_of_its_reader(text: str, thai: bool, all_known: bool) -> None:
    assert (has_thai_digits([page(text)]), knows_all(page(text))) == (thai, all_known)


@pytest.mark.parametrize(
    ("cells", "line", "printed"),
    [
        (("๒๐,000",), "", True),
        (("๕",), "", True),  # alone in a cell: a row's number
        ((), "๓. โครงการอบรม", True),
        ((), "พ.ศ. ๒๕๖๖", True),
        (("มาตรการ ๐ 6 5๐[๐",), "ซ่ ๑ เขซ่ส", False),  # specks between letters
        (("๐",), "= ๐ โ", False),
        (("=๑๑ซ่มิติที่ 2", "(ง๐ 6เก ๐[เอ9)"), "1  ๑4\t6\t๕", False),  # what OCR makes of specks and Latin letters
        ((), "ปีงบประมาณ (๒๕๖๖)", True),
        ((), "๕,๐๐๐บาท", True),
        ((), "จำนวน๑๐,๐๐๐บาท", True),
        ((), "พ.ศ.๒๕๖๖", True),
        ((), "ปี ๒๕๖๖-๒๕๗๐", True),
        ((), "คำนำ๐๐๐๐๐๐๐๐1", False),  # dots of a leader
        (("จุดแข็ง (5๓๐๓๕(05)",), "", False),  # Strengths
        (("โอกาส (๐๒๒๐นทเพ๊6ร)",), "", False),  # Opportunities
        (("โอกาส (๑,๐๐๐นท)",), "", True),
        (("5,000",), "1. โครงการ", False),
    ],
)
def test_a_single_thai_digit_among_other_signs_is_a_speck(cells: tuple[str, ...], line: str, printed: bool) -> None:
    assert prints_thai_numbers([page(*cells, line=line)]) is printed
