"""Which plans of a dataset are the same, a newer edition or an amendment of another: settled from small keys alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from rapidfuzz import fuzz

from normalize.rows.likeness import Likeness
from normalize.schema.keys import DataRow

LEFT_OUT = ("duplicate", "newer_edition")
"""Relations whose ``plan_id`` is left out of sums. The projects of an amendment are not those that it amends."""

_SAME, _MOSTLY = 0.9, 0.5
_SAME_DISTRICT = 75


def relation_rows(plans: Mapping[str, Likeness]) -> list[DataRow]:
    """The rows of ``plan_relations`` for the plans of a dataset, by plan_id, in the order of their key.

    Plans are compared within one organisation and the same years; where these are not known, with those of the same
    bytes. Those that share nine tenths of titles and amounts are one plan: the one with the most amounts stays, of
    equals the first by its name. Another date of the announcement makes two of them editions, of which the newest
    stays; so does a title that says that it amends, of two such the later one by its number, where it shares half of
    its projects with the other. An amendment that shares less stands beside the plan that it amends. Where the province
    of one is not known, the same amounts somewhere must say that it is no namesake.

    Wrong for a revised plan without a date and without such a word: it counts beside the first.
    """
    found = [row for some in _groups(plans) for row in _related({plan_id: plans[plan_id] for plan_id in some})]
    return sorted(found, key=lambda row: (row["plan_id"], row["other_plan_id"], row["relation"]))


def left_out(plans: Mapping[str, Likeness]) -> frozenset[str]:
    """The plans that sums leave out, because another one stands for them."""
    return frozenset(str(row["plan_id"]) for row in relation_rows(plans) if row["relation"] in LEFT_OUT)


def _groups(plans: Mapping[str, Likeness]) -> Iterable[list[str]]:
    groups: dict[tuple[str, str], list[str]] = {}
    for plan_id in sorted(plans):
        like = plans[plan_id]
        known = like.organisation and like.years
        groups.setdefault((like.organisation, like.years) if known else (like.source, ""), []).append(plan_id)
    return (some for some in groups.values() if len(some) > 1)


def _related(plans: Mapping[str, Likeness]) -> Iterator[DataRow]:
    """The relations among the plans of one organisation and the same years."""
    gone: set[str] = set()
    best_first = sorted(plans, key=lambda plan_id: (-plans[plan_id].amounts, -plans[plan_id].count, plan_id))
    for stays, other in combinations(best_first, 2):
        if gone & {stays, other} or _is_older(plans[stays], plans[other]) is not None:
            continue
        shared = _shared(plans[stays], plans[other])
        if shared < _SAME:
            continue
        gone.add(other)
        yield _row(other, stays, "duplicate", shared, "organisation, years, projects and amounts", plans)
    for one, other in combinations([plan_id for plan_id in plans if plan_id not in gone], 2):
        if gone & {one, other}:
            continue
        if _are_namesakes(plans[one], plans[other]):
            continue
        shared = _shared(plans[one], plans[other])
        older = _is_older(plans[one], plans[other])
        if shared >= _MOSTLY and older is not None:
            old, new = (one, other) if older else (other, one)
            gone.add(old)
            basis = "organisation, years and most projects; another announcement"
            if plans[one].edition != plans[other].edition and plans[one].amends == plans[other].amends:
                basis = "organisation, years and most projects; the number of the amendment"
            elif plans[one].amends != plans[other].amends:
                basis = "organisation, years and most projects; its title says that it amends"
            yield _row(old, new, "newer_edition", shared, basis, plans)
        elif plans[one].amends != plans[other].amends:
            amendment, amended = (one, other) if plans[one].amends else (other, one)
            yield _row(amendment, amended, "amendment", shared, "organisation and years; its title says it", plans)


def _are_namesakes(one: Likeness, other: Likeness) -> bool:
    """Whether two plans of organisations of one name are of two provinces or districts, or nothing but the name says
    one. A district that is nearly another is the same, misread.
    """
    if one.source and one.source == other.source:
        return False
    if one.district and other.district and fuzz.ratio(one.district, other.district) < _SAME_DISTRICT:
        return True
    if one.province and other.province:
        return one.province != other.province
    return one.province != other.province and not one.shares_money(other)


def _shared(one: Likeness, other: Likeness) -> float:
    return 0.0 if _are_namesakes(one, other) else one.shared(other)


def _is_older(one: Likeness, other: Likeness) -> bool | None:
    """Whether a plan is the older edition of another; None where nothing says which."""
    if one.amends != other.amends:
        return other.amends
    if one.amends and one.edition and other.edition and one.edition != other.edition:
        return one.edition < other.edition
    if one.announced_on and other.announced_on and one.announced_on != other.announced_on:
        return one.announced_on < other.announced_on
    return None


def _row(plan_id: str, other: str, relation: str, score: float, basis: str, plans: Mapping[str, Likeness]) -> DataRow:
    names = ("line_start", "line_end", "page_start", "page_end")
    return {
        "plan_id": plan_id,
        "other_plan_id": other,
        "relation": relation,
        "score": round(score, 4),
        "basis": basis,
        **dict(zip(names, plans[plan_id].lines, strict=True)),
    }
