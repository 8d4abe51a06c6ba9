"""What the glyphs of a font mean, learned where both libraries read the same page.

pdfium gives the codes of a font that it cannot read, in a tenth of the time that pdfplumber takes to read them. Side by
side on one page the two tell what every code there means. Where the font's own table, which pdfplumber read, says the
same of all of them, it is taken for the codes of later pages too; else those pages are read carefully until every code
is known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from plan_extract.extract.pdf.glyphs import UNMAPPED, is_readable
from plan_extract.extract.pdf.page import Glyph, RawPage

_SAME_PLACE = 0.6
"""Of the font's size: pdfplumber sets a mark behind its letter, pdfium above it."""

_LEAST_PROOF = 20
"""Different codes on which a font's table must agree with the page before it is believed."""

FontTable = Callable[[int], str | None]
"""The text of a code, None where the font's table has none."""

_Meaning = tuple[str, int | None]


@dataclass(slots=True)
class LearnedFonts:
    """The meanings of codes by font, for one document."""

    _meanings: dict[str, dict[str, _Meaning]] = field(default_factory=dict)
    _tables: dict[str, FontTable] = field(default_factory=dict)

    def learn(self, fast: RawPage, careful: RawPage, tables: Mapping[str, Sequence[FontTable]]) -> None:
        """Take what the careful reading of a page says of the fast one's codes.

        Nothing is learned where the glyphs of the two do not stand at the same places in the same order, and a font of
        which a code means two things is never learned.
        """
        if len(fast.glyphs) != len(careful.glyphs):
            return
        pairs = list(zip(fast.glyphs, careful.glyphs, strict=True))
        if any(abs(code.x0 - read.x0) > _SAME_PLACE * read.size for code, read in pairs):
            return
        odd = {glyph.font for glyph in fast.glyphs if not is_readable(glyph)} | self._meanings.keys()
        for font in odd:
            found: dict[str, _Meaning] = dict(self._meanings.get(font, {}))
            meant = [(code.text, (read.text, read.cid)) for code, read in pairs if code.font == font]
            if any(found.setdefault(code, meaning) != meaning for code, meaning in meant):
                self._meanings[font] = {}
                continue
            self._meanings[font] = found
            for table in tables.get(font, ()) if len(found) >= _LEAST_PROOF else ():
                if all(_by(table, code) == said for code, said in found.items()):
                    self._tables[font] = table

    def read(self, fast: RawPage) -> RawPage | None:
        """The page with the meanings of its codes; None where one of them is not known."""
        glyphs: list[Glyph] = []
        for glyph in fast.glyphs:
            font = self._meanings.get(glyph.font)
            if font is None:
                if not is_readable(glyph):
                    return None
                glyphs.append(glyph)
                continue
            meaning = font.get(glyph.text)
            if meaning is None:
                if glyph.font not in self._tables:
                    return None
                meaning = font[glyph.text] = _by(self._tables[glyph.font], glyph.text)
            text, cid = meaning
            glyphs.append(Glyph(text, glyph.x0, glyph.x1, glyph.top, glyph.bottom, glyph.size, glyph.font, cid))
        return replace(fast, glyphs=tuple(glyphs))


def _by(table: FontTable, code: str) -> _Meaning:
    text = table(ord(code))
    return (text, None) if text else (UNMAPPED, ord(code))
