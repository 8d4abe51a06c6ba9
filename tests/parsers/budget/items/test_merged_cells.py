"""Cells of money that reach over columns or rows: whose they are, and when nothing says it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import Span
from parsers.records.budget import BudgetTable

Read = Callable[..., BudgetTable]

HEAD = "ที่|โครงการ/กิจกรรม|ปี 2566|ปี 2567|ปี 2568"


def cells(text: str) -> str:
    return "".join(cell if cell.startswith("<td") else f"<td>{cell}</td>" for cell in text.split("|"))


def table(read: Read, *rows: str, head: str = HEAD) -> BudgetTable:
    """A table of a row a line, whose cells are parted by ``|`` and may have a tag of their own."""
    return read(*(f"<tr>{cells(row)}</tr>" for row in rows), "</table>", header=f"<table><tr>{cells(head)}</tr>")


def amounts(found: BudgetTable) -> list[list[int | str]]:
    return [[str(c.status) if c.amount is None else int(c.amount) for c in item.cells] for item in found.items]


def codes(found: BudgetTable) -> list[tuple[str, int]]:
    return [(issue.code, issue.span.start) for issue in found.issues if issue.span]


NONE = ["ambiguous"] * 3
OVER_ALL, OVER_TWO, TWO_ROWS = '<td colspan="3">{}</td>', '<td colspan="2">{}</td>', '<td rowspan="2">{}</td>'


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (OVER_ALL.format("ปีละ 20,000"), [20_000] * 3),
        (OVER_ALL.format("20,000 บาท/ปี"), [20_000] * 3),
        (OVER_TWO.format("ปีละ 20,000") + "|5,000", [20_000, 20_000, 5_000]),
        ("5,000|" + OVER_TWO.format("ปีละ 20,000"), [5_000, 20_000, 20_000]),
        (OVER_ALL.format("-"), ["dash"] * 3),
        (OVER_ALL.format(""), ["blank"] * 3),
        (OVER_ALL.format("ไม่ใช้งบประมาณ"), ["none"] * 3),
        (OVER_ALL.format("←—— ปีละ 20,000 ——→"), [20_000] * 3),  # an arrow says how far the cell reaches
        (OVER_ALL.format("←———→"), NONE),
        (OVER_ALL.format("←—— 20,000 ——→"), NONE),
        (OVER_ALL.format("20,000"), NONE),  # of all together, or of each?
        (OVER_ALL.format("ปีละ 5,000 ปีละ 6,000"), NONE),
        (OVER_ALL.format("ปีละ"), NONE),
        (OVER_ALL.format("ปีละ -"), NONE),
        (OVER_TWO.format("20,000") + "|5,000", ["ambiguous", "ambiguous", 5_000]),
    ],
)
def test_a_cell_over_columns_holds_what_it_says_of_each_year(last: str, expected: list[int | str], read: Read) -> None:
    found = table(read, f"1|โครงการอบรม|{last}")
    assert amounts(found) == [expected]
    assert ({code for code, _ in codes(found)} == {"merged_columns"}) is ("ambiguous" in expected)


@pytest.mark.parametrize("value", ["ปีละ 20,000", "20,000"])
def test_a_cell_over_columns_and_rows_is_of_no_item(value: str, read: Read) -> None:
    over = f'<td colspan="3" rowspan="2">{value}</td>'
    assert amounts(table(read, f"1|โครงการอบรม|{over}", "2|โครงการค่าย")) == [NONE, NONE]
    assert amounts(table(read, f"1|1) โครงการอบรม 2) โครงการค่าย|{OVER_ALL.format(value)}")) == [NONE, NONE]


def test_a_title_that_runs_into_the_years_says_nothing_about_them(read: Read) -> None:
    found = table(read, "1|" + OVER_TWO.format("โครงการอบรม 5 รุ่น") + "|5,000|6,000", "2|โครงการค่าย|1,000|-|-")
    assert amounts(found) == [["ambiguous", 5_000, 6_000], [1_000, "dash", "dash"]]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("20,000<br/>30,000", [20_000, 30_000]),
        ("-", ["dash", "dash"]),
        ("", ["blank", "blank"]),
        ("20,000", ["ambiguous", "ambiguous"]),
        ("20,000<br/>30,000<br/>40,000", ["ambiguous", "ambiguous"]),
    ],
)
@pytest.mark.parametrize("year", [0, 1, 2])
def test_a_cell_over_rows_with_a_value_for_each_gives_them_in_order(
    year: int, value: str, expected: list[int | str], read: Read
) -> None:
    first, second, third = ["1,000"] * 3, ["2,000"] * 2, "3|โครงการเวที|3,000|3,000|3,000"
    first[year] = TWO_ROWS.format(value)
    found = table(read, f"1|โครงการอบรม|{'|'.join(first)}", f"2|โครงการค่าย|{'|'.join(second)}", third)
    assert [row[year] for row in amounts(found)] == [*expected, 3_000]
    assert all(row.count(1_000 * (place + 1)) >= 2 for place, row in enumerate(amounts(found)))
    assert [cell.span.start for cell in (item.cells[year] for item in found.items)] == [2, 2, 4]


def test_rows_of_several_items_take_their_values_one_behind_the_other(read: Read) -> None:
    found = table(
        read,
        f"1|1) โครงการอบรม 2) โครงการค่าย|{TWO_ROWS.format('1,000<br/>2,000<br/>3,000')}|-|-",
        "2|โครงการเวที|-|-",
    )
    assert [row[0] for row in amounts(found)] == [1_000, 2_000, 3_000]


def left(found: BudgetTable) -> list[tuple[tuple[int, ...], dict[int, list[str]], tuple[int, int]]]:
    """The items, values by year and lines of what is left open."""
    return [
        (one.items, {year: [value.raw for value in values] for year, values in one.values.items()}, _lines(one.span))
        for one in found.shared
    ]


def _lines(span: Span) -> tuple[int, int]:
    return span.start, span.end


def test_what_cells_over_rows_leave_open_is_kept_for_their_items(read: Read) -> None:
    found = table(
        read,
        f"1|โครงการอบรม|{TWO_ROWS.format('20,000')}|{TWO_ROWS.format('6,000')}|-",
        "2|โครงการค่าย|-",
        f"3|โครงการเวที|-|{TWO_ROWS.format('7,000<br/>8,000')}|-",  # settled
        "4|โครงการสภา|-|-",
        f"5|โครงการวัด|-|-|{TWO_ROWS.format('9,000')}",
        "6|โครงการครู|-|-",
    )
    assert left(found) == [
        ((0, 1), {2566: ["20,000"], 2567: ["6,000"]}, (2, 2)),
        ((4, 5), {2568: ["9,000"]}, (6, 6)),
    ]


RUN = ("1|โครงการอบรม|1,000|2,000|3,000", "||1,100|2,200|3,300", "2|โครงการค่าย|||", "3|โครงการเวที|5,000|6,000|7,000")


def test_rows_whose_values_may_have_slipped_are_left_open_as_one(read: Read) -> None:
    found = table(read, *RUN)
    assert amounts(found) == [NONE] * 3
    values = {2566: ["1,000", "1,100", "5,000"], 2567: ["2,000", "2,200", "6,000"], 2568: ["3,000", "3,300", "7,000"]}
    assert left(found) == [((0, 1, 2), values, (2, 5))]
    (run,) = found.shared
    assert [value and value.raw for value in run.row_values[2567]] == ["2,000", None, "6,000"]
    assert [value.raw for value in run.beside_no_item[2568]] == ["3,300"]


EACH = "1|โครงการอบรม|{}"


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ("ปีละ 20,000||", NONE),  # of its column's year alone, or of all three
        ("|ปีละ 20,000|", NONE),
        ("ปีละ 20,000|-|", [20_000, "dash", "blank"]),
        ("ปีละ 20,000|5,000|", [20_000, 5_000, "blank"]),
        ("ปีละ 20,000|ปีละ 30,000|", [20_000, 30_000, "blank"]),
        ("20,000||", [20_000, "blank", "blank"]),
        ("|20,000|", ["blank", 20_000, "blank"]),
        ("ปีละ 20,000|ปีละ 20,000|ปีละ 20,000", [20_000] * 3),
    ],
)
def test_an_amount_of_each_year_in_one_years_cell(years: str, expected: list[int | str], read: Read) -> None:
    found = table(read, EACH.format(years))
    assert amounts(found) == [expected]
    assert codes(found) == ([("ambiguous_alignment", 2)] if expected == NONE else [])


FIVE = HEAD.replace("ปี 2568", "ปี 2568|ปี 2569|ปี 2570")


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ("20,000||ปีละ 5,000||30,000", [20_000, *NONE, 30_000]),  # in the middle of three, or of its own column
        ("||ปีละ 5,000||30,000", [*["ambiguous"] * 4, 30_000]),
        ("20,000||ปีละ 5,000|-|30,000", [20_000, "blank", 5_000, "dash", 30_000]),
        ("20,000||5,000||30,000", [20_000, "blank", 5_000, "blank", 30_000]),
    ],
)
def test_an_amount_of_each_year_between_blank_cells(years: str, expected: list[int | str], read: Read) -> None:
    found = table(read, EACH.format(years), head=FIVE)
    assert amounts(found) == [expected]
    assert codes(found) == ([("ambiguous_alignment", 2)] if "ambiguous" in expected else [])


SEVERAL = "ที่|โครงการ/กิจกรรม|งบประมาณ ปี 2566-2568"


@pytest.mark.parametrize(
    ("rows", "expected", "said"),
    [
        (["1|โครงการอบรม|20,000"], [20_000], []),
        (["1|โครงการอบรม|ปีละ 20,000"], ["ambiguous"], [2]),
        (["1|1) โครงการอบรม 2) โครงการค่าย|30,000"], ["ambiguous"] * 2, [2]),  # said once
        (["1|1) โครงการอบรม 2) โครงการค่าย|30,000 40,000"], [30_000, 40_000], []),
        ([f"1|โครงการอบรม|{TWO_ROWS.format('1,000<br/>2,000')}", "2|โครงการค่าย"], [1_000, 2_000], []),
    ],
)
def test_a_column_of_several_years(rows: list[str], expected: list[int | str], said: list[int], read: Read) -> None:
    found = table(read, *rows, head=SEVERAL)
    assert [one for (one,) in amounts(found)] == expected
    assert codes(found) == [("ambiguous_alignment", line) for line in said]


def test_whose_a_value_is_says_how_it_is_known(read: Read) -> None:
    found = table(read, "1|โครงการอบรม|1,000||-", "2|1) โครงการค่าย 2) โครงการเวที|1,000 2,000|- -|")
    assert [[cell.alignment for cell in item.cells] for item in found.items] == [
        ["exact"] * 3,
        ["by_order", "by_order", "exact"],
        ["by_order", "by_order", "exact"],
    ]


def test_words_over_rows_are_of_each_of_them(read: Read) -> None:
    head = f"{HEAD}|ผู้รับผิดชอบ|หมายเหตุ"
    found = table(
        read,
        '1|โครงการอบรม|5|6|7|<td rowspan="2">กองคลัง</td>|<td rowspan="2">ต่อเนื่อง</td>',
        "2|โครงการประชุม|5|6|7",
        "3|โครงการสำรวจ|5|6|7||",
        head=head,
    )
    assert [(item.responsible, item.remark) for item in found.items] == [
        ("กองคลัง", "ต่อเนื่อง"),
        ("กองคลัง", "ต่อเนื่อง"),
        (None, None),
    ]


REMARKED = f"{HEAD}|หมายเหตุ"


@pytest.mark.parametrize("remark", ["งบประมาณรวม 3 ปี", "เปลี่ยนแปลงเป็น 5,000 บาท", "ใช้งบประมาณร่วมกับโครงการที่ 3"])
def test_a_remark_over_rows_makes_the_amounts_of_all_of_them_doubtful(remark: str, read: Read) -> None:
    over = TWO_ROWS.format(remark)
    rows = (f"1|โครงการอบรม|20,000|20,000|20,000|{over}", "2|โครงการป้าย|20,000|20,000|20,000")
    found = table(read, *rows, "3|โครงการวันดี|5,000|5,000|5,000|-", head=REMARKED)
    assert amounts(found) == [NONE, NONE, [5_000] * 3]
    first, second = (item.cells[0].span.start for item in found.items[:2] if item.cells[0].span)
    assert codes(found) == [("unreadable_amount", first)] * 3 + [("unreadable_amount", second)] * 3


def test_a_remark_over_rows_that_says_the_amount_of_one_leaves_that_alone(read: Read) -> None:
    over = TWO_ROWS.format("เปลี่ยนแปลงเป็น 5,000 บาท")
    rows = (f"1|โครงการอบรม|5,000|5,000|5,000|{over}", "2|โครงการป้าย|20,000|20,000|20,000")
    assert amounts(table(read, *rows, head=REMARKED)) == [[5_000] * 3, NONE]


def test_the_remark_of_a_row_says_nothing_of_the_next(read: Read) -> None:
    rows = ("1|โครงการอบรม|20,000|20,000|20,000|งบประมาณรวม 3 ปี", "2|โครงการป้าย|20,000|20,000|20,000|")
    assert amounts(table(read, *rows, head=REMARKED)) == [NONE, [20_000] * 3]


def test_a_strategy_over_rows_is_said_of_each(read: Read) -> None:
    head = "กลยุทธ์|ที่|โครงการ/กิจกรรม|ปี 2566|ปี 2567|ปี 2568"
    rows = [
        TWO_ROWS.format("กลยุทธ์ที่ 1 ปลูกฝัง") + "|1|โครงการก|1|2|3",
        "2|โครงการข|1|2|3",
        "กลยุทธ์ที่ 2 เปิด|3|โครงการค|1|2|3",
    ]
    said = [
        [cell.text for cell in item.beside if cell.role == "strategy"] for item in table(read, *rows, head=head).items
    ]
    assert said == [["กลยุทธ์ที่ 1 ปลูกฝัง"], ["กลยุทธ์ที่ 1 ปลูกฝัง"], ["กลยุทธ์ที่ 2 เปิด"]]
