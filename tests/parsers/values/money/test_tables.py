"""Tables in a budget field: every amount with its year and its place, and nothing beside the table lost."""

from __future__ import annotations

import pytest

from parsers.values.money.fields import parse_budget
from parsers.values.money.tables import read_tables

PLAN = (2566, 2570)
Read = list[tuple[str, int | None, bool]]
"""What stands at an amount's place, its year, and whether it is a sum."""


def read(text: str) -> Read:
    """The amounts of a text's tables; those that cannot be read begin with ``?``."""
    amounts, rest = read_tables(text, PLAN)
    assert (len(rest), rest.count("\n")) == (len(text), text.count("\n"))
    return [
        ("?" * (one.found.amount is None) + text[one.found.start : one.found.end], one.year_be, one.is_sum)
        for one in amounts
    ]


TWO: Read = [("10,000", 2566, False), ("12,000", 2567, False)]


@pytest.mark.parametrize(
    "text",
    [
        "|  ปี 2566 | ปี 2567|\n|---|:--:|\n| 10,000 |  12,000 |",
        "2566 | 2567\n10,000 | 12,000",  # no pipe at the ends
        " | 2566 | 2567\n | 10,000 | 12,000",
        "  ปี 2566\tปี 2567\n 10,000 \t  12,000",
        "2566\t2567\t\n10,000\t12,000\t",
        "\t2566\t2567\nค่าจ้าง\t10,000\t12,000",  # the first column has the names of the rows
        "\n| 2566 | 2567 |\n\n| 10,000 | 12,000 |",
        "|||\n| 2566 | 2567 |\n| 10,000 | 12,000 |",
        "<table><tr><th>ปี 2566</th><th> ปี 2567 </th></tr><tr><td>10,000</td><td>12,000</td></tr></table>",
        "<TABLE><TR><TD>ปี 2566<TD>ปี 2567<TR><TD>10,000<TD>12,000</TABLE>",  # no end tags
        '<table><tr><td colspan="1">2566</td><td>2567</td></tr><tr><td>10,000</td><td>12,000</td></tr></table>',
        "| ปี | งบประมาณ |\n| 2566 | 10,000 |\n| 2567 | 12,000 |",
        "2566\t10,000\n2567\t12,000",
        # pipes at one end, or at the ends of some rows
        "2566 | 2567\n| 10,000 | 12,000 |",
        "2566 | 2567 |\n10,000 | 12,000 |",
        "| | 2566 | 2567\n| ค่าจ้าง | 10,000 | 12,000",
        "2566 |  | 2567\n10,000 |  | 12,000",  # an empty column
        "2566\t2567\n--------\n10,000\t12,000",
        "<table><tr></tr><tr><td>2566</td><td>2567</td></tr><tr><td>10,000</td><td>12,000</td></tr></table>",
        "| 2566 | 50 คน | 10,000 |\n| 2567 | 60 คน | 12,000 |",  # a count beside the amount
    ],
)
def test_two_years(text: str) -> None:
    assert read(text) == TWO


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        (
            "| รายการ | ปี 2566 | ปี 2567 |\n| ค่าจ้าง | 10,000 | 12,000 |\n| รวม | 10,000 | 12,000 |",
            [*TWO, ("10,000", 2566, True), ("12,000", 2567, True)],
        ),
        ("| ปี | งบประมาณ |\n| 2566 | 10,000 |\n| 2567 | 12,000 |\n| รวม | 22,000 |", [*TWO, ("22,000", None, True)]),
        ("| ปี 2566 | ปี 2567 |\n| 1,50,000 | 12,000 |", [("?1,50,000", 2566, False), ("12,000", 2567, False)]),
        # what cannot be read is not passed over
        ("| 2566 | 1,50,000 |\n| 2567 | 12,000 |", [("?1,50,000", 2566, False), ("12,000", 2567, False)]),
        ("| 2566 | 10,000 |\n| 2567 | - |\n| 2568 | 0 |", [("10,000", 2566, False), ("0", 2568, False)]),
        # costs: the last column of money that is neither a rate nor money spent
        (
            "| รายการ | คน | จำนวนเงิน |\n| ค่าวิทยากร | 2 | 4,000 |\n| ค่าอาหาร | 50 | 1,50,000 |\n| รวม |  | 10,000 |",
            [("4,000", None, False), ("?1,50,000", None, False), ("10,000", None, True)],
        ),
        ("| รายการ | รวมเงิน | ราคาต่อหน่วย |\n| ค่าจ้าง | 4,000 | 2,000 |", [("4,000", None, False)]),
        ("| รายการ | งบประมาณ (บาท) | ใช้จริง (บาท) |\n| ค่าจ้าง | 2,000 | 1,500 |", [("2,000", None, False)]),
        ("| รายการ | อบต. (บาท) | รวม (บาท) |\n| ค่าจ้าง | 1,000 | 3,000 |", [("3,000", None, False)]),
        ("| รายการ | ปี 2566 | ปี 2567 |\n| ค่าอาหาร 60 บาท | 10,000 | 12,000 |", TWO),
        (
            "| รายการ | ปี 2566 | ปี 2567 | รวม |\n| ค่าจ้าง | 10,000 | 12,000 | 22,000 |\n| ค่าเช่า | 1 | 2 | 3 |",
            [*TWO, ("1", 2566, False), ("2", 2567, False)],
        ),
        ("| รายการ | จำนวนเงิน |\n| ค่าจ้าง | 0 |\n| ค่าเช่า | - |", [("0", None, False)]),
    ],
)
def test_sums_costs_and_what_cannot_be_read(text: str, amounts: Read) -> None:
    assert read(text) == amounts


@pytest.mark.parametrize(
    "text",
    [
        "| ปี 2566 | ปี 2567 |",  # one row
        "<table><tr><td>2566</td><td>2567</td></tr></table>",
        "| 2566 | 10,000 |",
        "<table><tr><td>2566</td><td>10,000</td></tr></table>",
        "| ปี 2566 | ปี 2567 |\nข้อความ\n| 10,000 | 12,000 |",  # two tables of one row
        "| ปี 2566 | ปี 2566 |\n| 10,000 | 12,000 |",  # the same year twice
        "| ปี 2566 | งบประมาณ 5,000 |\n| 10,000 | 12,000 |",
        "| ปี 2566 | ปี 2567 |\n| 10,000 | 12,000 | 5 |",  # a cell too many
        "| 2566 | 10,000 | 11,000 |\n| 2567 | 12,000 | 13,000 |",  # two amounts a year
        "| 2566 | 10,000 |\n| รวม | 22,000 | 5,000 |",
        "| 2566 | 10,000 |\n| ค่าจ้าง | 22,000 |",
        "| ก | 10,000 |\n| 2566 | 22,000 |",
        "| 2566 | ปี 2567 | 5 |\n| 2566 | 22,000 |",
        "| รายการ | ราคาต่อหน่วย (บาท) |\n| ค่าจ้าง | 2,000 |",
        "| งบ (บาท) | 5,000 |\n| ค่าเช่า | 2,000 |",  # an amount in the head
        "| ค่าจ้าง | 3 คน |\n| ค่าเช่า | 2,000 |",  # no amounts alone
        "| รายการ | จำนวนเงิน |\n| ค่าจ้าง | 2,000 | 5 |",
    ],
)
def test_what_is_no_table_of_these_is_left_as_text(text: str) -> None:
    assert read_tables(text, PLAN) == ([], text)


TABLE = "<table><tr><td>2566</td><td>2567</td></tr><tr><td>10,000</td><td>12,000</td></tr></table>"


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        (f"งบประมาณ 30,000 บาท {TABLE}", [30000]),  # on one line with the table
        (f"{TABLE} และ 5,000 บาท", [5000]),
        (f"{TABLE} ค่าจ้าง 5,000 บาท {TABLE.replace('2566', '2568').replace('2567', '2569')}", [5000]),
        (
            f"{TABLE}<table><tr><td>รายการ</td><td>จำนวนเงิน</td></tr><tr><td>ค่าจ้าง</td><td>6,000</td></tr></table>",
            [6000],
        ),
        ("ค่าเช่า 7,000 บาท\n| ปี 2566 | ปี 2567 |\n| 10,000 | 12,000 |\nค่าจ้าง 3,000 บาท", [7000, 3000]),
        (
            "| ปี 2566 | ปี 2567 |\n| 10,000 | 12,000 |\nหมายเหตุ\n| รายการ | จำนวนเงิน |\n| ค่าจ้าง | 3,000 |",
            [3000],
        ),
    ],
)
def test_what_stands_beside_a_table_is_read(text: str, beside: list[int]) -> None:
    reading = parse_budget(text.split("\n"), PLAN, PLAN)
    assert [int(one.amount) for one in reading.amounts if not one.years] == beside
    assert [one.amount for one in reading.amounts if one.years][:2] == [10000, 12000]
    assert reading.unreadable == ()


@pytest.mark.parametrize(
    "caption", ['<tr><td colspan="2">ปีงบประมาณ</td></tr>', '<tr><td colspan="2">งบประมาณ (บาท)</td></tr>']
)
def test_a_caption_above_all_columns_leaves_the_years_below_it(caption: str) -> None:
    rows = "<tr><td>ปี 2566</td><td>ปี 2567</td></tr><tr><td>10,000</td><td>12,000</td></tr>"
    reading = parse_budget([f"<table>{caption}{rows}</table>"], None)
    assert [(found.year_be, int(found.amount)) for found in reading.amounts] == [(2566, 10000), (2567, 12000)]
    merged = rows.replace("<td>10,000</td><td>12,000</td>", '<td colspan="2">10,000</td>')
    reading = parse_budget([f"<table>{caption}{merged}</table>"], None)
    assert (reading.amounts, bool(reading.unreadable)) == ((), True)


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("ปี 2566 ปี 2568\n70,000 60,000", [(2566, 70000), (2568, 60000)]),
        ("2566  2567  2568\n5,000  -  6,000", [(2566, 5000), (2568, 6000)]),
        ("ปีงบประมาณ 2566 ปีงบประมาณ 2567\n5,000.00 6,000.00", [(2566, 5000), (2567, 6000)]),
    ],
)
def test_years_on_a_line_above_as_many_amounts(text: str, amounts: list[tuple[int, int]]) -> None:
    reading = parse_budget(text.split("\n"), PLAN)
    assert [(found.year_be, int(found.amount)) for found in reading.amounts] == amounts
    assert (reading.unreadable, reading.notes) == ((), ())


@pytest.mark.parametrize("text", ["ปี 2566 ปี 2567\n5,000 6,000 7,000", "ปี 2566 ปี 2567 ปี 2568\n5,000 6,000"])
def test_years_above_more_or_fewer_amounts_are_not_dealt_out(text: str) -> None:
    assert read(text) == []
    reading = parse_budget(text.split("\n"), PLAN)
    assert reading.unreadable or {found.year_be for found in reading.amounts} == {None}


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("merged", ['colspan="2"', "rowspan=2"])
def test_a_merged_cell_in_any_row_leaves_the_table_as_text(place: int, merged: str) -> None:
    rows = ["<tr><td>2566</td><td>10,000</td></tr>", "<tr><td>2567</td><td>12,000</td></tr>"]
    rows.append("<tr><td>2568</td><td>14,000</td></tr>")
    assert len(read("<table>" + "".join(rows) + "</table>")) == 3
    rows[place] = rows[place].replace("<td>", f"<td {merged}>", 1)
    assert read("<table>" + "".join(rows) + "</table>") == []


SUMMED = ["| ปี | งบ อบต. (บาท) | รวม |", "| 2566 | 10,000 | 10,000 |", "| 2567 | 12,000 | 12,000 |"]


def dated(text: str) -> list[int | None]:
    return [year for _, year, _ in read(text)]


def test_a_year_a_row_with_its_sum_and_the_sum_of_all_below() -> None:
    assert dated("\n".join([*SUMMED, "| รวม | 22,000 | 22,000 |"])) == [2566, 2566, 2567, 2567, None]


@pytest.mark.parametrize(
    "rows",
    [
        [SUMMED[0], SUMMED[1], "| รวม | 22,000 | 22,000 |", SUMMED[2]],  # the sum is not the last row
        [SUMMED[0], SUMMED[1], "| อื่น ๆ | 22,000 | 22,000 |"],  # the last row is no sum
        [SUMMED[0].replace("| ปี |", "| ปี 2565 |"), *SUMMED[1:]],  # a year in the head
    ],
    ids=["amid", "no sum", "year above"],
)
def test_other_rows_give_no_year_its_amount(rows: list[str]) -> None:
    assert read("\n".join(rows)) == []


def said(*rows: str) -> list[str]:
    """Years, baht and per of each amount of a field, then its notes, then ``?`` what is unreadable."""
    reading = parse_budget(rows, PLAN, PLAN)
    amounts = [f"{'-'.join(map(str, one.years))} {one.amount:,f} {one.per}".strip() for one in reading.amounts]
    notes = [f"{note.role or note.code}: {note.found}" for note in reading.notes]
    return [*amounts, *notes, *(f"? {text}" for text in reading.unreadable)]


EACH = ["2566 15,000 year", "2567 20,000 year"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # a row of people above that of money
        (("| รายการ | 2566 | 2567 |", "| จำนวนคน | 500 | 600 |", "| งบประมาณ | 15,000 | 20,000 |"), EACH),
        (("| รายการ | 2566 | 2567 |", "| รวมผู้เข้าร่วม (คน) | 500 | 600 |", "| งบประมาณ | 15,000 | 20,000 |"), EACH),
        (("| รายการ | 2566 | 2567 |", "| ราคาต่อหน่วย | 500 | 600 |", "| จำนวนเงิน | 15,000 | 20,000 |"), EACH),
        # what was planned and what came of it
        (
            ("| รายการ | 2566 | 2567 |", "| แผน | 15,000 | 20,000 |", "| ผล | 12,000 | 20,000 |"),
            [*EACH, "spent: 12,000; 20,000"],
        ),
        (
            ("| รายการ | 2566 | 2567 |", "| ตั้งไว้ | 15,000 | 20,000 |", "| เบิกจ่าย | 12,000 | 20,000 |"),
            [*EACH, "spent: 12,000; 20,000"],
        ),
        # a head over names of counts, a unit beside each that is no money: of whom, for whom
        (("| เป้าหมาย | 2566 | 2567 |", "| จำนวน | 5,000 | 6,000 |"), ["? 5,000", "? 6,000"]),
        (("| ที่ | ตัวชี้วัด | 2566 | 2567 |", "| 1 | คะแนน | 5,000 | 6,000 |"), ["? 5,000", "? 6,000"]),
        (("| ที่ | รายการ | 2566 | 2567 |", "| 1 | อบรม | 15,000 | 20,000 |"), EACH),
        (("| กิจกรรม | เป้าหมาย | 2566 | 2567 |", "| อบรม | 100 คน | 15,000 | 20,000 |"), EACH),
        (("| ปี | งบประมาณ | หน่วยนับ |", "| 2566 | 5,000 | ต่อรุ่น |", "| 2567 | 6,000 | ต่อรุ่น |"), ["? 5,000", "? 6,000"]),
        (("| ปี | จำนวน | หน่วย |", "| 2566 | 5,000 | คน |", "| 2567 | 6,000 | คน |"), ["? 5,000", "? 6,000"]),
        (("| ปี | งบประมาณ | หน่วยงาน |", "| 2566 | 15,000 | กองคลัง |", "| 2567 | 20,000 | กองคลัง |"), EACH),
        # names that say nothing of it
        (("| รายการ | 2566 | 2567 |", "| อบรมผลกระทบ | 15,000 | 20,000 |"), EACH),
        # in columns
        (("| ปี | จำนวนคน | เบิกจ่าย |", "| 2566 | 50 คน | 9,000 |", "| 2567 | 60 คน | 8,000 |"), ["spent: 9,000; 8,000"]),
        (
            ("| ปี | งบประมาณ | เบิกจ่าย |", "| 2566 | 15,000 | 9,000 |", "| 2567 | 20,000 | - |"),
            [*EACH, "spent: 9,000"],
        ),
        (
            (
                "| ปี | งบประมาณ | เบิกจ่าย |",
                "| 2566 | 15,000 | 9,000 |",
                "| 2567 | 20,000 | 8,000 |",
                "| รวม | 35,000 | 17,000 |",
            ),
            [*EACH, "35,000 total", "spent: 9,000; 8,000; 17,000"],
        ),
        (("| ปี | จำนวนคน | งบประมาณ |", "| 2566 | 1,500 | 15,000 |", "| 2567 | 1,600 | 20,000 |"), EACH),
        # two sources
        (
            ("| ปี | อบต. (บาท) | อบจ. (บาท) |", "| 2566 | 15,000 | 1,000 |", "| 2567 | 20,000 | 2,000 |"),
            ["2566 15,000 year", "2566 1,000 year", "2567 20,000 year", "2567 2,000 year"],
        ),
    ],
)
def test_what_names_say_of_figures_is_asked_of_rows_and_columns(rows: tuple[str, ...], expected: list[str]) -> None:
    assert said(*rows) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("| รายการ | 2566 | 2567 |", "| งบประมาณ (พันบาท) | 15 | 20 |"), EACH),
        (("| รายการ | 2566 (พันบาท) | 2567 (บาท) |", "| งบประมาณ | 15 | 20,000 |"), EACH),
        (("| ปี | งบประมาณ (พันบาท) |", "| 2566 | 15 |", "| 2567 | 20 |"), EACH),
        (("(หน่วย : พันบาท)", "| ปี | งบประมาณ |", "| 2566 | 15 |", "| 2567 | 20 |"), EACH),
        (("| รายการ | จำนวนเงิน (พันบาท) |", "| ค่าจ้าง | 15 |"), ["15,000 unstated"]),
        (("| รายการ | จำนวนเงิน ('000 บาท) |", "| ค่าจ้าง | 15 |"), ["15,000 unstated"]),
        (("| รายการ | จำนวนเงิน (สิบล้านบาท) |", "| ค่าจ้าง | 15 |"), ["150,000,000 unstated"]),
        # in two units, or with its own beside the head's
        (("| รายการ (ล้านบาท) | 2566 | 2567 |", "| งบประมาณ (พันบาท) | 15 | 20 |"), ["? 15", "? 20"]),
        (("| ปี | งบประมาณ (พันบาท) |", "| 2566 | 15,000 บาท |", "| 2567 | 20 |"), ["2567 20,000 year", "? 15,000 บาท"]),
        # below the table, or in a column of its own; a table without a head has none that could say it
        (("| 2566 | 2567 |", "| 15 | 20 |", "(หน่วย : พันบาท)"), EACH),
        (("| 2566 | 15 |", "| 2567 | 20 |", "", "หน่วย : พันบาท"), EACH),
        (("หน่วย : พันบาท", "| 2566 | 15 |", "| 2567 | 20 |"), EACH),
        (("| ปี | งบประมาณ | หน่วย |", "| 2566 | 15 | พันบาท |", "| 2567 | 20,000 | บาท |"), EACH),
        (("<table><tr><td>2566<td>2567<tr><td>15<td>20</table>", "(หน่วย : พันบาท)"), EACH),
        (("(หน่วย : บาท)", "| 2566 | 2567 |", "| 15,000 | 20,000 |"), EACH),
        # two lines, or a line and a head, that do not agree; figures of people
        (("(หน่วย : บาท)", "| 2566 | 2567 |", "| 15 | 20 |", "(หน่วย : พันบาท)"), ["? 15", "? 20"]),
        (("| รายการ | 2566 | 2567 |", "| เงิน (บาท) | 15 | 20 |", "(หน่วย : พันบาท)"), ["? 15", "? 20"]),
        (("(หน่วย : คน)", "| 2566 | 2567 |", "| 15 | 20 |"), ["? 15", "? 20"]),
        # a number of thousands is no unit
        (("| รายการ | 2566 | 2567 |", "| เงินรางวัล 5 พันบาท | 15,000 | 20,000 |"), EACH),
    ],
)
def test_a_unit_in_a_name_or_above_the_table_is_that_of_its_figures(rows: tuple[str, ...], expected: list[str]) -> None:
    assert said(*rows) == expected


def test_costs_a_year_a_row_are_not_read_without_their_years() -> None:
    rows = ("| ปี | ค่าอาหาร | ค่าจ้าง |", "| 2566 | 15,000 | ? |", "| 2567 | 20,000 | - |")
    assert all(one.years for one in parse_budget(rows, PLAN, PLAN).amounts)


@pytest.mark.parametrize(
    ("lines", "amounts"),
    [
        (("ปีงบประมาณ พ.ศ. งบประมาณ (บาท)", "2566 85,000", "2567 9,000"), [(2566, 85_000), (2567, 9_000)]),
        (("ปี จำนวนเงิน (บาท)", "ปี 2566 5,000", "ปี 2567 -", "รวม 5,000"), [(2566, 5_000), (None, 5_000)]),
    ],
)
def test_a_year_and_an_amount_a_line_below_a_head_of_both(
    lines: tuple[str, ...], amounts: list[tuple[int | None, int]]
) -> None:
    """A table inside a cell of a table of Word: blanks alone part its cells."""
    read, _ = read_tables("\n".join(lines), None)
    assert [(one.year_be, int(one.found.amount or 0)) for one in read] == amounts


@pytest.mark.parametrize(
    "head", ["", "ปี จำนวน (คน)", "ปีงบประมาณ เบิกจ่าย (บาท)", "ปี ราคาต่อหน่วย (บาท)", "ตามงบประมาณ (บาท)"]
)
def test_a_year_and_a_figure_a_line_below_another_head_are_no_table(head: str) -> None:
    text = f"{head}\n2566 85,000\n2567 9,000"
    assert read_tables(text, None) == ([], text)
