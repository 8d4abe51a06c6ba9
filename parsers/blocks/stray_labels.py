"""Labels that are none where they stand: entries of lists, notes, words at the end of a line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from itertools import pairwise

from extract.ground.characters import BULLETS
from extract.ground.source import SourceText
from parsers.blocks.label_chain import NO_FIELD, chain_of
from parsers.records.blocks import FieldName
from parsers.structure.labels.label_numbers import Style, enumerator_of
from parsers.structure.labels.label_rules import NOTE, FieldLabel

SHORT_ANSWERS: frozenset[FieldName] = frozenset({"target_group", "location", "period", "responsible"})
LEAST_RUN = 3
"""Different fields that only a block has one after the other."""

_DIGITS = re.compile(r"[0-9]+|[ก-ฮ]")

_NEAR = 4
"""Lines above an entry, empty ones among them, of which one may be the entry before it."""


def without_notes(labels: dict[int, FieldLabel]) -> dict[int, FieldLabel]:
    """The labels without notes but those right below a short answer: elsewhere a note is content, or the plan's own."""
    if all(label.name != NOTE for label in labels.values()):
        return labels
    above = dict(zip([*labels][1:], labels.values(), strict=False))
    return {
        number: label
        for number, label in labels.items()
        if label.name != NOTE or (number in above and above[number].field in SHORT_ANSWERS)
    }


def without_bulleted_entries(source: SourceText, labels: dict[int, FieldLabel]) -> dict[int, FieldLabel]:
    """The labels without those behind bullets that are entries of a list: few of the block's have one, and another has
    their field, none is of them, or the same bullet stands before a line beside them that is no label.
    """
    bulleted = {number for number in labels if source.stripped_digits[number - 1][:1] in BULLETS}
    if not bulleted or 2 * len(bulleted) > len(labels):
        return labels
    fields = {label.field for number, label in labels.items() if number not in bulleted} | NO_FIELD
    return {
        number: label
        for number, label in labels.items()
        if number not in bulleted or not (label.field in fields or _is_beside_bullet(source, number, labels))
    }


def _is_beside_bullet(source: SourceText, number: int, labels: Mapping[int, FieldLabel]) -> bool:
    keys = source.stripped_digits
    above = next((n for n in range(number - 1, max(0, number - 1 - _NEAR), -1) if keys[n - 1]), None)
    beside = (n for n in (above, _next_line(source, number)) if n and n not in labels)
    return any(keys[n - 1][:1] == keys[number - 1][:1] for n in beside)


def without_strays(labels: dict[int, FieldLabel], style: Style) -> dict[int, FieldLabel]:
    """Numbered labels without the bare words among them that are content: the end of a wrapped line (``แก่กลุ่ม``,
    ``เป้าหมาย``) that stands between two numbers with no room for one more, where the field has a label of its own.
    Right below that, where this has nothing behind it, it is the heading once more.
    """
    if not style or all(label.style or label.sub for label in labels.values()):
        return labels
    own = [(number, label) for number, label in sorted(labels.items()) if label.style == style and label.number]
    fields = {label.field for _, label in own}
    tight = {
        above
        for (above, first), (_, second) in pairwise(own)
        if first.number is not None and second.number == first.number + 1
    }
    chain = [number for number, _ in own]
    if not tight:
        return labels
    again = {above + 1 for above, label in own if label.start is None and _is_of(label.field, labels.get(above + 1))}
    return {
        number: label
        for number, label in labels.items()
        if label.style
        or label.sub
        or label.field not in fields
        or chain[bisect_right(chain, number) - 1] not in tight
        or number in again
    }


def _is_of(name: FieldName, label: FieldLabel | None) -> bool:
    return label is not None and label.field == name and label.sure


def without_entries(source: SourceText, labels: dict[int, FieldLabel], style: Style) -> dict[int, FieldLabel]:
    """The labels without those that are entries of a list: ``1) ประชุม``, ``2) งบประมาณ``, ``3) สรุปผล``.

    They are no links of the block's chain, one or two between two of it, and count on with lines that are no labels. In
    the chain's own enumerators they stand where it leaves no room for one more. And the chain has their field too, or
    they say nothing but their name: what has content of its own, and no other label, is a field with a wrong number.
    """
    if len(labels) <= LEAST_RUN:
        return labels
    bare = () if style else sorted(labels.items())
    own = chain_of(labels, style) if style else [number for number, label in bare if label.sure and not label.style]
    counted = sorted({number for number, label in labels.items() if label.number is not None} - set(own))
    if len(own) < LEAST_RUN or not counted:
        return labels
    fields, entries = {labels[number].field for number in own}, set[int]()
    for above, below in zip(own, [*own[1:], len(source.lines) + 1], strict=True):
        within = counted[bisect_right(counted, above) : bisect_right(counted, below - 1)]
        if not within:
            continue
        room = below not in labels or not style or labels[below].number != (labels[above].number or 0) + 1
        for number in within if len(within) < LEAST_RUN else ():
            label = labels[number]
            if label.sub or (room and label.style == style):
                continue
            told = label.field in fields or _says_no_more(source, number, labels)
            if told and _is_listed(source, number, above, labels):
                entries.add(number)
    return {number: label for number, label in labels.items() if number not in entries}


def _says_no_more(source: SourceText, number: int, labels: Mapping[int, FieldLabel]) -> bool:
    """Whether a label has no content: none behind it, and another label or enumerator below."""
    below = _next_line(source, number)
    counted = below is not None and enumerator_of(source.stripped_digits[below - 1])[0] is not None
    return labels[number].start is None and (below in labels or counted)


def _next_line(source: SourceText, number: int) -> int | None:
    return next((n for n in range(number + 1, len(source.lines) + 1) if source.stripped_digits[n - 1]), None)


def _is_listed(source: SourceText, number: int, above: int, labels: Mapping[int, FieldLabel]) -> bool:
    """Whether a line that is no label, below the label on line ``above`` or right behind it, counts on with line
    ``number`` in the same print.
    """
    counted = _counted(source.stripped_digits[number - 1])
    label = labels[above]
    lines = [] if label.start is None else [_counted(source.key(above)[label.start :].strip())]
    lines += [_counted(source.stripped_digits[n - 1]) for n in range(above + 1, number) if n not in labels]
    following = _next_line(source, number)
    if following and following not in labels:
        lines.append(_counted(source.stripped_digits[following - 1]))
    return any(
        printed == counted[1] and n is not None and abs(n - (counted[0] or 0)) <= LEAST_RUN - 1 for n, printed in lines
    )


def _counted(key: str) -> tuple[int | None, str]:
    """What a line counts, and how that is printed: ``2) ประชุม`` is 2 in ``#)``."""
    number, _, length = enumerator_of(key)
    return number, _DIGITS.sub("#", key[:length].strip())
