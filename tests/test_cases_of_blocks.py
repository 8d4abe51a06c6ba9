"""The kept cases of blocks and their money, whole: each says what its text says, or that it cannot.

Their neighbours are where each rule is tested: ``parsers/blocks``, ``parsers/values/test_money_wordings.py``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extract.text.read_txt import read_txt
from normalize.document_rows import document_rows
from parsers.document import parse_plan

CASES = Path(__file__).parents[2] / "shared" / "unseen" / "cases"
pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="needs ../shared")

Rows = dict[str, list[dict[str, Any]]]
Amounts = list[tuple[int | None, int, str]]


def rows_of(case: str) -> Rows:
    (path,) = CASES.glob(f"{case}-*.txt")
    return document_rows(parse_plan(read_txt(path.read_bytes(), "plan.txt")), "plan", "0")


def amounts(rows: Rows, project: str = "plan/001") -> Amounts:
    """Year, baht and per of what a block states."""
    return [
        (line["fiscal_year_be"], int(line["amount_baht"]), line["per"])
        for line in rows["budget_lines"]
        if (line["project_id"], line["source"]) == (project, "detail") and line["amount_baht"] is not None
    ]


def texts(rows: Rows, field: str) -> list[str]:
    return [item["text"] for item in rows["project_items"] if item["field"] == field]


def codes(rows: Rows, *severities: str) -> set[str]:
    """Codes of issues about blocks, by severity: ``missing_table`` is said of texts that are a block alone, and of what
    became of every number the account is the judge.
    """
    found = {issue["code"] for issue in rows["issues"] if issue["severity"] in (severities or ("error", "warning"))}
    return found - {"missing_table", "unaccounted_amount"}


def each(baht: int, *years: int) -> Amounts:
    return [(year, baht, "year") for year in years]


@pytest.mark.parametrize(
    ("case", "stated"),
    [
        ("web-02", {"001": [(None, 50000, "year"), *((None, n, "unit") for n in (600, 80)),
                            *((None, n, "part") for n in (7200, 12800, 24000, 6000))]}),
        ("web-07", {"001": [(None, 80000, "year")], "002": [(None, 45000, "unstated")]}),
        ("web-09", {"001": [(None, 20000, "year")]}),
        ("web-11", {"001": [(None, 10000, "unstated")]}),
        ("ocr-10", {"001": [(None, 10000, "year")]}),
        ("ocr-12", {"001": [(None, 10000, "year")]}),
        ("ocr-13", {"001": []}),
        ("ocr-18", {"001": [*each(10000, 2566), *each(11000, 2567), *each(12000, 2568)]}),
        ("ocr-19", {"001": [(None, 10000, "unstated"), (None, 4000, "part"), (None, 6000, "part")]}),
        ("doc-13", {"001": [(None, 30000, "unstated")], "002": [(None, 50000, "unstated")]}),
        ("doc-14", {"001": [(None, 30000, "year")], "002": [(None, 50000, "year")]}),
        ("annual-10", {"001": [(None, 1200000, "unstated"), (None, 25000, "unit")], "002": [(None, 30000, "unstated")],
                       "003": [(None, 20000, "unstated")],
                       "004": [(None, 45500, "unstated"), (None, 30000, "part"), (None, 15500, "part")]}),
        ("annual-15", {"001": [(None, 20000, "unstated")], "002": [(None, 30000, "unstated")]}),
        ("annual-19", {"001": [(None, 30000, "unstated")]}),
        ("plain-06", {"001": [*each(72000, 2566), *each(76000, 2568)]}),
        ("plain-10", {"001": [(None, 72000, "unstated")]}),
        ("plain-12", {"001": [(None, 72000, "unstated")]}),
        ("kin-19", {"001": [(None, 20000, "year"), (None, 100000, "total")], "002": [(None, 20000, "year")],
                    "004": [*each(10000, 2566, 2567, 2568), *each(20000, 2569, 2570)],
                    "006": [(None, 100, "unit"), (None, 10000, "unstated")], "013": [],
                    "016": each(5000, 2568),
                    "023": [(None, 3600, "part"), (None, 6400, "part"), (None, 10000, "unstated")],
                    "028": [*each(20000, 2566), *each(10000, 2567, 2568, 2569, 2570)],
                    "029": each(20000, 2566, 2568, 2569, 2570), "034": []}),
    ],
)  # fmt: skip
def test_what_each_block_states(case: str, stated: dict[str, Amounts]) -> None:
    rows = rows_of(case)
    for project, expected in stated.items():
        assert sorted(amounts(rows, f"plan/{project}"), key=str) == sorted(expected, key=str), project


@pytest.mark.parametrize(
    ("case", "alarms"),
    [
        *((case, set()) for case in ("web-02", "web-07", "web-09", "web-11", "ocr-10", "ocr-12", "ocr-19", "doc-13")),
        *((case, set()) for case in ("doc-14", "annual-10", "annual-15", "annual-19", "plain-12")),
        ("plain-06", {"table_detail_budget_mismatch"}),  # the plan contradicts itself
        ("plain-10", {"table_detail_budget_mismatch"}),
        ("ocr-13", {"table_detail_budget_mismatch"}),
        ("ocr-18", {"table_detail_budget_mismatch"}),
        ("kin-19", {"unreadable_amount", "year_uncertain"}),  # 20.000, 20,OOO, a range; an amount that grows
    ],
)
def test_what_is_an_alarm(case: str, alarms: set[str]) -> None:
    assert codes(rows_of(case)) == alarms


def test_what_is_money_without_an_amount() -> None:
    status = {row["project_id"]: row["budget_status"] for row in rows_of("kin-19")["projects"]}
    assert [status[f"plan/{n}"] for n in ("031", "033", "034", "013")] == ["dash", "unnamed", "unnamed", None]


def test_one_year_of_a_growing_table() -> None:
    assert "states_one_year" in codes(rows_of("plain-12"), "info")


@pytest.mark.parametrize(
    ("case", "field", "expected"),
    [
        ("web-09", "responsible", ["สำนักปลัด"]),
        ("web-11", "outcome", ["บุคลากรมีคุณธรรม"]),
        ("ocr-10", "objective", ["เพื่อพัฒนาบุคลากร"]),
        ("ocr-12", "output", ["อบรม 1 ครั้ง"]),
        ("doc-14", "responsible", ["กองคลัง", "กองคลัง"]),
        ("annual-15", "objective", ["เพื่อความโปร่งใส", "เพื่อเด็ก"]),
        ("annual-19", "objective", ["เพื่อให้มีวินัย"]),
    ],
)
def test_what_a_field_holds(case: str, field: str, expected: list[str]) -> None:
    assert texts(rows_of(case), field) == expected


@pytest.mark.parametrize(
    ("case", "period"), [("web-09", (2566, 2568)), ("ocr-10", (2566, 2570)), ("annual-15", (2567, 2567))]
)
def test_the_period(case: str, period: tuple[int, int]) -> None:
    row = rows_of(case)["projects"][0]
    assert (row["period_start_be"], row["period_end_be"]) == period


def test_anchors_before_headings_hide_nothing() -> None:
    rows = rows_of("ocr-25")
    assert [row["text"] for row in rows["statements"] if row["kind"] == "objective"] == [
        "เพื่อเป็นกรอบในการป้องกันการทุจริต",
        "เพื่อยกระดับคุณธรรม",
    ]
    assert [row["kind"] for row in rows["sections"]].count("part") == 2
