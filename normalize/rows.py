"""A parsed plan -> the rows of every published table, as plain Python values in schema order."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from plan_extract.extract.characters import arabic_digits
from plan_extract.extract.errors import ContractError
from plan_extract.extract.issues import Issue
from plan_extract.extract.source import Span
from plan_extract.normalize import checks, project_rows
from plan_extract.normalize.canonical import canonical_nodes
from plan_extract.normalize.contract import LARGEST_BAHT
from plan_extract.normalize.keys import Origin, Row, Rows, common_era, sort_key
from plan_extract.normalize.places import places_of
from plan_extract.normalize.schema import SCHEMA_VERSION, TABLES
from plan_extract.parsers.records import PlanDocument, Project, TotalRow

_ENUMERATOR = re.compile(r"^[-–•*]*(?:\(?[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]+)?")
_INSIGNIFICANT = re.compile(r"[\s\u200b-\u200d\ufeff\"'“”„‘’]+")


def document_rows(document: PlanDocument, plan_id: str, extractor_version: str) -> Rows:
    """The rows of all tables for one plan, each table sorted by its key; tables without rows are empty lists.

    The issues are those of the parsers and those that only rows can show (:func:`checks.check`).
    Raises ``ContractError`` for an issue whose wording lacks a parameter.
    """
    origin = Origin(plan_id, document.source)
    projects = document.projects
    rows: Rows = {
        "plans": [plan_row(origin, document, extractor_version)],
        "sources": list(_source_rows(origin)),
        "pages": list(_page_rows(origin)),
        "sections": list(_section_rows(origin, document)),
        "projects": list(_project_rows(origin, projects)),
        "project_items": [row for project in projects for row in project_rows.item_rows(origin, project)],
        "indicators": [row for project in projects for row in project_rows.indicator_rows(origin, project)],
        "budget_lines": [row for project in projects for row in project_rows.budget_line_rows(origin, project)],
    }
    rows["budget_totals"] = list(_total_rows(origin, document, rows["projects"]))
    rows["declared_counts"] = list(_count_rows(origin, document, rows["projects"]))
    rows["risks"] = list(_risk_rows(origin, document))
    rows["risk_controls"] = list(_control_rows(origin, document, rows["projects"]))
    rows["swot"] = list(_swot_rows(origin, document))
    rows["targets"] = list(_target_rows(origin, document))
    rows["statements"] = list(_statement_rows(origin, document))
    rows["contents"] = list(_contents_rows(origin, document))
    rows["issues"] = issue_rows(origin, (*document.issues, *checks.check(document, rows)))
    for name, table in TABLES.items():
        rows[name].sort(key=sort_key(table))
    return rows


def issue_rows(origin: Origin, issues: Sequence[Issue]) -> list[Row]:
    """The issues of a plan in order of their lines, numbered; the same issue raised twice stands once.

    An issue without a span is about the whole plan and has all its lines.
    """
    unique = sorted(dict.fromkeys(issues), key=lambda issue: _issue_order(origin, issue))
    rows = [_issue_row(origin, issue) for issue in unique]
    return [row | {"ordinal": ordinal} for ordinal, row in enumerate(rows, start=1)]


def _issue_order(origin: Origin, issue: Issue) -> tuple[int, int, str, str, int, str, str, str]:
    span = issue.span or origin.source.span
    about = (issue.code, issue.table or "", issue.subject or 0, issue.expected or "", issue.found or "")
    return (span.start, span.end, *about, repr(sorted(issue.params.items())))


def _issue_row(origin: Origin, issue: Issue) -> Row:
    try:
        message, message_th = issue.message("en"), issue.message("th")
    except KeyError as error:
        raise ContractError(f"issue {issue.code} has no parameter {error}") from error
    return {
        "plan_id": origin.plan_id,
        "ordinal": 0,
        "code": issue.code,
        "severity": issue.rank().value,
        "table": issue.table,
        "project_id": origin.project(issue.subject) if issue.subject else None,
        "expected": issue.expected,
        "found": issue.found,
        "message": message,
        "message_th": message_th,
        **origin.at(issue.span or origin.source.span),
    }


def plan_row(origin: Origin, document: PlanDocument, extractor_version: str) -> Row:
    """The row of the plan itself."""
    source, facts = document.source, document.facts
    return {
        "plan_id": origin.plan_id,
        "source_path": source.path,
        "source_format": source.format,
        "source_sha256": source.sha256,
        "title": facts.title,
        "org_name": facts.org_name,
        "org_type": facts.org_type,
        "subdistrict": facts.subdistrict,
        "district": facts.district,
        "province": facts.province,
        "province_iso": facts.province_iso,
        "province_stated": facts.province_stated,
        "start_year_be": facts.start_year_be,
        "end_year_be": facts.end_year_be,
        "start_year_ce": common_era(facts.start_year_be),
        "end_year_ce": common_era(facts.end_year_be),
        "announced_on": facts.announced_on,
        "signatory_name": facts.signatory_name,
        "signatory_position": facts.signatory_position,
        "document_month": facts.document_month,
        "digit_style": facts.digit_style,
        "project_count": len(document.projects),
        "extractor_version": extractor_version,
        "schema_version": SCHEMA_VERSION,
        **origin.at(facts.span),
    }


def _source_rows(origin: Origin) -> Iterator[Row]:
    for ordinal, part in enumerate(origin.source.files, start=1):
        yield {
            "plan_id": origin.plan_id,
            "ordinal": ordinal,
            "source_path": part.path,
            "source_format": part.format,
            "source_sha256": part.sha256,
            **origin.at(part.span),
        }


def _page_rows(origin: Origin) -> Iterator[Row]:
    """A page without a line of its own stands at the line before it."""
    pages = origin.source.pages
    for facts in origin.source.page_facts:
        before, last = bisect_left(pages, facts.page), bisect_right(pages, facts.page)
        first = before + 1 if last > before else max(1, before)
        last = max(first, last)
        yield {
            "plan_id": origin.plan_id,
            "page": facts.page,
            "characters": facts.characters,
            "cid_count": facts.cid_count,
            "private_use_count": facts.private_use_count,
            "replacement_count": facts.replacement_count,
            "bare_mark_count": facts.bare_mark_count,
            "space_before_mark_count": facts.space_before_mark_count,
            "torn_sara_am_count": facts.torn_sara_am_count,
            "thai_share": facts.thai_share,
            "method": facts.method,
            "needs_ocr": facts.needs_ocr,
            "page_label": facts.label,
            "header_text": facts.header,
            "footer_text": facts.footer,
            **origin.at(Span(first, last)),
            "page_start": facts.page,
            "page_end": facts.page,
        }


def _project_rows(origin: Origin, projects: Sequence[Project]) -> Iterator[Row]:
    places = places_of(projects)
    for project, place, node in zip(projects, places, canonical_nodes(places), strict=True):
        yield project_rows.project_row(origin, project, place, node)


def _section_rows(origin: Origin, document: PlanDocument) -> Iterator[Row]:
    for section in document.sections:
        yield {
            "plan_id": origin.plan_id,
            "ordinal": section.ordinal,
            "parent_ordinal": section.parent,
            "depth": section.depth,
            "kind": section.kind,
            "number": section.number,
            "title": section.title,
            "text": document.source.text(section.span),
            **origin.at(section.span),
        }


def _total_rows(origin: Origin, document: PlanDocument, projects: Sequence[Row]) -> Iterator[Row]:
    """The printed totals, one row a scope and year; of several printed values for one the first is kept."""
    kept: dict[tuple[str, int | None, int], tuple[TotalRow, Decimal | None]] = {}
    for total in document.totals:
        for year, declared in total.amounts.items():
            key = (total.scope, total.dimension_no, year)
            if key not in kept or kept[key][1] is None:
                kept[key] = (total, declared)
    sums = _sums(document, projects)
    for (scope, dimension_no, year), (total, declared) in kept.items():
        computed = sums.get((scope, dimension_no, year))
        yield {
            "plan_id": origin.plan_id,
            "scope": scope,
            "dimension_no": dimension_no,
            "fiscal_year_be": year,
            "declared_baht": declared,
            "computed_baht": computed,
            "difference_baht": None if declared is None or computed is None else declared - computed,
            **origin.at(total.span),
        }


def _sums(document: PlanDocument, projects: Sequence[Row]) -> dict[tuple[str, int | None, int], Decimal | None]:
    """The sum of the table's cells by scope and year; None once a cell of it is ambiguous, or no column holds it."""
    sums: dict[tuple[str, int | None, int], Decimal | None] = {}
    for project, row in zip(document.projects, projects, strict=True):
        dimension_no = row["dimension_no"]
        for cell in project.item.cells if project.item else ():
            ambiguous = "ambiguous" in (cell.status, cell.alignment)
            scopes: list[tuple[str, int | None, int]] = [("plan", None, cell.year_be)]
            if isinstance(dimension_no, int):
                scopes.append(("dimension", dimension_no, cell.year_be))
            for scope in scopes:
                so_far = sums.get(scope, Decimal(0))
                sums[scope] = None if ambiguous or so_far is None else so_far + (cell.amount or 0)
    return {scope: None if total is None or total >= LARGEST_BAHT else total for scope, total in sums.items()}


def _count_rows(origin: Origin, document: PlanDocument, projects: Sequence[Row]) -> Iterator[Row]:
    listed = checks.listed(projects)
    for ordinal, count in enumerate(document.declared_counts, start=1):
        in_scope = [row for row in listed if count.scope == "plan" or row["dimension_no"] == count.dimension_no]
        yield {
            "plan_id": origin.plan_id,
            "ordinal": ordinal,
            "stated_in": count.stated_in,
            "scope": count.scope,
            "dimension_no": count.dimension_no,
            "kind": count.kind,
            "declared": count.declared,
            "extracted": sum(count.combined or row["kind"] == count.kind for row in in_scope),
            **origin.at(count.span),
        }


def _risk_rows(origin: Origin, document: PlanDocument) -> Iterator[Row]:
    for risk in document.risks:
        yield {
            "plan_id": origin.plan_id,
            "risk_ordinal": risk.row,
            "ordinal": risk.ordinal,
            "process": risk.process,
            "risk_text": risk.text,
            "score_text": risk.score_text,
            "score": risk.score,
            **origin.at(risk.span),
        }


def _control_rows(origin: Origin, document: PlanDocument, projects: Sequence[Row]) -> Iterator[Row]:
    named: dict[str, set[str]] = {}
    for row in projects if document.risk_controls else ():
        for title in (row["title"], row["table_title"], row["alternative_title"]):
            if isinstance(title, str):
                named.setdefault(_bare(title), set()).add(str(row["project_id"]))
    for control in document.risk_controls:
        projects_named = named.get(_bare(control.text), set())
        yield {
            "plan_id": origin.plan_id,
            "risk_ordinal": control.row,
            "ordinal": control.ordinal,
            "process": control.process,
            "control_text": control.text,
            "project_id": next(iter(projects_named)) if len(projects_named) == 1 else None,
            **origin.at(control.span),
        }


def _bare(title: str) -> str:
    """A title without spaces, quotes and its enumerator, in Arabic digits: equal for equal wording.

    >>> _bare("๒) โครงการ “โตไปไม่โกง”") == _bare("โครงการโตไป ไม่โกง")
    True
    """
    return _ENUMERATOR.sub("", _INSIGNIFICANT.sub("", arabic_digits(title)))


def _swot_rows(origin: Origin, document: PlanDocument) -> Iterator[Row]:
    for entry in document.swot:
        yield {
            "plan_id": origin.plan_id,
            "quadrant": entry.quadrant,
            "ordinal": entry.ordinal,
            "text": entry.text,
            **origin.at(entry.span),
        }


def _target_rows(origin: Origin, document: PlanDocument) -> Iterator[Row]:
    for target in checks.first_targets(document):
        yield {
            "plan_id": origin.plan_id,
            "metric": target.metric,
            "metric_text": target.metric_text,
            "fiscal_year_be": target.year_be,
            "comparator": target.comparator,
            "value": target.value,
            "unit": target.unit,
            "raw": target.raw,
            **origin.at(target.span),
        }


def _statement_rows(origin: Origin, document: PlanDocument) -> Iterator[Row]:
    for statement in document.statements:
        yield {
            "plan_id": origin.plan_id,
            "kind": statement.kind,
            "ordinal": statement.ordinal,
            "text": statement.text,
            **origin.at(statement.span),
        }


def _contents_rows(origin: Origin, document: PlanDocument) -> Iterator[Row]:
    for entry in document.contents:
        yield {
            "plan_id": origin.plan_id,
            "ordinal": entry.ordinal,
            "title": entry.title,
            "page_label": entry.page_label,
            **origin.at(entry.span),
        }
