"""Flattened budget tables whose cells are parted now by a line end, now by a gap, now by a single blank: what
``pdftotext`` makes of a page without its layout.

A row is told by what it holds: the number that is due, a title, a value for each year, and words behind them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise, takewhile

from extract.ground.source import SourceText
from parsers.records.table import GridRow
from parsers.structure.headings import ends_table
from parsers.structure.levels import Level, level_named, mission_in, names_node
from parsers.tables.columns.names import FEW, TOTAL, is_column_name
from parsers.tables.columns.roles import squeezed
from parsers.tables.flat.ground.flat_head import LONGEST_HEAD, FlatHead
from parsers.tables.flat.ground.pieces import FARTHEST, GAP, GRAND_TOTAL, FlatPiece
from parsers.tables.flat.ground.row_words import (
    RowNumbers,
    are_values,
    is_counter,
    number_in,
    number_of_marked_item,
    of_all_years,
    run_end,
    values_behind,
)
from parsers.tables.flat.ground.values_between import stand_between
from parsers.tables.flat.heads.find_heads import find_head
from parsers.tables.flat.heads.names import names_on
from parsers.tables.flat.mixed_ends.lines_behind import LinesBehind
from parsers.tables.flat.mixed_ends.mixed_cells import MixedCells
from parsers.tables.flat.mixed_ends.mixed_rows import MixedRow, is_heading, take_dashes, tear_shifted
from parsers.tables.flat.mixed_ends.titles_over_pages import rest_of_place, rest_of_title
from parsers.tables.rows.cell_kinds import begins_with_item, has_letters
from parsers.tables.rows.row_begins import begins_total
from parsers.values.kinds import KIND_WORD
from parsers.values.money.cells import parse_cell
from parsers.values.page_marks import is_bare_page_number, is_of_page
from parsers.values.sums import OF_ALL

_TOTAL_LINE = re.compile(rf"(?:ยอด)?รวม(?:{OF_ALL}|\s*(?:จำนวน|[0-9๐-๙]|(?:มิติ|ภารกิจ)(?:ที่\s*[0-9๐-๙]|นี้|\s*$)))")
"""A total beyond doubt: ``รวม`` alone may be the end of ``ส่วนรวม``."""

_PART = re.compile(rf"(([0-9๐-๙]{{1,3}})\.[0-9๐-๙]{{1,2}})\s+(?={KIND_WORD})")
_MOST_PARTS = 3
_MOST_OF_MISSION = 6
"""Lines below the first of a mission's title."""

_ANNOUNCES = re.compile(rf"(?:ยอด)?รวม{OF_ALL}?จำนวน")
"""The words before a total's count."""


@dataclass(slots=True)
class MixedReader:
    """The rows below a header, from the words of its lines."""

    source: SourceText
    head: FlatHead
    end: int
    _found: list[MixedRow] = field(default_factory=list)
    _open: MixedRow | None = None
    _numbers: RowNumbers = field(init=False)

    def __post_init__(self) -> None:
        self._numbers = RowNumbers("number" in self.head.kinds, from_any=True)

    def read(self, last: int) -> list[GridRow]:
        """The rows to line ``last`` at most; ``end`` is then the last line that was looked at."""
        names = [self.source.line(number).strip() for number in range(self.head.pieces[0].line, self.head.end + 1)]
        without_value = head_end = 0
        for number in range(self.head.end + 1, last + 1):
            key = self.source.key(number).strip()
            if without_value > FARTHEST or ends_table(key):
                break
            self.end = number
            line = self.source.line(number).strip()
            if number <= head_end or not line or is_of_page(self.source, number):
                continue
            if self._whole_table():
                break
            if len(names_on(line, number)) > 1 and (head := find_head(self.source, number, last)):
                if head.kinds != self.head.kinds[-len(head.kinds) :]:
                    self.end = number - 1
                    break  # another table
                self._leave_torn_name()
                self._close()
                if head.kinds == self.head.kinds:
                    self._found.append(MixedRow(head=head))
                head_end = head.end
                continue
            if self._is_page_number(number, key, last):
                continue
            if line in names and not self._is_of_row(number, names):
                continue
            without_value = 0 if self._take_line(number, line) else without_value + 1
        self._close()
        self._join_over_pages()
        take_dashes(self._found, self.head.kinds.count("money"))
        for row in self._found:
            row.join_torn(self.head.kinds.count("money"))
        for above, below in pairwise(self._found):
            if self._between(above, below):
                above.torn = True
        if "number" in self.head.kinds:
            tear_shifted(self._found, self.head.kinds.count("money"))
        return MixedCells(self.head, self._found, LinesBehind.of(self.source, self._table, self._found)).rows()

    @property
    def _table(self) -> range:
        """The lines of the table that were looked at."""
        return range(self.head.pieces[0].line, self.end + 1)

    def _join_over_pages(self) -> None:
        """Give the lines below a head that go on with the title above it, or with the mission or dimension that this
        stands in, to these.
        """
        places: dict[Level, MixedRow] = {}
        for above, head, below in zip(self._found, self._found[1:], self._found[2:], strict=False):
            if above.is_node and (level := level_named(above.text)):
                places[level] = above
                if level == "dimension":
                    places.pop("mission", None)
            if head.head and below.goes_on and (above.number or (above.words and above.words[0].names_items)):
                above.torn = True  # the page's end parts its figures
            if not head.head or not below.is_words:
                continue
            if above.words and not (above.is_node or above.is_total):
                _move(below, above, rest_of_title(self.source, self._table, above.words, below.words))
            for place in places.values():
                _move(below, place, rest_of_place(self.source, self._table, place.words, below.words))
        self._found = [row for row in self._found if row.head or row.pieces]

    def _whole_table(self) -> bool:
        """Whether the grand total stands there with all its values: what follows is no part of the table."""
        row = self._open
        if row is None or not row.is_total or not row.fills(self.head) or not GRAND_TOTAL.match(row.words[0].text):
            return False
        return row.beside or not any(row.parted[1:])  # 'บาท' behind the last as behind the others

    def _take_line(self, number: int, line: str) -> bool:
        """Give a line's pieces to the row that is open, or begin the next. True where it holds a value."""
        pieces = self._with_own_count(list(_pieces(line, number, numbered="number" in self.head.kinds)))
        first = pieces[0]
        row = self._open
        opening = self._numbers.opening(first, pieces[1] if len(pieces) > 1 else self._piece_below(number))
        if opening is not None:
            self._close()
            self._numbers.take(opening)
            self._open = MixedRow(first)
            pieces = pieces[1:]
        elif _TOTAL_LINE.match(line) or self._begins_total(line):
            self._close()
        elif number_of_part := self._part(first):
            self._close()
            self._open = MixedRow(FlatPiece(number_of_part, number))
            pieces[0] = FlatPiece(first.text[len(number_of_part) :].strip(), number)
        elif row and row.is_total and not row.values and self._is_counted(pieces):
            row.words += pieces  # 'รวม จำนวน', '8', 'โครงการ/กิจกรรม', '/มาตรการ'
            return False
        elif not first.is_value and (
            row is None
            or row.values
            or row.is_node
            or row.is_total
            or row.ends_in_unit
            or (row.words and is_heading(first.text))
            or self._follows_rest(first)
        ):
            self._begin_with_words(first)
        more = len(pieces) >= self.head.years and all(piece.is_value for piece in pieces)
        if more and self._open and self._open.fills(self.head):
            self._close()  # the values of a row without a title
        row = self._open = self._open or MixedRow()
        row.take(pieces, self.head)
        return any(piece.is_value for piece in pieces)

    def _begin_with_words(self, first: FlatPiece) -> None:
        """Begin a row where words are a mission, a total, a heading or, without a column of numbers, an item."""
        title = "number" not in self.head.kinds and first.names_items
        if self._begins_mission(first):
            self._close()
            self._open = MixedRow(heading=True)
        elif TOTAL.match(first.text) or is_heading(first.text) or title:
            self._close()
            self._open = MixedRow()

    def _follows_rest(self, first: FlatPiece) -> bool:
        """Whether a mission or an item begins below words that go on, below a head, with what stands above it: the next
        item by its number, where the last row has one.
        """
        if self._open is None or not self._open.is_words or not (self._found and self._found[-1].head):
            return False
        if self._begins_mission(first):
            return True
        above = (row.words[0] for row in reversed(self._found[:-1]) if row.words and not (row.is_node or row.is_total))
        last = next((number_of_marked_item(words) for words in above), None)
        return first.names_items if last is None else number_of_marked_item(first) in (1, last + 1)

    def _is_of_row(self, number: int, names: Sequence[str]) -> bool:
        """Whether a line that the head has, too, goes on with the row's words right above it: neither it nor what
        follows of the head's lines is a whole name (``ไม่ใช้งบ``, ``ประมาณ``).
        """
        row = self._open
        if row is None or not row.pieces or row.pieces[-1].line != number - 1:
            return False
        whole = {squeezed(piece.text) for piece in self.head.pieces}
        below = map(str.strip, self.source.lines[number - 1 : number + LONGEST_HEAD])
        of_head = takewhile(lambda line: line in names and line != names[0], below)
        return not any(squeezed(line) in whole for line in of_head)

    def _with_own_count(self, pieces: list[FlatPiece]) -> list[FlatPiece]:
        """The pieces of a line, as one the number it begins with and the words that it counts: ``11 หมู่บ้าน``. The
        number that is due is a row's, unless these are all of the line.
        """
        if len(pieces) < 2 or number_in(pieces[0].text) is None or not has_letters(pieces[1].text):
            return pieces
        counter, _, rest = pieces[1].text.partition(" ")
        alone = len(pieces) == 2 and not rest
        if not is_counter(counter) or (self._numbers.due(pieces[0].text) is not None and not alone):
            return pieces
        return [FlatPiece(f"{pieces[0].text} {pieces[1].text}", pieces[0].line), *pieces[2:]]

    def _begins_total(self, line: str) -> bool:
        """Whether a line begins a total below a row that is none."""
        row = self._open
        above = row.pieces[-1].text if row and row.pieces else ""
        return row is not None and not row.is_total and begins_total(line, above)

    def _part(self, first: FlatPiece) -> str:
        """The number of a part of the last row that a line begins: ``1.1 กิจกรรมอบรม`` below the first."""
        match = _PART.match(first.text)
        last = self._numbers.last if self._numbers.counted else None
        return match[1] if match and last is not None and number_in(match[2]) == last else ""

    def _begins_mission(self, first: FlatPiece) -> bool:
        """Whether a line begins a mission that it names with the next lines alone: ``2.3 มาตรการลดการใช้``."""
        if mission_in(first.text) is None or names_node(first.text):
            return False
        below = range(first.line + 1, min(first.line + _MOST_OF_MISSION, len(self.source.lines)) + 1)
        whole = accumulate([first.text, *(self.source.line(line).strip() for line in below)])
        return any(map(names_node, whole))

    def _is_counted(self, pieces: Sequence[FlatPiece]) -> bool:
        """Whether a line below the name of a total is its count, or part of what it counts as the head names it."""
        if self._open is None or len(pieces) != 1:
            return False
        text = squeezed(pieces[0].text)
        if FEW.fullmatch(text):
            below = self._piece_below(pieces[0].line)
            announced = _ANNOUNCES.fullmatch(squeezed("".join(piece.text for piece in self._open.words)))
            return bool(announced) and below is not None and not below.is_value
        names = (squeezed(piece.text) for piece in self.head.pieces)
        return bool(text) and any(
            text in name for name, kind in zip(names, self.head.kinds, strict=True) if kind == "title"
        )

    def _piece_below(self, number: int) -> FlatPiece | None:
        for below in range(number + 1, min(number + 3, len(self.source.lines)) + 1):
            line = self.source.line(below).strip()
            if line:
                return next(_pieces(line, below, numbered=True))
        return None

    def _between(self, above: MixedRow, below: MixedRow) -> bool:
        """Whether the values of a row may be those of the item below it, which has none."""
        if below.values or not below.words or not begins_with_item(below.words[0].text):
            return False
        texts = [*([above.number] if above.number else []), *above.words]
        return not above.is_total and stand_between(texts, above.values, [*above.rest, *below.words])

    def _leave_torn_name(self) -> None:
        """Take from the row that is open the name of a column that stands in parts above a head: ``มิ``, ``ติ``."""
        pieces = (self._open.rest or self._open.words) if self._open else []
        for count in range(min(_MOST_PARTS, len(pieces)), 1, -1):
            texts = [piece.text for piece in pieces[-count:]]
            if is_column_name("".join(texts)) and not any(map(is_column_name, texts)):
                del pieces[-count:]
                return

    def _is_page_number(self, number: int, key: str, last: int) -> bool:
        """Whether a number that stands alone right above a head, or above what follows the table, is none of the row's
        values: it has all without it.
        """
        row = self._open
        if row is None or not is_bare_page_number(key) or not (row.fills(self.head) or row.says_none):
            return False
        lines = (below for below in range(number + 1, last + 1) if self.source.line(below).strip())
        below = next(lines, None)
        if below is None or ends_table(self.source.key(below).strip()):
            return True
        return len(names_on(self.source.line(below), below)) > 1 and find_head(self.source, below, last) is not None

    def _close(self) -> None:
        row, self._open = self._open, None
        if row is None or not row.pieces:
            return
        if row.rest or not self.head.remark:  # else it may as well be the remark of a row without values
            row.values = of_all_years(row.values, self.head.kinds.count("money"))
        self._found.append(row)


def _move(below: MixedRow, above: MixedRow, run: range) -> None:
    """Give some of the words of a row to one above it."""
    above.words += below.words[run.start : run.stop]
    del below.words[run.start : run.stop]


def _pieces(line: str, number: int, *, numbered: bool) -> Iterator[FlatPiece]:
    """The pieces of a line: a number it begins with where rows are ``numbered``, its words, its runs of values.

    Each value is a piece. Words that gaps part stay apart. A bare number among words is one of theirs: ``แผนพัฒนาท้องถิ่น
    14 หมู่บ้าน``.
    """
    for index, part in enumerate(GAP.split(line)):
        words = part.split(" ")
        begins = index == 0 and len(words) > 1 and numbered and number_in(words[0]) is not None
        if begins and has_letters(words[1]) and parse_cell(words[1]).status is None:
            yield FlatPiece(words[0], number)
            words = words[1:]
        start = 0
        while start < len(words):
            end = run_end(words, start)
            if end > start and are_values(words[start:end], whole=end - start == len(words)):
                yield from (FlatPiece(word, number) for word in words[start:end])
                start = end
                continue
            end = values_behind(words, max(end, start + 1))
            yield FlatPiece(" ".join(words[start:end]), number)
            start = end
