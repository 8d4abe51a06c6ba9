"""Heads of tables set by position that name money and no years side by side: those of a plan of one year, and of years
together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText
from parsers.tables.columns.names import AROUND_FIGURES, is_unit
from parsers.tables.columns.parts_of_years import PART_OF_A_YEAR
from parsers.tables.columns.roles import Role, is_tick, names_projects, role_of, squeezed
from parsers.tables.layout.gutters import HeadColumn, LayoutHead
from parsers.tables.layout.head_names import says_year_of_rows
from parsers.tables.layout.placed_words import Extent, Word, covered, extent, joined, overlap, pieces, words
from parsers.tables.layout.stacked_names import (
    centred_columns,
    may_be_part_of_name,
    names_apart,
    says_period,
    stacked_columns,
)
from parsers.tables.layout.ticked_columns import is_amount, is_of_ticks, with_money_alone
from parsers.tables.rows.cell_kinds import has_letters, is_figure, is_money
from parsers.values.dates import parse_year, parse_year_range
from parsers.values.money.cells import parse_cell, split_values

_CODES = "รหัส"
_LEAST = 3
_MOST_BELOW = 5
_MONEY: frozenset[Role] = frozenset(
    {"budget", "year", "quarter", "month", "sum", "paid", "cumulative", "former", "revised", "change", "price"}
)
_BESIDE: frozenset[Role] = frozenset({"paid", "cumulative", "former", "change", "price"})
_BAND: frozenset[Role] = frozenset({"budget", "year"})

_Line = Sequence[Sequence[Word]]
"""The names on a line."""


def money_on(source: SourceText, number: int) -> int:
    """How many columns a line names, where they are those of a budget table with money of no years side by side, or
    may be some of them that stand in the middle of its head; 0 on another line.
    """
    key = source.key(number)
    if not any(word in key for word in ("โครงการ", "กิจกรรม", "มาตรการ")):
        return 0
    found = _names_on(source, number, drawn=False)
    return len(found) if _is_head(found) or _is_inside_head(found) else 0


def find_money_head(source: SourceText, anchor: int, first: int, last: int, *, drawn: bool) -> LayoutHead | None:
    """The head with the line ``anchor``: the names of its columns, units below them, and the names that part the one
    band of money or of quarters. It begins there, or has its names in the middle of their cells, above that line and
    below. None where money does not stand side by side, behind the column of projects.
    """
    upper = _names_on(source, anchor, drawn=drawn)
    if anchor < first:
        return None
    below = _lines_of_names(source, range(anchor + 1, min(anchor + _MOST_BELOW, last) + 1), drawn=drawn)
    above = _lines_of_names(source, range(anchor - 1, max(anchor - _MOST_BELOW, first) - 1, -1), drawn=drawn)
    found = _below(upper, below) if _is_head(upper) else None
    if _is_inside_head(upper) and above:
        found = _around(upper, above, below, len(found.lines) if found else 0) or found
    if found is None:
        return None
    return _head_of(found.columns, _number(found.lines[0]), _number(found.lines[-1]), anchor)


class _Names(NamedTuple):
    """The columns of a head, and its lines."""

    columns: tuple[HeadColumn, ...]
    lines: Sequence[_Line]


def _below(upper: _Line, below: Sequence[_Line]) -> _Names | None:
    """The head that begins with a line, of as many lines below it as can be."""
    for count in range(len(below), -1, -1):
        columns = stacked_columns(upper, below[:count])
        if columns is not None:
            return _Names(columns, [upper, *below[:count]])
    return None


def _around(middle: _Line, above: Sequence[_Line], below: Sequence[_Line], least: int) -> _Names | None:
    """The head that has a line in its middle, of more than the ``least`` lines, and of as many as can be."""
    windows = [(over, under) for over in range(len(above) + 1) for under in range(len(below) + 1)]
    for over, under in sorted(windows, key=sum, reverse=True):
        if over + under < least or not over:
            continue
        lines = [*reversed(above[:over]), middle, *below[:under]]
        columns = centred_columns(lines)
        if columns is not None and _names_money([column.text for column in columns]):
            return _Names(columns, lines)
    return None


def _number(line: _Line) -> int:
    return line[0][0].line


def _names_on(source: SourceText, number: int, *, drawn: bool) -> list[list[Word]]:
    return [name for piece in pieces(words(source, number, drawn=drawn)) for name in names_apart(piece)]


def _lines_of_names(source: SourceText, numbers: range, *, drawn: bool) -> list[_Line]:
    """What stands on lines one after the other, as long as it may be parts of names; without empty lines."""
    lines: list[_Line] = []
    step = numbers.step
    for number in numbers:
        names = _names_on(source, number, drawn=drawn)
        if not all(map(_is_part, names)) or (step < 0 and len(names) == 1 and is_unit(joined(names[0]))):
            break  # above a head stands the unit of all its columns
        if names:
            lines.append(names)
    return lines


def _is_part(name: Sequence[Word]) -> bool:
    return says_period(joined(name)) or may_be_part_of_name(joined(name))


def _head_of(columns: tuple[HeadColumn, ...], start: int, end: int, anchor: int) -> LayoutHead | None:
    """The head of some columns; None where it has no column of projects, or several runs of columns of money."""
    roles = [role_of(column.text) for column in columns]
    if "project" not in roles or not _are_of_one_year([column.text for column in columns]):
        return None  # what stands below a name makes another of it
    of_rows = [index for index, column in enumerate(columns) if says_year_of_rows(column.text)]
    money = [index for index, role in enumerate(roles) if role in _MONEY and index not in of_rows]
    project = roles.index("project")
    while money and roles[money[0] - 1] == "other" and roles[money[0]] in ("sum", "other"):
        money.insert(0, money[0] - 1)  # sources of what is summed up
    runs = [run for run in _runs(money) if not {roles[index] for index in run} <= _BESIDE]
    of_budget = [run for run in runs if not {roles[index] for index in run} <= PART_OF_A_YEAR]
    runs = of_budget or runs  # apart from money quarters have ticks
    if len(runs) != 1 or runs[0][0] < project:
        return None
    return LayoutHead(start, end, columns, tuple(runs[0]), project, anchor)


def with_places_of_values(head: LayoutHead, lines: Sequence[Sequence[Word]]) -> LayoutHead | None:
    """A head with its columns of figures where the values below it stand: these may be flush right below a name that is
    flush left. None where the values do not stand in as many places as columns hold figures, each below its own, or
    where money stands among words. Quarters and months beside money have ticks and are no columns of it.
    """
    parted = [part for line in lines if len(part := _parts(line, head)) > 1]
    pairs = [(upper, piece) for upper, lower in pairwise(parted) for piece in lower]
    rests = [piece for upper, piece in pairs if any(_says_none_with(one, piece) for one in upper)]
    found = [piece for part in parted for piece in part if piece not in rests]
    beside = with_money_alone(head, found)
    if beside is None:
        return None
    head = beside
    found = [piece for piece in found if not is_of_ticks(piece, head) and not _is_of_codes(piece, head)]
    texts = [extent(piece) for piece in found if not _is_value(piece)]
    values: list[Extent] = []
    sure: list[Extent] = []
    for place in covered(extent(piece) for piece in found if _is_value(piece)):
        inside = [piece for piece in found if _is_value(piece) and overlap(place, extent(piece))]
        among_words = any(overlap(_common(inside) or place, words) for words in texts)
        if among_words and any(_is_money(piece) for piece in inside):
            return None
        named = any(overlap(place, column.extent) for column in head.columns if _holds_figures(column))
        if not among_words:
            values.append(place)
            sure += [place] if named or any(is_amount(piece) for piece in inside) else []
    numeric = [index for index, column in enumerate(head.columns) if index in head.years or _counts(column)]
    if len(values) != len(numeric):
        values = sure  # without dashes of a column of words
    if len(values) != len(numeric):
        extents = {index: head.columns[index].extent for index in numeric}
        below = [[index for index in numeric if overlap(extents[index], one)] for one in values]
        if any(len(one) != 1 for one in below):
            return None
        numeric = [index for (index,) in below]
    if len(set(numeric)) != len(numeric):
        return None
    columns = list(head.columns)
    for index, (start, end) in zip(numeric, values, strict=True):
        column = columns[index]
        columns[index] = replace(column, start=min(start, column.start), end=max(end, column.end), values=(start, end))
    apart = all(left.end <= right.start for left, right in pairwise(columns))
    return replace(head, columns=tuple(columns)) if apart else None


def _is_of_codes(piece: Sequence[Word], head: LayoutHead) -> bool:
    """Whether words stand below the name of a column of codes, and no other's."""
    below = [column for column in head.columns if overlap(column.extent, extent(piece))]
    return len(below) == 1 and squeezed(below[0].text).startswith(_CODES)


def _common(found: Sequence[Sequence[Word]]) -> Extent | None:
    """The places that all of some texts cover: a longer one may reach over the end of its column."""
    start, end = max(piece[0].start for piece in found), min(piece[-1].end for piece in found)
    return (start, end) if start < end else None


def _is_money(piece: Sequence[Word]) -> bool:
    """Whether words are money: a bare year says whose money it is."""
    text = arabic_digits(joined(piece))
    return is_money(text) and not (text.isdecimal() and parse_year(text) is not None)


def _parts(line: Sequence[Word], head: LayoutHead) -> list[list[Word]]:
    """The words of a line that stand side by side, ticks apart, and a figure below the name of a column of money apart
    from words that are none of it.
    """
    money = [head.columns[index].extent for index in head.years]

    def is_in_money(word: Word) -> bool:
        return is_figure(word.text) and any(overlap((word.start, word.end), place) for place in money)

    parts: list[list[Word]] = []
    for piece in pieces(line):
        parts.append([piece[0]])
        for before, word in pairwise(piece):
            apart = is_tick(word.text) or is_tick(before.text)
            left, right = is_in_money(before), is_in_money(word)
            other = word if left else before
            of_another = (
                left != right
                and has_letters(other.text)
                and not any(overlap((other.start, other.end), place) for place in money)
            )
            if apart or (of_another and other.text not in AROUND_FIGURES):
                parts.append([word])
            else:
                parts[-1].append(word)
    return parts


def _says_none_with(upper: Sequence[Word], lower: Sequence[Word]) -> bool:
    """Whether words below others only go on saying that there is no budget: ``ไม่ใช้งบ`` and ``ประมาณ``."""
    if not overlap(extent(upper), extent(lower)) or parse_cell(joined(upper)).status == "amount":
        return False
    return parse_cell(f"{joined(upper)}{joined(lower)}").status == "none"


def standing_in_line(lines: Sequence[Sequence[Word]]) -> int:
    """How many texts of lines begin, or end, where one of another line does: more where signs are counted rightly."""
    places = [extent(piece) for line in lines for piece in pieces(line)]
    starts, ends = (Counter(place[side] for place in places) for side in (0, 1))
    return sum((starts[start] > 1) + (ends[end] > 1) for start, end in places)


def _counts(column: HeadColumn) -> bool:
    return role_of(column.text) in _BESIDE | {"number", "target"} or says_year_of_rows(column.text)


def _holds_figures(column: HeadColumn) -> bool:
    return role_of(column.text) in _MONEY | {"number", "target", "other"}


def _is_value(piece: Sequence[Word]) -> bool:
    """Whether words are what a column of figures holds: values, or that there is no budget."""
    text = joined(piece)
    return parse_cell(text).status == "none" or all(map(is_figure, split_values(text))) or is_tick(text)


def _runs(places: Sequence[int]) -> list[list[int]]:
    """Columns that stand side by side, together."""
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _is_inside_head(found: Sequence[Sequence[Word]]) -> bool:
    """Whether the name of the column of projects stands on a line, beside parts of other names."""
    texts = list(map(joined, found))
    return len(texts) > 1 and all(map(_is_part, found)) and sum(map(names_projects, texts)) == 1


def _is_head(found: Sequence[Sequence[Word]]) -> bool:
    return _names_money(list(map(joined, found)))


def _names_money(texts: Sequence[str]) -> bool:
    """Whether names are those of the columns of a budget table with money of no years side by side."""
    if len(texts) < _LEAST or not all(map(may_be_part_of_name, texts)):
        return False
    roles = list(map(role_of, texts))
    projects = [text for text, role in zip(texts, roles, strict=True) if role == "project"]
    money = [role for role in roles if role in _MONEY]
    may_be_band = roles.count("budget") <= 1 and roles.count("year") <= 1  # the year then is over quarters
    a_year = may_be_band or _are_of_one_year(texts)
    return len(projects) == 1 and names_projects(projects[0]) and bool(money) and a_year


def _are_of_one_year(texts: Sequence[str]) -> bool:
    """Whether names of columns have no more than one of money and of a year, or years together. That of the column
    which says the year of each row is none of these.
    """
    texts = [text for text in texts if not says_year_of_rows(text)]
    roles = list(map(role_of, texts))
    together = any(parse_year_range(text) for text, role in zip(texts, roles, strict=True) if role == "year")
    return together or sum(role in _BAND for role in roles) <= 1
