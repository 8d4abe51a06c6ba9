"""The entries of the table of contents, with the page label that each prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.facts.entries import NO_WORDING
from parsers.records.facts import ContentsEntry
from parsers.records.structure import Section
from parsers.records.table import Grid, GridRow
from parsers.values import enumerators

_LABEL = r"(?:[0-9]{1,3}|[ก-ฮ])(?:\s*[-–—]\s*(?:[0-9]{1,3}|[ก-ฮ]))?"
"""'1', 'ก', '5 - 9', '13-97'."""

_LABEL_CELL = re.compile(rf"^[-–]?\s*({_LABEL})\s*[-–]?$")
_LEADER = re.compile(rf"\s*(?:\.{{3}}|…|_{{3}}|(?:\.\s){{3}})[.…_\s]*+({_LABEL})?\s*$")
"""A dotted leader with what stands behind it: 'บทนำ ........ 1'."""

_WIDE_GAP = re.compile(rf"\s{{3,}}({_LABEL})\s*$")
_HEADER = re.compile(r"^(?:สารบัญ|สาระบัญ|เรื่อง|หัวข้อ|รายการ|หน้า|ที่|ลำดับ|\(ต่อ\)|\s)+$")
_GOES_ON = re.compile(r"^(?:แยกตาม|และ|หรือ|ของ|ตาม|เพื่อ|ในการ|ใน|ที่|โดย|ด้วย|ระหว่าง|\(|ประจำปี|พ\.ศ\.|ปี|ระยะ)")
"""Words that begin no entry of their own: the line before was too long for its column."""


def contents(source: SourceText, sections: Sequence[Section], grids: Sequence[Grid]) -> tuple[ContentsEntry, ...]:
    """The entries of the plan's contents, in document order; none where the plan has no contents section.

    A title loses its bullet and its enumerator (``๑.``, ``-``), not its ``ส่วนที่ ๑``. A label stands in the last
    column, behind a dotted leader, or behind a wide gap; ``page_label`` is as printed, None where none is. A line that
    begins like the rest of a phrase goes on with an entry that has no label yet.

    Wrong where an entry is numbered by a bare letter or figure in its last column that is no page.

    A table of contents is one entry a line, with or without tabs; of ``grids`` those in HTML count: their rows may
    share a line.
    """
    entries: list[ContentsEntry] = []
    for section in sections:
        if section.kind == "contents":
            for line, span in _lines(source, section.span, grids):
                _add_line(entries, line, span)
    return tuple(entries)


def _lines(source: SourceText, span: Span, grids: Sequence[Grid]) -> Iterator[tuple[str, Span]]:
    """The lines of ``span``, each with where it stands; a row of an HTML table is a line."""
    rows: dict[int, list[GridRow]] = {}
    for grid in grids:
        if grid.dialect == "html":
            for row in grid.rows:
                rows.setdefault(row.span.start, []).append(row)
    for number in range(span.start, span.end + 1):
        if number in rows:
            yield from (("\t".join(cell.text for cell in row.cells), row.span) for row in rows[number])
        else:
            yield source.line(number), Span(number, number)


def _add_line(entries: list[ContentsEntry], line: str, here: Span) -> None:
    """Adds the entry that a line holds, or joins the line to the entry before."""
    key = arabic_digits(line)
    if not key.strip() or _HEADER.match(key) or NO_WORDING.match(key):
        return
    start, end, label = _split_label(key, line)
    enumerator = enumerators.head(key[start:end], line[start:end])
    if enumerator is not None:
        start += enumerator.end
    title = " ".join(line[start:end].split())
    last = entries[-1] if entries else None
    if last is not None and enumerator is None and last.page_label is None and _GOES_ON.match(key[start:end]):
        entries[-1] = ContentsEntry(last.ordinal, f"{last.title} {title}", label, last.span | here)
    elif title:
        entries.append(ContentsEntry(len(entries) + 1, title, label, here))


def _split_label(key: str, line: str) -> tuple[int, int, str | None]:
    """Where the title begins and ends in the line, and the label as printed.

    >>> _split_label("บทนำ ........ 1", "บทนำ ........ ๑")
    (0, 4, '๑')
    >>> _split_label("ส่วนที่ 1 บทนำ\\t1 - 4", "ส่วนที่ ๑ บทนำ\\t๑ - ๔")[2], _split_label("มิติ 1", "มิติ 1")[2]
    ('๑ - ๔', None)
    """
    start, end = len(key) - len(key.lstrip()), len(key.rstrip())
    tab = key.rfind("\t", start, end)
    if tab >= 0:
        cell = _LABEL_CELL.match(key[tab + 1 : end].strip())
        if cell:
            offset = key.index(cell[1], tab + 1)
            return start, len(key[:tab].rstrip()), " ".join(line[offset : offset + len(cell[1])].split())
    match = _LEADER.search(key, start, end) or _WIDE_GAP.search(key, start, end)
    if match is None:
        return start, end, None
    label = " ".join(line[match.start(1) : match.end(1)].split()) if match[1] else None
    return start, len(key[: match.start()].rstrip()), label
