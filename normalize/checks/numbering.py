"""Whether the numbers that a plan prints before its projects count on: gaps and repetitions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.ground.issues import Issue
from extract.ground.source import Span


def number_issues(
    numbered: Sequence[tuple[int | None, Span, int]], table: str, what: str, what_th: str
) -> tuple[Issue, ...]:
    """Issues for a run of printed numbers, each with its lines and its project's ordinal.

    A number that begins again at 1 begins a new run (plans number by mission). Within a run a number that
    stands twice is ``duplicate_number``, a jump is ``number_gap``.

    >>> numbered = [(number, Span(1, 1), ordinal) for ordinal, number in enumerate((1, 2, 2, 5, 1), 1)]
    >>> [issue.code for issue in number_issues(numbered, "projects", "the table", "ตาราง")]
    ['duplicate_number', 'number_gap']
    """
    issues: list[Issue] = []
    params = {"what": what, "what_th": what_th}
    expected: int | None = None
    seen: set[int] = set()
    for number, span, ordinal in numbered:
        if number is None:
            continue
        if number == 1:
            seen = set()
            expected = 1
        if number in seen:
            issues.append(Issue("duplicate_number", span, table, ordinal, found=str(number), params=params))
            continue
        if expected is not None and number != expected:
            issues.append(
                Issue("number_gap", span, table, ordinal, expected=str(expected), found=str(number), params=params)
            )
        seen.add(number)
        expected = number + 1
    return tuple(issues)


def jumps(numbers: Iterable[int]) -> bool:
    """Whether numbers of a printed list do not count on. A list may begin anew, and may hold another one inside.

    >>> jumps([1, 2, 3, 1, 2, 4, 5]), jumps([1, 2, 1, 2, 3]), jumps([4, 5])
    (False, False, False)
    >>> jumps([1, 2, 4]), jumps([1, 2, 2]), jumps([1, 2, 3, 4, 5, 6, 3])
    (True, True, True)
    """
    ends: list[int] = []
    for number in numbers:
        if number == 1 or not ends:
            ends.append(number)
            continue
        while ends and ends[-1] != number - 1:
            ends.pop()
        if not ends:
            return True
        ends[-1] = number
    return False
