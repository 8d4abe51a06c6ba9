"""Rows that name the years of an amount, which the head says to be of each year."""

from __future__ import annotations

import pytest

from lawful import Rows, baht_or_status, codes, found_by, plan_around, rows_of_text

PERIOD = "พ.ศ. 2566 - 2570"
ROWS = [
    ["1", "โครงการอบรมธรรมาภิบาล", "2566 – 2570", "30,000", "สำนักปลัด"],
    ["2", "โครงการผู้นำโปร่งใส", "2567, 2569", "45,000", "สำนักปลัด"],
    ["3", "โครงการตู้แสดงความคิดเห็น", "2566", "6,500", "สำนักปลัด"],
    ["4", "มาตรการป้องกันสินบน", "2566 – 2567", "-", "สำนักปลัด"],
]
OF_ROWS = [
    dict.fromkeys(range(2566, 2571), 30_000),
    {2567: 45_000, 2569: 45_000},
    {2566: 6_500},
    {2566: "dash", 2567: "dash"},
]
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def pipes(year: str, money: str, rows: list[list[str]] = ROWS) -> str:
    head = ["ที่", "โครงการ/กิจกรรม", year, money, "ผู้รับผิดชอบ"]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * 5, *rows))


def read(table: str) -> Rows:
    return rows_of_text(plan_around(table, PERIOD))


def amounts(rows: Rows) -> list[dict[int, int | str]]:
    return [
        {
            line["fiscal_year_be"]: baht_or_status(line)
            for line in rows["budget_lines"]
            if line["project_id"] == project["project_id"] and line["status"] != "blank"
        }
        for project in rows["projects"]
    ]


@pytest.mark.parametrize(
    ("year", "money"),
    [
        ("ปีงบประมาณที่ดำเนินการ", "งบประมาณต่อปี (บาท)"),
        ("ปีงบประมาณ", "งบประมาณ/ปี"),
        ("ระยะเวลาดำเนินการ", "งบประมาณปีละ (บาท)"),
        ("ปี พ.ศ.", "งบประมาณ (บาท/ปี)"),
    ],
)
def test_each_named_year_has_the_amount_and_no_other(year: str, money: str) -> None:
    rows = read(pipes(year, money))
    assert amounts(rows) == OF_ROWS
    assert {line["year_basis"] for line in rows["budget_lines"]} == {"row"}
    assert codes(rows) == set()


def test_other_digits_and_other_forms_say_the_same() -> None:
    table = pipes("ปีงบประมาณที่ดำเนินการ", "งบประมาณต่อปี (บาท)")
    assert amounts(read(table.translate(THAI))) == OF_ROWS
    rows = [line.strip("| ").split(" | ") for line in table.split("\n") if "---" not in line]
    cells = ("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    assert amounts(read(f"<table>{''.join(cells)}</table>")) == OF_ROWS
    assert amounts(read("\n".join("\t".join(row) for row in rows))) == OF_ROWS


@pytest.mark.parametrize("money", ["งบประมาณ (บาท)", "งบประมาณต่อคน (บาท)", "งบประมาณ/ปีงบประมาณ"])
def test_an_amount_that_is_not_said_to_be_of_each_year_is_spread_over_none(money: str) -> None:
    assert amounts(read(pipes("ปีงบประมาณ", money))) == [{}] * 4


@pytest.mark.parametrize("years", ["ต.ค. 2566 - ก.ย. 2567", "2566 จำนวน 3 ครั้ง", "ทุกไตรมาส", ""])
def test_a_row_whose_years_are_not_said_leaves_the_table_as_it_is(years: str) -> None:
    rows = read(pipes("ระยะเวลาดำเนินการ", "งบประมาณต่อปี (บาท)", [*ROWS, ["5", "โครงการ ก", years, "7,000", ""]]))
    assert amounts(rows) == [{}] * 5
    assert found_by("unaccounted_amount", rows) == ["30,000", "45,000", "6,500", "7,000"]


def test_a_sum_without_years_is_of_none_and_is_said() -> None:
    rows = read(pipes("ปีงบประมาณ", "งบประมาณต่อปี (บาท)", [*ROWS, ["", "รวม", "", "81,500", ""]]))
    assert amounts(rows) == OF_ROWS
    assert all(row["declared_baht"] is None for row in rows["budget_totals"])
    assert "unaccounted_amount" in codes(rows)


@pytest.mark.parametrize(
    ("money", "remark"),
    [("20,000", "เว้นปี 2567"), ("20,000", "เริ่มปี 2567"), ("20,000", "ปี 2566"), ("20,000 x 3 = 60,000", "")],
)
def test_an_amount_that_may_be_of_fewer_years_or_of_all_together_is_of_none(money: str, remark: str) -> None:
    table = pipes("ระยะเวลาดำเนินการ", "งบประมาณต่อปี (บาท)", [["1", "โครงการอบรม", "2566 - 2568", money, remark]])
    rows = read(table.replace("ผู้รับผิดชอบ", "หมายเหตุ"))
    assert amounts(rows) == [dict.fromkeys((2566, 2567, 2568), "ambiguous")]
    assert "merged_columns" in codes(rows)


@pytest.mark.parametrize("remark", ["ข้อบัญญัติงบประมาณ พ.ศ. 2566", "ปี 2566 - 2568", "แผนพัฒนา 2566-2570 หน้า 12"])
def test_a_remark_of_years_in_which_nothing_is_done_changes_nothing(remark: str) -> None:
    table = pipes("ระยะเวลาดำเนินการ", "งบประมาณต่อปี (บาท)", [["1", "โครงการอบรม", "2566 - 2568", "20,000", remark]])
    assert amounts(read(table.replace("ผู้รับผิดชอบ", "หมายเหตุ"))) == [dict.fromkeys((2566, 2567, 2568), 20_000)]


@pytest.mark.parametrize(
    ("title", "period", "found"),
    [
        ("กิจกรรมเผยแพร่ข้อมูล ปี 2568", "", {}),
        ("กิจกรรมเผยแพร่ข้อมูล ประจำปี 2567 และ 2569", "", {}),
        ("กิจกรรมเผยแพร่ข้อมูล ปี 2566 - 2570", "", dict.fromkeys(range(2566, 2571), 8_000)),
        ("กิจกรรมเผยแพร่ข้อมูลตามแผน พ.ศ. 2560", "", dict.fromkeys(range(2566, 2571), 8_000)),
        ("กิจกรรมเผยแพร่ข้อมูล ปี 2568", "ปี 2568 - 2569", dict.fromkeys((2568, 2569), 8_000)),
    ],
    ids=["a year", "two years", "all years", "another year", "beside a period"],
)
def test_a_title_that_names_some_years_leaves_a_row_without_a_period_open(
    title: str, period: str, found: dict[int, int]
) -> None:
    head = ["ที่", "โครงการ/กิจกรรม", "ระยะเวลา", "งบประมาณ ปี 2566 - 2570 (ปีละ)", "ผู้รับผิดชอบ"]
    row = ["1", title, period, "8,000", "สำนักปลัด"]
    table = "\n".join(f"| {' | '.join(cells)} |" for cells in (head, ["---"] * 5, row, ["2", *ROWS[0][1:]]))
    (first, second) = amounts(read(table))
    assert {year: value for year, value in first.items() if value != "ambiguous"} == found
    assert second == OF_ROWS[0]


@pytest.mark.parametrize("year", ["ปีที่ดำเนินการ", "ปีงบประมาณที่ดำเนินการ", "ระยะเวลาดำเนินการ"])
def test_an_amount_is_that_of_the_only_year_of_its_row(year: str) -> None:
    of_one_year = [["1", "โครงการ ก", "2566", "20,000", ""], ["2", "โครงการ ข", "ปี 2567", "2,566", ""]]
    rows = read(pipes(year, "งบประมาณ (บาท)", of_one_year))
    assert amounts(rows) == [{2566: 20_000}, {2567: 2_566}]
    assert codes(rows) == {"years_without_column"}


@pytest.mark.parametrize("years", ["2567 - 2568", "ต.ค. 2567", "ไตรมาส 1/2567", ""])
def test_not_where_a_row_is_of_several_or_of_none(years: str) -> None:
    of_some = [["1", "โครงการ ก", "2566", "20,000", ""], ["2", "โครงการ ข", years, "7,000", ""]]
    rows = read(pipes("ปีที่ดำเนินการ", "งบประมาณ (บาท)", of_some))
    assert amounts(rows) == [{}, {}]
    assert found_by("unaccounted_amount", rows) == ["20,000", "7,000"]


@pytest.mark.parametrize("year", ["2566", "ปี 2566"])
def test_nor_where_the_years_of_periods_are_not_the_plans(year: str) -> None:
    """A plan of one year that names another beside an amount: its title says of which year the money is."""
    table = pipes("ระยะเวลาดำเนินการ", "งบประมาณ (บาท)", [["1", "โครงการ ก", year, "20,000", ""]])
    rows = rows_of_text(plan_around(table, "ประจำปีงบประมาณ พ.ศ. 2561"))
    assert amounts(rows) == [{2561: 20_000}]
    assert "period_outside_plan" in codes(rows)
