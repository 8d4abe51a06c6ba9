"""Plans that a test writes down: their rows, on which the law of the account holds, and what tests ask of these."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any

from law import breaches

from extract.ground.source import SourceText
from extract.text.read_txt import read_txt
from normalize.document_rows import document_rows
from parsers.document import parse_plan

Rows = dict[str, list[dict[str, Any]]]

QUIET = frozenset({"missing_details", "project_without_detail", "unknown_tree"})
"""Codes of issues that a plan of one small table has, and that have nothing to do with its money."""


def lawful_rows(source: SourceText) -> Rows:
    """The rows of a plan; the law of the account holds on them."""
    rows = document_rows(parse_plan(source), "plan", "0")
    found = breaches(rows, source.lines)
    assert not found, "\n".join(found)
    return rows


def rows_of_text(text: str) -> Rows:
    """The rows of a plan that is a text file."""
    return lawful_rows(read_txt(text.encode(), "plan.txt"))


def rows_of_lines(text: str) -> Rows:
    """The rows of a plan whose lines are taken as they stand, without the repairs of a text file."""
    return lawful_rows(SourceText("plan.txt", "txt", "0" * 64, tuple(text.split("\n"))))


def plan_around(table: str, period: str, blocks: str = "") -> str:
    """A plan for a ``period`` around a table of tabs, with detail ``blocks`` behind it."""
    return f"""แผนปฏิบัติการป้องกันการทุจริต
({period})
เทศบาลตำบลบ้านสมมุติ
อำเภอเมืองลำปาง จังหวัดลำปาง

ส่วนที่ 2
แผนปฏิบัติการป้องกันการทุจริต ({period})

{table}

ส่วนที่ 3
รายละเอียดโครงการ/กิจกรรม/มาตรการ
{blocks}
"""


def baht_or_status(line: Mapping[str, Any]) -> int | str:
    """What a row of ``budget_lines`` says: its baht, the status where it has none."""
    return str(line["status"]) if line["amount_baht"] is None else int(line["amount_baht"])


def amounts_of_titles(rows: Rows) -> dict[tuple[str, int], object]:
    """The baht of each project and year, by its title in the table; the status where it has none."""
    titles = {row["project_id"]: row["table_title"] for row in rows["projects"]}
    return {
        (titles[line["project_id"]], line["fiscal_year_be"]): line["amount_baht"] or line["status"]
        for line in rows["budget_lines"]
    }


def found_by(code: str, rows: Rows) -> list[str | None]:
    """What the issues of a code have found, in the order of the document."""
    return [row["found"] for row in rows["issues"] if row["code"] == code]


def codes(rows: Rows, quiet: Set[str] = QUIET) -> set[str]:
    """The codes of the issues that have to do with what is tested."""
    return {row["code"] for row in rows["issues"]} - quiet
