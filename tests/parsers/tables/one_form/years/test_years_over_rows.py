"""The years over the rows of a table are those of the rows below, or of none of them."""

from __future__ import annotations

import pytest

from lawful import amounts_of_titles, rows_of_lines

FRONT = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)\nเทศบาลตำบลตัวอย่าง\n\n"


@pytest.mark.parametrize(
    ("days", "of_year"),
    [("(1 ตุลาคม 2566 - 30 กันยายน 2567)", 2567), ("(ต่อ)", 2567), ("(1 ตุลาคม 2565 - 30 กันยายน 2566)", None)],
)
def test_a_year_over_rows_may_have_its_days_beside_it(days: str, of_year: int | None) -> None:
    head = "| ที่ | โครงการ/กิจกรรม | งบประมาณ (บาท) |\n|---|---|---|\n"
    first = "| ปีงบประมาณ 2566 | | |\n| 1 | โครงการอบรม | 10,000 |\n"
    rows = rows_of_lines(f"{FRONT}{head}{first}| ปีงบประมาณ 2567 {days} | | |\n| 1 | โครงการปลูกป่า | 6,000 |\n")
    found = {("โครงการอบรม", 2566): 10000}
    assert amounts_of_titles(rows) == (found | {("โครงการปลูกป่า", of_year): 6000} if of_year else found)
    assert ("unaccounted_amount" in {row["code"] for row in rows["issues"]}) == (of_year is None)


YEAR_HEAD = "| ที่ | โครงการ | งบประมาณ (บาท) | หมายเหตุ |\n|---|---|---|---|\n"


@pytest.mark.parametrize(
    ("between", "of_second_page"),
    [
        (("", "3", ""), [2566, 2566]),
        (("", "- 3 -", ""), [2566, 2566]),
        (("", "โครงการที่ยังไม่ได้กำหนดปี", ""), []),
        (("", "จำนวน 3 โครงการ", ""), []),
        (("", "ปีงบประมาณ พ.ศ. 2567", ""), [2567]),  # the next heading ends it, as one row stands above any
    ],
    ids=["a page's number", "in dashes", "other words", "words with a number", "another year"],
)
def test_a_table_goes_on_over_a_page_with_the_year_over_it(between: tuple[str, ...], of_second_page: list[int]) -> None:
    """Its head returns there without the year, and its first rows stand above any heading."""
    first = YEAR_HEAD + "| | มิติที่ 1 สังคม | | |\n| 1 | โครงการอบรมวินัย | 10,000 | |\n| 2 | โครงการจิตอาสา | 6,000 | |"
    second = YEAR_HEAD + "| 3 | โครงการสัญจร | 7,000 | |\n| | มิติที่ 2 บริหาร | | |\n| 4 | โครงการเปิดเผยข้อมูล | 3,000 | |"
    rows = rows_of_lines("\n".join([FRONT, "ปีงบประมาณ พ.ศ. 2566", "", first, *between, second]))
    found = amounts_of_titles(rows)
    assert [year for (_, year), value in found.items() if value in (7000, 3000)] == of_second_page
    assert [year for (_, year), value in found.items() if value in (10000, 6000)] == [2566, 2566]


ROWS_OF_YEAR = "| 1 | โครงการอบรมวินัย | 10,000 | |\n| 2 | โครงการจิตอาสา | 6,000 | |"


@pytest.mark.parametrize(
    ("above", "year"),
    [
        ("เทศบาลได้กำหนดโครงการเพิ่มเติมตามผลการประเมิน ITA\nปีงบประมาณ พ.ศ. 2567", None),
        ("ตารางแสดงโครงการซึ่งต่อเนื่องจากแผนปฏิบัติการ\nประจำปีงบประมาณ พ.ศ. 2567", None),
        ("เทศบาลได้กำหนดโครงการดังนี้\n\nปีงบประมาณ พ.ศ. 2567", 2567),
        ("โครงการที่จะดำเนินการมีดังต่อไปนี้\nปีงบประมาณ พ.ศ. 2567", 2567),
        ("โครงการที่จะดำเนินการ:\nปีงบประมาณ พ.ศ. 2567", 2567),
        ("เทศบาลตำบลตัวอย่าง\nปีงบประมาณ พ.ศ. 2567", 2567),
        ("มิติที่ 1 การสร้างสังคม\nปีงบประมาณ พ.ศ. 2567", 2567),
        ("- 3 -\nปีงบประมาณ พ.ศ. 2567", 2567),
    ],
    ids=[
        "a sentence",
        "a caption",
        "an empty line between",
        "it points below",
        "a colon",
        "a name",
        "a heading",
        "a page's number",
    ],
)
def test_a_year_right_below_a_sentence_is_its_end(above: str, year: int | None) -> None:
    rows = rows_of_lines(f"{FRONT}{above}\n{YEAR_HEAD}{ROWS_OF_YEAR}\n")
    assert {of for _, of in amounts_of_titles(rows)} == ({year} if year else set())
    assert ("unaccounted_amount" in {row["code"] for row in rows["issues"]}) == (year is None)


def test_a_caption_that_returns_over_another_table_is_no_sentence() -> None:
    one, other = (
        f"ตารางที่ {at} บัญชีโครงการ\nปีงบประมาณ พ.ศ. {year}\n{YEAR_HEAD}| 1 | {title} | 6,000 | |\n"
        for at, year, title in ((1, 2566, "โครงการอบรมวินัย"), (2, 2567, "โครงการจิตอาสา"))
    )
    found = amounts_of_titles(rows_of_lines(f"{FRONT}{one}\n{other}"))
    assert found == {("โครงการอบรมวินัย", 2566): 6000, ("โครงการจิตอาสา", 2567): 6000}


@pytest.mark.parametrize(
    ("between", "number", "goes_on"),
    [("", 1, False), ("- 3 -\n", 1, False), ("", 3, True), ("", "", False), ("- 3 -\n", "", True)],
    ids=["counted anew", "on a new page", "counts on", "without numbers", "on a new page without numbers"],
)
def test_a_year_goes_on_where_the_numbers_do(between: str, number: int | str, goes_on: bool) -> None:
    """Else the second table may be another year's."""
    second = f"{YEAR_HEAD}| {number} | โครงการสัญจร | 7,000 | |\n"
    rows = rows_of_lines(f"{FRONT}ปีงบประมาณ พ.ศ. 2566\n\n{YEAR_HEAD}{ROWS_OF_YEAR}\n\n{between}\n{second}")
    assert (("โครงการสัญจร", 2566) in amounts_of_titles(rows)) == goes_on
    assert ("unaccounted_amount" in {row["code"] for row in rows["issues"]}) == (not goes_on)


def below_captions(*captions: str) -> dict[tuple[str, int], object]:
    rows = ("| 1 | โครงการอบรมวินัย | 10,000 | |", "| 1 | โครงการจิตอาสา | 6,000 | |")
    tables = [f"{caption}\n\n{YEAR_HEAD}{row}" for caption, row in zip(captions, rows, strict=True)]
    return amounts_of_titles(rows_of_lines(FRONT + "\n\n".join(tables)))


@pytest.mark.parametrize(
    "caption", ["โครงการที่ดำเนินการ ปีงบประมาณ พ.ศ. {}", "ตารางที่ 1 บัญชีโครงการ ประจำปี {}", "## งบประมาณปี {} (บาท)"]
)
def test_a_caption_that_returns_with_each_year_says_whose_the_money_is(caption: str) -> None:
    found = below_captions(caption.format(2566), caption.format(2567))
    assert found == {("โครงการอบรมวินัย", 2566): 10000, ("โครงการจิตอาสา", 2567): 6000}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("โครงการที่ดำเนินการ ปี 2566", "โครงการอื่น"),  # stands there once
        ("โครงการที่ดำเนินการแล้ว ปี 2566", "โครงการที่ดำเนินการแล้ว ปี 2567"),
        ("ผลการดำเนินโครงการ ปี 2566", "ผลการดำเนินโครงการ ปี 2567"),
        ("โครงการที่ดำเนินการ ปี 2564", "โครงการที่ดำเนินการ ปี 2565"),  # before the plan
        ("โครงการที่ดำเนินการ ปี 2566 - 2567", "โครงการที่ดำเนินการ ปี 2566 - 2567"),
    ],
)
def test_other_captions_with_a_year_do_not(first: str, second: str) -> None:
    assert not below_captions(first, second)
