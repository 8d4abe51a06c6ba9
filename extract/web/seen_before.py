"""What must be known of a web page before it is read: its tables that only place others, and its menus."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import NamedTuple

from extract.web.colours import UNKNOWN
from extract.web.panels import PANELS, is_control, opens_others, says_others, targets_of
from extract.web.selectors import Element

_OTHER_SHEET = re.compile(r"<link\b[^<>]*\bstylesheet\b|@import\b", re.IGNORECASE)
_LEAST_CELLS = 4
_LEAST_WIDE_ROWS = 2
"""A table of data has as many rows of as many cells; one that places others on the page has not."""

_LEAST_ENDS = 2
"""Of lines in a framed text."""

_WITHOUT_NAMES = frozenset({"details", "summary"})
"""Controls and panels that need no name for each other."""

_LINKS = frozenset({"a", "button"})
_MOST_BETWEEN_LINKS = 0.2
"""The letters between the links of a menu, for each one in them."""

Attributes = list[tuple[str, str | None]]


@dataclass(slots=True)
class _Table:
    """A table by its place in the page: how many of its own rows have several cells, and what is inside it."""

    number: int
    wide_rows: int = 0
    cells: int = 0
    most_cells: int = 0
    ends: int = 0
    """Of lines in the cell that is open."""

    most_ends: int = 0
    holds_table: bool = False
    data_inside: bool = False

    def begin_cell(self) -> None:
        self.end_cell()
        self.cells += 1

    def end_cell(self) -> None:
        self.most_ends, self.ends = max(self.most_ends, self.ends), 0

    def end_row(self) -> None:
        self.end_cell()
        self.most_cells = max(self.most_cells, self.cells)
        self.wide_rows += self.cells >= _LEAST_CELLS
        self.cells = 0

    @property
    def holds_data(self) -> bool:
        return self.wide_rows >= _LEAST_WIDE_ROWS

    @property
    def is_layout(self) -> bool:
        """Whether it only places others on the page, or frames a text of several lines. A small table inside a cell of
        data is text of that cell.
        """
        if self.most_cells == 1 and self.most_ends >= _LEAST_ENDS:
            return True
        return self.holds_table and (not self.holds_data or self.data_inside)


class Seen(NamedTuple):
    """What must be known of a page before it is read, by the place of its elements among those of their kind."""

    layout: frozenset[int]
    """The tables that only place others."""

    unchosen: frozenset[int]
    """The lists to choose from in which nothing is chosen: a browser shows their first entry."""

    ground: str
    """The colour of the page, which only its own styles change where it names no others."""

    menus: frozenset[str]
    """The names of the elements whose words are links, or nearly all."""

    others: frozenset[str]
    """The names of controls that open what is no text of the page, by what they say or open it as, and of that."""

    other_details: frozenset[int]
    """The ``<details>`` whose summaries say so."""


@dataclass(slots=True)
class _Named:
    """An open element that has a name: how many of its kind it stands in, and its letters in links and in others."""

    tag: str
    depth: int
    name: str
    linked: int = 0
    others: int = 0


@dataclass(slots=True)
class _Menus:
    """Counts the letters of links in what has a name."""

    depths: Counter[str] = field(default_factory=Counter)
    open: list[_Named] = field(default_factory=list)
    in_link: bool = False
    found: set[str] = field(default_factory=set)

    def begin(self, tag: str, name: str) -> None:
        if tag in _LINKS:
            self.in_link = True
        elif tag in PANELS:
            self.depths[tag] += 1
            if name:
                self.open.append(_Named(tag, self.depths[tag], name))

    def end(self, tag: str) -> None:
        if tag in _LINKS:
            self.in_link = False
        elif tag in PANELS and self.depths[tag]:
            while self.open and self.open[-1].tag == tag and self.open[-1].depth >= self.depths[tag]:
                self._end_last()
            self.depths[tag] -= 1

    def add(self, text: str) -> None:
        if self.open:
            letters = len(text.strip())
            self.open[-1].linked += letters * self.in_link
            self.open[-1].others += letters * (not self.in_link)

    def close(self) -> None:
        while self.open:
            self._end_last()

    def _end_last(self) -> None:
        last = self.open.pop()
        if last.others <= last.linked * _MOST_BETWEEN_LINKS:
            self.found.add(last.name)
        if self.open:
            self.open[-1].linked += last.linked
            self.open[-1].others += last.others


@dataclass(slots=True)
class _Controls:
    """Looks for controls that open what is no text of the page."""

    open: Element | None = None
    """The control that began last."""

    words: list[str] = field(default_factory=list)
    details: list[int] = field(default_factory=list)
    """The open ``<details>``."""

    count: int = 0
    others: set[str] = field(default_factory=set)
    other_details: set[int] = field(default_factory=set)

    def begin(self, element: Element) -> None:
        if element.tag == "details":
            self.details.append(self.count)
            self.count += 1
        if opens_others(element):
            self.others.update(targets_of(element))
        elif is_control(element):
            self.open, self.words = element, []

    def add(self, text: str) -> None:
        if self.open is not None:
            self.words.append(text)

    def end(self, tag: str) -> None:
        if self.open is not None and tag == self.open.tag:
            if says_others(" ".join("".join(self.words).split())):
                self.others.update((*targets_of(self.open), self.open.name))
                self.other_details.update(self.details[-1:] if tag == "summary" else ())
            self.open = None
        if tag == "details" and self.details:
            self.details.pop()


class _Tables(HTMLParser):
    """Looks for tables that only place others, for lists in which nothing is chosen, for menus, and for controls."""

    def __init__(self) -> None:
        super().__init__()
        self.selects = 0
        self.unchosen: set[int] = set()
        self.count = 0
        self.open: list[_Table] = []
        self.layout: set[int] = set()
        self.menus = _Menus()
        self.controls = _Controls()

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag in PANELS or tag in _LINKS:
            self.menus.begin(tag, dict(attrs).get("id") or "")
        if attrs or tag in _WITHOUT_NAMES:
            values = {name: value or "" for name, value in reversed(attrs)}
            self.controls.begin(Element(tag, name=values.get("id") or "", attributes=values))
        if tag == "select":
            if not {"multiple", "size"} & dict(attrs).keys():
                self.unchosen.add(self.selects)
            self.selects += 1
        elif tag == "option" and "selected" in dict(attrs):
            self.unchosen.discard(self.selects - 1)
        if tag == "table":
            self.open.append(_Table(self.count))
            self.count += 1
        elif tag == "tr" and self.open:
            self.open[-1].end_row()
        elif tag in ("td", "th") and self.open:
            self.open[-1].begin_cell()
        elif tag == "br" and self.open:
            self.open[-1].ends += 1

    def handle_endtag(self, tag: str) -> None:
        self.menus.end(tag)
        self.controls.end(tag)
        if tag in ("p", "li", "div") and self.open:
            self.open[-1].ends += 1
        if tag == "table" and self.open:
            self._end_table()

    def handle_data(self, data: str) -> None:
        self.menus.add(data)
        self.controls.add(data)

    def _end_table(self) -> None:
        table = self.open.pop()
        table.end_row()
        if table.is_layout:
            self.layout.add(table.number)
        if self.open:
            self.open[-1].holds_table = True
            self.open[-1].data_inside |= table.holds_data or table.data_inside

    def close(self) -> None:
        """End the page, and with it every table that nobody closed."""
        super().close()
        self.menus.close()
        while self.open:
            self._end_table()


def seen_before(markup: str) -> Seen:
    """What the elements of a page are that a reader of it must know when they begin."""
    tables = _Tables()
    tables.feed(markup)
    tables.close()
    ground = UNKNOWN if _OTHER_SHEET.search(markup) else "ffffff"
    menus, others = frozenset(tables.menus.found), frozenset(tables.controls.others) - {""}
    details = frozenset(tables.controls.other_details)
    return Seen(frozenset(tables.layout), frozenset(tables.unchosen), ground, menus, others, details)
