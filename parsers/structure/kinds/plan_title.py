"""How the title of a plan against corruption begins, wherever it is printed."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from extract.ground.characters import THAI_MARKS, without_marks

_TITLE = re.compile(
    r"^\s*[\"“”'‘]?(?:\(?\s*ร่าง\s*\)?\s*)?(?:แผ่?น(?:ป[ฏฎ]ิบัติ\s*(?:การ|งาน|ราชการ)|(?:การ)?ดำเนินงาน)?\s*(?:ด้าน|เพื่อ)?\s*(?:การ)?\s*"
    r"(?:ป้องกัน|ปราบปราม|ต่อต้าน|ส่งเสริมคุณธรรม).{0,60}?ทุจริต|มาตรการ\s*ส่งเสริมคุณธรรม.{0,40}?ป้องกัน.{0,12}ทุจริต)"
)
"""'แผนปฏิบัติการป้องกันการทุจริต', 'แผนป้องกัน ปราบปรามการทุจริตและประพฤติมิชอบ', OCR 'แผ่นปฏิบัติการ…'."""

_OPENING = re.compile(
    r"^\s*(?:\(?\s*ร่าง\s*\)?\s*)?แผ่?น(?:ป[ฏฎ]ิบัติ\s*(?:การ|งาน)\s*)?(?:(?:การ)?ป้องกัน[ก-๙ ]{0,30})?\s*$"
    r"|^\s*มาตรการ\s*ส่งเสริมคุณธรรม[ก-๙ ]{0,30}$"
)
"""The first line of a title that is broken before its subject: 'แผนปฏิบัติการ'."""


_DAMAGED = re.compile(without_marks(r"^(?:ร่าง)?แผนป[ฏฎ]ิบัติการ(?:ส่งเสริมคุณธรรมและ)?(?:ป้องกัน|ต่อต้าน).{0,30}ทุจริต"))
_MEASURES = re.compile(r"^\s*[\"“”'‘]?มาตรการ(?:และแผน)?\s*(?:ส่ง)?เสริม(?:สร้าง)?\s*คุณธรรม")
_WHOLE = ("แผนปฏบตการปองกนการทจรต", "แผนปฏบตการปองกนและปราบปรามการทจรต", "แผนปองกนการทจรต", "แผนปฏบตการตอตานการทจรต")
"""Titles by their letters alone, for those of which an OCR took some for others: 'แผนปฏิบัติกำรป้องกันกำรทุจริด'."""

_SUBJECT = "การทจรต"
_MOST_DAMAGED = 86.0
_SUBJECT_DAMAGED = 70.0
_NO_LETTER = re.compile(f"[^\u0e01-\u0e46]|[{THAI_MARKS}]")
_PROSE = re.compile(r"จึง|ได้จัด\s?(?:ทำ|ทํา)|เพื่อ(?:ใช้|ให้|เป็น)|ดังกล่าว|ดังนี้|ประกอบด้วย|เป็นไปตาม|กำหนดให้")


def is_prose(line: str) -> bool:
    """Whether a line has a word of sentences, which no title has."""
    return bool(_PROSE.search(line))


def begins_plan_title(key: str, following: str = "") -> bool:
    """Whether a line begins with a plan's title; ``following`` is the next line, for a title broken over two.

    >>> begins_plan_title("แผนปฏิบัติการป้องกันการทุจริต 5 ปี"), begins_plan_title("แผนปฏิบัติการ", "ป้องกันการทุจริต")
    (True, True)
    >>> begins_plan_title("แผนแม่บทภายใต้ยุทธศาสตร์ชาติ การต่อต้านการทุจริต"), begins_plan_title("แผนปฏิบัติการ", "ส่วนที่ 1")
    (False, False)
    """
    key = key.lstrip()
    if "แผ" not in key[:12] and not key.startswith("มาตรการ"):
        return False
    if _TITLE.match(key):
        return True
    if key[0] in "แ(ร":
        letters = _NO_LETTER.sub("", key[:160])
        if _DAMAGED.match(letters) or _is_misread(letters):
            return True
    return bool(following and _OPENING.match(key) and _TITLE.match(f"{key.strip()}{following.strip()}"))


def begins_measures_title(key: str) -> bool:
    """Whether a line begins with the title of a plan that calls itself measures; on a cover alone: the handbook has a
    mission of that name.

    >>> begins_measures_title("มาตรการส่งเสริมคุณธรรมและความโปร่งใส"), begins_measures_title("2.2 มาตรการส่งเสริมคุณธรรม")
    (True, False)
    """
    return bool(_MEASURES.match(key))


def _is_misread(letters: str) -> bool:
    """Whether letters are nearly those of a title, with its subject.

    >>> _is_misread("แผนปฏบดการปองกนกำรทจรด"), _is_misread("แผนปฏบตการปองกนไขเลอดออก")
    (True, False)
    """
    return any(
        fuzz.ratio(letters[: len(whole)], whole) >= _MOST_DAMAGED
        and fuzz.ratio(letters[len(whole) - len(_SUBJECT) : len(whole) + 1], _SUBJECT) >= _SUBJECT_DAMAGED
        for whole in _WHOLE
    )
