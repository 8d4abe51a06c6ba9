"""The plan's own objectives, goals, benefits, vision and mission, as part 1 lists them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extract.ground.source import SourceText, Span
from parsers.facts.entries import ListEntry, list_entries, split_numbered
from parsers.facts.list_ends import before_next_list, part_headings
from parsers.facts.statement_headings import CHAPTERS, HOSTS, LONGEST_HEADING, damaged_heading, statement_heading
from parsers.facts.statements_in_tables import statements_in_tables
from parsers.records.facts import Statement, StatementKind
from parsers.records.structure import Section
from parsers.records.table import Grid
from parsers.structure.kinds.plan_title import begins_plan_title
from parsers.tables.tabs import is_row
from parsers.values import enumerators
from parsers.values.spacing import join_lines

_BEGIN_ENTRIES: dict[StatementKind, str] = {"objective": "เพื่อ"}
"""How each entry of a list without numbers begins, where the first does."""

_INTRODUCES = re.compile(r"(?:คือ|ดังนี้|ได้แก่|ดังต่อไปนี้|ประกอบด้วย|เพื่อ)\s*[:：]?\s*$")
"""How the words end that lead to a list in the same sentence."""

_OF_TITLE = re.compile(r"(?:\s|,|/)+(?:และ)?|(?<=[ก-๙])และ(?=วัตถุ|เป้า|ประโยชน์)")
"""What stands between the words of a title that announces several lists."""

_LONGEST_CHAPTER = 80
_COUNTED_BY_NAME = re.compile(
    rf"^\s*(?:(?:{enumerators.LOOSE_BULLET}|\*)\s*)?(?:(?:พันธกิจ|เป้าหมาย|วัตถุประสงค์|ประโยชน์)(?:ข้อ)?\s*ที่|ข้อ\s*(?:ที่)?)\s*(?P<number>[0-9]{{1,2}})\s*[.:)]?\s*(?=\S)"
)
"""'พันธกิจที่ 1 พัฒนา…': the list's own name counts its entries."""

_SIGNS = ("{}) ", "{}. ", "({}) ")


@dataclass(frozen=True, slots=True)
class _Heading:
    kind: StatementKind
    line: int
    rest: str


def _says_it_beside(line: str, title: str) -> tuple[StatementKind, str] | None:
    """The kind of a chapter whose ``title`` is a part of its line, and what the line states behind it."""
    at = line.find(title) if title else -1
    rest = line[at + len(title) :].strip(" \t:：") if at >= 0 else ""
    found = statement_heading(title, title) if rest else None
    return (found[0], rest) if found and not found[1] else None


def statements(source: SourceText, sections: Sequence[Section], grids: Sequence[Grid] = ()) -> tuple[Statement, ...]:
    """The statements of part 1, in document order, numbered within their kind.

    Objectives, goals and benefits are chapters; vision and mission may stand as bare headings inside any chapter. All
    count only before the first project's details, whose fields have the same names, and outside the table of contents.
    Text is verbatim without its enumerator; wrapped lines are joined. A table, the plan's title or the next heading
    ends a list. A table there (``grids``) may have the headings in its cells.
    """
    stated = list(statements_in_tables(grids, sections))
    for heading, whole in _lists(source, sections):
        span = _before_next_chapter(source, heading.line, whole) if whole else None
        span = before_next_list(source, span) if span else None
        entries: list[tuple[str, Span]] = []
        begins = _BEGIN_ENTRIES.get(heading.kind)
        if heading.rest and heading.kind in CHAPTERS:  # the list begins on the heading's own line
            opened = source.with_lines({heading.line: heading.rest})
            span = Span(heading.line, span.end if span else heading.line)
            entries.extend((entry.text, entry.span) for entry in _own_entries(opened, span, begins))
        else:
            if heading.rest:
                where = Span(heading.line, heading.line)
                entries += [(entry.text, where) for entry in _listed_apart([ListEntry(None, heading.rest, where)])]
            if span is not None:
                entries.extend((entry.text, entry.span) for entry in _own_entries(source, span, begins))
        stated.extend((heading.kind, text, where) for text, where in entries)
    counts: dict[StatementKind, int] = {}
    numbered: list[Statement] = []
    for kind, text, where in sorted(stated, key=lambda one: one[2].start):
        counts[kind] = counts.get(kind, 0) + 1
        numbered.append(Statement(kind, counts[kind], text, where))
    return tuple(numbered)


def _lists(source: SourceText, sections: Sequence[Section]) -> Iterator[tuple[_Heading, Span | None]]:
    """Each heading with the lines below it, up to the next heading, the next section or the next table."""
    for section in sections:
        if section.kind == "project_detail":
            return
        if section.kind not in HOSTS:
            continue
        headings = list(_headings(source, section))
        for position, heading in enumerate(headings, start=1):
            end = headings[position].line - 1 if position < len(headings) else section.span.end
            yield heading, _before_table(source, heading.line + 1, end)


def _before_next_chapter(source: SourceText, heading: int, span: Span) -> Span | None:
    """The lines of a list before the next chapter, whatever its name: it counts on from the heading, as the list itself
    does not.
    """
    own = enumerators.head(source.key(heading))
    if own is None or own.number is None:
        return span
    last: tuple[int, ...] | None = None
    for number, key in source.numbered(span):
        found = enumerators.head(key)
        if found is None or found.style != own.style or found.bullet:
            continue
        due = (*own.numbers[:-1], own.numbers[-1] + 1)
        if found.numbers == due and last != own.numbers and len(key.strip()) <= _LONGEST_CHAPTER:
            return Span(span.start, number - 1) if number > span.start else None
        last = found.numbers
    return span


def _headings(source: SourceText, section: Section) -> Iterator[_Heading]:
    for number, key in source.numbered(section.span):
        kind_and_rest = statement_heading(key, source.line(number))
        if kind_and_rest is None and number == section.heading.start:
            kind_and_rest = _says_it_beside(source.line(number), section.title) or damaged_heading(key)
        if kind_and_rest is None:
            continue
        kind, rest = kind_and_rest
        if kind not in CHAPTERS or number == section.heading.start or _is_announced(key, section):
            yield _Heading(kind, number, rest)


def _is_announced(key: str, section: Section) -> bool:
    """Whether a heading is one of the words of its section's: ``วิสัยทัศน์ พันธกิจ และวัตถุประสงค์``."""
    enumerator = enumerators.head(key)
    name = key[enumerator.end if enumerator else 0 :].strip(" :")
    return name in _OF_TITLE.split(section.title) if name else False


def _before_table(source: SourceText, start: int, end: int) -> Span | None:
    """The lines from ``start`` on, without what begins with a table, the plan's title or nothing at all."""
    for number in range(start, end + 1):
        key = source.key(number)
        if is_row(key) or (len(key) < LONGEST_HEADING and begins_plan_title(key)):
            end = number - 1
            break
    return Span(start, end) if start <= end else None


def _listed_apart(entries: Sequence[ListEntry]) -> Iterator[ListEntry]:
    """The entries; prose that counts from 1 on inside is a list of its own, without the words that introduce it. The
    first entry may have the others behind it on its line.
    """
    for place, entry in enumerate(entries):
        if entry.number == 1 and (place + 1 == len(entries) or entries[place + 1].number != 2):
            texts = [sign.format(1) + entry.text for sign in _SIGNS]
            pieces = max(map(split_numbered, texts), key=len)
        else:
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
    counted = {
        n: f"{match['number']}) {source.line(n)[match.end() :]}"
        for n, key in source.numbered(span)
        if (match := _COUNTED_BY_NAME.match(key))
    }
    parts = dict.fromkeys(part_headings(source, span), "")
    own = source.with_lines((counted if len(counted) > 1 else {}) | parts)
    last: int | None = None
    for entry in _listed_apart(_quoted_whole(list_entries(own, span, begins))):
        if last is not None and entry.number != last + 1 and begins_plan_title(entry.text):
            return
        yield entry
        last = entry.number


def _quoted_whole(entries: Iterable[ListEntry]) -> list[ListEntry]:
    """The entries, those within one pair of quotation marks joined."""
    whole: list[ListEntry] = []
    for entry in entries:
        above = whole[-1] if whole else None
        if above and above.text.startswith("“") and "”" not in above.text and entry.text.endswith("”"):
            whole[-1] = ListEntry(above.number, join_lines((above.text, entry.text)), above.span | entry.span)
        else:
            whole.append(entry)
    return whole
