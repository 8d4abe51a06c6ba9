"""What the glyphs of a font mean, learned where both libraries read the same page.

pdfium gives the codes of a font that it cannot read, in a tenth of the time that pdfplumber takes to read them. Side by
side on one page the two tell what every code there means. Where the font's own table, which pdfplumber read, says the
same of all of them, it is taken for the codes of later pages too; else those pages are read carefully until every code
is known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extract.pdf.letters.glyphs import UNMAPPED, is_readable
from extract.pdf.letters.page import Glyph, Glyphs, RawPage

_SAME_PLACE = 0.6
"""Of the font's size: pdfplumber sets a mark behind its letter, pdfium above it."""

_LEAST_PROOF = 20
"""Different codes on which a font's table must agree with the page before it is believed."""

FontTable = Callable[[int], str | None]
"""The text of a code, None where the font's table has none. Tables of one font are equal, of two fonts they are not."""

FontTables = Mapping[str, Sequence[FontTable]]
"""The tables of the fonts that a page names, by the fonts' names."""

_Meaning = tuple[str, int | None]
_Fonts = tuple[str, frozenset[FontTable]]
"""A name and the fonts that have it on a page: on another page other fonts may have it, with other codes."""


@dataclass(slots=True)
class LearnedFonts:
    """The meanings of codes by font, for one document."""

    _meanings: dict[_Fonts, dict[str, _Meaning]] = field(default_factory=dict)
    _tables: dict[_Fonts, set[FontTable]] = field(default_factory=dict)
    _never: set[_Fonts] = field(default_factory=set)

    def knows_a_font_of(self, page: RawPage) -> bool:
        """Whether a page prints in a font with the name of one that had to be learned."""
        names = {name for name, _ in self._meanings}
        return bool(names) and not names.isdisjoint(Glyphs.of(page.glyphs).fonts)

    def learn(
        self, codes: Sequence[Glyph], meant: Sequence[Glyph], fonts: Sequence[FontTable], tables: FontTables
    ) -> None:
        """Take what the glyphs of a page mean by the careful library; ``codes`` are the same glyphs by the fast one.

        ``fonts`` are those of the glyphs, ``tables`` those that the page names. Nothing is learned where the glyphs of
        the two do not stand at the same places in the same order. The fast library gives a font's name alone: where
        several fonts may be meant by one name, all their tables must say the same. A name of which a code means two
        things is never learned.
        """
        if len(codes) != len(meant):
            return
        if any(abs(code.x0 - careful.x0) > _SAME_PLACE * code.size for code, careful in zip(codes, meant, strict=True)):
            return
        used: dict[str, set[FontTable]] = defaultdict(set)
        meanings_seen: dict[str, set[tuple[str, _Meaning]]] = defaultdict(set)
        for code, careful, font in zip(codes, meant, fonts, strict=True):
            used[code.font].add(font)
            meanings_seen[code.font].add((code.text, (careful.text, careful.cid)))
        learned_names = {name for name, _ in self._meanings}
        for name in {
            glyph.font
            for glyph in codes
            if glyph.font in learned_names or not is_readable(glyph.text, glyph.font, glyph.cid)
        } & tables.keys():
            key = self._key(name, tables)
            # a font that the page names and does not use may be used on the next one
            candidates = self._tables.get(key, set()) | used[name] | (key[1] - set(fonts))
            self._keep_if_agreed(key, meanings_seen[name], candidates)

    def _keep_if_agreed(
        self, key: _Fonts, meanings_seen: Iterable[tuple[str, _Meaning]], candidates: set[FontTable]
    ) -> None:
        meanings = dict(self._meanings.get(key, {}))
        agreed = all(meanings.setdefault(code, meaning) == meaning for code, meaning in meanings_seen)
        proven = all(
            _meaning_by_table(table, code) == meaning for table in candidates for code, meaning in meanings.items()
        )
        if key in self._never or not agreed or (not proven and len(candidates) > 1):
            self._never.add(key)
            self._meanings[key] = {}
            self._tables.pop(key, None)
            return
        self._meanings[key] = meanings
        if proven and len(meanings) >= _LEAST_PROOF:
            self._tables[key] = candidates

    def read(self, fast: RawPage, tables: FontTables) -> RawPage | None:
        """The page with the meanings of its codes; None where one of them is not known."""
        glyphs = Glyphs.of(fast.glyphs)
        learned_names = {name for name, _ in self._meanings}
        keys = {name: self._key(name, tables) for name in learned_names.intersection(glyphs.fonts)}
        by_name = {name: self._meanings.get(key, {}) for name, key in keys.items()}
        printed = list(glyphs.printed())
        meant: dict[tuple[str, str, int | None], _Meaning] = {}
        for one in dict.fromkeys(printed):
            code, name, cid = one
            meanings = by_name.get(name)
            if meanings is None:
                if not is_readable(*one):
                    return None
                meant[one] = code, cid
                continue
            meaning = meanings.get(code) or self._by_tables(keys[name], code)
            if meaning is None:
                return None
            meant[one] = meanings[code] = meaning
        if not meant:
            return fast
        texts, cids = zip(*map(meant.__getitem__, printed), strict=True)
        return replace(fast, glyphs=glyphs.meaning(texts, cids if any(cid is not None for cid in cids) else None))

    def without_codes(self, page: RawPage) -> RawPage:
        """A page that nobody could read, without meanings for the fonts that had to be learned.

        Their codes look like other letters and digits, and are none.
        """
        names = {name for name, _ in self._meanings}
        glyphs = tuple(
            replace(glyph, text=UNMAPPED, cid=ord(glyph.text[0]))
            if glyph.font in names and not glyph.text.isspace()
            else glyph
            for glyph in page.glyphs
        )
        return replace(page, glyphs=glyphs)

    def _key(self, name: str, tables: FontTables) -> _Fonts:
        """Under what the fonts of a page with that name are known: a page may name fewer than the one that taught."""
        fonts = frozenset(tables.get(name, ()))
        known = (key for key in self._meanings if key[0] == name and fonts and fonts <= key[1])
        return next(known, (name, fonts))

    def _by_tables(self, key: _Fonts, code: str) -> _Meaning | None:
        """What all fonts that may be meant say of a code; None where they differ, or none is proven."""
        meanings = {_meaning_by_table(table, code) for table in self._tables.get(key, ())}
        return meanings.pop() if len(meanings) == 1 else None


def _meaning_by_table(table: FontTable, code: str) -> _Meaning:
    text = table(ord(code))
    return (text, None) if text else (UNMAPPED, ord(code))
