"""A report of a dataset: the folder of static pages that ``plan-extract report`` writes, whole or not at all."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib.resources import as_file, files
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from extract.ground.errors import UsageError
from plan_extract.dataset.full_disk import full_disk_said
from plan_extract.dataset.version import open_version
from plan_extract.site.common import numbers
from plan_extract.site.common.data_files import amount, write_call
from plan_extract.site.common.pages import page
from plan_extract.site.common.reading import Tables, connection, tables_of
from plan_extract.site.common.target_folder import replaced_whole
from plan_extract.site.common.texts import text
from plan_extract.site.country import country_page
from plan_extract.site.country.figures import Country, country
from plan_extract.site.country.plan_list import ListedPlan, listed_plans, thai_order
from plan_extract.site.country.project_data import province_files, write_projects
from plan_extract.site.plan.plan_page import write_plans

_ON_A_PAGE = 100
"""Plans on one page of their list."""

_AT_A_TIME = 40
"""Plans that a worker reads together: their rows are held in memory, and each begins with parts of row groups."""

OnProgress = Callable[[int, int], None]
"""Called with the pages of plans that are written, and how many there will be."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was written."""

    folder: Path
    plans: int
    all_plans: int
    files: int
    bytes: int


def write_report(
    out: Path | str,
    folder: Path,
    *,
    only: Sequence[str] = (),
    workers: int = 1,
    on_progress: OnProgress | None = None,
) -> Report:
    """Write the report of the dataset in ``out`` to ``folder``.

    ``only`` are patterns of plan_ids: other plans are counted and listed, and have no page. The same version of a
    dataset gives the same bytes. Raises ``UsageError`` where there is no dataset, where ``folder`` is a stranger's, and
    where no plan is like ``only``.
    """
    version = open_version(out)
    tables = tables_of(version)
    with full_disk_said(folder), replaced_whole(folder) as new:
        with connection(tables) as database:
            counted = country(database)
            plans = listed_plans(database, only)
        made = [plan for plan in plans if plan.page]
        if only and not made:
            raise UsageError(f"no plan is like {' or '.join(only)}", "See the plan_ids in the table plans.")
        site = _site(tables, only, len(made))
        for name in ("plan", "plans", "data"):
            (new / name).mkdir()
        with as_file(files("plan_extract.site").joinpath("static")) as static:
            shutil.copytree(static, new / "static", ignore=shutil.ignore_patterns("__pycache__"))
        _write_country(new, site, counted)
        _write_lists(new, site, plans)
        _write_search(new, site, counted, plans)
        written = 0
        for some in _plan_pages(tables, new, site, made, workers):
            written += some
            if on_progress:
                on_progress(written, len(made))
        write_projects(tables, plans, new / "data")
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return Report(folder, len(made), len(plans), len(sizes), sum(sizes))


def _site(tables: Tables, only: Sequence[str], made: int) -> Mapping[str, object]:
    """What all pages share. The date is that of the run that published the version, not of today."""
    finished = datetime.datetime.fromisoformat(tables.manifest["run"]["finished_at"])
    aside = sum(source["status"] == "quarantined" for source in tables.manifest["sources"])
    return {
        "version": tables.manifest["extractor_version"],
        "date": numbers.date(finished.date()),
        "only": ", ".join(only),
        "made": made,
        "set_aside": aside,
    }


def _write(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8", newline="\n")


def _write_country(new: Path, site: Mapping[str, object], counted: Country) -> None:
    order = thai_order({one.name for one in counted.provinces if one.name})
    provinces = sorted(counted.provinces, key=lambda one: order.get(one.name or "", len(order)))
    shown = {**country_page.names(counted), "provinces": provinces}
    _write(new / "index.html", page("country.html", site, "", "overview", page_title=text("site.overview"), **shown))


def _write_lists(new: Path, site: Mapping[str, object], plans: Sequence[ListedPlan]) -> None:
    """The list of plans, a page for each hundred, and the data of its filter."""
    shown: dict[str, Any] = {
        "provinces": list(dict.fromkeys(plan.province for plan in plans if plan.province)),
        "kinds": sorted({plan.org_type for plan in plans if plan.org_type}),
        "all_years": _years_of(plans),
        "years": numbers.years,
        "all": len(plans),
    }
    pages = max(1, -(-len(plans) // _ON_A_PAGE))
    for number in range(1, pages + 1):
        first = (number - 1) * _ON_A_PAGE
        some = plans[first : first + _ON_A_PAGE]
        about = {
            "plans": some,
            "number": number,
            "pages": pages,
            "first": first + bool(some),
            "last": first + len(some),
        }
        name = text("plans.title") if number == 1 else text("plans.title_n", page=number)
        _write(
            new / "plans" / f"{number}.html",
            page("plans.html", site, "../", "plans", page_title=name, **shown, **about),
        )
    write_call(new / "data" / "plans.js", "plans", map(_list_entry, plans))


def _list_entry(plan: ListedPlan) -> list[object]:
    return [
        plan.file if plan.page else None,
        plan.plan_id,
        plan.org_name,
        plan.org_type,
        plan.province,
        plan.start_year,
        plan.end_year,
        plan.projects,
        amount(plan.baht),
        plan.errors,
        plan.warnings,
        plan.ambiguous,
    ]


def _write_search(new: Path, site: Mapping[str, object], counted: Country, plans: Sequence[ListedPlan]) -> None:
    projects = {one.name: one.projects for one in counted.provinces}
    shown: dict[str, Any] = {
        "provinces": [(name, file, projects[name]) for name, file in province_files(plans).items()],
        "projects": counted.projects,
        "dimensions": [one.name for one in counted.dimensions],
        "dimension_name": country_page.dimension_name,
        "all_years": [one.year for one in counted.years if one.year is not None],
    }
    _write(
        new / "projects.html",
        page("projects.html", site, "", "projects", page_title=text("projects.title"), **shown),
    )


def _years_of(plans: Sequence[ListedPlan]) -> list[int]:
    """All years that some plan covers."""
    years: set[int] = set()
    for plan in plans:
        if plan.start_year is not None and plan.end_year is not None and plan.end_year - plan.start_year <= 50:
            years.update(range(plan.start_year, plan.end_year + 1))
    return sorted(years)


def _plan_pages(
    tables: Tables, new: Path, site: Mapping[str, object], plans: Sequence[ListedPlan], workers: int
) -> Iterator[int]:
    """Write the pages of plans, here or in processes; yields how many at a time."""
    ordered = sorted(plan.plan_id for plan in plans)
    tasks = [ordered[start : start + _AT_A_TIME] for start in range(0, len(ordered), _AT_A_TIME)]
    if workers == 1 or len(tasks) < 2:
        for task in tasks:
            yield write_plans(tables, new / "plan", site, task)
        return
    # spawn: no thread of Arrow or DuckDB is copied into a child in the middle of its work
    with ProcessPoolExecutor(min(workers, len(tasks)), mp_context=get_context("spawn")) as pool:
        running = [pool.submit(write_plans, tables, new / "plan", site, task) for task in tasks]
        try:
            for one in running:
                yield one.result()
        finally:
            pool.shutdown(cancel_futures=True)
