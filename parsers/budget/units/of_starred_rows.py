"""Rows of a table whose line gives what has a star, or some numbers, another unit: which unit each is in, by where its
stars stand, and by its number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extract.ground.characters import arabic_digits
from parsers.records.table import Grid, GridRow
from parsers.structure.levels import depth_of, names_place
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.rows.project_cells import split_cell
from parsers.tables.rows.row_begins import number_alone
from parsers.values.money.remarks import star_of, stars_in
from parsers.values.money.units import unit_on_line

_ONE_FIGURE = re.compile(r"[^0-9]*[0-9][0-9,.]*[^0-9]*")
_OTHER_HEADING = 3
"""How deep a heading of no place stands (:func:`depth_of`)."""


@dataclass(slots=True)
class StarredRows:
    """What is carried from row to row, and over pages: the ``open`` heading with a star, by its depth."""

    open: int | None = None
    _above: dict[int, str] = field(default_factory=dict)

    def read_headings(self, texts: Iterable[str]) -> None:
        """Headings that stand above a table, or in a row of their own: what is below one with a star has no unit that
        is known, down to the next of its level.
        """
        for text in texts:
            starred = bool(stars_in(text)) and not unit_on_line(text)
            depth = depth_of(text.strip("* ")) if names_place(text.strip("* ")) else _OTHER_HEADING
            if starred:
                self.open = depth
            elif self.open is not None and depth <= self.open and depth < _OTHER_HEADING:
                self.open = None

    def of_rows(self, rows: Sequence[GridRow], columns: ColumnRoles, own: Sequence[ColumnRoles]) -> list[ColumnRoles]:
        """For each row the columns of its table with the unit of its star, ``own`` what the row itself says.

        The star of a title is that of its row, the star of an amount its own; no unit is known of a row with a star
        elsewhere, below a heading with one, or whose starred title is one of several.
        """
        self._above = {}
        if columns.marked and columns.marked.numbers:
            return _of_numbered_rows(rows, columns, own)
        return [self._of_row(row, columns, said) for row, said in zip(rows, own, strict=True)]

    def _of_row(self, row: GridRow, columns: ColumnRoles, said: ColumnRoles) -> ColumnRoles:
        filled = [cell.text for cell in row.cells if cell.text]
        if len(filled) == 1:
            self.read_headings(filled)
        star = columns.marked.star if columns.marked else ""
        unknown = columns.in_unit(None, None)
        beside = {columns.dimension, columns.mission, columns.project}
        money = {*columns.of_money, *columns.undated, columns.total}
        money |= {place for places in columns.quarters.values() for place in places}
        title = False
        doubtful = self.open is not None
        for place, cell in enumerate(row.cells):
            carried = not cell.text and (cell.rows == 0 or place in beside)
            text = self._above.get(place, "") if carried else cell.text
            self._above[place] = text
            stars = [one for one in stars_in(text) if one == star]
            if not stars:
                continue
            if place == columns.project and not carried and star_of(text) == star and len(stars) == 1:
                title = True
            elif place not in money or carried or not all(map(_ends_with_star, cell.parts or (text,))):
                doubtful = True
        if doubtful or (title and not _is_one(row, columns, money)):
            return unknown
        if said is not columns:
            return unknown if any(star in stars_in(text) for text in filled) else said
        return columns.in_other_unit() if title else columns


def numbers_of(row: GridRow, columns: ColumnRoles) -> list[int]:
    """The numbers that a row prints, in their column or before its titles."""
    if columns.number is not None:
        printed = arabic_digits(row.text(columns.number)).replace("(*)", "").split()
        found = [number for text in printed if (number := number_alone(text)) is not None]
        return found if len(found) == len(printed) else []
    if columns.project >= len(row.cells):
        return []
    pieces = split_cell(row.cells[columns.project], None)
    return [int(piece.number) for piece in pieces if piece.kind == "item" and piece.number]


def rows_with_numbers(grids: Sequence[Grid], heads: Sequence[Mapping[int, tuple[ColumnRoles, int]]]) -> Counter[int]:
    """How many rows of tables with some ``heads``, by their first rows, print each number."""
    found: Counter[int] = Counter()
    columns: ColumnRoles | None = None
    for grid, of_grid in zip(grids, heads, strict=True):
        for index, row in enumerate(grid.rows):
            if index in of_grid:
                columns, _ = of_grid[index]
            elif columns:
                found.update(numbers_of(row, columns))
    return found


def _of_numbered_rows(rows: Sequence[GridRow], columns: ColumnRoles, own: Sequence[ColumnRoles]) -> list[ColumnRoles]:
    """For each row the columns of its table, in the other unit where it has one of the numbers that the line names. No
    unit is known of such a row with several titles or another unit of its own, nor of any where the star that the line
    names beside the numbers stands at another row.
    """
    other = columns.marked
    assert other is not None
    named = [not other.numbers.isdisjoint(numbers_of(row, columns)) for row in rows]
    starred = [any(other.star in stars_in(text) for text in row.texts if not unit_on_line(text)) for row in rows]
    unknown = columns.in_unit(None, None)
    if any(star and not name for star, name in zip(starred, named, strict=True)):
        return [unknown] * len(rows)
    plain = replace(columns, marked=None)
    money = {*columns.of_money, *columns.undated, columns.total}
    found: list[ColumnRoles] = []
    for row, said, name in zip(rows, own, named, strict=True):
        if not name:
            found.append(plain if said is columns else said)
        else:
            found.append(columns.in_other_unit() if said is columns and _is_one(row, columns, money) else unknown)
    return found


def _ends_with_star(text: str) -> bool:
    """Whether a star in a text stands behind one amount and at the end."""
    bare = arabic_digits(text).strip()
    stars = stars_in(bare)
    return not stars or (len(stars) == 1 and star_of(bare) is not None and bool(_ONE_FIGURE.fullmatch(bare)))


def _is_one(row: GridRow, columns: ColumnRoles, money: Iterable[int | None]) -> bool:
    """Whether a row has one title with one amount for each column."""
    project = row.cells[columns.project]
    if sum(piece.kind == "item" for piece in split_cell(project, None)) > 1 or project.rows > 1:
        return False
    if len(arabic_digits(row.text(columns.number)).split()) > 1:
        return False
    texts = (arabic_digits(row.text(place)) for place in money if place is not None)
    return all(_ONE_FIGURE.fullmatch(text) for text in texts if re.search("[0-9]", text))
