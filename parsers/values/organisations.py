"""The local government whose plan it is: found by vote over every place that prints its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from extract.ground.characters import line_around
from parsers.rules.load import load

_BEFORE = re.compile(r"^[\s\t(]*(?:(?:ของ|ประกาศ|จัดทำโดย|โดย|สำนักงาน|ณ)\s*)*$")
"""What may stand before the name on a line that is the name's own: 'ของ', 'ประกาศ', 'จัดทำโดย'."""

_UNIT_BEFORE = re.compile(
    r"^[\s(]*(?:(?:จัดทำ)?โดย|ของ)?\s*(?:สำนัก|กอง|ฝ่าย|ส่วน|กลุ่มงาน|งาน|หน่วย|ศูนย์)\S*(?:\s+\S+){0,3}\s*$"
)
"""The unit that stands before the name on a cover: 'งานนิติการ สำนักปลัด'."""

_AFTER = re.compile(r"^[\s)]*(?:$|\(?\s*พ\.ศ\.|ตำบล|อำเภอ|จังหวัด|กรุงเทพ|กทม|[ตอจ]\.|ประจำปี|[0-9])")
_PLACE_WORD = re.compile(r"(?<=.)(?:ตำบล|อำเภอ|จังหวัด)")
_LEAD = re.compile(
    r"^[\s#*(]*(?:แผ่?น.{0,80}?(?:ทุจริต|มิชอบ|จริยธรรม|โปร่งใส)(?:\s*(?:และประพฤติมิชอบ|และส่งเสริมคุณธรรม\s?จริยธรรม))?\s*)?"
    r"(?:(?:ของ|ประกาศ|จัดทำโดย|โดย)\s*)*"
)
"""What may stand before the name of another body: the plan's title, 'ของ', 'ประกาศ'."""

_TAIL = re.compile(r"(?:ประจำปี|ปีงบประมาณ|จังหวัด|อำเภอ).*$")
_BELONGS = "สังกัด"
_NAME_BEFORE_OWNER = re.compile(r"\S+(?:\s+[0-9(]\S*)*\s*")
_NEAR = 60
_OWN_LINE = 5
_ATTACHED = 2
_SPACED = 1
"""Votes: a line of its own; a name that ends at a space or sign; one parted from its prefix by a wrapped line."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """``name`` with its type's full prefix, ``bare_name`` without it, ``code`` as in the published column org_type."""

    name: str
    bare_name: str
    code: str


@dataclass(slots=True)
class _Candidate:
    code: str
    prefix: str
    bare_name: str
    own_line: bool
    votes: int = 0


class _Rule(NamedTuple):
    code: str
    prefix: str
    abbreviated: bool
    own_line: bool
    needs: str
    """What a text has in which the pattern matches: it is found much faster."""
    pattern: re.Pattern[str]


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            rule["code"],
            rule["prefix"],
            rule.get("abbreviated", False),
            rule.get("own_line", False),
            rule.get("needs", rule["prefix"]),
            re.compile(rule["pattern"]),
        )
        for rule in load("organisations")["rule"]
    )


def bare_name(name: str) -> str:
    """The name of an organisation without the prefix of its kind.

    >>> bare_name("เทศบาลนครตรัง"), bare_name("เมืองพัทยา"), bare_name("กรุงเทพมหานคร")
    ('ตรัง', 'พัทยา', 'มหานคร')
    """
    return next((name.removeprefix(rule.prefix).strip() for rule in _rules() if name.startswith(rule.prefix)), name)


@cache
def _of_another() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rule["pattern"]) for rule in load("organisations")["another"])


@cache
def _sentences() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rule["pattern"]) for rule in load("organisations")["goes_on"])


@cache
def _bodies_within() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rule["pattern"]) for rule in load("other_bodies")["within"])


@cache
def _other_bodies() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rule["pattern"]) for rule in load("other_bodies")["rule"])


def find_other_body(lines: Iterable[str]) -> str | None:
    """The public body that is no local government and that one of a cover's lines names, as it prints it.

    A line may name it alone, or behind the plan's own name. None where a line names a local government: a school of
    a municipality, the law of a ministry.

    >>> find_other_body(["แผนปฏิบัติการป้องกันการทุจริต", "ของโรงพยาบาลตัวอย่าง ประจำปี 2566"])
    'โรงพยาบาลตัวอย่าง'
    >>> find_other_body(["โรงเรียนบ้านดง", "เทศบาลตำบลตัวอย่าง"]), find_other_body(["กองคลัง"])
    (None, None)
    """
    found: str | None = None
    for line in lines:
        if any(rule.needs in line and rule.pattern.search(line) for rule in _rules()):
            return None
        text = _LEAD.sub("", line)
        matches = (pattern.match(text) for pattern in _other_bodies())
        match = next((match for match in matches if match), None)
        if match and found is None:
            found = " ".join(_TAIL.sub("", text[: match.end()]).split())
    return found


class BodyWithin(NamedTuple):
    """A body that a local government has. ``owner_stated`` is true where a word says whose it is (``สังกัด``)."""

    name: str
    owner_stated: bool


def find_body_within(lines: Sequence[str]) -> BodyWithin | None:
    """The school or other body of a local government that one of a cover's lines names, with its owner.

    The owner stands behind ``สังกัด``, on the same line or the next; or the name ends with it, or it has the next line.
    None where the local government itself stands above it.

    >>> find_body_within(["ของโรงเรียนเทศบาล 1 สังกัดเทศบาลนครตรัง"])
    BodyWithin(name='โรงเรียนเทศบาล 1', owner_stated=True)
    >>> find_body_within(["สถานธนานุบาลเทศบาลเมืองน่าน"])
    BodyWithin(name='สถานธนานุบาลเทศบาลเมืองน่าน', owner_stated=False)
    >>> find_body_within(["โรงเรียนบ้านดง"]), find_body_within(["โรงเรียนในสังกัดเทศบาลนครตรัง"])
    (None, None)
    """
    for place, line in enumerate(lines):
        text = " ".join(_LEAD.sub("", line).split())
        if not any(pattern.match(text) for pattern in _bodies_within()):
            if _local_ending(text) is not None:
                return None
            continue
        name, belongs, owner = text.partition(_BELONGS)
        below = lines[place + 1].strip(" (") if place + 1 < len(lines) else ""
        if belongs:
            return BodyWithin(name.strip(" ("), True) if _local_ending(owner) is not None else None
        if below.startswith(_BELONGS):
            return BodyWithin(text, True) if _local_ending(below) is not None else None
        start = _local_ending(text)
        own = start is not None and _NAME_BEFORE_OWNER.fullmatch(text[:start])
        return BodyWithin(" ".join(_TAIL.sub("", text).split()), False) if own or _local_ending(below) == 0 else None
    return None


def _local_ending(text: str) -> int | None:
    """Where a line names a local government with nothing behind it but its place; None where it does not."""
    found = (match for rule in _rules() if rule.needs in text for match in rule.pattern.finditer(text))
    return next((match.start() for match in found if _AFTER.match(text[match.end() :])), None)


def organisation_alone(line: str) -> Organisation | None:
    """The organisation of a line that has nothing beside its name but its place and its unit, as a cover prints it.

    >>> organisation_alone("สำนักปลัด เทศบาลตำบลโคกสูง อำเภอเมือง").name, organisation_alone("จัดทำโดย เทศบาลนครตรัง").name
    ('เทศบาลตำบลโคกสูง', 'เทศบาลนครตรัง')
    >>> organisation_alone("ได้รับเชิญจาก เทศบาลนครตรัง"), organisation_alone("เทศบาลนครตรัง สนับสนุนวิทยากร")
    (None, None)
    """
    text = line.strip(" \t#*")
    start = _local_ending(text)
    if start is None:
        return None
    before = text[:start]
    return find_organisation(text[start:]) if _BEFORE.match(before) or _UNIT_BEFORE.match(before) else None


def find_organisation(text: str) -> Organisation | None:
    """The organisation that most places of ``text`` (Arabic digits) name; None where none is named.

    A name ends where its Thai letters end, so prose that runs on (``เทศบาลตำบลพอกน้อยได้จัดทำ``) makes candidates that
    nothing confirms, and a misread name is outvoted. A line that holds the name alone counts more. Of two with the same
    votes the shorter wins; one that the plan follows or works with (``ตามแนวทางของ``) has none. One that laws and lists
    name too counts on lines of its own alone, and loses to any other.

    Wrong for a plan that names another organisation more often than its own.

    >>> find_organisation("ของเทศบาลนครตรัง\\nเทศบาลนครตรังได้จัดทำ\\nเทศบาลนครตั้ง เป็น")
    Organisation(name='เทศบาลนครตรัง', bare_name='ตรัง', code='city_municipality')
    >>> find_organisation("เทศบาลตำบลเมืองจันทร์").code, find_organisation("พนักงานส่วนตำบล")
    ('subdistrict_municipality', None)
    >>> find_organisation("แผนของเทศบาลนครตรัง (2566)\\nเทศบาลนครตรังจึงจัดทำแผนนี้").name
    'เทศบาลนครตรัง'
    """
    candidates: dict[tuple[str, str], _Candidate] = {}
    for abbreviated in (False, True):
        for rule in _rules():
            if rule.abbreviated is not abbreviated or rule.needs not in text:
                continue
            for bare_name, votes in _names_with_votes(rule.pattern, text):
                if rule.own_line and votes <= _ATTACHED:
                    continue
                new = _Candidate(rule.code, rule.prefix, bare_name, rule.own_line)
                candidate = candidates.setdefault((rule.code, bare_name), new)
                candidate.votes += votes
        if candidates:
            break
    if not candidates:
        return None
    best = max(
        _without_run_on(list(candidates.values())), key=lambda one: (one.votes, not one.own_line, -len(one.bare_name))
    )
    return Organisation(f"{best.prefix}{best.bare_name}", best.bare_name, best.code)


def _without_run_on(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The candidates without those that go on behind another's name as a sentence does, which may take a line of its
    own: ``เทศบาลตำบลพอกน้อยจึงได้จัดทำแผนฉบับนี้``. They count for that name.
    """
    kept: list[_Candidate] = []
    for one in sorted(candidates, key=lambda one: len(one.bare_name)):
        named = next((other for other in kept if _goes_on_behind(other, one)), None)
        if named:
            named.votes += _ATTACHED
        else:
            kept.append(one)
    return kept


def _goes_on_behind(shorter: _Candidate, longer: _Candidate) -> bool:
    return shorter.code == longer.code and goes_on_behind(shorter.bare_name, longer.bare_name)


def goes_on_behind(name: str, text: str) -> bool:
    """Whether a text is a name and, right behind it, the word with which a sentence goes on.

    >>> goes_on_behind("เทศบาลนครตรัง", "เทศบาลนครตรังจึงจัดทำ"), goes_on_behind("เทศบาลตำบลบาง", "เทศบาลตำบลบางพลี")
    (True, False)
    """
    return text.startswith(name) and any(pattern.match(text, len(name)) for pattern in _sentences())


def _names_with_votes(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, int]]:
    """Each name behind a prefix, with the votes of its place."""
    for match in pattern.finditer(text):
        bare_name = match["name"]
        end = match.end()
        cut = _PLACE_WORD.search(bare_name)
        if cut:
            end -= len(bare_name) - cut.start()
            bare_name = bare_name[: cut.start()]
        votes = _SPACED if match["gap"] else _ATTACHED
        line_start, line_end = line_around(text, match.start(), end)
        before = text[max(line_start, match.start() - _NEAR) : match.start()]
        if any(pattern.search(before) for pattern in _of_another()):
            continue
        near = match.start() - line_start <= 20 and _BEFORE.match(text[line_start : match.start()])
        if near and _AFTER.match(text[end:line_end]):
            votes += _SPACED if match["gap"] else _OWN_LINE
        yield bare_name, votes
