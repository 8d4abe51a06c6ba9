"""What is wrong with the text of a page: counted, so that a reader can tell a good page from a bad one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Literal

from extract.ground.source import PageFacts
from extract.pdf.letters.glyphs import UNMAPPED
from extract.pdf.letters.page import MARKS, Glyph

_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_SPACE_BEFORE_MARK = re.compile(r"\s[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_TORN_SARA_AM = re.compile(r"[\u0e01-\u0e2e][\u0e48-\u0e4b]? \u0e32")
_NOT_THAI = re.compile(r"[^\u0e01-\u0e5b]+")
_NO_OTHER_LETTERS = re.compile(r"[\W\d_\u0e01-\u0e5b]+")

Method = Literal["text", "ocr", "failed"]

LEAST_CHARACTERS = 8
"""Fewer than that on a page with pictures is a scan's page number, no text."""

MOST_DAMAGE = 0.1


_MARK = re.compile(r"[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+")
_TORN = re.compile(r"[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e] (?=[\u0e01-\u0e2e])|\s[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_COMMON = re.compile(r"การ|ที่|และ|ของ|เป็น|ให้|ไม่|ความ|จาก|หรือ|ตาม|ได้|โดย|กับ|นี้|แผน|งาน|ผู้|จะ|ว่า|ใน|มี")
_LEAST_LETTERS, _LEAST_COMMON = 200, 0.02
"""Thai letters of a page, and the share of them in the words of :data:`_COMMON`: plans have a tenth at least."""

_LEAST_MARKS, _MOST_TORN = 6, 0.4
"""Letters with marks on a page, and the share of them beside a blank: with more its glyphs' places are not believed."""


def _count_thai(text: str) -> int:
    return len(_NOT_THAI.sub("", text))


def torn_share(text: str) -> float:
    """How many of a text's marks stand beside a blank that parts letters; 0 for a text of few marks.

    >>> torn_share("ปฏิ บั ติ การ" * 4), torn_share("ปฏิบัติการ ที่ดี ของ" * 4)
    (1.0, 0.2)
    """
    marks = len(_MARK.findall(text))
    return len(_TORN.findall(text)) / marks if marks >= _LEAST_MARKS else 0.0


def is_no_thai(text: str) -> bool:
    """Whether a page of Thai letters has hardly one of the words that every Thai text has: they are other letters.

    >>> is_no_thai("ญฟตะฯตั สจฟ" * 30), is_no_thai("แผนปฏิบัติการป้องกันการทุจริต " * 10), is_no_thai("ญฟตะฯ")
    (True, False, False)
    """
    common = 0
    for match in _COMMON.finditer(text):
        common += len(match[0])
        if common >= _LEAST_COMMON * len(text):
            return False
    letters = _count_thai(text)
    return letters >= _LEAST_LETTERS and common < _LEAST_COMMON * letters


def damage_of(text: str) -> tuple[bool, float]:
    """How a page's text is to be judged against another reading of the page: the less, the better."""
    return is_no_thai(text), torn_share(text)


def is_implausible(text: str) -> bool:
    """Whether a page's text cannot be what is printed: a blank stands at most of its marks, or it has no Thai words."""
    return torn_share(text) > _MOST_TORN or is_no_thai(text)


def page_facts(number: int, method: Method, glyphs: Iterable[Glyph], text: str, pictures: float) -> PageFacts:
    """The facts of one page: ``glyphs`` as joined, ``text`` as it was laid out, the share that pictures cover."""
    cids = private = replacement = bare_marks = characters = 0
    glyphs = list(glyphs)
    without_meaning = Counter([glyph.text for glyph in glyphs if glyph.cid is not None])
    for meaning, count in Counter([glyph.text for glyph in glyphs]).items():
        if meaning.isspace():
            continue
        characters += count
        lost = without_meaning[meaning]
        cids += lost
        if UNMAPPED in meaning:
            replacement += count - lost
        if _PRIVATE.search(meaning):
            private += count
        if meaning[0] in MARKS:
            bare_marks += count
    thai = _count_thai(text)
    letters = thai + len(_NO_OTHER_LETTERS.sub("", text))
    share = round(thai / letters, 4) if letters else None
    damage = cids + private + replacement + bare_marks
    needs_ocr = (characters < LEAST_CHARACTERS and pictures > 0) or damage > characters * MOST_DAMAGE
    return PageFacts(
        page=number,
        characters=characters,
        cid_count=cids,
        private_use_count=private,
        replacement_count=replacement,
        bare_mark_count=bare_marks,
        space_before_mark_count=len(_SPACE_BEFORE_MARK.findall(text)),
        torn_sara_am_count=len(_TORN_SARA_AM.findall(text)),
        thai_share=min(1.0, share) if share is not None else None,
        method="failed" if needs_ocr and method == "text" else method,
        needs_ocr=needs_ocr or method == "ocr",
    )
