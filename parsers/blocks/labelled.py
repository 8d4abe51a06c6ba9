"""The lines of a plan's blocks that look like labels, and how this plan prints its labels: the first pass."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.ground.characters import BULLETS
from extract.ground.source import SourceText
from parsers.records.blocks import FieldName
from parsers.records.structure import Section
from parsers.structure.headings import TitleLabel
from parsers.structure.labels.label_numbers import Style, enumerator_of
from parsers.structure.labels.label_rules import (
    ANSWERS,
    BESIDE_EACH_OTHER,
    NOTE,
    SIGNATURE,
    SOURCES,
    FieldLabel,
    instead,
)
from parsers.structure.line_facts import LineFacts

NO_FIELD: frozenset[FieldName] = frozenset({"monitoring", "other"})
SHORT_ANSWERS: frozenset[FieldName] = frozenset({"target_group", "location", "period", "responsible"})
LEAST_RUN = 3
"""Different fields that only a block has one after the other."""

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

_DIGITS = re.compile(r"[0-9]+|[ก-ฮ]")
_LEAST_SURE = 2
_ROOM_FOR_ONE = 2
_SURE = 2
_MOST_LABELS = 60
"""More stand in no one block."""

_NEAR = 4
"""Lines above an entry, empty ones among them, of which one may be the entry before it."""


@dataclass(slots=True)
class Labelled:
    """One section's lines with the labels they look like.

    ``style`` is the enumerator of the block's own labels. ``inline`` are the fields whose label stands before its
    content with no more than a space between. ``before_first`` is the number before the first field's: the title's.
    ``titles`` are the title labels on the lines of its heading.
    """

    section: Section
    labels: dict[int, FieldLabel]
    style: Style
    inline: frozenset[str]
    before_first: int
    titles: dict[int, TitleLabel]
    unknown: dict[int, FieldLabel] = field(default_factory=dict)

    @property
    def numbered(self) -> bool:
        """Whether the block numbers its fields."""
        return self.style != ""

    def first_of_run(self) -> int | None:
        """The first line of at least ``LEAST_RUN`` different fields' headings, which only a block has."""
        sure = self._sure()
        return min(sure) if len({label.field for label in sure.values()}) >= LEAST_RUN else None

    def is_block(self) -> bool:
        """Whether such a run is a block's in a section of any kind: no list of chapters, no column heads of a table.

        One of the fields that only blocks state must be sure, or two: ``2) พื้นที่ 13 หมู่บ้าน`` is an entry of any list.
        """
        sure = self._sure()
        fields = {label.field for label in sure.values()}
        filled = sum(label.start is not None or number + 1 not in self.labels for number, label in sure.items())
        own = [label for label in sure.values() if label.field in BESIDE_EACH_OTHER]
        stated = any(label.sure for label in own) or len({label.field for label in own}) > 1
        return len(fields) >= LEAST_RUN and stated and 2 * filled >= len(sure)

    def _sure(self) -> dict[int, FieldLabel]:
        own = {n: label for n, label in self.labels.items() if not label.sub and label.name != SIGNATURE}
        return {n: label for n, label in own.items() if label.sure or (self.numbered and label.style == self.style)}


def labelled_sections(
    facts: LineFacts, sections: Iterable[Section], labels: Mapping[int, FieldLabel]
) -> list[Labelled]:
    """Each section with the labels that its lines are, of all lines that look like one."""
    source = facts.source
    numbers = sorted(labels)
    raw = []
    for section in sections:
        first, last = bisect_right(numbers, section.heading.end), bisect_right(numbers, section.span.end)
        of_section = _without_notes({number: labels[number] for number in numbers[first:last]})
        raw.append((section, _without_bulleted_entries(source, of_section)))
    plan_style = _style([label for _, labels in raw for label in labels.values()]) or ""
    all_unsettled = [_unsettled(labels) for _, labels in raw]
    counted = Counter(field for unsettled in all_unsettled for field in unsettled)
    several = frozenset(field for field, count in counted.items() if count > 1)
    told = Counter(
        label.name for _, labels in raw for label in labels.values() if label.sure and label.name in instead()
    )
    found = []
    for (section, labels), unsettled in zip(raw, all_unsettled, strict=True):
        own = _style(list(labels.values()))
        style = plan_style if own is None else own
        inline = frozenset(unsettled if len(unsettled) >= LEAST_RUN else unsettled & several)
        needed = _without_needless(_without_entries(source, labels, style), told)
        settled = _without_strays(_settled(needed, style), style)
        settled = _placed(source, settled, style)
        titles = _titles(facts, section)
        found.append(Labelled(section, settled, style, inline, _before_first(titles, settled), titles))
    return found


def _without_notes(labels: dict[int, FieldLabel]) -> dict[int, FieldLabel]:
    """The labels without notes but those right below a short answer: elsewhere a note is content, or the plan's own."""
    if all(label.name != NOTE for label in labels.values()):
        return labels
    above = dict(zip([*labels][1:], labels.values(), strict=False))
    return {
        number: label
        for number, label in labels.items()
        if label.name != NOTE or (number in above and above[number].field in SHORT_ANSWERS)
    }


def _without_bulleted_entries(source: SourceText, labels: dict[int, FieldLabel]) -> dict[int, FieldLabel]:
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


def _without_strays(labels: dict[int, FieldLabel], style: Style) -> dict[int, FieldLabel]:
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


def _without_entries(source: SourceText, labels: dict[int, FieldLabel], style: Style) -> dict[int, FieldLabel]:
    """The labels without those that are entries of a list: ``1) ประชุม``, ``2) งบประมาณ``, ``3) สรุปผล``.

    They are no links of the block's chain, one or two between two of it, and count on with lines that are no labels. In
    the chain's own enumerators they stand where it leaves no room for one more. And the chain has their field too, or
    they say nothing but their name: what has content of its own, and no other label, is a field with a wrong number.
    """
    if len(labels) <= LEAST_RUN:
        return labels
    bare = () if style else sorted(labels.items())
    own = _chain(labels, style) if style else [number for number, label in bare if label.sure and not label.style]
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


def _placed(source: SourceText, labels: dict[int, FieldLabel], style: Style) -> dict[int, FieldLabel]:
    """``labels`` where one with text behind it is sure too: its field has no other, and it stands at its place.

    Among numbered labels that is where the numbers of those around it leave room for it alone, whatever its own is, or
    for it and others that were not read, and it is in the template's order.
    Elsewhere what follows on its line must answer the field, too.
    """
    if all(label.sure for label in labels.values()):
        return labels
    lone = Counter(label.field for label in labels.values())
    placed, own = dict(labels), _chain(labels, style)
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


def _chain(labels: Mapping[int, FieldLabel], style: Style) -> list[int]:
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


def _style(labels: Sequence[FieldLabel]) -> Style | None:
    """The enumerator that most sure labels carry, first those alone on their line; None where too few labels tell."""
    if len(labels) < _LEAST_SURE:
        return None
    labels = [label for label in labels if label.name != SIGNATURE and not label.sub]
    # those at the end of a block are often printed otherwise
    own = [label for label in labels if label.field not in NO_FIELD]
    labels = own if len(own) >= _LEAST_SURE else labels
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
        if len(styles) >= _LEAST_SURE:
            style = max(dict.fromkeys(styles), key=styles.count)
            return style if styles.count(style) * 2 > len(styles) else ""
    return None


def _unsettled(labels: Mapping[int, FieldLabel]) -> frozenset[str]:
    """The fields that have a label only where text follows it on its line, and no enumerator."""
    bare = [label for label in labels.values() if not (label.sure or label.fuzzy or label.style)]
    if not bare:
        return frozenset()
    sure = {label.field for label in labels.values() if label.sure and label.name != SIGNATURE}
    return frozenset(label.field for label in bare if label.field not in sure)


def _settled(labels: Mapping[int, FieldLabel], style: Style) -> dict[int, FieldLabel]:
    """The labels in the block's own style, and those in another that name a field which has no label of the own one."""
    if all(label.style in ("", style) and label.name != SOURCES for label in labels.values()):
        return dict(labels)
    own = {label.field for label in labels.values() if label.style in ("", style) and (label.style or not label.fuzzy)}
    has_budget = "budget" in {label.field for label in labels.values()}
    found = {}
    for number, label in labels.items():
        if label.name == SOURCES and not has_budget:
            label = label._replace(field="budget")
        if label.style in ("", style) or (style == "" and label.style in ("1.", "?")):
            found[number] = label
        elif label.style == "?":
            if label.field not in own:
                found[number] = label
        elif label.sub or (label.sure and label.field not in own | NO_FIELD):
            found[number] = label._replace(number=None)
    return found


def _without_needless(labels: dict[int, FieldLabel], told: Mapping[str, int]) -> dict[int, FieldLabel]:
    """The labels without those that stand for another of their field (:func:`instead`), where the block has that one,
    or several of them, or text follows with no more than a blank and the plan has not two others for sure (``told``).
    The sources of money stand for the budget, too.
    """
    those = instead()
    if not any(label.name in those for label in labels.values()):
        return labels
    own = {label.field for label in labels.values() if label.name not in those}
    own |= {"budget"} if any(label.name == SOURCES for label in labels.values()) else set()
    counted = Counter(label.field for label in labels.values() if label.name in those)
    return {
        number: label
        for number, label in labels.items()
        if label.name not in those
        or ((label.sure or told[label.name] >= _LEAST_SURE) and label.field not in own and counted[label.field] == 1)
    }


def _titles(facts: LineFacts, section: Section) -> dict[int, TitleLabel]:
    heading = section.heading.lines
    return {number: label for number in heading if (label := facts[number].title_label)}


def _before_first(titles: Mapping[int, TitleLabel], labels: Mapping[int, FieldLabel]) -> int:
    """The number that the field above the first one has: the title's own, where the title is a field too."""
    title = next(iter(titles.values()), None)
    if title and title.number is not None:
        return title.number
    first = [labels[number].number for number in sorted(labels)[:2]]
    return 0 if 1 in first or first[1:] == [2] else 1
