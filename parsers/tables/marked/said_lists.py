"""Budget tables that are printed as a list of projects, each with what it costs on a line below its title:
``งบประมาณ ปี 2568 45,000 บาท ปี 2569 50,000 บาท``, ``งบประมาณ ปีละ 18,000 บาท``, ``ไม่ใช้งบประมาณ``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.records.table import Grid, GridRow, plain_cell
from parsers.structure.labels.field_labels import field_label
from parsers.tables.columns.names import TOTAL
from parsers.tables.columns.value_of_years import TRUE_OF_EACH, value_of_years
from parsers.tables.marked.entries import ENTRY, OWN_HEADS, openings, runs_of, stand_elsewhere
from parsers.tables.rows.cell_kinds import begins_with_item
from parsers.values.money.cells import parse_cell
from parsers.values.spacing import join_lines, wording_key
from parsers.values.years import YEARS_NAMED, Years, find_year_ranges, year_be

_SAID = re.compile(r"\s*+งบประมาณ(?:\s++[:：]?+|[:：]|(?=ปี))\s*+(?P<rest>\S.{0,300})")
_YEARS = re.compile(rf"(?:^|[\s,;]|และ){YEARS_NAMED}(?=[\s:：=])")
_GOES_ON = re.compile(r"(?:และ\s*+)?(?:ปี|พ\.?ศ\.|[0-9][0-9,]{3}|บาท|จำนวน)")
_LINK = re.compile(r"^[\s:：=]++|(?:[\s,;]|และ)+$")
_SUM = re.compile(
    rf"(?:รวม)?(?:งบประมาณ)?\s*+{YEARS_NAMED}\s*+[:：=]?\s*+(?:(?:รวม|เป็นเงิน|จำนวน|ทั้งสิ้น)\s*+)*+(?P<value>\S.{{0,60}})"
)
_EACH_YEAR = re.compile(r"(?:แต่ละ|ทุก)\s*ๆ?\s*ปี|รายปี|ต่อปี")
_FIRST = re.compile("[(0-9]")
"""What a line begins with, blanks aside, that may be an entry's first."""

_LEAST_ENTRIES = 3
_MOST_LINES = 3
"""Lines of a title, and of what is said of money."""

_MOST_ABOVE = 12
"""Lines above the first entry among which the list may be opened."""

_MOST_SUMS = 15
_LONGEST = 400
"""Letters of a line of such a list."""


@dataclass(slots=True)
class _Entry:
    """A project of a list, or the total below it, which has no number: its title, and its money by year."""

    number: int | None
    title: str
    start: int
    end: int
    money: Span | None = None
    """The lines that say its money; none where it has none."""

    years: dict[int, tuple[str, Span]] = field(default_factory=dict)
    """What is said of each year, and where."""

    each: bool = False
    """Whether it says an amount a year, and not of which years."""

    torn: bool = False
    """Whether of which year its money is is not known."""


def said_lists(source: SourceText, years: Years) -> tuple[Grid, ...]:
    """The list that stands for the budget table of a plan of ``years``, a grid for each run of entries with the total
    of the last; nothing where there is none.

    Its entries count on from 1, three at least that say their money below their title, and no block's label stands
    among them. What one says ``ปีละ`` without years is of each year where the list is opened with all of them
    (``ในแต่ละปี (พ.ศ. 2568 - 2570)``), or their sums below it prove it; else it is in doubt, as is an amount of no
    year. In a plan of several years one names some, or that holds; in a plan of one year, a project has a block
    elsewhere: else the entries are the blocks.
    """
    entries = _counted(source, years)
    if sum(entry.money is not None for entry in entries) < _LEAST_ENTRIES or _has_labels(source, entries):
        return ()
    total = _total(source, entries[-1].end, years)
    if years[0] == years[1]:
        listed = stand_elsewhere(openings(source), entries)
    else:
        known = _opened_with(source, entries[0].start, years) or _proved(entries, total, years)
        listed = any(entry.years and not entry.each and entry.money for entry in entries if not _says_none(entry))
        listed = listed or (known and any(entry.each for entry in entries))
        for entry in entries:
            entry.torn |= entry.each and not known
    runs = runs_of(source, entries) if listed else ()
    return tuple(_grid(source, run, total if run[-1] is entries[-1] else None, years) for run in runs)


def _says_none(entry: _Entry) -> bool:
    return all(parse_cell(text).status in TRUE_OF_EACH for text, _ in entry.years.values())


def _counted(source: SourceText, years: Years) -> list[_Entry]:
    """The entries that count on from 1, or from 1 again; nothing where one that says money has another number, or a
    title stands twice. One that says no money stands right above the next.
    """
    entries: list[_Entry] = []
    for number in source.lines_beginning(_FIRST):
        opening = ENTRY.fullmatch(source.key(number)) if len(source.line(number)) <= _LONGEST else None
        entry = _entry(source, number, opening) if opening else None
        due = {1, (entries[-1].number or 0) + 1} if entries else {1}
        if entry and entry.number in due:
            _read_money(source, entry, years)
            entries.append(entry)
        elif entry and entry.money:
            return []
    while entries and entries[-1].money is None:
        entries.pop()
    return entries if len({wording_key(entry.title) for entry in entries}) == len(entries) else []


def _entry(source: SourceText, start: int, opening: re.Match[str]) -> _Entry | None:
    """The entry whose first line is ``start``, with its money right below its title; None where it has neither that nor
    the next one there.
    """
    title = [source.line(start)[opening.start("title") :].strip()]
    number = int(opening["number"])
    if not begins_with_item(title[0]):
        return None
    for below in range(start + 1, min(start + _MOST_LINES, len(source.lines)) + 1):
        if _rest(source, below):
            end = below
            while end < min(below + _MOST_LINES, len(source.lines)) and _goes_on(source, end + 1):
                end += 1
            return _Entry(number, join_lines(title), start, end, Span(below, end))
        line = source.line(below)
        following = ENTRY.fullmatch(source.key(below)) if len(line) <= _LONGEST else None
        if following and number > 1 and int(following["number"]) == number + 1 and begins_with_item(following["title"]):
            return _Entry(number, join_lines(title), start, below - 1)
        if not line.strip() or following or not line[:1].isspace():
            return None
        title.append(line.strip())
    return None


def _goes_on(source: SourceText, number: int) -> bool:
    """Whether a line goes on with what the one above it says of money: with a year, or an amount."""
    key = source.stripped_digits[number - 1]
    return len(key) <= _LONGEST and _GOES_ON.match(key) is not None


def _rest(source: SourceText, number: int) -> str:
    """What a line says of money behind the word for it; all of one that says that there is none."""
    line = source.line(number)
    if len(line) > _LONGEST:
        return ""
    said = _SAID.fullmatch(source.key(number))
    if said:
        return line[said.start("rest") :].strip()
    return line.strip() if parse_cell(line).status == "none" else ""


def _money_text(source: SourceText, money: Span) -> str:
    lines = (source.line(number).strip() for number in range(money.start + 1, money.end + 1))
    return " ".join((_rest(source, money.start), *lines))


def _read_money(source: SourceText, entry: _Entry, years: Years) -> None:
    """Take what an entry says of its money apart by years."""
    if entry.money is None:
        return
    rest = _money_text(source, entry.money)
    said = _by_year(rest, years)
    if said is None:
        value = value_of_years(rest, several=True)
        of_each = value.of_each or years[0] == years[1]
        entry.torn = not of_each or value.status in (None, "blank")
        entry.each = not entry.torn and value.status not in TRUE_OF_EACH
        said = {} if entry.torn else dict.fromkeys(range(years[0], years[1] + 1), value.text)
    entry.years = {year: (text, entry.money) for year, text in said.items()}


def _has_labels(source: SourceText, entries: Sequence[_Entry]) -> bool:
    """Whether a label of a block stands among the entries, or right below the last: they are blocks."""
    last = entries[-1].end
    ends = [*(entry.start for entry in entries[1:]), last + 2]
    for entry, below in zip(entries, ends, strict=True):
        for number in range(entry.end + 1, min(below, len(source.lines) + 1)):
            label = field_label(source.stripped_digits[number - 1])
            if label and label.sure and not TOTAL.match(source.stripped_digits[number - 1]):
                return True
    return False


def _by_year(rest: str, years: Years) -> dict[int, str] | None:
    """The value of each year that a text names; None where it names none, others, one twice, or says anything else."""
    key = arabic_digits(rest)
    found = list(_YEARS.finditer(key))
    if not found or found[0].start():
        return None
    said: dict[int, str] = {}
    ends = (*(match.start() for match in found[1:]), len(rest))
    for match, end in zip(found, ends, strict=True):
        first = year_be(match["first"], None)
        last = year_be(match["last"], None) if match["last"] else first
        if first is None or last is None or not years[0] <= first <= last <= years[1]:
            return None
        value = value_of_years(_LINK.sub("", rest[match.end() : end]), several=first < last)
        of = range(first, last + 1)
        if not value.of_each or value.status in (None, "blank") or not said.keys().isdisjoint(of):
            return None
        said |= dict.fromkeys(of, value.text)
    return said


def _total(source: SourceText, end: int, years: Years) -> _Entry | None:
    """The total below the last line of a list: a line that says so, and the sum of each year below it."""
    lines = range(end + 1, min(end + _MOST_SUMS, len(source.lines)) + 1)
    below = [number for number in lines if source.stripped_digits[number - 1]]
    if not below or not TOTAL.match(source.stripped_digits[below[0] - 1]):
        return None
    total = _Entry(None, source.line(below[0]).strip(), below[0], below[0])
    for number in below if _SUM.fullmatch(source.stripped_digits[below[0] - 1]) else below[1:]:
        match = _SUM.fullmatch(source.stripped_digits[number - 1])
        year = year_be(match["first"], None) if match and not match["last"] else None
        if match is None or year is None or not years[0] <= year <= years[1] or year in total.years:
            break
        text = source.line(number).strip()[match.start("value") :]
        if parse_cell(text).amount is None:
            break
        total.years[year] = (text, Span(number, number))
        total.end = number
    return total


def _opened_with(source: SourceText, first: int, years: Years) -> bool:
    """Whether a line or two above a list say that it has the money of each year, and name all of these."""
    for number in range(max(1, first - _MOST_ABOVE), first):
        text = f"{source.key(number - 1).strip() if number > 1 else ''} {source.key(number).strip()}"
        if _EACH_YEAR.search(text) and any(said == years for _, _, said in find_year_ranges(text)):
            return True
    return False


def _proved(entries: Sequence[_Entry], total: _Entry | None, years: Years) -> bool:
    """Whether the sum of each year that a total says is that of the entries."""
    of_years = range(years[0], years[1] + 1)
    if total is None or any(year not in total.years for year in of_years) or any(entry.torn for entry in entries):
        return False
    return all(
        sum(parse_cell(entry.years[year][0]).amount or 0 for entry in entries if year in entry.years)
        == parse_cell(total.years[year][0]).amount
        for year in of_years
    )


def _grid(source: SourceText, run: Sequence[_Entry], total: _Entry | None, years: Years) -> Grid:
    top = Span(run[0].start, run[0].start)
    of_years = range(years[0], years[1] + 1)
    head = GridRow(
        tuple(plain_cell(name, top) for name in (*OWN_HEADS, *(f"งบประมาณ ปี {year}" for year in of_years))), top
    )
    rows = [_row(source, entry, of_years) for entry in (*run, *([total] if total else ()))]
    return Grid((head, *rows), Span(top.start, rows[-1].span.end), "list")


def _row(source: SourceText, entry: _Entry, years: range) -> GridRow:
    """An entry as a row; one whose money is in doubt has it behind its title, and is torn."""
    first, span = Span(entry.start, entry.start), Span(entry.start, entry.end)
    cells = [plain_cell(str(entry.number or ""), first), plain_cell(entry.title, first)]
    if entry.torn and entry.money:
        cells.append(plain_cell(_money_text(source, entry.money), entry.money))
        return GridRow(tuple(cells), span, torn=True)
    cells += (plain_cell(*entry.years.get(year, ("", first))) for year in years)
    return GridRow(tuple(cells), span)
