"""What the heading ``เป้าหมาย`` means in a plan: whom its projects are for, or how much and how good they shall be."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.ground.source import SourceText
from parsers.blocks.drafts import Draft, DraftField

_HEADING = re.compile(r"^[^ก-๙]*(?:[0-9๐-๙]{1,2}[^ก-๙]*)?เป้าหมาย(?:(?:ของ)?(?:โครงการ|กิจกรรม))?(?![ก-๙])")
_MEASURE = re.compile(r"^[\s\-–•*(]*(?:\d{1,2}(?:\.\d{1,2})*[.)]*\s*)?(?:เป้าหมาย)?(?:ด้าน)?เชิง(?:ปริมาณ|คุณภาพ)")


def name_aims(source: SourceText, drafts: Iterable[Draft]) -> None:
    """Make the fields headed ``เป้าหมาย`` targets where one of them has an entry of quantity or quality.

    A heading means one thing throughout a plan. ``กลุ่มเป้าหมาย`` says itself that it is about people.
    """
    fields = [
        (draft, field)
        for draft in drafts
        for field in draft.fields
        if field.name == "target_group" and _HEADING.match(_printed(source, field))
    ]
    if not any(_MEASURE.match(content.key) for _, field in fields for content in field.lines):
        return
    for draft, field in fields:
        field.name = "target_output"
        draft.names = {one.name for one in draft.fields}


def _printed(source: SourceText, field: DraftField) -> str:
    return source.line(field.heading) if field.printed is None else field.printed
