"""A total of all in a table of its own below the budget's: read where it has a value for each column of money."""

from __future__ import annotations

import pytest

from extract.web.read_html import read_html
from lawful import Rows, codes, lawful_rows, plan_around

HEAD = ("ลำดับ", "โครงการ/กิจกรรม", "ตัวชี้วัด", "ปี 2566", "ปี 2567", "ผู้รับผิดชอบ")
ROWS = (
    ("1", "โครงการอบรม", "ร้อยละ 80", "10,000", "20,000", "กองคลัง"),
    ("2", "โครงการค่าย", "1 ครั้ง", "5,000", "6,000", "กองช่าง"),
)
OF_ALL = ("รวมทั้งสิ้น", "จำนวน 2 โครงการ", "15,000", "26,000")


def html(*tables: tuple[tuple[str, ...], ...], between: str = "") -> str:
    rows = ("".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in table) for table in tables)
    return between.join(f"<figure><table><tbody>{row}</tbody></table></figure>" for row in rows)


def read(
    *below: tuple[tuple[str, ...], ...],
    between: str = "",
    table: tuple[tuple[str, ...], ...] = (HEAD, *ROWS),
    years: str = "พ.ศ. 2566 - 2567",
) -> Rows:
    lines = (f"<p>{line}</p>" for line in plan_around("@", years).split("\n") if line)
    page = "".join(lines).replace("<p>@</p>", html(table, *below, between=between))
    return lawful_rows(read_html(f"<html><body>{page}</body></html>".encode(), "plan.html"))


def totals(rows: Rows) -> list[tuple[str, int | None, int]]:
    return [(row["scope"], row["fiscal_year_be"], int(row["declared_baht"])) for row in rows["budget_totals"]]


@pytest.mark.parametrize(
    "total",
    [
        OF_ALL,
        ("รวมทั้งสิ้น 4 มิติ", "15,000", "26,000"),
        ("", "รวมทั้งหมด 2 โครงการ", "", "๑๕,๐๐๐", "๒๖,๐๐๐ บาท", ""),
        ("งบประมาณทั้งสิ้น", "15,000.00", "26,000.-"),
    ],
)
def test_it_is_the_last_row_of_the_table_above(total: tuple[str, ...]) -> None:
    rows = read((total,))
    assert totals(rows) == [("plan", 2566, 15_000), ("plan", 2567, 26_000)]
    assert codes(rows) == set()


def test_one_that_is_not_met_is_said_as_in_the_table() -> None:
    rows = read((("รวมทั้งสิ้น", "15,000", "27,000"),))
    assert totals(rows) == [("plan", 2566, 15_000), ("plan", 2567, 27_000)]
    assert codes(rows) == {"total_mismatch"}


def test_the_sum_of_the_years_has_a_column_of_its_own() -> None:
    table = ((*HEAD[:5], "รวม", HEAD[5]), (*ROWS[0][:5], "30,000", "กองคลัง"), (*ROWS[1][:5], "11,000", "กองช่าง"))
    rows = read((("รวมทั้งสิ้น", "15,000", "26,000", "41,000"),), table=table)
    assert totals(rows) == [("plan", None, 41_000), ("plan", 2566, 15_000), ("plan", 2567, 26_000)]


def test_in_a_plan_of_one_year_its_head_has_none() -> None:
    table = tuple((*row[:3], "งบประมาณ (บาท)" if row is HEAD else row[3], row[5]) for row in (HEAD, *ROWS))
    rows = read((("รวมทั้งสิ้น 2 มิติ", "จำนวน 2 โครงการ", "15,000"),), table=table, years="ประจำปีงบประมาณ พ.ศ. 2569")
    assert totals(rows) == [("plan", 2569, 15_000)]


@pytest.mark.parametrize(
    "total",
    [
        ("รวมทั้งสิ้น", "41,000"),  # of both years, or of one
        ("รวมทั้งสิ้น", "2", "15,000", "26,000"),  # a count, or a value
        ("รวมทั้งสิ้น", "15,000", "26,000", "41,000"),
        ("รวมทั้งสิ้น", "15,000", "26,000", "2 โครงการ"),
        ("รวมเงินอุดหนุน", "15,000", "26,000"),  # of what?
    ],
)
def test_one_that_leaves_open_whose_its_values_are_is_said(total: tuple[str, ...]) -> None:
    rows = read((total,))
    assert {row["declared_baht"] for row in rows["budget_totals"]} <= {None}
    assert codes(rows) & {"unread_table", "unreadable_amount"}


def test_the_unit_of_a_head_is_that_of_its_own_table() -> None:
    table = (tuple(f"{name} (พันบาท)" if "ปี" in name else name for name in HEAD), *ROWS)
    assert totals(read((("รวมทั้งสิ้น", "15,000", "26,000"),), table=table)) == []


def test_one_of_several_rows_is_another_table() -> None:
    assert totals(read((("รวมทั้งสิ้น", "15,000", "26,000"), ("คงเหลือ", "0", "0")))) == []


@pytest.mark.parametrize("caption", ["<p>สรุปเงินนอกงบประมาณ</p>", "<h3>ผลการเบิกจ่าย</h3>"])
def test_below_a_caption_it_is_another_table_s(caption: str) -> None:
    assert totals(read((("รวมทั้งสิ้น", "15,000", "26,000"),), between=caption)) == []
