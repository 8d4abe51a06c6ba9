"""The table of a page that is open: its rows and cells as tags, its texts as pieces of them.

A table inside one of its cells is text of that cell.
"""

from __future__ import annotations

import html
import re

from extract.text.dress import HIDDEN_TEXT
from extract.web.open_elements import OpenElements
from extract.web.seen_before import Attributes
from extract.web.table_columns import TableColumns
from extract.web.table_rows import TableRows
from extract.web.tags import BLOCKS, SECTIONS, without_table_tags

_SPAN = re.compile(r"\d{1,9}")


class OpenTable:
    """The table while it is read; its tags come when the open elements know them.

    ``label`` is the attribute whose words a style writes before a cell, nothing where none does.
    """

    def __init__(self, elements: OpenElements, label: str) -> None:
        self.pieces: list[str] | None = None
        """Those of the row that is open."""

        self.in_cell = False
        self.nested = 0
        """How many tables are open inside of it."""

        self.hidden_said = False
        """Whether the mark of what is hidden stands behind all that is shown in the open cell so far."""

        self._elements = elements
        self._label = label
        self._above: list[str] = []
        self._rows = TableRows()
        self._columns = TableColumns()
        self._reaches: dict[int, int] = {}
        """By the place of a piece of the open row: over how many rows its cell says that it reaches."""

        self._labels: dict[int, str] = {}
        """By the same: the label that a style writes before its cell."""

    def begin(self, tag: str, attrs: Attributes) -> None:
        """An element that begins in it, and takes a place on the page; a table begins by ``begin_nested``."""
        if self.nested:
            if self.pieces is not None and (tag in BLOCKS or tag == "br"):
                self.pieces.append("<p>")
        elif tag in ("col", "colgroup"):
            self._add_columns(tag, attrs)
        elif tag in SECTIONS:
            self._begin_section(tag)
        elif tag == "tr":
            self.end_row()
            self._begin_row()
        elif tag in ("td", "th"):
            self._begin_cell(attrs)
        elif self.pieces is not None and (tag in BLOCKS or tag == "br"):
            self.pieces.append("<br>" if tag == "br" else "<p>")

    def begin_nested(self) -> None:
        """A table inside a cell is text of it; one in a row, but in no cell, is a cell."""
        self.nested += 1
        if self.pieces is not None:
            self.pieces.append("<p>" if self.in_cell else "<td>")
            self.in_cell = True

    def end(self, tag: str, *, was_open: bool) -> None:
        """The end tag of an element in it, or of a table inside of it, and whether that element was open."""
        if self.nested:
            self.nested -= tag == "table"
        elif tag == "tr":
            self.end_row()
        elif tag in ("td", "th"):
            self.in_cell = False
        elif tag in SECTIONS and was_open:
            self._begin_section()

    def end_row(self) -> None:
        """The end of the row that is open, if one is."""
        if self.pieces is not None:
            self._rows.add([*self.pieces, "</tr>"], self._reaches, self._labels)
        self.pieces, self.in_cell = None, False

    def end_own_line(self) -> None:
        """The end of what stands before or in an element of a cell that a style gives lines of its own."""
        if self.pieces is not None and self.in_cell:
            self.pieces.append("<p>")

    def write(self, markup: str) -> None:
        """Markup of our own, where text would stand; outside of rows nothing."""
        if self.pieces is not None:
            self.pieces.append(markup)

    def write_text(self, text: str) -> None:
        """A text of the page; outside of rows it is a caption, or text that a browser shows above the table."""
        if self.pieces is not None:
            self.pieces.append(html.escape(text, quote=False))
        elif text.strip():
            self._above.append(without_table_tags(text.strip()))

    def say_hidden(self) -> None:
        """Mark that a text stands here which nobody sees, once behind what is shown."""
        if self.hidden_said:
            return
        if self.pieces is not None:
            self.pieces.append(HIDDEN_TEXT)
        else:
            self._rows.say(HIDDEN_TEXT)
        self.hidden_said = True

    def written(self) -> list[str]:
        """Its lines and those above it, without a row that is not whole."""
        return [*self._above, "<table>", *self._rows.written(), "</table>", ""]

    def _begin_section(self, tag: str = "") -> None:
        self.end_row()
        self._columns.begin_section()
        self._rows.begin_section(tag)

    def _begin_row(self) -> list[str]:
        self.pieces, self._reaches, self._labels = ["<tr>"], {}, {}
        self.hidden_said = False
        self._columns.begin_row()
        return self.pieces

    def _begin_cell(self, attrs: Attributes) -> None:
        pieces = self._begin_row() if self.pieces is None else self.pieces
        spans = ((name, value) for name, value in attrs if name in ("rowspan", "colspan") and value)
        numbers = {name: number[0] for name, value in spans if (number := _SPAN.match(value.strip()))}
        if self._columns.collapsed and not self._stands_in_columns(numbers):
            self._elements.leave_out()
            return
        if "rowspan" in numbers:
            self._reaches[len(pieces)] = int(numbers["rowspan"])
        if label := " ".join((dict(attrs).get(self._label) or "").split()):
            self._labels[len(pieces)] = label
        kept = (f' {name}="{number}"' for name, number in numbers.items())
        pieces.append(f"<td{''.join(kept)}>")
        self.in_cell = True
        self.hidden_said = False

    def _stands_in_columns(self, numbers: dict[str, str]) -> bool:
        """Whether a cell stands in a column that is not collapsed; its ``colspan`` counts those alone."""
        columns = max(1, int(numbers.get("colspan", "1")))
        seen = self._columns.seen(int(numbers.get("rowspan", "1")), columns)
        if seen and "colspan" in numbers:
            numbers["colspan"] = str(seen)
        return bool(seen)

    def _add_columns(self, tag: str, attrs: Attributes) -> None:
        """Columns; those that a ``<colgroup>`` counts may be told one by one inside of it."""
        group = self._elements.around_here("colgroup")
        if tag == "col" and group is not None and group.children.count == 1 and "span" in group.element.attributes:
            return
        if tag == "col" or "span" in dict(attrs):
            span = _SPAN.match(dict(attrs).get("span") or "")
            self._columns.add(int(span[0]) if span else 1, collapsed=self._elements.here.collapsed)
