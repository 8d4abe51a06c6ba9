"""Thai put together from glyphs: every case is an order or a code that some producer writes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.pdf.layout.pieces.lines import lines_of
from extract.pdf.letters.glyphs import clusters, unreadable_share
from extract.pdf.letters.page import MARKS, Glyph

SIZE = 10.0


def printed(*glyphs: str | tuple[str, int], font: str = "Sarabun") -> list[Glyph]:
    """Glyphs in the order of a file: letters side by side, marks above the letter before, a pair is an unmapped cid."""
    found: list[Glyph] = []
    x = 0.0
    for entry in glyphs:
        text, cid = entry if isinstance(entry, tuple) else (entry, None)
        width = 0.0 if text in MARKS or cid is not None else 5.0
        found.append(Glyph(text, x, x + width, 90, 100, SIZE, font, cid))
        x += width
    return found


def text_of(glyphs: list[Glyph]) -> str:
    return "\n".join(line.text for line in lines_of(clusters(glyphs), columns=False))


@pytest.mark.parametrize(
    ("glyphs", "text"),
    [
        (["ก", "\u0e27", "\u0e49", "า", "ง"], "กว้าง"),
        (["ท", "\u0e48", "\u0e35"], "ท\u0e35\u0e48"),  # tone before vowel
        (["จ", "\u0e4d", "า"], "จำ"),  # in two pieces
        (["น", "\u0e4d", "\u0e49", "า"], "น\u0e49ำ"),  # a tone between the pieces
        (["ท", "ำ", "า"], "ทำ"),  # LibreOffice
        (["ต", "า", "ำ"], "ตำ"),
        (["จ", "ำ", "ำ"], "จำ"),
        (["จ", "ำ", ("\ufffd", 3)], "จำ"),
        (["ท", "\uf702", "\uf70a"], "ท\u0e35\u0e48"),  # private use
        (["ต", " ", "า", "บ"], "ต าบ"),  # kept together for the dictionary
    ],
)
def test_marks_join_their_letters(glyphs: list[str | tuple[str, int]], text: str) -> None:
    assert text_of(printed(*glyphs)) == text


def test_a_font_s_rule_names_its_cids_and_no_other_font_s() -> None:
    glyphs: list[str | tuple[str, int]] = ["จ", ("\ufffd", 917), "า"]
    assert text_of(printed(*glyphs, font="ABCDEE+Microsoft Sans Serif")) == "จ่า"
    assert "\ufffd" in text_of(printed(*glyphs, font="ABCDEE+Another"))


def test_a_mark_does_not_join_the_line_above() -> None:
    above = Glyph("ก", 0, 5, 40, 50, SIZE)
    mark = Glyph("\u0e48", 4, 4, 90, 100, SIZE)
    assert [glyph.text for glyph in clusters([above, mark])] == ["ก", "\u0e48"]


def test_a_space_below_a_glyph_is_none() -> None:
    """Excel writes the blanks before a number over its first digits (``1 ,620.00``)."""
    digits = [Glyph(text, 5.0 * place, 5.0 * place + 5, 90, 100, SIZE) for place, text in enumerate("1620")]
    assert text_of([*digits, Glyph(" ", 2, 5, 90, 100, SIZE)]) == "1620"


def test_a_ligature_means_its_letters() -> None:
    """One glyph that means ``ff`` comes as two letters at one place."""
    places = (("O", 0.0), ("f", 5.0), ("f", 5.0), ("i", 10.0))
    assert text_of([Glyph(text, x, x + 5, 90, 100, SIZE) for text, x in places]) == "Offi"


def test_a_gap_is_a_space_and_a_wide_one_parts_columns() -> None:
    glyphs = [Glyph("ก", 0, 5, 90, 100, SIZE), Glyph("ข", 9, 14, 90, 100, SIZE), Glyph("5", 80, 85, 90, 100, SIZE)]
    assert [line.text for line in lines_of(glyphs, columns=True)] == ["ก ข\t5"]
    assert [line.text for line in lines_of(glyphs, columns=False)] == ["ก ข 5"]


@given(st.lists(st.sampled_from([*"กขคนมา ำเแ1,", *sorted(MARKS)]), max_size=30))
def test_no_letter_is_lost_or_made(texts: list[str]) -> None:
    """But for the pieces of ``ำ``, marks printed twice and spaces without width, what goes in comes out."""
    before = [text for text in texts if text not in "าำ\u0e4d \t"]
    after = "".join(glyph.text for glyph in clusters(printed(*texts)))
    kept = [text for text in after if text not in "าำ\u0e4d \t"]
    assert set(kept) == set(before)
    assert sum(text not in MARKS for text in kept) == sum(text not in MARKS for text in before)


def test_a_page_of_codes_is_unreadable() -> None:
    assert unreadable_share(printed(*"νυϒσϔεΣϔυ")) == 1
    assert unreadable_share(printed(*"ประมาณการ 2566 (%)")) == 0


def test_a_small_raised_digit_is_a_note_s_mark() -> None:
    """``120,000`` with a raised ``1``: no digit of the amount. A raised letter, or a digit on the line, stays."""
    amount = [Glyph(text, 6.0 * place, 6.0 * place + 6, 10, 20, 12) for place, text in enumerate("120,000")]
    mark = Glyph("1", 42, 45, 6, 14, 7)
    assert "".join(glyph.text for glyph in clusters([*amount, mark])) == "120,000\u00b9"
    assert clusters([*amount, mark])[-1].bottom == 20
    second = Glyph("๒", 45, 48, 6, 14, 7)
    assert "".join(glyph.text for glyph in clusters([*amount, mark, second])) == "120,000\u00b9\u00b2"
    level = Glyph("1", 42, 45, 12, 20, 7)
    assert clusters([*amount, level])[-1].text == "1"
    far = Glyph("1", 90, 93, 6, 14, 7)
    assert clusters([*amount, far])[-1].text == "1"
