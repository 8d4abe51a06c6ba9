"""Which part of a plan an issue is about, in English and Thai."""

from __future__ import annotations


def about_part(
    scope: object, dimension_no: object, more: str, more_th: str, mission_no: object = None
) -> dict[str, str]:
    """The parameters that say which part of the plan an issue is about, in English and Thai."""
    if scope == "plan":
        part, part_th = "the plan", "แผน"
    elif scope == "mission":
        part, part_th = f"mission {mission_no}", f"ภารกิจที่ {mission_no}"
    elif dimension_no is None:
        part, part_th = "a dimension", "มิติหนึ่ง"
    else:
        part, part_th = f"dimension {dimension_no}", f"มิติที่ {dimension_no}"
    return {"what": part + more, "what_th": part_th + more_th}
