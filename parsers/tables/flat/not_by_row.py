"""Tables of a cell a line that were not printed row by row: ``pdftotext`` may give a row's values before its number.

Which row a value belongs to is told by the order of the lines alone; where one row shows that this is another one, no
row's values are sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from extract.ground.characters import arabic_digits
from parsers.records.table import Grid, GridRow
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.meaning import read_header
from parsers.tables.columns.names import TOTAL
from parsers.tables.flat.ground.row_words import number_in
from parsers.tables.rows.cell_kinds import begins_with_item, has_letters, is_figure, names_unit
from parsers.values.sums import OF_ALL

_TOTAL_AT_END = re.compile(rf"\sรวม{OF_ALL}?$")
_NUMBERED = re.compile(r"\d{1,2}[.)]")
_FEWEST = 2
"""Values beside each other that are a row's."""


def without_order(grid: Grid, behind: Sequence[str] = ()) -> bool:
    """Whether a numbered table prints a cell a line, and these are not in the order of its rows; ``behind`` are the
    next lines below it.

    That is so where the values of a row without a number stand behind the name of an office, which ends the row above;
    where a title goes on with ``รวม``, or with another item whose number is missing; and where one row has no values
    and another has two sets of them, or values are of no row, dashes behind the last one too. Where numbers begin
    titles the last alone is so.
    """
    header = read_header(grid.rows, 0, None)
    if header is None or not _has_a_line_a_cell(grid.rows[0]):
        return False
    columns, below = header[0], grid.rows[1:]
    if columns.number is None:
        return _has_values_of_others(below, columns)
    if any(_is_of_office(row, columns) or _ends_in_total(row, columns) for row in below):
        return True
    if not _count_on(below) and any(_has_two_titles(row, columns) for row in below):
        return True
    too_many = any(_sets_of_values(row) > 1 or _is_of_no_row(row) for row in below)
    too_many = too_many or (len(behind) >= _FEWEST and all(map(is_figure, behind[:_FEWEST])))
    return too_many and any(map(_is_item_without_values, below))


def torn_out_of_order(grid: Grid) -> Grid:
    """Such a table with all rows torn but its totals; what stands behind an office's name goes to the row above. Where
    numbers begin titles headings have no place that is sure, and totals are torn, too.
    """
    header = read_header(grid.rows, 0, None)
    rows: list[GridRow] = [grid.rows[0]]
    for row in grid.rows[1:]:
        if header and len(rows) > 1 and _is_of_office(row, header[0]):
            above = rows.pop()
            rows.append(GridRow((*above.cells, *row.cells), above.span | row.span, torn=True))
        elif len(row.cells) == 1 or (TOTAL.match(_first(row)) and header and header[0].number is not None):
            rows.append(row)
        else:
            rows.append(replace(row, torn=True))
    return replace(grid, rows=tuple(rows))


def _has_values_of_others(rows: Sequence[GridRow], columns: ColumnRoles) -> bool:
    """Whether a row has the values of two, or begins with its values, and items that their numbers begin have none. A
    row whose title's cell is empty, in its place, begins with none.
    """
    years = len(columns.of_money)
    others = [row for row in rows if not TOTAL.match(_first(row)) and row.cells and row.cells[0].text]
    too_many = any(_longest_run(row) >= _FEWEST * years or _is_of_no_row(row) for row in others)
    texts = ([cell.text for cell in row.cells] for row in rows)
    empty = sum(any(map(_begins_with_number, own)) and not any(map(is_figure, own)) for own in texts)
    return too_many and empty >= _FEWEST


def _begins_with_number(text: str) -> bool:
    return bool(_NUMBERED.match(arabic_digits(text))) and begins_with_item(text)


def _longest_run(row: GridRow) -> int:
    """How many values stand beside each other in a row."""
    return max((len(list(run)) for is_value, run in groupby(_words_of(row), is_figure) if is_value), default=0)


def _has_a_line_a_cell(head: GridRow) -> bool:
    return all(above.span.end < below.span.start for above, below in pairwise(head.cells)) or (
        len({cell.span.start for cell in head.cells}) == len(head.cells)
    )


def _first(row: GridRow) -> str:
    return next((cell.text for cell in row.cells if cell.text), "")


def _is_of_office(row: GridRow, columns: ColumnRoles) -> bool:
    """Whether a row has values, no number, and the name of an office for a title."""
    first = _first(row)
    return (
        (columns.responsible is not None or columns.remark is not None)
        and names_unit(first)
        and not begins_with_item(first)
        and sum(is_figure(cell.text) for cell in row.cells) >= _FEWEST
    )


def _ends_in_total(row: GridRow, columns: ColumnRoles) -> bool:
    """Whether a numbered row's title ends in the name of a total."""
    numbered = number_in(_first(row)) is not None
    return numbered and len(row.cells) > columns.project and bool(_TOTAL_AT_END.search(row.cells[columns.project].text))


def _has_two_titles(row: GridRow, columns: ColumnRoles) -> bool:
    parts = row.cells[columns.project].parts if len(row.cells) > columns.project else ()
    return sum(map(begins_with_item, parts)) > 1


def _count_on(rows: Sequence[GridRow]) -> bool:
    """Whether the numbers of rows count on, each time from 1 or from any."""
    numbers = [number for row in rows if (number := number_in(_first(row))) is not None]
    return all(below in (1, above + 1) for above, below in pairwise(numbers))


def _sets_of_values(row: GridRow) -> int:
    """How often values stand beside each other in a row, words between them; its number is none."""
    runs = (list(run) for is_value, run in groupby(_words_of(row), is_figure) if is_value)
    return sum(len(run) >= _FEWEST for run in runs)


def _is_of_no_row(row: GridRow) -> bool:
    """Whether a row begins with its values, neither a number nor a title before them."""
    texts = [cell.text for cell in row.cells if cell.text]
    return len(texts) >= _FEWEST and number_in(texts[0]) is None and all(map(is_figure, texts[:_FEWEST]))


def _words_of(row: GridRow) -> Iterator[str]:
    texts = [cell.text for cell in row.cells if cell.text]
    yield from texts[1:] if texts and number_in(texts[0]) is not None else texts


def _is_item_without_values(row: GridRow) -> bool:
    texts = list(_words_of(row))
    numbered = number_in(_first(row)) is not None
    return numbered and any(map(has_letters, texts)) and not any(map(is_figure, texts))
