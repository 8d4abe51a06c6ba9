"""The headings of part 3 that say where the projects below belong: dimensions, missions, strategies."""

from __future__ import annotations

import re

from extract.ground.scales import BAHT, SCALES
from parsers.structure.handbook import is_node
from parsers.structure.headings import Heading
from parsers.structure.labels.field_labels import field_label
from parsers.structure.project_headings import says_title_below
from parsers.structure.walk import LOOK_AHEAD, MOST_WRAPS, NODES, Walk, open_section, report_fuzzy_heading
from parsers.values.spacing import join_lines

_CAPTION_LINES = 6
_FIELD_LINES = 40
"""Lines above a cost at most to the label of its field."""

_PRINTS_BAHT = re.compile(rf"\d\s*+(?:{SCALES}\s*+)?+{BAHT}|\d\.-")


def open_node(walk: Walk, number: int, heading: Heading) -> bool:
    """A dimension, mission or strategy of part 3: by the handbook's title, or by what follows and the number
    that goes on counting.
    """
    node_number = heading.number or ""
    if heading.rule == "dimension":
        if heading.fuzzy:
            report_fuzzy_heading(walk, number, "มิติที่")
        walk.dimension, walk.mission = node_number, None
        open_section(walk, "dimension", node_number, heading.title, number)
        return True
    dimension_number = node_number.split(".")[0]
    title, end = _whole_title(walk, number, heading)
    if end is None:
        if field_label(walk.key(number)) or _is_cost(walk, number):
            return False  # '1.9 ผลผลิต': a block's field, whatever follows
        expected = walk.mission if heading.rule == "strategy" else walk.dimension
        named = walk.key(number).startswith("ภารกิจ")
        if not named and (expected is None or not node_number.startswith(f"{expected}.")):
            return False
        alone = named and (_counts_on(walk, node_number) or _is_above_caption(walk, number))
        end = _end_at_boundary(walk, number) or (number if alone else None)
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


def _is_cost(walk: Walk, number: int) -> bool:
    """Whether a line that prints baht stands in a block's budget field: ``4.1 ค่าวิทยากร 5,000 บาท``."""
    if not _PRINTS_BAHT.search(walk.key(number)):
        return False
    for above in reversed(walk.facts.headed_within(number - _FIELD_LINES, number - 1)):
        fact = walk.facts[above]
        if fact.field_label:
            return fact.field_label.field == "budget"
        if fact.title_label or (fact.heading and fact.heading.rule not in NODES):
            return False
    return False


def _whole_title(walk: Walk, number: int, heading: Heading) -> tuple[str, int | None]:
    """A node's title over as many lines as it takes, and its last line; None where the handbook has no such node."""
    node_number, title = heading.number or "", heading.title
    if is_node(node_number, title):
        return title, number
    pieces = [title]
    for following in range(number + 1, min(number + 1 + MOST_WRAPS, len(walk.source.lines) + 1)):
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


def _is_above_caption(walk: Walk, number: int) -> bool:
    """Whether what is printed above each block's title stands right below a line, and such a title below that."""
    caption = walk.next_line(number)
    if caption is None or not walk.is_caption(caption):
        return False
    below = walk.next_line(caption)
    return below is not None and walk.title_label(below) is not None


def _end_at_boundary(walk: Walk, number: int) -> int | None:
    """The last line of a heading that no handbook has, by the structure that follows it; None where none does."""
    if at_boundary(walk, number):
        return number
    end = number
    for _ in range(MOST_WRAPS):
        # On pages a printed line is a line, and an empty one stands between those that may go on.
        following = walk.next_line(end) if walk.source.pages else end + 1
        if following is None or following > len(walk.source.lines) or not walk.key(following):
            return None
        end = following
        if walk.in_grid[end] or end in walk.titles or walk.title_label(end) or walk.heading(end):
            return None
        if (label := field_label(walk.key(end))) and label.sure:
            return None  # the block goes on
        if at_boundary(walk, end):
            return end
    return None


def at_boundary(walk: Walk, number: int) -> bool:
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
        if says_title_below(walk, following):
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


def is_told_by_block(walk: Walk, number: int) -> bool:
    """Whether a block says below its title where it belongs: between the title's label and the first field."""
    block = walk.marks[-1] if walk.marks else None
    if block is None or block.kind != "project_detail" or walk.title_label(block.end) is None:
        return False
    if any(walk.facts[line].field_label for line in walk.facts.headed_within(block.end + 1, number - 1)):
        return False
    for fact in walk.facts.of_lines[number : number + _CAPTION_LINES]:
        if fact.title_label or (fact.heading and fact.heading.rule not in NODES):
            return False
        if fact.field_label and fact.field_label.sure:
            return True
    return False


def is_above_table(walk: Walk, number: int) -> bool:
    """Whether a budget table begins below a line, with no more than its captions between."""
    return not walk.table_starts.isdisjoint(range(number + 1, number + 1 + _CAPTION_LINES))
