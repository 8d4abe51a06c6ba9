"""What the caption above a table says: that its money is of another year than the plan's only one, spent, or none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.records.table import Grid, Tables
from parsers.structure.headings import ends_table
from parsers.structure.levels import names_place
from parsers.tables.columns.meaning import heads_of
from parsers.tables.columns.roles import speaks_of_money
from parsers.tables.rows.cell_kinds import is_figure
from parsers.values.dates import parse_year
from parsers.values.money.said import SPENT_IN_CAPTION
from parsers.values.money.units import COUNTED, unit_on_line
from parsers.values.said_in_captions import (
    OF_ANOTHER_TIME,
    OF_CHANGED,
    OF_CHANGES,
    OF_COUNTS,
    OF_FORMER_YEARS,
    OF_NO_BUDGET,
    LeavesOut,
    leaves_out,
)
from parsers.values.years import find_year_lists

_LINES_ABOVE, _LONGEST_CAPTION = 3, 80
_LONGEST_WITH_BRACKETS = 240
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_FARTHEST = 12
"""Lines that are looked at above a table, empty ones and headings among them."""

CAPTION = re.compile(
    r"(?:ตาราง(?:ที่)?\s*+\d*|\(?\d{1,2}[.)]|[-•*:]|\s)*"
    r"(?:โครงการ|กิจกรรม|มาตรการ|ผล|แผน|งบประมาณ|สรุป|รายงาน|จากการ(?:ดำเนิน|ปฏิบัติ)|ร่าง|ประมาณการ|คำขอ|รายละเอียด|รายการ|บัญชี|การ(?:ดำเนิน|ปฏิบัติ|ติดตาม)|(?:ประจำ)?ปี|พ\.?ศ)"
)
_GAP = re.compile(r"\t|\s\s")
_LEAST_VALUES = 2
_BEFORE_NO_PLAN = re.compile(r"(?:พระราชบัญญัติ|พ\.?ร\.?บ\.?|ระเบียบ|ประกาศ|มติ|ลงวันที่|ณ\s*วันที่)[^\n]*$")


def is_of_another_year(grid: Grid, year: int, source: SourceText, tables: Tables) -> bool | None:
    """Whether what stands above a table, below the last of ``tables`` before it, says that its money is not of
    ``year``, a plan's only one; None where it says neither.
    """
    named = years_above(grid, year, source, tables)
    return None if named is None else year not in named


def years_above(grid: Grid, year: int, source: SourceText, tables: Tables) -> tuple[int, ...] | None:
    """The years (BE) of a table, as the nearest caption above it, below the last of ``tables`` before it, names them;
    none where it speaks of what was done without a year: that is of another than ``year``, one of the plan's. None
    where no caption says so.
    """
    above = tables.lines.end_above(grid.span.start)
    seen = 0
    for number in range(grid.span.start - 1, max(above, grid.span.start - _FARTHEST), -1):
        text = source.line(number).strip()
        if not text or names_place(text):
            continue
        seen += 1
        key = arabic_digits(text)
        named = years_of_caption(key, year)
        if named or (OF_ANOTHER_TIME.search(key) and CAPTION.match(key)):
            return named
        if seen == _LINES_ABOVE or ends_table(key):
            break
    return None


def is_of_no_budget(grid: Grid, source: SourceText, tables: Tables, *, of_money: bool) -> bool:
    """Whether the line right above a table is a caption that says that its money was spent, whatever its heads are, or
    that it counts people or things, where nothing in the table says that it is ``of_money``.
    """
    key, says_baht = _right_above(grid, source, tables)
    if OF_NO_BUDGET.match(key) or (CAPTION.match(key) and SPENT_IN_CAPTION.search(key)):
        return True
    return not (of_money or says_baht) and is_of_counts(key)


def is_of_what_was_done(grid: Grid, source: SourceText, tables: Tables) -> bool:
    """Whether the line right above a table is a caption of what was done before."""
    key, _ = _right_above(grid, source, tables)
    return _is_short(key) and OF_FORMER_YEARS.match(key) is not None


def of_changes(lines: Iterable[int], source: SourceText, tables: Tables) -> frozenset[int]:
    """Those of the first ``lines`` of heads above which, below the last of ``tables``, a line says that the projects
    below were changed.
    """
    found: set[int] = set()
    for first in lines:
        above = max(tables.lines.end_above(first), first - _FARTHEST)
        texts = (source.digits[number - 1].strip() for number in range(first - 1, above, -1))
        nearest = islice(filter(None, texts), _LINES_ABOVE)
        if any(map(OF_CHANGES.match, nearest)):
            found.add(first)
    return frozenset(found)


def of_own_budget(grids: Iterable[Grid], source: SourceText, tables: Tables) -> tuple[Grid, ...]:
    """Those of ``grids``, lists of a plan without a budget table, above which no such caption stands."""
    return tuple(
        grid for grid in grids if not is_of_no_budget(grid, source, tables, of_money=_says_baht(source, grid.span))
    )


def _says_baht(source: SourceText, span: Span) -> bool:
    return any("บาท" in source.line(number) for number in span.lines)


def is_of_counts(key: str) -> bool:
    """Whether a caption says that the table below it counts people or things.

    >>> [is_of_counts(key) for key in ("จำนวนผู้เข้าร่วมโครงการ (คน)", "สถิติการให้บริการ", "จำนวนเงิน", "แผนงาน")]
    [True, True, False, False]
    """
    return len(key) <= _LONGEST_CAPTION and OF_COUNTS.search(key) is not None


def of_other_matters(grids: Sequence[Grid], source: SourceText) -> frozenset[int]:
    """The first lines of those tables of which the line right above says that their projects are none of the plan: its
    matter leaves them out, as the rule says; or, beside others of ``grids``, they are what was done in years before all
    those of another; or it counts people or things of the years of another one, whose heads speak of money.
    """
    ends = [0, *(grid.span.end for grid in grids)]
    said = [_caption_since(above, grid, source) for above, grid in zip(ends, grids, strict=False)]
    captions = [caption for caption, _ in said]
    ways = [_way_of(caption) for caption in captions]
    others = any(way != "beside_others" for way in ways)
    changed = [bool(OF_CHANGED.search(caption)) for caption in (*captions[1:], "")]
    years = [_years_of_heads(grid) for grid in grids]
    done = [_is_short(caption) and bool(OF_FORMER_YEARS.match(caption)) for caption in captions]
    latest = max((min(own) for own, past in zip(years, done, strict=True) if own and not past), default=0)
    counted = _counting(grids, said, years)
    return counted.union(
        grid.span.start
        for grid, way, new, past, own in zip(grids, ways, changed, done, years, strict=False)
        if way == "always"
        or (way == "beside_others" and others)
        or (way == "where_changed" and new)
        or (past and own and max(own) < latest)
    )


def _counting(
    grids: Sequence[Grid], said: Sequence[tuple[str, bool]], years: Sequence[frozenset[int]]
) -> frozenset[int]:
    """The first lines of the tables whose captions say that they count people or things, where neither a line nor a
    head says baht, and where heads of another one that name the same years do.
    """
    money = [_speaks_of_money(grid) for grid in grids]
    of_money = {own for own, speaks in zip(years, money, strict=True) if own and speaks}
    return frozenset(
        grid.span.start
        for grid, (caption, baht), own, speaks in zip(grids, said, years, money, strict=True)
        if own in of_money and not (baht or speaks) and is_of_counts(caption)
    )


def _years_of_heads(grid: Grid) -> frozenset[int]:
    return frozenset(year for columns, _ in heads_of(grid, None).values() for year in columns.years_in_order)


def _speaks_of_money(grid: Grid) -> bool:
    heads = (column for columns, _ in heads_of(grid, None).values() for column in columns.heads)
    return any(speaks_of_money(text) for head in heads for text in head.texts)


def _way_of(key: str) -> LeavesOut | None:
    return leaves_out(key) if key and _is_short(key) else None


def _is_short(key: str) -> bool:
    """Whether a line is as short as a caption, brackets aside."""
    return len(key) <= _LONGEST_WITH_BRACKETS and len(_IN_BRACKETS.sub("", key)) <= _LONGEST_CAPTION


def _right_above(grid: Grid, source: SourceText, tables: Tables) -> tuple[str, bool]:
    """The line right above a table, headings of places and units aside, and whether one of these is a unit of baht; no
    line where another table stands there.
    """
    return _caption_since(tables.lines.end_above(grid.span.start), grid, source)


def _caption_since(above: int, grid: Grid, source: SourceText) -> tuple[str, bool]:
    """The same among the lines between the line ``above`` and the table."""
    says_baht = False
    for number in range(grid.span.start - 1, max(above, grid.span.start - _FARTHEST), -1):
        text = source.line(number).strip()
        unit = unit_on_line(text)
        says_baht = says_baht or (unit is not None and unit.factor != COUNTED)
        if text and not names_place(text) and unit is None:
            return ("" if _is_row(text) else arabic_digits(text)), says_baht
    return "", says_baht


def _is_row(text: str) -> bool:
    """Whether a line is the row of a table that nothing marks: it has several values between gaps, years aside.

    >>> [_is_row(text) for text in ("3   จำนวนผู้ใช้บริการ   1,500    -", "จำนวนผู้ใช้บริการ   2566   2567", "3. ผล 5 6")]
    [True, False, False]
    """
    parts = [part for part in _GAP.split(text) if part.strip()]
    if len(parts) <= _LEAST_VALUES:
        return False
    values = [part for part in parts[1:] if is_figure(part.strip()) and parse_year(part) is None]
    return len(values) >= _LEAST_VALUES


def years_of_caption(key: str, year: int) -> tuple[int, ...]:
    """The years (BE) that a caption is about; none where a line is no caption, or names but the year of a law.

    >>> years_of_caption("ผลการดำเนินงานตามแผน ประจำปีงบประมาณ พ.ศ. 2566", 2567), years_of_caption("แผนปี 66", 2567)
    ((2566,), (2566,))
    >>> years_of_caption("แผนตาม พ.ร.บ. จัดซื้อจัดจ้าง พ.ศ. 2560", 2567), years_of_caption("จากการประเมิน ปี 2566", 2567)
    ((), ())
    """
    if not CAPTION.match(key):
        return ()
    return tuple(
        one
        for start, _, years in find_year_lists(key, (year - 10, year + 10))
        for one in years
        if not _BEFORE_NO_PLAN.search(key[:start])
    )
