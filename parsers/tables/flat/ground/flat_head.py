"""What is known of the head of a flattened table: its columns, and what parts the cells below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extract.ground.source import SourceText
from parsers.records.table import Grid, GridRow
from parsers.tables.columns.roles import Role
from parsers.tables.flat.ground.pieces import FlatPiece, row_of_pieces
from parsers.tables.rows.cell_kinds import Kind

KINDS: dict[Role, Kind] = {
    "number": "number",
    "dimension": "words",
    "mission": "words",
    "project": "title",
    "year": "money",
    "sum": "money",
    "remark": "remark",
    "responsible": "remark",
}
LEAST_ROWS = 2
"""With fewer rows that fit it a head is none."""

LONGEST_HEAD = 40
"""Lines: a header a line for each column and its unit, empty lines between."""

Form = Literal["gaps", "lines", "blanks", "mixed"]
"""What parts the cells: two blanks or more, line ends, single blanks between words, or now one, now another."""


@dataclass(frozen=True, slots=True)
class FlatHead:
    """The columns of a flattened table, its last line and what parts its cells.

    ``units`` are the header's other texts: ``งบประมาณ`` ``(บาท)``. ``before`` columns stand before the ``years``.
    """

    pieces: tuple[FlatPiece, ...]
    kinds: tuple[Kind, ...]
    units: frozenset[str]
    before: int
    years: int
    end: int
    form: Form
    classic: bool
    """Whether it has nothing but dimension, mission, projects, years and one remark."""

    exact: bool = False
    """Whether another column may hold numbers, so that a row that leaves out a cell cannot be told."""

    grouped: bool = True
    """Whether the digits of the text's amounts are grouped: a number of four digits without a comma is then none."""

    scaled: bool = False
    """Whether its years name another unit than baht, in which amounts are small numbers."""

    band: int | None = None
    """Where, among the columns that are none of years, the one name of all the money stands."""

    @property
    def remark(self) -> bool:
        """Whether a column follows the years."""
        return len(self.kinds) > self.before + self.years

    @property
    def one_line(self) -> bool:
        """Whether a row's values stand on one line."""
        return self.form != "lines"

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.kinds)


def table_below(head: Sequence[FlatPiece], rows: Sequence[GridRow]) -> Grid:
    """The table of the rows below the names of a head."""
    names = row_of_pieces(head)
    return Grid((names, *rows), names.span | rows[-1].span, "flat")


def lines_of_head(source: SourceText, head: FlatHead) -> set[str]:
    """The lines of a head: on the next page a name may be torn as it is here."""
    texts = (source.line(number).strip() for number in range(head.pieces[0].line, head.end + 1))
    return set(filter(None, texts)) if head.form == "lines" else set()
