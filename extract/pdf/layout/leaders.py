"""Contents whose lines lead to their page by dots: the dots become a tab, as a word processor has it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.pdf.layout.pieces.lines import PrintedLine

_LEADS = re.compile(r"(?<=\S)\s*(?:[.…·‥]\s?){5,}\s*(?P<page>\(?(?:[0-9๐-๙]{1,3}|[ก-ฮ]|[ivx]{1,5})\)?)\s*$")
_LEAST = 3
"""Lines of a page: one such line may be a blank of a form that somebody filled in."""


def without_leaders(lines: Sequence[PrintedLine]) -> None:
    """Puts a tab in place of the dots before the page numbers of contents.

    >>> without_leaders(lines := [PrintedLine([], 0, f"ส่วนที่ {n} ......... {n}") for n in (1, 2, 3)])
    >>> [line.text for line in lines]
    ['ส่วนที่ 1\\t1', 'ส่วนที่ 2\\t2', 'ส่วนที่ 3\\t3']
    """
    found = [(line, match) for line in lines if (match := _LEADS.search(line.text))]
    if len(found) < _LEAST:
        return
    for line, match in found:
        line.text = f"{line.text[: match.start()]}\t{match['page']}"
