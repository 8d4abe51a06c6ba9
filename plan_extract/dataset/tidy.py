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
    key=("project_id", "fiscal_year_be"),
    foreign_keys=(TO_PLAN, TO_PROJECT),
    description_en="what the budget tables say: one row a project and fiscal year, with the names of organisation and "
    "project; the amounts of the detail blocks and of sub-activities, which state the same money again, are left out",
    description_th="งบประมาณตามตารางงบประมาณ โครงการและปีละหนึ่งแถว พร้อมชื่อหน่วยงานและชื่อโครงการ "
    "ไม่รวมจำนวนเงินในรายละเอียดโครงการและของกิจกรรมย่อยซึ่งระบุเงินก้อนเดียวกันซ้ำ",
    title_en="Budget by project and year",
    title_th="งบประมาณรายโครงการรายปี",
)
"""Not published as a file, but made of three tables that are; keyed as ``budget_lines`` is for one source."""

BUDGET_SQL = f"""
select {", ".join(f"{table}.{name}" for table, names in _FROM.items() for name in names)}
from budget_lines join projects using (project_id) join plans on plans.plan_id = projects.plan_id
where budget_lines.source = 'table' and budget_lines.per <> 'part'
"""
"""It in SQL, over the published tables; its rows in no order."""

BUDGET_ORDER = "plan_id, ordinal, fiscal_year_be"
"""The order of a plan's budget table, plan by plan."""
