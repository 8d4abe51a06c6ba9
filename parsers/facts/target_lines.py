"""Target values on lines whose cells blanks part, or a line a cell: the years of the head, as many values below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.facts.listed_targets import ListedTargets
from parsers.facts.target_values import BOUND, UNIT, target_of, target_value
from parsers.records.facts import Target
from parsers.tables.columns.roles import role_of, squeezed
from parsers.tables.rows.row_begins import number_due
from parsers.values import enumerators
from parsers.values.spacing import join_lines
from parsers.values.years import find_year_ranges, find_years

_YEAR = r"(?:ปี\s*)?(?:งบประมาณ\s*)?(?:พ\.?\s?ศ\.?\s*)?25[0-9]{2}"
_HEAD = re.compile(rf"(?:ตัวชี้วัด\s*/?\s*)?(?:ค่า\s*)?เป้า\s*หมาย[ก-๎\s]{{0,20}}?\s(?P<years>{_YEAR}(?:\s+{_YEAR})+)")
_YEARS = re.compile(rf"(?:ปี(?:\s*งบประมาณ)?\s+)?{_YEAR}(?:\s+{_YEAR})+")
_CAPTION = re.compile(r"(?:ตาราง(?:ที่\s*[0-9.]+)?\s*)?ค่า\s*เป้า\s*หมาย(?!.*(?:งบประมาณ|โครงการ|บาท))[^0-9]{0,60}")
"""A line above years that says that targets stand below them."""

_VALUE = re.compile(rf"(?:(?:{BOUND})\s*)?(?:ร้อยละ\s*)?[0-9][0-9.,]*(?:\s*(?:{UNIT}))*(?=\s|$)")
_NAME = re.compile(r"(?:ตัวชี้วัด\s*/?\s*)?(?:ค่า\s*)?เป้า\s*หมาย(?:\s*(?:ของแผน|ตัวชี้วัด))?|ตัวชี้วัด(?:ความสำเร็จ)?")
_RESULTS = re.compile(r"(?<!เป้าหมาย)(?<!เป้าหมายของ)ผล(?:การ|งาน|ที่)|ที่ผ่านมา|ปีก่อน")
_CELL = re.compile(rf"{_VALUE.pattern}|[-–]")
_LETTER = re.compile(r"[ก-ฮA-Za-z]")
_LONGEST = 300
_LEAST_YEARS, _MOST_YEARS = 2, 6
_LONGEST_LABEL = 2
"""Lines of a label in a table of a line a cell."""

_LINES_OF_TORN = 2
"""Of a value that a narrow column tore: the word before it or its unit stands on a line of its own."""

_MOST_BELOW = 6
"""Lines below a row that may go on with its cells."""

_UNITS = re.compile(rf"(?:(?:{UNIT})\s*)*")


def target_lines(source: SourceText) -> ListedTargets:
    """The targets, and their lines with that of the head, of lines below one that says ค่าเป้าหมาย and two years or
    more, nothing else: a label and a value a year (``คะแนน ITA ๘๒ คะแนน ๘๔ คะแนน``), down to the first that is none.
    Each of these may stand on a line of its own, and the years below a line that says what they are of.
    """
    found: list[Target] = []
    lines: set[int] = set()
    for number in sorted({number for word in ("หมาย", "ตัวชี้วัด") for number in source.lines_with(word)}):
        name = source.stripped_digits[number - 1]
        if _NAME.fullmatch(name) and (rows := _rows_of_cells(source, number, sure="หมาย" in name)):
            found += (target for row in rows for target in row.targets)
            lines |= {*range(number, rows[-1].end)}
    for number in source.lines_with("หมาย"):
        key = source.stripped_digits[number - 1]
        years = _years_of_head(key)
        below = number + 1
        if not years and _CAPTION.fullmatch(key) and not _RESULTS.search(key):
            years = _years_of_head(source.stripped_digits[number], _YEARS) if number < len(source.lines) else []
            below += 1
        while years and below <= len(source.lines) and (entry := _targets_of(source, below, years)):
            found += entry.targets
            lines |= {*range(number, entry.end)}
            below = entry.end
    return ListedTargets(tuple(found), frozenset(lines))


def _years_of_head(key: str, head: re.Pattern[str] = _HEAD) -> list[int]:
    """The years of a head on a line, two or more; none where it is no head."""
    found = head.fullmatch(key) if len(key) <= _LONGEST else None
    return [] if found is None or find_year_ranges(key) else [year for _, _, year in find_years(found[0])]


class _Row(NamedTuple):
    """A row of a table of a line a cell, and the line behind it."""

    targets: Sequence[Target]
    end: int


def _rows_of_cells(source: SourceText, number: int, *, sure: bool) -> list[_Row]:
    """The rows below the years that stand below a name of the head, a line each; none where these are not two or more.
    A name that is not ``sure`` to be that of targets needs a line above that says so, and none of results.

    A table whose rows are counted has their number before each label, as before the name.
    """
    keys = source.stripped_digits
    years = [
        find_years(key)[0][2] for key in takewhile(re.compile(_YEAR).fullmatch, keys[number : number + _MOST_YEARS])
    ]
    if len(set(years)) < max(_LEAST_YEARS, len(years)):
        return []
    counted = number > 1 and role_of(keys[number - 2]) == "number"
    above = next((key for key in reversed(keys[: number - 1 - counted]) if key), "")
    if _RESULTS.search(above) or not (sure or "เป้าหมาย" in squeezed(above)):
        return []
    rows: list[_Row] = []
    at = number + 1 + len(years)
    while row := _row_of_cells(source, at, years, len(rows) + 1 if counted else None):
        rows.append(row)
        at = row.end
    return rows


def _row_of_cells(source: SourceText, at: int, years: Sequence[int], number: int | None) -> _Row | None:
    """The row that begins on a line: its ``number``, a label, a value a year, no more; None where it is none."""
    keys = source.stripped_digits
    start = at - 1
    if number is not None:
        if start >= len(keys) or number_due(keys[start]) != number + 1:
            return None
        start += 1
    for lines in (1, _LINES_OF_TORN):
        row = _row_of_values(source, start, years, lines)
        behind = keys[row.end - 1] if row and row.end <= len(keys) else ""
        if row and (number is not None or not _CELL.fullmatch(behind)):
            return row
    return None


def _row_of_values(source: SourceText, start: int, years: Sequence[int], lines: int) -> _Row | None:
    """The row whose label begins behind line ``start``, each of whose values stands on so many lines (``ร้อยละ`` and
    ``10``, ``80`` and ``คะแนน``); None where it is none.
    """
    keys = source.stripped_digits

    def cell(first: int) -> str:
        return " ".join(keys[first : first + lines])

    form = _CELL if lines == 1 else _VALUE
    first = (n for n in range(start, min(start + _LONGEST_LABEL + 1, len(keys))) if form.fullmatch(cell(n)))
    values = next(first, start)
    places = range(values, values + lines * len(years), lines)
    if values == start or not all(map(_LETTER.search, keys[start:values])) or places.stop > len(keys):
        return None
    if not all(form.fullmatch(cell(place)) for place in places):
        return None
    if lines > 1 and any(_CELL.fullmatch(keys[place]) and _CELL.fullmatch(keys[place + 1]) for place in places):
        return None  # two values
    label = join_lines(source.lines[start:values])
    found = []
    for place, year in zip(places, years, strict=True):
        said, here = target_value(cell(place), label), Span(place + 1, place + lines)
        if said.value is not None:
            raw = " ".join(line.strip() for line in source.lines[place : place + lines])
            found.append(target_of(label, year, raw, here, said))
    return _Row(found, places.stop + 1)


def _targets_of(source: SourceText, number: int, years: list[int]) -> _Row | None:
    """A target a year of a line, and of what goes on below its cells; None where the line has another form."""
    key, line = source.digits[number - 1], source.lines[number - 1]
    if len(key) > _LONGEST or "\t" in key:
        return None
    values = list(_VALUE.finditer(key))
    if len(values) != len(years) or key[values[-1].end() :].strip():
        return None
    between = (key[above.end() : below.start()] for above, below in pairwise(values))
    width = values[0].start()
    label = line[:width].strip()
    if any(part.strip() for part in between) or not _LETTER.search(label):
        return None
    more = list(_below_cells(source, number, width)) if line[width - 2 : width].isspace() else []
    label = join_lines((label, *more))
    found = []
    for value, year in zip(values, years, strict=True):
        raw = line[value.start() : value.end()]
        said = target_value(raw, label)
        if said.value is not None:
            here = Span(number, number)
            found.append(target_of(label, year, raw, here, said))
    return _Row(found, number + 1 + len(more)) if found else None


def _below_cells(source: SourceText, number: int, width: int) -> Iterator[str]:
    """What goes on with a label of such a ``width`` on each line below it; empty where the line has but units."""
    for line in source.lines[number : number + _MOST_BELOW]:
        label, rest = line[:width].rstrip(), line[width:]
        key = arabic_digits(line)
        cut = bool(rest) and bool(label) and not (label != line[:width] or rest[0].isspace())
        if not line.strip() or cut or "\t" in line or enumerators.head(key) or _HEAD.fullmatch(key.strip()):
            return
        if not _UNITS.fullmatch(rest.strip()) or (label and not _LETTER.search(label) and not find_years(key)):
            return
        yield label.strip()
