"""Rows that a PDF or a table of a cell a line left as text beside a budget table are said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from extract.ground.source import SourceText
from parsers.budget.budget_grids import budget_grids
from parsers.budget.unread_tables import unread_tables
from parsers.budget.unread_values import unread_values
from parsers.records.table import Tables
from parsers.tables.grid import find_grids

LEFT = "1 โครงการอบรม ผู้บริหาร 60,000 60,000 60,000 สำนักปลัด\n\nจริยธรรม\n\n2 โครงการค่าย เด็ก 8,000 - 8,000 กองการศึกษา\n"

TWO_YEARS = (("โครงการ", "2566", "2567"), ("โครงการ ก", "5,000", "-"))


@pytest.mark.parametrize(
    ("above", "below", "found"),
    [
        ("", LEFT, [(6, 10)]),
        (f"{LEFT}\n", "", [(1, 5)]),
        ("", "ปี 2566 - 2570 งบประมาณ 60,000 บาท และ 5,000 บาท\n", []),  # a sentence has words between them
        ("", f"ส่วนที่ 3 รายละเอียดโครงการ\n\n{LEFT}", [(8, 12)]),
    ],
)
def test_rows_that_a_pdf_left_as_text_beside_a_table_are_said(
    above: str, below: str, found: list[tuple[int, int]], source: Callable[[str], SourceText]
) -> None:
    rows = "".join(f"<tr><td>{a}</td><td>{b}</td><td>{c}</td></tr>\n" for a, b, c in TWO_YEARS)
    text = replace(source(f"{above}<table>\n{rows}</table>\n\n{below}"), format="pdf")
    grids = find_grids(text)
    unread = (*unread_tables(grids, budget_grids(grids)[0], text), *unread_values(text, Tables(grids).lines))
    assert [(issue.span.start, issue.span.end) for issue in unread if issue.span] == found


@pytest.mark.parametrize(
    ("below", "found"),
    [
        ("๓) มาตรการ\t๔๘ ๔๘\n\nของหน่วยงาน\t๐,๐ ๐,๐\n", [(6, 6)]),  # figures that a narrow column broke
        ("๓) มาตรการ ของหน่วยงาน\n", []),  # nothing beside it
        ("๑) เพื่อส่งเสริม\t๔๘ ๔๘\n", []),  # another list
        ("หมายเหตุ\n\n๓) มาตรการ\t๔๘ ๔๘\n", []),  # not below the table
    ],
)
def test_a_row_that_counts_on_below_the_table_of_a_pdf_is_said(
    below: str, found: list[tuple[int, int]], source: Callable[[str], SourceText]
) -> None:
    rows = (TWO_YEARS[0], ("๑) โครงการ ก<br>๒) โครงการ ข", "5,000", "-"))
    table = "".join(f"<tr><td>{a}</td><td>{b}</td><td>{c}</td></tr>\n" for a, b, c in rows)
    text = source(f"<table>\n{table}</table>\n\n{below}")
    grids = find_grids(text)
    for form, expected in (("pdf", found), ("txt", [])):
        unread = unread_tables(grids, budget_grids(grids)[0], replace(text, format=form))
        assert [(issue.span.start, issue.span.end) for issue in unread if issue.span] == expected


def test_values_one_below_the_other_under_a_table_are_said(source: Callable[[str], SourceText]) -> None:
    head = "ลำดับ\nโครงการ/กิจกรรม\nปี 2566\nปี 2567\nปี 2568\nผู้รับผิดชอบ\n"
    rows = "1\nโครงการ ก\n5,000\n6,000\n7,000\nกองคลัง\n2\nโครงการ ข\n-\n-\n-\nกองช่าง\nรวม\n5,000\n6,000\n7,000\n"
    between = "ข้อความที่คั่นอยู่ระหว่างหน้า\nและอีกข้อความหนึ่ง\n"
    below = "โครงการ ค\n8,000\n9,000\n9,500\nกองคลัง\n"
    text = source(f"{head}{rows}{between}7\n{below}")
    grids = find_grids(text)
    budget, _ = budget_grids(grids)
    unread = (*unread_tables(grids, budget, text), *unread_values(text, Tables(grids).lines))
    assert [issue.code for issue in unread] == ["unread_table"]
    text = source(f"{head}{rows}{between}3\n{below}")  # the number that is due
    grids = find_grids(text)
    assert unread_tables(grids, budget_grids(grids)[0], text) == ()
    assert [cell.text for cell in grids[0].rows[-1].cells][2:5] == ["8,000", "9,000", "9,500"]
    text = source(head + rows)
    grids = find_grids(text)
    assert unread_tables(grids, budget_grids(grids)[0], text) == ()
