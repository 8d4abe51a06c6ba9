"""The lines of a plan's blocks that look like labels, and how this plan prints its labels: the first pass."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from parsers.blocks.label_chain import LEAST_SURE, NO_FIELD, style_of, sure_by_place
from parsers.blocks.stray_labels import (
    LEAST_RUN,
    without_bulleted_entries,
    without_entries,
    without_notes,
    without_strays,
)
from parsers.records.structure import Section
from parsers.structure.headings import TitleLabel
from parsers.structure.labels.label_numbers import Style
from parsers.structure.labels.label_rules import BESIDE_EACH_OTHER, SIGNATURE, SOURCES, FieldLabel, instead
from parsers.structure.line_facts import LineFacts


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
        of_section = without_notes({number: labels[number] for number in numbers[first:last]})
        raw.append((section, without_bulleted_entries(source, of_section)))
    plan_style = style_of([label for _, labels in raw for label in labels.values()]) or ""
    all_unsettled = [_unsettled(labels) for _, labels in raw]
    counted = Counter(field for unsettled in all_unsettled for field in unsettled)
    several = frozenset(field for field, count in counted.items() if count > 1)
    told = Counter(
        label.name for _, labels in raw for label in labels.values() if label.sure and label.name in instead()
    )
    found = []
    for (section, labels), unsettled in zip(raw, all_unsettled, strict=True):
        own = style_of(list(labels.values()))
        style = plan_style if own is None else own
        inline = frozenset(unsettled if len(unsettled) >= LEAST_RUN else unsettled & several)
        needed = _without_needless(without_entries(source, labels, style), told)
        settled = without_strays(_settled(needed, style), style)
        settled = sure_by_place(source, settled, style)
        titles = _titles(facts, section)
        found.append(Labelled(section, settled, style, inline, _before_first(titles, settled), titles))
    return found


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
        or ((label.sure or told[label.name] >= LEAST_SURE) and label.field not in own and counted[label.field] == 1)
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
