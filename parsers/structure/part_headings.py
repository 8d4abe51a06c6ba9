"""The headings of a plan's parts: where such a line opens one, and where prose only speaks of it."""

from __future__ import annotations

from extract.ground.issues import Issue
from extract.ground.source import Span
from parsers.structure.contents_entries import leads_to_page
from parsers.structure.headings import Heading
from parsers.structure.walk import Walk, open_section, report_fuzzy_heading

LONGEST_TITLE = 120
LONGEST_UNKNOWN = 60
"""Letters of a heading of which no rule knows what stands below it."""

_PART_TITLES = ("บทนำ", "แผน", "รายละเอียด", "โครงการ", "การ", "ภาคผนวก", "ข้อมูล", "ยุทธศาสตร์", "สรุป", "บัญชี", "ตาราง", "(")


def open_part(walk: Walk, number: int, heading: Heading) -> bool:
    """Open the part that a heading names, its title beside it or on the line below; whether it may stand here."""
    title, end = heading.title, number
    following = walk.next_line(number)
    if not title and following is not None:
        key = walk.key(following)
        heading_below = walk.heading(following)
        if heading_below is None and len(key) <= LONGEST_TITLE and walk.line(following).startswith(_PART_TITLES):
            title, end = walk.line(following), following
    if title and not title.startswith(_PART_TITLES) and not _has_chapters(walk, number, heading):
        return _open_unknown_part(walk, number, heading)
    if not title and heading.number == walk.part:
        return False  # the same divider again
    if walk.phase == "foreword" and _is_told_ahead(walk, number, heading):
        return False
    if heading.fuzzy:
        report_fuzzy_heading(walk, number, "part")
    walk.part = heading.number
    open_section(walk, "part", heading.number, title, number, end)
    return True


def _is_told_ahead(walk: Walk, number: int, heading: Heading) -> bool:
    """Whether a foreword tells what a part will be: below stands the table of contents, or that part's own heading,
    which leads to no page.
    """
    for below in range(number + 1, len(walk.source.lines) + 1):
        other = walk.heading(below)
        if other and other.rule == "contents":
            return True
        if other and other.rule == "part" and other.number == heading.number and not leads_to_page(walk.key(below)):
            return True
    return False


def _has_chapters(walk: Walk, number: int, heading: Heading) -> bool:
    """Whether the first chapter of a part stands below its heading: ``ส่วนที่ 2 นโยบาย`` above ``2.1 วิสัยทัศน์``."""
    following = walk.next_line(number)
    key = walk.key(following) if following else ""
    counted = key.startswith(f"{heading.number}.1") and not key[len(f"{heading.number}.1") :][:1].isdecimal()
    alone = number == 1 or not walk.key(number - 1)
    return counted and alone and len(heading.title) <= LONGEST_UNKNOWN and len(key) <= LONGEST_UNKNOWN


def _open_unknown_part(walk: Walk, number: int, heading: Heading) -> bool:
    """A part of which no rule knows what it holds: one that goes on counting, alone on a short line between empty ones.

    Its lines then belong to no project above it. Prose that speaks of a part (``ส่วนที่ 3 ของแผนนี้``) is none.
    """
    above, below = (walk.key(n) if 1 <= n <= len(walk.source.lines) else "" for n in (number - 1, number + 1))
    counts_on = (walk.part or "0").isdecimal() and heading.number == str(int(walk.part or "0") + 1)
    if heading.fuzzy or not counts_on or above or below or len(heading.title) > LONGEST_UNKNOWN:
        return False
    walk.part = heading.number
    walk.issues.append(Issue("unknown_section", Span(number, number), "sections", found=walk.line(number)))
    open_section(walk, "other", heading.number, heading.title, number)
    return True
