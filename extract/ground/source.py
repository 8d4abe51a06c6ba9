"""What every reader gives and every parser takes: the lines of one document, with their numbers, and its tables."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import accumulate, count
from operator import add
from typing import Any, Literal, NamedTuple, Self

from extract.ground.characters import arabic_digits, signs_beside_thai
from extract.ground.once import AskedOnce


@lru_cache(maxsize=256)  # readers look for the same few in every text
def _signs_of(wanted: str) -> frozenset[str]:
    """The :func:`signs_beside_thai` of what is looked for."""
    return signs_beside_thai(wanted)


class _Lines(NamedTuple):
    start: int
    end: int


class Span(_Lines):
    """Lines ``start`` to ``end`` of a source, 1-based, both included. Raises ``ValueError`` for any others.

    A plan has thousands: a tuple is made in half the time of a frozen dataclass.

    >>> Span(3, 5) | Span(7, 9)
    Span(start=3, end=9)
    >>> [*Span(3, 5).lines]
    [3, 4, 5]
    """

    __slots__ = ()

    def __new__(cls, start: int, end: int) -> Self:
        if not 1 <= start <= end:
            raise ValueError(f"not a span of lines: {start}-{end}")
        return tuple.__new__(cls, (start, end))

    def __or__(self, other: Span) -> Span:
        (start, end), (other_start, other_end) = self, other
        both = (start if start < other_start else other_start, end if end > other_end else other_end)
        return tuple.__new__(Span, both)  # of two spans, there is nothing to check

    @property
    def lines(self) -> range:
        """The numbers of its lines."""
        return range(self.start, self.end + 1)

    def __contains__(self, line: object) -> bool:
        """Whether it has a line, by its number."""
        return isinstance(line, int) and self.start <= line <= self.end


@dataclass(frozen=True, slots=True)
class Repair:
    """One kind of repair that the reader made: its name and how many places it touched."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class PageFacts:
    """How well one page could be read: its characters (without blanks), what is wrong with them, and by which method.

    ``thai_share`` is the share of Thai among the letters, None on a page without letters. ``label`` is the page number
    that is printed on it, ``header`` and ``footer`` what else stands on every page, ``stamp`` what is stamped across
    this one: they are no part of the text.
    """

    page: int
    characters: int
    cid_count: int
    private_use_count: int
    replacement_count: int
    bare_mark_count: int
    space_before_mark_count: int
    torn_sara_am_count: int
    thai_share: float | None
    method: Literal["text", "ocr", "failed"]
    needs_ocr: bool
    label: str | None = None
    header: str | None = None
    footer: str | None = None
    hidden: int = 0
    unread_fields: int = 0
    withheld: int = 0
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class SourcePart:
    """One file of a plan: its path under RAW, its format and SHA-256, and the lines of the plan's text that it gave."""

    path: str
    format: str
    sha256: str
    span: Span


class TableCell(NamedTuple):
    """A cell of a table that its file marks as one: its texts in order, and how many rows and columns it reaches over.

    A text has the dress of a line (references, marks for what is raised or struck out) but no tag of a table.
    ``wrapped`` is true where the texts are printed lines, which may break inside a sentence, and no paragraphs.
    ``lines`` are those on which the texts begin; none where the cell stands on one line.
    """

    texts: tuple[str, ...]
    span: Span
    rows: int = 1
    columns: int = 1
    wrapped: bool = False
    lines: tuple[int, ...] = ()


class TableRow(NamedTuple):
    """The cells that begin in a row, and the lines it stands on. No cell reaches out of its ``section``."""

    cells: tuple[TableCell, ...]
    span: Span
    section: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table that its file marks as one: rows of cells, and the lines on which it is written.

    ``edges`` are the places across the page, in points, between which its columns stand, where the file has them.
    """

    rows: tuple[TableRow, ...]
    span: Span
    edges: tuple[float, ...] = ()

    def on_lines(self, line: Callable[[int], int]) -> Table:
        """The table where its lines have other numbers: ``line`` gives the new one of each."""

        def moved(span: Span) -> Span:
            return Span(line(span.start), line(span.end))

        def moved_cell(cell: TableCell) -> TableCell:
            return cell._replace(span=moved(cell.span), lines=tuple(map(line, cell.lines)))

        rows = (row._replace(cells=tuple(map(moved_cell, row.cells)), span=moved(row.span)) for row in self.rows)
        return replace(self, rows=tuple(rows), span=moved(self.span))

    def without(self, lines: Mapping[int, object]) -> Table | None:
        """The table without the rows that stand on any of some lines; None where none is left, itself where all are."""
        if lines.keys().isdisjoint(self.span.lines):
            return self
        rows = tuple(row for row in self.rows if lines.keys().isdisjoint(row.span.lines))
        return replace(self, rows=rows) if rows else None


_AS_READ = "---"
"""How a blanked line reads for who does not ask: as a rule does, which is no content and parts no paragraphs."""


@dataclass(frozen=True)
class SourceText(AskedOnce):
    """The text of one source after repair: of a file, or of the files that a plan was parted into (``parts``).

    ``lines[i]`` is line ``i + 1`` of the file, without its line end. ``digits[i]`` is the same line with Thai digits
    written as Arabic ones; both have the same length, so an offset found in one holds in the other: patterns run on
    ``digits``, wording is taken from ``lines``. ``pages[i]`` is the 1-based page of line ``i + 1``, or ``pages`` is
    empty where the source has none. ``tables`` are those that a reader knows as such (of Word and PDF), in order; their
    lines show them as markup. What is marked up in the lines of other sources, :mod:`extract.web.markup` finds.
    ``blanked`` are the numbers of lines that are in the file but not in the text that is read: running heads, comments,
    what a table's rows no longer need. No wording of a plan makes a line one of these (:meth:`is_blanked`).
    """

    path: str
    format: str
    sha256: str
    lines: tuple[str, ...]
    encoding: str = "utf-8"
    repairs: tuple[Repair, ...] = ()
    pages: tuple[int, ...] = field(default=(), repr=False)
    parts: tuple[SourcePart, ...] = ()
    page_facts: tuple[PageFacts, ...] = ()
    tables: tuple[Table, ...] = field(default=(), repr=False)
    blanked: frozenset[int] = field(default=frozenset(), repr=False)

    @cached_property
    def joined(self) -> str:
        """All lines joined with line feeds."""
        return "\n".join(self.lines)

    @cached_property
    def _ends(self) -> list[int]:
        """Where each line ends in ``joined``."""
        return list(map(add, accumulate(map(len, self.lines)), count()))

    @cached_property
    def signs(self) -> frozenset[str]:
        """The characters that are neither Thai nor ASCII, and perhaps some that were repaired: whoever looks for an odd
        one need not look at every line.
        """
        return signs_beside_thai(self.joined)

    @cached_property
    def joined_digits(self) -> str:
        """All lines with Arabic digits only, joined with line feeds."""
        return "\n".join(self.digits)

    @cached_property
    def digits(self) -> tuple[str, ...]:
        """The lines with Arabic digits only; every line has the length of its original."""
        return tuple(arabic_digits(self.joined, self.signs).split("\n"))

    @cached_property
    def stripped_digits(self) -> tuple[str, ...]:
        """The lines with Arabic digits only, without the blanks around them."""
        return tuple(map(str.strip, self.digits))

    @cached_property
    def closed_up(self) -> tuple[str, list[int]]:
        """All lines with Arabic digits and without blanks, one right behind the other, a line feed for an empty one;
        and where each line ends in it.
        """
        lines = ["".join(line.split()) or "\n" for line in self.digits]
        return "".join(lines), list(accumulate(map(len, lines)))

    @cached_property
    def has_blank_ends(self) -> bool:
        """Whether any line ends in a tab or a blank: nobody stripped the file."""
        return any(f"{blank}\n" in self.joined or self.joined.endswith(blank) for blank in " \t")

    @property
    def files(self) -> tuple[SourcePart, ...]:
        """The files that it was read from, at least one."""
        return self.parts or (SourcePart(self.path, self.format, self.sha256, self.span),)

    @property
    def span(self) -> Span:
        """All lines of the source."""
        return Span(1, max(1, len(self.lines)))

    def line(self, number: int) -> str:
        """Line ``number`` (1-based) in the document's own wording."""
        return self.lines[number - 1]

    def key(self, number: int) -> str:
        """Line ``number`` (1-based) with Arabic digits."""
        return self.digits[number - 1]

    def is_blanked(self, number: int) -> bool:
        """Whether line ``number`` (1-based) is not in the text that is read: it has no wording, and parts nothing."""
        return number in self.blanked

    def page(self, number: int) -> int | None:
        """The 1-based page of a line, or None where the source has no pages."""
        return self.pages[number - 1] if self.pages else None

    def text(self, span: Span) -> str:
        """The lines of ``span`` joined with line feeds."""
        return "\n".join(self.lines[span.start - 1 : span.end])

    def with_lines(self, changed: Mapping[int, str | None], tables: tuple[Table, ...] | None = None) -> SourceText:
        """This source with other wording on some lines, by number, or with None, which blanks a line; itself where
        there are none.

        ``tables`` are its tables with that wording. Without them, the rows of tables go that stand on such a line.

        >>> source = SourceText("a.txt", "txt", "", ("---", "หน้า 1", "ก")).with_lines({2: None, 3: "๒"})
        >>> [source.is_blanked(number) for number in (1, 2, 3)], source.key(3)
        ([False, True, False], '2')
        """
        if not changed:
            return self
        lines, digits, stripped = list(self.lines), list(self.digits), list(self.stripped_digits)
        worded = {number: _AS_READ if line is None else line for number, line in changed.items()}
        for number, line in worded.items():
            lines[number - 1], digits[number - 1] = line, arabic_digits(line)
            stripped[number - 1] = digits[number - 1].strip()
        if tables is None:
            tables = tuple(left for table in self.tables if (left := table.without(changed)))
        blanked = self.blanked - changed.keys() | {number for number, line in changed.items() if line is None}
        source = replace(self, lines=tuple(lines), tables=tables, blanked=blanked)
        signs = self.signs | signs_beside_thai("".join(worded.values()))
        # those of the other lines are known
        return source.knowing(signs=signs, digits=tuple(digits), stripped_digits=tuple(stripped))

    @cached_property
    def asked(self) -> dict[Any, Any]:  # type: ignore[override]  # made for the first who asks
        """What readers found in the text."""
        return {}

    def knowing(self, **facts: object) -> Self:
        """The source itself, told what one of its cached facts is: nobody need look for it."""
        vars(self).update(facts)
        return self

    def lines_with(self, text: str, first: int = 1, last: int | None = None) -> Sequence[int]:
        """The numbers of the lines, from the ``first`` to the ``last``, that have ``text`` in them: found without a
        look at the others.

        >>> source = SourceText("a.txt", "txt", "", ("10 บาท", "ก", "5 บาท 2 บาท"))
        >>> source.lines_with("บาท"), source.lines_with("บาท", 2), source.lines_with("บาท", 1, 2)
        ([1, 3], [3], [1])
        """
        if not _signs_of(text) <= self.signs:
            return ()
        if first == 1 and last is None:
            return self.once(SourceText._lines_with, text)
        return self._lines_with(text, first, last)

    def _lines_with(self, text: str, first: int = 1, last: int | None = None) -> list[int]:
        joined = self.joined
        end = len(joined) if last is None else self._ends[last - 1]
        place = joined.find(text, self._ends[first - 2] if first > 1 else 0, end)
        ends = self._ends if place >= 0 else []
        found: list[int] = []
        while place >= 0:
            index = bisect_left(ends, place)
            found.append(index + 1)
            place = joined.find(text, ends[index], end)
        return found

    def lines_found(self, pattern: re.Pattern[str]) -> list[int]:
        """The numbers of the lines, in order, in which a ``pattern`` is found, in Arabic digits. It is to reach over no
        line end, and to begin with a fixed letter: lines without it are not looked at.

        >>> SourceText("a.txt", "txt", "", ("ปี ๒๕๖๖", "ก", "พ.ศ. 2567 - 2570")).lines_found(re.compile("25[0-9]{2}"))
        [1, 3]
        """
        found = pattern.finditer(self.joined_digits)
        return list(dict.fromkeys(bisect_left(self._ends, match.start()) + 1 for match in found))

    def line_at(self, place: int) -> int:
        """The number of the line in which a place of ``joined`` or ``joined_digits`` is.

        >>> SourceText("a.txt", "txt", "", ("ก", "", "ข")).line_at(3)
        3
        """
        return bisect_left(self._ends, place) + 1

    @cached_property
    def _first_signs(self) -> str:
        """The first sign of each line, blanks aside and in Arabic digits; a line feed for an empty line."""
        return "".join([key[0] if key else "\n" for key in self.stripped_digits])

    def lines_beginning(self, sign: re.Pattern[str]) -> list[int]:
        """The numbers of the lines that begin with such a ``sign``, blanks aside and in Arabic digits, in order: found
        without a look at the others.

        >>> SourceText("a.txt", "txt", "", ("1. ก", "ข", "", " ๒) ค", "(3)")).lines_beginning(re.compile("[0-9(]"))
        [1, 4, 5]
        """
        return [found.end() for found in sign.finditer(self._first_signs)]

    def numbered(self, span: Span | None = None) -> Iterator[tuple[int, str]]:
        """Pairs of line number and Arabic-digit line."""
        span = span or self.span
        for number in range(span.start, min(span.end, len(self.lines)) + 1):
            yield number, self.digits[number - 1]
