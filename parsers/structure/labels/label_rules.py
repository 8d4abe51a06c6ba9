"""The labels that rules know: their fields, their names, how they begin, and what their fields are like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from parsers.records.blocks import FieldName
from parsers.rules.load import load
from parsers.structure.labels.label_numbers import Style

ONLY_BLOCKS_STATE = frozenset({"period", "budget", "responsible", "method"})
"""Fields that nothing but a detail block states; a list of aims may have the others."""

BESIDE_EACH_OTHER = ONLY_BLOCKS_STATE | {"location"}
"""Fields that say of several labels on one line, or in one row, that these are a block's."""

BETWEEN_LETTERS = re.compile(r"[\s.…:：]")
"""What a label is compared without."""

SIGNATURE = "ผู้เสนอ/ผู้อนุมัติ"
NOTE = "หมายเหตุ"
"""The name of the label of a note, which ends fields of short answers and is content of others."""

TITLE_INSIDE = "ชื่อโครงการ"
"""The name of the label of a title that stands among the fields of its block."""

STATES_PLACE = frozenset({"มิติและภารกิจ", "ความสอดคล้องกับยุทธศาสตร์"})
"""The names of the labels behind which a block says where in the plan's tree it stands."""

SOURCES = "แหล่งงบประมาณ"
"""The name of the label of where the money comes from, which may head a column of a small table as well."""

ANSWERS = {
    "target_group": re.compile(r".{0,60}\d\s*(?:คน|ราย|ท่าน|รูป)"),
    "period": re.compile(r".{0,40}(?:25\d\d|เดือน|ไตรมาส|ตลอดปี)"),
    "budget": re.compile(
        r"(?:(?:ปีงบประมาณ|พ\.ศ\.|ปีละ|ปี|จำนวน|รวม|ทั้งสิ้น|เป็นเงิน|\d{4}\b|\s)*\d[\d,.]*[-\s]*บาท|[-–]?\s*ไม่(?:ใช้|มี))"
    ),
    "responsible": re.compile(r"(?:สำนัก|กอง|งาน|ฝ่าย|หน่วย|ส่วน|คณะ|เทศบาล|องค์การ|โรงเรียน).{0,60}$"),
}
"""How the answers begin that stand on their label's line."""

PERIOD_AND_BUDGET = "ระยะเวลาและงบประมาณ"
"""The name of the label of a budget whose field states the period, too."""


class FieldLabel(NamedTuple):
    """A field's heading. ``start`` is the offset of content on the same line, None where the line ends with the
    label.

    ``sure`` is False where the label is followed by text without a colon or a tab, or was read through OCR damage
    (``fuzzy``): it counts only if the block's numbers go on with it. ``number`` is what its enumerator counts with (a
    letter's place in the alphabet too), ``style`` how that looks.
    """

    field: FieldName
    name: str
    number: int | None
    sub: bool
    start: int | None
    sure: bool = True
    fuzzy: bool = False
    style: Style = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A label as ``rules/fields.toml`` has it: ``glued`` finds where content begins right behind it."""

    field: FieldName
    name: str
    sub: bool
    starts: tuple[str, ...]
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    glued: re.Pattern[str] | None


@cache
def label_rules() -> tuple[Rule, ...]:
    """The rules, in the order in which they are asked."""
    return tuple(
        Rule(
            rule["field"],
            rule["name"],
            rule.get("sub", False),
            tuple(rule["starts"]),
            re.compile(rule["pattern"], re.IGNORECASE),
            tuple(rule["examples"]),
            re.compile(rule["glued"]) if "glued" in rule else None,
        )
        for rule in load("fields")["rule"]
    )


@cache
def instead() -> frozenset[str]:
    """The names of labels that are their field's where a block has no other label of it, and content beside one:
    ``ค่าใช้จ่าย``, ``ผู้ดำเนินการ``.
    """
    return frozenset(rule["name"] for rule in load("fields")["rule"] if rule.get("instead"))


@cache
def _places() -> dict[str, int]:
    return {field["code"]: place for place, field in enumerate(load("fields")["field"])}


def place_of(field: FieldName) -> int:
    """A field's place in the order of the documentation, from 0.

    >>> place_of("rationale"), place_of("objective")
    (0, 1)
    """
    return _places()[field]


@cache
def starts_by_letter() -> dict[str, tuple[str, ...]]:
    """What labels begin with, by the first letter: it spares most lines the patterns. Damage is read behind it."""
    starts = sorted({start for rule in label_rules() for start in rule.starts})
    return {first: tuple(same) for first, same in groupby(starts, itemgetter(0))}


def rule_for(label: str) -> Rule | None:
    """The rule of a label as it is printed, whatever blanks and leaders stand in it."""
    squeezed = BETWEEN_LETTERS.sub("", label)
    for rule in label_rules():
        if squeezed.startswith(rule.starts) and rule.pattern.match(squeezed):
            return rule
    return None


def glued_label(text: str) -> tuple[Rule, int] | None:
    """The rule of a label with its content right behind it (``ผู้รับผิดชอบโครงการสำนักปลัด``), and where that begins."""
    for rule in label_rules():
        if rule.glued and text.startswith(rule.starts):
            for match in rule.glued.finditer(text, 1):
                if rule.pattern.match(BETWEEN_LETTERS.sub("", text[: match.start()])):
                    return rule, match.start()
    return None


@cache
def label_beginnings() -> tuple[str, ...]:
    """The first two letters of every label."""
    return tuple(sorted(first_letters()))


@cache
def first_letters() -> frozenset[str]:
    """What :func:`label_beginnings` has, to be asked for one."""
    return frozenset(start[:2] for starts in starts_by_letter().values() for start in starts)
