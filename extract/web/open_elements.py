"""The elements of a page that are open while it is read: which they are, and what a visitor sees of their text."""

from __future__ import annotations

from typing import NamedTuple

from extract.web.colours import CLEAR, UNKNOWN, colour_of
from extract.web.looks import PLAIN, Look, Place
from extract.web.panels import Controls, stands_in_page
from extract.web.returns import TOP, target_of
from extract.web.seen_before import Attributes, Seen
from extract.web.selectors import Children, Element
from extract.web.settings import Box, Letters, Setting, Spot
from extract.web.styles import StyleSheet
from extract.web.tags import BLOCKS, INLINE, SECTIONS, STRUCK

_HIDDEN = frozenset(
    {"script", "style", "head", "noscript", "noframes", "template", "svg"}
    | {"iframe", "audio", "video", "canvas", "meter", "progress"}
)
"""What runs, draws or plays: the text in it is for programs that cannot."""

_NOT_READ = frozenset({"rt", "rp", "option"})
"""What stands above a letter, and the choices of a list that are not chosen."""

_IN_HEAD = frozenset({"base", "link", "meta", "noscript", "script", "style", "template", "title"})
_STRIKES = frozenset({"s", "strike", "del"})
_IN_TABLE = frozenset({"table", "caption", "colgroup", "tr", "td", "th"}) | SECTIONS
_ENDED_BY = {
    "td": ("td", "th", "colgroup", "caption"),
    "th": ("td", "th", "colgroup", "caption"),
    "tr": ("tr", "td", "th", "colgroup", "caption"),
    "colgroup": ("colgroup", "caption"),
    **dict.fromkeys(SECTIONS, (*sorted(SECTIONS), "tr", "td", "th", "colgroup", "caption")),
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "option": ("option",),
}
"""The elements that end where another one begins, if their end tag was left out; inside of a list or table."""

_CELLS = frozenset({"table", "td", "th", "caption"})
_HOLDERS = frozenset({"table", "ul", "ol", "dl", "select"})


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


class OpenElements:
    """The open elements from outside, as their tags come; end tags may be left out."""

    def __init__(self, seen: Seen, sheet: StyleSheet) -> None:
        self.path: list[Open] = []
        self.names = {TOP}
        """Of the places so far that a link may lead to."""

        self._page = Open(Element(""), Children(), ground=seen.ground)
        self._sheet = sheet
        self._controls = Controls(seen.menus, seen.others)
        self._seen = seen
        self._count = self._details = self._selects = 0
        self._options = 0
        """Of the list to choose from that began last."""

    @property
    def here(self) -> Open:
        """The innermost open element."""
        return self.path[-1] if self.path else self._page

    @property
    def around(self) -> Open:
        """The element around the innermost open one."""
        return self.path[-2] if len(self.path) > 1 else self._page

    @property
    def is_struck(self) -> bool:
        """Whether one of them strikes what stands here."""
        return any(one.strikes for one in self.path)

    def around_here(self, tag: str) -> Open | None:
        """The innermost element of a tag around the innermost open one."""
        return next((one for one in reversed(self.path[:-1]) if one.element.tag == tag), None)

    def target(self) -> str | None:
        """The name of the place of the same page to which a text that stands here leads."""
        return target_of([one.element for one in self.path])

    def begin(self, tag: str, attrs: Attributes, *, in_table: bool) -> Look:
        """How the element of a tag looks, which is open from now on; ``in_table`` if it stands in a table of data."""
        if tag == "select":
            self._selects, self._options = self._selects + 1, 0
        self._options += tag == "option"
        self._end_before(tag)
        around = self.here
        values = dict(reversed(attrs))
        element = around.children.add(tag, values, linked=self._sheet.links)
        style = values.get("style") or ""
        look = PLAIN
        if style or self._sheet.count:
            look = self._sheet.look([*(one.element for one in self.path), element], style)
        hides = not around.gone and (look.hides or "hidden" in values)
        if hides and not in_table and self._is_panel(element, look):
            look = look.opened()
        ground = look.ground or colour_of(values.get("bgcolor") or "") or (UNKNOWN if values.get("background") else "")
        silent = tag in _HIDDEN or (tag in _NOT_READ and not (tag == "option" and self._is_chosen(values)))
        self.path.append(
            Open(
                element,
                Children(),
                look.mark == STRUCK or tag in _STRIKES,
                look.colour or (colour_of(values.get("color") or "") if tag == "font" else "") or around.colour,
                ground or around.ground,
                look.place.within(around.place) if look.place is not None else around.place,
                around.gone or silent or is_gone(element, look, around),
                around.silent or (silent and not around.gone),
                around.cut or look.unseen,
                around.visible if look.visible is None else look.visible,
                around.tall if look.tall is None else look.tall,
                around.indented if look.indented is None else look.indented,
                (around.counted or tag == "ol") if look.counted is None else look.counted,
                tag == "details" and "open" not in values and self._stays_closed(in_table=in_table),
                look.collapsed or (look.visible is None and around.collapsed and tag == "col"),
                around.spot,
                around.box,
                around.letters,
                tag in INLINE and (look.own_line or around.parts),
                look.parts,
            )
        )
        self._began(element, look)
        return look

    def end(self, tag: str) -> Open | None:
        """The element of an end tag, which is open no more, nor is what was left open inside of it; None for the end of
        what is not open, or not in this cell.
        """
        for place in range(len(self.path) - 1, -1, -1):
            one = self.path[place]
            if one.element.tag == tag:
                del self.path[place:]
                return one
            if one.element.tag in _CELLS and tag not in _IN_TABLE:
                break
        return None

    def end_here(self) -> None:
        """The end of the innermost open element."""
        self.path.pop()

    def leave_out(self) -> None:
        """The innermost open element takes no place on the page."""
        self.path[-1] = self.path[-1]._replace(gone=True)

    def _began(self, element: Element, look: Look) -> None:
        """Count the element that is the innermost now, and set it as its styles do."""
        self._count += 1
        self._details += element.tag == "details"
        self.names.add(element.name)
        if look.setting is not None:
            self.path[-1] = self.path[-1].set_as(look.setting, self._count)
        if element.attributes and self.path[-1].is_seen:
            self._controls.add(element)

    def _end_before(self, tag: str) -> None:
        """End the open elements whose end tags may be left out before a tag."""
        ended = (*_ENDED_BY.get(tag, ()), *(("p",) if tag in BLOCKS else ()))
        if ended:
            path = self.path
            holders = ("table",) if tag in _IN_TABLE else _HOLDERS
            holder = next((n for n in range(len(path) - 1, -1, -1) if path[n].element.tag in holders), 0)
            left_open = next((n for n in range(holder, len(path)) if path[n].element.tag in ended), len(path))
            del path[left_open:]
        if self.here.element.tag == "head" and tag not in _IN_HEAD:
            self.end_here()

    def _stays_closed(self, *, in_table: bool) -> bool:
        """Whether a ``<details>`` that begins here is none that a visitor opens to read the plan."""
        in_page = not in_table and stands_in_page(one.element for one in self.path)
        return self._details in self._seen.other_details or not in_page

    def _is_panel(self, element: Element, look: Look) -> bool:
        """Whether an element that is hidden is a panel that a visitor opens."""
        return self._controls.open(element, (one.element for one in self.path), ticked=look.ticked)

    def _is_chosen(self, values: dict[str, str | None]) -> bool:
        """Whether a browser shows an entry of a list to choose from."""
        in_list = any(one.element.tag == "select" for one in self.path)
        first = in_list and self._options == 1 and self._selects - 1 in self._seen.unchosen
        return "selected" in values or first


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
