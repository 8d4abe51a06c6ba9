"""Tables set by position with two columns a year, money and its source: names over two lines, the last digits of
figures torn off below them.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from lawful import codes, plan_around, rows_of_text
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import read_budget_table
from parsers.records.budget import BudgetTable
from parsers.tables.grid import find_grids

Make = Callable[[str], SourceText]
PLACES = ((52, 56), (78, 82), (104, 108))
"""Where the columns of money end and those of sources begin."""


def line(number: str, office: str, title: str, *years: tuple[str, str]) -> str:
    """A row with the money of each year flush right, and its source."""
    text = f"{number:<6}{office:<14}{title:<24}"
    for (money, source), (end, begin) in zip(years, PLACES, strict=False):
        text = f"{text:<{end - len(money)}}{money}" if money else text
        text = f"{text:<{begin}}{source}" if source else text
    return text


def years(*texts: str) -> list[tuple[str, str]]:
    """A money and its source for each year: ``180.00 เงินกู``, or ``180.00`` alone."""
    found = [text.partition(" ") for text in texts]
    return [(money, source) for money, _, source in found]


HEAD = [
    line("ที่", "หน่วยงาน", "โครงการ/กิจกรรม", *years(*["ปีงบประมาณ"] * 3)),
    line("", "รับผิดชอบ", "", *years("2566", "2567", "2568")),
    line("", "", "", *years(*["งบ แหล่งงบ"] * 3)),
    line("", "", "", *years(*["ประมาณ"] * 3)),
]
ROWS = [
    line("1", "กองคลัง", "โครงการอบรม", *years("180.00 เงิน", "60.00 อุดหนุน", "1,250.5 เงิน")),
    line("", "", "บุคลากร", *years(" สะสม", "", "5 สะสม")),
    line("2", "กองช่าง", "มาตรการประกาศ", *years("- -", "- -", "- -")),
    line("3", "กองคลัง", "โครงการค่าย", *years("7.50 เงิน", "", "10.00 เงิน")),
    line("", "", "เยาวชน", *years(" สะสม", "", " สะสม")),
    line("", "", "รวม 3 โครงการ", *years("187.50", "60.00", "1,260.5")),
    line("", "", "", *years("", "", "5")),
]


def table_of(source: Make, rows: list[str]) -> BudgetTable:
    grids = budget_grids(find_grids(source("\n".join((*HEAD, *rows)))))
    return read_budget_table(grids[0], (2566, 2568))


def amounts(table: BudgetTable) -> list[list[object]]:
    return [[cell.status if cell.amount is None else float(cell.amount) for cell in item.cells] for item in table.items]


def test_digits_below_figures_are_theirs_where_the_sums_say_so(source: Make) -> None:
    """The sources beside them go on on the same lines; a project without money in a year has none of either."""
    table = table_of(source, ROWS)
    assert [item.title for item in table.items] == ["โครงการอบรม บุคลากร", "มาตรการประกาศ", "โครงการค่าย เยาวชน"]
    assert amounts(table) == [[180, 60, 1250.55], ["dash"] * 3, [7.5, "blank", 10]]
    assert [float(amount or 0) for amount in table.totals[0].amounts.values()] == [187.5, 60, 1260.55]
    assert [item.responsible for item in table.items] == ["กองคลัง", "กองช่าง", "กองคลัง"]


@pytest.mark.parametrize(("at", "digit"), [(1, "6"), (6, "6"), (6, " ")])
def test_digits_that_no_sum_proves_are_in_doubt(at: int, digit: str, source: Make) -> None:
    """Neither the digit nor the figure without it is a project's money: the sum says another, or has lost its own."""
    rows = list(ROWS)
    end = PLACES[2][0]
    rows[at] = rows[at][: end - 1] + digit + rows[at][end:]
    first, _, third = (cells[2] for cells in amounts(table_of(source, rows)))
    assert (first, third) == ("ambiguous", 10)


def test_a_figure_without_a_digit_below_is_whole(source: Make) -> None:
    rows = [ROWS[0], ROWS[1][:40], *ROWS[2:]]
    assert not {1250.55, 5} & {cells[2] for cells in amounts(table_of(source, rows))}


def test_one_digit_behind_the_point_is_whole_in_a_table_of_such(source: Make) -> None:
    """And the figure below is the next project's."""
    rows = [
        line("1", "กองคลัง", "โครงการอบรม", *years("180.5 เงินกู้", "60.5 เงินกู้", "1,250.5 เงินกู้")),
        line("2", "กองช่าง", "โครงการตลาด", *years("5 เงินกู้", "5 เงินกู้", "5 เงินกู้")),
        line("", "", "รวม 2 โครงการ", *years("185.5", "65.5", "1,255.5")),
    ]
    assert amounts(table_of(source, rows)) == [[180.5, 60.5, 1250.5], [5, 5, 5]]
    rows.insert(2, line("3", "กองช่าง", "โครงการคลอง", *years("10.00 เงินกู้", "10.00 เงินกู้", "10.25 เงินกู้")))
    rows[-1] = line("", "", "รวม 3 โครงการ", *years("195.50", "75.50", "1,265.75"))
    assert amounts(table_of(source, rows))[:2] == [[180.5, 60.5, 1250.5], [5, 5, 5]]


@pytest.mark.parametrize("at", [PLACES[0][0] - 1, PLACES[2][0] - 1])
def test_the_number_of_a_page_below_a_figure_is_no_digit_of_it(at: int, source: Make) -> None:
    """Empty lines part it from the table."""
    rows = [
        line("1", "กองคลัง", "โครงการอบรม", *years("180.5 เงินกู้", "60.25 เงินกู้", "1,250.5 เงินกู้")),
        line("2", "กองช่าง", "โครงการตลาด", *years("5 เงินกู้", "5.25 เงินกู้", "5 เงินกู้")),
        line("", "", "รวม 2 โครงการ", *years("185.5", "65.50", "1,255.5")),
    ]
    table = table_of(source, [*rows, "", "", f"{'':<{at}}7"])
    assert amounts(table) == [[180.5, 60.25, 1250.5], [5, 5.25, 5]]
    assert [float(amount or 0) for amount in table.totals[0].amounts.values()] == [185.5, 65.5, 1255.5]


def test_names_of_columns_over_two_lines_are_no_row() -> None:
    """``ประมาณ`` below ``งบ`` made the table's unit doubtful, and the words below a head a row's."""
    text = "\n".join(["หน่วย : พันบาท", *HEAD, *ROWS[2:5], ROWS[5].replace("187.50", "  7.50")])
    text = text.replace("60.00", "     ").replace("1,260.5", "  10.00")
    rows = rows_of_text(plan_around(text, "พ.ศ. 2566 - 2568"))
    assert [row["table_title"] for row in rows["projects"]] == ["มาตรการประกาศ", "โครงการค่าย เยาวชน"]
    assert [line["amount_baht"] for line in rows["budget_lines"] if line["amount_baht"]] == [7500, 10000]
    assert "unit_uncertain" not in codes(rows)


@pytest.mark.parametrize("rest", [["ประมาณ"], ["ประมาณ", "ประมาณ", "เดิม"], ["อื่นใด"] * 3])
def test_words_below_names_that_are_not_the_same_for_each_year_are_no_rest(rest: list[str], source: Make) -> None:
    head = [*HEAD[:3], line("", "", "", *years(*rest))]
    grids = find_grids(source("\n".join((*head, *ROWS))))
    assert not any("ประมาณ" in cell.text and "งบประมาณ" in cell.text for cell in grids[0].rows[0].cells)
