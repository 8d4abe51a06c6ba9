"""What is said of tables and lists with money that nobody read, beside the budget tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from extract.ground.characters import arabic_digits
from extract.ground.issues import Issue
from extract.ground.source import SourceText, Span
from extract.ground.spans import Spans
from parsers.budget.budget_grids import are_left_out, heads_prices
from parsers.budget.captions_above import is_of_counts
from parsers.budget.inside_blocks import ends_block, is_inside_block
from parsers.records.table import Grid, GridRow, Tables, apart_from
from parsers.structure.headings import ends_table
from parsers.tables.columns.head_rows import rows_of_heads
from parsers.tables.columns.names import is_column_name
from parsers.tables.columns.roles import Role, role_of, speaks_of_money
from parsers.tables.flat.summaries.flat_summaries import flat_summaries, rows_of_sums
from parsers.tables.lines.words_behind import REPEATS, is_of_unit
from parsers.tables.marked.entry_lines import lists_of_money
from parsers.tables.marked.year_lines import money_of_years
from parsers.tables.rows.cell_kinds import begins_with_item, is_money, names_items, names_unit
from parsers.tables.rows.row_begins import begins_total
from parsers.tables.rows.row_below import row_below
from parsers.values.counters import THINGS
from parsers.values.dates import months_named
from parsers.values.kinds import kind_of
from parsers.values.years import Years

_FARTHEST, _VERY_FAR = 12, 60
_ITEM_NUMBER = re.compile(r"(?:(?<=\s)|^)(\d{1,3})[.)](?!\d)\s*")
"""``7) ``, ``7. ``: what counts items, at the beginning of a line or in a cell of several."""

_COUNTED = re.compile(r"\s*\(?(\d{1,3})(?:[.)]|\s|$)(?!\d)")
_ROW_NUMBER = re.compile(r"\s*\(?(\d{1,3})(?:[.)]\s*|\s+)(?=[^\d\s])")
_ALONE = re.compile(r"\(?(\d{1,3})[.)]?")
_IN_PROSE = re.compile(r"(?:จำนวน|งบประมาณ|เงิน|ไม่เกิน|ประมาณ|รวม|ละ|ที่|กว่า|ถึง)$")
_OF_PROSE = re.compile(rf"บาท|{THINGS}")
"""Words beside a number that is told in a sentence, and no value of a column."""

_ROW_ENDS = re.compile(r"<nl>|\\\\(?:\s*\\hline)?")
_SIGNS = re.compile(r"<[^<>]{0,40}>|[&|\"\\]|(?<![0-9]),|,(?![0-9]{3})")
"""What parts rows and cells in tables of no dialect that is known."""

_MOST_BEHIND, _MOST_LINES, _MOST_RUN_ON, _MOST_ABOVE = 5, 8, 16, 4
_COLUMN_VALUE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d\d)?|[-–—]")
_DAYS = ("วันที่", "สัปดาห์ที่", "ระหว่าง")
_SMALL_VALUE = re.compile(r"[1-9]\d{2,}(?:\.\d\d)?|[-–—]")
_OF_MONEY: frozenset[Role] = frozenset({"budget", "revised", "former", "paid"})
_BAHT, _GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+\s*บาท"), re.compile(r"\d{1,3}(?:,\d{3})+")
_LEAST_VALUES = 2
_LEAST_ALONE = 3
"""Values that stand one below the other: fewer may be anything."""


def unread_tables(
    grids: Sequence[Grid], budget: Sequence[Grid], source: SourceText | None = None, read: Sequence[Span] = ()
) -> tuple[Issue, ...]:
    """An issue for each grid that has amounts of projects and is no budget table, near these also of years, right below
    one also of what may be its rest; none where its lines were ``read`` as something else.

    Another one for each budget table that is a head alone where rows of values were left as text of ``source`` below
    it. On the pages of a PDF and where no sign parts the cells also where a line below goes on with its numbers.
    Values that are left elsewhere are for :mod:`unread_values`.
    """
    near = range(budget[0].span.start - _VERY_FAR, budget[-1].span.end + _VERY_FAR) if budget else None
    apart = apart_from(grids, budget)
    read_as_else = Spans(read)
    apart = [grid for grid in apart if not read_as_else.meet(grid.span)]
    lost = [grid for grid in apart if _holds_money(grid, of_years=near is None or grid.span.start in near)]
    lost += [grid for grid in (are_left_out(apart, budget, source)[1] if source else ()) if grid not in lost]
    lost += [grid for grid in _rests(apart, budget, source) if grid not in lost] if source else []
    if source:
        lost = [grid for grid in lost if not is_inside_block(grid, source)]
        lost = [grid for grid in lost if not (budget and ends_block(grid, budget[0], source))]
    spans = [(grid, grid.span) for grid in lost]
    taken = Spans(grid.span for grid in budget)
    for grid in budget if source else ():
        following = taken.start_below(grid.span.end)
        span = _rows_left_as_text(grid, source, following) if source else None
        if span:
            spans.append((grid, grid.span | span))
        elif source and (source.format == "pdf" or grid.by_place):
            behind = range(grid.span.end + 1, min(following or len(source.lines) + 1, grid.span.end + _VERY_FAR))
            spans += [(grid, span)] if (span := _counted_on(grid, source, behind)) else []
    return tuple(
        Issue("unread_table", span, "budget_lines", found=" | ".join(cell.text for cell in grid.rows[0].cells))
        for grid, span in spans
    )


def _rests(grids: Sequence[Grid], budget: Sequence[Grid], source: SourceText) -> Iterator[Grid]:
    """Those of ``grids`` without names of columns near below a table of ``budget`` in the same dialect: perhaps rows of
    it that lost cells, or its total. Not below a caption of counts.
    """
    tables = Tables(budget)
    for grid in grids:
        above = tables.above(grid.span.start)
        if above is None or above.dialect != grid.dialect or grid.span.start - above.span.end > _FARTHEST:
            continue
        keys = [source.key(number).strip() for number in range(above.span.end + 1, grid.span.start)]
        named = not _has_amount(grid.rows[0]) and any(is_column_name(cell.text) for cell in grid.rows[0].cells)
        if not named and any(map(_may_be_of_budget, grid.rows)) and not any(map(_leads_elsewhere, keys)):
            yield grid


def _has_amount(row: GridRow) -> bool:
    return any(is_money(cell.text) for cell in row.cells)


def _may_be_of_budget(row: GridRow) -> bool:
    """Whether a row has an amount beside a project, a unit's name or words for a total."""
    return _has_amount(row) and any(
        names_items(cell.text) or names_unit(cell.text) or begins_total(cell.text) for cell in row.cells
    )


def _leads_elsewhere(key: str) -> bool:
    return ends_table(key) or is_of_counts(key)


def unread_lists(
    source: SourceText, years: Years, budget: Sequence[Grid], read: Sequence[Span], money_read: Sequence[Span]
) -> Iterator[Issue]:
    """An issue for each list of projects with the money of the plan's years that stands beside the budget tables and
    was not ``read`` as something else; and for lines of years with money one below the other, with what is right above
    them, whatever they are of: they are ``money_read`` where they are a total's or a budget field's.
    """
    tables = [grid.span for grid in budget]
    taken = Spans((*tables, *read))
    lists = [span for span in lists_of_money(source, years) if not taken.meet(span)]
    taken = Spans((*lists, *tables, *money_read))
    for span in source.once(money_of_years, years):
        if not taken.meet(span):
            lists.append(Span(_top_of_paragraph(source, span.start), span.end))
    for span in sorted(lists, key=lambda one: one.start):
        yield Issue("unread_table", span, "budget_lines", found=source.line(span.start).strip())


def unread_summaries(source: SourceText, grids: Sequence[Grid], read: Sequence[Span]) -> Iterator[Issue]:
    """An issue for each table that sums the plan up by dimension with nothing but blanks or line ends between its
    cells, where these were not sure: nothing of it is in ``grids`` with rows or was ``read``.
    """
    taken = Spans((*(grid.span for grid in grids if len(grid.rows) > 1), *read))
    found = [one.span for one in flat_summaries(source)]
    flat = Spans(found)
    found += [span for span in rows_of_sums(source) if not flat.meet(span)]
    for span in sorted(span for span in found if not taken.meet(span)):
        yield Issue("unread_table", span, "budget_totals", found=source.line(span.start).strip())


def _top_of_paragraph(source: SourceText, number: int) -> int:
    """The first of the lines with wording that stand right above line ``number``, a few at most."""
    top = number
    while top > max(1, number - _MOST_ABOVE) and source.line(top - 1).strip():
        top -= 1
    return top


def unread_rows(
    source: SourceText, budget: Sequence[Grid], grids: Sequence[Grid], read: Sequence[Span]
) -> Iterator[Issue]:
    """An issue for numbered rows with money that were left as text beside a budget table: of projects by their words,
    or two and more that count on from its last, or one right below it with as many figures. Those of ``grids`` and what
    was ``read`` as something else are none.
    """
    spans = (*(grid.span for grid in grids), *read)
    taken = set(chain.from_iterable([range(start, end + 1) for start, end in spans]))
    above = 0
    for grid, following in zip_longest(budget, budget[1:]):
        last = _last_number(grid)
        if not above:
            up = _free_lines(source, range(grid.span.start - 1, max(0, grid.span.start - _VERY_FAR), -1), taken)
            for run in _counted_runs(source, up[::-1]):
                if all(row.is_named for row in run):
                    yield _left_as_text(source, run)
        above = following.span.start if following else len(source.lines) + 1
        down = _free_lines(source, range(grid.span.end + 1, min(above, grid.span.end + _VERY_FAR)), taken)
        said: set[int] = set()
        found = row_below(grid, source, grid.span.end + 1)
        if found and taken.isdisjoint(range(found.start, found.end + 1)):
            said.update(range(found.start, found.end + 1))
            yield Issue("unread_table", found, "budget_lines", found=source.line(found.start).strip())
        for run in _counted_runs(source, down, _project_in_words):
            if last is not None and run[0].number == last + 1 and len(run) > 1:
                yield _left_as_text(source, run)
        for run in _counted_runs(source, down):
            goes_on = last is not None and run[0].number == last + 1
            if all(row.is_named for row in run) or (goes_on and len(run) > 1):
                said.update(range(run[0].start, run[-1].end + 1))
                yield _left_as_text(source, run)
        for run in _counted_runs(source, down, _row_run_on):
            goes_on = last is not None and run[0].number == last + 1 and len(run) > 1
            below = last is not None and run[0].number > last and all(row.is_named for row in run)
            if (goes_on or below) and said.isdisjoint(row.start for row in run):
                said.update(range(run[0].start, run[-1].end + 1))
                yield _left_as_text(source, run)
        for place, number in enumerate(down):
            if number not in said and (row := _row_without_number(source, down[place : place + _MOST_RUN_ON])):
                said.update(range(row.start, row.end + 1))
                yield _left_as_text(source, [row])


@dataclass(frozen=True, slots=True)
class _TextRow:
    """The lines of a row that nothing marks: what counts it, and whether a kind word begins its title."""

    number: int
    start: int
    end: int
    is_named: bool


_RowOf = Callable[[SourceText, Sequence[int]], _TextRow | None]


def _left_as_text(source: SourceText, run: Sequence[_TextRow]) -> Issue:
    first = " ".join(" ".join(source.line(number) for number in range(run[0].start, run[0].end + 1)).split())
    return Issue("unread_table", Span(run[0].start, run[-1].end), "budget_lines", found=first)


def _last_number(grid: Grid) -> int | None:
    """What counts a table's last row, where something does."""
    cells = (cell for row in reversed(grid.rows) for cell in row.cells[:2])
    return next((int(match[1]) for cell in cells if (match := _COUNTED.match(arabic_digits(cell.text)))), None)


def _free_lines(source: SourceText, numbers: Iterable[int], taken: Collection[int]) -> list[int]:
    """The lines, on the way from a table to the next heading of a part, that say something and were not read."""
    free: list[int] = []
    for number in numbers:
        key = source.key(number).strip()
        if ends_table(key):
            break
        if key and number not in taken:
            free.append(number)
    return free


def _counted_runs(source: SourceText, numbers: Sequence[int], row_of: _RowOf | None = None) -> Iterator[list[_TextRow]]:
    """Rows that count on, as ``row_of`` knows it on the lines that begin with it, else on a line or a cell a line."""
    run: list[_TextRow] = []
    for place in range(len(numbers)):
        row = (row_of or _row_in_columns)(source, numbers[place : place + _MOST_RUN_ON])
        if row is None:
            continue
        if run and row.number != run[-1].number + 1:
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _row_in_columns(source: SourceText, numbers: Sequence[int]) -> _TextRow | None:
    return _row_on_a_line(source, numbers[0]) or _row_of_lines(source, numbers[:_MOST_LINES])


def _row_on_a_line(source: SourceText, number: int) -> _TextRow | None:
    """The first row on a line, with the signs of tables that are not read (LaTeX, OTSL, CSV) for blanks."""
    if "," not in source.key(number):
        return None  # an amount in a column has groups of three
    pieces = _ROW_ENDS.split(source.key(number))
    rows = (_row_in(_SIGNS.sub(" ", piece), number) for piece in pieces)
    return next(filter(None, rows), None)


def _row_in(key: str, number: int) -> _TextRow | None:
    """A row on one line: its number, a title, values of which one is an amount, and few words behind them."""
    counted = _ROW_NUMBER.match(key)
    words = key[counted.end() :].split() if counted else []
    values = [at for at, word in enumerate(words) if _COLUMN_VALUE.fullmatch(word)]
    if counted is None or not values or not values[0]:
        return None
    behind = words[values[-1] + 1 :]
    first = values[-1]
    while first - 1 in values:
        first -= 1
    amounts = any(is_money(word) for word in words[first : values[-1] + 1])
    if not amounts or len(behind) > _MOST_BEHIND or _IN_PROSE.search(" ".join(words[max(0, first - 1) : first])):
        return None
    if behind and (_OF_PROSE.match(behind[0]) or any(map(str.isdigit, "".join(behind)))):
        return None
    return _TextRow(int(counted[1]), number, number, names_items(" ".join(words[:first])))


def _row_of_lines(source: SourceText, numbers: Sequence[int]) -> _TextRow | None:
    """A row of a cell a line: its number, a title with a kind word, and an amount alone before the next number."""
    counted = _ALONE.fullmatch(source.key(numbers[0]).strip())
    if counted is None or len(numbers) < _LEAST_ALONE or not names_items(source.line(numbers[1]).strip()):
        return None
    for number in numbers[2:]:
        key = source.key(number).strip()
        if _ALONE.fullmatch(key):
            return None
        if _COLUMN_VALUE.fullmatch(key) and is_money(key):
            return _TextRow(int(counted[1]), numbers[0], number, is_named=True)
    return None


def _project_in_words(source: SourceText, numbers: Sequence[int]) -> _TextRow | None:
    """An entry of a list that is a project with its money in words, on its line or on the next one."""
    counted = _ROW_NUMBER.match(source.key(numbers[0]))
    if counted is None or not any("บาท" in source.key(number) for number in numbers[:2]):
        return None
    if kind_of(source.line(numbers[0])[counted.end() :]) == "unspecified":
        return None
    for number in numbers[:2]:
        if number > numbers[0] and _ROW_NUMBER.match(source.key(number)):
            return None
        if _BAHT.search(source.key(number)):
            return _TextRow(int(counted[1]), numbers[0], number, is_named=True)
    return None


def _row_run_on(source: SourceText, numbers: Sequence[int]) -> _TextRow | None:
    """A row whose cells share lines: its number and title, and before the next one an amount among words, which is none
    of a sentence, or another value with a unit or a period behind it.
    """
    counted = _ROW_NUMBER.match(source.key(numbers[0]))
    if counted is None:
        return None
    named = names_items(source.line(numbers[0])[counted.end() :])
    last = _last_value(source, numbers, counted.end(), due=int(counted[1]) + 1)
    return _TextRow(int(counted[1]), numbers[0], last, named) if last else None


def _row_without_number(source: SourceText, numbers: Sequence[int]) -> _TextRow | None:
    """The same for a row that begins with its item, whose number was lost: a unit or a period is behind its value."""
    if _ROW_NUMBER.match(source.key(numbers[0])) or not begins_with_item(source.line(numbers[0]).strip()):
        return None
    last = _last_value(source, numbers, 0)
    return _TextRow(0, numbers[0], last, is_named=True) if last else None


def _last_value(source: SourceText, numbers: Sequence[int], start: int, due: int | None = None) -> int | None:
    """The last line with a value above the next row, which has the number that is ``due`` or names its item: from a
    place on the first line on.
    """
    last = None
    for at, number in enumerate(numbers):
        key = source.key(number)
        below = _ROW_NUMBER.match(key) if at else None
        if below and (int(below[1]) == due or names_items(key[below.end() :])):
            break
        if at and due is None and begins_with_item(key.strip()):
            break
        following = source.key(numbers[at + 1]).split()[:1] if at + 1 < len(numbers) else []
        words = [*key[0 if at else start :].split(), *following]
        places = range(len(words) - len(following))
        if any(_is_value_among(words, place, strict=due is None) for place in places):
            last = number
    return last


def _is_value_among(words: Sequence[str], at: int, *, strict: bool) -> bool:
    """Whether one of a line's words is a value of a column: an amount that is none of a sentence, or a figure or dash
    with a unit or a period behind it. Where that is ``strict`` an amount has these, too.
    """
    behind = words[at + 1] if at + 1 < len(words) else ""
    grouped = "," in words[at] and _COLUMN_VALUE.fullmatch(words[at]) is not None
    prose = _OF_PROSE.match(behind) or _IN_PROSE.search("".join(words[max(0, at - 1) : at]))
    if grouped and (prose or not strict):
        return not prose
    of_period = bool(months_named(behind)) or REPEATS.match(behind) or behind.startswith(_DAYS)
    is_value = grouped or (_SMALL_VALUE.fullmatch(words[at]) is not None and (not strict or words[at].isdecimal()))
    return is_value and (is_of_unit(behind) or bool(of_period))


def _rows_left_as_text(grid: Grid, source: SourceText, following: int | None) -> Span | None:
    """The lines below a head without rows, to the next such table or heading of a part, from the first that has values
    to the last; None where the table has rows, or none of the lines is one.
    """
    head = rows_of_heads(grid).get(0)
    if head is None or head[2] < len(grid.rows):
        return None
    end = min(following or len(source.lines) + 1, grid.span.end + 1 + _VERY_FAR)
    found: list[int] = []
    for number in range(grid.span.end + 1, end):
        key = source.key(number).strip()
        if ends_table(key):
            break
        if sum(is_money(word) for word in source.line(number).split()) >= _LEAST_VALUES:
            found.append(number)
    return Span(found[0], found[-1]) if found else None


def _counted_on(grid: Grid, source: SourceText, numbers: Iterable[int]) -> Span | None:
    """The first line below a table that counts on from its last item, with something beside its text: a row of it."""
    counted = [int(one) for cell in grid.rows[-1].cells for one in _ITEM_NUMBER.findall(arabic_digits(cell.text))]
    for number in numbers if counted else ():
        if not (line := source.line(number)).strip():
            continue
        begins = _ITEM_NUMBER.match(arabic_digits(line))
        if begins and int(begins[1]) == max(counted) + 1 and "\t" in line.strip():
            return Span(number, number)
        return None
    return None


def _holds_money(grid: Grid, *, of_years: bool) -> bool:
    """Whether a grid has several amounts, and projects beside one or beside each other, or a head that speaks of money;
    or ``of_years``.
    """
    if any(map(heads_prices, grid.rows)):
        return True
    amounts = sum(is_money(cell.text) for row in grid.rows for cell in row.cells)
    if amounts < _LEAST_VALUES:
        return _tells_money(grid)
    heads = [cell.text for cell in grid.rows[0].cells if cell.text]
    of_money = any(role_of(text) in _OF_MONEY and speaks_of_money(text) for text in heads)
    if of_money or (of_years and any(role_of(text) == "year" for text in heads)):
        return True
    return any(
        (named := sum(names_items(cell.text) for cell in row.cells)) > 1
        or (named and any(is_money(cell.text) for cell in row.cells))
        for row in grid.rows
    )


def _tells_money(grid: Grid) -> bool:
    """Whether a grid's rows of projects tell their money in words: ``ปี 2566 จำนวน 10,000 บาท``, ``อบจ. 6,000`` below a
    head of money.
    """
    of_money = {index for index, cell in enumerate(grid.rows[0].cells) if "งบประมาณ" in cell.text}
    told = [
        row
        for row in grid.rows
        if any(map(names_items, (cell.text for cell in row.cells)))
        and any(
            _BAHT.search(text) or (index in of_money and _GROUPED.search(text))
            for index, cell in enumerate(row.cells)
            for text in [arabic_digits(cell.text)]
        )
    ]
    return len(told) >= _LEAST_VALUES
