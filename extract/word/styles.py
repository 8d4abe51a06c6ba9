"""What the styles of a Word document do to its text: hide it, strike it out, raise it. Runs say it themselves then."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement

from extract.word.numbering import W

SWITCHES = ("vanish", "specVanish", "webHidden", "strike", "dstrike")
_RAISED = "vertAlign"
_OFF = ("0", "false", "off", "none")
_DEEPEST = 20

Look = Mapping[str, str]
"""The switches that are on, and how text is raised, by name."""


def on(switch: Element | None) -> bool:
    """Whether a switch of Word's properties is there and on."""
    return switch is not None and switch.get(f"{W}val", "true") not in _OFF


def spell_out(document: Element, styles: Element | None) -> None:
    """Gives runs the properties that the style of their paragraph, or their own, gives them.

    A switch that both are on is off: so Word has it. What a run says itself stays.
    """
    looks = _looks(styles)
    if not any(looks.values()):
        return
    around: list[tuple[Element, Look]] = [(document, {})]
    while around:
        element, look = around.pop()
        if element.tag == f"{W}p":
            look = looks.get(_style(element, "pPr/", "pStyle"), {})
        if element.tag == f"{W}r":
            _give(element, look, looks.get(_style(element, "rPr/", "rStyle"), {}))
        around += [(child, look) for child in element]


def _looks(styles: Element | None) -> dict[str, Look]:
    found: dict[str, tuple[str, dict[str, str | None]]] = {}
    for style in styles.iter(f"{W}style") if styles is not None else ():
        base = style.find(f"{W}basedOn")
        properties = style.find(f"{W}rPr")
        own: dict[str, str | None] = {}
        for name in SWITCHES if properties is not None else ():
            switch = properties.find(f"{W}{name}") if properties is not None else None
            if switch is not None:
                own[name] = "true" if on(switch) else None
        raised = properties.find(f"{W}{_RAISED}") if properties is not None else None
        if raised is not None:
            own[_RAISED] = raised.get(f"{W}val")
        found[style.get(f"{W}styleId", "")] = (base.get(f"{W}val", "") if base is not None else "", own)
    return {name: _whole(name, found) for name in found}


def _whole(name: str, styles: Mapping[str, tuple[str, Mapping[str, str | None]]]) -> Look:
    """What a style gives with those that it is based on."""
    given: dict[str, str | None] = {}
    for _ in range(_DEEPEST):
        if name not in styles:
            break
        base, own = styles[name]
        given = {**own, **given}
        name = base
    return {key: value for key, value in given.items() if value is not None}


def _style(element: Element, place: str, name: str) -> str:
    found = element.find(f"{W}{place}{W}{name}")
    return "" if found is None else found.get(f"{W}val", "")


def _give(run: Element, around: Look, own: Look) -> None:
    given = {name: "true" for name in SWITCHES if (name in around) != (name in own)}
    raised = own.get(_RAISED) or around.get(_RAISED)
    if raised:
        given[_RAISED] = raised
    if not given:
        return
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = Element(f"{W}rPr")
        run.insert(0, properties)
    for name, value in given.items():
        if properties.find(f"{W}{name}") is None:
            SubElement(properties, f"{W}{name}", {f"{W}val": value})
