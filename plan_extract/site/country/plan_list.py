"""The plans of a report in the order in which people look for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from plan_extract.site.common.file_names import file_name

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class ListedPlan:
    """A plan as lists show it. ``baht`` is of its budget table, null where no amount is read; ``page`` tells whether
    this report has a page of it."""

    plan_id: str
    org_name: str | None
    org_type: str | None
    province: str | None
    start_year: int | None
    end_year: int | None
    projects: int
    baht: Decimal | None
    ambiguous: int
    errors: int
    warnings: int
    page: bool

    @property
    def file(self) -> str:
        """The name of its page."""
        return file_name(self.plan_id)


_PLANS = """
    with money as (
        select plan_id, sum(amount_baht) as baht, count(*) filter (status = 'ambiguous') as ambiguous
        from cells group by 1),
    found as (
        select plan_id, count(*) filter (severity = 'error') as errors,
            count(*) filter (severity = 'warning') as warnings
        from issues group by 1)
    select plan_id, org_name, org_type, province, start_year_be, end_year_be, project_count, baht,
        coalesce(ambiguous, 0), coalesce(errors, 0), coalesce(warnings, 0)
    from plans left join money using (plan_id) left join found using (plan_id)"""


def listed_plans(database: duckdb.DuckDBPyConnection, only: Sequence[str] = ()) -> list[ListedPlan]:
    """All plans by province and name, in the order of the Thai dictionary; what has none comes last.

    ``only`` are patterns of plan_ids; plans that match none of them have no page. ``database`` has the view ``cells``
    that :func:`figures.country` makes.
    """
    rows: list[Any] = database.execute(_PLANS).fetchall()
    plans = [ListedPlan(*(*row, not only or any(fnmatchcase(row[0], pattern) for pattern in only))) for row in rows]
    rank = thai_order({name for plan in plans for name in (plan.province, plan.org_name) if name})
    last = len(rank)
    return sorted(
        plans,
        key=lambda plan: (rank.get(plan.province or "", last), rank.get(plan.org_name or "", last), plan.plan_id),
    )


def thai_order(names: set[str]) -> Mapping[str, int]:
    """The places of names in the order of the Thai dictionary, which passes over a vowel before its consonant.

    >>> thai_order({"เชียงใหม่", "ชัยนาท", "กระบี่", "แพร่", "สงขลา"})
    {'กระบี่': 0, 'ชัยนาท': 1, 'เชียงใหม่': 2, 'แพร่': 3, 'สงขลา': 4}
    """
    from pythainlp.util import collate

    # names that differ in marks alone may come in any order from a set
    return {name: place for place, name in enumerate(collate(sorted(names)))}
