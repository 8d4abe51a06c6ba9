"""Who belongs to whom: the one-to-one choice that is the best for all together, not for the first who asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

_ORDER = 1e-6
"""What keeping the order is worth, far less than any evidence: it decides between equals."""

_STRENGTH = 8
"""The power that weights are raised to before they are added: one strong pair is not given up for two weak ones."""


def assign(weights: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """The pairs (left, right) that are the best together, each left and each right at most once.

    ``weights`` has the pairs that are possible, with what speaks for them (above 0). Where several choices are equal,
    the one that keeps left and right in the same order is taken.

    >>> assign({(0, 0): 0.9, (0, 1): 0.89, (1, 0): 0.85})
    {0: 1, 1: 0}
    >>> assign({(0, 0): 1.0, (0, 1): 0.85, (1, 0): 0.85})
    {0: 0}
    >>> assign({(0, 0): 1.0, (0, 1): 1.0, (1, 0): 1.0, (1, 1): 1.0})
    {0: 0, 1: 1}
    """
    reach = 1 + max((max(pair) for pair in weights), default=0)
    ordered = {(a, b): weight**_STRENGTH - _ORDER * ((a - b) / reach) ** 2 for (a, b), weight in weights.items()}
    chosen: dict[int, int] = {}
    for group in _components(ordered):
        chosen |= _best(group)
    return dict(sorted(chosen.items()))


def _components(weights: Mapping[tuple[int, int], float]) -> list[dict[tuple[int, int], float]]:
    """The weights in groups that share no left and no right: most have a single pair."""
    rights: dict[int, list[int]] = defaultdict(list)
    lefts: dict[int, list[int]] = defaultdict(list)
    for a, b in weights:
        rights[a].append(b)
        lefts[b].append(a)
    groups = []
    seen: set[int] = set()
    for start in rights:
        if start in seen:
            continue
        seen.add(start)
        waiting = [start]
        group: dict[tuple[int, int], float] = {}
        while waiting:
            a = waiting.pop()
            for b in rights[a]:
                group[a, b] = weights[a, b]
                new = [other for other in lefts[b] if other not in seen]
                seen.update(new)
                waiting += new
        groups.append(group)
    return groups


def _best(weights: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """The Hungarian method (shortest augmenting paths with potentials); a pair that is not possible weighs nothing."""
    if len(weights) == 1:
        return dict(weights.keys())
    lefts, rights = sorted({a for a, _ in weights}), sorted({b for _, b in weights})
    size = max(len(lefts), len(rights))
    cost = [[-weights.get((a, b), 0.0) for b in rights] + [0.0] * (size - len(rights)) for a in lefts]
    by_row, by_column = [0.0] * (len(lefts) + 1), [0.0] * (size + 1)
    row_of = [0] * (size + 1)
    for row in range(1, len(lefts) + 1):
        row_of[0], column = row, 0
        least = [float("inf")] * (size + 1)
        came_from = [0] * (size + 1)
        done = [False] * (size + 1)
        while row_of[column]:
            done[column] = True
            here, step, following = row_of[column], float("inf"), 0
            for other in range(1, size + 1):
                if done[other]:
                    continue
                reduced = cost[here - 1][other - 1] - by_row[here] - by_column[other]
                if reduced < least[other]:
                    least[other], came_from[other] = reduced, column
                if least[other] < step:
                    step, following = least[other], other
            for other in range(size + 1):
                if done[other]:
                    by_row[row_of[other]] += step
                    by_column[other] -= step
                else:
                    least[other] -= step
            column = following
        while column:
            row_of[column] = row_of[came_from[column]]
            column = came_from[column]
    return {
        lefts[row_of[column] - 1]: rights[column - 1]
        for column in range(1, len(rights) + 1)
        if row_of[column] and (lefts[row_of[column] - 1], rights[column - 1]) in weights
    }
