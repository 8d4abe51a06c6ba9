"""The kept cases of columns, units, years and totals, whole: each says what its text says, or that it cannot.

Their neighbours are where each rule is tested: ``parsers/budget``, ``parsers/tables``, ``parsers/facts``.
"""

from __future__ import annotations

import pytest
from cases import CASES, Amounts, amounts, each, rows_of

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="needs ../shared")

FIVE, THREE = range(2566, 2571), range(2566, 2569)
EXPECTED: dict[str, list[Amounts]] = {
    "kin-02": each(FIVE, 20_000, "dash", 5_000, "dash"),
    "kin-03": [{}, {}],
    "kin-04": each(FIVE, 20_000, "dash", 5_000),
    "kin-17": each(range(2568, 2569), 20_000, "none", 5_000, 7_000),
    "kin-18": each(range(2568, 2569), 20_000, 5_000),
    "web-13": each(THREE, 10_000, "unnamed"),
    "web-15": each(range(2566, 2567), "ambiguous", "ambiguous"),
    "web-16": each(THREE, 30_000, 10_000, 20_000, 5_000),
    "ocr-07": [dict(zip(FIVE, (10_000, 20_000, 30_000, 40_000, 50_000), strict=True))],
    "ocr-08": [dict(zip(FIVE, (10_000, 20_000, 30_000, 40_000, 50_000), strict=True))],
    "ocr-09": [
        dict(zip(THREE, (10_000, 20_000, 30_000), strict=True)),
        dict(zip(THREE, (11_000, 21_000, 31_000), strict=True)),
    ],
    "ocr-15": each(range(2567, 2568), 10_000, 20_000),
    "doc-05": each(THREE, 30_000, 50_000),
    "doc-10": [{2566: 30_000, 2567: 31_000}, {2566: "dash", 2567: "dash"}, {2566: 55_000, 2567: 56_000}],
    "doc-12": [
        dict(zip(THREE, (30_000, 31_000, 32_000), strict=True)),
        dict.fromkeys(THREE, "dash"),
        dict(zip(THREE, (55_000, 56_000, 57_000), strict=True)),
    ],
    "annual-01": [
        *each(THREE, 20_000, 30_000),
        dict(zip(THREE, (10_000, 11_000, 12_000), strict=True)),
    ],
    "annual-03": each(range(2568, 2569), 30_000, 45_000, 10_000),
    "annual-05": [
        dict(zip(THREE, (40_000, 40_000, 45_000), strict=True)),
        dict(zip(THREE, (60_000, 60_000, 70_000), strict=True)),
    ],
    "annual-07": each(range(2568, 2569), "ambiguous", "ambiguous"),
    "annual-13": each(range(2568, 2569), 30_000, "none", 10_000),
    "annual-17": each(THREE, 20_000, 30_000),
    "plain-05": [
        dict(zip(THREE, (10_000, 11_000, 12_000), strict=True)),
        dict(zip(THREE, (45_000, 28_000, 46_000), strict=True)),
        dict(zip(THREE, (20_000, 20_500, 21_000), strict=True)),
    ],
}


@pytest.mark.parametrize("case", EXPECTED)
def test_each_year_has_what_its_table_prints(case: str) -> None:
    assert amounts(rows_of(case)) == EXPECTED[case]


@pytest.mark.parametrize(
    ("case", "code"),
    [
        ("kin-03", "unaccounted_amount"),
        ("web-15", "quarter_only"),
        ("web-15", "years_without_column"),
        ("ocr-07", "fuzzy_heading"),
        ("ocr-08", "fuzzy_heading"),
        ("ocr-09", "years_without_column"),
        ("ocr-23", "implausible_amount"),
        ("doc-10", "years_without_column"),
        ("annual-07", "quarter_only"),
        ("annual-17", "total_mismatch"),
    ],
)
def test_what_cannot_be_known_is_said(case: str, code: str) -> None:
    assert code in {row["code"] for row in rows_of(case)["issues"]}


@pytest.mark.parametrize("case", ["kin-02", "kin-04", "doc-05", "doc-12", "annual-01", "annual-03", "annual-05"])
def test_what_is_read_whole_leaves_no_number_and_no_doubt(case: str) -> None:
    """Sums of targets in a total row among them."""
    rows = rows_of(case)
    assert {row["code"] for row in rows["issues"] if row["severity"] != "info"} <= {"missing_details"}
    assert not [row["raw"] for row in rows["amounts"] if row["became"] == "unaccounted"]


@pytest.mark.parametrize(
    ("case", "scope", "declared"),
    [
        ("web-16", ("plan", None, None), 35_000),
        ("doc-05", ("dimension", 1, None), 80_000),
        ("doc-12", ("dimension", 1, None), 85_000),
        ("annual-01", ("dimension", 1, None), 60_000),
        ("annual-05", ("dimension", 1, None), 100_000),
        ("plain-05", ("mission", 1, "1.2"), 65_000),
    ],
)
def test_a_printed_total_is_compared_with_its_rows(case: str, scope: tuple[object, ...], declared: int) -> None:
    (row,) = (
        row
        for row in rows_of(case)["budget_totals"]
        if row["fiscal_year_be"] == 2566 and (row["scope"], row["dimension_no"], row["mission_no"]) == scope
    )
    assert (row["declared_baht"], row["computed_baht"]) == (declared, declared)


def test_wording_of_amounts_and_their_units() -> None:
    """ocr-22: brackets, blanks behind commas, signs, words, scales."""
    rows = rows_of("ocr-22")
    assert amounts(rows) == [
        dict(zip(FIVE, (20_000, 50_000, 15_000, 50_000, 50_000), strict=True)),
        dict(zip(FIVE, (500_000, 1_500_000, 50_000, 50_000, 50_000), strict=True)),
    ]
    assert {line["unit_factor"] for line in rows["budget_lines"]} == {1, 100_000, 1_000_000}


def test_targets_below_two_heads_are_read() -> None:
    assert len(rows_of("kin-23")["targets"]) == 10


@pytest.mark.parametrize(
    ("project", "said"),
    [
        ("029", [(2566, 20_000), (2568, 20_000), (2569, 20_000), (2570, 20_000)]),  # 2567 is left out
        ("004", [(2566, 10_000), (2567, 10_000), (2568, 10_000), (2569, 20_000), (2570, 20_000)]),
        ("016", [(2568, 5_000)]),
        ("023", [(None, 3_600), (None, 6_400), (None, 10_000)]),
    ],
)
def test_years_of_a_blocks_budget(project: str, said: list[tuple[int | None, int]]) -> None:
    lines = [line for line in rows_of("kin-19")["budget_lines"] if line["project_id"] == f"plan/{project}"]
    assert sorted(((line["fiscal_year_be"], int(line["amount_baht"])) for line in lines), key=str) == sorted(
        said, key=str
    )
