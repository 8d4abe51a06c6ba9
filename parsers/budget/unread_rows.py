"""Numbered rows with money that were left as text above or below a budget table, in any of the forms that rows have."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from extract.ground.characters import arabic_digits
from extract.ground.issues import Issue
from extract.ground.source import SourceText, Span
from parsers.records.table import Grid
from parsers.structure.headings import ends_table
from parsers.tables.lines.words_behind import REPEATS, is_of_unit
from parsers.tables.rows.cell_kinds import begins_with_item, is_money, names_items
from parsers.tables.rows.row_below import row_below
from parsers.values.counters import THINGS
from parsers.values.dates import months_named
from parsers.values.kinds import kind_of

VERY_FAR = 60
"""Lines above or below a budget table among which its rest may stand."""

_COUNTED = re.compile(r"\s*\(?(\d{1,3})(?:[.)]|\s|$)(?!\d)")
_ROW_NUMBER = re.compile(r"\s*\(?(\d{1,3})(?:[.)]\s*|\s+)(?=[^\d\s])")
_ALONE = re.compile(r"\(?(\d{1,3})[.)]?")
_IN_PROSE = re.compile(r"(?:จำนวน|งบประมาณ|เงิน|ไม่เกิน|ประมาณ|รวม|ละ|ที่|กว่า|ถึง)$")
_OF_PROSE = re.compile(rf"บาท|{THINGS}")
"""Words beside a number that is told in a sentence, and no value of a column."""

_ROW_ENDS = re.compile(r"<nl>|\\\\(?:\s*\\hline)?")
_SIGNS = re.compile(r"<[^<>]{0,40}>|[&|\"\\]|(?<![0-9]),|,(?![0-9]{3})")
"""What parts rows and cells in tables of no dialect that is known."""

_COLUMN_VALUE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d\d)?|[-–—]")
_DAYS = ("วันที่", "สัปดาห์ที่", "ระหว่าง")
_SMALL_VALUE = re.compile(r"[1-9]\d{2,}(?:\.\d\d)?|[-–—]")
_LEAST_ALONE = 3
"""Values that stand one below the other: fewer may be anything."""

_MOST_BEHIND, _MOST_LINES, _MOST_RUN_ON = 5, 8, 16
_BAHT = re.compile(r"\d{1,3}(?:,\d{3})+\s*บาท")


def unread_rows(
    source: SourceText, budget: Sequence[Grid], grids: Sequence[Grid], read: Sequence[Span]
) -> Iterator[Issue]:
    """An issue for numbered rows with money that were left as text beside a budget table: of projects by their words,
    or two and more that count on from its last, or one right below it with as many figures. Those of ``grids`` and what
    was ``read`` as something else are none.
    """
    spans = (*(grid.span for grid in grids), *read)
    taken = set(chain.from_iterable(span.lines for span in spans))
    above = 0
    for grid, following in zip_longest(budget, budget[1:]):
        last = _last_number(grid)
        if not above:
            up = _free_lines(source, range(grid.span.start - 1, max(0, grid.span.start - VERY_FAR), -1), taken)
            for run in _counted_runs(source, up[::-1]):
                if all(row.is_named for row in run):
                    yield _left_as_text(source, run)
        above = following.span.start if following else len(source.lines) + 1
        down = _free_lines(source, range(grid.span.end + 1, min(above, grid.span.end + VERY_FAR)), taken)
        said: set[int] = set()
        for run in _runs_below(source, down, last):
            lines = range(run[0].start, run[-1].end + 1)
            if said.isdisjoint(lines):
                said.update(lines)
                yield _left_as_text(source, run)
        found = row_below(grid, source, grid.span.end + 1)
        if found and (taken | said).isdisjoint(found.lines) and found.start in down:
            yield Issue("unread_table", found, "budget_lines", found=source.line(found.start).strip())


@dataclass(frozen=True, slots=True)
class _TextRow:
    """The lines of a row that nothing marks: what counts it, and whether a kind word begins its title."""

    number: int
    start: int
    end: int
    is_named: bool


_RowOf = Callable[[SourceText, Sequence[int]], _TextRow | None]


def _runs_below(source: SourceText, down: Sequence[int], last: int | None) -> Iterator[list[_TextRow]]:
    """The rows, among the lines below a table whose last number is ``last``, in each of the forms that they have."""
    for run in _counted_runs(source, down, _project_in_words):
        if last is not None and run[0].number == last + 1 and len(run) > 1:
            yield run
    for run in _counted_runs(source, down):
        goes_on = last is not None and run[0].number == last + 1
        if all(row.is_named for row in run) or (goes_on and len(run) > 1):
            yield run
    for run in _counted_runs(source, down, _row_run_on):
        goes_on = last is not None and run[0].number == last + 1 and len(run) > 1
        if goes_on or (last is not None and run[0].number > last and all(row.is_named for row in run)):
            yield run
    for place in range(len(down)):
        if row := _row_without_number(source, down[place : place + _MOST_RUN_ON]):
            yield [row]


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
