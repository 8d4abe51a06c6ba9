"""Years: those of the plan against those of its budget tables, its announcement and what else it says of itself."""

from __future__ import annotations

from collections.abc import Iterator

from extract.ground.issues import Issue
from parsers.records.plan import PlanDocument


def check_years(document: PlanDocument) -> Iterator[Issue]:
    """Issues about years of the plan that its tables lack, and about years that are not the plan's."""
    yield from _years_without_column(document)
    yield from _years_outside_plan(document)
    yield from _announced_outside_plan(document)
    yield from _repeated_periods(document)


def _years_without_column(document: PlanDocument) -> Iterator[Issue]:
    """Years of the plan that no budget table has a column for: a table may have been lost, or its head."""
    items = [project.item for project in document.projects if project.item]
    printed = {year for item in items for cell in item.cells for year in cell.of_years}
    years = document.facts.years_be
    if not printed or years is None:
        return
    missing = [year for year in range(years[0], years[1] + 1) if year not in printed]
    if missing:
        span = items[0].span
        found = ", ".join(map(str, missing))
        yield Issue("years_without_column", span, "budget_lines", expected=_text_of(years), found=found)


def _years_outside_plan(document: PlanDocument) -> Iterator[Issue]:
    """Years of the budget tables' heads that the plan does not cover, each once: it or the plan's years are misread."""
    years = document.facts.years_be
    said: set[int] = set()
    for head in document.heads if years else ():
        for column in head.columns:
            of_money = (column.years or (column.year_be,)) if column.meaning in ("year", "years") else ()
            for year in of_money:
                if years and year and year not in said and not years[0] <= year <= years[1]:
                    said.add(year)
                    expected, found = _text_of(years), str(year)
                    yield Issue("period_outside_plan", head.span, "budget_lines", expected=expected, found=found)


def _announced_outside_plan(document: PlanDocument) -> Iterator[Issue]:
    facts = document.facts
    if facts.announced_outside and facts.years_be:
        printed, span = facts.announced_outside
        years = f"{facts.start_year_be}-{facts.end_year_be}"
        yield Issue("announcement_outside_plan", span, "plans", expected=years, found=printed)


def _repeated_periods(document: PlanDocument) -> Iterator[Issue]:
    facts = document.facts
    params = {"what": "the plan's period", "what_th": "ช่วงปีของแผน"}
    for printed, span in facts.other_periods:
        kept = f"{facts.start_year_be}-{facts.end_year_be}"
        yield Issue("repeated_value", span, "plans", expected=kept, found=printed, params=params)


def _text_of(years: tuple[int, int]) -> str:
    """A plan's years as one text; the one year of an annual plan alone."""
    return f"{years[0]}-{years[1]}" if years[0] < years[1] else str(years[0])
