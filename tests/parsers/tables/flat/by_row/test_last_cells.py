"""Tables of a line a cell: the words of the last column say where a row ends that lacks values, and where its title
goes on behind it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.characters import thai_digits
from extract.ground.source import SourceText
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import read_budget_table
from parsers.records.budget import BudgetTable
from parsers.tables.flat.by_row.last_cells import in_order_of_cells
from parsers.tables.flat.ground.pieces import FlatPiece
from parsers.tables.grid import find_grids

Make = Callable[[str], SourceText]

HEAD = "มิติ|ภารกิจตามมิติ|โครงการ/กิจกรรม/มาตรการ|ปี 2566|งบประมาณ|(บาท)|ปี 2567|งบประมาณ|(บาท)|หมายเหตุ"
TORN_HEAD = "มิติ|ภารกิจตามมิติ|โครงการ/กิจกรรม/|มาตรการ|ปี|2566|ปี|2567|หน่วยงาน|รับผิดชอบ"
LEVELS = "มิติที่ 1 การสร้าง|สังคมที่ไม่ทนต่อการทุจริต|1.1 การสร้างจิตสำนึกและ|ความตระหนักแก่บุคลากร"
FIRST = "1. โครงการฝึกอบรม|คุณธรรม|30,000|40,000|กองคลัง"
SECOND = "2. โครงการสำรวจ|ความพึงพอใจ|10,000|-|สป."
SHORT = "3. โครงการอบรมตามกฎหมาย|ของราชการ|20,000|สป."
BLANK = "3. กิจกรรมประกาศเจตจำนง|ของผู้บริหาร|สป."
PARTED = "3. โครงการประชุม|15,000|15,000|สป.|เพื่อจัดทำแผน|พัฒนาท้องถิ่น"
LAST = "4. มาตรการจัดทำคู่มือ|-|-|กองคลัง"
TOTAL = "รวม|จำนวน 4 โครงการ"


def read(source: Make, *rows: str, thai: bool = False) -> BudgetTable:
    text = "\n".join(rows).replace("|", "\n")
    found = source(thai_digits(text) if thai else text)
    return read_budget_table(budget_grids(find_grids(found))[0], (2566, 2567))


def items(table: BudgetTable) -> list[tuple[str, list[object], str | None]]:
    return [
        (
            item.title.replace(" ", ""),
            [cell.status if cell.amount is None else int(cell.amount) for cell in item.cells],
            item.remark,
        )
        for item in table.items
    ]


@pytest.mark.parametrize("thai", [False, True])
@pytest.mark.parametrize("head", [HEAD, TORN_HEAD])
class TestRowsThatLackValues:
    def test_a_known_last_cell_ends_a_row_without_any_value(self, head: str, thai: bool, source: Make) -> None:
        found = items(read(source, head, LEVELS, FIRST, SECOND, BLANK, LAST, f"{TOTAL}|40,000|40,000", thai=thai))
        assert [title for title, *_ in found] == [
            "โครงการฝึกอบรมคุณธรรม",
            "โครงการสำรวจความพึงพอใจ",
            "กิจกรรมประกาศเจตจำนงของผู้บริหาร",
            "มาตรการจัดทำคู่มือ",
        ]
        assert [values for _, values, _ in found][2:] == [["blank", "blank"], ["dash", "dash"]]

    def test_a_row_with_fewer_values_than_years_keeps_its_last_cell(self, head: str, thai: bool, source: Make) -> None:
        table = read(source, head, LEVELS, FIRST, SECOND, SHORT, LAST, f"{TOTAL}|55,000|45,000", thai=thai)
        found = items(table)
        assert "สป." not in found[3][0]
        assert found[2][1] == ["ambiguous", "ambiguous"]  # which year it is of nothing says
        assert [values for _, values, _ in found][:2] == [[30_000, 40_000], [10_000, "dash"]]

    def test_the_total_says_of_which_year_a_value_is(self, head: str, thai: bool, source: Make) -> None:
        total = f"{TOTAL}|60,000|40,000"
        found = items(read(source, head, LEVELS, FIRST, SECOND, SHORT, LAST, total, thai=thai))
        assert found[2][1] == [20_000, "blank"]

    def test_a_title_goes_on_behind_its_row(self, head: str, thai: bool, source: Make) -> None:
        found = items(read(source, head, LEVELS, FIRST, SECOND, PARTED, LAST, f"{TOTAL}|55,000|55,000", thai=thai))
        assert found[2][0] == "โครงการประชุมเพื่อจัดทำแผนพัฒนาท้องถิ่น"
        assert found[2][1] == [15_000, 15_000]
        assert found[3][0] == "มาตรการจัดทำคู่มือ"


def test_a_title_goes_on_below_the_head_of_the_next_page(source: Make) -> None:
    title, rest = PARTED.split("|เพื่อ")
    page = [title, "---", HEAD, f"เพื่อ{rest}"]
    found = items(read(source, HEAD, LEVELS, FIRST, SECOND, *page, LAST, f"{TOTAL}|55,000|55,000"))
    assert found[2][0] == "โครงการประชุมเพื่อจัดทำแผนพัฒนาท้องถิ่น"
    assert found[3][1] == ["dash", "dash"]


@pytest.mark.parametrize("rule", ["________________", "---"])
def test_what_stands_alone_at_the_top_of_a_page_without_a_head_is_of_no_row(rule: str, source: Make) -> None:
    stamp = "สำเนาถูกต้อง|(นางสาวสมศรี มีตัวอย่าง)"
    rows = [LEVELS, FIRST, SECOND, PARTED, f"\n{rule}\n", stamp, LAST, f"{TOTAL}|55,000|55,000"]
    found = items(read(source, TORN_HEAD, *rows))
    assert not any("สำเนา" in title for title, *_ in found)
    assert found[2][0].endswith("พัฒนาท้องถิ่น")


def test_a_level_parts_a_row_without_values_from_the_next(source: Make) -> None:
    lone = "3. กิจกรรมให้ความรู้|หน่วยตรวจสอบ|ภายใน|1.2 การสร้างจิตสำนึก|แก่ประชาชน"
    found = items(read(source, TORN_HEAD, LEVELS, FIRST, SECOND, lone, LAST, f"{TOTAL}|40,000|40,000"))
    assert found[2][:2] == ("กิจกรรมให้ความรู้", ["blank", "blank"])
    assert found[3][:2] == ("มาตรการจัดทำคู่มือ", ["dash", "dash"])


class TestDoubt:
    def test_numbers_that_do_not_count_on_prove_no_blank_row(self, source: Make) -> None:
        rows = [BLANK, LAST.replace("4.", "7.").replace("-|-", "5,000|6,000"), f"{TOTAL}|45,000|46,000"]
        found = items(read(source, HEAD, LEVELS, FIRST, SECOND, *rows))
        assert all(values != ["blank", "blank"] for _, values, _ in found)

    def test_words_of_no_last_cell_prove_no_end(self, source: Make) -> None:
        rows = [BLANK.replace("สป.", "งานนิติการ"), LAST.replace("-|-", "5,000|6,000"), f"{TOTAL}|45,000|46,000"]
        found = items(read(source, HEAD, LEVELS, FIRST, SECOND, *rows))
        assert all(not isinstance(value, int) for _, values, _ in found[2:] for value in values)

    def test_an_office_over_two_lines_is_one(self, source: Make) -> None:
        two = [FIRST.replace("กองคลัง", "กอง|การเจ้าหน้าที่"), SECOND.replace("สป.", "กอง|การเจ้าหน้าที่")]
        rows = [*two, PARTED.replace("สป.|เพื่อจัดทำแผน|พัฒนาท้องถิ่น", "กองคลัง"), LAST]
        found = items(read(source, TORN_HEAD, LEVELS, *rows, f"{TOTAL}|55,000|55,000"))
        assert [title for title, *_ in found][:2] == ["โครงการฝึกอบรมคุณธรรม", "โครงการสำรวจความพึงพอใจ"]

    def test_what_stands_behind_the_last_row_goes_on_with_no_title(self, source: Make) -> None:
        behind = "รายละเอียดของแผน|1. ชื่อโครงการ|โครงการฝึกอบรมคุณธรรม"
        found = items(read(source, TORN_HEAD, LEVELS, FIRST, SECOND, PARTED, LAST, behind))
        assert found[3][0] == "มาตรการจัดทำคู่มือ"


def in_order(*lines: str, years: int = 2) -> list[str]:
    texts, _ = in_order_of_cells([FlatPiece(text, number) for number, text in enumerate(lines, 1)], years)
    return [text.text for text in texts if isinstance(text, FlatPiece)]


ROWS_ABOVE = ("โครงการ ก", "5,000", "6,000", "กองคลัง", "โครงการ ข", "7,000", "-", "สำนักปลัด")
ROW_BELOW = ("โครงการ ง", "1,000", "2,000", "กองคลัง")


def test_an_item_without_values_that_ends_in_a_unit_is_a_row_of_blanks() -> None:
    assert in_order(*ROWS_ABOVE, "มาตรการ ค", "ทุกกอง", *ROW_BELOW) == [
        *ROWS_ABOVE,
        "มาตรการ ค",
        "",
        "",
        "ทุกกอง",
        *ROW_BELOW,
    ]
    assert in_order(*ROWS_ABOVE, "มาตรการ ค", "ของตำบล", *ROW_BELOW) == [
        *ROWS_ABOVE,
        "มาตรการ ค",
        "ของตำบล",
        *ROW_BELOW,
    ]


def test_a_second_unit_behind_a_row_is_of_its_last_cell() -> None:
    numbered = ("1. โครงการ ก", "5,000", "6,000", "กองคลัง", "2. โครงการ ข", "7,000", "-", "กองคลัง")
    below = ("3. โครงการ ง", *ROW_BELOW[1:])
    assert in_order(*numbered, "สำนักปลัด", *below) == [*numbered[:-1], "กองคลัง สำนักปลัด", *below]
