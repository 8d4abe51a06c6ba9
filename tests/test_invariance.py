"""Meaning does not depend on form: the five plans, written in other ways, give the same rows but for that change."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from plan_extract.engine.documents import load_plan, plan_rows
from variants import FORMS, TABLE_FORMS, ComparedRows, Form, comparable, foretold, renamed, without_lines

pytestmark = pytest.mark.slow

RAW = Path(__file__).parent.parent / "data" / "raw"
PLANS = sorted(path.name for path in RAW.glob("*.txt"))

ELSEWHERE = {"subdistrict": "ดอกคำใต้", "district": "ดอกคำใต้", "province": "พะเยา", "province_iso": "TH-56"}
"""A real place in another region than the five plans' places."""

IN_THE_CAPITAL = "บ้านตุ่น"
"""A subdistrict of that province's capital."""

PREFIXES = ("เทศบาลนคร", "เทศบาลเมือง", "เทศบาลตำบล", "องค์การบริหารส่วนตำบล", "องค์การบริหารส่วนจังหวัด")


@cache
def original(plan: str) -> ComparedRows:
    """The rows of a plan as it is."""
    return plan_rows(load_plan(RAW / plan, plan), plan)


def rows_of(plan: str, form: Form, folder: Path) -> ComparedRows:
    """The rows of a plan in another form, under its own name."""
    path = folder / plan
    path.write_bytes(form.encode(form.text((RAW / plan).read_text(encoding="utf-8"))))
    return plan_rows(load_plan(path, plan), plan)


def differences(expected: ComparedRows, found: ComparedRows, form: Form) -> list[str]:
    """What differs, in words that are short enough to read."""
    left, right = comparable(expected, form), comparable(found, form)
    said = [
        f"{table}: {len(left[table])} rows became {len(right[table])}"
        for table in left
        if len(left[table]) != len(right[table])
    ]
    for table in left:
        for one, other in zip(left[table], right[table], strict=False):
            changed = [column for column in one if one[column] != other[column]]
            said += [
                f"{table} line {one.get('line_start')} {column}: {one[column]!r:.160} became {other[column]!r:.160}"
                for column in changed
            ]
    return said[:20]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
@pytest.mark.parametrize("plan", PLANS)
def test_the_form_does_not_change_the_rows(plan: str, form: Form, tmp_path: Path) -> None:
    assert differences(foretold(original(plan), form), rows_of(plan, form, tmp_path), form) == []


ROWS_ON_ONE_LINE = {("html", "project_items")}
"""A table inside a field of a detail block is an entry a line; where its rows share a line, they are one entry."""


@pytest.mark.parametrize("form", TABLE_FORMS, ids=lambda form: form.name)
@pytest.mark.parametrize("plan", PLANS)
def test_tables_in_another_dialect_give_the_same_rows(plan: str, form: Form, tmp_path: Path) -> None:
    expected, found = without_lines(original(plan)), without_lines(rows_of(plan, form, tmp_path))
    said = differences(expected, found, form)
    assert [line for line in said if (form.name, line.split(":")[0].split(" ")[0]) not in ROWS_ON_ONE_LINE] == []


def new_names(row: Mapping[str, object]) -> dict[str, str]:
    """The names of another place for those that stand in a row of ``plans``."""
    names = {str(row[column]): ELSEWHERE[column] for column in ("province", "district", "subdistrict") if row[column]}
    # The district of a provincial town may be called just this; the word stands in many others.
    if names.pop("เมือง", None) and row["subdistrict"]:
        names[str(row["subdistrict"])] = IN_THE_CAPITAL
    bare = str(row["org_name"])
    for prefix in PREFIXES:
        bare = bare.removeprefix(prefix)
    return {bare: "ดอกคำใต้", **names}


@pytest.mark.parametrize("plan", PLANS)
def test_another_place_changes_the_names_alone(plan: str, tmp_path: Path) -> None:
    names = new_names(original(plan)["plans"][0])
    form = renamed(names)
    expected = foretold(original(plan), form)
    expected["plans"][0]["province_iso"] = ELSEWHERE["province_iso"]
    assert differences(expected, rows_of(plan, form, tmp_path), form) == []


def test_the_five_plans_are_there() -> None:
    """Without them the tests above would run over nothing."""
    assert len(PLANS) >= 5


@pytest.mark.parametrize(
    "form", [form for form in (*FORMS, *TABLE_FORMS) if form.name != "crlf_and_bom"], ids=lambda form: form.name
)
def test_a_form_changes_the_text_of_some_plan(form: Form) -> None:
    """A form that changes nothing would prove nothing."""
    texts = [(RAW / plan).read_text(encoding="utf-8") for plan in PLANS]
    assert any(form.text(text) != text for text in texts)
