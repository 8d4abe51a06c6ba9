"""Tables whose one column holds a project's title, and below it on lines of their own what it costs and who does it
(``โครงการ/กิจกรรม และงบประมาณ``): as tables with a column for each.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.columns.names import TOTAL
from parsers.tables.columns.roles import role_of, squeezed
from parsers.values.kinds import kind_of
from parsers.values.money.cells import parse_cell, states_unit

_LOOKED_AT = 4
_LEAST_ROWS = 2
_KIND = r"(?:โครงการ|กิจกรรม|มาตรการ)"
_HEAD = re.compile(
    rf"(?P<titles>(?:ชื่อ|รายการ)?{_KIND}(?:\s*[/,]\s*{_KIND})*)\s*(?:[/,+&]|และ|พร้อม(?:ทั้ง|ด้วย)?)\s*(?P<money>(?:วงเงิน|จำนวนเงิน|งบประมาณ)[^0-9]{{0,30}})"
)
_MONEY = re.compile(r"\(?\s*(?:วงเงิน|จำนวนเงิน|งบประมาณ|เป็นเงิน)(?:ที่ใช้|ดำเนินการ|โครงการ)?\s*[:：=]?\s*(?=\S)")
_RESPONSIBLE = re.compile(r"(?:ผู้|(?:หน่วยงาน|ส่วนราชการ|กอง)(?:ที่)?)รับผิดชอบ(?:โครงการ|หลัก)?\s*[:：=]?\s*(?=\S)")
_HEAD_OF_RESPONSIBLE = "ผู้รับผิดชอบ"


class _Fields(NamedTuple):
    """What the lines of a cell say."""

    title: tuple[str, ...]
    money: str
    responsible: str


def with_fields_apart(grid: Grid) -> Grid:
    """``grid`` with a column of titles, one of money and one of who does it in the place of the one that holds all,
    where each of its rows says a title and then its money, with a label or a unit, on a line of its own; as it is where
    a row says anything else, or two amounts.
    """
    for at, row in enumerate(grid.rows[:_LOOKED_AT]):
        for place, cell in enumerate(row.cells):
            if "งิน" not in cell.text and "งบ" not in cell.text:
                continue
            if (head := _HEAD.fullmatch(cell.text.strip())) and not _has_money_beside(row, place):
                return _apart(grid, at, place, head)
    return grid


def _has_money_beside(row: GridRow, place: int) -> bool:
    others = (cell.text for index, cell in enumerate(row.cells) if index != place)
    return any(role_of(text) in ("year", "budget", "sum", "responsible") for text in others)


def _apart(grid: Grid, at: int, place: int, head: re.Match[str]) -> Grid:
    found: list[_Fields | None] = []
    numbers = {index for index, one in enumerate(grid.rows[at].cells) if role_of(one.text) == "number"}
    for row in grid.rows[at + 1 :]:
        cell = row.cells[place] if place < len(row.cells) else None
        alone = cell is None or len(cell.parts) < 2 or bool(TOTAL.match(cell.text))
        fields = None if cell is None or alone else _fields(cell.parts)
        if fields is None and not (alone and _says_no_money(row, numbers)):
            return grid
        found.append(fields)
    said = [fields for fields in found if fields]
    if len(said) < _LEAST_ROWS:
        return grid
    names = (head["titles"], head["money"], *[_HEAD_OF_RESPONSIBLE] * any(fields.responsible for fields in said))
    rows = [_with(grid.rows[at], place, names)]
    for row, fields in zip(grid.rows[at + 1 :], found, strict=True):
        texts: tuple[str, ...] = ("", "")
        if fields:
            texts = (" ".join(fields.title), fields.money, fields.responsible)
        elif place < len(row.cells):
            texts = (row.cells[place].text, "", "")
        rows.append(_with(row, place, texts[: len(names)]) if place < len(row.cells) else row)
    return replace(grid, rows=(*grid.rows[:at], *rows))


def _with(row: GridRow, place: int, texts: Sequence[str]) -> GridRow:
    cell = row.cells[place]
    cells = (cell.with_text(text) if text else Cell("", (), cell.span) for text in texts)
    return replace(row, cells=(*row.cells[:place], *cells, *row.cells[place + 1 :]))


def _says_no_money(row: GridRow, numbers: Collection[int]) -> bool:
    """Whether a row is a heading, without a figure that may be money but in its columns of ``numbers``."""
    others = (cell.text for place, cell in enumerate(row.cells) if place not in numbers)
    return not any(states_unit(text) or parse_cell(text).amount for text in others)


def _fields(parts: Sequence[str]) -> _Fields | None:
    """The title, money and unit in charge of a cell's lines; None where they are not one of each, in this order."""
    title: list[str] = []
    money: list[str] = []
    responsible: list[str] = []
    for part in parts:
        text = part.strip()
        labelled = _MONEY.match(text)
        value = text[labelled.end() :] if labelled else text
        if name := _RESPONSIBLE.match(text):
            responsible.append(text[name.end() :])
        elif (labelled or states_unit(arabic_digits(text)) or "งบ" in text) and parse_cell(value).status is not None:
            money.append(value)
        elif money or responsible or (title and labelled):
            return None
        else:
            title.append(text)
    if not title or len(money) != 1 or len(responsible) > 1 or kind_of(squeezed(title[0])) == "unspecified":
        return None
    return _Fields(tuple(title), money[0], "".join(responsible))
