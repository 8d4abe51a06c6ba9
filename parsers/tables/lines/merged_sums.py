"""Rows of sums as text, whose first or last cell reaches over several columns: they stand where they are sums."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText
from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.columns.roles import role_of
from parsers.tables.lines.merged_heads import row_of_places
from parsers.values.money.cells import parse_cell

_NUMBER = re.compile(r"\(?\d{1,3}[.)]?")
LONGEST_NAME = 60
"""Letters of the name of a column."""

SumsOfHeads = dict[tuple[str, ...], list[Decimal]]
"""The sums of each column over all rows of the tables so far, by the names of their heads."""


def tables_with_sums(
    source: SourceText, table: Callable[[SourceText, int, SumsOfHeads], Grid | None]
) -> Iterator[Grid]:
    """The tables of tabs that ``table`` reads below each line that begins a head with numbers, in document order; it is
    given the sums of those above, and adds its own.
    """
    end = 0
    sums: SumsOfHeads = {}
    for number in source.once(_numbered_heads):
        if number > end and (grid := table(source, number, sums)):
            end = grid.span.end
            yield grid


def _numbered_heads(source: SourceText) -> list[int]:
    """The lines that begin a head with numbers."""
    return [number for number in source.lines_with("\t") if begins_numbered_head(source.lines[number - 1])]


def begins_numbered_head(line: str) -> bool:
    """Whether a line begins with the name of the column that counts the rows."""
    first, tab, _ = line.partition("\t")
    return bool(tab) and 0 < len(first.strip()) <= LONGEST_NAME and role_of(first.strip()) == "number"


@dataclass(slots=True)
class MergedSums:
    """The sums of a table. The rows of the tables ``before`` it with the same head add up to these, a column each."""

    before: Sequence[Decimal]
    proved: dict[tuple[bool, ...], list[int]] = field(default_factory=dict)
    """Over how many places the cells of sums reach, by which of these have amounts."""

    def placed(self, row: GridRow, above: Sequence[GridRow]) -> GridRow | None:
        """The row of a sum with the places that its merged cells, the first or the last, reach over; None where its
        amounts are the sums of the rows above in no place, or in several.
        """
        more = len(self.before) - len(row.cells)
        behind = [_amount(cell) for cell in row.cells[1:]]
        sums = self._sums(above)
        fits = [left for left in range(more + 1) if any(_are_sums(behind, one[left + 1 :]) for one in sums)]
        form = tuple(amount is not None for amount in behind)
        if len(fits) == 1:
            reaching = [1] * len(row.cells)
            reaching[0] += fits[0]
            reaching[-1] += more - fits[0]
            self.proved.setdefault(form, reaching)
        elif fits or form not in self.proved or sum(map(bool, sums[-1][1:])) != sum(form):
            return None
        else:
            reaching = self.proved[form]  # the one column of money, whatever its sums
        return row_of_places(row.cells, reaching, row.span)

    def of_all(self, rows: Sequence[GridRow]) -> list[Decimal]:
        """The sums of each column over all rows, with those of the tables before."""
        return self._sums(rows)[-1]

    def _sums(self, above: Sequence[GridRow]) -> list[list[Decimal]]:
        """The sums of each column over the rows above: those below each place and sum, all of them, and all with those
        of the tables before.
        """
        sums: list[Decimal] = [Decimal()] * len(self.before)
        found: list[list[Decimal]] = []
        for row in reversed(above):
            if len(row.cells) == len(sums) and _NUMBER.fullmatch(arabic_digits(row.cells[0].text)):
                sums = [total + (_amount(cell) or 0) for total, cell in zip(sums, row.cells, strict=True)]
            else:
                found.append(sums)
        return [*found, sums, [own + more for own, more in zip(sums, self.before, strict=True)]]


def _amount(cell: Cell) -> Decimal | None:
    return parse_cell(cell.text).amount


def _are_sums(amounts: Sequence[Decimal | None], sums: Sequence[Decimal]) -> bool:
    """Whether there are amounts, and each is the sum of its column."""
    pairs = [(amount, total) for amount, total in zip(amounts, sums, strict=False) if amount is not None]
    return bool(pairs) and all(amount == total for amount, total in pairs)
