"""A count and money in one cell: only below a head that says both, and never one for the other."""

from __future__ import annotations

import pytest

from lawful import Rows, baht_or_status, codes, plan_around, rows_of_text

THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
ROWS = [
    ["1", "โครงการอบรมสภาองค์กรชุมชน", "50/25,000", "60 คน / 30,000 บาท"],
    ["2", "โครงการเวทีธรรมาภิบาลตำบล", "120/12,000.-", "-"],
    ["3", "กิจกรรมประชุมชี้แจงแผนพัฒนา", "200/-", "ไม่ใช้งบประมาณ"],
]
MONEY = [25_000, 30_000, 12_000, "dash", "dash", "none"]


def table(head: str, rows: list[list[str]] = ROWS, *, of_both: bool = True) -> str:
    first = ["ที่", "โครงการ/กิจกรรม", f"ปี 2566 {head}", f"ปี 2567 {head}" if of_both else "ปี 2567"]
    return "\n".join("\t".join(row) for row in (first, *rows))


def html(head: str) -> str:
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>\n" for row in ROWS)
    return (
        f'<table>\n<tr><th rowspan="2">ที่</th><th rowspan="2">โครงการ/กิจกรรม</th><th colspan="2">{head}</th></tr>\n'
        f"<tr><th>2566</th><th>2567</th></tr>\n{body}</table>"
    )


def read(text: str) -> Rows:
    return rows_of_text(plan_around(text, "พ.ศ. 2566 - 2567"))


def amounts(rows: Rows) -> list[int | str]:
    return [baht_or_status(line) for line in rows["budget_lines"]]


@pytest.mark.parametrize(
    "text",
    [
        table("(คน/บาท)"),
        table("(คน/บาท)").translate(THAI),
        table("(จำนวนคน / บาท)"),
        html("งบประมาณ (คน/บาท)"),
        f"{table('(คน/บาท)', ROWS[:2])}\n- 5 -\n{table('(คน/บาท)', ROWS[2:])}",
    ],
)
def test_a_count_before_a_slash_is_no_money_where_the_head_says_so(text: str) -> None:
    rows = read(text)
    assert amounts(rows) == MONEY
    counted = [(cell["role"], cell["text"].translate(THAI)) for cell in rows["row_cells"]]
    assert counted == [("target", text.translate(THAI)) for text in ("50", "60 คน", "120", "200")]


def test_counts_in_a_unit_of_thousands() -> None:
    rows = read(table("(ครั้ง/พันบาท)", [["1", "โครงการอบรม", "2/25", "1/5.5"]]))
    assert amounts(rows) == [25_000, 5_500]


@pytest.mark.parametrize(
    "cell",
    [
        "200",  # people or baht
        "25,000/50",  # the other way round
        "12 คน 5,000",
    ],
)
def test_a_cell_that_is_not_a_count_and_money_leaves_its_column_open(cell: str) -> None:
    body = [["1", "โครงการอบรม", "50/25,000", "200/-"], ["2", "โครงการค่าย", cell, "30,000 บาท"]]
    rows = read(table("(คน/บาท)", body))
    assert amounts(rows) == ["ambiguous", "ambiguous", "ambiguous", 30_000]
    assert "unreadable_amount" in codes(rows)


@pytest.mark.parametrize("head", ["", "(บาท)", "(บาท/ปี)", "งบประมาณ/บาท"])
def test_a_slash_and_a_dash_behind_baht_is_baht_elsewhere(head: str) -> None:
    rows = read(table(head, [["1", "โครงการอบรม", "2,000/-", "300/-"]]))
    assert 200 not in amounts(rows)
    assert amounts(rows) in ([2_000, 300], ["ambiguous", "ambiguous"])


def test_a_column_that_counts_leaves_the_others_as_they_are() -> None:
    rows = read(table("(คน/บาท)", [["1", "โครงการอบรม", "50/25,000", "300/-"]], of_both=False))
    assert amounts(rows) == [25_000, 300]


OF_TARGETS = [
    ["1", "โครงการอบรม", "50 คน / 30,000 บาท", "60 คน / 36,000 บาท"],
    ["2", "โครงการค่าย", "1 ครั้ง / ไม่ใช้งบประมาณ", "120 คน / -"],
]


def of_targets(head: str, rows: list[list[str]]) -> list[int | str]:
    first = ["ที่", "โครงการ/กิจกรรม", f"{head} ปี 2566", f"{head} ปี 2567"]
    return amounts(read("\n".join("\t".join(row) for row in (first, *rows))))


@pytest.mark.parametrize("head", ["เป้าหมายและงบประมาณ", "เป้าหมาย/งบประมาณ", "กลุ่มเป้าหมาย และ งบประมาณ"])
def test_a_target_before_its_money_is_a_count_where_the_head_names_both(head: str) -> None:
    assert of_targets(head, OF_TARGETS) == [30_000, 36_000, "none", "dash"]


@pytest.mark.parametrize("head", ["งบประมาณและเป้าหมาย", "งบประมาณ"])
def test_a_head_that_does_not_name_the_target_first_leaves_the_cells_open(head: str) -> None:
    assert of_targets(head, OF_TARGETS[:1]) == ["ambiguous", "ambiguous"]


@pytest.mark.parametrize("cell", ["30,000 บาท / 50 คน", "50 / 50", "200", "50 คน 1 รุ่น / 3 ครั้ง / 9,000 บาท"])
def test_a_cell_of_targets_that_is_no_target_and_money_leaves_them_open(cell: str) -> None:
    assert of_targets("เป้าหมายและงบประมาณ", [OF_TARGETS[0], ["2", "โครงการค่าย", cell, "-"]]) == [
        *("ambiguous", "ambiguous"),
        *("ambiguous", "dash"),
    ]
