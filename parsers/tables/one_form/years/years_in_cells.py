"""Tables with the years in the cells of one column, a line each (``2566: 20,000``, ``ปี 2567 จำนวน 5,000 บาท``,
``ปี 2568 -``), or behind what is true of each (``ปีละ 5,000 (2566 - 2568)``): as tables with a column for each of them,
and one for their sum where cells print it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.columns.head_rows import head_starts, in_heads
from parsers.tables.columns.roles import role_of
from parsers.tables.columns.value_of_years import TRUE_OF_EACH, value_of_years
from parsers.tables.one_form.years.column_a_year import over_years, with_column_a_year
from parsers.values.enumerators import LIST_SIGN
from parsers.values.money.cells import parse_cell
from parsers.values.years import DASH, MOST_YEARS, YEAR_WORD, YEARS_NAMED, Years, year_be

_WORDS_OF_MONEY = r"จำนวน|เป็นเงิน|งบประมาณ|วงเงิน|ตั้งไว้"
_LABEL = re.compile(rf"{YEARS_NAMED}(?:\s*[:：=]|(?=\s*(?:{_WORDS_OF_MONEY}))|(?P<blank>\s+(?=ปีละ|ไม่|[0-9]|{DASH})))")
"""Years, and what parts them from their value: a sign, a word of money, or a blank where the word ``ปี`` says it."""

_SUM = re.compile(
    r"รวม(?:\s*(?:ทั้ง(?:สิ้น|หมด)|ทุกปี|งบประมาณ|เป็นเงิน|เงิน|[0-9]{1,2}\s*ปี))*+\s*+[:：=]?"
    r"(?=\s*[0-9][0-9,.]*+(?!\s*(?!บาท)[ก-๎]))"
)
"""What stands before the sum of a cell's years, which is no count (``รวม 3 ครั้ง``)."""

_OWN_YEAR = re.compile(rf"[0-9]\s*{DASH}\s*{YEAR_WORD}")
"""A stretch of years with a word of year before its end, too."""

_EACH_BEFORE = re.compile(
    rf"(?P<value>(?:ปีละ|แต่ละปี|ต่อปี)\s*[0-9][0-9,.]*+(?:\s*บาท)?)\s*[(\[]?\s*{YEARS_NAMED}\s*[)\]]?$"
)
"""``ปีละ 10,000 (2566 - 2568)``: the years behind what is true of each."""

_SIGN = re.compile(rf"\s*(?:{LIST_SIGN}\s*)?")
_FIRST = re.compile(rf"{_SIGN.pattern}(?:[2๒]|ป|พ|ค)")
"""How a label begins, with the sign before it."""

_SHORT = re.compile(rf"{YEAR_WORD}\s*+(?P<year>[0-9]{{2}})(?![0-9.,])(?=\s*(?:[:：=]|{_WORDS_OF_MONEY}))")
"""``ปี 66 :``, a year of two digits before its value."""

_BEGINS_YEAR = ("ป", "พ")
_CENTURY = 100
_ENDS = " \t,;|/"
_LONGEST = 80
"""Letters of a label with the sign before it."""

_ALL = range(0)
"""The years of a sum."""


class _Said(NamedTuple):
    """What a cell says of some years, and whether it is true of each of them or of all together; or the sum of all."""

    years: range
    value: str
    each: bool


_Column = Mapping[int, tuple[_Said, ...]]
"""What the cells of a column say, by row; nothing of a year where a cell is one value."""


def years_in_cells_apart(
    grids: Iterable[Grid], but: Collection[Grid] = (), plan_years: Callable[[], Years | None] = lambda: None
) -> list[Grid]:
    """``grids`` with a column a year in the place of one of money in whose cells years stand before their values,
    ``but`` for some that stay as they are. Years of two digits are those of the ``plan_years``.

    Every cell of the column says years and values and nothing else, none of them twice, or is one value, which is then
    over all years. A table without a head goes on with the one above where its rows are as wide and its cells say so.
    """
    printed = list(grids)
    whole = [grid if grid in but else _with_years_in_full(grid, plan_years) for grid in printed]
    as_printed = {id(one): grid for one, grid in zip(whole, printed, strict=True)}
    return [as_printed.get(id(grid), grid) for grid in _all_apart(whole, but)]


def _with_years_in_full(grid: Grid, plan_years: Callable[[], Years | None]) -> Grid:
    """A table whose cells that begin with a year of two digits have it, and those behind it, in full."""
    short = any(_begins_short(cell.text) for row in grid.rows for cell in row.cells)
    years = plan_years() if short else None
    if years is None:
        return grid
    named = {f"{year % _CENTURY:02}": str(year) for year in range(years[0], years[1] + 1)}

    def in_full(text: str) -> str:
        key = arabic_digits(text)
        found = [match for match in _SHORT.finditer(key) if match["year"] in named]
        for match in reversed(found):
            text = f"{text[: match.start('year')]}{named[match['year']]}{text[match.end('year') :]}"
        return text

    def whole(cell: Cell) -> Cell:
        if not _begins_short(cell.text):
            return cell
        return cell._replace(text=in_full(cell.text), parts=tuple(map(in_full, cell.parts)))

    return replace(grid, rows=tuple(replace(row, cells=tuple(map(whole, row.cells))) for row in grid.rows))


def _begins_short(text: str) -> bool:
    return text[:1] in _BEGINS_YEAR and _SHORT.match(arabic_digits(text[:_LONGEST])) is not None


def _all_apart(grids: Iterable[Grid], but: Collection[Grid]) -> list[Grid]:
    found: list[Grid] = []
    chain: list[Grid] = []
    for grid in grids:
        if not (chain and _goes_on(grid, chain[0])):
            found += _apart(chain)
            chain = []
        if grid in but:
            found += [*_apart(chain), grid]
            chain = []
        else:
            chain.append(grid)
    return [*found, *_apart(chain)]


def _goes_on(grid: Grid, first: Grid) -> bool:
    """Whether a table has no head, rows as wide as the ``first`` above it, and years in its cells."""
    if not names_years(grid) or not names_years(first) or head_starts(grid) or not head_starts(first):
        return False
    width = len(first.rows[head_starts(first)[0]].cells)
    return all(len(row.cells) == width for row in grid.rows)


def names_years(grid: Grid) -> bool:
    """Whether any cell begins with the label of a year: it spares other tables the reading of their heads. Looked for
    once a table.
    """
    return grid.once(_names_years)


def _names_years(grid: Grid) -> bool:
    texts = [cell.text for row in grid.rows for cell in row.cells if cell.text]
    return any(map(_has_label, filter(_FIRST.match, texts)))


def _begins_with_year(text: str) -> bool:
    return _FIRST.match(text) is not None and _has_label(text)


def _has_label(text: str) -> bool:
    """Whether a text that may begin with a label (``_FIRST``) does."""
    key = arabic_digits(text[:_LONGEST])
    return _label(_LABEL.match(key, _end_of_sign(key))) is not None


def _label(match: re.Match[str] | None) -> re.Match[str] | None:
    """A label; none where a bare number, which may be anything, stands before a blank."""
    return match if match and not (match["blank"] and match[0][0].isdigit()) else None


def _end_of_sign(key: str) -> int:
    sign = _SIGN.match(key)
    return sign.end() if sign else 0


def _apart(tables: Sequence[Grid]) -> Sequence[Grid]:
    """The parts of one table, the first with its head, with their columns apart; themselves where none has years."""
    starts = head_starts(tables[0]) if tables and names_years(tables[0]) else ()
    if not starts:
        return tables
    heads = in_heads(tables[0])
    rows = [(row, at in heads and grid is tables[0]) for grid in tables for at, row in enumerate(grid.rows)]
    names = tables[0].rows[starts[0]].cells
    columns = {
        place: column
        for place, cell in enumerate(names)
        if role_of(cell.text) in ("budget", "year") and (column := _column(rows, place))
    }
    years = {place: _years_of(column) for place, column in columns.items()}
    if not columns or any(len(of) > MOST_YEARS for of in years.values()):
        return tables
    apart = iter([_row(row, at, columns, years, is_head=is_head) for at, (row, is_head) in enumerate(rows)])
    return [replace(grid, rows=tuple(next(apart) for _ in grid.rows)) for grid in tables]


def _column(rows: Sequence[tuple[GridRow, bool]], place: int) -> _Column | None:
    """What the cells of a column say of years; None where one says anything else, or none says a year."""
    found: dict[int, tuple[_Said, ...]] = {}
    for at, (row, is_head) in enumerate(rows):
        if is_head or not row.text(place) or row.cells[place].columns != 1:
            continue
        said = _said(row.cells[place])
        if said is None:
            return None
        found[at] = said
    return found if any(found.values()) else None


def _said(cell: Cell) -> tuple[_Said, ...] | None:
    """What a cell says of years; nothing where it is one value, None where it is anything else or a year is twice."""
    if not _begins_with_year(cell.text):
        if each := _said_before_years(cell.text):
            return (each,)
        return () if parse_cell(cell.text).status is not None else None
    found: list[_Said] = []
    for piece in _pieces(cell):
        said = _said_by(piece, alone=not found)
        if said is None or any(_meet(said.years, one.years) for one in found):
            return None
        found.append(said)
    return tuple(found)


def _said_before_years(text: str) -> _Said | None:
    """What a cell says of each of the years that stand behind it; None where it says nothing so."""
    match = _EACH_BEFORE.fullmatch(arabic_digits(text.strip()))
    if match is None or not match["last"]:
        return None
    return _said_by(f"{match['first']} - {match['last']} : {match['value']}", alone=True)


def _meet(years: range, others: range) -> bool:
    """Whether two pieces of a cell say something of the same year, or are both a sum."""
    return years == others or (years.start < others.stop and others.start < years.stop)


def _said_by(piece: str, *, alone: bool) -> _Said | None:
    """What a piece says, from its label on; None where it is no value. ``alone``: no other piece stands before it.

    Where one year was said before, ``ปี 2568 - ปี 2569 5,000`` may be a dash and a value as well as a stretch.
    """
    key = arabic_digits(piece)
    if total := _SUM.match(key):
        text = piece[total.end() :].strip(_ENDS)
        return _Said(_ALL, text, each=True) if parse_cell(text).status in ("amount", "zero") else None
    label = _LABEL.match(key)
    if label is None:
        return None
    first = year_be(label["first"], None)
    last = year_be(label["last"], None) if label["last"] else first
    if first is None or last is None or not 0 <= last - first < MOST_YEARS:
        return None
    value = value_of_years(piece[label.end() :].strip(_ENDS), several=first < last)
    if value.status is None:
        return None
    years = range(first, last + 1)
    if not alone and first < last and _OWN_YEAR.search(label[0]):
        return _Said(years, piece, each=False)
    return _Said(years, value.text, value.of_each)


def _pieces(cell: Cell) -> Iterator[str]:
    """What a cell says of each label, from the label on, without the sign of a list before it.

    The lines of a cell part it, where each but the first may go on with the one above.
    """
    texts: list[str] = []
    for part in cell.parts:
        if texts and not _begins_with_year(part):
            texts[-1] += f" {part}"
        else:
            texts.append(part)
    for text in texts:
        yield from _labelled(text)


def _labelled(text: str) -> Iterator[str]:
    """The pieces of a text, each with one label."""
    key = arabic_digits(text)
    labels = sorted(one.start() for one in (*filter(_label, _LABEL.finditer(key)), *_SUM.finditer(key)))
    sign = key[: labels[0]].strip() if labels else ""
    for start, end in zip(labels, (*labels[1:], None), strict=False):
        piece = text[start:end].strip(_ENDS)
        yield piece.removesuffix(sign).strip(_ENDS) if sign and end is not None else piece


def _years_of(column: _Column) -> tuple[int | None, ...]:
    """The years of a column, and None behind them for their sum."""
    said = [one for row in column.values() for one in row]
    sums = (None,) if any(one.years == _ALL for one in said) else ()
    return (*sorted({year for one in said for year in one.years}), *sums)


def _row(
    row: GridRow, at: int, columns: Mapping[int, _Column], years: Mapping[int, tuple[int | None, ...]], *, is_head: bool
) -> GridRow:
    """A row with a cell a year in the place of each such column."""

    def values(place: int, cell: Cell) -> Iterable[Cell]:
        own = years[place]
        said = columns[place].get(at)
        if not cell.text:
            return [cell] * len(own)
        if said:
            return _values(cell, said, own)
        count = len(own) - (own[-1] is None)
        return [*_over(cell, count), *[_blank(cell)] * (len(own) - count)]

    return with_column_a_year(row, years, None if is_head else values)


def _values(cell: Cell, said: Sequence[_Said], years: Sequence[int | None]) -> Iterator[Cell]:
    """The cells of a row's years, blank in those of which it says nothing, and that of their sum."""
    of_year: dict[int | None, _Said] = {year: one for one in said for year in one.years or (None,)}
    for year in years:
        one = of_year.get(year)
        if one is None:
            yield _blank(cell)
        elif one.each:
            yield cell.with_text(one.value)
        elif year == one.years.start:
            yield from _over(cell.with_text(one.value), sum(other in one.years for other in years))


def _blank(cell: Cell) -> Cell:
    return Cell("", (), cell.span)


def _over(cell: Cell, count: int) -> list[Cell]:
    """A cell over the columns of several years, unless it has no value: that is true of each."""
    return [cell] * count if parse_cell(cell.text).status in TRUE_OF_EACH else over_years(cell, count)
