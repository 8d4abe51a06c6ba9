"""The years right behind amounts with others to follow: whether they are those of the amounts before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from parsers.values.money.found import Found, is_a_sum
from parsers.values.money.said import COST, COST_NEXT, SOURCE
from parsers.values.money.year_groups import BETWEEN, SINCE, YearGroup, groups_within

OPENS_BEHIND = re.compile(r"\s*+(?:(?:ต่อ|/\s*+)ปี|ทุกปี)?\s*+\(\s*")
_SOURCE_THEN_SINCE = re.compile(r"[^\S\n]*+\([^()\n]*\)[^\S\n]*+(?:ใน|ของ)?[^\S\n]*+")
_COSTS_FOLLOW = re.compile(
    r"\s*+(?:เป็นต้นไป)?[\s,]*+(?:\(|(?:โดย)?(?:แบ่ง|แยก|จำแนก)|ประกอบด้วย|ได้แก่|เป็น(?=ค่า))[^0-9\n]{0,20}ค่า"
)
_ENDS = re.compile(
    r"[^\S\n]*(?:และ|กับ|[,;/])\s*(?:อีก|จำนวน|เป็นเงิน|เงิน|งบประมาณ|วงเงิน|(?:ขอ)?ตั้ง(?:งบประมาณ)?(?:ไว้)?|จะ|ใช้|ประมาณ(?:การ)?|ไม่เกิน|\s)*+(?=[0-9])"
)
"""What closes an amount with its years before the next amount: ``(5,000 บาท ปี 2566) และใช้ 6,000 บาท``."""


def before_a_lone_year(key: str, found: Sequence[Found], named: Sequence[YearGroup]) -> set[int]:
    """The places of several costs or sources before the only year, behind the last of them: whether it is that one's or
    all of theirs, nobody can say (``ค่าอาหาร 12,000 บาท ค่าวิทยากร 6,000 บาท ปี 2566``). Behind what an amount is made of
    it is not the last part's, whatever words lead to it.
    """
    places = [index for index, one in enumerate(found) if one.per != "unit"]
    kept = before_closing_sums(key, found, places, named)
    if len(kept) < 2 or is_a_sum(key, found, kept[-1]) or len(named) != 1 or named[0].start < found[kept[-1]].end:
        return set()
    in_turn = 1 < len(named[0].years) == len(kept) - 1
    if not in_turn and (_adds_up(found, kept) or _COSTS_FOLLOW.match(key, found[kept[0]].end)):
        return set(kept)
    if not SINCE.fullmatch(key, found[kept[-1]].end, named[0].start) and not _SOURCE_THEN_SINCE.fullmatch(
        key, found[kept[-1]].end, named[0].start
    ):
        return set()
    words = key[found[kept[-2]].end : found[kept[-1]].start]
    return set(kept) if COST.search(words) or SOURCE.search(words) or words.lstrip().startswith("(") else set()


def years_between(
    key: str, found: Sequence[Found], named: Sequence[YearGroup]
) -> tuple[dict[int, YearGroup], set[int]]:
    """The years right behind amounts with others to follow, where none stand before the first amount: those of the
    amounts before them, by their places, and the places of the amounts of which nobody can say.

    They are the amount's before them where its costs follow (``10,000 บาท ปี 2566 ค่าอาหาร 5,000 บาท``) or what follows
    adds up to it, the next one's where words lead to that (``ปี 2566 จำนวน``) or the first is the sum of the others.
    """
    places = [index for index, one in enumerate(found) if one.per != "unit"]
    wholes = before_closing_sums(key, found, places, named)
    if (
        len(wholes) < 2
        or groups_within(named, 0, found[wholes[0]].start)
        or groups_within(named, found[wholes[-1]].end, len(key))
    ):
        return {}, set()
    own: dict[int, YearGroup] = {}
    unsure: dict[int, YearGroup] = {}
    led = ended = False
    for above, below in pairwise(wholes):
        end, start = found[above].end, found[below].start
        for group in groups_within(named, end, start):
            if not SINCE.fullmatch(key, end, group.start) or above in unsure:
                led = True
            elif _COSTS_FOLLOW.match(key, group.end) or _are_in_brackets(key, found, above, group, wholes):
                own[above] = group
            else:
                words = key[group.end : start]
                closed = bool(_ENDS.match(key, group.end))
                ended = ended or closed
                led = led or bool(words.strip(" ,;") and not closed and "\n" not in words and BETWEEN.fullmatch(words))
                unsure[above] = group
    edges = sorted({*own, *unsure, len(found)})
    runs = [[index for index in wholes if first <= index < last] for first, last in pairwise(edges)]
    in_doubt = {index for run in runs for index in run[:2] if run[0] in unsure}
    if unsure and own and max(own) > max(unsure):
        # the last one has its year behind it: so have those above it, unless one of them has none
        told = all(run[0] in own or len(run) == 1 or _adds_up(found, run) for run in runs)
        return (own | unsure, set()) if told else (own, in_doubt)
    if not unsure or led or (len(runs) > 1 and _adds_up(found, wholes)):
        return own, set()
    if (
        ended
        or all(_adds_up(found, run) for run in runs)
        or (len(runs) == 1 and _costs_follow(key, found, wholes, unsure))
    ):
        return own | unsure, set()
    if is_a_sum(key, found, wholes[0]):
        return own, set()
    return own, in_doubt


def _are_in_brackets(key: str, found: Sequence[Found], above: int, group: YearGroup, wholes: Sequence[int]) -> bool:
    """Whether the amounts in brackets right behind an amount's years add up to it:
    ``10,000 บาท ในปี 2566 (งบ อบต. 4,000 บาท งบ อบจ. 6,000 บาท)``.
    """
    opens = OPENS_BEHIND.match(key, group.end)
    closes = key.find(")", group.end)
    inside = [index for index in wholes if opens and opens.end() <= found[index].start < closes]
    return _adds_up(found, [above, *inside])


def before_closing_sums(
    key: str, found: Sequence[Found], wholes: Sequence[int], named: Sequence[YearGroup]
) -> list[int]:
    """Some amounts without the sums at the end that have no year of their own: no year behind an amount above them is
    theirs (``120,000 บาท ปี 2568 รวม 140,000 บาท``, not ``120,000 บาท รวมปี 2568 140,000 บาท``).
    """
    kept = list(wholes)
    while len(kept) > 1 and is_a_sum(key, found, kept[-1]):
        above = found[kept[-2]].end
        if any(not SINCE.fullmatch(key, above, of.start) for of in groups_within(named, above, found[kept[-1]].start)):
            break
        kept.pop()
    return kept


def _costs_follow(key: str, found: Sequence[Found], wholes: Sequence[int], years: dict[int, YearGroup]) -> bool:
    """Whether costs follow behind the only years, which the amount before them holds and is none of."""
    (above, group) = next(iter(years.items()))
    costs = [found[index].amount or Decimal(0) for index in wholes if index > above]
    is_cost = COST.search(key, found[above - 1].end if above else 0, found[above].start)
    follow = COST_NEXT.match(key, group.end)
    return bool(follow and not is_cost and sum(costs, Decimal(0)) <= (found[above].amount or Decimal(0)))


def _adds_up(found: Sequence[Found], run: Sequence[int]) -> bool:
    """Whether the first of some amounts is the sum of the others, of two at least."""
    amounts = [found[index].amount for index in run]
    return len(run) > 2 and None not in amounts and amounts[0] == sum(filter(None, amounts[1:]), Decimal(0))
