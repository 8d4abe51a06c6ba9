"""The words that plans count with (``rules/counters.toml``), as patterns: things, spans of time, or some of both."""

from __future__ import annotations

from collections.abc import Iterable

from parsers.rules.load import load

_YEARS = "ปี"


_RULES: list[dict[str, str]] = load("counters")["rule"]


def _one_of(rules: Iterable[dict[str, str]]) -> str:
    return "|".join(rule["pattern"] for rule in rules)


THINGS = _one_of(rule for rule in _RULES if rule["kind"] == "thing")
"""``คน``, ``ครั้ง``: what a number counts wherever it stands. Not spans of time: they name ages and plans as well."""

THINGS_OR_TIME = _one_of(_RULES)
"""With ``วัน``, ``เดือน``, ``ปี``: what figures are where a head or a line says of their unit that it is one of these."""

THINGS_OR_TIME_BUT_YEARS = _one_of(rule for rule in _RULES if rule["id"] != _YEARS)
"""What an amount is for one of, behind a slash: that of one year is another matter."""
