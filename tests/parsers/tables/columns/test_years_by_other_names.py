"""Years that heads name in other words: by two digits behind the word for a budget, by their place among the plan's,
below a band beside what was paid before.
"""

from __future__ import annotations

import pytest

from lawful import Rows, baht_or_status, codes, found_by, plan_around, rows_of_text

FIVE = "พ.ศ. 2566 - 2570"
BODY = "1|โครงการอบรมวินัย|20000|20000|-|2570|\n2|กิจกรรมจิตอาสา|-|2570|15,000|-|2566"
OF_BODY = [
    {2566: 20_000, 2567: 20_000, 2568: "dash", 2569: 2_570, 2570: "blank"},
    {2566: "dash", 2567: 2_570, 2568: 15_000, 2569: "dash", 2570: 2_566},
]


def rows_of(table: str, period: str = FIVE) -> Rows:
    return rows_of_text(plan_around(table.replace("|", chr(9)), period))


def lines(rows: Rows) -> list[dict[int, int | str]]:
    return [
        {
            line["fiscal_year_be"]: baht_or_status(line)
            for line in rows["budget_lines"]
            if line["project_id"] == project["project_id"] and line["source"] == "table"
        }
        for project in rows["projects"]
    ]


@pytest.mark.parametrize(
    "heads",
    [
        "งปม. 66|งปม. 67|งปม. 68|งปม. 69|งปม. 70",
        "งปม. ๖๖|งปม. ๖๗|งปม. ๖๘|งปม. ๖๙|งปม. ๗๐",
        "งบฯ 66 (บาท)|งบฯ 67 (บาท)|งบฯ 68 (บาท)|งบฯ 69 (บาท)|งบฯ 70 (บาท)",
        "งบ 66|งบ 67|งบ 68|งบ 69|งบ 70",
        "|".join(f"ต.ค. {year - 1} - ก.ย. {year}" for year in range(66, 71)),
        "|".join(f"ตุลาคม {year - 1} ถึง กันยายน {year} (บาท)" for year in range(2566, 2571)),
        "งปม. ปี 2566|งปม. ปี 2567|งปม. ปี 2568|งปม. ปี 2569|งปม. ปี 2570",
        "ปีที่ 1 (บาท)|ปีที่ 2 (บาท)|ปีที่ 3 (บาท)|ปีที่ 4 (บาท)|ปีที่ 5 (บาท)",
        "ปีที่ ๑|ปีที่ ๒|ปีที่ ๓|ปีที่ ๔|ปีที่ ๕",
        "ปีที่หนึ่ง (บาท)|ปีที่สอง (บาท)|ปีที่สาม (บาท)|ปีที่สี่ (บาท)|ปีที่ห้า (บาท)",
        "ปีแรก|ปีที่สอง|ปีที่สาม|ปีที่สี่|ปีที่ห้า",
        "ปีงบประมาณที่ 1|ปีงบประมาณที่ 2|ปีงบประมาณที่ 3|ปีงบประมาณที่ 4|ปีงบประมาณที่ 5",
    ],
)
def test_each_column_has_the_year_that_its_head_means(heads: str) -> None:
    rows = rows_of(f"ที่|โครงการ/กิจกรรม|{heads}\n{BODY}")
    assert lines(rows) == OF_BODY
    assert codes(rows) <= {"implausible_amount"}  # 2,570 baht looks like a year


def test_other_forms_say_the_same() -> None:
    heads = [f"ปีที่ {year}" for year in range(1, 6)]
    body = [line.split("|") for line in BODY.split("\n")]
    pipes = "\n".join(f"| {' | '.join(row)} |" for row in (["ที่", "โครงการ", *heads], ["---"] * 7, *body))
    assert lines(rows_of_text(plan_around(pipes, FIVE))) == OF_BODY
    rows = ("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (["ที่", "โครงการ", *heads], *body))
    assert lines(rows_of_text(plan_around(f"<table>{''.join(rows)}</table>", FIVE))) == OF_BODY


def test_years_by_their_place_say_that_the_title_has_them() -> None:
    rows = rows_of(f"ที่|โครงการ|{'|'.join(f'ปีที่ {year}' for year in range(1, 6))}\n{BODY}")
    assert {line["year_basis"] for line in rows["budget_lines"]} == {"title"}


@pytest.mark.parametrize(
    ("heads", "period"),
    [
        ("ปีที่ 1|ปีที่ 2|ปีที่ 3|ปีที่ 4|ปีที่ 5", "พ.ศ. 2566 - 2569"),  # one more than the plan has
        ("ปีที่ 1|ปีที่ 2|ปีที่ 4|ปีที่ 3|ปีที่ 5", FIVE),
        ("ปีที่สอง|ปีที่สาม|ปีที่สี่|ปีที่ห้า|ปีที่ 6", FIVE),
        ("ปีที่ 2|ปีที่ 3|ปีที่ 4|ปีที่ 5|ปีที่ 6", FIVE),
        ("งปม. 56|งปม. 57|งปม. 58|งปม. 59|งปม. 60", FIVE),
    ],
)
def test_heads_that_fit_no_year_of_the_plan_give_none(heads: str, period: str) -> None:
    rows = rows_of(f"ที่|โครงการ|{heads}\n{BODY}", period)
    assert lines(rows) == [{}, {}]
    assert {*found_by("unreadable_year", rows)} == {*heads.split("|")}
    assert found_by("unaccounted_amount", rows) == ["20000; 20000", "15,000"]


PAID_BEFORE = """<table>
<tr><th rowspan="2">ที่</th><th rowspan="2">โครงการ</th><th colspan="2">ปี 2565 (ผลการดำเนินงาน)</th>
<th colspan="3">งบประมาณตามแผน (บาท)</th></tr>
<tr><th>ตั้งไว้</th><th>เบิกจ่าย</th><th>ปี 2566</th><th>ปี 2567</th><th>ปี 2568</th></tr>
<tr><td>1</td><td>โครงการอบรมวินัย</td><td>20,000</td><td>18,450</td><td>25,000</td><td>-</td><td>26,000</td></tr>
<tr><td>2</td><td>กิจกรรมจิตอาสา</td><td>-</td><td>-</td><td>30,000</td><td>31,000</td><td></td></tr>
</table>"""
OF_PAID_BEFORE = [{2566: 25_000, 2567: "dash", 2568: 26_000}, {2566: 30_000, 2567: 31_000, 2568: "blank"}]


@pytest.mark.parametrize("set_aside", ["ตั้งไว้", "ได้รับอนุมัติ", "ได้รับจัดสรร"])
def test_what_was_set_and_paid_before_stands_beside_the_planned_years(set_aside: str) -> None:
    rows = rows_of_text(plan_around(PAID_BEFORE.replace("ตั้งไว้", set_aside), "พ.ศ. 2566 - 2568"))
    assert lines(rows) == OF_PAID_BEFORE
    paid = [(cell["fiscal_year_be"], cell["text"]) for cell in rows["row_cells"] if cell["role"] == "paid"]
    assert paid == [(2565, "18,450"), (2565, "-")]


def test_a_row_with_figures_below_bands_is_no_head() -> None:
    body = "1|โครงการอบรมวินัย|20,000|18,450|25,000|-|26,000"
    rows = rows_of(
        f"ที่|โครงการ|ปี 2565||ปี 2566|ปี 2567|ปี 2568\n||กลุ่ม 1|เบิกจ่าย|ปี 2566|ปี 2567|ปี 2568\n{body}", "พ.ศ. 2566 - 2568"
    )
    assert 18_450 not in {line["amount_baht"] for line in rows["budget_lines"]}


COUNTED = f"ที่|โครงการ|{'|'.join(f'ปีที่ {year}' for year in range(1, 6))}\n{BODY}"
OF_NO_YEAR = ["20000 | 20000 | 2570", "2570 | 15,000 | 2566"]
"""The money of the body, where no head has a year."""


@pytest.mark.parametrize(
    "note",
    [
        "ปีที่ 1 หมายถึง ปีงบประมาณ 2567",
        "(ปีที่ ๑ = พ.ศ. ๒๕๖๕)",
        "หมายเหตุ : ปีที่ 1 เริ่มปี 2567",
        "(ปีที่หนึ่ง = พ.ศ. 2566 ปีที่สอง = พ.ศ. 2568)",
    ],
)
def test_heads_that_a_note_counts_from_another_year_are_of_none(note: str) -> None:
    rows = rows_of(f"{COUNTED}\n{note}")
    assert lines(rows) == [{}, {}]
    assert found_by("unaccounted_amount", rows) == OF_NO_YEAR


@pytest.mark.parametrize(
    "note",
    ["ปีที่ 1 หมายถึง ปีงบประมาณ 2566", "ปีที่ 1 : 2500 บาท", "ปีที่ 5 คือ พ.ศ. 2570", "(ปีที่หนึ่ง = พ.ศ. 2566 ปีที่สอง = พ.ศ. 2567)"],
)
def test_a_note_that_counts_from_the_first_year_of_the_plan_changes_nothing(note: str) -> None:
    assert lines(rows_of(f"{COUNTED}\n{note}")) == OF_BODY


@pytest.mark.parametrize(
    "said",
    [
        "แผนพัฒนาท้องถิ่นสามปี ปีที่ 1 (2561) ดำเนินการแล้ว",
        "ปีที่ 1 คือ พ.ศ. 2564 ของแผนเดิม",
        f"หมายเหตุ ปีที่ 1 ={' ' * 300}ปี",
    ],
)
def test_what_is_said_elsewhere_of_a_first_year_changes_nothing(said: str) -> None:
    text = plan_around(COUNTED.replace("|", chr(9)), FIVE)
    rows = rows_of_text(text.replace("ส่วนที่ 2", f"ส่วนที่ 1\nบทนำ\n\n{said}\n\nส่วนที่ 2", 1))
    assert lines(rows) == OF_BODY


@pytest.mark.parametrize("said", ["หมายเหตุ ปีที่ 1 หมายถึง ปี 2567", "| หมายเหตุ : ให้ปีที่ ๑ เริ่มปีงบประมาณ พ.ศ. ๒๕๖๗ |"])
def test_a_note_anywhere_says_from_which_year_heads_count(said: str) -> None:
    text = plan_around(COUNTED.replace("|", chr(9)), FIVE)
    rows = rows_of_text(f"{text}\n\nเรื่องอื่น\n\n{said}\n")
    assert lines(rows) == [{}, {}]
    assert found_by("unaccounted_amount", rows) == OF_NO_YEAR


@pytest.mark.parametrize("head", ["ต.ค. 67 - มี.ค. 68 (บาท)", "1 ต.ค. 2567 - 31 มี.ค. 2568 (บาท)"])
def test_half_of_a_year_beside_the_whole_is_none(head: str) -> None:
    rows = rows_of(
        f"ที่|โครงการ|{head}|1 เม.ย. 2568 - 30 ก.ย. 2568 (บาท)|รวมทั้งปี (บาท)\n1|โครงการอบรมวินัย|12,000|8,000|20,000",
        "ประจำปีงบประมาณ พ.ศ. 2568",
    )
    assert lines(rows) == [{2568: 20_000}]


@pytest.mark.parametrize(
    "heads",
    [
        "ปี 25 66|ปี 256 7|ปี 2 568|ปี 2569|ปี 25 70",
        "25 66|25 67|25 68|25 69|25 70",
        "ปี ๒๕ ๖๖ (บาท)|ปี ๒๕ ๖๗ (บาท)|ปี ๒๕ ๖๘ (บาท)|ปี ๒๕ ๖๙ (บาท)|ปี ๒๕ ๗๐ (บาท)",
        "ปี 25661)|ปี 2567|ปี 2568*|ปี 25692)|ปี 2570 3/",
    ],
    ids=["blanks in some", "blanks in all", "Thai digits", "marks of notes"],
)
def test_blanks_in_a_year_and_marks_behind_it_make_it_no_other(heads: str) -> None:
    assert lines(rows_of(f"ที่|โครงการ/กิจกรรม|{heads}\n{BODY}")) == OF_BODY


@pytest.mark.parametrize("heads", ["ปี 25 66|ปี 25 68", "ปี 25 66 - 2567|ปี 2567", "ปี 2566 - 25 67|ปี 2567"])
def test_years_with_blanks_that_do_not_count_on_are_not_believed(heads: str) -> None:
    rows = rows_of(f"ที่|โครงการ/กิจกรรม|{heads}\n1|โครงการอบรม|20,000|21,000", "พ.ศ. 2566 - 2567")
    assert 20_000 not in lines(rows)[0].values()
    assert "unaccounted_amount" in codes(rows)
