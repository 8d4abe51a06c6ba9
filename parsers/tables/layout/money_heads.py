"""Heads of tables set by position that name money and no years side by side: those of a plan of one year, and of years
together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText
from parsers.tables.columns.names import is_column_name, is_unit
from parsers.tables.columns.roles import Role, is_tick, names_projects, role_of
from parsers.tables.layout.gutters import HeadColumn, LayoutHead
from parsers.tables.layout.placed_words import Extent, Word, covered, joined, overlap, pieces, words
from parsers.tables.rows.cell_kinds import is_figure, is_money
from parsers.values.dates import parse_year_range
from parsers.values.money.cells import parse_cell, split_values

_LEAST = 3
_LONGEST = 40
_MOST_BELOW = 5
_IN_BRACKETS = re.compile(r"\(\D+\)")
_QUARTERS = ["1", "2", "3", "4"]
_MONEY: frozenset[Role] = frozenset(
    {"budget", "year", "quarter", "month", "sum", "paid", "cumulative", "former", "revised", "change", "price"}
)
_BESIDE: frozenset[Role] = frozenset({"paid", "cumulative", "former", "change", "price"})
_BAND: frozenset[Role] = frozenset({"budget", "year"})


def money_on(source: SourceText, number: int) -> int:
    """How many columns a line names, where they are those of a budget table with money of no years side by side; 0 on
    another line.
    """
    key = source.key(number)
    if not any(word in key for word in ("โครงการ", "กิจกรรม", "มาตรการ")):
        return 0
    found = pieces(words(source, number, drawn=False))
    return len(found) if _is_head(found) else 0


def find_money_head(source: SourceText, anchor: int, first: int, last: int, *, drawn: bool) -> LayoutHead | None:
    """The head that begins on the line ``anchor``: the names of its columns, units below them, and the names that part
    the one band of money. None where money does not stand side by side, behind the column of projects.
    """
    upper = pieces(words(source, anchor, drawn=drawn))
    if anchor < first or not _is_head(upper):
        return None
    texts = [[joined(piece)] for piece in upper]
    columns = [HeadColumn(joined(piece), piece[0].start, piece[-1].end) for piece in upper]
    parts: list[HeadColumn] = []
    of_quarters = False
    band = next((index for index, column in enumerate(columns) if role_of(column.text) in _BAND), None)
    end = anchor
    for number in range(anchor + 1, min(anchor + _MOST_BELOW, last) + 1):
        below = pieces(words(source, number, drawn=drawn))
        if of_quarters and [arabic_digits(word.text) for piece in below for word in piece] == _QUARTERS:
            end = number
            break
        if not below:
            continue
        rests = {} if parts else _rests_of_names(below, columns, texts)
        if rests:
            of_quarters = of_quarters or any("ไตรมาส" in joined(piece) for piece in below)
            for index, text in rests.items():
                texts[index] = [text]
            end = number
            continue
        if not all(map(_is_name, map(joined, below))):
            break
        inside = [piece for piece in below if band is not None and _is_below(piece, band, columns)]
        if len(inside) > 1 and inside == below and not parts and band is not None:
            over = columns[band].text
            parts = [HeadColumn(f"{joined(piece)} {over}", piece[0].start, piece[-1].end) for piece in inside]
        elif parts or not all(is_unit(joined(piece)) for piece in below):
            break
        else:
            for piece in below:
                texts[_nearest(piece, columns)].append(joined(piece))
        end = number
    columns = [
        HeadColumn(" ".join(text), column.start, column.end) for text, column in zip(texts, columns, strict=True)
    ]
    if parts and band is not None:
        columns[band : band + 1] = parts
    roles = [role_of(column.text) for column in columns]
    if "project" not in roles:
        return None  # what stands below its name makes another of it
    money = [index for index, role in enumerate(roles) if role in _MONEY]
    project = roles.index("project")
    while money and roles[money[0] - 1] == "other" and roles[money[0]] in ("sum", "other"):
        money.insert(0, money[0] - 1)  # sources of what is summed up
    runs = [run for run in _runs(money) if not {roles[index] for index in run} <= _BESIDE]
    if len(runs) != 1 or money[0] < project:
        return None
    money = runs[0]
    return LayoutHead(anchor, end, tuple(columns), tuple(money), project, anchor)


def _rests_of_names(
    below: Sequence[Sequence[Word]], columns: Sequence[HeadColumn], texts: Sequence[Sequence[str]]
) -> dict[int, str]:
    """The names of columns by their index that go on on a line, each below its own (``งบ`` and ``ประมาณ``), whole; none
    where a piece stands below no column or below two, or where no word is torn or one is none of a name.
    """
    whole: dict[int, str] = {}
    torn = False
    for piece in below:
        over = [index for index, column in enumerate(columns) if overlap(_extent(piece), (column.start, column.end))]
        if len(over) != 1 or over[0] in whole:
            return {}
        above, text = " ".join(texts[over[0]]), joined(piece)
        closed = f"{above}{text}"
        if _IN_BRACKETS.fullmatch(text):
            whole[over[0]] = f"{above} {text}" if is_unit(text) else above
        elif is_column_name(closed) and role_of(closed) != "other":
            whole[over[0]] = closed
            torn = torn or not is_unit(text)
        else:
            return {}
    return whole if torn or all(_IN_BRACKETS.fullmatch(joined(piece)) for piece in below) else {}


def with_places_of_values(head: LayoutHead, lines: Sequence[Sequence[Word]]) -> LayoutHead | None:
    """A head with its columns of figures where the values below it stand: these may be flush right below a name that is
    flush left. None where the values do not stand in as many places as columns hold figures, each below its own, or
    where money stands among words.
    """
    parted = [part for line in lines if len(part := _parts(line)) > 1]
    pairs = [(upper, piece) for upper, lower in pairwise(parted) for piece in lower]
    rests = [piece for upper, piece in pairs if any(_says_none_with(one, piece) for one in upper)]
    found = [piece for part in parted for piece in part if piece not in rests]
    texts = covered(_extent(piece) for piece in found if not _is_value(piece))
    values: list[Extent] = []
    sure: list[Extent] = []
    for place in covered(_extent(piece) for piece in found if _is_value(piece)):
        inside = [piece for piece in found if _is_value(piece) and overlap(place, _extent(piece))]
        among_words = any(overlap(place, words) for words in texts)
        if among_words and any(is_money(joined(piece)) for piece in inside):
            return None
        named = any(overlap(place, (column.start, column.end)) for column in head.columns if _holds_figures(column))
        if not among_words:
            values.append(place)
            sure += [place] if named or any(_is_amount(piece) for piece in inside) else []
    numeric = [index for index, column in enumerate(head.columns) if index in head.years or _counts(column)]
    if len(values) != len(numeric):
        values = sure  # without dashes of a column of words
    if len(values) != len(numeric):
        extents = {index: (head.columns[index].start, head.columns[index].end) for index in numeric}
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


def _parts(line: Sequence[Word]) -> list[list[Word]]:
    """The words of a line that stand side by side, ticks apart."""
    parts: list[list[Word]] = []
    for piece in pieces(line):
        for index, word in enumerate(piece):
            if index and not is_tick(word.text) and not is_tick(piece[index - 1].text):
                parts[-1].append(word)
            else:
                parts.append([word])
    return parts


def _says_none_with(upper: Sequence[Word], lower: Sequence[Word]) -> bool:
    """Whether words below others only go on saying that there is no budget: ``ไม่ใช้งบ`` and ``ประมาณ``."""
    if not overlap(_extent(upper), _extent(lower)) or parse_cell(joined(upper)).status == "amount":
        return False
    return parse_cell(f"{joined(upper)}{joined(lower)}").status == "none"


def standing_in_line(lines: Sequence[Sequence[Word]]) -> int:
    """How many texts of lines begin, or end, where one of another line does: more where signs are counted rightly."""
    places = [_extent(piece) for line in lines for piece in pieces(line)]
    starts, ends = (Counter(place[side] for place in places) for side in (0, 1))
    return sum((starts[start] > 1) + (ends[end] > 1) for start, end in places)


def _extent(piece: Sequence[Word]) -> Extent:
    return piece[0].start, piece[-1].end


def _counts(column: HeadColumn) -> bool:
    return role_of(column.text) in _BESIDE | {"number", "target"}


def _holds_figures(column: HeadColumn) -> bool:
    return role_of(column.text) in _MONEY | {"number", "target", "other"}


def _is_amount(piece: Sequence[Word]) -> bool:
    return any(parse_cell(word.text).amount for word in piece)


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


def _is_head(found: Sequence[Sequence[Word]]) -> bool:
    texts = list(map(joined, found))
    if len(texts) < _LEAST or not all(map(_is_name, texts)):
        return False
    roles = list(map(role_of, texts))
    projects = [text for text, role in zip(texts, roles, strict=True) if role == "project"]
    of_band = sum(role in _BAND for role in roles)
    together = any(parse_year_range(text) for text, role in zip(texts, roles, strict=True) if role == "year")
    money = [role for role in roles if role in _MONEY]
    return len(projects) == 1 and names_projects(projects[0]) and bool(money) and (of_band <= 1 or together)


def _is_name(text: str) -> bool:
    """Whether a text may be the name of a column: of a known one, or a few letters.

    >>> [_is_name(text) for text in ("ไตรมาส 1", "เบิกจ่าย", "งบอุดหนุน", "5,000", "-", "โครงการอบรมคุณธรรม ปี 2566")]
    [True, True, True, False, False, False]
    """
    if len(text) > _LONGEST or parse_cell(text).status not in (None, "unnamed"):
        return False
    if is_column_name(text):
        return True
    role = role_of(text)
    return role != "project" and (role != "other" or not any(map(str.isdecimal, arabic_digits(text))))


def _is_below(piece: Sequence[Word], band: int, columns: Sequence[HeadColumn]) -> bool:
    """Whether words stand between the columns beside a band, and name a part of it."""
    left = columns[band - 1].end if band else float("-inf")
    right = columns[band + 1].start if band + 1 < len(columns) else float("inf")
    return left <= piece[0].start and piece[-1].end <= right and not is_unit(joined(piece))


def _nearest(piece: Sequence[Word], columns: Sequence[HeadColumn]) -> int:
    middle = (piece[0].start + piece[-1].end) / 2
    return min(range(len(columns)), key=lambda index: abs(columns[index].centre - middle))
