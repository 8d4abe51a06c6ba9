"""Tables set by position: the place on the line tells the column, and nothing that is not sure becomes an amount."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from extract.ground.source import SourceText
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import read_budget_table
from parsers.records.budget import BudgetTable
from parsers.tables.columns.names import TOTAL
from parsers.tables.grid import find_grids
from parsers.tables.layout.table import layout_tables

Make = Callable[[str], SourceText]


def read(source: SourceText) -> BudgetTable:
    return read_budget_table(budget_grids(find_grids(source))[0], (2566, 2568))


def amounts(table: BudgetTable) -> list[tuple[str, list[object]]]:
    return [
        (item.title.replace(" ", ""), [cell.status if cell.amount is None else cell.amount for cell in item.cells])
        for item in table.items
    ]


# Vowels above and below take no place on the line.
DRAWN = """
มิติ                  ภารกิจตามมิติ                โครงการ/กิจกรรม/มาตรการ                  ปี 2566     ปี 2567     ปี 2568  หมายเหตุ
                                                                                    งบประมาณ   งบประมาณ   งบประมาณ
                                                                                      (บาท)      (บาท)      (บาท)
1. การสร้างวัฒนธรรม   1.1 การเสริมสร้างจิตสำนึกและ  1) โครงการฝึกอบรมการส่งเสริมคุณธรรม          30,000     31,000     32,000
สุจริต                ความตระหนักแก่บุคลากรทั้ง      จริยธรรมบุคลากรองค์การบริหารส่วนตำบล
                    ข้าราชการการเมืองฝ่ายบริหาร   ตัวอย่าง
                                              2) โครงการพัฒนาความรู้ด้านกฎหมายและ          20,000          0          0
                                              ระเบียบที่เกี่ยวข้องกับการปฏิบัติงาน
                                              3) มาตรการส่งเสริมการปฏิบัติงาน              -          -          -      ไม่ใช้งบประมาณ
"""  # noqa: E501


def test_columns_come_from_places_with_cells_over_several_lines(source: Make) -> None:
    table = read(source(DRAWN))
    assert amounts(table) == [
        ("โครงการฝึกอบรมการส่งเสริมคุณธรรมจริยธรรมบุคลากรองค์การบริหารส่วนตำบลตัวอย่าง", [30000, 31000, 32000]),
        ("โครงการพัฒนาความรู้ด้านกฎหมายและระเบียบที่เกี่ยวข้องกับการปฏิบัติงาน", [20000, 0, 0]),
        ("มาตรการส่งเสริมการปฏิบัติงาน", ["dash", "dash", "dash"]),
    ]
    assert table.items[2].remark == "ไม่ใช้งบประมาณ"
    assert {item.branch.mission.number for item in table.items if item.branch.mission} == {"1.1"}


CENTRED = """
                                               ปี 2566     ปี 2567     ปี 2568
      มิติ          โครงการ/กิจกรรม/มาตรการ                                      หมายเหตุ
                                               (บาท)      (บาท)      (บาท)


                  1) โครงการยาวซงมสองบรรทด
1. การสราง                                     30,000     31,000     32,000   กองคลง
                  เพอทดสอบ

                  2) โครงการตอไป                    -     12,000          -

                  รวม 2 โครงการ                30,000     43,000     32,000
"""


def test_values_half_way_down_a_cell_and_stacked_heads(source: Make) -> None:
    table = read(source(CENTRED))
    assert amounts(table) == [
        ("โครงการยาวซงมสองบรรทดเพอทดสอบ", [30000, 31000, 32000]),
        ("โครงการตอไป", ["dash", 12000, "dash"]),
    ]
    assert [total.amounts for total in table.totals] == [{2566: 30000, 2567: 43000, 2568: 32000}]


HEAD = "ที่    โครงการ/กิจกรรม/มาตรการ         2566      2567      2568    ผู้รับผิดชอบ\n"


def test_a_single_value_stands_in_the_year_above_it(source: Make) -> None:
    rows = (
        "1    โครงการ ก                     10,000    20,000    30,000    กองคลัง\n"
        "2    โครงการ ข                               5,000              กองช่าง\n"
        "3    โครงการ ค                                        7,000    กองช่าง\n"
    )
    assert [values for _, values in amounts(read(source(HEAD + rows)))] == [
        [10000, 20000, 30000],
        ["blank", 5000, "blank"],
        ["blank", "blank", 7000],
    ]


def test_a_value_between_two_years_is_given_to_none(source: Make) -> None:
    rows = (
        "1    โครงการ ก                     10,000    20,000    30,000    กองคลัง\n"
        "2    โครงการ ข                          5,000                   กองช่าง\n"
        "3    โครงการ ค                      1,000     2,000     3,000    กองช่าง\n"
    )
    table = read(source(HEAD + rows))
    assert amounts(table)[1] == ("โครงการข", ["ambiguous"] * 3)
    assert [issue.code for issue in table.issues] == ["uneven_row"]


def test_two_lines_of_values_for_one_item_are_given_to_none(source: Make) -> None:
    rows = (
        "1    โครงการ ก                     10,000    20,000    30,000    กองคลัง\n"
        "                                   1,000     2,000     3,000\n"
        "2    โครงการ ข                      5,000     6,000     7,000    กองช่าง\n"
        "3    โครงการ ค                      5,000     6,000     7,000    กองช่าง\n"
    )
    table = read(source(HEAD + rows))
    assert amounts(table)[0] == ("โครงการก", ["ambiguous"] * 3)
    assert amounts(table)[1] == ("โครงการข", [5000, 6000, 7000])


def test_a_row_goes_on_below_the_head_of_the_next_page(source: Make) -> None:
    rows = (
        "1    โครงการ ก                     10,000    20,000    30,000    กองคลัง\n"
        "2    โครงการปลูกป่า                   5,000     6,000     7,000    กองช่าง\n"
    )
    rest = "     เฉลิมพระเกียรติ\n3    โครงการ ค                      1,000     2,000     3,000    กองช่าง\n"
    table = read(source(f"{HEAD}{rows}- 5 -\n{HEAD}{rest}"))
    assert [title for title, _ in amounts(table)] == ["โครงการก", "โครงการปลูกป่าเฉลิมพระเกียรติ", "โครงการค"]


@pytest.mark.parametrize(
    ("years", "known"),
    [("2566      2566      2568", {2566: 10_000, 2568: 30_000}), ("2566      2568      2570", {})],
)
def test_rows_below_years_that_do_not_count_on_are_kept(years: str, known: dict[int, int], source: Make) -> None:
    head = f"โครงการ/กิจกรรม/มาตรการ         {years}\n"
    rows = "โครงการ ก                     10,000    20,000    30,000\n" * 3
    table = read(source(head + rows))
    assert [{cell.year_be: cell.amount for cell in item.cells} for item in table.items] == [known] * 3
    assert "unreadable_year" in {issue.code for issue in table.issues}


def test_years_without_projects_beside_them_make_no_table(source: Make) -> None:
    lines = "คะแนน ITA         2566      2566      2568\n" + "ร้อยละ            81.20     82.00     90.10\n" * 3
    assert not [grid for grid in find_grids(source(lines)) if grid.dialect == "layout"]


BELOW_ITS_TITLE = """
  ที่    โครงการ/กิจกรรม/มาตรการ                       พ.ศ. 2566    พ.ศ. 2567    พ.ศ. 2568   ผู้รับผิดชอบ
        โครงการอบรมเสริมสราง
  1     จริยธรรมของบุคลากร                            40,000       40,000       40,000   สำนักปลัด
        เทศบาล
  2     มาตรการงดรับของขวัญ                                -            -            -   สำนักปลัด
  3     กิจกรรมศูนยรับเรื่องเคลื่อนที่                                15,000       15,000        15,00   สำนักปลัด
"""


def test_a_title_begins_above_the_line_of_its_number_and_values(source: Make) -> None:
    first, second, _ = amounts(read(source(BELOW_ITS_TITLE)))
    assert first == ("โครงการอบรมเสริมสรางจริยธรรมของบุคลากรเทศบาล", [40000, 40000, 40000])
    assert second == ("มาตรการงดรับของขวัญ", ["dash", "dash", "dash"])


def test_figures_that_long_text_pushed_out_of_their_column_move_no_other_amount(source: Make) -> None:
    table = read(source(BELOW_ITS_TITLE))
    assert [cell.amount for cell in table.items[2].cells][2] is None
    assert {cell.amount for cell in table.items[2].cells[:2]} <= {Decimal(15000), None}


@pytest.mark.parametrize(
    ("text", "total"),
    [("รวม", True), ("รวมทั้งสิ้น", True), ("รวมมิติที่ 1", True), ("รวมพลังต้านการทุจริต", False), ("รวมใจภักดิ์", False)],
)
def test_a_title_may_begin_as_a_total_does(text: str, total: bool) -> None:
    assert bool(TOTAL.match(text)) == total


@pytest.mark.parametrize(
    ("second", "above", "below", "sure"),
    [
        ("", "", "", False),
        ("7,000", "", "", True),
        ("", "", "\n", True),
        ("", "\n", "\n", False),
    ],
)
def test_values_between_two_rows_are_of_none_where_the_lower_one_has_no_values(
    second: str, above: str, below: str, sure: bool, source: Make
) -> None:
    text = f"""
      โครงการ/กิจกรรม/มาตรการ                  ปี 2566       ปี 2567

      1. โครงการอบรมคุณธรรม                  20,000        21,000

      2. โครงการสนับสนุนเครือข่าย
         ภาคประชาสังคม{above}
                                             50,000        51,000{below}
      3. กิจกรรมเชิญผู้แทนประชาชน               {second:<14}{second}
         ร่วมเป็นกรรมการ

      4. โครงการค่ายเยาวชน                    30,000        31,000
"""
    lines = source(text)
    (grid,) = layout_tables(lines, 1, len(lines.lines))
    assert [row.torn for row in grid.rows[1:]] == [False, not sure, not sure, False]
    assert "50,000" in [cell.text for cell in grid.rows[2].cells]


def test_values_right_above_a_row_and_apart_from_the_one_before_are_the_lower_one_s(source: Make) -> None:
    text = """
      โครงการ/กิจกรรม/มาตรการ                  ปี 2566       ปี 2567

      1. โครงการอบรมคุณธรรม                  20,000        21,000

      2. โครงการสนับสนุนเครือข่าย

                                             50,000        51,000
      3. กิจกรรมเชิญผู้แทนประชาชน
"""
    lines = source(text)
    (grid,) = layout_tables(lines, 1, len(lines.lines))
    assert [row.torn for row in grid.rows[1:]] == [False, False, False]
    assert [[cell.text for cell in row.cells[1:]] for row in grid.rows[2:]] == [["", ""], ["50,000", "51,000"]]


# The columns are so narrow that names, words and figures are torn.
NARROW = """
มิ    โครงการ/กิจกรรม/มาตรการ          ปี      ปี 2567   ปี      หม
ติ                                  2566              2568    ายเ
                                                              หตุ

                                    งบ      งบ        งบ
                                    ประมา   ประมา     ประมา
                                    ณ       ณ         ณ
                                    (บาท)   (บาท)     (บาท)

1.    1) โครงการอบรมคุณธรรม           3       2,000     -
                                    ,000
      2) มาตรการส่งเสริมการ            -       1         -
      ปฏิบัติงานตามประมวล                      0,000
      จริยธรรม
      3) โครงการยกย่องคนดี             4,000   -         5,000
"""


def test_a_head_and_figures_that_narrow_columns_tear(source: Make) -> None:
    assert amounts(read(source(NARROW))) == [
        ("โครงการอบรมคุณธรรม", [3000, 2000, "dash"]),
        ("มาตรการส่งเสริมการปฏิบัติงานตามประมวลจริยธรรม", ["dash", 10000, "dash"]),
        ("โครงการยกย่องคนดี", [4000, "dash", 5000]),
    ]


def test_figures_that_may_be_two_numbers_are_none(source: Make) -> None:
    table = read(source(NARROW.replace("3       2,000", "30      2,000").replace(" ,000\n", " 5,000\n")))
    assert amounts(table)[0][1][0] in ("ambiguous", "blank")
    assert amounts(table)[2] == ("โครงการยกย่องคนดี", [4000, "dash", 5000])


FIRST_PAGE = [
    "มิติ                 โครงการ/กิจกรรม/มาตรการ          ปี 2566   ปี 2567   ปี 2568   หมายเหตุ",
    "1. การสรางวฒนธรรม   1) โครงการก                     1,000     2,000     3,000     กองคลง",
    "                    2) โครงการข                     4,000     -         6,000",
]
SECOND_PAGE = [
    "3) โครงการค     7   -   9   กองชาง",
    "ทยาวกวาหนงบรรทด",
    "4) โครงการง     -   8   -",
]


def paged(*pages: list[str]) -> SourceText:
    lines = tuple(line for page in pages for line in page)
    numbers = tuple(number for number, page in enumerate(pages, 1) for _ in page)
    return SourceText("plan.txt", "txt", "0" * 64, lines, pages=numbers)


def test_a_page_without_a_head_has_its_columns_where_its_values_stand() -> None:
    assert amounts(read(paged(FIRST_PAGE, SECOND_PAGE))) == [
        ("โครงการก", [1000, 2000, 3000]),
        ("โครงการข", [4000, "dash", 6000]),
        ("โครงการคทยาวกวาหนงบรรทด", [7, "dash", 9]),
        ("โครงการง", ["dash", 8, "dash"]),
    ]


def test_a_page_with_values_in_fewer_columns_than_years_gives_none() -> None:
    fewer = [line.replace("7   -   9", "7   9").replace("-   8   -", "8   -") for line in SECOND_PAGE]
    found = dict(amounts(read(paged(FIRST_PAGE, fewer))))
    assert found["โครงการก"] == [1000, 2000, 3000]
    assert not any(isinstance(value, Decimal) for values in list(found.values())[2:] for value in values)


def test_items_below_several_values_of_a_year_may_share_them(source: Make) -> None:
    text = """
มิติ                 โครงการ/กิจกรรม/มาตรการ          ปี 2566   ปี 2567   ปี 2568   หมายเหตุ
1. การสรางวฒนธรรม   1) โครงการก                     - 1,000   - 2,000   - 3,000   กองคลง
                    2) โครงการข
                    3) โครงการค                     4,000     -         6,000
                    4) โครงการง                     7,000     -         9,000
"""
    (grid,) = layout_tables(source(text), 1, 6)
    assert [row.torn for row in grid.rows] == [False, True, True, False, False]


def test_units_that_stand_closer_than_their_columns_tear_no_head(source: Make) -> None:
    text = """
                                               ปี 2566       ปี 2567       ปี 2568
                                                 งบ            งบ            งบ
      มิติ          โครงการ/กิจกรรม/มาตรการ                                             หมายเหตุ
                                               ประมาณ ประมาณ ประมาณ
                                                (บาท)         (บาท)         (บาท)

1. การสราง        1) โครงการก                    30,000        31,000        32,000

                  2) โครงการข                         -        12,000             -
"""
    assert amounts(read(source(text))) == [
        ("โครงการก", [30000, 31000, 32000]),
        ("โครงการข", ["dash", 12000, "dash"]),
    ]


def test_items_at_the_top_of_a_page_may_share_what_stands_at_the_end_of_the_one_above() -> None:
    several = [
        FIRST_PAGE[0],
        "1. การสรางวฒนธรรม   1) โครงการก                     4,000     5,000     6,000     กองคลง",
        "                    2) โครงการข                     - 1,000   - 2,000   - 3,000",
    ]
    below = ["3) โครงการค", "4) โครงการง     1   8   9"]
    (grid,) = layout_tables(paged(several, below), 1, 5)
    assert [row.torn for row in grid.rows] == [False, False, True, True, False]


WIDE_HEADING = """
   ที่          โครงการ/กิจกรรม/มาตรการ                              งบประมาณ (บาท)                        หน่วยงานรับผิด       หมายเหตุ

                                                    พ.ศ.       พ.ศ.      พ.ศ.       พ.ศ.       พ.ศ.           ชอบ
                                                   ๒๕๖๖      ๒๕๖๗       ๒๕๖๘       ๒๕๖๙       ๒๕๗๐

 มิติที่ ๑ การสร้างวัฒนธรรมสุจริต

 ๑.๑ การเสริมสร้างจิตสำนึกและความตระหนักแก่บุคลากรทั้งข้าราชการการเมืองฝ่ายบริหาร ข้าราชการการเมืองฝ่ายสภาท้องถิ่น
 และฝ่ายประจำขององค์กรปกครองส่วนท้องถิ่น

   ๑   โครงการอบรมคุณธรรมจริยธรรมผู้บริหาร              120,000       -       125,000      -        130,000  กองการเจ้าหน้าที่     ปีเว้นปี
       สมาชิกสภา และพนักงานเทศบาล

   ๒   กิจกรรมวันต่อต้านคอร์รัปชันสากล                     15,000     15,000     15,500     15,500     16,000  สำนักปลัด
       (ประเทศไทย)                                                                                     เทศบาล

   ๓   มาตรการส่งเสริมการปฏิบัติตามประมวล                                ไม่ใช้งบประมาณ                       กองการเจ้าหน้าที่
"""  # noqa: E501


def test_a_heading_over_all_columns_is_in_none_of_them(source: Make) -> None:
    table = read_budget_table(budget_grids(find_grids(source(WIDE_HEADING)))[0], (2566, 2570))
    assert [cells for _, cells in amounts(table)] == [
        [120000, "dash", 125000, "dash", 130000],
        [15000, 15000, 15500, 15500, 16000],
        ["none"] * 5,
    ]
    assert {item.branch.mission.number for item in table.items if item.branch.mission} == {"1.1"}


def test_a_head_whose_only_year_is_its_last_column_is_read_where_a_sentence_goes_over_it(source: Make) -> None:
    """Such a head ended the reading with a fault: nothing bounds its last column."""
    made = source(
        """
  ภารกิจตามมิติ   โครงการ/กิจกรรม/มาตรการ   ปี ๒๕๖๖
  งบประมาณ (บาท)  ปี ๒๕๖๗
  ๔.๑ การตรวจสอบ  ๑) โครงการหนึ่ง          ๕,๐๐๐
  ๔.๒ การจัดวางระบบตรวจสอบภายใน การควบคุมภายใน และการบริหารความเสี่ยงการทุจริต
  ๔.๓ การตรวจสอบ  ๒) โครงการสอง           ๕,๐๐๐
"""
    )
    assert [grid.rows[0].cells[-1].text for grid in layout_tables(made, 1, len(made.lines))] == ["ปี ๒๕๖๖"]
    assert not [cell for item in read(made).items for cell in item.cells if cell.amount not in (None, Decimal(5000))]


SUMS_ABOVE = """
                 โครงการ/กิจกรรม/มาตรการ                                 งบประมาณ (บาท)
ที่                                                                                                       หมายเหตุ
                                                           ปี 2566        ปี 2567        ปี 2568
      รวมทั้งสิ้น 4 โครงการ/กิจกรรม/มาตรการ                       117,500       48,500        67,500

      มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต                       102,500       32,500        52,500
      (รวม 2 โครงการ/กิจกรรม/มาตรการ)
      1.1 การสร้างจิตสำนึกและความตระหนักแก่บุคลากรทั้ง
      ข้าราชการการเมืองฝ่ายบริหาร ข้าราชการการเมือง
      ฝ่ายสภาท้องถิ่น และฝ่ายประจำ
  1   โครงการพัฒนาคุณธรรมและจริยธรรมคณะผู้บริหาร                     80,000        10,000        30,000      สำนักปลัด
      สมาชิกสภาเทศบาล พนักงานเทศบาล และพนักงานจ้าง
  2   โครงการรณรงค์ประชาสัมพันธ์ให้ประชาชนเสียภาษี                   22,500        22,500        22,500      กองคลัง
      อย่างถูกต้องและตรงตามกำหนดเวลา
      มิติที่ 2 การบริหารราชการเพื่อป้องกันการทุจริต                     15,000        16,000        15,000
      (รวม 2 โครงการ/กิจกรรม/มาตรการ)
      2.2 มาตรการสร้างความโปร่งใสในการปฏิบัติราชการ
  3   โครงการสำรวจความพึงพอใจของผู้รับบริการโดย                       15,000        16,000        15,000
      สถาบันการศึกษาภายนอก
      2.3 มาตรการการใช้ดุลยพินิจและใช้อำนาจหน้าที่ให้
      เป็นไปตามหลักการบริหารกิจการบ้านเมืองที่ดี
  4   มาตรการมอบอำนาจเจ้าพนักงานท้องถิ่นตาม                              -             -             -      กองช่าง
      พระราชบัญญัติควบคุมอาคาร พ.ศ. 2522
"""


def test_sums_that_stand_above_their_rows_end_no_table(source: Make) -> None:
    """The grand total right below the head ended the table: all of the page was lost, and nothing said so."""
    table = read(source(SUMS_ABOVE))
    assert [found for _, found in amounts(table)] == [
        [80000, 10000, 30000],
        [22500, 22500, 22500],
        [15000, 16000, 15000],
        ["dash", "dash", "dash"],
    ]
    totals = [(str(total.scope), total.dimension_no, int(total.amounts[2566] or 0)) for total in table.totals]
    assert totals == [("plan", None, 117500), ("dimension", 1, 102500), ("dimension", 2, 15000)]
    assert [total.count_text for total in table.totals[1:]] == ["(รวม 2 โครงการ/กิจกรรม/มาตรการ)"] * 2


def test_a_mission_that_only_its_next_line_makes_one_begins_a_row(source: Make) -> None:
    table = read(source(SUMS_ABOVE))
    missions = [item.branch.mission.number if item.branch.mission else None for item in table.items]
    assert missions == ["1.1", "1.1", "2.2", "2.3"]
    assert table.items[2].title.replace(" ", "").endswith("ภายนอก")
    assert {item.branch.dimension.title for item in table.items if item.branch.dimension} == {
        "การสร้างสังคมที่ไม่ทนต่อการทุจริต",
        "การบริหารราชการเพื่อป้องกันการทุจริต",
    }


@pytest.mark.parametrize("year", [0, 1])
def test_sums_above_rows_that_do_not_make_them_are_no_totals(source: Make, year: int) -> None:
    text = SUMS_ABOVE.replace(("102,500", " 32,500")[year], ("102,600", " 32,600")[year])
    table = read(source(text))
    assert ("dimension", 1) not in [(total.scope, total.dimension_no) for total in table.totals]
    assert "amount_on_heading_row" in [issue.code for issue in table.issues]


def test_a_grand_total_below_rows_ends_the_table_still(source: Make) -> None:
    """What stands below it is none of its rows."""
    lines = SUMS_ABOVE.strip("\n").split("\n")
    text = "\n".join([*lines[:3], *lines[5:], lines[3], "", *lines[10:11]])
    assert len(read(source(text)).items) == 4
