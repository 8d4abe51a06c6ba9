"""Rows of a scanned table that its sums prove: those that add up to the total below them. Where dashes and zeros are
lost, the totals say in which columns the values of a row stand, if they may stand in no others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.tables.flat.by_row.scanned_lines import ScannedRow
from parsers.tables.flat.ground.columns_by_sums import (
    Amounts,
    amounts_of,
    columns_by_sums,
    ends_in_sum,
    summed_by_totals,
)
from parsers.tables.flat.ground.glued_words import RowLine
from parsers.values.money.cells import parse_cell

_LEAST_ROWS = 2


def proved_by_sums(rows: Sequence[ScannedRow], years: int) -> set[int]:
    """The lines of the rows and totals whose columns all add up, the loose ones among them with their values in their
    columns from now on: first the totals of parts to that of all, then the rows to theirs.
    """
    proved: set[int] = set()
    for parts, total in _summed(rows):
        proved |= _proved(parts, total, years)
    return proved


def summed_up(rows: Sequence[ScannedRow], proved: set[int]) -> set[int]:
    """The lines of the rows that add up to the total below them: one without values has none; elsewhere they may be
    lost.
    """
    groups = ({row.at for row in parts} for parts, _ in _summed(rows) if parts[0].kind == "row")
    return {at for lines in groups if lines & proved for at in lines}


def have_sums_behind(rows: Sequence[ScannedRow], years: int) -> bool:
    """Whether the last values of rows are their sums: a column has lost its name, and a row of as many values as years
    may have one of these among them.
    """
    lines = [(row.line or row.loose) for row in rows if row.kind in ("row", "total")]
    amounts = [own for line in lines if line and (own := amounts_of(line.values)) is not None]
    full = [ends_in_sum(own) for own in amounts if sum(map(bool, own)) > _LEAST_ROWS]
    return any(len(own) > years and ends_in_sum(own) for own in amounts) or (len(full) >= _LEAST_ROWS and all(full))


def _summed(rows: Sequence[ScannedRow]) -> list[tuple[list[ScannedRow], ScannedRow]]:
    """What each total sums up: the totals of parts above that of all first, then the rows above theirs."""
    summed = [row for row in rows if row.kind in ("row", "total")]
    groups = summed_by_totals([row.kind == "total" for row in summed])
    return [([summed[part] for part in parts], summed[at]) for parts, at in groups]


def _proved(parts: Sequence[ScannedRow], total: ScannedRow, years: int) -> set[int]:
    """The lines of a total and its parts where there is one way in which they can add up, or of those that it says."""
    line = total.loose or total.line
    if line is None or len(line.values) != years:
        return set()
    sums = amounts_of(line.values)
    read = [
        (row, own, amounts)
        for row in parts
        if (own := row.loose or row.line) and (amounts := _parts(own, years)) is not None
    ]
    if sums is None or not any(sums) or ends_in_sum(sums) or len(read) < len(parts):
        return set()
    columns = columns_by_sums([amounts for *_, amounts in read], sums)
    if columns is None:
        return set()
    proved: set[int] = set()
    for (row, own, _), places in zip([*read, (total, line, sums)], [*columns, range(years)], strict=True):
        whole = own if len(own.values) == years else _in_columns(own, places, years) if places is not None else None
        if whole is not None and (row.named or row.kind == "total"):
            row.line, row.loose = whole, None
            proved.add(row.at)
    return proved


def _parts(line: RowLine, years: int) -> Amounts | None:
    """The amounts of a row in the order of its columns: those that are nothing among them where all are known."""
    amounts = amounts_of(line.values)
    if amounts is None or len(line.values) == years:
        return amounts
    filled = tuple(filter(None, amounts))
    return filled if len(filled) <= years else None


def _in_columns(line: RowLine, places: Sequence[int], years: int) -> RowLine | None:
    """A row with its amounts in their places, dashes and zeros between them; None where a zero may be in several."""
    between: list[list[str]] = [[]]
    amounts: list[str] = []
    for value in line.values:
        if parse_cell(value).amount:
            amounts.append(value)
            between.append([])
        else:
            between[-1].append(value)
    if not amounts:
        return None  # dashes alone, one of them lost
    values: list[str] = []
    for at, texts in enumerate(between):
        start, end = (places[at - 1] + 1 if at else 0), (places[at] if at < len(places) else years)
        if len(texts) != end - start and any(parse_cell(text).status == "zero" for text in texts):
            return None
        values += [*texts[: end - start], *[""] * (end - start - len(texts))]
        values += amounts[at : at + 1]
    return replace(line, values=tuple(values), sure=True)
