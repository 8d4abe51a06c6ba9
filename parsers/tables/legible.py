"""The text as the parsers of prose read it: rows of marked-up tables as rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText
from parsers.records.table import Cell, Grid, GridRow
from parsers.structure.headings import title_label
from parsers.structure.labels.field_labels import field_label
from parsers.structure.labels.label_rules import BESIDE_EACH_OTHER
from parsers.values.money.cell_forms import DASHES

PARAGRAPH = "\v"
"""Parts the paragraphs of a cell beside a field's label; everybody else takes it for a blank."""

_MOST_CELLS = 3
"""Of a row with a field in it: its number, its label, its content."""

_TWO_FIELDS = 4
"""Cells of a row with two fields."""

_LEAST_FIELDS = 2
"""Lines with a label, from which on a cell is a piece of the page."""

_WORDING = re.compile(r"\w")


def legible(source: SourceText, grids: Sequence[Grid]) -> SourceText:
    """``source`` with the same number of lines and the same wording, but for its form.

    A row of a pipe or HTML table is one line with tabs between its cells, as other plans print it, on the row's first
    line; rows that share a line follow each other on it. A row of labels alone stands on the line of the row below,
    each before its content. The other lines of such a table are blanked. So headings, fields and lists need to know one
    form of a table row. Where there is no such table the source itself is given back.
    """
    changed: dict[int, str | None] = {}
    for grid in grids:
        if grid.ruled:
            changed |= _rows_as_lines(grid, changed)
    return source.with_lines(changed)


def _rows_as_lines(grid: Grid, changed: Mapping[int, str | None]) -> dict[int, str | None]:
    start = grid.span.start
    lines: dict[int, str | None] = dict.fromkeys(range(start, grid.span.end + 1))
    lines[start] = changed.get(start)  # another table may end on the line
    for row in _with_labels_beside(grid.rows):
        if not any(_WORDING.search(cell.text) for cell in row.cells) and not _says_none(row):
            continue
        for number, text in _on_lines(row):
            above = lines[number]
            lines[number] = text if above is None else f"{above}\t{text}"
    return lines


def _says_none(row: GridRow) -> bool:
    """Whether a row below a label that reaches over it has a dash in each cell: ``งบประมาณ | 2566 | 2567`` above it."""
    label, *values = row.cells
    return label.rows == 0 and len(values) > 1 and all(cell.text in DASHES and cell.text for cell in values)


def _with_labels_beside(rows: Sequence[GridRow]) -> Iterator[GridRow]:
    """Rows with labels beside their contents, where a row has a label in each of its cells, none of them twice, and the
    one row below it has what is said of each: ``ระยะเวลา | งบประมาณ`` over ``ปี 2568 | 5,000 บาท``. What only aims and
    results have above them (``ตัวชี้วัด | เป้าหมาย``) is a table of these.
    """
    place = 0
    while place < len(rows):
        row, *below = rows[place : place + 3]
        if _are_labels(row) and below and _answers(row, below[0]) and all(map(_are_labels, below[1:])):
            pairs = zip(row.cells, below[0].cells, strict=True)
            parted = (cell._replace(text=PARAGRAPH.join(cell.parts)) for pair in pairs for cell in pair)
            yield GridRow(tuple(parted), below[0].span)
            place += 2
        else:
            yield row
            place += 1


def _are_labels(row: GridRow) -> bool:
    fields = set()
    for cell in row.cells:
        label = field_label(arabic_digits(cell.text))
        if label is None or not label.sure or label.start is not None:
            return False
        fields.add(label.field)
    return len(fields) == len(row.cells) and len(fields & BESIDE_EACH_OTHER) >= _LEAST_FIELDS


def _answers(labels: GridRow, row: GridRow) -> bool:
    """Whether a row has a cell below each label, and none that is a label."""
    return len(row.cells) == len(labels.cells) and not any(cell.merged or _is_label(cell.text) for cell in row.cells)


def _on_lines(row: GridRow) -> Iterator[tuple[int, str]]:
    """What a row says, by line: all on its first. A cell that holds lines of fields (a page is built of it, or nobody
    closed it) leaves them where they stand.
    """
    if any(_holds_fields(cell) for cell in row.cells):
        for cell in row.cells:
            yield from zip(cell.lines or [cell.span.start] * len(cell.parts), cell.parts, strict=True)
    else:
        yield row.span.start, "\t".join(_wording(row))


def _holds_fields(cell: Cell) -> bool:
    if len(cell.lines) < _LEAST_FIELDS:
        return False
    keys = [(line, arabic_digits(part)) for line, part in zip(cell.lines, cell.parts, strict=True)]
    titles = {line for line, key in keys if title_label(key)}
    labels = {line: label.sure for line, key in keys if (label := field_label(key))}
    return len(titles | labels.keys()) >= _LEAST_FIELDS and (bool(titles) or sum(labels.values()) >= _LEAST_FIELDS)


def _is_label(text: str) -> bool:
    label = field_label(arabic_digits(text))
    return (label is not None and label.sure) or title_label(arabic_digits(text)) is not None


def _wording(row: GridRow) -> list[str]:
    """The cells of a row; the paragraphs of a field's content, which stands beside its label, stay parted. The content
    reaches over the empty cells behind it: it may be as wide as the two fields of the row below.
    """
    cells = [cell.text for cell in row.cells]
    filled = max((place for place, text in enumerate(cells, 1) if text), default=0)
    if 1 < filled < len(cells) == _TWO_FIELDS and _is_label(cells[filled - 2]):
        cells = cells[:filled]
    content = row.cells[len(cells) - 1]
    if len(cells) == _TWO_FIELDS and _is_label(cells[0]) and _is_label(cells[2]):
        return [text if place % 2 == 0 else PARAGRAPH.join(row.cells[place].parts) for place, text in enumerate(cells)]
    if 1 < len(cells) <= _MOST_CELLS and len(content.parts) > 1 and field_label(arabic_digits("\t".join(cells[:-1]))):
        cells[-1] = PARAGRAPH.join(content.parts)
    return cells
