"""Baht and satang in a column each are one amount; what is no part of it leaves the amount open."""

from __future__ import annotations

import pytest

from lawful import Rows, codes, plan_around, rows_of_text

HEAD = "ที่\tโครงการ/กิจกรรม\tงบประมาณปี 2566\t\tงบประมาณปี 2567\t\tหมายเหตุ\n\t\tบาท\t{0}\tบาท\t{0}\t"
ROWS = ("1\tโครงการอบรม\t12,500\t50\t13,000\t00\t", "2\tโครงการจิตอาสา\t8,240\t25\t-\t-\t")


def rows_of(*lines: str, satang: str = "สต.") -> Rows:
    return rows_of_text(plan_around("\n".join((HEAD.format(satang), *lines)), "พ.ศ. 2566 - 2567"))


def amounts(rows: Rows) -> list[str]:
    return [
        line["status"] if line["amount_baht"] is None else f"{line['amount_baht']:.2f}" for line in rows["budget_lines"]
    ]


@pytest.mark.parametrize("satang", ["สต.", "สตางค์", "(สต.)"])
def test_satang_stand_behind_their_baht(satang: str) -> None:
    rows = rows_of(*ROWS, satang=satang)
    assert (amounts(rows), codes(rows)) == (["12500.50", "13000.00", "8240.25", "dash"], set())
    assert [(one["raw"], str(one["value"])) for one in rows["amounts"] if one["became"] == "budget_line"] == [
        ("12,500\t50", "12500.50"),
        ("13,000\t00", "13000.00"),
        ("8,240\t25", "8240.25"),
    ]


def test_a_total_has_satang_too() -> None:
    rows = rows_of(*ROWS, "\tรวมทั้งสิ้น\t20,740\t75\t13,000\t00\t")
    assert [f"{one['declared_baht']:.2f}" for one in rows["budget_totals"]] == ["20740.75", "13000.00"]
    assert codes(rows) == set()


@pytest.mark.parametrize(
    ("baht", "satang", "expected"),
    [
        ("12,500", "-", "12500.00"),
        ("12,500", "", "12500.00"),
        ("-", "", "dash"),
        ("", "", "blank"),
        ("-", "50", "ambiguous"),
        ("12,500", "5", "ambiguous"),
        ("12,500", "500", "ambiguous"),
        ("12,500.50", "50", "ambiguous"),
    ],
)
def test_what_is_no_two_digits_behind_baht_is_no_part_of_an_amount(baht: str, satang: str, expected: str) -> None:
    rows = rows_of(ROWS[0], f"2\tโครงการจิตอาสา\t{baht}\t{satang}\t1,000\t00\t")
    assert amounts(rows)[2:] == [expected, "1000.00"]
    assert bool(codes(rows)) is (expected == "ambiguous")


def test_a_column_of_satang_without_baht_before_it_is_left_as_it_is() -> None:
    rows = rows_of_text(
        plan_around("ที่\tโครงการ/กิจกรรม\tสต.\tปี 2566\tปี 2567\n1\tโครงการอบรม\t50\t12,500\t13,000", "พ.ศ. 2566 - 2567")
    )
    assert amounts(rows) == ["12500.00", "13000.00"]


def test_a_cell_a_line_they_are_one_number_too() -> None:
    cells = "\n".join(f"<td>{text}</td>" for text in ("1", "โครงการอบรม", "12,500", "50"))
    heads = "".join(f"<td>{text}</td>" for text in ("ที่", "โครงการ", "งบประมาณ ปี 2566 (บาท)", "สต."))
    rows = rows_of_text(plan_around(f"<table><tr>{heads}</tr>\n<tr>\n{cells}\n</tr></table>", "พ.ศ. 2566"))
    assert amounts(rows) == ["12500.50"]
    assert [one["raw"] for one in rows["amounts"] if one["became"] == "budget_line"] == ["12,500\n50"]
