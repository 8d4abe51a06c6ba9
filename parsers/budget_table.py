"""The budget table of part 2: its items with a value for every year, and its total rows.

A value is given to an item only where the print leaves no choice: the item's own cell (``exact``), or a shared
cell with exactly as many values as items (``by_order``). Everything else is ``ambiguous``: no amount, the cell
as printed, and an issue.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from plan_extract.extract.characters import arabic_digits
from plan_extract.extract.issues import Issue
from plan_extract.extract.source import Span
from plan_extract.parsers.handbook import is_node
from plan_extract.parsers.kinds import KIND_WORD, kind_of, split_alternative
from plan_extract.parsers.money import CellValue, parse_cell, split_values
from plan_extract.parsers.records import (
    Alignment,
    BudgetCell,
    BudgetTable,
    Cell,
    Grid,
    Node,
    Place,
    Row,
    TableItem,
    TotalRow,
)
from plan_extract.parsers.spacing import tidy
from plan_extract.parsers.table_cells import Piece, split_cell
from plan_extract.parsers.table_columns import Columns, is_header, read_header

_TOTAL = re.compile(r"^(?:ยอด)?รวม(?!ทั้ง\s*\S*\s*(?:ใน|กับ))")
_GRAND_TOTAL = re.compile(r"^(?:ยอด)?รวม\s*(?:ทั?้?ง|ทุก|ยอด|\d\s*มิติ)")
_DIMENSION = re.compile(
    r"^(?:ม.{0,2}ต[ิี]?\s*(?:ที่)?\s*(?P<named>\d{1,2})\s*[.:)]?|(?P<bare>\d{1,2})\s*[.)](?!\d))\s*(?P<title>.*)$",
    re.DOTALL,
)
_MISSION = re.compile(
    r"^(?:ภารกิจ(?:ตามมิติ)?(?:ที่)?\s*)?(?P<number>\d{1,2}\.\d{1,2})(?!\.?\d)[.)]?\s*(?P<title>.*)$", re.DOTALL
)
_STRATEGY = re.compile(r"^(?P<number>\d{1,2}\.\d{1,2}\.\d{1,2})\.?\s*(?P<title>.*)$", re.DOTALL)
_KIND_FOLLOWS = re.compile(rf"^[\d.)\s]+{KIND_WORD}")
_COUNT = re.compile(r"\d\s*/?\s*(?:โครงการ|กิจกรรม|มาตรการ)")
# a project cell that only counts, as in a total row, also where รวม is damaged: 'จำนวน 9 โครงการ', '4 โครงกาธ'
_COUNTS = re.compile(r"^(?:[ก-๎]{3,8}\s*)?(?:\d{1,3}\s*/?\s*[ก-๎]{6,9}(?:\s*/\s*[ก-๎]{6,9})*\s*)+$")
_LEAST_WIDTH = 5
_FARTHEST = 10
_DASHES = frozenset({"-", "–", "—"})
_NO_PLACE = Place()
_TOO_LARGE = Decimal(10) ** 12


@dataclass(slots=True)
class _Item:
    """An item while its table is read: the values of its cells may still come from a torn row."""

    piece: Piece
    place: Place
    span: Span
    remark: str | None
    values: dict[int, tuple[str, ...]]
    own: bool
    suspect: bool = False


@dataclass(slots=True)
class _Group:
    """The items of one printed row, with what its cells say about all of them."""

    items: list[_Item]
    cells: dict[int, list[str]]
    raws: dict[int, str]
    spans: dict[int, Span]
    columns: Columns
    span: Span
    suspect: bool = False


@dataclass(slots=True)
class _Reader:
    """The state that is carried down the rows of all budget tables of a plan."""

    plan_years: tuple[int, int] | None
    groups: list[_Group] = field(default_factory=list)
    totals: list[TotalRow] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    years: dict[int, None] = field(default_factory=dict)
    dimension: Node | None = None
    mission: Node | None = None
    strategy: Node | None = None
    last_number: int | None = None
    shifted: bool = False
    items_since_total: int = 0


def budget_grids(grids: Sequence[Grid]) -> tuple[Grid, ...]:
    """Those of ``grids`` that are budget tables: they have such a header with a year column, or go on with one.

    A grid goes on with the table above it if all its rows are as wide as that table and wide enough to be no other: a
    page break, a page number or an empty line parts them, a few lines at most.
    """
    found: list[Grid] = []
    width = 0
    for grid in grids:
        headers = [read_header(grid.rows, index, None) for index, row in enumerate(grid.rows) if is_header(row)]
        columns = [header[0] for header in headers if header]
        if columns:
            found.append(grid)
            width = columns[-1].width
        elif (
            found
            and width >= _LEAST_WIDTH
            and grid.span.start - found[-1].span.end <= _FARTHEST
            and all(len(row.cells) == width for row in grid.rows)
        ):
            found.append(grid)
    return tuple(found)


def table_years(grids: Sequence[Grid]) -> tuple[int, ...]:
    """The years (BE) that the headers of budget tables print in full, in ascending order."""
    years: set[int] = set()
    for grid in grids:
        for index, row in enumerate(grid.rows):
            header = read_header(grid.rows, index, None) if is_header(row) else None
            if header:
                years.update(header[0].years_in_order)
    return tuple(sorted(years))


def read_budget_table(
    grids: Sequence[Grid], plan_years: tuple[int, int] | None, spellings: dict[str, str] | None = None
) -> BudgetTable:
    """The budget tables ``grids`` (see :func:`budget_grids`) as one, in document order.

    ``plan_years`` resolves two-digit years; ``spellings`` (see :func:`spacing.known_spellings`) gives headings
    and titles the spacing that they have elsewhere. A grid without a header that follows a budget table
    directly and is as wide goes on with it.
    """
    reader = _Reader(plan_years)
    columns: Columns | None = None
    for grid in grids:
        index = 0
        while index < len(grid.rows):
            header = read_header(grid.rows, index, plan_years) if is_header(grid.rows[index]) else None
            if header:
                columns, index = header
                _announce(reader, columns, grid.rows[index - 1].span)
                continue
            row = grid.rows[index]
            if columns:
                _take_row(reader, row, columns)
            index += 1
    items = tuple(item for group in reader.groups for item in _finish(group, reader.issues, spellings))
    return BudgetTable(tuple(sorted(reader.years)), items, tuple(reader.totals), tuple(reader.issues))


def _announce(reader: _Reader, columns: Columns, span: Span) -> None:
    reader.shifted = False
    for year in columns.years_in_order:
        reader.years[year] = None
    for _, text in columns.unread_years:
        reader.issues.append(Issue("unreadable_year", span, "budget_lines", found=text))


def _text(row: Row, index: int | None) -> str:
    return row.cells[index].text if index is not None and index < len(row.cells) else ""


def _take_row(reader: _Reader, row: Row, columns: Columns) -> None:
    if row.blank:
        return
    first = next(cell for cell in row.cells if cell.text)
    if _TOTAL.match(first.text) or _COUNTS.match(arabic_digits(_text(row, columns.project))):
        _take_total(reader, row, first, columns)
        return
    if _is_place_row(reader, row, first):
        return
    _move(reader, _text(row, columns.dimension), _text(row, columns.mission))
    project = row.cells[columns.project] if columns.project < len(row.cells) else None
    pieces = split_cell(project, reader.last_number) if project else ()
    values = {index: _values(row.cells[index]) if index < len(row.cells) else [] for index in columns.years}
    money = {index: texts for index, texts in values.items() if any(_positive(text) for text in texts)}
    items = _items_of(reader, pieces, row, columns)
    raws = {index: _text(row, index) for index in columns.years}
    spans = {index: row.cells[index].span if index < len(row.cells) else row.span for index in columns.years}
    if items:
        group = _Group(items, values, raws, spans, columns, row.span, reader.shifted)
        reader.groups.append(group)
        reader.items_since_total += len(items)
    elif money:
        _take_loose_money(reader, row, values, raws, heading=bool(pieces))
    elif not pieces and any(values.values()):
        _join_torn_row(reader, row, values, raws)


def _is_place_row(reader: _Reader, row: Row, first: Cell) -> bool:
    """Take a row with a single cell that names a dimension or mission: a table without that column prints it across."""
    if sum(bool(cell.text) for cell in row.cells) != 1:
        return False
    key = arabic_digits(first.text)
    dimension = _DIMENSION.match(key)
    if dimension and dimension["named"]:
        _move(reader, first.text, "")
        return True
    mission = _MISSION.match(key)
    if mission and (not _KIND_FOLLOWS.search(key) or is_node(mission["number"], mission["title"])):
        _move(reader, "", first.text)
        return True
    return False


def _values(cell: Cell) -> list[str]:
    if len(cell.parts) > 1 and all(len(split_values(part)) == 1 and parse_cell(part).status for part in cell.parts):
        return list(cell.parts)
    return list(split_values(cell.text))


def _positive(text: str) -> bool:
    amount = parse_cell(text).amount
    return amount is not None and amount > 0


def _move(reader: _Reader, dimension: str, mission: str) -> None:
    """Carry the place down the table: a cell that is printed changes it, a blank one does not."""
    if dimension not in ("", *_DASHES):
        found = _node(_DIMENSION, dimension)
        if found and (reader.dimension is None or found.number != reader.dimension.number):
            reader.dimension, reader.mission, reader.strategy = found, None, None
        elif found is None and reader.dimension is None:
            reader.dimension = Node(None, dimension)
    if mission not in ("", *_DASHES):
        strategy, found = _node(_STRATEGY, mission), _node(_MISSION, mission)
        if strategy:
            reader.strategy = strategy
        elif found:
            if reader.mission is None or found.number != reader.mission.number:
                reader.strategy, reader.shifted = None, False
            reader.mission = found
            above = (found.number or "").split(".")[0]
            if reader.dimension is None or (reader.dimension.number or above) != above:
                reader.dimension = Node(above, None)
        else:
            reader.mission, reader.strategy = Node(None, mission), None


def _node(pattern: re.Pattern[str], text: str) -> Node | None:
    match = pattern.match(arabic_digits(text))
    if match is None:
        return None
    groups = match.groupdict()
    number = groups.get("number") or groups.get("named") or groups.get("bare")
    title = text[match.start("title") :].strip()
    return Node(number, title or None)


def _items_of(reader: _Reader, pieces: tuple[Piece, ...], row: Row, columns: Columns) -> list[_Item]:
    items: list[_Item] = []
    number_cell = arabic_digits(_text(row, columns.number)).strip(" .()") if columns.number is not None else ""
    for piece in pieces:
        if piece.kind == "strategy":
            reader.strategy = Node(piece.number, piece.text or None)
        elif piece.kind == "item" or (piece.kind == "text" and len(pieces) == 1):
            if piece.kind == "text":
                if _goes_on(reader, piece, row, columns):
                    continue
                piece = replace(piece, number=number_cell if number_cell.isdecimal() else None)
            place = Place(reader.dimension, reader.mission, reader.strategy)
            items.append(_Item(piece, place, row.span, None, {}, True))
            if piece.number:
                reader.last_number = int(piece.number)
        elif piece.kind == "text" and reader.groups:
            _append_to_last(reader, piece.text, row.span)
    _share_remark(items, row, columns)
    return items


def _goes_on(reader: _Reader, piece: Piece, row: Row, columns: Columns) -> bool:
    """Whether a text without number, kind word and values goes on with the title above it (a row broken over a
    page).
    """
    if columns.number is not None and _text(row, columns.number):
        return False
    if kind_of(piece.text) != "unspecified" or any(_text(row, index) for index in columns.years):
        return False
    if not reader.groups or not reader.items_since_total or _text(row, columns.mission):
        return False
    _append_to_last(reader, piece.text, row.span)
    return True


def _append_to_last(reader: _Reader, text: str, span: Span) -> None:
    last = reader.groups[-1].items[-1]
    last.piece = replace(last.piece, text=f"{last.piece.text} {text}")
    last.span |= span


def _share_remark(items: list[_Item], row: Row, columns: Columns) -> None:
    """Give the row's remark to its items: one each where the cell holds as many as there are items, else the
    whole cell to all.
    """
    if columns.remark is None or columns.remark >= len(row.cells):
        return
    cell = row.cells[columns.remark]
    if not cell.text:
        return
    shares: Sequence[str] = (cell.text,) * len(items)
    for candidate in (cell.parts, tuple(cell.text.split(" "))):
        if len(items) > 1 and len(candidate) == len(items):
            shares = candidate
            break
    for item, share in zip(items, shares, strict=True):
        item.remark = share


def _take_loose_money(
    reader: _Reader, row: Row, values: dict[int, list[str]], raws: dict[int, str], *, heading: bool
) -> None:
    """Amounts on a row without an item. Beside a heading the rows below may be shifted by one, so none of them
    is trusted.
    """
    if not heading and _join_torn_row(reader, row, values, raws):
        return
    found = " ".join(raw for raw in raws.values() if raw)
    reader.issues.append(Issue("amount_on_heading_row", row.span, "budget_lines", found=found))
    reader.shifted = True
    if not heading and reader.groups:
        reader.groups[-1].suspect = True


def _join_torn_row(reader: _Reader, row: Row, values: dict[int, list[str]], raws: dict[int, str]) -> bool:
    """Take a row that has only values as the rest of the row above, where that makes one value for each item in
    every column.
    """
    if not reader.groups or not reader.items_since_total:
        return False
    group = reader.groups[-1]
    if values.keys() != group.cells.keys():
        return False  # another header stands between the two rows
    if any(len(group.cells[index]) + len(texts) != len(group.items) for index, texts in values.items()):
        return False
    for index, texts in values.items():
        group.cells[index] = [*group.cells[index], *texts]
        group.raws[index] = f"{group.raws[index]} {raws[index]}".strip()
        group.spans[index] |= row.span
    group.span |= row.span
    for item in group.items:
        item.span |= row.span
    return True


def _take_total(reader: _Reader, row: Row, first: Cell, columns: Columns) -> None:
    key = arabic_digits(first.text)
    count_cell = next((cell for cell in row.cells if _counts(cell.text)), None)
    named = re.search(r"มิติ(?:ที่)?\s*(\d{1,2})", key)
    number = int(named[1]) if named else _int(reader.dimension)
    grand = named is None and (bool(_GRAND_TOTAL.match(key)) or not reader.items_since_total)
    amounts: dict[int, Decimal | None] = dict.fromkeys(columns.years_in_order)
    if len(row.cells) >= columns.width:
        printed = {year: _text(row, index) for index, year in columns.years.items()}
    else:  # the row is shorter than the table: รวม, the count, then one cell a year
        start = max(row.cells.index(first), row.cells.index(count_cell) if count_cell else 0) + 1
        rest = [cell.text for cell in row.cells[start:]]
        years = columns.years_in_order
        if len(rest) not in (0, len(years), len(years) + 1):
            reader.issues.append(Issue("unreadable_amount", row.span, "budget_totals", found=" ".join(rest).strip()))
            rest = []
        printed = dict(zip(years, rest, strict=False))
    for year, text in printed.items():
        value = _in_baht(text, columns)
        if value.status is None:
            reader.issues.append(Issue("unreadable_amount", row.span, "budget_totals", found=text))
        amounts[year] = value.amount
    count_text = count_cell.text if count_cell else ""
    if grand:
        reader.totals.append(TotalRow("plan", None, amounts, count_text, row.span))
    else:
        reader.totals.append(TotalRow("dimension", number, amounts, count_text, row.span))
    reader.items_since_total, reader.shifted = 0, False


def _counts(text: str) -> bool:
    key = arabic_digits(text)
    return bool(_COUNT.search(key) or _COUNTS.match(key))


def _int(node: Node | None) -> int | None:
    return int(node.number) if node and node.number and node.number.isdecimal() else None


def _finish(group: _Group, issues: list[Issue], spellings: dict[str, str] | None) -> list[TableItem]:
    """The items of a group with their values, as far as the print settles them."""
    count = len(group.items)
    uneven = sorted({len(texts) for texts in group.cells.values() if texts and len(texts) != count})
    if uneven and not group.suspect:
        values = "/".join(map(str, uneven))
        found = next(raw for index, raw in sorted(group.raws.items()) if len(group.cells[index]) in uneven)
        params = {"values": values, "items": str(count)}
        issues.append(
            Issue("ambiguous_alignment", group.span, "budget_lines", expected=str(count), found=found, params=params)
        )
    finished = []
    for position, item in enumerate(group.items):
        cells = tuple(
            _budget_cell(group, index, year, position, issues) for index, year in sorted(group.columns.years.items())
        )
        title, alternative = split_alternative(item.piece.text)
        number = int(item.piece.number) if item.piece.number else None
        finished.append(
            TableItem(
                number,
                kind_of(title),
                tidy(title, spellings),
                tidy(alternative, spellings) if alternative else None,
                _tidy_place(item.place, spellings),
                cells,
                item.remark,
                item.span,
            )
        )
    return finished


def _budget_cell(group: _Group, index: int, year: int, position: int, issues: list[Issue]) -> BudgetCell:
    texts, raw, span = group.cells[index], group.raws[index], group.spans[index]
    if group.suspect:
        return BudgetCell(year, raw, None, "ambiguous", "ambiguous", span)
    if not texts:
        return BudgetCell(year, raw, None, "blank", "exact", span)
    if len(texts) != len(group.items):
        return BudgetCell(year, raw, None, "ambiguous", "ambiguous", span)
    value = _in_baht(texts[position], group.columns)
    if value.status is None:
        issues.append(Issue("unreadable_amount", span, "budget_lines", found=texts[position]))
        return BudgetCell(year, texts[position], None, "ambiguous", "ambiguous", span)
    alignment: Alignment = "exact" if len(group.items) == 1 else "by_order"
    return BudgetCell(year, texts[position], value.amount, value.status, alignment, span)


def _in_baht(text: str, columns: Columns) -> CellValue:
    """The cell's value in baht; unreadable where the table's unit makes it larger than any budget."""
    value = parse_cell(text)
    if value.amount is None or columns.scale == 1:
        return value
    amount = value.amount * columns.scale
    return replace(value, amount=amount) if amount < _TOO_LARGE else CellValue(None)


def _tidy_place(place: Place, spellings: dict[str, str] | None) -> Place:
    if place == _NO_PLACE:
        return place

    def clean(node: Node | None) -> Node | None:
        return Node(node.number, tidy(node.title, spellings)) if node and node.title else node

    return Place(clean(place.dimension), clean(place.mission), clean(place.strategy))
