"""What the name of a file says about it: a part of a document, and which."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from parsers.rules.load import load


class PartName(NamedTuple):
    """Part ``number`` of the document ``base``; ``of`` is the number of all parts, None where the name does not say.

    ``sure`` is false for a number that may also tell a copy from its original or give a list of plans its order.
    """

    base: str
    number: int
    of: int | None
    sure: bool


@cache
def _rules() -> tuple[tuple[re.Pattern[str], bool], ...]:
    return tuple((re.compile(rule["pattern"], re.IGNORECASE), rule["sure"]) for rule in load("part_names")["rule"])


def part_name(stem: str) -> PartName | None:
    """The part that a file's name without its suffix tells of, or None.

    >>> part_name("แผน ๒๕๖๖ (๒)"), part_name("plan_part2of3"), part_name("แผน ๒๕๖๖")
    (PartName(base='แผน ๒๕๖๖', number=2, of=None, sure=False), PartName(base='plan', number=2, of=3, sure=True), None)
    """
    key = arabic_digits(stem)
    for pattern, sure in _rules():
        match = pattern.match(key)
        if match:
            of = match.groupdict().get("of")
            return PartName(stem[: match.end("base")].strip(), int(match["number"]), int(of) if of else None, sure)
    return None
