"""The years of the columns of a table: they go on counting, and a damaged head is what its neighbours leave for it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from extract.ground.scales import SCALED_BAHT
from parsers.values.years import Years

_LOOKALIKES = str.maketrans("OoQDlI|iSsBbZz", "00001111558822")
_DAMAGED = re.compile(r"(?=.*[0-9].*[0-9])(?=.*[A-Za-z|])[0-9OoQDlI|iSsBbZz]{4}")
_FOR_A_DIGIT = re.compile(r"[A-Za-z|]")
_BESIDE = re.compile(rf"[\s.,()]|ปี|งบประมาณ|{SCALED_BAHT}|พศ|พ|ศ")
_LEAST_DIGITS = 2
_MOST_LOST = 2
_LEAST_EVERY_OTHER = 3
_YEARS_BEFORE = 10
"""Years before a plan that its tables may tell of."""


class YearHead(NamedTuple):
    """The head of a column that is one of a table's years: its text, and the year (BE) that it prints, if any."""

    place: int
    text: str
    year: int | None


def read_years(heads: Sequence[YearHead], plan_years: Years | None) -> tuple[dict[int, int], list[YearHead]]:
    """The year of each column, by its index, and the heads whose year is not known.

    The columns of a plan are the years that it covers, one after the other. A well-formed year that does not count on
    from most of its neighbours is a misprint or an OCR that reads ``2566`` as ``2505``: it would put amounts into a
    year of its own, and is not believed. A damaged or empty head is restored where the neighbours leave it one year of
    the plan that looks like it, an empty one only where every other head is understood; a well-formed one where the
    columns are as many as the plan's years and no order holds as it is printed. Where no two agree, none can be
    believed, but for every other year of the plan.

    >>> read_years([YearHead(3, "ปี 2566", 2566), YearHead(4, "ปี 2567", 2567), YearHead(5, "ปี 256O", None)], None)[0]
    {3: 2566, 4: 2567, 5: 2568}
    >>> years, unread = read_years([YearHead(i, str(y), y) for i, y in enumerate((2566, 2567, 2586, 2569))], None)
    >>> years, [head.text for head in unread]
    ({0: 2566, 1: 2567, 3: 2569}, ['2586'])
    >>> read_years([YearHead(i, str(y), y) for i, y in enumerate((2566, 2587, 2568))], (2566, 2568))[0]
    {0: 2566, 1: 2567, 2: 2568}
    >>> read_years([YearHead(i, str(y), y) for i, y in enumerate((2566, 2567, 2569, 2570))], (2566, 2570))[0]
    {0: 2566, 1: 2567, 2: 2569, 3: 2570}
    """
    whole = _of_whole_plan(heads, plan_years)
    printed = [head.year for head in heads]
    expected = whole or _with_years_left_out(printed, plan_years) or _expected(printed, plan_years)
    years: dict[int, int] = {}
    unread: list[YearHead] = []
    for head, due in zip(heads, expected, strict=True):
        fits = whole is not None or head.year == due
        if head.year is None:
            fits = due is not None and _may_be(head.text, due, plan_years)
        if fits and due is not None:
            years[head.place] = due
        else:
            unread.append(head)
    if any(not _is_empty(head) for head in unread):  # a head that is not understood may have slipped beside its column
        unread += [head for head in heads if head.place in years and _is_empty(head)]
        years = {place: year for place, year in years.items() if place not in {head.place for head in unread}}
    return years, sorted(unread, key=lambda head: head.place)


def _is_empty(head: YearHead) -> bool:
    """Whether a head prints no year and nothing that may be one."""
    return head.year is None and not _BESIDE.sub("", arabic_digits(head.text))


def is_damaged_year(text: str) -> bool:
    """Whether a head cell is a year of which letters took the place of digits; which one is not said.

    >>> [is_damaged_year(text) for text in ("ปี ๒๕๗O", "ปี ๒๕b๙", "256I (พันบาท)", "ปี 2570", "ปี 25", "โครงการ")]
    [True, True, True, False, False, False]
    """
    return bool(_FOR_A_DIGIT.search(text) and _DAMAGED.fullmatch(_BESIDE.sub("", arabic_digits(text))))


def _of_whole_plan(heads: Sequence[YearHead], plan_years: Years | None) -> list[int | None] | None:
    """The plan's years in order, where there is a column for each, most print theirs, and every other may have.

    None where the printed years count up or down as they are, and where one is of the years before the plan: they may
    be right, what was spent then, and the plan's years not.
    """
    if plan_years is None or len(heads) != plan_years[1] - plan_years[0] + 1:
        return None
    due = [*range(plan_years[0], plan_years[1] + 1)]
    known = [head.year for head in heads if head.year is not None]
    in_place = sum(head.year == year for head, year in zip(heads, due, strict=True))
    in_order = known in (sorted(set(known)), sorted(set(known), reverse=True))
    before = range(plan_years[0] - _YEARS_BEFORE, plan_years[0])
    if in_order or 2 * in_place <= len(known) or any(year in before for year in known):
        return None
    return list(due) if all(map(partial(_prints, plan_years=plan_years), heads, due)) else None


def prints_year(head: YearHead, year: int, plan_years: Years) -> bool:
    """Whether a head that is not empty may be a damaged print of ``year``, and of no other of ``plan_years``."""
    return not _is_empty(head) and _prints(head, year, plan_years)


def _prints(head: YearHead, year: int, plan_years: Years) -> bool:
    """Whether a head is a year of the plan, or with a letter or one wrong digit for it no other of the plan."""
    if head.year is None:
        return _may_be(head.text, year, plan_years)
    wrong = sum(a != b for a, b in zip(str(head.year), str(year), strict=True))
    return wrong == 0 or (wrong == 1 and not plan_years[0] <= head.year <= plan_years[1])


def _with_years_left_out(printed: Sequence[int | None], plan_years: Years | None) -> list[int | None] | None:
    """The years as printed where they are of the plan and count up in stretches of two or more; None elsewhere."""
    years = [year for year in printed if year is not None and plan_years and plan_years[0] <= year <= plan_years[1]]
    if len(years) < len(printed) or years != sorted({*years}):
        return None
    lone = [year for year in years if not {year - 1, year + 1} & {*years}]
    return None if lone else list(years)


def _expected(years: Sequence[int | None], plan_years: Years | None) -> list[int | None]:
    """The years that the columns have if they count on, up as most of the known ones do or down as all of them do."""
    known = [(place, year) for place, year in enumerate(years) if year is not None]
    if not known:
        return [None] * len(years)
    if len(known) == 1 and len(years) > 1 and plan_years and len(years) == plan_years[1] - plan_years[0] + 1:
        place, year = known[0]
        if year - place == plan_years[0]:
            return [plan_years[0] + place for place in range(len(years))]
    for step in (1, -1):
        begins = Counter(year - step * place for place, year in known)
        begin, count = begins.most_common(1)[0]
        # two of three count down where two columns changed places
        enough = 2 * count > len(known) if step == 1 else count == len(known)
        if enough and (count > 1 or len(years) == 1):
            return [begin + step * place for place in range(len(years))]
    if len(known) == 1 or _are_every_other(years, plan_years):
        return list(years)
    return [None] * len(years)


def _are_every_other(years: Sequence[int | None], plan_years: Years | None) -> bool:
    """Whether columns are every other year of a plan, or every third, from its first year to its last: what is done so.

    >>> _are_every_other((2566, 2568, 2570), (2566, 2570)), _are_every_other((2566, 2568, 2570), (2566, 2569))
    (True, False)
    >>> _are_every_other((2566, 2568), (2566, 2568)), _are_every_other((2566, 2568, 2569), (2566, 2569))
    (False, False)
    """
    if plan_years is None or len(years) < _LEAST_EVERY_OTHER:
        return False
    step, left = divmod(plan_years[1] - plan_years[0], len(years) - 1)
    return step > 1 and not left and list(years) == list(range(plan_years[0], plan_years[1] + 1, step))


def _may_be(text: str, year: int, plan_years: Years | None) -> bool:
    """Whether a damaged head may have been a year: its digits stand in that order in it, or it is empty and the plan
    says that it has that year.

    >>> _may_be("ปี ๒๕๗O", 2570, None), _may_be("ปี ๒๕๖", 2568, None), _may_be("ปี 2599", 2568, None)
    (True, True, False)
    >>> _may_be("", 2570, (2566, 2570)), _may_be("", 2571, (2566, 2570)), _may_be("", 2570, None)
    (True, False, False)
    """
    if plan_years and not plan_years[0] <= year <= plan_years[1]:
        return False
    bare = _BESIDE.sub("", arabic_digits(text))
    if not bare:
        return plan_years is not None
    digits = "".join(char for char in bare.translate(_LOOKALIKES) if char.isdecimal())
    if not _LEAST_DIGITS <= len(digits) <= 4 or len(bare) > len(digits) + 2:
        return False
    if len(digits) == 4:
        return sum(a != b for a, b in zip(digits, str(year), strict=True)) <= 1 and bare != digits
    rest = iter(str(year))
    return all(digit in rest for digit in digits) and len(digits) >= 4 - _MOST_LOST
