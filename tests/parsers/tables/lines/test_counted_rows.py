"""Rows of tabs that are counted: what stands between two numbers, with merged cells as a word processor writes them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText, Span
from lawful import Rows, baht_or_status, codes, plan_around, rows_of_text
from parsers.records.table import GridRow
from parsers.tables.lines.counted_rows import counted_tables
from parsers.tables.lines.merged_heads import with_places
from parsers.tables.rows.printed_cells import printed_cell

Make = Callable[[str], SourceText]


def rows_of(source: SourceText) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for grid in counted_tables(source) for row in grid.rows]


def totals(rows: Rows) -> list[int | None]:
    return [total["declared_baht"] for total in rows["budget_totals"]]


RISKS = (
    "ลำดับ\tกระบวนงาน\tประเด็นความเสี่ยง\tมาตรการ\n1\tจัดซื้อ\tเอื้อประโยชน์\t1. แต่งตั้งคณะกรรมการ\n2. เผยแพร่ร่างขอบเขต\n"
    "2\tใช้รถ\t1. ใช้ส่วนตัว\n2. เบิกน้ำมันเกิน\tบันทึกเลขไมล์\n3\tอนุญาต\tเรียกรับ\tประกาศ\nระยะเวลา"
)


def test_cells_of_any_table_go_on_over_line_ends(source: Make) -> None:
    _, first, second, third = rows_of(source(RISKS))
    assert first == ["1", "จัดซื้อ", "เอื้อประโยชน์", "1. แต่งตั้งคณะกรรมการ 2. เผยแพร่ร่างขอบเขต"]
    assert second == ["2", "ใช้รถ", "1. ใช้ส่วนตัว 2. เบิกน้ำมันเกิน", "บันทึกเลขไมล์"]
    assert third[3] == "ประกาศ ระยะเวลา"


@pytest.mark.parametrize(
    "damaged",
    [
        RISKS.replace("2\tใช้รถ\t", "2\tใช้รถ "),  # a tab was lost: which cells are two?
        RISKS.replace("อนุญาต\t", "อนุญาต\t\t"),
        RISKS.replace("2. เผยแพร่", "3. เผยแพร่"),  # no entry that is due: a heading, or the rest of the cell
        RISKS.replace("ลำดับ\t", "เรื่อง\t"),
    ],
)
def test_rows_that_do_not_add_up_are_not_read(damaged: str, source: Make) -> None:
    assert rows_of(source(damaged)) == []


@pytest.mark.parametrize("below", ["* ที่ยกเลิกแล้ว", "ปีที่ 1 คือ ปี 2566", "หมายเหตุ : ก", "4. การติดตาม"])
def test_a_line_below_the_last_row_is_no_end_of_it(below: str, source: Make) -> None:
    table = RISKS.replace("\nระยะเวลา", "")
    assert rows_of(source(f"{table}\n{below}")) == rows_of(source(table)) != []


def test_a_table_with_a_line_a_row_is_left_as_it_is(source: Make) -> None:
    assert rows_of(source("ที่\tเรื่อง\tหน่วยงาน\n1\tก\tกองคลัง\n2\tข\tกองช่าง")) == []


YEAR = (
    "ลำดับ\tโครงการ/กิจกรรม\tตัวชี้วัด\tวงเงิน\n(บาท)\tพ.ศ. 2567\tพ.ศ. 2568\tผู้รับผิดชอบ\n"
    "\t\t\t\tต.ค.\tพ.ย.\tธ.ค.\tม.ค.\tก.พ.\tมี.ค.\tเม.ย.\tพ.ค.\tมิ.ย.\tก.ค.\tส.ค.\tก.ย.\t\n"
    "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n1.1 การเสริมสร้างจิตสำนึก\n"
    "1\tโครงการอบรม\nคุณธรรม\tร้อยละ 80\t25,000\t\t\t\t\t\uf0fc\t\t\t\t\t\t\t\tสำนักปลัด\n"
    "2\tมาตรการสุจริต\tร้อยละ 100\tไม่ใช้\nงบประมาณ" + "\t\uf0fc" * 12 + "\tสำนักปลัด\n"
    "รวมมิติที่ 1 จำนวน 2 โครงการ\t25,000" + "\t" * 13 + "\n"
    "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส\n2.1 การเปิดเผยข้อมูล\n"
    "3\tโครงการเว็บไซต์\tร้อยละ 95\t14,400" + "\t" * 13 + "กองคลัง\n"
    "รวมมิติที่ 2 จำนวน 1 โครงการ\t14,400" + "\t" * 13 + "\nรวมทั้งสิ้น จำนวน 3 โครงการ\t39,400" + "\t" * 13
)
MONTHS = "\tต.ค.\tพ.ย.\tธ.ค.\tม.ค.\tก.พ.\tมี.ค.\tเม.ย.\tพ.ค.\tมิ.ย.\tก.ค.\tส.ค.\tก.ย."
QUARTERS = (
    YEAR.replace(
        MONTHS,
        "".join(f"\tไตรมาส {n}" for n in "1234"),
    )
    .replace("\t" * 5 + "\uf0fc" + "\t" * 8, "\t\t\uf0fc\t\t\t")
    .replace("\t\uf0fc" * 12, "\t\uf0fc" * 4)
    .replace("\t" * 13, "\t" * 5)
)


@pytest.mark.parametrize("table", [YEAR, QUARTERS, QUARTERS.replace("พ.ศ. 2567\tพ.ศ. 2568", "ปีงบประมาณ พ.ศ. 2568")])
def test_the_money_of_an_annual_plan_stands_beside_its_calendar(table: str) -> None:
    """The years over months or quarters say when, and no budget; a sum's words reach over several columns."""
    rows = rows_of_text(plan_around(table, "พ.ศ. 2568"))
    lines = [(line["fiscal_year_be"], baht_or_status(line)) for line in rows["budget_lines"]]
    assert lines == [(2568, 25_000), (2568, "none"), (2568, 14_400)]
    assert [project["mission_no"] for project in rows["projects"]] == ["1.1", "1.1", "2.1"]
    assert totals(rows) == [25_000, 14_400, 39_400]
    parts = [cell["fiscal_year_be"] for cell in rows["row_cells"] if cell["role"] in ("month", "quarter")]
    assert set(parts) == {2568}
    assert codes(rows) <= {"missing_block"}


def test_a_sum_in_the_column_of_titles_is_of_no_year() -> None:
    behind = "\t" * 12 + "\nรวมทั้ง"
    slipped = YEAR.replace(f"\t14,400\t{behind}", f"\t14,400\t\t\t{behind}")
    rows = rows_of_text(plan_around(slipped, "พ.ศ. 2568"))
    assert totals(rows) == [25_000, None, 39_400]
    assert "unreadable_amount" in codes(rows)


@pytest.mark.parametrize(
    ("years", "of_parts"),
    [
        ("พ.ศ. 2567\tพ.ศ. 2568", {2568}),
        ("ปีงบประมาณ พ.ศ. 2568", {2568}),
        ("ปีงบประมาณ 2567", {2567}),  # one band: its four quarters are a fiscal year's
    ],
)
def test_october_to_december_are_of_the_next_fiscal_year(years: str, of_parts: set[int]) -> None:
    table = QUARTERS.replace("พ.ศ. 2567\tพ.ศ. 2568", years).replace("\uf0fc", "1,000")
    rows = rows_of_text(plan_around(table, "พ.ศ. 2568"))
    assert {cell["fiscal_year_be"] for cell in rows["row_cells"] if cell["role"] == "quarter"} == of_parts


THREE_YEARS = (
    "ที่\tโครงการ/กิจกรรม\tเป้าหมาย\tงบประมาณ (บาท)\tหน่วยงาน\nรับผิดชอบ\n\t\t\t2566\t2567\t2568\t\n"
    "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n1.1 การเสริมสร้างจิตสำนึก\n"
    "1\tโครงการอบรม\nคุณธรรม\tบุคลากร\n50 คน\t10,000\t-\t12,000\tสำนัก\nปลัด\n"
    "2\tมาตรการสุจริต\tทุกคน\tไม่ใช้\nงบประมาณ\tไม่ใช้\nงบประมาณ\t-\tกองคลัง\n"
    "รวมมิติที่ 1 (2 โครงการ)\t10,000\t-\t12,000\t\nรวมทั้งสิ้น\t10,000\t-\t12,000\t"
)


def test_a_plan_of_three_years_over_line_ends() -> None:
    rows = rows_of_text(plan_around(THREE_YEARS, "พ.ศ. 2566 - 2568"))
    lines = [(line["fiscal_year_be"], baht_or_status(line)) for line in rows["budget_lines"]]
    years = (2566, 2567, 2568)
    assert lines == [
        *zip(years, (10_000, "dash", 12_000), strict=True),
        *zip(years, ("none", "none", "dash"), strict=True),
    ]
    assert [project["title"] for project in rows["projects"]] == ["โครงการอบรม คุณธรรม", "มาตรการสุจริต"]
    assert codes(rows) <= {"missing_block"}


@pytest.mark.parametrize("table", [YEAR, QUARTERS, THREE_YEARS])
def test_tabs_at_line_ends_may_be_lost(table: str) -> None:
    """The lower row of the head is shorter then, and a sum has its amounts right behind its words."""
    period = "พ.ศ. 2566 - 2568" if table is THREE_YEARS else "พ.ศ. 2568"
    whole = rows_of_text(plan_around(table, period))
    rows = rows_of_text(plan_around("\n".join(map(str.rstrip, table.split("\n"))), period))
    assert [baht_or_status(line) for line in rows["budget_lines"]] == list(map(baht_or_status, whole["budget_lines"]))
    assert totals(rows) == totals(whole)


def test_the_last_row_goes_on_above_the_sums(source: Make) -> None:
    rows = rows_of(source(YEAR.replace("กองคลัง", "กอง\nคลัง")))
    assert [row[-1] for row in rows if row[0] == "3"] == ["กอง คลัง"]
    assert [row[0] for row in rows[-2:]] == ["รวมมิติที่ 2 จำนวน 1 โครงการ", "รวมทั้งสิ้น จำนวน 3 โครงการ"]


def test_a_table_goes_on_over_a_page(source: Make) -> None:
    pages = THREE_YEARS.replace("\n2\tมาตรการ", "\n\n- 5 -\n\n2\tมาตรการ")
    assert rows_of(source(pages)) == rows_of(source(THREE_YEARS)) != []


TWO_YEARS = (
    "ที่\tโครงการ\tปี 2566\tปี 2567\tหน่วยงาน\n1\tโครงการอบรม\nคุณธรรม\t5,000\t6,000\tกองคลัง\n"
    "2\tโครงการรณรงค์\t1,000\t2,000\t1. กองคลัง"
)
THIRD = "\n3\tโครงการตรวจ\t3,000\t3,000\tกองช่าง"
SIX_COLUMNS = TWO_YEARS.replace("หน่วยงาน", "หน่วยงาน\tหมายเหตุ").replace("กองคลัง", "กองคลัง\t-")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("โครงการจิตอาสา 4,000 4,000 กองคลัง", "uneven_row"),
        ("เงินอุดหนุน 30,000 บาท", "unaccounted_amount"),
        ("2. กองช่าง 7,000", "unaccounted_amount"),
    ],
)
def test_a_line_with_money_between_the_rows_is_no_end_of_a_cell(line: str, said: str, source: Make) -> None:
    assert rows_of(source(f"{TWO_YEARS}\n{line}{THIRD}")) == []
    assert rows_of(source(f"{TWO_YEARS}\n{line}")) == []
    rows = rows_of_text(plan_around(f"{TWO_YEARS}\n{line}{THIRD}", "พ.ศ. 2566 - 2567"))
    assert said in codes(rows)
    assert ("โครงการจิตอาสา" in line) == ("โครงการจิตอาสา" in [project["table_title"] for project in rows["projects"]])


@pytest.mark.parametrize(("between", "said"), [("\n", "unaccounted_amount"), ("\n\n", "unread_table")])
def test_a_torn_row_without_its_number_below_the_last_is_not_lost(between: str, said: str) -> None:
    torn = f"{TWO_YEARS}{between}โครงการเว็บไซต์\nของเทศบาล\t40,000\t50,000\tกองช่าง"
    assert said in codes(rows_of_text(plan_around(torn, "พ.ศ. 2566 - 2567")))


def test_a_unit_right_below_the_last_row_is_no_money(source: Make) -> None:
    assert rows_of(source(f"{TWO_YEARS}\n(หน่วย : บาท)")) == rows_of(source(TWO_YEARS)) != []


@pytest.mark.parametrize(
    ("table", "of_years"),
    [
        (f"{TWO_YEARS}\nรวม\t6,000\t8,000\t", [6_000, 8_000]),
        (f"{SIX_COLUMNS}\nรวม\t\t6,000\t8,000\t", [6_000, 8_000]),  # the last cell is merged
        (f"{SIX_COLUMNS}\nรวม\t6,000\t8,000\t", [6_000, 8_000]),  # the first and the last
        (f"{SIX_COLUMNS}\nรวม\t6,000\t8,000\t\t", [6_000, 8_000]),
        (f"{TWO_YEARS}\nรวม\t6,000\t9,000\t", [6_000, 9_000]),  # the sums of no columns: behind its words
        (f"{TWO_YEARS}\nรวมทั้งสิ้น\t14,000\t\t", [None, None]),  # of both years
        (f"{TWO_YEARS}\nรวม\t8,000\nคงเหลือ\t2,000\t", [None, None]),
    ],
)
def test_a_merged_sum_stands_where_it_is_the_sum_of_the_rows(table: str, of_years: list[int | None]) -> None:
    rows = rows_of_text(plan_around(table, "พ.ศ. 2566 - 2567"))
    assert totals(rows) == of_years
    assert (None in of_years) == bool(codes(rows) & {"unreadable_amount", "ambiguous_alignment", "unaccounted_amount"})


def test_a_merged_sum_that_is_the_sum_of_two_columns_has_no_place(source: Make) -> None:
    assert rows_of(source(f"{TWO_YEARS.replace('1,000', '3,000')}\nรวม\t8,000\t")) == []


TICKS = "ที่\tโครงการ/กิจกรรม\tไตรมาส\tงบประมาณ ปี 2568 (บาท)\tหน่วยงาน\n\t\tไตรมาส 1\tไตรมาส 2\tไตรมาส 3\tไตรมาส 4\t\t\n"
BY_DIMENSION = (
    f"มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n{TICKS}\tภารกิจที่ 1.1 การเสริมสร้างจิตสำนึก\n"
    "1\tโครงการอบรม\t\t√\t\t\t25,000\tสำนักปลัด\n2\tกิจกรรมประชาคม\nตำบล\t√\t\t\t\t-\tกองคลัง\n"
    "รวมมิติที่ 1\t25,000\t\n\n"
    f"มิติที่ 2 การบริหารราชการด้วยความโปร่งใส\n{TICKS}\tภารกิจที่ 2.1 การเปิดเผยข้อมูล\n"
    "3\tโครงการเว็บไซต์\t√\t√\t√\t√\t6,000\tกองคลัง\n"
    "\tภารกิจที่ 2.2 การบริการ\n4\tกิจกรรมจุดเดียว\t√\t\t\t\t0\tกองคลัง\nรวมมิติที่ 2\t6,000\t\nรวมทั้งสิ้น\t31,000\t"
)


@pytest.mark.parametrize(
    ("of_dimension", "of_plan"),
    [("6,000", "31,000"), ("6,000", "36,000"), ("6,000", "25,000")],  # where the first sum stands all stand
)
def test_a_sum_of_all_tables_stands_in_the_column_of_money(of_dimension: str, of_plan: str) -> None:
    """Missions in a cell of their own belong to no head, also above the first row of each table."""
    table = BY_DIMENSION.replace("2\t6,000", f"2\t{of_dimension}").replace("31,000", of_plan)
    rows = rows_of_text(plan_around(table, "พ.ศ. 2568"))
    assert [baht_or_status(line) for line in rows["budget_lines"]] == [25_000, "dash", 6_000, 0]
    assert [project["mission_no"] for project in rows["projects"]] == ["1.1", "1.1", "2.1", "2.2"]
    assert totals(rows) == [25_000, 6_000, int(of_plan.replace(",", ""))]
    assert ("total_mismatch" in codes(rows)) == (of_plan != "31,000")


def test_a_sum_of_all_tables_alone_stands_where_it_is_theirs(source: Make) -> None:
    table = BY_DIMENSION.replace("รวมมิติที่ 2\t6,000\t\n", "")
    *_, of_plan = rows_of(source(table))
    assert of_plan == ["รวมทั้งสิ้น", "", "", "", "", "", "31,000", ""]
    first, second = table.split("\n\n")
    assert len(list(counted_tables(source(f"{first}\n\n{second.replace('31,000', '36,000')}")))) == 1  # of what?
    other = second.replace("ไตรมาส 4", "ไตรมาส 4/2568")
    assert len(list(counted_tables(source(f"{first}\n\n{other}")))) == 1  # of another head's columns, perhaps


def test_a_sum_of_two_years_stands_in_neither(source: Make) -> None:
    of_first = TWO_YEARS.replace("5,000\t5,000", "6,000\t-")
    assert rows_of(source(f"{of_first}\nรวม\t7,000\t\t\nรวมทั้งสิ้น\t10,000\t\t")) == []


@pytest.mark.parametrize(
    ("names", "below", "reaching"),
    [
        ("ที่|ปี 2567|ปี 2568|หมายเหตุ", "|แผน|ผล|แผน|ผล|", [1, 2, 2, 1]),
        ("ที่|แผนงาน|ปี 2567|รวม|ปี 2568", "||แผน|ผล||แผน|ผล|เหลือ", [1, 1, 2, 1, 3]),
        ("ที่|ปี 2567|ปี 2568|หมายเหตุ", "|ก|ข|ค|", None),  # where the second year begins is not said
        ("ที่|ปีงบประมาณ 2567|ปีงบประมาณ 2568", "|ไตรมาส 1|ไตรมาส 2|ไตรมาส 3|ไตรมาส 4", None),
        ("ที่|พ.ศ. 2567|พ.ศ. 2569", "|พ.ย.|ธ.ค.|ม.ค.|ก.พ.", None),
    ],
)
def test_a_name_stands_over_the_columns_that_the_row_below_says(
    names: str, below: str, reaching: list[int] | None
) -> None:
    def row(texts: str) -> GridRow:
        return GridRow(tuple(printed_cell([text], Span(1, 1)) for text in texts.split("|")), Span(1, 1))

    upper, _ = with_places([row(names), row(below)])
    if reaching is None:
        assert upper == row(names)
    else:
        assert [cell.columns for cell in upper.cells if cell.columns] == reaching


@pytest.mark.parametrize("first", ["โครงการอบรม", "โครงการ\nอบรม"])
def test_what_stands_over_the_rows_below_is_no_end_of_a_cell(first: str) -> None:
    """A line of its own says the year of the rows below, or that they have no money; no unit ends so."""
    head = "ลำดับ\tโครงการ/กิจกรรม\tงบประมาณ (บาท)\tผู้รับผิดชอบ"
    above, below = f"1\t{first}\t5,000\tกองคลัง\n2\tโครงการประชาคม\t7,000\tสำนักปลัด", "3\tกิจกรรมเผยแพร่\t{}\tกองคลัง"
    for line, money in (("ปีงบประมาณ พ.ศ. 2567", "6,000"), ("ไม่ใช้งบประมาณ", "")):
        rows = rows_of_text(plan_around(f"{head}\n{above}\n{line}\n{below.format(money)}", "ประจำปีงบประมาณ พ.ศ. 2568"))
        assert [row["responsible_unit"] for row in rows["projects"]][:2] == ["กองคลัง", "สำนักปลัด"]


def test_years_alone_between_numbered_rows_are_the_rows_years() -> None:
    table = (
        "ลำดับ\tโครงการ/กิจกรรม\tงบประมาณ (บาท)\tผู้รับผิดชอบ\nปีงบประมาณ พ.ศ. 2566\n1\tโครงการอบรม\t5,000\tกองคลัง\n"
        "2\tโครงการประชาคม\t7,000\tสำนักปลัด\nปีงบประมาณ พ.ศ. 2567\n3\tกิจกรรมเผยแพร่\t6,000\tกองคลัง"
    )
    rows = rows_of_text(plan_around(table, "พ.ศ. 2566 - 2567"))
    lines = [line for line in rows["budget_lines"] if line["amount_baht"]]
    assert [(line["fiscal_year_be"], line["amount_baht"]) for line in lines] == [
        (2566, 5000),
        (2566, 7000),
        (2567, 6000),
    ]
    assert [row["responsible_unit"] for row in rows["projects"]] == ["กองคลัง", "สำนักปลัด", "กองคลัง"]
