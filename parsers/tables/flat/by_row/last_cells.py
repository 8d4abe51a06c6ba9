"""Where the rows of a table end that prints a cell a line: the words that other rows have behind their values, and the
numbers of the rows, say where one ends, and where a title goes on behind its row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from parsers.structure.levels import names_node
from parsers.tables.columns.names import TOTAL
from parsers.tables.flat.ground.pieces import FlatPiece
from parsers.tables.flat.ground.row_words import number_of_marked_item
from parsers.tables.rows.cell_kinds import names_unit
from parsers.values.spacing import join_lines

Text = FlatPiece | Literal["line", "page", "head"]
"""A text of a table, the end of a line or a page, or a head that returns on the next."""

_LONGEST = 60
_MOST_MORE = 4
"""Lines with which a title goes on behind its row."""


def known_last_cells(texts: Sequence[Text], years: int) -> frozenset[str]:
    """The lines that are all that a row has behind its values, right above what begins another row.

    >>> lines = ["1. โครงการ ก", "5,000", "-", "กองคลัง", "2. โครงการ ข", "-", "-", "กองคลัง", "ของเทศบาล"]
    >>> known_last_cells([FlatPiece(text, 1) for text in lines], 2)
    frozenset({'กองคลัง'})
    """
    pieces = [text for text in texts if isinstance(text, FlatPiece)]
    found: set[str] = set()
    values = 0
    of_total = False
    for piece, behind in pairwise(pieces):
        if piece.is_value:
            values += 1
            continue
        opens = piece.opens
        if values == years and not of_total and not opens and behind.opens and len(piece.text) <= _LONGEST:
            found.add(piece.text)
        of_total = bool(TOTAL.match(piece.text)) or (of_total and not values)
        values = 0
    return frozenset(found)


def in_order_of_cells(texts: Sequence[Text], years: int) -> tuple[list[Text], frozenset[str]]:
    """The lines in the order of the cells, and the known last cells.

    What stands between a row's known last cell and the next row goes on with its title: it is put before the values;
    another unit goes on with the last cell. A numbered row without a value has a blank one for each year, where its
    known last cell or the next row's level parts it from the row with the next number; another one that begins an item
    where it ends in a unit.
    """
    known = known_last_cells(texts, years)
    return list(_Order(texts, years, known).walk()), known


def with_whole_last_cells(texts: Sequence[Text], years: int) -> list[Text]:
    """The lines with two that stand behind the values of several rows, right above the next, as one: ``กอง``,
    ``การเจ้าหน้าที่``.
    """
    places: dict[tuple[str, str], list[int]] = {}
    for at in range(years, len(texts) - 2):
        first, second, behind = texts[at : at + 3]
        if isinstance(first, str) or isinstance(second, str) or isinstance(behind, str):
            continue
        if first.is_value or second.is_value or first.opens or second.opens or not behind.opens:
            continue
        if all(map(_is_value, texts[at - years : at])):
            places.setdefault((first.text, second.text), []).append(at)
    starts = {at: pair for pair, found in places.items() if len(found) > 1 for at in found}
    whole: list[Text] = []
    for at, text in enumerate(texts):
        if at in starts and isinstance(text, FlatPiece):
            whole.append(FlatPiece(join_lines(starts[at]), text.line))
        elif at - 1 not in starts:
            whole.append(text)
    return whole


@dataclass(slots=True)
class _Order:
    """The lines, each put where its cell stands."""

    texts: Sequence[Text]
    years: int
    known: frozenset[str]
    _last_run: int = field(init=False)
    """Where the last values of a whole row begin: what begins behind them may be no row."""

    _printed: Counter[str] = field(init=False)
    """How often each line is printed: one that returns is a page's, or part of a cell."""

    def __post_init__(self) -> None:
        self._printed = Counter(text.text for text in self.texts if isinstance(text, FlatPiece))
        starts = range(len(self.texts) - self.years, -1, -1)
        self._last_run = next((at for at in starts if all(map(_is_value, self.texts[at : at + self.years]))), 0)

    def walk(self) -> Iterator[Text]:
        """The lines in order."""
        row: list[Text] = []
        values: list[Text] = []
        of_total = False
        at = 0
        while at < len(self.texts):
            text = self.texts[at]
            at += 1
            if isinstance(text, str):
                (values or row).append(text)
            elif text.is_value:
                values.append(text)
            elif values and text.text in self.known and not of_total:
                more, gap, at = self._more(at)
                units = [piece for piece in more if isinstance(piece, FlatPiece) and names_unit(piece.text)]
                if units and len(values) == self.years:
                    text = FlatPiece(" ".join([text.text, *(piece.text for piece in units)]), text.line)
                    more = [piece for piece in more if piece not in units]
                yield from (*row, *more, *values, text, *gap)
                row, values = [], []
            else:
                if values or text.opens:
                    yield from (*row, *values) if values else self._with_blanks(row, at - 1, text)
                    of_total = bool(TOTAL.match(text.text)) or (of_total and not values)
                    row, values = [], []
                row.append(text)
        yield from (*row, *values)

    def _with_blanks(self, row: Sequence[Text], at: int, opening: FlatPiece) -> Sequence[Text]:
        """The lines of a row; with blank values where it is one that has none."""
        pieces = [text for text in row if isinstance(text, FlatPiece)]
        if not pieces or at >= self._last_run or not self._is_row_of_blanks(pieces, at, opening):
            return row
        of_units = [piece for piece in pieces[1:] if piece.text in self.known or names_unit(piece.text)]
        end = row.index(of_units[-1]) if of_units else len(row)
        return [*row[:end], *[FlatPiece("", pieces[-1].line)] * self.years, *row[end:]]

    def _is_row_of_blanks(self, pieces: Sequence[FlatPiece], at: int, opening: FlatPiece) -> bool:
        """Whether lines above one that begins another row are a row without values: a numbered one by the number of the
        next, another one by the unit at its end.
        """
        number = number_of_marked_item(pieces[0])
        if number is None:
            of_unit = len(pieces) > 1 and (pieces[-1].text in self.known or names_unit(pieces[-1].text))
            return of_unit and pieces[0].names_items and sum(piece.names_items for piece in pieces) == 1
        known = pieces[-1].text in self.known or names_node(opening.text)
        return known and number + 1 == self._next_number(at)

    def _next_number(self, start: int) -> int | None:
        """The number of the next numbered row."""
        numbers = (number_of_marked_item(text) for text in self.texts[start:] if isinstance(text, FlatPiece))
        return next((number for number in numbers if number is not None), None)

    def _more(self, start: int) -> tuple[list[Text], list[Text], int]:
        """The lines with which the title of a row goes on behind its last cell, what parts them from the next row, and
        the place behind them; none where they may be something else. On a page without a head no title goes on: what
        stands there above the next row is none of the table's, as a stamp is.
        """
        more: list[Text] = []
        gap: list[Text] = []
        behind: list[Text] = []
        own = more
        for at in range(start, self._last_run):
            text = self.texts[at]
            if isinstance(text, str):
                gap.append(text)
                own = more if text == "head" and not more else behind
                continue
            if text.opens:
                return more, gap, at
            if text.is_value or self._printed[text.text] > 1 or len(own) == _MOST_MORE:
                break
            own.append(text)
        return [], [], start


def _is_value(text: Text) -> bool:
    return isinstance(text, FlatPiece) and text.is_value
