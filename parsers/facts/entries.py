"""The entries of a list: inside one table cell, or over the lines of a section."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.tables.tabs import is_row
from parsers.values import enumerators
from parsers.values.spacing import join_lines

NO_WORDING = re.compile(
    r"^[\s#*.…_=~\-–—]*$|^\s*[-–]?\s*[0-9]{1,3}\s*[-–]?\s*$|^\s*[-–]\s*[ก-ฮ]\s*[-–]\s*$|^\s*\[image[^\]]*\].*$"
    r"|^\s*[*_]{0,3}\[\s*หน้า(?:ที่)?\s*(?:ปก|[0-9]{1,3})\s*\][*_]{0,3}\s*$"
    r"|^\s*[*_]{0,3}[\[(]\s*(?:รูป|ภาพ|ตรา|โลโก้)(?:ภาพ|ประกอบ|ถ่าย|สัญลักษณ์)?\s*[:：][^\])]{0,60}[\])][*_]{0,3}\s*$"
)
"""Lines that carry no wording: '#####', '......', '-5-', '๖', '- ก -', '[image: a.png]', '(ภาพ: ตรา)'."""

_INNER = re.compile(
    r"(?=[(0-9])(?:^|(?<=[\s”\"’)]))(?:\(\s*(?P<round>[0-9]{1,2})\s*\)|(?P<paren>[0-9]{1,2})\s*\)|(?P<dot>[0-9]{1,2})\s*\.(?![0-9]))(?=\s*\S)"
)
"""A printed enumerator within running text: ' ๒.บุคลากร', ' 2) ทุกครั้ง', ' (๓) การ' (Arabic digits)."""

_NO_LIST = re.compile(r"(?:ข้อ|มาตรา|วรรค|พ\.ศ\.|(?<!พื้น)(?<!หน้า)(?<!สถาน)(?<!เต็ม)(?<!ทุก)ที่|หมวด)\s*$")
"""Words that claim the number behind them: 'ตามข้อ 2. แห่ง…' begins no entry; 'ในพื้นที่ 2. …' may."""

_LONGEST_CLAIM = 24
"""Characters before a number among which such a word stands."""

_BULLET = re.compile(rf"^\s*(?:{enumerators.LOOSE_BULLET})\s*")
_NEARLY_WHOLE = 0.8
"""How long a line is, beside the longest around it, that another one may go on with."""

_LARGEST_GAP = 2
"""A number may skip one (printed 4, 6): it was misprinted or lost; a larger jump is a figure in the text."""


_Draft = tuple[enumerators.Enumerator | None, list[str], int, int]
"""An entry while its list is read: its enumerator, its lines' texts, its first and last line."""


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One entry: its printed ``number`` (None for a bullet or plain prose), its text without it, its lines."""

    number: int | None
    text: str
    span: Span


def split_numbered(text: str) -> tuple[tuple[int | None, str], ...]:
    """The entries of running text, split where a printed number continues the sequence.

    Pairs of number and text. Text before the first number is a pair of its own with None; text without a sequence is
    one pair. A sequence may begin with any number at the head of the text (the rest of a cell that a page break cut),
    elsewhere with 1.

    Wrong when an entry's own text holds the number that would come next, written like an enumerator.

    >>> split_numbered("๑.ผู้บริหาร ๒.บุคลากร ไม่น้อยกว่า 3 ราย")
    ((1, 'ผู้บริหาร'), (2, 'บุคลากร ไม่น้อยกว่า 3 ราย'))
    >>> split_numbered("ตามข้อ 1. แห่งประกาศ"), split_numbered("๓. จัดซื้อ ๔. จัดจ้าง")
    (((None, 'ตามข้อ 1. แห่งประกาศ'),), ((3, 'จัดซื้อ'), (4, 'จัดจ้าง')))
    >>> split_numbered("1. อบรมในพื้นที่ 2. จัดจ้าง"), split_numbered("1. อบรมครั้งที่ 2. จัดจ้าง")
    (((1, 'อบรมในพื้นที่'), (2, 'จัดจ้าง')), ((1, 'อบรมครั้งที่ 2. จัดจ้าง'),))
    """
    key = arabic_digits(text)
    cuts: list[tuple[int, int, int | None]] = []
    last, style = 0, ""
    for match in _INNER.finditer(key):
        number, kind = int(match[match.lastgroup or 0]), str(match.lastgroup)
        start = match.start()
        first = not cuts and (number == 1 or not key[:start].strip(" -–•"))
        following = bool(cuts) and kind == style and last < number <= last + _LARGEST_GAP
        if (first or following) and not _NO_LIST.search(key, max(0, start - _LONGEST_CLAIM), start):
            cuts.append((start, match.end(), number))
            last, style = number, kind
    if not cuts:
        return ((None, text.strip()),) if text.strip() else ()
    lead = text[: cuts[0][0]].strip(" -–•\t")
    pieces: list[tuple[int | None, str]] = [(None, lead)] if lead else []
    ends = [start for start, _, _ in cuts[1:]] + [len(text)]
    for (_, begin, printed), end in zip(cuts, ends, strict=True):
        pieces.append((printed, text[begin:end].strip(" \t").rstrip("-–• ").strip()))
    return tuple((number, piece) for number, piece in pieces if piece)


def split_parts(parts: Sequence[str], separate: bool) -> tuple[tuple[int | None, str], ...]:
    """The entries of one table cell from its pieces, as pairs of number and text.

    Numbers split, within a piece too. A piece without one goes on with the piece before where that has one; where no
    piece has a number, each is an entry if ``separate`` (``<p>`` elements) or if they begin with bullets, and one text
    otherwise (wrapped lines). A lone dash is no entry.

    >>> split_parts(("๓. ขาดความรู้", "๔. การใช้ตำแหน่ง", "ในทางมิชอบ"), separate=True)
    ((3, 'ขาดความรู้'), (4, 'การใช้ตำแหน่งในทางมิชอบ'))
    >>> split_parts(("ภัยธรรมชาติ เช่น", "น้ำท่วม"), separate=False), split_parts(("- เร็ว", "- ดี"), separate=False)
    (((None, 'ภัยธรรมชาติ เช่นน้ำท่วม'),), ((None, 'เร็ว'), (None, 'ดี')))
    """
    parts = [part for part in parts if not NO_WORDING.match(arabic_digits(part))]
    numbered = split_numbered("\n".join(parts))
    if any(number is not None for number, _ in numbered):
        return tuple((number, join_lines(text.split("\n"))) for number, text in numbered)
    bulleted = [bool(_BULLET.match(part)) for part in parts]
    if not separate and not any(bulleted):
        return ((None, join_lines(parts)),) if parts else ()
    pieces: list[str] = []
    for part, opens in zip(parts, bulleted, strict=True):
        text = _BULLET.sub("", part).strip()
        if pieces and not opens and any(bulleted):
            pieces[-1] = join_lines((pieces[-1], text))
        elif text:
            pieces.append(text)
    return tuple((None, piece) for piece in pieces)


def list_entries(source: SourceText, span: Span, begins: str | None = None) -> tuple[ListEntry, ...]:
    """The entries that stand on the lines of ``span``, their wrapped lines joined.

    Where the lines hold numbered or bulleted entries, only these count: prose before them introduces the list, and
    prose after an empty line closes it. A page number between two lines does not part them. Lines without any
    enumerator are one entry a paragraph; where a paragraph begins with the word ``begins``, one for each of its lines
    that does so. Table rows (lines with a tab) and lines of noise are left out.
    """
    entries: list[_Draft] = []
    gap = True
    paged = False
    for number, key in source.numbered(span):
        if is_row(key):
            gap, paged = True, False
            continue
        if NO_WORDING.match(key):
            paged = paged or bool(key.strip())
            gap = gap or not key.strip()
            continue
        line = source.line(number)
        enumerator = enumerators.head(key, line)
        if enumerator is not None:
            entries += [(one, [text], number, number) for one, text in _on_one_line(line, enumerator)]
        elif (gap and not (paged and entries) and not _goes_on_below(source, span, entries, number)) or (
            begins and _begins_anew(entries, line, begins)
        ):
            entries.append((None, [line], number, number))
        elif entries:
            head, lines, start, _ = entries[-1]
            entries[-1] = (head, [*lines, line], start, number)
        gap = paged = False
    listed = any(head is not None for head, *_ in entries)
    return tuple(
        ListEntry(head.number if head else None, text, Span(start, end))
        for head, lines, start, end in entries
        if (head is not None or not listed) and (text := join_lines(lines))
    )


def _goes_on_below(source: SourceText, span: Span, entries: Sequence[_Draft], line: int) -> bool:
    """Whether a line goes on with the entry above it across a blank line: on the pages of a PDF whose lines all have
    one below them, where the line above is as long as lines get.
    """
    if source.format != "pdf" or not entries or entries[-1][3] != line - 2:
        return False
    widths = [len(source.line(number).strip()) for number in span.lines]
    apart = not any(width and below for width, below in pairwise(widths))
    return apart and len(source.line(line - 2).strip()) >= _NEARLY_WHOLE * max(widths)


def _on_one_line(line: str, first: enumerators.Enumerator) -> Iterator[tuple[enumerators.Enumerator, str]]:
    """The entries that stand on one line, where dotted numbers count on: ``4.1 ดี 4.2 เร็ว``."""
    begin, current = first.end, first
    while current.style == "1.1":
        *above, last = current.numbers
        due = re.compile(rf"(?<=\s){re.escape('.'.join(map(str, (*above, last + 1))))}[.)]*\s*(?=[^\W\d])")
        found = due.search(arabic_digits(line), begin)
        if found is None:
            break
        yield current, line[begin : found.start()]
        current = current._replace(text=found[0].strip(), numbers=(*above, last + 1), end=found.end())
        begin = found.end()
    yield current, line[begin:]


def _begins_anew(entries: Sequence[_Draft], line: str, word: str) -> bool:
    """Whether a line begins as the entry above it does, which has no number."""
    return (
        bool(entries)
        and entries[-1][0] is None
        and all(text.lstrip().startswith(word) for text in (line, entries[-1][1][0]))
    )
