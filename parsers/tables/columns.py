"""Which column of a printed table means what: the header of a budget table as data about its columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz

from extract.ground.characters import arabic_digits
from parsers.records.table import GridRow
from parsers.values.dates import parse_year

Role = Literal["number", "dimension", "mission", "project", "year", "sum", "remark", "budget", "other"]

_SQUEEZE = re.compile(r"[\s.]+")
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    # the first that matches the header cell, spaces and dots aside
    ("mission", re.compile(r"ภารกิจ")),  # ภารกิจตามมิติ, OCR: ภารกิจตามมติ, มิติ/ภารกิจตามมิติ
    ("dimension", re.compile(r"^ม.{0,2}ต[ิี]?(?:ที่)?$|^มิติ")),  # มิติ, OCR: มติ มิตี
    ("year", re.compile(r"(?:25|26)\d\d|20[2-9]\d|^ปี(?:งบประมาณ)?(?:พศ)?\d\d(?:\D|$)")),  # ปี 2566, งบประมาณปี 67
    ("project", re.compile(r"^(?:ชื่อ)?(?:แผนงาน/)?(?:โครงการ|กิจกรรม|มาตรการ)")),
    ("remark", re.compile(r"หมายเหตุ|ผู้รับผิดชอบ|หน่วยงาน")),
    ("number", re.compile(r"^(?:ลำดับ(?:ที่)?|ที่|ข้อ|no)$", re.IGNORECASE)),
    ("sum", re.compile(r"^รวม")),
    ("budget", re.compile(r"^(?:จำนวน)?(?:งบ|เงิน)?(?:ประมาณ)?\(?(?:พัน|ล้าน)?(?:บาท)?\)?$|งบประมาณ")),
)
_WORDS: tuple[tuple[Role, str], ...] = (
    # what a header cell prints in full, for cells that OCR damaged
    ("mission", "ภารกิจตามมิติ"),
    ("project", "โครงการ/กิจกรรม/มาตรการ"),
    ("project", "โครงการ"),
    ("remark", "หมายเหตุ"),
    ("budget", "งบประมาณ(บาท)"),
    ("budget", "งบประมาณ"),
)
_NAMES: dict[Role, str] = {
    "dimension": "มิติ",
    "mission": "ภารกิจตามมิติ",
    "project": "โครงการ/กิจกรรม/มาตรการ",
    "remark": "หมายเหตุ",
    "budget": "งบประมาณ (บาท)",
}
_FUZZY_LEAST = 75.0
_SHORTEST_DAMAGED = 6
_LEAST_HEADER = 3
_SCALES = (("ล้านบาท", Decimal(1_000_000)), ("พันบาท", Decimal(1_000)))


def _bare(text: str) -> str:
    return _SQUEEZE.sub("", arabic_digits(text))


@lru_cache(maxsize=1024)
def role_of(text: str) -> Role:
    """The role of a header cell.

    >>> [role_of(text) for text in ("มิตี", "ภารกิจตามมติ", "โครงการ/กิจกรรม/มาตรการ", "หมายเหตุ")]
    ['dimension', 'mission', 'project', 'remark']
    >>> [role_of(text) for text in ("ภาธกิจตำมมิติ", "โครงการ/กิจกธรม/มาตรการ", "ขั้นตอน", "คะแนน ITA")]
    ['mission', 'project', 'other', 'other']
    >>> [role_of(text) for text in ("ปี ๒๕๖๖", "ปี ๖๗", "งบ ประมาณ (บาท)")]
    ['year', 'year', 'budget']
    """
    bare = _bare(text)
    for role, pattern in _ROLES:
        if pattern.search(bare):
            return role
    for role, word in _WORDS:
        if len(bare) >= _SHORTEST_DAMAGED and fuzz.ratio(bare, word) >= _FUZZY_LEAST:
            return role
    return "other"


@lru_cache(maxsize=1024)  # headers are the same on every page and nearly the same in every plan
def is_damaged(text: str) -> bool:
    """Whether a header cell has its role only through OCR damage: ``มติ``, ``ภารกิจตามมิตี``, ``โครงการ/กิจกธรม``.

    >>> [is_damaged(text) for text in ("มิติ", "ภารกิจ ตามมิติ", "ปี ๒๕๖๖", "มติ", "ภารกิจตามมติ", "ภาธกิจตามมิติ")]
    [False, False, False, True, True, True]
    """
    bare, role = _bare(text), role_of(text)
    if role in ("dimension", "mission"):
        return "มิติ" not in bare or not bare.startswith(("มิติ", "ภารกิจ"))
    return role != "other" and not any(pattern.search(bare) for found, pattern in _ROLES if found == role)


@dataclass(frozen=True, slots=True)
class ColumnRoles:
    """The columns of a budget table by index. ``years`` maps the column to its year (BE); ``scale`` turns its
    figures into baht; ``damaged`` are the header cells that were read through OCR damage, each with what it was read
    as; ``even`` is false where the header row with the years has fewer cells than another: it lost one, and the years
    may be shifted.
    """

    width: int
    project: int
    years: dict[int, int] = field(hash=False)
    unread_years: tuple[tuple[int, str], ...] = ()
    number: int | None = None
    dimension: int | None = None
    mission: int | None = None
    remark: int | None = None
    scale: Decimal = Decimal(1)
    damaged: tuple[tuple[str, str], ...] = ()
    even: bool = True

    @property
    def years_in_order(self) -> tuple[int, ...]:
        """The years from left to right."""
        return tuple(year for _, year in sorted(self.years.items()))


def is_header(row: GridRow) -> bool:
    """Whether a row is the header of a budget table: it names the project column and another one beside it."""
    if len(row.cells) < _LEAST_HEADER:
        return False
    roles = [role_of(cell.text) for cell in row.cells if cell.text and len(cell.text) <= 60]
    beside = {"mission", "dimension", "year", "budget"}.intersection(roles)
    return "project" in roles and bool(beside) and len(roles) >= _LEAST_HEADER


def _is_header_below(row: GridRow) -> bool:
    """A second header row: only years, ``งบประมาณ`` and ``(บาท)``; alone, as in a plan of one year, ``งบประมาณ``."""
    texts = [cell.text for cell in row.cells if cell.text]
    roles = {role_of(text) if len(text) <= 40 else "other" for text in texts}
    return bool(texts) and roles <= ({"year", "budget", "sum"} if len(texts) > 1 else {"budget"})


def _in_sequence(years: Sequence[int | None]) -> list[int | None]:
    """The years of neighbouring columns; None for those that do not count on as most of them do.

    The columns of a plan are the years that it covers, one after the other. A misprint or an OCR that reads ``2566`` as
    ``2505`` would put amounts into a year of its own. Where no two agree, none can be believed.

    >>> _in_sequence([2566, 2567, 2586, 2569]), _in_sequence([2566, 2566, 2568]), _in_sequence([2570, 2569, 2568])
    ([2566, 2567, None, 2569], [2566, None, 2568], [2570, 2569, 2568])
    >>> _in_sequence([2505, 2523, 2530]), _in_sequence([2566]), _in_sequence([None, 2567])
    ([None, None, None], [2566], [None, 2567])
    """
    known = [(place, year) for place, year in enumerate(years) if year is not None]
    for step in (1, -1):
        begins = Counter(year - step * place for place, year in known)
        begin, count = begins.most_common(1)[0] if begins else (0, 0)
        if 2 * count > len(known):
            expected = [begin + step * place for place in range(len(years))]
            return [year if year == due else None for year, due in zip(years, expected, strict=True)]
    return [None] * len(years)


def read_header(
    rows: tuple[GridRow, ...], start: int, plan_years: tuple[int, int] | None
) -> tuple[ColumnRoles, int] | None:
    """The columns that the header rows from ``rows[start]`` name, and the index of the first row below them.

    None where ``rows[start]`` is no header or names no year column. A year column whose year cannot be read (two digits
    without ``plan_years``, a year that does not count on from its neighbours) is listed in ``unread_years`` and has no
    values.
    """
    if start >= len(rows) or not is_header(rows[start]):
        return None
    first = rows[start]
    below = start + 1
    while below < len(rows) and _is_header_below(rows[below]):
        below += 1
    lower = rows[start + 1 : below]
    roles: dict[int, Role] = {index: role_of(cell.text) for index, cell in enumerate(first.cells) if cell.text}
    for index, cell in enumerate(first.cells):
        if cell.columns > 1 and roles.get(index) == "year":
            roles[index] = "budget"  # 'งบประมาณ พ.ศ. 2566-2570' over the columns of these years
    texts = {index: cell.text for index, cell in enumerate(first.cells)}
    width = max(len(row.cells) for row in rows[start:below])
    project = next(index for index, role in roles.items() if role == "project")
    remark = next((index for index, role in roles.items() if role == "remark"), None)
    years_in = len(first.cells)
    if "year" not in roles.values():
        for row in lower:  # the years stand below one wide งบประมาณ cell
            years = {index: cell.text for index, cell in enumerate(row.cells) if role_of(cell.text) == "year"}
            if years:
                roles.update(dict.fromkeys(years, "year"))
                texts.update(years)
                years_in = len(row.cells)
                if remark is not None and remark <= max(years):
                    remark = max(years) + 1
                break
    printed = [index for index, role in sorted(roles.items()) if role == "year"]
    years_of = _in_sequence([parse_year(texts[index], plan_years) for index in printed])
    columns = {index: year for index, year in zip(printed, years_of, strict=True) if year is not None}
    unread = [(index, texts[index]) for index in printed if index not in columns]
    if not columns and not unread:
        return None
    everything = _bare(" ".join(cell.text for row in (first, *lower) for cell in row.cells))
    scale = next((factor for word, factor in _SCALES if word in everything), Decimal(1))

    def at(role: Role) -> int | None:
        return next((index for index, found in sorted(roles.items()) if found == role), None)

    damaged = tuple((cell.text, _NAMES[role_of(cell.text)]) for cell in first.cells if is_damaged(cell.text))
    found = ColumnRoles(
        width,
        project,
        columns,
        tuple(unread),
        at("number"),
        at("dimension"),
        at("mission"),
        remark,
        scale,
        damaged,
        years_in == width,
    )
    return found, below
