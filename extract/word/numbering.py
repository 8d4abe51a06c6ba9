"""The numbers that Word itself puts before the entries of a list: they are in no run of the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from extract.ground.characters import THAI_CONSONANTS, thai_digits

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LEVELS = 9
_DEEPEST_STYLE = 20
_LARGEST = 9_999
"""The last entry that gets a letter or a Roman number: those of a million are a million characters long."""


def whole(value: str | None, default: int) -> int:
    """An attribute's number; ``default`` for what is none, or has more digits than any list has entries.

    >>> whole("7", 1), whole("x", 1), whole("9" * 5000, 1), whole(None, 0)
    (7, 1, 1, 0)
    """
    return int(value) if value and value.isdecimal() and len(value) < len("1000000000") else default


def _letter(alphabet: str) -> Callable[[int], str]:
    """Letters that begin anew doubled behind the last: a, b, … z, aa, bb.

    >>> [_letter("abc")(number) for number in (1, 3, 4)]
    ['a', 'c', 'aa']
    """
    return lambda number: alphabet[(number - 1) % len(alphabet)] * ((number - 1) // len(alphabet) + 1)


def _roman(number: int) -> str:
    """A Roman number in lower case.

    >>> _roman(4), _roman(19)
    ('iv', 'xix')
    """
    text = ""
    for value, sign in _ROMAN:
        while number >= value:
            text, number = text + sign, number - value
    return text


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "thaiNumbers": lambda number: thai_digits(str(number)),
    "thaiLetters": _letter(THAI_CONSONANTS),
    "lowerLetter": _letter("abcdefghijklmnopqrstuvwxyz"),
    "upperLetter": _letter("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
"""``ST_NumberFormat`` of ECMA-376, those that Thai documents use; any other is printed in Arabic digits."""


def _printed(number: int, form: str) -> str:
    return _FORMATS.get(form, str)(number) if number <= _LARGEST else str(number)


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int
    restarts: int | None
    """The level whose entries begin this one anew; None for the one above, 0 for none."""


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has counted."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    overrides: dict[tuple[str, int], int] = field(default_factory=dict)
    styles: dict[str, tuple[str | None, str | None, int]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, properties: Element | None) -> str:
        """What Word prints before a paragraph with these properties (``w:pPr``): ``๑.``, ``(ก)``, ``-``, or nothing."""
        place = self._place(properties)
        if place is None:
            return ""
        number, depth = place
        abstract = self.lists.get(number)
        level = self.levels.get(abstract or "", {}).get(depth)
        if abstract is None or level is None or level.form == "none":
            return ""
        if level.form == "bullet":
            return "-"
        counts = self.counts.setdefault(abstract, {})
        if (number, depth) in self.overrides and (number, depth) not in self.begun:
            self.begun.add((number, depth))
            counts[depth] = self.overrides[number, depth]
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else level.start
        for below, other in self.levels[abstract].items():
            if below > depth and other.restarts != 0 and (other.restarts is None or depth < other.restarts):
                counts.pop(below, None)
        text = level.text
        for index in range(_LEVELS):
            sign = f"%{index + 1}"
            if sign in text:
                shown = self.levels[abstract].get(index, level)
                text = text.replace(sign, _printed(max(1, counts.get(index, shown.start)), shown.form))
        return text.strip()

    def _place(self, properties: Element | None) -> tuple[str, int] | None:
        """The list and the level of a paragraph: its own, else its style's or that of a style below."""
        if properties is None:
            return None
        own = properties.find(f"{W}numPr")
        number, depth = _reference(own)
        style = _value(properties.find(f"{W}pStyle"))
        for _ in range(_DEEPEST_STYLE):
            if number is not None or style not in self.styles:
                break
            base, number, depth = self.styles[style]
            style = base
        return (number, depth) if number not in (None, "0") and number is not None else None


def read_numbering(numbering: Element | None, styles: Element | None) -> Numbering:
    """The lists that ``word/numbering.xml`` and ``word/styles.xml`` define; none where the parts are missing."""
    found = Numbering()
    for style in styles.iter(f"{W}style") if styles is not None else ():
        number, depth = _reference(style.find(f"{W}pPr/{W}numPr"))
        base = _value(style.find(f"{W}basedOn"))
        found.styles[style.get(f"{W}styleId", "")] = (base, number, depth)
    for abstract in numbering.iter(f"{W}abstractNum") if numbering is not None else ():
        levels = {whole(level.get(f"{W}ilvl"), 0): _level(level) for level in abstract.iter(f"{W}lvl")}
        found.levels[abstract.get(f"{W}abstractNumId", "")] = levels
    for entry in numbering.iter(f"{W}num") if numbering is not None else ():
        number = entry.get(f"{W}numId", "")
        found.lists[number] = _value(entry.find(f"{W}abstractNumId")) or ""
        for override in entry.iter(f"{W}lvlOverride"):
            start = _value(override.find(f"{W}startOverride"))
            if start and start.isdecimal():
                found.overrides[number, whole(override.get(f"{W}ilvl"), 0)] = whole(start, 1)
    return found


def _level(level: Element) -> _Level:
    start, restarts = _value(level.find(f"{W}start")), _value(level.find(f"{W}lvlRestart"))
    return _Level(
        _value(level.find(f"{W}numFmt")) or "decimal",
        _value(level.find(f"{W}lvlText")) or "",
        whole(start, 1),
        whole(restarts, 0) if restarts and restarts.isdecimal() else None,
    )


def _reference(properties: Element | None) -> tuple[str | None, int]:
    if properties is None:
        return None, 0
    return _value(properties.find(f"{W}numId")), whole(_value(properties.find(f"{W}ilvl")), 0)


def _value(element: Element | None) -> str | None:
    return None if element is None else element.get(f"{W}val")
