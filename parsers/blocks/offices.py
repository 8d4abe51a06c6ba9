"""Lines of the field that names the unit in charge: which go on with the one above, and which name another one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import Literal

from parsers.records.blocks import FieldItem
from parsers.rules.load import load
from parsers.values.spacing import join_lines

Joined = Literal["new", "blank", "joined"]
"""How a line stands to the entry above it."""

_LONGEST_BEGINNING = 60

MOST_OF_AN_ENTRY = 20
"""Lines of an entry, the last ones, that are asked for the units they name."""


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((rule["kind"], re.compile(rule["pattern"])) for rule in load("offices")["rule"])


@cache
def _goes_on() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rule["pattern"]) for rule in load("offices")["goes_on"])


def unit_kind(text: str) -> str | None:
    """What a line begins with: the ``kind`` of a rule in ``offices.toml``, or None.

    >>> unit_kind("กองคลัง"), unit_kind(" งานนิติการ"), unit_kind("โทร. 054-123456"), unit_kind("เทศบาลตำบลพอกน้อย")
    ('office', 'section', 'reach', None)
    """
    head = text.lstrip()[:_LONGEST_BEGINNING]
    return next((kind for kind, pattern in _kinds() if pattern.match(head)), None)


def joins(above: Sequence[str], line: str) -> Joined:
    """How ``line`` stands to the lines ``above`` of its entry: ``new`` names another unit, ``blank`` says more of the
    same one, ``joined`` is the rest of the word above.

    >>> joins(["สำนักปลัด"], "กองคลัง"), joins(["งานนิติการ"], "สำนักปลัด"), joins(["สำนักปลัด"], "เทศบาลตำบลพอกน้อย")
    ('new', 'blank', 'joined')
    >>> joins(["หัวหน้า"], "สำนักปลัด"), joins(["สำนักปลัด"], "โทร. 054-123456")
    ('joined', 'blank')
    """
    kind = unit_kind(line)
    if kind is None or any(pattern.search(above[-1]) for pattern in _goes_on()):
        return "joined"
    return "new" if kind in _kinds_of(above) else "blank"


def _kinds_of(lines: Iterable[str]) -> Collection[str | None]:
    return {unit_kind(line) for line in lines}


def units_stated(items: Iterable[FieldItem]) -> str | None:
    """The units in charge that the items of their field name, with a comma between two units; without enumerators."""
    stated = ""
    above: list[str] = []
    for item in items:
        how = (
            "new" if item.enumerator is not None else joins(above[-MOST_OF_AN_ENTRY:], item.text) if above else "joined"
        )
        if how == "new":
            above = []
        above.append(item.text)
        if how == "joined" or not stated:
            stated = join_lines((stated, item.text))
        else:
            stated += (", " if how == "new" else " ") + item.text
    return stated or None
