"""Which elements of a page a style is for: its selectors, as browsers match them on a page at rest.

Tags, classes, ids, attributes, ``a b``, ``a > b``, ``a + b``, ``a ~ b``, ``:nth-child`` and its kin counted from the
beginning, ``:not``, ``:is``, ``:where``, ``:checked``. What asks for a hand on the page (``:hover``) and the parts of
an element that are not its text (``::before``) mean none. Others are not known: they ask what comes behind an element.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

_LONGEST = 500
"""Letters of a selector that is looked into."""

_MOST_STEPS = 1_000
"""Elements that are held against one selector for one element."""

_LINKED = 1_000
"""Elements before another one that are remembered, at the most."""

_JOIN = re.compile(r"\s*([>+~])\s*|\s+")
_TAG = re.compile(r"[a-z][\w-]*|\*", re.IGNORECASE)
_NAME = re.compile(r"(?P<kind>[.#])(?P<name>[\w\u0080-\uffff-]+)")
_ATTRIBUTE = re.compile(
    r"""\[\s*(?P<name>[\w-]+)\s*(?:(?P<how>[~|^$*]?=)\s*(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)'|(?P<c>[^\s\]"']+))"""
    r"""\s*(?P<any>[iI])?\s*)?\]"""
)
_PSEUDO = re.compile(r"(?P<colons>::?)(?P<name>[\w-]+)(?:\((?P<inside>(?:[^()]|\([^()]*\))*)\))?")
_NTH = re.compile(r"(?P<every>[+-]?\d{0,6})n(?P<first>[+-]\d{1,6})?|(?P<one>[+-]?\d{1,6})")
_NOT_AT_REST = frozenset(
    {"hover", "focus", "active", "visited", "target", "focus-within", "focus-visible", "before", "after"}
    | {"first-line", "first-letter"}
)
_AT_NO_REST = re.compile(r"::|:(?:hover|focus|active|visited|before|after|first-l|target)\b", re.IGNORECASE)
_UNLESS = re.compile(r":not\([^()]*\)", re.IGNORECASE)
_ASKS_MORE = re.compile(r"\[[^\]]*\]|:[\w-]+(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?")
_LAST_OF = re.compile(r"[^\s>+~]*\Z")

Attributes = Mapping[str, str | None]
"""By name; those that only stand there say nothing."""

NO_ATTRIBUTES: Attributes = MappingProxyType({})


class Element(NamedTuple):
    """A tag that is open, with its classes, its id, and its place among the elements that it stands with.

    ``before`` is the one before it, where some selector may ask for that.
    """

    tag: str
    classes: frozenset[str] = frozenset()
    name: str = ""
    attributes: Attributes = NO_ATTRIBUTES
    place: int = 1
    of_tag: int = 1
    before: Element | None = None


@dataclass(slots=True)
class Children:
    """The elements so far inside of an open one: how many, how many of each tag, and the last."""

    count: int = 0
    tags: dict[str, int] = field(default_factory=dict)
    last: Element | None = None

    def add(self, tag: str, attributes: Attributes, *, linked: bool) -> Element:
        """One more; ``linked`` to those before it."""
        self.count += 1
        of_tag = self.tags[tag] = self.tags.get(tag, 0) + 1
        before = self.last
        if before is not None and not self.count % _LINKED:
            before = before._replace(before=None)
        classes = frozenset((attributes.get("class") or "").split())
        element = Element(tag, classes, attributes.get("id") or "", attributes, self.count, of_tag, before)
        self.last = element if linked else None
        return element


class Spot(NamedTuple):
    """An element where it stands: in those around it, from outside."""

    element: Element
    around: Sequence[Element]


Test = Callable[[Spot], bool]
"""What is asked of an element, beside its tag, classes and id."""


class Compound(NamedTuple):
    """What is asked of one element."""

    element: Element
    tests: tuple[Test, ...] = ()

    def fits(self, element: Element, around: Sequence[Element]) -> bool:
        """Whether an element is as asked."""
        asked = self.element
        return (
            asked.tag in ("", "*", element.tag)
            and asked.classes <= element.classes
            and asked.name in ("", element.name)
            and (not self.tests or all(test(Spot(element, around)) for test in self.tests))
        )


class Selector(NamedTuple):
    """Some elements, the last of which is meant; ``joins`` says how each stands to the one before: `` >+~``."""

    compounds: tuple[Compound, ...]
    joins: tuple[str, ...]
    weight: tuple[int, int, int]
    """Of ids, of classes and the like, of tags: the heavier one wins."""

    @classmethod
    def of(cls, element: Element) -> Selector:
        """The selector of all elements that have what this one has."""
        return cls((Compound(element),), (" ",), (0, 0, 0))

    @property
    def last(self) -> Element:
        """What at least the element that is meant has."""
        return self.compounds[-1].element

    @property
    def links(self) -> bool:
        """Whether it asks for elements before others."""
        return "+" in self.joins or "~" in self.joins

    def matches(self, element: Element, around: Sequence[Element]) -> bool:
        """Whether it means an element that stands in those of ``around``, from outside.

        >>> selector("tr > td").matches(Element("td"), [])
        False
        >>> selector("tr > td:nth-child(2n+1)").matches(Element("td", place=3), [Element("tr")])
        True
        """
        return _matches(self, len(self.compounds) - 1, element, around, [_MOST_STEPS])


def _matches(asked: Selector, number: int, element: Element, around: Sequence[Element], steps: list[int]) -> bool:
    steps[0] -= 1
    if steps[0] < 0 or not asked.compounds[number].fits(element, around):
        return False
    if not number:
        return True
    join = asked.joins[number]
    if join in "+~":
        before = element.before
        while before is not None:
            if _matches(asked, number - 1, before, around, steps):
                return True
            before = before.before if join == "~" else None
        return False
    for depth in range(len(around) - 1, -1, -1):
        if _matches(asked, number - 1, around[depth], around[:depth], steps):
            return True
        if join == ">" or steps[0] < 0:
            break
    return False


def selector(text: str) -> Selector | None:
    """A selector; None for one that is not known.

    >>> selector("td.a > b:hover").weight, selector("td:last-child")
    ((0, 2, 2), None)
    """
    compounds: list[Compound] = []
    joins: list[str] = [" "]
    weight = (0, 0, 0)
    text = text.strip()
    place = 0
    while place < len(text) <= _LONGEST:
        read = _compound(text, place)
        if read is None:
            return None
        compound, own, place = read
        compounds.append(compound)
        weight = _sum(weight, own)
        if place == len(text):
            return Selector(tuple(compounds), tuple(joins), weight)
        join = _JOIN.match(text, place)
        if join is None:
            return None
        joins.append(join[1] or " ")
        place = join.end()
    return None


def alternatives(selectors: str) -> list[str]:
    """The selectors of a rule; a comma inside of brackets divides none.

    >>> alternatives("td:is(.a, .b), p")
    ['td:is(.a, .b)', ' p']
    """
    parts: list[str] = []
    depth = 0
    for part in selectors.split(","):
        if depth > 0 and len(parts[-1]) <= _LONGEST:
            parts[-1] += f",{part}"
        else:
            parts.append(part)
            depth = 0
        depth += part.count("(") - part.count(")")
    return parts


def least(text: str) -> Element | None:
    """What at least an element has that a selector which is not known may mean; None for one that means none at rest.

    >>> least("tr:nth-last-child(2n + 1) > td.a[lang]")[:2], least("a:last-child:hover")
    (('td', frozenset({'a'})), None)
    """
    if len(text) > _LONGEST:
        return Element("")
    if _AT_NO_REST.search(_UNLESS.sub("", text)):
        return None
    plain = _LAST_OF.search(_ASKS_MORE.sub("", text).strip())
    found = selector(plain[0]) if plain else None
    return found.last if found else Element("")


def _sum(one: tuple[int, int, int], other: tuple[int, int, int]) -> tuple[int, int, int]:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


def _compound(text: str, place: int) -> tuple[Compound, tuple[int, int, int], int] | None:
    """What is asked of one element from a place of a selector on, its weight, and where it ends."""
    begin = place
    tag, name = "", ""
    classes: set[str] = set()
    tests: list[Test] = []
    names = others = 0
    inside = (0, 0, 0)
    if match := _TAG.match(text, place):
        tag, place = match[0].lower(), match.end()
    while place < len(text):
        if match := _NAME.match(text, place):
            if match["kind"] == ".":
                classes.add(match["name"])
            elif name not in ("", match["name"]):
                return None
            else:
                name, names = match["name"], names + 1
        elif match := _ATTRIBUTE.match(text, place):
            tests.append(_attribute_test(match))
            others += 1
        elif match := _PSEUDO.match(text, place):
            read = _pseudo_test(match)
            if read is None:
                return None
            tests.append(read[0])
            inside = _sum(inside, read[1])
        else:
            break
        place = match.end()
    if place == begin:
        return None
    own = (names, len(classes) + others, int(tag not in ("", "*")))
    return Compound(Element(tag, frozenset(classes), name), tuple(tests)), _sum(own, inside), place


def _attribute_test(match: re.Match[str]) -> Test:
    name, how = match["name"].lower(), match["how"]
    wanted = match["a"] or match["b"] or match["c"] or ""
    folds = bool(match["any"]) or name in ("type", "align", "valign", "dir")

    def test(spot: Spot) -> bool:
        if name not in spot.element.attributes:
            return False
        found, asked = spot.element.attributes[name] or "", wanted
        if folds:
            found, asked = found.lower(), asked.lower()
        if how is None or how == "=":
            return how is None or found == asked
        if not asked:
            return False
        if how == "~=":
            return asked in found.split()
        if how == "|=":
            return found == asked or found.startswith(f"{asked}-")
        if how == "*=":
            return asked in found
        return found.startswith(asked) if how == "^=" else found.endswith(asked)

    return test


def _pseudo_test(match: re.Match[str]) -> tuple[Test, tuple[int, int, int]] | None:
    """What stands behind a colon, and its weight; None for what is not known."""
    name, inside = match["name"].lower(), (match["inside"] or "").strip()
    if match["colons"] == "::" or name in _NOT_AT_REST:
        return (lambda _: False), (0, 1, 0)
    if name in ("not", "is", "where", "matches", "-webkit-any"):
        some = [selector(one) for one in alternatives(inside)]
        known = [one for one in some if one is not None]
        if len(known) < len(some) or any(one.links for one in known):
            return None
        wanted = name != "not"
        weight = max(one.weight for one in known) if name != "where" else (0, 0, 0)
        return (lambda spot: any(one.matches(spot.element, spot.around) for one in known) == wanted), weight
    if name in ("nth-child", "nth-of-type"):
        counts = _nth(inside.lower().replace(" ", ""))
        if counts is None:
            return None
        of_tag = name == "nth-of-type"
        return (lambda spot: counts(spot.element.of_tag if of_tag else spot.element.place)), (0, 1, 0)
    known_test = _TESTS.get(name)
    return (known_test, (0, 1, 0)) if known_test is not None and match["inside"] is None else None


def _nth(text: str) -> Callable[[int], bool] | None:
    """Whether a number is one of ``2n+1``, ``odd``, ``3``; None for what is no such series.

    >>> [number for number in range(1, 8) if _nth("3n-1")(number)], [n for n in range(1, 8) if _nth("-n+3")(n)]
    ([2, 5], [1, 2, 3])
    """
    match = _NTH.fullmatch({"odd": "2n+1", "even": "2n"}.get(text, text))
    if match is None:
        return None
    if match["one"]:
        only = int(match["one"])
        return lambda number: number == only
    every = int(f"{match['every']}1") if match["every"] in ("", "+", "-") else int(match["every"])
    first = int(match["first"] or 0)
    if not every:
        return lambda number: number == first
    return lambda number: (number - first) % every == 0 and (number - first) // every >= 0


def _is_checked(spot: Spot) -> bool:
    """Whether a box is ticked, or an entry of a list chosen, before a hand touches the page."""
    attributes = spot.element.attributes
    if spot.element.tag == "input":
        return (attributes.get("type") or "").lower() in ("checkbox", "radio") and "checked" in attributes
    return spot.element.tag == "option" and "selected" in attributes


_TESTS: Mapping[str, Test] = {
    "first-child": lambda spot: spot.element.place == 1,
    "first-of-type": lambda spot: spot.element.of_tag == 1,
    "root": lambda spot: spot.element.tag == "html",
    "checked": _is_checked,
    "disabled": lambda spot: "disabled" in spot.element.attributes,
    "link": lambda spot: spot.element.tag == "a" and "href" in spot.element.attributes,
    "any-link": lambda spot: spot.element.tag == "a" and "href" in spot.element.attributes,
}
