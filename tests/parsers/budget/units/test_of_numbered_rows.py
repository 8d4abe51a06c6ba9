"""A line that gives rows another unit by their numbers is followed where each is the number of one row; else no unit is
known.
"""

from __future__ import annotations

import pytest

from lawful import Rows, baht_or_status, rows_of_text

ABOVE = """แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)
เทศบาลตำบลบ้านสมมุติ

ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต

ที่\tโครงการ/กิจกรรม/มาตรการ\tปี 2566\tปี 2567\tผู้รับผิดชอบ"""
NOTE = "หมายเหตุ : งบประมาณมีหน่วยเป็นบาท ยกเว้นลำดับที่ 3 (*) มีหน่วยเป็นพันบาท"
ROWS = ("1|โครงการค่าย|85,000|60,000", "2|โครงการเพลง|9,000|8,000", "3*|โครงการพบประชาชน|1,200|-")
UNKNOWN = ["ambiguous"] * 5 + ["dash"]


def rows_of(rows: tuple[str, ...], note: str = NOTE, head: str = ABOVE) -> Rows:
    table = "\n".join(f"{row}|กองคลัง".replace("|", "\t") for row in rows)
    return rows_of_text(f"{head}\n{table}\n\n{note}\n")


def amounts(rows: Rows) -> list[int | str]:
    return [baht_or_status(line) for line in rows["budget_lines"]]


def is_said(rows: Rows) -> bool:
    return any(issue["code"] == "unit_uncertain" for issue in rows["issues"])


@pytest.mark.parametrize("third", ["3*|โครงการพบประชาชน", "3|โครงการพบประชาชน*", "๓|โครงการพบประชาชน"])
def test_the_row_that_the_line_names_has_its_other_unit(third: str) -> None:
    rows = rows_of((*ROWS[:2], f"{third}|1,200|-"))
    assert amounts(rows) == [85_000, 60_000, 9_000, 8_000, 1_200_000, "dash"]
    assert not is_said(rows)
    assert [project["table_number"] for project in rows["projects"]] == [1, 2, 3]


@pytest.mark.parametrize(
    "note",
    [
        "(หน่วย : บาท ยกเว้นลำดับที่ 3 เป็นพันบาท)",
        "หน่วย : บาท (เว้นข้อ ๓ หน่วย : พันบาท)",
        "หมายเหตุ : งบประมาณมีหน่วยเป็นบาท ยกเว้นลำดับที่ 3 มีหน่วยเป็นพันบาท",
    ],
)
def test_a_line_may_name_the_number_alone(note: str) -> None:
    plain = (*ROWS[:2], ROWS[2].replace("*", ""))
    assert amounts(rows_of(plain, note)) == [85_000, 60_000, 9_000, 8_000, 1_200_000, "dash"]


def test_a_line_may_name_several_numbers() -> None:
    note = "หมายเหตุ : หน่วยเป็นพันบาท ยกเว้นลำดับที่ 1 และ 2 หน่วยเป็นบาท"
    assert amounts(rows_of((*ROWS[:2], "3|โครงการพบประชาชน|12|-"), note)) == [
        85_000,
        60_000,
        9_000,
        8_000,
        12_000,
        "dash",
    ]


@pytest.mark.parametrize(
    ("third", "note"),
    [
        ("3*|โครงการพบประชาชน", NOTE.replace(" 3 ", " 4 ")),  # the star stands at another row
        ("3|โครงการพบประชาชน", NOTE.replace(" 3 ", " 7 ")),  # no such row
        ("2|โครงการพบประชาชน", NOTE.replace(" 3 (*)", " 2")),  # two such rows
        ("3|โครงการพบประชาชน", "หมายเหตุ : ลำดับที่ 3 มีหน่วยเป็นพันบาท"),
        ("3|โครงการพบประชาชน", "หมายเหตุ : ยกเว้นลำดับที่ 3 มีหน่วยเป็นพันบาท"),
        ("3|โครงการพบประชาชน", "หมายเหตุ : หน่วยเป็นบาท ยกเว้นโครงการที่ 3 (*) มีหน่วยเป็นพันบาท"),
        ("3|โครงการพบประชาชน", "หมายเหตุ : หน่วยเป็นบาท ยกเว้นลำดับที่ 1 - 2 มีหน่วยเป็นพันบาท"),
    ],
)
def test_where_the_line_names_no_one_row_no_unit_is_known(third: str, note: str) -> None:
    rows = rows_of((*ROWS[:2], f"{third}|1,200|-"), note)
    assert amounts(rows) == UNKNOWN
    assert is_said(rows)


def test_a_note_of_the_star_at_a_number_leaves_that_row_open() -> None:
    rows = rows_of(ROWS, "* ลำดับที่ 3 มีหน่วยเป็นพันบาท")
    assert amounts(rows) == [85_000, 60_000, 9_000, 8_000, "ambiguous", "dash"]


@pytest.mark.parametrize("note", [f"{NOTE}\t\t\t\t", f"\t{NOTE}\t\t\t"])
def test_the_line_may_be_a_row_of_the_table(note: str) -> None:
    """The trap: it was read for the unit of all alone."""
    table = "\n".join(f"{row}|กองคลัง".replace("|", "\t") for row in ROWS)
    assert amounts(rows_of_text(f"{ABOVE}\n{table}\n{note}\n"))[4] == 1_200_000


@pytest.mark.parametrize("note", [NOTE, NOTE.replace("ลำดับที่ 3 (*)", "รายการที่มีเครื่องหมาย *")])
def test_among_other_notes_it_leaves_no_unit(note: str) -> None:
    others = "หมายเหตุ\n1. ข้อมูล ณ วันที่ 1 ตุลาคม 2566\n2. "
    rows = rows_of(ROWS, others + note.removeprefix("หมายเหตุ : "))
    assert (amounts(rows)[4], is_said(rows)) == ("ambiguous", True)


def test_the_row_may_stand_on_the_next_page() -> None:
    rows = rows_of((*ROWS[:2], "", ABOVE.rsplit("\n", 1)[1], ROWS[2]))
    assert amounts(rows) in ([85_000, 60_000, 9_000, 8_000, 1_200_000, "dash"], UNKNOWN)


def test_a_caption_with_a_range_of_numbers_says_the_unit_of_all() -> None:
    rows = rows_of((*ROWS[:2], "3|โครงการพบประชาชน|12|-"), "บัญชีโครงการลำดับที่ 1 - 3 (หน่วย : พันบาท)")
    assert amounts(rows)[4] in (12_000, "ambiguous")
