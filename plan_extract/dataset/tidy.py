"""The tidy budget: a row a project and fiscal year, with the names that people ask by; and what it adds up to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from normalize.schema.columns import TO_PLAN, TO_PROJECT, Column, Table
from normalize.schema.tables import TABLES

_FROM = {
    "plans": ("plan_id", "org_name", "org_type", "province"),
    "projects": ("project_id", "ordinal", "kind", "title", "dimension_no", "dimension_title", "dimension_code"),
    "budget_lines": (
        "fiscal_year_be",
        "fiscal_year_ce",
        "years_be",
        "amount_baht",
        "status",
        "alignment",
        "raw",
        "line_start",
        "line_end",
        "page_start",
        "page_end",
    ),
}
"""Where each column comes from, in their order."""

BUDGET = Table(
    name="budget",
    columns=tuple(TABLES[table].column(name) for table, names in _FROM.items() for name in names),
    key=("project_id", "fiscal_year_be", "years_be"),
    foreign_keys=(TO_PLAN, TO_PROJECT),
    description_en="what the budget tables say: one row a project and fiscal year, or several together (years_be), "
    "with the names of organisation and project; the amounts of the detail blocks and of sub-activities, which state "
    "the same money again, are left out, and so are plans that are in the dataset twice or have a newer edition "
    "(plan_relations)",
    description_th="งบประมาณตามตารางงบประมาณ โครงการและปีละหนึ่งแถว หรือหลายปีรวมกัน (years_be) พร้อมชื่อหน่วยงานและชื่อโครงการ "
    "ไม่รวมจำนวนเงินในรายละเอียดโครงการและของกิจกรรมย่อยซึ่งระบุเงินก้อนเดียวกันซ้ำ และไม่รวมแผนที่ซ้ำหรือมีฉบับใหม่กว่า "
    "(plan_relations)",
    title_en="Budget by project and year",
    title_th="งบประมาณรายโครงการรายปี",
)
"""Not published as a file, but made of three tables that are; keyed as ``budget_lines`` is for one source."""

COUNTED = "plan_id not in (select plan_id from plan_relations where relation in ('duplicate', 'newer_edition'))"
"""In SQL, the plans that sums count: not those that another plan stands for."""

BUDGET_SQL = f"""
select {", ".join(f"{table}.{name}" for table, names in _FROM.items() for name in names)}
from budget_lines join projects using (project_id) join plans on plans.plan_id = projects.plan_id
where budget_lines.source = 'table' and budget_lines.per <> 'part' and plans.{COUNTED}
"""
"""It in SQL, over the published tables; its rows in no order."""

_GROUP = ("dimension_no", "dimension_code", "fiscal_year_be", "years_be")
"""What a sum of the budget is of, beside its plan."""

_SUMS = (
    Column(
        "amount_baht",
        "decimal128(18, 2)",
        "sum of the amounts that each belong to one project; null where there is none, or it is too large for money",
        "ผลรวมของจำนวนเงินที่ทราบว่าเป็นของโครงการใด ว่างเมื่อไม่มีหรือเมื่อมากเกินกว่าจะเป็นเงิน",
        unit="baht",
        nullable=True,
        title_en="Sum (baht)",
        title_th="ผลรวม (บาท)",
    ),
    *(TABLES["budget_totals"].column(name) for name in ("shared_min_baht", "shared_max_baht")),
    Column(
        "shared_projects",
        "int32",
        "projects that the shared amounts are printed for; 0 where there are none",
        "จำนวนโครงการที่ใช้จำนวนเงินร่วมกัน เป็น 0 เมื่อไม่มี",
        unit="projects",
        title_en="Projects that share",
        title_th="โครงการที่ใช้เงินร่วมกัน",
    ),
    Column(
        "cells",
        "int32",
        "cells of the budget tables",
        "จำนวนช่องในตารางงบประมาณ",
        unit="cells",
        title_en="Cells",
        title_th="จำนวนช่อง",
    ),
    Column(
        "not_certain",
        "int32",
        "cells whose amount, or whose project, is not certain, those of shared amounts among them",
        "จำนวนช่องที่จำนวนเงินหรือโครงการไม่แน่ชัด รวมช่องของจำนวนเงินร่วม",
        unit="cells",
        title_en="Cells not certain",
        title_th="ช่องที่ไม่แน่ชัด",
    ),
)

BUDGET_SUMS = Table(
    name="budget_sums",
    columns=(
        *(TABLES["plans"].column(name) for name in _FROM["plans"]),
        *(TABLES["projects"].column(name) for name in ("dimension_no", "dimension_code")),
        *(TABLES["budget_lines"].column(name) for name in ("fiscal_year_be", "fiscal_year_ce", "years_be")),
        *_SUMS,
    ),
    key=("plan_id", *_GROUP),
    foreign_keys=(TO_PLAN,),
    description_en="what the budget tables add up to: one row a plan, dimension and fiscal year, or several together "
    "(years_be). The true sum lies between amount_baht + shared_min_baht and amount_baht + shared_max_baht where no "
    "other cell is uncertain. Amounts that projects of several dimensions share stand in a row without a dimension",
    description_th="ผลรวมของตารางงบประมาณ แผน มิติ และปีละหนึ่งแถว หรือหลายปีรวมกัน (years_be) "
    "ผลรวมที่แท้จริงอยู่ระหว่าง amount_baht + shared_min_baht กับ amount_baht + shared_max_baht "
    "เมื่อไม่มีช่องอื่นที่ไม่แน่ชัด จำนวนเงินที่โครงการจากหลายมิติใช้ร่วมกันอยู่ในแถวที่ไม่มีมิติ",
    title_en="Sums of the budget by dimension and year",
    title_th="ผลรวมงบประมาณรายมิติรายปี",
)

BUDGET_SUMS_SQL = f"""
with cells as (
    select plan_id, {", ".join(_GROUP)}, sum(amount_baht) as amount_baht, count(*) as cells,
        count(*) filter (status = 'ambiguous') as not_certain
    from ({BUDGET_SQL}) group by all),
printed as (
    select shared_amounts.plan_id, ordinal, shared_amounts.fiscal_year_be, shared_min_baht, shared_max_baht,
        case when count(distinct coalesce(projects.dimension_no, -1)) = 1
            then min(projects.dimension_no) end as dimension_no,
        case when count(distinct coalesce(projects.dimension_code, '')) = 1
            then min(projects.dimension_code) end as dimension_code,
        null as years_be, list(project_id) as its
    from shared_amounts join shared_amount_projects using (plan_id, ordinal) join projects using (project_id)
    where shared_amounts.{COUNTED} group by all),
shared as (
    select plan_id, {", ".join(_GROUP)}, sum(shared_min_baht) as least, sum(shared_max_baht) as most,
        len(list_distinct(flatten(list(its)))) as its
    from printed group by all),
both_kinds as (
    select *, null as least, null as most, 0 as its from cells
    union all by name select *, null as amount_baht, 0 as cells, 0 as not_certain from shared)
select plan_id, org_name, org_type, province, dimension_no, dimension_code, fiscal_year_be,
    fiscal_year_be - 543 as fiscal_year_ce, years_be,
    try_cast(sum(amount_baht) as decimal(18, 2)) as amount_baht,
    try_cast(sum(least) as decimal(18, 2)) as shared_min_baht,
    try_cast(sum(most) as decimal(18, 2)) as shared_max_baht,
    sum(its)::integer as shared_projects, sum(cells)::integer as cells, sum(not_certain)::integer as not_certain
from both_kinds join plans using (plan_id) group by all
"""


@dataclass(frozen=True, slots=True)
class Tidy:
    """A table that is no published file, but made of those that are: what it is, its SQL, the order of its rows."""

    table: Table
    sql: str
    order: str


TIDY: Mapping[str, Tidy] = {
    BUDGET.name: Tidy(BUDGET, BUDGET_SQL, "plan_id, ordinal, fiscal_year_be, years_be"),
    BUDGET_SUMS.name: Tidy(
        BUDGET_SUMS, BUDGET_SUMS_SQL, "plan_id, dimension_no nulls last, dimension_code, fiscal_year_be, years_be"
    ),
}
"""By name, as queries and exports have them beside the published tables."""

FAMILIES = "project_families"
FAMILIES_SQL = f"""
with counted as (select * from projects where title_key is not null and projects.{COUNTED}),
money as (
    select project_id, sum(amount_baht) as baht from budget_lines where source = 'table' group by project_id)
select title_key, min(counted.title) as title, count(distinct counted.plan_id) as plans,
    count(distinct org_key) as organisations, min(start_year_be) as first_year_be, max(end_year_be) as last_year_be,
    count(*) as projects, sum(baht) as amount_baht
from counted join plans on plans.plan_id = counted.plan_id left join money on money.project_id = counted.project_id
group by title_key
"""
"""In SQL, projects of the same name over all plans: who plans it, since when, for how much (null: nothing read)."""
