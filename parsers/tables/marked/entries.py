"""Numbered entries of a list that is read as a table: ``1. โครงการอบรม``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText
from parsers.values.spacing import wording_key

ENTRY = re.compile(r"\s*\(?(?P<number>\d{1,3})[.)]+\s+(?P<title>\S.*)")
"""'1. โครงการอบรม', '(2) กิจกรรมเปิดบ้าน'."""

_AFTER = re.compile(r"[:：]|^[\s#*]*\(?[0-9]{1,3}[.)]+\s")

OWN_HEADS = ("ลำดับ", "โครงการ/กิจกรรม/มาตรการ")
"""The heads of an entry's number and title, which no list prints."""


class _OnLines(Protocol):
    @property
    def title(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Entry = TypeVar("Entry", bound=_OnLines)


def runs_of(source: SourceText, entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """The entries, one at least, in runs that no line with wording parts."""
    run = [entries[0]]
    for entry in entries[1:]:
        if any(source.line(number).strip() for number in range(run[-1].end + 1, entry.start)):
            yield run
            run = []
        run.append(entry)
    yield run


def openings(source: SourceText) -> Counter[str]:
    """How many lines may open the block of a project, by its title as a wording key: alone, or behind a label or a
    number.
    """
    found: Counter[str] = Counter()
    for key in source.digits:
        if key.strip():
            found.update({wording_key(key), wording_key(_AFTER.split(key)[-1])})
    return found


def stand_elsewhere(lines: Mapping[str, int], entries: Sequence[Entry]) -> bool:
    """Whether a title of a list opens a block as well, on one of the :func:`openings` that is no entry's line."""
    titles = Counter(wording_key(arabic_digits(entry.title)) for entry in entries)
    return any(lines.get(title, 0) > count for title, count in titles.items())
