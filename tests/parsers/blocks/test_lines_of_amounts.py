"""An amount of a block says on which line it stands, also in a row of a table in markup that goes over several."""

from __future__ import annotations

import pytest

from lawful import Rows, plan_around, rows_of_text

TABLE = "ที่\tโครงการ/กิจกรรม\tปี 2566\tปี 2567\n1\tโครงการอบรม\t10,000\t12,000"
FIELDS = """<table>
<tr><td>1. ชื่อโครงการ</td><td>โครงการอบรม</td></tr>
<tr><td>2. วัตถุประสงค์</td><td>เพื่ออบรม</td></tr>
<tr>
<td>7. งบประมาณ</td>
<td>
{money}
</td>
</tr>
<tr><td>8. ผู้รับผิดชอบ</td><td>กองคลัง</td></tr>
</table>
"""


def places(money: str) -> list[tuple[int, int | None, str]]:
    """The baht, the year and the line of each amount of the block, without its tags."""
    text = plan_around(TABLE, "พ.ศ. 2566 - 2567", FIELDS.format(money=money))
    rows: Rows = rows_of_text(text)
    lines = text.split("\n")
    found = [line for line in rows["budget_lines"] if line["source"] == "detail"]
    return [
        (int(line["amount_baht"]), line["fiscal_year_be"], lines[line["line_start"] - 1].strip("<br>/ "))
        for line in found
    ]


@pytest.mark.parametrize(
    ("money", "expected"),
    [
        ("10,000 บาท", [(10_000, None, "10,000 บาท")]),
        (
            "ปี 2566 จำนวน 10,000 บาท<br>\nปี 2567 จำนวน 12,000 บาท",
            [(10_000, 2566, "ปี 2566 จำนวน 10,000 บาท"), (12_000, 2567, "ปี 2567 จำนวน 12,000 บาท")],
        ),
        (
            "ปี ๒๕๖๖ จำนวน ๑๐,๐๐๐ บาท<br>\nปี ๒๕๖๗ จำนวน ๑๐,๐๐๐ บาท",
            [(10_000, 2566, "ปี ๒๕๖๖ จำนวน ๑๐,๐๐๐ บาท"), (10_000, 2567, "ปี ๒๕๖๗ จำนวน ๑๐,๐๐๐ บาท")],
        ),
        (
            "ตั้งแต่ปี 2566 - 2567<br>\nปีละ 10,000 บาท",
            [(10_000, 2566, "ปีละ 10,000 บาท"), (10_000, 2567, "ปีละ 10,000 บาท")],
        ),
        ("หนึ่งหมื่นบาทถ้วน", [(10_000, None, "หนึ่งหมื่นบาทถ้วน")]),
        ("1. 110,000 บาท<br>\n2. 10,000 บาท", [(10_000, None, "2. 10,000 บาท"), (110_000, None, "1. 110,000 บาท")]),
    ],
)
def test_an_amount_has_the_line_of_its_figure(money: str, expected: list[tuple[int, int | None, str]]) -> None:
    assert sorted(places(money), key=str) == sorted(expected, key=str)
