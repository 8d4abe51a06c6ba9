"""The tidy budget: what the budget tables say, a row a project and fiscal year, with the names that people ask by."""

from __future__ import annotations

from normalize.schema.columns import TO_PLAN, TO_PROJECT, Table
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

BUDGET_ORDER = "plan_id, ordinal, fiscal_year_be, years_be"
"""The order of a plan's budget table, plan by plan."""
