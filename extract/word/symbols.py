"""Signs that Word prints in a font of signs: they stand in the file by their place in that font."""

from __future__ import annotations

from extract.ground.characters import REPLACEMENT

_PRIVATE = 0xF000
"""Where Word puts the places of such a font."""

_WINGDINGS = {
    **{0xFC: "✓", 0xFE: "☑", 0xFB: "✗", 0xFD: "☒", 0xA8: "◻", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x6E: "■", 0x6C: "●"},
    **{0xA7: "▪", 0x9F: "•", 0x9E: "·", 0x76: "❖", 0xD8: "➢", 0xE0: "→", 0xF0: "⇨", 0x46: "☞", 0xA1: "○", 0xA4: "◉"},
}
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": {0x50: "✓", 0x52: "☑", 0x4F: "✗", 0x51: "☒", 0xA3: "□", 0x97: "●"},
    "symbol": {
        **{place: chr(place) for place in range(0x20, 0x40)},
        **{0xB7: "•", 0xB4: "×", 0xB1: "±", 0xA3: "≤", 0xB3: "≥", 0xAE: "→", 0x2D: "-"},
    },
}


def symbol(font: str, place: str) -> str:
    """The sign at a place of a font, in hexadecimal digits; U+FFFD where it is not known what is printed there.

    >>> symbol("Wingdings", "F0FC"), symbol("Symbol", "F035"), symbol("TH SarabunPSK", "0E55")
    ('✓', '5', '๕')
    >>> symbol("Webdings", "F061") == REPLACEMENT
    True
    """
    try:
        code = int(place, 16)
    except ValueError:
        return REPLACEMENT
    known = _FONTS.get(font.strip().lower())
    if known is not None:
        return known.get(code & 0xFF if _PRIVATE <= code < _PRIVATE + 0x100 else code, REPLACEMENT)
    return chr(code) if 0x20 <= code < 0xD800 else REPLACEMENT
