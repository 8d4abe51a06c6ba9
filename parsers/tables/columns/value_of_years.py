"""The value behind a label of years (``2566: 20,000``, ``2566–2570: ปีละ 7,000``): of each of them, or of all."""

from __future__ import annotations

import re
from typing import NamedTuple

from parsers.records.budget import CellStatus
from parsers.tables.columns.names import EACH_YEAR_IN_HEAD
from parsers.values.money.cells import parse_cell

TRUE_OF_EACH = frozenset({"dash", "none", "zero", "blank"})
"""What is so in each of several years where it is so in all together."""

_EACH_YEAR = re.compile(rf"\s*(?:{EACH_YEAR_IN_HEAD.pattern})\s*")


class ValueOfYears(NamedTuple):
    """A value without the words that say of which years it is; ``status`` is None where it is none."""

    text: str
    status: CellStatus | None
    of_each: bool


def value_of_years(text: str, *, several: bool) -> ValueOfYears:
    """What a text says of one year, or of ``several``.

    >>> value_of_years("ปีละ 7,000", several=True), value_of_years("7,000", several=True).of_each
    (ValueOfYears(text='7,000', status='amount', of_each=True), False)
    """
    each = _EACH_YEAR.match(text) if several else None
    value = text[each.end() :] if each else text
    status = parse_cell(value).status
    return ValueOfYears(value, status, not several or each is not None or status in TRUE_OF_EACH)
