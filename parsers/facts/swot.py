"""The plan's own strengths, weaknesses, opportunities and threats: table columns, or lists under headings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz, process

from extract.ground.characters import BULLETS, arabic_digits
from extract.ground.source import SourceText, Span
from parsers.facts.entries import ListEntry, list_entries, split_parts
from parsers.facts.list_ends import before_next_number, is_end
from parsers.facts.paragraph_rows import with_paragraph_rows
from parsers.facts.swot_axes import (
    LETTERS,
    FoundEntry,
    coded_entries,
    entries_by_axes,
    entries_by_codes,
    entries_by_rows,
    side_of,
)
from parsers.records.facts import Quadrant, SwotEntry
from parsers.records.structure import Section
from parsers.records.table import Cell, Grid, GridRow
from parsers.structure.headings import chapter_of, ends_table
from parsers.tables.tabs import is_row
from parsers.values import enumerators
from parsers.values.spacing import join_lines

_HEADER = re.compile(
    rf"""^[\s*\-–·{BULLETS}]*(?:[0-9.]+\s*[).]?\s*)?              # '1.', '๑.๒)'
    (?:(?P<letter>[SWOT])\s*[:=.\-–]?\s+)?              # 'S : จุดแข็ง'
    (?:การวิเคราะห์|ด้าน|ประเด็น)?\s*
    (?:
        (?P<strength>จุด\s*(?:แ|เเ)ข็ง)
      | (?P<weakness>จุด\s*อ่อน)
      | (?P<opportunity>โอกาส)
      | (?P<threat>อุปสรรค|ภัยคุกคาม|ภาวะคุกคาม|ข้อจำกัด)
    )
    (?:\s*(?:หรือ|/|และ)\s*(?:อุปสรรค|ภัยคุกคาม|ภาวะคุกคาม|ข้อจำกัด))?
    (?:\s*[(/=\-–]?\s*(?:[SWOT]|Strengths?|Weakness(?:es)?|Opportunit(?:y|ies)|Threats?)\s*(?:[:=\-–]\s*[A-Za-z]+)?\s*\)?)?
    (?:ของ(?:องค์กร|หน่วยงาน))?
    [\s:*]*$""",
    re.VERBOSE | re.IGNORECASE,
)
"""A heading that is a quadrant's name and nothing else: 'จุดแข็ง (Strength)', '1.2 โอกาส (O)', 'อุปสรรค/ข้อจำกัด'."""

_NUMBER = re.compile(r"\(?(\d{1,2})[.)]")
_CODED = re.compile(
    rf"[\s*\-–·{BULLETS}]*(?P<letter>[SWOT])\s*+[-.]?\s*+(?P<number>\d{{1,2}})\s*[.:)\-–]*\s+(?P<text>\S.*)"
)
_NAMES = ("จุดแข็ง", "จุดอ่อน", "โอกาส", "อุปสรรค", "ภัยคุกคาม")
_QUADRANTS: tuple[Quadrant, ...] = ("strength", "weakness", "opportunity", "threat", "threat")
_FUZZY_LEAST = 80.0
_LONGEST_DAMAGED = 30
_LONGEST_NAME = 80
_MOST_QUADRANTS = 4
_LEAST_LISTS = 2
"""Lists below several headings: of fewer the last heading's is all."""

_BEHIND_NAME = re.compile(r"[\s*]*[:：][\s*]*(?=\S)|\s+(?=\(?1[.)]\s*\D)")
_STATEMENT = re.compile(r"(?:วิสัยทัศน์|พันธกิจ)(?![ก-๎])")
"""The plan's vision or mission as a heading."""

_WORDS = re.compile("จุด|โอกาส|อุปสรรค|คุกคาม|ข้อจำกัด")


def quadrant_of(text: str) -> Quadrant | None:
    """The quadrant that a heading or a header cell names; None for any text that says more than the name.

    >>> quadrant_of("จุดแข็ง (Strength)"), quadrant_of("โอกาส แม้ว่าในปัจจุบัน"), quadrant_of("โอกาสเกิด")
    ('strength', None, None)
    >>> quadrant_of("จุดอ้อน (Weakness)"), quadrant_of("จุดเด่น"), quadrant_of("โครงการ")
    ('weakness', None, None)
    """
    match = _HEADER.match(arabic_digits(text)) if _WORDS.search(text) else None
    if match is None:
        return _damaged_name(text)
    for quadrant in ("strength", "weakness", "opportunity", "threat"):
        if match[quadrant]:
            return quadrant
    return None


def _damaged_name(text: str) -> Quadrant | None:
    """The quadrant of a short text that is a quadrant's name but for a letter: ``จุดอ้อน (Weakness)``."""
    name = text.partition("(")[0].strip(" :*") if len(text) <= _LONGEST_DAMAGED else ""
    if not 5 <= len(name) <= 10:
        return None
    best = process.extractOne(name, _NAMES, scorer=fuzz.ratio, score_cutoff=_FUZZY_LEAST)
    return _QUADRANTS[best[2]] if best else None


def swot(source: SourceText, sections: Sequence[Section], grids: Sequence[Grid]) -> tuple[SwotEntry, ...]:
    """The entries of the SWOT analysis, in document order within each quadrant.

    Tables come first; lists under headings count only where no table was found and at least two quadrants have a
    heading, before the first project's details (a lone ``โอกาส`` may head anything).
    """
    unnumbered: list[FoundEntry] = [entry for grid in grids for entry in _entries_of_table(grid, source)]
    if not unnumbered:
        unnumbered = _entries_of_lists(source, sections)
    counts: dict[Quadrant, int] = {}
    entries: list[SwotEntry] = []
    for quadrant, text, span in unnumbered:
        counts[quadrant] = counts.get(quadrant, 0) + 1
        entries.append(SwotEntry(quadrant, counts[quadrant], text, span))
    return tuple(entries)


def _entries_of_table(grid: Grid, source: SourceText) -> list[FoundEntry]:
    """The entries of a table whose quadrants are named in its head, by the axes of its sides, by row, or by codes."""
    return (
        _entries_of_grid(grid, source)
        or entries_by_axes(grid, quadrant_of)
        or entries_by_rows(grid, quadrant_of)
        or entries_by_codes(grid)
    )


def _entries_of_grid(grid: Grid, source: SourceText) -> list[FoundEntry]:
    """Rows below a header of quadrants. A cell without a number goes on with the numbered entry above it.

    Lines right below a table of tabs that count on are rows that lost the blank cells behind their first one.
    """
    entries: list[FoundEntry] = []
    columns: dict[int, Quadrant] = {}
    open_numbered: dict[int, int] = {}
    grid = with_paragraph_rows(grid, source, _quadrants_of)
    for row in grid.rows:
        if named := _named_cells(row):
            columns, open_numbered = {}, {}
            for quadrant, cell in named:
                if coded := _coded(cell.parts[1:], quadrant):
                    entries += [(quadrant, text, cell.span) for text in coded]
                    continue
                parts = split_parts(cell.parts[1:], separate=not cell.wrapped)
                entries += [(quadrant, text, cell.span) for _, text in parts]
            continue
        header = _quadrants_of(row)
        if header:
            columns, open_numbered = header, {}
            continue
        for index, quadrant in columns.items():
            if index >= len(row.cells) or not row.cells[index].text:
                continue
            cell = row.cells[index]
            if coded := _coded(cell.parts, quadrant):
                entries += [(quadrant, text, cell.span) for text in coded]
                continue
            for number, text in split_parts(cell.parts, separate=not cell.wrapped):
                above = open_numbered.get(index)
                if number is None and above is not None:
                    quadrant_above, before, span = entries[above]
                    entries[above] = (quadrant_above, join_lines((before, text)), span | cell.span)
                    continue
                if number is not None:
                    open_numbered[index] = len(entries)
                entries.append((quadrant, text, cell.span))
    if (
        0 in columns
        and grid.dialect == "tabs"
        and (last := open_numbered.get(0)) is not None
        and _ends_below(grid, entries[last][2])
    ):
        entries += _counting_on(source, grid.span.end, columns[0], _number_in(source, entries[last][2].start))
    return entries


def _coded(parts: tuple[str, ...], quadrant: Quadrant) -> list[str]:
    """The entries of a cell that codes of its quadrant name, without them: ``S1 ผู้นำดี S2 มีกฎ``."""
    return [text for letter, _, text in coded_entries(parts) if LETTERS[letter] == quadrant]


def _ends_below(grid: Grid, entry: Span) -> bool:
    """Whether an entry of the first column stands in the last row: what counts on below it is a row, else a heading."""
    return entry.end >= grid.rows[-1].span.start


def _named_cells(row: GridRow) -> list[tuple[Quadrant, Cell]]:
    """The cells of a row where each begins with its quadrant's name, with its entries below; none of another. The first
    may say what they have in common: ``ปัจจัยภายใน``.
    """
    if any(cell.text and len(cell.parts) < 2 for cell in row.cells[1:]):
        return []
    filled = [cell for index, cell in enumerate(row.cells) if cell.text and not (index == 0 and side_of(cell.text))]
    if len(filled) < 2 or len(filled[0].parts) < 2:
        return []
    found = [(name, cell) for cell in filled if (name := quadrant_of(cell.parts[0]))]
    return found if len(found) == len(filled) else []


def _counting_on(source: SourceText, above: int, quadrant: Quadrant, last: int | None) -> Iterator[FoundEntry]:
    """The lines right below a table that go on with the numbers of its first column; the next chapter does not."""
    number = above + 1
    while last is not None and number <= len(source.lines) and _number_in(source, number) == last + 1:
        if chapter_of(source.key(number).strip(), source.line(number).strip()):
            return
        for _, text in split_parts((source.line(number).strip(),), separate=True):
            yield quadrant, text, Span(number, number)
        last, number = last + 1, number + 1


def _number_in(source: SourceText, line: int) -> int | None:
    """The number that a line begins with."""
    match = _NUMBER.match(source.key(line).lstrip())
    return int(match[1]) if match else None


def _quadrants_of(row: GridRow) -> dict[int, Quadrant]:
    """The quadrants that a header row names by column; empty for any other row."""
    texts = {index: cell.text for index, cell in enumerate(row.cells) if cell.text}
    if len(texts) > _MOST_QUADRANTS + 1 or any(len(text) > _LONGEST_NAME for index, text in texts.items() if index):
        return {}
    if side_of(texts.get(0, "")):
        del texts[0]
    if not 2 <= len(texts) <= _MOST_QUADRANTS or len(texts.get(0, "")) > _LONGEST_NAME:
        return {}
    named = {index: quadrant for index, text in texts.items() if (quadrant := quadrant_of(text)) is not None}
    return named if len(named) == len(texts) else {}


def _entries_of_lists(source: SourceText, sections: Sequence[Section]) -> list[FoundEntry]:
    """Lists under a quadrant's heading, each up to the next such heading or the next section."""
    details = [section.span.start for section in sections if section.kind == "project_detail"]
    last = min(details, default=len(source.lines) + 1) - 1
    headings: list[tuple[int, Quadrant]] = []
    rests: dict[int, str] = {}
    """What stands behind a heading on its line: ``โอกาส : นโยบายรัฐ``."""
    for number, (key, text) in enumerate(zip(source.digits[:last], source.stripped_digits, strict=False), start=1):
        if not text or is_row(key):
            continue
        quadrant = quadrant_of(text) if len(key) <= _LONGEST_NAME else None
        if quadrant is None and (found := _named_at_head(key)):
            quadrant, start = found
            rests[number] = source.line(number)[start:]
        if quadrant is not None:
            headings.append((number, quadrant))
    coded = _coded_entries(source, last)
    if len({quadrant for _, quadrant in headings}) < 2 or (coded and _stand_below(headings, coded)):
        return coded
    starts = sorted(
        {section.span.start for section in sections}
        | {number for number, _ in headings}
        | set(_statements_below(source, headings[-1][0], last))
        | {last + 1}
    )
    opened = source.with_lines({number: "" for number, _ in headings} | rests)
    return [
        (quadrant, entry.text, entry.span)
        for together in _side_by_side(opened, headings)
        for quadrant, entry in _parted(
            [quadrant for _, quadrant in together],
            _list_below(opened, together[-1][0], starts, own_line=together[-1][0] in rests),
        )
    ]


def _stand_below(headings: Sequence[tuple[int, Quadrant]], entries: Sequence[FoundEntry]) -> bool:
    """Whether each entry stands below the heading of its quadrant, and each heading has one below it."""
    lines = [number for number, _ in headings]
    above = [bisect_right(lines, span.start) - 1 for _, _, span in entries]
    return set(above) == set(range(len(headings))) and all(
        headings[place][1] == quadrant for place, (quadrant, _, _) in zip(above, entries, strict=True)
    )


def _side_by_side(opened: SourceText, headings: Sequence[tuple[int, Quadrant]]) -> list[list[tuple[int, Quadrant]]]:
    """The headings in turn; those with nothing between them but blank lines together: they stood side by side. The
    lines of headings are blank in ``opened``.
    """
    found: list[list[tuple[int, Quadrant]]] = []
    for number, quadrant in headings:
        above = found[-1] if found else []
        between = opened.stripped_digits[above[-1][0] - 1 : number - 1] if above else ("",)
        if above and not any(between) and quadrant not in [name for _, name in above]:
            above.append((number, quadrant))
        else:
            found.append([(number, quadrant)])
    return found


def _parted(names: Sequence[Quadrant], entries: Sequence[ListEntry]) -> list[tuple[Quadrant, ListEntry]]:
    """Each entry with its quadrant. Below headings that stood side by side each list begins with 1. A single list, or
    one without numbers, is that of the heading right above it; of several that are not as many as the headings nobody
    can say whose they are.
    """
    begins = [place for place, entry in enumerate(entries) if entry.number == 1]
    if len(names) == 1 or len(begins) < _LEAST_LISTS:
        return [(names[-1], entry) for entry in entries]
    if len(begins) != len(names) or begins[0] != 0:
        return []
    return [(names[bisect_right(begins, place) - 1], entry) for place, entry in enumerate(entries)]


def _statements_below(source: SourceText, heading: int, last: int) -> Iterator[int]:
    """The lines below the last heading that are the plan's vision, mission or values alone, and open no next number.

    A bare ``วิสัยทัศน์`` may also be the end of an entry that goes over two lines: then the list counts on below it.
    """
    for number in range(heading + 1, last + 1):
        key = source.key(number).strip()
        bare = _STATEMENT.fullmatch(key.rstrip(" :*")) or is_end(key)
        if bare and number < last and _number_in(source, number + 1) in (None, 1):
            yield number


def _named_at_head(key: str) -> tuple[Quadrant, int] | None:
    """The quadrant that a line names before a colon or a list's first number, and where its entries begin."""
    cut = _BEHIND_NAME.search(key, 0, _LONGEST_NAME) if _WORDS.search(key[:_LONGEST_DAMAGED]) else None
    match = _HEADER.match(key[: cut.start()]) if cut else None
    if cut is None or match is None:
        return None
    name = next((quadrant for quadrant in _QUADRANTS if match[quadrant]), None)
    return (name, cut.end()) if name else None


def _coded_entries(source: SourceText, last: int) -> list[FoundEntry]:
    """Entries that a letter and a number name, ``S1`` to ``T3``: each quadrant counted from 1, S and W at least."""
    found: list[FoundEntry] = []
    counted = dict.fromkeys(LETTERS, 0)
    if "S" not in source.joined or "W" not in source.joined:
        return found  # nearly all plans: no line need be looked at
    for number, key in enumerate(source.digits[:last], start=1):
        match = _CODED.match(key)
        if match and not is_row(key) and int(match["number"]) == counted[match["letter"]] + 1:
            counted[match["letter"]] += 1
            text = source.line(number)[match.start("text") :].strip()
            found.append((LETTERS[match["letter"]], text, Span(number, number)))
        elif found and found[-1][2].end == number - 1 and _goes_on(key, source.line(number)):
            quadrant, text, span = found[-1]
            found[-1] = (quadrant, join_lines((text, source.line(number).strip())), span | Span(number, number))
    return found if counted["S"] and counted["W"] else []


def _goes_on(key: str, line: str) -> bool:
    """Whether a line right below an entry can be the rest of it: no row, no heading, no entry of another list."""
    plain = key.strip()
    if not plain or is_row(key) or quadrant_of(plain) or side_of(plain) or enumerators.head(key, line):
        return False
    return not (chapter_of(plain, line.strip()) or _STATEMENT.match(plain) or ends_table(plain))


def _list_below(source: SourceText, heading: int, starts: Iterable[int], *, own_line: bool) -> tuple[ListEntry, ...]:
    """The entries below a heading; ``own_line``: they begin on its line."""
    end = next((start for start in starts if start > heading), heading + 1) - 1
    first = heading + (not own_line)
    return list_entries(source, before_next_number(source, Span(first, end))) if end >= first else ()
