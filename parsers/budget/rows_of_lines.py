"""Tables in which each printed line of a row is a row: a title goes on in the rows below, or begins in one above."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.ground.characters import arabic_digits
from parsers.budget.items.branches import heading_among_titles
from parsers.budget.rows_over_pages import number_of
from parsers.budget.totals.total_rows import total_cell
from parsers.records.table import Cell, GridRow
from parsers.structure.levels import mission_in, names_place, strategy_in
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.names import TOTAL
from parsers.tables.rows.cell_kinds import begins_with_item, names_unit
from parsers.tables.rows.project_cells import split_text
from parsers.values.kinds import KIND_WORD, kind_of
from parsers.values.money.said import COST, OF_ROW_ABOVE, PLANNED
from parsers.values.spacing import wording_key

_MOST = 6
"""Rows below the first one of a project."""

_LEAST = 2
"""Projects that have lost the beginning of their row alike."""

_KIND = re.compile(KIND_WORD)
_FIGURE = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d\d)?")
_BRACKETED = re.compile(r"\(([^()0-9๐-๙]+)\)")
"""``(ต่อเนื่อง)``, a line of a title by itself."""

_MARKS = tuple("-–—•*(")


@dataclass(slots=True)
class _Lines:
    """The printed rows that may be one: those ``above`` the first with its number or its word, it, and those below."""

    first: GridRow
    number: int | None
    above: list[GridRow] = field(default_factory=list)
    below: list[GridRow] = field(default_factory=list)
    counts_on: bool = False
    """Whether the next number is the one behind its own."""

    @property
    def all(self) -> list[GridRow]:
        """All rows, from the top down."""
        return [*self.above, self.first, *self.below]


def with_rows_of_lines(
    rows: Sequence[GridRow], columns: ColumnRoles, spellings: Mapping[str, str]
) -> Sequence[GridRow]:
    """The rows below a head, each project's in one; the same rows where none is torn.

    Rows are one where one of them alone has money, and it is not the first, or where a lower one would be misread
    (``หมู่ 3 และหมู่``, a figure that a comma tears): the numbers count on from one project to the next, so that what is
    between them has lost none. Where nothing is numbered, or a title begins above its number or has no word of a kind,
    that is so of two projects at least, or the whole title is known elsewhere (``spellings``). Where several rows of
    one project have money, a lower row with money is an entry of its own.
    """
    unbegun = (row for row in rows if not row.blank and not _begins(row, columns))
    if len(rows) < _LEAST or all(_is_of_another_sort(row, columns) for row in unbegun):
        return rows
    lines = list(_lines(rows, columns))
    _count(lines)
    numbered = [one for one in lines if isinstance(one, _Lines) and one.number is not None]
    lines = _with_beginnings(lines, columns, spellings) if numbered else lines
    found = [one for one in lines if isinstance(one, _Lines)]
    torn = {id(one) for one in found if _is_torn(one, columns, spellings)}
    torn -= {id(one) for one in _perhaps_with_entries(found, torn, columns) if not _is_known(one, columns, spellings)}
    if not numbered and not _are_all_torn(found, torn, columns):
        torn = {id(one) for one in found if id(one) in torn and _is_known(one, columns, spellings)}
    if not torn and not any(one.above for one in found):
        return rows
    return [row for one in lines for row in _printed(one, columns, torn)]


def _lines(rows: Sequence[GridRow], columns: ColumnRoles) -> Iterator[_Lines | GridRow]:
    """The rows of each project, by its number or the word of its kind; rows of another sort as they are."""
    last: _Lines | None = None
    for row in rows:
        if row.blank:
            yield row
            continue
        if _is_of_another_sort(row, columns):
            if last:
                yield last
            last = None
            yield row
            continue
        number = number_of(row, columns)
        if _begins(row, columns) or last is None or not _is_rest(row, last, columns):
            if last:
                yield last
            last = _Lines(row, number)
        else:
            last.below.append(row)
    if last:
        yield last


def _begins(row: GridRow, columns: ColumnRoles) -> bool:
    """Whether a row begins a project, by its number or the word of its kind."""
    return number_of(row, columns) is not None or begins_with_item(row.text(columns.project))


def _is_of_another_sort(row: GridRow, columns: ColumnRoles) -> bool:
    """Whether a row is a heading, a total, or damaged."""
    if row.torn or len(row.cells) != columns.width or any(row.cells[place].merged for place in columns.of_money):
        return True
    filled = [cell for cell in row.cells if cell.text]
    first = filled[0]
    if len(filled) == 1 and names_place(first.text):
        return True
    total = total_cell(row, first, columns)
    counts = total is not None and (_has_money(row, columns) or TOTAL.match(total.text) or _KIND.search(total.text))
    return bool(counts) or heading_among_titles(row, columns) is not None


def _is_rest(row: GridRow, above: _Lines, columns: ColumnRoles) -> bool:
    """Whether a row may go on with the one above: it begins no item, cost or place of the tree. A merged cell of
    places may be printed on each of its rows.
    """
    text = row.text(columns.project)
    if len(above.below) >= _MOST or row.text(columns.number) or row.cells[columns.project].merged:
        return False
    bracketed = _BRACKETED.fullmatch(text)
    if bracketed and not (PLANNED.match(bracketed[1]) or OF_ROW_ABOVE.match(bracketed[1]) or COST.match(bracketed[1])):
        return kind_of(bracketed[1]) == "unspecified"
    if text.startswith(_MARKS) or COST.match(text) or OF_ROW_ABOVE.match(text) or names_place(text):
        return False
    if mission_in(text) or strategy_in(text):
        return False
    if any(piece.kind != "text" for piece in split_text(text)):
        return False
    places = (columns.dimension, columns.mission)
    of_places = ((row.text(place), above.first.text(place)) for place in places)
    return not any(own and own != over and (names_place(own) or not over) for own, over in of_places)


def _count(lines: Sequence[_Lines | GridRow]) -> None:
    """Say of each project with a number whether the next one counts on, perhaps from one again below a heading."""
    numbered = [(at, one) for at, one in enumerate(lines) if isinstance(one, _Lines) and one.number is not None]
    for (at, one), (below_at, below) in pairwise([*numbered, (len(lines), None)]):
        if one is None or one.number is None:
            continue
        heading = any(isinstance(row, GridRow) for row in lines[at:below_at])
        one.counts_on = below is None or below.number == one.number + 1 or (heading and below.number == 1)


def _with_beginnings(
    lines: Sequence[_Lines | GridRow], columns: ColumnRoles, spellings: Mapping[str, str]
) -> list[_Lines | GridRow]:
    """The same where titles without the word of a kind begin in the row above their number: all such titles do."""
    found: dict[int, _Lines] = {}
    without = 0
    for above, one in pairwise(lines):
        if isinstance(one, _Lines) and one.number is not None and _kind(one.first, columns) == "unspecified":
            without += 1
            if isinstance(above, _Lines) and above.number is None and _is_beginning(above, columns):
                found[id(above)] = one
    first = lines[0]
    if isinstance(first, _Lines) and first.number is not None and _kind(first.first, columns) == "unspecified":
        without += 1
    if len(found) < max(_LEAST, without):
        found = {
            key: one
            for key, one in found.items()
            for above in lines
            if id(above) == key and isinstance(above, _Lines)
            if _key([*above.all, *one.all], columns) in spellings
        }
    whole: list[_Lines | GridRow] = []
    for one in lines:
        if isinstance(one, _Lines) and id(one) in found:
            found[id(one)].above = one.all
        else:
            whole.append(one)
    return whole


def _kind(row: GridRow, columns: ColumnRoles) -> str:
    text = row.text(columns.project)
    pieces = split_text(text)
    return kind_of(pieces[0].text if pieces else text)


def _is_beginning(lines: _Lines, columns: ColumnRoles) -> bool:
    """Whether rows have the beginning of a title, and nothing else."""
    alone = all(
        row.text(place) == "" for row in lines.all for place in range(columns.width) if place != columns.project
    )
    return alone and begins_with_item(lines.first.text(columns.project))


def _is_torn(lines: _Lines, columns: ColumnRoles, spellings: Mapping[str, str]) -> bool:
    """Whether rows are one, of which a lower one has all the money; or one of which a lower one would not be read as
    what it is: its words begin with a number, or stand beside others.
    """
    if not lines.below or not (lines.counts_on or lines.number is None or _is_known(lines, columns, spellings)):
        return False
    money = (*columns.of_money, *columns.undated)
    filled = [[row for row in lines.all if row.text(place)] for place in money]
    torn = [rows for rows in filled if len(rows) > 1]
    if any(_whole_figure(rows, place) is None for place, rows in zip(money, filled, strict=True) if len(rows) > 1):
        return False
    with_money = [rows[0] for rows in filled if rows]
    if not with_money or any(row is not with_money[0] for row in with_money):
        return False
    if torn:
        return True
    if with_money[0] is lines.first:
        return any(_is_misread(row, lines.first, columns) for row in lines.below)
    return not any(_says_who_again(row, lines.first, columns) for row in lines.below)


def _perhaps_with_entries(found: Sequence[_Lines], torn: set[int], columns: ColumnRoles) -> list[_Lines]:
    """The torn projects whose lower row, which has all their money, may be no rest of the title but an entry below it.

    All of them are such where another project of the table has several rows with money. Else those whose title does not
    begin with the word of a kind, where they are few: what line ends have torn, they have torn in many rows.
    """
    lower = [one for one in found if id(one) in torn and not _has_money(one.first, columns)]
    bare = [one for one in lower if _kind(one.first, columns) == "unspecified"]
    return lower if any(_has_entries(one, columns) for one in found) else bare if len(bare) < _LEAST else []


def _has_entries(lines: _Lines, columns: ColumnRoles) -> bool:
    """Whether several rows of a project have money of one year each, so that no line end has torn it."""
    for place in (*columns.of_money, *columns.undated):
        filled = [row for row in lines.all if row.text(place)]
        if len(filled) > 1 and _whole_figure(filled, place) is None:
            return True
    return False


def _whole_figure(rows: Sequence[GridRow], place: int) -> str | None:
    """The figure that a cell's line ends have torn behind a comma: ``10,`` and ``000``."""
    texts = [row.text(place) for row in rows]
    whole = "".join(texts)
    commas = all(text.endswith(",") for text in texts[:-1])
    return whole if commas and _FIGURE.fullmatch(arabic_digits(whole)) else None


def _has_money(row: GridRow, columns: ColumnRoles) -> bool:
    return any(row.text(place) for place in (*columns.of_money, *columns.undated))


def _is_misread(row: GridRow, first: GridRow, columns: ColumnRoles) -> bool:
    text = row.text(columns.project)
    of_places = [place for place in (columns.dimension, columns.mission) if row.text(place) == first.text(place)]
    beside = (cell.text for place, cell in enumerate(row.cells) if place not in (columns.project, *of_places))
    return bool(text) and (text[0].isdecimal() or any(beside))


def _says_who_again(row: GridRow, first: GridRow, columns: ColumnRoles) -> bool:
    """Whether a row names a unit as the first one does: it is another row then."""
    places = (columns.responsible, columns.remark)
    both = [(first.text(place), row.text(place)) for place in places if first.text(place) and row.text(place)]
    return any(above == below or (names_unit(above) and names_unit(below)) for above, below in both)


def _are_all_torn(found: Sequence[_Lines], torn: set[int], columns: ColumnRoles) -> bool:
    """Whether every project without a number has one row with money, and two at least have it not in their first."""
    lower = [one for one in found if id(one) in torn and not _has_money(one.first, columns)]
    one_each = all(sum(_has_money(row, columns) for row in one.all) == 1 for one in found)
    return one_each and len(lower) >= _LEAST and all(begins_with_item(one.first.text(columns.project)) for one in found)


def _is_known(lines: _Lines, columns: ColumnRoles, spellings: Mapping[str, str]) -> bool:
    return bool(spellings) and _key(lines.all, columns) in spellings


def _key(rows: Sequence[GridRow], columns: ColumnRoles) -> str:
    text = _title(rows, columns)
    pieces = split_text(text)
    return wording_key(pieces[0].text) if len(pieces) == 1 else ""


def _title(rows: Sequence[GridRow], columns: ColumnRoles) -> str:
    return " ".join(text for row in rows if (text := row.text(columns.project)))


def _printed(lines: _Lines | GridRow, columns: ColumnRoles, torn: set[int]) -> list[GridRow]:
    if isinstance(lines, GridRow):
        return [lines]
    if id(lines) in torn:
        return [_as_one(lines.all, columns)]
    return [_as_one([*lines.above, lines.first], columns), *lines.below] if lines.above else lines.all


def _as_one(rows: Sequence[GridRow], columns: ColumnRoles) -> GridRow:
    cells: list[Cell] = []
    for place in range(columns.width):
        filled = [row.cells[place] for row in rows if row.text(place)]
        if len(filled) > 1:
            money = place in columns.of_money or place in columns.undated
            text = ("" if money else " ").join(cell.text for cell in filled)
            cells.append(Cell(text, (text,), filled[0].span | filled[-1].span, wrapped=True))
        else:
            cells.append(filled[0] if filled else rows[0].cells[place])
    return GridRow(tuple(cells), rows[0].span | rows[-1].span)
