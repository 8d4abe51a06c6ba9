"""The printed rows of the budget table claim their numbers: titles, then money, a column at a time."""

from __future__ import annotations

from collections.abc import Sequence

from extract.ground.characters import arabic_digits
from extract.ground.source import Span
from parsers.account.ledger import Entry, Ledger
from parsers.account.lexer import keys_in, value_of
from parsers.account.links import Links
from parsers.records.budget import BudgetCell, RowCell, SharedCell
from parsers.records.plan import Project
from parsers.values.money.cell_forms import figure_and_beside
from parsers.values.money.cells import broken_figure

_LAST = 10_000
"""The place of a cell that has no column of its own: behind all others."""


class RowClaims:
    """The claims of rows; ``shared`` are the cells that are printed for several projects, which claim once."""

    def __init__(self, ledger: Ledger, links: Links, shared: Sequence[SharedCell]) -> None:
        self._ledger = ledger
        self._links = links
        self._shared_cells = shared
        self._shared_of: dict[tuple[int, int | None], int] = {
            (item + 1, cell.year_be): place for place, cell in enumerate(shared) for item in cell.items
        }
        self._shared_done: set[int] = set()
        self._settled: dict[tuple[Span, str], Entry] = {}

    def claim(self, row: Sequence[Project]) -> None:
        """The numbers of one printed row: of titles, numbers, other columns, then the money, a column at a time."""
        items = [(project, project.item) for project in row if project.item]
        only = row[0].ordinal if len(row) == 1 else None
        for project, item in items:
            self._ledger.claim(item.title, item.span, "text", project.ordinal)
            self._ledger.claim(item.alternative_title, item.span, "text", project.ordinal)
        for project, item in items:
            if item.number is not None:
                self._ledger.claim(str(item.number), item.span, "label", project.ordinal)
        cells: dict[int, list[tuple[Project, int, BudgetCell]]] = {}
        beside: dict[int, list[tuple[Project, int, RowCell]]] = {}
        for project, item in items:
            for index, cell in enumerate(item.cells):
                place = item.places[index] if index < len(item.places) else _LAST
                cells.setdefault(place, []).append((project, index, cell))
            for index, other in enumerate(item.beside):
                beside.setdefault(other.place, []).append((project, index, other))
        if any(cell.alignment == "ambiguous" for _, item in items for cell in item.cells):
            for column in sorted(cells):  # before a cell that is left open claims the whole row
                self._claim_settled([one for one in cells[column] if one[2].alignment == "mended"])
        for column in sorted({*cells, *beside}):
            self._claim_money(cells.get(column, ()), only)
            self._claim_beside(beside.get(column, ()), only)
        for project, item in items:
            below = [cell.span for cell in item.cells if cell.span.start > item.span.end]
            for span in dict.fromkeys(below):  # a table for later years or of changes prints them once more
                if item.number is not None:
                    self._ledger.claim(str(item.number), span, "label", project.ordinal)
            for span in dict.fromkeys((*below, *(one.span for one in item.beside if one.span.start > item.span.end))):
                self._ledger.claim(item.title, span, "text", project.ordinal)
            for node in item.branch:
                if node:
                    self._ledger.claim(node.number, item.span, "label")
                    self._ledger.claim(node.title, item.span, "text")

    def _claim_money(self, cells: Sequence[tuple[Project, int, BudgetCell]], only: int | None) -> None:
        """The amounts that items have in a column, then what is left of a cell that nothing settles."""
        self._claim_settled(cells)
        self._claim_open(cells, only)

    def _claim_settled(self, cells: Sequence[tuple[Project, int, BudgetCell]]) -> None:
        """The amounts that items have in a column; those that have their number already are left as they are."""
        for project, index, cell in cells:
            if (project.ordinal, "table", index) in self._links.lines:
                continue
            if cell.alignment == "mended" and (figure := broken_figure(cell.raw)):
                broken = self._ledger.claim_broken(cell.raw, figure, cell.span, project.ordinal)
                if broken := broken or self._ledger.claim(figure, cell.span, "budget_line", project.ordinal):
                    self._links.lines[project.ordinal, "table", index] = broken
            elif cell.amount is not None and cell.alignment != "ambiguous":
                one = (cell.span, cell.raw)
                printed = figure_and_beside(cell.raw)
                alone = len(keys_in(printed.figure)) == 1
                number = printed.figure if alone else cell.raw
                found = self._ledger.claim(number, cell.span, "budget_line", project.ordinal)
                if found is None and self._ledger.join_satang(value_of(arabic_digits(number)), cell.span):
                    found = self._ledger.claim(number, cell.span, "budget_line", project.ordinal)
                found = found or self._settled.get(one)  # one number that several items have, or several years
                if found:
                    found.found_in = "table_cell"  # also among the lines of a sum that stands beside it
                    self._settled[one] = found
                    self._links.lines[project.ordinal, "table", index] = found
                if alone:
                    self._ledger.claim(printed.beside, cell.span, printed.beside_is, project.ordinal)

    def _claim_open(self, cells: Sequence[tuple[Project, int, BudgetCell]], only: int | None) -> None:
        """What is left of a cell that nothing settles."""
        shared: dict[tuple[int | None, Span, str], Entry | None] = {}
        for project, index, cell in cells:
            place = self._shared_of.get((project.ordinal, cell.year_be))
            if place is not None and cell.alignment == "ambiguous":
                self._claim_shared(place)
                if len(self._shared_cells[place].values) == 1 and (place, 0) in self._links.shared:
                    self._links.lines[project.ordinal, "table", index] = self._links.shared[place, 0]
                continue
            key = (cell.year_be, cell.span, cell.raw)
            if cell.alignment == "ambiguous" and keys_in(cell.raw):
                if key not in shared:
                    shared[key] = self._ledger.claim(cell.raw, cell.span, "budget_line", only)
                if left := shared[key]:
                    self._links.lines[project.ordinal, "table", index] = left

    def _claim_shared(self, place: int) -> None:
        """The amounts of a cell that is printed for several projects, once for all of them."""
        if place in self._shared_done:
            return
        self._shared_done.add(place)
        for index, value in enumerate(self._shared_cells[place].amounts):
            if found := self._ledger.claim(value.raw, value.span, "shared_amount"):
                self._links.shared[place, index] = found
        for value in self._shared_cells[place].values:
            if not value.amount:
                self._ledger.claim(value.raw, value.span, "budget_line")  # a zero

    def _claim_beside(self, cells: Sequence[tuple[Project, int, RowCell]], only: int | None) -> None:
        """The numbers of the other cells in a column; one that several items have is claimed once."""
        shared: dict[tuple[Span, str], Entry | None] = {}
        for project, index, cell in cells:
            if keys_in(cell.text):
                key = (cell.span, cell.text)
                if key not in shared:
                    shared[key] = self._ledger.claim(cell.text, cell.span, "row_cell", only)
                if found := shared[key]:
                    self._links.cells[project.ordinal, index] = found
