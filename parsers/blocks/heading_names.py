"""What may be the name of a heading that no rule knows, among the lines of content of a block."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from extract.ground.source import SourceText
from parsers.blocks.labelled import Labelled
from parsers.structure.labels.label_numbers import Style, enumerator_of
from parsers.structure.labels.label_rules import FieldLabel
from parsers.structure.line_facts import LineFacts
from parsers.values.money.said import SAYS_MONEY

LONGEST_NAME = 32
NEARLY_ALL = 0.8
"""Of the blocks of a plan."""

TITLE = "title"
"""What the title is called where it is a field above others."""

PARTING = re.compile(r"(?=[\s:：])(?:\s*[:：\t]\s*|\s{2,})")
"""What parts a name from its content."""

_MONEY = re.compile(rf"{SAYS_MONEY.pattern}|(?<![0-9])(?!25[0-9]{{2}}(?![0-9]))[0-9]{{4}}|[0-9]\.-")
_CONTENT = re.compile(
    r"[0-9]|[.…]\s*$|เชิง(?:ปริมาณ|คุณภาพ)|^(?:เพื่อ|ให้|มี|ได้|จัด|โดย|และ|หรือ|ซึ่ง|ไม่|นาย|นาง|ค่า|จำนวน|สำนัก|กอง|งาน)"
)
"""What a field's entries and sentences have; the name of a heading does not."""


def is_content(text: str) -> bool:
    """Whether a text has what entries and sentences have."""
    return _CONTENT.search(text) is not None


def is_name(text: str) -> bool:
    """Whether a text may be the name of a heading: short, with letters, no entry of a list and no sentence."""
    signs_alone = not any(map(str.isalpha, text[1:]))  # the bullet of a list
    return (
        0 < len(text) <= LONGEST_NAME and not signs_alone and not enumerator_of(text)[1] and not _CONTENT.search(text)
    )


def lines_of_fields(facts: LineFacts, block: Labelled, tables: Collection[int]) -> Iterator[tuple[str, int, int]]:
    """The lines of content: the field above, the line, and how many lines of that field stand before it."""
    source = facts.source
    title = next(reversed(block.titles.items()), None)
    field, below = (TITLE, int(bool(source.key(title[0])[title[1].start :].strip()))) if title else (None, 0)
    known = facts.of_lines
    for number in range(block.section.heading.end + 1, block.section.span.end + 1):
        label = block.labels.get(number)
        if label:
            field, below = label.field, int(label.start is not None)
        elif field and number not in tables and not known[number - 1].carries_nothing:
            yield field, number, below
            below += 1


def names_money(source: SourceText, block: Labelled, number: int) -> bool:
    """Whether money stands on a line or below it before the next label: then it may be the field's own."""
    end = next((n for n in sorted(block.labels) if n > number), block.section.span.end + 1)
    return any(_MONEY.search(key) for key in source.stripped_digits[number - 1 : end - 1])


def label_named(
    source: SourceText, number: int, body: int, name: str, value: int | None = None, style: Style = ""
) -> FieldLabel:
    """The label that a ``name`` on a line is, behind ``body`` letters of its enumerator: of no field so far."""
    line = source.line(number).rstrip()
    indent = len(line) - len(line.lstrip())
    behind = indent + body + len(name)
    wording, rest = line[indent + body : behind].strip(), line[behind:].lstrip(" :：\t")
    return FieldLabel("other", wording, value, False, len(line) - len(rest) if rest else None, style=style)
