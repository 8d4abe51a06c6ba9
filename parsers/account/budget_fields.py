"""The budget fields of a project's block: the lines in which every number may be money."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.records.blocks import DetailBlock, FieldBlock

_LONGEST_ROW = 40
_YEARS_MONEY = re.compile(r"(?:ปี|พ\.ศ\.)\s*25[0-9]{2}[^0-9\n]{0,20}งบ(?:ประมาณ)?[^0-9\n]{0,20}[0-9][0-9,.]*\s*บาท")
"""The budget of a year, in a sentence."""


def budget_fields(detail: DetailBlock, source: SourceText) -> tuple[Span, ...]:
    """The lines of each budget field of a block, its heading among them; to the end of a row of markup. Where a budget
    field is empty, the unknown field right behind it is one too: ``งบประมาณ``, then ``แหล่งเงิน : อบต. 15,000 บาท``. So
    is a field ``other`` that says a year's budget: ``หมายเหตุ : ปี 2567 ใช้งบประมาณ 30,000 บาท``.
    """
    before: Sequence[FieldBlock | None] = (None, *detail.fields)
    return tuple(
        _whole_rows(block.heading | block.items[-1].span if block.items else block.heading, source)
        for above, block in zip(before, detail.fields, strict=False)
        if block.field == "budget" or (block.field == "other" and _tells_money(block, above))
    )


def _tells_money(block: FieldBlock, above: FieldBlock | None) -> bool:
    if above and above.field == "budget" and not above.items:
        return True
    return any("บาท" in item.text and _YEARS_MONEY.search(arabic_digits(item.text)) for item in block.items)


def _whole_rows(span: Span, source: SourceText) -> Span:
    """A row of a table in markup is known by its first line: the lines to where it ends."""
    if "<tr" not in source.line(span.end) or "</tr" in source.line(span.end):
        return span
    for number in range(span.end + 1, min(span.end + _LONGEST_ROW, len(source.lines)) + 1):
        if "</tr" in source.line(number):
            return Span(span.start, number)
    return span
