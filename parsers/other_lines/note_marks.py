"""Marks behind amounts that lead to a note below (``25,000 1/``, below ``1/ ตั้งจ่ายจากเทศบัญญัติ``): an amount is read
without its mark, where the note is there and changes nothing of it. A number in brackets may be anything: it is such a
mark where the note says from where the money comes, and nothing else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Set
from dataclasses import replace

from extract.ground.characters import arabic_digits
from extract.ground.issue_codes import Severity
from extract.ground.issues import Issue
from extract.ground.source import SourceText, Span, Table, TableCell
from parsers.values.money.cell_forms import DASHES
from parsers.values.money.remarks import star_of_doubt
from parsers.values.money.sources import names_source

_SIGN = r"(?P<mark>[0-9]{1,2}/|\([0-9]\))"
_NOTE = re.compile(rf"[\s|]*+(?:หมายเหตุ[\s:：|]*+)?{_SIGN}\s*+(?=[^\s0-9/|])")
_NEXT_NOTE = re.compile(rf"(?<=\s){_SIGN}\s*+(?=[^\s0-9/|])")
_MARK = re.compile(
    r"(?P<amount>(?<![0-9,./])[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{2})?|(?<![0-9,./])[0-9]{3,8}(?:\.[0-9]{2})?|(?:^|(?<=[\s|>]))[-–])"
    r"(?P<baht>[^\S\n]*บาท)?(?P<blank>[^\S\t\n]+)(?P<mark>[0-9]{1,2}/|(?<=[0-9] )\([0-9]\))(?=\s|$|[|<])"
)
_MARK_ENDS = re.compile(r"/(?<=[0-9]/)(?=[\s|<]|\Z)"), re.compile(r"\((?<= \()[0-9]\)(?=[\s|<]|\Z)")
"""How every mark ends, wherever it stands: each of them begins with a fixed letter, which is found fast."""

_WIDEST = 103
"""Characters of an amount, of its mark, and of the blanks between them."""

_HARMLESS = re.compile(
    r"ตั้งจ่าย|(?:เทศ|ข้อ)บัญญัติ|อุดหนุน|เงิน(?:รายได้|นอกงบ|กู้|สะสม)|แหล่ง(?:เงิน|งบ|ที่มา)|งบ(?:ประมาณ)?(?:ของ|จาก)|^งบ\s*+[ก-๎.]++$|แผนงาน|หมวด"
    r"|รับผิดชอบ|^(?:กอง|สำนัก|ฝ่าย|หน่วย|งาน)"
)
"""What a note says that leaves amounts what they are: where money comes from, who is in charge."""

_USES_MONEY = re.compile(r"(?<!ไม่)(?<!มิได้)(?:ใช้|จ่าย|เบิก)\s*+(?:จ่าย\s*+)?(?:จาก\s*+)?(?:งบ|เงิน)")
"""A note of a dash that says so leaves it open whether the dash is none."""

_FARTHEST = 80
"""Lines between a mark and its note."""


def without_note_marks(source: SourceText) -> tuple[SourceText, tuple[Issue, ...]]:
    """``source`` with blanks for the marks behind amounts, and what a reader should know of it; itself where no amount
    has a mark whose note stands below.
    """
    marked = _marked(source)
    notes = _notes(source, {match["mark"] for matches in marked.values() for match in matches})
    if not notes:
        return source, ()
    changed: dict[int, str] = {}
    proved: dict[int, set[str]] = {}
    issues: list[Issue] = []
    for number, matches in marked.items():
        line = source.line(number)
        for match in matches:
            note = _note_of(match["mark"], number, notes)
            if note is None or (match["amount"] in DASHES and _USES_MONEY.search(note)):
                continue
            start, end = match.span("mark")
            line = f"{line[:start]}{' ' * (end - start)}{line[end:]}"
            found = source.line(number)[match.start() : match.end()]
            severity = None if _HARMLESS.search(note) or names_source(note) else Severity.WARNING
            issues.append(Issue("raised_mark", Span(number, number), found=found.strip(), severity=severity))
            proved.setdefault(number, set()).add(match["mark"])
            changed[number] = line
    if not changed:
        return source, ()
    tables = tuple(_without_marks(table, proved) for table in source.tables)
    return source.with_lines(changed, tables), tuple(issues)


def _marked(source: SourceText) -> dict[int, list[re.Match[str]]]:
    """The amounts with marks, by their lines. Few plans have any, so that the notes are not looked for first."""
    numbers = _lines(source, *_MARK_ENDS)
    return {number: matches for number in numbers if (matches := _marks_on(source.key(number)))}


def _marks_on(key: str) -> list[re.Match[str]]:
    """The amounts with marks on a line, which may be a whole table: it is looked at where a mark may end."""
    found: dict[int, re.Match[str]] = {}
    for place in sorted(end.end() for ends in _MARK_ENDS for end in ends.finditer(key)):
        found |= {m.end(): m for m in _MARK.finditer(key, max(0, place - _WIDEST), place + 1)}
    return list(found.values())


def _lines(source: SourceText, *signs: re.Pattern[str]) -> list[int]:
    """The numbers of the lines that have such a sign, in order."""
    return sorted({source.line_at(match.start()) for sign in signs for match in sign.finditer(source.joined_digits)})


def _notes(source: SourceText, marks: Set[str]) -> dict[str, list[tuple[int, str | None]]]:
    """The notes of some marks: the line of each, and its words; None where it changes the amounts that it belongs
    to.
    """
    notes: dict[str, list[tuple[int, str | None]]] = {}
    for number in _lines(source, *(re.compile(re.escape(mark)) for mark in sorted(marks))):
        key = source.key(number)
        first = _NOTE.match(key)
        if first is None:
            continue
        begins = [first.start("mark"), *(match.start("mark") for match in _NEXT_NOTE.finditer(key, first.end()))]
        for start, end in zip(begins, [*begins[1:], len(key)], strict=True):
            note = key[start:end].strip(" |\t")
            in_brackets = note.startswith("(")
            mark, _, words = note.partition(")" if in_brackets else "/")
            changes = star_of_doubt(f"{mark.strip('(')}/ {words}") is not None
            changes = changes or (in_brackets and not names_source(words.strip()))
            notes.setdefault(f"{mark})" if in_brackets else f"{mark}/", []).append(
                (number, None if changes else words.strip())
            )
    return notes


def _note_of(mark: str, number: int, notes: Mapping[str, list[tuple[int, str | None]]]) -> str | None:
    """The words of the note that a mark on a line leads to; None where there is none, or it changes the amount."""
    of_mark = notes.get(mark, [])
    at = bisect_right([line for line, _ in of_mark], number)
    return of_mark[at][1] if at < len(of_mark) and of_mark[at][0] - number <= _FARTHEST else None


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
