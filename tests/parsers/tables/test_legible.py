"""Rows of marked-up tables as lines of prose: where each of their wordings comes to stand."""

from __future__ import annotations

from extract.ground.source import SourceText
from extract.text.dress import BLANKED_LINE
from extract.web.markup import tables_of
from parsers.tables.legible import legible
from parsers.tables.marked.merged_cells import grid_of


def lines_of(*lines: str) -> tuple[str, ...]:
    source = SourceText("plan.txt", "txt", "0" * 64, lines)
    return legible(source, [grid_of(table) for table in tables_of(source)]).lines


def test_a_row_is_one_line() -> None:
    assert lines_of("<table><tr><td>งบประมาณ</td>", "<td>10,000 บาท</td></tr></table>") == (
        "งบประมาณ\t10,000 บาท",
        BLANKED_LINE,
    )


def test_a_cell_that_holds_a_block_leaves_its_lines() -> None:
    """A page built of tables, or a cell that nobody closed: an amount says the line it is printed on."""
    block = ("ชื่อโครงการ โครงการอบรมคุณธรรม", "งบประมาณ 10,000 บาท", "ผู้รับผิดชอบ สำนักปลัด")
    found = lines_of("<table><tr><td>", *block, "</td></tr></table>")
    assert found == (BLANKED_LINE, *block, BLANKED_LINE)


def test_the_lines_of_one_field_are_no_block() -> None:
    content = ("<td>ปี 2566 จำนวน 10,000 บาท", "ปี 2567 จำนวน 12,000 บาท</td></tr></table>")
    found = lines_of("<table><tr><td>งบประมาณ</td>", *content)
    assert found == ("งบประมาณ\tปี 2566 จำนวน 10,000 บาท\vปี 2567 จำนวน 12,000 บาท", BLANKED_LINE, BLANKED_LINE)
