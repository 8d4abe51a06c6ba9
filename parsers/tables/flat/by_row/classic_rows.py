"""Rows below a head of dimension, mission, projects, years and one remark, printed row by row: as many values beside
each other as there are years end each.

Empty cells leave no trace, so a row is read only where its values leave no choice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.records.table import Cell, GridRow
from parsers.structure.headings import ends_table
from parsers.structure.levels import mission_in, names_node
from parsers.tables.columns.names import TOTAL
from parsers.tables.flat.by_row.last_cells import Text, in_order_of_cells, with_whole_last_cells
from parsers.tables.flat.ground.flat_head import FlatHead, lines_of_head
from parsers.tables.flat.ground.pieces import (
    FARTHEST,
    GRAND_TOTAL,
    FlatPiece,
    cell_of,
    pieces_of,
    row_of,
    without_headings_below,
)
from parsers.tables.flat.ground.row_words import begins_with_count, takes_number, values_at_end
from parsers.tables.flat.ground.values_between import items_in, stand_between
from parsers.tables.rows.cell_kinds import begins_with_item
from parsers.tables.rows.row_begins import number_of_item
from parsers.values.kinds import KIND_WORD
from parsers.values.money.cells import parse_cell
from parsers.values.page_marks import SURE_MARK, is_bare_page_number, is_blanked_or_rule
from parsers.values.spacing import join_lines

_INSIDE = re.compile(
    rf"\s(?=[0-9๐-๙]{{1,2}}\.[0-9๐-๙]{{1,2}}\.[0-9๐-๙]{{1,2}}\.?\s|\(?[0-9๐-๙]{{1,3}}[.)]+\s*{KIND_WORD})"
)
_EMPTY_AMONG = 6
"""Of so many lines one is empty at least where empty cells have lines of their own; others have them at pages' ends."""

_MOST_ASKED = 80
_LONGEST_REMARK = 60


@dataclass(frozen=True, slots=True)
class _Draft:
    """A row as its pieces fell: the texts, the run of values behind them, and what follows it."""

    texts: list[FlatPiece]
    values: list[FlatPiece]
    rest: list[FlatPiece]

    @property
    def ends_in_dash(self) -> bool:
        return self.values[-1].is_dash and not self.rest


@dataclass(slots=True)
class ClassicReader:
    """The rows below a header, from the pieces of its lines."""

    source: SourceText
    head: FlatHead
    end: int
    rows: list[GridRow] = field(default_factory=list)
    texts: list[FlatPiece] = field(default_factory=list)
    values: list[FlatPiece] = field(default_factory=list)
    rest: list[FlatPiece] = field(default_factory=list)
    found: list[_Draft] = field(default_factory=list)
    known: frozenset[str] = frozenset()
    above: int = 0
    """The last line with a value."""

    def read(self, last: int) -> list[GridRow]:
        texts: Iterable[Text] = self._texts(last)
        if not self.head.one_line and self.head.remark and not _empty_cells_have_lines(self.source, self.head, last):
            whole = with_whole_last_cells(list(texts), self.head.years)
            texts, self.known = in_order_of_cells(whole, self.head.years)
        for text in texts:
            if isinstance(text, FlatPiece):
                self.above = text.line if self._take(text) else self.above
            elif text == "line" or (text == "page" and len(self.values) >= self.head.years):
                self._close()
            if self.found and self.found[-1].texts and GRAND_TOTAL.match(self.found[-1].texts[0].text):
                break
        self._close()
        drafts = self._settle_dashes()
        doubtful = self._doubtful(drafts)
        for index, draft in enumerate(drafts):
            if index in doubtful:
                self._take_uneven(self._take_nodes(draft.texts), [*draft.values, *draft.rest])
            else:
                self._build(draft)
        self._take_uneven(self._item_due(drafts), [])
        return without_headings_below(self.rows)

    def _item_due(self, drafts: Sequence[_Draft]) -> list[FlatPiece]:
        """The item right below the last row that counts on from it: a row without values."""
        counted = [number for draft in drafts for piece in draft.texts if (number := number_of_item(piece.text))]
        first = self.texts[:1]
        due = bool(first and counted) and number_of_item(first[0].text) == counted[-1] + 1
        return first if due and first[0].line == self.above + 1 else []

    def _texts(self, last: int) -> Iterator[Text]:
        """The texts of the lines below the head, to line ``last`` at most, and what parts them."""
        head = self.head
        names = head.units | {piece.text for piece in head.pieces}
        names |= {" ".join(piece.text for piece in head.pieces), *lines_of_head(self.source, head)}
        goes_on = not head.one_line and not _empty_cells_have_lines(self.source, head, last)
        self.above = head.end
        for number in range(head.end + 1, last + 1):
            key = self.source.key(number).strip()
            if number - self.above > FARTHEST or ends_table(key):
                break
            self.end = number
            if is_blanked_or_rule(self.source, number) or self._is_page_number(number, key):
                yield "page"
                continue
            if head.one_line:
                yield "line"
            for piece in self._pieces(number):
                if piece.text not in names:
                    self.above = number if piece.is_value and not head.one_line else self.above
                    yield piece
                elif not head.one_line:  # the header again, on the next page
                    self.above += goes_on
                    yield "head"

    def _is_page_number(self, number: int, key: str) -> bool:
        """Whether a line is a number alone above a running head: a value has other values or a text below it."""
        if not (SURE_MARK.fullmatch(key) or is_bare_page_number(key)):
            return False
        if not self.head.one_line and SURE_MARK.fullmatch(key):
            return True  # three values would be three lines
        below = (line for line in range(number + 1, len(self.source.lines) + 1) if self.source.key(line).strip())
        return any(is_blanked_or_rule(self.source, line) for line in islice(below, 1))

    def _pieces(self, number: int) -> list[FlatPiece]:
        found = pieces_of(self.source, number)
        if len(found) != 1 or not self.head.one_line:
            return found
        if SURE_MARK.fullmatch(arabic_digits(found[0].text)):
            return []
        text, *cells = values_at_end(found[0], self.head, grouped=self.head.grouped)
        if not names_node(text.text):
            return [text, *cells]
        # a mission, its strategy and its first item on one line
        return [*(FlatPiece(part, number) for part in _INSIDE.split(text.text)), *cells]

    def _take(self, piece: FlatPiece) -> bool:
        """Add a piece to the row that is open, or begin the next. True for a value."""
        says_none = parse_cell(piece.text).status == "none"
        if says_none and self.head.one_line and self.head.remark and len(self.values) == self.head.years:
            self.rest.append(piece)  # 'ไม่ใช้งบประมาณ' behind a value for each year
            return True
        if piece.is_value and not (self.head.one_line and self.rest):
            self.values.append(piece)
            return True
        if not self.values:
            self.texts.append(piece)
        elif self.head.one_line:
            self.rest.append(piece)
        else:
            remark = self.head.remark and len(self.values) == self.head.years and not piece.opens
            if (remark and len(piece.text) <= _LONGEST_REMARK) or piece.text in self.known:
                self.rest.append(piece)
                self._close()
            else:
                self._close()
                self.texts.append(piece)
        return False

    def _close(self) -> None:
        if self.values:
            self.found.append(_Draft(self.texts, self.values, self.rest))
            self.texts, self.values, self.rest = [], [], []

    def _settle_dashes(self) -> list[_Draft]:
        """The rows, with a last dash as remark where most of the table's rows print one more value than years, a dash.

        There, a row whose values end in a dash and are as many as the years lost one: that dash is taken from them too.
        """
        years = self.head.years
        longer = sum(draft.ends_in_dash and len(draft.values) == years + 1 for draft in self.found)
        if not self.head.remark or 2 * longer <= len(self.found):
            return self.found
        return [
            _Draft(draft.texts, draft.values[:-1], draft.values[-1:]) if draft.ends_in_dash else draft
            for draft in self.found
        ]

    def _doubtful(self, drafts: Sequence[_Draft]) -> set[int]:
        """The rows whose values may be of an item that follows and has none, and those that begin with that item."""
        found: set[int] = set()
        if not self.head.one_line:
            return found  # with a cell a line the print is in the order of the cells
        for index, draft in enumerate(drafts):
            last = index + 1 == len(drafts)
            below = self._items_at_end() if last else drafts[index + 1].texts
            of_total = any(TOTAL.match(piece.text) for piece in below)
            if items_in(below) > (not last and not of_total) and stand_between(draft.texts, draft.values, below):
                found |= {index} if last or of_total else {index, index + 1}
        return found

    def _items_at_end(self) -> list[FlatPiece]:
        """The texts behind the last values where they are an item; prose may follow a table."""
        return self.texts if self.texts and begins_with_item(self.texts[0].text) else []

    def _build(self, draft: _Draft) -> None:
        texts, values, rest, head = draft.texts, draft.values, draft.rest, self.head
        line = (values or rest)[0].line
        own = [piece for piece in texts if piece.line == line]
        total_at = next((index for index, piece in enumerate(texts) if TOTAL.match(piece.text)), 0)
        if total_at:  # what stands above a total has no values of its own
            self._take_uneven(self._take_nodes(texts[:total_at]), [])
            texts = texts[total_at:]
        mission: list[FlatPiece] = []
        if head.one_line and len(own) == head.before > 1 and not TOTAL.match(own[0].text):
            mission, texts = own[:-1], [*self._take_nodes(texts[: -len(own)]), own[-1]]
        else:
            texts = self._take_nodes(texts)
        total = bool(texts) and bool(TOTAL.match(texts[0].text))
        fits = (
            bool(texts)
            and len(values) == head.years
            and len(rest) <= head.remark
            and not begins_with_count(texts, values)
        )
        fits = fits and (total or not takes_number(texts[-1].text, values[0].text))
        if not fits or not (total or any(piece.names_items for piece in texts)):
            self._take_uneven(texts, [*values, *rest], mission)
            return
        here = Span(texts[0].line, texts[0].line)
        blank = Cell("", (), here)
        if total and head.before > 1:
            left = [cell_of(texts[:1]), *[blank] * (head.before - 2), cell_of(texts[1:]) if texts[1:] else blank]
        elif mission:
            left = [*(cell_of([piece]) for piece in mission), cell_of(texts)]
        else:
            left = [*[blank] * (head.before - 1), cell_of(texts)]
        right = [cell_of(rest)] if rest else [blank] * head.remark
        self.rows.append(row_of([*left, *(cell_of([value]) for value in values), *right]))

    def _take_nodes(self, texts: Sequence[FlatPiece]) -> list[FlatPiece]:
        """Give the dimension and mission above the row's projects rows of their own; what is left of the texts."""
        left = list(texts)
        while left:
            end = next((i for i, piece in enumerate(left) if i and piece.opens), len(left))
            whole = join_lines([piece.text for piece in left[:end]])
            above_item = end < len(left) and left[end].names_items and mission_in(whole)  # it has no values of its own
            if not names_node(left[0].text) and not names_node(whole) and not above_item:
                break
            self.rows.append(row_of([cell_of(left[:end])]))
            left = left[end:]
        return left

    def _take_uneven(
        self, texts: Sequence[FlatPiece], values: Sequence[FlatPiece], places: Sequence[FlatPiece] = ()
    ) -> None:
        if not texts and not values:
            return
        left = [*(cell_of([piece]) for piece in places), *([cell_of(texts)] if texts else [])]
        cells = [*left, *(cell_of([value]) for value in values)]
        self.rows.append(row_of(cells, torn=True))


def _empty_cells_have_lines(source: SourceText, head: FlatHead, last: int) -> bool:
    """Whether so many lines below a head are empty that they are empty cells, as where Word saves a table as text."""
    lines = source.lines[head.end : min(last, head.end + _MOST_ASKED)]
    return sum(not line.strip() for line in lines) * _EMPTY_AMONG > len(lines)
