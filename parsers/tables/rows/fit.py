"""Whether what a row prints fits its table's columns, and where it alone can belong if it does not: for all dialects.

A column's kind says what may stand in it: money has digits, a title has letters. A row is fitted to the kinds by a
small dynamic program that may leave a column empty, put two pieces into one cell of words, or drop an empty piece.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from math import inf
from typing import Literal

from extract.ground.characters import arabic_digits
from extract.ground.source import Span
from parsers.records.table import Cell, GridRow
from parsers.structure.levels import names_node
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.roles import Role
from parsers.tables.rows.project_cells import split_cell
from parsers.values.kinds import kind_of
from parsers.values.money.cells import DASHES, parse_cell, split_values

Kind = Literal["number", "words", "title", "money", "remark", "any"]
"""What a column holds: the row's number; a dimension or mission; the projects; a year's baht; who or why; anything."""

_WRONG_WORD = 1.0
"""A word where money is due, a number where words are: well placed perhaps, but not read."""

_NO_FIGURE = 2.6
"""A word without any digit where money is due: one cell more is likelier lost, unless no cell is missing."""

_ITEM_AMONG_WORDS = 2.5
"""A project in the column of missions, which is likelier empty: the text behind is the rest of the project's title."""

_JOINED = 1.0
_LOST: dict[Kind, float] = {"number": 0.5, "words": 0.5, "title": 3.0, "money": 2.0, "remark": 0.5, "any": 0.5}
_DROPPED = 1.0
_DIGIT_LIKE = frozenset("oOlI")
_UNIT_LETTERS = frozenset("บาท")
_LONGEST_NUMBER = 6
_LONGEST_WORD = 40
LONGEST_REMARK = 60
"""Words in a remark's place that are longer may be an indented paragraph."""

_UNIT = re.compile(r"กอง|สำนัก|หน่วย|ฝ่าย|ศูนย์|โรงเรียน|ทุก(?:กอง|ส่วน|สำนัก|หน่วย)|(?:สป|กวช)\.")
_MOST = 40
_MAY_BE_VALUE = re.compile(r"\d[\d,]*(?:\.\d+)?(?:\.-)?|[-–—]")
_GLUED = re.compile(r"([^\W\d_]|[\u0e31-\u0e4e])(?=\d{1,3}(?:,\d{3})+$|[๐-๙]{1,3}(?:,[๐-๙]{3})+$)")
"""Where words end right before a grouped figure: a cell that nothing parts from them."""

FIGURES_BESIDE: frozenset[Role] = frozenset({"paid", "sum", "cumulative", "former", "revised", "change", "price"})
"""What a column beside the years holds figures of."""

TAKES_NUMBER = re.compile(
    r"(?:ร้อยละ|ที่|ข้อ|ระดับ|ปี|พ\.ศ\.|คะแนน|จำนวน|กว่า|อย่างน้อย|มากกว่า|[<>≥≤=]|[ก-ฮ]\.[ก-ฮ]\.|เดือน|วัน|ครั้ง|ไตรมาส|หมู่|หน้า)\s*$"
)


@lru_cache(maxsize=256)
def kinds_of(columns: ColumnRoles) -> tuple[Kind, ...]:
    """What each column of a table holds."""
    kinds: list[Kind] = ["any"] * columns.width
    for index, kind in (
        (columns.number, "number"),
        (columns.dimension, "words"),
        (columns.mission, "words"),
        (columns.responsible, "remark"),
        (columns.remark, "remark"),
        (columns.project, "title"),
    ):
        if index is not None and index < columns.width:
            kinds[index] = kind  # type: ignore[call-overload]
    of_quarters = (index for indexes in columns.quarters.values() for index in indexes)
    unread = (index for index, _ in columns.unread_years)
    for index in (*columns.of_money, *unread, *columns.undated, *of_quarters, columns.total):
        if index is not None and index < columns.width:
            kinds[index] = "money"
    return tuple(kinds)


@lru_cache(maxsize=4096)
def misfit(text: str, kind: Kind) -> float:
    """How badly a text stands in a column of a kind: 0 well, ``inf`` impossibly.

    >>> [misfit(text, "money") for text in ("5,000", "-", "", "รอการจัดสรร", "๔๕,OOO", "2) โครงการ ก")]
    [0.0, 0.0, 0.0, 1.0, 1.0, inf]
    >>> [misfit(text, "title") for text in ("โครงการ ก", "-", "35,000")], misfit("20,000", "remark")
    ([0.0, 0.0, inf], inf)
    >>> [misfit(text, "remark") for text in ("8,000 กองคลัง", "8 กองคลัง", "8,000 บาทต่อปี", "กองคลัง 8,000")]
    [inf, 0.0, 0.0, 0.0]
    """
    if not text or kind == "any" or not text.strip(DASHES + " "):
        return 0.0
    if kind == "money":
        if all(parse_cell(value).status for value in split_values(text)):
            return 0.0
        long = len(text) > _LONGEST_WORD
        return inf if names_items(text) or names_node(text) or (long and has_letters(text)) else _WRONG_WORD
    if kind == "number":
        short = len(text) <= _LONGEST_NUMBER and "," not in text
        return 0.0 if short else (_WRONG_WORD if has_letters(text) else inf)
    if not has_letters(text):
        bare = kind == "title" or is_money(text)
        return inf if bare else _WRONG_WORD
    if kind == "title":
        return 0.0
    first, _, rest = text.partition(" ")
    if kind == "remark" and "," in first and is_money(first) and names_unit(rest):
        return inf  # an amount that lost its cell
    return _WRONG_WORD if names_items(text) else 0.0


def value_among_words(row: GridRow, columns: ColumnRoles) -> str | None:
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


def value_of_unread_year(row: GridRow, columns: ColumnRoles) -> str | None:
    """A value below a head whose year is not known, in a row that has none in a year that is: by place alone it may be
    that one's.
    """
    if all(row.text(index) for index in columns.of_money):
        return None
    texts = (row.cells[index].text for index, _ in columns.unread_years if index < len(row.cells))
    return next((text for text in texts if _MAY_BE_VALUE.fullmatch(arabic_digits(text))), None)


def fit(tokens: Sequence[str], kinds: Sequence[Kind]) -> tuple[int, ...] | None:
    """The column of each token where one assignment is the best; None where none is possible or two are as good.

    Tokens keep their order. What is empty has a place of its own, but which of two empty places was lost does not count
    as a difference: for empty tokens the column is -1; so it is for words that may stand in either of two columns that
    hold no money and no titles.

    >>> kinds = ("number", "title", "money", "money", "any", "remark")
    >>> fit(("2", "มาตรการ ก", "-", "-", "-", "งานนิติการ"), kinds), fit(("1", "โครงการ ก", "5", "6", "กองคลัง"), kinds)
    ((0, 1, 2, 3, 4, 5), (0, 1, 2, 3, -1))
    >>> fit(("1", "โครงการ", "อบรม", "5,000", "6,000"), ("number", "title", "money", "money"))
    (0, 1, 1, 2, 3)
    >>> fit(("โครงการ ก", "5,000"), ("title", "money", "money")) is None
    True
    """
    if max(len(tokens), len(kinds)) > _MOST:
        return None
    best: dict[tuple[int, int], tuple[float, frozenset[tuple[int, ...]]]] = {}

    def solve(i: int, j: int) -> tuple[float, frozenset[tuple[int, ...]]]:
        """The least cost of tokens from ``i`` in columns from ``j``, the last column taken being ``j - 1``."""
        if (i, j) in best:
            return best[i, j]
        if i == len(tokens) and j == len(kinds):
            return 0.0, frozenset({()})
        choices: list[tuple[float, frozenset[tuple[int, ...]]]] = []
        if i < len(tokens):
            token = tokens[i]
            if j < len(kinds):
                cost = misfit(token, kinds[j])
                if cost and kinds[j] == "money" and not any(sign.isdecimal() for sign in token):
                    cost = _NO_FIGURE
                elif cost and kinds[j] == "words" and begins_with_item(token):
                    cost = _ITEM_AMONG_WORDS
                choices.append(_then(cost, j if token else -1, solve(i + 1, j + 1)))
            if not token:
                choices.append(_then(_DROPPED, -1, solve(i + 1, j)))
            elif j > 0 and kinds[j - 1] in ("title", "words", "remark") and i and tokens[i - 1] and has_letters(token):
                choices.append(_then(_JOINED + misfit(token, kinds[j - 1]), j - 1, solve(i + 1, j)))
        if j < len(kinds):
            cost, found = solve(i, j + 1)
            choices.append((cost + _LOST[kinds[j]], found))
        least = min((cost for cost, _ in choices), default=inf)
        found = frozenset().union(*(ways for cost, ways in choices if cost == least)) if least < inf else frozenset()
        best[i, j] = least, frozenset(sorted(found)[:3])
        return best[i, j]

    cost, ways = solve(0, 0)
    if cost == inf or not ways:
        return None
    places = tuple(where[0] if len(set(where)) == 1 else -1 for where in zip(*ways, strict=True))
    loose = [where for where in zip(*ways, strict=True) if len(set(where)) > 1]
    return places if all(kinds[at] in ("any", "remark") for where in loose for at in where) else None


def _then(
    cost: float, column: int, rest: tuple[float, frozenset[tuple[int, ...]]]
) -> tuple[float, frozenset[tuple[int, ...]]]:
    return cost + rest[0], frozenset((column, *way) for way in rest[1])


def with_first_cells(row: GridRow, columns: ColumnRoles) -> GridRow | None:
    """A row whose first cells were left out, as below a cell that reaches over several rows, with empty ones for them.

    None where its cells do not fit the table's last columns, and no others: each must hold what its column does, with a
    value in every year and a title.
    """
    if row.torn or len(row.cells) >= columns.width or not columns.even:
        return None
    kinds = kinds_of(columns)
    fitting: list[GridRow] = []
    for left_out in range(1, columns.project + 1):
        blank = Cell("", (), row.span)
        for ending in range(columns.width - len(row.cells) - left_out + 1):
            if ending and any(kind not in ("remark", "any") for kind in kinds[columns.width - ending :]):
                continue
            if left_out + len(row.cells) + ending != columns.width:
                continue
            cells = (*[blank] * left_out, *row.cells, *[blank] * ending)
            filled = all(cells[index].text for index, kind in enumerate(kinds) if kind in ("money", "title"))
            if filled and not any(misfit(cell.text, kind) for cell, kind in zip(cells, kinds, strict=True)):
                fitting.append(GridRow(cells, row.span))
    return fitting[0] if len(fitting) == 1 else None


@lru_cache(maxsize=4096)
def names_items(text: str) -> bool:
    """Whether a text begins with, or has as a piece, a project, activity or measure by its kind word."""
    cell = Cell(text, (text,), Span(1, 1))
    return any(kind_of(piece.text) != "unspecified" for piece in split_cell(cell, None))


def begins_with_item(text: str) -> bool:
    """Whether a text begins with a project, activity or measure by its kind word, its number aside.

    >>> begins_with_item("๒) โครงการ ก"), begins_with_item("ของเทศบาล ๒) โครงการ ก")
    (True, False)
    """
    pieces = split_cell(Cell(text, (text,), Span(1, 1)), None)
    return bool(pieces) and kind_of(pieces[0].text) != "unspecified"


@lru_cache(maxsize=4096)
def has_letters(text: str) -> bool:
    """Whether a text has words: the O or l that OCR makes of a digit is none, nor is the unit behind a number.

    >>> [has_letters(text) for text in ("โครงการ ก", "๔๕,OOO", "5,000 บาท", "2566", "50 คน")]
    [True, False, False, False, True]
    """
    letters = {sign for sign in text if sign.isalpha()}
    if not letters or letters <= _DIGIT_LIKE:
        return False
    return not (letters <= _DIGIT_LIKE | _UNIT_LETTERS and any(sign.isdecimal() for sign in text))


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
    if any(fault == inf for fault in faults):
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
    other figures are due behind the years; or what stands last are the words of a column further to the right.
    """
    count, money = len(row.cells), columns.of_money
    first, behind = min(money, default=columns.width), max(money, default=-1) + 1
    before = list(zip(row.cells, kinds, strict=False))[:first]
    if any(_holds_amounts(cell.text) for cell, _ in before):
        return True
    figures = {column.place for column in columns.heads if column.place >= behind and column.role in FIGURES_BESIDE}
    figures |= {columns.total} if columns.total is not None and columns.total >= behind else set()
    if figures and any(kind == "any" and is_money(cell.text) for cell, kind in before):
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


def names_unit(text: str) -> bool:
    """Whether a text begins with the name of a unit: ``กองคลัง``, ``สำนักปลัด``, ``สป.``."""
    return bool(_UNIT.match(text))


def is_figure(text: str) -> bool:
    """Whether a text is an amount, a zero or a dash; words that say that there is none may be a remark.

    >>> [is_figure(text) for text in ("5,000", "0", "-", "", "ไม่ใช้งบประมาณ", "กองคลัง")]
    [True, True, True, False, False, False]
    """
    return parse_cell(text).status not in (None, "blank", "none", "unnamed")


def is_money(text: str) -> bool:
    """Whether a text is values with an amount that no number of a list looks like: four digits or grouped."""
    values = [parse_cell(value) for value in split_values(text)]
    large = any(value.amount is not None and value.amount >= 1000 for value in values)
    return bool(values) and all(value.status for value in values) and (large or "," in arabic_digits(text))
