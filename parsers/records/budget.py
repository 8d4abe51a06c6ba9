"""The budget tables of part 2: items with a cell a year, values that several items share, total rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

from extract.ground.issues import Issue
from extract.ground.source import Span
from parsers.records.blocks import Per, YearBasis
from parsers.records.structure import Branch, Kind

CellStatus = Literal["amount", "zero", "dash", "blank", "none", "unnamed", "ambiguous"]
Alignment = Literal["exact", "by_order", "by_detail", "mended", "by_hand", "ambiguous"]


class BudgetCell(NamedTuple):
    """What one column of money says about one item of the budget table: of a year, or of several together.

    ``years`` are those of a column that is of several: its amount is for all of them, and ``year_be`` None. ``per`` is
    what its head says that the amount is for. ``unit_factor`` is what the printed number was multiplied by,
    ``unit_line`` the line that says so where it does not stand in the cell.
    """

    year_be: int | None
    raw: str
    amount: Decimal | None
    status: CellStatus
    alignment: Alignment
    span: Span
    year_basis: YearBasis = "head"
    unit_factor: int = 1
    unit_line: int | None = None
    years: tuple[int, ...] = ()
    per: Per = "year"

    @property
    def of_years(self) -> tuple[int, ...]:
        """The year or years that it is of."""
        return self.years if self.year_be is None else (self.year_be,)

    @property
    def when(self) -> str:
        """Its year or years in words: ``2566``, ``2566-2568``."""
        return years_text(self.of_years)


def years_text(years: Sequence[int]) -> str:
    """Years in words: a stretch by its ends.

    >>> years_text((2566, 2567, 2568)), years_text((2566,)), years_text((2566, 2568))
    ('2566-2568', '2566', '2566, 2568')
    """
    if len(years) > 1 and list(years) == list(range(years[0], years[-1] + 1)):
        return f"{years[0]}-{years[-1]}"
    return ", ".join(map(str, years))


RowRole = Literal[
    "responsible",
    "target",
    "indicator",
    "budget_source",
    "period",
    "place",
    "strategy",
    "quarter",
    "month",
    "tick",
    "paid",
    "row_total",
    "remark",
    "other",
]


ColumnMeaning = (
    Literal["number", "dimension", "mission", "project", "year", "years", "unread_year", "undated"] | RowRole
)
"""What a column holds: ``year`` is the money of one, ``years`` that of several together, ``unread_year`` that of one
that cannot be read, ``undated`` money of no year that is said."""


class HeadColumn(NamedTuple):
    """A column as its table was read. ``header`` is its whole head; ``unit_factor`` is set for one of money, and None
    there where two places disagree about the unit.
    """

    place: int
    header: str
    meaning: ColumnMeaning
    money: bool
    year_be: int | None = None
    year_basis: YearBasis | None = None
    unit_factor: int | None = None
    unit_line: int | None = None
    years: tuple[int, ...] = ()
    """Those of a column of several."""


class TableHead(NamedTuple):
    """The head of a budget table: its lines, and its columns from left to right."""

    span: Span
    columns: tuple[HeadColumn, ...]


class RowCell(NamedTuple):
    """What a row of the budget table says in a column that is none of its name and money.

    ``header`` is the whole head of the column, ``period_no`` its quarter or month. ``value`` is set where the cell is
    one number, as printed; ``unit_factor`` makes baht of it where its ``unit`` is ``baht``.
    """

    header: str | None
    role: RowRole
    year_be: int | None
    period_no: int | None
    text: str
    span: Span
    value: Decimal | None = None
    unit: str | None = None
    unit_factor: int | None = None
    place: int = 0
    """The index of its column."""


@dataclass(frozen=True, slots=True)
class PrintedValue:
    """One value of a cell that several items may share. ``status`` is None where it cannot be read."""

    raw: str
    amount: Decimal | None
    status: CellStatus | None
    span: Span


class RowWords(NamedTuple):
    """What a printed row of a run says beside its values: its remark and who is responsible. ``items`` are those
    printed on it, ``ends`` how many of the run's values of each year stand up to its end.
    """

    remark: str | None
    responsible: str | None
    items: tuple[int, ...]
    ends: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class SharedValues:
    """Year cells of which the print does not say which value is whose: a row with another number of values than items,
    or a run of rows that may be shifted.

    ``items`` are indexes in :attr:`BudgetTable.items`; ``values`` are the values of each year in reading order.
    ``run`` tells a run of rows from one cell. ``row_values`` is set for a run where every row could also have
    its own: the value of each item by year, None for none; ``beside_no_item`` are then the values of rows without one.
    ``words`` are what the rows of a run say of who and why.
    """

    items: tuple[int, ...]
    values: dict[int, tuple[PrintedValue, ...]] = field(hash=False)
    span: Span
    run: bool = False
    row_values: dict[int, tuple[PrintedValue | None, ...]] = field(default_factory=dict, hash=False)
    beside_no_item: dict[int, tuple[PrintedValue, ...]] = field(default_factory=dict, hash=False)
    words: tuple[RowWords, ...] = ()


@dataclass(frozen=True, slots=True)
class RowReading:
    """A way to read a damaged row: its ``values`` by year (BE), what is the ``rest`` of its title, and whether it is
    ``plain``: one cell was lost, and nothing else. ``in_place``: nothing but lost cells and words in two cells is
    between the row and its table, so that each figure follows the one before it. ``made`` are the years whose figures
    stand in no cell as such.
    """

    values: Mapping[int, PrintedValue] = field(hash=False)
    rest: str
    plain: bool
    in_place: bool
    made: frozenset[int]


@dataclass(frozen=True, slots=True)
class TornRow:
    """A row of one item that lost, doubled, split or joined cells: the ways to read it. ``counts_on``: its number is
    the one behind that of the row above.
    """

    item: int
    readings: tuple[RowReading, ...]
    span: Span
    counts_on: bool = False


Counted = Literal["once", "each", "unknown"]


@dataclass(frozen=True, slots=True)
class SharedCell:
    """A year cell that is printed for several items and that nothing settles: fewer ``values`` than ``items``.

    ``items`` are indexes in :attr:`BudgetTable.items`; their cells of that year are ``ambiguous``. ``counted`` is how
    often its amounts count, by the declared totals.
    """

    year_be: int
    items: tuple[int, ...]
    values: tuple[PrintedValue, ...]
    counted: Counted = "unknown"

    @property
    def amounts(self) -> tuple[PrintedValue, ...]:
        """Its values that are amounts of baht, 0 aside."""
        return tuple(value for value in self.values if value.amount)

    @property
    def least(self) -> Decimal:
        """What it adds to a sum at least: each amount once, or the one amount for each item."""
        once = sum((value.amount or Decimal(0) for value in self.values), Decimal(0))
        return once * len(self.items) if self.counted == "each" else once

    @property
    def most(self) -> Decimal:
        """What it adds at most: where it is not known how often it counts, the largest for each item that is left."""
        if self.counted != "unknown" or not self.amounts:
            return self.least
        left = len(self.items) - len(self.values)
        return self.least + left * max(value.amount or Decimal(0) for value in self.values)

    @property
    def added(self) -> tuple[tuple[Decimal, Decimal], ...]:
        """What each of its ``amounts`` adds at least and at most: what is open beyond it is the largest one's."""
        times = len(self.items) if self.counted == "each" else 1
        least = [(value.amount or Decimal(0)) * times for value in self.amounts]
        open_to = least.index(max(least)) if least else None
        return tuple(
            (amount, amount + (self.most - self.least if index == open_to else 0)) for index, amount in enumerate(least)
        )


@dataclass(frozen=True, slots=True)
class TableItem:
    """One project, activity or measure of the budget table. ``number`` is the one that is printed; ``parent`` the index
    of the item that it is a part of.
    """

    number: int | None
    kind: Kind
    title: str
    alternative_title: str | None
    branch: Branch
    cells: tuple[BudgetCell, ...]
    remark: str | None
    span: Span
    responsible: str | None = None
    beside: tuple[RowCell, ...] = ()
    parent: int | None = None
    places: tuple[int, ...] = ()
    """The index of the column of each cell, as far as they have one of their own."""

    row_total: Decimal | None = None
    """The sum over all years of its table that its own row prints, in baht."""

    former: tuple[BudgetCell, ...] | None = None
    """Its cells before the plan was changed, where a row below did: none of a project that was added; None where it has
    those of ``cells``."""

    @property
    def as_it_was(self) -> tuple[BudgetCell, ...]:
        """Its cells before the plan was changed."""
        return self.cells if self.former is None else self.former


@dataclass(frozen=True, slots=True)
class TotalRow:
    """A รวม or รวมทั้งสิ้น row, or a heading with the sum of its rows.

    ``amounts`` maps the year (BE), None for all years together, to the declared baht; None where nothing is printed.
    ``group`` is a sum of some rows that are no dimension or mission, those whose money stands in the lines ``rows``: it
    is compared with them, and no total of the dataset.
    """

    scope: Literal["dimension", "mission", "plan", "group"]
    dimension_no: int | None
    amounts: dict[int | None, Decimal | None] = field(hash=False)
    count_text: str
    span: Span
    mission_no: str | None = None
    """``1.1``, of a mission."""

    counted: tuple[str, ...] = ()
    """What it says in columns that hold no money: sums of targets."""

    not_budget: tuple[str, ...] = ()
    """Its sums of what was paid, and of the quarters or months of a year that has its own figure."""

    of_several: dict[tuple[int, ...], Decimal | None] = field(default_factory=dict, hash=False)
    """Its sums of columns of several years together."""

    rows: Span | None = None
    broken: dict[int, PrintedValue] = field(default_factory=dict, hash=False)
    """The years whose sum has blanks or letters among its digits, and what it is if they are none: its ``amounts`` are
    None until the rows say so."""

    as_it_was: bool = False
    """Whether it is of the plan before rows below changed it."""

    def summed_cells(self, item: TableItem, of: int | tuple[int, ...] | None) -> tuple[BudgetCell, ...]:
        """The cells of an item that the sum of a group in a year, in several together, or in all is of."""
        rows = self.rows
        cells = item.as_it_was if self.as_it_was else item.cells
        of_year = (cell for cell in cells if of in (None, cell.year_be or cell.years))
        return tuple(cell for cell in of_year if rows and rows.start <= cell.span.start <= rows.end)


class HeadUnit(NamedTuple):
    """By what the money below a head is multiplied, None where that is not certain; and all factors that the head and
    the lines beside its table ``print``, each with its line, None for the head itself.
    """

    factor: Decimal | None
    printed: tuple[tuple[Decimal, int | None], ...]


@dataclass(frozen=True, slots=True)
class BudgetTable:
    """Everything that the budget tables of a plan say together, in document order.

    The cells of ``shared`` are ``ambiguous`` in ``items``.
    """

    years_be: tuple[int, ...]
    items: tuple[TableItem, ...]
    totals: tuple[TotalRow, ...]
    shared: tuple[SharedValues, ...] = ()
    issues: tuple[Issue, ...] = ()
    heads: tuple[TableHead, ...] = ()
    """The heads of all its tables."""

    units: tuple[HeadUnit | None, ...] = ()
    """The unit of each head; None where its columns have several."""

    own_tree: bool = False
    """Whether it names no dimension and no mission."""

    torn: tuple[TornRow, ...] = ()
    """The rows whose cells may be read in several ways; theirs are ``ambiguous``."""
