"""The rows of a page of a table set by position with a column that says the year of each: a line for each year, the
title of a project on the first of them alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.tables.layout.gutters import LayoutHead
from parsers.tables.layout.head_names import says_year_of_rows
from parsers.tables.layout.opened_rows import opened_rows
from parsers.tables.layout.placed_lines import Line, Row, has_number, has_values, is_heading, text_in
from parsers.tables.rows.cell_kinds import begins_with_item
from parsers.tables.rows.row_begins import begins_total
from parsers.values.dates import parse_year


def dated_rows(lines: Sequence[Line], head: LayoutHead) -> list[Row]:
    """The rows of a page: one begins with each year, with a total and a heading. Words of titles on the line of a later
    year, which has no number of its own or begins no item, go on with the title above. Those of
    :func:`opened_rows` where no column says their year, or the first line has none.
    """
    year = next((index for index, column in enumerate(head.columns) if says_year_of_rows(column.text)), None)
    if year is None:
        return opened_rows(lines, head)
    rows: list[Row] = []
    numbered = any(has_number(line, head) for line in lines)
    first = 0
    for line in lines:
        dated = parse_year(text_in(line, year)) is not None
        total = any(begins_total(text_in(line, index)) for index in range(head.project + 1))
        if dated or total or is_heading(line, head):
            own = has_number(line, head) if numbered else begins_with_item(text_in(line, head.project))
            begins = total or not dated or own
            first = len(rows) if begins else first
            words = {} if begins else {head.project: line.cells.pop(head.project, [])}
            if words.get(head.project):
                rows[first].lines.append(Line(line.number, words, line.after_blank, []))
            rows.append(Row([line]))
        elif rows:
            rows[-1].lines.append(line)
        else:
            return opened_rows(lines, head)
    for row in rows:
        row.torn = sum(map(has_values, row.lines)) > 1
    return rows
