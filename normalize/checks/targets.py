"""Targets of a year that are printed more than once, against each other."""

from __future__ import annotations

from collections.abc import Iterator

from extract.ground.issues import Issue
from normalize.rows.plan import first_targets
from parsers.records.plan import PlanDocument


def check_targets(document: PlanDocument) -> Iterator[Issue]:
    """Targets of one measure and year that differ from the first."""
    kept = {(target.metric, target.year_be): target for target in first_targets(document)}
    for target in document.targets:
        first = kept[target.metric, target.year_be]
        if target is not first and (target.metric_text, target.raw) != (first.metric_text, first.raw):
            yield Issue(
                "repeated_value",
                span=target.span,
                table="targets",
                expected=f"{first.metric_text}: {first.raw}",
                found=f"{target.metric_text}: {target.raw}",
                params={
                    "what": f"target {target.metric}, {target.year_be}",
                    "what_th": f"ค่าเป้าหมาย {target.metric} ปี {target.year_be}",
                },
            )
