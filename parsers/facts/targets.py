"""The plan's target values (ค่าเป้าหมาย) in tables: what a metric shall reach in each year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText
from parsers.facts.target_values import TargetValue, bounds, target_of, target_value
from parsers.records.facts import Target
from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.columns.names import YEAR_COLUMN
from parsers.tables.columns.roles import role_of, squeezed
from parsers.tables.tabs import is_row
from parsers.values import enumerators
from parsers.values.dates import parse_year
from parsers.values.years import Years

_TARGET = re.compile(r"ค่า\s*เป้าหมาย")
_LABEL = re.compile(r"^(?:ค่า\s*เป้าหมาย|เป้าหมาย|ตัวชี้วัด|ตัวชี้วัด/ค่าเป้าหมาย)")
_VALUES = re.compile(r"(?:ค่า)?\s*เป้า\s*หมาย(?:\s*(?:ของแผน|ที่กำหนด|ประจำปี))?")
_UNIT = re.compile(r"หน่วย(?:\s*(?:นับ|วัด))?")
_BARE = re.compile(r"[0-9][0-9.,]*")
_LEAST_COLUMNS, _LEAST_YEARS = 2, 2
_LONGEST_HEAD = 30
_BASE = re.compile(
    r"ฐาน|ผลการ|ผลงาน|ผลที่(?:ได้|ทำ|เกิด)|^ผล(?:จริง)?\s*(?:ปี|พ)|[(\[]\s*ผล(?:จริง)?\s*[)\]]"
    r"|ที่ผ่านมา|ปีก่อน|baseline",
    re.IGNORECASE,
)
"""A column of what was reached before: no target."""

_YEAR_ALONE = re.compile(r"(?:ปี\s*)?(?:งบประมาณ\s*)?(?:พ\.?\s?ศ\.?\s*)?25[0-9]{2}")
_SAYS_TARGET = re.compile(r"เป้า\s*หมาย")
_OF_RESULT = re.compile(r"เป้า\s*หมาย(?:\s*ของ)?\s*ผลการประเมิน")
"""A target, of what an assessment shall result in."""

_SCORE_OF_RESULT = re.compile(r"คะแนน\s*(?:ของ|จาก)?\s*ผลการประเมิน")
"""A score, of what an assessment results in: a measure, whose values may be targets."""

_HEADING_END = re.compile(r"(?<!\s)\s*+(?:(?:(?:ใน)?แต่ละปี|รายปี)\s*+)?(?:ดังนี้\s*+)?[:：]?$")
_LONGEST_HEADING = 60
_WORDS = re.compile(r"[^\W_]")
_BUDGET = re.compile(r"มิติ|ภารกิจ|โครงการ|(?<!ปี)(?<!ปี )งบประมาณ|หมายเหตุ")


class _Head(NamedTuple):
    """The columns of a target table: that of what is measured, those of ``years``, and that of units, if it has one.

    ``sure``: its head says that it holds targets; else each row must say so, or the line above the table.
    """

    label: int
    years: Mapping[int, int]
    unit: int | None
    sure: bool


def targets(grids: Sequence[Grid], source: SourceText, plan_years: Years | None = None) -> tuple[Target, ...]:
    """The target values, a row's years from left to right; a cell with nothing printed gives none.

    A target table has a header with a column of what is measured (ตัวชี้วัด, ค่าเป้าหมาย or similar; of years, where the
    rows or the line above say that targets stand below) beside at least one year. In a plan of one year
    (``plan_years``) the head of its values need not name it. ``metric_text`` is the row's own label, the head of a
    column with a row a year, or the heading above years that stand alone with a value below each; labels that are
    neither a case count nor an ITA score are ``other``. A cell whose number cannot be read keeps its ``raw`` and has no
    value. A row repeated on the next page counts once.
    """
    year = plan_years[0] if plan_years and plan_years[0] == plan_years[1] else None
    first_printed: dict[tuple[str, int], Target] = {}
    for grid in grids:
        for target in (*_below_years(grid, source), *_beside_years(grid, source), *_across(grid, source, year)):
            first_printed.setdefault((target.metric_text, target.year_be), target)
    return tuple(first_printed.values())


def _across(grid: Grid, source: SourceText, plan_year: int | None) -> Iterator[Target]:
    """The targets of a table whose head has the years."""
    head: _Head | None = None
    for row, below in zip_longest(grid.rows, grid.rows[1:]):
        found = _head(row, plan_year) or (_head_below(row, below) if below else None)
        if found:
            head = found
        elif head and (label := row.text(head.label)) and (head.sure or _is_of_targets(label, grid, source)):
            yield from _row_targets(row, head)


def _is_of_targets(label: str, grid: Grid, source: SourceText) -> bool:
    """Whether a row of numbers by year says itself, or the line above its table, that they are to be reached."""
    if _BASE.search(_SCORE_OF_RESULT.sub("", label)):
        return False
    return bool(_SAYS_TARGET.search(label) or bounds(label)) or _is_below_targets(grid, source)


def _is_below_targets(grid: Grid, source: SourceText) -> bool:
    above = _line_above(grid, source)
    of_past = _BASE.search(_OF_RESULT.sub("", above))
    return bool(_SAYS_TARGET.search(above)) and not _BUDGET.search(above) and not of_past


def _beside_years(grid: Grid, source: SourceText) -> Iterator[Target]:
    """The targets of a table with a row a year: ``ปีงบประมาณ | ค่าเป้าหมายคะแนน ITA``."""
    head, *rows = grid.rows
    first = head.cells[0].text if head.cells else ""
    if len(head.cells) < _LEAST_COLUMNS or not YEAR_COLUMN.fullmatch(squeezed(first)):
        return
    if any(_BUDGET.search(cell.text) or parse_year(cell.text) for cell in head.cells):
        return
    years = [parse_year(row.text(0)) if _YEAR_ALONE.fullmatch(arabic_digits(row.text(0))) else None for row in rows]
    if len(years) < _LEAST_YEARS or None in years or len(set(years)) < len(years):
        return
    for place, cell in enumerate(head.cells[1:], 1):
        if _BASE.search(cell.text) or not (_SAYS_TARGET.search(cell.text) or _is_below_targets(grid, source)):
            continue
        for year, row in zip(years, rows, strict=True):
            if year is not None and (text := row.text(place)):
                yield _target(cell.text, year, row.cells[place], target_value(text, cell.text))


def _below_years(grid: Grid, source: SourceText) -> list[Target]:
    """The targets of a table of nothing but years, a value below each, and perhaps their unit: boxes side by side.

    What is measured the heading above it says, which must call it a target.
    """
    heads, *rows = ([cell.text for cell in row.cells] for row in grid.rows)
    years = [parse_year(text) if _YEAR_ALONE.fullmatch(arabic_digits(text)) else None for text in heads]
    if len(set(years)) < max(2, len(heads)) or None in years or len(rows) not in (1, 2):
        return []
    heading = _HEADING_END.sub("", _line_above(grid, source))
    if not _SAYS_TARGET.search(heading) or _BUDGET.search(heading) or len(heading) > _LONGEST_HEADING:
        return []
    units = rows[1] if len(rows) == 2 else [""] * len(heads)
    if any(len(row) != len(heads) for row in rows) or len(set(units)) > 1 or any(map(str.isdigit, units[0])):
        return []
    found = []
    for year, cell, unit in zip(years, grid.rows[1].cells, units, strict=True):
        reading = target_value(f"{cell.text} {unit}".strip(), heading)
        if year is None or reading.value is None:
            return []
        found.append(_target(heading, year, cell, reading))
    return found


def _line_above(grid: Grid, source: SourceText) -> str:
    """The line of words right above a table, without its number; empty where another table stands there."""
    for number in range(grid.span.start - 1, 0, -1):
        key = source.key(number)
        if _WORDS.search(key):
            enumerator = enumerators.head(key)
            return "" if is_row(key) else source.line(number)[enumerator.end if enumerator else 0 :].strip()
    return ""


def _place_of_label(row: GridRow) -> int:
    """The column of what is measured: the first one, or the second where the first counts the rows."""
    return int(role_of(row.text(0)) == "number")


def _head(row: GridRow, plan_year: int | None) -> _Head | None:
    """The header row of a target table, perhaps with a column that numbers its rows; None for any other row."""
    label = _place_of_label(row)
    if len(row.cells) < label + _LEAST_COLUMNS:
        return None
    text = row.cells[label].text
    sure = _LABEL.match(text) is not None
    if not sure and (label or not YEAR_COLUMN.fullmatch(squeezed(text))):
        return None
    if any(_BUDGET.search(cell.text) for cell in row.cells):
        return None
    cells = [(place, cell.text) for place, cell in enumerate(row.cells) if place > label]
    cells = [(place, text) for place, text in cells if len(text) < _LONGEST_HEAD and not _BASE.search(text)]
    years = {place: year for place, text in cells if (year := parse_year(text)) is not None}
    if not years and plan_year and sure:
        years = {place: plan_year for place, text in cells if _VALUES.fullmatch(text.strip())}
    unit = next((place for place, text in cells if _UNIT.fullmatch(text.strip())), None)
    return _Head(label, years, unit, sure) if years else None


def _head_below(row: GridRow, below: GridRow) -> _Head | None:
    """The same where the years stand in the row below one wide ค่าเป้าหมาย, beside the label that reaches down."""
    if not any(_TARGET.search(cell.text) for cell in row.cells):
        return None
    label = _place_of_label(row)
    if len(row.cells) < label + _LEAST_COLUMNS or any(_BUDGET.search(cell.text) for cell in row.cells):
        return None
    if any(cell.text for cell in below.cells[: label + 1]):
        return None
    printed = [cell.text for cell in row.cells if not _BASE.search(cell.text)]
    if not any(map(_TARGET.search, printed)) or any(map(parse_year, printed)):
        return None
    cells = [(place, cell.text) for place, cell in enumerate(below.cells) if cell.text]
    found = {place: parse_year(text) for place, text in cells if not _BASE.search(text)}
    years = {place: year for place, year in found.items() if year is not None}
    return _Head(label, years, None, sure=True) if years and len(years) == len(found) else None


def _row_targets(row: GridRow, head: _Head) -> Iterator[Target]:
    label = row.cells[head.label].text
    unit = row.text(head.unit) if head.unit is not None else ""
    for place, year in head.years.items():
        if text := row.text(place):
            said = f"{text} {unit}".strip() if _BARE.fullmatch(arabic_digits(text).strip()) else text
            yield _target(label, year, row.cells[place], target_value(said, label))


def _target(label: str, year: int, cell: Cell, reading: TargetValue) -> Target:
    return target_of(label, year, cell.text, cell.span, reading)
