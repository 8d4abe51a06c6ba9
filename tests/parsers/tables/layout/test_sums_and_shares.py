"""Sums of the years and their shares behind these, by places: they are no year's, however many years are empty."""

from __future__ import annotations

import pytest

from extract.text.read_txt import read_txt
from lawful import baht_or_status, rows_of_text
from parsers.tables.layout.table import layout_tables

ABOVE = """แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)
เทศบาลตำบลบ้านสมมุติ

"""
HEAD = """                                                                                  รวม 3 ปี    ร้อยละ
ที่   โครงการ/กิจกรรม/มาตรการ                       ปี 2566     ปี 2567     ปี 2568       (บาท)   ของแผน   หน่วยงาน"""
ONE = "1   โครงการคุณธรรมนำเมือง                         100,000    100,000    100,000     300,000    75.00   กองการศึกษา"
TWO = "2   โครงการครอบครัวอบอุ่น                                     100,000                100,000    25.00   กองสวัสดิการ"


def amounts(*lines: str) -> list[list[int | str]]:
    found = [baht_or_status(line) for line in rows_of_text(ABOVE + "\n".join((HEAD, *lines)) + "\n")["budget_lines"]]
    return [found[at : at + 3] for at in range(0, len(found), 3)]


def test_a_sum_that_its_years_add_up_to_is_in_its_column() -> None:
    assert amounts(ONE, TWO) == [[100_000] * 3, ["blank", 100_000, "blank"]]


@pytest.mark.parametrize("whole", ["150,000", "    -  "])
def test_another_figure_there_may_be_a_year_s(whole: str) -> None:
    lines = (HEAD, ONE, TWO.replace("100,000    25", f"{whole}    25"))
    assert 100_000 not in amounts(*lines[1:])[1]
    source = read_txt((ABOVE + "\n".join(lines)).encode(), "plan.txt")
    (grid,) = layout_tables(source, 1, len(source.lines))
    assert [row.torn for row in grid.rows] == [False, False, True]


def test_a_row_of_as_many_figures_as_years_is_not_read_as_these() -> None:
    assert amounts(ONE, TWO.replace("100,000    25", "150,000    20"))[1] == ["ambiguous"] * 3
