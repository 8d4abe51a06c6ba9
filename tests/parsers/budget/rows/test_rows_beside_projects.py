"""Rows of a budget table that are no projects of their own; short rows whose values may have moved to another year."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from extract.ground.source import SourceText
from normalize.document_rows import document_rows
from parsers.document import parse_plan

NUMBERED = "ที่\tโครงการ/กิจกรรม\tปี 2566\tปี 2567\tผู้รับผิดชอบ"
FIRST, LAST = "1\tโครงการแรก\t10,000\t10,000\tกองคลัง", "2\tโครงการสอง\t5,000\t5,000\tกองคลัง"

Found = tuple[dict[str, list[str]], set[str], Mapping[str, str | None]]


def read(*lines: str, years: str = "๒๕๖๖ - ๒๕๖๗") -> Found:
    """The cells of each title, the codes of warnings about rows, and the parent of each title."""
    text = f"แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. {years})\nเทศบาลตำบลตัวอย่าง\n\n" + "\n".join(lines) + "\n"
    rows = document_rows(parse_plan(SourceText("plan.txt", "txt", "0" * 64, tuple(text.split("\n")))), "a", "0")
    title = {row["project_id"]: str(row["table_title"]) for row in rows["projects"]}
    cells: dict[str, list[str]] = {name: [] for name in title.values()}
    for line in rows["budget_lines"]:
        amount = line["amount_baht"]
        cells[title[line["project_id"]]].append(str(line["status"] if amount is None else f"{amount:,.0f}"))
    said = {"uneven_row", "unaccounted_amount", "parts_mismatch", "headless_row", "amount_on_heading_row"}
    codes = {str(row["code"]) for row in rows["issues"]} & said
    return cells, codes, {title[row["project_id"]]: title.get(row["parent_project_id"]) for row in rows["projects"]}


@pytest.mark.parametrize(
    ("parts", "codes"),
    [
        (("ค่าวิทยากร\t4,000\t4,000", "ค่าอาหาร\t6,000\t6,000"), set()),
        (("งบ อบต.\t4,000\t4,000", "งบ อบจ.\t6,000\t6,000"), set()),
        (("อบรมรุ่นแรก\t4,000\t4,000", "อบรมรุ่นหลัง\t6,000\t6,000"), set()),
        (("ค่าวิทยากร\t4,000\t4,000",), {"parts_mismatch"}),
        (("เงินอุดหนุน\t10,000\t10,000",), set()),
    ],
)
def test_costs_below_a_numbered_project_are_parts_of_it(parts: tuple[str, ...], codes: set[str]) -> None:
    cells, said, parents = read(NUMBERED, FIRST, *(f"\t{part}\t" for part in parts), LAST)
    assert (cells["โครงการแรก"], cells["โครงการสอง"]) == (["10,000", "10,000"], ["5,000", "5,000"])
    assert said == codes
    assert {parents[part.partition("\t")[0]] for part in parts} == {"โครงการแรก"}


@pytest.mark.parametrize(
    ("parts", "codes"),
    [
        (("กิจกรรมที่ 1 อบรมผู้บริหาร\t4,000\t5,000", "กิจกรรมที่ ๒ อบรมพนักงาน\t6,000\t7,000"), set()),
        (("กิจกรรมย่อย อบรม\t4,000\t5,000", "กิจกรรมย่อย ดูงาน\t6,000\t7,000"), set()),
        (("กิจกรรมอบรม\t4,000\t5,000", "กิจกรรมดูงาน\t6,000\t7,000"), set()),  # by its sums alone
        (("- ค่าวิทยากร\t4,000\t5,000", "- ค่าอาหาร\t6,000\t7,000"), set()),
        (("- ค่าวิทยากร\t4,000\t5,000", "- ค่าอาหาร\t6,000\t6,000"), {"parts_mismatch"}),
        (("กิจกรรมที่ 1 อบรม\t4,000\t5,000", "กิจกรรมที่ 2 ดูงาน\t6,000\t6,000"), {"parts_mismatch"}),
    ],
)
def test_sub_activities_without_numbers_are_parts_of_the_row_above(parts: tuple[str, ...], codes: set[str]) -> None:
    first = "1\tโครงการแรก\t10,000\t12,000\tกองคลัง"
    _, said, parents = read(NUMBERED, first, *(f"\t{part}\t" for part in parts), LAST)
    assert list(parents.values()) == [None, "โครงการแรก", "โครงการแรก", None]
    assert said == codes


@pytest.mark.parametrize(
    ("whole", "rows", "last"),
    [
        ("10,000\t12,000", ("กิจกรรมอบรม\t4,000\t5,000", "กิจกรรมดูงาน\t6,000\t6,000"), 2),  # another sum
        ("10,000\t12,000", ("กิจกรรมอบรม\t4,000\t5,000", "กิจกรรมดูงาน\t6,000\t7,000"), 4),  # two numbers were lost
        ("10,000\t12,000", ("กิจกรรมอบรม\t10,000\t12,000",), 2),  # one alone
        ("10,000\t12,000", ("กิจกรรมที่ 2 อบรม\t4,000\t5,000", "กิจกรรมที่ 3 ดูงาน\t6,000\t6,000"), 2),  # no first
        ("-\t-", ("กิจกรรมที่ 1 อบรม\t4,000\t5,000", "กิจกรรมที่ 2 ดูงาน\t6,000\t7,000"), 2),  # the only money
    ],
)
def test_what_is_called_an_activity_is_none_without_its_sums(whole: str, rows: tuple[str, ...], last: int) -> None:
    first, end = f"1\tโครงการแรก\t{whole}\tกองคลัง", f"{last}\tโครงการสอง\t5,000\t5,000\tกองคลัง"
    _, _, parents = read(NUMBERED, first, *(f"\t{row}\t" for row in rows), end)
    assert set(parents.values()) == {None}


def test_a_project_that_lost_its_number_takes_no_parts_from_the_row_above() -> None:
    parts = ("\t- อบรม\t4,000\t5,000\t", "\t- ดูงาน\t6,000\t7,000\t")
    first, lost = "1\tโครงการแรก\t10,000\t12,000\tกองคลัง", "\tโครงการหลง\t8,000\t9,000\tกองคลัง"
    _, _, parents = read(NUMBERED, first, *parts, lost, "3\tโครงการสาม\t5,000\t5,000\tกองคลัง")
    assert list(parents.values()) == [None, "โครงการแรก", "โครงการแรก", None, None]


@pytest.mark.parametrize(
    ("row", "is_part"),
    [
        ("ค่าของว่าง\t3,000\t3,000", True),
        ("ค่าใช้จ่ายในการอบรม\t3,000\t3,000", True),
        ("ค่าของแผ่นดิน\t3,000\t3,000", False),
    ],
)
def test_what_begins_as_a_cost_does_is_part_of_the_project_above_where_it_is_one(row: str, is_part: bool) -> None:
    _, _, parents = read(NUMBERED, FIRST, f"\t{row}\t", LAST)
    assert [parent is not None for parent in parents.values()] == [False, is_part, False]


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        (NUMBERED, ("\tโครงการค่าของคน\t4,000\t4,000\t", "\tกิจกรรมงบสมดุล\t6,000\t6,000\t")),
        (NUMBERED, ("\tอบรมเยาวชน\t10,000\t10,000\t",)),  # one alone with the same money may have lost its number
        (NUMBERED, ("\tอบรมเยาวชน\t4,000\t4,000\t", "\tอบรมผู้นำ\t7,000\t6,000\t")),
        (NUMBERED.removeprefix("ที่\t"), ("ค่านิยมสุจริต\t4,000\t4,000\t", "อบรมผู้นำ\t6,000\t6,000\t")),
    ],
)
def test_what_may_be_a_project_of_its_own_is_part_of_none(head: str, rows: tuple[str, ...]) -> None:
    first, last = (line if head is NUMBERED else line.partition("\t")[2] for line in (FIRST, LAST))
    _, _, parents = read(head, first, *rows, last)
    assert set(parents.values()) == {None}
    assert len(parents) == 2 + len(rows)


@pytest.mark.parametrize(
    "row",
    [
        "เบิกจ่ายแล้ว\t9,000\t",
        "ผล\t9,000\t",
        "งบประมาณคงเหลือ\t1,000\t10,000",
        "จำนวนผู้เข้าร่วม (คน)\t500\t600",
        "ร้อยละของงบประมาณทั้งหมด\t15\t16",
        "ผู้เข้าร่วม (คน)\t2,000\t5,000",
        "จ่ายแล้ว\t10,000\t20,000",
        "เหลือ\t10,000\t30,000",
        "ประชาชนที่มาร่วมงาน (คน)\t2,000\t5,000",
    ],
)
@pytest.mark.parametrize("numbered", [True, False])
@pytest.mark.parametrize("behind_costs", [True, False])
def test_what_was_spent_or_counted_below_a_project_is_no_project(row: str, numbered: bool, behind_costs: bool) -> None:
    costs = ["\tค่าอาหาร\t10,000\t10,000\t"] * behind_costs
    lines = (NUMBERED, FIRST, *costs, f"\t{row}\t", LAST)
    cells, said, parents = read(*(line if numbered else line.partition("\t")[2] for line in lines))
    assert (cells.pop("โครงการแรก"), cells.pop("โครงการสอง")) == (["10,000", "10,000"], ["5,000", "5,000"])
    assert [*cells] == ["ค่าอาหาร"] * behind_costs
    assert parents.get("ค่าอาหาร") == ("โครงการแรก" if behind_costs else None)
    assert said == {"unaccounted_amount"}


@pytest.mark.parametrize(
    "title", ["ตรวจสอบการเบิกจ่าย", "การติดตามตัวชี้วัด", "โครงการเบิกจ่ายแล้ว", "ผลักดันความโปร่งใส", "ผู้บริหารพบประชาชน"]
)
@pytest.mark.parametrize("numbered", [True, False])
def test_a_title_that_speaks_of_such_things_is_a_project(title: str, numbered: bool) -> None:
    lines = (NUMBERED, FIRST, f"\t{title}\t9,000\t-\t", LAST)
    cells, said, _ = read(*(line if numbered else line.partition("\t")[2] for line in lines))
    assert (cells[title], said) == (["9,000", "dash"], set())


SPENT = "ที่\tโครงการ/กิจกรรม\tเป้าหมาย\t2566\t2567\tเบิกจ่าย\tผู้รับผิดชอบ"
WHOLE = "1\tโครงการแรก\t50 คน\t10,000\t20,000\t25,000\tกองคลัง"


@pytest.mark.parametrize(
    "row",
    [
        "2\tโครงการสอง\t10,000\t20,000\t25,000\tกองคลัง",  # without its target
        "2\tโครงการสอง\t10,000\t20,000\t25,000",
        "2\tโครงการสอง 10,000\t20,000\t25,000\tกองคลัง",  # without the tab before its first value
        "2\tโครงการสอง\tร้อยละ 80 10,000\t20,000\t25,000\tกองคลัง",
        "2\tโครงการสอง\t50 คน\t10,000\t20,000\tกองคลัง",  # without what was spent: it may be a year
        "2 โครงการสอง 10,000 20,000 กองคลัง",
    ],
)
def test_a_short_row_whose_values_may_have_moved_has_none(row: str) -> None:
    cells, said, _ = read(SPENT, WHOLE, row, WHOLE.replace("1\tโครงการแรก", "3\tโครงการสาม"))
    assert (cells["โครงการแรก"], cells["โครงการสาม"]) == (["10,000", "20,000"], ["10,000", "20,000"])
    assert set(cells.get("โครงการสอง", ["ambiguous"])) == {"ambiguous"}
    assert "uneven_row" in said


@pytest.mark.parametrize(
    "row",
    [
        "2\tโครงการสอง\t50 คน\t10,000\t20,000\t15,000",
        "2\tโครงการสอง\t1,000 คน\t10,000\t20,000",
        "2\tปลูกต้นไม้ 10,000 ต้น\t50 คน\t10,000\t20,000",
        "2\tโครงการสอง ปี 2566\t50 คน\t10,000\t20,000",
    ],
)
def test_a_row_that_leaves_out_its_last_cells_is_whole(row: str) -> None:
    cells, said, _ = read(SPENT, WHOLE, row)
    assert ([*cells.values()][1], said) == (["10,000", "20,000"], set())


def test_a_line_without_tabs_is_no_title_with_empty_years() -> None:
    head = "โครงการ/กิจกรรม\tปี 2566\tปี 2567\tผู้รับผิดชอบ"
    first, last = "โครงการแรก\t10,000\t20,000\tกองคลัง", "โครงการสาม\t5,000\t5,000\tกองคลัง"
    cells, said, _ = read(head, first, "มาตรการสอง 30,000 20,000 กองช่าง", last)
    assert [*cells.values()] == [["10,000", "20,000"], ["ambiguous", "ambiguous"], ["5,000", "5,000"]]
    assert said == {"uneven_row"}
    cells, said, _ = read(head, first, "มาตรการปลูกต้นไม้ 10,000 ต้น\t\t\t", last)
    assert ([*cells.values()][1], said) == (["blank", "blank"], set())


THREE = "ที่\nโครงการ/กิจกรรม\nปี 2566\nปี 2567\nปี 2568"
ROW = "โครงการที่{0}\n150,000\n20,000\n10,000"


@pytest.mark.parametrize(("behind", "figure"), [("เบิกจ่าย", "9,000"), ("รวม", "180,000")])
@pytest.mark.parametrize("lost", ["", "\n"])
def test_a_cell_a_line_gives_no_year_what_stands_behind_the_years(behind: str, figure: str, lost: str) -> None:
    """The first row's last year is empty: an empty line, or none at all."""
    first = f"1\nโครงการที่1\n150,000\n30,000{lost}\n{figure}\nกองคลัง"
    others = "\n".join(f"{number}\n{ROW.format(number)}\n{figure}\nกองคลัง" for number in (2, 3, 4))
    cells, said, _ = read(f"{THREE}\n{behind}\nผู้รับผิดชอบ\n{first}\n{others}", years="๒๕๖๖ - ๒๕๖๘")
    assert cells["โครงการที่1"] in (["150,000", "30,000", "blank"], ["ambiguous"] * 3)
    assert {tuple(cells[f"โครงการที่{number}"]) for number in (2, 3, 4)} <= {
        ("150,000", "20,000", "10,000"),
        ("ambiguous",) * 3,
    }
    assert cells["โครงการที่4"] == ["150,000", "20,000", "10,000"]
    assert ("uneven_row" in said) == any("ambiguous" in one for one in cells.values())


@pytest.mark.parametrize("gap", [" ", "   "])
@pytest.mark.parametrize("title", ["โครงการตรวจสอบให้ได้ร้อยละ 100", "โครงการตรวจสอบ รุ่นที่ 12"])
def test_the_number_that_ends_a_title_is_no_value_of_the_first_year(title: str, gap: str) -> None:
    head = gap.join(("ที่", "โครงการ/กิจกรรม", "ปี 2566", "ปี 2567", "ปี 2568", "หมายเหตุ"))
    words, number = title.rsplit(" ", 1)
    rows = [
        gap.join(("1", "โครงการอบรมวินัย", "10,000", "20,000", "30,000", "กองคลัง")),
        gap.join(("2", words, number, "10,000", "20,000", "กองช่าง")),
        gap.join(("3", "โครงการจิตอาสา", "5,000", "5,000", "900", "กองคลัง")),
    ]
    cells, said, _ = read(head, *rows, years="๒๕๖๖ - ๒๕๖๘")
    assert [*cells.values()][1] == ["ambiguous"] * 3
    assert [*cells.values()][2:] == [["5,000", "5,000", "900"]]
    assert "uneven_row" in said


@pytest.mark.parametrize("words", ["รอจัดสรร", "๑๒o", "1,50,000", "ไม่ใช้งบประมาณ"])
def test_words_in_the_years_above_an_item_without_anything_are_read(words: str) -> None:
    gap = "   "
    head = gap.join(("ที่", "โครงการ/กิจกรรม", "ปี 2566", "ปี 2567", "ผู้รับผิดชอบ"))
    whole = [gap.join((number, f"โครงการที่{number}", "5,000", "6,000", "กองคลัง")) for number in "34"]
    cells, said, _ = read(head, gap.join(("1", "โครงการที่1", words, words, "กองคลัง")), "2   โครงการที่2", *whole)
    assert cells["โครงการที่3"] == cells["โครงการที่4"] == ["5,000", "6,000"]
    assert set(cells["โครงการที่2"]) == {"ambiguous"}
    assert set(cells["โครงการที่1"]) == {"none" if words == "ไม่ใช้งบประมาณ" else "ambiguous"}
    assert "uneven_row" in said


def table(*heads: str, figures: str = "12,000") -> str:
    cells = "".join(f"<td>{head}</td>" for head in ("ที่", "โครงการ/กิจกรรม", *heads, "ผู้รับผิดชอบ"))
    rows = (
        f"<tr><td>{number}</td><td>โครงการที่{number}</td><td>{figures}</td><td>{figures}</td><td>กองคลัง</td></tr>"
        for number in (1, 2)
    )
    return "\n".join(("<table>", f"<tr>{cells}</tr>", *rows, "</table>"))


BUDGET = table("ปี 2566", "ปี 2567", figures="20,000")


@pytest.mark.parametrize(
    "second",
    [
        table("ผล ปี 2566", "ผล ปี 2567"),
        table("เป้าหมาย 2566", "เป้าหมาย 2567", figures="1,200"),
        table("เบิกจ่าย 2566", "เบิกจ่าย 2567"),
        "ผลการเบิกจ่ายงบประมาณของโครงการ\n" + table("ปี 2566", "ปี 2567"),
    ],
)
def test_a_second_table_of_what_was_spent_or_aimed_at_adds_no_budget(second: str) -> None:
    cells, _, _ = read(BUDGET, "", second)
    assert cells == {"โครงการที่1": ["20,000", "20,000"], "โครงการที่2": ["20,000", "20,000"]}


@pytest.mark.parametrize(
    ("caption", "count"),
    [("ผลการเบิกจ่ายงบประมาณของโครงการที่ดำเนินการแล้ว", 0), ("แผนการใช้จ่ายงบประมาณ", 3), ("โครงการตามแผนปฏิบัติการ", 3)],
)
def test_a_list_of_what_was_spent_is_no_budget(caption: str, count: int) -> None:
    lines = [
        "1. โครงการอบรมคุณธรรม ; 2566: 30,000 บาท ; 2567: 20,000 บาท ; สำนักปลัด",
        "2. โครงการจิตอาสา ; 2566: 10,000 บาท ; 2567: - ; กองคลัง",
        "3. กิจกรรม 5 ส ; 2566: 5,000 บาท ; 2567: 5,000 บาท ; กองช่าง",
    ]
    cells, _, _ = read("ส่วนที่ 2", caption, *lines)
    assert len(cells) == count


@pytest.mark.parametrize("changed", ["แก้ไขเป็น", "(แผนใหม่)", "หลังแก้ไข", "ขอเปลี่ยนแปลงเป็น"])
@pytest.mark.parametrize("former", ["(แผนเดิม)", "ก่อนแก้ไข", None])
def test_what_a_row_says_to_be_changed_is_no_second_project(former: str | None, changed: str) -> None:
    """The former amount and the present one were each counted."""
    whole = "1\tโครงการแรก\t\t\tกองคลัง" if former else FIRST
    rows = [f"\t{former}\t10,000\t10,000\t"] if former else []
    cells, said, _ = read(NUMBERED, whole, *rows, f"\t{changed}\t11,000\t12,000\t", LAST)
    assert cells == {"โครงการแรก": ["ambiguous", "ambiguous"], "โครงการสอง": ["5,000", "5,000"]}
    assert said == {"unaccounted_amount"}


def test_a_title_that_changes_something_is_a_project() -> None:
    cells, said, _ = read(NUMBERED, FIRST, LAST, "3\tแก้ไขปัญหาน้ำท่วม\t7,000\t-\tกองช่าง")
    assert (cells["แก้ไขปัญหาน้ำท่วม"], said) == (["7,000", "dash"], set())


@pytest.mark.parametrize("unit", ["กองคลัง", "กองคลัง โครงการหนึ่ง"])
def test_a_row_with_a_number_and_no_title_is_no_heading_whose_values_have_slipped(unit: str) -> None:
    """The trap: without the printed dash the values of all rows make the total, with those below one row too low."""
    cells, codes, _ = read(
        NUMBERED,
        f"1\t\t20,000\t-\t{unit}",
        "2\tโครงการสอง\t20,000\t26,000\tกองคลัง",
        "3\tโครงการสาม\t-\t16,000\tกองช่าง",
        "4\tโครงการสี่\t6,000\t20,000\tกองช่าง",
        "รวม\t4 โครงการ\t46,000\t62,000\t",
    )
    assert cells == {title: ["ambiguous"] * 2 for title in ("โครงการสอง", "โครงการสาม", "โครงการสี่")}
    assert "uneven_row" in codes
