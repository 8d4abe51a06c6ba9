"""What each line of a plan looks like by itself, found once for all who ask."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import compress, count
from operator import attrgetter
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText
from parsers.structure.headings import Heading, TitleLabel, carries_nothing, heading_of, title_label
from parsers.structure.labels.field_labels import field_label
from parsers.structure.labels.label_numbers import Style, enumerator_of
from parsers.structure.labels.label_rules import FieldLabel
from parsers.values.enumerators import Enumerator, head

_LONGEST_LABEL_LINE = 400
"""Characters; what is longer is prose, but where a tab or a colon parts a label from it."""

_PARTED = re.compile(r"[^\t:：]{3,60}[\t:：]")


class LineFact(NamedTuple):
    """What a line begins with: a title's label, a heading, a field's label, the enumerator of an entry, and that of a
    label (``counter``: number, style and length). Offsets are those of the whole line, but that a ``counter`` begins at
    the first sign. ``carries_nothing`` is whether it is empty, noise, or a page number alone; ``is_headed`` whether it
    has any of the first three.
    """

    title_label: TitleLabel | None = None
    heading: Heading | None = None
    field_label: FieldLabel | None = None
    enumerator: Enumerator | None = None
    counter: tuple[int | None, Style, int] | None = None
    carries_nothing: bool = False
    is_headed: bool = False


NOTHING = LineFact()
"""Of a line that is prose."""

_EMPTY = LineFact(carries_nothing=True)

_MOST_KNOWN = 16_384
"""Lines whose facts are kept for other plans. They follow one handbook: many of their lines are the same."""


def fact_of(line: str, digits: str) -> LineFact:
    """The fact of one line; ``digits`` is the line with Arabic digits."""
    key = digits.strip()
    if not key:
        return _EMPTY
    may_be_label = len(digits) < _LONGEST_LABEL_LINE or _PARTED.match(digits)
    label = field_label(digits) if may_be_label else None
    counter = enumerator_of(key)
    found = (
        title_label(digits),
        heading_of(key, line.strip()),
        label,
        head(digits, line),
        counter if counter[1] else None,
        carries_nothing(key),
    )
    return LineFact(*found, any(found[:3])) if any(found) else NOTHING


class _Known(dict[str, LineFact]):
    """The facts of lines; those of a line that is asked for the first time are found then."""

    def __missing__(self, line: str) -> LineFact:
        self[line] = fact_of(line, arabic_digits(line))
        return self[line]


_known = _Known()


@dataclass(frozen=True)
class LineFacts:
    """The facts of the lines of ``source``; those of line ``n`` stand at ``n - 1``.

    A plan repeats half of its lines in every block: equal lines have the same facts. ``own`` are the labels of fields
    that no line says by itself (:mod:`own_labels`).
    """

    source: SourceText
    own: Mapping[int, FieldLabel] = field(default_factory=dict)

    @cached_property
    def of_lines(self) -> tuple[LineFact, ...]:
        """The facts of each line."""
        if len(_known) > _MOST_KNOWN:
            _known.clear()
        found = tuple(map(_known.__getitem__, self.source.lines))
        if not self.own:
            return found
        own = self.own
        return tuple(
            fact._replace(field_label=own[n], is_headed=True) if n in own else fact for n, fact in enumerate(found, 1)
        )

    @cached_property
    def headed(self) -> tuple[int, ...]:
        """The numbers of the lines that have a title's label, a heading or a field's label: one in five.

        >>> lines = ("1. ชื่อโครงการ ก", "", "2. วัตถุประสงค์", "เพื่อให้รู้กฎหมาย", "3) อบรม")
        >>> facts = LineFacts(SourceText("a.txt", "txt", "", lines))
        >>> facts.headed, facts.headed_within(2, 5), facts.counted
        ((1, 3), (3,), (1, 3, 5))
        """
        return tuple(compress(count(1), map(attrgetter("is_headed"), self.of_lines)))

    def headed_within(self, first: int, last: int) -> tuple[int, ...]:
        """Those of ``headed`` from line ``first`` to line ``last``."""
        return self.headed[bisect_left(self.headed, first) : bisect_right(self.headed, last)]

    def counted_within(self, first: int, last: int) -> tuple[int, ...]:
        """Those of ``counted`` from line ``first`` to line ``last``."""
        return self.counted[bisect_left(self.counted, first) : bisect_right(self.counted, last)]

    @cached_property
    def counted(self) -> tuple[int, ...]:
        """The numbers of the lines that have a ``counter``."""
        return tuple(compress(count(1), map(attrgetter("counter"), self.of_lines)))

    def __getitem__(self, number: int) -> LineFact:
        """The facts of line ``number`` (1-based)."""
        return self.of_lines[number - 1]
