"""A correction changes its value and all that follows from it; one that does not fit changes nothing but an issue."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.ground.source import PageFacts, SourceText
from extract.text.read_txt import read_txt
from normalize.corrections.corrected import corrected
from normalize.corrections.read_corrections import Correction
from normalize.corrections.values import CORRECTABLE, Value, column_of
from normalize.document_rows import document_rows
from normalize.schema.contract import enforce_all
from normalize.schema.keys import DataRow, PlanRows
from normalize.schema.tables import TABLES
from parsers.document import parse_plan
from parsers.records.plan import PlanDocument

SHA = "0" * 64
TEXT = (Path(__file__).parents[2] / "cases" / "clean.txt").read_text(encoding="utf-8")
RAW = Path(__file__).parents[3] / "data" / "raw"
SHARED = "๕,๐๐๐ -\t๕,๐๐๐ -"
ONE_VALUE = "๕,๐๐๐\t๕,๐๐๐"


def read(text: str = TEXT) -> PlanDocument:
    return parse_plan(SourceText("plan.txt", "txt", SHA, tuple(text.split("\n"))))


CLEAN = read()


def rows_of(document: PlanDocument) -> PlanRows:
    return document_rows(document, "plan", "0")


def by_hand(project: int | None, name: str, old: Value, new: Value, sha256: str = SHA) -> Correction:
    column, year = column_of(name, project)
    return Correction("plan", project, column.name, year, old, new, "ดูหน้า 3", sha256)


def after(*corrections: Correction, document: PlanDocument = CLEAN) -> PlanRows:
    rows = rows_of(corrected(document, "plan", corrections))
    enforce_all(rows)
    return rows


def baht(number: object) -> Decimal:
    return Decimal(str(number)).quantize(Decimal("0.01"))


def cell(rows: PlanRows, project: int, year: int) -> DataRow:
    found = [
        row
        for row in rows["budget_lines"]
        if (row["project_id"], row["source"], row["fiscal_year_be"]) == (f"plan/{project:03}", "table", year)
    ]
    assert len(found) == 1
    return found[0]


def codes(rows: PlanRows) -> list[str]:
    return [str(row["code"]) for row in rows["issues"]]


def differences(before: PlanRows, now: PlanRows) -> set[tuple[str, str]]:
    """The tables and columns in which two plans differ, but for their issues."""
    found: set[tuple[str, str]] = set()
    for table in before.keys() - {"issues"}:
        if len(before[table]) != len(now[table]):
            found.add((table, "rows"))
        for one, other in zip(before[table], now[table], strict=False):
            found |= {(table, name) for name in one if one[name] != other[name]}
    return found


def test_an_amount_goes_into_the_sums_and_their_checks() -> None:
    rows = after(by_hand(1, "amount_baht[2567]", baht(20_000), baht(30_000)))
    line = cell(rows, 1, 2567)
    assert [line[name] for name in ("amount_baht", "status", "alignment", "raw")] == [
        baht(30_000),
        "amount",
        "by_hand",
        "๒๐,๐๐๐",  # as printed
    ]
    totals = {
        (row["scope"], row["fiscal_year_be"]): (row["computed_baht"], row["difference_baht"])
        for row in rows["budget_totals"]
        if row["dimension_no"] in (None, 1)
    }
    assert totals["plan", 2567] == (baht(35_000), baht(-10_000))
    assert totals["dimension", 2567] == (baht(30_000), baht(-10_000))
    assert totals["plan", 2566] == (baht(25_000), baht(0))
    assert sorted(codes(rows)) == [
        "corrected_by_hand",
        "table_detail_budget_mismatch",
        "total_mismatch",
        "total_mismatch",
    ]
    (said,) = (row for row in rows["issues"] if row["code"] == "corrected_by_hand")
    assert (said["severity"], said["table"], said["project_id"]) == ("info", "budget_lines", "plan/001")
    assert (said["expected"], said["found"]) == ("20,000", "30,000")
    assert said["message"] == "amount_baht[2567] was corrected by hand from 20,000 to 30,000: ดูหน้า 3"
    assert said["message_th"] == "บุคคลแก้ไข amount_baht[2567] จาก 20,000 เป็น 30,000 เหตุผล: ดูหน้า 3"
    assert (said["line_start"], said["line_end"]) == (line["line_start"], line["line_end"])


def test_a_project_may_be_named_with_its_title() -> None:
    one = by_hand(1, "amount_baht[2567]", baht(20_000), baht(30_000))
    assert after(replace(one, title="โครงการอบรมคุณธรรมจริยธรรม")) == after(one)


def test_a_slip_of_the_reader_that_is_corrected_leaves_no_contradiction() -> None:
    misread = read(TEXT.replace("จริยธรรม\t๒๐,๐๐๐", "จริยธรรม\t๒,๐๐๐"))
    assert {"total_mismatch", "table_detail_budget_mismatch"} <= set(codes(rows_of(misread)))
    rows = after(by_hand(1, "amount_baht[2566]", baht(2_000), baht(20_000)), document=misread)
    assert codes(rows) == ["corrected_by_hand"]


@pytest.mark.parametrize(
    ("new", "amount", "status", "alignment", "total"),
    [
        (baht(0), baht(0), "zero", "by_hand", 5_000),
        ("dash", None, "dash", "by_hand", 5_000),
        ("blank", None, "blank", "by_hand", 5_000),
        ("none", None, "none", "by_hand", 5_000),
        ("ambiguous", None, "ambiguous", "ambiguous", None),  # nobody knows: then nobody knows the sum
    ],
)
def test_absent_dash_and_zero_stay_three_things(
    new: Value, amount: Decimal | None, status: str, alignment: str, total: int | None
) -> None:
    rows = after(by_hand(1, "amount_baht[2566]", baht(20_000), new))
    line = cell(rows, 1, 2566)
    assert (line["amount_baht"], line["status"], line["alignment"]) == (amount, status, alignment)
    (plan_total,) = (row for row in rows["budget_totals"] if (row["scope"], row["fiscal_year_be"]) == ("plan", 2566))
    assert plan_total["computed_baht"] == (None if total is None else baht(total))


@pytest.mark.parametrize("old", [None, "ambiguous"])
def test_an_amount_that_could_not_be_read_is_filled_in(old: Value) -> None:
    unread = read(TEXT.replace("จริยธรรม\t๒๐,๐๐๐\t๒๐,๐๐๐", "จริยธรรม\t๒๐,๐S๐\t๒๐,S๐๐"))
    assert codes(rows_of(unread)).count("unreadable_amount") == 2
    one = by_hand(1, "amount_baht[2566]", old, baht(20_000))
    other = by_hand(1, "amount_baht[2567]", old, baht(20_000))
    half = after(one, document=unread)
    assert codes(half).count("unreadable_amount") == 2  # both stand on one line: which is meant cannot be told
    assert codes(after(one, other, document=unread)) == ["corrected_by_hand"] * 2


def test_a_shared_cell_is_settled_when_each_of_its_projects_has_a_value() -> None:
    shared = read(TEXT.replace(SHARED, ONE_VALUE, 1).replace("ปีละ ๕,๐๐๐ บาท", "ปีละ ๖,๐๐๐ บาท"))
    assert "ambiguous_alignment" in codes(rows_of(shared))
    hand = [
        by_hand(project, f"amount_baht[{year}]", None, value)
        for project, value in ((3, baht(5_000)), (4, "dash"))
        for year in (2566, 2567)
    ]
    assert "ambiguous_alignment" in codes(after(*hand[:3], document=shared))
    rows = after(*hand, document=shared)
    assert "ambiguous_alignment" not in codes(rows)
    assert codes(rows).count("corrected_by_hand") == 4


def test_an_issue_of_a_detail_block_stays_whatever_the_table_is_corrected_to() -> None:
    unread = read(TEXT.replace("ปีละ ๒๐,๐๐๐ บาท", "ปีละ ๒๐,๐o๐ บาท"))
    before = codes(rows_of(unread)).count("unreadable_amount")
    assert before == 1
    rows = after(by_hand(1, "amount_baht[2566]", baht(20_000), baht(30_000)), document=unread)
    assert codes(rows).count("unreadable_amount") == before


def test_facts_of_the_plan_move_what_is_derived_from_them() -> None:
    unknown = read(TEXT.replace("จังหวัดลำปาง", "").replace("อำเภอเมืองลำปาง", ""))
    assert "missing_fact" in codes(rows_of(unknown))
    rows = after(
        by_hand(None, "province", None, "ลำพูน"),
        by_hand(None, "start_year_be", 2566, 2567),
        document=unknown,
    )
    (plan,) = rows["plans"]
    assert (plan["province"], plan["province_iso"], plan["province_stated"]) == ("ลำพูน", "TH-51", False)
    assert (plan["start_year_be"], plan["start_year_ce"]) == (2567, 2024)
    assert "missing_fact" not in codes(rows)
    assert "period_outside_plan" in codes(rows)  # the blocks say 2566
    (without,) = after(by_hand(None, "province", "ลำปาง", None))["plans"]
    assert (without["province"], without["province_iso"], without["province_stated"]) == (None, None, False)


def test_a_kind_goes_into_the_counts() -> None:
    rows = after(by_hand(2, "kind", "measure", "project"))
    assert codes(rows).count("count_mismatch") == 2  # one measure less, one project more
    assert differences(rows_of(CLEAN), rows) == {("projects", "kind"), ("declared_counts", "extracted")}


NEW: dict[str, Value] = {
    "kind": "activity",
    "org_type": "sao",
    "province": "ตาก",
    "target_count": 77,
    "budget_status": "dash",
}


def new_value(name: str, project: int | None) -> Value:
    column, _ = column_of(name, project)
    by_type: dict[str, Value] = {"int32": 2569, "date32": datetime.date(2024, 2, 29), "string": "ข้อความอื่น"}
    return NEW.get(name, by_type[column.type])


FOLLOWS = {
    "province": {("plans", column) for column in ("province_iso", "org_key", "district_code", "subdistrict_code")},
    "org_name": {("plans", "org_key"), ("projects", "title_key"), ("projects", "responsible_key")},
    "org_type": {("plans", "org_key")},
    "district": {("plans", "district_code"), ("plans", "subdistrict_code")},
    "subdistrict": {("plans", "subdistrict_code")},
    "title": {("projects", "title_key")},
    "table_title": {("projects", "title_key")},
    "responsible_unit": {("projects", "responsible_key")},
    "start_year_be": {("plans", "start_year_ce")},
    "end_year_be": {("plans", "end_year_ce")},
    "kind": {("declared_counts", "extracted")},
    "budget_status": {("budget_lines", "status")},
    "budget_text": {("budget_lines", "raw")},
}


FOLLOW_OR_FIND = {
    # what names or finds a row, follows from other columns, or is of the file
    "plans": """plan_id source_path source_format source_sha256 kind scope_note org_key subdistrict_code district_code
        province_iso province_stated start_year_ce end_year_ce digit_style project_count extractor_version
        schema_version
        line_start line_end page_start page_end""",
    "projects": """project_id plan_id ordinal title_key parent_project_id dimension_no dimension_title mission_no
        mission_title strategy_no strategy_title dimension_code mission_code strategy_code template table_number
        detail_number in_table in_detail match_method match_score responsible_from responsible_key
        target_count_comparator table_line_start table_line_end detail_line_start detail_line_end line_start line_end
        page_start page_end""",
}


@pytest.mark.parametrize("table", CORRECTABLE)
def test_a_column_may_be_corrected_or_is_known_not_to(table: str) -> None:
    """A new one that was read is to be in ``CORRECTABLE``: a person who finds it wrong has no other way."""
    assert set(TABLES[table].names) - set(CORRECTABLE[table]) == set(FOLLOW_OR_FIND[table].split())


@pytest.mark.parametrize(("table", "name"), [(table, name) for table, names in CORRECTABLE.items() for name in names])
def test_every_column_that_may_be_corrected_can_be_and_nothing_else_moves(table: str, name: str) -> None:
    """Project 2 has a table row and a block without amounts."""
    before = rows_of(CLEAN)
    project = 2 if table == "projects" else None
    old: Any = before[table][1 if project else 0][name]
    rows = after(by_hand(project, name, old, new_value(name, project)))
    assert rows[table][1 if project else 0][name] == new_value(name, project)
    moved = differences(before, rows)
    assert (table, name) in moved
    assert moved <= {(table, name)} | FOLLOWS.get(name, set())
    (said,) = (row for row in rows["issues"] if row["code"] == "corrected_by_hand")
    assert said["table"] == table


def test_titles_that_a_person_has_made_alike_were_not_matched_by_likeness() -> None:
    misspelt = read(TEXT.replace("ชื่อโครงการ : โครงการประเมินความพึงพอใจ", "ชื่อโครงการ : โครงการประเมินดวามพึงพอไจ"))
    assert codes(rows_of(misspelt)) == ["fuzzy_title_match"]
    wrong, right = (str(rows_of(misspelt)["projects"][2][name]) for name in ("title", "table_title"))
    assert codes(after(by_hand(3, "title", wrong, right), document=misspelt)) == ["corrected_by_hand"]


def test_a_title_of_the_block_leaves_the_one_of_the_table() -> None:
    old = rows_of(CLEAN)["projects"][0]["title"]
    (title,) = {row["table_title"] for row in after(by_hand(1, "title", str(old), "อื่น"))["projects"][:1]}
    assert title == old


@pytest.mark.parametrize(
    ("stale", "why"),
    [
        (by_hand(1, "title", "โครงการอื่น", "ก"), "โครงการอบรมคุณธรรมจริยธรรม is read there"),
        (by_hand(1, "title", "โครงการอบรมคุณธรรมจริยธรรม", "ก", "1" * 64), "the source is another one"),
        (by_hand(99, "title", "ก", "ข"), "the plan has no project 99"),
        (
            replace(by_hand(1, "amount_baht[2566]", baht(20_000), baht(1)), title="มาตรการป้องกันผลประโยชน์ทับซ้อน"),
            "project 1 is โครงการอบรมคุณธรรมจริยธรรม",  # it was 2 when it was written down
        ),
        (by_hand(1, "amount_baht[2566]", baht(20_001), baht(1)), "20,000 is read there"),
        (by_hand(1, "amount_baht[2566]", None, baht(1)), "20,000 is read there"),
        (by_hand(1, "amount_baht[2566]", "dash", baht(1)), "20,000 is read there"),
        (by_hand(2, "amount_baht[2566]", "blank", baht(1)), "dash is read there"),  # absent is not "-"
        (by_hand(2, "amount_baht[2566]", baht(0), baht(1)), "dash is read there"),  # nor is "-" 0
        (by_hand(1, "amount_baht[2571]", None, baht(1)), "no cell for that year"),
        (by_hand(1, "remark", "กองคลัง", "ก"), "nothing is read there"),
        (by_hand(1, "budget_status", "amount", "none"), "its detail block states amounts"),
        (by_hand(1, "title", "โครงการอบรมคุณธรรมจริยธรรม", None), "no place that could hold it"),  # the table has one
        (by_hand(None, "province", "ตรัง", "ตาก"), "ลำปาง is read there"),
        (by_hand(None, "announced_on", datetime.date(2022, 1, 1), None), "nothing is read there"),
    ],
)
def test_a_stale_one_changes_nothing_but_its_issue(stale: Correction, why: str) -> None:
    rows = after(stale)
    assert differences(rows_of(CLEAN), rows) == set()
    (said,) = rows["issues"]
    assert (said["code"], said["severity"]) == ("stale_correction", "warning")
    assert why in str(said["message"])
    assert stale.what in str(said["message"])
    assert stale.what in str(said["message_th"])


@pytest.mark.parametrize("name", ["responsible_unit", "target_group", "period_start_be", "budget_status"])
def test_a_project_without_a_block_has_no_place_for_what_blocks_say(name: str) -> None:
    listed = read(TEXT[: TEXT.index("ส่วนที่ ๓")])
    rows = after(by_hand(1, name, None, new_value(name, 1)), document=listed)
    assert differences(rows_of(listed), rows) == set()
    assert "stale_correction" in codes(rows)


def test_a_project_of_the_table_alone_has_one_title_and_two_corrections_of_it_do_not_both_fit() -> None:
    listed = read(TEXT[: TEXT.index("ส่วนที่ ๓")])
    old = "โครงการอบรมคุณธรรมจริยธรรม"
    one, other = by_hand(1, "table_title", old, "โครงการ ก"), by_hand(1, "title", old, "โครงการ ข")
    rows = after(one, other, document=listed)
    assert (rows["projects"][0]["title"], rows["projects"][0]["table_title"]) == ("โครงการ ก", "โครงการ ก")
    assert sorted(code for code in codes(rows) if "correct" in code) == ["corrected_by_hand", "stale_correction"]
    both = after(one, replace(other, new="โครงการ ก"), document=listed)
    assert codes(both).count("corrected_by_hand") == 2


def test_a_period_may_be_given_where_none_was_read_and_taken_away() -> None:
    without = read(TEXT.replace("ปีงบประมาณ พ.ศ. ๒๕๖๖ - ๒๕๗๐", "ตลอดไป"))
    text = rows_of(without)["projects"][0]["period_text"]
    start = by_hand(1, "period_start_be", None, 2566)
    drop = by_hand(1, "period_text", str(text), None) if text else None
    rows = after(start, *([drop] if drop else []), document=without)
    assert (rows["projects"][0]["period_text"], rows["projects"][0]["period_start_be"]) == (None, 2566)
    hand = [by_hand(1, f"period_{name}", CLEAN_PERIOD[name], None) for name in CLEAN_PERIOD if CLEAN_PERIOD[name]]
    gone = after(*hand)["projects"][0]
    assert {gone[f"period_{name}"] for name in CLEAN_PERIOD} == {None}


CLEAN_PERIOD: dict[str, Any] = {
    name: rows_of(CLEAN)["projects"][0][f"period_{name}"] for name in ("text", "start_be", "end_be")
}


def test_amounts_by_hand_are_not_said_to_be_from_ocr(
    plan: Callable[..., PlanDocument], item: Callable[..., Any]
) -> None:
    """A person has looked at the page."""
    facts = tuple(PageFacts(page, 0, 0, 0, 0, 0, 0, 0, None, "ocr", needs_ocr=True) for page in range(1, 11))
    document = plan((item(cells={2571: 500, 2572: 700}), None), pages=True)
    document = replace(document, source=replace(document.source, page_facts=facts))
    assert [row["found"] for row in rows_of(document)["issues"] if row["code"] == "ocr_amount"] == [
        "2571: 500; 2572: 700"
    ]
    rows = after(by_hand(1, "amount_baht[2571]", baht(500), baht(600)), document=document)
    assert [row["found"] for row in rows["issues"] if row["code"] == "ocr_amount"] == ["2572: 700"]


def test_two_cells_of_one_year_are_not_told_apart(plan: Callable[..., PlanDocument], item: Callable[..., Any]) -> None:
    row = item(cells={2571: 500, 2572: 700})
    twice = replace(row, cells=tuple(each._replace(year_be=2571) for each in row.cells))
    rows = after(by_hand(1, "amount_baht[2571]", baht(500), baht(600)), document=plan((twice, None)))
    assert "stale_correction" in codes(rows)
    assert [line["amount_baht"] for line in rows["budget_lines"]] == [500, 700]


def table_cells(rows: PlanRows) -> Iterable[DataRow]:
    return (row for row in rows["budget_lines"] if row["source"] == "table")


def said_by(row: DataRow) -> Value:
    return cast("Value", row["status"] if row["amount_baht"] is None else row["amount_baht"])


@st.composite
def correction_and_reverse(draw: st.DrawFn, rows: PlanRows) -> tuple[Correction, Correction]:
    line = draw(st.sampled_from(list(table_cells(rows))))
    old = said_by(line)
    amounts = st.decimals(0, 10**12, places=2, allow_nan=False)
    new = draw(st.one_of(st.sampled_from(["dash", "blank", "none", "ambiguous"]), amounts).filter(lambda v: v != old))
    project = int(str(line["project_id"]).rpartition("/")[2])
    name = f"amount_baht[{line['fiscal_year_be']}]"
    return by_hand(project, name, old, new), by_hand(project, name, new, old)


@pytest.fixture(scope="module")
def real() -> PlanDocument:
    """A plan with shared cells, dashes, zeros and cells that could not be assigned."""
    path = min(RAW.glob("*.txt"))
    document = parse_plan(read_txt(path.read_bytes(), path.name))
    return replace(document, source=replace(document.source, sha256=SHA))


@settings(max_examples=40)
@given(data=st.data())
@pytest.mark.slow
def test_a_correction_and_its_reverse_give_the_old_table(data: st.DataObject, real: PlanDocument) -> None:
    before = rows_of(real)
    there, back = data.draw(correction_and_reverse(before))
    once = corrected(real, "plan", [there])
    assert differences(before, rows_of(once)) & {("budget_lines", "status"), ("budget_lines", "amount_baht")}
    again = rows_of(corrected(once, "plan", [back]))
    enforce_all(again)
    assert differences(before, again) <= {("budget_lines", "alignment")}


@settings(max_examples=40)
@given(data=st.data())
@pytest.mark.slow
def test_the_order_of_corrections_makes_no_difference(data: st.DataObject) -> None:
    rows = rows_of(CLEAN)
    drawn = data.draw(st.lists(correction_and_reverse(rows), min_size=2, max_size=8))
    some = list({one.cell: one for one, _ in drawn}.values())
    expected = after(*some)
    assert after(*data.draw(st.permutations(some))) == expected
    sums: dict[object, Decimal | None] = {}
    for row in table_cells(expected):
        so_far = sums.get(row["fiscal_year_be"], Decimal(0))
        amount: Any = Decimal(0) if row["amount_baht"] is None else row["amount_baht"]
        sums[row["fiscal_year_be"]] = None if so_far is None or row["status"] == "ambiguous" else so_far + amount
    totals = [row for row in expected["budget_totals"] if row["scope"] == "plan"]
    assert {row["fiscal_year_be"]: row["computed_baht"] for row in totals} == sums
