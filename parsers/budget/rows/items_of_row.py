"""The items that a row names, and its money as theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from extract.ground.issues import Issue
from parsers.budget.items.item_groups import GroupItem, ItemGroup
from parsers.budget.items.merged_cells import MergedCell, with_items
from parsers.budget.items.open_row import OpenRow
from parsers.budget.items.row_doubts import columns_left_as_they_were, doubtful_columns, quarter_cells
from parsers.budget.items.row_readings import readings_as_printed, readings_of_broken_figures, readings_of_units
from parsers.budget.items.row_words import give_words
from parsers.budget.rows.so_far import RowsSoFar
from parsers.records.table import GridRow
from parsers.structure.levels import level_named
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.rows.project_cells import CellPiece
from parsers.tables.rows.row_begins import bare_number
from parsers.values.kinds import kind_of
from parsers.values.money.cells import AS_DIGITS, broken_figure

_LONGEST_NUMBER = 4
_Found = TypeVar("_Found")


def items_of_row(so_far: RowsSoFar, pieces: Sequence[CellPiece], row: GridRow, columns: ColumnRoles) -> list[GroupItem]:
    """The items that the ``pieces`` of a row's cell of projects name. A strategy among them moves the place, a text
    that is no title goes on with the one above it. In a row with a number what stands before its parts is a title.
    """
    items: list[GroupItem] = []
    number = bare_number(row.text(columns.number))
    if not number.isdecimal() and (digits := number.translate(AS_DIGITS)) == str(so_far.due):
        number = digits  # letters that an OCR wrote for digits
    for place, piece in enumerate(pieces):
        whole = piece.kind == "text" and not place and len(pieces) > 1 and _is_number(number)
        if piece.kind == "strategy":
            so_far.places.cursor.to_strategy(piece.number, piece.text)
            continue
        if piece.kind == "text" and len(pieces) == 1:
            if _goes_on_with_title(so_far, piece, row, columns):
                so_far.add_to_last_title(piece.text, row.span)
                continue
            piece = piece._replace(kind="item", number=number if _is_number(number) else None)
        elif whole:
            piece = piece._replace(kind="item", number=number)
        if piece.kind == "item":
            items.append(GroupItem(piece, so_far.places.cursor.place, row.span))
            mark = number if piece.opener == "-" and number else piece.opener or number
            so_far.parts.take(items[-1], mark, has_numbers=columns.number is not None)
            if piece.number and items[-1].part_of is None:
                so_far.last_number = int(piece.number)
            number = "" if whole else number  # those below it in its cell have none
        elif piece.kind == "text" and so_far.groups:
            so_far.add_to_last_title(piece.text, row.span)
    give_words(items, so_far.merged.with_words(row, columns), columns)
    return items


def _goes_on_with_title(so_far: RowsSoFar, piece: CellPiece, row: GridRow, columns: ColumnRoles) -> bool:
    """Whether a text without number, kind word and values goes on with the title above it, over a page break."""
    if not so_far.groups or not so_far.items_since_total or row.text(columns.number):
        return False
    if row.text(columns.mission) and not _says_mission_again(so_far, row.text(columns.mission)):
        return False
    return kind_of(piece.text) == "unspecified" and not any(row.text(i) for i in columns.of_money)


def _says_mission_again(so_far: RowsSoFar, mission: str) -> bool:
    """Whether a cell names the mission of the numbered row above: a merged cell may be printed on each of its rows."""
    above = so_far.groups[-1].items[-1]
    return bool(above.piece.number) and level_named(mission) == "mission" and so_far.places.cursor.place == above.branch


def _is_number(text: str) -> bool:
    """Whether a text numbers a row: digits torn together do not."""
    return text.isdecimal() and len(text) <= _LONGEST_NUMBER


def group_of_row(
    so_far: RowsSoFar, items: list[GroupItem], line: OpenRow, merged: Mapping[int, MergedCell]
) -> ItemGroup:
    """The items of a row with its money, and the ways to read what of it is doubtful; ``merged`` are the cells that
    reach over more than it, by column.
    """
    columns, values = line.columns, line.values
    if len(items) == 1:  # no two values are of one item: blanks inside a figure
        values |= {i: [line.raws[i]] for i, texts in values.items() if len(texts) > 1 and broken_figure(line.raws[i])}
    places = with_items(merged, len(items))
    own_texts = {i: [] if i in merged else texts for i, texts in values.items()}
    group = ItemGroup(
        items, own_texts, line.raws, line.spans, columns, line.span, so_far.run, words=line.words, merged_cells=places
    )
    group.quarters = tuple(_said(so_far, quarter_cells(line)))
    doubtful = list(_said(so_far, doubtful_columns(line, so_far.stars, so_far.errata)))
    group.unsaid = frozenset((*_said(so_far, columns_left_as_they_were(line)), *doubtful))
    if len(items) == 1 and so_far.run is None and not places:
        group.readings = (
            readings_of_units(values, columns, line.span)
            or readings_of_broken_figures(values, line.spans, columns)
            or readings_as_printed(doubtful, values, line.spans, columns)
        )
    return group


def _said(so_far: RowsSoFar, found: Iterable[tuple[_Found, Issue | None]]) -> Iterator[_Found]:
    """What was found in a row; the issue of each is said."""
    for one, issue in found:
        so_far.say(issue)
        yield one
