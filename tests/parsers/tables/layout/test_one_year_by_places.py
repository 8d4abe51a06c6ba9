"""Plans of one year whose table is set by position: what money is, is said by heads without years side by side."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Sequence

import pytest

from lawful import Rows, baht_or_status, codes, rows_of_text

Width = Callable[[str], int]
ANNUAL, SEVERAL = "ประจำปีงบประมาณ พ.ศ. 2568", "พ.ศ. 2566 - 2568"


def drawn(text: str) -> int:
    return sum(unicodedata.category(sign) != "Mn" for sign in text)


def printed(rows: Sequence[Sequence[str]], widths: Sequence[int], width: Width) -> str:
    """Cells at their places; figures and dashes flush right, four places before the next column."""
    lines = []
    for row in rows:
        line = ""
        for cell, size in zip(row, widths, strict=False):
            figure = cell.replace(",", "").isdecimal() or cell == "-"
            figure = figure and bool(line)
            line += " " * (size - width(cell) - 4) + cell + " " * 4 if figure else cell + " " * (size - width(cell))
        lines.append(line.rstrip())
    return "\n".join(lines)


def rows_of(table: str, period: str = ANNUAL) -> Rows:
    text = f"""                    แผนปฏิบัติการป้องกันการทุจริต ({period})
                         องค์การบริหารส่วนตำบลบ้านสมมุติ
                       อำเภอเมืองลำปาง จังหวัดลำปาง

ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต ({period})

{table}
"""
    return rows_of_text(text)


def amounts(rows: Rows) -> list[int | str]:
    lines = [line for line in rows["budget_lines"] if line["source"] == "table"]
    assert {line["fiscal_year_be"] for line in lines} <= {2568}
    return [baht_or_status(line) for line in lines]


TITLES = ("โครงการอบรมคุณธรรม", "กิจกรรมรับเรื่องร้องเรียน", "มาตรการควบคุมพัสดุ")
UNITS = ("สำนักปลัด", "กองคลัง", "กองช่าง")


def body(*columns: Sequence[str]) -> list[list[str]]:
    rows = [
        [str(number), title, *cells, unit]
        for number, (title, unit, *cells) in enumerate(zip(TITLES, UNITS, *columns, strict=False), 1)
    ]
    totals = [column[3] if len(column) > 3 else "" for column in columns]
    return [*rows, ["", "รวม", *totals]] if any(totals) else rows


MONEY = ("20,000", "-", "5,000", "25,000")
QUARTERS = [
    ("5,000", "-", "-", "5,000"),
    ("-", "-", "5,000", "5,000"),
    ("10,000", "-", "-", "10,000"),
    ("5,000", "-", "-", "5,000"),
]
BLANK = [["" if cell == "-" else cell for cell in column] for column in QUARTERS]
NAMES = ["ไตรมาส 1", "ไตรมาส 2", "ไตรมาส 3", "ไตรมาส 4"]
MONTHS = ["ต.ค.-ธ.ค.", "ม.ค.-มี.ค.", "เม.ย.-มิ.ย.", "ก.ค.-ก.ย."]
FORMS: list[tuple[list[str], list[Sequence[str]]]] = [
    (["งบประมาณ"], [MONEY]),
    (["งบประมาณ (บาท)", "แหล่งงบประมาณ"], [MONEY, ("งบ อบต.", "ไม่มี", "เงินอุดหนุน")]),
    (["งบประมาณ ปี 2568 (บาท)", "ระยะเวลา"], [MONEY, ("ม.ค. - มี.ค.", "ตลอดปี", "ต.ค.")]),
    (["เป้าหมาย (คน)", "งบประมาณ"], [("50", "-", "1,200"), MONEY]),
    (["งบประมาณ", "เบิกจ่าย", "คงเหลือ"], [MONEY, ("19,500", "-", "5,000", "24,500"), ("500", "-", "-", "500")]),
    (["งบ อบต.", "งบอุดหนุน", "รวม"], [("15,000", "-", "5,000", "20,000"), ("5,000", "-", "-", "5,000"), MONEY]),
    ([*NAMES, "รวม"], [*QUARTERS, MONEY]),
    ([*NAMES, "รวมทั้งปี"], [*BLANK, MONEY]),
    ([*MONTHS, "รวม"], [*BLANK, MONEY]),
    ([*NAMES, "งบประมาณ"], [("/", "", ""), ("", "/", "/"), ("/", "", ""), ("/", "", "/"), MONEY]),
]


@pytest.mark.parametrize("width", [len, drawn])
@pytest.mark.parametrize(("names", "columns"), FORMS)
def test_one_year_s_money_told_by_its_place(names: list[str], columns: list[Sequence[str]], width: Width) -> None:
    head = ["ที่", "โครงการ/กิจกรรม", *names, "หน่วยงาน"]
    rows = rows_of(printed([head, *body(*columns)], [6, 40, *[max(map(width, names)) + 8] * len(names), 20], width))
    assert amounts(rows) == [20_000, "dash", 5_000]
    assert [row["responsible_unit"] for row in rows["projects"]] == list(UNITS)
    assert [row["difference_baht"] for row in rows["budget_totals"]] == [0]
    assert codes(rows) == set()


@pytest.mark.parametrize("width", [len, drawn])
def test_quarters_below_a_band_of_money(width: Width) -> None:
    upper = printed([["ที่", "โครงการ/กิจกรรม", " " * 20 + "งบประมาณ ปี 2568 (บาท)", "หน่วยงาน"]], [6, 40, 70, 20], width)
    lower = printed([["", "", *NAMES, "รวม"], *body(*QUARTERS, MONEY)], [6, 40, *[14] * 5, 20], width)
    rows = rows_of(f"{upper}\n{lower}")
    assert amounts(rows) == [20_000, "dash", 5_000]
    assert len([row for row in rows["row_cells"] if row["role"] == "quarter"]) == 12
    assert codes(rows) == set()


def test_units_below_the_names() -> None:
    head = [["ที่", "โครงการ/กิจกรรม", "งบประมาณ", "หน่วยงาน"], ["", "", "(พันบาท)"]]
    rows = rows_of(printed([*head, *body(("20", "-", "5", "25"))], [6, 40, 16, 20], drawn))
    assert amounts(rows) == [20_000, "dash", 5_000]


def test_quarters_without_a_sum_are_not_added_up() -> None:
    head = ["ที่", "โครงการ/กิจกรรม", *NAMES, "หน่วยงาน"]
    rows = rows_of(printed([head, *body(*QUARTERS)], [6, 40, *[14] * 4, 20], drawn))
    assert amounts(rows) == ["ambiguous", "dash", "ambiguous"]
    assert "quarter_only" in codes(rows)


def test_a_head_that_returns_on_the_next_page_and_a_title_over_two_lines() -> None:
    head = ["ที่", "โครงการ/กิจกรรม", "งบประมาณ", "หน่วยงาน"]
    pages = [
        [head, ["1", "โครงการอบรมคุณธรรมและจริยธรรม", "20,000", "สำนักปลัด"], ["", "ของบุคลากรทุกระดับ"]],
        [head, ["2", "กิจกรรมรับเรื่องร้องเรียน", "-", "กองคลัง"], ["", "รวม", "20,000"]],
    ]
    rows = rows_of("\n\n- 12 -\n".join(printed(page, [6, 40, 16, 20], drawn) for page in pages))
    assert amounts(rows) == [20_000, "dash"]
    assert rows["projects"][0]["title"].replace(" ", "") == "โครงการอบรมคุณธรรมและจริยธรรมของบุคลากรทุกระดับ"
    assert codes(rows) == set()


def test_two_figures_in_the_place_of_one_are_none() -> None:
    head = ["ที่", "โครงการ/กิจกรรม", "งบประมาณ", "หน่วยงาน"]
    table = printed([head, *body(("20,000", "-", "5,000"))], [6, 40, 24, 20], drawn)
    rows = rows_of(table.replace("     20,000", "3,000  20,000"))
    assert amounts(rows) == ["ambiguous", "dash", 5_000]
    assert codes(rows) == {"uneven_row"}


@pytest.mark.parametrize("names", [["ชาย", "หญิง", "รวม"], ["เป้าหมาย (คน)", "ตัวชี้วัด", "ร้อยละ"]])
def test_columns_that_count_are_no_money(names: list[str]) -> None:
    head = ["ที่", "โครงการ/กิจกรรม", *names, "หน่วยงาน"]
    columns = [("20", "-", "50", "70"), ("30", "-", "-", "30"), ("50", "-", "50", "100")]
    rows = rows_of(printed([head, *body(*columns)], [6, 40, *[20] * 3, 20], drawn))
    assert rows["budget_lines"] == []


def test_money_of_no_year_in_a_plan_of_several_is_of_none() -> None:
    head = ["ที่", "โครงการ/กิจกรรม", "งบประมาณ", "หน่วยงาน"]
    rows = rows_of(printed([head, *body(MONEY)], [6, 40, 16, 20], drawn), SEVERAL)
    assert rows["budget_lines"] == []
    assert "unaccounted_amount" in codes(rows)


def test_beside_a_table_of_years_another_one_is_no_budget_table() -> None:
    years = ["ที่", "โครงการ/กิจกรรม", "ปี 2566", "ปี 2567", "ปี 2568", "หน่วยงาน"]
    upper = printed([years, *body(MONEY, MONEY, MONEY)], [6, 40, *[14] * 3, 20], drawn)
    other = [["ที่", "โครงการ/กิจกรรม", "งบประมาณ", "หน่วยงาน"], ["1", "โครงการซ่อมถนน", "900,000", "กองช่าง"]]
    rows = rows_of(f"{upper}\n\nโครงการอื่นของหน่วยงาน\n{printed(other, [6, 40, 16, 20], drawn)}", SEVERAL)
    assert [row["title"] for row in rows["projects"]] == list(TITLES)


def _at(cell: str, size: int, side: str, width: Width) -> str:
    free = size - 3 - width(cell)
    before = {"left": 0, "right": free, "middle": free // 2}[side]
    return " " * before + cell + " " * (size - before - width(cell))


def test_values_set_in_any_way_below_their_heads_are_right_or_none() -> None:
    assert sum(map(_is_read_rightly, range(60))) > 50


def _is_read_rightly(seed: int) -> bool:
    """Whether a table made up by chance is read; no value of it is another row's or column's."""
    chance = random.Random(seed)
    width = chance.choice((len, drawn))
    count = chance.randint(3, 6)
    money = [chance.choice(("500", "12,500", "1,250,000", "-", "")) for _ in range(count)]
    people = [chance.choice(("50", "1,200", "-", "")) for _ in range(count)]
    paid = [chance.choice(("20,000", "900", "-", "")) for _ in range(count)]
    words = [chance.choice(("งบ อบต.", "ตลอดปี", "")) for _ in range(count)]
    columns = [("งบประมาณ", money), *chance.sample([("เบิกจ่าย", paid), ("แหล่งงบประมาณ", words)], chance.randint(0, 2))]
    columns.insert(chance.choice((0, 1)), ("เป้าหมาย (คน)", people))
    sides = {name: chance.choice(("left", "right", "middle")) for name, _ in columns} | {"แหล่งงบประมาณ": "left"}
    over = chance.choice(("left", "right", "middle"))
    sizes = [16 + chance.randint(3, 10) for _ in columns]
    titles = [f"โครงการที่ดี{sign}" for sign in "กขคงจฉ"[:count]]

    def line(first: str, cells: list[str], how: list[str], last: str) -> str:
        placed = (_at(cell, size, side, width) for cell, size, side in zip(cells, sizes, how, strict=True))
        return f"{_at(first, 36, 'left', width)}{''.join(placed)}{last}"

    names = [name for name, _ in columns]
    lines = [line("โครงการ/กิจกรรม", names, [over] * len(names), "หน่วยงาน")]
    for row, title in enumerate(titles):
        lines.append(line(title, [cells[row] for _, cells in columns], [sides[name] for name in names], "กองคลัง"))
    rows = rows_of("\n".join(lines))
    known = {row["project_id"]: row["title"] for row in rows["projects"]}
    due = dict(zip(titles, money, strict=True))
    for one in rows["budget_lines"]:
        printed_there = due[known[one["project_id"]]]
        if one["amount_baht"] is not None:
            assert one["amount_baht"] == int(printed_there.replace(",", ""))
        elif one["status"] != "ambiguous":
            assert one["status"] == {"-": "dash", "": "blank"}[printed_there]
    return bool(rows["budget_lines"])


@pytest.mark.parametrize("width", [len, drawn])
def test_years_together_told_by_their_places(width: Width) -> None:
    head = ["ที่", "โครงการ/กิจกรรม", "ปี 2566", "ปี 2567 - 2568", "หน่วยงาน"]
    rows = rows_of(printed([head, *body(MONEY, ("-", "3,000", "-", "3,000"))], [6, 40, 20, 24, 20], width), SEVERAL)
    found = [(line["fiscal_year_be"] or line["years_be"], line["raw"]) for line in rows["budget_lines"]]
    years = ("2567 2568", 2566)
    assert sorted(found, key=str) == sorted(
        zip(years * 3, ("-", "20,000", "3,000", "-", "-", "5,000"), strict=True), key=str
    )
    assert [row["difference_baht"] for row in rows["budget_totals"]] == [0, 0]
    assert codes(rows) == set()
