"""A total that is one sentence in the only cell of its row: its sum, or an issue that it is not read."""

from __future__ import annotations

import pytest

from lawful import codes, plan_around, rows_of_text

PERIOD = "ประจำปีงบประมาณ พ.ศ. 2568"


def table(total: str, *, years: tuple[int, ...] = (2568,)) -> str:
    head = "\t".join(("ที่", "โครงการ/กิจกรรม", *(f"งบประมาณ ปี {year} (บาท)" for year in years), "ผู้รับผิดชอบ"))
    rows = (("1", "โครงการอบรม", "30,000"), ("2", "โครงการคนดี", "10,000"))
    lines = ("\t".join((n, title, *[amount] * len(years), "สำนักปลัด")) for n, title, amount in rows)
    return "\n".join((head, *lines, total + "\t" * (len(years) + 2)))


@pytest.mark.parametrize(
    "total",
    [
        "รวม 2 โครงการ/กิจกรรม เป็นเงินทั้งสิ้น 40,000 บาท (สี่หมื่นบาทถ้วน)",
        "รวมทั้งสิ้น 2 โครงการ งบประมาณ ๔๐,๐๐๐ บาท ( สี่หมื่นบาทถ้วน )",
        "รวม 2 โครงการ เป็นเงิน 40,000 บาท",
    ],
)
def test_a_sentence_with_its_sum_in_words_is_a_total(total: str) -> None:
    rows = rows_of_text(plan_around(table(total), PERIOD))
    assert [(one["declared_baht"], one["computed_baht"]) for one in rows["budget_totals"]] == [(40_000, 40_000)]
    assert len(rows["projects"]) == 2
    assert "unreadable_amount" not in codes(rows)


@pytest.mark.parametrize(
    ("total", "years"),
    [
        ("รวม 2 โครงการ เป็นเงินทั้งสิ้น 40,000 บาท (ห้าหมื่นบาทถ้วน)", (2568,)),  # two sums
        ("รวม 2 โครงการ เป็นเงินทั้งสิ้น 40,000 บาท (จากเงินรายได้)", (2568,)),  # nobody knows
        ("รวม 2 โครงการ เป็นเงิน 40,000 บาท (สี่หมื่นบาทถ้วน)", (2568, 2569)),  # of which year
    ],
)
def test_a_sentence_that_leaves_its_sum_open_says_so(total: str, years: tuple[int, ...]) -> None:
    period = PERIOD if len(years) == 1 else "พ.ศ. 2568 - 2569"
    rows = rows_of_text(plan_around(table(total, years=years), period))
    assert not any(one["declared_baht"] for one in rows["budget_totals"])
    assert "unreadable_amount" in codes(rows)
