"""Tables of labels and contents on one line: read row by row, and put back on the line that the file has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from extract.ground.source import SourceText, Span, Table, TableCell, TableRow
from parsers.document import parse_plan
from parsers.other_lines.rows_apart import rows_apart
from parsers.records.plan import PlanDocument

Make = Callable[[str], SourceText]
HEAD = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)\nเทศบาลตำบลตัวอย่าง จังหวัดลำปาง\nส่วนที่ 3 รายละเอียดโครงการ\n"
ROWS = [("ชื่อโครงการ", "โครงการอบรม"), ("งบ<br>ประมาณ", "ปีละ 70,000 บาท"), ("ผู้รับผิดชอบ", "สำนักปลัด")]
MORE = [("ชื่อโครงการ", "กิจกรรมชุมชน"), ("งบประมาณ", "ปี 2566 จำนวน 10,000 บาท"), ("ผู้รับผิดชอบ", "กองคลัง")]


def table(rows: list[tuple[str, str]], numbered: bool = False) -> str:
    cells = [
        f"<td>{n}</td><td>{a}</td><td>{b}</td>" if numbered else f"<td>{a}</td><td>{b}</td>"
        for n, (a, b) in enumerate(rows, 1)
    ]
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


def stated(plan: PlanDocument) -> list[tuple[str, list[int], str | None]]:
    found = [project.detail for project in plan.projects if project.detail]
    return [(one.title, [int(amount.amount) for amount in one.amounts], one.responsible) for one in found]


@pytest.mark.parametrize("numbered", [False, True])
@pytest.mark.parametrize("together", [False, True])
def test_each_row_is_read_as_a_line(source: Make, together: bool, numbered: bool) -> None:
    parts = [table(ROWS + MORE, numbered)] if together else [table(ROWS, numbered), "", table(MORE, numbered)]
    plan = parse_plan(source(HEAD + "\n".join(parts)))
    assert stated(plan) == [("โครงการอบรม", [70_000], "สำนักปลัด"), ("กิจกรรมชุมชน", [10_000], "กองคลัง")]
    assert {project.detail.span.start for project in plan.projects if project.detail} == ({4} if together else {4, 6})


def test_blocks_on_one_line_are_one_section_of_it(source: Make) -> None:
    """A line of the file stands in one section, though two blocks begin on it and the second goes on below."""
    lines = [HEAD.rstrip("\n"), table(ROWS) + table(MORE[:1]), table(MORE[1:]), "", "ส่วนที่ 4 การติดตาม", "ทุกปี"]
    plan = parse_plan(source("\n".join(lines)))
    assert [section.span for section in plan.sections][-3:] == [Span(3, 3), Span(4, 6), Span(7, 8)]
    assert [section.ordinal for section in plan.sections] == [*range(1, len(plan.sections) + 1)]
    assert [title for title, *_ in stated(plan)] == ["โครงการอบรม", "กิจกรรมชุมชน"]


def test_numbers_stand_where_the_file_has_them(source: Make) -> None:
    plan = parse_plan(source(HEAD + table(ROWS)))
    assert [plan.source.line(n.line)[n.start : n.end] for n in plan.account.numbers] == [
        n.raw for n in plan.account.numbers
    ]
    assert [(n.raw, n.became) for n in plan.account.numbers] == [("70,000", "budget_line")]


def test_a_table_inside_a_cell_is_its_text(source: Make) -> None:
    inner = "<table><tr><td>ค่าอาหาร</td><td>50,000</td></tr><tr><td>ค่าวิทยากร</td><td>20,000</td></tr></table>"
    plan = parse_plan(source(HEAD + table([ROWS[0], ("งบประมาณ", f"รวม 70,000 บาท{inner}"), ROWS[2]])))
    assert stated(plan) == [("โครงการอบรม", [70_000, 50_000, 20_000], "สำนักปลัด")]
    assert [amount.per for project in plan.projects if project.detail for amount in project.detail.amounts] == [
        "unstated",
        "part",
        "part",
    ]


@pytest.mark.parametrize(
    "line",
    [
        table([("มิติ", "โครงการ"), ("1", "โครงการอบรม"), ("2", "โครงการชุมชน"), ("3", "กิจกรรม")]),  # a table of data
        table(ROWS[:2]),  # too few labels to be a block
        "ชื่อโครงการ งบประมาณ ผู้รับผิดชอบ",
        "<table>" * 9 + "<td>งบประมาณ",  # no row at all
        "<tr><td>งบประมาณ" * 3_000,  # more than any plan's blocks have on one line
    ],
)
def test_other_lines_stay_whole(source: Make, line: str) -> None:
    assert rows_apart(source(HEAD + line)) is None


YEARS = "<table><tr><td>2566</td><td>2567</td></tr><tr><td>5,000</td><td>6,000</td></tr></table>"
COSTS = "<table><tr><td>ค่าอาหาร</td><td>5,000</td></tr><tr><td>ค่าวัสดุ</td><td>6,000</td></tr></table>"
BLOCK = "ชื่อโครงการ : โครงการอบรม\n1. วัตถุประสงค์\nดี\n2. งบประมาณ\n{}\n3. ผู้รับผิดชอบ\nสำนักปลัด\n"


@pytest.mark.parametrize(
    ("field", "amounts"), [(YEARS, [5_000, 6_000]), (f"11,000 บาท\n\n{COSTS}", [11_000, 5_000, 6_000])]
)
def test_a_table_of_money_in_a_budget_field_is_read_row_by_row(source: Make, field: str, amounts: list[int]) -> None:
    assert stated(parse_plan(source(HEAD + BLOCK.format(field)))) == [("โครงการอบรม", amounts, "สำนักปลัด")]


@pytest.mark.parametrize("above", ["2. วิธีดำเนินการ\n", "2. งบประมาณ\n5,000 บาท\n3. วิธีดำเนินการ\n", "ตารางที่ 1\n"])
def test_a_table_in_another_field_stays_on_its_line(source: Make, above: str) -> None:
    assert rows_apart(source(f"{HEAD}{above}{YEARS}")) is None


def test_a_typed_table_below_parted_rows_keeps_its_lines(source: Make) -> None:
    row = Span(3, 3)
    typed = Table((TableRow((TableCell(("ก",), row),), row),), Span(2, 4))
    text = replace(source(f"{table(ROWS)}\n<table>\n<tr><td>ก</td></tr>\n</table>"), tables=(typed,))
    apart = rows_apart(text)
    assert apart is not None
    (moved,) = apart.source.tables
    assert apart.source.line(moved.rows[0].span.start) == "<tr><td>ก</td></tr>"
    assert [apart.first(number) for number in (moved.span.start, moved.span.end)] == [2, 4]


TORN = HEAD + (
    "1. ชื่อโครงการ : โครงการลดขัน\n"
    "                            \u0e49 ตอนการทำงาน\n"
    "2. งบประมาณ\n"
    "     รวมทัง\u0e49 สิน\n"
    "               \u0e49 192,000 บาท\n"
    "3. ผู้รับผิดชอบ กองคลัง\n"
)


def test_a_line_that_a_mark_tore_is_read_whole_and_its_numbers_stand_where_the_file_has_them(source: Make) -> None:
    plan = parse_plan(source(TORN))
    assert stated(plan) == [("โครงการลดขั้นตอนการทำงาน", [192_000], "กองคลัง")]
    printed = {(one.raw, one.line): plan.source.line(one.line)[one.start : one.end] for one in plan.account.numbers}
    assert printed[("192,000", 8)] == "192,000"
    (block,) = [project.detail for project in plan.projects if project.detail]
    assert block.span == Span(4, 9)


@pytest.mark.parametrize(
    "below",
    [
        "     \u0e49 192,000 บาท",
        "\u0e49 192,000 บาท",
        "               192,000 บาท",
        "               \u0e49\u0e48 192,000 บาท",
    ],
)
def test_a_line_with_its_mark_elsewhere_or_without_one_stays(below: str, source: Make) -> None:
    assert rows_apart(source(f"{HEAD}     รวมทัง\u0e49 สิน\n{below}\n")) is None


def test_a_printed_line_may_be_torn_twice(source: Make) -> None:
    apart = rows_apart(source("ยั\u0e48งยืน มัน\n           \u0e48 คง ทัง\n                  \u0e49 นี\u0e49 10\nกองคลัง"))
    assert apart is not None
    assert apart.source.lines == ("ยั\u0e48งยืน มั\u0e48นคง ทั\u0e49งนี\u0e49 10", "กองคลัง")
    assert (apart.first(1), apart.last(1), apart.first(2)) == (1, 3, 4)


@pytest.mark.parametrize(
    ("above", "below", "title"),
    [
        ("โครงการป", "\u0e49 องกันการทุจริต", "โครงการป้องกันการทุจริต"),
        ("โครงการตามเป", "\u0e49 าหมาย", "โครงการตามเป้าหมาย"),
        ("โครงการอบรม", "\u0e49 องกันการทุจริต", None),  # no tall letter: nothing says whose the mark is
    ],
)
def test_without_places_a_tone_on_a_tall_letter_begins_the_rest_of_its_line(
    above: str, below: str, title: str | None, source: Make
) -> None:
    apart = rows_apart(source(f"{HEAD}1. ชื่อโครงการ : {above}\n{below}\n2. งบประมาณ 5,000 บาท\n"))
    assert (apart.source.lines[3] if apart else None) == (f"1. ชื่อโครงการ : {title}" if title else None)


@pytest.mark.parametrize(
    ("line", "parted"),
    [
        ("ระยะเวลาดำเนินการ : ปีงบประมาณ 2566 – 2570 ผู้รับผิดชอบ : กองคลัง", True),
        ("6. ระยะเวลาดำเนินการ : ปี 2566 7. ผู้รับผิดชอบ : กองคลัง", True),
        ("กิจกรรม ระยะเวลาดำเนินการ : ปี 2566 ผู้รับผิดชอบ : กองคลัง", False),  # no label begins the line
        ("วัตถุประสงค์ : เพื่อดี เป้าหมาย : ประชาชน", False),  # a list of aims may have both
        ("งบประมาณ : 5,000 บาท งบประมาณ : 6,000 บาท", False),  # one field twice
        ("ระยะเวลาดำเนินการ : ปี 2566 เวลา 08:30 น.", False),
    ],
)
def test_two_fields_of_a_block_on_one_line(line: str, *, parted: bool, source: Make) -> None:
    assert (rows_apart(source(f"{HEAD}1. ชื่อโครงการ : โครงการ\n{line}\n")) is not None) is parted
