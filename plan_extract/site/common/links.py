"""Where a value was read: a link to its lines in the source that stands beside it."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup, escape

from plan_extract.site.common.reading import PublishedRow
from plan_extract.site.common.texts import Text, text


class SourceLink(NamedTuple):
    """Lines of the source, counted from 1."""

    first: int
    last: int

    def __html__(self) -> Markup:
        """The attributes of a link. Without a script it leads to the first line, with one to all of them."""
        to = f' data-to="{self.last}"' if self.last != self.first else ""
        return Markup(f'href="#L{self.first}"{to}')

    @property
    def words(self) -> Text:
        """The lines in words."""
        if self.first == self.last:
            return text("word.line", line=str(self.first))
        return text("word.lines", first=str(self.first), last=str(self.last))


def link_of(row: PublishedRow) -> SourceLink:
    """The lines of a row."""
    return SourceLink(row["line_start"], row["line_end"])


def link(row: PublishedRow, shown: object) -> Markup:
    """A value that leads to its lines."""
    return Markup(f"<a {link_of(row).__html__()}>{escape(shown)}</a>")
