"""A table with a row for each printed line of a cell: its projects have their whole titles, and their own money."""

from __future__ import annotations

import pytest

from lawful import Rows, baht_or_status, codes, plan_around, rows_of_text

HEAD = "ที่ | โครงการ/กิจกรรม | ปี 2566 | ปี 2567 | ผู้รับผิดชอบ"
LAST = "3 | โครงการปลูกป่า | 30,000 | 32,000 | กองช่าง"
FOUND = [
    ("โครงการอบรมคุณธรรมบุคลากรประจำปี", [10_000, 12_000]),
    ("โครงการจิตอาสาพัฒนาชุมชน", [20_000, 22_000]),
    ("โครงการปลูกป่า", [30_000, 32_000]),
]


def rows_of(*lines: str, head: str = HEAD, marked: bool = True, blocks: str = "") -> Rows:
    """The rows of a plan with a Markdown table, or with one of tabs."""
    if marked:
        rule = "|" + "---|" * (head.count("|") + 1)
        table = "\n".join([f"| {head} |", rule, *(f"| {line} |" for line in lines)])
    else:
        table = "\n".join("\t".join(cell.strip() for cell in line.split("|")) for line in (head, *lines))
    return rows_of_text(plan_around(table, "พ.ศ. 2566 - 2567", blocks))


def found(rows: Rows) -> list[tuple[str, list[int | str]]]:
    return [
        (
            "".join(str(row["table_title"]).split()),
            [
                baht_or_status(line)
                for line in rows["budget_lines"]
                if (line["project_id"], line["source"]) == (row["project_id"], "table")
            ],
        )
        for row in rows["projects"]
        if row["in_table"]
    ]


FORMS = {
    "in the first row": (
        "1 | โครงการอบรมคุณธรรม | 10,000 | 12,000 | กองคลัง",
        " | บุคลากร | | | ",
        " | ประจำปี | | | ",
        "2 | โครงการจิตอาสา | 20,000 | 22,000 | สำนัก",
        " | พัฒนาชุมชน | | | ปลัด",
    ),
    "in the middle row": (
        "1 | โครงการอบรมคุณธรรม | | | ",
        " | บุคลากร | 10,000 | 12,000 | กองคลัง",
        " | ประจำปี | | | ",
        "2 | โครงการจิตอาสา | | | ",
        " | พัฒนาชุมชน | 20,000 | 22,000 | สำนักปลัด",
    ),
    "in the last row": (
        "1 | โครงการอบรมคุณธรรม | | | กองคลัง",
        " | บุคลากร | | | ",
        " | ประจำปี | ๑๐,๐๐๐ | ๑๒,๐๐๐ | ",
        "2 | โครงการจิตอาสา | | | ",
        " | พัฒนาชุมชน | 20,000 | 22,000 | สำนักปลัด",
    ),
    "in the row with the number": (
        " | โครงการอบรมคุณธรรม | | | ",
        "1 | บุคลากร | 10,000 | 12,000 | กองคลัง",
        " | ประจำปี | | | ",
        " | โครงการจิตอาสา | | | ",
        "2 | พัฒนาชุมชน | 20,000 | 22,000 | สำนักปลัด",
    ),
    "torn themselves": (
        "1 | โครงการอบรมคุณธรรม | 10, | 12, | กองคลัง",
        " | บุคลากรประจำปี | 000 | 000 | ",
        "2 | โครงการจิตอาสา | 20,000 | 22,000 | สำนักปลัด",
        " | พัฒนาชุมชน | | | ",
    ),
}


@pytest.mark.parametrize("marked", [True, False])
@pytest.mark.parametrize("lines", FORMS.values(), ids=FORMS.keys())
def test_amounts_stand_in_any_row_of_a_title(lines: tuple[str, ...], marked: bool) -> None:
    rows = rows_of(*lines, LAST, marked=marked)
    assert (found(rows), codes(rows)) == (FOUND, set())
    assert [row["table_number"] for row in rows["projects"]] == [1, 2, 3]


@pytest.mark.parametrize("form", ["in the first row", "in the middle row", "in the last row"])
def test_numbers_may_stand_before_the_titles(form: str) -> None:
    lines = [line.partition(" | ") for line in (*FORMS[form], LAST)]
    rows = rows_of(*(f"{no}. {rest}" if no.strip() else rest for no, _, rest in lines), head=HEAD.partition(" | ")[2])
    assert (found(rows), codes(rows)) == (FOUND, set())


def test_without_numbers_two_projects_are_torn_alike() -> None:
    lines = [line.partition(" | ")[2] for line in (*FORMS["in the middle row"], LAST)]
    rows = rows_of(*lines, head=HEAD.partition(" | ")[2])
    assert found(rows) == FOUND


@pytest.mark.parametrize(
    ("rest", "below"),
    [
        ("100 คน รุ่นที่ 2", ""),
        ("หมู่ 3 และหมู่", "5 ตำบลบ้านใหม่"),
        ("ประจำปี 2566 จำนวน 120 ชุด", "๑๕๐ ครัวเรือน"),
    ],
)
def test_the_rest_of_a_title_may_have_numbers(rest: str, below: str) -> None:
    """It was a project of its own, or a total; its numbers are none of money."""
    lines = ["1 | โครงการอบรม | 10,000 | 12,000 | กอง", f" | {rest} | | | คลัง", f" | {below} | | | "]
    rows = rows_of(*lines[: 3 if below else 2], "2 | โครงการจิตอาสา | 20,000 | 22,000 | ", LAST)
    assert found(rows)[0] == ("".join(f"โครงการอบรม{rest}{below}".split()), [10_000, 12_000])
    assert (len(rows["projects"]), codes(rows)) == (3, set())
    assert next(row["responsible_unit"] for row in rows["projects"]) == "กอง คลัง"


def test_numbers_in_the_rest_beside_the_money_are_words() -> None:
    rows = rows_of(
        "1 | โครงการอบรม | | | ", " | ครั้งละ 5,000 บาท | 10,000 | 12,000 | ", "2 | โครงการ ข | 1,000 | - | ", LAST
    )
    assert found(rows)[0] == ("โครงการอบรมครั้งละ5,000บาท", [10_000, 12_000])


def test_a_title_that_is_known_elsewhere_needs_no_other() -> None:
    lines = ("โครงการอบรมคุณธรรม | | | ", "บุคลากร | 10,000 | 12,000 | ", "โครงการปลูกป่า | 30,000 | 32,000 | ")
    block = "1. ชื่อโครงการ โครงการอบรมคุณธรรมบุคลากร\n2. วัตถุประสงค์\nเพื่ออบรม\n"
    rows = rows_of(*lines, head=HEAD.partition(" | ")[2], blocks=block)
    assert found(rows) == [("โครงการอบรมคุณธรรมบุคลากร", [10_000, 12_000]), FOUND[2]]


@pytest.mark.parametrize(
    "lines",
    [
        ("1 | โครงการอบรม | | | ", " | กิจกรรมดูงาน | 10,000 | 12,000 | "),
        ("1 | โครงการอบรม | | | ", " | - ค่าวิทยากร | 10,000 | 12,000 | "),
        ("1 | โครงการอบรม | | | ", " | ค่าอาหาร | 10,000 | 12,000 | "),
        ("1 | โครงการอบรม | | | ", " | 1) ดูงาน | 10,000 | 12,000 | "),
        ("1 | โครงการอบรม | - | - | ", " | ดูงาน | 10,000 | 12,000 | "),
        ("1 | โครงการอบรม | 5,000 | 5,000 | ", " | ดูงาน | 10,000 | 12,000 | "),
        ("1 | โครงการอบรม | | | กองคลัง", " | ดูงาน | 10,000 | 12,000 | กองช่าง"),
        ("1 | โครงการอบรม | | | กองคลัง", " | ดูงาน | 10,000 | 12,000 | กองคลัง"),
        ("4 | โครงการอบรม | | | ", " | ดูงาน | 10,000 | 12,000 | "),  # a number is missing: it may be its own
        ("1 | โครงการอบรม | | | ", " | ดูงาน | 10,000 | - | ", " | ศึกษา | - | 12,000 | "),
    ],
)
def test_what_may_be_a_row_of_its_own_is_one(lines: tuple[str, ...]) -> None:
    rows = rows_of(*lines, "2 | โครงการ ข | 1,000 | 2,000 | ", LAST)
    first = next((amounts for title, amounts in found(rows) if title == "โครงการอบรม"), [])
    assert first in (["blank", "blank"], ["dash", "dash"], [5_000, 5_000], ["ambiguous", "ambiguous"])


@pytest.mark.parametrize(
    "row",
    [
        "2.3 การลดการใช้ดุลพินิจ | | | ",
        "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส | | | ",
        "รวม 2 โครงการ | 10,000 | 12,000 | ",
    ],
)
def test_headings_and_totals_are_no_rest(row: str) -> None:
    rows = rows_of("1 | โครงการอบรม | 10,000 | 12,000 | กอง", f" | {row}", "2 | โครงการ ข | 1,000 | - | ", LAST)
    assert [title for title, _ in found(rows)] == ["โครงการอบรม", "โครงการข", "โครงการปลูกป่า"]


def test_a_project_without_number_and_money_above_another_stays_one() -> None:
    """One title alone begins without the word of its kind: what stands above it may be a project."""
    rows = rows_of("1 | โครงการอบรม | 10,000 | 12,000 | ", " | กิจกรรมดูงาน | | | ", "2 | ส่งเสริมวินัย | 1,000 | - | ", LAST)
    assert [title for title, _ in found(rows)] == ["โครงการอบรม", "กิจกรรมดูงาน", "ส่งเสริมวินัย", "โครงการปลูกป่า"]


def test_where_lower_rows_of_a_project_have_amounts_of_their_own_those_of_others_have_too() -> None:
    rows = rows_of(
        "1 | โครงการอบรม | | | ",
        " | จัดอบรมผู้บริหาร | 10,000 | 12,000 | กองคลัง",
        "2 | โครงการค่ายเยาวชน | | | ",
        " | ค่ายชั้นประถม | 5,000 | 5,000 | กองช่าง",
        " | ค่านิยมสุจริตชั้นมัธยม | 6,000 | 6,000 | กองช่าง",
        LAST,
    )
    assert found(rows)[:2] == [("โครงการอบรม", ["blank", "blank"]), ("จัดอบรมผู้บริหาร", [10_000, 12_000])]
    assert [title for title, _ in found(rows)[3:5]] == ["ค่ายชั้นประถม", "ค่านิยมสุจริตชั้นมัธยม"]


@pytest.mark.parametrize("known", [False, True])
def test_titles_without_the_word_of_a_kind_are_torn_alike_or_known(known: bool) -> None:
    """A row without a number may as well be a title of its own."""
    title = "จัดค่ายเยาวชน ของตำบล"
    block = f"1. ชื่อโครงการ : {title}\n2. วัตถุประสงค์\n2.1 เพื่อปลูกจิตสำนึก\n3. ผู้รับผิดชอบ\nกองช่าง"
    rows = rows_of(
        "1 | อบรมวินัย | 10,000 | 12,000 | กองคลัง",
        "2 | จัดค่ายเยาวชน | | | ",
        " | ของตำบล | 5,000 | 5,000 | กองช่าง",
        "3 | ปลูกป่า | 1,000 | - | กองช่าง",
        blocks=block if known else "",
    )
    own = [("จัดค่ายเยาวชนของตำบล", [5_000, 5_000])]
    apart = [("จัดค่ายเยาวชน", ["blank", "blank"]), ("ของตำบล", [5_000, 5_000])]
    assert found(rows)[1:-1] == (own if known else apart)


def test_a_line_in_brackets_goes_on_with_its_title() -> None:
    rows = rows_of("1 | โครงการอบรมวินัย | | | ", " | (ต่อเนื่อง) | 10,000 | 12,000 | กองคลัง", LAST.replace("3 |", "2 |"))
    assert found(rows)[0] == ("โครงการอบรมวินัย(ต่อเนื่อง)", [10_000, 12_000])


HEAD_OF_MISSIONS = "มิติ | ภารกิจตามมิติ | โครงการ/กิจกรรม | ปี 2566 | ปี 2567 | ผู้รับผิดชอบ"
SERVICES = "1. การบริหารราชการ | 1.1 การลดการใช้ดุลพินิจ"
OTHERS = ("1. การบริหารราชการ | 1.2 การเปิดเผยข้อมูล | 2) โครงการจิตอาสา | - | 22,000 | กองช่าง",)


@pytest.mark.parametrize("marked", [True, False])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1) โครงการพัฒนาระบบการ | ๙,๐๐๐ | - | กองช่าง", "ให้บริการประชาชน | | | "),
        ("1) โครงการพัฒนาระบบการ | | | กองช่าง", "ให้บริการประชาชน | ๙,๐๐๐ | - | "),
        ("1) โครงการพัฒนาระบบการ | 9,000 | - | กอง", "ให้บริการประชาชน | | | ช่าง"),
    ],
)
def test_a_mission_that_is_printed_again_beside_the_rest_begins_no_row(first: str, second: str, marked: bool) -> None:
    """A merged cell may be printed on each of its rows: the title's beginning was a project with the money of another,
    its end one without."""
    rows = rows_of(f"{SERVICES} | {first}", f"{SERVICES} | {second}", *OTHERS, head=HEAD_OF_MISSIONS, marked=marked)
    assert found(rows) == [("โครงการพัฒนาระบบการให้บริการประชาชน", [9_000, "dash"]), ("โครงการจิตอาสา", ["dash", 22_000])]


@pytest.mark.parametrize(
    "second",
    [
        "1. การบริหารราชการ | 1.2 การเปิดเผยข้อมูล | ประชุมประชาคม | | | ",  # another mission
        f"{SERVICES} | กิจกรรมประชุมประชาคม | | | ",  # another project by its kind
        f"{SERVICES} | ประชุมประชาคม | - | - | ",  # it has values of its own
        f"{SERVICES} | 7) ประชุมประชาคม | | | ",
    ],
)
def test_a_row_of_its_own_below_a_mission_stays_one(second: str) -> None:
    first = f"{SERVICES} | 1) โครงการอบรม | 9,000 | - | กองช่าง"
    rows = rows_of(first, second, *OTHERS, head=HEAD_OF_MISSIONS)
    assert next(title for title, _ in found(rows)) == "โครงการอบรม"
    assert len(found(rows)) == 3


def test_below_a_title_without_a_number_one_beside_the_same_mission_is_another() -> None:
    first, second = f"{SERVICES} | โครงการอบรม | 9,000 | - | ", f"{SERVICES} | ประชุมประชาคม | | | "
    rows = rows_of(first, second, *OTHERS, head=HEAD_OF_MISSIONS)
    assert [title for title, _ in found(rows)][:2] == ["โครงการอบรม", "ประชุมประชาคม"]
