"""The pages of plans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from markupsafe import Markup

from plan_extract.site.common import charts, numbers
from plan_extract.site.common.charts import Bars
from plan_extract.site.common.file_names import file_name
from plan_extract.site.common.fragments import source_lines
from plan_extract.site.common.pages import page
from plan_extract.site.common.reading import PublishedPlan, Tables, rows_of
from plan_extract.site.common.texts import Text, text
from plan_extract.site.plan.budget_view import Budget, Total, Year
from plan_extract.site.plan.plan_view import names, plan_view


def write_plans(tables: Tables, folder: Path, site: Mapping[str, object], plan_ids: Sequence[str]) -> int:
    """Write the pages of some plans to ``folder`` and tell how many."""
    for plan_id, rows in rows_of(tables, plan_ids):
        (folder / file_name(plan_id)).write_text(plan_page(rows, site), encoding="utf-8", newline="\n")
    return len(plan_ids)


def plan_page(rows: PublishedPlan, site: Mapping[str, object]) -> str:
    """The page of the plan whose rows these are."""
    view = plan_view(rows)
    plan = view.plan
    name = view.name or plan["plan_id"]
    return page(
        "plan.html",
        site,
        "../",
        "plans",
        page_title=Text(name, name),
        **names(view),
        years=numbers.years(plan["start_year_be"], plan["end_year_be"]),
        anchors={one.row["project_id"]: one.anchor for one in view.projects},
        in_budget={row.anchor for group in view.budget.groups for row in group.rows if view.budget.years},
        totals_chart=_totals_chart(view.budget),
        lines=source_lines(view.source),
    )


def _totals_chart(budget: Budget) -> Markup:
    """Declared against computed: totals of the plan; where it prints none, those of its dimensions together."""
    by_year: dict[Year, list[Total]] = {be: [one] for be, one in budget.totals.items() if be is not None} or {
        be: [group.totals[be] for group in budget.groups if be in group.totals] for be in budget.years
    }
    both = {be: found for be, found in by_year.items() if found and all(one.difference is not None for one in found)}
    if not both:
        return Markup("")
    chart = charts.pairs(
        Bars(text("country.declared"), [numbers.total(one.declared for one in found) for found in both.values()]),
        Bars(text("country.computed"), [numbers.total(one.computed for one in found) for found in both.values()]),
        [numbers.year(be) for be in both],
    )
    return Markup(
        '<figure role="group" aria-labelledby="chart-cap" aria-describedby="chart-des">'
        '<figcaption id="chart-cap">{}</figcaption><p class="vh" id="chart-des">{}</p>'
        '<div class="scroll" tabindex="0" role="group" aria-labelledby="chart-cap">{}</div></figure>'
    ).format(text("plan.totals_caption"), text("plan.totals_chart"), chart)
