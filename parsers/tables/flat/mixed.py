"""Flattened budget tables whose cells are parted now by a line end, now by a gap, now by a single blank: what
``pdftotext`` makes of a page without its layout.

A row is told by what it holds: the number that is due, a title, a value for each year, and words behind them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from extract.ground.source import SourceText
from parsers.records.table import Cell, GridRow
from parsers.structure.headings import ends_table
from parsers.structure.levels import mission_in, names_node
from parsers.tables.columns.names import AROUND_FIGURES, FEW, TOTAL, is_column_name
from parsers.tables.columns.roles import role_of, squeezed
from parsers.tables.flat.between import stand_between
from parsers.tables.flat.heads import (
    FARTHEST,
    GAP,
    GRAND_TOTAL,
    FlatHead,
    FlatPiece,
    cell_of,
    find_head,
    names_on,
    row_of,
    without_headings_below,
)
from parsers.tables.flat.row_words import RowNumbers, are_values, number_in, of_all_years, run_end, takes_number
from parsers.tables.flat.titles_over_pages import rest_of_title
from parsers.tables.rows.cell_kinds import begins_with_item, has_letters, names_unit
from parsers.tables.rows.torn_figures import is_begin_alone, is_rest_of, joined_figures
from parsers.values.money.cells import DASHES, parse_cell
from parsers.values.page_marks import is_of_page
from parsers.values.sums import OF_ALL

_TOTAL_LINE = re.compile(rf"(?:ยอด)?รวม(?:{OF_ALL}|\s*(?:จำนวน|[0-9๐-๙]|(?:มิติ|ภารกิจ)(?:ที่\s*[0-9๐-๙]|นี้|\s*$)))")
"""A total beyond doubt: ``รวม`` alone may be the end of ``ส่วนรวม``."""

_MOST_PARTS = 3
_MOST_OF_MISSION = 6
"""Lines below the first of a mission's title."""

_ANNOUNCES = re.compile(rf"(?:ยอด)?รวม{OF_ALL}?จำนวน")
"""The words before a total's count."""


@dataclass(slots=True)
class _Row:
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
    def hides_value(self) -> bool:
        """Whether its words are missing, or end or its rest begins in what may be one value more: ``ครั้ง -``; or the
        first value is rather the words' own number: ``ร้อยละ``, ``100``.
        """
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

    def join_torn(self, columns: int) -> None:
        """Put the values together that narrow columns have torn, where all are: ``198,00``, ``85,00``, ``0``, ``0``."""
        whole = joined_figures([piece.text for piece in self.values], columns)
        if whole and not any(self.parted[1:]):
            lines = [piece.line for piece in self.values]
            self.values = [FlatPiece(text, line) for text, line in zip(whole, lines, strict=False)]
            self.parted = self.parted[:columns]

    @property
    def count(self) -> int:
        """The number of its values, one for each that a column has torn."""
        return len(self.figures) - sum(is_begin_alone(piece.text) for piece in self.figures)

    @property
    def ends_in_unit(self) -> bool:
        """Whether it is an item and a unit behind it: it may have no values."""
        words = [] if self.values else self.words
        return len(words) > 1 and words[0].names_items and names_unit(words[-1].text)

    @property
    def is_total(self) -> bool:
        return self.number is None and bool(self.words) and bool(TOTAL.match(self.words[0].text))

    @property
    def is_node(self) -> bool:
        return self.number is None and bool(self.words) and (self.heading or names_node(self.words[0].text))


@dataclass(slots=True)
class MixedReader:
    """The rows below a header, from the words of its lines."""

    source: SourceText
    head: FlatHead
    end: int
    _found: list[_Row] = field(default_factory=list)
    _open: _Row | None = None
    _numbers: RowNumbers = field(init=False)

    def __post_init__(self) -> None:
        self._numbers = RowNumbers("number" in self.head.kinds, from_any=True)

    def read(self, last: int) -> list[GridRow]:
        """The rows to line ``last`` at most; ``end`` is then the last line that was looked at."""
        names = {self.source.line(number).strip() for number in range(self.head.pieces[0].line, self.head.end + 1)}
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
                self._leave_page_number(number)
                self._close()
                if head.kinds == self.head.kinds:
                    self._found.append(_Row(head=head))
                head_end = head.end
                continue
            if line in names:
                continue
            without_value = 0 if self._take_line(number, line) else without_value + 1
        self._close()
        self._join_over_pages()
        for row in self._found:
            row.join_torn(self.head.kinds.count("money"))
        for above, below in pairwise(self._found):
            if self._between(above, below):
                above.torn = True
        if "number" in self.head.kinds:
            _tear_shifted(self._found, self.head.kinds.count("money"))
        return self._rows()

    def _join_over_pages(self) -> None:
        """Give the lines below a head that go on with the title above it to that title."""
        table = range(self.head.pieces[0].line, self.end + 1)
        for above, head, below in zip(self._found, self._found[1:], self._found[2:], strict=False):
            if not head.head or not below.is_words or not above.words or above.is_node or above.is_total:
                continue
            run = rest_of_title(self.source, table, above.words, below.words)
            above.words += below.words[run.start : run.stop]
            del below.words[run.start : run.stop]
        self._found = [row for row in self._found if row.head or row.pieces]

    def _whole_table(self) -> bool:
        """Whether the grand total stands there with all its values: what follows is no part of the table."""
        row = self._open
        if row is None or not row.is_total or not self._complete(row) or not GRAND_TOTAL.match(row.words[0].text):
            return False
        return row.beside or not any(row.parted[1:])  # 'บาท' behind the last as behind the others

    def _complete(self, row: _Row) -> bool:
        return row.count == self.head.kinds.count("money")

    def _take_line(self, number: int, line: str) -> bool:
        """Give a line's pieces to the row that is open, or begin the next. True where it holds a value."""
        pieces = list(_pieces(line, number, numbered="number" in self.head.kinds))
        first = pieces[0]
        row = self._open
        opening = self._numbers.opening(first, pieces[1] if len(pieces) > 1 else self._piece_below(number))
        if opening is not None:
            self._close()
            self._numbers.take(opening)
            self._open = _Row(first)
            pieces = pieces[1:]
        elif _TOTAL_LINE.match(line):
            self._close()
        elif row and row.is_total and not row.values and self._is_counted(pieces):
            row.words += pieces  # 'รวม จำนวน', '8', 'โครงการ/กิจกรรม', '/มาตรการ'
            return False
        elif not first.is_value and (
            row is None
            or row.values
            or row.is_node
            or row.is_total
            or row.ends_in_unit
            or (row.words and names_node(first.text))
        ):
            title = "number" not in self.head.kinds and first.names_items
            if self._begins_mission(first):
                self._close()
                self._open = _Row(heading=True)
            elif TOTAL.match(first.text) or names_node(first.text) or title:
                self._close()
                self._open = _Row()
        more = len(pieces) >= self.head.years and all(piece.is_value for piece in pieces)
        if more and self._open and self._complete(self._open):
            self._close()  # the values of a row without a title
        row = self._open = self._open or _Row()
        beside = row.beside
        for piece in pieces:
            if piece is pieces[0] and row.values and not row.rest and is_rest_of(row.values[-1].text, piece.text):
                row.values[-1] = FlatPiece(row.values[-1].text + piece.text, row.values[-1].line)
                continue
            if row.is_total and row.values and piece.text in AROUND_FIGURES:
                beside = True
                continue  # 'จำนวน' and 'บาท' around the values of a total
            if not piece.is_value:
                (row.rest if row.values else row.words).append(piece)
            elif self._complete(row) and parse_cell(piece.text).status == "none":
                row.rest.append(piece)  # 'ไม่ใช้งบประมาณ' behind a value for each year
            else:
                row.torn = row.torn or bool(row.rest)
                row.parted.append(not row.values or beside)
                beside = False
                row.values.append(piece)
        row.beside = beside
        return any(piece.is_value for piece in pieces)

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

    def _between(self, above: _Row, below: _Row) -> bool:
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

    def _leave_page_number(self, head: int) -> None:
        """Take a number that stands alone right above a head from a row that has all its values."""
        row = self._open
        if row is not None and len(row.values) > self.head.kinds.count("money") and not row.rest:
            last = row.values[-1]
            if last.line == head - 1 and number_in(self.source.line(last.line).strip()) is not None:
                row.values.pop()
                row.parted.pop()

    def _close(self) -> None:
        row, self._open = self._open, None
        if row is None or not row.pieces:
            return
        if row.rest or not self.head.remark:  # else it may as well be the remark of a row without values
            row.values = of_all_years(row.values, self.head.years)
        self._found.append(row)

    def _rows(self) -> list[GridRow]:
        alone = set(self._offices())
        offices = {name for name in alone if not any(name.startswith(f"{other} ") for other in alone)}
        return without_headings_below([self._row(row, offices) for row in self._found])

    def _offices(self) -> Iterator[str]:
        """What rows print alone behind their values, or before ``ไม่ใช้งบประมาณ``."""
        for row in self._found:
            words = [piece.text for piece in row.rest if parse_cell(piece.text).status != "none"]
            if self._complete(row) and not row.torn and len(words) == 1:
                yield words[0]

    def _row(self, row: _Row, offices: set[str]) -> GridRow:
        if row.head:
            return row_of([cell_of([piece]) for piece in row.head.pieces])
        if not row.values and not row.torn and (row.is_node or row.number is None):
            # An item whose cells are empty leaves no trace of them: it is not known whether it lost any.
            return row_of([cell_of(row.pieces)], torn=not row.is_node and begins_with_item(row.words[0].text))
        unread = not all(piece.is_value for piece in row.figures)
        if (
            unread
            or row.torn
            or row.hides_value
            or not self._complete(row)
            or (row.number is None and self._numbered(row))
        ):
            return self._torn(row)
        blank = Cell("", (), cell_of(row.words[:1]).span)
        behind = dict.fromkeys(range(self.head.before + len(row.figures), self.head.width), blank)
        if not row.is_total:
            behind |= {place: cell_of(pieces) for place, pieces in self._behind(row.rest, offices).items()}
        elif row.rest:
            return self._torn(row)
        before = [
            cell_of([row.number]) if row.number and kind == "number" else blank
            for kind in self.head.kinds[: self.head.before - 1]
        ]
        return row_of([*before, cell_of(row.words), *(cell_of([value]) for value in row.figures), *behind.values()])

    def _torn(self, row: _Row) -> GridRow:
        words = list(row.words)
        if words and words[-1].text.endswith(tuple(f" {dash}" for dash in DASHES)):
            last = words.pop()  # the dash is a value, or was one
            words += [FlatPiece(last.text[:-2], last.line)]
            row.values.insert(0, FlatPiece(last.text[-1], last.line))
        texts = [[row.number] if row.number else [], words, *([value] for value in row.values), row.rest]
        return row_of([cell_of(pieces) for pieces in texts if pieces], torn=True)

    def _numbered(self, row: _Row) -> bool:
        return "number" in self.head.kinds and not row.is_total

    def _behind(self, rest: Sequence[FlatPiece], offices: set[str]) -> dict[int, list[FlatPiece]]:
        """What stands behind the values, by column: an office that another row has alone, or all that is said before
        ``ไม่ใช้งบประมาณ``; words that may belong to either of two columns are given to none.
        """
        first = self.head.before + self.head.kinds.count("money")
        columns = range(first, self.head.width)
        if not rest or not columns:
            return {}
        if len(columns) == 1:
            return {first: list(rest)}
        roles = [role_of(piece.text) for piece in self.head.pieces[first:]]
        if roles != ["responsible", "remark"]:
            return {}
        joined = [piece.text for piece in rest]
        for count in range(len(rest), 0, -1):
            office, left = rest[:count], rest[count:]
            says_none = bool(left) and parse_cell(left[0].text).status == "none"
            if says_none or "".join(joined[:count]) in offices:
                return {first: list(office)} | ({first + 1: list(left)} if left else {})
        if _one_piece(rest):
            return {first: list(rest)}
        whole = rest[0].text
        begins = max((name for name in offices if whole.startswith(f"{name} ")), key=len, default="")
        if begins:
            line = rest[0].line
            return {
                first: [FlatPiece(begins, line)],
                first + 1: [FlatPiece(whole[len(begins) :].strip(), line), *rest[1:]],
            }
        return {}


def _tear_shifted(rows: Sequence[_Row], years: int) -> None:
    """Tear the rows whose values may stand in another row, as where the page was read in another order: from one with
    too many values, or too few, to the one with which there are as many values as cells again. Where too few are never
    made up for, cells are empty.

    A total whose values are the sums of the rows since the last one proves that none of them stands elsewhere.
    """
    astray: list[_Row] = []
    since: list[_Row] = []
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


def _tear(rows: Sequence[_Row]) -> None:
    for row in rows:
        row.torn = True


def _adds_up(total: _Row, rows: Sequence[_Row], years: int) -> bool:
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


def _one_piece(rest: Sequence[FlatPiece]) -> bool:
    """Whether words are one cell: no blank in them, on lines that follow each other."""
    together = all(below.line - above.line == 1 for above, below in pairwise(rest))
    return together and not any(" " in piece.text for piece in rest) and len(rest) <= 2


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
            end = max(end, start + 1)
            while end < len(words) and not _begins_values(words, end):
                end += 1
            yield FlatPiece(" ".join(words[start:end]), number)
            start = end


def _begins_values(words: Sequence[str], start: int) -> bool:
    end = run_end(words, start)
    return end > start and are_values(words[start:end])
