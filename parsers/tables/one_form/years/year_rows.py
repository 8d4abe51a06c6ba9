"""Tables with a row for each year of a project (``ปีงบประมาณ | งบประมาณ``): as tables with a column a year."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.columns.head_rows import head_starts, rows_of_heads
from parsers.tables.columns.names import EACH_YEAR_IN_HEAD, TOTAL, TOTAL_OF_ALL, YEAR_COLUMN
from parsers.tables.columns.roles import role_of, squeezed
from parsers.tables.one_form.years.column_a_year import name_of_year
from parsers.tables.one_form.years.years_of_row import Beside, in_years, may_be_of_all, names_years_alone, years_of_row
from parsers.values.dates import parse_year
from parsers.values.money.cells import parse_cell
from parsers.values.years import ANY_YEARS, PLAN_YEAR, Years, find_year_lists, find_years

_YEAR = re.compile(rf"(?:ปี|งบประมาณ|พศ)*{PLAN_YEAR}")
_YEARS_OF_WORK = re.compile(r"ปี(?:งบประมาณ)?(?:พศ)?(?:ที่)?(?:จะ)?(?:ดำเนิน(?:การ|งาน|โครงการ)|ปฏิบัติ(?:งาน|การ)?)")
"""``ปีงบประมาณที่ดำเนินการ``, as a column's whole name (over columns of years it is a band of ticks)."""

_SUM = "รวม"
_MAY_DIFFER = re.compile("สถานะ|สถานภาพ|ความก้าวหน้า")
"""What a project may say otherwise in each year. Of any other column nobody knows: ``หมู่ที่`` tells two projects."""

_OTHER_PAGES = ("...", "…", "<", ">", "«", "»")


@dataclass(slots=True)
class _Group:
    """The rows of one project, or of one total, by year."""

    first: GridRow
    rows: dict[int, GridRow] = field(default_factory=dict)
    sum: GridRow | None = None
    """The row of what its years come to, or of a total of all."""

    for_all_years: bool = False
    """Whether its one row names no year and has no money, as a dash says: that stands for all years of the table."""

    years_in_doubt: bool = False
    """Whether it leaves a choice in which of its years its amount is, or the amount may be of all of them together."""


class _Places(NamedTuple):
    """The columns of a table with a row a year: those of the year, the money, the titles, and all that tell projects
    from each other.
    """

    year: int
    money: int
    project: int
    tells: frozenset[int]


class _Form(NamedTuple):
    """How a table with a column for each of ``years`` is made of one with rows: which column holds the money, which is
    left out, and whether there is one of sums.
    """

    left_out: int | None
    money: int
    years: tuple[int, ...]
    sums: bool


def years_across(grid: Grid, plan_years: Callable[[], Years | None] = lambda: None) -> Grid:
    """``grid`` with a column a year, and ``Grid.by_row`` set, where a column names years: a row has the money of one
    year, or of several where the head says that the amount comes again in each of them (``บาท/ปี``).

    Itself where it is no such table, or where a row does not say whose its money is, or of which year: a year twice for
    one project, a row without a year, an amount that reaches over several rows. So it is where the years are those of
    periods, and not all among the ``plan_years`` (asked for such tables alone).
    """
    starts = head_starts(grid)
    if not starts or rows_of_heads(grid)[starts[0]][2] != starts[0] + 1:
        return grid
    head = grid.rows[starts[0]]
    heads = [squeezed(cell.text) for cell in head.cells]
    year = [index for index, text in enumerate(heads) if YEAR_COLUMN.fullmatch(text)]
    periods = [
        index
        for index, text in enumerate(heads)
        if _YEARS_OF_WORK.fullmatch(text) or role_of(head.text(index)) == "period"
    ]
    year = year or periods
    money = [i for i, cell in enumerate(head.cells) if role_of(cell.text) == "budget" and i not in year]
    project = next((index for index, cell in enumerate(head.cells) if role_of(cell.text) == "project"), None)
    if len(year) != 1 or len(money) != 1 or project is None or any(map(_names_year, head.cells)):
        return grid
    below = [row for index, row in enumerate(grid.rows[starts[0] + 1 :]) if index + starts[0] + 1 not in starts]
    body = [one for row in below if not _is_pager(row) for one in _totals_apart(row, year[0], money[0])]
    of_a_year = YEAR_COLUMN.fullmatch(heads[year[0]]) is not None
    places = _places(head, body, (year[0], money[0], project))
    groups = _groups(body, len(head.cells), places)
    left_out = year[0] if groups and of_a_year else None
    if groups and not of_a_year:
        if not _all_among({of for group in groups for of in group.rows}, plan_years()):
            return grid
        head = _with_period(head, year[0])
    elif groups is None and EACH_YEAR_IN_HEAD.search(head.text(money[0])):
        groups = _groups_by_named_years(body, head, year[0], money[0])
        head = _with_period(head, year[0]) if role_of(head.text(year[0])) != "period" else head
    if groups is None:
        return grid
    years = sorted({of for group in groups for of in group.rows})
    sums = any(group.sum for group in groups)
    form = _Form(left_out, money[0], tuple(years), sums)
    rows = [_head(head, form), *(_row(group, form) for group in groups)]
    return replace(grid, rows=(*grid.rows[: starts[0]], *rows), by_row=True)


def _all_among(found: Iterable[int], years: Years | None) -> bool:
    return years is None or all(years[0] <= year <= years[1] for year in found)


def _names_year(cell: Cell) -> bool:
    return parse_year(cell.text) is not None


def _is_pager(row: GridRow) -> bool:
    """Whether a row leads to the pages of a table: ``1 2 3 … 5`` in a cell over all columns."""
    words = row.only_text.split() if row.cells[0].columns == len(row.cells) else []
    pages = [word for word in words if word not in _OTHER_PAGES]
    first = int(pages[0]) if pages and pages[0].isdecimal() else 0
    return len(pages) > 1 and pages == [str(first + place) for place in range(len(pages))]


def _totals_apart(row: GridRow, year: int, money: int) -> Iterator[GridRow]:
    """The row, or a row for each total where several stand in its cells, one below the other; a total that names the
    one year that it is of (``รวมปี 2566``) with that in the column of years.
    """
    values = row.cells[money].parts if money < len(row.cells) else ()
    as_many = (cell.parts for cell in row.cells if len(cell.parts) == len(values) > 1)
    words = next((parts for parts in as_many if all(map(TOTAL.match, parts))), None)
    if words is None:
        yield _of_named_year(row, year)
    for place in range(len(words or ())):
        cells = [
            cell._replace(text=cell.parts[place], parts=(cell.parts[place],))
            if len(cell.parts) == len(values)
            else cell
            for cell in row.cells
        ]
        yield _of_named_year(replace(row, cells=tuple(cells)), year)


def _of_named_year(row: GridRow, year: int) -> GridRow:
    """A total without a year in its column with the only one that its word names; any other row as it is."""
    if year >= len(row.cells) or row.text(year):
        return row
    totals = [(at, arabic_digits(cell.text)) for at, cell in enumerate(row.cells) if TOTAL.match(cell.text)]
    dated = [(at, years) for at, text in totals if (years := find_years(text, ANY_YEARS))]
    if len(dated) != 1 or len(dated[0][1]) != 1:
        return row
    word, ((start, end, of),) = dated[0]
    text = row.cells[word].text
    texts = {word: f"{text[:start]}{text[end:]}".strip(), year: str(of)}
    cells = [
        cell._replace(text=texts[at], parts=(texts[at],)) if at in texts else cell for at, cell in enumerate(row.cells)
    ]
    return replace(row, cells=tuple(cells))


def _places(head: GridRow, body: Sequence[GridRow], columns: tuple[int, int, int]) -> _Places:
    """The columns by what they say. A number that counts all rows, and a state, are no part of a project's name."""
    year, money, project = columns
    tells = {place for place, cell in enumerate(head.cells) if not _MAY_DIFFER.match(squeezed(cell.text))}
    for place in tells:
        numbers = [row.text(place).strip(" .") for row in body if place < len(row.cells) and row.text(year)]
        if numbers == [str(number) for number in range(1, len(numbers) + 1)]:
            tells = tells - {place}
    return _Places(year, money, project, frozenset(tells - {year, money}))


def _groups(body: Sequence[GridRow], width: int, form: _Places) -> list[_Group] | None:
    """The rows of each project by year; what they come to, and a total of all, may have a row without a year."""
    year, money, project = form.year, form.money, form.project
    groups: list[_Group] = []
    above = ""  # the year of a cell that reaches over rows
    for row in (row for row in body if not row.blank):
        if len(row.cells) != width or row.cells[money].merged:
            return None
        if row.cells[year].columns != 1 and not _is_total(row):
            return None
        of = row.text(year) if row.cells[year].rows else above
        above = of if row.cells[year].rows != 1 else ""
        if not row.text(money) and not of:
            groups.append(_Group(row))  # a heading
        elif _is_sum(row, of):
            if not _is_of_last(row, groups, money):
                groups.append(_Group(_with_word(row, year, project)))
            groups[-1].sum = row
        elif not _YEAR.fullmatch(squeezed(of)):
            named = dict.fromkeys(_years_alone(of), row)
            unread = not named and find_years(arabic_digits(of), ANY_YEARS)
            if unread or parse_cell(row.text(money)).status not in ("dash", "none"):
                return None
            groups.append(_Group(row, named, for_all_years=not named))
        else:
            printed = parse_year(of if of.strip()[:1] not in "0123456789๐๑๒๓๔๕๖๗๘๙" else f"ปี {of}")
            last = groups[-1] if groups else None
            if last is None or not last.rows or last.sum or not _goes_on(row, last.first, form):
                groups.append(_Group(row))
            if printed is None or printed in groups[-1].rows:
                return None
            groups[-1].rows[printed] = row
    return _each_once(groups, form) if any(group.rows for group in groups) else None


def _each_once(groups: list[_Group], form: _Places) -> list[_Group]:
    """The groups with one for each project where no heading stands between: a table may list all projects of a year,
    then all of the next. The lines of such a project go from its first row to its last, over those of others.
    """
    found: dict[tuple[str, ...], _Group] = {}
    own = [group for group in groups if group.rows and group.first.text(form.project) and not _is_total(group.first)]
    if any(not group.rows and not group.for_all_years and not group.sum for group in groups):
        return groups
    for group in own:
        words = tuple(cell.text for place, cell in enumerate(group.first.cells) if place in form.tells)
        first = found.setdefault(words, group)
        if first is not group and not first.sum and not group.sum and first.rows.keys().isdisjoint(group.rows):
            first.rows.update(group.rows)
            groups = [one for one in groups if one is not group]
    return groups


def _is_total(row: GridRow) -> bool:
    return any(TOTAL.match(cell.text) for cell in row.cells)


def _is_sum(row: GridRow, of: str) -> bool:
    """Whether a row sums up, and says no year."""
    if parse_year(of, ANY_YEARS) is not None:
        return False
    return bool(TOTAL.match(of)) or _is_total(row)


def _is_of_last(row: GridRow, groups: Sequence[_Group], money: int) -> bool:
    """Whether a sum without a year is that of the years above it, and not one of all projects."""
    last = groups[-1] if groups else None
    if last is None or not last.rows or last.sum:
        return False
    amount = parse_cell(row.text(money)).amount
    sums = [_sum_of(group, money) for group in groups if group.rows]
    if amount in (sums[-1], sum(sums, Decimal(0))):
        return amount == sums[-1]
    words = next((squeezed(cell.text) for cell in row.cells if TOTAL.match(cell.text)), "")
    return not TOTAL_OF_ALL.match(words) and all(group.sum for group in groups[:-1] if group.rows)


def _sum_of(group: _Group, money: int) -> Decimal:
    return sum((parse_cell(row.text(money)).amount or Decimal(0) for row in group.rows.values()), Decimal(0))


def _with_word(row: GridRow, year: int, project: int) -> GridRow:
    """A total whose word stands in the column of years, with that in the place of a title."""
    if not TOTAL.match(row.text(year)) or row.text(project):
        return row
    cells = [row.cells[year] if place == project else cell for place, cell in enumerate(row.cells)]
    return replace(row, cells=tuple(cells))


def _groups_by_named_years(body: Sequence[GridRow], head: GridRow, year: int, money: int) -> list[_Group] | None:
    """Each row with the years that it names; a total, which is of no year that is said, has none."""
    width = len(head.cells)
    roles = [role_of(cell.text) for cell in head.cells]
    beside = Beside((), tuple(at for at, role in enumerate(roles) if role in ("remark", "other") and at != year))
    groups: list[_Group] = []
    for row in body:
        if row.blank:
            continue
        if len(row.cells) != width or row.cells[money].merged or row.cells[year].merged:
            return None
        years = _years_alone(row.cells[year].text)
        if row.cells[money].text and not years and not _is_total(row):
            return None
        in_doubt = bool(years) and (years_of_row(row, beside, years) is None or may_be_of_all(row.cells[money], years))
        groups.append(_Group(row, dict.fromkeys(years, row), years_in_doubt=in_doubt))
    return groups if any(group.rows for group in groups) else None


def _with_period(head: GridRow, year: int) -> GridRow:
    """A head whose column of years says when its rows are done."""
    text = f"ระยะเวลา ({head.cells[year].text})"
    cell = head.cells[year]._replace(text=text, parts=(text,))
    return replace(head, cells=(*head.cells[:year], cell, *head.cells[year + 1 :]))


def _years_alone(text: str) -> tuple[int, ...]:
    """The years (BE) of a cell that says nothing else.

    >>> _years_alone("2566 – 2568"), _years_alone("พ.ศ. ๒๕๖๗, ๒๕๖๙"), _years_alone("2566"), _years_alone("ต.ค. 2566")
    ((2566, 2567, 2568), (2567, 2569), (2566,), ())
    """
    key = arabic_digits(text)
    found = find_year_lists(key, ANY_YEARS) if names_years_alone(text) else []
    if len(found) != 1 or any(sign.isdecimal() for sign in key[: found[0][0]] + key[found[0][1] :]):
        return ()
    return found[0][2]


def _goes_on(row: GridRow, first: GridRow, form: _Places) -> bool:
    """Whether a row is another year of the project, or the total, that ``first`` names."""
    words = [cell.text for index, cell in enumerate(row.cells) if index in form.tells and cell.text]
    if not words:
        return True
    same = [cell.text for index, cell in enumerate(first.cells) if index in form.tells]
    title = row.cells[form.project].text
    total = TOTAL.match(words[0]) is not None
    if not title and not total and not words[0].strip(" .").isdecimal():
        return True
    return (bool(title) or total) and words == [text for text in same if text]


def _head(head: GridRow, form: _Form) -> GridRow:
    cells: list[Cell] = []
    for index, cell in enumerate(head.cells):
        if index == form.money:
            texts = [*(name_of_year(cell.text, of) for of in form.years), *[_SUM] * form.sums]
            cells += (Cell(text, (text,), cell.span) for text in texts)
        elif index != form.left_out:
            cells.append(cell)
    return GridRow(tuple(cells), head.span)


def _row(group: _Group, form: _Form) -> GridRow:
    rows = list(group.rows.values()) or [group.first]
    printed = [*rows, *([group.sum] if group.sum else [])]
    cells: list[Cell] = []
    for index, cell in enumerate(group.first.cells):
        if index == form.money:
            blank = Cell("", (), cell.span)
            cells += _money(group, form, cell)
            cells += [group.sum.cells[index] if group.sum else blank] * form.sums
        elif index != form.left_out:
            cells.append(_joined([row.cells[index] for row in rows]))
    return GridRow(tuple(cells), rows[0].span | printed[-1].span, any(row.torn for row in printed))


def _money(group: _Group, form: _Form, cell: Cell) -> Iterator[Cell]:
    """The cells of a row's years; ``cell`` is that of its first one."""
    blank = Cell("", (), cell.span)
    if not group.years_in_doubt:
        none = cell if group.for_all_years else blank
        yield from (group.rows[of].cells[form.money] if of in group.rows else none for of in form.years)
        return
    own = range(min(group.rows), max(group.rows) + 1)
    yield from (blank for of in form.years if of < own[0])
    yield from in_years(cell, [of for of in form.years if of in own], None)
    yield from (blank for of in form.years if of > own[-1])


def _joined(cells: Sequence[Cell]) -> Cell:
    """What the rows of a project say in one column, each once."""
    said = list(dict.fromkeys(cell.text for cell in cells if cell.text))
    first, last = cells[0], next((cell for cell in reversed(cells) if cell.text), cells[0])
    parts = first.parts if len(said) <= 1 and first.text else tuple(said)
    return Cell(" ".join(said), parts, first.span | last.span)
