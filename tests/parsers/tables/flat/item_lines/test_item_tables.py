"""Tables of a line for each line of a cell, as PyMuPDF and an OCR's boxes print them: each item has its own values, or
none where nothing proves whose they are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import pytest

from lawful import Rows, baht_or_status, codes, plan_around, rows_of_text

NO_MONEY = ("ไม่ใช้งบ", "ประมาณ")
HONESTY = "1.3 การเสริมสร้างจิตสำนึก", "และความตระหนักแก่เด็กและ", "เยาวชน"
OPENNESS = "2.1 การเปิดเผยข้อมูล", "สาธารณะของ", "องค์กรปกครองส่วนท้องถิ่น"


class Item(NamedTuple):
    title: Sequence[str]
    values: str
    remark: Sequence[str] = ()


ITEMS = (
    Item(("1) โครงการอบรมคุณธรรม", "บุคลากร"), "10,000 12,000 -"),
    Item(("2) มาตรการประมวลจริยธรรม", "ของเทศบาล"), "- - -", NO_MONEY),
    Item(("3) กิจกรรมจิตอาสา",), "5,000 - 6,000"),
    Item(("4) โครงการเว็บไซต์", "ของเทศบาล"), "0 9,000 8,000"),
    Item(("5) มาตรการลดขั้นตอนการ", "ปฏิบัติงาน"), "- - -", NO_MONEY),
)
TOTALS = (("รวม", "จำนวน 3 โครงการ", "15,000 12,000 6,000"), ("รวม", "จำนวน 2 โครงการ", "0 9,000 8,000"))
IN_ALL = ("รวมทั้งสิ้น", "จำนวน 5 โครงการ", "15,000 21,000 14,000")
FOUND = {
    "โครงการอบรมคุณธรรมบุคลากร": [10_000, 12_000, "dash"],
    "มาตรการประมวลจริยธรรมของเทศบาล": ["dash"] * 3,
    "กิจกรรมจิตอาสา": [5_000, "dash", 6_000],
    "โครงการเว็บไซต์ของเทศบาล": [0, 9_000, 8_000],
    "มาตรการลดขั้นตอนการปฏิบัติงาน": ["dash"] * 3,
}
HEAD = ("มิติ", "ภารกิจตามมิติ", "โครงการ/กิจกรรม/มาตรการ", "ปี 2566", "ปี 2567", "ปี 2568", "หมายเหตุ")
UNITS = ("งบ", "ประมาณ", "(บาท)") * 3


def total(of: tuple[str, str, str]) -> list[str]:
    return [of[0], of[1], *of[2].split()]


def cell_by_cell(items: Sequence[Item] = ITEMS, totals: Sequence[tuple[str, str, str]] = TOTALS) -> list[str]:
    """A page on which one cell stands behind the other."""
    rows = [[*item.title, *item.values.split(), *item.remark] for item in items]
    first = ["1. การสร้าง", "วัฒนธรรมสุจริต", *HONESTY, *chain.from_iterable(rows[:3]), *total(totals[0])]
    second = ["2. การบริหาร", "ราชการด้วยความโปร่งใส", *OPENNESS, *chain.from_iterable(rows[3:]), *total(totals[1])]
    return [*HEAD, *UNITS, *first, *second, *total(IN_ALL)]


def side_by_side(item: Item, beside: Sequence[str]) -> list[str]:
    """The lines of a row whose cells stand beside each other: mission, title, remark; the values in the middle."""
    height = max(len(item.title), len(beside), len(item.remark))
    middle = (len(item.title) - 1) // 2
    lines: list[str] = []
    for at in range(height):
        lines += [cell[at] for cell in (beside, item.title) if at < len(cell)]
        if at == middle:
            lines += item.values.split()
        lines += item.remark[at : at + 1]
    return lines


def line_by_line(items: Sequence[Item] = ITEMS, totals: Sequence[tuple[str, str, str]] = TOTALS) -> list[str]:
    """A page whose lines an OCR read from the top down, from left to right."""
    places = [HONESTY[:2], HONESTY[2:], (), OPENNESS[:2], OPENNESS[2:]]
    rows = [side_by_side(item, beside) for item, beside in zip(items, places, strict=True)]
    first = ["มิติที่ 1 การสร้างวัฒนธรรมสุจริต", *chain.from_iterable(rows[:3]), *total(totals[0])]
    second = ["มิติที่ 2 การบริหารราชการด้วยความโปร่งใส", *chain.from_iterable(rows[3:]), *total(totals[1])]
    head = [*HEAD[3:6], *HEAD[1:3], "งบประมาณ", "งบประมาณ", "งบประมาณ", "หมายเหตุ", "(บาท)", "(บาท)", "(บาท)"]
    return [*head, *first, *second, *total(IN_ALL)]


def rows_of(lines: Sequence[str]) -> Rows:
    return rows_of_text(plan_around("\n".join(lines), "พ.ศ. 2566 - 2568"))


def found(rows: Rows) -> dict[str, list[int | str]]:
    return {
        "".join(str(row["table_title"]).split()): [
            baht_or_status(line) for line in rows["budget_lines"] if line["project_id"] == row["project_id"]
        ]
        for row in rows["projects"]
    }


def in_thai_digits(text: str) -> str:
    return text.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))


@pytest.mark.parametrize("thai", [False, True])
@pytest.mark.parametrize("form", [cell_by_cell, line_by_line])
def test_each_item_has_its_values_its_place_and_its_remark(form: object, thai: bool) -> None:
    lines = form()  # type: ignore[operator]
    rows = rows_of([in_thai_digits(line) for line in lines] if thai else lines)
    assert found(rows) == FOUND
    assert codes(rows) == set()
    assert [(row["dimension_no"], row["mission_no"]) for row in rows["projects"]] == [(1, "1.3")] * 3 + [(2, "2.1")] * 2
    remarks = ["".join((row["remark"] or "").split()) for row in rows["projects"]]
    assert remarks == ["", "ไม่ใช้งบประมาณ", "", "", "ไม่ใช้งบประมาณ"]
    assert len(rows["budget_totals"]) == 9


@pytest.mark.parametrize("form", [cell_by_cell, line_by_line])
def test_where_dashes_are_lost_the_total_says_in_which_years_the_amounts_stand(form: object) -> None:
    items = [*ITEMS[:2], ITEMS[2]._replace(values="5,000 6,000"), *ITEMS[3:]]
    rows = rows_of(form(items))  # type: ignore[operator]
    assert found(rows) == FOUND | {"กิจกรรมจิตอาสา": [5_000, "blank", 6_000]}


@pytest.mark.parametrize("form", [cell_by_cell, line_by_line])
def test_of_lost_dashes_alone_nobody_knows_which_are_left(form: object) -> None:
    items = [ITEMS[0], ITEMS[1]._replace(values="- -"), *ITEMS[2:]]
    rows = rows_of(form(items))  # type: ignore[operator]
    assert found(rows) == FOUND | {"มาตรการประมวลจริยธรรมของเทศบาล": ["ambiguous"] * 3}
    assert codes(rows)


@pytest.mark.parametrize("form", [cell_by_cell, line_by_line])
def test_where_the_total_leaves_two_ways_none_is_taken(form: object) -> None:
    values = ("5,000", "1,000 1,000 1,000", "5,000")
    items = [item._replace(values=own) for item, own in zip(ITEMS, values, strict=False)]
    total_of_both = ("รวม", "จำนวน 3 โครงการ", "6,000 6,000 1,000")
    rows = rows_of(form([*items, *ITEMS[3:]], [total_of_both, TOTALS[1]]))  # type: ignore[operator]
    assert all(found(rows)[title] == ["ambiguous"] * 3 for title in list(FOUND)[:3:2])


@pytest.mark.parametrize("form", [cell_by_cell, line_by_line])
def test_an_item_without_a_line_of_values_has_blank_ones_where_the_total_is_met(form: object) -> None:
    items = [ITEMS[0], ITEMS[1]._replace(values="", remark=()), *ITEMS[2:]]
    rows = rows_of(form(items))  # type: ignore[operator]
    assert found(rows)["มาตรการประมวลจริยธรรมของเทศบาล"] == ["blank"] * 3
    assert found(rows)["โครงการอบรมคุณธรรมบุคลากร"] == [10_000, 12_000, "dash"]


@pytest.mark.parametrize("form", [cell_by_cell, line_by_line])
def test_where_the_total_is_not_met_the_values_below_an_item_without_any_may_be_its_own(form: object) -> None:
    items = [ITEMS[0]._replace(values=""), ITEMS[1]._replace(values="10,000 12,000 -"), *ITEMS[2:]]
    totals = [("รวม", "จำนวน 3 โครงการ", "16,000 12,000 6,000"), TOTALS[1]]
    values = found(rows_of(form(items, totals)))  # type: ignore[operator]
    assert not any(isinstance(value, int) for title in list(FOUND)[:2] for value in values[title])


@pytest.mark.parametrize("form", [cell_by_cell, line_by_line])
def test_a_bare_number_behind_fewer_values_may_be_that_of_the_page(form: object) -> None:
    """Item 4 lost its dash: ``9,000``, ``8,000``, and the page's number."""
    values = found(rows_of(form([*ITEMS[:3], ITEMS[3]._replace(values="9,000 8,000 12"), ITEMS[4]])))  # type: ignore[operator]
    assert values["โครงการเว็บไซต์ของเทศบาล"] == ["ambiguous"] * 3
    assert values["กิจกรรมจิตอาสา"] == FOUND["กิจกรรมจิตอาสา"]


def test_words_that_others_have_as_remark_are_none_of_the_years() -> None:
    """An item without values: what stands behind its title was taken for what its years say."""
    items = [*ITEMS, Item(("6) มาตรการคู่มือประชาชน",), "", NO_MONEY)]
    totals = [TOTALS[0], ("รวม", "จำนวน 3 โครงการ", "0 9,000 8,000")]
    lines = [line.replace("จำนวน 5", "จำนวน 6") for line in cell_by_cell(items, totals)]
    rows = rows_of(lines)
    assert found(rows)["มาตรการคู่มือประชาชน"] == ["blank"] * 3
    assert rows["projects"][-1]["remark"].replace(" ", "") == "ไม่ใช้งบประมาณ"


@pytest.mark.parametrize("form", [cell_by_cell, line_by_line])
@pytest.mark.parametrize("wrong", ["จำนวน 4 โครงการ", "จำนวน 2 โครงการ"])
def test_a_total_that_counts_others_proves_no_order(form: object, wrong: str) -> None:
    """Lines may be lost, or of another table: what is read all the same must be right or said."""
    lines = form(totals=[("รวม", wrong, "15,000 12,000 6,000"), TOTALS[1]])  # type: ignore[operator]
    for title, values in found(rows_of(lines)).items():
        assert values == FOUND.get(title) or not any(isinstance(value, int) and value for value in values)


def broken(lines: Sequence[str], above: str, *, number: str = "4") -> list[str]:
    """A page's end above a line: its number, and the head again."""
    at = lines.index(above)
    end = lines.index("(บาท)", lines.index("(บาท)")) + 1
    while lines[end] in ("งบ", "ประมาณ", "(บาท)"):
        end += 1
    return [*lines[:at], number, *lines[:end], *lines[at:]]


def test_the_rest_of_a_title_and_of_a_remark_go_on_below_the_head_of_the_next_page() -> None:
    item = ITEMS[1]
    rest = Item((item.title[0],), "- - -", (NO_MONEY[0], item.title[1], NO_MONEY[1]))
    lines = broken(cell_by_cell([ITEMS[0], rest, *ITEMS[2:]]), "ของเทศบาล")
    rows = rows_of(lines)
    assert found(rows) == FOUND
    assert rows["projects"][1]["remark"].replace(" ", "") == "ไม่ใช้งบประมาณ"


def test_the_rest_of_a_mission_stands_before_that_of_its_item() -> None:
    item = ITEMS[3]
    rest = item._replace(remark=(*OPENNESS[1:], item.title[1]), title=item.title[:1])
    lines = cell_by_cell([*ITEMS[:3], rest, ITEMS[4]])
    at = lines.index(OPENNESS[0]) + 1
    del lines[at : at + 2]
    rows = rows_of(broken(lines, OPENNESS[1]))
    assert found(rows) == FOUND
    assert {row["mission_no"] for row in rows["projects"][3:]} == {"2.1"}


def test_what_goes_on_over_a_page_below_an_unknown_mission_is_in_doubt() -> None:
    """Its words may be the mission's as well."""
    item = ITEMS[3]
    rest = item._replace(title=item.title[:1], remark=("ของหมู่บ้าน", item.title[1]))
    lines = cell_by_cell([*ITEMS[:3], rest, ITEMS[4]])
    at = lines.index(OPENNESS[0])
    lines[at : at + 3] = ["2.1 การดูแลเว็บไซต์"]
    rows = rows_of(broken(lines, "ของหมู่บ้าน"))
    assert all(values == ["ambiguous"] * 3 for title, values in found(rows).items() if "เว็บไซต์" in title)


def test_a_remark_that_begins_above_its_title_is_no_word_of_the_title_above() -> None:
    lines = line_by_line()
    at = lines.index("2) มาตรการประมวลจริยธรรม")
    lines.remove("ไม่ใช้งบ")
    lines.insert(at, "ไม่ใช้งบ")
    titles = {title: values for title, values in found(rows_of(lines)).items() if "ไม่ใช้งบ" in title}
    assert all(values == ["ambiguous"] * 3 for values in titles.values())


@pytest.mark.parametrize(
    ("lost", "title"),
    [
        ("2.1 การเปิดเผยข้อมูล", "เว็บไซต์"),  # the lines of a mission that begins nowhere
        ("จำนวน 3 โครงการ", "จิตอาสา"),
        ("ประมาณ", "ประมวลจริยธรรม"),
    ],
)
@pytest.mark.parametrize("form", [cell_by_cell, line_by_line])
def test_words_that_belong_to_another_row_put_a_title_in_doubt(form: object, lost: str, title: str) -> None:
    lines = form()  # type: ignore[operator]
    at = lines.index(lost, lines.index("(บาท)") + 8)
    if lost.startswith("จำนวน"):
        lines[at - 1 : at + 1] = lines[at - 1 : at + 1][::-1]
    else:
        del lines[at]
    rows = rows_of(lines)
    for name, values in found(rows).items():
        if title in name and name not in FOUND:
            assert values == ["ambiguous"] * 3 or "mended_row" in codes(rows)
