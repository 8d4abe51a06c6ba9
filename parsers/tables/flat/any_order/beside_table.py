"""What a document prints beside a table, where titles and the names of units stand undivided."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from extract.ground.source import SourceText
from parsers.tables.columns.roles import squeezed
from parsers.tables.flat.ground.office_names import printed_names


@dataclass(frozen=True)
class BesideTable:
    """The lines of a text that are none of a ``table``'s."""

    source: SourceText
    table: range

    @cached_property
    def letters(self) -> str:
        """All of them, squeezed."""
        return squeezed("".join(self._lines))

    @cached_property
    def ends(self) -> set[str]:
        """How they end, behind a colon or as a whole: names of offices stand there undivided."""
        return {squeezed(line.rpartition(":")[2]) for line in self._lines}

    @property
    def names(self) -> frozenset[str]:
        """The letters of the short ones, as names may be."""
        return printed_names(self.source, self.table)

    @property
    def _lines(self) -> tuple[str, ...]:
        return (*self.source.lines[: self.table.start - 1], *self.source.lines[self.table.stop - 1 :])
