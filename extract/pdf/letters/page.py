"""What is known of one PDF page before it is text: its glyphs and its rulings, in points from the top left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

ReadBy = Literal["pdfium", "pdfplumber", "tesseract"]
Box = tuple[float, float, float, float]
"""x0, top, x1, bottom."""

Edge = tuple[float, float, float, float]
"""A ruling, or one side of a filled rectangle, horizontal or vertical: x0, x1, top, bottom."""


MOST_INVISIBLE = 0.5
"""Of a page's glyphs: more that are not painted are the text that somebody's OCR laid over a scan."""

VOWEL_MARKS = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e4d"
TONES = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4e"
MARKS = frozenset(VOWEL_MARKS + TONES)
"""What is printed above or below a letter."""

MADE_UP = "\u2009"
"""A space that no glyph prints: a library puts one where it sees a gap or a line's end."""


@dataclass(slots=True)
class Glyph:
    """A glyph as printed: ``text`` is what the font says it means, more than one character where marks joined it.

    ``size`` is the font's, in points; ``bottom`` serves as the baseline. ``cid`` is the font's own number for a glyph
    without a meaning.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    font: str = ""
    cid: int | None = None


class DigitShapes(NamedTuple):
    """How many digits of a page's picture were looked at, and how many of them are drawn as Thai ones."""

    looked_at: int
    thai: int


NOT_LOOKED_AT = DigitShapes(0, 0)


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page as a PDF library gives it; ``glyphs`` stand in the order of the file, which is the order of reading."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    edges: Sequence[Edge]
    read_by: ReadBy
    pictures: float = 0.0
    """The share of the page that pictures cover."""

    invisible: float = 0.0
    """The share of the glyphs that are not painted."""

    blanks: tuple[Glyph, ...] = ()
    """Spaces that no glyph prints (:data:`MADE_UP`), known by their place alone."""

    unseen: frozenset[int] = frozenset()
    """The places among the glyphs of those that nobody sees on the page."""

    torn: frozenset[int] = frozenset()
    """The places of those that are the rest of a number of which a part is not seen."""

    hidden: int = 0
    """How many glyphs were left out because nobody sees them."""

    hidden_at: tuple[Box, ...] = ()
    """Where those stand that were left out."""

    struck: int = 0
    """How many stretches of text are struck out."""

    struck_at: tuple[Box, ...] = ()
    """Where those stand."""

    notes: int = -1
    """How many annotations it has that may say something; -1 where nobody looked."""

    unread: int = 0
    """How many of them show something that is not known."""

    shapes: DigitShapes = NOT_LOOKED_AT
    """How the digits are drawn that OCR read."""

    strokes: Sequence[Box] = ()
    """Where lines are drawn that are no rulings, because they are slanted or bent."""
