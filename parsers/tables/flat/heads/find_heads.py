"""The head of a flattened table that begins on a line, whatever parts its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.ground.source import SourceText
from parsers.tables.flat.ground.flat_head import FlatHead
from parsers.tables.flat.heads.even_heads import even_head
from parsers.tables.flat.heads.mixed_heads import mixed_head

_NAMES = re.compile(r"[0-9ก-๛]")


def find_head(source: SourceText, number: int, last: int) -> FlatHead | None:
    """The header that begins on a line; None where the columns it names are not sure."""
    return next(find_heads(source, number, last), None)


def head_beside_people(source: SourceText, number: int, last: int) -> FlatHead | None:
    """The header on lines of their own whose only money names no year and stands beside a number of people: who reads
    its rows must find both in each.
    """
    head = even_head(source, number, last, beside_people=True)
    return head if head and head.form == "lines" else None


def find_heads(source: SourceText, number: int, last: int) -> Iterator[FlatHead]:
    """The headers that begin on a line: that of rows whose cells one thing parts, then that of rows that part them now
    by this, now by that. A line of tags alone names nothing.
    """
    if source.line(number).startswith("<") and not _NAMES.search(source.line(number)):
        return iter(())
    heads = (find(source, number, last) for find in (even_head, mixed_head))
    return (head for head in heads if head)
