"""Heads of columns as they would be printed without a second language, and without the decimals of an export."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from extract.ground.characters import arabic_digits
from parsers.records.table import Grid, GridRow
from parsers.tables.columns.names import TOTAL, is_column_name

_LATIN = r"[A-Za-z][A-Za-z .&/:'’()0-9-]*"
_THAI, _LATIN_LETTER = re.compile("[ก-๎]"), re.compile("[A-Za-z]")
_LATIN_FIRST = re.compile(rf"(?P<latin>{_LATIN}?)[\s/(|-]*(?P<thai>[ก-๎(].*)")
_LATIN_LAST = re.compile(rf"(?P<thai>[^A-Za-z]*[^A-Za-z\s/(|])[\s/(|-]*(?P<latin>{_LATIN})")
_YEAR_CE, _YEAR_BE = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])"), re.compile(r"(?<![0-9])25[0-9]{2}(?![0-9])")
_SPREAD = re.compile(r"[ก-ฮเ-ไ][ะ-ฺ็-๎]*(?: [ก-ฮเ-ไะาำ][ะ-ฺ็-๎]*){2,}")
"""A word with a blank behind each letter."""

_BETWEEN_ERAS = 543
_FLOAT_YEAR = re.compile(r"(?P<whole>25[0-9]{2})\.0")
_FLOAT_NUMBER = re.compile(r"(?P<whole>[1-9][0-9]{0,2})\.0")
_LONGEST = 80
_FEWEST_NAMES, _FEWEST_YEARS = 3, 2
_HEAD_ROWS = 4


def with_plain_heads(grid: Grid) -> Grid:
    """A table with its head in Thai alone, where that says each name, and each year, in two languages; with the letters
    of a total together that blanks spread over its cell (``ร ว ม``); and without the ``.0`` that an export of a data
    frame prints behind years, where the numbers of its rows have it too.

    Only what comes before the amounts is touched: a ``20000.0`` in a year's column is an amount as it is printed.
    """
    rows = list(map(_with_letters_together, grid.rows))
    for place, row in enumerate(rows[:_HEAD_ROWS]):
        rows[place] = _in_thai(row)
    floats = next((at for at, row in enumerate(rows[:_HEAD_ROWS]) if _has_float_years(row)), None)
    if floats is not None and len(rows) > floats + 1:
        rows[floats] = _with_texts(rows[floats], (_whole(_FLOAT_YEAR, cell.text) for cell in rows[floats].cells))
        rows[floats + 1 :] = map(_with_whole_number, rows[floats + 1 :])
    return grid if rows == list(grid.rows) else replace(grid, rows=tuple(rows))


def _with_letters_together(row: GridRow) -> GridRow:
    """A row with its total's word in one piece; itself where no cell is a total's with each of its letters apart."""
    if not any(_SPREAD.fullmatch(text) for cell in row.cells if " " in (text := cell.text) and len(text) <= _LONGEST):
        return row
    whole = ("".join(cell.text.split()) if _SPREAD.fullmatch(cell.text) else cell.text for cell in row.cells)
    texts = [text if TOTAL.match(text) else cell.text for text, cell in zip(whole, row.cells, strict=True)]
    return _with_texts(row, texts)


def _in_thai(row: GridRow) -> GridRow:
    """A row of names in two languages with the Thai ones; itself where it is none."""
    names = [_thai_name(cell.text) for cell in row.cells]
    told = sum(name is not None for name in names)
    filled = sum(bool(cell.text) for cell in row.cells)
    if told < max(_FEWEST_NAMES, filled / 2):
        return row
    return _with_texts(row, (name or cell.text for name, cell in zip(names, row.cells, strict=True)))


def _thai_name(text: str) -> str | None:
    """The Thai name of a column in a text that says it in Latin letters as well, the same year in both eras.

    >>> [_thai_name(text) for text in ("No. ที่", "FY 2023 ปี 2566", "ผู้รับผิดชอบ (Unit in charge)", "ปี ๒๕๖๖ / 2023 (FY)")]
    ['ที่', 'ปี 2566', 'ผู้รับผิดชอบ', None]
    >>> [_thai_name(text) for text in ("FY 2024 ปี 2566", "ITA", "โครงการ", "KPI โครงการอบรม")]
    [None, None, None, None]
    """
    if len(text) > _LONGEST or not _LATIN_LETTER.search(text) or not _THAI.search(text):
        return None
    key = arabic_digits(text)
    found = _LATIN_FIRST.fullmatch(key) or _LATIN_LAST.fullmatch(key)
    if found is None or not is_column_name(thai := text[found.start("thai") : found.end("thai")].strip()):
        return None
    eras = [[int(year) for year in pattern.findall(key)] for pattern in (_YEAR_CE, _YEAR_BE)]
    return thai if not eras[0] or [year + _BETWEEN_ERAS for year in eras[0]] == eras[1] else None


def _has_float_years(row: GridRow) -> bool:
    years = [int(found["whole"]) for cell in row.cells if (found := _FLOAT_YEAR.fullmatch(cell.text))]
    return len(years) >= _FEWEST_YEARS and years == list(range(years[0], years[0] + len(years)))


def _with_whole_number(row: GridRow) -> GridRow:
    """A row whose number stands in its first cell without the decimals of that."""
    if not _FLOAT_NUMBER.fullmatch(row.text(0)):
        return row
    first, *others = (cell.text for cell in row.cells)
    return _with_texts(row, (_whole(_FLOAT_NUMBER, first), *others))


def _whole(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.fullmatch(text)
    return found["whole"] if found else text


def _with_texts(row: GridRow, texts: Iterable[str]) -> GridRow:
    cells = (cell if cell.text == text else cell.with_text(text) for cell, text in zip(row.cells, texts, strict=True))
    return replace(row, cells=tuple(cells))
