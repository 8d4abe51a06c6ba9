"""Tables inside a field of a block: what is done in which month, what it costs. They are no budget tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from extract.ground.source import SourceText
from parsers.records.table import Grid
from parsers.structure.handbook import is_node
from parsers.structure.headings import Heading, heading_of, title_label
from parsers.structure.labels.field_labels import field_label
from parsers.structure.labels.label_rules import FieldLabel, place_of
from parsers.tables.columns.head_rows import head_starts, rows_of_heads
from parsers.tables.columns.roles import names_projects
from parsers.values.kinds import kind_of
from parsers.values.money.units import unit_on_line

_FARTHEST = 60
_FARTHEST_TITLE = 150
_OUTSIDE = ("monitoring", "other")
_PARTS = ("part", "dimension", "mission", "strategy", "appendix", "project_number")
"""Headings that no block goes on behind."""

_ENTRIES = ("mission", "strategy")
"""Rules of headings that an entry with a number of two levels (``6.2 ดำเนินการตามตาราง``) matches by accident."""

_NEAR = 6
_OF_PLANS = re.compile(r"โครงการ|มาตรการ|มิติ|ภารกิจ")
_PLAN, _PROJECT, _NEXT_CELL = "แผน", "โครงการ", "\t"


def is_inside_block(grid: Grid, source: SourceText) -> bool:
    """Whether a grid stands between two labels of one block: the one below it counts on from the one above it, those
    of monitoring and the like between counted; or, where they have no numbers, is later in the order of fields, or is
    of a field that its block, which has a title above, has not stated yet. A title or a heading between them begins
    something else; an entry that counts with the number of the label above it does not.
    """
    above = _label_on(source, range(grid.span.start - 1, max(0, grid.span.start - _FARTHEST), -1))
    if above.label is None:
        return False
    below = _label_on(source, range(grid.span.end + 1, min(len(source.lines), grid.span.end + _FARTHEST) + 1))
    if below.label is None:
        return False
    first, last = above.label.number, below.label.number
    if first is not None and last is not None:
        entries_fit = all(first <= number < last for number in (*above.entries, *below.entries))
        return first < last <= first + 1 + above.passed + below.passed and entries_fit
    if place_of(above.label.field) < place_of(below.label.field):
        return True
    return _title_above(grid, source) is not None and below.label.field not in _fields_above(grid, source)


def _fields_above(grid: Grid, source: SourceText) -> set[str]:
    """The fields that the block of a grid states above it, from its title's label on."""
    fields: set[str] = set()
    for number in range(grid.span.start - 1, max(0, grid.span.start - _FARTHEST_TITLE), -1):
        key = source.stripped_digits[number - 1]
        if key and title_label(key):
            break
        if key and (label := field_label(key)) and label.sure and not label.sub:
            fields.add(label.field)
    return fields


def is_of_one_project(grid: Grid, source: SourceText) -> bool:
    """Whether a grid stands in a field of a block that has a title of its own, or below the label of its money, and
    its rows are no projects: what that project does or pays for. A plan that is written as one project has the table of
    all of them in a field: its title says so, or its rows do, or, in another field than that of money, its head.
    """
    title = _title_above(grid, source)
    below_money = title is not None and _is_below_money(grid, source)
    if title is None or _PLAN in title or not (below_money or is_inside_block(grid, source)):
        return False
    if _has_rows_of_projects(grid):
        return False
    of_projects = any(_PROJECT in text and names_projects(text) for text in _cells_of_heads(grid))
    return below_money or not of_projects or source.once(_titles) > 1


def _titles(source: SourceText) -> int:
    """How many lines of a text are labels of a title."""
    return sum(title_label(key) is not None for key in source.stripped_digits if key)


def _first_below(number: int, source: SourceText) -> str | None:
    """The first line below another one that is not empty."""
    keys = source.stripped_digits
    return next((keys[place] for place in range(number, len(keys)) if keys[place]), None)


def ends_block(grid: Grid, first: Grid, source: SourceText) -> bool:
    """Whether a grid stands in the last field of a block, with the next block or nothing right below, and is that
    block's own: neither its head nor its rows speak of projects, nor is its head that of the plan's ``first`` table.
    """
    below = _first_below(grid.span.end, source)
    if below is not None and not _begins_block(below):
        return False
    title = _title_above(grid, source)
    above = _label_on(source, range(grid.span.start - 1, max(0, grid.span.start - _FARTHEST), -1))
    if title is None or _PLAN in title or above.label is None:
        return False
    heads, others = _cells_of_heads(grid), _cells_of_heads(first)
    of_plans = any(_OF_PLANS.search(text) for text in heads) or any(map(names_projects, {*heads} & {*others}))
    return bool(heads) and not of_plans and not _has_rows_of_projects(grid, least=1)


def _begins_block(key: str) -> bool:
    heading = heading_of(key, key)
    return title_label(key) is not None or (heading is not None and heading.rule == "project_number")


def _cells_of_heads(grid: Grid) -> list[str]:
    return [cell.text for index in head_starts(grid) for cell in grid.rows[index].cells]


def _has_rows_of_projects(grid: Grid, least: int | None = None) -> bool:
    """Whether so many rows below the head, or half of them, name a project or a measure."""
    heads = head_starts(grid)
    rows = [row for row in grid.rows[rows_of_heads(grid)[heads[-1]][2] if heads else 0 :] if not row.blank]
    named = sum(any(kind_of(cell.text) in ("project", "measure") for cell in row.cells) for row in rows)
    return 2 * named >= len(rows) if least is None else named >= least


def _title_above(grid: Grid, source: SourceText) -> str | None:
    """The title of the block that a grid stands in: what its label ``ชื่อโครงการ`` says, there or on the next line;
    None where another heading stands between, or no label.
    """
    for number in range(grid.span.start - 1, max(0, grid.span.start - _FARTHEST_TITLE), -1):
        key = source.stripped_digits[number - 1]
        if not key:
            continue
        if (label := title_label(key)) and _NEXT_CELL not in key:
            return key[label.start :].strip() or _first_below(number, source) or ""
        heading = heading_of(key, key)
        if heading and heading.rule in _PARTS and not field_label(key) and _number_of_entry(key, heading) is None:
            return None
    return None


def _is_below_money(grid: Grid, source: SourceText) -> bool:
    """Whether a grid is the first thing below the label of a field of money: nothing stands between, or its unit."""
    for number in range(grid.span.start - 1, max(0, grid.span.start - _NEAR), -1):
        key = source.stripped_digits[number - 1]
        if label := field_label(key) if key else None:
            return label.sure and label.field == "budget"
        if key and not unit_on_line(key):
            return False
    return False


class _Bound(NamedTuple):
    """A label that bounds a grid, with the first numbers of the entries before it and the labels that were passed."""

    label: FieldLabel | None
    entries: tuple[int, ...]
    passed: int


def _label_on(source: SourceText, numbers: Iterable[int]) -> _Bound:
    """The first of some lines that is a field's heading for sure; none where a title or a heading comes before it."""
    entries: list[int] = []
    passed = 0
    for number in numbers:
        key = source.stripped_digits[number - 1]
        if not key:
            continue
        label = field_label(key)
        if label and label.sure and not label.sub:
            if label.field not in _OUTSIDE:
                return _Bound(label, tuple(entries), passed)
            passed += 1
        heading = heading_of(key, key)
        if title_label(key):
            break
        if heading and heading.rule in (*_PARTS, *_ENTRIES):
            entry = _number_of_entry(key, heading)
            if entry is not None:
                entries.append(entry)
            elif heading.rule in _PARTS:
                break
    return _Bound(None, tuple(entries), passed)


def _number_of_entry(key: str, heading: Heading) -> int | None:
    """The first number of a line that looks like a mission and may be an entry of a field: it has no word for what it
    is, names no place of the handbook's tree and no project.
    """
    if heading.rule not in _ENTRIES or heading.number is None or not key[0].isdecimal():
        return None
    if is_node(heading.number, heading.title) or kind_of(heading.title) == "project":
        return None
    return int(heading.number.partition(".")[0])
