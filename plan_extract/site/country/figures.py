"""The numbers of the country page: exact sums over all plans, and beside each what it leaves out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from plan_extract.dataset.tidy import BUDGET_SUMS_SQL, COUNTED

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Plans and projects that share something, and the baht of their budget tables (null where no amount is read)."""

    name: str | None
    plans: int
    projects: int
    baht: Decimal | None
    ambiguous: int


@dataclass(frozen=True, slots=True)
class YearCells:
    """What the budget tables say about a fiscal year: plans, baht, and cells by status."""

    year: int | None
    plans: int
    baht: Decimal | None
    cells: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class TotalsCheck:
    """Totals of a scope: how many agree with their rows, how many differ, and how many cannot be compared."""

    scope: str
    agree: int
    differ: int
    not_declared: int
    not_computed: int
    neither: int

    @property
    def compared(self) -> int:
        """Totals that are printed and can be computed."""
        return self.agree + self.differ


@dataclass(frozen=True, slots=True)
class YearTotals:
    """Totals of a year that have both sides; ``least`` and ``most`` are what shared amounts add to the computed one."""

    year: int
    totals: int
    declared: Decimal
    computed: Decimal
    least: Decimal
    most: Decimal

    @property
    def met(self) -> bool:
        """Whether the rows, with what several of them share, may make what is declared."""
        return self.least <= self.declared - self.computed <= self.most


@dataclass(frozen=True, slots=True)
class SharedSum:
    """What amounts that are printed for several projects together add to a sum at least and at most; 0 ``projects``
    where these are not counted.
    """

    least: Decimal
    most: Decimal
    projects: int = 0


@dataclass(frozen=True, slots=True)
class IssueCount:
    """How often a code was found at a severity, and in how many plans."""

    severity: str
    code: str
    times: int
    plans: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What the sums over budget tables do not hold."""

    ambiguous: int
    unreadable: int
    unassigned: int
    detail_projects: int
    detail_amounts: int
    copies: int


@dataclass(frozen=True, slots=True)
class Country:
    """All numbers of the country page. Money is that of budget tables: ``source = 'table'`` alone.

    Plans that another plan stands for count nowhere but in ``left_out.copies``, totals, counts, numbers and issues.
    """

    plans: int
    projects: int
    baht: Decimal | None
    dimensions: Sequence[Breakdown]
    dimension_years: Mapping[tuple[str | None, int | None], Decimal]
    shared: Mapping[tuple[str | None, int | None], SharedSum]
    years: Sequence[YearCells]
    provinces: Sequence[Breakdown]
    kinds: Sequence[Breakdown]
    cells: Sequence[tuple[str, str, int, Decimal | None]]
    totals: Sequence[TotalsCheck]
    totals_scope: str
    totals_years: Sequence[YearTotals]
    counts_agree: int
    counts_differ: int
    numbers: int
    numbers_flagged: int
    issues: Sequence[IssueCount]
    left_out: LeftOut
    coverage: Mapping[str, int]
    years_covered: Mapping[int, int]


_CELLS = f"""
    create temp view cells as
    select plan_id, project_id, fiscal_year_be, status, alignment, amount_baht
    from budget_lines where source = 'table' and per <> 'part' and {COUNTED}"""

_COUNTED_VIEWS = (
    f"create temp view counted_plans as select * from plans where {COUNTED}",
    f"create temp view counted_projects as select * from projects where {COUNTED}",
)

_GROUPS = """
    with counted as (select {name} as name, count(*) as plans from counted_plans group by 1),
    listed as (select {name} as name, count(*) as projects from counted_projects
        join counted_plans using (plan_id) group by 1),
    money as (
        select {name} as name, sum(amount_baht) as baht, count(*) filter (status = 'ambiguous') as ambiguous
        from cells join counted_plans using (plan_id) group by 1)
    select counted.name, plans, coalesce(projects, 0), baht, coalesce(ambiguous, 0)
    from counted
    left join listed on listed.name is not distinct from counted.name
    left join money on money.name is not distinct from counted.name
    order by counted.name nulls last"""

_DIMENSIONS = """
    with listed as (
        select dimension_code as name, count(distinct plan_id) as plans, count(*) as projects
        from counted_projects group by 1),
    money as (
        select dimension_code as name, sum(amount_baht) as baht, count(*) filter (status = 'ambiguous') as ambiguous
        from cells join counted_projects using (project_id) group by 1)
    select listed.name, plans, projects, baht, coalesce(ambiguous, 0)
    from listed left join money on money.name is not distinct from listed.name
    order by listed.name nulls last"""

_DIMENSION_YEARS = """
    select dimension_code, fiscal_year_be, sum(amount_baht)
    from cells join counted_projects using (project_id) group by 1, 2 having sum(amount_baht) is not null"""

_SHARED = f"""
    select dimension_code, fiscal_year_be, sum(shared_min_baht), sum(shared_max_baht), sum(shared_projects)::integer
    from ({BUDGET_SUMS_SQL}) group by 1, 2 having sum(shared_min_baht) is not null"""

_YEAR_STATUSES = "select fiscal_year_be, status, count(*) from cells group by 1, 2"

_YEAR_SUMS = """
    select fiscal_year_be, count(distinct plan_id), sum(amount_baht) from cells group by 1 order by 1 nulls last"""

_STATUSES = """
    select status, alignment, count(*), sum(amount_baht) from cells group by 1, 2
    order by array_position(['amount', 'zero', 'dash', 'blank', 'none', 'unnamed', 'ambiguous'], status),
        array_position(['exact', 'by_order', 'by_detail', 'mended', 'by_hand', 'ambiguous'], alignment)"""

_MET = "difference_baht between coalesce(shared_min_baht, 0) and coalesce(shared_max_baht, 0)"
"""Of a total whose rows, with what several of them share, may make it."""

_TOTALS = f"""
    select scope,
        count(*) filter ({_MET}), count(*) filter (not ({_MET})),
        count(*) filter (declared_baht is null and computed_baht is not null),
        count(*) filter (declared_baht is not null and computed_baht is null),
        count(*) filter (declared_baht is null and computed_baht is null)
    from budget_totals where ordinal = 1 group by 1 order by scope desc"""

_TOTALS_YEARS = """
    select fiscal_year_be, count(*), sum(declared_baht), sum(computed_baht), coalesce(sum(shared_min_baht), 0),
        coalesce(sum(shared_max_baht), 0)
    from budget_totals
    where difference_baht is not null and fiscal_year_be is not null and scope = ? and ordinal = 1
    group by 1 order by 1"""

_COUNTS = """
    select count(*) filter (declared = extracted), count(*) filter (declared <> extracted) from declared_counts"""

_NUMBERS = """
    select count(*), count(*) filter (became in ('unreadable', 'unaccounted')) from amounts"""

_ISSUES = """
    select severity, code, count(*), count(distinct plan_id) from issues group by 1, 2
    order by array_position(['error', 'warning', 'info'], severity), 3 desc, 2"""

_LEFT_OUT = f"""
    select
        (select count(*) from cells where status = 'ambiguous'),
        (select count(*) from issues where code = 'unreadable_amount'),
        (select count(*) from issues where code in ('merged_columns', 'uneven_row', 'amount_on_heading_row')),
        (select count(*) from counted_projects where not in_table),
        (select count(*) from budget_lines join counted_projects using (project_id)
            where source = 'detail' and amount_baht is not null and not in_table),
        (select count(*) from plans where not {COUNTED})"""

_COVERAGE = f"""
    select
        count(org_name), count(province), count(*) filter (start_year_be is not null and end_year_be is not null),
        count(announced_on), count(signatory_name),
        (select count(distinct plan_id) from cells),
        (select count(distinct plan_id) from budget_totals where difference_baht is not null and {COUNTED}),
        (select count(distinct plan_id) from counted_projects where in_detail),
        (select count(distinct plan_id) from indicators where {COUNTED}),
        (select count(distinct plan_id) from risks where {COUNTED}),
        (select count(distinct plan_id) from swot where {COUNTED}),
        (select count(distinct plan_id) from targets where {COUNTED})
    from counted_plans"""

COVERED = (
    *("has_org", "has_province", "has_years", "has_announced", "has_signatory", "has_table", "has_totals"),
    *("has_details", "has_indicators", "has_risks", "has_swot", "has_targets"),
)
"""What is counted in ``Country.coverage``, as the texts call it."""

_YEARS_COVERED = """
    select year, count(*) from (
        select unnest(range(start_year_be, end_year_be + 1)) as year from counted_plans
        where end_year_be - start_year_be between 0 and 50)
    group by 1 order by 1"""


def country(database: duckdb.DuckDBPyConnection) -> Country:
    """Count a dataset whose tables are views of ``database``."""

    def rows(query: str, *values: Any) -> list[Any]:
        return database.execute(query, values).fetchall()

    for view in (_CELLS, *_COUNTED_VIEWS):
        database.execute(view)
    totals = [TotalsCheck(*row) for row in rows(_TOTALS)]
    # Totals of plans and of their parts are the same money; those of plans, where there are some of a year.
    totals_years = rows(_TOTALS_YEARS, "plan")
    scope = "plan" if totals_years else "dimension"
    statuses: dict[int | None, dict[str, int]] = {}
    for year, status, cells in rows(_YEAR_STATUSES):
        statuses.setdefault(year, {})[status] = cells
    agree, differ = rows(_COUNTS)[0]
    numbers, flagged = rows(_NUMBERS)[0]
    plans, projects, baht = rows(
        "select (select count(*) from counted_plans), (select count(*) from counted_projects), "
        "(select sum(amount_baht) from cells)"
    )[0]
    return Country(
        plans=plans,
        projects=projects,
        baht=baht,
        dimensions=[Breakdown(*row) for row in rows(_DIMENSIONS)],
        dimension_years={(code, year): amount for code, year, amount in rows(_DIMENSION_YEARS)},
        shared={(code, year): SharedSum(*found) for code, year, *found in rows(_SHARED)},
        years=[YearCells(year, some, amount, statuses[year]) for year, some, amount in rows(_YEAR_SUMS)],
        provinces=[Breakdown(*row) for row in rows(_GROUPS.format(name="province"))],
        kinds=[Breakdown(*row) for row in rows(_GROUPS.format(name="org_type"))],
        cells=rows(_STATUSES),
        totals=totals,
        totals_scope=scope,
        totals_years=[YearTotals(*row) for row in totals_years or rows(_TOTALS_YEARS, scope)],
        counts_agree=agree,
        counts_differ=differ,
        numbers=numbers,
        numbers_flagged=flagged,
        issues=[IssueCount(*row) for row in rows(_ISSUES)],
        left_out=LeftOut(*rows(_LEFT_OUT)[0]),
        coverage=dict(zip(COVERED, rows(_COVERAGE)[0], strict=True)),
        years_covered=dict(rows(_YEARS_COVERED)),
    )
