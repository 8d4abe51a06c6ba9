"""Tables that sum a plan up by dimension and year, with blanks or line ends between cells, in some rows tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from extract.ground.source import SourceText, Span
from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.flat.summaries.dimension_rows import (
    LONGEST_LINE,
    SumRow,
    SumWord,
    count_in,
    holds_values,
    is_count,
    opened_row,
    opening_of,
    rows_of_summary,
)
from parsers.tables.flat.summaries.summary_heads import (
    BEGINS_HEAD,
    YEAR,
    SumHead,
    head_of_one_sum,
    head_of_years,
    names_in_head,
)
from parsers.tables.rows.printed_cells import printed_cell
from parsers.values.money.cells import parse_cell

_FIGURE = re.compile(r"\d|บาท")
_SAYS_MONEY = re.compile(r"บาท|งบ|วงเงิน")
_MOST_HEAD, _LONGEST_HEAD = 20, 300
_LINES_ABOVE = 3
"""Lines in which a caption or a unit stands above a head: one of no money has counts below years."""

_MOST_BETWEEN = 6
_LEAST_ROWS = 2


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
        opened = opening_of(source.key(number).strip())
        if not opened or len(text) > LONGEST_LINE or not _FIGURE.search(opened.string, opened.end()):
            continue  # a heading: an amount has a digit, or baht behind its words
        row = opened_row(source, number, opened, None)
        if not holds_values(row, of_money=False):
            continue
        if near and number - near[-1] > _MOST_BETWEEN:
            yield from _together(near)
            near = []
        near.append(number)
    yield from _together(near)


def _together(numbers: Sequence[int]) -> list[Span]:
    return [Span(numbers[0], numbers[-1])] if len(numbers) >= _LEAST_ROWS else []


def _summary(source: SourceText, start: int) -> FlatSummary | None:
    key = source.key(start).strip()
    if len(key) > _LONGEST_HEAD or opening_of(key) or not BEGINS_HEAD.match(" ".join(key.split())):
        return None
    below = range(start + 1, min(start + _MOST_HEAD, len(source.lines)) + 1)
    first = next((number for number in below if opening_of(source.key(number).strip())), None)
    if first is None:
        return None
    keys = [" ".join(source.key(number).split()) for number in range(start, first)]
    if sum(map(len, keys)) > _LONGEST_HEAD:
        return None
    of_years = any(map(YEAR.search, keys))
    head = head_of_years(names_in_head(keys, start)) if of_years else head_of_one_sum(names_in_head(keys, start))
    if head is None and not of_years:
        return None
    rows = rows_of_summary(source, first, len(head.columns) if head else None)
    above = (source.key(number) for number in range(max(1, start - _LINES_ABOVE), start))
    of_money = any(map(_SAYS_MONEY.search, (*keys, *above)))
    if len(rows) < _LEAST_ROWS or sum(holds_values(row, of_money=of_money) for row in rows) < _LEAST_ROWS:
        return None
    span = Span(start, rows[-1].span.end)
    if all("\t" in source.line(number) for number in range(first, span.end + 1)):
        return None
    grid = _grid(head, rows, span) if head else None
    if grid is None and not of_years:
        return None
    return FlatSummary(span if grid else Span(start, rows[-1].opening.line), grid)


def _grid(head: SumHead, rows: Sequence[SumRow], span: Span) -> Grid | None:
    """The table, where each row has its values and the sums agree."""
    values = [one for row in rows if (one := row.values(len(head.columns)))]
    counts = [place for place, name in enumerate(head.columns) if name.kind == "count"]
    if len(values) < len(rows) or not all(is_count(one[place]) for one in values for place in counts):
        return None
    if not _agrees(head, rows, [[_amount(word) for word in one] for one in values]):
        return None
    body = [
        GridRow((_name_cell(row.name(one)), *(_value_cell(word) for word in one)), row.span)
        for row, one in zip(rows, values, strict=True)
    ]
    return Grid((*head.rows(), *body), span, "flat")


def _agrees(head: SumHead, rows: Sequence[SumRow], amounts: Sequence[Sequence[Decimal]]) -> bool:
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


def _amount(word: SumWord) -> Decimal:
    counted = count_in(word.text)
    return Decimal(counted[1]) if counted else parse_cell(word.text).amount or Decimal()


def _name_cell(words: Sequence[SumWord]) -> Cell:
    lines = [" ".join(word.text for word in on_line) for _, on_line in groupby(words, key=lambda word: word.line)]
    return printed_cell(lines, Span(words[0].line, words[-1].line), wrapped=True)


def _value_cell(word: SumWord) -> Cell:
    return Cell(word.text, (word.text,), Span(word.line, word.line))
