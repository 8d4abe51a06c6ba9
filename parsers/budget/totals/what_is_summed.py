"""What a total sums up, by its words: the plan, a dimension or a mission."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from extract.ground.characters import arabic_digits
from parsers.budget.items.branches import BranchCursor
from parsers.values.sums import OF_ALL

_GRAND_TOTAL = re.compile(
    r"^(?:ยอด|ผล)?รวม\s*(?:งบประมาณ|จำนวน|เป็น|เงิน|วงเงิน|โครงการ|กิจกรรม|มาตรการ|/|\s)*(?:ทั?้?ง|ทุก|ยอด|\d\s*มิติ|ตลอด)"
    r"|^(?:ยอด(?:เงิน|งบประมาณ)?(?:สุทธิ)?|คิดเป็นเงิน|งบประมาณ)\s*+(?:ของ|ตาม)?\s*+(?:ทั้ง|ทุก)\s*(?:แผน|ฉบับ|\d?\s*มิติ)"
)
# not '๔ มิติ ๑๕ โครงการ', which counts dimensions and projects
_NAMED_DIMENSION = re.compile(r"(?<!\d)(?<!\d\s)มิติ(?:ที่?)?\s*(\d{1,2})(?!\d|\s*(?:โครงการ|กิจกรรม|มาตรการ|รายการ))")
_OF_ITS_DIMENSION = re.compile(r"(?:ทั้ง|ของ|ใน)\s*มิติ(?!\s*(?:ที่|\d))")
"""'รวมเป็นเงินทั้งมิติ': of the one that it stands in; not 'ทั้ง 4 มิติ'."""

_SEVERAL_DIMENSIONS = re.compile(r"มิติ(?:ที่?)?\s*\d{1,2}\s*(?:[-–]|ถึง)\s*(?:มิติ(?:ที่?)?\s*)?\d")
_NAMED_MISSION = re.compile(r"(?:ภารกิจ(?:ตามมิติ)?(?:ที่?)?|รวม)\s*(\d{1,2}\.\d{1,2})(?![\d.]*\d)")
_NAMED_TOP = re.compile(r"(?:ยุทธศาสตร์|ประเด็น|แนวทาง)(?:การพัฒนา|การดำเนินงาน)?(?:ที่)?\s*(\d{1,2})(?![\d.])")
_NAMED_BELOW_TOP = re.compile(r"กลยุทธ์(?:ที่)?\s*(\d{1,2}\.\d{1,2})(?![\d.]*\d)")
"""What the totals of a plan with a tree of its own name, in the place of dimensions and missions."""

_SAYS_MISSION = re.compile(rf"รวม\s*+{OF_ALL}?\s*+(?:ตาม|ทั้ง|ของ|ทุกโครงการใน)?\s*+ภารกิจ")


class Summed(NamedTuple):
    """What a total is of: the scope, the numbers of its dimension and mission, and whether its words name it."""

    scope: Literal["dimension", "mission", "plan"]
    dimension_no: int | None = None
    mission_no: str | None = None
    named: bool = True


def summed_up(words: str, first: str, cursor: BranchCursor, *, above: bool) -> Summed:
    """What a total row sums up by its ``words``, in Arabic digits; ``first`` are those of the cell that makes it one.

    Where they name nothing it is of the dimension if rows stand ``above`` it that no total has summed up, else of the
    plan.
    """
    dimension, mission = _named_dimension(words), _NAMED_MISSION.search(words)
    if not cursor.has_dimensions:
        dimension, mission = dimension or _NAMED_TOP.search(words), mission or _NAMED_BELOW_TOP.search(words)
    mission_no = mission[1] if mission else cursor.mission_no if _SAYS_MISSION.search(words) else None
    if mission_no is not None:
        return Summed("mission", int(mission_no.partition(".")[0]), mission_no)
    if dimension:
        return Summed("dimension", int(dimension[1]))
    of_plan = bool(_GRAND_TOTAL.match(arabic_digits(first))) and not _OF_ITS_DIMENSION.search(words)
    if of_plan or not above:
        return Summed("plan", named=of_plan)
    return Summed("dimension", cursor.dimension_no, named=False)


def named_in(words: str) -> Summed | None:
    """What the words of a total name; None where they do not say what it sums up.

    >>> named_in("รวมภารกิจที่ 1.2"), named_in("รวมเป็นเงิน")
    (Summed(scope='mission', dimension_no=1, mission_no='1.2', named=True), None)
    """
    dimension, mission = _named_dimension(words), _NAMED_MISSION.search(words)
    if mission:
        return Summed("mission", int(mission[1].partition(".")[0]), mission[1])
    if dimension:
        return Summed("dimension", int(dimension[1]))
    return Summed("plan") if _GRAND_TOTAL.match(words) else None


def _named_dimension(words: str) -> re.Match[str] | None:
    """The dimension that the words of a total name; none where they name several: ``มิติที่ 1 - 4``."""
    return None if _SEVERAL_DIMENSIONS.search(words) else _NAMED_DIMENSION.search(words)
