"""Budget tables of a text that a word processor saved: a line for each cell, an empty line for an empty one.

Nothing parts two rows but the number of the head's columns, which every row fills.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise, takewhile

from extract.ground.source import SourceText, Span
from parsers.records.table import Cell, Grid, GridRow, plain_cell
from parsers.structure.headings import ends_table
from parsers.structure.levels import level_named, mission_in
from parsers.tables.columns.names import TOTAL, is_column_name, is_unit
from parsers.tables.columns.roles import Role, role_of, squeezed
from parsers.tables.flat.by_row.last_cells import Text, in_order_of_cells
from parsers.tables.flat.ground.flat_head import KINDS, FlatHead
from parsers.tables.flat.ground.pieces import FARTHEST, FlatPiece, cell_of, opens_items, row_of_pieces
from parsers.tables.flat.ground.row_words import RowNumbers, number_in
from parsers.tables.flat.heads.find_heads import find_head, head_beside_people
from parsers.tables.lines.filling import CellToken, RowForm, begins_level, filled_rows
from parsers.tables.rows.cell_kinds import Kind, begins_with_item, has_letters
from parsers.tables.rows.fit import FIGURES_BESIDE
from parsers.tables.rows.printed_cells import printed_cell
from parsers.tables.rows.row_begins import number_of_item
from parsers.values.dates import parse_year
from parsers.values.money.cell_forms import DASHES
from parsers.values.money.cells import parse_cell
from parsers.values.page_marks import is_bare_page_number, is_empty_or_of_page, is_of_page
from parsers.values.spacing import join_lines

_MOST = 12
"""Columns of a head."""


def line_tables(source: SourceText, first: int, last: int) -> Iterator[Grid]:
    """The budget tables between two lines that print a cell a line; a head that returns goes on with its table."""
    rows: list[GridRow] = []
    above: FlatHead | None = None
    number = first
    while number <= last:
        head = _head_at(source, number, last)
        if head:
            end = _last_line(source, head, last)
            if rows and (above is None or head.kinds != above.kinds):
                yield _grid(rows)
                rows = []
            if below := _rows(source, head, end):
                rows += [row_of_pieces(head.pieces), *below]
                above = head
            elif rows:  # what stands below this head is left to others
                yield _grid(rows)
                rows = []
            number = max(head.end, end)
        number += 1
    if rows:
        yield _grid(rows)


def _grid(rows: Sequence[GridRow]) -> Grid:
    return Grid(tuple(rows), rows[0].span | rows[-1].span, "cells")


def _head_at(source: SourceText, number: int, last: int) -> FlatHead | None:
    """The head that begins on a line and has a line for each cell: all in one row, or the years in a second.

    None where the line above names a column too: that one would be left out.
    """
    if not source.key(number).strip():
        return None
    above = source.line(number - 1).strip() if number > 1 else ""
    if above and is_column_name(above) and not is_unit(above):
        return None
    two_rows = _head_of_two_rows(source, number, last)
    if two_rows:
        return two_rows
    head = find_head(source, number, last) or head_beside_people(source, number, last)
    if head is None or head.form != "lines":
        return None
    # Where empty lines part the names, they part the cells too, and are none.
    return head if all(source.key(line).strip() for line in range(number, head.pieces[-1].line)) else None


def _head_of_two_rows(source: SourceText, number: int, last: int) -> FlatHead | None:
    """Names of columns with one for all years, below it an empty line for each column before it, and the years."""
    texts = (source.line(line).strip() for line in range(number, min(number + _MOST, last) + 1))
    names = list(takewhile(bool, texts))
    roles = [role_of(name) for name in names]
    band = next((index for index, role in enumerate(roles) if role == "budget"), None)
    if not band or roles.count("project") != 1 or "project" not in roles[:band] or "year" in roles:
        return None
    if not all(role != "other" or is_column_name(name) for name, role in zip(names, roles, strict=True)):
        return None
    first = number + len(names)
    if first + band > last or any(source.key(line).strip() for line in range(first, first + band)):
        return None
    years: list[FlatPiece] = []
    for line in range(first + band, last + 1):
        text = source.line(line).strip()
        before = parse_year(years[-1].text) if years else None
        year = parse_year(text) if role_of(text) == "year" else None
        if year is None or (before is not None and year != before + 1):
            break
        years.append(FlatPiece(text, line))
    if len(years) < 2:
        return None
    pieces = [FlatPiece(name, number + index) for index, name in enumerate(names)]
    money = [FlatPiece(f"{year.text} {names[band]}", year.line) for year in years]
    of_years: list[Kind] = ["money"] * len(years)
    kinds = (*map(_kind, roles[:band]), *of_years, *map(_kind, roles[band + 1 :]))
    columns = (*pieces[:band], *money, *pieces[band + 1 :])
    units = frozenset({names[band]})
    return FlatHead(columns, kinds, units, band, len(years), years[-1].line, "lines", classic=False)


def _kind(role: Role) -> Kind:
    return KINDS.get(role, "any")


def _first_line(head: FlatHead) -> int:
    """The line of the first cell below a head, whose second row leaves what stands behind the years empty."""
    last_name = max(piece.line for piece in head.pieces)
    units = head.end > last_name or head.pieces[-1].line < last_name
    return head.end + 1 + (head.width - head.before - head.years if units else 0)


def _last_line(source: SourceText, head: FlatHead, last: int) -> int:
    """The last line of the rows below a head: the cells behind the last value, before the next head or heading."""
    behind = head.width - head.before - head.years
    above = _first_line(head) - 1
    stop = last + 1
    due = 0
    for number in range(above + 1, last + 1):
        key = source.key(number).strip()
        if number - above > FARTHEST:
            break
        if ends_table(key):
            stop = number
            break
        if key == head.pieces[0].text and _head_at(source, number, last):
            stop, above = number, _last_text(source, above, number) - behind
            break
        counted = number_of_item(key) if number - above <= behind + 1 else None
        if counted is not None and counted == due:
            above = number  # a row without values, the last one perhaps
        due = counted + 1 if counted is not None else due
        of_page = is_of_page(source, number) or (behind and _is_page_number(source, number))
        if (_is_value(key) and not of_page) or TOTAL.match(key):
            above = number
    end = min(above + behind, stop - 1)
    empty = takewhile(lambda line: not source.key(line).strip(), range(end + 1, min(end + head.width, stop)))
    return max(empty, default=end)


def _last_text(source: SourceText, first: int, head: int) -> int:
    """The last line above a head that is neither empty nor the number of a page."""
    lines = range(head - 1, first, -1)
    return next((n for n in lines if source.key(n).strip() and not _is_page_number(source, n)), first)


def _is_value(key: str) -> bool:
    """Whether a line is what a year's cell holds; words that say that there is none may as well be a remark."""
    return (any(map(str.isdigit, key)) and FlatPiece(key, 1).is_value) or (bool(key) and not key.strip(DASHES + " "))


def _is_page_number(source: SourceText, number: int) -> bool:
    """Whether a number stands by itself right above a head: the last value of a row has the row's other cells below."""
    below = source.key(number + 1).strip() if number < len(source.lines) else ""
    return is_bare_page_number(source.key(number).strip()) and bool(below) and is_column_name(below)


def _lines_of_cells(source: SourceText, first: int, end: int) -> Iterator[int]:
    """The lines of a table without its pages' marks and running heads, and the empty ones beside these."""
    number = first
    while number <= end:
        gap = list(takewhile(lambda line: is_empty_or_of_page(source, line), range(number, end + 1)))
        if any(source.key(line).strip() for line in gap):
            number += len(gap)
        else:
            yield number
            number += 1


def _rows(source: SourceText, head: FlatHead, end: int) -> Sequence[GridRow]:
    tokens = [CellToken(_cell(source, number), number) for number in _lines_of_cells(source, _first_line(head), end)]
    filled = next((index for index in range(len(tokens), 0, -1) if tokens[index - 1].text), 0)
    tokens[filled:] = [CellToken(None, token.line) for token in tokens[filled:]]  # of the last row, or behind it
    names = tuple(frozenset({squeezed(piece.text)}) for piece in head.pieces)
    tokens = list(_with_shared_cells(_in_order(tokens, head), head.years))
    rows = filled_rows(tokens, RowForm(_kinds_of_cells(head), names, wraps=True)) or ()
    return list(_with_levels_in_place(_without_shifted(rows, tokens, head), head))


def _in_order(tokens: Sequence[CellToken], head: FlatHead) -> Sequence[CellToken]:
    """The cells with what a title goes on with behind its row in its place; themselves where empty cells have lines."""
    if head.width == head.before + head.years or not all(token.text for token in tokens if token.cell):
        return tokens
    own = {token.line: token for token in tokens if token.cell}
    texts: list[Text] = []
    for number in sorted(own):
        if texts and number - 1 not in own:
            texts.append("page")
        texts.append(FlatPiece(own[number].text, number))
    pieces = [text for text in in_order_of_cells(texts, head.years)[0] if isinstance(text, FlatPiece)]
    ordered = [
        own[piece.line] if piece.text == own[piece.line].text else CellToken(cell_of([piece]), piece.line)
        for piece in pieces
    ]
    return [*ordered, *(token for token in tokens if token.cell is None)]


def _kinds_of_cells(head: FlatHead) -> tuple[Kind, ...]:
    """What the columns hold; what was spent, or a sum, are figures as those of the years are, and people beside the
    only money: neither is lost for the other.
    """
    beside = FIGURES_BESIDE | ({"target"} if _target_of(head) is not None else set())
    roles = (role_of(piece.text) for piece in head.pieces)
    return tuple("money" if role in beside else kind for role, kind in zip(roles, head.kinds, strict=True))


def _target_of(head: FlatHead) -> int | None:
    """The column of targets of a head whose only money names no year."""
    roles = [role_of(piece.text) for piece in head.pieces]
    return roles.index("target") if head.years == 1 and "year" not in roles and "target" in roles else None


def _with_levels_in_place(rows: Iterable[GridRow], head: FlatHead) -> Iterator[GridRow]:
    """The rows with a mission that stands in the column of dimensions, its own empty, in its own: what leaves no line
    for an empty cell is filled from the left.
    """
    roles = [role_of(piece.text) for piece in head.pieces]
    if roles.count("dimension") != 1 or roles.count("mission") != 1:
        yield from rows
        return
    dimension, mission, project = roles.index("dimension"), roles.index("mission"), roles.index("project")
    for row in rows:
        cells = list(row.cells)
        if len(cells) == head.width and not cells[mission].text:
            text = cells[dimension].text
            above_item = mission_in(text) is not None and begins_with_item(cells[project].text)
            if level_named(text) == "mission" or (above_item and level_named(text) is None):
                cells[dimension], cells[mission] = cells[mission], cells[dimension]
        yield replace(row, cells=tuple(cells))


def _without_shifted(rows: Sequence[GridRow], tokens: Sequence[CellToken], head: FlatHead) -> Iterator[GridRow]:
    """The rows, torn where more values stand beside each other than a row has, or one less and the column behind is
    empty: empty cells may leave no line, so that a dash is of the years or of that column. Most rows tell whether it
    has dashes or figures. Torn, too, where words stand in the first or the last year: those of the next column perhaps.
    """
    due = sum(1 for _ in takewhile(lambda kind: kind == "money", head.kinds[head.before :]))
    behind = head.before + due
    whole = [len(row.cells) == head.width for row in rows]
    numbers = {id(cell) for cell in _numbers_due(rows, head)}
    places = {id(token.cell): at for at, token in enumerate(tokens) if token.cell}
    most = due + 2  # a longer run says no more
    runs = [
        list(islice(_run_of_values(row, tokens, places.get(id(row.cells[head.before]), len(tokens)), numbers), most))
        if fits
        else []
        for row, fits in zip(rows, whole, strict=True)
    ]
    lengths = [len(run) for run in runs if len(run) >= due]
    usual = due + (behind < head.width and 2 * lengths.count(due + 1) > len(lengths))
    numbers_taken = _with_numbers_of_others(rows, head)
    target = _target_of(head)
    for index, (row, run, fits) in enumerate(zip(rows, runs, whole, strict=True)):
        lost = due <= len(run) < usual and not row.cells[behind].text and _is_dash(run[-1])
        worded = fits and any(_may_be_of_words(row.cells[at].text) for at in (head.before, behind - 1))
        lost = lost or (target is not None and len(row.cells) > 1 and not _has_figures(row, target, head.before))
        yield replace(row, torn=row.torn or lost or worded or len(run) > usual or index in numbers_taken)


def _has_figures(row: GridRow, *places: int) -> bool:
    """Whether each of some cells is a figure or a dash: none was lost, so that none of the others stands for it."""
    return all(row.text(place) and parse_cell(row.text(place)).status is not None for place in places)


def _with_numbers_of_others(rows: Sequence[GridRow], head: FlatHead) -> set[int]:
    """The rows that lost a cell and have the number of the next row, which has none, among their values; and those."""
    found: set[int] = set()
    years = range(head.before, head.before + head.years)
    places = {place for place, kind in enumerate(head.kinds) if kind == "number"}
    for at, (above, below) in enumerate(pairwise(rows)):
        for place in places:
            due = number_in(above.text(place))
            headless = not below.text(place) or begins_with_item(below.text(place))
            if due is not None and headless and any(number_in(above.text(year)) == due + 1 for year in years):
                found |= {at, at + 1}
    return found


def _may_be_of_words(text: str) -> bool:
    """Whether what stands in the first or last year may be a line more of the words beside it, a value being lost."""
    return has_letters(text) and parse_cell(text).status is None


def _numbers_due(rows: Sequence[GridRow], head: FlatHead) -> Iterator[Cell]:
    """The cells with the numbers of rows that count on: they stand right behind the row above where years are last."""
    numbers = RowNumbers(head.kinds[0] == "number", from_any=True)
    for row in rows:
        due = numbers.due(row.cells[0].text) if len(row.cells) == head.width else None
        if due is not None:
            numbers.take(due)
            yield row.cells[0]


def _run_of_values(row: GridRow, tokens: Sequence[CellToken], at: int, numbers: Collection[int]) -> Iterator[str]:
    """The values that stand beside each other from a row's first year on, whatever row they went to. An empty line
    that is none of the row's cells parts none. ``numbers`` are the cells of rows' numbers, by identity: they end a run.
    """
    empty = {cell.span for cell in row.cells if not cell.text}
    for token in (tokens[place] for place in range(at, len(tokens))):
        if not token.text and Span(token.line, token.line) not in empty:
            continue
        if not _is_value(token.text) or id(token.cell) in numbers:
            return
        yield token.text


def _is_dash(text: str) -> bool:
    return bool(text) and not text.strip(DASHES + " ")


def _with_shared_cells(tokens: Sequence[CellToken], years: int) -> Iterator[CellToken]:
    """The same with the values of several projects in one cell, where a row prints each of them for each year."""
    values = [_is_value(token.text) for token in tokens]
    ends = list(range(len(tokens) + 1))
    for at in range(len(tokens) - 1, -1, -1):
        ends[at] = ends[at + 1] if values[at] else at
    at = 0
    while at < len(tokens):
        above = takewhile(lambda place: tokens[place].text and not values[place], range(at - 1, -1, -1))
        titles = [text for place in above if opens_items(text := tokens[place].text) and not begins_level(text)]
        items = len(titles)
        if items > 1 and ends[at] - at == items * years and len(set(titles)) == items:
            run = tokens[at : ends[at]]
            for start in range(0, len(run), items):
                cells = [token.cell for token in run[start : start + items] if token.cell]
                parts = [part for cell in cells for part in cell.parts]
                yield CellToken(printed_cell(parts, cells[0].span | cells[-1].span, wrapped=True), run[start].line)
            at += len(run)
        else:
            yield tokens[at]
            at += 1


def _cell(source: SourceText, number: int) -> Cell:
    text = join_lines([source.line(number).strip()])
    return plain_cell(text, Span(number, number))
