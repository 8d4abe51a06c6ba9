from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.ground.errors import ContractError
from normalize.schema.columns import Column, ColumnType
from normalize.schema.contract import enforce, enforce_all
from normalize.schema.keys import DataRow, PlanRows
from normalize.schema.tables import TABLES
from normalize.store.arrays import to_array
from parsers.records.blocks import DetailBlock
from parsers.records.budget import TableItem
from parsers.records.plan import PlanDocument


@pytest.fixture
def rows(
    plan: Callable[..., PlanDocument],
    item: Callable[..., TableItem],
    detail: Callable[..., DetailBlock],
    rows_of: Callable[..., PlanRows],
) -> PlanRows:
    return rows_of(plan((item(cells={2571: 5, 2572: 0}), detail()), (item(cells={2571: "dash"}), None)))


def test_rows_come_back_as_columns(rows: PlanRows) -> None:
    columns = enforce(TABLES["projects"], rows["projects"])
    assert columns[TABLES["projects"].names.index("project_id")] == ("a/001", "a/002")


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("projects", "ordinal", "1"),  # a number as text
        ("projects", "ordinal", True),  # a bool is an int for Python
        ("projects", "ordinal", 1.0),
        ("projects", "ordinal", None),
        ("projects", "ordinal", 2**31),
        ("projects", "ordinal", -(2**31) - 1),
        ("projects", "target_count", 2**31),  # beside nulls
        ("projects", "title", 5),
        ("projects", "kind", "programme"),
        ("projects", "in_table", 1),
        ("projects", "match_score", float("nan")),
        ("projects", "match_score", "1"),
        ("projects", "period_start_on", datetime.datetime(2027, 10, 1)),  # a datetime is a date for Python
        ("projects", "period_start_on", "2027-10-01"),
        ("budget_lines", "amount_baht", 5),
        ("budget_lines", "amount_baht", 5.0),
        ("budget_lines", "amount_baht", Decimal("0.005")),
        ("budget_lines", "amount_baht", Decimal("NaN")),
        ("budget_lines", "amount_baht", Decimal(10) ** 16),
        ("budget_lines", "status", None),
    ],
)
def test_a_wrong_value_is_refused_with_its_place(table: str, column: str, value: object, rows: PlanRows) -> None:
    rows[table][1][column] = value
    with pytest.raises(ContractError, match=rf"{table}\.{column}, row 1"):
        enforce_all(rows)


@pytest.mark.parametrize(
    ("column", "value"), [("title", None), ("match_score", 1), ("period_start_on", None), ("target_count", 2**31 - 1)]
)
def test_a_right_value_passes(column: str, value: object, rows: PlanRows) -> None:
    rows["projects"][1][column] = value
    enforce_all(rows)


def test_a_missing_column_is_refused(rows: PlanRows) -> None:
    del rows["projects"][1]["kind"]
    with pytest.raises(ContractError, match=r"projects.*kind"):
        enforce_all(rows)


def test_rows_with_their_columns_in_another_order_are_the_same_rows(rows: PlanRows) -> None:
    columns = enforce(TABLES["projects"], rows["projects"])
    turned = [dict(reversed(row.items())) for row in rows["projects"]]
    assert enforce(TABLES["projects"], turned) == columns


def test_a_missing_and_an_unknown_column_are_refused_for_the_missing_one(rows: PlanRows) -> None:
    rows["projects"][1]["colour"] = rows["projects"][1].pop("kind")
    with pytest.raises(ContractError, match=r"projects: a row lacks the column 'kind'"):
        enforce_all(rows)


def test_an_unknown_column_is_refused(rows: PlanRows) -> None:
    rows["projects"][1]["colour"] = "red"
    with pytest.raises(ContractError, match=r"projects, row 1.*colour"):
        enforce_all(rows)


def test_a_missing_and_an_unknown_table_are_refused(rows: PlanRows) -> None:
    rows["colours"] = rows.pop("swot")
    with pytest.raises(ContractError, match=r"colours.*swot"):
        enforce_all(rows)


def test_a_key_that_stands_twice_is_refused(rows: PlanRows) -> None:
    rows["projects"].append(dict(rows["projects"][1]))
    with pytest.raises(ContractError, match=r"projects, row 2: the key \('a/002',\) stands twice"):
        enforce_all(rows)


def test_a_null_key_that_stands_twice_is_refused(plan: Any, detail: Any, rows_of: Callable[..., PlanRows]) -> None:
    rows = rows_of(plan((None, detail(budget_status="none"))))
    rows["budget_lines"].append(dict(rows["budget_lines"][0]))
    with pytest.raises(ContractError, match="stands twice"):
        enforce_all(rows)


def test_rows_out_of_order_are_refused(rows: PlanRows) -> None:
    rows["projects"].reverse()
    with pytest.raises(ContractError, match="out of order"):
        enforce_all(rows)


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [("budget_lines", "project_id", "a/009"), ("sections", "parent_ordinal", 7), ("issues", "project_id", "b/001")],
)
def test_a_reference_to_nothing_is_refused(table: str, column: str, value: object, rows: PlanRows) -> None:
    rows[table][-1][column] = value
    with pytest.raises(ContractError, match=f"{table}.*names no row"):
        enforce_all(rows)


@pytest.fixture
def other(plan: Callable[..., PlanDocument], item: Callable[..., TableItem], rows_of: Callable[..., Any]) -> PlanRows:
    """Another plan, whose name sorts before that of ``rows`` as a plan and behind it as a project's key begins."""
    other: PlanRows = rows_of(plan((item(cells={2571: 1}), None)), "A")
    return other


def test_plans_are_checked_together_in_any_order(rows: PlanRows, other: PlanRows) -> None:
    ids = TABLES["projects"].names.index("project_id")
    assert enforce_all(rows, other)["projects"][ids] == ("a/001", "a/002", "A/001")
    assert enforce_all(other, rows)["projects"][ids] == ("A/001", "a/001", "a/002")


def test_rows_out_of_order_are_refused_beside_those_of_another_plan(rows: PlanRows, other: PlanRows) -> None:
    rows["projects"].reverse()
    for plans in ((rows, other), (other, rows)):
        with pytest.raises(ContractError, match="out of order"):
            enforce_all(*plans)


def test_a_plan_that_is_there_twice_is_refused(rows: PlanRows) -> None:
    with pytest.raises(ContractError, match="stands twice"):
        enforce_all(rows, rows)


def test_rows_that_carry_the_id_of_the_other_plan_are_refused(rows: PlanRows, other: PlanRows) -> None:
    other["issues"][-1] |= {"plan_id": "a", "project_id": "a/001", "ordinal": 99}
    with pytest.raises(ContractError, match="issues: rows of another plan"):
        enforce_all(rows, other)


def test_a_reference_to_a_row_of_the_other_plan_is_refused(rows: PlanRows, other: PlanRows) -> None:
    rows["issues"][-1]["project_id"] = "A/001"
    with pytest.raises(ContractError, match=r"issues.*names no row"):
        enforce_all(rows, other)


def test_a_null_reference_names_nothing_and_passes(rows: PlanRows) -> None:
    rows["issues"][-1]["project_id"] = None
    enforce_all(rows)


VALUES: dict[ColumnType, st.SearchStrategy[Any]] = {
    "string": st.text(st.characters(exclude_categories=["Cs"])),
    "int32": st.integers(-(2**31) + 1, 2**31 - 1),
    "float64": st.floats(allow_nan=False, allow_infinity=False),
    "bool": st.booleans(),
    "date32": st.dates(),
    "decimal128(18, 2)": st.decimals(-(10**15), 10**15, places=2, allow_nan=False),
    "decimal128(38, 6)": st.decimals(-(10**31), 10**31, places=6, allow_nan=False),
}


@given(
    st.sampled_from(sorted(VALUES)).flatmap(lambda kind: st.tuples(st.just(kind), st.lists(st.none() | VALUES[kind])))
)
def test_arrays_hold_what_they_were_given(case: tuple[ColumnType, list[Any]]) -> None:
    kind, values = case
    array = to_array(Column("x", kind, "", "", nullable=True), values)
    array.validate(full=True)
    assert array.to_pylist() == values


@pytest.mark.parametrize(
    "values",
    [
        ["วัตถุประสงค์", "วิธีดำเนินการ"] * 20 + ["", None],  # few headings, each of many rows
        ["a/001", None, "ก"] * 3,
        ["", "", "ก", ""],
    ],
)
def test_texts_that_many_rows_have_stand_in_each(values: list[str | None]) -> None:
    array = to_array(Column("heading", "string", "", "", nullable=True), values)
    array.validate(full=True)
    assert array.to_pylist() == values


@pytest.mark.parametrize("values", [["\ud800"], ["ก", "\ud800"] * 5])
def test_a_lone_surrogate_is_refused(values: list[str]) -> None:
    with pytest.raises(ContractError, match="not Unicode"):
        to_array(Column("title", "string", "", ""), values)


def test_an_empty_table_passes() -> None:
    empty: list[DataRow] = []
    assert enforce(TABLES["swot"], empty) == ((),) * len(TABLES["swot"].columns)
