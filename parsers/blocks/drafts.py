"""The lines of detail blocks sorted into fields: titles, headings, content, and what is neither."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from extract.ground.characters import BULLETS
from extract.ground.issues import Issue
from extract.ground.source import SourceText, Span
from parsers.blocks.items import ContentLine
from parsers.blocks.label_chain import NO_FIELD
from parsers.blocks.labelled import Labelled
from parsers.blocks.stray_labels import LEAST_RUN, SHORT_ANSWERS
from parsers.records.blocks import FieldName
from parsers.records.structure import Node, SectionKind
from parsers.structure.labels.field_labels import end_of_title, field_label, goes_on, label_beside
from parsers.structure.labels.label_rules import NOTE, SIGNATURE, FieldLabel
from parsers.structure.levels import Level, places_alone
from parsers.structure.line_facts import LineFacts
from parsers.tables.legible import PARAGRAPH

PLACES: tuple[SectionKind, ...] = ("dimension", "mission", "strategy")
_RESULTS: frozenset[FieldName] = frozenset({"output", "outcome", "indicator"})
_RETURNING = _RESULTS | NO_FIELD
"""Fields that a block may have several times."""

_PARAGRAPH = re.compile(rf"{PARAGRAPH}|</?p\b[^>]*>|<br\s*/?>", re.IGNORECASE)
_END_LEADERS = re.compile(r"\s*(?:\.{3,}+|…)[.…\s]*+$")
_LAST_OF_LEADERS = (".", "…")
_BEHIND_NUMBER = re.compile(
    r"\d\s*[.:|·•,/>–-]?\s*(\([^()]{5,80}\)|(?:มิติ|ภารกิจ|(?:ประเด็น)?ยุทธศาสตร์|กลยุทธ์)[^()]{1,80})$"
)
"""What stands behind the number of a block: 'ลำดับที่ 1 (มิติที่ 1 ภารกิจที่ 1.1)', in brackets or not."""

_SIGNS = re.compile(r"^[#*_=~\s]{3,}$")
_ROW_OF_DASHES = re.compile(r"[-–—](?:\s*\t\s*[-–—])+")
_TAIL = re.compile(r"(?P<label>\d(?<=[^\d.].)\d?\s*\.\s*[^\d.]{6,45})$")
_RESULT = re.compile(
    r"(?:^|(?<=[\s;,]))(?:[-•]\s*)?(?P<name>(?:ผลผลิต|ผลลัพธ์)\s*(?:\((?:output|outcome)s?\))?(?:\s*[:：]|\s|$))",
    re.IGNORECASE,
)
_DASHES = ("-", "–")
_SIGNS_OF_ENTRIES = tuple(f"{sign} " for sign in f"*{BULLETS}")
_MOST_LOST = 2
"""A damaged label may stand behind one that was lost altogether."""

_LONG_LINE = 70
_LONGEST_NOISE = 200


@dataclass(slots=True)
class DraftField:
    """A field of a block while it is read."""

    label: FieldLabel | None
    name: FieldName
    heading: int
    lines: list[ContentLine] = field(default_factory=list)
    printed: str | None = None
    """The heading as printed, where it stands elsewhere: at the head of a column."""


@dataclass(slots=True)
class Draft:
    """A block while it is read."""

    start: int
    end: int
    title_lines: list[str]
    fields: list[DraftField]
    orphan: bool
    issues: list[Issue]
    names: set[FieldName] = field(default_factory=set)
    places: dict[Level, Node] = field(default_factory=dict)
    """Those that a line below its title, or a bracket behind its number, says by their numbers."""

    dashed: bool = False
    """Whether its labels stand behind dashes (``- วัตถุประสงค์ :``); in other blocks such a line is content."""


def drafts(facts: LineFacts, labelled: Labelled, noise: list[int], tables: Collection[int] = ()) -> list[Draft]:
    """The blocks of one section: its own, and one more for every run of fields whose beginning is missing.

    Below a heading that is no project's (``1.1 …``) such a run is known by three fields. The lines that carry nothing
    but signs (``#####``) are added to ``noise``; those of budget tables (``tables``) are of no block.
    """
    source, section = facts.source, labelled.section
    code = "orphan_fields" if section.kind in ("project_detail", *PLACES) else "headless_block"
    if section.kind == "project_detail":
        draft = _titled_draft(source, labelled)
    else:
        first = labelled.first_of_run()
        if first is None or (section.kind not in PLACES and not labelled.is_block()):
            return []
        draft = _orphan_draft(first, code)
    blocks = [draft]
    after_blank = False
    labels, numbered = labelled.labels | labelled.unknown, labelled.numbered
    start, end = section.heading.end, section.span.end
    columns = source.lines, source.digits, source.stripped_digits, facts.of_lines
    lines = zip(*(column[start:end] for column in columns), strict=True)
    for number, (line, key, text, fact) in enumerate(lines, start + 1):
        if not text or number < draft.start or number in tables:
            after_blank = True
            continue
        label = labels.get(number)
        if label and not draft.fields:
            draft.dashed = _is_dashed_label(label, text, labelled) or _are_all_dashed(source, labelled)
        if label and (number in labelled.unknown or _opens_field(label, labelled, draft, text)):
            if _is_orphan(label, draft):
                draft = _orphan_draft(number, code)
                draft.dashed = _is_dashed_label(label, text, labelled)
                blocks.append(draft)
            if label.style == "?" and label.number is None:  # its number is lost: it is the next one's
                label = label._replace(number=_last_number(labelled, draft) + 1)
            _open_field(draft, label, number, line, key)
        elif fact.carries_nothing and len(text) < _LONGEST_NOISE and _is_noise(text, source, number, draft):
            if _SIGNS.match(text):
                noise.append(number)
            continue
        elif draft.fields:
            if PARAGRAPH in line or "<" in line:
                _add_content(draft, _content(number, line, key, after_blank))
            else:
                # of nearly all lines: a named tuple is made so in a third of the time
                content = tuple.__new__(ContentLine, (number, line, key, after_blank, fact.enumerator))
                draft.fields[-1].lines.append(content)
        elif places := places_alone(text):
            draft.places |= places
        else:
            draft.title_lines.append(line)
        if numbered and len(text) > _LONG_LINE and draft.fields and draft.fields[-1].lines:
            glued = _label_glued_behind(text, draft)
            if glued:
                _open_glued_field(draft, glued, number)
        draft.end = number
        after_blank = False
    return blocks


def _content(number: int, line: str, key: str, after_blank: bool) -> list[ContentLine]:
    """A line of content; the paragraphs of a table's cell stand on one line and are parted again."""
    if PARAGRAPH not in line and "<" not in line:
        return [ContentLine.of(number, line, key, after_blank=after_blank)]
    pieces = zip(_PARAGRAPH.split(line), _PARAGRAPH.split(key), strict=True)
    filled = [(piece, twin) for piece, twin in pieces if piece.strip()]
    return [
        ContentLine.of(number, piece, twin, after_blank=place > 0 or after_blank)
        for place, (piece, twin) in enumerate(filled)
    ]


def _orphan_draft(number: int, code: str) -> Draft:
    return Draft(number, number, [], [], True, [Issue(code, Span(number, number), "projects")])


def _label_glued_behind(text: str, draft: Draft) -> FieldLabel | None:
    """The next field's heading at the end of a paragraph that lost its line break: ``… ผู้รับบริการ ๓. วัตถุประสงค์``."""
    tail = text[-_LONG_LINE:]
    match = _TAIL.search(tail) if "." in tail else None
    label = field_label(match["label"]) if match else None
    if label is None or not label.sure or label.sub or label.start is not None or label.field in draft.names:
        return None
    last = next((opened.label.number for opened in reversed(draft.fields) if opened.label and opened.label.number), 1)
    return label if label.number == last + 1 else None


def _open_glued_field(draft: Draft, label: FieldLabel, number: int) -> None:
    above = draft.fields[-1].lines[-1]
    match = _TAIL.search(above.key.rstrip())
    if match:
        cut = match.start("label")
        draft.fields[-1].lines[-1] = above.piece(0, cut)
        draft.fields.append(DraftField(label, label.field, number))
        draft.names.add(label.field)


def _titled_draft(source: SourceText, labelled: Labelled) -> Draft:
    """The block of a project's section with its title, and with the field whose label stands in the title's row:
    ``ชื่อโครงการ | โครงการอบรม | ระยะเวลา | ปี 2566``.
    """
    section = labelled.section
    titles = [section.title] if section.title and not labelled.titles else []
    draft = Draft(section.span.start, section.heading.end, titles, [], False, [])
    if behind := _BEHIND_NUMBER.search(source.stripped_digits[section.heading.start - 1]):
        draft.places |= places_alone(behind[1])
    for number, label in labelled.titles.items():
        line, key = source.line(number), source.key(number)
        beside = label_beside(key, label.start)
        if not draft.title_lines:
            draft.title_lines.append(line[label.start : end_of_title(key, label.start)])
        if beside:
            _open_field(draft, beside[1], number, line, key)
    return draft


def _is_noise(text: str, source: SourceText, number: int, draft: Draft) -> bool:
    """Whether a line that carries nothing is none of the draft's: a number alone may be its amount, and a row of dashes
    is one of a table of its budget.
    """
    if "\t" in text and _ROW_OF_DASHES.fullmatch(text):
        return not draft.fields or draft.fields[-1].name != "budget"
    return not text[0].isdecimal() or _is_page_number(source, number, draft)


def _is_page_number(source: SourceText, number: int, draft: Draft) -> bool:
    """A short number alone between empty lines, which no budget field could mean as its amount."""
    above = number == 1 or not source.key(number - 1).strip()
    below = number == len(source.lines) or not source.key(number + 1).strip()
    in_budget = bool(draft.fields) and draft.fields[-1].name == "budget" and not draft.fields[-1].lines
    return above and below and not in_budget


def _is_dashed_label(label: FieldLabel, text: str, labelled: Labelled) -> bool:
    """Whether a line behind a dash is a label: a colon follows it, or the block has a run of such labels alone."""
    told = (label.sure and ":" in text) or label.field in labelled.inline
    return text.startswith(_DASHES) and told


def _are_all_dashed(source: SourceText, labelled: Labelled) -> bool:
    """Whether dashes stand before all labels of a block, which are several."""
    keys = source.stripped_digits
    return len(labelled.labels) > 1 and all(keys[number - 1].startswith(_DASHES) for number in labelled.labels)


def _opens_field(label: FieldLabel, labelled: Labelled, draft: Draft, text: str) -> bool:
    """Whether a line that looks like a label is one here, by the way this block prints its labels.

    A damaged label, and one with text behind it, must fit: its field is still due, and its number goes on counting.
    """
    if text.startswith(_DASHES) and not (draft.dashed and (label.sure or label.field in labelled.inline)):
        return False
    if label.fuzzy and _goes_on_with_list(draft, text):
        return False
    if label.name == SIGNATURE:
        return True
    if label.name == NOTE:
        return _has_content(draft) and draft.fields[-1].name in SHORT_ANSWERS
    if label.sub:
        due = label.sure or label.field not in draft.names or _is_bare_heading(draft)
        return due and (label.number is None or labelled.numbered)
    if label.field in NO_FIELD and label.sure:
        return label.number is None or (_last_number(labelled, draft) < label.number and not _counts_on(label, draft))
    if label.style == "?" != labelled.style:
        return label.field not in draft.names and (
            label.sure or label.number in (None, _last_number(labelled, draft) + 1)
        )
    if label.sure:
        if labelled.numbered:
            return label.number is not None or label.field not in draft.names or _says_heading_again(label, draft)
        return label.number is None or (label.field not in draft.names and not _has_content(draft))
    if label.field in draft.names - NO_FIELD:
        return not label.fuzzy and label.number is not None and labelled.numbered and bool(_RESULTS & draft.names)
    if not labelled.numbered:
        return label.number is None and (label.fuzzy or label.field in labelled.inline)
    last = _last_number(labelled, draft)
    farthest = last + (_MOST_LOST if label.fuzzy else 1)
    place = labelled.before_first + sum(not (found.label and found.label.sub) for found in draft.fields)
    return label.number is not None and (last < label.number <= farthest or label.number == place + 1)


def _goes_on_with_list(draft: Draft, text: str) -> bool:
    """Whether a line is one more entry of the open field's list, behind the same sign: ``* จัดอบรม``, ``* ประเมินผล``."""
    lines = draft.fields[-1].lines if draft.fields else []
    return text.startswith(_SIGNS_OF_ENTRIES) and bool(lines) and lines[-1].line.lstrip().startswith(text[0])


def _is_bare_heading(draft: Draft) -> bool:
    """Whether the heading of all results stands right above, with nothing below it: ``9. ผลผลิต/ผลลัพธ์``."""
    above = draft.fields[-1] if draft.fields else None
    return bool(above and above.label and above.name in _RESULTS and not (above.label.sub or above.lines))


def _says_heading_again(label: FieldLabel, draft: Draft) -> bool:
    """Whether a label without a number is its field's heading once more, right above with nothing below it:
    ``ตัวชี้วัด`` below ``10. ตัวชี้วัด/ผลลัพธ์``.
    """
    above = draft.fields[-1] if draft.fields else None
    bare = above and above.label and above.label.number is not None and not above.lines
    return bool(bare and above and above.name == label.field and label.number is None)


def _last_number(labelled: Labelled, draft: Draft) -> int:
    """The number that the last field has, or had before it was lost or misread: then it counts on."""
    last = labelled.before_first
    for found in draft.fields:
        label = found.label
        if label and label.number and label.number >= last:
            last = label.number
        elif label and not label.sub and label.name != SIGNATURE:
            last += 1
    return last


def _counts_on(label: FieldLabel, draft: Draft) -> bool:
    """Whether a label's number only goes on with the list above it: ``5) การติดตามประเมินผล`` below ``4) จัดอบรม``."""
    lines = draft.fields[-1].lines if draft.fields else []
    numbers = [content.enumerator.number for content in lines if content.enumerator]
    return label.number is not None and label.number - 1 in numbers


def _has_content(draft: Draft) -> bool:
    return bool(draft.fields and draft.fields[-1].lines)


def _is_orphan(label: FieldLabel, draft: Draft) -> bool:
    """A field that was there already, after the block reached its results or jumped back in its numbers."""
    if label.sub or label.field in NO_FIELD:
        return False
    if label.field not in draft.names or draft.fields[-1].name == label.field:
        return False
    if draft.orphan and label.field == draft.fields[0].name and len(draft.names) >= LEAST_RUN:
        return True
    if label.field in _RESULTS:
        return False
    if _RESULTS & draft.names:
        return True
    last = next(
        (opened.label.number for opened in reversed(draft.fields) if opened.label and opened.label.number), None
    )
    return label.number is not None and last is not None and label.number <= last


def _open_field(draft: Draft, label: FieldLabel, number: int, line: str, key: str) -> None:
    """Open the field of a label with what stands on its line; one that goes on over the page is opened again."""
    if label.fuzzy or label.style == "?":
        span = Span(number, number)
        found = line[: label.start].strip(" :：\t")
        draft.issues.append(Issue("fuzzy_heading", span, "project_items", expected=label.name, found=found))
    previous = draft.fields[-1] if draft.fields else None
    in_two_lines = _says_heading_again(label, draft) or (label.sub and _is_bare_heading(draft))
    if previous and previous.label and in_two_lines:
        # ``9. ผลผลิต/ผลลัพธ์`` above ``ผลผลิต``: one heading in two lines, and the number is the first's.
        numbered = label if label.number is not None else label._replace(number=previous.label.number)
        previous.label, previous.name, previous.heading = numbered, label.field, number
        draft.names = {opened.name for opened in draft.fields}
    else:
        repeated = label.field in draft.names and not (label.sub or label.field in _RETURNING)
        if repeated and goes_on(key):  # '9. งบประมาณ (ต่อ)': what follows is its rest
            above = next(opened for opened in reversed(draft.fields) if opened.name == label.field)
            draft.fields.remove(above)
            draft.fields.append(above)
            return
        if repeated:
            span = Span(number, number)
            draft.issues.append(Issue("repeated_field", span, "project_items", params={"field": label.name}))
        draft.fields.append(DraftField(label, label.field, number))
        draft.names.add(label.field)
    if label.start is not None:
        pads = " " * label.start
        end = _end_of_content(key)
        beside = label_beside(key, label.start, draft.names)
        if beside:
            cut, following = beside
            _add_content(draft, _content(number, pads + line[label.start : cut], pads + key[label.start : cut], True))
            _open_field(draft, following, number, line, key)
            return
        content = _content(number, pads + line[label.start : end], pads + key[label.start : end], True)
        _add_content(draft, content, behind_label=True)


def _end_of_content(key: str) -> int:
    """Where a line ends, the leaders of a form aside."""
    text = key.rstrip()
    leaders = _END_LEADERS.search(text) if text.endswith(_LAST_OF_LEADERS) else None
    return leaders.start() if leaders else len(key)


def _add_content(draft: Draft, content: Sequence[ContentLine], *, behind_label: bool = False) -> None:
    """Add content to the last field. Outputs and outcomes in one cell or behind one label are parted at their names."""
    if draft.fields[-1].name not in _RESULTS or not (behind_label or len(content) > 1):
        draft.fields[-1].lines += content
        return
    for whole in content:
        parted = _parted_results(whole)
        for piece in parted:
            label = field_label(piece.key)
            if label and label.sub and (label.sure or len(parted) > 1):
                _open_field(draft, label, piece.number, piece.line, piece.key)
            else:
                draft.fields[-1].lines.append(piece)


def _parted_results(content: ContentLine) -> list[ContentLine]:
    """A line that begins with one of the results, parted where another begins: ``ผลผลิต: อบรม ผลลัพธ์: รู้``."""
    starts = [match.start("name") for match in _RESULT.finditer(content.key)]
    if len(starts) < 2 or content.key[: starts[0]].strip(" -•"):
        return [content]
    ends = [*starts[1:], len(content.key)]
    return [content.piece(*place)._replace(after_blank=True) for place in zip(starts, ends, strict=True)]
