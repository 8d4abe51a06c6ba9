"""The content of a field as items: a paragraph of prose, or an entry of a list with its wrapped lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from extract.ground.source import Span
from parsers.records.blocks import FieldItem, FieldName
from parsers.values.enumerators import Enumerator, head
from parsers.values.spacing import join_lines

_QUALITY = re.compile(r"^(?:[-•]\s*)?เชิง(?:ปริมาณ|คุณภาพ)")
_IN_A_LINE = frozenset({"1.", "1)", "(1)"})
_WITHIN = re.compile(r"[ \t]+(?=\(?\d{1,2}[).])")
"""Where another entry may begin on a list's line."""

_INDENT = " " * 8
_PROSE: frozenset[FieldName] = frozenset({"rationale"})
_TAG = re.compile(r"<(?!https?:|www\.)/?[a-zA-Z][^>]*>")


class ContentLine(NamedTuple):
    """One line of content: its number, wording and Arabic-digit twin, and whether an empty line stands above it."""

    number: int
    line: str
    key: str
    after_blank: bool


@dataclass(slots=True)
class _OpenItem:
    enumerator: Enumerator | None
    level: int
    pieces: list[str]
    start: int
    end: int

    def closed(self, field: FieldName) -> FieldItem:
        """The item, once all its lines are there."""
        enumerator, span = self.enumerator, Span(self.start, self.end)
        if enumerator is None:
            return FieldItem(field, None, self.level, _item_text(self.pieces), span, None)
        return FieldItem(field, enumerator.text, self.level, _item_text(self.pieces), span, enumerator.number)


def field_items(field: FieldName, lines: Sequence[ContentLine]) -> tuple[FieldItem, ...]:
    """The items of a field. ``lines`` are its content lines in order, without empty lines, page numbers and
    noise.

    Level 2 is an entry below another: ``๒.๑)`` below ``๒)``, a bullet below a number. A line without an
    enumerator goes on with the entry above it (in prose: only where no empty line parts them); ``เชิงปริมาณ`` and
    ``เชิงคุณภาพ`` are headings of their own.
    """
    opened: list[_OpenItem] = []
    first: Enumerator | None = None
    last_top_number: int | None = None
    entries = [entry for content in lines for entry in _entries(content)]
    for content, enumerator in entries:
        number, line, key, _ = content
        if "เชิง" in key and _names_quality(key, enumerator):
            opened.append(_OpenItem(None, 1, [line], number, number))
        elif enumerator and enumerator.end < len(key):
            first = first or enumerator
            level = _item_level(enumerator, first, last_top_number, opened)
            if level == 1:
                last_top_number = enumerator.number
            opened.append(_OpenItem(enumerator, level, [line[enumerator.end :]], number, number))
        elif opened and not _opens_paragraph(field, content, opened[-1]):
            opened[-1].pieces.append(line)
            opened[-1].end = number
        else:
            opened.append(_OpenItem(None, 1, [line], number, number))
    return tuple([item.closed(field) for item in opened])


def _entries(content: ContentLine) -> Sequence[tuple[ContentLine, Enumerator | None]]:
    """A line with its enumerator, parted where a list that begins on it goes on behind a blank: ``(1) ประชุม (2) อบรม
    (3) สรุป``.
    """
    opened = head(content.key, content.line)
    cuts = _cuts(content.key, opened) if opened and opened.numbers == (1,) else ()
    if not cuts:
        return ((content, opened),)
    places = pairwise((0, *cuts, len(content.key)))
    parts = [content._replace(line=content.line[start:end], key=content.key[start:end]) for start, end in places]
    return [(part, head(part.key, part.line)) for part in parts]


def _cuts(key: str, opened: Enumerator) -> list[int]:
    """Where the second and the following entries of a list begin that counts on from 1 on one line, which begins with
    the enumerator ``opened``, a 1.

    >>> [_cuts(line, head(line)) for line in ("(1) ประชุม (2) อบรม 2) วัน (3) สรุป", "1. อบรม 1.5 วัน 2 รุ่น")]
    [[11, 27], []]
    """
    if opened.style not in _IN_A_LINE or "2" not in key:
        return []
    cuts: list[int] = []
    for match in _WITHIN.finditer(key, opened.end):
        found = head(key[match.end() :])
        if found and not found.bullet and found.style == opened.style and found.number == len(cuts) + 2:
            cuts.append(match.end())
    return cuts


def _names_quality(key: str, enumerator: Enumerator | None) -> bool:
    """Whether a line is ``เชิงปริมาณ`` or ``เชิงคุณภาพ``, with a bullet or none."""
    return "เชิง" in key[:40] and (enumerator is None or enumerator.style == "-") and bool(_QUALITY.match(key.strip()))


def _item_text(pieces: Sequence[str]) -> str:
    text = join_lines(pieces) if len(pieces) > 1 else " ".join(pieces[0].split())
    return _TAG.sub("", text) if "<" in text else text


def _item_level(
    enumerator: Enumerator, first: Enumerator, last_top_number: int | None, opened: Sequence[_OpenItem]
) -> int:
    if enumerator.style == "1.1":
        return 1 if first.style == "1.1" and len(enumerator.numbers) <= len(first.numbers) else 2
    if enumerator.style == first.style:
        return 1
    if enumerator.style == "-":
        return 1 if opened and opened[-1].enumerator is None else 2
    if first.style == "-":
        return 1
    above = opened[-1] if opened else None
    if above and above.level == 2 and above.enumerator and above.enumerator.style == enumerator.style:
        return 2  # '(3)' below '(2)', though the list above it stands at '2)'
    return 1 if last_top_number is not None and enumerator.number == last_top_number + 1 else 2


def _opens_paragraph(field: FieldName, content: ContentLine, above: _OpenItem) -> bool:
    if above.enumerator is not None:
        return field in _PROSE and content.after_blank
    if _QUALITY.match(above.pieces[0].strip()):
        return True
    return content.after_blank or content.line.startswith(_INDENT)
