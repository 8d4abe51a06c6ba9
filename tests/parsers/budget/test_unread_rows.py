"""Rows that were left as text beside a budget table are said: none of their amounts is lost silently."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from parsers.document import parse_plan

Make = Callable[[str], SourceText]

HEAD = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)\nเทศบาลตำบลตัวอย่าง จังหวัดลำปาง\nส่วนที่ 2 แผนปฏิบัติการ\n"
TABLE = (
    "| ที่ | โครงการ/กิจกรรม | ปี 2566 | ปี 2567 | ผู้รับผิดชอบ |\n|---|---|---|---|---|\n"
    "| 2 | โครงการอบรม | 20,000 | 50,000 | สำนักปลัด |\n| 3 | โครงการจิตอาสา | 30,000 | 70,000 | กองคลัง |\n"
)
DIMENSION = "\nมิติที่ 2 การบริหารราชการด้วยความโปร่งใส\n\n"


def unread(text: str, source: Make) -> list[str]:
    """The first line of each table that is said to be unread."""
    found = source(HEAD + text)
    issues = [issue for issue in parse_plan(found).issues if issue.code == "unread_table"]
    return [found.line(issue.span.start) for issue in issues if issue.span]


@pytest.mark.parametrize(
    "rows",
    [
        "4 โครงการใหม่ 12,000 - กองคลัง\n5 กิจกรรม 5 ส 3,000 1,000 กองคลัง",
        "4    โครงการใหม่         12,000       -          กองคลัง",
        "4. โครงการใหม่ 12,000 -",
        "4\nโครงการใหม่\n12,000\n-\nกองคลัง",
        "ที่ โครงการ/กิจกรรม งบประมาณ ผู้รับผิดชอบ\n4 โครงการใหม่ 12,000 กองคลัง\n5 กิจกรรม 5 ส 3,000 กองคลัง",
        "4 อบรม 12,000 - กองคลัง\n5 ดูงาน 3,000 1,000 กองคลัง",
        "1 โครงการใหม่ 12,000 - กองคลัง\n2 กิจกรรม 5 ส 3,000 1,000 กองคลัง",  # counted anew
        "4. โครงการใหม่ งบประมาณปี 2566 จำนวน 12,000 บาท\n5. โครงการดี\nงบประมาณปี 2567 3,000 บาท",  # in words
        "4 & โครงการใหม่ & 12,000 & - & กองคลัง \\\\ \\hline",  # signs of other tables
        "4<fcel>โครงการใหม่<fcel>12,000<fcel>2,000<nl>5<fcel>โครงการดี<fcel>1,000<lcel><nl>",
        '4,โครงการใหม่,"12,000","2,000",กองคลัง',
        "9 โครงการใหม่ 12,000 - กองคลัง",
        "4 อบรม 12,000 - กองคลัง",  # the number that is due, and as many figures
    ],
)
def test_rows_that_go_on_as_text_below_a_table_are_said(rows: str, source: Make) -> None:
    first = next(line for line in rows.splitlines() if line[0].isdecimal())
    assert unread(TABLE + DIMENSION + rows, source) == [first]


@pytest.mark.parametrize(
    "rows", ["1 โครงการใหม่ 12,000 - กองคลัง", "1 โครงการใหม่ 12,000 - กองคลัง\n2 กิจกรรม 5 ส 3,000 - กองคลัง"]
)
def test_rows_above_a_table_that_it_goes_on_with_are_said(rows: str, source: Make) -> None:
    assert unread(f"{rows}\n{DIMENSION}{TABLE}", source) == [rows.splitlines()[0]]


@pytest.mark.parametrize(
    "text",
    [
        "4. โครงการใหม่ งบประมาณ 12,000 บาท",  # a sentence
        "9. โครงการใหม่ ใช้ 12,000 บาท\n10. โครงการดี 3,000 บาท",
        "4 ประชากรชาย 1,200 คน\n5 ประชากรหญิง 1,300 คน",
        "4 โครงการตามหนังสือ ปี 2566",
        "4 อบรม 12,000 กองคลัง",  # one, of which nothing says that it is a project
        "9 อบรม 12,000 - กองคลัง\n10 ดูงาน 3,000 - กองคลัง",  # nor what they count on from
        "4\nโครงการใหม่\nเพื่อให้บุคลากร\n5",
        "\nส่วนที่ 3 สถิติ\n4 โครงการใหม่ 12,000 - กองคลัง",  # another part
    ],
)
def test_other_lines_below_a_table_are_no_rows(text: str, source: Make) -> None:
    assert unread(TABLE + DIMENSION + text, source) == []


TABS = (
    "ที่\tโครงการ/กิจกรรม\tปี 2566\tปี 2567\tผู้รับผิดชอบ\n"
    "2\tโครงการอบรม\t20,000\t50,000\tสำนักปลัด\n3\tโครงการจิตอาสา\t30,000\t70,000\tกองคลัง\n"
)


@pytest.mark.parametrize("between", ["\n\n", "หมายเหตุ งบประมาณอาจเปลี่ยนแปลง\n", "\n"])
@pytest.mark.parametrize(
    "row",
    ["4\tโครงการใหม่\t7,000\tกองคลัง", "โครงการใหม่\t7,000", "รวม\t3 โครงการ\t57,000 120,000", "ดูงาน\t7,000\tกองคลัง"],
)
def test_a_row_below_a_table_that_lost_its_cells_is_said(between: str, row: str, source: Make) -> None:
    """One amount is enough there, whatever else the row has lost."""
    plan = parse_plan(source(HEAD + TABS + between + row))
    assert {issue.code for issue in plan.issues} & {"unread_table", "uneven_row", "unreadable_amount", "mended_row"}


@pytest.mark.parametrize(
    "below",
    [
        "\n\nผู้จัดทำ\tนาย ก\tวันที่ 5",
        "\nส่วนที่ 3 สถิติ\nโครงการ\tกองคลัง\t7,000",  # another part
        "\n\nวันนี้\t1,248\tเดือนนี้\t25,610",  # visitors of a page
        "\n\nสถิติผู้เข้าร่วม (คน)\n\nกิจกรรม\tสำนักปลัด\t1,200",
        "\n\nที่\tโครงการ\tผู้เข้าร่วม\n1\tโครงการอบรม\t1,200",
    ],
)
def test_what_stands_below_a_table_and_is_none_of_its_rows_is_not_said(below: str, source: Make) -> None:
    assert unread(TABS + below, source) == []


def html(*rows: str) -> str:
    return (
        "<table>"
        + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row.split('|'))}</tr>" for row in rows)
        + "</table>"
    )


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (("ที่|โครงการ|รายละเอียด", "4|โครงการใหม่|ปี 2566 จำนวน 10,000 บาท", "5|โครงการดี|ปี 2567 จำนวน 6,000 บาท"), True),
        (("ที่|โครงการ|งบประมาณ/แหล่งงบประมาณ", "4|โครงการใหม่|อบจ. 10,000", "5|โครงการดี|6,000 / ข้อบัญญัติ"), True),
        (("ที่|โครงการ|ผลการดำเนินงาน", "4|โครงการใหม่|ผู้เข้าร่วม 1,000 คน", "5|โครงการดี|2,000 คน"), False),
        (("ที่|รายการ|รายละเอียด", "4|ผู้บริหาร|จำนวน 10,000 บาท", "5|พนักงาน|จำนวน 6,000 บาท"), False),
    ],
)
def test_a_table_of_projects_that_tells_its_money_in_words_is_said(
    rows: tuple[str, ...], said: bool, source: Make
) -> None:
    assert bool(unread(f"{TABLE}\n\n{html(*rows)}", source)) is said


LISTED = "**4. โครงการใหม่**\n- งบประมาณ:\n  - ปี 2566: 12,000 บาท\n  - ปี 2567: –\n- ผู้รับผิดชอบ: กองคลัง\n"


@pytest.mark.parametrize(
    "rows",
    [
        LISTED,
        LISTED.replace("**4. โครงการใหม่**", "โครงการใหม่"),  # with no number
        LISTED.replace("  - ปี 2567: –\n", "").replace("ปี 2566:", "ปี 2566–2567: ปีละ"),
        LISTED.replace("ปี 256", "พ.ศ. 256").replace(" บาท", ""),
        "รวมมิติที่ 2\n• 2566: 12,000\n• 2567: 5,000\n",
    ],
    ids=["a list", "no number", "each year", "no baht", "a total"],
)
def test_years_with_money_one_below_the_other_beside_a_table_are_said(rows: str, source: Make) -> None:
    """A list stood where another part of the plan has a table; its amounts were lost without a word."""
    found = [line.strip("*") for line in unread(TABLE + DIMENSION + rows, source)]
    assert found == [rows.splitlines()[0].strip("*")]


@pytest.mark.parametrize(
    "rows",
    [
        LISTED.replace("12,000 บาท", "12 คน"),
        LISTED.replace("2566", "2561").replace("2567", "2562"),
        LISTED.replace("  - ปี 2567: –\n", ""),
    ],
    ids=["no money", "years before the plan", "one line of one year"],
)
def test_years_with_anything_else_are_not_said(rows: str, source: Make) -> None:
    assert unread(TABLE + DIMENSION + rows, source) == []


@pytest.mark.parametrize(("value", "said"), [("87.50", []), ("1,250", ["| ปีงบประมาณ | คะแนน ITA | เรื่องร้องเรียน |"])])
def test_the_years_of_a_table_of_targets_are_no_amounts(value: str, said: list[str], source: Make) -> None:
    targets = (
        f"| ปีงบประมาณ | คะแนน ITA | เรื่องร้องเรียน |\n|---|---|---|\n| 2566 | {value} | 10 |\n| 2567 | {value} | 15 |\n"
    )
    assert unread(f"{targets}\n{TABLE}", source) == said
