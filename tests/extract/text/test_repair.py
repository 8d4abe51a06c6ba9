"""Repairs touch the encoding of a text and never its wording or its lines."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extract.text.odd_characters import glyphs
from extract.text.repair import FIXES, Fix, grouping_signs, repair, stretches

TONES = "\u0e48\u0e49\u0e4a\u0e4b"
VOWEL_MARKS = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39"
TROUBLE = (
    "กขนำาเแ12\t\n\r\x0b\x0c\x07 "
    "\u0e3a\u0e31\u0e34\u0e38\u0e47\u0e48\u0e49\u0e4c\u0e4d\u0e4e"
    "\u00a0\u2007\u2028\u0085\u00ad\u200b\u200d\u2060\ufeff\uf700\uf701\uf70a\uf711\uf718\uf71a"
    "e\u0301\u0323\u0327"
)
texts = st.text(alphabet=st.one_of(st.sampled_from(TROUBLE), st.characters(exclude_categories=["Cs"])))
syllables = st.builds(
    lambda letter, vowel, tone, end: letter + (vowel + tone if end == "" else tone + end),
    st.sampled_from("กขคงจชตนบปมรลวส"),
    st.sampled_from(["", *VOWEL_MARKS]),
    st.sampled_from(["", *TONES]),
    st.sampled_from(["", "\u0e33", "\u0e32"]),
)
_NO_SYLLABLE = re.compile("\u0e31[ก-ฮ][\u0e48-\u0e4b]")  # a letter that ends one has no tone
thai = (
    st.lists(st.one_of(syllables, st.sampled_from([" ", "\n", "\t", "๑", "1", "แ"])))
    .map("".join)
    .filter(lambda text: not _NO_SYLLABLE.search(text))
)


def fixed(text: str) -> str:
    return repair(text)[0]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("จ\u0e4d\u0e32นวน", "จ\u0e33นวน"),
        ("น\u0e49\u0e4d\u0e32", "น\u0e49\u0e33"),  # the tone before both halves, as NFKC leaves it
        ("น\u0e4d\u0e49\u0e32", "น\u0e49\u0e33"),  # the tone between them, as a PDF reader leaves it
        ("น\u0e33\u0e49", "น\u0e49\u0e33"),  # the tone behind
        ("ท\u0e33\u0e32", "ท\u0e33"),  # the second half twice
        ("จ\u0e4d\u200b\u0e32นวน", "จ\u0e33นวน"),  # parted by an invisible character
        ("ท\u0e48\u0e35", "ท\u0e35\u0e48"),
        ("ผ\u0e49\u0e39", "ผ\u0e39\u0e49"),
        ("สิทธ\u0e4c\u0e34", "สิทธ\u0e34\u0e4c"),
        ("เเผน", "แผน"),
        ("เ\u200bเผน", "แผน"),
        ("ป\uf70aา", "ป\u0e48า"),
        ("ฝ\uf701", "ฝ\u0e34"),
        ("\uf70f", "\u0e0d"),
        ("1\u00a0000\u202fบาท\u2007", "1 000 บาท "),
        ("การ\u00adทุจริต\ufeff", "การทุจริต"),
        ("รวมทัง\u0e49 สิ้น", "รวมทั้ง สิ้น"),  # the tone a letter late, as it is drawn
        ("ตัวชีว\u0e49 \u0e31ด ชือ\u0e48", "ตัวชี้ว \u0e31ด ชื่อ"),  # told by the vowel behind, by อ
        ("แผนนีแ\u0e49 บ่ง", "แผนนี้แ บ่ง"),
        ("ข้อ\u2028ต่อ\u0085ไป\x0b", "ข้อ ต่อ ไป "),
    ],
)
def test_what_is_broken_becomes_whole(broken: str, whole: str) -> None:
    assert fixed(broken) == whole


@pytest.mark.parametrize(
    "text",
    [
        "ทำให้้องค์กร",  # a tone mark printed twice is the document's wording
        "มติที่ ๑",  # an OCR slip
        "การ ปฏิบัติงาน",  # a space inside a word
        "วันก่อน ปีก่อน มิต้อง มีน้ำ มีค้ าง มีส่ วนร่วม คดีต้ อง ปฏิบัติต่ อ",  # a tone on the next syllable, or not sure to be late
        "ต าบล",  # a lost sara am: only a dictionary could tell
        "นํ",  # a nikhahit without า
        "เอเชีย เ เ",
        "โครงการ “NO Gift Policy” – 5.5 %",
        "\tลำดับที่\tโครงการ\t\t๐.๐๐",
        "๒,๕๖๖ ปี 2566",
        "สิทธิ์ ผู้ ที่ เก็บ",
        "การยกระดับгло",
        "\ufffd",
    ],
)
def test_wording_stays(text: str) -> None:
    assert repair(text) == (text, ())


def test_a_repair_leaves_a_trace_with_its_count() -> None:
    found = {entry.name: entry.count for entry in repair("จ\u0e4d\u0e32นวน ท\u0e4d\u0e32\u00a0เเผน")[1]}
    assert found == {"sara_am": 2, "spaces": 1, "double_sara_e": 1}


def test_every_private_glyph_becomes_a_thai_letter_or_mark() -> None:
    drawn = glyphs("".join(map(chr, range(0xF700, 0xF71B))))[0]
    assert len(drawn) == 27
    assert not re.search("[^\u0e10\u0e0d\u0e31\u0e34-\u0e3a\u0e47-\u0e4d]", drawn)


def test_the_last_three_glyphs_are_the_marks_below() -> None:
    """Written as letters in a row, these three change their order in an editor that composes text."""
    assert [glyphs(code)[0] for code in "\uf718\uf719\uf71a"] == ["\u0e38", "\u0e39", "\u0e3a"]


def test_glyphs_outside_the_range_stay() -> None:
    assert fixed("\uf6ff\uf71b") == "\uf6ff\uf71b"


@example("#\x080")  # a control character that becomes the blank behind a heading's sign
@example("# # ก")
@given(texts)
def test_repairing_twice_changes_nothing_more(text: str) -> None:
    once = fixed(text)
    assert repair(once) == (once, ())


def test_a_heading_sign_before_an_odd_blank_goes_with_it() -> None:
    """The blank is one only after another repair; then the sign before it is markup."""
    assert fixed("#\x08ส่วนที่ ๑") == "ส่วนที่ ๑"


@given(texts)
def test_lines_are_neither_added_nor_taken(text: str) -> None:
    assert fixed(text).count("\n") == text.count("\n")


@given(texts)
@example("ก\u0e39\u0e3a")  # plain Thai, its marks in order but for NFC
@example("ก\u0e48\u0e38")
def test_the_result_is_composed(text: str) -> None:
    assert unicodedata.is_normalized("NFC", fixed(text))


@given(texts)
def test_a_text_without_a_trace_is_unchanged(text: str) -> None:
    whole, repairs = repair(text)
    assert (whole == text) == (not repairs)


@pytest.mark.parametrize("fix", FIXES, ids=lambda fix: fix.__name__)
@given(text=texts)
def test_a_fix_counts_if_and_only_if_it_changes(fix: Fix, text: str) -> None:
    changed, count = fix(text)
    assert (count > 0) == (changed != text)
    assert changed.count("\n") == text.count("\n")


@given(thai)
def test_well_written_thai_stays(text: str) -> None:
    assert fixed(text) == text


@pytest.mark.parametrize("unseen", list("\u00ad\u200b\u200c\u200d\u200e\u202e\u2060\ufeff"))
def test_an_unseen_character_stays_inside_a_number_alone(unseen: str) -> None:
    """Without it two numbers, or a broken one, would be a number that nobody printed."""
    for number in ("1{}0,000", "๑๐{}๐", "1{}.5", "10,{}000", "1{0}{0}0", "25{}66"):
        assert repair(number.format(unseen)) == (number.format(unseen), ())
    for harmless in ("5{} บาท", "{}500", "ปี{}2566", "500{}.", "1{}\n2", "1{} 2", "500{}บาท", "2566{}-{}2570", "1,{}ก"):
        assert fixed(harmless.format(unseen, unseen)) == harmless.format("", "")


@given(thai)
def test_every_way_to_write_the_same_letters_gives_the_same_text(text: str) -> None:
    assert fixed(unicodedata.normalize("NFD", text)) == text
    assert fixed(unicodedata.normalize("NFKC", text)) == text
    assert fixed(unicodedata.normalize("NFKD", text)) == text
    assert fixed(re.sub(f"([{TONES}]?)\u0e33", "\u0e4d\\1\u0e32", text)) == text
    assert fixed(re.sub(f"([{VOWEL_MARKS}])([{TONES}])", "\\2\\1", text)) == text
    assert fixed(text.replace(" ", "\u00a0")) == text
    assert fixed(re.sub("([^1๑])", "\u200b\\1\u200b", text)) == text


@given(
    lines=st.integers(0, 60),
    before=st.integers(0, 60),
    length=st.integers(298, 420),
    sign=st.sampled_from(["-", " ", "\u0e48", "\u0301"]),
)
def test_a_stretch_is_cut_to_300_wherever_it_stands(lines: int, before: int, length: int, sign: str) -> None:
    """Every fiftieth character is looked at first: no place of a stretch may slip through."""
    around = "ก\n" * lines + ("กข" * 30)[:before]
    text, found = stretches(f"{around}{sign * length}ค\n{around}")
    assert text == f"{around}{sign * min(length, 300)}ค\n{around}"
    assert found == (length > 300)


@pytest.mark.slow
@given(st.lists(st.sampled_from("\u0e31\u0e34\u0e38\u0e48\u0e49\u0301\u0323"), min_size=301, max_size=400))
def test_hundreds_of_marks_are_cut_also_where_they_differ(marks: list[str]) -> None:
    assert stretches(f"ก{''.join(marks)}ข") == (f"ก{''.join(marks[:300])}ข", 1)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("1’250’000 100’200", "1,250,000 100,200"),  # three parts tell what the sign is
        ("๒๐’๐๐๐ 100’200", "๒๐,๐๐๐ 100,200"),  # no number begins with zero
        ("1'250'000 100’200", "1,250,000 100’200"),  # another sign
        ("100’200 100'200 100‚200", None),
        ("5,000'100,000 10,000’5,000", None),
        ("1,250'000 1'250’000", None),
        ("20'000 100'200 5,000'100,000", "20,000 100'200 5,000'100,000"),  # it parts two numbers as well
        ("100٬200", "100,200"),
    ],
)
def test_an_apostrophe_is_a_comma_where_it_can_part_no_two_numbers(text: str, whole: str | None) -> None:
    assert fixed(text) == (whole or text)


def test_a_piece_of_a_document_is_repaired_by_the_signs_of_the_whole() -> None:
    assert repair("9'500", grouping=grouping_signs("9'500 20'000"))[0] == "9,500"
    assert repair("9'500 20'000", grouping=frozenset())[0] == "9'500 20,000"
