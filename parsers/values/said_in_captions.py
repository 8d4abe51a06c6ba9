"""The words of captions that say of a whole table that it is none of the plan's budget, and why."""

from __future__ import annotations

import re
from typing import Any, Literal

from parsers.rules.load import load

LeavesOut = Literal["always", "beside_others", "where_changed"]
"""Where a caption leaves its table out: everywhere, beside one of the plan's own, above the one that replaces it."""

_RULES = load("captions")


def _one_of(rules: list[dict[str, Any]]) -> re.Pattern[str]:
    return re.compile("|".join(rule["pattern"] for rule in rules))


def _of_another_time(where: str) -> re.Pattern[str]:
    return _one_of([rule for rule in _RULES["of_another_time"] if where in rule["where"]])


OF_NO_BUDGET = _one_of(_RULES["no_budget"])
"""How a caption begins of money that was spent, or that is not there yet."""

OF_COUNTS = _one_of(_RULES["counted"])
"""A caption of people or things."""

OF_CHANGED = _one_of(_RULES["changed_table"])
"""The caption of a table that takes the place of a former one."""

OF_CHANGES = _one_of(_RULES["of_changes"])
"""How a line begins above a table of some projects that were changed."""

OF_FORMER_YEARS = _one_of(_RULES["former_years"])
"""A caption of what was done, in years that the heads below it name."""

OF_ANOTHER_TIME = _of_another_time("captions")
"""Words of a caption that say that what stands below was done, or is of another year."""

RESULT_IN_HEAD = _of_another_time("heads")
"""Words of the head of a column that hold what came of something."""

_MATTERS: tuple[tuple[re.Pattern[str], LeavesOut], ...] = tuple(
    (re.compile(rule["pattern"]), rule["leaves_out"]) for rule in _RULES["matter"]
)


def leaves_out(key: str) -> LeavesOut | None:
    """Where a caption of another matter than the plan's leaves its table out; None for any other caption.

    >>> [leaves_out(key) for key in ("โครงการที่ยกเลิก", "ตัวอย่างการกรอกแบบ", "ความเดิม", "โครงการตามแผน")]
    ['always', 'beside_others', 'where_changed', None]
    """
    return next((way for pattern, way in _MATTERS if pattern.match(key)), None)
