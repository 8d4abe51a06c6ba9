"""Tables of tabs whose rows are counted, as they are when copied from a word processor: cells go on over line ends, and
a merged cell leaves one cell for all of its places.

The head says how many tabs a row has; the upper row of one over two has fewer where a name stands over several columns,
and the lower one where nobody kept the tabs at its end: then the first row says it.
A row begins with its number and must have exactly so many tabs. Between the rows stand places of the tree, in one cell
each, and sums, whose first or last cell may reach over several columns: they stand where they are the sums of the rows,
also of those of the tables above with the same head; or, where these leave no other column, as a sum above does.
Where a line may as well be something else, such as a row that lost its tabs, there is no table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.records.table import Cell, Grid, GridRow
from parsers.structure.levels import names_place
from parsers.tables.columns.names import TOTAL
from parsers.tables.columns.roles import Role, role_of
from parsers.tables.lines.joined_lines import begins_something, row_of_lines
from parsers.tables.lines.merged_heads import with_places
from parsers.tables.lines.merged_sums import (
    LONGEST_NAME,
    MergedSums,
    SumsOfHeads,
    begins_numbered_head,
    tables_with_sums,
)
from parsers.tables.rows.cell_kinds import has_letters, is_figure, is_money
from parsers.tables.rows.row_begins import NOTE, begins_row
from parsers.values.money.cells import parse_cell
from parsers.values.money.units import factor_on_line
from parsers.values.page_marks import is_empty_or_of_page

_NUMBER = re.compile(r"\(?(\d{1,3})[.)]?")
_ENTRY = re.compile(r"\(?(?P<above>(?:\d{1,2}\.)*)(?P<last>\d{1,2})[.)]*\s*\D")
_MONEY = re.compile(r"\d,\d|(?<!\d)(?!25\d\d(?!\d))\d{3,}|(?<!บท)บาท")
_FIGURES = re.compile(r"[\d,.]+")
_YEAR = re.compile(r"(?<!\d)25\d\d(?!\d)")
_LEAST_TABS, _LEAST_ROWS = 2, 2
_MOST_HEADS = 3
_LONGEST_END = 30
_MOST_LINES = 20
"""Lines of one row."""

_MOST_BETWEEN = 5
"""Lines between two pages of a table."""

_OF_YEARS: frozenset[Role] = frozenset({"year", "budget", "other"})
"""What the name of a column is with which a year may go on."""

_Step = Literal["on", "end", "doubt"]


def counted_tables(source: SourceText) -> Iterator[Grid]:
    """The tables of counted rows, in document order, whose rows all fit and that have one over several lines or
    with merged cells.
    """
    return tables_with_sums(source, _table)


def _table(source: SourceText, start: int, of_heads: SumsOfHeads) -> Grid | None:
    """The table below a head; its sums are added to those of the tables above that have the same names ``of_heads``."""
    heads = _heads(source, start)
    if not heads:
        return None
    names = tuple(source.line(number) for lines in heads for number in lines)
    width = _width(source, heads)
    rows = _Rows(source, width, MergedSums(of_heads.get(names, [Decimal()] * (width + 1))))
    number = heads[-1][-1] + 1
    step: _Step = "on"
    while step == "on" and number <= len(source.lines):
        following = rows.next_line(number)
        if following is None:
            step = "doubt" if rows.has_torn_row_behind(number) else "end"
            break
        number = following
        step = rows.take(number)
        number += 1
    if step == "doubt" or not rows.ends() or rows.counted < _LEAST_ROWS:
        return None
    head = [row_of_lines(source, lines) for lines in heads]
    head[-1] = _with_blank_end(head[-1], rows.width)
    if all(_is_plain(row, rows.width) for row in (*head, *rows.found)):
        return None
    of_heads[names] = rows.sums.of_all(rows.found)
    found = (*with_places(head), *rows.found)
    return Grid(found, Span(start, found[-1].span.end), "tabs")


def _is_plain(row: GridRow, width: int) -> bool:
    """Whether a row is a line with a cell for each column, or a place of the tree by itself."""
    return row.span.start == row.span.end and len(row.cells) in (1, width + 1) and not row.cells[0].merged


def _heads(source: SourceText, start: int) -> list[list[int]]:
    """The lines of each row of a head; none where these are no names above a counted row or a place of the tree.

    A lower row begins with the empty cell of a name that reaches down to it, and has as many tabs as the rows below.
    """
    heads = [[start]]
    for number in range(start + 1, min(start + _MOST_LINES, len(source.lines)) + 1):
        line = source.line(number)
        if not line.strip():
            return []
        if _counted(line) is not None or _is_place(line):
            width = _width(source, heads)
            fits = len(heads) <= _MOST_HEADS and all(_tabs(source, lines) <= width for lines in heads)
            return heads if fits and width >= _LEAST_TABS and _are_names(source, heads[0]) else []
        if "\t" not in line and _says_of_rows(line) and role_of(_last_name(source, heads)) not in _OF_YEARS:
            return []
        if line.startswith("\t"):
            heads.append([])
        heads[-1].append(number)
    return []


def _last_name(source: SourceText, heads: Sequence[Sequence[int]]) -> str:
    return row_of_lines(source, heads[-1]).cells[-1].text


def _width(source: SourceText, heads: Sequence[Sequence[int]]) -> int:
    """The tabs of a row below a head."""
    width = _tabs(source, heads[-1])
    if len(heads) == 1 or source.line(heads[-1][-1]).endswith("\t"):
        return width
    first = 0
    lines: list[int] = []
    for number in range(heads[-1][-1] + 1, min(heads[-1][-1] + _MOST_LINES, len(source.lines)) + 1):
        line = source.line(number)
        counted = _counted(line)
        if lines and (counted == first + 1 or _is_place(line) or _is_sum(line)):
            break
        if counted is not None and not lines:
            first = counted
        if first:
            lines.append(number)
    return max(width, _tabs(source, lines))


def _with_blank_end(row: GridRow, width: int) -> GridRow:
    return replace(row, cells=(*row.cells, *[Cell("", (), row.span)] * (width + 1 - len(row.cells))))


def _are_names(source: SourceText, lines: Sequence[int]) -> bool:
    texts = [cell.text for cell in row_of_lines(source, lines).cells]
    return all(text and len(text) <= LONGEST_NAME and not is_money(text) for text in texts)


@dataclass(slots=True)
class _Rows:
    """The rows below a head of ``width`` tabs: those ``found``, and the lines of the one that is being read."""

    source: SourceText
    width: int
    sums: MergedSums
    found: list[GridRow] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    of_sum: bool = False
    last: int = 0
    """The number of the last row."""

    counted: int = 0
    placed: bool = True
    """Whether all sums have their amounts in certain places."""

    @property
    def whole(self) -> bool:
        """Whether the row that is being read has all its cells, but for the end of the last one perhaps."""
        return not self.lines or self.of_sum or _tabs(self.source, self.lines) == self.width

    def next_line(self, number: int) -> int | None:
        """The next line of the table from ``number`` on; None where it ends above. An empty line may stand in a cell;
        below a whole row a table goes on over a page's end with the number that is due.
        """
        lines = range(number, min(number + _MOST_BETWEEN, len(self.source.lines)) + 1)
        following = next((n for n in lines if not is_empty_or_of_page(self.source, n)), None)
        if following in (None, number):
            return following
        if not self.whole:
            return following if following == number + 1 else None
        return following if _counted(self.source.line(following)) == self.last + 1 else None

    def take(self, number: int) -> _Step:
        """Take a line to the rows; or say that the table ends above it, or that it may be of two rows."""
        line = self.source.line(number)
        begins = begins_row(line.split("\t"), self.source.line(self.lines[-1]) if self.lines else "", self.last + 1)
        if not self.whole and not begins:
            return self._go_on(number)
        if not self.whole and ("\t" not in line or not self._is_without_money()):
            return "doubt"
        if "\t" not in line:
            return self._take_words(number, line)
        if _is_place(line):
            return self._take_alone(number)
        counted = _counted(line)
        of_sum = _is_sum(line)
        if self.of_sum and counted is None and not of_sum and not line.startswith("\t"):
            return "doubt" if self._names_a_row(line) else self._go_on(number)
        if begins_numbered_head(line):
            return "end"
        if counted is None and not of_sum and not line.startswith("\t"):
            return "doubt"
        self._close()
        self.lines, self.of_sum = [number], of_sum
        if counted is not None:
            self.last, self.counted = counted, self.counted + 1
        return "on" if line.count("\t") <= self.width else "doubt"

    def _take_alone(self, number: int) -> _Step:
        """Take a line that is a row by itself."""
        self._close()
        self.found.append(row_of_lines(self.source, [number]))
        return "on"

    def _is_without_money(self) -> bool:
        """Whether the row that is being read is a line without a figure but its number: its tabs were stripped."""
        cells = row_of_lines(self.source, self.lines).cells[1:]
        alone = not self.of_sum and len(self.lines) == 1
        return alone and any(cell.text for cell in cells) and not any(is_figure(cell.text) for cell in cells)

    def _go_on(self, number: int) -> _Step:
        rest = arabic_digits(self.source.line(number)).partition("\t")[0].strip()
        above = arabic_digits(self.source.line(self.lines[-1])).strip(" ")
        if _FIGURES.fullmatch(rest) and above[-1:].isdecimal():
            return "doubt"  # two values, or a figure that the line end tore
        self.lines.append(number)
        fits = _tabs(self.source, self.lines) <= self.width and len(self.lines) <= _MOST_LINES
        return "on" if fits else "doubt"

    def _take_words(self, number: int, line: str) -> _Step:
        """Take a line without a tab below a whole row: the end of its last cell, a place of the tree, a sum in words.

        Where it is none of these the table ends above it.
        """
        if self.lines and self._counts_on(line):
            return "doubt" if _may_be_money(line) else self._go_on(number)
        if _is_place(line) or (TOTAL.match(line.strip()) and any(map(is_money, line.split()))):
            return self._take_alone(number)
        following = self._has_rows_below(number)
        is_below = not following and (NOTE.match(line.strip()) or _says_unit(line))
        if not is_below and (_may_be_money(line) or self._has_money_below(number)):
            return "doubt"  # a row or an amount that lost its tabs or its number
        if not self.lines or not self._goes_on_in_words(line) or not (following or self._ends_a_cell(number)):
            return "doubt" if following else "end"
        return self._go_on(number)

    def _goes_on_in_words(self, line: str) -> bool:
        """Whether a line may go on with the words of the last cell."""
        words = has_letters(row_of_lines(self.source, self.lines).cells[-1].text)
        return words and not NOTE.match(line.strip()) and not begins_something(line) and not _says_of_rows(line)

    def _ends_a_cell(self, number: int) -> bool:
        """Whether the line right below a table's last row may be its end and is no sentence below the table: some words
        without a figure.
        """
        line = self.source.line(number).strip()
        alone = number == len(self.source.lines) or not self.source.line(number + 1).strip()
        return alone and line[0].isalpha() and len(line) <= _LONGEST_END and not any(map(str.isdigit, line))

    def _counts_on(self, line: str) -> bool:
        """Whether a line is the next entry of the list in the last cell."""
        parts = row_of_lines(self.source, self.lines).cells[-1].parts
        entries = [match for part in parts if (match := _ENTRY.match(arabic_digits(part)))]
        entry = _ENTRY.match(arabic_digits(line).strip())
        if not entries or not entry:
            return False
        return entry["above"] == entries[-1]["above"] and int(entry["last"]) == int(entries[-1]["last"]) + 1

    def _has_rows_below(self, number: int) -> bool:
        """Whether a row follows without an empty line between."""
        for below in range(number + 1, len(self.source.lines) + 1):
            line = self.source.line(below)
            if not line.strip():
                return False
            if (_counted(line) is not None and line.count("\t") > 1) or _is_sum(line):
                return True
        return False

    def _has_money_below(self, number: int) -> bool:
        """Whether the next line with tabs, without an empty line or a head between, is a row with money that has no
        number.
        """
        for below in range(number + 1, min(number + _MOST_LINES, len(self.source.lines)) + 1):
            line = self.source.line(below)
            if not line.strip() or begins_numbered_head(line):
                return False
            if "\t" in line:
                return _counted(line) is None and not _is_sum(line) and any(map(is_money, line.split("\t")))
        return False

    def has_torn_row_behind(self, number: int) -> bool:
        """Whether the lines behind an empty line or a page's end are a row with money that has no number and begins
        above its tabs.
        """
        lines = range(number, min(number + _MOST_BETWEEN, len(self.source.lines)) + 1)
        first = next((n for n in lines if not is_empty_or_of_page(self.source, n)), None)
        return first is not None and "\t" not in self.source.line(first) and self._has_money_below(first)

    def _names_a_row(self, line: str) -> bool:
        """Whether a line below a sum begins with words right behind its last amount: ``คงเหลือ``, and no unit."""
        above = row_of_lines(self.source, self.lines).cells[-1].text
        rest = line.partition("\t")[0].strip()
        return is_figure(above) and has_letters(f"{above} {rest}")

    def ends(self) -> bool:
        """Whether the last row is whole, it is then found, and all sums have their places."""
        if not self.whole:
            return False
        self._close()
        return self.placed

    def _close(self) -> None:
        if self.lines:
            row = row_of_lines(self.source, self.lines)
            placed = self._over_places(row) if self.of_sum else row
            self.placed = self.placed and placed is not None
            self.found.append(placed or row)
        self.lines, self.of_sum = [], False

    def _over_places(self, row: GridRow) -> GridRow | None:
        """The row of a sum over all places where the last tab was kept; None where it is nowhere for certain."""
        if len(row.cells) > self.width or not self.source.line(self.lines[-1]).endswith("\t"):
            return row
        return self.sums.placed(row, self.found)


def _may_be_money(line: str) -> bool:
    """Whether a line has a figure that may be an amount, and is no year, or the word for baht.

    >>> [_may_be_money(line) for line in ("กองคลัง 4,000", "30000", "สามหมื่นบาท", "ปี 2566", "บทบาท", "1. กองช่าง")]
    [True, True, True, False, False, False]
    """
    return bool(_MONEY.search(arabic_digits(line)))


def _says_unit(line: str) -> bool:
    return factor_on_line(line.strip()) is not None and not any(map(str.isdigit, line))


def _says_of_rows(line: str) -> bool:
    """Whether a line says something of the rows below it: their year, that they have no money.

    >>> [_says_of_rows(line) for line in ("ปีงบประมาณ พ.ศ. 2567", "ไม่ใช้งบประมาณ", "และสำนักปลัด")]
    [True, True, False]
    """
    return bool(_YEAR.search(arabic_digits(line))) or parse_cell(line.strip()).status is not None


def _counted(line: str) -> int | None:
    """The number that a line with several cells begins with."""
    first, tab, _ = line.partition("\t")
    match = _NUMBER.fullmatch(arabic_digits(first).strip()) if tab else None
    return int(match[1]) if match else None


def _is_place(line: str) -> bool:
    """Whether a line has a place of the tree alone, in whichever cell."""
    text = line.strip()
    return "\t" not in text and names_place(text)


def _is_sum(line: str) -> bool:
    return "\t" in line and bool(TOTAL.match(line.strip()))


def _tabs(source: SourceText, lines: Sequence[int]) -> int:
    return sum(source.line(number).count("\t") for number in lines)
