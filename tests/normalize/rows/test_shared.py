"""Amounts that are printed for several projects: rows of their own, and what they add to the printed totals."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from extract.ground.source import PageFacts, SourceText, Span
from normalize.document_rows import document_rows
from normalize.schema.contract import enforce_all
from normalize.schema.keys import DataRow, PlanRows
from parsers.document import parse_plan
from parsers.records.budget import Counted, PrintedValue, SharedCell
from parsers.records.plan import PlanDocument

HEAD = "มิติ\tภารกิจตามมิติ\tโครงการ/กิจกรรม/มาตรการ\tปี ๒๕๖๖\tปี ๒๕๖๗\tหมายเหตุ\n\t\t\tงบประมาณ (บาท)\tงบประมาณ (บาท)\t"
OWN = "๑. ก\t๑.๑ ข\t๑) โครงการ ค\t๕,๐๐๐\t๖,๐๐๐\t"
SHARED = "\t๑.๒ จ\t๒) โครงการ ฉ ๓) โครงการ ช\t๒๐,๐๐๐\t๗,๐๐๐ ๘,๐๐๐\t"
TOTAL = "รวม\t\tจำนวน ๓ โครงการ\t{}\t๒๑,๐๐๐\t"
DAMAGED = "\t๑.๓ ซ\t๔) โครงการ ฌ\t๒x,๐๐๐\t๑\t"


def parsed(*rows: str) -> PlanDocument:
    lines = "\n".join(("แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๖ - ๒๕๖๗)", "", HEAD, *rows)).split("\n")
    return parse_plan(SourceText("plan.txt", "txt", "0" * 64, tuple(lines)))


def rows_of(document: PlanDocument) -> PlanRows:
    rows = document_rows(document, "a", "0")
    enforce_all(rows)
    return rows


def total_of(rows: PlanRows, year: int = 2566) -> dict[str, object]:
    names = ("declared_baht", "computed_baht", "difference_baht", "shared_min_baht", "shared_max_baht")
    (row,) = [row for row in rows["budget_totals"] if row["fiscal_year_be"] == year]
    return {name.removesuffix("_baht"): row[name] for name in names}


def codes(rows: PlanRows) -> set[object]:
    return {row["code"] for row in rows["issues"]}


def test_it_is_one_row_linked_with_its_projects_and_its_number() -> None:
    rows = rows_of(parsed(OWN, SHARED))
    (row,) = rows["shared_amounts"]
    assert (row["ordinal"], row["fiscal_year_be"], row["amount_baht"]) == (1, 2566, Decimal(20000))
    assert (row["dimension_no"], row["mission_no"], row["counted"], row["line_start"]) == (1, "1.2", "unknown", 6)
    assert [link["project_id"] for link in rows["shared_amount_projects"]] == ["a/002", "a/003"]
    (number,) = [number for number in rows["amounts"] if number["ordinal"] == row["amount_ordinal"]]
    assert (number["raw"], number["became"], number["project_id"]) == ("๒๐,๐๐๐", "shared_amount", None)
    lines = [line for line in rows["budget_lines"] if line["amount_ordinal"] == row["amount_ordinal"]]
    assert [(line["project_id"], line["status"], line["amount_baht"]) for line in lines] == [
        ("a/002", "ambiguous", None),
        ("a/003", "ambiguous", None),
    ]
    assert "unaccounted" not in {number["became"] for number in rows["amounts"]}


def test_two_values_for_three_items_are_two_rows() -> None:
    rows = rows_of(parsed(OWN, "\t๑.๒ จ\t๒) โครงการ ฉ ๓) โครงการ ช ๔) โครงการ ซ\t๒๐,๐๐๐ ๓๐,๐๐๐\t-\t"))
    assert [row["amount_baht"] for row in rows["shared_amounts"]] == [20000, 30000]
    assert len(rows["shared_amount_projects"]) == 6
    raws = {number["ordinal"]: number["raw"] for number in rows["amounts"] if number["became"] == "shared_amount"}
    assert [raws[ordinal(row)] for row in rows["shared_amounts"]] == ["๒๐,๐๐๐", "๓๐,๐๐๐"]


def ordinal(row: DataRow) -> int:
    number = row["amount_ordinal"]
    assert isinstance(number, int)
    return number


def test_the_same_figure_in_the_next_column_is_another_number() -> None:
    """Each of the two is in the account once, as what it became."""
    rows = rows_of(parsed(OWN, "\t๑.๒ จ\t๒) โครงการ ฉ ๓) โครงการ ช\t๒๐,๐๐๐\t๒๐,๐๐๐ ๘,๐๐๐\t"))
    became = [number["became"] for number in rows["amounts"] if number["raw"] == "๒๐,๐๐๐"]
    assert became == ["shared_amount", "budget_line"]
    of_second = [row for row in rows["budget_lines"] if row["project_id"] == "a/002"]
    raws = {number["ordinal"]: (number["raw"], number["became"]) for number in rows["amounts"]}
    assert [raws[ordinal(row)] for row in of_second] == [("๒๐,๐๐๐", "shared_amount"), ("๒๐,๐๐๐", "budget_line")]


@pytest.mark.parametrize(
    ("declared", "counted", "least", "most", "mismatch"),
    [
        ("๒๕,๐๐๐", "once", 20000, 20000, False),
        ("๓๐,๐๐๐", "unknown", 20000, 40000, False),
        ("๒๔,๙๙๙", "unknown", 20000, 40000, True),
        ("๕๐,๐๐๐", "unknown", 20000, 40000, True),
        ("", "unknown", 20000, 40000, True),  # the other year's sum is there: this one was left out
    ],
)
def test_a_total_is_missed_only_where_no_value_between_meets_it(
    declared: str, counted: str, least: int, most: int, mismatch: bool
) -> None:
    rows = rows_of(parsed(OWN, SHARED, TOTAL.format(declared)))
    assert [row["counted"] for row in rows["shared_amounts"]] == [counted]
    total = total_of(rows)
    assert (total["computed"], total["shared_min"], total["shared_max"]) == (5000, least, most)
    assert ("total_mismatch" in codes(rows)) == mismatch
    assert total_of(rows, 2567) == {
        "declared": 21000,
        "computed": 21000,
        "difference": 0,
        "shared_min": None,
        "shared_max": None,
    }


def test_a_mismatch_names_what_is_shared_beside_the_sum() -> None:
    rows = rows_of(parsed(OWN, SHARED, TOTAL.format("๕๐,๐๐๐")))
    (issue,) = [row for row in rows["issues"] if row["code"] == "total_mismatch"]
    assert (issue["expected"], issue["found"]) == ("50,000", "5,000 + 20,000-40,000")


def test_where_each_has_it_they_are_amounts_of_both() -> None:
    rows = rows_of(parsed(OWN, SHARED, TOTAL.format("๔๕,๐๐๐")))
    assert rows["shared_amounts"] == rows["shared_amount_projects"] == []
    assert [row["amount_baht"] for row in rows["budget_lines"] if row["fiscal_year_be"] == 2566] == [5000, 20000, 20000]


def test_a_value_that_is_ambiguous_for_another_reason_leaves_no_sum() -> None:
    total = total_of(rows_of(parsed(OWN, SHARED, DAMAGED, TOTAL.format("๒๕,๐๐๐"))))
    assert (total["computed"], total["difference"]) == (None, None)
    assert (total["shared_min"], total["shared_max"]) == (20000, 40000)


def test_dashes_that_are_fewer_than_items_add_nothing_and_leave_a_sum() -> None:
    rows = rows_of(parsed(OWN, "\t๑.๒ จ\t๒) โครงการ ฉ ๓) โครงการ ช\t-\t๗,๐๐๐ ๘,๐๐๐\t", TOTAL.format("๕,๐๐๐")))
    assert rows["shared_amounts"] == []
    assert total_of(rows) == {
        "declared": 5000,
        "computed": 5000,
        "difference": 0,
        "shared_min": None,
        "shared_max": None,
    }


def test_a_run_of_shifted_rows_shares_nothing() -> None:
    rows = rows_of(
        parsed(
            "๑. ก\t๑.๑ ข\t\t๒๐,๐๐๐\t๒๐,๐๐๐\t",
            "\t\t๑) โครงการ ค\t๓๐,๐๐๐\t๓๐,๐๐๐\t",
            "\t\t๒) โครงการ ง\t\t\t",
            TOTAL.format("๖๐,๐๐๐"),
        )
    )
    assert rows["shared_amounts"] == rows["shared_amount_projects"] == []
    assert total_of(rows)["computed"] is None
    assert "shared_amount" not in {number["became"] for number in rows["amounts"]}


def test_once_a_person_says_what_one_of_them_has_it_is_no_longer_shared() -> None:
    """What is left of it is then not known: it may be the other's, or nothing."""
    document = parsed(OWN, SHARED, TOTAL.format("๓๐,๐๐๐"))
    project = document.projects[1]
    assert project.item
    own = project.item.cells[0]._replace(amount=Decimal(20000), status="amount", alignment="by_hand")
    item = replace(project.item, cells=(own, *project.item.cells[1:]))
    projects = (document.projects[0], replace(project, item=item), *document.projects[2:])
    rows = rows_of(replace(document, projects=projects))
    assert rows["shared_amounts"] == []
    assert total_of(rows)["computed"] is None


HTML = """แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๖ - ๒๕๖๗)

<table><tr><th>มิติ</th><th>ภารกิจตามมิติ</th><th>โครงการ</th><th>ปี ๒๕๖๖</th><th>ปี ๒๕๖๗</th></tr>
<tr><td>๑. ก</td><td>๑.๑ ข</td><td>๑) โครงการ ค</td><td rowspan=2>20,000</td><td>1,000</td></tr>
<tr><td>๒. ง</td><td>๒.๑ จ</td><td>๒) โครงการ ฉ</td><td>2,000</td></tr>
<tr><td colspan=3>รวม</td><td>{}</td><td>2,000</td></tr>
<tr><td colspan=3>รวมทั้งสิ้น</td><td>20,000</td><td>3,000</td></tr></table>"""


@pytest.mark.parametrize(("declared", "mismatch"), [("0", False), ("20,000", False), ("50,000", True)])
def test_projects_of_several_dimensions_leave_each_dimension_open(declared: str, mismatch: bool) -> None:
    """The dimension may have all of it or nothing; the plan has it once."""
    document = parse_plan(SourceText("plan.txt", "txt", "0" * 64, tuple(HTML.format(declared).split("\n"))))
    rows = rows_of(document)
    (row,) = rows["shared_amounts"]
    assert (row["dimension_no"], row["mission_no"], row["counted"]) == (None, None, "once")
    (number,) = [number for number in rows["amounts"] if number["became"] == "shared_amount"]
    assert (number["ordinal"], number["project_id"]) == (row["amount_ordinal"], None)
    added = {
        total["scope"]: (total["computed_baht"], total["shared_min_baht"], total["shared_max_baht"])
        for total in rows["budget_totals"]
        if total["fiscal_year_be"] == 2566
    }
    assert added == {"dimension": (0, 0, 20000), "plan": (0, 20000, 20000)}
    assert ("total_mismatch" in codes(rows)) == mismatch


@pytest.mark.parametrize(("declared", "agree"), [("๒๕,๐๐๐", True), ("๕,๐๐๐", False), ("๓๐,๐๐๐", False)])
def test_an_amount_of_ocr_is_vouched_for_by_a_total_only_with_what_is_shared(declared: str, agree: bool) -> None:
    document = parsed(OWN, SHARED, TOTAL.format(declared))
    count = len(document.source.lines)
    facts = (PageFacts(1, 0, 0, 0, 0, 0, 0, 0, None, "ocr", needs_ocr=True),)
    source = replace(document.source, page_facts=facts, pages=(1,) * count)
    rows = rows_of(replace(document, source=source))
    said = {row["severity"] for row in rows["issues"] if row["code"] == "ocr_amount" and row["project_id"] == "a/001"}
    assert said == {"info" if agree else "warning"}


def value(baht: int) -> PrintedValue:
    return PrintedValue(f"{baht:,}", Decimal(baht), "amount", Span(1, 1))


@pytest.mark.parametrize(
    ("amounts", "items", "counted", "added"),
    [
        ((20000,), 3, "unknown", [(20000, 60000)]),
        ((20000,), 3, "once", [(20000, 20000)]),
        ((20000,), 3, "each", [(60000, 60000)]),
        ((20000, 30000), 4, "unknown", [(20000, 20000), (30000, 90000)]),
        ((30000, 30000), 3, "unknown", [(30000, 60000), (30000, 30000)]),
        ((0, 30000), 3, "unknown", [(30000, 60000)]),
        ((0,), 3, "unknown", []),
    ],
)
def test_what_each_amount_adds_is_together_what_its_cell_adds(
    amounts: tuple[int, ...], items: int, counted: Counted, added: list[tuple[int, int]]
) -> None:
    cell = SharedCell(2566, tuple(range(items)), tuple(map(value, amounts)), counted)
    assert [(int(least), int(most)) for least, most in cell.added] == added
    assert sum(least for least, _ in added) == int(cell.least)
    assert sum(most for _, most in added) == int(cell.most)


def test_an_amount_that_no_sum_can_hold_for_each_of_its_projects_is_no_shared_one() -> None:
    rows = rows_of(parsed(OWN, SHARED.replace("๒๐,๐๐๐", "๙,๐๐๐,๐๐๐,๐๐๐,๐๐๐,๐๐๐"), TOTAL.format("๕,๐๐๐")))
    assert rows["shared_amounts"] == []
    assert total_of(rows)["computed"] is None
    assert {row["status"] for row in rows["budget_lines"] if "๙" in str(row["raw"])} == {"ambiguous"}
