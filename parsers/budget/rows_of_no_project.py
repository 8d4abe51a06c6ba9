"""What stands between the rows of a budget table and is none: rows of a form that nobody filled in or that it
fills in as an example, the work plans of the ordinance that group projects, what is counted a year, what comes in, a
line for a signature.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from extract.ground.characters import arabic_digits
from parsers.budget.dashes_beside_headings import without_dashes_beside_headings
from parsers.records.table import GridRow
from parsers.rules.load import load
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.names import TOTAL
from parsers.tables.rows.cell_kinds import has_letters, is_money
from parsers.values.kinds import kind_of
from parsers.values.money.cell_forms import DASH
from parsers.values.money.fields import parse_cell

_LEAST_LINES = 2
_MOST_COUNTED = 150
"""Rows above one that counts them: no plan has more."""
_DOTS = (".", "…", "_")
_LEFT_OPEN = re.compile(r"(?=[.…_\s]*+$)\s*[.…_]{3}.*|…+")
_COUNT_OR_NONE = re.compile(rf"[0-9]{{1,6}}|[0-9]{{1,3}},[0-9]{{3}}|{DASH}")
_NUMBER = re.compile(r"\(?[0-9]{0,3}[.)]*")


@cache
def _rules() -> dict[str, re.Pattern[str]]:
    return {rule["id"]: re.compile(rule["pattern"]) for rule in load("beside_rows")["rule"]}


def without_rows_of_no_project(rows: Sequence[GridRow], columns: ColumnRoles) -> tuple[GridRow, ...]:
    """The rows below a head without those that are none, and titles without the counts that stand below their row."""
    rows = [_without_counts(row, columns.project) for row in _without_income(rows, columns)]
    rows = without_dashes_beside_headings(list(_without_signers(rows, columns)), columns)
    return tuple(
        row
        for place, row in enumerate(rows)
        if not (
            _is_left_open(row)
            or _is_work_plan(row, columns)
            or _is_signature(row, columns)
            or _is_example(row, columns)
            or _is_of_counts(row, columns)
            or _counts_rows(rows, place, columns)
        )
    )


def _without_income(rows: Sequence[GridRow], columns: ColumnRoles) -> Iterator[GridRow]:
    """The rows without a heading of income and those below it that name no project, to the next row that does or that
    is another heading.
    """
    below = False
    for row in rows:
        alone = sum(bool(cell.text) for cell in row.cells) == 1
        title = row.text(columns.project).strip()
        if alone or kind_of(title) != "unspecified":
            below = alone and _rules()["income"].match(arabic_digits(title)) is not None
        if not below:
            yield row


def _without_signers(rows: Sequence[GridRow], columns: ColumnRoles) -> Iterator[GridRow]:
    """The rows without those for signatures at the end: from one with nothing but words of who signs, two at least, or
    names in brackets, all without a number, the word of a kind and money.
    """
    signers = _rules()["signers"]
    end = len(rows)
    while end and _may_be_of_signers(rows[end - 1], columns):
        end -= 1
    for place in range(end, len(rows)):
        texts = [arabic_digits(cell.text).strip() for cell in rows[place].cells if cell.text]
        if len(texts) > 1 and all(map(signers.match, texts)):
            end = place
            break
    else:
        end = len(rows)
    yield from rows[:end]


def _may_be_of_signers(row: GridRow, columns: ColumnRoles) -> bool:
    if row.torn or row.text(columns.number).strip() or kind_of(row.text(columns.project)) != "unspecified":
        return False
    return not any(is_money(cell.text) or TOTAL.match(cell.text) for cell in row.cells)


def _counts_rows(rows: Sequence[GridRow], at: int, columns: ColumnRoles) -> bool:
    """Whether a row without a number has how many rows above have an amount, in each of its years: since the last
    total, or of all.
    """
    row = rows[at]
    title = arabic_digits(row.text(columns.project)).strip()
    if row.text(columns.number).strip() or not _rules()["counted_rows"].match(title) or not columns.years:
        return False
    above = rows[max(0, at - _MOST_COUNTED) : at]
    printed = [arabic_digits(row.text(place)).strip() for place in columns.years]
    total = next((n for n in range(len(above), 0, -1) if TOTAL.match(above[n - 1].text(columns.project))), 0)
    return any(printed == _amounts_in(rows, columns) for rows in (above[total:], above))


def _amounts_in(rows: Sequence[GridRow], columns: ColumnRoles) -> list[str]:
    """How many rows have an amount in each column of a year."""
    rows = [row for row in rows if not TOTAL.match(row.text(columns.project))]
    return [str(sum(parse_cell(row.text(place)).status == "amount" for row in rows)) for place in columns.years]


def _without_counts(row: GridRow, place: int) -> GridRow:
    parts = row.cells[place].parts if place < len(row.cells) else ()
    if len(parts) < _LEAST_LINES or ")" not in row.cells[place].text:
        return row
    counts = _rules()["counts_below"]
    left = tuple(part for part in parts if not counts.match(arabic_digits(part).strip()))
    if len(left) == len(parts) or not left:
        return row
    cell = row.cells[place]._replace(text=" ".join(left), parts=left, lines=())
    return replace(row, cells=(*row.cells[:place], cell, *row.cells[place + 1 :]))


def _is_left_open(row: GridRow) -> bool:
    """Whether a row has nothing but dots, and its number."""
    if not any(cell.text.startswith(_DOTS) for cell in row.cells):
        return False
    filled = [text for cell in row.cells if (text := cell.text.strip())]
    first = filled[0] if filled else ""
    others = filled[1:] if _NUMBER.fullmatch(arabic_digits(first)) else filled
    return bool(others) and all(_LEFT_OPEN.fullmatch(text) for text in others)


def _is_work_plan(row: GridRow, columns: ColumnRoles) -> bool:
    """Whether a row of a table that numbers its projects is a work plan alone, without a number."""
    if columns.number is None or sum(bool(cell.text) for cell in row.cells) != 1:
        return False
    text = next(cell.text for cell in row.cells if cell.text)
    return _rules()["work_plan"].match(arabic_digits(text).strip()) is not None


def _is_signature(row: GridRow, columns: ColumnRoles) -> bool:
    """Whether a row begins with the word for a signature and has but dots and words of who signs in its years."""
    first = next((cell.text for cell in row.cells if cell.text), "")
    if not _rules()["signature"].match(first.strip()) or any(is_money(cell.text) for cell in row.cells):
        return False
    return all(_LEFT_OPEN.fullmatch(text) or _is_of_who_signs(text) for i in columns.of_money if (text := row.text(i)))


def _is_of_who_signs(text: str) -> bool:
    return has_letters(text) and parse_cell(text).status is None


def _is_of_counts(row: GridRow, columns: ColumnRoles) -> bool:
    """Whether a row without a number says what it counts, in brackets behind its name, and has whole figures alone."""
    if columns.number is not None and row.text(columns.number).strip() != "":
        return False
    others = 0
    name = None
    for cell in row.cells:
        if text := arabic_digits(cell.text).strip():
            if _COUNT_OR_NONE.fullmatch(text):
                others += 1
            elif name is not None:  # in most rows the second cell says it
                return False
            else:
                name = text
    return name is not None and others > 0 and _rules()["counts"].match(name) is not None


def _is_example(row: GridRow, columns: ColumnRoles) -> bool:
    """Whether a row says, in the place of its number or before its title, that it is an example."""
    number = arabic_digits(row.text(columns.number)).strip() if columns.number is not None else ""
    title = arabic_digits(row.text(columns.project)).strip()
    return bool(_rules()["example"].match(number) or _rules()["example_ahead"].match(title))
