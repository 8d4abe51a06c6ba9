"""Budget tables that were read in the order in which their cells lie on the page, and of whose values the table alone
does not say which stands where: what the detail blocks say of the rows, the printed totals and a regular order do.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import pairwise, takewhile

from extract.ground.characters import REPLACEMENT
from extract.ground.source import SourceText, Span
from parsers.budget.settling.claims import NO_CLAIM, Claim, claim_of
from parsers.records.blocks import DetailBlock
from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.columns.roles import squeezed
from parsers.tables.flat.any_order.reading_order import (
    cells_before,
    cells_behind,
    headings_of,
    is_titled,
    lines_of,
    row_without_values,
    rows_in_order,
    titles_left,
    value_cell,
)
from parsers.tables.flat.any_order.rows_and_titles import ScatteredRow
from parsers.tables.flat.any_order.scattered_texts import ScatteredTexts
from parsers.tables.flat.any_order.sparse_columns import OPEN, fill_sparse
from parsers.tables.flat.any_order.sparse_rows import SparseRow, SparseValue
from parsers.tables.flat.ground.pieces import row_of, row_of_pieces
from parsers.tables.flat.heads.scattered_heads import scattered_head
from parsers.tables.rows.row_begins import number_alone
from parsers.values.dates import parse_year
from parsers.values.money.cells import parse_cell
from parsers.values.years import Years

_LEAST_ROWS, _MOST_ROWS = 3, 60
_LEAST_TITLE = 8
_SUM = 0
"""The column of sums, among those of years."""

_NOTHING = Decimal(0)
_READ = ("amount", "dash", "zero")


@dataclass(frozen=True)
class _OfRow:
    """What is known of a row: what its block says, and that its sum is that of its years, where it has one."""

    claim: Claim

    def allows(self, year: int, amount: Decimal | None) -> bool:
        """Whether it may have an amount in a column."""
        if year != _SUM:
            return self.claim.allows(year, amount)
        return self._sum is None or (amount or _NOTHING) == self._sum

    @cached_property
    def _sum(self) -> Decimal | None:
        """What all its years have together, where its block says it year by year."""
        of_years = self.claim.amounts_by_year.values()
        if self.claim.none:
            return _NOTHING
        if not of_years or any(len(amounts) != 1 for amounts in of_years):
            return None
        said = (self.claim.together, self.claim.yearly, self.claim.unstated, self.claim.sums)
        return None if any(said) else sum((amounts[0] for amounts in of_years), _NOTHING)

    def agrees(self, values: Mapping[int, Decimal | None]) -> bool:
        """Whether it may have all of them together."""
        years = {year: amount for year, amount in values.items() if year != _SUM}
        total = values.get(_SUM, _NOTHING) if _SUM in values else None
        of_years = sum((amount for amount in years.values() if amount), _NOTHING)
        return (_SUM not in values or (total or _NOTHING) == of_years) and self.claim.agrees(years)


def proved_by_blocks(
    source: SourceText, budget: Sequence[Grid], blocks: Sequence[DetailBlock], years: Years
) -> tuple[Grid, ...]:
    """The tables of a plan's budget, with those in the place of which rows without values were read alone, now with
    the values that are proved.

    A value has its cell where all totals are met, no block says otherwise and no other way is as good. Rows of a total
    that no block tells from each other have theirs where they stand alone between the row's number and the next one,
    or where all values of the page stand row by row and no cell is empty.
    """
    return tuple(_proved(source, grid, blocks, years) or grid for grid in budget)


def _proved(source: SourceText, grid: Grid, blocks: Sequence[DetailBlock], years: Years) -> Grid | None:
    head = scattered_head(source, grid.span.start, grid.span.end) if grid.dialect == "flat" else None
    if head is None or head.dense or head.target:
        return None
    if 2 * sum(row.torn for row in grid.rows) < len(grid.rows) - 1:
        return _without_exchanged(grid, blocks, years)
    starts = [block.span.start for block in blocks if block.span.start > grid.span.end]
    texts = ScatteredTexts(source, head, min([*starts, len(source.lines) + 1]) - 1)
    rows = list(rows_in_order(texts))
    if not _LEAST_ROWS <= len(texts.rows) <= _MOST_ROWS or any(not row.title for row in rows):
        return None
    columns = [*(parse_year(year.text) or 0 for year in head.years), *([_SUM] if head.sum else [])]
    known = blocks_of_rows(rows, blocks)
    filled = _filled(texts, rows, [claim_of(block, years) if block else NO_CLAIM for block in known], columns)
    if filled is None:
        return None
    printed = list(_printed(texts, rows, known, filled))
    lines = [line for row in printed for line in (row.span.start, row.span.end)]
    table = Grid((row_of_pieces(head.pieces), *printed), Span(head.start, max(lines)), "flat")
    return _without_exchanged(table, blocks, years)


def _without_exchanged(grid: Grid, blocks: Sequence[DetailBlock], years: Years) -> Grid:
    """A table without the values of a column that stand in rows whose blocks say otherwise, where an exchange would
    give each what its block says: who read the page took one for the other.
    """
    columns = {at: year for at, cell in enumerate(grid.rows[0].cells) if (year := parse_year(cell.text))}
    rows = list(grid.rows)
    claims: dict[int, Claim] = {}
    for at, row in enumerate(rows):
        title = squeezed(row.cells[1].text) if len(row.cells) == len(rows[0].cells) and not row.torn else ""
        named = [block for block in blocks if title and squeezed(block.title or "") == title]
        if len(named) == 1:
            claims[at] = claim_of(named[0], years)
    whole = [at for at, row in enumerate(rows) if row.cells[0].text and len(row.cells) == len(rows[0].cells)][1:]
    for column, year in columns.items():
        amounts = {at: parse_cell(rows[at].cells[column].text).amount for at in whole}
        against = [at for at, claim in claims.items() if not claim.allows(year, amounts.get(at))]
        for at in against:
            others = [other for other in whole if other in against or (other not in claims and amounts[other])]
            taken = [other for other in others if other != at and claims[at].allows(year, amounts[other])]
            for doubtful in (at, *taken) if taken else ():
                cells = list(rows[doubtful].cells)
                cells[column] = Cell(REPLACEMENT, (REPLACEMENT,), cells[column].span)
                rows[doubtful] = replace(rows[doubtful], cells=tuple(cells))
    return grid if rows == list(grid.rows) else replace(grid, rows=tuple(rows))


def blocks_of_rows(rows: Sequence[ScatteredRow], blocks: Sequence[DetailBlock]) -> list[DetailBlock | None]:
    """The block of each row: the one whose title begins as the row's does, and which is no other row's; of several that
    of its number. A title that may be another row's is none of a block with another number.
    """
    found: list[DetailBlock | None] = []
    for row in rows:
        begin = squeezed("".join(piece.text for piece in row.title)) if row.number else ""
        number = number_alone(row.number.text) if row.number else None
        named = [block for block in blocks if block.title and squeezed(block.title).startswith(begin)]
        if len(named) != 1 and row.number:
            named = [block for block in named if block.number == number]
        if not row.sure:
            named = [block for block in named if block.number in (None, number)]
        found.append(named[0] if len(named) == 1 and len(begin) >= _LEAST_TITLE else None)
    taken = [id(block) for block in found if block]
    return [block if block and taken.count(id(block)) == 1 else None for block in found]


def _filled(
    texts: ScatteredTexts, rows: Sequence[ScatteredRow], claims: Sequence[Claim], columns: Sequence[int]
) -> list[list[int | None]] | None:
    """The place of each cell's value; None where no way meets the totals. All cells of a page are open where a figure
    is torn, and of a total with rows there.
    """
    amounts = [parse_cell(piece.text) for piece in texts.values]
    pages = [texts.page(piece.line) for piece in texts.values]
    torn = {page for page, amount in zip(pages, amounts, strict=True) if amount.status not in _READ}
    torn |= texts.torn_figures
    places = [at for at, page in enumerate(pages) if page not in torn]
    values = [
        SparseValue(amounts[at].amount, pages[at], at not in texts.beginning, at in texts.behind) for at in places
    ]
    lines = list(lines_of(rows))
    unread = {at for at, line in enumerate(lines) if line.page in torn}
    unread |= {at for at, line in enumerate(lines) if not unread.isdisjoint(line.sum_of)}
    if any(not line.sum_of and not row.number for line, row in zip(lines, rows, strict=True)):
        return None
    sparse = [
        SparseRow(line.page, None, (), closed=line.page in torn)
        if at in unread
        else SparseRow(line.page, _OfRow(claim) if not line.sum_of or _SUM in columns else None, line.sum_of)
        for at, (line, claim) in enumerate(zip(lines, claims, strict=True))
    ]
    stand = _Stand(rows, sparse, [texts.values[at].line for at in places])
    placed = list(stand.in_place(values, len(columns)))
    filled = fill_sparse(placed, sparse, columns) or (
        fill_sparse(values, sparse, columns) if placed != values else None
    )
    if filled is None:
        return None
    told = {
        at
        for at, cells in enumerate(filled)
        if claims[at] != NO_CLAIM and _is_said(claims[at], at, cells, values, columns, sparse)
    } | unread
    doubtful = stand.in_doubt(told, filled, values) | {(at, of) for at in unread for of in range(len(columns))}
    return [
        [OPEN if (at, of) in doubtful else _place(places, cell) for of, cell in enumerate(cells)]
        for at, cells in enumerate(filled)
    ]


def _is_said(
    claim: Claim,
    row: int,
    cells: Sequence[int | None],
    values: Sequence[SparseValue],
    columns: Sequence[int],
    rows: Sequence[SparseRow],
) -> bool:
    """Whether a block says what its row has: year by year, where no total has the row."""
    amounts = {
        year: None if cell is None else values[cell].amount
        for year, cell in zip(columns, cells, strict=True)
        if cell != OPEN
    }
    known = _OfRow(claim)
    if not all(known.allows(year, amount) for year, amount in amounts.items()):
        return False
    if len(amounts) == len(columns) and not known.agrees(amounts):
        return False
    in_total = any(row in other.sum_of for other in rows)
    return (
        in_total or claim.none or {year for year, amount in amounts.items() if amount} <= {*claim.amounts_by_year, _SUM}
    )


def _place(places: Sequence[int], cell: int | None) -> int | None:
    return cell if cell is None or cell == OPEN else places[cell]


@dataclass(frozen=True)
class _Stand:
    """Where the values of a table stand among its numbers: their ``lines``."""

    rows: Sequence[ScatteredRow]
    sparse: Sequence[SparseRow]
    lines: Sequence[int]

    @cached_property
    def _starts(self) -> list[int]:
        return sorted(row.number.line for row in self.rows if row.number)

    def _stretch(self, line: int) -> int:
        return bisect_right(self._starts, line)

    def in_place(self, values: Sequence[SparseValue], columns: int) -> Iterator[SparseValue]:
        """The values, with their row on each page on which each stands between its row's number and the next one, those
        of totals last.
        """
        owner: dict[int, int] = {}
        for page in {value.page for value in values}:
            own = [at for at, value in enumerate(values) if value.page == page]
            owner |= dict(zip(own, self._owners(page, own, columns), strict=False))
        return (value._replace(row=owner.get(at)) for at, value in enumerate(values))

    def _owners(self, page: int, values: Sequence[int], columns: int) -> list[int]:
        """The row of each value of a page by where it stands; nothing where a row has none or too many."""
        on_page = [at for at, row in enumerate(self.sparse) if row.page == page]
        lines = [self.lines[at] for at in values]
        starts = {at: number.line for at in on_page if (number := self.rows[at].number)}
        if not starts:
            return []
        found: list[int] = []
        for (at, start), below in zip(starts.items(), [*list(starts.values())[1:], lines[-1] + 1], strict=True):
            totals = list(takewhile(lambda index: not self.rows[index].number, range(at + 1, max(on_page) + 1)))
            left = bisect_left(lines, below) - bisect_left(lines, start) - columns * len(totals)
            if not 0 < left <= columns:
                return []
            found += [*(at for _ in range(left)), *(total for total in totals for _ in range(columns))]
        return found if len(found) == len(values) else []

    def in_doubt(
        self, told: set[int], filled: Sequence[Sequence[int | None]], values: Sequence[SparseValue]
    ) -> set[tuple[int, int]]:
        """The cells that only their order tells from another row's of the same total and page, and all those of rows
        that no total has and of which nothing is ``told``.
        """
        sums = [row.sum_of for row in self.sparse if row.sum_of]
        groups: dict[tuple[int, int], set[int]] = {}
        found: set[tuple[int, int]] = set()
        for at, row in enumerate(self.sparse):
            if not row.sum_of and at not in told:
                total = next((index for index, sum_of in enumerate(sums) if at in sum_of), None)
                if total is None:
                    found |= {(at, column) for column in range(len(filled[at]))}
                else:
                    groups.setdefault((total, row.page), set()).add(at)
        for (_, page), group in groups.items():
            left = group - {at for at in group if self._is_alone(at, group, filled)}
            if len(left) > 1 and not self._is_regular(page, filled):
                found |= {
                    (at, column)
                    for column in range(len(filled[0]))
                    if len({_printed_in(values, filled[at][column]) for at in left}) > 1
                    for at in left
                }
        return found

    def _is_regular(self, page: int, filled: Sequence[Sequence[int | None]]) -> bool:
        """Whether the values of a page stand row by row, and none of its cells is empty or open."""
        cells = [cell for row, cells in zip(self.sparse, filled, strict=True) if row.page == page for cell in cells]
        whole = [cell for cell in cells if cell is not None and cell != OPEN]
        return len(whole) == len(cells) and all(below == above + 1 for above, below in pairwise(whole))

    def _is_alone(self, at: int, group: set[int], filled: Sequence[Sequence[int | None]]) -> bool:
        """Whether all values of a row stand between its number and the next one, and none of another of its group."""
        number = self.rows[at].number
        if number is None or OPEN in filled[at]:
            return False
        own, *others = (
            {self._stretch(self.lines[cell]) for cell in filled[row] if cell is not None and cell != OPEN}
            for row in (at, *(group - {at}))
        )
        stretch = self._stretch(number.line)
        return own == {stretch} and not any(stretch in other for other in others)


def _printed_in(values: Sequence[SparseValue], cell: int | None) -> object:
    return cell if cell is None or cell == OPEN else (values[cell].amount,)


def _printed(
    texts: ScatteredTexts,
    rows: Sequence[ScatteredRow],
    known: Sequence[DetailBlock | None],
    filled: Sequence[Sequence[int | None]],
) -> Iterator[GridRow]:
    for row, block, cells in zip(rows, known, filled, strict=True):
        yield from headings_of(row)
        found = [cell for cell in cells if cell is not None and cell != OPEN]
        if not block and not is_titled(texts, row, found):
            yield row_without_values(row)
            continue
        before = cells_before(texts, row)
        place = before[1].span
        if block and block.title and squeezed(block.title) != squeezed(before[1].text):
            before[1] = Cell(block.title, (block.title,), place)
        yield row_of([*before, *(_cell(texts, cell, place) for cell in cells), *cells_behind(texts, row, cells[-1])])
    yield from titles_left(texts)


def _cell(texts: ScatteredTexts, place: int | None, span: Span) -> Cell:
    if place is None:
        return Cell("", (), span)
    return Cell(REPLACEMENT, (REPLACEMENT,), span) if place == OPEN else value_cell(texts, place)
