"""The rows of a plan as a whole: itself, its files, pages, sections, and what it says beside its projects."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from extract.ground.source import Span
from normalize.schema.keys import DataRow, Origin, common_era
from normalize.schema.tables import SCHEMA_VERSION
from parsers.records.facts import Target
from parsers.records.plan import PlanDocument
from parsers.values.organisations import bare_name
from parsers.values.places import place_codes


def plan_row(origin: Origin, document: PlanDocument, extractor_version: str) -> DataRow:
    """The row of the plan itself."""
    source, facts = document.source, document.facts
    codes = place_codes(facts.province_iso, facts.district, facts.subdistrict)
    return {
        "plan_id": origin.plan_id,
        "source_path": source.path,
        "source_format": source.format,
        "source_sha256": source.sha256,
        "title": facts.title,
        "kind": facts.kind,
        "scope_note": facts.scope_note,
        "org_name": facts.org_name,
        "org_type": facts.org_type,
        "org_key": org_key(facts.org_name, facts.org_type, facts.province),
        "subdistrict": facts.subdistrict,
        "subdistrict_code": codes.subdistrict,
        "district": facts.district,
        "district_code": codes.district,
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
        **origin.provenance(facts.span),
    }


def org_key(name: str | None, kind: str | None, province: str | None) -> str | None:
    """What is the same of an organisation in all its plans; None where a part of it is not known.

    >>> org_key("เทศบาลนคร ตรัง", "city_municipality", "ตรัง"), org_key("เทศบาลนครตรัง", "city_municipality", None)
    ('city_municipality/ตรัง/ตรัง', None)
    """
    if not (name and kind and province):
        return None
    return "/".join((kind, "".join(bare_name(name).split()), province))


def source_rows(origin: Origin) -> Iterator[DataRow]:
    for ordinal, part in enumerate(origin.source.files, start=1):
        yield {
            "plan_id": origin.plan_id,
            "ordinal": ordinal,
            "source_path": part.path,
            "source_format": part.format,
            "source_sha256": part.sha256,
            **origin.provenance(part.span),
        }


def page_rows(origin: Origin) -> Iterator[DataRow]:
    """A page without a line of its own stands at the line before it. One of a source without pages is all of it."""
    pages = origin.source.pages
    for facts in origin.source.page_facts:
        before, last = bisect_left(pages, facts.page), bisect_right(pages, facts.page)
        first = before + 1 if last > before else max(1, before)
        last = max(first, last) if pages else len(origin.source.lines)
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
            **origin.provenance(Span(first, last)),
            **({"page_start": facts.page, "page_end": facts.page} if pages else {}),
        }


def section_rows(origin: Origin, document: PlanDocument) -> Iterator[DataRow]:
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
            **origin.provenance(section.span),
        }


def swot_rows(origin: Origin, document: PlanDocument) -> Iterator[DataRow]:
    for entry in document.swot:
        yield {
            "plan_id": origin.plan_id,
            "quadrant": entry.quadrant,
            "ordinal": entry.ordinal,
            "text": entry.text,
            **origin.provenance(entry.span),
        }


def target_rows(origin: Origin, document: PlanDocument) -> Iterator[DataRow]:
    for target in first_targets(document):
        yield {
            "plan_id": origin.plan_id,
            "metric": target.metric,
            "metric_text": target.metric_text,
            "fiscal_year_be": target.year_be,
            "comparator": target.comparator,
            "value": target.value,
            "value_to": target.value_to,
            "unit": target.unit,
            "raw": target.raw,
            **origin.provenance(target.span),
        }


def first_targets(document: PlanDocument) -> tuple[Target, ...]:
    """The targets with one value a metric and year: the first that is printed."""
    kept: dict[tuple[str, int], Target] = {}
    for target in document.targets:
        kept.setdefault((target.metric, target.year_be), target)
    return tuple(kept.values())


def statement_rows(origin: Origin, document: PlanDocument) -> Iterator[DataRow]:
    for statement in document.statements:
        yield {
            "plan_id": origin.plan_id,
            "kind": statement.kind,
            "ordinal": statement.ordinal,
            "text": statement.text,
            **origin.provenance(statement.span),
        }


def contents_rows(origin: Origin, document: PlanDocument) -> Iterator[DataRow]:
    for entry in document.contents:
        yield {
            "plan_id": origin.plan_id,
            "ordinal": entry.ordinal,
            "title": entry.title,
            "page_label": entry.page_label,
            **origin.provenance(entry.span),
        }
