"""How the title of such a plan begins, wherever it is printed."""

from __future__ import annotations

import re

_TITLE = re.compile(
    r"^\s*(?:\(?\s*ร่าง\s*\)?\s*)?แผ่?น(?:ปฏิบัติ\s*(?:การ|งาน))?\s*(?:การ)?\s*"
    r"(?:ป้องกัน|ปราบปราม|ต่อต้าน|ส่งเสริมคุณธรรม).{0,60}?ทุจริต"
)
"""'แผนปฏิบัติการป้องกันการทุจริต', 'แผนป้องกัน ปราบปรามการทุจริตและประพฤติมิชอบ', OCR 'แผ่นปฏิบัติการ…'."""

_OPENING = re.compile(r"^\s*(?:\(?\s*ร่าง\s*\)?\s*)?แผ่?น(?:ปฏิบัติ\s*(?:การ|งาน)\s*)?(?:(?:การ)?ป้องกัน[ก-๙ ]{0,30})?\s*$")
"""The first line of a title that is broken before its subject: 'แผนปฏิบัติการ'."""


def begins_plan_title(key: str, following: str = "") -> bool:
    """Whether a line begins with a plan's title; ``following`` is the next line, for a title broken over two.

    >>> begins_plan_title("แผนปฏิบัติการป้องกันการทุจริต 5 ปี"), begins_plan_title("แผนปฏิบัติการ", "ป้องกันการทุจริต")
    (True, True)
    >>> begins_plan_title("แผนแม่บทภายใต้ยุทธศาสตร์ชาติ การต่อต้านการทุจริต"), begins_plan_title("แผนปฏิบัติการ", "ส่วนที่ 1")
    (False, False)
    """
    if "แผ" not in key[:12]:
        return False
    if _TITLE.match(key):
        return True
    return bool(following and _OPENING.match(key) and _TITLE.match(f"{key.strip()}{following.strip()}"))
