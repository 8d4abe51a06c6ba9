"""Tables set by position whose columns are too narrow for what they hold: names and figures fill them and are torn."""

from __future__ import annotations

from collections.abc import Callable

from extract.ground.source import SourceText
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import read_budget_table
from parsers.records.budget import BudgetTable
from parsers.tables.grid import find_grids

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


def test_figures_over_three_lines(source: Make) -> None:
    table = read_budget_table(budget_grids(find_grids(source(FIVE_LINES)))[0], (2566, 2568))
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
