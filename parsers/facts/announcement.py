"""The announcement that puts the plan into force: its date and who signed it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.ground.source import SourceText, Span
from parsers.facts.entries import NO_WORDING
from parsers.facts.signatures import is_highest, person_name, position, signature
from parsers.records.structure import Section
from parsers.values.dates import parse_thai_date
from parsers.values.years import BE_MINUS_CE, Years

_DATED = re.compile(r"^\s*(?:จึง)?ประกาศ(?:ใช้)?\s*(?:ให้ทราบ\s*)?(?:มา)?\s*ณ\s*วันที่")
"""'ประกาศ ณ วันที่ 24 เดือน กันยายน พ.ศ.2565' (Arabic digits)."""

_DATED_OTHERWISE = re.compile(
    r"(?:(?:^|ทราบ|ทั่วกัน|ประกาศ|ให้ไว้|\s)(?<!สั่ง )(?<!สั่ง)\s*ณ\s*วันที่|^\s*ประกาศ\s*(?:เมื่อ\s*)?วันที่)"
    r"(?=[^0-9]{0,12}[0-9]{1,2}[^0-9]{1,30}[0-9]{4}\s*$)"
)
"""'จึงประกาศให้ทราบโดยทั่วกัน ณ วันที่ …', 'ประกาศ วันที่ …': dates other things, too, but above a signature."""

_HEAD = re.compile(r"^\s*(?:ประกาศ|คำสั่ง|ระเบียบ|เรื่อง|ที่\s*[0-9]+\s*/)")
"""How the head of an announcement or an order begins."""

_ABOUT_PLAN = re.compile(r"แผ่?น.{0,60}ทุจริต")
_APPROVES = ("อนุมัติ", "เห็นชอบ", "ประกาศใช้")
_APPROVED = re.compile(rf"ผู้(?:{'|'.join(_APPROVES)})\s*(?:แผน)?\s*[)]?\s*$")
"""'(ลงชื่อ) .......... ผู้อนุมัติแผน': the end of a plan that has no announcement."""

_APPROVAL = re.compile(
    r"^\s*(?:อนุมัติ|เห็นชอบ)(?:\s*(?:/|และ)?\s*(?:อนุมัติ|เห็นชอบ))?(?:\s*(?:ให้)?(?:ประกาศ)?ใช้แผน.{0,60})?\s*$"
)
"""'เห็นชอบ', 'อนุมัติ' above a signature."""

_ORDERED = re.compile(r"สั่ง\s*(?:ณ\s*)?วันที่")
"""How an order is dated, as that of the people who made the plan."""

_SAID_DATE = re.compile(r"[\s>*•-]*(?:วันที่ประกาศใช้|ประกาศใช้(?:แผน)?\s*(?:เมื่อ)?\s*(?:วันที่)?)\s*[:：]\s*(?P<said>\S.*)")
_SAID_SIGNER = re.compile(r"[\s>*•-]*ผู้(?:ลงนาม(?:ใน)?(?:ประกาศ)?|ประกาศ(?:ใช้)?(?:แผน)?)\s*[:：]\s*(?P<said>\S.*)")
"""'ประกาศใช้เมื่อวันที่: 20 กันยายน พ.ศ. 2566', 'ผู้ลงนามประกาศ: (นายมิตร สัมไย) นายกเทศมนตรี': what a cover says of it."""

_BESIDE_SAID = 3
_YEARS_BEFORE = 3
_COLUMNS = re.compile(r"\t+|\s{3,}")
_ROLE = re.compile(r"ผู้[ก-๎]{3,}")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_FOREWORD_TAIL = 8
_LONGEST_APPROVAL = 120
_LINES_ABOVE, _LINES_BELOW = 45, 25
_LAST_LINES, _MOST_BEHIND = 8, 2
"""The lines at the end of a plan among which it is signed, and those that may stand behind that: a date."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """The date and the signature below it; what is not printed or not readable is None.

    ``outside`` is a date that is no date of this plan, as printed, with its line: a misprint.
    """

    announced_on: datetime.date | None
    signatory_name: str | None
    signatory_position: str | None
    outside: tuple[str, Span] | None = None


def find_announcement(source: SourceText, sections: Sequence[Section] = (), years: Years | None = None) -> Announcement:
    """The announcement of the plan, wherever it stands: its dated line has the plan's name above it; else who approved
    the plan, else the date that the mayor signed at the end, else who signed the foreword with an office, else the
    mayor who signed at the end, who signs nothing else.

    Of several the first counts. Dots, pictures and page numbers between date, name and position are passed over; a
    name is a line by itself, with a title (``นาย``) or in brackets; the next line is the position only if it names an
    office. ``years`` are the plan's: they say the century of a year of two digits, and which date cannot be right.
    """
    return (
        _announced(source, years)
        or _approved(source)
        or _dated_by_the_highest(source, years)
        or _said(source, years)
        or next((one for part in sections if part.kind == "foreword" and (one := _signed(source, part.span))), None)
        or _signed_last(source)
        or Announcement(None, None, None)
    )


def _announced(source: SourceText, years: Years | None) -> Announcement | None:
    for sure, pattern in ((True, _DATED), (False, _DATED_OTHERWISE)):
        for number in source.lines_with("ประกาศ" if sure else "วันที่"):
            dated = pattern.search(source.key(number))
            if dated is None:
                continue
            above = [source.key(line) for line in range(max(1, number - _LINES_ABOVE), number)]
            if not any(map(_ABOUT_PLAN.search, above)):
                continue
            found = _announcement_at(source, number, dated.start(), years)
            announced = any("ประกาศ" in key for key in (*above, source.key(number)))
            if sure or (found.announced_on and found.signatory_position and announced):
                return found
    return None


def _dated_by_the_highest(source: SourceText, years: Years | None) -> Announcement | None:
    """What is dated and signed by the highest office far below the plan's name, with no head of anything else between:
    the end of a plan whose announcement is the plan itself.
    """
    for number in source.lines_with("ประกาศ"):
        if dated := _DATED.search(source.key(number)):
            above = range(max(1, number - _LINES_ABOVE), number)
            found = _announcement_at(source, number, dated.start(), years)
            of_another = any(_HEAD.match(source.key(line)) for line in above)
            if found.announced_on and is_highest(found.signatory_position or "") and not of_another:
                return found
    return None


def _said(source: SourceText, years: Years | None) -> Announcement | None:
    """The date and the signature that two lines near each other say behind labels, below the plan's name."""
    for number in source.lines_with("ประกาศใช้"):
        dated = _SAID_DATE.fullmatch(source.key(number))
        above = range(max(1, number - _LINES_ABOVE), number)
        if dated is None or not any(_ABOUT_PLAN.search(source.key(line)) for line in above):
            continue
        day = parse_thai_date(dated["said"], years)
        below = range(number + 1, min(number + _BESIDE_SAID, len(source.lines)) + 1)
        signed = next((one for line in below if (one := _SAID_SIGNER.fullmatch(source.key(line)))), None)
        name, office = signature([signed["said"]]) if signed else (None, None)
        if day and name and is_highest(office or "") and (years is None or _is_near(day, years)):
            return Announcement(day, name, office)
    return None


def _approved(source: SourceText) -> Announcement | None:
    """Who signed as the one that approves the plan; roles that stand beside each other have columns of their own."""
    approving = sorted({number for word in _APPROVES for number in source.lines_with(word)})
    for number in approving:
        key = source.key(number)
        if len(key) <= _LONGEST_APPROVAL and _APPROVED.search(key):
            return Announcement(None, *signature(_column_below(source, number)))
    for number in approving:
        if _APPROVAL.match(source.key(number)):
            name, office = signature(list(_lines_below(source, number))[:_LAST_LINES])
            if name and office and is_highest(office):
                return Announcement(None, name, office)
    return None


def _column_below(source: SourceText, number: int) -> list[str]:
    """The lines below one that names who signs; of those with a part for each role, the part of the last."""
    roles = len([part for part in _COLUMNS.split(source.line(number).strip()) if _ROLE.search(part)])
    lines = []
    for below in range(number + 1, min(number + _LINES_BELOW, len(source.lines)) + 1):
        parts = [part for part in _COLUMNS.split(source.line(below).strip()) if part]
        own = len(parts) == roles > 1
        text = " ".join(parts[-1].split()) if own else _wording(source, below)
        if text:
            lines.append(text)
    return lines


def _signed(source: SourceText, span: Span) -> Announcement | None:
    """The signature at the end of a foreword: a name, and an office on the line below."""
    lines = [text for n in span.lines if (text := _wording(source, n))][-_FOREWORD_TAIL:]
    for place, text in enumerate(lines):
        name = person_name(text)
        office = position(lines[place + 1 :]) if name else None
        if name and office:
            return Announcement(None, name, office)
    return None


def _signed_last(source: SourceText) -> Announcement | None:
    """The mayor's signature that ends the plan. One who also signs above signs each project."""
    lines: list[str] = []
    number = len(source.lines)
    while number and len(lines) < _LAST_LINES:
        if text := _wording(source, number):
            lines.insert(0, text)
        number -= 1
    for place in range(len(lines) - 1, -1, -1):
        name, office = signature(lines[place:]) if person_name(lines[place]) else (None, None)
        if name and office and is_highest(office):
            words = len(lines) - place - 1 - office.count(" ")
            again = sum(name in line for line in source.lines) > 1
            ordered = any(map(_ORDERED.search, lines[:place]))
            return None if again or ordered or words > 1 + _MOST_BEHIND else Announcement(None, name, office)
    return None


def _announcement_at(source: SourceText, dated: int, start: int, years: Years | None) -> Announcement:
    below = list(_lines_below(source, dated))
    key = source.key(dated)[start:]
    announced_on = parse_thai_date(key, years)
    if announced_on is None and below:
        announced_on = parse_thai_date(f"{key.strip()} {below[0]}", years)
    if announced_on and years and not _is_near(announced_on, years):
        printed = " ".join(source.line(dated)[start:].split())
        return Announcement(None, *signature(below), (printed, Span(dated, dated)))
    return Announcement(announced_on, *signature(below))


def _is_near(day: datetime.date, years: Years) -> bool:
    """Whether a plan of these years (BE) can be announced that day: some years before its first, or until its last is
    over.
    """
    return years[0] - _YEARS_BEFORE <= day.year + BE_MINUS_CE <= years[1] + 1


def _lines_below(source: SourceText, dated: int) -> Iterator[str]:
    """The lines below the date that carry wording, runs of spaces collapsed."""
    for number in range(dated + 1, min(dated + _LINES_BELOW, len(source.lines)) + 1):
        if text := _wording(source, number):
            yield text


def _wording(source: SourceText, number: int) -> str:
    """A line without breaks of a page's text, runs of spaces collapsed; empty where it carries nothing."""
    return "" if NO_WORDING.match(source.key(number)) else " ".join(_BREAK.sub(" ", source.line(number)).split())
