"""The elements of a page that are open while it is read: what a visitor sees of their text, and in which columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from extract.web.selectors import Children, Element
from extract.web.settings import Box, Letters, Setting, Spot
from extract.web.styles import CLEAR, UNKNOWN, Look, Place

SECTIONS = frozenset({"thead", "tbody", "tfoot"})
"""The parts of a table, which hold its rows."""

_MOST_COLUMNS = 1_000
"""That a cell reaches over, as browsers have it."""

_TO_THE_END = 10**9


class Open(NamedTuple):
    """An open element: whether it strikes out what is in it, the colours of its text and ground, its place, and
    whether a visitor sees its text.

    The place is that of the nearest moved element, which may be itself; None where the page moves none. What is
    ``gone`` takes no place; it is ``silent`` where no page shows it. What is ``cut`` keeps its place; nothing inside of
    either is seen. Inside of what is not ``visible``, not ``tall`` or ``indented`` something may be shown again. What
    stays ``closed`` shows its first ``summary``. Entries of lists that are not ``counted`` have no numbers. The
    ``spot`` is that of the nearest text that is placed; the places of others are counted from the ``box``. It begins an
    ``own_line`` as its style or that of the element around it says, and ``parts`` what is in it into such ones.
    """

    element: Element
    children: Children
    strikes: bool = False
    colour: str = ""
    ground: str = ""
    place: Place | None = None
    gone: bool = False
    silent: bool = False
    cut: bool = False
    visible: bool = True
    tall: bool = True
    indented: bool = False
    counted: bool = True
    closed: bool = False
    collapsed: bool = False
    spot: Spot | None = None
    box: Box = Box()
    letters: Letters = Letters()
    own_line: bool = False
    parts: bool = False

    def set_as(self, setting: Setting, number: int) -> Open:
        """The element as its styles set it; ``number`` is its own among all elements."""
        letters = setting.letters(self.letters)
        if setting.position in ("", "static"):
            return self._replace(letters=letters)
        spot = setting.spot(self.box, letters, number)
        spot = spot and spot._replace(classes=self.element.classes)
        kept = self.spot if setting.position == "relative" else None
        return self._replace(letters=letters, spot=spot or kept, box=setting.box(self.box, letters, number))

    @property
    def is_seen(self) -> bool:
        """Whether a visitor sees a text that stands directly in it."""
        return self.visible and self.tall and not (self.gone or self.cut or self.indented or self.closed)


@dataclass(slots=True)
class Columns:
    """Which columns of a table are collapsed, and where its next cell stands."""

    count: int = 0
    collapsed: set[int] = field(default_factory=set)
    below: dict[int, int] = field(default_factory=dict)
    """By column: the rows that a cell reaches down from the present one."""

    next: int = 0

    def add(self, span: int, *, collapsed: bool) -> None:
        """One or more columns, of a ``<col>``."""
        span = min(_MOST_COLUMNS, max(1, span))
        if collapsed:
            self.collapsed.update(range(self.count, self.count + span))
        self.count += span

    def begin_row(self) -> None:
        """A row: the cells of those above stand in it."""
        self.next = 0
        self.below = {column: rows - 1 for column, rows in self.below.items() if rows > 1}

    def seen(self, rows: int, columns: int) -> int:
        """How many columns of the next cell, which reaches over so many rows and columns, are not collapsed."""
        while self.next in self.below:
            self.next += 1
        width = range(self.next, self.next + min(columns, _MOST_COLUMNS))
        self.next = width.stop
        if rows != 1:
            self.below |= dict.fromkeys(width, rows or _TO_THE_END)
        return sum(column not in self.collapsed for column in width)


def is_gone(element: Element, look: Look, around: Open) -> bool:
    """Whether an element takes no place on the page: by its style, as hidden, closed, collapsed or off the page."""
    asks = "hidden" in element.attributes or (element.tag == "dialog" and "open" not in element.attributes)
    return (
        look.gone
        or (asks and not look.shown)
        or (around.closed and not (element.tag == "summary" and element.of_tag == 1))
        or (look.collapsed and (element.tag == "tr" or element.tag in SECTIONS))
        or (look.place is not None and look.place.is_off_page(around.place))
    )


def has_colour_of_ground(here: Open) -> bool:
    """Whether nobody can tell a text from what it stands on."""
    return here.colour == CLEAR or (here.colour == here.ground != UNKNOWN and bool(here.colour))
