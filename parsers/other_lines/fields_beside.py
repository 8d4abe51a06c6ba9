"""Lines with several fields of a block that no sign parts, or with the next block's title behind the last field of the
one above: what stands behind each label tells that it is one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from typing import NamedTuple

from extract.ground.characters import THAI_DIGITS, text_before
from extract.ground.source import SourceText
from parsers.records.blocks import FieldName
from parsers.structure.headings import title_label
from parsers.structure.labels.field_labels import field_label
from parsers.structure.labels.label_rules import ANSWERS, BESIDE_EACH_OTHER, FieldLabel
from parsers.values.kinds import kind_of

_NAMES = "(?P<word>ระยะ|งบประ|ผู้รับ|หน่วยงาน|เป้าหมาย|กลุ่มเป้า|ชื่อ(?:โครงการ|กิจกรรม|มาตรการ))"
_BEFORE = re.compile(rf"(?<=\S) ++(?=(?:[0-9]{{1,2}}[.)] ?)?{_NAMES})")
_OF_TABLES = re.compile(r"[\t|]")
_WORD = re.compile(f" {_NAMES}")
_OF_ENUMERATORS, _LONGEST_ENUMERATOR = f" \t().-0123456789{THAI_DIGITS}", 16
_TITLES = ("ชื่อโครงการ", "ชื่อกิจกรรม", "ชื่อมาตรการ")
_FIRST_FIELDS = ("rationale", "objective")
_LONGEST, _LONGEST_LABEL, _MOST_LABELS = 600, 60, 8
_LEAST_LABELS, _LEAST_LINES = 3, 2


class _Labels(NamedTuple):
    """Where the labels of a line begin, behind its first, and the fields of all."""

    edges: tuple[int, ...]
    fields: tuple[FieldName, ...]
    answered: bool
    """Whether what stands behind the first label is an answer to it, as it is behind the others."""

    @property
    def sure(self) -> bool:
        """Whether they are labels whatever other lines have: some that only blocks state, all answered, or three."""
        told = self.answered and {*self.fields} <= BESIDE_EACH_OTHER
        return told or len(self.fields) >= _LEAST_LABELS


def fields_beside(source: SourceText, others: Collection[int]) -> dict[int, list[int]]:
    """Where the further fields, and the title of the next block, begin of the lines that have several, but for
    ``others``. A line of two fields, one of which prose may name, is one where another line has the same two.
    """
    named: dict[int, set[str]] = defaultdict(set)
    text = source.joined
    for match in _WORD.finditer(text):
        before = text_before(text, match.start(), most=_LONGEST_ENUMERATOR).rpartition("\n")[2]
        if len(before) == _LONGEST_ENUMERATOR or before.strip(_OF_ENUMERATORS):  # else it is the line's own label
            named[source.line_at(match.start())].add(match["word"])
    for other in named.keys() & {*others}:
        del named[other]
    found = {
        number: labels
        for number, words in named.items()
        if not words <= {*_TITLES} and (labels := _labels(source.digits[number - 1]))
    }
    counted = Counter(labels.fields for labels in found.values())
    cuts = {n: list(one.edges) for n, one in found.items() if one.sure or counted[one.fields] >= _LEAST_LINES}
    for number, words in named.items():
        if not words.isdisjoint(_TITLES) and (title := _title(source, number)) is not None:
            cuts[number] = [*(edge for edge in cuts.get(number, ()) if edge < title), title]
    return cuts


def _labels(key: str) -> _Labels | None:
    """The labels of a line that begins with one and has another behind it, each with a field of its own.

    >>> _labels("ระยะเวลา มิ.ย. 2568 งบประมาณ 8,500 บาท ผู้รับผิดชอบ กองคลัง").edges
    (20, 39)
    >>> _labels("ผู้รับผิดชอบ กองคลัง งบประมาณ เพียงพอ"), _labels("ใช้ งบประมาณ 8,500 บาท ผู้รับผิดชอบ กองคลัง")
    (None, None)
    """
    first = field_label(key) if len(key) <= _LONGEST and not _OF_TABLES.search(key) else None
    if first is None or first.start is None or first.fuzzy:
        return None
    found: list[tuple[int, FieldLabel, int]] = [(0, first, first.start)]
    for match in _BEFORE.finditer(key, first.start):
        label = field_label(key[match.end() : match.end() + _LONGEST_LABEL])
        if label and label.start is not None and not label.fuzzy and label.field in ANSWERS:
            found.append((match.end(), label, match.end() + label.start))
    fields = tuple(label.field for _, label, _ in found)
    if not 1 < len(found) <= _MOST_LABELS or len({*fields}) < len(fields):
        return None
    ends = [*(at for at, *_ in found[1:]), len(key)]
    answers = [
        (answer := ANSWERS.get(label.field)) is not None and bool(answer.match(key[start:end].strip()))
        for (_, label, start), end in zip(found, ends, strict=True)
    ]
    return _Labels(tuple(ends[:-1]), fields, answers[0]) if all(answers[1:]) else None


def _title(source: SourceText, number: int) -> int | None:
    """Where the title of the next block begins behind a field, if below it stands that block's first field."""
    key = source.digits[number - 1]
    first = field_label(key) if len(key) <= _LONGEST else None
    if first is None or first.start is None:
        return None
    for match in _BEFORE.finditer(key, first.start):
        label = title_label(key[match.end() :]) if match["word"] in _TITLES else None
        if (
            label
            and kind_of(key[match.end() + label.start :].strip()) != "unspecified"
            and _begins_below(source, number)
        ):
            return match.end()
    return None


def _begins_below(source: SourceText, number: int) -> bool:
    below = next((key for key in _keys_below(source, number) if key), "")
    label = field_label(below)
    return label is not None and not label.fuzzy and label.field in _FIRST_FIELDS


def _keys_below(source: SourceText, number: int) -> Iterator[str]:
    return (source.stripped_digits[n - 1] for n in range(number + 1, min(number + 4, len(source.lines) + 1)))
