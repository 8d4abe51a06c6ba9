"""The content of a field as items: a paragraph of prose, or an entry of a list with its wrapped lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.ground.source import Span
from parsers.blocks.counted_lines import LISTED_FIELDS, counted_joins
from parsers.blocks.offices import MOST_OF_AN_ENTRY, Joined, joins
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
    """One line of content: its number, wording and Arabic-digit twin, whether an empty line stands above it, and the
    enumerator that it begins with.
    """

    number: int
    line: str
    key: str
    after_blank: bool
    enumerator: Enumerator | None

    @classmethod
    def of(cls, number: int, line: str, key: str, *, after_blank: bool) -> ContentLine:
        """A line, or a piece of one, of which nobody knows the enumerator yet."""
        return cls(number, line, key, after_blank, head(key, line))

    def piece(self, start: int, end: int) -> ContentLine:
        """A stretch of it as a line by itself."""
        return ContentLine.of(self.number, self.line[start:end], self.key[start:end], after_blank=self.after_blank)


class _Opening(NamedTuple):
    """The line that an item begins on: its enumerator, level and number, and what it says behind the enumerator."""

    enumerator: Enumerator | None
    level: int
    number: int
    text: str


def field_items(field: FieldName, lines: Sequence[ContentLine]) -> tuple[FieldItem, ...]:
    """The items of a field. ``lines`` are its content lines in order, without empty lines, page numbers and
    noise.

    Level 2 is an entry below another: ``๒.๑)`` below ``๒)``, a bullet below a number. A line without an
    enumerator goes on with the entry above it (in prose: only where no empty line parts them); ``เชิงปริมาณ`` and
    ``เชิงคุณภาพ`` are headings of their own.
    """
    if len(lines) == 1 and (alone := _alone(field, lines[0])):
        return (alone,)
    items: list[FieldItem] = []
    first: Enumerator | None = None
    last_top_number: int | None = None
    above: _Opening | None = None
    more: list[str] = []
    end = 0
    for content in lines:
        opened = content.enumerator
        for number, line, key, after_blank, enumerator in (
            _parted(content, opened) if opened and opened.numbers == (1,) else (content,)
        ):
            if "เชิง" in key and _names_quality(key, enumerator):
                opening = _Opening(None, 1, number, line)
            elif enumerator and enumerator.end < len(key):
                first = first or enumerator
                level = _item_level(enumerator, first, last_top_number, above)
                if level == 1:
                    last_top_number = enumerator.number
                opening = tuple.__new__(_Opening, (enumerator, level, number, line[enumerator.end :]))
            elif above and (how := _joined(field, line, above, more, after_blank=after_blank)) != "new":
                if how == "joined":
                    more.append(line)
                elif more:
                    more[-1] += f"\n{line}"  # a blank, whatever its letters are
                else:
                    above = above._replace(text=f"{above.text}\n{line}")
                end = number
                continue
            else:
                opening = _Opening(None, 1, number, line)
            if above:
                items.append(_item(field, above, more, end))
                more = []
            above, end = opening, number
    if above:
        items.append(_item(field, above, more, end))
    return tuple(items)


def _alone(field: FieldName, content: ContentLine) -> FieldItem | None:
    """The item that the only line of a field is, as most fields have; None where several may stand on it."""
    number, line, key, _, enumerator = content
    if "เชิง" in key or (enumerator and enumerator.numbers == (1,)):
        return None
    if enumerator and enumerator.end < len(key):
        return _item(field, tuple.__new__(_Opening, (enumerator, 1, number, line[enumerator.end :])), (), number)
    return _item(field, tuple.__new__(_Opening, (None, 1, number, line)), (), number)


def _item(field: FieldName, opening: _Opening, more: Sequence[str], end: int) -> FieldItem:
    """The item that an opening begins and ``more`` lines, to the line ``end``, go on with."""
    enumerator, level, start, first = opening
    text = join_lines((first, *more)) if more else " ".join(first.split())
    if "<" in text:
        text = _TAG.sub("", text)
    printed, number = (enumerator.text, enumerator.number) if enumerator else (None, None)
    # A plan has a thousand items: named tuples are made so in a third of the time.
    return tuple.__new__(FieldItem, (field, printed, level, text, tuple.__new__(Span, (start, end)), number))


def _parted(content: ContentLine, opened: Enumerator) -> Sequence[ContentLine]:
    """A line that begins with the enumerator ``opened``, parted where a list that begins on it goes on behind a blank:
    ``(1) ประชุม (2) อบรม (3) สรุป``.
    """
    cuts = _cuts(content.key, opened)
    if not cuts:
        return (content,)
    return [content.piece(start, end) for start, end in pairwise((0, *cuts, len(content.key)))]


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


def _item_level(enumerator: Enumerator, first: Enumerator, last_top_number: int | None, above: _Opening | None) -> int:
    if enumerator.style == "1.1":
        return 1 if first.style == "1.1" and len(enumerator.numbers) <= len(first.numbers) else 2
    if enumerator.style == first.style:
        return 1
    if enumerator.style == "-":
        return 1 if above and above.enumerator is None else 2
    if first.style == "-":
        return 1
    if above and above.level == 2 and above.enumerator and above.enumerator.style == enumerator.style:
        return 2  # '(3)' below '(2)', though the list above it stands at '2)'
    return 1 if last_top_number is not None and enumerator.number == last_top_number + 1 else 2


def _joined(field: FieldName, line: str, above: _Opening, more: Sequence[str], *, after_blank: bool) -> Joined:
    """How a line without an enumerator stands to the entry ``above`` and the lines that go on with it."""
    if _opens_paragraph(field, line, above, after_blank=after_blank):
        return "new"
    if field in LISTED_FIELDS:
        return counted_joins((more[-1] if more else above.text).rsplit("\n", 1)[-1], line)
    if field != "responsible":
        return "joined"
    last = (above.text, *more[-MOST_OF_AN_ENTRY:])
    return joins([piece for text in last for piece in text.rsplit("\n", MOST_OF_AN_ENTRY)[-MOST_OF_AN_ENTRY:]], line)


def _opens_paragraph(field: FieldName, line: str, above: _Opening, *, after_blank: bool) -> bool:
    if above.enumerator is not None:
        return field in _PROSE and after_blank
    if _QUALITY.match(above.text.strip()):
        return True
    return after_blank or line.startswith(_INDENT)
