"""Tables copied out of a viewer in a page's own order without empty lines: the words and values of narrow columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extract.ground.source import SourceText
from lawful import lawful_rows
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import read_budget_table
from parsers.records.budget import BudgetTable
from parsers.tables.flat.any_order.loose_words import LooseWords, give_words
from parsers.tables.flat.ground.pieces import FlatPiece
from parsers.tables.grid import find_grids

Make = Callable[[str], SourceText]

HEAD = "ที่|โครงการ/กิจกรรม/มาตรการ|เป้าหมาย|งบประมาณ (บาท)|หน่วยงาน|ปี 2568|ปี 2569|รับผิดชอบ"
ABOVE = "5,000|6,000|กอง"
"""Of the first row, above its heading."""

FIRST = "1|โครงการอบรมบุคลากร|50 คน|สวัสดิการ|ของหน่วย|สังคม"
"""An office's rest before and behind the title's."""

SECOND = "2|กิจกรรมประกาศเจตจำนง|กองคลัง|ทุกเดือน|-|-|1 ครั้ง|7,000|8,000|กอง|ของผู้บริหาร|สวัสดิการ|สังคม"
"""With the third row's target, values and office inside."""

THIRD = "3|มาตรการลดขั้นตอน|การทำงาน"
TOTAL = "3 โครงการ|รวมมิติที่ 1|12,000|14,000"
OF_ALL = "รวมทั้งสิ้น|3|12,000|14,000|โครงการ"
NAMES = "ผู้รับผิดชอบโครงการ กองสวัสดิการสังคม"
DIMENSION = "มิติที่ 1 การสร้างวัฒนธรรมสุจริต"
PRINTED = (HEAD, ABOVE, DIMENSION, FIRST, SECOND, THIRD, TOTAL, OF_ALL, "ส่วนที่ 3 รายละเอียดโครงการ", NAMES)
READ = [
    (1, "โครงการอบรมบุคลากรของหน่วย", [5000, 6000]),
    (2, "กิจกรรมประกาศเจตจำนงของผู้บริหาร", ["dash", "dash"]),
    (3, "มาตรการลดขั้นตอนการทำงาน", [7000, 8000]),
]
UNKNOWN = ["ambiguous", "ambiguous"]


def text_of(printed: Sequence[str]) -> str:
    return "\n".join(printed).replace("|", "\n")


def read(source: SourceText) -> BudgetTable:
    return read_budget_table(budget_grids(find_grids(source))[0], (2568, 2569))


def items(table: BudgetTable) -> list[tuple[int | None, str, list[object]]]:
    return [
        (item.number, item.title, [cell.status if cell.amount is None else cell.amount for cell in item.cells])
        for item in table.items
    ]


def with_other(old: str, new: str) -> str:
    """The text with one part of it printed otherwise."""
    text = "|".join(PRINTED)
    assert text.count(old) == 1
    return text.replace(old, new).replace("|", "\n")


def test_each_line_is_told_by_what_it_is(source: Make) -> None:
    table = read(source(text_of(PRINTED)))
    assert items(table) == READ
    assert [total.amounts for total in table.totals] == [{2568: 12000, 2569: 14000}] * 2
    assert not table.issues


def test_a_count_may_stand_above_its_total_and_away_from_its_word(source: Make) -> None:
    table = read(source(text_of(PRINTED)))
    assert [total.count_text for total in table.totals] == ["รวมมิติที่ 1 3 โครงการ", "รวมทั้งสิ้น 3 โครงการ"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("รวมมิติที่ 1|12,000", "รวมมิติที่ 1|12,500"),  # a sum that is not met
        ("|ทุกเดือน|-|-", "|ทุกเดือน|-"),  # a value is lost
        ("50 คน", "50 คน|-"),  # a dash for a target
    ],
)
def test_without_all_sums_no_value_is_any_rows(old: str, new: str, source: Make) -> None:
    made = source(with_other(old, new))
    assert [cells for *_, cells in items(read(made))] == [UNKNOWN] * 3
    lawful_rows(made)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # the lower row's values before the upper one's
        ("ทุกเดือน|-|-|1 ครั้ง|7,000|8,000", "ทุกเดือน|1 ครั้ง|7,000|8,000|-|-"),
        ("ทุกเดือน|-|-|1 ครั้ง|7,000|8,000", "ทุกเดือน|-|-|7,000|8,000|1 ครั้ง"),
        # the upper row's values behind the lower one's number
        ("ทุกเดือน|-|-|1 ครั้ง|7,000|8,000", "ทุกเดือน|1 ครั้ง|7,000|8,000"),
    ],
)
def test_values_that_their_order_alone_gives_a_row_are_in_doubt(old: str, new: str, source: Make) -> None:
    text = with_other(old, new).replace("ลดขั้นตอน\nการ", "ลดขั้นตอน\n-\n-\nการ" if new.count("-") < 2 else "ลดขั้นตอน\nการ")
    made = source(text)
    assert [cells for *_, cells in items(read(made))] == [[5000, 6000], UNKNOWN, UNKNOWN]
    lawful_rows(made)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ของหน่วย", "ของหน่วย|กองช่าง"),  # an office too many: perhaps of a title
        ("|สังคม|3|", "|3|"),  # an office lacks a part
        ("การทำงาน", "การทำงาน|สังคม"),  # one has a part too many
        ("50 คน|", ""),  # a row without a target: it may be any line
        ("กองคลัง", "กองพิเศษ"),  # no known name: it may lack its end
        ("|3|มาตรการ", "|3|กิจกรรมอบรมและ|มาตรการ"),  # two titles
    ],
)
def test_where_words_are_not_all_told_no_title_is_sure(old: str, new: str, source: Make) -> None:
    made = source(with_other(old, new))
    assert all(cells == UNKNOWN for *_, cells in items(read(made)))
    lawful_rows(made)


def test_a_title_that_the_document_has_elsewhere_is_sure_by_itself(source: Make) -> None:
    text = with_other("กองคลัง", "กองพิเศษ") + f"\nโครงการที่ 1 {READ[0][1]}"
    assert items(read(source(text)))[0] == READ[0]
    assert [cells for *_, cells in items(read(source(text)))[1:]] == [UNKNOWN] * 2


def test_a_title_may_begin_as_a_column_is_named(source: Make) -> None:
    text = with_other("มาตรการลดขั้นตอน", "กิจกรรมและ|ลดขั้นตอน")
    assert items(read(source(text)))[2] == (3, "กิจกรรมและลดขั้นตอนการทำงาน", [7000, 8000])


def test_the_number_of_a_page_is_no_rows(source: Make) -> None:
    made = source(with_other("|ของหน่วย|", "|ของหน่วย|2|"))
    assert items(read(made)) == READ


@pytest.mark.parametrize(
    ("lines", "sure", "title"),
    [
        (("กองคลัง", "พัฒนา"), True, "โครงการพัฒนา"),
        (("คลัง", "พัฒนา", "กอง"), True, "โครงการพัฒนา"),
        (("กอง", "ยุทธ", "ศาสตร์ฯ"), True, "โครงการ"),
        (("กองยุทธศาสตร์ฯ",), True, "โครงการ"),
        (("สำนักปลัด", "ของ", "เทศบาล"), True, "โครงการของ"),
        (("กองคลัง", "คลัง"), True, "โครงการคลัง"),
        (("กองพิเศษ",), False, "โครงการ"),
        (("กอง", "คลัง", "คลัง"), False, "โครงการ"),
        (("กองคลัง", "กองช่าง"), False, "โครงการ"),
        (("พัฒนา",), False, "โครงการพัฒนา"),
    ],
)
def test_offices_are_put_together_as_their_names_are_known(lines: Sequence[str], sure: bool, title: str) -> None:
    names = ("กองคลัง", "กองช่าง", "กองยุทธศาสตร์และงบประมาณ", "สำนักปลัด", "สำนักปลัดเทศบาล")
    own = [FlatPiece("โครงการ", 1)]
    loose = [LooseWords(FlatPiece(text, at), own) for at, text in enumerate(lines, 2)]
    assert give_words(loose, "", 1, names) is sure
    assert "".join(piece.text for piece in own) == title


def test_words_above_all_titles_are_not_told() -> None:
    assert not give_words([LooseWords(FlatPiece("ปกครองส่วนท้องถิ่น", 1), None)], "", 0)
