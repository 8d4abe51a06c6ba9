"""Who signed: a name on a line by itself, and the office on the lines below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MILITARY = (
    r"(?:ว่าที่\s*)?(?:(?:พล|พัน|ร้อย)(?:ตำรวจ|จ่า)?|พันจ่า|จ่าสิบ|จ่า|สิบ|นาวา(?:อากาศ)?|เรือ(?:อากาศ)?|ดาบ)"
    r"(?:เอก(?:พิเศษ)?|โท|ตรี|ตำรวจ)(?:\s*หญิง)?"
)
_RANK_ALONE = re.compile(rf"^(?:{_MILITARY}|ดาบตำรวจ|ดร\.|(?:ว่าที่\s*)?[พรจสดน]\.(?:[ก-ฮ]\.){{1,2}})$")
"""A rank whose name stands on the line below it, over the signature: 'ร้อยตำรวจเอก', 'ว่าที่ ร.ต.'."""

_RANK = (
    r"(?:นางสาว|น\.ส\.|นาย|นาง|ดร\.|ว่าที่\s*(?:ร้อย|ร\.)[ก-๙.]*|พล[.ก-๙]*|พัน[ก-๙.]*|ร้อย[ก-๙.]*|จ่า[ก-๙.]*|สิบ[ก-๙.]*|"
    r"ดาบ[ก-๙.]*|[พรจสด]\.(?:[ก-ฮ]\.)+)"
)
_SIGNED = r"(?:\(?ลงชื่อ\)?[\s.…_:]*)?"
_NAME = re.compile(rf"^\s*{_SIGNED}(?P<open>\(\s*)?(?P<name>{_RANK}\s*[ก-ฺเ-๎.][ก-ฺเ-๎.\s]{{2,60}}?)\s*+(?(open)\)|)\s*$")
_BRACKETED = re.compile(rf"^\s*{_SIGNED}\(\s*(?P<name>[ก-ฺเ-๎]{{2,30}}\s+[ก-ฺเ-๎][ก-ฺเ-๎\s]{{1,40}}?)\s*\)\s*$")
"""'(นายมิตร สัมไย)', 'ลงชื่อ ... (นางสาวสมหญิง ใจดี)', '(มิตร สัมไย)'."""

_MAYOR = r"นายก(?=[\sฯ]|$|เทศ|องค์|เมือง|อบ\.?[ตจ]|สมาคม|พัทยา)"
"""'นายกเทศมนตรี', 'นายก อบต.', and none of the names that begin with ก: 'นายก้องเกียรติ', 'นายกิตติ'."""

_NO_NAME = re.compile(rf"^{_MAYOR}|พ\.ศ\.|เทศมนตรี|องค์การ|เทศบาล|ปลัด|ลงชื่อ|ตำแหน่ง")
_OFFICE = re.compile(r"นายก|ปลัด|ผู้อำนวยการ|ประธาน|ผู้บริหาร|หัวหน้า|รักษาการ|รักษาราชการ|ปฏิบัติหน้าที่|เมืองพัทยา")
_OFFICE_FIRST = re.compile(r"^(?:\(?\s*)?(?:นายก|ปลัด|รองนายก|รักษา|ผู้ว่าราชการ)")
_BESIDE = re.compile(rf"(?<=\))\s*(?=(?:{_MAYOR}|ปลัด|รองนายก|ผู้ว่าราชการ))")
"""Where an office begins behind a name in brackets: '(นายมิตร สัมไย) นายกเทศมนตรี'."""

_FOR = r"(?:ปฏิบัติหน้าที่|รักษาราชการแทน|รักษาการ(?:แทน|ใน(?:ตำแหน่ง)?)?|ปฏิบัติราชการแทน|ทำการแทน)"
_BREAKS_OFF = re.compile(rf"{_FOR}\s*$")
_FOR_ANOTHER = re.compile(rf"^{_FOR}")
_WITHOUT_PLACE = re.compile(r"(?:นายกเทศมนตรี|ปลัดเทศบาล|นายกองค์การบริหารส่วน(?:ตำบล|จังหวัด)?|นายกเมือง)$")
_PLACE = re.compile(r"^(?:ตำบล|เมือง|นคร|จังหวัด|พัทยา)?[ก-ฮเ-ไ][ก-๎]{1,30}$")
_OF_A_TOWN = re.compile(r"^(?:ตำบล|เมือง|นคร)[ก-๎]")
_NO_PLACE = re.compile(r"^(?:คำนำ|สารบัญ|ส่วน|บท|มิติ|ภาคผนวก|วันที่|เดือน|แผน|ประกาศ|ทราบ|อนุมัติ|เห็นชอบ)")
_POSITION_LABEL = re.compile(r"^ตำแหน่ง\s*[:：.…]*\s*")
_BLANK = re.compile(r"^(?=.*[.…_])[\s().…_:/]*(?:ลงชื่อ|ลงนาม)?[\s().…_:/]*$|^\s*\(?ลงชื่อ\)?[\s.…_]*$")
"""'(ลงชื่อ)..........', '(......................)': the name is not there."""

_HIGHEST = re.compile(r"นายก(?:เทศมนตรี|องค์การ|เมือง|อบ[ตจ])|ผู้ว่าราชการกรุงเทพ")
_MOST_ABOVE = 6
_MOST_BLANKS = 3
_LONGEST_OFFICE = 100
_MOST_LINES = 3


def person_name(text: str) -> str | None:
    """The person whose name a line holds and nothing else.

    >>> person_name("(นายเสน่ห์  วจีสิงห์)"), person_name("นายกเทศมนตรีตำบลพอกน้อย"), person_name("(พ.ศ. ๒๕๖๖)")
    ('นายเสน่ห์ วจีสิงห์', None, None)
    >>> person_name("(นายก้องเกียรติ ใจดี)"), person_name("นายกอบชัย ใจดี"), person_name("(นายก อบต.พอกน้อย)")
    ('นายก้องเกียรติ ใจดี', 'นายกอบชัย ใจดี', None)
    """
    match = None if _RANK_ALONE.match(text.strip()) else _NAME.match(text) or _BRACKETED.match(text)
    if match is None:
        return None
    name = " ".join(match["name"].split())
    return None if _NO_NAME.search(name) else name


def signature(below: Sequence[str]) -> tuple[str | None, str | None]:
    """The name and the office on the lines below a date or ``(ลงชื่อ)``; None for what is not there.

    Where the name is blank, the office stands below the blank lines. A rank may stand above its name, the office beside
    it or on several lines.

    >>> signature(["ร้อยตำรวจเอก", "(มิตร สัมไย)", "นายกเทศมนตรี", "ตำบลพอกน้อย"])
    ('ร้อยตำรวจเอก มิตร สัมไย', 'นายกเทศมนตรี ตำบลพอกน้อย')
    >>> signature(["(....................)", "นายกเทศมนตรีตำบลพอกน้อย"])
    (None, 'นายกเทศมนตรีตำบลพอกน้อย')
    """
    lines = [part for text in below for part in _BESIDE.split(text)]
    for place, text in enumerate(lines[:_MOST_ABOVE]):
        name = person_name(text)
        if name is None:
            continue
        rank = lines[place - 1].strip() if place else ""
        if _RANK_ALONE.match(rank):
            name = f"{rank} {name}"
        while place + 1 < len(lines) and (again := person_name(lines[place + 1])) and _same(name, again):
            place += 1
        return name, position(lines[place + 1 :])
    blanks = 0
    while blanks < min(_MOST_BLANKS, len(lines)) and _BLANK.match(lines[blanks]):
        blanks += 1
    return None, position(lines[blanks:]) if lines[blanks:] and _OFFICE_FIRST.match(lines[blanks]) else None


def _same(name: str, again: str) -> bool:
    return name.split()[-1] == again.split()[-1]


def position(below: Sequence[str]) -> str | None:
    """The office on the next line, with the lines that go on with it: ``ปฏิบัติหน้าที่`` and whose, the place of a mayor
    (``นายกเทศมนตรี``, ``ตำบลเมืองใหม่``).
    """
    lines = [text for line in below[: _MOST_LINES + 1] if (text := _POSITION_LABEL.sub("", line))]
    if not lines or len(lines[0]) > _LONGEST_OFFICE or not _OFFICE.search(lines[0]):
        return None
    office = lines[0]
    for following in lines[1:_MOST_LINES]:
        acts = (_BREAKS_OFF.search(office) or _FOR_ANOTHER.match(following)) and _OFFICE.search(following)
        if not acts and not _is_place_of(office, following):
            break
        office = f"{office} {following}"
    return office


def _is_place_of(office: str, text: str) -> bool:
    """Whether a line says of which place an office is that does not say it itself."""
    if not _WITHOUT_PLACE.search(office) or not _PLACE.match(text) or _NO_PLACE.match(text):
        return False
    return not office.endswith(("เทศมนตรี", "เทศบาล")) or bool(_OF_A_TOWN.match(text))


def is_highest(office: str) -> bool:
    """Whether an office is that of who puts a plan into force, or of who acts for them.

    >>> is_highest("ปลัดเทศบาล ปฏิบัติหน้าที่ นายกเทศมนตรีตำบลพอกน้อย"), is_highest("ปลัดเทศบาลตำบลพอกน้อย")
    (True, False)
    """
    return bool(_HIGHEST.search(office)) and not office.startswith(("รองนายก", "เลขานุการ", "ที่ปรึกษา"))
