"""Tables that sum a plan up by dimension and year, with blanks or line ends between cells, in some rows tabs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import accumulate, groupby, pairwise

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.records.table import Cell, Grid, GridRow
from parsers.structure.levels import level_named
from parsers.tables.columns.names import FEW, TOTAL
from parsers.tables.flat.pieces import reads_as_value
from parsers.tables.rows.cell_kinds import is_money
from parsers.tables.rows.printed_cells import printed_cell
from parsers.values.kinds import KIND_WORD
from parsers.values.money.cell_forms import DASHES
from parsers.values.money.cells import broken_figure, parse_cell
from parsers.values.years import PLAN_YEAR

_OPENS = re.compile(r"(?:\d{1,2}[.)]?\s+)?มิติ(?:ที่)?\s*(\d{1,2})(?!\d)[.:)]?|(\d{1,2})[.)](?!\d)")
"""How the row of a dimension begins."""

_FIGURE = re.compile(r"\d|บาท")
_VALUES_BEHIND = re.compile(r"\s[-–—\d].*", re.DOTALL)
_BEGINS_HEAD = re.compile(r"(?:(?:ลำดับ\s?(?:ที่)?|ที่)\s)?มิติ(?:ที่)?(?:\s?/\s?ด้าน)?(?=\s|$)")
_COUNT = "จำนวน"
_KINDS = rf"(?:{KIND_WORD}(?:\s?/\s?{KIND_WORD})*|รายการ)"
_NAMES = {
    "first": _BEGINS_HEAD,
    "year": re.compile(rf"(?:ปี|งบประมาณ|พ\.?\s?ศ\.?|\s)*{PLAN_YEAR}"),
    "sum": re.compile(r"(?:งบประมาณ\s?)?รวม(?:\s?(?:\d{1,2}\s?ปี|ทั้ง(?:สิ้น|หมด)|ทุกปี|งบประมาณ|เงิน|เป็นเงิน))*"),
    "unit": re.compile(r"\(?(?:หน่วย\s?[:：]?\s?)?(?:ร้อย|พัน|หมื่น|แสน|ล้าน)*บาท\)?"),
    "band": re.compile(
        r"(?:จำนวน)?(?:วงเงิน|งบประมาณ|เงิน)(?:\s?(?:งบประมาณ|ราย(?:จ่าย|ปี)|แยกรายปี|แต่ละปี|ประจำปี))*"
        r"|ปีงบประมาณ(?:\s?พ\.?\s?ศ\.?)?(?!\s?\d)"
    ),
    "count": re.compile(rf"จำนวน\s?\(?{_KINDS}\)?|\(?{_KINDS}\)?|จำนวน"),
}
"""What a head of such a table may say, in the order in which it is tried."""

_YEAR, _SCALED = re.compile(PLAN_YEAR), re.compile(r"(?:ร้อย|พัน|หมื่น|แสน|ล้าน)บาท")
_SAYS_MONEY = re.compile(r"บาท|งบ|วงเงิน")
_COUNTED = re.compile(rf"(?<![\d,.])(\d{{1,3}})\s(?=(?:{KIND_WORD})(?:\s|$))")
"""A count with the word for what it counts."""

_MOST_HEAD, _LONGEST_HEAD = 20, 300
_MOST_LINES, _MOST_LINES_OF_ALL, _LONGEST_LINE = 20, 200, 300
"""Lines of a row, and of all; a longer line is none of such a table."""

_LINES_ABOVE = 3
"""Lines in which a caption or a unit stands above a head: one of no money has counts below years."""

_LEAST_ROWS, _LEAST_VALUES = 2, 2
_MOST_BETWEEN = 6
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class FlatSummary:
    """The lines of what looks like such a table, and what it says; without a grid, where its cells are not sure, the
    lines from its head to where its last row begins.
    """

    span: Span
    grid: Grid | None


def flat_summaries(source: SourceText) -> Sequence[FlatSummary]:
    """All of a text, in document order: a head that begins with ``มิติ`` and names years, and rows of dimensions with
    money, by the words or by the size of an amount. Where tabs part the cells of all rows it is another reader's.

    The cells are sure where the head says nothing else than what a column of such a table is, each row has as many
    values side by side as there are columns of values, and most of the sums that it prints, of columns and rows, hold.
    They are looked for once a text.
    """
    return source.once(_summaries)


def _summaries(source: SourceText) -> tuple[FlatSummary, ...]:
    return tuple(_each_summary(source))


def _each_summary(source: SourceText) -> Iterator[FlatSummary]:
    end = 0
    for number in source.lines_with("มิติ"):
        if number > end and (found := _summary(source, number)):
            end = found.span.end
            yield found


def rows_of_sums(source: SourceText) -> Iterator[Span]:
    """The lines of dimensions with several values, amounts among them, near each other, whatever their head."""
    near: list[int] = []
    for number in source.lines_with("มิติ"):
        text = source.line(number)
        opened = _opening(source.key(number).strip())
        if not opened or len(text) > _LONGEST_LINE or not _FIGURE.search(opened.string, opened.end()):
            continue  # a heading: an amount has a digit, or baht behind its words
        row = _opened(source, number, opened, None)
        if not _holds_values(row, of_money=False):
            continue
        if near and number - near[-1] > _MOST_BETWEEN:
            yield from _together(near)
            near = []
        near.append(number)
    yield from _together(near)


def _holds_values(row: _Row, *, of_money: bool) -> bool:
    """Whether a row has several values side by side, an amount among them where nothing says that they are
    ``of_money``.
    """
    several = [run for run in row.runs if len(run) >= _LEAST_VALUES]
    return any(of_money or any(is_money(word.text) for word in run) for run in several)


def _together(numbers: Sequence[int]) -> list[Span]:
    return [Span(numbers[0], numbers[-1])] if len(numbers) >= _LEAST_ROWS else []


@dataclass(slots=True)
class _Word:
    text: str
    line: int

    @property
    def is_value(self) -> bool:
        return reads_as_value(self.text) or bool(broken_figure(self.text) or _count_in(self.text))


@dataclass
class _Row:
    """A row of a dimension, or of the plan (0), with its words behind the words that open it."""

    number: int
    opening: _Word
    words: list[_Word] = field(default_factory=list)
    runs: list[list[_Word]] = field(default_factory=list)

    def take(self, words: Sequence[_Word]) -> None:
        """Put the words of a line to the row: a run of values may go on over line ends."""
        for word in words:
            if word.is_value:
                if not self.runs or not self.words or self.words[-1] is not self.runs[-1][-1]:
                    self.runs.append([])
                self.runs[-1].append(word)
            self.words.append(word)

    @property
    def span(self) -> Span:
        return Span(self.opening.line, self.words[-1].line if self.words else self.opening.line)

    def values(self, width: int) -> list[_Word] | None:
        """Its one run of as many values; None where there is none, or figures stand behind it."""
        whole = [run for run in self.runs if len(run) == width]
        return whole[0] if len(whole) == 1 and whole[0] is self.runs[-1] else None

    def name(self, values: Sequence[_Word]) -> list[_Word]:
        """Its words beside the values."""
        return [self.opening, *(word for word in self.words if not any(word is value for value in values))]


@dataclass(frozen=True, slots=True)
class _Name:
    """What a head says in one place: ``first``, ``count``, ``year``, ``sum``, or the ``band`` over all the money."""

    kind: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class _Head:
    """The columns that a head names, and the name of all the money where one stands above the years."""

    first: _Name
    columns: tuple[_Name, ...]
    band: _Name | None

    def rows(self) -> list[GridRow]:
        """Its rows: one, or two with the band above the years."""
        years = [name.kind == "year" for name in self.columns]
        lower = [name if of_year and self.band else None for name, of_year in zip(self.columns, years, strict=True)]
        upper = [None if below else name for name, below in zip(self.columns, lower, strict=True)]
        if self.band:
            upper[years.index(True)] = self.band
        rows = [[self.first, *upper], [None, *lower]]
        return [_head_row(names) for names in rows if any(names)]


def _summary(source: SourceText, start: int) -> FlatSummary | None:
    key = source.key(start).strip()
    if len(key) > _LONGEST_HEAD or _opening(key) or not _BEGINS_HEAD.match(" ".join(key.split())):
        return None
    below = range(start + 1, min(start + _MOST_HEAD, len(source.lines)) + 1)
    first = next((number for number in below if _opening(source.key(number).strip())), None)
    if first is None:
        return None
    keys = [" ".join(source.key(number).split()) for number in range(start, first)]
    if sum(map(len, keys)) > _LONGEST_HEAD:
        return None
    of_years = any(map(_YEAR.search, keys))
    head = _head(_names(keys, start)) if of_years else _head_of_one_sum(_names(keys, start))
    if head is None and not of_years:
        return None
    rows = _rows(source, first, len(head.columns) if head else None)
    above = (source.key(number) for number in range(max(1, start - _LINES_ABOVE), start))
    of_money = any(map(_SAYS_MONEY.search, (*keys, *above)))
    if len(rows) < _LEAST_ROWS or sum(_holds_values(row, of_money=of_money) for row in rows) < _LEAST_ROWS:
        return None
    span = Span(start, rows[-1].span.end)
    if all("\t" in source.line(number) for number in range(first, span.end + 1)):
        return None
    grid = _grid(head, rows, span) if head else None
    if grid is None and not of_years:
        return None
    return FlatSummary(span if grid else Span(start, rows[-1].opening.line), grid)


def _opening(key: str) -> re.Match[str] | None:
    """How a line begins that is the row of a dimension."""
    found = _OPENS.match(key)
    if found is None or found[1]:
        return found
    return found if level_named(_VALUES_BEHIND.sub("", key)) == "dimension" else None


def _rows(source: SourceText, first: int, width: int | None) -> list[_Row]:
    """The rows from a line on to the total of the plan; else to what is none. Without a ``width`` values end a row."""
    rows: list[_Row] = []
    for number in range(first, min(first + _MOST_LINES_OF_ALL, len(source.lines)) + 1):
        key = source.key(number).strip()
        if len(key) > _LONGEST_LINE or (rows and number - rows[-1].opening.line >= _MOST_LINES):
            break
        if not key:
            continue
        opened, total = _opening(key), TOTAL.match(key) if rows else None
        above = rows[-1] if rows else None
        done = above is not None and bool(above.values(width) if width else above.runs)
        if above and opened and not 0 < above.number < int(opened[1] or opened[2]):
            break
        if done and total and above and not above.number:
            break
        if opened or total:
            rows.append(_opened(source, number, opened, total))
        elif above and not _goes_on(source, number, above, done=done):
            break
        else:
            rows[-1].take(_words(source.line(number), number))
        if rows[-1].number == 0 and width and rows[-1].values(width):
            break
    while rows and not rows[-1].runs:
        rows.pop()
    return rows


def _opened(source: SourceText, number: int, dimension: re.Match[str] | None, total: re.Match[str] | None) -> _Row:
    """The row that a line opens, with the words behind what opens it. The number of the row itself is left out."""
    text = source.line(number).strip()
    found = dimension or total
    start = max(0, text.find("มิติ")) if dimension and dimension[1] else 0
    end = found.end() if found else 0
    while end < len(text) and not text[end].isspace() and not text[end].isdecimal():
        end += 1  # the whole word: ``รวมทั้งสิ้น``
    row = _Row(int(dimension[1] or dimension[2]) if dimension else 0, _Word(text[start:end], number))
    row.take(_words(text[end:], number))
    return row


def _goes_on(source: SourceText, number: int, row: _Row, *, done: bool) -> bool:
    """Whether a line may go on with a row: with its values or the name before them; or, below all its values, with the
    rest of its name, a few words right below it.
    """
    text = source.line(number).strip()
    if not done:
        right_below = bool(source.line(number - 1).strip())
        return right_below or not row.runs or all(word.is_value for word in _words(text, number))
    few = len(text) <= _LONGEST_NAME and not any(map(str.isdigit, text))
    return row.number > 0 and few and bool(source.line(number - 1).strip())


def _words(text: str, line: int) -> list[_Word]:
    """The words of a line; a count and the word for what it counts are one."""
    key = arabic_digits(text)
    whole = _COUNTED.sub(lambda found: f"{found[1]}\0", key)
    if "\0" not in whole:  # as nearly always
        return [_Word(word, line) for word in text.split()]
    joined = "".join("\0" if sign == "\0" else text[place] for place, sign in enumerate(whole))
    return [_Word(word.replace("\0", " "), line) for word in joined.split()]


def _names(keys: Sequence[str], start: int) -> list[_Name] | None:
    """What the lines of a head say, in the order of their words; None where they say anything else."""
    text = " ".join(keys)
    ends = list(accumulate(len(key) + 1 for key in keys))
    found: list[_Name] = []
    place = 0
    while place < len(text):
        tried = ((kind, name.match(text, place)) for kind, name in _NAMES.items())
        kind, match = next(((kind, match) for kind, match in tried if match), ("", None))
        if match is None:
            return None
        above = found[-1] if found else None
        begun = next((at for at, name in enumerate(found) if name.text == _COUNT), None) if kind == "count" else None
        if above and (kind == "unit" or (kind == above.kind and kind in ("count", "band"))):
            found[-1] = replace(above, text=f"{above.text} {match[0]}")
        elif begun is not None and match[0] != _COUNT:  # the lower line of its name
            found[begun] = replace(found[begun], text=f"{_COUNT} {match[0]}")
        else:
            found.append(_Name(kind, match[0].strip(), start + bisect_right(ends, match.start())))
        place = match.end()
        while text[place : place + 1] == " ":
            place += 1
    return found


def _head(found: Sequence[_Name] | None) -> _Head | None:
    """The columns of a head; None where it says a thing twice, or not of all money of which unit it is.

    Years in a lower row stand in the place of the name of all the money above them.
    """
    kinds = [name.kind for name in found or ()]
    years = [place for place, kind in enumerate(kinds) if kind == "year"]
    if not found or not years or kinds[0] != "first" or years[-1] - years[0] + 1 != len(years):
        return None
    if any(kinds.count(kind) > 1 for kind in ("first", "count", "sum", "band")):
        return None
    named = [int(number[0]) for place in years if (number := _YEAR.search(found[place].text))]
    band = next((name for name in found if name.kind == "band"), None)
    place = found.index(band) if band else years[0]
    if place > years[0] or any(after != before + 1 for before, after in pairwise(named)):
        return None
    if (band and "count" in kinds[place:]) or not _has_unit(found, banded=band is not None):
        return None  # above which of the lower names it stands is not said
    of_years = [found[at] for at in years]
    before = [name for name in found[1:place] if name.kind != "year"]
    behind = [name for name in found[place:] if name.kind in ("count", "sum")]
    return _Head(found[0], (*before, *of_years, *behind), band)


def _head_of_one_sum(found: Sequence[_Name] | None) -> _Head | None:
    """The columns of a head without years: what is counted, then all the money."""
    if [name.kind for name in found or ()] != ["first", "count", "band"]:
        return None
    return _Head(found[0], tuple(found[1:]), None) if found and _has_unit(found, banded=True) else None


def _has_unit(found: Sequence[_Name], *, banded: bool) -> bool:
    """Whether thousands are said of all the money or of none, and no unit stands behind a name of something else."""
    if any("บาท" in name.text for name in found if name.kind in ("first", "count")):
        return False
    of_money = ("band", "sum") if banded else ("year", "sum")
    scaled = {bool(_SCALED.search(name.text)) for name in found if name.kind in of_money}
    return len(scaled) < 2


def _grid(head: _Head, rows: Sequence[_Row], span: Span) -> Grid | None:
    """The table, where each row has its values and the sums agree."""
    values = [one for row in rows if (one := row.values(len(head.columns)))]
    counts = [place for place, name in enumerate(head.columns) if name.kind == "count"]
    if len(values) < len(rows) or not all(_is_count(one[place]) for one in values for place in counts):
        return None
    if not _agrees(head, rows, [[_amount(word) for word in one] for one in values]):
        return None
    body = [
        GridRow((_name_cell(row.name(one)), *(_value_cell(word) for word in one)), row.span)
        for row, one in zip(rows, values, strict=True)
    ]
    return Grid((*head.rows(), *body), span, "flat")


def _is_count(word: _Word) -> bool:
    return bool(_count_in(word.text)) or FEW.fullmatch(word.text) is not None or not word.text.strip(DASHES)


def _head_row(names: Sequence[_Name | None]) -> GridRow:
    lines = [name.line for name in names if name]
    span = Span(min(lines), max(lines))
    cells = [printed_cell([name.text], Span(name.line, name.line)) if name else Cell("", (), span) for name in names]
    return GridRow(tuple(cells), span)


def _agrees(head: _Head, rows: Sequence[_Row], amounts: Sequence[Sequence[Decimal]]) -> bool:
    """Whether a table prints sums, and most of those of its dimensions, and most of those of its years, hold."""
    down: list[bool] = []
    across: list[bool] = []
    parts = [one for row, one in zip(rows, amounts, strict=True) if row.number]
    for row, one in zip(rows, amounts, strict=True):
        if row.number == 0:
            down += [total == sum(column) for total, *column in zip(one, *parts, strict=True)]
        sums = [amount for name, amount in zip(head.columns, one, strict=True) if name.kind == "sum"]
        years = [amount for name, amount in zip(head.columns, one, strict=True) if name.kind == "year"]
        across += [total == sum(years) for total in sums]
    return bool(down or across) and all(2 * sum(checks) > len(checks) for checks in (down, across) if checks)


def _count_in(text: str) -> re.Match[str] | None:
    """A count with the word for what it counts."""
    return _COUNTED.match(arabic_digits(text))


def _amount(word: _Word) -> Decimal:
    counted = _count_in(word.text)
    return Decimal(counted[1]) if counted else parse_cell(word.text).amount or Decimal()


def _name_cell(words: Sequence[_Word]) -> Cell:
    lines = [" ".join(word.text for word in on_line) for _, on_line in groupby(words, key=lambda word: word.line)]
    return printed_cell(lines, Span(words[0].line, words[-1].line), wrapped=True)


def _value_cell(word: _Word) -> Cell:
    return Cell(word.text, (word.text,), Span(word.line, word.line))
