"""Details as one wide table: a row a project, a column a field; or a column a project, a row a field. Each project is
a block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extract.ground.characters import arabic_digits
from extract.ground.issues import Issue
from extract.ground.source import SourceText, Span
from parsers.blocks.drafts import Draft, DraftField
from parsers.blocks.items import ContentLine
from parsers.records.blocks import DetailBlock, FieldName
from parsers.records.structure import Branch, Section
from parsers.records.table import Cell, Grid, GridRow, apart_from
from parsers.structure.block_titles import KnownTitles, table_titles
from parsers.structure.headings import title_label
from parsers.structure.labels.field_labels import field_label
from parsers.structure.labels.label_rules import FieldLabel
from parsers.structure.levels import dimension_in, level_named, mission_in
from parsers.tables.columns.head_rows import header_rows, rows_of_heads
from parsers.tables.columns.names import TOTAL
from parsers.tables.columns.roles import Role, names_projects, role_of
from parsers.tables.rows.project_cells import split_cell
from parsers.values.enumerators import head
from parsers.values.kinds import KIND_WORD, kind_of
from parsers.values.money.units import factor_in_head, unit_on_line
from parsers.values.spacing import wording_key

_LEAST_FIELDS = 3
_LEAST_PROSE = 2
_REASONS: frozenset[FieldName] = frozenset({"rationale", "objective", "method"})
_PROSE = _REASONS | frozenset[FieldName]({"output", "outcome", "indicator"})
"""What details say of a project, and a table of budgets hardly ever: two of these, a reason or a method among them."""

_BY_ROLE: dict[Role, FieldName] = {
    "target": "target_group",
    "indicator": "indicator",
    "period": "period",
    "place": "location",
    "responsible": "responsible",
    "budget": "budget",
}
_OF_YEARS: frozenset[Role] = frozenset({"year", "quarter", "month", "sum"})
_NO_FIELD: frozenset[Role] = frozenset({"number", "dimension", "mission", "project"})
_NEAR = 4
"""Lines above and below a table where its unit may stand."""

_MOST_NUMBER = 4
_LEAST_COLUMNS = 3
_COUNTED = re.compile(rf"(?:{KIND_WORD}?(?:ลำดับ)?\s*ที่)?\s*(?P<number>[0-9]{{1,3}})[.)]?")
_KIND = re.compile(KIND_WORD)
_NUMBER, _PROJECT = "ที่", "โครงการ"
"""The heads of the columns of numbers and titles."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of such a table: that of projects, that of numbers, and the field of each other one."""

    width: int
    project: int
    number: int | None
    fields: dict[int, FieldLabel] = field(hash=False)
    heads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A row as a block; ``section`` stands for the part of the tree that a block on lines has."""

    section: Section
    draft: Draft
    branch: Branch | None
    """The place that rows of the table say; None where they say none."""


def detail_tables(grids: Sequence[Grid], budget: Sequence[Grid], source: SourceText) -> tuple[Grid, ...]:
    """Those of ``grids`` that are details as a table. ``budget`` are those with the head of a budget table.

    Their heads are fields, of which budget tables have no two, and no year; and most of their projects stand in a
    budget table of another form: where no other table is, this one is the plan's budget table. Where the fields stand
    one below the other and several projects beside them, nothing else is meant.
    """
    found: list[tuple[Grid, _Columns | None]] = []
    last: _Columns | None = None
    others = {id(grid) for grid in apart_from(grids, budget)}
    for grid in grids:
        heads = [one for index in range(len(grid.rows)) if (one := _columns(grid, index))]
        above = last if not heads and id(grid) not in others and last and _goes_on(grid, last) else None
        last = heads[-1] if heads else above
        if last and not _has_other_unit(grid, source):
            found.append((grid, above))
    taken = [grid for grid, _ in found]
    left = apart_from(budget, taken)
    known = KnownTitles(table_titles(left)) if found and left else None
    wide = [grid for grid, above in found if known and _are_known(grid, above, known)]
    across = [grid for grid in apart_from(grids, wide) if _turned(grid) and not _has_other_unit(grid, source)]
    return tuple(sorted((*wide, *across), key=lambda grid: grid.span.start))


def without_blocks_elsewhere(grids: Sequence[Grid], blocks: Sequence[DetailBlock]) -> tuple[Grid, ...]:
    """Those of ``grids`` (:func:`detail_tables`) whose projects have no blocks elsewhere; the others only sum up."""
    keys = {wording_key(block.title) for block in blocks}
    kept: list[Grid] = []
    last: _Columns | None = None
    for printed in grids:
        rows = list(_rows(_turned(printed) or printed, last))
        last = rows[-1][1] if rows else last
        titles = [_number_and_title(row, columns)[1] for row, columns in rows if _is_whole(row, columns)]
        if keys.isdisjoint(wording_key(title) for title in titles if title):
            kept.append(printed)
    return tuple(kept)


def _turned(grid: Grid) -> Grid | None:
    """A table whose columns are projects, and its first one their fields, with rows for columns; None for another."""
    rows = [row for row in grid.rows if not row.blank]
    width = len(rows[0].cells) if rows else 0
    if width < _LEAST_COLUMNS or any(len(row.cells) != width or row.torn for row in rows):
        return None
    keys = [arabic_digits(row.cells[0].text) for row in rows]
    labels = [label for key in keys if (label := field_label(key)) and label.sure and label.start is None]
    if len({label.field for label in labels}) < _LEAST_FIELDS:
        return None
    beside = (field_label(arabic_digits(cell.text)) for row in rows for cell in row.cells[1:])
    if any(label and label.sure for label in beside):
        return None
    called = [(row, title_label(key)) for row, key in zip(rows, keys, strict=True)]
    titles = [row for row, title in called if title and not row.cells[0].text[title.start :].strip()] or rows[:1]
    named = [cell.text[enumerator.end if (enumerator := head(cell.text)) else 0 :] for cell in titles[0].cells[1:]]
    if len(titles) > 1 or any(kind_of(text) == "unspecified" or names_projects(text) for text in named):
        return None
    return replace(grid, rows=tuple(_as_row(rows, titles[0], place, grid.span) for place in range(width)))


def _as_row(rows: Sequence[GridRow], titles: GridRow, place: int, span: Span) -> GridRow:
    """A column as a row; what counts the projects (``ลำดับที่ 1``) is their number, and the heads of numbers and titles
    are called so.
    """
    cells = []
    for row in rows:
        cell = row.cells[place]
        if row is titles and place == 0:
            cell = cell._replace(text=_PROJECT, parts=(_PROJECT,))
        counted = [_COUNTED.fullmatch(arabic_digits(other.text)) for other in row.cells[1:]]
        if all(counted):
            text = _NUMBER if place == 0 else str(match["number"] if (match := counted[place - 1]) else "")
            cell = cell._replace(text=text, parts=(text,))
        cells.append(cell)
    return GridRow(tuple(cells), span)


def _goes_on(grid: Grid, columns: _Columns) -> bool:
    """Whether the rows of a table without a head stand in the columns of the one above it."""
    headed = any(names_projects(cell.text) for cell in grid.rows[0].cells)
    return not headed and all(len(row.cells) == columns.width for row in grid.rows)


def _columns(grid: Grid, start: int) -> _Columns | None:
    """The columns that a row names, with the rows of the head below it; None where it is no head of details."""
    texts = [cell.text for cell in grid.rows[start].cells]
    if len(texts) <= _LEAST_FIELDS or not _KIND.search("\n".join(texts)):
        return None
    if not any(names_projects(text) for text in texts if _KIND.search(text)):
        return None
    lines = (rows_of_heads(grid).get(start) or header_rows(grid.rows, start))[0]
    width = max(map(len, lines))
    heads = [
        " ".join(dict.fromkeys(line[index] for line in lines if index < len(line) and line[index]))
        for index in range(width)
    ]
    roles = [role_of(text) for text in heads]
    if _OF_YEARS & set(roles):
        return None
    fields = {
        index: _label(text, role)
        for index, (text, role) in enumerate(zip(heads, roles, strict=True))
        if text and role not in _NO_FIELD
    }
    names = {label.field for label in fields.values() if label.field != "other"}
    money = [index for index, label in fields.items() if label.field == "budget"]
    if len(names) < _LEAST_FIELDS or len(names & _PROSE) < _LEAST_PROSE or not names & _REASONS:
        return None
    if len(money) > 1 or any(factor_in_head(heads[index]) not in (None, 1) for index in money):
        return None
    return _Columns(
        width, roles.index("project"), roles.index("number") if "number" in roles else None, fields, tuple(heads)
    )


def _label(text: str, role: Role) -> FieldLabel:
    """The field that a head names: by the labels of blocks, else by its column's role, else it is another heading."""
    label = field_label(arabic_digits(text))
    if label and label.sure and label.start is None:
        return label._replace(number=None)
    return FieldLabel(_BY_ROLE.get(role, "other"), text, None, False, None)


def _has_other_unit(grid: Grid, source: SourceText) -> bool:
    """Whether a line beside the table says another unit than baht."""
    beside = (
        *range(max(1, grid.span.start - _NEAR), grid.span.start),
        *range(grid.span.end + 1, min(len(source.lines), grid.span.end + _NEAR) + 1),
    )
    said = (unit_on_line(source.line(number)) for number in beside)
    return any(unit is not None and unit.factor != 1 for unit in said)


def _are_known(grid: Grid, above: _Columns | None, known: KnownTitles) -> bool:
    """Whether each row has one project, and most of them stand in another table."""
    titles = []
    for row, columns in _rows(grid, above):
        if not _is_whole(row, columns):
            continue
        cell = row.cells[columns.project]
        if sum(piece.kind == "item" for piece in split_cell(cell, None)) > 1:
            return False
        if cell.text:
            titles.append(_number_and_title(row, columns)[1])
    return 2 * sum(wording_key(title) in known for title in titles) > len(titles)


def _rows(grid: Grid, last: _Columns | None) -> Iterator[tuple[GridRow, _Columns]]:
    """The rows of projects, each with its columns: no head, no total, no heading."""
    columns, below = last, 0
    for index, row in enumerate(grid.rows):
        if found := _columns(grid, index):
            columns, below = found, header_rows(grid.rows, index)[2]
        texts = [cell.text for cell in row.cells if cell.text]
        if index < below or columns is None or not texts or _place_named(row) or TOTAL.match(texts[0]):
            continue
        yield row, columns


def _is_whole(row: GridRow, columns: _Columns) -> bool:
    return len(row.cells) == columns.width and not row.torn


def _place_named(row: GridRow) -> str | None:
    """The place in the tree that a row names, if that is all it says."""
    return row.only_text if level_named(row.only_text) else None


def _number_and_title(row: GridRow, columns: _Columns) -> tuple[str | None, str]:
    """What counts a row, in Arabic digits, and its title without that."""
    text = row.cells[columns.project].text
    enumerator = head(arabic_digits(text), text)
    printed = "" if columns.number is None else arabic_digits(row.cells[columns.number].text).strip("(). ")
    if enumerator and enumerator.number is not None:
        printed, text = printed or str(enumerator.number), text[enumerator.end :]
    return (printed if printed.isdecimal() and len(printed) < _MOST_NUMBER else None), text


def table_blocks(grids: Sequence[Grid]) -> tuple[list[TableBlock], list[Issue]]:
    """The rows of ``grids`` (:func:`detail_tables`) as blocks, and what was noticed: heads that no rule knows, rows
    that lost or doubled a cell. A row without a title goes on with the one above.
    """
    found: list[TableBlock] = []
    issues: dict[object, Issue] = {}
    last: _Columns | None = None
    branch: Branch | None = None
    for printed in grids:
        grid = _turned(printed) or printed
        columns_of = {id(row): columns for row, columns in _rows(grid, last)}
        for row in grid.rows:
            if place := _place_named(row):
                branch = _moved(branch or Branch(), place)
            columns = last = columns_of.get(id(row), last)
            if columns is None or id(row) not in columns_of:
                continue
            issues |= {one.found: one for one in _unknown_heads(columns, grid.span) if one.found not in issues}
            if not _is_whole(row, columns):
                issues[row.span] = Issue("unread_block", row.span, "project_items")
                continue
            number, title = _number_and_title(row, columns)
            if title:
                found.append(_block(row, number, title, columns, branch))
            elif found:
                _go_on(found[-1].draft, row, columns)
    return found, list(issues.values())


def _unknown_heads(columns: _Columns, span: Span) -> Iterator[Issue]:
    for label in columns.fields.values():
        if label.field == "other" and field_label(arabic_digits(label.name)) is None:
            yield Issue("unknown_heading", span, "project_items", found=label.name, params={"blocks": "1"})


def _moved(branch: Branch, text: str) -> Branch:
    """The branch below a row that names a place."""
    if level_named(text) == "dimension":
        return Branch(dimension_in(text))
    return branch._replace(mission=mission_in(text), strategy=None)


def _block(row: GridRow, number: str | None, title: str, columns: _Columns, branch: Branch | None) -> TableBlock:
    span = row.span
    fields = [
        DraftField(label, label.field, row.cells[index].span.start, _content(row.cells[index]), columns.heads[index])
        for index, label in columns.fields.items()
    ]
    draft = Draft(span.start, span.end, [title], fields, False, [], {label.field for label in columns.fields.values()})
    section = Section(0, None, 1, "project_detail", number, title, Span(span.start, span.start), span)
    return TableBlock(section, draft, branch)


def _go_on(draft: Draft, row: GridRow, columns: _Columns) -> None:
    """Add a row without a title to the block above it, each cell to the field of its column."""
    for drafted, index in zip(draft.fields, columns.fields, strict=False):
        drafted.lines += _content(row.cells[index])
    draft.end = row.span.end


def _content(cell: Cell) -> list[ContentLine]:
    """The lines of a cell; each paragraph is one of its own."""
    parts = [part for part in cell.parts if part.strip()]
    own_lines = cell.span.end - cell.span.start + 1 == len(parts)
    return [
        ContentLine.of(
            cell.span.start + (place if own_lines else 0),
            part,
            arabic_digits(part),
            after_blank=bool(place) and not cell.wrapped,
        )
        for place, part in enumerate(parts)
    ]
