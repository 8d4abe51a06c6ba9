"""How the title of such a plan begins, wherever it is printed."""

from __future__ import annotations

import re

_TITLE = re.compile(
    r"^\s*(?:\(?\s*ร่าง\s*\)?\s*)?(?:แผ่?น(?:ป[ฏฎ]ิบัติ\s*(?:การ|งาน|ราชการ))?\s*(?:ด้าน|เพื่อ)?\s*(?:การ)?\s*"
    r"(?:ป้องกัน|ปราบปราม|ต่อต้าน|ส่งเสริมคุณธรรม).{0,60}?ทุจริต|มาตรการ\s*ส่งเสริมคุณธรรม.{0,40}?ป้องกัน.{0,12}ทุจริต)"
)
"""'แผนปฏิบัติการป้องกันการทุจริต', 'แผนป้องกัน ปราบปรามการทุจริตและประพฤติมิชอบ', OCR 'แผ่นปฏิบัติการ…'."""

_OPENING = re.compile(
    r"^\s*(?:\(?\s*ร่าง\s*\)?\s*)?แผ่?น(?:ป[ฏฎ]ิบัติ\s*(?:การ|งาน)\s*)?(?:(?:การ)?ป้องกัน[ก-๙ ]{0,30})?\s*$"
    r"|^\s*มาตรการ\s*ส่งเสริมคุณธรรม[ก-๙ ]{0,30}$"
)
"""The first line of a title that is broken before its subject: 'แผนปฏิบัติการ'."""


_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_DAMAGED = re.compile(
    re.sub(f"[{_MARKS}]", "", r"^(?:ร่าง)?แผนป[ฏฎ]ิบัติการ(?:ส่งเสริมคุณธรรมและ)?(?:ป้องกัน|ต่อต้าน).{0,30}ทุจริต")
)
_NO_LETTER = re.compile(f"[^\u0e01-\u0e46]|[{_MARKS}]")
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
    if _TITLE.match(key) or (key[0] in "แ(ร" and _DAMAGED.match(_NO_LETTER.sub("", key[:160]))):
        return True
    return bool(following and _OPENING.match(key) and _TITLE.match(f"{key.strip()}{following.strip()}"))
