"""Pictures and objects in a Word document that may show a table: they are not read, and that is said.

A small one is an ornament: a seal, a logo, a line. An object of another program (a sheet of Excel) never is.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"
_VML = "{urn:schemas-microsoft-com:vml}"
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_BOX = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}txbxContent"
_LEAST_WIDTH, _LEAST_HEIGHT = 8.0, 2.0
"""Centimetres of a table: a seal is smaller, a line lower."""

_OF_EMU = 1 / 360_000
_SIZE = re.compile(r"(?:^|;)\s*(?P<side>width|height)\s*:\s*(?P<number>\d{1,5}(?:\.\d*)?)(?P<unit>pt|in|cm|mm|px)")
_UNITS = {"pt": 2.54 / 72, "in": 2.54, "cm": 1.0, "mm": 0.1, "px": 2.54 / 96}


def is_unread(drawn: Element) -> bool:
    """Whether a drawing, an old picture or an object shows something without words that may be a table."""
    if next(drawn.iter(_BOX), None) is not None:
        return False
    if next(drawn.iter(_OLE), None) is not None:
        return True
    sizes = [_size_of(one) for one in drawn.iter(_EXTENT)]
    sizes += [_size_in(one.get("style", "")) for one in _holders_of_images(drawn)]
    return any(width >= _LEAST_WIDTH and height >= _LEAST_HEIGHT for width, height in sizes)


def _size_of(extent: Element) -> tuple[float, float]:
    return _centimetres(extent.get("cx", "")), _centimetres(extent.get("cy", ""))


def _centimetres(emu: str) -> float:
    return int(emu) * _OF_EMU if emu.isascii() and emu.isdecimal() and len(emu) < len("10000000000") else 0.0


def _holders_of_images(drawn: Element) -> list[Element]:
    return [one for one in drawn.iter() if one.tag.startswith(_VML) and one.find(_IMAGE) is not None]


def _size_in(style: str) -> tuple[float, float]:
    """Width and height that a style gives, in centimetres.

    >>> [round(side, 1) for side in _size_in("position:absolute;width:425.25pt;height:72pt")]
    [15.0, 2.5]
    """
    sides = {match["side"]: float(match["number"]) * _UNITS[match["unit"]] for match in _SIZE.finditer(style)}
    return sides.get("width", 0.0), sides.get("height", 0.0)
