"""The columns of texts that nothing but their kinds puts into columns: the one best way to place them.

A small dynamic program, which may leave a column empty, put two texts into one cell of words, or drop an empty one.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from parsers.tables.rows.cell_kinds import Kind, begins_with_item, has_letters, misfit

_NO_FIGURE = 2.6
"""A word without any digit where money is due: one cell more is likelier lost, unless no cell is missing."""

_ITEM_AMONG_WORDS = 2.5
"""A project in the column of missions, which is likelier empty: the text behind is the rest of the project's title."""

_JOINED = 1.0
_LOST: dict[Kind, float] = {"number": 0.5, "words": 0.5, "title": 3.0, "money": 2.0, "remark": 0.5, "any": 0.5}
_DROPPED = 1.0
_MOST = 40


def best_columns(tokens: Sequence[str], kinds: Sequence[Kind]) -> tuple[int, ...] | None:
    """The column of each token where one assignment is the best; None where none is possible or two are as good.

    Tokens keep their order. What is empty has a place of its own, but which of two empty places was lost does not count
    as a difference: for empty tokens the column is -1; so it is for words that may stand in either of two columns that
    hold no money and no titles.

    >>> kinds = ("number", "title", "money", "money", "any", "remark")
    >>> best_columns(("2", "มาตรการ ก", "-", "-", "-", "งานนิติการ"), kinds)
    (0, 1, 2, 3, 4, 5)
    >>> best_columns(("1", "โครงการ ก", "5", "6", "กองคลัง"), kinds)
    (0, 1, 2, 3, -1)
    >>> best_columns(("1", "โครงการ", "อบรม", "5,000", "6,000"), ("number", "title", "money", "money"))
    (0, 1, 1, 2, 3)
    >>> best_columns(("โครงการ ก", "5,000"), ("title", "money", "money")) is None
    True
    """
    if max(len(tokens), len(kinds)) > _MOST:
        return None
    best: dict[tuple[int, int], tuple[float, frozenset[tuple[int, ...]]]] = {}

    def solve(i: int, j: int) -> tuple[float, frozenset[tuple[int, ...]]]:
        """The least cost of tokens from ``i`` in columns from ``j``, the last column taken being ``j - 1``."""
        if (i, j) in best:
            return best[i, j]
        if i == len(tokens) and j == len(kinds):
            return 0.0, frozenset({()})
        choices: list[tuple[float, frozenset[tuple[int, ...]]]] = []
        if i < len(tokens):
            token = tokens[i]
            if j < len(kinds):
                cost = misfit(token, kinds[j])
                if cost and kinds[j] == "money" and not any(sign.isdecimal() for sign in token):
                    cost = _NO_FIGURE
                elif cost and kinds[j] == "words" and begins_with_item(token):
                    cost = _ITEM_AMONG_WORDS
                choices.append(_then(cost, j if token else -1, solve(i + 1, j + 1)))
            if not token:
                choices.append(_then(_DROPPED, -1, solve(i + 1, j)))
            elif j > 0 and kinds[j - 1] in ("title", "words", "remark") and i and tokens[i - 1] and has_letters(token):
                choices.append(_then(_JOINED + misfit(token, kinds[j - 1]), j - 1, solve(i + 1, j)))
        if j < len(kinds):
            cost, found = solve(i, j + 1)
            choices.append((cost + _LOST[kinds[j]], found))
        least = min((cost for cost, _ in choices), default=inf)
        found = frozenset().union(*(ways for cost, ways in choices if cost == least)) if least < inf else frozenset()
        best[i, j] = least, frozenset(sorted(found)[:3])
        return best[i, j]

    cost, ways = solve(0, 0)
    if cost == inf or not ways:
        return None
    places = tuple(where[0] if len(set(where)) == 1 else -1 for where in zip(*ways, strict=True))
    loose = [where for where in zip(*ways, strict=True) if len(set(where)) > 1]
    return places if all(kinds[at] in ("any", "remark") for where in loose for at in where) else None


def _then(
    cost: float, column: int, rest: tuple[float, frozenset[tuple[int, ...]]]
) -> tuple[float, frozenset[tuple[int, ...]]]:
    return cost + rest[0], frozenset((column, *way) for way in rest[1])
