"""Tables that print the projects of another budget table once more, in another order: by the unit that answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from extract.ground.issues import Issue
from extract.ground.source import Span
from parsers.records.budget import BudgetTable, TableItem
from parsers.records.table import Grid
from parsers.values.spacing import wording_key

_LEAST = 2

_Print = tuple[str, frozenset[tuple[tuple[int, ...], str, object]]]
"""A title, and for each year its status and amount."""


def tables_again(table: BudgetTable, grids: Sequence[Grid]) -> tuple[Grid, ...]:
    """Those of the budget tables ``grids`` that ``table`` was read from whose projects were all printed in one above.

    They are two at least, with an amount among them, and have their titles and what every year says in common with the
    rows above, but not their places: the numbers or the order are others. None of them stands below a heading of its
    own dimension or mission: a measure may be planned there once more.
    """
    on_line: dict[int, list[int]] = defaultdict(list)
    for index, item in enumerate(table.items):
        on_line[item.span.start].append(index)
    printed: dict[_Print, TableItem] = {}
    again: list[Grid] = []
    for grid in grids:
        items = [table.items[index] for index in _on_lines(on_line, grid.span)]
        prints = list(map(_print, items))
        before = list(map(printed.get, prints))
        known = [item for item in before if item is not None]
        if len(items) >= _LEAST and len(known) == len(items) and _is_another_order(items, known):
            again.append(grid)
            continue
        printed |= dict(zip(reversed(prints), reversed(items), strict=True))
    return tuple(again)


def printed_again(grids: Sequence[Grid]) -> tuple[Issue, ...]:
    """An issue for each of the tables that :func:`tables_again` gives."""
    return tuple(Issue("repeated_table", grid.span, "budget_lines", found=str(len(grid.rows))) for grid in grids)


def _on_lines(on_line: Mapping[int, Sequence[int]], span: Span) -> list[int]:
    """What begins on the lines of a span, in order."""
    return sorted(index for line in span.lines for index in on_line.get(line, ()))


def _print(item: TableItem) -> _Print:
    cells = frozenset([(cell.of_years, cell.status, cell.amount) for cell in item.cells])
    return wording_key(item.title), cells


def _is_another_order(items: Sequence[TableItem], before: Sequence[TableItem]) -> bool:
    """Whether rows are those of ``before`` in other places, below no heading of their own, with an amount."""
    moved = [item.number for item in items] != [item.number for item in before]
    moved = moved or [item.span for item in before] != sorted(item.span for item in before)
    branches = {item.branch for item in items}
    own = len(branches) == 1 or all(a.branch == b.branch for a, b in zip(items, before, strict=True))
    return moved and own and len(set(map(id, before))) == len(before) and any(c.amount for i in items for c in i.cells)
