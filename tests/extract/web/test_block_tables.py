"""Rows and cells that a page makes of ``<div>``: a table where they are one, lines where not."""

from __future__ import annotations

import pytest

from extract.web.block_tables import with_tables_of_blocks
from extract.web.read_html import read_html

ROWS = [
    ["ภารกิจ", "โครงการ", "2566", "2567"],
    ["3.1", "โครงการจัดทำแผนชุมชน", "20,000", "-"],
    ["3.2", "โครงการรับฟังความคิดเห็น", "๑๒,๐๐๐", "6,000"],
]


def markup(rows: list[list[str]] = ROWS, row: str = "<div class='r'>{}</div>", cell: str = "<div>{}</div>") -> str:
    return "\n".join(row.format("".join(cell.format(text) for text in texts)) for texts in rows)


def lines(body: str) -> list[str]:
    return [line for line in read_html(f"<html><body>{body}</body></html>".encode(), "a.html").lines if line]


@pytest.mark.parametrize("around", ["{}", "<div class='table'>{}</div>", "<div><div>ตาราง</div>{}<p>หมายเหตุ</p></div>"])
def test_rows_of_as_many_cells_are_a_table(around: str) -> None:
    found = lines(around.format(markup()))
    assert "<tr><td>3.1<td>โครงการจัดทำแผนชุมชน<td>20,000<td>-</tr>" in found


def test_what_a_style_hides_stays_hidden() -> None:
    found = lines(markup().replace("<div>20,000", "<div style='display:none'>20,000"))
    assert not any("20,000" in line for line in found)


@pytest.mark.parametrize(
    "page",
    [
        markup(ROWS[:2]),
        markup([row[:2] for row in ROWS]),
        markup([ROWS[0], ROWS[1][:3], ROWS[2]]),
        markup([["ข่าว", "ภาพ", "ติดต่อ"]] * 4),
        markup(row="<div>ที่ {}</div>"),
        markup(cell="<div><div>{}</div></div>"),
        markup().replace("</div>\n", "</div>\nหรือ "),
        f"<style>div {{ color: red }}</style>{markup()}",
    ],
)
def test_what_is_no_table_stays(page: str) -> None:
    assert with_tables_of_blocks(page) == page


@pytest.mark.parametrize("torn", ["<div>", "</div>", "</div></div>", "<div><div>"])
def test_elements_that_nothing_opens_or_closes_do_no_harm(torn: str) -> None:
    assert sum("<tr>" in line for line in lines(torn + markup())) == len(ROWS)
