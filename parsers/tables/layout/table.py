"""Budget tables set by position, as a PDF's text printed with its layout: the place on the line tells the column.

A row's cells may have several lines, and its values may stand on any of them: in the first one, half way down, between
two lines of the title. Rows are parted by what begins an item; where empty lines part them, by those too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from extract.text.dress import BLANKED_LINE
from parsers.records.table import Grid, GridRow
from parsers.structure.headings import ends_table
from parsers.structure.levels import level_named, named_strategy, names_node
from parsers.tables.columns.names import TOTAL
from parsers.tables.columns.roles import role_of
from parsers.tables.columns.units import factor_on_line
from parsers.tables.flat.heads import FARTHEST
from parsers.tables.layout.gutters import LayoutHead, Word, find_head, gutters, joined, pieces, words, years_on
from parsers.tables.layout.later_pages import columns_of_page
from parsers.tables.layout.year_places import place_of_columns, place_values
from parsers.tables.rows.fit import is_figure
from parsers.tables.rows.printed_cells import printed_cell
from parsers.tables.rows.readings import UNPROVED, prove
from parsers.tables.rows.torn_figures import is_rest_of
from parsers.values.kinds import kind_of
from parsers.values.money.cells import split_values
from parsers.values.spacing import join_lines

_GRAND_TOTAL = re.compile(r"(?:ยอด)?รวม\s*ทั?้?ง")
_ITEM_NUMBER = re.compile(r"\(?\d{1,3}\s*[).]+\s*(?!\d)\S|\d{1,3}\s+(?:โครงการ|กิจกรรม|มาตรการ)")
_OPENING_NUMBER = re.compile(r"\(?\d{1,3}[).]+")
_LONE_NUMBER = re.compile(r"\(?\d{1,3}[).]*")
_FIGURES = re.compile(r"\d{1,3}(?:[,.]\d{2,3})+")
_PAGE_MARK = re.compile(r"[-–—]?\s*\d{1,3}\s*[-–—]?|หน้า(?:ที่)?\s*\d{1,3}")
_TONES = ("่", "้", "๊", "๋")
_LATE_TONE = re.compile(r"(ั)([ก-ฮ])([่-๋]) ?")
"""A tone mark behind the consonant that closes its syllable, which no Thai word has."""

_LONGEST_CELL = 40
"""Lines of a cell that goes on over a page's end, more than which none has."""

_MOST_TRIES = 40
"""Lines of years that may be heads: no plan has more pages of budget tables."""

_NEAR = 2
"""Places that a word may lie beyond its gutter."""


@dataclass(slots=True)
class _Line:
    """The words of a line by column."""

    number: int
    cells: dict[int, list[Word]]
    after_blank: bool
    values: list[list[Word]]
    """What stands among the years, from left to right."""
    torn: bool = False


@dataclass(slots=True)
class _Row:
    """A printed row while its lines are collected: texts by column and line; ``torn`` where a cell has two values."""

    lines: list[_Line] = field(default_factory=list)
    torn: bool = False

    @property
    def span(self) -> Span:
        return Span(self.lines[0].number, self.lines[-1].number)

    def go_on(self, rest: _Row) -> None:
        """Take the lines of what is no row of its own; two lines with values make it torn."""
        self.lines += rest.lines
        self.torn = self.torn or rest.torn or sum(map(_has_values, self.lines)) > 1


_BodyLine = tuple[tuple[int, bool], list[Word]]
"""A line below a head, whether an empty one stands above it, and its words."""


@dataclass(frozen=True, slots=True)
class LayoutReading:
    """What one way of counting places makes of a table: its grid, and how many words lie across a gutter."""

    grid: Grid
    astray: int


def layout_tables(source: SourceText, first: int, last: int) -> Iterator[Grid]:
    """The budget tables set by position between two lines.

    A head must print at least two years in order on one line with gaps, and the column of projects before them. Places
    are counted in both ways that programs count them; the reading with the better proof is taken, then that with fewer
    words across the columns' gutters. A row with a value that is in no year's column, or with two in one place, is
    torn: the budget table refuses it. Where all gaps are of one width, places say nothing.
    """
    number, tries = first, 0
    while number <= last and tries < _MOST_TRIES:
        if years_on(source, number):
            tries += 1
            read = [_read(source, number, first, last, drawn=drawn) for drawn in (False, True)]
            found = [reading for reading, _ in read if reading is not None]
            if found:
                best = max(found, key=lambda reading: (prove(reading.grid) or UNPROVED, -reading.astray))
                yield best.grid
                number = best.grid.span.end
            else:
                number = max(number, *(end for _, end in read))  # the heads below are those of the same table
        number += 1


def _read(source: SourceText, anchor: int, first: int, last: int, *, drawn: bool) -> tuple[LayoutReading | None, int]:
    """The reading from the head whose years stand on line ``anchor``, if there is one; the last head that it met."""
    head = find_head(source, anchor, first, last, drawn=drawn)
    if head is None:
        return None, anchor
    rows: list[tuple[_Row, int]] = []
    heads: list[LayoutHead] = []
    astray = 0
    one_gap = True
    end = anchor
    while head is not None:
        heads.append(head)
        body, following, over = _body(source, head, last, drawn=drawn)
        one_gap = one_gap and _has_one_gap(found for _, found in body)
        for columns, part in _by_page(source, head, body):
            edges = gutters(columns, [word for _, found in part for word in found])
            lines = [_placed(number, found, columns, edges, blank) for (number, blank), found in part]
            astray += sum(_astray(line, edges) for line in lines) + _place_values(lines, columns)
            page = _rows(lines, columns)
            if page and rows and not _begins(page[0], columns):
                rows[-1][0].go_on(page.pop(0))  # what a page break cut from the row above
            rows += [(row, len(heads) - 1) for row in page]
        end = max(end, body[-1][0][0] if body else head.end)
        head = None if over else find_head(source, following, first, last, drawn=drawn) if following else None
        if head is not None and len(head.columns) != len(heads[0].columns):
            head = None
    if not rows or one_gap:
        return None, heads[-1].end
    _doubt_shared([row for row, _ in rows], heads[0])
    printed = [_head_row(heads[0])]
    done = 0
    for row, page_number in rows:
        if page_number > done:
            printed.append(_head_row(heads[page_number]))
            done = page_number
        printed.append(_grid_row(row, len(heads[0].columns), heads[page_number]))
    span = printed[0].span | Span(heads[0].start, max(end, heads[-1].end))
    return LayoutReading(Grid(tuple(printed), span, "layout"), astray), span.end


def _by_page(
    source: SourceText, head: LayoutHead, body: Sequence[_BodyLine]
) -> Iterator[tuple[LayoutHead, Sequence[_BodyLine]]]:
    """The lines below a head, page by page, with the places of its columns there: each page is set by itself."""
    for page, lines in groupby(body, key=lambda line: source.page(line[0][0])):
        part = list(lines)
        same = page == source.page(head.end)
        yield (head if same else columns_of_page(head, [found for _, found in part]) or head), part


def _has_one_gap(lines: Iterable[Sequence[Word]]) -> bool:
    gaps = {after[0].start - before[-1].end for found in lines for before, after in pairwise(pieces(found))}
    return len(gaps) < 2


def _body(source: SourceText, head: LayoutHead, last: int, *, drawn: bool) -> tuple[list[_BodyLine], int | None, bool]:
    """The lines below a head with whether an empty line stands above, the line of years that begins the next head,
    and whether the table is over.
    """
    body: list[_BodyLine] = []
    above, blank, goes_on = head.end, False, False
    for number in range(head.end + 1, last + 1):
        key = source.key(number).strip()
        if not key or key == BLANKED_LINE:
            blank = blank or not key
            continue
        if years_on(source, number):
            following = find_head(source, number, head.end + 1, last, drawn=drawn)
            if following is not None:
                while body and body[-1][0][0] >= following.start:
                    body.pop()
                return body, number, False
        if ends_table(key):
            break
        if number - above > FARTHEST and not goes_on:
            goes_on = _head_below(source, number, last)
            if not goes_on:
                break
        if factor_on_line(key) is not None:
            continue  # above the next head, or below the table
        if _PAGE_MARK.fullmatch(key) and not (
            key.isdecimal() and _in_number_column(words(source, number, drawn=drawn), head)
        ):
            continue
        here = words(source, number, drawn=drawn)
        body.append(((number, blank), here))
        blank = False
        if any(is_figure(joined(piece)) for piece in pieces(here)):
            above = number
            if any(_GRAND_TOTAL.match(joined(piece)) for piece in pieces(here)):
                return body, None, True
    return [*_until(body, above)], None, True


def _head_below(source: SourceText, first: int, last: int) -> bool:
    """Whether a head returns soon below a line: a cell may be longer than a page."""
    for number in range(first, min(first + _LONGEST_CELL, last) + 1):
        key = source.key(number).strip()
        if years_on(source, number):
            return True
        if ends_table(key):
            return False
    return False


def _until(body: Sequence[_BodyLine], above: int) -> Iterator[_BodyLine]:
    """The lines of a table that no total ends: to the last value, then what goes on with it, then items without any."""
    begins = {piece[0].start for (number, _), found in body if number <= above for piece in pieces(found)}
    for (number, blank), found in body:
        if number > above:
            known = all(any(abs(piece[0].start - place) <= 1 for place in begins) for piece in pieces(found))
            if not known or (blank and not _ITEM_NUMBER.match(arabic_digits(joined(found)))):
                return
        yield (number, blank), found


def _in_number_column(found: Sequence[Word], head: LayoutHead) -> bool:
    return role_of(head.columns[0].text) == "number" and found[0].start <= head.columns[0].end


def _placed(number: int, found: Sequence[Word], head: LayoutHead, edges: Sequence[float], blank: bool) -> _Line:
    """The words of a line in their columns: words side by side stay together but where a gutter parts them. Words
    among the years keep a place of their own until all lines are known.
    """
    cells: dict[int, list[Word]] = {}
    values: list[list[Word]] = []
    for piece in pieces(found):
        begin = 0
        for index in range(1, len(piece) + 1):
            if index == len(piece) or _parted(piece, index, head, edges):
                part = piece[begin:index]
                column = _column(part, edges)
                if head.years[0] <= column <= head.years[-1]:
                    values += _values(part)
                else:
                    cells.setdefault(column, []).extend(part)
                begin = index
    beyond = [word for column, found in cells.items() if column > head.years[-1] for word in found]
    short = 0 < len(values) < head.years[-1] - head.years[0] + 1
    torn = short and any(_FIGURES.fullmatch(arabic_digits(word.text)) for word in beyond)  # pushed out of its column
    last = cells.get(head.project, [])[-1:]
    if short and last and is_figure(last[0].text) and abs(last[0].end - edges[head.project]) <= _NEAR + 1:
        torn = True  # the first value perhaps, which nothing parts from the title
    beside = [word for word in cells.get(head.years[0] - 1, []) if is_figure(word.text)]
    if short and len(beside) > 1:
        torn = True  # of two values in the cell before the years one may be theirs
    return _Line(number, cells, blank, values, torn)


def _values(part: Sequence[Word]) -> list[list[Word]]:
    """The values of words that stand side by side: each its own, or words that only together say something."""
    if len(split_values(joined(part))) == len(part) > 1:
        return [[word] for word in part]
    return [list(part)]


def _parted(piece: Sequence[Word], index: int, head: LayoutHead, edges: Sequence[float]) -> bool:
    """Whether the blank before a word of a piece lies in a gutter, or parts a value from what is none. A number and
    what it counts stay together.
    """
    before, word = piece[index - 1], piece[index]
    left, right = _column([before], edges), _column([word], edges)
    if index + 1 < len(piece) and _OPENING_NUMBER.fullmatch(arabic_digits(word.text)):
        right = max(right, _column([piece[index + 1]], edges))
    if left == right or _OPENING_NUMBER.fullmatch(arabic_digits(before.text)):
        return False
    if any(_column([one], edges) in head.years for one in (before, word)):
        return left not in head.years or right not in head.years or is_figure(before.text) or is_figure(word.text)
    return any(abs((before.end + word.start) / 2 - edge) <= _NEAR for edge in edges) or right > left


def _column(part: Sequence[Word], edges: Sequence[float]) -> int:
    """The column of words: the one in which most of their extent lies."""
    start, end = part[0].start, part[-1].end
    bounds = [float("-inf"), *edges, float("inf")]
    shares = [max(0.0, min(end, high) - max(start, low)) for low, high in pairwise(bounds)]
    return shares.index(max(shares))


def _place_values(lines: Sequence[_Line], head: LayoutHead) -> int:
    """Give what stands among the years its columns; how many places of lines are not sure. The row of such a line
    is torn.
    """
    columns = range(head.years[0], head.years[-1] + 1)
    ends = place_of_columns([line.values for line in lines if len(line.values) == len(columns)], head, columns)
    unsure = 0
    for line in lines:
        placed = place_values(line.values, ends)
        if placed is None:
            unsure += 1
            line.torn = True
            placed = [min(index, len(columns) - 1) for index in range(len(line.values))]
        for value, place in zip(line.values, placed, strict=True):
            line.cells.setdefault(columns[place], []).extend(value)
    return unsure


def _astray(line: _Line, edges: Sequence[float]) -> int:
    """Words that lie across a gutter by more than a place or two."""
    return sum(
        any(word.start + 1 < edge < word.end - 1 for edge in edges) for found in line.cells.values() for word in found
    )


def _rows(lines: Sequence[_Line], head: LayoutHead) -> list[_Row]:
    """The rows of a page: one begins where an item, a total or a heading does, or below an empty line."""
    numbered = any(_ITEM_NUMBER.match(_key(line, head.project)) or _numbers(line, head) for line in lines)
    rows: list[_Row] = []
    blocks: list[list[_Line]] = []
    for line in lines:
        if line.after_blank or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    for block in blocks:
        rows += _rows_of_block(block, head, numbered)
    joined_rows: list[_Row] = []
    for row in rows:
        # a title's rest below an empty line, or the values that stand between its lines
        more = bool(joined_rows) and all(any(map(_has_values, one.lines)) for one in (joined_rows[-1], row))
        if joined_rows and not _begins(row, head) and not (more and row.lines[0].after_blank):
            joined_rows[-1].go_on(row)
        else:
            joined_rows.append(row)
    for row, below in pairwise(joined_rows):
        if _stand_between(row, below, head):
            row.torn = below.torn = True
    return joined_rows


def _doubt_shared(rows: Sequence[_Row], head: LayoutHead) -> None:
    """Make torn what may share the values of the row above: items without any right below several values of a year."""
    shares = False
    for row in rows:
        if any(map(_has_values, row.lines)):
            shares = _has_several(row, head)
        elif row.lines[0].after_blank or _is_heading(row.lines[0], head):
            shares = False
        elif shares:
            row.torn = True


def _has_several(row: _Row, head: LayoutHead) -> bool:
    """Whether a year's column has more than one value in a row."""
    texts = (" ".join(_text(line, index) for line in row.lines if index in line.cells) for index in head.years)
    return any(len(split_values(text.replace("--", "- -"))) > 1 for text in texts)


def _rows_of_block(block: Sequence[_Line], head: LayoutHead, numbered: bool) -> Iterator[_Row]:
    opens = [index for index, line in enumerate(block) if _opens(line, head, numbered)]
    opens = [index - 1 if _is_below_its_title(block, index, head) else index for index in opens]
    first = opens[0] if opens else 0
    rest = [index for index in range(first) if head.project in block[index].cells]
    if rest and _begins_title(block[first], head) and not any(_has_values(line) for line in block[:first]):
        yield _Row(list(block[: rest[-1] + 1]))  # the rest of the title above, over a page break
        block, opens = block[rest[-1] + 1 :], [index - rest[-1] - 1 for index in opens]
        first = opens[0]
    if opens and any(_has_values(line) for line in block[:first]):
        if len(opens) == 1 and sum(_has_values(line) for line in block) == 1:
            yield _Row(list(block))  # values half way down a cell that is taller than its title
            return
        yield _Row(list(block[:first]))
        first_start = first
    else:
        first_start = 0
    starts = [first_start, *opens[1:]]
    rows = [_Row(list(block[begin:end])) for begin, end in zip(starts, [*starts[1:], len(block)], strict=True)]
    for row in rows:
        row.torn = sum(_has_values(line) for line in row.lines) > 1
    yield from rows


def _stand_between(row: _Row, below: _Row, head: LayoutHead) -> bool:
    """Whether values stand below a row's title, and no farther above another row that has none: they may be of both."""
    *above, last = row.lines
    alone = bool(above) and _has_values(last) and not any(map(_has_values, above)) and not _text(last, head.project)
    if not alone or any(map(_has_values, below.lines)) or _is_heading(below.lines[0], head):
        return False
    return below.lines[0].number - last.number <= last.number - above[-1].number


def _is_below_its_title(block: Sequence[_Line], index: int, head: LayoutHead) -> bool:
    """Whether a row's number and values stand on the second line of its title, which begins on the line above."""
    if not index or kind_of(_text(block[index], head.project)) != "unspecified" or not _numbers(block[index], head):
        return False
    above = block[index - 1]
    return (
        set(above.cells) == {head.project} and not above.values and kind_of(_text(above, head.project)) != "unspecified"
    )


def _is_heading(line: _Line, head: LayoutHead) -> bool:
    """Whether a line across the columns names a dimension, mission or strategy, where no column does."""
    text = joined([word for index in sorted(line.cells) for word in line.cells[index]])
    level = None if _has_values(line) else "strategy" if named_strategy(text) else level_named(text)
    return level is not None and all(role_of(column.text) != level for column in head.columns)


def _begins_title(line: _Line, head: LayoutHead) -> bool:
    text = _text(line, head.project)
    return bool(_ITEM_NUMBER.match(arabic_digits(text))) or kind_of(text) != "unspecified"


def _opens(line: _Line, head: LayoutHead, numbered: bool) -> bool:
    """Whether a row begins on a line: an item by its number, where none is numbered by its kind word; or a total."""
    if _is_heading(line, head):
        return True
    if any(TOTAL.match(_text(line, index)) for index in range(head.project + 1)):
        # the rest of a title may be the word alone
        return line.after_blank or bool(line.values) or line.cells.keys() != {head.project}
    if numbered:
        return bool(_ITEM_NUMBER.match(_key(line, head.project))) or _numbers(line, head)
    return kind_of(_text(line, head.project)) != "unspecified"


def _numbers(line: _Line, head: LayoutHead) -> bool:
    index = next((i for i, column in enumerate(head.columns) if role_of(column.text) == "number"), None)
    return index is not None and bool(_LONE_NUMBER.fullmatch(_key(line, index)))


def _has_values(line: _Line) -> bool:
    """Whether a line has a value of its own: no words beside one, nor the rest of a number that its column tore."""
    return any(is_figure(joined(value)) for value in line.values)


def _begins(row: _Row, head: LayoutHead) -> bool:
    """Whether a row is one of its own: it has an item's beginning, a total, or a dimension or mission by name."""
    for line in row.lines:
        if (
            _is_heading(line, head)
            or _opens(line, head, numbered=True)
            or kind_of(_text(line, head.project)) != "unspecified"
        ):
            return True
        if any(names_node(_text(line, index)) or _named(line, index, head) for index in range(head.project)):
            return True
    return False


def _named(line: _Line, index: int, head: LayoutHead) -> bool:
    """A dimension as ``1. การสร้าง…`` in its own column."""
    return role_of(head.columns[index].text) == "dimension" and bool(_ITEM_NUMBER.match(_key(line, index)))


def _text(line: _Line, index: int) -> str:
    return joined(line.cells.get(index, ()))


def _key(line: _Line, index: int) -> str:
    return arabic_digits(_text(line, index))


def _with_marks(texts: Iterable[str]) -> list[str]:
    """The lines of a cell, with a tone mark that was set as a line of its own back on its letter.

    >>> _with_marks(["โครงการลดขัน", "้ ตอนและ", "เวลา", "รวมทัง้ สิ้น"])
    ['โครงการลดขั้นตอนและ', 'เวลา', 'รวมทั้งสิ้น']
    """
    lines: list[str] = []
    for text in texts:
        if lines and text[:1] in _TONES:
            lines[-1] += text[0] + text[1:].lstrip()
        else:
            lines.append(text)
    return [_LATE_TONE.sub(r"\1\3\2", line) for line in lines]


def _with_figures(texts: Iterable[str]) -> list[str]:
    """The lines of a cell of money, with the rest of a number that its narrow column tore back on its first figures.

    >>> _with_figures(["3", ",000,000"]), _with_figures(["จำนวน ๑๑", "๐,๐๐๐", "บาท"]), _with_figures(["10", "5,000"])
    (['3,000,000'], ['จำนวน ๑๑๐,๐๐๐', 'บาท'], ['10', '5,000'])
    """
    lines: list[str] = []
    for text in texts:
        if lines and is_rest_of(lines[-1], text):
            lines[-1] += text
        else:
            lines.append(text)
    return lines


def _head_row(head: LayoutHead) -> GridRow:
    span = Span(head.start, head.end)
    return GridRow(tuple(printed_cell((column.text,), span) for column in head.columns), span)


def _grid_row(row: _Row, width: int, head: LayoutHead) -> GridRow:
    if len(row.lines) == 1 and _is_heading(row.lines[0], head):
        words_in = [word for index in sorted(row.lines[0].cells) for word in row.lines[0].cells[index]]
        return GridRow((printed_cell((joined(words_in),), row.span),), row.span)
    cells = []
    total = any(TOTAL.match(_text(row.lines[0], index)) for index in range(head.project + 1))
    for index in range(width):
        own = [(line.number, _text(line, index)) for line in row.lines if index in line.cells]
        span = Span(own[0][0], own[-1][0]) if own else row.span
        texts = [text for _, text in own]
        parts = _with_figures(texts) if index in head.years else _with_marks(texts)
        if total and index not in head.years:
            parts = [join_lines(parts)]  # a count and what it counts
        cells.append(printed_cell(parts, span, wrapped=True))
    return GridRow(tuple(cells), row.span, row.torn or any(line.torn for line in row.lines))
