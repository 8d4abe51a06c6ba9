"""The fiscal model names what is there, in the words of the Fiscal Data Package."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from normalize.description.fiscal import fiscal_model
from normalize.schema.tables import TABLES

MODEL = fiscal_model()
# Fiscal Data Package 0.3, "Measures" and "Dimensions".
DIMENSION_TYPES = {"datetime", "entity", "classification", "activity", "fact", "location", "other"}
PHASES = {"proposed", "approved", "adjusted", "executed"}


def attributes() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for dimension, said in MODEL["dimensions"].items():
        for name, attribute in said["attributes"].items():
            yield dimension, name, attribute


def test_every_source_is_a_column_of_its_table() -> None:
    for said in [*MODEL["measures"].values(), *(attribute for _, _, attribute in attributes())]:
        assert said["source"] in TABLES[said["resource"]].names


def test_the_measure_is_money_and_its_filter_holds() -> None:
    (measure,) = MODEL["measures"].values()
    column = TABLES[measure["resource"]].column(measure["source"])
    assert (column.type, column.unit, measure["currency"]) == ("decimal128(18, 2)", "baht", "THB")
    assert measure["phase"] in PHASES
    assert measure["direction"] == "expenditure"
    for name, value in measure["filter"].items():
        assert value in TABLES[measure["resource"]].column(name).enum


def test_dimensions_are_of_the_types_that_the_specification_knows() -> None:
    types = {name: dimension["dimensionType"] for name, dimension in MODEL["dimensions"].items()}
    assert set(types.values()) <= DIMENSION_TYPES
    assert {"datetime", "entity", "classification", "activity", "location"} <= set(types.values())
    for dimension in MODEL["dimensions"].values():
        assert set(dimension["primaryKey"]) <= set(dimension["attributes"])
        if dimension["dimensionType"] == "classification":
            assert "code" in dimension["attributes"]


def test_relations_name_attributes_of_the_same_dimension() -> None:
    for dimension, name, attribute in attributes():
        for relation in ("parent", "labelfor"):
            if relation in attribute:
                assert attribute[relation] in MODEL["dimensions"][dimension]["attributes"].keys() - {name}


def test_every_table_of_the_model_is_one_key_away_from_the_measure() -> None:
    """Who loads it can join it: a dimension of a table that nothing leads to would be of no use."""
    measured = {measure["resource"] for measure in MODEL["measures"].values()}
    led_to = {key.table for table in measured for key in TABLES[table].foreign_keys}
    assert {attribute["resource"] for _, _, attribute in attributes()} <= measured | led_to


def test_without_the_filter_the_money_counts_twice(published: Path) -> None:
    """The reason for the filter: both sources state money for the same project and year."""
    rows = pq.read_table(published / "budget_lines.parquet").to_pylist()
    by_source: dict[str, dict[tuple[str, int], Decimal]] = {"table": {}, "detail": {}}
    for row in rows:
        if row["amount_baht"] and row["fiscal_year_be"] and row["per"] == "year":
            by_source[row["source"]][row["project_id"], row["fiscal_year_be"]] = row["amount_baht"]
    both = by_source["table"].keys() & by_source["detail"].keys()
    assert any(by_source["table"][key] == by_source["detail"][key] for key in both)
