"""Numbers alone on a line that count the pages, where nothing stands beside them: a table's head returns below them, or
they stand now in this field of a block, now in that. Numbers of rows, blocks and fields have neither.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extract.ground.source import SourceText
from parsers.structure.labels.field_labels import field_label
from parsers.tables.columns.names import is_column_name
from parsers.tables.pages.page_numbers import LEAST_PAGES
from parsers.values.counters import THINGS
from parsers.values.page_marks import is_bare_page_number

_COUNTED_THING = re.compile(THINGS)
_LEAST_FIELDS = 3
"""Other fields below the numbers: a block's number has the same below it each time."""

_LEAST_LABELS = 2
"""Labels of fields on most pages: the number of a field has one below it."""

_LEAST_LINES = 12
_MOST_OF_ONE = 0.6
_FARTHEST = 80
_FAR = 3
"""A number so far from the one that is due is none of a count."""


class _Mark(NamedTuple):
    """A number that may be a page's, with the head that returns below it and the labels of fields up to the next."""

    line: int
    head: str | None
    fields: tuple[str, ...]


def counted_pages(source: SourceText, numbers: Sequence[int]) -> Iterator[int]:
    """Those of the lines with a number alone that count pages: four at least that go on counting, and no other number
    that might stand among them.
    """
    found = [(number, int(key)) for number in numbers if is_bare_page_number(key := source.stripped_digits[number - 1])]
    for run in _runs(found):
        if len(run) < LEAST_PAGES:
            continue
        ends = [*(line for line, _ in run[1:]), len(source.lines) + 1]
        marks = [_mark(source, line, end) for (line, _), end in zip(run, ends, strict=True)]
        returning = Counter(mark.head for mark in marks if mark.head)
        for part in _linked(marks, returning):
            if len(part) < LEAST_PAGES or not (_over_heads(part, returning) or _inside_blocks(part)):
                continue
            first = part[0]
            above = _labels(source, max(0, first.line - _FARTHEST), first.line - 1)
            begins = bool(first.head and returning[first.head] > 1) or any(above)  # else the last number of rows above
            yield from (mark.line for mark in part[not begins :] if not _is_content(source, mark.line))


def _runs(found: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """The numbers that count on, a page without a number between them or not; none that is printed twice."""
    run: list[tuple[int, int]] = []
    for at, (line, page) in enumerate(found):
        last = run[-1][1] if run else None
        below = found[at + 1][1] if at + 1 < len(found) else None
        if last is not None and page - last in (1, 2):
            run.append((line, page))
        elif last is not None and below is not None and below - last in (1, 2) and abs(page - last) > _FAR:
            continue
        else:
            twice = last == page
            yield run[: len(run) - twice]
            run = [] if twice else [(line, page)]
    yield run


def _mark(source: SourceText, line: int, end: int) -> _Mark:
    """What is known of a number on a line, by the lines up to the next number."""
    last = min(line + _FARTHEST, end - 1)
    first = next((key for key in source.stripped_digits[line:last] if key), "")
    names_columns = bool(first) and (is_column_name(first) or sum(map(is_column_name, first.split())) > 1)
    return _Mark(line, first if names_columns else None, tuple(_labels(source, line, last)))


def _labels(source: SourceText, start: int, end: int) -> Iterator[str]:
    """The fields whose labels stand on the lines behind ``start`` up to ``end``."""
    labels = (field_label(key) for key in source.stripped_digits[start:end] if key)
    return (label.field for label in labels if label)


def _linked(marks: Sequence[_Mark], returning: Counter[str]) -> Iterator[list[_Mark]]:
    """The marks in parts: between two of a part stand labels of fields, or a head returns below one of them."""
    part: list[_Mark] = []
    for mark in marks:
        above = part[-1] if part else None
        heads = [one.head for one in (above, mark) if one and one.head]
        if above and not above.fields and not any(returning[head] > 1 for head in heads):
            yield part
            part = []
        part.append(mark)
    yield part


def _over_heads(marks: Sequence[_Mark], returning: Counter[str]) -> bool:
    """Whether the head of a table returns below several."""
    return sum(mark.head is not None and returning[mark.head] > 1 for mark in marks) > 1


def _inside_blocks(marks: Sequence[_Mark]) -> bool:
    """Whether pages with labels of several fields stand between marks, and below these now one field, now another."""
    of_fields = [mark.fields for mark in marks if mark.fields]
    firsts = Counter(fields[0] for fields in of_fields)
    if len(firsts) < _LEAST_FIELDS or max(firsts.values()) > _MOST_OF_ONE * len(of_fields):
        return False
    several = sum(len(fields) >= _LEAST_LABELS for fields in of_fields)
    lines = median(below.line - above.line for above, below in pairwise(marks))
    return several >= _MOST_OF_ONE * len(of_fields) and lines >= _LEAST_LINES


def _is_content(source: SourceText, number: int) -> bool:
    """Whether a number may be all that a label has below it, or count what stands on the next line."""
    keys = source.stripped_digits
    above = next((key for key in reversed(keys[: number - 1]) if key), "")
    below = next((key for key in keys[number:] if key), "")
    label = field_label(above)
    return (
        label is not None
        and label.start is None
        and (bool(_COUNTED_THING.fullmatch(below)) or bool(field_label(below)))
    )
