"""What the styles of a Word document do to its text: hide it, strike it out, raise it. Runs say it themselves then.

Styles of tables, paragraphs and runs are put together; what has the colour of the cell around it is hidden, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from extract.word.numbering import W

SWITCHES = ("vanish", "specVanish", "webHidden", "strike", "dstrike")
_VALUES = ("vertAlign", "position", "sz", "color", "shd", "highlight")
"""What the nearest style says, and no switch."""

_OFF = ("0", "false", "off", "none")
_DEEPEST = 20
_WHITE, _BLANK = "FFFFFF", ("", "AUTO")

Look = Mapping[str, Element]
"""The switches that are on, and other properties, by name."""


class _Styles(NamedTuple):
    """The looks of a document's styles by their names, the one of paragraphs without a style, and the styles of tables
    that colour cells.
    """

    looks: Mapping[str, Look]
    usual: Look
    colouring: frozenset[str]


class _Around(NamedTuple):
    """What an element stands in: the looks of its table and its paragraph, and the colour of its ground where it is
    known.
    """

    of_table: Look
    of_paragraph: Look
    ground: str | None


def on(switch: Element | None) -> bool:
    """Whether a switch of Word's properties is there and on."""
    return switch is not None and switch.get(f"{W}val", "true") not in _OFF


def spell_out(document: Element, styles: Element | None) -> None:
    """Gives runs the properties that the styles around them, or their own, give them; such as have the colour of their
    ground are hidden.

    A switch that two styles set is off: so Word has it. What a run says itself stays.
    """
    known = _read(styles)
    around: list[tuple[Element, _Around]] = [(document, _Around({}, {}, None))]
    while around:
        element, here = around.pop()
        if element.tag == f"{W}tbl":
            name = _style(element, "tblPr/", "tblStyle")
            ground = None if name in known.colouring else here.ground or _WHITE
            here = here._replace(of_table=known.looks.get(name, {}), ground=_ground(element.find(f"{W}tblPr"), ground))
        elif element.tag == f"{W}tc":
            here = here._replace(ground=_ground(element.find(f"{W}tcPr"), here.ground))
        elif element.tag == f"{W}txbxContent":
            here = _Around({}, {}, None)
        elif element.tag == f"{W}p":
            name = _style(element, "pPr/", "pStyle")
            look = known.looks.get(name, {}) if name else known.usual
            here = here._replace(of_paragraph=look, ground=_ground(element.find(f"{W}pPr"), here.ground))
        elif element.tag == f"{W}r":
            _give(element, here, known.looks.get(_style(element, "rPr/", "rStyle"), {}))
        around += [(child, here) for child in element]


def _read(styles: Element | None) -> _Styles:
    found: dict[str, tuple[str, dict[str, Element | None]]] = {}
    usual = ""
    colouring: set[str] = set()
    for style in styles.iter(f"{W}style") if styles is not None else ():
        name = style.get(f"{W}styleId", "")
        base = style.find(f"{W}basedOn")
        properties = style.find(f"{W}rPr")
        own: dict[str, Element | None] = {}
        for switch in (*SWITCHES, *_VALUES) if properties is not None else ():
            one = properties.find(f"{W}{switch}") if properties is not None else None
            if one is not None:
                own[switch] = one if switch in _VALUES or on(one) else None
        found[name] = (base.get(f"{W}val", "") if base is not None else "", own)
        if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default", "0") not in _OFF:
            usual = name
        if style.get(f"{W}type") == "table" and any(_colours(one) for one in style.iter(f"{W}shd")):
            colouring.add(name)
    looks = {name: _whole(name, found) for name in found}
    based = {name for name in found if any(base in colouring for base in _bases(name, found))}
    return _Styles(looks, looks.get(usual, {}), frozenset(based))


def _bases(name: str, styles: Mapping[str, tuple[str, Mapping[str, Element | None]]]) -> list[str]:
    """A style and those that it is based on."""
    found: list[str] = []
    while name in styles and len(found) < _DEEPEST:
        found.append(name)
        name = styles[name][0]
    return found


def _whole(name: str, styles: Mapping[str, tuple[str, Mapping[str, Element | None]]]) -> Look:
    """What a style gives with those that it is based on."""
    given: dict[str, Element | None] = {}
    for base in _bases(name, styles):
        given = {**styles[base][1], **given}
    return {key: value for key, value in given.items() if value is not None}


def _style(element: Element, place: str, name: str) -> str:
    found = element.find(f"{W}{place}{W}{name}")
    return "" if found is None else found.get(f"{W}val", "")


def _colours(shading: Element) -> bool:
    """Whether a shading gives its ground another colour than that of paper."""
    plain = shading.get(f"{W}val", "clear") in ("clear", "nil") and shading.get(f"{W}themeFill") is None
    return not (plain and shading.get(f"{W}fill", "").upper() in (*_BLANK, _WHITE))


def _ground(properties: Element | None, around: str | None) -> str | None:
    """The colour of a ground with these properties inside of another one; None where it is not known."""
    shading = None if properties is None else properties.find(f"{W}shd")
    if shading is None or (not _colours(shading) and shading.get(f"{W}fill", "").upper() in _BLANK):
        return around
    plain = shading.get(f"{W}val", "clear") in ("clear", "nil") and shading.get(f"{W}themeFill") is None
    return shading.get(f"{W}fill", "").upper() if plain else None


def _give(run: Element, around: _Around, own: Look) -> None:
    looks = (around.of_table, around.of_paragraph, own)
    given = {name: Element(f"{W}{name}") for name in SWITCHES if sum(name in look for look in looks) % 2}
    for look in looks:
        given |= {name: value for name, value in look.items() if name in _VALUES}
    properties = run.find(f"{W}rPr")
    if given and properties is None:
        properties = Element(f"{W}rPr")
        run.insert(0, properties)
    if properties is None:
        return
    for name, value in given.items():
        if properties.find(f"{W}{name}") is None:
            SubElement(properties, f"{W}{name}", dict(value.attrib))
    colour = properties.find(f"{W}color")
    ground = None if properties.find(f"{W}highlight") is not None else _ground(properties, around.ground)
    if colour is not None and ground is not None and colour.get(f"{W}val", "").upper() == ground:
        vanish = properties.find(f"{W}vanish")
        if vanish is None:
            vanish = SubElement(properties, f"{W}vanish")
        vanish.set(f"{W}val", "true")
