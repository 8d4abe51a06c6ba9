"""Glyphs made Thai again: meanings that fonts lost, marks joined to their letters, the vowel ำ in one piece."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from math import inf, nan
from pathlib import Path

from extract.pdf.letters.page import MARKS, TONES, VOWEL_MARKS, Glyph, Glyphs
from extract.text.odd_characters import PRIVATE_USE

_RULES = Path(__file__).with_name("rules") / "glyphs.toml"
_SUBSET = re.compile(r"^(?:b')?[A-Z]{6}\+")
UNMAPPED = "\ufffd"

_RANK = dict.fromkeys(VOWEL_MARKS, 0) | dict.fromkeys(TONES, 1) | {"\u0e4d": 2}
NIKHAHIT, SARA_AA, SARA_AM = "\u0e4d", "\u0e32", "\u0e33"
_NEAR = 0.7
"""Of the font's size: how far to the side a mark may stand from its letter."""

_NO_WIDTH = 0.05
_STRUCK = 0.1
"""Of the font's size: the same glyph again, nearer than any letter is wide, is printed for its weight."""


_SMALL, _RAISED, _HIGHEST = 0.8, 0.15, 0.9
"""Of the size of the letter before it: a note's mark is so small, and stands so high above the letter's line."""

RAISED_DIGITS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
_AS_RAISED = str.maketrans("0123456789๐๑๒๓๔๕๖๗๘๙", RAISED_DIGITS * 2)

LIGATURES = dict(
    zip("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)
)
"""Latin letters that a font draws as one, ``Oﬃcial``; each is one glyph, and all of its letters."""

_JOINING = MARKS | {SARA_AA, SARA_AM}

_Meaning = tuple[str, int | None, bool]
"""Text, the font's number of a glyph without meaning, and whether it may join the letter before it."""


@dataclass(slots=True)
class _Printed:
    """Where the glyphs of one line begin, by their text, and the rightmost place: what follows it is printed once."""

    right: float = -inf
    places: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))


@dataclass(frozen=True, slots=True)
class _Font:
    pattern: re.Pattern[str]
    cids: dict[int, str]
    characters: dict[str, str]


@cache
def _fonts() -> tuple[_Font, ...]:
    rules = tomllib.loads(_RULES.read_text(encoding="utf-8"))["font"]
    return tuple(
        _Font(
            re.compile(rule["pattern"]),
            {int(cid): text for cid, text in rule.get("cids", {}).items()},
            rule.get("characters", {}),
        )
        for rule in rules
    )


@lru_cache(maxsize=256)
def _font(name: str) -> _Font | None:
    bare = _SUBSET.sub("", name)
    return next((font for font in _fonts() if font.pattern.search(bare)), None)


def mapped(glyph: Glyph) -> Glyph:
    """The glyph with the meaning that its font's rule gives it; itself where there is none.

    >>> mapped(Glyph("\\ufffd", 0, 0, 0, 1, 10, "ABCDEE+Microsoft Sans Serif", cid=917)).text == "\\u0e48"
    True
    >>> mapped(Glyph("\\uf70a", 0, 0, 0, 1, 10)).text == "\\u0e48"
    True
    >>> mapped(Glyph("\\ufb03", 0, 0, 0, 1, 10)).text
    'ffi'
    >>> mapped(Glyph("\\ufffd", 0, 0, 0, 1, 10, "Other", cid=917)).text == "\\ufffd"
    True
    """
    text = glyph.text
    if glyph.cid is None and text < "\x7f" and text >= " ":
        return glyph
    font = _font(glyph.font)
    if font:
        found = font.cids.get(glyph.cid) if glyph.cid is not None else font.characters.get(text)
        if found:
            return replace(glyph, text=found, cid=None)
    found = PRIVATE_USE.get(text) or LIGATURES.get(text)
    return replace(glyph, text=found) if found else glyph


def clusters(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Letters with their marks, in the order of the file.

    pdfplumber and pdfium sort glyphs by their place, and a mark's place is anywhere above its letter. In the order of
    the file a mark follows its letter: it joins the cluster before it that stands on the same line. Within a cluster
    the vowel comes before the tone. ``ํ`` and ``า`` become ``ำ``, as do ``ำ`` and the ``า`` that LibreOffice writes
    behind it. A mark that has no letter before it stays alone, and is counted as damage. A small digit that is raised
    above the line is the mark of a note, and becomes a raised digit.
    """
    found: list[Glyph] = []
    lines: dict[int, _Printed] = {}
    line, line_bottom = _Printed(), nan
    last_text, last_x0 = "", nan
    last_size, raised = 0.0, False
    meanings: dict[str, dict[str | int, _Meaning]] = {}
    last_font: str | None = None
    of_font: dict[str | int, _Meaning] = {}
    for raw_text, x0, x1, top, bottom, size, font, raw_cid in Glyphs.of(glyphs).rows():
        if font is not last_font:
            last_font = font
            of_font = meanings.setdefault(font, {})
        meaning = of_font.get(raw_text if raw_cid is None else raw_cid)
        if meaning is None:
            meaning = of_font[raw_text if raw_cid is None else raw_cid] = _meaning(raw_text, font, raw_cid)
        text, cid, joins = meaning
        if bottom != line_bottom:
            line_bottom = bottom
            at = round(bottom)
            known = lines.get(at)
            line = lines[at] = known if known is not None else _Printed()
        # bold by printing twice: a number would have each of its digits twice; but one glyph may mean ``ff``
        near = size * _STRUCK
        places = line.places[text]
        right = line.right
        if x0 <= right + near and places and text not in MARKS and any(abs(x0 - place) < near for place in places):
            once_more = last_text == text and last_x0 == x0 and not text.isdigit()
            last_text, last_x0 = text, x0
            if not once_more:
                continue
        elif x0 > right:
            line.right = x0
        last_text, last_x0 = text, x0
        places.append(x0)
        glyph = Glyph(text, x0, x1, top, bottom, size, font, cid)
        if size < last_size or raised:
            raised = bool(found) and text.isdigit() and _is_raised(glyph, found[-1])
            if raised:
                _raise(glyph, found[-1])
        last_size = size
        if not joins or not found or not _join(found, glyph):
            found.append(glyph)
    return found


def _is_raised(glyph: Glyph, letter: Glyph) -> bool:
    """Whether a small digit stands high behind a letter, as the mark of a note does: it is no part of a number."""
    if glyph.size >= letter.size * _SMALL:
        return False
    up = letter.bottom - glyph.bottom
    beside = -_STRUCK * letter.size <= glyph.x0 - letter.x1 <= _NEAR * letter.size
    return beside and _RAISED * letter.size <= up <= _HIGHEST * letter.size


def _raise(glyph: Glyph, letter: Glyph) -> None:
    """Makes a glyph the mark of a note on the line of its letter, as a raised digit: ``\u00b9``."""
    glyph.text = glyph.text.translate(_AS_RAISED)
    glyph.top, glyph.bottom, glyph.size = letter.top, letter.bottom, letter.size


def _join(found: list[Glyph], glyph: Glyph) -> bool:
    """Puts a glyph to the letter before it; False where it belongs to none."""
    text = glyph.text
    before = found[-1]
    if text in MARKS:
        if len(found) > 1 and _is_no_blank(before) and _above(glyph, found[-2]):
            found.pop()
            before = found[-1]
        if not _above(glyph, before):
            return False
        before.text = _ordered(before.text + text)
    elif _completes(text, before.text[-1]) and _above(glyph, before):
        before.text = before.text[:-1] + SARA_AM
        before.x1 = max(before.x1, glyph.x1)
    elif glyph.cid is not None and before.text[-1] == SARA_AM and _above(glyph, before):
        before.x1 = max(before.x1, glyph.x1)
    elif text == SARA_AA and len(found) > 1 and before.text.isspace() and _torn(glyph, found[-2]):
        found.pop()
        letter = found[-1]
        letter.text, letter.x1 = f"{letter.text} {SARA_AA}", glyph.x1
    else:
        return False
    return True


def _meaning(text: str, font: str, cid: int | None) -> _Meaning:
    meant = mapped(Glyph(text, 0.0, 0.0, 0.0, 0.0, 0.0, font, cid))
    return meant.text, meant.cid, meant.text in _JOINING or meant.cid is not None


def _completes(text: str, last: str) -> bool:
    """Whether two glyphs are one ``ำ``: ``ํ`` and ``า``, or an ``ำ`` that LibreOffice writes with an ``า``, or twice."""
    if text == SARA_AA:
        return last in (NIKHAHIT, SARA_AM)
    return text == SARA_AM and last in (SARA_AA, SARA_AM)


def _is_no_blank(glyph: Glyph) -> bool:
    """Whether a glyph is a space without width, as some programs write between a letter and its mark."""
    return glyph.text.isspace() and glyph.x1 - glyph.x0 < glyph.size * _NO_WIDTH


def _above(glyph: Glyph, letter: Glyph) -> bool:
    """Whether a glyph belongs to the letter before it: on its line, and not farther than the next letter."""
    if letter.text.isspace() or abs(glyph.bottom - letter.bottom) > letter.size:
        return False
    reach = letter.size * _NEAR
    return letter.x0 - reach <= glyph.x0 <= letter.x1 + reach


def _torn(glyph: Glyph, letter: Glyph) -> bool:
    """Whether an ``า`` behind a space is the rest of an ``ำ``: it follows a consonant on the same line."""
    last = next((character for character in reversed(letter.text) if character not in MARKS), "")
    return "\u0e01" <= last <= "\u0e2e" and _above(glyph, letter)


@lru_cache(maxsize=4096)
def _ordered(cluster: str) -> str:
    """Marks behind their letter: vowel, tone, and ``ํ`` last, so that it can become ``ำ``.

    >>> _ordered("\\u0e19\\u0e4d\\u0e49") == "\\u0e19\\u0e49\\u0e4d"
    True
    """
    marks = [mark for mark in cluster if mark in MARKS]
    letters = [letter for letter in cluster if letter not in MARKS]
    return "".join(letters) + "".join(sorted(dict.fromkeys(marks), key=_RANK.__getitem__))


_READABLE = re.compile(
    r"[\u0020-\u007e\u0e01-\u0e5b\u00a0\u00a9\u00ad\u00ae\u00b0\u00b1\u00b2\u00b7\u00d7\u2010-\u2027\u2030\u2032-\u2044\u20ac\u2022\u25a0-\u25ff\u2600-\u27bf\u0e3f\s]"
)


@lru_cache(maxsize=4096)
def is_readable(text: str, font: str, cid: int | None) -> bool:
    """Whether a glyph is a letter of Thai or English, a digit or a sign, after its font's rule."""
    return bool(_READABLE.match(_meaning(text, font, cid)[0]))


def unreadable_share(glyphs: Sequence[Glyph]) -> float:
    """How much of a page is no letter of Thai or English, digit or sign: what a font without meanings gives."""
    page = Glyphs.of(glyphs)
    doubtful = {text for text in set(page.texts) if not _READABLE.match(text)}
    if not doubtful and page.cids is None:
        return 0.0  # no rule makes of the others what cannot be read
    counts = Counter([one for one in page.printed() if one[0] in doubtful or one[2] is not None])
    return sum(count for known, count in counts.items() if not is_readable(*known)) / max(1, len(page))
