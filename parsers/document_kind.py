"""Whether a document is a plan against corruption, or one of its neighbours, or something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from plan_extract.extract.errors import SourceError
from plan_extract.extract.source import SourceText
from plan_extract.parsers.rules import load

_TITLE_LINES = 40
_LONGEST_TITLE_LINE = 160
_WINDOW = 3
_SPACES = re.compile(r"\s+")
_THAI_LINE = re.compile(r"[\u0e01-\u0e5b]{3}")
_TABLE_SIGN = "ภารกิจตาม"
_BLOCK_SIGNS = ("ชื่อโครงการ", "ชื่อกิจกรรม", "ชื่อมาตรการ")
_FIELD_SIGNS = ("หลักการและเหตุผล", "วัตถุประสงค์", "กลุ่มเป้าหมาย", "วิธีดำเนินการ", "งบประมาณ", "ผู้รับผิดชอบ")
_LEAST_FIELDS = 3
_LEAST_MENTIONS = 2


@cache
def _rules(section: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rules = load("document_kinds")[section]
    return tuple((rule.get("name", rule["id"]), re.compile(rule["pattern"])) for rule in rules)


def refusal(source: SourceText) -> SourceError | None:
    """None for a plan, else the reason to set the document aside.

    The title area decides first: its first short line that names a kind of document, alone or with the lines
    around it. A document without a title is a plan if it names one repeatedly, or is built like one: a budget
    table by missions, or a detail block with its fields (a plan may reach us cut).
    """
    remedy = "Put only plans against corruption (แผนปฏิบัติการป้องกันการทุจริต) into the folder"
    for title in _titles(source):
        for name, pattern in _rules("refused"):
            if pattern.search(title):
                return SourceError("not_a_plan", f"the document is {name}, not a plan against corruption", remedy)
        if any(pattern.search(title) for _, pattern in _rules("plan")):
            return None
    if _is_built_like_a_plan(source) or _mentions(source) >= _LEAST_MENTIONS:
        return None
    return SourceError("not_a_plan", "the document is not a plan against corruption", remedy)


def _titles(source: SourceText) -> Iterator[str]:
    """The short Thai lines of the title area without spaces, each with the two below it: a cover breaks its title."""
    lines = []
    for line in source.digits:
        if line and _THAI_LINE.search(line):
            lines.append(_SPACES.sub("", line))
            if len(lines) >= _TITLE_LINES:
                break
    for position, line in enumerate(lines):
        if len(line) <= _LONGEST_TITLE_LINE:
            yield "".join(part for part in lines[position : position + _WINDOW] if len(part) <= _LONGEST_TITLE_LINE)


def _mentions(source: SourceText) -> int:
    ((_, pattern),) = _rules("plan")
    return sum(1 for line in source.digits if "ทุจริต" in line and pattern.search(_SPACES.sub("", line)))


def _is_built_like_a_plan(source: SourceText) -> bool:
    if any(_TABLE_SIGN in line and "โครงการ" in line for line in source.lines if "\t" in line):
        return True
    if not any(sign in line for line in source.lines for sign in _BLOCK_SIGNS):
        return False
    found = {sign for line in source.lines if len(line) < 60 for sign in _FIELD_SIGNS if sign in line}
    return len(found) >= _LEAST_FIELDS
