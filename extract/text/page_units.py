"""What heads and feet of pages say of a unit of money: no line of the text says it of the tables that stand between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from extract.ground.scales import BAHT, SCALE, SCALES

_MONEY = rf"(?<!บท){BAHT}|[0๐]{{3}}"
_MAY_SAY = re.compile(rf"{SCALE}|{_MONEY}|[:：=]\s*[ก-๎]{{2,6}}[)\]]?$")
"""Also what is counted, in a short word: ``หน่วย : คน``."""

_WORD = r"หน่วย(?:นับ|เงิน|ของ[ก-๎]{1,12})?"
_SAYS = re.compile(
    rf"[(\[]?\s*{_WORD}\s*(?:[:：=]|เป็น|คือ|(?={SCALES}))(?:(?!\s\s|\s*หน้า)[^()\[\]|]){{1,40}}[)\]]?"
    rf"|[(\[](?=[^()\[\]]{{0,40}}?(?:{_MONEY})|\s*(?:เป็น|หลัก)?{SCALES}\s*[)\]])"
    rf"(?:[^()\[\]0-9๐-๙]|[1๑],?[0๐]{{3}}|,?[0๐]{{3}}){{1,40}}[)\]]"
    rf"|(?:(?:ตัวเลข|จำนวนเงิน|วงเงิน|งบประมาณ|เงิน)[ก-๎ ]{{0,24}}?)?(?:เป็น|หลัก|^|\| )\s*{SCALES}\s*{BAHT}(?![ก-๎0-9๐-๙])"
    rf"|(?:[ก-๎]{{1,24}}\s*)?คูณ(?:ด้วย)?\s*[1๑]?,?[0๐]{{3}}(?:,?[0๐]{{3}})?(?:\s*{BAHT})?",
    re.MULTILINE,
)
"""``หน่วย : พันบาท``, also damaged; what stands in brackets and has no figure but a power of ten; ``ตัวเลขเป็นพันบาท``."""

_OF_PROJECTS = re.compile("โครงการ|กิจกรรม|มาตรการ|มิติ|ภารกิจ")
_OF_BUDGET = re.compile("งบ")
_YEAR = re.compile(r"2[45]\d{2}|๒[๔๕][๐-๙]{2}")
_FIGURE = re.compile(r"(?!2[45]\d{2}$|๒[๔๕][๐-๙]{2}$)[0-9๐-๙][0-9๐-๙,.]*")
_LEAST_COLUMNS, _MOST_HEADS = 3, 3


def heads_projects(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table heads years, or projects and their budget, above its first row of figures: a unit at the head of
    its page is theirs, and not that of the costs of one project.

    >>> costs = [["ที่", "รายการ", "จำนวนเงิน"], ["1", "ค่าวิทยากร", "6,000"]]
    >>> heads_projects([["ที่", "โครงการ", "ปี 2566"]]), heads_projects(costs)
    (True, False)
    >>> costs.append(["2", "ป้ายโครงการ (งบกลาง)", "500"])
    >>> heads_projects([["ที่", "รายการ", "ปี 2566"], ["1", "อบรม", "30"]]), heads_projects(costs)
    (True, False)
    """
    heads = [*takewhile(lambda row: not any(map(_FIGURE.fullmatch, row)), rows[:_MOST_HEADS])]
    head = "\n".join(text for row in heads for text in row)
    if max(map(len, heads), default=0) < _LEAST_COLUMNS:
        return False
    return bool(_YEAR.search(head) or (_OF_PROJECTS.search(head) and _OF_BUDGET.search(head)))


def units_said(texts: Iterable[str | None]) -> tuple[str, ...]:
    """The parts of some texts that say a unit of money, each once.

    >>> units_said(["แบบ ผปท. 02 | (หน่วย : พันบาท)", None, "แผนปฏิบัติการ หน่วย : ล้านบา", "หน่วย : ๑,๐๐๐ บาท   หน้า 6"])
    ('(หน่วย : พันบาท)', 'หน่วย : ล้านบา', 'หน่วย : ๑,๐๐๐ บาท')
    >>> units_said(["งบประมาณ (พันบาท)", "ตัวเลขเป็นหลักพันบาท", "พันบาท", "ให้คูณด้วย 1,000", "(บาท)", "('000 บาท)"])
    ('(พันบาท)', 'ตัวเลขเป็นหลักพันบาท', 'พันบาท', 'ให้คูณด้วย 1,000', '(บาท)', "('000 บาท)")
    >>> units_said(["(เทศบาลตำบลแสนสุข)", "(บทบาทหน้าที่)", "(หลักพัน)", "(หน่วย : คน)"])
    ('(หลักพัน)', '(หน่วย : คน)')
    >>> units_said(["หน่วยงาน : กองคลัง", "งบประมาณ 50,000 บาท", "(งบประมาณ 50,000 บาท)", "หน่วย : กองคลัง", "ห้าพันบาท"])
    ()
    """
    said = (match[0].strip(" |") for text in texts if text for match in _SAYS.finditer(text))
    return tuple(dict.fromkeys(part for part in said if _MAY_SAY.search(part)))
