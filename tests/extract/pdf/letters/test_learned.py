"""A font's meanings are learned from a page that both libraries read, and from nothing less."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.pdf.letters.learned import FontTable, FontTables, LearnedFonts
from extract.pdf.letters.page import Glyph, RawPage

THAI = "กขคฆงจฉชซญฎฏฐฑฒณดตถทธนบป"


def odd(*tables: FontTable) -> FontTables:
    return {"Odd": tables}


def code_of(letter: str) -> str:
    return chr(ord(letter) - 0x0E00 + 0x0380)


def teach(
    fonts: LearnedFonts, codes: str, meant: str, tables: FontTables, *, by: FontTable | None = None, shift: float = 0
) -> None:
    """``codes`` stand where a careful reading finds ``meant``, printed in ``by``, else in the first of ``tables``."""
    used = by or (next(iter(tables["Odd"])) if tables else nothing)
    careful = page(meant, shift=shift).glyphs
    fonts.learn(page(codes).glyphs, careful, [used] * len(careful), tables)


def page(texts: str, *, shift: float = 0) -> RawPage:
    glyphs = tuple(Glyph(text, 5 * n + shift, 5 * n + 5 + shift, 90, 100, 10, "Odd") for n, text in enumerate(texts))
    return RawPage(1, 600, 800, glyphs, (), "pdfium")


def coded(letters: str) -> str:
    return "".join(map(code_of, letters))


def text_of(read: RawPage | None) -> str | None:
    return None if read is None else "".join(glyph.text for glyph in read.glyphs)


def right(code: int) -> str | None:
    return chr(code - 0x0380 + 0x0E00)


def same(code: int) -> str | None:
    return right(code)


def wrong(_code: int) -> str | None:
    return "x"


def nothing(_code: int) -> str | None:
    return None


def test_known_codes_are_read_and_an_unknown_one_is_not() -> None:
    fonts, tables = LearnedFonts(), odd(nothing)
    teach(fonts, coded(THAI), THAI, tables)
    assert text_of(fonts.read(page(coded("ปกข")), tables)) == "ปกข"
    assert fonts.read(page(coded("ผ")), tables) is None


def test_another_font_of_the_same_name_is_not_read_by_what_the_first_one_taught() -> None:
    fonts, tables = LearnedFonts(), odd(right)
    teach(fonts, coded(THAI), THAI, tables)
    assert fonts.read(page(coded("ก")), odd(nothing)) is None
    assert fonts.read(page(coded("ก")), {}) is None
    teach(fonts, coded("ก"), "๙", odd(nothing))
    assert text_of(fonts.read(page(coded("ก")), odd(nothing))) == "๙"
    assert text_of(fonts.read(page(coded("ก")), tables)) == "ก"


def test_a_page_that_names_fewer_fonts_is_read_by_what_one_with_more_taught() -> None:
    fonts = LearnedFonts()
    teach(fonts, coded(THAI), THAI, odd(right, same), by=right)
    assert text_of(fonts.read(page(coded("ก")), odd(same))) == "ก"
    assert fonts.read(page(coded("ก")), odd(same, nothing)) is None


def test_a_font_that_the_page_does_not_name_teaches_nothing() -> None:
    fonts = LearnedFonts()
    teach(fonts, coded(THAI), THAI, {})
    assert not fonts.knows_a_font_of(page("ก"))
    assert fonts.read(page(coded("ก")), {}) is None


def test_a_table_that_agrees_with_the_page_reads_the_rest() -> None:
    fonts, tables = LearnedFonts(), odd(right)
    teach(fonts, coded(THAI), THAI, tables)
    assert text_of(fonts.read(page(coded("ผล")), tables)) == "ผล"


def test_a_second_font_of_the_name_that_says_otherwise_keeps_the_name_from_being_learned() -> None:
    """It is not on this page, but the next may print in it, and the fast library gives the name alone."""
    fonts, tables = LearnedFonts(), odd(right, wrong)
    teach(fonts, coded(THAI), THAI, tables, by=right)
    assert fonts.read(page(coded("ก")), tables) is None
    teach(fonts, coded(THAI), THAI, tables, by=right)
    assert fonts.read(page(coded("ก")), tables) is None


def test_a_second_font_of_the_name_that_says_the_same_is_no_harm() -> None:
    fonts, tables = LearnedFonts(), odd(right, lambda code: right(code) if code != ord(code_of("ฮ")) else "x")
    teach(fonts, coded(THAI), THAI, tables, by=right)
    assert text_of(fonts.read(page(coded("ผล")), tables)) == "ผล"
    assert fonts.read(page(coded("ฮ")), tables) is None, "here the two differ"


def test_a_font_that_the_fast_library_calls_by_another_name_is_no_second_one() -> None:
    """The e-LAAS report: four fonts of one name, of which pdfium gives two another name."""
    fonts, tables = LearnedFonts(), odd(right, wrong)
    other = Glyph("A", 500, 505, 90, 100, 10, "Other")
    codes, meant = (*page(coded(THAI)).glyphs, other), (*page(THAI).glyphs, other)
    fonts.learn(codes, meant, [right] * len(THAI) + [wrong], tables)
    assert text_of(fonts.read(page(coded("ผล")), tables)) == "ผล"


def test_a_code_that_a_table_does_not_have_stays_unmapped() -> None:
    fonts = LearnedFonts()
    tables = odd(lambda code: right(code) if code < 0x3A0 else None)
    teach(fonts, coded(THAI), THAI, tables)
    read = fonts.read(page(coded("ห")), tables)
    assert read is not None
    assert (read.glyphs[0].text, read.glyphs[0].cid) == ("\ufffd", ord(code_of("ห")))


@pytest.mark.parametrize(
    ("meant", "shift"),
    [
        (THAI[:-1], 0),  # a glyph less
        (THAI, 20),  # elsewhere
    ],
)
def test_pages_that_do_not_match_teach_nothing(meant: str, shift: float) -> None:
    fonts, tables = LearnedFonts(), odd(right)
    teach(fonts, coded(THAI), meant, tables, shift=shift)
    assert fonts.read(page(coded("ก")), tables) is None


def test_a_code_with_two_meanings_is_never_learned() -> None:
    fonts, tables = LearnedFonts(), odd(right)
    teach(fonts, coded("กก"), "กข", tables)
    assert fonts.read(page(coded("ก")), tables) is None


def test_a_page_that_contradicts_a_proven_table_ends_its_use() -> None:
    fonts, tables = LearnedFonts(), odd(right)
    teach(fonts, coded(THAI), THAI, tables)
    teach(fonts, coded("ก"), "๙", tables)
    assert fonts.read(page(coded("ก")), tables) is None


def test_fonts_that_can_be_read_stay_as_they_are() -> None:
    fonts, tables = LearnedFonts(), {**odd(right), "Plain": [nothing]}
    teach(fonts, coded(THAI), THAI, tables)
    mixed = page(coded("ก"))
    mixed = replace(mixed, glyphs=(*mixed.glyphs, Glyph("A", 10, 15, 90, 100, 10, "Plain")))
    assert text_of(fonts.read(mixed, tables)) == "กA"


def test_a_page_with_a_glyph_of_a_learned_font_is_known_by_its_name() -> None:
    fonts, tables = LearnedFonts(), odd(right)
    teach(fonts, coded(THAI), THAI, tables)
    assert fonts.knows_a_font_of(page("A"))
    assert not fonts.knows_a_font_of(replace(page("A"), glyphs=(Glyph("A", 0, 5, 90, 100, 10, "Plain"),)))
