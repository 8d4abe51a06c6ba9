"""Which texts a document prints together: what stands apart in a table read in any order goes on with these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from extract.ground.source import SourceText
from parsers.tables.columns.roles import squeezed
from parsers.tables.flat.ground.pieces import FlatPiece

MOST_BEGUN = 24
"""Begun words, the nearest first, among which those are looked for that a line goes on with."""


@dataclass(eq=False)
class PrintedTogether:
    """The lines of a text. The same is asked of many lines: each answer is kept."""

    source: SourceText
    _on_lines: dict[str, bool] = field(default_factory=dict)
    _anywhere: dict[str, bool] = field(default_factory=dict)

    def completed(self, begun: Sequence[list[FlatPiece]], line: str) -> list[FlatPiece] | None:
        """The nearest words that stand together with a line on one line elsewhere: it goes on with these."""
        text = squeezed(line)
        near = islice(reversed(begun), MOST_BEGUN) if self._stands(text) else ()
        return next((words for words in near if self._stands(letters(words) + text)), None)

    def has(self, words: Sequence[FlatPiece], text: str) -> bool:
        """Whether a squeezed text stands somewhere right behind words, on their line or the next one."""
        whole = letters(words) + text
        if whole not in self._anywhere:
            self._anywhere[whole] = whole in self._letters
        return self._anywhere[whole]

    def has_behind_colon(self, words: Sequence[FlatPiece]) -> bool:
        """Whether words are all that a line says behind a colon, with the line below it or not: titles stand there
        undivided.
        """
        return letters(words) in self._ends

    def _stands(self, text: str) -> bool:
        """Whether a text stands on a line of the document."""
        if text not in self._on_lines:
            self._on_lines[text] = text in self._lines
        return self._on_lines[text]

    @cached_property
    def _lines(self) -> str:
        return "\n".join(map(squeezed, self.source.lines))

    @cached_property
    def _letters(self) -> str:
        """Those of the whole text, with a sign for each empty line."""
        return "".join(squeezed(line) or "|" for line in self.source.lines)

    @cached_property
    def _ends(self) -> set[str]:
        lines = self.source.lines
        behind = [(line.partition(":")[2], below) for line, below in zip(lines, (*lines[1:], ""), strict=True)]
        return {squeezed(text) for own, below in behind if own.strip() for text in (own, own + below)}


def letters(pieces: Sequence[FlatPiece]) -> str:
    """What texts have but blanks, as one."""
    return squeezed("".join(piece.text for piece in pieces))
