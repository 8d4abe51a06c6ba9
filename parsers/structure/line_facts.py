"""What each line of a plan looks like by itself, found once for all who ask."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from extract.ground.source import SourceText
from parsers.structure.headings import Heading, TitleLabel, heading_of, title_label


@dataclass(frozen=True)
class LineFacts:
    """The facts of the lines of ``source``; those of line ``n`` stand at ``n - 1``.

    A plan repeats a third of its lines in every block: equal lines have the same facts.
    """

    source: SourceText

    @cached_property
    def title_labels(self) -> tuple[TitleLabel | None, ...]:
        """The title label that each line begins with; offsets are those of the whole line."""
        label_of = {key: title_label(key) if key else None for key in set(self.source.digits)}
        return tuple(map(label_of.__getitem__, self.source.digits))

    @cached_property
    def headings(self) -> tuple[Heading | None, ...]:
        """The heading that each line looks like."""
        lines = list(map(str.strip, self.source.lines))
        keys = dict(zip(lines, self.source.stripped_digits, strict=True))
        heading_on = {line: heading_of(key, line) if key else None for line, key in keys.items()}
        return tuple(map(heading_on.__getitem__, lines))
