"""Rows of tables of mixed ends while their pieces come, and which of them their numbers of values put in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from parsers.structure.levels import names_place, strategy_in
from parsers.tables.columns.names import AROUND_FIGURES, TOTAL
from parsers.tables.flat.ground.flat_head import FlatHead
from parsers.tables.flat.ground.pieces import FlatPiece, opens_items
from parsers.tables.flat.ground.row_words import is_rest_of_years, takes_number
from parsers.tables.rows.cell_kinds import names_unit
from parsers.tables.rows.torn_figures import is_begin_alone, is_rest_of, joined_figures
from parsers.values.money.cell_forms import DASHES
from parsers.values.money.cells import parse_cell


@dataclass(slots=True)
class MixedRow:
    """A row as its pieces came: its number, its words, the values behind them, and what follows those."""

    number: FlatPiece | None = None
    words: list[FlatPiece] = field(default_factory=list)
    values: list[FlatPiece] = field(default_factory=list)
    rest: list[FlatPiece] = field(default_factory=list)
    torn: bool = False
    """Whether a value stands behind the rest: a cell lost its place."""

    parted: list[bool] = field(default_factory=list)
    """For each value of a total whether ``จำนวน`` or ``บาท`` parts it from what stands before."""

    beside: bool = False
    """Whether such a word stands behind the last value."""

    heading: bool = False
    """Whether it is a mission whose title, on several lines, begins as an item does."""

    head: FlatHead | None = None
    """The table's head, where the row is nothing else."""

    @property
    def pieces(self) -> list[FlatPiece]:
        """All that it prints, in order of the print but for a value behind the rest."""
        number = [self.number] if self.number else []
        return [*number, *self.words, *self.values, *self.rest]

    @property
    def text(self) -> str:
        """Its words as one."""
        return " ".join(piece.text for piece in self.words)

    @property
    def hides_value(self) -> bool:
        """Whether its words are missing, or end or its rest begins in what may be one value more: ``ครั้ง -``; or the
        first value is rather the words' own number: ``ร้อยละ``, ``100``; or the first two end their years: ``ปี 2568``,
        ``-``, ``2570``.
        """
        if self.words and is_rest_of_years(self.words[-1].text, [value.text for value in self.values]):
            return True
        if self.words and self.values and not self.is_total and takes_number(self.words[-1].text, self.values[0].text):
            return True
        last = self.words[-1].text.split(" ")[-1] if self.words else "-"
        next_word = self.rest[0].text.split(" ")[0] if self.rest else ""
        return not last.strip(DASHES + "0๐") or (bool(next_word) and not next_word.strip(DASHES + "0๐"))

    @property
    def figures(self) -> list[FlatPiece]:
        """Its values; those of a total that ``จำนวน`` or ``บาท`` part are put together where a line end parts them:
        ``บาท``, ``12``, ``5,000``, ``บาท``.
        """
        if not any(self.parted[1:]):
            return self.values
        starts = [index for index, apart in enumerate(self.parted) if apart]
        runs = (self.values[start:end] for start, end in pairwise([*starts, len(self.values)]))
        return [FlatPiece("".join(piece.text for piece in run), run[0].line) for run in runs]

    @property
    def is_words(self) -> bool:
        """Whether it is words alone, and none that begin a row or heading."""
        words = self.words[0] if self.words else None
        return words is not None and not (self.number or self.values or self.rest or words.opens)

    def take(self, pieces: Sequence[FlatPiece], head: FlatHead) -> None:
        """Add the pieces of a line: words before the values, values, the rest behind them."""
        beside = self.beside
        for piece in pieces:
            if piece is pieces[0] and self.values and not self.rest and is_rest_of(self.values[-1].text, piece.text):
                self.values[-1] = FlatPiece(self.values[-1].text + piece.text, self.values[-1].line)
                continue
            if self.is_total and self.values and piece.text in AROUND_FIGURES:
                beside = True
                continue  # 'จำนวน' and 'บาท' around the values of a total
            if not piece.is_value:
                (self.rest if self.values else self.words).append(piece)
            elif self.fills(head) and parse_cell(piece.text).status == "none":
                self.rest.append(piece)  # 'ไม่ใช้งบประมาณ' behind a value for each year
            else:
                self.torn = self.torn or bool(self.rest)
                self.parted.append(not self.values or beside)
                beside = False
                self.values.append(piece)
        self.beside = beside

    def join_torn(self, columns: int) -> None:
        """Put the values together that narrow columns have torn, where all are: ``198,00``, ``85,00``, ``0``, ``0``."""
        whole = joined_figures([piece.text for piece in self.values], columns)
        if whole and not any(self.parted[1:]):
            last, begins = self.values[-1].line, self.values[:columns]
            self.values = [
                FlatPiece(text, begin.line, last if text != begin.text else 0)
                for text, begin in zip(whole, begins, strict=True)
            ]
            self.parted = self.parted[:columns]

    @property
    def count(self) -> int:
        """The number of its values, one for each that a column has torn."""
        return len(self.figures) - sum(is_begin_alone(piece.text) for piece in self.figures)

    def fills(self, head: FlatHead) -> bool:
        """Whether it has a value for each of the head's columns of money."""
        return self.count == head.kinds.count("money")

    @property
    def says_none(self) -> bool:
        """Whether its only value says that there is no budget, for all years."""
        return len(self.values) == 1 and parse_cell(self.values[0].text).status == "none"

    @property
    def ends_in_unit(self) -> bool:
        """Whether it is an item and a unit behind it: it may have no values."""
        words = [] if self.values else self.words
        return len(words) > 1 and words[0].names_items and names_unit(words[-1].text)

    @property
    def is_total(self) -> bool:
        """Whether it has no number and its words begin a total."""
        return self.number is None and bool(self.words) and bool(TOTAL.match(self.words[0].text))

    @property
    def goes_on(self) -> bool:
        """Whether it has values and neither a number nor words that begin a row: they go on with what stands above."""
        return bool(self.values) and not (self.number or (self.words and self.words[0].opens))

    @property
    def is_node(self) -> bool:
        """Whether it is a place of the tree, and no row."""
        return self.number is None and bool(self.words) and (self.heading or is_heading(self.words[0].text))


def is_heading(text: str) -> bool:
    """Whether a text names a place of the tree: a dimension, a mission, a strategy by its number or word."""
    return names_place(text) or (strategy_in(text) is not None and not opens_items(text))


def take_dashes(rows: Sequence[MixedRow], columns: int) -> None:
    """Give the dash that a row prints on the line of the words behind its values to these, where they are dashes and
    one short: ``-``, ``-``, ``- กองคลัง``. Where a row has all its values and such a dash, it is a bullet.
    """
    if any(len(row.values) >= columns and _leads_with_dash(row) for row in rows):
        return
    for row in rows:
        short = len(row.values) == columns - 1 and all(piece.is_dash for piece in row.values)
        if short and not row.is_total and _leads_with_dash(row):
            dash, _, words = row.rest[0].text.partition(" ")
            row.values.append(FlatPiece(dash, row.rest[0].line))
            row.parted.append(False)
            row.rest[0] = FlatPiece(words.strip(), row.rest[0].line)


def _leads_with_dash(row: MixedRow) -> bool:
    """Whether the words behind a row's values begin with a dash and are no list of items."""
    dash, _, words = row.rest[0].text.partition(" ") if row.rest else ("", "", "")
    return bool(words.strip()) and bool(dash) and not dash.strip(DASHES) and not opens_items(words.strip())


def tear_shifted(rows: Sequence[MixedRow], years: int) -> None:
    """Tear the rows whose values may stand in another row, as where the page was read in another order: from one with
    too many values, or too few, to the one with which there are as many values as cells again. Where too few are never
    made up for, cells are empty.

    A total whose values are the sums of the rows since the last one proves that none of them stands elsewhere.
    """
    astray: list[MixedRow] = []
    since: list[MixedRow] = []
    balance = 0
    for row in rows:
        if row.head or row.is_node or (row.number is None and not row.is_total):
            continue
        if row.is_total and _adds_up(row, since, years):
            balance, astray, since = 0, [], []
            continue
        since = [] if row.is_total else [*since, row]
        more = row.count - years
        if not balance and 2 * abs(more) <= years:
            continue  # in order, or a value of its own row too many or too few
        above, balance = balance, balance + more
        astray.append(row)
        if above * balance < 0 or not balance:
            _tear(astray)
            astray = [row] if balance else []
    if 2 * balance > years:
        _tear(astray)


def _tear(rows: Sequence[MixedRow]) -> None:
    for row in rows:
        row.torn = True


def _adds_up(total: MixedRow, rows: Sequence[MixedRow], years: int) -> bool:
    """Whether the values of a total are the sums of those of all rows, several sets of them in one row or not."""
    if len(total.figures) != years or any(len(row.values) % years for row in rows):
        return False
    columns = ([piece for row in rows for piece in row.values[year::years]] for year in range(years))
    of_rows = [[parse_cell(piece.text) for piece in column] for column in columns]
    sums = [parse_cell(piece.text) for piece in total.figures]
    return all(
        own.amount == sum(value.amount or 0 for value in column) and all(value.status for value in column)
        for own, column in zip(sums, of_rows, strict=True)
    )
