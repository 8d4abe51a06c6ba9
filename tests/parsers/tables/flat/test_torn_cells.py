"""Heads and figures that narrow columns tore over lines, where one cell stands behind the other."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extract.ground.source import SourceText
from lawful import Rows, rows_of_text
from parsers.tables.flat.torn_cells import whole_cells

HEAD = """ที่ โครงการ/กิจกรรม/มาตรการ งบประมาณ (บาท)
หน่วยงานรับ
ผิดชอบ
ปี 2567 ปี 2568 ปี 2569
"""
WITH_SUM = """ที่ โครงการ/กิจกรรม/มาตรการ งบประมาณแต่ละปี (บาท) รวม 3 ปี
(บาท)
หน่วยงานรับ
ผิดชอบ
ปี 2567 ปี 2568 ปี 2569
"""


def plan(table: str) -> str:
    return f"""แผนปฏิบัติการป้องกันการทุจริต
องค์การบริหารส่วนตำบลสมมุติ อำเภอเมือง จังหวัดเลย
(พ.ศ. 2567 - 2569)
ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต
มิติที่ 1 การสร้างวัฒนธรรมสุจริต
{table}"""


def amounts(rows: Rows) -> dict[str, list[Decimal | None]]:
    """The amounts of the table by the project, in the order of the years."""
    titles = {row["project_id"]: str(row["title"]) for row in rows["projects"]}
    found: dict[str, list[Decimal | None]] = {title: [] for title in titles.values()}
    for row in rows["budget_lines"]:
        found[titles[row["project_id"]]].append(row["amount_baht"])
    return found


def wholes(table: str) -> list[str]:
    lines = tuple(table.split("\n"))
    return [whole.text for _, whole in sorted(whole_cells(SourceText("plan.txt", "txt", "", lines)).items())]


def test_figures_that_go_on_over_lines_are_whole() -> None:
    table = f"""{HEAD}1 โครงการอบรมคุณธรรม
จริยธรรม
2
5,000
- 3
0,00
0
สำนักปลัด
2 กิจกรรมจิตอาสา 1,500 1,500 - สำนักปลัด
รวม 26,50
0 1,500 3
0,000
"""
    rows = rows_of_text(plan(table))
    assert list(amounts(rows).values()) == [[25000, None, 30000], [1500, 1500, None]]
    assert [row["declared_baht"] for row in rows["budget_totals"]] == [26500, 1500, 30000]
    printed = next(row for row in rows["amounts"] if row["value"] == 25000)
    assert (printed["raw"], printed["line_start"], printed["line_end"]) == ("25,000", 12, 13)
    assert not {row["code"] for row in rows["issues"]} & {"unaccounted_amount", "total_mismatch"}


def test_the_number_of_the_next_row_is_no_part_of_a_figure() -> None:
    for behind in ("5 มาตรการงดรับของขวัญ", "5\nมาตรการงดรับของขวัญ"):
        table = f"{HEAD}1 โครงการอบรม\n1,000 2,000 250,00\n{behind}\n- - - สำนักปลัด\n"
        assert not any("250,005" in text for text in wholes(table))


def test_a_head_whose_names_have_lines_of_their_own_is_left_as_it_is() -> None:
    table = "ที่\nโครงการ/กิจกรรม/มาตรการ\nหน่วยงาน\nรับผิดชอบ\nปี\n2567\nปี\n2568\n1\nโครงการอบรม\n2\n5,000\n-\n"
    assert wholes(table) == []


def test_without_a_head_no_figure_is_put_together() -> None:
    assert wholes("1 โครงการอบรม\n2\n5,000\n- 3\n0,00\n0\n") == []


@pytest.mark.parametrize("table", ["5,000 1,000 3\n", "2\n5,000 1\n2,000\n", "2\n5,000 3\n,000 1 2\n"])
def test_figures_that_are_no_values_for_all_columns_are_left(table: str) -> None:
    assert not any(text.startswith(("5,000", "2")) for text in wholes(f"{HEAD}1 โครงการอบรม\n{table}สำนักปลัด\n"))


def test_what_a_page_parts_is_left() -> None:
    page = f"1 โครงการอบรม\n15 2 -\nหน้า 2\n{HEAD}7,00\n0\n0,000\n"
    assert not any("7,000" in text for text in wholes(HEAD + page))


def test_the_mark_of_a_note_is_none_of_the_values_where_their_sum_says_so() -> None:
    row = "1 โครงการอบรม\n120,000 250,00\n0\n1\n130,000 {sum} สำนักปลัด\n"
    assert "120,000 250,000 130,000 500,000 สำนักปลัด" in wholes(WITH_SUM + row.format(sum="500,000"))
    assert not any("250,000" in text for text in wholes(WITH_SUM + row.format(sum="600,000")))


def test_a_number_of_words_is_no_part_of_a_figure() -> None:
    assert "1,262.0 892.5 27.5" in wholes(f"{HEAD}รวมมิติที่ 2\n1,262\n.0\n892.5 27.5\n")
    assert not any("45,000" in text for text in wholes(f"{HEAD}รวม 4\n5,000 3\n0,000\n2,000\n"))


def test_a_name_that_only_says_another_unit_than_baht_is_not_left_out() -> None:
    """The years stand below it: its bracket ends its name, and no ``ปี`` goes on with it."""
    head = "ที่ โครงการ/กิจกรรม งบประมาณ (พันบาท)\nปี 2567 ปี 2568 ปี 2569\n"
    assert wholes(f"{head}1 โครงการอบรมคุณธรรมจริยธรรมของเจ้าหน้าที่ 1,030 1,030 1,035\n") == []
    table = f"{head}1 โครงการอบรมคุณธรรมจริยธรรมของเจ้าหน้าที่ 1,030 1,030 1,035\n2 กิจกรรมจิตอาสาพัฒนาคูคลองในตำบล - - 1,005\n"
    assert amounts(rows_of_text(plan(table)))["โครงการอบรมคุณธรรมจริยธรรมของเจ้าหน้าที่"] == [Decimal(1_030_000)] * 2 + [
        Decimal(1_035_000)
    ]


def test_a_torn_head_that_says_a_unit_for_each_year_is_put_together_in_baht_alone() -> None:
    head = "ที่ โครงการ/กิจกรรม ปี 2567 (บาท) ปี 2568 (บาท) หน่วยงานรับ\nผิดชอบ\n"
    assert len(wholes(head)) == 1
    over_all = "ที่ โครงการ/กิจกรรม งบประมาณ (พันบาท) ปี 2567 ปี 2568 หน่วยงานรับ\nผิดชอบ\n"
    assert len(wholes(over_all.replace("พันบาท", "บาท"))) == 1
    assert wholes(over_all) == []
