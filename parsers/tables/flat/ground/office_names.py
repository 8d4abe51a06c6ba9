"""The whole names of units in charge, by their letters: those that any plan may have, those that a document prints."""

from __future__ import annotations

import re
from functools import cache

from extract.ground.source import SourceText
from parsers.rules.load import load
from parsers.tables.flat.ground.pieces import letters_of

_LONGEST = 80
_FIELD = re.compile(r"^.*รับผิดชอบ(?:โครงการ|หลัก)?\s*[:：]?")
OF_CLERK = "ปลัด"
"""The office of the clerk, behind which the name of a government may stand."""


@cache
def office_names() -> tuple[str, ...]:
    """The letters of all names, the longest first."""
    return tuple(sorted({letters_of(name) for name in load("office_names")["names"]}, key=len, reverse=True))


@cache
def bodies() -> tuple[str, ...]:
    """The letters of what may stand behind the office of the clerk, the longest first."""
    return tuple(sorted(map(letters_of, load("office_names")["bodies"]), key=len, reverse=True))


def printed_names(source: SourceText, table: range) -> frozenset[str]:
    """The letters of short lines beside a table, without the name of a field before them."""
    lines = (line for number, line in enumerate(source.lines, 1) if number not in table)
    return frozenset(letters_of(_FIELD.sub("", line)) for line in lines if len(line) <= _LONGEST)
