"""A row that a page's end tore: the table goes on below its head, which returns, or without one."""

from __future__ import annotations

import pytest

from extract.ground.source import SourceText
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import KnownOfPlan, read_budget_table
from parsers.records.budget import BudgetTable
from parsers.tables.grid import find_grids
from parsers.values.spacing import known_spellings

HEAD = "ภารกิจ\tโครงการ/กิจกรรม/มาตรการ\tปี 2566\tปี 2567\tหมายเหตุ"
ABOVE = "1.1 บุคลากร\t1. โครงการอบรมจริยธรรม\t22,000\t23,000\t"
UPPER = "1.2 ประชาชน\t2. โครงการรณรงค์เลือกตั้ง\t\t\t"
LOWER = "\tในชุมชนและสถานศึกษา\t13,500\t14,500\t"
NEXT = "1.3 เยาวชน\t3. โครงการยุวชน\t41,000\t42,000\t"
TOTAL = "รวม\tจำนวน 3 โครงการ\t76,500\t79,500\t"
WHOLE = "โครงการรณรงค์เลือกตั้งในชุมชนและสถานศึกษา"


def table_of(*rows: str, known: tuple[str, ...] = ()) -> BudgetTable:
    source = SourceText("plan.txt", "txt", "0" * 64, rows)
    return read_budget_table(
        budget_grids(find_grids(source))[0], (2566, 2567), KnownOfPlan(known_spellings(known), source)
    )


def read(*rows: str, known: tuple[str, ...] = ()) -> list[tuple[str, list[int]]]:
    items = table_of(*rows, known=known).items
    return [("".join(i.title.split()), [int(c.amount or 0) for c in i.cells]) for i in items]


FIRST, LAST = ("โครงการอบรมจริยธรรม", [22000, 23000]), ("โครงการยุวชน", [41000, 42000])


@pytest.mark.parametrize("below", [(NEXT, TOTAL), (TOTAL,), (NEXT,)])
def test_a_numbered_row_without_money_goes_on_below_the_head(below: tuple[str, ...]) -> None:
    """The amounts were those of a project called ``ในชุมชนและสถานศึกษา``, and the plan's own had none."""
    found = read(HEAD, ABOVE, UPPER, HEAD, LOWER, *below)
    assert found == [FIRST, (WHOLE, [13500, 14500]), *([LAST] if NEXT in below else [])]


def test_a_table_of_its_own_goes_on_without_a_head() -> None:
    found = read(HEAD, ABOVE, UPPER, "", "- 9 -", "", LOWER, NEXT, TOTAL)
    assert found == [FIRST, (WHOLE, [13500, 14500]), LAST]


def test_it_says_both_its_places() -> None:
    span = table_of(HEAD, ABOVE, UPPER, HEAD, LOWER, NEXT).items[1].span
    assert (span.start, span.end) == (3, 5)


def test_a_title_that_is_known_elsewhere_is_put_together_beside_its_money() -> None:
    upper = UPPER.replace("\t\t\t", "\t13,500\t14,500\t")
    lower = "\tในชุมชนและสถานศึกษา\t\t\t"
    assert read(HEAD, ABOVE, upper, HEAD, lower, NEXT, known=(WHOLE,)) == [FIRST, (WHOLE, [13500, 14500]), LAST]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        pytest.param(UPPER, LOWER.replace("ใน", "2.1 โครงการใน"), id="a project of its own"),
        pytest.param(UPPER.replace("\t\t\t", "\t-\t-\t"), LOWER, id="a row that is whole"),
        pytest.param(UPPER.replace("\t\t\t", "\t5,000\t5,000\t"), LOWER, id="money in both"),
        pytest.param(UPPER, "1.2 ประชาชน" + LOWER, id="a mission of its own"),
    ],
)
def test_rows_of_their_own_stay_apart(upper: str, lower: str) -> None:
    found = read(HEAD, ABOVE, upper, HEAD, lower, NEXT)
    assert WHOLE not in [title for title, _ in found]
    assert (found[0], found[-1]) == (FIRST, LAST)


BESIDE = "ที่\tโครงการ/กิจกรรม/มาตรการ\tเป้าหมาย\tปี 2566\tปี 2567\tหมายเหตุ"
OBJECT = "1\tโครงการอบรมจริยธรรม\tบุคลากร\t22,000\t23,000\t"
OPEN = "2\tโครงการแผนที่ภาษี\tผู้เสียภาษี\t\t\t"
REST = "\t\t2,340 ราย 14 หมู่บ้าน\t13,500\t14,500\t"
BELOW = "3\tโครงการยุวชน\tเยาวชน\t41,000\t42,000\t"


def read_beside(upper: str, lower: str) -> list[list[object]]:
    table = table_of(BESIDE, OBJECT, upper, "", "- 9 -", "", lower, BELOW)
    return [[cell.amount or cell.status for cell in item.cells] for item in table.items]


def test_a_row_whose_title_is_whole_goes_on_beside_it() -> None:
    """Its target and its money stood on the next page; one figure that nobody can read took all of theirs along."""
    below = [41000, 42000]
    assert read_beside(OPEN, REST) == [[22000, 23000], [13500, 14500], below]
    assert read_beside(OPEN, REST.replace("14,500", "14.500")) == [[22000, 23000], [13500, "ambiguous"], below]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        pytest.param(OPEN, REST.replace("2,340 ราย 14 หมู่บ้าน", ""), id="money alone, a sum perhaps"),
        pytest.param(OPEN.replace("ผู้เสียภาษี", ""), REST, id="nothing above that goes on"),
        pytest.param(OPEN.replace("\t\t\t", "\t5,000\t\t"), REST, id="a row with money"),
    ],
)
def test_money_below_a_title_that_nothing_joins_to_it_stays_open(upper: str, lower: str) -> None:
    found = read_beside(upper, lower.replace("14,500", "14.500"))
    assert 13500 not in [value for row in found for value in row]


def test_without_the_head_between_them_nothing_is_put_together_here() -> None:
    assert WHOLE not in [title for title, _ in read(HEAD, ABOVE, UPPER, LOWER.replace("ใน", "กิจกรรมใน"), NEXT)]


def test_heads_right_below_each_other_have_no_rows_between() -> None:
    """Each of them is a lower row of the one above, too."""
    head = HEAD.replace("ปี 2566", "งบประมาณ ปี 2566 (บาท)").replace("ปี 2567", "งบประมาณ ปี 2567 (บาท)")
    assert read(head, head, head, head, ABOVE, NEXT) == [FIRST, LAST]


BROKEN_OFF = "1.2 ประชาชน\t2. โครงการรณรงค์เลือกตั้ง\t1\t14\t"
RESTS = "\tในชุมชนและสถานศึกษา\t3,500\t,500\t"


@pytest.mark.parametrize("rests", [RESTS, RESTS.replace("\t,500\t", "\t\t")])
def test_figures_that_a_page_s_end_cut_are_read_by_nobody(rests: str) -> None:
    """``3,500`` was the money of a project called ``ในชุมชนและสถานศึกษา``."""
    table = table_of(HEAD, ABOVE, BROKEN_OFF, HEAD, rests, NEXT, TOTAL)
    first, cut, last = table.items
    assert [(item.title, int(item.cells[0].amount or 0)) for item in (first, last)] == [
        ("โครงการอบรมจริยธรรม", 22000),
        ("โครงการยุวชน", 41000),
    ]
    assert ("".join(cut.title.split()), cut.cells[0].amount, cut.cells[0].status) == (WHOLE, None, "ambiguous")
    assert "1\ufffd3,500" in [issue.found for issue in table.issues]


def test_a_total_that_a_page_s_end_cut_is_no_project() -> None:
    total = "รวม\tจำนวน 2\t6\t6\t"
    table = table_of(HEAD, ABOVE, NEXT.replace("3.", "2."), total, HEAD, "\tโครงการ/กิจกรรม\t3,000\t5,000\t")
    assert [item.title for item in table.items] == ["โครงการอบรมจริยธรรม", "โครงการยุวชน"]
    assert {*table.totals[0].amounts.values()} <= {None}
    assert "6\ufffd3,000" in " ".join(issue.found or "" for issue in table.issues)


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (BROKEN_OFF, RESTS.replace("ในชุมชน", "3. ในชุมชน")),  # counted
        (BROKEN_OFF.replace("\t1\t", "\t1,000\t"), RESTS),  # whole figures
        (BROKEN_OFF.replace("2. ", ""), RESTS),  # nothing counts
        ("รวม\tจำนวน 1 โครงการ\t22\t23\t", RESTS.replace("\t,500", "\t4,500")),  # below a total in thousands
    ],
)
def test_rows_of_their_own_stay_apart_below_a_head_that_returns(upper: str, lower: str) -> None:
    table = table_of(HEAD, ABOVE, upper, HEAD, lower, NEXT, TOTAL)
    assert len(table.items) + len(table.totals) == 5


MARKED = """<table><tr><td>ภารกิจ</td><td>โครงการ/กิจกรรม/มาตรการ</td><td>ปี 2566</td><td>ปี 2567</td></tr>
<tr><td>1.1 บุคลากร</td><td>1) โครงการอบรมจริยธรรม</td><td>22,000</td><td>23,000</td></tr>
<tr><td>1.2 การมีส่วนร่วมของ</td><td>1) โครงการรณรงค์เลือกตั้ง</td><td>13,500</td><td>14,500</td></tr></table>

<table><tr><td>ภารกิจ</td><td>โครงการ/กิจกรรม/มาตรการ</td><td>ปี 2566</td><td>ปี 2567</td></tr>
<tr><td rowspan="2">{place}</td><td>ในชุมชนและสถานศึกษา</td><td></td><td></td></tr>
<tr><td>2) โครงการยุวชน</td><td>41,000</td><td>42,000</td></tr></table>"""


def test_the_mission_beside_a_title_that_is_known_elsewhere_may_go_on_too() -> None:
    table = table_of(*MARKED.format(place="ประชาชน").split("\n"), known=(WHOLE,))
    assert [("".join(item.title.split()), int(item.cells[0].amount or 0)) for item in table.items] == [
        (FIRST[0], 22000),
        (WHOLE, 13500),
        (LAST[0], 41000),
    ]
    missions = ["".join((item.branch.mission.title or "").split()) for item in table.items if item.branch.mission]
    assert missions == ["บุคลากร", "การมีส่วนร่วมของประชาชน", "การมีส่วนร่วมของประชาชน"]


@pytest.mark.parametrize(("place", "known"), [("1.3 เยาวชน", WHOLE), ("ประชาชน", "โครงการอื่น")])
def test_a_mission_of_its_own_or_a_title_that_nobody_knows_is_put_to_none(place: str, known: str) -> None:
    table = table_of(*MARKED.format(place=place).split("\n"), known=(known,))
    assert WHOLE not in ["".join(item.title.split()) for item in table.items]


NUMBERED = "ลำดับ\tโครงการ/กิจกรรม/มาตรการ\tปี 2566\tปี 2567\tหมายเหตุ"
ONE, THREE = "1\tโครงการ ก\t5,000\t6,000\t", "3\tโครงการ ค\t7,000\t-\t"
TWO = "2\tโครงการรณรงค์\t8,000\t9,000\tกองคลัง"


@pytest.mark.parametrize("mark", ["2 (ต่อ)\t", "2. (ต่อ)\t", "2\t(ต่อ) "])
def test_a_row_that_says_it_goes_on_has_the_rest_of_the_title(mark: str) -> None:
    found = read(NUMBERED, ONE, TWO, "- 8 -", NUMBERED, f"{mark}ให้แก่ผู้นำชุมชน\t\t\t", THREE)
    assert found == [
        ("โครงการก", [5000, 6000]),
        ("โครงการรณรงค์ให้แก่ผู้นำชุมชน", [8000, 9000]),
        ("โครงการค", [7000, 0]),
    ]


@pytest.mark.parametrize("lower", ["3 (ต่อ)\tให้แก่ผู้นำ\t\t\t", "2 (ต่อ)\tโครงการอื่น\t\t\t", "2 (ต่อ)\tให้แก่ผู้นำ\t1,000\t\t"])
def test_one_that_says_so_of_another_row_or_has_money_of_its_own_is_not_put_to_it(lower: str) -> None:
    assert ("โครงการรณรงค์", [8000, 9000]) in read(NUMBERED, ONE, TWO, NUMBERED, lower, THREE)


OPEN_TITLE = "1.2 ประชาชน\t2. โครงการรณรงค์เลือกตั้งและ\t-\t-\tไม่ใช้งบประมาณ"
REST_OF_IT = "\tประชาสัมพันธ์ในชุมชน\t\t\t"


@pytest.mark.parametrize("place", ["", "1.2 ประชาชน"])
def test_a_title_that_cannot_end_so_goes_on_in_a_row_of_nothing_else(place: str) -> None:
    found = read(HEAD, ABOVE, OPEN_TITLE, HEAD, place + REST_OF_IT, NEXT)
    assert found == [FIRST, ("โครงการรณรงค์เลือกตั้งและประชาสัมพันธ์ในชุมชน", [0, 0]), LAST]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        pytest.param(OPEN_TITLE.replace("และ", ""), REST_OF_IT, id="a title that may end so"),
        pytest.param(OPEN_TITLE, "1.3 เยาวชน" + REST_OF_IT, id="of another mission"),
        pytest.param(OPEN_TITLE, REST_OF_IT.replace("\t\t\t", "\t5,000\t\t"), id="money of its own"),
        pytest.param(OPEN_TITLE, REST_OF_IT.replace("ประชา", "3. ประชา"), id="a number of its own"),
    ],
)
def test_a_row_that_may_be_more_than_the_rest_of_a_title_stays(upper: str, lower: str) -> None:
    found = read(HEAD, ABOVE, upper, HEAD, lower, NEXT)
    assert "โครงการรณรงค์เลือกตั้งและประชาสัมพันธ์ในชุมชน" not in [title for title, _ in found]


def test_heads_in_one_row_and_in_two_are_the_same() -> None:
    """A model that read each page by itself writes one as HTML, the next with pipes."""
    two = (
        "<table><tr><td rowspan=2>ภารกิจ</td><td rowspan=2>โครงการ/กิจกรรม/มาตรการ</td>"
        "<td colspan=2>งบประมาณ (บาท)</td></tr>"
        "<tr><td>ปี 2566</td><td>ปี 2567</td></tr><tr><td>1.1 บุคลากร</td><td>1. โครงการอบรมจริยธรรมและ</td><td>5,000</td>"
        "<td>6,000</td></tr></table>"
    )
    one = "| ภารกิจ | โครงการ/กิจกรรม/มาตรการ | งบประมาณ (บาท)<br>ปี 2566 | งบประมาณ (บาท)<br>ปี 2567 |"
    rows = ("|---|---|---|---|", "| 1.1 บุคลากร | วินัย | | |", "| 1.2 ประชาชน | 2. โครงการรณรงค์ | 1,000 | 2,000 |")
    assert read(two, "", one, *rows) == [
        ("โครงการอบรมจริยธรรมและวินัย", [5000, 6000]),
        ("โครงการรณรงค์", [1000, 2000]),
    ]


CUT, HALF = "1.2 ประชาชน\t2. โครงการรณรงค์เลือกตั้ง\t13,500", "\tในชุมชนและสถานศึกษา\t\t14,500\tกองคลัง"
WIDE = HEAD.replace("ปี 2567", "ปี 2567\tปี 2568")


def values_of(*rows: str) -> list[tuple[str, list[object]]]:
    source = SourceText("plan.txt", "txt", "0" * 64, rows)
    table = read_budget_table(
        budget_grids(find_grids(source))[0], (2566, 2568), KnownOfPlan(known_spellings(()), source)
    )
    return [("".join(i.title.split()), [cell.amount or cell.status for cell in i.cells]) for i in table.items]


@pytest.mark.parametrize("page", [("", "- 9 -", "", HEAD), ("", "- 9 -", ""), (HEAD,)])
def test_halves_with_one_value_a_year_are_one(page: tuple[str, ...]) -> None:
    """The rest was a project of its own with 14,500."""
    assert read(HEAD, ABOVE, CUT, *page, HALF, NEXT, TOTAL) == [FIRST, (WHOLE, [13500, 14500]), LAST]


@pytest.mark.parametrize(
    "half", [HALF.replace("\t\t14,500", "\t\t14,500\t"), HALF.replace("\t\t14,500", "\t\t\t14,500")]
)
def test_halves_that_leave_a_year_open_have_no_amounts(half: str) -> None:
    above, below = (row.removesuffix("\t") + "\t1,000\t" for row in (ABOVE, NEXT))
    found = values_of(WIDE, above, CUT, WIDE, half, below)
    assert (found[0][1], found[-1][1]) == ([22000, 23000, 1000], [41000, 42000, 1000])
    assert {value for _, values in found[1:-1] for value in values} <= {"ambiguous"}


@pytest.mark.parametrize(
    "half",
    [
        pytest.param(HALF.replace("ใน", "กิจกรรมใน"), id="a kind of its own"),
        pytest.param(HALF.replace("\tใน", "\t3. ใน"), id="a number of its own"),
        pytest.param(HALF.replace("\t\t14", "\t13,500\t14"), id="money in both"),
    ],
)
def test_what_may_be_a_row_below_one_that_was_cut_is_not_put_to_it(half: str) -> None:
    found = read(HEAD, ABOVE, CUT, HEAD, half, NEXT, TOTAL)
    assert WHOLE not in [title for title, _ in found]
