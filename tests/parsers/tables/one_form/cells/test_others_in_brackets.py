"""Money of others in brackets beside the plan's own: only where the table says so."""

from __future__ import annotations

import pytest

from lawful import Rows, baht_or_status, codes, plan_around, rows_of_text

NOTE = "ในวงเล็บ = เงินสมทบจากหน่วยงานอื่น"
ROWS = [
    ["1", "โครงการอบรมเครือข่าย", "30,000 (อบจ. สมทบ 20,000)", "30,000"],
    ["2", "โครงการศูนย์บริการ", "(เงินอุดหนุนจาก อบจ. 90,000) 10,000", "-"],
    ["3", "โครงการค่ายคุณธรรม", "(15,000)", "40,000 (๑๕,๐๐๐)"],
    ["4", "โครงการประชาคม", "36,000 (3,000 x 12 หมู่บ้าน)", "5,000 (ห้าพันบาทถ้วน)"],
]
OWN = [30_000, 30_000, 10_000, "dash", "blank", 40_000, 36_000, 5_000]
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def html(head: str, rows: list[list[str]] = ROWS) -> str:
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>\n" for row in rows)
    return (
        f'<table>\n<tr><th rowspan="2">ที่</th><th rowspan="2">โครงการ/กิจกรรม</th><th colspan="2">{head}</th></tr>\n'
        f"<tr><th>2566</th><th>2567</th></tr>\n{body}</table>"
    )


def tabs(head: str) -> str:
    return "\n".join("\t".join(row) for row in (["ที่", "โครงการ/กิจกรรม", f"ปี 2566 {head}", "ปี 2567"], *ROWS))


def read(table: str) -> Rows:
    return rows_of_text(plan_around(table, "พ.ศ. 2566 - 2567"))


def amounts(rows: Rows) -> list[int | str]:
    return [baht_or_status(line) for line in rows["budget_lines"]]


def others(rows: Rows) -> list[str]:
    return [cell["text"] for cell in rows["row_cells"] if cell["role"] == "budget_source"]


@pytest.mark.parametrize(
    "table",
    [
        html(f"งบประมาณของ อบต. (บาท)<br>{NOTE}"),
        html(f"งบประมาณของ อบต. (บาท)<br>{NOTE}").translate(THAI).replace('"๒"', '"2"'),
        html("งบประมาณ (บาท) (ตัวเลขในวงเล็บ คือ งบสนับสนุนจาก สปสช.)"),
        f"{tabs('')}\nหมายเหตุ : {NOTE}",
        f"(จำนวนเงินในวงเล็บเป็นเงินของหน่วยงานอื่น)\n{tabs('(บาท)')}",
        html("งบประมาณ (บาท)") + f"\nหมายเหตุ {NOTE}",
    ],
)
def test_what_is_said_to_be_of_others_is_no_budget(table: str) -> None:
    rows = read(table)
    assert amounts(rows) == OWN
    assert len(others(rows)) == 4
    assert codes(rows) <= {"implausible_amount"}


@pytest.mark.parametrize("said", ["ในวงเล็บ = งบประมาณที่เพิ่มขึ้น", "ในวงเล็บ คือ ราคาต่อหมู่บ้าน", "เงินสมทบจากหน่วยงานอื่น", ""])
def test_brackets_without_such_words_leave_the_cell_open(said: str) -> None:
    rows = read(html("งบประมาณ (บาท)") + f"\n{said}")
    assert amounts(rows)[:3] == ["ambiguous", 30_000, "ambiguous"]
    assert others(rows) == []


def test_a_cell_with_two_figures_outside_of_brackets_stays_open() -> None:
    rows = read(html(f"งบประมาณ (บาท)<br>{NOTE}", [["1", "โครงการ ก", "30,000 40,000 (20,000)", "5,000 (1,000)"]]))
    assert amounts(rows) == ["ambiguous", 5_000]


def test_a_note_below_the_last_page_of_a_table_is_of_all_its_pages() -> None:
    first, second = (
        "\n".join("\t".join(row) for row in (["ที่", "โครงการ/กิจกรรม", "ปี 2566", "ปี 2567"], *rows))
        for rows in (
            [["1", "โครงการอบรมเครือข่าย", "(30,000)", "30,000"], ["2", "โครงการศูนย์บริการ", "1,000", "-"]],
            [["3", "โครงการค่ายคุณธรรม", "(15,000)", "40,000 (๑๕,๐๐๐)"], ["4", "โครงการประชาคม", "6,000", "5,000"]],
        )
    )
    rows = read(f"{first}\n- 5 -\n\n{second}\n\nหมายเหตุ ตัวเลขใน ( ) คือ เงินอุดหนุนจาก อบจ.")
    assert amounts(rows) == ["blank", 30_000, 1_000, "dash", "blank", 40_000, 6_000, 5_000]
    assert others(rows) == ["(30,000)", "(15,000)", "(๑๕,๐๐๐)"]


@pytest.mark.parametrize(
    "said", ["ในวงเล็บเป็นงบประมาณของ อบจ.", "ตัวเลขในวงเล็บ คือ ยอดเบิกจ่ายจริง", "ใน ( ) หมายถึง จ่ายขาดเงินสะสม"]
)
def test_an_amount_in_brackets_of_which_a_note_says_something_else_is_left_open(said: str) -> None:
    body = [["1", "โครงการอบรมเครือข่าย", "(30,000)", "30,000"], ["2", "โครงการศูนย์บริการ", "1,000", "-"]]
    rows = read(html("งบประมาณ (บาท)", body) + f"\nหมายเหตุ {said}")
    assert amounts(rows) == ["ambiguous", 30_000, 1_000, "dash"]
    assert "unreadable_amount" in codes(rows)


def test_an_amount_in_brackets_without_a_note_is_one() -> None:
    body = [["1", "โครงการอบรมเครือข่าย", "(30,000)", "30,000"], ["2", "โครงการศูนย์บริการ", "1,000", "-"]]
    rows = read(html("งบประมาณ (บาท)", body) + "\nหมายเหตุ (30,000) ตั้งจ่ายจากเทศบัญญัติ")
    assert amounts(rows) == [30_000, 30_000, 1_000, "dash"]


def two_tables(between: str, second_head: list[str]) -> Rows:
    first = [["ที่", "โครงการ/กิจกรรม", "ปี 2566", "ปี 2567"], ["1", "โครงการอบรมเครือข่าย", "(5,000)", "30,000"]]
    second = [second_head, ["2", "โครงการค่ายคุณธรรม", "(15,000)", "40,000"]]
    tables = ("\n".join("\t".join(row) for row in table) for table in (first, second))
    return read(f"{between.join(tables)}\n\nหมายเหตุ ในวงเล็บ = เงินของหน่วยงานอื่น")


def test_a_note_below_a_table_is_not_of_another_one_above_it() -> None:
    rows = two_tables("\n\n", ["ที่", "กิจกรรมที่ดำเนินการ", "ปี 2566", "ปี 2567"])
    assert others(rows) == ["(15,000)"]
    assert amounts(rows) == ["ambiguous", 30_000, "blank", 40_000]
    assert "unreadable_amount" in codes(rows)


@pytest.mark.parametrize("between", ["\n\n", "\n- 5 -\n"])
def test_a_note_below_a_table_is_of_the_one_above_it_where_the_head_returns(between: str) -> None:
    rows = two_tables(between, ["ที่", "โครงการ/กิจกรรม", "ปี 2566", "ปี 2567"])
    assert others(rows) == ["(5,000)", "(15,000)"]


def test_words_with_many_blanks_between_them_are_looked_at_once() -> None:
    """A pattern that gives blanks back takes hours with so many of them."""
    rows = read(html(f"งบประมาณ (บาท)<br>ในวงเล็บ ={' ' * 60}ยอด") + f"\nในวงเล็บ ={' ' * 60}ยอด")
    assert not others(rows)


GIVEN = [
    ["1", "โครงการปรับภูมิทัศน์", "- (ใช้งบ อบจ. 200,000)", "-"],
    ["2", "โครงการอบรมจิตอาสา", "20,000 (ปภ.จังหวัดสมทบ 10,000)", "20,000"],
    ["3", "กิจกรรมวันเด็ก", "50,000", "50,000 (เอกชนบริจาคของรางวัลมูลค่า 15,000)"],
]


@pytest.mark.parametrize("head", ["งบของหน่วยงาน (บาท)", "งบประมาณของเทศบาล", "งบ อบต. (บาท)"])
def test_brackets_that_say_who_gives_are_none_of_own_money(head: str) -> None:
    rows = read(html(head, GIVEN))
    assert amounts(rows) == ["dash", "dash", 20_000, 20_000, 50_000, 50_000]
    assert "unaccounted_amount" not in codes(rows)


@pytest.mark.parametrize(
    ("head", "cell"),
    [
        ("งบประมาณ (บาท)", "20,000 (ปภ.จังหวัดสมทบ 10,000)"),  # whose money it is no head says
        ("งบของหน่วยงาน (บาท)", "20,000 (10,000)"),  # nor a bracket
    ],
)
def test_brackets_beside_money_of_whom_nothing_says_are_left_open(head: str, cell: str) -> None:
    rows = read(html(head, [*GIVEN, ["4", "โครงการค่าย", cell, "5,000"]]))
    assert amounts(rows)[-2:] == ["ambiguous", 5_000]
