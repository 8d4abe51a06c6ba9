"""What one head cell of a table says: the role of its column, and whether it speaks of money."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Literal

from rapidfuzz import fuzz, process

from extract.ground.characters import arabic_digits
from extract.ground.scales import BAHT, SCALE
from parsers.rules.load import load, parted
from parsers.values.years import COUNTED_YEAR, PLAN_YEAR_OF_AN_ERA, year_of_months

Role = Literal[
    "number",
    "dimension",
    "mission",
    "project",
    "year",
    "budget",
    "sum",
    "paid",
    "cumulative",
    "former",
    "revised",
    "change",
    "price",
    "target",
    "indicator",
    "quarter",
    "month",
    "source",
    "responsible",
    "period",
    "place",
    "strategy",
    "remark",
    "other",
]

_SQUEEZE = re.compile(r"[\s.]")
_BUDGET_SHORTENED = re.compile(r"งบฯ|(?<![ก-๎])งปม")
_YEAR = re.compile(
    rf"{PLAN_YEAR_OF_AN_ERA}|^(?:งบ(?:ประมาณ)?)?ปี(?:งบประมาณ)?(?:พศ)?\d\d(?:\D|$)|^งบ(?:ประมาณ)?[5-9]\d(?:\D|$)"
    rf"|^(?:งบประมาณ|งบ|เงิน)?ปี(?:งบประมาณ)?(?!ที่\d{{2}}){COUNTED_YEAR}"
)
"""ปี 2566, งบประมาณปี 67, งบ 68, ปีที่ 1, ปีที่หนึ่ง."""

_BUDGET = re.compile(rf"^(?:จำนวน)?(?:งบ|เงิน)?(?:ประมาณ)?\(?{SCALE}*{BAHT}?\)?$|งบประมาณ|วงเงิน|จำนวนเงิน|(?<!บท)บาท\)?$")
_MONEY = re.compile(r"งบประมาณ|(?<!บท)บาท|วงเงิน|จำนวนเงิน|เงิน")
_WORDS: tuple[tuple[Role, str], ...] = (
    # what a head cell prints in full, for cells that OCR damaged
    ("mission", "ภารกิจตามมิติ"),
    ("project", "โครงการ/กิจกรรม/มาตรการ"),
    ("project", "โครงการ"),
    ("remark", "หมายเหตุ"),
    ("responsible", "ผู้รับผิดชอบ"),
    ("responsible", "หน่วยงานรับผิดชอบ"),
    ("responsible", "หน่วยงานที่รับผิดชอบ"),
    ("budget", "งบประมาณ(บาท)"),
    ("budget", "งบประมาณ"),
    ("number", "ลำดับ"),
)
_PRINTED = tuple(word for _, word in _WORDS)
_NAMES: dict[Role, str] = {
    "number": "ลำดับ",
    "dimension": "มิติ",
    "mission": "ภารกิจตามมิติ",
    "project": "โครงการ/กิจกรรม/มาตรการ",
    "remark": "หมายเหตุ",
    "responsible": "ผู้รับผิดชอบ",
    "budget": "งบประมาณ (บาท)",
}
_FUZZY_LEAST = 75.0
"""How alike a damaged head cell and a name are at least, in per cent."""

_SHORTEST_DAMAGED = 4

_TICK = re.compile(r"[✓✔√☑/xXลP☒■●]|\(?\s*[/✓✔√]\s*\)?")
ARROW_FROM, ARROW_TO, ARROW_SHAFT = "←<⟵⇐◄◀", "→>⟶⇒►▶", "-–—─━=. \n"
"""What an arrow over several columns is made of: ``←——— ปีละ 50 ———→``."""

_ARROW = re.compile(rf"[{ARROW_FROM}][-–—─━=. ]*[{ARROW_TO}]|↔")
_KIND = r"(?:โครงการ|กิจกรรม|มาตรการ|แผนงาน|งาน|รายการ)"
_NAMES_PROJECTS = re.compile(
    rf"(?:(?:มิติ|ภารกิจ(?:ตามมิติ)?|กลยุทธ์|ยุทธศาสตร์)(?:[/,\-–]|และ))*(?:ชื่อ|รายการ|รายชื่อ)?{_KIND}(?:(?:[/,\-–()]|และ|หรือ|\(?ชื่อ\)?)*{_KIND})*(?:\([^()]*\))?"
    r"(?:หลัก|ย่อย|ตามแผน[ก-๎]{0,20}|(?:ที่)?(?:จะ)?ดำเนิน(?:การ|งาน)?|ป้องกันการทุจริต|ของ[ก-๎]{1,30})?"
)


_Finds = Callable[[str], re.Match[str] | None]


@cache
def _rules() -> tuple[tuple[Role, _Finds], ...]:
    """What a squeezed head cell of a role begins with, then what it has anywhere, of each role in their order: a search
    for both would look for the first everywhere.
    """
    found: list[tuple[Role, _Finds]] = []
    for rule in load("columns")["rule"]:
        first, anywhere = parted(rule["pattern"])
        found += [(rule["id"], re.compile(first, re.IGNORECASE).match)] if first else []
        found += [(rule["id"], re.compile(anywhere, re.IGNORECASE).search)] if anywhere else []
    return tuple(found)


@lru_cache(maxsize=4096)
def squeezed(text: str) -> str:
    """A head cell without blanks and dots, in Arabic digits, ``งบฯ`` and ``งปม.`` in full: what the rules run on."""
    return _BUDGET_SHORTENED.sub("งบประมาณ", _SQUEEZE.sub("", arabic_digits(text)))


@lru_cache(maxsize=4096)
def role_of(text: str) -> Role:
    """The role of a head cell. A year outranks money, and what a year is of (a target, a month) outranks the year.

    >>> [role_of(text) for text in ("มิตี", "ภารกิจตามมติ", "โครงการ/กิจกรรม/มาตรการ", "หมายเหตุ")]
    ['dimension', 'mission', 'project', 'remark']
    >>> [role_of(text) for text in ("ภาธกิจตำมมิติ", "โครงการ/กิจกธรม/มาตรการ", "ขั้นตอน", "คะแนน ITA")]
    ['mission', 'project', 'other', 'target']
    >>> [role_of(text) for text in ("งปม. 66", "งบ ๖๘ (บาท)", "ปีที่ ๑", "งบ 5 แสนบาท", "งบประมาณ 12")]
    ['year', 'year', 'year', 'budget', 'budget']
    >>> [role_of(text) for text in ("ปี ๒๕๖๖", "ปี ๖๗", "งบ ประมาณ (บาท)", "เป้าหมาย (คน)", "ไตรมาส ๑")]
    ['year', 'year', 'budget', 'target', 'quarter']
    >>> [role_of(text) for text in ("ต.ค. 65 - ก.ย. 66", "ต.ค. 65 - มี.ค. 66", "ต.ค. - ก.ย.")]
    ['year', 'quarter', 'quarter']
    >>> [role_of(text) for text in ("ส่งเสริมบทบาท", "เงินที่ใช้ (บาท)", "จำนวนบาท")]
    ['other', 'budget', 'budget']
    """
    bare = squeezed(text)
    if year_of_months(arabic_digits(text)):
        return "year"
    for role, finds in _rules():
        if finds(bare):
            return role
    if _YEAR.search(bare):
        return "year"
    if _BUDGET.search(bare):
        return "budget"
    damaged = damaged_name(text)
    return damaged[0] if damaged else "other"


@lru_cache(maxsize=4096)
def names_numbers(text: str) -> bool:
    """Whether a head cell has the role ``number``. Nearly no text may have it: that is told before its role is.

    >>> [names_numbers(text) for text in ("ลำดับ ที่", "ข้อ", "ลำดบ", "ปีที่", "โครงการ")]
    [True, True, True, False, False]
    """
    bare = squeezed(text)
    may_have = _number_rule()(bare) is not None or fuzz.ratio(bare, _NAMES["number"]) >= _FUZZY_LEAST
    return may_have and role_of(text) == "number"


@cache
def _number_rule() -> _Finds:
    (finds,) = (finds for role, finds in _rules() if role == "number")
    return finds


@lru_cache(maxsize=4096)
def damaged_name(text: str) -> tuple[Role, str] | None:
    """The name that a head cell has but for a few of its letters, with its role; a name with more words is another.

    >>> damaged_name("งบปsะมาณ (บาท)"), damaged_name("ลำดบ"), damaged_name("โครงการ ก"), damaged_name("ระดับ")
    (('budget', 'งบประมาณ(บาท)'), ('number', 'ลำดับ'), None, None)
    """
    bare = squeezed(text)
    if len(bare) < _SHORTEST_DAMAGED:
        return None
    found = process.extractOne(bare, _PRINTED, scorer=fuzz.ratio, score_cutoff=_FUZZY_LEAST)
    return _WORDS[found[2]] if found and found[0] not in bare else None


def is_tick(text: str) -> bool:
    """Whether a cell is a mark that says yes.

    >>> [is_tick(text) for text in ("/", "✓", "( / )", "-", "1", "ทำ")]
    [True, True, True, False, False, False]
    """
    return bool(_TICK.fullmatch(text))


def is_arrow(text: str) -> bool:
    """Whether a cell is an arrow alone: what it says is true of all columns that it reaches over.

    >>> [is_arrow(text) for text in ("◄────────►", "<--->", "←→", "<---", "---", "← ปีละ 50 →")]
    [True, True, True, False, False, False]
    """
    return bool(_ARROW.fullmatch(text.strip()))


@lru_cache(maxsize=1024)
def speaks_of_money(text: str) -> bool:
    """Whether a head cell says that its column holds money.

    >>> [speaks_of_money(text) for text in ("งบประมาณ ปี ๒๕๖๖", "ปี 2566 (พันบาท)", "ปี 2566", "เป้าหมาย (คน)")]
    [True, True, False, False]
    """
    return bool(_MONEY.search(squeezed(text)))


@lru_cache(maxsize=1024)
def names_projects(text: str) -> bool:
    """Whether a cell is the head of a project column, and not the title of a project.

    >>> [names_projects(text) for text in ("โครงการ/กิจกรรม/มาตรการ", "ชื่อโครงการ", "โครงการ/กิจกธรม/มาตรการ")]
    [True, True, True]
    >>> names_projects("มิติ / ภารกิจ / โครงการ")
    True
    >>> [names_projects(text) for text in ("โครงการอบรมวินัย", "กิจกรรมจิตอาสา", "มาตรการ NO Gift Policy")]
    [False, False, False]
    """
    bare = squeezed(text)
    if _NAMES_PROJECTS.fullmatch(bare):
        return True
    return any(
        role == "project" and len(word) >= len("โครงการ/กิจกรรม") and fuzz.ratio(bare, word) >= _FUZZY_LEAST
        for role, word in _WORDS
    )


@lru_cache(maxsize=1024)  # headers are the same on every page and nearly the same in every plan
def is_damaged(text: str) -> bool:
    """Whether a header cell has its role only through OCR damage: ``มติ``, ``ภารกิจตามมิตี``, ``โครงการ/กิจกธรม``.

    >>> [is_damaged(text) for text in ("มิติ", "ภารกิจ ตามมิติ", "ปี ๒๕๖๖", "มติ", "ภารกิจตามมติ", "ภาธกิจตามมิติ")]
    [False, False, False, True, True, True]
    """
    bare, role = squeezed(text), role_of(text)
    if role in ("dimension", "mission"):
        return "มิติ" not in bare or not bare.startswith(("มิติ", "ภารกิจ"))
    if role in ("other", "year"):
        return False
    exact = _BUDGET.search(bare) if role == "budget" else any(finds(bare) for found, finds in _rules() if found == role)
    return not exact


def full_name(text: str) -> str:
    """What a damaged head cell was read as."""
    return _NAMES[role_of(text)]
