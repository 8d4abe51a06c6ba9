"""Cells that each say the name of their column again; what is no such name, or another one, stays in its cell."""

from __future__ import annotations

from lawful import Rows, amounts_of_titles, codes, plan_around, rows_of_text

HEAD = ("ที่", "โครงการ/กิจกรรม/มาตรการ", "ปี 2566", "ปี 2567")
ONE = ("ที่: 1", "โครงการ: โครงการอบรม", "ปี 2566 (บาท): 40,000", "ปี 2567 (บาท): 45,000")
TWO = ("ที่: 2", "โครงการ: มาตรการงดรับของขวัญ", "ปี 2566 (บาท): -", "ปี 2567 (บาท):")
FOUND = {
    ("โครงการอบรม", 2566): 40_000,
    ("โครงการอบรม", 2567): 45_000,
    ("มาตรการงดรับของขวัญ", 2566): "dash",
    ("มาตรการงดรับของขวัญ", 2567): "blank",
}


def rows_of(*rows: tuple[str, ...], head: tuple[str, ...] = HEAD) -> Rows:
    lines = [f"| {' | '.join(row)} |" for row in (head, ("---",) * len(head), *rows)]
    return rows_of_text(plan_around("\n".join(lines), "พ.ศ. 2566 - 2567"))


def test_each_cell_is_read_without_its_label() -> None:
    rows = rows_of(ONE, TWO, ("", "รวม", "40,000", "45,000"))
    assert (amounts_of_titles(rows), codes(rows)) == (FOUND, set())


def test_a_unit_of_the_labels_is_that_of_the_column() -> None:
    rows = rows_of(*(tuple(text.replace("บาท", "พันบาท") for text in row) for row in (ONE, TWO)))
    assert amounts_of_titles(rows)["โครงการอบรม", 2566] == 40_000_000


def test_another_unit_than_the_head_s_gives_no_amount() -> None:
    head = (*HEAD[:2], "ปี 2566 (พันบาท)", "ปี 2567 (พันบาท)")
    rows = rows_of(ONE, TWO, head=head)
    assert not {40_000, 45_000, 40_000_000} & {value for value in amounts_of_titles(rows).values() if value}


def test_labels_of_other_years_than_the_head_s_give_no_amount() -> None:
    rows = rows_of(*(tuple(text.replace("2567", "2568") for text in row) for row in (ONE, TWO)))
    assert 45_000 not in amounts_of_titles(rows).values()


def test_a_row_with_one_label_alone_keeps_all() -> None:
    rows = rows_of(ONE, TWO, ("3", "โครงการ: โครงการถนน", "7,000", "ปี 2567 (บาท): 8,000"))
    assert 8_000 not in amounts_of_titles(rows).values()


def test_titles_with_a_colon_stay() -> None:
    rows = rows_of(("1", "โครงการ: อบรม", "5,000", "-"), ("2", "โครงการ: เยาวชน", "6,000", "-"))
    assert {title for title, _ in amounts_of_titles(rows)} == {"โครงการ: อบรม", "โครงการ: เยาวชน"}
