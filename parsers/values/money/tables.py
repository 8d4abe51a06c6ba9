"""Tables that stand in a budget field: years over amounts, a year a row, or costs with their sum.

A table is one of pipes, of tabs, or of HTML. What is no table of these three is left to be read as text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from parsers.values.money.cell_forms import DASH
from parsers.values.money.cells import parse_cell, states_unit
from parsers.values.money.found import Found
from parsers.values.money.said import label_of
from parsers.values.money.units import COUNTED, factor_in_head, unit_in_cell, unit_on_line
from parsers.values.sums import SUM
from parsers.values.years import Years, parse_year

_HTML_ROW = re.compile(r"<tr\b[^>]*>(.*?)(?:</tr>|(?=<tr\b|</table\b)|$)", re.DOTALL | re.IGNORECASE)
_HTML_CELL = re.compile(r"<t[dh]\b[^>]*>(?P<text>.*?)(?:</t[dh]>|(?=<t[dh]\b)|$)", re.DOTALL | re.IGNORECASE)
_SPANS = re.compile(r"(?:col|row)span\s*=\s*[\"']?(?:[2-9]|1[0-9])", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_TABLE_TAG = re.compile(r"</?table\b", re.IGNORECASE)
_RULE = re.compile(r"[\s|:+=-]+")
_SUM_HEAD = re.compile(r"(?:ยอด)?รวม|ทั้งสิ้น")
_COUNTS_ROWS = re.compile(r"(?:ลำดับ)?(?:ที่)?$")
_YEARS_HEAD = re.compile(r"(?:ประจำ)?ปี")
_COST = re.compile(r"(?:[-•]|\(?[0-9]{1,2}[.)])?\s*(?:ค่า|รวม)")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]\s*บาท")
_ENDS_IN_BAHT = re.compile(rf"[.,]\s?{DASH}")
_OPENING = ("(", "[")
_UNIT_HEAD = re.compile(r"หน่วย(?!งาน)")
_YEAR_CELL = re.compile(r"(?:ปี(?:งบประมาณ)?\s*)?(?:พ\.\s?ศ\.\s*)?2[45][0-9]{2}")
_TWO_LINES = re.compile(
    rf"(?m)^(?P<years>[^\S\n\t]*{_YEAR_CELL.pattern}(?:[^\S\n\t]+{_YEAR_CELL.pattern})+[^\S\n\t]*)\n"
    r"(?P<amounts>[^\S\n\t]*(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{2})?|[-–])(?:[^\S\n\t]+(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{2})?|[-–]))+[^\S\n\t]*)$"
)
"""Years on a line, amounts on the next: a table that lost its signs."""


_YEAR_LINES = re.compile(
    r"(?m)^(?P<head>[^\n\t]*\n)(?P<rows>(?:[^\S\n\t]*(?:(?:ปี(?:งบประมาณ)?\s*)?(?:พ\.\s?ศ\.\s*)?2[45][0-9]{2}|รวม\S*(?:[^\S\n\t]+[0-9]{1,2}[^\S\n\t]*ปี)?)[^\S\n\t]+"
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{2})?|[-–0])[^\S\n\t]*(?:\n|\Z)){2,})"
)
_HEAD_OF_MONEY = re.compile(r"ปี.*(?:งบประมาณ|เงิน)\S*\s*\([^()\n]*บาท\)\s*$")
_LAST_BLANKS = re.compile(r"\s(?=\S+[^\S\n]*$)", re.MULTILINE)
"""A head of two columns, a year and an amount on each line below it: a table whose cells blanks alone part."""


class Cell(NamedTuple):
    """A cell's place in the text, and its wording."""

    start: int
    end: int
    text: str


class Row(NamedTuple):
    """A row's place in the text, and its cells."""

    start: int
    end: int
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class TableAmount:
    """An amount of a table: its year (BE) or None, whether its row is a sum, whether it is one of costs, and whether
    its head or its row says that it was spent or is left.
    """

    found: Found
    year_be: int | None
    is_sum: bool
    is_cost: bool = False
    is_spent: bool = False


def read_tables(key: str, plan_years: Years | None) -> tuple[list[TableAmount], str]:
    """The amounts of the tables in a budget field, and the text with blanks, letter for letter, where they stand.

    >>> amounts, rest = read_tables("| ปี 2566 | ปี 2567 |\\n|---|---|\\n| 10,000 | - |", None)
    >>> [(one.year_be, int(one.found.amount)) for one in amounts], rest.split()
    ([(2566, 10000)], [])
    """
    key = _YEAR_LINES.sub(_with_tabs_in_rows, _TWO_LINES.sub(_with_tabs, key))
    tables = _html_tables(key) if _HTML_CELL.search(key) else _line_tables(key)
    amounts: list[TableAmount] = []
    rest = key
    units = [_unit_beside(key, tables)] if tables else []
    for rows in tables:
        cells = [row.cells for row in rows]
        read = _years_in_head(cells, plan_years) or _year_a_row(cells, plan_years)
        read = read or _year_a_row_with_sum(cells, plan_years) or _costs(cells)
        if read:
            says_baht = any(factor_in_head(cell.text) == 1 for row in cells for cell in row if not _has_amount(cell))
            amounts += [replace(one, found=_in_unit(key, one.found, *units, says_baht=says_baht)) for one in read]
            rest = _blanked(rest, rows)
    return amounts, rest


def _blanked(key: str, rows: Sequence[Row]) -> str:
    start, end = rows[0].start, rows[-1].end
    return key[:start] + re.sub(r"[^\n]", " ", key[start:end]) + key[end:]


def _unit_beside(key: str, tables: Sequence[Sequence[Row]]) -> Decimal | None:
    """By what the figures of a field's tables are multiplied, as its other lines say: ``(หน่วย : พันบาท)`` above or
    below; 1 where none says a unit, None where it is not certain.
    """
    for rows in tables:
        key = _blanked(key, rows)
    said = {unit for line in key.split("\n") if (unit := unit_on_line(_TAG.sub(" ", line).strip()))}
    factors = {unit.factor if unit.sure or unit.factor == 1 else None for unit in said} or {Decimal(1)}
    (factor,) = factors if len(factors) == 1 else {None}
    return None if factor == COUNTED else factor


def _in_unit(key: str, found: Found, factor: Decimal | None, *, says_baht: bool) -> Found:
    """An amount of a table in the unit that stands beside it; unreadable where the table says another one."""
    if factor == 1 or found.amount is None or found.factor == factor:
        return found
    own = says_baht or found.factor != 1 or states_unit(key[found.start : found.end])
    if factor is None or own:
        return Found(found.start, found.end, None)
    return replace(found, amount=found.amount * factor, factor=int(factor))


def in_unit_of_lines(key: str, found: Sequence[Found], *, tabled: bool) -> list[Found]:
    """The amounts of a field's text in the unit that one of its lines says (``(พันบาท)``): those that print none of
    their own. Where all do, and no table has that unit (``tabled``), none can be read: the two contradict each other.

    >>> [one.amount for one in in_unit_of_lines("(พันบาท)\\n20", [Found(9, 11, Decimal(20))], tabled=False)]
    [Decimal('20000')]
    """
    said = {unit_in_cell(line.strip()) for line in key.split("\n") if line.strip().startswith(_OPENING)} - {
        None,
        COUNTED,
    }
    factor = said.pop() if len(said) == 1 else _unit_beside(key, ())
    if factor == 1 or not found:
        return list(found)
    bare = [one for one in found if one.factor == 1 and not _says_unit(key[one.start : one.end])]
    if not bare and not tabled and factor is not None:
        return [replace(one, amount=None) for one in found]
    return [_in_unit(key, one, factor, says_baht=False) if one in bare else one for one in found]


def _with_tabs(match: re.Match[str]) -> str:
    """Two lines, years above as many amounts, with tabs between the cells, letter for letter."""
    years, amounts = match["years"], match["amounts"]
    if len(_YEAR_CELL.findall(years)) != len(amounts.split()):
        return match[0]
    above = re.sub(r"(?<=[0-9])\s", "\t", years.rstrip()).ljust(len(years))
    below = re.sub(r"(?<=\S)\s(?=\s*\S)", "\t", amounts.rstrip()).ljust(len(amounts))
    return f"{above}\n{below}"


def _with_tabs_in_rows(match: re.Match[str]) -> str:
    """A year and an amount a line with a tab between, letter for letter, where the line above names both."""
    head, rows = match["head"], match["rows"]
    said = label_of(head.strip())
    if not _HEAD_OF_MONEY.search(head.strip()) or said not in ("budget", None):
        return match[0]
    return head + _LAST_BLANKS.sub("\t", rows)


def _html_tables(key: str) -> list[list[Row]]:
    """Runs of two rows or more with nothing between them; none whose cells are merged, captions above all aside."""
    tables: list[list[Row]] = []
    end = 0
    for match in _HTML_ROW.finditer(key):
        between = key[end : match.start()]
        if not tables or _TABLE_TAG.search(between) or _TAG.sub("", between).strip():
            tables.append([])
        if cells := _html_cells(key, match):
            tables[-1].append(Row(match.start(), match.end(), cells))
        end = match.end()
    return [rows for rows in map(_below_captions, tables) if len(rows) > 1 and not _spans(key, rows)]


def _below_captions(rows: list[Row]) -> list[Row]:
    """The rows below those of one cell above all columns: ``ปีงบประมาณ`` over the years."""
    first = next((place for place, row in enumerate(rows) if len(row.cells) > 1), len(rows))
    return rows[first:]


def _spans(key: str, rows: list[Row]) -> bool:
    return bool(_SPANS.search(key, rows[0].start, rows[-1].end))


def _line_tables(key: str) -> list[list[Row]]:
    """Runs of two lines or more of cells; a line without a letter does not end one."""
    tables: list[list[Row]] = [[]]
    start = 0
    for line in key.split("\n"):
        if cells := _line_cells(line, start):
            tables[-1].append(Row(start, start + len(line), cells))
        elif line.strip() and not _RULE.fullmatch(line):
            tables.append([])
        start += len(line) + 1
    return [_below_label(rows) for rows in tables if len(rows) > 1]


def _below_label(rows: list[Row]) -> list[Row]:
    """The rows without the empty cell below the field's label, which is no cell of the row beside it:
    ``งบประมาณ | 2566 | 2567`` above ``| 10,000 | 5,000``.
    """
    first, *below = rows
    if all(len(row.cells) == len(first.cells) + 1 and not row.cells[0].text for row in below):
        return [first, *(row._replace(cells=row.cells[1:]) for row in below)]
    return rows


def _html_cells(key: str, row: re.Match[str]) -> list[Cell]:
    return [
        Cell(match.start("text"), match.end("text"), _TAG.sub(" ", match["text"]).strip())
        for match in _HTML_CELL.finditer(key, row.start(), row.end())
    ]


def _line_cells(line: str, start: int) -> list[Cell]:
    sign = "|" if "|" in line else "\t"
    if sign not in line.strip() or _RULE.fullmatch(line):
        return []
    cells, at = [], 0
    for piece in line.split(sign):
        text = piece.strip()
        first = start + at + len(piece) - len(piece.lstrip())
        cells.append(Cell(first, first + len(text), text))
        at += len(piece) + 1
    if sign == "|":
        cells = cells[1:] if not cells[0].text else cells
        cells = cells[:-1] if not cells[-1].text else cells
    return cells


def _years_in_head(rows: list[list[Cell]], plan_years: Years | None) -> list[TableAmount]:
    """Years over amounts; a column without a year has the names of the rows."""
    head, body = rows[0], rows[1:]
    years = {column: parse_year(cell.text, plan_years) for column, cell in enumerate(head)}
    columns = {column: year for column, year in years.items() if year is not None}
    sums = [column for column, cell in enumerate(head) if column not in columns and _SUM_HEAD.match(cell.text)]
    if len(columns) < 2 or len(set(columns.values())) < len(columns) or any(len(row) != len(head) for row in body):
        return []
    labels = sorted(set(range(len(head))).difference(columns, sums))
    named = [label_of(head[label].text) for label in labels if not _COUNTS_ROWS.match(head[label].text)]
    counts = bool(named) and set(named) == {"count"}
    read = []
    for row in body:
        is_sum = any(SUM.search(row[label].text) for label in labels)
        said = next((said for label in labels if (said := label_of(row[label].text))), None)
        if said == "count" or (said == "price" and not is_sum) or (said is None and counts):
            continue
        for column, cell in enumerate(row):
            if column in columns or (column in sums and len(body) == 1):
                names = [
                    head[column].text,
                    *(head[label].text for label in labels),
                    *(row[label].text for label in labels),
                ]
                for found in _amount(cell, names):
                    total = is_sum or column in sums
                    read.append(TableAmount(found, columns.get(column), total, is_spent=said == "spent"))
    return read


def _year_a_row(rows: list[list[Cell]], plan_years: Years | None) -> list[TableAmount]:
    """A year and one amount in each row, or those below the heads that name money; the last may be the sum."""
    head = _head(rows, plan_years)
    said = [label_of(cell.text) for cell in head] or [None] * max(map(len, rows))
    kinds = ("budget", "spent") if "budget" in said or "spent" in said else ("budget", "spent", None)
    several = said.count("budget") > 1  # a column of money for each source
    amounts: list[TableAmount] = []
    for place, row in enumerate(rows):
        dated = {at: year for at, cell in enumerate(row) if (year := parse_year(cell.text, plan_years)) is not None}
        names = [cell.text for cell in head] or [""] * len(row)
        beside = [cell.text for at, cell in enumerate(row) if at not in dated and not _has_amount(cell)]
        figures = [
            (said[at] == "spent", found)
            for at, cell in enumerate(row)
            if at not in dated and said[at] in kinds
            for found in _amount(cell, [names[at], *beside])
        ]
        units = [label_of(cell.text) for cell, name in zip(row, names, strict=True) if _UNIT_HEAD.search(name)]
        if {"price", "count"}.intersection(units):
            figures = []  # of one person, or of people
        values = [found for is_spent, found in figures if not is_spent]
        readable = [found for found in values if found.amount is not None]
        year = next(iter(dated.values()), None)
        is_sum = any(SUM.search(cell.text) for cell in row)
        if len(dated) == 1 and (len(readable) <= 1 or several):
            # '2566 | 1,50,000': what cannot be read is not passed over; '2566 | 50 คน | 10,000' counts people
            read = values if several else readable or values
        elif not dated and is_sum and len(readable) == 1 and amounts:
            read = readable
        elif place or readable or dated:
            return []
        else:
            continue  # the head
        amounts += [TableAmount(found, year, is_sum=not dated) for found in read]
        amounts += [TableAmount(found, year, is_sum=False, is_spent=True) for is_spent, found in figures if is_spent]
    return amounts


def _head(rows: list[list[Cell]], plan_years: Years | None) -> list[Cell]:
    """The first row where it names the columns of all others, none of them a sum."""
    head = rows[0]
    if any(len(row) != len(head) for row in rows) or any(_SUM_HEAD.match(cell.text) for cell in head):
        return []
    return [] if any(_has_amount(cell) or parse_year(cell.text, plan_years) for cell in head) else head


def _year_a_row_with_sum(rows: list[list[Cell]], plan_years: Years | None) -> list[TableAmount]:
    """A year in each row, what it is made of, and its sum below a head that says so; the last may sum the years up."""
    head, body = rows[0], rows[1:]
    sums = [column for column, cell in enumerate(head) if _SUM_HEAD.match(cell.text)]
    if (
        len(sums) != 1
        or any(len(row) != len(head) for row in body)
        or any(parse_year(c.text, plan_years) for c in head)
    ):
        return []
    (column,) = sums
    said = [label_of(cell.text) == "budget" for cell in head]
    money = [at for at in range(len(head)) if at != column and said[at] and not _YEARS_HEAD.match(head[at].text)]
    amounts: list[TableAmount] = []
    for place, row in enumerate(body):
        dated = {at: year for at, cell in enumerate(row) if (year := parse_year(cell.text, plan_years)) is not None}
        if len(dated) == 1 and column not in dated:
            (year,) = dated.values()
            parts = [found for at in money for found in _amount(row[at], [head[at].text])]
            amounts += [TableAmount(found, year, is_sum=False) for found in parts]
            amounts += [TableAmount(found, year, is_sum=True) for found in _amount(row[column], [head[column].text])]
        elif not dated and place == len(body) - 1 and amounts and any(SUM.search(cell.text) for cell in row):
            amounts += [TableAmount(found, None, is_sum=True) for found in _amount(row[column], [head[column].text])]
        else:
            return []
    return amounts


def _costs(rows: list[list[Cell]]) -> list[TableAmount]:
    """Costs, one a row, below a head that names the column of money, or beside amounts in two columns without one."""
    if any(_YEAR_CELL.fullmatch(cell.text) for row in rows for cell in row):
        return []  # the years are not to be lost
    if all(len(row) == 2 and _COST.match(row[0].text) and _GROUPED.search(row[1].text) for row in rows):
        return _in_column(rows, 1)
    head = rows[0]
    columns = [column for column, cell in enumerate(head) if label_of(cell.text) == "budget"]
    if not columns or any(len(row) != len(head) for row in rows) or any(_has_amount(cell) for cell in head):
        return []
    return _in_column(rows, columns[-1])


def _in_column(rows: list[list[Cell]], column: int) -> list[TableAmount]:
    """The amounts of a column, those of rows that say so as sums; a head may say a unit."""
    head = rows[0][column].text
    return [
        TableAmount(found, None, is_sum, is_cost=not is_sum)
        for place, row in enumerate(rows)
        for is_sum in [any(SUM.search(cell.text) for cell in row)]
        for found in (_amount(row[column], [head]) if place or factor_in_head(head) in (None, 1) else [])
    ]


def _amount(cell: Cell, names: Sequence[str] = ()) -> list[Found]:
    """The amount of a cell, in the unit that its head or its row's name says, None for one that cannot be read; nothing
    where the cell has no figure.
    """
    factors = {factor for name in names if (factor := factor_in_head(name)) not in (None, 1)}
    value = parse_cell(cell.text)
    if value.status not in ("amount", "zero") or value.amount is None:
        return [Found(cell.start, cell.end, None)] if re.search(r"[0-9]", cell.text) else []
    if not factors:
        return [Found(cell.start, cell.end, value.amount)]
    if len(factors) > 1 or states_unit(cell.text):
        return [Found(cell.start, cell.end, None)]
    (factor,) = factors
    return [Found(cell.start, cell.end, value.amount * factor, factor=int(factor))]


def _says_unit(printed: str) -> bool:
    return states_unit(printed) or _ENDS_IN_BAHT.search(printed) is not None


def _has_amount(cell: Cell) -> bool:
    """Whether a head has a figure that is not that of a unit (``('000 บาท)``)."""
    return factor_in_head(cell.text) in (None, 1) and bool(_amount(cell))
