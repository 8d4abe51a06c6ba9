"""Flattened budget tables each of whose rows has its values on one line, behind its number. The title may begin above
that line and go on below it, as an OCR prints cells that stand in the middle of their row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from extract.ground.source import SourceText
from parsers.records.table import Grid, GridRow
from parsers.structure.headings import ends_table
from parsers.structure.levels import level_named, names_node
from parsers.tables.columns.names import COUNTS, TOTAL, is_column_name, is_unit
from parsers.tables.columns.roles import role_of
from parsers.tables.flat.by_row.anchored_rows import AnchoredRow, offices_are_whole, row_in_cells
from parsers.tables.flat.ground.flat_head import LEAST_ROWS, FlatHead, table_below
from parsers.tables.flat.ground.pieces import (
    FARTHEST,
    GAP,
    GRAND_TOTAL,
    FlatPiece,
    row_of_pieces,
    without_headings_below,
)
from parsers.tables.flat.ground.row_words import RowNumbers, are_values, of_all_years, runs_of_values
from parsers.tables.flat.heads.find_heads import find_head
from parsers.tables.rows.cell_kinds import begins_with_item, is_money
from parsers.values.dates import parse_year
from parsers.values.money.units import factor_in_head
from parsers.values.page_marks import is_bare_page_number, is_empty_or_of_page

_HEAD_LINES = 3
_LAST = frozenset({"responsible", "remark"})


def anchored_tables(source: SourceText, first: int, last: int) -> Iterator[Grid]:
    """The tables of this form between two lines.

    A row is a line with a value for each year, or ``ไม่ใช้งบประมาณ`` for all; its number, where the head has one, begins
    that line and counts on. Lines of words between two rows are the upper one's until one begins an item, unless the
    lower row's own line begins one. A row whose title or number leaves a choice is torn.
    """
    number = first
    while number <= last:
        head = find_head(source, number, last)
        if head is None or not _is_of_this_form(head):
            number += 1
            continue
        reader = _Reader(source, head)
        tables = reader.read(last)
        number = max(head.end, reader.last_head) + 1
        if not reader.goes_around:
            continue  # cells that gaps part have better readers
        for top, rows in tables:
            fitting = sum(not row.torn and len(row.cells) == head.width for row in rows)
            if fitting >= LEAST_ROWS:
                yield table_below(top.pieces, rows)
                number = rows[-1].span.end + 1


def _is_of_this_form(head: FlatHead) -> bool:
    """Whether nothing but a number stands before the titles, and at most one column behind the years."""
    return head.kinds[: head.before] in (("title",), ("number", "title")) and head.width - head.before - head.years <= 1


@dataclass(slots=True)
class _Reader:
    """The rows below a head, from the lines with values up and down."""

    source: SourceText
    head: FlatHead
    _rows: list[AnchoredRow | FlatPiece | FlatHead] = field(default_factory=list)
    """Rows, headings between them, and heads below the heading of a dimension: each begins a table of its own."""

    _between: list[FlatPiece] = field(default_factory=list)
    _numbers: RowNumbers = field(init=False)
    last_head: int = 0
    """The end of the last head that it met: those are no tables of their own."""

    def __post_init__(self) -> None:
        self._numbers = RowNumbers("number" in self.head.kinds)

    def read(self, last: int) -> list[tuple[FlatHead, list[GridRow]]]:
        """The tables to line ``last`` at most, each with its rows; none where the head goes on with a unit that is not
        baht.
        """
        names = {" ".join(piece.text for piece in self.head.pieces)}
        skipped = self._end_of_head(self.head)
        if skipped is None:
            return []
        without_value = 0
        for number in range(skipped + 1, last + 1):
            key = self.source.key(number).strip()
            if without_value > FARTHEST or ends_table(key):
                break
            line = self.source.line(number).strip()
            if number <= skipped or is_empty_or_of_page(self.source, number):
                continue
            if is_bare_page_number(key):
                continue  # no row of this form begins with a number alone
            if again := find_head(self.source, number, last):
                if again.kinds != self.head.kinds or _years(again) != _years(self.head):
                    break  # another table
                end = self._end_of_head(again)
                if end is None:
                    break  # in another unit
                skipped = self.last_head = end
                self._begin_table(again)
                continue
            if line in names:
                continue
            without_value = 0 if self._take(number, line) else without_value + 1
            if self._is_over():
                break
        self._give(None)
        return self._built()

    @property
    def goes_around(self) -> bool:
        """Whether a title stands above or below the line of its values, so that the lines are no rows."""
        return any(isinstance(row, AnchoredRow) and (row.above or row.below) for row in self._rows)

    def _end_of_head(self, head: FlatHead) -> int | None:
        """The last line of a head whose names go on below: ``งบประมาณ งบประมาณ รับผิดชอบ`` ``(บาท) (บาท)``; None where
        that is another unit than baht.
        """
        end = head.end
        names = [piece.text for piece in head.pieces]
        for below in range(head.end + 1, min(head.end + _HEAD_LINES, len(self.source.lines)) + 1):
            words = self.source.line(below).split()
            if not words or not all(is_unit(word) or _completes(names, word) for word in words):
                break
            if any(factor_in_head(word) not in (None, 1) for word in words):
                return None
            end = below
        return end

    def _is_over(self) -> bool:
        row = self._rows[-1] if self._rows else None
        return isinstance(row, AnchoredRow) and row.is_total and bool(GRAND_TOTAL.match(row.title[0].text))

    def _take(self, number: int, line: str) -> bool:
        """Give a line to the rows. True where it holds values."""
        words = line.split()
        due = self._numbers.due(words[0])
        body = words if due is None else words[1:]
        start, end = self._values(body, gaps=bool(GAP.search(line)))
        if start == end:
            if names_node(line):
                self._give(None)
                self._rows.append(FlatPiece(line, number))
            else:
                self._between.append(FlatPiece(" ".join(words), number))
            return False
        values = of_all_years([FlatPiece(word, number) for word in body[start:end]], self.head.years)
        title, rest = " ".join(body[:start]), " ".join(body[end:])
        row = AnchoredRow(
            FlatPiece(words[0], number) if due is not None else None,
            [FlatPiece(title, number)] if title else [],
            values,
            [FlatPiece(rest, number)] if rest else [],
        )
        row.torn = len(values) != self.head.years or any(map(is_money, body[end:]))
        self._give(row)
        if due is not None:
            self._numbers.take(due)
        elif not row.is_total:
            self._numbers.take_lost()
        self._rows.append(row)
        return True

    def _values(self, words: Sequence[str], *, gaps: bool) -> tuple[int, int]:
        """Where the values of a line begin and end: the one run of as many as there are years; else the longest run
        with money in it, a statement that there is none, or several dashes. Equal where it has none.
        """
        runs = runs_of_values(words)
        holds = {run: are_values(words[slice(*run)], small=True) for run in runs}
        whole = [run for run in runs if run[1] - run[0] == self.head.years and holds[run]]
        if len(whole) == 1:
            return whole[0]
        if len(runs) == 1 and not gaps and COUNTS.search(" ".join(words[: runs[0][0]])) and TOTAL.match(words[0]):
            start, end = runs[0]
            return (start + 1, end) if end - start == self.head.years + 1 else runs[0]
        return max((run for run in runs if holds[run]), key=lambda run: run[1] - run[0], default=(0, 0))

    def _give(self, row: AnchoredRow | None) -> None:
        """Give the words between the row above and this one, or a heading or the end, to whom they belong."""
        lines, self._between = self._between, []
        if row is None:
            self._without_values(lines)
            return
        if row.number is None and (row.words or lines):
            sums = [i for i, piece in enumerate(lines) if TOTAL.match(piece.text)][:1]
            if row.words and TOTAL.match(row.words[0].text):
                sums = [len(lines)]
            for begins in sums:
                self._without_values(lines[:begins])
                row.above = lines[begins:]
                return
        if row.words and begins_with_item(row.words[0].text):
            self._without_values(lines)
            return
        begins_at = [i for i, piece in enumerate(lines) if begins_with_item(piece.text)]
        if begins_at:
            self._below(lines[: begins_at[0]])
            row.above = lines[begins_at[0] :]
            # without a number each is an item of this row; with one, all but one belong to no row that is known
            row.torn = row.torn or (len(begins_at) > 1 and "number" in self.head.kinds)
        elif lines or not row.words:
            self._below(lines)
            row.torn = True  # what its title is leaves a choice, and with it the row above

    def _without_values(self, lines: list[FlatPiece]) -> None:
        """Lines that are no title of the row below: the rest of the one above, then items that have no values. Then
        values without words of their own may have been theirs.
        """
        begins = next((i for i, piece in enumerate(lines) if begins_with_item(piece.text)), len(lines))
        above = self._rows[-1] if self._rows else None
        self._below(lines[:begins])
        if lines[begins:]:
            if isinstance(above, AnchoredRow) and above.number is None and not above.words:
                above.torn = True
            self._rows.append(AnchoredRow(None, [], [], [], above=lines[begins:], torn=True))

    def _below(self, lines: list[FlatPiece]) -> None:
        """Give lines to the row or heading above. Below a row's last line a text that opens another thing ends it."""
        above = self._rows[-1] if self._rows else None
        if isinstance(above, AnchoredRow) and not above.is_total:
            above.below += takewhile(lambda piece: not piece.opens, lines)
        elif isinstance(above, FlatPiece) and lines:
            self._rows[-1] = FlatPiece(" ".join([above.text, *(piece.text for piece in lines)]), above.line)

    def _begin_table(self, head: FlatHead) -> None:
        """Begin a table with a head that stands right below the heading of a dimension; that is no row of either."""
        above = self._rows[-1] if self._rows and not self._between else None
        if isinstance(above, FlatPiece) and level_named(above.text) == "dimension":
            self._rows[-1] = head

    def _built(self) -> list[tuple[FlatHead, list[GridRow]]]:
        whole = offices_are_whole([row for row in self._rows if isinstance(row, AnchoredRow)])
        tables: list[tuple[FlatHead, list[GridRow]]] = [(self.head, [])]
        for one in self._rows:
            if isinstance(one, FlatHead):
                tables.append((one, []))
            elif isinstance(one, FlatPiece):
                tables[-1][1].append(row_of_pieces([one]))
            else:
                tables[-1][1].append(row_in_cells(one, self.head, below_titles=whole))
        return [(top, without_headings_below(rows)) for top, rows in tables]


def _years(head: FlatHead) -> list[int | None]:
    """The years of a head, in the order of its columns."""
    return [parse_year(piece.text) for piece in head.pieces[head.before : head.before + head.years]]


def _completes(names: Sequence[str], word: str) -> bool:
    """Whether a word goes on with the name of a column, which is none without it or another one with it."""
    return any(role_of(name) in _LAST and is_column_name(f"{name}{word}") for name in names)
