"""Details as one wide table, a row a project: its rows are blocks where another table has the budget."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

import renditions
from extract.ground.source import SourceText, Span
from extract.readers import read_source
from normalize.document_rows import document_rows
from parsers.document import parse_plan
from parsers.records.blocks import DetailBlock
from parsers.records.plan import PlanDocument

Make = Callable[[str], SourceText]
Read = Callable[[str], PlanDocument]
Row = tuple[str, ...]

HEAD = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)\nเทศบาลตำบลตัวอย่าง จังหวัดลำปาง\n"
BUDGET: list[Row] = [
    ("ที่", "โครงการ/กิจกรรม/มาตรการ", "ปี 2566", "ปี 2567", "ปี 2568", "หน่วยงานรับผิดชอบ"),
    ("1", "โครงการอบรมคุณธรรมบุคลากร", "70,000", "70,000", "70,000", "สำนักปลัด"),
    ("2", "กิจกรรมชุมชนโปร่งใส", "10,000", "-", "12,000", "กองสวัสดิการสังคม"),
    ("3", "มาตรการใช้รถยนต์ส่วนกลาง", "-", "-", "-", "กองคลัง"),
]
COLUMNS: Row = ("ที่", "โครงการ", "วัตถุประสงค์", "เป้าหมาย", "งบประมาณ", "ระยะเวลา", "ผู้รับผิดชอบ", "ตัวชี้วัด")
DETAILS: list[Row] = [
    ("1", "โครงการอบรมคุณธรรมบุคลากร", "1) เพื่อวินัย<br>2) เพื่อความโปร่งใส", "บุคลากร 60 คน", "ปีละ 70,000 บาท",
     "ปี 2566 - 2568", "สำนักปลัด", "ร้อยละ 80 ของผู้เข้าอบรม"),
    ("2", "กิจกรรมชุมชนโปร่งใส", "เพื่อชุมชน", "ประชาชน 100 คน", "ปี 2566 จำนวน 10,000 บาท<br>ปี 2568 จำนวน 12,000 บาท",
     "ปี 2566 และ 2568", "กองสวัสดิการสังคม", "จัด 1 ครั้ง"),
    ("3", "มาตรการใช้รถยนต์ส่วนกลาง", "เพื่อระเบียบ", "เจ้าหน้าที่ทุกคน", "ไม่ใช้งบประมาณ", "ปี 2566 - 2568", "กองคลัง", "มีทะเบียน"),
]  # fmt: skip


def html(rows: list[Row]) -> str:
    return "<table>\n" + "\n".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in rows) + "\n</table>\n"


def pipes(rows: list[Row]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join((lines[0], "|" + "---|" * len(rows[0]), *lines[1:])) + "\n"


def tabs(rows: list[Row]) -> str:
    return "\n".join("\t".join(cell.replace("<br>", " ") for cell in row) for row in rows) + "\n"


@pytest.fixture
def read(source: Make) -> Read:
    return lambda text: parse_plan(source(f"{HEAD}ส่วนที่ 2 แผนปฏิบัติการ\n{text}"))


def plan(details: str, budget: str = html(BUDGET)) -> str:
    return f"{budget}\nส่วนที่ 3 รายละเอียดโครงการ\n\n{details}"


def blocks(found: PlanDocument) -> list[DetailBlock]:
    return [project.detail for project in found.projects if project.detail]


def items(block: DetailBlock, field: str) -> list[str]:
    return [item.text for found in block.fields if found.field == field for item in found.items]


def codes(found: PlanDocument, *of: str) -> list[str]:
    """The codes of the warnings about it, and of others that are asked for."""
    issues = document_rows(found, "plan", "0")["issues"]
    return sorted({str(issue["code"]) for issue in issues if issue["severity"] != "info" or issue["code"] in of})


@pytest.mark.parametrize("printed", [html, pipes, tabs])
def test_a_row_is_a_block_with_its_lines_its_fields_and_its_money(
    read: Read, printed: Callable[[list[Row]], str]
) -> None:
    text = plan(printed([COLUMNS, *DETAILS]), printed(BUDGET))
    found = read(text)
    assert [(p.ordinal, p.item is not None, p.match_method) for p in found.projects] == [
        (n, True, "title") for n in (1, 2, 3)
    ]
    first, second, third = blocks(found)
    assert [(a.years, a.amount, a.per) for one in (first, second) for a in one.amounts] == [
        ((), Decimal(70000), "year"), ((2566,), Decimal(10000), "year"), ((2568,), Decimal(12000), "year"),
    ]  # fmt: skip
    assert (third.budget_status, third.amounts) == ("none", ())
    assert items(first, "objective") == ["เพื่อวินัย", "เพื่อความโปร่งใส"]
    assert (first.target_count, first.responsible, items(first, "indicator")) == (
        60,
        "สำนักปลัด",
        ["ร้อยละ 80 ของผู้เข้าอบรม"],
    )
    assert [(one.number, one.period and (one.period.start_be, one.period.end_be)) for one in (first, second)] == [
        (1, (2566, 2568)), (2, (2566, 2568)),
    ]  # fmt: skip
    assert [line for line, text in enumerate(found.source.lines, 1) if "เพื่อระเบียบ" in text] == [third.span.start]
    assert {block.title for block in first.fields} == set(COLUMNS[2:])
    assert codes(found) == []


def test_every_number_is_accounted_for(read: Read) -> None:
    found = read(plan(html([COLUMNS, *DETAILS])))
    assert [n.raw for n in found.account.numbers if n.became == "unaccounted"] == []
    assert [n.raw for n in found.account.numbers if n.became == "budget_line"].count("70,000") == 4


def test_where_no_other_table_is_it_is_the_budget_table(read: Read) -> None:
    found = read(html([COLUMNS, *DETAILS]))
    assert [(p.item is not None, p.detail) for p in found.projects] == [(True, None)] * 3


@pytest.mark.parametrize(
    "columns",
    [
        ("ที่", "โครงการ", "วัตถุประสงค์", "เป้าหมาย", "ปี 2566", "ปี 2567", "ปี 2568", "ตัวชี้วัด"),  # a budget table with reasons
        ("ที่", "โครงการ", "สถานที่", "เป้าหมาย", "งบประมาณ", "ระยะเวลา", "ผู้รับผิดชอบ", "หมายเหตุ"),  # no reason is given
    ],
)
def test_a_table_with_a_budgets_columns_is_none(read: Read, columns: Row) -> None:
    assert blocks(read(plan(html([columns, *DETAILS])))) == []


def test_other_projects_are_another_table(read: Read) -> None:
    others = [(row[0], f"โครงการก่อสร้างถนนสายที่ {row[0]}", *row[2:]) for row in DETAILS]
    assert blocks(read(plan(html([COLUMNS, *others])))) == []


@pytest.mark.parametrize(
    ("head", "line"), [("งบประมาณ (พันบาท)", ""), ("งบประมาณ", "(หน่วย : พันบาท)\n"), ("งบประมาณ (บาท)", None)]
)
def test_amounts_in_another_unit_are_not_taken_for_baht(read: Read, head: str, line: str | None) -> None:
    rows = [(*row[:4], "70", *row[5:]) for row in DETAILS]
    found = blocks(read(plan((line or "") + html([(*COLUMNS[:4], head, *COLUMNS[5:]), *rows]))))
    assert [amount.amount for one in found for amount in one.amounts] == ([] if line is not None else [Decimal(70)] * 3)


def test_places_totals_and_heads_that_return_are_no_blocks(read: Read) -> None:
    place = ("มิติที่ 1 การสร้างวัฒนธรรมสุจริต", *[""] * 7)
    below = ("มิติที่ 2 การบริหารราชการ", *[""] * 7)
    total = ("", "รวม 3 โครงการ", "", "", "232,000", "", "", "")
    found = read(plan(pipes([COLUMNS, place, *DETAILS[:2], COLUMNS, below, DETAILS[2], total])))
    assert [one.title for one in blocks(found)] == [row[1] for row in DETAILS]
    assert [one.branch.dimension.number for one in blocks(found) if one.branch.dimension] == ["1", "1", "2"]


def test_a_heading_above_says_the_place(read: Read) -> None:
    found = read(plan("มิติที่ 3 การส่งเสริมบทบาท\n" + html([COLUMNS, *DETAILS])))
    assert {one.branch.dimension.number for one in blocks(found) if one.branch.dimension} == {"3"}


def test_a_row_without_a_title_goes_on_with_the_one_above(read: Read) -> None:
    more = ("", "", "3) เพื่อส่วนรวม", "", "", "", "", "")
    found = read(plan(html([COLUMNS, DETAILS[0], more, *DETAILS[1:]])))
    assert items(blocks(found)[0], "objective") == ["เพื่อวินัย", "เพื่อความโปร่งใส", "เพื่อส่วนรวม"]
    assert blocks(found)[0].span == Span(blocks(found)[1].span.start - 2, blocks(found)[1].span.start - 1)


def test_a_row_that_lost_a_cell_is_said_and_not_read(read: Read) -> None:
    found = read(plan(html([COLUMNS, *DETAILS[:2], DETAILS[2][:5]])))
    assert [one.title for one in blocks(found)] == [row[1] for row in DETAILS[:2]]
    assert "unread_block" in codes(found)


@pytest.mark.parametrize("head", ["สูตรการคำนวณ", "การเบิกจ่ายและบัญชี"])
def test_a_head_that_no_rule_knows_is_kept_and_said(read: Read, head: str) -> None:
    columns, rows = (*COLUMNS, head), [(*row, "ก หาร ข") for row in DETAILS]
    found = read(plan(html([columns, *rows])))
    assert [items(one, "other") for one in blocks(found)] == [["ก หาร ข"]] * 3
    assert [issue.found for issue in found.issues if issue.code == "unknown_heading"] == [head]


def test_a_table_that_goes_on_over_a_page_needs_no_head(read: Read) -> None:
    found = read(plan(html([COLUMNS, *DETAILS[:2]]) + "\n12\n\n" + html(DETAILS[2:])))
    assert [one.title for one in blocks(found)] == [row[1] for row in DETAILS]


def turned(rows: list[Row], names: Row) -> list[Row]:
    """Columns as rows, with other names for the first two."""
    return [(name, *(row[place] for row in rows)) for place, name in enumerate((*names, *COLUMNS[2:]))]


@pytest.mark.parametrize("printed", [html, pipes, tabs])
@pytest.mark.parametrize("names", [("ลำดับที่", "ชื่อโครงการ"), ("หัวข้อ", "ชื่อโครงการ/กิจกรรม/มาตรการ"), ("", "รายการ")])
def test_the_columns_of_a_table_are_blocks_where_labels_stand_down_its_side(
    read: Read, printed: Callable[[list[Row]], str], names: Row
) -> None:
    rows: list[Row] = [(f"ลำดับที่ {row[0]}", *row[1:]) for row in DETAILS]
    table = turned(rows, names)
    text = plan(printed(table if names[0] else table[1:]), printed(BUDGET))
    found = read(text)
    assert [(p.item is not None, p.match_method) for p in found.projects] == [(True, "title")] * 3
    first, second, third = blocks(found)
    assert [one.number for one in (first, second, third)] == ([1, 2, 3] if names[0] else [None] * 3)
    assert [one.responsible for one in (first, second, third)] == ["สำนักปลัด", "กองสวัสดิการสังคม", "กองคลัง"]
    assert items(first, "objective") == ["เพื่อวินัย", "เพื่อความโปร่งใส"]
    assert [(a.years, a.amount) for one in (first, second, third) for a in one.amounts] == [
        ((), Decimal(70000)), ((2566,), Decimal(10000)), ((2568,), Decimal(12000)),
    ]  # fmt: skip
    assert codes(found) == []


def test_two_fields_in_a_row_are_no_projects(read: Read) -> None:
    rows: list[Row] = [
        ("ชื่อโครงการ", "โครงการอบรมคุณธรรมบุคลากร", "วัตถุประสงค์", "เพื่อวินัย"),
        ("กลุ่มเป้าหมาย", "บุคลากร 60 คน", "ระยะเวลา", "ปี 2566"),
        ("งบประมาณ", "ปีละ 70,000 บาท", "ผู้รับผิดชอบ", "สำนักปลัด"),
    ]
    (one,) = blocks(read(plan(html(rows))))
    assert (one.title, one.responsible) == ("โครงการอบรมคุณธรรมบุคลากร", "สำนักปลัด")


def test_a_table_of_numbers_labels_and_contents_is_one_project(read: Read) -> None:
    names = ("ชื่อโครงการ", "วัตถุประสงค์", "งบประมาณ", "ผู้รับผิดชอบ")
    contents = ("โครงการอบรมคุณธรรมบุคลากร", "เพื่อวินัย", "ปีละ 70,000 บาท", "สำนักปลัด")
    rows: list[Row] = [(str(n), name, text) for n, (name, text) in enumerate(zip(names, contents, strict=True), 1)]
    (one,) = blocks(read(plan(html(rows))))
    assert (one.title, one.responsible) == ("โครงการอบรมคุณธรรมบุคลากร", "สำนักปลัด")


LABELLED: list[Row] = [
    (name, *(row[place] for row in DETAILS[:1])) for place, name in enumerate(("", "ชื่อโครงการ", *COLUMNS[2:])) if name
]


@pytest.mark.parametrize("rows", [[COLUMNS, *DETAILS], turned(DETAILS, ("ลำดับที่", "ชื่อโครงการ")), LABELLED])
def test_tables_of_a_word_document(source: Make, tmp_path: Path, rows: list[Row]) -> None:
    """A row a project, a column a project, a row a field: as real tables."""
    path = tmp_path / "plan.docx"
    text = f"{HEAD}ส่วนที่ 2 แผนปฏิบัติการ\n{plan(html(rows))}"
    path.write_bytes(renditions.word_document(source(text), renditions.FONTS[0]))
    found = blocks(parse_plan(read_source(path, "plan")))
    assert [one.title for one in found] == [row[1] for row in DETAILS][: len(found)]
    assert len(found) == (1 if rows is LABELLED else 3)
    assert items(found[0], "objective") == ["เพื่อวินัย", "เพื่อความโปร่งใส"]
    assert ([a.amount for a in found[0].amounts], found[0].responsible) == ([Decimal(70000)], "สำนักปลัด")


@pytest.mark.parametrize("rows", [[COLUMNS, *DETAILS], turned(DETAILS, ("ลำดับที่", "ชื่อโครงการ"))])
def test_a_table_of_projects_that_have_blocks_makes_no_more(read: Read, rows: list[Row]) -> None:
    """It only sums the details up: nothing is a project twice."""
    on_lines = "".join(
        f"\nลำดับที่ {row[0]}\n1. ชื่อโครงการ : {row[1]}\n2. วัตถุประสงค์\nเพื่อดี\n3. งบประมาณ\n-\n4. ผู้รับผิดชอบ\n{row[6]}\n"
        for row in DETAILS
    )
    for details in (html(rows) + on_lines, on_lines + "\nส่วนที่ 4 สรุป\n" + html(rows)):
        found = read(plan(details))
        assert [p.detail.title for p in found.projects if p.detail] == [row[1] for row in DETAILS]
        assert [items(one, "objective") for one in blocks(found)] == [["เพื่อดี"]] * 3


def test_the_years_of_its_periods_and_money_make_it_no_table_of_a_row_a_year(read: Read) -> None:
    budget = [(*row[:3], row[5]) for row in BUDGET]
    years = {"1": ("ปี 2566 จำนวน 70,000 บาท", "ปีงบประมาณ 2566"), "2": ("ปี 2566 จำนวน 10,000 บาท", "ปีงบประมาณ 2566")}
    details = [(*row[:4], *years.get(row[0], (row[4], "ปีงบประมาณ 2566")), *row[6:]) for row in DETAILS]
    found = read(plan(html([COLUMNS, *details]), html(budget)))
    assert [project.detail is not None for project in found.projects] == [True] * 3
