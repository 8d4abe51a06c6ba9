"""Numbered entries of a list that is read as a table: ``1. โครงการอบรม``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from extract.ground.source import SourceText

ENTRY = re.compile(r"\s*\(?(?P<number>\d{1,3})[.)]+\s+(?P<title>\S.*)")
"""'1. โครงการอบรม', '(2) กิจกรรมเปิดบ้าน'."""

OWN_HEADS = ("ลำดับ", "โครงการ/กิจกรรม/มาตรการ")
"""The heads of an entry's number and title, which no list prints."""


class _OnLines(Protocol):
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
