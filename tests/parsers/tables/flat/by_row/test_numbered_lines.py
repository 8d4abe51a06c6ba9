"""Tables whose rows are a line each with single blanks, or none, between the cells: numbers, as many values as years
and totals say what each word is; what they do not say is left open.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import KnownOfPlan, read_budget_table
from parsers.records.budget import BudgetTable
from parsers.tables.flat.by_row.numbered_lines import numbered_tables
from parsers.tables.grid import find_grids

Make = Callable[[str], SourceText]
HEAD = "ลำดับ โครงการ/กิจกรรม/มาตรการ ปี 2566 ปี 2567 หน่วยงาน\n"
BARE = "ลำดับ โครงการ/กิจกรรม/มาตรการ ปี 2566 ปี 2567\n"
COUNTED = "ลำดับ โครงการ/กิจกรรม/มาตรการ เป้าหมาย ปี 2566 ปี 2567 ตัวชี้วัด\n"
OPEN = ["ambiguous"] * 2


def read(source: SourceText) -> BudgetTable:
    return read_budget_table(budget_grids(find_grids(source))[0], (2566, 2567), KnownOfPlan(source=source))


def rows(table: BudgetTable) -> list[tuple[int | None, str, list[object]]]:
    return [
        (item.number, item.title, [cell.status if cell.amount is None else int(cell.amount) for cell in item.cells])
        for item in table.items
    ]


def test_what_stands_between_the_number_and_the_values_is_the_title(source: Make) -> None:
    """Titles may begin with numbers, and hold some."""
    table = read(source(BARE + "1. 5 ส เพื่อความโปร่งใส 3,000 3,500\n2. 1 ตำบล 1 ต้นแบบ - -\n3.สายด่วน 24 ชั่วโมง 5,000 -\n"))
    assert rows(table) == [
        (1, "5 ส เพื่อความโปร่งใส", [3000, 3500]),
        (2, "1 ตำบล 1 ต้นแบบ", ["dash", "dash"]),
        (3, "สายด่วน 24 ชั่วโมง", [5000, "dash"]),
    ]
    assert table.issues == ()


def test_numbers_behind_the_units_name_are_its_own(source: Make) -> None:
    head = HEAD.replace("หน่วยงาน", "ผู้รับผิดชอบ/โทร.")
    table = read(
        source(head + "1 โครงการ ก 5,000 6,000 กองคลัง 044-511234 ต่อ 12\n2 โครงการ ข - - กองช่าง 08 1234 5678\n")
    )
    assert rows(table) == [(1, "โครงการ ก", [5000, 6000]), (2, "โครงการ ข", ["dash", "dash"])]
    assert [item.responsible for item in table.items] == ["กองคลัง 044-511234 ต่อ 12", "กองช่าง 08 1234 5678"]


def test_telephones_right_behind_the_values_are_none(source: Make) -> None:
    head = HEAD.replace("หน่วยงาน", "โทร.")
    text = "1 โครงการ ก 5,000 6,000 044511234\n2 โครงการ ข 0 0 0 4451 1234\n3 โครงการ ค - - 08-1234-5678\n"
    assert [cells for *_, cells in rows(read(source(head + text)))] == [[5000, 6000], [0, 0], ["dash", "dash"]]


def test_amounts_without_commas_are_values_where_none_has_any(source: Make) -> None:
    table = read(source(HEAD + "1 5 ส สุจริต 3000 3500 กองคลัง\n2 1 ตำบล 0 5000 กองคลัง\n3 โครงการ ค 4000 - กองช่าง\n"))
    assert [cells for *_, cells in rows(table)] == [[3000, 3500], [0, 5000], [4000, "dash"]]


def test_what_an_indicator_counts_is_no_value_more(source: Make) -> None:
    text = COUNTED + "1 โครงการ ก 30 คน 5,000 6,000 3 ครั้ง\n2 โครงการ ข 2 รุ่น 3,000 4,000 80 %\n"
    assert [cells for *_, cells in rows(read(source(text)))] == [[5000, 6000], [3000, 4000]]


def test_a_line_below_the_head_may_say_baht_and_no_other_unit(source: Make) -> None:
    rest = "1 5 ส สุจริต 3,000 3,500\n2 1 ตำบล - -\n"
    assert [cells for *_, cells in rows(read(source(f"{BARE}(หน่วย: บาท)\n{rest}")))] == [[3000, 3500], ["dash", "dash"]]
    assert list(numbered_tables(source(f"{BARE}(หน่วย: พันบาท)\n{rest}"), 1, 4)) == []


def test_a_count_before_the_values_is_the_targets(source: Make) -> None:
    table = read(source(COUNTED + "1 โครงการ ก 1,200 คน 5,000 6,000 ร้อยละ 80\n2 โครงการ ข 30 คน - 4,000 ร้อยละ 85\n"))
    assert rows(table) == [(1, "โครงการ ก", [5000, 6000]), (2, "โครงการ ข", ["dash", 4000])]


def test_a_target_without_its_count_is_no_end_of_a_title(source: Make) -> None:
    """Whose the word before the values is cannot be told: the row is there, its amounts are not."""
    table = read(source(COUNTED + "1 โครงการ ก 30 คน 5,000 6,000 ร้อยละ 80\n2 โครงการ ข ประชาชน 3,000 4,000 ดี\n"))
    assert [cells for *_, cells in rows(table)] == [[5000, 6000], OPEN]
    assert [issue.code for issue in table.issues] == ["uneven_row"]


def test_a_target_that_may_be_an_amount_leaves_the_row_open(source: Make) -> None:
    table = read(source(COUNTED + "1 โครงการ ก 1,200 5,000 6,000 ดี\n2 โครงการ ข 30 คน 3,000 4,000 ดี\n"))
    assert [cells for *_, cells in rows(table)] == [OPEN, [3000, 4000]]


def test_words_glued_to_values_are_taken_off(source: Make) -> None:
    table = read(
        source(HEAD + "1 โครงการประชาคม20,000 25,000กองคลัง\n2 มาตรการเผยแพร่ - -กองช่าง\n3โครงการ ค 5,000 -กองคลัง\n")
    )
    assert rows(table) == [
        (1, "โครงการประชาคม", [20000, 25000]),
        (2, "มาตรการเผยแพร่", ["dash", "dash"]),
        (3, "โครงการ ค", [5000, "dash"]),
    ]


@pytest.mark.parametrize("end", ["รุ่น2", "ครั้งที่3", "1,200คน"])
def test_digits_that_may_be_the_titles_own_leave_the_row_open(end: str, source: Make) -> None:
    table = read(
        source(HEAD + f"1 โครงการอบรม{end}0,000 25,000กองคลัง\n2 โครงการ ข 5,000 6,000 กองคลัง\n3 โครงการ ค - - กองคลัง\n")
    )
    assert [cells for *_, cells in rows(table)] == [OPEN, [5000, 6000], ["dash", "dash"]]


def test_amounts_glued_to_each_other_are_apart_where_the_total_proves_them(source: Make) -> None:
    text = HEAD + "1 โครงการ ก 10,00012,000 กองคลัง\n2 โครงการ ข 5,000 6,000 กองช่าง\n"
    proved = read(source(text + "รวม 15,000 18,000\n"))
    assert [cells for *_, cells in rows(proved)] == [[10000, 12000], [5000, 6000]]
    glued = read(source(text + "รวม 2 โครงการ 15,00018,000\n"))
    assert [cells for *_, cells in rows(glued)] == [[10000, 12000], [5000, 6000]]


@pytest.mark.parametrize("total", ["", "รวม 15,000 19,000\n"])
def test_amounts_glued_to_each_other_stay_open_without_one(total: str, source: Make) -> None:
    table = read(source(HEAD + "1 โครงการ ก 10,00012,000 กองคลัง\n2 โครงการ ข 5,000 6,000 กองช่าง\n" + total))
    assert rows(table) == [(1, "โครงการ ก", OPEN), (2, "โครงการ ข", [5000, 6000])]
    assert "uneven_row" in {issue.code for issue in table.issues}


def test_a_table_all_of_whose_rows_leave_a_choice_is_a_table(source: Make) -> None:
    table = read(source(HEAD + "1 โครงการ ก 10,00012,000 กองคลัง\n2 โครงการ ข 5,0006,000 กองช่าง\n"))
    assert rows(table) == [(1, "โครงการ ก", OPEN), (2, "โครงการ ข", OPEN)]


@pytest.mark.parametrize(
    "row",
    [
        "โครงการ ก 5,000 กองคลัง",
        "โครงการ ก 4,000 5,000 6,000 กองคลัง",
        "โครงการ ก 500 5,000 6,000 กองคลัง",
        "โครงการ ก 5,000 6,000 700 กองคลัง",
        "โครงการ ก 5,000 6,000 ถึง 7,000 8,000 กองคลัง",
    ],
)
def test_another_number_of_values_leaves_the_row_open(row: str, source: Make) -> None:
    table = read(
        source(HEAD + f"1 {row}\n2 โครงการ ข 5,000 6,000 กองคลัง\n3 โครงการ ค 24 ชั่วโมง - - กองช่าง 08 1234 5678\n")
    )
    assert [cells for *_, cells in rows(table)] == [OPEN, [5000, 6000], ["dash", "dash"]]


def test_a_small_amount_among_others_is_one_where_the_total_says_so(source: Make) -> None:
    text = BARE + "1 โครงการ ก 5,000 500\n2 โครงการ ข 5,000 6,000\n3 โครงการ ค - -\n"
    assert rows(read(source(text + "รวม 10,000 6,500\n")))[0] == (1, "โครงการ ก", [5000, 500])


def test_the_title_of_a_project_may_hold_the_year_it_is_of(source: Make) -> None:
    table = read(source(BARE + "1 โครงการวันต่อต้าน ประจำปี 2566 5,000 6,000\n2 โครงการอบรม รุ่นที่ 2 5,000 6,000\n"))
    assert rows(table) == [
        (1, "โครงการวันต่อต้าน ประจำปี 2566", [5000, 6000]),
        (2, "โครงการอบรม รุ่นที่ 2", [5000, 6000]),
    ]


def test_a_title_may_begin_above_the_line_of_its_values(source: Make) -> None:
    table = read(
        source(HEAD + "1 5 ส 3,000 - กองคลัง\n2 อบรมคุณธรรม\nจริยธรรม5,000 6,000 กองช่าง\n3 โครงการ ค - -กองคลัง\n")
    )
    assert rows(table)[1] == (2, "อบรมคุณธรรม จริยธรรม", [5000, 6000])
    assert (table.items[1].span.start, table.items[1].cells[0].span.start, len(table.items)) == (3, 4, 3)


def test_an_item_below_a_row_without_values_is_not_the_rest_of_its_title(source: Make) -> None:
    text = (
        "1 5 ส 3,000 - กองคลัง\n2 โครงการ ข\nกิจกรรม ย5,000 6,000 กองช่าง\n3 โครงการ ค - -กองคลัง\n4 โครงการ ง - - กองคลัง\n"
    )
    found = [cells for *_, cells in rows(read(source(HEAD + text)))]
    assert found == [[3000, "dash"], OPEN, OPEN, ["dash", "dash"], ["dash", "dash"]]


@pytest.mark.parametrize("number", ["", "7 "])
def test_a_row_whose_number_is_lost_or_another_is_open_and_the_next_counts_on(number: str, source: Make) -> None:
    text = f"1 5 ส 3,000 - กองคลัง\n{number}โครงการ ข 5,000 6,000กองช่าง\n3 โครงการ ค - -กองคลัง\n4 โครงการ ง - - กองคลัง\n"
    found = [cells for *_, cells in rows(read(source(HEAD + text)))]
    assert found == [[3000, "dash"], OPEN, ["dash", "dash"], ["dash", "dash"]]


def test_prose_behind_a_table_is_no_row(source: Make) -> None:
    text = "1 5 ส 3,000 3,500\n2 1 ตำบล - -\nงบประมาณข้างต้นอาจเปลี่ยนแปลง\n4 ข้อ ได้แก่ 1,000 2,000\n"
    grid = next(numbered_tables(source(BARE + text), 1, 5))
    assert [row.cells[1].text for row in grid.rows[1:]] == ["5 ส", "1 ตำบล"]


@pytest.mark.parametrize(
    "head",
    [
        "ลำดับ โครงการ ปี 2566 ปี 2567 (พันบาท)",
        "ลำดับ โครงการ ปี 2567 ปี 2566",
        "ลำดับ ตัวชี้วัด ปี 2566 ปี 2567",
        "ลำดับ โครงการ เป้าหมาย วิธีดำเนินการ ปี 2566 ปี 2567",
        "ลำดับ โครงการ ปี 2566 ปี 2567 จ่ายจริง",
    ],
)
def test_other_heads_are_none_of_this_form(head: str, source: Make) -> None:
    text = f"{head}\n1 โครงการ ก 5,000 6,000\n2 โครงการ ข 5,000 6,000\n"
    assert list(numbered_tables(source(text), 1, 3)) == []


def test_a_line_of_many_words_is_no_row(source: Make) -> None:
    text = source(BARE + "1 โครงการ " + "5,000 ก " * 20_000 + "\n2 " + "ก10,000" * 20_000 + "\n")
    assert list(numbered_tables(text, 1, 3)) == []


@pytest.mark.parametrize(
    "row",
    [
        "2 โครงการ ข 10,000 2,500 ครัวเรือน",
        "2 โครงการ ข 10,000 10,000 กองคลัง 3 โครงการพิเศษ 90,000 กองช่าง",
        "2 โครงการ ข 10,000 10,000 กองคลัง เงินอุดหนุน 90,000",
        "2 โครงการ ข 10,000 บาท ต่อปี 5,000 5,000 กองคลัง",
        "2 โครงการ ข ไม่ใช้งบประมาณ ปีแรก ปีต่อไป 20,000 กองคลัง",
        "2 โครงการ ข ทุนละ1,000 5,000 กองคลัง",
    ],
    ids=["counted", "another project", "a source", "in the title", "none of some years", "a price"],
)
def test_an_amount_besides_those_of_the_years_leaves_its_row_open(row: str, source: Make) -> None:
    text = f"{HEAD}1 5 ส 3,000 - กองคลัง\n{row}\n3 โครงการ ค - -กองคลัง\n4 โครงการ ง - - กองคลัง\n"
    found = {number: cells for number, _, cells in rows(read(source(text)))}
    assert found.get(2, OPEN) == OPEN


def test_the_number_of_a_title_is_no_target(source: Make) -> None:
    beside = "1 5 ส 50 คน 3,000 - ร้อยละ 80\n", "3 โครงการ ค 5 แห่ง - - ร้อยละ 80\n"
    text = COUNTED + "2 โครงการอบรม รุ่นที่ 2 10,000 10,000 ร้อยละ 80\n".join(beside)
    assert rows(read(source(text)))[1][2] == OPEN


@pytest.mark.parametrize(
    ("names", "one", "two"),
    [("หน่วยนับ เป้าหมาย", "คน 24", "ครั้ง 1"), ("เป้าหมาย หน่วยนับ", "24 คน", "1 ครั้ง")],
)
def test_what_a_target_counts_and_its_number_stand_between_title_and_values(
    source: Make, names: str, one: str, two: str
) -> None:
    head = BARE.replace("ปี 2566", f"{names} ปี 2566")
    text = f"{head}1 โครงการอบรมสภา อบต. {one} 48,000 50,000\n2 กิจกรรมตรวจพัสดุ {two} - 2,000\nรวม 48,000 52,000\n"
    table = read(source(text))
    assert rows(table) == [(1, "โครงการอบรมสภา อบต.", [48_000, 50_000]), (2, "กิจกรรมตรวจพัสดุ", ["dash", 2000])]
    assert table.issues == ()


def test_a_row_without_its_target_is_open(source: Make) -> None:
    head = BARE.replace("ปี 2566", "หน่วยนับ เป้าหมาย ปี 2566")
    text = f"{head}1 โครงการอบรม คน 24 48,000 50,000\n2 โครงการประชุม 7,000 8,000\n3 กิจกรรม ครั้ง 1 - 2,000\n"
    assert [values for _, _, values in rows(read(source(text)))] == [[48_000, 50_000], OPEN, ["dash", 2000]]


def test_baht_behind_each_amount_is_the_amount_s(source: Make) -> None:
    head = HEAD.replace("หน่วยงาน", "หมายเหตุ")
    text = (
        f"{head}1. โครงการเว็บไซต์ 12,000 บาท 13,000 บาท สำนักปลัด\n2. มาตรการดุลพินิจ ไม่ใช้งบประมาณ ไม่ใช้งบประมาณ ทุกกอง\n"
        "3. โครงการบริการ 24,000 บาท ไม่ใช้งบประมาณ กองคลัง\nรวม 36,000 บาท 13,000 บาท\n"
    )
    assert rows(read(source(text))) == [
        (1, "โครงการเว็บไซต์", [12_000, 13_000]),
        (2, "มาตรการดุลพินิจ", ["none", "none"]),
        (3, "โครงการบริการ", [24_000, "none"]),
    ]


def test_an_amount_of_the_title_is_no_value(source: Make) -> None:
    """The trap: with one value missing the title's amount makes as many as there are years."""
    text = f"{BARE}1 โครงการ ก 5,000 บาท 6,000 บาท\n2 มาตรการวงเงินเกิน 100,000 บาท 7,000 บาท 8,000 บาท\n"
    assert (2, "มาตรการวงเงินเกิน 100,000 บาท", [100_000, 7_000]) not in rows(read(source(text)))
    assert [100_000, 7_000] not in [values for _, _, values in rows(read(source(text)))]
