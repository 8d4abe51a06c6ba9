"""The texts of a table's cells beside the line of markup on which the table's row is written.

A reader of Word or PDF knows its tables. It writes a row as a line for ``text FILE``; what is mended on that line is
mended in the cells, so that nobody reads the line back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import count, islice

from extract.ground.source import Span, Table, TableCell, TableRow

Mend = Callable[[str], str]
_BREAK = "<br>"
"""Parts the texts of a cell on its line: none has it itself, and no repair takes it for anything."""


@dataclass(slots=True)
class Written:
    """The lines of a document while its reader writes them, and its tables with the numbers of their lines."""

    lines: list[str] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    def add_table(
        self,
        rows: Sequence[Sequence[TableCell]],
        above: Sequence[str] = (),
        *,
        lines_apart: bool = False,
        edges: tuple[float, ...] = (),
    ) -> None:
        """Write a table, a row a line between those of its tags, with an empty line behind each if they stand apart.

        ``above`` are lines that stand in it above its rows, ``edges`` where its columns begin and end.
        """
        start, step = len(self.lines) + 1, 2 if lines_apart else 1
        lines = markup_of(rows)
        lines[1:1] = above
        self.lines += [part for line in lines for part in (line, "")] if lines_apart else lines
        places = (Span(number, number) for number in count(start + step * (1 + len(above)), step))
        typed = tuple(
            TableRow(tuple(cell._replace(span=place) for cell in cells), place)
            for cells, place in zip(rows, places, strict=False)
            if cells
        )
        if typed:
            self.tables.append(Table(typed, Span(start, start + step * (len(lines) - 1)), edges))

    def mended_tables(self, lines: Sequence[str], mend: Mend) -> tuple[Table, ...]:
        """The tables where ``lines`` is what repairs made of the lines: ``mend`` does to texts what they did."""
        return tuple(
            replace(
                table, rows=tuple(_mended_row(row, mend) if self._differs(row, lines) else row for row in table.rows)
            )
            for table in self.tables
        )

    def _differs(self, row: TableRow, lines: Sequence[str]) -> bool:
        place = row.span.start - 1
        return self.lines[place] != lines[place]


def markup_of(rows: Sequence[Sequence[TableCell]]) -> list[str]:
    """The lines of a table: ``<tr>`` a row. Merged cells say how far they reach.

    >>> here = Span(1, 1)
    >>> markup_of([[TableCell(("ก", "ข"), here, columns=2), TableCell((), here)]])
    ['<table>', '<tr><td colspan="2">ก<br>ข</td><td></td></tr>', '</table>']
    """
    return ["<table>", *(f"<tr>{''.join(map(_cell, cells))}</tr>" for cells in rows), "</table>"]


def _cell(cell: TableCell) -> str:
    columns = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    rows = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    return f"<td{columns}{rows}>{_BREAK.join(cell.texts)}</td>"


def _mended_row(row: TableRow, mend: Mend) -> TableRow:
    texts = iter(mended([text for cell in row.cells for text in cell.texts], mend))
    return row._replace(cells=tuple(cell._replace(texts=tuple(islice(texts, len(cell.texts)))) for cell in row.cells))


def mended(texts: Sequence[str], mend: Mend) -> list[str]:
    """What ``mend`` makes of the texts of cells, parted as they are on their line: so none begins a line, where some
    signs would be Markdown's, and no word goes on from one to the next.

    >>> mended(["# 5", "เเผน"], lambda text: text.replace("เเ", "แ"))
    ['# 5', 'แผน']

    Where a repair takes one text for the rest of another, each is repaired alone.

    >>> mended(["5<sup>", "</sup>"], lambda text: text.replace("<sup><br></sup>", ""))
    ['5<sup>', '</sup>']
    """
    found = mend("".join(f"{_BREAK}{text}" for text in texts)).split(_BREAK)[1:]
    if len(found) != len(texts):
        found = [" ".join(mend(f"{_BREAK}{text}").split(_BREAK)[1:]) for text in texts]
    return found
