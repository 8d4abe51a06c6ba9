"""Marks behind amounts that lead to a note below (``25,000 1/``, below ``1/ ตั้งจ่ายจากเทศบัญญัติ``): an amount is read
without its mark, where the note is there and changes nothing of it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace

from extract.ground.characters import arabic_digits
from extract.ground.issues import Issue
from extract.ground.source import SourceText, Span, Table, TableCell
from parsers.values.money.remarks import star_of_doubt

_NOTE = re.compile(r"[\s|]*+(?:หมายเหตุ[\s:：|]*+)?(?P<mark>[0-9]{1,2}/)\s*+(?=[^\s0-9/|])")
_NEXT_NOTE = re.compile(r"(?<=\s)(?P<mark>[0-9]{1,2}/)\s*+(?=[^\s0-9/|])")
_MARK = re.compile(
    r"(?P<amount>(?<![0-9,./])[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{2})?|(?<![0-9,./])[0-9]{3,8}(?:\.[0-9]{2})?|(?:^|(?<=[\s|>]))[-–])"
    r"(?P<baht>[^\S\n]*บาท)?(?P<blank>[^\S\t\n]+)(?P<mark>[0-9]{1,2}/)(?=\s|$|[|<])"
)
_FARTHEST = 80
"""Lines between a mark and its note."""


def without_note_marks(source: SourceText) -> tuple[SourceText, tuple[Issue, ...]]:
    """``source`` with blanks for the marks behind amounts, and what a reader should know of it; itself where no amount
    has a mark whose note stands below.
    """
    notes = _notes(source)
    if not notes:
        return source, ()
    marked = {n: matches for n in source.lines_with("/") if (matches := list(_MARK.finditer(source.key(n))))}
    changed: dict[int, str] = {}
    proved: dict[int, set[str]] = {}
    issues: list[Issue] = []
    for number, matches in marked.items():
        line = source.line(number)
        for match in matches:
            if not _leads_to_a_note(match["mark"], number, notes):
                continue
            start, end = match.span("mark")
            line = f"{line[:start]}{' ' * (end - start)}{line[end:]}"
            found = source.line(number)[match.start() : match.end()]
            issues.append(Issue("raised_mark", Span(number, number), found=found.strip()))
            proved.setdefault(number, set()).add(match["mark"])
            changed[number] = line
    if not changed:
        return source, ()
    tables = tuple(_without_marks(table, proved) for table in source.tables)
    return source.with_lines(changed, tables), tuple(issues)


def _notes(source: SourceText) -> dict[str, list[tuple[int, bool]]]:
    """The notes by their marks: the line of each, and whether it changes the amounts that it belongs to."""
    notes: dict[str, list[tuple[int, bool]]] = {}
    for number in source.lines_with("/"):
        key = source.key(number)
        first = _NOTE.match(key)
        if first is None:
            continue
        begins = [first.start("mark"), *(match.start("mark") for match in _NEXT_NOTE.finditer(key, first.end()))]
        for start, end in zip(begins, [*begins[1:], len(key)], strict=True):
            note = key[start:end].strip(" |\t")
            notes.setdefault(note.partition("/")[0] + "/", []).append((number, star_of_doubt(note) is not None))
    return notes


def _leads_to_a_note(mark: str, number: int, notes: Mapping[str, list[tuple[int, bool]]]) -> bool:
    of_mark = notes.get(mark, [])
    at = bisect_right([line for line, _ in of_mark], number)
    return at < len(of_mark) and of_mark[at][0] - number <= _FARTHEST and not of_mark[at][1]


def _without_marks(table: Table, proved: Mapping[int, set[str]]) -> Table:
    if not any(row.span.start in proved for row in table.rows):
        return table
    rows = (
        row._replace(cells=tuple(_cell(cell, proved[row.span.start]) for cell in row.cells))
        if row.span.start in proved
        else row
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))


def _cell(cell: TableCell, marks: set[str]) -> TableCell:
    def plain(text: str) -> str:
        for match in reversed(list(_MARK.finditer(arabic_digits(text)))):
            if match["mark"] in marks:
                text = text[: match.start("blank")] + text[match.end() :]
        return text

    return cell._replace(texts=tuple(map(plain, cell.texts)))
