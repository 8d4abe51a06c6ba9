"""Texts with an empty line behind every line are read as those without, on their own lines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extract.text.read_txt import read_txt
from normalize.document_rows import document_rows
from parsers.document import parse_plan
from parsers.other_lines.double_spacing import single_spaced

FORMS = Path(__file__).parents[2] / "cases" / "forms" / "plans"


def rows_of(text: str) -> dict[str, list[dict[str, Any]]]:
    return document_rows(parse_plan(read_txt(text.encode(), "plan.txt")), "plan", "0")


def without_lines(rows: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    tables = ("projects", "budget_lines", "budget_totals", "project_items", "targets", "indicators")
    return {
        table: [{key: value for key, value in row.items() if "line" not in key} for row in rows[table]]
        for table in tables
    }


@pytest.mark.parametrize("name", ["ocr_cells.txt", "word_wrapped_cells.txt", "word_tabs.txt", "layout_portrait.txt"])
@pytest.mark.parametrize("end", ["\n\n", "\r\r\n"], ids=["empty lines", "line ends doubled"])
def test_a_text_with_every_line_end_doubled_is_read_as_before(name: str, end: str) -> None:
    """Tables of a cell a line were lost, and a layout's rows had the values of others without a word."""
    text = (FORMS / name).read_text(encoding="utf-8")
    single, double = rows_of(text), rows_of(text.replace("\n", end))
    assert single["budget_lines"]
    assert without_lines(double) == without_lines(single)


def test_what_is_read_leads_to_the_lines_of_the_file() -> None:
    text = (FORMS / "ocr_cells.txt").read_text(encoding="utf-8")
    single, double = rows_of(text), rows_of(text.replace("\n", "\n\n"))
    for one, other in zip(single["budget_lines"], double["budget_lines"], strict=True):
        assert other["line_start"] == 2 * one["line_start"] - 1
    ends = [section["line_end"] for section in double["sections"]]
    starts = [section["line_start"] for section in double["sections"]]
    assert starts[1:] == [end + 1 for end in ends[:-1]]
    assert ends[-1] == 2 * len(text.split("\n")) - 2, "the empty line at the end is of the last section"


@pytest.mark.parametrize("together", [0, 3], ids=["all apart", "three lines together"])
def test_paragraphs_apart_are_no_doubled_lines_where_some_stand_together(together: int) -> None:
    lines = [f"ข้อความ {number}" for number in range(60)]
    text = "\n".join(lines[:together]) + "\n\n" + "\n\n".join(lines[together:])
    source = read_txt(text.encode(), "plan.txt")
    found = single_spaced(source)
    assert (found is None) == bool(together)
    assert found is None or len(found.source.lines) < len(source.lines)
