"""Declared counts of projects beside what was found."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import Span
from parsers.records.budget import TableItem
from parsers.records.facts import DeclaredCount
from parsers.records.plan import PlanDocument

Item = Callable[..., TableItem]
Plan = Callable[..., PlanDocument]
IssuesOf = Callable[[PlanDocument, str], list[dict[str, object]]]


@pytest.mark.parametrize(
    ("declared", "combined", "mismatch"),
    [
        (2, True, False),
        (3, True, True),
        (1, False, False),
        (2, False, False),  # the entry whose kind is not printed may be the second
        (3, False, True),
        (0, False, True),
    ],
)
def test_declared_counts(
    declared: int, combined: bool, mismatch: bool, plan: Plan, issues_of: IssuesOf, item: Item
) -> None:
    count = DeclaredCount("foreword", "plan", None, "project", declared, combined, Span(3, 3))
    document = plan((item(), None), (item(kind="unspecified"), None), declared_counts=(count,))
    assert bool(issues_of(document, "count_mismatch")) == mismatch
