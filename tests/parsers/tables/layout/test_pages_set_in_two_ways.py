"""A table whose pages are set by position, and one that is not: what is proved above it stands."""

from __future__ import annotations

from collections.abc import Callable

from extract.ground.source import SourceText
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import read_budget_table
from parsers.tables.grid import find_grids
from parsers.tables.layout.table import layout_tables

Make = Callable[[str], SourceText]
HEAD = "ที่   โครงการ/กิจกรรม/มาตรการ         2566       2567       2568       ผู้รับผิดชอบ\n"
OTHER = """ที่   โครงการ/กิจกรรม/มาตรการ         งบประมาณ (บาท)                   ผู้รับผิดชอบ
                                     2566       2567       2568
"""
PLACED = """1.   โครงการค่ายเยาวชน              72,000                74,000     กองการศึกษา
     ใสสะอาด
2.   โครงการธนาคารความดี            16,400     16,400     16,400     กองการศึกษา
     รวม  จำนวน 2 โครงการ           88,400     16,400     90,400

"""
APART = """1.  โครงการประชาคมท้องถิ่น
    28,000   28,000   28,000   กองแผนงาน
2.  โครงการเครือข่ายพลเมือง
    13,500   13,500   13,500   กองสวัสดิการสังคม
รวม จำนวน 2 โครงการ   41,500   41,500   41,500
"""
AMOUNTS = {
    "โครงการค่ายเยาวชนใสสะอาด": [72000, None, 74000],
    "โครงการธนาคารความดี": [16400, 16400, 16400],
}


def read(source: SourceText) -> dict[str, list[int | None]]:
    found: dict[str, list[int | None]] = {}
    for item in read_budget_table(budget_grids(find_grids(source))[0], (2566, 2568)).items:
        amounts = [None if cell.amount is None else int(cell.amount) for cell in item.cells]
        found[item.title.replace(" ", "")] = amounts
    return found


def test_a_page_set_otherwise_takes_no_amount_from_the_pages_above(source: Make) -> None:
    found = read(source(HEAD + PLACED + "มิติที่ 3 การส่งเสริมบทบาท\n\n" + OTHER + APART))
    assert {title: found[title] for title in AMOUNTS} == AMOUNTS


def test_the_heading_above_the_next_head_is_of_what_stands_below(source: Make) -> None:
    text = HEAD + PLACED + "มิติที่ 3 การส่งเสริมบทบาท\n\n" + OTHER + APART
    first = next(iter(layout_tables(source(text), 1, text.count("\n"))))
    assert first.rows[-1].cells[1].text.startswith("รวม")
    assert first.span.end == (HEAD + PLACED).count("\n") - 1


def test_pages_that_no_total_proves_stay_with_what_stands_below(source: Make) -> None:
    text = HEAD + PLACED.replace("88,400", "88,500") + OTHER + APART
    grids = list(layout_tables(source(text), 1, text.count("\n")))
    assert [grid.span.end for grid in grids[:1]] != [(HEAD + PLACED).count("\n") - 1]


def test_pages_that_are_set_alike_are_one_table(source: Make) -> None:
    text = HEAD + PLACED + HEAD + PLACED
    [grid] = layout_tables(source(text), 1, text.count("\n"))
    assert grid.span.end == text.rstrip().count("\n") + 1
