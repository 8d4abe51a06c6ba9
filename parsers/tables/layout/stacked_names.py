"""The names of columns of a table set by position over several lines: below a line that names them their rests (``งบ``,
``ประมาณ``, ``(บาท)``), and below a band the names of its parts (``ไตรมาส 1`` or a month each).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extract.ground.characters import arabic_digits
from parsers.tables.columns.names import is_column_name, is_unit
from parsers.tables.columns.parts_of_years import PART_OF_A_YEAR
from parsers.tables.columns.roles import Role, names_projects, role_of
from parsers.tables.layout.gutters import HeadColumn
from parsers.tables.layout.placed_words import Extent, Word, covered, extent, joined, overlap
from parsers.tables.rows.cell_kinds import has_letters
from parsers.values.dates import parse_year
from parsers.values.money.cells import parse_cell

_LONGEST = 40
_IN_BRACKETS = re.compile(r"\(\D+\)")
_NUMBER = re.compile(r"[1-4]")
_QUARTERS = "ไตรมาส"
_LEAST_PERIODS = 2
_DASHES = "-–—"
_OVER_PERIODS: frozenset[Role] = frozenset({"year", "period", "quarter"})
_BANDS: frozenset[Role] = frozenset({"budget", "year", "period", "quarter", "month"})


@dataclass(slots=True)
class _Stack:
    """A name with what stands below it: its rests, or the names of its parts."""

    texts: list[str]
    start: float
    end: float
    parts: list[_Stack] = field(default_factory=list)

    @property
    def role(self) -> Role:
        """What its name says."""
        return role_of(_whole(self.texts))

    @property
    def own(self) -> Extent:
        """Where it stands, with its parts."""
        inside = [part.own for part in self.parts]
        return min([self.start, *(start for start, _ in inside)]), max([self.end, *(end for _, end in inside)])


def stacked_columns(
    upper: Sequence[Sequence[Word]], below: Sequence[Sequence[Sequence[Word]]]
) -> tuple[HeadColumn, ...] | None:
    """The columns that a line of names and the lines ``below`` it make together, from left to right; None where these
    hold anything but rests of names and names of parts.
    """
    stacks = [_Stack([joined(piece)], *extent(piece)) for piece in upper]
    whole = all(_put_below(stacks, line) for line in below)
    return _columns_of_all(stacks) if whole else None


def centred_columns(lines: Sequence[Sequence[Sequence[Word]]]) -> tuple[HeadColumn, ...] | None:
    """The columns that lines of names make, each in the middle of its cell: what stands above or below another name is
    of its column; quarters and months are of the band beside them, too. None where they make none.
    """
    names = [name for line in lines for name in line]
    places = covered(extent(name) for name in names)
    groups = [[name for name in names if overlap(place, extent(name))] for place in places]
    stacks: list[_Stack] = []
    for group in groups:
        numbered = sorted({name[0].line for name in group})
        by_line = [[name for name in group if name[0].line == number] for number in numbered]
        if not by_line:
            return None  # words without a width stand in no column
        (first, *others), *below = by_line
        stack = _Stack([joined(first)], *extent(first))
        if others or not all(_put_into(stack, line) for line in below):
            return None
        stacks.append(stack)
    return _columns_of_all(_with_all_numbers(stacks))


def _with_all_numbers(stacks: Sequence[_Stack]) -> list[_Stack]:
    """The names with the numbers of quarters that stand farther out than the name of their band among its parts."""
    left = list(stacks)
    for index, band in enumerate(stacks):
        if not band.parts:
            continue
        for step in (-1, 1):
            at = index + step
            while 0 <= at < len(stacks) and all(_NUMBER.fullmatch(arabic_digits(text)) for text in stacks[at].texts):
                band.parts.insert(0 if step < 0 else len(band.parts), stacks[at])
                left.remove(stacks[at])
                at += step
    return left


def _columns_of_all(stacks: Sequence[_Stack]) -> tuple[HeadColumn, ...] | None:
    """The columns of some names, from left to right; None where one is none, or half of one."""
    found = [_columns_of(stack) for stack in stacks]
    single = [own[0].text for own, stack in zip(found, stacks, strict=True) if own and not stack.parts]
    has_money = any(role_of(name) == "budget" for name in single)
    columns: list[HeadColumn] = []
    for own, stack in zip(found, stacks, strict=True):
        if own is None:
            return None
        of_periods = {role_of(column.text) for column in own} <= PART_OF_A_YEAR
        columns += _of_band(own, stack) if stack.parts and not (of_periods and has_money) else own
    return tuple(columns)


def names_apart(piece: Sequence[Word]) -> list[list[Word]]:
    """The names of quarters or months that one blank alone parts, each by itself.

    >>> texts = ["ไตรมาส", "1", "ไตรมาส", "2"], ["ต.ค.", "-", "ธ.ค.", "ม.ค."], ["ที่มา", "ต.ค.", "พ.ย."], ["1", "2"]
    >>> [[joined(name) for name in names_apart([Word(text, 0, 1, 1) for text in words])] for words in texts]
    [['ไตรมาส 1', 'ไตรมาส 2'], ['ต.ค. - ธ.ค.', 'ม.ค.'], ['ที่มา', 'ต.ค.', 'พ.ย.'], ['1', '2']]
    >>> [joined(name) for name in names_apart([Word(text, 0, 1, 1) for text in ("ระยะเวลา", "(ไตรมาส)")])]
    ['ระยะเวลา (ไตรมาส)']
    """
    if all(_NUMBER.fullmatch(arabic_digits(word.text)) for word in piece):
        return [[word] for word in piece]
    if sum(role_of(word.text) in PART_OF_A_YEAR for word in piece) < _LEAST_PERIODS:
        return [list(piece)]
    names = [[piece[0]]]
    for word in piece[1:]:
        if role_of(word.text) in PART_OF_A_YEAR and names[-1][-1].text[-1] not in _DASHES:
            names.append([word])
        else:
            names[-1].append(word)
    return names


def may_be_part_of_name(text: str) -> bool:
    """Whether a text may be the name of a column: of a known one, or a few letters.

    >>> [may_be_part_of_name(text) for text in ("ไตรมาส 1", "เบิกจ่าย", "งบอุดหนุน", "งบประมาณ 2566")]
    [True, True, True, True]
    >>> [may_be_part_of_name(text) for text in ("5,000", "-", "โครงการอบรมคุณธรรม ปี 2566", "2566", "งบประมาณ 2,566")]
    [False, False, False, False, False]
    """
    if len(text) > _LONGEST:
        return False
    named = is_column_name(text)
    if parse_cell(text).status not in (None, "unnamed"):
        return named and has_letters(text) and parse_year(text) is not None
    if named:
        return True
    role = role_of(text)
    return role != "project" and (role != "other" or not any(map(str.isdecimal, arabic_digits(text))))


def _put_below(stacks: Sequence[_Stack], line: Sequence[Sequence[Word]]) -> bool:
    """Put the names of a line below those that they belong to; False where one belongs to none, or to two."""
    names = [part for name in line for part in _parted_by(name, stacks)]
    band = _band_of_periods(names, stacks)
    owners = [_owner(name, stacks, band) for name in names]
    if None in owners and all(is_unit(joined(name)) for name in names):
        owners = [_nearest(name, stacks) if own is None else own for name, own in zip(names, owners, strict=True)]
    if None in owners:
        return False
    for index, stack in enumerate(stacks):
        own = [name for name, owner in zip(names, owners, strict=True) if owner == index]
        if own and not _put_into(stack, own):
            return False
    return True


def _parted_by(name: Sequence[Word], stacks: Sequence[_Stack]) -> list[list[Word]]:
    """The words of a name by themselves where they stand below several others: narrow columns stand close together."""
    several = sum(overlap(extent(name), stack.own) for stack in stacks) > 1
    return [[word] for word in name] if several else [list(name)]


def _put_into(stack: _Stack, own: Sequence[Sequence[Word]]) -> bool:
    """Put the names on a line that are of one column, or band, into it."""
    if len(own) == 1 and not stack.parts:
        (piece,) = own
        stack.texts.append(joined(piece))
        start, end = extent(piece)
        stack.start, stack.end = min(stack.start, start), max(stack.end, end)
        return True
    if not stack.parts:
        stack.parts = [_Stack([joined(piece)], *extent(piece)) for piece in own]
        return stack.role in _BANDS
    if len(own) == len(stack.parts):
        return all(_put_into(part, [piece]) for part, piece in zip(stack.parts, own, strict=True))
    several, rest = divmod(len(own), len(stack.parts))
    if several < 2 or rest:
        return False
    groups = [own[start : start + several] for start in range(0, len(own), several)]
    return all(_put_into(part, group) for part, group in zip(stack.parts, groups, strict=True))


def _band_of_periods(names: Sequence[Sequence[Word]], stacks: Sequence[_Stack]) -> int | None:
    """The band of the quarters or months on a line, wherever they stand: the only one, or that which is over some."""
    places = [extent(name) for name in names if says_period(joined(name))]
    bands = [index for index, stack in enumerate(stacks) if stack.role in _OVER_PERIODS]
    if len(bands) > 1:
        bands = [index for index in bands if any(overlap(place, stacks[index].own) for place in places)]
    return bands[0] if len(bands) == 1 else None


def _owner(piece: Sequence[Word], stacks: Sequence[_Stack], band: int | None) -> int | None:
    """The name that a piece stands below: the one over it, or the band between whose neighbours it stands."""
    start, end = extent(piece)
    over = [index for index, stack in enumerate(stacks) if overlap((start, end), stack.own)]
    if band is not None and says_period(joined(piece)):
        return band
    if over:
        return over[0] if len(over) == 1 else None
    ends = [stack.own for stack in stacks]
    left = next((index for index in reversed(range(len(ends))) if ends[index][1] <= start), None)
    right = next((index for index in range(len(ends)) if ends[index][0] >= end), None)
    beside = [index for index in (left, right) if index is not None and stacks[index].role in _BANDS]
    return beside[0] if len(beside) == 1 else None


def says_period(text: str) -> bool:
    """Whether a text names a quarter or a month, or begins or ends such a name, or is a quarter's number.

    >>> [says_period(text) for text in ("ไตรมาส", "ม.ค.", "ต.ค.-", "4", "12", "ปี 2568")]
    [True, True, True, True, False, False]
    """
    text = arabic_digits(text)
    return _NUMBER.fullmatch(text) is not None or role_of(text.rstrip(_DASHES)) in PART_OF_A_YEAR


def _nearest(piece: Sequence[Word], stacks: Sequence[_Stack]) -> int:
    start, end = extent(piece)
    return min(range(len(stacks)), key=lambda index: abs(sum(stacks[index].own) - start - end))


def _columns_of(stack: _Stack, over: str = "") -> list[HeadColumn] | None:
    """The columns of a name, one or those of its parts; None where it is none, or half of one."""
    name = _period(_whole(stack.texts), over) or _own_name(stack.texts)
    if name is None and stack.parts and stack.role in _OVER_PERIODS:
        name = _whole(stack.texts)
    if name is None:
        return None
    if not stack.parts:
        return [HeadColumn(name, stack.start, stack.end)]
    columns: list[HeadColumn] = []
    for part in stack.parts:
        found = _columns_of(part, _whole(stack.texts))
        if found is None:
            return None
        columns += found
    return columns


def _of_band(columns: Sequence[HeadColumn], band: _Stack) -> list[HeadColumn]:
    """The columns that part a band, each with its name: its year is theirs. A month has one of its own."""
    if all(role_of(column.text) == "month" for column in columns):
        return list(columns)
    return [replace(column, text=f"{column.text} {_own_name(band.texts) or _whole(band.texts)}") for column in columns]


def _period(name: str, band: str) -> str | None:
    """The name of a quarter, which may be its number below a band that says so, or of a month; None for others."""
    bare = arabic_digits(name)
    if _NUMBER.fullmatch(bare):
        return f"{_QUARTERS} {bare}" if _QUARTERS in band else None
    return name if role_of(name) in PART_OF_A_YEAR else None


def _whole(texts: Sequence[str]) -> str:
    """A name from its lines: words that a narrow column tore are closed, what stands in brackets and numbers are not.

    >>> _whole(["งบ", "ประมาณ", "(บาท)"]), _whole(["แหล่งที่มา", "ของ", "งบประมาณ"]), _whole(["ไตรมาส", "1"])
    ('งบประมาณ (บาท)', 'แหล่งที่มาของงบประมาณ', 'ไตรมาส 1')
    """
    whole = texts[0]
    for text in texts[1:]:
        apart = _IN_BRACKETS.fullmatch(text) or _NUMBER.fullmatch(arabic_digits(text))
        whole = f"{whole} {text}" if apart else whole + text
    return whole


def _own_name(texts: Sequence[str]) -> str | None:
    """The name that the lines of a column make, without what is no unit in brackets below it; None where they make
    none.
    """
    if len(texts) == 1:
        return texts[0] if may_be_part_of_name(texts[0]) else None
    name = _whole(texts)
    if _IN_BRACKETS.fullmatch(texts[-1]) and not is_unit(texts[-1]):
        return _own_name(texts[:-1])
    if role_of(name) == "project":
        return name if names_projects(name) else None
    if is_column_name(name) and role_of(name) != "other":
        return name
    above = _own_name(texts[:-1]) if is_unit(texts[-1]) else None
    return None if above is None else f"{above} {texts[-1]}"
