"""Tables by tabs. In ``tabs`` a row is a line and tabs part its cells (``<p>…</p>`` may part the pieces of a cell). In
``cells`` every cell begins a line with a tab and goes on in lines without one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.records.table import Cell, Grid, GridRow
from parsers.structure.headings import chapter_of, heading_of, title_label
from parsers.structure.levels import names_node, names_place
from parsers.tables.columns.head_rows import header_rows, is_header
from parsers.tables.columns.names import LONGEST_NAME, is_column_name
from parsers.tables.lines.tabbed_cells import cell_rows, is_cell_line
from parsers.tables.lines.uneven_tabs import with_even_rows
from parsers.tables.rows.printed_cells import printed_cell
from parsers.tables.rows.row_begins import number_alone, number_due, number_of_item
from parsers.values.money.units import factor_on_line
from parsers.values.page_marks import MAYBE_PAGE_MARK, is_blanked_or_rule, is_empty_or_of_page

_LIST_ENTRY = re.compile(r"^\s*(?:[-–•*]\s*)?(?:\(?[0-9๐-๙.]{1,8}[.)]*)?\s*\t\s*[^\t]*$")
_COLUMN_NAME = re.compile(
    r"^(?:ม.{0,2}ต[ิี]?|ภารกิจ\S{0,12}|(?:โครงการ|กิจกรรม)(?:/\S*)?|ปี\s*[0-9๐-๙]*|งบ\S{0,16}|จำนวน|หมายเหตุ|ลำดับ(?:\s*ที่)?|ที่"
    r"|ขั้นตอน\S{0,16}|ประเด็น\S{0,24}|ความเสี่ยง\S{0,16}|ค่าเป้าหมาย|จุดแข็ง.{0,14}|จุดอ่อน.{0,14}|โอกาส.{0,16}|อุปสรรค.{0,14}|เรื่อง|หน้า"
    r"|risk score|ผู้รับผิดชอบ|หน่วยงาน\S{0,12})$",
    re.IGNORECASE,
)
_MOST_BETWEEN = 3
_MOST_CONTINUED = 6
_MOST_EMPTY = 12
_LEAST_PAGES = 2
_LINES_OF_NAMES = 16
"""Of a head with a cell a line: its first four names stand there."""


def tab_grids(source: SourceText, first: int, last: int) -> Iterator[Grid]:
    """The tables by tabs between two lines, in order; none where the first stands behind the last."""
    for span, dialect in _regions(source, first, last) if first <= last else ():
        if dialect == "tabs":
            rows = tuple(with_even_rows(source, _tab_rows(source, span), last))
            span = Span(span.start, max(span.end, rows[-1].span.end)) if rows else span
        else:
            rows = tuple(cell_rows(source, span))
        if rows:
            yield Grid(rows, span, dialect)


def _regions(source: SourceText, first: int, last: int) -> Iterator[tuple[Span, Literal["tabs", "cells"]]]:
    """Runs of table lines from ``first`` to ``last`` with their dialect. A ``tabs`` run ends with the first line
    without a tab, but for a heading or the middle of a cell inside a budget table.
    """
    lines = source.lines
    end = 0
    for number in source.lines_with("\t", first, last):
        if number <= end:
            continue
        if _opens_cells(lines, number):
            end = min(_end_of_cells(source, number), last)
            yield Span(number, end), "cells"
            continue
        end = number
        headed = _has_header(source, number)
        while end < last and not _opens_cells(lines, end + 1):
            if "\t" not in lines[end]:
                following = _goes_on(source, end, last) if headed or _is_place_within(source, number, end) else None
                if headed and not following:
                    following = _over_page(source, Span(number, end), last)
                if not following:
                    end += headed and _is_bare_row(source, end + 1)
                    break
                end = following - 1
            end += 1
            headed = headed or _has_header(source, end)
        rows = [place for place in range(number, end + 1) if is_row(lines[place - 1])]
        if rows:  # what stands above the first is indented prose
            yield Span(rows[0], end if headed else _last_of(source, rows, end)), "tabs"


def _has_header(source: SourceText, number: int) -> bool:
    return is_header(_tab_row(source.line(number), number))


def _goes_on(source: SourceText, end: int, last: int) -> int | None:
    """The line with which a budget table of tabs goes on below lines without a tab that stand right below it: a
    heading, or what a line break in a cell left. None where it does not.
    """
    following = range(end + 2, min(end + 1 + _MOST_BETWEEN, last) + 1)
    below = next((n for n in following if _may_be_row(source.line(n))), None)
    if below is None:
        return None
    between = range(end + 1, below)
    if any(not source.line(number).strip() or _is_no_cell(source, number) for number in between):
        return None
    return None if _has_header(source, below) else below


def _over_page(source: SourceText, above: Span, last: int) -> int | None:
    """The line with which a budget table of tabs goes on right behind a page's number: as wide a row as that above it,
    which has the number that is due or names a place of the tree alone. None for all others, as a head that returns.
    """
    below, mark = above.end + 1, ""
    while below <= min(above.end + _MOST_BETWEEN, last) and _is_over_page(source, below):
        mark = mark or source.stripped_digits[below - 1]
        below += 1
    row = source.line(below) if mark and below <= last else ""
    if not is_row(row) or row.count("\t") != source.line(above.end).count("\t") or _has_header(source, below):
        return None
    lines = range(above.end, max(above.start, above.end - _MOST_BETWEEN) - 1, -1)
    due = next((due for n in lines if (due := number_due(source.line(n).partition("\t")[0]))), None)
    own = number_due(row.partition("\t")[0])
    if due is not None and own is None and "\t" not in row.strip() and names_node(row.strip()):
        return below if number_due(mark) != due + 1 else None  # else the mark may be the number of a row
    return below if due is not None and own == due + 1 else None


def _is_over_page(source: SourceText, number: int) -> bool:
    """Whether a line may stand between two pages: an empty one, or a page's number."""
    return is_empty_or_of_page(source, number) or bool(MAYBE_PAGE_MARK.fullmatch(source.stripped_digits[number - 1]))


def _is_place_within(source: SourceText, start: int, end: int) -> bool:
    """Whether the line below a table that begins with a head of several years is a place of the tree, and the next as
    wide a row as the one above: a table that sums the plan up, whose blank cells were stripped.
    """
    if (
        end + 2 > len(source.lines)
        or source.key(start).count("25") < 2
        or not names_place(source.line(end + 1).strip())
    ):
        return False
    return source.line(end + 2).count("\t") == source.line(end).count("\t") > 1


def _is_bare_row(source: SourceText, number: int) -> bool:
    """Whether a line right below a table's rows is one more that lost its tabs, without money: the item that is due."""
    counted = number_of_item(source.line(number - 1).partition("\t")[0])
    return counted is not None and number_of_item(source.line(number)) == counted + 1


def _is_no_cell(source: SourceText, number: int) -> bool:
    """Whether a line is no part of a table's row: a page number, a blanked running head, a heading of a part."""
    key = source.stripped_digits[number - 1]
    found = heading_of(key, key)
    ends = found is not None and found.rule not in ("dimension", "mission", "strategy", "named_strategy")
    of_page = is_blanked_or_rule(source, number) or MAYBE_PAGE_MARK.fullmatch(key)
    return ends or bool(of_page) or title_label(key) is not None


def _last_of(source: SourceText, rows: Sequence[int], end: int) -> int:
    """The last line of a table's run, which ends above a chapter with fewer cells: ``5.``, a tab, its title."""
    most = max(source.line(number).count("\t") for number in rows)
    for number in range(rows[-1] + 1, end + 1):
        line = source.line(number)
        if line.count("\t") <= most / 2 and _is_chapter(" ".join(line.split())):
            return number - 1
    return end


def is_row(line: str) -> bool:
    """Whether tabs part cells in a line. One that only indents it, or stands behind a list's number, parts none.

    >>> [is_row(line) for line in ("1\\tโครงการ ก", "โครงการ ก\\t5,000", "\\t\\t3.1 เพื่อ", "1.\\tหลักการ", "โครงการ\\t")]
    [False, True, False, False, False]
    """
    tabs = line.strip().count("\t") if "\t" in line else 0
    return tabs > 0 and (tabs > 1 or not is_list_entry(line))


def _may_be_row(line: str) -> bool:
    """Whether a line is a row, or may be one of which only a cell is filled."""
    return is_row(line) or (line.count("\t") > 1 and not is_list_entry(line))


def is_list_entry(line: str) -> bool:
    """Whether a line, indented or not, begins with a list's number: ``1)\tText``."""
    return bool(_LIST_ENTRY.match(line.lstrip()))


def _opens_cells(lines: tuple[str, ...], number: int) -> bool:
    """Whether a line opens a table of the ``cells`` dialect: cells follow closely, and the first ones name columns.

    Indented prose does not.
    """
    if not is_cell_line(lines[number - 1]):
        return False
    cells = [line.strip() for line in lines[number - 1 : number + 7] if is_cell_line(line)]
    if not cells or not _names_column(cells[0]):  # an indented paragraph above the table is none of its cells
        cells = _whole_names(lines, number)
    return len(cells) >= 3 and _names_column(cells[0]) and sum(map(_names_column, cells[:4])) >= 2


def _whole_names(lines: tuple[str, ...], number: int) -> list[str]:
    """The texts of the first cells that begin on a line and below it, each with the lines on which it goes on: narrow
    columns tear the names in their heads (``ลำ``, ``ดับ``).
    """
    cells: list[str] = []
    for line in lines[number - 1 : number - 1 + _LINES_OF_NAMES]:
        if is_cell_line(line):
            cells.append(line.strip())
        elif not line.strip() or "\t" in line or len(line) > LONGEST_NAME:
            break
        else:
            cells[-1] += line.strip()
    return cells


def _names_column(text: str) -> bool:
    return bool(_COLUMN_NAME.match(text)) or (bool(text) and is_column_name(text))


def _end_of_cells(source: SourceText, start: int) -> int:
    """The last line of a ``cells`` table: the last cell line (with its continuation) before a gap.

    A continuation line belongs to a cell only while another cell line follows within a few lines; empty cells whose
    tabs were stripped are more empty lines.
    """
    lines = source.lines
    end = number = start
    while number < len(lines):
        if is_cell_line(lines[number]):  # right below: nothing stands between
            end = number = number + 1
            continue
        following = next((n for n in range(number + 1, _reach(lines, number) + 1) if is_cell_line(lines[n - 1])), None)
        if following is None or any(_ends_cells(lines, n) for n in range(number + 1, following)):
            break
        end = number = following
    return end


def _ends_cells(lines: tuple[str, ...], number: int) -> bool:
    """Whether a line without a tab is in no cell: a chapter, a unit, or a place of the tree below an empty line."""
    line = lines[number - 1]
    if _is_chapter(line) or factor_on_line(line) is not None:
        return True
    return number > 1 and not lines[number - 2].strip() and names_place(line.strip())


def _is_chapter(line: str) -> bool:
    """Whether a line without indentation is a numbered chapter of part 1: indented prose may stand below it."""
    key = arabic_digits(line)
    chapter = chapter_of(key, line) if key[:1].isdecimal() else None
    return chapter is not None and chapter.number is not None


def _reach(lines: tuple[str, ...], number: int) -> int:
    """The last line on which the next cell may begin."""
    blank = number
    while blank < min(number + _MOST_EMPTY, len(lines)) and not lines[blank].strip():
        blank += 1
    return min(max(number + _MOST_CONTINUED, blank + 1), len(lines))


def _tab_rows(source: SourceText, span: Span) -> Sequence[GridRow]:
    lines = [(source.line(number), number) for number in span.lines]
    rows = [_tab_row(line, number) for line, number in lines if "\t" in line or not _is_over_page(source, number)]
    rows = without_page_numbers(rows)
    return rows if source.has_blank_ends else _with_whole_heads(rows)


def without_page_numbers(rows: list[GridRow]) -> list[GridRow]:
    """The rows of a table without the numbers of pages that stand behind the last row of each, one cell too many, right
    above the head that returns: two of them at least, which count on from page to page.
    """
    found: dict[int, int] = {}
    head: tuple[str, ...] = ()
    for place, row in enumerate(rows):
        texts = tuple(cell.text for cell in row.cells)
        if not head or texts != head:
            head = head or (texts if is_header(row) else ())
            continue
        last = rows[place - 1].cells
        number = number_alone(last[-1].text) if len(last) == len(head) + 1 else None
        if number is not None:
            found[place - 1] = number
    numbers = list(found.values())
    if len(numbers) < _LEAST_PAGES or any(b != a + 1 for a, b in pairwise(numbers)):
        return rows
    return [replace(row, cells=row.cells[:-1]) if at in found else row for at, row in enumerate(rows)]


def _with_whole_heads(rows: list[GridRow]) -> list[GridRow]:
    """The rows of a table whose blank ends were stripped, with the empty cells at the ends of its heads' rows: a row of
    years that is narrower than the names above it would be no sure place for them.
    """
    place = 0
    while place < len(rows):
        below = place + 1
        if is_header(rows[place]):
            _, widths, below = header_rows(rows, place)
            for index in range(place, below):
                blanks = [Cell("", (), rows[index].span)] * (max(widths) - len(rows[index].cells))
                rows[index] = replace(rows[index], cells=(*rows[index].cells, *blanks))
        place = below
    return rows


@lru_cache(maxsize=512)  # a line is asked whether it is a head before the table is read
def _tab_row(line: str, number: int) -> GridRow:
    here = Span(number, number)
    return GridRow(tuple([printed_cell((text,), here) for text in line.split("\t")]), here)
