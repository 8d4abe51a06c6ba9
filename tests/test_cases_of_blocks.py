"""The kept cases of blocks and their money, whole: each says what its text says, or that it cannot; and neighbours of
each, one change away. More of their kinds are where each rule is tested: ``parsers/blocks``, ``parsers/values/money``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.ground.characters import thai_digits
from extract.text.read_txt import read_txt
from lawful import Rows
from normalize.document_rows import document_rows
from parsers.document import parse_plan

CASES = Path(__file__).parents[2] / "shared" / "unseen" / "cases"
pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="needs ../shared")

Amounts = list[tuple[int | None, int, str]]


def text_of(case: str) -> str:
    (path,) = CASES.glob(f"{case}-*.txt")
    return path.read_bytes().decode("utf-8")


def rows_of(case: str, *changes: tuple[str, str]) -> Rows:
    """The rows of a case, with parts of its text changed."""
    text = text_of(case)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return document_rows(parse_plan(read_txt(text.encode(), "plan.txt")), "plan", "0")


def amounts(rows: Rows, project: str = "plan/001") -> Amounts:
    """Year, baht and per of what a block states."""
    return [
        (line["fiscal_year_be"], int(line["amount_baht"]), line["per"])
        for line in rows["budget_lines"]
        if (line["project_id"], line["source"]) == (project, "detail") and line["amount_baht"] is not None
    ]


def texts(rows: Rows, field: str) -> list[str]:
    return [item["text"] for item in rows["project_items"] if item["field"] == field]


def codes(rows: Rows, *severities: str) -> set[str]:
    """Codes of issues about blocks, by severity: ``missing_table`` is said of texts that are a block alone, and of what
    became of every number the account is the judge.
    """
    found = {issue["code"] for issue in rows["issues"] if issue["severity"] in (severities or ("error", "warning"))}
    return found - {"missing_table", "unaccounted_amount"}


def each(baht: int, *years: int) -> Amounts:
    return [(year, baht, "year") for year in years]


STATED: list[tuple[str, dict[str, Amounts]]] = [
        ("web-02", {"001": [(None, 50000, "year"), *((None, n, "unit") for n in (600, 80)),
                            *((None, n, "part") for n in (7200, 12800, 24000, 6000))]}),
        ("web-07", {"001": [(None, 80000, "year")], "002": [(None, 45000, "unstated")]}),
        ("web-09", {"001": [(None, 20000, "year")]}),
        ("web-11", {"001": [(None, 10000, "unstated")]}),
        ("ocr-10", {"001": [(None, 10000, "year")]}),
        ("ocr-12", {"001": [(None, 10000, "year")]}),
        ("ocr-13", {"001": []}),
        ("ocr-18", {"001": [*each(10000, 2566), *each(11000, 2567), *each(12000, 2568)]}),
        ("ocr-19", {"001": [(None, 10000, "unstated"), (None, 4000, "part"), (None, 6000, "part")]}),
        ("doc-13", {"001": [(None, 30000, "unstated")], "002": [(None, 50000, "unstated")]}),
        ("doc-14", {"001": [(None, 30000, "year")], "002": [(None, 50000, "year")]}),
        ("annual-10", {"001": [(None, 1200000, "unstated"), (None, 25000, "unit")], "002": [(None, 30000, "unstated")],
                       "003": [(None, 20000, "unstated")],
                       "004": [(None, 45500, "unstated"), (None, 30000, "part"), (None, 15500, "part")]}),
        ("annual-15", {"001": [(None, 20000, "unstated")], "002": [(None, 30000, "unstated")]}),
        ("annual-19", {"001": [(None, 30000, "unstated")]}),
        ("plain-06", {"001": [*each(72000, 2566), *each(76000, 2568)]}),
        ("plain-10", {"001": [(None, 72000, "unstated")]}),
        ("plain-12", {"001": [(None, 72000, "unstated")]}),
        ("kin-19", {"001": [(None, 20000, "year"), (None, 100000, "total")], "002": [(None, 20000, "year")],
                    "004": [*each(10000, 2566, 2567, 2568), *each(20000, 2569, 2570)],
                    "006": [(None, 100, "unit"), (None, 10000, "unstated")], "013": [],
                    "016": each(5000, 2568),
                    "023": [(None, 3600, "part"), (None, 6400, "part"), (None, 10000, "unstated")],
                    "028": [*each(20000, 2566), *each(10000, 2567, 2568, 2569, 2570)],
                    "029": each(20000, 2566, 2568, 2569, 2570), "034": []}),
]  # fmt: skip


@pytest.mark.parametrize(("case", "stated"), STATED)
def test_what_each_block_states(case: str, stated: dict[str, Amounts]) -> None:
    rows = rows_of(case)
    for project, expected in stated.items():
        assert sorted(amounts(rows, f"plan/{project}"), key=str) == sorted(expected, key=str), project


@pytest.mark.parametrize(
    ("case", "alarms"),
    [
        *((case, set()) for case in ("web-02", "web-07", "web-09", "web-11", "ocr-10", "ocr-12", "ocr-19", "doc-13")),
        *((case, set()) for case in ("doc-14", "annual-10", "annual-15", "annual-19", "plain-12")),
        ("plain-06", {"table_detail_budget_mismatch"}),  # the plan contradicts itself
        ("plain-10", {"table_detail_budget_mismatch"}),
        ("ocr-13", {"table_detail_budget_mismatch"}),
        ("ocr-18", {"table_detail_budget_mismatch"}),
        ("kin-19", {"unreadable_amount", "year_uncertain"}),  # 20.000, 20,OOO, a range; an amount that grows
    ],
)
def test_what_is_an_alarm(case: str, alarms: set[str]) -> None:
    assert codes(rows_of(case)) == alarms


def test_what_is_money_without_an_amount() -> None:
    status = {row["project_id"]: row["budget_status"] for row in rows_of("kin-19")["projects"]}
    assert [status[f"plan/{n}"] for n in ("031", "033", "034", "013")] == ["dash", "unnamed", "unnamed", None]


def test_one_year_of_a_growing_table() -> None:
    assert "states_one_year" in codes(rows_of("plain-12"), "info")


@pytest.mark.parametrize(
    ("case", "field", "expected"),
    [
        ("web-09", "responsible", ["สำนักปลัด"]),
        ("web-11", "outcome", ["บุคลากรมีคุณธรรม"]),
        ("ocr-10", "objective", ["เพื่อพัฒนาบุคลากร"]),
        ("ocr-12", "output", ["อบรม 1 ครั้ง"]),
        ("doc-14", "responsible", ["กองคลัง", "กองคลัง"]),
        ("annual-15", "objective", ["เพื่อความโปร่งใส", "เพื่อเด็ก"]),
        ("annual-19", "objective", ["เพื่อให้มีวินัย"]),
    ],
)
def test_what_a_field_holds(case: str, field: str, expected: list[str]) -> None:
    assert texts(rows_of(case), field) == expected


@pytest.mark.parametrize(
    ("case", "period"), [("web-09", (2566, 2568)), ("ocr-10", (2566, 2570)), ("annual-15", (2567, 2567))]
)
def test_the_period(case: str, period: tuple[int, int]) -> None:
    row = rows_of(case)["projects"][0]
    assert (row["period_start_be"], row["period_end_be"]) == period


@pytest.mark.parametrize(
    "changes",
    [
        [],
        [('<span id="', '<a name="'), ("</span>", "</a>")],
        [('<span id="', '<span class="s1" id="')],
    ],
)
def test_anchors_before_headings_hide_nothing(changes: list[tuple[str, str]]) -> None:
    rows = rows_of("ocr-25", *changes)
    assert [row["text"] for row in rows["statements"] if row["kind"] == "objective"] == [
        "เพื่อเป็นกรอบในการป้องกันการทุจริต",
        "เพื่อยกระดับคุณธรรม",
    ]
    assert [row["kind"] for row in rows["sections"]].count("part") == 2


@pytest.mark.parametrize("case", [case for case, _ in STATED])
def test_a_case_in_other_digits_says_the_same(case: str) -> None:
    rows = document_rows(parse_plan(read_txt(thai_digits(text_of(case)).encode(), "plan.txt")), "plan", "0")
    projects = {row["project_id"] for row in rows_of(case)["projects"]}
    assert {project: amounts(rows, project) for project in projects} == {
        project: amounts(rows_of(case), project) for project in projects
    }
    assert codes(rows) == codes(rows_of(case))


YEARS = ("| ปี 2566 | ปี 2567 | ปี 2568 |\n|---|---|---|\n| 10,000 | 11,000 | 12,000 |",)


@pytest.mark.parametrize(
    ("case", "changes", "stated", "alarms"),
    [
        # the parts do not come to the whole; no sum is printed
        ("web-02", [("24,000", "25,000")],
         [(None, 50000, "year"), *((None, n, "unit") for n in (600, 80)),
          *((None, n, "part") for n in (7200, 12800, 25000, 6000))],
         {"parts_mismatch"}),
        ("web-02", [("\nรวมเป็นเงินทั้งสิ้น 50,000 บาท", "")],
         [(None, 50000, "year"), *((None, n, "unit") for n in (600, 80)),
          *((None, n, "part") for n in (7200, 12800, 24000, 6000))],
         set()),
        # other enumerators, and the label above its content
        ("web-07", [("(1.1-01) ", "1) "), ("(1.2-01) ", "2) ")], [(None, 80000, "year")], set()),
        ("web-07", [("ค. งบประมาณ\n", "ค. งบประมาณ : ")], [(None, 80000, "year")], set()),
        # a gap, and a colon, in the place of the tab
        ("web-09", [("งบประมาณและแหล่งที่มา\t", "งบประมาณและแหล่งที่มา    ")], [(None, 20000, "year")], set()),
        ("web-09", [("\tปีละ", " : ปีละ"), ("\tปีงบ", " : ปีงบ"), ("\tสำนักปลัด", " : สำนักปลัด")],
         [(None, 20000, "year")], set()),
        # the unknown heading without its number, and with money of its own
        ("web-11", [("5. การติดตามประเมินผล", "การติดตามประเมินผล")], [(None, 10000, "unstated")], set()),
        ("web-11", [("รายงานผลต่อผู้บริหารภายใน 30 วัน", "ใช้งบประมาณ 900 บาท")],
         [(None, 10000, "unstated")], set()),
        # a bullet or nothing before the labels
        ("ocr-10", [("**1. ", "**"), *((f"**{n}. ", "**") for n in range(2, 10))],
         [(None, 10000, "year")], set()),
        ("ocr-10", [(":** ", "** : ")], [(None, 10000, "year")], set()),
        # without numbers; pipes
        ("ocr-12", [(f"<td>{n}. ", "<td>") for n in range(2, 11)], [(None, 10000, "year")], set()),
        ("ocr-12", [("</td><td>ปีละ 10,000", "</td><td>ปี 2566-2570 (เว้นปี 2568) ปีละ 10,000")],
         each(10000, 2566, 2567, 2569, 2570), {"table_detail_budget_mismatch"}),
        # escaped bullets, and escaped brackets
        ("ocr-13", [("\\- ไม่ใช้งบประมาณ \\-", "5,000 บาท \\(ห้าพันบาทถ้วน\\)")], [(None, 5000, "unstated")],
         {"table_detail_budget_mismatch"}),
        ("ocr-13", [("7\\. งบ", "7\\) งบ"), ("\\- ไม่ใช้งบประมาณ \\-", "10,000 บาท")],
         [(None, 10000, "unstated")], set()),
        # a year a row, and an HTML table below a caption
        ("ocr-18", [(YEARS[0], "| ปี | บาท |\n|---|---|\n| 2566 | 10,000 |\n| 2567 | - |\n| 2568 | 12,000 |")],
         [*each(10000, 2566), *each(12000, 2568)], {"table_detail_budget_mismatch"}),
        ("ocr-18", [(YEARS[0], '<table><tr><td colspan="2">ปีงบประมาณ</td></tr><tr><td>2566</td><td>2567</td></tr>'
                     "<tr><td>10,000</td><td>20,000</td></tr></table>")], [*each(10000, 2566), *each(20000, 2567)],
         {"table_detail_budget_mismatch"}),
        # the table does not come to the whole; no whole above it
        ("ocr-19", [("| 6,000 |", "| 5,000 |")],
         [(None, 10000, "unstated"), (None, 4000, "part"), (None, 5000, "part")],
         {"parts_mismatch"}),
        ("ocr-19", [("10,000 บาท รายละเอียดดังนี้\n", "")],
         [(None, 10000, "unstated"), (None, 4000, "part"), (None, 6000, "part")],
         set()),
        # other enumerators of titles and fields
        ("doc-13", [("(1) ", "ก. "), ("(2) ", "ข. "), ("(3) ", "ค. "), ("(4) ", "ง. ")],
         [(None, 30000, "unstated")], set()),
        ("doc-13", [("\n1) โครงการอบรม", "\nโครงการที่ 1 โครงการอบรม"), ("\n2) โครงการชุมชน", "\nโครงการที่ 2 โครงการชุมชน")],
         [(None, 30000, "unstated")], set()),
        # a heading that no rule knows, numbered and not
        ("doc-14", [("การติดตามประเมินผล", "การประชาสัมพันธ์")], [(None, 30000, "year")], set()),
        ("doc-14", [("งบประมาณ\n", "1. งบประมาณ\n"), ("ผู้รับผิดชอบ\n", "2. ผู้รับผิดชอบ\n"),
                    ("การติดตามประเมินผล", "3. การประเมินผลโครงการ")], [(None, 30000, "year")], set()),
        # what is left, and a larger sum before what is used of it
        ("annual-10", [("1,200,000 บาท (48 ชุด x 25,000 บาท)", "จากงบประมาณ 500,000 บาท ใช้ 20,000 บาท")],
         [(None, 20000, "unstated")], set()),
        ("annual-10", [("1,200,000 บาท (48 ชุด x 25,000 บาท)", "30,000 บาท คงเหลือ 12,000 บาท")],
         [(None, 30000, "unstated")], set()),
        # tabs and colons behind the labels
        ("annual-15", [("วัตถุประสงค์ ", "วัตถุประสงค์\t"), ("งบประมาณ ", "งบประมาณ\t"), ("ระยะเวลา ", "ระยะเวลา\t"),
                       ("ผู้รับผิดชอบ ", "ผู้รับผิดชอบ\t")], [(None, 20000, "unstated")], set()),
        ("annual-15", [("\nงบประมาณ 20,000", "\nงบประมาญ : 20,000")], [(None, 20000, "unstated")], set()),
        # names of fields of another family
        ("annual-19", [("จุดมุ่งหมาย", "จุดประสงค์"), ("หน่วยงานเจ้าภาพ", "กองที่รับผิดชอบ")],
         [(None, 30000, "unstated")], set()),
        ("annual-19", [("ผู้ได้รับประโยชน์", "ผู้เข้าร่วมโครงการ"), ("\n30,000 บาท", "\n30,000.-")],
         [(None, 30000, "unstated")], set()),
        # other words for a year without money, years in turn, an exception
        ("plain-06", [("ปี 2567 งดดำเนินการ", "ปี 2567 - บาท")], [*each(72000, 2566), *each(76000, 2568)],
         {"table_detail_budget_mismatch"}),
        ("plain-06", [("ปี 2567 งดดำเนินการ", "ปี 2567 เท่าเดิม")], [*each(72000, 2566), *each(76000, 2568)],
         {"year_uncertain"}),  # nothing is compared
        # other damage of the label's number
        ("plain-10", [("7 งบ", "l. งบ")], [(None, 72000, "unstated")], {"table_detail_budget_mismatch"}),
        ("plain-10", [("7 งบประมาณ", "7. งบประมาญ")],
         [(None, 72000, "unstated")], {"table_detail_budget_mismatch"}),
        # another year's amount, and a sum that is none of the table's
        ("plain-12", [("\n72,000 บาท", "\n72,000 บาท รวม 3 ปี 222,000 บาท")],
         [(None, 72000, "unstated"), (None, 222000, "total")],
         set()),
        ("plain-12", [("\n72,000 บาท", "\n75,000 บาท")],
         [(None, 75000, "unstated")], {"table_detail_budget_mismatch"}),
    ],
)  # fmt: skip
def test_neighbours_of_the_cases(case: str, changes: list[tuple[str, str]], stated: Amounts, alarms: set[str]) -> None:
    rows = rows_of(case, *changes)
    assert sorted(amounts(rows), key=str) == sorted(stated, key=str)
    assert codes(rows) == alarms


@pytest.mark.parametrize(
    ("change", "project", "stated"),
    [
        # exceptions between years and amount, behind it, and none at all
        (("งบประมาณปีละ 20,000 บาท (เว้นปี 2567)", "ปี 2566-2570 (เว้นปี 2567) ปีละ 20,000 บาท"), "029",
         each(20000, 2566, 2568, 2569, 2570)),
        (("งบประมาณปีละ 20,000 บาท (เว้นปี 2567)", "ปีละ 20,000 บาท ยกเว้นปี 2566 และ 2570"), "029",
         each(20000, 2567, 2568, 2569)),
        (("งบประมาณปีละ 20,000 บาท (เว้นปี 2567)", "งบประมาณปีละ 20,000 บาท"), "029", [(None, 20000, "year")]),
        # a sum that is not so many times the yearly amount stays, and is said
        (("20,000 บาท/ปี รวม 100,000 บาท", "20,000 บาท/ปี รวม 90,000 บาท"), "001",
         [(None, 20000, "year"), (None, 90000, "total")]),
    ],
)  # fmt: skip
def test_neighbours_of_a_year_that_is_left_out(change: tuple[str, str], project: str, stated: Amounts) -> None:
    rows = rows_of("kin-19", change)
    assert sorted(amounts(rows, f"plan/{project}"), key=str) == sorted(stated, key=str)
    told = {issue["code"] for issue in rows["issues"] if issue["project_id"] == f"plan/{project}"}
    assert ("parts_mismatch" in told) == (project == "001")
