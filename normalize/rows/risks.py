"""Risks and the controls against them, which may name one of the plan's own projects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.ground.characters import arabic_digits
from normalize.schema.keys import DataRow, Origin
from parsers.records.plan import PlanDocument

_ENUMERATOR = re.compile(r"^[-–•*]*(?:\(?[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]+)?")
_INSIGNIFICANT = re.compile(r"[\s\u200b-\u200d\ufeff\"'“”„‘’]+")


def risk_rows(origin: Origin, document: PlanDocument) -> Iterator[DataRow]:
    for risk in document.risks:
        yield {
            "plan_id": origin.plan_id,
            "risk_ordinal": risk.row,
            "ordinal": risk.ordinal,
            "process": risk.process,
            "risk_text": risk.text,
            "score_text": risk.score_text,
            "score": risk.score,
            **origin.provenance(risk.span),
        }


def control_rows(origin: Origin, document: PlanDocument, projects: Sequence[DataRow]) -> Iterator[DataRow]:
    projects_by_title: dict[str, set[str]] = {}
    for row in projects if document.risk_controls else ():
        for title in (row["title"], row["table_title"], row["alternative_title"]):
            if isinstance(title, str):
                projects_by_title.setdefault(_title_key(title), set()).add(str(row["project_id"]))
    for control in document.risk_controls:
        projects_named = projects_by_title.get(_title_key(control.text), set())
        yield {
            "plan_id": origin.plan_id,
            "risk_ordinal": control.row,
            "ordinal": control.ordinal,
            "process": control.process,
            "control_text": control.text,
            "project_id": next(iter(projects_named)) if len(projects_named) == 1 else None,
            "match_method": ("none", "title")[len(projects_named)] if len(projects_named) < 2 else "several",
            "match_score": 1.0 if len(projects_named) == 1 else None,
            **origin.provenance(control.span),
        }


def _title_key(title: str) -> str:
    """A title without spaces, quotes and its enumerator, in Arabic digits: equal for equal wording.

    >>> _title_key("๒) โครงการ “โตไปไม่โกง”") == _title_key("โครงการโตไป ไม่โกง")
    True
    """
    return _ENUMERATOR.sub("", _INSIGNIFICANT.sub("", arabic_digits(title)))
