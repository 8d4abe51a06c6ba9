"""Lines that are read otherwise than the file has them, and what was read put back on the file's lines.

Blocks are read line by line. So a line with several fields is parted: with the rows of a table of labels and contents,
as some models write them, or with a block that runs on in a paragraph (``• วัตถุประสงค์ … • งบประมาณ …``). Lines that a
mark tore are one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import groupby, islice, pairwise
from typing import Any

from extract.ground.characters import BULLETS, arabic_digits
from extract.ground.source import SourceText, Span
from extract.text.torn_lines import Piece, torn_lines
from parsers.other_lines.fields_beside import fields_beside
from parsers.records.account import PrintedNumber
from parsers.records.blocks import FieldName
from parsers.records.budget import BudgetCell, HeadColumn
from parsers.records.plan import PlanDocument
from parsers.records.structure import Section
from parsers.structure.headings import title_label
from parsers.structure.labels.field_labels import field_label
from parsers.structure.labels.label_rules import BESIDE_EACH_OTHER, ONLY_BLOCKS_STATE
from parsers.tables.flat.torn_cells import whole_cells

_TAG = re.compile(r"<(?P<close>/?)(?P<name>table|tr)\b[^<>]*>", re.IGNORECASE)
_MAYBE_TAG = re.compile("<[tT]")
_CELL = re.compile(r"<t[dh]\b[^<>]*>(?P<text>.{1,120}?)(?=</?t[dhr]\b|$)", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]*>")
_SIGNS = f"{BULLETS};"
_SIGN = re.compile(rf"[{_SIGNS}]\s*(?=\S)")
_COLON = re.compile(rf"(?:^|(?<=\s))(?P<label>[^\s:：;{BULLETS}]{{3,45}})\s*[:：](?!\S*//)")
_LONGEST_LABEL = 60
_NUMBER_BEFORE = re.compile(r"(?<!\S)[0-9]{1,2}[.)]\s?$")
_LONGEST_NUMBER = 5
_NUMBER_OF_FIELD = re.compile(r"(?:^\s*|(?<=\s))(?P<number>[0-9]{1,2})[.)]\s*(?=[ก-ฮเ-ไ])")
_LEAST_LABELS = 3
_LEAST_ROWS = 2
_MOST_ROWS = 2_000
_FARTHEST, _LINES_ABOVE = 6, 3
_MOST_CELLS = 3
"""Of a row with a label in it: its number, its label, its content."""


@dataclass(frozen=True, slots=True)
class Apart:
    """A source whose lines are others than the file's; ``places`` are, line by line, the pieces that it is made of."""

    source: SourceText
    places: tuple[tuple[Piece, ...], ...]

    def first(self, number: int) -> int:
        """The file's line with which a line begins."""
        return self.places[number - 1][0].line

    def last(self, number: int) -> int:
        """The file's line with which a line ends."""
        return self.places[number - 1][-1].line

    def place(self, number: int, offset: int) -> tuple[int, int]:
        """The file's line, and where in it, of a place in a line."""
        pieces = self.places[number - 1]
        piece = next((piece for piece in reversed(pieces) if piece.at <= offset), pieces[0])
        return piece.line, offset - piece.moved


def rows_apart(source: SourceText) -> Apart | None:
    """The source with a line for each row of the tables of labels that stand on one, for each field of a paragraph of
    them, and for each line that was torn; None where there is none of these.
    """
    marked = set(source.lines_found(_MAYBE_TAG)) if "<" in source.joined else set()
    parted = {
        number: cuts for number in sorted(marked) if (cuts := _cuts(source.line(number)) or _money(source, number))
    }
    paragraphs = _paragraphs(source, marked)
    parted |= paragraphs
    torn = {} if source.tables else torn_lines(source.lines, source.joined) | whole_cells(source)
    if not parted and not torn:
        return None
    lines: list[str] = []
    places: list[tuple[Piece, ...]] = []
    taken = 0
    for number, line in enumerate(source.lines, 1):
        if number <= taken:
            continue
        if whole := torn.get(number):
            lines.append(whole.text)
            places.append(whole.pieces)
            taken = whole.last
            continue
        edges = [0, *parted.get(number, ()), len(line)]
        for start, end in pairwise(edges):
            lines.append(line[start:end].rstrip(" ;") if number in paragraphs else line[start:end])
            places.append((Piece(0, number, -start),))
    pages = tuple(source.pages[pieces[0].line - 1] for pieces in places) if source.pages else ()
    new_number = {pieces[0].line: place for place, pieces in enumerate(places, 1) if not pieces[0].moved}
    tables = tuple(table.on_lines(new_number.__getitem__) for table in source.tables)
    return Apart(replace(source, lines=tuple(lines), pages=pages, parts=(), tables=tables), tuple(places))


def put_back(plan: PlanDocument, apart: Apart, source: SourceText) -> PlanDocument:
    """A plan that was read from such lines, on those of its file."""

    def moved(value: Any) -> Any:
        if isinstance(value, Span):
            return Span(apart.first(value.start), apart.last(value.end))
        if isinstance(value, SourceText):
            return source
        if isinstance(value, BudgetCell | HeadColumn) and value.unit_line:
            value = value._replace(unit_line=apart.first(value.unit_line))
        if isinstance(value, PrintedNumber):
            line, start = apart.place(value.line, value.start)
            last_line, end = apart.place(value.last_line, value.end - 1)
            return value._replace(line=line, start=start, last_line=last_line, end=end + 1)
        return _with_parts(value, moved)

    found = moved(plan)
    assert isinstance(found, PlanDocument)
    return replace(found, sections=_each_line_once(found.sections, len(source.lines)))


def _each_line_once(sections: Sequence[Section], last: int) -> tuple[Section, ...]:
    """The sections so that no line is in two and none up to ``last`` without one: those that begin on one line of the
    file are one, with the name of the first, and what ends on that line ends above it.
    """
    groups = [list(group) for _, group in groupby(sections, key=lambda section: section.span.start)]
    place = {section.ordinal: ordinal for ordinal, group in enumerate(groups, 1) for section in group}
    ends = [*(group[0].span.start - 1 for group in groups[1:]), last]
    return tuple(
        replace(
            group[0],
            ordinal=ordinal,
            parent=None if group[0].parent is None else place[group[0].parent],
            span=Span(group[0].span.start, end),
        )
        for (ordinal, group), end in zip(enumerate(groups, 1), ends, strict=True)
    )


def _with_parts(value: Any, moved: Callable[[Any], Any]) -> Any:
    """A record or a collection with all that it holds moved."""
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: moved(getattr(value, one.name)) for one in fields(value) if one.init})
    if isinstance(value, tuple):
        parts = [moved(part) for part in value]
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    if isinstance(value, dict):
        return {key: moved(part) for key, part in value.items()}
    return value


def _cuts(line: str) -> list[int]:
    """Where the rows of a line begin, but for the first; none where fewer than three rows have a label.

    >>> _cuts("<table><tr><td>ชื่อโครงการ<td>ก<tr><td>งบประมาณ<td>-<tr><td>ผู้รับผิดชอบ<td>กองคลัง</table>")
    [31, 52]
    >>> _cuts("<table><tr><td>ที่<td>โครงการ<tr><td>1<td>ก<tr><td>2<td>ข</table>")
    []
    """
    if line.count("<t") < 2 * _LEAST_LABELS and line.count("<T") < 2 * _LEAST_LABELS:
        return []
    rows = list(_rows(line))
    if not _LEAST_LABELS <= len(rows) <= _MOST_ROWS:
        return []
    labels = sum(_has_label(line[start:end]) for start, end in pairwise((*rows, len(line))))
    return rows[1:] if labels >= _LEAST_LABELS and 2 * labels > len(rows) else []


def _paragraphs(source: SourceText, marked: Collection[int]) -> dict[int, list[int]]:
    """Where the fields begin of the lines that are paragraphs of them, but for lines of tables (``marked``, typed)."""
    signs = {number for sign in _SIGNS for number in source.lines_with(sign)}
    colons = {number for number in source.lines_with(":") if source.line(number).count(":") > 1}
    typed = {number for table in source.tables for number in table.span.lines}
    others = set(marked) | typed
    named = ((number, source.digits[number - 1]) for number in source.lines_with("ชื่อ"))
    counted = {number for number, key in named if max(key.count(". "), key.count(") ")) >= _LEAST_LABELS}
    signed = {}
    for number in sorted((signs | colons | counted) - others):
        key = source.digits[number - 1]
        by_number = _counted_fields(key) if number in counted else []
        by_sign = _fields(key) if number in signs or number in colons else []
        if cuts := max(by_sign, by_number, key=len):
            signed[number] = cuts
    return fields_beside(source, others | signed.keys()) | signed


def _counted_fields(key: str) -> list[int]:
    """Where the fields of a paragraph begin that counts them: behind the first, which may be the title, two more at
    least, each the next number before a label, one that only blocks state among them.

    >>> _counted_fields("1. ชื่อโครงการ : อบรม 2. วัตถุประสงค์ เพื่อดี ตาม พ.ศ. 2561 3. งบประมาณ 5,000 บาท 4. ผู้รับผิดชอบ กองคลัง")
    [22, 60, 82]
    >>> _counted_fields("1. วัตถุประสงค์ ก 2. งบประมาณ 5 บาท 3. ผู้รับผิดชอบ ข")
    []
    """
    first = _NUMBER_OF_FIELD.match(key)
    if first is None or title_label(key) is None:
        return []
    due, edges, fields = int(first["number"]) + 1, list[int](), set[FieldName]()
    for match in _NUMBER_OF_FIELD.finditer(key, first.end()):
        label = field_label(key[match.start("number") :][:_LONGEST_LABEL]) if int(match["number"]) == due else None
        if label and label.start is not None and not label.fuzzy:
            edges.append(match.start("number"))
            fields.add(label.field)
            due += 1
    return edges if len(edges) >= _LEAST_LABELS - 1 and fields & ONLY_BLOCKS_STATE else []


def _fields(key: str) -> list[int]:
    """Where the fields of a paragraph begin, but for one that begins it: three at least, one that only blocks state;
    or two of these, the line's first word and another.

    >>> _fields("อบรม • วัตถุประสงค์ เพื่อดี • งบประมาณ 5,000 บาท • ผู้รับผิดชอบ กองคลัง")
    [5, 28, 49]
    >>> _fields("ข้อ: มี • วัตถุประสงค์ • งบประมาณ • ผู้รับผิดชอบ"), _fields("วัตถุประสงค์: ก งบประมาณ: ข ผู้รับผิดชอบ: ค")
    ([], [16, 28])
    >>> _fields("7. ระยะเวลา : ปี 2566 8. ผู้รับผิดชอบ : กองคลัง"), _fields("วัตถุประสงค์ : ก เป้าหมาย : ข")
    ([22], [])
    """
    edges: list[int] = []
    most = 0
    for pattern in (_SIGN, _COLON):
        labels: list[tuple[int, str, FieldName]] = []
        for match in pattern.finditer(key):
            label = field_label(key[match.end() if pattern is _SIGN else match.start() :][:_LONGEST_LABEL])
            if label and not label.fuzzy and label.start is not None:
                labels.append((match.start(), match[0][:1], label.field))
        fields, signs = {field for *_, field in labels}, {sign for _, sign, _ in labels}
        if len(fields) >= _LEAST_LABELS and fields & BESIDE_EACH_OTHER and len(labels) > most:
            # among fields behind bullets each of these begins something
            begun = [match for match in _SIGN.finditer(key) if match[0][0] in signs] if pattern is _SIGN else []
            edges = [match.end() if match[0][0] == ";" else match.start() for match in begun]
            edges, most = edges or [start for start, *_ in labels], len(labels)
    if not edges and len(labels) == len(fields) == 2 and fields <= BESIDE_EACH_OTHER:
        (first, *_), (second, *_) = labels
        edges = [_before_number(key, second)] if not key[: _before_number(key, first)].strip() else []
    return [start for start in edges if key[:start].strip()]


def _before_number(key: str, start: int) -> int:
    """Where a label begins with the number before it."""
    number = _NUMBER_BEFORE.search(key, max(0, start - _LONGEST_NUMBER), start)
    return number.start() if number else start


def _money(source: SourceText, number: int) -> list[int]:
    """The same of a table of years or costs in a budget field: its label stands above it, or some lines higher."""
    rows = list(_rows(source.line(number)))
    if not _LEAST_ROWS <= len(rows) <= _MOST_ROWS:
        return []
    above = (source.stripped_digits[n - 1] for n in range(number - 1, max(0, number - _FARTHEST), -1))
    for key in islice(filter(None, above), _LINES_ABOVE):
        label = field_label(key)
        if label:
            return rows[1:] if label.field == "budget" else []
    return []


def _rows(line: str) -> Iterator[int]:
    """Where the rows begin that are of no table inside a cell."""
    depth = 0
    for match in _TAG.finditer(line):
        if match["name"].lower() == "table":
            depth += -1 if match["close"] else 1
        elif not match["close"] and depth <= 1:
            yield match.start()


def _has_label(row: str) -> bool:
    cells = [arabic_digits(_ANY_TAG.sub("", cell["text"])).strip() for cell in _CELL.finditer(row)][: _MOST_CELLS - 1]
    texts = (*cells[:1], "\t".join(cells[:2])) if cells and cells[0].strip(".() ").isdecimal() else cells[:1]
    return any(title_label(text) or ((label := field_label(text)) and label.sure) for text in texts)
