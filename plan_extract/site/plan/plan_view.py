"""What the page of a plan shows, from the plan's rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from normalize.schema.labels import FIELDS
from plan_extract.site.common import numbers
from plan_extract.site.common.cells import Cell, cell
from plan_extract.site.common.links import SourceLink, link_of
from plan_extract.site.common.reading import PublishedPlan, PublishedRow
from plan_extract.site.common.source_view import SourceLines, source_of
from plan_extract.site.common.texts import Text, label, text, title
from plan_extract.site.plan.account_view import AccountView, account_of
from plan_extract.site.plan.budget_view import Budget, Total, Year, anchor, budget_of

SEVERITIES = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a plan or a project says of itself; ``document`` where the words are the document's own."""

    name: Text
    value: object
    document: bool = False
    place: SourceLink | None = None


@dataclass(frozen=True, slots=True)
class DetailMoney:
    """What a detail block says about money for a year, for all years, or for one unit."""

    cell: Cell
    year: Text | None
    per: Text


class Branch(NamedTuple):
    """Where projects stand in a plan: a dimension and a mission as it words them."""

    dimension_no: int | None
    dimension_title: str | None
    mission_no: str | None
    mission_title: str | None


@dataclass(frozen=True, slots=True)
class ProjectView:
    """A project with all that is known of it."""

    row: PublishedRow
    anchor: str
    branch: Branch
    facts: Sequence[Fact]
    fields: Sequence[tuple[Text, Sequence[PublishedRow]]]
    indicators: Sequence[PublishedRow]
    money: Sequence[DetailMoney]
    issues: Sequence[PublishedRow]


@dataclass(frozen=True, slots=True)
class PlanView:
    """All that the page of a plan shows."""

    plan: PublishedRow
    name: str | None
    facts: Sequence[Fact]
    files: Sequence[PublishedRow]
    budget: Budget
    totals: Sequence[tuple[str, object, Mapping[Year, Total]]]
    """Of the plan, then of its dimensions and missions: the scope, the number, the totals by year."""

    counts: Sequence[PublishedRow]
    account: AccountView
    issues: Sequence[PublishedRow]
    severities: Mapping[str, int]
    projects: Sequence[ProjectView]
    risks: Sequence[PublishedRow]
    risk_controls: Sequence[PublishedRow]
    swot: Sequence[tuple[str, Sequence[PublishedRow]]]
    target_years: Sequence[int]
    targets: Sequence[tuple[PublishedRow, Mapping[int, PublishedRow]]]
    statements: Sequence[tuple[str, Sequence[PublishedRow]]]
    source: SourceLines


def plan_view(rows: PublishedPlan) -> PlanView:
    """The view of the plan whose rows these are."""
    plan = rows["plans"][0]
    budget = budget_of(rows)
    return PlanView(
        plan=plan,
        name=plan["org_name"],
        facts=_facts(plan),
        files=rows["sources"],
        budget=budget,
        totals=list(_totals(budget)),
        counts=rows["declared_counts"],
        account=account_of(rows),
        issues=sorted(rows["issues"], key=lambda issue: (SEVERITIES.index(issue["severity"]), issue["ordinal"])),
        severities=Counter(issue["severity"] for issue in rows["issues"]),
        projects=_projects(rows),
        risks=rows["risks"],
        risk_controls=rows["risk_controls"],
        swot=_grouped(rows["swot"], "quadrant", ("strength", "weakness", "opportunity", "threat")),
        target_years=sorted({row["fiscal_year_be"] for row in rows["targets"]}),
        targets=_targets(rows["targets"]),
        statements=_grouped(rows["statements"], "kind", ("vision", "mission", "objective", "goal", "benefit")),
        source=source_of(rows),
    )


def _totals(budget: Budget) -> Iterator[tuple[str, object, Mapping[Year, Total]]]:
    if budget.totals:
        yield "plan", None, budget.totals
    for group in budget.groups:
        if group.totals:
            yield "dimension", group.number, group.totals
        for number, totals in group.missions.items():
            yield "mission", number, totals


def _facts(plan: PublishedRow) -> list[Fact]:
    at = link_of(plan)

    def said(column: str) -> Fact:
        """A fact in the document's words."""
        return Fact(title("plans", column), plan[column], document=True, place=at)

    where = " ".join(
        f"{prefix}{plan[column]}"
        for prefix, column in (("ต.", "subdistrict"), ("อ.", "district"), ("จ.", "province"))
        if plan[column]
    )
    facts = [
        said("title"),
        Fact(title("plans", "org_type"), label("plans", "org_type", plan["org_type"]) if plan["org_type"] else None),
        Fact(text("plan.place"), where or None, document=True, place=at),
        Fact(text("plan.years"), numbers.years(plan["start_year_be"], plan["end_year_be"]), place=at),
        Fact(
            title("plans", "announced_on"),
            numbers.date(plan["announced_on"]) if plan["announced_on"] else None,
            place=at,
        ),
        said("signatory_name"),
        said("signatory_position"),
        said("document_month"),
        Fact(title("plans", "project_count"), f"{plan['project_count']:,}"),
        Fact(title("plans", "digit_style"), label("plans", "digit_style", plan["digit_style"])),
        Fact(text("plan.version"), f"plan-extract {plan['extractor_version']}"),
    ]
    if plan["province"] and not plan["province_stated"]:
        facts.insert(3, Fact(title("plans", "province"), text("plan.not_stated")))
    return facts


def _projects(rows: PublishedPlan) -> list[ProjectView]:
    items: dict[str, dict[str, list[PublishedRow]]] = defaultdict(lambda: defaultdict(list))
    for item in rows["project_items"]:
        items[item["project_id"]][item["field"]].append(item)
    indicators, money, issues = _by_project(rows["indicators"]), defaultdict(list), _by_project(rows["issues"])
    for line in rows["budget_lines"]:
        if line["source"] == "detail":
            money[line["project_id"]].append(_detail_money(line))
    views = []
    for project in rows["projects"]:
        key = project["project_id"]
        fields = [
            (label("project_items", "field", field), items[key][field]) for field in FIELDS if field in items[key]
        ]
        views.append(
            ProjectView(
                project,
                anchor(project),
                _branch(project),
                _project_facts(project),
                fields,
                indicators[key],
                money[key],
                issues[key],
            )
        )
    return views


def _branch(project: PublishedRow) -> Branch:
    return Branch(*(project[column] for column in Branch._fields))


def _detail_money(line: PublishedRow) -> DetailMoney:
    be = line["fiscal_year_be"]
    return DetailMoney(
        cell(line), numbers.year(be) if be is not None else None, label("budget_lines", "per", line["per"])
    )


def _project_facts(project: PublishedRow) -> list[Fact]:
    """What stands about a project besides its detail block."""
    at = link_of(project)
    facts = []
    if project["table_title"] and project["table_title"] != project["title"]:
        facts.append(Fact(text("plan.table_title"), project["table_title"], document=True, place=_table(project)))
    if project["alternative_title"]:
        facts.append(Fact(text("plan.alternative"), project["alternative_title"], document=True, place=at))
    if project["strategy_title"]:
        strategy = f"{project['strategy_no'] or ''} {project['strategy_title']}".strip()
        facts.append(Fact(title("projects", "strategy_title"), strategy, document=True))
    for column in ("responsible_unit", "remark"):
        if project[column]:
            facts.append(Fact(title("projects", column), project[column], document=True, place=at))
    if project["target_count"] is not None:
        facts.append(Fact(title("projects", "target_count"), f"{project['target_count']:,}", place=at))
    if project["period_start_be"] is not None or project["period_end_be"] is not None:
        facts.append(
            Fact(text("plan.period"), numbers.years(project["period_start_be"], project["period_end_be"]), place=at)
        )
    if project["budget_status"]:
        facts.append(
            Fact(title("projects", "budget_status"), label("projects", "budget_status", project["budget_status"]))
        )
    if project["match_method"]:
        matched = label("projects", "match_method", project["match_method"])
        if project["match_score"] is not None and project["match_score"] < 1:
            alike = text("plan.similarity", score=f"{project['match_score']:.2f}")
            matched = Text(f"{matched.th} ({alike.th})", f"{matched.en} ({alike.en})")
        facts.append(Fact(text("plan.matched"), matched))
    return facts


def _table(project: PublishedRow) -> SourceLink:
    first, last = project["table_line_start"], project["table_line_end"]
    return link_of(project) if first is None or last is None else SourceLink(first, last)


def _by_project(rows: Sequence[PublishedRow]) -> Mapping[str, list[PublishedRow]]:
    found: dict[str, list[PublishedRow]] = defaultdict(list)
    for row in rows:
        if row["project_id"] is not None:
            found[row["project_id"]].append(row)
    return found


def _grouped(
    rows: Sequence[PublishedRow], column: str, order: Sequence[str]
) -> list[tuple[str, Sequence[PublishedRow]]]:
    """Rows by a column's values, in an order of their own."""
    found: dict[str, list[PublishedRow]] = {}
    for row in rows:
        found.setdefault(row[column], []).append(row)
    return sorted(found.items(), key=lambda one: order.index(one[0]) if one[0] in order else len(order))


def _targets(rows: Sequence[PublishedRow]) -> list[tuple[PublishedRow, Mapping[int, PublishedRow]]]:
    """Targets, each with its rows by year."""
    found: dict[str, dict[int, PublishedRow]] = {}
    for row in rows:
        found.setdefault(row["metric"], {})[row["fiscal_year_be"]] = row
    return [(next(iter(years.values())), years) for years in found.values()]


def names(view: PlanView) -> Mapping[str, Any]:
    """The names by which the page's template knows the view."""
    return {name: getattr(view, name) for name in PlanView.__dataclass_fields__}
