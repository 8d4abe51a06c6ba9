"""A table with a row for each year of a project is read as one with a column a year, or left as it is."""

from __future__ import annotations

from typing import Any

import pytest

from lawful import amounts_of_titles, found_by, rows_of_lines

FRONT = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)\nเทศบาลตำบลตัวอย่าง\n\n"
HEAD = "ที่ | โครงการ/กิจกรรม | ปีงบประมาณ | งบประมาณ (บาท) | ผู้รับผิดชอบ"
ROWS = (
    "1 | โครงการอบรม | 2566 | 10,000 | สำนักปลัด",
    " | | 2567 | 12,000 | ",
    "2 | โครงการปลูกป่า | 2566 | - | กองช่าง",
    " | | 2567 | 6,000 | ",
)


def rows_of(*lines: str, head: str = HEAD) -> dict[str, list[dict[str, Any]]]:
    """The rows of a plan with a Markdown table."""
    table = [f"| {head} |", "|" + "---|" * (head.count("|") + 1), *(f"| {line} |" for line in lines)]
    return rows_of_lines(FRONT + "\n" + "\n".join(table))


EXPECTED = {
    ("โครงการอบรม", 2566): 10000,
    ("โครงการอบรม", 2567): 12000,
    ("โครงการปลูกป่า", 2566): "dash",
    ("โครงการปลูกป่า", 2567): 6000,
}


def test_the_rows_of_a_project_are_its_years() -> None:
    rows = rows_of(*ROWS)
    assert amounts_of_titles(rows) == EXPECTED
    assert {line["year_basis"] for line in rows["budget_lines"]} == {"row"}
    assert [row["responsible_unit"] for row in rows["projects"]] == ["สำนักปลัด", "กองช่าง"]
    assert "unaccounted_amount" not in {row["code"] for row in rows["issues"]}


@pytest.mark.parametrize(
    "head",
    [
        "ที่ | โครงการ/กิจกรรม | ปี | วงเงิน (บาท) | ผู้รับผิดชอบ",
        "ที่ | โครงการ/กิจกรรม | ปี พ.ศ. | งบประมาณ | หน่วยงานรับผิดชอบ",
    ],
)
def test_under_other_names_of_the_columns(head: str) -> None:
    assert amounts_of_titles(rows_of(*ROWS, head=head)) == EXPECTED


def test_a_title_that_returns_with_each_year_is_one_project() -> None:
    again = (ROWS[0], ROWS[0].replace("2566 | 10,000", "ปี ๒๕๖๗ | 12,000"), *ROWS[2:])
    assert amounts_of_titles(rows_of(*again)) == EXPECTED


def test_the_unit_of_the_column_is_that_of_its_years() -> None:
    rows = rows_of(*(row.replace(",000", "") for row in ROWS), head=HEAD.replace("(บาท)", "(พันบาท)"))
    assert amounts_of_titles(rows) == EXPECTED


def test_totals_have_a_row_a_year_too() -> None:
    rows = rows_of(*ROWS, " | รวม | 2566 | 10,000 | ", " | | 2567 | 18,000 | ")
    assert amounts_of_titles(rows) == EXPECTED
    totals = {row["fiscal_year_be"]: (row["declared_baht"], row["computed_baht"]) for row in rows["budget_totals"]}
    assert totals == {2566: (10000, 10000), 2567: (18000, 18000)}


@pytest.mark.parametrize(
    "rows",
    [
        (ROWS[0], ROWS[1].replace("2567", "2566")),  # twice one year
        (ROWS[0], ROWS[1].replace("2567", "")),  # of which?
        (ROWS[0], ROWS[1].replace("2567", "ไตรมาส 2")),
    ],
)
def test_money_of_no_year_or_of_one_twice_is_nobodys_and_said(rows: tuple[str, ...]) -> None:
    found = rows_of(*rows)
    assert found["budget_lines"] == []
    assert [row["table_title"] for row in found["projects"]] == ["โครงการอบรม"]
    assert found_by("unaccounted_amount", found) == ["2566 | 10,000", "12,000"]


def test_a_row_of_what_the_years_come_to_is_the_sum_of_its_project() -> None:
    rows = rows_of(
        ROWS[0], ROWS[1], " | | รวม | 22,000 | ", *ROWS[2:], " | รวม | | 6,000 | ", " | รวมทั้งสิ้น | | 28,000 | "
    )
    assert amounts_of_titles(rows) == EXPECTED
    assert [cell["text"] for cell in rows["row_cells"] if cell["role"] == "row_total"] == ["22,000", "6,000"]
    assert [
        (row["declared_baht"], row["difference_baht"]) for row in rows["budget_totals"] if not row["fiscal_year_be"]
    ] == [(28000, 0)]
    assert not {"unaccounted_amount", "row_total_mismatch"} & {row["code"] for row in rows["issues"]}


def test_a_sum_that_its_years_do_not_come_to_is_said() -> None:
    rows = rows_of(ROWS[0], ROWS[1], " | | รวม | 23,000 | ", *ROWS[2:], " | | รวม | 6,000 | ")
    assert amounts_of_titles(rows) == EXPECTED
    assert "row_total_mismatch" in {row["code"] for row in rows["issues"]}


def test_a_project_of_one_year_has_its_amount_in_that_year() -> None:
    rows = rows_of(ROWS[0], ROWS[2].replace("2566 | -", "2567 | 6,000"), "3 | มาตรการลงเวลา | ทุกปี | ไม่ใช้งบประมาณ | ")
    assert amounts_of_titles(rows) == {
        ("โครงการอบรม", 2566): 10000,
        ("โครงการอบรม", 2567): "blank",
        ("โครงการปลูกป่า", 2566): "blank",
        ("โครงการปลูกป่า", 2567): 6000,
        ("มาตรการลงเวลา", 2566): "none",
        ("มาตรการลงเวลา", 2567): "none",
    }


def test_projects_below_a_year_over_their_rows_are_the_same_below_the_next() -> None:
    cells = [
        [("2566", 2), ("1", 1), ("โครงการอบรม", 1), ("10,000", 1)],
        [("2", 1), ("โครงการปลูกป่า", 1), ("-", 1)],
        [("2567", 2), ("1", 1), ("โครงการอบรม", 1), ("12,000", 1)],
        [("2", 1), ("โครงการปลูกป่า", 1), ("6,000", 1)],
    ]
    head = "".join(f"<th>{name}</th>" for name in ("ปีงบประมาณ", "ที่", "โครงการ/กิจกรรม", "งบประมาณ (บาท)"))
    body = "".join(
        f"<tr>{''.join(f'<td rowspan={chr(34)}{over}{chr(34)}>{text}</td>' for text, over in row)}</tr>"
        for row in cells
    )
    rows = rows_of_lines(f"{FRONT}<table><tr>{head}</tr>{body}</table>")
    assert amounts_of_titles(rows) == EXPECTED
    assert len(rows["projects"]) == 2


PORTAL = "ปีงบประมาณ | มิติ | โครงการ | งบประมาณที่ตั้งไว้ | สถานะ"
ENTRIES = (
    "2566 | มิติที่ 1 สังคม | โครงการอบรม | 45,000.00 | แล้วเสร็จ",
    "2567 | มิติที่ 1 สังคม | โครงการอบรม | 50,000.00 | รอดำเนินการ",
    "2567 | มิติที่ 1 สังคม | โครงการสัญจร | 7,000.00 | รอดำเนินการ",
)
PORTAL_FOUND = {("โครงการอบรม", 2566): 45000, ("โครงการอบรม", 2567): 50000, ("โครงการสัญจร", 2567): 7000}


def amounts_of(rows: dict[str, list[dict[str, Any]]]) -> dict[tuple[str, int], object]:
    return {key: value for key, value in amounts_of_titles(rows).items() if value != "blank"}


def test_a_portal_s_rows_of_a_project_differ_in_year_money_and_state() -> None:
    assert amounts_of(rows_of(*ENTRIES, head=PORTAL)) == PORTAL_FOUND
    counted = [f"{number} | {entry}" for number, entry in enumerate(ENTRIES, 1)]
    assert amounts_of(rows_of(*counted, head=f"ลำดับ | {PORTAL}")) == PORTAL_FOUND


def test_rows_of_projects_in_two_dimensions_are_two() -> None:
    other = ENTRIES[1].replace("มิติที่ 1 สังคม", "มิติที่ 2 บริหาร")
    rows = rows_of(ENTRIES[0], other, ENTRIES[2], head=PORTAL)
    assert [row["table_title"] for row in rows["projects"]] == ["โครงการอบรม", "โครงการอบรม", "โครงการสัญจร"]


@pytest.mark.parametrize("head", ["หมู่ที่", "หมายเหตุ", "ผู้ประสานงาน"])
def test_what_is_no_state_may_tell_two_projects_of_one_title(head: str) -> None:
    rows = rows_of(*ENTRIES, head=PORTAL.replace("สถานะ", head))
    assert [row["table_title"] for row in rows["projects"]] == ["โครงการอบรม", "โครงการอบรม", "โครงการสัญจร"]


def portal_page(pager: str) -> dict[str, list[dict[str, Any]]]:
    def row(entry: str) -> str:
        return "<tr><td>" + "</td><td>".join(entry.split(" | ")) + "</td></tr>"

    words = "รวมปีงบประมาณ 2566<br>รวมปีงบประมาณ 2567<br>รวมทั้งสิ้น"
    total = f"<tr><td></td><td></td><td>{words}</td><td>45,000.00<br>57,000.00<br>102,000.00</td><td></td></tr>"
    rows = [row(PORTAL), *map(row, ENTRIES[:2]), f"<tr><td colspan=5>{pager}</td></tr>", row(PORTAL), row(ENTRIES[2])]
    return rows_of_lines(f"{FRONT}\n<table>\n" + "\n".join([*rows, total]) + "\n</table>")


def test_pages_of_a_grid_and_totals_in_one_cell() -> None:
    rows = portal_page("1 2 3")
    assert amounts_of(rows) == PORTAL_FOUND
    totals = {row["fiscal_year_be"]: (row["declared_baht"], row["computed_baht"]) for row in rows["budget_totals"]}
    assert totals == {2566: (45000, 45000), 2567: (57000, 57000), None: (102000, 102000)}


@pytest.mark.parametrize("pager", ["1 3 5", "12", "กันไว้ 1 2 3"])
def test_other_words_over_all_columns_are_no_pages(pager: str) -> None:
    rows = portal_page(pager)
    assert rows["budget_lines"] == []
    money = ("2566 | 45,000.00", "2567 | 50,000.00", "2567 | 7,000.00", "45,000.00 57,000.00 102,000.00")
    assert {*money} <= {*found_by("unaccounted_amount", rows)}


@pytest.mark.parametrize(("words", "amount"), [("รวมงบประมาณทั้งสิ้น 2 ปี", "28,000"), ("รวมทั้งสิ้น", "28,000")])
def test_the_word_of_a_total_may_reach_over_the_column_of_years(words: str, amount: str) -> None:
    """The whole table was left as it is: its years were money."""
    heads = "".join(f"<th>{name}</th>" for name in HEAD.split(" | "))
    body = "".join(f"<tr>{''.join(f'<td>{cell.strip()}</td>' for cell in row.split('|'))}</tr>" for row in ROWS)
    total = f"<tr><td colspan=3>{words}</td><td>{amount}</td><td></td></tr>"
    rows = rows_of_lines(f"{FRONT}<table><tr>{heads}</tr>{body}{total}</table>")
    assert amounts_of_titles(rows) == EXPECTED
    assert [row["declared_baht"] for row in rows["budget_totals"] if row["declared_baht"]] == [28000]


def test_a_cell_over_the_year_and_its_money_is_of_no_year() -> None:
    heads = "".join(f"<th>{name}</th>" for name in HEAD.split(" | "))
    rows = "<tr><td>1</td><td>โครงการอบรม</td><td>2566</td><td>10,000</td><td></td></tr>"
    rows += "<tr><td>2</td><td>โครงการปลูกป่า</td><td colspan=2>5,000</td><td></td></tr>"
    found = rows_of_lines(f"{FRONT}<table><tr>{heads}</tr>{rows}</table>")
    assert amounts_of_titles(found) == {}
    assert found_by("unaccounted_amount", found) == ["2566 | 10,000", "5,000"]


TOTALS = ("| รวม ปี 2566 | | 10,000 |", "| รวมปีงบประมาณ พ.ศ. 2567 | | 18,000 |", "| รวมทั้งสิ้น | | 28,000 |")


def declared(rows: dict[str, list[dict[str, Any]]]) -> set[tuple[int | None, int]]:
    """The year and the baht of each total."""
    totals = rows["budget_totals"]
    return {(one["fiscal_year_be"], int(one["declared_baht"])) for one in totals if one["declared_baht"]}


def test_totals_that_name_their_year_are_of_it() -> None:
    rows = rows_of(*ROWS, *TOTALS)
    assert amounts_of_titles(rows) == EXPECTED
    assert declared(rows) >= {(2566, 10_000), (2567, 18_000), (None, 28_000)}
    assert "total_mismatch" not in {row["code"] for row in rows["issues"]}


def test_a_total_that_names_two_years_is_of_none() -> None:
    assert declared(rows_of(*ROWS, "| รวม ปี 2566 ถึง 2567 | | 28,000 |")) == {(None, 28_000)}


def test_totals_over_several_columns_that_name_their_year_are_of_it() -> None:
    head = "".join(f"<th>{name}</th>" for name in HEAD.split(" | ")[:4])
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row.split('|')[:4])}</tr>" for row in ROWS)
    total = '<tr><td colspan="3">รวม ปี {}</td><td>{}</td></tr>'
    sums = total.format(2566, "10,000") + total.format(2567, "18,000")
    rows = rows_of_lines(f"{FRONT}<table><tr>{head}</tr>{body}{sums}</table>")
    assert declared(rows) >= {(2566, 10_000), (2567, 18_000)}
