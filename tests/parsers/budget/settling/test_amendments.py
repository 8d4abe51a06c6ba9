"""Plans that were changed: a table as it was, the rows that change it, then added ones. Each project counts once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from lawful import Rows, codes, found_by, rows_of_text

HEAD = "ลำดับที่\tโครงการ/กิจกรรม/มาตรการ\tปี 2567 (บาท)\tปี 2568 (บาท)\tปี 2569 (บาท)\tหมายเหตุ"
FIRST = (
    "1\tโครงการอบรมคุณธรรม\t10,000\t20,000\t30,000\t",
    "2\tโครงการจิตอาสา 18 ชุมชน\t5,000\t6,000\t7,000\t",
    "3\tมาตรการลดดุลพินิจ\t-\t-\t-\t",
    "\tรวมทั้งสิ้น\t15,000\t26,000\t37,000\t",
)
CHANGES = "ลำดับที่ (แผนเดิม)\tรายการ\tโครงการ/กิจกรรม/มาตรการ\tปี 2567 (บาท)\tปี 2568 (บาท)\tปี 2569 (บาท)\tเหตุผลในการแก้ไข"
FORMER = "1\tเดิม\tโครงการอบรมคุณธรรม\t10,000\t20,000\t30,000\tปรับเพิ่ม"
NEW = "\tใหม่\tโครงการอบรมคุณธรรม\t10,000\t25,000\t30,000\t"
FORMER_2 = "2\tเดิม\tโครงการจิตอาสา 18 ชุมชน\t5,000\t6,000\t7,000\t"
NEW_2 = "\tใหม่\tโครงการจิตอาสา 19 ชุมชน\t5,000\t6,000\t9,000\t"
OPEN = ["ambiguous"] * 3
AS_IT_WAS_2, CHANGED_2 = [5000, 6000, 7000], [5000, 6000, 9000]
NONE = ["dash"] * 3


def plan_of(changes: Sequence[str], head: str = CHANGES, first: Sequence[str] = FIRST, more: Sequence[str] = ()) -> str:
    return "\n".join(
        (
            "แผนปฏิบัติการป้องกันการทุจริต 3 ปี (พ.ศ. 2567 - 2569) แก้ไข/เปลี่ยนแปลง ครั้งที่ 1",
            "เทศบาลตำบลบ้านนา อำเภอเมืองลำปาง จังหวัดลำปาง",
            *("", "ส่วนที่ 2 แผนปฏิบัติการ (ฉบับเดิม)", "", HEAD, *first),
            *("", "ส่วนที่ 3 โครงการที่แก้ไข/เปลี่ยนแปลง", "", head, *changes, "", *more),
        )
    )


def of_rows(rows: Rows) -> list[list[object]]:
    """What each row of the table has, in their order."""
    found: dict[str, list[object]] = {}
    for line in rows["budget_lines"]:
        amount = line["amount_baht"]
        found.setdefault(line["project_id"], []).append(line["status"] if amount is None else int(amount))
    return [found[key] for key in sorted(found)]


def in_words(rows: Rows) -> set[str]:
    return {row["text"] for row in rows["row_cells"]}


IN_FORCE = [[10000, 25000, 30000], CHANGED_2, NONE]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(plan_of((FORMER, NEW, FORMER_2, NEW_2)), id="a column of words"),
        pytest.param(
            plan_of([row.replace("เดิม", "แผนเดิม").replace("ใหม่", "แก้ไขเป็น") for row in (FORMER, NEW, FORMER_2, NEW_2)]),
            id="other words",
        ),
        pytest.param(
            plan_of(
                [row.replace("เดิม\t", "เดิม : ").replace("ใหม่\t", "ใหม่ : ") for row in (FORMER, NEW, FORMER_2, NEW_2)],
                CHANGES.replace("รายการ\t", ""),
            ),
            id="words before the titles",
        ),
        pytest.param(plan_of((FORMER, NEW, FORMER_2, NEW_2)).replace(" (บาท)", ""), id="heads without a unit"),
        pytest.param(
            plan_of((FORMER, NEW, FORMER_2, NEW_2)).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")),
            id="Thai digits",
        ),
        pytest.param(
            "\n".join(
                f"| {line.replace('	', ' | ')} |" if "\t" in line else line
                for line in plan_of((FORMER, NEW, FORMER_2, NEW_2)).split("\n")
            ),
            id="pipes",
        ),
    ],
)
def test_a_project_has_what_the_changed_row_says(text: str) -> None:
    rows = rows_of_text(text)
    assert of_rows(rows) == IN_FORCE
    assert [row["table_number"] for row in rows["projects"]] == [1, 2, 3]
    assert [row["difference_baht"] for row in rows["budget_totals"]] == [0, 0, 0]  # of the table as it was
    assert len(found_by("changed_row", rows)) == 2
    assert codes(rows) <= {"changed_row", "missing_fact"}
    assert rows["projects"][0]["table_line_start"] < min(
        line["line_start"] for line in rows["budget_lines"] if line["project_id"] == rows["projects"][0]["project_id"]
    )


def test_a_new_title_is_that_of_the_project_and_the_former_one_stays() -> None:
    rows = rows_of_text(plan_of((FORMER_2, NEW_2)))
    assert rows["projects"][1]["table_title"] == "โครงการจิตอาสา 19 ชุมชน"
    assert {"โครงการจิตอาสา 18 ชุมชน", "5,000", "6,000", "7,000"} <= in_words(rows)


def test_former_amounts_that_are_others_leave_both_rows_open() -> None:
    rows = rows_of_text(plan_of((FORMER.replace("20,000", "21,000"), NEW, FORMER_2, NEW_2)))
    assert of_rows(rows) == [OPEN, CHANGED_2, NONE, OPEN]
    assert len(found_by("contradicting_rows", rows)) == 1


def test_a_row_that_does_not_say_what_it_changes_leaves_both_open() -> None:
    without_words = CHANGES.replace("รายการ\t", "")
    rows = rows_of_text(plan_of(("1" + NEW.replace("ใหม่\t", ""), "2" + NEW_2.replace("ใหม่\t", "")), without_words))
    assert of_rows(rows) == [OPEN, OPEN, NONE, OPEN, OPEN]


def test_a_caption_says_that_rows_below_are_changed_ones() -> None:
    rows = rows_of_text(plan_of(("1\tโครงการอบรมคุณธรรม\t10,000\t25,000\t30,000\t",), HEAD))
    assert of_rows(rows) == [OPEN, AS_IT_WAS_2, NONE, OPEN]
    assert "contradicting_rows" in codes(rows)


def test_a_table_that_is_in_force_already_keeps_its_rows() -> None:
    first = [FIRST[0].replace("20,000", "25,000"), *FIRST[1:3], FIRST[3].replace("26,000", "31,000")]
    rows = rows_of_text(plan_of((FORMER, NEW), first=first))
    assert of_rows(rows) == [[10000, 25000, 30000], AS_IT_WAS_2, NONE]
    assert [row["difference_baht"] for row in rows["budget_totals"]] == [0, 0, 0]
    assert len(found_by("repeated_row", rows)) == 1


def test_a_second_change_is_one_of_the_first() -> None:
    more = (
        *("แก้ไขครั้งที่ 2", "", CHANGES),
        FORMER.replace("20,000", "25,000"),
        NEW.replace("25,000", "27,000"),
    )
    rows = rows_of_text(plan_of((FORMER, NEW), more=more))
    assert of_rows(rows) == [[10000, 27000, 30000], AS_IT_WAS_2, NONE]
    assert [row["difference_baht"] for row in rows["budget_totals"]] == [0, 0, 0]


def test_rows_of_a_changed_project_may_share_the_cell_of_its_number() -> None:
    rows = [row.split("\t") for row in (FORMER, NEW, FORMER_2, NEW_2)]
    cells = [
        "".join(f"<td{' rowspan=2' if at == 0 else ''}>{cell}</td>" for at, cell in enumerate(row) if at or cell)
        for row in rows
    ]
    head = "".join(f"<td>{cell}</td>" for cell in CHANGES.split("\t"))
    table = ["<table>", f"<tr>{head}</tr>", *(f"<tr>{row}</tr>" for row in cells), "</table>"]
    assert of_rows(rows_of_text(plan_of(table[2:], "\n".join(table[:2])))) == IN_FORCE


def test_a_total_of_what_is_in_force_stands_beside_that_of_before() -> None:
    more = ("งบประมาณหลังการแก้ไข", "", HEAD, "\tรวมทั้งสิ้น\t15,000\t31,000\t39,000\t")
    rows = rows_of_text(plan_of((FORMER, NEW, FORMER_2, NEW_2), more=more))
    assert [row["difference_baht"] for row in rows["budget_totals"]] == [0] * 6
    assert not codes(rows) & {"total_mismatch", "repeated_value"}


def test_added_projects_are_none_of_the_table_as_it_was() -> None:
    added = (
        *("ส่วนที่ 4 โครงการที่เพิ่มเติม", "", HEAD.replace("ลำดับที่", "ลำดับที่\tมิติ/ภารกิจ")),
        "4\tมิติที่ 1 ภารกิจ 1.2\tโครงการใหม่เอี่ยม\t-\t9,000\t9,000\t",
        "\t\tรวม\t-\t9,000\t9,000\t",
    )
    rows = rows_of_text(plan_of((FORMER, NEW), more=added))
    assert of_rows(rows) == [[10000, 25000, 30000], AS_IT_WAS_2, NONE, ["dash", 9000, 9000]]
    assert rows["projects"][3]["mission_no"] == "1.2"
    assert "total_mismatch" not in codes(rows)


@pytest.mark.parametrize("cancelled", ["\tใหม่\tยกเลิกโครงการ\t-\t-\t-\t", "\tใหม่\tยกเลิก\t\t\t\t"])
def test_a_project_that_is_given_up_has_no_money_that_is_sure(cancelled: str) -> None:
    rows = rows_of_text(plan_of((FORMER, cancelled, FORMER_2, NEW_2)))
    assert of_rows(rows) == [OPEN, CHANGED_2, NONE]
    assert rows["projects"][0]["table_title"] == "โครงการอบรมคุณธรรม"


def test_a_former_column_beside_a_new_one_says_the_same() -> None:
    years = [f"{word} ปี {year} (บาท)" for word in ("เดิม", "แก้ไขเป็น") for year in (2567, 2568, 2569)]
    head = "\t".join(("ลำดับที่", "โครงการ/กิจกรรม/มาตรการ", *years, "เหตุผล"))
    row = "1\tโครงการอบรมคุณธรรม\t10,000\t20,000\t30,000\t10,000\t25,000\t30,000\tปรับ"
    assert of_rows(rows_of_text(plan_of((row,), head))) == [[10000, 25000, 30000], AS_IT_WAS_2, NONE]


def test_a_number_alone_changes_no_other_project() -> None:
    """The table of changes counts its own rows, and the amounts of another project are the same by chance."""
    former, new = (row.replace("อบรมคุณธรรม", "ปรับภูมิทัศน์ศูนย์ราชการ") for row in (FORMER, NEW))
    rows = rows_of_text(plan_of((former, new), CHANGES.replace(" (แผนเดิม)", "")))
    assert rows["projects"][0]["table_title"] == "โครงการอบรมคุณธรรม"
    assert of_rows(rows)[1:3] == [AS_IT_WAS_2, NONE]
    assert "changed_row" not in codes(rows)


def test_the_number_of_the_plan_as_it_was_beside_another_title_leaves_both_open() -> None:
    former, new = (row.replace("อบรมคุณธรรม", "ปรับภูมิทัศน์ศูนย์ราชการ") for row in (FORMER, NEW))
    assert of_rows(rows_of_text(plan_of((former, new)))) == [OPEN, AS_IT_WAS_2, NONE, OPEN]


def test_two_rows_of_one_title_and_the_same_amounts_are_not_told_apart() -> None:
    first = (FIRST[0], FIRST[0].replace("1\t", "2\t", 1), FIRST[3])
    rows = rows_of_text(plan_of((FORMER.replace("1\t", "7\t", 1), NEW), first=first))
    assert of_rows(rows) == [OPEN, OPEN, OPEN]


def test_changes_without_a_table_that_they_change_are_its_rows() -> None:
    text = plan_of((FORMER, NEW, FORMER_2, NEW_2))
    start, end = text.index(HEAD), text.index("ส่วนที่ 3")
    rows = rows_of_text(text[:start] + text[end:])
    assert of_rows(rows) == IN_FORCE[:2]
    assert not codes(rows) & {"changed_row", "contradicting_rows"}


@pytest.mark.parametrize(
    "title",
    [pytest.param("โครงการจิตอาสา 81 ชุมชน", id="another figure"), pytest.param("โครงการทัศนศึกษา", id="another title")],
)
def test_a_changed_row_takes_the_money_of_no_other_project(title: str) -> None:
    """Its own project is not above: the one with its number and amounts is another."""
    changes = [
        row.replace("โครงการจิตอาสา 18 ชุมชน", title).replace("โครงการจิตอาสา 19 ชุมชน", title) for row in (FORMER_2, NEW_2)
    ]
    rows = rows_of_text(plan_of(changes, head=CHANGES.replace(" (แผนเดิม)", "")))
    assert of_rows(rows) == [[10000, 20000, 30000], AS_IT_WAS_2, NONE, OPEN]
    assert "contradicting_rows" in codes(rows)


@pytest.mark.parametrize(
    ("first", "code"),
    [
        pytest.param(("1\tโครงการอบรมคุณธรรม\t10,000\t25,000\t30,000\t", *FIRST[1:3]), "repeated_row", id="as it is"),
        pytest.param(FIRST[:3], "changed_row", id="as it was"),
    ],
)
def test_changes_may_stand_before_the_table(first: Sequence[str], code: str) -> None:
    text = plan_of((FORMER, NEW), first=first)
    start, end = text.index("\nส่วนที่ 2"), text.index("\nส่วนที่ 3")
    rows = rows_of_text(f"{text[:start]}{text[end:]}{text[start:end]}\n")
    assert of_rows(rows) == [[10000, 25000, 30000], AS_IT_WAS_2, NONE]
    assert code in codes(rows)
