"""What the styles of a web page do to a text: hide it, colour it and its ground, strike it out, raise it.

The page's own ``<style>`` is read, and an element's ``style``; style sheets of other files are not fetched. Selectors
count as the cascade has it (``extract.web.selectors``). Of those that are not known (``:last-child``) and of rules for
some screens only, it is known that they may colour an element: its colours are unknown then. Rules for print, and for
what a pointer does (``:hover``), are passed over.

What a box displays as soon as it is ticked (``:checked``) is known: it may be a tab (``extract.web.panels``). A box of
no height that a style opens slowly may be opened by a click, and is text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from extract.web.lengths import length_of
from extract.web.selectors import Element, Selector, alternatives, least, selector
from extract.web.settings import SETS, Setting, setting_of
from extract.web.tags import STRUCK

_STYLE = re.compile(r"<style\b(?P<attributes>[^<>]*)>", re.IGNORECASE)
_STYLE_END = re.compile(r"</style\b", re.IGNORECASE)
_MEDIA = re.compile(r"\bmedia\s*=\s*[\"']?(?P<what>[^\"'>]*)", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_OPENS, _BRACE = re.compile(r"[{;]"), re.compile(r"[{}]")
_FOR_SOME = re.compile(r"(?P<name>media|supports|layer|container|scope)\b(?!-)(?P<what>.*)", re.IGNORECASE | re.DOTALL)
_PRINT = re.compile(r"\s*(?:only\s+)?(?:print|speech)\b[^,]*", re.IGNORECASE)
_SCREEN = re.compile(r"\s*(?:only\s+)?(?:all|screen)\s*", re.IGNORECASE)
_KNOWN = frozenset(
    {"display", "visibility", "content-visibility", "font-size", "opacity", "filter", "transform", "transition"}
    | {"text-decoration", "text-decoration-line", "text-shadow", "text-indent", "vertical-align"}
    | {"color", "-webkit-text-fill-color", "background", "background-color", "background-image", "background-clip"}
    | {"-webkit-background-clip", "position", "left", "top", "clip", "clip-path"}
    | {"float", "height", "width", "max-width", "overflow", "list-style", "list-style-type"}
    | SETS
)
_GAPS = frozenset(f"{one}{side}" for one in ("margin", "padding") for side in ("", "-left", "-right"))
"""What keeps a box of its own ground apart from the letters beside it."""

_ABOUT = {"em": 16.0, "%": 10.0, "vw": 10.0, "vh": 10.0}
"""About how many pixels a unit is that depends on the letters or on what holds an element, on a page of a thousand."""

_LEAST_GAP = 2
"""Pixels: what is less is no blank between two figures."""

_FAR = -999
"""Pixels from which on an element is off the page; less may be made up for by what stands around it."""

_CLIPPED = re.compile(r"rect\(\s*(?:[01](?:px)?[\s,]*){4}\)")
_CUT_AWAY = re.compile(r"inset\(\s*(?:50|100)%.*\)|circle\(\s*0(?:\.0*)?(?:px|%)?[\s)].*|circle\(0\)")
_FADED = re.compile(r".*\bopacity\(\s*0(?:\.0*)?%?\s*\).*")
_SHRUNK = re.compile(r".*\bscale(?:x|y|3d)?\(\s*0(?:\.0*)?\s*[,)].*")
_HEX = re.compile(r"#(?P<digits>[0-9a-f]{3,8})")
_NUMBERS = re.compile(
    r"rgba?\(\s*(\d+(?:\.\d+)?%?)[\s,]+(\d+(?:\.\d+)?%?)[\s,]+(\d+(?:\.\d+)?%?)(?:[\s,/]+([\d.]+)%?)?\s*\)"
)
_HUES = re.compile(r"hsla?\(\s*[\d.]+(?:deg)?[\s,]+[\d.]+%[\s,]+(0|100)(?:\.0*)?%\s*\)")
"""Black and white of any hue; other colours of this form are known by how they are written."""

_NAMED = {"white": "ffffff", "black": "000000", "red": "ff0000", "yellow": "ffff00", "blue": "0000ff"}
_AS_BEFORE = frozenset({"", "inherit", "initial", "unset", "revert", "currentcolor", "none"})
CLEAR, UNKNOWN = "transparent", "?"
"""A colour that lets everything through, and a ground whose colour is not known."""

_KEPT = frozenset({"", "inherit", "unset", "revert"})
"""What a property says that is inherited, where it stays as it is around."""

_BLOCKS = frozenset({"block", "flow-root", "list-item", "flex", "grid", "table"})
_HOLDERS = frozenset({"flex", "grid", "inline-flex", "inline-grid"})
"""What an element displays that begins a line of its own, and what makes each element in it one that does."""

_NOTHING = re.compile(r"0(?:\.0*)?(?:[a-z]+|%)?")
_MOST_RULES = 20_000
"""Of a page that say something here; a page has some hundred."""


def style_sheet(markup: str) -> StyleSheet:
    """The styles of a page, also those that old pages put inside of ``<!-- -->``.

    >>> style_sheet("<style><!-- .x { display: none } --></style><style media=print>p {display:none}</style>").count
    1
    """
    sheet = StyleSheet()
    place = 0
    while (begin := _STYLE.search(markup, place)) and (end := _STYLE_END.search(markup, begin.end())):
        media = _MEDIA.search(begin["attributes"])
        if media is None or _SCREEN.fullmatch(media["what"]):
            sheet.add(markup[begin.end() : end.start()].replace("<!--", " ").replace("-->", " "))
        place = end.end()
    return sheet


class Look(NamedTuple):
    """What its styles do to an element: ``gone`` takes no place, ``unseen`` does; ``mark`` is ``del`` or ``sup``, a
    blank for a box with a ground of its own and a gap around it.

    Nothing inside of these is seen. ``visible``, ``tall`` and ``indented`` hide a text, but not what is shown again
    inside of it; None where they stay as they are around it, as with ``counted``: whether the entries of a list have
    their numbers before them. ``colour`` and ``ground`` are as :func:`colour_of` gives
    them, nothing where they stay. ``shown`` says that a style displays it, whatever its ``hidden`` says, ``ticked``
    that one would if a box was ticked that is not. An ``own_line`` begins and ends where the element does; in one that
    ``parts`` them that is so of each element.
    """

    gone: bool = False
    unseen: bool = False
    visible: bool | None = None
    collapsed: bool = False
    tall: bool | None = None
    indented: bool | None = None
    counted: bool | None = None
    shown: bool = False
    mark: str = ""
    colour: str = ""
    ground: str = ""
    place: Place | None = None
    setting: Setting | None = None
    ticked: bool = False
    own_line: bool = False
    parts: bool = False

    @property
    def hides(self) -> bool:
        """Whether an element is not seen, by its own style, where a click may show it."""
        return self.gone or self.unseen or self.visible is False

    def opened(self) -> Look:
        """The look of a panel when it is open.

        >>> Look(gone=True, visible=False).opened()[:3]
        (False, False, True)
        """
        return self._replace(gone=False, unseen=False, visible=self.visible is False or self.visible, shown=True)


class Place(NamedTuple):
    """Where an element is moved to: pixels from its left and top; ``free`` of its lines, ``fixed`` to the window.

    ``of_holder`` says that it is given as a part of what the element stands in.
    """

    left: float = 0
    top: float = 0
    free: bool = False
    fixed: bool = False
    of_holder: bool = False

    def within(self, around: Place | None) -> Place:
        """The place counted from the page, where that of the nearest moved element around it is ``around``."""
        if around is None or self.fixed:
            return self
        return self._replace(left=self.left + around.left, top=self.top + around.top)

    def is_off_page(self, around: Place | None) -> bool:
        """Whether nobody sees what stands here.

        >>> Place(-9999, free=True).is_off_page(Place(300)), Place(-1100, free=True).is_off_page(Place(300))
        (True, False)
        """
        if not self.free or (self.of_holder and around is not None and not self.fixed):
            return False
        whole = self.within(around)
        return max(self.left, whole.left) <= _FAR or max(self.top, whole.top) <= _FAR


PLAIN = Look()

_LABEL = re.compile(r"content\s*+:[^;{}]{0,80}?\battr\(\s*+(?P<name>[\w-]+)", re.IGNORECASE)


class _Rule(NamedTuple):
    selector: Selector
    style: Mapping[str, str]


@dataclass(slots=True)
class StyleSheet:
    """The rules of a page that hide, strike or raise, by what the last element of their selector has."""

    rules: dict[str, list[_Rule]] = field(default_factory=lambda: defaultdict(list))
    colouring: dict[str, list[_Rule]] = field(default_factory=lambda: defaultdict(list))
    """Rules that colour some of the elements that fit their selector; which ones is not known."""

    ticked: dict[str, list[Selector]] = field(default_factory=lambda: defaultdict(list))
    """What is displayed as soon as a box is ticked."""

    count: int = 0
    links: bool = False
    """Whether some rule asks for the elements before others."""

    counts: bool = False
    """Whether some rule writes numbers of its own: then a list without those of a browser may have them."""

    label: str = ""
    """The attribute whose words some rule writes before or behind an element."""

    def add(self, css: str) -> None:
        """Read the text of a ``<style>``."""
        css = _COMMENT.sub(" ", css)
        label = _LABEL.search(css)
        self.label = label["name"].lower() if label else self.label
        self.counts = self.counts or "counter" in css
        for selectors, style, for_all in _rules(css):
            known = _declared(style)
            colours = {name: value for name, value in known.items() if name == "color" or name.startswith("background")}
            for text in alternatives(selectors) if known else ():
                if self.count >= _MOST_RULES:
                    return
                found = selector(text) if for_all else None
                if ":checked" in text and known.get("display", "none") != "none":
                    self._add_ticked(text.replace(":checked", ""))
                if found is not None:
                    self.count += 1
                    self.links = self.links or found.links
                    self.rules[_key(found.last)].append(_Rule(found, known))
                elif colours and (last := least(text)) is not None:
                    self.count += 1
                    self.colouring[_key(last)].append(_Rule(Selector.of(last), colours))

    def _add_ticked(self, text: str) -> None:
        found = selector(text)
        if found is not None:
            self.links = self.links or found.links
            self.ticked[_key(found.last)].append(found)

    def look(self, path: Sequence[Element], style: str) -> Look:
        """How the last element of ``path`` looks, which are the open ones from outside; ``style`` is its own.

        >>> sheet = StyleSheet()
        >>> sheet.add(".x, #menu li { display: none } b.old { text-decoration: line-through } .x.on { display: block }")
        >>> [sheet.look([Element("td", frozenset(some))], "").gone for some in ({"x"}, {"x", "on"})]
        [True, False]
        >>> sheet.look([Element("ul", name="menu"), Element("li")], "").gone, sheet.look([Element("li")], "").gone
        (True, False)
        """
        if not self.count and not style:
            return PLAIN
        last, around = path[-1], path[:-1]
        keys = [f"#{last.name}"] if last.name else []
        keys += [*(f".{one}" for one in last.classes), last.tag, "*"]
        found = [rule for key in keys for rule in self.rules.get(key, ()) if rule.selector.matches(last, around)]
        found.sort(key=lambda rule: rule.selector.weight)
        declared: dict[str, str] = {}
        for important in (False, True):
            for some in (*(rule.style for rule in found), _declared(style) if style else {}):
                declared |= {name: value for name, value in some.items() if ("!important" in value) == important}
        perhaps = [
            rule.style for key in keys for rule in self.colouring.get(key, ()) if rule.selector.matches(last, around)
        ]
        look = _look(declared) if declared else PLAIN
        if self.ticked and look.gone:
            shown = (one for key in keys for one in self.ticked.get(key, ()))
            look = look._replace(ticked=any(one.matches(last, around) for one in shown))
        return _uncertain(look, perhaps, _declared(style)) if perhaps else look


def _uncertain(look: Look, perhaps: Sequence[Mapping[str, str]], own: Mapping[str, str]) -> Look:
    """A look whose colours some styles may change; those of the element's own style stay, but for ``!important``."""
    changed = {
        "color" if name == "color" else "background"
        for style in perhaps
        for name, value in style.items()
        if "!important" in value or not any(one.startswith(name.partition("-")[0]) for one in own)
    }
    return look._replace(
        colour=UNKNOWN if "color" in changed else look.colour,
        ground=UNKNOWN if "background" in changed else look.ground,
    )


def _look(declared: Mapping[str, str]) -> Look:
    values = {name: value.replace("!important", "").strip() for name, value in declared.items()}
    visibility, display = values.get("visibility", ""), values.get("display", "")
    indent = values.get("text-indent", "")
    struck = any("line-through" in values.get(name, "") for name in ("text-decoration", "text-decoration-line"))
    raised = {"super": "sup", "sub": "sub"}.get(values.get("vertical-align", ""), "")
    return Look(
        gone=display == "none" or _is_away(values),
        unseen=_is_cut_out(values),
        visible=None if visibility in _KEPT else visibility not in ("hidden", "collapse"),
        collapsed=visibility == "collapse",
        tall=_is_tall(values.get("font-size", "")),
        indented=None if indent in _KEPT else _about_pixels(indent)[0] <= _FAR,
        counted=_is_counted(values),
        shown=display not in ("", "none", "revert"),
        mark=STRUCK if struck else raised or (" " if _is_apart(values) else ""),
        colour=_colour(values),
        ground=_ground(values),
        place=_place(values),
        setting=setting_of(values),
        own_line=display in _BLOCKS and values.get("float", "none") == "none",
        parts=display in _HOLDERS,
    )


def _is_apart(values: Mapping[str, str]) -> bool:
    """Whether an element is a box with a ground and a gap to what stands beside it, as a badge is.

    >>> [_is_apart({"background": "#c00", "padding": one}) for one in ("2px 6px", "4px 0", "0", "0 .5em 0 0")]
    [True, False, False, True]
    """
    if not _ground(values):
        return False
    gaps = [values.get(f"{one}{side}", "") for one in ("margin", "padding") for side in ("-left", "-right")]
    for one in ("margin", "padding"):
        sides = values.get(one, "").split()
        gaps += sides[1::2] if len(sides) > 1 else sides
    return any(_about_pixels(gap)[0] > _LEAST_GAP for gap in gaps)


def _is_counted(values: Mapping[str, str]) -> bool | None:
    """Whether a browser writes numbers before the entries of an ordered list; None where it does as around them.

    >>> _is_counted({"list-style": "none inside"}), _is_counted({"list-style-type": "decimal"}), _is_counted({})
    (False, True, None)
    """
    style = values.get("list-style-type") or values.get("list-style", "")
    return None if style in _KEPT else "none" not in style.split()


def _is_cut_out(values: Mapping[str, str]) -> bool:
    """Whether an element keeps its place, but nothing in it is drawn."""
    return (
        bool(_NOTHING.fullmatch(values.get("opacity", "")))
        or bool(_FADED.fullmatch(values.get("filter", "")))
        or bool(_SHRUNK.fullmatch(values.get("transform", "")))
        or bool(_CUT_AWAY.fullmatch(values.get("clip-path", "")))
        or values.get("content-visibility") == "hidden"
    )


def _is_tall(size: str) -> bool | None:
    """Whether letters have a height; None for a share of what they have around.

    >>> _is_tall("0"), _is_tall("1px"), _is_tall("1rem"), _is_tall("small"), _is_tall("1.2em"), _is_tall("inherit")
    (False, False, True, True, None, None)
    """
    pixels, unit = _about_pixels(size)
    if _NOTHING.fullmatch(size) or (unit in ("px", "pt") and pixels <= 1):
        return False
    if size in _KEPT or size in ("larger", "smaller") or (size.endswith(("em", "%")) and not size.endswith("rem")):
        return None
    return True


def _colour(values: Mapping[str, str]) -> str:
    """The colour of letters; not known where a shadow or the ground in their form may show them."""
    colour = colour_of(values.get("-webkit-text-fill-color", "")) or colour_of(values.get("color", ""))
    shadow = values.get("text-shadow", "none") not in _AS_BEFORE
    cut = any("text" in values.get(name, "").split() for name in ("background-clip", "-webkit-background-clip"))
    return UNKNOWN if (colour and shadow) or cut else colour


def _about_pixels(value: str) -> tuple[float, str]:
    """A length in pixels, and its unit; no length for what is none.

    >>> _about_pixels("-100em"), _about_pixels("auto")
    ((-1600.0, 'em'), (0.0, ''))
    """
    length = length_of(value)
    if length is None:
        return 0.0, ""
    exact = length.pixels
    return (length.number * _ABOUT[length.unit] if exact is None else exact), length.unit


def _place(values: Mapping[str, str]) -> Place | None:
    position = values.get("position", "")
    if position not in ("absolute", "fixed", "relative", "sticky"):
        return None
    (left, wide), (top, high) = (_about_pixels(values.get(side, "")) for side in ("left", "top"))
    return Place(left, top, position in ("absolute", "fixed"), position == "fixed", "%" in (wide, high))


def _is_away(values: Mapping[str, str]) -> bool:
    """Whether an element is cut to nothing, or in a box of no size; not one that a reader may open."""
    if values.get("position") in ("absolute", "fixed") and _CLIPPED.fullmatch(values.get("clip", "")):
        return True
    opens = values.get("transition", "none") != "none"
    sizes = ("width", "max-width") if opens else ("height", "width", "max-width")
    return values.get("overflow") == "hidden" and any(_NOTHING.fullmatch(values.get(size, "")) for size in sizes)


def _ground(values: Mapping[str, str]) -> str:
    plain = values.get("background-color", "")
    mixed = values.get("background", "")
    pictured = f"{mixed} {values.get('background-image', '')}"
    if "url(" in pictured or "gradient(" in pictured:
        return UNKNOWN
    found = colour_of(plain) or next(filter(None, map(colour_of, [mixed, *mixed.split()[:1]])), "")
    return "" if found == CLEAR else found


def colour_of(value: str) -> str:
    """A colour as six hexadecimal digits, ``transparent``, or its name; nothing for one that is as around it.

    >>> colour_of("#FFF"), colour_of("rgb(255, 255,255)"), colour_of("rgba(0,0,0,0)"), colour_of("inherit")
    ('ffffff', 'ffffff', 'transparent', '')
    """
    text = value.strip().lower()
    if text in _AS_BEFORE:
        return ""
    if match := _HEX.fullmatch(text):
        digits = match["digits"]
        if len(digits) in (3, 4):
            digits = "".join(digit * 2 for digit in digits)
        return CLEAR if digits[6:] == "00" else digits[:6]
    if match := _NUMBERS.fullmatch(text):
        if match[4] is not None and not float(match[4].strip(".") or 0):
            return CLEAR
        return "".join(f"{_byte(number):02x}" for number in match.groups()[:3])
    if match := _HUES.fullmatch(text):
        return "ffffff" if match[1] == "100" else "000000"
    return _NAMED.get(text, text)


def _byte(number: str) -> int:
    """A part of a colour: ``255``, ``100%``."""
    return min(255, round(float(number.rstrip("%")) * (2.55 if number.endswith("%") else 1)))


def _rules(css: str) -> Iterator[tuple[str, str, bool]]:
    """Selectors and style of each rule, and whether it is for any screen; nothing of what is for print."""
    place = 0
    while (at := css.find("@", place)) >= 0 and (opens := _OPENS.search(css, at)) is not None:
        for selectors, style in _plain_rules(css[place:at]):
            yield selectors, style, True
        place = opens.end()
        if opens[0] == ";":
            continue
        depth = 1
        while depth and (brace := _BRACE.search(css, place)) is not None:
            depth += 1 if brace[0] == "{" else -1
            place = brace.end()
        if depth:
            return
        some = _FOR_SOME.fullmatch(css[at + 1 : opens.start()])
        if some is not None and not _PRINT.fullmatch(some["what"]):
            for_all = some["name"].lower() == "media" and bool(_SCREEN.fullmatch(some["what"]))
            for selectors, style in _plain_rules(css[opens.end() : place - 1]):
                yield selectors, style, for_all
    for selectors, style in _plain_rules(css[place:]):
        yield selectors, style, True


def _plain_rules(css: str) -> Iterator[tuple[str, str]]:
    for rule in css.split("}"):
        selectors, opens, style = rule.partition("{")
        if opens:
            yield selectors, style


def _declared(style: str) -> dict[str, str]:
    """What is declared of the properties that matter, in small letters; gaps matter around a ground alone.

    >>> _declared("MARGIN: 0; Display : NONE")
    {'display': 'none'}
    """
    pairs = (declaration.lower().partition(":") for declaration in style.split(";"))
    known = _KNOWN | _GAPS if "background" in style.lower() else _KNOWN
    return {name.strip(): value.strip() for name, _, value in pairs if name.strip() in known}


def _key(element: Element) -> str:
    if element.name:
        return f"#{element.name}"
    return f".{min(element.classes)}" if element.classes else element.tag or "*"
