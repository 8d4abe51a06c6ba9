"""Tables as a spreadsheet saves them as text: commas or semicolons between cells, and quotes around those that hold
one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.ground.source import SourceText, Span
from parsers.records.table import Grid, GridRow
from parsers.tables.columns.head_rows import is_header
from parsers.tables.rows.printed_cells import printed_cell

_SIGNS = ",;"
_CELL = {
    sign: re.compile(rf'[^\S\n]*+"(?P<quoted>(?:[^"]|"")*+)"[^\S\n]*+(?={sign}|$)|(?P<bare>[^{sign}]*+)')
    for sign in _SIGNS
}
_LEAST_SIGNS, _LEAST_ROWS = 2, 2
_LONGEST_HEAD, _LONGEST_ROW = 600, 4000
_PROJECTS = re.compile("โครงการ|กิจกรรม|มาตรการ|รายการ")
_MAY_BE_ONE = re.compile(r"[0-9๐-๙],[0-9๐-๙]{3}(?![0-9๐-๙])")
"""Two cells, or one amount whose comma parts its thousands."""

_QUOTED = re.compile(r'"[^"]*+"')


def delimited_tables(source: SourceText) -> Iterator[Grid]:
    """The tables whose head and rows are such lines, one right below the other: the head is a budget table's, and two
    rows at least have as many cells. A row with more or fewer is as it is printed. In one with a comma
    outside of quotes that may part the thousands of an amount it is not sure where its cells end.
    """
    for sign in _SIGNS:
        end = 0
        for number in source.lines_with(sign):
            line = source.line(number)
            if number <= end or not _may_be_head(line, sign):
                continue
            head = _row(source, number, sign)
            if not is_header(head):
                continue
            end = number
            while end < len(source.lines) and sign in source.line(end + 1) and len(source.line(end + 1)) < _LONGEST_ROW:
                end += 1
            rows = (head, *(_row(source, below, sign) for below in range(number + 1, end + 1)))
            if sum(len(row.cells) == len(head.cells) for row in rows[1:]) >= _LEAST_ROWS:
                yield Grid(rows, Span(number, end), "pipes")


def _may_be_head(line: str, sign: str) -> bool:
    return len(line) < _LONGEST_HEAD and line.count(sign) >= _LEAST_SIGNS and _PROJECTS.search(line) is not None


def _may_be_amount(line: str) -> bool:
    return _MAY_BE_ONE.search(_QUOTED.sub('""', line)) is not None


def _row(source: SourceText, number: int, sign: str) -> GridRow:
    span = Span(number, number)
    line = source.line(number)
    cells = tuple(printed_cell([text], span) for text in cells_of(line, sign))
    return GridRow(cells, span, torn=sign == "," and _may_be_amount(line))


def cells_of(line: str, sign: str) -> list[str]:
    """The cells of a line, without their quotes.

    >>> cells_of('1,โครงการ ก,"20,000",-,', ","), cells_of('1;"ก;ข";5,000', ";")
    (['1', 'โครงการ ก', '20,000', '-', ''], ['1', 'ก;ข', '5,000'])
    >>> cells_of('1,"ก" ข,5', ",")
    ['1', '"ก" ข', '5']
    """
    found: list[str] = []
    at = 0
    while at <= len(line):
        match = _CELL[sign].match(line, at)
        if match is None:
            break
        quoted = match["quoted"]
        found.append(match["bare"].strip() if quoted is None else quoted.replace('""', '"').strip())
        at = match.end() + 1
    return found
