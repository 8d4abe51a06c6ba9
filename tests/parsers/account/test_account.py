"""What becomes of each number of a plan: claimed in its row and column, or unaccounted with an issue."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extract.ground.source import SourceText, Span
from extract.text.read_txt import read_txt
from normalize.document_rows import document_rows
from parsers.account.ledger import Ledger
from parsers.account.lexer import value_of
from parsers.document import parse_plan

CLEAN = (Path(__file__).parents[2] / "cases" / "clean.txt").read_text(encoding="utf-8")
ROW = "๒๐,๐๐๐\t๒๐,๐๐๐\t๒๐,๐๐๐\t๒๐,๐๐๐\t๒๐,๐๐๐"


def rows_of(*changes: tuple[str, str]) -> dict[str, list[dict[str, Any]]]:
    text = CLEAN
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return document_rows(parse_plan(read_txt(text.encode(), "plan.txt")), "plan", "0")


def became(rows: dict[str, list[dict[str, Any]]], raw: str) -> list[tuple[str, str]]:
    return [(row["found_in"], row["became"]) for row in rows["amounts"] if row["raw"] == raw]


def test_equal_numbers_of_a_row_are_claimed_from_left_to_right() -> None:
    rows = rows_of()
    lines = [row for row in rows["budget_lines"] if row["project_id"] == "plan/001" and row["source"] == "table"]
    starts = [
        next(a["char_start"] for a in rows["amounts"] if a["ordinal"] == line["amount_ordinal"]) for line in lines
    ]
    assert len(set(starts)) == 5
    assert starts == sorted(starts)


def test_one_number_a_year_leads_every_year_to_it() -> None:
    rows = rows_of(("ปีละ ๒๐,๐๐๐ บาท", "ปี ๒๕๖๖ - ๒๕๗๐ ปีละ ๒๐,๐๐๐ บาท"))
    lines = [row for row in rows["budget_lines"] if row["project_id"] == "plan/001" and row["source"] == "detail"]
    assert len(lines) == 5
    assert len({line["amount_ordinal"] for line in lines}) == 1


def test_a_number_in_a_title_is_no_amount_even_where_it_is_equal() -> None:
    title = "โครงการปลูกต้นไม้ ๒๐,๐๐๐ ต้น"
    old = next(line for line in CLEAN.split("\n") if ROW in line)
    cell = next(part for part in old.split("\t") if "โครงการ" in part or "มาตรการ" in part or "กิจกรรม" in part)
    rows = rows_of((old, old.replace(cell, f"๑) {title}")))
    mine = [row for row in rows["amounts"] if row["raw"] == "๒๐,๐๐๐" and row["found_in"] == "table_cell"]
    assert [row["became"] for row in mine if row["line_start"] == mine[0]["line_start"]] == ["text"] + [
        "budget_line"
    ] * 5


def test_the_unit_stands_between_the_number_and_the_amount() -> None:
    head, units = [line for line in CLEAN.split("\n") if "\t" in line][:2]
    in_thousands = (head, f"หน่วย : พันบาท\n{head}"), (units, units.replace(" (บาท)", ""))
    rows = rows_of(*in_thousands, ("ปีละ ๒๐,๐๐๐ บาท", "ปีละ ๒๐,๐๐๐,๐๐๐ บาท"))
    line = next(row for row in rows["budget_lines"] if row["amount_ordinal"] and row["source"] == "table")
    number = next(row for row in rows["amounts"] if row["ordinal"] == line["amount_ordinal"])
    assert (number["value"], line["unit_factor"], line["amount_baht"]) == (20_000, 1_000, 20_000_000)
    assert CLEAN.split("\n").index(head) + 1 == line["unit_line"]


@pytest.mark.parametrize("raw", ["๙๙๙", "๑๐๑"])
def test_a_number_that_nobody_claims_is_said(raw: str) -> None:
    rows = rows_of(("ปีละ ๒๐,๐๐๐ บาท", f"ปีละ ๒๐,๐๐๐ บาท\n\nแปลง {raw}"))
    assert became(rows, raw) == [("budget_field", "unaccounted")]
    (issue,) = (row for row in rows["issues"] if row["code"] == "unaccounted_amount")
    assert (issue["found"], issue["table"], issue["project_id"]) == (raw, "amounts", "plan/001")


@pytest.mark.parametrize(
    ("field", "found"),
    [
        ("แหล่งงบประมาณ : ข้อบัญญัติ ๗๗,๐๐๐ บาท", "unaccounted"),
        ("ปีละ ๒๐,๐๐๐ บาท\n\nแหล่งงบประมาณ : ข้อบัญญัติ ๗๗,๐๐๐ บาท", "text"),
    ],
    ids=["the budget field is empty", "the budget is stated"],
)
def test_money_that_only_the_source_below_an_empty_budget_field_states_is_said(field: str, found: str) -> None:
    rows = rows_of(("ปีละ ๒๐,๐๐๐ บาท", field))
    assert [what for _, what in became(rows, "๗๗,๐๐๐")] == [found]


def test_a_number_that_a_line_end_tore_is_one() -> None:
    """A cell of a table in markup may go on over a line end; the account says both lines."""
    row = "<tr><td>๑</td><td>๑.๑ ก</td><td>๑) โครงการอบรม</td><td>{}</td><td>-</td><td>-</td><td>-</td><td>-</td></tr>"
    head = "".join(f"<td>{text}</td>" for text in ("มิติ", "ภารกิจตามมิติ", "โครงการ/กิจกรรม/มาตรการ"))
    years = "".join(f"<td>ปี {year}</td>" for year in range(2566, 2571))
    lines = CLEAN.split("\n")
    table = [number for number, line in enumerate(lines) if "\t" in line]
    printed = ["<table>", f"<tr>{head}{years}</tr>", row.format("๑๕,\n๐๐๐"), "</table>"]
    text = "\n".join([*lines[: table[0]], *printed, *lines[table[-1] + 1 :]])
    rows: dict[str, list[dict[str, Any]]] = document_rows(parse_plan(read_txt(text.encode(), "plan.txt")), "plan", "0")
    (number,) = (row for row in rows["amounts"] if row["value"] == 15_000)
    assert (number["raw"], number["line_end"] - number["line_start"], number["char_end"]) == ("๑๕,\n๐๐๐", 1, 3)
    assert number["ordinal"] in {row["amount_ordinal"] for row in rows["budget_lines"] if row["amount_baht"] == 15_000}


def test_money_in_the_text_is_in_the_account_and_other_numbers_are_not() -> None:
    rows = rows_of(("เพื่อให้การปฏิบัติราชการ", "งบกลาง ๙,๙๙๙ บาท แจก ๘,๘๘๘ ถุง เพื่อให้การปฏิบัติราชการ"))
    assert became(rows, "๙,๙๙๙") == [("text", "text")]
    assert became(rows, "๘,๘๘๘") == []


def test_a_clean_plan_has_nothing_unaccounted() -> None:
    rows = rows_of()
    assert {row["became"] for row in rows["amounts"]} <= {"budget_line", "budget_total", "label", "count_or_target"}


@pytest.mark.parametrize("mark", ["[^๑]", "[^note1]", "^1^", "<sup>1</sup>", "¹"])
def test_marks_of_notes_are_no_numbers(mark: str) -> None:
    """``20,000[^1]`` is 20,000 with a note, whose mark is no amount that got lost."""
    rows = rows_of(("\t๒๐,๐๐๐\t", f"\t๒๐,๐๐๐{mark}\t"))
    assert [row["amount_baht"] for row in rows["budget_lines"]] == [
        row["amount_baht"] for row in rows_of()["budget_lines"]
    ]
    assert {row["became"] for row in rows["amounts"]} <= {"budget_line", "budget_total", "label", "count_or_target"}
    assert "raised_mark" in {row["code"] for row in rows["issues"]}


@pytest.mark.parametrize(
    ("cell", "factor", "baht"), [("๕ แสน", 100_000, 500_000), ("(1.5 ล้านบาท)", 1_000_000, 1_500_000), ("๒ บาท", 1, 2)]
)
def test_a_cell_that_says_its_own_unit_says_by_what_its_number_was_multiplied(
    cell: str, factor: int, baht: int
) -> None:
    rows = rows_of(("\t๒๐,๐๐๐\t", f"\t{cell}\t"))
    line = next(row for row in rows["budget_lines"] if row["raw"] == cell)
    number = next(row for row in rows["amounts"] if row["ordinal"] == line["amount_ordinal"])
    assert (line["unit_factor"], line["unit_line"], line["amount_baht"]) == (factor, None, baht)
    assert number["value"] * factor == baht


@pytest.mark.parametrize("struck", ["๒๐,๐๐๐", "๓๐,๐๐๐"])
def test_a_struck_number_is_none_that_is_lost(struck: str) -> None:
    """It is struck on a line that has its value again, or has it no more."""
    rows = rows_of((ROW, ROW.replace("\t๒๐,๐๐๐\t", f"\t~~{struck}~~ ๒๖,๐๐๐\t", 1)))
    assert became(rows, "๒๖,๐๐๐") == [("table_cell", "budget_line")]
    assert became(rows, struck).count(("table_cell", "text")) == 1
    assert "unaccounted_amount" not in {issue["code"] for issue in rows["issues"]}


@pytest.mark.parametrize(("lines", "raw"), [(("293,00", "", "0"), "293,00\n0"), (("293,0 00",), "293,0 00")])
def test_a_torn_number_is_one_with_its_end(lines: tuple[str, ...], raw: str) -> None:
    """Its end stands behind it, or below the beginnings of others; what is printed between them stays as it is."""
    ledger = Ledger(SourceText("a.txt", "txt", "", lines))
    ledger.enter(range(1, len(lines) + 1), "table_total")
    ledger.torn_column_by_column(lambda key: value_of(key) == 293_000, Span(1, len(lines)))
    assert [(number.raw, number.value) for number in ledger.numbers()] == [(raw, Decimal(293_000))]
