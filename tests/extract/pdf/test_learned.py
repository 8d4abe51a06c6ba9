"""A font's meanings are learned from a page that both libraries read, and from nothing less."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plan_extract.extract.pdf.learned import LearnedFonts
from plan_extract.extract.pdf.page import Glyph, RawPage

THAI = "กขคฆงจฉชซญฎฏฐฑฒณดตถทธนบป"


def code_of(letter: str) -> str:
    return chr(ord(letter) - 0x0E00 + 0x0380)


def page(texts: str, *, by: str = "pdfium", font: str = "Odd", shift: float = 0) -> RawPage:
    glyphs = tuple(Glyph(text, 5 * n + shift, 5 * n + 5 + shift, 90, 100, 10, font) for n, text in enumerate(texts))
    return RawPage(1, 600, 800, glyphs, (), by)  # type: ignore[arg-type]


def coded(letters: str) -> str:
    return "".join(map(code_of, letters))


def text_of(read: RawPage | None) -> str | None:
    return None if read is None else "".join(glyph.text for glyph in read.glyphs)


def right(code: int) -> str | None:
    return chr(code - 0x0380 + 0x0E00)


def test_known_codes_are_read_and_an_unknown_one_is_not() -> None:
    fonts = LearnedFonts()
    fonts.learn(page(coded(THAI)), page(THAI, by="pdfplumber"), {})
    assert text_of(fonts.read(page(coded("ปกข")))) == "ปกข"
    assert fonts.read(page(coded("ผ"))) is None


def test_a_table_that_agrees_with_the_page_reads_the_rest() -> None:
    fonts = LearnedFonts()

    def wrong(_code: int) -> str:
        return "x"

    fonts.learn(page(coded(THAI)), page(THAI, by="pdfplumber"), {"Odd": [wrong, right]})
    assert text_of(fonts.read(page(coded("ผล")))) == "ผล"


def test_a_code_that_a_table_does_not_have_stays_unmapped() -> None:
    fonts = LearnedFonts()
    fonts.learn(
        page(coded(THAI)), page(THAI, by="pdfplumber"), {"Odd": [lambda code: right(code) if code < 0x3A0 else None]}
    )
    read = fonts.read(page(coded("ห")))
    assert read is not None
    assert (read.glyphs[0].text, read.glyphs[0].cid) == ("\ufffd", ord(code_of("ห")))


@pytest.mark.parametrize(
    "careful",
    [
        page(THAI[:-1], by="pdfplumber"),  # a glyph less
        page(THAI, by="pdfplumber", shift=20),  # elsewhere
    ],
)
def test_pages_that_do_not_match_teach_nothing(careful: RawPage) -> None:
    fonts = LearnedFonts()
    fonts.learn(page(coded(THAI)), careful, {"Odd": [right]})
    assert fonts.read(page(coded("ก"))) is None


def test_a_code_with_two_meanings_is_never_learned() -> None:
    fonts = LearnedFonts()
    fonts.learn(page(coded("กก")), page("กข", by="pdfplumber"), {})
    assert fonts.read(page(coded("ก"))) is None


def test_fonts_that_can_be_read_stay_as_they_are() -> None:
    fonts = LearnedFonts()
    fonts.learn(page(coded(THAI)), page(THAI, by="pdfplumber"), {})
    mixed = page(coded("ก"))
    mixed = replace(mixed, glyphs=(*mixed.glyphs, Glyph("A", 10, 15, 90, 100, 10, "Plain")))
    assert text_of(fonts.read(mixed)) == "กA"
