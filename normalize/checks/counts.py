"""How many projects a plan says that it has, against how many were found."""

from __future__ import annotations

from collections.abc import Iterator

from extract.ground.issues import Issue
from normalize.checks.parts_of_plan import about_part
from normalize.rows.counts import extracted, tally_of
from normalize.schema.keys import PlanRows
from parsers.records.plan import PlanDocument

_KIND_NAMES = {
    "project": ("projects", "โครงการ"),
    "activity": ("activities", "กิจกรรม"),
    "measure": ("measures", "มาตรการ"),
}


def check_counts(document: PlanDocument, rows: PlanRows) -> Iterator[Issue]:
    """Issues about declared counts; ``rows`` needs ``projects``."""
    projects = tally_of(rows["projects"], document)
    for count in document.declared_counts:
        found = extracted(count, projects)
        if found == count.declared:
            continue
        # An entry whose kind is not printed may be of the kind that was counted.
        unspecified = sum(
            number
            for alike, number in projects.items()
            if not count.combined
            and alike.kind == "unspecified"
            and count.is_of(alike.dimension_no, alike.mission_no)
            and not (count.as_it_was and alike.is_added)
        )
        if not found <= count.declared <= found + unspecified:
            kind, kind_th = ("entries", "รายการ") if count.combined else _KIND_NAMES[count.kind]
            yield Issue(
                "count_mismatch",
                span=count.span,
                table="declared_counts",
                expected=f"{count.declared:,}",
                found=f"{found:,}",
                params=about_part(count.scope, count.dimension_no, f", {kind}", f" ({kind_th})", count.mission_no),
            )
