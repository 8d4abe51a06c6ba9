"""Flattened tables whose columns of dimension and mission stand beside rows and lines of rows, words of each on a
line: what ``pdfplumber`` makes of a ruled table whose first cells are merged over rows.

``วัฒนธรรม จิตสำนึกและความ จริยธรรมผู้บริหาร`` is the second line of a dimension, of a mission and of a project. What
the handbook, or a heading of the document, has of the titles tells where each goes on. Without these words the table is
one of mixed ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText
from parsers.records.table import Grid, GridRow
from parsers.structure.handbook import titles_of
from parsers.structure.headings import ends_table
from parsers.structure.levels import dimension_in, mission_in
from parsers.tables.columns.names import TOTAL
from parsers.tables.flat.ground.flat_head import LEAST_ROWS, FlatHead, table_below
from parsers.tables.flat.ground.pieces import FARTHEST, FlatPiece, row_of_pieces
from parsers.tables.flat.ground.row_words import RowNumbers, are_values, runs_of_values
from parsers.tables.flat.heads.find_heads import find_head
from parsers.tables.flat.mixed_ends.mixed_reader import MixedReader
from parsers.tables.rows.cell_kinds import begins_with_item
from parsers.values.page_marks import is_empty_or_of_page
from parsers.values.spacing import wording_key

_OF_DIMENSION = re.compile(r"(?:มิติ(?:ที่)?)?(?P<number>[1-9])\.?")
_OF_MISSION = re.compile(r"(?P<number>[1-9]\.[1-9]\d?)\.?")
_WORDS_OF_NUMBER = 2
"""Words that a dimension begins with: ``มิติที่ 1``."""


def merged_tables(source: SourceText, first: int, last: int) -> Iterator[Grid]:
    """The tables of this form between two lines: each row has its number, its title's beginning and a value for each
    year on one line.
    """
    number = first
    while number <= last:
        head = find_head(source, number, last)
        if head is None or not _is_of_this_form(head):
            number += 1
            continue
        left, nodes, end = _MergedColumns(source, head, last).without_merged()
        number = end + 1
        if not nodes:
            continue
        reader = MixedReader(left, _narrow(head), head.end)
        rows = reader.read(last)
        fitting = sum(not row.torn and len(row.cells) == reader.head.width for row in rows)
        if fitting >= LEAST_ROWS:
            yield table_below(reader.head.pieces, _with_nodes(rows, nodes))
            number = reader.end + 1


def _is_of_this_form(head: FlatHead) -> bool:
    return head.form == "mixed" and head.kinds[: head.before] in (
        ("words", "number", "title"),
        ("words", "words", "number", "title"),
    )


def _narrow(head: FlatHead) -> FlatHead:
    """A head without its columns of dimension and mission."""
    count = head.kinds.count("words")
    band = None if head.band is None else head.band - count
    return replace(head, pieces=head.pieces[count:], kinds=head.kinds[count:], before=head.before - count, band=band)


def _with_nodes(rows: Sequence[GridRow], nodes: Sequence[_Node]) -> list[GridRow]:
    """Rows, and before each the dimension and the mission that begin on its line or above it."""
    found: list[GridRow] = []
    left = list(nodes)
    for row in rows:
        while left and left[0].pieces[0].line <= row.span.start:
            found.append(row_of_pieces([left.pop(0).piece]))
        found.append(row)
    return found


class _Cell(NamedTuple):
    """A merged cell: what is left of the titles that its number may have."""

    number: str
    rests: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        return "" in self.rests

    def takes(self, words: Sequence[str]) -> Iterator[tuple[int, _Cell]]:
        """How many words at the beginning of a line may go on with the title, the most first, and what is left then."""
        found: list[tuple[int, _Cell]] = []
        for count in range(1, len(words) + 1):
            key = wording_key("".join(words[:count]))
            rests = tuple(rest[len(key) :] for rest in self.rests if rest.startswith(key))
            if not rests:
                break
            found.append((count, _Cell(self.number, rests)))
        return reversed(found)


class _Line(NamedTuple):
    """A line of the table: ``at`` is where the number of its row stands. A total ends all cells above it."""

    number: int
    words: Sequence[str]
    at: int | None = None
    is_total: bool = False


class _Step(NamedTuple):
    """What a line gives to the dimension and to the mission, in words; both behind it; whether each begins on it."""

    counts: tuple[int, int]
    dimension: _Cell | None
    mission: _Cell | None
    begins: tuple[bool, bool] = (False, False)


class _Node(NamedTuple):
    """A dimension or a mission by its words on their lines."""

    pieces: list[FlatPiece]

    @property
    def piece(self) -> FlatPiece:
        return FlatPiece(" ".join(piece.text for piece in self.pieces), self.pieces[0].line)


@dataclass(frozen=True)
class _MergedColumns:
    """The words of merged cells on the lines below a head, to line ``last`` at most."""

    source: SourceText
    head: FlatHead
    last: int

    def without_merged(self) -> tuple[SourceText, list[_Node], int]:
        """The source without these words, what they say, and the last line that was looked at. They say nothing where
        there are none, or where a row stands behind words that are none of theirs, or a title does not come to its end.
        """
        changed: dict[int, str | None] = {}
        lines = list(self._lines(changed))
        steps = self._steps(lines)
        nodes = _nodes(lines, steps)
        end = max([self.head.end, *(line.number for line in lines)])
        if not nodes:
            return self.source, [], end
        for line, step in zip(lines, steps, strict=True):
            if sum(step.counts):
                changed[line.number] = " ".join(line.words[sum(step.counts) :])
        return self.source.with_lines(changed), nodes, end

    def _lines(self, changed: dict[int, str | None]) -> Iterator[_Line]:
        """The lines of the table; heads lose the names of the merged columns in ``changed``."""
        numbers = RowNumbers(counted=True, from_any=True)
        below = skipped = 0
        for number in range(self.head.pieces[0].line, self.last + 1):
            line = self.source.line(number).strip()
            if below > FARTHEST or ends_table(self.source.key(number).strip()):
                break
            if number <= skipped or is_empty_or_of_page(self.source, number):
                continue
            if head := find_head(self.source, number, self.last):
                if head.kinds != self.head.kinds:
                    break
                changed |= self._without_names(head)
                skipped = head.end
                continue
            words = line.split()
            total = bool(TOTAL.match(line))
            at = None if total else self._row_at(words, numbers)
            below = 0 if total or at is not None else below + 1
            yield _Line(number, words, at, total)

    def _without_names(self, head: FlatHead) -> dict[int, str]:
        line = head.pieces[0].line
        text = self.source.line(line).strip()
        for piece in head.pieces[: head.kinds.count("words")]:
            if not text.startswith(piece.text):
                return {}
            text = text[len(piece.text) :].strip()
        return {line: text}

    def _row_at(self, words: Sequence[str], numbers: RowNumbers) -> int | None:
        """Where the number of a row stands on its line: the one that is due, before words that begin an item, with a
        value for each year behind them.
        """
        runs = [
            run
            for run in runs_of_values(words)
            if run[1] - run[0] == self.head.years and are_values(words[slice(*run)])
        ]
        for at, word in enumerate(words[:-1] if len(runs) == 1 else ()):
            number = numbers.due(word)
            if number is not None and at < runs[0][0] and begins_with_item(" ".join(words[at + 1 :])):
                numbers.take(number)
                return at
        return None

    def _steps(self, lines: Sequence[_Line]) -> list[_Step]:
        """What each line gives to the merged cells, so that all comes out; empty where nothing does. As much as can be
        is theirs.
        """
        found = [_Step((0, 0), None, None)]
        open_ways = [iter(self._ways(lines[0], found[0]))] if lines else []
        failed: set[tuple[int, _Cell | None, _Cell | None]] = set()
        while open_ways:
            step = next(open_ways[-1], None)
            if step is None:
                open_ways.pop()
                failed.add((len(found) - 1, found[-1].dimension, found[-1].mission))
                found.pop()
            elif len(found) == len(lines):
                return [*found[1:], step]
            elif (len(found), step.dimension, step.mission) not in failed:
                found.append(step)
                open_ways.append(iter(self._ways(lines[len(open_ways)], step)))
        return []

    def _ways(self, line: _Line, above: _Step) -> Iterator[_Step]:
        """What a line may give to the merged cells; a row's own line all that stands before its number."""
        whole = [cell is None or cell.is_whole for cell in (above.dimension, above.mission)]
        if line.is_total:
            if all(whole):
                yield above._replace(counts=(0, 0), begins=(False, False))
            return
        words = line.words if line.at is None else line.words[: line.at]
        for first, dimension, begins in self._cells(_OF_DIMENSION, words, above.dimension):
            if begins and not all(whole):
                continue
            for second, mission, below in self._cells(_OF_MISSION, words[first:], above.mission):
                if (line.at is None or first + second == line.at) and not (below and not whole[1]):
                    yield _Step((first, second), dimension, mission, (begins, below))

    def _cells(
        self, begin: re.Pattern[str], words: Sequence[str], above: _Cell | None
    ) -> Iterator[tuple[int, _Cell | None, bool]]:
        """How many words may be of a merged cell, the most first: of one that begins, or of the one above."""
        for count in range(1, min(_WORDS_OF_NUMBER, len(words) - 1) + 1):
            match = begin.fullmatch(arabic_digits("".join(words[:count])))
            if match:
                cell = _Cell(match["number"], self._titles(match["number"]))
                yield from ((count + taken, left, True) for taken, left in cell.takes(words[count:]))
        if above and any(above.rests):
            yield from ((taken, left, False) for taken, left in above.takes(words))
        yield 0, above, False

    def _titles(self, number: str) -> tuple[str, ...]:
        """The titles that a dimension or a mission of a number may have: the handbook's, and those of headings, but for
        beginnings of others.
        """
        titles = titles_of(number)
        found = dict.fromkeys((*titles, *(f"การ{title}" for title in titles), *self._headings.get(number, ())))
        return tuple(one for one in found if not any(other != one and other.startswith(one) for other in found))

    @cached_property
    def _headings(self) -> dict[str, list[str]]:
        """The titles that headings outside of the table give to numbers."""
        found: dict[str, list[str]] = {}
        first = self.head.pieces[0].line
        end = next((n for n in range(first, len(self.source.lines)) if ends_table(self.source.key(n).strip())), first)
        for line in (*self.source.lines[: first - 1], *self.source.lines[end:]):
            node = mission_in(line) or (dimension_in(line) if line.startswith("มิติ") else None)
            if node and node.number and node.title and not begins_with_item(node.title):
                found.setdefault(node.number, []).append(wording_key(node.title))
        return found


def _nodes(lines: Sequence[_Line], steps: Sequence[_Step]) -> list[_Node]:
    """The dimensions and missions that lines print, in their order."""
    nodes: list[_Node] = []
    current: list[_Node | None] = [None, None]
    for line, step in zip(lines, steps, strict=False):
        start = 0
        for level, (count, begins) in enumerate(zip(step.counts, step.begins, strict=True)):
            if begins:
                nodes.append(_Node([]))
                current[level] = nodes[-1]
            if count and (node := current[level]):
                node.pieces.append(FlatPiece(" ".join(line.words[start : start + count]), line.number))
            start += count
    return nodes
