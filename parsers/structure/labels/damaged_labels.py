"""Labels that an OCR damaged: lines that are nearly one."""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz import fuzz, process

from parsers.structure.labels.label_numbers import Style
from parsers.structure.labels.label_rules import (
    BETWEEN_LETTERS,
    SIGNATURE,
    FieldLabel,
    Rule,
    first_letters,
    label_rules,
)

_BLANKS = re.compile(r"\s\s*")
_PARTING = re.compile(r"(?=[\s:：=.…])(?:\s*[:：=\t]\s*|\s+[–—]\s+|\s*(?:\.{3,}|…)[.…\s]*|\s{2,})")
_FUZZY_LEAST = 76.0
_FUZZY_LEAST_BARE = 83.0
_FUZZY_LEAST_BEFORE_CONTENT = 87.0
_SHORTEST_DAMAGED = 6
LONGEST_DAMAGED = 40
"""Letters of a line that is read as a damaged label."""


@cache
def _printed_forms() -> tuple[tuple[str, ...], tuple[Rule, ...]]:
    """Every printed form of a label (the rules' examples) with its rule, for labels that OCR damaged."""
    # 'เสนอโครงการ' is what is done, no damaged 'ผู้เสนอโครงการ'
    rules = [rule for rule in label_rules() if rule.name != SIGNATURE]
    pairs = [(BETWEEN_LETTERS.sub("", example), rule) for rule in rules for example in rule.examples]
    return tuple(form for form, _ in pairs), tuple(rule for _, rule in pairs)


def damaged_label(text: str, number: int | None, style: Style, offset: int) -> FieldLabel | None:
    """A line that is nearly a label: OCR's ``วัตถุประสงศ์``, ``ผู้รับผิดซอบ``. Without a number it must be nearer.

    A line that goes on is one where a colon or a tab parts the label from its content, or where its first words are
    nearer still.
    """
    start = None
    parting = _PARTING.search(text[: LONGEST_DAMAGED + 1])
    if parting and (number is not None or text[parting.end() :].strip()):
        start = offset + parting.end() if text[parting.end() :].strip() else None
        text = text[: parting.start()]
    elif len(text) > LONGEST_DAMAGED or (number is not None and " " in text):
        found = _damaged_before_content(text, offset) if number is not None else None
        if found:
            rule, start = found
            return FieldLabel(rule.field, rule.name, number, rule.sub, start, sure=False, fuzzy=True, style=style)
        if len(text) > LONGEST_DAMAGED:
            return None
    squeezed = BETWEEN_LETTERS.sub("", text)
    if len(squeezed) < _SHORTEST_DAMAGED:
        return None
    forms, rules = _printed_forms()
    least = _FUZZY_LEAST if number is not None else _FUZZY_LEAST_BARE
    best = process.extractOne(squeezed, forms, scorer=fuzz.ratio, score_cutoff=least)
    # a misread letter is still one: 'ปีงบประมาณ' is another word
    if best is None or (number is None and start is not None and abs(len(best[0]) - len(squeezed)) > 1):
        return None
    rule = rules[best[2]]
    return FieldLabel(rule.field, rule.name, number, rule.sub, start, sure=False, fuzzy=True, style=style)


def _damaged_before_content(text: str, offset: int) -> tuple[Rule, int] | None:
    """The rule of a damaged label with content behind a blank (``ระยะเวลาดาเนินการ 5 ปี``), and where that begins."""
    if BETWEEN_LETTERS.sub("", text[:4])[:2] not in first_letters():
        return None
    forms, rules = _printed_forms()
    for match in _BLANKS.finditer(text[:LONGEST_DAMAGED]):
        squeezed = BETWEEN_LETTERS.sub("", text[: match.start()])
        if len(squeezed) < _SHORTEST_DAMAGED:
            continue
        best = process.extractOne(squeezed, forms, scorer=fuzz.ratio, score_cutoff=_FUZZY_LEAST_BEFORE_CONTENT)
        if best:
            return rules[best[2]], offset + match.end()
    return None
