"""Which lines of a detail block are the heading of a field."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from parsers.records.blocks import FieldName
from parsers.rules.load import load

_NUMBER = re.compile(r"^(?:[-•#*]+\s*)?(?:(?P<number>\d{1,2})\s*[.)]\s*(?!\d))?")
_SQUEEZE = re.compile(r"[\s.…:：]+")
_COLON = re.compile(r"\s*[:：]\s*")
_LONGEST_LABEL = 60
_SIGNS_AND_DIGITS = frozenset("0123456789-•#*")
_FUZZY_LEAST = 76.0
_FUZZY_LEAST_BARE = 83.0
_SHORTEST_DAMAGED = 6
_LONGEST_DAMAGED = 40


@dataclass(frozen=True, slots=True)
class FieldLabel:
    """A field's heading. ``start`` is the offset of content on the same line, None where the line ends with the
    label.

    ``sure`` is False where the label is followed by text without a colon, or was read through OCR damage
    (``fuzzy``): it counts only if the block's numbers go on with it.
    """

    field: FieldName
    name: str
    number: int | None
    sub: bool
    start: int | None
    sure: bool = True
    fuzzy: bool = False


@dataclass(frozen=True, slots=True)
class _Rule:
    field: FieldName
    name: str
    sub: bool
    starts: tuple[str, ...]
    pattern: re.Pattern[str]
    examples: tuple[str, ...]


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            rule["field"],
            rule["name"],
            rule.get("sub", False),
            tuple(rule["starts"]),
            re.compile(rule["pattern"], re.IGNORECASE),
            tuple(rule["examples"]),
        )
        for rule in load("fields")["rule"]
    )


@cache
def _starts() -> tuple[str, ...]:
    return tuple(sorted({start for rule in _rules() for start in rule.starts}))


@cache
def _first_letters() -> frozenset[str]:
    """The letters that labels begin with: they spare most lines the patterns. Damage is read behind them."""
    return frozenset(start[0] for start in _starts())


def field_label(key: str) -> FieldLabel | None:
    """The field heading that a line (Arabic digits, own wording) is, or may be.

    >>> field_label("  7. งบประมาณดำเนินการ").field, field_label("ผลผลิต : มีระบบ").start
    ('budget', 9)
    >>> field_label("งบประมาณ 10,000 บาท").sure
    False
    >>> field_label("1) เพื่อให้วัตถุประสงค์บรรลุ") is None
    True
    """
    return _label_of_short_line(key) if len(key) <= _LONGEST_LABEL else _label_of(key)


@lru_cache(maxsize=4096)  # the labels are the same in every block and nearly the same in every plan
def _label_of_short_line(key: str) -> FieldLabel | None:
    return _label_of(key)


def _label_of(key: str) -> FieldLabel | None:
    text = key.lstrip()
    first = text[:1]
    if first in _SIGNS_AND_DIGITS:
        match = _NUMBER.match(text)
        body = match.end() if match else 0
        number = int(match["number"]) if match and match["number"] else None
        label_text = text[body:]
        first = label_text[:1]
    else:
        body, number, label_text = 0, None, text
    if first not in _first_letters():
        return None
    offset = len(key) - len(text)
    if label_text.startswith(_starts()):
        head = label_text[: _LONGEST_LABEL + 1]
        colon = _COLON.search(head)
        if colon:
            rule = _rule_for(label_text[: colon.start()])
            if rule:
                start = offset + body + colon.end() if label_text[colon.end() :].strip() else None
                return FieldLabel(rule.field, rule.name, number, rule.sub, start)
        if len(label_text) <= _LONGEST_LABEL:
            rule = _rule_for(label_text)
            if rule:
                return FieldLabel(rule.field, rule.name, number, rule.sub, None)
        for space in (found.start() for found in re.finditer(r"\s", head)):
            rule = _rule_for(label_text[:space])
            if rule and label_text[space:].strip():
                start = offset + body + space + 1
                return FieldLabel(rule.field, rule.name, number, rule.sub, start, sure=False)
    if len(label_text) <= _LONGEST_DAMAGED:
        return _damaged_label(label_text, number)
    return None


def _rule_for(label: str) -> _Rule | None:
    squeezed = _SQUEEZE.sub("", label)
    for rule in _rules():
        if squeezed.startswith(rule.starts) and rule.pattern.match(squeezed):
            return rule
    return None


@cache
def _printed_forms() -> tuple[tuple[str, ...], tuple[_Rule, ...]]:
    """Every printed form of a label (the rules' examples) with its rule, for labels that OCR damaged."""
    pairs = [(_SQUEEZE.sub("", example), rule) for rule in _rules() for example in rule.examples]
    return tuple(form for form, _ in pairs), tuple(rule for _, rule in pairs)


def _damaged_label(label: str, number: int | None) -> FieldLabel | None:
    """A short line that is nearly a label: OCR's ``วัตถุประสงศ์``, ``ผู้รับผิดซอบ``. Without a number it must be nearer."""
    squeezed = _SQUEEZE.sub("", label)
    if len(squeezed) < _SHORTEST_DAMAGED:
        return None
    forms, rules = _printed_forms()
    least = _FUZZY_LEAST if number is not None else _FUZZY_LEAST_BARE
    best = process.extractOne(squeezed, forms, scorer=fuzz.ratio, score_cutoff=least)
    if best is None:
        return None
    rule = rules[best[2]]
    return FieldLabel(rule.field, rule.name, number, rule.sub, None, sure=False, fuzzy=True)
