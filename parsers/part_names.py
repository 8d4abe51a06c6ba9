"""What the name of a file says about it: a part of a document, and which."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from plan_extract.extract.characters import arabic_digits
from plan_extract.parsers.rules import load


class PartName(NamedTuple):
    """Part ``number`` of the document ``base``; ``of`` is the number of all parts, None where the name does not say."""

    base: str
    number: int
    of: int | None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rule["pattern"], re.IGNORECASE) for rule in load("part_names")["rule"])


def part_name(stem: str) -> PartName | None:
    """The part that a file's name without its suffix tells of, or None.

    >>> part_name("แผน ๒๕๖๖ (๒)"), part_name("plan_part2of3"), part_name("แผน ๒๕๖๖")
    (PartName(base='แผน ๒๕๖๖', number=2, of=None), PartName(base='plan', number=2, of=3), None)
    """
    key = arabic_digits(stem)
    for pattern in _patterns():
        match = pattern.match(key)
        if match:
            of = match.groupdict().get("of")
            return PartName(stem[: match.end("base")].strip(), int(match["number"]), int(of) if of else None)
    return None
