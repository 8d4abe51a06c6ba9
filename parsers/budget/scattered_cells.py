"""What the lines of a table hold whose cells came in the order in which they lie on the page, each told by what it is:
numbers and first words of projects, totals and their counts, values, remarks, and all other words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.records.blocks import DetailBlock
from parsers.structure.headings import ends_table
from parsers.structure.kinds.plan_title import begins_plan_title
from parsers.tables.columns.names import TOTAL, is_column_name
from parsers.tables.columns.roles import Role, role_of, squeezed
from parsers.tables.flat.ground.pieces import GRAND_TOTAL, FlatPiece
from parsers.tables.rows.cell_kinds import begins_with_item, has_letters
from parsers.tables.rows.torn_figures import is_rest_alone
from parsers.values.dates import parse_year
from parsers.values.money.cell_forms import DASHES
from parsers.values.money.cells import says_no_budget
from parsers.values.money.units import factor_in_head
from parsers.values.page_marks import is_of_page
from parsers.values.spacing import join_lines
from parsers.values.years import Years

_VALUE = re.compile(rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d\d)?|0(?:\.00)?|[{re.escape(DASHES.strip())}]")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_BEGIN = re.compile(r"[1-9]\d{0,2}")
"""Of an amount whose rest a narrow column put below it."""

_NUMBER = re.compile(r"(?:^\s*(\d{1,2})(?:[.)]\s*|\s+)|(?<=\s)(\d{1,2})[.)]\s*)(?=\S)")
"""At the beginning of a line; inside of one with its sign alone: ``จำนวน ๔ โครงการ`` counts."""

_ALONE = re.compile(r"(\d{1,2})[.)]?")
_COUNT = re.compile(r"จำนวน\s*(\d{1,3})\s*โครงการ")
_UNKNOWN: frozenset[Role] = frozenset({"revised", "former", "paid", "quarter", "month", "target", "sum"})
"""Columns that hold numbers of another kind."""

_FIRST: frozenset[Role] = frozenset({"number", "dimension", "mission"})
_COUNT_BELOW = 4
"""Lines from a total to its count."""

_HEAD_ABOVE = 40
_LINES_OF_HEAD, _LEAST_PAGES = 3, 3
"""Of a head that pages begin with: its lines at most, and how many pages have it."""

NO_BUDGET = "ไม่ใช้งบประมาณ"
_LEAST_OF_NONE = len("ไม่ใช้งบ")
"""Letters of it that a narrow column leaves together."""


@dataclass(slots=True)
class ScatteredItem:
    """A project of the table: its number, the line of it, and the words behind it there; ``block`` is its detail."""

    number: int
    line: int
    title: str
    block: DetailBlock | None = None
    whole: str = ""
    """Its title on all lines of its cell, where empty lines part it from all else."""

    none: FlatPiece | None = None
    """What says for all years that it uses no money."""


@dataclass(slots=True)
class ScatteredCells:
    """What a table's lines hold: projects, totals by their lines, counts of projects, and values in their order."""

    items: dict[int, ScatteredItem] = field(default_factory=dict)
    totals: list[FlatPiece] = field(default_factory=list)
    seen: list[int] = field(default_factory=list)
    """The greatest number above each total."""

    counts: list[tuple[int, FlatPiece]] = field(default_factory=list)
    values: list[tuple[FlatPiece, bool]] = field(default_factory=list)
    """Each with whether another stands right before it."""

    remarks: list[FlatPiece] = field(default_factory=list)
    """What says behind the values of a row that it uses no money."""

    words: list[FlatPiece] = field(default_factory=list)
    """All else, in its order: what goes on with a title, and the names of dimensions and missions."""

    names: list[FlatPiece] = field(default_factory=list)
    """Those of columns."""

    odd: bool = False
    """Whether an amount stands between words, or a number twice."""

    def sizes(self) -> list[int]:
        """How many projects stand above each total, by the printed counts, or by where the totals stand."""
        count = len(self.items)
        own = [total for total in self.totals if not GRAND_TOTAL.match(total.text)]
        if len(self.totals) - len(own) > 1 or not self.totals:
            return []
        if not own:
            return [count]
        if self.counts_totals():
            return [size for size, _ in self.counts[: len(own)]]
        last = [seen for total, seen in zip(self.totals, self.seen, strict=True) if total in own]
        sizes = [after - before for before, after in zip([0, *last], last, strict=False)]
        return sizes if last[-1] == count and min(sizes) > 0 else []

    def count_of(self, total: FlatPiece) -> FlatPiece | None:
        """The count right below a total, where the table prints one for each."""
        count = self._count_of(total)
        return count if count and 0 <= count.line - total.line <= _COUNT_BELOW else None

    def _count_of(self, total: FlatPiece) -> FlatPiece | None:
        own = [one for one in self.totals if not GRAND_TOTAL.match(one.text)]
        of_all = [one for one in self.totals if one not in own]
        if not own or not self.counts_totals() or _COUNT.search(arabic_digits(total.text)):
            return None
        if total in own:
            return self.counts[own.index(total)][1]
        rest = self.counts[len(own) :]
        return rest[0][1] if len(rest) == len(of_all) == 1 and rest[0][0] == len(self.items) else None

    def counts_totals(self) -> bool:
        """Whether the counts are, in their order, those of the totals that are not of all projects."""
        own = sum(not GRAND_TOTAL.match(total.text) for total in self.totals)
        return len(self.counts) >= own and sum(size for size, _ in self.counts[:own]) == len(self.items)


def span_of_table(source: SourceText, blocks: Sequence[DetailBlock]) -> Span | None:
    """From the last head above the first project to the next part of the document, or the first block."""
    heads = [number for number in range(1, len(source.lines) + 1) if _names_projects(source.line(number).strip())]
    for head, following in zip_longest(heads, heads[1:], fillvalue=len(source.lines)):
        ends = [block.span.start for block in blocks if block.span.start > head]
        end = min([*ends, len(source.lines) + 1])
        first = next((number for number in range(head, min(following, end)) if _item_on(source, number)), None)
        if first is not None:
            last = next((number for number in range(first, end) if ends_table(source.key(number).strip())), end)
            return Span(_first_name(source, head), last - 1)
    return None


def _first_name(source: SourceText, head: int) -> int:
    """The line of the first name of a head on the page, other texts between or not."""
    above = range(max(1, head - _HEAD_ABOVE), head)
    names = (number for number in above if source.page(number) == source.page(head) and _is_first(source.line(number)))
    return next(names, head)


def _is_first(line: str) -> bool:
    return bool(line.strip()) and is_column_name(line.strip()) and role_of(line.strip()) in _FIRST


def _names_projects(line: str) -> bool:
    return bool(line) and role_of(line) == "project" and is_column_name(line)


def heads_years(source: SourceText, span: Span, years: Years) -> bool:
    """Whether the first head names all years of the plan in order, all of them each the same number of times, and none
    another column of numbers or another unit.
    """
    found: list[int] = []
    for number in range(max(1, span.start - _HEAD_ABOVE), span.end + 1):
        line = source.line(number).strip()
        if not line or not is_column_name(line):
            continue
        role = role_of(line)
        is_total = role == "sum" and TOTAL.match(line) and not any(map(str.isdecimal, line))
        if number >= span.start and ((role in _UNKNOWN and not is_total) or (factor_in_head(line) or 1) != 1):
            return False
        if role == "year" and (year := parse_year(line)):
            found.append(year)
    once = list(range(years[0], years[1] + 1))
    return found[: len(once)] == once and sorted(found) == sorted(once * (len(found) // len(once)))


class _Begun(NamedTuple):
    """The project that begins on a line: its number, its words there, and those before it."""

    number: int
    words: str
    before: str = ""


def _item_on(source: SourceText, number: int) -> _Begun | None:
    """The project that begins on a line; its title may follow on the next one."""
    key, line = source.key(number), source.line(number)
    for found in _NUMBER.finditer(key):
        words = line[found.end() :].strip()
        if begins_with_item(words) and not words[:1].isdecimal():
            return _Begun(int(found[1] or found[2]), words, line[: found.start()].strip())
    if alone := _ALONE.fullmatch(key.strip()):
        lines = range(number + 1, min(number + 3, len(source.lines)) + 1)
        below = next((text for text in (source.line(one).strip() for one in lines) if text), "")
        if begins_with_item(below):
            return _Begun(int(alone[1]), below)
    return None


def scattered_cells(source: SourceText, span: Span) -> ScatteredCells:
    """What the lines of a table hold."""
    cells = ScatteredCells()
    lines = span.lines
    heads = _heads_of_pages(source)
    torn = _torn_values(source, span)
    rests = {piece.last for piece in torn.values()}
    has_remarks = any(role_of(line) == "remark" and is_column_name(line) for line in map(source.line, lines))
    goes_on = False
    last: ScatteredItem | None = None
    for number in lines:
        key, line = source.key(number).strip(), source.line(number).strip()
        total = bool(cells.items) and bool(TOTAL.match(line))
        if not line or is_of_page(source, number) or squeezed(line) in heads or begins_plan_title(key):
            continue
        if is_column_name(line) and not total:
            cells.names.append(FlatPiece(line, number))
            continue
        if number in rests:
            continue
        if number in torn:
            cells.values.append((torn[number], goes_on))
            goes_on = True
            continue
        words, printed = key.split(), line.split()
        before = next((at for at, word in enumerate(words) if not _VALUE.fullmatch(word)), len(words))
        text, behind = " ".join(printed[before:]), len(words)
        if found := _item_on(source, number):
            cells.odd = cells.odd or found.number in cells.items
            behind = _end_of_words(words)
            title = " ".join(found.words.split()[: len(found.words.split()) - len(words) + behind])
            last = ScatteredItem(found.number, number, title, whole=_paragraph(source, number))
            cells.items[found.number] = last
            cells.words += [FlatPiece(found.before, number)] if has_letters(found.before) else []
        elif total:
            behind = max(before, _end_of_words(words))
            cells.totals.append(FlatPiece(" ".join(printed[before:behind]), number))
            cells.seen.append(max(cells.items))
        elif says_no_budget(line) and last and not has_remarks:
            cells.odd = cells.odd or last.none is not None
            last.none = FlatPiece(line, number)
            continue
        elif has_remarks and NO_BUDGET.startswith(squeezed(text)) and len(squeezed(text)) >= _LEAST_OF_NONE:
            cells.remarks.append(FlatPiece(text, number))
        elif _COUNT.match(key):
            behind = _end_of_words(words)
        elif has_letters(text):
            cells.words.append(FlatPiece(text, number))
        counts = _COUNT.finditer(key)
        cells.counts += ((int(count[1]), FlatPiece(line[count.start() : count.end()], number)) for count in counts)
        for at in (*range(before), *range(behind, len(words))):
            goes_on = goes_on and at != behind
            cells.values.append((FlatPiece(printed[at], number), goes_on))
            goes_on = True
        goes_on = before == len(words) or behind < len(words)
        cells.odd = cells.odd or any(_GROUPED.match(word) for word in words[before:behind])
    return cells


def _heads_of_pages(source: SourceText) -> frozenset[str]:
    """The texts that several pages begin with, squeezed."""
    first: dict[int, list[str]] = {}
    for number in range(1, len(source.lines) + 1):
        own = first.setdefault(source.page(number) or 0, [])
        if len(own) < _LINES_OF_HEAD and (text := squeezed(source.line(number))):
            own.append(text if _may_head_pages(source.line(number).strip()) else "")
    texts = Counter(text for lines in first.values() for text in lines if text)
    return frozenset(text for text, count in texts.items() if count >= _LEAST_PAGES)


def _may_head_pages(line: str) -> bool:
    """Whether a line is none that a table has more than once."""
    return has_letters(line) and not (is_column_name(line) or TOTAL.match(line) or says_no_budget(line))


def _end_of_words(words: Sequence[str]) -> int:
    """Where the values at the end of a line begin: an amount, or several; else behind its last word."""
    values = next((at for at, word in enumerate(reversed(words)) if not _VALUE.fullmatch(word)), 0)
    several = values > 1 or (values == 1 and _GROUPED.match(words[-1]))
    return len(words) - values if several else len(words)


def _torn_values(source: SourceText, span: Span) -> dict[int, FlatPiece]:
    """The values that a narrow column tore before a comma, by the line of their beginning: the one beginning of a page
    and the one rest below it.
    """
    begins: dict[int, list[int]] = {}
    rests: dict[int, list[int]] = {}
    for number in span.lines:
        key, page = source.key(number).strip(), source.page(number) or 0
        if is_rest_alone(key):
            rests.setdefault(page, []).append(number)
        elif _BEGIN.fullmatch(key) and _item_on(source, number) is None:
            begins.setdefault(page, []).append(number)
    found: dict[int, FlatPiece] = {}
    for page, lines in rests.items():
        above = begins.get(page, [])
        if len(lines) == len(above) == 1 and above[0] < lines[0]:
            text = source.line(above[0]).strip() + source.line(lines[0]).strip()
            found[above[0]] = FlatPiece(text, above[0], lines[0])
    return found


def _paragraph(source: SourceText, number: int) -> str:
    """A title that begins a line behind its number, below an empty one, down to the next empty one, without values."""
    begin = _NUMBER.match(source.key(number))
    if not begin or not begin[1] or (number > 1 and source.line(number - 1).strip()):
        return ""
    texts = [source.line(number)[begin.end() :].strip()]
    if not begins_with_item(texts[0]):
        return ""
    for line in range(number + 1, len(source.lines) + 1):
        text = source.line(line).strip()
        if not text:
            break
        if not _VALUE.fullmatch(source.key(line).strip()) and not is_of_page(source, line):
            texts.append(text)
    return join_lines(texts)
