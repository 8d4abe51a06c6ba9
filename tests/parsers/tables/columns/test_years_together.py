"""Columns of money for several years together: one line with all of them, spread over none."""

from __future__ import annotations

import pytest

from lawful import Rows, baht_or_status, codes, plan_around, rows_of_text
from plan_extract.engine.outcome import money_of

BODY = "1|โครงการอบรมคุณธรรม|20,000|25,000|\n2|กิจกรรมรับเรื่องร้องเรียน|-|5,000|"
FIVE = "2566 2567 2568 2569 2570"


def rows_of(table: str, blocks: str = "", period: str = "พ.ศ. 2566 - 2570") -> Rows:
    return rows_of_text(plan_around(table.replace("|", chr(9)), period, blocks))


def lines(rows: Rows) -> list[list[tuple[object, ...]]]:
    """Of each project the year or years of its table's lines, with what they are for and the amount or the status."""
    return [
        [
            (
                line["fiscal_year_be"] or line["years_be"],
                line["per"],
                baht_or_status(line),
            )
            for line in rows["budget_lines"]
            if (line["project_id"], line["source"]) == (project["project_id"], "table")
        ]
        for project in rows["projects"]
    ]


def totals(rows: Rows) -> list[tuple[object, ...]]:
    return [
        (row["fiscal_year_be"] or row["years_be"], row["declared_baht"], row["difference_baht"])
        for row in rows["budget_totals"]
    ]


@pytest.mark.parametrize(
    "heads",
    [
        "ปี 2566-2568|ปี 2569-2570",
        "พ.ศ. ๒๕๖๖ – ๒๕๖๘|พ.ศ. ๒๕๖๙ – ๒๕๗๐",
        "ปี 66-68|ปี 69-70",
        "งบประมาณ ปี 2566 ถึง 2568 (บาท)|งบประมาณ ปี 2569 ถึง 2570 (บาท)",
        "ปีงบประมาณ พ.ศ. 2566 - พ.ศ. 2568|ปีงบประมาณ พ.ศ. 2569 - พ.ศ. 2570",
    ],
)
def test_an_amount_of_several_years_is_one_line(heads: str) -> None:
    rows = rows_of(f"ที่|โครงการ/กิจกรรม|{heads}|หมายเหตุ\n{BODY}\n|รวม|20,000|30,000|")
    first, second = "2566 2567 2568", "2569 2570"
    assert lines(rows) == [
        [(first, "unstated", 20_000), (second, "unstated", 25_000)],
        [(first, "unstated", "dash"), (second, "unstated", 5_000)],
    ]
    assert totals(rows) == [(first, 20_000, 0), (second, 30_000, 0)]
    assert codes(rows) == set()
    assert money_of(rows["budget_lines"]).baht == {"2566-2568": 20_000, "2569-2570": 30_000}


def test_years_together_beside_single_ones() -> None:
    rows = rows_of(
        "ที่|โครงการ/กิจกรรม|ปี 2566|ปี 2567 - 2568|ปี 2569|ปี 2570|รวม\n1|โครงการอบรม|1,000|2,000|3,000|-|6,000\n"
        "2|กิจกรรมจิตอาสา|-|-|500|500|1,000\n|รวมทั้งสิ้น|1,000|2,000|3,500|500|7,000"
    )
    years = (2566, "2567 2568", 2569, 2570)
    assert {of: amount for of, _, amount in lines(rows)[0]} == dict(
        zip(years, (1_000, 2_000, 3_000, "dash"), strict=True)
    )
    declared = dict(zip((*years, None), (1_000, 2_000, 3_500, 500, 7_000), strict=True))
    assert {of: baht for of, baht, _ in totals(rows)} == declared
    assert {difference for _, _, difference in totals(rows)} == {0}
    assert codes(rows) == set()


@pytest.mark.parametrize(
    ("head", "per"),
    [
        ("งบประมาณ (พ.ศ. 2566 - 2570)", "unstated"),
        ("งบประมาณรวม ปี 2566-2570", "total"),
        ("ปี 2566-2570 (พันบาท)", "unstated"),
    ],
)
def test_one_column_for_all_years_of_the_plan(head: str, per: str) -> None:
    rows = rows_of(f"ที่|โครงการ/กิจกรรม|{head}|หมายเหตุ\n1|โครงการอบรมคุณธรรม|20|\n2|กิจกรรมจิตอาสา|-|\n|รวม|20|")
    baht = 20_000 if "พันบาท" in head else 20
    assert lines(rows) == [[(FIVE, per, baht)], [(FIVE, per, "dash")]]
    assert totals(rows) == [(FIVE, baht, 0)]


def test_a_wrong_total_of_years_together_is_said() -> None:
    rows = rows_of(f"ที่|โครงการ/กิจกรรม|ปี 2566-2568|ปี 2569-2570|หมายเหตุ\n{BODY}\n|รวม|20,000|31,000|")
    (issue,) = (row for row in rows["issues"] if row["code"] == "total_mismatch")
    assert (issue["expected"], issue["found"]) == ("31,000", "30,000")


@pytest.mark.parametrize(
    "heads",
    [
        "ปี 2566-2568|ปี 2568-2570",  # a year in both
        "ปี 2566-2568|ปี 2567",
        "แผนพัฒนา (พ.ศ. 2566 - 2570) หน้า|ปี 2569",
        "ปี 2566-2568|ปี 2566-2568",
        "ปี 2566-2570|",  # a head over two columns
    ],
)
def test_heads_that_do_not_say_of_which_years_an_amount_is(heads: str) -> None:
    rows = rows_of(f"ที่|โครงการ/กิจกรรม|{heads}|หมายเหตุ\n{BODY}")
    assert not [line for line in rows["budget_lines"] if line["years_be"]]
    assert {"unreadable_year", "unaccounted_amount"} <= codes(rows)


EACH = [
    [*((year, "year", 20_000) for year in range(2566, 2569)), (2569, "year", 25_000)],
    [*((year, "year", "dash") for year in range(2566, 2569)), (2569, "year", 5_000)],
]


@pytest.mark.parametrize(
    "heads",
    [
        "ปี 2566-2568 (ปีละ)|ปี 2569",
        "ปี ๒๕๖๖ - ๒๕๖๘ (ปีละ)|ปี ๒๕๖๙",
        "งบประมาณ ปี 2566 ถึง 2568 (บาท/ปี)|งบประมาณ ปี 2569 (บาท)",
        "ปีละ (พ.ศ. 2566 - 2568)|พ.ศ. 2569",
    ],
)
def test_what_a_head_says_of_each_of_several_years_is_an_amount_of_each(heads: str) -> None:
    table = f"ที่|โครงการ/กิจกรรม|{heads}|หมายเหตุ\n{BODY}\n|รวม|20,000|30,000|"
    rows = rows_of(table, period="พ.ศ. 2566 - 2569")
    assert lines(rows) == EACH
    assert totals(rows) == [*((year, 20_000, 0) for year in range(2566, 2569)), (2569, 30_000, 0)]
    assert codes(rows) == set()
    numbers = {row["ordinal"]: row["raw"] for row in rows["amounts"]}
    linked = [numbers[line["amount_ordinal"]] for line in rows["budget_lines"][:4] if line["amount_baht"]]
    assert linked == ["20,000", "20,000", "20,000", "25,000"]


def test_a_lower_row_of_the_head_may_say_so() -> None:
    table = f"ที่|โครงการ/กิจกรรม|ปี 2566-2568|ปี 2569|หมายเหตุ\n||(ปีละ)||\n{BODY}"
    rows = rows_of(table, period="พ.ศ. 2566 - 2569")
    assert (lines(rows), codes(rows)) == (EACH, set())


def test_it_may_stand_below_a_head_by_its_place() -> None:
    table = """
ที่  โครงการ/กิจกรรม                ปี 2566     ปี 2567 - 2569     ผู้รับผิดชอบ
                                               (ปีละ)
1   โครงการอบรมคุณธรรม            10,000            30,000     กองคลัง
2   กิจกรรมรับเรื่องร้องเรียน              -             5,000     กองช่าง
3   มาตรการงดรับของขวัญ               500                 -     กองช่าง
"""
    rows = rows_of_text(plan_around(table, "พ.ศ. 2566 - 2569"))
    amounts = [[baht for _, _, baht in of] for of in lines(rows)]
    assert amounts == [[10_000, *[30_000] * 3], ["dash", *[5_000] * 3], [500, *["dash"] * 3]]
    assert codes(rows) == set()


def test_a_table_without_a_head_goes_on_with_each_year() -> None:
    head = "ที่|โครงการ/กิจกรรม|ปี 2566-2568 (ปีละ)|ปี 2569|หมายเหตุ"
    rows = rows_of(f"{head}\n{BODY.replace(chr(10), chr(10) * 2)}", period="พ.ศ. 2566 - 2569")
    assert lines(rows) == EACH


def test_a_head_over_the_years_is_none_of_several() -> None:
    rows = rows_of(f"ที่|โครงการ/กิจกรรม|ปีงบประมาณ 2566 - 2567||หมายเหตุ\n||2566|2567|\n{BODY}", period="พ.ศ. 2566 - 2567")
    assert lines(rows)[0] == [(2566, "year", 20_000), (2567, "year", 25_000)]


def test_years_before_the_plan_together_are_said() -> None:
    rows = rows_of(f"ที่|โครงการ/กิจกรรม|ปี 2561-2565|ปี 2566-2570|หมายเหตุ\n{BODY}")
    assert lines(rows)[0] == [("2561 2562 2563 2564 2565", "unstated", 20_000), (FIVE, "unstated", 25_000)]
    assert "period_outside_plan" in codes(rows)


def test_a_damaged_year_beside_years_together_is_what_they_leave() -> None:
    rows = rows_of("ที่|โครงการ/กิจกรรม|ปี 2566-2568|ปี 25G9|ปี 2570|หมายเหตุ\n1|โครงการอบรม|20,000|25,000|5,000|")
    assert (2569, "year", 25_000) in lines(rows)[0]
    assert "fuzzy_heading" in codes(rows)


@pytest.mark.parametrize(("cell", "found"), [("5,000<br>6,000", [5_000, 6_000]), ("5,000", ["ambiguous"] * 2)])
def test_a_cell_of_years_together_that_several_projects_share(cell: str, found: list[object]) -> None:
    table = f"""<table><tr><td>โครงการ/กิจกรรม</td><td>ปี 2566-2568</td><td>ปี 2569</td></tr>
<tr><td>1) โครงการอบรมคุณธรรม<br>2) กิจกรรมรับเรื่องร้องเรียน</td><td>{cell}</td><td>1,000<br>-</td></tr></table>"""
    rows = rows_of(table)
    of_several = [next(amount for years, _, amount in one if isinstance(years, str)) for one in lines(rows)]
    assert of_several == found
    assert ("ambiguous_alignment" in codes(rows)) == ("ambiguous" in found)


def test_merged_cells_of_years_together_are_nobodys() -> None:
    table = """<table><tr><td>ที่</td><td>โครงการ/กิจกรรม</td><td>ปี 2566-2568</td><td>ปี 2569</td></tr>
<tr><td>1</td><td>โครงการอบรมคุณธรรม</td><td rowspan="2">5,000</td><td>1,000</td></tr>
<tr><td>2</td><td>กิจกรรมรับเรื่องร้องเรียน</td><td>-</td></tr></table>"""
    rows = rows_of(table)
    assert [one[0][2] for one in lines(rows)] == ["ambiguous", "ambiguous"]
    assert "ambiguous_alignment" in codes(rows)


@pytest.mark.parametrize(
    ("budget", "differs"),
    [
        ("ปี 2566 - 2568 จำนวน 20,000 บาท และปี 2569 - 2570 จำนวน 25,000 บาท", False),
        ("ปี 2566 - 2568 จำนวน 30,000 บาท", True),
        ("รวม 5 ปี เป็นเงิน 45,000 บาท", False),
        ("45,000 บาท", False),
        ("55,000 บาท", True),
        ("ไม่ใช้งบประมาณ", True),
    ],
)
def test_a_block_is_held_against_years_together(budget: str, differs: bool) -> None:
    block = f"1. ชื่อโครงการ : โครงการอบรมคุณธรรม\n2. หลักการและเหตุผล\nเพื่อ\n3. งบประมาณ\n{budget}\n4. ผู้รับผิดชอบ\nสำนักปลัด"
    rows = rows_of(f"ที่|โครงการ/กิจกรรม|ปี 2566-2568|ปี 2569-2570|หมายเหตุ\n{BODY}", block)
    assert ("table_detail_budget_mismatch" in codes(rows)) == differs


def test_tables_for_years_together_one_below_the_other() -> None:
    upper = "ที่|โครงการ/กิจกรรม|ปี 2566-2567|ปี 2568|หมายเหตุ"
    lower = "ที่|โครงการ/กิจกรรม|ปี 2569|ปี 2570|หมายเหตุ"
    rows = rows_of(f"{upper}\n{BODY}\n\n\n{lower}\n{BODY}")
    assert [sorted(str(years) for years, _, _ in one) for one in lines(rows)] == [
        ["2566 2567", "2568", "2569", "2570"]
    ] * 2


def test_a_sum_column_that_names_all_years_is_their_sum() -> None:
    head = "ที่|โครงการ/กิจกรรม|ปี 2566|ปี 2567|{}"
    table = "\n1|โครงการอบรมคุณธรรม|20,000|25,000|45,000\n|รวม|20,000|25,000|45,000"
    for words in ("รวมปี 2566-2567", "รวม (พ.ศ. 2566 - 2567)", "รวมงบประมาณ 2566-67"):
        rows = rows_of(head.format(words) + table, period="พ.ศ. 2566 - 2567")
        assert [row["role"] for row in rows["row_cells"]] == ["row_total"]
        assert codes(rows) == set()


@pytest.mark.parametrize("cell", ["ปีละ 60,000", "60,000/ปี", "60,000 บาท ต่อปี"])
def test_what_is_of_each_year_is_no_amount_of_all_together(cell: str) -> None:
    rows = rows_of(f"ที่|โครงการ|ปี 2566-2568|ปี 2569-2570|หมายเหตุ\n1|โครงการอบรมคุณธรรม|{cell}|25,000|")
    assert lines(rows) == [[("2566 2567 2568", "unstated", "ambiguous"), ("2569 2570", "unstated", 25_000)]]
    assert "ambiguous_alignment" in codes(rows)


LINES = (
    ("1", "โครงการอบรมคุณธรรม", "30,000", "20,000", "กองคลัง"),
    ("2", "โครงการจิตอาสา", "15,000", "-", "สำนักปลัด"),
    ("3", "โครงการปลูกป่า", "6,000", "4,000", "กองช่าง"),
)
STRETCHES = ("ปี 2566 - 2568", "ปี 2569 - 2570")


def laid_out(heads: tuple[str, ...], gap: str) -> Rows:
    """The rows of a table whose cells line ends or gaps part."""
    table = [("ที่", "โครงการ/กิจกรรม", *heads, "ผู้รับผิดชอบ"), *LINES]
    return rows_of_text(plan_around("\n".join(gap.join(row) for row in table), "พ.ศ. 2566 - 2570"))


@pytest.mark.parametrize("gap", ["\n", "  ", "     "])
@pytest.mark.parametrize(
    "heads", [STRETCHES, ("ปี ๒๕๖๖ ถึง ๒๕๖๘", "ปี ๒๕๖๙ ถึง ๒๕๗๐"), ("พ.ศ. 2566-2568", "พ.ศ. 2569-2570")]
)
def test_years_together_in_heads_without_marks(heads: tuple[str, ...], gap: str) -> None:
    rows = laid_out(heads, gap)
    first, second = "2566 2567 2568", "2569 2570"
    assert lines(rows) == [
        [(first, "unstated", 30_000), (second, "unstated", 20_000)],
        [(first, "unstated", 15_000), (second, "unstated", "dash")],
        [(first, "unstated", 6_000), (second, "unstated", 4_000)],
    ]
    assert codes(rows) == set()


@pytest.mark.parametrize("gap", ["\n", "  "])
def test_single_years_may_stand_beside_them(gap: str) -> None:
    rows = laid_out(("ปี 2566", "ปี 2567 - 2570"), gap)
    assert lines(rows)[0] == [("2567 2568 2569 2570", "unstated", 20_000), (2566, "year", 30_000)]


def test_a_line_below_a_head_may_say_that_they_are_of_each_year() -> None:
    rows = laid_out(("ปี 2566", "ปี 2567 - 2570\n(ปีละ)"), "\n")
    assert lines(rows)[0] == [(2566, "year", 30_000), *((year, "year", 20_000) for year in range(2567, 2571))]


@pytest.mark.parametrize("heads", [("ปี 2566 - 2568", "ปี 2568 - 2570"), ("ปี 2566 - 2567", "ปี 2569 - 2570")])
@pytest.mark.parametrize("gap", ["\n", "  "])
def test_heads_that_do_not_count_on_name_no_years(heads: tuple[str, ...], gap: str) -> None:
    rows = laid_out(heads, gap)
    assert not rows["budget_lines"]
    assert "missing_table" in codes(rows)


HEAD_OF_EACH = "ที่|โครงการ/กิจกรรม|ระยะเวลา|ปี 2566-2568 (ปีละ)|ปี 2569|หมายเหตุ"


@pytest.mark.parametrize(
    ("period", "own"),
    [
        ("2567 - 2568", {2567, 2568}),
        ("2567 เป็นต้นไป", {2567, 2568}),
        ("ปี 2566", {2566}),
        ("ต.ค. 2565 - ก.ย. 2568", {2566, 2567, 2568}),
        ("12 เดือน", {2566, 2567, 2568}),
    ],
)
def test_an_amount_of_each_year_is_of_those_that_the_row_goes_over(period: str, own: set[int]) -> None:
    rows = rows_of(f"{HEAD_OF_EACH}\n1|โครงการอบรมคุณธรรม|{period}|20,000|-|", period="พ.ศ. 2566 - 2569")
    expected = [(year, "year", 20_000 if year in own else "blank") for year in range(2566, 2569)]
    assert lines(rows) == [[*expected, (2569, "year", "dash")]]


@pytest.mark.parametrize(
    ("period", "money", "remark"),
    [
        ("2569", "20,000", ""),
        ("", "20,000", "เริ่มปี 2567"),
        ("", "20,000", "ไม่ดำเนินการปี 2568"),
        ("", "20,000 x 3 = 60,000", ""),
        ("2567 - 2568", "30,000 (2 x 15,000)", ""),
    ],
)
def test_an_amount_of_each_year_that_may_be_of_others_is_of_none(period: str, money: str, remark: str) -> None:
    rows = rows_of(f"{HEAD_OF_EACH}\n1|โครงการอบรมคุณธรรม|{period}|{money}|-|{remark}", period="พ.ศ. 2566 - 2569")
    assert [baht for _, _, baht in lines(rows)[0]] == ["ambiguous", "ambiguous", "ambiguous", "dash"]
    assert "merged_columns" in codes(rows)
