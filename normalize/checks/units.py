"""Whether the budget table and the detail blocks name the same office for a project."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from extract.ground.issues import Issue
from parsers.records.plan import Project
from parsers.values.spacing import wording_key

_UNIT = re.compile(r"(?:กอง|สำนักงาน|สำนัก|หน่วยงาน|หน่วย|งาน)[^\s,/]+")
_FORM = re.compile(r"^(?:กอง|สำนักงาน|สำนัก|หน่วยงาน|หน่วย|งาน)(?:การ)?")
_ABBREVIATED = frozenset(".ฯ")
_SIMILAR_ENOUGH = 80.0
_SHORTEST = 3


def check_units(projects: Sequence[Project]) -> Iterator[Issue]:
    """Remarks that name an office which is not in the block's own, although it is in another block's.

    The last condition keeps to offices that the plan itself knows; abbreviations (``สป.``, ``สวัสดิฯ``) are not read.
    Plan 000 has two remarks exchanged (lines 153, 154). Offices are compared without their form (``สำนักการศึกษา``,
    ``สำนักงานการศึกษา``) and loosely, because OCR damages them. A remark that several items share fits each whose
    office is one of those it names.
    """
    offices = [
        wording_key(project.detail.responsible) for project in projects if project.detail and project.detail.responsible
    ]
    shared = _with_shared_remark(projects)
    for project in projects:
        item, detail = project.item, project.detail
        if not (item and item.remark and detail and detail.responsible):
            continue
        own = wording_key(detail.responsible)
        stems = _stems(item.remark)
        foreign = [stem for stem in stems if not _is_named_in(stem, own) and any(stem in office for office in offices)]
        if foreign and (project.ordinal not in shared or len(foreign) == len(stems)):
            yield Issue(
                "responsible_differs",
                detail.heading,
                "projects",
                project.ordinal,
                expected=item.remark,
                found=detail.responsible,
            )


def _stems(remark: str) -> list[str]:
    """The offices that a remark names, without their form: ``กองคลัง`` and ``คลัง`` are one."""
    named = _UNIT.findall(remark) or ([remark] if len(remark.split()) == 1 else [])
    stems = [_FORM.sub("", wording_key(name)) for name in named if not _ABBREVIATED & set(name)]
    return [stem for stem in stems if len(stem) >= _SHORTEST]


def _is_named_in(stem: str, office: str) -> bool:
    return stem in office or fuzz.partial_ratio(stem, office) >= _SIMILAR_ENOUGH


def _with_shared_remark(projects: Sequence[Project]) -> set[int]:
    """The ordinals of projects whose remark stands in one cell with another project's."""
    seen: dict[tuple[int, int, str], list[int]] = {}
    for project in projects:
        if project.item and project.item.remark:
            key = (project.item.span.start, project.item.span.end, project.item.remark)
            seen.setdefault(key, []).append(project.ordinal)
    return {ordinal for ordinals in seen.values() if len(ordinals) > 1 for ordinal in ordinals}
