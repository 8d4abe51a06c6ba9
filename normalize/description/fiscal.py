"""The money in the words of the Fiscal Data Package (0.3): one measure, and the dimensions that it can be grouped by.

Measure and dimensions stand in three tables; the foreign keys of the tables join them. The specification is written for
CSV files: of it we take the ``model``, which is what maps columns to money, time, organisations and classifications.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

COUNTRY = "TH"
GRANULARITY = "aggregated"
"""A row sums up what is planned for a project in a fiscal year; it is no payment."""


def fiscal_model() -> dict[str, Any]:
    """The ``model`` of the descriptor: ``measures`` and ``dimensions``, each with its column and table.

    >>> fiscal_model()["measures"]["amount"]["currency"], list(fiscal_model()["dimensions"])
    ('THB', ['time', 'organisation', 'location', 'classification', 'activity', 'fact'])
    """
    return {
        "measures": {
            "amount": {
                "source": "amount_baht",
                "resource": "budget_lines",
                "currency": "THB",
                "factor": 1,
                "direction": "expenditure",
                "phase": "proposed",
                "filter": {"source": "table"},
                "description": "Add up rows with source 'table' alone: those with source 'detail' state the same "
                "money a second time, some of them for a unit or for all years. A null amount is not 0: status says "
                "why there is none.",
                "description_th": "รวมเฉพาะแถวที่ source เป็น 'table' แถวที่ source เป็น 'detail' คือเงินจำนวนเดียวกันที่ระบุซ้ำ "
                "บางแถวเป็นจำนวนต่อหน่วยหรือรวมทุกปี ค่าว่างไม่ใช่ศูนย์ สถานะบอกเหตุผลที่ไม่มีจำนวนเงิน",
            }
        },
        "dimensions": {
            "time": _dimension(
                "datetime",
                {"year": _from("budget_lines", "fiscal_year_ce"), "year_be": _from("budget_lines", "fiscal_year_be")},
                key=["year"],
            ),
            "organisation": _dimension(
                "entity",
                {
                    "id": _from("plans", "plan_id"),
                    "title": _from("plans", "org_name", labelfor="id"),
                    "type": _from("plans", "org_type"),
                },
                key=["id"],
            ),
            "location": _dimension(
                "location",
                {
                    "code": _from("plans", "province_iso"),
                    "title": _from("plans", "province", labelfor="code"),
                    "district": _from("plans", "district"),
                    "subdistrict": _from("plans", "subdistrict"),
                },
                key=["code"],
            ),
            "classification": _dimension(
                "classification",
                {
                    "version": _from("projects", "template"),
                    "dimension": _from("projects", "dimension_code"),
                    "mission": _from("projects", "mission_code", parent="dimension"),
                    "code": _from("projects", "strategy_code", parent="mission"),
                    "dimension_title": _from("projects", "dimension_title", labelfor="dimension"),
                    "mission_title": _from("projects", "mission_title", labelfor="mission"),
                    "title": _from("projects", "strategy_title", labelfor="code"),
                },
                key=["version", "dimension", "mission", "code"],
                classificationType="functional",
                description="Codes are those of the handbook, titles as the plan prints them.",
                description_th="รหัสเป็นของคู่มือ ชื่อเป็นไปตามที่แผนพิมพ์",
            ),
            "activity": _dimension(
                "activity",
                {
                    "id": _from("projects", "project_id"),
                    "title": _from("projects", "title", labelfor="id"),
                    "kind": _from("projects", "kind"),
                    "unit": _from("projects", "responsible_unit"),
                },
                key=["id"],
            ),
            "fact": _dimension(
                "fact",
                {
                    "source": _from("budget_lines", "source"),
                    "per": _from("budget_lines", "per"),
                    "status": _from("budget_lines", "status"),
                    "alignment": _from("budget_lines", "alignment"),
                    "ordinal": _from("budget_lines", "ordinal"),
                    "line": _from("budget_lines", "line_start"),
                },
                key=["source", "ordinal"],
            ),
        },
    }


def _dimension(kind: str, attributes: Mapping[str, Any], key: list[str], **more: str) -> dict[str, Any]:
    return {"dimensionType": kind, **more, "primaryKey": key, "attributes": dict(attributes)}


def _from(table: str, column: str, **relations: str) -> dict[str, str]:
    """Where an attribute stands; ``parent`` and ``labelfor`` name other attributes of its dimension."""
    return {"source": column, "resource": table, **relations}
