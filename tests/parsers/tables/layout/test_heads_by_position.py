"""Tables set by position: a head with years by their months, or several times below names, or beside codes."""

from __future__ import annotations

import pytest

from lawful import Rows, baht_or_status, codes, plan_around, rows_of_text

ENDS = (48, 62, 76, 90, 104)
ROWS = (
    ("1", "โครงการประเมินความพึงพอใจ", "80", "85", "10,000", "12,000"),
    ("2", "โครงการอบรมการให้บริการ", "90", "95", "22,000", "-"),
    ("3", "มาตรการลดขั้นตอน", "100", "100", "-", "-"),
)
RIGHT = [10_000, 12_000, 22_000, "dash", "dash", "dash"]


def line(number: str, title: str, *cells: str, ends: tuple[int, ...] = ENDS, unit: str = "") -> str:
    text = f"{number:<6}{title}"
    for cell, end in zip(cells, ends, strict=False):
        text += cell.rjust(end - len(text))
    return text + (f"    {unit}" if unit else "")


def rows_of(*lines: str) -> Rows:
    return rows_of_text(plan_around("\n".join(lines), "(พ.ศ. 2569 - 2570)"))


def amounts(rows: Rows) -> list[int | str]:
    return [baht_or_status(one) for one in rows["budget_lines"]]


@pytest.mark.parametrize("bands", [("ตัวชี้วัด (ร้อยละ)", "งบประมาณ (บาท)"), ("เป้าหมาย (คน)", "งบประมาณ")])
@pytest.mark.parametrize("turned", [False, True], ids=["money last", "money first"])
def test_the_same_years_below_two_names_are_those_of_each(bands: tuple[str, str], turned: bool) -> None:
    names = bands[::-1] if turned else bands
    cells = [row[4:] + row[2:4] if turned else row[2:] for row in ROWS]
    rows = rows_of(
        line("ที่", "โครงการ", *names, ends=(62, 90)) + "    หน่วยงาน",
        line("", "", "2569", "2570", "2569", "2570"),
        *(line(*row[:2], *values, unit="กองคลัง") for row, values in zip(ROWS, cells, strict=True)),
    )
    assert amounts(rows) == RIGHT
    assert "unaccounted_amount" not in codes(rows)


@pytest.mark.parametrize("names", [("งบประมาณ (บาท)",), ("งบประมาณ", "งบประมาณ")], ids=["above one alone", "twice"])
def test_the_same_years_that_no_names_tell_apart_are_not_read(names: tuple[str, ...]) -> None:
    rows = rows_of(
        line("ที่", "โครงการ", *names, ends=(62, 90)) + "    หน่วยงาน",
        line("", "", "2569", "2570", "2569", "2570"),
        *(line(*row, unit="กองคลัง") for row in ROWS),
    )
    assert not any(isinstance(amount, int) for amount in amounts(rows))


@pytest.mark.parametrize(
    ("first", "second", "read"),
    [
        ("ต.ค.68-ก.ย.69", "ต.ค.69-ก.ย.70", True),
        ("ต.ค. 68 - ก.ย. 69", "ต.ค. 69 - ก.ย. 70", True),
        ("ต.ค.68-มี.ค.69", "เม.ย.69-ก.ย.69", False),
    ],
    ids=["narrow", "wide", "halves of a year"],
)
def test_years_by_their_months_are_those_in_which_they_end(first: str, second: str, read: bool) -> None:
    rows = rows_of(
        line("ที่", "โครงการ", first, second, ends=(62, 90)) + "    หน่วยงาน",
        *(line(*row[:2], *row[4:], ends=(62, 90), unit="กองคลัง") for row in ROWS),
    )
    assert not read or amounts(rows) == RIGHT
    assert read or not any(isinstance(amount, int) for amount in amounts(rows))


@pytest.mark.parametrize("money", ["งบประมาณ 2569", "งบประมาณ (บาท)"])
@pytest.mark.parametrize("name", ["รหัสบัญชี", "รหัสงบประมาณ"])
def test_codes_below_their_name_are_no_money(money: str, name: str) -> None:
    cells = [("25,000", "320100"), ("8,000", "320300"), ("-", "-")]
    text = "\n".join(
        [
            line("ที่", "โครงการ", money, name, ends=(62, 80)) + "    หน่วยงาน",
            *(line(*row[:2], *own, ends=(62, 80), unit="กองคลัง") for row, own in zip(ROWS, cells, strict=True)),
        ]
    )
    rows = rows_of_text(plan_around(text, "ประจำปีงบประมาณ พ.ศ. 2569"))
    assert amounts(rows) == [25_000, 8_000, "dash"]


def test_codes_without_a_name_leave_the_money_in_doubt() -> None:
    text = "\n".join(
        [
            line("ที่", "โครงการ", "งบประมาณ (บาท)", ends=(62,)) + "             หน่วยงาน",
            *(line(*row[:2], "25,000", "320100", ends=(62, 70), unit="กองคลัง") for row in ROWS),
        ]
    )
    assert not any(amount == 320_100 for amount in amounts(rows_of_text(plan_around(text, "ประจำปีงบประมาณ พ.ศ. 2569"))))


LONG = (
    line("1", "โครงการอบรมวินัยเชิงบวก", "2569", "24,000", ends=(56, 76), unit="สำนักปลัด"),
    line("", "", "2570", "26,000", ends=(56, 76)),
    line("2", "กิจกรรมสานพลังชุมชน", "2569", "-", ends=(56, 76), unit="กองคลัง"),
    line("", "", "2570", "4,500", ends=(56, 76)),
    line("", "รวม ปี 2569", "", "24,000", ends=(56, 76)),
    line("", "รวม ปี 2570", "", "30,500", ends=(56, 76)),
)
HEAD_OF_LONG = line("ที่", "โครงการ", "ปีงบประมาณ", "งบประมาณ (บาท)", ends=(60, 78)) + "    หน่วยงาน"


def test_a_line_for_each_year() -> None:
    rows = rows_of(HEAD_OF_LONG, *LONG)
    assert amounts(rows) == [24_000, 26_000, "dash", 4_500]
    assert [total["declared_baht"] for total in rows["budget_totals"] if total["declared_baht"]] == [24_000, 30_500]
    assert [project["responsible_unit"] for project in rows["projects"]] == ["สำนักปลัด", "กองคลัง"]


def test_a_title_that_goes_on_beside_a_later_year_is_one() -> None:
    below = line("", "และจิตสาธารณะ", "2570", "26,000", ends=(56, 76))
    rows = rows_of(HEAD_OF_LONG, LONG[0], below, *LONG[2:])
    assert amounts(rows) == [24_000, 26_000, "dash", 4_500]
    title = rows["projects"][0]["title"].replace(" ", "")
    assert title == "โครงการอบรมวินัยเชิงบวกและจิตสาธารณะ"


def test_a_year_twice_for_one_project_is_nobodys() -> None:
    again = line("", "", "2569", "26,000", ends=(56, 76))
    rows = rows_of(HEAD_OF_LONG, LONG[0], again, *LONG[2:])
    assert 26_000 not in amounts(rows)
