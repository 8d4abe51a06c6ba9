"""The plan's own objectives, goals, benefits, vision and mission, as part 1 lists them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extract.ground.characters import without_marks
from extract.ground.source import SourceText, Span
from parsers.facts.entries import ListEntry, list_entries, split_numbered
from parsers.records.facts import Statement, StatementKind
from parsers.records.structure import Section
from parsers.rules.load import load
from parsers.structure.headings import FIRST_ITEM
from parsers.structure.kinds.plan_title import begins_plan_title
from parsers.tables.grid import is_row
from parsers.values import enumerators

_STARTS = ("วัตถุประสงค์", "เป้าหมาย", "ประโยชน์", "วิสัยทัศน์", "พันธกิจ")
_CHAPTERS = frozenset({"objective", "goal", "benefit"})
_BEGIN_ENTRIES: dict[StatementKind, str] = {"objective": "เพื่อ"}
"""How each entry of a list without numbers begins, where the first does."""

_INTRODUCES = re.compile(r"(?:คือ|ดังนี้|ได้แก่|ดังต่อไปนี้|ประกอบด้วย|เพื่อ)\s*[:：]?\s*$")
"""How the words end that lead to a list in the same sentence."""

_HOSTS = frozenset({"part", "chapter", "other"})
_LONGEST_HEADING = 160


@dataclass(frozen=True, slots=True)
class _Heading:
    kind: StatementKind
    line: int
    rest: str


@cache
def _rules() -> tuple[tuple[StatementKind, re.Pattern[str]], ...]:
    return tuple((rule["kind"], re.compile(rule["pattern"])) for rule in load("statements")["rule"])


@cache
def _rules_without_marks() -> tuple[tuple[StatementKind, re.Pattern[str]], ...]:
    rules = [(kind, re.compile(without_marks(pattern.pattern))) for kind, pattern in _rules()]
    return tuple((kind, pattern) for kind, pattern in rules if kind in _CHAPTERS)


def statement_heading(key: str, line: str) -> tuple[StatementKind, str] | None:
    """The kind of statements that a heading announces, and the wording that stands behind it on the same line.

    ``key`` is the line with Arabic digits. Its number, if it has one, is no part of the heading.

    >>> statement_heading("3. วัตถุประสงค์ของการจัดทำแผน", "๓. วัตถุประสงค์ของการจัดทำแผน")
    ('objective', '')
    >>> statement_heading("วิสัยทัศน์ : เมืองน่าอยู่", "วิสัยทัศน์ : เมืองน่าอยู่"), statement_heading("เป้าหมาย/ผลผลิต", "")
    (('vision', 'เมืองน่าอยู่'), None)
    """
    if len(key) > _LONGEST_HEADING or not any(map(key.__contains__, _STARTS)) or is_row(key):
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


def _damaged_heading(key: str) -> tuple[StatementKind, str] | None:
    """The kind of a numbered heading that lost marks: ``4. เปาหมาย``, ``3. วัตถุประสงคของแผน``."""
    enumerator = enumerators.head(key)
    if enumerator is None or len(key) > _LONGEST_HEADING:
        return None
    bare = without_marks(key[enumerator.end :].rstrip())
    return next(((kind, "") for kind, pattern in _rules_without_marks() if pattern.match(bare)), None)


def statements(source: SourceText, sections: Sequence[Section]) -> tuple[Statement, ...]:
    """The statements of part 1, in document order, numbered within their kind.

    Objectives, goals and benefits are chapters; vision and mission may stand as bare headings inside any chapter. All
    count only before the first project's details, whose fields have the same names, and outside the table of contents.
    Text is verbatim without its enumerator; wrapped lines are joined. A table, the plan's title or the next heading
    ends a list.
    """
    numbered: list[Statement] = []
    counts: dict[StatementKind, int] = {}
    for heading, span in _lists(source, sections):
        entries: list[tuple[str, Span]] = []
        begins = _BEGIN_ENTRIES.get(heading.kind)
        if heading.rest and heading.kind in _CHAPTERS:  # the list begins on the heading's own line
            opened = source.with_lines({heading.line: heading.rest})
            span = Span(heading.line, span.end if span else heading.line)
            entries.extend((entry.text, entry.span) for entry in _own_entries(opened, span, begins))
        else:
            if heading.rest:
                entries.append((heading.rest, Span(heading.line, heading.line)))
            if span is not None:
                entries.extend((entry.text, entry.span) for entry in _own_entries(source, span, begins))
        for text, where in entries:
            counts[heading.kind] = counts.get(heading.kind, 0) + 1
            numbered.append(Statement(heading.kind, counts[heading.kind], text, where))
    return tuple(numbered)


def _lists(source: SourceText, sections: Sequence[Section]) -> Iterator[tuple[_Heading, Span | None]]:
    """Each heading with the lines below it, up to the next heading, the next section or the next table."""
    for section in sections:
        if section.kind == "project_detail":
            return
        if section.kind not in _HOSTS:
            continue
        headings = list(_headings(source, section))
        for position, heading in enumerate(headings, start=1):
            end = headings[position].line - 1 if position < len(headings) else section.span.end
            yield heading, _before_table(source, heading.line + 1, end)


def _headings(source: SourceText, section: Section) -> Iterator[_Heading]:
    for number, key in source.numbered(section.span):
        kind_and_rest = statement_heading(key, source.line(number))
        if kind_and_rest is None and number == section.heading.start:
            kind_and_rest = _damaged_heading(key)
        if kind_and_rest is None:
            continue
        kind, rest = kind_and_rest
        if kind not in _CHAPTERS or number == section.heading.start:
            yield _Heading(kind, number, rest)


def _before_table(source: SourceText, start: int, end: int) -> Span | None:
    """The lines from ``start`` on, without what begins with a table, the plan's title or nothing at all."""
    for number in range(start, end + 1):
        key = source.key(number)
        if is_row(key) or (len(key) < _LONGEST_HEADING and begins_plan_title(key)):
            end = number - 1
            break
    return Span(start, end) if start <= end else None


def _listed_apart(entries: Iterable[ListEntry]) -> Iterator[ListEntry]:
    """The entries; prose that counts from 1 on inside is a list of its own, without the words that introduce it."""
    for entry in entries:
        pieces = split_numbered(entry.text) if entry.number is None else ()
        numbers = [number for number, _ in pieces if number is not None]
        if len(numbers) < 2 or numbers[0] != 1:
            yield entry
            continue
        for number, text in pieces:
            if number is not None or not _INTRODUCES.search(text):
                yield ListEntry(number, text, entry.span)


def _own_entries(source: SourceText, span: Span, begins: str | None) -> Iterator[ListEntry]:
    """The entries of the list; one that begins with the plan's title and does not count on opens something else."""
    last: int | None = None
    for entry in _listed_apart(list_entries(source, span, begins)):
        if last is not None and entry.number != last + 1 and begins_plan_title(entry.text):
            return
        yield entry
        last = entry.number
