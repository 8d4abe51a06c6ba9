"""Budget tables printed as prose, a line a project, and lines that are no table."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.ground.scales import factor_of
from extract.ground.source import SourceText, Span
from extract.text.read_txt import read_txt
from parsers.document import parse_plan
from parsers.records.plan import PlanDocument
from parsers.tables.marked.entry_lines import line_tables

Make = Callable[[str], SourceText]
TOP = "แผนปฏิบัติการป้องกันการทุจริต\n(พ.ศ. 2566 - 2567)\nองค์การบริหารส่วนตำบลทดสอบ\n\nส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต\n\n"
ONE = "1. โครงการอบรมคุณธรรม ; 2566: 30,000 บาท [60 คน] ; 2567: 31,000 บาท [60 คน] ; สำนักปลัด\n"
TWO = "2. มาตรการลดขั้นตอน ; 2566 - 2567: ไม่ใช้งบประมาณ ; กองช่าง\n"
THREE = "3. กิจกรรมจิตอาสา ; 2566: - ; 2567: 5,000 บาท [1 ครั้ง] ; กองคลัง\n"
LIST = ONE + TWO + THREE
TOTAL = "รวม 1 โครงการ 1 กิจกรรม 1 มาตรการ ใช้งบประมาณ ปี 2566 จำนวน 30,000 บาท และปี 2567 จำนวน 36,000 บาท"
TOTAL += " รวม 2 ปี เป็นเงิน 66,000 บาท\n"
YEARS = (2566, 2567)


def money(plan: PlanDocument) -> list[tuple[int | None, list[object]]]:
    items = [project.item for project in plan.projects if project.item]
    return [
        (item.number, [cell.status if cell.amount is None else int(cell.amount) for cell in item.cells])
        for item in items
    ]


EXPECTED = [(1, [30000, 31000]), (2, ["none", "none"]), (3, ["dash", 5000])]


def test_a_line_a_project_is_a_row(source: Make) -> None:
    plan = parse_plan(source(TOP + LIST + TOTAL))
    assert money(plan) == EXPECTED
    items = [project.item for project in plan.projects if project.item]
    assert [item.title for item in items] == ["โครงการอบรมคุณธรรม", "มาตรการลดขั้นตอน", "กิจกรรมจิตอาสา"]
    assert [
        (total.scope, {year: int(amount or 0) for year, amount in total.amounts.items()}) for total in plan.totals
    ] == [("plan", {2566: 30000, 2567: 36000, None: 66000})]
    targets = [(cell.year_be, cell.text) for cell in items[0].beside if cell.role == "target"]
    assert targets == [(2566, "60 คน"), (2567, "60 คน")]
    codes = {issue.code for issue in plan.issues}
    assert codes.isdisjoint({"unaccounted_amount", "missing_table", "total_mismatch"})


@pytest.mark.parametrize(
    "text",
    [
        LIST.replace(" ; ", " | "),
        LIST.replace(" ; ", "; "),
        LIST.replace("2566: ", "ปี 2566 ").replace("; 2567: ", "; ปี 2567 จำนวน "),
        LIST.replace(" ; ", ", "),
        LIST.replace(" ; 2567: 31", " ;\n2567: 31"),
        LIST.replace(" ; 2567: 31", "\n; 2567: 31"),
        LIST.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")),
        LIST.replace("2566:", "ปี 66:").replace("2567:", "ปี 67:").replace("2566 - 2567:", "ปี 66 - 67:"),
        LIST.replace("[60 คน]", "(60 คน)"),
        LIST.replace("30,000 บาท", "30,000 บาท (สามหมื่นบาทถ้วน)"),
    ],
)
def test_the_same_in_another_dress(text: str, source: Make) -> None:
    assert money(parse_plan(source(TOP + text))) == EXPECTED


def test_an_amount_a_year_for_several_is_each_years(source: Make) -> None:
    plan = parse_plan(
        source(TOP + LIST.replace("2566: 30,000 บาท [60 คน] ; 2567: 31,000 บาท [60 คน]", "2566 - 2567: ปีละ 10,000 บาท"))
    )
    assert money(plan)[0] == (1, [10000, 10000])


def test_one_amount_for_several_years_is_none_of_theirs(source: Make) -> None:
    plan = parse_plan(
        source(TOP + LIST.replace("2566: 30,000 บาท [60 คน] ; 2567: 31,000 บาท [60 คน]", "2566 - 2567: 10,000 บาท"))
    )
    assert money(plan)[0] == (1, ["ambiguous", "ambiguous"])
    assert "uneven_row" in {issue.code for issue in plan.issues}


def test_a_project_without_money_is_a_row_with_blanks(source: Make) -> None:
    plan = parse_plan(source(TOP + LIST + "4. โครงการประชุม ; 2567: 7,000 บาท ; กองคลัง\n5. กิจกรรมเดินรณรงค์ ; กองช่าง\n"))
    assert money(plan)[3:] == [(4, ["blank", 7000]), (5, ["blank", "blank"])]


def test_headings_between_the_lines_are_their_dimension_and_mission(source: Make) -> None:
    heading = "มิติที่ {0} การ{1}\nภารกิจที่ {0}.1 การ{1}ในหน่วยงาน\n"
    text = TOP + heading.format(1, "สร้างสุจริต") + ONE + TWO + "\n" + heading.format(2, "บริหารโปร่งใส") + THREE
    items = [project.item for project in parse_plan(source(text)).projects]
    assert [item and item.branch.dimension and item.branch.dimension.number for item in items] == ["1", "1", "2"]
    assert [item and item.branch.mission and item.branch.mission.number for item in items] == ["1.1", "1.1", "2.1"]


def test_the_names_of_columns_stand_in_a_caption(source: Make) -> None:
    caption = "(ตาราง: ลำดับ / โครงการ กิจกรรม มาตรการ / งบประมาณรายปี (บาท) / หน่วยงานรับผิดชอบ)\n\n"
    for text, responsible in ((caption, "สำนักปลัด"), ("", None)):
        item = parse_plan(source(TOP + text + LIST)).projects[0].item
        assert item is not None
        assert item.responsible == responsible


def test_the_unit_of_the_money_stands_in_a_caption(source: Make) -> None:
    caption = "(ตาราง: ลำดับ / โครงการ กิจกรรม มาตรการ / งบประมาณรายปี (พันบาท) / หน่วยงานรับผิดชอบ)\n\n"
    text = LIST.replace(",000 บาท", "")
    assert money(parse_plan(source(TOP + caption + text))) == EXPECTED
    plan = parse_plan(source(TOP + caption + LIST))  # the amounts say baht
    assert money(plan) == [(1, ["ambiguous", "ambiguous"]), (2, ["none", "none"]), (3, ["dash", "ambiguous"])]
    assert [issue.code for issue in plan.issues] == ["unreadable_amount"] * 3


@pytest.mark.parametrize("unit", ["สิบล้าน", "ร้อยล้าน", "สิบ", "ร้อย"])
def test_a_unit_of_two_words_or_of_a_few_baht_is_one(unit: str, source: Make) -> None:
    caption = f"(ตาราง: ลำดับ / โครงการ กิจกรรม มาตรการ / งบประมาณรายปี ({unit}บาท) / หน่วยงานรับผิดชอบ)\n\n"
    times = int(factor_of(unit))
    expected = [(1, [30 * times, 31 * times]), (2, ["none", "none"]), (3, ["dash", 5 * times])]
    assert money(parse_plan(source(TOP + caption + LIST.replace(",000 บาท", "")))) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (THREE, ""),  # two are no list
        ("3. กิจกรรม", "5. กิจกรรม"),  # they do not count on
        ("2567: 31,000", "2566: 31,000"),  # a year twice
        ("2567: 31,000", "2572: 31,000"),  # a year of another plan
        (" ; กองช่าง", ""),  # not as many pieces
        ("โครงการอบรมคุณธรรม ;", "ประชุมชี้แจง ;"),  # no project
        (" ; 2566: 30,000 บาท [60 คน] ;", " 2566: 30,000 บาท [60 คน] ;"),  # the title and the first year are one piece
    ],
)
def test_what_is_no_such_list(old: str, new: str, source: Make) -> None:
    assert old in LIST
    assert line_tables(source(LIST), YEARS)
    assert line_tables(source(LIST.replace(old, new)), YEARS) == ()


VALUES: dict[str, object] = {
    "5,000 บาท": 5000,
    "1,234,500 บาท": 1234500,
    "-": "dash",
    "0 บาท": 0,
    "ไม่ใช้งบประมาณ": "none",
    "750 บาท": 750,
}
LABELS = ("{}: ", "ปี {}: ", "ปีงบประมาณ {} ", "พ.ศ. {} = ")


@given(
    rows=st.lists(st.lists(st.sampled_from(sorted(VALUES)), min_size=3, max_size=3), min_size=3, max_size=5),
    sign=st.sampled_from([" ; ", "; ", " | ", ", ", " • "]),
    label=st.sampled_from(LABELS),
    offices=st.booleans(),
    wraps=st.lists(st.integers(0, 3), min_size=5, max_size=5),
)
def test_however_it_is_written_money_is_in_its_year(
    rows: list[list[str]], sign: str, label: str, offices: bool, wraps: list[int]
) -> None:
    lines = []
    for number, (values, wrap) in enumerate(zip(rows, wraps, strict=False), 1):
        pieces = [f"{number}. โครงการอบรมรุ่นที่ {number}"]
        pieces += [label.format(2566 + place) + value for place, value in enumerate(values)]
        pieces += ["สำนักปลัด"] if offices else []
        text = sign.join(pieces[: wrap + 1]) + f"{sign.rstrip()}\n" + sign.join(pieces[wrap + 1 :])
        lines.append(text if 0 < wrap + 1 < len(pieces) else sign.join(pieces))
    text = TOP.replace("2567", "2568") + "\n".join(lines) + "\n"
    source = read_txt(text.encode(), "plan.txt")
    assert money(parse_plan(source)) == [
        (number, [VALUES[value] for value in row]) for number, row in enumerate(rows, 1)
    ]


@pytest.mark.parametrize(
    "torn",
    [
        "4. มาตรการตรวจสอบภายใน 2566: 9,000 บาท ; 2567: 9,500 บาท; กองช่าง",
        "4. มาตรการตรวจสอบภายใน ปี 2566 จำนวน 9,000 บาท ; 2567: 9,500 บาท ; กองช่าง",
    ],
)
def test_an_entry_that_says_its_money_in_another_way_is_a_torn_row(torn: str, source: Make) -> None:
    plan = parse_plan(source(f"{TOP}{LIST}{torn}\n"))
    assert money(plan) == [*EXPECTED, (4, ["ambiguous", "ambiguous"])]
    titles = [project.item.title for project in plan.projects if project.item]
    assert titles[-1] == "มาตรการตรวจสอบภายใน"
    assert [issue.found for issue in plan.issues if issue.code == "uneven_row"] == ["3"]
    among = LIST.replace("3. กิจกรรมจิตอาสา", f"{torn.replace('4.', '3.')}\n4. กิจกรรมจิตอาสา")
    assert [cells for _, cells in money(parse_plan(source(TOP + among)))] == [
        *(cells for _, cells in EXPECTED[:2]),
        ["ambiguous", "ambiguous"],
        EXPECTED[2][1],
    ]


@pytest.mark.parametrize(
    "prose",
    [
        "4. โครงการปี 2565 ใช้ไปแล้ว",
        "5. มาตรการตรวจสอบ 2566: 9,000 บาท ; กองช่าง",
        "4. กองช่าง 2566: 9,000 บาท",
    ],
)
def test_what_does_not_count_on_or_says_no_money_is_no_entry(prose: str, source: Make) -> None:
    assert money(parse_plan(source(f"{TOP}{LIST}{prose}\n"))) == EXPECTED


TABLE = (
    "<table><tr><td>ที่</td><td>โครงการ/กิจกรรม</td><td>ปี 2566</td><td>ปี 2567</td><td>ผู้รับผิดชอบ</td></tr>"
    "<tr><td>1</td><td>โครงการแรก</td><td>2,000</td><td>2,000</td><td>กองคลัง</td></tr></table>"
)


@pytest.mark.parametrize("lines", [LIST, LIST.replace("3. ", "4. ").replace("2. ", "3. ").replace("1. ", "2. ")])
def test_a_list_beside_a_budget_table_is_said_to_be_unread(lines: str, source: Make) -> None:
    plan = parse_plan(source(f"{TOP}{TABLE}\n\nมิติที่ 2 การบริหารราชการ\n\n{lines}"))
    assert [issue.span for issue in plan.issues if issue.code == "unread_table"] == [Span(11, 13)]
    assert {number.found_in for number in plan.account.numbers if number.line in range(11, 14)} == {"other_table"}


def test_two_entries_and_a_list_without_money_are_no_table_that_was_lost(source: Make) -> None:
    without = "1. โครงการก ; กองคลัง\n2. โครงการข ; กองช่าง\n3. โครงการค ; กองช่าง\n"
    for lines in (ONE + TWO, without):
        plan = parse_plan(source(f"{TOP}{TABLE}\n\nมิติที่ 2 การบริหารราชการ\n\n{lines}"))
        assert "unread_table" not in {issue.code for issue in plan.issues}
