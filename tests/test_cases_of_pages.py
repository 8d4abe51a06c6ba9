"""Kept cases of what a person sees on a page: PDF, Word and web documents, and text that was torn out of them."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from cases import CASES, Amounts, amounts, each, rows_of

from extract.readers import read_source
from normalize.document_rows import document_rows
from parsers.document import parse_plan

pytestmark = pytest.mark.skipif(not CASES.exists(), reason="the cases are kept elsewhere")

FIVE, THREE, TWO = range(2566, 2571), range(2566, 2569), range(2566, 2568)


def row(years: range, *values: int | str) -> Amounts:
    return dict(zip(years, values, strict=True))


OTHERS_OF_DOC = [
    *each(THREE, "dash"),
    row(THREE, 250_000, "dash", 250_000),
    *each(THREE, 12_500),
    row(THREE, 480_000, 481_000, 482_000),
    row(THREE, 99_000, "blank", 99_000),
]
FIRST_OF_DOC = [row(THREE, 1_250_000, 1_350_000, 450_000), *each(THREE, "dash")]
THOUSANDS = [row(FIVE, 20_000, 21_000, 22_000, 23_000, 24_000), row(FIVE, 5_000, 6_000, 7_000, 8_000, 9_000)]
SEEN: dict[str, list[Amounts]] = {
    "doc-01": [*FIRST_OF_DOC, row(THREE, 30_000, 35_000, 40_000), *OTHERS_OF_DOC],
    "doc-03": [*FIRST_OF_DOC, *each(THREE, "ambiguous"), *each(THREE, "ambiguous"), *OTHERS_OF_DOC[1:]],
    "doc-06": [row(THREE, 500, 900, 800), row(THREE, 55_000, 56_000, 57_000)],
    "doc-08": [row(TWO, 30_000, 31_000)],
    "doc-09": [
        *(row(THREE, 30_000, 31_000, 32_000), row(THREE, "dash", "dash", "dash"), row(THREE, 55_000, 56_000, 57_000)),
        *(row(THREE, "dash", "dash", "dash"), row(THREE, 15_000, "blank", 1_200_000)),
    ],
    "doc-15": [row(THREE, 30_000, 31_000, 32_000), *each(THREE, "dash"), row(THREE, 55_000, 56_000, 57_000)],
    "kin-05": [row(FIVE, 500, 20_000, 9, "dash", 24_000), THOUSANDS[1]],
    "kin-07": THOUSANDS,
    "kin-08": [row(FIVE, 20_000, "blank", 22_000, 23_000, 24_000), THOUSANDS[1]],
    "kin-09": THOUSANDS,
    "kin-11": [THOUSANDS[0], *each(FIVE, "dash"), THOUSANDS[1]],
    "kin-12": [THOUSANDS[0], *each(FIVE, "dash"), THOUSANDS[1]],
    "kin-13": THOUSANDS,
    "plain-08": [row(TWO, 1_250_000, 11_000), *each(TWO, "dash")],
}


@pytest.mark.parametrize("case", SEEN)
def test_each_year_has_what_a_person_sees(case: str) -> None:
    assert amounts(rows_of(case)) == SEEN[case]


@pytest.mark.parametrize(
    ("case", "code", "lines"),
    [
        ("doc-03", "ambiguous_alignment", 1),
        ("doc-06", "raised_mark", 2),
        ("kin-05", "raised_mark", 3),
        ("kin-07", "hidden_text", 2),
        ("kin-08", "hidden_text", 1),
        ("kin-09", "struck_text", 2),
        ("kin-11", "hidden_text", 1),
    ],
)
def test_what_is_not_read_is_said_with_its_place(case: str, code: str, lines: int) -> None:
    rows = rows_of(case)
    found = [issue for issue in rows["issues"] if issue["code"] == code]
    assert len(found) == lines
    assert all(issue["line_start"] for issue in found)
    if any(project["page_start"] for project in rows["projects"]):
        assert all(issue["page_start"] for issue in found)


@pytest.mark.parametrize("case", ["kin-07", "kin-08", "kin-09", "kin-11"])
def test_what_is_hidden_or_struck_out_is_no_amount_of_the_account(case: str) -> None:
    values = {number["value"] for number in rows_of(case)["amounts"]}
    assert values.isdisjoint({Decimal(99_999), Decimal(920_000), Decimal(921_000)})


def test_what_a_browser_printed_has_its_words() -> None:
    (plan,) = rows_of("doc-08")["plans"]
    assert plan["org_name"]
    (path,) = CASES.glob("doc-08-*.pdf")
    text = "\n".join(read_source(path, path.name).lines)
    assert "แผนปฏิบัติการป้องกันการทุจริต" in text
    assert not re.search(r"([ก-ฮ])([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]) \1\2", text)


def test_a_torn_total_is_one_number_of_the_account() -> None:
    rows = rows_of("plain-08")
    totals = {total["fiscal_year_be"]: total["declared_baht"] for total in rows["budget_totals"]}
    assert totals == {2566: 1_250_000, 2567: 11_000}
    torn = [number for number in rows["amounts"] if number["line_end"] > number["line_start"]]
    assert {(number["raw"], number["value"], number["became"]) for number in torn} == {
        ("1,250\n,000", Decimal(1_250_000), "budget_total"),
        ("11,00\n0", Decimal(11_000), "budget_total"),
    }


@pytest.mark.parametrize(("old", "new"), [("<td>,000</td><td>0</td>", "<td>,00</td><td>0</td>")])
def test_a_total_whose_pieces_make_no_amount_is_none(old: str, new: str) -> None:
    totals = {one["fiscal_year_be"]: one["declared_baht"] for one in rows_of("plain-08", (old, new))["budget_totals"]}
    assert totals.get(2566) != 1_250


@pytest.mark.process
@pytest.mark.slow
def test_a_scan_in_thai_digits_gives_no_amount_and_no_agreement() -> None:
    rows = rows_of("kin-01")
    assert {line["amount_baht"] for line in rows["budget_lines"]} <= {None, Decimal(0)}
    assert {total["declared_baht"] for total in rows["budget_totals"]} <= {None}
    assert any(issue["code"] == "ocr_thai_digits" for issue in rows["issues"])
    assert not [issue for issue in rows["issues"] if issue["code"] == "ocr_amount" and issue["severity"] == "info"]


def test_contents_that_lead_to_their_pages_by_dots_are_rows() -> None:
    path = CASES.parent / "plans" / "d2-buengkradon.pdf"
    rows = document_rows(parse_plan(read_source(path, path.name)), "plan", "0")
    contents = [entry for entry in rows["contents"] if entry["page_start"] == 3]
    assert len(contents) == 7
    parts = [section["number"] for section in rows["sections"] if section["kind"] == "part"]
    assert len(parts) == len(set(parts))
    assert not any("...." in str(section["title"]) for section in rows["sections"])
