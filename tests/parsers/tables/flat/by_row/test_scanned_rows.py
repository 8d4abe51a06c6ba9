"""Tables of a picture that an OCR read line by line: its rulings are bars and brackets, words of its narrow cells stand
on the lines below, heads, dashes and numbers are misread. What cannot be read is left open in its place.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import KnownOfPlan, read_budget_table
from parsers.records.budget import BudgetTable
from parsers.tables.flat.by_row.scanned_rows import scanned_tables
from parsers.tables.grid import find_grids

Make = Callable[[str], SourceText]

HEAD = "ที่   โครงการ/กิจกรรม/    ปขึ    i   ปี\nมาตรการ      2566  2567  2568\n(บาท) | (um) | (บาท)\n"
UNITS = "ลำดับ  โครงการ/กิจกรรม/มาตรการ   U 2566 ปี 2567 ปี 2568 ผู้รับผิด\n(บาท) (um) เ(บาท)   ชอบ\n"
CLASSIC = (
    "โครงการ/กิจกรรม/มาตรการ\n\nมิติ      ภารกิจตามมิติ           ปี 2561 ฝ ปี 2562 | ปี 2563     หมายเหตุ\n"
    "งบ    งบ    งบ\nประมาณ ประมาณ | ประมาณ\n(บาท)   (บาท)   (บาท)\n"
)


def read(source: SourceText) -> BudgetTable:
    return read_budget_table(budget_grids(find_grids(source))[0], (2566, 2568), KnownOfPlan(source=source))


def rows(table: BudgetTable) -> list[tuple[int | None, str, list[object]]]:
    return [
        (item.number, item.title, [cell.status if cell.amount is None else int(cell.amount) for cell in item.cells])
        for item in table.items
    ]


def test_bars_are_read_as_brackets_and_titles_go_on_below(source: Make) -> None:
    text = (
        "1 |โครงการเข้าค่ายธรรมะ     30,000] 30,000) 32,000}\nพนักงานและลูกจ้าง\n\n"
        "2 | มาตรการเขียนชื่อผู้ใช้รถ   -    -|    -\naad   \n3 กิจกรรมปลูกมะพร้าวใน   12,000   - | 12,000\nวัด 6 แห่ง\n"
        "รวม           42,000 | 30,000 | 44,000\n"
    )
    assert rows(read(source(HEAD + text))) == [
        (1, "โครงการเข้าค่ายธรรมะ พนักงานและลูกจ้าง", [30000, 30000, 32000]),
        (2, "มาตรการเขียนชื่อผู้ใช้รถ", ["dash"] * 3),
        (3, "กิจกรรมปลูกมะพร้าวใน วัด 6 แห่ง", [12000, "dash", 12000]),
    ]


def test_a_figure_without_its_comma_needs_the_total(source: Make) -> None:
    text = "1 | โครงการ ก   30,000] 3000 32,000\n2 | โครงการ ข   5,000 5,000 | 5,000\n3 | โครงการ ค   - | - | -\n"
    proved = read(source(f"{HEAD}{text}รวม   35,000 8,000 | 37,000\n"))
    assert rows(proved)[0] == (1, "โครงการ ก", [30000, 3000, 32000])
    for total in ("", "รวม   35,000 9,000 | 37,000\n"):
        assert [cell.status for cell in read(source(HEAD + text + total)).items[0].cells] == ["ambiguous"] * 3


@pytest.mark.parametrize("misread", ["ว20,000", "12.000", "=", ":"])
def test_what_is_misread_is_open_alone(misread: str, source: Make) -> None:
    text = f"1 | โครงการ ก   30,000] {misread} 32,000\n2 | โครงการ ข   5,000 5,000 | 5,000\n3 | โครงการ ค   - | - | -\n"
    table = read(source(HEAD + text))
    assert rows(table)[0] == (1, "โครงการ ก", [30000, "ambiguous", 32000])
    assert any(issue.span and issue.span.start == 4 for issue in table.issues)


def test_a_row_with_fewer_values_than_years_is_open(source: Make) -> None:
    text = "1 | โครงการ ก   30,000] | 32,000\n2 | โครงการ ข   5,000 5,000 | 5,000\n3 | โครงการ ค   - | - | -\n"
    table = read(source(HEAD + text))
    assert rows(table)[0][2] == ["ambiguous"] * 3
    assert table.issues


def test_heads_are_printed_again_however_misread(source: Make) -> None:
    again = UNITS.replace("ปี 2567", "| U 2567").replace("(บาท) (um)", "|   (um) (umm)")
    table = read(
        source(
            f"{UNITS}1 โครงการ ก    8,500 8,500 | 8,500 กองคลัง\n2 โครงการ ข    - - - กองช่าง\n"
            f"มิติที่ 2 การบริหารราชการด้วยความโปร่งใส\n{again}3 โครงการ ค   1,000 | 1,000| 1,000 กองช่าง\n"
        )
    )
    assert [(number, cells) for number, _, cells in rows(table)] == [
        (1, [8500] * 3),
        (2, ["dash"] * 3),
        (3, [1000] * 3),
    ]


@pytest.mark.parametrize("change", [("2566", "2569"), ("(บาท)", "(พันบาท)")], ids=["years", "unit"])
def test_a_head_of_other_years_or_another_unit_ends_the_table(change: tuple[str, str], source: Make) -> None:
    """The trap: as many values as before stand below it."""
    head = "ที่ โครงการ U 2566 2567\n(บาท) (um)\n"
    other = head.replace("2567", "2570").replace(*change) if change[0] == "2566" else head.replace(*change)
    made = source(
        f"{head}1 โครงการ ก 5,000] 5,000\n2 โครงการ ข - -\n{other}3 โครงการ ค 7 8,000] 8,000\n4 โครงการ ง - -\n"
    )
    first, *_ = scanned_tables(made, 1, len(made.lines))
    assert first.span.end == 4


def test_values_of_no_row_put_those_of_the_row_above_in_doubt(source: Make) -> None:
    text = "1 | โครงการ ก   30,000] 30,000 32,000\n     1,000   2,000   3,000\n"
    text += "2 | โครงการ ข   5,000 5,000 | 5,000\n3 | โครงการ ค   - | - | -\n"
    table = read(source(HEAD + text))
    assert [cells for *_, cells in rows(table)] == [["ambiguous"] * 3, [5000] * 3, ["dash"] * 3]


def test_words_below_are_of_the_unit_where_they_end_its_name(source: Make) -> None:
    table = read(
        source(
            f"{UNITS}1 โครงการส่งเสริมคน   5,000 5,000 | 5,000 กองการ\nศึกษา\n"
            "2 โครงการครัวเรือนพอเพียงใน   5,000 5,000 5,000| กอง\nชุมชน               สวัสดิการ\nสังคม\n"
            "3 มาตรการเว็บไซต์ของ  -  - | - สำนักปลัด\nเทศบาล\n4 โครงการ ค   - | - | - กองช่าง\n"
            "รายละเอียด\nมาตรการเว็บไซต์ของเทศบาล\n"
        )
    )
    assert [(item.title, item.responsible) for item in table.items][:3] == [
        ("โครงการส่งเสริมคน", "กองการ ศึกษา"),
        ("โครงการครัวเรือนพอเพียงใน ชุมชน", "กอง สวัสดิการ สังคม"),
        ("มาตรการเว็บไซต์ของเทศบาล", "สำนักปลัด"),
    ]


def test_dimensions_and_missions_stand_beside_the_rows(source: Make) -> None:
    table = read_budget_table(
        budget_grids(
            find_grids(
                source(
                    CLASSIC
                    + "1. การสร้างสังคมที่ | 1.1 การสร้างจิตสำนึกและ     1) โครงการอบรม และธร  50,000 50,000 | 60,000\n"
                    "ไม่ทนต่อการทุจริต | ความตระหนักแก่บุคลากร     รมาภิบาลแก่บุคลากร\n"
                    "ของข้าราชการ | 2) กิจกรรมให้ความรู้เรื่องผลประโยชน์ทับ    -    -    - | สำนักปลัด\nถิ่น                  ซ้อน\n"
                    "1.2 การสร้างจิตสำนึกและ     3) โครงการเศรษฐกิจพอเพียง     20,000    25,000   25,000 | กองช่าง\n"
                    "รวม       จำนวน 3 โครงการ        70,000       75,000 85,000\n"
                )
            )
        )[0],
        (2561, 2563),
    )
    assert [
        (item.number, item.branch.dimension.number, item.branch.mission.number)
        for item in table.items
        if item.branch.dimension and item.branch.mission
    ] == [
        (1, "1", "1.1"),
        (2, "1", "1.1"),
        (3, "1", "1.2"),
    ]
    assert [[int(cell.amount or 0) for cell in item.cells] for item in table.items] == [
        [50000, 50000, 60000],
        [0, 0, 0],
        [20000, 25000, 25000],
    ]
    assert table.items[0].title == "โครงการอบรม และธร รมาภิบาลแก่บุคลากร"


def test_a_misread_word_of_a_dimension_is_told_by_its_title(source: Make) -> None:
    text = "1 | โครงการ ก   5,000] 5,000 5,000\n2 | โครงการ ข   - | - | -\n"
    below = "AGN 2 การบริหารราชการด้วยความโปร่งใส\n3 | โครงการ ค   1,000 | 1,000 1,000\n4 | โครงการ ง   - - -\n"
    items = read(source(HEAD + text + below)).items
    assert [item.branch.dimension and item.branch.dimension.number for item in items] == [None, None, "2", "2"]


@pytest.mark.parametrize(
    "text",
    [
        "ที่ โครงการ 2566 2567\n1 โครงการ ก 5,000 5,000\n2 โครงการ ข 5,000 5,000\n",  # nobody scanned it
        "ที่ โครงการ เป้าหมาย (คน) U 2566 2567\n1 โครงการ ก 20 5,000] 5,000\n2 โครงการ ข 30 5,000 5,000\n",  # targets
        "ที่ โครงการ U 2566 2567\n(พันบาท) (um)\n1 โครงการ ก 5,000] 5,000\n2 โครงการ ข 5,000 5,000\n",  # another unit
        "ที่ โครงการ U 2566 2567\n(um) (um)\n1 โครงการ ก 5,000] 5,000\n2 โครงการ ข 5,000 5,000\n",  # thousands?
        "ที่ โครงการ U 2566 2568\n1 โครงการ ก 5,000] 5,000\n2 โครงการ ข 5,000 5,000\n",  # years that do not count on
    ],
    ids=["clean", "targets", "unit", "no unit", "years"],
)
def test_no_table_of_this_form(text: str, source: Make) -> None:
    made = source(text)
    assert not list(scanned_tables(made, 1, len(made.lines)))


TWO = "1 โครงการ ก   5,000 5,000 | 5,000 กองคลัง\n2 โครงการ ข   - - - กองช่าง\n"


@pytest.mark.parametrize(
    "line",
    [
        "3 โครงการ ค 1, 200,000 - 65,000 กองคลัง",  # a figure that a blank tore
        "3 โครงการ ค 1 200,000 - 65,000 กองคลัง",
        "3 โครงการ ค 20,000 - 1,200 ,000 กองคลัง",
        "3 โครงการ ค 20,000 - 65,000 กองคลัง 80,000",  # one value more, wherever it stands
        "3 โครงการ ค 20,000 - 65,000 กองคลัง 4 โครงการ ง 12,000 -",
    ],
)
def test_a_figure_beside_the_values_of_a_row_leaves_it_open(line: str, source: Make) -> None:
    table = read(source(f"{UNITS}{TWO}{line}\n"))
    assert all(cell.amount is None for item in table.items[2:] for cell in item.cells)
    assert {issue.code for issue in table.issues} & {"uneven_row", "unreadable_amount"}


@pytest.mark.parametrize(
    "line", ["A โครงการ ค  65,000 - กองคลัง", "โครงการ ค   12,000 กองคลัง", "9 โครงการ ค 65,000 - กองคลัง"]
)
def test_a_row_that_is_not_whole_is_none_of_the_title_above(line: str, source: Make) -> None:
    table = read(source(f"{UNITS}{TWO}{line}\n3 โครงการ ง   1,000 1,000 | 1,000 กองคลัง\n"))
    assert not any("โครงการ ค" in item.title for item in table.items if item.number == 2)
    assert any(issue.span and issue.span.start == 5 for issue in table.issues)


@pytest.mark.parametrize("speck", [". ", "_| ", "* "])
def test_a_dimension_behind_a_speck_is_one(speck: str, source: Make) -> None:
    below = f"{speck}มิติที่ 2 การบริหารราชการด้วยความโปร่งใส\n3 โครงการ ค   1,000 | 1,000| 1,000 กองช่าง\n"
    items = read(source(UNITS + TWO + below)).items
    assert [item.branch.dimension and item.branch.dimension.number for item in items] == [None, None, "2"]


def test_a_head_whose_first_word_is_misread_ends_the_table_where_its_years_are_others(source: Make) -> None:
    head = "ลำตบ โครงการ/กิจกรรม/มาตรการ U 2569 ปี 2570 ปี 2571 ผู้รับผิด\n"
    made = source(f"{UNITS}{TWO}{head}3 โครงการ ค   1,000 1,000 | 1,000 กองคลัง\n")
    first, *_ = scanned_tables(made, 1, len(made.lines))
    assert first.span.end == 4


@pytest.mark.parametrize("name", ["จำนวน", "คน", "รวม"])
def test_a_narrow_column_that_is_named_is_no_misread_year(name: str, source: Make) -> None:
    text = UNITS.replace("มาตรการ   U", f"มาตรการ {name} U") + TWO
    made = source(text)
    assert not list(scanned_tables(made, 1, len(made.lines)))


def test_a_dash_of_the_column_behind_is_no_value_of_a_year(source: Make) -> None:
    table = read(
        source(f"{UNITS}{TWO}3 โครงการ ค   4,000  4,000 -\n4 โครงการ ง   - - - -\n5 โครงการ จ   9,000 - - งานคลัง\n")
    )
    assert [[cell.amount for cell in item.cells] for item in table.items[2:4]] == [[None] * 3] * 2
    assert table.items[4].cells[0].amount == 9000


def test_titles_begin_above_their_rows_where_cells_stand_in_the_middle(source: Make) -> None:
    text = (
        "โครงการเลือกตั้งคนดี\n1 ศรีตำบลประจำปีของ  65,000 - | 65,000 กองคลัง\nเทศบาล\n"
        "กิจกรรมเชิดชูเกียรติ\n2 คนดีของ  5,000 - | 5,000 กองช่าง\nสังคมไทย\n"
    )
    assert [title for _, title, _ in rows(read(source(UNITS + text)))] == [
        "โครงการเลือกตั้งคนดี ศรีตำบลประจำปีของเทศบาล",
        "กิจกรรมเชิดชูเกียรติ คนดีของสังคมไทย",
    ]
