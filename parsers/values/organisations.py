"""The local government whose plan it is: found by vote over every place that prints its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from parsers.rules.load import load

_BEFORE = re.compile(r"^[\s\t(]*(?:(?:ของ|ประกาศ|จัดทำโดย|โดย|สำนักงาน|ณ)\s*)*$")
"""What may stand before the name on a line that is the name's own: 'ของ', 'ประกาศ', 'จัดทำโดย'."""

_AFTER = re.compile(r"^[\s)]*(?:$|\(?\s*พ\.ศ\.|ตำบล|อำเภอ|จังหวัด|[ตอจ]\.|ประจำปี|[0-9])")
_PLACE_WORD = re.compile(r"(?<=.)(?:ตำบล|อำเภอ|จังหวัด)")
_OWN_LINE = 5
_ATTACHED = 2
_SPACED = 1
"""Votes: a line of its own; a name that ends at a space or sign; one parted from its prefix by a wrapped line."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """``name`` with its type's full prefix, ``bare_name`` without it, ``code`` as in the published column org_type."""

    name: str
    bare_name: str
    code: str


@dataclass(slots=True)
class _Candidate:
    code: str
    prefix: str
    bare_name: str
    votes: int = 0


@cache
def _rules() -> tuple[tuple[str, str, bool, re.Pattern[str]], ...]:
    return tuple(
        (rule["code"], rule["prefix"], rule.get("abbreviated", False), re.compile(rule["pattern"]))
        for rule in load("organisations")["rule"]
    )


def find_organisation(text: str) -> Organisation | None:
    """The organisation that most places of ``text`` (Arabic digits) name; None where none is named.

    A name ends where its Thai letters end, so prose that runs on (``เทศบาลตำบลพอกน้อยได้จัดทำ``) makes candidates that
    nothing confirms, and a misread name is outvoted. A line that holds the name alone counts more. Of two with the same
    votes the shorter wins.

    Wrong for a plan that names another organisation more often than its own.

    >>> find_organisation("ของเทศบาลนครตรัง\\nเทศบาลนครตรังได้จัดทำ\\nเทศบาลนครตั้ง เป็น")
    Organisation(name='เทศบาลนครตรัง', bare_name='ตรัง', code='city_municipality')
    >>> find_organisation("เทศบาลตำบลเมืองจันทร์").code, find_organisation("พนักงานส่วนตำบล")
    ('subdistrict_municipality', None)
    """
    candidates: dict[tuple[str, str], _Candidate] = {}
    for abbreviated in (False, True):
        for code, prefix, short, pattern in _rules():
            if short is abbreviated:
                for bare_name, votes in _names_with_votes(pattern, text):
                    candidate = candidates.setdefault((code, bare_name), _Candidate(code, prefix, bare_name))
                    candidate.votes += votes
        if candidates:
            break
    if not candidates:
        return None
    best = max(candidates.values(), key=lambda candidate: (candidate.votes, -len(candidate.bare_name)))
    return Organisation(f"{best.prefix}{best.bare_name}", best.bare_name, best.code)


def _names_with_votes(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, int]]:
    """Each name behind a prefix, with the votes of its place."""
    for match in pattern.finditer(text):
        bare_name = match["name"]
        end = match.end()
        cut = _PLACE_WORD.search(bare_name)
        if cut:
            end -= len(bare_name) - cut.start()
            bare_name = bare_name[: cut.start()]
        votes = _SPACED if match["gap"] else _ATTACHED
        line_start = text.rfind("\n", 0, match.start()) + 1
        if match.start() - line_start <= 20 and _BEFORE.match(text[line_start : match.start()]):
            line_end = text.find("\n", end)
            if _AFTER.match(text[end : line_end if line_end >= 0 else len(text)]):
                votes += _SPACED if match["gap"] else _OWN_LINE
        yield bare_name, votes
