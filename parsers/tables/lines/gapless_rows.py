"""Annual tables of a line a cell in which an empty cell leaves no line: the number that is due begins a row, the money
stands right behind the title, and what the other lines are tells their columns.

A row in which that leaves a choice of its money is torn. There is a table where its rows count on without a gap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.records.table import Cell, Grid, GridRow
from parsers.structure.headings import ends_table
from parsers.structure.levels import names_place
from parsers.tables.columns.head_rows import is_header
from parsers.tables.columns.names import is_column_name, is_unit
from parsers.tables.columns.roles import names_numbers, role_of
from parsers.tables.lines.words_behind import REPEATS, is_of_unit
from parsers.tables.rows.cell_kinds import begins_with_item, has_letters
from parsers.tables.rows.printed_cells import printed_cell
from parsers.tables.rows.row_begins import begins_total, number_alone
from parsers.values.dates import months_named
from parsers.values.money.cells import parse_cell
from parsers.values.page_marks import is_of_page

_PROJECT, _MONEY = 1, 2
"""The places of the columns behind that of the number."""

_LEAST, _MOST = 4, 9
"""Columns of a table."""

_LEAST_ROWS = 2
_MOST_TITLE = 2
"""Lines of a title above its money."""

_LONGEST_NAME, _LONGEST_FIRST = 60, 12
_MOST_LINES = 12
"""Lines of a row."""

_MAY_BE_MONEY = re.compile(r"\d[,.]\s?\d{3}(?!\d)|บาท|\d{5}")
_OF_SOURCE = re.compile(r"เทศบัญญัติ|ข้อบัญญัติ|เงิน|งบ")
_LONGEST_YEAR = 4
_OF_COUNT = re.compile(r"(?:จำนวน\s*)?\d{1,3}\s*(?:โครงการ|กิจกรรม|มาตรการ|รายการ)[^\d]{0,40}")


class _Head(NamedTuple):
    row: GridRow
    places: tuple[str, ...]
    """What the columns behind the money hold: ``period``, ``unit`` or ``words``."""


def gapless_tables(source: SourceText) -> Iterator[Grid]:
    """The tables without lines for empty cells, in document order, each below its own head."""
    end = last = 0
    short = [number for number, line in enumerate(source.lines, 1) if line and len(line) <= _LONGEST_FIRST]
    for number in short:
        if number <= end or not _names_numbers(source.line(number)):
            continue
        head = _head(source, number)
        if head is None:
            continue
        rows, counted, number_of_last = _rows(source, head, last)
        if counted >= _LEAST_ROWS:
            end, last = rows[-1].span.end, number_of_last
            yield Grid((head.row, *rows), Span(number, end), "cells")


def _names_numbers(line: str) -> bool:
    """Whether a line is the name of the numbers' column, with which a head begins."""
    return len(line) <= _LONGEST_FIRST and names_numbers(line.strip())


def _head(source: SourceText, first: int) -> _Head | None:
    """The head that begins with the number's name: the projects, one column of money, and words behind it."""
    cells: list[Cell] = []
    number = first
    while number < len(source.lines) and len(cells) <= _MOST:
        text = source.line(number).strip()
        if not text or len(text) > _LONGEST_NAME or number_alone(text) is not None:
            break
        below = source.line(number + 1).strip() if number < len(source.lines) else ""
        span = Span(number, number + (below.startswith("(") and is_unit(below)))
        texts = [source.line(line).strip() for line in span.lines]
        cells.append(printed_cell(texts, span, wrapped=len(texts) > 1, lines=list(span.lines)))
        number = span.end + 1
    if not _LEAST <= len(cells) <= _MOST or number > len(source.lines) or number_alone(source.line(number)) is None:
        return None
    roles = [role_of(cell.text) for cell in cells]
    row = GridRow(tuple(cells), Span(first, number - 1))
    named = all(is_column_name(cell.text) for cell in cells[: _MONEY + 1])
    if not named or roles[_PROJECT] != "project" or roles[_MONEY] not in ("budget", "year") or not is_header(row):
        return None
    others = [_place(cell.text) for cell in cells[_MONEY + 1 :]]
    return _Head(row, tuple(place for place in others if place)) if all(others) else None


def _place(name: str) -> str | None:
    """What a column behind the money holds, by its name; None where it may be a figure."""
    role = role_of(name)
    if role in ("budget", "year", "sum", "paid", "quarter", "month", "number", "project", "dimension", "mission"):
        return "words" if name.startswith(("แหล่ง", "ที่มา")) else None
    if role == "responsible":
        return "unit"
    return "period" if "ระยะเวลา" in name or "ช่วงเวลา" in name else "words"


def _rows(source: SourceText, head: _Head, above: int) -> tuple[list[GridRow], int, int]:
    """The rows below a head, how many of them are counted, and the last number: none where they do not go on with the
    number ``above``.
    """
    rows: list[GridRow] = []
    counted = 0
    lines: list[int] = []
    last: int | None = None
    for number in range(head.row.span.end + 1, len(source.lines) + 1):
        text = source.line(number).strip()
        if is_of_page(source, number):
            continue
        begins = _begins(source, number)
        due = last + 1 if last is not None else begins if begins in (1, above + 1) else None
        starts = (begins is not None and begins == due) or begins_total(text)
        stops = not text or ends_table(arabic_digits(text)) or names_place(text) or len(lines) > _MOST_LINES
        stops = stops or _names_numbers(text)
        if lines and (starts or stops):
            rows.append(_row(source, lines, head))
            lines = []
        if stops or (not starts and not lines):
            break
        if starts and not begins_total(text):
            last, counted = begins, counted + 1
        lines.append(number)
    else:
        if lines:
            rows.append(_row(source, lines, head))
    return rows, counted, last or 0


def _begins(source: SourceText, number: int) -> int | None:
    """The number of a row that begins on a line, with an item on the next; None where none does."""
    own = number_alone(source.line(number))
    if own is None or number == len(source.lines):
        return None
    return own if begins_with_item(source.line(number + 1).strip()) else None


def _row(source: SourceText, lines: Sequence[int], head: _Head) -> GridRow:
    """The row on some lines: of an item, which begins with its number, or a total, which may count before its sum."""
    span = Span(lines[0], lines[-1])
    texts = [source.line(number).strip() for number in lines]
    blank = Cell("", (), span)
    width = len(head.row.cells)
    total = begins_total(texts[0])
    first = 0 if total else 1
    at = next((place for place, text in enumerate(texts) if place > first and parse_cell(text).status), None)
    words = texts[(first if at is None else at) + 1 :]
    if at is not None and words and number_alone(words[-1]) is not None:
        words, texts = words[:-1], texts[:-1]  # a page's number, or what is counted
    if total:
        above = texts[: at if at is not None else len(texts)]
        sure = at == len(texts) - 1 and all(_OF_COUNT.fullmatch(arabic_digits(text)) for text in above[1:])
        end = len(above)
        placed: Sequence[int] | None = ()
    else:
        end = _MONEY if at is None else at
        placed = _places(words, head.places)
        sure = placed is not None and not any(map(_may_be_money, words)) and (at is None or _is_sure(texts[at]))
        # what stands between a title's line and a value is of the title only where no cell is missing
        sure = sure and (end == _MONEY or (len(words) == len(head.places) and not any(map(_holds_other, texts[2:end]))))
        sure = sure and end - 1 <= _MOST_TITLE
    cells = [blank] * width
    cells[0] = blank if total else _cell(source, lines[:1])
    cells[_PROJECT] = _cell(source, lines[first:end])
    cells[_MONEY] = _cell(source, lines[at : at + 1]) if at is not None else blank
    for text_at, place in enumerate(placed or (), len(texts) - len(words)):
        if place >= 0:
            cells[_MONEY + 1 + place] = _cell(source, lines[text_at : text_at + 1])
    return GridRow(tuple(cells), span, torn=not sure)


def _places(texts: Sequence[str], places: Sequence[str]) -> Sequence[int] | None:
    """The column of each text, in their order; -1 for one that may stand in several, None where they fit in no way."""
    ways = [
        way
        for way in combinations(range(len(places)), len(texts))
        if len(texts) == len(places) or all(_holds(places[at], text) for at, text in zip(way, texts, strict=True))
    ]
    if not ways:
        return None
    return [column[0] if len(set(column)) == 1 else -1 for column in zip(*ways, strict=True)]


def _holds(place: str, text: str) -> bool:
    return place == ("period" if _is_period(text) else "unit" if is_of_unit(text) else "words")


def _is_period(text: str) -> bool:
    return bool(months_named(text)) or REPEATS.search(text) is not None


def _holds_other(text: str) -> bool:
    """Whether a line between a title and a value is of a column behind the money, so that the value is none of it."""
    return _is_period(text) or _OF_SOURCE.match(text) is not None or is_of_unit(text)


def _is_sure(value: str) -> bool:
    """Whether a value can be nothing but money: words, a dash, or a figure with a comma or of many digits."""
    digits = sum(map(str.isdecimal, value))
    return not digits or value.strip() in ("0", "๐") or "," in value or digits > _LONGEST_YEAR


def _may_be_money(text: str) -> bool:
    key = arabic_digits(text)
    return bool(parse_cell(text).status) or not has_letters(text) or bool(_MAY_BE_MONEY.search(key))


def _cell(source: SourceText, lines: Sequence[int]) -> Cell:
    texts = [source.line(number).strip() for number in lines]
    return printed_cell(texts, Span(lines[0], lines[-1]), wrapped=len(lines) > 1, lines=list(lines))
