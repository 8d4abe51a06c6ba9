"""The plan's target values (ค่าเป้าหมาย) in tables: what a metric shall reach in each year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText
from parsers.facts.target_values import TargetValue, metric_of, target_value
from parsers.records.facts import Target
from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.grid import is_row
from parsers.values import enumerators
from parsers.values.dates import parse_year

_TARGET = re.compile(r"ค่า\s*เป้าหมาย")
_LABEL = re.compile(r"^(?:ค่า\s*เป้าหมาย|เป้าหมาย|ตัวชี้วัด|ตัวชี้วัด/ค่าเป้าหมาย)")
_LONGEST_HEAD = 30
_BASE = re.compile(r"ฐาน|ผลการ|ผลงาน|ผลที่(?:ได้|ทำ|เกิด)|[(\[]\s*ผล(?:จริง)?\s*[)\]]|ที่ผ่านมา|ปีก่อน|baseline", re.IGNORECASE)
"""A column of what was reached before: no target."""

_YEAR_ALONE = re.compile(r"(?:ปี\s*)?(?:งบประมาณ\s*)?(?:พ\.?\s?ศ\.?\s*)?25[0-9]{2}")
_SAYS_TARGET = re.compile(r"เป้า\s*หมาย")
_HEADING_END = re.compile(r"\s*(?:(?:ใน)?แต่ละปี|รายปี)?\s*(?:ดังนี้)?\s*[:：]?$")
_LONGEST_HEADING = 60
_WORDS = re.compile(r"[^\W_]")
_BUDGET = re.compile(r"มิติ|ภารกิจ|โครงการ|งบประมาณ|หมายเหตุ")


def targets(grids: Sequence[Grid], source: SourceText) -> tuple[Target, ...]:
    """The target values, a row's years from left to right; a cell with nothing printed gives none.

    A target table has a header whose first cell says ค่าเป้าหมาย (or similar) beside at least one year. ``metric_text``
    is the row's own label, or the heading above years that stand alone with a value below each; labels that are neither
    a case count nor an ITA score are ``other``. A cell whose number cannot be read keeps its ``raw`` and has no value.
    A row repeated on the next page counts once.
    """
    first_printed: dict[tuple[str, int], Target] = {}
    for grid in grids:
        for target in _below_years(grid, source):
            first_printed.setdefault((target.metric_text, target.year_be), target)
        years: dict[int, int] = {}
        for row, below in zip_longest(grid.rows, grid.rows[1:]):
            header = _years(row) or (_years_below(row, below) if below else {})
            if header:
                years = header
            elif years and row.cells[0].text:
                for target in _row_targets(row, years):
                    first_printed.setdefault((target.metric_text, target.year_be), target)
    return tuple(first_printed.values())


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


def _years(row: GridRow) -> dict[int, int]:
    """Column to year of a target table's header row; empty for any other row."""
    if len(row.cells) < 2 or not _LABEL.match(row.cells[0].text):
        return {}
    if any(_BUDGET.search(cell.text) for cell in row.cells):
        return {}
    cells = [(index, cell.text) for index, cell in enumerate(row.cells) if index and len(cell.text) < _LONGEST_HEAD]
    years = {index: parse_year(text) for index, text in cells if not _BASE.search(text)}
    return {index: year for index, year in years.items() if year is not None}


def _years_below(row: GridRow, below: GridRow) -> dict[int, int]:
    """The same where the years stand in the row below one wide ค่าเป้าหมาย, beside the label that reaches down."""
    if len(row.cells) < 2 or below.cells[0].text or any(_BUDGET.search(cell.text) for cell in row.cells):
        return {}
    if not any(_TARGET.search(cell.text) for cell in row.cells) or any(parse_year(cell.text) for cell in row.cells):
        return {}
    cells = [(index, cell.text) for index, cell in enumerate(below.cells) if cell.text]
    years = {index: parse_year(text) for index, text in cells if not _BASE.search(text)}
    return {index: year for index, year in years.items() if year is not None} if all(years.values()) else {}


def _row_targets(row: GridRow, years: dict[int, int]) -> list[Target]:
    label = row.cells[0].text
    row_targets = []
    for index, year in years.items():
        if index >= len(row.cells) or not row.cells[index].text:
            continue
        cell = row.cells[index]
        row_targets.append(_target(label, year, cell, target_value(cell.text, label)))
    return row_targets


def _target(label: str, year: int, cell: Cell, reading: TargetValue) -> Target:
    return Target(
        metric_of(label),
        label,
        year,
        reading.comparator,
        reading.value,
        reading.unit,
        cell.text,
        cell.span,
        reading.value_to,
    )
