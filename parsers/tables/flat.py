"""Budget tables that lost their form: copied from a web page, with a gap or a line end between cells and nothing else.

Empty cells leave no trace there, so a row is read only where its values leave no choice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.ground.source import SourceText, Span
from parsers.records.table import Cell, Grid, GridRow
from parsers.structure.headings import heading_of, title_label
from parsers.structure.levels import names_node
from parsers.tables.column_roles import role_of
from parsers.tables.printed_cells import printed_cell
from parsers.tables.project_cells import split_cell
from parsers.values.dates import parse_year
from parsers.values.kinds import kind_of
from parsers.values.money_cells import DASHES, parse_cell, split_values

_GAP = re.compile(r"\s{2,}")
_TOTAL = re.compile(r"(?:ยอด)?รวม")
_GRAND_TOTAL = re.compile(r"(?:ยอด)?รวมทั้ง")
_SCALED = re.compile(r"(?:พัน|ล้าน)\s*บาท")
_ENDING = frozenset({"part", "appendix", "foreword", "contents"})
_BEFORE_YEARS = ("dimension", "mission", "project")
_LONGEST_NAME = 40
_LONGEST_REMARK = 60
_LONGEST_HEADER = 40
"""Lines: a header a line for each column and its unit, empty lines between."""

_FARTHEST = 24
"""Lines without a value, behind which the table is over."""

_LEAST_ROWS = 2


@dataclass(frozen=True, slots=True)
class _FlatPiece:
    text: str
    line: int

    @property
    def is_value(self) -> bool:
        """Whether it is what a year's cell holds: an amount, a dash, ``ไม่ใช้งบประมาณ``, or several of them."""
        return all(parse_cell(value).status for value in split_values(self.text))

    @property
    def is_dash(self) -> bool:
        return not self.text.strip(DASHES)

    @property
    def opens_row(self) -> bool:
        """Whether it begins a row, or a cell of its project column: it cannot be a remark."""
        return bool(_TOTAL.match(self.text)) or names_node(self.text) or self.names_items or self.text[:1].isdecimal()

    @property
    def names_items(self) -> bool:
        cell = printed_cell((self.text,), Span(self.line, self.line))
        pieces = split_cell(cell, None)
        return any(piece.kind != "text" for piece in pieces) or kind_of(self.text) != "unspecified"


@dataclass(frozen=True, slots=True)
class _Header:
    """The columns of a flattened table: those before the years, the years, whether a remark follows; its last line.

    ``units`` are the header's other texts: ``งบประมาณ`` ``(บาท)``.
    """

    pieces: tuple[_FlatPiece, ...]
    units: frozenset[str]
    before: int
    years: int
    remark: bool
    end: int
    one_line: bool

    @property
    def width(self) -> int:
        return self.before + self.years + self.remark


def flat_tables(source: SourceText, first: int, last: int) -> Iterator[Grid]:
    """The flattened budget tables between two lines.

    A header must name the project column and at least two years in order, on one line with gaps between or each on a
    line of its own. Below it a row is a run of exactly as many values as there are years, behind a text that names
    projects or behind รวม. Rows with another number of values keep their cells as printed, for the budget table to
    refuse. Where fewer than two rows fit, or fewer than half, there is no table: nothing of it is read.
    """
    number = first
    while number <= last:
        header = _header(source, number, last)
        if header:
            reader = _FlatReader(source, header, header.end)
            rows = reader.read(last)
            fitting = sum(len(row.cells) == header.width for row in rows if len(row.cells) > 1)
            if fitting >= max(_LEAST_ROWS, sum(len(row.cells) > 1 for row in rows) / 2):
                head = _row([_cell([piece]) for piece in header.pieces])
                yield Grid((head, *rows), head.span | rows[-1].span, "flat")
                number = rows[-1].span.end
            else:
                number = reader.end
        number += 1


def _header(source: SourceText, number: int, last: int) -> _Header | None:
    """The header that begins on a line; None where the columns it names are not sure."""
    pieces = _pieces(source, number)
    if not pieces or not _names_column(pieces[0]):
        return None
    one_line = len(pieces) > 1
    end = number
    for line in range(number + 1, min(number + _LONGEST_HEADER, last) + 1):
        pieces_below = _pieces(source, line)
        if not all(map(_names_column, pieces_below)) or any(_TOTAL.match(piece.text) for piece in pieces_below):
            break
        if one_line and not all(role_of(piece.text) == "budget" for piece in pieces_below):
            break
        pieces += pieces_below
        end = line if pieces_below else end
    roles = [role_of(piece.text) for piece in pieces]
    if any(_SCALED.search(piece.text) for piece in pieces) or {"sum", "number"} & set(roles):
        return None
    units = frozenset(piece.text for piece, role in zip(pieces, roles, strict=True) if role == "budget")
    pieces = [piece for piece, role in zip(pieces, roles, strict=True) if role != "budget"]
    roles = [role for role in roles if role != "budget"]
    years = [index for index, role in enumerate(roles) if role == "year"]
    if len(years) < 2 or roles.count("project") != 1 or years[-1] - years[0] + 1 != len(years):
        return None
    printed_years = [parse_year(pieces[index].text) for index in years]
    if any(before is None or after is None or after != before + 1 for before, after in pairwise(printed_years)):
        return None
    before, after = roles[: years[0]], roles[years[-1] + 1 :]
    if before[-1:] != ["project"] or not set(before) <= set(_BEFORE_YEARS) or after not in ([], ["remark"]):
        return None
    return _Header(tuple(pieces), units, len(before), len(years), bool(after), end, one_line)


def _names_column(piece: _FlatPiece) -> bool:
    return len(piece.text) <= _LONGEST_NAME and role_of(piece.text) != "other" and not names_node(piece.text)


def _pieces(source: SourceText, number: int) -> list[_FlatPiece]:
    line = source.line(number).strip()
    return [_FlatPiece(text, number) for text in _GAP.split(line)] if line else []


@dataclass(frozen=True, slots=True)
class _DraftRow:
    """A row as its pieces fell: the texts, the run of values behind them, and what follows it."""

    texts: list[_FlatPiece]
    values: list[_FlatPiece]
    after_values: list[_FlatPiece]

    @property
    def ends_in_dash(self) -> bool:
        return self.values[-1].is_dash and not self.after_values


@dataclass(slots=True)
class _FlatReader:
    """The rows below a header, from the pieces of its lines."""

    source: SourceText
    header: _Header
    end: int
    rows: list[GridRow] = field(default_factory=list)
    texts: list[_FlatPiece] = field(default_factory=list)
    values: list[_FlatPiece] = field(default_factory=list)
    after_values: list[_FlatPiece] = field(default_factory=list)
    drafts: list[_DraftRow] = field(default_factory=list)

    def read(self, last: int) -> list[GridRow]:
        names = self.header.units | {piece.text for piece in self.header.pieces}
        last_line_with_value = self.header.end
        for number in range(self.header.end + 1, last + 1):
            key = self.source.key(number).strip()
            heading = heading_of(key, key) if key else None
            if number - last_line_with_value > _FARTHEST or (heading and heading.rule in _ENDING) or title_label(key):
                break
            self.end = number
            if self.header.one_line:
                self._end_row()
            for piece in _pieces(self.source, number):
                if piece.text in names:
                    continue  # the header again, on the next page
                if self._add_piece(piece):
                    last_line_with_value = number
            if self.drafts and self.drafts[-1].texts and _GRAND_TOTAL.match(self.drafts[-1].texts[0].text):
                break
        self._end_row()
        for draft in self._settle_dashes():
            self._add_row(draft)
        while self.rows and len(self.rows[-1].cells) == 1:
            self.rows.pop()  # headings of what follows the table
        return self.rows

    def _add_piece(self, piece: _FlatPiece) -> bool:
        """Add a piece to the row that is open, or begin the next. True for a value."""
        if piece.is_value and not (self.header.one_line and self.after_values):
            self.values.append(piece)
            return True
        if not self.values:
            self.texts.append(piece)
        elif self.header.one_line:
            self.after_values.append(piece)
        else:
            remark = self.header.remark and len(self.values) == self.header.years and not piece.opens_row
            if remark and len(piece.text) <= _LONGEST_REMARK:
                self.after_values.append(piece)
                self._end_row()
            else:
                self._end_row()
                self.texts.append(piece)
        return False

    def _end_row(self) -> None:
        if self.values:
            self.drafts.append(_DraftRow(self.texts, self.values, self.after_values))
            self.texts, self.values, self.after_values = [], [], []

    def _settle_dashes(self) -> list[_DraftRow]:
        """The rows, with a last dash as remark where most of the table's rows print one more value than years, a dash.

        There, a row whose values end in a dash and are as many as the years lost one: that dash is taken from them too.
        """
        years = self.header.years
        longer = sum(draft.ends_in_dash and len(draft.values) == years + 1 for draft in self.drafts)
        if not self.header.remark or 2 * longer <= len(self.drafts):
            return self.drafts
        return [
            _DraftRow(draft.texts, draft.values[:-1], draft.values[-1:]) if draft.ends_in_dash else draft
            for draft in self.drafts
        ]

    def _add_row(self, draft: _DraftRow) -> None:
        texts, values, after_values, header = draft.texts, draft.values, draft.after_values, self.header
        line = (values or after_values)[0].line
        on_value_line = [piece for piece in texts if piece.line == line]
        mission: list[_FlatPiece] = []
        if header.one_line and len(on_value_line) == header.before > 1 and not _TOTAL.match(on_value_line[0].text):
            mission, texts = on_value_line[:-1], [*self._add_node_rows(texts[: -len(on_value_line)]), on_value_line[-1]]
        else:
            texts = self._add_node_rows(texts)
        total = bool(texts) and bool(_TOTAL.match(texts[0].text))
        fits = len(values) == header.years and len(after_values) <= header.remark
        if not texts or not fits or not (total or any(piece.names_items for piece in texts)):
            self._add_uneven_row([*mission, *texts], [*values, *after_values])
            return
        first_line = Span(texts[0].line, texts[0].line)
        blank = Cell("", (), first_line)
        if total and header.before > 1:
            left = [_cell(texts[:1]), *[blank] * (header.before - 2), _cell(texts[1:]) if texts[1:] else blank]
        elif mission:
            left = [*(_cell([piece]) for piece in mission), _cell(texts)]
        else:
            left = [*[blank] * (header.before - 1), _cell(texts)]
        right = [_cell(after_values)] if after_values else [blank] * header.remark
        self.rows.append(_row([*left, *(_cell([value]) for value in values), *right]))

    def _add_node_rows(self, texts: Sequence[_FlatPiece]) -> list[_FlatPiece]:
        """Give the dimension and mission above the row's projects rows of their own; what is left of the texts."""
        left = list(texts)
        while left and names_node(left[0].text):
            end = next((i for i, piece in enumerate(left) if i and piece.opens_row), len(left))
            self.rows.append(_row([_cell(left[:end])]))
            left = left[end:]
        return left

    def _add_uneven_row(self, texts: Sequence[_FlatPiece], values: Sequence[_FlatPiece]) -> None:
        cells = [*([_cell(texts)] if texts else []), *(_cell([value]) for value in values)]
        if len(cells) in (1, self.header.width):
            cells.append(Cell("", (), cells[-1].span))
        self.rows.append(_row(cells))


def _cell(pieces: Sequence[_FlatPiece]) -> Cell:
    span = Span(pieces[0].line, pieces[-1].line)
    return printed_cell((piece.text for piece in pieces), span, wrapped=True)


def _row(cells: Sequence[Cell]) -> GridRow:
    start, end = min(cell.span.start for cell in cells), max(cell.span.end for cell in cells)
    return GridRow(tuple(cells), Span(start, end))
