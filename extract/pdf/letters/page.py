"""What is known of one PDF page before it is text: its glyphs and its rulings, in points from the top left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat, starmap
from typing import Literal, NamedTuple, overload

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


PARTED = "\x1f"
"""A blank without width before what stands in another column than the text that it touches."""


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


Row = tuple[str, float, float, float, float, float, str, int | None]
"""What a glyph is made of, in the order of :class:`Glyph`."""


class Glyphs(Sequence[Glyph]):
    """The glyphs of a page in columns, as a library gives them. As a sequence they are made when somebody asks."""

    __slots__ = ("_made", "bottoms", "cids", "fonts", "sizes", "texts", "tops", "x0", "x1")

    def __init__(
        self,
        texts: Sequence[str],
        x0: Sequence[float],
        x1: Sequence[float],
        tops: Sequence[float],
        bottoms: Sequence[float],
        sizes: Sequence[float],
        fonts: Sequence[str],
        cids: Sequence[int | None] | None = None,
    ) -> None:
        self.texts, self.x0, self.x1, self.tops, self.bottoms = texts, x0, x1, tops, bottoms
        self.sizes, self.fonts = sizes, fonts
        self.cids = cids
        """None where all have a meaning."""
        self._made: tuple[Glyph, ...] | None = None

    @classmethod
    def of(cls, glyphs: Iterable[Glyph]) -> Glyphs:
        """Some glyphs in columns; themselves where they are."""
        if isinstance(glyphs, Glyphs):
            return glyphs
        rows = [(one.text, one.x0, one.x1, one.top, one.bottom, one.size, one.font, one.cid) for one in glyphs]
        return cls(*zip(*rows, strict=True)) if rows else cls((), (), (), (), (), (), ())

    def rows(self) -> Iterator[Row]:
        """What each glyph is made of."""
        cids = repeat(None, len(self.texts)) if self.cids is None else self.cids
        columns = (self.texts, self.x0, self.x1, self.tops, self.bottoms, self.sizes, self.fonts, cids)
        return zip(*columns, strict=True)

    def printed(self) -> Iterator[tuple[str, str, int | None]]:
        """The text, the font and the font's own number of each glyph."""
        return zip(self.texts, self.fonts, repeat(None) if self.cids is None else self.cids, strict=False)

    def meaning(self, texts: Sequence[str], cids: Sequence[int | None] | None) -> Glyphs:
        """The same glyphs with other meanings."""
        return Glyphs(texts, self.x0, self.x1, self.tops, self.bottoms, self.sizes, self.fonts, cids)

    def __len__(self) -> int:
        return len(self.texts)

    @overload
    def __getitem__(self, place: int) -> Glyph: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Glyph, ...]: ...
    def __getitem__(self, place: int | slice) -> Glyph | tuple[Glyph, ...]:
        return self._glyphs()[place]

    def __iter__(self) -> Iterator[Glyph]:
        return iter(self._glyphs())

    def _glyphs(self) -> tuple[Glyph, ...]:
        if self._made is None:
            self._made = tuple(starmap(Glyph, self.rows()))
        return self._made


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
    glyphs: Sequence[Glyph]
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

    stamp: str = ""
    """What is stamped across the page: none of the glyphs."""

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

    dots: Sequence[Box] = ()
    """Where dots are drawn, as browsers draw what begins an entry of a list."""

    below: Mapping[tuple[float, float], float] = field(default_factory=dict)
    """By bottom and size of glyphs, how far their boxes reach below their line, in points, where their font says."""
