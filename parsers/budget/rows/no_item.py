"""Rows that name no project: a heading with money, the rest of the row above, a row without its title, a bare sum."""

from __future__ import annotations

from dataclasses import replace

from extract.ground.issues import Issue
from parsers.budget.items.item_groups import ItemGroup
from parsers.budget.items.open_row import OpenRow, words_of_no_item
from parsers.budget.items.row_doubts import of_no_item
from parsers.budget.rows.shifted import join_torn_row, read_loose_money
from parsers.budget.rows.so_far import RowsSoFar
from parsers.budget.rows.sums import read_total_row
from parsers.budget.rows.uneven import read_uneven_row
from parsers.budget.totals.unsaid_sums import is_bare_sum
from parsers.structure.levels import count_behind, level_named
from parsers.tables.rows.row_begins import bare_number


def read_row_of_no_item(so_far: RowsSoFar, line: OpenRow, *, ruled: bool) -> None:
    """Read a row whose cells are in their columns, and name no project."""
    row, columns = line.row, line.columns
    named = bool(line.pieces) or line.level is not None
    if not named and not so_far.run and is_bare_sum(line, so_far.groups, so_far.since_total):
        read_total_row(so_far, row, next(cell for cell in row.cells if cell.text), columns, ruled=ruled)
    elif line.has_amount and not named and bare_number(row.text(columns.number)) == str(so_far.due):
        so_far.last_number = so_far.due
        read_uneven_row(so_far, row, columns)  # a project by its number, whose title stands elsewhere
    elif line.has_amount:
        loose = _loose_money(so_far, line, named=named)
        read_loose_money(so_far, loose, heading=loose.heading is not None)
    elif line.has_values and (line.pieces or not join_torn_row(so_far, line)):
        _say_without_item(so_far, line)


def _loose_money(so_far: RowsSoFar, line: OpenRow, *, named: bool) -> ItemGroup:
    """The money of a row without an item, with the heading that it is, if it is one."""
    row, columns = line.row, line.columns
    mission, dimension = row.text(columns.mission), row.text(columns.dimension)
    loose = ItemGroup([], line.values, line.raws, line.spans, columns, row.span, words=line.words)
    below_total = not so_far.items_since_total and words_of_no_item((), row, columns)
    if named or mission or dimension or below_total:
        alone = bool(dimension and not mission and not line.pieces)
        loose.of_dimension = level_named(line.level) == "dimension" if line.level else alone
        loose.heading = so_far.places.cursor.branch
        loose.counted = count_behind(line.level or "")
    return loose


def _say_without_item(so_far: RowsSoFar, line: OpenRow) -> None:
    """One issue for rows without a beginning that stand together: what they lost may be one."""
    issue = of_no_item(line)
    if issue and issue.code == "headless_row":
        rows_before = (len(so_far.groups), len(so_far.totals))
        last = so_far.issues[-1] if so_far.issues else None
        if last and last.code == issue.code and last.span and so_far.headless_at == rows_before:
            worst = None if None in (last.severity, issue.severity) else issue.severity
            so_far.issues.pop()
            found, span = f"{last.found}; {issue.found}", last.span | line.span
            issue = replace(issue, span=span, found=found, severity=worst)
        so_far.headless_at = rows_before
    so_far.say(issue)


def read_second_row(so_far: RowsSoFar, line: OpenRow) -> None:
    """Values below the first row of a project whose cell reaches over several: it has more than one a year."""
    group = so_far.groups[-1]
    group.suspect = True
    for index, raw in line.raws.items():
        group.raws[index] = f"{group.raws.get(index, '')} {raw}".strip()
    found = " ".join(filter(None, line.raws.values()))
    count = str(len(group.items))
    params = {"values": "2", "items": count, "years": ", ".join(map(str, group.columns.years_in_order))}
    params |= {"why": "the project's row is printed as two", "why_th": "แถวของโครงการพิมพ์เป็นสองแถว"}
    so_far.issues.append(
        Issue("ambiguous_alignment", line.span, "budget_lines", expected=count, found=found, params=params)
    )
