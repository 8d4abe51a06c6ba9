"""Tables of pages that were read in their own order: values before their numbers, titles between other rows' values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest

from extract.ground.source import SourceText
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import read_budget_table
from parsers.records.budget import BudgetTable
from parsers.records.table import Grid
from parsers.tables.flat.any_order.reading_order import tables_in_reading_order
from parsers.tables.grid import find_grids

Make = Callable[[str], SourceText]

HEAD = ("ที่", "โครงการ/กิจกรรม/มาตรการ", "งบประมาณ (บาท)/ปี 2568", "ผู้รับผิดชอบ", "ปี 2569")
VALUES = ("35,000", "36,000", "สำนักปลัด", "-", "-", "สำนักปลัด", "64,000")
"""Of the first two rows, and the second one of the third: its first stands behind its title."""

ROWS = (
    "มิติที่ 1 การสร้างวัฒนธรรมสุจริต/1",
    "โครงการพัฒนาคุณธรรม/จริยธรรม",
    "2",
    "กิจกรรมประกาศเจตจำนง",
    "3",
    "โครงการหมู่บ้านคุณธรรม",
    "60,000",
    "กองช่าง",
    "รวมมิติที่ 1 จำนวน 3 โครงการ",
    "95,000",
    "100,000",
)
SECOND = (
    "-",
    "18,000",
    "กองคลัง",
    "โครงการจัดเก็บภาษี",
    "12,500",
    "13,250",
    "กองคลัง",
    "รวมมิติที่ 2 จำนวน 2 โครงการ",
    "12,500",
    "31,250",
    "มิติที่ 2 การบริหารราชการ/4",
    "มาตรการเลื่อนขั้น",
    "5",
)
"""The values and the total of the second dimension above its heading; its last title is not beside its number."""

READ = [
    (1, "โครงการพัฒนาคุณธรรมจริยธรรม", [35000, 36000]),
    (2, "กิจกรรมประกาศเจตจำนง", ["dash", "dash"]),
    (3, "โครงการหมู่บ้านคุณธรรม", [60000, 64000]),
    (4, "มาตรการเลื่อนขั้น", ["dash", 18000]),
    (5, "โครงการจัดเก็บภาษี", [12500, 13250]),
]


def text_of(blocks: Sequence[str]) -> str:
    """Blocks with an empty line behind each; a stroke that no blank surrounds ends a line, but in names of columns."""
    return "\n\n".join(block if "โครงการ/" in block else block.replace("/", "\n") for block in blocks)


def grids_of(source: SourceText) -> list[Grid]:
    return list(tables_in_reading_order(source, 1, len(source.lines)))


def read(source: SourceText) -> BudgetTable:
    return read_budget_table(budget_grids(find_grids(source))[0], (2568, 2569))


def items(table: BudgetTable) -> list[tuple[int | None, str, list[object]]]:
    return [
        (item.number, item.title, [cell.status if cell.amount is None else cell.amount for cell in item.cells])
        for item in table.items
    ]


def without(blocks: Sequence[str], left_out: str) -> Iterator[str]:
    """The blocks without the first that is ``left_out``."""
    place = blocks.index(left_out)
    return (block for at, block in enumerate(blocks) if at != place)


def test_each_row_has_the_values_that_meet_all_totals(source: Make) -> None:
    table = read(source(text_of([*HEAD, *VALUES, *ROWS, *SECOND])))
    assert items(table) == READ
    assert [item.branch.dimension.number for item in table.items if item.branch.dimension] == ["1"] * 3 + ["2"] * 2
    assert [total.amounts for total in table.totals] == [{2568: 95000, 2569: 100000}, {2568: 12500, 2569: 31250}]
    assert not table.issues


def test_cells_keep_their_lines(source: Make) -> None:
    made = source(text_of([*HEAD, *VALUES, *ROWS, *SECOND]))
    table = read(made)
    for item in table.items:
        for cell in item.cells:
            assert cell.raw in made.line(cell.span.start)


@pytest.mark.parametrize(
    ("printed", "other"),
    [("95,000", "96,000"), ("31,250", "31,205"), ("18,000", "18,0"), ("12,500", "12,500 500"), ("-", "กองคลัง")],
)
def test_where_a_total_is_not_met_or_a_value_is_lost_rows_have_titles_alone(
    printed: str, other: str, source: Make
) -> None:
    blocks = [*HEAD, *VALUES, *ROWS, *SECOND]
    place = blocks.index(printed)
    table = read(source(text_of([*blocks[:place], other, *blocks[place + 1 :]])))
    assert [item[:2] for item in items(table)] == [item[:2] for item in READ]
    assert {status for *_, cells in items(table) for status in cells} == {"ambiguous"}
    assert {issue.code for issue in table.issues} == {"uneven_row"}


def test_without_totals_no_value_is_any_rows(source: Make) -> None:
    rows = ROWS[: ROWS.index("รวมมิติที่ 1 จำนวน 3 โครงการ")]
    (grid,) = grids_of(source(text_of([*HEAD, *VALUES, *rows])))
    assert [[cell.text for cell in row.cells] for row in grid.rows if row.torn] == [
        ["1", "โครงการพัฒนาคุณธรรมจริยธรรม"],
        ["2", "กิจกรรมประกาศเจตจำนง"],
        ["3", "โครงการหมู่บ้านคุณธรรม"],
    ]


def test_rows_behind_the_last_total_are_not_proved_by_those_above(source: Make) -> None:
    behind = ("มิติที่ 2 การบริหารราชการ/4", "โครงการโตไปไม่โกง", "5,000", "6,000")
    table = read(source(text_of([*HEAD, *VALUES, *ROWS, *behind])))
    assert items(table) == [*READ[:3], (4, "โครงการโตไปไม่โกง", ["ambiguous", "ambiguous"])]


def test_words_that_may_end_an_office_are_no_sure_part_of_a_title(source: Make) -> None:
    at = ROWS.index("3")
    parted = [*VALUES[:-2], "กองสวัสดิการ", VALUES[-1], *ROWS[:at], "สังคม", *ROWS[at:]]
    table = read(source(text_of([*HEAD, *parted, *SECOND])))
    assert [cells for *_, cells in items(table)] == [[35000, 36000], ["ambiguous"] * 2, *(row[2] for row in READ[2:])]


@pytest.mark.parametrize("elsewhere", ["ผู้รับผิดชอบ : กองสวัสดิการสังคม", "ชื่อโครงการ : กิจกรรมประกาศเจตจำนงสังคม"])
def test_words_go_on_with_what_stands_elsewhere_as_a_whole(elsewhere: str, source: Make) -> None:
    at = ROWS.index("3")
    parted = [*VALUES[:-2], "กองสวัสดิการ", VALUES[-1], *ROWS[:at], "สังคม", *ROWS[at:]]
    table = read(source(text_of([*HEAD, *parted, *SECOND, "ส่วนที่ 3 รายละเอียดโครงการ", elsewhere])))
    assert items(table)[1][2] == ["dash", "dash"]
    assert items(table)[1][1] == "กิจกรรมประกาศเจตจำนง" + ("" if "กอง" in elsewhere else "สังคม")


def test_two_titles_without_numbers_are_no_rows(source: Make) -> None:
    blocks = list(without([*HEAD, *VALUES, *ROWS, *SECOND], "มาตรการเลื่อนขั้น"))
    place = blocks.index("โครงการจัดเก็บภาษี")
    table = read(source(text_of([*blocks[:place], "มาตรการเลื่อนขั้น", *blocks[place:]])))
    assert items(table)[:2] == READ[:2]
    assert items(table)[3:] == [(None, title, ["ambiguous"] * 2) for title in ("มาตรการเลื่อนขั้น", "โครงการจัดเก็บภาษี")]


def test_the_number_of_a_page_is_no_rows(source: Make) -> None:
    first = text_of([*HEAD, *VALUES, *ROWS, "4"])
    made = source(first + "\n" + text_of([*HEAD, *SECOND, "ส่วนที่ 3 รายละเอียดโครงการ"]))
    pages = len(first.split("\n"))
    whole = replace(made, pages=tuple(1 if line <= pages else 2 for line in range(1, len(made.lines) + 1)))
    assert items(read(whole)) == READ


def test_a_title_above_the_line_of_its_number_is_that_rows(source: Make) -> None:
    above = ["โครงการพัฒนาคุณธรรม/1", "จริยธรรม", *ROWS[2:]]
    blocks = [*HEAD, *VALUES, "มิติที่ 1 การสร้างวัฒนธรรมสุจริต", *above, *SECOND]
    (grid,) = grids_of(source(text_of([*blocks, "ชื่อโครงการ : โครงการพัฒนาคุณธรรมจริยธรรม"])))
    assert [[cell.text for cell in row.cells[:2]] for row in grid.rows if len(row.cells) > 1][1:3] == [
        ["1", "โครงการพัฒนาคุณธรรมจริยธรรม"],
        ["2", "กิจกรรมประกาศเจตจำนง"],
    ]


@pytest.mark.parametrize("name", ["เป้าหมาย", "มิติ", "ตัวชี้วัด"])
def test_a_head_with_other_columns_is_not_read(name: str, source: Make) -> None:
    assert not grids_of(source(text_of([HEAD[0], name, *HEAD[1:], *VALUES, *ROWS, *SECOND])))


@pytest.mark.parametrize("unit", ["งบประมาณ (พันบาท)/ปี 2568", "(หมื่นบาท)/ปี 2568"])
def test_a_head_in_another_unit_is_not_read(unit: str, source: Make) -> None:
    assert not grids_of(source(text_of([*HEAD[:2], unit, *HEAD[3:], *VALUES, *ROWS, *SECOND])))


TITLES = ("โครงการอบรมคุณธรรมผู้บริหาร", "มาตรการป้องกันการรับสินบน", "โครงการหมู่บ้านพอเพียง")
OF_ROWS = ([20000, 30000], [4000, "dash"], [28000, 29000])


@pytest.mark.parametrize(
    ("order", "known"),
    [
        ("1 T1 v1 2 T2 v2 3 T3 v3", {1, 2, 3}),
        ("1 T1 v1 2 3 T2 T3 v2 v3", {1, 2, 3}),  # numbers right below each other
        ("T1 1 v1 2 T2 v2 T3 3 v3", {2}),  # a long title above its number, which is centred
        ("1 T1 v1 T2 2 v2 3 T3 v3", {1, 3}),
        ("1 T1 v1 2 v2 3 T2 T3 v3", {1}),  # which of two is that of 2?
        ("T1 1 T2 2 T3 3 v1 v2 v3", set()),  # above their numbers, or one out of its place?
        ("T1 1 2 T2 T3 3 v1 v2 v3", set()),
    ],
)
def test_a_title_that_may_be_another_rows_gives_it_no_values(order: str, known: set[int], source: Make) -> None:
    """The trap: as many numbers as titles, each one off, all values in their places."""
    values = ("20,000", "30,000", "สำนักปลัด", "4,000", "-", "กองช่าง", "28,000", "29,000", "กองคลัง")
    blocks: list[str] = []
    for word in order.split():
        at = int(word[-1]) - 1
        blocks += {"T": [TITLES[at]], "v": values[3 * at : 3 * at + 3]}.get(word[0], [word])
    table = read(source(text_of([*HEAD, *blocks, "รวมมิติที่ 1 จำนวน 3 โครงการ", "52,000", "59,000"])))
    found = {title: cells for _, title, cells in items(table)}
    for at, (title, cells) in enumerate(zip(TITLES, OF_ROWS, strict=True), 1):
        assert found[title] == (cells if at in known else ["ambiguous"] * 2)
    assert ("uneven_row" in {issue.code for issue in table.issues}) == (len(known) < len(TITLES))
