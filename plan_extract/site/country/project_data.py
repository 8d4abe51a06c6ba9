"""The projects of a report for its search: a file a province, so that a page loads those that are asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from plan_extract.site.common.data_files import amount, as_script
from plan_extract.site.common.numbers import total
from plan_extract.site.common.reading import PublishedPlan, PublishedRow, Tables, rows_of
from plan_extract.site.country.plan_list import ListedPlan

_CODES = {"dash": "-", "blank": "b", "none": "n", "unnamed": "u", "ambiguous": "?"}
"""What stands for a cell without an amount. A cell that the table has not is null."""

_PLANS_AT_A_TIME = 100


def province_files(plans: Sequence[ListedPlan]) -> dict[str | None, str]:
    """The data file of each province, in the order of the plans; they are numbered, as their names are Thai."""
    provinces = dict.fromkeys(plan.province for plan in plans)
    return {province: f"projects-{number}" for number, province in enumerate(provinces, 1)}


def write_projects(tables: Tables, plans: Sequence[ListedPlan], folder: Path) -> None:
    """Write the projects of all plans to ``folder``, a file a province.

    A line is a plan: its page (null where it has none), organisation, the years of its table, its projects. A project
    is its ordinal, title, dimension in the handbook, whether the table has it, and a cell a year.
    """
    names = province_files(plans)
    by_id = {plan.plan_id: plan for plan in plans}
    ordered = sorted(by_id)  # as the tables are, so that each row group is read once or twice
    with ExitStack() as stack:
        files: dict[str | None, IO[str]] = {}
        for province, name in names.items():
            path = folder / f"{name}.js"
            files[province] = stack.enter_context(path.open("w", encoding="utf-8", newline="\n"))
            files[province].write(f"planExtract({as_script(name)},[\n")
        for start in range(0, len(ordered), _PLANS_AT_A_TIME):
            some = ordered[start : start + _PLANS_AT_A_TIME]
            for plan_id, rows in rows_of(tables, some, ("projects", "budget_lines")):
                plan = by_id[plan_id]
                files[plan.province].write(f"{as_script(_plan(plan, rows))},\n")
        for file in files.values():
            file.write("]);\n")


def _plan(plan: ListedPlan, rows: PublishedPlan) -> list[object]:
    cells: dict[str, dict[int | None, list[PublishedRow]]] = defaultdict(lambda: defaultdict(list))
    for row in rows["budget_lines"]:
        if row["source"] == "table":
            cells[row["project_id"]][row["fiscal_year_be"]].append(row)
    years = sorted({year for of_project in cells.values() for year in of_project}, key=lambda year: year or 0)
    projects = [
        [
            project["ordinal"],
            project["title"] or project["table_title"],
            project["dimension_code"],
            [_cell(cells[project["project_id"]].get(year, ())) for year in years]
            if project["project_id"] in cells
            else None,
        ]
        for project in rows["projects"]
    ]
    return [plan.file if plan.page else None, plan.org_name or plan.plan_id, years, projects]


def _cell(rows: Sequence[PublishedRow]) -> int | str | None:
    """What the table says for one year; years that no one can read may have several columns.

    >>> from decimal import Decimal
    >>> _cell([{"status": "amount", "amount_baht": Decimal(5)}, {"status": "dash", "amount_baht": None}])
    5
    >>> _cell([{"status": "amount", "amount_baht": Decimal(5)}, {"status": "ambiguous", "amount_baht": None}])
    '?'
    """
    if any(row["status"] == "ambiguous" for row in rows):
        return "?"
    money = total(row["amount_baht"] for row in rows)
    if money is not None or not rows:
        return amount(money)
    return _CODES[rows[0]["status"]]
