"""The project detail blocks of part 3: every project's title and fields, with the facts that its fields state."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from plan_extract.extract.issues import Issue
from plan_extract.extract.source import SourceText, Span
from plan_extract.parsers.dates import parse_period
from plan_extract.parsers.field_items import ContentLine, field_items
from plan_extract.parsers.field_labels import FieldLabel, field_label
from plan_extract.parsers.headings import BARE_PAGE_NUMBER, NOISE, title_label
from plan_extract.parsers.kinds import kind_of, split_alternative
from plan_extract.parsers.money import parse_budget
from plan_extract.parsers.numerals import head_counts
from plan_extract.parsers.records import (
    BudgetStatus,
    DetailAmount,
    DetailBlock,
    FieldBlock,
    FieldName,
    Node,
    Period,
    Place,
    Section,
)
from plan_extract.parsers.sections import SectionTree
from plan_extract.parsers.spacing import join_lines

_RESULTS: frozenset[FieldName] = frozenset({"output", "outcome", "indicator"})
_LEADER = re.compile(r"^[\s.:：…*_]+|[\s.…]+$")
_SIGNS = re.compile(r"^[#*_=~\s]{3,}$")
_TAIL = re.compile(r"(?<=[^\d.])(?P<label>\d{1,2}\s*\.\s*[^\d.]{6,45})$")
_MOST_LOST = 2
"""A damaged label may stand behind one that was lost altogether."""

_LONG_LINE = 70
_LONGEST_HEADING = 400
_LONGEST_NOISE = 200
_DEPTH_OF_PLACE = ("dimension", "mission", "strategy")


@dataclass(slots=True)
class _Field:
    label: FieldLabel | None
    name: FieldName
    heading: int
    lines: list[ContentLine] = field(default_factory=list)


@dataclass(slots=True)
class _Draft:
    """A block while it is read."""

    start: int
    end: int
    title_lines: list[str]
    fields: list[_Field]
    orphan: bool
    issues: list[Issue]
    names: set[FieldName] = field(default_factory=set)


@dataclass(frozen=True)
class _Labelled:
    """The lines of one section with the labels they look like."""

    source: SourceText
    section: Section

    @cached_property
    def labels(self) -> dict[int, FieldLabel]:
        start, end = self.section.heading.end, self.section.span.end
        found: dict[int, FieldLabel] = {}
        for number, key in enumerate(self.source.digits[start:end], start + 1):
            if key and len(key) < _LONGEST_HEADING:
                label = field_label(key)
                if label:
                    found[number] = label
        return found

    @cached_property
    def numbered(self) -> bool:
        """Whether the block numbers its fields: most of its sure labels carry one."""
        sure = [label for label in self.labels.values() if label.sure and not label.sub and label.start is None]
        return sum(label.number is not None for label in sure) * 2 > len(sure)


def read_blocks(
    source: SourceText, tree: SectionTree, plan_years: tuple[int, int] | None
) -> tuple[tuple[DetailBlock, ...], tuple[Issue, ...]]:
    """All detail blocks in document order, and the issues that belong to none of them.

    A field that returns after a block's last one begins a block of its own (``orphan``): the project whose
    beginning is missing.
    """
    by_ordinal = {section.ordinal: section for section in tree.sections}
    blocks: list[DetailBlock] = []
    noise: list[int] = []
    for section in tree.of_kind("project_detail"):
        labelled = _Labelled(source, section)
        for draft in _drafts(labelled, noise):
            blocks.append(_block(section, draft, _place(section, by_ordinal), plan_years))
    issues = []
    if noise:
        span = Span(noise[0], noise[-1])
        issues.append(Issue("ocr_noise", span, "project_items", found=str(len(noise))))
    return tuple(blocks), tuple(issues)


def _place(section: Section, by_ordinal: dict[int, Section]) -> Place:
    nodes: dict[str, Node] = {}
    parent = section.parent
    while parent is not None:
        above = by_ordinal[parent]
        if above.kind in _DEPTH_OF_PLACE:
            nodes[above.kind] = Node(above.number, above.title or None)
        parent = above.parent
    return Place(nodes.get("dimension"), nodes.get("mission"), nodes.get("strategy"))


def _drafts(labelled: _Labelled, noise: list[int]) -> list[_Draft]:
    source, section = labelled.source, labelled.section
    draft = _Draft(section.span.start, section.heading.end, _title_lines(source, section), [], False, [])
    drafts = [draft]
    after_blank = False
    labels, numbered = labelled.labels, labelled.numbered
    start, end = section.heading.end, section.span.end
    pairs = zip(source.lines[start:end], source.digits[start:end], strict=True)
    for number, (line, key) in enumerate(pairs, start + 1):
        text = key.strip()
        if not text:
            after_blank = True
            continue
        label = labels.get(number)
        if label and _opens(label, labelled, draft, text):
            if _is_orphan(label, draft):
                draft = _Draft(number, number, [], [], True, [])
                draft.issues.append(Issue("orphan_fields", Span(number, number), "projects"))
                drafts.append(draft)
            _open_field(draft, label, number, line, key)
        elif len(text) < _LONGEST_NOISE and _is_noise(text, source, number, draft):
            if _SIGNS.match(text):
                noise.append(number)
            continue
        elif draft.fields:
            draft.fields[-1].lines.append(ContentLine(number, line, key, after_blank))
        else:
            draft.title_lines.append(line)
        if numbered and len(text) > _LONG_LINE and draft.fields and draft.fields[-1].lines:
            glued = _glued_label(text, draft)
            if glued:
                _open_glued(draft, glued, number)
        draft.end = number
        after_blank = False
    return drafts


def _glued_label(text: str, draft: _Draft) -> FieldLabel | None:
    """The next field's heading at the end of a paragraph that lost its line break: ``… ผู้รับบริการ ๓. วัตถุประสงค์``."""
    match = _TAIL.search(text[-_LONG_LINE:])
    label = field_label(match["label"]) if match else None
    if label is None or not label.sure or label.sub or label.start is not None or label.field in draft.names:
        return None
    last = next((found.label.number for found in reversed(draft.fields) if found.label and found.label.number), 1)
    return label if label.number == last + 1 else None


def _open_glued(draft: _Draft, label: FieldLabel, number: int) -> None:
    above = draft.fields[-1].lines[-1]
    match = _TAIL.search(above.key.rstrip())
    if match:
        cut = match.start("label")
        draft.fields[-1].lines[-1] = ContentLine(number, above.line[:cut], above.key[:cut], above.after_blank)
        draft.fields.append(_Field(label, label.field, number))
        draft.names.add(label.field)


def _title_lines(source: SourceText, section: Section) -> list[str]:
    for number in range(section.heading.start, section.heading.end + 1):
        label = title_label(source.key(number))
        if label:
            return [source.line(number)[label.start :]]
    return []


def _is_noise(text: str, source: SourceText, number: int, draft: _Draft) -> bool:
    if BARE_PAGE_NUMBER.match(text):
        return _is_page_number(source, number, draft)
    return bool(NOISE.match(text))


def _is_page_number(source: SourceText, number: int, draft: _Draft) -> bool:
    """A short number alone between empty lines, which no budget field could mean as its amount."""
    above = number == 1 or not source.key(number - 1).strip()
    below = number == len(source.lines) or not source.key(number + 1).strip()
    in_budget = bool(draft.fields) and draft.fields[-1].name == "budget" and not draft.fields[-1].lines
    return above and below and not in_budget


def _opens(label: FieldLabel, labelled: _Labelled, draft: _Draft, text: str) -> bool:
    """Whether a line that looks like a label is one here, by the way this block prints its labels.

    A damaged label, and one with text behind it, must fit: its field is still due, and its number goes on counting.
    """
    if text.startswith("-"):
        return False
    if label.sub:
        due = label.sure or label.field not in draft.names
        return due and (label.number is None or labelled.numbered)
    if label.sure:
        if labelled.numbered:
            return label.number is not None or label.field not in draft.names
        return label.number is None or (label.field not in draft.names and not _in_list(draft))
    if label.field in draft.names:
        return not label.fuzzy and label.number is not None and labelled.numbered and bool(_RESULTS & draft.names)
    if not labelled.numbered:
        return label.fuzzy and label.number is None
    last = next((found.label.number for found in reversed(draft.fields) if found.label and found.label.number), 1)
    farthest = last + (_MOST_LOST if label.fuzzy else 1)
    return label.number is not None and last < label.number <= farthest


def _in_list(draft: _Draft) -> bool:
    return bool(draft.fields and draft.fields[-1].lines)


def _is_orphan(label: FieldLabel, draft: _Draft) -> bool:
    """A field that was there already, after the block reached its results or jumped back in its numbers."""
    if label.sub or label.field not in draft.names or draft.fields[-1].name == label.field:
        return False
    if label.field in _RESULTS:
        return False
    if _RESULTS & draft.names:
        return True
    last = next((found.label.number for found in reversed(draft.fields) if found.label and found.label.number), None)
    return label.number is not None and last is not None and label.number <= last


def _open_field(draft: _Draft, label: FieldLabel, number: int, line: str, key: str) -> None:
    span = Span(number, number)
    if label.fuzzy:
        draft.issues.append(Issue("fuzzy_heading", span, "project_items", expected=label.name, found=line.strip()))
    previous = draft.fields[-1] if draft.fields else None
    if (
        label.sub
        and previous
        and previous.name in _RESULTS
        and not previous.lines
        and previous.label
        and not previous.label.sub
    ):
        previous.label, previous.name, previous.heading = label, label.field, number
        draft.names = {found.name for found in draft.fields}
    else:
        repeated = label.field in draft.names and not (label.sub or label.field in _RESULTS)
        if repeated:
            draft.issues.append(Issue("repeated_field", span, "project_items", params={"field": label.name}))
        draft.fields.append(_Field(label, label.field, number))
        draft.names.add(label.field)
    if label.start is not None:
        padded = key[: label.start]
        draft.fields[-1].lines.append(
            ContentLine(number, " " * len(padded) + line[label.start :], " " * len(padded) + key[label.start :], True)
        )


def _block(section: Section, draft: _Draft, place: Place, plan_years: tuple[int, int] | None) -> DetailBlock:
    title, alternative = split_alternative(_LEADER.sub("", join_lines(draft.title_lines)))
    span = Span(draft.start, max(draft.start, draft.end))
    fields = tuple(
        FieldBlock(
            found.name,
            found.label.number if found.label else None,
            Span(found.heading, found.heading),
            field_items(found.name, found.lines),
        )
        for found in draft.fields
    )
    issues = list(draft.issues)
    status, amounts, budget_text = _budget(draft, span, plan_years, issues)
    target = _text(draft, "target_group") or _text(draft, "target_output")
    heads = head_counts(target) if target else ()
    period_text = _text(draft, "period")
    period: Period | None = parse_period(period_text, plan_years) if period_text else None
    number = int(section.number) if section.number and section.number.isdecimal() and not draft.orphan else None
    return DetailBlock(
        number=number,
        kind=kind_of(title),
        title=title,
        alternative_title=alternative,
        place=Place() if draft.orphan else place,
        fields=fields,
        period=period,
        budget_text=budget_text,
        budget_status=status,
        amounts=amounts,
        responsible=_text(draft, "responsible"),
        target_group=target,
        target_count=heads[0] if len(heads) == 1 else None,
        location=_text(draft, "location"),
        orphan=draft.orphan,
        span=span,
        issues=tuple(issues),
    )


def _text(draft: _Draft, name: FieldName) -> str | None:
    lines = [content.line for found in draft.fields if found.name == name for content in found.lines]
    return join_lines(lines) or None


def _budget(
    draft: _Draft, span: Span, plan_years: tuple[int, int] | None, issues: list[Issue]
) -> tuple[BudgetStatus | None, tuple[DetailAmount, ...], str | None]:
    """The budget field: status, amounts and text. Two budget fields in one block settle nothing: no status, no
    amount, an issue.
    """
    found = [entry for entry in draft.fields if entry.name == "budget"]
    if not found:
        return "missing_field", (), None
    lines: Sequence[ContentLine] = [content for entry in found for content in entry.lines]
    text = join_lines(content.line for content in lines) or None
    filled = [entry for entry in found if entry.lines]
    if len(filled) > 1:
        issues.append(Issue("unreadable_amount", span, "budget_lines", found=text))
        return None, (), text
    reading = parse_budget([content.line for content in lines], plan_years)
    amounts = tuple(
        DetailAmount(amount.year_be, amount.amount, amount.per, amount.raw, Span(number, number))
        for amount in reading.amounts
        for number in (lines[amount.line].number,)
    )
    for unread in reading.unreadable:
        where = Span(lines[0].number, lines[-1].number) if lines else span
        issues.append(Issue("unreadable_amount", where, "budget_lines", found=unread))
    return reading.status, amounts, text
