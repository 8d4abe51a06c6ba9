"""Tables with a year over the projects of each, alone on a row or right above: as tables with a head for each year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText
from parsers.records.table import Grid, GridRow
from parsers.structure.headings import heading_of
from parsers.structure.kinds.plan_title import begins_plan_title
from parsers.structure.levels import level_named, names_place
from parsers.tables.columns.head_rows import head_starts
from parsers.tables.columns.meaning import heads_of
from parsers.tables.columns.names import TOTAL, TOTAL_OF_ALL
from parsers.tables.columns.roles import squeezed
from parsers.tables.one_form.years.column_a_year import name_of_year
from parsers.values.dates import fiscal_years, parse_period, parse_year
from parsers.values.kinds import kind_of
from parsers.values.money.cells import parse_cell
from parsers.values.money.units import factor_on_line
from parsers.values.organisations import organisation_alone
from parsers.values.page_marks import is_bare_page_number, is_empty_or_of_page
from parsers.values.years import ANY_YEARS, YEAR, Years, find_year_lists, year_be

_YEAR_OVER = re.compile(
    rf"(?:[0-9]{{1,2}}[.)]\s*+)?(?:ประจำ\s*+)?{YEAR}\s*+(?:\(\s*+(?:ต่อ|(?P<days>[^()0-9]*+[0-9][^()]*+))\)\s*+)?[:：]?"
)
"""``ปีงบประมาณ พ.ศ. 2566``, and nothing else but its days in brackets."""

_NUMBER = re.compile(r"\(?([0-9]{1,3})[.)]?")
_FIGURES = re.compile(r"[0-9]+")
_POINTS_BELOW = re.compile(r"(?:นี้|[:：])$")
"""How a sentence ends that goes on in no year: ``ดังนี้``, ``ดังต่อไปนี้:``."""

_CAPTION = re.compile(
    r"(?:ตาราง(?:ที่)?\s*+\d*|\(?\d{1,2}[.)]|[-•*:#\s])*+(?:บัญชี|รายการ|รายละเอียด|สรุป|แผนงาน|/)*+"
    r"(?:โครงการ|กิจกรรม|มาตรการ|แผนการ|งบประมาณ)(?![^\n]*(?:ผล|เบิก|จริง|แล้ว|ผ่านมา|เดิม|ก่อน|ยกเลิก|ไม่|สำรอง|ตัวอย่าง))"
    r"[^0-9\n]{0,80}25\d\d[^0-9\n]{0,20}"
)
"""``โครงการที่ดำเนินการ ปีงบประมาณ พ.ศ. 2566``: what is planned in one year, and nothing that was done or is none."""

_LEAST_CAPTIONS = 2
_RANKS = {"dimension": 0, "mission": 1}
_LOWEST = 2
_LINES_ABOVE = 3
_FARTHEST = 12


def years_over_rows(
    grids: Iterable[Grid], source: SourceText, plan_years: Callable[[], Years | None] = lambda: None
) -> Iterator[Grid]:
    """``grids``, each with its head once more for each year that stands over rows of it, alone on a row or right above
    the table, or in its caption there, one of the ``plan_years`` as those of other tables: that year is in the head
    then. Itself where its money has a year, or none stands over it.

    Below another row that speaks of a year, and below a heading that ends the one over the year or rows without any,
    the head has none; so it is with a total over all groups. A table that goes on with the same head, only what
    belongs to a page between, goes on with the year too, where its numbers do. A year right below a line of text is
    that line's end, and over nothing.
    """
    last: _Over | None = None
    end = 0
    captions = _Captions(source, plan_years)
    for grid in grids:
        starts = head_starts(grid)
        goes_on = last if starts and last and _goes_on_over_a_page(grid, starts[0], last, source) else None
        found, last = _years_over(grid, starts, captions, goes_on, end)
        end = grid.span.end
        yield found


@dataclass
class _Captions:
    """A text, with how many of its lines have the same words but for their figures: counted once, where it is asked."""

    source: SourceText
    plan_years: Callable[[], Years | None]

    @cached_property
    def counts(self) -> Counter[str]:
        return Counter(_FIGURES.sub("", key) for key in self.source.stripped_digits)


class _Over(NamedTuple):
    """What stands over the last rows of a table: the texts of its head, its last line, the year and that one's rank."""

    head: tuple[str, ...]
    end: int
    year: int
    rank: int | None
    headed: bool
    """Whether headings stand below the year."""

    number: int | None
    """The number of the last row that has one."""


def _texts_of_head(grid: Grid, start: int) -> tuple[str, ...]:
    return tuple(squeezed(cell.text) for cell in grid.rows[start].cells)


def _goes_on_over_a_page(grid: Grid, start: int, last: _Over, source: SourceText) -> bool:
    """Whether a table begins with the head of the last one, nothing but the marks of a page stands between them, and
    its numbers go on. Where a page ends they may be other ones below a heading, or missing.
    """
    if start != 0 or _texts_of_head(grid, start) != last.head:
        return False
    between = range(last.end + 1, grid.span.start)
    if not all(
        is_empty_or_of_page(source, number) or is_bare_page_number(source.stripped_digits[number - 1])
        for number in between
    ):
        return False
    at, first = next(_numbers(grid), (len(grid.rows), None))
    if first is not None and last.number is not None:
        headed = any(_rank_of(row) is not None for row in grid.rows[:at])
        if first == last.number + 1 or not headed:
            return first == last.number + 1
    turned = source.page(last.end) != source.page(grid.span.start)
    return turned or any(source.stripped_digits[number - 1] for number in between)


def _numbers(grid: Grid) -> Iterator[tuple[int, int]]:
    """The rows of a table, by their places, that begin with a number alone, each with it."""
    for at, row in enumerate(grid.rows):
        match = _NUMBER.fullmatch(arabic_digits(row.cells[0].text)) if row.cells else None
        if match:
            yield at, int(match[1])


def _years_over(
    grid: Grid, starts: Sequence[int], captions: _Captions, goes_on: _Over | None, end_above: int
) -> tuple[Grid, _Over | None]:
    """A table with its head for each year over its rows, and what stands over the last of them; ``end_above`` is the
    last line of the table above.
    """
    if not starts:
        return grid, None
    above, rank = _above(grid, captions, end_above)
    if above is None and goes_on:
        above, rank = goes_on.year, goes_on.rank
    if above is None and not any(_year_over(row) for row in grid.rows):
        return grid, None
    year, heads = above, heads_of(grid, None)
    rows: list[GridRow] = []
    head: tuple[GridRow, ...] = ()
    money = 0
    years: list[int] = []
    sums: list[Decimal] = []
    at, head_is_due, named_at = 0, False, rank
    headed, bare = bool(goes_on and goes_on.headed), False  # whether headings, and rows before them, are below the year
    while at < len(grid.rows):
        row = grid.rows[at]
        if at in starts:
            found = heads.get(at)
            if found is None or len(found[0].undated) != 1 or found[0].years or found[0].unread_years:
                return grid, None
            head, money = tuple(grid.rows[at : found[1]]), found[0].undated[0]
            at, head_is_due = found[1], True
            continue
        if not head:
            rows.append(row)
            at += 1
            continue
        named = _year_over(row)
        if named is not None:
            year, head_is_due, named_at, bare = named, True, rank, False
            headed = False
            years.append(named)
            sums.append(Decimal(0))
            at += 1
            continue
        level = _rank_of(row)
        rank = rank if level is None else level
        ends = level is not None and (bare or (named_at is not None and level <= named_at))
        headed = headed or level is not None
        bare = bare or not headed
        if ends or _speaks_of_year(row, money) or (len(years) > 1 and _is_of_all(row, money, sums)):
            year, head_is_due = None, head_is_due or year is not None
        rows += _with_year(head, money, year) if head_is_due else ()
        rows.append(row)
        head_is_due = False
        if sums and not any(TOTAL.match(cell.text) for cell in row.cells):
            sums[-1] += (parse_cell(row.cells[money].text).amount if money < len(row.cells) else None) or 0
        at += 1
    if not rows or (not years and above is None):
        return grid, None
    number = next((number for _, number in reversed(list(_numbers(grid)))), None)
    over = _Over(_texts_of_head(grid, starts[0]), grid.span.end, year, named_at, headed, number) if year else None
    return replace(grid, rows=tuple(rows), by_row=grid.by_row or bool(years)), over


def _year_over(row: GridRow) -> int | None:
    """The year (BE) that a row says, and nothing else."""
    return _year_alone(row.only_text)


def _year_alone(text: str) -> int | None:
    match = _YEAR_OVER.fullmatch(arabic_digits(text).strip())
    year = year_be(match["said"], None) if match and match["said"] else None
    days = match["days"] if match else None
    return year if not days or year is None or fiscal_years(parse_period(days), None) == (year, year) else None


def _rank_of(row: GridRow) -> int | None:
    """The level of the tree that a row names by itself, 0 for a dimension."""
    return _rank(row.only_text)


def _rank(text: str) -> int | None:
    return _RANKS.get(level_named(text) or "", _LOWEST) if names_place(text) else None


def _speaks_of_year(row: GridRow, money: int) -> bool:
    """Whether a row without money, no project and no total, has any year in it: what is below may be of that one."""
    texts = row.texts
    if len(texts) == 1 and "ปี" in next(iter(texts)):
        return True  # 'โครงการที่ดำเนินการทุกปี'
    value = row.cells[money].text if money < len(row.cells) and len(texts) > 1 else ""
    if value or any(TOTAL.match(text) or kind_of(text) != "unspecified" for text in texts):
        return False
    return any(find_year_lists(arabic_digits(text), ANY_YEARS) for text in texts)


def _is_of_all(row: GridRow, money: int, sums: Sequence[Decimal]) -> bool:
    """Whether a total is of all groups: it says so, or is the sum of all and not of the last."""
    words = [squeezed(cell.text) for cell in row.cells if TOTAL.match(cell.text)]
    if not words or parse_year(row.cells[0].text) is not None:
        return False
    amount = parse_cell(row.cells[money].text).amount if money < len(row.cells) else None
    of_last, of_all = amount == sums[-1], amount == sum(sums, Decimal(0))
    return of_all if of_all != of_last else bool(TOTAL_OF_ALL.match(words[0]))


def _with_year(head: Sequence[GridRow], money: int, year: int | None) -> Iterator[GridRow]:
    """The rows of a head whose column of money names a year."""
    for place, row in enumerate(head):
        if place == 0 and year is not None and money < len(row.cells):
            cells = list(row.cells)
            cells[money] = cells[money].with_text(name_of_year(cells[money].text, year))
            yield replace(row, cells=tuple(cells))
        else:
            yield row


def _above(grid: Grid, captions: _Captions, end_above: int) -> tuple[int | None, int | None]:
    """The year that a line above a table says alone, or as a caption, and the rank of the nearest heading over it, or
    over the table; beside headings and units no other line stands between.
    """
    year: int | None = None
    below: int | None = None
    source = captions.source
    seen = 0
    for number in range(grid.span.start - 1, max(0, grid.span.start - _FARTHEST), -1):
        text = source.line(number).strip()
        if not text:
            continue
        seen += 1
        if year is None and (named := _year_alone(text)) is not None:
            if number - 1 > end_above and _is_text(captions, number - 1):
                break
            year = named
        elif year is None and (named := _year_of_caption(captions, number)) is not None:
            year = named
        elif (rank := _rank(text)) is not None:
            if year is not None:
                return year, rank
            below = rank if below is None else below
        elif seen == _LINES_ABOVE or factor_on_line(text) is None:
            break
    return year, (below if year is None else None)


def _year_of_caption(captions: _Captions, number: int) -> int | None:
    """The one year of a line that is printed again with other years of the plan, what is planned in each: a caption."""
    key = captions.source.stripped_digits[number - 1]
    if "25" not in key or not _CAPTION.fullmatch(key):
        return None
    if captions.counts[_FIGURES.sub("", key)] < _LEAST_CAPTIONS:
        return None
    named, years = find_year_lists(key, ANY_YEARS), captions.plan_years()
    if years is None or years[0] == years[1] or len(named) != 1 or len(named[0][2]) != 1:
        return None
    (year,) = named[0][2]
    return year if years[0] <= year <= years[1] else None


def _is_text(captions: _Captions, number: int) -> bool:
    """Whether a line may go on in the next one, that is neither blank nor one of a page, of headings, names, units,
    years or totals, nor points to what stands below, nor is a caption that is printed again over another table.
    """
    source = captions.source
    if number < 1:
        return False
    text, key = source.line(number).strip(), source.stripped_digits[number - 1]
    if is_empty_or_of_page(source, number) or is_bare_page_number(key):
        return False
    if _year_alone(text) is not None or factor_on_line(text) is not None or TOTAL.match(text) or names_place(text):
        return False
    if heading_of(key, text) or begins_plan_title(key) or organisation_alone(text) or _POINTS_BELOW.search(key):
        return False
    return captions.counts[_FIGURES.sub("", key)] < _LEAST_CAPTIONS
