"""The walk down a plan's lines: what stands where decides whether a line that looks like a heading is one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from extract.ground.characters import BULLETS
from extract.ground.issues import Issue
from extract.ground.source import SourceText, Span
from parsers.records.structure import SectionKind
from parsers.structure.block_titles import BlockTitle, counted_title
from parsers.structure.field_labels import field_label, label_beside
from parsers.structure.handbook import is_node
from parsers.structure.headings import (
    GOES_ON,
    Heading,
    TitleLabel,
    chapter_of,
    chapter_wording,
    heading_of,
)
from parsers.structure.line_facts import LineFacts
from parsers.structure.listed_pages import end_of_list
from parsers.values.page_marks import is_blanked_or_rule
from parsers.values.spacing import join_lines, wording_key

LOOK_AHEAD = 12
LONGEST_TITLE = 120
_PART_TITLES = ("บทนำ", "แผน", "รายละเอียด", "โครงการ", "การ", "ภาคผนวก", "ข้อมูล", "ยุทธศาสตร์", "สรุป", "บัญชี", "(")
_MOST_BETWEEN_ROWS = 3
_BEFORE_ENTRY = f"-–* {BULLETS}"
_LONGEST_ENTRY = 110
_MOST_WRAPS = 3
_LONGEST_QUOTE = 60
_LONGEST_UNKNOWN = 60
_CAPTION_LINES = 6
_ENTRY_WORDS = ("กิจกรรม", "มาตรการ", "โครงการ")
_FIRST_FIELDS = ("rationale", "objective")
_LINES_OF_FIELD = 40
_SHORTEST_PROSE = 400
_MOST_ENTRIES = 200
_LONGEST_ANNOUNCEMENT = 30
_DATED = re.compile(r"(?:จึง)?ประกาศ.{0,40}ณ\s*วันที่")
_LISTED_ONCE = ("part", "dimension", "foreword", "appendix")
_NODES = frozenset({"dimension", "mission", "strategy", "named_strategy"})
"""The rules of headings that say where projects belong."""

_LEADER = re.compile(r"(?:[.…_]\s?){4,}")
_LEADER_TO_PAGE = re.compile(
    r"[.…_·](?<![.…_·].)(?<![.…_·]\s.)\s?(?:[.…_·]\s?){3,}+\s*(?:[0-9]{1,3}|[ก-ฮ])(?:\s*[-–]\s*[0-9]{1,3})?$"
)
"""A dotted leader with a page behind it: the line is an entry of the contents, wherever it stands."""

_SHORTEST_LEADER = 4

_SHORTEST_TITLE = 8
MOST_ABOVE_TITLE = 30
"""Lines of the fields that stand above a title in its own block."""
_MOST_ABOVE_LABEL = 8
_MOST_HEAD_ROWS = 1
_OF_CHAPTERS = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})?)(?:[.)]\s*|\s+)(?=[ก-ฮเ-ไ])")
_OF_PLAN = re.compile(r"(?:ของ|ใน|จาก)(?:การจัดทำ)?แผน|การจัดทำแผน")
"""What a chapter's heading names where it may stand before the first part: 'วัตถุประสงค์ของแผน'."""

_SUB_CHAPTER = re.compile(r"(?P<number>(?P<part>\d{1,2})\.(?P<place>\d{1,2}))[.)]?\s+(?P<title>[ก-ฮเ-ไA-Z(].{3,80})$")


@dataclass(slots=True)
class Mark:
    """A heading: where it stands, over which lines, and what it opens."""

    kind: SectionKind
    number: str | None
    title: str
    start: int
    end: int


@dataclass(slots=True)
class Walk:
    """The state of the walk: the marks so far and the context that they make."""

    facts: LineFacts
    in_grid: list[bool]
    table_start: int
    details_start: int
    titles: Mapping[int, BlockTitle] = field(default_factory=dict)
    table_starts: frozenset[int] = frozenset()
    marks: list[Mark] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    phase: SectionKind = "cover"
    contents_open: bool = False
    contents_end: int = 0
    """The line of the last page of the table of contents above; 0 where its entries tell none."""

    listed_in_contents: set[str] = field(default_factory=set)
    dimension: str | None = None
    mission: str | None = None
    part: str | None = None
    project_number_line: int | None = None
    titles_inside: set[int] = field(default_factory=set)
    """The lines of title labels that stand among the fields of a block that its number has opened."""

    @property
    def source(self) -> SourceText:
        """The plan's lines."""
        return self.facts.source

    def key(self, number: int) -> str:
        """A line with Arabic digits, without the blanks around it."""
        return self.facts.source.stripped_digits[number - 1]

    def line(self, number: int) -> str:
        """A line in its own wording, without the blanks around it."""
        return self.facts.source.lines[number - 1].strip()

    def heading(self, number: int) -> Heading | None:
        """The heading that a line looks like."""
        return self.facts.of_lines[number - 1].heading

    def title_label(self, number: int) -> TitleLabel | None:
        """The title label that a line begins with."""
        return self.facts.of_lines[number - 1].title_label

    def next_line(self, number: int) -> int | None:
        """The next line that carries something, outside tables; None where a table or the end comes first."""
        for following in range(number + 1, min(number + 1 + LOOK_AHEAD, len(self.source.lines) + 1)):
            if self.in_grid[following]:
                return None
            if not self.facts[following].carries_nothing:
                return following
        return None


def _leads_to_page(key: str) -> bool:
    signs = key.count(".") + key.count("…") + key.count("_") + key.count("·")
    return signs >= _SHORTEST_LEADER and bool(_LEADER_TO_PAGE.search(key))


def read_line(walk: Walk, number: int, key: str) -> None:
    """Open the section that a line begins, if it begins one; ``key`` is the stripped line with Arabic digits."""
    line = walk.source.lines[number - 1].strip()
    if walk.contents_open and _is_contents_entry(walk, number, key, line):
        return
    if _leads_to_page(key):
        return
    if number in walk.titles:
        found = walk.titles[number]
        walk.project_number_line = None
        open_section(walk, "project_detail", found.number, found.title, number, found.end)
        return
    label = walk.title_label(number) if number >= walk.details_start else None
    if label:
        if number not in walk.titles_inside and not _is_printed_again(walk, number, label):
            _open_project(walk, number, label)
        return
    heading = walk.heading(number)
    if heading and _open_by_heading(walk, number, heading):
        return
    if number < walk.details_start and number < walk.table_start and walk.phase not in ("contents", "announcement"):
        chapter = chapter_of(key, line, counts_on=_counts_from_above(walk, key))
        opens = chapter and (
            chapter.number
            or (walk.phase in ("part", "chapter") and len(chapter.title) <= _LONGEST_UNKNOWN)
            or (walk.phase in ("cover", "other") and _OF_PLAN.search(key) and not chapter.fuzzy)
        )
        if chapter and opens:
            if chapter.fuzzy:
                _report_fuzzy_heading(walk, number, chapter_wording(chapter.rule))
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


def _is_contents_entry(walk: Walk, number: int, key: str, line: str) -> bool:
    """Whether a line is still of the table of contents; the first that is not ends it.

    Up to the last page that its entries lead to each is. Else a line outside tables must look like an entry.
    """
    heading = walk.heading(number)
    if heading and heading.rule == "contents":
        return True
    listed = number <= walk.contents_end
    begins_anew = heading is not None and heading.rule in ("foreword", "announcement") and not listed
    if begins_anew and (walk.phase != "contents" or walk.contents_end or _announces_plan(walk, number)):
        _close_contents(walk)
        return False
    above = number - 1
    while above and not walk.source.lines[above - 1].strip():
        above -= 1
    ended = len(_LEADER.sub(" ", key)) > _LONGEST_ENTRY
    if 0 < above < number - 1 and walk.in_grid[above] and above > walk.marks[-1].start and not _leads_to_page(key):
        ended = True  # the table of contents was a printed table: it is over; a line right below it is one of its rows
    entry = _entry(walk, number)
    if entry in walk.listed_in_contents:
        ended = True  # the heading itself, after its entry
    if not heading and not _looks_like_entry(key) and not _stands_among_entries(walk, number):
        ended = True
    if listed or not ended:
        walk.listed_in_contents.add(entry)
        return True
    _close_contents(walk)
    if heading is None and chapter_of(key, line) is None and not is_blanked_or_rule(walk.source, number):
        open_section(walk, "other", None, line, number)
    return False


def _entry(walk: Walk, number: int) -> str:
    """What a line of a table of contents lists, as its heading says it below: the part by its number, else the line."""
    key, heading = walk.key(number), walk.heading(number)
    bare = _LEADER_TO_PAGE.sub("", key).strip().lstrip(_BEFORE_ENTRY)
    named = heading or (heading_of(bare, bare) if bare != key and bare else None)
    return f"{named.rule} {named.number}" if named and named.rule in _LISTED_ONCE else key


def _close_contents(walk: Walk) -> None:
    walk.contents_open = False
    walk.phase = "cover" if walk.phase == "contents" else walk.phase


def _open_contents(walk: Walk, number: int) -> None:
    """Note that a table of contents begins below line ``number``, and up to where its pages prove it."""
    last = min((start for start in walk.table_starts if start > number), default=len(walk.source.lines) + 1) - 1
    lines = end_of_list(walk.source.digits[number : min(last, number + _MOST_ENTRIES)])
    walk.contents_open, walk.contents_end = True, number + lines if lines else 0
    rows = (line for line in range(number + 1, walk.contents_end + 1) if walk.in_grid[line])
    walk.listed_in_contents.update(_entry(walk, line) for line in rows)  # no line of a table is read


def _announces_plan(walk: Walk, number: int) -> bool:
    """Whether the heading of an announcement has its subject and its date below: the contents only name it."""
    following = walk.next_line(number)
    if following is None or not walk.key(following).startswith("เรื่อง"):
        return False
    return any(map(_DATED.match, walk.source.stripped_digits[following : following + _LONGEST_ANNOUNCEMENT]))


def _stands_among_entries(walk: Walk, number: int) -> bool:
    """Whether a row of a printed table of contents stands below a line, with nothing blank and few lines between."""
    for following in range(number + 1, min(number + _MOST_BETWEEN_ROWS, len(walk.source.lines)) + 1):
        if walk.in_grid[following]:
            return bool(walk.source.lines[number - 2].strip())
        if not walk.source.lines[following - 1].strip():
            break
    return False


def _looks_like_entry(key: str) -> bool:
    if key in ("เรื่อง", "หน้า", "เรื่อง หน้า") or key.startswith(("-", *BULLETS, "ประกาศ", "บรรณานุกรม", "เรื่อง", "คำนำ")):
        return True
    return key[:1].isdecimal() or key.split()[-1].isdecimal() or "...." in key or "…" in key


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
        return _open_part(walk, number, heading)
    elif rule in _NODES and _is_told_by_block(walk, number):
        return False
    elif rule in ("dimension", "mission", "strategy"):
        if rule in ("dimension", "mission") and _is_above_table(walk, number):
            return _open_node(walk, number, heading)
        return in_details and _open_node(walk, number, heading)
    elif rule == "named_strategy":
        may_stand_here = in_details and _at_boundary(walk, number)
        kind = "strategy"
    elif rule == "project_number":
        may_stand_here = in_details and _announces_project(walk, number)
        kind = "project_detail"
        if may_stand_here:
            walk.project_number_line = number
    else:
        return rule == "no_project"
    if may_stand_here:
        if heading.fuzzy:
            _report_fuzzy_heading(walk, number, rule)
        title = {"project_number": "", "named_strategy": heading.title}.get(rule, walk.line(number))
        if rule == "project_number" and (inside := title_inside(walk, number)):
            walk.titles_inside.add(inside)
            title, walk.project_number_line = _title_of(walk, inside), None
        open_section(walk, kind, heading.number, title, number)
        walk.contents_open = False
        if kind == "contents":
            _open_contents(walk, number)
    return may_stand_here


def _is_told_by_block(walk: Walk, number: int) -> bool:
    """Whether a block says below its title where it belongs: between the title's label and the first field."""
    block = walk.marks[-1] if walk.marks else None
    if block is None or block.kind != "project_detail" or walk.title_label(block.end) is None:
        return False
    if any(fact.field_label for fact in walk.facts.of_lines[block.end : number - 1]):
        return False
    for fact in walk.facts.of_lines[number : number + _CAPTION_LINES]:
        if fact.title_label or (fact.heading and fact.heading.rule not in _NODES):
            return False
        if fact.field_label and fact.field_label.sure:
            return True
    return False


def _is_above_table(walk: Walk, number: int) -> bool:
    """Whether a budget table begins below a line, with no more than its captions between."""
    return not walk.table_starts.isdisjoint(range(number + 1, number + 1 + _CAPTION_LINES))


def _report_fuzzy_heading(walk: Walk, number: int, expected: str) -> None:
    line = walk.line(number)
    quoted = line if len(line) <= _LONGEST_QUOTE else f"{line[:_LONGEST_QUOTE]}…"
    walk.issues.append(Issue("fuzzy_heading", Span(number, number), "sections", expected=expected, found=quoted))


def _announces_project(walk: Walk, number: int) -> bool:
    """``ลำดับที่ N`` opens a block if no prose follows; ``กิจกรรมที่ N`` in a field of an open block is an entry, where the
    fields of a block do not begin below it, nor a title.
    """
    following = walk.next_line(number)
    if following is not None and len(walk.key(following)) >= _SHORTEST_PROSE:
        return False
    return not (walk.key(number).startswith(_ENTRY_WORDS) and _is_entry_of_block(walk, number))


def _is_entry_of_block(walk: Walk, number: int) -> bool:
    """Whether a heading is an entry of the open block: a field's label stands above it, no heading of the same word
    opened that block, and below it the block's labels go on, or there is none before the next title or such heading.
    """
    block = walk.marks[-1] if walk.marks else None
    if block is None or block.kind != "project_detail" or _word_of(walk.key(block.start)) == _word_of(walk.key(number)):
        return False
    named = next((key for key in walk.source.stripped_digits[number : number + LOOK_AHEAD] if key), "")
    if named.startswith(_word_of(walk.key(number))):
        return False  # a title of its own: ``มาตรการที่ 2``, below it ``มาตรการจัดซื้อจัดจ้าง``
    facts = walk.facts.of_lines
    above = [fact.field_label for fact in facts[block.start - 1 : number - 1] if fact.field_label]
    sure = [label for label in above if label.sure and not label.sub]
    if not sure:
        return False
    seen, content = {*_FIRST_FIELDS, *(label.field for label in sure)}, False
    for fact in facts[number : number + _LINES_OF_FIELD]:
        label = fact.field_label
        if fact.title_label or (fact.heading and fact.heading.rule not in _NODES):
            return content
        if label and label.sure and not label.sub:
            if label.number is not None and sure[-1].number is not None:
                return label.number > sure[-1].number
            return label.field not in seen
        content = content or not (fact.heading or fact.carries_nothing)
    return content


def _word_of(key: str) -> str:
    """The letters that a line begins with, to its number."""
    return key.partition("ที่")[0]


def title_inside(walk: Walk, number: int) -> int | None:
    """The line of the title's label in a block that its number opens, where other fields stand before it: these and the
    title's count on from 1.
    """
    due, above = 1, 0
    for line in range(number + 1, min(number + MOST_ABOVE_TITLE, len(walk.source.lines)) + 1):
        title = walk.title_label(line)
        if title:
            return line if above and title.number == due else None
        heading = walk.heading(line)
        if heading and heading.rule == "project_number":
            return None
        label = field_label(walk.source.digits[line - 1])
        if label and label.sure and label.number == due:
            due, above = due + 1, above + 1
    return None


def _title_of(walk: Walk, number: int) -> str:
    """The title behind a label, or on the lines below it up to the next label."""
    label = walk.title_label(number)
    pieces = [walk.source.line(number)[label.start if label else 0 :].strip()]
    for line in range(number + 1, min(number + _MOST_WRAPS, len(walk.source.lines)) + 1):
        if not walk.key(line) or field_label(walk.source.digits[line - 1]) or walk.heading(line):
            break
        pieces.append(walk.line(line))
    return join_lines([piece for piece in pieces if piece])


def _open_part(walk: Walk, number: int, heading: Heading) -> bool:
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
        _report_fuzzy_heading(walk, number, "part")
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
        if other and other.rule == "part" and other.number == heading.number and not _leads_to_page(walk.key(below)):
            return True
    return False


def _has_chapters(walk: Walk, number: int, heading: Heading) -> bool:
    """Whether the first chapter of a part stands below its heading: ``ส่วนที่ 2 นโยบาย`` above ``2.1 วิสัยทัศน์``."""
    following = walk.next_line(number)
    key = walk.key(following) if following else ""
    counted = key.startswith(f"{heading.number}.1") and not key[len(f"{heading.number}.1") :][:1].isdecimal()
    alone = number == 1 or not walk.key(number - 1)
    return counted and alone and len(heading.title) <= _LONGEST_UNKNOWN and len(key) <= _LONGEST_UNKNOWN


def _open_unknown_part(walk: Walk, number: int, heading: Heading) -> bool:
    """A part of which no rule knows what it holds: one that goes on counting, alone on a short line between empty ones.

    Its lines then belong to no project above it. Prose that speaks of a part (``ส่วนที่ 3 ของแผนนี้``) is none.
    """
    above, below = (walk.key(n) if 1 <= n <= len(walk.source.lines) else "" for n in (number - 1, number + 1))
    counts_on = (walk.part or "0").isdecimal() and heading.number == str(int(walk.part or "0") + 1)
    if heading.fuzzy or not counts_on or above or below or len(heading.title) > _LONGEST_UNKNOWN:
        return False
    walk.part = heading.number
    walk.issues.append(Issue("unknown_section", Span(number, number), "sections", found=walk.line(number)))
    open_section(walk, "other", heading.number, heading.title, number)
    return True


def _open_node(walk: Walk, number: int, heading: Heading) -> bool:
    """A dimension, mission or strategy of part 3: by the handbook's title, or by what follows and the number
    that goes on counting.
    """
    node_number = heading.number or ""
    if heading.rule == "dimension":
        if heading.fuzzy:
            _report_fuzzy_heading(walk, number, "มิติที่")
        walk.dimension, walk.mission = node_number, None
        open_section(walk, "dimension", node_number, heading.title, number)
        return True
    dimension_number = node_number.split(".")[0]
    title, end = _whole_title(walk, number, heading)
    if end is None:
        if field_label(walk.key(number)):
            return False  # '1.9 ผลผลิต': a block's field, whatever follows
        expected = walk.mission if heading.rule == "strategy" else walk.dimension
        named = walk.key(number).startswith("ภารกิจ")
        if not named and (expected is None or not node_number.startswith(f"{expected}.")):
            return False
        end = _end_at_boundary(walk, number) or (number if named and _counts_on(walk, node_number) else None)
        if end is None:
            return False
        title = join_lines([title, *(walk.line(n) for n in range(number + 1, end + 1))])
    if walk.dimension != dimension_number:
        walk.dimension, walk.mission = dimension_number, None
    if heading.rule == "mission":
        walk.mission = node_number
        open_section(walk, "mission", node_number, title, number, end)
    else:
        walk.mission = ".".join(node_number.split(".")[:2])
        open_section(walk, "strategy", node_number, title, number, end)
    return True


def _whole_title(walk: Walk, number: int, heading: Heading) -> tuple[str, int | None]:
    """A node's title over as many lines as it takes, and its last line; None where the handbook has no such node."""
    node_number, title = heading.number or "", heading.title
    if is_node(node_number, title):
        return title, number
    pieces = [title]
    for following in range(number + 1, min(number + 1 + _MOST_WRAPS, len(walk.source.lines) + 1)):
        line = walk.line(following)
        if not line or walk.in_grid[following] or walk.heading(following):
            break
        pieces.append(line)
        if is_node(node_number, join_lines(pieces)):
            return join_lines(pieces), following
    return title, None


def _counts_on(walk: Walk, mission: str) -> bool:
    """Whether a mission's number is the one that is due: it has no project of its own, or stands at the end."""
    last = int(walk.mission.split(".")[1]) if walk.mission and "." in walk.mission else 0
    return walk.dimension is not None and mission == f"{walk.dimension}.{last + 1}"


def _end_at_boundary(walk: Walk, number: int) -> int | None:
    """The last line of a heading that no handbook has, by the structure that follows it; None where none does."""
    if _at_boundary(walk, number):
        return number
    end = number
    for _ in range(_MOST_WRAPS):
        # On pages a printed line is a line, and an empty one stands between those that may go on.
        following = walk.next_line(end) if walk.source.pages else end + 1
        if following is None or following > len(walk.source.lines) or not walk.key(following):
            return None
        end = following
        if walk.in_grid[end] or end in walk.titles or walk.title_label(end) or walk.heading(end):
            return None
        if _at_boundary(walk, end):
            return end
    return None


def _at_boundary(walk: Walk, number: int) -> bool:
    """Whether the next line that carries something is structure too: a project, a node, ``ไม่มีโครงการ``, a budget
    table.
    """
    below = next((n for n in range(number + 1, len(walk.source.lines) + 1) if walk.key(n)), None)
    if below in walk.table_starts:
        return True
    for _ in range(LOOK_AHEAD):
        following = walk.next_line(number)
        if following is None:
            return False
        if following in walk.titles or walk.title_label(following):
            return True
        if _says_title_below(walk, following):
            return True
        heading_below = walk.heading(following)
        if heading_below is None or field_label(walk.key(following)):
            return False
        if heading_below.rule not in ("mission", "strategy", "named_strategy"):
            return heading_below.rule in ("project_number", "no_project", "dimension")
        if is_node(heading_below.number or "", heading_below.title):
            return True
        number = following
    return False


def _fields_between(walk: Walk, number: int, title: int) -> bool:
    """Whether labels stand between a project's number and a title: these are of another block than the title."""
    labels = (field_label(walk.source.digits[line - 1]) for line in range(number + 1, title))
    return any(label and label.sure and label.start is None for label in labels)


def _is_printed_again(walk: Walk, number: int, label: TitleLabel) -> bool:
    """Whether the title of the open block stands again above the rest of it: ``ชื่อโครงการ : โครงการ ก (ต่อ)``."""
    title = walk.source.line(number)[label.start :]
    again = GOES_ON.search(title)
    if again is None or not walk.marks or walk.marks[-1].kind != "project_detail":
        return False
    wording, opened = wording_key(title[: again.start()]), wording_key(walk.marks[-1].title)
    return not wording or wording == opened


def _open_project(walk: Walk, number: int, label: TitleLabel) -> None:
    """A title label opens a block of its own unless ``ลำดับที่`` just did."""
    if label.fuzzy:
        _report_fuzzy_heading(walk, number, "ชื่อโครงการ")
    beside = label_beside(walk.source.key(number), label.start)
    title = walk.source.line(number)[label.start : beside[0] if beside else None].strip()
    if (
        walk.project_number_line is not None
        and walk.marks[-1].kind == "project_detail"
        and walk.marks[-1].start == walk.project_number_line
        and not _fields_between(walk, walk.project_number_line, number)
    ):
        mark = walk.marks[-1]
        mark.title, mark.end = title, number
        walk.project_number_line = None
        return
    above = title_above(walk, number, title)
    if above is None:
        printed, start = None if label.number is None else str(label.number), number
    else:
        start, enumerator = above
        printed = enumerator or (str(label.number) if label.number not in (None, 1) else None)
    open_section(walk, "project_detail", printed, title, start, number)
    walk.project_number_line = None


def title_above(walk: Walk, number: int, title: str) -> tuple[int, str | None] | None:
    """The line above a title's label that says the same title already, as a heading of the block, and its number.

    Between the two stands nothing, or the head of the block's table. It may go over several lines.
    """
    wording, rows, pieces = wording_key(title), 0, list[str]()
    if len(wording) < _SHORTEST_TITLE:
        return None
    for above in range(number - 1, max(0, number - _MOST_ABOVE_LABEL), -1):
        line = walk.source.lines[above - 1]
        if walk.facts[above].carries_nothing:
            continue
        if "\t" in line.strip() and rows < _MOST_HEAD_ROWS:
            rows += 1
            continue
        number_said, begin = _counted(walk, above)
        said = wording_key(join_lines([line[begin:], *pieces]))
        if said == wording or (number_said is not None and said.startswith(wording)):
            return above, number_said
        pieces.insert(0, line)
        if number_said is not None or len(pieces) == _MOST_WRAPS or walk.facts[above].field_label:
            return None
    return None


def _counted(walk: Walk, number: int) -> tuple[str | None, int]:
    """What a line counts, ``2)`` or ``ลำดับที่ 2``, and where the text behind that begins."""
    if counted := counted_title(walk.source.key(number)):
        return counted
    enumerator = walk.facts[number].enumerator
    return (".".join(map(str, enumerator.numbers)), enumerator.end) if enumerator else (None, 0)


def _says_title_below(walk: Walk, number: int) -> bool:
    """Whether a line counts the title that stands behind a label below it, and nothing else between."""
    if counted_title(walk.source.key(number)) is None:
        return False
    below, label = number, None
    while label is None:
        following = walk.next_line(below)
        if following is None or walk.heading(following) or following - number > LOOK_AHEAD:
            return False
        below, label = following, walk.title_label(following)
    above = title_above(walk, below, walk.source.line(below)[label.start :])
    return above is not None and above[0] == number


def open_section(
    walk: Walk, kind: SectionKind, number: str | None, title: str, start: int, end: int | None = None
) -> None:
    """Begin a section at line ``start``; it takes the place of another that began on the same line."""
    if walk.marks and walk.marks[-1].start == start:
        walk.marks.pop()
    walk.marks.append(Mark(kind, number, title, start, end or start))
    walk.phase = kind
