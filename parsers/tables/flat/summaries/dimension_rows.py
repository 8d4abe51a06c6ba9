"""The rows of a table that sums a plan up by dimension: words, and runs of values among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.structure.levels import level_named
from parsers.tables.columns.names import FEW, TOTAL
from parsers.tables.flat.ground.pieces import reads_as_value
from parsers.tables.rows.cell_kinds import is_money
from parsers.values.kinds import KIND_WORD
from parsers.values.money.cell_forms import DASHES
from parsers.values.money.cells import broken_figure

_OPENS = re.compile(r"(?:\d{1,2}[.)]?\s+)?มิติ(?:ที่)?\s*(\d{1,2})(?!\d)[.:)]?|(\d{1,2})[.)](?!\d)")
"""How the row of a dimension begins."""

_VALUES_BEHIND = re.compile(r"\s[-–—\d].*", re.DOTALL)
_COUNTED = re.compile(rf"(?<![\d,.])(\d{{1,3}})\s(?=(?:{KIND_WORD})(?:\s|$))")
"""A count with the word for what it counts."""

_MOST_LINES, _MOST_LINES_OF_ALL, LONGEST_LINE = 20, 200, 300
"""Lines of a row, and of all; a longer line is none of such a table."""

_LONGEST_NAME = 60
_LEAST_VALUES = 2


@dataclass(slots=True)
class SumWord:
    """A word of a row and its line; a count with the word for what it counts is one."""

    text: str
    line: int

    @property
    def is_value(self) -> bool:
        """Whether it is a value, a damaged one or a count."""
        return reads_as_value(self.text) or bool(broken_figure(self.text) or count_in(self.text))


@dataclass
class SumRow:
    """A row of a dimension, or of the plan (0), with its words behind the words that open it."""

    number: int
    opening: SumWord
    words: list[SumWord] = field(default_factory=list)
    runs: list[list[SumWord]] = field(default_factory=list)

    def take(self, words: Sequence[SumWord]) -> None:
        """Put the words of a line to the row: a run of values may go on over line ends."""
        for word in words:
            if word.is_value:
                if not self.runs or not self.words or self.words[-1] is not self.runs[-1][-1]:
                    self.runs.append([])
                self.runs[-1].append(word)
            self.words.append(word)

    @property
    def span(self) -> Span:
        """The lines from what opens it to its last word."""
        return Span(self.opening.line, self.words[-1].line if self.words else self.opening.line)

    def values(self, width: int) -> list[SumWord] | None:
        """Its one run of as many values; None where there is none, or figures stand behind it."""
        whole = [run for run in self.runs if len(run) == width]
        return whole[0] if len(whole) == 1 and whole[0] is self.runs[-1] else None

    def name(self, values: Sequence[SumWord]) -> list[SumWord]:
        """Its words beside the values."""
        return [self.opening, *(word for word in self.words if not any(word is value for value in values))]


def rows_of_summary(source: SourceText, first: int, width: int | None) -> list[SumRow]:
    """The rows from a line on to the total of the plan; else to what is none. Without a ``width`` values end a row."""
    rows: list[SumRow] = []
    for number in range(first, min(first + _MOST_LINES_OF_ALL, len(source.lines)) + 1):
        key = source.key(number).strip()
        if len(key) > LONGEST_LINE or (rows and number - rows[-1].opening.line >= _MOST_LINES):
            break
        if not key:
            continue
        opened, total = opening_of(key), TOTAL.match(key) if rows else None
        above = rows[-1] if rows else None
        done = above is not None and bool(above.values(width) if width else above.runs)
        if above and opened and not 0 < above.number < int(opened[1] or opened[2]):
            break
        if done and total and above and not above.number:
            break
        if opened or total:
            rows.append(opened_row(source, number, opened, total))
        elif above and not _goes_on(source, number, above, done=done):
            break
        else:
            rows[-1].take(_words(source.line(number), number))
        if rows[-1].number == 0 and width and rows[-1].values(width):
            break
    while rows and not rows[-1].runs:
        rows.pop()
    return rows


def opening_of(key: str) -> re.Match[str] | None:
    """How a line begins that is the row of a dimension."""
    found = _OPENS.match(key)
    if found is None or found[1]:
        return found
    return found if level_named(_VALUES_BEHIND.sub("", key)) == "dimension" else None


def opened_row(source: SourceText, number: int, dimension: re.Match[str] | None, total: re.Match[str] | None) -> SumRow:
    """The row that a line opens, with the words behind what opens it. The number of the row itself is left out."""
    text = source.line(number).strip()
    found = dimension or total
    start = max(0, text.find("มิติ")) if dimension and dimension[1] else 0
    end = found.end() if found else 0
    while end < len(text) and not text[end].isspace() and not text[end].isdecimal():
        end += 1  # the whole word: ``รวมทั้งสิ้น``
    row = SumRow(int(dimension[1] or dimension[2]) if dimension else 0, SumWord(text[start:end], number))
    row.take(_words(text[end:], number))
    return row


def _goes_on(source: SourceText, number: int, row: SumRow, *, done: bool) -> bool:
    """Whether a line may go on with a row: with its values or the name before them; or, below all its values, with the
    rest of its name, a few words right below it.
    """
    text = source.line(number).strip()
    if not done:
        right_below = bool(source.line(number - 1).strip())
        return right_below or not row.runs or all(word.is_value for word in _words(text, number))
    few = len(text) <= _LONGEST_NAME and not any(map(str.isdigit, text))
    return row.number > 0 and few and bool(source.line(number - 1).strip())


def _words(text: str, line: int) -> list[SumWord]:
    """The words of a line; a count and the word for what it counts are one."""
    key = arabic_digits(text)
    whole = _COUNTED.sub(lambda found: f"{found[1]}\0", key)
    if "\0" not in whole:  # as nearly always
        return [SumWord(word, line) for word in text.split()]
    joined = "".join("\0" if sign == "\0" else text[place] for place, sign in enumerate(whole))
    return [SumWord(word.replace("\0", " "), line) for word in joined.split()]


def holds_values(row: SumRow, *, of_money: bool) -> bool:
    """Whether a row has several values side by side, an amount among them where nothing says that they are
    ``of_money``.
    """
    several = [run for run in row.runs if len(run) >= _LEAST_VALUES]
    return any(of_money or any(is_money(word.text) for word in run) for run in several)


def is_count(word: SumWord) -> bool:
    """Whether a word may stand in a column of counts: a count, a small number or a dash."""
    return bool(count_in(word.text)) or FEW.fullmatch(word.text) is not None or not word.text.strip(DASHES)


def count_in(text: str) -> re.Match[str] | None:
    """A count with the word for what it counts."""
    return _COUNTED.match(arabic_digits(text))
