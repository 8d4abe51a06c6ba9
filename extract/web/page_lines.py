"""The lines of a page while it is read, but for its tables: the texts of each, its place, and where it leads."""

from __future__ import annotations

from collections.abc import Iterable

from extract.text.dress import HIDDEN_TEXT
from extract.web.open_elements import OpenElements
from extract.web.placed import Mark
from extract.web.returns import Return
from extract.web.tags import without_table_tags


class PageLines:
    """The lines so far, and the one that is open. Where it stands and leads, the open elements say."""

    def __init__(self, elements: OpenElements) -> None:
        self.lines: list[str] = []
        self.marks: dict[int, Mark] = {}
        """By the place of a line: where its text is placed, if it is."""

        self.leading: dict[int, Return] = {}
        """By the place of a line: where it leads, if all of it leads back to a place above it."""

        self.pieces: list[str] = []
        """Those of the line that is open."""

        self.bullet = ""
        """What stands before the next line with words."""

        self.hidden_said = False
        """Whether the mark of what is hidden stands behind all that is shown in the open line so far."""

        self._elements = elements
        self._mark: Mark | None = None
        self._leads: str | None = None

    def write(self, markup: str) -> None:
        """Go on with the line that is open, or open one: it is placed as its first text is, and leads where all do."""
        if not "".join(self.pieces).strip():
            here = self._elements.here
            self._mark = Mark(here.spot, here.letters) if here.spot is not None else None
            self._leads = self._elements.target()
        elif self._leads is not None and markup.strip() and self._elements.target() != self._leads:
            self._leads = None
        self.pieces.append(markup)

    def write_text(self, text: str) -> None:
        """A text of the page."""
        self.write(without_table_tags(text))

    def say_hidden(self) -> None:
        """Mark that a text stands here which nobody sees, once behind what is shown."""
        if not self.hidden_said:
            self.write(HIDDEN_TEXT)
            self.hidden_said = True

    def end_line(self, *, blank: bool = True) -> None:
        """Write the line that is open; an empty one below it where a block ends."""
        written = "".join(self.pieces)
        text = written.strip()
        self.pieces = []
        self.hidden_said = False
        if text:
            if self._mark is not None:
                self.marks[len(self.lines)] = self._mark._replace(ends_blank=written[-1].isspace())
            if self._leads is not None and self._leads in self._elements.names:
                self.leading[len(self.lines)] = (self._leads, text)
            self.lines.append(f"{self.bullet}{text}")
            self.bullet = ""
        if blank and self.lines and self.lines[-1]:
            self.lines.append("")

    def end_preformatted(self) -> None:
        """Write the line that is open as it stands, with the blanks at its beginning."""
        self.lines.append("".join(self.pieces).rstrip("\r "))
        self.pieces = []

    def add(self, lines: Iterable[str]) -> None:
        """Lines that are whole, of a table."""
        self.lines += lines
