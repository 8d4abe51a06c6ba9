"""An extraction -> a draft of gold, in the form that ``gold`` reads, for a person to correct."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Any

from extract.ground.errors import UsageError
from parsers.records.blocks import DetailBlock
from parsers.records.plan import PlanDocument
from plan_extract.engine.documents import load_plan, plan_rows
from plan_extract.evaluation.gold.form import COUNTED, FIELDS, ORG_TYPES, QUADRANTS, STATED_IN, STATEMENTS
from plan_extract.evaluation.judging.facts import PublishedPlan, PublishedRow

NOTICE = "Not reviewed: read by the program. Correct every fact against the plan, then take this line out."
"""The value of the draft's first key; a gold file with this key is refused until a person takes it out."""

_LABELS = {
    "project": "โครงการ",
    "activity": "กิจกรรม",
    "measure": "มาตรการ",
    "unspecified": "โครงการ/กิจกรรม/มาตรการ",
}
_UNSETTLED = ("ambiguous", "by_detail")


def write_draft(path: Path, output: Path, *, force: bool) -> None:
    """Draft the gold of the plan in ``path`` into ``output``.

    Raises ``UsageError`` where ``output`` is there already, unless ``force``: it may hold a person's work. Raises
    ``SourceError`` for a file that cannot be read or is no plan.
    """
    if output.exists() and not force:
        raise UsageError(f"{output} exists and may hold a person's work", "Give another --output, or --force.")
    document = load_plan(path, path.name)
    content = draft(document, plan_rows(document, path.name))
    output.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def draft(document: PlanDocument, rows: PublishedPlan) -> dict[str, Any]:
    """A gold file's content from a parsed plan and its rows. ``quirks`` lists the issues, as places to look at."""
    plan = rows["plans"][0]
    items = _table_items(rows)
    return {
        "draft": NOTICE,
        "source": plan["source_path"],
        "plan": _plan(plan),
        "declared_counts": _counts(document, rows["declared_counts"]),
        "sections": [
            {"kind": row["kind"], "number": row["number"], "title": row["title"], "line": row["line_start"]}
            for row in rows["sections"]
        ],
        "contents": [
            {"title": row["title"], "page_label": row["page_label"], "line": row["line_start"]}
            for row in rows["contents"]
        ],
        "swot": {
            name: [row["text"] for row in rows["swot"] if row["quadrant"] == quadrant]
            for name, quadrant in QUADRANTS.items()
        },
        "risks": _risks(rows),
        "targets": [
            {
                "metric": row["metric_text"],
                "year_be": row["fiscal_year_be"],
                "value": _number(row["value"]),
                "raw": row["raw"],
                "line": row["line_start"],
            }
            for row in rows["targets"]
        ],
        "statements": {
            name: [row["text"] for row in rows["statements"] if row["kind"] == kind]
            for name, kind in STATEMENTS.items()
        },
        "table_items": items,
        "subtotals": _subtotals(_first(rows["budget_totals"])),
        "table_check": _table_check(_first(rows["budget_totals"])),
        "details": _details(document, rows, items),
        "quirks": [{"line": row["line_start"], "text": row["message"]} for row in rows["issues"]],
    }


def _plan(plan: PublishedRow) -> dict[str, Any]:
    words = {code: word for word, code in ORG_TYPES.items()}
    announced = plan["announced_on"]
    return {
        "title": plan["title"],
        "org_name": plan["org_name"],
        "org_type": words.get(plan["org_type"]),
        "subdistrict": plan["subdistrict"],
        "district": plan["district"],
        "province": plan["province"],
        "province_line": None,
        "year_start_be": plan["start_year_be"],
        "year_end_be": plan["end_year_be"],
        "announced_date": announced and announced.isoformat(),
        "signatory_name": plan["signatory_name"],
        "signatory_position": plan["signatory_position"],
        "document_month_raw": plan["document_month"],
    }


def _counts(document: PlanDocument, rows: Sequence[PublishedRow]) -> list[dict[str, Any]]:
    """One entry a printed line, as the gold has it; a second count of one kind on it begins another."""
    names = {kind: name for name, kind in COUNTED.items()}
    places = {dataset: gold for gold, dataset in STATED_IN.items()}
    entries: list[dict[str, Any]] = []
    for row in rows:
        place = {
            "where": places.get(row["stated_in"], row["stated_in"]),
            "scope": row["scope"],
            "dimension_no": row["dimension_no"],
        }
        line = {"raw": document.source.line(row["line_start"]).strip(), "line": row["line_start"]}
        name = names[row["kind"]]
        entry = entries[-1] if entries else {}
        if not (place | line).items() <= entry.items() or entry[name] is not None:
            entry = place | dict.fromkeys(COUNTED) | line
            entries.append(entry)
        entry[name] = row["declared"]
    return entries


def _risks(rows: PublishedPlan) -> list[dict[str, Any]]:
    numbers = sorted({row["risk_ordinal"] for row in (*rows["risks"], *rows["risk_controls"])})
    entries = []
    for number in numbers:
        risks = [row for row in rows["risks"] if row["risk_ordinal"] == number]
        controls = [row for row in rows["risk_controls"] if row["risk_ordinal"] == number]
        first = (*risks, *controls)[0]
        entries.append(
            {
                "process": first["process"],
                "risk_items": [row["risk_text"] for row in risks],
                "score_raw": risks[0]["score_text"] if risks else None,
                "control_items": [row["control_text"] for row in controls],
                "line": first["line_start"],
            }
        )
    return entries


def _table_items(rows: PublishedPlan) -> list[dict[str, Any]]:
    listed = sorted((row for row in rows["projects"] if row["in_table"]), key=lambda row: row["table_line_start"])
    cells = _by_project(line for line in rows["budget_lines"] if line["source"] == "table")
    shared = Counter(_table_lines(row) for row in listed)
    return [
        {
            "order": order,
            "number": row["table_number"],
            "kind": row["kind"],
            "title": row["table_title"],
            **{name: row[name] for name in ("dimension_no", "mission_no", "strategy_no")},
            "budget": {
                str(cell["fiscal_year_be"]): _cell(cell)
                for cell in cells.get(row["project_id"], ())
                if cell["fiscal_year_be"] is not None
            },
            "remark": row["remark"],
            "lines": list(_table_lines(row)),
            "bundled": shared[_table_lines(row)] > 1,
            "alignment": _alignment(cells.get(row["project_id"], ())),
            "note": None,
        }
        for order, row in enumerate(listed, 1)
    ]


def _table_lines(row: PublishedRow) -> tuple[int, int]:
    return row["table_line_start"], row["table_line_end"]


def _cell(cell: PublishedRow) -> dict[str, Any]:
    """What the table alone says: a cell that only the detail blocks settle stays open, as the gold has it."""
    unsettled = cell["alignment"] in _UNSETTLED or cell["status"] == "ambiguous"
    return {
        "raw": cell["raw"],
        "amount": None if unsettled else _number(cell["amount_baht"]),
        "status": "ambiguous" if unsettled else cell["status"],
    } | ({"settled": _number(cell["amount_baht"])} if cell["alignment"] == "by_detail" else {})


def _alignment(cells: Sequence[PublishedRow]) -> str:
    alignments = {cell["alignment"] for cell in cells}
    if alignments & set(_UNSETTLED):
        return "ambiguous"
    return "by_order" if "by_order" in alignments else "exact"


def _first(totals: Sequence[PublishedRow]) -> list[PublishedRow]:
    """Those that the gold has: of a year, of a dimension or the plan; of several for the same the first."""
    return [
        row for row in totals if row["ordinal"] == 1 and row["fiscal_year_be"] is not None and row["scope"] != "mission"
    ]


def _subtotals(rows: Sequence[PublishedRow]) -> list[dict[str, Any]]:
    return [
        {
            "scope": scope,
            "dimension_no": dimension_no,
            "amounts": {str(row["fiscal_year_be"]): _number(row["declared_baht"]) for row in group},
            "line": group[0]["line_start"],
        }
        for (scope, dimension_no), group in _scopes(rows)
    ]


def _table_check(rows: Sequence[PublishedRow]) -> list[dict[str, Any]]:
    return [
        {
            "scope": row["scope"],
            "dimension_no": row["dimension_no"],
            "year": row["fiscal_year_be"],
            "declared": _number(row["declared_baht"]),
            "sum_of_items": _number(row["computed_baht"]),
            "equal": _meets(row),
            "note": None,
        }
        for row in rows
    ]


def _meets(row: PublishedRow) -> bool | None:
    """Whether a total is what its rows make, with what several of them share; None where that is not known."""
    if row["difference_baht"] is None:
        return None
    return bool((row["shared_min_baht"] or 0) <= row["difference_baht"] <= (row["shared_max_baht"] or 0))


def _scopes(rows: Sequence[PublishedRow]) -> list[tuple[tuple[str, int | None], list[PublishedRow]]]:
    return [(key, list(group)) for key, group in groupby(rows, key=lambda row: (row["scope"], row["dimension_no"]))]


def _details(document: PlanDocument, rows: PublishedPlan, items: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    entries = _by_project(rows["project_items"])
    amounts = _by_project(line for line in rows["budget_lines"] if line["source"] == "detail")
    described = [
        (project.detail, row)
        for project, row in zip(document.projects, rows["projects"], strict=True)
        if project.detail
    ]
    described.sort(key=lambda pair: pair[0].span)
    orders = {(*item["lines"], item["title"]): item["order"] for item in items}
    numbers = Counter(item["number"] for item in items)
    details = []
    for order, (block, row) in enumerate(described, 1):
        fields = entries.get(row["project_id"], ())
        item = orders.get((*_table_lines(row), row["table_title"]))
        restarts = item is not None and numbers[row["table_number"]] > 1
        details.append(
            {
                "order": order,
                "number": row["detail_number"],
                "label": _LABELS[block.kind],
                "kind": row["kind"],
                "title": row["title"] or "",
                **_place(block, row),
                "lines": [block.span.start, block.span.end],
                "fields": _fields(document, block, fields),
                "period_raw": row["period_text"],
                "period": {
                    "start_be": row["period_start_be"],
                    "end_be": row["period_end_be"],
                    "start_month": row["period_start_on"] and row["period_start_on"].month,
                    "end_month": row["period_end_on"] and row["period_end_on"].month,
                    "note": None,
                },
                "budget_raw": row["budget_text"],
                "budget_status": row["budget_status"],
                "budget_amounts": [
                    {
                        "year_be": line["fiscal_year_be"],
                        "amount": _number(line["amount_baht"]),
                        "per": line["per"],
                        "raw": line["raw"],
                    }
                    for line in amounts.get(row["project_id"], ())
                    if line["amount_baht"] is not None
                ],
                "responsible_raw": row["responsible_unit"],
                "target_count": row["target_count"],
                "table_number": row["table_number"],
                "note": f"table_order={item}" if restarts else None,
            }
        )
    return details


def _place(block: DetailBlock, row: PublishedRow) -> dict[str, Any]:
    """Where the block itself says that it belongs; null where it does not, or where the table contradicts it."""
    nodes = {
        "dimension_no": block.branch.dimension,
        "mission_no": block.branch.mission,
        "strategy_no": block.branch.strategy,
    }
    return {name: row[name] if node and node.number == str(row[name]) else None for name, node in nodes.items()}


def _fields(document: PlanDocument, block: DetailBlock, entries: Sequence[PublishedRow]) -> dict[str, Any]:
    """The fields of a block by the gold's names. One that is printed twice stands once, from its first heading on."""
    names = {dataset: gold for gold, dataset in FIELDS.items()}
    fields: dict[str, Any] = {}
    for field in block.fields:
        own = [entry for entry in entries if entry["field"] == field.field]
        heading = field.heading.start
        fields.setdefault(
            names[field.field],
            {
                "heading_line": heading,
                "heading": document.source.line(heading).strip(),
                "first": min((entry["line_start"] for entry in own), default=None),
                "last": max((entry["line_end"] for entry in own), default=None),
                "items": sum(entry["enumerator"] is not None and entry["level"] == 1 for entry in own),
            },
        )
    return fields


def _by_project(rows: Iterable[PublishedRow]) -> dict[str, list[PublishedRow]]:
    """Rows by project: they come sorted by it."""
    return {key: list(group) for key, group in groupby(rows, key=lambda row: str(row["project_id"]))}


def _number(amount: Decimal | float | None) -> int | float | None:
    """A number for JSON, whole where it is whole."""
    if amount is None:
        return None
    return int(amount) if amount == int(amount) else float(amount)
