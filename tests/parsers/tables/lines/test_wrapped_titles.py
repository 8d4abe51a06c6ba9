"""Annual tables a row of which has all its cells on its first line, and the rest of its title below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extract.ground.source import SourceText
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import KnownOfPlan, read_budget_table
from parsers.records.budget import BudgetTable
from parsers.tables.grid import find_grids

Make = Callable[[str], SourceText]
PLACE = "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n1.1 การเสริมสร้างจิตสำนึกแก่บุคลากร\n"
ROWS = [
    ("1 โครงการฝึกอบรมคุณธรรม จริยธรรม และ", "65 คน", "35,000", "ม.ค. - มี.ค. 67", "สำนักปลัด", "ธรรมาภิบาลของบุคลากร"),
    ("2 กิจกรรมประกาศใช้ประมวลจริยธรรมของ", "1 ฉบับ", "-", "ต.ค. 66", "สำนักปลัด", "พนักงานส่วนตำบล"),
    ("3 มาตรการป้องกันผลประโยชน์ทับซ้อน", "ทุกส่วนราชการ", "ไม่ใช้งบประมาณ", "ต.ค. 66 - ก.ย. 67", "กองคลัง", ""),
    ("4 โครงการส่งเสริมการดำเนินชีวิตตามหลัก", "14 หมู่บ้าน", "42,500", "ก.พ. 67", "กองคลัง", "ปรัชญาของเศรษฐกิจพอเพียง"),
    ("5 โครงการรักน้ำ รักป่า ครั้งที่ 2", "120 คน", "20,000", "ก.ค. 67", "กองช่าง", ""),
]
VALUES = [35000, "dash", "none", 42500, 20000]
TITLES = [f"{row[0].partition(' ')[2]}{row[5]}" for row in ROWS]


def table_of(head: str, *columns: int, rows: Sequence[tuple[str, ...]] = ROWS) -> str:
    """A table with these columns of each row; the rest of a title stands below its row."""
    lines = [f"{' '.join(row[column] for column in columns)}\n{row[5]}".strip() for row in rows]
    return f"{head}\n{PLACE}" + "\n".join(lines) + "\nรวมมิติที่ 1 5 โครงการ 97,500\nบทที่ 3\nรายละเอียดโครงการ\n"


def read(source: Make, text: str) -> BudgetTable:
    made = source(text)
    return read_budget_table(budget_grids(find_grids(made), made)[0], (2567, 2567), KnownOfPlan(source=made))


def values(table: BudgetTable) -> list[object]:
    return [cell.status if cell.amount is None else int(cell.amount) for item in table.items for cell in item.cells]


def titles(table: BudgetTable) -> list[str]:
    return [item.title.replace(" ", "") for item in table.items]


@pytest.mark.parametrize(
    ("head", "columns"),
    [
        ("ที่ โครงการ/กิจกรรม/มาตรการ เป้าหมาย งบประมาณ ระยะเวลา ผู้รับผิดชอบ\n(บาท) ดำเนินการ", (0, 1, 2, 3, 4)),
        ("ที่ โครงการ/กิจกรรม/มาตรการ งบประมาณ ระยะเวลา ผู้รับผิดชอบ\n(บาท) ดำเนินการ", (0, 2, 3, 4)),
        ("ที่ โครงการ/กิจกรรม/มาตรการ งบประมาณ (บาท) ผู้รับผิดชอบ", (0, 2, 4)),
        ("ที่ โครงการ/กิจกรรม/มาตรการ เป้าหมาย ระยะเวลา ผู้รับผิดชอบ งบประมาณ\nดำเนินการ (บาท)", (0, 1, 3, 4, 2)),
        ("ที่ โครงการ/กิจกรรม/มาตรการ เป้าหมาย งบประมาณ (บาท)", (0, 1, 2)),
    ],
)
def test_the_lines_below_a_row_go_on_with_its_title(head: str, columns: tuple[int, ...], source: Make) -> None:
    table = read(source, table_of(head, *columns))
    assert values(table) == VALUES
    assert titles(table) == [title.replace(" ", "") for title in TITLES]
    assert [list(total.amounts.values()) for total in table.totals] == [[97500]]


WHOLE_HEAD = "ที่ โครงการ/กิจกรรม/มาตรการ เป้าหมาย งบประมาณ (บาท) ระยะเวลา ผู้รับผิดชอบ"


@pytest.mark.parametrize(
    ("money", "why"), [("", "no value"), ("20,o00", "a damaged figure"), ("20,000 5,000", "two figures")]
)
def test_a_row_that_leaves_a_choice_is_open_and_no_other(money: str, why: str, source: Make) -> None:
    rows = [*ROWS[:3], (*ROWS[3][:2], money, *ROWS[3][3:]), ROWS[4]]
    found = values(read(source, table_of(WHOLE_HEAD, 0, 1, 2, 3, 4, rows=rows)))
    assert found == [*VALUES[:3], "ambiguous", VALUES[4]], why


@pytest.mark.parametrize(
    "below",
    [
        "โครงการป้องกันไฟป่า 9500 มี.ค. 67 กองช่าง",
        "มาตรการประหยัดพลังงาน - ตลอดปี กองช่าง",
        "ไฟป่า 9,50",
        "ค่ายเด็ก 12 000",
        "งบกลาง 5 พัน",
        "(งบ อบจ. สมทบ 8500)",
    ],
)
def test_a_line_that_may_be_a_row_without_its_number_is_of_no_title(below: str, source: Make) -> None:
    rows = [*ROWS[:3], (*ROWS[3][:5], below), ROWS[4]]
    found = values(read(source, table_of(WHOLE_HEAD, 0, 1, 2, 3, 4, rows=rows)))
    assert found[3] == "ambiguous"
    assert all(value in ("ambiguous", due) for value, due in zip(found, VALUES, strict=False))


def test_rows_of_one_line_each(source: Make) -> None:
    rows = [(*row[:5], "") for row in ROWS]
    table = read(source, table_of(WHOLE_HEAD, 0, 1, 2, 3, 4, rows=rows))
    assert values(table) == VALUES
    assert titles(table) == [row[0].partition(" ")[2].replace(" ", "") for row in rows]


def test_people_before_a_count_may_be_of_the_target(source: Make) -> None:
    rows = [*ROWS[:4], ("5 โครงการค่าย เด็ก", *ROWS[4][1:])]
    assert values(read(source, table_of(WHOLE_HEAD, 0, 1, 2, 3, 4, rows=rows))) == [*VALUES[:4], "ambiguous"]


@pytest.mark.parametrize(
    "units",
    [
        pytest.param(["กองสาธารณสุข"] * 5, id="one unit above the same words"),
        pytest.param(["กองสาธารณสุข", "สำนักงานปลัด", "กองการศึกษา", "กองสวัสดิการ", "กองช่าง"], id="each once"),
    ],
)
def test_the_lines_below_may_be_the_rest_of_the_units(units: list[str], source: Make) -> None:
    rows = [(*row[:4], unit, "และงานของส่วนตำบล") for row, unit in zip(ROWS, units, strict=True)]
    table = read(source, table_of("ที่ โครงการ/กิจกรรม/มาตรการ งบประมาณ (บาท) ระยะเวลา ผู้รับผิดชอบ", 0, 2, 3, 4, rows=rows))
    assert not any("ส่วนตำบล" in title for title in titles(table))
