"""A row without money above a total, in every form that loses its empty cells: the total's money is not the row's."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from lawful import amounts_of_titles, codes, found_by, plan_around, rows_of_text

YEARS = "พ.ศ. 2566 - 2568"
HEAD = ("ลำดับ", "โครงการ/กิจกรรม", "ผู้รับผิดชอบ", "ปี 2566", "ปี 2567", "ปี 2568")
FIRST = ("1", "โครงการอบรมคุณธรรมจริยธรรม", "กองคลัง", "5,000", "5,000", "5,000")
SECOND = ("2", "โครงการประชาคมหมู่บ้าน", "สำนักปลัด", "7,000", "7,000", "7,000")
BARE = ("3", "กิจกรรมเผยแพร่ข้อมูลข่าวสาร", "กองช่าง")
TITLE = BARE[1]
NAMES = ("รวม", "รวมทั้งสิ้น", "รวม จำนวน 3 โครงการ", "รวมเป็นเงิน", "ยอดรวม")


def joined(sign: str, total: str, *, wrapped: bool = False) -> str:
    rows = [HEAD, FIRST, SECOND, BARE, (total, "12,000", "12,000", "12,000")]
    text = "\n".join(sign.join(row) for row in rows)
    return text.replace("คุณธรรมจริยธรรม", "คุณธรรม\nจริยธรรม") if wrapped else text


def a_line_a_cell(total: str, *, apart: bool = False) -> str:
    """The handbook's form: the number stands in the title, and an empty cell leaves no line."""
    head, first, second = (row[1:2] + row[3:] for row in (HEAD, FIRST, SECOND))
    cells = [*head, f"1) {first[0]}", *first[1:], f"2) {second[0]}", *second[1:], f"3) {TITLE}", total, *["12,000"] * 3]
    return ("\n\n" if apart else "\n").join(cells)


def values_beside_each_other(total: str, *, apart: bool = False) -> str:
    cells = a_line_a_cell(total, apart=apart)
    end = "\n\n" if apart else "\n"
    for amount in ("5,000", "7,000", "12,000"):
        cells = cells.replace(end.join([amount] * 3), " ".join([amount] * 3))
    return cells


FORMS: Mapping[str, Callable[[str], str]] = {
    "tabs": lambda total: joined("\t", total),
    "counted": lambda total: joined("\t", total, wrapped=True),
    "bars": lambda total: joined(" | ", total),
    "gaps": lambda total: joined("   ", total),
    "blanks": lambda total: joined(" ", total),
    "lines": a_line_a_cell,
    "lines_apart": lambda total: a_line_a_cell(total, apart=True),
    "mixed": values_beside_each_other,
    "mixed_apart": lambda total: values_beside_each_other(total, apart=True),
    "tabbed": lambda total: "\n".join(f"\t{line}" for line in a_line_a_cell(total).split("\n")),
}


@pytest.mark.parametrize("total", NAMES)
@pytest.mark.parametrize("form", FORMS)
def test_a_row_without_money_does_not_take_the_total_below_it(form: str, total: str) -> None:
    rows = rows_of_text(plan_around(FORMS[form](total), YEARS))
    assert not any("รวม" in str(row[key]) for row in rows["projects"] for key in ("table_title", "responsible_unit"))
    assert not any("รวม" in str(row["text"]) for row in rows["row_cells"])
    assert not any(line["amount_baht"] == 12000 for line in rows["budget_lines"])
    declared = [total["declared_baht"] for total in rows["budget_totals"]]
    assert declared == [12000] * 3 or codes(rows)


def test_a_row_with_some_of_its_money_keeps_it() -> None:
    head, first, second = ("\t".join(row) for row in (HEAD, FIRST, SECOND))
    table = "\n".join([head, first, second, f"3\t{TITLE}\tกองช่าง\t2,000", "รวม\t14,000\t12,000\t12,000"])
    rows = rows_of_text(plan_around(table, YEARS))
    amounts = {key[1]: value for key, value in amounts_of_titles(rows).items() if key[0] == TITLE}
    assert amounts[2566] in (2000, "ambiguous")
    assert {14000, 12000}.isdisjoint(amounts.values())


@pytest.mark.parametrize("sign", ["\t", " | "])
def test_two_rows_that_lack_cells_are_not_one(sign: str) -> None:
    """Whose numbers count on: ``2 | โครงการ | 7,000`` and ``3 | กิจกรรม | 8,000`` have as many cells as one row."""
    more = [(str(number), f"โครงการที่{number}", "9,000", "9,000", "9,000") for number in range(4, 9)]
    rows = [HEAD[:2] + HEAD[3:], FIRST[:2] + FIRST[3:], (*SECOND[:2], "7,000"), ("3", TITLE, "8,000"), *more]
    found = rows_of_text(plan_around("\n".join(sign.join(row) for row in rows), YEARS))
    assert TITLE in [row["table_title"] for row in found["projects"]]
    assert 8000 not in [value for key, value in amounts_of_titles(found).items() if key[0] == SECOND[1]]


def test_a_row_that_counts_on_is_no_end_of_a_cell_above() -> None:
    """Nor where both lack cells: the first becomes ``สำนักปลัด 3`` and the second its remark."""
    table = (
        "ลำดับ\tโครงการ/กิจกรรม\tงบประมาณ (บาท)\tผู้รับผิดชอบ\tหมายเหตุ\n1\tโครงการอบรม\nคุณธรรม\t5,000\tกองคลัง\tใหม่\n"
        f"2\tโครงการประชาคมหมู่บ้าน\t7,000\tสำนักปลัด\n3\t{TITLE}\n4\tมาตรการจัดซื้อ\t9,000\tกองคลัง\tใหม่"
    )
    rows = rows_of_text(plan_around(table, "ประจำปีงบประมาณ พ.ศ. 2568"))
    assert [row["table_number"] for row in rows["projects"]] == [1, 2, 3, 4]
    assert [row["responsible_unit"] for row in rows["projects"]][1] == "สำนักปลัด"
    assert amounts_of_titles(rows)[TITLE, 2568] == "blank"


def test_a_word_that_a_line_end_parts_begins_no_total() -> None:
    title = "กิจกรรมยึดผลประโยชน์ส่วน\nรวม"
    of_tabs = [HEAD[:2] + HEAD[3:], FIRST[:2] + FIRST[3:], ("2", title, *SECOND[3:])]
    of_lines = [HEAD[1:2] + HEAD[3:], (f"1) {FIRST[1]}", *FIRST[3:]), (f"2) {title}", *SECOND[3:])]
    for sign, table in (("\t", of_tabs), ("\n", of_lines)):
        found = rows_of_text(plan_around("\n".join(sign.join(row) for row in table), YEARS))
        assert found["budget_totals"] == []
        assert list(amounts_of_titles(found).values()) == [5000] * 3 + [7000] * 3


@pytest.mark.parametrize("sign", ["\t", "\n"])
@pytest.mark.parametrize("below", ["", "รวม"])
def test_an_item_without_money_at_the_end_is_a_row(sign: str, below: str) -> None:
    """Nothing but its number says that it is of the table: the one that is due."""
    rows = [HEAD[1:2] + HEAD[3:], (f"1) {FIRST[1]}", *FIRST[3:]), (f"2) {SECOND[1]}", *SECOND[3:]), (f"3) {TITLE}",)]
    rows += [(below, "12,000", "12,000", "12,000")] if below else []
    found = rows_of_text(plan_around("\n".join(sign.join(row) for row in rows), YEARS))
    assert [row["table_title"] for row in found["projects"]] == [FIRST[1], SECOND[1], TITLE]
    assert {value for key, value in amounts_of_titles(found).items() if key[0] == TITLE} <= {"blank", "ambiguous"}


@pytest.mark.parametrize("line", ["1) กิจกรรมที่ไม่ได้อยู่ในแผน", "5) กิจกรรมอื่น", "3) ข้อสังเกตของคณะกรรมการ"])
def test_a_line_below_a_table_that_does_not_count_on_is_no_row(line: str) -> None:
    rows = [HEAD[1:2] + HEAD[3:], (f"1) {FIRST[1]}", *FIRST[3:]), (f"2) {SECOND[1]}", *SECOND[3:]), (line,)]
    for sign in ("\t", "\n"):
        found = rows_of_text(plan_around("\n".join(sign.join(row) for row in rows), YEARS))
        assert [row["table_title"] for row in found["projects"]] == [FIRST[1], SECOND[1]]


def test_an_item_between_rows_that_lost_its_tabs_is_a_row() -> None:
    rows = [HEAD[1:2] + HEAD[3:], (f"1) {FIRST[1]}", *FIRST[3:]), (f"2) {TITLE}",), (f"3) {SECOND[1]}", *SECOND[3:])]
    found = rows_of_text(plan_around("\n".join("\t".join(row) for row in rows), YEARS))
    assert [row["table_title"] for row in found["projects"]] == [FIRST[1], TITLE, SECOND[1]]
    assert amounts_of_titles(found)[TITLE, 2566] == "blank"


def test_an_amount_in_words_of_a_short_row_is_not_left_there() -> None:
    """A title that a line end parts below another short row: its 20,000 is the first year's, not the indicator."""
    table = (
        "ลำดับ\tโครงการ/กิจกรรม\tตัวชี้วัด\tปี 2566\tปี 2567\n1\tโครงการอบรม\tร้อยละ 80\t5,000\t5,000\n"
        "2\tโครงการประชาคมหมู่บ้าน\tร้อยละ 80\t7,000\n3\tโครงการอบ\nรมคุณธรรม\tกองคลัง\t20,000\nรวม\t32,000\t5,000"
    )
    rows = rows_of_text(plan_around(table, "พ.ศ. 2566 - 2567"))
    assert "blank" not in amounts_of_titles(rows).values()
    assert not any(row["text"] == "20,000" for row in rows["row_cells"])
    assert "uneven_row" in codes(rows)


def test_money_of_a_total_in_words_below_a_table_is_in_the_account() -> None:
    table = "\n".join("\t".join(row) for row in (HEAD, FIRST, SECOND))
    for below, code, found in (
        ("21,000", "unaccounted_amount", ["21,000"]),
        ("รวม 12,000 12,000 12,000", "unread_table", ["รวม 12,000 12,000 12,000"]),
        ("รวมเป็นเงินทั้งสิ้น 36,000 บาท", "unaccounted_amount", ["36,000"]),
        ("12,000\nรวมทั้งสิ้น 36,000 บาทถ้วน", "unaccounted_amount", ["12,000", "36,000"]),
    ):
        rows = rows_of_text(plan_around(f"{table}\n{below}", YEARS))
        assert (codes(rows), found_by(code, rows), rows["budget_totals"]) == ({code}, found, [])


def test_a_total_in_a_cell_of_a_project_is_said_whoever_made_the_row() -> None:
    """As in a document whose cell holds two paragraphs: its money may be of either."""
    head = "".join(f"<td>{text}</td>" for text in HEAD)
    first = "".join(f"<td>{text}</td>" for text in FIRST)
    for title, unit, found in (
        (f"{TITLE}<br>รวมทั้งสิ้น", "กองช่าง", True),
        (TITLE, "กองช่าง<br>รวม", True),
        (f"{TITLE}<br>รวม 23 ชุมชน", "กองช่าง", False),
        ("กิจกรรมยึดผลประโยชน์ส่วน<br>รวม", "กองช่าง", False),
    ):
        cells = f"<td>2</td><td>{title}</td><td>{unit}</td>" + "<td>5,000</td>" * 3
        table = f"<table><tr>{head}</tr><tr>{first}</tr><tr>{cells}</tr></table>"
        rows = rows_of_text(plan_around(table, YEARS))
        assert ("total_in_row" in codes(rows)) is found
        assert [line["amount_baht"] for line in rows["budget_lines"]][3:] == [None if found else 5000] * 3


@pytest.mark.parametrize("rest", ["รวมทุกภาคส่วน", "รวมสามัคคี", "รวมเงินบริจาค", "รวมจำนวนผู้มาใช้บริการ", "รวมทั้ง 5 ชุมชน"])
@pytest.mark.parametrize("form", ["tabs", "marked"])
def test_a_title_that_goes_on_with_a_word_of_totals_has_its_amounts(form: str, rest: str) -> None:
    second = ("2", f"โครงการต้านโกง\n{rest}", *SECOND[2:])
    table = "\n".join("\t".join(row) for row in (HEAD, FIRST, second))
    if form == "marked":
        rows = ["".join(f"<td>{cell}</td>" for cell in row).replace("\n", "<br>") for row in (HEAD, FIRST, second)]
        table = f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    found = rows_of_text(plan_around(table, YEARS))
    amounts = amounts_of_titles(found)
    assert {amounts[f"โครงการต้านโกง {rest}", year] for year in (2566, 2567, 2568)} == {7000}
    assert not found["budget_totals"]
    assert "total_in_row" not in codes(found)
