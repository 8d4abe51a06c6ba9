"""Target values on lines whose cells blanks part: years on the line of the head, as many values on those below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extract.ground.source import SourceText, Span
from parsers.facts.listed_targets import ListedTargets
from parsers.facts.target_values import BOUND, UNIT, metric_of, target_value
from parsers.records.facts import Target
from parsers.values.years import find_year_ranges, find_years

_YEAR = r"(?:ปี\s*)?(?:งบประมาณ\s*)?(?:พ\.?\s?ศ\.?\s*)?25[0-9]{2}"
_HEAD = re.compile(rf"(?:ตัวชี้วัด\s*/?\s*)?(?:ค่า\s*)?เป้า\s*หมาย[ก-๎\s]{{0,20}}?\s(?P<years>{_YEAR}(?:\s+{_YEAR})+)")
_VALUE = re.compile(rf"(?:(?:{BOUND})\s*)?(?:ร้อยละ\s*)?[0-9][0-9.,]*(?:\s*(?:{UNIT}))*(?=\s|$)")
_LETTER = re.compile(r"[ก-ฮA-Za-z]")
_LONGEST = 300


def target_lines(source: SourceText) -> ListedTargets:
    """The targets, and their lines with that of the head, of lines below one that says ค่าเป้าหมาย and two years or
    more, nothing else: a label and a value a year (``คะแนน ITA ๘๒ คะแนน ๘๔ คะแนน``), down to the first that is none.
    """
    found: list[Target] = []
    lines: set[int] = set()
    for number in source.lines_with("หมาย"):
        key = source.stripped_digits[number - 1]
        head = _HEAD.fullmatch(key) if len(key) <= _LONGEST else None
        if head is None or find_year_ranges(key):
            continue
        years = [year for _, _, year in find_years(head["years"])]
        below = number + 1
        while below <= len(source.lines) and (entry := list(_targets_of(source, below, years))):
            found += entry
            lines |= {number, below}
            below += 1
    return ListedTargets(tuple(found), frozenset(lines))


def _targets_of(source: SourceText, number: int, years: list[int]) -> Iterator[Target]:
    """A target a year of a line; none where it has another form."""
    key, line = source.digits[number - 1], source.lines[number - 1]
    if len(key) > _LONGEST or "\t" in key:
        return
    values = list(_VALUE.finditer(key))
    if len(values) != len(years) or key[values[-1].end() :].strip():
        return
    between = (key[above.end() : below.start()] for above, below in pairwise(values))
    label = line[: values[0].start()].strip()
    if any(part.strip() for part in between) or not _LETTER.search(label):
        return
    for value, year in zip(values, years, strict=True):
        raw = line[value.start() : value.end()]
        said = target_value(raw, label)
        if said.value is not None:
            here = Span(number, number)
            yield Target(
                metric_of(label), label, year, said.comparator, said.value, said.unit, raw, here, said.value_to
            )
