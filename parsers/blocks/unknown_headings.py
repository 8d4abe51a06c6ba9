"""Headings of blocks that no rule knows: lines printed as the plan prints its labels. They end the field above them,
and are the field that their answers tell (:mod:`fields_by_answers`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from extract.ground.issues import Issue
from extract.ground.source import Span
from parsers.blocks.fields_by_answers import name_by_answers
from parsers.blocks.heading_names import (
    LONGEST_NAME,
    NEARLY_ALL,
    PARTING,
    TITLE,
    is_content,
    is_name,
    label_named,
    lines_of_fields,
    names_money,
)
from parsers.blocks.label_chain import is_within_list
from parsers.blocks.labelled import Labelled
from parsers.blocks.recurring_names import add_recurring, leave_unanswered
from parsers.structure.labels.label_numbers import Style, enumerator_of
from parsers.structure.labels.label_rules import FieldLabel
from parsers.structure.levels import named_strategy, says_level
from parsers.structure.line_facts import LineFacts
from parsers.values.kinds import KIND_WORD
from parsers.values.money.boxes import first_box
from parsers.values.spacing import wording_key

_LONGEST = 60
_LEAST_LABELS = 3
_LEAST_BLOCKS = 2
_MOST_OTHERS = 0.34
"""Paragraphs without a label, by the labels that begin one, where a paragraph's first line is a heading's place."""

_DELIMITER = re.compile(r"^[(\[]?[0-9ก-ฮ.]{1,8}?\s*([.)\]])")
_UNCOUNTED: tuple[int | None, Style, int] = (None, "", 0)
_OF_ATITLE = re.compile(rf"{KIND_WORD}|ของ|ประจำ|ใน|เพื่อ|ตาม|แก่|สำหรับ|ด้าน|เรื่อง|และ|หรือ|ระหว่าง|ภายใต้โครงการ|[(\"“]")
"""How a title's next line may begin."""

_LONGEST_PLACE = 160

_SHORT_ANSWERS = frozenset({"responsible", "period", "location", "budget"})
_NOUN = re.compile(
    r"การ|ความ|ผู้|หน่วยงาน|แนวทาง|แผน|ปัจจัย|เงื่อนไข|ผลกระทบ|ทรัพยากร|ช่องทาง|เครือข่าย|ภาคี|กลไก|รูปแบบ|เครื่องมือ|เอกสาร|หลักฐาน|สื่อ|วิทยากร|กำหนดการ|ข้อตกลง"
)


def unknown_headings(facts: LineFacts, blocks: Sequence[Labelled], tables: Collection[int]) -> tuple[Issue, ...]:
    """Add to each block the headings that no rule knows (``unknown``), and say each of them once.

    A line is one where it counts on with the block's own enumerators, and goes on with no list; or where it stands
    behind the same field in two blocks, in the dress that sets this plan's labels apart: with a colon or a tab, as a
    paragraph's first line where only labels are, or below the line that answers a field. Without such a dress nothing
    tells a heading from content. The title counts as a field where it has a label; between it and the first field
    stands what all blocks say there under one name, and the place in the tree that a block names. What nearly all
    blocks have behind the same field (:mod:`recurring_names`) needs no dress.
    """
    places: dict[tuple[str, str], list[tuple[Labelled, int, FieldLabel]]] = defaultdict(list)
    labelled = [block for block in blocks if len(block.labels) >= _LEAST_LABELS]
    for block in labelled:
        if block.numbered:
            block.unknown.update(_between_title_and_first(facts, block))
            block.unknown.update(_next_in_number(facts, block, tables))
        else:
            dressed = [*_with_colon(facts, block, tables), *_first_of_paragraph(facts, block, tables)]
            if len(labelled) > 1:
                dressed += _below_an_answer(facts, block, tables)
            for field, number, label in dressed:
                places[field, wording_key(label.name)].append((block, number, label))
    for (field, _), same in places.items():
        lone = len(labelled) == 1 and field != TITLE
        if len({block.section.ordinal for block, _, _ in same}) >= _LEAST_BLOCKS or lone:
            for block, number, label in same:
                block.unknown[number] = label
    _add_names_below_titles(facts, [block for block in labelled if block.titles])
    add_recurring(facts, labelled, tables)
    told = tuple(name_by_answers(facts.source, labelled))
    leave_unanswered(labelled)
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for block in blocks:
        for number, label in sorted(block.unknown.items()):
            if label.field == "other":
                found[wording_key(label.name)].append((label.name, number))
    return (*told, *(_issue(same) for same in found.values()))


def _issue(same: Sequence[tuple[str, int]]) -> Issue:
    name, number = same[0]
    return Issue(
        "unknown_heading", Span(number, number), "project_items", found=name, params={"blocks": str(len(same))}
    )


def _between_title_and_first(facts: LineFacts, block: Labelled) -> Iterator[tuple[int, FieldLabel]]:
    """Lines that count on from the title's label, where the first field's number leaves room for them:
    ``2. แผนงาน`` below ``1. ชื่อโครงการ`` and above ``3. หลักการและเหตุผล``.
    """
    source = facts.source
    own = {n: label.number for n, label in block.labels.items() if label.style == block.style and label.number}
    first = min(own, default=0)
    last = next((title.number for title in block.titles.values()), None) or 0
    for number, key in _below_title(facts, block):
        value, style, body = enumerator_of(key)
        name = _name_behind(key, body)
        if number < first and value == last + 1 < own[first] and style == block.style and len(name) <= _LONGEST_PLACE:
            last = value
            yield number, label_named(source, number, body, name, value, style)


def _add_names_below_titles(facts: LineFacts, blocks: Sequence[Labelled]) -> None:
    """Add what stands between a title and the first field without an enumerator: a name that nearly all blocks have
    there, with its answer below; the place in the tree that a line names, and a line with boxes to tick, where it is no
    such answer.
    """
    source = facts.source
    lines_of = {
        block.section.ordinal: [line for line in _below_title(facts, block) if line[0] not in block.unknown]
        for block in blocks
    }
    names: dict[str, list[tuple[Labelled, int]]] = defaultdict(list)
    for block in blocks:
        for number, key in lines_of[block.section.ordinal][:-1]:
            if is_name(key) and not _OF_ATITLE.match(key):
                names[wording_key(key)].append((block, number))
    told = {
        (block.section.ordinal, number)
        for same in names.values()
        if len(same) >= max(_LEAST_BLOCKS, NEARLY_ALL * len(blocks))
        for block, number in same
    }
    for block in blocks:
        answered = False
        for number, key in lines_of[block.section.ordinal]:
            is_heading = (block.section.ordinal, number) in told or says_level(key) or named_strategy(key)
            boxes = first_box(key)
            if (is_heading or boxes is not None) and not answered:
                name = key[:boxes].rstrip(" :：") or key
                block.unknown[number] = label_named(source, number, 0, name, None, "")
            answered = number in block.unknown


def _below_title(facts: LineFacts, block: Labelled) -> list[tuple[int, str]]:
    """The lines between the title's first and the first field, where the title has a label; stripped, Arabic digits."""
    source = facts.source
    first = min(block.labels)
    lines = range(block.section.heading.end + 1, first) if block.titles else ()
    filled = [(n, source.stripped_digits[n - 1]) for n in lines if not facts[n].carries_nothing]
    number, title = next(reversed(block.titles.items())) if filled else (0, None)
    return filled if title and source.key(number)[title.start :].strip() else filled[1:]


def _next_in_number(facts: LineFacts, block: Labelled, tables: Collection[int]) -> Iterator[tuple[int, FieldLabel]]:
    """Lines that count on between the block's labels or behind the last, in the labels' own enumerators.

    One that counts on with a list above it too is a heading where the labels leave room for it alone, and it is a name
    as no entry of the list is: ``ค. การบูรณาการ`` below ``ข. เพื่อโปร่งใส`` and above ``ง. งบประมาณ``.
    """
    source = facts.source
    own = {n: label for n, label in block.labels.items() if label.style == block.style and label.number is not None}
    if len(own) < _LEAST_LABELS:
        return
    delimiters = Counter(match[1] for n in own if (match := _DELIMITER.match(source.stripped_digits[n - 1])))
    delimiter = delimiters.most_common(1)[0][0] if delimiters else None
    last, entries, named = block.before_first, set[int](), False
    lines = sorted(own)
    first = lines[0]
    known, counted = facts.of_lines, facts.counted_within(first, block.section.span.end)
    for number in sorted({*counted, *(n for n in block.labels if n >= first)}) if counted else ():
        label = block.labels.get(number)
        if label:
            # one that lost its number has the next one
            last = (label.number or last) if number in own else last + (not label.sub and label.number is None)
            if number in own:
                entries, named = set(), False
                continue
        value, style, body = known[number - 1].counter or _UNCOUNTED
        if value is None or style != block.style or number in tables:
            continue
        key = source.stripped_digits[number - 1]
        match = _DELIMITER.match(key)
        if (match and match[1]) != delimiter:
            continue
        below = bisect_right(lines, number) if value == last + 1 else len(lines)
        ahead = own[lines[below]].number if below < len(lines) else None
        fits = value == last + 1 and (ahead is None or value < ahead)
        if fits and entries:  # a list in the same enumerators stands above
            fits = value - 1 not in entries and (ahead == value + 1 or value - 2 not in entries)
            fits = fits or (ahead == value + 1 and not named and bool(_NOUN.match(key[body:])))
        name = _name_behind(key, body) if fits else ""
        if not 0 < len(name) <= _LONGEST or is_content(name):
            entries.add(value)
            named = named or bool(_NOUN.match(key[body:]))
            continue
        last, entries, named = value, set(), False
        yield number, label_named(source, number, body, name, value, style)


def _name_behind(key: str, body: int) -> str:
    """What stands behind an enumerator, up to a colon or a gap."""
    parting = PARTING.search(key)
    return key[body : parting.start()] if parting and parting.start() > body else key[body:]


def _with_colon(facts: LineFacts, block: Labelled, tables: Collection[int]) -> Iterator[tuple[str, int, FieldLabel]]:
    """Short names with a colon or a tab in a block that prints one behind its labels; not right below a label."""
    source = facts.source
    sure = {n: label for n, label in block.labels.items() if label.sure and not label.sub}
    colons = sum(bool(PARTING.search(source.stripped_digits[n - 1][:_LONGEST])) for n in sure)
    if len(sure) < _LEAST_LABELS or colons * 3 < 2 * len(sure):
        return
    for field, number, below in lines_of_fields(facts, block, tables):
        key = source.stripped_digits[number - 1]
        parting = PARTING.search(key[: LONGEST_NAME + 2])
        if parting is None or below == 0 or not is_name(key[: parting.start()]) or is_within_list(source, number):
            continue
        if field != "budget" or not names_money(source, block, number):
            yield field, number, label_named(source, number, 0, key[: parting.start()], None, "")


def _first_of_paragraph(
    facts: LineFacts, block: Labelled, tables: Collection[int]
) -> Iterator[tuple[str, int, FieldLabel]]:
    """First lines of paragraphs in a block whose labels, and hardly anything else, begin paragraphs."""
    source = facts.source
    sure = [n for n, label in block.labels.items() if label.sure and not label.sub]
    if len(sure) < _LEAST_LABELS or any(source.stripped_digits[n - 2] for n in sure):
        return
    found, others = [], 0
    for field, number, below in lines_of_fields(facts, block, tables):
        if source.stripped_digits[number - 2]:
            continue
        key = source.stripped_digits[number - 1]
        if below and number < len(source.lines) and source.stripped_digits[number] and is_name(key) and " " not in key:
            found.append((field, number, label_named(source, number, 0, key, None, "")))
        else:
            others += 1
    if others <= _MOST_OTHERS * len(sure):
        yield from found


def _below_an_answer(
    facts: LineFacts, block: Labelled, tables: Collection[int]
) -> Iterator[tuple[str, int, FieldLabel]]:
    """Names below the answer of a field that is answered in a word or two, with lines of their own below them."""
    source = facts.source
    lines = list(lines_of_fields(facts, block, tables))
    for (field, number, below), (following, _, _) in pairwise(lines):
        key = source.stripped_digits[number - 1]
        if field == "budget" and names_money(source, block, number):
            continue
        if field == following and field in _SHORT_ANSWERS and below == 1 and _NOUN.match(key) and is_name(key):
            yield field, number, label_named(source, number, 0, key, None, "")
