"""Whether a title names a project, an activity or a measure, and what it says in ``*( … )``."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from extract.ground.characters import text_behind
from parsers.records.structure import Kind

KIND_WORD = r"(?:โครงการ|กิจกรรม|มาตรการ)"
"""The words that a title begins with; the three kinds of the handbook."""

_KINDS: tuple[tuple[str, Kind], ...] = (("โครงการ", "project"), ("กิจกรรม", "activity"), ("มาตรการ", "measure"))
_ONE_LETTER = 85.0
"""Six of seven letters: one of OCR's exchanges (ค for ด, ิ for ี), not another word."""

_LONGEST = 2000
"""Characters of a title; a longer one is none, and its stars and brackets say nothing."""

_LEADING = re.compile(r"[\s\"“”'‘’.:*(\-–]+")
_ALTERNATIVE = re.compile(r"\s*\*+\s*\((?P<text>.*)\)\s*\*?\s*$", re.DOTALL)
_ALTERNATIVE_OPEN = re.compile(rf"\s*\*+\s*(?:\(|(?={KIND_WORD}))(?P<text>.*)$", re.DOTALL)


def kind_of(title: str) -> Kind:
    """The kind that the title's first word says; a title without one (``ส่งเสริมการมีส่วนร่วม…``) is
    ``unspecified``.

    >>> kind_of("“โครงการ” โรงเรียนคุณธรรม"), kind_of("มาตรการ NO Gift Policy"), kind_of("ส่งเสริมการมีส่วนร่วม")
    ('project', 'measure', 'unspecified')
    >>> kind_of("โดรงการปลูกป่า"), kind_of("มาตรฐานการให้บริการ")
    ('project', 'unspecified')
    """
    bare = text_behind(_LEADING, title)
    for word, kind in _KINDS:  # nearly all are whole
        if bare.startswith(word):
            return kind
    for word, kind in _KINDS:
        if fuzz.ratio(bare[: len(word)], word) >= _ONE_LETTER:
            return kind
    return "unspecified"


def split_alternative(title: str) -> tuple[str, str | None]:
    """The title and what stands in ``*( … )`` behind it, the plan's own name for a handbook project.

    The closing bracket may be cut off, or the brackets lost where a kind word follows the star.

    >>> split_alternative("โครงการโรงเรียนคุณธรรม *(กิจกรรมอบรม (ม.ต้น))")
    ('โครงการโรงเรียนคุณธรรม', 'กิจกรรมอบรม (ม.ต้น)')
    >>> split_alternative("โครงการ “บริการเป็นเลิศ” (ยกระดับมาตรฐาน)")
    ('โครงการ “บริการเป็นเลิศ” (ยกระดับมาตรฐาน)', None)
    """
    match = None
    if "*" in title and len(title) <= _LONGEST:
        match = _ALTERNATIVE.search(title) or _ALTERNATIVE_OPEN.search(title)
    if match is None:
        return title.strip(), None
    return title[: match.start()].strip(), match["text"].strip() or None
