"""The kept cases of rows and cells, each with neighbours of its kind: lines, cells and signs of its text replaced.

What still says everything is read whole; what has lost something gives no number and says so.
"""

from __future__ import annotations

import pytest
from cases import CASES, Amounts, amounts, each, rows_of

from lawful import Rows

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="needs ../shared")

Changes = tuple[tuple[str, str], ...]
FIVE, THREE, TWO = range(2566, 2571), range(2566, 2569), range(2566, 2568)


def years(first: int, *values: int | str) -> Amounts:
    """The values of a row, year after year."""
    return dict(enumerate(values, first))


WEB_01 = each(THREE, 10_000, 70_000, 30_000)
WEB_03 = [*each(THREE, 10_000), years(2566, 35_000, "dash", 45_000), years(2566, 15_000, 16_000, 17_000)]
WEB_03B = [*each(THREE, 10_000), years(2566, 35_000, 40_000, 45_000), years(2566, 15_000, 16_000, 17_000)]
WEB_06 = [years(2566, 80_000, 85_000), *each(TWO, "dash")]
WEB_08 = [*each(FIVE, 30_000), years(2566, 20_000, 20_000, 0, 0, 0), *each(FIVE, "dash", 55_000)]
OCR_01 = [years(2566, 10_000, 20_000, 3_000, "blank", 50_000)]
OCR_02 = [
    years(2566, *range(10_000, 60_000, 10_000)),
    years(2566, *range(61_000, 66_000, 1_000)),
    *each(FIVE, "dash"),
]
OCR_04 = [years(2566, *range(10_000, 60_000, 10_000)), *each(FIVE, 1_000)]
OCR_05 = each(FIVE, 10_000, 20_000, 30_000)
KIN_21 = [
    *each(range(2561, 2565), 30_000),
    years(2561, 10_000, 11_000, 12_000, 13_000),
    years(2561, 10_000, "dash", 12_000, "dash"),
    years(2561, "dash", "dash", 5_000, "dash"),
]
ANNUAL_08 = [
    years(2566, 150_000, 120_000, 160_000),
    years(2566, 60_000, 60_000, 70_000),
    years(2566, 90_000, 60_000, 90_000),
    years(2566, 40_000, 40_000, 45_000),
]
PLAIN_01 = [years(2566, 10_000, 11_000), years(2566, 6_000, 6_500)]
PLAIN_03 = [
    years(2566, 10_000, 11_000, 12_000),
    years(2566, 6_000, 6_500, 7_000),
    years(2566, 35_000, 36_000, 41_000),
]

HEADING = "1.2 การสร้างจิตสำนึกแก่ประชาชนทุกภาคส่วน\n"
MEASURE = "                                              3) มาตรการ “ส่งเสริมการปฏิบัติงานตาม"
NESTED = "<table><tr><td>20,000</td></tr></table>"
PARAGRAPH = "\tแผนนี้จัดทำขึ้นเพื่อป้องกันการทุจริต\n"
PART = "ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต\n"
ROW = (
    "<tr><td></td><td></td><td>1) โครงการอบรมคุณธรรมบุคลากร</td>"
    "<td>10,000</td><td>20,000</td><td>30,000</td><td>40,000</td><td>50,000</td><td>สป.</td></tr>"
)

READ: list[tuple[str, Changes, list[Amounts]]] = [
    # Rows go on below a line that is no row: a mission, two dimensions.
    ("web-01", (), WEB_01),
    ("web-01", ((HEADING, "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส\n"),), WEB_01),
    ("web-01", ((HEADING, f"{HEADING}มิติที่ 2 การบริหารราชการด้วยความโปร่งใส\n"), ("กองคลัง\n", "\n")), WEB_01),
    # A line break in a cell: of a target, of a title, twice, in the last cell.
    ("web-03", (), WEB_03),
    ("web-03", (("\n จำนวน 120 คน", "\n จำนวน 120 คน\nทุกระดับชั้น"),), WEB_03),
    ("web-03", (("\t17,000\tทุกกอง", "\t17,000\tทุก\nกอง"),), WEB_03),
    ("web-03b", (), WEB_03B),
    ("web-03b", (("\t45,000\t\n", "\t45,000\n"), ("\t17,000\t\n", "\t17,000\n")), WEB_03B),
    ("web-03b", (("โครงการบริการเบ็ดเสร็จ\nก.", "โครงการบริการ\nเบ็ดเสร็จ ก."),), WEB_03B),
    # A cell a line, with columns beside the years: other names, other numbers, one cell empty.
    ("web-06", (), WEB_06),
    ("web-06", (("แหล่งงบประมาณ\n", "แหล่งที่มาของงบประมาณ\n"), ("ผู้รับผิดชอบ\n", "หน่วยงานรับผิดชอบ\n")), WEB_06),
    ("web-06", (("ที่\nโครงการ", "ลำดับ\nโครงการ"), ("1\nโครงการ", "1.\nโครงการ"), ("2\nมาตร", "2.\nมาตร")), WEB_06),
    ("web-06", (("85,000\nเทศบัญญัติ", "85,000\n"),), WEB_06),
    # Columns by position: values a little beside their heads; a project without values is one.
    ("web-08", (), WEB_08),
    ("web-08", (("20,000     20,000          0          0", "20,000    20,000           0          0"),), WEB_08),
    (
        "web-08",
        ((MEASURE, f"{MEASURE[:46]}4) มาตรการเปิดเผยข้อมูล\n{MEASURE}"),),
        [*WEB_08[:2], *each(FIVE, "blank"), *WEB_08[2:]],
    ),
    # Raised marks are no digits, and what is struck out is no amount.
    ("ocr-01", (), OCR_01),
    ("ocr-01", (("10000<sup>1</sup>", "10,000<sup>(1)</sup>"), ("<del>40000</del>", "<s>40,000</s>")), OCR_01),
    (
        "ocr-01",
        (("<del>40000</del>", "<del>40000</del> 45,000"),),
        [years(2566, 10_000, 20_000, 3_000, 45_000, 50_000)],
    ),
    # A torn title: over three lines, of the last row.
    ("ocr-02", (), OCR_02),
    ("ocr-02", (("วารสารเทศบาลตำบล\nท่าช้างน้อย\t", "วารสาร\nเทศบาลตำบล\nท่าช้างน้อย\t"),), OCR_02),
    ("ocr-02", (("กิจกรรมวันต่อต้านคอร์รัปชัน\t-", "กิจกรรมวันต่อต้าน\nคอร์รัปชัน\t-"),), OCR_02),
    # A row printed again: below the next head, once more, without the line between the pages.
    ("ocr-04", (), OCR_04),
    ("ocr-04", (("</table>\n\n---", f"{ROW}\n</table>\n\n---"),), OCR_04),
    ("ocr-04", (("\n---\n", ""),), OCR_04),
    # A table, a list in a cell; a page's layout around all tables.
    ("ocr-05", (), OCR_05),
    ("ocr-05", ((NESTED, f"<td>{NESTED}</td>"),), OCR_05),
    ("ocr-05", ((NESTED, "<td><ul><li>20,000</li></ul></td>"),), OCR_05),
    ("ocr-05", (("<body>", "<body><table><tr><td>"), ("</body>", "</td></tr></table></body>")), OCR_05),
    # Single blanks between the cells: with a remark, without the indent.
    ("kin-21", (), KIN_21),
    ("kin-21", (("๓๐,๐๐๐ ๓๐,๐๐๐ ๓๐,๐๐๐ ๓๐,๐๐๐", "๓๐,๐๐๐ ๓๐,๐๐๐ ๓๐,๐๐๐ ๓๐,๐๐๐ กองคลัง"),), KIN_21),
    ("kin-21", (("\n    ", "\n"),), KIN_21),
    ("kin-21", (("ทุก 2 ปี ๑๐,๐๐๐", "รุ่นที่ 2 ๑๐,๐๐๐"),), KIN_21),
    # Parts of a project: by their numbers, by numbers in brackets, by dashes.
    ("annual-08", (), ANNUAL_08),
    ("annual-08", (("1.1 กิจ", "(1) กิจ"), ("1.2 กิจ", "(2) กิจ")), ANNUAL_08),
    ("annual-08", (("1.1 กิจ", "- กิจ"), ("1.2 กิจ", "- กิจ")), ANNUAL_08),
    # A paragraph that a tab indents: right above the table, with others, between two rows.
    ("plain-01", (), PLAIN_01),
    ("plain-01", ((PARAGRAPH, ""), (PART, PART + PARAGRAPH)), PLAIN_01),
    ("plain-01", ((PART, f"{PART}\n{PARAGRAPH}\tโดยมีรายละเอียดดังนี้\n\n"),), PLAIN_01),
    ("plain-01", (("\tสำนักปลัด\n\n", f"\tสำนักปลัด\n\n{PARAGRAPH}\n"),), PLAIN_01),
    # An empty line is an empty cell: where no other parts the rows, where a year has no value.
    ("plain-03", (), PLAIN_03),
    ("plain-03", (("\t7,000\n\n\n", "\t7,000\n\n"),), PLAIN_03),
    ("plain-03", (("\t6,500\n", "\n"),), [PLAIN_03[0], years(2566, 6_000, "blank", 7_000), PLAIN_03[2]]),
]

DOUBTFUL: list[tuple[str, Changes, str]] = [
    ("web-01", ((HEADING, f"{HEADING}\n"),), "unread_table"),
    (
        "web-01",
        (("2) โครงการชุมชนโปร่งใส\t30,000\t30,000\t30,000", "2) โครงการชุมชนโปร่งใส\t30,000\t30,000"),),
        "uneven_row",
    ),
    ("web-03", (("\t35,000\t-\t45,000\tกองการศึกษา", "\t35,000\t-\tกองการศึกษา"),), "uneven_row"),
    ("web-03b", (("\t35,000\t40,000\t45,000\t", "\t35,000\t45,000\t"),), "uneven_row"),
    ("web-06", (("80,000\n85,000\nเทศบัญญัติ", "80,000\nเทศบัญญัติ"),), "mended_row"),  # the total says of which year
    ("ocr-01", (("10000<sup>1</sup>", "10000 1"),), "ambiguous_alignment"),
    ("ocr-02", (("\t61,000\t62,000\t63,000\t64,000\t65,000", "\t61,000\t62,000\t64,000\t65,000"),), "uneven_row"),
    ("ocr-05", ((NESTED, "<td><table><tr><td>20,000</td><td>5,000</td></tr></table></td>"),), "ambiguous_alignment"),
    ("kin-21", (("๑๐,๐๐๐ ๑๑,๐๐๐ ๑๒,๐๐๐ ๑๓,๐๐๐", "๑๐,๐๐๐ ๑๑,๐๐๐ ๑๓,๐๐๐"),), "uneven_row"),
    ("kin-21", (("ทุก 2 ปี ๑๐,๐๐๐", "ทุกปี 2 ๑๐,๐๐๐"),), "uneven_row"),
    ("annual-08", (("\t60,000\t60,000\t70,000", "\t60,000\t50,000\t70,000"),), "parts_mismatch"),
    ("plain-01", (("\t10,000\n", ""),), "uneven_row"),
    ("plain-03", (("\t11,000\n", ""),), "uneven_row"),
]


def _name(case: object) -> str:
    return case if isinstance(case, str) else ""


@pytest.mark.parametrize(("case", "changes", "expected"), READ, ids=_name)
def test_rows_have_what_their_table_prints(case: str, changes: Changes, expected: list[Amounts]) -> None:
    rows = rows_of(case, *changes)
    assert amounts(rows) == expected
    assert not codes(rows) & {"uneven_row", "unaccounted_amount", "ambiguous_alignment", "unreadable_amount"}


@pytest.mark.parametrize(("case", "changes", "code"), DOUBTFUL, ids=_name)
def test_a_row_that_lost_something_says_so_and_has_no_other_number(case: str, changes: Changes, code: str) -> None:
    rows, whole = rows_of(case, *changes), amounts(rows_of(case))
    assert code in codes(rows)
    for row, before in zip(amounts(rows), whole, strict=False):
        assert all(value in (before[year], "ambiguous", 50_000) for year, value in row.items())


def codes(rows: Rows) -> set[str]:
    return {row["code"] for row in rows["issues"]}


@pytest.mark.parametrize("marks", [("1.1", "1.2"), ("(1)", "(2)"), ("-", "-")])
def test_parts_are_not_counted_twice(marks: tuple[str, str]) -> None:
    changes = tuple((f"{old} กิจ", f"{new} กิจ") for old, new in zip(("1.1", "1.2"), marks, strict=True))
    projects = rows_of("annual-08", *changes)["projects"]
    assert [bool(project["parent_project_id"]) for project in projects] == [False, True, True, False]
    assert [project["table_number"] for project in projects] == [1, None, None, 2]


@pytest.mark.parametrize("marks", [("3.", "4."), ("(2)", "(3)")])
def test_rows_of_their_own_are_no_parts(marks: tuple[str, str]) -> None:
    changes = tuple((f"{old} กิจ", f"{new} กิจ") for old, new in zip(("1.1", "1.2"), marks, strict=True))
    projects = rows_of("annual-08", *changes)["projects"]
    assert [project["parent_project_id"] for project in projects] == [None] * 4


@pytest.mark.parametrize("changes", [(), (("\n---\n", ""),)])
def test_a_row_that_is_printed_again_is_said(changes: Changes) -> None:
    assert "repeated_row" in codes(rows_of("ocr-04", *changes))


def test_a_row_printed_again_with_another_amount_is_its_own() -> None:
    last = "<td>50,000</td><td>สป.</td></tr>\n<tr>"
    rows = rows_of("ocr-04", (last, last.replace("50", "51")))
    assert [row[2570] for row in amounts(rows)] == [50_000, 51_000, 1_000]
    assert "repeated_row" not in codes(rows)
