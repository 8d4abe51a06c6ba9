"""Rows of a table with tabs whose empty last cells are gone, beside missions that are numbers alone."""

from __future__ import annotations

import pytest

from lawful import Rows, baht_or_status, codes, plan_around, rows_of_text

HEAD = "ที่|ภารกิจตามมิติ|โครงการ|ปี 2566|ปี 2567|ปี 2568"
BODY = (
    "1|1.2|โครงการอบรมกฎหมาย|15,000|15,000|15,000",
    "2|3.3|โครงการซ่อมแซมศาลาประชาคม|||180,000",
    "3|2.2|โครงการแผนที่ภาษี||250,000",
    "4|1.2|โครงการทัศนศึกษา|40,000",
)
TOTAL = "||รวม|55,000|265,000|195,000"
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def read(*lines: str) -> Rows:
    return rows_of_text(plan_around("\n".join(lines).replace("|", "\t"), "พ.ศ. 2566 - 2568"))


def amounts(rows: Rows) -> list[int | str]:
    return [baht_or_status(line) for line in rows["budget_lines"]]


@pytest.mark.parametrize("digits", [None, THAI])
@pytest.mark.parametrize("mission", ["{}", "{}."])
def test_totals_say_where_the_amounts_stand(digits: dict[int, int] | None, mission: str) -> None:
    body = (line.replace("|1.2|", f"|{mission.format('1.2')}|") for line in (*BODY, TOTAL))
    rows = read(HEAD, *(line.translate(digits or {}) for line in body))
    blank = "blank"
    expected = [*[15_000] * 3, blank, blank, 180_000, blank, 250_000, blank, 40_000, blank, blank]
    assert amounts(rows) == expected
    assert codes(rows) == set()


@pytest.mark.parametrize("total", [TOTAL.replace("265,000", "275,000"), ""])
def test_without_totals_that_agree_short_rows_stay_open(total: str) -> None:
    rows = read(HEAD, *BODY, total)
    assert 250_000 not in amounts(rows)
    assert 180_000 in amounts(rows)  # no cell of its row is gone


def test_an_amount_in_the_place_of_a_mission_is_none() -> None:
    rows = read(HEAD, BODY[0], "2|30,000|โครงการซ่อมแซมศาลา|40,000|250,000", "||รวม|55,000|265,000|15,000")
    assert 40_000 not in amounts(rows)


REPORT = "ที่|โครงการ/กิจกรรม/มาตรการ|งบประมาณปี 2566 (บาท)|เบิกจ่ายแล้ว (บาท)|คงเหลือ (บาท)|ร้อยละ|ผลการดำเนินงาน|ผู้รับผิดชอบ"
ROWS = ("1|โครงการอบรมกฎหมาย|10,000|8,000|2,000|80.00|แล้ว|กองคลัง", "2|โครงการแผนที่ภาษี|5,000|-|5,000|0.00|ยังไม่ทำ|กองช่าง")


def declared(*lines: str) -> list[object]:
    """What the totals say of the year, where the head returns above them, as at the top of a page."""
    return [total["declared_baht"] for total in read(REPORT, *ROWS, REPORT, *lines)["budget_totals"]]


@pytest.mark.parametrize(
    "total",
    [
        "รวมมิติที่ 1 จำนวน 2 โครงการ||15,000|8,000|7,000|53.33",
        "รวมมิติที่ 1|2 โครงการ|15,000|8,000|7,000|53.33",
        "|รวมมิติที่ 1|15,000|8,000|7,000",
        "รวมมิติที่ 1||15,000|-|15,000||",
        "รวมมิติที่ 1||16,000|8,000|7,000|53.33",
    ],
    ids=["a share", "a count", "no share", "a dash", "another sum"],
)
def test_a_total_with_a_figure_for_each_column_lacks_words_at_its_end_alone(total: str) -> None:
    assert declared(total) == [16_000 if "16,000" in total else 15_000]


@pytest.mark.parametrize(
    "total",
    [
        "รวมมิติที่ 1|15,000|8,000|7,000|53.33",
        "รวมมิติที่ 1|||15,000|8,000|7,000",
        "รวมมิติที่ 1||15,000|8,000||53.33",
        "รวมมิติที่ 1||15,000|8,000",
        "รวมมิติที่ 1 จำนวน||2|15,000|8,000|7,000",
        "รวมมิติที่ 1|12,000|15,000|8,000|7,000",
    ],
    ids=["a cell less", "a cell more", "a figure lost", "the last lost", "a count", "a figure before them"],
)
def test_a_total_whose_figures_may_be_others_is_of_no_year(total: str) -> None:
    assert declared(total) in ([], [None])
