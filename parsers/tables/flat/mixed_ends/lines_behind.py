"""Lines behind a row that stands on one line with its values and its unit: more of its title, of its unit, or of both.

A page that is read line by line prints them so. Whose they are is said by the document's own print of the title or the
unit, by the names of units, or by the other rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from extract.ground.source import SourceText
from parsers.tables.flat.ground.office_names import OF_CLERK, bodies, office_names, printed_names
from parsers.tables.flat.ground.pieces import FlatPiece, letters_of
from parsers.tables.flat.mixed_ends.mixed_rows import MixedRow
from parsers.tables.flat.mixed_ends.titles_over_pages import is_whole_elsewhere, rest_of_title, with_words_of_title
from parsers.tables.rows.cell_kinds import begins_with_item, is_money, names_unit

_MOST_LINES = 4
"""Lines with which a row goes on."""

_MOST_WORDS = 8
"""Words of the rest of a unit's name."""

_BEFORE_UNIT = re.compile(r"^(?:และ|หรือ|ร่วมกับ|[(/,]|\s)+")
"""What leads to another unit."""


@dataclass(frozen=True)
class LinesBehind:
    """What parts the lines behind the rows of a ``table``: ``alone`` are the letters of units that rows print on their
    line, with nothing behind it.
    """

    source: SourceText
    table: range
    alone: frozenset[str]

    @classmethod
    def of(cls, source: SourceText, table: range, rows: Sequence[MixedRow]) -> LinesBehind | None:
        """What is known of the rows of a table; None where an item stands among such lines: it is of the next row, as
        where the cells of a row stand in its middle.
        """
        if any(begins_with_item(piece.text) for row in rows for piece in _behind(row)):
            return None
        alone = (letters_of(row.rest[0].text) for row in rows if _is_one_line(row) and len(row.rest) == 1)
        return cls(source, table, frozenset(alone))

    def parted(self, row: MixedRow, *, last: bool) -> tuple[list[FlatPiece], list[FlatPiece]]:
        """The lines behind a row that are of its title, and all that is of its unit; no line is of the title where
        nothing tells it. Behind the ``last`` row prose may follow.
        """
        more = _behind(row)
        if not more or not _is_one_line(row) or any(is_money(piece.text) for piece in more):
            return [], list(row.rest)
        run = rest_of_title(self.source, self.table, row.words, more)
        if run:
            return list(more[run.start : run.stop]), [row.rest[0], *more[: run.start], *more[run.stop :]]
        found = with_words_of_title(self.source, self.table, row.words, more)
        if found:
            return found[0], [row.rest[0], *found[1]]
        if last or more[-1].line - row.rest[0].line > _MOST_LINES:
            return [], list(row.rest)
        if is_whole_elsewhere(self.source, self.table, row.words):
            return [], list(row.rest)
        unit = letters_of(row.rest[0].text)
        found = self._ends(unit, more)
        if found:
            return found[0], [row.rest[0], *found[1]]
        named = unit in office_names() or unit in self._printed
        whole = unit in self.alone or (named and not letters_of(more[0].text).startswith(bodies()))
        of_title = whole and not any(names_unit(_BEFORE_UNIT.sub("", piece.text)) for piece in more)
        return (list(more), row.rest[:1]) if of_title else ([], list(row.rest))

    @cached_property
    def _printed(self) -> frozenset[str]:
        return printed_names(self.source, self.table)

    def _ends(self, unit: str, more: Sequence[FlatPiece]) -> tuple[list[FlatPiece], list[FlatPiece]] | None:
        """The title's and the unit's part of the lines, where both together are the name of a unit; None for none."""
        names = list(office_names())
        if OF_CLERK in unit and unit not in self.alone:
            names = [*(unit + body for body in bodies()), *names]
        for name in names:
            if name.startswith(unit) and len(name) > len(unit):
                found = _with_rest_of_unit(more, name[len(unit) :])
                if found:
                    return found
        return None


def _with_rest_of_unit(more: Sequence[FlatPiece], rest: str) -> tuple[list[FlatPiece], list[FlatPiece]] | None:
    """The lines as more of a title and the ``rest`` of a unit's name, which stands at the ends of the first of them."""
    title: list[FlatPiece] = []
    of_unit: list[FlatPiece] = []
    for piece in more:
        words = piece.text.split(" ")
        starts = (
            at for at in range(max(0, len(words) - _MOST_WORDS), len(words)) if rest.startswith(letters_of(words[at:]))
        )
        start = next(starts, len(words)) if rest else len(words)
        rest = rest.removeprefix(letters_of(words[start:]))
        title += [FlatPiece(" ".join(words[:start]), piece.line)] if start else []
        of_unit += [FlatPiece(" ".join(words[start:]), piece.line)] if start < len(words) else []
    return None if rest else (title, of_unit)


def _behind(row: MixedRow) -> Sequence[FlatPiece]:
    """What stands behind the words that follow a row's values, on the next lines."""
    return row.rest[1:]


def _is_one_line(row: MixedRow) -> bool:
    """Whether a row's number, its words, its values and the words behind them stand on one line, and no other words
    stand there.
    """
    if not row.words or not row.values or not row.rest or row.is_total or row.is_node or row.torn:
        return False
    line = row.rest[0].line
    first = [*([row.number] if row.number else []), *row.words, *row.values]
    return all(piece.line == line for piece in first) and all(piece.line > line for piece in row.rest[1:])
