"""The tree of sections of a plan: a walk down its lines, with the context that tells a heading from a line that
looks like one.

A plan goes cover, announcement, foreword, contents, part 1 (chapters), part 2 (the budget table), part 3
(dimensions, missions, strategies, project details), appendix; any of them may be missing or stand elsewhere.
Every line belongs to one section.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from plan_extract.extract.issues import Issue
from plan_extract.extract.source import SourceText, Span
from plan_extract.parsers.handbook import is_node
from plan_extract.parsers.headings import (
    BARE_PAGE_NUMBER,
    NOISE,
    Heading,
    TitleLabel,
    chapter_of,
    heading_of,
    title_label,
)
from plan_extract.parsers.records import Grid, Section, SectionKind
from plan_extract.parsers.spacing import join_lines

_DEPTHS: dict[SectionKind, int] = {
    "cover": 1,
    "announcement": 1,
    "foreword": 1,
    "contents": 1,
    "part": 1,
    "appendix": 1,
    "other": 1,
    "chapter": 2,
    "dimension": 2,
    "mission": 3,
    "strategy": 4,
    "project_detail": 5,
}
_PARENTS: frozenset[SectionKind] = frozenset({"part", "chapter", "dimension", "mission", "strategy", "appendix"})
_PART_TITLES = ("บทนำ", "แผน", "รายละเอียด", "โครงการ", "การ", "ภาคผนวก", "ข้อมูล", "ยุทธศาสตร์", "สรุป", "(")
_LONGEST_TITLE = 120
_LONGEST_ENTRY = 110
_LOOK_AHEAD = 12
_WIDEST_LAYOUT = 2
"""Tabs part label and content of a detail block into two columns at most; more columns are a table."""

_MOST_WRAPS = 3
_PLAN_TITLE = re.compile(r"^(?:\d{1,2}\s*[.)]\s*)?แผน(?:ปฏิบัติการ)?ป้องกัน")


@dataclass(frozen=True, slots=True)
class SectionTree:
    """The sections of a source in document order, and what was noticed on the way."""

    sections: tuple[Section, ...]
    issues: tuple[Issue, ...] = ()

    def of_kind(self, *kinds: SectionKind) -> tuple[Section, ...]:
        """The sections of these kinds, in document order."""
        return tuple(section for section in self.sections if section.kind in kinds)


@dataclass(slots=True)
class _Mark:
    kind: SectionKind
    number: str | None
    title: str
    start: int
    end: int


@dataclass(slots=True)
class _Walk:
    source: SourceText
    in_grid: list[bool]
    table_start: int
    details_start: int
    marks: list[_Mark] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    phase: SectionKind = "cover"
    contents_open: bool = False
    listed: set[str] = field(default_factory=set)
    dimension: str | None = None
    mission: str | None = None
    part: str | None = None
    project: int | None = None

    def key(self, number: int) -> str:
        return self.source.digits[number - 1].strip()

    def line(self, number: int) -> str:
        return self.source.lines[number - 1].strip()

    def next_line(self, number: int) -> int | None:
        """The next line that carries something, outside tables; None where a table or the end comes first."""
        for following in range(number + 1, min(number + 1 + _LOOK_AHEAD, len(self.source.lines) + 1)):
            if self.in_grid[following]:
                return None
            key = self.key(following)
            if key and not NOISE.match(key) and not BARE_PAGE_NUMBER.match(key):
                return following
        return None


def find_sections(source: SourceText, grids: Sequence[Grid], budget_grids: Sequence[Grid]) -> SectionTree:
    """The tree of sections. ``budget_grids`` are those of ``grids`` that are budget tables; they part the front
    from the details.
    """
    in_grid = [False] * (len(source.lines) + 2)
    for grid in grids:
        wide = grid in budget_grids or max(len(row.cells) for row in grid.rows) > _WIDEST_LAYOUT
        for number in range(grid.span.start, grid.span.end + 1):
            in_grid[number] = wide or not title_label(source.digits[number - 1])
    table_start = budget_grids[0].span.start if budget_grids else len(source.lines) + 1
    table_end = budget_grids[-1].span.end if budget_grids else 0
    walk = _Walk(source, in_grid, table_start, 0)
    walk.details_start = _details_start(walk, table_end)
    for grid in grids:  # in part 3 tabs lay out the blocks; a table there is content of its block
        if grid.span.start >= walk.details_start and grid not in budget_grids:
            in_grid[grid.span.start : grid.span.end + 1] = [False] * (grid.span.end - grid.span.start + 1)
    table_heading = _table_heading(walk)
    for number, raw in enumerate(source.digits, 1):
        if number == table_heading and walk.phase not in ("part", "contents"):
            _mark(walk, "other", None, walk.line(number), number)
            walk.contents_open = False
        if in_grid[number]:
            continue
        key = raw.strip()
        if key:
            _visit(walk, number, key)
    return SectionTree(_build(walk), tuple(walk.issues))


def _details_start(walk: _Walk, table_end: int) -> int:
    """The first line of part 3: behind the last budget table, or at the headings above the first detail block
    if that stands before.
    """
    first = None
    for number, raw in enumerate(walk.source.digits, 1):
        if not walk.in_grid[number] and title_label(raw):
            first = number
            break
    if first is None:
        return table_end + 1 if table_end else len(walk.source.lines) + 1
    if table_end and first > table_end:
        return table_end + 1
    number = first
    for above in range(first - 1, max(0, first - 40), -1):
        key = walk.key(above)
        if not key or NOISE.match(key):
            continue
        found = heading_of(key, walk.line(above))
        if found is None or found.rule not in ("dimension", "mission", "strategy", "project_number", "no_project"):
            break
        number = above
    return number


def _table_heading(walk: _Walk) -> int:
    """Where the lines about the budget table begin: the plan's title repeated above it, else the table itself."""
    start = walk.table_start
    for number in range(start - 1, max(0, start - _LOOK_AHEAD), -1):
        key = walk.key(number)
        if key and _PLAN_TITLE.match(key):
            start = number
        elif len(key) > _LONGEST_TITLE:
            break
    return start


def _visit(walk: _Walk, number: int, key: str) -> None:
    line = walk.line(number)
    if walk.contents_open and _is_contents_entry(walk, number, key, line):
        return
    label = title_label(key) if number >= walk.details_start else None
    if label:
        _take_title(walk, number, label, key)
        return
    heading = heading_of(key, line)
    if heading and _take(walk, number, heading):
        return
    if number < min(walk.table_start, walk.details_start) and walk.phase not in ("contents", "announcement"):
        chapter = chapter_of(key, line)
        if chapter and (chapter.number or (walk.phase in ("part", "chapter") and len(key) <= 60)):
            if walk.phase in ("cover", "foreword") and not chapter.number:
                return
            _mark(walk, "chapter", chapter.number, chapter.title, number)


def _is_contents_entry(walk: _Walk, number: int, key: str, line: str) -> bool:
    """Whether a line without tabs is still of the table of contents; the first that is not ends it."""
    heading = heading_of(key, line)
    if heading and heading.rule == "contents":
        return True
    if heading and heading.rule in ("foreword", "announcement") and walk.phase != "contents":
        return False
    above = number - 1
    while above and not walk.source.lines[above - 1].strip():
        above -= 1
    ended = len(key) > _LONGEST_ENTRY
    if above and walk.in_grid[above] and above > walk.marks[-1].start:
        ended = True  # the table of contents was a printed table: it is over
    entry = f"{heading.rule} {heading.number}" if heading and heading.rule in ("part", "dimension") else key
    if entry in walk.listed:
        ended = True  # the heading itself, after its entry
    if not heading and not _looks_like_entry(key):
        ended = True
    if not ended:
        walk.listed.add(entry)
        return True
    walk.contents_open = False
    if heading is None and chapter_of(key, line) is None:
        _mark(walk, "other", None, line, number)
    walk.phase = "cover" if walk.phase == "contents" else walk.phase
    return False


def _looks_like_entry(key: str) -> bool:
    if key in ("เรื่อง", "หน้า", "เรื่อง หน้า") or key.startswith(("-", "•", "ประกาศ", "บรรณานุกรม", "เรื่อง", "คำนำ")):
        return True
    return key[:1].isdecimal() or key.split()[-1].isdecimal() or "...." in key or "…" in key


def _take(walk: _Walk, number: int, heading: Heading) -> bool:
    """Open the section that a heading names, where its kind may stand here."""
    rule, in_details = heading.rule, number >= walk.details_start
    if heading.fuzzy and rule in ("foreword", "contents") and walk.phase not in ("cover", "announcement", "foreword"):
        return False
    if rule == "foreword":
        taken = not in_details and walk.phase in ("cover", "announcement", "other")
        kind: SectionKind = "foreword"
    elif rule == "contents":
        taken, kind = not in_details, "contents"
    elif rule == "announcement":
        following = walk.next_line(number)
        taken = following is not None and walk.key(following).startswith(("เรื่อง", "ที่ ", "ว่าด้วย"))
        kind = "announcement"
    elif rule == "appendix":
        taken, kind = walk.phase not in ("cover", "foreword"), "appendix"
    elif rule == "part":
        return _take_part(walk, number, heading)
    elif rule in ("dimension", "mission", "strategy"):
        return in_details and _take_node(walk, number, heading)
    elif rule == "project_number":
        taken = in_details and _announces_project(walk, number)
        kind = "project_detail"
        if taken:
            walk.project = number
    else:
        return rule == "no_project"
    if taken:
        if heading.fuzzy:
            walk.issues.append(
                Issue("fuzzy_heading", Span(number, number), "sections", expected=rule, found=walk.line(number))
            )
        title = "" if rule == "project_number" else walk.line(number)
        _mark(walk, kind, heading.number, title, number)
        walk.contents_open = kind == "contents"
    return taken


def _announces_project(walk: _Walk, number: int) -> bool:
    """``ลำดับที่ N`` opens a block if a title label or another field follows soon, not in the middle of prose."""
    following = walk.next_line(number)
    return following is None or len(walk.key(following)) < 400


def _take_part(walk: _Walk, number: int, heading: Heading) -> bool:
    title, end = heading.title, number
    following = walk.next_line(number)
    if not title and following is not None:
        key = walk.key(following)
        found = heading_of(key, walk.line(following))
        if found is None and len(key) <= _LONGEST_TITLE and walk.line(following).startswith(_PART_TITLES):
            title, end = walk.line(following), following
    if title and not title.startswith(_PART_TITLES):
        return False
    if not title and heading.number == walk.part:
        return False  # the same divider again
    if heading.fuzzy:
        walk.issues.append(
            Issue("fuzzy_heading", Span(number, number), "sections", expected="part", found=walk.line(number))
        )
    walk.part = heading.number
    _mark(walk, "part", heading.number, title, number, end)
    return True


def _take_node(walk: _Walk, number: int, heading: Heading) -> bool:
    """A dimension, mission or strategy of part 3: by the handbook's title, or by what follows and the number
    that goes on counting.
    """
    node = heading.number or ""
    if heading.rule == "dimension":
        walk.dimension, walk.mission = node, None
        _mark(walk, "dimension", node, heading.title, number)
        return True
    above = node.split(".")[0]
    title, end = _whole_title(walk, number, heading)
    if end is None:
        expected = walk.mission if heading.rule == "strategy" else walk.dimension
        if expected is None or not node.startswith(f"{expected}.") or not _at_boundary(walk, number):
            return False
    if walk.dimension != above:
        walk.dimension, walk.mission = above, None
    if heading.rule == "mission":
        walk.mission = node
        _mark(walk, "mission", node, title, number, end)
    else:
        walk.mission = ".".join(node.split(".")[:2])
        _mark(walk, "strategy", node, title, number, end)
    return True


def _whole_title(walk: _Walk, number: int, heading: Heading) -> tuple[str, int | None]:
    """A node's title over as many lines as it takes, and its last line; None where the handbook has no such node."""
    node, title = heading.number or "", heading.title
    if is_node(node, title):
        return title, number
    pieces = [title]
    for following in range(number + 1, min(number + 1 + _MOST_WRAPS, len(walk.source.lines) + 1)):
        line = walk.line(following)
        if not line or walk.in_grid[following] or heading_of(walk.key(following), line):
            break
        pieces.append(line)
        if is_node(node, join_lines(pieces)):
            return join_lines(pieces), following
    return title, None


def _at_boundary(walk: _Walk, number: int) -> bool:
    """Whether the next line that carries something is structure too: a project, a node, ``ไม่มีโครงการ``."""
    following = walk.next_line(number)
    if following is None:
        return False
    key = walk.key(following)
    if title_label(key):
        return True
    found = heading_of(key, walk.line(following))
    if found is None:
        return False
    if found.rule in ("mission", "strategy"):
        return is_node(found.number or "", found.title) or _at_boundary(walk, following)
    return found.rule in ("project_number", "no_project", "dimension")


def _take_title(walk: _Walk, number: int, label: TitleLabel, key: str) -> None:
    """A title label opens a block of its own unless ``ลำดับที่`` just did."""
    if walk.project is not None and walk.marks[-1].kind == "project_detail" and walk.marks[-1].start == walk.project:
        mark = walk.marks[-1]
        mark.title, mark.end = walk.source.line(number)[_offset(walk, number, label, key) :].strip(), number
        walk.project = None
        return
    title = walk.source.line(number)[_offset(walk, number, label, key) :].strip()
    number_text = str(label.number) if label.number is not None else None
    _mark(walk, "project_detail", number_text, title, number)
    walk.project = None


def _offset(walk: _Walk, number: int, label: TitleLabel, key: str) -> int:
    raw = walk.source.digits[number - 1]
    return raw.index(key) + label.start if key else label.start


def _mark(walk: _Walk, kind: SectionKind, number: str | None, title: str, start: int, end: int | None = None) -> None:
    if walk.marks and walk.marks[-1].start == start:
        walk.marks.pop()
    walk.marks.append(_Mark(kind, number, title, start, end or start))
    walk.phase = kind


def _build(walk: _Walk) -> tuple[Section, ...]:
    """Sections from marks: each ends before the next begins; what stands before the first is the cover."""
    last = max(1, len(walk.source.lines))
    marks = walk.marks
    if not marks or marks[0].start > 1:
        end = marks[0].start - 1 if marks else last
        titles = (walk.line(n) for n in range(1, end + 1) if walk.line(n).startswith("แผน"))
        marks = [_Mark("cover", None, next(titles, ""), 1, 1), *marks]
    _number_projects(marks)
    sections: list[Section] = []
    stack: list[Section] = []
    for position, mark in enumerate(marks):
        stop = marks[position + 1].start - 1 if position + 1 < len(marks) else last
        depth = _DEPTHS[mark.kind]
        while stack and (_DEPTHS[stack[-1].kind] >= depth or not _is_above(stack[-1], mark)):
            stack.pop()
        parent = stack[-1].ordinal if stack and stack[-1].kind in _PARENTS else None
        section = Section(
            position + 1,
            parent,
            len(stack) + 1 if parent else 1,
            mark.kind,
            mark.number,
            mark.title,
            Span(mark.start, mark.end),
            Span(mark.start, stop),
        )
        sections.append(section)
        stack.append(section)
    return tuple(sections)


def _is_above(section: Section, mark: _Mark) -> bool:
    """Whether a node's number leads to the one below it: strategy 3.1.2 is not of mission 2.3, even where 3.1's
    heading is lost.
    """
    if section.kind not in ("dimension", "mission") or mark.kind not in ("mission", "strategy"):
        return True
    return bool(section.number and mark.number) and f"{mark.number}.".startswith(f"{section.number}.")


def _number_projects(marks: list[_Mark]) -> None:
    """Where every title label without ``ลำดับที่`` prints 1, that is the label's field number: the blocks have none."""
    labelled = [mark for mark in marks if mark.kind == "project_detail" and mark.start == mark.end]
    if len(labelled) > 1 and all(mark.number == "1" for mark in labelled):
        for mark in labelled:
            mark.number = None
