"""Tables inside a project's block stay text of its fields; those of the plan between blocks do not."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from extract.ground.source import SourceText
from lawful import Rows
from normalize.document_rows import document_rows
from parsers.budget.inside_blocks import is_inside_block, is_of_one_project
from parsers.document import parse_plan
from parsers.tables.grid import find_grids

Make = Callable[[str], SourceText]
HEAD = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)\nเทศบาลตำบลตัวอย่าง จังหวัดลำปาง\nส่วนที่ 2 แผนปฏิบัติการ\n"
TABLE = (
    "| มิติ | โครงการ/กิจกรรม/มาตรการ | ปี 2566 | ปี 2567 | ปี 2568 |\n|---|---|---|---|---|\n"
    "| มิติที่ 1 | 1. โครงการอบรมคุณธรรม | 70,000 | 70,000 | 70,000 |\n"
)
PART = "\nส่วนที่ 3 รายละเอียดโครงการ\n"
BLOCK = """ชื่อโครงการ : โครงการอบรมคุณธรรม
{0}วัตถุประสงค์
เพื่อดี
{1}วิธีดำเนินการ
{table}
{2}งบประมาณ
ปีละ 70,000 บาท
{3}ผู้รับผิดชอบ
สำนักปลัด
"""
TABLES = {
    "months": "| กิจกรรม | ต.ค. | พ.ย. | งบประมาณ |\n|---|---|---|---|\n| ประชุมชี้แจง | / | | 5,000 |",
    "HTML": "<table><tr><td>กิจกรรม</td><td>ต.ค.</td><td>พ.ย.</td><td>งบประมาณ</td></tr>"
    "<tr><td>ประชุมชี้แจง</td><td>/</td><td></td><td>5,000</td></tr></table>",
    "steps by year": "| กิจกรรม | ปี 2566 | ปี 2567 | ปี 2568 |\n|---|---|---|---|\n| ประชุมชี้แจง | 5,000 | - | 5,000 |",
    "tabs": "กิจกรรม\tต.ค.\tพ.ย.\tงบประมาณ\nประชุมชี้แจง\t/\t-\t5,000",
}


def rows_of(text: str, source: Make) -> Rows:
    return document_rows(parse_plan(source(HEAD + text)), "plan", "0")


@pytest.mark.parametrize("numbers", [("1. ", "2. ", "3. ", "4. "), ("ก. ", "ข. ", "ค. ", "ง. "), ("", "", "", "")])
@pytest.mark.parametrize("kind", list(TABLES))
def test_a_table_in_a_field_is_its_text(kind: str, numbers: tuple[str, ...], source: Make) -> None:
    rows = rows_of(TABLE + PART + BLOCK.format(*numbers, table=TABLES[kind]), source)
    assert [row["title"] for row in rows["projects"]] == ["โครงการอบรมคุณธรรม"]
    method = " ".join(item["text"] for item in rows["project_items"] if item["field"] == "method")
    assert "ประชุมชี้แจง" in method
    assert "5,000" in method
    assert {line["amount_baht"] for line in rows["budget_lines"]} == {Decimal(70000)}
    codes = {issue["code"] for issue in rows["issues"]}
    assert not codes & {"unread_table", "table_detail_budget_mismatch", "unaccounted_amount"}


@pytest.mark.parametrize(
    "between",
    [
        "\nมิติที่ 2 การบริหารราชการด้วยความโปร่งใส\n",  # a heading
        "\n",  # the block above is whole, the one below begins with its title
    ],
)
def test_a_table_between_blocks_is_the_plans(between: str, source: Make) -> None:
    block = BLOCK.format("1. ", "2. ", "3. ", "4. ", table="ประชุม")
    more, below = TABLE.replace("1. โครงการอบรมคุณธรรม", "2. โครงการอบรมวินัย"), block.replace("อบรมคุณธรรม", "อบรมวินัย")
    rows = rows_of(TABLE + PART + block + between + more + "\n" + below, source)
    assert [(row["title"], row["in_table"]) for row in rows["projects"]] == [
        ("โครงการอบรมคุณธรรม", True),
        ("โครงการอบรมวินัย", True),
    ]


def test_the_first_table_of_a_plan_in_chapters_named_as_fields_is_its_budget_table(source: Make) -> None:
    """A plan for one year is often written as one project."""
    rows = rows_of(f"1. วัตถุประสงค์\nเพื่อดี\n2. วิธีดำเนินการ\n{TABLE}\n3. งบประมาณ\nตามตาราง\n", source)
    assert [row["table_title"] for row in rows["projects"]] == ["โครงการอบรมคุณธรรม"]


COSTS = (
    "<table><tr><td>ที่</td><td>{head}</td><td>ปี 2566</td><td>ปี 2567</td></tr>"
    "<tr><td>1</td><td>{first}</td><td>5,000</td><td>6,000</td></tr>"
    "<tr><td>2</td><td>{first}ซ้ำ</td><td>4,000</td><td>5,000</td></tr></table>"
)
FIELDS = "1. ชื่อโครงการ : {title}\n2. วัตถุประสงค์\nเพื่อดี\n3. งบประมาณ\n{table}\n{below}"
REST = "4. ผู้รับผิดชอบ\nสำนักปลัด\n"
ANOTHER = FIELDS.format(title="โครงการจิตอาสา", table="ปีละ 5,000 บาท", below=REST)


def titles_of(rows: Rows) -> list[str]:
    return [row["title"] or row["table_title"] for row in rows["projects"]]


@pytest.mark.parametrize(
    ("head", "first", "below"),
    [
        ("กิจกรรม", "อบรม", REST),
        ("โครงการ/กิจกรรม", "อบรม", REST),
        ("รายการ", "ค่าอาหาร", REST + ANOTHER),
        ("กิจกรรม", "อบรม", ANOTHER),  # the field is the block's last
        ("กิจกรรม", "อบรม", ""),
    ],
)
def test_a_table_of_money_in_a_field_is_no_table_of_the_plan(head: str, first: str, below: str, source: Make) -> None:
    table = COSTS.format(head=head, first=first)
    rows = rows_of(FIELDS.format(title="โครงการอบรมคุณธรรม", table=table, below=below), source)
    assert titles_of(rows) == ["โครงการอบรมคุณธรรม", "โครงการจิตอาสา"][: 1 + (ANOTHER in below)]
    dated = [line for line in rows["budget_lines"] if line["fiscal_year_be"]]
    paid = [(line["fiscal_year_be"], int(line["amount_baht"])) for line in dated]
    assert [one for one in paid if one[0] < 2568][:4] == [(2566, 5000), (2566, 4000), (2567, 6000), (2567, 5000)]


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("แผนปฏิบัติการป้องกันการทุจริต", "อบรม"),  # the whole plan, written as a project
        ("โครงการป้องกันการทุจริต", "โครงการอบรม"),
    ],
)
def test_a_plan_written_as_one_project_has_its_table_in_a_field(title: str, first: str, source: Make) -> None:
    table = COSTS.format(head="โครงการ/กิจกรรม", first=first)
    rows = rows_of(FIELDS.format(title=title, table=table, below=REST), source)
    assert [row["table_title"] for row in rows["projects"] if row["in_table"]] == [first, f"{first}ซ้ำ"]


def test_a_table_below_a_heading_is_no_blocks_table(source: Make) -> None:
    block = FIELDS.format(title="โครงการจิตอาสา", table="5,000 บาท", below=REST)
    rows = rows_of(f"{block}\nส่วนที่ 3 งบประมาณ\n{COSTS.format(head='กิจกรรม', first='อบรม')}\n", source)
    assert [row["table_title"] for row in rows["projects"] if row["in_table"]] == ["อบรม", "อบรมซ้ำ"]


ENTRIES = """{0}ชื่อโครงการ : โครงการอบรมคุณธรรม
{1}วัตถุประสงค์
2.1 เพื่อปลูกฝังจิตสำนึก
{2}วิธีดำเนินการ
3.1 จัดทำโครงการ
3.2 ดำเนินการตามตาราง ดังนี้
{table}
3.3 ประเมินผล
{3}งบประมาณ
ปีละ 70,000 บาท
{4}ผู้รับผิดชอบ
สำนักปลัด
"""


@pytest.mark.parametrize(
    "numbers", [("1. ", "2. ", "3. ", "4. ", "5. "), ("๑) ", "๒) ", "๓) ", "๔) ", "๕) "), ("",) * 5]
)
@pytest.mark.parametrize("kind", list(TABLES))
def test_dotted_entries_of_a_field_are_no_missions(kind: str, numbers: tuple[str, ...], source: Make) -> None:
    """``3.2 ดำเนินการตามตาราง`` looks like a mission; the table below it was the plan's, and its money counted twice."""
    rows = rows_of(TABLE + PART + ENTRIES.format(*numbers, table=TABLES[kind]), source)
    assert [row["title"] for row in rows["projects"]] == ["โครงการอบรมคุณธรรม"]
    assert {line["amount_baht"] for line in rows["budget_lines"]} == {Decimal(70000)}


@pytest.mark.parametrize("below", [REST, REST + ANOTHER])
def test_dotted_aims_stand_above_a_table_of_the_blocks_money(below: str, source: Make) -> None:
    """Without a table of the plan the block's own, below the label of its money, made its rows projects."""
    fields = FIELDS.replace("เพื่อดี", "2.1 เพื่อดี\n2.2 เพื่อปลูกฝังจิตสำนึก")
    table = COSTS.format(head="กิจกรรม", first="อบรม")
    rows = rows_of(fields.format(title="โครงการอบรมคุณธรรม", table=table, below=below), source)
    assert titles_of(rows) == ["โครงการอบรมคุณธรรม", "โครงการจิตอาสา"][: 1 + (ANOTHER in below)]
    assert not any(row["in_table"] for row in rows["projects"])


@pytest.mark.parametrize(
    "heading", ["1.2 การสร้างจิตสำนึกและความตระหนักแก่ประชาชนทุกภาคส่วนในท้องถิ่น", "ภารกิจที่ 2.1 พัฒนาคน", "2.1 โครงการอบรมวินัย"]
)
def test_a_mission_between_label_and_table_is_one(heading: str, source: Make) -> None:
    more = TABLE.replace("1. โครงการอบรมคุณธรรม", "2. โครงการอบรมวินัย")
    block = BLOCK.format("1. ", "2. ", "3. ", "4. ", table=f"ประชุม\n{heading}\n{more}")
    rows = rows_of(TABLE + PART + block, source)
    assert "โครงการอบรมวินัย" in [row["table_title"] for row in rows["projects"]]


LAST = "1. ชื่อโครงการ : โครงการอบรมคุณธรรม\n2. งบประมาณ\nปีละ 70,000 บาท\n3. ตัวชี้วัด\nร้อยละ 80\n"


@pytest.mark.parametrize("below", ["", ANOTHER, "ลำดับที่ 2\n" + ANOTHER])
@pytest.mark.parametrize("kind", ["steps by year", "HTML"])
def test_a_table_in_the_last_field_of_a_block_is_its_text(kind: str, below: str, source: Make) -> None:
    rows = rows_of(f"{TABLE}{PART}{LAST}{TABLES[kind]}\n{below}", source)
    assert titles_of(rows) == ["โครงการอบรมคุณธรรม", "โครงการจิตอาสา"][: 1 + (ANOTHER in below)]
    assert "ประชุมชี้แจง" in " ".join(item["text"] for item in rows["project_items"] if item["field"] == "indicator")
    assert "unread_table" not in {issue["code"] for issue in rows["issues"]}


@pytest.mark.parametrize("head", ["โครงการ/กิจกรรม/มาตรการ", "กิจกรรม"])
@pytest.mark.parametrize("first", ["2. โครงการอบรมวินัย", "2. มาตรการลดใช้กระดาษ", "2. อบรมวินัย"])
def test_the_plans_table_goes_on_below_a_blocks_last_field(head: str, first: str, source: Make) -> None:
    table = TABLE.replace("โครงการ/กิจกรรม/มาตรการ", head)
    more = table.replace("1. โครงการอบรมคุณธรรม", first)
    rows = rows_of(f"{table}{PART}{LAST}{more}\n{ANOTHER}", source)
    assert first[3:] in [row["table_title"] for row in rows["projects"]]


MONTHS = "กิจกรรม\tต.ค.\tงบประมาณ\nประชุมชี้แจง\t/\t5,000\nอบรม\t/\t6,000"


def last_is_inside(lines: list[str], source: Make) -> bool:
    made = source("\n".join(lines))
    return is_inside_block(find_grids(made)[-1], made)


@pytest.mark.parametrize(
    ("above", "below", "inside"),
    [
        ("1. วัตถุประสงค์", "2. งบประมาณ", True),
        ("1. วัตถุประสงค์", "3. งบประมาณ", False),  # does not count on
        ("2. งบประมาณ", "1. วัตถุประสงค์", False),
        ("2. งบประมาณ", "3. วัตถุประสงค์", True),  # whatever the order of the fields
        ("วัตถุประสงค์", "งบประมาณ", True),
        ("งบประมาณ", "วัตถุประสงค์", False),  # the next block, without a title
        ("วัตถุประสงค์", "2. งบประมาณ", True),  # one number is lost
        ("1. วัตถุประสงค์", "งบประมาณ", True),
        ("5. งบประมาณ", "วัตถุประสงค์", False),
        ("1. วัตถุประสงค์", "ประชาชนในพื้นที่", False),
        ("ประชาชนในพื้นที่", "2. งบประมาณ", False),
    ],
)
def test_a_table_stands_between_two_labels_that_count_on(above: str, below: str, *, inside: bool, source: Make) -> None:
    assert last_is_inside([above, MONTHS, below], source) is inside


@pytest.mark.parametrize("between", ["ส่วนที่ 2 แผนปฏิบัติการ", "ชื่อโครงการ : โครงการอบรม", "มิติที่ 2 การบริหารราชการ"])
def test_what_begins_something_else_is_no_part_of_the_block(between: str, source: Make) -> None:
    assert not last_is_inside(["1. วัตถุประสงค์", between, MONTHS, "2. งบประมาณ"], source)
    assert not last_is_inside(["1. วัตถุประสงค์", MONTHS, between, "2. งบประมาณ"], source)


@pytest.mark.parametrize(("lines", "inside"), [(0, True), (1, True), (50, True), (61, False)])
def test_a_label_may_stand_a_page_away(lines: int, *, inside: bool, source: Make) -> None:
    far = [""] * lines
    assert last_is_inside(["1. วัตถุประสงค์", *far, MONTHS, "2. งบประมาณ"], source) is inside
    assert last_is_inside(["1. วัตถุประสงค์", MONTHS, *far, "2. งบประมาณ"], source) is inside


def test_the_label_below_does_not_stand_above(source: Make) -> None:
    """A plan that begins with a table: no label stands above it, least of all its last line."""
    assert not last_is_inside([MONTHS, "", "2. งบประมาณ", "1. วัตถุประสงค์"], source)


def last_is_of_one_project(lines: list[str], source: Make) -> bool:
    made = source("\n".join(lines))
    return is_of_one_project(find_grids(made)[-1], made)


def costs(*titles: str, head: str = "กิจกรรม") -> str:
    rows = "".join(f"\n{number}\t{title}\t5,000\t6,000" for number, title in enumerate(titles, 1))
    return f"ที่\t{head}\tปี 2566\tปี 2567{rows}"


TITLE, MONEY = "1. ชื่อโครงการ : โครงการอบรม", "2. งบประมาณ"


@pytest.mark.parametrize("between", [[], [""], ["(หน่วย : บาท)"], ["", "(หน่วย : บาท)", ""]])
def test_a_table_of_costs_right_below_the_label_of_money(between: list[str], source: Make) -> None:
    assert last_is_of_one_project([TITLE, MONEY, *between, costs("ค่าอาหาร", "ค่าวิทยากร")], source)


@pytest.mark.parametrize(
    "between",
    [
        ["ตามรายละเอียดต่อไปนี้"],
        [""] * 6,
        ["3. ผู้รับผิดชอบ"],
        ["ส่วนที่ 3 บัญชีโครงการ", MONEY],  # the block has ended
    ],
)
def test_a_table_farther_from_the_label_of_money(between: list[str], source: Make) -> None:
    assert not last_is_of_one_project([TITLE, MONEY, *between, costs("ค่าอาหาร", "ค่าวิทยากร")], source)


@pytest.mark.parametrize(
    ("titles", "of_one"),
    [
        (["ค่าอาหาร", "ค่าวิทยากร"], True),
        (["โครงการอบรม", "ค่าวิทยากร", "ค่าอาหาร"], True),
        (["โครงการอบรม", "ค่าวิทยากร"], False),  # half of its rows are projects
        (["โครงการอบรม", "มาตรการส่งเสริม"], False),
    ],
)
def test_a_table_whose_rows_are_projects_is_the_plans(titles: list[str], *, of_one: bool, source: Make) -> None:
    assert last_is_of_one_project([TITLE, MONEY, costs(*titles)], source) is of_one


@pytest.mark.parametrize(
    ("title", "of_one"),
    [
        ([TITLE], True),
        (["1. ชื่อโครงการ", "โครงการอบรม"], True),  # on the next line
        (["1. ชื่อโครงการ : แผนปฏิบัติการป้องกันการทุจริต"], False),
        (["1. ชื่อโครงการ", "", "แผนปฏิบัติการป้องกันการทุจริต"], False),
        (["ชื่อโครงการ\tงบประมาณ"], False),  # the head of a table
        ([TITLE, *["ประชาชนในพื้นที่"] * 140], True),
        ([TITLE, *["ประชาชนในพื้นที่"] * 151], False),
        (["เทศบาลตำบลตัวอย่าง"], False),
    ],
)
def test_whose_the_table_is_says_the_title_above(title: list[str], *, of_one: bool, source: Make) -> None:
    assert last_is_of_one_project([*title, MONEY, costs("ค่าอาหาร", "ค่าวิทยากร")], source) is of_one


METHOD = [TITLE, "2. วิธีดำเนินการ", "ดังนี้"]


@pytest.mark.parametrize(
    ("head", "others", "of_one"),
    [
        ("กิจกรรม", [], True),
        ("โครงการ/กิจกรรม", [], False),  # a plan of one project: its projects in a field
        ("โครงการ/กิจกรรม", ["1. ชื่อโครงการ : โครงการค่าย"], True),  # one of the projects of a plan
    ],
)
def test_a_table_in_another_field_than_that_of_money(
    head: str, others: list[str], *, of_one: bool, source: Make
) -> None:
    table = costs("อบรม", "ประชุม", head=head)
    assert last_is_of_one_project([*others, *METHOD, table, "3. งบประมาณ"], source) is of_one


@pytest.mark.parametrize("kind", list(TABLES))
@pytest.mark.parametrize(
    "order",
    [
        "วิธีดำเนินการ\nอบรม\nงบประมาณ\n{table}\nระยะเวลาดำเนินการ\nปี 2566\nผู้รับผิดชอบ\nสำนักปลัด\n",  # a plan's own order
        "ผู้รับผิดชอบ\nสำนักปลัด\nวิธีดำเนินการ\n{table}\nงบประมาณ\nปีละ 70,000 บาท\nสถานที่ดำเนินการ\nเทศบาล\n",
        "2. วิธีดำเนินการ\n{table}\n3. การติดตามประเมินผล\nรายงาน\n4. งบประมาณ\nปีละ 70,000 บาท\n",  # what is no field counts
        "๒. วิธีดำเนินการ\n{table}\n๓. การติดตามและประเมินผล\nรายงาน\n๔. ผู้รับผิดชอบ\nสำนักปลัด\n",
    ],
)
def test_any_two_labels_of_a_block_bound_its_table(order: str, kind: str, source: Make) -> None:
    block = "ชื่อโครงการ : โครงการอบรมคุณธรรม\nวัตถุประสงค์\nเพื่อดี\n" + order.format(table=TABLES[kind])
    rows = rows_of(TABLE + PART + block, source)
    assert titles_of(rows) == ["โครงการอบรมคุณธรรม"]


def test_a_table_between_blocks_whose_titles_have_no_label_is_the_plans(source: Make) -> None:
    fields = "วัตถุประสงค์\nเพื่อดี\nวิธีดำเนินการ\nอบรม\nงบประมาณ\nปีละ 70,000 บาท\nผู้รับผิดชอบ\nสำนักปลัด\n"
    more = TABLE.replace("1. โครงการอบรมคุณธรรม", "2. โครงการอบรมวินัย")
    text = f"{TABLE}{PART}ชื่อโครงการ : โครงการอบรมคุณธรรม\n{fields}\n{more}\nโครงการอบรมวินัย\n{fields}"
    assert "โครงการอบรมวินัย" in [row["table_title"] for row in rows_of(text, source)["projects"]]
