"""Which field an unknown heading of blocks is: one that they lack, where what stands behind it answers that field."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from extract.ground.issues import Issue
from extract.ground.source import SourceText, Span
from parsers.blocks.heading_names import NEARLY_ALL
from parsers.blocks.labelled import Labelled
from parsers.records.blocks import FieldName
from parsers.rules.load import load
from parsers.structure.labels.label_rules import ANSWERS, FieldLabel
from parsers.values.spacing import wording_key

_LEAST_BLOCKS = 2
_MOST = 2 / 3
_BLANKS = re.compile(r"[\s:：]")
_ANY = re.compile(r".*[^\W\d_]")

_BEFORE_OTHERS = ("indicator", "output")

_Places = list[tuple[Labelled, int]]


@cache
def _asking() -> dict[FieldName, tuple[re.Pattern[str], str]]:
    """The words that a heading which asks for a field is made of, and the field's usual heading: first those whose
    answers tell, last those that other words name as well (``เกณฑ์วัดผลสำเร็จ``, ``ผลผลิตที่คาดหวัง``).
    """
    asked = {field["code"]: field for field in load("fields")["field"] if "asks" in field}
    codes = sorted(asked, key=lambda code: (code not in ANSWERS, code not in _BEFORE_OTHERS))
    return {code: (re.compile(asked[code]["asks"]), asked[code]["label_th"]) for code in codes}


def name_by_answers(source: SourceText, blocks: Sequence[Labelled]) -> Iterator[Issue]:
    """Make labels of the ``unknown`` headings whose field is told, and say so of each.

    The heading is made of words that ask for the field (``asks`` of the rules), what stands behind it answers that,
    where answers have a form, in most of the blocks that have it, two or more, and nearly all of these have no other
    label of it. A budget's heading is ``sure``.
    """
    named: dict[str, _Places] = defaultdict(list)
    for block in blocks:
        for number, label in block.unknown.items():
            named[wording_key(label.name)].append((block, number))
    taken: set[tuple[int, FieldName]] = set()
    for places in named.values():
        label = places[0][0].unknown[places[0][1]]
        for field, (asks, usual) in _asking().items():
            if not asks.match(_BLANKS.sub("", label.name)) or not _answer(source, places, field, taken):
                continue
            for block, number in places:
                block.unknown[number] = block.unknown[number]._replace(field=field)
                taken.add((block.section.ordinal, field))
            line = places[0][1]
            yield Issue("fuzzy_heading", Span(line, line), "project_items", expected=usual, found=label.name)
            break


def _answer(source: SourceText, places: _Places, field: FieldName, taken: set[tuple[int, FieldName]]) -> bool:
    """Whether a heading is that of a field which its blocks lack, by what stands behind it."""
    if field == "budget" and not all(block.unknown[number].sure for block, number in places):
        return False  # the end of a wrapped sentence begins so, too
    lacking = [block for block, _ in places if not _has(block, field, taken)]
    form = ANSWERS.get(field, _ANY)
    answered = [number for block, number in places if form.match(_behind(source, block.unknown[number], number))]
    of_blocks = {block.section.ordinal for block, _ in places}
    return (
        len(of_blocks) >= _LEAST_BLOCKS
        and len(lacking) >= NEARLY_ALL * len(places)
        and len(answered) >= max(_LEAST_BLOCKS, _MOST * len(places))
    )


def _has(block: Labelled, field: FieldName, taken: set[tuple[int, FieldName]]) -> bool:
    return any(label.field == field for label in block.labels.values()) or (block.section.ordinal, field) in taken


def _behind(source: SourceText, label: FieldLabel, number: int) -> str:
    """What stands behind a heading: on its line, else on the next one that is not empty (Arabic digits)."""
    if label.start is not None:
        return source.key(number)[label.start :].strip()
    return next((key for key in source.stripped_digits[number:] if key), "")
