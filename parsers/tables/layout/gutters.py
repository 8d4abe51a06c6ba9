"""Columns that nothing but their place on the line parts: the heads of a table set by position, and its gutters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.ground.source import SourceText
from extract.ground.spans import stretches
from parsers.tables.columns.names import is_column_name, is_unit
from parsers.tables.columns.roles import role_of
from parsers.tables.layout.head_names import (
    is_name,
    may_be_name,
    named_years,
    names_column,
    names_on,
    numbers_quarters,
    pieces_on,
    runs_of,
    year_named,
)
from parsers.tables.layout.parted_years import several_a_year
from parsers.tables.layout.placed_words import Extent, Word, extent, joined, overlap
from parsers.values.money.units import factor_in_head

_YEAR_AND_UNIT = re.compile(r"(?:ปี\s*(?:งบประมาณ\s*)?)?(?:พ\.ศ\.\s*)?[0-9๐-๙]{4}\s+(?P<unit>\D+)")
_OTHER_FIGURES = frozenset({"target", "indicator", "paid"})
_IN_HALVES = frozenset({"project", "responsible"})
"""Columns whose names are of several words, each of which says the same."""

_PARTS_OF_YEARS = frozenset({"target", "indicator", "quarter", "month", "paid", "sum"})
_MOST_NAMES = 96
"""Of a head, with the parts of them: one with more is no table's."""

_HEAD_LINES = 14
"""Lines above and below the line of the years that its head may have, empty ones among them."""

_MOST_BLANKS = 5
"""Empty lines in a head that a narrow column tears; in another there is one at most."""


@dataclass(frozen=True, slots=True)
class HeadColumn:
    """A column by its stacked name and where that stands; ``values`` is where its values do, if that is known."""

    text: str
    start: float
    end: float
    values: Extent | None = None
    reach: float | None = None
    """Where its values end, if that is known."""

    @property
    def extent(self) -> Extent:
        """Where its name begins and ends."""
        return self.start, self.end

    @property
    def centre(self) -> float:
        """The place half way."""
        return (self.start + self.end) / 2


@dataclass(frozen=True, slots=True)
class LayoutHead:
    """A head of columns: its lines and the columns from left to right, which of them are years."""

    start: int
    end: int
    columns: tuple[HeadColumn, ...]
    years: tuple[int, ...]
    project: int
    anchor: int
    """The line that tells it: that of its years, or its first."""

    @property
    def counts(self) -> int | None:
        """The column of counts right before the years, behind that of projects."""
        before = self.years[0] - 1
        return before if before > self.project and role_of(self.columns[before].text) == "target" else None


def find_head(source: SourceText, anchor: int, first: int, last: int, *, drawn: bool) -> LayoutHead | None:
    """The head around the line ``anchor``, which has the years of a budget table in order; None where it has not, or
    where no column of projects stands before them.
    """
    years = named_years(source, anchor, drawn=drawn)
    if len(years) < 2:
        return None
    around = named = _lines_of_names(source, anchor, first, last, drawn=drawn)
    if sum(len(names_on(source, number, drawn=drawn)) for number in named) > _MOST_NAMES:
        return None
    if runs := runs_of(years):
        return _banded_head(source, anchor, [n for n in named if n <= anchor], runs, drawn=drawn)
    if parted := several_a_year(source, anchor, years, last, drawn=drawn):
        return _parted_head(source, [n for n in named if n <= anchor], years, parted, drawn=drawn)
    if anchor < last and _heads_some_years(names_on(source, anchor + 1, drawn=drawn), len(years)):
        return None
    columns = _columns(source, named, years, drawn=drawn)
    if not all(_is_whole(column.text) for column in columns):
        found = _without_others(source, named, anchor, years, drawn=drawn)
        if found is None:
            return None
        named, columns = found
    roles = [role_of(column.text) for column in columns]
    placed = tuple(index for index, role in enumerate(roles) if role == "year")
    projects = [index for index, role in enumerate(roles) if role == "project"]
    if len(placed) != len(years) or len(projects) != 1 or projects[0] > placed[0]:
        return None
    if _has_parts_of_years(source, around, anchor, years, drawn=drawn):
        return None
    return LayoutHead(min(named), max(named), columns, placed, projects[0], anchor)


def _banded_head(
    source: SourceText, anchor: int, named: Sequence[int], runs: Sequence[Sequence[Sequence[Word]]], *, drawn: bool
) -> LayoutHead | None:
    """The head of lines down to years that stand there several times, each time below the name of what is of each; None
    where no other name stands above each time, or two side by side.
    """
    above = [name for number in named if number < anchor for name in names_on(source, number, drawn=drawn)]
    parted: list[Word] = []
    bands: list[str] = []
    for run in runs:
        over = [name for name in above if overlap(extent(name), (run[0][0].start, run[-1][-1].end))]
        band = " ".join(map(joined, over))
        if len({name[0].line for name in over}) != len(over) or band in ("", *bands):
            return None
        bands.append(band)
        parted += [Word(f"{band} {joined(year)}", *extent(year), year[0].line) for year in run]
    years = [year for run in runs for year in run]
    return _parted_head(source, named, years, parted, bands, drawn=drawn)


def _parted_head(
    source: SourceText,
    named: Sequence[int],
    years: Sequence[Sequence[Word]],
    parted: Sequence[Word],
    bands: Sequence[str] = (),
    *,
    drawn: bool,
) -> LayoutHead | None:
    """The head of lines down to the years, and below these several columns of each; or above them ``bands``."""
    found = _columns(source, named, years, drawn=drawn)
    start, end = parted[0].start, parted[-1].end
    others = [column for column in found if year_named(column.text) is None and column.text not in bands]
    if any(start < column.centre < end for column in others) or not all(_is_whole(column.text) for column in others):
        return None
    columns = sorted((*others, *(HeadColumn(name.text, name.start, name.end) for name in parted)), key=_start)
    places = tuple(index for index, column in enumerate(columns) if column.text in {name.text for name in parted})
    projects = [index for index, column in enumerate(columns) if role_of(column.text) == "project"]
    if len(projects) != 1 or projects[0] > places[0]:
        return None
    return LayoutHead(min(named), parted[0].line, tuple(columns), places, projects[0], max(named))


def _start(column: HeadColumn) -> float:
    return column.start


def _has_parts_of_years(
    source: SourceText, named: Sequence[int], anchor: int, years: Sequence[Sequence[Word]], *, drawn: bool
) -> bool:
    """Whether names below the years part them: targets and money, quarters. Places do not say which is whose."""
    start, end = years[0][0].start, years[-1][-1].end
    below = (name for number in named if number > anchor for name in names_on(source, number, drawn=drawn))
    return any(
        name[0].start < end and start < name[-1].end and role_of(joined(name)) in _PARTS_OF_YEARS for name in below
    )


def _without_others(
    source: SourceText, named: Sequence[int], anchor: int, years: Sequence[Sequence[Word]], *, drawn: bool
) -> tuple[list[int], tuple[HeadColumn, ...]] | None:
    """As many lines around the line ``anchor`` as make nothing but names of columns: what was taken for a part of a
    name above them or below is a row's. Numbers of quarters are none.
    """
    at = named.index(anchor)
    kept = [at, *(place for place, number in enumerate(named) if numbers_quarters(source, number, drawn=drawn))]
    choices = [(begin, end) for begin in range(min(kept) + 1) for end in range(max(kept) + 1, len(named) + 1)]
    for begin, end in sorted(choices, key=lambda choice: choice[0] - choice[1]):
        lines = list(named[begin:end])
        columns = _columns(source, lines, years, drawn=drawn)
        if all(_is_whole(column.text) for column in columns):
            return lines, columns
    return None


def _lines_of_names(source: SourceText, anchor: int, first: int, last: int, *, drawn: bool) -> list[int]:
    """The lines around the line ``anchor`` that hold nothing but names of columns or parts of them."""
    named = [anchor]
    for step, stop in ((-1, max(first, anchor - _HEAD_LINES) - 1), (1, min(last, anchor + _HEAD_LINES) + 1)):
        blanks = 0
        torn = not all(map(is_name, pieces_on(source, anchor, drawn=drawn)))
        for number in range(anchor + step, stop, step):
            here = pieces_on(source, number, drawn=drawn)
            if not here:
                blanks += 1
                continue
            torn = torn or not all(map(is_name, here))
            of_values = step < 0 and all(word.text == "บาท" for piece in here for word in piece)
            if of_values or not all(map(may_be_name, here)) or source.page(number) != source.page(anchor):
                break
            if blanks > (_MOST_BLANKS if torn else 1):
                break
            named.append(number)
    return sorted(named)


def _columns(
    source: SourceText, lines: Sequence[int], years: Sequence[Sequence[Word]], *, drawn: bool
) -> tuple[HeadColumn, ...]:
    """The columns of the head's lines: names that stand one above the other belong together."""
    stacks: list[list[Sequence[Word]]] = [[year] for year in years]
    units: list[Word] = []
    wide: list[Sequence[Word]] = []
    named = [(number, names_on(source, number, drawn=drawn)) for number in lines]
    bands = {name[0].text.rpartition(" ")[0] for _, names in named for name in names}  # what quarters begin with
    for number, names in named:
        of_years = _one_for_each(names, years)
        for stack, one in zip(stacks, of_years, strict=False):
            stack.append([Word(joined(one), stack[0][0].start, stack[0][-1].end, number)])
        for piece in names:
            if piece in years or piece in of_years or joined(piece) in bands:
                continue
            if all(is_unit(word.text) for word in piece):
                units += piece  # 'ประมาณ ประมาณ' below two years: units name no column of their own
                continue
            below = [stack for stack in stacks if _overlaps(stack, piece)]
            if not below:
                stacks.append([piece])
            elif len(below) == 1:
                below[0].append(piece)
            else:
                wide.append(piece)  # one name over several columns
    stacks.sort(key=lambda stack: min(piece[0].start for piece in stack))
    stacks = _with_torn_names(stacks)
    units += _units_of_band(wide, years)
    wide = [name for name in wide if not _is_band(name, years)]
    columns = [
        HeadColumn("", min(piece[0].start for piece in stack), max(piece[-1].end for piece in stack))
        for stack in stacks
    ]
    in_years = [index for index, stack in enumerate(stacks) if any(year in stack for year in years)]
    scales = [word for word in units if factor_in_head(word.text) is not None]
    sums = [index for index, stack in enumerate(stacks) if role_of(_whole_name(stack)) == "sum"]
    of_each = len(scales) > 1
    scales = [  # a column of sums has its own below its name
        word for word in scales if (at := _nearest(columns, [word])) in in_years or not (of_each or at in sums)
    ]
    if len(scales) == 1:  # of all years
        units.remove(scales[0])
        for index in in_years:
            stacks[index].append(scales)
    for name in [*wide, *([word] for word in units)]:
        stacks[_nearest(columns, name)].append(name)
    return tuple(replace(column, text=_whole_name(stack)) for column, stack in zip(columns, stacks, strict=True))


def _nearest(columns: Sequence[HeadColumn], name: Sequence[Word]) -> int:
    """The column in whose middle, or next to it, a name stands."""
    middle = (name[0].start + name[-1].end) / 2
    return min(range(len(columns)), key=lambda index: abs(columns[index].centre - middle))


def _one_for_each(names: Sequence[Sequence[Word]], years: Sequence[Sequence[Word]]) -> list[Sequence[Word]]:
    """The names on a line that are one and the same for each year, none if there are none: where they fill their
    columns, their places say less than their number.
    """
    texts = [joined(name) for name in names]
    repeated = [text for text in dict.fromkeys(texts) if texts.count(text) == len(years) and year_named(text) is None]
    return [name for name in names if joined(name) == repeated[0]] if len(repeated) == 1 and len(years) > 1 else []


def _heads_some_years(names: Sequence[Sequence[Word]], years: int) -> bool:
    """Whether a name of other figures than money (``เป้าหมาย``) stands below the years more than once, and not once for
    each: some have two columns then, and another may have none of money.
    """
    others = [text for name in names if role_of(text := joined(name)) in _OTHER_FIGURES]
    return any(others.count(text) not in (1, years) for text in others)


def _is_band(name: Sequence[Word], years: Sequence[Sequence[Word]]) -> bool:
    """Whether a name of money stands over several years."""
    return sum(_overlaps([year], name) for year in years) > 1 and role_of(joined(name)) == "budget"


def _units_of_band(wide: Iterable[Sequence[Word]], years: Sequence[Sequence[Word]]) -> list[Word]:
    return [word for name in wide if _is_band(name, years) for word in name if is_unit(word.text)]


def _with_torn_names(stacks: Sequence[list[Sequence[Word]]]) -> list[list[Sequence[Word]]]:
    """The names, with what is none put to the one beside it where both make one: ``หมายเห`` with ``ตุ`` lower right;
    and two of neighbours that are one over two lines (``หน่วยงาน`` and ``รับผิดชอบ``), where the lower one stands.
    """
    found: list[list[Sequence[Word]]] = []
    for stack in stacks:
        if found and (whole := _of_two_lines(found[-1], stack)):
            found[-1] = whole
            continue
        if found and not _is_whole(_whole_name(stack)):
            both = [*found[-1], *stack]
            text = _whole_name(both)
            if " " not in text and _is_whole(text) and role_of(text) != "other":
                found[-1] = both
                continue
        found.append(stack)
    return found


def _of_two_lines(left: list[Sequence[Word]], right: list[Sequence[Word]]) -> list[Sequence[Word]]:
    """Two names of neighbours as one, where the one stands above the other and both say a part of it; else nothing."""
    if len(left) != 1 or len(right) != 1 or left[0][0].line == right[0][0].line:
        return []
    upper, lower = sorted((left[0], right[0]), key=lambda piece: piece[0].line)
    role = role_of(joined(lower))
    if role not in _IN_HALVES or role_of(joined(upper)) != role or not is_column_name(joined(upper) + joined(lower)):
        return []
    return [[Word(joined(upper), lower[0].start, lower[-1].end, upper[0].line)], lower]


def _whole_name(stack: Sequence[Sequence[Word]]) -> str:
    """The name of a column from the texts that stand one above the other; a narrow column tears its words.

    >>> stack = ["ปี", "2566", "งบ", "ประมา", "ณ", "(บาท)"]
    >>> _whole_name([[Word(text, 0, 1, line)] for line, text in enumerate(stack)])
    'ปี 2566 งบประมาณ(บาท)'
    >>> _whole_name([[Word(text, 0, 1, line)] for line, text in enumerate(["หมา", "ยเหตุ"])])
    'หมายเหตุ'
    """
    texts = [joined(piece) for piece in sorted(stack, key=lambda piece: piece[0].line)]
    year = next((index + 1 for index, text in enumerate(texts) if year_named(text) is not None), 0)
    parts = [" ".join(texts[:year]), _of_parts(texts[year:])]
    return " ".join(part for part in parts if part)


def _is_whole(text: str) -> bool:
    """Whether a column's text is a name, and no part of one; words of units may stand closer than the columns do.

    >>> [_is_whole(text) for text in ("ปี 2567 งบประมาณประมาณ(บาท)", "ปี 2569 งบ(บาท)", "หมา", "ปี 2567 ผลงาน")]
    [True, True, False, False]
    """
    parted = _YEAR_AND_UNIT.fullmatch(text)
    return names_column(text) or (parted is not None and role_of(parted["unit"]) == "budget")


def _of_parts(texts: Sequence[str]) -> str:
    whole = "".join(texts)
    return whole if is_column_name(whole) and role_of(whole) != "other" else " ".join(texts)


def _overlaps(stack: Sequence[Sequence[Word]], piece: Sequence[Word]) -> bool:
    start, end = min(one[0].start for one in stack), max(one[-1].end for one in stack)
    return piece[0].start < end and start < piece[-1].end


def gutters(head: LayoutHead, body: Sequence[Word]) -> tuple[float, ...]:
    """Where each column but the last ends: the widest run of places between two names that the fewest words cover."""
    return tuple(_gutter(left, right, body) for left, right in pairwise(head.columns))


def _gutter(left: HeadColumn, right: HeadColumn, body: Sequence[Word]) -> float:
    # Values may begin where their column's name does: what is free behind them is no gutter.
    first = round(left.values[1] if left.values else left.centre if left.reach is None else left.reach)
    last = max(round(right.start), first + 1)
    covered = [0] * (last - first + 1)
    for word in body:
        for place in range(max(first, int(word.start)), min(last + 1, int(word.end))):
            covered[place - first] += 1
    least = min(covered)
    runs = list(stretches(count == least for count in covered))
    start, end = max(runs, key=lambda run: (run[1] - run[0], -run[0]))
    return first + (start + end) / 2
