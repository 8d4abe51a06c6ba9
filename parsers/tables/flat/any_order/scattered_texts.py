"""The texts of a table's page that was read in its own order: each told by what it is, whatever stands beside it.

A number that counts on is a row's, words that begin an item its title, words that name an office are its office. Titles
and numbers are matched where they stand beside each other, or where one of each is left on a page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import InitVar, dataclass, field
from functools import cached_property
from itertools import islice, pairwise

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText
from parsers.structure.headings import ends_table
from parsers.structure.kinds.plan_title import begins_plan_title
from parsers.structure.levels import dimension_in, level_named, names_node
from parsers.tables.columns.names import TOTAL
from parsers.tables.columns.roles import squeezed
from parsers.tables.flat.any_order.beside_table import BesideTable
from parsers.tables.flat.any_order.loose_words import LooseWords, give_words, is_target
from parsers.tables.flat.any_order.printed_together import MOST_BEGUN, PrintedTogether, letters
from parsers.tables.flat.any_order.rows_and_titles import Named, ScatteredRow, ScatteredTitle, match_titles
from parsers.tables.flat.any_order.values_with_words import value_and_words, whole_values
from parsers.tables.flat.ground.office_names import OF_CLERK, bodies, office_names
from parsers.tables.flat.ground.pieces import FARTHEST, GRAND_TOTAL, FlatPiece, reads_as_value
from parsers.tables.flat.ground.row_words import number_in
from parsers.tables.flat.heads.names import YEAR_WORDS
from parsers.tables.flat.heads.scattered_heads import LONG_NAMES, SHORTEST, ScatteredHead, role_on
from parsers.tables.rows.cell_kinds import begins_with_item, has_letters, names_unit
from parsers.values.dates import parse_year
from parsers.values.page_marks import is_blanked_or_rule, is_of_page

_PAGE_NUMBER = re.compile(r"[1-9]\d?")
_COUNT = re.compile(r"\d\s*(?:โครงการ|กิจกรรม|มาตรการ)")
_GOES_ON = re.compile(r"ตาราง.{0,40}\(\s*ต่อ\s*\)")
_COUNTED = re.compile(r"(?:(?:จำนวน\s*+)?(?:โครงการ|กิจกรรม|มาตรการ|\d)\s*+)++")
"""What goes on with the counts of a total: ``กิจกรรม 1 มาตรการ``."""


@dataclass(eq=False)
class ScatteredTexts:
    """The texts from a head on to line ``last`` at most, each kind in its own order; ``end`` is their last line."""

    source: SourceText
    head: ScatteredHead
    last: InitVar[int]
    end: int = field(init=False)
    rows: list[ScatteredRow] = field(default_factory=list)
    totals: list[tuple[ScatteredRow, int]] = field(default_factory=list)
    """Each with the number of rows that were found before it."""

    values: list[FlatPiece] = field(default_factory=list)
    beginning: set[int] = field(default_factory=set)
    """The values that begin a run: something else stands right before them."""

    words_before: dict[int, list[FlatPiece]] = field(default_factory=dict)
    _offices_behind: dict[int, list[FlatPiece]] = field(default_factory=dict)
    """The words right before a value, and the office right behind one, by its place."""

    behind: dict[int, list[FlatPiece]] = field(default_factory=dict)
    """The words behind a value on its line, by its place: what the column behind the years has."""

    rests: dict[int, FlatPiece] = field(default_factory=dict)
    """What stood apart from the beginning of a torn value, by its place."""

    left: list[list[FlatPiece]] = field(default_factory=list)
    """Titles that no number is known of."""

    headings: list[list[FlatPiece]] = field(default_factory=list)
    """Those since the last row."""

    targets: list[list[FlatPiece]] = field(default_factory=list)
    """In their order, where there is a column of them."""

    torn_figures: set[int] = field(default_factory=set)
    """Pages with figures that are no value."""

    _stray: set[int] = field(default_factory=set)
    """Pages with words that are no row's title and no office."""

    _loose: list[LooseWords] = field(default_factory=list)
    """The words of a table without empty lines, but for what tells itself."""

    _are_told: bool = False
    """Whether all of them are known."""

    _count_ahead: FlatPiece | None = None
    """A count of projects that stands above its total."""

    _titles: list[list[FlatPiece]] = field(default_factory=list)
    _open_offices: list[list[FlatPiece]] = field(default_factory=list)
    _offices_above: dict[int, int] = field(default_factory=dict)
    """For titles that go on apart from their beginning how many offices stand above."""

    _named: list[Named] = field(default_factory=list)
    """The numbers and titles of the page that have no other yet."""

    _dimension: int | None = None
    _above: list[FlatPiece] | None = None
    """The words that the line right above is part of."""

    _before: ScatteredRow | list[FlatPiece] | None = None
    """What stands right before, whatever empty lines are between."""

    _title: ScatteredTitle | None = None
    _beside: BesideTable = field(init=False)
    _together: PrintedTogether = field(init=False)

    def __post_init__(self, last: int) -> None:
        self.end = self.head.years[-1].line
        self._together = PrintedTogether(self.source)
        self._take(last)

    def page(self, number: int) -> int:
        """The page of a line, 0 where there are none."""
        return self.source.page(number) or 0

    def is_whole(self, row: ScatteredRow) -> bool:
        """Whether the parts of a row's title are surely all of it, and of no other: on a page where all words are known
        they stand together, or no office above them lacks its end; or the document has them once more as a whole,
        beside the table.
        """
        above = self._open_offices[: self._offices_above.get(id(row.title), 0)]
        known = row.page not in self._stray and all(letters(office) in self._beside.ends for office in above)
        known = self._are_told if self.head.dense else known
        return row.number is None or known or letters(row.title) in self._beside.letters

    def office(self, row: ScatteredRow, last: int) -> list[FlatPiece] | None:
        """The office of a row with a ``last`` value: right behind that one, and as far down on its page as the row,
        where there is one for each. Offices are read out of their order too often for either alone to say it.
        """
        rows = [other for other in self.rows if other.page == row.page]
        offices = [office for office in self._open_offices if self.page(office[0].line) == row.page]
        behind = self._offices_behind.get(last)
        if behind is None or row not in rows or len(rows) != len(offices) or offices[rows.index(row)] is not behind:
            return None
        return behind if letters(behind) in self._beside.ends else None

    @cached_property
    def _offices_behind_values(self) -> set[str]:
        """The lines right behind a value that name an office."""
        texts = list(filter(None, (line.strip() for line in self.source.lines[self.head.start - 1 :])))
        behind = (below for above, below in pairwise(texts) if _are_values(above))
        return {squeezed(text) for text in behind if names_unit(squeezed(text))}

    def _take(self, last: int) -> None:
        page = self.page(self.head.start)
        years = {parse_year(piece.text) for piece in self.head.years}
        without = 0
        for number in range(self.head.start, last + 1):
            key, line = self.source.key(number).strip(), self.source.line(number).strip()
            another = number > self.end and role_on(line) == "year" and parse_year(line) not in years
            if without > FARTHEST or another or (number > self.head.years[-1].line and ends_table(key)):
                break
            self.end = max(self.end, number)
            if self.page(number) != page:
                page, self._before = self.page(number), None
                self._end_page()
            of_page = is_of_page(self.source, number) or begins_plan_title(key)
            piece = FlatPiece(line, number)
            if not line or of_page or (self._is_of_head(line, number) and not self._ends_count(key)):
                self._above = None
                continue
            counts_on = number_in(line) == len(self.rows) + 1 and not self._is_page_number(number)
            counts_on = counts_on and not (self.head.dense and not begins_with_item(self._below(number)))
            if counts_on:
                self._take_number(piece)
            elif self.head.behind and not self.head.dense and (found := value_and_words(line, number)):
                self._take_with_words(*found)
            elif _PAGE_NUMBER.fullmatch(key):
                self._take_other_number(piece, int(key))
            elif _are_values(line):
                self._take_values(piece)
            elif not has_letters(line) and any(map(str.isdecimal, line)):
                self.torn_figures.add(self.page(number))
                self._above = self._before = None
            else:
                self._take_words(piece, key)
            without = 0 if counts_on or _are_values(line) or self._before in self.behind.values() else without + 1
        self._end_page()
        self._mend_values()
        self._beside = BesideTable(self.source, range(self.head.start, self.end + 1))
        if self.head.dense:
            offices = self._office_names() if self.head.behind else None
            told = give_words(self._loose, self._beside.letters, len(self.rows), offices)
            targets = len(self.rows) if self.head.target else 0
            self._are_told = told and not self.left and len(self.targets) == targets

    def _office_names(self) -> frozenset[str]:
        """The letters of the names that an office of the table may have."""
        of_clerk = (name + body for name in office_names() if name.endswith(OF_CLERK) for body in bodies())
        return frozenset((*office_names(), *of_clerk, *self._beside.names))

    def _below(self, number: int) -> str:
        return self.source.line(number + 1).strip() if number < len(self.source.lines) else ""

    def _is_beside_name(self, number: int) -> bool:
        """Whether the name of another column stands right above or below a line."""
        around = (range(number - 1, 0, -1), range(number + 1, len(self.source.lines) + 1))
        texts = (next((text for at in lines if (text := self.source.line(at).strip())), "") for lines in around)
        return any(role_on(text) not in (None, "sum") for text in texts)

    def _is_of_head(self, line: str, number: int) -> bool:
        """Whether a line is the name of a column, or part of one, here or on the next page."""
        if self.head.dense and isinstance(self._before, ScatteredRow):
            return False  # a title stands right behind its number
        role = role_on(line)
        if line in YEAR_WORDS:
            return True
        if role is None:
            return len(line) > SHORTEST and any(name.endswith(line) for name in LONG_NAMES)
        if role == "sum":  # of all rows, but for the name of a column
            return self.head.sum is not None and line == self.head.sum.text and self._is_beside_name(number)
        of_offices = self.head.behind is not None and squeezed(line) in squeezed(self.head.behind.text)
        return role not in ("responsible", "remark") or of_offices or "รับผิดชอบ" in line

    def _is_page_number(self, number: int) -> bool:
        """Whether a number stands last on its page, or right above a running head."""
        lines = range(number + 1, len(self.source.lines) + 1)
        below = next((line for line in lines if self.source.key(line).strip()), None)
        if below is None:
            return bool(self.source.pages)
        return is_blanked_or_rule(self.source, below) or self.page(below) != self.page(number)

    def _take_number(self, piece: FlatPiece) -> None:
        title = self._title
        row = ScatteredRow(
            self.page(piece.line),
            piece,
            dimension=self._dimension,
            above=self.headings,
            below_number=isinstance(self._before, ScatteredRow),
            below_title=title is not None and self._before is title.pieces,
        )
        self.headings = []
        self.rows.append(row)
        # A title may begin above the line of its number; one behind another number is that one's.
        begun = title is not None and self._above is title.pieces and not title.beside
        if title and begun and _stand_together([*title.pieces, piece]):
            self._named.remove(title)
            row.title = self._before = title.pieces
        else:
            self._named.append(row)
            self._above, self._before = None, row

    def _take_other_number(self, piece: FlatPiece, number: int) -> None:
        """A number that is no row's: a page's, or how many rows the total has that stands right before it."""
        self._above = None
        if self.head.dense and self.totals and self._before is self.totals[-1][0].title:
            total, above = self.totals[-1]
            before = self.totals[-2][1] if len(self.totals) > 1 and not GRAND_TOTAL.match(total.title[0].text) else 0
            if number == above - before:
                total.title.append(piece)

    def _ends_count(self, key: str) -> bool:
        """Whether a line says what a total's bare number counts."""
        last = self.totals[-1][0].title[-1] if self.totals else None
        return last is not None and bool(_PAGE_NUMBER.fullmatch(arabic_digits(last.text)) and _COUNTED.fullmatch(key))

    def _take_values(self, piece: FlatPiece) -> None:
        if self._before is not self.values:
            self.beginning.add(len(self.values))
            if isinstance(self._before, list):
                self.words_before[len(self.values)] = self._before
        self.values += (FlatPiece(word, piece.line) for word in piece.text.split())
        self._above, self._before = None, self.values

    def _take_with_words(self, value: FlatPiece, words: FlatPiece) -> None:
        """A value with what the column behind it has."""
        self._take_values(value)
        own = [words]
        self.behind[len(self.values) - 1] = own
        self._above = self._before = own

    def _mend_values(self) -> None:
        """Make torn values whole."""
        whole = whole_values(self.values)
        if len(whole) == len(self.values):
            return
        place = {at: new for new, (_, _, at) in enumerate(whole)}
        self.values = [value for value, _, _ in whole]
        self.rests = {place[at]: rest for _, rest, at in whole if rest}
        self.beginning = {place[at] for at in self.beginning if at in place}
        self.words_before = {place[at]: words for at, words in self.words_before.items() if at in place}
        self.behind = {place[at]: words for at, words in self.behind.items() if at in place}
        self._offices_behind = {place[at]: words for at, words in self._offices_behind.items() if at in place}

    def _take_words(self, piece: FlatPiece, key: str) -> None:
        line = piece.text
        if names_node(line):
            heading = [piece]
            self._begin(heading)
            self.headings.append(heading)
            named = dimension_in(line) if level_named(line) == "dimension" else None
            self._dimension = int(named.number) if named and named.number else self._dimension
        elif TOTAL.match(line):
            total = ScatteredRow(self.page(piece.line), None, [piece])
            self._begin(total.title)
            self.totals.append((total, len(self.rows)))
            if self._count_ahead and not _counts(total):
                total.title.append(self._count_ahead)
                self._count_ahead = None
        elif _COUNTED.fullmatch(key) and self.head.dense and not (self.totals and not _counts(self.totals[-1][0])):
            self._count_ahead = piece
        elif self.totals and _COUNTED.fullmatch(key):
            self._go_on(self.totals[-1][0].title, piece)
        elif begins_with_item(line):
            self._title = ScatteredTitle([piece], beside=isinstance(self._before, ScatteredRow))
            self._titles.append(self._title.pieces)
            self._named.append(self._title)
            self._above = self._before = self._title.pieces
        elif self.head.dense:
            self._take_loose(piece, key)
        elif self._above is not None and not self._is_office(squeezed(line)):
            self._go_on(self._above, piece)
        elif self._title and self._together.has(self._title.pieces, squeezed(line)):
            self._go_on(self._title.pieces, piece)
        elif words := self._goes_on_behind(line):
            self._go_on(words, piece)
        elif office := self._together.completed(self._open_offices, line):
            self._go_on(office, piece)
        elif names_unit(squeezed(line)) and not self._has_remarks:
            office = [piece]
            self._open_offices.append(office)
            if self._before is self.values:
                self._offices_behind[len(self.values) - 1] = office
            self._above = self._before = office
        elif self._title:
            self._offices_above[id(self._title.pieces)] = len(self._open_offices)
            self._go_on(self._title.pieces, piece)
        elif title := self._together.completed(self._titles, line):
            self._go_on(title, piece)
        else:
            self._stray.add(self.page(piece.line))
            self._above = self._before = [piece]

    def _take_loose(self, piece: FlatPiece, key: str) -> None:
        words = [piece]
        if self.head.target and is_target(key) and not names_unit(key):
            self.targets.append(words)
        elif not (_GOES_ON.fullmatch(key) and role_on(self._below(piece.line))):  # the caption of a head that returns
            self._loose.append(LooseWords(piece, self._title.pieces if self._title else None))
        self._above, self._before = None, words

    def _end_page(self) -> None:
        self.left += match_titles(self._named)
        self._named = []

    def _begin(self, words: list[FlatPiece]) -> None:
        """Words across the columns begin: what follows goes on with no title above them."""
        self._title = None
        self._above = self._before = words

    def _go_on(self, words: list[FlatPiece], piece: FlatPiece) -> None:
        words.append(piece)
        self._above = self._before = words

    def _is_office(self, line: str) -> bool:
        """Whether a line below a title's is no part of it: an office that stands behind values, too."""
        return self._title is not None and self._above is self._title.pieces and line in self._offices_behind_values

    @cached_property
    def _has_remarks(self) -> bool:
        """Whether the column behind the years has no offices."""
        return self.head.behind is not None and role_on(self.head.behind.text) == "remark"

    def _goes_on_behind(self, line: str) -> list[FlatPiece] | None:
        """The words behind a value that a line goes on with, apart from them: it makes them what stands elsewhere, or
        it can be no title's, as the last one is whole without it or another row has begun.
        """
        if not self.behind:
            return None
        title = self._title.pieces if self._title else []
        text = squeezed(line)
        for own in islice(reversed(self.behind.values()), MOST_BEGUN):
            if self._together.has(own, text):
                return own
        last = next(reversed(self.behind.values()))
        whole = bool(title) and self._together.has_behind_colon(title)
        return last if whole or isinstance(self._before, ScatteredRow) else None


def _counts(total: ScatteredRow) -> bool:
    """Whether a total says how many projects it has."""
    return bool(_COUNT.search(arabic_digits(" ".join(piece.text for piece in total.title))))


def _are_values(line: str) -> bool:
    return bool(line) and all(map(reads_as_value, line.split()))


def _stand_together(pieces: Sequence[FlatPiece]) -> bool:
    """Whether texts stand on lines right below each other."""
    return all(below.line == above.line + 1 for above, below in pairwise(pieces))
