"""Tables inside a field of a block: what is done in which month, what it costs. They are no budget tables."""

from __future__ import annotations

from collections.abc import Iterable

from extract.ground.source import SourceText
from parsers.records.table import Grid
from parsers.structure.field_labels import FieldLabel, field_label, place_of
from parsers.structure.headings import heading_of, title_label

_FARTHEST = 60
_OUTSIDE = ("monitoring", "other")
_PARTS = ("part", "dimension", "mission", "strategy", "appendix", "project_number")
"""Headings that no block goes on behind."""


def is_inside_block(grid: Grid, source: SourceText) -> bool:
    """Whether a grid stands between two labels of one block: the one below it counts on from the one above it, or,
    where they have no numbers, is later in the order of fields. A title or a heading between them begins something
    else.
    """
    above = _label_on(source, range(grid.span.start - 1, max(0, grid.span.start - _FARTHEST), -1))
    if above is None:
        return False
    below = _label_on(source, range(grid.span.end + 1, min(len(source.lines), grid.span.end + _FARTHEST) + 1))
    if below is None:
        return False
    if above.number is not None and below.number is not None:
        return below.number == above.number + 1
    return place_of(above.field) < place_of(below.field)


def _label_on(source: SourceText, numbers: Iterable[int]) -> FieldLabel | None:
    """The first of some lines that is a field's heading for sure; None where a title or a heading comes before it."""
    for number in numbers:
        key = source.stripped_digits[number - 1]
        if not key:
            continue
        label = field_label(key)
        if label and label.sure and not label.sub and label.field not in _OUTSIDE:
            return label
        heading = heading_of(key, key)
        if title_label(key) or (heading and heading.rule in _PARTS):
            return None
    return None
