"""A printed table: rows of cells, before anybody says what they mean."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, NamedTuple

from extract.ground.once import AskedOnce
from extract.ground.source import Span
from extract.ground.spans import Spans

Dialect = Literal["tabs", "cells", "pipes", "html", "flat", "layout", "list"]


class Cell(NamedTuple):
    """A cell of a printed table: its pieces (lines, ``<p>`` elements) as ``parts``, all of it on a line as ``text``.

    ``rows`` and ``columns`` say over how many places of the table a merged cell reaches. Its first place has its text;
    the others are empty, with ``rows`` 0 below the first and ``columns`` 0 to the right of it. ``wrapped`` is true
    where the parts are printed lines, which may break inside a sentence, and no paragraphs. ``lines`` are those on
    which the parts begin; none where the cell stands on one line, or nobody counted.
    """

    text: str
    parts: tuple[str, ...]
    span: Span
    rows: int = 1
    columns: int = 1
    wrapped: bool = False
    lines: tuple[int, ...] = ()

    @property
    def merged(self) -> bool:
        """Whether the cell is, or belongs to, one that reaches over several places."""
        return self.rows != 1 or self.columns != 1

    def with_text(self, text: str) -> Cell:
        """The cell with something else on one line.

        >>> Cell("ก ข", ("ก", "ข"), Span(1, 2)).with_text("ค").parts
        ('ค',)
        """
        return self._replace(text=text, parts=(text,) if text else (), lines=())


def plain_cell(text: str, span: Span) -> Cell:
    """A cell of one piece, or of nothing.

    >>> plain_cell("ก", Span(1, 1)).parts, plain_cell("", Span(1, 1)).parts
    (('ก',), ())
    """
    return Cell(text, (text,) if text else (), span)


@dataclass(frozen=True, slots=True)
class GridRow:
    """One printed row. In a ``torn`` one it is not sure which cell stands in which column."""

    cells: tuple[Cell, ...]
    span: Span
    torn: bool = False

    @property
    def blank(self) -> bool:
        """True where no cell has any text."""
        return not any(cell.text for cell in self.cells)

    @property
    def texts(self) -> frozenset[str]:
        """What its cells say, each text once."""
        return frozenset(cell.text for cell in self.cells if cell.text)

    @property
    def only_text(self) -> str:
        """What the row says where all its filled cells say the same; empty where they differ, or none is filled."""
        texts = self.texts
        return next(iter(texts)) if len(texts) == 1 else ""

    def text(self, index: int | None) -> str:
        """The text of a cell; empty where the row ends before it, or where its table has no such column."""
        return self.cells[index].text if index is not None and index < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Grid(AskedOnce):
    """A table as printed on one page: its rows in order, header rows included. Rows may differ in length where
    the source is torn.

    ``dialect`` is ``tabs`` (a row a line, cells parted by tabs), ``cells`` (a cell a line, with a tab before it or
    without), ``pipes`` (Markdown), ``html``, ``flat`` (gaps or line ends between cells), ``layout`` (columns by their
    place on the line) or ``list`` (an entry a row, a labelled line a cell; its first row is the labels).
    """

    rows: tuple[GridRow, ...]
    span: Span
    dialect: Dialect
    by_row: bool = False
    """Whether its years were printed a row each."""

    edges: tuple[float, ...] = field(default=(), compare=False)
    """Where its columns begin and end across the page, in points, if its file says so."""

    asked: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was found about the whole table: several who read it ask the same."""

    @property
    def ruled(self) -> bool:
        """Whether a row with more or fewer cells than its table is a damaged one: no cell at its end was left out."""
        return self.dialect in ("pipes", "html", "flat", "layout")

    @property
    def by_place(self) -> bool:
        """Whether no sign stands between its cells."""
        return self.dialect in ("layout", "flat")


class Tables(tuple[Grid, ...]):
    """Tables of one text in their order, which are found by their lines: a file may have tens of thousands.

    >>> one, other = (Grid((), Span(*lines), "tabs") for lines in ((3, 5), (9, 9)))
    >>> tables = Tables((one, other))
    >>> [tables.above(line) for line in (5, 6, 10)] == [None, one, other]
    True
    >>> [tables.below(line) for line in (2, 3, 9)] == [one, other, None], 4 in tables.lines, 6 in tables.lines
    (True, True, False)
    """

    @cached_property
    def lines(self) -> Spans:
        """On which lines they stand."""
        return Spans(grid.span for grid in self)

    def above(self, line: int) -> Grid | None:
        """The last of those that end above a line."""
        ends, grids = self._by_end
        place = bisect_left(ends, line)
        return grids[place - 1] if place else None

    def below(self, line: int) -> Grid | None:
        """The first of those that begin below a line."""
        starts, grids = self._by_start
        place = bisect_right(starts, line)
        return grids[place] if place < len(grids) else None

    @cached_property
    def _by_end(self) -> tuple[list[int], list[Grid]]:
        grids = sorted(self, key=lambda grid: grid.span.end)
        return [grid.span.end for grid in grids], grids

    @cached_property
    def _by_start(self) -> tuple[list[int], list[Grid]]:
        grids = sorted(self, key=lambda grid: grid.span.start)
        return [grid.span.start for grid in grids], grids


def apart_from(grids: Iterable[Grid], others: Iterable[Grid]) -> list[Grid]:
    """``grids`` without those among ``others``, which are looked up by their lines: a file may hold thousands."""
    known: dict[Span, list[Grid]] = {}
    for other in others:
        known.setdefault(other.span, []).append(other)
    return [grid for grid in grids if grid not in known.get(grid.span, ())]
