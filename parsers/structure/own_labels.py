"""The heading of the rationale in a plan's own words: its place in the blocks tells it, and what stands below it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from parsers.structure.labels.label_numbers import Style, enumerator_of
from parsers.structure.labels.label_rules import ONLY_BLOCKS_STATE, FieldLabel
from parsers.structure.line_facts import LineFacts
from parsers.values.kinds import KIND_WORD
from parsers.values.spacing import join_lines, wording_key

_NAME = "หลักการและเหตุผล"
_LEAST_BLOCKS, _LEAST_FIELDS = 3, 3
_NEARLY_ALL = 0.8
_OF_CHAPTERS = 1
"""Rationales and objectives that may be those of the plan itself."""

_FARTHEST = 60
"""Lines of a rationale, more than which none has."""

_SHORTEST, _LONGEST_NAME = 40, 50
_PARTING = re.compile(r"(?=[\s:：])\s*+[:：\t]\s*+")
_OTHER_NAMES = re.compile(
    r"สอดคล้อง|เชื่อมโยง|ยุทธศาสตร์|กลยุทธ์|นโยบาย|แผน|มิติ|ภารกิจ|ชี้วัด|เป้าหมาย|ผลผลิต|ผลลัพธ์|คาดว่า|กฎหมาย|ระเบียบ|ขอบเขต|นิยาม|เสี่ยง|งบ|เงิน|เวลา"
    r"|ผู้|หน่วย|ที่ตั้ง|สถานที่|พื้นที่|ลักษณะ|ประเภท|วิธี|ขั้นตอน|ชื่อ|แบบ|รายละเอียด|เรื่อง|รหัส|ลำดับ|[0-9]"
)
"""What headings of other fields name that may stand above the objectives."""

_NO_PROSE = re.compile(rf"{KIND_WORD}|เพื่อ|สอดคล้อง|ยุทธศาสตร์|แผนงาน|มิติที่|ภารกิจ|สำนัก|กอง(?!ทุน)|จำนวน|[0-9๐-๙]")


class _Heading(NamedTuple):
    """A line that may head a rationale: its number, with its objectives' line below, and the label that it would be."""

    line: int
    objectives: int
    label: FieldLabel


def with_own_labels(facts: LineFacts) -> LineFacts:
    """``facts`` with the heading of the rationale as a field's label where no rule knows it.

    That is in a plan of several blocks whose objectives have no known rationale above them: nearly all have the same
    name there, numbered just before them or with a colon or a tab as they have, and below it sentences, in each block
    others. The label is ``fuzzy``, so that what it was read as is said.
    """
    places = list(_objectives(facts))
    if len(places) < _LEAST_BLOCKS:
        return facts
    found: dict[tuple[str, Style], list[_Heading]] = defaultdict(list)
    for above, objectives in places:
        own: dict[tuple[str, Style], _Heading] = {}
        for name, heading in _headings(facts, above, objectives):
            own[name, heading.label.style] = heading  # the last
        for key, heading in own.items():
            found[key].append(heading)
    least = max(_LEAST_BLOCKS, _NEARLY_ALL * (len(places) - _OF_CHAPTERS))
    for same in found.values():
        texts = [_content(facts, heading) for heading in same] if len(same) >= least else []
        if texts and len(set(texts)) == len(texts) and all(map(_is_prose, texts)):
            return replace(facts, own={heading.line: heading.label for heading in same})
    return facts


def _objectives(facts: LineFacts) -> Iterator[tuple[int, int]]:
    """The lines of objectives of blocks, each with the last line above that has another label; none where blocks know
    their rationale.
    """
    labels = [(n, label) for n in facts.headed if (label := facts[n].field_label) and label.sure and not label.sub]
    starts = [at for at, (_, label) in enumerate(labels) if label.field == "objective"]
    places, known = [], 0
    for place, at in enumerate(starts):
        above = {label.field for _, label in labels[starts[place - 1] + 1 if place else 0 : at]}
        end = starts[place + 1] if place + 1 < len(starts) else len(labels)
        fields = above | {label.field for _, label in labels[at + 1 : end]}
        if len(fields) < _LEAST_FIELDS or not fields & ONLY_BLOCKS_STATE:
            continue
        known += "rationale" in above
        places.append((labels[at - 1][0] if at else 0, labels[at][0]))
    yield from places if known <= _OF_CHAPTERS else ()


def _headings(facts: LineFacts, above: int, objectives: int) -> Iterator[tuple[str, _Heading]]:
    """The lines above objectives that may head a rationale, with their names: those that no rule knows, and that are
    dressed as the label of the objectives is.
    """
    source, below = facts.source, facts[objectives].field_label
    for number in range(max(above, objectives - _FARTHEST) + 1, objectives):
        fact, key = facts[number], source.key(number)
        if below is None or fact.is_headed or fact.carries_nothing:
            continue
        value, style, length = enumerator_of(key.strip())
        body = len(key) - len(key.lstrip()) + length
        parting = _PARTING.search(key, body, body + _LONGEST_NAME + 2)
        end = parting.start() if parting else len(key.rstrip())
        counts = below.number is not None and value == below.number - 1 and style == below.style
        beside = below.number is None and style == below.style and parting is not None and _is_parted(facts, objectives)
        name = key[body:end]
        if not (counts or beside) or not 0 < len(name) <= _LONGEST_NAME or _OTHER_NAMES.search(name):
            continue
        start = parting.end() if parting and key[parting.end() :].strip() else None
        label = FieldLabel("rationale", _NAME, value, False, start, sure=True, fuzzy=True, style=style)
        yield wording_key(name), _Heading(number, objectives, label)


def _is_parted(facts: LineFacts, number: int) -> bool:
    return _PARTING.search(facts.source.key(number)[: _LONGEST_NAME + 2]) is not None


def _content(facts: LineFacts, heading: _Heading) -> str:
    """What stands behind a heading and below it, up to the objectives."""
    source, start = facts.source, heading.label.start
    first = [] if start is None else [source.line(heading.line)[start:]]
    lines = range(heading.line + 1, heading.objectives)
    return join_lines([*first, *(source.line(n) for n in lines if not facts[n].carries_nothing)]).strip()


def _is_prose(text: str) -> bool:
    """Whether a text is sentences, as far as its length and its first word tell.

    >>> _is_prose("การทุจริตบั่นทอนการพัฒนาท้องถิ่น จึงต้องสร้างจิตสำนึกให้แก่บุคลากร"), _is_prose("ทุกส่วนราชการ")
    (True, False)
    >>> _is_prose("สอดคล้องกับยุทธศาสตร์ชาติว่าด้วยการป้องกันและปราบปรามการทุจริต"), _is_prose("โครงการอบรม" * 5)
    (False, False)
    """
    return len(text) >= _SHORTEST and not _NO_PROSE.match(text) and enumerator_of(text)[1] == ""
