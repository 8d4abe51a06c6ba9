"""What a reader should know about the text itself: letters of another alphabet, pictures read as text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.ground.characters import CYRILLIC_OR_GREEK
from extract.ground.issues import Issue
from extract.ground.source import SourceText, Span
from parsers.records.structure import Section

_WORD = re.compile(r"[A-Za-z]{2}")
_THAI = re.compile(r"[\u0e01-\u0e46]{2}")
_LEAST_LINES = 10


def damage_issues(source: SourceText, sections: Sequence[Section]) -> tuple[Issue, ...]:
    """One issue a line with letters of another alphabet, and one for a cover that was read from a picture.

    A plan's front is Thai: ten lines without a Thai word on it (``maghsiadinunzany``) are what an OCR for another
    language makes of a photograph or a screen. Fewer may be an address or a name.
    """
    return (*_homoglyphs(source), *_picture_read_as_text(source, sections))


def _homoglyphs(source: SourceText) -> Iterator[Issue]:
    odd = filter(CYRILLIC_OR_GREEK.match, source.signs)
    for number in sorted({number for letter in odd for number in source.lines_with(letter)}):
        found = " ".join(sorted(set(CYRILLIC_OR_GREEK.findall(source.line(number)))))
        yield Issue("homoglyph", Span(number, number), "sections", found=found)


def _picture_read_as_text(source: SourceText, sections: Sequence[Section]) -> Iterator[Issue]:
    front = next((section.span for section in sections if section.kind == "cover"), None)
    lines = [
        number
        for number, line in (source.numbered(front) if front else ())
        if _WORD.search(line) and not _THAI.search(line)
    ]
    if len(lines) >= _LEAST_LINES:
        params = {"what": "carry no Thai word", "what_th": "ไม่มีคำภาษาไทย"}
        yield Issue("ocr_noise", Span(lines[0], lines[-1]), "sections", found=str(len(lines)), params=params)
