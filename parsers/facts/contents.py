"""The entries of the table of contents, with the page label that each prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.facts.entries import NO_WORDING
from parsers.records.facts import ContentsEntry
from parsers.records.structure import Section
from parsers.records.table import Grid, GridRow
from parsers.structure.headings import heading_of
from parsers.structure.listed_pages import HEAD, ListedPage, listed_pages
from parsers.values import enumerators

_LEADER = re.compile(r"\s*(?:\.{3}|…|_{3}|(?:[.·]\s){3}|·{3}|-{3}|—{2})[.…_·—\s-]*+$")
"""A dotted leader to a page that is not printed: 'บทนำ ........'."""

_FIRST_CELL = re.compile(r"\s*[0-9]{1,2}[.)]?\t\s*(?=\S)")
"""A row's number in a cell of its own."""

_GOES_ON = re.compile(r"^(?:แยกตาม|และ|หรือ|ของ|ตาม|เพื่อ|ในการ|ใน|ที่|โดย|ด้วย|ระหว่าง|\(|ประจำปี|พ\.ศ\.|ปี|ระยะ)")
"""Words that begin no entry of their own: the line before was too long for its column."""

_LEAST_WIDTH = 40
_NEARLY_WHOLE = 0.8
"""How wide a line is, beside the widest title, whose end is on the next line."""


def contents(source: SourceText, sections: Sequence[Section], grids: Sequence[Grid]) -> tuple[ContentsEntry, ...]:
    """The entries of the plan's contents, in document order; none where the plan has no contents section.

    A title loses its bullet and its enumerator (``๑.``, ``-``), not its ``ส่วนที่ ๑``. ``page_label`` is as printed
    (:func:`listed_pages`), None where none is. A line that begins like the rest of a phrase, or closes a bracket,
    goes on with an entry that has no label yet, and so does one below a long line where nearly all entries have one.

    A table of contents is one entry a line, with or without tabs; of ``grids`` those in HTML count: their rows may
    share a line.
    """
    entries: list[ContentsEntry] = []
    for section in sections:
        if section.kind == "contents":
            lines = list(_lines(source, section.span, grids))
            keys = [arabic_digits(line) for line, _ in lines]
            pages = listed_pages(keys)
            wraps = _wrapped(keys, pages)
            for place, (line, span) in enumerate(lines):
                _add_line(entries, keys[place], line, span, pages.get(place), place in wraps)
    return tuple(entries)


def _lines(source: SourceText, span: Span, grids: Sequence[Grid]) -> Iterator[tuple[str, Span]]:
    """The lines of ``span``, each with where it stands; a row of an HTML table is a line."""
    rows: dict[int, list[GridRow]] = {}
    for grid in grids:
        if grid.dialect == "html":
            for row in grid.rows:
                rows.setdefault(row.span.start, []).append(row)
    for number in span.lines:
        if number in rows:
            yield from ((text, row.span) for row in rows[number] for text in _entries_of(row))
        else:
            yield source.line(number), Span(number, number)


def _entries_of(row: GridRow) -> Iterator[str]:
    """The row as a line; a row whose cells hold as many paragraphs each is a list in itself, a line each."""
    parts = [cell.parts for cell in row.cells if cell.text]
    if len(parts) > 1 and len(parts[0]) > 1 and len({len(one) for one in parts}) == 1:
        yield from map("\t".join, zip(*parts, strict=True))
    else:
        yield "\t".join(cell.text for cell in row.cells)


def _wrapped(keys: Sequence[str], pages: Mapping[int, ListedPage]) -> frozenset[int]:
    """The lines that go on with the one above: it is as wide as the list and has no page, the line itself has one and
    begins with nothing that entries begin with.
    """
    filled = [place for place, key in enumerate(keys) if key.strip() and not HEAD.match(key)]
    widths = {place: len(keys[place][: pages[place].title_end if place in pages else None].strip()) for place in filled}
    widest = max(widths.values(), default=0)
    return frozenset(
        place
        for above, place in pairwise(filled)
        if place in pages
        and above not in pages
        and widths[above] >= max(_LEAST_WIDTH, _NEARLY_WHOLE * widest)
        and enumerators.head(keys[place]) is None
        and heading_of(title := keys[place][: pages[place].title_end].strip(), title) is None
    )


def _add_line(
    entries: list[ContentsEntry], key: str, line: str, here: Span, page: ListedPage | None, goes_on: bool
) -> None:
    """Adds the entry that a line holds, or joins the line to the entry before."""
    if not key.strip() or HEAD.match(key) or (page is None and NO_WORDING.match(key)):
        return
    label = " ".join(line[page.start : page.end].split()) if page else None
    leader = _LEADER.search(key)
    end = page.title_end if page else leader.start() if leader else len(key.rstrip())
    number = _FIRST_CELL.match(key, 0, end)
    start = number.end() if number else len(key) - len(key.lstrip())
    last = entries[-1] if entries else None
    closes = last is not None and _closes(last.title, key[start:end])
    enumerator = None if closes else enumerators.head(key[start:end], line[start:end])
    if enumerator is not None:
        start += enumerator.end
    title = " ".join(line[start:end].split())
    continues = enumerator is None and (not title or goes_on or closes or bool(_GOES_ON.match(key[start:end])))
    if last is not None and last.page_label is None and continues:
        entries[-1] = ContentsEntry(last.ordinal, f"{last.title} {title}".rstrip(), label, last.span | here)
    elif title:
        entries.append(ContentsEntry(len(entries) + 1, title, label, here))


def _closes(above: str, line: str) -> bool:
    """Whether a line closes the bracket that the title above leaves open: ``(พ.ศ. ๒๕๖๖`` and ``– ๒๕๗๐)``."""
    end = line.find(")")
    return end >= 0 and "(" not in line[:end] and above.rfind("(") > above.rfind(")")
