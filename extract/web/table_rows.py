"""A table's rows as a browser shows them: its head above, its foot below; a cell ends with the section it stands in."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

_LEAST_CARDS = 2
_ROWSPAN, _COLSPAN = re.compile(r'rowspan="\d+"'), re.compile(r'colspan="(\d+)"')


class _Row(NamedTuple):
    """The markup of a row in pieces; by the place of a piece: over how many rows its cell says that it reaches, and
    which label is shown before it.
    """

    pieces: list[str]
    reaches: Mapping[int, int]
    labels: Mapping[int, str]

    def width(self, places: Iterable[int]) -> int:
        """Over how many columns the cells at some places of its pieces reach."""
        cells = [self.pieces[place] for place in places if self.pieces[place].startswith("<td")]
        return sum(int(match[1]) if (match := _COLSPAN.search(cell)) else 1 for cell in cells)

    def by_labels(self) -> dict[str, str] | None:
        """The markup of its cells by their labels; None where not each cell has one of its own."""
        starts = [place for place, piece in enumerate(self.pieces) if piece.startswith("<td")]
        if not starts or self.reaches or list(self.labels) != starts or len({*self.labels.values()}) < len(starts):
            return None
        ends = (*starts[1:], len(self.pieces) - 1)
        cells = ("".join(self.pieces[start:end]) for start, end in zip(starts, ends, strict=True))
        return dict(zip(self.labels.values(), cells, strict=True))


@dataclass(slots=True, eq=False)
class _Section:
    tag: str
    lines: list[str | _Row] = field(default_factory=list)
    """Its rows, and what stands between them."""

    @property
    def rows(self) -> list[_Row]:
        """Its rows alone."""
        return [line for line in self.lines if not isinstance(line, str)]

    def written(self, below: Sequence[_Row]) -> Iterator[str]:
        """Its lines; a cell that reaches over 0 rows goes on to the end, and none any farther, but for one that the
        first of the rows ``below`` leaves room for.
        """
        left = len(self.rows) + (len(below) if self._reaches_into(below) else 0)
        for line in self.lines:
            if isinstance(line, str):
                yield line
                continue
            for place, rows in line.reaches.items():
                if not 0 < rows <= left:
                    line.pieces[place] = _ROWSPAN.sub(f'rowspan="{left}"', line.pieces[place])
            left -= 1
            yield "".join(line.pieces)

    def _reaches_into(self, below: Sequence[_Row]) -> bool:
        """Whether a head of one row goes on in the first row below it, as converters write heads of two: that lacks
        just the columns of the cells that say so.
        """
        rows = self.rows
        if self.tag != "thead" or len(rows) != 1 or not below:
            return False
        covered = rows[0].width(place for place, reach in rows[0].reaches.items() if reach > 1)
        own, next_own = (row.width(range(len(row.pieces))) for row in (rows[0], below[0]))
        return 0 < covered == own - next_own


@dataclass(slots=True)
class TableRows:
    """The rows of one table while it is read.

    >>> rows = TableRows()
    >>> for tag in ("tfoot", "tbody", "thead"):
    ...     rows.begin_section(tag)
    ...     rows.add(["<tr>", '<td rowspan="9">', tag, "</tr>"], {1: 9})
    >>> rows.written()[0], [line[20:25] for line in rows.written()]
    ('<tr><td rowspan="1">thead</tr>', ['thead', 'tbody', 'tfoot'])
    """

    sections: list[_Section] = field(default_factory=lambda: [_Section("")])

    def begin_section(self, tag: str = "") -> None:
        """What comes now stands in a section, or in none that has a tag."""
        if self.sections[-1].lines or self.sections[-1].tag or tag:
            self.sections.append(_Section(tag))

    def add(self, pieces: list[str], reaches: Mapping[int, int], labels: Mapping[int, str] | None = None) -> None:
        """A row with the places of its cells that say how many rows they reach over, and of those with labels."""
        self.sections[-1].lines.append(_Row(pieces, reaches, labels or {}))

    def say(self, markup: str) -> None:
        """What stands between rows."""
        self.sections[-1].lines.append(markup)

    def written(self) -> list[str]:
        """The lines in the order in which they are shown: the first head stands above, the first foot below.

        Where every cell has a label, rows are cards: those of the fullest are the head, and a row that lacks one has an
        empty cell there.
        """
        rows = _rows_of(self.sections)
        cards = [cells for row in rows if (cells := row.by_labels()) is not None]
        fullest = max(cards, key=len, default={})
        if len(cards) == len(rows) >= _LEAST_CARDS and all(card.keys() <= fullest.keys() for card in cards):
            return list(_cards(cards, list(fullest)))
        heads, feet = ([one for one in self.sections if one.tag == tag][:1] for tag in ("thead", "tfoot"))
        others = (one for one in self.sections if one not in (*heads, *feet))
        shown = [one for one in (*heads, *others, *feet) if one.lines]
        return [line for at, one in enumerate(shown) for line in one.written(_rows_of(shown[at + 1 : at + 2]))]


def _rows_of(sections: Iterable[_Section]) -> list[_Row]:
    return [row for one in sections for row in one.rows]


def _cards(cards: Sequence[Mapping[str, str]], labels: Sequence[str]) -> Iterator[str]:
    """Cards as rows below their labels.

    >>> list(_cards([{"ก": "<td>1"}, {"ข": "<td>3", "ก": "<td>2"}], ["ก", "ข"]))
    ['<tr><td>ก<td>ข</tr>', '<tr><td>1<td></tr>', '<tr><td>2<td>3</tr>']
    """
    yield f"<tr>{''.join(f'<td>{html.escape(label, quote=False)}' for label in labels)}</tr>"
    yield from (f"<tr>{''.join(card.get(label, '<td>') for label in labels)}</tr>" for card in cards)
