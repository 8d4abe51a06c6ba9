"""Whether a printed row fits its table's columns, and where it alone can belong if it does not: for all dialects."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import inf

from extract.ground.characters import arabic_digits
from parsers.records.table import Cell, GridRow
from parsers.structure.levels import names_node
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.roles import Role
from parsers.tables.rows.cell_kinds import (
    Kind,
    begins_with_item,
    has_letters,
    is_figure,
    is_money,
    kinds_of,
    misfit,
    names_items,
    names_unit,
)
from parsers.tables.rows.row_begins import bare_number
from parsers.values.money.cells import parse_cell

_MAY_BE_VALUE = re.compile(r"\d[\d,]*(?:\.\d+)?(?:\.-)?|[-–—]")
_GLUED = re.compile(r"([^\W\d_]|[\u0e31-\u0e4e])(?=\d{1,3}(?:,\d{3})+$|[๐-๙]{1,3}(?:,[๐-๙]{3})+$)")
"""Where words end right before a grouped figure: a cell that nothing parts from them."""

_BESIDE: frozenset[Kind] = frozenset({"any", "remark"})
FIGURES_BESIDE: frozenset[Role] = frozenset({"paid", "sum", "cumulative", "former", "revised", "change", "price"})
"""What a column beside the years holds figures of."""

TAKES_NUMBER = re.compile(
    r"(?:ร้อยละ|(?<!เจ้าหน้า)ที่|รุ่น|ข้อ|ระดับ|ปี|พ\.ศ\.|คะแนน|จำนวน|กว่า|อย่างน้อย|มากกว่า|[<>≥≤=]|[ก-ฮ]\.[ก-ฮ]\.|เดือน|วัน|ครั้ง|ไตรมาส|หมู่|หน้า)\s*$"
)


def doubt_by_place(row: GridRow, columns: ColumnRoles) -> str | None:
    """A text of a row that may stand in another column, where nothing but its place says which is its own."""
    return _value_among_words(row, columns) or _value_of_unread_year(row, columns) or _number_of_next_row(row, columns)


def _value_among_words(row: GridRow, columns: ColumnRoles) -> str | None:
    """The words right before an empty cell of money that end in a figure or a dash of their own: it may be that cell's.

    ``ร้อยละ 80 12`` is; ``ร้อยละ 80`` is a share, and a cell of money that has its value took nothing.
    """
    money = {*columns.of_money, *columns.undated, columns.total}
    for index in columns.of_money:
        if index == 0 or index - 1 in money or index >= len(row.cells) or row.cells[index].text:
            continue
        *words, last = _GLUED.sub(r"\1 ", row.cells[index - 1].text).split() or [""]
        if words and _MAY_BE_VALUE.fullmatch(arabic_digits(last)) and not TAKES_NUMBER.search(" ".join(words)):
            return row.cells[index - 1].text
    return None


def _value_of_unread_year(row: GridRow, columns: ColumnRoles) -> str | None:
    """A value below a head whose year is not known, in a row that has none in a year that is: by place alone it may be
    that one's.
    """
    if all(row.text(index) for index in columns.of_money):
        return None
    texts = (row.cells[index].text for index, _ in columns.unread_years if index < len(row.cells))
    return next((text for text in texts if _MAY_BE_VALUE.fullmatch(arabic_digits(text))), None)


def _number_of_next_row(row: GridRow, columns: ColumnRoles) -> str | None:
    """A value that would be as few baht as the number that is due next: it may be that row's."""
    number = bare_number(row.text(columns.number))
    due = str(int(number) + 1) if number.isdecimal() else None
    texts = [row.text(index) for index in columns.of_money if due and columns.factor(index, row.text(index)) == 1]
    return next((text for text in texts if bare_number(text) == due), None)


def with_first_cells(row: GridRow, columns: ColumnRoles) -> GridRow | None:
    """A row whose first cells were left out, as below a cell that reaches over several rows, with empty ones for them.

    None where its cells do not fit the table's last columns, and no others: each must hold what its column does, with a
    value in every year and a title; nor where cells behind the title were left out too and these may be values, a
    figure of another column standing for one.
    """
    if row.torn or len(row.cells) >= columns.width or not columns.even:
        return None
    kinds, blank = kinds_of(columns), Cell("", (), row.span)
    fitting: list[GridRow] = []
    for left_out in range(1, columns.project + 1):
        ending = columns.width - len(row.cells) - left_out
        if ending < 0:
            break
        if any(kind not in ("remark", "any") for kind in kinds[columns.width - ending :]):
            continue
        cells = (*[blank] * left_out, *row.cells, *[blank] * ending)
        filled = all(cells[index].text for index, kind in enumerate(kinds) if kind in ("money", "title"))
        if not filled or any(misfit(cell.text, kind) for cell, kind in zip(cells, kinds, strict=True)):
            continue
        title = columns.project
        if ending and _may_lack_value([cell.text for cell in row.cells[title - left_out + 1 :]], kinds[title + 1 :]):
            return None
        fitting.append(GridRow(cells, row.span))
    return fitting[0] if len(fitting) == 1 else None


def with_none_in_every_year(row: GridRow, columns: ColumnRoles) -> GridRow | None:
    """A row that ends in the first column of money and says there that none is used, with these words in each year: the
    cells behind were left out. None for any other row.
    """
    money = columns.of_money
    if (
        row.torn
        or not columns.even
        or len(money) < 2
        or len(row.cells) != min(money) + 1
        or columns.project > min(money)
    ):
        return None
    kinds, last = kinds_of(columns), row.cells[-1]
    before = zip(row.cells[:-1], kinds, strict=False)
    if not has_letters(last.text) or parse_cell(last.text).status != "none" or not row.text(columns.project):
        return None
    if any(cell.text and misfit(cell.text, kind) for cell, kind in before):
        return None
    behind = (last if place in money else Cell("", (), row.span) for place in range(len(row.cells), columns.width))
    return GridRow((*row.cells, *behind), row.span)


def _may_lack_value(texts: Sequence[str], kinds: Sequence[Kind]) -> bool:
    """Whether the texts behind a title, fewer than its columns, may stand in these so that one of money is left out.

    >>> texts, kinds = ("5,000", "6,000", "กองคลัง"), ("money", "money", "any", "remark")
    >>> _may_lack_value(texts, kinds), _may_lack_value(texts, ("money", "money", "remark", "remark"))
    (True, False)
    """
    reached: set[tuple[int, bool]] = {(0, False)}  # how many texts stand, and whether one of money is left out
    for at, kind in enumerate(kinds):
        left_out = {(count, lacks or kind == "money") for count, lacks in reached}
        taken = {(n + 1, lacks) for n, lacks in reached if n < len(texts) and not misfit(texts[n], kind)}
        behind = len(kinds) - at - 1
        reached = {(count, lacks) for count, lacks in left_out | taken if len(texts) - count <= behind}
    return (len(texts), True) in reached


def row_fits(row: GridRow, columns: ColumnRoles, *, ruled: bool) -> bool:
    """Whether each of a row's cells stands in its column beyond doubt.

    No cell may hold what its column cannot. A row with fewer or more cells than its table lost or doubled one, unless
    it is one of a table without rulings and only cells at its end are left out, or words parted there: then it has a
    value for every year, or none at all.
    """
    if row.torn or not columns.even:
        return False
    kinds = kinds_of(columns)
    count = len(row.cells)
    faults = [misfit(cell.text, kind) for cell, kind in zip(row.cells, kinds, strict=False) if cell.text]
    if inf in faults:
        return False
    words = [cell.text for cell, kind in zip(row.cells, kinds, strict=False) if kind in ("words", "number")]
    untitled = columns.project >= count or not row.cells[columns.project].text
    if untitled and any(names_items(text) and not names_node(text) for text in words):
        return False  # a project in the column of missions or of numbers
    title = "" if untitled else row.cells[columns.project].text
    if has_letters(title) and not names_items(title) and any(map(_begins_numbered, words)):
        return False  # the beginning of a title, whose rest alone stands in its column
    if count < columns.width and any(is_money(word) for text in words for word in text.split()):
        return False  # cells that blanks part
    if count < columns.width and _moved_left(row, columns, kinds):
        return False
    if count == columns.width:
        return not _unit_among_money(row, kinds)
    money = [index for index, kind in enumerate(kinds) if kind == "money"]
    values = [index for index in money if index < count and row.cells[index].text]
    if ruled or any(is_money(cell.text) or names_items(cell.text) for cell in row.cells[columns.width :]):
        return False
    if count > columns.width and any(cell.text for cell in row.cells[columns.width :]):
        return not values or (has_letters(row.cells[columns.width - 1].text) and not any(faults))
    last = row.cells[columns.width - 1].text if count > columns.width else ""
    if values and last and not has_letters(last):
        return False  # a dash that the last year's may be
    worded = any(has_letters(row.cells[index].text) for index in values)  # perhaps the remark, one cell too far left
    return not values or (len(values) == len(money) and not any(faults) and not worded)


def _moved_left(row: GridRow, columns: ColumnRoles, kinds: Sequence[Kind]) -> bool:
    """Whether a row with fewer cells than its table may have lost one before its values, or what parts them from words.

    Its words before the values end in an amount or hold several; an amount stands there in a column of its own, and
    other figures are due behind the years or the row ends before them; or what stands last are the words of a column
    further to the right.
    """
    count, money = len(row.cells), columns.of_money
    first, behind = min(money, default=columns.width), max(money, default=-1) + 1
    before = list(zip(row.cells, kinds, strict=False))[:first]
    if any(_holds_amounts(cell.text) for cell, _ in before):
        return True
    figures = {column.place for column in columns.heads if column.place >= behind and column.role in FIGURES_BESIDE}
    figures |= {columns.total} if columns.total is not None and columns.total >= behind else set()
    ends_before = count <= first  # a cell may be lost as well as the last ones
    if (figures or ends_before) and any(kind in _BESIDE and is_money(cell.text) for cell, kind in before):
        return True
    last = row.cells[-1].text
    further = "remark" in kinds[count:] and count > behind and kinds[count - 1] != "remark"
    return further and (names_unit(last) or (count - 1 in figures and has_letters(last)))


def _holds_amounts(text: str) -> bool:
    """Whether words end in a grouped amount of their own, or hold two values beside each other, one of them such.

    >>> [_holds_amounts(text) for text in ("มาตรการ ก 20,000", "มาตรการ ก 30,000 - กองช่าง", "ปลูก 10,000 ต้น", "5,000")]
    [True, True, False, False]
    """
    words = text.split()
    grouped = ["," in word and is_money(word) for word in words]
    if len(words) < 2 or not any(grouped):
        return False
    values = [is_figure(word) for word in words]
    return grouped[-1] or any(
        values[at] and values[at + 1] and (grouped[at] or grouped[at + 1]) for at in range(len(words) - 1)
    )


def _begins_numbered(text: str) -> bool:
    """Whether a text begins a project by its number and its kind word, and no mission: ``8. กิจกรรม``."""
    return text[:1].isdecimal() and begins_with_item(text) and not names_node(text)


def _unit_among_money(row: GridRow, kinds: Sequence[Kind]) -> bool:
    """Whether a unit's name is in a cell of money, and a cell of words on its other side, or behind the last of money,
    has none: a value was lost, or all stand one cell off.
    """
    unit = next((i for i, kind in enumerate(kinds) if kind == "money" and names_unit(row.cells[i].text)), None)
    if unit is None:
        return False
    last = max(index for index, kind in enumerate(kinds) if kind == "money")
    due = (index for index, kind in enumerate(kinds) if kind == "remark" and (index < unit or index == last + 1))
    return any(not has_letters(row.cells[index].text) for index in due)
