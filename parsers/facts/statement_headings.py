"""Headings of part 1 under which a plan states its objectives, goals, benefits, vision and mission."""

from __future__ import annotations

import re
from functools import cache

from extract.ground.characters import without_marks
from parsers.records.facts import StatementKind
from parsers.records.structure import SectionKind
from parsers.rules.load import load
from parsers.structure.headings import FIRST_ITEM
from parsers.tables.tabs import is_row
from parsers.values import enumerators

_STARTS = ("วัตถุประสงค์", "เป้าหมาย", "เป้าประสงค์", "ประโยชน์", "วิสัยทัศน์", "พันธกิจ")
CHAPTERS: frozenset[StatementKind] = frozenset({"objective", "goal", "benefit"})
"""The kinds whose headings are chapters; vision and mission may stand inside any."""

HOSTS: frozenset[SectionKind] = frozenset({"part", "chapter", "other"})
LONGEST_HEADING = 160


@cache
def _rules() -> tuple[tuple[StatementKind, re.Pattern[str]], ...]:
    return tuple((rule["kind"], re.compile(rule["pattern"])) for rule in load("statements")["rule"])


@cache
def _rules_without_marks() -> tuple[tuple[StatementKind, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(without_marks(pattern.pattern))) for kind, pattern in _rules())


def may_announce(text: str) -> bool:
    """Whether a text has a word that headings of statements begin with."""
    return any(map(text.__contains__, _STARTS))


def statement_heading(key: str, line: str) -> tuple[StatementKind, str] | None:
    """The kind of statements that a heading announces, and the wording that stands behind it on the same line.

    ``key`` is the line with Arabic digits. Its number, if it has one, is no part of the heading.

    >>> statement_heading("3. วัตถุประสงค์ของการจัดทำแผน", "๓. วัตถุประสงค์ของการจัดทำแผน")
    ('objective', '')
    >>> statement_heading("วิสัยทัศน์ : เมืองน่าอยู่", "วิสัยทัศน์ : เมืองน่าอยู่"), statement_heading("เป้าหมาย/ผลผลิต", "")
    (('vision', 'เมืองน่าอยู่'), None)
    """
    if len(key) > LONGEST_HEADING or not may_announce(key) or is_row(key):
        return None
    enumerator = enumerators.head(key)
    start = enumerator.end if enumerator else len(key) - len(key.lstrip())
    body = key[start:].rstrip()
    item = FIRST_ITEM.search(body)
    if item:
        found = statement_heading(key[: start + item.start()], line)
        return (found[0], line[start + item.end() :].strip()) if found and not found[1] else None
    if not body.startswith(_STARTS):
        return None
    for kind, pattern in _rules():
        match = pattern.match(body)
        if match:
            groups = match.groupdict()
            name = next((name for name in ("rest", "quoted") if groups.get(name)), None)
            rest = line[start + match.start(name) : start + match.end(name)] if name else ""
            return kind, rest.strip()
    return None


def damaged_heading(key: str) -> tuple[StatementKind, str] | None:
    """The kind of a numbered heading that lost marks: ``4. เปาหมาย``, ``2. วิสัยทัศน``; what it states stands below."""
    enumerator = enumerators.head(key)
    if enumerator is None or len(key) > LONGEST_HEADING:
        return None
    bare = without_marks(key[enumerator.end :].rstrip())
    matches = ((kind, pattern.match(bare)) for kind, pattern in _rules_without_marks())
    return next(((kind, "") for kind, match in matches if match and not any(match.groups())), None)
