"""Budget tables that lost their form: copied from a web page, with a gap, a blank or a line end between cells and
nothing else.

Empty cells leave no trace there, so a row is read only where its values leave no choice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.records.table import Cell, Grid, GridRow
from parsers.structure.headings import ends_table
from parsers.structure.kinds.plan_title import begins_plan_title
from parsers.structure.levels import mission_in, names_node
from parsers.tables.columns.names import TOTAL
from parsers.tables.flat.between import items_in, stand_between
from parsers.tables.flat.flat_head import FlatHead
from parsers.tables.flat.heads import find_heads
from parsers.tables.flat.last_cells import Text, in_order_of_cells, with_whole_last_cells
from parsers.tables.flat.loose_cells import LooseCell, loose_cells, with_loose_cells
from parsers.tables.flat.mixed import MixedReader
from parsers.tables.flat.other_orders import in_best_order
from parsers.tables.flat.people_for_money import without_people_for_money
from parsers.tables.flat.pieces import (
    FARTHEST,
    GRAND_TOTAL,
    FlatPiece,
    cell_of,
    pieces_of,
    row_of,
    without_headings_below,
)
from parsers.tables.flat.row_words import RowNumbers, begins_with_count, takes_number, values_at_end
from parsers.tables.rows.best_columns import best_columns
from parsers.tables.rows.cell_kinds import begins_with_item
from parsers.tables.rows.row_begins import number_of_item
from parsers.values.kinds import KIND_WORD
from parsers.values.money.cells import parse_cell
from parsers.values.page_marks import SURE_MARK, is_bare_page_number, is_blanked_or_rule, is_of_page
from parsers.values.spacing import join_lines

_INSIDE = re.compile(
    rf"\s(?=[0-9๐-๙]{{1,2}}\.[0-9๐-๙]{{1,2}}\.[0-9๐-๙]{{1,2}}\.?\s|\(?[0-9๐-๙]{{1,3}}[.)]+\s*{KIND_WORD})"
)
_EMPTY_AMONG = 6
"""Of so many lines one is empty at least where empty cells have lines of their own; others have them at pages' ends."""

_MOST_ASKED = 80
_LONGEST_REMARK = 60
_LEAST_ROWS = 2


def flat_tables(source: SourceText, first: int, last: int) -> Iterator[Grid]:
    """The flattened budget tables between two lines.

    A header must name the project column and at least two years in order, on one line with gaps or blanks between or
    each on a line of its own. Below it a row is a run of exactly as many values as there are years, behind a text that
    names projects or behind รวม; where the header has other columns too, all of a row's cells must fit them in one way.
    Rows with another number of values keep their cells as printed, for the budget table to refuse. Where fewer than two
    rows fit, or fewer than half, there is no table: nothing of it is read.
    """
    number = first
    while number <= last:
        end = number
        for head in find_heads(source, number, last):
            reader = _reader(source, head)
            printed = _table(reader, last)
            grid = in_best_order(head, printed, lambda other: _table(_FittedReader(source, other, other.end), last))
            if grid:
                yield grid
                end = grid.span.end
                break
            end = max(end, reader.end)
        number = end + 1


def _table(reader: _Reader | _FittedReader | MixedReader, last: int) -> Grid | None:
    """The table that a reader reads; None where too few rows fit its head."""
    rows = reader.read(last)
    of_values = [row for row in rows if row.torn or len(row.cells) > 1]
    fitting = sum(not row.torn and len(row.cells) == reader.head.width for row in of_values)
    if fitting < max(_LEAST_ROWS, len(of_values) / 2):
        return None
    printed = row_of([cell_of([piece]) for piece in reader.head.pieces])
    return Grid((printed, *rows), printed.span | rows[-1].span, "flat")


def _reader(source: SourceText, head: FlatHead) -> _Reader | _FittedReader | MixedReader:
    if head.form == "mixed":
        return MixedReader(source, head, head.end)
    return _Reader(source, head, head.end) if head.classic else _FittedReader(source, head, head.end)


def _empty_cells_have_lines(source: SourceText, head: FlatHead, last: int) -> bool:
    """Whether so many lines below a head are empty that they are empty cells, as where Word saves a table as text."""
    lines = source.lines[head.end : min(last, head.end + _MOST_ASKED)]
    return sum(not line.strip() for line in lines) * _EMPTY_AMONG > len(lines)


def _lines_of_head(source: SourceText, head: FlatHead) -> set[str]:
    """The lines of a head: on the next page a name may be torn as it is here."""
    texts = (source.line(number).strip() for number in range(head.pieces[0].line, head.end + 1))
    return set(filter(None, texts)) if head.form == "lines" else set()


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
class _Reader:
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
        names |= {" ".join(piece.text for piece in head.pieces), *_lines_of_head(self.source, head)}
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


@dataclass(slots=True)
class _FittedReader:
    """The rows below a header with columns of other kinds: each row's pieces are fitted to all of them.

    A row begins at its number where the header has such a column, else at what names an item; a total at รวม.
    """

    source: SourceText
    head: FlatHead
    end: int
    rows: list[GridRow] = field(default_factory=list)
    open: list[FlatPiece] = field(default_factory=list)
    numbers: RowNumbers = field(init=False)
    totalled: bool = False
    whole: list[FlatPiece] = field(default_factory=list)
    """The pieces of the last row, where that has all its values."""

    loose: list[LooseCell] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.numbers = RowNumbers("number" in self.head.kinds, from_any=True)

    def read(self, last: int) -> list[GridRow]:
        """The rows to line ``last`` at most; ``end`` is then the last line that was looked at."""
        self._collect(last)
        rows = without_headings_below(with_loose_cells(self.rows, self.loose, self.head))
        one_year = self.head.form == "gaps" and self.head.exact and self.head.kinds.count("money") == 1
        return without_people_for_money(rows, self.head) if one_year else rows

    def _collect(self, last: int) -> None:
        names = self.head.units | {piece.text for piece in self.head.pieces} | _lines_of_head(self.source, self.head)
        above = self.head.end
        for number in range(self.head.end + 1, last + 1):
            key = self.source.key(number).strip()
            if number - above > FARTHEST or ends_table(key):
                break
            self.end = number
            line = pieces_of(self.source, number)
            if len(line) > 1 and all(piece.text in names for piece in line):
                continue  # the header again, on the next page
            line = [piece for piece in line if piece.text not in names or TOTAL.match(piece.text)]
            if is_of_page(self.source, number) or (self._full() and begins_plan_title(key)):
                continue
            following = self._following(number, line)
            for index, piece in enumerate(line):
                behind = line[index + 1] if index + 1 < len(line) else following
                if self._opens(piece, behind, first=index == 0):
                    self._close()
                elif self._full() and not piece.is_value and not (index and self.head.one_line):
                    self._close()
                    return
                self.open.append(piece)
                above = number if piece.is_value else above
        self._close(last=True)

    def _following(self, number: int, line: Sequence[FlatPiece]) -> FlatPiece | None:
        """The first piece below a line that has but a number."""
        if len(line) != 1:
            return None
        for below in range(number + 1, min(number + 3, len(self.source.lines)) + 1):
            found = pieces_of(self.source, below)
            if found:
                return found[0]
        return None

    def _opens(self, piece: FlatPiece, behind: FlatPiece | None, *, first: bool) -> bool:
        if TOTAL.match(piece.text) or (first and names_node(piece.text)):
            return True
        if not self.numbers.counted:
            return piece.names_items and (first or not self.head.one_line)
        opening = self.numbers.opening(piece, behind) if first else None
        if opening is not None:
            self.numbers.take(opening)
        return opening is not None

    def _full(self) -> bool:
        """Whether a total has all its values, or a heading stands below one, so that what follows opens a row or is no
        part of the table.
        """
        if not self.open or not TOTAL.match(self.open[0].text):
            return bool(self.open) and self.totalled and names_node(self.open[0].text)
        values = [piece for piece in self.open if piece.is_value]
        counted = begins_with_count([piece for piece in self.open if not piece.is_value], values)
        return len(values) >= self.head.kinds.count("money") + counted

    def _close(self, *, last: bool = False) -> None:
        """Take the row that is open. Behind the last row of a table prose may follow: a row that is whole ends it."""
        tokens, self.open = self.open, []
        if not tokens:
            return
        above, self.whole = self.whole, []
        between = self._between(above, tokens)
        if between:
            self.rows[-1] = row_of([cell_of([piece]) for piece in above], torn=True)
        if TOTAL.match(tokens[0].text):
            self._take_total(tokens)
            self.totalled = True
            return
        if len(tokens) == 1:
            if names_node(tokens[0].text):
                self.rows.append(row_of([cell_of(tokens)]))
            elif (between or not last) and begins_with_item(tokens[0].text):
                self.rows.append(row_of([cell_of(tokens)], torn=True))  # an item without anything beside it
            return
        self.totalled = False
        kinds = self.head.kinds
        if last and len(tokens) > len(kinds):
            tokens = tokens[: len(kinds)]
        places = best_columns([piece.text for piece in tokens], kinds)
        years = {index for index, kind in enumerate(kinds) if kind == "money"}
        if places is None or not years <= set(places) or (self.head.exact and len(tokens) != len(kinds)):
            cells = [cell_of([piece]) for piece in tokens]
            # a line a cell, and as many as columns: each may be in its own, though one does not fit it
            self.rows.append(row_of(cells, torn=self.head.one_line or len(tokens) != len(kinds)))
            return
        value = next((at for at, place in enumerate(places) if place in years), 0)
        if value and takes_number(tokens[value - 1].text, tokens[value].text):
            self.rows.append(row_of([cell_of([piece]) for piece in tokens], torn=True))
            return
        self.whole = tokens
        self.loose += loose_cells(tokens, places, len(self.rows), len(kinds))
        blank = Cell("", (), cell_of(tokens[:1]).span)
        own = [[piece for piece, place in zip(tokens, places, strict=True) if place == i] for i in range(len(kinds))]
        self.rows.append(row_of([cell_of(pieces) if pieces else blank for pieces in own]))

    def _between(self, above: Sequence[FlatPiece], below: Sequence[FlatPiece]) -> bool:
        """Whether the values of the row above may be those of an item below, which has none."""
        numbered = "number" in self.head.kinds
        titles = below[1:] if numbered else below
        if not above or not self.head.one_line or any(piece.is_value for piece in titles) or not titles:
            return False
        if not begins_with_item(titles[0].text):
            return False
        pieces = above[1:] if numbered else above
        values = [index for index, piece in enumerate(pieces) if piece.is_value]
        if not values:
            return False  # words alone, which nobody reads as values
        first, last = values[0], values[-1] + 1
        texts = [*above[:1], *pieces[:first]] if numbered else pieces[:first]
        return stand_between(texts, pieces[first:last], [*pieces[last:], *titles])

    def _take_total(self, tokens: Sequence[FlatPiece]) -> None:
        values = [piece for piece in tokens if piece.is_value]
        texts = [piece for piece in tokens if not piece.is_value]
        kinds = self.head.kinds
        uneven = len(values) != kinds.count("money") or len(texts) > self.head.before
        if uneven or begins_with_count(texts, values):
            cells = [cell_of([piece]) for piece in tokens]
            self.rows.append(row_of(cells, torn=True))
            return
        blank = Cell("", (), cell_of(texts[:1]).span)
        left = [
            *(cell_of([piece]) for piece in texts[:-1]),
            *[blank] * (self.head.before - len(texts)),
            cell_of(texts[-1:]),
        ]
        cells = [*left, *(cell_of([value]) for value in values)]
        self.rows.append(row_of([*cells, *[blank] * (len(kinds) - len(cells))]))
