"""What the lines below a head of counted items are: dimensions, missions, items and totals, each with its words and the
values behind its beginning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText
from parsers.structure.headings import ends_table
from parsers.structure.levels import names_node
from parsers.tables.columns.names import TOTAL
from parsers.tables.flat.ground.flat_head import FlatHead
from parsers.tables.flat.ground.pieces import FARTHEST, GRAND_TOTAL, FlatPiece, has_gap
from parsers.tables.flat.item_lines.words import Part
from parsers.tables.rows.cell_kinds import begins_with_item, is_figure
from parsers.values.money.cells import is_damaged_figure
from parsers.values.page_marks import SURE_MARK, is_bare_page_number, is_blanked_or_rule

_ITEM = re.compile(r"\(?(\d{1,3})\s?[.)]+")
_MISSION = re.compile(r"(\d)\.(\d{1,2})\.?(?![\d.)])")
_DIMENSION = re.compile(r"(?:มิติ(?:ที่)?\s*(\d)|(\d)\.)(?![\d.)])")
_COUNT = re.compile(r"จำนวน\s*\d")
MISREAD_GROUPS = re.compile(r"[1-9]\d{0,2}(?:[., ][0-9oO]{3})+")
"""``45.000``, ``35 000``, ``20,00o``: a figure whose groups of three are told though a sign of it was misread."""

_LEAST_SAME = 0.75
"""Lines of a head that returns: a scan may misread some."""


class Line(NamedTuple):
    """A line of a table with its page; ``key`` in Arabic digits."""

    piece: FlatPiece
    key: str
    page: int

    @property
    def is_value(self) -> bool:
        """Whether it is one value of a year: words that say that there is none may be a remark."""
        if is_figure(self.key) or is_damaged_figure(self.piece.text):
            return True
        return MISREAD_GROUPS.fullmatch(self.key) is not None


def parts_below(source: SourceText, head: FlatHead, last: int) -> list[Part]:
    """The parts of the table below a head, up to its last total; none where a value belongs to no part, or a total goes
    on behind its values: it is in another order then.
    """
    return _Walk(list(_lines(source, head, last)), head.years).parts()


def _lines(source: SourceText, head: FlatHead, last: int) -> Iterator[Line]:
    start = min(piece.line for piece in head.pieces)
    printed = [text for number in range(start, head.end + 1) if (text := source.line(number).strip())]
    page, above = 0, head.end
    number = head.end + 1
    while number <= last:
        key = source.key(number).strip()
        if number - above > FARTHEST or ends_table(key) or has_gap(key):
            return
        if end := _end_of_head(source, number, printed):
            number, above, page = end + 1, end, page + 1
            continue
        if key and not is_blanked_or_rule(source, number) and not _is_of_page(source, number, key, printed):
            line = Line(FlatPiece(source.line(number).strip(), number), key, page)
            above = number if line.is_value or _ITEM.match(key) else above
            yield line
        number += 1


def _end_of_head(source: SourceText, number: int, printed: Sequence[str]) -> int | None:
    """The last line of the head that returns on a line, if it does."""
    if source.line(number).strip() != printed[0]:
        return None
    below = range(number, min(number + 2 * len(printed), len(source.lines) + 1))
    lines = list(islice((line for line in below if source.key(line).strip()), len(printed)))
    if len(lines) < len(printed):
        return None
    same = sum(source.line(line).strip() == text for line, text in zip(lines, printed, strict=True))
    return lines[-1] if same >= _LEAST_SAME * len(printed) else None


def _is_of_page(source: SourceText, number: int, key: str, printed: Sequence[str]) -> bool:
    """Whether a line is the number of a page: a bare one stands above a head, or a line that all pages have."""
    if SURE_MARK.fullmatch(key):
        return True
    if not is_bare_page_number(key):
        return False
    below = (line for line in range(number + 1, len(source.lines) + 1) if source.key(line).strip())
    return any(is_blanked_or_rule(source, line) or _end_of_head(source, line, printed) for line in islice(below, 1))


def _is_of_all(part: Part) -> bool:
    return part.kind == "total" and bool(GRAND_TOTAL.match(part.first.text))


@dataclass
class _Walk:
    lines: Sequence[Line]
    years: int
    found: list[Part] = field(default_factory=list)
    due: int | None = None
    dimension: int = 0
    mission: int = 0

    def parts(self) -> list[Part]:
        """The parts down to the last total."""
        for at, line in enumerate(self.lines):
            opened = self._opened(at)
            last = self.found[-1] if self.found else None
            if opened:
                if last and _is_of_all(last):
                    break
                self.found.append(opened)
            elif last is None:
                return []
            elif not self._take(last, line):
                break
        end = max((at for at, part in enumerate(self.found, 1) if part.kind == "total" and part.values), default=0)
        rows = [part for part in self.found[:end] if part.kind in ("item", "total")]
        whole = len(rows) == sum(part.kind in ("item", "total") for part in self.found)
        return self.found[:end] if whole and not any(part.scattered for part in rows) else []

    def _take(self, part: Part, line: Line) -> bool:
        """Give a line to the part that is open; False where the table is over above it."""
        if line.is_value:
            if part.kind not in ("item", "total"):
                part.scattered = True
                return False
            if _is_of_all(part) and len(part.values) == self.years:
                return False  # the number of its page
            part.scattered = part.scattered or bool(part.values and part.texts and part.texts[-1].behind)
            part.values.append(line.piece)
            return True
        if part.kind == "total":
            if part.values:
                return False
            part.words.append(line.piece)
        elif part.kind == "item":
            part.take(line.piece, line.page)
        else:
            part.words.append(line.piece)
        return True

    def _opened(self, at: int) -> Part | None:
        """The part that begins on a line."""
        line = self.lines[at]
        text = line.piece.text
        if TOTAL.match(text) and self._counts(at):
            return Part("total", line.piece, line.page)
        mission = _MISSION.match(line.key)
        if mission and self._is_due(int(mission[1]), int(mission[2])):
            self.dimension, self.mission = int(mission[1]), int(mission[2])
            return Part("mission", line.piece, line.page)
        item = _ITEM.match(line.key)
        if item and begins_with_item(text) and int(item[1]) == (self.due or int(item[1])):
            self.due = int(item[1]) + 1
            return Part("item", line.piece, line.page)
        place = _DIMENSION.match(line.key)
        if place and int(place[1] or place[2]) == self.dimension + 1 and self._names_dimension(at):
            self.dimension, self.mission = self.dimension + 1, 0
            return Part("dimension", line.piece, line.page)
        return None

    def _counts(self, at: int) -> bool:
        """Whether a total has its count or its first value on the same or the next line."""
        below = self.lines[at + 1] if at + 1 < len(self.lines) else None
        return below is not None and (below.is_value or any(_COUNT.search(one.key) for one in (self.lines[at], below)))

    def _is_due(self, dimension: int, mission: int) -> bool:
        if dimension == self.dimension:
            return mission > self.mission
        return dimension == self.dimension + 1 or not self.found

    def _names_dimension(self, at: int) -> bool:
        """Whether lines down to the first mission name a dimension."""
        words: list[str] = []
        for line in self.lines[at : at + FARTHEST]:
            if words and (_MISSION.match(line.key) or (_ITEM.match(line.key) and begins_with_item(line.piece.text))):
                return names_node(arabic_digits(" ".join(words))) or names_node(arabic_digits("".join(words)))
            if line.is_value:
                return False
            words.append(line.piece.text)
        return False
