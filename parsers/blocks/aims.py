"""What the heading ``เป้าหมาย`` means in a plan: whom its projects are for, or how much and how good they shall be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extract.ground.source import SourceText
from parsers.blocks.drafts import Draft, DraftField
from parsers.rules.load import load
from parsers.values.counters import THINGS

_HEADING = re.compile(r"^[^ก-๙]*(?:[0-9๐-๙]{1,2}[^ก-๙]*)?เป้าหมาย(?:(?:ของ)?(?:โครงการ|กิจกรรม))?(?![ก-๙])")
_MEASURE = re.compile(r"^[\s\-–•*(]*(?:\d{1,2}(?:\.\d{1,2})*[.)]*\s*)?(?:เป้าหมาย)?(?:ด้าน)?เชิง(?:ปริมาณ|คุณภาพ)")


_THINGS = re.compile(rf"[0-9]\s*(?:{THINGS})")


@cache
def _people() -> re.Pattern[str]:
    return re.compile(next(field["people"] for field in load("fields")["field"] if field["code"] == "target_group"))


def name_aims(source: SourceText, drafts: Sequence[Draft]) -> None:
    """Make the fields headed ``เป้าหมาย`` targets where one of them has an entry of quantity or quality; and where none
    speaks of people, and one counts things, or other fields of the plan say whom it is for.

    A heading means one thing throughout a plan. ``กลุ่มเป้าหมาย`` says itself that it is about people.
    """
    groups = [(draft, field) for draft in drafts for field in draft.fields if field.name == "target_group"]
    fields = [(draft, field) for draft, field in groups if _HEADING.match(_printed(source, field))]
    keys = [content.key for _, field in fields for content in field.lines]
    if not any(map(_MEASURE.match, keys)):
        of_things = len(fields) < len(groups) or any(map(_THINGS.search, keys))
        if not (keys and of_things) or any(map(_people().search, keys)):
            return
    for draft, field in fields:
        field.name = "target_output"
        draft.names = {one.name for one in draft.fields}


def _printed(source: SourceText, field: DraftField) -> str:
    return source.line(field.heading) if field.printed is None else field.printed
