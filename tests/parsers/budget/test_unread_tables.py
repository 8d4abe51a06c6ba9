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
        "9 โครงการใหม่ 12,000 - กองคลัง",
        "4. โครงการใหม่ งบประมาณปี 2566 จำนวน 12,000 บาท ปี 2567 จำนวน 13,000 บาท\n5. โครงการดี ปีละ 3,000 บาท",
        "4. โครงการใหม่\nงบประมาณ ปี 2566 12,000 บาท ปี 2567 13,000 บาท",
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
        "4. โครงการใหม่ ตามมติปี 2566\n5. โครงการดี ผู้เข้าร่วมปี 2566 จำนวน 1,200 คน",
        "4. รายได้ปี 2566 จำนวน 12,000 บาท",  # no project
        "4 โครงการใหม่ ใช้ 12,000 บาท\n5 โครงการดี 3,000 บาท",
        "4 ประชากรชาย 1,200 คน\n5 ประชากรหญิง 1,300 คน",
        "4 โครงการตามหนังสือ ปี 2566",
        "4 อบรม 12,000 - กองคลัง",  # one, of which nothing says that it is a project
        "9 อบรม 12,000 - กองคลัง\n10 ดูงาน 3,000 1,000 กองคลัง",  # nor what they count on from
        "4\nโครงการใหม่\nเพื่อให้บุคลากร\n5",
        "\nส่วนที่ 3 สถิติ\n4 โครงการใหม่ 12,000 - กองคลัง",  # another part
    ],
)
def test_other_lines_below_a_table_are_no_rows(text: str, source: Make) -> None:
    assert unread(TABLE + DIMENSION + text, source) == []


def html(*rows: str) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row.split("|")) for row in rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


@pytest.mark.parametrize(
    ("rows", "is_said"),
    [
        (("ที่|โครงการ|งบประมาณ/แหล่งงบประมาณ", "4|โครงการใหม่|10,000 / ข้อบัญญัติ", "5|โครงการดี|อบจ. 6,000"), True),
        (("ที่|โครงการ|รายละเอียด", "4|โครงการใหม่|ปี 2566 จำนวน 10,000 บาท", "5|โครงการดี|ปี 2567 จำนวน 6,000 บาท"), True),
        (("ที่|โครงการ/งบประมาณ|หน่วยงาน", "4|โครงการใหม่ ปีละ 10,000 บาท|ก", "5|โครงการดี (6,000 บาทต่อปี)|ข"), True),
        (("ที่|โครงการ|รายละเอียด", "4|โครงการใหม่|อบรม 1,200 คน", "5|โครงการดี|ดูงาน 2,000 คน"), False),
        (("ที่|โครงการ|ระเบียบ", "4|โครงการใหม่|วงเงินเกิน 10,000 บาท", "5|โครงการดี|ตามระเบียบ"), False),  # one
        (("ที่|ความเสี่ยง|มาตรการควบคุม", "1|เรียกรับเงิน 5,000 บาท|ตรวจสอบ", "2|ยักยอก 6,000 บาท|ตรวจสอบ"), False),
    ],
)
def test_a_table_of_projects_that_tells_their_money_is_said(rows: tuple[str, ...], is_said: bool, source: Make) -> None:
    assert bool(unread(TABLE + DIMENSION + html(*rows), source)) is is_said
