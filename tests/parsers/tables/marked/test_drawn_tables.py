"""Tables drawn with signs: rules of + and -, cells over several lines, rows and columns."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from lawful import amounts_of_titles, plan_around, rows_of_text
from parsers.tables.grid import find_grids
from parsers.tables.marked.drawn_tables import drawn_tables

Make = Callable[[str], SourceText]

PLAIN = """
+------+----------------+---------+
| ที่    | โครงการ         | ปี 2566  |
+======+================+=========+
| 1    | โครงการอบรม     | 5,000   |
|      | คุณธรรม          |         |
+------+----------------+---------+
| 2    | มาตรการ ก       | \\-      |
+------+----------------+---------+
"""


def texts(source: SourceText) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for grid in drawn_tables(source) for row in grid.rows]


def test_a_row_has_the_lines_between_two_rules(source: Make) -> None:
    made = source(PLAIN)
    assert texts(made) == [
        ["ที่", "โครงการ", "ปี 2566"],
        ["1", "โครงการอบรม คุณธรรม", "5,000"],
        ["2", "มาตรการ ก", "\\-"],
    ]
    (grid,) = drawn_tables(made)
    assert [(row.span.start, row.span.end) for row in grid.rows] == [(3, 3), (5, 6), (8, 8)]


def test_signs_for_boxes_are_rules_and_bars_too(source: Make) -> None:
    boxes = PLAIN.replace("|", "│").replace("=", "═").replace("---", "───").replace("+", "┼")
    assert texts(source(boxes)) == texts(source(PLAIN))


def test_a_column_may_be_as_narrow_as_its_number(source: Make) -> None:
    made = source(PLAIN.replace("------+---", "-+---").replace("======+===", "=+===").replace("| ที่    |", "|ที่|"))
    made = source(made.joined.replace("| 1    |", "|1|").replace("|      |", "| |").replace("| 2    |", "|2|"))
    assert texts(made) == texts(source(PLAIN))


HEAD = """
+------+-----------------------+---------------------+
| ที่    | โครงการ                | งบประมาณ             |
+      +                       +----------+----------+
|      |                       | ปี 2566   | ปี 2567   |
+======+=======================+==========+==========+
| 1.1 การเสริมสร้างจิตสำนึก                             |
+------+-----------------------+----------+----------+
| 1    | โครงการ ก              | 5,000               |
+------+-----------------------+----------+----------+
"""


def test_cells_reach_over_rules_that_leave_them_open_and_over_columns_without_a_bar(source: Make) -> None:
    (grid,) = drawn_tables(source(HEAD))
    assert [[(cell.text, cell.rows, cell.columns) for cell in row.cells] for row in grid.rows] == [
        [("ที่", 2, 1), ("โครงการ", 2, 1), ("งบประมาณ", 1, 2), ("", 1, 0)],
        [("", 0, 1), ("", 0, 1), ("ปี 2566", 1, 1), ("ปี 2567", 1, 1)],
        [("1.1 การเสริมสร้างจิตสำนึก", 1, 4), ("", 1, 0), ("", 1, 0), ("", 1, 0)],
        [("1", 1, 1), ("โครงการ ก", 1, 1), ("5,000", 1, 2), ("", 1, 0)],
    ]


def test_a_bar_stands_at_the_left_of_a_rule_that_begins_further_right(source: Make) -> None:
    rule = "+      +                       +----------+"
    assert texts(source(HEAD.replace(rule, "|      |                       +----------+"))) == texts(source(HEAD))
    beside = HEAD.replace(rule, "|      | ก + ข                 +----------+")
    (grid,) = drawn_tables(source(beside))
    assert grid.rows[0].cells[1].text == "โครงการ ก + ข"


def test_a_text_that_lost_its_asterisks_still_reaches_over_its_columns(source: Make) -> None:
    bold = HEAD.replace(
        "| ที่    | โครงการ                | งบประมาณ             |", "| ที่| โครงการ            | งบประมาณ         |"
    )
    assert texts(source(bold)) == texts(source(HEAD))


@pytest.mark.parametrize(
    "text",
    [
        PLAIN.replace("| 5,000   |", "| 5,000 | 1 | 2 |"),  # more bars than columns
        "+--+\n| ก |\n+--+\n",  # a box around a word
        "+---+---+\n+ ก +---+\n",  # a word in a rule, and no row
        "+---+---+\n+ ก +---+\n| ข | 1 |\n+---+---+\n",  # or above the first
        "1 + 1 = 2\n- ก | ข\n",
    ],
)
def test_what_fits_no_rules_is_no_drawn_table(text: str, source: Make) -> None:
    assert texts(source(text)) == []


def test_a_drawn_table_is_read_once(source: Make) -> None:
    assert [grid.span.start for grid in find_grids(source(PLAIN))] == [2]


def test_rows_between_two_rules_are_told_by_their_numbers() -> None:
    table = """
┌────┬──────────────┬─────────┬─────────┐
│ ที่  │ โครงการ       │ ปี 2566  │ ปี 2567  │
├────┼──────────────┼─────────┼─────────┤
│ 1  │ โครงการอบรม   │ 20,000  │ 22,000  │
│    │ คุณธรรม        │         │         │
│ 2  │ โครงการป้าย    │  4,500  │         │
└────┴──────────────┴─────────┴─────────┘
"""
    rows = rows_of_text(plan_around(table.strip(), "พ.ศ. 2566 - 2567"))
    assert amounts_of_titles(rows) == {
        ("โครงการอบรม คุณธรรม", 2566): 20_000,
        ("โครงการอบรม คุณธรรม", 2567): 22_000,
        ("โครงการป้าย", 2566): 4_500,
        ("โครงการป้าย", 2567): "blank",
    }
