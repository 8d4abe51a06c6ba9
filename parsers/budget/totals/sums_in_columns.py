"""Sums in the columns of a total row: whose year each is, and where that is not certain."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from parsers.budget.items.cell_values import is_positive, names_items, says_each_year, values_of
from parsers.budget.totals.open_total import OfYears, OpenTotal
from parsers.records.table import Cell, GridRow
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.names import COUNTS, FEW, TOTAL
from parsers.tables.rows.cell_kinds import has_letters, is_money, kinds_of
from parsers.tables.rows.torn_figures import is_begin_alone
from parsers.values.money.fields import parse_cell


def sums_by_year(total: OpenTotal) -> dict[OfYears, str]:
    """The cells of a total row by year or years, None for their sum. A row shorter than the table has รวม, the count,
    then one cell a column of money. One with the beginning of a figure alone may have its rest in any other cell.
    """
    row, columns, count = total.row, total.columns, total.counting

    def unreadable(found: str) -> dict[OfYears, str]:
        total.say_unreadable(found.strip())
        return {}

    if not columns.even or any(is_begin_alone(cell.text) for cell in row.cells):
        values = " ".join(cell.text for cell in row.cells if is_positive(cell.text))
        return unreadable(values) if values else {}
    places: dict[int, OfYears] = {**columns.years, **columns.stretches}
    if columns.total is not None and columns.complete:
        places[columns.total] = None
    if total.ruled:
        complete = len(row.cells) == columns.width
    else:
        complete = len(row.cells) >= columns.width and not _runs_beyond_columns(row, columns)
    if complete and (loose := list(_sums_beside_years(row, columns))):
        return unreadable(" ".join(loose))
    if complete:
        return {year: _total_text(row, index, places) for index, year in places.items()}
    start = max(row.cells.index(total.first), row.cells.index(count) if count else 0) + 1
    while start < len(row.cells) and COUNTS.fullmatch(row.cells[start].text):
        start += 1
    behind_count = [_total_text(row, index) for index in range(start, len(row.cells))]
    years = [places[index] for index in sorted(places)]
    if count is None and _may_begin_with_count(row.cells[start - 1], behind_count):
        if len(behind_count) <= len(years):
            return unreadable(" ".join(behind_count))
        del behind_count[0]
    more = behind_count[-1] if len(behind_count) == len(years) + 1 else ""
    beyond = any(map(str.isdecimal, more)) and not has_letters(more)
    filled = [bool(text) for text in behind_count[: len(years)]]
    uneven = len(behind_count) not in (0, len(years), len(years) + 1) or (any(filled) and not all(filled))
    if uneven or beyond:  # one figure more than years: which of them is none of theirs is not said
        return unreadable(" ".join(behind_count))
    return dict(zip(years, behind_count, strict=False))


def without_sums_of_rates(printed: dict[OfYears, str], total: OpenTotal) -> dict[OfYears, str]:
    """The sums without those of columns of several years whose values come again in each of them: they are of no year
    that is known.
    """
    for index, of_several in total.columns.stretches.items():
        text = printed.pop(of_several, "") if says_each_year(total.columns, index) else ""
        if is_positive(text):
            total.say_unreadable(text)
    return printed


def _may_begin_with_count(words: Cell, behind: Sequence[str]) -> bool:
    """Whether the first figure behind a total's words is, or may be, the count that they announce: ``รวม จำนวน``, 7."""
    return bool(behind) and bool(COUNTS.search(words.text)) and bool(FEW.fullmatch(behind[0]))


def _total_text(row: GridRow, index: int, years: Collection[int] = ()) -> str:
    """The text of a total's cell; with a sign that no amount has where the cell reaches over others. One that reaches
    over a single column of ``years`` and columns of no money is that year's.
    """
    start = next((place for place in range(index, -1, -1) if row.cells[place].columns), index)
    over = row.cells[start]
    if over.columns > 1 and over.rows == 1 and index in years and not TOTAL.match(over.text):
        reached = range(start, start + over.columns)
        if [place for place in reached if place in years] == [index]:
            return over.text
    cell = row.cells[index]
    return f"[{cell.text}]" if cell.merged and cell.text else cell.text


def _runs_beyond_columns(row: GridRow, columns: ColumnRoles) -> bool:
    """Whether a row of a table without rulings has values or items beyond its last column: it is shifted, or two rows
    on one line. Words there are a remark that a tab parts.
    """
    return any(
        names_items(cell) or any(parse_cell(text).status is not None for text in values_of(cell))
        for cell in row.cells[columns.width :]
        if cell.text
    )


def _sums_beside_years(row: GridRow, columns: ColumnRoles) -> Iterator[str]:
    """The figures of a total that stand where words are due, or before its years while its last one has none: its cells
    are shifted, and with them perhaps the years. Cells that are known to reach over several columns are not.
    """
    merged = any(cell.columns != 1 for cell in row.cells)
    first, last = 0 if merged else min(columns.of_money, default=0), max(columns.of_money, default=0)
    for index, (cell, kind) in enumerate(zip(row.cells, kinds_of(columns), strict=False)):
        if kind in ("title", "remark", "words") and parse_cell(cell.text).amount is not None:
            yield cell.text
        elif index < first and not row.text(last) and (amount := _amount_at_end(cell.text)):
            yield amount


def _amount_at_end(text: str) -> str:
    """The last word of a cell, where it is an amount in groups of digits."""
    last = (text.split() or [""])[-1]
    return last if "," in last and is_money(last) else ""
