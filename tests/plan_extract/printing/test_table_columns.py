"""What the columns of a budget table were read as, told to a reader; and the numbers that nothing was read from."""

from __future__ import annotations

from typing import get_args

import pytest

from extract.ground.source import SourceText
from parsers.document import parse_plan
from parsers.records.budget import ColumnMeaning, HeadColumn, RowRole
from parsers.tables.grid import find_grids
from plan_extract.printing.table_columns import (
    MEANINGS,
    column_listing,
    columns_as_text,
    meaning_of,
    unaccounted_listing,
)

TITLE = "แผนปฏิบัติการป้องกันการทุจริต เทศบาลตำบลบ้านกลาง\nระยะ 3 ปี (พ.ศ. 2566 - 2568)\n\n"


def shown(text: str) -> tuple[list[dict[str, object]], list[dict[str, object]], str]:
    """The listed columns, the listed numbers, and the text for a reader."""
    source = SourceText("plan.txt", "txt", "0" * 64, tuple(text.split("\n")))
    grids, document = find_grids(source), parse_plan(source)
    columns, lost = column_listing(grids, document), unaccounted_listing(grids, document)
    return [dict(row) for row in columns.rows], [dict(row) for row in lost.rows], columns_as_text(grids, document)


def test_every_meaning_has_words_in_both_languages() -> None:
    said = {meaning for part in get_args(ColumnMeaning) for meaning in get_args(part) or (part,)}
    assert said == set(MEANINGS)
    assert set(get_args(RowRole)) < said


def test_each_column_says_its_meaning_unit_year_and_why() -> None:
    columns, lost, _ = shown(
        f"{TITLE}ที่\tโครงการ/กิจกรรม\tเป้าหมาย (คน)\tปี 2566 (พันบาท)\tปี 2567 (บาท)\tปี 256B (บาท)\tคำอธิบายอื่น\n"
        "1\tโครงการอบรม\t50\t20\t20,000\t20,000\t\n2\tโครงการจิตอาสา\t40\t10\t10,000\t10,000\t\n"
    )
    found = {str(row["head"]): (row["role"], row["year"], row["year_basis"], row["unit_factor"]) for row in columns}
    assert found == {
        "ที่": ("number", None, None, None),
        "โครงการ/กิจกรรม": ("project", None, None, None),
        "เป้าหมาย (คน)": ("target", None, None, None),
        "ปี 2566 (พันบาท)": ("year", 2566, "head", 1000),
        "ปี 2567 (บาท)": ("year", 2567, "head", 1),
        "ปี 256B (บาท)": ("year", 2568, "restored", 1),
        "คำอธิบายอื่น": ("other", None, None, None),
    }
    assert [row["unit_line"] for row in columns] == [None, None, None, 4, None, None, None]
    assert [row["column"] for row in columns] == list(range(1, 8))
    assert lost == []


def test_a_unit_above_the_table_is_that_of_all_columns_of_money_and_of_no_other() -> None:
    columns, _, text = shown(
        f"{TITLE}หน่วย : พันบาท\nที่\tโครงการ/กิจกรรม\tเป้าหมาย (คน)\tปี 2566\tปี 2567\tปี 2568\n"
        "1\tโครงการอบรม\t50\t20\t20\t20\n"
    )
    assert [(row["unit_factor"], row["unit_line"]) for row in columns] == [(None, None)] * 3 + [(1000, 4)] * 3
    assert text.count("times 1,000 (line 4)") == text.count("คูณ 1,000 (บรรทัด 4)") == 3


def test_two_units_of_one_column_are_no_unit() -> None:
    columns, _, text = shown(
        f"{TITLE}หน่วย : พันบาท\nที่\tโครงการ/กิจกรรม\tปี 2566 (บาท)\tปี 2567\tปี 2568\n1\tโครงการอบรม\t20\t20\t20\n"
    )
    assert [row["unit_factor"] for row in columns][2:] == ["unit_uncertain", 1000, 1000]
    assert "its unit is not certain" in text


def test_quarters_of_money_and_the_figure_of_their_year_are_told_apart() -> None:
    head = "ที่\tโครงการ/กิจกรรม\tปี 2568 (บาท)\t\t\t\t{}\tหมายเหตุ\n\t\tต.ค.-ธ.ค.\tQ2\tไตรมาส 3\tไตรมาส 4\t{}\t\n"
    title = "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2568\nเทศบาลตำบลบ้านกลาง\n\n"
    row = "1\tโครงการอบรม\t5,000\t-\t-\t6,000\t11,000\t\n"
    columns, lost, text = shown(title + head.format("", "รวม") + row)
    assert [(row["role"], row["year"]) for row in columns][2:7] == [("quarter", 2568)] * 4 + [("year", 2568)]
    assert "quarter of 2568" in text
    assert lost == []


def test_ticks_of_years_are_told_as_what_is_done_when_and_the_money_as_of_these_years() -> None:
    columns, _, _ = shown(
        f"{TITLE}ที่\tโครงการ/กิจกรรม\tปี 2566\tปี 2567\tปี 2568\tงบประมาณ (บาท)\n1\tโครงการอบรม\t/\t\t/\t20,000\n"
    )
    years = (2566, 2567, 2568)
    assert [(row["role"], row["year"]) for row in columns][2:] == [
        *(("period", year) for year in years),
        *(("year", year) for year in years),
    ]


@pytest.mark.parametrize(
    ("head", "years", "role", "year", "basis"),
    [
        ("งบประมาณ (บาท)", "ประจำปีงบประมาณ พ.ศ. 2568", "year", 2568, "title"),
        ("งบประมาณ ปี 2568", "ประจำปีงบประมาณ พ.ศ. 2568", "year", 2568, "head"),
        ("งบประมาณ (บาท)", "ระยะ 3 ปี (พ.ศ. 2566 - 2568)", "undated", None, None),
    ],
)
def test_a_year_that_stands_in_no_head_is_the_one_of_the_title_of_a_plan_of_one(
    head: str, years: str, role: str, year: int | None, basis: str | None
) -> None:
    columns, _, _ = shown(
        f"แผนปฏิบัติการป้องกันการทุจริต {years}\nเทศบาลตำบลบ้านกลาง\n\nที่\tโครงการ/กิจกรรม\t{head}\tผู้รับผิดชอบ\n"
        "1\tโครงการอบรม\t20,000\tสำนักปลัด\n2\tโครงการจิตอาสา\t10,000\tกองคลัง\n"
    )
    assert (columns[2]["role"], columns[2]["year"], columns[2]["year_basis"]) == (role, year, basis)


HEAD = "ที่\tโครงการ/กิจกรรม\tปี 2566\tปี 2567\tปี 2568\tหมายเหตุ\n"


def test_a_head_that_returns_on_every_page_is_told_once_and_listed_each_time() -> None:
    row = "{0}\tโครงการ ก{0}\t1,000\t-\t-\t\n"
    columns, _, text = shown(f"{TITLE}{HEAD}{row.format(1)}\n\n\nข้อความ\n\n\n{HEAD}{row.format(2)}")
    assert [row["table"] for row in columns] == [1] * 6 + [2] * 6
    assert text.count("columns of") == 1
    assert "columns of tables 1, 2 (line 4)" in text


def test_tables_with_other_columns_are_told_apart() -> None:
    _, _, text = shown(
        f"{TITLE}{HEAD}1\tโครงการ ก\t1,000\t-\t-\t\n\n\nข้อความ\n\n\n"
        "ที่\tโครงการ/กิจกรรม\tปี 2566\tปี 2567\tปี 2568\tผู้รับผิดชอบ\n2\tโครงการ ข\t1,000\t-\t-\tกองคลัง\n"
    )
    assert [line.split(" (")[0] for line in text.splitlines() if line.startswith("columns")] == [
        "columns of table 1",
        "columns of table 2",
    ]


def test_what_nobody_claims_stands_below_the_columns_of_its_table() -> None:
    """A sum in a column of money that names no year, in a plan of several."""
    rows = "1\tโครงการอบรม\tประชาชน\t20,000\n2\tโครงการจิตอาสา\tทุกคน\t-\n"
    text = f"{TITLE}ที่\tโครงการ/กิจกรรม\tเป้าหมาย\tงบประมาณ (บาท)\n{rows}"
    _, lost, told = shown(text)
    assert [(row["table"], row["line"], row["raw"]) for row in lost] == [(1, 5, "20,000")]
    assert told.splitlines()[-1].strip() == "line 5 / บรรทัด 5: 20,000"
    _, nothing, told = shown(text.replace("20,000", "-"))
    assert nothing == []
    assert "no number is unaccounted" in told


def test_a_restored_year_says_so_in_words() -> None:
    english, thai = meaning_of(HeadColumn(5, "ปี 256B", "year", True, 2568, "restored", 1))
    assert english == "money of 2568, by a damaged or lost head, restored from those around it; in baht"
    assert thai.startswith("จำนวนเงินของปี 2568 ปีจากหัวคอลัมน์ที่เสียหาย")
