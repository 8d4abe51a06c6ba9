"""Where a title ends and the unit in charge begins, which stand before a row's values with nothing but a blank between:
said by the title's other print, by the names of units, or by the other rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extract.ground.source import SourceText
from parsers.tables.flat.ground.office_names import office_names
from parsers.tables.flat.ground.pieces import FlatPiece, letters_of
from parsers.tables.flat.mixed_ends.titles_over_pages import is_whole_elsewhere
from parsers.tables.rows.cell_kinds import names_unit

_MOST_WORDS = 6
"""Words of a unit's name."""

Title = Sequence[FlatPiece]
"""The words of a title on each of its lines, and behind them those of the unit."""


@dataclass(frozen=True)
class UnitsBehindTitles:
    """What the rows of a ``table`` print as units: ``sure`` are the letters of those that leave no choice."""

    source: SourceText
    table: range
    sure: Counter[str]

    @classmethod
    def of(cls, source: SourceText, table: range, titles: Sequence[Title]) -> UnitsBehindTitles:
        """What is known of the units behind the titles of a table."""
        found: Counter[str] = Counter()
        for title in titles:
            words = _words_of(title)
            begins = begins_of_units(words)
            if len(begins) == 1:
                found[letters_of(word.text for word in words[begins[0] :])] += 1
        return cls(source, table, found)

    def parted(self, title: Title) -> tuple[list[FlatPiece], list[FlatPiece]]:
        """The lines of a title, and those of the unit behind it; no unit where the document has all as a title, or it
        is one word.
        """
        words = _words_of(title)
        at = self._begin(words)
        return _lines_of(words[:at]), _lines_of(words[at:])

    def _begin(self, words: Sequence[FlatPiece]) -> int:
        """Where the unit begins among the words of a row."""
        begins = begins_of_units(words)
        if len(begins) == 1:
            return begins[0]
        places = range(max(1, len(words) - _MOST_WORDS), len(words) + 1)
        printed = [at for at in places if is_whole_elsewhere(self.source, self.table, words[:at])]
        if printed:
            return next((at for at in printed if at in begins), printed[-1])
        known = [at for at in begins or places if self.sure[letters_of(word.text for word in words[at:])]]
        return known[-1] if known else begins[-1] if begins else max(1, len(words) - 1)


def begins_of_units(words: Sequence[FlatPiece]) -> list[int]:
    """The places of words at the end of a row with which the name of a unit begins that goes on to the end."""
    places = range(max(1, len(words) - _MOST_WORDS), len(words))
    return [
        at
        for at in places
        if names_unit(words[at].text) or letters_of(word.text for word in words[at:]) in office_names()
    ]


def _words_of(title: Title) -> list[FlatPiece]:
    return [FlatPiece(word, piece.line) for piece in title for word in piece.text.split()]


def _lines_of(words: Sequence[FlatPiece]) -> list[FlatPiece]:
    """The same words, as one piece those of a line."""
    lines = dict.fromkeys(word.line for word in words)
    return [FlatPiece(" ".join(word.text for word in words if word.line == line), line) for line in lines]
