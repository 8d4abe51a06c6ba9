"""The announcement that puts the plan into force: its date and who signed it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.ground.source import SourceText, Span
from parsers.facts.entries import NO_WORDING
from parsers.records.structure import Section
from parsers.values.dates import parse_thai_date

_DATED = re.compile(r"^\s*(?:จึง)?ประกาศ\s*(?:ให้ทราบ\s*)?(?:มา)?\s*ณ\s*วันที่")
"""'ประกาศ ณ วันที่ 24 เดือน กันยายน พ.ศ.2565' (Arabic digits)."""

_ABOUT_PLAN = re.compile(r"แผ่?น.{0,60}ทุจริต")
_RANK = (
    r"(?:นางสาว|น\.ส\.|นาย|นาง|ดร\.|ว่าที่\s*(?:ร้อย|ร\.)[ก-๙.]*|พล[.ก-๙]*|พัน[ก-๙.]*|ร้อย[ก-๙.]*|จ่า[ก-๙.]*|สิบ[ก-๙.]*|"
    r"ดาบ[ก-๙.]*|[พรจสด]\.(?:[ก-ฮ]\.)+)"
)
_NAME = re.compile(
    rf"^\s*(?:\(?ลงชื่อ\)?[\s.…_:]*)?(?P<open>\(\s*)?(?P<name>{_RANK}\s*[ก-ฺเ-๎.][ก-ฺเ-๎.\s]{{2,60}}?)\s*+(?(open)\)|)\s*$"
)
_BRACKETED = re.compile(r"^\s*(?:\(?ลงชื่อ\)?[\s.…_:]*)?\(\s*(?P<name>[ก-ฺเ-๎]{2,30}\s+[ก-ฺเ-๎][ก-ฺเ-๎\s]{1,40}?)\s*\)\s*$")
"""'(นายมิตร สัมไย)', 'ลงชื่อ ... (นางสาวสมหญิง ใจดี)', '(มิตร สัมไย)'."""

_NO_NAME = re.compile(r"^นายก(?!ร)|พ\.ศ\.|เทศมนตรี|องค์การ|เทศบาล|ปลัด|ลงชื่อ")
_OFFICE = re.compile(r"นายก|ปลัด|ผู้อำนวยการ|ประธาน|ผู้บริหาร|หัวหน้า|รักษาการ|รักษาราชการ|ปฏิบัติหน้าที่|เมืองพัทยา")
_OFFICE_FIRST = re.compile(r"^(?:\(?\s*)?(?:นายก|ปลัด|รองนายก|รักษา|ผู้ว่าราชการ)")
_GOES_ON = re.compile(r"(?:ปฏิบัติหน้าที่|รักษาราชการแทน|รักษาการ|ปฏิบัติราชการแทน|ทำการแทน)\s*$")
_BLANK_SIGNATURE = re.compile(r"^(?=.*[.…_])[\s().…_:/]*(?:ลงชื่อ|ลงนาม)?[\s().…_:/]*$|^\s*\(?ลงชื่อ\)?[\s.…_]*$")
"""'(ลงชื่อ)..........', '(......................)': the name is not there."""

_APPROVERS = ("ผู้อนุมัติ", "ผู้เห็นชอบ", "ผู้ประกาศใช้")
_APPROVED = re.compile(rf"(?:{'|'.join(_APPROVERS)})\s*(?:แผน)?\s*[)]?\s*$")
"""'(ลงชื่อ) .......... ผู้อนุมัติแผน': the end of a plan that has no announcement."""

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_FOREWORD_TAIL = 8
_MOST_BLANKS = 3
_LONGEST_APPROVAL = 120
_LINES_ABOVE, _LINES_BELOW = 45, 25


@dataclass(frozen=True, slots=True)
class Announcement:
    """The date and the signature below it; what is not printed or not readable is None."""

    announced_on: datetime.date | None
    signatory_name: str | None
    signatory_position: str | None


def find_announcement(source: SourceText, sections: Sequence[Section] = ()) -> Announcement:
    """The announcement of the plan, wherever it stands: its dated line has the plan's name above it; else who approved
    the plan, else who signed the foreword with an office.

    Of several the first counts. Dots, pictures and page numbers between date, name and position are passed over; a
    name is a line by itself, with a title (``นาย``) or in brackets; the next line is the position only if it names an
    office.
    """
    for number in source.lines_with("ประกาศ"):
        if not _DATED.match(source.key(number)):
            continue
        above = range(max(1, number - _LINES_ABOVE), number)
        if not any(_ABOUT_PLAN.search(source.key(line)) for line in above):
            continue
        return _announcement_at(source, number)
    for number in sorted({number for office in _APPROVERS for number in source.lines_with(office)}):
        key = source.key(number)
        if len(key) <= _LONGEST_APPROVAL and _APPROVED.search(key):
            return Announcement(None, *_signature(list(_lines_below(source, number))))
    for section in sections:
        if section.kind == "foreword" and (signed := _signed_foreword(source, section.span)):
            return signed
    return Announcement(None, None, None)


def _signed_foreword(source: SourceText, span: Span) -> Announcement | None:
    """The signature at the end of a foreword: a name, and an office on the line below."""
    lines = [text for n in range(span.start, span.end + 1) if (text := _wording(source, n))][-_FOREWORD_TAIL:]
    for place, text in enumerate(lines):
        name = person_name(text)
        office = _position(lines[place + 1 :]) if name else None
        if name and office:
            return Announcement(None, name, office)
    return None


def _announcement_at(source: SourceText, dated: int) -> Announcement:
    below = list(_lines_below(source, dated))
    announced_on = parse_thai_date(source.key(dated))
    if announced_on is None and below:
        announced_on = parse_thai_date(f"{source.key(dated).strip()} {below[0]}")
    return Announcement(announced_on, *_signature(below))


def _signature(below: list[str]) -> tuple[str | None, str | None]:
    """The name and the position below a date. Where the name is blank, the position stands below the blank lines."""
    for position, text in enumerate(below[:6]):
        name = person_name(text)
        if name is not None:
            return name, _position(below[position + 1 :])
    blanks = 0
    while blanks < min(_MOST_BLANKS, len(below)) and _BLANK_SIGNATURE.match(below[blanks]):
        blanks += 1
    position_line = below[blanks : blanks + 1]
    return None, _position(below[blanks:]) if position_line and _OFFICE_FIRST.match(position_line[0]) else None


def _lines_below(source: SourceText, dated: int) -> Iterator[str]:
    """The lines below the date that carry wording, runs of spaces collapsed."""
    for number in range(dated + 1, min(dated + _LINES_BELOW, len(source.lines)) + 1):
        if text := _wording(source, number):
            yield text


def _wording(source: SourceText, number: int) -> str:
    """A line without breaks of a page's text, runs of spaces collapsed; empty where it carries nothing."""
    return "" if NO_WORDING.match(source.key(number)) else " ".join(_BREAK.sub(" ", source.line(number)).split())


def person_name(text: str) -> str | None:
    """The person whose name a line holds and nothing else.

    >>> person_name("(นายเสน่ห์  วจีสิงห์)"), person_name("นายกเทศมนตรีตำบลพอกน้อย"), person_name("(พ.ศ. ๒๕๖๖)")
    ('นายเสน่ห์ วจีสิงห์', None, None)
    """
    match = _NAME.match(text) or _BRACKETED.match(text)
    if match is None:
        return None
    name = " ".join(match["name"].split())
    return None if _NO_NAME.search(name) else name


def _position(below: list[str]) -> str | None:
    """The position: the next line if it names an office, with the line after it where ``ปฏิบัติหน้าที่`` breaks off."""
    if not below or len(below[0]) > 100 or not _OFFICE.search(below[0]):
        return None
    if _GOES_ON.search(below[0]) and len(below) > 1 and _OFFICE.search(below[1]):
        return f"{below[0]} {below[1]}"
    return below[0]
