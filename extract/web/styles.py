"""What the styles of a web page do to a text: hide it, colour it and its ground, strike it out, raise it.

The page's own ``<style>`` is read, and an element's ``style``; style sheets of other files are not fetched. Selectors
of tags, classes, ids and their ancestors count, as the cascade has it. Those that ask for more (``:hover``, ``a + b``,
``[lang]``) are passed over, as are rules for print or for small screens.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

_STYLE = re.compile(r"<style\b(?P<attributes>[^<>]*)>", re.IGNORECASE)
_STYLE_END = re.compile(r"</style\b", re.IGNORECASE)
_MEDIA = re.compile(r"\bmedia\s*=\s*[\"']?(?P<what>[^\"'>]*)", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_OPENS, _BRACE = re.compile(r"[{;]"), re.compile(r"[{}]")
_SCREEN = re.compile(r"\s*(?:only\s+)?(?:all|screen)\s*", re.IGNORECASE)
_COMPOUND = re.compile(r"(?P<tag>[a-z][\w-]*|\*)?(?P<more>(?:[.#][\w\u0080-\uffff-]+)*)", re.IGNORECASE)
_PART = re.compile(r"[.#][^.#]+")
_KNOWN = frozenset(
    {"display", "visibility", "font-size", "opacity", "text-decoration", "text-decoration-line", "vertical-align"}
    | {
        "color",
        "background",
        "background-color",
        "background-image",
        "position",
        "left",
        "top",
        "text-indent",
        "clip",
        "clip-path",
    }
    | {"height", "max-height", "width", "max-width", "overflow", "transform"}
)
_FAR = re.compile(r"-\d{3,}(?:\.\d*)?(?:px|pt|em|rem|%|vw|vh)?")
_CLIPPED = re.compile(r"rect\(\s*(?:[01](?:px)?[\s,]*){4}\)|inset\(\s*(?:50|100)%.*\)")
_SHRUNK = re.compile(r".*\bscale(?:x|y|3d)?\(\s*0(?:\.0*)?\s*[,)].*")
_HEX = re.compile(r"#(?P<digits>[0-9a-f]{3,8})")
_NUMBERS = re.compile(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)(?:[\s,/]+([\d.]+)%?)?\s*\)")
_NAMED = {"white": "ffffff", "black": "000000", "red": "ff0000", "yellow": "ffff00", "blue": "0000ff"}
_AS_BEFORE = frozenset({"", "inherit", "initial", "unset", "revert", "currentcolor", "none"})
CLEAR, UNKNOWN = "transparent", "?"
"""A colour that lets everything through, and a ground whose colour is not known."""

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


class Element(NamedTuple):
    """A tag that is open, with its classes and its id."""

    tag: str
    classes: frozenset[str] = frozenset()
    name: str = ""


class Look(NamedTuple):
    """What its styles do to an element: ``gone`` takes no place, ``unseen`` does; ``mark`` is ``del`` or ``sup``.

    ``colour`` and ``ground`` are as :func:`colour_of` gives them, nothing where they stay as they are around it.
    """

    gone: bool = False
    unseen: bool = False
    mark: str = ""
    colour: str = ""
    ground: str = ""


PLAIN = Look()


class _Selector(NamedTuple):
    """Some open elements, the last of which is meant; ``near`` says which stand directly inside of the one before."""

    elements: tuple[Element, ...]
    near: tuple[bool, ...]

    @property
    def weight(self) -> tuple[int, int, int]:
        names = sum(bool(element.name) for element in self.elements)
        classes = sum(len(element.classes) for element in self.elements)
        return names, classes, sum(element.tag not in ("", "*") for element in self.elements)


class _Rule(NamedTuple):
    selector: _Selector
    style: Mapping[str, str]


@dataclass(slots=True)
class StyleSheet:
    """The rules of a page that hide, strike or raise, by what the last element of their selector has."""

    rules: dict[str, list[_Rule]] = field(default_factory=lambda: defaultdict(list))
    count: int = 0

    def add(self, css: str) -> None:
        """Read the text of a ``<style>``."""
        for selectors, style in _rules(_COMMENT.sub(" ", css)):
            known = _declared(style)
            for text in selectors.split(",") if known else ():
                selector = _selector(text)
                if selector is not None and self.count < _MOST_RULES:
                    self.count += 1
                    self.rules[_key(selector.elements[-1])].append(_Rule(selector, known))

    def look(self, path: Sequence[Element], style: str) -> Look:
        """How the last element of ``path`` looks, which are the open ones from outside; ``style`` is its own.

        >>> sheet = StyleSheet()
        >>> sheet.add(".x, #menu li { display: none } b.old { text-decoration: line-through } .x.on { display: block }")
        >>> [sheet.look([Element("td", frozenset(some))], "").gone for some in ({"x"}, {"x", "on"})]
        [True, False]
        >>> sheet.look([Element("ul", name="menu"), Element("li")], "").gone, sheet.look([Element("li")], "").gone
        (True, False)
        """
        if not self.rules and not style:
            return PLAIN
        last = path[-1]
        keys = [f"#{last.name}"] if last.name else []
        keys += [*(f".{one}" for one in last.classes), last.tag, "*"]
        found = [rule for key in keys for rule in self.rules.get(key, ()) if _matches(rule.selector, path)]
        found.sort(key=lambda rule: rule.selector.weight)
        declared: dict[str, str] = {}
        for important in (False, True):
            for some in (*(rule.style for rule in found), _declared(style) if style else {}):
                declared |= {name: value for name, value in some.items() if ("!important" in value) == important}
        return _look(declared) if declared else PLAIN


def _look(declared: Mapping[str, str]) -> Look:
    values = {name: value.replace("!important", "").strip() for name, value in declared.items()}
    unseen = values.get("visibility") in ("hidden", "collapse") or any(
        _NOTHING.fullmatch(values.get(name, "")) for name in ("font-size", "opacity")
    )
    struck = any("line-through" in values.get(name, "") for name in ("text-decoration", "text-decoration-line"))
    raised = values.get("vertical-align") in ("super", "sub")
    gone = values.get("display") == "none" or _is_away(values)
    unseen = (
        unseen
        or bool(_FAR.fullmatch(values.get("text-indent", "")))
        or bool(_SHRUNK.fullmatch(values.get("transform", "")))
    )
    mark = "del" if struck else "sup" if raised else ""
    return Look(gone, unseen, mark, colour_of(values.get("color", "")), _ground(values))


def _is_away(values: Mapping[str, str]) -> bool:
    """Whether an element stands beside the page, or in a box of no size."""
    if values.get("position") in ("absolute", "fixed"):
        beside = any(_FAR.fullmatch(values.get(side, "")) for side in ("left", "top"))
        if beside or any(_CLIPPED.fullmatch(values.get(name, "")) for name in ("clip", "clip-path")):
            return True
    sizes = ("height", "max-height", "width", "max-width")
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
        return "".join(f"{min(255, int(number)):02x}" for number in match.groups()[:3])
    return _NAMED.get(text, text)


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """Selectors and style of each rule; of what stands in ``@media`` only what is for any screen."""
    place = 0
    while (at := css.find("@", place)) >= 0 and (opens := _OPENS.search(css, at)) is not None:
        yield from _plain_rules(css[place:at])
        place = opens.end()
        if opens[0] == ";":
            continue
        depth = 1
        while depth and (brace := _BRACE.search(css, place)) is not None:
            depth += 1 if brace[0] == "{" else -1
            place = brace.end()
        if depth:
            return
        name, _, what = css[at + 1 : opens.start()].partition(" ")
        if name.lower() == "media" and _SCREEN.fullmatch(what):
            yield from _plain_rules(css[opens.end() : place - 1])
    yield from _plain_rules(css[place:])


def _plain_rules(css: str) -> Iterator[tuple[str, str]]:
    for rule in css.split("}"):
        selectors, opens, style = rule.partition("{")
        if opens:
            yield selectors, style


def _declared(style: str) -> dict[str, str]:
    """What is declared of the properties that matter, in small letters.

    >>> _declared("MARGIN: 0; Display : NONE")
    {'display': 'none'}
    """
    pairs = (declaration.lower().partition(":") for declaration in style.split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if name.strip() in _KNOWN}


def _selector(text: str) -> _Selector | None:
    """A selector; None for one that asks for more than tags, classes, ids and ancestors."""
    elements: list[Element] = []
    near: list[bool] = []
    child = False
    for word in text.replace(">", " > ").split():
        if word == ">":
            child = True
            continue
        match = _COMPOUND.fullmatch(word)
        if match is None:
            return None
        parts = _PART.findall(match["more"])
        classes = frozenset(part[1:] for part in parts if part[0] == ".")
        names = [part[1:] for part in parts if part[0] == "#"]
        if len(names) > 1:
            return None
        elements.append(Element((match["tag"] or "").lower(), classes, "".join(names)))
        near.append(child)
        child = False
    return _Selector(tuple(elements), tuple(near)) if elements and not child else None


def _key(element: Element) -> str:
    if element.name:
        return f"#{element.name}"
    return f".{min(element.classes)}" if element.classes else element.tag or "*"


def _matches(selector: _Selector, path: Sequence[Element]) -> bool:
    place = len(path) - 1
    if not _fits(selector.elements[-1], path[place]):
        return False
    for number in range(len(selector.elements) - 2, -1, -1):
        place -= 1
        if not selector.near[number + 1]:
            while place >= 0 and not _fits(selector.elements[number], path[place]):
                place -= 1
        if place < 0 or not _fits(selector.elements[number], path[place]):
            return False
    return True


def _fits(asked: Element, element: Element) -> bool:
    return asked.tag in ("", "*", element.tag) and asked.classes <= element.classes and asked.name in ("", element.name)
