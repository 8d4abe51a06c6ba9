"""The tree of sections of a plan: a walk down its lines, with the context that tells a heading from a line that
looks like one.

A plan goes cover, announcement, foreword, contents, part 1 (chapters), part 2 (the budget table), part 3
(dimensions, missions, strategies, project details), appendix; any of them may be missing or stand elsewhere.
Every line belongs to one section.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extract.ground.characters import arabic_digits
from extract.ground.issues import Issue
from extract.ground.source import SourceText, Span
from parsers.records.structure import Section, SectionKind
from parsers.records.table import Grid, GridRow
from parsers.structure.block_titles import block_marks, block_titles, table_titles
from parsers.structure.headings import NOISE
from parsers.structure.labels.field_labels import field_label, label_beside
from parsers.structure.labels.label_numbers import enumerator_of
from parsers.structure.labels.label_rules import ONLY_BLOCKS_STATE, TITLE_INSIDE, FieldLabel
from parsers.structure.line_facts import LineFacts
from parsers.structure.own_labels import with_own_labels
from parsers.structure.part_headings import LONGEST_TITLE
from parsers.structure.project_headings import MOST_ABOVE_TITLE, title_above, title_inside
from parsers.structure.section_walk import read_line
from parsers.structure.walk import LOOK_AHEAD, Mark, Walk, open_section

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
_MOST_BLANK = 3
"""Lines that may stand between a label and the table below it, its mark among them."""

_LEAST_ROWS = 2
"""Of a table that is the content of the label above it."""

_WIDEST_LAYOUT = 2
"""Tabs part label and content of a detail block into two columns, and its number into a third; more are a table."""

_DETAILS = re.compile(r"^(?:ส่วนที่|บทที่|ตอนที่)\s*\d{1,2}\s*[.:]?\s*(?:รายละเอียด|โครงการ)[^.…]*[^\d\s.…]$")
_LEAST_FIELDS = 3

_ABOVE_BLOCKS = frozenset({"dimension", "mission", "strategy", "named_strategy", "project_number", "no_project"})
"""The rules of headings that stand above a block."""

_ABOVE_TABLE: frozenset[SectionKind] = frozenset({"part", "contents", "dimension", "mission", "strategy"})
"""Sections whose text the budget table is; below any other it opens one of its own."""

_MOST_ABOVE = 40
"""Lines that headings take up above the first block, its dimension's table aside."""

_MOST_WRAPPED = 2

_LIST_NUMBER = re.compile(r"\(?(?:[0-9๐-๙]{1,2}[.)]|[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})+[.)]?|[ก-ฮ][.)]|[-•*])\)?")
"""'1)', '2.', '3.1', 'ก.'; a bare number may be that of a table's row."""

_PLAN_TITLE = re.compile(r"^(?:\d{1,2}\s*[.)]\s*)?แผน(?:ปฏิบัติการ)?ป้องกัน")


@dataclass(frozen=True, slots=True)
class SectionTree:
    """The sections of a source in document order, and what was noticed on the way."""

    sections: tuple[Section, ...]
    issues: tuple[Issue, ...]
    tables: frozenset[int]
    """The lines of budget tables: they are content of no section's blocks."""

    labels: Mapping[int, FieldLabel] = field(repr=False)
    """The lines that look like the label of a field."""

    facts: LineFacts = field(repr=False)
    """What each line looks like by itself."""

    below_labels: frozenset[int] = field(default=frozenset(), repr=False)
    """The rows of tables beside a label that reaches down from above: no labels, whatever they begin with."""

    def of_kind(self, *kinds: SectionKind) -> tuple[Section, ...]:
        """The sections of these kinds, in document order."""
        return tuple(section for section in self.sections if section.kind in kinds)


def find_sections(source: SourceText, grids: Sequence[Grid], budget_grids: Sequence[Grid]) -> SectionTree:
    """The tree of sections. ``budget_grids`` are those of ``grids`` that are budget tables; they part the front
    from the details.
    """
    facts = with_own_labels(LineFacts(source))
    in_grid = [False] * (len(source.lines) + 2)
    budget_starts = {grid.span.start for grid in budget_grids}
    for grid in grids:
        is_budget, columns = grid.span.start in budget_starts, max(len(row.cells) for row in grid.rows)
        if not is_budget and _is_indented_text(grid):
            continue
        start, end = grid.span
        in_grid[start : end + 1] = [True] * (end - start + 1)
        for number in () if is_budget else facts.headed_within(start, end):
            label = facts[number].title_label
            if label is None:
                continue
            least = _WIDEST_LAYOUT + (label.number is not None)
            if label_beside(source.key(number), label.start) or any(map(_holds_two_fields, grid.rows)):
                least += _WIDEST_LAYOUT  # another label and its content in the row, or in others of its table
            in_grid[number] = columns > least
    table_start = budget_grids[0].span.start if budget_grids else len(source.lines) + 1
    table_end = budget_grids[-1].span.end if budget_grids else 0
    tables = frozenset().union(*(grid.span.lines for grid in budget_grids))
    below_labels = frozenset[int]().union(
        *map(_rows_below_labels, grids), *(_rows_of_a_label(facts, one) for one in grids)
    )
    marks = block_marks(facts, tables | below_labels)
    titles = block_titles(facts, marks, tables, table_titles(budget_grids))
    walk = Walk(facts, in_grid, table_start, 0, titles, frozenset(budget_starts))
    walk.details_start = _details_start(walk, table_end)
    for grid in grids:  # in part 3 tabs lay out the blocks; a table there is content of its block
        if grid.span.end >= walk.details_start and grid.span.start not in budget_starts:
            start = max(grid.span.start, walk.details_start)
            in_grid[start : grid.span.end + 1] = [False] * (grid.span.end - start + 1)
    table_heading = _table_heading(walk)
    keys, known = source.stripped_digits, facts.of_lines
    for number in _lines_to_read(walk, {*facts.headed, *titles, table_heading}):
        key, fact = keys[number - 1], known[number - 1]
        if number == table_heading and walk.phase not in _ABOVE_TABLE:
            open_section(walk, "other", None, walk.line(number), number)
            walk.contents_open = False
        if not key or in_grid[number]:
            continue
        if number < walk.details_start or walk.contents_open or fact.heading or fact.title_label or number in titles:
            read_line(walk, number, key)  # all others are content, wherever they stand
    for line in walk.titles_inside:  # the title is a field there, which ends the one above
        marks.labels[line] = _label_of_title(facts, line)
    return SectionTree(_sections_of(walk), tuple(walk.issues), tables, marks.labels, facts, below_labels)


def _lines_to_read(walk: Walk, told: Collection[int]) -> Iterator[int]:
    """The lines in which a section may begin: all above the details and in a table of contents, elsewhere those that
    are ``told`` alone. Whether a table of contents is open is asked at each line anew.
    """
    number, last = 1, len(walk.source.lines)
    stops = [*sorted(told), last + 1]
    while number <= last:
        if number < walk.details_start or walk.contents_open:
            yield number
        else:
            number = stops[bisect_left(stops, number)]
            if number <= last:
                yield number
        number += 1


def _holds_two_fields(row: GridRow) -> bool:
    """Whether a row has two labels of fields, each with its content behind it."""
    texts = [cell.text for cell in row.cells]
    if len(texts) != 2 * _WIDEST_LAYOUT or not all(texts):
        return False
    labels = [field_label(arabic_digits(text)) for text in texts[::2]]
    return all(label is not None and label.sure and label.start is None for label in labels)


def _label_of_title(facts: LineFacts, line: int) -> FieldLabel:
    title, key = facts[line].title_label, facts.source.key(line)
    start = title.start if title and key[title.start :].strip() else None
    number, style, _ = enumerator_of(key.strip())
    return FieldLabel("other", TITLE_INSIDE, number, False, start, style=style)


def _rows_below_labels(grid: Grid) -> set[int]:
    """The lines of rows whose first cell is a label that reaches down from above: what stands in them is its content,
    also where that begins like another label (``ผู้รับผิดชอบ`` beside ``หน่วยงานหลัก`` and ``หน่วยงานสนับสนุน``).
    """
    below: set[int] = set()
    left = 0
    for row in grid.rows:
        first = row.cells[0]
        if first.rows > 1:
            label = field_label(arabic_digits(first.text))
            left = first.rows - 1 if label and label.sure and label.start is None else 0
        elif first.rows == 0 and left:
            below.add(row.span.start)
            left -= 1
    return below


def _rows_of_a_label(facts: LineFacts, grid: Grid) -> set[int]:
    """The lines of a table whose rows begin with no other label than the one that stands above it with nothing behind:
    ``งบประมาณ`` over ``ปีงบประมาณ | 2568 | 2569`` and ``งบประมาณ (บาท) | 5,000 | -``. They are its content.
    """
    above = range(grid.span.start - 1, max(0, grid.span.start - 1 - _MOST_BLANK), -1)
    number = next((line for line in above if facts.source.stripped_digits[line - 1]), None)
    over = field_label(facts.source.key(number)) if number else None
    widths = {len(row.cells) for row in grid.rows}
    if over is None or not over.sure or over.start is not None or len(grid.rows) < _LEAST_ROWS or len(widths) > 1:
        return set()
    labelled = [(row, label) for row in grid.rows if (label := field_label(arabic_digits(row.text(0))))]
    same = labelled and all(label.field == over.field and len(row.texts) > 1 for row, label in labelled)
    return {row.span.start for row in grid.rows} if same else set()


def _is_indented_text(grid: Grid) -> bool:
    """Whether tabs set lines of text in the middle of the page, a cell a row, or lists, whose numbers stand first."""
    for row in grid.rows:
        filled = [cell.text for cell in row.cells if cell.text]
        if len(filled) > 2 or (len(filled) == 2 and not _LIST_NUMBER.fullmatch(filled[0])):
            return False
    return True


def _details_start(walk: Walk, table_end: int) -> int:
    """The first line of part 3: behind the last budget table, or at the headings above the first detail block
    if that stands before.
    """
    first = None
    for number in sorted({*walk.facts.headed, *walk.titles}):
        if number in walk.titles or (walk.title_label(number) and not walk.in_grid[number]):
            first = number
            break
    if first is None:
        return table_end + 1 if table_end else _headless_details(walk)
    if table_end and first > table_end:
        return table_end + 1
    numbers = (n for n in range(first - 1, max(0, first - MOST_ABOVE_TITLE), -1) if walk.heading(n))
    first = next((n for n in numbers if title_inside(walk, n) == first), first)
    if label := walk.title_label(first):
        said = title_above(walk, first, walk.source.line(first)[label.start :])
        first = said[0] if said else first
    number, passed, wrapped = first, 0, 0
    for above in range(first - 1, 0, -1):
        if walk.in_grid[above]:
            continue  # a dimension's table stands below its heading, above its blocks
        passed += 1
        key = walk.key(above)
        if not key or NOISE.match(key):
            continue
        found = walk.heading(above)
        if found and found.rule in _ABOVE_BLOCKS:
            number, wrapped = above, 0
        else:
            wrapped += 1  # the rest of a heading that takes several lines
        if passed > _MOST_ABOVE or wrapped > _MOST_WRAPPED or (found and number != above):
            break
    return number


def _headless_details(walk: Walk) -> int:
    """Where the details of a plan without table and titles begin: the last part that is called so, if fields follow."""
    after = len(walk.source.lines) + 1
    parts = [number for number, key in enumerate(walk.source.stripped_digits, 1) if _DETAILS.match(key)]
    if not parts:
        return after
    labels = (field_label(key) for key in walk.source.digits[parts[-1] :] if key and len(key) <= LONGEST_TITLE)
    fields = {label.field for label in labels if label and not label.fuzzy}
    return parts[-1] if len(fields) >= _LEAST_FIELDS and ONLY_BLOCKS_STATE & fields else after


def _table_heading(walk: Walk) -> int:
    """Where the lines about the budget table begin: the plan's title repeated above it, else the table itself."""
    start = walk.table_start
    for number in range(start - 1, max(0, start - LOOK_AHEAD), -1):
        key = walk.key(number)
        if key and _PLAN_TITLE.match(key):
            start = number
        elif len(key) > LONGEST_TITLE:
            break
    return start


def _sections_of(walk: Walk) -> tuple[Section, ...]:
    """Sections from marks: each ends before the next begins; what stands before the first is the cover."""
    last = max(1, len(walk.source.lines))
    marks = walk.marks
    if not marks or marks[0].start > 1:
        end = marks[0].start - 1 if marks else last
        titles = (walk.line(n) for n in range(1, end + 1) if walk.line(n).startswith("แผน"))
        marks = [Mark("cover", None, next(titles, ""), 1, 1), *marks]
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


def _is_above(section: Section, mark: Mark) -> bool:
    """Whether a node's number leads to the one below it: strategy 3.1.2 is not of mission 2.3, even where 3.1's
    heading is lost.
    """
    if section.kind not in ("dimension", "mission") or mark.kind not in ("mission", "strategy"):
        return True
    if mark.kind == "strategy" and mark.number and "." not in mark.number:
        return True  # a plan's own strategies are counted through
    return bool(section.number and mark.number) and f"{mark.number}.".startswith(f"{section.number}.")


def _number_projects(marks: list[Mark]) -> None:
    """Where every title label without ``ลำดับที่`` prints 1, that is the label's field number: the blocks have none."""
    labelled = [mark for mark in marks if mark.kind == "project_detail" and mark.start == mark.end]
    if len(labelled) > 1 and all(mark.number == "1" for mark in labelled):
        for mark in labelled:
            mark.number = None
