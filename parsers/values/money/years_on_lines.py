"""Years and amounts that each stand on lines of their own: a table that lost its columns, a year without money."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from parsers.values.money.cell_forms import DASH, DASHES

_BULLETS = rf"(?:[^\S\n]|[{DASHES}•*])*+"
_FRONT = rf"{_BULLETS}(?:\(?[0-9]{{1,2}}[.)]{_BULLETS})?+"
_ALONE = re.compile(rf"{_FRONT}\Z")
_NEXT_LINE = re.compile(rf"[^\S\n]*+[,;:]?[^\S\n]*+\n\s*+{_FRONT}")
_WORD = r"(?:(?:ปี(?:งบประมาณ)?|พ\.\s?ศ\.)[^\S\n]*+)*+"
_YEAR_WITH_MONEY = re.compile(
    rf"(?:^|\n){_FRONT}{_WORD}2[4-7][0-9]{{2}}[^\S\n]*+[:=]?[^\S\n]*+(?:จำนวน|เป็นเงิน|งบประมาณ)?[^\S\n]*+[0-9][0-9,.]+"
)
"""A line that begins with a year and its money."""

_DASH_BEHIND_YEAR = re.compile(
    rf"(?P<word>(?:ปี|พ\.)?)(?P<rest>[^0-9\n]{{0,16}}+)(?P<year>2[4-7][0-9]{{2}})[^\S\n]*(?P<dash>{DASH})(?=[^\S\n]*\n"
    rf"[^\S\n]*(?P=word)(?P=rest)(?P<next>2[4-7][0-9]{{2}})(?![0-9,.])(?P<said>[^\n]*))"
)
"""A year and a dash that end a line, and the year that begins the next one with the same words."""

_A_YEAR_EACH = re.compile(r"ละ|(?:/|ต่อ)\s*ปี|แต่ละปี|ทุก")
_WORDS = r"(?:จำนวน|เป็นเงิน|งบประมาณ|วงเงิน|ไม่เกิน|ประมาณ|ตั้งไว้|ใช้)"
_LED_TO = re.compile(rf"(?:[{DASHES}\s:=•*,;]|{_WORDS}|ปีละ)*")
_MONEY_BESIDE = re.compile(rf"(?:[^\S\n]|[{DASHES}:=•*,;]|{_WORDS}|ปีละ)*+[0-9]")
_NEXT_AMOUNT = re.compile(rf"(?:[{DASHES}\s•*,;]|{_WORDS}|(?P<joined>และ))*")
_SLOT = re.compile(rf"(?<=\n)[^\S\n]*{DASH}[^\S\n]*(?=\n|$)")
_SLOT_BESIDE = re.compile(rf"[^\S\n]+{DASH}[^\S\n]+")
_SLOTS_BEHIND = re.compile(rf"(?:[^\S\n]*\n[^\S\n]*{DASH}(?=[^\S\n]*(?:\n|$)))*")
_STRETCH = re.compile(rf"{DASH}|ถึง")

Group = tuple[int, int, tuple[int, ...]]
"""Start, end and years of what is printed together."""


def with_years_without_money(key: str) -> str:
    """The text with a blank, letter for letter, for each dash that is a year's on its line and no "to": the other lines
    begin with a year and its money, and the next one with the next year.

    >>> with_years_without_money("2566 5,000 บาท\\n2567 -\\n2568 6,000 บาท").split("\\n")
    ['2566 5,000 บาท', '2567  ', '2568 6,000 บาท']
    >>> with_years_without_money("2567 -\\n2568 ใช้").split("\\n")
    ['2567 -', '2568 ใช้']
    """
    if len(_YEAR_WITH_MONEY.findall(key)) < 2:
        return key
    return _DASH_BEHIND_YEAR.sub(_without_dash, key)


def _without_dash(match: re.Match[str]) -> str:
    follows = int(match["next"]) == int(match["year"]) + 1
    if not follows or _A_YEAR_EACH.search(match["said"]):
        return match[0]
    return match[0][: match.start("dash") - match.start()] + " "


def years_in_columns(
    key: str, amounts: Sequence[tuple[int, int]], groups: Sequence[Group], yearly: Collection[int] = ()
) -> dict[int, tuple[int, ...] | None]:
    """The years of the amounts that stand right below years, each of both without other words, by their places: a year,
    or a line of years, for each in turn; all of them for one that is ``yearly``. None where there are not as many of
    both: nobody can say. Years that have their amounts on their own line, and stand above it as well, are no list of
    several lines.

    >>> years_in_columns("ปี 2566 ปี 2567\\n5,000 บาท 6,000 บาท", [(16, 25), (26, 35)], [(0, 15, (2566, 2567))])
    {0: (2566,), 1: (2567,)}
    """
    told: dict[int, tuple[int, ...] | None] = {}
    for block in _blocks(key, groups):
        end = block[-1][1]
        below = min((group[0] for group in groups if group[0] >= end), default=len(key))
        run, joined = _run_behind(key, [one for one in enumerate(amounts) if end <= one[1][0] < below], end)
        years = [year for group in block for year in group[2]]
        if not run or (len(block) == 1 and (len(run) < 2 or len(years) < 2)):
            continue
        if len(set(years)) < len(years) and _MONEY_BESIDE.match(key, end):
            continue
        if yearly and not set(yearly).isdisjoint(run):
            told |= {at: tuple(years) for at in run if len(run) == 1 and at is not None}
            continue
        stretch = any(_STRETCH.search(key, group[0], group[1]) for group in block)
        turns: list[tuple[int, ...]] = [group[2] for group in block]
        if len(run) != len(block) and not stretch:
            turns = [(year,) for year in years]
        sure = len(run) == len(turns) and not joined
        told |= {at: turns[place] if sure else None for place, at in enumerate(run) if at is not None}
    return told


def _blocks(key: str, groups: Sequence[Group]) -> Iterator[list[Group]]:
    """Groups of years each alone on a line, line below line; and those that are not, one by one."""
    block: list[Group] = []
    for group in groups:
        if block and not (_NEXT_LINE.fullmatch(key, block[-1][1], group[0]) and _is_alone(key, block[0])):
            yield block
            block = []
        block.append(group)
    if block:
        yield block


def _is_alone(key: str, group: Group) -> bool:
    return bool(_ALONE.match(key[key.rfind("\n", 0, group[0]) + 1 : group[0]]))


def _run_behind(key: str, amounts: Sequence[tuple[int, tuple[int, int]]], end: int) -> tuple[list[int | None], bool]:
    """The places of the amounts that follow each other right behind ``end``, None for each dash in the place of one,
    and whether a word joins two.
    """
    run: list[int | None] = []
    joined = False
    for place, (start, amount_end) in amounts:
        between = (_NEXT_AMOUNT if run else _LED_TO).fullmatch(key, end, start)
        if between is None:
            break
        joined = joined or (bool(run) and between["joined"] is not None)
        slots = len(_SLOT.findall(key, end, start)) or int(bool(run and _SLOT_BESIDE.fullmatch(key, end, start)))
        run += [None] * slots
        run.append(place)
        end = amount_end
    if run and (behind := _SLOTS_BEHIND.match(key, end)):
        run += [None] * behind[0].count("\n")
    return run, joined
