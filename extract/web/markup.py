"""Tables in markup: ``<table>`` with its rows and cells, as OCR models and web pages write them. The one parser of it.

Only the tags of tables are looked at. Nothing is fetched, nothing is run, and a reference (``&nbsp;`` ``&#3588;``)
stays in a cell's text: whoever makes a character of it, makes no tag.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from extract.ground.source import SourceText, Span, Table, TableCell, TableRow

_TABLE_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>table|thead|tbody|tfoot|tr|td|th|caption)\b(?P<attributes>[^<>]*)>", re.IGNORECASE
)
_PARAGRAPH = re.compile(r"</?(?:p|div|li|ul|ol|table|tr|td|th|thead|tbody|tfoot|caption)\b[^<>]*>", re.IGNORECASE)
LINE_BREAK = re.compile(r"\n|<br\b[^<>]*>", re.IGNORECASE)
_INLINE = re.compile(
    r"</?(?:b|strong|i|em|u|s|span|font|sup|sub|small|center|a|img|input|hr)\b[^<>]*>|<!--|-->", re.IGNORECASE
)
_MARK = "\x00"
_SPAN = {name: re.compile(rf"\b{name}\s*+=\s*+[\"']?\s*+(\d{{1,9}})", re.IGNORECASE) for name in ("rowspan", "colspan")}
_LEAST_CELLS = 4
_LEAST_WIDE_ROWS = 2
"""A table of data has as many rows of as many cells; one that places others on the page has not."""

_TO_THE_END = 10**9
_FARTHEST = 20
"""Lines without any tag, behind which a table that nobody closed is over."""


class _Tag(NamedTuple):
    name: str
    closes: bool
    start: int
    end: int
    rows: int
    columns: int


@dataclass(slots=True)
class _LineStarts:
    """Which line of the source a place of its text stands on."""

    starts: Sequence[int]

    def line_at(self, offset: int) -> int:
        return bisect_right(self.starts, offset)


def tables_of(source: SourceText) -> tuple[Table, ...]:
    """All tables that a source marks as such, in order: those that its reader knows, and those in the markup of its
    other lines.
    """
    if not source.tables:
        return tuple(_marked_up(source))
    known = {line for table in source.tables for line in table.span.lines}
    if not any("<" in line and number not in known for number, line in enumerate(source.lines, 1)):
        return source.tables
    others = _marked_up(source.with_lines(dict.fromkeys(known, "")))
    return tuple(sorted((*source.tables, *others), key=lambda table: table.span.start))


class MarkedCell(NamedTuple):
    """A cell with what stands in it, tags and all, and over how many rows and columns it reaches."""

    content: str
    rows: int
    columns: int


def cells_of(row: str) -> Iterator[MarkedCell]:
    """The cells of a row in markup, in none of which stands a table.

    >>> [tuple(cell) for cell in cells_of('<tr> <td>ก<br>ข <td colspan="2">1 </tr>')]
    [('ก<br>ข ', 1, 1), ('1 ', 1, 2)]
    """
    tags = [_tag(match) for match in _TABLE_TAG.finditer(row)]
    ends = [*(tag.start for tag in tags[1:]), len(row)]
    for tag, end in zip(tags, ends, strict=True):
        if tag.name in ("td", "th") and not tag.closes:
            yield MarkedCell(row[tag.end : end], tag.rows, tag.columns)


def _marked_up(source: SourceText) -> Iterator[Table]:
    """The outermost tables in a source's markup; one inside a cell is text of that cell.

    Closing tags may be left out. A table that is not closed ends before the next one, or where its tags end.
    """
    text = source.joined
    if "<" not in text:
        return
    tags = [_tag(match) for match in _TABLE_TAG.finditer(text)]
    if not tags:
        return
    lines = _LineStarts([0, *accumulate(len(line) + 1 for line in source.lines)])
    for first, last in _tables(tags, lines):
        builder = _TableBuilder(text, lines)
        for tag in tags[first : last + 1]:
            builder.read_tag(tag)
        builder.close_row(_end_of(text, tags, last))
        if builder.rows:
            span = Span(lines.line_at(tags[first].start), lines.line_at(tags[last].end - 1))
            yield Table(tuple(builder.rows), span | builder.rows[-1].span)


def _tag(match: re.Match[str]) -> _Tag:
    name, attributes = match["name"].lower(), match["attributes"]
    rows = columns = 1
    if attributes and name in ("td", "th"):
        rows = _spanned(attributes, "rowspan") or _TO_THE_END
        columns = max(1, _spanned(attributes, "colspan"))
    return _Tag(name, bool(match["close"]), match.start(), match.end(), rows, columns)


def _spanned(attributes: str, name: str) -> int:
    """How many rows or columns a cell says it reaches over; 1 where it says nothing, 0 for all to the end."""
    match = _SPAN[name].search(attributes)
    return int(match[1]) if match else 1


def _tables(tags: Sequence[_Tag], lines: _LineStarts) -> Iterator[tuple[int, int]]:
    """The first and last tag of every table. One that lost an end of its own is as long as its tags stand together.

    Rows and cells that no table opens and nothing closes are no table: what stands between two such tags is prose, and
    may be of two projects.
    """
    closed: dict[int, int] = {}
    opened: list[int] = []
    for index, tag in enumerate(tags):
        if tag.name == "table" and not tag.closes:
            opened.append(index)
        elif tag.name == "table" and opened:
            closed[opened.pop()] = index
    layout = _layout(tags)
    index = 0
    while index < len(tags):
        last = closed.get(index)
        if last is None:
            last = index
            while last + 1 < len(tags) and not _parts_tables(tags[last], tags[last + 1], lines):
                last += 1
        if index in layout:
            index += 1  # the tables inside are looked at by themselves
            continue
        if tags[index].name == "table" or any(tag.closes for tag in tags[index : last + 1]):
            yield index, last
        index = last + 1


def _end_of(text: str, tags: Sequence[_Tag], last: int) -> int:
    """Where a table ends behind its ``last`` tag: a cell that nothing closes goes on to the end of its line, or to the
    next table.
    """
    tag, following = tags[last], tags[last + 1].start if last + 1 < len(tags) else len(text)
    if tag.closes or tag.name not in ("td", "th"):
        return tag.end
    end = text.find("\n", tag.end, following)
    return following if end < 0 else end


def _layout(tags: Sequence[_Tag]) -> frozenset[int]:
    """The tables, by their first tags, that only place others on the page: they hold one of data and have no data.

    A small table inside a cell of a wide one is text of that cell.
    """
    found: set[int] = set()
    open_tables: list[_OpenTable] = []
    for index, tag in enumerate(tags):
        if tag.name == "table" and not tag.closes:
            open_tables.append(_OpenTable(index))
        elif tag.name == "table" and open_tables:
            table = open_tables.pop()
            table.end_row()
            if table.data_inside and table.wide_rows < _LEAST_WIDE_ROWS:
                found.add(table.first)
            if open_tables:
                open_tables[-1].data_inside |= table.data_inside or table.wide_rows >= _LEAST_WIDE_ROWS
        elif tag.name == "tr" and open_tables:
            open_tables[-1].end_row()
        elif tag.name in ("td", "th") and not tag.closes and open_tables:
            open_tables[-1].cells += 1
    return frozenset(found)


@dataclass(slots=True)
class _OpenTable:
    first: int
    wide_rows: int = 0
    cells: int = 0
    data_inside: bool = False

    def end_row(self) -> None:
        self.wide_rows += self.cells >= _LEAST_CELLS
        self.cells = 0


def _parts_tables(tag: _Tag, following: _Tag, lines: _LineStarts) -> bool:
    if following.name == "table" and not following.closes:
        return True
    if tag.name == "table" and tag.closes:
        return True
    return lines.line_at(following.start) - lines.line_at(tag.start) > _FARTHEST


@dataclass(slots=True)
class _TableBuilder:
    """The rows of one table while its tags are read."""

    text: str
    lines: _LineStarts
    rows: list[TableRow] = field(default_factory=list)
    row_start: int | None = None
    row_cells: list[TableCell] = field(default_factory=list)
    cell: _Tag | None = None
    cell_is_table: bool = False
    depth: int = 0
    section: int = 0

    def read_tag(self, tag: _Tag) -> None:
        if tag.name == "table":
            self.depth += -1 if tag.closes else 1
            if self.depth <= 0:
                self.close_row(tag.start)
            elif self.depth == 2 and not tag.closes and self.cell is None and self.row_start is not None:
                self.cell, self.cell_is_table = tag, True  # a table in a row, but in no cell, stands for one
            elif self.depth == 1 and tag.closes and self.cell_is_table:
                self.close_cell(tag.start, tag.end)
        elif self.depth > 1:
            return  # a table inside a cell
        elif tag.name == "tr":
            self.close_row(tag.end if tag.closes else tag.start)
            self.row_start = None if tag.closes else tag.start
        elif tag.name in ("td", "th"):
            self.close_cell(tag.start, tag.end if tag.closes else tag.start)
            if not tag.closes:
                self.cell = tag
                if self.row_start is None:
                    self.row_start = tag.start
        else:  # thead, tbody, tfoot, caption: no cell reaches out of its section
            self.close_row(tag.start)
            self.section += 1

    def close_cell(self, end: int, through: int) -> None:
        if self.cell is None:
            return
        tag, self.cell, self.cell_is_table = self.cell, None, False
        span = Span(self.lines.line_at(tag.start), self.lines.line_at(max(tag.start, through - 1)))
        texts, wrapped, below = _texts(self.text[tag.end : end])
        first = self.lines.line_at(tag.end)
        lines = tuple(first + step for step in below)
        self.row_cells.append(TableCell(texts, span, tag.rows, tag.columns, wrapped, lines))

    def close_row(self, end: int) -> None:
        self.close_cell(end, end)
        if self.row_start is None or not self.row_cells:
            return
        start, self.row_start = self.row_start, None
        row_cells, self.row_cells = self.row_cells, []
        last = max(self.lines.line_at(max(start, end - 1)), row_cells[-1].span.end)
        span = Span(self.lines.line_at(start), last if last - row_cells[-1].span.end <= 1 else row_cells[-1].span.end)
        self.rows.append(TableRow(tuple(row_cells), span, self.section))


def _texts(content: str) -> tuple[tuple[str, ...], bool, tuple[int, ...]]:
    """The texts between the tags of a cell, whether line ends part them, and how many lines below the first each
    begins (none where all stand on one): ``<p>`` and ``<li>`` part paragraphs, ``<br>`` and line ends lines.
    """
    if "<" not in content and "\n" not in content:
        return tuple(content.split(_MARK)), False, ()
    over_lines = "\n" in content
    content = _PARAGRAPH.sub(lambda tag: _MARK + "\n" * tag[0].count("\n"), content)
    wrapped = bool(LINE_BREAK.search(content.strip(f"{_MARK} \n")))
    content = _INLINE.sub(lambda tag: "\n" * tag[0].count("\n"), content)
    texts = LINE_BREAK.sub(lambda end: _MARK + "\n" * ("\n" in end[0]), content).split(_MARK)
    below = tuple(accumulate(int(text.startswith("\n")) for text in texts)) if over_lines else ()
    return tuple(text.removeprefix("\n") for text in texts), wrapped, below
