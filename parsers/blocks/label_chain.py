"""The labels of a block that count on, in the style and the order of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from extract.ground.source import SourceText
from parsers.records.blocks import FieldName
from parsers.structure.labels.label_numbers import Style, enumerator_of
from parsers.structure.labels.label_rules import ANSWERS, SIGNATURE, FieldLabel

NO_FIELD: frozenset[FieldName] = frozenset({"monitoring", "other"})

_PLACE = {
    "rationale": 0,
    "objective": 1,
    "target_group": 2,
    "target_output": 2,
    "method": 3,
    "period": 4,
    "budget": 5,
    "responsible": 6,
    "output": 7,
    "outcome": 8,
    "indicator": 9,
}
"""The order of the template's fields."""

LEAST_SURE = 2
_ROOM_FOR_ONE = 2
_SURE = 2
_MOST_LABELS = 60
"""More stand in no one block."""


def sure_by_place(source: SourceText, labels: dict[int, FieldLabel], style: Style) -> dict[int, FieldLabel]:
    """``labels`` where one with text behind it is sure too: its field has no other, and it stands at its place.

    Among numbered labels that is where the numbers of those around it leave room for it alone, whatever its own is, or
    for it and others that were not read, and it is in the template's order.
    Elsewhere what follows on its line must answer the field, too.
    """
    if all(label.sure for label in labels.values()):
        return labels
    lone = Counter(label.field for label in labels.values())
    placed, own = dict(labels), chain_of(labels, style)
    for number, label in labels.items():
        if label.sure or label.fuzzy or label.start is None or lone[label.field] > 1 or label.field not in _PLACE:
            continue
        above = next((labels[n] for n in reversed(own) if n < number), None)
        below = next((labels[n] for n in own if n > number), None)
        if below is None or (above is None and not style):
            continue
        if above is None:  # no title goes on so
            told = below.number is not None and number == min(labels)
        elif style:
            room = below.number - above.number if above.number is not None and below.number is not None else 0
            in_order = _PLACE[above.field] < _PLACE[label.field] < _PLACE[below.field]
            told = room == _ROOM_FOR_ONE or (room > _ROOM_FOR_ONE and in_order)
        else:
            answer = ANSWERS.get(label.field)
            in_order = not label.style and _PLACE[above.field] < _PLACE[label.field] < _PLACE[below.field]
            answers = answer is not None and bool(answer.match(source.key(number)[label.start :].strip()))
            told = in_order and answers and not is_within_list(source, number)
        if told:
            placed[number] = label._replace(sure=True)
    return placed


def is_within_list(source: SourceText, number: int) -> bool:
    """Whether the list above a line goes on right below it: ``1) ประชุม``, the line, ``2) สรุป``."""
    keys = source.stripped_digits
    if not 1 < number < len(keys):
        return False
    above, below = enumerator_of(keys[number - 2]), enumerator_of(keys[number])
    return above[0] is not None and above[1] == below[1] and below[0] == above[0] + 1


def chain_of(labels: Mapping[int, FieldLabel], style: Style) -> list[int]:
    """The lines of a block's own labels: the sure ones; where labels are numbered, those that count up together, the
    sure ones first, then those in the template's order. An entry of a list (``2) งบประมาณ 5,000 บาท`` below
    ``3. วิธีดำเนินการ``) does not.
    """
    own = [n for n, label in sorted(labels.items()) if label.field in _PLACE and (label.sure or style)]
    if not style:
        return own
    own = [n for n in own if labels[n].style == style and labels[n].number is not None]
    if all((labels[above].number or 0) < (labels[below].number or 0) for above, below in pairwise(own)):
        return own
    if len(own) > _MOST_LABELS:
        return [n for n in own if labels[n].sure]
    best: dict[int, tuple[int, int, list[int]]] = {}
    for n in own:
        number, worth = labels[n].number or 0, _SURE if labels[n].sure else 1
        place = _PLACE[labels[n].field]
        above = [
            (sure, ordered + (_PLACE[labels[m].field] <= place), lines)
            for m, (sure, ordered, lines) in best.items()
            if (labels[m].number or 0) < number
        ]
        sure, ordered, lines = max(above, key=lambda one: one[:2], default=(0, 0, []))
        best[n] = sure + worth, ordered, [*lines, n]
    return max(best.values(), key=lambda one: one[:2], default=(0, 0, []))[2]


def style_of(labels: Sequence[FieldLabel]) -> Style | None:
    """The enumerator that most sure labels carry, first those alone on their line; None where too few labels tell."""
    if len(labels) < LEAST_SURE:
        return None
    labels = [label for label in labels if label.name != SIGNATURE and not label.sub]
    # those at the end of a block are often printed otherwise
    own = [label for label in labels if label.field not in NO_FIELD]
    labels = own if len(own) >= LEAST_SURE else labels
    alone = [label.style for label in labels if label.sure and label.start is None]
    beside = [label.style for label in labels if label.sure and label.start is not None]
    outnumbered = any(beside.count(style) > len(alone) for style in {*beside}.difference(alone))
    tells: tuple[Iterable[Style], ...] = (
        [] if outnumbered else alone,
        (label.style for label in labels if label.sure),
        (label.style for label in labels if not label.fuzzy),
        (label.style for label in labels),
    )
    for told in tells:
        styles = list(told)
        styles = [style for style in styles if style != "?"] or styles  # a damaged one is none of its own
        if len(styles) >= LEAST_SURE:
            style = max(dict.fromkeys(styles), key=styles.count)
            return style if styles.count(style) * 2 > len(styles) else ""
    return None
