"""The blocks of a Word document's body, or of a cell: lines of its paragraphs, and its tables."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple
from xml.etree.ElementTree import Element

from extract.ground.characters import BLANKS
from extract.ground.errors import SourceError
from extract.ground.source import Span, TableCell
from extract.text.dress import HIDDEN_TEXT, UNREAD
from extract.text.page_units import heads_projects
from extract.word.numbering import Numbering, W
from extract.word.package import IN_PACKAGE
from extract.word.page_heads import PageHead, head_above
from extract.word.runs import MARKED, MC, is_on, number_of, runs, with_tags

_DEEPEST = 8
"""Tables inside tables. Word itself allows more; no plan has any."""

_LEAST_CELLS = 4
_LEAST_WIDE_ROWS = 2
"""A table of data has as many rows of as many cells; one that places others on the page has not."""

_LEAST_LINES = 3
"""Of a text in a frame."""

_TWIPS = 20
"""Of a point."""

_LONGEST_WIDTH = 5
_EMPTY_CELL = Element(f"{W}tc")
"""Stands for a column that a row leaves out before its first cell or behind its last."""

_ANYWHERE = Span(1, 1)
_DOUBT = "\ufffd"
"""Behind the digits of a number whose note says that it is another: nobody can read it without the note."""

BROKEN = "Open it in Word or LibreOffice and save it again as .docx."


class Rows(NamedTuple):
    """A table, before it is known on which lines it stands: those of one in a text box are paragraphs of their own."""

    rows: list[list[TableCell]]
    in_box: bool = False
    hides_row: bool = False
    edges: tuple[float, ...] = ()

    def texts(self) -> Iterator[str]:
        """The table as text of the cell that it stands in."""
        if self.hides_row:
            yield HIDDEN_TEXT
        yield from filter(None, (" ".join(text for cell in row for text in cell.texts) for row in self.rows))


@dataclass(slots=True)
class Writer:
    """Makes lines and tables of the blocks of a body or a cell."""

    numbering: Numbering
    doubts: frozenset[str] = frozenset()
    """The marks of notes that say another unit of an amount, or that it is of several years."""

    chunks: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The lines of documents that this one holds whole, by their names in it."""

    page_heads: Sequence[PageHead] = ()
    units: Mapping[int, Sequence[str]] = field(default_factory=dict)
    """What heads and feet of its pages say of the unit of a table's money, by its identity."""

    def blocks(self, parent: Element) -> Iterator[str | Rows]:
        """The lines of paragraphs and the tables in order. An empty line ends each: paragraphs have line breaks."""
        for block in _content(parent):
            if block.tag == f"{W}p":
                for paragraph in self.paragraphs(block):
                    if isinstance(paragraph, str):
                        yield from (*with_tags(paragraph).split("\n"), "")
                    else:
                        yield paragraph
            elif block.tag == f"{W}tbl" and _is_layout(block):
                for row in _content(block):
                    for cell in _content(row) if row.tag == f"{W}tr" and not _of_row(row, deleted=False) else ():
                        yield from self.blocks(cell)
            elif block.tag == f"{W}tbl":
                table = self.table(block)
                above = head_above(table.rows, edges_of_cells(block), self.page_heads) if self.page_heads else ()
                units = self.units.get(id(block), ())
                if units and heads_projects([[" ".join(cell.texts) for cell in row] for row in (*above, *table.rows)]):
                    for unit in units:
                        yield from (unit, "")
                yield from (table._replace(rows=[*map(list, above), *table.rows]), "")
            elif block.tag == f"{W}altChunk":
                yield from (*self.chunks.get(block.get(IN_PACKAGE, ""), (UNREAD,)), "")

    def paragraphs(self, paragraph: Element) -> Iterator[str | Rows]:
        """The text of a paragraph with its number, and of the text boxes that hang on it."""
        boxes: list[Element] = []
        text = "".join(runs(paragraph, boxes))
        if self.doubts:
            text = MARKED.sub(lambda match: (_DOUBT if match["mark"] in self.doubts else "") + match[0], text)
        label = self.numbering.label(paragraph.find(f"{W}pPr")) if text.strip() else ""
        yield f"{label} {text.lstrip()}" if label else text
        for box in boxes:
            for block in self.blocks(box):
                if isinstance(block, Rows):
                    yield block._replace(in_box=True)
                elif block.strip():
                    yield block

    def table(self, table: Element, depth: int = 0) -> Rows:
        """The rows of a table. Cells that are merged downwards are one cell with the rows that it reaches."""
        all_rows = [row for row in _content(table) if row.tag == f"{W}tr"]
        shown = [row for row in all_rows if not _of_row(row, deleted=False)]
        rows = [list(self._cells(row)) for row in shown]
        return Rows(
            [
                [self._cell(width, reaches[column], cell, depth) for column, width, _, cell in row if column in reaches]
                for row, reaches in zip(rows, _reaches(rows), strict=True)
            ],
            hides_row=any(_of_row(row, deleted=False) and _holds_text(row) for row in all_rows),
            edges=_edges(table),
        )

    def _cells(self, row: Element) -> Iterator[tuple[int, int, str, Element]]:
        """The cells of a row: first column, columns, ``restart`` ``continue`` or nothing for merging down, the cell."""
        column = number_of(row.find(f"{W}trPr/{W}gridBefore"), 0)
        for left_out in range(column):
            yield left_out, 1, "", _EMPTY_CELL
        continued = None
        for cell in _content(row):
            if cell.tag != f"{W}tc" or cell.find(f"{W}tcPr/{W}cellDel") is not None:
                continue
            width = max(1, number_of(cell.find(f"{W}tcPr/{W}gridSpan"), 1))
            across = cell.find(f"{W}tcPr/{W}hMerge")
            if across is not None and across.get(f"{W}val", "continue") == "continue" and continued is not None:
                continued = (continued[0], continued[1] + width, *continued[2:])
                column += width
                continue
            if continued is not None:
                yield continued
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            continued = (column, width, "" if merge is None else merge.get(f"{W}val", "continue"), cell)
            column += width
        if continued is not None:
            yield continued
        for left_out in range(number_of(row.find(f"{W}trPr/{W}gridAfter"), 0)):
            yield column + left_out, 1, "", _EMPTY_CELL

    def _cell(self, width: int, reach: int, cell: Element, depth: int) -> TableCell:
        texts = tuple(self._texts(cell, depth)) or tuple(self._number_alone(cell))
        return TableCell(texts, _ANYWHERE, reach, width, wrapped=len(texts) > 1)

    def _number_alone(self, cell: Element) -> list[str]:
        """What Word prints in a cell without text whose paragraph is an entry of a list: the number of its row.

        A bullet there counts nothing, and as ``-`` would say of an amount that there is none.
        """
        for paragraph in (block for block in _content(cell) if block.tag == f"{W}p" and not _deleted_mark(block)):
            label = self.numbering.label(paragraph.find(f"{W}pPr"))
            if label:
                return [html.escape(label, quote=False)] if label != "-" else []
        return []

    def _texts(self, cell: Element, depth: int) -> Iterator[str]:
        for block in _content(cell):
            if block.tag == f"{W}p":
                for text in self.paragraphs(block):
                    if isinstance(text, Rows):
                        yield from text.texts()
                    else:
                        for line in filter(str.strip, text.split("\n")):
                            yield with_tags(html.escape(BLANKS.sub(" ", line).strip(), quote=False))
            elif block.tag == f"{W}altChunk":
                yield UNREAD
            elif block.tag == f"{W}tbl":
                if depth >= _DEEPEST:
                    raise SourceError("limits", f"tables stand more than {_DEEPEST} deep inside each other", BROKEN)
                for row in _content(block):
                    if row.tag != f"{W}tr" or _of_row(row, deleted=False):
                        continue
                    cells = (" ".join(self._texts(inner, depth + 1)) for _, _, _, inner in self._cells(row))
                    yield " ".join(filter(None, cells))


def _is_layout(table: Element) -> bool:
    """Whether a table only frames or places others: it holds one of data and has no data itself, or it is a column of
    cells with texts of several lines. A small table inside a cell of a wide one is text of that cell.
    """
    inner = [one for one in table.iter(f"{W}tbl") if one is not table]
    return (any(map(_holds_data, inner)) and not _holds_data(table)) or _frames_text(table)


def _frames_text(table: Element) -> bool:
    rows = [[cell for cell in _content(row) if cell.tag == f"{W}tc"] for row in _content(table) if row.tag == f"{W}tr"]
    return all(len(row) == 1 for row in rows) and any(_lines_in(cell) >= _LEAST_LINES for row in rows for cell in row)


def _lines_in(cell: Element) -> int:
    texts = ("".join(runs(block, [])) for block in _content(cell) if block.tag == f"{W}p")
    return sum(bool(line.strip()) for text in texts for line in text.split("\n"))


def _holds_data(table: Element) -> bool:
    rows = (row for row in _content(table) if row.tag == f"{W}tr")
    return sum(sum(cell.tag == f"{W}tc" for cell in _content(row)) >= _LEAST_CELLS for row in rows) >= _LEAST_WIDE_ROWS


def _content(parent: Element) -> Iterator[Element]:
    """The children of a body, table, row or cell; of a content control and of inserted text what is in it."""
    for child in parent:
        if child.tag == f"{W}sdt":
            inner = child.find(f"{W}sdtContent")
            yield from _content(inner) if inner is not None else ()
        elif child.tag in (f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"):
            yield from _content(child)
        elif child.tag == f"{MC}AlternateContent":
            yield from _content(child[0]) if len(child) else ()
        elif not _of_row(child, deleted=True):
            yield child


def _edges(table: Element) -> tuple[float, ...]:
    """Where the columns of a table's grid begin and end, in points; nothing where it has no widths."""
    grid = table.find(f"{W}tblGrid")
    return _summed([column.get(f"{W}w", "") for column in grid.findall(f"{W}gridCol")] if grid is not None else [])


def edges_of_cells(table: Element) -> tuple[float, ...]:
    """The same, by the widths that the cells of its first row ask for, where all do and none is merged."""
    row = next((one for one in _content(table) if one.tag == f"{W}tr"), None)
    cells = [one.find(f"{W}tcPr") for one in _content(row) if one.tag == f"{W}tc"] if row is not None else []
    asked = [one.find(f"{W}tcW") for one in cells if one is not None and one.find(f"{W}gridSpan") is None]
    widths = [one.get(f"{W}w", "") for one in asked if one is not None and one.get(f"{W}type", "dxa") == "dxa"]
    return (_summed(widths) if len(widths) == len(cells) else ()) or _edges(table)


def _summed(widths: Sequence[str]) -> tuple[float, ...]:
    if not widths or not all(width.isdecimal() and len(width) <= _LONGEST_WIDTH and int(width) for width in widths):
        return ()
    return tuple(accumulate((int(width) / _TWIPS for width in widths), initial=0.0))


def _of_row(element: Element, *, deleted: bool) -> bool:
    """Whether a row was deleted with tracked changes, or is hidden."""
    properties = element.find(f"{W}trPr") if element.tag == f"{W}tr" else None
    if properties is None:
        return False
    return properties.find(f"{W}del") is not None if deleted else is_on(properties, "hidden")


def _holds_text(element: Element) -> bool:
    return any((text.text or "").strip() for text in element.iter(f"{W}t"))


def _deleted_mark(paragraph: Element) -> bool:
    """Whether the end of a paragraph was deleted with tracked changes, or is hidden: it takes no number."""
    properties = paragraph.find(f"{W}pPr/{W}rPr")
    return properties is not None and (properties.find(f"{W}del") is not None or is_on(properties, "vanish"))


def _reaches(rows: list[list[tuple[int, int, str, Element]]]) -> list[dict[int, int]]:
    """Over how many rows each cell of a row reaches, by its column; cells that go on from above are left out.

    One that says that it goes on, and above it none begins, is a cell of its own.
    """
    found: list[dict[int, int]] = []
    going: dict[int, dict[int, int]] = {}
    for row in rows:
        own: dict[int, int] = {}
        still: dict[int, dict[int, int]] = {}
        for column, _, merge, _ in row:
            if merge == "continue" and column in going:
                still[column] = going[column]
                still[column][column] += 1
            else:
                own[column] = 1
                if merge == "restart":
                    still[column] = own
        found.append(own)
        going = still
    return found
