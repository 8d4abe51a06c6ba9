"""Tables as an Excel workbook: a sheet to read first, a dictionary, then a sheet a table with Thai heads."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from extract.ground.errors import UsageError
from normalize.schema.columns import Column, ColumnType, Table
from plan_extract.export.batches import Chosen
from plan_extract.export.quiet_file import QuietFile
from plan_extract.export.workbook_guide import DICTIONARY, DICTIONARY_HEADS, FIRST, dictionary_rows, guide_rows
from plan_extract.printing.text_columns import width

MOST_ROWS = 1_048_576
"""Of a sheet, the head among them."""

MOST_CHARACTERS = 32_767
"""Of a cell, as UTF-16 counts them."""

_EXACT_DIGITS = 15
"""A number with more comes out of Excel as another one."""

_FIRST_DAY = datetime.date(1900, 3, 1)
"""Before it Excel counts a day that never was."""

_NARROWEST, _WIDEST = 9, 60

_LOOKS = {"title": "title", "head": "bold", "sheet": "wrap", "english": "grey"}
"""The formats of the lines of the first sheet."""

Formats = dict[str, Any]
Put = Callable[[int, int, Any], bool]
"""Writes a value that is not null at row and column; tells whether it had to be cut."""


def write_excel(chosen: Chosen, path: Path) -> Sequence[str]:
    """Write a workbook at ``path``. Memory does not grow with the rows.

    Raises ``UsageError`` before anything is written where a table has more rows than a sheet.
    """
    for name, rows in chosen.rows.items():
        if rows >= MOST_ROWS:
            raise UsageError(
                f"{name} has {rows:,} rows, and a sheet of Excel has no more than {MOST_ROWS - 1:,}",
                "Take some plans (--only 'north/*') or other tables (--table budget), or export --to csv or duckdb",
            )
    # rows wait in files: in a folder of ours, so that none is left where the disk is full
    with QuietFile(path, "wb") as file, TemporaryDirectory(prefix="plan-extract-") as aside:
        cut = _write_workbook(file, chosen, aside)
        file.check()
    if not cut:
        return ()
    return (f"texts of more than {MOST_CHARACTERS:,} characters, cut for Excel with a mark at their end: {cut:,}",)


def _write_workbook(file: QuietFile, chosen: Chosen, aside: str) -> int:
    """Write all sheets; give how many texts had to be cut."""
    import xlsxwriter

    # a text is never taken for a formula, a number or a link, whatever it begins with
    workbook = xlsxwriter.Workbook(
        file,
        {
            "constant_memory": True,
            "tmpdir": aside,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    published = datetime.datetime.fromisoformat(chosen.version.manifest["run"]["finished_at"])
    workbook.set_properties({"created": published.replace(tzinfo=None)})
    formats = _formats(workbook)
    first, dictionary = workbook.add_worksheet(FIRST), workbook.add_worksheet(DICTIONARY)
    cut = sum(_write_table(workbook.add_worksheet(table.name), formats, chosen, table) for table in chosen.tables)
    _write_dictionary(dictionary, formats, chosen.tables)
    _write_guide(first, formats, chosen, cut)
    workbook.close()
    return cut


def _formats(workbook: Any) -> Formats:
    return {
        "head": workbook.add_format(
            {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#E8EEF4", "bottom": 1}
        ),
        "title": workbook.add_format({"bold": True, "font_size": 16}),
        "grey": workbook.add_format({"font_color": "#5F6368"}),
        "bold": workbook.add_format({"bold": True}),
        "wrap": workbook.add_format({"text_wrap": True, "valign": "top"}),
        "link": workbook.add_format({"font_color": "#0B5394", "underline": 1, "valign": "top"}),
        "baht": workbook.add_format({"num_format": "#,##0.00"}),
        "count": workbook.add_format({"num_format": "#,##0", "valign": "top", "align": "left"}),
        "date": workbook.add_format({"num_format": "yyyy-mm-dd"}),
    }


def _write_table(sheet: Any, formats: Formats, chosen: Chosen, table: Table) -> int:
    """Write a table; give how many texts had to be cut."""
    heads = [f"{column.title_th}\n{column.name}" for column in table.columns]
    _write_head(sheet, formats, heads)
    puts = [_put(sheet, formats, column) for column in table.columns]
    row, cut = 0, 0
    for batch in chosen.batches(table):
        columns = [column.to_pylist() for column in batch.columns]
        if row == 0:
            for at, (column, values) in enumerate(zip(table.columns, columns, strict=True)):
                sheet.set_column(at, at, _width(column, values))
        for values in zip(*columns, strict=True):
            row += 1
            for at, (put, value) in enumerate(zip(puts, values, strict=True)):
                if value is not None:
                    cut += put(row, at, value)
    sheet.autofilter(0, 0, row, len(heads) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{MOST_ROWS}"})
    return cut


def _write_head(sheet: Any, formats: Formats, heads: Iterable[str]) -> None:
    """One row of heads: a filter can stand on one alone. It stays in sight."""
    sheet.set_row(0, 34)
    for at, head in enumerate(heads):
        sheet.write_string(0, at, head, formats["head"])
        sheet.set_column(at, at, max(_NARROWEST, *(width(line) + 3 for line in head.split("\n"))))
    sheet.freeze_panes(1, 0)


def _put(sheet: Any, formats: Formats, column: Column) -> Put:
    """How the values of a column are written."""

    def text(row: int, at: int, value: str) -> bool:
        kept = fitting(value, column.name)
        sheet.write_string(row, at, kept)
        return kept is not value

    def number(row: int, at: int, value: float) -> bool:
        sheet.write_number(row, at, value)
        return False

    def flag(row: int, at: int, value: bool) -> bool:
        sheet.write_boolean(row, at, value)
        return False

    def date(row: int, at: int, value: datetime.date) -> bool:
        if value < _FIRST_DAY:
            sheet.write_string(row, at, value.isoformat())
        else:
            sheet.write_datetime(row, at, value, formats["date"])
        return False

    def baht(row: int, at: int, value: Decimal) -> bool:
        if len(value.as_tuple().digits) > _EXACT_DIGITS:
            sheet.write_string(row, at, f"{value:,.2f}")
        else:
            sheet.write_number(row, at, value, formats["baht"])
        return False

    def printed(row: int, at: int, value: Decimal) -> bool:
        if len(value.normalize().as_tuple().digits) > _EXACT_DIGITS:
            sheet.write_string(row, at, f"{value.normalize():f}")
        else:
            sheet.write_number(row, at, value)
        return False

    puts: dict[ColumnType, Put] = {
        "string": text,
        "int32": number,
        "float64": number,
        "bool": flag,
        "date32": date,
        "decimal128(18, 2)": baht,
        "decimal128(38, 6)": printed,
    }
    return puts[column.type]


def fitting(text: str, column: str) -> str:
    """A text as a cell can hold it: the same one, or its beginning with a mark that says so and where all of it is.

    >>> fitting("ไม่ยาว", "text")
    'ไม่ยาว'
    >>> len(fitting("ก" * 40_000, "text")), fitting("ก" * 40_000, "text")[-37:]
    (32767, 'text of plan-extract export --to csv]')
    """
    units = _units(text)
    if units <= MOST_CHARACTERS:
        return text
    mark = (
        f" … [ตัดตรงนี้ เพราะ Excel เก็บได้ไม่เกิน {MOST_CHARACTERS:,} อักขระ ข้อความเต็ม {units:,} อักขระดูได้จากคอลัมน์ {column} "
        f"ของไฟล์ csv | cut here: all {units:,} characters are in the column {column} of plan-extract export --to csv]"
    )
    room = MOST_CHARACTERS - _units(mark)
    # half of a character of two units is left out
    return text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore") + mark


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _width(column: Column, values: Sequence[Any]) -> int:
    """How wide a column is: as its head, and as its first values up to a limit."""
    shown = (f"{value:,}" if column.unit == "baht" else str(value) for value in values[:200] if value is not None)
    longest = max((width(text) for text in shown), default=0)
    head = max(width(column.title_th), width(column.name)) + 3
    return max(_NARROWEST, head, min(longest + 2, _WIDEST))


def _write_dictionary(sheet: Any, formats: Formats, tables: Sequence[Table]) -> None:
    _write_head(sheet, formats, DICTIONARY_HEADS)
    rows = 0
    for rows, values in enumerate(dictionary_rows(tables), start=1):
        for at, value in enumerate(values):
            sheet.write_string(rows, at, fitting(value, "values"), formats["wrap"])
    for at, cells in enumerate((18, 22, 24, 24, 14, 20, 48, 48, 48)):
        sheet.set_column(at, at, cells)
    sheet.autofilter(0, 0, rows, len(DICTIONARY_HEADS) - 1)


def _write_guide(sheet: Any, formats: Formats, chosen: Chosen, cut: int) -> None:
    for at, cells in enumerate((26, 12, 34, 34, 70, 70)):
        sheet.set_column(at, at, cells)
    for row, line in enumerate(guide_rows(chosen, cut)):
        look = formats.get(_LOOKS.get(line.look, ""))
        for at, value in enumerate(line.values):
            if isinstance(value, int):
                sheet.write_number(row, at, value, formats["count"])
            elif line.look == "sheet" and at == 0:
                sheet.write_url(row, at, f"internal:'{value}'!A1", formats["link"], value)
            else:
                sheet.write_string(row, at, value, look)
