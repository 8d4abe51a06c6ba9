"""The rules of styles that a web page has, and which of them count for an element; ``looks`` says what they do to it.

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

from extract.web.looks import PLAIN, Look, look_of, with_doubtful_colours
from extract.web.selectors import Element, Selector, alternatives, least, selector
from extract.web.settings import SETS

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
        look = look_of(declared) if declared else PLAIN
        if self.ticked and look.gone:
            shown = (one for key in keys for one in self.ticked.get(key, ()))
            look = look._replace(ticked=any(one.matches(last, around) for one in shown))
        return with_doubtful_colours(look, perhaps, _declared(style)) if perhaps else look


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
