"""A dimension that is set down the rows of its projects, and one that a sum above its projects names."""

from __future__ import annotations

import pytest

from lawful import Rows, amounts_of_titles, codes, plan_around, rows_of_text

HEAD = ("มิติ", "โครงการ/กิจกรรม/มาตรการ", "ปี 2566", "ปี 2567")


def rows_of(*rows: tuple[str, ...]) -> Rows:
    lines = [f"| {' | '.join(row)} |" for row in (HEAD, ("---",) * len(HEAD), *rows)]
    return rows_of_text(plan_around("\n".join(lines), "พ.ศ. 2566 - 2567"))


def places(rows: Rows) -> list[int | None]:
    return [row["dimension_no"] for row in rows["projects"]]


@pytest.mark.parametrize("pieces", [("มิติ", "ที่", "2"), ("มิติที่", "2", ""), ("มิติ", "ที่ ๒", ""), ("มิติ", "2", "")])
def test_a_dimension_set_down_its_rows(pieces: tuple[str, str, str]) -> None:
    titles = ("1) โครงการอบรม", "2) มาตรการเผยแพร่", "3) กิจกรรมป้าย")
    rows = rows_of(*((piece, title, "5,000", "-") for piece, title in zip(pieces, titles, strict=True)))
    assert places(rows) == [2, 2, 2]


def test_other_words_below_each_other_make_no_dimension() -> None:
    rows = rows_of(("มิติ", "1) โครงการอบรม", "5,000", "-"), ("สุจริต", "2) โครงการป้าย", "6,000", "-"))
    assert len(rows["projects"]) == 2
    assert 1 not in places(rows)


def test_a_sum_above_its_projects_names_their_dimension() -> None:
    rows = rows_of(
        ("มิติที่ 1 การสร้างวัฒนธรรมสุจริต", "งบประมาณรวม 1 โครงการ", "5,000", "-"),
        ("", "1. โครงการอบรม", "5,000", "-"),
        ("มิติที่ 2 การบริหารราชการ", "งบประมาณรวม 1 โครงการ", "6,000", "-"),
        ("", "2. โครงการป้าย", "6,000", "-"),
    )
    assert places(rows) == [1, 2]
    assert {(row["dimension_no"], row["declared_baht"]) for row in rows["budget_totals"]} >= {(1, 5_000), (2, 6_000)}
    assert (amounts_of_titles(rows)["โครงการป้าย", 2566], codes(rows)) == (6_000, set())
