"""Projects -> rows: what a project is, what its detail block contains, and what both places say about its money."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from operator import attrgetter

from extract.ground.source import Span
from normalize.rows.canonical import CanonicalNode
from normalize.rows.parts import is_part
from normalize.schema.keys import DataRow, Origin, common_era, years_column
from parsers.records.account import Account
from parsers.records.blocks import DetailBlock
from parsers.records.budget import TableItem
from parsers.records.plan import Project
from parsers.records.structure import Branch, Kind, Node
from parsers.values.compared_names import office_key, title_key

_NAMELESS = Node(None, None)
_LONGEST_SHARED = 2_000
"""Characters of a text that many rows repeat: the rows of a text of pages would fill the memory."""


def project_row(
    origin: Origin, project: Project, branch: Branch, canonical: CanonicalNode, organisation: str | None = None
) -> DataRow:
    """The row of one project that stands at ``branch`` in the plan's tree and at ``canonical`` in the handbook's.

    ``organisation`` is the bare name of the plan's own, which the keys leave out.

    Title and facts come from the detail block, which has the room to state them; the kind comes from the table row
    first, because detail blocks often carry the template's "project/activity/measure".
    """
    item, detail = project.item, project.detail
    dimension = branch.dimension or _NAMELESS
    mission = branch.mission or _NAMELESS
    strategy = branch.strategy or _NAMELESS
    period = detail.period if detail else None
    title = (detail and detail.title) or (item and item.title) or None
    responsible = (detail.responsible if detail else None) or (item.responsible if item else None)
    return {
        "project_id": origin.project_id(project.ordinal),
        "plan_id": origin.plan_id,
        "ordinal": project.ordinal,
        "kind": _kind(item, detail),
        "title": title,
        "table_title": item.title if item else None,
        "title_key": title_key(title, organisation),
        "alternative_title": (detail and detail.alternative_title) or (item and item.alternative_title) or None,
        "parent_project_id": None if item is None or item.parent is None else origin.project_id(item.parent + 1),
        "dimension_no": _as_int(dimension.number),
        "dimension_title": _shortened(dimension.title),
        "mission_no": mission.number,
        "mission_title": _shortened(mission.title),
        "strategy_no": strategy.number,
        "strategy_title": _shortened(strategy.title),
        "dimension_code": canonical.dimension,
        "mission_code": canonical.mission,
        "strategy_code": canonical.strategy,
        "template": canonical.template,
        "table_number": item.number if item else None,
        "detail_number": detail.number if detail else None,
        "in_table": item is not None,
        "in_detail": detail is not None,
        "match_method": project.match_method,
        "match_score": project.match_score,
        "responsible_unit": responsible,
        "responsible_from": _responsible_from(item, detail),
        "responsible_key": office_key(responsible, organisation),
        "remark": _shortened(item.remark) if item else None,
        "target_group": detail.target_group if detail else None,
        "target_count": detail.target_count if detail else None,
        "target_count_comparator": detail.target_count_comparator if detail else None,
        "location": detail.location if detail else None,
        "period_text": (period.text or None) if period else None,
        "period_start_be": period.start_be if period else None,
        "period_end_be": period.end_be if period else None,
        "period_start_on": period.start_on if period else None,
        "period_end_on": period.end_on if period else None,
        "budget_text": detail.budget_text if detail else None,
        "budget_status": detail.budget_status if detail else None,
        "table_line_start": item.span.start if item else None,
        "table_line_end": item.span.end if item else None,
        "detail_line_start": detail.span.start if detail else None,
        "detail_line_end": detail.span.end if detail else None,
        **origin.provenance(project_span(project)),
    }


def _responsible_from(item: TableItem | None, detail: DetailBlock | None) -> str | None:
    if detail and detail.responsible:
        return "detail"
    return "table" if item and item.responsible else None


def project_span(project: Project) -> Span:
    """The lines of a project: its detail block's where there is one, else its table row's.

    Raises ``ValueError`` for a project that stands in neither place.
    """
    printed_at = project.detail or project.item
    if printed_at is None:
        raise ValueError(f"project {project.ordinal} stands neither in the table nor in a detail block")
    return printed_at.span


def item_rows(origin: Origin, project: Project) -> Iterator[DataRow]:
    """The contents of the detail block, in the order of their key. A field that is printed twice goes on counting."""
    if project.detail is None:
        return
    key, plan_id, pages = origin.project_id(project.ordinal), origin.plan_id, origin.source.pages
    by_name = attrgetter("field")
    for name, blocks in groupby(sorted(project.detail.fields, key=by_name), by_name):
        ordinal = 0
        for _, _, _, items, heading in blocks:
            for _, enumerator, level, text, (start, end), _ in items:
                ordinal += 1
                yield {
                    "project_id": key,
                    "field": name,
                    "ordinal": ordinal,
                    "plan_id": plan_id,
                    "heading": heading,
                    "enumerator": enumerator,
                    "level": level,
                    "text": text,
                    "line_start": start,
                    "line_end": end,
                    "page_start": pages[start - 1] if pages else None,
                    "page_end": pages[end - 1] if pages else None,
                }


def indicator_rows(origin: Origin, project: Project) -> Iterator[DataRow]:
    """What can be counted in the project's outputs, outcomes and indicators."""
    key = origin.project_id(project.ordinal)
    for ordinal, indicator in enumerate(project.indicators, start=1):
        yield {
            "project_id": key,
            "ordinal": ordinal,
            "plan_id": origin.plan_id,
            "field": indicator.field,
            "text": _shortened(indicator.text),
            "comparator": indicator.comparator,
            "value": indicator.value,
            "value_to": indicator.value_to,
            "unit": indicator.unit,
            **origin.provenance(indicator.span),
        }


def budget_line_rows(
    origin: Origin, project: Project, account: Account, whole: Project | None = None
) -> Iterator[DataRow]:
    """One row a year column of the table, one an amount of the detail block. ``whole`` is the project that it is a part
    of.

    A detail block that says "none" or ``-``, or leaves its budget field empty, has one row without an amount; a block
    without a budget field has none: absent, ``-`` and 0 are three things.
    """
    key = origin.project_id(project.ordinal)
    count: dict[tuple[str, int | None], int] = {}

    def row(
        source: str,
        year: int | None,
        amount: Decimal | None,
        per: str,
        status: str,
        alignment: str,
        raw: str | None,
        span: Span,
        year_basis: str | None = None,
        years_be: tuple[int, ...] = (),
        unit_factor: int = 1,
        unit_line: int | None = None,
        amount_ordinal: int | None = None,
    ) -> DataRow:
        ordinal = count[source, year] = count.get((source, year), 0) + 1
        return {
            "project_id": key,
            "source": source,
            "fiscal_year_be": year,
            "ordinal": ordinal,
            "plan_id": origin.plan_id,
            "fiscal_year_ce": common_era(year),
            "year_basis": None if year is None else year_basis,
            "years_be": years_column(years_be),
            "amount_baht": amount,
            "per": per,
            "status": status,
            "alignment": alignment,
            "raw": raw if amount is not None else _shortened(raw),
            "unit_factor": None if amount is None else unit_factor,
            "unit_line": None if amount is None else unit_line,
            "amount_ordinal": amount_ordinal,
            **origin.provenance(span),
        }

    for place, cell in enumerate(project.item.cells if project.item else ()):
        ambiguous = "ambiguous" in (cell.status, cell.alignment)
        yield row(
            "table",
            cell.year_be,
            None if ambiguous else cell.amount,
            "part" if is_part(cell, whole) else cell.per,
            "ambiguous" if ambiguous else cell.status,
            "ambiguous" if ambiguous else cell.alignment,
            cell.raw,
            cell.span,
            cell.year_basis,
            cell.years,
            unit_factor=cell.unit_factor,
            unit_line=cell.unit_line,
            amount_ordinal=account.lines.get((project.ordinal, "table", place)),
        )
    detail = project.detail
    if detail is None:
        return
    for place, stated in enumerate(detail.amounts):
        status = "amount" if stated.amount else "zero"
        yield row(
            "detail",
            stated.year_be,
            stated.amount,
            stated.per,
            status,
            "exact",
            stated.raw,
            stated.span,
            stated.year_basis,
            stated.years,
            stated.unit_factor,
            amount_ordinal=account.lines.get((project.ordinal, "detail", place)),
        )
    if not detail.amounts and detail.budget_status in ("none", "unnamed", "dash", "blank"):
        span = budget_span(detail)
        yield row("detail", None, None, "unstated", detail.budget_status, "exact", detail.budget_text, span)


def budget_span(detail: DetailBlock) -> Span:
    """The lines of a block's budget field with its heading, or of the whole block where it has none."""
    for block in detail.fields:
        if block.field == "budget":
            return block.span
    return detail.span


def _shortened(text: str | None) -> str | None:
    """A text that other rows have too; the beginning of one that is no cell's or entry's."""
    return text if text is None or len(text) <= _LONGEST_SHARED else f"{text[:_LONGEST_SHARED]} …"


def _kind(item: TableItem | None, detail: DetailBlock | None) -> Kind:
    if item and item.kind != "unspecified":
        return item.kind
    return detail.kind if detail else "unspecified"


def _as_int(number: str | None) -> int | None:
    return int(number) if number and number.isdecimal() else None
