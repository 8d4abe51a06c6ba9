"""Rows of missions that a table fills with dashes where its projects have money: headings, and no measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.ground.characters import arabic_digits
from parsers.records.table import GridRow
from parsers.structure.levels import level_named, mission_in
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.rows.cell_kinds import begins_with_item
from parsers.values.kinds import kind_of
from parsers.values.money.cell_forms import DASHES

_NOTHING = DASHES + " "


def without_dashes_beside_headings(rows: Sequence[GridRow], columns: ColumnRoles) -> list[GridRow]:
    """Rows with each mission (``1.1 การเสริมสร้าง… | - | -``) alone in its row, where nothing but dashes stands beside
    any of them, and right below each is an item in another form: by the word of its kind, or a number of its own.
    """
    places = [at for at, row in enumerate(rows) if _names_mission(row, columns)]
    headings = [at for at in places if _has_dashes_alone(rows[at], columns)]
    if not headings or headings != places or not all(_is_above_item(rows, at, columns) for at in headings):
        return list(rows)
    alone = set(headings)
    return [_alone(row, columns) if at in alone else row for at, row in enumerate(rows)]


def _names_mission(row: GridRow, columns: ColumnRoles) -> bool:
    """Whether a row without a number has a mission in the place of a title, beside anything else."""
    title = row.text(columns.project)
    if columns.mission is not None or row.text(columns.number).strip() or kind_of(title) != "unspecified":
        return False
    return level_named(title) == "mission" and mission_in(title) is not None


def _has_dashes_alone(row: GridRow, columns: ColumnRoles) -> bool:
    beside = [cell.text for at, cell in enumerate(row.cells) if cell.text and at != columns.project]
    return bool(beside) and not row.torn and not any(text.strip(_NOTHING) for text in beside)


def _is_above_item(rows: Sequence[GridRow], at: int, columns: ColumnRoles) -> bool:
    """Whether the row below is that of an item, and no other mission's."""
    if at + 1 >= len(rows) or _names_mission(rows[at + 1], columns):
        return False
    title = arabic_digits(rows[at + 1].text(columns.project))
    own_number = rows[at + 1].text(columns.number).strip() != ""
    return kind_of(title) != "unspecified" or own_number or (begins_with_item(title) and level_named(title) is None)


def _alone(row: GridRow, columns: ColumnRoles) -> GridRow:
    cells = (cell if at == columns.project else cell.with_text("") for at, cell in enumerate(row.cells))
    return replace(row, cells=tuple(cells))
