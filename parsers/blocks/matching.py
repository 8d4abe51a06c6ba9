"""One project from two places: a row of the budget table and a detail block are the same when their titles are."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, product
from typing import Literal, NamedTuple

from rapidfuzz import fuzz, process

from parsers.records.blocks import DetailBlock
from parsers.records.budget import TableItem
from parsers.values.compared_names import title_key
from parsers.values.spacing import wording_key

SURE = 0.80
"""From this similarity on, two titles that choose each other are taken for one project."""

WITH_NUMBER = 0.70
"""Enough where the printed numbers agree too: a number alone never joins two titles."""

_MARGIN = 0.02
_NUMBER_BONUS = 0.03
_KIND_BONUS = 0.03

_NEARLY = 0.95
"""From here on titles that name other money are still one project, whose figures contradict each other."""

_SHORTEST_BY_NUMBER = 30
"""Letters of a title that its number may join to one less like it: of a short one a word is other (วันเด็ก, วันแม่)."""

_DIGITS = re.compile("[0-9]+")

_MOST_PAIRS = 2500
"""Of rows and blocks with one title, each against each; more are a file gone wrong, and go in order."""

_MOST_ALIKE = 500_000
"""The same of rows and blocks without an equal title: more stay alone."""


@dataclass(frozen=True, slots=True)
class Match:
    """Table item ``item`` and detail block ``detail`` (indexes) are one project; ``score`` is the similarity,
    1.0 for equal titles.
    """

    item: int
    detail: int
    method: Literal["title", "title_fuzzy", "number"]
    score: float


def match_titles(
    items: Sequence[TableItem], details: Sequence[DetailBlock], organisation: str | None = None
) -> tuple[Match, ...]:
    """Pairs of table item and detail block, each used once at most, in the order of the items.

    Equal titles (spaces, digit style and quotes aside) are paired first; where several are equal, those that stand in
    the same place of the tree, name the same money, have the same printed number, then in order. The rest is paired by
    similarity, best first; a pair stands only if neither side has another partner that is as good. The printed number
    and the kind of project break ties, they join nothing by themselves. At last those are paired whose titles are the
    same without the ``organisation`` (the bare name of the plan's own): ``อบต.พบประชาชน``.
    """
    item_keys = [wording_key(item.title) for item in items]
    detail_keys = [wording_key(detail.title) for detail in details]
    matches = _pairs_with_equal_titles(items, details, item_keys, detail_keys)
    taken_items = {match.item for match in matches}
    taken_details = {match.detail for match in matches}
    left = [i for i in range(len(items)) if i not in taken_items and item_keys[i]]
    right = [d for d in range(len(details)) if d not in taken_details and detail_keys[d]]
    matches += _pairs_with_similar_titles(items, details, item_keys, detail_keys, left, right)
    matches += _pairs_of_own_names(items, details, matches, organisation)
    return tuple(sorted(matches, key=lambda match: match.item))


def _pairs_with_equal_titles(
    items: Sequence[TableItem], details: Sequence[DetailBlock], item_keys: Sequence[str], detail_keys: Sequence[str]
) -> list[Match]:
    places: dict[str, tuple[list[int], list[int]]] = {}
    for index, key in enumerate(item_keys):
        if key:
            places.setdefault(key, ([], []))[0].append(index)
    for index, key in enumerate(detail_keys):
        if key in places:
            places[key][1].append(index)
    matches: list[Match] = []
    for of_table, of_blocks in places.values():
        many = len(of_table) * len(of_blocks) > _MOST_PAIRS
        pairs = list(zip(of_table, of_blocks, strict=False)) if many else list(product(of_table, of_blocks))
        if len(pairs) > 1:  # what is equal stays in order
            pairs.sort(key=lambda pair: _agreement(items[pair[0]], details[pair[1]]), reverse=True)
        free, left = set(of_table), set(of_blocks)
        for i, d in pairs:
            if i in free and d in left:
                free.remove(i)
                left.remove(d)
                matches.append(Match(i, d, "title", 1.0))
    return matches


def _agreement(item: TableItem, detail: DetailBlock) -> tuple[bool, int, int, bool]:
    """How much beside its title a block shares with a row: its other title, its place, its money, its number."""
    nodes = [
        (of_row.number, of_block.number)
        for of_row, of_block in zip(item.branch, detail.branch, strict=True)
        if of_row and of_block
    ]
    equal, other = _money(item, detail)
    return (
        _same_alternative_title(item, detail),
        sum(1 if a == b else -1 for a, b in nodes),
        equal - other,
        item.number is not None and item.number == detail.number,
    )


def _money(item: TableItem, detail: DetailBlock) -> tuple[int, int]:
    """For how many years a row and a block name the same money, and for how many other money."""
    known = {cell.year_be: cell.amount for cell in item.cells if cell.amount is not None}
    same = [known[one.year_be] == one.amount for one in detail.amounts if one.year_be in known]
    return sum(same), len(same) - sum(same)


def _may_be_one(key: str, other_key: str, similarity: float, money: tuple[int, int]) -> bool:
    """Whether nothing says that two titles which are alike are of two projects: other numbers in both (``หมู่ 3``,
    ``หมู่ 8``) without the same money, or other money beside a title that is not nearly the same.
    """
    equal, other = money
    numbers, others = set(_DIGITS.findall(key)), set(_DIGITS.findall(other_key))
    if not (numbers <= others or others <= numbers) and (other or not equal):
        return False
    return equal > 0 or other == 0 or similarity >= _NEARLY


def _same_alternative_title(item: TableItem, detail: DetailBlock) -> bool:
    return bool(item.alternative_title and detail.alternative_title) and wording_key(
        item.alternative_title or ""
    ) == wording_key(detail.alternative_title or "")


def _pairs_with_similar_titles(
    items: Sequence[TableItem],
    details: Sequence[DetailBlock],
    item_keys: Sequence[str],
    detail_keys: Sequence[str],
    left: Sequence[int],
    right: Sequence[int],
) -> list[Match]:
    if not 0 < len(left) * len(right) <= _MOST_ALIKE:
        return []
    pairs: list[_Pair] = []
    for i, d, similarity in _alike(item_keys, detail_keys, left, right):
        same_number = items[i].number is not None and items[i].number == details[d].number
        same_kind = items[i].kind == details[d].kind != "unspecified"
        rank = similarity + _NUMBER_BONUS * same_number + _KIND_BONUS * same_kind
        named = same_number and min(len(item_keys[i]), len(detail_keys[d])) >= _SHORTEST_BY_NUMBER
        if (similarity >= SURE or named) and _may_be_one(
            item_keys[i], detail_keys[d], similarity, _money(items[i], details[d])
        ):
            pairs.append(_Pair(rank, similarity, i, d))
    pairs.sort(key=lambda pair: (-pair.rank, pair.item, pair.detail))
    return _without_rivals(pairs)


class _Pair(NamedTuple):
    """An item and a block whose titles are alike, how much, and how good a pair they are."""

    rank: float
    similarity: float
    item: int
    detail: int


def _alike(
    item_keys: Sequence[str], detail_keys: Sequence[str], left: Sequence[int], right: Sequence[int]
) -> Iterator[tuple[int, int, float]]:
    """The items and blocks whose titles are alike, and how much."""
    rows, columns = [item_keys[i] for i in left], [detail_keys[d] for d in right]
    scores = process.cdist(rows, columns, scorer=fuzz.ratio, score_cutoff=100 * WITH_NUMBER - 1)
    for row, column in zip(*scores.nonzero(), strict=True):
        similarity = float(scores[row, column]) / 100
        if similarity >= WITH_NUMBER:
            yield left[row], right[column], similarity


def _without_rivals(pairs: Sequence[_Pair]) -> list[Match]:
    """The pairs, the best of which come first, of which neither side has another partner left that is as good."""
    of_item: dict[int, list[_Pair]] = defaultdict(list)
    of_detail: dict[int, list[_Pair]] = defaultdict(list)
    for pair in pairs:
        of_item[pair.item].append(pair)
        of_detail[pair.detail].append(pair)
    matches: list[Match] = []
    used_items: set[int] = set()
    used_details: set[int] = set()
    for pair in pairs:
        _, similarity, i, d = pair
        if i in used_items or d in used_details:
            continue
        rival = any(
            other is not pair
            and other.item not in used_items
            and other.detail not in used_details
            and other.rank > pair.rank - _MARGIN
            for other in chain(of_item[i], of_detail[d])
        )
        if rival:
            continue
        used_items.add(i)
        used_details.add(d)
        method: Literal["title_fuzzy", "number"] = "title_fuzzy" if similarity >= SURE else "number"
        matches.append(Match(i, d, method, round(similarity, 4)))
    return matches


def _pairs_of_own_names(
    items: Sequence[TableItem], details: Sequence[DetailBlock], matches: Sequence[Match], organisation: str | None
) -> list[Match]:
    """The pairs of what is left whose titles differ in the name of the plan's own organisation alone, in kind, mission
    and money agreed: none where another row or block of the plan has that title, too.
    """
    taken = {match.item for match in matches}, {match.detail for match in matches}
    if len(taken[0]) == len(items) or len(taken[1]) == len(details):
        return []
    rows, blocks = ([title_key(one.title, organisation) for one in some] for some in (items, details))
    of_rows, of_blocks, places = Counter(rows), Counter(blocks), {key: d for d, key in enumerate(blocks)}
    found: list[Match] = []
    for i, key in enumerate(rows):
        if key is None or i in taken[0] or of_rows[key] > 1 or of_blocks[key] != 1:
            continue
        d = places[key]
        item, detail = items[i], details[d]
        titles = wording_key(item.title), wording_key(detail.title)
        if d in taken[1] or item.kind != detail.kind or not _in_one_place(item, detail):
            continue
        if not any(_money(item, detail)[1:]) and _may_be_one(*titles, 1.0, _money(item, detail)):
            found.append(Match(i, d, "title_fuzzy", round(fuzz.ratio(*titles) / 100, 4)))
    return found


def _in_one_place(item: TableItem, detail: DetailBlock) -> bool:
    """Whether a row and a block stand in the same mission, or have the same printed number or money."""
    here, there = item.branch.mission, detail.branch.mission
    if here and there:
        return here.number == there.number
    return (item.number is not None and item.number == detail.number) or _money(item, detail)[0] > 0
