from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from extract.ground.errors import ContractError
from extract.ground.issues import Issue
from extract.ground.source import Span
from normalize.schema.contract import enforce_all
from normalize.schema.keys import PlanRows
from normalize.schema.tables import TABLES
from parsers.records.blocks import DetailBlock, FieldBlock, FieldItem
from parsers.records.budget import TableItem, TotalRow
from parsers.records.facts import DeclaredCount, RiskControl, Target
from parsers.records.plan import PlanDocument
from parsers.records.structure import Branch, Node

Item = Callable[..., TableItem]
Detail = Callable[..., DetailBlock]
Plan = Callable[..., PlanDocument]
RowsOf = Callable[..., PlanRows]


def total(scope: Any, dimension: int | None, amounts: dict[int, object], line: int = 20) -> TotalRow:
    return TotalRow(
        scope,
        dimension,
        {year: None if said is None else Decimal(str(said)) for year, said in amounts.items()},
        "",
        Span(line, line),
    )


def test_a_plan_without_anything_fits_the_contract(plan: Plan, rows_of: RowsOf) -> None:
    rows = rows_of(plan())
    enforce_all(rows)
    assert {name for name, table in rows.items() if table} == {"plans", "sources", "sections", "issues"}


def test_rows_are_in_schema_order(plan: Plan, rows_of: RowsOf, item: Item, detail: Detail) -> None:
    rows = rows_of(plan((item(cells={2571: 5}), detail(amounts=((None, 5, "total"),)))))
    for name, table in TABLES.items():
        for row in rows[name]:
            assert tuple(row) == table.names


def test_pages_come_from_the_source(plan: Plan, rows_of: RowsOf, item: Item) -> None:
    project = rows_of(plan((item(), None), pages=True))["projects"][0]
    assert (project["line_start"], project["line_end"]) == (10, 11)
    assert (project["page_start"], project["page_end"]) == (1, 2)
    assert rows_of(plan((item(), None)))["projects"][0]["page_start"] is None


def test_more_than_999_projects_keep_their_order_and_keys(plan: Plan, rows_of: RowsOf, item: Item) -> None:
    rows = rows_of(plan(*[(item(), None)] * 1001))
    enforce_all(rows)
    assert {"a/001", "a/999", "a/1000", "a/1001"} <= {row["project_id"] for row in rows["projects"]}


# The two places of a project


def test_the_title_is_the_details_unless_it_is_empty(plan: Plan, rows_of: RowsOf, item: Item, detail: Detail) -> None:
    rows = rows_of(
        plan((item("ตาราง"), detail("รายละเอียด")), (item("ตาราง"), detail("")), (None, detail("", orphan=True)))
    )
    assert [row["title"] for row in rows["projects"]] == ["รายละเอียด", "ตาราง", None]
    assert [row["table_title"] for row in rows["projects"]] == ["ตาราง", "ตาราง", None]


def test_kind_is_the_tables_unless_it_is_unspecified(plan: Plan, rows_of: RowsOf, item: Item, detail: Detail) -> None:
    rows = rows_of(
        plan(
            (item(kind="activity"), detail(kind="project")),
            (item(kind="unspecified"), detail(kind="measure")),
            (item(kind="unspecified"), None),
        )
    )
    assert [row["kind"] for row in rows["projects"]] == ["activity", "measure", "unspecified"]


def test_a_level_that_the_table_lacks_comes_from_the_detail(
    plan: Plan, rows_of: RowsOf, item: Item, detail: Detail
) -> None:
    place = Branch(Node("1", "มิติ 1"), Node("1.2", "ภารกิจ"), None)
    (row,) = rows_of(plan((item(dimension=1), detail(branch=place))))["projects"]
    assert (row["dimension_no"], row["mission_no"], row["mission_title"]) == (1, "1.2", "ภารกิจ")


def test_contradicting_places_are_not_mixed(plan: Plan, rows_of: RowsOf, item: Item, detail: Detail) -> None:
    # Mission 1.2 must not end up in dimension 2.
    place = Branch(Node("1", None), Node("1.2", "ภารกิจ"), None)
    (row,) = rows_of(plan((item(dimension=2), detail(branch=place))))["projects"]
    assert (row["dimension_no"], row["mission_no"]) == (2, None)


def test_without_detail_nothing_is_said_about_its_budget(plan: Plan, rows_of: RowsOf, item: Item) -> None:
    (row,) = rows_of(plan((item(), None)))["projects"]
    assert row["budget_status"] is None
    assert row["in_detail"] is False
    assert row["detail_line_start"] is None


def test_a_field_printed_twice_goes_on_counting(plan: Plan, rows_of: RowsOf, detail: Detail) -> None:
    blocks = tuple(
        FieldBlock("objective", None, Span(n, n), (FieldItem("objective", None, 1, f"{n}", Span(n, n)),))
        for n in (31, 35)
    )
    rows = rows_of(plan((None, detail(fields=blocks))))
    enforce_all(rows)
    assert [(row["ordinal"], row["text"]) for row in rows["project_items"]] == [(1, "31"), (2, "35")]


# Money: absent, - and 0 are three things


@pytest.mark.parametrize(
    ("said", "amount", "status"),
    [
        (5, 5, "amount"),
        (0, 0, "zero"),
        ("dash", None, "dash"),
        ("blank", None, "blank"),
        ("ambiguous", None, "ambiguous"),
    ],
)
def test_a_table_cell_keeps_what_it_says(
    said: object, amount: int | None, status: str, plan: Plan, rows_of: RowsOf, item: Item
) -> None:
    (line,) = rows_of(plan((item(cells={2571: said}), None)))["budget_lines"]
    assert (line["amount_baht"], line["status"], line["source"]) == (amount, status, "table")
    assert (line["fiscal_year_be"], line["fiscal_year_ce"]) == (2571, 2028)


def test_an_ambiguous_cell_has_no_amount_even_where_a_parser_gave_one(plan: Plan, rows_of: RowsOf, item: Item) -> None:
    table_item = item(cells={2571: 5})
    doubtful = replace(table_item, cells=(table_item.cells[0]._replace(alignment="ambiguous"),))
    (line,) = rows_of(plan((doubtful, None)))["budget_lines"]
    assert (line["amount_baht"], line["status"], line["raw"]) == (None, "ambiguous", "5")


@pytest.mark.parametrize("status", ["none", "dash", "blank"])
def test_a_detail_without_an_amount_has_one_row(status: str, plan: Plan, rows_of: RowsOf, detail: Detail) -> None:
    (line,) = rows_of(plan((None, detail(budget_status=status, budget_text="ไม่ใช้"))))["budget_lines"]
    assert (line["amount_baht"], line["status"], line["fiscal_year_be"]) == (None, status, None)


@pytest.mark.parametrize("status", ["missing_field", None])
def test_a_detail_without_a_budget_field_has_no_row(
    status: str | None, plan: Plan, rows_of: RowsOf, detail: Detail
) -> None:
    assert rows_of(plan((None, detail(budget_status=status))))["budget_lines"] == []


def test_amounts_of_one_year_are_numbered(plan: Plan, rows_of: RowsOf, detail: Detail) -> None:
    block = detail(amounts=((2571, 1, "year"), (None, 2, "unit"), (2571, 3, "year"), (None, 0, "total")))
    rows = rows_of(plan((None, block)))
    enforce_all(rows)
    found = [(row["fiscal_year_be"], row["ordinal"], row["amount_baht"], row["status"]) for row in rows["budget_lines"]]
    assert found == [(None, 1, 2, "amount"), (None, 2, 0, "zero"), (2571, 1, 1, "amount"), (2571, 2, 3, "amount")]


# Totals


def test_totals_are_summed_by_dimension_and_for_the_plan(plan: Plan, rows_of: RowsOf, item: Item) -> None:
    document = plan(
        (item(dimension=1, cells={2571: 5}), None),
        (item(dimension=1, cells={2571: "dash"}), None),
        (item(dimension=2, cells={2571: 7}), None),
        totals=(total("plan", None, {2571: 13}), total("dimension", 1, {2571: None})),
    )
    rows = rows_of(document)["budget_totals"]
    found = [(row["scope"], row["declared_baht"], row["computed_baht"], row["difference_baht"]) for row in rows]
    assert found == [("dimension", None, 5, None), ("plan", 13, 12, 1)]


def test_an_ambiguous_cell_leaves_no_sum(plan: Plan, rows_of: RowsOf, item: Item) -> None:
    document = plan(
        (item(cells={2571: "ambiguous", 2572: 1}), None),
        (item(cells={2571: 5, 2572: 1}), None),
        totals=(total("plan", None, {2571: 5, 2572: 2}),),
    )
    first, second = rows_of(document)["budget_totals"]
    assert (first["computed_baht"], first["difference_baht"]) == (None, None)
    assert (second["computed_baht"], second["difference_baht"]) == (2, 0)


def test_no_total_row_is_invented(plan: Plan, rows_of: RowsOf, item: Item) -> None:
    assert rows_of(plan((item(cells={2571: 5}), None)))["budget_totals"] == []


def test_two_totals_of_the_same_are_both_there_in_order(plan: Plan, rows_of: RowsOf) -> None:
    document = plan(
        totals=(total("plan", None, {2571: None, 2572: 4}, 20), total("plan", None, {2571: 3, 2572: 5}, 21))
    )
    found = [(row["declared_baht"], row["ordinal"], row["line_start"]) for row in rows_of(document)["budget_totals"]]
    assert found == [(3, 1, 21), (4, 1, 20), (5, 2, 21)]


# Counts, risks, targets, issues


@pytest.mark.parametrize(
    ("scope", "dimension", "kind", "combined", "extracted"),
    [
        ("plan", None, "project", True, 3),
        ("plan", None, "project", False, 2),
        ("dimension", 2, "project", True, 1),
        ("dimension", 2, "project", False, 0),
        ("dimension", 3, "activity", True, 0),
    ],
)
def test_counts_follow_scope_and_kind(
    scope: Any,
    dimension: int | None,
    kind: Any,
    combined: bool,
    extracted: int,
    plan: Plan,
    rows_of: RowsOf,
    item: Item,
) -> None:
    declared = DeclaredCount("foreword", scope, dimension, kind, 3, combined, Span(3, 3))
    document = plan(
        (item(), None), (item(), None), (item(dimension=2, kind="activity"), None), declared_counts=(declared,)
    )
    assert rows_of(document)["declared_counts"][0]["extracted"] == extracted


def test_details_are_counted_only_where_there_is_no_table(
    plan: Plan, rows_of: RowsOf, item: Item, detail: Detail
) -> None:
    declared = (DeclaredCount("foreword", "plan", None, "project", 2, True, Span(3, 3)),)
    details = plan((None, detail()), (None, detail()), declared_counts=declared)
    both = plan((item(), None), (None, detail()), (None, detail()), declared_counts=declared)
    assert rows_of(details)["declared_counts"][0]["extracted"] == 2
    assert rows_of(both)["declared_counts"][0]["extracted"] == 1


@pytest.mark.parametrize(
    ("text", "project"),
    [
        ("๑. โครงการ “สุจริต”", "a/001"),
        ("โครงการ สุจริต", "a/001"),
        ("โครงการสุจริตไทย", None),  # a title that merely begins alike
        ("กิจกรรมซ้ำ", None),  # two projects bear it
        ("", None),
    ],
)
def test_a_control_names_a_project_word_for_word(
    text: str, project: str | None, plan: Plan, rows_of: RowsOf, item: Item
) -> None:
    control = RiskControl(1, 1, None, text, Span(50, 50))
    titles = ("โครงการสุจริต", "กิจกรรมซ้ำ", "กิจกรรมซ้ำ")
    document = plan(*((item(title), None) for title in titles), risk_controls=(control,))
    assert rows_of(document)["risk_controls"][0]["project_id"] == project


@pytest.mark.parametrize(
    ("text", "method", "project"),
    [
        ("โครงการอบรมคุณธรรมแก่บุคลากร", "title", "a/001"),
        ("โครงการอบรมคุณธรรมแก่บุคลกร", "title_fuzzy", "a/001"),  # a letter is lost
        ("จัดทำโครงการอบรมคุณธรรมแก่บุคลากร และกำชับให้ถือปฏิบัติ", "title_fuzzy", "a/001"),
        ("โครงการอบรมคุณธรรมแก่บุคลากร และมาตรการไม่รับของขวัญ", "several", None),
        ("โครงการอบรมคุณธรรมแก่บุคลากรและประชาชน", "title_fuzzy", "a/001"),
        ("อบรมคุณธรรม", "none", None),
        ("กำชับให้ไม่รับของขวัญ", "none", None),
        ("โครงการอบรมคุณธรรมแก่เยาวชน", "none", None),  # another project of that kind
    ],
)
def test_a_control_in_other_words_is_matched_with_a_score(
    text: str, method: str, project: str | None, plan: Plan, rows_of: RowsOf, item: Item
) -> None:
    control = RiskControl(1, 1, None, text, Span(50, 50))
    titles = ("โครงการอบรมคุณธรรมแก่บุคลากร", "มาตรการไม่รับของขวัญ")
    document = plan(*((item(title), None) for title in titles), risk_controls=(control,))
    (row,) = rows_of(document)["risk_controls"]
    assert (row["match_method"], row["project_id"]) == (method, project)
    assert (row["match_score"] is None) == (project is None)


def test_two_targets_of_one_metric_and_year_leave_the_first_and_an_issue(
    plan: Plan, issues_of: Any, rows_of: RowsOf
) -> None:
    first = Target("other", "ก", 2571, None, 1.0, None, "1", Span(60, 60))
    second = replace(first, metric_text="ข", value=2.0, raw="2", span=Span(61, 61))
    document = plan(targets=(first, second))
    enforce_all(rows_of(document))
    assert [row["metric_text"] for row in rows_of(document)["targets"]] == ["ก"]
    assert [row["line_start"] for row in issues_of(document, "repeated_value")] == [61]


def test_a_repeated_target_that_says_the_same_is_no_issue(plan: Plan, issues_of: Any) -> None:
    first = Target("other", "ก", 2571, None, 1.0, None, "1", Span(60, 60))
    assert issues_of(plan(targets=(first, replace(first, span=Span(61, 61)))), "repeated_value") == []


def test_issues_are_ordered_by_line_and_stand_once(plan: Plan, rows_of: RowsOf) -> None:
    late = Issue("unknown_section", span=Span(9, 9), found="2")
    early = Issue("homoglyph", span=Span(2, 2), found="г", subject=None)
    rows = rows_of(plan(issues=(late, early, late)))["issues"]
    ours = [row for row in rows if row["code"] in ("unknown_section", "homoglyph")]
    assert [row["line_start"] for row in ours] == [2, 9]
    assert [row["ordinal"] for row in rows] == list(range(1, len(rows) + 1))


def test_an_issue_about_the_whole_plan_has_all_its_lines(plan: Plan, issues_of: Any) -> None:
    (row,) = issues_of(plan(), "missing_table")
    assert (row["line_start"], row["line_end"]) == (1, 100)


def test_an_issue_without_its_parameters_is_refused(plan: Plan, rows_of: RowsOf) -> None:
    with pytest.raises(ContractError, match="missing_field"):
        rows_of(plan(issues=(Issue("missing_field"),)))
