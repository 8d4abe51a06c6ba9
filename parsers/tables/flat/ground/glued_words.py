"""The words of a line that holds a whole row: values, numbers that may be none, and words. Where an OCR lost the blanks
between cells, the amounts and dashes that are glued to words or to each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from extract.ground.characters import arabic_digits
from parsers.tables.flat.ground.row_words import is_of_word_before, is_rest_of_years, is_year, takes_number
from parsers.tables.rows.cell_kinds import has_letters, is_money
from parsers.values.counters import THINGS
from parsers.values.money.cell_forms import DASH
from parsers.values.money.cells import is_damaged_figure, parse_cell

_GROUPED = r"[1-9]\d{0,2}(?:,\d{3})++(?:\.\d\d(?!\d))?"
_FIGURES = re.compile(rf"(?<![\d,.])(?:{_GROUPED})++(?![\d,.])")
_FIGURE = re.compile(_GROUPED)
_DASHED = re.compile(rf"({DASH})([ก-ฮเ-ไ].*)")
_COUNTED = re.compile(rf"(?:{THINGS}|ร้อยละ|%|บาท|เปอร์เซ็นต์)")
_COUNTER = re.compile(rf"(?:{THINGS})")
_TAKES_NUMBER = re.compile(r"(?:ละ|จำนวน|เกิน|ครบ|ประมาณ|วงเงิน|งบ|รุ่น|ครั้ง|ระยะ|ชุด|หมู่|ฉบับ|เล่ม|รอบ|ตอน|ม\.|เลข|คูณ|[xX×])$")
"""Words whose number may stand right behind them, glued to an amount or not: ``รุ่น210,000``."""

_TELEPHONE = re.compile(r"0[1-9]\d{7,8}")
_SHORTEST = 9
"""Digits of a telephone number."""

_PART = re.compile(r"\d+(?:-\d+)*")
_LONGEST = 200
"""Letters of a word that is looked into."""


@dataclass(frozen=True, slots=True)
class Atom:
    """A part of a line: ``small`` is a number that may be a value, or part of the words beside it."""

    text: str
    kind: Literal["value", "small", "word"]
    of_figures: bool = False
    """Whether it was glued to another figure."""


@dataclass(frozen=True, slots=True)
class RowLine:
    """A line as a row: what stands before its values, these, and what stands behind them."""

    before: tuple[str, ...]
    values: tuple[str, ...]
    behind: tuple[str, ...]
    sure: bool
    """Whether its values can be no others; else a total must say so."""


def sum_of(rows: Sequence[RowLine | None], at: int) -> Decimal | None:
    """The sum of the values of rows in one place, a dash as nothing; None where one has none or one that is not read.

    >>> line = row_on_line("โครงการ 20,000 -".split(), 2, grouped=True, counted=False)
    >>> sum_of([line, line], 0), sum_of([line, line], 1), sum_of([line, None], 0), sum_of([], 0)
    (Decimal('40000'), Decimal('0'), None, None)
    """
    values = [parse_cell(row.values[at]) for row in rows if row]
    if len(values) < len(rows) or not values or any(value.status is None for value in values):
        return None
    return sum((value.amount or Decimal(0) for value in values), Decimal(0))


def row_on_line(words: Sequence[str], count: int, *, grouped: bool, counted: bool) -> RowLine | None:
    """The row that words are, its number aside: words, then ``count`` values or one statement for all; None where that
    leaves a choice. ``grouped``: the table groups its digits; ``counted``: a column of numbers stands before these.

    >>> line = "โครงการประชาคม20,000 25,000กองคลัง"
    >>> row_on_line(line.split(), 2, grouped=True, counted=False)
    RowLine(before=('โครงการประชาคม',), values=('20,000', '25,000'), behind=('กองคลัง',), sure=True)
    >>> row_on_line("อบรม รุ่น20,000 25,000".split(), 2, grouped=True, counted=False) is None
    True
    >>> row_on_line("อบรม 20,0005,000".split(), 2, grouped=True, counted=False).sure
    False
    """
    for apart in (False, True):
        atoms = atoms_of(words, grouped=grouped, apart=apart)
        runs = _runs(atoms, count)
        if len(runs) > 1:
            return None
        if runs and _stands_alone(atoms, *runs[0], counted=counted) and not _has_more(atoms, *runs[0]):
            start, end = runs[0]
            values = tuple(atom.text for atom in atoms[start:end])
            sure = all(atom.kind == "value" and not atom.of_figures for atom in atoms[start:end])
            before, behind = ([atom.text for atom in part] for part in (atoms[:start], atoms[end:]))
            return RowLine(tuple(before), values * (count // len(values)), tuple(behind), sure)
        if runs:
            return None
    return None


def atoms_of(words: Sequence[str], *, grouped: bool, apart: bool) -> list[Atom]:
    """The words of a line with their kinds; ``apart``: with what is glued to each other apart.

    >>> [atom.text for atom in atoms_of(["บุคลากร10,00012,000กองคลัง", "-กองช่าง", "1,200คน"], grouped=True, apart=True)]
    ['บุคลากร', '10,000', '12,000', 'กองคลัง', '-', 'กองช่าง', '1,200คน']
    >>> [atom.kind for atom in atoms_of("5,000 0 0 4451 1234".split(), grouped=True, apart=False)]
    ['value', 'value', 'word', 'word', 'word']
    """
    found: list[Atom] = []
    for word in words:
        parts = _parts(word) if apart else [word]
        together = sum(bool(_FIGURE.fullmatch(arabic_digits(part))) for part in parts) > 1
        found += (Atom(part, _kind(part, grouped), together) for part in parts)
    return _with_telephones(found) if grouped else found


def _with_telephones(atoms: list[Atom]) -> list[Atom]:
    """The same with the digits of a telephone number, in one piece or in several, as words: no amount begins so."""
    at = 0
    while at < len(atoms):
        end, digits = at, ""
        if arabic_digits(atoms[at].text).startswith("0"):
            while end < len(atoms) and len(digits) < _SHORTEST and _PART.fullmatch(arabic_digits(atoms[end].text)):
                digits += arabic_digits(atoms[end].text).replace("-", "")
                end += 1
        if _TELEPHONE.fullmatch(digits):
            atoms[at:end] = (replace(atom, kind="word") for atom in atoms[at:end])
            at = end
        else:
            at += 1
    return atoms


def _parts(word: str) -> list[str]:
    key = arabic_digits(word)
    if len(word) > _LONGEST:
        return [word]
    if dashed := _DASHED.fullmatch(key):
        return [word[: dashed.end(1)], word[dashed.start(2) :]]
    match = _FIGURES.search(key)
    if match is None or (match[0] == key and len(_FIGURE.findall(key)) == 1):
        return [word]
    before, behind = key[: match.start()], key[match.end() :]
    if behind and (not behind[0].isalpha() or _COUNTED.match(behind)):
        return [word]
    if before and (not has_letters(before[-2:]) or _TAKES_NUMBER.search(before) or takes_number(before, "1")):
        return [word]
    figures = [word[match.start() + one.start() : match.start() + one.end()] for one in _FIGURE.finditer(match[0])]
    return [part for part in (word[: match.start()], *figures, word[match.end() :]) if part]


def _kind(word: str, grouped: bool) -> Literal["value", "small", "word"]:
    key = arabic_digits(word)
    status = parse_cell(word).status
    if status in ("dash", "zero", "none", "unnamed"):
        return "value"
    if key.isdecimal():
        return "small" if grouped or len(key) <= 3 or is_year(key) else "value"
    if is_money(word) or is_damaged_figure(word):
        return "value"
    return "word" if has_letters(word) or not key[:1].isdecimal() else "small"


def _runs(atoms: Sequence[Atom], count: int) -> list[tuple[int, int]]:
    """The runs of so many values behind the first word; else one statement for all; else those with small numbers among
    their values.
    """
    alone: list[tuple[int, int]] = []
    for kinds in (("value",), ("value", "small")):
        whole: list[tuple[int, int]] = []
        start = 1
        while start < len(atoms):
            end = start
            if atoms[start].kind == "value":
                while end < len(atoms) and atoms[end].kind in kinds:
                    end += 1
            says_none = end > start and parse_cell(atoms[end - 1].text).status == "none"
            if end - start == count + says_none * (end - start > count):
                whole.append((start, start + count))
            elif says_none and end - start == 1:
                alone.append((start, end))
            start = max(end, start + 1)
        if whole or alone:
            return whole or alone
    return []


def _has_more(atoms: Sequence[Atom], start: int, end: int) -> bool:
    """Whether an amount stands outside the run, which counts nothing (``1,000 ต้น``); or what stands behind the run is
    what its last number counts.
    """
    if end < len(atoms) and _COUNTER.fullmatch(atoms[end].text):
        return True
    others = (at for at, atom in enumerate(atoms) if not start <= at < end and "," in atom.text and is_money(atom.text))
    return any(at + 1 >= len(atoms) or not _COUNTER.fullmatch(atoms[at + 1].text) for at in others)


def _stands_alone(atoms: Sequence[Atom], start: int, end: int, *, counted: bool) -> bool:
    """Whether no number stands beside a run that may be one value more."""
    if end < len(atoms) and atoms[end].kind != "word":
        behind = atoms[end + 1].text if end + 1 < len(atoms) else ""
        if atoms[end].kind != "small" or not _COUNTED.match(behind):
            return False  # '3 ครั้ง' is what an indicator counts
    before = atoms[start - 1]
    if before.kind == "word" or counted:
        return True
    if is_rest_of_years(before.text, [atom.text for atom in atoms[start : start + 2]]):
        return False
    words = " ".join(atom.text for atom in atoms[: start - 1])
    of_words = start > 1 and is_of_word_before(atoms[start - 2].text, before.text)
    return of_words or is_year(arabic_digits(before.text)) or takes_number(words, "1")
