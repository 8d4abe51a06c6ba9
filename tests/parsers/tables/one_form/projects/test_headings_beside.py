"""Headings inside a budget table that have a unit, a count, a page or names of columns beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extract.ground.source import Span
from lawful import Rows, amounts_of_titles, codes, plan_around, rows_of_text
from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.one_form.projects.headings_beside import with_headings_alone

HEAD = ["ที่", "โครงการ/กิจกรรม/มาตรการ", "ปี 2567", "ปี 2568", "รวม", "ผู้รับผิดชอบ"]
FIRST = "ยุทธศาสตร์ที่ 1 สร้างจิตสำนึกสุจริต"
SECOND = "ยุทธศาสตร์ที่ 2 บริหารงานโปร่งใส"
DIMENSION = "มิติที่ 2 การบริหารราชการเพื่อป้องกันการทุจริต"
Row = Sequence[str]


def tabs(rows: Sequence[Row]) -> str:
    return "\n".join("\t".join(row) for row in rows)


def pipes(rows: Sequence[Row]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|---" * len(HEAD) + "|", *lines[1:]])


def html(rows: Sequence[Row]) -> str:
    lines = ("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in rows)
    return "<table>" + "\n".join(lines) + "</table>"


def spans(rows: Sequence[Row]) -> str:
    """A heading reaches over the columns that nothing stands in."""

    def line(row: Row) -> str:
        first, *beside = [text for text in row if text]
        if not first.startswith(("ยุทธศาสตร์", "มิติ")):
            return "".join(f"<td>{text}</td>" for text in row)
        reach = f'<td colspan="{len(HEAD) - len(beside)}">{first}</td>'
        return reach + "".join(f"<td>{text}</td>" for text in beside)

    return "<table>" + "\n".join(f"<tr>{line(row)}</tr>" for row in rows) + "</table>"


DIALECTS = (tabs, pipes, html, spans)


def plan(heading: Row, printed: Callable[[Sequence[Row]], str], above: str = FIRST) -> Rows:
    rows = [
        HEAD,
        ["1", "โครงการก", "10,000", "20,000", "30,000", "กองคลัง"],
        heading,
        ["2", "โครงการข", "1,000", "2,000", "3,000", "กองช่าง"],
        ["3", "โครงการค", "100", "200", "300", "กองช่าง"],
    ]
    return rows_of_text(plan_around(f"{above}\n{printed(rows)}", "พ.ศ. 2567 - 2568"))


def places(rows: Rows) -> list[tuple[int, str | None]]:
    return [(row["dimension_no"], row["dimension_title"]) for row in rows["projects"]]


@pytest.mark.parametrize("printed", DIALECTS)
@pytest.mark.parametrize(
    "beside",
    [
        ["", "", "", "หน่วย : บาท"],
        ["", "", "", "(บาท)"],
        ["", "", "", "หน้า 5"],
        ["", "", "", "2 โครงการ"],
        ["จำนวน 2 โครงการ", "", "", ""],
        ["ปี 2567", "ปี 2568", "รวม", "ผู้รับผิดชอบ"],
        ["", "", "", "ผู้รับผิดชอบ"],
    ],
    ids=("unit", "unit in brackets", "page", "count", "count in a year", "head again", "a name of a column"),
)
@pytest.mark.parametrize("heading", [SECOND, DIMENSION])
def test_a_heading_is_one_whatever_stands_beside_it(
    heading: str, beside: list[str], printed: Callable[[Sequence[Row]], str]
) -> None:
    rows = plan(["", heading, *beside], printed, FIRST if heading == SECOND else "มิติที่ 1 การสร้างสังคม")
    title = heading.split(" ", 2)[2]
    assert places(rows)[1:] == [(2, title), (2, title)]
    assert places(rows)[0][0] == 1
    assert list(amounts_of_titles(rows).values()) == [10000, 20000, 1000, 2000, 100, 200]
    assert codes(rows) == set()


@pytest.mark.parametrize("printed", DIALECTS)
def test_the_unit_beside_a_heading_holds_below_it_and_not_above(printed: Callable[[Sequence[Row]], str]) -> None:
    # read as the whole table's, it made ten millions of the ten thousand above
    rows = plan(["", DIMENSION, "", "", "", "(หน่วย : พันบาท)"], printed, "มิติที่ 1 การสร้างสังคม")
    assert list(amounts_of_titles(rows).values()) == ["ambiguous"] * 2 + [1000000, 2000000, 100000, 200000]
    assert "unit_uncertain" in codes(rows)
    assert places(rows)[1][1] == DIMENSION.split(" ", 2)[2]


def of_years(rows: Rows) -> dict[tuple[str, int | None], int]:
    """The amounts by the last letter of their title, and their year."""
    letters = {row["project_id"]: row["table_title"][-1] for row in rows["projects"]}
    lines = [row for row in rows["budget_lines"] if row["amount_baht"] is not None]
    return {(letters[row["project_id"]], row["fiscal_year_be"]): int(row["amount_baht"]) for row in lines}


@pytest.mark.parametrize("printed", [tabs, pipes, html])
@pytest.mark.parametrize(
    ("beside", "amounts"),
    [
        (
            ["ปี 2567 (พันบาท)", "ปี 2568 (พันบาท)", "รวม (พันบาท)", "ผู้รับผิดชอบ"],
            {("ข", 2567): 1000000, ("ข", 2568): 2000000, ("ค", 2567): 100000, ("ค", 2568): 200000},
        ),
        (
            ["ปี 2568", "ปี 2567", "รวม", "ผู้รับผิดชอบ"],
            {("ข", 2567): 2000, ("ข", 2568): 1000, ("ค", 2567): 200, ("ค", 2568): 100},
        ),
        (
            ["ปี 2568", "ปี 2569", "รวม", "ผู้รับผิดชอบ"],
            {("ข", 2568): 1000, ("ข", 2569): 2000, ("ค", 2568): 100, ("ค", 2569): 200},
        ),
        (
            ["เป้าหมาย", "ปี 2567", "ปี 2568", "ผู้รับผิดชอบ"],
            {("ข", 2567): 2000, ("ข", 2568): 3000, ("ค", 2567): 200, ("ค", 2568): 300},
        ),
    ],
    ids=("unit", "order", "years", "columns"),
)
@pytest.mark.parametrize("first", ["", "ที่"])
def test_names_of_other_columns_beside_a_heading_are_the_head_of_what_stands_below(
    first: str,
    beside: list[str],
    amounts: dict[tuple[str, int], int],
    printed: Callable[[Sequence[Row]], str],
) -> None:
    # thrown away, they left what stands below to the first head without a word
    rows = plan([first, DIMENSION, *beside], printed, "มิติที่ 1 การสร้างสังคม")
    assert {key: amount for key, amount in of_years(rows).items() if key[0] != "ก"} == amounts
    assert places(rows)[1:] == [(2, DIMENSION.split(" ", 2)[2])] * 2


@pytest.mark.parametrize("printed", [tabs, pipes, html])
@pytest.mark.parametrize(
    "beside",
    [
        ["เป้าหมาย (คน)", "งบประมาณ", "", "ผู้รับผิดชอบ"],
        ["จำนวนคน", "จำนวนคน", "จำนวนคน", "ผู้รับผิดชอบ"],
        ["เบิกจ่าย", "เบิกจ่าย", "รวม", "ผู้รับผิดชอบ"],
        ["งบประมาณ", "", "", "ผู้รับผิดชอบ"],
    ],
)
def test_names_beside_a_heading_that_are_no_whole_head_leave_the_money_below_open(
    beside: list[str], printed: Callable[[Sequence[Row]], str]
) -> None:
    rows = plan(["", DIMENSION, *beside], printed, "มิติที่ 1 การสร้างสังคม")
    assert list(amounts_of_titles(rows).values()) == [10000, 20000] + ["ambiguous"] * 4
    assert "unit_uncertain" in codes(rows)


@pytest.mark.parametrize("printed", DIALECTS)
def test_the_unit_in_a_name_beside_a_heading_leaves_the_money_below_it_open(
    printed: Callable[[Sequence[Row]], str],
) -> None:
    rows = plan(["", DIMENSION, "", "", "", "ผู้รับผิดชอบ (พันบาท)"], printed, "มิติที่ 1 การสร้างสังคม")
    assert list(amounts_of_titles(rows).values())[2:] == ["ambiguous"] * 4
    assert "unit_uncertain" in codes(rows)


@pytest.mark.parametrize("printed", [tabs, pipes, html])
def test_units_alone_in_a_row_among_others_leave_the_money_open(printed: Callable[[Sequence[Row]], str]) -> None:
    rows = plan(["", "", "(พันบาท)", "(พันบาท)", "(พันบาท)", ""], printed)
    assert list(amounts_of_titles(rows).values()) == ["ambiguous"] * 6
    assert "unit_uncertain" in codes(rows)
    rows = plan(["", "", "(บาท)", "(บาท)", "(บาท)", ""], printed)
    assert "ambiguous" not in amounts_of_titles(rows).values()


def test_a_unit_whose_end_is_cut_off_is_no_baht() -> None:
    rows = plan(["", SECOND, "", "", "", "หน่วย : ล้านบา"], tabs)
    assert list(amounts_of_titles(rows).values())[2:] == ["ambiguous"] * 4
    assert [number for number, _ in places(rows)] == [1, 2, 2]
    assert "unit_uncertain" in codes(rows)


def test_the_units_of_strategies_hold_below_their_guidelines() -> None:
    rows = [
        HEAD,
        [FIRST, "", "", "", "", "หน่วย : พันบาท"],
        ["แนวทางที่ 1.1 ปลูกฝัง", "", "", "", "", ""],
        ["1", "โครงการก", "40", "50", "90", "กองคลัง"],
        [SECOND, "", "", "", "", "หน่วย : บาท"],
        ["แนวทางที่ 2.1 เปิดเผย", "", "", "", "", ""],
        ["2", "โครงการข", "7,000", "8,000", "15,000", "กองคลัง"],
    ]
    found = rows_of_text(plan_around(tabs(rows), "พ.ศ. 2567 - 2568"))
    assert list(amounts_of_titles(found).values()) == [40000, 50000, 7000, 8000]
    assert [(row["dimension_no"], row["mission_no"]) for row in found["projects"]] == [(1, "1.1"), (2, "2.1")]


@pytest.mark.parametrize("beside", [["1,100", "2,200", "3,300", ""], ["", "", "", "กองคลัง"], ["", "", "", "5"]])
def test_a_strategy_with_something_else_beside_it_is_no_project(beside: list[str]) -> None:
    rows = plan(["", SECOND, *beside], tabs)
    assert [number for number, _ in places(rows)] == [1, 2, 2]
    assert list(amounts_of_titles(rows).values()) == [10000, 20000, 1000, 2000, 100, 200]
    assert codes(rows) <= {"unaccounted_amount"}


def test_a_numbered_row_that_begins_like_a_strategy_is_a_project() -> None:
    rows = plan(["2", "แนวทางที่ 3 เสริมสร้างธรรมาภิบาล", "500", "600", "1,100", "กองคลัง"], tabs)
    assert [row["table_title"] for row in rows["projects"]][1] == "แนวทางที่ 3 เสริมสร้างธรรมาภิบาล"


def test_a_lost_strategy_is_known_by_the_numbers_below_it() -> None:
    rows = [
        HEAD,
        ["", FIRST, "", "", "", ""],
        ["", "แนวทางที่ 1.1 ปลูกฝัง", "", "", "", ""],
        ["1", "โครงการก", "4,000", "5,000", "9,000", "กองคลัง"],
        ["", "แนวทางที่ 2.1 เปิดเผย", "", "", "", ""],
        ["2", "โครงการข", "7,000", "8,000", "15,000", "กองคลัง"],
    ]
    found = rows_of_text(plan_around(tabs(rows), "พ.ศ. 2567 - 2568"))
    assert [(row["dimension_no"], row["mission_no"]) for row in found["projects"]] == [(1, "1.1"), (2, "2.1")]


def test_the_total_of_a_place_that_no_row_carries_is_said() -> None:
    rows = [
        HEAD,
        ["", "มิติที่ 1 การสร้างสังคม", "", "", "", ""],
        ["1", "โครงการก", "4,000", "5,000", "9,000", "กองคลัง"],
        ["2", "โครงการข", "7,000", "8,000", "15,000", "กองคลัง"],
        ["", "รวมมิติที่ 2", "7,000", "8,000", "15,000", ""],
    ]
    found = rows_of_text(plan_around(tabs(rows), "พ.ศ. 2567 - 2568"))
    said = [(row["expected"], row["found"]) for row in found["issues"] if row["code"] == "total_mismatch"]
    assert sorted(said) == [("15,000", "–"), ("7,000", "–"), ("8,000", "–")]


@pytest.mark.parametrize(
    "texts",
    [
        ["1.25 ล้านบาท", "งบประมาณ"],  # a value below a label's
        ["มิติที่ 1", "สำนักปลัด"],
        ["ปีงบประมาณ", "มิติที่ 1", "รวมทั้งสิ้น"],  # dimensions head columns
        ["มิติที่ 1 ก", "หน่วย : คน", "หน่วย : บาท"],
    ],
)
def test_a_row_with_anything_else_stays(texts: list[str]) -> None:
    where = Span(1, 1)
    grid = Grid((GridRow(tuple(Cell(text, (text,), where) for text in texts), where),), where, "html")
    assert with_headings_alone(grid) is grid
