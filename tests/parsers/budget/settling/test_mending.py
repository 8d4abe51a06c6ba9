"""Rows that lost, doubled, split or joined cells: read in the one way that totals and blocks allow, or in none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.text.read_txt import read_txt
from normalize.document_rows import document_rows
from parsers.document import parse_plan

HEAD = "ที่\tโครงการ/กิจกรรม/มาตรการ\tปี 2566\tปี 2567\tปี 2568\tปี 2569\tหน่วยงาน"
FIRST = "1\tโครงการสุจริต\t1,000\t2,000\t3,000\t4,000\tกองคลัง"
TOTAL = "รวม\tจำนวน 2 โครงการ\t6,000\t8,000\t10,000\t{}\t"
Cell = int | str


def read(
    row: str, total: str | None, block: str = "", *, first: str = FIRST, head: str = HEAD
) -> tuple[list[Cell], set[str]]:
    """The second row's cells, with ``mended`` before those that are, and the codes of what is said of it."""
    text = f"""แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2569)
เทศบาลตำบลตัวอย่าง อำเภอเมือง จังหวัดลำปาง

ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต

มิติที่ 1 การสร้างวัฒนธรรมสุจริต
{head}
{first}
{row}
{total or ""}

ส่วนที่ 3 รายละเอียดโครงการ
{block}
"""
    rows = document_rows(parse_plan(read_txt(text.encode(), "plan.txt")), "plan", "0")
    (project,) = (one for one in rows["projects"] if one["table_number"] == 2)
    lines = [
        one for one in rows["budget_lines"] if (one["project_id"], one["source"]) == (project["project_id"], "table")
    ]
    assert all(one["amount_baht"] is None or one["alignment"] == "mended" for one in lines)
    codes = {str(one["code"]) for one in rows["issues"]} & {"mended_row", "uneven_row", "unaccounted_amount"}
    found: list[Cell] = [
        str(one["status"]) if one["amount_baht"] is None else int(str(one["amount_baht"]).split(".")[0])
        for one in lines
    ]
    return found, codes


OPEN = ["ambiguous"] * 4
SPLIT = "2\tโครงการเยาวชน\t5,000\t6,0\t00\t7,000\t8,000\tกองคลัง"
SPLIT_TITLE = "2\tโครงการเยาวชน\tของตำบล\t5,000\t6,000\t7,000\t8,000\tกองคลัง"
LOST_SECOND = "2\tโครงการเยาวชน\t5,000\t7,000\t8,000\tกองคลัง"


@pytest.mark.parametrize(
    ("row", "total", "cells"),
    [
        (LOST_SECOND, TOTAL.format("12,000"), [5000, "ambiguous", 7000, 8000]),  # 6,000 was lost: it is not made up
        ("2\tโครงการเยาวชน\t5,000\t6,000\t7,000\tกองคลัง", TOTAL.format("12,000"), [5000, 6000, 7000, "ambiguous"]),
        (
            "2\tโครงการเยาวชน\t5,000\t6,000\t6,000\t7,000\t8,000\tกองคลัง",
            TOTAL.format("12,000"),
            [5000, 6000, 7000, 8000],
        ),
        ("2\tโครงการเยาวชน\t5,000\t8,000\tกองคลัง", TOTAL.format("12,000"), [5000, "ambiguous", "ambiguous", 8000]),
        (
            "2\tโครงการเยาวชน\t5,000\t6,000\t-\t-\t7,000\tกองคลัง",
            "รวม\tจำนวน 2 โครงการ\t6,000\t8,000\t3,000\t11,000\t",
            [5000, 6000, "dash", 7000],
        ),
    ],
)
def test_totals_tell_which_cell_was_lost_or_printed_twice(row: str, total: str, cells: list[Cell]) -> None:
    found, codes = read(row, total)
    assert found == cells
    assert codes == ({"mended_row", "unaccounted_amount"} if row.count("6,000") > 1 else {"mended_row"})


@pytest.mark.parametrize(
    ("trap", "row", "total"),
    [
        ("no total", LOST_SECOND, None),
        ("a total that no reading meets", LOST_SECOND, TOTAL.format("12,500")),
        ("a total without the years that differ", LOST_SECOND, "รวม\tจำนวน 2 โครงการ\t6,000\t\t\t\t"),
        (
            "alike in all years",
            "2\tโครงการเยาวชน\t5,000\t5,000\t5,000\tกองคลัง",
            "รวม\tจำนวน 2 โครงการ\t6,000\t7,000\t8,000\t9,000\t",
        ),
        ("three cells lost", "2\tโครงการเยาวชน\t5,000\tกองคลัง", TOTAL.format("12,000")),
        (
            "three cells too many",
            "2\tโครงการเยาวชน\t5,000\t5,000\t5,000\t5,000\t6,000\t7,000\t8,000\t",
            TOTAL.format("12,000"),
        ),
        ("figures in parts, no total", "2\tโครงการเยาวชน\t5,000\t6,0\t00\t7,000\t8,000\tกองคลัง", None),
        ("parts that make a figure no total has", SPLIT.replace("6,0", "6,1"), TOTAL.format("12,000")),
        ("parts that are one figure or two", "2\tโครงการเยาวชน\t5,000\t12\t7,000\t6,000\t8,000\tกองคลัง", None),
        ("a value that cannot be read", "2\tโครงการเยาวชน\t5,000\t7,0x0\t8,000\tกองคลัง", TOTAL.format("12,000")),
        ("cells in another order", "2\tโครงการเยาวชน\t7,000\t5,000\t8,000\tกองคลัง", TOTAL.format("12,000")),
    ],
)
def test_what_leaves_a_choice_stays_open(trap: str, row: str, total: str | None) -> None:
    cells, codes = read(row, total)
    assert cells == OPEN, trap
    assert "uneven_row" in codes


def test_a_total_over_a_row_that_is_not_known_vouches_for_nothing() -> None:
    first = FIRST.replace("2,000", "1,50,000")
    assert read(LOST_SECOND, TOTAL.format("12,000"), first=first)[0] == OPEN


@pytest.mark.parametrize(
    ("said", "cells"),
    [
        (
            "ปี 2566 จำนวน 5,000 บาท ปี 2567 จำนวน 6,000 บาท ปี 2568 จำนวน 7,000 บาท ปี 2569 จำนวน 8,000 บาท",
            [5000, "ambiguous", 7000, 8000],
        ),
        ("ปี 2567 จำนวน 6,000 บาท ปี 2568 จำนวน 7,000 บาท", OPEN),  # of 2569 it says nothing
        ("26,000 บาท", OPEN),  # nor of any year
    ],
)
def test_a_block_that_names_the_years_tells_it(said: str, cells: list[Cell]) -> None:
    block = f"มิติที่ 1 การสร้างวัฒนธรรมสุจริต\nลำดับที่ 2\n1. ชื่อโครงการ : โครงการเยาวชน\n2. งบประมาณดำเนินการ\n{said}\n"
    assert read(LOST_SECOND, None, block)[0] == cells


def test_a_block_against_the_totals_leaves_the_row_open() -> None:
    said = "ปี 2566 จำนวน 5,000 บาท ปี 2567 จำนวน 7,000 บาท ปี 2568 จำนวน 8,000 บาท"
    block = f"มิติที่ 1 การสร้างวัฒนธรรมสุจริต\nลำดับที่ 2\n1. ชื่อโครงการ : โครงการเยาวชน\n2. งบประมาณดำเนินการ\n{said}\n"
    assert read(LOST_SECOND, TOTAL.format("12,000"), block)[0] == OPEN


@pytest.mark.parametrize("dialect", ["pipes", "html"])
def test_the_same_holds_in_tables_with_rulings(dialect: str) -> None:
    def printed(line: str) -> str:
        cells = line.split("\t")
        if dialect == "pipes":
            return f"| {' | '.join(cells)} |" + ("\n|" + "---|" * len(cells) if line == HEAD else "")
        begin, end = ("<table>" if line == HEAD else ""), ("</table>" if line.startswith("รวม") else "")
        return f"{begin}<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>{end}"

    total = TOTAL.format("12,000")
    found = read(printed(LOST_SECOND), printed(total), first=printed(FIRST), head=printed(HEAD))
    assert found == ([5000, "ambiguous", 7000, 8000], {"mended_row"})


@pytest.mark.parametrize("dialect", ["tabs", "pipes", "html", "a cell a line"])
@pytest.mark.parametrize(
    "row",
    [
        SPLIT,
        SPLIT.replace("กองคลัง", "กอง\tคลัง"),
        SPLIT.replace("5,000\t", "5,000\t5,000\t"),
        "2\tโครงการเยาวชน\t5,000 6,000\t7,000\t8,000\tกองคลัง",
        "2\tโครงการเยาวชน\t5,0006,000\t7,000\t8,000\tกองคลัง",
    ],
)
def test_a_total_tells_which_cells_were_split_or_joined_in_every_dialect(dialect: str, row: str) -> None:
    def printed(line: str) -> str:
        cells = line.split("\t")
        if dialect == "tabs":
            return line
        if dialect == "a cell a line":
            return "\n".join(cells)
        if dialect == "pipes":
            return f"| {' | '.join(cells)} |" + ("\n|" + "---|" * len(cells) if line == HEAD else "")
        begin, end = ("<table>" if line == HEAD else ""), ("</table>" if line.startswith("รวม") else "")
        return f"{begin}<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>{end}"

    found, codes = read(printed(row), printed(TOTAL.format("12,000")), first=printed(FIRST), head=printed(HEAD))
    assert found == [5000, 6000, 7000, 8000]
    assert codes - {"unaccounted_amount"} == {"mended_row"}


LOST_A_YEAR = HEAD.replace("\tปี 2566", "")
"""A head of three years over rows of four."""

ROWS_OF_FOUR = [
    "2\tโครงการเยาวชน\t5,000\t\t7,000\t8,000\tกองคลัง",
    "2\tโครงการเยาวชน\t5,000\t5,000\t7,000\t8,000\tกองคลัง",
    "2\tโครงการเยาวชน\t5,000\t6,000\t7,000\t8,000",
]
"""An empty cell too many, a figure twice, one for the unit in charge: each might be the row's own damage."""


@pytest.mark.parametrize("row", ROWS_OF_FOUR)
def test_the_row_s_number_vouches_for_no_amount_where_a_cell_is_passed_over(row: str) -> None:
    first = FIRST.removesuffix("\tกองคลัง") if row == ROWS_OF_FOUR[-1] else FIRST
    assert read(row, None, first=first, head=LOST_A_YEAR) == (["ambiguous"] * 3, {"uneven_row"})


@pytest.mark.parametrize("row", ["2\tโครงการเยาวชน\t\t5,000\t6,000\t7,000\t8,000\tกองคลัง", SPLIT_TITLE])
def test_words_in_two_cells_are_put_together_by_the_number_and_an_empty_cell_is_not_passed_over(row: str) -> None:
    in_place = row == SPLIT_TITLE
    assert read(row, None)[0] == ([5000, 6000, 7000, 8000] if in_place else OPEN)
    assert read(row, TOTAL.format("12,000"))[0] == [5000, 6000, 7000, 8000]


@pytest.mark.parametrize(
    ("number", "total", "known"), [(2, TOTAL.format("12,000"), True), (2, "", True), (7, "", False)]
)
def test_a_title_in_two_cells_is_one_where_a_total_or_its_number_vouches(number: int, total: str, known: bool) -> None:
    text = f"{HEAD}\n{FIRST}\n{number}{SPLIT_TITLE.removeprefix('2')}\n{total}"
    plan = parse_plan(read_txt(f"แผนปฏิบัติการป้องกันการทุจริต\n{text}\n".encode(), "plan.txt"))
    second = plan.projects[1].item
    assert second is not None
    found = second.title, [cell.amount for cell in second.cells]
    whole = "โครงการเยาวชน ของตำบล", [5000, 6000, 7000, 8000]
    assert found == (whole if known else ("โครงการเยาวชน", [None] * 4))


def test_a_block_tells_which_figure_was_split() -> None:
    years = " ".join(
        f"ปี {year} จำนวน {baht} บาท"
        for year, baht in zip(range(2566, 2570), ("5,000", "6,000", "7,000", "8,000"), strict=True)
    )
    block = f"มิติที่ 1 การสร้างวัฒนธรรมสุจริต\nลำดับที่ 2\n1. ชื่อโครงการ : โครงการเยาวชน\n2. งบประมาณดำเนินการ\n{years}\n"
    assert read(SPLIT, None, block)[0] == [5000, 6000, 7000, 8000]
    assert read(SPLIT, None, block.replace("6,000", "6,100"))[0] == OPEN


def test_an_amount_before_the_unit_s_name_is_no_word_of_it() -> None:
    row = "2\tโครงการเยาวชน\t5,000\t6,000\t6,000\t7,000\t8,000 กองคลัง"
    assert read(row, TOTAL.format("12,000"))[0] == [5000, 6000, 7000, 8000]
    assert read(row, None) == (OPEN, {"uneven_row"})


TWO_DIMENSIONS = f"""แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2569)
{HEAD}
มิติที่ 1 การสร้างวัฒนธรรมสุจริต
{FIRST}
2\tโครงการชุมชน\t5,000\t7,000\t8,000\tกองคลัง
รวมมิติที่ 1\t2 โครงการ\t9,000\t9,000\t9,000\t9,000\t
มิติที่ 2 การบริหารราชการด้วยความโปร่งใส
3\tโครงการโปร่งใส\t1,000\t2,000\t3,000\t4,000\tกองคลัง
4\tโครงการเยาวชน\t1.5 ล้านบาท\t0\t8,000\tกองคลัง
รวมมิติที่ 2\t2 โครงการ\t1,501,000\t2,000\t10,000\t12,000\t
"""


def test_a_row_is_mended_by_its_own_dimension_s_total_and_another_row_is_not() -> None:
    plan = parse_plan(read_txt(TWO_DIMENSIONS.encode(), "plan.txt"))
    items = [project.item for project in plan.projects if project.item]
    assert [[cell.amount for cell in item.cells] for item in items[1::2]] == [[None] * 4, [1_500_000, 0, None, 8_000]]
    assert [cell.unit_factor for cell in items[3].cells] == [1_000_000, 1, 1, 1]
    codes = [issue.code for issue in plan.issues if issue.code in ("uneven_row", "mended_row")]
    assert codes == ["uneven_row", "mended_row"]


@pytest.mark.parametrize(("last", "cells"), [("4,000", [5000, "ambiguous", 7000, "dash"]), ("", OPEN)])
def test_a_dash_where_another_reading_lost_the_cell_is_vouched_for_too(last: str, cells: list[Cell]) -> None:
    total = f"รวม\tจำนวน 2 โครงการ\t6,000\t2,000\t10,000\t{last}\t"
    assert read("2\tโครงการเยาวชน\t5,000\t7,000\t-\tกองคลัง", total)[0] == cells


TORN = "2\tโครงการเยาวชน\t5,000\t{}\t7,000\t8,000\tกองคลัง"


@pytest.mark.parametrize("torn", ["6 ,0 00", "๖ ๐๐๐", "6 000", "๖ , ๐๐ ๐", "6.000", "๖.๐๐๐"])
def test_blanks_inside_a_figure_are_none_where_a_total_or_a_block_says_so(torn: str) -> None:
    row = TORN.format(torn)
    text = f"""แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2569)\n\n{HEAD}\n{FIRST}\n{row}\n{{}}"""
    block = "\nส่วนที่ 3 รายละเอียดโครงการ\nลำดับที่ 2\n1. ชื่อโครงการ : โครงการเยาวชน\n2. งบประมาณ\nปี 2567 จำนวน {} บาท\n"
    for vouched, vouches in (
        (TOTAL.format("12,000"), True),
        (TOTAL.format("12,000").replace("8,000", "8,100"), False),
        ("", False),
        (block.format("6,000"), True),
        (block.format("6,100"), False),
    ):
        plan = parse_plan(read_txt(text.format(vouched).encode(), "plan.txt"))
        item = plan.projects[1].item
        assert item is not None
        assert [cell.amount for cell in item.cells] == [5000, 6000 if vouches else None, 7000, 8000], vouched
        said = {issue.code for issue in plan.issues} & {"mended_row", "unreadable_amount"}
        assert said == {"mended_row" if vouches else "unreadable_amount"}


ANNUAL = """แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2568

ที่\tโครงการ/กิจกรรม/มาตรการ\tงบประมาณที่ตั้งไว้ (บาท)\tเบิกจ่ายแล้ว (บาท)\tคงเหลือ (บาท)\tผู้รับผิดชอบ
1\tโครงการสุจริต\t24.000\t12,000\t12,000\tกองคลัง
2\tโครงการเยาวชน\t1 20,000\t64,300\t55,700\tกองช่าง
{}

ส่วนที่ 3 รายละเอียดโครงการ
ลำดับที่ 1
1. ชื่อโครงการ : โครงการเยาวชน
2. ระยะเวลาดำเนินการ : ปีงบประมาณ พ.ศ. 2568
3. งบประมาณ : {} บาท
4. ผู้รับผิดชอบ : กองช่าง
"""


@pytest.mark.parametrize(
    ("total", "said", "found"),
    [
        pytest.param("รวม\t2 โครงการ\t144,000\t76,300\t67,700\t", "120,000", [24000, 120000], id="sum and block"),
        pytest.param("", "120,000", [None, 120000], id="a block of one"),
        pytest.param("", "1,200,000", [None, None], id="a block that names more"),
        pytest.param("รวม\t2 โครงการ\t154,000\t76,300\t67,700\t", "120,000", [None, None], id="another sum"),
    ],
)
def test_a_figure_of_the_only_year_is_the_one_that_its_block_names(
    total: str, said: str, found: list[int | None]
) -> None:
    plan = parse_plan(read_txt(ANNUAL.format(total, said).encode(), "plan.txt"))
    assert [project.item.cells[0].amount for project in plan.projects if project.item] == found


COUNTED = """แผนปฏิบัติการป้องกันการทุจริต (ประจำปีงบประมาณ พ.ศ. 2568)
เทศบาลตำบลตัวอย่าง อำเภอเมือง จังหวัดลำปาง

ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต
ที่\tโครงการ/กิจกรรม/มาตรการ\tเป้าหมาย (คน)\tงบประมาณ (บาท)\tผู้รับผิดชอบ
1\tโครงการสุจริต\t60\t24,000\tกองคลัง
2\tโครงการเยาวชน\t500\tกองช่าง
{}"""


@pytest.mark.parametrize(("total", "found"), [("", None), ("รวม\t\t\t24,500\t", 500), ("รวม\t\t\t30,000\t", None)])
def test_the_only_figure_of_a_row_may_be_a_count_where_the_cell_of_the_only_year_was_lost(
    total: str, found: int | None
) -> None:
    plan = parse_plan(read_txt(COUNTED.format(total).encode(), "plan.txt"))
    assert [project.item.cells[0].amount for project in plan.projects if project.item] == [24000, found]
    assert any(issue.code == ("mended_row" if found else "uneven_row") for issue in plan.issues)


LOST_PLACE = """แผน (พ.ศ. 2566 - 2567)

ที่\tภารกิจ\tโครงการ/กิจกรรม/มาตรการ\tปี 2566\tปี 2567\tหน่วยงาน
1\t1.1 บุคลากร\tโครงการสุจริต\t1,000\t2,000\tกองคลัง
2\tโครงการรณรงค์\t\t\tกองช่าง
3\t1.2 เยาวชน\tโครงการเยาวชน\t5,000\t6.000\tกองคลัง
รวม\t\tจำนวน 3 โครงการ\t6,000\t{}\t
"""


@pytest.mark.parametrize(
    ("total", "found"), [("8,000", [2000, "blank", 6000]), ("8,100", [2000, "ambiguous", "ambiguous"])]
)
def test_a_row_that_was_mended_vouches_for_the_one_below_it(total: str, found: list[object]) -> None:
    """The sum says ``6.000`` only once it is known that the row that lost a cell has nothing."""
    plan = parse_plan(read_txt(LOST_PLACE.format(total).encode(), "plan.txt"))
    cells = [project.item.cells[1] for project in plan.projects if project.item]
    assert [cell.amount or cell.status for cell in cells] == found


@pytest.mark.parametrize("two", ["6,000 500", "6,000 000", "6000 1", "6 00", "06 000", "6,00 0"])
def test_figures_beside_each_other_make_no_other_one(two: str) -> None:
    whole = "".join(two.split()).replace(",", "")
    total = TOTAL.format("12,000").replace("8,000", f"{int(whole) + 2000:,}")
    plan = parse_plan(
        read_txt(f"แผน (พ.ศ. 2566 - 2569)\n\n{HEAD}\n{FIRST}\n{TORN.format(two)}\n{total}".encode(), "plan.txt")
    )
    item = plan.projects[1].item
    assert item is not None
    assert item.cells[1].amount in ((None, 6000) if two == "6,00 0" else (None,))


def column(first: str, second: str, total: str) -> tuple[Sequence[object], object, set[str]]:
    """The amounts of the second year of two rows, their declared sum, and what is said."""
    rows = (
        f"{FIRST.replace('2,000', first)}\n{TORN.format(second)}\n{TOTAL.format('12,000').replace('8,000', total, 1)}"
    )
    plan = parse_plan(read_txt(f"แผน (พ.ศ. 2566 - 2569)\n\n{HEAD}\n{rows}".encode(), "plan.txt"))
    cells = [project.item.cells[1].amount for project in plan.projects if project.item]
    declared = next(total.amounts[2567] for total in plan.totals)
    codes = {issue.code for issue in plan.issues} & {"mended_row", "unreadable_amount"}
    return cells, declared, codes


@pytest.mark.parametrize(
    ("first", "second", "total"),
    [
        pytest.param("2 000", "6 000", "8,000", id="two torn rows"),
        pytest.param("2 000", "6 ,000", "8, 000", id="and a torn sum"),
        pytest.param("2,OOO", "6,00O", "8,00O", id="letters for 0"),
        pytest.param("2,000", "6,000", "8,O00", id="the sum alone"),
        pytest.param("2.000", "6.000", "8,000", id="points for commas"),
    ],
)
def test_broken_figures_of_a_column_that_make_its_sum_vouch_for_each_other(first: str, second: str, total: str) -> None:
    assert column(first, second, total) == ([2000, 6000], 8000, {"mended_row"})


@pytest.mark.parametrize(
    ("first", "second", "total", "found"),
    [
        pytest.param("2 000", "6 000", "8,100", ([None, None], 8100), id="another sum"),
        pytest.param("2,000", "6,00O", "8,10O", ([2000, None], None), id="another broken sum"),
        pytest.param("2,0S0", "6,00O", "8,000", ([None, None], 8000), id="a letter for no digit"),
        pytest.param("2,000", "6,000", "8,l00", ([2000, 6000], None), id="the sum is another"),
        pytest.param("2.000", "6.000", "8.000", ([None, None], None), id="points that may be decimals"),
        pytest.param("2.500", "6.000", "8,000", ([None, None], 8000), id="another sum of points"),
    ],
)
def test_broken_figures_that_make_no_sum_stay_open(
    first: str, second: str, total: str, found: tuple[Sequence[object], object]
) -> None:
    assert column(first, second, total)[:2] == found


@pytest.mark.parametrize(("grand", "known"), [("8,100", None), ("8 ,100", 6000), ("8 ,000", 6000)])
def test_a_broken_grand_total_says_nothing_against_a_whole_one_of_a_dimension(grand: str, known: int | None) -> None:
    whole = "รวมทั้งสิ้น\tจำนวน 2 โครงการ\t6,000\t{}\t10,000\t12,000\t"
    totals = [TOTAL.format("12,000").replace("รวม", "รวมมิติที่ 1", 1), whole.format(grand)]
    head = f"แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2569)\n\nมิติที่ 1 การสร้างวัฒนธรรมสุจริต\n{HEAD}"
    text = "\n".join((head, FIRST, TORN.format("6 000"), *totals))
    plan = parse_plan(read_txt(text.encode(), "plan.txt"))
    item = plan.projects[1].item
    assert item is not None
    assert item.cells[1].amount == known
    (declared,) = (total.amounts[2567] for total in plan.totals if total.scope == "plan")
    assert declared == (8000 if grand == "8 ,000" else 8100 if grand == "8,100" else None)


def test_a_mended_cell_has_the_unit_of_its_column_whether_it_has_an_amount_or_none() -> None:
    head = HEAD.replace("ปี 25", "งบประมาณ (พันบาท) ปี 25")
    first, total = "1\tโครงการสุจริต\t1\t2\t3\t4\tกองคลัง", "รวม\tจำนวน 2 โครงการ\t6\t2\t10\t12\t"
    plan = parse_plan(
        read_txt(
            f"แผน (พ.ศ. 2566 - 2569)\n\n{head}\n{first}\n2\tโครงการเยาวชน\t5\t-\t-\t7\t8\tกองคลัง\n{total}".encode(),
            "plan.txt",
        )
    )
    item = plan.projects[1].item
    assert item is not None
    assert [(cell.amount, cell.unit_factor, cell.alignment) for cell in item.cells] == [
        (5000, 1000, "mended"),
        (None, 1000, "mended"),
        (7000, 1000, "mended"),
        (8000, 1000, "mended"),
    ]


def test_a_cell_that_says_baht_in_a_column_of_thousands_has_no_unit_of_it_where_the_total_says_so() -> None:
    head = HEAD.replace("ปี 25", "งบประมาณ (พันบาท) ปี 25")
    rows = "1\tโครงการสุจริต\t1\t2\t3\t4\tกองคลัง\n2\tโครงการเยาวชน\t5\t6,000 บาท\t-\t8\tกองคลัง"
    total = "รวม\tจำนวน 2 โครงการ\t6\t8\t3\t12\t"
    plan = parse_plan(read_txt(f"แผน (พ.ศ. 2566 - 2569)\n\n{head}\n{rows}\n{total}".encode(), "plan.txt"))
    item = plan.projects[1].item
    assert item is not None
    assert [(cell.amount, cell.unit_factor) for cell in item.cells] == [
        (5000, 1000),
        (6000, 1),
        (None, 1000),
        (8000, 1000),
    ]


@pytest.mark.parametrize(("grand", "known"), [("9,000", 2000), ("8,500", None)])
def test_a_grand_total_of_the_dimensions_totals_says_nothing_of_a_row(grand: str, known: int | None) -> None:
    """Its dimension's total leaves 2,000 for the row; that of the other dimension is 1,000 too high, and so is the
    grand total, which sums both up. One that is no such sum contradicts.
    """
    text = f"""แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)
เทศบาลตำบลตัวอย่าง อำเภอเมือง จังหวัดลำปาง

ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต

ที่\tโครงการ/กิจกรรม/มาตรการ\tปี 2566\tปี 2567\tหน่วยงาน
มิติที่ 1 การสร้างวัฒนธรรมสุจริต\t\t\t\t
1\tโครงการสุจริต\t1,000\t1,000\tกองคลัง
2\tโครงการเยาวชน\t2,ooo\t-\tกองคลัง
รวมมิติที่ 1\t\t3,000\t1,000\t
มิติที่ 2 การบริหารราชการด้วยความโปร่งใส\t\t\t\t
3\tโครงการเว็บไซต์\t5,000\t-\tกองคลัง
รวมมิติที่ 2\t\t6,000\t-\t
รวมทั้งสิ้น\t\t{grand}\t1,000\t
"""
    rows = document_rows(parse_plan(read_txt(text.encode(), "plan.txt")), "plan", "0")
    (cell,) = (
        one for one in rows["budget_lines"] if str(one["project_id"]).endswith("/002") and one["fiscal_year_be"] == 2566
    )
    assert cell["amount_baht"] == known
    assert (cell["alignment"] == "mended") == (known is not None)
