"""Tables with a column a project, whose first column says what stands in each row."""

from __future__ import annotations

import pytest

from lawful import Rows, baht_or_status, codes, plan_around, rows_of_text

YEAR = "พ.ศ. 2568"
COUNTED = ["รายการ", "โครงการที่ ๑๒", "โครงการที่ ๑๓", "โครงการที่ ๑๔"]
TITLES = ["**ชื่อโครงการ/กิจกรรม/มาตรการ**", "โครงการอบรมวินัย", "มาตรการรายงานผล", "กิจกรรมสภาสัญจร"]
MONEY = ["**งบประมาณ (บาท)**", "๑๕,๐๐๐", "-", "๕๔,๐๐๐"]
UNIT = ["**ผู้รับผิดชอบ**", "หน่วยตรวจสอบภายใน", "กองคลัง", "สำนักปลัด"]
AIMS = ["วัตถุประสงค์", "เพื่อสร้างวินัย", "เพื่อรายงาน", "เพื่อรับฟัง"]


def pipes(*rows: list[str]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in (rows[0], ["---"] * len(rows[0]), *rows[1:]))


def read(table: str, years: str = YEAR) -> Rows:
    return rows_of_text(plan_around(table, years))


def test_a_column_is_a_project() -> None:
    rows = read(pipes(COUNTED, TITLES, MONEY, ["ไตรมาส ๑", "☐", "☑", "☐"], UNIT))
    assert [row["table_number"] for row in rows["projects"]] == [12, 13, 14]
    assert [row["table_title"] for row in rows["projects"]] == TITLES[1:]
    assert [row["responsible_unit"] for row in rows["projects"]] == UNIT[1:]
    assert list(map(baht_or_status, rows["budget_lines"])) == [15_000, "dash", 54_000]
    assert not codes(rows) & {"unread_table", "unaccounted_amount", "unreadable_amount"}


def test_its_titles_may_be_the_head_and_years_its_rows() -> None:
    years = [["ปี 2568", "1,000", "-", "3,000"], ["ปี 2569", "4,000", "5,000", "-"]]
    rows = read(pipes(TITLES, *years, UNIT), "พ.ศ. 2568 - 2569")
    assert list(map(baht_or_status, rows["budget_lines"])) == [1_000, 4_000, "dash", 5_000, 3_000, "dash"]


def test_a_sum_behind_the_projects_is_none() -> None:
    sums = ["รวม", "รวมทั้งสิ้น", "๖๙,๐๐๐", ""]
    rows = read(pipes(*([*row, more] for row, more in zip((COUNTED, TITLES, MONEY, UNIT), sums, strict=True))))
    assert list(map(baht_or_status, rows["budget_lines"])) == [15_000, "dash", 54_000]
    assert [row["difference_baht"] for row in rows["budget_totals"]] == [0]


@pytest.mark.parametrize(
    "table",
    [
        pipes(COUNTED, TITLES, AIMS, MONEY, UNIT),  # blocks
        pipes(COUNTED, TITLES, MONEY, MONEY, UNIT),  # two of one name
        pipes(["รายการ", "โครงการที่ 12", "โครงการที่ 14", "โครงการที่ 15"], TITLES, MONEY, UNIT),  # one is missing
        pipes(COUNTED, ["ชื่อโครงการ", "ค่าอาหาร", "ค่าวิทยากร", "ค่าที่พัก"], MONEY, UNIT),  # costs
    ],
)
def test_others_are_not_turned(table: str) -> None:
    assert not [line for line in read(table)["budget_lines"] if line["source"] == "table"]


MERGED = """<table>
<tr><td>ลำดับที่<td>13<td>14<td>15<td rowspan="4">รวมมิติที่ 4</tr>
<tr><td>โครงการ/กิจกรรม/มาตรการ<td>โครงการอบรมวินัย<td>มาตรการรายงานผล<td>กิจกรรมสภาสัญจร</tr>
<tr><td>ภารกิจตามมิติ<td>4.1 การควบคุมภายใน<td colspan="2">4.3 การมีส่วนร่วมของชุมชน</tr>
<tr><td>{targets}<td>12 คน<td>1 ครั้ง<td>9 หมู่บ้าน</tr>
<tr><td>งบประมาณ ปี 2568 (บาท)<td>40,000{shared}<td>50,000</tr>
<tr><td>งบประมาณ ปี 2569 (บาท)<td>0<td>-<td>12,000<td>12,000</tr>
<tr><td>ผู้รับผิดชอบ<td>สำนักปลัด<td>กองคลัง<td>กองช่าง<td></tr>
</table>"""


def test_a_cell_over_columns_is_one_over_rows_and_a_sum_has_one_over_its_names() -> None:
    rows = read(MERGED.format(targets="เป้าหมายต่อปี", shared="<td>-<td>10,000"), "พ.ศ. 2568 - 2569")
    assert [row["table_number"] for row in rows["projects"]] == [13, 14, 15]
    assert [row["mission_no"] for row in rows["projects"]] == ["4.1", "4.3", "4.3"]
    assert list(map(baht_or_status, rows["budget_lines"])) == [40_000, 0, "dash", "dash", 10_000, 12_000]
    assert [row["declared_baht"] for row in rows["budget_totals"]] == [50_000, 12_000]
    assert [row["difference_baht"] for row in rows["budget_totals"]] == [0, 0]


def test_an_amount_over_two_projects_is_that_of_none_of_them() -> None:
    rows = read(MERGED.format(targets="เป้าหมายต่อปี", shared='<td colspan="2">10,000'), "พ.ศ. 2568 - 2569")
    of_first_year = [line for line in rows["budget_lines"] if line["fiscal_year_be"] == 2568]
    assert list(map(baht_or_status, of_first_year)) == [40_000, "ambiguous", "ambiguous"]
    assert [row["amount_baht"] for row in rows["shared_amounts"]] == [10_000]


def test_a_target_group_is_said_in_blocks() -> None:
    rows = read(MERGED.format(targets="กลุ่มเป้าหมาย", shared="<td>-<td>10,000"), "พ.ศ. 2568 - 2569")
    assert not [line for line in rows["budget_lines"] if line["source"] == "table"]


TWO_NAMES = """<table>
<tr><td colspan="2">ลำดับที่<td>13<td>14</tr>
<tr><td colspan="2">โครงการ/กิจกรรม/มาตรการ<td>โครงการอบรมวินัย<td>มาตรการรายงานผล</tr>
<tr><td rowspan="2">งบประมาณ (บาท)<td>ปี 2568<td>40,000<td>-</tr>
<tr><td>ปี 2569<td>{}<td>10,000</tr>
<tr><td colspan="2">ผู้รับผิดชอบ<td>สำนักปลัด<td>กองคลัง</tr>
</table>"""


def test_a_name_over_rows_has_those_of_each_beside_it() -> None:
    rows = read(TWO_NAMES.format("20,000"), "พ.ศ. 2568 - 2569")
    assert [row["table_number"] for row in rows["projects"]] == [13, 14]
    assert list(map(baht_or_status, rows["budget_lines"])) == [40_000, 20_000, "dash", 10_000]


def test_a_table_of_projects_beside_each_other_that_nobody_reads_is_said() -> None:
    rows = read(TWO_NAMES.format("20,000").replace('<td colspan="2">ลำดับที่', "<td>ลำดับที่<td>"), "พ.ศ. 2568 - 2569")
    assert not [line for line in rows["budget_lines"] if line["source"] == "table"]
    assert "unread_table" in codes(rows)
