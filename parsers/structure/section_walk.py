"""The walk down a plan's lines: what stands where decides whether a line that looks like a heading is one."""

from __future__ import annotations

import re

from parsers.records.structure import SectionKind
from parsers.structure.contents_entries import DATED, is_contents_entry, leads_to_page, open_contents
from parsers.structure.headings import Heading, chapter_of, chapter_wording
from parsers.structure.kinds.plan_title import begins_plan_title, is_prose
from parsers.structure.node_headings import at_boundary, is_above_table, is_told_by_block, open_node
from parsers.structure.part_headings import LONGEST_UNKNOWN, open_part
from parsers.structure.project_headings import announces_project, is_printed_again, open_project, title_inside, title_of
from parsers.structure.walk import LOOK_AHEAD, NODES, Walk, open_section, report_fuzzy_heading

_OF_CHAPTERS = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})?)(?:[.)]\s*|\s+)(?=[ก-ฮเ-ไ])")
_OF_PLAN = re.compile(r"(?:ของ|ใน|จาก)(?:การจัดทำ)?แผน|การจัดทำแผน")
"""What a chapter's heading names where it may stand before the first part: 'วัตถุประสงค์ของแผน'."""

_SUB_CHAPTER = re.compile(r"(?P<number>(?P<part>\d{1,2})\.(?P<place>\d{1,2}))[.)]?\s+(?P<title>[ก-ฮเ-ไA-Z(].{3,80})$")


def read_line(walk: Walk, number: int, key: str) -> None:
    """Open the section that a line begins, if it begins one; ``key`` is the stripped line with Arabic digits."""
    line = walk.source.lines[number - 1].strip()
    if walk.contents_open and is_contents_entry(walk, number, key, line):
        return
    if leads_to_page(key):
        return
    if number in walk.titles:
        found = walk.titles[number]
        walk.project_number_line = None
        open_section(walk, "project_detail", found.number, found.title, number, found.end)
        return
    label = walk.title_label(number) if number >= walk.details_start else None
    if label:
        if number not in walk.titles_inside and not is_printed_again(walk, number, label):
            open_project(walk, number, label)
        return
    heading = walk.heading(number)
    if heading and _open_by_heading(walk, number, heading):
        return
    if walk.phase == "announcement" and DATED.match(key):
        walk.dated = number
    if number >= min(walk.details_start, walk.table_start):
        return
    if key in walk.listed_titles and (walk.phase == "foreword" or not walk.contents_end):
        open_section(walk, "other", None, line, number)  # the contents say that it stands beside the foreword
    elif walk.is_announced and begins_plan_title(key) and not is_prose(key):
        open_section(walk, "cover", None, line, number)
    elif walk.phase != "contents" and (walk.phase != "announcement" or walk.is_announced):
        _open_chapter(walk, number, key, line)


def _open_chapter(walk: Walk, number: int, key: str, line: str) -> None:
    """Open the chapter of part 1 that a line begins, if it begins one."""
    chapter = chapter_of(key, line, counts_on=_counts_from_above(walk, key))
    opens = chapter and (
        chapter.number
        or (walk.phase in ("part", "chapter") and len(chapter.title) <= LONGEST_UNKNOWN)
        or (walk.phase in ("cover", "other", "announcement") and _OF_PLAN.search(key) and not chapter.fuzzy)
    )
    if chapter and opens:
        if chapter.fuzzy:
            report_fuzzy_heading(walk, number, chapter_wording(chapter.rule))
        open_section(walk, "chapter", chapter.number, chapter.title, number)
    elif sub := _next_chapter(walk, number, key):
        open_section(walk, "chapter", sub["number"], line[sub.start("title") :].strip(), number)


def _counts_from_above(walk: Walk, key: str) -> bool:
    """Whether a line's number is the one behind that of the chapter above."""
    match = _OF_CHAPTERS.match(key)
    above = walk.marks[-1] if walk.marks else None
    if match is None or above is None or above.kind != "chapter" or not above.number:
        return False
    *upper, last = above.number.split(".")
    return last.isdecimal() and match["number"] == ".".join((*upper, str(int(last) + 1)))


def _next_chapter(walk: Walk, number: int, key: str) -> re.Match[str] | None:
    """A short line below an empty one that counts on from the chapter above, whatever its name: 1.6 behind 1.5."""
    match = _SUB_CHAPTER.match(key)
    above = walk.marks[-1] if walk.marks else None
    if match is None or above is None or above.kind != "chapter" or walk.key(number - 1):
        return None
    return match if above.number == f"{match['part']}.{int(match['place']) - 1}" else None


def _open_by_heading(walk: Walk, number: int, heading: Heading) -> bool:
    """Open the section that a heading names, where its kind may stand here."""
    rule, in_details = heading.rule, number >= walk.details_start
    if heading.fuzzy and rule in ("foreword", "contents") and walk.phase not in ("cover", "announcement", "foreword"):
        return False
    if rule == "foreword":
        may_stand_here = not in_details and walk.phase in ("cover", "announcement", "other")
        kind: SectionKind = "foreword"
    elif rule == "contents":
        may_stand_here, kind = not in_details, "contents"
    elif rule == "announcement":
        lines = range(number + 1, min(number + LOOK_AHEAD, len(walk.source.lines)) + 1)
        below = next((walk.key(line) for line in lines if not walk.facts[line].carries_nothing), "")
        may_stand_here, kind = below.startswith(("เรื่อง", "ที่ ", "ว่าด้วย")), "announcement"
    elif rule == "appendix":
        may_stand_here, kind = walk.phase not in ("cover", "foreword"), "appendix"
    elif rule == "part":
        return open_part(walk, number, heading)
    elif rule in NODES and is_told_by_block(walk, number):
        return False
    elif rule in ("dimension", "mission", "strategy"):
        if rule in ("dimension", "mission") and is_above_table(walk, number):
            return open_node(walk, number, heading)
        return in_details and open_node(walk, number, heading)
    elif rule == "named_strategy":
        may_stand_here = in_details and at_boundary(walk, number)
        kind = "strategy"
    elif rule == "project_number":
        may_stand_here = in_details and announces_project(walk, number)
        kind = "project_detail"
        if may_stand_here:
            walk.project_number_line = number
    else:
        return rule == "no_project"
    if may_stand_here:
        if heading.fuzzy:
            report_fuzzy_heading(walk, number, rule)
        title = {"project_number": "", "named_strategy": heading.title}.get(rule, walk.line(number))
        if rule == "project_number" and (inside := title_inside(walk, number)):
            walk.titles_inside.add(inside)
            title, walk.project_number_line = title_of(walk, inside), None
        open_section(walk, kind, heading.number, title, number)
        walk.contents_open = False
        if kind == "contents":
            open_contents(walk, number)
    return may_stand_here
