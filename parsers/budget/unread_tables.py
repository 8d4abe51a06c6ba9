"""What is said of tables and lists with money that nobody read, beside the budget tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extract.ground.characters import arabic_digits
from extract.ground.issues import Issue
from extract.ground.source import SourceText, Span
from extract.ground.spans import Spans
from parsers.budget.budget_grids import are_left_out, heads_prices
from parsers.budget.captions_above import is_of_counts
from parsers.budget.inside_blocks import ends_block, is_inside_block
from parsers.budget.unread_rows import VERY_FAR
from parsers.records.table import Grid, GridRow, Tables, apart_from
from parsers.structure.headings import ends_table
from parsers.tables.columns.head_rows import rows_of_heads
from parsers.tables.columns.names import TOTAL, YEAR_COLUMN, is_column_name
from parsers.tables.columns.roles import Role, role_of, speaks_of_money, squeezed
from parsers.tables.flat.summaries.flat_summaries import flat_summaries, rows_of_sums
from parsers.tables.marked.entry_lines import lists_of_money
from parsers.tables.marked.year_lines import money_of_years
from parsers.tables.rows.cell_kinds import is_money, names_items, names_unit
from parsers.values.years import Years

_FARTHEST = 12
_ITEM_NUMBER = re.compile(r"(?:(?<=\s)|^)(\d{1,3})[.)](?!\d)\s*")
"""``7) ``, ``7. ``: what counts items, at the beginning of a line or in a cell of several."""


_MOST_LINES, _MOST_ABOVE = 8, 4
_OF_MONEY: frozenset[Role] = frozenset({"budget", "revised", "former", "paid"})
_BAHT, _GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+\s*บาท"), re.compile(r"\d{1,3}(?:,\d{3})+")
_YEAR = re.compile(r"2[45]\d\d")
_LEAST_VALUES = 2


def unread_tables(
    grids: Sequence[Grid], budget: Sequence[Grid], source: SourceText | None = None, read: Sequence[Span] = ()
) -> tuple[Issue, ...]:
    """An issue for each grid that has amounts of projects and is no budget table, near these also of years, right below
    one also of what may be its rest; none where its lines were ``read`` as something else.

    Another one for each budget table that is a head alone where rows of values were left as text of ``source`` below
    it. On the pages of a PDF and where no sign parts the cells also where a line below goes on with its numbers.
    Values that are left elsewhere are for :mod:`unread_values`.
    """
    near = range(budget[0].span.start - VERY_FAR, budget[-1].span.end + VERY_FAR) if budget else None
    apart = apart_from(grids, budget)
    read_as_else = Spans(read)
    apart = [grid for grid in apart if not read_as_else.meet(grid.span)]
    lost = [grid for grid in apart if _holds_money(grid, of_years=near is None or grid.span.start in near)]
    lost += [grid for grid in (are_left_out(apart, budget, source)[1] if source else ()) if grid not in lost]
    lost += [grid for grid in _rests(apart, budget, source) if grid not in lost] if source else []
    if source:
        lost = [grid for grid in lost if not is_inside_block(grid, source)]
        lost = [grid for grid in lost if not (budget and ends_block(grid, budget[0], source))]
    spans = [(grid, grid.span) for grid in lost]
    taken = Spans(grid.span for grid in budget)
    for grid in budget if source else ():
        following = taken.start_below(grid.span.end)
        span = _rows_left_as_text(grid, source, following) if source else None
        if span:
            spans.append((grid, grid.span | span))
        elif source and (source.format == "pdf" or grid.by_place):
            behind = range(grid.span.end + 1, min(following or len(source.lines) + 1, grid.span.end + VERY_FAR))
            spans += [(grid, span)] if (span := _counted_on(grid, source, behind)) else []
    return tuple(
        Issue("unread_table", span, "budget_lines", found=" | ".join(cell.text for cell in grid.rows[0].cells))
        for grid, span in spans
    )


def _rests(grids: Sequence[Grid], budget: Sequence[Grid], source: SourceText) -> Iterator[Grid]:
    """Those of ``grids`` without names of columns near below a table of ``budget`` in the same dialect: perhaps rows of
    it that lost cells, or its total. Not below a caption of counts.
    """
    tables = Tables(budget)
    for grid in grids:
        above = tables.above(grid.span.start)
        if above is None or above.dialect != grid.dialect or grid.span.start - above.span.end > _FARTHEST:
            continue
        keys = [source.key(number).strip() for number in range(above.span.end + 1, grid.span.start)]
        named = not _has_amount(grid.rows[0]) and any(is_column_name(cell.text) for cell in grid.rows[0].cells)
        if not named and any(map(_may_be_of_budget, grid.rows)) and not any(map(_leads_elsewhere, keys)):
            yield grid


def _has_amount(row: GridRow) -> bool:
    return any(is_money(cell.text) for cell in row.cells)


def _may_be_of_budget(row: GridRow) -> bool:
    """Whether a row has an amount beside a project, a unit's name or words for a total."""
    return _has_amount(row) and any(
        names_items(cell.text) or names_unit(cell.text) or TOTAL.match(cell.text) for cell in row.cells
    )


def _leads_elsewhere(key: str) -> bool:
    return ends_table(key) or is_of_counts(key)


def unread_lists(
    source: SourceText, years: Years, budget: Sequence[Grid], read: Sequence[Span], money_read: Sequence[Span]
) -> Iterator[Issue]:
    """An issue for each list of projects with the money of the plan's years that stands beside the budget tables and
    was not ``read`` as something else; and for lines of years with money one below the other, with what is right above
    them, whatever they are of: they are ``money_read`` where they are a total's or a budget field's.
    """
    tables = [grid.span for grid in budget]
    taken = Spans((*tables, *read))
    lists = [span for span in lists_of_money(source, years) if not taken.meet(span)]
    taken = Spans((*lists, *tables, *money_read))
    for span in source.once(money_of_years, years):
        if not taken.meet(span):
            lists.append(Span(_top_of_paragraph(source, span.start), span.end))
    for span in sorted(lists, key=lambda one: one.start):
        yield Issue("unread_table", span, "budget_lines", found=source.line(span.start).strip())


def unread_summaries(source: SourceText, grids: Sequence[Grid], read: Sequence[Span]) -> Iterator[Issue]:
    """An issue for each table that sums the plan up by dimension with nothing but blanks or line ends between its
    cells, where these were not sure: nothing of it is in ``grids`` with rows or was ``read``.
    """
    taken = Spans((*(grid.span for grid in grids if len(grid.rows) > 1), *read))
    found = [one.span for one in flat_summaries(source)]
    flat = Spans(found)
    found += [span for span in rows_of_sums(source) if not flat.meet(span)]
    for span in sorted(span for span in found if not taken.meet(span)):
        yield Issue("unread_table", span, "budget_totals", found=source.line(span.start).strip())


def _top_of_paragraph(source: SourceText, number: int) -> int:
    """The first of the lines with wording that stand right above line ``number``, a few at most."""
    top = number
    while top > max(1, number - _MOST_ABOVE) and source.line(top - 1).strip():
        top -= 1
    return top


def _rows_left_as_text(grid: Grid, source: SourceText, following: int | None) -> Span | None:
    """The lines below a head without rows, to the next such table or heading of a part, from the first that has values
    to the last; None where the table has rows, or none of the lines is one.
    """
    head = rows_of_heads(grid).get(0)
    if head is None or head[2] < len(grid.rows):
        return None
    end = min(following or len(source.lines) + 1, grid.span.end + 1 + VERY_FAR)
    found: list[int] = []
    for number in range(grid.span.end + 1, end):
        key = source.key(number).strip()
        if ends_table(key):
            break
        if sum(is_money(word) for word in source.line(number).split()) >= _LEAST_VALUES:
            found.append(number)
    return Span(found[0], found[-1]) if found else None


def _counted_on(grid: Grid, source: SourceText, numbers: Iterable[int]) -> Span | None:
    """The first line below a table that counts on from its last item, with something beside its text: a row of it."""
    counted = [int(one) for cell in grid.rows[-1].cells for one in _ITEM_NUMBER.findall(arabic_digits(cell.text))]
    for number in numbers if counted else ():
        if not (line := source.line(number)).strip():
            continue
        begins = _ITEM_NUMBER.match(arabic_digits(line))
        if begins and int(begins[1]) == max(counted) + 1 and "\t" in line.strip():
            return Span(number, number)
        return None
    return None


def _holds_money(grid: Grid, *, of_years: bool) -> bool:
    """Whether a grid has several amounts, and projects beside one or beside each other, or a head that speaks of money;
    or ``of_years``.
    """
    if any(map(heads_prices, grid.rows)):
        return True
    heads = [cell.text for cell in grid.rows[0].cells if cell.text]
    of_year = [text for text in heads if role_of(text) == "year" or YEAR_COLUMN.fullmatch(squeezed(text))]
    of_money = any(role_of(text) in _OF_MONEY and speaks_of_money(text) for text in heads if text not in of_year)
    amounts = [cell.text for row in grid.rows for cell in row.cells if is_money(cell.text)]
    if sum(of_money or not _YEAR.fullmatch(arabic_digits(text).strip()) for text in amounts) < _LEAST_VALUES:
        return _tells_money(grid)
    if of_money or (of_years and of_year):
        return True
    return any(
        (named := sum(names_items(cell.text) for cell in row.cells)) > 1
        or (named and any(is_money(cell.text) for cell in row.cells))
        for row in grid.rows
    )


def _tells_money(grid: Grid) -> bool:
    """Whether a grid's rows of projects tell their money in words: ``ปี 2566 จำนวน 10,000 บาท``, ``อบจ. 6,000`` below a
    head of money.
    """
    of_money = {index for index, cell in enumerate(grid.rows[0].cells) if "งบประมาณ" in cell.text}
    told = [
        row
        for row in grid.rows
        if any(map(names_items, (cell.text for cell in row.cells)))
        and any(
            _BAHT.search(text) or (index in of_money and _GROUPED.search(text))
            for index, cell in enumerate(row.cells)
            for text in [arabic_digits(cell.text)]
        )
    ]
    return len(told) >= _LEAST_VALUES
