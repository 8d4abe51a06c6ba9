"""Tables set by position whose columns are too narrow for what they hold: names and figures fill them and are torn."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from lawful import codes, plan_around, rows_of_text
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import read_budget_table
from parsers.records.budget import BudgetTable
from parsers.tables.grid import find_grids
from parsers.tables.layout.gutters import HeadColumn, LayoutHead
from parsers.tables.layout.money_heads import find_money_head
from parsers.tables.layout.placed_words import Word
from parsers.tables.layout.words_in_columns import begin_with_numbers

Make = Callable[[str], SourceText]


def read(source: SourceText) -> BudgetTable:
    return read_budget_table(budget_grids(find_grids(source))[0], (2566, 2570))


def amounts(table: BudgetTable) -> dict[str, list[object]]:
    return {
        item.title.replace(" ", ""): [cell.status if cell.amount is None else cell.amount for cell in item.cells]
        for item in table.items
    }


# The names of the years stand side by side; their values do not, and the last ones stand right before the offices.
CLOSE_NAMES = """
 ที่       โครงการ/กิจกรรม/มาตรการ               งบประมาณ (บาท)                        หน่วยงานที่รับ      หมายเหตุ
                                       ปี 2566 ปี 2567 ปี 2568 ปี 2569 ปี 2570                  ผิดชอบ
1      โครงการอบรม                    100,00     100,00      120,00     125,00     130,00 กองคลง             ปรบเพม
       บคลากร                              0            0          0          0          0 และพสด
2      กิจกรรมมอบรางวล                 3,000       3,000       3,000     3,000       3,000 กองคลง
3      มาตรการเสรม                      -           -           -          -          -       กองชาง
       รวม 3 โครงการ                   103,00     103,00      123,00     128,00     133,00
                                            0            0          0          0          0
"""


def test_values_tell_the_columns_of_names_that_stand_side_by_side(source: Make) -> None:
    table = read(source(CLOSE_NAMES))
    assert amounts(table) == {
        "โครงการอบรมบคลากร": [100000, 100000, 120000, 125000, 130000],
        "กิจกรรมมอบรางวล": [3000] * 5,
        "มาตรการเสรม": ["dash"] * 5,
    }
    assert [list(total.amounts.values()) for total in table.totals] == [[103000, 103000, 123000, 128000, 133000]]
    assert table.items[0].responsible == "กองคลง และพสด"


def test_a_mark_between_the_digits_of_a_figure_is_none_of_them(source: Make) -> None:
    marked = CLOSE_NAMES.replace(
        "\n       บคลากร       ", "\n                                                  1\n       บคลากร       ", 1
    )
    assert 100001 not in amounts(read(source(marked)))["โครงการอบรมบคลากร"]


# Each year has a name of five lines, one word a line; figures are torn over three.
FIVE_LINES = """
    มิติ      โครงการ/กิจกรรม/มาตรการ       ปี     ปี      ปี     หมายเห
                                        ๒๕๖๖ ๒๕๖๗ ๒๕๖๘               ตุ
                                           งบ     งบ      งบ
                                        ประมา ประมา ประมา
                                            ณ      ณ       ณ
                                         (บาท)   (บาท)   (บาท)

๑. การ       ๑) โครงการฝกอบรม            ๓      ๓       ๔
สราง         คณธรรมและจรยธรรมแกผ        ๐,๐๐    ๐,๕๐    ๐,๐๐
             บรหาร                       ๐      ๐       ๐
             ๒) กิจกรรมประกาศ              -       -       -
             ๓) มาตรการสงเสรม            ๕       -       ๕
                                        ๐,๐๐            ๐,๐๐
                                         ๐               ๐
รวม          จำนวน ๓ โครงการ             ๘      ๓       ๙
                                        ๐,๐๐    ๐,๕๐    ๐,๐๐
                                         ๐      ๐       ๐
"""


@pytest.mark.parametrize("text", [FIVE_LINES, FIVE_LINES.replace("รวม   ", "รวมทง ")])
def test_figures_over_three_lines(source: Make, text: str) -> None:
    table = read_budget_table(budget_grids(find_grids(source(text)))[0], (2566, 2568))
    assert amounts(table) == {
        "โครงการฝกอบรมคณธรรมและจรยธรรมแกผบรหาร": [30000, 30500, 40000],
        "กิจกรรมประกาศ": ["dash"] * 3,
        "มาตรการสงเสรม": [50000, "dash", 50000],
    }
    assert [list(total.amounts.values()) for total in table.totals] == [[80000, 30500, 90000]]


FOURTH_ROW = """
             ๔) โครงการคาย               ๑       ๑       ๑
             เยาวชน                    ๒,๐๐๐   ๒,๐๐๐   ๒,๕๐๐
"""


def test_figures_that_may_be_several_are_one_where_the_total_says_so(source: Make) -> None:
    rows, _, total = FIVE_LINES.rpartition("รวม")
    text = f"{rows.rstrip()}{FOURTH_ROW}รวม{total}"
    table = read_budget_table(budget_grids(find_grids(source(text)))[0], (2566, 2568))
    assert not {12000, 12500, 2000, 2500, 1} & set(amounts(table)["โครงการคายเยาวชน"])
    rows, _, _ = text.rpartition("๐,๐๐    ๐,๕๐    ๐,๐๐")
    rows = rows.replace("๘      ๓       ๙", "๙      ๔      ๑๐")
    text = f"{rows}๒,๐๐    ๒,๕๐    ๒,๕๐\n                                         ๐      ๐       ๐\n"
    table = read_budget_table(budget_grids(find_grids(source(text)))[0], (2566, 2568))
    assert amounts(table)["โครงการคายเยาวชน"] == [12000, 12000, 12500]


def placed(*rows: dict[int, str]) -> str:
    """Lines with texts at their places, each sign taking one; an empty line for none."""
    lines = []
    for row in rows:
        line = ""
        for place, text in row.items():
            line = f"{line:<{place}}{text}"
        lines.append(line)
    return "\n".join(lines)


# A head over several lines, quarters with ticks beside one column of money, words over two lines in it.
TICKS: tuple[dict[int, str], ...] = (
    {1: "ที่", 11: "โครงการ/กิจกรรม", 42: "วัตถุประสงค์", 60: "งบ", 67: "ระยะเวลาดำเนิน", 90: "ผู้รับผิดชอบ"},
    {58: "ประมาณ", 73: "การ"},
    {58: "(บาท)", 70: "(ไตรมาสที่)"},
    {},
    {68: "๑", 74: "๒", 79: "๓", 86: "๔"},
    {},
    {1: "๑", 3: "โครงการอบรม", 35: "อบรมคน", 59: "๓๘,๐๐๐", 74: "✓", 90: "กองคลง"},
    {7: "พนกงาน"},
    {},
    {1: "๒", 3: "มาตรการลดสิ่งนั้น", 35: "ลดสิ่งที่แพง", 58: "ไม่ใช้งบ", 68: "✓", 74: "✓", 79: "✓", 86: "✓ กองชาง"},
    {7: "ราคา", 58: "ประมาณ"},
    {},
    {1: "๓", 3: "โครงการที่ดี", 35: "สุข", 59: "๓๖,๐๐๐ ✓", 74: "✓", 90: "กองคลง"},
    {},
    {1: "๔", 3: "โครงการพี่ผู้รู้", 35: "รู้ซึ้ง", 66: "๐ ✓", 74: "✓", 90: "กองคลง"},
    {},
    {20: "รวม ๔ โครงการ", 59: "๗๔,๐๐๐"},
)


def test_ticks_beside_money_in_a_head_over_several_lines(source: Make) -> None:
    table = read_budget_table(budget_grids(find_grids(source(placed(*TICKS))))[0], (2569, 2569))
    assert list(amounts(table).values()) == [[38000], ["none"], [36000], [0]]


def test_a_day_beside_money_is_no_value(source: Make) -> None:
    """And no table is read where it may be one."""
    text = placed(*TICKS).replace("  ๐ ✓    ", "  ๑ ต.ค. ๖๘")
    assert find_grids(source(text)) == ()
    rows = rows_of_text(plan_around(text, "ปี 2569"))
    assert (rows["budget_lines"], codes(rows)) == ([], {"missing_table"})


def test_a_figure_that_ends_with_its_point_is_none(source: Make) -> None:
    table = read(source(CLOSE_NAMES.replace(" 3,000       3,000", " 3,000.      3,000", 1)))
    assert 3000 not in amounts(table)["กิจกรรมมอบรางวล"]


# The sum of the years, and a total whose values fill all columns.
SUMS = (
    {1: "ที่", 8: "โครงการ/กิจกรรม/มาตรการ", 40: "ปี", 48: "ปี", 56: "ปี", 62: "รวม 3", 70: "ผู้รับผิด"},
    {63: "ปี", 72: "ชอบ"},
    {40: "2566 2567 2568"},
    {1: "1", 8: "โครงการอบรม", 38: "75.0", 46: "78.5", 54: "80.0", 61: "233.5", 70: "กองคลง"},
    {1: "2", 8: "โครงการตลาด", 38: "92.0", 46: "45.0", 54: "98.2", 61: "235.2 กองคลง"},
    {8: "รวม 2 โครงการ", 37: "167.0 123.5 178.2 468.7"},
)


def test_values_that_fill_their_columns_are_counted_with_their_sum(source: Make) -> None:
    table = read(source(placed(*SUMS)))
    assert [[str(cell.raw) for cell in item.cells] for item in table.items] == [
        ["75.0", "78.5", "80.0"],
        ["92.0", "45.0", "98.2"],
    ]
    assert table.items[1].responsible == "กองคลง"


def test_the_number_of_a_mission_begins_its_cell() -> None:
    """The dimension's last word had come so near that the mission lost its number."""
    cells: dict[int, list[Word]] = {0: [], 1: [Word(text, 0, 1, 1) for text in ("การ", "2.1", "แสดง")]}
    columns = tuple(HeadColumn(text, 0, 1) for text in ("มิติ", "ภารกิจ", "โครงการ", "ปี 2567"))
    head = LayoutHead(1, 1, columns, (3,), 2, 1)
    begin_with_numbers(cells, head)
    assert [[word.text for word in cells[index]] for index in (0, 1)] == [["การ"], ["2.1", "แสดง"]]
    cells = {0: [Word(text, 0, 1, 1) for text in ("การดำเนิน", "4.2")], 1: [Word("สนับสนุน", 0, 1, 1)]}
    begin_with_numbers(cells, head)
    assert [[word.text for word in cells[index]] for index in (0, 1)] == [["การดำเนิน"], ["4.2", "สนับสนุน"]]
    cells = {1: [Word(text, 0, 1, 1) for text in ("ภารกิจที่", "2.1", "แสดง")]}
    begin_with_numbers(cells, head)
    assert [word.text for word in cells[1]] == ["ภารกิจที่", "2.1", "แสดง"]


def beside_missions(office: str) -> str:
    """Rows with what has one blank to its left: the number of a mission behind the row's, an office behind the last
    value, the figures of the total.
    """
    return placed(
        {0: "ที่", 9: "ภารกิจตามมิติ", 25: "โครงการ/กิจกรรม", 50: "ปี 2566", 59: "ปี 2567", 68: "ปี 2568", 94: "ผู้รับผิดชอบ"},
        {},
        {0: "๑ ๑.๑ การสราง", 25: "โครงการอบรม", 50: "๓๐,๐๐๐", 59: "๓๒,๐๐๐", 68: "๓๐,๐๐๐", 94: "กอง"},
        {6: "จตสานก", 94: "คลง"},
        {},
        {0: "๒ แกบคลากร", 25: "โครงการคาย", 50: "๑๐,๐๐๐", 59: "๑๒,๐๐๐", 68: f"๑๖,๐๐๐ {office}"},
        {94: "ศกษา"},
        {},
        {0: "๓ ๑.๒ การสงเสรม", 25: "โครงการปลก", 55: "๐", 59: "๑๒,๐๐๐", 73: "๐", 94: "กอง"},
        {6: "ประชาชน", 94: "ชาง"},
        {},
        {8: "รวม", 25: "จำนวน ๓ โครงการ", 50: "๑๔๐,๐๐๐ ๑๕๖,๐๐๐ ๑๔๖,๐๐๐"},
    )


def test_the_number_of_a_mission_behind_that_of_the_row_begins_its_cell() -> None:
    """A number alone may be the row's own (``1.1``), and one without words behind it is none of a mission."""
    columns = tuple(HeadColumn(text, 0, 1) for text in ("ที่", "ภารกิจตามมิติ", "โครงการ", "ปี 2567"))
    head = LayoutHead(1, 1, columns, (3,), 2, 1)
    found = []
    for number, mission in (("๕ ๑.๒", "การเสริมสร้าง"), ("1.1", "การเสริมสร้าง"), ("5 1.2", "6,000")):
        cells = {0: [Word(text, 0, 1, 1) for text in number.split()], 1: [Word(mission, 0, 1, 1)]}
        begin_with_numbers(cells, head)
        found.append([" ".join(word.text for word in cells[index]) for index in (0, 1)])
    assert found == [["๕", "๑.๒ การเสริมสร้าง"], ["1.1", "การเสริมสร้าง"], ["5 1.2", "6,000"]]


@pytest.mark.parametrize(("word", "amount"), [("กอง", 16000), ("ตอคน", "ambiguous")])
def test_an_office_right_behind_the_last_value_is_none_of_it(word: str, amount: object, source: Make) -> None:
    """Another office begins with the same word; what none begins with may say more of the value."""
    values = amounts(read(source(beside_missions(word))))
    assert values["โครงการคาย"] == [10000, 12000, amount]
    assert values["โครงการปลก"] == [0, 12000, 0]


def test_a_last_total_whose_figures_fill_their_columns_is_of_the_table(source: Make) -> None:
    """One blank parts them: they were no figures, and the line was left out behind the last value."""
    (total,) = read(source(beside_missions("กอง"))).totals
    assert total.amounts == {2566: 140000, 2567: 156000, 2568: 146000}


def test_names_below_that_make_another_column_of_that_of_projects_are_no_head(source: Make) -> None:
    """What a page's end left of the names of quarters stands below those of other columns."""
    text = placed(
        {2: "ลำดับ", 10: "โครงการ/กิจกรรม", 28: "วัตถุประสงค์", 42: "เป้าหมาย", 54: "งบประมาณ (บาท)", 72: "ผู้รับผิดชอบ"},
        {15: "ไตรมาส"},
        {2: "1", 6: "ไตรมาส 2", 17: "ไตรมาส 3", 28: "ไตรมาส 4"},
        {2: "1", 10: "โครงการอบรม", 28: "อบรมคน", 42: "60 คน", 54: "35,000", 72: "กองคลัง"},
    )
    assert find_money_head(source(text), 1, 1, 4, drawn=False) is None
