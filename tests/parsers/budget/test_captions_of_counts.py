"""Tables of people and things beside the budget table: their counts are no baht, and nowhere lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from parsers.document import parse_plan
from parsers.records.plan import PlanDocument

Make = Callable[[str], SourceText]

HEAD = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)\nเทศบาลตำบลตัวอย่าง จังหวัดลำปาง\nส่วนที่ 2 แผนปฏิบัติการ\n\n"


def html(*rows: str) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row.split("|")) for row in rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


YEARS = "ที่|โครงการ/กิจกรรม|ปี 2566|ปี 2567|ผู้รับผิดชอบ"
BUDGET = "ที่|โครงการ/กิจกรรม|งบประมาณ ปี 2566|งบประมาณ ปี 2567|ผู้รับผิดชอบ"
ROWS = ("1|โครงการอบรม|20,000|50,000|สำนักปลัด", "2|โครงการจิตอาสา|30,000|70,000|กองคลัง")
COUNTS = ("1|ผู้รับบริการ|1,200|1,500|สำนักปลัด", "2|เรื่องร้องเรียน|300|200|กองคลัง")


def read(text: str, source: Make) -> PlanDocument:
    return parse_plan(source(HEAD + text))


def amounts(plan: PlanDocument) -> list[int]:
    cells = (cell for project in plan.projects if project.item for cell in project.item.cells)
    return [int(cell.amount) for cell in cells if cell.amount is not None]


def codes(plan: PlanDocument) -> set[str]:
    return {issue.code for issue in plan.issues}


@pytest.mark.parametrize(
    "caption", ["จำนวนผู้เข้าร่วมโครงการ (คน)", "ตารางที่ 1 จำนวนผู้เข้าร่วมโครงการ", "สถิติผู้เข้าร่วม ปี 2566 - 2567", "เป้าหมาย (คน)"]
)
def test_a_caption_of_counts_above_a_table_of_years(caption: str, source: Make) -> None:
    plan = read(f"{caption}\n{html(YEARS, *ROWS)}", source)
    assert amounts(plan) == []
    assert "unaccounted_amount" in codes(plan)
    entries = "\n".join(f"{n}. โครงการที่ {n} ; 2566: {n},000 ; 2567: 2,000 ; กองคลัง" for n in (1, 2, 3))
    plan = read(f"{caption}\n{entries}\n", source)
    assert amounts(plan) == []
    assert "unread_table" in codes(plan)


@pytest.mark.parametrize(
    ("caption", "head"),
    [
        ("จำนวนผู้เข้าร่วมโครงการ (คน)", BUDGET),  # the head says money
        ("จำนวนผู้เข้าร่วมโครงการ\n(หน่วย : บาท)", YEARS),
        ("จำนวนผู้เข้าร่วมและงบประมาณ", YEARS),
        ("จำนวนโครงการ", YEARS),
        ("มีผู้เข้าร่วม จำนวน 30 คน", YEARS),
    ],
)
def test_what_speaks_of_money_is_money(caption: str, head: str, source: Make) -> None:
    assert amounts(read(f"{caption}\n{html(head, *ROWS)}", source)) == [20000, 50000, 30000, 70000]


@pytest.mark.parametrize("caption", ["ตารางที่ 2 จำนวนผู้รับบริการ (คน)", "สถิติการให้บริการ", "จำนวนผู้รับบริการ (คน)"])
def test_counts_without_a_head_below_the_budget_table_are_in_the_account(caption: str, source: Make) -> None:
    plan = read(f"{html(YEARS, *ROWS)}\n\n{caption}\n\n{html(*COUNTS)}", source)
    assert amounts(plan) == [20000, 50000, 30000, 70000]
    counted = [number.raw for number in plan.account.numbers if number.became == "count_or_target"]
    assert {"1,200", "1,500", "300", "200"} <= set(counted)
    assert "unread_table" not in codes(plan)


def test_a_table_below_another_caption_whose_rows_are_no_projects_is_said_to_be_unread(source: Make) -> None:
    plan = read(f"{html(YEARS, *ROWS)}\n\nผลงานเด่นของหน่วยงาน\n\n{html(*COUNTS)}", source)
    assert amounts(plan) == [20000, 50000, 30000, 70000]
    assert "unread_table" in codes(plan)


@pytest.mark.parametrize(
    ("between", "rows"),
    [
        ("", COUNTS),
        ("มิติที่ 2 การบริหารราชการด้วยความโปร่งใส", COUNTS),  # a place of the tree
        ("(ต่อ)", COUNTS),
        ("- 12 -", COUNTS),
        ("ด้านการพัฒนา", tuple(row.replace("ผู้รับ", "โครงการ") for row in COUNTS)),  # projects
        ("ด้านการพัฒนา", ("3|อบรม|1,200|1,500|สำนักปลัด",)),  # counts on
    ],
)
def test_the_rest_of_a_table_goes_on_with_it(between: str, rows: tuple[str, ...], source: Make) -> None:
    plan = read(f"{html(YEARS, *ROWS)}\n\n{between}\n\n{html(*rows)}", source)
    assert amounts(plan)[4:6] == [1200, 1500]


@pytest.mark.parametrize(
    ("caption", "reserve"),
    [
        ("โครงการสำรอง (หากได้รับงบประมาณเพิ่ม)", True),
        ("ตารางที่ 2 โครงการสำรอง", True),
        ("โครงการที่จะดำเนินการหากได้รับการจัดสรรงบประมาณเพิ่มเติม", True),
        ("โครงการสำรองน้ำเพื่อการเกษตร", False),
        ("โครงการ/กิจกรรม (ต่อ)", False),
    ],
)
def test_projects_in_reserve_have_no_budget_yet(caption: str, reserve: bool, source: Make) -> None:
    plan = read(f"{html(YEARS, ROWS[0])}\n{caption}\n{html(YEARS, ROWS[1])}", source)
    assert amounts(plan) == ([20000, 50000] if reserve else [20000, 50000, 30000, 70000])
    assert ("unaccounted_amount" in codes(plan)) is reserve


@pytest.mark.parametrize("gap", ["     ", "\t"])
def test_the_last_row_of_another_table_is_no_caption(gap: str, source: Make) -> None:
    """``จำนวนผู้ใช้บริการ`` with its figures is a target, and not what the table below counts."""
    row = gap.join(("3", "จำนวนผู้ใช้บริการที่พึงพอใจ (คน)", "1,500", "1,600"))
    plan = read(f"{row}\n\nมิติที่ 1 การสร้างวัฒนธรรมสุจริต\n\n{html(YEARS, *ROWS)}", source)
    assert amounts(plan) == [20_000, 50_000, 30_000, 70_000]
