"""Rows whose tabs became blanks, or were lost between two figures: their cells as pieces that can be no one cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extract.ground.characters import arabic_digits
from parsers.records.table import Cell, GridRow
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.rows.cell_kinds import begins_with_item, has_letters, is_money, kinds_of, misfit
from parsers.tables.rows.printed_cells import printed_cell
from parsers.values.money.cell_forms import DASHES

_NUMBER = re.compile(r"\d{1,3}[.)]?")
_BARE_NUMBER = re.compile(r"\d{1,3}")
_TWO_FIGURES = re.compile(r"(\d{1,3}(?:,\d{3})+)(\d{1,3}(?:,\d{3})+)")


def in_pieces(row: GridRow, *, values: bool = False) -> GridRow:
    """The row with each cell parted where words and amounts stand in it one behind the other.

    A number in front of words is a piece of its own, where no amount is beside them only before an item and without a
    mark. Cells that hold nothing but values are parted only where ``values`` says so: several items may share a row.
    """
    cells = (piece for cell in row.cells for piece in _pieces(cell, values=values))
    return GridRow(tuple(cells), row.span, row.torn)


def with_tabs_again(row: GridRow, columns: ColumnRoles) -> GridRow | None:
    """The row in pieces, where these are exactly the cells of its table: each holds what its column does, and there is
    a title and a value for every year. None where nothing was parted, and for all others.
    """
    if row.torn or not columns.even or len(row.cells) >= columns.width:
        return None
    whole = in_pieces(row)
    if len(whole.cells) != columns.width:
        whole = in_pieces(row, values=True)
    if len(whole.cells) != columns.width:
        return None
    kinds = kinds_of(columns)
    fits = not any(misfit(cell.text, kind) for cell, kind in zip(whole.cells, kinds, strict=True))
    filled = all(cell.text for cell, kind in zip(whole.cells, kinds, strict=True) if kind in ("money", "title"))
    return whole if fits and filled and has_letters(whole.cells[columns.project].text) else None


def parts_words_from_figures(row: GridRow) -> bool:
    """Whether a cell of the row holds words and an amount right behind them, which may be theirs: a title's own end.

    >>> from parsers.tables.rows.printed_cells import printed_cell
    >>> from extract.ground.source import Span
    >>> def row(*texts): return GridRow(tuple(printed_cell([text], Span(1, 1)) for text in texts), Span(1, 1))
    >>> parts_words_from_figures(row("๒ โครงการ ก ๔,๐๐๐", "๕,๐๐๐"))
    True
    >>> parts_words_from_figures(row("๒ โครงการ ก", "๔,๐๐๐๕,๐๐๐", "๖,๐๐๐ กองคลัง"))
    False
    """
    for cell in row.cells:
        pieces = [piece.text for piece in _pieces(cell, values=True)]
        if any(has_letters(words) and any(map(_figures, below.split())) for words, below in pairwise(pieces)):
            return True
    return False


def _pieces(cell: Cell, *, values: bool) -> Iterator[Cell]:
    words = cell.text.split()
    figures = [_figures(word) for word in words]
    if (
        len(words) > 1
        and _BARE_NUMBER.fullmatch(words[0])
        and not any(figures)
        and begins_with_item(" ".join(words[1:]))
    ):
        yield printed_cell([words[0]], cell.span)
        yield printed_cell([" ".join(words[1:])], cell.span)
        return
    if not any(figures) or (all(figures) and not values and max(map(len, figures)) == 1):
        yield cell  # words alone, or values alone
        return
    texts: list[str] = []
    open_words: list[str] = []
    for place, (word, found) in enumerate(zip(words, figures, strict=True)):
        number = place == 0 and len(words) > 1 and _NUMBER.fullmatch(arabic_digits(word))
        if found or number:
            texts += [" ".join(open_words)] if open_words else []
            texts += found or [word]
            open_words = []
        else:
            open_words.append(word)
    for text in [*texts, *([" ".join(open_words)] if open_words else [])]:
        yield printed_cell([text], cell.span)


def _figures(word: str) -> list[str]:
    """The amounts that a word is: one, two that ran together, a dash; nothing for any other word.

    >>> _figures("15,000"), _figures("๑๕,๐๐๐๑๕,๐๐๐"), _figures("-"), _figures("2566"), _figures("โครงการ")
    (['15,000'], ['๑๕,๐๐๐', '๑๕,๐๐๐'], ['-'], [], [])
    """
    if not word.strip(DASHES):
        return [word]
    two = _TWO_FIGURES.fullmatch(arabic_digits(word))
    if two:
        return [word[: two.end(1)], word[two.end(1) :]]
    return [word] if "," in word and is_money(word) else []
