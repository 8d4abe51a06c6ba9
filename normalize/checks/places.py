"""Names of places against the list of the country's."""

from __future__ import annotations

from collections.abc import Iterator

from extract.ground.issues import Issue
from parsers.records.plan import PlanDocument
from parsers.values.organisations import bare_name
from parsers.values.places import place_codes


def check_places(document: PlanDocument) -> Iterator[Issue]:
    """Names that the country's list does not have. One that is the organisation's may not be printed."""
    facts = document.facts
    for place in place_codes(facts.province_iso, facts.district, facts.subdistrict).unknown:
        if place.column == "subdistrict" and facts.org_name and bare_name(facts.org_name) == place.name:
            continue
        nearest, nearest_th = (f"perhaps {place.nearest}, ", f"อาจเป็น {place.nearest} ") if place.nearest else ("", "")
        params = {"kept": f"{nearest}kept as printed, without a code", "kept_th": f"{nearest_th}จึงคงไว้ตามที่พิมพ์โดยไม่มีรหัส"}
        yield Issue("unknown_place", facts.span, "plans", expected=place.nearest, found=place.name, params=params)
    if facts.province_misprint:
        params = {"kept": f"read as {facts.province}", "kept_th": f"อ่านเป็น {facts.province}"}
        found = facts.province_misprint
        yield Issue("unknown_place", facts.span, "plans", expected=facts.province, found=found, params=params)
